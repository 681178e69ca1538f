//! What several tests need: a log that is written through the real decisions.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use ulid::Ulid;
use vagt::domain::command::Excuse;
use vagt::domain::decide::{decide, enter};
use vagt::domain::fact::Registration;
use vagt::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
use vagt::domain::{Actor, CleanText, Command, Context, Desk, Entry, Fact, IncidentId, PersonId};
use vagt::evidence::{Home, Introduction, Log, LogFailure, Opened, Told};

/// An open log, its desk, and a clock that advances a second per command.
pub(crate) struct Keeper {
    pub(crate) log: Log,
    pub(crate) desk: Desk,
    pub(crate) told: Vec<Told>,
    now: Timestamp,
    ids: u128,
}

impl Keeper {
    /// Opened, with its key introduced, as by a vagt that records.
    pub(crate) fn open(data: impl Into<Home>) -> Self {
        Self::try_open(data).unwrap()
    }

    /// The same, where another may have it.
    pub(crate) fn try_open(data: impl Into<Home>) -> Result<Self, LogFailure> {
        let mut keeper = Self::of(Log::open(data)?);
        if let Some(Introduction { key, because }) = keeper.log.introduction().unwrap() {
            let device = keeper.log.device().clone();
            let fact = if keeper.desk.devices().contains_key(&device) {
                Fact::KeyIntroduced { key, because }
            } else {
                Fact::DeviceEnrolled { letter: 'A', key: Some(key) }
            };
            let context = Context { actor: Actor::Program, ..keeper.context() };
            let entries = enter(&mut keeper.desk, vec![fact], &context, &device);
            keeper.log.append(&entries).unwrap();
        }
        Ok(keeper)
    }

    /// Records what the opening repaired, as a vagt that records does.
    pub(crate) fn record_repairs(&mut self) {
        let facts: Vec<Fact> = self.log.repairs().iter().cloned().map(|repair| Fact::LogRepaired { repair }).collect();
        let (context, device) = (Context { actor: Actor::Program, ..self.context() }, self.log.device().clone());
        let entries = enter(&mut self.desk, facts, &context, &device);
        self.log.append(&entries).unwrap();
    }

    /// Opened without owning it.
    pub(crate) fn reading(data: &Path) -> Self {
        Self::of(Log::read_only(data).unwrap())
    }

    fn of(opened: Opened) -> Self {
        let Opened { log, desk, told } = opened;
        let newest = desk.devices().values().map(|end| end.hlc.0 >> 16).max().unwrap_or(0);
        let begin: Timestamp = "2026-11-24T02:00:00Z".parse().unwrap();
        let now = begin.max(Timestamp::from_millisecond(i64::try_from(newest).unwrap()).unwrap());
        let ids = desk.devices().values().map(|end| u128::from(end.seq)).sum();
        Self { log, desk, told, now, ids }
    }

    /// Lets days go by.
    pub(crate) fn later(&mut self, days: i64) {
        self.now = self.now.saturating_add(SignedDuration::from_hours(24 * days)).unwrap();
    }

    fn context(&self) -> Context {
        Context {
            now: self.now,
            occurred_at: None,
            actor: Actor::Person { id: PersonId::from_login("abc") },
            letter: 'A',
            fresh: Ulid::from_parts(1, self.ids),
        }
    }

    pub(crate) fn decide(&mut self, command: Command) -> Vec<Entry> {
        self.now = self.now.saturating_add(SignedDuration::from_secs(1)).unwrap();
        self.ids += 1;
        let context = self.context();
        let facts = decide(&self.desk, command, &context).unwrap();
        let device = self.log.device().clone();
        enter(&mut self.desk, facts, &context, &device)
    }

    pub(crate) fn keep(&mut self, command: Command) -> Vec<Entry> {
        let entries = self.decide(command);
        self.log.append(&entries).unwrap();
        entries
    }

    pub(crate) fn register(&mut self, title: &str) -> IncidentId {
        let registration = Registration {
            title: CleanText::title(title),
            kind: IncidentKind::Availability,
            reporter: CleanText::default(),
            began_at: None,
            discovered_at: self.now,
            reported_at: self.now,
            impact: Impact::default(),
            reach: Reach::Person,
            personal_data: PersonalData::No,
            systems: std::collections::BTreeSet::new(),
            outage: None,
            handler: None,
        };
        let entries = self.keep(Command::Register(Box::new(registration)));
        let Fact::IncidentRegistered { incident, .. } = entries[0].fact else { panic!("{entries:?}") };
        incident
    }

    pub(crate) fn note(&mut self, id: IncidentId, text: &str) {
        self.recall(id);
        self.keep(Command::Note(id, CleanText::body(text)));
    }

    pub(crate) fn end(&mut self, id: IncidentId) {
        self.keep(Command::Close(id, Excuse { reason: CleanText::body("aftalt"), by: None }));
    }

    pub(crate) fn recall(&mut self, id: IncidentId) {
        let archived = self.desk.archived().find(|(have, _)| **have == id).map(|(_, archived)| archived.entries);
        if let Some(expected) = archived {
            self.desk.recall(id, self.log.recall(id, expected).unwrap());
        }
    }

    pub(crate) fn save(&mut self) {
        self.log.save(&self.desk).unwrap();
    }

    /// Closes the log as the program does when it ends, and gives the desk as the next opening should find it.
    pub(crate) fn close(mut self) -> Desk {
        self.log.index().unwrap();
        self.desk.archive_closed();
        self.desk
    }
}

/// The notes of an incident, in order.
pub(crate) fn notes_of(desk: &Desk, id: IncidentId) -> Vec<String> {
    desk.incident(id)
        .unwrap()
        .timeline
        .iter()
        .filter_map(
            |have| if let Fact::NoteAdded { text, .. } = &have.entry.fact { Some(text.to_string()) } else { None },
        )
        .collect()
}
