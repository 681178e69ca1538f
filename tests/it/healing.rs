//! Two copies that heal each other: what is damaged in one is made whole from the other, told once, recorded, and nothing is
//! thrown away; what is lost in both is told by its place.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use vagt::domain::repair::Place;
use vagt::domain::{Fact, IncidentId, Repair};
use vagt::evidence::{Log, Told, verify};

use crate::keeper::{Keeper, notes_of};
use crate::vagt::Vagt;

/// A log with an incident and so many notes, from three months.
fn kept(data: &Path, notes: usize) -> IncidentId {
    let mut keeper = Keeper::open(data);
    let id = keeper.register("MitID nede");
    for note in 0..notes {
        if note == notes / 3 || note == 2 * notes / 3 {
            keeper.later(31);
        }
        keeper.note(id, &format!("note {note}"));
    }
    keeper.close();
    id
}

/// The segments, oldest first, and what is in them.
fn segments(data: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(chains) = fs::read_dir(data.join("journal")) else { return Vec::new() };
    let files = chains.flat_map(|chain| fs::read_dir(chain.unwrap().path()).unwrap());
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn lines(data: &Path) -> Vec<u8> {
    segments(data).into_iter().flat_map(|(_, bytes)| bytes).collect()
}

/// Where the lines of a segment begin.
fn begins(bytes: &[u8]) -> Vec<usize> {
    let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(place, _)| place + 1);
    std::iter::once(0).chain(ends).collect()
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

/// Opens the log and records what was repaired; that is told the first time, and never again.
fn heals(data: &Path) -> Vec<Repair> {
    let mut keeper = Keeper::open(data);
    let repairs: Vec<Repair> = keeper
        .told
        .iter()
        .filter_map(|told| if let Told::Repaired(repair) = told { Some(repair.clone()) } else { None })
        .collect();
    assert_eq!(keeper.told.len(), repairs.len(), "{:?}", keeper.told);
    keeper.record_repairs();
    keeper.close();
    let again = Keeper::open(data);
    assert_eq!(again.told, [], "told once");
    assert_eq!(again.log.repairs(), [], "recorded once");
    again.close();
    repairs
}

#[test]
fn a_damaged_line_in_the_middle_comes_back_byte_for_byte_and_what_stood_there_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let id = kept(dir.path(), 9);
    let before = lines(dir.path());
    let (path, bytes) = segments(dir.path()).remove(1);
    let third = begins(&bytes)[1];
    change(&path, |bytes| bytes[third + 30] ^= 1);
    let stood = fs::read(&path).unwrap()[third..begins(&bytes)[2]].to_vec();
    let repairs = heals(dir.path());
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    let aside = format!("{name}.damaged-{third}");
    let at = Place { segment: name, line: 2, first: 7, last: 7 };
    assert_eq!(repairs, [Repair::Journal { at, aside: Some(aside.clone()) }]);
    assert_eq!(fs::read(path.with_file_name(aside)).unwrap(), stood);
    let after = lines(dir.path());
    assert!(
        after.starts_with(&before) && after.len() > before.len(),
        "the journal as it was, and the record of the repair"
    );
    let found = verify(dir.path()).unwrap();
    assert!(found.is_whole());
    assert_eq!(found.repairs.iter().map(|told| &told.repair).collect::<Vec<_>>(), repairs.iter().collect::<Vec<_>>());
    assert_eq!(notes_of(&Keeper::open(dir.path()).desk, id).len(), 9);
}

