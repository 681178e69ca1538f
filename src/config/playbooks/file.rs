//! One playbook file by itself: its steps, and which blocks its checklist is made of. What it says of other files is
//! checked when all of them are there ([`super::set`]).

use toml::Spanned;
use toml::de::DeValue;

use super::step::{self, ReadStep};
use crate::config::failure::{ConfigFailure, Contradiction, Each, Expected, Kind, Place, Problem, Shape};
use crate::config::names::{Names, Once};
use crate::config::reader::{self, Table, unexpected};
use crate::config::source::Source;
use crate::domain::StepId;
use crate::domain::clean::CleanText;
use crate::domain::incident::IncidentKind;
use crate::domain::playbook::{Bilingual, Condition};

const KEYS: &[&str] = &["id", "title", "policy", "kinds", "parts", "step"];
const PART: &[&str] = &["block", "when"];
/// What a part says that means the file's own steps.
const SELF: &str = "self";
pub(in crate::config) const KINDS: Names<'static, IncidentKind> =
    Names { what: Kind::Incident, all: &IncidentKind::ALL, key: IncidentKind::key };

/// A playbook file, whole in itself.
#[derive(Debug, Clone)]
pub(super) struct BlockFile {
    /// Name of the file without its ending.
    pub(super) id: String,
    /// The file as the user knows it.
    pub(super) file: String,
    /// Its text.
    pub(super) text: String,
    /// Whether the user wrote it.
    pub(super) origin: Origin,
    /// Title.
    pub(super) title: Bilingual,
    /// Version of the policy it follows (P37).
    pub(super) policy: CleanText,
    /// Kinds of incident that start with it, each with the byte at which it stands.
    pub(super) kinds: Vec<Spanned<IncidentKind>>,
    /// What its checklist is made of; empty: it is a block for others only.
    pub(super) parts: Vec<PartLink>,
    /// Its own steps.
    pub(super) steps: Vec<ReadStep>,
}

impl BlockFile {
    /// Its step of this full id.
    pub(super) fn step(&self, id: &StepId) -> Option<&ReadStep> {
        self.steps.iter().find(|read| &read.step.id == id)
    }

    /// A failure at a byte of its text.
    pub(super) fn failure(&self, at: usize, problem: Problem) -> ConfigFailure {
        let (line, column) = Source::new(&self.file, &self.text).place(at);
        ConfigFailure { file: self.file.clone(), line, column, problem }
    }
}

/// Who wrote a playbook file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// It came with the program.
    BuiltIn,
    /// It lies in the user's playbooks folder.
    User,
}

/// A part of a checklist.
#[derive(Debug, Clone)]
pub(super) struct PartLink {
    /// Name of the file whose own steps these are.
    pub(super) block: String,
    /// When it applies.
    pub(super) when: Option<Condition>,
    /// Byte at which its condition begins.
    pub(super) when_at: usize,
    /// Byte at which it is named.
    pub(super) at: usize,
}

/// Reads the file called `id`, or says everything that is wrong with it by itself.
pub(super) fn parse(id: &str, file: &str, text: &str, origin: Origin) -> Result<BlockFile, Vec<ConfigFailure>> {
    let mut source = Source::new(file, text);
    let read = read(&mut source, id, file, text, origin);
    source.finish(read)
}

fn read(source: &mut Source<'_>, id: &str, file: &str, text: &str, origin: Origin) -> Option<BlockFile> {
    let root = source.root()?;
    let table = Table::new(source, Place::Playbook, KEYS, root.get_ref(), 0);
    if let Some(own) = table.required_text(source, "id")
        && *own.get_ref() != id
    {
        unexpected(source, own.span().start, Expected::FileName(id.to_owned()), own.get_ref(), None);
    }
    let title = step::table_in_both(source, &table, "title");
    let policy = table.title(source, "policy");
    let kinds = table.some_of(source, "kinds", &KINDS);
    let parts = parts(source, &table, id);
    let mut once = Once::new(Each::Step);
    let tables = table.tables(source, "step", Place::Step, step::KEYS);
    let steps: Vec<ReadStep> = tables.iter().filter_map(|read| step::read(source, read, id, &mut once)).collect();
    if !kinds.is_empty() && parts.is_empty() {
        source.fail(table.key_at("kinds"), Problem::Contradiction(Contradiction::KindsWithoutParts));
    }
    if tables.is_empty() && parts.is_empty() {
        source.fail(table.at(), Problem::Contradiction(Contradiction::Hollow));
    }
    Some(BlockFile {
        id: id.to_owned(),
        file: file.to_owned(),
        text: text.to_owned(),
        origin,
        title: title?,
        policy: policy?,
        kinds,
        parts,
        steps,
    })
}

fn parts(source: &mut Source<'_>, table: &Table<'_, '_>, own: &str) -> Vec<PartLink> {
    let mut once = Once::new(Each::Part);
    let mut parts = Vec::new();
    for value in table.values(source, "parts").unwrap_or_default() {
        let (block, when, when_at) = match value.get_ref() {
            DeValue::String(name) => (Some(Spanned::new(value.span(), name.as_ref())), None, value.span().start),
            DeValue::Table(_) => {
                let Some(part) = reader::table(source, value, Place::Part, PART) else { continue };
                let text = part.text(source, "when");
                let when_at = text.as_ref().map_or(value.span().start, |text| text.span().start);
                let when = text.and_then(|when| step::condition(source, &when));
                (part.required_text(source, "block"), when, when_at)
            }
            other @ (DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)) => {
                reader::wrong(source, value.span(), Shape::TextOrTable, other);
                continue;
            }
        };
        let Some(block) = block else { continue };
        let name = if *block.get_ref() == SELF { own } else { block.get_ref() };
        if once.sees(source, &Spanned::new(block.span(), name)) {
            parts.push(PartLink { block: name.to_owned(), when, when_at, at: block.span().start });
        }
    }
    parts
}
