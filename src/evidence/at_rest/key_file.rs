//! `at-rest.json`: the data key, wrapped by a passphrase and by a recovery code, and how far the directory is turned over.
//!
//! Without it nothing can be read again, whatever anybody remembers. So there are two of it, and it is in every backup.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::recovery::RecoveryCode;
use super::seal::{KEY, Seal, Secret, WRAPPED, fill, open_with, seal_with};
use crate::domain::key::to_hex;
use crate::evidence::failure::LogFailure;
use crate::evidence::files;

/// Its name in the data directory, and in a backup.
pub(in crate::evidence) const FILE: &str = "at-rest.json";
/// The same once more.
const COPY: &str = "at-rest.copy.json";
const VERSION: u32 = 1;
const CIPHER: &str = "xchacha20poly1305";
const ARGON: &str = "argon2id";
const CODE: &str = "sha256";
const SUM: &str = ",\"sum\":\"";
const SALT: usize = 16;
/// More than this is no file of ours, and would not be asked of any machine.
const MEMORY_MOST: u32 = 4 * 1024 * 1024;
const PASSES_MOST: u32 = 1000;

/// What guessing one passphrase costs, and unlocking too. It is written in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// KiB of memory.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// What RFC 9106 recommends where memory is limited, in one lane: a fraction of a second.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

/// How far a directory is turned over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// All of it is sealed.
    Encrypted,
    /// On the way there.
    Encrypting,
    /// On the way back.
    Decrypting,
}

/// What is wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum AtRestFailure {
    /// It, and its copy, are not as they were written.
    #[error("{0} is damaged")]
    Damaged(PathBuf),
    /// It was written by a newer vagt.
    #[error("version {0} is newer than this program")]
    Newer(u32),
    /// It cannot be read or written.
    #[error(transparent)]
    Log(#[from] LogFailure),
}

/// The file's content.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AtRest {
    v: u32,
    /// How far the directory is turned over.
    pub half: Half,
    cipher: String,
    /// Which data key.
    key: String,
    passphrase: ByPassphrase,
    recovery: ByCode,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct ByPassphrase {
    kdf: String,
    #[serde(flatten)]
    cost: Cost,
    salt: String,
    wrapped: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct ByCode {
    kdf: String,
    salt: String,
    wrapped: String,
}

impl AtRest {
    /// A new data key, wrapped by `passphrase` and by a new recovery code.
    pub fn new(passphrase: &Secret, cost: Cost) -> io::Result<(Self, Seal, RecoveryCode)> {
        let seal = Seal::random()?;
        let (at_rest, code) = Self::wrap(&seal, passphrase, cost, Half::Encrypting)?;
        Ok((at_rest, seal, code))
    }

    /// The same data key under another passphrase and another recovery code; nothing that is sealed is sealed anew.
    pub fn wrapped_anew(&self, seal: &Seal, passphrase: &Secret, cost: Cost) -> io::Result<(Self, RecoveryCode)> {
        Self::wrap(seal, passphrase, cost, self.half)
    }

    /// The same under the same passphrase, with another recovery code.
    pub fn with_new_code(&self, seal: &Seal) -> io::Result<(Self, RecoveryCode)> {
        let code = RecoveryCode::random()?;
        Ok((Self { recovery: ByCode::wrap(seal, &code)?, ..self.clone() }, code))
    }

    /// The same, so far turned over.
    #[must_use]
    pub fn at(self, half: Half) -> Self {
        Self { half, ..self }
    }

    fn wrap(seal: &Seal, passphrase: &Secret, cost: Cost, half: Half) -> io::Result<(Self, RecoveryCode)> {
        let code = RecoveryCode::random()?;
        let at_rest = Self {
            v: VERSION,
            half,
            cipher: CIPHER.to_owned(),
            key: seal.id().to_owned(),
            passphrase: ByPassphrase::wrap(seal, passphrase, cost)?,
            recovery: ByCode::wrap(seal, &code)?,
        };
        Ok((at_rest, code))
    }

    /// Whether `data` is encrypted, wholly or in part. Looks at names only.
    pub fn is_there(data: &Path) -> bool {
        data.join(FILE).exists() || data.join(COPY).exists()
    }

    /// The one in `data`; `None`: it is not encrypted. Where one of the two is damaged or gone, the other counts.
    pub fn read(data: &Path) -> Result<Option<Self>, AtRestFailure> {
        let (first, second) = (Self::at_path(&data.join(FILE)), Self::at_path(&data.join(COPY)));
        match (first, second) {
            (Ok(Some(at_rest)), _) | (Ok(None) | Err(AtRestFailure::Damaged(_)), Ok(Some(at_rest))) => {
                Ok(Some(at_rest))
            }
            (Ok(None), other) => other,
            (Err(failure), _) => Err(failure),
        }
    }

    fn at_path(path: &Path) -> Result<Option<Self>, AtRestFailure> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes, path).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(LogFailure::io(path, error).into()),
        }
    }

    /// Reads the content of the file at `path`.
    pub(in crate::evidence) fn parse(bytes: &[u8], path: &Path) -> Result<Self, AtRestFailure> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let damaged = || AtRestFailure::Damaged(path.to_owned());
        let text = std::str::from_utf8(bytes).map_err(|_not_text| damaged())?;
        let (summed, sum) = text.rsplit_once(SUM).ok_or_else(damaged)?;
        if sum.strip_suffix("\"}\n") != Some(&sum_of(summed)) {
            return Err(damaged());
        }
        let version: Version = serde_json::from_str(text).map_err(|_other| damaged())?;
        if version.v > VERSION {
            return Err(AtRestFailure::Newer(version.v));
        }
        let at_rest: Self = serde_json::from_str(text).map_err(|_other| damaged())?;
        let known = at_rest.cipher == CIPHER && at_rest.passphrase.kdf == ARGON && at_rest.recovery.kdf == CODE;
        let Cost { memory_kib, passes, .. } = at_rest.passphrase.cost;
        let sensible = memory_kib <= MEMORY_MOST && passes <= PASSES_MOST;
        if known && sensible { Ok(at_rest) } else { Err(damaged()) }
    }

    /// Writes it, twice, durably; each is the old one or the new one at any moment.
    pub fn write(&self, data: &Path) -> Result<(), LogFailure> {
        let fail = |error| LogFailure::io(&data.join(FILE), error);
        let bytes = self.bytes().map_err(fail)?;
        files::keep(&data.join(COPY), &bytes).map_err(fail)?;
        files::keep(&data.join(FILE), &bytes).map_err(fail)
    }

    /// The content of the file.
    pub(in crate::evidence) fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut text = serde_json::to_string(self)?;
        text.pop();
        let sum = sum_of(&text);
        text.push_str(SUM);
        text.push_str(&sum);
        text.push_str("\"}\n");
        Ok(text.into_bytes())
    }

    /// Takes it away: nothing is sealed any more.
    pub fn remove(data: &Path) -> Result<(), LogFailure> {
        for name in [COPY, FILE] {
            let path = data.join(name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(LogFailure::io(&path, error)),
                Ok(()) | Err(_) => {}
            }
        }
        files::sync_dir(data).map_err(|error| LogFailure::io(data, error))
    }

    /// The data key, for somebody who knows the passphrase or the recovery code. Takes as long as it is to take.
    pub fn unlock(&self, secret: &Secret) -> Option<Seal> {
        let by_code = RecoveryCode::parse(secret.text()).and_then(|code| self.recovery.unwrap(&code));
        let key = by_code.or_else(|| self.passphrase.unwrap(secret))?;
        Some(Seal::of(key)).filter(|seal| self.is_of(seal))
    }

    /// Whether it holds this data key.
    pub fn is_of(&self, seal: &Seal) -> bool {
        self.key == seal.id()
    }
}

