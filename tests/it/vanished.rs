//! The log when its directory is moved, removed or replaced under it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::keeper::{Keeper, notes_of};
use vagt::domain::{CleanText, Command, IncidentId};
use vagt::evidence::{Log, LogFailure, in_use, verify};

/// A log in a directory that can be moved, with one incident; appended to since it was opened, or not yet.
fn begun(dir: &Path, appended: bool) -> (Keeper, IncidentId, PathBuf) {
    let data = dir.join("data");
    let mut keeper = Keeper::open(&data);
    let id = keeper.register("MitID nede");
    if !appended {
        drop(keeper);
        keeper = Keeper::open(&data);
    }
    (keeper, id, data)
}

/// Tries to keep a note; the entries, and whether they were.
fn try_note(keeper: &mut Keeper, id: IncidentId, text: &str) -> (Vec<vagt::domain::Entry>, Result<(), LogFailure>) {
    let entries = keeper.decide(Command::Note(id, CleanText::body(text)));
    let kept = keeper.log.append(&entries);
    (entries, kept)
}

#[test]
fn what_is_written_after_the_directory_was_removed_is_not_called_kept_and_no_journal_is_begun_there() {
    for appended in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let (mut keeper, id, data) = begun(dir.path(), appended);
        fs::remove_dir_all(&data).unwrap();
        for _ in 0..2 {
            let (_, kept) = try_note(&mut keeper, id, "into the void");
            assert!(matches!(kept, Err(LogFailure::Vanished { .. })), "{appended}: {kept:?}");
        }
        assert!(!data.exists(), "{appended}: a directory that was removed is not made again");
        // Another directory in its place is another directory.
        fs::create_dir(&data).unwrap();
        let (_, kept) = try_note(&mut keeper, id, "into another");
        assert!(matches!(kept, Err(LogFailure::Vanished { .. })), "{appended}: {kept:?}");
        assert!(fs::read_dir(&data).unwrap().next().is_none(), "{appended}: nothing is written there");
        assert!(keeper.log.still_there().is_err());
    }
}

#[test]
fn a_directory_that_was_moved_away_and_back_goes_on_with_what_waited() {
    for appended in [true, false] {
        let dir = tempfile::tempdir().unwrap();
        let (mut keeper, id, data) = begun(dir.path(), appended);
        let elsewhere = dir.path().join("elsewhere");
        fs::rename(&data, &elsewhere).unwrap();
        let before = fs::read(segment(&elsewhere)).unwrap();
        let (entries, kept) = try_note(&mut keeper, id, "while it was away");
        assert!(matches!(kept, Err(LogFailure::Vanished { .. })), "{appended}: {kept:?}");
        assert_eq!(
            fs::read(segment(&elsewhere)).unwrap(),
            before,
            "{appended}: nothing is written behind the path's back"
        );
        fs::rename(&elsewhere, &data).unwrap();
        keeper.log.append(&entries).unwrap();
        keeper.note(id, "after");
        keeper.close();
        assert!(verify(&data).unwrap().is_whole());
        assert_eq!(notes_of(&Keeper::open(&data).desk, id), ["while it was away", "after"]);
    }
}

#[test]
fn a_journal_that_was_removed_or_replaced_alone_is_noticed_too() {
    for replaced in [true, false] {
        for appended in [true, false] {
            let dir = tempfile::tempdir().unwrap();
            let (mut keeper, id, data) = begun(dir.path(), appended);
            let path = segment(&data);
            fs::remove_file(&path).unwrap();
            if replaced {
                fs::write(&path, "something else\n").unwrap();
            }
            let (_, kept) = try_note(&mut keeper, id, "x");
            assert!(matches!(kept, Err(LogFailure::Vanished { .. })), "{replaced} {appended}: {kept:?}");
            assert_eq!(fs::read_to_string(&path).ok().as_deref(), replaced.then_some("something else\n"));
        }
    }
}

#[test]
fn a_segment_that_cannot_be_begun_leaves_the_one_before_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let (mut keeper, id, data) = begun(dir.path(), true);
    keeper.note(id, "in November");
    let november = segment(&data);
    let before = fs::read(&november).unwrap();
    let december = november.with_file_name("2026-12.jsonl");
    fs::create_dir(&december).unwrap();
    keeper.later(14);
    let (entries, kept) = try_note(&mut keeper, id, "in December");
    assert!(kept.is_err());
    assert!(fs::read(&november).unwrap() == before, "last month was touched");
    fs::remove_dir(&december).unwrap();
    keeper.log.append(&entries).unwrap();
    keeper.close();
    assert!(verify(&data).unwrap().is_whole());
    assert_eq!(notes_of(&Keeper::open(&data).desk, id), ["in November", "in December"]);
}

#[test]
fn what_cannot_be_read_in_a_segment_that_is_begun_is_set_aside_and_never_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    let (keeper, id, data) = begun(dir.path(), true);
    drop(keeper);
    let december = segment(&data).with_file_name("2026-12.jsonl");
    fs::write(&december, "no record\n").unwrap();
    let mut again = Keeper::open(&data);
    again.later(14);
    again.note(id, "in December");
    again.close();
    assert_eq!(fs::read_to_string(december.with_file_name("2026-12.jsonl.torn-0")).unwrap(), "no record\n");
    assert!(verify(&data).unwrap().is_whole());
}

#[test]
fn a_lock_that_somebody_removed_is_taken_again_before_anything_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (mut keeper, id, data) = begun(dir.path(), true);
    assert!(in_use(&data));
    fs::remove_file(data.join("lock")).unwrap();
    assert!(!in_use(&data));
    keeper.note(id, "goes on");
    assert!(in_use(&data));
    keeper.close();
    assert!(verify(&data).unwrap().is_whole());
}

#[test]
fn a_log_opened_for_reading_takes_over_when_nobody_else_has_it_and_nothing_was_written_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let (owner, id, data) = begun(dir.path(), true);
    let mut reader = Keeper::reading(&data);
    let (entries, kept) = try_note(&mut reader, id, "mine");
    assert!(matches!(kept, Err(LogFailure::InUse(_))), "{kept:?}");
    drop(owner);
    reader.log.append(&entries).unwrap();
    assert!(matches!(Log::open(&data), Err(LogFailure::InUse(_))), "it owns the log from then on");
    drop(reader);
    assert_eq!(notes_of(&Keeper::open(&data).desk, id), ["mine"]);

    let mut late = Keeper::reading(&data);
    let mut other = Keeper::open(&data);
    other.note(id, "theirs");
    drop(other);
    let (_, kept) = try_note(&mut late, id, "too late");
    assert!(matches!(kept, Err(LogFailure::OutOfOrder { .. })), "{kept:?}");
    assert!(verify(&data).unwrap().is_whole());
}

#[cfg(unix)]
#[test]
fn the_store_is_closed_to_others_also_where_it_was_open_to_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let dir = tempfile::tempdir().unwrap();
    let (keeper, _, data) = begun(dir.path(), true);
    let store = data.join("store");
    assert_eq!(mode(&store), 0o700);
    drop(keeper);
    fs::set_permissions(&store, fs::Permissions::from_mode(0o755)).unwrap();
    drop(Keeper::open(&data));
    assert_eq!(mode(&store), 0o700);
}

fn segment(data: &Path) -> PathBuf {
    let chain = fs::read_dir(data.join("journal")).unwrap().next().unwrap().unwrap().path();
    let mut files: Vec<PathBuf> = fs::read_dir(chain).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.remove(0)
}
