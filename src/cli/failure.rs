//! A command that failed: one `error:` line, and a `hint:` line where something can be done.

use std::io::Write as _;
use std::process::ExitCode;

use crate::domain::CleanText;

/// Why a command failed, in the user's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    error: String,
    hint: Option<String>,
    usage: bool,
}

impl Failure {
    /// It failed; exit 1.
    pub(super) fn new(error: &str) -> Self {
        Self { error: error.to_owned(), hint: None, usage: false }
    }

    /// It was called wrongly; exit 2.
    pub(super) fn usage(error: &str) -> Self {
        Self { usage: true, ..Self::new(error) }
    }

    /// With what to do about it.
    pub(super) fn hint(self, hint: &str) -> Self {
        Self { hint: Some(hint.to_owned()), ..self }
    }

    /// Says it, and gives the exit code.
    pub(super) fn report(&self) -> ExitCode {
        let mut out = std::io::stderr().lock();
        let lines = [("error: ", Some(&self.error)), ("hint: ", self.hint.as_ref())];
        for (label, text) in lines.into_iter().filter_map(|(label, text)| Some((label, text?))) {
            for line in CleanText::body(text).as_str().lines().filter(|line| !line.is_empty()) {
                // With no standard error there is nowhere to say it.
                let _ = writeln!(out, "{label}{line}");
            }
        }
        ExitCode::from(if self.usage { 2 } else { 1 })
    }
}
