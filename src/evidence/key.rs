//! The private key of this installation: a file in the data directory that nobody else may read.
//!
//! It is made on first use and is in no export. When its file is missing or damaged a new one takes its place, and the
//! record that introduces it says so. Nothing of it is read before something is to be recorded.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ed25519_dalek::{Signer as _, SigningKey};
use serde::{Deserialize, Serialize};

use super::device::is_named_by_key;
use super::failure::LogFailure;
use super::files;
use super::signature::{Hash, Signature, TREE_MOST, message, tree};
use crate::domain::key::{from_hex, to_hex};
use crate::domain::{DeviceId, KeyReason, PublicKey};

const FILE: &str = "device.key";
const VERSION: u32 = 1;
const KIND: &str = "ed25519";
/// Files that are set aside at most.
const ASIDE_MOST: u32 = 10_000;

/// What the file holds. With the public key beside it a changed digit is noticed.
#[derive(Serialize, Deserialize)]
struct Kept {
    v: u32,
    kind: String,
    public: PublicKey,
    private: String,
}

/// Whether the key was where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    There,
    Missing,
    Damaged,
}

/// The key of this installation.
pub(super) struct DeviceKey {
    pair: SigningKey,
    found: Found,
    /// Whether it is on the disk: nothing is kept that was signed with a key that is not.
    kept: bool,
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DeviceKey({})", self.public())
    }
}

impl DeviceKey {
    /// The key in `data`; a new one, in memory only, where there is none that can be used.
    pub(super) fn open(data: &Path) -> Result<Self, LogFailure> {
        let path = data.join(FILE);
        let found = match fs::read(&path) {
            Ok(bytes) => match read(&bytes) {
                Some(pair) => {
                    // A key that others could read goes on, closed to them: it cannot be told whether they did.
                    let _ = files::close_file(&path);
                    return Ok(Self { pair, found: Found::There, kept: true });
                }
                None => Found::Damaged,
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Missing,
            Err(_unreadable) => Found::Damaged,
        };
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| LogFailure::io(&path, io::Error::other(error.to_string())))?;
        Ok(Self { pair: SigningKey::from_bytes(&seed), found, kept: false })
    }

    /// The public half.
    pub(super) fn public(&self) -> PublicKey {
        PublicKey(self.pair.verifying_key().to_bytes())
    }

    /// Why it signs from here on, in the chain of `device` whose records were signed with `before`.
    pub(super) fn reason(&self, device: &DeviceId, before: Option<PublicKey>) -> KeyReason {
        match (before, self.found) {
            (None, _) if is_named_by_key(device.as_str()) => KeyReason::Unnamed,
            (None, _) => KeyReason::First,
            (Some(_), Found::Missing) => KeyReason::Lost,
            (Some(_), Found::Damaged) => KeyReason::Damaged,
            (Some(_), Found::There) => KeyReason::Replaced,
        }
    }

    /// Makes sure that it is on the disk. What stood in its place is set aside, never written over.
    pub(super) fn keep(&mut self, data: &Path) -> Result<(), LogFailure> {
        if self.kept {
            return Ok(());
        }
        let path = data.join(FILE);
        let fail = |error| LogFailure::io(&path, error);
        let fresh = data.join(format!("{FILE}.new"));
        let private = to_hex(&self.pair.to_bytes());
        let kept = Kept { v: VERSION, kind: KIND.to_owned(), public: self.public(), private };
        let mut content = serde_json::to_vec(&kept).map_err(|error| fail(error.into()))?;
        content.push(b'\n');
        let mut file = files::private().write(true).create(true).truncate(true).open(&fresh).map_err(fail)?;
        file.write_all(&content).and_then(|()| file.sync_all()).map_err(fail)?;
        if path.symlink_metadata().is_ok() {
            let aside = free_name(&path).ok_or_else(|| fail(io::ErrorKind::AlreadyExists.into()))?;
            fs::rename(&path, aside).map_err(fail)?;
        }
        fs::rename(&fresh, &path).and_then(|()| files::sync_dir(data)).map_err(fail)?;
        self.kept = true;
        Ok(())
    }

    /// Signs the records with these hashes: one operation for as many as fit in a tree.
    pub(super) fn sign(&self, hashes: &[Hash]) -> Vec<Signature> {
        let mut signatures = Vec::with_capacity(hashes.len());
        for leaves in hashes.chunks(TREE_MOST) {
            let (root, paths) = tree(leaves);
            let bytes = self.pair.sign(&message(&root)).to_bytes();
            signatures.extend(paths.into_iter().map(|path| Signature { bytes, path }));
        }
        signatures
    }
}

fn read(bytes: &[u8]) -> Option<SigningKey> {
    let kept = serde_json::from_slice::<Kept>(bytes).ok().filter(|kept| kept.v == VERSION && kept.kind == KIND)?;
    let pair = SigningKey::from_bytes(&from_hex(&kept.private)?);
    (pair.verifying_key().to_bytes() == kept.public.0).then_some(pair)
}

/// A free name beside `path` for what stands there.
fn free_name(path: &Path) -> Option<PathBuf> {
    let name = |number: u32| path.with_file_name(format!("{FILE}.aside-{number}"));
    (1..=ASIDE_MOST).map(name).find(|path| path.symlink_metadata().is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_and_only_the_owner_may_read_it() {
        let dir = tempfile::tempdir().unwrap();
        let mut key = DeviceKey::open(dir.path()).unwrap();
        assert!(!dir.path().join(FILE).exists(), "nothing is written before something is kept");
        key.keep(dir.path()).unwrap();
        let again = DeviceKey::open(dir.path()).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(again.found, Found::There);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            let path = dir.path().join(FILE);
            assert_eq!(mode(&path), 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            DeviceKey::open(dir.path()).unwrap();
            assert_eq!(mode(&path), 0o600, "closed again");
        }
    }

    #[test]
    fn any_changed_byte_of_the_file_is_noticed_and_what_was_there_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE);
        let mut key = DeviceKey::open(dir.path()).unwrap();
        key.keep(dir.path()).unwrap();
        let whole = fs::read(&path).unwrap();
        for place in 0..whole.len() - 1 {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            assert!(read(&bytes).is_none(), "a change at {place}");
        }
        fs::write(&path, b"rubbish").unwrap();
        let mut other = DeviceKey::open(dir.path()).unwrap();
        let old: DeviceId = "0123456789abcdef".parse().unwrap();
        assert_eq!(other.reason(&old, Some(key.public())), KeyReason::Damaged);
        assert_eq!(other.reason(&old, None), KeyReason::First);
        let named: DeviceId = "0123456789abcdef0123456789abcdef".parse().unwrap();
        assert_eq!(other.reason(&named, None), KeyReason::Unnamed);
        other.keep(dir.path()).unwrap();
        assert_eq!(fs::read(dir.path().join("device.key.aside-1")).unwrap(), b"rubbish");
        assert_eq!(DeviceKey::open(dir.path()).unwrap().public(), other.public());
    }
}
