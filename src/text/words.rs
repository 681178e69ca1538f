//! The words of one language, loaded a section at a time.
//!
//! A section of the file begins with a line of three number signs. Reading the whole file takes longer than everything else
//! before the first frame, which needs a third of it; so where each message is is looked up first, and a section is read
//! when one of its messages is asked for. Messages therefore do not refer to one another; a test holds them to it.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Language;

const DANISH: &str = include_str!("../../locales/da/vagt.ftl");
const ENGLISH: &str = include_str!("../../locales/en/vagt.ftl");
/// What a section begins with.
const HEADING: &str = "\n###";
/// A message that the first frame shows in each of the sections it needs.
const EARLY: [&str; 2] = ["severity-minor", "pane-incidents"];

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
pub struct Words {
    language: Language,
    sections: Vec<Section>,
    messages: HashMap<&'static str, Message>,
}

/// A message by its id.
struct Message {
    /// The section it is in.
    section: usize,
    /// What it says where it needs no arguments, once that was asked for: the same every time.
    plain: OnceLock<Box<str>>,
}

struct Section {
    file: &'static str,
    read: OnceLock<Bundle>,
}

impl Words {
    /// Where everything is; nothing is read yet.
    pub(super) fn of(language: Language) -> Self {
        let file = match language {
            Language::Da => DANISH,
            Language::En => ENGLISH,
        };
        let sections: Vec<Section> = file.split(HEADING).map(|file| Section { file, read: OnceLock::new() }).collect();
        let mut messages = HashMap::with_capacity(file.len() / 48);
        for (at, section) in sections.iter().enumerate() {
            let found = section.file.split('\n').filter_map(message);
            messages.extend(found.map(|id| (id, Message { section: at, plain: OnceLock::new() })));
        }
        Self { language, sections, messages }
    }

    /// Reads what the first frame shows.
    pub fn read_early(&self) {
        for id in EARLY {
            self.bundle(id);
        }
    }

    /// Whether there is such a message, and it can be read.
    pub fn has(&self, id: &str) -> bool {
        self.bundle(id).is_some_and(|bundle| bundle.has_message(id))
    }

    /// A message without arguments.
    pub fn get(&self, id: &str) -> String {
        let Some(message) = self.messages.get(id) else { return id.to_owned() };
        message.plain.get_or_init(|| self.format(id, None).into()).to_string()
    }

    /// A message with its arguments. The name is what the checking macro calls.
    pub fn get_args_concrete<'a>(&self, id: &str, arguments: HashMap<&'a str, FluentValue<'a>>) -> String {
        self.format(id, Some(&arguments.into_iter().collect()))
    }

    /// A message; its id where there is none, which the tests find.
    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let found = self.bundle(id).and_then(|bundle| Some((bundle, bundle.get_message(id)?.value()?)));
        let Some((bundle, pattern)) = found else { return id.to_owned() };
        // What is wrong in a pattern shows in the text itself.
        bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned()
    }

    fn bundle(&self, id: &str) -> Option<&Bundle> {
        let section = self.sections.get(self.messages.get(id)?.section)?;
        Some(section.read.get_or_init(|| read(self.language, section.file)))
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The id of the message that a line begins.
fn message(line: &'static str) -> Option<&'static str> {
    let id = line.split_once('=')?.0.trim_end();
    (id.starts_with(|first: char| first.is_ascii_alphabetic()) && !id.contains(' ')).then_some(id)
}

fn read(language: Language, file: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.id()]);
    // The marks are invisible characters that terminals show as boxes or count as cells.
    bundle.set_use_isolating(false);
    // The first line of a section is the rest of its heading.
    let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(format!("###{file}"));
    // Fails only on a message that is there twice: then the first one holds, and the tests say so.
    let _ = bundle.add_resource(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_found_and_none_refers_to_another() {
        for (language, file) in [(Language::Da, DANISH), (Language::En, ENGLISH)] {
            let words = Words::of(language);
            assert!(words.messages.len() > 1000 && words.sections.len() > 8, "the file was not read");
            for id in words.messages.keys() {
                assert!(words.has(id), "{} {id}", language.key());
            }
            let read = words.sections.iter().filter_map(|section| section.read.get());
            assert_eq!(read.map(|_| 1).sum::<usize>(), words.sections.len() - 1, "all but the heading of the file");
            let refers = |line: &&str| {
                line.split('{').skip(1).any(|after| {
                    let inside = after.trim_start();
                    inside.starts_with('-') || inside.starts_with(|first: char| first.is_ascii_lowercase())
                })
            };
            assert_eq!(file.lines().find(refers), None, "a section is read alone");
        }
    }

    #[test]
    fn what_is_not_there_is_shown_by_its_id() {
        let words = Words::of(Language::Da);
        assert!(!words.has("no-such-message"));
        assert_eq!(words.get("no-such-message"), "no-such-message");
    }

    #[test]
    fn a_section_is_read_when_it_is_asked_for() {
        let words = Words::of(Language::En);
        assert!(words.sections.iter().all(|section| section.read.get().is_none()));
        words.read_early();
        let read = words.sections.iter().filter(|section| section.read.get().is_some()).count();
        assert_eq!(read, EARLY.len(), "each in a section of its own");
    }
}
