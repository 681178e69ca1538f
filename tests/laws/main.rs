//! The laws that hold over everything together, whatever is done by whom in which order: the desk is a fold, a decision
//! whose grounds have changed is asked again, a clock runs or has stopped, and what was approved is what was sent.
#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

mod acts;
mod variants;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRng, TestRunner};
use vagt::domain::clock::{ClockId, ClockState};
use vagt::domain::decision::{DecisionState, Grounds, Side};
use vagt::domain::message::{Grounds as SentOn, MessageEvent, MessageId, Wording, needs_approval};
use vagt::domain::playbook::StepState;
use vagt::domain::{Entry, Fact};

use acts::{Act, KINDS, act};
use variants::{ALL, missing, name};
use world::World;

/// Some acts of a municipality's life.
fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(any_act(), 1..80)
}

fn any_act() -> impl Strategy<Value = Act> {
    (0..KINDS, any::<u8>(), any::<u8>(), any::<u8>(), 0i64..40, any::<bool>(), prop::bool::weighted(0.1)).prop_map(
        |(kind, who, pick, value, late, other_device, forged)| Act {
            kind,
            who,
            pick,
            value,
            late,
            other_device,
            forged,
        },
    )
}

fn lived(all: &[Act]) -> World {
    let mut world = World::begin();
    for one in all {
        world.happens(one, act);
    }
    world.ends()
}

/// The same entries in another order, some of them twice.
fn shuffled(entries: &[Entry], seed: u64) -> Vec<Entry> {
    let mut all: Vec<Entry> = entries.iter().chain(entries.iter().step_by(3)).cloned().collect();
    let mut at = seed;
    for place in (1..all.len()).rev() {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        all.swap(place, usize::try_from(at >> 33).unwrap() % (place + 1));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_and_duplication_of_the_same_entries_is_the_same_desk(all in acts(), seed in any::<u64>()) {
        let world = lived(&all);
        let folded = World::folded(&shuffled(&world.entries, seed));
        // Said of each part first, so that what differs is named.
        for (mine, theirs) in world.desk.incidents().zip(folded.incidents()) {
            prop_assert_eq!(mine, theirs);
        }
        for (mine, theirs) in world.desk.meetings().zip(folded.meetings()) {
            prop_assert_eq!(mine, theirs);
        }
        prop_assert_eq!(world.desk.register(), folded.register());
        prop_assert!(world.desk == folded, "outages, feeds or devices differ");
        let kept = serde_json::to_string(&world.desk).unwrap();
        let mut read: vagt::domain::Desk = serde_json::from_str(&kept).unwrap();
        read.look_as(World::eyes());
        prop_assert!(read == world.desk, "a snapshot reads back");
    }

    #[test]
    fn a_decision_on_other_grounds_than_those_now_is_asked_again(all in acts()) {
        let world = lived(&all);
        for incident in world.desk.incidents() {
            let now = Grounds::of(&world.desk, incident);
            let decided = world.desk.decision(incident);
            let step = world.desk.checklist(incident).and_then(|list| {
                list.step(&"receive.joint-decision".parse().unwrap()).map(|step| step.state)
            });
            match decided.state {
                DecisionState::Decided(_) => {
                    for side in Side::ALL {
                        let then = &incident.decisions.word(side).unwrap().grounds;
                        prop_assert_eq!((then.impact, then.reach, then.personal_data), (now.impact, now.reach, now.personal_data));
                        prop_assert_eq!(&then.systems, &now.systems);
                        prop_assert!(then.severity >= now.severity && then.proposed >= now.proposed);
                    }
                }
                DecisionState::Stale(_) => {
                    prop_assert!(!decided.changes.is_empty(), "the reason is named");
                    let asked = !matches!(step, Some(StepState::Done));
                    prop_assert!(asked || !incident.is_open(), "its step stands open again");
                }
                DecisionState::Open | DecisionState::Disagree => {}
            }
        }
    }

    #[test]
    fn no_clock_both_runs_and_has_stopped(all in acts(), later in 0i64..100_000) {
        let world = lived(&all);
        let now = world.now() + jiff::SignedDuration::from_mins(later);
        for incident in world.desk.incidents() {
            let clocks = world.desk.clocks(incident);
            let ids: BTreeSet<ClockId> = clocks.iter().map(|clock| clock.id).collect();
            prop_assert_eq!(ids.len(), clocks.len(), "each clock is there once");
            let undecided: BTreeSet<ClockId> = world.desk.undecided_clocks(incident).iter().map(|clock| clock.id).collect();
            for clock in &clocks {
                let runs = matches!(clock.state(now), ClockState::Running | ClockState::Overdue);
                prop_assert_eq!(runs, clock.stopped_at.is_none(), "{:?}", clock);
                prop_assert_eq!(undecided.contains(&clock.id), runs && clock.id.is_legal(), "{:?}", clock);
                prop_assert!(clock.stopped_at.is_none_or(|stopped| stopped >= clock.starts_at), "{:?}", clock);
                if let Some(stopped) = clock.stopped_at {
                    // Lateness is frozen.
                    let late = if stopped > clock.due_at { ClockState::Broken } else { ClockState::Kept };
                    prop_assert_eq!(clock.state(now), late, "{:?}", clock);
                }
            }
            if let Some(urgent) = world.desk.most_urgent(incident) {
                prop_assert!(urgent.stopped_at.is_none());
            }
        }
    }

    #[test]
    fn what_was_approved_is_what_was_sent(all in acts()) {
        let world = lived(&all);
        for incident in world.desk.incidents() {
            // By the entries that count: the newest approval before each sending, and the wording that went out.
            let mut approved: BTreeMap<MessageId, Wording> = BTreeMap::new();
            for have in incident.timeline.iter().filter(|have| have.void.is_none()) {
                let Fact::Message { event, .. } = &have.entry.fact else { continue };
                match event {
                    MessageEvent::Approved { message, wording, .. } => { approved.insert(*message, wording.clone()); }
                    MessageEvent::Edited { message, .. } | MessageEvent::Withdrawn { message, .. } => {
                        approved.remove(message);
                    }
                    MessageEvent::Sent { message, wording, grounds, .. } => {
                        let sent = incident.messages.get(*message).unwrap();
                        prop_assert_eq!(wording, &sent.wording(), "what is sent is not edited any more");
                        match grounds {
                            SentOn::Approval => prop_assert_eq!(approved.get(message), Some(wording)),
                            SentOn::NotNeeded => prop_assert!(!needs_approval(sent.audience)),
                            SentOn::Deviation { reason } => prop_assert!(!reason.is_empty()),
                            SentOn::Template => {
                                let used = sent.template.as_ref().unwrap();
                                let template = world.desk.register().templates().version(&used.name, &used.wording).unwrap();
                                prop_assert_eq!(template.fill(&used.fields).unwrap(), sent.text.clone());
                            }
                        }
                    }
                    MessageEvent::FactSet { .. }
                    | MessageEvent::Drafted { .. }
                    | MessageEvent::Confirmed { .. }
                    | MessageEvent::JudgedNotAffected { .. } => {}
                }
            }
        }
    }

    #[test]
    fn every_entry_reads_back_as_it_was_written(all in acts()) {
        for entry in &lived(&all).entries {
            let text = serde_json::to_string(entry).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Entry>(&text).unwrap(), entry);
        }
    }
}

