//! Which installation this is: a random id in a file of its own, naming its chain in the journal.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::failure::LogFailure;
use super::files;
use crate::domain::DeviceId;

/// The device of this data directory, made on first use.
///
/// When the file is lost but the journal holds exactly one chain, that chain is this device's: it goes on.
pub fn device_of(data: &Path) -> Result<DeviceId, LogFailure> {
    let path = data.join("device");
    if let Some(id) = fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok()) {
        return Ok(id);
    }
    let id = match only_chain(data) {
        Some(id) => id,
        None => fresh(&path)?,
    };
    files::replace(&path, id.as_str().as_bytes()).map_err(|error| LogFailure::io(&path, error))?;
    Ok(id)
}

fn only_chain(data: &Path) -> Option<DeviceId> {
    let mut chains = fs::read_dir(data.join("journal")).ok()?.filter_map(Result::ok);
    let only = chains.next()?;
    if chains.next().is_some() { None } else { only.file_name().to_str()?.parse().ok() }
}

fn fresh(path: &Path) -> Result<DeviceId, LogFailure> {
    let mut random = [0u8; 8];
    getrandom::fill(&mut random).map_err(|error| LogFailure::io(path, std::io::Error::other(error.to_string())))?;
    let id = random.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    });
    id.parse().map_err(|_never| LogFailure::io(path, std::io::Error::other("no device id")))
}
