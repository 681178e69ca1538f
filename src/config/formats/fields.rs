//! Single values of a file of a feed format: paths, words and their meanings, conditions.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::config::failure::{Expected, Kind, Place, Problem, Shape, found, nearest};
use crate::config::names::Names;
use crate::config::reader::{Table, table, unexpected, wrong};
use crate::config::source::Source;
use crate::domain::feed::{Phase, ServiceState};
use crate::feeds::formats::described::{
    Check, Headline, JsonPath, Meaning, Phased, Pick, Stated, Test, Weight, Words, folded,
};

const MEANINGS: Names<'static, Meaning> = Names { what: Kind::State, all: &Meaning::ALL, key: Meaning::key };
const STATES: Names<'static, ServiceState> =
    Names { what: Kind::State, all: &ServiceState::ALL, key: ServiceState::key };
const PHASES: Names<'static, Phase> = Names { what: Kind::Phase, all: &Phase::ALL, key: Phase::key };
const WEIGHTS: Names<'static, Weight> = Names { what: Kind::Weight, all: &Weight::ALL, key: Weight::key };
const STATED: &[&str] = &["at", "map", "is"];
const HEADLINE: &[&str] = &["at", "map", "is", "counts"];
const TEST: &[&str] = &["at", "is", "given", "kind"];

/// The kinds of value that a condition may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ValueKind {
    List,
    Object,
    Text,
    Number,
}

impl ValueKind {
    const ALL: [Self; 4] = [Self::List, Self::Object, Self::Text, Self::Number];

    fn key(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Object => "object",
            Self::Text => "text",
            Self::Number => "number",
        }
    }
}

const KINDS: Names<'static, ValueKind> = Names { what: Kind::JsonValue, all: &ValueKind::ALL, key: ValueKind::key };

/// The maps of a file: what the format's words mean, under names.
pub(super) struct Maps {
    states: BTreeMap<String, Words<Meaning>>,
    phases: BTreeMap<String, Words<Phase>>,
}

impl Maps {
    pub(super) fn read(source: &mut Source<'_>, file: &Table<'_, '_>) -> Self {
        Self { states: maps(source, file, "states", &MEANINGS), phases: maps(source, file, "phases", &PHASES) }
    }
}

fn maps<T: Copy>(
    source: &mut Source<'_>,
    file: &Table<'_, '_>,
    key: &str,
    names: &Names<'_, T>,
) -> BTreeMap<String, Words<T>> {
    let mut maps = BTreeMap::new();
    for (name, value) in file.free(source, key) {
        let DeValue::Table(words) = value.get_ref() else {
            wrong(source, value.span(), Shape::Table, value.get_ref());
            continue;
        };
        let mut map = Words::new();
        for (word, value) in words {
            let DeValue::String(text) = value.get_ref() else {
                wrong(source, value.span(), Shape::Text, value.get_ref());
                continue;
            };
            let meaning = names.read(source, &Spanned::new(value.span(), text.as_ref()));
            if let Some(meaning) = meaning {
                map.insert(folded(word.get_ref()), meaning.into_inner());
            }
        }
        maps.insert(name.to_owned(), map);
    }
    maps
}

/// The map that `table` names; without a name, the only one there is.
fn map<T: Clone>(
    source: &mut Source<'_>,
    table: &Table<'_, '_>,
    maps: &BTreeMap<String, Words<T>>,
) -> Option<Words<T>> {
    let Some(name) = table.text(source, "map") else {
        let mut all = maps.values();
        let only = all.next().cloned().filter(|_| all.next().is_none());
        if only.is_none() && !table.has("map") {
            table.missing(source, "map");
        }
        return only;
    };
    let have = maps.get(*name.get_ref()).cloned();
    if have.is_none() {
        let expected = Expected::OneOf(Kind::WordMap, maps.keys().cloned().collect());
        unexpected(source, name.span().start, expected, name.get_ref(), maps.keys().map(String::as_str));
    }
    have
}

/// A state's place and words, or the state that is always meant.
pub(super) fn stated(source: &mut Source<'_>, value: &Table<'_, '_>, maps: &Maps) -> Option<Stated> {
    if let Some(state) = value.one_of(source, "is", &STATES) {
        return Some(Stated::Is(state.into_inner()));
    }
    let at = required_paths(source, value, "at");
    let words = map(source, value, &maps.states)?;
    Some(Stated::At(at, words))
}

/// The state of `key` in `of`.
pub(super) fn state(source: &mut Source<'_>, of: &Table<'_, '_>, key: &'static str, maps: &Maps) -> Option<Stated> {
    let value = of.table(source, key, Place::FormatField, STATED)?;
    stated(source, &value, maps)
}

