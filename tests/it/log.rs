//! The log on a real disk: reopened, torn, damaged, without its store.

use std::fs;
use std::path::Path;

use crate::keeper::{Keeper, notes_of};
use crate::vagt::Vagt;
use vagt::domain::Repair;
use vagt::evidence::{Log, LogFailure, Told, verify};

#[test]
fn what_was_kept_is_there_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("MitID nede");
    for n in 0..20 {
        keeper.note(id, &format!("note {n}"));
    }
    let desk = keeper.close();
    let again = Keeper::open(dir.path());
    assert_eq!(again.told, []);
    assert_eq!(again.desk, desk);
    assert!(verify(dir.path()).unwrap().is_whole());
}

#[test]
fn a_desk_from_snapshots_equals_a_desk_from_the_journal_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let open = keeper.register("stays open");
    let closed = keeper.register("gets closed");
    keeper.note(closed, "before closing");
    keeper.end(closed);
    keeper.note(open, "more");
    keeper.save();
    keeper.note(open, "after the snapshot");
    keeper.note(closed, "after closing, from the archive");
    keeper.close();
    let with_store = Keeper::open(dir.path()).close();
    let without = Log::read_only(dir.path()).unwrap().desk;
    assert_eq!(with_store, without);
    assert_eq!(with_store.archived().count(), 1);
    let mut again = Keeper::open(dir.path());
    again.recall(closed);
    assert_eq!(notes_of(&again.desk, closed), ["before closing", "after closing, from the archive"]);
}

#[test]
fn a_desk_that_was_opened_after_a_closing_does_not_hide_it_by_saving() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let closed = keeper.register("closed behind the last snapshot");
    keeper.end(closed);
    keeper.close();
    // The next desk has it set aside already, and keeps a snapshot at its end.
    let mut desk = Keeper::open(dir.path());
    desk.save();
    desk.close();
    let again = Keeper::open(dir.path()).close();
    assert_eq!(again, Log::read_only(dir.path()).unwrap().desk);
    assert_eq!(again.archived().count(), 1);
}

#[test]
fn a_desk_that_does_not_know_an_incident_keeps_no_snapshot_without_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("known to the journal");
    keeper.log.save(&vagt::domain::Desk::default()).unwrap();
    keeper.close();
    assert!(Keeper::open(dir.path()).desk.incident(id).is_some());
}

#[test]
fn a_store_that_is_gone_is_made_again_and_the_person_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("a");
    keeper.note(id, "b");
    let desk = keeper.close();
    fs::remove_dir_all(dir.path().join("store")).unwrap();
    let again = Keeper::open(dir.path());
    assert_eq!(again.desk, desk);
    assert_eq!(again.told, [Told::Repaired(Repair::Store { aside: None })]);
}

#[test]
fn a_damaged_store_never_loses_what_was_kept() {
    for place in 0..20u32 {
        let dir = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::open(dir.path());
        let id = keeper.register("a");
        for n in 0..150 {
            keeper.note(id, &format!("note {n} {}", "x".repeat(300)));
        }
        keeper.save();
        let desk = keeper.close();
        damage(&dir.path().join("store/db"), f64::from(place) / 20.0);
        let again = Keeper::open(dir.path());
        assert_eq!(again.desk, desk, "place {place}");
        let mut again = again;
        again.record_repairs();
        drop(again);
        assert_eq!(Keeper::open(dir.path()).told, [], "the second opening has nothing to tell");
    }
}

#[test]
fn a_store_cut_short_at_any_length_is_made_again() {
    for cut in [0, 1, 100, 4096, 100_000] {
        let dir = tempfile::tempdir().unwrap();
        let mut keeper = Keeper::open(dir.path());
        let id = keeper.register("a");
        for n in 0..300 {
            keeper.note(id, &format!("note {n} {}", "x".repeat(500)));
        }
        keeper.save();
        let desk = keeper.close();
        let db = fs::OpenOptions::new().write(true).open(dir.path().join("store/db")).unwrap();
        db.set_len(cut).unwrap();
        assert_eq!(Keeper::open(dir.path()).desk, desk, "cut at {cut}");
    }
}

#[test]
fn a_torn_line_is_set_aside_and_the_chain_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("a");
    keeper.note(id, "kept");
    let desk = keeper.close();
    let segment = segment(dir.path());
    let mut bytes = fs::read(&segment).unwrap();
    bytes.extend_from_slice(b"{\"v\":1,\"id\":\"01J");
    fs::write(&segment, &bytes).unwrap();
    assert!(!verify(dir.path()).unwrap().is_whole());
    let mut again = Keeper::open(dir.path());
    let [Told::Repaired(Repair::SetAside { bytes: 16, finished: false, aside, .. })] = again.told.as_slice() else {
        panic!("{:?}", again.told);
    };
    assert_eq!(fs::read(segment.with_file_name(aside)).unwrap(), b"{\"v\":1,\"id\":\"01J");
    assert_eq!(again.desk, desk);
    again.note(id, "after");
    drop(again);
    assert!(verify(dir.path()).unwrap().is_whole());
}

#[test]
fn a_first_line_that_was_never_finished_is_set_aside_too() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    keeper.register("a");
    keeper.close();
    fs::remove_dir_all(dir.path().join("store")).unwrap();
    fs::write(segment(dir.path()), b"{\"v\":1,\"id").unwrap();
    let mut again = Keeper::open(dir.path());
    let torn = |told: &Told| matches!(told, Told::Repaired(Repair::SetAside { bytes: 10, finished: false, .. }));
    assert!(again.told.iter().any(torn), "{:?}", again.told);
    again.register("b");
    drop(again);
    assert!(verify(dir.path()).unwrap().is_whole());
}

