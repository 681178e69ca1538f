//! Every word a user reads, in Danish and English. The words themselves are in `locales/`, one Fluent file a language.
//!
//! This layer turns the domain's values into words (`labels`, `time`, `refusal`, …) and hands the loader to the
//! others, who write their own messages with [`tr!`](crate::tr). It knows no screen, no clock and no environment: the
//! language, and now, come in as values.

mod clock;
mod decision;
mod failure;
mod filing;
mod follow_up;
mod input;
mod labels;
mod language;
mod meeting;
mod message;
mod minutes;
mod policy;
mod refusal;
mod time;
mod timeline;

use std::sync::{Arc, OnceLock};

use i18n_embed::LanguageLoader as _;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;

pub use language::{Language, UnknownLanguage};
pub use minutes::MinutesLine;
pub use refusal::Explained;
pub use timeline::sentence;

/// The Fluent files, inside the binary.
#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

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
    loader: Arc<OnceLock<FluentLanguageLoader>>,
}

impl Text {
    /// The words of `language`.
    pub fn new(language: Language) -> Self {
        Self { language, loader: Arc::default() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What [`tr!`](crate::tr) asks for its messages.
    pub fn loader(&self) -> &FluentLanguageLoader {
        self.loader.get_or_init(|| load(self.language))
    }
}

fn load(language: Language) -> FluentLanguageLoader {
    // The loader always reads its fallback first. Both files have the same messages (a test holds them to it), so the
    // language asked for is its own fallback and the other one need not be parsed.
    let loader = FluentLanguageLoader::new("vagt", language.id());
    // Fails only on a file that is not there or not Fluent: then every message shows its id, and the tests say so.
    let _ = loader.load_languages(&Locales, &[language.id()]);
    // The marks are invisible characters that terminals show as boxes or count as cells.
    loader.set_use_isolating(false);
    loader
}

#[cfg(test)]
mod tests;
