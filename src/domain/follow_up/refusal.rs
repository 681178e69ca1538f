//! What the rules of follow-up refuse. The words are in `text`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::item::ItemId;
use crate::domain::id::PersonId;
use crate::domain::register::Role;

/// A rule of follow-up that says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum FollowUpRefusal {
    /// It is the word of another role (`policy.md` §1).
    NotTheirs {
        /// Whose it is.
        role: Role,
        /// Who tried.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
        /// The row of the policy behind it.
        policy: u8,
    },
    /// No such corrective action in this incident.
    UnknownAction {
        /// What was asked for.
        action: ItemId,
    },
    /// No such deviation in this incident.
    UnknownDeviation {
        /// What was asked for.
        deviation: ItemId,
    },
    /// It was done already.
    ActionIsDone {
        /// Which.
        action: ItemId,
    },
    /// It was dropped.
    ActionIsDropped {
        /// Which.
        action: ItemId,
    },
    /// The effect shows after it is done (P24).
    EffectBeforeDone {
        /// Which.
        action: ItemId,
    },
    /// An action is due on or after the day it is agreed.
    DueBeforeAgreed {
        /// The day given.
        due: Date,
    },
    /// The effect is assessed on or after the day the action is due.
    AssessedBeforeDue {
        /// The day given.
        assess_on: Date,
        /// The day it is due.
        due: Date,
    },
    /// It is mitigated already.
    DeviationIsMitigated {
        /// Which.
        deviation: ItemId,
    },
    /// A review takes people.
    NobodyThere,
}

impl FollowUpRefusal {
    /// The row of the policy behind the rule.
    pub fn policy_row(&self) -> Option<u8> {
        match self {
            Self::NotTheirs { policy, .. } => Some(*policy),
            Self::EffectBeforeDone { .. } | Self::AssessedBeforeDue { .. } => Some(24),
            Self::DueBeforeAgreed { .. } => Some(19),
            Self::NobodyThere => Some(18),
            Self::UnknownAction { .. }
            | Self::UnknownDeviation { .. }
            | Self::ActionIsDone { .. }
            | Self::ActionIsDropped { .. }
            | Self::DeviationIsMitigated { .. } => None,
        }
    }
}
