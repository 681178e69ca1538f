//! A process that records without end, for tests that end it: by a kill, or by what the disk would hold without power.
//!
//! It is this very test program, started again for one test; what it is to do comes by the environment. What it says on its
//! standard output is said after it was kept.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use vagt::domain::{CleanText, IncidentId};
use vagt::evidence::LogFailure;

use crate::keeper::Keeper;

const DATA: &str = "TOIL_DATA";
const ROUND: &str = "TOIL_ROUND";
const OPENINGS: &str = "TOIL_OPENINGS";
/// What it says before a text that is kept.
const KEPT: &str = "kept ";

/// Numbers that look like chance and are the same each time.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1)
    }

    /// One of 0 to `sides - 1`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap() % sides.max(1)
    }
}

/// The process, about to record in `data`: texts of its own for each `round`, over so many openings of the log.
pub(crate) fn process(data: &Path, round: u64, openings: usize) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "toil::records_until_it_is_ended", "--ignored", "--nocapture"])
        .env(DATA, data)
        .env(ROUND, round.to_string())
        .env(OPENINGS, openings.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// What a process said that it kept, up to its end.
pub(crate) fn said(child: &mut Child) -> Vec<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| kept(&line)).collect()
}

/// The text that a line says to be kept.
pub(crate) fn kept(line: &str) -> Option<String> {
    line.strip_prefix(KEPT).map(str::to_owned)
}

/// All the notes of a log, of every incident.
pub(crate) fn notes(keeper: &mut Keeper) -> std::collections::BTreeSet<String> {
    let ids: Vec<IncidentId> = keeper.desk.incidents().map(|incident| incident.id).collect();
    ids.into_iter().flat_map(|id| crate::keeper::notes_of(&keeper.desk, id)).collect()
}

#[expect(clippy::disallowed_methods, reason = "how the test that starts it tells it what to do")]
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[test]
#[ignore = "a part of other tests, which start it"]
fn records_until_it_is_ended() {
    let (Some(data), Some(round)) = (told(DATA), told(ROUND)) else { return };
    let openings: usize = told(OPENINGS).unwrap().parse().unwrap();
    let (data, mut dice) = (Path::new(&data), Dice::of(round.parse().unwrap()));
    let mut number = 0;
    for _ in 0..openings {
        if dice.roll(5) == 0 && data.join("store").exists() {
            // Somebody tidied up: it is made again. The other process may have been quicker.
            let _ = std::fs::rename(data.join("store"), data.join(format!("store.away-{round}-{number}")));
        }
        let mut keeper = takes(data);
        let mut id = keeper.desk.incidents().map(|incident| incident.id).last();
        for _ in 0..8 + dice.roll(16) {
            let at = match id {
                Some(id) if dice.roll(12) > 0 => id,
                _ => *id.insert(keeper.register("en hændelse")),
            };
            match dice.roll(12) {
                0 => keeper.save(),
                1 => keeper.later(if dice.roll(3) == 0 && months(data) < 24 { 31 } else { 1 }),
                2 => drop(keeper.log.keep_draft("note", &format!("half a thought {number}"))),
                3 => keeper.log.index().unwrap(),
                4 => {
                    let entries: Vec<_> = (0..2 + dice.roll(6))
                        .flat_map(|n| {
                            let text = CleanText::body(&format!("note-{round}-{number}-{n}"));
                            keeper.decide(vagt::domain::Command::Note(at, text))
                        })
                        .collect();
                    keeper.log.append(&entries).unwrap();
                    for n in 0..entries.len() {
                        println!("{KEPT}note-{round}-{number}-{n}");
                    }
                }
                _ => {
                    let text = format!("note-{round}-{number}");
                    keeper.note(at, &text);
                    println!("{KEPT}{text}");
                }
            }
            number += 1;
        }
        if dice.roll(3) > 0 {
            keeper.save();
        }
        keeper.close();
    }
}

/// The log, once nobody else has it; what was repaired is recorded.
fn takes(data: &Path) -> Keeper {
    loop {
        match Keeper::try_open(data) {
            Ok(mut keeper) => {
                keeper.record_repairs();
                return keeper;
            }
            // Whoever has it lets go, or is ended.
            Err(LogFailure::InUse(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
}

/// How many months the log goes over.
fn months(data: &Path) -> usize {
    let chains = std::fs::read_dir(data.join("journal")).into_iter().flatten().map(|chain| chain.unwrap().path());
    chains.map(|chain| std::fs::read_dir(chain).unwrap().count()).sum()
}
