//! The fold of one incident: its entries in order become its state.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Incident, SetSeverity, Status, StepOutcome, StepRecord, Ticked, TimelineEntry, Times};
use crate::domain::attachment::Attached;
use crate::domain::authority;
use crate::domain::clean::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::decision::{Decisions, Follows, IsgChoice};
use crate::domain::entry::{Entry, Stamp};
use crate::domain::fact::{Amendment, Fact};
use crate::domain::filing::{Carried, FilingEvent, Filings};
use crate::domain::follow_up::{self, FollowUp};
use crate::domain::id::{PersonId, StepId, SystemId};
use crate::domain::message::{Judge, MessageEvent, MessageKind, Messages, SheetKey};
use crate::domain::playbook::{Answer, Audience, Checklist, InputValue, PlaybookPin, Question, Step};
use crate::domain::procedure::ProcedureEvent;
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
                began: registration.began_at,
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
            decisions: Decisions::default(),
            messages: Messages::default(),
            people: None,
            protected_address: None,
            cpr_numbers: None,
            promised: None,
            filings: Filings::default(),
            follow_up: FollowUp::default(),
            attachments: Vec::new(),
            begun: Some(entry.stamp.clone()),
            registered_by: entry.actor.person().cloned(),
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

    /// Whether it follows this version, or has at some time.
    #[expect(clippy::wildcard_enum_match_arm, reason = "two facts say what is followed")]
    pub(in crate::domain) fn ever_followed(&self, pin: &PlaybookPin) -> bool {
        let names = |fact: &Fact| match fact {
            Fact::IncidentRegistered { playbook, .. } => playbook.as_ref() == Some(pin),
            Fact::Procedure { event: ProcedureEvent::Repinned { to, .. }, .. } => to == pin,
            _ => false,
        };
        self.timeline.iter().any(|have| names(&have.entry.fact))
    }

    fn append(&mut self, entry: Entry, register: &Register) {
        let void = self.void(&entry, register);
        if void.is_none() {
            self.effect(&entry, register);
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
            Fact::Decision { event, .. } => {
                return self.decisions.void(event, register.roster_at(&entry.stamp), entry);
            }
            Fact::FollowUp { event, .. } => {
                let judge = follow_up::Judge {
                    register: register.before(&entry.stamp),
                    roster: register.roster_at(&entry.stamp),
                    systems: &self.systems,
                    actor: entry.actor.person(),
                    now: entry.at,
                    at: entry.happened_at(),
                };
                return self.follow_up.judge(event, &judge).err();
            }
            Fact::IncidentClosed { excused: Some(excused), .. } => {
                let person = excused.by.as_ref().or_else(|| entry.actor.person())?;
                let roster = register.roster_at(&entry.stamp);
                return authority::may_excuse(register, roster, person, entry.at).err();
            }
            Fact::Message { event, .. } => return self.messages.judge(event, &Judge::of(entry, register)).err(),
            Fact::Filing { event, .. } => {
                let person = event.decision()?.by.as_ref().or_else(|| entry.actor.person())?;
                let profile = register.profile_at(&entry.stamp);
                let roster = register.roster_at(&entry.stamp);
                return authority::may_decide_as(register, roster, profile.controller, person, entry.at).err();
            }
            _ => return None,
        };
        let person = by.as_ref().or_else(|| entry.actor.person())?;
        let step = self.step_called(step, register)?;
        let roster = register.roster_at(&entry.stamp);
        let fulfilled = || self.fulfils(step) || self.has_called_all(step, roster, entry.happened_at());
        if matches!(entry.fact, Fact::StepDone { fulfilled: true, .. }) && fulfilled() {
            return None;
        }
        let systems = if systems.is_empty() { &self.systems } else { systems };
        authority::may_settle(register.before(&entry.stamp), roster, systems, step, person, entry.at).err()
    }

    /// A step as the incident's own playbook has it, or a block that was inserted.
    fn step_called<'a>(&'a self, id: &StepId, register: &'a Register) -> Option<&'a Step> {
        let own = self.playbook.as_ref().and_then(|pin| register.playbook(pin)?.step(id));
        let inserted = || self.inserted.iter().flat_map(|have| &have.part.steps).find(|have| have.id == *id);
        own.or_else(inserted)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts of this scope reach it")]
    fn effect(&mut self, entry: &Entry, register: &Register) {
        let at = entry.happened_at();
        let actor = entry.actor.person().cloned();
        match &entry.fact {
            Fact::IncidentAmended { amendment, .. } => {
                self.amend(amendment);
                if let Some((since, reason)) = &amendment.awareness {
                    self.filings.amended(*since, reason, entry);
                }
            }
            Fact::Filing { event, .. } => {
                let carried = Carried::of(self);
                self.filings.take(event, entry, carried);
                if let FilingEvent::AwarenessDecided { since, .. } = event {
                    self.times.awareness = Some(*since);
                }
                if let FilingEvent::SignificanceDecided { significance, .. } = event {
                    self.answers.insert(Question::Nis2Significant, significance.answer());
                }
                if let FilingEvent::Withdrawn { act, .. } = event {
                    self.inputs.retain(|key, _| !act.inputs().contains(&key.as_str()));
                }
            }
            Fact::SeveritySet { level, reason, .. } => {
                self.severity = Some(SetSeverity { level: *level, reason: reason.clone(), by: actor, at });
            }
            // Two desks may have attached the same: the first counts.
            Fact::FileAttached { file, .. }
                if self.attachments.iter().all(|have| have.file.content != file.content) =>
            {
                self.attachments.push(Attached { file: file.clone(), at, by: actor });
            }
            Fact::HandlerAssigned { person, .. } => self.handler = Some(person.clone()),
            Fact::IncidentLinked { parent, .. } => self.parent = Some(*parent),
            Fact::StepDone { step, note, answers, inputs, by, systems, stopped, .. } => {
                // The group's advice is nobody's own, least of all that of whoever writes it down.
                let outcome = if entry.fact.is_of_the_group() {
                    StepOutcome { how: Ticked::Done, at, by: None, recorded_by: actor }
                } else {
                    outcome(Ticked::Done, by.as_ref(), actor, at)
                };
                self.settle(step, systems, note.as_ref(), &outcome);
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
            Fact::Decision { event, .. } => {
                let follows = self.decisions.take(event, entry, register.roster_at(&entry.stamp));
                self.follow(follows, actor);
            }
            Fact::FollowUp { event, .. } => self.follow_up.take(event, entry.actor.person(), entry.happened_at()),
            Fact::IncidentClosed { excused, .. } => {
                if let Some(excused) = excused {
                    let skipped = outcome(Ticked::Skipped, excused.by.as_ref(), actor, at);
                    for step in &excused.steps {
                        self.settle(step, &BTreeSet::new(), Some(&excused.reason), &skipped);
                    }
                    self.stopped.extend(&excused.stopped);
                }
                self.status = Status::Closed { at };
            }
            Fact::IncidentReopened { .. } => self.status = Status::Open,
            Fact::Message { event, .. } => {
                self.messages.take(event, &Judge::of(entry, register));
                self.messages_on_clocks(event, at);
                self.done_by_sending(event, entry, register);
            }
            _ => {}
        }
    }

    /// What a decision changes beside itself: the step that asks for it is done by the outcome, and answered by it.
    fn follow(&mut self, follows: Follows, actor: Option<PersonId>) {
        let mut stop = |id, clock: Option<(crate::domain::decision::Captured, Timestamp)>| {
            if let Some((clock, at)) = clock {
                let stopped_at = at.max(clock.starts_at);
                self.stopped.entry(id).or_insert(StoppedClock {
                    starts_at: clock.starts_at,
                    due_at: clock.due_at,
                    stopped_at,
                });
            }
        };
        stop(ClockId::JointDecision, follows.decided);
        if follows.convened {
            self.stopped.remove(&ClockId::IsgCallOut);
        } else {
            stop(ClockId::IsgCallOut, follows.met);
        }
        if let Some((step, by, isg, at)) = follows.outcome {
            let answer = if isg == IsgChoice::Convene { Answer::Yes } else { Answer::No };
            self.answers.insert(Question::ConveneIsg, answer);
            if let Some(step) = step {
                let recorded_by = actor.filter(|actor| *actor != by);
                let outcome = StepOutcome { how: Ticked::Done, at, by: Some(by), recorded_by };
                self.settle(&step, &BTreeSet::new(), None, &outcome);
            }
        }
    }

    /// What a message does to the clocks: it stops those it says it stops, and a promise after an all-clear runs again.
    fn messages_on_clocks(&mut self, event: &MessageEvent, at: Timestamp) {
        match event {
            MessageEvent::Sent { message, stopped, .. } => {
                let goes_on = self.messages.get(*message).is_some_and(|message| {
                    message.kind != MessageKind::AllClear && message.audience == Audience::Users
                });
                if goes_on {
                    self.stopped.remove(&ClockId::NextUpdate);
                }
                // The newest promise counts, whether it was made in a message or noted by itself.
                if self.messages.last_update().is_some_and(|(last, promised)| last == at && promised.is_some()) {
                    self.promised = None;
                }
                self.stopped.extend(stopped);
            }
            MessageEvent::JudgedNotAffected { stopped, .. } => self.stopped.extend(stopped),
            MessageEvent::FactSet { .. }
            | MessageEvent::Drafted { .. }
            | MessageEvent::Edited { .. }
            | MessageEvent::Approved { .. }
            | MessageEvent::Confirmed { .. }
            | MessageEvent::Withdrawn { .. } => {}
        }
    }

    /// A message that was sent does the step that asked for it, if whoever sent it may settle that.
    fn done_by_sending(&mut self, event: &MessageEvent, entry: &Entry, register: &Register) {
        let MessageEvent::Sent { message, step: Some(id), by, channel, .. } = event else { return };
        let audience = self.messages.get(*message).map(|message| message.audience);
        let asks = |step: &&Step| step.message.is_some() && step.message == audience;
        let Some(step) = self.step_called(id, register).filter(asks) else { return };
        let (actor, roster) = (entry.actor.person(), register.roster_at(&entry.stamp));
        let may = by.as_ref().or(actor).is_none_or(|person| {
            authority::may_settle(register.before(&entry.stamp), roster, &self.systems, step, person, entry.at).is_ok()
        });
        if may {
            let how = InputValue::Choice(channel.key().to_owned());
            let how = step.sending_input().filter(|input| input.kind.takes(&how)).map(|input| (input.key.clone(), how));
            let outcome = outcome(Ticked::Done, by.as_ref(), actor.cloned(), entry.happened_at());
            self.settle(id, &BTreeSet::new(), None, &outcome);
            self.inputs.extend(how);
        }
    }

    fn amend(&mut self, amendment: &Amendment) {
        let Amendment { title, impact, reach, personal_data, systems, reporter, awareness, .. } = amendment.clone();
        let Amendment { people, protected_address, cpr_numbers, promised, began, .. } = *amendment;
        if let Some(began) = began {
            self.times.began = began.at();
            // What was said last counts, wherever it was said.
            self.messages.sheet.remove(&SheetKey::Since);
        }
        self.people = people.or(self.people);
        self.protected_address = protected_address.or(self.protected_address);
        self.cpr_numbers = cpr_numbers.or(self.cpr_numbers);
        // What was answered last counts, wherever it was answered.
        for (answered, line) in [(protected_address, SheetKey::Protected), (cpr_numbers, SheetKey::Cpr)] {
            if answered.is_some() {
                self.messages.sheet.remove(&line);
            }
        }
        self.promised = promised.or(self.promised);
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
            .chain(self.messages.last_update().map(|(at, _)| at))
            .max()
    }

    /// When the next word was promised, if the newest that was told to anybody promised one.
    pub fn promised_update(&self, told: Timestamp) -> Option<Timestamp> {
        self.messages.last_update().filter(|(at, _)| *at >= told).and_then(|(_, promised)| promised)
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