/// The laws are about everything only if everything is tried: from a fixed seed, so that it cannot fail by chance.
#[test]
fn every_variant_of_a_fact_is_reached_and_some_entries_do_not_count() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut void, mut stale, mut held) = (0, 0, 0);
    for _ in 0..96 {
        let all = acts().new_tree(&mut runner).unwrap().current();
        let world = lived(&all);
        for entry in &world.entries {
            *counted.entry(name(&entry.fact)).or_default() += 1;
        }
        for incident in world.desk.incidents() {
            void += incident.timeline.iter().filter(|have| have.void.is_some()).count();
            stale += usize::from(matches!(world.desk.decision(incident).state, DecisionState::Stale(_)));
        }
        held += world.desk.meetings().filter(|meeting| meeting.held.is_some()).count();
    }
    let reached: BTreeSet<&str> = counted.keys().copied().collect();
    assert_eq!(missing(&reached), [""; 0], "never generated; reached were {counted:#?}");
    assert!(void > 0 && stale > 0 && held > 0, "{void} void, {stale} stale, {held} held");
}

#[test]
fn the_count_itself_finds_a_variant_that_is_never_reached() {
    let all: BTreeSet<&str> = ALL.iter().copied().collect();
    assert_eq!(all.len(), ALL.len(), "each is named once");
    for one in ALL {
        let without: BTreeSet<&str> = all.iter().copied().filter(|have| have != one).collect();
        assert_eq!(missing(&without), [*one]);
    }
}
