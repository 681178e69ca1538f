//! The clock of the machine is set back: what is recorded then comes after what was, nothing is refused, what is due stays
//! due when it was, and whoever sits there is told in one line.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::vagt::{Answer, Vagt};

/// Runs a command on a machine whose clock is so many seconds off.
fn at(shim: &Path, vagt: &Vagt, seconds: i64, arguments: &[&str]) -> Answer {
    let mut command = vagt.command(arguments);
    command.env("LD_PRELOAD", shim).env("SHIM_CLOCK", seconds.to_string());
    let answer = Answer::of(&command.output().unwrap());
    assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
    answer
}

/// The log, line by line.
fn records(vagt: &Vagt) -> Vec<Value> {
    let export = vagt.run(&["log", "export"]).out;
    export.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_clock_set_back_by_hours_or_months_changes_no_order_and_refuses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = crate::power::shim(folder.path()) else { return };
    let vagt = Vagt::new();
    let (ahead, back) = (5 * 3600, -45 * 86400);
    // Five hours ahead, as a wrong time zone may be; then right; then a month and a half behind, as with an empty battery.
    let new = ["incident", "new", "--title", "MitID nede", "--kind", "availability", "--personal-data", "no"];
    let registered = at(&shim, &vagt, ahead, &new);
    let id = registered.out.trim().to_owned();
    let show = |vagt: &Vagt| vagt.json(&["incident", "show", &id]);
    at(&shim, &vagt, ahead, &["incident", "note", &id, "note one"]);
    let before = show(&vagt);
    let step = before["checklist"].as_array().unwrap().iter().find(|step| step["state"] == "todo").unwrap();
    let step = step["id"].as_str().unwrap().to_owned();
    let mut said = Vec::new();
    for (seconds, text) in [(0, "note two"), (back, "note three"), (ahead - 60, "note four")] {
        said.push(at(&shim, &vagt, seconds, &["incident", "note", &id, text]).err);
    }
    assert!(said[0].contains("this machine's clock is behind the log") && said[0].lines().count() == 1, "{said:?}");
    assert!(said[1].contains("this machine's clock is behind the log"), "{said:?}");
    assert_eq!(said[2], "", "a minute is no matter");
    at(&shim, &vagt, back, &["step", "done", &id, &step]);
    at(&shim, &vagt, 0, &["incident", "close", &id, "--excuse", "aftalt"]);

    let after = vagt.json(&["incident", "show", &id]);
    let texts: Vec<&str> =
        after["timeline"].as_array().unwrap().iter().filter_map(|row| row["text"].as_str()).collect();
    let place =
        |word: &str| texts.iter().position(|text| text.contains(word)).unwrap_or_else(|| panic!("{word}: {texts:?}"));
    let order = ["note one", "note two", "note three", "note four"].map(place);
    assert!(order.is_sorted(), "{texts:?}");
    for (was, is) in before["clocks"].as_array().unwrap().iter().zip(after["clocks"].as_array().unwrap()) {
        assert_eq!((&was["id"], &was["due_at"]), (&is["id"], &is["due_at"]), "what is due stays due");
    }
    let all = records(&vagt);
    let clocks: Vec<u64> = all.iter().map(|record| record["hlc"].as_u64().unwrap()).collect();
    assert!(clocks.is_sorted_by(|one, next| one < next), "{clocks:?}");
    assert!(!all.iter().map(|record| record["at"].as_str().unwrap()).is_sorted(), "the clock was set back, then");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
    // No older segment was opened again.
    let chain = std::fs::read_dir(vagt.data().join("journal")).unwrap().next().unwrap().unwrap().path();
    let segments: Vec<PathBuf> = std::fs::read_dir(chain).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(segments.len(), 1, "{segments:?}");
}
