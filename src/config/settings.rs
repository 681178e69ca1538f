//! `config.toml`: what one user of one machine prefers. Nothing in it changes what is kept in the log.
//!
//! A value that cannot be read costs that value only: the default stands in, and the mistake is reported.

use std::path::{Path, PathBuf};

use toml::Spanned;

use super::failure::{ConfigFailure, Expected, Kind, Place};
use super::keymap;
use super::names::{Flag, Names};
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::PersonId;
use crate::domain::clean::CleanText;
use crate::domain::register::Roster;
pub use crate::text::Language;

const KEYS: &[&str] =
    &["me", "language", "keymap", "theme", "notifications", "mouse", "device_letter", "organisation", "policy"];

/// Names of languages in files.
pub(super) const LANGUAGES: Names<'static, Language> =
    Names { what: Kind::Language, all: &Language::ALL, key: Language::key };

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

const THEMES: Names<'static, Theme> = Names { what: Kind::Theme, all: &Theme::ALL, key: Theme::key };

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
    /// Where the municipality's own policy document lies, as plain text or Markdown.
    pub policy_document: Option<PathBuf>,
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
            policy_document: None,
        }
    }
}

/// What settings are checked against.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    /// The roster, if it could be read.
    pub roster: Option<&'k Roster>,
    /// Where a keymap file may lie; absent: keymaps are not looked for.
    pub folder: Option<&'k Path>,
}

/// Reads the settings, with everything that is wrong in them.
pub fn parse(file: &str, text: &str, known: Known<'_>) -> (Settings, Vec<ConfigFailure>) {
    let mut source = Source::new(file, text);
    let settings = read(&mut source, known).unwrap_or_else(|| salvaged(file, text));
    (settings, source.failures())
}

/// Of a file that is no TOML: who sits here and in which language, as far as that can be made out, so that what is wrong is
/// told in words that are understood, and not in nobody's name.
fn salvaged(file: &str, text: &str) -> Settings {
    let mut source = Source::new(file, text);
    let root = source.recovered();
    let file = Table::new(&mut source, Place::File("config.toml"), KEYS, root.get_ref(), 0);
    let me = file.id(&mut source, "me").map(Spanned::into_inner);
    let language = file.one_of(&mut source, "language", &LANGUAGES).map(Spanned::into_inner);
    Settings { me, language, ..Settings::default() }
}

fn read(source: &mut Source<'_>, known: Known<'_>) -> Option<Settings> {
    let defaults = Settings::default();
    let root = source.root()?;
    let file = Table::new(source, Place::File("config.toml"), KEYS, root.get_ref(), 0);
    let me = file.id(source, "me").map(|id| me(source, id, known));
    let language = file.one_of(source, "language", &LANGUAGES).map(Spanned::into_inner);
    let keymap = file.text(source, "keymap").and_then(|text| keymap(source, &text, known));
    let theme = file.one_of(source, "theme", &THEMES).map(Spanned::into_inner);
    let notifications = file.table(source, "notifications", Place::Notifications, &["desktop", "bell"]);
    let notifications = notifications.map_or(defaults.notifications, |table| Notifications {
        desktop: table.truth(source, "desktop", Flag::Yes).is_yes(),
        bell: table.truth(source, "bell", Flag::Yes).is_yes(),
    });
    let mouse = file.truth(source, "mouse", Flag::Yes).is_yes();
    let device_letter = file.text(source, "device_letter").and_then(|text| letter(source, &text));
    let organisation =
        file.text(source, "organisation").map(|name| CleanText::title(name.get_ref())).unwrap_or_default();
    let policy = file.table(source, "policy", Place::Policy, &["document"]);
    let document = policy.and_then(|policy| policy.required_text(source, "document"));
    let policy_document = document.map(|path| PathBuf::from(*path.get_ref()));
    Some(Settings {
        me,
        language,
        keymap,
        theme: theme.unwrap_or_default(),
        notifications,
        mouse,
        device_letter,
        organisation,
        policy_document,
    })
}

/// Who sits here is taken at their word; somebody whom the roster does not know is told of.
fn me(source: &mut Source<'_>, id: Spanned<PersonId>, known: Known<'_>) -> PersonId {
    if let Some(roster) = known.roster.filter(|roster| !roster.people.is_empty())
        && !roster.people.contains_key(id.get_ref())
    {
        let names = roster.people.keys().map(PersonId::as_str);
        unexpected(source, id.span().start, Expected::Person, id.get_ref().as_str(), names);
    }
    id.into_inner()
}

fn keymap(source: &mut Source<'_>, text: &Spanned<&str>, known: Known<'_>) -> Option<String> {
    let wanted = *text.get_ref();
    if let Some(problem) = known.folder.and_then(|folder| keymap::unknown(wanted, folder)) {
        source.fail(text.span().start, problem);
        return None;
    }
    Some(wanted.to_owned())
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
