//! What can be wrong with a file the user wrote: where it stands, what was expected, and the nearest name that would do.
//!
//! The kinds are data; words are made of them elsewhere. Nothing in here reads files.

pub use super::contradiction::Contradiction;
use crate::domain::playbook::Wanted;
use crate::input::{self, KeymapFault};

/// Longest piece of the user's text that a failure repeats, in characters.
const FOUND_MAX: usize = 60;

/// The variable that names the language.
pub(super) const LANGUAGE_VARIABLE: &str = "VAGT_LANG";

/// Something wrong in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFailure {
    /// The file as the user knows it, or the name of an environment variable.
    pub file: String,
    /// Line from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// Column from 1, in characters; 0 when the file as a whole is meant.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl ConfigFailure {
    /// A failure of the file as a whole.
    pub fn whole(file: &str, problem: Problem) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, problem }
    }

    /// A mistake in a keymap file.
    pub fn of_keymap(file: &str, fault: KeymapFault) -> Self {
        let expected = match fault.expected {
            input::Expected::Toml => None,
            input::Expected::Place => Some(Expected::KeymapPlace),
            input::Expected::Key => Some(Expected::Key),
            input::Expected::Action => Some(Expected::Action),
            input::Expected::Table => Some(Expected::KeyTable),
            input::Expected::Keymap => Some(Expected::keymap()),
            input::Expected::WayOut(place, action) => Some(Expected::WayOut(place, action)),
        };
        let problem = match expected {
            Some(expected) => Problem::Unexpected { expected, found: found(&fault.found), nearest: fault.nearest },
            None => Problem::Syntax(found(&fault.found)),
        };
        Self { file: file.to_owned(), line: fault.line, column: fault.column, problem }
    }

    /// Whether a variable of the environment is wrong, and no file.
    pub fn is_of_environment(&self) -> bool {
        self.file == LANGUAGE_VARIABLE
    }

    /// The nearest name that would do, where one is near.
    pub fn nearest(&self) -> Option<&str> {
        match &self.problem {
            Problem::UnknownKey { nearest, .. } | Problem::Unexpected { nearest, .. } => nearest.as_deref(),
            Problem::Syntax(_)
            | Problem::MissingKey { .. }
            | Problem::WrongType { .. }
            | Problem::Duplicate { .. }
            | Problem::Empty { .. }
            | Problem::Contradiction(_)
            | Problem::TooLarge { .. }
            | Problem::Unreadable(_)
            | Problem::NotText(_)
            | Problem::NothingPrescribes
            | Problem::TakenAway { .. }
            | Problem::NestedTooDeeply
            | Problem::NoHome => None,
        }
    }
}

/// What is wrong with a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// It is no TOML; in the parser's own words.
    Syntax(String),
    /// A key that means nothing here.
    UnknownKey {
        /// The kind of table.
        place: Place,
        /// The key.
        found: String,
        /// The nearest valid key.
        nearest: Option<String>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The kind of table.
        place: Place,
        /// The key.
        key: &'static str,
    },
    /// A value of another type.
    WrongType {
        /// What should stand here.
        expected: Shape,
        /// What stands here.
        found: Shape,
    },
    /// A value that is not one of those that would do.
    Unexpected {
        /// What should stand here.
        expected: Expected,
        /// What stands here.
        found: String,
        /// The nearest valid one.
        nearest: Option<String>,
    },
    /// Something that may stand once only.
    Duplicate {
        /// Of what.
        what: Each,
        /// Which.
        found: String,
        /// Where it stands first, line from 1.
        first: usize,
    },
    /// Nothing visible where words are needed.
    Empty {
        /// The key.
        key: &'static str,
    },
    /// Two values of one table that cannot both be meant.
    Contradiction(Contradiction),
    /// The file is longer than is read.
    TooLarge {
        /// Bytes allowed.
        most: u64,
        /// Bytes found.
        found: u64,
    },
    /// The file could not be read.
    Unreadable(Unreadable),
    /// The file's bytes are no text.
    NotText(usize),
    /// A playbook step without what prescribes it.
    NothingPrescribes,
    /// A built-in playbook needs something that the user's own file no longer has.
    TakenAway {
        /// The step or question.
        wanted: String,
    },
    /// A condition whose parentheses go too deep.
    NestedTooDeeply,
    /// Neither a home directory nor a setting says where data are kept.
    NoHome,
}

/// A type of value in TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`
    Text,
    /// `12`
    Integer,
    /// A whole number of this range.
    IntegerWithin(u32, u32),
    /// `1.5`
    Float,
    /// `true`
    Boolean,
    /// `2026-10-01`
    Date,
    /// A time, or a date with a time.
    Time,
    /// `[…]`
    Array,
    /// `["…", "…"]`
    Texts,
    /// `[[…]]`
    Tables,
    /// `{…}` or `[…]` on a line of its own.
    Table,
    /// `"…"` or `{…}`
    TextOrTable,
}

