//! Filings: what is refused, what makes a decision stale, and that any order folds to the same.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::domain::command::Import;
use crate::domain::decide::enter;
use crate::domain::fact::{Amendment, Registration};
use crate::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
use crate::domain::playbook::Answer;
use crate::domain::register::{Holding, Person, Role, Roster};
use crate::domain::{Actor, Command, Context, Desk, Entry, Incident, IncidentId, Refusal, decide};

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_528_800 + minute * 60).unwrap()
}

fn because(reason: &str) -> Word {
    Word { reason: CleanText::body(reason), ..Word::default() }
}

fn by(reason: &str, who: &str) -> Word {
    Word { by: Some(who.parse().unwrap()), ..because(reason) }
}

struct Story {
    desk: Desk,
    entries: Vec<Entry>,
    minute: i64,
}

impl Story {
    /// A breach that was discovered an hour ago, with ØS, a stand-in and the person on call in the roster.
    fn new() -> Self {
        let mut story = Self { desk: Desk::default(), entries: Vec::new(), minute: 0 };
        let person = |id: &str| Person {
            id: id.parse().unwrap(),
            name: CleanText::title(id),
            title: CleanText::default(),
            phone: Vec::new(),
            email: CleanText::default(),
            verified: None,
        };
        let holding =
            |role, id: &str| Holding { role, holder: id.parse().unwrap(), deputies: Vec::new(), from: None, to: None };
        let people = ["mk", "oes", "kd"].map(|id| (id.parse().unwrap(), person(id))).into();
        let holdings = vec![
            holding(Role::ItOnCall, "mk"),
            holding(Role::TopSecurityOfficer, "oes"),
            holding(Role::ChiefExecutive, "kd"),
        ];
        let roster = Roster { people, holdings };
        story.asks(Command::Import(Import::People { digest: "d".to_owned(), roster })).unwrap();
        let registration = Registration {
            title: CleanText::title("x"),
            kind: IncidentKind::PersonalData,
            reporter: CleanText::title("y"),
            began_at: None,
            discovered_at: at(-60),
            reported_at: at(-10),
            impact: Impact::default(),
            reach: Reach::Team,
            personal_data: PersonalData::Ordinary,
            systems: std::collections::BTreeSet::new(),
            outage: None,
            handler: None,
        };
        story.asks(Command::Register(Box::new(registration))).unwrap();
        story
    }

    fn asks(&mut self, command: Command) -> Result<(), Refusal> {
        self.minute += 1;
        let context = Context {
            now: at(self.minute),
            occurred_at: None,
            actor: Actor::Person { id: "mk".parse().unwrap() },
            letter: 'A',
            fresh: ulid::Ulid(u128::try_from(self.minute).unwrap()),
        };
        let facts = decide(&self.desk, command, &context)?;
        self.entries.extend(enter(&mut self.desk, facts, &context, &"d1".parse().unwrap()));
        Ok(())
    }

    fn id(&self) -> IncidentId {
        self.incident().id
    }

    fn incident(&self) -> &Incident {
        self.desk.incidents().next().unwrap()
    }

    fn files(&mut self, command: FilingCommand) -> Result<(), Refusal> {
        let id = self.id();
        self.asks(Command::Filing(id, Box::new(command)))
    }

    fn amends(&mut self, amendment: Amendment) {
        let id = self.id();
        self.asks(Command::Amend(id, Box::new(amendment))).unwrap();
    }
}

#[test]
fn awareness_later_than_discovery_needs_a_justification() {
    let mut story = Story::new();
    let refused = story.files(FilingCommand::Awareness(at(-30), by("", "oes")));
    assert_eq!(refused, Err(Refusal::AwarenessUnjustified));
    let refused = story.files(FilingCommand::Awareness(at(-60), by("", "oes")));
    assert_eq!(refused, Err(Refusal::ReasonMissing), "a decision without a reason leaves no evidence");
    let refused = story.files(FilingCommand::Awareness(at(100), by("x", "oes")));
    assert_eq!(refused, Err(Refusal::InFuture { given: at(100) }));
    story.files(FilingCommand::Awareness(at(-30), by("the log showed it", "oes"))).unwrap();
    assert_eq!(story.incident().times.awareness, Some(at(-30)));
    let same = story.files(FilingCommand::Awareness(at(-30), by("the log showed it", "oes")));
    assert_eq!(same, Err(Refusal::NothingChanged));
}

