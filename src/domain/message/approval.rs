//! Approval by ØS (P27): who may give it, how it was given, and whether it still has to be confirmed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::refusal::MessageRefusal;
use super::wording::{SpokenCode, Wording};
use crate::domain::calendar;
use crate::domain::id::PersonId;
use crate::domain::register::{Role, Roster};

/// How an approval was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "kebab-case")]
pub enum How {
    /// At this desk, the text in view.
    Here,
    /// By phone: the text was read aloud with its code, and the approver read the code back.
    Phone {
        /// The code as read back.
        code: SpokenCode,
        /// Who heard it.
        witness: PersonId,
    },
}

impl How {
    /// The name in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Phone { .. } => "phone",
        }
    }
}

/// An approval of one exact wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Of which wording.
    pub wording: Wording,
    /// Whose.
    pub by: PersonId,
    /// How it was given.
    pub how: How,
    /// When.
    pub at: Timestamp,
    /// Who recorded it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
    /// When the approver confirmed what another recorded.
    pub confirmed_at: Option<Timestamp>,
}

impl Approval {
    /// Whether the approver has yet to confirm it at a desk of their own.
    pub fn is_to_be_confirmed(&self) -> bool {
        self.recorded_by.is_some() && self.confirmed_at.is_none()
    }
}

/// Who may approve on the day of `at`: ØS and deputies, then the chief executive (P03, P27).
pub fn approvers(roster: &Roster, at: Timestamp) -> Vec<PersonId> {
    let day = calendar::local(at).date();
    let role = Role::TopSecurityOfficer;
    let mut found: Vec<PersonId> = Vec::new();
    for role in std::iter::once(role).chain(role.stood_in_by()) {
        for person in roster.call_order(role, day) {
            if !found.contains(&person.id) {
                found.push(person.id.clone());
            }
        }
    }
    found
}

/// Whether `person` may approve. With no roster at all anybody is taken at their word, as everywhere; a roster that names
/// neither ØS nor chief executive entitles nobody: sending remains possible as a deviation.
pub fn may_approve(roster: Option<&Roster>, person: &PersonId, at: Timestamp) -> Result<(), MessageRefusal> {
    let Some(roster) = roster.filter(|roster| !roster.people.is_empty()) else { return Ok(()) };
    let holders = approvers(roster, at);
    if holders.contains(person) {
        return Ok(());
    }
    Err(MessageRefusal::NotApprover { person: person.clone(), holders })
}

/// Whether an approval by phone was given as it must be: the code of this wording, heard by somebody else.
pub(super) fn heard_right(how: &How, wording: &Wording, by: &PersonId) -> Result<(), MessageRefusal> {
    match how {
        How::Phone { code, .. } if *code != wording.code() => Err(MessageRefusal::WrongCode { given: *code }),
        How::Phone { witness, .. } if witness == by => Err(MessageRefusal::OwnWitness),
        How::Here | How::Phone { .. } => Ok(()),
    }
}
