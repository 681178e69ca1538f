//! The log as evidence: signed by its device, verified by vagt and by a script that knows nothing of vagt, and read aloud.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ed25519_dalek::{Signer as _, SigningKey};
use proptest::prelude::*;
use serde_json::{Value, json};
use vagt::domain::{KeyReason, PublicKey};
use vagt::evidence::{ProblemKind, Told, verify};

use crate::desk::desk;
use crate::keeper::Keeper;
use crate::vagt::{Answer, Vagt};

/// Says that the script's tests are left out because there is no `python3`.
const WITHOUT_PYTHON: &str = "VAGT_WITHOUT_PYTHON";

fn used() -> Vagt {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "MitID nede", "--kind", "availability"]);
    for note in ["ringet op", "æøå", "svar om en time"] {
        assert_eq!(vagt.run(&["incident", "note", "26-A1", note]).code, 0);
    }
    vagt
}

fn store_of_version_1(data: &Path) {
    copy(Path::new("tests/fixtures/stores/v1"), data);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn segment(data: &Path) -> PathBuf {
    let chain = fs::read_dir(data.join("journal")).unwrap().next().unwrap().unwrap().path();
    fs::read_dir(chain).unwrap().next().unwrap().unwrap().path()
}

#[expect(clippy::disallowed_methods, reason = "what a test is given is no configuration")]
fn without_python() -> bool {
    std::env::var_os(WITHOUT_PYTHON).is_some()
}

/// Runs the script on `lines`. `None` where somebody said that there is no Python; without that, its absence is a failure.
pub(crate) fn script(folder: &Path, lines: &[u8], fingerprint: Option<&str>) -> Option<Answer> {
    if without_python() {
        println!("left out, because {WITHOUT_PYTHON} is set: verifying an export with tests/verify_log.py");
        return None;
    }
    let file = folder.join("export.jsonl");
    fs::write(&file, lines).unwrap();
    let output = Command::new("python3").arg("tests/verify_log.py").arg(&file).args(fingerprint).output();
    let output = output.unwrap_or_else(|error| {
        panic!("python3 is needed to verify an export without vagt ({error}); set {WITHOUT_PYTHON}=1 to leave that out")
    });
    Some(Answer::of(&output))
}

/// A line with another signature in it.
fn signed_anew(line: &[u8], key: &SigningKey) -> Vec<u8> {
    let record: Value = serde_json::from_slice(line).unwrap();
    // As many digits as a key has.
    let hash: PublicKey = record["hash"].as_str().unwrap().parse().unwrap();
    let signature = key.sign(&[b"vagt record\n", &hash.0[..]].concat());
    let digits = format!("{}{}", PublicKey(*signature.r_bytes()), PublicKey(*signature.s_bytes()));
    let text = std::str::from_utf8(line).unwrap();
    let (kept, _) = text.rsplit_once(",\"sig\":").unwrap();
    format!("{kept},\"sig\":\"{digits}\"}}\n").into_bytes()
}

#[test]
fn a_stranger_verifies_an_export_with_a_script_and_any_change_fails() {
    let vagt = used();
    let export = vagt.run(&["log", "export"]).out.into_bytes();
    let folder = tempfile::tempdir().unwrap();
    let Some(whole) = script(folder.path(), &export, None) else { return };
    assert_eq!(whole.code, 0, "{whole:?}");
    let fingerprint = vagt.json(&["log", "verify"])["fingerprint"].as_str().unwrap().to_owned();
    assert!(whole.out.contains(&format!("fingerprint {fingerprint}")), "{whole:?}");
    assert_eq!(script(folder.path(), &export, Some(&fingerprint)).unwrap().code, 0);
    assert_eq!(script(folder.path(), &export, Some("1234 5678 9012 3456 7890")).unwrap().code, 1);

    let lines: Vec<&[u8]> = export.split_inclusive(|byte| *byte == b'\n').collect();
    let last = lines.len() - 1;
    let fails = |changed: Vec<Vec<u8>>, how: &str| {
        let answer = script(folder.path(), &changed.concat(), None).unwrap();
        assert_eq!(answer.code, 1, "{how}: {answer:?}");
        answer.out
    };
    let with = |place: usize, line: Vec<u8>| {
        let mut changed: Vec<Vec<u8>> = lines.iter().map(|line| line.to_vec()).collect();
        changed[place] = line;
        changed
    };
    // A byte in each part of a line of its own, and in one that was signed with others.
    for (place, part) in [(last, "hlc"), (last, "clear"), (last, "hash"), (last, "sig"), (0, "sig"), (1, "prev")] {
        let mut line = lines[place].to_vec();
        let name = format!("\"{part}\":");
        let at = line.windows(name.len()).rposition(|window| window == name.as_bytes()).unwrap() + name.len() + 9;
        line[at] = if line[at] == b'7' { b'8' } else { b'7' };
        fails(with(place, line), &format!("one byte of {part} in line {place}"));
    }
    // A letter of a signature in capitals is another byte, if not another number.
    for (place, from) in [(last, 3), (0, 3)] {
        let mut line = lines[place].to_vec();
        let at = line.windows(6).rposition(|window| window == b"\"sig\":").unwrap() + from;
        let at = at + line[at..].iter().position(|byte| (b'a'..=b'f').contains(byte)).unwrap();
        line[at] = line[at].to_ascii_uppercase();
        fails(with(place, line), "a capital");
    }
    assert!(fails(with(2, Vec::new()), "a removed line").contains("records are missing"));
    let mut swapped: Vec<Vec<u8>> = lines.iter().map(|line| line.to_vec()).collect();
    swapped.swap(last - 1, last);
    fails(swapped, "a swapped pair");
    let foreign = signed_anew(lines[last], &SigningKey::from_bytes(&[5; 32]));
    assert!(fails(with(last, foreign), "a foreign signature").contains("the signature does not fit"));
    fails(Vec::new(), "nothing at all");
}

#[test]
fn vagt_itself_finds_a_foreign_signature() {
    let vagt = used();
    let path = segment(&vagt.data());
    let bytes = fs::read(&path).unwrap();
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let last = lines.pop().unwrap();
    lines.push(signed_anew(&last, &SigningKey::from_bytes(&[5; 32])));
    fs::write(&path, lines.concat()).unwrap();
    let found = verify(vagt.data()).unwrap();
    assert_eq!(found.problems.iter().map(|problem| &problem.what).collect::<Vec<_>>(), [&ProblemKind::BadSignature]);
    assert_eq!((found.signed + 1, found.problems[0].seq), (found.records, found.records));
    // The working copy has the record as it was signed: it comes back, and what stood in its place is kept.
    let store = vagt.data().join("store");
    let spoilt = fs::read(&path).unwrap();
    let healed = vagt.json(&["log", "verify"]);
    assert_eq!((&healed["ok"], &healed["repairs"][0]["what"]), (&json!(true), &json!("journal")), "{healed}");
    assert!(fs::read(&path).unwrap().starts_with(&bytes));
    // Without one it stays what it is.
    fs::write(&path, spoilt).unwrap();
    fs::remove_dir_all(&store).unwrap();
    let answer = vagt.run(&["log", "verify", "--json"]);
    assert_eq!(answer.code, 1);
    let told: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(told["ok"], false);
    assert!(told["problems"][0]["what"].as_str().unwrap().contains("the signature does not fit"), "{told}");
}

#[test]
fn every_record_is_signed_and_the_key_is_the_owners_alone() {
    let vagt = used();
    let told = vagt.json(&["log", "verify"]);
    assert_eq!(told["signed"], told["records"]);
    assert_eq!((&told["before_signatures"], &told["checked"]), (&json!(0), &Value::Null));
    let keys = told["keys"].as_array().unwrap();
    assert_eq!((keys.len(), &keys[0]["seq"], &keys[0]["because"]), (1, &json!(1), &Value::Null));
    let export = vagt.run(&["log", "export"]).out;
    let first: Value = serde_json::from_str(export.lines().next().unwrap()).unwrap();
    assert_eq!(first["body"]["clear"]["key"], keys[0]["key"], "the first record names the key");
    let path = vagt.data().join("device.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let kept: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept["public"], keys[0]["key"]);
    assert!(!export.contains(kept["private"].as_str().unwrap()), "the private key is in no export");
    let danish = vagt.run(&["--lang", "da", "log", "verify"]);
    assert!(danish.out.contains("underskrevet: ") && danish.out.contains(" fra A1"), "{danish:?}");
}

#[test]
fn a_store_from_before_signatures_goes_on_and_its_next_record_introduces_the_key() {
    let vagt = Vagt::new();
    store_of_version_1(&vagt.data());
    let before = vagt.json(&["log", "verify"]);
    assert_eq!((&before["records"], &before["before_signatures"], &before["ok"]), (&json!(4), &json!(4), &json!(true)));
    assert_eq!(vagt.json(&["incident", "list"])[0]["title"], "MitID nede");
    assert!(!vagt.data().join("device.key").exists(), "reading makes no key");

    let answer = vagt.run(&["incident", "note", "26-A1", "efter"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""), "nothing to tell");
    let after = vagt.json(&["log", "verify"]);
    assert_eq!((&after["before_signatures"], &after["ok"]), (&json!(4), &json!(true)));
    assert_eq!(after["signed"].as_u64().unwrap() + 4, after["records"].as_u64().unwrap());
    assert_eq!((&after["keys"][0]["seq"], &after["keys"][0]["because"]), (&json!(5), &json!("first")));
    let words = vagt.run(&["log", "verify"]).out;
    assert!(words.contains("before signatures: 4 records are not signed"), "{words}");
    let old = before["fingerprint"].as_str().unwrap();
    assert_eq!(vagt.json(&["log", "verify", "--fingerprint", old])["checked"]["state"], "earlier");
    let folder = tempfile::tempdir().unwrap();
    let export = vagt.run(&["log", "export"]).out.into_bytes();
    if let Some(answer) = script(folder.path(), &export, Some(old)) {
        assert!(answer.code == 0 && answer.out.contains("4 from before signatures"), "{answer:?}");
    }
}

#[test]
fn a_missing_or_damaged_key_is_replaced_told_in_one_line_and_written_in_the_log() {
    let vagt = used();
    let path = vagt.data().join("device.key");
    fs::remove_file(&path).unwrap();
    assert_eq!(vagt.run(&["incident", "list"]).err, "");
    assert!(!path.exists(), "reading makes no key");
    let answer = vagt.run(&["incident", "note", "26-A1", "uden nøgle"]);
    assert_eq!(answer.code, 0);
    assert_eq!(answer.err.lines().count(), 1, "{answer:?}");
    assert!(answer.err.contains("was missing; a new key signs from now on"), "{answer:?}");
    assert_eq!(vagt.run(&["incident", "note", "26-A1", "igen"]).err, "", "told once");

    fs::write(&path, "{\"v\":1}").unwrap();
    let answer = vagt.run(&["--lang", "da", "incident", "note", "26-A1", "beskadiget"]);
    assert!(answer.code == 0 && answer.err.contains("kunne ikke læses; en ny nøgle"), "{answer:?}");
    assert_eq!(fs::read(vagt.data().join("device.key.aside-1")).unwrap(), b"{\"v\":1}", "never thrown away");

    let told = vagt.json(&["log", "verify"]);
    assert_eq!((&told["ok"], &told["signed"]), (&json!(true), &told["records"]));
    let because: Vec<&Value> = told["keys"].as_array().unwrap().iter().map(|key| &key["because"]).collect();
    assert_eq!(because, [&Value::Null, &json!("lost"), &json!("damaged")]);
    let folder = tempfile::tempdir().unwrap();
    let export = vagt.run(&["log", "export"]).out.into_bytes();
    if let Some(answer) = script(folder.path(), &export, None) {
        assert_eq!(answer.code, 0, "{answer:?}");
    }
    let key: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(key["public"], told["keys"][2]["key"]);
}

#[test]
fn another_key_in_its_place_is_written_in_the_log_too() {
    let (vagt, other) = (used(), used());
    fs::copy(other.data().join("device.key"), vagt.data().join("device.key")).unwrap();
    let mut keeper = Keeper::open(vagt.data());
    let id = keeper.register("efter");
    keeper.note(id, "x");
    keeper.close();
    let found = verify(vagt.data()).unwrap();
    assert!(found.is_whole(), "{:?}", found.problems);
    assert_eq!(found.keys.last().unwrap().because, Some(KeyReason::Replaced));
    assert_eq!(found.keys[1].key, verify(other.data()).unwrap().keys[0].key);
    let told = vagt::evidence::Introduction { key: found.keys[1].key, because: KeyReason::Replaced }.told();
    assert_eq!(told, Some(Told::NewKey { because: KeyReason::Replaced }));
}

#[test]
fn a_fingerprint_is_known_now_and_later_and_a_wrong_one_is_not() {
    let vagt = used();
    let fingerprint = vagt.json(&["log", "verify"])["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(fingerprint.split(' ').map(str::len).collect::<Vec<_>>(), [4; 5]);
    let current = vagt.json(&["log", "verify", "--fingerprint", &fingerprint]);
    let expected = json!({"fingerprint": fingerprint, "state": "current", "records_ago": 0});
    assert_eq!((&current["checked"], &current["ok"]), (&expected, &json!(true)));

    for note in ["et", "to", "tre"] {
        vagt.run(&["incident", "note", "26-A1", note]);
    }
    let earlier = vagt.run(&["log", "verify", "--fingerprint", &fingerprint]);
    assert_eq!(earlier.code, 0);
    assert!(earlier.out.contains("an earlier state: 3 records have come since"), "{earlier:?}");
    // As five words, and as somebody may write them.
    let words: Vec<&str> = fingerprint.split(' ').collect();
    assert_eq!(vagt.run(&[&["log", "verify", "--fingerprint"], &words[..]].concat()).code, 0);
    assert_eq!(vagt.run(&["log", "verify", "--fingerprint", &fingerprint.replace(' ', "-")]).code, 0);

    let said = vagt.fails(1, &["log", "verify", "--fingerprint", "1234 5678 9012 3456 7890"]);
    assert!(said.contains("is not of this log") && said.contains("hint: "), "{said}");
    let json = vagt.run(&["log", "verify", "--json", "--fingerprint", "1234 5678 9012 3456 7890"]);
    let told: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((json.code, &told["ok"], &told["checked"]["state"]), (1, &json!(false), &json!("unknown")));
    let said = vagt.fails(2, &["log", "verify", "--fingerprint", "1234 5678"]);
    assert!(said.contains("20 digits"), "{said}");
}

#[test]
fn a_log_that_was_cut_no_longer_has_the_fingerprint_that_was_read_aloud() {
    let vagt = used();
    let fingerprint = vagt.json(&["log", "verify"])["fingerprint"].as_str().unwrap().to_owned();
    let path = segment(&vagt.data());
    let bytes = fs::read(&path).unwrap();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    fs::write(&path, lines[..lines.len() - 1].concat()).unwrap();
    // Whoever cuts it on purpose takes with it what else knows of the end.
    fs::remove_dir_all(vagt.data().join("store")).unwrap();
    fs::remove_file(vagt.data().join("head.json")).unwrap();
    assert_eq!(vagt.run(&["log", "verify"]).code, 0, "what is left is whole by itself");
    vagt.fails(1, &["log", "verify", "--fingerprint", &fingerprint]);
}

#[test]
fn a_word_by_phone_is_told_apart_from_ones_own() {
    let vagt = used();
    let own = vagt.json(&["log", "verify"])["on_behalf"].clone();
    assert_eq!(own, 0);
    let done = ["step", "done", "26-A1", "receive.record", "--by", "chef"];
    assert_eq!(vagt.run(&done).code, 0);
    let incident = vagt.json(&["incident", "show", "26-A1"]);
    let last = incident["timeline"].as_array().unwrap().iter().rfind(|entry| !entry["on_behalf_of"].is_null()).unwrap();
    assert_eq!((&last["actor"], &last["on_behalf_of"]), (&json!("mja"), &json!("chef")));
    assert!(last["text"].as_str().unwrap().contains("recorded by mja"), "{last}");
    assert_eq!(vagt.json(&["log", "verify"])["on_behalf"], 1);
    assert!(vagt.run(&["log", "verify"]).out.contains("on behalf of others: one record"));
}

/// A journal with records that were kept one by one, and together.
fn journal() -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("a");
    keeper.note(id, "alene");
    let together: Vec<_> = (0..5).flat_map(|n| keeper.decide(note(id, n))).collect();
    keeper.log.append(&together).unwrap();
    keeper.close();
    let path = segment(dir.path());
    let bytes = fs::read(&path).unwrap();
    (dir, path, bytes)
}

fn note(id: vagt::domain::IncidentId, n: u32) -> vagt::domain::Command {
    vagt::domain::Command::Note(id, vagt::domain::CleanText::body(&format!("note {n}")))
}

#[test]
fn any_changed_byte_of_a_journal_is_found() {
    let (dir, path, whole) = journal();
    assert!(verify(dir.path()).unwrap().is_whole());
    let cases = ProptestConfig::with_cases(500);
    proptest!(cases, |(place in any::<prop::sample::Index>(), flip in 1u8..=255)| {
        let mut bytes = whole.clone();
        bytes[place.index(whole.len())] ^= flip;
        fs::write(&path, &bytes).unwrap();
        prop_assert!(!verify(dir.path()).unwrap().is_whole());
    });
}

/// The long form: every byte of the journal, with a digit's neighbour and with a letter's capital.
#[test]
#[ignore = "long: every byte of a journal"]
fn every_changed_byte_of_a_journal_is_found() {
    let (dir, path, whole) = journal();
    for place in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = whole.clone();
            bytes[place] ^= flip;
            fs::write(&path, &bytes).unwrap();
            assert!(!verify(dir.path()).unwrap().is_whole(), "byte {place}, {flip:#x}");
        }
    }
}

#[test]
fn a_desk_without_its_key_says_so_and_goes_on_with_another() {
    let vagt = used();
    fs::remove_file(vagt.data().join("device.key")).unwrap();
    let mut night = desk(&vagt, 80, 24);
    night.shows("A new key signs from now on").shows("all kept").types("q");
    assert_eq!(night.ends_within(Duration::from_secs(8)).0, 0);
    let told = vagt.json(&["log", "verify"]);
    assert_eq!((&told["ok"], &told["keys"][1]["because"]), (&json!(true), &json!("lost")));
}
