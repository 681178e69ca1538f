//! An incident: our handling of something that went wrong, as a fold over its own facts.
//!
//! The timeline *is* the evidence: every entry of the incident's scope in order, with those that were void. The rest is
//! derived from it and can be folded again at any time.

mod fold;
mod fulfilled;
mod impact;
mod kind;
mod times;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(in crate::domain) use fulfilled::{ADVISE, CALL_OUT, CLASSIFY, INFORM, REACH_CHIEF, REACH_OFFICER};
pub use impact::{Impact, Level, PersonalData, Reach};
pub use kind::IncidentKind;
pub use times::Times;

use super::attachment::Attached;
use super::clean::CleanText;
use super::clock::{ClockId, StoppedClock};
use super::decision::Decisions;
use super::entry::{Entry, Stamp};
use super::filing::{Filings, Told};
use super::follow_up::FollowUp;
use super::id::{IncidentId, IncidentNumber, OutageId, PersonId, StepId, SystemId};
use super::message::{Messages, Standing};
use super::playbook::{Answer, Audience, InputKey, InputValue, PlaybookPin, Question};
use super::procedure::InsertedBlock;
use super::refusal::Refusal;
use super::severity::Severity;

/// Whether an incident is being handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Status {
    /// Being handled.
    Open,
    /// Closed at a time.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// The severity a person set, with the reason (`policy.md` §3: proposed by rule, set by a person).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetSeverity {
    /// The level.
    pub level: Severity,
    /// Why.
    pub reason: CleanText,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// What has happened to a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecord {
    /// Done or skipped; `None` once it was reopened.
    pub outcome: Option<StepOutcome>,
    /// Every note given, oldest first.
    pub notes: Vec<CleanText>,
    /// How many times it was done.
    pub times: u32,
    /// How it ended for each system, where it is done once for each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub systems: BTreeMap<SystemId, StepOutcome>,
}

impl StepRecord {
    /// That it is done or not and since when, without what was said of it and by whom.
    pub(in crate::domain) fn reduced(self) -> Self {
        let reduced = |outcome: StepOutcome| StepOutcome { by: None, recorded_by: None, ..outcome };
        Self {
            outcome: self.outcome.map(reduced),
            notes: Vec::new(),
            times: self.times,
            systems: self.systems.into_iter().map(|(system, outcome)| (system, reduced(outcome))).collect(),
        }
    }
}

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepOutcome {
    /// Done, or skipped with a reason.
    pub how: Ticked,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: Option<PersonId>,
    /// Who recorded it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
}

/// The two ways a step can be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ticked {
    /// Done.
    Done,
    /// Not done, with a reason.
    Skipped,
}

/// An entry of the timeline, and why it does not count if it does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// The entry.
    pub entry: Entry,
    /// Its author was not entitled to it: it stays in the chain and folds as void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void: Option<Refusal>,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Incident {
    /// Unique id.
    pub id: IncidentId,
    /// Spoken id.
    pub number: IncidentNumber,
    /// Title.
    pub title: CleanText,
    /// Kind.
    pub kind: IncidentKind,
    /// Open or closed.
    pub status: Status,
    /// Severity as set by a person; until then the proposal counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<SetSeverity>,
    /// The four times.
    pub times: Times,
    /// Who reported it; may be external (P01).
    pub reporter: CleanText,
    /// Who handles it (P15).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<PersonId>,
    /// Impact on confidentiality, integrity and availability.
    pub impact: Impact,
    /// How many are touched.
    pub reach: Reach,
    /// Whether personal data are involved.
    pub personal_data: PersonalData,
    /// Systems touched.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub systems: BTreeSet<SystemId>,
    /// The incident this one is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<IncidentId>,
    /// The outage it was registered from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outage: Option<OutageId>,
    /// The playbook, in the version it started with.
    pub playbook: Option<PlaybookPin>,
    /// What happened to each step.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<StepId, StepRecord>,
    /// Answers given in steps.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<Question, Answer>,
    /// Answers given to typed inputs of steps; the newest counts.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub inputs: BTreeMap<InputKey, InputValue>,
    /// Blocks that somebody inserted into the checklist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inserted: Vec<InsertedBlock>,
    /// Clocks that have stopped, with their lateness frozen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stopped: BTreeMap<ClockId, StoppedClock>,
    /// Joint decisions and the call-out of the Information Security Group (P16, P13).
    #[serde(default, skip_serializing_if = "is_default")]
    pub decisions: Decisions,
    /// Fact sheet and messages.
    #[serde(default, skip_serializing_if = "is_default")]
    pub messages: Messages,
    /// How many people's data are concerned, as far as it was counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Whether a protected name or address is among them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protected_address: Option<Answer>,
    /// Whether CPR numbers are among the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cpr_numbers: Option<Answer>,
    /// When the next word was promised for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Timestamp>,
    /// How it stands towards authorities and the people concerned.
    #[serde(default, skip_serializing_if = "is_default")]
    pub filings: Filings,
    /// Cause, corrective actions, deviations from safeguards, reviews with suppliers, the DPO's briefing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub follow_up: FollowUp,
    /// Files, in the order in which they were attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attached>,
    /// Where it began in the order: its clocks are those of the profile in force then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun: Option<Stamp>,
    /// Who registered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub registered_by: Option<PersonId>,
    /// The evidence, in order.
    pub timeline: Vec<TimelineEntry>,
}

