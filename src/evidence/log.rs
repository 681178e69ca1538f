//! The log of one data directory: opening it after anything, appending, snapshots, drafts.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::device::device_of;
use super::failure::LogFailure;
use super::files;
use super::head;
use super::journal::{Damage, Journal, Position, Scanned, scan};
use super::record::{Record, Unreadable, encode};
use super::store::{self, Store, StoreFailure};
use crate::domain::desk::Archived;
use crate::domain::{Desk, DeviceId, Entry, Incident, IncidentId, Scope};

const BASE: &str = "desk/base";
const SNAPSHOT_POSITION: &str = "desk/position";
const OPEN: &str = "desk/open/";
const ARCHIVED: &str = "desk/archived/";
const DRAFT: &str = "draft/";

/// What a person must be told about an opening, in one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The store was missing or damaged and was made again from the journal; nothing is lost.
    StoreRebuilt {
        /// How many records it was made from.
        records: u64,
        /// Where the damaged one went, if there was one.
        aside: Option<PathBuf>,
    },
    /// The store cannot be opened; the journal alone is used.
    StoreUnavailable {
        /// What the database said.
        why: String,
    },
    /// A crash left an unfinished record behind; it was never acknowledged.
    TornTail {
        /// Its length.
        bytes: u64,
    },
    /// The end of the journal was damaged and was made whole from the store.
    JournalHealed {
        /// How many records came from the store.
        records: u64,
    },
    /// Lines of the journal cannot be read.
    Damaged {
        /// How many.
        lines: u64,
    },
    /// The directory cannot be written: nothing is being kept.
    ReadOnly,
}

/// A log that was opened, and the desk it holds.
#[derive(Debug)]
pub struct Opened {
    /// The log.
    pub log: Log,
    /// The desk.
    pub desk: Desk,
    /// What to tell.
    pub told: Vec<Told>,
}

/// The log of one data directory.
#[derive(Debug)]
pub struct Log {
    data: PathBuf,
    device: DeviceId,
    journal: Journal,
    store: Option<Store>,
    /// Kept in the journal, not yet in the store.
    pending: Vec<(Entry, Vec<u8>)>,
    /// Scopes that changed since the newest snapshot.
    dirty: BTreeSet<Scope>,
    since_snapshot: usize,
    /// Held for as long as the log is open; `None` when it was opened for reading.
    lock: Option<File>,
}

impl Log {
    /// Opens the log in `data`, making it if there is none. Waits up to two seconds for another vagt to let go.
    pub fn open(data: &Path) -> Result<Opened, LogFailure> {
        files::create_dir(data).map_err(|error| LogFailure::io(data, error))?;
        let lock = lock(data)?;
        let device = device_of(data)?;
        let store_path = data.join("store");
        match Store::open(&store_path) {
            Ok(store) => match Self::load(data, &device, Some(store), None) {
                Ok(mut opened) => {
                    opened.log.lock = Some(lock);
                    Ok(opened)
                }
                Err(Loading::Log(failure)) => Err(failure),
                Err(Loading::Store(_)) => Self::rebuild(data, &device, &store_path, lock),
            },
            Err(failure) if !is_damage(&failure) => {
                let mut opened = Self::load(data, &device, None, None).map_err(Loading::into_log)?;
                opened.told.push(Told::StoreUnavailable { why: failure.0 });
                opened.log.lock = Some(lock);
                Ok(opened)
            }
            Err(_) => Self::rebuild(data, &device, &store_path, lock),
        }
    }

    /// Reads the log in `data` without owning it: nothing is written, and another vagt may go on working.
    pub fn read_only(data: &Path) -> Result<Opened, LogFailure> {
        let device = match std::fs::read_to_string(data.join("device")).ok().and_then(|text| text.trim().parse().ok()) {
            Some(device) => device,
            None => device_of(data)?,
        };
        Self::load(data, &device, None, None).map_err(Loading::into_log)
    }

