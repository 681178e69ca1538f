//! Names in a file: fixed lists of them with what they mean, and names that may stand once only.

use std::collections::BTreeMap;

use toml::Spanned;

use super::failure::{self, Each, Expected, Kind, Problem};
use super::source::Source;

/// Yes or no, where a bare `bool` would not say of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Yes,
    No,
}

impl Flag {
    pub(super) fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

/// A fixed list of names and what they mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a, T> {
    /// What they are names of.
    pub(super) what: Kind,
    /// All meanings.
    pub(super) all: &'a [T],
    /// The name of each.
    pub(super) key: fn(T) -> &'static str,
}

impl<T: Copy> Names<'_, T> {
    /// The meaning of `text`.
    pub(super) fn read(&self, source: &mut Source<'_>, text: &Spanned<&str>) -> Option<Spanned<T>> {
        let raw = *text.get_ref();
        if let Some(value) = self.all.iter().find(|value| (self.key)(**value) == raw) {
            return Some(Spanned::new(text.span(), *value));
        }
        let problem = self.problem(raw);
        source.fail(text.span().start, problem);
        None
    }

    /// What is wrong with `raw`, which is none of the names.
    pub(super) fn problem(&self, raw: &str) -> Problem {
        let names: Vec<&str> = self.all.iter().map(|value| (self.key)(*value)).collect();
        Problem::Unexpected {
            expected: Expected::OneOf(self.what, names.iter().map(|name| (*name).to_owned()).collect()),
            found: failure::found(raw),
            nearest: failure::nearest(raw, names),
        }
    }
}

/// Sees to it that a name stands once only.
#[derive(Debug)]
pub(super) struct Once {
    what: Each,
    seen: BTreeMap<String, usize>,
}

impl Once {
    /// Nothing seen yet.
    pub(super) fn new(what: Each) -> Self {
        Self { what, seen: BTreeMap::new() }
    }

    /// Whether this is the first time; reports it otherwise.
    pub(super) fn sees<T: AsRef<str>>(&mut self, source: &mut Source<'_>, name: &Spanned<T>) -> bool {
        let line = source.line(name.span().start);
        let raw = name.get_ref().as_ref();
        if let Some(first) = self.seen.get(raw) {
            let problem = Problem::Duplicate { what: self.what, found: failure::found(raw), first: *first };
            source.fail(name.span().start, problem);
            return false;
        }
        self.seen.insert(raw.to_owned(), line);
        true
    }
}
