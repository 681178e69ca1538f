//! The power goes: from what a process did to the disk (`tests/power/shim.c` writes it down) every state is built that the
//! disk may hold at a moment: what was written since the last sync is there, or not, or cut short, or garbage, and names
//! are those of some moment since their folder was synced. From each the log opens, and what was said to be kept is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use vagt::domain::Repair;
use vagt::evidence::{AtRest, Home, Secret, Told, verify};

use crate::keeper::{Keeper, notes_of};
use crate::toil::{self, Dice};
use crate::vagt::bare;

/// A part of a file's content that is not known to be on the disk.
#[derive(Debug, Clone)]
enum Write {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

#[derive(Debug, Clone, Default)]
struct File {
    synced: Vec<u8>,
    since: Vec<Write>,
}

/// What happened to a name.
#[derive(Debug, Clone)]
enum Naming {
    Dir(PathBuf),
    File(PathBuf, String),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

/// What a name leads to: a directory, or the file with this number.
type Names = BTreeMap<PathBuf, Option<String>>;

/// Whether what was synced is on the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Syncs {
    #[default]
    Done,
    /// A disk that only says so, for trying whether these tests find a loss.
    Said,
}

/// The disk, as far as it is known.
#[derive(Debug, Clone, Default)]
struct Disk {
    syncs: Syncs,
    files: BTreeMap<String, File>,
    synced: Names,
    live: Names,
    since: Vec<Naming>,
    said: Vec<String>,
}

fn apply(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Dir(path) => drop(names.insert(path.clone(), None)),
        Naming::File(path, file) => drop(names.insert(path.clone(), Some(file.clone()))),
        Naming::Remove(path) => drop(names.remove(path)),
        Naming::Rename(old, new) => {
            let moved: Vec<PathBuf> = names.keys().filter(|path| path.starts_with(old)).cloned().collect();
            for path in moved {
                let to = new.join(path.strip_prefix(old).unwrap());
                let to = if path == *old { new.clone() } else { to };
                let what = names.remove(&path).unwrap();
                names.insert(to, what);
            }
        }
    }
}

impl Naming {
    fn folder(&self) -> &Path {
        let (Self::Dir(path) | Self::File(path, _) | Self::Rename(_, path) | Self::Remove(path)) = self;
        path.parent().unwrap()
    }
}

fn write(bytes: &mut Vec<u8>, write: &Write) {
    match write {
        Write::Length(length) => bytes.resize(*length, 0),
        Write::Bytes(at, new) => {
            if bytes.len() < at + new.len() {
                bytes.resize(at + new.len(), 0);
            }
            bytes[*at..at + new.len()].copy_from_slice(new);
        }
    }
}

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |digit: u8| if digit <= b'9' { digit - b'0' } else { digit - b'a' + 10 };
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

