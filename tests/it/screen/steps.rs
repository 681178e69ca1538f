//! Steps are ticked, skipped and opened again.

use vagt::app::{Effect, Event, Fault, FieldName, IncidentPane, Notice, Pane, Purpose, Screen};
use vagt::domain::message::{Channel, Content, MessageCommand, MessageKind};
use vagt::domain::playbook::{Answer, Audience, Question, StepState};
use vagt::domain::{Command, Fact, Refusal};

use super::story::{excuse, give, me};
use super::{Story, step};

const ACADRE: &str = "Acadre svarer ikke";

fn state(story: &Story, id: &str) -> StepState {
    story.app.checklist().unwrap().step(&step(id)).unwrap().state
}

#[test]
fn space_ticks_a_step_that_asks_nothing_and_is_mine_and_goes_on_to_the_next() {
    let mut story = Story::begins();
    assert_eq!(story.selected_step(), "receive.record");
    story.press("space");
    assert_eq!(state(&story, "receive.record"), StepState::Done);
    assert_eq!(story.says(), Some(&Notice::StepDone(step("receive.record"))));
    assert_eq!(story.selected_step(), "receive.welfare");
    assert!(story.open_form().is_none());
}

#[test]
fn space_opens_the_form_of_a_step_with_a_question_and_an_answer_is_needed() {
    let mut story = Story::begins();
    story.press("space space");
    let id = story.id(ACADRE);
    assert_eq!(story.form().purpose(), &Purpose::Step { incident: id, step: step("receive.welfare") });
    let before = story.recorded().len();
    story.press("enter");
    let asked = FieldName::Answer(Question::LifeAtRisk);
    assert_eq!(story.fault(), Some((Some(asked), Fault::Unanswered(Question::LifeAtRisk))));
    assert_eq!(story.recorded().len(), before, "nothing is recorded without an answer");

    while !story.field(asked).contains("No)") {
        story.press("right");
    }
    story.press("enter");
    assert_eq!(story.incident(ACADRE).answer(Question::LifeAtRisk), Some(Answer::No));
    assert_eq!(state(&story, "receive.welfare"), StepState::Done);
}

#[test]
fn space_opens_the_form_of_a_step_that_is_somebody_elses_and_asks_who_did_it() {
    let mut story = Story::begins();
    story.goes_to("inform.inform-affected").press("space");
    assert_eq!(story.field(FieldName::DoneBy), "", "that anybody did it is not filled in for them");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::DoneBy), Fault::NobodyPicked)));
    story.press("down enter");
    let Some(Fact::StepDone { by, .. }) = story.recorded().pop() else { panic!("the step is done") };
    assert_eq!(by, Some("bl".parse().unwrap()));
    let entry = story.entries().pop().unwrap();
    assert_eq!(entry.actor.person(), Some(&me()), "and who entered it stays on record");
}

#[test]
fn reaching_the_deciders_asks_how_it_went_and_a_word_with_them_does_the_step() {
    let mut story = Story::begins();
    story.goes_to("receive.call-it-chief").press("space");
    assert_eq!(story.field(FieldName::Reached), "bl", "whom the step is about");
    story.field_at(FieldName::Result).press("right right enter").goes_to("receive.call-it-chief");
    assert_eq!(state(&story, "receive.call-it-chief"), StepState::Todo, "in vain is on record and not done");
    story.press("enter").field_at(FieldName::Result).press("right enter");
    assert_eq!(state(&story, "receive.call-it-chief"), StepState::Done);
}

