//! The only place where things run: the clock, fresh ids, and (with the screen) the loop, the workers and the terminal.

pub mod clock;
pub mod keeper;
pub mod opening;
pub mod words;
