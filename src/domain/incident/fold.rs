//! The fold of one incident: its entries in order become its state.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Incident, SetSeverity, Status, StepOutcome, StepRecord, Ticked, TimelineEntry, Times};
use crate::domain::authority;
use crate::domain::clean::CleanText;
use crate::domain::clock::ClockId;
use crate::domain::entry::{Entry, Stamp};
use crate::domain::fact::{Amendment, Fact};
use crate::domain::id::{PersonId, StepId, SystemId};
use crate::domain::playbook::{Audience, Checklist};
use crate::domain::refusal::Refusal;
use crate::domain::register::Register;

impl Incident {
    /// Begins an incident from its first entry; `None` when that registers nothing.
    pub(in crate::domain) fn begin(entry: Entry) -> Option<Self> {
        let Fact::IncidentRegistered { incident, number, registration, playbook } = &entry.fact else { return None };
        Some(Self {
            id: *incident,
            number: *number,
            title: registration.title.clone(),
            kind: registration.kind,
            status: Status::Open,
            severity: None,
            times: Times {
                discovered: registration.discovered_at,
                reported: registration.reported_at,
                registered: entry.happened_at(),
                awareness: None,
            },
            reporter: registration.reporter.clone(),
            handler: registration.handler.clone(),
            impact: registration.impact,
            reach: registration.reach,
            personal_data: registration.personal_data,
            systems: registration.systems.clone(),
            parent: None,
            outage: registration.outage,
            playbook: playbook.clone(),
            steps: BTreeMap::new(),
            answers: BTreeMap::new(),
            inputs: BTreeMap::new(),
            inserted: Vec::new(),
            stopped: BTreeMap::new(),
            timeline: vec![TimelineEntry { entry, void: None }],
        })
    }

    /// Takes an entry of this incident in, at its place in the order. One that is there already changes nothing.
    pub(in crate::domain) fn take(&mut self, entry: Entry, register: &Register) {
        match self.timeline.binary_search_by(|have| have.entry.stamp.cmp(&entry.stamp)) {
            Ok(_) => {}
            Err(place) if place == self.timeline.len() => self.append(entry, register),
            Err(_) => {
                let mut entries: Vec<Entry> = self.timeline.drain(..).map(|have| have.entry).collect();
                entries.push(entry);
                if let Some(folded) = Self::fold(entries, register) {
                    *self = folded;
                }
            }
        }
    }

    /// Folds an incident from its entries, in whatever order they come.
    pub(in crate::domain) fn fold(mut entries: Vec<Entry>, register: &Register) -> Option<Self> {
        entries.sort_by(|a, b| a.stamp.cmp(&b.stamp));
        entries.dedup_by(|a, b| a.stamp == b.stamp);
        let mut entries = entries.into_iter();
        let mut incident = Self::begin(entries.next()?)?;
        for entry in entries {
            incident.append(entry, register);
        }
        Some(incident)
    }

    fn append(&mut self, entry: Entry, register: &Register) {
        let void = self.void(&entry, register);
        if void.is_none() {
            self.effect(&entry);
        }
        self.timeline.push(TimelineEntry { entry, void });
    }

