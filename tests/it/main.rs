//! The edges and the whole program: real disks, real processes, real servers on loopback, a real pseudo-terminal.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails says where")]

mod commands;
mod keeper;
mod kill;
mod log;
mod vagt;