#[test]
fn somebody_without_the_role_cannot_have_done_it() {
    let mut story = Story::begins();
    story.goes_to("inform.inform-affected").press("space").field_at(FieldName::DoneBy).types("kjær").press("enter");
    let Some((Some(FieldName::DoneBy), Fault::Refused(Refusal::WrongRole { person, .. }))) = story.fault() else {
        panic!("{:?}", story.fault());
    };
    assert_eq!(person, me());
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_step_that_is_done_is_not_done_twice_by_a_slip_of_the_thumb() {
    let mut story = Story::begins();
    story.press("space").goes_to("receive.record").press("space");
    assert!(story.open_form().is_some());
    assert_eq!(story.recorded().len(), 1);
}

#[test]
fn after_a_tick_the_next_open_step_below_is_the_one_stood_on() {
    let mut story = Story::begins();
    let open = |story: &Story| {
        let list = story.app.checklist().unwrap();
        list.in_sight()
            .filter(|step| step.state == StepState::Todo)
            .map(|step| step.step.id.clone())
            .collect::<Vec<_>>()
    };
    let before = open(&story);
    // Past required steps that are still open.
    let at = 4;
    let ticked = before[at].clone();
    story.clicks(vagt::app::Target::Step(ticked.clone()));
    story.press("x").types("er gjort");
    if story.form().content(FieldName::DoneBy).is_some() {
        story.field_at(FieldName::DoneBy).press("down");
    }
    story.press("enter");
    assert_eq!(story.app.selected_step(), before.get(at + 1).cloned(), "not one that was passed by");
}

#[test]
fn a_page_is_what_the_pane_shows_all_but_a_line() {
    let mut story = Story::begins();
    let place = |story: &Story| {
        let list = story.app.checklist().unwrap();
        let selected = story.app.selected_step().unwrap();
        list.in_sight().position(|step| step.step.id == selected).unwrap()
    };
    // At 80 x 24 the checklist of the desk has seven lines above what is said of the selected step.
    story.press("3 home pagedown");
    assert_eq!(place(&story), 6);
    story.press("pageup");
    assert_eq!(place(&story), 0);
}

#[test]
fn minutes_are_made_at_the_meeting_and_not_by_a_tick() {
    let mut story = Story::begins();
    story.press("b").types("isg").press("tab").types("Gruppen mødes").press("enter");
    for id in ["isg.advise", "isg.minutes"] {
        story.goes_to(id);
        if id == "isg.advise" {
            story.press("x").types("Ikke nødvendigt").press("enter");
            if story.open_form().is_some() {
                story.field_at(FieldName::DoneBy).press("down enter");
            }
        }
    }
    let recorded = story.recorded().len();
    story.press("space");
    assert!(matches!(story.app.screen(), vagt::app::Screen::Meetings(_)), "{:?}", story.app.screen());
    assert_eq!(story.says(), Some(&Notice::MinutesAtMeeting));
    assert_eq!(story.recorded().len(), recorded);
}

#[test]
fn skipping_needs_a_reason_and_nothing_is_recorded_without() {
    let mut story = Story::begins();
    story.press("x enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("   ").press("enter");
    assert_eq!(story.recorded(), [], "blanks are no reason");
    story.types("Står i sagen").press("enter");
    assert_eq!(state(&story, "receive.record"), StepState::Skipped);
    assert_eq!(story.says(), Some(&Notice::StepSkipped(step("receive.record"))));
    assert!(
        matches!(story.recorded().as_slice(), [Fact::StepSkipped { reason, .. }] if reason.as_str() == "Står i sagen")
    );
}

#[test]
fn the_step_ticked_last_is_unticked_with_one_key() {
    let mut story = Story::begins();
    story.press("space u");
    assert_eq!(state(&story, "receive.record"), StepState::Todo);
    assert_eq!(story.says(), Some(&Notice::StepReopened(step("receive.record"))));
    assert_eq!(story.selected_step(), "receive.record");
    story.press("u");
    let refused = Refusal::StepNotSettled { step: step("receive.record") };
    assert_eq!(story.says(), Some(&Notice::Refused(refused)));
    assert_eq!(story.recorded().len(), 2);
}

#[test]
fn a_settled_step_that_is_selected_is_the_one_that_is_unticked() {
    let mut story = Story::begins();
    story.press("space").goes_to("availability.confirm").press("space").goes_to("receive.record").press("u");
    assert_eq!(state(&story, "receive.record"), StepState::Todo);
    assert_eq!(state(&story, "availability.confirm"), StepState::Done);
}

#[test]
fn among_the_outages_space_sends_to_the_checklist() {
    let mut story = Story::begins_with_an_outage();
    story.press("2 space");
    assert_eq!(story.says(), Some(&Notice::GoToChecklist));
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_closed_incident_that_is_set_aside_is_fetched_before_its_steps_are_touched() {
    let mut desk = Story::whole_desk();
    let id = desk.incidents().next().unwrap().id;
    give(&mut desk, Command::Close(id, excuse()), 300);
    let entries: Vec<_> = desk.incident(id).unwrap().timeline.iter().map(|have| have.entry.clone()).collect();
    desk.archive_closed();
    for key in ["space", "u", "x", "l"] {
        let mut story = Story::on(desk.clone(), false);
        story.press("h end").press(key);
        assert_eq!(story.app.selected_incident(), Some(id));
        assert_eq!(story.says(), Some(&Notice::Loading), "{key}");
        assert_eq!(story.effects, [Effect::Recall(id)], "{key}");
        story.press(key);
        assert_eq!(story.effects.len(), 1, "it is asked for once");
        story.happens(Event::Recalled(id, entries.clone()));
        assert_eq!(story.says(), None);
        assert!(!story.app.incident().unwrap().timeline.is_empty());
    }
}

#[test]
fn a_letter_answers_yes_no_or_unknown_in_both_languages() {
    let asked = FieldName::Answer(Question::LifeAtRisk);
    for (letter, answer) in [("j", "Yes)"), ("y", "Yes)"), ("n", "No)"), ("u", "Unknown)"), ("J", "Yes)")] {
        let mut story = Story::begins();
        story.press("space space").field_at(asked).press(letter);
        assert!(story.field(asked).contains(answer), "{letter}: {}", story.field(asked));
        story.press("enter");
        assert_eq!(state(&story, "receive.welfare"), StepState::Done, "{letter}");
    }
}

#[test]
fn the_step_of_the_dpo_report_records_how_it_was_sent_and_no_audience_stays_open() {
    let mut story = Story::begins();
    story.goes_to("receive.dpo-report").press("space");
    assert!(story.open_form().is_some(), "how it was sent is asked");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Input(0)), Fault::InputMissing)));
    assert_eq!(story.recorded(), []);
    story.press("right right enter");
    assert_eq!(story.says(), Some(&Notice::StepDone(step("receive.dpo-report"))));
    assert_eq!(state(&story, "receive.dpo-report"), StepState::Done);
    let messages = &story.incident(ACADRE).messages;
    let (message, _) = messages.last_to(Audience::Dpo).unwrap();
    assert_eq!((message.sendings.len(), message.sendings[0].channel), (1, Channel::Phone));
    assert!(messages.owes_mail_to_dpo().is_some(), "by phone it is still to be mailed");

    // A note is no other report; that it was mailed is the same one, sent once more.
    story.goes_to("receive.dpo-report").press("space tab").types("Ringet til vagten").press("enter");
    assert_eq!(story.incident(ACADRE).messages.all[0].sendings.len(), 1);
    story.goes_to("receive.dpo-report").press("space left enter");
    let messages = &story.incident(ACADRE).messages;
    assert_eq!((messages.all.len(), messages.all[0].sendings.len()), (1, 2));
    assert_eq!(messages.owes_mail_to_dpo(), None);
}

