//! `config.toml`: what one user of one machine prefers. Nothing in it changes what is kept in the log.
//!
//! A value that cannot be read costs that value only: the default stands in, and the mistake is reported.

use toml::Spanned;

use super::failure::{ConfigFailure, Expected};
use super::names::{Flag, Names};
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::PersonId;
use crate::domain::clean::CleanText;
pub use crate::text::Language;

const KEYS: &[&str] = &["me", "language", "keymap", "theme", "notifications", "mouse", "device_letter", "organisation"];

/// Names of languages in files.
pub(super) const LANGUAGES: Names<'static, Language> =
    Names { what: "a language", all: &Language::ALL, key: Language::key };

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// Light on dark.
    #[default]
    Dark,
    /// Dark on light.
    Light,
    /// For poor screens and tired eyes.
    HighContrast,
    /// No colour at all.
    Monochrome,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::Monochrome];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Monochrome => "monochrome",
        }
    }
}

const THEMES: Names<'static, Theme> = Names { what: "a theme", all: &Theme::ALL, key: Theme::key };

/// How somebody is told while not looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notifications {
    /// By the desktop, where there is one.
    pub desktop: bool,
    /// By the terminal's bell.
    pub bell: bool,
}

/// What the user prefers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Who sits here, as in `people.toml`.
    pub me: Option<PersonId>,
    /// The language; absent: as the environment says.
    pub language: Option<Language>,
    /// Name or file of the keymap; absent: the default one.
    pub keymap: Option<String>,
    /// Colours.
    pub theme: Theme,
    /// Notices.
    pub notifications: Notifications,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The letter of this device's incident numbers; absent: `A`.
    pub device_letter: Option<char>,
    /// The municipality's name, for documents.
    pub organisation: CleanText,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            me: None,
            language: None,
            keymap: None,
            theme: Theme::default(),
            notifications: Notifications { desktop: true, bell: true },
            mouse: true,
            device_letter: None,
            organisation: CleanText::default(),
        }
    }
}

/// Reads the settings, with everything that is wrong in them.
pub fn parse(file: &str, text: &str) -> (Settings, Vec<ConfigFailure>) {
    let mut source = Source::new(file, text);
    let settings = read(&mut source).unwrap_or_default();
    (settings, source.failures())
}

fn read(source: &mut Source<'_>) -> Option<Settings> {
    let defaults = Settings::default();
    let root = source.root()?;
    let file = Table::new(source, "config.toml", KEYS, root.get_ref(), 0);
    let me = file.id(source, "me").map(Spanned::into_inner);
    let language = file.one_of(source, "language", &LANGUAGES).map(Spanned::into_inner);
    let keymap = file.text(source, "keymap").map(|keymap| (*keymap.get_ref()).to_owned());
    let theme = file.one_of(source, "theme", &THEMES).map(Spanned::into_inner);
    let notifications = file.table(source, "notifications", "«notifications»", &["desktop", "bell"]);
    let notifications = notifications.map_or(defaults.notifications, |table| Notifications {
        desktop: table.truth(source, "desktop", Flag::Yes).is_yes(),
        bell: table.truth(source, "bell", Flag::Yes).is_yes(),
    });
    let mouse = file.truth(source, "mouse", Flag::Yes).is_yes();
    let device_letter = file.text(source, "device_letter").and_then(|text| letter(source, &text));
    let organisation =
        file.text(source, "organisation").map(|name| CleanText::title(name.get_ref())).unwrap_or_default();
    Some(Settings {
        me,
        language,
        keymap,
        theme: theme.unwrap_or_default(),
        notifications,
        mouse,
        device_letter,
        organisation,
    })
}

fn letter(source: &mut Source<'_>, text: &Spanned<&str>) -> Option<char> {
    let mut chars = text.get_ref().chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_ascii_uppercase() => Some(letter),
        _ => {
            unexpected(source, text.span().start, Expected::Letter, text.get_ref(), None);
            None
        }
    }
}
