//! Turning a data directory over from plain to encrypted, and back. The one place where segments that are whole are replaced.
//!
//! Everything is written beside, read back and compared with what it is to replace, synced, and only then takes its place. What
//! is sealed says so itself, so that whatever a kill leaves behind is read like any other, and turning it over again does the
//! rest.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::load::As;
use super::{Log, Opened};
use crate::domain::Desk;
use crate::evidence::at_rest::{Home, Lines, SEALED, Seal, Unsealing, copy_sealed, copy_unsealed};
use crate::evidence::failure::LogFailure;
use crate::evidence::store::{Store, StoreFailure};
use crate::evidence::verify::chains;
use crate::evidence::{attachments, files};

/// The store's folder.
pub(super) const STORE: &str = "store";
/// One that is being made, one that is whole and waits for its name, and the one whose place it takes.
const BUILDING: &str = "store.building";
const NEXT: &str = "store.next";
const OLD: &str = "store.old";
/// How a file is called until it is whole.
const FRESH: &str = "turning";

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Seal,
    Unseal,
}

/// What was turned over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Converted {
    /// Lines of the journal.
    pub lines: u64,
    /// Attached files, and files that were set aside.
    pub files: u64,
}

/// A log that is to be turned over: open, and nobody else's for as long as this lives. Whoever removes `at-rest.json`, or says in it
/// that all is done, does so before.
#[derive(Debug)]
pub struct Conversion {
    /// The log.
    pub log: Log,
    /// The desk it holds.
    pub desk: Desk,
    /// What its opening tells.
    pub told: Vec<super::Told>,
}

impl Conversion {
    /// Opens the log, and holds it until all is done.
    pub fn begin(home: &Home) -> Result<Self, LogFailure> {
        let Opened { log, desk, told } = Log::open(home)?;
        if log.store.is_none() {
            // What is half typed is in it.
            return Err(no_store(home, StoreFailure("it cannot be opened".to_owned())));
        }
        Ok(Self { log, desk, told })
    }

    /// Encrypts everything. `at-rest.json` is there already, so that whatever becomes of this can be opened.
    pub fn encrypt(&mut self, seal: &Seal, now: Timestamp) -> Result<Converted, LogFailure> {
        self.run(seal, Turn::Seal, now)
    }

    /// Takes the encryption off everything. `at-rest.json` is still there, and may be removed after this.
    pub fn decrypt(&mut self, seal: &Seal, now: Timestamp) -> Result<Converted, LogFailure> {
        self.run(seal, Turn::Unseal, now)
    }

    fn run(&mut self, seal: &Seal, turn: Turn, now: Timestamp) -> Result<Converted, LogFailure> {
        let data = self.log.data.to_path_buf();
        let no_store = |failure| no_store(&data, failure);
        self.log.index().map_err(no_store)?;
        let store = self.log.store.take().ok_or_else(|| no_store(StoreFailure(String::new())))?;
        let drafts = store.values::<serde_json::Value>(super::DRAFT).map_err(no_store)?;
        // Closed, and the lock of the directory still ours.
        drop(store);
        let mut done = Converted::default();
        for chain in chains(&data)? {
            let dir = data.join("journal").join(&chain);
            let lines = Lines::of(Some(seal), &chain);
            remove_unfinished(&dir)?;
            for path in files_in(&dir)? {
                if path.extension().is_some_and(|ending| ending == "jsonl") {
                    done.lines += turn_lines(&path, &lines, turn)?;
                } else {
                    done.files += turn_set_aside(&path, seal, &lines, turn)?;
                }
            }
        }
        let folder = data.join(attachments::FOLDER);
        remove_unfinished(&folder)?;
        for path in files_in(&folder)? {
            done.files += turn_file(&path, seal, turn)?;
        }
        done.files += self.turn_what_was_set_aside(&data, seal, turn)?;
        let home = match turn {
            Turn::Seal => Home::unlocked(data.clone(), seal.clone()),
            Turn::Unseal => Home::from(&data),
        };
        self.make_store(&home, &drafts, now)?;
        Ok(done)
    }

