//! The gate before closing.

use super::*;
use crate::domain::command::StepTick;
use crate::domain::fact::Amendment;

#[test]
fn an_incident_with_required_steps_left_is_not_closed_without_a_reason() {
    let mut story = Story::new();
    let id = story.id();
    let Err(Refusal::StepsLeft { steps }) = story.does("chef", Command::Close(id, Excuse::default())) else {
        panic!("closed")
    };
    assert!(steps.iter().any(|step| step.as_str() == "follow-up.cause") && steps.len() == 6, "{steps:?}");
    story.closes("chef").unwrap();
    let incident = story.incident();
    assert!(!incident.is_open());
    for step in steps {
        let record = &incident.steps[&step];
        assert_eq!(record.outcome.as_ref().unwrap().how, Ticked::Skipped);
        assert_eq!(record.notes, [text("det er aftalt")]);
    }
}

#[test]
fn the_it_chief_vouches_for_what_is_left_undone() {
    let mut story = Story::new();
    let id = story.id();
    assert!(matches!(story.closes("vagt"), Err(Refusal::NotExcuser { role: Role::ItChief, .. })));
    let excuse = Excuse { reason: text("aftalt i telefonen"), by: "chef".parse().ok() };
    story.does("vagt", Command::Close(id, excuse)).unwrap();
    let outcome = story.incident().steps[&"follow-up.cause".parse().unwrap()].outcome.clone().unwrap();
    assert_eq!((outcome.by.unwrap().as_str(), outcome.recorded_by.unwrap().as_str()), ("chef", "vagt"));
}

#[test]
fn an_excuse_of_somebody_who_may_not_closes_nothing() {
    let mut story = Story::new();
    let excused = crate::domain::fact::Excused {
        unchecked: false,
        steps: ["follow-up.cause".parse().unwrap()].into(),
        reason: text("x"),
        by: None,
        stopped: std::collections::BTreeMap::new(),
    };
    let fact = Fact::IncidentClosed { incident: story.id(), excused: Some(excused) };
    story.minute += 1;
    let context = story.context("vagt");
    story.enters(vec![fact], &context);
    assert!(story.incident().is_open() && story.incident().timeline.last().unwrap().void.is_some());
}

#[test]
fn an_incident_is_not_closed_while_a_clock_of_law_is_undecided() {
    let mut story = Story::new();
    let id = story.id();
    let known = |data| Amendment { personal_data: Some(data), ..Amendment::default() };
    story.does("vagt", Command::Amend(id, Box::new(known(PersonalData::Unknown)))).unwrap();
    let undecided = Refusal::ClocksUndecided { clocks: vec![ClockId::Authority] };
    assert_eq!(story.closes("chef"), Err(undecided), "no excuse replaces a decision");
    story.does("vagt", Command::Amend(id, Box::new(known(PersonalData::No)))).unwrap();
    story.closes("chef").unwrap();
}

#[test]
fn an_excused_step_stops_the_clock_it_carries() {
    let mut story = Story::new();
    let id = story.id();
    let tick = StepTick::plain(id, "availability.restored".parse().unwrap());
    story.does("vagt", Command::DoStep(tick)).unwrap();
    story.closes("chef").unwrap();
    assert!(story.incident().stopped.contains_key(&ClockId::SupplierReview));
}
