//! A backup: one file with the journal byte for byte and what belongs to it, proved whole when it is made and when it is read.
//!
//! ```text
//! vagt-backup/manifest.json             what it holds, with the SHA-256 of every file
//! vagt-backup/journal/<device>/….jsonl  the segments, each up to its last whole record
//! vagt-backup/attachments/<hash>        the content of attached files
//! vagt-backup/at-rest.json              where the log is encrypted: then segments and attached files are sealed
//! vagt-backup/device.key                only if asked for
//! vagt-backup/config/…                  only if asked for
//! vagt-backup/SHA256SUMS                of all of the above, for `sha256sum -c`
//! ```

mod failure;
mod leftovers;
mod pack;
mod restore;
mod source;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::archive::{self, Fault, Item};
use super::at_rest::{self, AtRest, AtRestFailure, Home, Lines, SEALED, Seal, Unsealing};
use super::attachments;
use super::failure::LogFailure;
use super::journal::{Position, Scanned, scan_lines};
use super::verify::{Verification, verify_chains};
use crate::domain::DeviceId;
use crate::domain::attachment::ContentHash;
use crate::domain::key::to_hex;

pub use failure::BackupFailure;
pub use pack::{Packing, back_up};
pub use restore::{Restored, restore, restore_unlocked};
pub use source::Source;

/// The newest format that this program reads, and that it writes of an encrypted log.
const FORMAT: u32 = 3;
/// What it writes where files are attached.
const WITH_ATTACHMENTS: u32 = 2;
/// What it writes where none are, so that an older one reads it too.
const WITHOUT_ATTACHMENTS: u32 = 1;
const MANIFEST: &str = "manifest.json";
const SUMS: &str = "SHA256SUMS";
const KEY: &str = "device.key";
const JOURNAL: &str = "journal/";
const CONFIG: &str = "config/";
/// Bytes that the manifest and the sums may have each.
const LIST_MOST: u64 = 16 * 1024 * 1024;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The format of the backup.
    pub format: u32,
    /// What made it.
    pub program: String,
    /// When.
    pub made_at: Timestamp,
    /// The device whose data directory it is of.
    pub device: DeviceId,
    /// Whole records, over all chains.
    pub records: u64,
    /// Hash of the newest.
    pub head: String,
    /// The fingerprint of that.
    pub fingerprint: String,
    /// Attached files whose content was not whole when it was made, and is not in it.
    #[serde(default)]
    pub attachments_lost: u64,
    /// Whether the private key of the device is in it.
    pub with_key: bool,
    /// Whether files of the configuration are in it.
    pub with_config: bool,
    /// Its files, in order.
    pub files: Vec<Packed>,
}

/// A file in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// Its path.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
}

/// A backup that was read: every byte of it is what was written.
#[derive(Debug)]
pub struct Backup {
    path: PathBuf,
    file: File,
    items: Vec<Item>,
    at_rest: Option<Box<AtRest>>,
    seal: Option<Seal>,
    /// What it holds.
    pub manifest: Manifest,
    /// Its length, in bytes.
    pub bytes: u64,
}

impl Backup {
    /// What opens the backup of an encrypted log at `path`; `None`: it is in the clear, or no backup.
    pub fn at_rest(path: &Path) -> Result<Option<AtRest>, BackupFailure> {
        let mut file = File::open(path).map_err(|error| LogFailure::io(path, error))?;
        // What is wrong with it is told by whoever reads all of it.
        let items = archive::items(&mut file).unwrap_or_default();
        items.iter().find(|item| item.path == at_rest::FILE).map(|item| key_file(&mut file, item, path)).transpose()
    }

