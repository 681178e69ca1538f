//! Which installation this is: an id in a file of its own, naming its chain in the journal. It is the hash of the key that
//! the chain begins with; chains from before there were keys have a random one.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::failure::LogFailure;
use super::files;
use super::key::DeviceKey;
use crate::domain::key::to_hex;
use crate::domain::{DeviceId, PublicKey};

/// Bytes of the hash that make an id: no second key has the same.
const BYTES: usize = 16;

/// The device of this data directory, made on first use, with its key.
///
/// When the file is lost but the journal holds exactly one chain, that chain is this device's: it goes on.
pub(super) fn device_of(data: &Path) -> Result<DeviceId, LogFailure> {
    let path = data.join("device");
    if let Some(id) = named(&path) {
        return Ok(id);
    }
    let fail = |error| LogFailure::io(&path, error);
    let id = if let Some(id) = only_chain(data) {
        id
    } else {
        let mut key = DeviceKey::open(data)?;
        key.keep(data)?;
        id_of(&key.public()).ok_or_else(|| fail(std::io::Error::other("no device id")))?
    };
    // Half of an id would be another device's.
    files::keep(&path, id.as_str().as_bytes()).map_err(fail)?;
    Ok(id)
}

/// The device of this data directory, if it has one. Writes nothing.
pub(super) fn known_device(data: &Path) -> Option<DeviceId> {
    named(&data.join("device")).or_else(|| only_chain(data))
}

/// What a device is called whose chain begins with this key.
pub(super) fn id_of(key: &PublicKey) -> Option<DeviceId> {
    to_hex(Sha256::digest(key.0).get(..BYTES)?).parse().ok()
}

/// Whether `device` is called by the hash of a key, as devices from before there were keys are not.
pub(super) fn is_named_by_key(device: &str) -> bool {
    device.len() == 2 * BYTES && device.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit))
}

fn named(path: &Path) -> Option<DeviceId> {
    fs::read_to_string(path).ok()?.trim().parse().ok()
}

fn only_chain(data: &Path) -> Option<DeviceId> {
    let mut chains = fs::read_dir(data.join("journal")).ok()?.filter_map(Result::ok);
    let only = chains.next()?;
    if chains.next().is_some() { None } else { only.file_name().to_str()?.parse().ok() }
}