/// What a value names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A person of the roster.
    Person,
    /// A supplier.
    Supplier,
    /// A feed of a supplier.
    Feed,
    /// An id.
    Id,
    /// One of a fixed list of names.
    OneOf(Kind, Vec<String>),
    /// A web address.
    WebAddress,
    /// A web address without a name or a password in it.
    AddressWithoutSecret,
    /// The name of a variable of the environment.
    EnvName,
    /// The name of a header.
    HeaderName,
    /// A path from the root.
    WholePath,
    /// A token in one place only.
    OnePlace,
    /// A single capital letter.
    Letter,
    /// A file of the playbooks.
    Block,
    /// A step of a playbook.
    Step,
    /// A path into JSON.
    JsonPath,
    /// A name for the file of a feed format.
    FormatName,
    /// A name for a playbook file.
    PlaybookName,
    /// A step's own id, without its file's name before it.
    BareStep,
    /// The file's own name as its id.
    FileName(String),
    /// What prescribes a step.
    Basis,
    /// A day that exists.
    Day,
    /// Hours of days of the week.
    Hours,
    /// A day of every year.
    DayOfYear,
    /// A whole number of this range.
    Within(u32, u32),
    /// What a condition wants to read next.
    Condition(Wanted),
    /// What an input may be called.
    InputKey,
    /// A number of options that can be walked.
    Options,
    /// No options, because it is no choice.
    NoOptions,
    /// A kind of incident that no other playbook serves; this one does.
    FreeKind(String),
    /// A place that has keys of its own.
    KeymapPlace,
    /// A key or several.
    Key,
    /// The name of an action, or the word that unbinds.
    Action,
    /// A table of keys.
    KeyTable,
    /// Some key for an action that leads out of a place.
    WayOut(input::Place, input::Action),
}

impl Expected {
    /// One of the keymaps that come with vagt.
    pub fn keymap() -> Self {
        Self::OneOf(Kind::Keymap, input::BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect())
    }
}

/// A kind of table, which has keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The file itself.
    File(&'static str),
    /// `[[person]]`
    Person,
    /// `[[role]]`
    Role,
    /// `[[supplier]]`
    Supplier,
    /// `[[supplier.feed]]`
    Feed,
    /// `words` of a feed.
    FeedWords,
    /// `token` of a feed.
    FeedToken,
    /// `[[system]]`
    System,
    /// An entry of `feeds` of a system.
    FeedLink,
    /// `[system.agreement]`
    Agreement,
    /// `[clocks]`
    Clocks,
    /// `[working_day]`
    WorkingDay,
    /// `[[legal]]`
    Legal,
    /// `[restricted]`
    Restricted,
    /// `[register]`
    Upkeep,
    /// `[wheel]`
    Wheel,
    /// `[notifications]`
    Notifications,
    /// A playbook file.
    Playbook,
    /// An entry of `parts`.
    Part,
    /// `[[step]]`
    Step,
    /// `[policy]`
    Policy,
    /// An input of `ask`
    Input,
    /// An option of a choice
    Choice,
    /// `{ da = "…", en = "…" }`
    Bilingual,
    /// A file of a feed format.
    Format,
    /// `[[shape]]` of a feed format.
    FormatShape,
    /// A list of a feed format.
    FormatList,
    /// A value of a list of a feed format.
    FormatField,
}

/// What a fixed list of names is a list of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Languages.
    Language,
    /// Themes.
    Theme,
    /// Keymaps.
    Keymap,
    /// Roles.
    Role,
    /// Feed formats.
    FeedFormat,
    /// How much hangs on a system.
    Criticality,
    /// What personal data a system holds.
    PersonalData,
    /// Kinds of incident.
    Incident,
    /// Clocks.
    Clock,
    /// Questions of steps.
    Question,
    /// Audiences of messages.
    Audience,
    /// Sorts of inputs.
    Input,
    /// Options of a choice.
    Option,
    /// Whether holidays are served.
    Holidays,
    /// Days that are closed by custom.
    CustomDay,
    /// States of a service.
    State,
    /// How far a handling has come.
    Phase,
    /// When a headline counts.
    Weight,
    /// What a time without a zone means.
    Zone,
    /// What a description was made from.
    Sample,
    /// Kinds of value in JSON.
    JsonValue,
    /// What the rows of a list are.
    Entries,
    /// What a format's words mean.
    WordMap,
    /// Rows that others name by a key.
    Lookup,
}

/// What may stand once only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// A person.
    Person,
    /// A supplier.
    Supplier,
    /// A feed.
    Feed,
    /// A system.
    System,
    /// A part of a checklist.
    Part,
    /// A step.
    Step,
    /// What prescribes a step.
    Prescription,
    /// An entry of the list under this key.
    Entry(&'static str),
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such file.
    Missing,
    /// There is no such folder.
    NoFolder,
    /// It may not be read.
    Forbidden,
    /// It is a folder.
    Folder,
    /// What the system said.
    Other(String),
}

impl Unreadable {
    /// What an error of the system means for somebody who wrote a file.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the system has many errors; these have words of their own")]
    pub fn of(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as E;
        match error.kind() {
            E::NotFound | E::NotADirectory => Self::Missing,
            E::PermissionDenied => Self::Forbidden,
            E::IsADirectory => Self::Folder,
            _ => Self::Other(found(&error.to_string())),
        }
    }
}

/// The user's text as far as a failure repeats it: one line, nothing hidden.
pub(super) fn found(raw: &str) -> String {
    let clean = crate::domain::CleanText::title(raw);
    let mut short: String = clean.as_str().chars().take(FOUND_MAX).collect();
    if short.len() < clean.as_str().len() {
        short.push('…');
    }
    short
}

/// The name of `names` that `raw` was most likely meant to be: few letters apart, for its length.
pub(super) fn nearest<'n>(raw: &str, names: impl IntoIterator<Item = &'n str>) -> Option<String> {
    let length = raw.chars().count();
    if length > FOUND_MAX {
        return None;
    }
    let wanted = raw.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(apart, name)| *apart <= (length.max(name.chars().count()) / 3).max(1))
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, name)| name.to_owned())
}
