//! Typed inputs: what a step asks for besides the fixed [`Question`](super::Question)s. A playbook declares them; the
//! answers are recorded with the step, and conditions can read them.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Bilingual, Question};
use crate::domain::clean::CleanText;
use crate::domain::id::PersonId;

/// Most characters of a key.
const KEY_MAX: usize = 32;
/// Most options of a choice, so that they can be walked by hand.
pub const OPTIONS_MAX: usize = 12;
/// Words that conditions are written with; no input is called so.
pub const RESERVED: [&str; 14] = [
    "kind",
    "severity",
    "impact",
    "reach",
    "personal-data",
    "system",
    "profile",
    "is",
    "is-not",
    "at-least",
    "given",
    "and",
    "or",
    "not",
];

/// What an input is called in files, commands and conditions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InputKey(String);

/// Why the key of an input was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key has 2 to 32 small letters, digits and «-», begins with a letter and is no word of conditions")]
pub struct BadKey;

impl InputKey {
    /// The key as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for InputKey {
    type Err = BadKey;
    fn from_str(raw: &str) -> Result<Self, BadKey> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let taken = RESERVED.contains(&raw) || raw.parse::<Question>().is_ok();
        let begins = raw.starts_with(|c: char| c.is_ascii_lowercase());
        if begins && !taken && (2..=KEY_MAX).contains(&raw.len()) && raw.chars().all(fits) {
            Ok(Self(raw.to_owned()))
        } else {
            Err(BadKey)
        }
    }
}

impl TryFrom<String> for InputKey {
    type Error = BadKey;
    fn try_from(raw: String) -> Result<Self, BadKey> {
        raw.parse()
    }
}

impl From<InputKey> for String {
    fn from(key: InputKey) -> Self {
        key.0
    }
}

impl fmt::Display for InputKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An input that a step declares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What it is called.
    pub key: InputKey,
    /// What is asked, in words.
    pub label: Bilingual,
    /// Of what sort the answer is.
    #[serde(flatten)]
    pub kind: InputKind,
    /// Whether the form insists on an answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

/// Of what sort an answer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum InputKind {
    /// A line of text.
    Text,
    /// One of these.
    Choice {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// Somebody of the roster.
    Person,
    /// When something was or will be.
    Time,
    /// A whole number.
    Number,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Its name in files, commands and conditions.
    pub key: String,
    /// Its name for people.
    pub label: Bilingual,
}

/// The sorts of input by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputSort {
    /// A line of text.
    Text,
    /// One of some.
    Choice,
    /// Somebody of the roster.
    Person,
    /// A time.
    Time,
    /// A whole number.
    Number,
}

impl InputSort {
    /// All sorts.
    pub const ALL: [Self; 5] = [Self::Text, Self::Choice, Self::Person, Self::Time, Self::Number];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Choice => "choice",
            Self::Person => "person",
            Self::Time => "time",
            Self::Number => "number",
        }
    }
}

impl InputKind {
    /// Its sort, without what belongs to it.
    pub fn sort(&self) -> InputSort {
        match self {
            Self::Text => InputSort::Text,
            Self::Choice { .. } => InputSort::Choice,
            Self::Person => InputSort::Person,
            Self::Time => InputSort::Time,
            Self::Number => InputSort::Number,
        }
    }

    /// Whether `value` is an answer of this sort.
    pub fn takes(&self, value: &InputValue) -> bool {
        match (self, value) {
            (Self::Choice { options }, InputValue::Choice(chosen)) => options.iter().any(|have| have.key == *chosen),
            (Self::Text, InputValue::Text(text)) => !text.is_empty(),
            (Self::Person, InputValue::Person(_))
            | (Self::Time, InputValue::Time(_))
            | (Self::Number, InputValue::Number(_)) => true,
            (Self::Text | Self::Choice { .. } | Self::Person | Self::Time | Self::Number, _) => false,
        }
    }
}

/// An answer to an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputValue {
    /// A line of text.
    Text(CleanText),
    /// The key of what was chosen.
    Choice(String),
    /// Somebody.
    Person(PersonId),
    /// A time.
    Time(Timestamp),
    /// A whole number.
    Number(i64),
}

impl InputValue {
    /// Whether it is this word: the chosen option, the person, or the number as written.
    pub(super) fn is(&self, word: &str) -> bool {
        match self {
            Self::Text(text) => text.as_str() == word,
            Self::Choice(chosen) => chosen == word,
            Self::Person(person) => person.as_str() == word,
            Self::Number(number) => number.to_string() == word,
            Self::Time(_) => false,
        }
    }

    /// Whether it is a number at least this high.
    pub(super) fn at_least(&self, least: i64) -> bool {
        match self {
            Self::Number(number) => *number >= least,
            Self::Text(_) | Self::Choice(_) | Self::Person(_) | Self::Time(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_no_word_that_a_condition_already_has() {
        for good in ["risk", "case-number", "people2"] {
            assert!(good.parse::<InputKey>().is_ok(), "{good}");
        }
        for bad in ["", "a", "Risk", "2people", "is", "personal-data", "hostile", "a b", "risiko-æ", &"a".repeat(33)] {
            assert!(bad.parse::<InputKey>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_answer_must_be_of_the_sort_that_is_asked_for() {
        let both = |word: &str| Bilingual { da: word.into(), en: word.into() };
        let option = |key: &str| ChoiceOption { key: key.to_owned(), label: both(key) };
        let choice = InputKind::Choice { options: vec![option("none"), option("high")] };
        assert!(choice.takes(&InputValue::Choice("high".to_owned())));
        assert!(!choice.takes(&InputValue::Choice("higher".to_owned())));
        assert!(!choice.takes(&InputValue::Number(1)));
        assert!(!InputKind::Text.takes(&InputValue::Text("".into())));
        assert!(InputKind::Number.takes(&InputValue::Number(-3)));
    }
}
