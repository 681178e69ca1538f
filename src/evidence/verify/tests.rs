//! Chains written by hand, each wrong in one way.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;

use super::*;
use crate::domain::decide::enter;
use crate::domain::{Actor, Context, Desk, DeviceId};
use crate::evidence::device::id_of;
use crate::evidence::journal::Journal;
use crate::evidence::key::DeviceKey;
use crate::evidence::record::{Unsigned, encode};
use crate::evidence::signature::Hash;

const OLD: &str = "0123456789abcdef";

/// A chain that is written by hand.
struct Writer {
    dir: tempfile::TempDir,
    device: DeviceId,
    desk: Desk,
    key: DeviceKey,
    prev: String,
    lines: Vec<Vec<u8>>,
}

impl Writer {
    fn of(device: Option<&str>) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let key = DeviceKey::open(dir.path()).unwrap();
        let device = device.map_or_else(|| id_of(&key.public()).unwrap(), |id| id.parse().unwrap());
        Self { dir, device, desk: Desk::default(), key, prev: ZERO_HASH.to_owned(), lines: Vec::new() }
    }

    fn records(&mut self, facts: Vec<Fact>) -> Vec<Unsigned> {
        let now = Timestamp::from_second(1_800_000_000 + i64::try_from(self.lines.len()).unwrap()).unwrap();
        let fresh = ulid::Ulid::from_parts(self.lines.len() as u64, 1);
        let context = Context { now, occurred_at: None, actor: Actor::Program, letter: 'A', fresh };
        let entries = enter(&mut self.desk, facts, &context, &self.device);
        let encoded = entries.iter().map(|entry| {
            let record = encode(entry, &self.prev).unwrap();
            self.prev.clone_from(&record.hash);
            record
        });
        encoded.collect()
    }

    /// Facts that are kept together.
    fn signed(mut self, facts: Vec<Fact>) -> Self {
        let records = self.records(facts);
        let digests: Vec<Hash> = records.iter().map(|record| record.digest).collect();
        let signatures = self.key.sign(&digests);
        self.lines.extend(records.into_iter().zip(signatures).map(|(record, signature)| record.signed(&signature)));
        self
    }

    /// A fact as a vagt kept it that did not sign.
    fn unsigned(mut self, fact: Fact) -> Self {
        for record in self.records(vec![fact]) {
            let (line, hash) = record.before_signatures();
            self.prev = hash;
            self.lines.push(line);
        }
        self
    }

    fn enrols(&self) -> Fact {
        Fact::DeviceEnrolled { letter: 'A', key: Some(self.key.public()) }
    }

    fn introduces(&self) -> Fact {
        Fact::KeyIntroduced { key: self.key.public(), because: KeyReason::First }
    }

    fn path(&self) -> PathBuf {
        Journal::dir_of(self.dir.path(), &self.device).join("2027-01.jsonl")
    }

    fn found(&self) -> Verification {
        fs::create_dir_all(self.path().parent().unwrap()).unwrap();
        fs::write(self.path(), self.lines.concat()).unwrap();
        verify(self.dir.path()).unwrap()
    }

    fn problems(&self) -> Vec<(u64, ProblemKind)> {
        self.found().problems.into_iter().map(|problem| (problem.seq, problem.what)).collect()
    }
}

fn duty() -> Fact {
    Fact::PolicyRead { sections: std::collections::BTreeMap::new() }
}

#[test]
fn what_is_kept_together_or_alone_is_signed() {
    let writer = Writer::of(None);
    let enrols = writer.enrols();
    let writer = writer.signed([vec![enrols], vec![duty(); 150]].concat()).signed(vec![duty()]);
    let found = writer.found();
    assert_eq!((found.problems, found.records, found.signed), (Vec::new(), 152, 152));
}

#[test]
fn records_before_the_key_are_told_as_such_and_none_may_come_after_it() {
    let writer = Writer::of(Some(OLD)).unsigned(Fact::DeviceEnrolled { letter: 'B', key: None }).unsigned(duty());
    let introduces = writer.introduces();
    let writer = writer.signed(vec![introduces]);
    let found = writer.found();
    assert_eq!((found.problems, found.before_signatures, found.signed), (Vec::new(), 2, 1));
    assert_eq!(writer.unsigned(duty()).problems(), [(4, ProblemKind::Unsigned)]);
}

#[test]
fn a_device_that_is_called_by_its_key_has_nothing_unsigned() {
    let writer = Writer::of(None).unsigned(Fact::DeviceEnrolled { letter: 'A', key: None });
    assert_eq!(writer.problems(), [(1, ProblemKind::Unsigned)]);
}

#[test]
fn a_key_that_nobody_introduced_is_told_once() {
    let writer = Writer::of(Some(OLD)).signed(vec![duty()]).signed(vec![duty(); 3]);
    assert_eq!(writer.problems(), [(1, ProblemKind::UnknownKey)]);
    let introduces = writer.introduces();
    let found = writer.signed(vec![introduces]).signed(vec![duty()]).found();
    assert_eq!((found.problems.len(), found.signed), (1, 2), "from its introduction on it is known");
}

#[test]
fn a_chain_does_not_begin_with_anothers_key() {
    let mut writer = Writer::of(None);
    writer.key = DeviceKey::open(writer.dir.path()).unwrap();
    let enrols = writer.enrols();
    assert_eq!(writer.signed(vec![enrols]).problems(), [(1, ProblemKind::ForeignKey)]);
}

#[test]
fn what_is_no_key_signs_nothing() {
    // The neutral element: any signature by it could be made by anybody.
    let mut nothing = [0; 32];
    nothing[0] = 1;
    let writer = Writer::of(Some(OLD));
    let weak = Fact::KeyIntroduced { key: PublicKey(nothing), because: KeyReason::Lost };
    assert_eq!(writer.signed(vec![weak]).problems(), [(1, ProblemKind::ForeignKey)]);
}

#[test]
fn a_record_signed_with_the_key_before_is_not_signed_by_the_device() {
    let writer = Writer::of(None);
    let (enrols, public) = (writer.enrols(), DeviceKey::open(writer.dir.path()).unwrap().public());
    let lost = Fact::KeyIntroduced { key: public, because: KeyReason::Lost };
    let writer = writer.signed(vec![enrols]).signed(vec![lost]).signed(vec![duty(), duty()]);
    let bad = |seq| (seq, ProblemKind::BadSignature);
    assert_eq!(writer.problems(), [bad(2), bad(3), bad(4)]);
    let found = writer.found();
    assert_eq!((found.signed, found.keys.len(), found.keys[1].because), (1, 2, Some(KeyReason::Lost)));
}
