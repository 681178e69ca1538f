//! The journal: append-only segments of lines, one chain per device, one segment per month.
//!
//! A line counts once it is whole, newline included, and synced. What a crash left behind a whole line was never
//! acknowledged: it is set aside in a file of its own, never thrown away.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::at_rest::{Home, Lines, Unopened};
use super::failure::LogFailure;
use super::files::{self, Known};
use super::record::{Record, Unreadable, ZERO_HASH};
use crate::domain::DeviceId;

/// The end of a record in a device's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// File name of the segment, `yyyy-mm.jsonl`; empty before the first record.
    pub segment: String,
    /// Bytes from its beginning.
    pub offset: u64,
    /// Place of the last record before it.
    pub seq: u64,
    /// Hash of that record.
    pub hash: String,
}

impl Position {
    /// Before the first record.
    pub fn start() -> Self {
        Self { segment: String::new(), offset: 0, seq: 0, hash: ZERO_HASH.to_owned() }
    }
}

/// A line that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// File name of the segment.
    pub segment: String,
    /// Where the line begins.
    pub offset: u64,
    /// Its bytes as they lie there.
    pub bytes: Vec<u8>,
    /// Whether it ends with a newline.
    pub whole: bool,
    /// What is wrong.
    pub why: Unreadable,
}

/// What a scan meets, line by line.
#[derive(Debug)]
pub enum Scanned<'a> {
    /// A record and its exact line, newline included; where the log is encrypted, as it is unsealed.
    Record(Box<Record>, &'a [u8]),
    /// A line that is none.
    Damage(Damage),
}

/// A chain for reading: where it lies, and how.
#[derive(Debug, Clone)]
pub(super) struct Chain {
    dir: PathBuf,
    lines: Lines,
}

impl Chain {
    /// The chain of `device`.
    pub(super) fn of(home: &Home, device: &str) -> Self {
        Self { dir: home.join("journal").join(device), lines: home.lines(device) }
    }

    /// Where its segments are.
    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    /// How its lines lie there.
    pub(super) fn lines(&self) -> &Lines {
        &self.lines
    }

    /// The record of a line, newline included, as it lies there.
    fn record(&self, line: &[u8]) -> Option<Record> {
        Record::decode(self.lines.opened(line).ok()?.strip_suffix(b"\n")?).ok()
    }
}

/// Reads a chain from `from` on. Returns the position after the last record.
pub(super) fn scan(
    chain: &Chain,
    from: &Position,
    mut visit: impl FnMut(Scanned<'_>, &Position),
) -> Result<Position, LogFailure> {
    let mut end = from.clone();
    for segment in segments(&chain.dir)?.into_iter().filter(|name| *name >= from.segment) {
        let path = chain.dir.join(&segment);
        let fail = |error| LogFailure::io(&path, error);
        let mut file = File::open(&path).map_err(fail)?;
        let offset = if segment == from.segment { from.offset } else { 0 };
        file.seek(SeekFrom::Start(offset)).map_err(fail)?;
        let mut reader = BufReader::with_capacity(256 * 1024, file);
        scan_lines(&mut reader, &chain.lines, &segment, offset, &mut end, &mut visit).map_err(fail)?;
    }
    Ok(end)
}

/// Reads the lines of one segment, of which `reader` stands at `offset`, to its end. `end` goes along.
pub(super) fn scan_lines(
    reader: &mut impl BufRead,
    lines: &Lines,
    segment: &str,
    mut offset: u64,
    end: &mut Position,
    visit: &mut impl FnMut(Scanned<'_>, &Position),
) -> io::Result<()> {
    let mut lies = Vec::new();
    loop {
        lies.clear();
        // One byte more than a line may have tells a line that is too long from one that just fits.
        let read = reader.by_ref().take(lines.longest() as u64 + 1).read_until(b'\n', &mut lies)?;
        if read == 0 {
            return Ok(());
        }
        let ends = lies.ends_with(b"\n");
        let opened = lines.opened(&lies);
        let whole = opened.as_ref().ok().and_then(|line| line.strip_suffix(b"\n")).filter(|_| ends);
        let decoded = match &opened {
            Ok(line) => Record::decode(whole.unwrap_or(line)),
            Err(Unopened) => Err(Unreadable::Sealed),
        };
        let begins = offset;
        offset += read as u64;
        match (decoded, &opened) {
            (Ok(record), Ok(line)) if whole.is_some() => {
                *end = Position {
                    segment: segment.to_owned(),
                    offset,
                    seq: record.entry.stamp.seq,
                    hash: record.hash.clone(),
                };
                visit(Scanned::Record(Box::new(record), line), end);
            }
            (decoded, _) => {
                let why = decoded.err().unwrap_or(Unreadable::Shape);
                let damage =
                    Damage { segment: segment.to_owned(), offset: begins, bytes: lies.clone(), whole: ends, why };
                visit(Scanned::Damage(damage), end);
            }
        }
    }
}

/// Whether the record that ends at `position` in the chain is the one that is meant; a file that is gone has none.
pub(super) fn ends_at(chain: &Chain, position: &Position) -> io::Result<bool> {
    let window = position.offset.min(chain.lines.longest() as u64);
    let mut file = match File::open(chain.dir.join(&position.segment)) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(false);
        }
        Err(error) => return Err(error),
    };
    file.seek(SeekFrom::Start(position.offset - window))?;
    let mut bytes = Vec::new();
    file.take(window).read_to_end(&mut bytes)?;
    let record = bytes.split_inclusive(|byte| *byte == b'\n').next_back().and_then(|line| chain.record(line));
    Ok(record.is_some_and(|record| record.hash == position.hash && record.entry.stamp.seq == position.seq))
}

