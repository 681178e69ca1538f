//! Encryption at rest, below the hash: what a record says and how it is proved stays as it is; only what lies on the disk is sealed.
//!
//! A random **data key** seals everything: each line of the journal, the values of the store, the head file, attached files.
//! `at-rest.json` holds that key twice, wrapped by a passphrase and by a recovery code, so that a new passphrase seals nothing
//! anew. What is sealed says so itself: a store that is half way between plain and sealed is read like any other.

mod blob;
mod home;
mod key_file;
mod lines;
mod recovery;
mod seal;

pub(super) use blob::{SEALED, Sealing, Unsealing, copy_sealed, copy_unsealed};
pub use home::Home;
pub(super) use key_file::FILE;
pub use key_file::{AtRest, AtRestFailure, Cost, Half};
pub(super) use lines::{Lines, Unopened};
pub use recovery::RecoveryCode;
pub(super) use seal::{HEAD, VALUE};
pub use seal::{Seal, Secret};