    /// Old stores and their records, beside the log.
    fn turn_what_was_set_aside(&self, data: &Path, seal: &Seal, turn: Turn) -> Result<u64, LogFailure> {
        let lines = Lines::of(Some(seal), self.log.device.as_str());
        remove_unfinished(data)?;
        let mut count = 0;
        for path in files_in(data)?.into_iter().filter(|path| name_of(path).starts_with("store.records-")) {
            count += turn_set_aside(&path, seal, &lines, turn)?;
        }
        for path in folders_in(data)?.into_iter().filter(|path| name_of(path).starts_with("store.damaged-")) {
            count += turn_folder(&path, seal, turn)?;
        }
        Ok(count)
    }

    /// Makes the store again from the journal as it lies now, with what was half typed, and lets it take its place.
    fn make_store(
        &self,
        home: &Home,
        drafts: &[(String, serde_json::Value)],
        now: Timestamp,
    ) -> Result<(), LogFailure> {
        let fail = |failure| no_store(home, failure);
        let (building, next) = (home.join(BUILDING), home.join(NEXT));
        for leftover in [&building, &next] {
            remove_folder(leftover)?;
        }
        let store = Store::open(&building, home.seal()).map_err(fail)?;
        let opened =
            Log::load(home, &self.log.device, Some(store), As::Owner).map_err(super::load::Loading::into_log)?;
        let Opened { log, desk, .. } = opened;
        for (name, draft) in drafts {
            log.keep_draft(name, draft).map_err(fail)?;
        }
        log.write_head(&desk, now);
        drop(log);
        rename(&building, &next)?;
        let (store, old) = (home.join(STORE), home.join(OLD));
        remove_folder(&old)?;
        rename(&store, &old)?;
        rename(&next, &store)?;
        // What it holds is in the new one.
        remove_folder(&old)
    }
}

/// A kill came between two names: the store that was made takes its place.
pub(super) fn finish_swap(home: &Home) {
    let (store, next) = (home.join(STORE), home.join(NEXT));
    if home.seal().is_some() && !store.exists() && next.exists() {
        // Where it cannot, a store is made from the journal.
        let _ = fs::rename(next, store).and_then(|()| files::sync_dir(home));
    }
}

fn no_store(data: &Path, failure: StoreFailure) -> LogFailure {
    LogFailure::Io { path: data.join(STORE), source: io::Error::other(failure.0) }
}

/// Turns the lines of a file over, each by itself; those that are as they should be, or that do not open, stay. How many are
/// other now.
fn turn_lines(path: &Path, lines: &Lines, turn: Turn) -> Result<u64, LogFailure> {
    let fail = |error| LogFailure::io(path, error);
    let fresh = fresh_of(path);
    let mut from = BufReader::with_capacity(256 * 1024, File::open(path).map_err(fail)?);
    let mut to = BufWriter::with_capacity(256 * 1024, create(&fresh)?);
    let (mut line, mut count) = (Vec::new(), 0);
    while next_line(&mut from, &mut line).map_err(fail)? {
        let turned = turned(&line, lines, turn).map_err(fail)?;
        count += u64::from(turned != line);
        to.write_all(&turned).map_err(fail)?;
    }
    to.flush().and_then(|()| to.get_ref().sync_all()).map_err(fail)?;
    if count == 0 {
        return fs::remove_file(&fresh).map(|()| 0).map_err(fail);
    }
    say_the_same(path, &fresh, lines)?;
    rename(&fresh, path)?;
    Ok(count)
}

