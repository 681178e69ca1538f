//! Whether the second copy says the same as the journal, record by record.

use super::Log;
use crate::domain::fact::Scope;
use crate::domain::{Desk, Fact};
use crate::evidence::failure::LogFailure;
use crate::evidence::journal::{Position, Scanned, scan};
use crate::evidence::store::StoreFailure;

/// How the store's records of this device stand to the journal's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The same bytes in both.
    pub same: u64,
    /// Not in the store. It is a copy: nothing is lost.
    pub missing: u64,
    /// In both, with other bytes: one of them was changed.
    pub different: u64,
    /// In the store only: the journal lost them, or somebody took them out.
    pub extra: u64,
    /// Incidents that the journal has and the desk made from the store does not show.
    pub hidden: u64,
}

impl Comparison {
    /// Whether nothing in the store speaks against the journal.
    pub fn agrees(&self) -> bool {
        self.different == 0 && self.extra == 0 && self.hidden == 0
    }
}

impl Log {
    /// Compares the store, and the `desk` that was opened from it, with the journal. `None` when there is no store, or it cannot be read.
    pub fn compare(&self, desk: &Desk) -> Result<Option<Comparison>, LogFailure> {
        let Some(store) = &self.store else { return Ok(None) };
        let Ok(held) = store.count(&self.device) else { return Ok(None) };
        let mut found = Comparison::default();
        let mut unreadable: Option<StoreFailure> = None;
        scan(self.journal.chain(), &Position::start(), |scanned, _| {
            let Scanned::Record(record, line) = scanned else { return };
            if let Scope::Incident(id) = record.entry.fact.scope()
                && matches!(record.entry.fact, Fact::IncidentRegistered { .. })
                && !desk.everything().knows(id)
            {
                found.hidden += 1;
            }
            match store.record(&self.device, record.entry.stamp.seq) {
                Ok(Some(copy)) if copy == line => found.same += 1,
                Ok(Some(_)) => found.different += 1,
                Ok(None) => found.missing += 1,
                Err(failure) => unreadable = Some(failure),
            }
        })?;
        found.extra = held.saturating_sub(found.same + found.different);
        Ok(unreadable.is_none().then_some(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Repair;
    use crate::evidence::journal::Journal;

    /// A log with `count` records in both copies.
    fn kept(data: &std::path::Path, count: u64) -> Log {
        use crate::domain::decide::enter;
        use crate::domain::{Actor, Context};
        let mut log = Log::open(data).unwrap().log;
        let mut desk = Desk::default();
        for second in 0..count {
            let now = jiff::Timestamp::from_second(1_800_000_000 + i64::try_from(second).unwrap()).unwrap();
            let fresh = ulid::Ulid::from_parts(second, 1);
            let context = Context { now, occurred_at: None, actor: Actor::Program, letter: 'A', fresh };
            let device = log.device().clone();
            let key = log.introduction().unwrap().map(|introduction| introduction.key);
            let entries = enter(&mut desk, vec![Fact::DeviceEnrolled { letter: 'A', key }], &context, &device);
            log.append(&entries).unwrap();
        }
        log.index().unwrap();
        log
    }

    #[test]
    fn both_copies_of_a_healthy_log_are_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let log = kept(dir.path(), 5);
        assert_eq!(log.compare(&Desk::default()).unwrap(), Some(Comparison { same: 5, ..Comparison::default() }));
        assert_eq!(
            Log::read_only(dir.path()).unwrap().log.compare(&Desk::default()).unwrap(),
            None,
            "without the store"
        );
    }

    #[test]
    fn what_is_missing_changed_or_more_in_the_store_is_counted_by_kind() {
        let dir = tempfile::tempdir().unwrap();
        let log = kept(dir.path(), 5);
        let store = log.store.as_ref().unwrap();
        store.set_record(&log.device, 2, None);
        store.set_record(&log.device, 3, Some(b"something else\n"));
        store.set_record(&log.device, 9, Some(b"more\n"));
        let found = log.compare(&Desk::default()).unwrap().unwrap();
        assert_eq!(found, Comparison { same: 3, missing: 1, different: 1, extra: 1, hidden: 0 });
        assert!(!found.agrees());
    }

    #[test]
    fn a_copy_that_merely_misses_records_speaks_against_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let log = kept(dir.path(), 3);
        log.store.as_ref().unwrap().set_record(&log.device, 1, None);
        assert!(log.compare(&Desk::default()).unwrap().unwrap().agrees());
    }

    #[test]
    fn what_is_missing_or_changed_in_the_store_is_made_again_from_the_journal_and_what_stood_there_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let mut log = kept(dir.path(), 5);
        let store = log.store.as_ref().unwrap();
        store.set_record(&log.device, 2, None);
        store.set_record(&log.device, 3, Some(b"something else\n"));
        let aside = Some("store.records-3".to_owned());
        let repair = Repair::StoreRecords { first: 2, last: 3, records: 2, aside };
        assert_eq!(log.mend().unwrap(), std::slice::from_ref(&repair));
        assert_eq!(log.repairs(), [repair]);
        assert_eq!(std::fs::read(dir.path().join("store.records-3")).unwrap(), b"something else\n");
        assert_eq!(log.compare(&Desk::default()).unwrap(), Some(Comparison { same: 5, ..Comparison::default() }));
        assert_eq!(log.mend().unwrap(), [], "and then there is nothing to do");
    }

    #[test]
    fn of_two_signatures_the_one_that_the_key_made_stays() {
        let dir = tempfile::tempdir().unwrap();
        let mut log = kept(dir.path(), 3);
        let path = Journal::dir_of(dir.path(), &log.device).join("2027-01.jsonl");
        let whole = std::fs::read(&path).unwrap();
        let spoilt = |place: usize| {
            let mut bytes = whole.clone();
            let newline = bytes.iter().rposition(|byte| *byte == b'\n').unwrap();
            let digit = bytes.get_mut(newline - place).unwrap();
            *digit = if *digit == b'0' { b'1' } else { b'0' };
            bytes
        };
        // Spoilt in the journal: it comes back. Spoilt in the store: it does not go into the journal.
        std::fs::write(&path, spoilt(20)).unwrap();
        assert!(matches!(log.mend().unwrap().as_slice(), [Repair::Journal { at, .. }] if at.first == 3));
        assert!(std::fs::read(&path).unwrap() == whole);
        let line = spoilt(20).rsplit(|byte| *byte == b'\n').nth(1).unwrap().to_vec();
        log.store.as_ref().unwrap().set_record(&log.device, 3, Some(&[&line[..], b"\n"].concat()));
        assert!(matches!(log.mend().unwrap().as_slice(), [Repair::StoreRecords { first: 3, last: 3, .. }]));
        assert!(std::fs::read(&path).unwrap() == whole);
    }
}
