//! The second copy, in sled: records by key, an index by incident, snapshots, drafts.
//!
//! sled 0.34 can panic on damage and its `flush` does not sync on Linux, so every call runs behind `catch_unwind`, every
//! value carries a checksum, and durability is asked of the file itself. After a disk was full it may wait for ever, so that it
//! is called on a thread of its own ([`calls`]), which is given up when it does not answer. Nothing here is the truth: on any
//! doubt the directory is set aside and rebuilt from the journal.

mod calls;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

pub use calls::STORE_THREAD;
use calls::{Calls, LOOK, WRITE};

use super::at_rest::{Seal, VALUE};
use super::journal::Position;
use crate::domain::{DeviceId, Entry, IncidentId, Scope};

/// Values are kept below the size at which sled puts them into files that it never syncs.
const PIECE: usize = 64 * 1024;
const POSITION: &[u8] = b"m/position";
/// The data key that every value is sealed with, by its id; a store without it is plain.
const SEALED: &[u8] = b"m/sealed";
/// What is said of a store that is sealed with a key that is not at hand.
pub(super) const LOCKED: &str = "the working copy is encrypted";

/// The store failed; it is no longer to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StoreFailure(pub String);

/// The database, and a second handle on its file for syncing.
pub(super) struct Store {
    db: Calls,
    file: Option<File>,
    seal: Option<Seal>,
    /// Whether there was none.
    pub(super) fresh: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

fn open_once(path: &Path) -> Result<Calls, StoreFailure> {
    Calls::open(sled::Config::new().path(path).flush_every_ms(None).cache_capacity(32 * 1024 * 1024))
}

impl Store {
    /// Opens the store at `path`; a database that does not open is first tried without its snapshots.
    ///
    /// Right after a kill the lock lingers, so a locked one is tried again for about two seconds.
    pub(super) fn open(path: &Path, seal: Option<&Seal>) -> Result<Self, StoreFailure> {
        let fresh = !path.join("conf").exists();
        // Where it cannot be, opening says why.
        let _ = super::files::create_dir(path).and_then(|()| super::files::close_to_others(path));
        let mut opened = open_once(path);
        for _ in 0..20 {
            match &opened {
                Err(failure) if failure.0.contains("could not acquire lock") => {
                    std::thread::park_timeout(Duration::from_millis(100));
                    opened = open_once(path);
                }
                _ => break,
            }
        }
        let db = match opened {
            Ok(db) => db,
            Err(failure) => {
                if !remove_snapshots(path) {
                    return Err(failure);
                }
                open_once(path)?
            }
        };
        let seal = sealed_by(&db, seal)?;
        if fresh {
            for name in ["conf", "db"] {
                let _ = File::open(path.join(name)).and_then(|file| file.sync_all());
            }
            let _ = super::files::sync_dir(path);
        }
        let file = File::options().read(true).write(true).open(path.join("db")).ok();
        Ok(Self { db, file, seal, fresh })
    }

    /// Whether nothing at all is in it.
    pub(super) fn is_empty(&self) -> bool {
        let nothing = |db: &sled::Db| {
            let mut keys = db.iter().keys().filter(|key| key.as_ref().map_or(true, |key| key != SEALED));
            keys.next().transpose().map(|first| first.is_none())
        };
        self.db.ask(LOOK, nothing).unwrap_or(false)
    }

    /// Whether its values are sealed.
    pub(super) fn is_sealed(&self) -> bool {
        self.seal.is_some()
    }

    /// How far the records in the store go.
    pub(super) fn position(&self) -> Result<Option<Position>, StoreFailure> {
        self.get(POSITION)
    }

