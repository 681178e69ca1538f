//! The evidence log: what is kept, how it is proved whole, and how it is opened again after anything.
//!
//! Two copies. The **journal** is the truth: append-only JSON Lines, one record a line, each with the hash of the one
//! before, acknowledged after `fdatasync`. **sled** holds the records by key, snapshots and drafts; it can be rebuilt from the
//! journal at any time, and gives a torn journal its last lines back. Beside them the **head** file draws the first frame.
//!
//! All of it can be encrypted, below the hash (`at_rest`): whatever reads or writes a data directory is given a [`Home`].
//!
//! This layer knows the domain's entries and nothing of screens, words or the network.

mod archive;
mod at_rest;
mod attachments;
mod backup;
mod device;
mod export;
mod failure;
mod files;
mod head;
mod journal;
mod key;
mod lock;
mod log;
mod pending;
mod record;
mod signature;
mod store;
mod verify;

pub use at_rest::{AtRest, AtRestFailure, Cost, Half, Home, RecoveryCode, Seal, Secret};
pub use attachments::{AttachFailure, ContentState, Put, give_out, not_whole, put, state_of};
pub use backup::{
    Backup, BackupFailure, Manifest, Packed, Packing, Restored, Source, back_up, restore, restore_unlocked,
};
pub use export::export;
pub use failure::LogFailure;
pub use head::{Head, read_head};
pub use journal::{Damage, Journal, Position, Scanned};
pub use lock::in_use;
pub use log::{Comparison, Conversion, Converted, Imported, Introduction, Log, Opened, Told};
pub use record::{LINE_MAX, Record, Unreadable, Unsigned, ZERO_HASH, encode};
pub use signature::Signature;
pub use store::{STORE_THREAD, StoreFailure};
pub use verify::{Introduced, Problem, ProblemKind, Repaired, Sought, Verification, verify, verify_for};

use crate::domain::policy::Carried;

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = {
    /// The rule, for one kind of what it takes.
    fn verify(home: &Home) -> Result<Verification, LogFailure> {
        verify::verify(home)
    }
    &[crate::carried!(rule P40, verify)]
};
