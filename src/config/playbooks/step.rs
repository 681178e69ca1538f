//! One `[[step]]` of a playbook file.

use toml::Spanned;

use super::ask;
use crate::config::failure::{self, Contradiction, Each, Expected, Kind, Place, Problem};
use crate::config::names::{Flag, Names, Once};
use crate::config::people::ROLES;
use crate::config::reader::{Table, unexpected};
use crate::config::source::Source;
use crate::domain::StepId;
use crate::domain::clean::CleanText;
use crate::domain::clock::ClockId;
use crate::domain::playbook::{Audience, BadCondition, Basis, Bilingual, Condition, Question, RESERVED, Step};
use crate::domain::register::Role;

pub(super) const KEYS: &[&str] = &[
    "id",
    "use",
    "title",
    "why",
    "role",
    "or_roles",
    "prescribed_by",
    "when",
    "clock",
    "ask",
    "contacts",
    "message",
    "required",
    "note",
    "repeat",
    "per_system",
    "after",
];
const CLOCKS: Names<'static, ClockId> = Names { what: Kind::Clock, all: &ClockId::ALL, key: ClockId::key };
const AUDIENCES: Names<'static, Audience> = Names { what: Kind::Audience, all: &Audience::ALL, key: Audience::key };

/// A step, and where in the file the things stand that other files must bear out.
#[derive(Debug, Clone)]
pub(super) struct ReadStep {
    /// The step, its `after` filled in from `after` below.
    pub(super) step: Step,
    /// Byte at which its condition stands.
    pub(super) when_at: usize,
    /// Byte at which the condition itself begins.
    pub(super) when_value_at: usize,
    /// Byte at which each of its inputs is declared.
    pub(super) inputs_at: Vec<usize>,
    /// The steps it waits for, each with the byte at which it is named.
    pub(super) after: Vec<(StepId, usize)>,
    /// The step of a library that it is, but for what is said here.
    pub(super) used: Option<Used>,
}

/// A step of a library, named by another file.
#[derive(Debug, Clone)]
pub(super) struct Used {
    /// Which.
    pub(super) id: StepId,
    /// Byte at which it is named.
    pub(super) at: usize,
    /// The keys that stand beside it and count instead.
    pub(super) given: Vec<&'static str>,
}

/// Reads a step of the file called `file`.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_, '_>, file: &str, once: &mut Once) -> Option<ReadStep> {
    let used = used(source, table);
    // What a library says may be left out, and so may the id: it is called as there.
    let lent = |key: &str| used.is_some() && !table.has(key);
    let id = match used.as_ref().filter(|_| lent("id")) {
        Some(used) => {
            let bare = used.id.as_str().split_once('.').map_or("", |(_, bare)| bare);
            full_id(source, file, &Spanned::new(used.at..used.at, bare), once)
        }
        None => table.required_text(source, "id").and_then(|id| full_id(source, file, &id, once)),
    };
    let words = |source: &mut Source<'_>, key| {
        if lent(key) { Some(Bilingual::default()) } else { table_in_both(source, table, key) }
    };
    let title = words(source, "title");
    let why = words(source, "why");
    let role = if lent("role") {
        Some(Role::ItOnCall)
    } else {
        table.required_one_of(source, "role", &ROLES).map(Spanned::into_inner)
    };
    let or_roles = plain(table.some_of(source, "or_roles", &ROLES));
    let prescribed_by = if lent("prescribed_by") { Vec::new() } else { bases(source, table) };
    let when_text = table.text(source, "when");
    let when = when_text.as_ref().and_then(|when| condition(source, when));
    let clock = table.one_of(source, "clock", &CLOCKS).map(Spanned::into_inner);
    let ask = ask::read(source, table);
    let contacts = plain(table.some_of(source, "contacts", &ROLES));
    let message = table.one_of(source, "message", &AUDIENCES).map(Spanned::into_inner);
    let required = table.truth(source, "required", Flag::No).is_yes();
    let note = table.truth(source, "note", Flag::No).is_yes();
    let repeat = table.truth(source, "repeat", Flag::No).is_yes();
    let per_system = table.truth(source, "per_system", Flag::No).is_yes();
    let after = after(source, table, file, id.as_ref().map(Spanned::get_ref));
    if repeat && clock.is_some_and(|clock| clock != ClockId::NextUpdate) {
        source.fail(table.key_at("clock"), Problem::Contradiction(Contradiction::RepeatsAStoppingClock));
    }
    let (id, when_at) = (id?, table.key_at("when"));
    let step = Step {
        id: id.into_inner(),
        title: title?,
        why: why?,
        role: role?,
        or_roles,
        prescribed_by,
        when,
        clock,
        ask: ask.questions,
        inputs: ask.inputs,
        contacts,
        message,
        required,
        note,
        repeat,
        per_system,
        after: after.iter().map(|(id, _)| id.clone()).collect(),
    };
    let when_value_at = when_text.map_or(when_at, |text| text.span().start);
    Some(ReadStep { step, when_at, when_value_at, inputs_at: ask.inputs_at, after, used })
}

