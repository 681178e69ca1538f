//! Giving the log out, byte for byte.

use std::io::{self, Write};
use std::path::Path;

use super::at_rest::Home;
use super::failure::LogFailure;
use super::journal::{Chain, Position, Scanned, scan};
use super::record::Record;
use super::verify::chains;
use crate::domain::{Desk, Scope};

/// Writes every whole record of every chain, byte for byte as kept; an encrypted log is unsealed. Returns how many were left out.
///
/// Of a record about an incident that the viewer of `desk` may not see, only its place, its hashes and its signature are
/// written: the chain can still be followed across it, and nothing is told of whom or what it is about (P39).
pub fn export(data: impl Into<Home>, desk: &Desk, out: &mut dyn Write) -> Result<u64, LogFailure> {
    let home = data.into();
    home.is_open()?;
    let mut left_out = 0;
    for device in chains(&home)? {
        let mut failed: Option<io::Error> = None;
        scan(&Chain::of(&home, &device), &Position::start(), |scanned, _| {
            if let (Scanned::Record(record, line), None) = (scanned, &failed) {
                let hidden = match record.entry.fact.scope() {
                    Scope::Incident(id) => desk.everything().hidden(id),
                    Scope::Device | Scope::Register | Scope::Feed(_) | Scope::Outage(_) | Scope::Meeting(_) => false,
                };
                left_out += u64::from(hidden);
                failed = if hidden { out.write_all(&place_of(&record)) } else { out.write_all(line) }.err();
            }
        })?;
        if let Some(error) = failed {
            return Err(LogFailure::io(Path::new("export"), error));
        }
    }
    Ok(left_out)
}

/// What is written in place of a record that is left out.
fn place_of(record: &Record) -> Vec<u8> {
    let place = serde_json::json!({
        "v": record.version,
        "left_out": "restricted",
        "device": record.entry.stamp.device,
        "seq": record.entry.stamp.seq,
        "prev": record.prev,
        "hash": record.hash,
        "sig": record.signature,
    });
    format!("{place}\n").into_bytes()
}
