//! The data key, and what it does: XChaCha20-Poly1305 with a fresh random nonce each time.

use std::io;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::domain::key::{put_hex, to_hex};

/// Bytes of a key.
pub(super) const KEY: usize = 32;
/// Bytes of a nonce.
pub(super) const NONCE: usize = 24;
/// Bytes that sealing adds behind what is sealed.
pub(super) const TAG: usize = 16;

/// What is sealed for one purpose opens for no other: a line of the journal, followed by the device.
pub(super) const LINE: &[u8] = b"vagt line\n";
/// A value of the store, followed by its key there.
pub(in crate::evidence) const VALUE: &[u8] = b"vagt value\n";
/// The head file.
pub(in crate::evidence) const HEAD: &[u8] = b"vagt head\n";
/// A part of a file that is sealed as a whole.
pub(super) const FILE: &[u8] = b"vagt file\n";
/// The data key, followed by how it is wrapped.
pub(super) const WRAPPED: &[u8] = b"vagt key\n";
const ID: &[u8] = b"vagt key id\n";

/// A passphrase, or a recovery code as it was typed. Gone from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// What was typed, without the end of its line.
    pub fn new(typed: String) -> Self {
        let mut typed = Zeroizing::new(typed);
        let kept = typed.trim_end_matches(['\r', '\n']).len();
        typed.truncate(kept);
        Self(typed)
    }

    /// How many characters it has.
    pub fn characters(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether both are the same.
    pub fn is_same(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// The data key of an encrypted directory, unlocked. Gone from memory with the last that holds it.
#[derive(Clone)]
pub struct Seal(Arc<Held>);

struct Held {
    key: Zeroizing<[u8; KEY]>,
    id: String,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seal({})", self.0.id)
    }
}

impl Seal {
    /// A new one, which nothing was sealed with yet.
    pub(super) fn random() -> io::Result<Self> {
        let mut key = Zeroizing::new([0; KEY]);
        fill(key.as_mut_slice())?;
        Ok(Self::of(key))
    }

    pub(super) fn of(key: Zeroizing<[u8; KEY]>) -> Self {
        let digest = Sha256::new().chain_update(ID).chain_update(key.as_slice()).finalize();
        let id = to_hex(digest.get(..8).unwrap_or_default());
        Self(Arc::new(Held { key, id }))
    }

    /// The key itself, for another vagt of the same user on the same directory.
    pub fn words(&self) -> Zeroizing<String> {
        let mut words = Zeroizing::new(String::with_capacity(2 * KEY));
        put_hex(&mut words, self.0.key.as_slice());
        words
    }

    /// The key that another vagt told.
    pub fn from_words(words: &str) -> Option<Self> {
        crate::domain::key::from_hex(words).map(|key| Self::of(Zeroizing::new(key)))
    }

    /// What tells it from other keys, and nothing of it.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    pub(super) fn key(&self) -> &[u8; KEY] {
        &self.0.key
    }

    /// Seals `plain`: the nonce, then the ciphertext with its tag. It opens only with the same purpose and place.
    pub(in crate::evidence) fn seal(&self, purpose: &[u8], place: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
        seal_with(&self.0.key, &[purpose, place].concat(), plain)
    }

    /// Opens what was sealed. `None`: it is not as it was sealed, or was sealed elsewhere or with another key.
    pub(in crate::evidence) fn open(&self, purpose: &[u8], place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        open_with(&self.0.key, &[purpose, place].concat(), sealed)
    }

    /// Seals one part with a nonce that the caller never uses again.
    pub(super) fn seal_part(&self, nonce: &[u8; NONCE], plain: &[u8]) -> io::Result<Vec<u8>> {
        sealed_with(&self.0.key, nonce, FILE, plain)
    }

    /// Opens one part.
    pub(super) fn open_part(&self, nonce: &[u8; NONCE], sealed: &[u8]) -> Option<Vec<u8>> {
        opened_with(&self.0.key, nonce, FILE, sealed)
    }
}

/// Seals with any key.
pub(super) fn seal_with(key: &[u8; KEY], bound: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
    let mut nonce = [0; NONCE];
    fill(&mut nonce)?;
    let mut sealed = nonce.to_vec();
    sealed.extend(sealed_with(key, &nonce, bound, plain)?);
    Ok(sealed)
}

/// Opens with any key.
pub(super) fn open_with(key: &[u8; KEY], bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    opened_with(key, nonce, bound, sealed)
}

fn sealed_with(key: &[u8; KEY], nonce: &[u8; NONCE], bound: &[u8], plain: &[u8]) -> io::Result<Vec<u8>> {
    let payload = Payload { msg: plain, aad: bound };
    let key: &Key = key.into();
    XChaCha20Poly1305::new(key)
        .encrypt(&XNonce::from(*nonce), payload)
        .map_err(|_too_long| io::ErrorKind::FileTooLarge.into())
}

fn opened_with(key: &[u8; KEY], nonce: &[u8; NONCE], bound: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
    let payload = Payload { msg: sealed, aad: bound };
    let key: &Key = key.into();
    XChaCha20Poly1305::new(key).decrypt(&XNonce::from(*nonce), payload).ok()
}

/// Fills with randomness of the system.
pub(super) fn fill(bytes: &mut [u8]) -> io::Result<()> {
    getrandom::fill(bytes).map_err(|error| io::Error::other(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_sealed_opens_where_it_was_sealed_and_nowhere_else(
            plain in proptest::collection::vec(any::<u8>(), 0..300), place in any::<[u8; 4]>(), other in any::<[u8; 4]>(),
        ) {
            let seal = Seal::random().unwrap();
            let sealed = seal.seal(VALUE, &place, &plain).unwrap();
            prop_assert_eq!(sealed.len(), NONCE + plain.len() + TAG);
            prop_assert_eq!(seal.open(VALUE, &place, &sealed), Some(plain.clone()));
            prop_assert_eq!(seal.open(HEAD, &place, &sealed), None);
            prop_assert_eq!(Seal::random().unwrap().open(VALUE, &place, &sealed), None);
            if place != other {
                prop_assert_eq!(seal.open(VALUE, &other, &sealed), None);
            }
        }

        #[test]
        fn a_changed_bit_and_a_missing_end_are_noticed(
            plain in proptest::collection::vec(any::<u8>(), 0..300), at in any::<prop::sample::Index>(), bit in 0u8..8,
        ) {
            let seal = Seal::random().unwrap();
            let sealed = seal.seal(VALUE, b"", &plain).unwrap();
            let at = at.index(sealed.len());
            let mut changed = sealed.clone();
            changed[at] ^= 1 << bit;
            prop_assert_eq!(seal.open(VALUE, b"", &changed), None);
            prop_assert_eq!(seal.open(VALUE, b"", &sealed[..at]), None);
        }
    }

    #[test]
    fn the_same_is_never_sealed_alike_and_no_secret_is_shown() {
        let seal = Seal::random().unwrap();
        assert_ne!(seal.seal(VALUE, b"", b"x").unwrap(), seal.seal(VALUE, b"", b"x").unwrap());
        let shown = format!("{seal:?} {:?}", Secret::new("kodeord\n".to_owned()));
        assert!(!shown.contains(seal.words().as_str()) && !shown.contains("kodeord"), "{shown}");
        assert_eq!(Seal::from_words(&seal.words()).unwrap().id(), seal.id());
        assert!(Secret::new("kodeord\r\n".to_owned()).is_same(&Secret::new("kodeord".to_owned())));
    }
}