    /// Sets the store aside and makes it again from the journal.
    fn rebuild(data: &Path, device: &DeviceId, path: &Path, lock: File) -> Result<Opened, LogFailure> {
        let mark = std::fs::metadata(path.join("db"))
            .and_then(|meta| meta.modified())
            .ok()
            .and_then(|time| Timestamp::try_from(time).ok())
            .map_or_else(|| "unknown".to_owned(), |time| time.strftime("%Y%m%dT%H%M%S").to_string());
        let aside = if path.exists() { store::set_aside(path, &mark).ok() } else { None };
        let (store, unavailable) = match Store::open(path) {
            Ok(store) => (Some(store), None),
            Err(failure) => (None, Some(Told::StoreUnavailable { why: failure.0 })),
        };
        let mut opened = Self::load(data, device, store, aside).map_err(Loading::into_log)?;
        opened.told.extend(unavailable);
        opened.log.lock = Some(lock);
        Ok(opened)
    }

    fn load(data: &Path, device: &DeviceId, store: Option<Store>, aside: Option<PathBuf>) -> Result<Opened, Loading> {
        let dir = Journal::dir_of(data, device);
        let mut told = Vec::new();
        let (mut desk, from) = match &store {
            Some(store) => snapshot(store, &dir)?,
            None => (Desk::default(), Position::start()),
        };
        let known = store.as_ref().map(Store::position).transpose()?.flatten();
        let mut log = Self {
            data: data.to_owned(),
            device: device.clone(),
            journal: Journal::resume(dir.clone(), Position::start()),
            store,
            pending: Vec::new(),
            dirty: BTreeSet::new(),
            since_snapshot: 0,
            lock: None,
        };
        // A store whose records end before its own snapshot has lost some: all of it is read again.
        let trusted = known.as_ref().is_some_and(|known| known.seq >= from.seq);
        let begins = if trusted { from } else { Position::start() };
        if begins.seq == 0 {
            desk = Desk::default();
        }
        let indexed = known.as_ref().map_or(0, |position| position.seq);
        let mut damages: Vec<(Damage, u64)> = Vec::new();
        let mut read = 0u64;
        let mut newer = None;
        let end = scan(&dir, &begins, |scanned, end| match scanned {
            Scanned::Record(record, line) => {
                read += 1;
                log.note(&record.entry);
                desk.apply(&record.entry);
                if log.store.is_some() && record.entry.stamp.seq > indexed {
                    log.pending.push((record.entry, line.to_vec()));
                }
            }
            Scanned::Damage(damage) => {
                if let Unreadable::Newer(version) = damage.why {
                    newer = Some(version);
                }
                damages.push((damage, end.seq));
            }
        })?;
        if let Some(version) = newer {
            return Err(Loading::Log(LogFailure::Newer { version }));
        }
        log.journal = Journal::resume(dir, end.clone());
        let writes = log.store.is_some() || aside.is_some();
        let tail = damages.iter().filter(|(damage, seq)| *seq == end.seq && damage.segment >= end.segment).count();
        let middle = damages.len() - tail;
        if middle > 0 {
            told.push(Told::Damaged { lines: middle as u64 });
        }
        let ahead = known.as_ref().is_some_and(|known| known.seq > end.seq);
        if writes && (tail > 0 || ahead) {
            log.mend_tail(&mut desk, known.as_ref(), &mut told)?;
        }
        for id in desk.awaiting_recall() {
            log.index()?;
            let entries = log.recall(id, 0)?;
            desk.recall(id, entries);
        }
        let rebuilt = log.store.is_some() && known.is_none() && end.seq > 0;
        if rebuilt || aside.is_some() {
            told.insert(0, Told::StoreRebuilt { records: read, aside });
        }
        log.index()?;
        if rebuilt {
            log.save(&desk)?;
        }
        desk.archive_closed();
        Ok(Opened { log, desk, told })
    }

    /// Deals with what lies behind the last whole record: gives back what the store has, sets the rest aside.
    fn mend_tail(&mut self, desk: &mut Desk, known: Option<&Position>, told: &mut Vec<Told>) -> Result<(), Loading> {
        let torn = self.journal.set_tail_aside()?;
        let mut healed = 0;
        while known.is_some_and(|known| known.seq > self.journal.end().seq) {
            let next = self.journal.end().seq + 1;
            let Some(store) = &self.store else { break };
            let Some(line) = store.record(&self.device, next)? else { break };
            let Some(record) = line.strip_suffix(b"\n").and_then(|line| Record::decode(line).ok()) else { break };
            if record.prev != self.journal.end().hash {
                break;
            }
            self.journal.append(&line, next, &record.hash, record.entry.at)?;
            self.note(&record.entry);
            desk.apply(&record.entry);
            healed += 1;
        }
        if healed > 0 {
            told.push(Told::JournalHealed { records: healed });
        } else if torn > 0 {
            told.push(Told::TornTail { bytes: torn });
        }
        Ok(())
    }

