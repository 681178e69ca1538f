//! What the fold takes: a fact with its place in the total order, who entered it and when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::fact::Fact;
use super::id::{DeviceId, PersonId};

/// A hybrid logical clock reading: milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
///
/// It follows the wall clock but never goes backwards along one device's chain, so order survives a clock set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The next reading after `self` at wall-clock time `now`.
    #[must_use]
    pub fn next(self, now: Timestamp) -> Self {
        let wall = u64::try_from(now.as_millisecond()).unwrap_or(0) << 16;
        Self(wall.max(self.0.saturating_add(1)))
    }
}

/// An entry's place in the total order: first by clock, then by device, then along the device's chain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Hybrid logical clock.
    pub hlc: Hlc,
    /// Whose chain it is in.
    pub device: DeviceId,
    /// Place in that chain, from 1 without gaps.
    pub seq: u64,
}

/// Who acts: a person, told apart from the device it happens on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Actor {
    /// Somebody at the keyboard.
    Person {
        /// The person, whether or not the roster knows them.
        id: PersonId,
    },
    /// vagt itself: imports, observations of feeds.
    Program,
}

impl Actor {
    /// The person, unless the program acted by itself.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person { id } => Some(id),
            Self::Program => None,
        }
    }
}

/// A fact as the fold takes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Place in the total order.
    pub stamp: Stamp,
    /// When it was entered, by the device's wall clock; for people, never for order.
    pub at: Timestamp,
    /// When it happened, where somebody enters it late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<Timestamp>,
    /// Who entered it.
    pub actor: Actor,
    /// What happened.
    pub fact: Fact,
}

impl Entry {
    /// When it happened: as entered late, else when it was entered.
    pub fn happened_at(&self) -> Timestamp {
        self.occurred_at.unwrap_or(self.at)
    }
}