#[test]
fn the_controller_decides_or_who_stands_in_and_anybody_may_send() {
    let mut story = Story::new();
    let refused = story.files(FilingCommand::Risk(Risk::Likely, because("x"))).unwrap_err();
    assert!(matches!(refused, Refusal::NotController { role: Role::TopSecurityOfficer, .. }), "{refused:?}");
    story.files(FilingCommand::Risk(Risk::Likely, by("x", "oes"))).unwrap();
    story.files(FilingCommand::Risk(Risk::High, by("x", "kd"))).unwrap();
    story.files(FilingCommand::File(Phase::Whole, Receipt::default())).unwrap();
    story.files(FilingCommand::DataSubjects(Told::Informed, Word::default())).unwrap();
    let refused = story.files(FilingCommand::DataSubjects(Told::RiskRemoved, because("x"))).unwrap_err();
    assert!(matches!(refused, Refusal::NotController { .. }), "that they need not be told is a decision");
    let unknown =
        story.files(FilingCommand::File(Phase::Supplement, Receipt { by: "nn".parse().ok(), ..Receipt::default() }));
    assert!(matches!(unknown, Err(Refusal::UnknownPerson { .. })));
}

#[test]
fn a_decision_of_somebody_who_may_not_folds_as_void() {
    let mut story = Story::new();
    story.files(FilingCommand::Risk(Risk::None, by("x", "oes"))).unwrap();
    let mut forged = story.entries.last().unwrap().clone();
    forged.stamp.seq += 1;
    forged.stamp.hlc = forged.stamp.hlc.next(at(90));
    let crate::domain::Fact::Filing { event: FilingEvent::RiskDecided { risk, word }, .. } = &mut forged.fact else {
        panic!("{forged:?}")
    };
    (*risk, word.by) = (Risk::High, Some("mk".parse().unwrap()));
    story.desk.apply(&forged);
    assert_eq!(story.incident().filings.risk.as_ref().unwrap().value, Risk::None);
    assert!(story.incident().timeline.last().unwrap().void.is_some());
}

#[test]
fn not_reportable_is_stale_when_a_fact_that_carried_it_changes_and_stands_again_when_decided_again() {
    let changes: [fn(&mut Story); 5] = [
        |story| story.amends(Amendment { personal_data: Some(PersonalData::Sensitive), ..Amendment::default() }),
        |story| story.amends(Amendment { people: Some(3), ..Amendment::default() }),
        |story| story.amends(Amendment { protected_address: Some(Answer::Yes), ..Amendment::default() }),
        |story| story.files(FilingCommand::Risk(Risk::Likely, by("y", "oes"))).unwrap(),
        |story| story.files(FilingCommand::Risk(Risk::High, by("y", "oes"))).unwrap(),
    ];
    for change in changes {
        let mut story = Story::new();
        story.files(FilingCommand::Risk(Risk::None, by("x", "oes"))).unwrap();
        story.files(FilingCommand::NotReportable(by("encrypted", "oes"))).unwrap();
        let open =
            |story: &Story| story.desk.undecided_clocks(story.incident()).iter().any(|c| c.id == ClockId::Authority);
        assert!(!open(&story) && !story.incident().not_reportable_is_stale());
        story.amends(Amendment { title: Some(CleanText::title("z")), ..Amendment::default() });
        assert!(!open(&story), "a title carries nothing");
        change(&mut story);
        assert!(open(&story) && story.incident().not_reportable_is_stale(), "the clock runs again");
        story.files(FilingCommand::NotReportable(by("encrypted", "oes"))).unwrap();
        assert!(!open(&story) && !story.incident().not_reportable_is_stale());
    }
}

