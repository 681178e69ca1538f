//! Each playbook from registering to closing, on a real desk: nothing waits for ever, whatever the answers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::built;
use crate::domain::clock::ClockId;
use crate::domain::command::{Import, StepTick};
use crate::domain::decision::{DecisionCommand, How, IsgChoice, NewWord, Side};
use crate::domain::entry::Actor;
use crate::domain::fact::Registration;
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Answer, Checklist, Question, StepState};
use crate::domain::register::{Criticality, System};
use crate::domain::severity::Severity;
use crate::domain::{Command, Context, Desk, Entry, IncidentId, decide};

fn now() -> Timestamp {
    "2026-11-24T02:00:00Z".parse().unwrap()
}

fn give(desk: &mut Desk, command: Command) {
    let actor = Actor::Program;
    let context = Context { now: now(), occurred_at: None, actor: actor.clone(), letter: 'A', fresh: ulid::Ulid(7) };
    let facts = decide(desk, command, &context).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    for fact in facts {
        let stamp = desk.next_stamp(&"device".parse().unwrap(), now());
        desk.apply(&Entry { stamp, at: now(), occurred_at: None, actor: actor.clone(), fact });
    }
}

fn own_system() -> System {
    System {
        id: "mail".parse().unwrap(),
        name: "Mail".into(),
        owner: None,
        responsible: None,
        administrators: Vec::new(),
        supplier: None,
        criticality: Criticality::Normal,
        personal_data: PersonalData::No,
        citizen_facing: false,
        agreement: None,
        feeds: Vec::new(),
    }
}

fn begun(kind: IncidentKind, availability: Level, personal_data: PersonalData) -> Desk {
    let mut desk = Desk::default();
    give(&mut desk, Command::Import(Import::Systems { digest: String::new(), systems: vec![own_system()] }));
    for (pin, playbook) in built() {
        give(&mut desk, Command::Import(Import::Playbook { pin, playbook: Box::new(playbook) }));
    }
    let registration = Registration {
        title: "Mail".into(),
        kind,
        discovered_at: now(),
        reported_at: now(),
        reporter: "".into(),
        impact: Impact { availability, ..Impact::default() },
        reach: Reach::Team,
        personal_data,
        systems: BTreeSet::from(["mail".parse().unwrap()]),
        outage: None,
        handler: None,
    };
    give(&mut desk, Command::Register(Box::new(registration)));
    desk
}

fn checklist(desk: &Desk) -> Checklist<'_> {
    desk.checklist(desk.incident(incident()).unwrap()).unwrap()
}

fn incident() -> IncidentId {
    IncidentId(ulid::Ulid(7))
}

/// The joint decision is asked, and asked again when the answers that follow change what carried it.
fn decided(desk: &mut Desk, answer: Answer) {
    for (side, person) in Side::ALL.into_iter().zip(["one", "two"]) {
        let word = NewWord {
            person: person.parse().unwrap(),
            side: Some(side),
            action: "a".into(),
            isg: if answer == Answer::Yes { IsgChoice::Convene } else { IsgChoice::NotNow },
            reason: "r".into(),
            how: How::Phone,
            review: Some("2026-11-24T06:00:00Z".parse().unwrap()),
            with: Vec::new(),
        };
        give(desk, Command::Decision(incident(), DecisionCommand::Word(Box::new(word))));
    }
}

/// Does every step as it comes, each question answered alike; which steps applied.
fn run(desk: &mut Desk, answer: Answer) -> BTreeSet<String> {
    while let Some(step) = checklist(desk).next() {
        if step.step.ask.contains(&Question::ConveneIsg) {
            decided(desk, answer);
            continue;
        }
        let tick = StepTick {
            incident: incident(),
            step: step.step.id.clone(),
            note: None,
            by: None,
            answers: step.step.ask.iter().map(|question| (*question, answer)).collect::<BTreeMap<_, _>>(),
            inputs: std::collections::BTreeMap::new(),
            systems: std::collections::BTreeSet::new(),
        };
        if tick.step.as_str() == "isg.call-out" {
            give(desk, Command::Decision(incident(), DecisionCommand::Chair("one".parse().unwrap())));
        }
        give(desk, Command::DoStep(tick));
    }
    let list = checklist(desk);
    let waiting: Vec<&str> =
        list.steps.iter().filter(|step| step.state == StepState::Waiting).map(|step| step.step.id.as_str()).collect();
    assert!(waiting.is_empty(), "left waiting: {waiting:?}");
    assert_eq!(list.missing().count(), 0);
    list.applicable().map(|step| step.step.id.to_string()).collect()
}

#[test]
fn every_playbook_can_be_run_to_its_end_whatever_the_answers() {
    for kind in IncidentKind::ALL {
        for availability in Level::ALL {
            for answer in Answer::ALL {
                for data in [PersonalData::No, PersonalData::Unknown] {
                    let mut desk = begun(kind, availability, data);
                    run(&mut desk, answer);
                    let found = desk.incident(incident()).unwrap();
                    // A «not now» is looked at again for as long as the incident is open; what only a filing stops is no
                    // step's.
                    let running: Vec<_> = desk
                        .clocks(found)
                        .into_iter()
                        .filter(|clock| clock.stopped_at.is_none())
                        .filter(|clock| clock.id != ClockId::DecisionReview && !clock.id.is_legal())
                        .collect();
                    assert!(running.is_empty(), "{kind:?} {answer:?}: {running:?}");
                    give(&mut desk, Command::Close(incident()));
                    assert!(!desk.incident(incident()).unwrap().is_open());
                }
            }
        }
    }
}

#[test]
fn the_answers_bring_in_the_blocks_that_belong_to_them() {
    let applied = |kind, answer| run(&mut begun(kind, Level::Low, PersonalData::No), answer);
    let calm = applied(IncidentKind::Availability, Answer::No);
    for absent in ["supplier.claims", "isg.call-out", "inform.press", "availability.catch-up", "supplier.processor"] {
        assert!(!calm.contains(absent), "{absent}");
    }
    let grave = applied(IncidentKind::Availability, Answer::Yes);
    for present in ["supplier.claims", "isg.minutes", "inform.press", "availability.catch-up", "supplier.cut-access"] {
        assert!(grave.contains(present), "{present}");
    }
    assert!(!grave.contains("supplier.processor"), "no personal data are involved");
    let unknown = applied(IncidentKind::Availability, Answer::Unknown);
    assert!(unknown.contains("supplier.claims") && unknown.contains("supplier.cut-access"));
    assert!(!unknown.contains("isg.call-out"), "not knowing is not convening");
    assert!(!applied(IncidentKind::Security, Answer::Yes).contains("availability.confirm"));
}

#[test]
fn a_major_incident_has_its_press_line_without_anybody_asking() {
    let mut desk = begun(IncidentKind::Availability, Level::Low, PersonalData::No);
    assert_eq!(state_of(&desk, "inform.press"), StepState::Waiting);
    give(&mut desk, Command::SetSeverity(incident(), Severity::Major, "Mange ringer".into()));
    assert_eq!(state_of(&desk, "inform.press"), StepState::Todo);
}

fn state_of(desk: &Desk, step: &str) -> StepState {
    checklist(desk).step(&step.parse().unwrap()).unwrap().state
}