/// The segment that a record made at this time goes into, if none before it is later.
pub(super) fn segment_of(at: Timestamp) -> String {
    format!("{}.jsonl", at.strftime("%Y-%m"))
}

/// The place of the last record near the end of the chain; 0 where none is found.
pub(super) fn last_seq(chain: &Chain) -> u64 {
    let newest = segments(&chain.dir).unwrap_or_default().into_iter().rev();
    let read = |segment: String| {
        let mut file = File::open(chain.dir.join(segment)).ok()?;
        let length = file.metadata().ok()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(2 * chain.lines.longest() as u64))).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        bytes.split_inclusive(|byte| *byte == b'\n').rev().find_map(|line| chain.record(line))
    };
    newest.filter_map(read).map(|record| record.entry.stamp.seq).next().unwrap_or(0)
}

/// The segments of a chain, oldest first.
pub(super) fn segments(dir: &Path) -> Result<Vec<String>, LogFailure> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(LogFailure::io(dir, error)),
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    names.sort();
    Ok(names)
}

/// The writing end of one device's chain.
#[derive(Debug)]
pub struct Journal {
    chain: Chain,
    open: Option<(String, Known)>,
    end: Position,
}

impl Journal {
    /// Where the chain of `device` lies.
    pub fn dir_of(data: &Path, device: &DeviceId) -> PathBuf {
        data.join("journal").join(device.as_str())
    }

    /// Goes on writing after `end`. Whatever lies behind it in its segment must have been dealt with.
    pub(super) fn resume(chain: Chain, end: Position) -> Self {
        Self { chain, open: None, end }
    }

    /// The chain, for reading.
    pub(super) fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The end of the chain.
    pub fn end(&self) -> &Position {
        &self.end
    }

    /// Appends whole lines, the last of which is `seq` with `hash`; returns once they are on the disk.
    ///
    /// On failure nothing of them counts: the segment is cut back to where it was, now or at the next try.
    pub fn append(&mut self, lines: &[u8], seq: u64, hash: &str, at: Timestamp) -> Result<(), LogFailure> {
        // A clock set back never reopens an older segment.
        let segment = segment_of(at).max(self.end.segment.clone());
        let offset = if segment == self.end.segment { self.end.offset } else { 0 };
        let path = self.chain.dir.join(&segment);
        let lines = self.chain.lines.closed(lines).map_err(|error| LogFailure::io(&path, error))?;
        if let Err(failure) = self.write(&segment, &path, offset, &lines) {
            // The open file may still be last month's, which is whole.
            if let Some((name, file)) = self.open.take()
                && name == segment
            {
                // Best effort: the next append sets aside what is left before it writes.
                let _ = file.file.set_len(offset);
            }
            return Err(failure);
        }
        self.end = Position { segment, offset: offset + lines.len() as u64, seq, hash: hash.to_owned() };
        Ok(())
    }

