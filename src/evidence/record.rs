//! One record as it is kept: one line of JSON, hashed over its exact bytes.
//!
//! ```text
//! {"v":2,"id":…,"device":…,"seq":…,"hlc":…,"at":…,"actor":…,"body":{"clear":{…}},"prev":"…","hash":"…","sig":"…"}
//! └──────────────────────────── the hash is SHA-256 over these bytes ────────────────────┘
//! ```
//!
//! This is the log's format: fields are added, never renamed, and `hash` and `sig` stay last. Version 1 had no signatures:
//! its `sig` is `null`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ulid::Ulid;

use super::failure::LogFailure;
use super::signature::{Hash, Signature, TEXT_LEAST, TEXT_MOST};
use crate::domain::key::{from_hex, to_hex};
use crate::domain::{Actor, DeviceId, Entry, Fact, Hlc, Stamp};

/// The version this program writes, and the newest it reads. 3 is taken: sealed lines say it (`at_rest`).
pub(super) const VERSION: u32 = 2;
/// The first version whose records are signed.
const SIGNED: u32 = 2;
/// Longest line, newline included.
pub const LINE_MAX: usize = 64 * 1024;
/// Room that most lines do with.
const LINE_USUAL: usize = 768;
/// What the first record of a chain names as the one before.
pub const ZERO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

const HASH_FIELD: &str = ",\"hash\":\"";
const SIGNATURE_FIELD: &str = "\",\"sig\":";
const NO_SIGNATURE: &str = "null";
/// The quotes around a signature, the bracket and the newline.
const AROUND: usize = 4;

/// A record read back.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The version of its format.
    pub version: u32,
    /// Unique id.
    pub id: Ulid,
    /// The entry it keeps.
    pub entry: Entry,
    /// Hash of the record before it in the chain.
    pub prev: String,
    /// Its own hash.
    pub hash: String,
    /// Its signature, as it is written; none: it is from before there were signatures.
    pub signature: Option<String>,
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Its bytes do not give its hash.
    #[error("the content does not match its hash")]
    HashMismatch,
    /// It should be signed and is not.
    #[error("not signed")]
    Unsigned,
    /// It is not shaped like a record.
    #[error("not a record")]
    Shape,
    /// It was written by a newer vagt.
    #[error("record version {0} is newer than this program")]
    Newer(u32),
    /// It is encrypted and does not open: there is no key, it is another's, or the line was changed.
    #[error("encrypted, and it does not open")]
    Sealed,
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

/// A record without its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    /// The line up to where the signature goes.
    bytes: Vec<u8>,
    /// Its hash.
    pub(super) digest: Hash,
    /// Its hash, as it is written.
    pub hash: String,
}

impl Unsigned {
    /// How long the line is with a signature of its own.
    pub fn length(&self) -> usize {
        self.bytes.len() + TEXT_LEAST + AROUND
    }

    /// The line and its hash as version 1 wrote them.
    #[cfg(test)]
    pub(super) fn before_signatures(self) -> (Vec<u8>, String) {
        let text = String::from_utf8(self.bytes).unwrap().replacen("{\"v\":2", "{\"v\":1", 1);
        let (hashed, _) = text.rsplit_once(HASH_FIELD).unwrap();
        let hash = to_hex(&sha256(hashed.as_bytes()));
        let line = format!("{hashed}{HASH_FIELD}{hash}{SIGNATURE_FIELD}{NO_SIGNATURE}}}\n");
        (line.into_bytes(), hash)
    }

    /// The line, with its newline.
    pub fn signed(mut self, signature: &Signature) -> Vec<u8> {
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(signature.text().as_bytes());
        self.bytes.extend_from_slice(b"\"}\n");
        self.bytes
    }
}

/// The record that keeps `entry` after the one whose hash is `prev`.
pub fn encode(entry: &Entry, prev: &str) -> Result<Unsigned, LogFailure> {
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
    let digest = sha256(&bytes);
    let hash = to_hex(&digest);
    bytes.extend_from_slice(HASH_FIELD.as_bytes());
    bytes.extend_from_slice(hash.as_bytes());
    bytes.extend_from_slice(SIGNATURE_FIELD.as_bytes());
    let longest = bytes.len() + TEXT_MOST + AROUND;
    if longest > LINE_MAX { Err(LogFailure::TooLong { bytes: longest }) } else { Ok(Unsigned { bytes, digest, hash }) }
}

