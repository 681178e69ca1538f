//! The log of one data directory: appending, snapshots, drafts. How it is opened after anything is in `load`.

mod compare;
mod convert;
mod heal;
mod import;
mod load;

pub use compare::Comparison;
pub use convert::{Conversion, Converted};
pub use import::Imported;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::at_rest::Home;
use super::failure::LogFailure;
use super::head;
use super::journal::{Journal, Position, Scanned, scan};
use super::key::DeviceKey;
use super::lock::{Hold, Standing};
use super::pending::Pending;
use super::record::{Record, encode};
use super::signature::Hash;
use super::store::{Store, StoreFailure};
use crate::domain::desk::Archived;
use crate::domain::{Desk, DeviceId, Entry, Fact, IncidentId, KeyReason, PublicKey, Repair, Scope, Stamp};

const BASE: &str = "desk/base";
const SNAPSHOT_POSITION: &str = "desk/position";
const OPEN: &str = "desk/open/";
const ARCHIVED: &str = "desk/archived/";
const DRAFT: &str = "draft/";

/// What a person must be told about an opening, in one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Something was made whole again, or could not be; it is to be recorded.
    Repaired(Repair),
    /// The store cannot be opened; the journal alone is used.
    StoreUnavailable {
        /// What the database said.
        why: String,
    },
    /// Lines of the journal cannot be read, and nothing was done about it.
    Damaged {
        /// How many.
        lines: u64,
    },
    /// The machine's clock is behind the log: order is kept all the same, times are not to be trusted.
    ClockBehind {
        /// When the newest record was made, by the clock as it was then.
        newest: Timestamp,
    },
    /// The directory cannot be written: nothing is being kept.
    ReadOnly,
    /// The key that signed so far cannot be used; another one signs from here on.
    NewKey {
        /// Why.
        because: KeyReason,
    },
}

/// A key that this device's chain does not name yet: the next record must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introduction {
    /// The key.
    pub key: PublicKey,
    /// Why it is introduced.
    pub because: KeyReason,
}

impl Introduction {
    /// What to tell of it, if that is news to anybody.
    pub fn told(&self) -> Option<Told> {
        match self.because {
            // The record that cannot be read is told of by itself.
            KeyReason::First | KeyReason::Unnamed => None,
            because @ (KeyReason::Lost | KeyReason::Damaged | KeyReason::Replaced) => Some(Told::NewKey { because }),
        }
    }
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
    data: Home,
    device: DeviceId,
    journal: Journal,
    store: Option<Store>,
    /// Kept in the journal, not yet in the store.
    pending: Vec<(Entry, Vec<u8>)>,
    /// Scopes that changed since the newest snapshot.
    dirty: BTreeSet<Scope>,
    since_snapshot: usize,
    /// Held for as long as the log is open; `None` when it was opened for reading.
    hold: Option<Hold>,
    /// Read when something is to be recorded, and not before.
    key: Option<DeviceKey>,
    /// The key that the chain names, as far as it goes.
    introduced: Option<PublicKey>,
    /// Whether a store that is new has had anything synced to it.
    indexed: bool,
    /// Repairs that no record tells of yet.
    repairs: Pending,
}

impl Log {
    /// The device whose chain this writes.
    pub fn device(&self) -> &DeviceId {
        &self.device
    }

    /// The end of the chain.
    pub fn end(&self) -> &Position {
        self.journal.end()
    }

    /// The key that the next record must introduce, if the chain does not name this device's key yet. Ask before anything is
    /// recorded: the key is read here, and made where there is none.
    pub fn introduction(&mut self) -> Result<Option<Introduction>, LogFailure> {
        let (introduced, device) = (self.introduced, self.device.clone());
        let key = self.key()?;
        let public = key.public();
        let because = key.reason(&device, introduced);
        Ok((introduced != Some(public)).then_some(Introduction { key: public, because }))
    }

    /// What was repaired and is to be recorded, as [`Fact::LogRepaired`], by whoever records next.
    pub fn repairs(&self) -> &[Repair] {
        self.repairs.repairs()
    }

