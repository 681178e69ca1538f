//! One chain, followed record by record.

use ed25519_dalek::VerifyingKey;

use super::signatures::Checker;
use super::{Introduced, Problem, ProblemKind, Repaired};
use crate::domain::{Fact, Hlc, PublicKey};
use crate::evidence::device::{id_of, is_named_by_key};
use crate::evidence::journal::Damage;
use crate::evidence::record::{Record, ZERO_HASH};
use crate::evidence::signature::Signature;

/// What a chain has been found to be so far.
#[derive(Debug)]
pub(super) struct Chain {
    place: usize,
    device: String,
    /// The device's letter if known, else its id.
    name: String,
    hash: String,
    seq: u64,
    hlc: Hlc,
    after_damage: bool,
    key: Key,
    pub(super) records: u64,
    pub(super) signed: u64,
    pub(super) before_signatures: u64,
    pub(super) keys: Vec<Introduced>,
    pub(super) repairs: Vec<Repaired>,
    problems: Vec<(u64, ProblemKind)>,
}

/// The key in force.
#[derive(Debug)]
enum Key {
    /// None was introduced.
    None,
    /// This one.
    Known(VerifyingKey),
    /// What signs is not known, and that is told.
    Lost,
}

impl Chain {
    pub(super) fn begin(place: usize, device: &str) -> Self {
        Self {
            place,
            device: device.to_owned(),
            name: device.to_owned(),
            hash: ZERO_HASH.to_owned(),
            seq: 0,
            hlc: Hlc(0),
            after_damage: false,
            key: Key::None,
            records: 0,
            signed: 0,
            before_signatures: 0,
            keys: Vec::new(),
            repairs: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The next record.
    pub(super) fn take(&mut self, record: Record, checker: &mut Checker<'_>) {
        self.records += 1;
        if let Fact::DeviceEnrolled { letter, .. } = record.entry.fact {
            self.name = letter.to_string();
        }
        if let Fact::LogRepaired { repair } = &record.entry.fact {
            let (seq, at) = (record.entry.stamp.seq, record.entry.at);
            self.repairs.push(Repaired { device: self.name.clone(), seq, at, repair: repair.clone() });
        }
        self.link(&record);
        self.signature(&record, checker);
        let stamp = record.entry.stamp;
        (self.hash, self.seq, self.hlc) = (record.hash, stamp.seq, stamp.hlc);
        self.after_damage = false;
    }

    fn link(&mut self, record: &Record) {
        let stamp = &record.entry.stamp;
        if stamp.device.as_str() != self.device {
            self.wrong(stamp.seq, ProblemKind::ForeignDevice);
        }
        if stamp.seq != self.seq + 1 {
            // What a damaged line held is told once, as that line.
            if !(self.after_damage && stamp.seq == self.seq + 2) {
                self.wrong(stamp.seq, ProblemKind::Gap { expected: self.seq + 1 });
            }
        } else if record.prev != self.hash {
            self.wrong(stamp.seq, ProblemKind::BrokenLink);
        }
        if stamp.hlc <= self.hlc {
            self.wrong(stamp.seq, ProblemKind::ClockBack);
        }
    }

    fn signature(&mut self, record: &Record, checker: &mut Checker<'_>) {
        let seq = record.entry.stamp.seq;
        if let Some(key) = record.entry.fact.introduces() {
            self.introduce(seq, key, &record.entry.fact);
        }
        let Some(text) = &record.signature else {
            if matches!(self.key, Key::None) && !is_named_by_key(&self.device) {
                self.before_signatures += 1;
            } else {
                self.wrong(seq, ProblemKind::Unsigned);
            }
            return;
        };
        match self.key {
            Key::Known(key) => match (Signature::parse(text), record.digest()) {
                (Some(signature), Some(digest)) => {
                    self.signed += 1;
                    checker.take(self.place, seq, key, signature.root(digest), signature.bytes);
                }
                _ => self.wrong(seq, ProblemKind::BadSignature),
            },
            Key::None => {
                self.key = Key::Lost;
                self.wrong(seq, ProblemKind::UnknownKey);
            }
            Key::Lost => {}
        }
    }

    fn introduce(&mut self, seq: u64, key: PublicKey, fact: &Fact) {
        if self.keys.is_empty()
            && is_named_by_key(&self.device)
            && id_of(&key).is_none_or(|id| id.as_str() != self.device)
        {
            self.wrong(seq, ProblemKind::ForeignKey);
        }
        let because = if let Fact::KeyIntroduced { because, .. } = fact { Some(*because) } else { None };
        self.keys.push(Introduced { device: self.name.clone(), seq, key, because });
        self.key = match VerifyingKey::from_bytes(&key.0) {
            Ok(key) if !key.is_weak() => Key::Known(key),
            _ => {
                self.wrong(seq, ProblemKind::ForeignKey);
                Key::Lost
            }
        };
    }

    /// A line that is no record.
    pub(super) fn damage(&mut self, damage: Damage) {
        self.after_damage = true;
        let what = if damage.whole { ProblemKind::Unreadable(damage.why) } else { ProblemKind::Unfinished };
        self.wrong(self.seq + 1, what);
    }

    pub(super) fn wrong(&mut self, seq: u64, what: ProblemKind) {
        self.problems.push((seq, what));
    }

    /// Records whose signature is not good.
    pub(super) fn badly_signed(&mut self, first: u64, last: u64) {
        for seq in first..=last {
            self.signed = self.signed.saturating_sub(1);
            self.wrong(seq, ProblemKind::BadSignature);
        }
    }

    /// What is wrong, in order.
    pub(super) fn problems(&mut self) -> impl Iterator<Item = Problem> {
        self.problems.sort_by_key(|(seq, _)| *seq);
        let (name, chain) = (self.name.clone(), self.device.clone());
        std::mem::take(&mut self.problems).into_iter().map(move |(seq, what)| Problem {
            device: name.clone(),
            chain: chain.clone(),
            seq,
            what,
            at: None,
        })
    }
}