    /// Takes kept lines in, in one batch; the last batch with the journal position behind them all.
    pub(super) fn index(&self, lines: &[(Entry, Vec<u8>)], end: Option<&Position>) -> Result<(), StoreFailure> {
        let mut batch = sled::Batch::default();
        for (entry, line) in lines {
            let key = record_key(&entry.stamp.device, entry.stamp.seq);
            if let Scope::Incident(id) = entry.fact.scope() {
                batch.insert(index_key(id, entry), key.clone());
            }
            let line = self.close(&key, line)?;
            batch.insert(key, line);
        }
        if let Some(end) = end {
            batch.insert(POSITION, self.close(POSITION, &checked(end)?)?);
        }
        self.db.ask(WRITE, move |db| db.apply_batch(batch))
    }

    /// What is kept of a value under `key`.
    fn close(&self, key: &[u8], value: &[u8]) -> Result<Vec<u8>, StoreFailure> {
        match &self.seal {
            Some(seal) => seal.seal(VALUE, key, value).map_err(|error| StoreFailure(error.to_string())),
            None => Ok(value.to_vec()),
        }
    }

    /// The value of what is kept under `key`; `None`: it does not open.
    fn opened(&self, key: &[u8], kept: Vec<u8>) -> Option<Vec<u8>> {
        match &self.seal {
            Some(seal) => seal.open(VALUE, key, &kept),
            None => Some(kept),
        }
    }

    /// The same of a line, of which anything that it is not tells that it is damaged.
    fn opened_line(&self, key: &[u8], kept: Vec<u8>) -> Vec<u8> {
        match &self.seal {
            Some(seal) => seal.open(VALUE, key, &kept).unwrap_or(kept),
            None => kept,
        }
    }

    /// The line of the record at `seq`, if the store has it.
    pub(super) fn record(&self, device: &DeviceId, seq: u64) -> Result<Option<Vec<u8>>, StoreFailure> {
        let key = record_key(device, seq);
        let wanted = key.clone();
        let kept = self.db.ask(LOOK, move |db| Ok(db.get(wanted)?.map(|value| value.to_vec())))?;
        Ok(kept.map(|kept| self.opened_line(&key, kept)))
    }

    /// The lines from `first` to `last`, of those that there are.
    pub(super) fn between(
        &self,
        device: &DeviceId,
        first: u64,
        last: u64,
    ) -> Result<Vec<(u64, Vec<u8>)>, StoreFailure> {
        let keys = record_key(device, first)..=record_key(device, last);
        let pairs = self.db.ask(LOOK, move |db| db.range(keys).collect::<sled::Result<Vec<_>>>())?;
        let line = |(key, kept): (sled::IVec, sled::IVec)| {
            let seq = key.last_chunk::<8>().map(|bytes| u64::from_be_bytes(*bytes))?;
            Some((seq, self.opened_line(&key, kept.to_vec())))
        };
        Ok(pairs.into_iter().filter_map(line).collect())
    }

    /// How many records of `device` there are.
    pub(super) fn count(&self, device: &DeviceId) -> Result<u64, StoreFailure> {
        let prefix = format!("r/{device}/");
        self.db.ask(LOOK, move |db| {
            let keys = db.scan_prefix(prefix).keys();
            keys.map(|key| key.map(|_| 1)).sum()
        })
    }

    /// Puts a record in place of another, or takes it out, as nothing but damage would.
    #[cfg(test)]
    pub(super) fn set_record(&self, device: &DeviceId, seq: u64, line: Option<&[u8]>) {
        let key = record_key(device, seq);
        let line = line.map(|line| self.close(&key, line).unwrap());
        let set = move |db: &sled::Db| match line {
            Some(line) => db.insert(key, line),
            None => db.remove(key),
        };
        self.db.ask(WRITE, move |db| set(db).map(drop)).unwrap();
    }

