//! The head file: what the desk's first frame needs, replaced whole, so that the screen does not wait for the store.

use serde::{Deserialize, Serialize};

use super::at_rest::{HEAD, Home};
use super::files;
use super::journal::Position;
use crate::domain::playbook::Shelf;
use crate::domain::{Desk, DeviceId};

const FILE: &str = "head.json";
/// Another one is not read; the next that is written takes its place.
const VERSION: u32 = 2;
/// More open incidents than this are not on any first screen.
pub(super) const MOST: usize = 32;

/// The head file's content.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    v: u32,
    /// The device whose desk it is.
    pub device: DeviceId,
    /// The journal position it was made at; behind the journal's end it is merely old.
    pub position: Position,
    /// How many incidents are open, shown or not.
    pub open: usize,
    /// The shortened desk, while it is written without its playbooks.
    pub desk: Desk,
    /// The playbooks of its incidents: what several of them share is read once.
    playbooks: Shelf,
}

/// The content of the head file; where the log is encrypted it is sealed, nonce first.
fn content(home: &Home) -> Option<Vec<u8>> {
    let bytes = std::fs::read(home.join(FILE)).ok()?;
    match home.seal() {
        // One from before the log was encrypted is read too.
        Some(seal) => Some(seal.open(HEAD, b"", &bytes).unwrap_or(bytes)),
        None => Some(bytes),
    }
}

/// Reads the head file; anything wrong with it only means that the first frame waits for the log.
pub fn read_head(data: impl Into<Home>) -> Option<Head> {
    let bytes = content(&data.into())?;
    let mut head = serde_json::from_slice::<Head>(&bytes).ok().filter(|head| head.v == VERSION)?;
    head.desk.unshelve_playbooks(std::mem::take(&mut head.playbooks));
    Some(head)
}

/// How far the log of `device` had come when the head file was written: its end cannot lie before that, unless it was cut off.
pub(super) fn position(home: &Home, device: &DeviceId) -> Option<Position> {
    #[derive(Deserialize)]
    struct Known {
        v: u32,
        device: DeviceId,
        position: Position,
    }
    let bytes = content(home)?;
    let known: Known = serde_json::from_slice(&bytes).ok()?;
    (known.v == VERSION && known.device == *device).then_some(known.position)
}

/// Writes the head file. It is no evidence: it needs no sync.
pub(super) fn write(home: &Home, device: &DeviceId, position: &Position, desk: &Desk, now: jiff::Timestamp) {
    let open = desk.everything().open();
    let mut desk = desk.head(MOST, now);
    let playbooks = desk.shelve_playbooks();
    let head = Head { v: VERSION, device: device.clone(), position: position.clone(), open, desk, playbooks };
    let bytes = serde_json::to_vec(&head).map_err(std::io::Error::from);
    let bytes = bytes.and_then(|bytes| match home.seal() {
        Some(seal) => seal.seal(HEAD, b"", &bytes),
        None => Ok(bytes),
    });
    // A head that cannot be written is stale or missing, and both are harmless.
    let _ = bytes.and_then(|bytes| files::replace(&home.join(FILE), &bytes));
}
