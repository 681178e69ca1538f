//! A text being read: where its lines begin, and everything that was found wrong with it so far.

use toml::Spanned;
use toml::de::DeTable;

use super::failure::{self, ConfigFailure, Problem};

/// A text being read, and what was found wrong with it so far.
#[derive(Debug)]
pub(super) struct Source<'t> {
    file: &'t str,
    text: &'t str,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
    failures: Vec<ConfigFailure>,
}

/// The most that is told of one file: who wrote that many mistakes will run the check again.
const FAILURES_MAX: usize = 100;

impl<'t> Source<'t> {
    /// Nothing read, nothing wrong.
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { file, text, lines: std::iter::once(0).chain(after_breaks).collect(), failures: Vec::new() }
    }

    /// The whole file as a table; `None` when it is no TOML, with every place where it is not.
    pub(super) fn root(&mut self) -> Option<Spanned<DeTable<'t>>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let at = error.span().map_or(self.text.len(), |span| span.start);
            self.fail(at, Problem::Syntax(failure::found(error.message())));
        }
        errors.is_empty().then_some(table)
    }

    /// What can be made out of a file that may be no TOML; what is wrong with it is [`Source::root`]'s to tell.
    pub(super) fn recovered(&self) -> Spanned<DeTable<'t>> {
        DeTable::parse_recoverable(self.text).0
    }

    /// Reports a problem at a byte of the text.
    pub(super) fn fail(&mut self, at: usize, problem: Problem) {
        if self.is_full() {
            return;
        }
        let (line, column) = self.place(at);
        self.failures.push(ConfigFailure { file: self.file.to_owned(), line, column, problem });
    }

    /// Whether no more is told, so that nobody looks for the nearest name in vain.
    pub(super) fn is_full(&self) -> bool {
        self.failures.len() >= FAILURES_MAX
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let at = at.min(bytes.len());
        let line = self.line(at);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let here = String::from_utf8_lossy(bytes.get(start..at).unwrap_or_default());
        (line, here.trim_start_matches('\u{feff}').chars().count() + 1)
    }

    /// Line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).max(1)
    }

    /// What was read if nothing was wrong with it, else everything that was, in the order of the file.
    pub(super) fn finish<T>(self, read: Option<T>) -> Result<T, Vec<ConfigFailure>> {
        let failures = self.failures();
        match read {
            Some(read) if failures.is_empty() => Ok(read),
            _ => Err(failures),
        }
    }

    /// Everything that was wrong, in the order of the file.
    pub(super) fn failures(mut self) -> Vec<ConfigFailure> {
        self.failures.sort_by_key(|failure| (failure.line, failure.column));
        self.failures.dedup();
        self.failures
    }
}
