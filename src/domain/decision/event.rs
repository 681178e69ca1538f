//! What happens to decisions, and what is asked for. The JSON of an event is the log's format: add, never rename.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::call_out::{Advice, CallState};
use super::grounds::Grounds;
use super::word::{AttemptResult, How, IsgChoice, Side};
use crate::domain::clean::CleanText;
use crate::domain::id::{IncidentId, PersonId, StepId};

/// A clock as it stood, captured so that its lateness never changes afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Captured {
    /// When it started.
    pub starts_at: Timestamp,
    /// When it was due.
    pub due_at: Timestamp,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum DecisionEvent {
    /// A decider gave a word (P16).
    WordGiven {
        /// Whose word it counts as.
        side: Side,
        /// Who gave it.
        person: PersonId,
        /// What is to be done.
        action: CleanText,
        /// Whether to convene the group.
        isg: IsgChoice,
        /// Why.
        reason: CleanText,
        /// How it was given.
        how: How,
        /// When a «not now» is to be looked at again (P13).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review: Option<Timestamp>,
        /// The other incidents that it covers; each has the same word among its own facts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        with: Vec<IncidentId>,
        /// What carried it.
        grounds: Grounds,
        /// The step that the outcome settles.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
        /// The joint decision's clock, while it runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<Captured>,
    },
    /// Somebody tried to reach a person.
    AttemptMade {
        /// Who was tried.
        person: PersonId,
        /// What came of it.
        #[serde(flatten)]
        result: AttemptResult,
    },
    /// How far the call-out has come with a member or deputy (P13, P11).
    MemberCalled {
        /// Who.
        person: PersonId,
        /// How far.
        #[serde(flatten)]
        state: CallState,
        /// How many make the group quorate, as it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quorum: Option<usize>,
        /// The call-out's clock, while it runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<Captured>,
    },
    /// Somebody leads the group's meeting, which begins by that if it has not begun.
    ChairTaken {
        /// Who.
        person: PersonId,
        /// Who would have led it by role, where that is somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        instead_of: Option<PersonId>,
        /// The call-out's clock, while it runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<Captured>,
    },
    /// The group advised on a question (P12).
    AdviceGiven {
        /// The question, the advice, and who dissents.
        advice: Advice,
    },
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum DecisionCommand {
    /// Give a word.
    Word(Box<NewWord>),
    /// Note an attempt to reach somebody.
    Attempt(PersonId, AttemptResult),
    /// Note how far the call-out has come with somebody.
    Call(PersonId, CallState),
    /// Take the chair and start.
    Chair(PersonId),
    /// Note an advice.
    Advise(Box<Advice>),
}

/// A word to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWord {
    /// Who gives it.
    pub person: PersonId,
    /// Whose word it is to count as; `None`: as the roster has it.
    pub side: Option<Side>,
    /// What is to be done.
    pub action: CleanText,
    /// Whether to convene the group.
    pub isg: IsgChoice,
    /// Why.
    pub reason: CleanText,
    /// How it is given.
    pub how: How,
    /// When a «not now» is to be looked at again.
    pub review: Option<Timestamp>,
    /// Other incidents that it covers (`policy.md` §4).
    pub with: Vec<IncidentId>,
}
