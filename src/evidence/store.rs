//! The second copy, in sled: records by key, an index by incident, snapshots, drafts.
//!
//! sled 0.34 can panic on damage and its `flush` does not sync on Linux, so every call runs behind `catch_unwind`, every
//! value carries a checksum, and durability is asked of the file itself. Nothing here is the truth: on any doubt the
//! directory is set aside and rebuilt from the journal.

use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::journal::Position;
use crate::domain::{DeviceId, Entry, IncidentId, Scope};

/// Values are kept below the size at which sled puts them into files that it never syncs.
const PIECE: usize = 64 * 1024;
const POSITION: &[u8] = b"m/position";

/// The store failed; it is no longer to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct StoreFailure(pub String);

/// The database, and a second handle on its file for syncing.
pub(super) struct Store {
    db: sled::Db,
    file: Option<File>,
    /// Whether there was none.
    pub(super) fresh: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// Runs a call of sled's; a panic inside becomes a failure.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreFailure> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(StoreFailure(error.to_string())),
        Err(_panic) => Err(StoreFailure("the database panicked".to_owned())),
    }
}

/// Opens on a thread of its own, named so that the program's panic hook stays quiet about it.
fn open_once(path: &Path) -> Result<sled::Db, StoreFailure> {
    let config = sled::Config::new().path(path).flush_every_ms(None).cache_capacity(32 * 1024 * 1024);
    std::thread::Builder::new()
        .name(STORE_THREAD.to_owned())
        .spawn(move || guarded(|| config.open()))
        .map_err(|error| StoreFailure(error.to_string()))?
        .join()
        .unwrap_or_else(|_panic| Err(StoreFailure("the database panicked".to_owned())))
}

/// Name of threads whose panics are dealt with here.
pub const STORE_THREAD: &str = "vagt-store";

impl Store {
    /// Opens the store at `path`; a database that does not open is first tried without its snapshots.
    ///
    /// Right after a kill the lock lingers, so a locked one is tried again for about two seconds.
    pub(super) fn open(path: &Path) -> Result<Self, StoreFailure> {
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
        if fresh {
            for name in ["conf", "db"] {
                let _ = File::open(path.join(name)).and_then(|file| file.sync_all());
            }
            let _ = super::files::sync_dir(path);
        }
        let file = File::options().read(true).write(true).open(path.join("db")).ok();
        Ok(Self { db, file, fresh })
    }

    /// Whether nothing at all is in it.
    pub(super) fn is_empty(&self) -> bool {
        guarded(|| Ok(self.db.is_empty())).unwrap_or(false)
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
            batch.insert(key, line.as_slice());
        }
        if let Some(end) = end {
            batch.insert(POSITION, checked(end)?);
        }
        guarded(|| self.db.apply_batch(batch))
    }

    /// The line of the record at `seq`, if the store has it.
    pub(super) fn record(&self, device: &DeviceId, seq: u64) -> Result<Option<Vec<u8>>, StoreFailure> {
        guarded(|| self.db.get(record_key(device, seq))).map(|found| found.map(|value| value.to_vec()))
    }

    /// The lines from `first` to `last`, of those that there are.
    pub(super) fn between(
        &self,
        device: &DeviceId,
        first: u64,
        last: u64,
    ) -> Result<Vec<(u64, Vec<u8>)>, StoreFailure> {
        guarded(|| {
            let mut lines = Vec::new();
            for pair in self.db.range(record_key(device, first)..=record_key(device, last)) {
                let (key, line) = pair?;
                let seq = key.last_chunk::<8>().map(|bytes| u64::from_be_bytes(*bytes));
                lines.extend(seq.map(|seq| (seq, line.to_vec())));
            }
            Ok(lines)
        })
    }

    /// How many records of `device` there are.
    pub(super) fn count(&self, device: &DeviceId) -> Result<u64, StoreFailure> {
        guarded(|| {
            let keys = self.db.scan_prefix(format!("r/{device}/")).keys();
            keys.map(|key| key.map(|_| 1)).sum()
        })
    }

    /// Puts a record in place of another, or takes it out, as nothing but damage would.
    #[cfg(test)]
    pub(super) fn set_record(&self, device: &DeviceId, seq: u64, line: Option<&[u8]>) {
        let key = record_key(device, seq);
        match line {
            Some(line) => self.db.insert(key, line).unwrap(),
            None => self.db.remove(key).unwrap(),
        };
    }

    /// The lines of one incident, in the order of its entries.
    pub(super) fn incident(&self, id: IncidentId) -> Result<Vec<Vec<u8>>, StoreFailure> {
        let mut prefix = b"i/".to_vec();
        prefix.extend_from_slice(&id.0.to_bytes());
        guarded(|| {
            let mut lines = Vec::new();
            for pair in self.db.scan_prefix(&prefix) {
                let (_, key) = pair?;
                if let Some(line) = self.db.get(key)? {
                    lines.push(line.to_vec());
                }
            }
            Ok(lines)
        })
    }

    /// Keeps a value under `name`, in pieces small enough for sled, replacing what was there.
    pub(super) fn put<T: Serialize>(&self, name: &str, value: &T) -> Result<(), StoreFailure> {
        let bytes = checked(value)?;
        let mut batch = sled::Batch::default();
        let pieces: Vec<&[u8]> = bytes.chunks(PIECE).collect();
        for (number, piece) in pieces.iter().enumerate() {
            batch.insert(piece_key(name, number), *piece);
        }
        guarded(|| {
            for old in self.db.scan_prefix(piece_prefix(name)).keys().skip(pieces.len()) {
                batch.remove(old?);
            }
            self.db.apply_batch(batch)
        })
    }

    /// The value kept under `name`; one that does not match its checksum is a failure.
    pub(super) fn value<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, StoreFailure> {
        let bytes = guarded(|| {
            let mut bytes = Vec::new();
            for pair in self.db.scan_prefix(piece_prefix(name)) {
                bytes.extend_from_slice(&pair?.1);
            }
            Ok(bytes)
        })?;
        if bytes.is_empty() { Ok(None) } else { unchecked(&bytes).map(Some) }
    }

    /// Forgets the value kept under `name`.
    pub(super) fn forget(&self, name: &str) -> Result<(), StoreFailure> {
        guarded(|| {
            for key in self.db.scan_prefix(piece_prefix(name)).keys() {
                self.db.remove(key?)?;
            }
            Ok(())
        })
    }

    /// Every value whose name begins with `prefix`, with the rest of its name.
    pub(super) fn values<T: DeserializeOwned>(&self, prefix: &str) -> Result<Vec<(String, T)>, StoreFailure> {
        let mut scan = b"v/".to_vec();
        scan.extend_from_slice(prefix.as_bytes());
        let pieces = guarded(|| self.db.scan_prefix(&scan).collect::<sled::Result<Vec<_>>>())?;
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
            .map(|(name, bytes)| Ok((name.strip_prefix(prefix).unwrap_or(&name).to_owned(), unchecked(&bytes)?)))
            .collect()
    }

    /// Makes everything so far durable: sled's own flush, then the sync that it leaves out.
    pub(super) fn sync(&self) -> Result<(), StoreFailure> {
        guarded(|| self.db.flush())?;
        self.file.as_ref().map_or(Ok(()), |file| file.sync_data().map_err(|error| StoreFailure(error.to_string())))
    }

    fn get<T: DeserializeOwned>(&self, key: &[u8]) -> Result<Option<T>, StoreFailure> {
        guarded(|| self.db.get(key))?.map(|value| unchecked(&value)).transpose()
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
