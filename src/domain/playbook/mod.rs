//! Playbooks: policy as data. A file of steps, each with role, reason, condition, clock and the passage that prescribes it.
//!
//! A playbook says which blocks make up its checklist ([`Part`]); a block is a file's own steps, never what that file
//! includes. What changes here is what a playbook file can express; the steps themselves live in `playbooks/`.

mod bad_condition;
mod basis;
mod changes;
mod checklist;
mod condition;
#[cfg(test)]
mod condition_tests;
mod input;
mod shelf;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use bad_condition::{BadCondition, Wanted};
pub use basis::{Basis, POLICY_ROWS};
pub use changes::{Changes, StepPart};
pub use checklist::{Checklist, ChecklistStep, StepState};
pub use condition::{Asked, Condition, Known, Test, Truth};
pub use input::{BadKey, ChoiceOption, Input, InputKey, InputKind, InputSort, InputValue, OPTIONS_MAX, RESERVED};
pub use shelf::Shelf;

use super::clean::CleanText;
use super::clock::ClockId;
use super::id::StepId;
use super::incident::IncidentKind;
use super::register::Role;

/// What the input is called that asks how a step's message was sent.
const SENT_HOW: &str = "sent-how";

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Danish.
    pub da: CleanText,
    /// English.
    pub en: CleanText,
}

/// An exact version of a playbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PlaybookPin {
    /// The playbook's name.
    pub id: String,
    /// Digest over its text and the texts of its blocks.
    pub digest: String,
}

/// A playbook with the blocks it is made of, as one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playbook {
    /// Name, as the file is called.
    pub id: String,
    /// Title.
    pub title: Bilingual,
    /// Version of the municipality's policy that it follows (P37).
    pub policy: CleanText,
    /// Kinds of incident that start with it.
    pub kinds: Vec<IncidentKind>,
    /// The blocks in order, each with its own steps; those that several playbooks include can be one in memory.
    pub parts: Vec<Arc<Part>>,
}

/// A block of a playbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Name of the file whose steps these are.
    pub block: String,
    /// Title of that file.
    pub title: Bilingual,
    /// When the block applies.
    pub when: Option<Condition>,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// A step. What is as usual is not written into the log; reading an older record, with everything written out, is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Full id, `<defining file>.<step>`.
    pub id: StepId,
    /// What to do.
    pub title: Bilingual,
    /// Why, in one line.
    pub why: Bilingual,
    /// Whose step it is.
    pub role: Role,
    /// Who else may do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or_roles: Vec<Role>,
    /// What prescribes it.
    pub prescribed_by: Vec<Basis>,
    /// When it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The clock that doing it stops (or, for the next update, starts again).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockId>,
    /// What it asks, to be answered with yes, no or unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<Question>,
    /// What else it asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Input>,
    /// Roles to offer for calling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Role>,
    /// Whose message it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Audience>,
    /// Whether the incident should not close without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// It is what is said of it: a tick takes a note, or an answer to what it asks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub note: bool,
    /// May be done again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repeat: bool,
    /// Done once for every system.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub per_system: bool,
    /// Steps it waits for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<StepId>,
}

impl Step {
    /// Whether somebody with one of these roles may do it.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        std::iter::once(self.role).chain(self.or_roles.iter().copied())
    }

    /// The typed input called `key`.
    pub fn input(&self, key: &InputKey) -> Option<&Input> {
        self.inputs.iter().find(|input| input.key == *key)
    }

    /// The input that asks how its message was sent, by the name that the built-in playbooks give it.
    pub fn sending_input(&self) -> Option<&Input> {
        self.message?;
        self.inputs.iter().find(|input| input.key.as_str() == SENT_HOW)
    }

    /// Whether all it asks is how its message was sent, if it asks anything.
    pub fn asks_sending_only(&self) -> bool {
        self.ask.is_empty() && self.inputs.len() == usize::from(self.sending_input().is_some())
    }

    /// Whether ticking it takes an answer or a note.
    pub fn asks(&self) -> bool {
        self.note || !self.ask.is_empty() || !self.inputs.is_empty()
    }
}

