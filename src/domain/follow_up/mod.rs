//! Follow-up of one incident: its cause, the corrective actions and whether they worked, deviations from safeguards, the
//! review with the supplier, and the DPO's briefing of the top security officer (P18, P19, P23, P24, P30).
//!
//! All of it goes on when the incident is closed: the effect keeps an action open, not the incident.

mod event;
mod fold;
mod item;
mod judge;
mod refusal;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use event::{AgreementKept, Ask, FollowUpCommand, FollowUpEvent, Lapse, Owner, Plan, PlanChange, Review, Worked};
pub use item::{BadItemId, ItemId};
pub(in crate::domain) use judge::Judge;
pub use refusal::FollowUpRefusal;
pub use standing::{ActionState, FollowedAction, FollowedDeviation};

use super::clean::CleanText;
use super::decision::How;
use super::id::PersonId;
use crate::domain::policy::Carried;

/// Something said or done, by whom and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said<T> {
    /// What.
    pub value: T,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// Why it happened (P19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// What caused it.
    pub text: CleanText,
    /// What contributed.
    pub contributing: Vec<CleanText>,
}

/// A corrective action (P19, P24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectiveAction {
    /// What it is called within the incident.
    pub id: ItemId,
    /// What it is to be, as changed last.
    pub plan: Plan,
    /// Who agreed it, and when.
    pub agreed: Said<()>,
    /// That it was done, with the note.
    pub done: Option<Said<CleanText>>,
    /// That it will not be done, with the reason.
    pub dropped: Option<Said<CleanText>>,
    /// Whether it worked, with the note; the newest assessment.
    pub effect: Option<Said<(Worked, CleanText)>>,
}

/// A safeguard that was not as it should be (P23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deviation {
    /// What it is called within the incident.
    pub id: ItemId,
    /// Which safeguard.
    pub safeguard: CleanText,
    /// What was wrong with it.
    pub lapse: Lapse,
    /// Who handles it.
    pub handler: Option<PersonId>,
    /// What limits the harm meanwhile.
    pub mitigation: CleanText,
    /// Who found it, and when.
    pub found: Said<()>,
    /// That it is mitigated, and how.
    pub mitigated: Option<Said<CleanText>>,
}

/// The DPO's word to the top security officer (P30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Briefing {
    /// It was given.
    Given {
        /// How.
        how: How,
        /// About what.
        note: CleanText,
    },
    /// It was judged not needed.
    NotNeeded {
        /// Why.
        reason: CleanText,
    },
}

/// The follow-up of an incident, folded from its facts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// Why it happened, as stated last.
    pub cause: Option<Said<Cause>>,
    /// Corrective actions by their id.
    pub actions: BTreeMap<ItemId, CorrectiveAction>,
    /// Deviations from safeguards by their id.
    pub deviations: BTreeMap<ItemId, Deviation>,
    /// Reviews held with suppliers, in the order of the log.
    pub reviews: Vec<Said<Review>>,
    /// The briefing, as noted last.
    pub briefing: Option<Said<Briefing>>,
}

impl FollowUp {
    /// Whether there are corrective actions and each is assessed or dropped.
    pub fn is_all_assessed(&self) -> bool {
        let over = |action: &CorrectiveAction| action.effect.is_some() || action.dropped.is_some();
        self.actions.values().any(|action| action.effect.is_some()) && self.actions.values().all(over)
    }

    /// Whether somebody at the supplier answers for an action: what is agreed with a supplier is agreed on both sides (P19).
    pub fn is_agreed_with_supplier(&self) -> bool {
        let theirs = |action: &CorrectiveAction| matches!(action.plan.owner, Owner::Supplier { .. });
        self.actions.values().any(|action| action.dropped.is_none() && theirs(action))
    }

    /// Deviations that nobody has mitigated yet.
    pub fn open_deviations(&self) -> impl Iterator<Item = &Deviation> {
        self.deviations.values().filter(|deviation| deviation.mitigated.is_none())
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P18, FollowUpEvent::policy_row),
    crate::carried!(rule P19, CorrectiveAction::state),
    crate::carried!(rule P23, FollowUp::open_deviations),
    crate::carried!(rule P24, FollowUp::is_all_assessed),
    crate::carried!(rule P30, FollowUpEvent::role),
];
