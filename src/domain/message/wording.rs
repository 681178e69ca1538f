//! The exact wording of a message as a hash, and the short code of it that is read aloud on the phone.
//!
//! The hash is SHA-256 over four lines: `vagt message`, the audience's name, the kind's name, the text. The spoken code
//! is its first eight bytes as a big-endian number, modulo 10^12, in four groups of three digits. It guards against a
//! slip, not against somebody who looks for a second text with the same code: the record holds the whole hash.

use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kind::MessageKind;
use crate::domain::clean::CleanText;
use crate::domain::key::to_hex;
use crate::domain::playbook::Audience;

/// Digits of the spoken code.
const DIGITS: usize = 12;
/// Digits read in one breath.
const GROUP: usize = 3;
/// One more than the highest code.
const CODES: u64 = 1_000_000_000_000;

/// The hash of an exact wording, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(String);

impl Wording {
    /// The hash of a message.
    pub fn of(audience: Audience, kind: MessageKind, text: &CleanText) -> Self {
        Self::over(&["vagt message", audience.key(), kind.key(), text.as_str()])
    }

    /// The hash over lines.
    pub(super) fn over(lines: &[&str]) -> Self {
        Self(to_hex(&Sha256::digest(lines.join("\n").as_bytes())))
    }

    /// The hash of nothing: no text has it.
    pub fn none() -> Self {
        Self(String::new())
    }

    /// In hexadecimal.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is read aloud of it.
    pub fn code(&self) -> SpokenCode {
        let head: String = self.0.chars().take(16).collect();
        SpokenCode(u64::from_str_radix(&head, 16).unwrap_or(0) % CODES)
    }
}

/// The code of a wording as it is spoken: `482 019 773 205`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpokenCode(u64);

/// Not twelve digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the code has twelve digits")]
pub struct BadCode;

impl fmt::Display for SpokenCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:012}", self.0);
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && n % GROUP == 0 {
                f.write_char(' ')?;
            }
            f.write_char(digit)?;
        }
        Ok(())
    }
}

impl FromStr for SpokenCode {
    type Err = BadCode;

    /// Reads what is said back: twelve digits, with blanks, dashes or dots wherever somebody put them.
    fn from_str(raw: &str) -> Result<Self, BadCode> {
        let digits: String = raw.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '\u{a0}')).collect();
        if digits.len() != DIGITS || !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(BadCode);
        }
        digits.parse().map(Self).map_err(|_not_a_number| BadCode)
    }
}

impl TryFrom<String> for SpokenCode {
    type Error = BadCode;
    fn try_from(raw: String) -> Result<Self, BadCode> {
        raw.parse()
    }
}

impl From<SpokenCode> for String {
    fn from(code: SpokenCode) -> Self {
        code.to_string()
    }
}