    /// The device whose chain this writes.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// The end of the chain.
    pub fn end(&self) -> &Position {
        self.journal.end()
    }

    /// Keeps entries, in order: when this returns they are on the disk. On failure none of them is.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), LogFailure> {
        let Some(last) = entries.last() else { return Ok(()) };
        if self.lock.is_none() {
            self.own()?;
        }
        let mut hash = self.journal.end().hash.clone();
        let mut seq = self.journal.end().seq;
        let mut lines = Vec::with_capacity(entries.len() * 512);
        let mut each = Vec::with_capacity(entries.len());
        for entry in entries {
            seq += 1;
            if entry.stamp.seq != seq {
                return Err(LogFailure::OutOfOrder { expected: seq, found: entry.stamp.seq });
            }
            let (line, own) = encode(entry, &hash)?;
            lines.extend_from_slice(&line);
            each.push((entry.clone(), line));
            hash = own;
        }
        self.journal.append(&lines, seq, &hash, last.at)?;
        for entry in entries {
            self.note(entry);
        }
        if self.store.is_some() {
            self.pending.append(&mut each);
        }
        Ok(())
    }

    /// A log that was opened for reading becomes the owner, once the directory can be written and nobody else is.
    fn own(&mut self) -> Result<(), LogFailure> {
        let lock = lock(&self.data)?;
        let end = self.journal.end().clone();
        let mut found = None;
        scan(&Journal::dir_of(&self.data, &self.device), &end, |scanned, _| {
            if let Scanned::Record(record, _) = scanned {
                found = Some(record.entry.stamp.seq);
            }
        })?;
        if let Some(found) = found {
            return Err(LogFailure::OutOfOrder { expected: end.seq + 1, found });
        }
        self.journal.set_tail_aside()?;
        self.lock = Some(lock);
        Ok(())
    }

    fn note(&mut self, entry: &Entry) {
        self.since_snapshot += 1;
        self.dirty.insert(entry.fact.scope());
    }

    /// Takes what was kept into the store as well. At a quiet moment: nothing waits for it.
    pub fn index(&mut self) -> Result<(), StoreFailure> {
        let Some(store) = &self.store else { return Ok(()) };
        if !self.pending.is_empty() {
            let mut chunks = self.pending.chunks(1000).peekable();
            while let Some(chunk) = chunks.next() {
                let last = chunks.peek().is_none();
                store.index(chunk, last.then(|| self.journal.end()))?;
            }
            self.pending.clear();
        }
        Ok(())
    }

    /// Whether enough has changed that opening again would be noticeably slower.
    pub fn wants_snapshot(&self) -> bool {
        self.since_snapshot >= 256
    }

    /// Keeps the desk as snapshots: what changed of it since the last time.
    pub fn save(&mut self, desk: &Desk) -> Result<(), StoreFailure> {
        self.index()?;
        let Some(store) = &self.store else { return Ok(()) };
        store.put(BASE, &desk.without_incidents())?;
        for scope in &self.dirty {
            let Scope::Incident(id) = scope else { continue };
            let Some(incident) = desk.incident(*id) else { continue };
            let (open, archived) = (format!("{OPEN}{id}"), format!("{ARCHIVED}{id}"));
            if incident.is_open() {
                store.put(&open, incident)?;
                store.forget(&archived)?;
            } else {
                store.put(&archived, &Archived::of(incident.clone()))?;
                store.forget(&open)?;
            }
        }
        store.put(SNAPSHOT_POSITION, self.journal.end())?;
        store.sync()?;
        self.dirty.clear();
        self.since_snapshot = 0;
        Ok(())
    }

    /// Writes what the next start's first frame needs.
    pub fn write_head(&self, desk: &Desk, now: Timestamp) {
        head::write(&self.data, &self.device, self.journal.end(), desk, now);
    }

    /// The entries of one incident, for loading a closed one again. The store answers if it has as many as `expected`
    /// (zero: unknown), else the journal.
    pub fn recall(&self, id: IncidentId, expected: usize) -> Result<Vec<Entry>, LogFailure> {
        if let Some(lines) = self.store.as_ref().and_then(|store| store.incident(id).ok())
            && expected > 0
        {
            let decoded = lines.iter().filter_map(|line| Record::decode(line.strip_suffix(b"\n")?).ok());
            let entries: Vec<Entry> = decoded.map(|record| record.entry).collect();
            if entries.len() >= expected {
                return Ok(entries);
            }
        }
        let mut entries = Vec::new();
        scan(&Journal::dir_of(&self.data, &self.device), &Position::start(), |scanned, _| {
            if let Scanned::Record(record, _) = scanned
                && record.entry.fact.scope() == Scope::Incident(id)
            {
                entries.push(record.entry);
            }
        })?;
        Ok(entries)
    }

    /// Keeps a half-typed text; durable when this returns.
    pub fn keep_draft<T: Serialize>(&self, name: &str, draft: &T) -> Result<(), StoreFailure> {
        let Some(store) = &self.store else { return Err(StoreFailure("no store".to_owned())) };
        store.put(&format!("{DRAFT}{name}"), draft)?;
        store.sync()
    }

    /// Forgets a draft that was used or dropped.
    pub fn drop_draft(&self, name: &str) -> Result<(), StoreFailure> {
        let Some(store) = &self.store else { return Ok(()) };
        store.forget(&format!("{DRAFT}{name}"))?;
        store.sync()
    }

    /// Every draft kept.
    pub fn drafts<T: serde::de::DeserializeOwned>(&self) -> Vec<(String, T)> {
        self.store.as_ref().and_then(|store| store.values(DRAFT).ok()).unwrap_or_default()
    }
}

