//! How an incident stands towards authorities and the people concerned, as a fold over its filing events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FilingEvent, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word};
use crate::domain::clean::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::entry::Entry;
use crate::domain::id::PersonId;
use crate::domain::incident::{Incident, PersonalData};
use crate::domain::playbook::{Answer, Question};

/// Something decided, by whom, when and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided<T> {
    /// What.
    pub value: T,
    /// Why, and what the DPO advised.
    pub word: Word,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// The facts that carry a decision that a breach is not reportable: when one of them changes, it is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Personal data.
    pub personal_data: PersonalData,
    /// How many people, where that was counted.
    pub people: Option<u32>,
    /// Whether it was answered that they are many.
    pub many_people: Option<Answer>,
    /// Whether a protected address is among them.
    pub protected_address: Option<Answer>,
    /// The risk decided.
    pub risk: Option<Risk>,
}

impl Carried {
    /// As they are now.
    pub fn of(incident: &Incident) -> Self {
        Self {
            personal_data: incident.personal_data,
            people: incident.people,
            many_people: incident.answer(Question::ManyPeople),
            protected_address: incident.protected_address,
            risk: incident.filings.risk.as_ref().map(|risk| risk.value),
        }
    }
}

/// The decision that a breach is not reportable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotReportable {
    /// Why, and what the DPO advised.
    pub word: Word,
    /// Who decided.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// The facts it stands on.
    pub carried: Carried,
    /// The clock it stopped.
    pub stopped: Option<StoppedClock>,
}

/// A filing with the supervisory authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// How much of it.
    pub phase: Phase,
    /// Case number, and why it is late if it is.
    pub receipt: Receipt,
    /// Who sent it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// A report sent under NIS2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Which.
    pub report: Nis2Report,
    /// Case number, and why it is late if it is.
    pub receipt: Receipt,
    /// Who sent it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// How an incident stands towards authorities and the people concerned.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filings {
    /// When there was awareness, as decided.
    pub awareness: Option<Decided<Timestamp>>,
    /// The risk, as decided.
    pub risk: Option<Decided<Risk>>,
    /// What was filed with the supervisory authority, oldest first.
    pub filed: Vec<Filed>,
    /// That it need not be filed; see [`Incident::not_reportable_is_stale`].
    pub not_reportable: Option<NotReportable>,
    /// What became of the people concerned.
    pub told: Option<Decided<Told>>,
    /// What was said of that before, oldest first: it stands again when the newest is taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told_earlier: Vec<Decided<Told>>,
    /// Whether it is significant under NIS2, and since when that was known.
    pub significance: Option<Decided<(Significance, Timestamp)>>,
    /// Reports sent under NIS2, oldest first.
    pub sent: Vec<Sent>,
    /// Clocks that a filing has stopped, with their lateness frozen.
    pub stopped: BTreeMap<ClockId, StoppedClock>,
}

impl Filings {
    /// Takes an event in. `carried` is how the facts stood then.
    pub(in crate::domain) fn take(&mut self, event: &FilingEvent, entry: &Entry, carried: Carried) {
        let at = entry.happened_at();
        let by = event.by().or_else(|| entry.actor.person()).cloned();
        match event {
            FilingEvent::AwarenessDecided { since, word } => {
                self.awareness = Some(Decided { value: *since, word: word.clone(), by, at });
            }
            FilingEvent::RiskDecided { risk, word } => {
                self.risk = Some(Decided { value: *risk, word: word.clone(), by, at });
            }
            FilingEvent::Filed { phase, receipt, stopped } => {
                self.filed.push(Filed { phase: *phase, receipt: receipt.clone(), by, at });
                self.stop(phase.clock(), stopped.as_ref());
            }
            FilingEvent::NotReportable { word, stopped } => {
                self.not_reportable = Some(NotReportable { word: word.clone(), by, at, carried, stopped: *stopped });
            }
            FilingEvent::DataSubjects { told, word, stopped } => {
                self.told_earlier.extend(self.told.take());
                self.told = Some(Decided { value: *told, word: word.clone(), by, at });
                self.stop(ClockId::DataSubjects, stopped.as_ref());
            }
            FilingEvent::SignificanceDecided { significance, since, word } => {
                self.significance = Some(Decided { value: (*significance, *since), word: word.clone(), by, at });
            }
            FilingEvent::Reported { report, receipt, stopped } => {
                self.sent.push(Sent { report: *report, receipt: receipt.clone(), by, at });
                self.stop(report.clock(), stopped.as_ref());
            }
            FilingEvent::Withdrawn { act, of, .. } => self.withdraw(*act, *of),
        }
    }

    /// An older way to say when there was awareness.
    pub(in crate::domain) fn amended(&mut self, since: Timestamp, reason: &CleanText, entry: &Entry) {
        let word = Word { reason: reason.clone(), ..Word::default() };
        let by = entry.actor.person().cloned();
        self.awareness = Some(Decided { value: since, word, by, at: entry.happened_at() });
    }

    /// Of two who stop the same clock, the first counts.
    fn stop(&mut self, id: ClockId, stopped: Option<&StoppedClock>) {
        if let Some(stopped) = stopped {
            self.stopped.entry(id).or_insert(*stopped);
        }
    }

    /// The filing that began a notification in phases, unless all of it was filed.
    pub fn first_in_phases(&self) -> Option<&Filed> {
        if self.filed.iter().any(|filed| filed.phase == Phase::Whole) {
            return None;
        }
        self.filed.iter().find(|filed| filed.phase == Phase::First)
    }

    /// What is filed next: all of it, or what supplements the filing there is (GDPR art. 33(4)).
    pub fn next_phase(&self) -> Phase {
        if self.filed.is_empty() { Phase::Whole } else { Phase::Supplement }
    }

    /// Since when it is known to be significant under NIS2, if that was decided.
    pub fn significant_since(&self) -> Option<Timestamp> {
        match self.significance.as_ref()?.value {
            (Significance::Significant, since) => Some(since),
            (Significance::NotSignificant, _) => None,
        }
    }

    /// The first report of this sort that was sent.
    pub fn sent(&self, report: Nis2Report) -> Option<&Sent> {
        self.sent.iter().find(|sent| sent.report == report)
    }
}

impl Incident {
    /// Whether a fact has changed since it was decided that the breach is not reportable, so that it must be asked again.
    pub fn not_reportable_is_stale(&self) -> bool {
        self.filings.not_reportable.as_ref().is_some_and(|decided| decided.carried != Carried::of(self))
    }
}
