//! Backup, restore and import: whole or not at all, whatever happens to the file, the disk or the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use vagt::evidence::{BackupFailure, Imported, Log, Packing, Source, back_up, restore, verify};

use crate::desk::{SmallDisk, desk};
use crate::keeper::Keeper;
use crate::vagt::{Vagt, bare};

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Every file of the journal, and what is in it.
fn journal(data: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for chain in fs::read_dir(data.join("journal")).unwrap().map(|entry| entry.unwrap().path()) {
        for segment in fs::read_dir(chain).unwrap().map(|entry| entry.unwrap().path()) {
            found.push((segment.strip_prefix(data).unwrap().to_owned(), fs::read(&segment).unwrap()));
        }
    }
    found.sort();
    found
}

/// What is in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn used() -> Vagt {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    assert_eq!(vagt.run(&["incident", "note", "26-A1", "ringet op"]).code, 0);
    vagt
}

fn pack(data: &Path, to: &Path) {
    let now = "2026-11-29T11:00:00Z".parse().unwrap();
    back_up(data, &Packing { to, force: false, with_key: false, config: Vec::new(), now }).unwrap();
}

/// A small log, and a backup of it.
fn small(folder: &Path, notes: usize) -> (PathBuf, PathBuf) {
    let (data, file) = (folder.join("data"), folder.join("small.vagt"));
    let mut keeper = Keeper::open(&data);
    let id = keeper.register("MitID nede");
    for note in 0..notes {
        keeper.note(id, &format!("note {note}"));
    }
    keeper.close();
    pack(&data, &file);
    (data, file)
}

#[test]
fn a_backup_gives_the_same_log_back_and_the_key_is_not_in_it() {
    let vagt = used();
    let file = vagt.path("night.vagt");
    let made = vagt.json(&["backup", text(&file)]);
    let verified = vagt.json(&["log", "verify"]);
    for field in ["records", "head", "fingerprint"] {
        assert_eq!(made[field], verified[field], "{field}");
    }
    assert_eq!((&made["with_key"], &made["with_config"]), (&json!(false), &json!(false)));
    let bytes = fs::read(&file).unwrap();
    let key: Value = serde_json::from_slice(&fs::read(vagt.data().join("device.key")).unwrap()).unwrap();
    let private = key["private"].as_str().unwrap();
    assert!(private.len() == 64 && !String::from_utf8(bytes).unwrap().contains(private));
    let away = vagt.path("away");
    let restored = vagt.json(&["restore", text(&file), "--same-device", "--data", text(&away)]);
    assert_eq!((&restored["records"], &restored["head"]), (&made["records"], &made["head"]));
    assert_eq!(journal(&away), journal(&vagt.data()));
    assert_eq!(names(&away), ["device", "journal"]);
    let of = |data: &Path| vagt.json(&["incident", "show", "26-A1", "--data", text(data)]);
    assert_eq!(of(&away), of(&vagt.data()));
    // It goes on, with a new key, and says so.
    let noted = vagt.run(&["incident", "note", "26-A1", "videre", "--data", text(&away)]);
    assert_eq!(noted.code, 0);
    assert!(noted.err.contains("a new key signs from now on"), "{noted:?}");
    let again = vagt.json(&["log", "verify", "--data", text(&away)]);
    assert_eq!((&again["ok"], &again["keys"][1]["because"]), (&json!(true), &json!("lost")));
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_backup_or_what_is_restored() {
    use std::os::unix::fs::PermissionsExt as _;
    fn check(path: &Path) {
        let is_dir = path.is_dir();
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if is_dir { 0o700 } else { 0o600 }, "{}", path.display());
        if is_dir {
            for entry in fs::read_dir(path).unwrap() {
                check(&entry.unwrap().path());
            }
        }
    }
    let vagt = used();
    vagt.configure("config.toml", "me = \"mja\"\n").configure("playbooks/own.toml", "# nothing yet\n");
    let (file, away) = (vagt.path("all.vagt"), vagt.path("away"));
    let made = vagt.run(&["backup", text(&file), "--with-key", "--with-config"]);
    assert!(made.code == 0 && made.err.contains("the private key is in the file"), "{made:?}");
    check(&file);
    // The key came along: the device was meant to move.
    let restored = vagt.json(&["restore", text(&file), "--data", text(&away)]);
    check(&away);
    assert_eq!(fs::read(away.join("device.key")).unwrap(), fs::read(vagt.data().join("device.key")).unwrap());
    let config = PathBuf::from(restored["config"].as_str().unwrap());
    assert_eq!(fs::read_to_string(config.join("config.toml")).unwrap(), "me = \"mja\"\n");
    assert_eq!(fs::read_to_string(config.join("playbooks/own.toml")).unwrap(), "# nothing yet\n");
    assert_eq!(vagt.run(&["incident", "note", "26-A1", "videre", "--data", text(&away)]).code, 0);
    let keys = &vagt.json(&["log", "verify", "--data", text(&away)])["keys"];
    assert_eq!(keys.as_array().unwrap().len(), 1, "the same key goes on: {keys}");
}

