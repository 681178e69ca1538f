//! How a decision stands on the desk: open, decided, or decided on grounds that are no longer there.

use super::grounds::{Change, Grounds};
use super::word::{IsgChoice, Side};
use crate::domain::desk::Desk;
use crate::domain::id::StepId;
use crate::domain::incident::Incident;
use crate::domain::playbook::{Playbook, Question};

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionState {
    /// A word is lacking.
    Open,
    /// Both have spoken and do not agree: nothing is decided, and convening does not follow by itself.
    Disagree,
    /// Decided.
    Decided(IsgChoice),
    /// Decided, and something that carried it has changed: it is asked again.
    Stale(IsgChoice),
}

impl DecisionState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open | Self::Disagree => "open",
            Self::Decided(isg) => isg.state(),
            Self::Stale(_) => "stale",
        }
    }

    /// Whether two who may decide have decided, on what is still so.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Decided(_))
    }
}

/// How a decision stands, and what has changed under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// How it stands.
    pub state: DecisionState,
    /// What has changed since the words that stand were given, each once.
    pub changes: Vec<Change>,
}

impl Desk {
    /// How the joint decision of `incident` stands (P16).
    pub fn decision(&self, incident: &Incident) -> Decided {
        let decisions = &incident.decisions;
        if decisions.words.is_empty() {
            return Decided { state: DecisionState::Open, changes: Vec::new() };
        }
        let now = Grounds::of(self, incident);
        let mut changes: Vec<Change> = Side::ALL
            .into_iter()
            .filter_map(|side| decisions.word(side))
            .flat_map(|word| word.grounds.changes(&now))
            .collect();
        changes.sort();
        changes.dedup();
        let state = if decisions.lacking().next().is_some() {
            DecisionState::Open
        } else if decisions.disagree() {
            DecisionState::Disagree
        } else {
            match &decisions.outcome {
                None => DecisionState::Open,
                Some(outcome) if changes.is_empty() => DecisionState::Decided(outcome.isg),
                Some(outcome) => DecisionState::Stale(outcome.isg),
            }
        };
        Decided { state, changes }
    }

    /// Whether the joint decision of `incident` must be asked again because what carried it has changed.
    pub fn is_stale(&self, incident: &Incident) -> bool {
        incident.is_open() && matches!(self.decision(incident).state, DecisionState::Stale(_))
    }
}

/// The step that a joint decision settles: the one that asks whether to convene.
pub fn decision_step(playbook: &Playbook) -> Option<&StepId> {
    playbook.steps().find(|step| step.ask.contains(&Question::ConveneIsg)).map(|step| &step.id)
}
