//! Supplier status feeds: fetching them, reading them into one model, deciding when to ask again and what the answers
//! amount to.
//!
//! The way through: [`Schedule`] says which feeds are due, [`Client::fetch`] asks one and reads the answer with
//! [`formats::read`], [`Watch`] compares it with what is known and answers with commands for the desk, and
//! [`Schedule::finished`] takes the outcome. `schedule` and `watch` are pure: time comes in as a value.
//!
//! This layer must not know events, effects, the screen or the log; it knows the domain only. Text from a feed is
//! cleaned while it is read; addresses in errors carry no passwords and no query.

pub mod client;
pub mod formats;
pub mod guard;
pub mod schedule;
pub mod token;
pub mod watch;

pub use client::{Client, Failed, FeedRequest, Fetched, Limits, Validators, read_file};
pub use formats::Formats;
pub use schedule::{Due, Outcome, Schedule};
pub use watch::{Connection, Observed, Watch, own_connection};