#[test]
fn a_report_that_was_sent_does_the_step_that_asks_how_it_was() {
    let mut desk = Story::whole_desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    let content = Content::Text("Mail er nede".into());
    let draft = MessageCommand::Draft { audience: Audience::Dpo, kind: MessageKind::First, content };
    give(&mut desk, Command::Message(id, Box::new(draft)), 301);
    let message = desk.incident(id).unwrap().messages.all[0].id;
    let (to, channel) = ("dpo".into(), Channel::Mail);
    let send = MessageCommand::Send { message, channel, to, by: None, without_approval: None };
    give(&mut desk, Command::Message(id, Box::new(send)), 302);
    let mut story = Story::on(desk, false);
    assert_eq!(state(&story, "receive.dpo-report"), StepState::Done);
    // What was sent is what its form says; ticking again sends nothing more.
    story.goes_to("receive.dpo-report").press("space enter");
    assert_eq!(story.incident(ACADRE).messages.all[0].sendings.len(), 1);
}

#[test]
fn one_key_goes_to_the_next_open_step_and_from_the_last_to_the_first_again() {
    let mut story = Story::begins();
    let open: Vec<_> = {
        let list = story.app.checklist().unwrap();
        let open = list.in_sight().filter(|step| step.state == StepState::Todo);
        open.map(|step| step.step.id.clone()).collect()
    };
    assert!(open.len() > 3, "{open:?}");
    story.goes_to(open[0].as_str());
    for next in open.iter().skip(1) {
        story.press("N");
        assert_eq!(story.app.selected_step().as_ref(), Some(next));
    }
    story.press("N");
    assert_eq!(story.app.selected_step().as_ref(), Some(&open[0]));
    // Also from another pane, and on the incident's own screen.
    story.press("1 N");
    assert_eq!((story.app.pane(), story.app.selected_step().as_ref()), (Pane::Checklist, Some(&open[1])));
    story.press("1 enter 3 N");
    assert!(matches!(story.app.screen(), Screen::Incident(view) if view.pane == IncidentPane::Steps));
}
