//! Taking records in from a backup or an export: what is there already is passed over, what continues the chain is appended,
//! and two records at one place are refused.

use super::Log;
use crate::domain::{Desk, Entry};
use crate::evidence::backup::{BackupFailure, Source};
use crate::evidence::failure::LogFailure;
use crate::evidence::journal::{Journal, Position, Scanned, scan};
use crate::evidence::signature::Hash;
use crate::evidence::verify::verify;

/// Lines that are written at once, in bytes.
const WRITE: usize = 4 * 1024 * 1024;

/// What was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Records that were there already.
    pub known: u64,
    /// Records that were not, and are now.
    pub new: u64,
}

impl Log {
    /// Takes the records of `source` in that continue this log. On failure none of them is there.
    ///
    /// A kill in the middle can leave the first of them behind, whole: taking the same file in again adds the rest.
    pub fn import(&mut self, desk: &mut Desk, source: &Source) -> Result<Imported, BackupFailure> {
        self.owned()?;
        let own = self.device.to_string();
        if let Some(device) = source.devices().into_iter().find(|device| *device != own) {
            return Err(BackupFailure::OtherDevice { device });
        }
        let found = verify(&self.data)?;
        if !found.is_whole() {
            return Err(BackupFailure::NotWhole { path: self.data.to_path_buf(), problems: found.problems });
        }
        let known = self.compare_with(source)?;
        // Content comes before the records that name it, and where it was lost it is there again.
        source.put_attachments(&self.data)?;
        let begin = self.journal.end().clone();
        let taken = match self.take_new(source, &begin) {
            Ok(taken) => taken,
            Err(failure) => {
                self.journal.go_back(&begin)?;
                return Err(failure.into());
            }
        };
        let new = taken.len() as u64;
        for (entry, line) in taken {
            self.introduced = entry.fact.introduces().or(self.introduced);
            self.note(&entry);
            desk.apply(&entry);
            if self.store.is_some() {
                self.pending.push((entry, line));
            }
        }
        Ok(Imported { known, new })
    }

    /// How many records both have; two at one place are a failure.
    fn compare_with(&self, source: &Source) -> Result<u64, BackupFailure> {
        let mut hashes: Vec<Option<Hash>> = Vec::new();
        scan(self.journal.chain(), &Position::start(), |scanned, _| {
            if let Scanned::Record(record, _) = scanned {
                hashes.push(record.digest());
            }
        })?;
        let mut known = 0;
        let mut fork = None;
        source.scan(self.device.as_str(), &mut |scanned| {
            let Scanned::Record(record, _) = scanned else { return };
            let seq = record.entry.stamp.seq;
            let here = usize::try_from(seq).ok().and_then(|seq| hashes.get(seq.checked_sub(1)?));
            match here {
                Some(here) if *here == record.digest() => known += 1,
                Some(_) => {
                    fork.get_or_insert(seq);
                }
                None => {}
            }
        })?;
        match fork {
            Some(seq) => Err(BackupFailure::Fork { device: self.device.to_string(), seq }),
            None => Ok(known),
        }
    }

    /// Appends what is behind `begin`, the end of the chain.
    fn take_new(&mut self, source: &Source, begin: &Position) -> Result<Vec<(Entry, Vec<u8>)>, LogFailure> {
        let mut taken: Vec<(Entry, Vec<u8>)> = Vec::new();
        let mut waiting = Waiting::default();
        let mut failed: Option<LogFailure> = None;
        let journal = &mut self.journal;
        source.scan(self.device.as_str(), &mut |scanned| {
            let Scanned::Record(record, line) = scanned else { return };
            if record.entry.stamp.seq <= begin.seq || failed.is_some() {
                return;
            }
            if !waiting.fits(&record.entry, line) {
                failed = waiting.write(journal).err();
            }
            waiting.add(&record.entry, &record.hash, line);
            taken.push((record.entry, line.to_vec()));
        })?;
        match failed {
            Some(failure) => Err(failure),
            None => waiting.write(journal).map(|()| taken),
        }
    }
}

/// Lines of one segment that are to be written together.
#[derive(Default)]
struct Waiting {
    lines: Vec<u8>,
    last: Option<(jiff::Timestamp, u64, String)>,
}

impl Waiting {
    fn fits(&self, entry: &Entry, line: &[u8]) -> bool {
        let month = |at: jiff::Timestamp| at.strftime("%Y-%m").to_string();
        let same = self.last.as_ref().is_none_or(|(at, _, _)| month(*at) == month(entry.at));
        same && self.lines.len() + line.len() <= WRITE
    }

    fn add(&mut self, entry: &Entry, hash: &str, line: &[u8]) {
        self.lines.extend_from_slice(line);
        self.last = Some((entry.at, entry.stamp.seq, hash.to_owned()));
    }

    fn write(&mut self, journal: &mut Journal) -> Result<(), LogFailure> {
        let Some((at, seq, hash)) = self.last.take() else { return Ok(()) };
        journal.append(&self.lines, seq, &hash, at)?;
        self.lines.clear();
        Ok(())
    }
}
