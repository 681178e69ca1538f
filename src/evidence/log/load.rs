//! Opening the log after anything: snapshots, the journal behind them, and what the one has to give to the other.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::convert::{self, STORE};
use super::heal::{self, Copies, Depth};
use super::{ARCHIVED, BASE, Log, OPEN, Opened, SNAPSHOT_POSITION, Told};
use crate::domain::desk::Archived;
use crate::domain::repair::{Place, Repair};
use crate::domain::{Desk, DeviceId, Fact, Incident};
use crate::evidence::at_rest::Home;
use crate::evidence::device::{device_of, known_device};
use crate::evidence::failure::LogFailure;
use crate::evidence::files;
use crate::evidence::head;
use crate::evidence::journal::{Chain, Damage, Journal, Position, Scanned, ends_at, last_seq, scan};
use crate::evidence::lock::Hold;
use crate::evidence::pending::Pending;
use crate::evidence::record::Unreadable;
use crate::evidence::store::{self, Store, StoreFailure};

impl Log {
    /// Opens the log in `data`, making it if there is none. Waits up to two seconds for another vagt to let go.
    pub fn open(data: impl Into<Home>) -> Result<Opened, LogFailure> {
        let data = &data.into();
        data.is_open()?;
        files::create_dir(data).map_err(|error| LogFailure::io(data, error))?;
        let hold = Hold::take(data)?;
        // Another vagt may have turned it over while it was waited for.
        data.is_as_it_was()?;
        let device = device_of(data)?;
        heal::remove_leftovers(&Journal::dir_of(data, &device));
        let store_path = data.join(STORE);
        convert::finish_swap(data);
        match Store::open(&store_path, data.seal()) {
            Ok(store) => match Self::load(data, &device, Some(store), As::Owner) {
                Ok(mut opened) => {
                    opened.log.hold = Some(hold);
                    Ok(opened)
                }
                Err(Loading::Log(failure)) => Err(failure),
                Err(Loading::Store(_)) => Self::rebuild(data, &device, &store_path, hold),
            },
            Err(failure) if !is_damage(&failure) => {
                let mut opened = Self::load(data, &device, None, As::Owner).map_err(Loading::into_log)?;
                opened.told.push(Told::StoreUnavailable { why: failure.0 });
                opened.log.hold = Some(hold);
                Ok(opened)
            }
            Err(_) => Self::rebuild(data, &device, &store_path, hold),
        }
    }

    /// Reads the log in `data` without owning it: nothing is written, and another vagt may go on working.
    pub fn read_only(data: impl Into<Home>) -> Result<Opened, LogFailure> {
        let data = &data.into();
        data.is_open()?;
        let device = match known_device(data) {
            Some(device) => device,
            None => device_of(data)?,
        };
        Self::load(data, &device, None, As::Reader).map_err(Loading::into_log)
    }

    /// Looks through both copies, record by record, and heals each from the other. What it did is to be recorded; a desk that
    /// was made from the log before is to be made again.
    pub fn mend(&mut self) -> Result<Vec<Repair>, LogFailure> {
        self.owned()?;
        // What merely is on its way to the store is no damage.
        let indexed = self.index();
        let Some(store) = &self.store else { return Ok(Vec::new()) };
        let copies = Copies { data: &self.data, device: &self.device, store };
        let healed = indexed
            .map_err(Loading::from)
            .and_then(|()| copies.heal(Depth::Both, &mut self.repairs))
            .map_err(Loading::into_log)?;
        if healed.journal {
            let _ = store.forget(SNAPSHOT_POSITION).and_then(|()| store.sync());
            let end = scan(self.journal.chain(), &Position::start(), |_, _| {})?;
            self.journal = Journal::resume(self.journal.chain().clone(), end);
        }
        Ok(healed.repairs)
    }