impl Disk {
    /// A disk that holds what is below `root`.
    fn of(root: &Path) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let mut disk = Self::default();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
                let (path, about) = (entry.path(), entry.metadata().unwrap());
                if about.is_dir() {
                    disk.synced.insert(path.clone(), None);
                    folders.push(path);
                } else {
                    let file = format!("{}:{}", about.dev(), about.ino());
                    disk.files.insert(file.clone(), File { synced: fs::read(&path).unwrap(), since: Vec::new() });
                    disk.synced.insert(path, Some(file));
                }
            }
        }
        disk.live = disk.synced.clone();
        disk
    }

    fn names(&mut self, naming: Naming) {
        apply(&mut self.live, &naming);
        self.since.push(naming);
    }

    /// One thing that the process did.
    fn does(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["N", file, path] => {
                let path = PathBuf::from(path);
                if self.live.get(&path) != Some(&Some((*file).to_owned())) {
                    // A number that is used again is another file.
                    self.files.insert((*file).to_owned(), File::default());
                    self.names(Naming::File(path, (*file).to_owned()));
                }
            }
            ["D", path] => self.names(Naming::Dir(path.into())),
            ["R", old, new] => self.names(Naming::Rename(old.into(), new.into())),
            ["U", path] => self.names(Naming::Remove(path.into())),
            ["W", file, at, bytes] => {
                let write = Write::Bytes(at.parse().unwrap(), from_hex(bytes));
                self.files.entry((*file).to_owned()).or_default().since.push(write);
            }
            ["T", file, length] => {
                self.files.entry((*file).to_owned()).or_default().since.push(Write::Length(length.parse().unwrap()));
            }
            ["S", _] if self.syncs == Syncs::Said => {}
            ["S", file] => {
                let file = self.files.entry((*file).to_owned()).or_default();
                for since in std::mem::take(&mut file.since) {
                    write(&mut file.synced, &since);
                }
            }
            ["F", path] => {
                let path = Path::new(path);
                let (synced, since) =
                    std::mem::take(&mut self.since).into_iter().partition(|naming: &Naming| naming.folder() == path);
                self.since = since;
                let synced: Vec<Naming> = synced;
                for naming in &synced {
                    apply(&mut self.synced, naming);
                }
            }
            ["A", said] => {
                let said = String::from_utf8(from_hex(said)).unwrap();
                self.said.extend(said.lines().filter_map(toil::kept));
            }
            other => panic!("{other:?}"),
        }
    }

    /// Builds below `to` what the disk may hold, of what was below `root`, if the power goes now.
    fn power_goes(&self, root: &Path, to: &Path, dice: &mut Dice) {
        let mut names = self.synced.clone();
        for naming in &self.since[..dice.roll(self.since.len() + 1)] {
            apply(&mut names, naming);
        }
        for (path, what) in names {
            let path = to.join(path.strip_prefix(root).unwrap());
            match what {
                None => fs::create_dir_all(path).unwrap(),
                // A folder that is not there takes its files with it.
                Some(_) if !path.parent().unwrap().is_dir() => {}
                Some(file) => fs::write(path, self.files[&file].power_goes(dice)).unwrap(),
            }
        }
    }
}

impl File {
    fn power_goes(&self, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        let how = dice.roll(5);
        let until = dice.roll(self.since.len() + 1);
        for (number, since) in self.since.iter().enumerate() {
            let there = match how {
                0 => false,
                1 => true,
                2 | 3 => number <= until,
                _ => dice.roll(2) == 0,
            };
            if !there {
                continue;
            }
            match since {
                Write::Bytes(at, new) if how > 1 && number == until && !new.is_empty() => {
                    let mut new = new.clone();
                    if how == 2 {
                        new.truncate(dice.roll(new.len()));
                    } else {
                        let begin = dice.roll(new.len());
                        new[begin..].iter_mut().for_each(|byte| *byte = u8::try_from(dice.roll(256)).unwrap());
                    }
                    write(&mut bytes, &Write::Bytes(*at, new));
                }
                Write::Bytes(..) | Write::Length(_) => write(&mut bytes, since),
            }
        }
        bytes
    }
}

/// The shim, built with the system's compiler; `None` where there is none.
pub(crate) fn shim(folder: &Path) -> Option<PathBuf> {
    let library = folder.join("shim.so");
    let built = Command::new("cc")
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/power/shim.c"))
        .args(["-ldl", "-lpthread"])
        .status();
    if built.is_ok_and(|status| status.success()) {
        Some(library)
    } else {
        println!("skipped: no C compiler");
        None
    }
}

