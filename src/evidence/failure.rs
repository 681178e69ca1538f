//! What can go wrong with the log, as data; words are made above.

use std::io;
use std::path::{Path, PathBuf};

/// The log could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum LogFailure {
    /// Another vagt works on this data directory.
    #[error("another vagt uses {0}")]
    InUse(PathBuf),
    /// The directory or file may not be read or written.
    #[error("no access to {path}: {source}")]
    NoAccess {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full.
    #[error("no room on the disk for {path}")]
    Full {
        /// Where.
        path: PathBuf,
    },
    /// Reading or writing failed otherwise.
    #[error("{path}: {source}")]
    Io {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was open is no longer where it was: moved, removed, or something else was put in its place.
    #[error("{path} was moved, removed or replaced")]
    Vanished {
        /// Where it was.
        path: PathBuf,
    },
    /// It is encrypted, and nobody has unlocked it.
    #[error("{0} is encrypted")]
    Locked(PathBuf),
    /// Its lines are encrypted, and what opens them is not there, or is another log's.
    #[error("the lines in {0} are encrypted, and there is nothing that opens them")]
    NoKey(PathBuf),
    /// The log was written by a newer vagt.
    #[error("record version {version} is newer than this program")]
    Newer {
        /// The record's version.
        version: u32,
    },
    /// One record would be longer than a line may be.
    #[error("a record of {bytes} bytes is too long")]
    TooLong {
        /// Its length.
        bytes: usize,
    },
    /// No record says with which key this device signs.
    #[error("the key of this device is not introduced")]
    NotIntroduced,
    /// An entry does not follow the one before it in this device's chain.
    #[error("entry {found} does not follow {expected}")]
    OutOfOrder {
        /// The place that is next.
        expected: u64,
        /// The place it claims.
        found: u64,
    },
}

impl LogFailure {
    /// Sorts a system error by what a person can do about it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system's list of errors is open")]
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoAccess { path, source },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            _ => Self::Io { path, source },
        }
    }
}
