//! Reading a whole chain for what is wrong with it that the other copy may put right.

use ed25519_dalek::{Signature as Signed, VerifyingKey};

use super::Copies;
use crate::domain::{Entry, Fact, Repair};
use crate::evidence::journal::{Chain, Position, Scanned, scan};
use crate::evidence::log::load::Loading;
use crate::evidence::record::{Record, Unreadable, ZERO_HASH};
use crate::evidence::signature::{Signature, message};
use crate::evidence::store::StoreFailure;

/// How closely to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::evidence::log) enum Depth {
    /// Whether the journal is one chain.
    Chain,
    /// Whether the store has every record of it too, with the same bytes; where not, which of the two is signed.
    Both,
}

/// A record of the chain, and where it is.
#[derive(Debug, Clone)]
pub(super) struct Good {
    pub(super) segment: String,
    pub(super) begin: u64,
    pub(super) end: u64,
    pub(super) line: u64,
    pub(super) seq: u64,
    pub(super) hash: String,
    pub(super) prev: String,
}

impl Good {
    /// What stands before the first record.
    pub(super) fn nothing() -> Self {
        Self {
            segment: String::new(),
            begin: 0,
            end: 0,
            line: 0,
            seq: 0,
            hash: ZERO_HASH.to_owned(),
            prev: String::new(),
        }
    }
}

/// A line that is no record.
#[derive(Debug, Clone)]
pub(super) struct Bad {
    pub(super) segment: String,
    pub(super) line: u64,
}

/// Between two records that do not follow each other, or that something else stands between.
#[derive(Debug)]
pub(super) struct Gap {
    pub(super) after: Good,
    pub(super) bad: Vec<Bad>,
    /// None: the chain ends with it.
    pub(super) before: Option<Good>,
}

/// A record with its line.
pub(super) type Pair = (Entry, Vec<u8>);

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) gaps: Vec<Gap>,
    /// The place of the last record.
    pub(super) end: u64,
    /// Repairs that records tell of, and where.
    pub(super) recorded: Vec<(u64, Repair)>,
    pub(super) newer: Option<u32>,
    /// Lines whose signature is damaged, and the store's, whose is not.
    pub(super) resigned: Vec<(Good, Vec<u8>)>,
    /// Records that the store does not have.
    pub(super) missing: Vec<Pair>,
    /// Records that the store has otherwise, and what it has.
    pub(super) differing: Vec<(Pair, Vec<u8>)>,
}

impl Seen {
    /// The repair of the store, if it needs one.
    pub(super) fn store_repair(&self, aside: Option<String>) -> Option<Repair> {
        let all =
            || self.missing.iter().chain(self.differing.iter().map(|(pair, _)| pair)).map(|pair| pair.0.stamp.seq);
        let (first, last) = all().min().zip(all().max())?;
        Some(Repair::StoreRecords { first, last, records: all().count() as u64, aside })
    }
}

/// The reader's state.
struct Looking<'a> {
    copies: &'a Copies<'a>,
    depth: Depth,
    seen: Seen,
    last: Good,
    bad: Vec<Bad>,
    /// Whether something stood here that is a record and not the next one: that is no damage, and is left to be told.
    strange: bool,
    segment: String,
    line: u64,
    /// Where the line before ends in its segment.
    at: u64,
    key: Option<VerifyingKey>,
    failed: Option<StoreFailure>,
}

/// Reads a chain.
pub(super) fn look(chain: &Chain, copies: &Copies<'_>, depth: Depth) -> Result<Seen, Loading> {
    let mut looking = Looking {
        copies,
        depth,
        seen: Seen::default(),
        last: Good::nothing(),
        bad: Vec::new(),
        strange: false,
        segment: String::new(),
        line: 0,
        at: 0,
        key: None,
        failed: None,
    };
    scan(chain, &Position::start(), |scanned, end| looking.takes(scanned, end))?;
    looking.ends()
}

