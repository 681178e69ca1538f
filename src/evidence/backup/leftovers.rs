//! What a kill left of a backup or of a restore: removed by the next one, if it is certainly ours and nobody works on it.
//!
//! Whoever works on one holds a lock on it, which ends with the process. Where the system has no such locks nothing is removed.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use super::MANIFEST;
use crate::evidence::archive::was_begun_here;

/// What a directory holds that is being restored.
const RESTORED: &[&str] = &[
    "journal",
    "attachments",
    "device",
    "device.new",
    "device.key",
    "restored-config",
    "at-rest.json",
    "at-rest.copy.json",
    "at-rest.new",
    "at-rest.copy.new",
];

/// Holds what is being written, for as long as the file is open.
pub(super) fn hold(file: &File) {
    if cfg!(unix) {
        // Where it cannot be held, the next one finds it free: it is told apart by its process being gone only.
        let _ = file.try_lock();
    }
}

/// Removes unfinished backups in the folder of `to`: also those that were to have other names.
pub(super) fn remove_parts(to: &Path) {
    let target = to.file_name().unwrap_or_default().to_string_lossy();
    for entry in siblings(to) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let Some((whole, process)) = name.strip_suffix(".part").and_then(|name| name.rsplit_once('.')) else {
            continue;
        };
        if !is_number(process) || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let Some(mut file) = free(&path) else { continue };
        let mut begin = Vec::new();
        let read = (&mut file).take(512).read_to_end(&mut begin);
        // One that was ended before its first bytes has none.
        if read.is_ok() && (was_begun_here(&begin, MANIFEST) || (begin.is_empty() && whole == target)) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Removes what was to become the data directory `data` and was never finished.
pub(super) fn remove_restores(data: &Path) {
    let target = data.file_name().unwrap_or_default().to_string_lossy();
    for entry in siblings(data) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let process = name.strip_prefix(&*target).and_then(|rest| rest.strip_prefix(".restore-"));
        if !process.is_some_and(is_number) || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let known = |name: &OsStr| RESTORED.iter().any(|known| *known == name);
        let ours =
            fs::read_dir(&path).is_ok_and(|mut inside| inside.all(|one| one.is_ok_and(|one| known(&one.file_name()))));
        if let (true, Some(_free)) = (ours, free(&path)) {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn siblings(path: &Path) -> impl Iterator<Item = fs::DirEntry> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// It, if nobody holds it.
fn free(path: &Path) -> Option<File> {
    let file = File::open(path).ok()?;
    (cfg!(unix) && file.try_lock().is_ok()).then_some(file)
}
