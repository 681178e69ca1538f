//! What a document is made of: sections of named fields, lists and tables, whose values are data with the words for them.
//!
//! One model, two writers: people read the words, programs the data.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::document::DocumentKind;

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// What is said of the document itself: the incident, when it was made, the policy followed, the log's head.
    pub about: Vec<Field>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its heading.
    pub heading: String,
    /// A word to the reader before the content, in the prose only.
    pub note: Option<String>,
    /// Its content.
    pub body: Body,
    /// What is said to it below, under a name of its own in JSON.
    pub below: Option<(&'static str, Vec<Field>)>,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Named values.
    Fields(Vec<Field>),
    /// Values in a row.
    List(Vec<Value>),
    /// Rows under columns; each column has its name in JSON and its heading.
    Table(Vec<Column>, Vec<Vec<Value>>),
    /// Things with named values each, too long for a table; the first field names the thing.
    Items(Vec<Vec<Field>>),
}

/// A column: its name in JSON, its heading.
pub type Column = (&'static str, String);

/// A named value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON.
    pub key: &'static str,
    /// Its label.
    pub label: String,
    /// What it is.
    pub value: Value,
}

/// A value as data, with the words for it where the data are no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Not known yet; who finds out, and when, where that was said. Never left out.
    Unknown(Option<String>),
    /// There is nothing here, and that is known.
    Nothing,
    /// Words, several lines at most.
    Text(String),
    /// One of the names of the contract, and its words.
    Code(&'static str, String),
    /// Somebody's words, and the same with what they were said to.
    Quoted(String, String),
    /// A time.
    Time(Timestamp),
    /// A day.
    Day(Date),
    /// A count.
    Number(u64),
    /// Several, as far as there are any; none: there are none, and that is known.
    Many(Vec<Value>),
    /// What somebody said beside, as notes; none: nobody said anything, which is not the same as that there is nothing.
    Said(Vec<Value>),
}

impl Value {
    /// Words; none: not known yet.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Unknown(None) } else { Self::Text(words) }
    }

    /// Words; none: there is nothing.
    pub fn words_if(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Nothing } else { Self::Text(words) }
    }

    /// A time; none: not known yet.
    pub fn time(at: Option<Timestamp>) -> Self {
        at.map_or(Self::Unknown(None), Self::Time)
    }

    /// A time; none: there is nothing.
    pub fn time_if(at: Option<Timestamp>) -> Self {
        at.map_or(Self::Nothing, Self::Time)
    }
}

impl Section {
    /// A section without a note.
    pub fn new(key: &'static str, heading: String, body: Body) -> Self {
        Self { key, heading, note: None, body, below: None }
    }

    /// The same with a word to the reader.
    #[must_use]
    pub fn noted(self, note: String) -> Self {
        Self { note: Some(note), ..self }
    }

    /// The same with what is said to it.
    #[must_use]
    pub fn with_below(self, key: &'static str, fields: Vec<Field>) -> Self {
        Self { below: Some((key, fields)), ..self }
    }
}

/// A field.
pub fn field(key: &'static str, label: String, value: Value) -> Field {
    Field { key, label, value }
}
