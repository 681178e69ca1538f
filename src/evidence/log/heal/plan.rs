//! What is to be written where, so that a gap is filled; and what is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Copies;
use super::look::{Gap, Good, linked};
use crate::domain::Repair;
use crate::domain::repair::Place;
use crate::evidence::at_rest::Lines;
use crate::evidence::failure::LogFailure;
use crate::evidence::journal::{segment_of, segments};
use crate::evidence::log::load::Loading;
use crate::evidence::record::Record;

/// A part of a segment that is to be other lines.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) segment: String,
    pub(super) from: u64,
    pub(super) to: u64,
    pub(super) lines: Vec<u8>,
    /// The name of the file that takes what stood there.
    pub(super) aside: String,
    /// The line it begins at.
    line: u64,
    /// The first and the last record of the lines.
    records: Option<(u64, u64)>,
    /// Whether what stood there ended with a whole line.
    finished: bool,
}

/// All of it.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) edits: Vec<Edit>,
    lost: Vec<Place>,
    /// The segments that there are, and their lengths.
    lengths: BTreeMap<String, u64>,
    dir: std::path::PathBuf,
}

impl Plan {
    pub(super) fn of(dir: &Path) -> Result<Self, LogFailure> {
        let mut lengths = BTreeMap::new();
        for name in segments(dir)? {
            let path = dir.join(&name);
            let length = std::fs::metadata(&path).map_err(|error| LogFailure::io(&path, error))?.len();
            lengths.insert(name, length);
        }
        Ok(Self { edits: Vec::new(), lost: Vec::new(), lengths, dir: dir.to_owned() })
    }

    /// Fills a gap up to `last` with what the store has.
    pub(super) fn fill(&mut self, gap: &Gap, last: u64, copies: &Copies<'_>) -> Result<(), Loading> {
        let found = linked(gap, last, copies)?;
        let have: BTreeSet<u64> = found.iter().map(|(record, _)| record.entry.stamp.seq).collect();
        let lost = missing(gap.after.seq + 1, last, &have);
        let place = |(first, last): (u64, u64)| {
            let bad = gap.bad.first().map(|bad| (bad.segment.clone(), bad.line));
            let before = gap.before.as_ref().map(|before| (before.segment.clone(), before.line));
            let (segment, line) = bad.or(before).unwrap_or_else(|| (gap.after.segment.clone(), gap.after.line + 1));
            Place { segment, line, first, last }
        };
        self.lost.extend(lost.iter().copied().map(place));
        match (&gap.before, lost.first()) {
            (Some(before), Some((first_lost, _))) => self.insert(gap, before, *first_lost, found),
            (Some(_), None) | (None, _) => self.put_in_place(gap, found)?,
        }
        Ok(())
    }

    /// What stands in the gap makes room for what belongs there.
    fn put_in_place(&mut self, gap: &Gap, found: Vec<(Record, Vec<u8>)>) -> Result<(), LogFailure> {
        let begins = gap.after.segment.clone();
        let ends = gap.before.as_ref().map(|before| before.segment.clone());
        let mut by_segment: BTreeMap<String, Vec<(Record, Vec<u8>)>> = BTreeMap::new();
        let mut segment = begins.clone();
        for (record, line) in found {
            segment = segment.max(segment_of(record.entry.at));
            if let Some(ends) = &ends {
                segment = segment.min(ends.clone());
            }
            by_segment.entry(segment.clone()).or_default().push((record, line));
        }
        let within = |name: &String| *name >= begins && ends.as_ref().is_none_or(|ends| name <= ends);
        let names: BTreeSet<String> =
            self.lengths.keys().filter(|name| within(name)).chain(by_segment.keys()).cloned().collect();
        for name in names {
            let (from, line) = if name == begins { (gap.after.end, gap.after.line + 1) } else { (0, 1) };
            let before = gap.before.as_ref().filter(|before| before.segment == name);
            let to = before.map_or_else(|| self.lengths.get(&name).copied().unwrap_or(from), |before| before.begin);
            let kind = if gap.before.is_none() { "torn" } else { "damaged" };
            let finished = from == to || self.ends_with_line(&name, to)?;
            let lines = by_segment.remove(&name).unwrap_or_default();
            self.edit(Edit { line, finished, ..Edit::of(&name, from, to, kind, lines) });
        }
        Ok(())
    }