impl Looking<'_> {
    fn takes(&mut self, scanned: Scanned<'_>, end: &Position) {
        let segment = match &scanned {
            Scanned::Record(..) => &end.segment,
            Scanned::Damage(damage) => &damage.segment,
        };
        if *segment != self.segment {
            self.segment.clone_from(segment);
            self.line = 0;
            self.at = 0;
        }
        self.line += 1;
        match scanned {
            Scanned::Damage(damage) => {
                if let Unreadable::Newer(version) = damage.why {
                    self.seen.newer = Some(version);
                }
                self.at = damage.offset + damage.bytes.len() as u64;
                self.bad.push(Bad { segment: damage.segment, line: self.line });
            }
            Scanned::Record(record, line) => {
                self.record(*record, line, end);
                self.at = end.offset;
            }
        }
    }

    fn record(&mut self, record: Record, line: &[u8], end: &Position) {
        let stamp = &record.entry.stamp;
        let next = self.last.seq + 1;
        if stamp.device != *self.copies.device
            || stamp.seq < next
            || (stamp.seq == next && record.prev != self.last.hash)
        {
            self.strange = true;
            self.bad.clear();
            if stamp.seq != next {
                return;
            }
        }
        let here = Good {
            segment: end.segment.clone(),
            begin: self.at,
            end: end.offset,
            line: self.line,
            seq: stamp.seq,
            hash: record.hash.clone(),
            prev: record.prev.clone(),
        };
        let bad = std::mem::take(&mut self.bad);
        if !self.strange && (stamp.seq > next || !bad.is_empty()) {
            self.seen.gaps.push(Gap { after: self.last.clone(), bad, before: Some(here.clone()) });
        }
        self.strange = false;
        if let Some(key) = record.entry.fact.introduces() {
            self.key = VerifyingKey::from_bytes(&key.0).ok();
        }
        if let Fact::LogRepaired { repair } = &record.entry.fact {
            self.seen.recorded.push((stamp.seq, repair.clone()));
        }
        if self.depth == Depth::Both {
            self.compares(record, line, &here);
        }
        self.last = here;
    }

    fn compares(&mut self, record: Record, line: &[u8], here: &Good) {
        let there = match self.copies.store.record(self.copies.device, here.seq) {
            Ok(there) => there,
            Err(failure) => {
                self.failed.get_or_insert(failure);
                return;
            }
        };
        let Some(there) = there else {
            self.seen.missing.push((record.entry, line.to_vec()));
            return;
        };
        if there == line {
            return;
        }
        let theirs = there.strip_suffix(b"\n").and_then(|line| Record::decode(line).ok());
        let trusted = self.is_signed(&record) || (self.key.is_none() && record.signature.is_none());
        match theirs {
            // Both are whole and say different things: that is no damage, and is left to be told.
            Some(theirs) if theirs.hash != record.hash => {}
            Some(theirs) if !trusted && self.is_signed(&theirs) => self.seen.resigned.push((here.clone(), there)),
            Some(_) | None if trusted => self.seen.differing.push(((record.entry, line.to_vec()), there)),
            Some(_) | None => {}
        }
    }

    fn is_signed(&self, record: &Record) -> bool {
        let (Some(key), Some(text), Some(digest)) = (&self.key, &record.signature, record.digest()) else {
            return false;
        };
        let signature = Signature::parse(text);
        let good = |signature: Signature| {
            key.verify_strict(&message(&signature.root(digest)), &Signed::from_bytes(&signature.bytes)).is_ok()
        };
        signature.is_some_and(good)
    }

    fn ends(mut self) -> Result<Seen, Loading> {
        if let Some(failure) = self.failed {
            return Err(failure.into());
        }
        self.seen.end = self.last.seq;
        if !self.strange {
            self.seen.gaps.push(Gap { after: self.last, bad: self.bad, before: None });
        }
        Ok(self.seen)
    }
}

/// The store's records of a gap that belong there: each that has a neighbour names it or is named by it.
pub(super) fn linked(gap: &Gap, last: u64, copies: &Copies<'_>) -> Result<Vec<(Record, Vec<u8>)>, Loading> {
    let first = gap.after.seq + 1;
    if last < first {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut before = Some((gap.after.seq, gap.after.hash.clone()));
    for (seq, line) in copies.store.between(copies.device, first, last)? {
        let record = line.strip_suffix(b"\n").and_then(|line| Record::decode(line).ok());
        let Some(record) = record.filter(|record| {
            let stamp = &record.entry.stamp;
            let follows = before.as_ref().is_none_or(|(at, hash)| *at + 1 != seq || *hash == record.prev);
            stamp.seq == seq && stamp.device == *copies.device && follows
        }) else {
            continue;
        };
        before = Some((seq, record.hash.clone()));
        found.push((record, line));
    }
    // And the other way: what the record behind the gap names is what must stand before it.
    let mut next = gap.before.as_ref().map(|good| (good.seq, good.prev.clone()));
    let mut kept = Vec::with_capacity(found.len());
    for (record, line) in found.into_iter().rev() {
        let seq = record.entry.stamp.seq;
        if next.as_ref().is_none_or(|(at, prev)| seq + 1 != *at || *prev == record.hash) {
            next = Some((seq, record.prev.clone()));
            kept.push((record, line));
        }
    }
    kept.reverse();
    Ok(kept)
}