#[test]
fn what_cannot_follow_is_refused() {
    let mut story = Story::new();
    let supplement = story.files(FilingCommand::File(Phase::Supplement, Receipt::default()));
    assert_eq!(supplement, Err(Refusal::NothingFiled));
    assert_eq!(story.files(FilingCommand::NotReportable(by("", "oes"))), Err(Refusal::ReasonMissing));
    let undecided = Refusal::RiskUndecided;
    assert_eq!(story.files(FilingCommand::NotReportable(by("x", "oes"))), Err(undecided.clone()));
    assert_eq!(undecided.policy_row(), Some(6));
    let told = story.files(FilingCommand::DataSubjects(Told::PublicNotice, by("", "oes")));
    assert_eq!(told, Err(Refusal::ReasonMissing));
    let report = story.files(FilingCommand::Report(Nis2Report::EarlyWarning, Receipt::default()));
    assert_eq!(report, Err(Refusal::NotSignificant));
    story.files(FilingCommand::File(Phase::Whole, Receipt::default())).unwrap();
    for phase in [Phase::Whole, Phase::First] {
        assert_eq!(story.files(FilingCommand::File(phase, Receipt::default())), Err(Refusal::AlreadyFiled));
    }
    assert_eq!(story.incident().filings.next_phase(), Phase::Supplement);
    story.files(FilingCommand::File(Phase::Supplement, Receipt::default())).unwrap();
}

#[test]
fn what_was_recorded_by_mistake_is_taken_back_and_its_clock_runs_again() {
    let mut story = Story::new();
    let runs = |story: &Story, id| {
        let clocks = story.desk.clocks(story.incident());
        clocks.iter().find(|clock| clock.id == id).is_some_and(|clock| clock.stopped_at.is_none())
    };
    let withdraw = |act| FilingCommand::Withdraw(act, CleanText::body("wrong case"));
    assert_eq!(story.files(withdraw(Act::NotReportable)), Err(Refusal::NothingToWithdraw));
    story.files(FilingCommand::File(Phase::First, Receipt::default())).unwrap();
    story.files(FilingCommand::File(Phase::Supplement, Receipt::default())).unwrap();
    assert!(!runs(&story, ClockId::AuthoritySupplement));
    let reasonless = FilingCommand::Withdraw(Act::Filed(Phase::Supplement), CleanText::default());
    assert_eq!(story.files(reasonless), Err(Refusal::ReasonMissing));
    assert_eq!(story.files(withdraw(Act::Filed(Phase::First))), Err(Refusal::NothingToWithdraw), "the newest first");
    story.files(withdraw(Act::Filed(Phase::Supplement))).unwrap();
    assert!(runs(&story, ClockId::AuthoritySupplement) && !runs(&story, ClockId::Authority));
    story.files(withdraw(Act::Filed(Phase::First))).unwrap();
    assert!(runs(&story, ClockId::Authority) && !runs(&story, ClockId::AuthoritySupplement));
    // Anybody at the desk records it, as anybody files: it is the safe side.
    story.files(FilingCommand::Risk(Risk::High, by("x", "oes"))).unwrap();
    story.files(FilingCommand::NotReportable(by("x", "oes"))).unwrap();
    assert!(!runs(&story, ClockId::Authority));
    story.files(withdraw(Act::NotReportable)).unwrap();
    assert!(runs(&story, ClockId::Authority));
    story.files(FilingCommand::DataSubjects(Told::PublicNotice, by("x", "oes"))).unwrap();
    story.files(FilingCommand::DataSubjects(Told::Informed, Word::default())).unwrap();
    story.files(withdraw(Act::DataSubjects(Told::Informed))).unwrap();
    assert_eq!(story.incident().filings.told.as_ref().map(|told| told.value), Some(Told::PublicNotice));
    assert!(!runs(&story, ClockId::DataSubjects), "the exception stands again");
    story.files(withdraw(Act::DataSubjects(Told::PublicNotice))).unwrap();
    assert!(runs(&story, ClockId::DataSubjects));
}

#[test]
fn the_older_way_to_say_awareness_still_counts() {
    let mut story = Story::new();
    let awareness = Some((at(-20), CleanText::body("then")));
    story.amends(Amendment { awareness, ..Amendment::default() });
    let awareness = story.incident().filings.awareness.as_ref().unwrap();
    assert_eq!((awareness.value, awareness.word.reason.as_str()), (at(-20), "then"));
}

