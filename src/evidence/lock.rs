//! Who owns a data directory: the lock, and whether the path still leads to the directory it was taken in.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::failure::LogFailure;
use super::files::{self, Known};

const FILE: &str = "lock";

/// The right to write in a data directory, for as long as this lives.
#[derive(Debug)]
pub(super) struct Hold {
    data: PathBuf,
    lock: Known,
    /// `None` where directories cannot be opened.
    home: Option<Known>,
}

/// How a hold stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// As it was taken.
    Ours,
    /// The lock file was removed from the directory: others no longer see that it is held.
    Unlocked,
    /// The path leads to another directory, or to none.
    Gone,
}

impl Hold {
    /// Takes it; waits up to two seconds for another vagt to let go.
    pub(super) fn take(data: &Path) -> Result<Self, LogFailure> {
        let path = data.join(FILE);
        let fail = |error| LogFailure::io(&path, error);
        let lock = files::private().write(true).create(true).truncate(false).open(&path).map_err(fail)?;
        for _ in 0..40 {
            match lock.try_lock() {
                Ok(()) => {
                    let home = File::open(data).and_then(Known::of).ok();
                    return Ok(Self { data: data.to_owned(), lock: Known::of(lock).map_err(fail)?, home });
                }
                Err(TryLockError::WouldBlock) => std::thread::park_timeout(Duration::from_millis(50)),
                Err(TryLockError::Error(error)) => return Err(fail(error)),
            }
        }
        Err(LogFailure::InUse(data.to_owned()))
    }

    /// How it stands now.
    pub(super) fn standing(&self) -> Result<Standing, LogFailure> {
        let path = self.data.join(FILE);
        if self.lock.is_at(&path).map_err(|error| LogFailure::io(&path, error))? {
            return Ok(Standing::Ours);
        }
        let same = match &self.home {
            Some(home) => home.is_at(&self.data).map_err(|error| LogFailure::io(&self.data, error))?,
            None => false,
        };
        Ok(if same { Standing::Unlocked } else { Standing::Gone })
    }
}

/// Whether another vagt owns `data` just now. Makes nothing, waits for nothing; where it cannot be told: no.
pub fn in_use(data: &Path) -> bool {
    let Ok(lock) = File::options().write(true).open(data.join(FILE)) else { return false };
    matches!(lock.try_lock(), Err(TryLockError::WouldBlock))
}
