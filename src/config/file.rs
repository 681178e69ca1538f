//! One file from the disk, as text: bounded, and told apart from one that is not there.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::failure::{Problem, Unreadable};
use crate::domain::key::to_hex;

/// The longest file that is read, in bytes.
pub const FILE_MAX: u64 = 1024 * 1024;

/// The text of the file, or `None` when there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<String>, Problem> {
    let unreadable = |error: std::io::Error| Problem::Unreadable(Unreadable::of(&error));
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let length = file.metadata().map_err(unreadable)?.len();
    let mut bytes = Vec::new();
    // One byte more than allowed is enough to know, also of a pipe or a file that grows.
    file.take(FILE_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > FILE_MAX {
        return Err(Problem::TooLarge { most: FILE_MAX, found: length.max(read) });
    }
    String::from_utf8(bytes).map(Some).map_err(|error| Problem::NotText(error.utf8_error().valid_up_to()))
}

/// SHA-256 in hexadecimal over these texts, each told apart from the next by its length.
pub(super) fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(text.as_bytes());
    }
    to_hex(&hash.finalize())
}

/// SHA-256 in hexadecimal over the bytes of one text: what `sha256sum` prints for the file.
pub(super) fn digest_of_file(text: &str) -> String {
    to_hex(&Sha256::digest(text.as_bytes()))
}
