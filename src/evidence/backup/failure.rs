//! Why a backup is not made, not restored, or not taken in; words are made above.

use std::path::{Path, PathBuf};

use crate::evidence::failure::LogFailure;
use crate::evidence::verify::Problem;

/// Why a backup is not made, not restored, or not taken in. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
pub enum BackupFailure {
    /// Reading or writing failed.
    #[error(transparent)]
    Log(#[from] LogFailure),
    /// It is of an encrypted log, and is not unlocked.
    #[error("{0} is encrypted")]
    Locked(PathBuf),
    /// The log is half encrypted: a backup of it would be too.
    #[error("{0} is encrypted in part only")]
    HalfTurned(PathBuf),
    /// There is no log to make a backup of.
    #[error("no log in {0}")]
    Nothing(PathBuf),
    /// A file of this name is there.
    #[error("{0} is there already")]
    Exists(PathBuf),
    /// It is another kind of file.
    #[error("{0} is no backup and no export")]
    Foreign(PathBuf),
    /// It is not as it was written.
    #[error("{path} is damaged at byte {at}, in {part:?}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The byte from which on it is not.
        at: u64,
        /// The file within it; empty: the container itself.
        part: String,
    },
    /// It was written by a newer vagt.
    #[error("backup format {format} is newer than this program")]
    Newer {
        /// Its format.
        format: u32,
    },
    /// The log in it, or the log it is of, is not whole.
    #[error("the log in {path} is not whole")]
    NotWhole {
        /// The file, or the data directory.
        path: PathBuf,
        /// What is wrong.
        problems: Vec<Problem>,
    },
    /// The log changed while the backup was made, as when what was written had to be taken back.
    #[error("the log changed meanwhile")]
    Changed,
    /// Something is in the directory that is to be restored into.
    #[error("{0} is not empty")]
    NotEmpty(PathBuf),
    /// The directory cannot be put in place whole, because it is a disk of its own.
    #[error("{0} is a disk of its own")]
    OwnDisk(PathBuf),
    /// The log would go on as the device that it is of, which nobody has said is right.
    #[error("the device {device} is not to be gone on with")]
    SameDevice {
        /// The device.
        device: String,
    },
    /// The export leaves records out that its maker may not see.
    #[error("{0} leaves records out")]
    LeftOut(PathBuf),
    /// It is of another device's log.
    #[error("it is of the device {device}")]
    OtherDevice {
        /// The device.
        device: String,
    },
    /// Both have a record at the same place of a chain, and they are two.
    #[error("another record is at {device} {seq}")]
    Fork {
        /// The device.
        device: String,
        /// The first place at which they are two.
        seq: u64,
    },
}

impl BackupFailure {
    pub(super) fn damaged(path: &Path, at: u64, part: &str) -> Self {
        Self::Damaged { path: path.to_owned(), at, part: part.to_owned() }
    }
}