    fn write(&mut self, segment: &str, path: &Path, offset: u64, lines: &[u8]) -> Result<(), LogFailure> {
        let fail = |error| LogFailure::io(path, error);
        if self.open.as_ref().is_none_or(|(name, _)| name != segment) {
            // A chain that is gone is not begun again, nor is another one gone on with.
            self.still_there()?;
            self.open = Some((segment.to_owned(), Known::of(self.open_segment(segment, offset)?).map_err(fail)?));
        }
        let Some((_, Known { file, .. })) = &mut self.open else { return Ok(()) };
        file.seek(SeekFrom::Start(offset)).map_err(fail)?;
        file.write_all(lines).map_err(fail)?;
        file.sync_data().map_err(fail)?;
        // A file that was removed takes what is written and keeps none of it.
        self.still_there()
    }

    /// Opens a segment for writing behind `offset`, where it ends then.
    fn open_segment(&self, segment: &str, offset: u64) -> Result<File, LogFailure> {
        let (dir, path) = (&self.chain.dir, self.chain.dir.join(segment));
        let fail = |error| LogFailure::io(&path, error);
        files::create_dir(dir).map_err(fail)?;
        set_aside(dir, segment, offset)?;
        let file = files::private().write(true).create(true).truncate(false).open(&path).map_err(fail)?;
        files::sync_dir(dir).map_err(fail)?;
        Ok(file)
    }

    /// Goes back to `to`, an earlier end of this chain: what was written behind it is taken back, as far as that can be.
    pub(super) fn go_back(&mut self, to: &Position) -> Result<(), LogFailure> {
        self.open = None;
        for segment in segments(&self.chain.dir)?.into_iter().filter(|name| *name >= to.segment) {
            let path = self.chain.dir.join(&segment);
            let done = if segment == to.segment {
                File::options().write(true).open(&path).and_then(|file| file.set_len(to.offset))
            } else {
                fs::remove_file(&path)
            };
            done.map_err(|error| LogFailure::io(&path, error))?;
        }
        self.end = to.clone();
        Ok(())
    }

    /// Whether the path still leads to this chain: to the segment being written, or to the record it ends with.
    pub(super) fn still_there(&self) -> Result<(), LogFailure> {
        let (path, there) = match &self.open {
            Some((segment, file)) => {
                let path = self.chain.dir.join(segment);
                let there = file.is_at(&path);
                (path, there)
            }
            None if self.end.seq == 0 => return Ok(()),
            None => (self.chain.dir.join(&self.end.segment), ends_at(&self.chain, &self.end)),
        };
        match there {
            Ok(true) => Ok(()),
            Ok(false) => Err(LogFailure::Vanished { path }),
            Err(error) => Err(LogFailure::io(&path, error)),
        }
    }

    /// Sets aside whatever lies behind `end` in its segment: never acknowledged, never thrown away. Returns the bytes.
    pub fn set_tail_aside(&mut self) -> Result<u64, LogFailure> {
        if self.end.segment.is_empty() {
            match segments(&self.chain.dir)?.into_iter().next() {
                Some(first) => self.end.segment = first,
                None => return Ok(0),
            }
        }
        set_aside(&self.chain.dir, &self.end.segment, self.end.offset)
    }
}

/// Sets aside whatever lies behind `offset` in a segment, in a file beside it. Returns the bytes.
fn set_aside(dir: &Path, segment: &str, offset: u64) -> Result<u64, LogFailure> {
    let path = dir.join(segment);
    let fail = |error| LogFailure::io(&path, error);
    let mut file = match files::private().read(true).write(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(fail(error)),
    };
    file.seek(SeekFrom::Start(offset)).map_err(fail)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).map_err(fail)?;
    if tail.is_empty() {
        return Ok(0);
    }
    let aside = dir.join(format!("{segment}.torn-{offset}"));
    let mut kept = files::private().append(true).create(true).open(&aside).map_err(fail)?;
    kept.write_all(&tail).and_then(|()| kept.sync_data()).map_err(fail)?;
    file.set_len(offset).and_then(|()| file.sync_all()).map_err(fail)?;
    Ok(tail.len() as u64)
}