    /// Reads the backup at `path`, with every sum checked. Whether the chains in it are whole is for [`Backup::verify`].
    pub fn open(path: &Path) -> Result<Self, BackupFailure> {
        let fail = |error| BackupFailure::Log(LogFailure::io(path, error));
        let mut file = File::open(path).map_err(fail)?;
        let bytes = file.metadata().map_err(fail)?.len();
        let fault = |fault| match fault {
            Fault::Foreign => BackupFailure::Foreign(path.to_owned()),
            Fault::Damaged(at) => BackupFailure::damaged(path, at, ""),
            Fault::Io(error) => fail(error),
        };
        let all = archive::items(&mut file).map_err(fault)?;
        let (first, items, last) = match all.as_slice() {
            [first, items @ .., last] if first.path == MANIFEST && last.path == SUMS => (first, items, last),
            _ => return Err(BackupFailure::damaged(path, 0, MANIFEST)),
        };
        let listed = content(&mut file, first).map_err(fail)?;
        let sums = content(&mut file, last).map_err(fail)?;
        let wrong = |item: &Item| BackupFailure::damaged(path, item.offset, &item.path);
        // The sums come first: a damaged manifest is told as damaged, not as newer.
        let mut expected = sum_line(&digest(&mut listed.as_slice()).map_err(fail)?, MANIFEST);
        if !sums.starts_with(expected.as_bytes()) {
            return Err(wrong(first));
        }
        let newest: Format = serde_json::from_slice(&listed).map_err(|_unreadable| wrong(first))?;
        if newest.format > FORMAT {
            return Err(BackupFailure::Newer { format: newest.format });
        }
        let manifest: Manifest = serde_json::from_slice(&listed).map_err(|_unreadable| wrong(first))?;
        for item in items {
            file.seek(SeekFrom::Start(item.offset)).map_err(fail)?;
            let sum = digest(&mut (&mut file).take(item.bytes)).map_err(fail)?;
            let listed = Packed { path: item.path.clone(), bytes: item.bytes, sha256: sum.clone() };
            // An attached file is called by its sum.
            let misnamed = content_of(&item.path).is_some_and(|content| content.to_string() != sum);
            if misnamed || !manifest.files.contains(&listed) || !is_known(item, manifest.with_key) {
                return Err(wrong(item));
            }
            expected.push_str(&sum_line(&sum, &item.path));
        }
        if sums != expected.as_bytes() || manifest.files.len() != items.len() {
            return Err(wrong(last));
        }
        let sealed = items.iter().find(|item| item.path == at_rest::FILE);
        let at_rest = sealed.map(|item| key_file(&mut file, item, path)).transpose()?.map(Box::new);
        Ok(Self { path: path.to_owned(), items: items.to_vec(), at_rest, seal: None, file, manifest, bytes })
    }

    /// The same, unlocked where it is of an encrypted log.
    pub(super) fn unlocked(path: &Path, seal: Option<&Seal>) -> Result<Self, BackupFailure> {
        let backup = Self::open(path)?;
        let Some(at_rest) = &backup.at_rest else { return Ok(backup) };
        let seal = seal.filter(|seal| at_rest.is_of(seal)).ok_or_else(|| BackupFailure::Locked(path.to_owned()))?;
        Ok(Self { seal: Some(seal.clone()), ..backup })
    }

    /// Verifies the chains in it, as those of a data directory are.
    pub fn verify(&self) -> Result<Verification, LogFailure> {
        let chains = self.chains();
        let devices: Vec<String> = chains.keys().cloned().collect();
        verify_chains(&devices, None, |device, visit| self.scan(chains.get(device), visit))
    }

    /// The same, where anything wrong is a failure.
    fn verified(&self) -> Result<Verification, BackupFailure> {
        let found = self.verify()?;
        let promised = found.records == self.manifest.records && found.head == self.manifest.head;
        for item in &self.items {
            if let Some(content) = sealed_content_of(&item.path)
                && self.content_of_sealed(item)? != content.to_string()
            {
                return Err(BackupFailure::damaged(&self.path, item.offset, &item.path));
            }
        }
        if found.is_whole() && promised {
            Ok(found)
        } else {
            Err(BackupFailure::NotWhole { path: self.path.clone(), problems: found.problems })
        }
    }

