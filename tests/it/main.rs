//! The edges and the whole program: real disks, real processes, real servers on loopback, a real pseudo-terminal.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails says where")]
#![expect(clippy::print_stdout, reason = "a test that is skipped says why")]

mod at_rest;
mod attachments;
mod backup;
mod breach;
#[cfg(target_os = "linux")]
mod clock_back;
mod commands;
mod decisions;
mod described_feeds;
mod desk;
mod documents;
mod feed_commands;
mod follow_up;
mod follow_up_screens;
mod healing;
mod hostile;
mod keeper;
mod kill;
mod legal;
mod log;
mod meeting_documents;
mod meeting_screens;
mod meetings;
mod message_screens;
mod messages;
mod papers;
mod playbook_commands;
mod policy;
#[cfg(target_os = "linux")]
mod power;
mod register;
mod register_screens;
mod report;
mod restricted;
mod samples;
mod screen;
mod screens;
mod server;
mod set_up;
#[cfg(unix)]
mod sharing;
mod signed;
mod supplier_paper;
mod terminal;
mod toil;
mod trouble;
mod typed;
mod vagt;
mod vanished;