/// Lets the power go so many times, from `recordings` runs of a process; each run begins with what the power left of the
/// one before.
fn power_cuts(recordings: u64, cuts: usize) {
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = shim(folder.path()) else { return };
    let mut begins = folder.path().join("begins");
    fs::create_dir(&begins).unwrap();
    let mut kept: BTreeSet<String> = BTreeSet::new();
    let (mut times, mut repaired) = (0, BTreeMap::new());
    for recording in 0..recordings {
        let mut dice = Dice::of(recording + 1);
        let list = folder.path().join(format!("done-{recording}"));
        let mut disk = Disk::of(&begins);
        let done = records(&shim, &begins, &list, recording);
        let done: Vec<&str> = done.lines().collect();
        let mut moments: Vec<usize> = (0..cuts).map(|_| dice.roll(done.len() + 1)).collect();
        moments.sort_unstable();
        let mut next = 0;
        let mut left = None;
        for moment in moments {
            for line in &done[next..moment] {
                disk.does(line);
            }
            next = moment;
            let state = folder.path().join(format!("state-{times}"));
            fs::create_dir(&state).unwrap();
            disk.power_goes(&begins, &state, &mut dice);
            let must: BTreeSet<String> = kept.iter().chain(&disk.said).cloned().collect();
            let what = format!("recording {recording}, after {moment} of {}", done.len());
            // One stays as the power left it, for the next recording to begin with.
            if left.is_none() && dice.roll(cuts) == 0 || times % cuts == cuts - 1 && left.is_none() {
                let copy = folder.path().join(format!("begins-{recording}"));
                assert!(Command::new("cp").arg("-r").arg(&state).arg(&copy).status().unwrap().success());
                left = Some((copy, must.clone()));
            }
            for repair in opens(&state.join("data"), &must, &what) {
                *repaired.entry(repair).or_insert(0) += 1;
            }
            fs::remove_dir_all(&state).unwrap();
            times += 1;
        }
        let (copy, must) = left.unwrap();
        (begins, kept) = (copy, must);
    }
    println!("the power went {times} times; repairs: {repaired:?}");
}

/// What a process does to the disk that records below `root`.
fn records(shim: &Path, root: &Path, list: &Path, round: u64) -> String {
    let mut child = toil::process(&root.join("data"), round, 3)
        .env("LD_PRELOAD", shim)
        .env("SHIM_ROOT", root)
        .env("SHIM_LOG", list)
        .spawn()
        .unwrap();
    let said = toil::said(&mut child);
    assert!(child.wait().unwrap().success() && said.len() > 5, "round {round}: {said:?}");
    fs::read_to_string(list).unwrap()
}

#[test]
fn a_disk_that_only_says_that_it_synced_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = shim(folder.path()) else { return };
    let root = folder.path().join("begins");
    fs::create_dir(&root).unwrap();
    let done = records(&shim, &root, &folder.path().join("done"), 1);
    let mut disk = Disk { syncs: Syncs::Said, ..Disk::default() };
    done.lines().for_each(|line| disk.does(line));
    let mut dice = Dice::of(7);
    let mut losses = 0;
    for time in 0..4 {
        let state = folder.path().join(format!("state-{time}"));
        fs::create_dir(&state).unwrap();
        disk.power_goes(&root, &state, &mut dice);
        // It opens even so.
        let there = toil::notes(&mut Keeper::open(state.join("data")));
        losses += usize::from(disk.said.iter().any(|text| !there.contains(text)));
    }
    assert!(losses > 0, "the states that are built lose nothing");
}

/// Opens what the power left: nothing that was said to be kept is missing, it is whole, and it goes on. Names of what was
/// repaired.
fn opens(data: &Path, must: &BTreeSet<String>, what: &str) -> Vec<&'static str> {
    let mut keeper = Keeper::open(data);
    let repairs = keeper.log.repairs().to_vec();
    keeper.record_repairs();
    let there = toil::notes(&mut keeper);
    let missing: Vec<&String> = must.difference(&there).collect();
    assert!(missing.is_empty(), "{what}: {missing:?} were kept and are gone; {repairs:?}");
    let id = keeper.register("after the power went");
    keeper.note(id, "on it goes");
    keeper.close();
    let found = verify(data).unwrap();
    assert!(found.is_whole(), "{what}: {:?} after {repairs:?}", found.problems);
    let mut again = Keeper::open(data);
    // sled may find out only when it closes that it is damaged; then it is made again once more.
    if let [Told::Repaired(Repair::Store { .. })] = again.told.as_slice() {
        again.record_repairs();
        again.close();
        again = Keeper::open(data);
    }
    assert_eq!(again.told, [], "{what}: another opening has nothing to tell");
    assert!(toil::notes(&mut again).len() > there.len(), "{what}");
    let name = |repair: &Repair| match repair {
        Repair::Journal { .. } => "journal",
        Repair::SetAside { .. } => "set aside",
        Repair::Store { .. } => "store",
        Repair::StoreRecords { .. } => "store records",
        Repair::Lost { .. } => panic!("{what}: {repair:?}"),
    };
    repairs.iter().map(name).collect()
}

