//! An encrypted log: nothing of it is to be read on the disk, everything of it is there for whoever knows the passphrase, and
//! whatever ends turning it over leaves a log that opens.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use vagt::evidence::{AtRest, Conversion, Cost, Half, Home, Log, LogFailure, Secret};

use crate::desk::{arguments, desk};
use crate::keeper::{Keeper, notes_of};
#[cfg(unix)]
use crate::sharing::{dies, wait_until};
use crate::terminal::Terminal;
use crate::toil::Dice;
use crate::vagt::{Answer, Vagt};

const PASSPHRASE: &str = "rigtig hest batteri hæfteklamme";
/// What stands in titles, notes, files, and half-typed texts.
const MARK: &str = "MARKERET-7f3a";
/// Quick to unlock: how dear guessing is, is not what is tried here.
const QUICK: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

impl Vagt {
    /// A file with a passphrase in it.
    fn secret(&self, name: &str, passphrase: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, format!("{passphrase}\n")).unwrap();
        path
    }

    /// Runs a command that finds the passphrase in a file.
    fn knowing(&self, passphrase: &str, arguments: &[&str]) -> Answer {
        let file = self.secret("passphrase", passphrase);
        Answer::of(&self.command(arguments).env("VAGT_PASSPHRASE_FILE", file).output().unwrap())
    }

    fn knowing_json(&self, passphrase: &str, arguments: &[&str]) -> Value {
        let answer = self.knowing(passphrase, &[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
        serde_json::from_str(&answer.out).unwrap()
    }

    /// Encrypts it as `vagt encrypt` does, at less cost.
    fn encrypt_quickly(&self) -> String {
        encrypt(&self.data(), QUICK).1
    }
}

/// Encrypts a log; what opens it, and its recovery code.
fn encrypt(data: &Path, cost: Cost) -> (Home, String) {
    let (at_rest, seal, code) = AtRest::new(&Secret::new(PASSPHRASE.to_owned()), cost).unwrap();
    let mut conversion = Conversion::begin(&data.into()).unwrap();
    at_rest.write(data).unwrap();
    conversion.encrypt(&seal, now()).unwrap();
    at_rest.at(Half::Encrypted).write(data).unwrap();
    (Home::unlocked(data.to_owned(), seal), code.to_string())
}

fn now() -> jiff::Timestamp {
    "2026-11-29T12:00:00Z".parse().unwrap()
}

/// Every file below a directory, and what is in it.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(all(&path));
        } else if path.is_file() {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The files in which something can be found, as `grep -r` would.
fn found(folder: &Path, what: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(what.len()).any(|window| window == what.as_bytes());
    all(folder).into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

/// A log with an incident, notes, a file, and something that was set aside.
fn used() -> Vagt {
    let vagt = Vagt::new();
    let new = ["incident", "new", "--title", MARK, "--kind", "availability"];
    assert_eq!(vagt.json(&new)["id"], "26-A1");
    vagt.json(&["incident", "note", "26-A1", &format!("en note om {MARK}")]);
    let letter = vagt.path("brev.txt");
    fs::write(&letter, format!("Kære {MARK}\n").repeat(10_000)).unwrap();
    vagt.json(&["attach", "26-A1", letter.to_str().unwrap()]);
    vagt
}

fn export(vagt: &Vagt, passphrase: &str) -> String {
    let answer = vagt.knowing(passphrase, &["log", "export"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    answer.out
}

#[test]
fn nothing_of_an_incident_is_found_on_the_disk_and_all_of_it_is_there_for_whoever_knows_the_passphrase() {
    let vagt = used();
    let before = export(&vagt, PASSPHRASE);
    assert!(found(&vagt.data(), MARK).len() >= 4, "journal, store, head, attachment");
    let said = vagt.knowing(PASSPHRASE, &["encrypt"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("there is no back door"), "said beforehand: {said:?}");
    assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
    assert_eq!(export(&vagt, PASSPHRASE), before, "byte for byte");
    // It goes on as any log, and stays so.
    let shown = vagt.knowing_json(PASSPHRASE, &["incident", "note", "26-A1", &format!("mere {MARK}")]);
    assert_eq!(shown["title"], MARK);
    let other = vagt.path("andet.txt");
    fs::write(&other, MARK).unwrap();
    vagt.knowing_json(PASSPHRASE, &["attach", "26-A1", other.to_str().unwrap()]);
    assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
    let listed = vagt.knowing_json(PASSPHRASE, &["attachment", "list", "26-A1"]);
    assert_eq!((&listed[0]["state"], &listed[1]["state"]), (&"whole".into(), &"whole".into()));
    let saved = vagt.path("ud.txt");
    vagt.knowing_json(PASSPHRASE, &["attachment", "save", "26-A1", "1", "--to", saved.to_str().unwrap()]);
    assert_eq!(fs::read(saved).unwrap(), fs::read(vagt.path("brev.txt")).unwrap());
    let whole = vagt.knowing_json(PASSPHRASE, &["log", "verify"]);
    assert_eq!((&whole["ok"], &whole["store"]["different"]), (&true.into(), &0.into()), "{whole}");
    assert_eq!(whole["attachments"]["whole"], 2);
    // And back.
    let taken = vagt.knowing(PASSPHRASE, &["decrypt"]);
    assert_eq!(taken.code, 0, "{taken:?}");
    let plain = vagt.run(&["log", "export"]);
    assert!(plain.out.starts_with(&before) && plain.out.contains("mere MARKERET"), "{plain:?}");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
    assert!(all(&vagt.data()).keys().all(|path| !path.to_str().unwrap().contains("at-rest")));
    assert!(all(&vagt.data()).keys().all(|path| path.extension().is_none_or(|ending| ending != "sealed")));
}

#[test]
fn a_wrong_passphrase_and_none_at_all_change_nothing_and_say_what_to_do() {
    let vagt = used();
    let code = vagt.encrypt_quickly();
    let before = all(&vagt.data());
    for arguments in
        [&["incident", "list"][..], &["log", "verify"], &["log", "export"], &["incident", "note", "26-A1", "x"]]
    {
        let wrong = vagt.knowing("noget helt andet", arguments);
        assert_eq!(wrong.code, 1, "{wrong:?}");
        assert!(wrong.err.contains("neither the passphrase nor the recovery code"), "{wrong:?}");
        assert!(vagt.fails(1, arguments).contains("VAGT_PASSPHRASE_FILE"));
    }
    assert!(vagt.fails(1, &["backup", vagt.path("b.tar").to_str().unwrap()]).contains("VAGT_PASSPHRASE_FILE"));
    assert!(all(&vagt.data()) == before);
    assert_eq!(vagt.knowing_json(&code, &["incident", "list"])[0]["title"], MARK, "the recovery code opens it too");
    let slip = code.replace(code.chars().next().unwrap(), "x");
    assert_eq!(vagt.knowing(&slip, &["incident", "list"]).code, 1);
}

#[test]
fn without_its_key_file_it_is_refused_and_nothing_is_made_again_and_the_copy_is_enough() {
    let vagt = used();
    let _code = vagt.encrypt_quickly();
    let (first, copy) = (vagt.data().join("at-rest.json"), vagt.data().join("at-rest.copy.json"));
    let kept = fs::read(&first).unwrap();
    fs::write(&first, b"rubbish").unwrap();
    assert_eq!(vagt.knowing_json(PASSPHRASE, &["incident", "list"])[0]["title"], MARK);
    for path in [&first, &copy] {
        fs::remove_file(path).unwrap();
    }
    let before: BTreeMap<_, _> = all(&vagt.data().join("journal"));
    for arguments in [&["incident", "list"][..], &["incident", "note", "26-A1", "x"], &["log", "verify"]] {
        let error = vagt.run(arguments);
        assert!(error.code == 1 && error.err.contains("at-rest.json"), "{error:?}");
    }
    // The key file of another log opens nothing either.
    let other = used();
    other.encrypt_quickly();
    fs::copy(other.data().join("at-rest.json"), &first).unwrap();
    let error = vagt.knowing(PASSPHRASE, &["incident", "note", "26-A1", "x"]);
    assert!(error.code == 1 && error.err.contains("at-rest.json"), "{error:?}");
    assert!(all(&vagt.data().join("journal")) == before);
    assert!(
        !fs::read_dir(vagt.data()).unwrap().any(|entry| entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("damaged"))
    );
    fs::write(&first, kept).unwrap();
    assert_eq!(vagt.knowing_json(PASSPHRASE, &["log", "verify"])["ok"], true);
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old_one() {
    let vagt = used();
    let old_code = vagt.encrypt_quickly();
    let (old, new) = (vagt.secret("old", PASSPHRASE), vagt.secret("new", "en ganske anden sætning"));
    let before = all(&vagt.data().join("journal"));
    let mut command = vagt.command(&["encrypt", "--change-passphrase", "--json"]);
    command.env("VAGT_PASSPHRASE_FILE", old).env("VAGT_NEW_PASSPHRASE_FILE", new);
    let answer = Answer::of(&command.output().unwrap());
    assert_eq!(answer.code, 0, "{answer:?}");
    let said: Value = serde_json::from_str(&answer.out).unwrap();
    assert!(all(&vagt.data().join("journal")) == before, "nothing is sealed anew");
    assert_eq!(vagt.knowing(PASSPHRASE, &["incident", "list"]).code, 1);
    assert_eq!(vagt.knowing(&old_code, &["incident", "list"]).code, 1);
    assert_eq!(vagt.knowing("en ganske anden sætning", &["incident", "list"]).code, 0);
    assert_eq!(vagt.knowing(said["recovery_code"].as_str().unwrap(), &["incident", "list"]).code, 0);
}

#[test]
fn encrypting_is_refused_where_it_cannot_be_right() {
    let vagt = Vagt::new();
    vagt.fails(1, &["encrypt"]);
    assert!(vagt.fails(1, &["decrypt"]).contains("not encrypted"));
    assert!(!vagt.data().exists());
    let vagt = used();
    assert!(vagt.fails(1, &["encrypt", "--change-passphrase"]).contains("not encrypted"));
    let short = vagt.knowing("kort", &["encrypt"]);
    assert!(short.code == 1 && short.err.contains("12 characters"), "{short:?}");
    assert!(!vagt.data().join("at-rest.json").exists());
    let _owner = Log::open(vagt.data()).unwrap();
    let busy = vagt.knowing(PASSPHRASE, &["encrypt"]);
    assert!(busy.code == 1 && busy.err.contains("another vagt"), "{busy:?}");
    assert!(!vagt.data().join("at-rest.json").exists());
}

/// Turns a log over and back, killing it at random moments; after each kill it must open with all that was in it.
fn kill_turning(kills: usize) {
    let vagt = used();
    // Enough for a kill to meet it at work, of every kind of file.
    for number in 0..30 {
        vagt.json(&["incident", "note", "26-A1", &format!("{MARK} {number}")]);
    }
    let journal = fs::read_dir(vagt.data().join("journal")).unwrap().next().unwrap().unwrap().path();
    fs::write(journal.join("2026-10.jsonl.torn-7"), format!("{{\"v\":2,{MARK}")).unwrap();
    fs::create_dir(vagt.data().join("store.damaged-x")).unwrap();
    fs::write(vagt.data().join("store.damaged-x/db"), MARK.repeat(50_000)).unwrap();
    fs::write(vagt.data().join("store.records-3"), format!("{MARK}\n")).unwrap();
    let before = export(&vagt, PASSPHRASE);
    let secret = vagt.secret("passphrase", PASSPHRASE);
    let turns = |wanted: &str, patience: Duration| {
        if wanted == "encrypt" && !vagt.data().join("at-rest.json").exists() {
            // As begun, so that no time goes into what is slow on purpose.
            let (at_rest, ..) = AtRest::new(&Secret::new(PASSPHRASE.to_owned()), QUICK).unwrap();
            at_rest.write(&vagt.data()).unwrap();
        }
        let mut command = vagt.command(&[wanted]);
        command.env("VAGT_PASSPHRASE_FILE", &secret).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let begun = clock();
        while child.try_wait().unwrap().is_none() && begun.elapsed() < patience {
            std::thread::park_timeout(Duration::from_millis(2));
        }
        let ended = child.try_wait().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        (ended.map(|status| status.success()), begun.elapsed())
    };
    let looks = |round: usize, wanted: &str| {
        assert_eq!(export(&vagt, PASSPHRASE), before, "round {round}, {wanted}");
        let whole = vagt.knowing_json(PASSPHRASE, &["log", "verify"]);
        assert_eq!((&whole["ok"], &whole["attachments"]["whole"]), (&true.into(), &1.into()), "round {round}: {whole}");
        assert_eq!(whole["repairs"].as_array().unwrap().len(), 0, "round {round}: {whole}");
    };
    let ends = |wanted: &str| {
        if wanted == "encrypt" {
            assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
        } else {
            assert!(found(&vagt.data(), MARK).len() >= 7 && !vagt.data().join("at-rest.json").exists());
        }
    };
    // How long it takes when nothing ends it.
    let mut full = Duration::ZERO;
    for wanted in ["encrypt", "decrypt"] {
        let (done, took) = turns(wanted, Duration::from_secs(60));
        assert_eq!(done, Some(true), "{wanted}");
        looks(0, wanted);
        ends(wanted);
        full = full.max(took);
    }
    let mut dice = Dice::of(kills as u64);
    let (mut wanted, mut met, mut finished) = ("encrypt", [0, 0], 0);
    for round in 1..=kills {
        let before_it = AtRest::read(&vagt.data()).unwrap().map(|at_rest| at_rest.half);
        let micros = usize::try_from(full.as_micros()).unwrap();
        let (done, _) = turns(wanted, Duration::from_micros(dice.roll(micros) as u64));
        if done.is_none() && vagt.data().join("at-rest.json").exists() {
            match AtRest::read(&vagt.data()).unwrap().unwrap().half {
                Half::Encrypting => met[0] += 1,
                Half::Decrypting => met[1] += 1,
                Half::Encrypted => {}
            }
        }
        looks(round, wanted);
        // The one before was killed when all was done.
        let already = before_it == if wanted == "encrypt" { Some(Half::Encrypted) } else { None };
        assert_eq!(done == Some(false), already && done.is_some(), "round {round}: {wanted} of {before_it:?}");
        if done == Some(true) {
            ends(wanted);
            finished += 1;
        }
        // Now and then it is turned back half way.
        if done.is_some() || dice.roll(3) == 0 {
            let plain = !vagt.data().join("at-rest.json").exists();
            wanted = if plain || wanted == "decrypt" { "encrypt" } else { "decrypt" };
        }
    }
    println!(
        "{kills} kills, {met:?} in the middle of encrypting and decrypting, {finished} finished, {full:?} in full"
    );
    assert!(met.iter().sum::<usize>() > kills / 5, "{met:?}");
}

#[expect(clippy::disallowed_methods, reason = "how long another process takes")]
fn clock() -> std::time::Instant {
    std::time::Instant::now()
}

#[test]
fn a_kill_at_any_moment_of_turning_it_over_leaves_a_log_that_opens() {
    kill_turning(20);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn a_kill_at_any_moment_of_turning_it_over_leaves_a_log_that_opens_300_times() {
    kill_turning(300);
}

#[test]
fn a_log_that_is_encrypted_in_part_only_says_so_goes_on_and_makes_no_backup() {
    let vagt = used();
    let (at_rest, ..) = AtRest::new(&Secret::new(PASSPHRASE.to_owned()), QUICK).unwrap();
    at_rest.write(&vagt.data()).unwrap();
    let listed = vagt.knowing(PASSPHRASE, &["incident", "note", "26-A1", "imens"]);
    assert!(listed.code == 0 && listed.err.contains("in part only"), "{listed:?}");
    let file = vagt.path("b.tar");
    let refused = vagt.knowing(PASSPHRASE, &["backup", file.to_str().unwrap()]);
    assert!(refused.code == 1 && refused.err.contains("vagt encrypt does the rest"), "{refused:?}");
    let done = vagt.knowing_json(PASSPHRASE, &["encrypt"]);
    assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
    let code = done["recovery_code"].as_str().unwrap();
    assert_eq!(vagt.knowing_json(code, &["incident", "list"])[0]["title"], MARK);
    let made = vagt.knowing(PASSPHRASE, &["backup", file.to_str().unwrap()]);
    assert!(made.code == 0 && !made.err.contains("in part"), "{made:?}");
}

#[test]
fn a_backup_of_an_encrypted_log_is_encrypted_restores_and_is_taken_in() {
    let vagt = used();
    let old = vagt.path("plain.tar");
    vagt.json(&["backup", old.to_str().unwrap()]);
    let code = vagt.encrypt_quickly();
    vagt.knowing_json(PASSPHRASE, &["incident", "note", "26-A1", &format!("efter {MARK}")]);
    let file = vagt.path("sealed.tar");
    let made = vagt.knowing_json(PASSPHRASE, &["backup", file.to_str().unwrap()]);
    assert_eq!(made["format"], 3);
    let bytes = fs::read(&file).unwrap();
    assert!(!bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes()));
    let away = vagt.path("away");
    let place = ["--data", away.to_str().unwrap()];
    let restore = |passphrase: &str| {
        vagt.knowing(passphrase, &[&["restore", file.to_str().unwrap(), "--same-device"][..], &place].concat())
    };
    assert_eq!(restore("noget helt andet").code, 1);
    assert!(!away.exists());
    let done = restore(&code);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(found(&away, MARK), Vec::<PathBuf>::new());
    let there = vagt.knowing_json(PASSPHRASE, &[&["log", "verify"][..], &place].concat());
    assert_eq!((&there["ok"], &there["head"]), (&true.into(), &made["head"]), "{there}");
    assert_eq!(there["attachments"]["whole"], 1);
    // An older one, in the clear, takes the newer one in, and stays in the clear.
    let plain = vagt.path("plain");
    let place = ["--data", plain.to_str().unwrap()];
    let restored = vagt.run(&[&["restore", old.to_str().unwrap(), "--same-device"][..], &place].concat());
    assert_eq!(restored.code, 0, "{restored:?}");
    let taken = vagt.knowing_json(PASSPHRASE, &[&["log", "import", file.to_str().unwrap()][..], &place].concat());
    assert_eq!((&taken["new"], &taken["head"]), (&1.into(), &made["head"]), "{taken}");
    assert!(!found(&plain, &format!("efter {MARK}")).is_empty());
    // And an encrypted one takes an export in.
    let out = vagt.path("export.jsonl");
    vagt.knowing_json(PASSPHRASE, &["incident", "note", "26-A1", &format!("til sidst {MARK}")]);
    fs::write(&out, export(&vagt, PASSPHRASE)).unwrap();
    let place = ["--data", away.to_str().unwrap()];
    let taken = vagt.knowing_json(PASSPHRASE, &[&["log", "import", out.to_str().unwrap()][..], &place].concat());
    assert_eq!(taken["new"], 1);
    assert_eq!(found(&away, MARK), Vec::<PathBuf>::new());
}

/// An encrypted log with notes, open.
fn kept(data: &Path) -> (Home, vagt::domain::IncidentId) {
    let mut keeper = Keeper::open(data);
    let id = keeper.register("MitID nede");
    for number in 0..20 {
        keeper.note(id, &format!("note {number}"));
    }
    keeper.save();
    drop(keeper);
    (encrypt(data, QUICK).0, id)
}

#[test]
fn a_damaged_line_of_an_encrypted_log_is_healed_from_the_store_and_the_store_from_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let (home, id) = kept(dir.path());
    let path = all(&dir.path().join("journal")).into_keys().next().unwrap();
    let whole = fs::read(&path).unwrap();
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let found = vagt::evidence::verify(&home).unwrap();
    assert!(!found.is_whole());
    let mut keeper = Keeper::open(home.clone());
    let repaired = keeper.log.mend().unwrap();
    assert!(repaired.len() + keeper.told.len() >= 1, "{repaired:?}");
    keeper.record_repairs();
    assert_eq!(notes_of(&Log::read_only(&home).unwrap().desk, id).len(), 20);
    drop(keeper);
    assert!(vagt::evidence::verify(&home).unwrap().is_whole());
    // Without the store all of it is made again, sealed.
    fs::remove_dir_all(dir.path().join("store")).unwrap();
    let keeper = Keeper::open(home.clone());
    assert_eq!(notes_of(&keeper.desk, id).len(), 20);
    drop(keeper);
    assert_eq!(self::found(dir.path(), "MitID nede"), Vec::<PathBuf>::new());
}

#[test]
fn lines_that_changed_places_are_noticed_as_in_any_log() {
    let dir = tempfile::tempdir().unwrap();
    let (home, _) = kept(dir.path());
    let path = all(&dir.path().join("journal")).into_keys().next().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(5, 6);
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    assert!(!vagt::evidence::verify(&home).unwrap().is_whole());
}

#[test]
fn a_torn_end_is_set_aside_and_half_typed_texts_are_neither_lost_nor_legible() {
    let dir = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::open(dir.path());
    let id = keeper.register("MitID nede");
    keeper.log.keep_draft("note", &MARK).unwrap();
    drop(keeper);
    let (home, _) = encrypt(dir.path(), QUICK);
    assert_eq!(found(dir.path(), MARK), Vec::<PathBuf>::new());
    let mut keeper = Keeper::open(home.clone());
    assert_eq!(keeper.log.drafts::<String>(), [("note".to_owned(), MARK.to_owned())]);
    keeper.note(id, "kept");
    let end = keeper.log.end().clone();
    drop(keeper);
    let path = all(&dir.path().join("journal")).into_keys().next().unwrap();
    let whole = fs::read(&path).unwrap();
    let torn = [&whole[..], &whole[whole.len() - 300..whole.len() - 100]].concat();
    fs::write(&path, torn).unwrap();
    let keeper = Keeper::open(home);
    assert_eq!(*keeper.log.end(), end);
    assert_eq!(notes_of(&keeper.desk, id), ["kept"]);
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn a_path_alone_opens_nothing_that_is_encrypted() {
    let dir = tempfile::tempdir().unwrap();
    let (home, _) = kept(dir.path());
    assert!(matches!(Log::open(dir.path()), Err(LogFailure::Locked(_))));
    assert!(matches!(Log::read_only(dir.path()), Err(LogFailure::Locked(_))));
    assert!(matches!(vagt::evidence::verify(dir.path()), Err(LogFailure::Locked(_))));
    assert!(vagt::evidence::read_head(dir.path()).is_none());
    assert!(Log::open(home).is_ok());
}

#[cfg(unix)]
#[test]
fn the_desk_asks_once_before_the_screen_and_what_runs_beside_it_asks_nothing() {
    let vagt = used();
    vagt.encrypt_quickly();
    let mut first = desk(&vagt, 120, 40);
    first.shows("Passphrase of").types("forkert\r").shows("2 tries left").types(&format!("{PASSPHRASE}x\x7f\r"));
    first.shows(MARK).shows("all kept");
    let socket = vagt.path("data/vagt.sock");
    wait_until("the socket", || socket.exists());
    vagt.json(&["incident", "note", "26-A1", "fra en kommando"]);
    assert_eq!(vagt.json(&["incident", "list"])[0]["title"], MARK);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
    let saved = vagt.path("ud.txt");
    vagt.json(&["attachment", "save", "26-A1", "1", "--to", saved.to_str().unwrap()]);
    let mut second = desk(&vagt, 120, 40);
    second.shows(MARK).shows("all kept · shared");
    let raw = String::from_utf8_lossy(&first.raw).into_owned() + &String::from_utf8_lossy(&second.raw);
    assert!(!raw.contains("hæfteklamme") && !String::from_utf8_lossy(&second.raw).contains("Passphrase"));
    // Whoever goes on knows it as well.
    dies(first);
    second
        .types("l")
        .shows("Ctrl-x start afresh")
        .types(&format!("efter {MARK}\r"))
        .hides("· shared")
        .shows("all kept");
    vagt.json(&["incident", "note", "26-A1", "fra en kommando"]);
    second.types("l").shows("Ctrl-x start afresh").types(&format!("halvt skrevet {MARK}")).shows("halvt");
    second.types("\x1b").hides("Write note").types("q");
    assert_eq!(second.ends().0, 0);
    assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
    assert_eq!(vagt.knowing_json(PASSPHRASE, &["log", "verify"])["ok"], true);
    assert!(export(&vagt, PASSPHRASE).contains(&format!("efter {MARK}")));
}

#[test]
fn whoever_does_not_know_it_gets_no_screen_and_changes_nothing() {
    let vagt = used();
    vagt.encrypt_quickly();
    let before = all(&vagt.data());
    let mut leaves = desk(&vagt, 80, 24);
    leaves.shows("Passphrase of").types("halv\x03");
    let (code, raw) = leaves.ends();
    let said = String::from_utf8_lossy(&raw).into_owned();
    assert!(code == 1 && said.contains("left before anything was opened"), "{said}");
    let mut wrong = desk(&vagt, 80, 24);
    wrong.shows("Passphrase of").types("en\r").shows("2 tries left").types("to\r").shows("1 try left").types("tre\r");
    let (code, raw) = wrong.ends();
    let said = String::from_utf8_lossy(&raw).into_owned();
    assert!(code == 1 && said.contains("neither the passphrase nor the recovery code"), "{said}");
    assert!(!said.contains("\x1b[?1049h"), "no screen was drawn");
    assert!(all(&vagt.data()) == before);
}

#[test]
fn encrypting_at_a_terminal_says_what_it_means_asks_twice_and_shows_the_code_once() {
    let vagt = used();
    let arguments = arguments(&vagt);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).chain(["encrypt"]).collect();
    let begin = || Terminal::start(&vagt.path(""), 120, 40, &arguments);
    let mut differs = begin();
    differs
        .shows("no back door")
        .shows("New passphrase")
        .types("en lang adgangskode\r")
        .shows("Once more")
        .types("en anden\r");
    assert_eq!(differs.ends().0, 1);
    assert!(!vagt.data().join("at-rest.json").exists());
    let mut done = begin();
    done.shows("New passphrase").types(&format!("{PASSPHRASE}\r")).shows("Once more").types(&format!("{PASSPHRASE}\r"));
    let (code, raw) = done.ends();
    let said = String::from_utf8_lossy(&raw).into_owned();
    assert!(code == 0 && said.contains("The recovery code") && said.contains("Encrypted:"), "{said}");
    assert!(!said.contains("hæfteklamme"));
    let written = said
        .lines()
        .find(|line| line.trim().split(' ').count() == 12 && line.trim().starts_with(|c: char| c.is_ascii_digit()));
    let code = written.unwrap_or_else(|| panic!("{said}")).trim().to_owned();
    assert_eq!(found(&vagt.data(), MARK), Vec::<PathBuf>::new());
    assert_eq!(vagt.knowing_json(&code, &["incident", "list"])[0]["title"], MARK);
    let again = vagt.knowing(PASSPHRASE, &["encrypt"]);
    assert!(again.code == 1 && again.err.contains("already"), "{again:?}");
}
