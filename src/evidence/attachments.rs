//! The content of attached files: beside the log, each under its hash, so that the record that names it proves it.
//!
//! A file is there before the record that names it, and is never written over. One that no record names is left from a kill
//! in between: it is in nobody's way, and is taken up when the same file is attached again. Where the log is encrypted the
//! content is sealed, under the same name with an ending.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::at_rest::{Home, SEALED, Seal, Sealing, Unsealing};
use super::files;
use crate::domain::attachment::{ATTACHMENT_MOST, Attachment, ContentHash, NotAttached};

/// Where they lie, below the data directory and in a backup.
pub(super) const FOLDER: &str = "attachments";
const BUFFER: usize = 256 * 1024;

/// A file that is not attached, or not given out. Nothing was changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct AttachFailure {
    /// The file.
    pub path: PathBuf,
    /// Why not.
    pub why: NotAttached,
}

impl AttachFailure {
    fn of(path: &Path, why: NotAttached) -> Self {
        Self { path: path.to_owned(), why }
    }

    fn io(path: &Path, error: &io::Error) -> Self {
        Self::of(path, NotAttached::Io(error.to_string()))
    }
}

/// How what is kept of a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentState {
    /// Byte for byte what was attached.
    Whole,
    /// It is not there.
    Missing,
    /// It is something else.
    Damaged,
}

/// A file that was put beside the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Its name, without the folder.
    pub name: String,
    /// What is in it.
    pub content: ContentHash,
    /// Its length.
    pub bytes: u64,
}

/// Puts the content of the file at `path` beside the log in `data`, durably, so that a record may name it.
pub fn put(data: impl Into<Home>, path: &Path) -> Result<Put, AttachFailure> {
    let fail = |error: io::Error| AttachFailure::io(path, &error);
    let home = unlocked(data)?;
    // Asked before it is opened: opening a pipe would wait for its other end.
    let known = fs::metadata(path).map_err(fail)?;
    if !known.is_file() {
        return Err(AttachFailure::of(path, NotAttached::NoFile));
    }
    if known.len() > ATTACHMENT_MOST {
        return Err(AttachFailure::of(path, NotAttached::TooLarge));
    }
    let (content, bytes) = put_content(&home, path, &mut File::open(path).map_err(fail)?)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Put { name, content, bytes })
}

fn unlocked(data: impl Into<Home>) -> Result<Home, AttachFailure> {
    let home = data.into();
    match home.is_open() {
        Ok(()) => Ok(home),
        Err(locked) => Err(AttachFailure::io(&home, &io::Error::other(locked))),
    }
}

/// Puts what is read beside the log in `home`, durably; `path` is where it is from.
pub(super) fn put_content(home: &Home, path: &Path, from: &mut dyn Read) -> Result<(ContentHash, u64), AttachFailure> {
    let folder = home.join(FOLDER);
    let here = |error: io::Error| AttachFailure::io(&folder, &error);
    files::create_dir(&folder).map_err(here)?;
    let mut fresh = tempfile::NamedTempFile::new_in(&folder).map_err(here)?;
    // It may grow while it is read.
    let copied = taken_in(home.seal(), &mut from.take(ATTACHMENT_MOST + 1), fresh.as_file_mut());
    let (content, bytes) = copied.map_err(|error| match error {
        Copying::Read(error) => AttachFailure::io(path, &error),
        Copying::Write(error) => here(error),
    })?;
    if bytes > ATTACHMENT_MOST {
        return Err(AttachFailure::of(path, NotAttached::TooLarge));
    }
    if bytes == 0 {
        return Err(AttachFailure::of(path, NotAttached::Empty));
    }
    let lies = Lies::of(home, content);
    let kept = &lies.path;
    match lies.state(content, bytes).map_err(|error| AttachFailure::io(kept, &error))? {
        ContentState::Whole => {}
        ContentState::Missing => take_name(fresh, kept, &folder)?,
        ContentState::Damaged => {
            // What is there is kept, under another name, for somebody to look at.
            let aside = free_name(&folder, &format!("{content}.damaged"));
            fs::rename(kept, aside).map_err(here)?;
            take_name(fresh, kept, &folder)?;
        }
    }
    Ok((content, bytes))
}

fn take_name(fresh: tempfile::NamedTempFile, kept: &Path, folder: &Path) -> Result<(), AttachFailure> {
    let here = |error: io::Error| AttachFailure::io(folder, &error);
    fresh.as_file().sync_all().map_err(here)?;
    match fresh.persist_noclobber(kept) {
        Ok(_) => {}
        // Another vagt attached the same just now.
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(here(error.error)),
    }
    files::sync_dir(folder).map_err(here)
}