#[test]
fn when_the_power_goes_nothing_that_was_kept_goes_with_it() {
    power_cuts(3, 8);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn when_the_power_goes_nothing_that_was_kept_goes_with_it_500_times() {
    power_cuts(20, 25);
}

/// Encrypts a log and takes that off again, and lets the power go so many times in each: it opens with all that is in it.
fn power_cuts_turning(cuts: usize) {
    const PASSPHRASE: &str = "rigtig hest batteri";
    const NOTES: usize = 40;
    let folder = tempfile::tempdir().unwrap();
    let Some(shim) = shim(folder.path()) else { return };
    let root = folder.path().join("begins");
    fs::create_dir(&root).unwrap();
    let mut keeper = Keeper::open(root.join("data"));
    let id = keeper.register("to be turned over");
    for number in 0..NOTES {
        keeper.note(id, &format!("note {number}"));
    }
    keeper.save();
    keeper.close();
    let secret = folder.path().join("passphrase");
    fs::write(&secret, PASSPHRASE).unwrap();
    let mut dice = Dice::of(cuts as u64);
    let mut seal = None;
    let mut states = BTreeMap::new();
    for wanted in ["encrypt", "decrypt"] {
        let mut disk = Disk::of(&root);
        let list = folder.path().join(wanted);
        let mut command = Command::new(env!("CARGO_BIN_EXE_vagt"));
        bare(&mut command, folder.path());
        command.arg("--data").arg(root.join("data")).args(["--lang", "en", wanted]);
        command.env("VAGT_PASSPHRASE_FILE", &secret);
        command.env("LD_PRELOAD", &shim).env("SHIM_ROOT", &root).env("SHIM_LOG", &list);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        // What was said is no text of a log here.
        let done = fs::read_to_string(&list).unwrap();
        let done: Vec<&str> = done.lines().filter(|line| !line.starts_with("A ")).collect();
        let mut moments: Vec<usize> = (0..cuts).map(|_| dice.roll(done.len() + 1)).collect();
        moments.sort_unstable();
        let mut next = 0;
        for (time, moment) in moments.into_iter().enumerate() {
            done[next..moment].iter().for_each(|line| disk.does(line));
            next = moment;
            let state = folder.path().join(format!("{wanted}-{time}"));
            fs::create_dir(&state).unwrap();
            disk.power_goes(&root, &state, &mut dice);
            let data = state.join("data");
            let what = format!("{wanted}, after {moment} of {}", done.len());
            let home = match AtRest::read(&data).unwrap() {
                None => Home::from(&data),
                Some(at_rest) => {
                    // The same key each time: it is slow to be unlocked.
                    let unlocks = || at_rest.unlock(&Secret::new(PASSPHRASE.to_owned())).unwrap();
                    let seal = seal.get_or_insert_with(unlocks).clone();
                    assert!(at_rest.is_of(&seal), "{what}");
                    *states.entry(format!("{:?}", at_rest.half)).or_insert(0) += 1;
                    Home::unlocked(data, seal)
                }
            };
            let keeper = Keeper::open(home.clone());
            assert_eq!(notes_of(&keeper.desk, id).len(), NOTES, "{what}");
            keeper.close();
            let found = verify(&home).unwrap();
            assert!(found.is_whole(), "{what}: {:?}", found.problems);
            fs::remove_dir_all(&state).unwrap();
        }
    }
    println!("the power went {} times while a log was turned over: {states:?}", 2 * cuts);
}

#[test]
fn when_the_power_goes_while_a_log_is_encrypted_or_decrypted_all_of_it_is_there() {
    power_cuts_turning(12);
}

#[test]
#[ignore = "the long form: cargo test --release -- --ignored"]
fn when_the_power_goes_while_a_log_is_encrypted_or_decrypted_all_of_it_is_there_500_times() {
    power_cuts_turning(250);
}
