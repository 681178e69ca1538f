//! What records can be taken in from: a backup, or an export.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::{Backup, BackupFailure};
use crate::evidence::archive::is_ours;
use crate::evidence::at_rest::{Home, Lines, Seal};
use crate::evidence::failure::LogFailure;
use crate::evidence::journal::{Position, Scanned, scan_lines};
use crate::evidence::record::Unreadable;
use crate::evidence::verify::{Verification, verify_chains};

/// A file with records.
#[derive(Debug)]
pub enum Source {
    /// A backup.
    Backup(Backup),
    /// An export, as `log export` writes it.
    Export(Export),
}

/// An export, and where in it each chain is.
#[derive(Debug)]
pub struct Export {
    path: PathBuf,
    file: File,
    /// From which byte on, and how many bytes.
    chains: BTreeMap<String, Vec<(u64, u64)>>,
}

impl Source {
    /// Reads `path`, whichever of the two it is, and proves it whole.
    pub fn open(path: &Path) -> Result<Self, BackupFailure> {
        Self::unlocked(path, None)
    }

    /// The same, with what opens the backup of an encrypted log: see [`Backup::at_rest`].
    pub fn unlocked(path: &Path, seal: Option<&Seal>) -> Result<Self, BackupFailure> {
        let fail = |error| LogFailure::io(path, error);
        let mut begin = Vec::new();
        File::open(path).and_then(|file| file.take(512).read_to_end(&mut begin)).map_err(fail)?;
        let source = if is_ours(&begin) {
            Self::Backup(Backup::unlocked(path, seal)?)
        } else {
            Self::Export(Export::open(path)?)
        };
        let found = source.verify()?;
        if found.is_whole() {
            Ok(source)
        } else {
            Err(BackupFailure::NotWhole { path: path.to_owned(), problems: found.problems })
        }
    }

    /// The devices whose chains are in it.
    pub fn devices(&self) -> Vec<String> {
        match self {
            Self::Backup(backup) => backup.chains().into_keys().collect(),
            Self::Export(export) => export.chains.keys().cloned().collect(),
        }
    }

    /// What is in the chain of a device, in order.
    pub(in crate::evidence) fn scan(&self, device: &str, visit: &mut dyn FnMut(Scanned<'_>)) -> Result<(), LogFailure> {
        match self {
            Self::Backup(backup) => backup.scan(backup.chains().get(device), visit),
            Self::Export(export) => export.scan(device, visit),
        }
    }

    /// Puts the content of attached files beside the log in `home`; an export has none.
    pub(in crate::evidence) fn put_attachments(&self, home: &Home) -> Result<(), LogFailure> {
        match self {
            Self::Backup(backup) => backup.put_attachments(home),
            Self::Export(_) => Ok(()),
        }
    }

    fn verify(&self) -> Result<Verification, LogFailure> {
        verify_chains(&self.devices(), None, |device, visit| self.scan(device, visit))
    }
}

impl Export {
    fn open(path: &Path) -> Result<Self, BackupFailure> {
        let fail = |error| LogFailure::io(path, error);
        let file = File::open(path).map_err(fail)?;
        let mut chains: BTreeMap<String, Vec<(u64, u64)>> = BTreeMap::new();
        let mut failed: Option<BackupFailure> = None;
        let mut any = false;
        let mut reader = BufReader::with_capacity(256 * 1024, &file);
        let mut visit = |scanned: Scanned<'_>, end: &Position| match scanned {
            Scanned::Record(record, line) => {
                any = true;
                let bytes = line.len() as u64;
                let begin = end.offset - bytes;
                let spans = chains.entry(record.entry.stamp.device.to_string()).or_default();
                match spans.last_mut() {
                    Some((from, length)) if *from + *length == begin => *length += bytes,
                    _ => spans.push((begin, bytes)),
                }
            }
            Scanned::Damage(damage) => {
                failed.get_or_insert_with(|| match damage.why {
                    Unreadable::Newer(version) => LogFailure::Newer { version }.into(),
                    Unreadable::Sealed => BackupFailure::Locked(path.to_owned()),
                    Unreadable::HashMismatch | Unreadable::Unsigned | Unreadable::Shape => {
                        if is_left_out(&damage.bytes) {
                            BackupFailure::LeftOut(path.to_owned())
                        } else if any {
                            BackupFailure::damaged(path, damage.offset, "")
                        } else {
                            BackupFailure::Foreign(path.to_owned())
                        }
                    }
                });
            }
        };
        scan_lines(&mut reader, &Lines::plain(), "", 0, &mut Position::start(), &mut visit).map_err(fail)?;
        match failed {
            Some(failure) => Err(failure),
            None if chains.is_empty() => Err(BackupFailure::Foreign(path.to_owned())),
            None => Ok(Self { path: path.to_owned(), file, chains }),
        }
    }

    fn scan(&self, device: &str, visit: &mut dyn FnMut(Scanned<'_>)) -> Result<(), LogFailure> {
        let fail = |error| LogFailure::io(&self.path, error);
        let mut end = Position::start();
        for (from, length) in self.chains.get(device).into_iter().flatten() {
            let mut file = &self.file;
            file.seek(SeekFrom::Start(*from)).map_err(fail)?;
            let mut reader = BufReader::with_capacity(256 * 1024, file.take(*length));
            scan_lines(&mut reader, &Lines::plain(), "", 0, &mut end, &mut |scanned, _: &Position| visit(scanned))
                .map_err(fail)?;
        }
        Ok(())
    }
}

/// Whether a line stands in place of a record that was left out.
fn is_left_out(line: &[u8]) -> bool {
    let value: Option<serde_json::Value> = serde_json::from_slice(line).ok();
    value.is_some_and(|value| value.get("left_out").is_some())
}