fn turned(line: &[u8], lines: &Lines, turn: Turn) -> io::Result<Vec<u8>> {
    Ok(match (turn, lines.opened(line)) {
        (Turn::Seal, Ok(plain)) if *plain == *line => lines.closed(line)?.into_owned(),
        (Turn::Unseal, Ok(plain)) => plain.into_owned(),
        (Turn::Seal, _) | (Turn::Unseal, Err(_)) => line.to_vec(),
    })
}

/// Reads the next line, newline included, however long it is. Whether there was one.
fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    from.read_until(b'\n', line).map(|read| read > 0)
}

/// Looks, line by line, whether two files say the same; else nothing may take the place of anything.
fn say_the_same(old: &Path, new: &Path, lines: &Lines) -> Result<(), LogFailure> {
    let fail = |error| LogFailure::io(new, error);
    let mut olds = BufReader::with_capacity(256 * 1024, File::open(old).map_err(fail)?);
    let mut news = BufReader::with_capacity(256 * 1024, File::open(new).map_err(fail)?);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    loop {
        let (more, as_many) = (next_line(&mut olds, &mut before), next_line(&mut news, &mut after));
        let (more, as_many) = (more.map_err(fail)?, as_many.map_err(fail)?);
        let same = match (lines.opened(&before), lines.opened(&after)) {
            (Ok(before), Ok(after)) => before == after,
            _ => before == after,
        };
        if more != as_many || !same {
            return Err(fail(io::Error::new(io::ErrorKind::InvalidData, "what was written is not what was read")));
        }
        if !more {
            return Ok(());
        }
    }
}

/// Turns a file over that was set aside from the journal or the store: sealed as a whole when the log is, and its lines too
/// when the log is not any more.
fn turn_set_aside(path: &Path, seal: &Seal, lines: &Lines, turn: Turn) -> Result<u64, LogFailure> {
    let whole = turn_file(path, seal, turn)?;
    let plain = if is_sealed(path) { path.with_extension("") } else { path.to_owned() };
    let inner = if turn == Turn::Unseal && plain.exists() { turn_lines(&plain, lines, turn)? } else { 0 };
    Ok(whole.max(inner.min(1)))
}

/// Turns a file over as a whole, and its name with it. How many were.
fn turn_file(path: &Path, seal: &Seal, turn: Turn) -> Result<u64, LogFailure> {
    let fail = |error| LogFailure::io(path, error);
    let wanted = match (turn, is_sealed(path)) {
        (Turn::Seal, false) => PathBuf::from(format!("{}.{SEALED}", path.display())),
        (Turn::Unseal, true) => path.with_extension(""),
        (Turn::Seal, true) | (Turn::Unseal, false) => return Ok(0),
    };
    let fresh = fresh_of(&wanted);
    let mut from = File::open(path).map_err(fail)?;
    let mut to = create(&fresh)?;
    let written = match turn {
        Turn::Seal => copy_sealed(seal, &mut from, &mut to).map(drop),
        Turn::Unseal => copy_unsealed(seal, from, &mut to).map(drop),
    };
    match written {
        Err(error) if turn == Turn::Unseal && error.kind() == io::ErrorKind::InvalidData => {
            // Damaged, and said to be by whoever verifies: it stays as it is.
            return fs::remove_file(&fresh).map(|()| 0).map_err(fail);
        }
        written => written.and_then(|()| to.sync_all()).map_err(fail)?,
    }
    let (plain, sealed) = match turn {
        Turn::Seal => (path, &*fresh),
        Turn::Unseal => (&*fresh, path),
    };
    if !holds(seal, plain, sealed).map_err(fail)? {
        return Err(fail(io::Error::new(io::ErrorKind::InvalidData, "what was written is not what was read")));
    }
    let target = if wanted.exists() && !is_same(seal, &fresh, &wanted).map_err(fail)? { free(&wanted) } else { wanted };
    rename(&fresh, &target)?;
    fs::remove_file(path).and_then(|()| files::sync_dir(folder_of(path))).map_err(fail)?;
    Ok(1)
}

