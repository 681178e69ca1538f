//! Proving the log whole: every hash, every link, every number, every signature in every chain.

mod chain;
mod signatures;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::at_rest::Home;
use super::failure::LogFailure;
use super::journal::{Chain as Kept, Position, Scanned, scan};
use super::record::{Unreadable, ZERO_HASH};
use crate::domain::attachment::{Attachment, ContentHash};
use crate::domain::{Entry, Fact, Fingerprint, Hlc, IncidentNumber, KeyReason, PublicKey, Repair};
use chain::Chain;
use signatures::Checker;

/// What is wrong at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The line cannot be read.
    Unreadable(Unreadable),
    /// An unfinished line at the end, never acknowledged.
    Unfinished,
    /// It does not name the record before it.
    BrokenLink,
    /// Records are missing before it.
    Gap {
        /// The number that should stand here.
        expected: u64,
    },
    /// It registers an incident under a number that was given before.
    NumberTwice {
        /// The number.
        number: IncidentNumber,
    },
    /// Its clock is not later than the one before.
    ClockBack,
    /// It lies in another device's chain.
    ForeignDevice,
    /// It is not signed, and should be.
    Unsigned,
    /// Its signature is not by this device's key, or not over this record.
    BadSignature,
    /// From here on it is signed with a key that no record introduces.
    UnknownKey,
    /// The key it introduces is no key, or not the one that the device is called by.
    ForeignKey,
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The device's letter if known, else its id.
    pub device: String,
    /// The device's id.
    pub chain: String,
    /// Place in the chain: the record itself, or the one that should stand there.
    pub seq: u64,
    /// What is wrong.
    pub what: ProblemKind,
    /// The file and the line of it, counted from 1, where the log is a data directory's.
    pub at: Option<(String, u64)>,
}

/// A repair that a record tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The device's letter if known, else its id.
    pub device: String,
    /// The record's place in the chain.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// What was repaired.
    pub repair: Repair,
}

/// A key, and the record that introduces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Introduced {
    /// The device's letter if known, else its id.
    pub device: String,
    /// Place in the chain.
    pub seq: u64,
    /// The key.
    pub key: PublicKey,
    /// Why it is another than before; none: the chain begins with it.
    pub because: Option<KeyReason>,
}

/// What a fingerprint that somebody has is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// The log as it is.
    Current,
    /// An earlier state of it.
    Earlier {
        /// Records that came after.
        records_ago: u64,
    },
    /// No state of this log.
    Unknown,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Whole records.
    pub records: u64,
    /// Chains.
    pub devices: usize,
    /// Hash of the newest record over all chains; of the only chain's last, usually.
    pub head: String,
    /// Records with a good signature.
    pub signed: u64,
    /// Records from before there were signatures.
    pub before_signatures: u64,
    /// Records in which somebody put down another's word or deed.
    pub on_behalf: u64,
    /// The keys, in the order in which they were introduced along each chain.
    pub keys: Vec<Introduced>,
    /// Files that records name, each content once; whether it lies beside the log is for
    /// [`not_whole`](super::attachments::not_whole).
    pub attached: Vec<Attachment>,
    /// What records tell to have been repaired, in order along each chain.
    pub repairs: Vec<Repaired>,
    /// What the fingerprint that was asked for is of.
    pub sought: Option<Sought>,
    /// What is wrong, in order.
    pub problems: Vec<Problem>,
}

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Verifies every chain in `data`. Writes nothing.
pub fn verify(data: impl Into<Home>) -> Result<Verification, LogFailure> {
    verify_for(data, None)
}

/// Verifies every chain in `data`, and tells which of its states `sought` is the fingerprint of. Writes nothing.
pub fn verify_for(data: impl Into<Home>, sought: Option<Fingerprint>) -> Result<Verification, LogFailure> {
    let home = data.into();
    home.is_open()?;
    let mut found = verify_chains(&chains(&home)?, sought, |device, visit| {
        scan(&Kept::of(&home, device), &Position::start(), |scanned, _| visit(scanned)).map(drop)
    })?;
    for chain in chains(&home)? {
        locate(&Kept::of(&home, &chain), found.problems.iter_mut().filter(|problem| problem.chain == chain).collect())?;
    }
    Ok(found)
}

/// Says of problems where their lines are.
fn locate(chain: &Kept, mut problems: Vec<&mut Problem>) -> Result<(), LogFailure> {
    if problems.is_empty() {
        return Ok(());
    }
    let (mut segment, mut line, mut last) = (String::new(), 0, 0);
    let mut places: BTreeMap<u64, (String, u64)> = BTreeMap::new();
    let wanted: BTreeSet<u64> = problems.iter().map(|problem| problem.seq).collect();
    scan(chain, &Position::start(), |scanned, end| {
        let (name, seq) = match &scanned {
            Scanned::Record(record, _) => (&end.segment, record.entry.stamp.seq),
            Scanned::Damage(damage) => (&damage.segment, last + 1),
        };
        if *name != segment {
            segment.clone_from(name);
            line = 0;
        }
        line += 1;
        if wanted.contains(&seq) {
            places.entry(seq).or_insert_with(|| (segment.clone(), line));
        }
        if matches!(scanned, Scanned::Record(..)) {
            last = seq;
        }
    })?;
    for problem in &mut problems {
        problem.at = places.get(&problem.seq).cloned();
    }
    Ok(())
}

