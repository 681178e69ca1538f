//! What happens in the follow-up of an incident, as facts, and what somebody asks to have recorded.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::item::ItemId;
use crate::domain::clean::CleanText;
use crate::domain::decision::How;
use crate::domain::id::{PersonId, SupplierId};
use crate::domain::register::Role;

/// Who answers for a corrective action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "side", rename_all = "kebab-case")]
pub enum Owner {
    /// Somebody of the roster.
    Person {
        /// Who.
        person: PersonId,
    },
    /// The supplier's side, as it names itself (P19: steps on both sides).
    Supplier {
        /// Who, in its own words.
        name: CleanText,
    },
}

/// Whether a corrective action worked (P24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Worked {
    /// It did.
    Effective,
    /// In part.
    Partly,
    /// It did not.
    NotEffective,
}

impl Worked {
    /// All, the best first.
    pub const ALL: [Self; 3] = [Self::Effective, Self::Partly, Self::NotEffective];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Effective => "effective",
            Self::Partly => "partly",
            Self::NotEffective => "not-effective",
        }
    }
}

/// What was wrong with a safeguard (P23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lapse {
    /// It was not there.
    Missing,
    /// It was there and off.
    Off,
    /// It was on, and somebody got around it.
    Bypassed,
}

impl Lapse {
    /// All.
    pub const ALL: [Self; 3] = [Self::Missing, Self::Off, Self::Bypassed];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Off => "off",
            Self::Bypassed => "bypassed",
        }
    }
}

/// Whether the supplier kept the operating agreement, as both sides found (P18, P20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementKept {
    /// It did.
    Kept,
    /// It did not.
    NotKept,
    /// Nothing was agreed.
    NoAgreement,
}

impl AgreementKept {
    /// All.
    pub const ALL: [Self; 3] = [Self::Kept, Self::NotKept, Self::NoAgreement];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::NoAgreement => "no-agreement",
        }
    }
}

/// What a corrective action is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What is to be done.
    pub text: CleanText,
    /// Who answers for it.
    pub owner: Owner,
    /// The day by which it is to be done, on Danish clocks.
    pub due: Date,
    /// The day on which its effect is assessed.
    pub assess_on: Date,
}

/// What is changed of a corrective action; what is `None` stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanChange {
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<CleanText>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The day by which it is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day on which its effect is assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assess_on: Option<Date>,
}

impl PlanChange {
    /// `plan` as it is after the change.
    #[must_use]
    pub fn on(&self, plan: &Plan) -> Plan {
        Plan {
            text: self.text.clone().unwrap_or_else(|| plan.text.clone()),
            owner: self.owner.clone().unwrap_or_else(|| plan.owner.clone()),
            due: self.due.unwrap_or(plan.due),
            assess_on: self.assess_on.unwrap_or(plan.assess_on),
        }
    }
}

/// A review held together with the supplier (P18). When it was held is when the entry happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// With which supplier of the register; `None` where the incident names one system's only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplier: Option<SupplierId>,
    /// Who took part, of both sides.
    pub people: Vec<CleanText>,
    /// What was found.
    pub findings: CleanText,
    /// Whether the agreement was kept.
    pub agreement: AgreementKept,
}