/// What nothing was recorded in is not written.
fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}

impl Incident {
    /// Whether it is being handled.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// Who registered it; in what an older version kept, only as long as its timeline is at hand.
    pub fn registered_by(&self) -> Option<&PersonId> {
        let first = || self.timeline.first().and_then(|have| have.entry.actor.person());
        self.registered_by.as_ref().or_else(first)
    }

    /// The answer to `question`, if anybody gave one.
    pub fn answer(&self, question: Question) -> Option<Answer> {
        self.answers.get(&question).copied()
    }

    /// What its kind and its personal data say to `question`, where nobody was asked: a breach of personal data touches some,
    /// whichever they are.
    pub fn implied_answer(&self, question: Question) -> Option<Answer> {
        let breach = self.kind == IncidentKind::PersonalData;
        match (question, self.personal_data) {
            (Question::PersonalDataInvolved, PersonalData::No) => Some(Answer::No),
            (Question::PersonalDataInvolved, PersonalData::Unknown) => breach.then_some(Answer::Yes),
            (Question::PersonalDataInvolved, _) => Some(Answer::Yes),
            _ => None,
        }
    }

    /// How `audience` stands: a message, or what else was recorded that told them.
    pub fn standing(&self, audience: Audience) -> Standing<'_> {
        let otherwise = match audience {
            Audience::Dpo => self.done_called("dpo-report"),
            Audience::Authority => self.filings.filed.iter().map(|filed| filed.at).max(),
            Audience::DataSubjects => {
                let told = self.filings.told.as_ref().filter(|told| told.value == Told::Informed);
                told.map(|told| told.at)
            }
            Audience::Users
            | Audience::Owners
            | Audience::Citizens
            | Audience::Press
            | Audience::Supplier
            | Audience::Isg => None,
        };
        match (self.messages.standing(audience), otherwise) {
            (Standing::Open, Some(at)) => Standing::Told(at),
            (standing, _) => standing,
        }
    }

    /// When it was closed, if it is.
    pub fn closed_at(&self) -> Option<Timestamp> {
        match self.status {
            Status::Open => None,
            Status::Closed { at } => Some(at),
        }
    }

    /// When a step of this name was done, in whichever playbook file it is defined, if it stands as done.
    pub(in crate::domain) fn done_called(&self, name: &str) -> Option<Timestamp> {
        let called = |id: &StepId| id.as_str().rsplit('.').next() == Some(name);
        self.steps.keys().filter(|id| called(id)).filter_map(|id| self.done_at(id)).min()
    }

    /// When `step` was last done, if it stands as done.
    pub fn done_at(&self, step: &StepId) -> Option<Timestamp> {
        let record = self.steps.get(step)?;
        let each = || record.systems.values().max_by_key(|outcome| outcome.at);
        let all = || self.systems.iter().all(|system| record.systems.contains_key(system));
        let outcome = record.outcome.as_ref().or_else(|| each().filter(|_| all()))?;
        (outcome.how == Ticked::Done).then_some(outcome.at)
    }
}
