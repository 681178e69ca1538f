//! Several vagt on one data directory: whoever opened the log is its host, the others are guests that reach it over a Unix
//! socket. One chain, one writer, no lock that is got round.
//!
//! ```text
//! guest ── hello {protocol} ──────────────▶ host      the host answers with how far its chain is kept
//! guest ◀───────────────── hello {kept} ──  host      the guest reads the journal itself, up to there at least
//! guest ── record {request, entries} ─────▶ host      entries stamped as the next of the chain
//! guest ◀─────────────────── behind {…} ──  host      somebody else's came first: decide again on what has arrived
//! guest ◀──────────────── entries […] ────  host      everything of the chain that became durable, whoever made it
//! guest ◀──────────────────── taken {…} ──  host      that record is durable
//! guest ── key ───────────────────────────▶ host      where the log is encrypted: what opens it
//! ```
//!
//! A message is a line of JSON. The host decides nothing again: what a guest may do is judged in the fold, as of any entry.
//! When the host ends, whichever guest gets the log next is the host. Where there are no such sockets a second vagt is told
//! that the directory is in use.

#[cfg(unix)]
mod host;
#[cfg(unix)]
mod link;
#[cfg(not(unix))]
mod none;
#[cfg(unix)]
mod socket;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize as _;

use crate::domain::Entry;
use crate::evidence::Seal;

#[cfg(unix)]
pub use host::Host;
#[cfg(unix)]
pub use link::{Link, Speaker};
#[cfg(not(unix))]
pub use none::{Host, Link, Speaker};

/// The version of what is said here; only vagt of the same one share a desk.
pub const PROTOCOL: u32 = 1;
/// Longest line that is listened to, in bytes.
#[cfg(unix)]
const LINE_MAX: usize = 64 * 1024 * 1024;

/// What a guest says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum Asked {
    /// The first thing said.
    Hello {
        /// The guest's [`PROTOCOL`].
        protocol: u32,
    },
    /// Keep these, as the next of the chain.
    Record {
        /// What the answer names.
        request: u64,
        /// How often the guest has been told that it is behind: what it made before it knew is not taken after that.
        behind: u64,
        /// The entries, in order.
        entries: Vec<Entry>,
    },
    /// Keep what is half typed; none: it was handed in or thrown away.
    Draft {
        /// What it is for.
        name: String,
        /// The text.
        draft: Option<serde_json::Value>,
    },
    /// Ask every feed now.
    Poll,
    /// Tell what opens the log, where it is encrypted: whoever may reach the socket is the user that unlocked it.
    Key,
}

/// What opens an encrypted log, on its way from one vagt to another. Never shown.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyWords(String);

impl KeyWords {
    /// Those of `seal`.
    pub fn of(seal: &Seal) -> Self {
        Self(seal.words().as_str().to_owned())
    }

    /// What they tell.
    pub fn seal(&self) -> Option<Seal> {
        Seal::from_words(&self.0)
    }
}

impl Drop for KeyWords {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for KeyWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyWords")
    }
}

/// What the host says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case")]
pub enum Told {
    /// The answer to hello.
    Hello {
        /// The host's [`PROTOCOL`].
        protocol: u32,
        /// How far its chain is durable.
        kept: u64,
    },
    /// The guest is of another version: it is not listened to.
    Other {
        /// The host's [`PROTOCOL`].
        protocol: u32,
    },
    /// These are durable now.
    Entries {
        /// In order.
        entries: Vec<Entry>,
    },
    /// A record is durable.
    Taken {
        /// Which.
        request: u64,
    },
    /// A record is not the next of the chain: nothing of it was taken.
    Behind {
        /// Which.
        request: u64,
    },
    /// What opens the log; none: it is not encrypted.
    Key {
        /// It.
        key: Option<KeyWords>,
    },
}

/// Why there is no host to be reached.
#[derive(Debug, thiserror::Error)]
pub enum NoLink {
    /// Nobody listens there.
    #[error("nobody shares this directory")]
    Nobody,
    /// Who listens speaks another version.
    #[error("the other vagt shares by version {theirs}, this one by {PROTOCOL}")]
    OtherVersion {
        /// Its version.
        theirs: u32,
    },
    /// It did not answer, or not sensibly.
    #[error("the other vagt does not answer: {0}")]
    Silent(#[from] std::io::Error),
}

/// What comes to the host from a guest.
#[derive(Debug)]
pub enum Guest {
    /// It is here.
    Came(GuestId, tokio::sync::mpsc::Sender<String>),
    /// It says something.
    Says(GuestId, Asked),
    /// It is gone.
    Left(GuestId),
}

/// A guest, for as long as it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuestId(u64);
