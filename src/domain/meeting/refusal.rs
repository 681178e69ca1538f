//! What the rules of meetings refuse. The words are in `text`.

use serde::{Deserialize, Serialize};

use crate::domain::id::{IncidentNumber, PersonId};

/// A rule of meetings that says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum MeetingRefusal {
    /// No such meeting, or none is called.
    UnknownMeeting,
    /// It has no time and place yet.
    NotCalled,
    /// It was held: its minutes are fixed, and what is wrong in them is corrected by adding (P25).
    AlreadyHeld,
    /// It was not held yet.
    NotHeld,
    /// It was cancelled.
    Cancelled,
    /// That is on no agenda of this meeting.
    UnknownTopic,
    /// No such action was agreed at this meeting, or it is settled.
    UnknownAction,
    /// Somebody else calls the group together or answers for its minutes (P12).
    NotEntitled {
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
    },
    /// Minutes name who was there (P25).
    NobodyPresent,
    /// Too few seats are filled: that it is held all the same takes a reason, which the minutes show (P12).
    NotQuorate {
        /// How many are.
        present: usize,
        /// How many it takes.
        quorum: usize,
    },
    /// Major and serious incidents are treated before the meeting ends, or put off in so many words (P31).
    NotTreated {
        /// Which are not.
        incidents: Vec<IncidentNumber>,
    },
    /// A deviation found by a spot check gets a cause and a plan (P36).
    CauseAndPlanMissing,
    /// The next meeting lies ahead.
    NextNotAhead,
}

impl MeetingRefusal {
    /// The row of the policy behind the rule.
    pub fn policy_row(&self) -> Option<u8> {
        match self {
            Self::NotEntitled { .. } | Self::NotQuorate { .. } => Some(12),
            Self::AlreadyHeld | Self::NobodyPresent => Some(25),
            Self::NotTreated { .. } => Some(31),
            Self::CauseAndPlanMissing => Some(36),
            Self::UnknownMeeting
            | Self::NotCalled
            | Self::NotHeld
            | Self::Cancelled
            | Self::UnknownTopic
            | Self::UnknownAction
            | Self::NextNotAhead => None,
        }
    }
}
