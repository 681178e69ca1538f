//! Writers killed at random moments: every id and every text that was printed is there, and the log opens every time.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use crate::keeper::Keeper;
use crate::toil::{self, Dice};
use crate::vagt::Vagt;

/// Kills `kills` writers, each after a delay of its own, and checks the store after each.
fn kill_writers(kills: u64) {
    let vagt = Vagt::new();
    let mut printed: Vec<String> = Vec::new();
    for round in 0..kills {
        // A shell that registers one incident after another, until it is killed with everything it started.
        let program = vagt.command(&[]);
        let words: Vec<String> = std::iter::once(program.get_program())
            .chain(program.get_args())
            .map(|word| format!("'{}'", word.to_str().unwrap()))
            .collect();
        let line =
            format!("while true; do {} incident new --title round-{round} --kind availability; done", words.join(" "));
        let mut shell = std::process::Command::new("setsid");
        crate::vagt::bare(&mut shell, &vagt.path("."));
        let mut child = shell.args(["sh", "-c", &line]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let delay = Duration::from_millis(20 + (round * 7919) % 400);
        let group = child.id();
        let killer = std::thread::spawn(move || {
            std::thread::park_timeout(delay);
            let group = format!("-{group}");
            std::process::Command::new("kill").args(["-9", "--", &group]).status().unwrap();
        });
        printed.extend(out.lines().map_while(Result::ok).filter(|line| !line.is_empty()));
        killer.join().unwrap();
        child.wait().unwrap();
        let listed = vagt.json(&["incident", "list"]);
        let ids: Vec<&str> = listed.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        for id in &printed {
            assert!(ids.contains(&id.as_str()), "round {round}: {id} was printed and is gone");
        }
        assert!(!vagt.data().exists() || vagt.json(&["log", "verify"])["ok"] == true, "round {round}");
    }
    assert!(printed.len() as u64 > kills / 2, "the writers hardly wrote: {}", printed.len());
}

#[test]
fn a_killed_writer_loses_nothing_that_it_printed() {
    kill_writers(30);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn a_killed_writer_loses_nothing_that_it_printed_in_200_rounds() {
    kill_writers(200);
}

/// Two processes take turns at one log: they append, keep snapshots, begin new segments and make the store again. One of them is
/// killed, the other takes over, and another comes in its place; so many times. Now and then both are, and the log is looked at.
fn kill_by_turns(cycles: u64) {
    let mut dice = Dice::of(cycles);
    let (mut repairs, mut looks, mut all) = (0, 0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    let mut must: BTreeSet<String> = BTreeSet::new();
    let begin =
        |folder: &tempfile::TempDir, cycle| toil::process(&folder.path().join("data"), cycle, 10_000).spawn().unwrap();
    let mut running = Vec::new();
    let end = |mut child: std::process::Child| {
        use std::os::unix::process::ExitStatusExt as _;
        child.kill().unwrap();
        let said = toil::said(&mut child);
        let status = child.wait().unwrap();
        assert_eq!(status.signal(), Some(9), "it did not end by itself: {status:?}");
        said
    };
    for cycle in 0..cycles {
        while running.len() < 2 {
            running.push(begin(&folder, cycle * 2 + running.len() as u64));
        }
        std::thread::park_timeout(Duration::from_millis(30 + dice.roll(150) as u64));
        must.extend(end(running.remove(dice.roll(2))));
        if cycle % 5 != 4 {
            continue;
        }
        must.extend(running.drain(..).flat_map(end));
        let data = folder.path().join("data");
        let mut keeper = Keeper::open(&data);
        repairs += keeper.log.repairs().len();
        keeper.record_repairs();
        let there = toil::notes(&mut keeper);
        let missing: Vec<&String> = must.difference(&there).collect();
        assert!(missing.is_empty(), "cycle {cycle}: {missing:?} were kept and are gone");
        keeper.close();
        let found = vagt::evidence::verify(&data).unwrap();
        assert!(found.is_whole(), "cycle {cycle}: {:?}", found.problems);
        looks += 1;
        if cycle % 50 == 49 {
            all += must.len();
            must.clear();
            folder = tempfile::tempdir().unwrap();
        }
    }
    for child in running {
        drop(end(child));
    }
    all += must.len();
    println!("{cycles} kills, {looks} looks, {all} texts kept and there, {repairs} repairs");
    assert!(all as u64 > cycles, "they hardly wrote: {all}");
}

#[test]
fn whoever_is_killed_at_whatever_it_does_loses_nothing_and_another_goes_on() {
    kill_by_turns(10);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn whoever_is_killed_at_whatever_it_does_loses_nothing_and_another_goes_on_1000_times() {
    kill_by_turns(1000);
}