#[test]
fn a_restore_is_refused_where_something_is_and_where_nobody_said_which_device_goes_on() {
    let vagt = used();
    let (file, away) = (vagt.path("night.vagt"), vagt.path("away"));
    vagt.json(&["backup", text(&file)]);
    let refused = vagt.fails(1, &["restore", text(&file), "--data", text(&away)]);
    assert!(refused.contains("--same-device") && !away.exists(), "{refused}");
    fs::create_dir(&away).unwrap();
    fs::write(away.join("something"), "mine").unwrap();
    let refused = vagt.fails(1, &["restore", text(&file), "--same-device", "--data", text(&away)]);
    assert!(refused.contains("is not empty") && refused.contains("log import"), "{refused}");
    assert_eq!(names(&away), ["something"]);
    let held = Keeper::open(vagt.path("held"));
    let refused = vagt.fails(1, &["restore", text(&file), "--same-device", "--data", text(&vagt.path("held"))]);
    assert!(refused.contains("another vagt is working on"), "{refused}");
    held.close();
    // A directory that is empty does.
    fs::remove_file(away.join("something")).unwrap();
    vagt.json(&["restore", text(&file), "--same-device", "--data", text(&away)]);
    // And a file that is there is not written over.
    let before = fs::read(&file).unwrap();
    vagt.run(&["incident", "note", "26-A1", "mere"]);
    let refused = vagt.fails(1, &["backup", text(&file)]);
    assert!(refused.contains("is there already") && fs::read(&file).unwrap() == before, "{refused}");
    vagt.json(&["backup", text(&file), "--force"]);
    assert_ne!(fs::read(&file).unwrap(), before);
    assert!(!names(&vagt.path("")).iter().any(|name| name.contains("part") || name.contains("restore")));
}

#[test]
fn wrong_files_are_told_apart() {
    let vagt = used();
    let file = vagt.path("some.file");
    let restored = |content: &[u8]| {
        fs::write(&file, content).unwrap();
        vagt.fails(1, &["restore", text(&file), "--same-device", "--data", text(&vagt.path("away"))])
    };
    assert!(restored(b"something else").contains("is neither a backup nor an export"));
    assert!(restored(b"").contains("is neither a backup nor an export"));
    vagt.json(&["backup", text(&vagt.path("night.vagt"))]);
    let whole = fs::read(vagt.path("night.vagt")).unwrap();
    assert!(restored(&whole[..3000]).contains("is damaged at byte 3000"));
    let mut changed = whole.clone();
    changed[5000] ^= 1;
    let told = restored(&changed);
    assert!(told.contains("is damaged at byte") && told.contains("journal/"), "{told}");
    let nowhere = vagt.path("nowhere");
    assert!(vagt.fails(1, &["restore", text(&nowhere), "--data", text(&vagt.path("away"))]).contains("nowhere"));
    assert!(!vagt.path("away").exists());
    assert!(vagt.fails(1, &["backup", text(&nowhere), "--data", text(&vagt.path("away"))]).contains("there is no log"));
    assert!(!vagt.path("away").exists());
}