    /// The SHA-256 of a sealed file that it holds, as it is unsealed; one that does not open has none.
    fn content_of_sealed(&self, item: &Item) -> Result<String, LogFailure> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(item.offset)).map_err(|error| LogFailure::io(&self.path, error))?;
        let Some(seal) = &self.seal else { return Ok(String::new()) };
        Ok(Unsealing::begin(seal, file.take(item.bytes)).and_then(|mut plain| digest(&mut plain)).unwrap_or_default())
    }

    fn put_attachments(&self, home: &Home) -> Result<(), LogFailure> {
        for item in &self.items {
            let mut file = &self.file;
            let fail = |error| LogFailure::io(&self.path, error);
            file.seek(SeekFrom::Start(item.offset)).map_err(fail)?;
            let mut content: Box<dyn Read> = match (&self.seal, sealed_content_of(&item.path)) {
                (Some(seal), Some(_)) => Box::new(Unsealing::begin(seal, file.take(item.bytes)).map_err(fail)?),
                _ if content_of(&item.path).is_some() => Box::new(file.take(item.bytes)),
                _ => continue,
            };
            attachments::put_content(home, &self.path, &mut content)
                .map_err(|failure| LogFailure::io(&failure.path, io::Error::other(failure.why.to_string())))?;
        }
        Ok(())
    }

    /// The segments of each chain, in order.
    fn chains(&self) -> BTreeMap<String, Vec<&Item>> {
        let mut chains: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            if let Some((device, _)) = segment_of(&item.path) {
                chains.entry(device.to_owned()).or_default().push(item);
            }
        }
        chains
    }

    fn scan(&self, segments: Option<&Vec<&Item>>, visit: &mut dyn FnMut(Scanned<'_>)) -> Result<(), LogFailure> {
        let fail = |error| LogFailure::io(&self.path, error);
        let mut end = Position::start();
        for item in segments.into_iter().flatten() {
            let mut file = &self.file;
            file.seek(SeekFrom::Start(item.offset)).map_err(fail)?;
            let mut reader = BufReader::with_capacity(256 * 1024, file.take(item.bytes));
            let (device, segment) = segment_of(&item.path).unwrap_or_default();
            let lines = Lines::of(self.seal.as_ref(), device);
            scan_lines(&mut reader, &lines, segment, 0, &mut end, &mut |scanned, _: &Position| visit(scanned))
                .map_err(fail)?;
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// Whether a backup may have such a file: nothing of it may lead anywhere else when it is written out.
fn is_known(item: &Item, with_key: bool) -> bool {
    let plain = item.path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
    let known = segment_of(&item.path).is_some()
        || content_of(&item.path).is_some()
        || sealed_content_of(&item.path).is_some()
        || item.path == at_rest::FILE;
    plain && (known || item.path.starts_with(CONFIG) || (with_key && item.path == KEY))
}

/// The hash of the attached file that a path is of.
fn content_of(path: &str) -> Option<ContentHash> {
    path.strip_prefix(attachments::FOLDER)?.strip_prefix('/')?.parse().ok()
}

/// The same of one that is sealed.
fn sealed_content_of(path: &str) -> Option<ContentHash> {
    content_of(path.strip_suffix(SEALED)?.strip_suffix('.')?)
}

/// What opens the backup of an encrypted log.
fn key_file(file: &mut File, item: &Item, path: &Path) -> Result<AtRest, BackupFailure> {
    let bytes = content(file, item).map_err(|error| LogFailure::io(path, error))?;
    AtRest::parse(&bytes, path).map_err(|failure| match failure {
        AtRestFailure::Newer(version) => BackupFailure::Newer { format: version },
        AtRestFailure::Damaged(_) => BackupFailure::damaged(path, item.offset, &item.path),
        AtRestFailure::Log(failure) => failure.into(),
    })
}

/// The device and the segment that a path is of.
fn segment_of(path: &str) -> Option<(&str, &str)> {
    let (device, segment) = path.strip_prefix(JOURNAL)?.split_once('/')?;
    let is_segment = Path::new(segment).extension().is_some_and(|ending| ending == "jsonl") && !segment.contains('/');
    (is_segment && device.parse::<DeviceId>().is_ok()).then_some((device, segment))
}

fn content(file: &mut File, item: &Item) -> io::Result<Vec<u8>> {
    if item.bytes > LIST_MOST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    file.seek(SeekFrom::Start(item.offset))?;
    let mut bytes = Vec::new();
    file.take(item.bytes).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The SHA-256 of what is read, in hexadecimal.
fn digest(from: &mut dyn Read) -> io::Result<String> {
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => sum.update(buffer.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(to_hex(&sum.finalize()))
}

/// A line as `sha256sum` writes and checks it.
fn sum_line(sum: &str, path: &str) -> String {
    format!("{sum}  {path}\n")
}
