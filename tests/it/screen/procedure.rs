//! The checklist itself changes: a step for each system, a block inserted, a newer version; and why a step is asked.

use vagt::app::{Effect, Event, Fault, FieldName, Notice, Overlay, PolicyAnswer, Purpose};
use vagt::config::playbooks;
use vagt::domain::command::Import;
use vagt::domain::fact::Amendment;
use vagt::domain::playbook::{InputValue, StepState};
use vagt::domain::policy::Section;
use vagt::domain::procedure::ProcedureEvent;
use vagt::domain::{Command, Fact, Refusal};

use super::story::give;
use super::{Story, step};

const ACADRE: &str = "Acadre svarer ikke";

fn state(story: &Story, id: &str) -> StepState {
    story.app.checklist().unwrap().step(&step(id)).unwrap().state
}

#[test]
fn a_step_for_several_systems_asks_for_which_and_shows_how_many_are_left() {
    let mut desk = Story::whole_desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    let systems = Some(["acadre", "mail"].map(|id| id.parse().unwrap()).into());
    give(&mut desk, Command::Amend(id, Box::new(Amendment { systems, ..Amendment::default() })), 300);
    let mut story = Story::on(desk, false);
    story.goes_to("availability.inform-owner").press("space");
    assert_eq!(story.form().purpose(), &Purpose::Step { incident: id, step: step("availability.inform-owner") });
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::ForSystems), Fault::NoSystemPicked)));
    story.field_at(FieldName::ForSystems).press("space enter");
    assert_eq!(state(&story, "availability.inform-owner"), StepState::Todo);
    let list = story.app.checklist().unwrap();
    assert_eq!(list.step(&step("availability.inform-owner")).unwrap().systems, Some((1, 2)));
    // For the one that is left, a blank is enough.
    story.goes_to("availability.inform-owner").press("space");
    assert!(story.open_form().is_none());
    assert_eq!(state(&story, "availability.inform-owner"), StepState::Done);
}

#[test]
fn what_a_playbook_asks_is_a_field_of_its_own() {
    let mut story = Story::begins();
    story.goes_to("availability.supplier-case").press("space");
    // It waits for an answer to whether the supplier is at fault; the form shows it all the same.
    let asked = story.form().fields().iter().filter(|field| matches!(field.name, FieldName::Input(_))).count();
    assert_eq!(asked, 3, "case number, name and what is promised");
    story.press("esc");
    story
        .goes_to("follow-up.journalise")
        .press("space")
        .field_at(FieldName::Input(0))
        .types("2026-4711")
        .press("enter");
    let Some(Fact::StepDone { inputs, .. }) = story.recorded().pop() else { panic!("the step is done") };
    let given: Vec<_> = inputs.into_values().collect();
    assert_eq!(given, [InputValue::Text("2026-4711".into())]);
}

#[test]
fn a_block_is_inserted_from_the_screen_with_a_reason() {
    let mut story = Story::begins();
    story.press("b");
    assert!(matches!(story.form().purpose(), Purpose::Insert { .. }));
    story.types("security").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    assert_eq!(story.recorded(), []);
    story.field_at(FieldName::Reason).types("Underlige logins").press("enter");
    assert_eq!(state(&story, "security.contain"), StepState::Todo);
    assert_eq!(story.says(), Some(&Notice::BlockInserted));
    let Some(Fact::Procedure { event: ProcedureEvent::BlockInserted { part, .. }, .. }) = story.recorded().pop() else {
        panic!("it is on record")
    };
    assert_eq!(part.block, "security");
}

#[test]
fn a_newer_playbook_is_followed_from_the_screen_and_what_is_done_stays() {
    let mut story = Story::begins();
    story.press("space U enter");
    let refused = Some((None, Fault::Refused(Refusal::NothingNewer)));
    assert_eq!(story.fault(), refused, "there is nothing newer yet");
    story.press("esc");
    let (playbooks, _) = playbooks::load(None);
    let (mut pin, mut newer) = playbooks.into_iter().find(|(pin, _)| pin.id == "availability").unwrap();
    pin.digest = "1".repeat(64);
    std::sync::Arc::make_mut(&mut newer.parts[1]).steps.truncate(3);
    story.happens(Event::FilesRead(vec![Command::Import(Import::Playbook { pin, playbook: Box::new(newer) })]));
    story.press("U enter");
    assert!(matches!(story.says(), Some(Notice::PlaybookFollowed(_))), "{:?}", story.says());
    assert_eq!(state(&story, "receive.record"), StepState::Done);
    assert!(story.app.checklist().unwrap().step(&step("availability.all-clear")).is_none());
}

#[test]
fn w_shows_what_prescribes_a_step_and_the_passage_behind_it() {
    let mut story = Story::begins();
    story.goes_to("availability.inform-owner").press("w");
    let sections = vec![Section::Availability];
    assert!(story.effects.contains(&Effect::ReadPolicy(sections)), "{:?}", story.effects);
    let passage = Some(("Tilgængelighedshændelser".into(), "Brugerne får besked.".into()));
    let answer = PolicyAnswer::Passages(vec![(Section::Availability, passage)]);
    story.happens(Event::PolicyRead(answer.clone()));
    let Some(Overlay::Why(why)) = story.app.overlay() else { panic!("it is shown") };
    assert_eq!((&why.step, why.answer.as_ref()), (&step("availability.inform-owner"), Some(&answer)));
    story.press("esc");
    assert!(story.app.overlay().is_none());
    // Good practice has no passage, and nothing is read for it.
    let before = story.effects.len();
    story.goes_to("availability.confirm").press("w");
    assert_eq!(story.effects.len(), before);
}