    /// Sets the store aside and makes it again from the journal.
    fn rebuild(data: &Home, device: &DeviceId, path: &Path, hold: Hold) -> Result<Opened, LogFailure> {
        let mark = std::fs::metadata(path.join("db"))
            .and_then(|meta| meta.modified())
            .ok()
            .and_then(|time| Timestamp::try_from(time).ok())
            .map_or_else(|| "unknown".to_owned(), |time| time.strftime("%Y%m%dT%H%M%S").to_string());
        let aside = path.exists().then(|| store::aside_of(path, &mark));
        let name = aside.as_ref().and_then(|aside| aside.file_name()).map(|name| name.to_string_lossy().into_owned());
        let end = last_seq(&Chain::of(data, device.as_str()));
        Pending::read(data).add(end, &[Repair::Store { aside: name }])?;
        if let Some(aside) = aside {
            // Where it cannot be, the next line says what is wrong with it.
            let _ = std::fs::rename(path, aside);
        }
        let (store, unavailable) = match Store::open(path, data.seal()) {
            Ok(store) => (Some(store), None),
            Err(failure) => (None, Some(Told::StoreUnavailable { why: failure.0 })),
        };
        let mut opened = Self::load(data, device, store, As::Owner).map_err(Loading::into_log)?;
        opened.told.extend(unavailable);
        opened.log.hold = Some(hold);
        Ok(opened)
    }

    pub(super) fn load(data: &Home, device: &DeviceId, store: Option<Store>, who: As) -> Result<Opened, Loading> {
        let mut repairs = match who {
            As::Owner => unrecorded(data, &Chain::of(data, device.as_str()))?,
            As::Reader => Pending::nothing(data),
        };
        let mut read = Self::read(data, device, store)?;
        if read.is_gutted() {
            return Err(StoreFailure("nothing is left in it".to_owned()).into());
        }
        let mut damaged = read.damaged;
        if read.suspect
            && let (As::Owner, Some(store)) = (who, &read.log.store)
        {
            let healed = Copies { data, device, store }.heal(Depth::Chain, &mut repairs)?;
            if healed.journal {
                store.forget(SNAPSHOT_POSITION)?;
                store.sync()?;
                let store = read.log.store.take();
                read = Self::read(data, device, store)?;
            }
            // What is lost is said as that, once.
            damaged = if healed.lost { 0 } else { read.damaged };
            read.log.journal.set_tail_aside()?;
        }
        let Read { mut log, mut desk, known, .. } = read;
        let end = log.journal.end().seq;
        log.introduced = desk.devices().get(device).and_then(|end| end.key).map(|(_, key)| key);
        for id in desk.awaiting_recall() {
            log.index()?;
            let entries = log.recall(id, 0)?;
            desk.recall(id, entries);
        }
        // One that was not there is made as for a log that was restored, which stays what it was: that is told, not recorded.
        let cut = if who == As::Owner { cut_off(data, device, log.journal.end()) } else { None };
        if let Some(cut) = &cut {
            repairs.add(end, std::slice::from_ref(cut))?;
        }
        let made = known == Known::Nothing && end > 0 && log.store.is_some();
        let remade = Repair::Store { aside: None };
        let is_news = made
            && cut.is_none()
            && log.store.as_ref().is_some_and(|store| store.fresh)
            && !repairs.repairs().iter().any(|repair| repair.covers(&remade));
        log.index()?;
        if made || cut.is_some() {
            // With it the head file stands where the journal ends: what is lost is said once.
            log.save(&desk)?;
        }
        desk.archive_closed();
        let mut told: Vec<Told> = repairs.repairs().iter().cloned().map(Told::Repaired).collect();
        if is_news {
            told.push(Told::Repaired(remade));
        }
        if damaged > 0 {
            told.push(Told::Damaged { lines: damaged });
        }
        log.repairs = repairs;
        Ok(Opened { log, desk, told })
    }

