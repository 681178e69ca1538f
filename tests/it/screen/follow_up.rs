//! Follow-up at the keyboard: from the cause to the effect, and the screen of all incidents.

use vagt::app::{Fault, FieldName, FollowUpForm, FollowUpPane, Notice, Purpose, Screen};
use vagt::domain::follow_up::{ActionState, FollowUpEvent};
use vagt::domain::{Fact, Refusal};

use vagt::domain::feed::ServiceState;

use super::Story;
use super::story::outage;

const ACADRE: &str = "Acadre svarer ikke";

/// Agrees an action, as whoever may.
fn agrees(story: &mut Story, what: &str) {
    story.press("f a").types(what).field_at(FieldName::Owner);
    assert_eq!(story.field(FieldName::Owner), "", "who answers for it is asked");
    story.types("anne");
    picks_who(story);
    story.press("enter");
}

/// Picks the first who may say it, where that is not whoever sits here.
fn picks_who(story: &mut Story) {
    if story.form().content(FieldName::DecidedBy).is_some() {
        story.field_at(FieldName::DecidedBy).press("down");
    }
}

#[test]
fn from_the_cause_to_the_effect_without_a_mouse() {
    let mut story = Story::begins();
    story.press("enter f c enter");
    assert_eq!(story.app.unanswered(story.form()), [FieldName::Cause, FieldName::DecidedBy]);
    story.types("Disken var fuld").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::DecidedBy), Fault::NobodyPicked)), "nobody is named for them");
    story.field_at(FieldName::DecidedBy).press("down enter");
    let recorded = story.recorded();
    let [Fact::FollowUp { event: FollowUpEvent::CauseStated { by, .. }, .. }, Fact::StepDone { step, .. }] =
        recorded.as_slice()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!((by.as_ref().unwrap().as_str(), step.as_str()), ("ag", "follow-up.cause"));
    story.press("f d");
    assert_eq!(story.says(), Some(&Notice::NothingToFollow));
    agrees(&mut story, "Alarm ved 80 %");
    assert_eq!(story.incident(ACADRE).follow_up.actions.len(), 1);

    story.press("esc f");
    assert!(matches!(story.app.screen(), Screen::FollowUp(view) if view.pane == FollowUpPane::Actions));
    assert_eq!(story.app.followed_actions()[0].state, ActionState::Open);
    story.press("e");
    assert_eq!(story.says(), Some(&Notice::DoneFirst), "it is not done yet");
    story.press("d").types("sat op").press("enter");
    assert_eq!(story.app.followed_actions()[0].state, ActionState::AwaitingEffect);
    story.press("e enter");
    assert_eq!(story.app.unanswered(story.form()), [FieldName::Worked], "nothing is assessed yet");
    story.press("right enter");
    assert_eq!(story.app.followed_actions()[0].state, ActionState::Assessed);
    story.press("enter");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
}

#[test]
fn a_review_says_which_supplier_and_nothing_of_the_agreement_until_it_is_answered() {
    let mut story = Story::begins();
    story.press("enter f r");
    assert_eq!(story.field(FieldName::Agreement), "FollowUp(Agreement(None))");
    story.types("Leverandøren").press("tab").types("Disken var fuld").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Agreement), Fault::InputMissing)));
}

#[test]
fn esc_leads_from_the_follow_up_of_all_back_to_the_incident() {
    let mut story = Story::begins();
    story.press("enter f o");
    assert!(matches!(story.app.screen(), Screen::FollowUp(_)));
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
    story.press("esc f esc");
    assert_eq!(story.app.screen(), Screen::Desk);
}

#[test]
fn each_form_of_follow_up_opens_from_the_incident_and_esc_leads_back() {
    for (keys, form) in [
        ("f c", FollowUpForm::Cause),
        ("f a", FollowUpForm::Agree),
        ("f s", FollowUpForm::Deviation),
        ("f r", FollowUpForm::Review),
        ("f b", FollowUpForm::Briefing),
    ] {
        let mut story = Story::begins();
        let incident = story.incident(ACADRE).id;
        story.press("enter").press(keys);
        assert_eq!(*story.form().purpose(), Purpose::FollowUp { incident, form, item: None }, "{keys}");
        story.press("esc");
        assert!(story.app.overlay().is_none(), "{keys}");
    }
}

#[test]
fn a_deviation_waits_on_the_screen_until_it_is_mitigated() {
    let mut story = Story::begins();
    story.press("enter f s").types("Firewall").press("enter");
    let deviation = story.incident(ACADRE).follow_up.open_deviations().next().unwrap().clone();
    assert_eq!(deviation.handler.unwrap().as_str(), "bl", "the IT chief is offered first");
    story.press("esc f tab m").types("reglen er tilbage").press("enter");
    assert_eq!(story.app.desk().open_deviations(), []);
    story.press("esc");
    assert_eq!(story.app.screen(), Screen::Desk);
}

#[test]
fn a_day_that_is_none_is_told_where_it_stands() {
    let mut story = Story::begins();
    story.press("enter f a").types("Alarm").field_at(FieldName::Owner).press("down");
    story.field_at(FieldName::Due).press("ctrl-u").types("snart").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Due), Fault::NoDay)));
    assert_eq!(story.recorded(), []);
}

