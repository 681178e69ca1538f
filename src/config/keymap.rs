//! The keymap asked for: one that comes with vagt, or a file beside the configuration or where the user stands.

use std::path::{Path, PathBuf};

use super::failure::{ConfigFailure, Expected, Problem, Unreadable, found, nearest};
use super::file;
use crate::input::{BUILT_IN, Keymap};

/// Where a problem with the flag itself is said to be.
pub const FLAG: &str = "--keymap";

/// The file meant by `wanted`; `None` when there is none. A file beside the configuration goes first.
fn file_of(wanted: &str, folder: &Path) -> Option<PathBuf> {
    [folder.join(wanted), PathBuf::from(wanted)].into_iter().find(|path| path.is_file())
}

fn is_built_in(wanted: &str) -> bool {
    BUILT_IN.iter().any(|(name, _)| *name == wanted)
}

/// What is wrong with `wanted` when it is neither a keymap of vagt's nor a file.
pub(super) fn unknown(wanted: &str, folder: &Path) -> Option<Problem> {
    if is_built_in(wanted) || file_of(wanted, folder).is_some() {
        return None;
    }
    let nearest = nearest(wanted, BUILT_IN.iter().map(|(name, _)| *name));
    Some(Problem::Unexpected { expected: Expected::keymap(), found: found(wanted), nearest })
}

/// The user's own keymap, when `wanted` is a file; `None` for those that come with vagt.
pub(super) fn own(wanted: &str, folder: &Path) -> Result<Option<Keymap>, Vec<ConfigFailure>> {
    let path = if is_built_in(wanted) { None } else { file_of(wanted, folder) };
    path.map(|path| read(&path, &found(wanted))).transpose()
}

/// Everything that is wrong with a keymap, by file or by the name of one that comes with vagt.
pub fn check(path: &Path) -> Vec<ConfigFailure> {
    let shown = path.display().to_string();
    let is_bare = path.components().count() == 1;
    if !is_bare || path.exists() {
        return read(path, &shown).err().unwrap_or_default();
    }
    unknown(&shown, Path::new("")).map(|problem| ConfigFailure::whole(&shown, problem)).into_iter().collect()
}

/// Reads a keymap file, called `shown`, with every mistake in it.
fn read(path: &Path, shown: &str) -> Result<Keymap, Vec<ConfigFailure>> {
    let whole = |problem| vec![ConfigFailure::whole(shown, problem)];
    let text = file::read(path).map_err(whole)?.ok_or_else(|| whole(Problem::Unreadable(Unreadable::Missing)))?;
    Keymap::parse(&text)
        .map_err(|faults| faults.into_iter().map(|fault| ConfigFailure::of_keymap(shown, fault)).collect())
}
