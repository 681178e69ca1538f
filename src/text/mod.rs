//! Every word a user reads, in Danish and English. The words themselves are in `locales/`, one Fluent file a language.
//!
//! This layer turns the domain's values into words (`labels`, `time`, `refusal`, …) and hands the loader to the
//! others, who write their own messages with [`tr!`](crate::tr). It knows no screen, no clock and no environment: the
//! language, and now, come in as values.

mod attachment;
mod clock;
mod decision;
mod failure;
mod filing;
mod follow_up;
mod input;
mod labels;
mod language;
mod letter;
mod meeting;
mod message;
mod minutes;
mod policy;
mod refusal;
mod register;
mod repair;
mod role;
mod time;
mod timeline;
mod words;

use std::sync::{Arc, OnceLock};

pub use language::{Language, UnknownLanguage};
pub use minutes::MinutesLine;
pub use refusal::Explained;
pub use role::role_called;
pub use timeline::sentence;
pub use words::Words;

/// A message in the language of a [`Text`]: `tr!(text, "timeline-closed", who = name)`.
///
/// The id and its arguments are checked against `locales/en/vagt.ftl` at compile time.
#[macro_export]
macro_rules! tr {
    ($text:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::i18n_embed_fl::fl!($text.loader(), $id $(, $name = ($value))*)
    };
}

/// The words of one language; the other language is not read at all. Cheap to clone, and to make: the words are loaded
/// when the first of them is asked for.
#[derive(Debug, Clone)]
pub struct Text {
    language: Language,
    loader: Arc<OnceLock<Words>>,
    place: Place,
}

/// Where the words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Screen,
    CommandLine,
}

impl Text {
    /// The words of `language`.
    pub fn new(language: Language) -> Self {
        Self { language, loader: Arc::default(), place: Place::Screen }
    }

    /// The same words for the command line, where a hint names the flag that a form of the screen has a field for.
    #[must_use]
    pub fn at_command_line(self) -> Self {
        Self { place: Place::CommandLine, ..self }
    }

    /// The same words for the screen, where nobody can give a flag.
    #[must_use]
    pub fn on_screen(self) -> Self {
        Self { place: Place::Screen, ..self }
    }

    /// What a hint says of a flag; nothing on the screen.
    fn flag(&self, flag: &str) -> String {
        match self.place {
            Place::Screen => String::new(),
            Place::CommandLine => tr!(self, "refusal-flag", flag = flag),
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What [`tr!`](crate::tr) asks for its messages.
    pub fn loader(&self) -> &Words {
        self.loader.get_or_init(|| Words::of(self.language))
    }
}

#[cfg(test)]
mod tests;
