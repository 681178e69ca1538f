//! A data directory, with what opens it where it is encrypted.

use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::key_file::{AtRest, FILE};
use super::lines::Lines;
use super::seal::Seal;
use crate::evidence::failure::LogFailure;

/// A data directory, with what opens it where it is encrypted. A path alone is one that is not.
#[derive(Debug, Clone)]
pub struct Home {
    path: PathBuf,
    seal: Option<Seal>,
}

impl Home {
    /// One that is encrypted, wholly or in part, and unlocked.
    pub fn unlocked(path: PathBuf, seal: Seal) -> Self {
        Self { path, seal: Some(seal) }
    }

    /// What opens it, where there is something to open.
    pub fn seal(&self) -> Option<&Seal> {
        self.seal.as_ref()
    }

    /// Fails where it is encrypted and not unlocked: nothing of it is looked at then.
    pub(in crate::evidence) fn is_open(&self) -> Result<(), LogFailure> {
        if self.seal.is_none() && AtRest::is_there(&self.path) {
            return Err(LogFailure::Locked(self.path.clone()));
        }
        Ok(())
    }

    /// Fails where it is not, or no longer, what it was when it was unlocked. Asked by whoever owns it, before anything is written.
    pub(in crate::evidence) fn is_as_it_was(&self) -> Result<(), LogFailure> {
        let Some(seal) = &self.seal else { return self.is_open() };
        match AtRest::read(&self.path) {
            Ok(Some(at_rest)) if at_rest.is_of(seal) => Ok(()),
            Ok(_) | Err(_) => Err(LogFailure::Vanished { path: self.path.join(FILE) }),
        }
    }

    /// How the lines of a chain lie here.
    pub(in crate::evidence) fn lines(&self, device: &str) -> Lines {
        Lines::of(self.seal.as_ref(), device)
    }
}

impl Deref for Home {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl From<&Path> for Home {
    fn from(path: &Path) -> Self {
        path.to_owned().into()
    }
}

impl From<PathBuf> for Home {
    fn from(path: PathBuf) -> Self {
        Self { path, seal: None }
    }
}

impl From<&PathBuf> for Home {
    fn from(path: &PathBuf) -> Self {
        path.clone().into()
    }
}

impl From<&Self> for Home {
    fn from(home: &Self) -> Self {
        home.clone()
    }
}
