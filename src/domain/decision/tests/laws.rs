//! What holds whatever is entered, by whom, in which order.

use proptest::prelude::*;

use super::*;
use crate::domain::entry::{Hlc, Stamp};
use crate::domain::playbook::Answer;

const PEOPLE: [&str; 7] = ["aho", "bo", "cy", "eva", "ole", "ida", "lis"];

/// Something that somebody enters: entitled or not, on time or late.
#[derive(Debug, Clone)]
enum Entered {
    Word { person: usize, side: usize, isg: usize, late: i64, reason: bool, review: bool },
    Reach(usize),
    Data(usize),
    Severity(usize),
    Answer(usize),
    Attends(usize),
}

fn entered() -> impl Strategy<Value = Entered> {
    prop_oneof![
        6 => (0usize..7, 0usize..2, 0usize..2, 0i64..30, prop::bool::weighted(0.9), any::<bool>())
            .prop_map(|(person, side, isg, late, reason, review)| Entered::Word { person, side, isg, late, reason, review }),
        1 => (0usize..5).prop_map(Entered::Reach),
        1 => (0usize..5).prop_map(Entered::Data),
        1 => (0usize..4).prop_map(Entered::Severity),
        1 => (0usize..3).prop_map(Entered::Answer),
        1 => (0usize..7).prop_map(Entered::Attends),
    ]
}

/// The fact itself, past the rules that `decide` asks first: as another device, or an older version, may have written it.
fn raw(night: &Night, what: &Entered) -> Fact {
    let incident = night.id();
    let at = night.now();
    match what {
        Entered::Word { person, side, isg, reason, review, .. } => Fact::Decision {
            incident,
            event: DecisionEvent::WordGiven {
                side: Side::ALL[*side],
                person: PEOPLE[*person].parse().unwrap(),
                action: "gør noget".into(),
                isg: IsgChoice::ALL[*isg],
                reason: if *reason { "derfor".into() } else { CleanText::default() },
                how: How::Phone,
                review: review.then_some(at + jiff::SignedDuration::from_hours(2)),
                with: Vec::new(),
                grounds: Grounds::of(&night.desk, night.incident()),
                step: Some("receive.joint-decision".parse().unwrap()),
                clock: Some(Captured { starts_at: at, due_at: at }),
            },
        },
        Entered::Reach(n) => {
            let amendment = Amendment { reach: Some(Reach::ALL[*n]), ..Amendment::default() };
            Fact::IncidentAmended { incident, amendment }
        }
        Entered::Data(n) => {
            let amendment = Amendment { personal_data: Some(PersonalData::ALL[*n]), ..Amendment::default() };
            Fact::IncidentAmended { incident, amendment }
        }
        Entered::Severity(n) => {
            Fact::SeveritySet { incident, level: Severity::ALL[*n], reason: "sådan er det".into() }
        }
        Entered::Answer(n) => Fact::StepDone {
            incident,
            step: "receive.nature".parse().unwrap(),
            note: None,
            answers: answers(&[(Question::Hostile, Answer::ALL[*n])]),
            by: None,
            stopped: BTreeMap::new(),
            fulfilled: false,
            inputs: std::collections::BTreeMap::new(),
            systems: std::collections::BTreeSet::new(),
        },
        Entered::Attends(person) => Fact::Decision {
            incident,
            event: DecisionEvent::MemberCalled {
                person: PEOPLE[*person].parse().unwrap(),
                state: CallState::Attends,
                quorum: Some(2),
                clock: Some(Captured { starts_at: at, due_at: at }),
            },
        },
    }
}

fn run(all: &[Entered]) -> Night {
    let mut night = Night::begin();
    night.minute += 60;
    for what in all {
        let fact = raw(&night, what);
        night.late = if let Entered::Word { late, .. } = what { Some(*late).filter(|late| *late > 0) } else { None };
        let context = night.context("aho");
        night.enters(vec![fact], &context);
    }
    night
}

