//! The screen as a state machine: keys and answers in, effects out, no I/O. Each test is a story of a night at the desk.

mod assessing;
mod decision;
mod documents;
mod feeds;
mod follow_up;
mod forms;
mod keeping;
mod laws;
mod legal;
mod meetings;
mod messages;
mod procedure;
mod registering;
mod restricted;
mod rows;
mod set_up;
mod steps;
mod story;

use story::{Story, step};