    /// The lines of one incident, in the order of its entries.
    pub(super) fn incident(&self, id: IncidentId) -> Result<Vec<Vec<u8>>, StoreFailure> {
        let mut prefix = b"i/".to_vec();
        prefix.extend_from_slice(&id.0.to_bytes());
        let pairs = self.db.ask(LOOK, move |db| {
            let mut pairs = Vec::new();
            for pair in db.scan_prefix(&prefix) {
                let (_, key) = pair?;
                if let Some(kept) = db.get(&key)? {
                    pairs.push((key, kept.to_vec()));
                }
            }
            Ok(pairs)
        })?;
        Ok(pairs.into_iter().map(|(key, kept)| self.opened_line(&key, kept)).collect())
    }

    /// Keeps a value under `name`, in pieces small enough for sled, replacing what was there.
    pub(super) fn put<T: Serialize>(&self, name: &str, value: &T) -> Result<(), StoreFailure> {
        let bytes = self.close(name.as_bytes(), &checked(value)?)?;
        let mut batch = sled::Batch::default();
        let mut pieces = 0;
        for piece in bytes.chunks(PIECE) {
            batch.insert(piece_key(name, pieces), piece);
            pieces += 1;
        }
        let prefix = piece_prefix(name);
        self.db.ask(WRITE, move |db| {
            for old in db.scan_prefix(prefix).keys().skip(pieces) {
                batch.remove(old?);
            }
            db.apply_batch(batch)
        })
    }

    /// The value kept under `name`; one that does not match its checksum is a failure.
    pub(super) fn value<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreFailure> {
        let prefix = piece_prefix(name);
        let bytes = self.db.ask(LOOK, move |db| {
            let mut bytes = Vec::new();
            for pair in db.scan_prefix(prefix) {
                bytes.extend_from_slice(&pair?.1);
            }
            Ok(bytes)
        })?;
        if bytes.is_empty() { Ok(None) } else { self.unchecked(name.as_bytes(), bytes).map(Some) }
    }

    /// Forgets the value kept under `name`.
    pub(super) fn forget(&self, name: &str) -> Result<(), StoreFailure> {
        let prefix = piece_prefix(name);
        self.db.ask(WRITE, move |db| {
            for key in db.scan_prefix(prefix).keys() {
                db.remove(key?)?;
            }
            Ok(())
        })
    }

    /// Every value whose name begins with `prefix`, with the rest of its name.
    pub(super) fn values<T: DeserializeOwned>(&self, prefix: &str) -> Result<Vec<(String, T)>, StoreFailure> {
        let mut scan = b"v/".to_vec();
        scan.extend_from_slice(prefix.as_bytes());
        let pieces = self.db.ask(LOOK, move |db| db.scan_prefix(&scan).collect::<sled::Result<Vec<_>>>())?;
        let mut whole: Vec<(String, Vec<u8>)> = Vec::new();
        for (key, piece) in pieces {
            let name = name_of(&key).ok_or_else(|| StoreFailure("a key is damaged".to_owned()))?;
            match whole.last_mut() {
                Some((last, bytes)) if *last == name => bytes.extend_from_slice(&piece),
                _ => whole.push((name, piece.to_vec())),
            }
        }
        whole
            .into_iter()
            .map(|(name, bytes)| {
                let value = self.unchecked(name.as_bytes(), bytes)?;
                Ok((name.strip_prefix(prefix).unwrap_or(&name).to_owned(), value))
            })
            .collect()
    }

    /// Makes everything so far durable: sled's own flush, then the sync that it leaves out.
    pub(super) fn sync(&self) -> Result<(), StoreFailure> {
        self.db.ask(WRITE, |db| db.flush())?;
        self.file.as_ref().map_or(Ok(()), |file| file.sync_data().map_err(|error| StoreFailure(error.to_string())))
    }

    fn get<T: DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, StoreFailure> {
        let wanted = key.to_vec();
        let kept = self.db.ask(LOOK, move |db| db.get(wanted))?;
        kept.map(|kept| self.unchecked(key, kept.to_vec())).transpose()
    }