    /// Something stays lost: what is there stays where it is, and what belongs before or behind it goes there.
    fn insert(&mut self, gap: &Gap, before: &Good, first_lost: u64, found: Vec<(Record, Vec<u8>)>) {
        let (early, late): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(record, _)| record.entry.stamp.seq < first_lost);
        let begins = if gap.after.segment.is_empty() {
            gap.bad.first().map_or_else(|| before.segment.clone(), |bad| bad.segment.clone())
        } else {
            gap.after.segment.clone()
        };
        let at = gap.after.end;
        self.edit(Edit { line: gap.after.line + 1, ..Edit::of(&begins, at, at, "damaged", early) });
        self.edit(Edit { line: before.line, ..Edit::of(&before.segment, before.begin, before.begin, "damaged", late) });
    }

    /// These lines are to be others, which say the same.
    pub(super) fn replace(&mut self, lines: &[(Good, Vec<u8>)]) {
        for (good, line) in lines {
            let edit = Edit::of(&good.segment, good.begin, good.end, "damaged", Vec::new());
            let records = Some((good.seq, good.seq));
            self.edit(Edit { line: good.line, records, lines: line.clone(), finished: true, ..edit });
        }
    }

    /// Lets the lines that are to be written lie as those of the chain do.
    pub(super) fn close(&mut self, lines: &Lines) -> Result<(), LogFailure> {
        for edit in self.edits.iter_mut().filter(|_| lines.are_sealed()) {
            let closed = lines.closed(&edit.lines).map_err(|error| LogFailure::io(&self.dir, error))?;
            edit.lines = closed.into_owned();
        }
        Ok(())
    }

    fn edit(&mut self, edit: Edit) {
        if edit.from != edit.to || !edit.lines.is_empty() {
            self.edits.push(edit);
        }
    }

    fn ends_with_line(&self, segment: &str, at: u64) -> Result<bool, LogFailure> {
        use std::io::{Read as _, Seek as _, SeekFrom};
        let path = self.dir.join(segment);
        let mut last = [0; 1];
        std::fs::File::open(&path)
            .and_then(|mut file| {
                file.seek(SeekFrom::Start(at.saturating_sub(1)))?;
                file.read_exact(&mut last)
            })
            .map_err(|error| LogFailure::io(&path, error))?;
        Ok(last == *b"\n")
    }

    /// What is said of it, in the order of the chain.
    pub(super) fn repairs(&self) -> Vec<Repair> {
        let of = |edit: &Edit| {
            let aside = edit.aside.clone();
            match edit.records {
                Some((first, last)) => Repair::Journal {
                    at: Place { segment: edit.segment.clone(), line: edit.line, first, last },
                    aside: (edit.from != edit.to).then_some(aside),
                },
                None => Repair::SetAside {
                    segment: edit.segment.clone(),
                    line: edit.line,
                    bytes: edit.to - edit.from,
                    finished: edit.finished,
                    aside,
                },
            }
        };
        self.edits.iter().map(of).chain(self.lost.iter().cloned().map(|at| Repair::Lost { at })).collect()
    }
}

impl Edit {
    fn of(segment: &str, from: u64, to: u64, kind: &str, found: Vec<(Record, Vec<u8>)>) -> Self {
        let seq = |found: Option<&(Record, Vec<u8>)>| found.map(|(record, _)| record.entry.stamp.seq);
        Self {
            segment: segment.to_owned(),
            from,
            to,
            aside: format!("{segment}.{kind}-{from}"),
            line: 0,
            records: seq(found.first()).zip(seq(found.last())),
            finished: true,
            lines: found.into_iter().flat_map(|(_, line)| line).collect(),
        }
    }
}

/// What is not there from `first` to `last`, as the first and the last of each run.
fn missing(first: u64, last: u64, have: &BTreeSet<u64>) -> Vec<(u64, u64)> {
    let mut runs = Vec::new();
    let mut next = first;
    for seq in have {
        if *seq > next {
            runs.push((next, seq - 1));
        }
        next = seq + 1;
    }
    if next <= last {
        runs.push((next, last));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_told_by_the_ends_of_each_run() {
        let have = BTreeSet::from([4, 5, 8]);
        assert_eq!(missing(2, 10, &have), [(2, 3), (6, 7), (9, 10)]);
        assert_eq!(missing(4, 5, &BTreeSet::from([4, 5])), []);
        assert_eq!(missing(3, 2, &BTreeSet::new()), []);
        // However far away: nothing is counted one by one.
        assert_eq!(missing(1, u64::MAX, &BTreeSet::new()), [(1, u64::MAX)]);
    }
}
