//! Each playbook from registering to closing, on a real desk: nothing waits for ever, whatever the answers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::built;
use crate::domain::clock::ClockId;
use crate::domain::command::{Assessed, Excuse, Import, StepTick};
use crate::domain::decision::{DecisionCommand, How, IsgChoice, NewWord, Side};
use crate::domain::desk::Viewer;
use crate::domain::entry::Actor;
use crate::domain::fact::Registration;
use crate::domain::filing::{FilingCommand, Nis2Report, Phase, Receipt, Told, Word};
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Answer, Checklist, InputKind, InputValue, Question, Step, StepState, Truth};
use crate::domain::procedure::ProcedureCommand;
use crate::domain::profile::{Kept, Profile};
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
        director: None,
        data_processing_agreement: "".into(),
        risk_assessed: None,
    }
}

fn begun(kind: IncidentKind, availability: Level, personal_data: PersonalData) -> Desk {
    begun_by(Profile::built_in(), kind, availability, personal_data)
}

fn begun_by(profile: &Profile, kind: IncidentKind, availability: Level, personal_data: PersonalData) -> Desk {
    let mut desk = Desk::default();
    give(&mut desk, Command::Import(Import::Profile { digest: String::new(), profile: Box::new(profile.clone()) }));
    // What only some may see is run through by one who may: whoever decides, or handles it.
    desk.look_as(Viewer { person: Some("one".parse().unwrap()), ..Viewer::default() });
    give(&mut desk, Command::Import(Import::Systems { digest: String::new(), systems: vec![own_system()] }));
    for (pin, playbook) in built() {
        give(&mut desk, Command::Import(Import::Playbook { pin, playbook: Box::new(playbook) }));
    }
    let registration = Registration {
        title: "Mail".into(),
        kind,
        began_at: None,
        discovered_at: now(),
        reported_at: now(),
        reporter: "".into(),
        impact: Impact { availability, ..Impact::default() },
        reach: Reach::Team,
        personal_data,
        systems: BTreeSet::from(["mail".parse().unwrap()]),
        outage: None,
        handler: Some("one".parse().unwrap()),
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

/// An answer to an input: the last option where the answer is yes, the first where it is no, one between otherwise.
fn value(kind: &InputKind, answer: Answer) -> InputValue {
    match kind {
        InputKind::Text => InputValue::Text("Skrevet".into()),
        InputKind::Person => InputValue::Person("bl".parse().unwrap()),
        InputKind::Time => InputValue::Time(now()),
        InputKind::Number => InputValue::Number(12),
        InputKind::Choice { options } => {
            let at = match answer {
                Answer::Yes => options.len() - 1,
                Answer::No => 0,
                Answer::Unknown => options.len() / 2,
            };
            InputValue::Choice(options[at].key.clone())
        }
    }
}

/// What the tick says of the incident: that nobody knows where nobody has said, and which data where there are any.
fn assessed(desk: &Desk, step: &Step, involved: Answer) -> Assessed {
    let unknown = desk.incident(incident()).unwrap().impact.highest() == Level::Unknown;
    let data = involved == Answer::Yes && step.ask.contains(&Question::PersonalDataInvolved);
    Assessed {
        availability: unknown.then_some(Level::Unknown),
        personal_data: data.then_some(PersonalData::Ordinary),
        ..Assessed::default()
    }
}

/// Does every step as it comes, each question answered alike; which steps applied.
fn run(desk: &mut Desk, answer: Answer) -> BTreeSet<String> {
    run_but(desk, answer, None)
}

/// The same, but for one question that is answered otherwise.
fn run_but(desk: &mut Desk, answer: Answer, other: Option<(Question, Answer)>) -> BTreeSet<String> {
    let said = |question: Question| other.filter(|(of, _)| *of == question).map_or(answer, |(_, said)| said);
    while let Some(step) = checklist(desk).next() {
        if step.step.ask.contains(&Question::ConveneIsg) {
            decided(desk, said(Question::ConveneIsg));
            continue;
        }
        let tick = StepTick {
            answers: step.step.ask.iter().map(|question| (*question, said(*question))).collect::<BTreeMap<_, _>>(),
            inputs: step.step.inputs.iter().map(|input| (input.key.clone(), value(&input.kind, answer))).collect(),
            systems: step.systems_left(desk.incident(incident()).unwrap()).into_iter().cloned().collect(),
            assessed: assessed(desk, step.step, said(Question::PersonalDataInvolved)),
            // What the law asks to be decided has a reason.
            note: Some("Derfor".into()),
            ..StepTick::plain(incident(), step.step.id.clone())
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

/// Files and reports whatever the law still asks for: an incident is not closed before.
fn decide_by_law(desk: &mut Desk) {
    while let Some(clock) = desk.undecided_clocks(desk.incident(incident()).unwrap()).first().copied() {
        let receipt = Receipt { late: "derfor".into(), ..Receipt::default() };
        let filing = match clock.id {
            ClockId::Authority => FilingCommand::File(Phase::Whole, receipt),
            ClockId::DataSubjects => FilingCommand::DataSubjects(Told::Informed, Word::default()),
            ClockId::Nis2Warning => FilingCommand::Report(Nis2Report::EarlyWarning, receipt),
            ClockId::Nis2Notification => FilingCommand::Report(Nis2Report::Notification, receipt),
            ClockId::Nis2Final => FilingCommand::Report(Nis2Report::Final, receipt),
            ClockId::AuthoritySupplement => FilingCommand::File(Phase::Supplement, receipt),
            ClockId::Nis2Status
            | ClockId::Registration
            | ClockId::JointDecision
            | ClockId::DecisionReview
            | ClockId::IsgCallOut
            | ClockId::Inform
            | ClockId::NextUpdate
            | ClockId::AgreementResponse
            | ClockId::AgreementRestore
            | ClockId::DpoReport
            | ClockId::SupplierReview => panic!("{clock:?} is stopped by no filing"),
        };
        give(desk, Command::Filing(incident(), Box::new(filing)));
    }
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
                    decide_by_law(&mut desk);
                    give(&mut desk, Command::Close(incident(), Excuse::default()));
                    assert!(!desk.incident(incident()).unwrap().is_open());
                }
            }
        }
    }
}

/// Each condition of a step or a block, as «playbook: step when condition», with the truths it came to.
fn judged(desk: &Desk, seen: &mut BTreeMap<String, BTreeSet<bool>>) {
    let found = desk.incident(incident()).unwrap();
    let pin = found.playbook.as_ref().unwrap();
    let playbook = desk.register().playbook(pin).unwrap();
    let known = desk.known(found);
    let steps = playbook.steps().map(|step| (step.id.to_string(), step.when.as_ref()));
    let blocks = playbook.parts.iter().map(|part| (part.block.clone(), part.when.as_ref()));
    for (of, when) in steps.chain(blocks) {
        let Some(when) = when else { continue };
        let truths = seen.entry(format!("{}: {of} when {when}", pin.id)).or_default();
        match when.judge(&known) {
            Truth::True => truths.insert(true),
            Truth::False => truths.insert(false),
            Truth::Pending(_) => false,
        };
    }
}

/// Those that did not come out both ways.
fn one_sided(seen: &BTreeMap<String, BTreeSet<bool>>) -> Vec<String> {
    seen.iter().filter(|(_, truths)| truths.len() < 2).map(|(of, truths)| format!("{of}: {truths:?}")).collect()
}

/// An incident at a supplier has one, whatever is answered.
const ALWAYS: [&str; 2] = ["supplier: availability.supplier-answer", "supplier: availability.supplier-case"];

#[test]
fn the_runs_take_every_branch_of_every_playbook_both_ways_and_each_ends_in_closing() {
    let mut seen = BTreeMap::new();
    let without = Profile { nis2: Kept::Off, ..Profile::built_in().clone() };
    let ends = |desk: &mut Desk| {
        decide_by_law(desk);
        give(desk, Command::Close(incident(), Excuse::default()));
        assert!(!desk.incident(incident()).unwrap().is_open());
    };
    for kind in IncidentKind::ALL {
        for answer in Answer::ALL {
            // One question after the other is answered otherwise than the rest.
            let others = Question::ALL.iter().map(|question| Some((*question, Answer::No)));
            for other in others.chain([None]) {
                let mut desk = begun(kind, Level::Low, PersonalData::No);
                run_but(&mut desk, answer, other);
                judged(&desk, &mut seen);
                ends(&mut desk);
            }
            for (profile, data) in [(&without, PersonalData::No), (Profile::built_in(), PersonalData::Unknown)] {
                let mut desk = begun_by(profile, kind, Level::Low, data);
                run(&mut desk, answer);
                judged(&desk, &mut seen);
                ends(&mut desk);
            }
        }
    }
    // Those that serve no kind are followed by a record of another.
    for name in ["maintenance", "handover"] {
        for answer in Answer::ALL {
            let mut desk = begun(IncidentKind::Availability, Level::None, PersonalData::No);
            let update = ProcedureCommand::Update { to: Some(name.to_owned()) };
            give(&mut desk, Command::Procedure(incident(), update));
            let applied = run(&mut desk, answer);
            assert!(applied.iter().any(|step| step.starts_with(name)), "{name}: {applied:?}");
            judged(&desk, &mut seen);
            ends(&mut desk);
        }
    }
    assert!(seen.len() > 60, "{}", seen.len());
    let left: Vec<String> =
        one_sided(&seen).into_iter().filter(|told| !ALWAYS.iter().any(|of| told.starts_with(of))).collect();
    assert!(left.is_empty(), "never came out the other way: {left:#?}");
    // The check itself finds one that does not.
    let both = BTreeSet::from([true, false]);
    let bad = BTreeMap::from([("a".to_owned(), BTreeSet::from([true])), ("b".to_owned(), both)]);
    assert_eq!(one_sided(&bad), ["a: {true}"]);
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
    assert!(grave.contains("supplier.processor"), "a yes to personal data says which they are");
    let unknown = applied(IncidentKind::Availability, Answer::Unknown);
    assert!(unknown.contains("supplier.claims") && unknown.contains("supplier.cut-access"));
    assert!(!unknown.contains("isg.call-out"), "not knowing is not convening");
    assert!(!applied(IncidentKind::Security, Answer::Yes).contains("availability.confirm"));
    for kind in IncidentKind::ALL {
        for answer in [Answer::Yes, Answer::Unknown] {
            let steps = applied(kind, answer);
            for present in ["security.contain", "personal-data.facts", "supplier.supplier-record"] {
                assert!(steps.contains(present), "{kind:?} {answer:?}: {present}");
            }
            assert_eq!(steps.contains("nis2.warning"), answer == Answer::Yes, "{kind:?} {answer:?}");
            assert_eq!(steps.contains("personal-data.data-subjects"), answer == Answer::Yes, "{kind:?} {answer:?}");
        }
        let steps = applied(kind, Answer::No);
        for (step, of) in [
            ("security.contain", IncidentKind::Security),
            ("personal-data.facts", IncidentKind::PersonalData),
            ("supplier.supplier-record", IncidentKind::Supplier),
            ("rule-violation.sanction", IncidentKind::RuleViolation),
        ] {
            assert_eq!(steps.contains(step), kind == of, "{kind:?}: {step}");
        }
        assert!(!steps.contains("security.outside-help"), "nothing hostile about it");
    }
    let violation = applied(IncidentKind::RuleViolation, Answer::Yes);
    assert!(violation.contains("rule-violation.hear-other") && !violation.contains("rule-violation.hear"));
    let employee = applied(IncidentKind::RuleViolation, Answer::No);
    assert!(employee.contains("rule-violation.hear") && !employee.contains("rule-violation.hear-other"));
}

#[test]
fn what_is_said_of_personal_data_opens_the_block_whatever_was_answered() {
    for data in [PersonalData::Ordinary, PersonalData::Confidential, PersonalData::Sensitive] {
        let steps = run(&mut begun(IncidentKind::Availability, Level::Low, data), Answer::No);
        assert!(steps.contains("personal-data.awareness"), "{data:?}");
    }
}

#[test]
fn the_step_on_awareness_sets_the_time_the_legal_clocks_count_from() {
    let mut desk = begun(IncidentKind::PersonalData, Level::Low, PersonalData::Ordinary);
    run(&mut desk, Answer::No);
    assert_eq!(desk.incident(incident()).unwrap().times.awareness, Some(now()));
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
