//! What lies on top of the screen. One enum, so that two things can never be on top at once.

use super::form::Form;
use super::why::Why;

/// What lies on top.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A form.
    Form(Box<Form>),
    /// The keys of the place below.
    Help {
        /// The row that is looked at.
        at: usize,
        /// What it was opened over.
        under: Option<Box<Form>>,
    },
    /// Why the selected step is asked.
    Why(Why),
    /// How reading the suppliers goes.
    Feeds {
        /// The row that is looked at.
        at: usize,
    },
    /// The line that filters as you type.
    Filter,
    /// Something is not kept: leave all the same?
    ConfirmQuit,
}