    fn unchecked<T: DeserializeOwned>(&self, key: &[u8], kept: Vec<u8>) -> Result<T, StoreFailure> {
        let value = self.opened(key, kept).ok_or_else(|| StoreFailure("a value does not open".to_owned()))?;
        unchecked(&value)
    }
}

/// What the values of an open database are sealed with. A new one takes the seal that it is opened with; one that was there
/// before the log was encrypted stays plain until it is made again.
fn sealed_by(db: &Calls, seal: Option<&Seal>) -> Result<Option<Seal>, StoreFailure> {
    let (mark, empty) = db.ask(LOOK, |db| Ok((db.get(SEALED)?, db.is_empty())))?;
    let is_of = |seal: &Seal, mark: &sled::IVec| mark == seal.id().as_bytes();
    match (seal, mark) {
        (Some(seal), Some(mark)) if is_of(seal, &mark) => Ok(Some(seal.clone())),
        (Some(seal), None) if empty => {
            let id = seal.id().to_owned();
            db.ask(WRITE, move |db| db.insert(SEALED, id.as_bytes()).map(drop))?;
            Ok(Some(seal.clone()))
        }
        (None | Some(_), None) => Ok(None),
        (None | Some(_), Some(_)) => Err(StoreFailure(LOCKED.to_owned())),
    }
}

/// A free name beside a store, for one that is damaged.
pub(super) fn aside_of(path: &Path, mark: &str) -> PathBuf {
    let mut aside = path.with_file_name(format!("store.damaged-{mark}"));
    let mut again = 1;
    while aside.exists() {
        aside = path.with_file_name(format!("store.damaged-{mark}-{again}"));
        again += 1;
    }
    aside
}

/// A damaged `snap.*` blocks every open although all data are whole; they are moved aside. Whether there were any.
fn remove_snapshots(path: &Path) -> bool {
    let Ok(entries) = fs::read_dir(path) else { return false };
    let mut any = false;
    for entry in entries.filter_map(Result::ok) {
        if entry.file_name().to_string_lossy().starts_with("snap.") {
            let aside = path.join(format!("damaged-{}", entry.file_name().to_string_lossy()));
            any |= fs::rename(entry.path(), aside).is_ok();
        }
    }
    any
}

fn record_key(device: &DeviceId, seq: u64) -> Vec<u8> {
    let mut key = format!("r/{device}/").into_bytes();
    key.extend_from_slice(&seq.to_be_bytes());
    key
}

fn index_key(id: IncidentId, entry: &Entry) -> Vec<u8> {
    let mut key = b"i/".to_vec();
    key.extend_from_slice(&id.0.to_bytes());
    key.extend_from_slice(&entry.stamp.hlc.0.to_be_bytes());
    key.extend_from_slice(entry.stamp.device.as_str().as_bytes());
    key.extend_from_slice(&entry.stamp.seq.to_be_bytes());
    key
}

fn piece_prefix(name: &str) -> Vec<u8> {
    let mut key = format!("v/{name}").into_bytes();
    key.push(0);
    key
}

fn piece_key(name: &str, number: usize) -> Vec<u8> {
    let mut key = piece_prefix(name);
    key.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
    key
}

fn name_of(key: &[u8]) -> Option<String> {
    let end = key.iter().position(|byte| *byte == 0)?;
    String::from_utf8(key.get(2..end)?.to_vec()).ok()
}

fn checked<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreFailure> {
    let json = serde_json::to_vec(value).map_err(|error| StoreFailure(error.to_string()))?;
    let mut bytes: Vec<u8> = Sha256::digest(&json).iter().take(8).copied().collect();
    bytes.extend_from_slice(&json);
    Ok(bytes)
}

fn unchecked<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, StoreFailure> {
    let damaged = || StoreFailure("a value does not match its checksum".to_owned());
    let (sum, json) = bytes.split_at_checked(8).ok_or_else(damaged)?;
    if Sha256::digest(json).get(..8) != Some(sum) {
        return Err(damaged());
    }
    serde_json::from_slice(json).map_err(|error| StoreFailure(error.to_string()))
}
