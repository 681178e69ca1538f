//! One record as it is kept: one line of JSON, hashed over its exact bytes.
//!
//! ```text
//! {"v":1,"id":…,"device":…,"seq":…,"hlc":…,"at":…,"actor":…,"body":{"clear":{…}},"prev":"…","hash":"…","sig":null}
//! └──────────────────────────── the hash is SHA-256 over these bytes ────────────────────┘
//! ```
//!
//! This is the log's format: fields are added, never renamed, and `hash` and `sig` stay last.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ulid::Ulid;

use super::failure::LogFailure;
use crate::domain::{Actor, DeviceId, Entry, Fact, Hlc, Stamp};

/// The version this program writes, and the newest it reads.
pub(super) const VERSION: u32 = 1;
/// Longest line, newline included.
pub const LINE_MAX: usize = 64 * 1024;
/// Room that most lines do with.
const LINE_USUAL: usize = 768;
/// What the first record of a chain names as the one before.
pub const ZERO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const HASH_FIELD: &str = ",\"hash\":\"";

/// A record read back.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Unique id.
    pub id: Ulid,
    /// The entry it keeps.
    pub entry: Entry,
    /// Hash of the record before it in the chain.
    pub prev: String,
    /// Its own hash.
    pub hash: String,
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Its bytes do not give its hash.
    #[error("the content does not match its hash")]
    HashMismatch,
    /// It is not shaped like a record.
    #[error("not a record")]
    Shape,
    /// It was written by a newer vagt.
    #[error("record version {0} is newer than this program")]
    Newer(u32),
}

/// A line as it is written, and as it is read: the same fields, borrowed and owned.
#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    id: Ulid,
    device: &'a DeviceId,
    seq: u64,
    hlc: Hlc,
    at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    occurred_at: Option<Timestamp>,
    actor: &'a Actor,
    body: Body<&'a Fact>,
    prev: &'a str,
}

#[derive(Deserialize)]
struct Line<'a> {
    id: Ulid,
    device: DeviceId,
    seq: u64,
    hlc: Hlc,
    at: Timestamp,
    #[serde(default)]
    occurred_at: Option<Timestamp>,
    actor: Actor,
    body: Body<Fact>,
    #[serde(borrow)]
    prev: std::borrow::Cow<'a, str>,
}

/// In the clear; sealed bodies come with a later version.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Body<F> {
    Clear(F),
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

/// The line (with its newline) that keeps `entry` after the record whose hash is `prev`, and its own hash.
pub fn encode(entry: &Entry, prev: &str) -> Result<(Vec<u8>, String), LogFailure> {
    let millis = entry.stamp.hlc.0 >> 16;
    // No dice here: the hash before is like no other, and at the beginning of a chain the device is.
    let before = prev.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok()).unwrap_or_default();
    let device =
        entry.stamp.device.as_str().bytes().fold(0u128, |sum, byte| (sum << 8) ^ (sum >> 120) ^ u128::from(byte));
    let random = before ^ device;
    let line = Written {
        v: VERSION,
        id: Ulid::from_parts(millis, random),
        device: &entry.stamp.device,
        seq: entry.stamp.seq,
        hlc: entry.stamp.hlc,
        at: entry.at,
        occurred_at: entry.occurred_at,
        actor: &entry.actor,
        body: Body::Clear(&entry.fact),
        prev,
    };
    let mut bytes = Vec::with_capacity(LINE_USUAL);
    serde_json::to_writer(&mut bytes, &line)
        .map_err(|error| LogFailure::Io { path: std::path::PathBuf::from("record"), source: error.into() })?;
    bytes.pop();
    let hash = hex(&sha256(&bytes));
    bytes.extend_from_slice(HASH_FIELD.as_bytes());
    bytes.extend_from_slice(hash.as_bytes());
    bytes.extend_from_slice(b"\",\"sig\":null}\n");
    if bytes.len() > LINE_MAX { Err(LogFailure::TooLong { bytes: bytes.len() }) } else { Ok((bytes, hash)) }
}

impl Record {
    /// Reads a line (without its newline), its hash checked.
    pub fn decode(line: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(line).map_err(|_not_text| Unreadable::Shape)?;
        let (hashed, rest) = text.rsplit_once(HASH_FIELD).ok_or(Unreadable::Shape)?;
        let (hash, _signature) = rest.split_once("\",\"sig\":").ok_or(Unreadable::Shape)?;
        if hash != hex(&sha256(hashed.as_bytes())) {
            return Err(Unreadable::HashMismatch);
        }
        let version: Version = serde_json::from_str(text).map_err(|_other| Unreadable::Shape)?;
        if version.v > VERSION {
            return Err(Unreadable::Newer(version.v));
        }
        let line: Line<'_> = serde_json::from_str(text).map_err(|_other| Unreadable::Shape)?;
        let Body::Clear(fact) = line.body;
        let stamp = Stamp { hlc: line.hlc, device: line.device, seq: line.seq };
        let entry = Entry { stamp, at: line.at, occurred_at: line.occurred_at, actor: line.actor, fact };
        Ok(Self { id: line.id, entry, prev: line.prev.into_owned(), hash: hash.to_owned() })
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 });
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CleanText, IncidentId, PersonId};
    use proptest::prelude::*;

    fn note(text: &str) -> Entry {
        Entry {
            stamp: Stamp { hlc: Hlc(7 << 16), device: "a1".parse().unwrap(), seq: 3 },
            at: "2026-11-24T02:10:00Z".parse().unwrap(),
            occurred_at: None,
            actor: Actor::Person { id: PersonId::from_login("abc") },
            fact: Fact::NoteAdded { incident: IncidentId(Ulid::from_parts(1, 2)), text: CleanText::body(text) },
        }
    }

    proptest! {
        #[test]
        fn a_record_reads_back_as_written(text in "\\PC{0,80}") {
            let entry = note(&text);
            let (line, hash) = encode(&entry, ZERO_HASH).unwrap();
            let read = Record::decode(line.strip_suffix(b"\n").unwrap()).unwrap();
            prop_assert_eq!(read.entry, entry);
            prop_assert_eq!(read.hash, hash);
            prop_assert_eq!(read.prev, ZERO_HASH);
        }

        #[test]
        fn one_changed_byte_is_noticed(place in 0usize..300, flip in 1u8..=255) {
            let (line, _) = encode(&note("a text with,\"hash\":\"inside"), ZERO_HASH).unwrap();
            let mut line = line.strip_suffix(b"\n").unwrap().to_vec();
            let end = line.len() - "\"sig\":null}".len();
            let place = place % end;
            line[place] ^= flip;
            prop_assert!(Record::decode(&line).is_err());
        }

        #[test]
        fn no_bytes_make_reading_fail_badly(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Record::decode(&bytes);
        }
    }

    #[test]
    fn a_record_of_a_newer_version_is_refused_as_newer() {
        let (line, _) = encode(&note("x"), ZERO_HASH).unwrap();
        let text = String::from_utf8(line).unwrap().replace("\"v\":1", "\"v\":9");
        let (hashed, _) = text.rsplit_once(HASH_FIELD).unwrap();
        let line = format!("{hashed}{HASH_FIELD}{}\",\"sig\":null}}", hex(&sha256(hashed.as_bytes())));
        assert_eq!(Record::decode(line.as_bytes()), Err(Unreadable::Newer(9)));
    }
}