#[test]
fn a_log_that_is_not_whole_is_not_passed_off_as_a_backup() {
    let vagt = used();
    let (segment, bytes) = journal(&vagt.data()).remove(0);
    let mut changed = bytes.clone();
    changed[1000] ^= 1;
    fs::write(vagt.data().join(&segment), changed).unwrap();
    let refused = vagt.fails(1, &["backup", text(&vagt.path("night.vagt"))]);
    assert!(refused.contains("is not whole") && refused.contains("log verify"), "{refused}");
    assert_eq!(names(&vagt.path("")), ["config", "data"]);
    // What a crash left behind the last whole record was never kept.
    fs::write(vagt.data().join(&segment), [&bytes[..], b"{\"v\":2,\"unfin"].concat()).unwrap();
    vagt.json(&["backup", text(&vagt.path("night.vagt"))]);
    let away = vagt.path("away");
    vagt.json(&["restore", text(&vagt.path("night.vagt")), "--same-device", "--data", text(&away)]);
    assert_eq!(journal(&away), [(segment, bytes)]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_backup_can_be_unpacked_and_checked_without_vagt() {
    let vagt = used();
    vagt.json(&["backup", text(&vagt.path("night.vagt")), "--with-key"]);
    let shell = |line: &str| {
        let mut shell = std::process::Command::new("sh");
        bare(&mut shell, &vagt.path(""));
        let output = shell.current_dir(vagt.path("")).args(["-ec", line]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    shell("tar xf night.vagt; cd vagt-backup; sha256sum --strict -c SHA256SUMS");
    assert_eq!(journal(&vagt.path("vagt-backup")), journal(&vagt.data()));
}

#[test]
fn no_cut_of_a_backup_is_taken_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (_, file) = small(dir.path(), 3);
    let away = dir.path().join("away");
    let cut = fs::File::options().write(true).open(&file).unwrap();
    let whole = cut.metadata().unwrap().len();
    for length in (0..whole).rev() {
        cut.set_len(length).unwrap();
        assert!(restore(&file, &away, true).is_err(), "{length} of {whole}");
        assert!(Source::open(&file).is_err(), "{length} of {whole}");
    }
    assert_eq!(names(dir.path()), ["data", "small.vagt"]);
}

#[test]
fn no_changed_byte_of_a_backup_is_taken_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (data, file) = small(dir.path(), 3);
    let away = dir.path().join("away");
    let before = journal(&data);
    let whole = fs::read(&file).unwrap();
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    for _ in 0..200 {
        // Xorshift: the same places every time, and nobody's choice.
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let place = usize::try_from(random % whole.len() as u64).unwrap();
        let flip = u8::try_from((random >> 32) % 255 + 1).unwrap();
        let mut changed = whole.clone();
        changed[place] ^= flip;
        fs::write(&file, changed).unwrap();
        assert!(restore(&file, &away, true).is_err(), "{flip} at {place}");
        assert!(Source::open(&file).is_err(), "{flip} at {place}");
    }
    assert_eq!(names(dir.path()), ["data", "small.vagt"]);
    assert_eq!(journal(&data), before);
}

#[test]
fn a_backup_is_whole_while_a_desk_is_open_and_others_record() {
    let vagt = used();
    let mut night = desk(&vagt, 80, 24);
    night.shows("all kept");
    let enough = AtomicBool::new(false);
    let mut backups = Vec::new();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let mut noted = 0;
            while !enough.load(Ordering::Relaxed) && noted < 200 {
                let answer = vagt.run(&["incident", "note", "26-A1", &format!("note {noted}")]);
                assert_eq!(answer.code, 0, "{answer:?}");
                noted += 1;
            }
            noted
        });
        for round in 0..6 {
            // Commands here are for reading: what was kept before is in the backup, and no more than after.
            let kept = || vagt.json(&["log", "verify"])["records"].as_u64().unwrap();
            let file = vagt.path(&format!("{round}.vagt"));
            let before = kept();
            let made = vagt.json(&["backup", text(&file)])["records"].as_u64().unwrap();
            assert!((before..=kept()).contains(&made), "{before} {made}");
            backups.push((file, made));
        }
        enough.store(true, Ordering::Relaxed);
        assert!(writer.join().unwrap() > 0);
    });
    night.types("q");
    assert_eq!(night.ends().0, 0);
    let all = journal(&vagt.data()).remove(0).1;
    for (round, (file, made)) in backups.into_iter().enumerate() {
        let away = vagt.path(&format!("away-{round}"));
        assert_eq!(restore(&file, &away, true).unwrap().verified.records, made);
        assert!(all.starts_with(&journal(&away)[0].1), "round {round}");
    }
}

