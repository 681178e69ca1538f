//! vagt: the on-call desk of a municipality's IT department.
//!
//! `ARCHITECTURE.md` has the picture: a pure core, effects as data, one loop that owns state and terminal. Each folder
//! here is a layer, and its `mod.rs` says what it is for and what it must not know.

pub mod app;
pub mod cli;
pub mod config;
pub mod documents;
pub mod domain;
pub mod evidence;
pub mod feeds;
pub mod input;
pub mod notify;
pub mod runtime;
pub mod text;
pub mod ui;
