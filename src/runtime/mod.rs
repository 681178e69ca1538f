//! The only place where things run: the clock, fresh ids, the log worker, the feeds, the terminal and the loop of the screen.

pub mod arrived;
mod attaching;
pub mod backend;
pub mod chosen;
pub mod clock;
pub mod demo;
pub mod feed_cache;
pub mod feeder;
pub mod files;
pub mod first_frame;
pub mod hangup;
pub mod keeper;
mod leaving;
pub mod notifier;
pub mod opening;
pub mod papers;
pub mod screen;
pub mod set_up;
pub mod sharing;
pub mod signals;
pub mod terminal;
mod turn;
pub mod words;
