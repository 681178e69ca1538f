//! What a corrective action or a deviation is called within its incident: `A2` = device letter, running number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A corrective action or a deviation of one incident. The letter makes it unique without asking any other device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemId {
    /// The letter of the device it was recorded on.
    pub letter: char,
    /// Counts from 1 per incident, sort and letter.
    pub running: u32,
}

/// Why a written id was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an action or deviation is called by a letter and a number, as in A2")]
pub struct BadItemId;

impl ItemId {
    /// The next id on the device of this letter, after those there are.
    pub fn next<'a>(letter: char, have: impl Iterator<Item = &'a Self>) -> Self {
        let highest = have.filter(|id| id.letter == letter).map(|id| id.running).max();
        Self { letter, running: highest.unwrap_or(0).saturating_add(1) }
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, self.running)
    }
}

impl FromStr for ItemId {
    type Err = BadItemId;

    /// Reads what people type: case does not matter.
    fn from_str(raw: &str) -> Result<Self, BadItemId> {
        let text = raw.trim().to_ascii_uppercase();
        let mut chars = text.chars();
        let letter = chars.next().filter(char::is_ascii_uppercase).ok_or(BadItemId)?;
        let digits = chars.as_str();
        let plain = digits.chars().all(|c| c.is_ascii_digit());
        let running = digits.parse().ok().filter(|n: &u32| plain && *n > 0).ok_or(BadItemId)?;
        Ok(Self { letter, running })
    }
}

impl TryFrom<String> for ItemId {
    type Error = BadItemId;
    fn try_from(raw: String) -> Result<Self, BadItemId> {
        raw.parse()
    }
}

impl From<ItemId> for String {
    fn from(id: ItemId) -> Self {
        id.to_string()
    }
}
