//! Where the socket of a data directory is, made so that nobody else's vagt can reach it or pretend to be it.

use std::io;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

/// Longest path that a socket can have everywhere, in bytes.
const PATH_MAX: usize = 100;
const NAME: &str = "vagt.sock";

/// The path of the socket of `data`: in it, or, where that is too long for a socket, under the user's own folder for
/// temporary things, by the hash of the place.
pub(super) fn path_of(data: &Path) -> PathBuf {
    let data = data.canonicalize().unwrap_or_else(|_| data.to_owned());
    let inside = data.join(NAME);
    if inside.as_os_str().len() <= PATH_MAX {
        return inside;
    }
    let hash: [u8; 32] = Sha256::digest(data.as_os_str().as_encoded_bytes()).into();
    let name = hash.into_iter().take(8).fold(0u64, |name, byte| name << 8 | u64::from(byte));
    short_folder().join(format!("{name:016x}.sock"))
}

fn short_folder() -> PathBuf {
    PathBuf::from(format!("/tmp/vagt-{}", rustix::process::getuid().as_raw()))
}

/// Makes the folder that the socket is in, where it is not the data directory, and looks that it is ours alone.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    let folder = short_folder();
    if !path.starts_with(&folder) {
        return Ok(());
    }
    match std::fs::DirBuilder::new().mode(0o700).create(&folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) | Err(_) => {}
    }
    is_mine_alone(&folder)
}

/// Fails where somebody else could have put a socket at `path`, or listens at it.
pub(super) fn is_mine(path: &Path) -> io::Result<()> {
    let meta = std::fs::symlink_metadata(path)?;
    if meta.uid() != rustix::process::getuid().as_raw() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the socket is somebody else's"));
    }
    let folder = short_folder();
    if path.starts_with(&folder) { is_mine_alone(&folder) } else { Ok(()) }
}

fn is_mine_alone(folder: &Path) -> io::Result<()> {
    let meta = std::fs::symlink_metadata(folder)?;
    let ours = meta.is_dir() && meta.uid() == rustix::process::getuid().as_raw();
    let open_to_others = meta.permissions().mode() & 0o077 != 0;
    if ours && !open_to_others {
        return Ok(());
    }
    Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{} is open to others", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_too_long_for_a_socket_has_a_short_one_of_its_own() {
        let short = tempfile::tempdir().unwrap();
        assert!(path_of(short.path()).starts_with(short.path().canonicalize().unwrap()));
        let long = short.path().join("x".repeat(120));
        let other = short.path().join("y".repeat(120));
        assert!(path_of(&long).as_os_str().len() <= PATH_MAX, "{}", path_of(&long).display());
        assert_eq!(path_of(&long), path_of(&long), "both sides look at the same place");
        assert_ne!(path_of(&long), path_of(&other));
    }

    #[test]
    fn a_socket_that_is_not_there_is_nobodys() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(is_mine(&dir.path().join(NAME)).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
