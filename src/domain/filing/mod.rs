//! What the law asks for after a breach or a significant incident, as facts: awareness, risk, filings, the people concerned.
//!
//! The data controller decides, the DPO advises, and nothing here waits for the approval of a message (`policy.md` §2, §4).
//! The program never says that somebody must notify: it counts, and keeps what people decided with their reasons.

mod fold;
#[cfg(test)]
mod tests;
mod withdrawal;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use fold::{Carried, Decided, Filed, Filings, NotReportable, Sent};
pub use withdrawal::Act;

use super::clean::CleanText;
use super::clock::{ClockId, StoppedClock};
use super::decision::How;
use super::id::PersonId;
use super::playbook::Answer;

/// The risk to the people concerned, as decided (GDPR art. 33 and 34).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// None is likely.
    None,
    /// There is one.
    #[serde(rename = "risk")]
    Likely,
    /// It is high: they are to be told.
    High,
}

impl Risk {
    /// All, rising.
    pub const ALL: [Self; 3] = [Self::None, Self::Likely, Self::High];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Likely => "risk",
            Self::High => "high",
        }
    }
}

/// How much of a notification a filing holds (GDPR art. 33(4)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// All of it.
    Whole,
    /// What is known so far; the rest follows.
    First,
    /// The rest.
    Supplement,
}

impl Phase {
    /// All, the most frequent first.
    pub const ALL: [Self; 3] = [Self::Whole, Self::First, Self::Supplement];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::First => "first",
            Self::Supplement => "supplement",
        }
    }

    /// The clock that it stops.
    pub fn clock(self) -> ClockId {
        match self {
            Self::Whole | Self::First => ClockId::Authority,
            Self::Supplement => ClockId::AuthoritySupplement,
        }
    }
}

/// What became of the people concerned (GDPR art. 34).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// They were told.
    Informed,
    /// Exception (a): the data could not be understood by anybody who got them.
    Unintelligible,
    /// Exception (b): measures afterwards removed the high risk.
    RiskRemoved,
    /// Exception (c): it would take too much, and it was made public instead.
    PublicNotice,
}

impl Told {
    /// All, the plain one first.
    pub const ALL: [Self; 4] = [Self::Informed, Self::Unintelligible, Self::RiskRemoved, Self::PublicNotice];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Informed => "informed",
            Self::Unintelligible => "unintelligible",
            Self::RiskRemoved => "risk-removed",
            Self::PublicNotice => "public-notice",
        }
    }
}

/// Whether an incident is significant under NIS2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Significance {
    /// It is.
    Significant,
    /// It is not.
    NotSignificant,
}

impl Significance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Significant, Self::NotSignificant];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Significant => "significant",
            Self::NotSignificant => "not-significant",
        }
    }

    /// The answer to the question whether it is significant.
    pub fn answer(self) -> Answer {
        match self {
            Self::Significant => Answer::Yes,
            Self::NotSignificant => Answer::No,
        }
    }
}

/// A report under NIS2 (NIS 2-loven § 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nis2Report {
    /// Early warning.
    EarlyWarning,
    /// Incident notification.
    Notification,
    /// Status report, where the incident goes on when the final one is due.
    Status,
    /// Final report.
    Final,
}

impl Nis2Report {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::EarlyWarning, Self::Notification, Self::Status, Self::Final];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::EarlyWarning => "early-warning",
            Self::Notification => "notification",
            Self::Status => "status",
            Self::Final => "final",
        }
    }

    /// The clock that it stops.
    pub fn clock(self) -> ClockId {
        match self {
            Self::EarlyWarning => ClockId::Nis2Warning,
            Self::Notification => ClockId::Nis2Notification,
            Self::Status => ClockId::Nis2Status,
            Self::Final => ClockId::Nis2Final,
        }
    }
}

/// Who decided something, why, and what the DPO advised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Word {
    /// Why.
    pub reason: CleanText,
    /// Who decided it, when that is not who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// How it was given, where it was recorded for somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// What the DPO advised, where it was said.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub advice: CleanText,
}

/// Something sent to an authority.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receipt {
    /// The authority's case number, or a receipt's.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub case: CleanText,
    /// Why it is late, if it is.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub late: CleanText,
    /// Who sent it, when that is not who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// How they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
}

