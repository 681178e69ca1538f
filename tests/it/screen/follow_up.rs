//! Follow-up at the keyboard: from the cause to the effect, and the screen of all incidents.

use vagt::app::{Fault, FieldName, FollowUpForm, FollowUpPane, Notice, Purpose, Screen};
use vagt::domain::follow_up::{ActionState, FollowUpEvent};
use vagt::domain::{Fact, Refusal};

use super::Story;

const ACADRE: &str = "Acadre svarer ikke";

#[test]
fn from_the_cause_to_the_effect_without_a_mouse() {
    let mut story = Story::begins();
    story.press("enter f c enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Cause), Fault::Refused(Refusal::EmptyText))));
    story.types("Disken var fuld").press("enter");
    let recorded = story.recorded();
    let [Fact::FollowUp { event: FollowUpEvent::CauseStated { by, .. }, .. }, Fact::StepDone { step, .. }] =
        recorded.as_slice()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!((by.as_ref().unwrap().as_str(), step.as_str()), ("ag", "follow-up.cause"));
    story.press("f d");
    assert_eq!(story.says(), Some(&Notice::NothingToFollow));
    story.press("f a").types("Alarm ved 80 %").press("enter");
    assert_eq!(story.incident(ACADRE).follow_up.actions.len(), 1);

    story.press("esc f");
    assert!(matches!(story.app.screen(), Screen::FollowUp(view) if view.pane == FollowUpPane::Actions));
    assert_eq!(story.app.followed_actions()[0].state, ActionState::Open);
    story.press("e");
    assert_eq!(story.says(), Some(&Notice::NothingToFollow), "it is not done yet");
    story.press("d").types("sat op").press("enter");
    assert_eq!(story.app.followed_actions()[0].state, ActionState::AwaitingEffect);
    story.press("e enter");
    assert_eq!(story.app.followed_actions()[0].state, ActionState::Assessed);
    story.press("enter");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
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
    story.press("enter f a").types("Alarm").field_at(FieldName::Due).press("ctrl-u").types("i morgen").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Due), Fault::NoDay)));
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_day_is_offered_in_the_form_of_its_label_and_read_in_either() {
    for typed in ["24-12-2026", "2026-12-24", "24.12.2026", "24-12"] {
        let mut story = Story::begins();
        story.press("enter f a").types("Alarm").field_at(FieldName::Due);
        let offered = story.field(FieldName::Due);
        assert!(offered.len() == "dd-mm-yyyy".len() && offered.ends_with("-2026"), "{offered}");
        story.press("ctrl-u").types(typed).press("enter");
        let due = story.incident(ACADRE).follow_up.actions.values().next().map(|action| action.plan.due.to_string());
        assert_eq!(due.as_deref(), Some("2026-12-24"), "{typed}");
    }
}