/// A name in `folder` that nothing has.
fn free_name(folder: &Path, stem: &str) -> PathBuf {
    let first = std::iter::once(stem.to_owned());
    let names = first.chain((2..u32::MAX).map(|n| format!("{stem}-{n}"))).map(|name| folder.join(name));
    let mut free = names.filter(|path| path.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| folder.join(stem))
}

/// Where a content lies, and how.
pub(super) struct Lies<'a> {
    /// The file.
    pub(super) path: PathBuf,
    /// What it is sealed with.
    seal: Option<&'a Seal>,
}

impl<'a> Lies<'a> {
    /// The content of that hash. Where there is none: where it would be.
    pub(super) fn of(home: &'a Home, content: ContentHash) -> Self {
        let plain = home.join(FOLDER).join(content.to_string());
        match home.seal() {
            // One that lies there in the clear is read: not all that there is may be sealed yet.
            Some(seal) => {
                let sealed = plain.with_extension(SEALED);
                if sealed.exists() || !plain.exists() {
                    Self { path: sealed, seal: Some(seal) }
                } else {
                    Self { path: plain, seal: None }
                }
            }
            None => Self { path: plain, seal: None },
        }
    }

    /// Its name, without the folder.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// What it holds. One that is sealed and damaged fails with [`io::ErrorKind::InvalidData`].
    fn read(&self) -> io::Result<Box<dyn Read + '_>> {
        let file = File::open(&self.path)?;
        Ok(match self.seal {
            Some(seal) => Box::new(Unsealing::begin(seal, file)?),
            None => Box::new(file),
        })
    }

    fn state(&self, content: ContentHash, bytes: u64) -> io::Result<ContentState> {
        match fs::metadata(&self.path) {
            Ok(known) if !known.is_file() || (self.seal.is_none() && known.len() != bytes) => Ok(ContentState::Damaged),
            Ok(_) => match self
                .read()
                .map_err(Copying::Read)
                .and_then(|from| copied(&mut from.take(bytes + 1), &mut io::sink()))
            {
                Ok((found, _)) if found == content => Ok(ContentState::Whole),
                Ok(_) => Ok(ContentState::Damaged),
                Err(Copying::Read(error)) if error.kind() == io::ErrorKind::InvalidData => Ok(ContentState::Damaged),
                Err(failed) => Err(failed.into()),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(ContentState::Missing),
            Err(error) => Err(error),
        }
    }
}

/// How what is kept of `file` stands.
pub fn state_of(data: impl Into<Home>, file: &Attachment) -> io::Result<ContentState> {
    let home = data.into();
    home.is_open().map_err(io::Error::other)?;
    Lies::of(&home, file.content).state(file.content, file.bytes)
}

/// Gives `file` out as `to`, proved whole; a file that is there is not written over.
pub fn give_out(data: impl Into<Home>, file: &Attachment, to: &Path) -> Result<(), AttachFailure> {
    let fail = |error: io::Error| AttachFailure::io(to, &error);
    let exists = || AttachFailure::of(to, NotAttached::Exists);
    if to.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let home = unlocked(data)?;
    let lies = Lies::of(&home, file.content);
    let kept = &lies.path;
    let unread = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            AttachFailure::of(kept, NotAttached::Missing)
        } else if error.kind() == io::ErrorKind::InvalidData {
            AttachFailure::of(kept, NotAttached::Damaged)
        } else {
            AttachFailure::io(kept, &error)
        }
    };
    let mut from = lies.read().map_err(unread)?.take(file.bytes + 1);
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut fresh = tempfile::NamedTempFile::new_in(folder).map_err(fail)?;
    // What is given out is proved while it is written, and has no name before.
    let (given, _) = copied(&mut from, fresh.as_file_mut()).map_err(|failed| match failed {
        Copying::Read(error) => unread(error),
        Copying::Write(error) => fail(error),
    })?;
    if given != file.content {
        return Err(AttachFailure::of(kept, NotAttached::Damaged));
    }
    fresh.as_file().sync_all().map_err(fail)?;
    match fresh.persist_noclobber(to) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(exists()),
        Err(error) => Err(fail(error.error)),
    }
}

/// Those of `files` that are not whole here, each content once.
pub fn not_whole<'a>(
    data: impl Into<Home>,
    files: impl IntoIterator<Item = &'a Attachment>,
) -> io::Result<Vec<(&'a Attachment, ContentState)>> {
    let home = data.into();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files {
        if seen.insert(file.content) {
            let state = state_of(&home, file)?;
            if state != ContentState::Whole {
                wrong.push((file, state));
            }
        }
    }
    Ok(wrong)
}

/// Which side of a copy failed.
enum Copying {
    Read(io::Error),
    Write(io::Error),
}

impl From<Copying> for io::Error {
    fn from(failed: Copying) -> Self {
        let (Copying::Read(error) | Copying::Write(error)) = failed;
        error
    }
}

