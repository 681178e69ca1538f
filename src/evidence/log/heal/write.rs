//! Writing a plan so that a kill anywhere leaves a chain that opens: what a segment is to be is written beside it and takes
//! its name whole. Only the end of a segment is changed where it is, as an append is.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::plan::Edit;
use crate::evidence::failure::LogFailure;
use crate::evidence::files;

/// How a segment is called until it is whole.
const FRESH: &str = "healing";

/// What is ready to take its place.
#[derive(Debug)]
pub(super) enum Ready<'a> {
    /// This file is the segment.
    Whole { fresh: PathBuf, path: PathBuf },
    /// The segment ends here, and these lines follow.
    End { path: PathBuf, from: u64, lines: &'a [u8] },
}

/// Sets aside what the edits take away and writes what they make, beside what is there.
pub(super) fn prepare<'a>(dir: &Path, edits: &'a [Edit]) -> Result<Vec<Ready<'a>>, LogFailure> {
    let mut by_segment: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_segment.entry(&edit.segment).or_default().push(edit);
    }
    if !by_segment.is_empty() {
        files::create_dir(dir).map_err(|error| LogFailure::io(dir, error))?;
    }
    let mut ready = Vec::new();
    for (segment, mut edits) in by_segment {
        edits.sort_by_key(|edit| edit.from);
        let path = dir.join(segment);
        let fail = |error| LogFailure::io(&path, error);
        let mut old = match File::open(&path) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(fail(error)),
        };
        let length = old.as_ref().map_or(Ok(0), |file| file.metadata().map(|meta| meta.len())).map_err(fail)?;
        for edit in &edits {
            if let Some(old) = &mut old
                && edit.from != edit.to
            {
                let mut stood = Vec::new();
                old.seek(SeekFrom::Start(edit.from)).map_err(fail)?;
                old.take(edit.to - edit.from).read_to_end(&mut stood).map_err(fail)?;
                set_aside(&dir.join(&edit.aside), &stood)?;
            }
        }
        if let ([edit], Some(_)) = (edits.as_slice(), &old)
            && edit.to == length
        {
            ready.push(Ready::End { path, from: edit.from, lines: &edit.lines });
            continue;
        }
        let fresh = dir.join(format!("{segment}.{FRESH}"));
        write_whole(&fresh, old, &edits).map_err(|error| LogFailure::io(&fresh, error))?;
        ready.push(Ready::Whole { fresh, path });
    }
    files::sync_dir(dir)
        .or_else(|error| if dir.exists() { Err(error) } else { Ok(()) })
        .map_err(|error| LogFailure::io(dir, error))?;
    Ok(ready)
}

fn write_whole(fresh: &Path, mut old: Option<File>, edits: &[&Edit]) -> io::Result<()> {
    let file = files::private().write(true).create(true).truncate(true).open(fresh)?;
    let mut out = BufWriter::with_capacity(256 * 1024, file);
    let mut at = 0;
    for edit in edits {
        if let Some(old) = &mut old {
            old.seek(SeekFrom::Start(at))?;
            io::copy(&mut old.take(edit.from.saturating_sub(at)), &mut out)?;
        }
        out.write_all(&edit.lines)?;
        at = edit.to;
    }
    if let Some(old) = &mut old {
        old.seek(SeekFrom::Start(at))?;
        io::copy(old, &mut out)?;
    }
    out.flush()?;
    out.get_ref().sync_all()
}

/// Everything takes its place.
pub(super) fn commit(dir: &Path, ready: Vec<Ready<'_>>) -> Result<(), LogFailure> {
    if ready.is_empty() {
        return Ok(());
    }
    for ready in ready {
        match ready {
            Ready::Whole { fresh, path } => fs::rename(&fresh, &path).map_err(|error| LogFailure::io(&path, error))?,
            Ready::End { path, from, lines } => {
                end_with(&path, from, lines).map_err(|error| LogFailure::io(&path, error))?;
            }
        }
    }
    files::sync_dir(dir).map_err(|error| LogFailure::io(dir, error))
}

fn end_with(path: &Path, from: u64, lines: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).open(path)?;
    file.set_len(from)?;
    file.seek(SeekFrom::Start(from))?;
    file.write_all(lines)?;
    file.sync_all()
}

/// Adds `bytes` to the file `aside`, unless they are its end already: then a kill came between this and the rest.
pub(super) fn set_aside(aside: &Path, bytes: &[u8]) -> Result<(), LogFailure> {
    let fail = |error| LogFailure::io(aside, error);
    match fs::read(aside) {
        Ok(there) if there.ends_with(bytes) => return Ok(()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(error)),
        Ok(_) | Err(_) => {}
    }
    let mut file = files::private().append(true).create(true).open(aside).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fail)
}

/// Removes what a kill left unfinished: files of the name that only healing gives, whose content is in the journal still.
pub(in crate::evidence::log) fn remove_leftovers(dir: &Path) {
    for entry in fs::read_dir(dir).into_iter().flatten().filter_map(Result::ok) {
        if entry.path().extension().is_some_and(|extension| extension == FRESH) {
            // Where it cannot be removed it is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}