#[test]
fn an_incident_of_an_older_store_still_opens() {
    let story = Story::new();
    let mut value = serde_json::to_value(story.incident()).unwrap();
    let object = value.as_object_mut().unwrap();
    for key in ["filings", "begun", "people", "protected_address", "promised"] {
        object.remove(key);
    }
    let incident: Incident = serde_json::from_value(value).unwrap();
    assert_eq!(incident.filings, Filings::default());
    assert_eq!(story.desk.profile_of(&incident), story.desk.profile());
}

const ACTS: [Act; 9] = [
    Act::Filed(Phase::Whole),
    Act::Filed(Phase::First),
    Act::Filed(Phase::Supplement),
    Act::NotReportable,
    Act::DataSubjects(Told::Informed),
    Act::DataSubjects(Told::PublicNotice),
    Act::Reported(Nis2Report::EarlyWarning),
    Act::Reported(Nis2Report::Notification),
    Act::Reported(Nis2Report::Final),
];

fn command() -> impl Strategy<Value = Result<FilingCommand, u32>> {
    let word = || by("x", "oes");
    prop_oneof![
        (-60i64..0).prop_map(move |minute| Ok(FilingCommand::Awareness(at(minute), word()))),
        (0usize..3).prop_map(move |n| Ok(FilingCommand::Risk(Risk::ALL[n], word()))),
        (0usize..3).prop_map(|n| Ok(FilingCommand::File(Phase::ALL[n], Receipt::default()))),
        Just(Ok(FilingCommand::NotReportable(word()))),
        (0usize..4).prop_map(move |n| Ok(FilingCommand::DataSubjects(Told::ALL[n], word()))),
        (0usize..2).prop_map(move |n| Ok(FilingCommand::Significance(Significance::ALL[n], at(-5), word()))),
        (0usize..4).prop_map(|n| Ok(FilingCommand::Report(Nis2Report::ALL[n], Receipt::default()))),
        (0usize..9).prop_map(|n| Ok(FilingCommand::Withdraw(ACTS[n], CleanText::body("x")))),
        (0u32..30).prop_map(Err),
    ]
}

proptest! {
    #[test]
    fn any_order_and_duplication_folds_to_the_same_and_no_clock_both_runs_and_has_stopped(
        commands in proptest::collection::vec(command(), 1..12), shuffle in any::<u64>(),
    ) {
        let mut story = Story::new();
        for command in commands {
            // Some are refused; what is recorded must fold.
            let id = story.id();
            let _ = story.asks(match command {
                Ok(filing) => Command::Filing(id, Box::new(filing)),
                Err(people) => {
                    Command::Amend(id, Box::new(Amendment { people: Some(people), ..Amendment::default() }))
                }
            });
        }
        let clocks = story.desk.clocks(story.incident());
        let ids: std::collections::BTreeSet<ClockId> = clocks.iter().map(|clock| clock.id).collect();
        prop_assert_eq!(ids.len(), clocks.len());
        let mut entries = story.entries.clone();
        entries.extend(story.entries.clone());
        let count = u64::try_from(entries.len()).unwrap();
        let mut seed = shuffle | 1;
        for place in (1..entries.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            entries.swap(place, usize::try_from((seed >> 33) % count).unwrap() % (place + 1));
        }
        let mut other = Desk::default();
        for entry in &entries {
            other.apply(entry);
        }
        let incident = other.incidents().next().unwrap();
        prop_assert_eq!(incident, story.incident());
        prop_assert_eq!(other.clocks(incident), clocks);
    }

    #[test]
    fn every_event_reads_back_as_it_was_written(commands in proptest::collection::vec(command(), 1..12)) {
        let mut story = Story::new();
        for command in commands.into_iter().flatten() {
            let _ = story.files(command);
        }
        for entry in &story.entries {
            let text = serde_json::to_string(entry).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Entry>(&text).unwrap(), entry);
        }
    }
}
