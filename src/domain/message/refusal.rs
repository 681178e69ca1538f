//! What the rules of messages refuse. The words are in `text`.

use serde::{Deserialize, Serialize};

use super::kind::MessageId;
use super::template::TemplateId;
use super::wording::SpokenCode;
use crate::domain::id::PersonId;
use crate::domain::playbook::Audience;

/// A rule of messages that says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum MessageRefusal {
    /// No such message in this incident.
    UnknownMessage {
        /// What was asked for.
        message: MessageId,
    },
    /// It was sent: what is sent is not edited.
    AlreadySent {
        /// Which.
        message: MessageId,
    },
    /// It was taken back.
    Withdrawn {
        /// Which.
        message: MessageId,
    },
    /// It waits for ØS (P27).
    ApprovalMissing {
        /// Which.
        message: MessageId,
        /// To whom.
        audience: Audience,
    },
    /// An approval, or a sending, of another wording than the one that stands (P27).
    WordingChanged {
        /// Which.
        message: MessageId,
    },
    /// Neither ØS nor somebody who stands in (P27).
    NotApprover {
        /// Who was named.
        person: PersonId,
        /// Who could.
        holders: Vec<PersonId>,
    },
    /// The code read back is not that of this wording.
    WrongCode {
        /// What was read back.
        given: SpokenCode,
    },
    /// Nobody witnesses their own word.
    OwnWitness,
    /// Nothing is waiting for a confirmation.
    NothingToConfirm {
        /// Which.
        message: MessageId,
    },
    /// Only the approver confirms what was recorded in their name.
    NotYours {
        /// Whose it is.
        approver: PersonId,
    },
    /// The DPO collects every incident (P29): never «not affected».
    AlwaysInformed,
    /// No channel or receiver is named.
    ReceiverMissing,
    /// No such template.
    UnknownTemplate {
        /// What was asked for.
        template: TemplateId,
    },
    /// The template is for another audience or another kind of message.
    OtherTemplate {
        /// Which.
        template: TemplateId,
    },
    /// A free field of the template is not filled.
    FieldMissing {
        /// Which.
        field: String,
    },
    /// The template has no such field.
    UnknownField {
        /// What was given.
        field: String,
    },
    /// A template's text whose braces name no fields.
    BadTemplate,
    /// The template's last day lies before today.
    TemplateExpired,
}

impl MessageRefusal {
    /// The row of the policy behind the rule.
    pub fn policy_row(&self) -> Option<u8> {
        match self {
            Self::ApprovalMissing { .. }
            | Self::WordingChanged { .. }
            | Self::NotApprover { .. }
            | Self::WrongCode { .. }
            | Self::OwnWitness
            | Self::NotYours { .. } => Some(27),
            Self::AlwaysInformed => Some(29),
            Self::UnknownMessage { .. }
            | Self::AlreadySent { .. }
            | Self::Withdrawn { .. }
            | Self::NothingToConfirm { .. }
            | Self::ReceiverMissing
            | Self::UnknownTemplate { .. }
            | Self::OtherTemplate { .. }
            | Self::FieldMissing { .. }
            | Self::UnknownField { .. }
            | Self::BadTemplate
            | Self::TemplateExpired => None,
        }
    }
}
