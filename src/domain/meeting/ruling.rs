//! What was decided of an incident beside the joint decision, as its minutes have it: awareness, risk, what is filed and who is
//! told (GDPR art. 33 and 34), and whether it is significant (NIS2).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::filing::{Phase, Risk, Significance, Told, Word};
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::Incident;

/// What was decided or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ruling", rename_all = "snake_case")]
pub enum Ruled {
    /// Since when there was awareness of a breach.
    Awareness {
        /// Since when.
        since: Timestamp,
    },
    /// The risk to the people concerned.
    Risk {
        /// How high.
        risk: Risk,
    },
    /// It was filed with the supervisory authority.
    Filed {
        /// How much of it.
        phase: Phase,
    },
    /// It need not be filed.
    NotReportable,
    /// What became of the people concerned.
    DataSubjects {
        /// That.
        told: Told,
    },
    /// Whether it is significant under NIS2.
    Significance {
        /// Whether.
        significance: Significance,
    },
}

impl Ruled {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Awareness { .. } => "awareness",
            Self::Risk { .. } => "risk",
            Self::Filed { .. } => "filed",
            Self::NotReportable => "not_reportable",
            Self::DataSubjects { .. } => "data_subjects",
            Self::Significance { .. } => "significance",
        }
    }
}

/// Something decided of an incident, with who decided it and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Of which incident.
    pub incident: IncidentId,
    /// What.
    #[serde(flatten)]
    pub ruled: Ruled,
    /// Who decided it, or sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Why; empty of what was sent.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub reason: CleanText,
    /// What the DPO advised, where it was said.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub dpo: CleanText,
    /// When.
    pub at: Timestamp,
}

impl Ruling {
    /// What stands of `incident`, oldest first.
    pub(in crate::domain) fn of(incident: &Incident) -> Vec<Self> {
        let filings = &incident.filings;
        let ruling = |ruled, by: &Option<PersonId>, word: Option<&Word>, at| Self {
            incident: incident.id,
            ruled,
            by: by.clone(),
            reason: word.map(|word| word.reason.clone()).unwrap_or_default(),
            dpo: word.map(|word| word.advice.clone()).unwrap_or_default(),
            at,
        };
        let mut all: Vec<Self> = Vec::new();
        all.extend(
            filings
                .awareness
                .iter()
                .map(|it| ruling(Ruled::Awareness { since: it.value }, &it.by, Some(&it.word), it.at)),
        );
        all.extend(filings.risk.iter().map(|it| ruling(Ruled::Risk { risk: it.value }, &it.by, Some(&it.word), it.at)));
        all.extend(filings.filed.iter().map(|it| ruling(Ruled::Filed { phase: it.phase }, &it.by, None, it.at)));
        all.extend(filings.not_reportable.iter().map(|it| ruling(Ruled::NotReportable, &it.by, Some(&it.word), it.at)));
        all.extend(
            filings.told.iter().map(|it| ruling(Ruled::DataSubjects { told: it.value }, &it.by, Some(&it.word), it.at)),
        );
        all.extend(
            filings
                .significance
                .iter()
                .map(|it| ruling(Ruled::Significance { significance: it.value.0 }, &it.by, Some(&it.word), it.at)),
        );
        all.sort_by_key(|ruling| ruling.at);
        all
    }
}

impl Desk {
    /// What was decided of the incidents of `agenda` with an item of their own, beside the joint decision.
    pub(in crate::domain) fn rulings_for(&self, agenda: &Agenda) -> Vec<Ruling> {
        agenda.own.iter().filter_map(|item| self.summary(item.incident)).flat_map(Ruling::of).collect()
    }
}