#[test]
fn a_journal_that_lost_its_end_gets_it_back_from_the_store() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("a");
    for n in 0..10 {
        keeper.note(id, &format!("note {n}"));
    }
    let desk = keeper.close();
    let segment = segment(dir.path());
    let bytes = fs::read(&segment).unwrap();
    fs::write(&segment, &bytes[..bytes.len() - 700]).unwrap();
    let again = Keeper::open(dir.path());
    assert!(again.told.iter().any(|told| matches!(told, Told::Repaired(Repair::Journal { .. }))), "{:?}", again.told);
    assert_eq!(again.desk, desk);
    drop(again);
    assert!(verify(dir.path()).unwrap().is_whole());
}

#[test]
fn a_damaged_line_in_the_middle_is_told_and_the_rest_stays_usable() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("a");
    for n in 0..5 {
        keeper.note(id, &format!("note {n}"));
    }
    keeper.close();
    fs::remove_dir_all(dir.path().join("store")).unwrap();
    let segment = segment(dir.path());
    let text = fs::read_to_string(&segment).unwrap().replace("note 2", "note X");
    fs::write(&segment, text).unwrap();
    let verified = verify(dir.path()).unwrap();
    assert_eq!(verified.problems.len(), 1, "{:?}", verified.problems);
    let again = Keeper::open(dir.path());
    let lost = |told: &Told| matches!(told, Told::Repaired(Repair::Lost { at }) if at.records() == 1);
    assert!(again.told.iter().any(lost), "{:?}", again.told);
    assert_eq!(notes_of(&again.desk, id), ["note 0", "note 1", "note 3", "note 4"]);
}

#[test]
fn a_second_owner_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let keeper = Keeper::open(dir.path());
    assert!(matches!(Log::open(dir.path()), Err(LogFailure::InUse(_))));
    drop(keeper);
    assert!(Log::open(dir.path()).is_ok());
}

#[test]
fn drafts_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let keeper = Keeper::open(dir.path());
    keeper.log.keep_draft("register", &"half a title").unwrap();
    keeper.log.keep_draft("note", &"gone").unwrap();
    keeper.log.drop_draft("note").unwrap();
    drop(keeper);
    let again = Keeper::open(dir.path());
    assert_eq!(again.log.drafts::<String>(), [("register".to_owned(), "half a title".to_owned())]);
}

fn segment(data: &Path) -> std::path::PathBuf {
    let chain = fs::read_dir(data.join("journal")).unwrap().next().unwrap().unwrap().path();
    fs::read_dir(chain)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "jsonl"))
        .unwrap()
}

fn damage(file: &Path, part: f64) {
    let mut bytes = fs::read(file).unwrap();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a test file"
    )]
    let place = (bytes.len() as f64 * part) as usize;
    bytes[place] ^= 0x10;
    fs::write(file, bytes).unwrap();
}

/// Every file of the journal.
fn segments(vagt: &Vagt) -> Vec<std::path::PathBuf> {
    let chains = std::fs::read_dir(vagt.data().join("journal")).unwrap().map(|entry| entry.unwrap().path());
    chains.flat_map(|chain| std::fs::read_dir(chain).unwrap().map(|entry| entry.unwrap().path())).collect()
}

#[test]
fn an_end_of_the_log_that_both_copies_lack_is_told_by_what_the_head_file_knows() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    let had = vagt.records();
    std::fs::remove_dir_all(vagt.data().join("store")).unwrap();
    let [segment] = segments(&vagt).try_into().unwrap();
    let text = std::fs::read_to_string(&segment).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap() + 1;
    std::fs::write(&segment, text.get(..cut).unwrap()).unwrap();
    let found = vagt.run(&["--json", "log", "verify"]);
    let json: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.code, &json["ok"]), (1, &serde_json::json!(false)), "{}", found.err);
    assert!(found.err.contains("A RECORD IS LOST") && !found.err.contains("nothing is lost"), "{}", found.err);
    assert_eq!((&json["repairs"][0]["what"], &json["repairs"][0]["at"]["first"]), (&"lost".into(), &had.into()));
    // It is on record, once; what is there is whole.
    let again = vagt.json(&["log", "verify"]);
    assert_eq!((&again["ok"], again["repairs"].as_array().unwrap().len()), (&serde_json::json!(true), 1));
    assert_eq!(again["records"], serde_json::json!(had), "one less, and the record that says so");
}

#[test]
fn a_log_of_which_nothing_is_left_does_not_pass_for_one_that_never_was() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    let had = vagt.records();
    for copy in ["store", "journal"] {
        std::fs::remove_dir_all(vagt.data().join(copy)).unwrap();
    }
    for _until_something_is_recorded in 0..2 {
        let found = vagt.run(&["log", "verify"]);
        assert_eq!(found.code, 1);
        assert!(found.err.contains(&format!("{had} RECORDS ARE LOST")), "{}", found.err);
    }
    let new = vagt.run(&["incident", "new", "--title", "Ny begyndelse", "--kind", "availability"]);
    assert!(new.code == 0 && new.err.contains("RECORDS ARE LOST"), "{}", new.err);
    assert_eq!(vagt.json(&["log", "verify"])["repairs"][0]["at"]["last"], serde_json::json!(had));
}