fn used(source: &mut Source<'_>, table: &Table<'_, '_>) -> Option<Used> {
    let text = table.text(source, "use")?;
    let (raw, at) = (*text.get_ref(), text.span().start);
    let Some(id) = raw.parse().ok().filter(|_| raw.contains('.')) else {
        unexpected(source, at, Expected::Step, raw, None);
        return None;
    };
    Some(Used { id, at, given: KEYS.iter().copied().filter(|key| table.has(key)).collect() })
}

/// A text that must be there in both languages.
pub(super) fn table_in_both(source: &mut Source<'_>, table: &Table<'_, '_>, key: &'static str) -> Option<Bilingual> {
    if !table.has(key) {
        table.missing(source, key);
    }
    let both = table.table(source, key, Place::Bilingual, &["da", "en"])?;
    let da: Option<CleanText> = both.title(source, "da");
    let en: Option<CleanText> = both.title(source, "en");
    Some(Bilingual { da: da?, en: en? })
}

/// A condition, with what it expected where it stops making sense.
pub(super) fn condition(source: &mut Source<'_>, text: &Spanned<&str>) -> Option<Condition> {
    match text.get_ref().parse() {
        Ok(condition) => Some(condition),
        Err(BadCondition::Expected { wanted, found }) => {
            let names = words_of_conditions();
            let nearest = failure::nearest(&found, names);
            let expected = Expected::Condition(wanted);
            source.fail(text.span().start, Problem::Unexpected { expected, found: failure::found(&found), nearest });
            None
        }
        Err(BadCondition::TooDeep) => {
            source.fail(text.span().start, Problem::NestedTooDeeply);
            None
        }
    }
}

/// Every word that can stand in a condition, but for the inputs that files declare.
pub(super) fn words_of_conditions() -> impl Iterator<Item = &'static str> {
    RESERVED.into_iter().chain(Question::ALL.map(Question::key))
}

fn plain<T>(read: Vec<Spanned<T>>) -> Vec<T> {
    read.into_iter().map(Spanned::into_inner).collect()
}

fn full_id(source: &mut Source<'_>, file: &str, id: &Spanned<&str>, once: &mut Once) -> Option<Spanned<StepId>> {
    let bare = *id.get_ref();
    let full = if bare.is_empty() || bare.contains('.') { None } else { format!("{file}.{bare}").parse().ok() };
    let Some(full) = full else {
        unexpected(source, id.span().start, Expected::BareStep, bare, None);
        return None;
    };
    once.sees(source, id).then(|| Spanned::new(id.span(), full))
}

fn bases(source: &mut Source<'_>, table: &Table<'_, '_>) -> Vec<Basis> {
    let texts = table.texts(source, "prescribed_by");
    if texts.is_empty() {
        source.fail(table.key_at("prescribed_by"), Problem::NothingPrescribes);
    }
    let mut once = Once::new(Each::Prescription);
    let mut bases = Vec::new();
    for text in texts {
        let clean = CleanText::title(text.get_ref());
        match clean.as_str().parse::<Basis>() {
            Ok(basis) if clean.as_str() == *text.get_ref() && !nameless(&basis) => {
                if once.sees(source, &text) {
                    bases.push(basis);
                }
            }
            Ok(_) | Err(_) => unexpected(source, text.span().start, Expected::Basis, text.get_ref(), None),
        }
    }
    bases
}

/// A law must be named; good practice may stand alone.
fn nameless(basis: &Basis) -> bool {
    match basis {
        Basis::Law(name) => name.is_empty(),
        Basis::Policy(_) | Basis::GoodPractice(_) => false,
    }
}

fn after(source: &mut Source<'_>, table: &Table<'_, '_>, file: &str, own: Option<&StepId>) -> Vec<(StepId, usize)> {
    let mut once = Once::new(Each::Step);
    let mut after = Vec::new();
    for text in table.texts(source, "after") {
        let raw = *text.get_ref();
        let at = text.span().start;
        let full = if raw.contains('.') { raw.to_owned() } else { format!("{file}.{raw}") };
        let Ok(id) = full.parse::<StepId>() else {
            unexpected(source, at, Expected::Step, raw, None);
            continue;
        };
        if own == Some(&id) {
            source.fail(at, Problem::Contradiction(Contradiction::WaitsForItself));
        } else if once.sees(source, &Spanned::new(text.span(), full)) {
            after.push((id, at));
        }
    }
    after
}