#[test]
fn damage_before_the_snapshot_is_found_by_whoever_verifies() {
    let vagt = Vagt::new();
    let id = kept(&vagt.data(), 9);
    let mut keeper = Keeper::open(vagt.data());
    keeper.save();
    keeper.close();
    let before = lines(&vagt.data());
    let (path, _) = segments(&vagt.data()).remove(0);
    change(&path, |bytes| bytes[700] ^= 1);
    assert_eq!(Keeper::open(vagt.data()).told, [], "what the snapshot stands for is not read again");
    let found = vagt.run(&["log", "verify", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!((found.code, &said["ok"], &said["repaired"]), (0, &json!(true), &json!(1)), "{found:?}");
    assert!(found.err.contains("a damaged record of the journal was made whole"), "{found:?}");
    assert_eq!(said["store"]["missing"], 0, "both copies have the record of it: {said}");
    let repair = &said["repairs"][0];
    assert_eq!(
        (&repair["what"], &repair["at"]["line"], &repair["at"]["first"]),
        (&json!("journal"), &json!(2), &json!(2))
    );
    assert!(lines(&vagt.data()).starts_with(&before));
    let again = vagt.run(&["log", "verify"]);
    assert!(again.code == 0 && again.err.is_empty(), "{again:?}");
    assert!(again.out.contains("Repair recorded as A"), "{again:?}");
    assert_eq!(notes_of(&Keeper::open(vagt.data()).desk, id).len(), 9);
}

type Change<'a> = &'a dyn Fn(&mut Vec<u8>);

#[test]
fn what_is_missing_or_run_together_or_torn_apart_or_put_in_comes_right() {
    let tear = |bytes: &mut Vec<u8>| bytes.insert(begins(bytes)[1] + 10, b'\n');
    let join = |bytes: &mut Vec<u8>| drop(bytes.drain(begins(bytes)[2] - 1..begins(bytes)[2]));
    let take = |bytes: &mut Vec<u8>| drop(bytes.drain(begins(bytes)[1]..begins(bytes)[2]));
    let put = |bytes: &mut Vec<u8>| drop(bytes.splice(begins(bytes)[1]..begins(bytes)[1], *b"\nrubbish\n"));
    let first = |bytes: &mut Vec<u8>| bytes[5] ^= 2;
    let all = |bytes: &mut Vec<u8>| bytes.fill(0);
    let changes: [Change<'_>; 6] = [&tear, &join, &take, &put, &first, &all];
    for (number, how) in changes.into_iter().enumerate() {
        for segment in 0..3 {
            let dir = tempfile::tempdir().unwrap();
            kept(dir.path(), 9);
            let before = lines(dir.path());
            change(&segments(dir.path())[segment].0, how);
            assert!(!heals(dir.path()).is_empty(), "{number} in {segment}");
            assert!(lines(dir.path()).starts_with(&before), "{number} in {segment}");
            assert!(verify(dir.path()).unwrap().is_whole(), "{number} in {segment}");
        }
    }
}

#[test]
fn a_segment_that_is_gone_or_all_of_them_or_the_whole_journal_comes_back() {
    for gone in 0..5 {
        let vagt = Vagt::new();
        kept(&vagt.data(), 9);
        let before = lines(&vagt.data());
        let there = segments(&vagt.data());
        match gone {
            4 => fs::remove_dir_all(vagt.data().join("journal")).unwrap(),
            3 => there.iter().for_each(|(path, _)| fs::remove_file(path).unwrap()),
            one => fs::remove_file(&there[one].0).unwrap(),
        }
        let listed = vagt.run(&["incident", "list"]);
        assert!(listed.code == 0 && listed.out.contains("MitID nede"), "{gone}: {listed:?}");
        assert!(listed.err.contains("came back from the working copy"), "{gone}: {listed:?}");
        assert!(lines(&vagt.data()).starts_with(&before), "{gone}");
        assert_eq!(segments(&vagt.data())[0].1, there[0].1, "{gone}: in the files where it was");
        assert_eq!(vagt.json(&["log", "verify"])["ok"], true, "{gone}");
    }
}

#[test]
fn what_is_lost_in_both_is_told_by_its_place_once_and_the_rest_stays_usable() {
    let vagt = Vagt::new();
    let id = kept(&vagt.data(), 9);
    fs::remove_dir_all(vagt.data().join("store")).unwrap();
    let (path, bytes) = segments(&vagt.data()).remove(1);
    let second = begins(&bytes)[1];
    change(&path, |bytes| bytes[second + 30] ^= 1);
    let noted = vagt.run(&["incident", "note", "26-A1", "videre"]);
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(noted.code == 0 && noted.err.contains("A RECORD IS LOST"), "{noted:?}");
    assert!(noted.err.contains(&format!("{name} line 2, record 7")), "{noted:?}");
    let again = vagt.run(&["incident", "note", "26-A1", "og videre"]);
    assert!(again.code == 0 && !again.err.contains("LOST"), "{again:?}");
    assert_eq!(fs::read(&path).unwrap().len(), bytes.len(), "what stands there is left where it stands");
    let found = vagt.run(&["log", "verify", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(found.code, 1, "{found:?}");
    let problem = &said["problems"][0];
    assert_eq!(
        (&problem["seq"], &problem["segment"], &problem["line"]),
        (&json!(7), &json!(name), &json!(2)),
        "{said}"
    );
    assert_eq!(said["repairs"][0]["what"], "lost", "{said}");
    assert_eq!(notes_of(&Keeper::open(vagt.data()).desk, id).len(), 10);
}

#[test]
fn of_several_that_are_damaged_those_come_back_that_the_store_has() {
    let dir = tempfile::tempdir().unwrap();
    let id = kept(dir.path(), 6);
    // The store has the first six only.
    let store = dir.path().join("store");
    let old = dir.path().join("old");
    assert!(std::process::Command::new("cp").arg("-r").arg(&store).arg(&old).status().unwrap().success());
    let mut keeper = Keeper::open(dir.path());
    keeper.note(id, "not in the store");
    keeper.note(id, "at the end");
    keeper.close();
    fs::remove_dir_all(&store).unwrap();
    fs::rename(&old, &store).unwrap();
    let (path, _) = segments(dir.path()).pop().unwrap();
    change(&path, |bytes| {
        let begins = begins(bytes);
        bytes[begins[1] + 9] ^= 1;
        bytes[begins[2] + 9] ^= 1;
    });
    let repairs = heals(dir.path());
    assert!(
        matches!(&repairs[..], [Repair::Journal { at, .. }, Repair::Lost { at: lost }] if (at.first, lost.first) == (8, 9)),
        "{repairs:?}"
    );
    let notes = notes_of(&Keeper::open(dir.path()).desk, id);
    assert_eq!(notes.last().unwrap(), "at the end");
    assert!(notes.contains(&"note 5".to_owned()) && !notes.contains(&"not in the store".to_owned()), "{notes:?}");
}

/// Changes one byte of the journal, so many times; each time all is there again.
fn single_bytes(times: usize) {
    let whole = tempfile::tempdir().unwrap();
    let id = kept(whole.path(), 12);
    let before = lines(whole.path());
    for time in 0..times {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        assert!(std::process::Command::new("cp").arg("-r").arg(whole.path()).arg(&data).status().unwrap().success());
        let all = segments(&data);
        let (path, bytes) = &all[time % all.len()];
        let place = time.wrapping_mul(7919) % bytes.len();
        let flip = u8::try_from(1 + time * 31 % 255).unwrap();
        change(path, |bytes| bytes[place] ^= flip);
        let mut keeper = Keeper::open(&data);
        let mut repairs = keeper.log.repairs().to_vec();
        // A signature is looked at by whoever verifies.
        repairs.extend(keeper.log.mend().unwrap());
        assert_eq!(repairs.len(), 1, "{time}: {place} in {}: {repairs:?}", path.display());
        keeper.record_repairs();
        keeper.close();
        assert!(lines(&data).starts_with(&before), "{time}: {place} in {}", path.display());
        assert!(verify(&data).unwrap().is_whole(), "{time}");
        assert_eq!(notes_of(&Keeper::open(&data).desk, id).len(), 12, "{time}");
    }
}

#[test]
fn whichever_byte_of_the_journal_changes_it_is_told_and_made_right() {
    single_bytes(50);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn whichever_byte_of_the_journal_changes_it_is_told_and_made_right_500_times() {
    single_bytes(500);
}

#[test]
fn a_journal_cut_short_anywhere_comes_back() {
    let whole = tempfile::tempdir().unwrap();
    kept(whole.path(), 4);
    let before = lines(whole.path());
    let (path, bytes) = segments(whole.path()).pop().unwrap();
    let inner = path.strip_prefix(whole.path()).unwrap();
    let borders = begins(&bytes).into_iter().flat_map(|at| [at.saturating_sub(1), at, at + 1]);
    for length in borders.filter(|at| *at < bytes.len()) {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        assert!(std::process::Command::new("cp").arg("-r").arg(whole.path()).arg(&data).status().unwrap().success());
        change(&data.join(inner), |bytes| bytes.truncate(length));
        assert!(heals(&data).iter().any(|repair| matches!(repair, Repair::Journal { .. })), "{length}");
        assert!(lines(&data).starts_with(&before), "{length}");
        assert!(verify(&data).unwrap().is_whole(), "{length}");
    }
}

#[test]
fn a_repair_that_was_cut_short_is_finished_and_recorded_once() {
    for stage in ["written beside", "noted", "done", "recorded"] {
        let dir = tempfile::tempdir().unwrap();
        kept(dir.path(), 9);
        let before = lines(dir.path());
        let (path, bytes) = segments(dir.path()).remove(1);
        let damaged = |bytes: &mut Vec<u8>| bytes[700] ^= 1;
        change(&path, damaged);
        let note = dir.path().join("repairs.json");
        let opened = Log::open(dir.path()).unwrap();
        let noted = fs::read(&note).unwrap();
        drop(opened);
        match stage {
            "written beside" => {
                fs::remove_file(&note).unwrap();
                change(&path, damaged);
                let beside = path.with_file_name(format!("{}.healing", path.file_name().unwrap().to_str().unwrap()));
                fs::write(&beside, &bytes[..500]).unwrap();
            }
            "noted" => change(&path, damaged),
            "done" => {}
            _ => {
                let mut keeper = Keeper::open(dir.path());
                keeper.record_repairs();
                keeper.close();
                fs::write(&note, &noted).unwrap();
            }
        }
        let mut keeper = Keeper::open(dir.path());
        keeper.record_repairs();
        keeper.close();
        assert!(!note.exists(), "{stage}");
        assert!(lines(dir.path()).starts_with(&before), "{stage}");
        let found = verify(dir.path()).unwrap();
        assert!(found.is_whole() && found.repairs.len() == 1, "{stage}: {:?}", found.repairs);
        let chain = path.parent().unwrap();
        let names: Vec<String> =
            fs::read_dir(chain).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert!(!names.iter().any(|name| name.ends_with(".healing")), "{stage}: {names:?}");
    }
}

#[test]
fn a_damaged_store_is_set_aside_and_the_chain_says_so() {
    let vagt = Vagt::new();
    kept(&vagt.data(), 9);
    change(&vagt.data().join("store/db"), |bytes| bytes.fill(0x5a));
    let listed = vagt.run(&["incident", "list"]);
    assert!(listed.code == 0 && listed.err.contains("made again from the journal"), "{listed:?}");
    let said = vagt.json(&["log", "verify"]);
    assert_eq!((&said["repairs"][0]["what"], &said["repaired"]), (&json!("store"), &json!(0)), "{said}");
    let aside = said["repairs"][0]["aside"].as_str().unwrap();
    assert!(aside.starts_with("store.damaged-") && vagt.data().join(aside).is_dir(), "{aside}");
    let last = lines(&vagt.data());
    let last = String::from_utf8(last).unwrap().lines().last().unwrap().to_owned();
    assert!(last.contains("\"type\":\"log_repaired\""), "{last}");
}

#[test]
fn a_log_without_its_working_copy_is_told_so_and_stays_what_its_backup_is() {
    let dir = tempfile::tempdir().unwrap();
    kept(dir.path(), 3);
    fs::remove_dir_all(dir.path().join("store")).unwrap();
    let before = lines(dir.path());
    let keeper = Keeper::open(dir.path());
    assert_eq!(keeper.told, [Told::Repaired(Repair::Store { aside: None })]);
    assert_eq!(keeper.log.repairs(), []);
    keeper.close();
    assert_eq!(lines(dir.path()), before);
}

#[test]
fn what_was_changed_by_hand_is_not_healed_over() {
    let dir = tempfile::tempdir().unwrap();
    kept(dir.path(), 6);
    let (path, _) = segments(dir.path()).remove(0);
    change(&path, |bytes| {
        let begins = begins(bytes);
        let doubled = bytes[begins[0]..begins[1]].to_vec();
        bytes.splice(begins[1]..begins[1], doubled);
    });
    let bytes = fs::read(&path).unwrap();
    let mut keeper = Keeper::open(dir.path());
    assert_eq!(keeper.log.mend().unwrap(), [], "a record that is whole and does not belong there is no damage");
    keeper.close();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert!(!verify(dir.path()).unwrap().is_whole());
}

#[test]
fn the_record_of_a_repair_is_of_the_log_and_of_no_incident() {
    let fact = Fact::LogRepaired { repair: Repair::Store { aside: None } };
    assert_eq!(fact.scope(), vagt::domain::Scope::Device);
}

#[test]
fn an_open_desk_looks_through_what_it_did_not_read_and_tells_what_it_healed() {
    let vagt = Vagt::new();
    let mut keeper = Keeper::open(vagt.data());
    let id = keeper.register("MitID nede");
    keeper.note(id, "ringet op");
    keeper.save();
    keeper.close();
    let before = lines(&vagt.data());
    change(&segments(&vagt.data()).remove(0).0, |bytes| bytes[700] ^= 1);
    let mut night = crate::desk::desk(&vagt, 120, 40);
    night.shows("came back from the second copy").shows("all kept");
    night
        .types("l")
        .shows("Ctrl-x start afresh")
        .types("og videre\r")
        .shows("Noted on 26-A1")
        .shows("all kept")
        .types("q");
    assert_eq!(night.ends().0, 0);
    assert!(lines(&vagt.data()).starts_with(&before));
    let said = vagt.json(&["log", "verify"]);
    assert_eq!((&said["ok"], &said["repaired"]), (&json!(true), &json!(0)), "{said}");
    assert_eq!(said["repairs"].as_array().unwrap().len(), 1, "{said}");
}
