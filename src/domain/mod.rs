//! The municipality's rules: incidents, steps, clocks, outages, the register, and the one place where commands become
//! facts and facts become the state of the desk.
//!
//! Nothing here knows a clock, a disk, a network, a screen or a language: time and fresh ids come in as values
//! ([`Context`]), words are made in `text`. What changes here is what the municipality's policy says.

pub mod attachment;
pub mod authority;
pub mod behalf;
pub mod calendar;
pub mod clean;
pub mod clock;
pub mod command;
pub mod decide;
pub mod decision;
pub mod desk;
pub mod document;
pub mod entry;
pub mod fact;
pub mod feed;
pub mod filing;
pub mod fingerprint;
pub mod follow_up;
pub mod id;
pub mod incident;
pub mod key;
pub mod meeting;
pub mod message;
pub mod outage;
pub mod playbook;
pub mod policy;
pub mod procedure;
pub mod profile;
pub mod refusal;
pub mod register;
pub mod repair;
pub mod severity;

pub use clean::CleanText;
pub use command::{Command, Context};
pub use decide::decide;
pub use desk::Desk;
pub use entry::{Actor, Entry, Hlc, Stamp};
pub use fact::{Fact, Scope};
pub use fingerprint::Fingerprint;
pub use id::{
    DeviceId, FeedId, FormatId, IncidentId, IncidentNumber, MeetingId, OutageId, PersonId, StepId, SupplierId, SystemId,
};
pub use incident::Incident;
pub use key::{KeyReason, PublicKey};
pub use profile::Profile;
pub use refusal::Refusal;
pub use repair::Repair;
