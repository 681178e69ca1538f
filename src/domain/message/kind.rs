//! What kind of message, over which channel, under which id, and whether it waits for ØS.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::playbook::Audience;

/// Whether a message to `audience` waits for ØS's approval (P27): those to affected parties and to the press do. The DPO
/// report, the ISG notice, the supplier's case, calls to owners in handling and filings never wait.
pub fn needs_approval(audience: Audience) -> bool {
    match audience {
        Audience::Users | Audience::Citizens | Audience::Press | Audience::DataSubjects => true,
        Audience::Owners | Audience::Supplier | Audience::Dpo | Audience::Isg | Audience::Authority => false,
    }
}

/// Where in the story a message belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageKind {
    /// The first word.
    #[default]
    First,
    /// What changed since.
    Update,
    /// It is over.
    AllClear,
}

impl MessageKind {
    /// All kinds, in the order of the story.
    pub const ALL: [Self; 3] = [Self::First, Self::Update, Self::AllClear];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Update => "update",
            Self::AllClear => "all-clear",
        }
    }
}

/// How a message went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Mail.
    Mail,
    /// Telephone.
    Phone,
    /// Text message.
    Sms,
    /// The intranet.
    Intranet,
    /// The municipality's own pages.
    Website,
    /// Chat.
    Chat,
    /// Said in person.
    InPerson,
    /// A form or portal of the receiver's.
    Portal,
    /// Digital Post, the public mailbox of citizens and companies.
    DigitalPost,
    /// A letter.
    Letter,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 10] = [
        Self::Mail,
        Self::Phone,
        Self::Sms,
        Self::Intranet,
        Self::Website,
        Self::Chat,
        Self::InPerson,
        Self::Portal,
        Self::DigitalPost,
        Self::Letter,
    ];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Sms => "sms",
            Self::Intranet => "intranet",
            Self::Website => "website",
            Self::Chat => "chat",
            Self::InPerson => "in-person",
            Self::Portal => "portal",
            Self::DigitalPost => "digital-post",
            Self::Letter => "letter",
        }
    }
}

/// What a message is called within its incident: `A3` = device letter, running number; unique without asking anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MessageId {
    /// The letter of the device it was written on.
    pub letter: char,
    /// Counts from 1 per incident and letter.
    pub running: u32,
}

/// Why a written message id was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a message is called by a letter and a number, as in A3")]
pub struct BadMessageId;

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, self.running)
    }
}

impl FromStr for MessageId {
    type Err = BadMessageId;

    /// Reads what people type: case does not matter.
    fn from_str(raw: &str) -> Result<Self, BadMessageId> {
        let text = raw.trim().to_ascii_uppercase();
        let mut chars = text.chars();
        let letter = chars.next().filter(char::is_ascii_uppercase).ok_or(BadMessageId)?;
        let digits = chars.as_str();
        let plain = digits.chars().all(|c| c.is_ascii_digit());
        let running = digits.parse().ok().filter(|n: &u32| plain && *n > 0).ok_or(BadMessageId)?;
        Ok(Self { letter, running })
    }
}

impl TryFrom<String> for MessageId {
    type Error = BadMessageId;
    fn try_from(raw: String) -> Result<Self, BadMessageId> {
        raw.parse()
    }
}

impl From<MessageId> for String {
    fn from(id: MessageId) -> Self {
        id.to_string()
    }
}
