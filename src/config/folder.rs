//! A folder of the user's own files: those that are right, and what is wrong with the others.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::failure::{ConfigFailure, Problem, Unreadable, found};

/// How the files end that are read.
const ENDING: &str = "toml";

/// Reads every file of `folder`, which is shown as `name`, in the order of their names. A folder that is not there is empty.
pub(super) fn each<T>(
    folder: &Path,
    name: &str,
    read: impl Fn(&Path, &str) -> Result<Option<T>, Vec<ConfigFailure>>,
) -> (Vec<T>, Vec<ConfigFailure>) {
    let (mut whole, mut failures) = (Vec::new(), Vec::new());
    for path in listed(folder, name, &mut failures) {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        match read(&path, &format!("{name}/{}", found(&file))) {
            Ok(read) => whole.extend(read),
            Err(wrong) => failures.extend(wrong),
        }
    }
    (whole, failures)
}

fn listed(folder: &Path, name: &str, failures: &mut Vec<ConfigFailure>) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            failures.push(ConfigFailure::whole(name, Problem::Unreadable(Unreadable::of(&error))));
            return Vec::new();
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    paths.sort();
    paths
}
