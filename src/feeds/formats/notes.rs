//! What was odd in a feed, gathered while it is read: one line each, and unknown values counted instead of listed.

use std::collections::BTreeMap;

use crate::domain::CleanText;

/// Most different unknown values that a line shows.
const SHOWN: usize = 3;
/// Most different unknown values that are told apart.
const KEPT: usize = 100;

/// The warnings of one reading.
#[derive(Debug, Default)]
pub(super) struct Notes {
    lines: Vec<CleanText>,
    unknown: BTreeMap<CleanText, usize>,
    counted: BTreeMap<&'static str, usize>,
}

impl Notes {
    /// One line.
    pub(super) fn say(&mut self, line: &str) {
        let line = CleanText::title(line);
        if !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }

    /// One more of `what` (in the plural: "links dropped").
    pub(super) fn count(&mut self, what: &'static str) {
        *self.counted.entry(what).or_default() += 1;
    }

    /// A value that nobody knows.
    pub(super) fn unknown(&mut self, value: &str) {
        let value = CleanText::title(&value.chars().take(40).collect::<String>());
        if self.unknown.len() < KEPT || self.unknown.contains_key(&value) {
            *self.unknown.entry(value).or_default() += 1;
        }
    }

    /// Says so when `have` things are more than the `max` that are kept.
    pub(super) fn cut(&mut self, what: &str, have: usize, max: usize) {
        if have > max {
            self.say(&format!("cut: {max} of {have} {what} kept"));
        }
    }

    /// All of it.
    pub(super) fn into_lines(mut self) -> Vec<CleanText> {
        let counted = std::mem::take(&mut self.counted);
        for (what, count) in counted {
            self.say(&format!("{count} {what}"));
        }
        if !self.unknown.is_empty() {
            let count: usize = self.unknown.values().sum();
            let shown: Vec<String> = self.unknown.keys().take(SHOWN).map(|value| format!("«{value}»")).collect();
            let word = if count == 1 { "value" } else { "values" };
            self.say(&format!("{count} {word} not understood: {}", shown.join(", ")));
        }
        self.lines
    }
}
