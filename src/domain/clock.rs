//! Clocks: how long there is left, how late it became (`policy.md` §4).
//!
//! A clock starts at a time of the incident, has a length that depends on its facts and on the profile, and stops when the
//! steps that carry it are settled or, for the clocks of law, when a filing is recorded. Lateness is frozen when it stops.
//! Which clocks there are is in `id`, how long they are in `length`, which of them run in `running`.

mod id;
mod length;
mod running;
#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use id::{ClockBasis, ClockId};
pub use length::{Ground, due};
pub use running::{Seen, clocks};

use crate::domain::policy::Carried;

/// A clock that has stopped: its due time as it stood then, so that lateness never changes afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "three times, each named as in the contract")]
pub struct StoppedClock {
    /// When it started.
    pub starts_at: Timestamp,
    /// When it was due.
    pub due_at: Timestamp,
    /// When it stopped.
    pub stopped_at: Timestamp,
}

impl StoppedClock {
    /// Whether it stopped too late.
    pub fn is_late(&self) -> bool {
        self.state() == ClockState::Broken
    }

    /// Whether it was kept.
    pub fn state(&self) -> ClockState {
        if self.stopped_at <= self.due_at { ClockState::Kept } else { ClockState::Broken }
    }
}

/// Whether a clock runs, and whether it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// Running, time left.
    Running,
    /// Running, time over.
    Overdue,
    /// Stopped in time.
    Kept,
    /// Stopped too late.
    Broken,
}

impl ClockState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Overdue => "overdue",
            Self::Kept => "kept",
            Self::Broken => "broken",
        }
    }
}

/// Whether a clock holds as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It holds.
    Holds,
    /// Nobody has decided yet whether there is anything to notify: it holds if there is.
    IfNotifiable,
}

/// A clock of an incident, as seen at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Which.
    pub id: ClockId,
    /// When it started.
    pub starts_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it stopped, if it did.
    pub stopped_at: Option<Timestamp>,
    /// Whether it holds as it is, or on a condition.
    pub standing: Standing,
}

impl Clock {
    /// How it stands at `now`.
    pub fn state(&self, now: Timestamp) -> ClockState {
        match self.stopped_at {
            Some(stopped) if stopped <= self.due_at => ClockState::Kept,
            Some(_) => ClockState::Broken,
            None if now <= self.due_at => ClockState::Running,
            None => ClockState::Overdue,
        }
    }

    /// Time left at `now`; negative once it is over.
    pub fn left(&self, now: Timestamp) -> SignedDuration {
        now.duration_until(self.due_at)
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P13, ClockId::IsgCallOut),
    crate::carried!(rule P16, ClockId::JointDecision),
    crate::carried!(rule P18, ClockId::SupplierReview),
    crate::carried!(rule P20, ClockId::AgreementRestore),
    crate::carried!(rule P22, ClockId::Inform),
    crate::carried!(rule P34, ClockId::DpoReport),
];