/// Whether the file `sealed` holds what is in `plain`.
fn holds(seal: &Seal, plain: &Path, sealed: &Path) -> io::Result<bool> {
    let mut plain = BufReader::new(File::open(plain)?);
    let mut sealed = BufReader::new(Unsealing::begin(seal, File::open(sealed)?)?);
    same_bytes(&mut plain, &mut sealed)
}

/// Whether two files of the same kind hold the same.
fn is_same(seal: &Seal, one: &Path, other: &Path) -> io::Result<bool> {
    let (one, two) = (File::open(one)?, File::open(other)?);
    if !is_sealed(other) {
        return same_bytes(&mut BufReader::new(one), &mut BufReader::new(two));
    }
    let Ok(two) = Unsealing::begin(seal, two) else { return Ok(false) };
    let same = same_bytes(&mut BufReader::new(Unsealing::begin(seal, one)?), &mut BufReader::new(two));
    same.or_else(|error| if error.kind() == io::ErrorKind::InvalidData { Ok(false) } else { Err(error) })
}

fn same_bytes(one: &mut impl BufRead, other: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let (first, second) = (one.fill_buf()?, other.fill_buf()?);
        let both = first.len().min(second.len());
        if both == 0 {
            return Ok(first.len() == second.len());
        }
        if first.get(..both) != second.get(..both) {
            return Ok(false);
        }
        one.consume(both);
        other.consume(both);
    }
}

/// Turns every file in a folder over, and in those in it.
fn turn_folder(folder: &Path, seal: &Seal, turn: Turn) -> Result<u64, LogFailure> {
    remove_unfinished(folder)?;
    let mut count = 0;
    for path in files_in(folder)? {
        count += turn_file(&path, seal, turn)?;
    }
    for inner in folders_in(folder)? {
        count += turn_folder(&inner, seal, turn)?;
    }
    Ok(count)
}

fn is_sealed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == SEALED)
}

fn fresh_of(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}.{FRESH}", path.display()))
}

/// A name beside `path` that nothing has, with the same ending.
fn free(path: &Path) -> PathBuf {
    let (stem, ending) = if is_sealed(path) { (path.with_extension(""), ".sealed") } else { (path.to_owned(), "") };
    let names = (2..u32::MAX).map(|number| PathBuf::from(format!("{}-{number}{ending}", stem.display())));
    names.into_iter().find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| path.to_owned())
}

fn create(path: &Path) -> Result<File, LogFailure> {
    let made = files::private().write(true).create(true).truncate(true).open(path);
    made.map_err(|error| LogFailure::io(path, error))
}

fn rename(from: &Path, to: &Path) -> Result<(), LogFailure> {
    fs::rename(from, to).and_then(|()| files::sync_dir(folder_of(to))).map_err(|error| LogFailure::io(to, error))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a kill left of an earlier time: it has no name that anybody looks for.
fn remove_unfinished(folder: &Path) -> Result<(), LogFailure> {
    for path in files_in(folder)? {
        if path.extension().is_some_and(|ending| ending == FRESH) {
            fs::remove_file(&path).map_err(|error| LogFailure::io(&path, error))?;
        }
    }
    Ok(())
}

fn remove_folder(path: &Path) -> Result<(), LogFailure> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(LogFailure::io(path, error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, LogFailure> {
    entries(folder, |kind| kind.is_file())
}

fn folders_in(folder: &Path) -> Result<Vec<PathBuf>, LogFailure> {
    entries(folder, |kind| kind.is_dir())
}

fn entries(folder: &Path, wanted: impl Fn(fs::FileType) -> bool) -> Result<Vec<PathBuf>, LogFailure> {
    let fail = |error| LogFailure::io(folder, error);
    let read = match fs::read_dir(folder) {
        Ok(read) => read,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(fail(error)),
    };
    let mut paths = Vec::new();
    for entry in read {
        let entry = entry.map_err(fail)?;
        if entry.file_type().is_ok_and(&wanted) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}
