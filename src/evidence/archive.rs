//! The container of a backup: a plain tar file (ustar), so that it can be unpacked and its sums checked without vagt.
//!
//! Headers are written in one way only, and read only if they are what would have been written: a changed bit anywhere
//! in one is noticed.

use std::io::{self, Read, Seek, SeekFrom, Write};

/// Everything in the file is in units of this.
const BLOCK: usize = 512;
/// The folder that it unpacks into.
pub(super) const FOLDER: &str = "vagt-backup";
/// Bytes of a name at most.
const NAME: usize = 100;
const MAGIC: &[u8] = b"ustar\x0000";
/// Where the folder's name stands in a header.
const FOLDER_AT: usize = 345;

/// A file in the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// Its path below the folder.
    pub(super) path: String,
    /// Where its bytes begin.
    pub(super) offset: u64,
    /// How many there are.
    pub(super) bytes: u64,
}

/// What is wrong with a container.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is another kind of file.
    Foreign,
    /// It is not as it was written, from this byte on.
    Damaged(u64),
    /// It cannot be read.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The header of a file, as it is written. `None`: the name is too long, or the file too large.
fn header(path: &str, bytes: u64, seconds: u64) -> Option<Vec<u8>> {
    let fields = |sum: &[u8]| -> Option<Vec<u8>> {
        let mut head = Vec::with_capacity(BLOCK);
        let mut field = |content: &[u8], width: usize| -> Option<()> {
            let room = width.checked_sub(content.len())?;
            head.extend_from_slice(content);
            head.resize(head.len() + room, 0);
            Some(())
        };
        field(path.as_bytes(), NAME)?;
        field(b"0000600", 8)?;
        field(b"0000000", 8)?;
        field(b"0000000", 8)?;
        field(format!("{bytes:011o}").as_bytes(), 12)?;
        field(format!("{seconds:011o}").as_bytes(), 12)?;
        field(sum, 8)?;
        field(b"0", 1)?;
        field(b"", 100)?;
        field(MAGIC, 8)?;
        field(b"", 64)?;
        field(b"0000000", 8)?;
        field(b"0000000", 8)?;
        field(FOLDER.as_bytes(), BLOCK - FOLDER_AT)?;
        Some(head)
    };
    // The sum counts its own field as blanks; a number has eleven digits and an end.
    let fits = bytes < 1 << 33 && seconds < 1 << 33 && path.len() < NAME;
    let sum: u32 = fields(b"        ")?.iter().map(|byte| u32::from(*byte)).sum();
    fields(format!("{sum:06o}\0 ").as_bytes()).filter(|_| fits)
}

/// The zeros behind a file of so many bytes.
fn padding(bytes: u64) -> usize {
    usize::try_from(bytes % BLOCK as u64).map_or(0, |over| (BLOCK - over) % BLOCK)
}

/// Writes a container, file by file.
#[derive(Debug)]
pub(super) struct Writer<W> {
    out: W,
    seconds: u64,
}

impl<W: Write> Writer<W> {
    /// Begins one; `seconds` is the time of all its files.
    pub(super) fn new(out: W, seconds: u64) -> Self {
        Self { out, seconds }
    }

    /// Writes a file of exactly `bytes` bytes.
    pub(super) fn file(&mut self, path: &str, bytes: u64, content: &mut dyn Read) -> io::Result<()> {
        let head = header(path, bytes, self.seconds).ok_or(io::ErrorKind::InvalidFilename)?;
        self.out.write_all(&head)?;
        let copied = io::copy(&mut content.take(bytes), &mut self.out)?;
        if copied != bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.out.write_all(&vec![0; padding(bytes)])
    }