/// What happened towards authorities and the people concerned. Its JSON is part of the log's format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FilingEvent {
    /// It was decided when there was awareness that it is a breach of personal data.
    AwarenessDecided {
        /// Since when.
        since: Timestamp,
        /// Why, and by whom.
        #[serde(flatten)]
        word: Word,
    },
    /// The risk to the people concerned was decided.
    RiskDecided {
        /// Which.
        risk: Risk,
        /// Why, and by whom.
        #[serde(flatten)]
        word: Word,
    },
    /// It was filed with the supervisory authority.
    Filed {
        /// How much of it.
        phase: Phase,
        /// Case number, and why it is late if it is.
        #[serde(flatten)]
        receipt: Receipt,
        /// The clock that this stopped, with its due time as it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stopped: Option<StoppedClock>,
    },
    /// It was decided that it need not be filed.
    NotReportable {
        /// Why, and by whom.
        #[serde(flatten)]
        word: Word,
        /// The clock that this stopped, with its due time as it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stopped: Option<StoppedClock>,
    },
    /// The people concerned were told, or an exception applies.
    DataSubjects {
        /// Which.
        told: Told,
        /// How they were told, or why the exception applies; and by whom.
        #[serde(flatten)]
        word: Word,
        /// The clock that this stopped, with its due time as it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stopped: Option<StoppedClock>,
    },
    /// It was decided whether the incident is significant under NIS2.
    SignificanceDecided {
        /// Whether it is.
        significance: Significance,
        /// Since when that was known.
        since: Timestamp,
        /// Why, and by whom.
        #[serde(flatten)]
        word: Word,
    },
    /// A report under NIS2 was sent.
    Reported {
        /// Which.
        report: Nis2Report,
        /// Case number, and why it is late if it is.
        #[serde(flatten)]
        receipt: Receipt,
        /// The clock that this stopped, with its due time as it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stopped: Option<StoppedClock>,
    },
    /// Something recorded by mistake does not count: the clock that it stopped runs again.
    Withdrawn {
        /// What.
        act: Act,
        /// When that was done, as it was recorded.
        of: Timestamp,
        /// Why.
        reason: CleanText,
    },
}

impl FilingEvent {
    /// What the controller decides; the rest is sending, which anybody at the desk may do.
    pub fn decision(&self) -> Option<&Word> {
        match self {
            // Telling them is carrying out; that they need not be told is a decision. To take back is the safe side: the
            // clock runs, and whoever decides is asked again.
            Self::DataSubjects { told: Told::Informed, .. }
            | Self::Filed { .. }
            | Self::Reported { .. }
            | Self::Withdrawn { .. } => None,
            Self::AwarenessDecided { word, .. }
            | Self::RiskDecided { word, .. }
            | Self::NotReportable { word, .. }
            | Self::DataSubjects { word, .. }
            | Self::SignificanceDecided { word, .. } => Some(word),
        }
    }

    /// Whether it is something carried out, which whoever did it records: sending, telling. The controller decides the rest.
    pub fn is_carried_out(&self) -> bool {
        self.decision().is_none() && !matches!(self, Self::Withdrawn { .. })
    }

    /// Who it is said to be by, when that is not who recorded it.
    pub fn by(&self) -> Option<&PersonId> {
        match self {
            Self::AwarenessDecided { word, .. }
            | Self::RiskDecided { word, .. }
            | Self::NotReportable { word, .. }
            | Self::DataSubjects { word, .. }
            | Self::SignificanceDecided { word, .. } => word.by.as_ref(),
            Self::Filed { receipt, .. } | Self::Reported { receipt, .. } => receipt.by.as_ref(),
            Self::Withdrawn { .. } => None,
        }
    }
}

/// What somebody asks to have recorded: the event without what the desk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilingCommand {
    /// Decide when there was awareness of a breach.
    Awareness(Timestamp, Word),
    /// Decide the risk.
    Risk(Risk, Word),
    /// File with the supervisory authority.
    File(Phase, Receipt),
    /// Decide that it need not be filed.
    NotReportable(Word),
    /// The people concerned.
    DataSubjects(Told, Word),
    /// Decide whether it is significant under NIS2, and since when that was known.
    Significance(Significance, Timestamp, Word),
    /// Send a report under NIS2.
    Report(Nis2Report, Receipt),
    /// Take back the newest of this sort, with a reason.
    Withdraw(Act, CleanText),
}