    fn key(&mut self) -> Result<&mut DeviceKey, LogFailure> {
        let key = match self.key.take() {
            Some(key) => key,
            None => DeviceKey::open(&self.data)?,
        };
        Ok(self.key.insert(key))
    }

    /// Keeps entries, in order and signed: when this returns they are on the disk. On failure none of them is.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), LogFailure> {
        let Some(last) = entries.last() else { return Ok(()) };
        self.owned()?;
        let mut hash = self.journal.end().hash.clone();
        let mut seq = self.journal.end().seq;
        let mut introduced = self.introduced;
        let mut unsigned = Vec::with_capacity(entries.len());
        for entry in entries {
            seq += 1;
            if entry.stamp.seq != seq {
                return Err(LogFailure::OutOfOrder { expected: seq, found: entry.stamp.seq });
            }
            introduced = entry.fact.introduces().or(introduced);
            let record = encode(entry, &hash)?;
            hash.clone_from(&record.hash);
            unsigned.push(record);
        }
        let data = self.data.clone();
        let key = self.key()?;
        if introduced != Some(key.public()) {
            return Err(LogFailure::NotIntroduced);
        }
        key.keep(&data)?;
        let digests: Vec<Hash> = unsigned.iter().map(|record| record.digest).collect();
        let signed = unsigned.into_iter().zip(key.sign(&digests)).map(|(record, signature)| record.signed(&signature));
        let mut each: Vec<(Entry, Vec<u8>)> = entries.iter().cloned().zip(signed).collect();
        let mut lines = Vec::with_capacity(each.iter().map(|(_, line)| line.len()).sum());
        for (_, line) in &each {
            lines.extend_from_slice(line);
        }
        self.journal.append(&lines, seq, &hash, last.at)?;
        self.introduced = introduced;
        let told = entries
            .iter()
            .filter_map(|entry| if let Fact::LogRepaired { repair } = &entry.fact { Some(repair) } else { None });
        // Where it stays, the next opening finds it recorded.
        let _ = self.repairs.recorded(&told.collect::<Vec<_>>());
        for entry in entries {
            self.note(entry);
        }
        if self.store.is_some() {
            self.pending.append(&mut each);
        }
        Ok(())
    }

    /// Whether the log is still where it was opened; what was written to a directory that is gone is not kept.
    pub fn still_there(&self) -> Result<(), LogFailure> {
        match self.hold.as_ref().map(Hold::standing).transpose()? {
            Some(Standing::Gone) => Err(LogFailure::Vanished { path: self.data.to_path_buf() }),
            Some(Standing::Ours | Standing::Unlocked) | None => self.journal.still_there(),
        }
    }

    /// Makes sure that this may write, and that what it writes goes where people look for it: the log is taken over, if
    /// it was opened for reading.
    pub fn ready(&mut self) -> Result<(), LogFailure> {
        self.owned()?;
        self.journal.still_there()
    }

    fn owned(&mut self) -> Result<(), LogFailure> {
        match self.hold.as_ref().map(Hold::standing).transpose()? {
            Some(Standing::Ours) => {}
            Some(Standing::Gone) => return Err(LogFailure::Vanished { path: self.data.to_path_buf() }),
            Some(Standing::Unlocked) | None => self.own()?,
        }
        Ok(())
    }

    /// A log that was opened for reading becomes the owner, once the directory can be written and nobody else is.
    fn own(&mut self) -> Result<(), LogFailure> {
        let hold = Hold::take(&self.data)?;
        self.data.is_as_it_was()?;
        let end = self.journal.end().clone();
        let mut found = None;
        scan(self.journal.chain(), &end, |scanned, _| {
            if let Scanned::Record(record, _) = scanned {
                found = Some(record.entry.stamp.seq);
            }
        })?;
        if let Some(found) = found {
            return Err(LogFailure::OutOfOrder { expected: end.seq + 1, found });
        }
        self.journal.set_tail_aside()?;
        self.repairs = Pending::read(&self.data);
        self.hold = Some(hold);
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
            if store.fresh && !self.indexed {
                // One that is empty after a crash would look like one that lost everything.
                store.sync()?;
                self.indexed = true;
            }
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
        if !self.is_all_in(desk) {
            return Ok(());
        }
        let Some(store) = &self.store else { return Ok(()) };
        let changed =
            || self.dirty.iter().filter_map(|scope| if let Scope::Incident(id) = scope { Some(*id) } else { None });
        if let Some(_unknown) = changed().find(|id| !desk.everything().knows(*id)) {
            // This desk does not know what the journal has: its snapshot would hide it.
            return Ok(());
        }
        store.put(BASE, &desk.without_incidents())?;
        for id in changed() {
            let (open, archived) = (format!("{OPEN}{id}"), format!("{ARCHIVED}{id}"));
            match desk.everything().incident(id) {
                Some(incident) if incident.is_open() => {
                    store.put(&open, incident)?;
                    store.forget(&archived)?;
                }
                Some(incident) => {
                    store.put(&archived, &Archived::of(incident.clone()))?;
                    store.forget(&open)?;
                }
                // Closed before this desk was opened, and behind the last snapshot.
                None => {
                    if let Some(set_aside) = desk.everything().set_aside(id) {
                        store.put(&archived, set_aside)?;
                        store.forget(&open)?;
                    }
                }
            }
        }
        store.put(SNAPSHOT_POSITION, self.journal.end())?;
        store.sync()?;
        self.dirty.clear();
        self.since_snapshot = 0;
        Ok(())
    }

    /// Lets the next opening read the whole journal again: what is in the store does for records, not for the desk.
    pub fn distrust_snapshot(&self) -> Result<(), StoreFailure> {
        let Some(store) = &self.store else { return Ok(()) };
        store.forget(SNAPSHOT_POSITION)?;
        store.sync()
    }

    /// Whether a desk stands where the journal does: a snapshot of one that does not would hide the rest.
    fn is_all_in(&self, desk: &Desk) -> bool {
        desk.devices().get(&self.device).map_or(0, |end| end.seq) == self.journal.end().seq
    }

    /// Writes what the next start's first frame needs.
    pub fn write_head(&self, desk: &Desk, now: Timestamp) {
        if !self.is_all_in(desk) {
            return;
        }
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
        scan(self.journal.chain(), &Position::start(), |scanned, _| {
            if let Scanned::Record(record, _) = scanned
                && record.entry.fact.scope() == Scope::Incident(id)
            {
                entries.push(record.entry);
            }
        })?;
        Ok(entries)
    }

    /// Which of these entries the journal has as they are.
    pub fn has(&self, entries: &[Entry]) -> Result<Vec<bool>, LogFailure> {
        let mut has = vec![false; entries.len()];
        let Some(first) = entries.first() else { return Ok(has) };
        scan(self.journal.chain(), &Position::start(), |scanned, _| {
            if let Scanned::Record(record, _) = scanned
                && record.entry.stamp.seq >= first.stamp.seq
                && let Some(place) = entries.iter().position(|entry| *entry == record.entry)
                && let Some(found) = has.get_mut(place)
            {
                *found = true;
            }
        })?;
        Ok(has)
    }

    /// Whether this device's journal has the record of this place.
    pub fn has_record(&self, stamp: &Stamp) -> bool {
        if stamp.device != self.device || stamp.seq > self.end().seq {
            return false;
        }
        let stored = self.store.as_ref().and_then(|store| store.record(&self.device, stamp.seq).ok().flatten());
        if let Some(record) = stored.and_then(|line| Record::decode(line.strip_suffix(b"\n")?).ok()) {
            return record.entry.stamp == *stamp;
        }
        let mut found = false;
        let read = scan(self.journal.chain(), &Position::start(), |scanned, _| {
            if let Scanned::Record(record, _) = scanned {
                found |= record.entry.stamp == *stamp;
            }
        });
        read.is_ok() && found
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
