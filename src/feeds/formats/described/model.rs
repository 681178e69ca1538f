//! What a file of a feed format says.

use std::collections::BTreeMap;

use super::path::JsonPath;
use super::value::Zone;
use crate::domain::feed::{Phase, ServiceState};
use crate::domain::{CleanText, FormatId};

/// A feed format that a file describes.
#[derive(Debug, Clone, PartialEq)]
pub struct Described {
    /// The file's name without its ending: the name in commands and JSON.
    pub id: FormatId,
    /// Its proper name.
    pub name: CleanText,
    /// What the description was made from.
    pub sample: Sample,
    /// What a time without a zone means.
    pub times: Zone,
    /// The forms that its answers have; the first that fits is read.
    pub shapes: Vec<Shape>,
}

/// What a description was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Answers of real servers.
    Real,
    /// Documentation or source; no real answer was at hand.
    Documentation,
}

impl Sample {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Real, Self::Documentation];

    /// The name in files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Documentation => "documentation",
        }
    }
}

/// One form of a format's answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shape {
    /// What must all hold for a body to be of this form.
    pub when: Vec<Test>,
    /// Whose page it is.
    pub supplier: Vec<JsonPath>,
    /// When it was last changed.
    pub updated: Vec<JsonPath>,
    /// What the page says of itself as a whole.
    pub headline: Option<Headline>,
    /// Where something stands when the lists go on elsewhere, on a next page.
    pub goes_on: Vec<JsonPath>,
    /// Lists of components.
    pub components: Vec<Components>,
    /// Lists of incidents.
    pub incidents: Vec<Incidents>,
    /// Lists of planned work.
    pub maintenances: Vec<Maintenances>,
    /// Rows that are known and say nothing of the state.
    pub ignored: Vec<Rows>,
}

/// A condition on a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Where the value is.
    pub at: JsonPath,
    /// What must hold for it.
    pub check: Check,
}

/// What must hold for a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// It is one of these words, in whatever spelling.
    Is(Vec<String>),
    /// It is there, and neither null nor empty.
    Given,
    /// It is not there, or null or empty.
    Absent,
    /// It is a list.
    List,
    /// It is an object.
    Object,
    /// It is text.
    Text,
    /// It is a number.
    Number,
}

/// The rows of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// Where the list is, or the lists are.
    pub list: JsonPath,
    /// A list in each row of it, whose rows are meant instead.
    pub inner: Option<JsonPath>,
    /// What the rows are.
    pub entries: Entries,
    /// Which rows are meant; the others must be meant by another list.
    pub only: Vec<Test>,
    /// Whether the list may be missing or null when there is nothing in it.
    pub optional: bool,
}

/// What the rows of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entries {
    /// The items of an array.
    Items,
    /// The values of an object, whose keys have a meaning.
    Values,
    /// None or one: what is there is the row itself.
    One,
}

impl Entries {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Items, Self::Values, Self::One];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Items => "items",
            Self::Values => "values",
            Self::One => "one",
        }
    }
}

/// Where a value of a row is.
#[derive(Debug, Clone, PartialEq)]
pub enum Pick {
    /// In the row.
    Path(JsonPath),
    /// The row's key in the object that holds it.
    Key,
}

/// A list of components.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// Its rows.
    pub rows: Rows,
    /// Their id.
    pub id: Vec<Pick>,
    /// Their name.
    pub name: Vec<Pick>,
    /// Where their name is, if it stands with other rows.
    pub named_by: Option<(Vec<JsonPath>, Lookup)>,
    /// What they are listed under.
    pub group: Option<Group>,
    /// Their state.
    pub state: Stated,
}

/// What a component is listed under.
#[derive(Debug, Clone, PartialEq)]
pub enum Group {
    /// Its row says it.
    Here(Vec<JsonPath>),
    /// The row around it says it, where the list is an inner one.
    Outer(Vec<JsonPath>),
    /// Its row has the key of another row, which says it.
    Elsewhere(Vec<JsonPath>, Box<Lookup>),
}

/// Rows that others name by a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    /// The rows.
    pub rows: Rows,
    /// Their key.
    pub key: JsonPath,
    /// What is wanted of them; absent: the row.
    pub value: Option<JsonPath>,
}

/// A list of incidents.
#[derive(Debug, Clone, PartialEq)]
pub struct Incidents {
    /// Its rows and what they all have.
    pub happening: Happening,
    /// How bad they are; absent: what their titles say of it.
    pub state: Option<Stated>,
}

/// A list of planned work.
#[derive(Debug, Clone, PartialEq)]
pub struct Maintenances {
    /// Its rows and what they all have.
    pub happening: Happening,
}

/// What incidents and maintenances have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// The rows.
    pub rows: Rows,
    /// Their id.
    pub id: Vec<Pick>,
    /// Their title.
    pub title: Vec<Pick>,
    /// How far the handling has come.
    pub phase: Option<Phased>,
    /// What holds when it is over.
    pub over: Vec<Test>,
    /// Start, planned or real.
    pub from: Vec<JsonPath>,
    /// Last change.
    pub updated: Vec<JsonPath>,
    /// End, planned or real.
    pub to: Vec<JsonPath>,
    /// Page to read more.
    pub url: Vec<JsonPath>,
    /// What a page's address that is only the end of one goes on from.
    pub url_base: String,
    /// Ids of the components touched, all that are found.
    pub components: Vec<JsonPath>,
    /// What was written about it.
    pub updates: Option<Updates>,
}

/// What was written about an incident or a maintenance.
#[derive(Debug, Clone, PartialEq)]
pub struct Updates {
    /// Where the updates are in the row, or the keys of them.
    pub list: JsonPath,
    /// The rows that the keys name.
    pub lookup: Option<Lookup>,
    /// When.
    pub at: Vec<JsonPath>,
    /// Words.
    pub text: Vec<JsonPath>,
    /// How far the handling had come.
    pub phase: Option<Phased>,
}

/// A format's words and what they mean, each word folded.
pub type Words<T> = BTreeMap<String, T>;

/// Where a state is, and what its words mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Stated {
    /// The first of these that is given, by these words.
    At(Vec<JsonPath>, Words<Meaning>),
    /// Always this.
    Is(ServiceState),
}

/// Where a phase is, and what its words mean.
#[derive(Debug, Clone, PartialEq)]
pub enum Phased {
    /// The first of these that is given, by these words.
    At(Vec<JsonPath>, Words<Phase>),
    /// Always this.
    Is(Phase),
}

/// What a word of a format means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A state.
    State(ServiceState),
    /// News: shown, and nothing is wrong.
    Information,
    /// Such a component is not shown.
    Skip,
}

impl Meaning {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::State(ServiceState::Operational),
        Self::State(ServiceState::Maintenance),
        Self::State(ServiceState::Unknown),
        Self::State(ServiceState::Degraded),
        Self::State(ServiceState::PartialOutage),
        Self::State(ServiceState::MajorOutage),
        Self::Information,
        Self::Skip,
    ];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::State(state) => state.key(),
            Self::Information => "information",
            Self::Skip => "skip",
        }
    }
}

/// What a page says of itself as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// Where, and what it means.
    pub state: Stated,
    /// When it counts.
    pub weight: Weight,
}

/// When a page's headline counts beside its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It is only compared: the parts say all.
    Compared,
    /// When nothing is open in the parts.
    WhenSilent,
    /// Always: the parts do not say all.
    Always,
}

impl Weight {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Compared, Self::WhenSilent, Self::Always];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Compared => "never",
            Self::WhenSilent => "when-silent",
            Self::Always => "always",
        }
    }
}