/// Copies what is read as it is to lie beside the log, and says what it was.
fn taken_in(seal: Option<&Seal>, from: &mut dyn Read, to: &mut File) -> Result<(ContentHash, u64), Copying> {
    let Some(seal) = seal else { return copied(from, to) };
    let mut sealing = Sealing::begin(seal, to).map_err(Copying::Write)?;
    let copied = copied(from, &mut sealing)?;
    sealing.end().map_err(Copying::Write)?;
    Ok(copied)
}

/// Copies what is read, and says what it was.
fn copied(from: &mut dyn Read, to: &mut dyn Write) -> Result<(ContentHash, u64), Copying> {
    let mut sum = Sha256::new();
    let mut buffer = vec![0; BUFFER];
    let mut bytes = 0;
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Copying::Read(error)),
        };
        let part = buffer.get(..read).unwrap_or_default();
        sum.update(part);
        to.write_all(part).map_err(Copying::Write)?;
        bytes += read as u64;
    }
    Ok((ContentHash(sum.finalize().into()), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CleanText;

    fn attached(put: &Put) -> Attachment {
        Attachment {
            name: CleanText::title(&put.name),
            content: put.content,
            bytes: put.bytes,
            about: CleanText::default(),
        }
    }

    #[test]
    fn what_is_put_is_given_out_byte_for_byte() {
        let dir = tempfile::tempdir().unwrap();
        let (data, file) = (dir.path().join("data"), dir.path().join("skærm.png"));
        fs::write(&file, b"\x89PNG").unwrap();
        let put = put(&data, &file).unwrap();
        assert_eq!((put.name.as_str(), put.bytes), ("skærm.png", 4));
        assert_eq!(state_of(&data, &attached(&put)).unwrap(), ContentState::Whole);
        let out = dir.path().join("ud.png");
        give_out(&data, &attached(&put), &out).unwrap();
        assert_eq!(fs::read(&out).unwrap(), b"\x89PNG");
        assert!(matches!(give_out(&data, &attached(&put), &out), Err(AttachFailure { why: NotAttached::Exists, .. })));
    }

    #[test]
    fn a_changed_and_a_removed_content_are_noticed_and_made_good_by_the_same_file() {
        let dir = tempfile::tempdir().unwrap();
        let (data, file) = (dir.path().join("data"), dir.path().join("brev.txt"));
        fs::write(&file, b"hej").unwrap();
        let first = put(&data, &file).unwrap();
        let kept = Lies::of(&data.as_path().into(), first.content).path;
        fs::write(&kept, b"nej").unwrap();
        assert_eq!(state_of(&data, &attached(&first)).unwrap(), ContentState::Damaged);
        let out = dir.path().join("ud");
        assert!(matches!(
            give_out(&data, &attached(&first), &out),
            Err(AttachFailure { why: NotAttached::Damaged, .. })
        ));
        assert!(!out.exists());
        assert_eq!(put(&data, &file).unwrap(), first);
        assert_eq!(state_of(&data, &attached(&first)).unwrap(), ContentState::Whole);
        let aside = data.join(FOLDER).join(format!("{}.damaged", first.content));
        assert_eq!(fs::read(aside).unwrap(), b"nej", "nothing is deleted");
        fs::remove_file(&kept).unwrap();
        assert_eq!(state_of(&data, &attached(&first)).unwrap(), ContentState::Missing);
        let wrong = attached(&first);
        assert_eq!(not_whole(&data, [&wrong, &wrong]).unwrap(), [(&wrong, ContentState::Missing)]);
    }

    #[test]
    fn what_is_no_file_with_a_fitting_content_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let file = dir.path().join("x");
        assert!(matches!(put(&data, dir.path()), Err(AttachFailure { why: NotAttached::NoFile, .. })));
        assert!(matches!(put(&data, &file), Err(AttachFailure { why: NotAttached::Io(_), .. })));
        fs::write(&file, b"").unwrap();
        assert!(matches!(put(&data, &file), Err(AttachFailure { why: NotAttached::Empty, .. })));
        File::create(&file).unwrap().set_len(ATTACHMENT_MOST + 1).unwrap();
        assert!(matches!(put(&data, &file), Err(AttachFailure { why: NotAttached::TooLarge, .. })));
        let left = fs::read_dir(data.join(FOLDER)).map_or(0, Iterator::count);
        assert_eq!(left, 0);
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_refused_and_not_waited_for_and_what_is_kept_is_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let (pipe, file) = (dir.path().join("pipe"), dir.path().join("x"));
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(matches!(put(dir.path(), &pipe), Err(AttachFailure { why: NotAttached::NoFile, .. })));
        fs::write(&file, b"x").unwrap();
        let put = put(dir.path(), &file).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&Lies::of(&dir.path().into(), put.content).path), 0o600);
        assert_eq!(mode(&dir.path().join(FOLDER)), 0o700);
    }
}