/// Verifies the chains of `devices`, wherever they lie: `read` gives what is in the chain of one of them, in order.
pub(super) fn verify_chains(
    devices: &[String],
    sought: Option<Fingerprint>,
    mut read: impl FnMut(&str, &mut dyn FnMut(Scanned<'_>)) -> Result<(), LogFailure>,
) -> Result<Verification, LogFailure> {
    let mut over = Over { search: sought.map(Search::of), ..Over::default() };
    let (mut found, bad) = std::thread::scope(|scope| {
        let mut checker = Checker::start(scope);
        let found: Result<Vec<Chain>, LogFailure> = devices
            .iter()
            .enumerate()
            .map(|(place, device)| {
                let mut chain = Chain::begin(place, device);
                read(device, &mut |scanned| match scanned {
                    Scanned::Record(record, _) => {
                        if let Some(twice) = over.take(place, &record.entry, &record.hash) {
                            chain.wrong(record.entry.stamp.seq, ProblemKind::NumberTwice { number: twice });
                        }
                        chain.take(*record, &mut checker);
                    }
                    Scanned::Damage(damage) => chain.damage(damage),
                })?;
                Ok(chain)
            })
            .collect();
        (found, checker.end())
    });
    if let Ok(chains) = &mut found {
        for (place, first, last) in bad {
            if let Some(chain) = chains.get_mut(place) {
                chain.badly_signed(first, last);
            }
        }
    }
    let mut chains = found?;
    Ok(Verification {
        records: chains.iter().map(|chain| chain.records).sum(),
        devices: chains.len(),
        head: over.head.map_or_else(|| ZERO_HASH.to_owned(), |(_, hash)| hash),
        signed: chains.iter().map(|chain| chain.signed).sum(),
        before_signatures: chains.iter().map(|chain| chain.before_signatures).sum(),
        on_behalf: over.on_behalf,
        attached: over.attached.into_values().collect(),
        keys: chains.iter_mut().flat_map(|chain| std::mem::take(&mut chain.keys)).collect(),
        repairs: chains.iter_mut().flat_map(|chain| std::mem::take(&mut chain.repairs)).collect(),
        sought: over.search.map(Search::ends),
        problems: chains.iter_mut().flat_map(Chain::problems).collect(),
    })
}

/// What is asked of all chains together.
#[derive(Debug, Default)]
struct Over {
    head: Option<(Hlc, String)>,
    numbers: BTreeSet<IncidentNumber>,
    on_behalf: u64,
    attached: BTreeMap<ContentHash, Attachment>,
    search: Option<Search>,
}

impl Over {
    /// Takes a record in; the number that was given before, if it gives one.
    fn take(&mut self, chain: usize, entry: &Entry, hash: &str) -> Option<IncidentNumber> {
        let stamp = &entry.stamp;
        self.on_behalf += u64::from(entry.on_behalf_of().is_some());
        if self.head.as_ref().is_none_or(|(newest, _)| stamp.hlc > *newest) {
            self.head = Some((stamp.hlc, hash.to_owned()));
        }
        if let Some(search) = &mut self.search {
            search.take((stamp.hlc, chain, stamp.seq), hash);
        }
        if let Fact::FileAttached { file, .. } = &entry.fact {
            self.attached.entry(file.content).or_insert_with(|| file.clone());
        }
        if let Fact::IncidentRegistered { number, .. } = entry.fact
            && !self.numbers.insert(number)
        {
            return Some(number);
        }
        None
    }
}

/// A place in the total order: chains are in the order of their devices.
type Place = (Hlc, usize, u64);

/// Looking for the state that a fingerprint is of.
#[derive(Debug)]
struct Search {
    fingerprint: Fingerprint,
    places: Vec<Place>,
    found: Option<Place>,
}

impl Search {
    fn of(fingerprint: Fingerprint) -> Self {
        Self { fingerprint, places: Vec::new(), found: None }
    }

    fn take(&mut self, place: Place, hash: &str) {
        self.places.push(place);
        if Fingerprint::of(hash) == self.fingerprint {
            self.found = Some(place);
        }
    }

    fn ends(self) -> Sought {
        let Some(found) = self.found else { return Sought::Unknown };
        match self.places.iter().filter(|place| **place > found).count() {
            0 => Sought::Current,
            after => Sought::Earlier { records_ago: after as u64 },
        }
    }
}

/// The chains in a data directory, by name.
pub(super) fn chains(data: &Path) -> Result<Vec<String>, LogFailure> {
    let dir = data.join("journal");
    let entries = match std::fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(LogFailure::io(&dir, error)),
    };
    let names: BTreeSet<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    Ok(names.into_iter().collect())
}