impl ByPassphrase {
    fn wrap(seal: &Seal, passphrase: &Secret, cost: Cost) -> io::Result<Self> {
        let salt = salt()?;
        let mut new = Self { kdf: ARGON.to_owned(), cost, salt, wrapped: String::new() };
        let key = new.key(passphrase).ok_or(io::ErrorKind::InvalidInput)?;
        new.wrapped = STANDARD.encode(seal_with(&key, &new.bound(), seal.key())?);
        Ok(new)
    }

    fn unwrap(&self, passphrase: &Secret) -> Option<Zeroizing<[u8; KEY]>> {
        let key = self.key(passphrase)?;
        unwrapped(&key, &self.bound(), &self.wrapped)
    }

    fn key(&self, passphrase: &Secret) -> Option<Zeroizing<[u8; KEY]>> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let params = Params::new(memory_kib, passes, lanes, Some(KEY)).ok()?;
        let mut key = Zeroizing::new([0; KEY]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.text().as_bytes(), self.salt.as_bytes(), key.as_mut_slice())
            .ok()?;
        Some(key)
    }

    /// How it is wrapped is sealed along: what is changed of it opens nothing.
    fn bound(&self) -> Vec<u8> {
        let Cost { memory_kib, passes, lanes } = self.cost;
        let how = format!("{ARGON} {memory_kib} {passes} {lanes} {}", self.salt);
        [WRAPPED, how.as_bytes()].concat()
    }
}

impl ByCode {
    fn wrap(seal: &Seal, code: &RecoveryCode) -> io::Result<Self> {
        let mut new = Self { kdf: CODE.to_owned(), salt: salt()?, wrapped: String::new() };
        new.wrapped = STANDARD.encode(seal_with(&new.key(code), &new.bound(), seal.key())?);
        Ok(new)
    }

    fn unwrap(&self, code: &RecoveryCode) -> Option<Zeroizing<[u8; KEY]>> {
        unwrapped(&self.key(code), &self.bound(), &self.wrapped)
    }

