//! What can be wrong with a file the user wrote: where it stands, what was expected, and the nearest name that would do.
//!
//! The kinds are data, so that words in another language can be made of them; the English ones here serve the command
//! line. Nothing in here reads files.

use std::fmt;

/// Longest piece of the user's text that a failure repeats, in characters.
const FOUND_MAX: usize = 60;

/// Something wrong in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
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
}

impl fmt::Display for ConfigFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, problem } = self;
        if *line == 0 { write!(f, "{file}: {problem}") } else { write!(f, "{file}:{line}:{column}: {problem}") }
    }
}

/// What is wrong with a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is no TOML.
    #[error("{0}")]
    Syntax(String),
    /// A key that means nothing here.
    #[error("expected a key of {place}, found «{found}»{}", did_you_mean(nearest.as_deref()))]
    UnknownKey {
        /// The kind of table.
        place: &'static str,
        /// The key.
        found: String,
        /// The nearest valid key.
        nearest: Option<String>,
    },
    /// A key that must be there is not.
    #[error("expected «{key}» in {place}")]
    MissingKey {
        /// The kind of table.
        place: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A value of another type.
    #[error("expected {expected}, found {found}")]
    WrongType {
        /// What should stand here.
        expected: Shape,
        /// What stands here.
        found: Shape,
    },
    /// A value that is not one of those that would do.
    #[error("expected {expected}, found «{found}»{}", did_you_mean(nearest.as_deref()))]
    Unexpected {
        /// What should stand here.
        expected: Expected,
        /// What stands here.
        found: String,
        /// The nearest valid one.
        nearest: Option<String>,
    },
    /// Something that may stand once only.
    #[error("expected each {what} once, found «{found}» again (first on line {first})")]
    Duplicate {
        /// Of what.
        what: &'static str,
        /// Which.
        found: String,
        /// Where it stands first, line from 1.
        first: usize,
    },
    /// Nothing visible where words are needed.
    #[error("expected text in «{key}», found nothing")]
    Empty {
        /// The key.
        key: &'static str,
    },
    /// Two values of one table that cannot both be meant.
    #[error("{0}")]
    Contradiction(Contradiction),
    /// The file is longer than is read.
    #[error("expected at most {most} bytes, found {found}")]
    TooLarge {
        /// Bytes allowed.
        most: u64,
        /// Bytes found.
        found: u64,
    },
    /// The file could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// The file's bytes are no text.
    #[error("expected UTF-8 text, byte {0} begins something else")]
    NotText(usize),
    /// A playbook step without what prescribes it.
    #[error("expected what prescribes the step: P01 to P43, «law: …» or «good-practice: …»")]
    NothingPrescribes,
    /// A built-in playbook needs something that the user's own file no longer has.
    #[error("«{wanted}» is needed here; the file in your playbooks folder no longer has it")]
    TakenAway {
        /// The step or question.
        wanted: String,
    },
    /// Neither a home directory nor a setting says where data are kept.
    #[error("no home directory is known; set VAGT_DATA and VAGT_CONFIG")]
    NoHome,
}

/// Two things that cannot both be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Contradiction {
    /// A period that ends before it begins.
    #[error("expected «to» on or after «from»")]
    EndsBeforeStart,
    /// Steps that wait for each other for ever.
    #[error("these steps wait for each other")]
    WaitsInACircle,
    /// A condition on a question that no other step of the playbook asks: the step would wait for ever.
    #[error("no other step asks what this condition looks at")]
    NobodyAsks,
    /// A repeated step starts its clock again, which only the update clock can do.
    #[error("a step with «repeat» can only carry the clock «next-update»")]
    RepeatsAStoppingClock,
    /// A file that serves kinds of incident must say what its checklist is made of.
    #[error("a playbook with «kinds» needs «parts»")]
    KindsWithoutParts,
    /// A block with neither steps nor parts.
    #[error("expected at least one «[[step]]» or «parts»")]
    Hollow,
    /// A step that waits for itself.
    #[error("a step cannot wait for itself")]
    WaitsForItself,
    /// The checklist as a whole does not fit in one record of the log.
    #[error("the playbook with its blocks is too long to be kept in the log")]
    TooLongForTheLog,
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

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text in quotes",
            Self::Integer => "a whole number",
            Self::IntegerWithin(from, to) => return write!(f, "a whole number from {from} to {to}"),
            Self::Float => "a number with a decimal point",
            Self::Boolean => "true or false",
            Self::Date => "a date such as 2026-10-01",
            Self::Time => "a time",
            Self::Array => "a list",
            Self::Texts => "a list of texts",
            Self::Tables => "a list of tables",
            Self::Table => "a table",
            Self::TextOrTable => "text in quotes or a table",
        })
    }
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
    OneOf(&'static str, Vec<String>),
    /// A web address.
    WebAddress,
    /// A single capital letter.
    Letter,
    /// A file of the playbooks.
    Block,
    /// A step of a playbook.
    Step,
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
    /// A whole number of this range.
    Within(u32, u32),
    /// What a condition wants to read next.
    Condition(String),
    /// A kind of incident that no other playbook serves; this one does.
    FreeKind(String),
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "a person of people.toml",
            Self::Supplier => "a supplier of suppliers.toml",
            Self::Feed => "a feed of suppliers.toml",
            Self::Id => "an id of 1 to 64 letters, digits, «-», «_» or «.»",
            Self::OneOf(what, names) => return write!(f, "{what} ({})", names.join(", ")),
            Self::WebAddress => "an address that begins with http:// or https://",
            Self::Letter => "one letter from A to Z",
            Self::Block => "a playbook file",
            Self::Step => "a step of a playbook",
            Self::PlaybookName => "a file name of 1 to 40 letters, digits, «-» or «_», and not «self»",
            Self::BareStep => "an id of letters, digits, «-» and «_», without the file's name",
            Self::FileName(name) => return write!(f, "«{name}» as the file is called"),
            Self::Basis => "P01 to P43, «law: …» or «good-practice: …»",
            Self::Day => "a day of the calendar",
            Self::Within(from, to) => return write!(f, "a whole number from {from} to {to}"),
            Self::Condition(next) => return f.write_str(next),
            Self::FreeKind(other) => return write!(f, "a kind of incident that «{other}» does not serve already"),
        })
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

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean «{name}»?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        assert_eq!(nearest("supliers", ["supplier", "systems"]).as_deref(), Some("supplier"));
        assert_eq!(nearest("it-cheif", ["it-chief", "isg"]).as_deref(), Some("it-chief"));
        assert_eq!(nearest("xy", ["supplier"]), None);
        assert_eq!(nearest("", ["isg"]), None);
    }

    #[test]
    fn a_failure_says_where_what_and_what_would_do() {
        let failure = ConfigFailure {
            file: "systems.toml".into(),
            line: 12,
            column: 9,
            problem: Problem::Unexpected {
                expected: Expected::Person,
                found: found("xyz\u{1b}[31m"),
                nearest: Some("xyy".into()),
            },
        };
        assert_eq!(
            failure.to_string(),
            "systems.toml:12:9: expected a person of people.toml, found «xyz»; did you mean «xyy»?"
        );
    }
}