/// What happened. Its JSON is part of the log's format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum FollowUpEvent {
    /// The cause was stated; the newest counts (P19).
    CauseStated {
        /// What caused it: conditions, not persons.
        text: CleanText,
        /// What contributed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        contributing: Vec<CleanText>,
        /// Who stated it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// A corrective action was agreed (P19, P24).
    ActionAgreed {
        /// What it is called within the incident.
        action: ItemId,
        /// What it is to be.
        #[serde(flatten)]
        plan: Plan,
        /// Who agreed it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// A corrective action was changed.
    ActionChanged {
        /// Which.
        action: ItemId,
        /// What differs.
        change: PlanChange,
        /// Why.
        reason: CleanText,
        /// Who changed it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// A corrective action was done.
    ActionDone {
        /// Which.
        action: ItemId,
        /// How.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        note: CleanText,
        /// Who said so, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// A corrective action will not be done.
    ActionDropped {
        /// Which.
        action: ItemId,
        /// Why.
        reason: CleanText,
        /// Who dropped it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// The effect of a corrective action was assessed; the newest counts (P24).
    EffectAssessed {
        /// Which.
        action: ItemId,
        /// Whether it worked.
        worked: Worked,
        /// What it was seen by.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        note: CleanText,
        /// Who assessed it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// A safeguard was missing, off or bypassed (P23).
    DeviationFound {
        /// What it is called within the incident.
        deviation: ItemId,
        /// Which safeguard.
        safeguard: CleanText,
        /// What was wrong with it.
        lapse: Lapse,
        /// Who handles it: the IT chief, unless somebody else was named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        handler: Option<PersonId>,
        /// What limits the harm meanwhile.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        mitigation: CleanText,
        /// Who found it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// The safeguard is as it should be again, or the harm is limited for good.
    DeviationMitigated {
        /// Which.
        deviation: ItemId,
        /// How.
        note: CleanText,
        /// Who said so, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// It was reviewed with the supplier (P18).
    ReviewHeld {
        /// With whom, and what was found.
        #[serde(flatten)]
        review: Review,
        /// Who held it for us, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// The DPO briefed the top security officer (P30).
    OfficerBriefed {
        /// How.
        how: How,
        /// About what.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        note: CleanText,
        /// Who briefed, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// The DPO judged that no briefing is needed (P30: as far as needed).
    BriefingNotNeeded {
        /// Why.
        reason: CleanText,
        /// Who judged it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
}

impl FollowUpEvent {
    /// Who it is said to be by, when that is not who recorded it.
    pub fn by(&self) -> Option<&PersonId> {
        match self {
            Self::CauseStated { by, .. }
            | Self::ActionAgreed { by, .. }
            | Self::ActionChanged { by, .. }
            | Self::ActionDone { by, .. }
            | Self::ActionDropped { by, .. }
            | Self::EffectAssessed { by, .. }
            | Self::DeviationFound { by, .. }
            | Self::DeviationMitigated { by, .. }
            | Self::ReviewHeld { by, .. }
            | Self::OfficerBriefed { by, .. }
            | Self::BriefingNotNeeded { by, .. } => by.as_ref(),
        }
    }

    /// Whose word it is (`policy.md` §1); `None`: anybody's at the desk, because it only says what was seen or done.
    pub fn role(&self) -> Option<Role> {
        match self {
            Self::CauseStated { .. } | Self::ReviewHeld { .. } => Some(Role::SystemResponsible),
            Self::ActionAgreed { .. }
            | Self::ActionChanged { .. }
            | Self::ActionDropped { .. }
            | Self::EffectAssessed { .. } => Some(Role::SystemOwner),
            Self::OfficerBriefed { .. } | Self::BriefingNotNeeded { .. } => Some(Role::Dpo),
            Self::ActionDone { .. } | Self::DeviationFound { .. } | Self::DeviationMitigated { .. } => None,
        }
    }

    /// The row of the policy it leaves evidence for.
    pub fn policy_row(&self) -> u8 {
        match self {
            Self::CauseStated { .. } => 19,
            Self::ReviewHeld { .. } => 18,
            Self::ActionAgreed { .. }
            | Self::ActionChanged { .. }
            | Self::ActionDone { .. }
            | Self::ActionDropped { .. }
            | Self::EffectAssessed { .. } => 24,
            Self::OfficerBriefed { .. } | Self::BriefingNotNeeded { .. } => 30,
            Self::DeviationFound { .. } | Self::DeviationMitigated { .. } => 23,
        }
    }
}

/// What somebody asks to have recorded, and in whose name: the event without what the desk adds to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUpCommand {
    /// What.
    pub ask: Ask,
    /// Who said, did or decided it, when that is not who records it.
    pub by: Option<PersonId>,
}

/// What is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// State the cause, and what contributed.
    Cause(CleanText, Vec<CleanText>),
    /// Agree a corrective action.
    Agree(Plan),
    /// Change one, with the reason.
    Change(ItemId, PlanChange, CleanText),
    /// One is done.
    Done(ItemId, CleanText),
    /// One will not be done, with the reason.
    Drop(ItemId, CleanText),
    /// Assess the effect of one.
    Assess(ItemId, Worked, CleanText),
    /// A safeguard was not as it should be; who handles it, and what limits the harm.
    Deviation {
        /// Which safeguard.
        safeguard: CleanText,
        /// What was wrong with it.
        lapse: Lapse,
        /// Who handles it; `None`: the IT chief.
        handler: Option<PersonId>,
        /// What limits the harm meanwhile.
        mitigation: CleanText,
    },
    /// One is mitigated.
    Mitigated(ItemId, CleanText),
    /// A review was held with the supplier.
    Review(Review),
    /// The top security officer was briefed.
    Briefed(How, CleanText),
    /// No briefing is needed, with the reason.
    NoBriefing(CleanText),
}