    /// No guessing gets through 146 bits: it need not be slow.
    fn key(&self, code: &RecoveryCode) -> Zeroizing<[u8; KEY]> {
        Zeroizing::new(Sha256::new().chain_update(self.bound()).chain_update(code.digits()).finalize().into())
    }

    fn bound(&self) -> Vec<u8> {
        [WRAPPED, format!("{CODE} {}", self.salt).as_bytes()].concat()
    }
}

fn unwrapped(key: &[u8; KEY], bound: &[u8], wrapped: &str) -> Option<Zeroizing<[u8; KEY]>> {
    let opened = Zeroizing::new(open_with(key, bound, &STANDARD.decode(wrapped).ok()?)?);
    let mut key = Zeroizing::new([0; KEY]);
    (opened.len() == KEY).then(|| key.copy_from_slice(&opened))?;
    Some(key)
}

/// Its digits are what counts, as they are written.
fn salt() -> io::Result<String> {
    let mut salt = [0; SALT];
    fill(&mut salt)?;
    Ok(to_hex(&salt))
}

fn sum_of(text: &str) -> String {
    to_hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn the_passphrase_and_the_code_open_it_and_nothing_else_does() {
        let (at_rest, seal, code) = AtRest::new(&secret("rigtig hest batteri"), QUICK).unwrap();
        for right in ["rigtig hest batteri".to_owned(), code.to_string(), code.digits().to_owned()] {
            assert_eq!(at_rest.unlock(&secret(&right)).unwrap().id(), seal.id());
        }
        for wrong in ["", "rigtig hest batter", "Rigtig hest batteri", "rigtig hest batteri ", "1234 5678"] {
            assert!(at_rest.unlock(&secret(wrong)).is_none(), "{wrong}");
        }
        assert!(at_rest.unlock(&secret(RecoveryCode::random().unwrap().digits())).is_none());
    }

    #[test]
    fn a_new_passphrase_opens_the_same_and_the_old_one_and_the_old_code_nothing() {
        let (at_rest, seal, old_code) = AtRest::new(&secret("den gamle"), QUICK).unwrap();
        let (anew, code) = at_rest.wrapped_anew(&seal, &secret("den nye"), QUICK).unwrap();
        assert_eq!(anew.unlock(&secret("den nye")).unwrap().id(), seal.id());
        assert_eq!(anew.unlock(&secret(code.digits())).unwrap().id(), seal.id());
        assert!(anew.unlock(&secret("den gamle")).is_none());
        assert!(anew.unlock(&secret(old_code.digits())).is_none());
        let (again, newest) = anew.with_new_code(&seal).unwrap();
        assert!(again.unlock(&secret("den nye")).is_some() && again.unlock(&secret(newest.digits())).is_some());
        assert!(again.unlock(&secret(code.digits())).is_none());
    }

    #[test]
    fn any_changed_bit_and_any_missing_end_is_damage_and_the_copy_counts_then() {
        let dir = tempfile::tempdir().unwrap();
        let (at_rest, seal, _) = AtRest::new(&secret("x"), QUICK).unwrap();
        assert!(AtRest::read(dir.path()).unwrap().is_none());
        at_rest.write(dir.path()).unwrap();
        let (first, copy) = (dir.path().join(FILE), dir.path().join(COPY));
        let whole = fs::read(&first).unwrap();
        assert!(!String::from_utf8_lossy(&whole).contains(seal.words().as_str()));
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            assert!(matches!(AtRest::parse(&bytes, &first), Err(AtRestFailure::Damaged(_))), "changed at {place}");
            assert!(AtRest::parse(&whole[..place], &first).is_err(), "cut at {place}");
        }
        fs::write(&first, b"rubbish").unwrap();
        assert!(AtRest::read(dir.path()).unwrap().unwrap().unlock(&secret("x")).is_some());
        fs::remove_file(&first).unwrap();
        assert!(AtRest::is_there(dir.path()), "the copy is enough to know that it is encrypted");
        assert!(AtRest::read(dir.path()).unwrap().is_some());
        fs::write(&copy, b"rubbish").unwrap();
        assert!(matches!(AtRest::read(dir.path()), Err(AtRestFailure::Damaged(_))));
        AtRest::remove(dir.path()).unwrap();
        assert!(!AtRest::is_there(dir.path()));
    }

    #[test]
    fn a_newer_file_is_told_as_newer_and_nobody_else_may_read_it() {
        let dir = tempfile::tempdir().unwrap();
        let (mut at_rest, ..) = AtRest::new(&secret("x"), QUICK).unwrap();
        at_rest.v = VERSION + 1;
        at_rest.write(dir.path()).unwrap();
        assert!(matches!(AtRest::read(dir.path()), Err(AtRestFailure::Newer(2))));
        #[cfg(unix)]
        for name in [FILE, COPY] {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(dir.path().join(name)).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}
