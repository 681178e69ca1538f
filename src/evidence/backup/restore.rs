//! Restoring a backup: into a directory beside, which takes its name only once it is whole.

use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use super::leftovers;
use super::{Backup, BackupFailure, CONFIG, JOURNAL};
use crate::evidence::at_rest::{Home, Seal};
use crate::evidence::failure::LogFailure;
use crate::evidence::files;
use crate::evidence::lock::in_use;
use crate::evidence::verify::{Verification, verify};

/// Where files of the configuration go: beside the log, for somebody to look at and to put where they belong.
const RESTORED_CONFIG: &str = "restored-config";

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// The backup.
    pub backup: Backup,
    /// The log, verified where it lies.
    pub verified: Verification,
    /// Where files of the configuration are, if there were any.
    pub config: Option<PathBuf>,
}

/// Restores the backup `file` as the data directory `data`, which is missing or empty. The backup is proved whole before
/// anything is written.
///
/// The log goes on as the device that it is of. A second one that does so makes two histories that no program can join, so it
/// must be said (`same_device`), unless the key is in the backup: it was made to move that device.
pub fn restore(file: &Path, data: &Path, same_device: bool) -> Result<Restored, BackupFailure> {
    restore_unlocked(file, data, same_device, None)
}

/// The same, with what opens the backup of an encrypted log: see [`Backup::at_rest`]. The log stays encrypted, with the
/// passphrase as it was then.
pub fn restore_unlocked(
    file: &Path,
    data: &Path,
    same_device: bool,
    seal: Option<&Seal>,
) -> Result<Restored, BackupFailure> {
    if in_use(data) {
        return Err(LogFailure::InUse(data.to_owned()).into());
    }
    refuse_full(data)?;
    let backup = Backup::unlocked(file, seal)?;
    backup.verified()?;
    if !same_device && !backup.manifest.with_key {
        return Err(BackupFailure::SameDevice { device: backup.manifest.device.to_string() });
    }
    let whole = std::path::absolute(data).map_err(|error| LogFailure::io(data, error))?;
    let Some((folder, name)) = whole.parent().zip(whole.file_name()) else {
        return Err(BackupFailure::NotEmpty(whole));
    };
    files::create_dir(folder).map_err(|error| LogFailure::io(folder, error))?;
    let beside = folder.join(format!("{}.restore-{}", name.to_string_lossy(), std::process::id()));
    leftovers::remove_restores(&whole);
    leftovers::remove_parts(file);
    files::create_dir(&beside).map_err(|error| LogFailure::io(&beside, error))?;
    // A directory can be held where it can be opened.
    let held = fs::File::open(&beside).ok();
    held.iter().for_each(leftovers::hold);
    let restored = write(&backup, &beside).and_then(|()| {
        let home = backup.seal.clone().map_or_else(|| Home::from(&beside), |seal| Home::unlocked(beside.clone(), seal));
        let verified = verify(&home)?;
        if !verified.is_whole() || verified.head != backup.manifest.head || verified.records != backup.manifest.records
        {
            return Err(BackupFailure::NotWhole { path: beside.clone(), problems: verified.problems });
        }
        put_in_place(&beside, &whole, folder)?;
        Ok(verified)
    });
    if restored.is_err() {
        // Nothing looks for it; where it cannot be removed it is in nobody's way.
        let _ = fs::remove_dir_all(&beside);
    }
    let config = backup.manifest.with_config.then(|| data.join(RESTORED_CONFIG));
    Ok(Restored { verified: restored?, backup, config })
}

fn refuse_full(data: &Path) -> Result<(), BackupFailure> {
    match fs::read_dir(data) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(BackupFailure::NotEmpty(data.to_owned())),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(LogFailure::io(data, error).into()),
    }
}

/// Gives what was written its name. What is there is an empty directory at most, or it stays and this fails.
fn put_in_place(beside: &Path, data: &Path, folder: &Path) -> Result<(), BackupFailure> {
    if cfg!(not(unix)) && data.exists() {
        fs::remove_dir(data).map_err(|error| LogFailure::io(data, error))?;
    }
    match fs::rename(beside, data).and_then(|()| files::sync_dir(folder)) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Err(BackupFailure::NotEmpty(data.to_owned())),
        Err(error) if matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices) => {
            Err(BackupFailure::OwnDisk(data.to_owned()))
        }
        Err(error) => Err(LogFailure::io(data, error).into()),
    }
}

fn write(backup: &Backup, beside: &Path) -> Result<(), BackupFailure> {
    let mut folders = vec![beside.to_owned()];
    for item in &backup.items {
        let below = match item.path.strip_prefix(CONFIG) {
            Some(rest) => Path::new(RESTORED_CONFIG).join(rest),
            None => PathBuf::from(&item.path),
        };
        let path = beside.join(below);
        let fail = |error| LogFailure::io(&path, error);
        if let Some(folder) = path.parent() {
            files::create_dir(folder).map_err(fail)?;
            folders.extend(folder.ancestors().take_while(|above| *above != beside).map(Path::to_owned));
        }
        let mut file = files::private().write(true).create_new(true).open(&path).map_err(fail)?;
        let mut from = &backup.file;
        from.seek(SeekFrom::Start(item.offset)).map_err(fail)?;
        let copied = io::copy(&mut from.take(item.bytes), &mut file).map_err(fail)?;
        if copied != item.bytes {
            return Err(fail(io::ErrorKind::UnexpectedEof.into()).into());
        }
        file.sync_all().map_err(fail)?;
    }
    if let Some(at_rest) = &backup.at_rest {
        at_rest.write(beside)?;
    }
    let path = beside.join("device");
    let fail = |error| LogFailure::io(&path, error);
    files::replace(&path, backup.manifest.device.as_str().as_bytes()).map_err(fail)?;
    fs::File::options().write(true).open(&path).and_then(|file| file.sync_all()).map_err(fail)?;
    folders.push(beside.join(JOURNAL));
    for folder in folders {
        files::sync_dir(&folder).map_err(|error| LogFailure::io(&folder, error))?;
    }
    Ok(())
}
