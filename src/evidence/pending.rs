//! Repairs that no record tells of yet, in a file of their own: what is about to be repaired is written there first, so that
//! a crash between the repair and its record takes neither away.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::failure::LogFailure;
use super::files;
use crate::domain::Repair;

const FILE: &str = "repairs.json";

#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// The end of the chain when the first of them was written: what is recorded of them comes behind.
    after: u64,
    repairs: Vec<Repair>,
}

/// The repairs of one data directory that are to be recorded.
#[derive(Debug)]
pub(super) struct Pending {
    path: PathBuf,
    kept: Kept,
}

impl Pending {
    /// Those in `data`. A file that cannot be read says nothing: what it told of was told on the screen.
    pub(super) fn read(data: &Path) -> Self {
        let path = data.join(FILE);
        let kept = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path, kept }
    }

    /// None: another vagt has the log, and records its own.
    pub(super) fn nothing(data: &Path) -> Self {
        Self { path: data.join(FILE), kept: Kept::default() }
    }

    /// What is to be recorded.
    pub(super) fn repairs(&self) -> &[Repair] {
        &self.kept.repairs
    }

    /// The end of the chain when the first of them was written.
    pub(super) fn after(&self) -> u64 {
        self.kept.after
    }

    /// Takes repairs in, made of a chain that ends with `after`; durable when this returns. What is known is not said again.
    pub(super) fn add(&mut self, after: u64, repairs: &[Repair]) -> Result<(), LogFailure> {
        let had = self.kept.repairs.len();
        if had == 0 {
            self.kept.after = after;
        }
        for repair in repairs {
            if !self.kept.repairs.iter().any(|known| known.covers(repair)) {
                self.kept.repairs.push(repair.clone());
            }
        }
        if self.kept.repairs.len() == had { Ok(()) } else { self.write() }
    }

    /// Takes out what is recorded.
    pub(super) fn recorded(&mut self, repairs: &[&Repair]) -> Result<(), LogFailure> {
        let had = self.kept.repairs.len();
        self.kept.repairs.retain(|repair| !repairs.contains(&repair));
        if self.kept.repairs.len() == had { Ok(()) } else { self.write() }
    }

    fn write(&self) -> Result<(), LogFailure> {
        let fail = |error| LogFailure::io(&self.path, error);
        let folder = self.path.parent().unwrap_or(Path::new("."));
        if self.kept.repairs.is_empty() {
            return match std::fs::remove_file(&self.path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fail(error)),
                Ok(()) | Err(_) => files::sync_dir(folder).map_err(fail),
            };
        }
        let bytes = serde_json::to_vec(&self.kept).map_err(|error| fail(error.into()))?;
        files::keep(&self.path, &bytes).map_err(fail)
    }
}
