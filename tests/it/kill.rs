//! A writer killed at random moments: every id that was printed is there, and the store opens every time.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

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
