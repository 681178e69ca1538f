//! What somebody asks of an incident's messages. [`decide`](crate::domain::decide()) turns it into events or refuses.

use std::collections::BTreeMap;

use super::approval::How;
use super::kind::{Channel, MessageId, MessageKind};
use super::sheet::{SheetEntry, SheetKey};
use super::template::TemplateId;
use super::wording::Wording;
use crate::domain::clean::CleanText;
use crate::domain::id::PersonId;
use crate::domain::playbook::Audience;

/// What a new message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// This text.
    Text(CleanText),
    /// A template with its free fields filled.
    Template {
        /// Its name.
        name: TemplateId,
        /// What the fields hold.
        fields: BTreeMap<String, CleanText>,
    },
}

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum MessageCommand {
    /// Fill a line of the fact sheet.
    SetFact(SheetKey, SheetEntry),
    /// Write a message.
    Draft {
        /// To whom.
        audience: Audience,
        /// First word, update or all-clear.
        kind: MessageKind,
        /// What it says.
        content: Content,
    },
    /// Change its text.
    Edit(MessageId, CleanText),
    /// Record ØS's approval.
    Approve {
        /// Of which message.
        message: MessageId,
        /// The wording the approver saw or heard; `None`: the one that stands.
        wording: Option<Wording>,
        /// Whose word it is.
        by: PersonId,
        /// How it was given.
        how: How,
    },
    /// Confirm what was recorded in one's name.
    Confirm(MessageId),
    /// Record that it was sent.
    Send {
        /// Which.
        message: MessageId,
        /// How.
        channel: Channel,
        /// To whom.
        to: CleanText,
        /// Who sent it, when that is not who records it.
        by: Option<PersonId>,
        /// The reason to send it without approval, should it need one and have none (a deviation, P27).
        without_approval: Option<CleanText>,
    },
    /// Take a draft back, with the reason.
    Withdraw(MessageId, CleanText),
    /// Judge an audience not affected (P26).
    NotAffected {
        /// Which.
        audience: Audience,
        /// Why.
        reason: CleanText,
        /// Who judged, when that is not who records it.
        by: Option<PersonId>,
    },
}
