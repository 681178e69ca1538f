//! Backups that were put together elsewhere: right ones, newer ones, and such as promise what they do not hold.

use super::*;
use crate::domain::decide::enter;
use crate::domain::{Actor, Context, Desk, Fact};
use crate::evidence::Log;
use crate::evidence::archive::Writer;

fn now() -> Timestamp {
    "2026-11-29T11:00:00Z".parse().unwrap()
}

/// A backup of a log of two records, read apart: the manifest, and every file with its path.
fn parts(folder: &Path) -> (Manifest, Vec<(String, Vec<u8>)>) {
    let (data, to) = (folder.join("data"), folder.join("whole.vagt"));
    let mut log = Log::open(&data).unwrap().log;
    let mut desk = Desk::default();
    let device = log.device().clone();
    for _ in 0..2 {
        let fresh = ulid::Ulid::from_parts(1, 1);
        let context = Context { now: now(), occurred_at: None, actor: Actor::Program, letter: 'A', fresh };
        let key = log.introduction().unwrap().map(|introduction| introduction.key);
        log.append(&enter(&mut desk, vec![Fact::DeviceEnrolled { letter: 'A', key }], &context, &device)).unwrap();
    }
    let packing = Packing { to: &to, force: false, with_key: false, config: Vec::new(), now: now() };
    let mut backup = back_up(&data, &packing).unwrap();
    let items = backup.items.clone();
    let files = items.iter().map(|item| (item.path.clone(), content(&mut backup.file, item).unwrap())).collect();
    (backup.manifest, files)
}

/// Puts a backup together whose sums are right, whatever is in it.
fn packed(folder: &Path, mut manifest: Manifest, files: &[(String, Vec<u8>)]) -> PathBuf {
    let sum = |bytes: &[u8]| digest(&mut &*bytes).unwrap();
    manifest.files = files
        .iter()
        .map(|(path, bytes)| Packed { path: path.clone(), bytes: bytes.len() as u64, sha256: sum(bytes) })
        .collect();
    let listed = serde_json::to_vec(&manifest).unwrap();
    let mut sums = sum_line(&sum(&listed), MANIFEST);
    let mut writer = Writer::new(Vec::new(), 7);
    writer.file(MANIFEST, listed.len() as u64, &mut listed.as_slice()).unwrap();
    for (path, bytes) in files {
        writer.file(path, bytes.len() as u64, &mut bytes.as_slice()).unwrap();
        sums.push_str(&sum_line(&sum(bytes), path));
    }
    writer.file(SUMS, sums.len() as u64, &mut sums.as_bytes()).unwrap();
    let path = folder.join("made.vagt");
    std::fs::write(&path, writer.end().unwrap()).unwrap();
    path
}

#[test]
fn a_backup_put_together_elsewhere_is_taken_if_it_is_right() {
    let dir = tempfile::tempdir().unwrap();
    let (manifest, files) = parts(dir.path());
    let path = packed(dir.path(), manifest.clone(), &files);
    assert_eq!(Backup::open(&path).unwrap().manifest.head, manifest.head);
    assert_eq!(restore(&path, &dir.path().join("away"), true).unwrap().verified.records, 2);
}

#[test]
fn a_newer_format_is_refused_as_newer() {
    let dir = tempfile::tempdir().unwrap();
    let (manifest, files) = parts(dir.path());
    let path = packed(dir.path(), Manifest { format: FORMAT + 1, ..manifest }, &files);
    assert!(matches!(Backup::open(&path), Err(BackupFailure::Newer { format }) if format == FORMAT + 1));
}

#[test]
fn right_sums_do_not_make_a_changed_log_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (manifest, files) = parts(dir.path());
    let lines = String::from_utf8(files[0].1.clone()).unwrap();
    let (first, second) = lines.split_once('\n').unwrap();
    // Whatever its last digit is, it becomes another.
    let (rest, digit) = second.strip_suffix("\"}\n").unwrap().split_at(second.len() - 4);
    let signed_by_nobody = format!("{first}\n{rest}{}\"}}\n", if digit == "0" { "1" } else { "0" });
    for changed in [
        lines.replace("device_enrolled", "device_enrolleD"),
        format!("{second}{first}\n"),
        format!("{first}\n"),
        signed_by_nobody,
    ] {
        let path = packed(dir.path(), manifest.clone(), &[(files[0].0.clone(), changed.into_bytes())]);
        let away = dir.path().join("away");
        let refused = restore(&path, &away, true);
        assert!(matches!(refused, Err(BackupFailure::NotWhole { .. })), "{refused:?}");
        assert!(!away.exists());
    }
}

#[test]
fn nothing_is_taken_that_leads_elsewhere_or_was_not_promised() {
    let dir = tempfile::tempdir().unwrap();
    let (manifest, files) = parts(dir.path());
    for path in ["config/../../x", "/etc/x", "journal/../2026-11.jsonl", "device.key", "lock", "store/db", "config//x"]
    {
        let mut more = files.clone();
        more.push((path.to_owned(), b"x".to_vec()));
        let made = packed(dir.path(), manifest.clone(), &more);
        assert!(matches!(Backup::open(&made), Err(BackupFailure::Damaged { .. })), "{path}");
    }
    let mut more = files;
    more.push((KEY.to_owned(), b"x".to_vec()));
    assert!(Backup::open(&packed(dir.path(), Manifest { with_key: true, ..manifest }, &more)).is_ok());
}