    /// Why an entry does not count, judged by the register that was in force before it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts of this scope reach it")]
    fn void(&self, entry: &Entry, register: &Register) -> Option<Refusal> {
        let (step, by, systems) = match &entry.fact {
            Fact::StepDone { step, by, systems, .. } | Fact::StepSkipped { step, by, systems, .. } => {
                (step, by, systems)
            }
            Fact::Procedure { event, .. } => return self.void_procedure(event),
            Fact::IncidentRegistered { .. } => return Some(Refusal::NothingChanged),
            _ => return None,
        };
        let person = by.as_ref().or_else(|| entry.actor.person())?;
        let own = self.playbook.as_ref().and_then(|pin| register.playbook(pin)?.step(step));
        let inserted = || self.inserted.iter().flat_map(|have| &have.part.steps).find(|have| have.id == *step);
        let step = own.or_else(inserted)?;
        let roster = register.roster_at(&entry.stamp);
        let systems = if systems.is_empty() { &self.systems } else { systems };
        authority::may_settle(register, roster, systems, step, person, entry.at).err()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts of this scope reach it")]
    fn effect(&mut self, entry: &Entry) {
        let at = entry.happened_at();
        let actor = entry.actor.person().cloned();
        match &entry.fact {
            Fact::IncidentAmended { amendment, .. } => self.amend(amendment),
            Fact::SeveritySet { level, reason, .. } => {
                self.severity = Some(SetSeverity { level: *level, reason: reason.clone(), by: actor, at });
            }
            Fact::HandlerAssigned { person, .. } => self.handler = Some(person.clone()),
            Fact::IncidentLinked { parent, .. } => self.parent = Some(*parent),
            Fact::StepDone { step, note, answers, inputs, by, systems, stopped, .. } => {
                self.settle(step, systems, note.as_ref(), &outcome(Ticked::Done, by.as_ref(), actor, at));
                self.answers.extend(answers);
                self.inputs.extend(inputs.iter().map(|(key, value)| (key.clone(), value.clone())));
                self.stopped.extend(stopped);
            }
            Fact::StepSkipped { step, reason, by, systems, stopped, .. } => {
                self.settle(step, systems, Some(reason), &outcome(Ticked::Skipped, by.as_ref(), actor, at));
                self.stopped.extend(stopped);
            }
            Fact::Procedure { event, .. } => self.take_procedure(event, entry),
            Fact::StepReopened { step, systems, resumed, .. } => {
                if let Some(record) = self.steps.get_mut(step) {
                    record.outcome = None;
                    record.systems.retain(|system, _| !systems.is_empty() && !systems.contains(system));
                }
                self.stopped.retain(|clock, _| !resumed.contains(clock));
            }
            Fact::IncidentClosed { .. } => self.status = Status::Closed { at },
            Fact::IncidentReopened { .. } => self.status = Status::Open,
            _ => {}
        }
    }

    fn amend(&mut self, amendment: &Amendment) {
        let Amendment { title, impact, reach, personal_data, systems, reporter, awareness } = amendment.clone();
        self.title = title.unwrap_or_else(|| std::mem::take(&mut self.title));
        self.impact = impact.unwrap_or(self.impact);
        self.reach = reach.unwrap_or(self.reach);
        self.personal_data = personal_data.unwrap_or(self.personal_data);
        self.systems = systems.unwrap_or_else(|| std::mem::take(&mut self.systems));
        self.reporter = reporter.unwrap_or_else(|| std::mem::take(&mut self.reporter));
        self.times.awareness = awareness.map(|(at, _)| at).or(self.times.awareness);
    }

    /// Two people ticking the same step are both on record; the first counts. A note is always kept. With systems named,
    /// it is settled for those only.
    fn settle(&mut self, step: &StepId, systems: &BTreeSet<SystemId>, note: Option<&CleanText>, new: &StepOutcome) {
        let record = self.steps.entry(step.clone()).or_insert_with(|| StepRecord {
            outcome: None,
            notes: Vec::new(),
            times: 0,
            systems: BTreeMap::new(),
        });
        record.notes.extend(note.cloned());
        record.times += u32::from(new.how == Ticked::Done);
        let counts =
            |have: Option<&StepOutcome>| have.is_none_or(|have| have.how == Ticked::Skipped && new.how == Ticked::Done);
        if systems.is_empty() {
            if counts(record.outcome.as_ref()) {
                record.outcome = Some(new.clone());
            }
            return;
        }
        for system in systems {
            if counts(record.systems.get(system)) {
                record.systems.insert(system.clone(), new.clone());
            }
        }
    }

    /// When the affected were last told something: the newest doing of a step that messages them.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only done steps tell anybody anything")]
    pub fn last_update_at(&self, checklist: Option<&Checklist<'_>>) -> Option<Timestamp> {
        let tells = |id: &StepId| {
            checklist.and_then(|list| list.step(id)).is_some_and(|step| {
                step.step.message == Some(Audience::Users) || (step.step.clock == Some(ClockId::NextUpdate))
            })
        };
        self.timeline
            .iter()
            .filter(|have| have.void.is_none())
            .filter_map(|have| match &have.entry.fact {
                Fact::StepDone { step, .. } if tells(step) => Some(have.entry.happened_at()),
                _ => None,
            })
            .max()
    }

    /// The stamp of its newest entry.
    pub fn newest(&self) -> Option<&Stamp> {
        self.timeline.last().map(|have| &have.entry.stamp)
    }
}

fn outcome(how: Ticked, by: Option<&PersonId>, actor: Option<PersonId>, at: Timestamp) -> StepOutcome {
    let recorded_by = if by.is_some() && by != actor.as_ref() { actor.clone() } else { None };
    StepOutcome { how, at, by: by.cloned().or(actor), recorded_by }
}
