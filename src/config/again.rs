//! Reading the files again while the program runs: whether they changed, and what stays in force when one is wrong.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{Config, ConfigFailure, Environment, Flags, Paths};

/// What the files look like from outside: when one changed, so did this. Contents are not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<SystemTime>, u64)>);

impl Stamp {
    /// `config.toml`, every other TOML file beside it, and the user's playbooks and feed formats.
    pub(super) fn of(paths: &Paths) -> Self {
        let folders = [paths.config_dir.clone(), paths.playbooks(), paths.formats()];
        let mut files: Vec<PathBuf> = folders.iter().flat_map(|folder| files_in(folder)).collect();
        files.push(paths.config_file.clone());
        files.sort();
        files.dedup();
        let seen = |path: PathBuf| {
            let found = std::fs::metadata(&path).ok()?;
            Some((path, found.modified().ok(), found.len()))
        };
        Self(files.into_iter().filter_map(seen).collect())
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect()
}

/// What a configuration was read from, so that it can be read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    /// The command line.
    pub(super) flags: Flags,
    /// The environment.
    pub(super) environment: Environment,
    /// The files, as they looked before they were read.
    pub(super) stamp: Stamp,
}

impl Config {
    /// What the files looked like when they were read.
    pub fn stamp(&self) -> &Stamp {
        &self.origin.stamp
    }

    /// What they look like now.
    pub fn look(&self) -> Stamp {
        Stamp::of(&self.paths)
    }

    /// Everything read again. A wrong `config.toml` or keymap leaves the settings in force as they are; the other
    /// files are their own affair, as at the start.
    pub fn again(&self) -> (Self, Vec<ConfigFailure>) {
        let Origin { flags, environment, .. } = &self.origin;
        let (mut fresh, failures) = Self::load(flags, environment);
        let settings = self.paths.config_file.file_name().unwrap_or_default().to_string_lossy();
        let keymap = fresh.settings.keymap.clone().unwrap_or_default();
        if failures.iter().any(|failure| failure.file == settings || failure.file == keymap) {
            fresh.settings = self.settings.clone();
            fresh.own_keymap.clone_from(&self.own_keymap);
            fresh.language = self.language;
            fresh.person = self.person.clone();
        }
        (fresh, failures)
    }
}