impl Record {
    /// Reads a line (without its newline), its hash checked. Whether its signature is good is for [`verify`](super::verify).
    pub fn decode(line: &[u8]) -> Result<Self, Unreadable> {
        let text = std::str::from_utf8(line).map_err(|_not_text| Unreadable::Shape)?;
        let (hashed, rest) = text.rsplit_once(HASH_FIELD).ok_or(Unreadable::Shape)?;
        let (hash, signature) = rest.split_once(SIGNATURE_FIELD).ok_or(Unreadable::Shape)?;
        if hash != to_hex(&sha256(hashed.as_bytes())) {
            return Err(Unreadable::HashMismatch);
        }
        let version: Version = serde_json::from_str(text).map_err(|_other| Unreadable::Shape)?;
        if version.v > VERSION {
            return Err(Unreadable::Newer(version.v));
        }
        let signature = match signature.strip_suffix('}').ok_or(Unreadable::Shape)? {
            NO_SIGNATURE if version.v >= SIGNED => return Err(Unreadable::Unsigned),
            NO_SIGNATURE => None,
            quoted => {
                let inner = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                Some(inner.ok_or(Unreadable::Shape)?.to_owned())
            }
        };
        let line: Line<'_> = serde_json::from_str(text).map_err(|_other| Unreadable::Shape)?;
        let Body::Clear(fact) = line.body;
        let stamp = Stamp { hlc: line.hlc, device: line.device, seq: line.seq };
        let entry = Entry { stamp, at: line.at, occurred_at: line.occurred_at, actor: line.actor, fact };
        Ok(Self {
            version: version.v,
            id: line.id,
            entry,
            prev: line.prev.into_owned(),
            hash: hash.to_owned(),
            signature,
        })
    }
}

impl Record {
    /// Its hash as bytes.
    pub(super) fn digest(&self) -> Option<Hash> {
        from_hex(&self.hash)
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
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

    fn signature() -> Signature {
        Signature { bytes: [0xa7; 64], path: Vec::new() }
    }

    proptest! {
        #[test]
        fn a_record_reads_back_as_written(text in "\\PC{0,80}") {
            let entry = note(&text);
            let unsigned = encode(&entry, ZERO_HASH).unwrap();
            let (hash, length) = (unsigned.hash.clone(), unsigned.length());
            let line = unsigned.signed(&signature());
            prop_assert_eq!(line.len(), length);
            let read = Record::decode(line.strip_suffix(b"\n").unwrap()).unwrap();
            prop_assert_eq!(read.signature, Some(signature().text()));
            prop_assert_eq!(read.entry, entry);
            prop_assert_eq!(read.hash, hash);
            prop_assert_eq!(read.prev, ZERO_HASH);
        }

        #[test]
        fn one_changed_byte_is_noticed(place in 0usize..1000, flip in 1u8..=255) {
            let line = encode(&note("a text with,\"hash\":\"inside"), ZERO_HASH).unwrap().signed(&signature());
            let mut line = line.strip_suffix(b"\n").unwrap().to_vec();
            let place = place % line.len();
            line[place] ^= flip;
            // What is changed inside the signature is for whoever verifies it.
            let changed = Record::decode(&line).ok().map(|record| record.signature.unwrap());
            prop_assert!(changed.is_none_or(|text| Signature::parse(&text) != Some(signature())));
        }

        #[test]
        fn no_bytes_make_reading_fail_badly(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Record::decode(&bytes);
        }
    }

    #[test]
    fn a_record_without_a_signature_is_read_only_from_before_there_were_any() {
        let entry = note("x");
        let unsigned = String::from_utf8(encode(&entry, ZERO_HASH).unwrap().bytes).unwrap() + "null}";
        assert_eq!(Record::decode(unsigned.as_bytes()), Err(Unreadable::Unsigned));
        let (old, hash) = encode(&entry, ZERO_HASH).unwrap().before_signatures();
        let read = Record::decode(old.strip_suffix(b"\n").unwrap()).unwrap();
        assert_eq!(read.hash, hash);
        assert_eq!((read.version, read.signature, read.entry), (1, None, entry));
    }

    #[test]
    fn a_record_of_a_newer_version_is_refused_as_newer() {
        let line = encode(&note("x"), ZERO_HASH).unwrap().signed(&signature());
        let text = String::from_utf8(line).unwrap().replace("\"v\":2", "\"v\":9");
        let (hashed, _) = text.rsplit_once(HASH_FIELD).unwrap();
        let line = format!("{hashed}{HASH_FIELD}{}\",\"sig\":null}}", to_hex(&sha256(hashed.as_bytes())));
        assert_eq!(Record::decode(line.as_bytes()), Err(Unreadable::Newer(9)));
    }
}