#[test]
fn a_restore_that_is_killed_leaves_a_whole_log_or_none() {
    let vagt = Vagt::new();
    let (_, file) = small(&vagt.path(""), 400);
    let records = verify(vagt.data()).unwrap().records;
    let (mut done, mut broken) = (0, 0);
    for round in 0..30u64 {
        let away = vagt.path(&format!("away-{round}"));
        let mut child = vagt.command(&["restore", text(&file), "--same-device", "--data", text(&away)]);
        let mut child = child.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::park_timeout(Duration::from_millis(round * 17 % 120));
        child.kill().unwrap();
        child.wait().unwrap();
        if away.exists() {
            let found = verify(&away).unwrap();
            assert!(found.is_whole() && found.records == records, "round {round}: {found:?}");
            done += 1;
        } else {
            broken += 1;
            // What a broken one left behind is in nobody's way.
            assert_eq!(restore(&file, &away, true).unwrap().verified.records, records);
        }
    }
    println!("restored before the kill: {done}, broken off: {broken}");
    assert!(broken > 0);
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_nothing_is_restored_packed_or_taken_in_by_half() {
    let vagt = Vagt::new();
    let Some(_disk) = SmallDisk::mount(vagt.path("disk")) else {
        println!("skipped: no right to mount a small disk");
        return;
    };
    // An old backup that fits on the small disk, and a newer one that does not.
    let (data, old) = small(&vagt.path(""), 3);
    let mut keeper = Keeper::open(&data);
    let id = keeper.desk.incidents().next().unwrap().id;
    // The first month of what is new fits, the second does not: that must be taken back as well.
    for note in 0..500 {
        if note == 50 {
            keeper.later(10);
        }
        keeper.note(id, &"x".repeat(20_000));
    }
    keeper.close();
    let new = vagt.path("new.vagt");
    pack(&data, &new);
    let disk = vagt.path("disk");
    let away = disk.join("away");
    fs::write(disk.join("filler"), vec![7; 5 * 512 * 1024]).unwrap();
    assert!(fs::metadata(&new).unwrap().len() > 3 * 512 * 1024);
    let refused = vagt.fails(1, &["restore", text(&new), "--same-device", "--data", text(&away)]);
    assert!(refused.contains("no room left on the disk"), "{refused}");
    assert_eq!(names(&disk), ["filler"]);
    let refused = vagt.fails(1, &["backup", text(&disk.join("b.vagt"))]);
    assert!(refused.contains("no room left on the disk"), "{refused}");
    assert_eq!(names(&disk), ["filler"]);
    restore(&old, &away, true).unwrap();
    let before = journal(&away);
    let refused = vagt.fails(1, &["log", "import", text(&new), "--data", text(&away)]);
    assert!(refused.contains("no room left on the disk"), "{refused}");
    assert_eq!(journal(&away), before);
    assert!(verify(&away).unwrap().is_whole());
    // A disk of its own cannot be put in place whole.
    fs::remove_dir_all(&away).unwrap();
    fs::remove_file(disk.join("filler")).unwrap();
    let refused = vagt.fails(1, &["restore", text(&old), "--same-device", "--data", text(&disk)]);
    assert!(refused.contains("is a disk of its own"), "{refused}");
    assert_eq!(names(&disk), [""; 0]);
}

#[test]
fn what_a_restored_log_lacks_is_taken_in_once() {
    let dir = tempfile::tempdir().unwrap();
    let (data, old) = small(dir.path(), 3);
    let away = dir.path().join("away");
    restore(&old, &away, true).unwrap();
    // Over a month's end: there are two segments then.
    let mut keeper = Keeper::open(&data);
    let id = keeper.desk.incidents().next().unwrap().id;
    keeper.note(id, "in November");
    keeper.later(10);
    keeper.note(id, "in December");
    let desk = keeper.close();
    let new = dir.path().join("new.vagt");
    pack(&data, &new);
    let source = Source::open(&new).unwrap();
    let mut keeper = Keeper::reading(&away);
    assert_eq!(keeper.log.import(&mut keeper.desk, &source).unwrap(), Imported { known: 5, new: 2 });
    assert_eq!(keeper.close(), desk);
    assert_eq!(journal(&away), journal(&data));
    assert_eq!(journal(&away).len(), 2);
    // Again, and by an export, which has the same.
    let export = dir.path().join("export.jsonl");
    let lines: Vec<u8> = journal(&data).into_iter().flat_map(|(_, bytes)| bytes).collect();
    fs::write(&export, &lines).unwrap();
    for file in [&new, &export, &old] {
        let opened = Log::open(&away).unwrap();
        let (mut log, mut read) = (opened.log, opened.desk);
        let taken = log.import(&mut read, &Source::open(file).unwrap()).unwrap();
        assert_eq!((taken.new, taken.known), (0, if file == &old { 5 } else { 7 }));
        assert_eq!(read, desk);
    }
    assert_eq!(journal(&away), journal(&data));
    // An export in which something was left out, or changed, is refused.
    fs::write(&export, [&lines[..], b"{\"v\":2,\"left_out\":\"restricted\",\"seq\":8}\n"].concat()).unwrap();
    assert!(matches!(Source::open(&export), Err(BackupFailure::LeftOut(_))));
    fs::write(&export, &lines[..lines.len() - 1]).unwrap();
    assert!(matches!(Source::open(&export), Err(BackupFailure::Damaged { .. })));
    let second = lines.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    fs::write(&export, &lines[second..]).unwrap();
    assert!(matches!(Source::open(&export), Err(BackupFailure::NotWhole { .. })));
}

#[test]
fn a_fork_is_refused_with_its_place_and_so_is_another_devices_log() {
    let vagt = used();
    let (file, away) = (vagt.path("night.vagt"), vagt.path("away"));
    vagt.json(&["backup", text(&file)]);
    vagt.json(&["restore", text(&file), "--same-device", "--data", text(&away)]);
    let taken = vagt.run(&["log", "import", text(&file), "--data", text(&away)]);
    assert!(taken.out.starts_with("nothing new; "), "{taken:?}");
    let fork = vagt.records() + 1;
    // Both go on, which is what everybody was warned of.
    vagt.run(&["incident", "note", "26-A1", "her"]);
    vagt.run(&["incident", "note", "26-A1", "der", "--data", text(&away)]);
    vagt.json(&["backup", text(&file), "--force"]);
    let before = journal(&away);
    let refused = vagt.fails(1, &["log", "import", text(&file), "--data", text(&away)]);
    assert!(refused.contains(&format!("at A{fork} the file has another record")), "{refused}");
    let other = vagt.path("other");
    vagt.run(&["incident", "new", "--title", "en anden", "--kind", "availability", "--data", text(&other)]);
    vagt.json(&["backup", text(&file), "--force", "--data", text(&other)]);
    let refused = vagt.fails(1, &["log", "import", text(&file), "--data", text(&away)]);
    assert!(refused.contains("another device"), "{refused}");
    assert_eq!(journal(&away), before);
    // A log that somebody works on is not added to behind their back.
    let held = Keeper::open(&away);
    let refused = vagt.fails(1, &["log", "import", text(&file), "--data", text(&away)]);
    assert!(refused.contains("another vagt is working on"), "{refused}");
    held.close();
    assert!(vagt.fails(1, &["log", "import", text(&file), "--data", text(&vagt.path("none"))]).contains("restore"));
}

/// Kills a command at the moment when something whose name has this in it is in the folder.
fn killed_at(mut command: std::process::Command, folder: &Path, mark: &str) -> PathBuf {
    let mut child = command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let found = loop {
        let entries = fs::read_dir(folder).unwrap().filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let begun = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().contains(mark);
        // Before its first bytes nobody knows what it is.
        let found = entries.into_iter().find(|path| begun(path) && fs::metadata(path).is_ok_and(|file| file.len() > 0));
        if let Some(path) = found {
            break path;
        }
        assert!(child.try_wait().unwrap().is_none(), "it ended before it was killed");
    };
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(found.exists(), "{} is left behind", found.display());
    found
}

#[cfg(unix)]
#[test]
fn what_a_killed_backup_leaves_behind_is_gone_with_the_next_one_and_nothing_else_is() {
    let vagt = Vagt::new();
    let mut keeper = Keeper::open(vagt.data());
    let id = keeper.register("MitID nede");
    for note in 0..600 {
        keeper.note(id, &format!("note {note}"));
    }
    keeper.close();
    let folder = vagt.path("backups");
    fs::create_dir(&folder).unwrap();
    let first = folder.join("monday.vagt");
    let left = killed_at(vagt.command(&["backup", text(&first)]), &folder, ".part");
    assert!(!first.exists());
    // Another's file of such a name, and one that somebody is at work on.
    let others = folder.join("film.4711.part");
    fs::write(&others, vec![7; 2000]).unwrap();
    let busy = folder.join("tuesday.vagt.4711.part");
    vagt.json(&["backup", text(&busy)]);
    let held = fs::File::open(&busy).unwrap();
    held.lock().unwrap();
    vagt.json(&["backup", text(&folder.join("wednesday.vagt"))]);
    assert!(!left.exists(), "{}", left.display());
    assert_eq!(names(&folder), ["film.4711.part", "tuesday.vagt.4711.part", "wednesday.vagt"]);
}

#[cfg(unix)]
#[test]
fn what_a_killed_restore_leaves_behind_is_gone_with_the_next_one_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = small(folder.path(), 600);
    drop(data);
    let vagt = Vagt::new();
    let away = vagt.path("away");
    let restore = ["restore", text(&file), "--same-device", "--data", text(&away)];
    let left = killed_at(vagt.command(&restore), &vagt.path(""), ".restore-");
    assert!(!away.exists());
    let mine = vagt.path("away.restore-4711");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("mine"), "").unwrap();
    vagt.json(&restore);
    assert!(!left.exists() && mine.join("mine").exists(), "{:?}", names(&vagt.path("")));
    assert_eq!(names(&away), ["device", "journal"]);
}