    /// Hands on what was written so far.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends it.
    pub(super) fn end(mut self) -> io::Result<W> {
        self.out.write_all(&[0; 2 * BLOCK])?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// What files there are, in order; the whole structure is checked.
pub(super) fn items(file: &mut (impl Read + Seek)) -> Result<Vec<Item>, Fault> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut items = Vec::new();
    let mut at = 0;
    let mut time = None;
    loop {
        let Some(block) = block(file, at, length)? else {
            return Err(if at == 0 { Fault::Foreign } else { Fault::Damaged(length) });
        };
        if block.iter().all(|byte| *byte == 0) && at > 0 {
            let ends = at + 2 * BLOCK as u64;
            let rest = self::block(file, at + BLOCK as u64, length)?;
            let whole = rest.is_some_and(|rest| rest.iter().all(|byte| *byte == 0)) && length == ends;
            return if whole { Ok(items) } else { Err(Fault::Damaged(at)) };
        }
        let (path, bytes, seconds) = read_header(&block).ok_or_else(|| {
            let ours = at > 0 || is_ours(&block);
            if ours { Fault::Damaged(at) } else { Fault::Foreign }
        })?;
        if *time.get_or_insert(seconds) != seconds {
            return Err(Fault::Damaged(at));
        }
        let offset = at + BLOCK as u64;
        let behind = offset + bytes;
        let next = behind + padding(bytes) as u64;
        if next > length {
            return Err(Fault::Damaged(length));
        }
        let mut zeros = vec![0; padding(bytes)];
        file.seek(SeekFrom::Start(behind))?;
        file.read_exact(&mut zeros)?;
        if zeros.iter().any(|byte| *byte != 0) {
            return Err(Fault::Damaged(behind));
        }
        items.push(Item { path, offset, bytes });
        at = next;
    }
}

/// Whether a file that begins so is meant to be a backup.
pub(super) fn is_ours(begin: &[u8]) -> bool {
    let at = |place: usize, text: &[u8]| begin.get(place..place + text.len()).is_some_and(|there| there == text);
    at(257, MAGIC) || at(FOLDER_AT, FOLDER.as_bytes())
}

/// Whether a file that begins so is certainly one that was begun here: its first header is the whole of one of ours.
pub(super) fn was_begun_here(begin: &[u8], first: &str) -> bool {
    begin.get(..BLOCK).and_then(read_header).is_some_and(|(path, _, _)| path == first)
}

fn block(file: &mut (impl Read + Seek), at: u64, length: u64) -> io::Result<Option<Vec<u8>>> {
    if at + BLOCK as u64 > length {
        return Ok(None);
    }
    let mut block = vec![0; BLOCK];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut block)?;
    Ok(Some(block))
}

fn read_header(block: &[u8]) -> Option<(String, u64, u64)> {
    let text = |from: usize, width: usize| {
        let field = block.get(from..from + width)?.split(|byte| *byte == 0).next()?;
        std::str::from_utf8(field).ok()
    };
    let number = |from: usize| u64::from_str_radix(text(from, 12)?, 8).ok();
    let (path, bytes, seconds) = (text(0, NAME)?, number(124)?, number(136)?);
    (header(path, bytes, seconds)? == block).then(|| (path.to_owned(), bytes, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn container() -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), 1_800_000_000);
        for (path, content) in [("a.json", &b"{}"[..]), ("journal/x/2026-11.jsonl", &[7; 512]), ("empty", b"")] {
            writer.file(path, content.len() as u64, &mut &*content).unwrap();
        }
        writer.end().unwrap()
    }

    #[test]
    fn what_was_written_is_found_and_no_other_length_is_taken() {
        let whole = container();
        let found = items(&mut Cursor::new(&whole)).unwrap();
        let paths: Vec<&str> = found.iter().map(|item| item.path.as_str()).collect();
        assert_eq!(paths, ["a.json", "journal/x/2026-11.jsonl", "empty"]);
        assert_eq!((found[1].offset, found[1].bytes), (1536, 512));
        for length in 0..whole.len() {
            assert!(items(&mut Cursor::new(&whole[..length])).is_err(), "{length}");
        }
        assert!(items(&mut Cursor::new([whole, vec![0]].concat())).is_err());
    }

    #[test]
    fn every_changed_byte_outside_the_files_is_noticed() {
        let whole = container();
        let found = items(&mut Cursor::new(&whole)).unwrap();
        for place in 0..whole.len() {
            let inside = |item: &Item| (item.offset..item.offset + item.bytes).contains(&(place as u64));
            for flip in [1, 0x80, 0x20] {
                let mut changed = whole.clone();
                changed[place] ^= flip;
                let read = items(&mut Cursor::new(changed));
                assert_eq!(read.is_ok(), found.iter().any(inside), "{place}");
            }
        }
    }

    #[test]
    fn another_kind_of_file_is_told_from_a_damaged_one() {
        assert!(matches!(items(&mut Cursor::new(vec![b'x'; 2000])), Err(Fault::Foreign)));
        assert!(matches!(items(&mut Cursor::new(Vec::new())), Err(Fault::Foreign)));
        let mut changed = container();
        changed[0] ^= 1;
        assert!(matches!(items(&mut Cursor::new(changed)), Err(Fault::Damaged(0))));
    }

    #[test]
    fn a_name_that_does_not_fit_is_refused() {
        let mut writer = Writer::new(Vec::new(), 0);
        assert!(writer.file(&"x".repeat(100), 0, &mut io::empty()).is_err());
    }
}