/// Two different persons, each entitled, who said the same: or there is no outcome.
fn is_joint(desk: &Desk) -> Result<(), TestCaseError> {
    let incident = desk.incidents().next().unwrap();
    let decisions = &incident.decisions;
    let day = crate::domain::calendar::local(incident.times.registered).date();
    if let Some(outcome) = &decisions.outcome {
        let [chief, officer] = outcome.words.map(|place| &decisions.words[place]);
        prop_assert_ne!(&chief.person, &officer.person);
        prop_assert_eq!((chief.isg, officer.isg), (outcome.isg, outcome.isg));
        prop_assert_eq!((chief.side, officer.side), (Side::ItChief, Side::TopSecurityOfficer));
        for word in [chief, officer] {
            prop_assert!(may_speak(Some(&roster()), word.side, &word.person, day).is_ok());
            prop_assert!(!word.reason.is_empty());
            prop_assert!(!word.deviates() || word.review.is_some());
        }
    }
    let [one, other] = Side::ALL.map(|side| decisions.word(side).map(|word| &word.person));
    prop_assert!(one.is_none() || one != other, "{one:?} spoke for both");
    Ok(())
}

proptest! {
    #[test]
    fn no_order_of_entries_makes_an_outcome_of_one_person(all in prop::collection::vec(entered(), 0..24), seed in any::<u64>()) {
        let night = run(&all);
        is_joint(&night.desk)?;
        let mut shuffled = night.entries.clone();
        let mut at = seed;
        for place in (1..shuffled.len()).rev() {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(at >> 33).unwrap_or(0) % (place + 1));
        }
        // The register's files come in their own order: systems and playbooks are whole-file imports.
        let (register, rest): (Vec<Entry>, Vec<Entry>) =
            shuffled.into_iter().partition(|entry| entry.fact.scope() == crate::domain::Scope::Register);
        let mut register = register;
        register.sort_by(|a, b| a.stamp.cmp(&b.stamp));
        let twice = [register.clone(), rest.clone(), rest].concat();
        prop_assert_eq!(&refolded(&twice), &night.desk);
    }

    #[test]
    fn another_order_in_time_is_joint_too(all in prop::collection::vec(entered(), 0..24), seed in any::<u64>()) {
        let night = run(&all);
        let mut entries = night.entries.clone();
        let mut at = seed;
        // Everything after the registration changes places: the same facts, told in another order.
        for (place, entry) in entries.iter_mut().enumerate().skip(4) {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let hlc = Hlc(entry.stamp.hlc.0.saturating_add((at >> 20) & 0xffff_ffff));
            entry.stamp = Stamp { hlc, device: "other".parse().unwrap(), seq: u64::try_from(place).unwrap() };
        }
        is_joint(&refolded(&entries))?;
    }

    #[test]
    fn a_decision_on_other_grounds_than_those_now_is_always_asked_again(all in prop::collection::vec(entered(), 0..24)) {
        let night = run(&all);
        let incident = night.incident();
        let now = Grounds::of(&night.desk, incident);
        let decided = night.desk.decision(incident);
        if let DecisionState::Decided(_) = decided.state {
            for side in Side::ALL {
                let then = &incident.decisions.word(side).unwrap().grounds;
                prop_assert_eq!((then.impact, then.reach, then.personal_data), (now.impact, now.reach, now.personal_data));
                prop_assert_eq!(&then.systems, &now.systems);
                prop_assert!(then.severity >= now.severity && then.proposed >= now.proposed);
            }
        }
        if matches!(decided.state, DecisionState::Stale(_)) {
            prop_assert!(!decided.changes.is_empty(), "the reason is named");
            prop_assert_eq!(night.step_state("receive.joint-decision"), crate::domain::playbook::StepState::Todo);
        }
    }

    #[test]
    fn no_clock_is_both_running_and_stopped(all in prop::collection::vec(entered(), 0..24)) {
        let night = run(&all);
        let mut clocks: Vec<ClockId> = night.desk.clocks(night.incident()).into_iter().map(|clock| clock.id).collect();
        let count = clocks.len();
        clocks.sort();
        clocks.dedup();
        prop_assert_eq!(clocks.len(), count);
    }

    #[test]
    fn an_event_reads_back_as_written(all in prop::collection::vec(entered(), 1..8)) {
        let night = run(&all);
        for entry in &night.entries {
            let text = serde_json::to_string(entry).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Entry>(&text).unwrap(), entry);
        }
        let kept = serde_json::to_string(night.incident()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Incident>(&kept).unwrap(), night.incident());
    }
}
