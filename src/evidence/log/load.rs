//! Opening the log after anything: snapshots, the journal behind them, and what the one has to give to the other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{ARCHIVED, BASE, Log, OPEN, Opened, SNAPSHOT_POSITION, Told};
use crate::domain::desk::Archived;
use crate::domain::{Desk, DeviceId, Incident};
use crate::evidence::device::{device_of, known_device};
use crate::evidence::failure::LogFailure;
use crate::evidence::files;
use crate::evidence::journal::{Damage, Journal, Position, Scanned, ends_at, scan};
use crate::evidence::lock::Hold;
use crate::evidence::record::{Record, Unreadable};
use crate::evidence::store::{self, Store, StoreFailure};

impl Log {
    /// Opens the log in `data`, making it if there is none. Waits up to two seconds for another vagt to let go.
    pub fn open(data: &Path) -> Result<Opened, LogFailure> {
        files::create_dir(data).map_err(|error| LogFailure::io(data, error))?;
        let hold = Hold::take(data)?;
        let device = device_of(data)?;
        let store_path = data.join("store");
        match Store::open(&store_path) {
            Ok(store) => match Self::load(data, &device, Some(store), None) {
                Ok(mut opened) => {
                    opened.log.hold = Some(hold);
                    Ok(opened)
                }
                Err(Loading::Log(failure)) => Err(failure),
                Err(Loading::Store(_)) => Self::rebuild(data, &device, &store_path, hold),
            },
            Err(failure) if !is_damage(&failure) => {
                let mut opened = Self::load(data, &device, None, None).map_err(Loading::into_log)?;
                opened.told.push(Told::StoreUnavailable { why: failure.0 });
                opened.log.hold = Some(hold);
                Ok(opened)
            }
            Err(_) => Self::rebuild(data, &device, &store_path, hold),
        }
    }

    /// Reads the log in `data` without owning it: nothing is written, and another vagt may go on working.
    pub fn read_only(data: &Path) -> Result<Opened, LogFailure> {
        let device = match known_device(data) {
            Some(device) => device,
            None => device_of(data)?,
        };
        Self::load(data, &device, None, None).map_err(Loading::into_log)
    }

    /// Sets the store aside and makes it again from the journal.
    fn rebuild(data: &Path, device: &DeviceId, path: &Path, hold: Hold) -> Result<Opened, LogFailure> {
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
        opened.log.hold = Some(hold);
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
            hold: None,
            key: None,
            introduced: None,
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
        log.introduced = desk.devices().get(device).and_then(|end| end.key).map(|(_, key)| key);
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
}

/// The desk as last kept, and the journal position it stands at; from the beginning if there is none to trust.
fn snapshot(store: &Store, dir: &Path) -> Result<(Desk, Position), StoreFailure> {
    let nothing = || (Desk::default(), Position::start());
    let Some(position) = store.value::<Position>(SNAPSHOT_POSITION)? else { return Ok(nothing()) };
    if !ends_at(dir, &position).unwrap_or(false) {
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

fn is_damage(failure: &StoreFailure) -> bool {
    // The disk being full or read-only is no damage: the store comes back when that is mended.
    !["No space", "Read-only", "Permission denied", "could not acquire lock"]
        .iter()
        .any(|text| failure.0.contains(text))
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
