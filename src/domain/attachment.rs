//! Files attached to an incident: screenshots, a supplier's own record (P17), a letter on paper (P01). The record names the
//! content by its hash; the content itself lies outside the log.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::id::PersonId;
use super::key::{from_hex, to_hex};

/// Bytes of a hash.
const BYTES: usize = 32;

/// The SHA-256 of a file's content; written as 64 hexadecimal digits, in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash(pub [u8; BYTES]);

/// What was written is no hash of a content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a hash has 64 hexadecimal digits in lower case")]
pub struct BadHash;

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}

impl FromStr for ContentHash {
    type Err = BadHash;

    fn from_str(raw: &str) -> Result<Self, BadHash> {
        from_hex(raw).map(Self).ok_or(BadHash)
    }
}

impl TryFrom<String> for ContentHash {
    type Error = BadHash;
    fn try_from(raw: String) -> Result<Self, BadHash> {
        raw.parse()
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

/// A file as it was attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, without the folder that it lay in.
    pub name: CleanText,
    /// What is in it.
    pub content: ContentHash,
    /// Its length.
    pub bytes: u64,
    /// What it is, where somebody said so.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub about: CleanText,
}

/// Bytes of a file at most: what a mail takes, and a backup carries without a second thought.
pub const ATTACHMENT_MOST: u64 = 25 * 1024 * 1024;

/// Why a file is not attached, or not given out. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAttached {
    /// It is a folder, a device, or else no file with an end.
    #[error("no regular file")]
    NoFile,
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is larger than [`ATTACHMENT_MOST`].
    #[error("too large")]
    TooLarge,
    /// The file to write is there already.
    #[error("there already")]
    Exists,
    /// What was attached is not beside the log any more.
    #[error("missing")]
    Missing,
    /// What is beside the log is not what was attached.
    #[error("damaged")]
    Damaged,
    /// Reading or writing failed, in the system's words.
    #[error("{0}")]
    Io(String),
}

impl Attachment {
    /// A name to write it under that leads nowhere else, whatever a record says.
    pub fn file_name(&self) -> String {
        let part = self.name.as_str().rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = part.chars().filter(|c| !matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')).collect();
        let plain = plain.trim().trim_start_matches('.');
        if plain.is_empty() { self.content.to_string() } else { plain.to_owned() }
    }
}

/// A file of an incident, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// The file.
    pub file: Attachment,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        let named = |name: &str| {
            let name = CleanText::title(name);
            Attachment { name, content: ContentHash([0xab; BYTES]), bytes: 1, about: CleanText::default() }.file_name()
        };
        assert_eq!(named("skærm 1.png"), "skærm 1.png");
        assert_eq!(named("../../etc/passwd"), "passwd");
        assert_eq!(named("C:\\x\\.bashrc"), "bashrc");
        assert_eq!(named("a/.."), "ab".repeat(BYTES));
    }

    proptest! {
        #[test]
        fn a_hash_reads_back_as_written(hash in any::<[u8; BYTES]>()) {
            prop_assert_eq!(ContentHash(hash).to_string().parse(), Ok(ContentHash(hash)));
        }

        #[test]
        fn no_text_makes_reading_a_hash_fail_badly(raw in "\\PC{0,70}") {
            let _ = raw.parse::<ContentHash>();
        }
    }
}