    /// Reads the snapshot and the journal behind it.
    fn read(data: &Home, device: &DeviceId, store: Option<Store>) -> Result<Read, Loading> {
        let chain = Chain::of(data, device.as_str());
        let (mut desk, from) = match &store {
            Some(store) => snapshot(store, &chain)?,
            None => (Desk::default(), Position::start()),
        };
        let known = store.as_ref().map(Store::position).transpose()?.flatten();
        let mut log = Self {
            data: data.clone(),
            device: device.clone(),
            journal: Journal::resume(chain.clone(), Position::start()),
            store,
            pending: Vec::new(),
            dirty: BTreeSet::new(),
            since_snapshot: 0,
            hold: None,
            key: None,
            introduced: None,
            indexed: false,
            repairs: Pending::nothing(data),
        };
        // A store whose records end before its own snapshot has lost some: all of it is read again.
        let trusted = known.as_ref().is_some_and(|known| known.seq >= from.seq);
        let begins = if trusted { from } else { Position::start() };
        if begins.seq == 0 {
            desk = Desk::default();
        }
        let indexed = known.as_ref().map_or(0, |position| position.seq);
        // The store opens with the key: it is the right one.
        let proved = known.is_some() && log.store.as_ref().is_some_and(Store::is_sealed);
        let mut damages: Vec<(Damage, u64)> = Vec::new();
        let (mut last, mut broken) = ((begins.seq, begins.hash.clone()), false);
        let mut newer = None;
        let end = scan(&chain, &begins, |scanned, end| match scanned {
            Scanned::Record(record, line) => {
                let seq = record.entry.stamp.seq;
                broken |= seq != last.0 + 1 || record.prev != last.1;
                last = (seq, record.hash);
                log.note(&record.entry);
                desk.apply(&record.entry);
                if log.store.is_some() && seq > indexed {
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
        // One line that does not open was changed; where none does, it is the key that is missing, and nothing is damaged.
        if damages.iter().any(|(damage, _)| damage.why == Unreadable::Sealed)
            && (data.seal().is_none() || (end.seq == 0 && !proved))
        {
            return Err(Loading::Log(LogFailure::NoKey(data.to_path_buf())));
        }
        let tail = damages.iter().filter(|(damage, seq)| *seq == end.seq && damage.segment >= end.segment).count();
        let ahead = known.as_ref().is_some_and(|known| known.seq > end.seq);
        let suspect = broken || ahead || !damages.is_empty();
        log.journal = Journal::resume(chain, end);
        let known = if known.is_some() { Known::Something } else { Known::Nothing };
        Ok(Read { log, desk, known, damaged: (damages.len() - tail) as u64, suspect })
    }
}

/// What the head file knows of behind `end`: records that neither copy has any more.
fn cut_off(data: &Home, device: &DeviceId, end: &Position) -> Option<Repair> {
    let known = head::position(data, device).filter(|known| known.seq > end.seq)?;
    let segment = if end.seq == 0 { known.segment } else { end.segment.clone() };
    let lines = std::fs::read(Journal::dir_of(data, device).join(&segment)).unwrap_or_default();
    let line = lines.split(|byte| *byte == b'\n').count() as u64;
    Some(Repair::Lost { at: Place { segment, line, first: end.seq + 1, last: known.seq } })
}

/// Who opens a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum As {
    Owner,
    Reader,
}

/// Whether the store knows of any record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Something,
    Nothing,
}

/// What was read.
struct Read {
    log: Log,
    desk: Desk,
    known: Known,
    /// Lines before the end that are no records.
    damaged: u64,
    /// Whether what was read is not one chain from its beginning to what the store knows.
    suspect: bool,
}

impl Read {
    /// Whether a store that was there knows nothing of what the journal has: the database opens one that lost everything as new.
    fn is_gutted(&self) -> bool {
        let store = self.log.store.as_ref();
        self.known == Known::Nothing
            && self.log.journal.end().seq > 0
            && store.is_some_and(|store| !store.fresh && store.is_empty())
    }
}

/// The repairs in `data` that no record tells of: a crash may have come between the record and taking the note away.
fn unrecorded(data: &Path, chain: &Chain) -> Result<Pending, LogFailure> {
    let mut repairs = Pending::read(data);
    if repairs.repairs().is_empty() {
        return Ok(repairs);
    }
    let mut recorded = Vec::new();
    scan(chain, &Position::start(), |scanned, _| {
        if let Scanned::Record(record, _) = scanned
            && record.entry.stamp.seq > repairs.after()
            && let Fact::LogRepaired { repair } = record.entry.fact
        {
            recorded.push(repair);
        }
    })?;
    repairs.recorded(&recorded.iter().collect::<Vec<_>>())?;
    Ok(repairs)
}

/// The desk as last kept, and the journal position it stands at; from the beginning if there is none to trust.
fn snapshot(store: &Store, chain: &Chain) -> Result<(Desk, Position), StoreFailure> {
    let nothing = || (Desk::default(), Position::start());
    let Some(position) = store.value::<Position>(SNAPSHOT_POSITION)? else { return Ok(nothing()) };
    if !ends_at(chain, &position).unwrap_or(false) {
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
    !["No space", "Read-only", "Permission denied", "could not acquire lock", "does not answer", store::LOCKED]
        .iter()
        .any(|text| failure.0.contains(text))
}

/// Loading fails because of the log, which is final, or because of the store, which can be made again.
#[derive(Debug)]
pub(super) enum Loading {
    Log(LogFailure),
    Store(StoreFailure),
}

impl Loading {
    pub(super) fn into_log(self) -> LogFailure {
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
