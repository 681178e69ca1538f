//! The state of the log as it is read aloud: five groups of four digits.
//!
//! They are the first 30 hexadecimal digits of the newest record's hash as a number, modulo 10^20: about 66 bits, which tell any
//! two states of one log apart. Somebody who prepares two logs before the first is read aloud could make theirs alike; the
//! whole hash is in the record.

use std::fmt;
use std::str::FromStr;

/// One more than the highest.
const STATES: u128 = 100_000_000_000_000_000_000;
/// Digits read aloud.
const DIGITS: usize = 20;
/// Hexadecimal digits of the hash that they are made of.
const TAKEN: usize = 30;

/// What is read aloud of the log's newest hash, and what names a state of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

/// What was typed is no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint has 20 digits")]
pub struct BadFingerprint;

impl Fingerprint {
    /// Of a hash in hexadecimal.
    pub fn of(hash: &str) -> Self {
        let digits = hash.chars().take(TAKEN).map(|digit| u128::from(digit.to_digit(16).unwrap_or(0)));
        Self(digits.fold(0, |sum, digit| (sum << 4) | digit) % STATES)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for group in (0..5).rev() {
            let digits = self.0 / 10u128.pow(4 * group) % 10_000;
            write!(f, "{digits:04}{}", if group > 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    /// Reads what people type: blanks, dots and dashes between the digits do not matter.
    fn from_str(raw: &str) -> Result<Self, BadFingerprint> {
        let between = |c: &char| !(c.is_whitespace() || matches!(c, '-' | '.' | ',' | '·' | '–'));
        let digits: String = raw.chars().filter(between).collect();
        if digits.len() != DIGITS || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(BadFingerprint);
        }
        digits.parse().map(Self).map_err(|_never| BadFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_fingerprint_reads_back_as_printed(hash in "[0-9a-f]{64}") {
            let mark = Fingerprint::of(&hash);
            let said = mark.to_string();
            prop_assert_eq!(said.len(), 24);
            prop_assert_eq!(said.parse(), Ok(mark));
            prop_assert_eq!(said.replace(' ', "-").parse(), Ok(mark));
        }

        #[test]
        fn no_text_makes_reading_a_fingerprint_fail_badly(raw in "\\PC{0,30}") {
            let _ = raw.parse::<Fingerprint>();
        }
    }

    #[test]
    fn it_is_five_groups_of_four_also_when_it_is_small() {
        assert_eq!(Fingerprint::of(&"0".repeat(64)).to_string(), "0000 0000 0000 0000 0000");
        assert_eq!(
            Fingerprint::of(&format!("{}2a{}", "0".repeat(28), "f".repeat(34))).to_string(),
            "0000 0000 0000 0000 0042"
        );
        assert!("1234 5678".parse::<Fingerprint>().is_err());
        assert!("1234 5678 1234 5678 123x".parse::<Fingerprint>().is_err());
    }
}
