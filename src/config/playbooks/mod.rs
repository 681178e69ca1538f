//! Playbooks: those that come with the program, and the user's own, which replace those of the same name or join them.
//!
//! A file of the user's that does not hold is reported and set aside: the built-in one stays in force. Nothing here
//! knows incidents; what a playbook can express is [`crate::domain::playbook`].

mod ask;
mod file;
mod inputs;
mod library;
mod set;
mod step;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use rust_embed::RustEmbed;

pub(super) use self::file::KINDS;
use self::file::{BlockFile, Origin};
use self::set::Files;
use super::failure::{ConfigFailure, Expected, Problem, Unreadable, found};
use super::{file as disk, folder};
use crate::domain::playbook::{Playbook, PlaybookPin};

#[derive(RustEmbed)]
#[folder = "playbooks/"]
struct BuiltIn;

/// Every playbook in force: the built-in ones, with the files of `folder` in place of those of the same name.
///
/// Whatever is wrong in the user's files is reported, and what stood before stays in force.
pub fn load(folder: Option<&Path>) -> (Vec<(PlaybookPin, Playbook)>, Vec<ConfigFailure>) {
    let (built_in, mut failures) = built_in();
    let (own, wrong) = folder.map_or_else(Default::default, own_files);
    failures.extend(wrong);
    let (files, wrong) = joined(&built_in, own);
    failures.extend(wrong);
    (set::playbooks(&files), failures)
}

/// Checks one file as if it lay in the user's playbooks folder, beside `with` and the built-in ones.
pub fn check(path: &Path, with: Option<&Path>) -> Vec<ConfigFailure> {
    check_all(&[path], with)
}

/// Checks files that belong together, so that one may name another.
pub fn check_all(paths: &[&Path], with: Option<&Path>) -> Vec<ConfigFailure> {
    let (built_in, mut failures) = built_in();
    // What lies in the folder is not on trial; only its whole files take part.
    let (mut own, _) = with.map_or_else(Default::default, own_files);
    for path in paths {
        let shown = path.display().to_string();
        match read_own(path, &shown) {
            Ok(Some(file)) => {
                own.retain(|have| have.id != file.id);
                own.push(file);
            }
            Ok(None) => {
                failures.push(ConfigFailure::whole(&shown, Problem::Unreadable(Unreadable::Missing)));
            }
            Err(wrong) => failures.extend(wrong),
        }
    }
    let (_, wrong) = joined(&built_in, own);
    failures.extend(wrong);
    failures
}

fn built_in() -> (Files, Vec<ConfigFailure>) {
    let mut files = Files::new();
    let mut failures = Vec::new();
    for name in BuiltIn::iter() {
        let (Some(id), Some(embedded)) = (name.strip_suffix(".toml"), BuiltIn::get(&name)) else { continue };
        let text = String::from_utf8_lossy(&embedded.data);
        match file::parse(id, &name, &text, Origin::BuiltIn) {
            Ok(file) => {
                files.insert(file.id.clone(), file);
            }
            Err(wrong) => failures.extend(wrong),
        }
    }
    (files, failures)
}

/// The user's own files that are whole in themselves.
fn own_files(folder: &Path) -> (Vec<BlockFile>, Vec<ConfigFailure>) {
    folder::each(folder, "playbooks", read_own)
}

fn read_own(path: &Path, shown: &str) -> Result<Option<BlockFile>, Vec<ConfigFailure>> {
    let fail = |problem| vec![ConfigFailure::whole(shown, problem)];
    let Some(text) = disk::read(path).map_err(fail)? else { return Ok(None) };
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if id.is_empty() || id == "self" || id.chars().count() > 40 || !id.chars().all(plain) {
        let problem = Problem::Unexpected { expected: Expected::PlaybookName, found: found(&id), nearest: None };
        return Err(fail(problem));
    }
    file::parse(&id, shown, &text, Origin::User).map(Some)
}

/// The built-in files with the user's in their place, as far as they agree with each other.
///
/// Each round sets at least one of the user's files aside, so it ends at the latest with the built-in ones alone.
fn joined(built_in: &Files, own: Vec<BlockFile>) -> (Files, Vec<ConfigFailure>) {
    let mut own = own;
    let mut failures: Vec<ConfigFailure> = Vec::new();
    loop {
        let mut files = built_in.clone();
        files.extend(own.iter().map(|file| (file.id.clone(), file.clone())));
        let mut quarrels = library::resolve(&mut files);
        quarrels.extend(set::quarrels(&files));
        let is_own = |id: &String| own.iter().any(|file| &file.id == id);
        let mut guilty: BTreeSet<String> = BTreeSet::new();
        for quarrel in &quarrels {
            // Where it shows in a file of the user's, that one goes; where it shows in a built-in file, whoever else is
            // of the user's making.
            let mut suspects = quarrel.suspects.iter().filter(|id| is_own(id));
            let shown = quarrel.suspects.first().filter(|id| is_own(id));
            match shown {
                Some(first) => guilty.extend(Some(first.clone())),
                None => guilty.extend(suspects.by_ref().cloned()),
            }
        }
        for quarrel in quarrels {
            if !failures.contains(&quarrel.failure) {
                failures.push(quarrel.failure);
            }
        }
        if guilty.is_empty() {
            return (files, failures);
        }
        own.retain(|file| !guilty.contains(&file.id));
    }
}
