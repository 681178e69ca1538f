//! Letters to people outside: the same fact sheet, read as sentences under the questions that a reader has (GDPR art. 34:
//! plain language). What is not known yet is said to be so.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::compose::{AT, Phrasing, time_by};
use super::matter::Matter;
use super::sheet::{Sheet, SheetKey, SheetLine, SheetValue, Source};
use super::told::Change;
use crate::domain::desk::Desk;
use crate::domain::incident::Incident;
use crate::domain::playbook::Audience;

/// Where a value stands in [`Passage::known`].
pub const VALUE: &str = "%V";

/// How a line of the fact sheet is told in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The question that it answers, where a passage of the letter begins with it.
    pub question: String,
    /// The sentence, with [`VALUE`] in its place. Words that somebody wrote are a sentence of their own there.
    pub known: String,
    /// The sentence while it is not known; [`AT`] stands for when it was discovered.
    pub unknown: String,
}

/// The words of letters in one language. Without them a letter has the lines of any other message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterWords {
    /// Why we write, where that is not said by the heading.
    pub intro: BTreeMap<Audience, String>,
    /// The passages.
    pub passages: BTreeMap<(Matter, SheetKey), Passage>,
    /// A time in a sentence, by month, in the form of [`Phrasing::times`].
    pub times: Vec<String>,
}

/// The passages of a letter to `audience`: each begins with its first line's question. `None`: a message to them is no letter.
pub(super) fn passages(audience: Audience) -> Option<&'static [&'static [SheetKey]]> {
    use SheetKey as K;
    match audience {
        Audience::DataSubjects => Some(&[
            &[K::What, K::Since],
            &[K::Cause],
            &[K::Data],
            &[K::Consequences],
            &[K::Doing],
            &[K::Advice],
            &[K::DpoContact],
        ]),
        Audience::Citizens => Some(&[
            &[K::Service, K::Since, K::Affected],
            &[K::Alternative],
            &[K::Doing],
            &[K::NextUpdate],
            &[K::Contact],
        ]),
        Audience::Users
        | Audience::Owners
        | Audience::Press
        | Audience::Supplier
        | Audience::Dpo
        | Audience::Isg
        | Audience::Authority => None,
    }
}

/// Words as a sentence: with a capital letter first and an end.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let Some(first) = chars.next() else { return String::new() };
    let ends = words.ends_with(['.', '!', '?', '…', ':']);
    let end = if ends { "" } else { "." };
    format!("{}{}{end}", first.to_uppercase(), chars.as_str())
}

impl Phrasing {
    fn passage(&self, matter: Matter, key: SheetKey) -> Option<&Passage> {
        self.letter.passages.get(&(matter, key))
    }

    /// A line of the sheet as a sentence.
    fn told(&self, passage: &Passage, sheet: &Sheet, value: Option<&SheetValue>) -> String {
        let value = match value {
            Some(SheetValue::Time(at)) => time_by(&self.letter.times, *at),
            Some(value) => self.value(value),
            None => return passage.unknown.replace(AT, &time_by(&self.letter.times, sheet.discovered())),
        };
        // What somebody wrote may end by itself: no sentence ends twice.
        sentence(&passage.known.trim_end_matches('.').replace(VALUE, value.trim()))
    }

    /// Passages of a letter, a blank line after each; `None`: these words have no letters.
    pub(super) fn letter(&self, sheet: &Sheet, passages: &[&[SheetKey]]) -> Option<Vec<String>> {
        let matter = sheet.matter();
        let mut out = Vec::new();
        for keys in passages {
            let mut told = Vec::new();
            for (n, key) in keys.iter().enumerate() {
                let passage = self.passage(matter, *key)?;
                if n == 0 {
                    out.push(passage.question.clone());
                }
                told.push(self.told(passage, sheet, sheet.value(*key)));
            }
            out.extend([told.join(" "), String::new()]);
        }
        out.pop();
        Some(out)
    }

    /// A change as a letter tells it.
    pub(super) fn letter_change(&self, sheet: &Sheet, change: &Change) -> String {
        let Some(passage) = self.passage(sheet.matter(), change.key) else {
            return self.change(sheet.matter(), change);
        };
        let told = self.told(passage, sheet, change.now.as_ref());
        let told = if passage.question.is_empty() { told } else { format!("{} {told}", passage.question) };
        match &change.before {
            Some(before) => format!("{told} ({} {})", self.before, self.value(before)),
            None => told,
        }
    }
}

/// Whether a letter to `audience` tells what has happened in the words of the incident's title only: those are for us, and
/// nobody has said it for the reader yet.
pub fn is_only_the_title(desk: &Desk, incident: &Incident, audience: Audience, now: Timestamp) -> bool {
    let tells = passages(audience).is_some_and(|passages| passages.iter().any(|keys| keys.contains(&SheetKey::What)));
    let sheet = Sheet::of(desk, incident, now);
    tells && matches!(sheet.line(SheetKey::What), SheetLine::Known { source: Source::Incident, .. })
}
