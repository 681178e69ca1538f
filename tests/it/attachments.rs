//! Attached files by command: kept by their hash, proved, in backups, given out again, and never lost without a word.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::desk;
use crate::vagt::Vagt;

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn file(vagt: &Vagt, name: &str, content: &[u8]) -> PathBuf {
    let path = vagt.path(name);
    fs::write(&path, content).unwrap();
    path
}

/// A log with an incident and two files.
fn used() -> Vagt {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    let (screen, letter) = (file(&vagt, "skærm 1.png", b"\x89PNG"), file(&vagt, "brev.txt", b"hej\n"));
    let shown = vagt.json(&["attach", "26-A1", text(&screen), text(&letter), "--about", "leverandørens egne"]);
    assert_eq!(shown["attachments"].as_array().unwrap().len(), 2);
    vagt
}

/// Where the content of the first file lies.
fn content(vagt: &Vagt) -> PathBuf {
    let listed = vagt.json(&["attachment", "list", "26-A1"]);
    vagt.data().join("attachments").join(listed[0]["sha256"].as_str().unwrap())
}

#[test]
fn p17_the_suppliers_own_record_is_attached_listed_and_given_out_byte_for_byte() {
    let vagt = used();
    let listed = vagt.json(&["attachment", "list", "26-A1"]);
    let first = &listed[0];
    assert_eq!((&first["name"], &first["bytes"], &first["state"]), (&json!("skærm 1.png"), &json!(4), &json!("whole")));
    assert_eq!(first["sha256"], json!("0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543"));
    assert_eq!(first["about"], json!("leverandørens egne"));
    let shown = vagt.run(&["--lang", "da", "incident", "show", "26-A1"]).out;
    assert!(shown.contains("skærm 1.png  4 B") && shown.contains("vedhæftede brev.txt (4 B)"), "{shown}");
    let out = vagt.path("ud.png");
    vagt.json(&["attachment", "save", "26-A1", "1", "--to", text(&out)]);
    assert_eq!(fs::read(&out).unwrap(), b"\x89PNG");
    let error = vagt.fails(1, &["attachment", "save", "26-A1", "1", "--to", text(&out)]);
    assert!(error.contains("--to"), "{error}");
    let error = vagt.fails(1, &["attachment", "save", "26-A1", "3"]);
    assert!(error.contains("attachment list 26-A1"), "{error}");
}

#[test]
fn a_file_is_attached_from_the_screen_and_one_that_is_none_is_told() {
    let vagt = used();
    let mut screen = desk(&vagt, 80, 24);
    screen.shows("MitID nede").shows("all kept").types("V").shows("drop it on the window");
    screen.types("/findes/ikke\r").shows("/findes/ikke");
    let more = file(&vagt, "log fra leverandør.txt", b"02:14 nede\n");
    screen.types("V").shows("/findes/ikke").types("\x15").types(&format!("'{}'", text(&more)));
    screen.shows("leverandør.txt'");
    screen.types("\r").shows("attached log fra leverandør.txt (11 B)").types("q");
    assert_eq!(screen.ends().0, 0);
    let listed = vagt.json(&["attachment", "list", "26-A1"]);
    assert_eq!((&listed[2]["name"], &listed[2]["state"]), (&json!("log fra leverandør.txt"), &json!("whole")));
}

#[test]
fn the_same_file_is_attached_once_and_what_is_no_file_leaves_nothing_recorded() {
    let vagt = used();
    let before = vagt.records();
    let again = file(&vagt, "kopi.png", b"\x89PNG");
    assert!(vagt.fails(1, &["attach", "26-A1", text(&again)]).contains("skærm 1.png"));
    let (good, empty) = (file(&vagt, "ny.txt", b"ny"), file(&vagt, "tom.txt", b""));
    assert!(vagt.fails(1, &["attach", "26-A1", text(&good), text(&empty)]).contains("tom.txt"));
    assert!(vagt.fails(1, &["attach", "26-A1", text(&vagt.data())]).contains("zip"));
    vagt.fails(1, &["attach", "26-A1", text(&vagt.path("findes-ikke"))]);
    assert_eq!(vagt.records(), before, "of several files all or none");
    vagt.run(&["incident", "close", "26-A1", "--excuse", "prøve", "--by", "bo"]);
    assert_eq!(vagt.run(&["attach", "26-A1", text(&good)]).code, 0, "what comes late still belongs to it");
}

#[test]
fn a_lost_and_a_changed_content_are_told_and_attaching_the_same_again_makes_them_good() {
    let vagt = used();
    let verified = vagt.json(&["log", "verify"]);
    assert_eq!((&verified["ok"], &verified["attachments"]["whole"]), (&json!(true), &json!(2)));
    let kept = content(&vagt);
    for (damage, state) in [(Some(&b"\x89PNF"[..]), "damaged"), (None, "missing")] {
        match damage {
            Some(bytes) => fs::write(&kept, bytes).unwrap(),
            None => fs::remove_file(&kept).unwrap(),
        }
        let told = vagt.run(&["--json", "log", "verify"]);
        let verified: serde_json::Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!((told.code, &verified["ok"]), (1, &json!(false)));
        assert_eq!(verified["attachments"]["lost"][0]["state"], json!(state));
        let out = vagt.path("ud.png");
        vagt.fails(1, &["attachment", "save", "26-A1", "1", "--to", text(&out)]);
        assert!(!out.exists());
        // It is attached already, and that is said; its content is whole again all the same.
        let screen = vagt.path("skærm 1.png");
        vagt.fails(1, &["attach", "26-A1", text(&screen)]);
        assert_eq!(vagt.json(&["log", "verify"])["ok"], json!(true));
    }
}

#[test]
fn a_backup_carries_the_files_and_brings_a_lost_one_back() {
    let vagt = used();
    let backup = vagt.path("night.vagt");
    let made = vagt.json(&["backup", text(&backup)]);
    assert_eq!((&made["format"], &made["attachments_lost"]), (&json!(2), &json!(0)));
    let away = vagt.path("away");
    vagt.json(&["restore", text(&backup), "--same-device", "--data", text(&away)]);
    let verified = vagt.json(&["log", "verify", "--data", text(&away)]);
    assert_eq!((&verified["ok"], &verified["attachments"]["whole"]), (&json!(true), &json!(2)));
    let kept = content(&vagt);
    fs::remove_file(&kept).unwrap();
    let less = vagt.path("less.vagt");
    assert_eq!(vagt.json(&["backup", text(&less)])["attachments_lost"], json!(1));
    vagt.json(&["log", "import", text(&backup)]);
    assert_eq!(fs::read(&kept).unwrap(), b"\x89PNG");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], json!(true));
}

#[test]
fn a_backup_without_files_is_of_the_format_that_an_older_vagt_reads() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    assert_eq!(vagt.json(&["backup", text(&vagt.path("night.vagt"))])["format"], json!(1));
}

#[test]
fn an_export_writes_the_content_of_files_beside_it() {
    let vagt = used();
    let (out, folder) = (vagt.path("log.jsonl"), vagt.path("filer"));
    for _twice in 0..2 {
        let told = vagt.run(&["log", "export", "--out", text(&out), "--attachments", text(&folder)]);
        assert_eq!(told.code, 0, "{}", told.err);
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    let kept = content(&vagt);
    assert_eq!(fs::read(folder.join(kept.file_name().unwrap())).unwrap(), b"\x89PNG");
}
