//! Templates approved in advance: outage, update, all-clear, maintenance, with named free fields and a last day.
//!
//! An approval binds to the template's hash: a changed template is another one, and has none. They belong to no incident
//! and are part of the register.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::approval::How;
use super::kind::MessageKind;
use super::refusal::MessageRefusal;
use super::wording::Wording;
use crate::domain::clean::CleanText;
use crate::domain::id::PersonId;
use crate::domain::playbook::Audience;

/// A template's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TemplateId(String);

/// Why a name was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a template's name has 1 to 64 letters, digits, «-» or «_»")]
pub struct BadTemplateId;

impl TemplateId {
    /// The name as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TemplateId {
    type Err = BadTemplateId;
    fn from_str(raw: &str) -> Result<Self, BadTemplateId> {
        let fits = is_name(raw) && raw.chars().count() <= 64;
        if fits { Ok(Self(raw.to_owned())) } else { Err(BadTemplateId) }
    }
}

impl TryFrom<String> for TemplateId {
    type Error = BadTemplateId;
    fn try_from(raw: String) -> Result<Self, BadTemplateId> {
        raw.parse()
    }
}

impl From<TemplateId> for String {
    fn from(id: TemplateId) -> Self {
        id.0
    }
}

impl fmt::Display for TemplateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_name(raw: &str) -> bool {
    !raw.is_empty() && raw.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// What a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TemplateKind {
    /// Something does not work.
    Outage,
    /// How it goes.
    Update,
    /// It works again.
    AllClear,
    /// Planned work.
    Maintenance,
}

impl TemplateKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Outage, Self::Update, Self::AllClear, Self::Maintenance];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Outage => "outage",
            Self::Update => "update",
            Self::AllClear => "all-clear",
            Self::Maintenance => "maintenance",
        }
    }

    /// The kind of message it makes.
    pub fn message(self) -> MessageKind {
        match self {
            Self::Outage | Self::Maintenance => MessageKind::First,
            Self::Update => MessageKind::Update,
            Self::AllClear => MessageKind::AllClear,
        }
    }
}

/// A template: text with free fields in braces, `{what}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Name.
    pub name: TemplateId,
    /// What it is for.
    pub kind: TemplateKind,
    /// To whom its messages go.
    pub audience: Audience,
    /// The text.
    pub text: CleanText,
}

/// A piece of a template's text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Field(&'a str),
}

impl Template {
    /// The hash that an approval is bound to.
    pub fn wording(&self) -> Wording {
        let Self { name, kind, audience, text } = self;
        Wording::over(&["vagt template", name.as_str(), audience.key(), kind.key(), text.as_str()])
    }

    /// Its free fields, in the order in which they first come.
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<&str> = Vec::new();
        for piece in self.pieces().unwrap_or_default() {
            if let Piece::Field(name) = piece
                && !fields.contains(&name)
            {
                fields.push(name);
            }
        }
        fields
    }

    /// Whether its braces name fields.
    pub fn is_sound(&self) -> bool {
        self.pieces().is_some()
    }

    fn pieces(&self) -> Option<Vec<Piece<'_>>> {
        let mut pieces = Vec::new();
        let mut rest = self.text.as_str();
        while let Some((words, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            if words.contains('}') || !is_name(name) {
                return None;
            }
            pieces.extend([Piece::Words(words), Piece::Field(name)]);
            rest = after;
        }
        if rest.contains('}') {
            return None;
        }
        pieces.push(Piece::Words(rest));
        Some(pieces)
    }

    /// The text with its fields filled. What a field holds is one line, and is never read as a field itself.
    pub fn fill(&self, fields: &BTreeMap<String, CleanText>) -> Result<CleanText, MessageRefusal> {
        let pieces = self.pieces().ok_or(MessageRefusal::BadTemplate)?;
        let own = self.fields();
        if let Some(unknown) = fields.keys().find(|field| !own.contains(&field.as_str())) {
            return Err(MessageRefusal::UnknownField { field: unknown.clone() });
        }
        let mut out = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Field(name) => {
                    let value = fields.get(name).map(|value| CleanText::title(value.as_str()));
                    match value.filter(|value| !value.is_empty()) {
                        Some(value) => out.push_str(value.as_str()),
                        None => return Err(MessageRefusal::FieldMissing { field: name.to_owned() }),
                    }
                }
            }
        }
        Ok(CleanText::body(&out))
    }
}

/// Which version of a template a message was filled from, and with what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateUse {
    /// Its name.
    pub name: TemplateId,
    /// The hash of the version.
    pub wording: Wording,
    /// What its fields were filled with.
    pub fields: BTreeMap<String, CleanText>,
}

/// What happens to templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum TemplateEvent {
    /// One was written, or written anew.
    Written {
        /// It.
        template: Template,
    },
    /// ØS approved one in advance (P27).
    Approved {
        /// Which.
        name: TemplateId,
        /// The version approved.
        wording: Wording,
        /// Whose word it is.
        by: PersonId,
        /// How it was given.
        how: How,
        /// The last day on which it counts.
        valid_until: Date,
    },
    /// The approver confirmed what another had recorded.
    Confirmed {
        /// Which.
        name: TemplateId,
        /// The version confirmed.
        wording: Wording,
    },
    /// It is not to be used any more.
    Withdrawn {
        /// Which.
        name: TemplateId,
    },
}
