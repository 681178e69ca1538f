//! A decider's word on action and on convening the group, and the attempts to reach the one who is to give it (P16).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::event::DecisionEvent;
use super::grounds::Grounds;
use crate::domain::clean::CleanText;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::register::Role;
use crate::domain::severity::Severity;

/// Which of the two prescribed deciders a word counts for, whoever gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The IT chief, any one of them, or a deputy.
    ItChief,
    /// The top security officer, or whoever stands in.
    TopSecurityOfficer,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ItChief, Self::TopSecurityOfficer];

    /// The role that gives it.
    pub fn role(self) -> Role {
        match self {
            Self::ItChief => Role::ItChief,
            Self::TopSecurityOfficer => Role::TopSecurityOfficer,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::ItChief => Self::TopSecurityOfficer,
            Self::TopSecurityOfficer => Self::ItChief,
        }
    }

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        self.role().key()
    }
}

/// The word on convening the Information Security Group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IsgChoice {
    /// Convene it at once (P13).
    Convene,
    /// Not now; kept as fully as a yes.
    NotNow,
}

impl IsgChoice {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Convene, Self::NotNow];

    /// The name in commands.
    pub fn key(self) -> &'static str {
        match self {
            Self::Convene => "convene",
            Self::NotNow => "not-now",
        }
    }

    /// The name in JSON.
    pub fn state(self) -> &'static str {
        match self {
            Self::Convene => "convene",
            Self::NotNow => "not_now",
        }
    }

    /// Not to convene on a serious incident deviates from P13: it takes a time at which it is looked at again.
    pub fn deviates_at(self, severity: Severity) -> bool {
        self == Self::NotNow && severity == Severity::Serious
    }
}

/// How a word was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// At the desk.
    Here,
    /// By telephone, to whoever recorded it.
    Phone,
}

impl How {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Here, Self::Phone];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Phone => "phone",
        }
    }
}

/// A decider's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Whose word it counts as.
    pub side: Side,
    /// Who gave it.
    pub person: PersonId,
    /// What is to be done.
    pub action: CleanText,
    /// Whether to convene the group.
    pub isg: IsgChoice,
    /// Why.
    pub reason: CleanText,
    /// How it was given.
    pub how: How,
    /// When a «not now» is to be looked at again.
    pub review: Option<Timestamp>,
    /// When it was given.
    pub at: Timestamp,
    /// Who recorded it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
    /// The other incidents that it covers.
    pub with: Vec<IncidentId>,
    /// What carried it.
    pub grounds: Grounds,
}

impl Word {
    pub(super) fn of(event: &DecisionEvent, at: Timestamp, recorded_by: Option<PersonId>) -> Option<Self> {
        let DecisionEvent::WordGiven { side, person, action, isg, reason, how, review, with, grounds, .. } = event
        else {
            return None;
        };
        Some(Self {
            side: *side,
            person: person.clone(),
            action: action.clone(),
            isg: *isg,
            reason: reason.clone(),
            how: *how,
            review: *review,
            at,
            recorded_by,
            with: with.clone(),
            grounds: grounds.clone(),
        })
    }

    /// Whether it is a «not now» on an incident that was serious (P13).
    pub fn deviates(&self) -> bool {
        self.isg.deviates_at(self.grounds.severity)
    }
}

/// What came of trying to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "snake_case")]
pub enum AttemptResult {
    /// Reached.
    Reached,
    /// No answer.
    NoAnswer,
    /// Engaged.
    Busy,
    /// To be called again, or calls back.
    Callback {
        /// When, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    },
}

impl AttemptResult {
    /// All, without a time.
    pub const ALL: [Self; 4] = [Self::Reached, Self::NoAnswer, Self::Busy, Self::Callback { at: None }];

    /// The name in commands.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no-answer",
            Self::Busy => "busy",
            Self::Callback { .. } => "callback",
        }
    }

    /// When they are to be called again, or call back.
    pub fn callback_at(self) -> Option<Timestamp> {
        match self {
            Self::Callback { at } => at,
            Self::Reached | Self::NoAnswer | Self::Busy => None,
        }
    }

    /// The name in JSON.
    pub fn state(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::Reached | Self::Busy | Self::Callback { .. } => self.key(),
        }
    }
}

/// An attempt to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Who was tried.
    pub person: PersonId,
    /// What came of it.
    pub result: AttemptResult,
    /// When.
    pub at: Timestamp,
    /// Who tried.
    pub recorded_by: Option<PersonId>,
}
