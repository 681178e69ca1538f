//! The times of an incident, which are never the same thing (`terms.md`; P14).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// When an incident began, was discovered, reported, registered, and when it was known to be a breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Times {
    /// It began, as it was said of the incident itself; none: nobody has said. The fact sheet's «since» counts before it
    /// ([`crate::domain::message::began`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Timestamp>,
    /// Somebody noticed it.
    pub discovered: Timestamp,
    /// The IT department was told (P14: at once).
    pub reported: Timestamp,
    /// It was entered here (P16 counts from this).
    pub registered: Timestamp,
    /// Awareness (kendskab) that it is a breach, as decided by a person; anchor of the legal clocks.
    pub awareness: Option<Timestamp>,
}