/// The desk as last kept, and the journal position it stands at; from the beginning if there is none to trust.
fn snapshot(store: &Store, dir: &Path) -> Result<(Desk, Position), StoreFailure> {
    let nothing = || (Desk::default(), Position::start());
    let Some(position) = store.value::<Position>(SNAPSHOT_POSITION)? else { return Ok(nothing()) };
    if !agrees(dir, &position) {
        return Ok(nothing());
    }
    let Some(mut desk) = store.value::<Desk>(BASE)? else { return Ok(nothing()) };
    for (_, incident) in store.values::<Incident>(OPEN)? {
        desk.restore(incident);
    }
    for (_, archived) in store.values::<Archived>(ARCHIVED)? {
        desk.restore_archived(archived);
    }
    Ok((desk, position))
}

/// Whether the journal's record that ends at `position` is the one the store means.
fn agrees(dir: &Path, position: &Position) -> bool {
    use std::io::{Read, Seek, SeekFrom};
    let window = position.offset.min(super::record::LINE_MAX as u64);
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(dir.join(&position.segment))?;
        file.seek(SeekFrom::Start(position.offset - window))?;
        let mut bytes = Vec::new();
        file.take(window).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let Ok(bytes) = read() else { return false };
    let Some(line) = bytes.strip_suffix(b"\n").and_then(|lines| lines.rsplit(|byte| *byte == b'\n').next()) else {
        return false;
    };
    Record::decode(line).is_ok_and(|record| record.hash == position.hash && record.entry.stamp.seq == position.seq)
}

fn is_damage(failure: &StoreFailure) -> bool {
    // The disk being full or read-only is no damage: the store comes back when that is mended.
    !["No space", "Read-only", "Permission denied", "could not acquire lock"]
        .iter()
        .any(|text| failure.0.contains(text))
}

fn lock(data: &Path) -> Result<File, LogFailure> {
    let path = data.join("lock");
    let file = files::private()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|error| LogFailure::io(&path, error))?;
    for _ in 0..40 {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(std::fs::TryLockError::WouldBlock) => std::thread::park_timeout(Duration::from_millis(50)),
            Err(std::fs::TryLockError::Error(error)) => return Err(LogFailure::io(&path, error)),
        }
    }
    Err(LogFailure::InUse(data.to_owned()))
}

/// Loading fails because of the log, which is final, or because of the store, which can be made again.
enum Loading {
    Log(LogFailure),
    Store(StoreFailure),
}

impl Loading {
    fn into_log(self) -> LogFailure {
        match self {
            Self::Log(failure) => failure,
            Self::Store(failure) => {
                LogFailure::Io { path: PathBuf::from("store"), source: std::io::Error::other(failure.0) }
            }
        }
    }
}

impl From<LogFailure> for Loading {
    fn from(failure: LogFailure) -> Self {
        Self::Log(failure)
    }
}

impl From<StoreFailure> for Loading {
    fn from(failure: StoreFailure) -> Self {
        Self::Store(failure)
    }
}