#[test]
fn p24_a_corrective_action_is_changed_with_a_reason_and_only_in_what_differs() {
    let mut story = Story::at_desk_of("ag", Story::whole_desk());
    story.press("enter");
    agrees(&mut story, "Alarm ved 80 %");
    story.press("esc f u");
    assert_eq!(story.field(FieldName::Task), "Alarm ved 80 %", "the plan as it is");
    assert_eq!(story.field(FieldName::Owner), "ag");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("Varen er forsinket").press("enter");
    assert_eq!(story.fault().map(|(_, fault)| fault), Some(Fault::Refused(Refusal::NothingChanged)));
    story.field_at(FieldName::Owner).types("bo").field_at(FieldName::Due).press("ctrl-u").types("31-12-2026");
    story.press("enter");
    let Some(Fact::FollowUp { event: FollowUpEvent::ActionChanged { change, .. }, .. }) = story.recorded().pop() else {
        panic!("{:?}", story.fault())
    };
    assert!(change.text.is_none() && change.assess_on.is_none(), "{change:?}");
    let row = &story.app.followed_actions()[0];
    assert_eq!(row.action.plan.owner.person().map(vagt::domain::PersonId::as_str), Some("bl"));
    assert_eq!(row.action.plan.due.to_string(), "2026-12-31");
}

#[test]
fn what_is_left_empty_of_a_change_stays_as_it_is() {
    let mut story = Story::at_desk_of("ag", Story::whole_desk());
    story.press("enter");
    agrees(&mut story, "Alarm");
    agrees(&mut story, "Mere plads");
    story.press("2 f u");
    assert_eq!(story.form().focused().unwrap().name, FieldName::Item, "two of them: which?");
    assert_eq!(story.field(FieldName::Owner), "", "nobody, unless somebody is picked");
    story.types("plads").field_at(FieldName::Task).types("Dobbelt plads");
    story.field_at(FieldName::Reason).types("Det rækker ikke").press("enter");
    let texts: Vec<String> = story
        .app
        .desk()
        .incident(story.id(ACADRE))
        .unwrap()
        .follow_up
        .actions
        .values()
        .map(|action| action.plan.text.to_string())
        .collect();
    assert_eq!(texts, ["Alarm", "Dobbelt plads"]);
}

#[test]
fn a_row_of_the_facts_says_which_action_a_form_is_about() {
    let mut story = Story::at_desk_of("ag", Story::whole_desk());
    story.press("enter");
    agrees(&mut story, "Alarm");
    agrees(&mut story, "Mere plads");
    story.press("1 end f d");
    assert!(story.form().content(FieldName::Item).is_some());
    story.types("sat op").press("enter");
    let actions = &story.incident(ACADRE).follow_up.actions;
    let done: Vec<&str> =
        actions.values().filter(|action| action.done.is_some()).map(|action| action.plan.text.as_str()).collect();
    assert_eq!(done, ["Mere plads"], "the row that was stood on");
}

#[test]
fn the_follow_up_without_rows_stays_when_a_supplier_says_something() {
    let mut story = Story::at_desk_of("mk", Story::whole_desk());
    story.press("f");
    assert!(story.app.followed_actions().is_empty());
    story.feed_says(vec![outage("Login fejler", ServiceState::MajorOutage)], false);
    assert!(matches!(story.app.screen(), Screen::FollowUp(_)), "{:?}", story.app.screen());
}

#[test]
fn a_day_is_offered_in_the_form_of_its_label_and_read_in_either() {
    for typed in ["24-12-2026", "2026-12-24", "24.12.2026", "24-12"] {
        let mut story = Story::begins();
        story.press("enter f a").types("Alarm").field_at(FieldName::Due);
        let offered = story.field(FieldName::Due);
        assert!(offered.len() == "dd-mm-yyyy".len() && offered.ends_with("-2026"), "{offered}");
        story.press("ctrl-u").types(typed).field_at(FieldName::Owner).press("down");
        picks_who(&mut story);
        story.press("enter");
        let due = story.incident(ACADRE).follow_up.actions.values().next().map(|action| action.plan.due.to_string());
        assert_eq!(due.as_deref(), Some("2026-12-24"), "{typed}");
    }
}

#[test]
fn a_step_that_asks_for_an_act_opens_its_form_instead_of_an_empty_tick() {
    for (id, form) in [("follow-up.cause", FollowUpForm::Cause), ("follow-up.actions", FollowUpForm::Agree)] {
        let mut story = Story::begins();
        story.goes_to(id).press("space");
        let incident = story.incident(ACADRE).id;
        assert_eq!(*story.form().purpose(), Purpose::FollowUp { incident, form, item: None });
        story.press("enter");
        assert_eq!(story.recorded(), [], "nothing is done by saying so");
    }
    let mut story = Story::begins();
    story.goes_to("follow-up.journalise").press("space enter");
    assert_eq!(story.fault().map(|(_, fault)| fault), Some(Fault::InputMissing), "the number is asked for");
    story.press("esc").goes_to("follow-up.dpo-close").press("space enter");
    let lacking = story.app.unanswered(story.form());
    assert_eq!(lacking, [FieldName::Input(0), FieldName::Input(1), FieldName::DoneBy], "how is asked for, and who");
}
