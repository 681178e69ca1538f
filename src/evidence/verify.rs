//! Proving the log whole: every hash, every link, every number in every chain. And giving it out, byte for byte.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use super::failure::LogFailure;
use super::journal::{Position, Scanned, scan};
use super::record::{Record, Unreadable, ZERO_HASH};
use crate::domain::{Desk, Fact, Hlc, IncidentNumber, Scope};

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
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The device's letter if known, else its id.
    pub device: String,
    /// Place in the chain: the record itself, or the one that should stand there.
    pub seq: u64,
    /// What is wrong.
    pub what: ProblemKind,
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
pub fn verify(data: &Path) -> Result<Verification, LogFailure> {
    let mut result = Verification { records: 0, devices: 0, head: ZERO_HASH.to_owned(), problems: Vec::new() };
    let mut newest = Hlc(0);
    let mut numbers = BTreeSet::new();
    for device in chains(data)? {
        result.devices += 1;
        let mut name = device.clone();
        let mut before = (ZERO_HASH.to_owned(), 0u64, Hlc(0));
        let mut problems = Vec::new();
        let mut records = 0;
        let mut after_damage = false;
        let dir = data.join("journal").join(&device);
        scan(&dir, &Position::start(), |scanned, _| match scanned {
            Scanned::Record(record, _) => {
                records += 1;
                let stamp = &record.entry.stamp;
                if let Fact::DeviceEnrolled { letter } = record.entry.fact {
                    name = letter.to_string();
                }
                let mut wrong = |what| problems.push((stamp.seq, what));
                if let Fact::IncidentRegistered { number, .. } = record.entry.fact
                    && !numbers.insert(number)
                {
                    wrong(ProblemKind::NumberTwice { number });
                }
                if stamp.device.as_str() != device {
                    wrong(ProblemKind::ForeignDevice);
                }
                if stamp.seq != before.1 + 1 {
                    // What a damaged line held is told once, as that line.
                    if !(after_damage && stamp.seq == before.1 + 2) {
                        wrong(ProblemKind::Gap { expected: before.1 + 1 });
                    }
                } else if record.prev != before.0 {
                    wrong(ProblemKind::BrokenLink);
                }
                if stamp.hlc <= before.2 {
                    wrong(ProblemKind::ClockBack);
                }
                if stamp.hlc > newest {
                    newest = stamp.hlc;
                    result.head.clone_from(&record.hash);
                }
                before = (record.hash, stamp.seq, stamp.hlc);
                after_damage = false;
            }
            Scanned::Damage(damage) => {
                after_damage = true;
                let what = if damage.whole { ProblemKind::Unreadable(damage.why) } else { ProblemKind::Unfinished };
                problems.push((before.1 + 1, what));
            }
        })?;
        result.records += records;
        result.problems.extend(problems.into_iter().map(|(seq, what)| Problem { device: name.clone(), seq, what }));
    }
    Ok(result)
}

/// Writes every whole record of every chain, byte for byte as kept. Returns how many were left out.
///
/// Of a record about an incident that the viewer of `desk` may not see, only its place and its hashes are written: the
/// chain can still be followed across it, and nothing is told of whom or what it is about (P39).
pub fn export(data: &Path, desk: &Desk, out: &mut dyn Write) -> Result<u64, LogFailure> {
    let mut left_out = 0;
    for device in chains(data)? {
        let mut failed: Option<io::Error> = None;
        scan(&data.join("journal").join(device), &Position::start(), |scanned, _| {
            if let (Scanned::Record(record, line), None) = (scanned, &failed) {
                let hidden = match record.entry.fact.scope() {
                    Scope::Incident(id) => desk.everything().hidden(id),
                    Scope::Device | Scope::Register | Scope::Feed(_) | Scope::Outage(_) | Scope::Meeting(_) => false,
                };
                left_out += u64::from(hidden);
                failed = if hidden { out.write_all(&place_of(&record)) } else { out.write_all(line) }.err();
            }
        })?;
        if let Some(error) = failed {
            return Err(LogFailure::io(Path::new("export"), error));
        }
    }
    Ok(left_out)
}

/// What is written in place of a record that is left out.
fn place_of(record: &Record) -> Vec<u8> {
    let place = serde_json::json!({
        "v": 1,
        "left_out": "restricted",
        "device": record.entry.stamp.device,
        "seq": record.entry.stamp.seq,
        "prev": record.prev,
        "hash": record.hash,
    });
    format!("{place}\n").into_bytes()
}

/// The head's hash as it can be read aloud: five groups of four digits.
pub fn fingerprint(head: &str) -> String {
    let digits = head
        .as_bytes()
        .iter()
        .take(30)
        .fold(0u128, |sum, byte| (sum << 4) | u128::from(char::from(*byte).to_digit(16).unwrap_or(0)));
    let spoken = format!("{:020}", digits % 100_000_000_000_000_000_000);
    let groups: Vec<String> =
        spoken.as_bytes().chunks(4).map(|group| group.iter().map(|byte| char::from(*byte)).collect()).collect();
    groups.join(" ")
}

/// The chains in a data directory, by name.
fn chains(data: &Path) -> Result<Vec<String>, LogFailure> {
    let dir = data.join("journal");
    let entries = match std::fs::read_dir(&dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(LogFailure::io(&dir, error)),
    };
    let names: BTreeSet<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    Ok(names.into_iter().collect())
}
