//! Writes what the rules allow: commands go through the domain's own decisions, so that every entry is a real one.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use ulid::Ulid;
use vagt::config::Config;
use vagt::domain::command::StepTick;
use vagt::domain::decide::{decide, enter};
use vagt::domain::desk::Viewer;
use vagt::domain::fact::Registration;
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::{Actor, CleanText, Command, Context, Desk, Entry, Fact, IncidentId, PersonId, Refusal};
use vagt::evidence::{Home, Log};

use crate::Taken;

const LETTER: char = 'A';
/// What incidents are called.
pub(crate) const TITLES: [&str; 8] = [
    "MitID-login fejler i borgerportalen",
    "Netværket på rådhuset er nede",
    "Omsorgsjournalen svarer langsomt",
    "Mail sendt til forkert modtager",
    "Telefonerne i borgerservice er døde",
    "Mistænkelig login fra udlandet",
    "Leverandøren melder driftsforstyrrelse",
    "Printere i skolerne virker ikke",
];
const IMPACTS: [Level; 5] = Level::ALL;

/// A log with its desk, and a clock that is set by hand.
#[derive(Debug)]
pub(crate) struct Clerk {
    /// The log.
    pub(crate) log: Log,
    /// Its desk.
    pub(crate) desk: Desk,
    /// The time of the next command.
    pub(crate) at: Timestamp,
    ids: u128,
}

impl Clerk {
    /// Opens the log in `data` and takes in what `config` says, at `at`.
    pub(crate) fn open(data: impl Into<Home>, config: &Config, at: Timestamp) -> Taken<Self> {
        let opened = Log::open(data)?;
        let mut clerk = Self { log: opened.log, desk: opened.desk, at, ids: 0 };
        let key = clerk.log.introduction()?.map(|introduction| introduction.key);
        let mut entries = clerk.enter(vec![Fact::DeviceEnrolled { letter: LETTER, key }], Actor::Program);
        for import in config.imports() {
            let facts = decide(&clerk.desk, Command::Import(import), &clerk.context(Actor::Program))?;
            entries.extend(clerk.enter(facts, Actor::Program));
        }
        clerk.log.append(&entries)?;
        Ok(clerk)
    }

    fn context(&self, actor: Actor) -> Context {
        let millis = u64::try_from(self.at.as_millisecond()).unwrap_or(0);
        Context { now: self.at, occurred_at: None, actor, letter: LETTER, fresh: Ulid::from_parts(millis, self.ids) }
    }

    fn enter(&mut self, facts: Vec<Fact>, actor: Actor) -> Vec<Entry> {
        let context = self.context(actor);
        let device = self.log.device().clone();
        enter(&mut self.desk, facts, &context, &device)
    }

    /// Entries for a command, a minute after the one before; they are in the desk but not kept yet.
    pub(crate) fn decide(&mut self, command: Command) -> Result<Vec<Entry>, Refusal> {
        self.at = self.at.saturating_add(SignedDuration::from_mins(1)).unwrap_or(self.at);
        self.ids += 1;
        let person = PersonId::from_login("mja");
        // Whoever registers a restricted incident may see it.
        self.desk.look_as(Viewer { person: Some(person.clone()), ..Viewer::default() });
        let actor = Actor::Person { id: person };
        let facts = decide(&self.desk, command, &self.context(actor.clone()))?;
        Ok(self.enter(facts, actor))
    }

    /// Entries that register the `place`-th incident; place decides what it looks like.
    pub(crate) fn register(&mut self, place: usize) -> Taken<(IncidentId, Vec<Entry>)> {
        let turn = |length: usize, step: usize| (place / step) % length;
        let impact = |step| IMPACTS.get(turn(IMPACTS.len(), step)).copied().unwrap_or_default();
        let title = TITLES.get(turn(TITLES.len(), 1)).copied().unwrap_or_default();
        let registration = Registration {
            title: CleanText::title(&format!("{title} ({place})")),
            kind: IncidentKind::ALL.get(turn(5, 1)).copied().unwrap_or(IncidentKind::Availability),
            reporter: CleanText::title("Borgerservice"),
            began_at: None,
            discovered_at: self.at,
            reported_at: self.at,
            impact: Impact { confidentiality: impact(7), integrity: impact(5), availability: impact(1) },
            reach: Reach::ALL.get(turn(5, 3)).copied().unwrap_or_default(),
            personal_data: PersonalData::ALL.get(turn(5, 2)).copied().unwrap_or_default(),
            systems: BTreeSet::new(),
            outage: None,
            handler: (!place.is_multiple_of(3)).then(|| PersonId::from_login("mja")),
        };
        let entries = self.decide(Command::Register(Box::new(registration)))?;
        let Some(Fact::IncidentRegistered { incident, .. }) = entries.first().map(|entry| &entry.fact) else {
            return Err("registering gave something else".into());
        };
        Ok((*incident, entries))
    }

    /// Entries that tick the next step of an incident's checklist, if the rules let it be ticked just so.
    pub(crate) fn tick(&mut self, id: IncidentId) -> Vec<Entry> {
        let list = self.desk.incident(id).and_then(|incident| self.desk.checklist(incident));
        let Some(step) = list.as_ref().and_then(|list| list.next()).map(|step| step.step.id.clone()) else {
            return Vec::new();
        };
        let tick = StepTick::plain(id, step);
        self.decide(Command::DoStep(tick)).unwrap_or_default()
    }

    /// Entries that write a note of ordinary length.
    pub(crate) fn note(&mut self, id: IncidentId) -> Result<Vec<Entry>, Refusal> {
        let text = "Leverandøren er ringet op og arbejder på sagen; næste melding kommer om en halv time.";
        self.decide(Command::Note(id, CleanText::body(text)))
    }
}