impl Playbook {
    /// One without any steps: what an incident follows whose playbook is not in the log.
    pub fn empty() -> Self {
        let (id, title, policy) = (String::new(), Bilingual::default(), CleanText::default());
        Self { id, title, policy, kinds: Vec::new(), parts: Vec::new() }
    }

    /// Every step, in order.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.parts.iter().flat_map(|part| &part.steps)
    }

    /// The step called `id`.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps().find(|step| &step.id == id)
    }
}

/// To whom a message goes (`policy.md` §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Affected users.
    Users,
    /// System owner and system responsible.
    Owners,
    /// Citizens and businesses.
    Citizens,
    /// The press.
    Press,
    /// The supplier.
    Supplier,
    /// The data protection officer.
    Dpo,
    /// The Information Security Group.
    Isg,
    /// The people whose data are concerned (GDPR art. 34).
    DataSubjects,
    /// The supervisory authority (GDPR art. 33).
    Authority,
}

impl Audience {
    /// Every audience, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::Users,
        Self::Owners,
        Self::Citizens,
        Self::Press,
        Self::Supplier,
        Self::Dpo,
        Self::Isg,
        Self::DataSubjects,
        Self::Authority,
    ];

    /// The name in files, commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Owners => "owners",
            Self::Citizens => "citizens",
            Self::Press => "press",
            Self::Supplier => "supplier",
            Self::Dpo => "dpo",
            Self::Isg => "isg",
            Self::DataSubjects => "data-subjects",
            Self::Authority => "authority",
        }
    }
}

/// A question that a step asks and that conditions and the severity rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Are people at risk?
    LifeAtRisk,
    /// Is it a hostile act?
    Hostile,
    /// Are personal data involved? That it is not known yet is what a suspicion is.
    PersonalDataInvolved,
    /// Is it a supplier's fault?
    SupplierFault,
    /// May the supplier be compromised?
    SupplierCompromised,
    /// Was a safeguard missing, off or bypassed? (P23)
    SafeguardDeviation,
    /// Is the press asking?
    PressAsking,
    /// Is a work-around in use?
    WorkaroundUsed,
    /// Is it the same cause as another open incident?
    SameCause,
    /// Is the Information Security Group convened? (P16)
    ConveneIsg,
    /// Are more people touched than the profile's number, or a protected address?
    ManyPeople,
    /// Is the response overdue, no restore time agreed, or little of it left?
    SupplierLate,
    /// Is the incident significant in the sense of the NIS2 act?
    Nis2Significant,
    /// Is or will the agreed restore time of a critical system be exceeded?
    RestoreExceeded,
}

impl Question {
    /// Every question.
    pub const ALL: [Self; 14] = [
        Self::LifeAtRisk,
        Self::Hostile,
        Self::PersonalDataInvolved,
        Self::SupplierFault,
        Self::SupplierCompromised,
        Self::SafeguardDeviation,
        Self::PressAsking,
        Self::WorkaroundUsed,
        Self::SameCause,
        Self::ConveneIsg,
        Self::ManyPeople,
        Self::SupplierLate,
        Self::Nis2Significant,
        Self::RestoreExceeded,
    ];

    /// The name in files and commands.
    pub fn key(self) -> &'static str {
        match self {
            Self::LifeAtRisk => "life-at-risk",
            Self::Hostile => "hostile",
            Self::PersonalDataInvolved => "personal-data-involved",
            Self::SupplierFault => "supplier-fault",
            Self::SupplierCompromised => "supplier-compromised",
            Self::SafeguardDeviation => "safeguard-deviation",
            Self::PressAsking => "press-asking",
            Self::WorkaroundUsed => "workaround-used",
            Self::SameCause => "same-cause",
            Self::ConveneIsg => "convene-isg",
            Self::ManyPeople => "many-people",
            Self::SupplierLate => "supplier-late",
            Self::Nis2Significant => "nis2-significant",
            Self::RestoreExceeded => "restore-exceeded",
        }
    }
}

impl FromStr for Question {
    type Err = ();
    fn from_str(raw: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|question| question.key() == raw).ok_or(())
    }
}

/// An answer; unknown is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Asked, and not known yet.
    Unknown,
}

impl Answer {
    /// All answers.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