pub(super) fn headline(source: &mut Source<'_>, of: &Table<'_, '_>, maps: &Maps) -> Option<Headline> {
    let value = of.table(source, "headline", Place::FormatField, HEADLINE)?;
    let weight = value.one_of(source, "counts", &WEIGHTS).map_or(Weight::Compared, Spanned::into_inner);
    Some(Headline { state: stated(source, &value, maps)?, weight })
}

pub(super) fn phase(source: &mut Source<'_>, of: &Table<'_, '_>, maps: &Maps) -> Option<Phased> {
    let value = of.table(source, "phase", Place::FormatField, STATED)?;
    if let Some(phase) = value.one_of(source, "is", &PHASES) {
        return Some(Phased::Is(phase.into_inner()));
    }
    let at = required_paths(source, &value, "at");
    let words = map(source, &value, &maps.phases)?;
    Some(Phased::At(at, words))
}

/// Conditions, one or several.
pub(super) fn tests(source: &mut Source<'_>, of: &Table<'_, '_>, key: &'static str) -> Vec<Test> {
    let Some(value) = of.value(key) else { return Vec::new() };
    let items = match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Table(_) => vec![value],
    };
    items.into_iter().filter_map(|item| test(source, item)).collect()
}

fn test(source: &mut Source<'_>, value: &Spanned<DeValue<'_>>) -> Option<Test> {
    let value = table(source, value, Place::FormatField, TEST)?;
    let at = required_paths(source, &value, "at").into_iter().next();
    let check = if value.has("is") {
        let words = value.texts(source, "is").iter().map(|word| (*word.get_ref()).to_owned()).collect();
        Some(Check::Is(words))
    } else if value.has("given") {
        let given = value.truth(source, "given", crate::config::names::Flag::Yes);
        Some(if given.is_yes() { Check::Given } else { Check::Absent })
    } else if value.has("kind") {
        value.one_of(source, "kind", &KINDS).map(|kind| match kind.into_inner() {
            ValueKind::List => Check::List,
            ValueKind::Object => Check::Object,
            ValueKind::Text => Check::Text,
            ValueKind::Number => Check::Number,
        })
    } else {
        value.missing(source, "is");
        None
    };
    Some(Test { at: at?, check: check? })
}

/// Paths, one or several, the first of which that is given counts.
pub(super) fn paths(source: &mut Source<'_>, of: &Table<'_, '_>, key: &str) -> Vec<JsonPath> {
    of.one_or_more(source, key).into_iter().filter_map(|text| path(source, &text)).collect()
}

pub(super) fn required_paths(source: &mut Source<'_>, of: &Table<'_, '_>, key: &'static str) -> Vec<JsonPath> {
    if !of.has(key) {
        of.missing(source, key);
    }
    paths(source, of, key)
}

/// One path.
pub(super) fn one_path(source: &mut Source<'_>, of: &Table<'_, '_>, key: &str) -> Option<JsonPath> {
    let text = of.text(source, key)?;
    path(source, &text)
}

/// Paths, or the word for a row's key.
pub(super) fn picks(source: &mut Source<'_>, of: &Table<'_, '_>, key: &'static str) -> Vec<Pick> {
    if !of.has(key) {
        of.missing(source, key);
    }
    let texts = of.one_or_more(source, key);
    let pick = |source: &mut Source<'_>, text: Spanned<&str>| match *text.get_ref() {
        "@key" => Some(Pick::Key),
        _ => path(source, &text).map(Pick::Path),
    };
    texts.into_iter().filter_map(|text| pick(source, text)).collect()
}

/// A path; where it is wrong is told to the character.
fn path(source: &mut Source<'_>, text: &Spanned<&str>) -> Option<JsonPath> {
    match JsonPath::parse(text.get_ref()) {
        Ok(path) => Some(path),
        Err(fault) => {
            let before: usize = text.get_ref().chars().take(fault.after).map(char::len_utf8).sum();
            let Range { start, end } = text.span();
            // Behind the quote, unless something in the text is written longer than it is.
            let plain = end - start == text.get_ref().len() + 2;
            let at = if plain { start + 1 + before } else { start };
            let problem =
                Problem::Unexpected { expected: Expected::JsonPath, found: found(text.get_ref()), nearest: None };
            source.fail(at, problem);
            None
        }
    }
}

/// Reports a name that is none of `names`.
pub(super) fn unknown_name(source: &mut Source<'_>, text: &Spanned<&str>, names: &[&str]) {
    let raw = *text.get_ref();
    let expected = Expected::OneOf(Kind::Lookup, names.iter().map(|name| (*name).to_owned()).collect());
    let nearest = nearest(raw, names.iter().copied());
    source.fail(text.span().start, Problem::Unexpected { expected, found: found(raw), nearest });
}
