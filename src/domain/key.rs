//! The public key of an installation, by which its records are signed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Bytes of a key.
const BYTES: usize = 32;

/// An Ed25519 public key; written as 64 hexadecimal digits, in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey(pub [u8; BYTES]);

/// What was written is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a key has 64 hexadecimal digits in lower case")]
pub struct BadKey;

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = BadKey;

    fn from_str(raw: &str) -> Result<Self, BadKey> {
        from_hex(raw).map(Self).ok_or(BadKey)
    }
}

/// Bytes as pairs of hexadecimal digits, in the lower case; every record has some, so they are not left to formatting.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    put_hex(&mut text, bytes);
    text
}

/// As [`to_hex`], behind what `text` says already.
pub(crate) fn put_hex(text: &mut String, bytes: &[u8]) {
    let digit = |nibble: u8| char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 });
    text.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]));
}

/// Bytes from exactly as many pairs of hexadecimal digits; only the lower case is read, so that there is one way to write them.
pub(crate) fn from_hex<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let digits = text.as_bytes();
    let mut bytes = [0; LENGTH];
    if digits.len() != 2 * LENGTH {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        for digit in pair {
            let value = match digit {
                b'0'..=b'9' => digit - b'0',
                b'a'..=b'f' => digit - b'a' + 10,
                _ => return None,
            };
            *byte = (*byte << 4) | value;
        }
    }
    Some(bytes)
}

impl TryFrom<String> for PublicKey {
    type Error = BadKey;
    fn try_from(raw: String) -> Result<Self, BadKey> {
        raw.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

/// Why an installation signs with another key from here on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyReason {
    /// Its records before were not signed: they are from a vagt that did not sign.
    First,
    /// The file with the key before was missing.
    Lost,
    /// The file with the key before could not be read.
    Damaged,
    /// There was another key in its place.
    Replaced,
    /// It may be the same: the record that named it cannot be read.
    Unnamed,
}

impl KeyReason {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Lost => "lost",
            Self::Damaged => "damaged",
            Self::Replaced => "replaced",
            Self::Unnamed => "unnamed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_key_reads_back_as_written(key in any::<[u8; BYTES]>()) {
            prop_assert_eq!(PublicKey(key).to_string().parse(), Ok(PublicKey(key)));
        }

        #[test]
        fn no_text_makes_reading_a_key_fail_badly(raw in "\\PC{0,70}") {
            let _ = raw.parse::<PublicKey>();
        }
    }

    #[test]
    fn there_is_one_way_to_write_a_key() {
        assert!("AB".repeat(32).parse::<PublicKey>().is_err());
        assert!("ab".repeat(32).parse::<PublicKey>().is_ok());
        assert!("ab".repeat(31).parse::<PublicKey>().is_err());
    }
}
