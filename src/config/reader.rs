//! Reading TOML so that every mistake in a file is found at once, each with its place.
//!
//! It knows tables, texts and places, and nothing of what the files mean. A value that cannot be read is reported and
//! comes back as `None`: the caller goes on with the rest and [`Source::finish`] refuses the whole.

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::failure::{self, Each, Expected, Place, Problem, Shape};
use super::names::{Flag, Names, Once};
use super::source::Source;
use crate::domain::CleanText;

/// A table of the file, whose keys are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'d, 't> {
    place: Place,
    entries: &'d DeTable<'t>,
    at: usize,
}

impl<'d, 't> Table<'d, 't> {
    /// The table at `at`; every key that is not of `keys` is reported.
    pub(super) fn new(source: &mut Source<'_>, place: Place, keys: &[&str], table: &'d DeTable<'t>, at: usize) -> Self {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if !keys.contains(&name) && !source.is_full() {
                let nearest = failure::nearest(name, keys.iter().copied());
                source.fail(key.span().start, Problem::UnknownKey { place, found: failure::found(name), nearest });
            }
        }
        Self { place, entries: table, at }
    }

    /// Where the table begins.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Where the key stands, or the table if it has no such key.
    pub(super) fn key_at(&self, key: &str) -> usize {
        self.entries.iter().find(|(have, _)| have.get_ref() == key).map_or(self.at, |(have, _)| have.span().start)
    }

    /// Whether the key stands here.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// The value of a key, whatever it is.
    pub(super) fn value(&self, key: &str) -> Option<&'d Spanned<DeValue<'t>>> {
        self.entries.get(key)
    }

    /// Whether a key's value is a table.
    pub(super) fn is_table(&self, key: &str) -> bool {
        self.value(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// The entries of the table under `key`, whose keys are the user's own.
    pub(super) fn free(&self, source: &mut Source<'_>, key: &str) -> Vec<(&'d str, &'d Spanned<DeValue<'t>>)> {
        let Some(value) = self.value(key) else { return Vec::new() };
        if let DeValue::Table(table) = value.get_ref() {
            return table.iter().map(|(name, value)| (name.get_ref().as_ref(), value)).collect();
        }
        wrong(source, value.span(), Shape::Table, value.get_ref());
        Vec::new()
    }

    /// A text, or several in a list.
    pub(super) fn one_or_more(&self, source: &mut Source<'_>, key: &str) -> Vec<Spanned<&'d str>> {
        match self.value(key).map(Spanned::get_ref) {
            Some(DeValue::String(_)) => self.text(source, key).into_iter().collect(),
            Some(_) => self.texts(source, key),
            None => Vec::new(),
        }
    }

    /// Reports that `key` is missing.
    pub(super) fn missing(&self, source: &mut Source<'_>, key: &'static str) {
        source.fail(self.at, Problem::MissingKey { place: self.place, key });
    }

    /// A text, as written.
    pub(super) fn text(&self, source: &mut Source<'_>, key: &str) -> Option<Spanned<&'d str>> {
        text(source, self.value(key)?)
    }

    /// A text that must be there.
    pub(super) fn required_text(&self, source: &mut Source<'_>, key: &'static str) -> Option<Spanned<&'d str>> {
        if self.value(key).is_none() {
            self.missing(source, key);
        }
        self.text(source, key)
    }

    /// A text that people read, cleaned; empty when it is not there.
    pub(super) fn words(&self, source: &mut Source<'_>, key: &str) -> CleanText {
        self.text(source, key).map(|text| CleanText::body(text.get_ref())).unwrap_or_default()
    }

    /// A line that people read, cleaned, with something visible in it.
    pub(super) fn title(&self, source: &mut Source<'_>, key: &'static str) -> Option<CleanText> {
        let text = self.required_text(source, key)?;
        let clean = CleanText::title(text.get_ref());
        if clean.is_empty() {
            source.fail(text.span().start, Problem::Empty { key });
            return None;
        }
        Some(clean)
    }

    /// Several texts.
    pub(super) fn texts(&self, source: &mut Source<'_>, key: &str) -> Vec<Spanned<&'d str>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| text(source, item)).collect(),
            other @ (DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Table(_)) => {
                wrong(source, value.span(), Shape::Texts, other);
                Vec::new()
            }
        }
    }

    /// Values of a list, whatever they are.
    pub(super) fn values(&self, source: &mut Source<'_>, key: &str) -> Option<&'d [Spanned<DeValue<'t>>]> {
        let value = self.value(key)?;
        if let DeValue::Array(items) = value.get_ref() {
            return Some(items);
        }
        wrong(source, value.span(), Shape::Array, value.get_ref());
        None
    }

    /// A truth; `otherwise` when it is not there.
    pub(super) fn truth(&self, source: &mut Source<'_>, key: &str, otherwise: Flag) -> Flag {
        let Some(value) = self.value(key) else { return otherwise };
        if let DeValue::Boolean(truth) = value.get_ref() {
            return if *truth { Flag::Yes } else { Flag::No };
        }
        wrong(source, value.span(), Shape::Boolean, value.get_ref());
        otherwise
    }

    /// A whole number of `range`.
    pub(super) fn number(&self, source: &mut Source<'_>, key: &str, range: Range<u32>) -> Option<u32> {
        let value = self.value(key)?;
        let (from, to) = (range.start, range.end.saturating_sub(1));
        let DeValue::Integer(number) = value.get_ref() else {
            wrong(source, value.span(), Shape::IntegerWithin(from, to), value.get_ref());
            return None;
        };
        let read = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|read| range.contains(read));
        if read.is_none() {
            let found = failure::found(&number.to_string());
            unexpected(source, value.span().start, Expected::Within(from, to), &found, None);
        }
        read
    }

    /// A day, without a time.
    pub(super) fn date(&self, source: &mut Source<'_>, key: &str) -> Option<Date> {
        let value = self.value(key)?;
        if let DeValue::Datetime(found) = value.get_ref()
            && found.time.is_none()
        {
            return day(source, value.span().start, found);
        }
        wrong(source, value.span(), Shape::Date, value.get_ref());
        None
    }

    /// An id.
    pub(super) fn id<T: FromStr>(&self, source: &mut Source<'_>, key: &str) -> Option<Spanned<T>> {
        let text = self.text(source, key)?;
        id(source, &text)
    }

    /// An id that must be there.
    pub(super) fn required_id<T: FromStr>(&self, source: &mut Source<'_>, key: &'static str) -> Option<Spanned<T>> {
        let text = self.required_text(source, key)?;
        id(source, &text)
    }

    /// Several ids, none of them twice.
    pub(super) fn ids<T: FromStr>(&self, source: &mut Source<'_>, key: &'static str) -> Vec<Spanned<T>> {
        let mut once = Once::new(Each::Entry(key));
        let mut ids = Vec::new();
        for text in self.texts(source, key) {
            if once.sees(source, &text)
                && let Some(id) = id(source, &text)
            {
                ids.push(id);
            }
        }
        ids
    }

    /// One of a fixed list of names.
    pub(super) fn one_of<T: Copy>(
        &self,
        source: &mut Source<'_>,
        key: &str,
        names: &Names<'_, T>,
    ) -> Option<Spanned<T>> {
        let text = self.text(source, key)?;
        names.read(source, &text)
    }

    /// One of a fixed list of names that must be there.
    pub(super) fn required_one_of<T: Copy>(
        &self,
        source: &mut Source<'_>,
        key: &'static str,
        names: &Names<'_, T>,
    ) -> Option<Spanned<T>> {
        let text = self.required_text(source, key)?;
        names.read(source, &text)
    }

    /// Several of a fixed list of names, none of them twice.
    pub(super) fn some_of<T: Copy>(
        &self,
        source: &mut Source<'_>,
        key: &'static str,
        names: &Names<'_, T>,
    ) -> Vec<Spanned<T>> {
        let mut once = Once::new(Each::Entry(key));
        let mut read = Vec::new();
        for text in self.texts(source, key) {
            if once.sees(source, &text)
                && let Some(value) = names.read(source, &text)
            {
                read.push(value);
            }
        }
        read
    }

    /// A table inside this one.
    pub(super) fn table(
        &self,
        source: &mut Source<'_>,
        key: &str,
        place: Place,
        keys: &[&str],
    ) -> Option<Table<'d, 't>> {
        let value = self.value(key)?;
        table(source, value, place, keys)
    }

    /// Every table of a list of tables.
    pub(super) fn tables(&self, source: &mut Source<'_>, key: &str, place: Place, keys: &[&str]) -> Vec<Table<'d, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            wrong(source, value.span(), Shape::Tables, value.get_ref());
            return Vec::new();
        };
        items.iter().filter_map(|item| table(source, item, place, keys)).collect()
    }
}

/// The day of a date without a time; one that does not exist is reported.
pub(super) fn day(source: &mut Source<'_>, at: usize, found: &Datetime) -> Option<Date> {
    let day = found.date?;
    let read = i16::try_from(day.year)
        .ok()
        .zip(i8::try_from(day.month).ok())
        .zip(i8::try_from(day.day).ok())
        .and_then(|((year, month), day)| Date::new(year, month, day).ok());
    if read.is_none() {
        unexpected(source, at, Expected::Day, &day.to_string(), None);
    }
    read
}

/// Reports a value that does not do, with the nearest of `names`.
pub(super) fn unexpected<'n>(
    source: &mut Source<'_>,
    at: usize,
    expected: Expected,
    raw: &str,
    names: impl IntoIterator<Item = &'n str>,
) {
    if source.is_full() {
        return;
    }
    let nearest = failure::nearest(raw, names);
    source.fail(at, Problem::Unexpected { expected, found: failure::found(raw), nearest });
}

/// A value that must be a table.
pub(super) fn table<'d, 't>(
    source: &mut Source<'_>,
    value: &'d Spanned<DeValue<'t>>,
    place: Place,
    keys: &[&str],
) -> Option<Table<'d, 't>> {
    if let DeValue::Table(table) = value.get_ref() {
        return Some(Table::new(source, place, keys, table, value.span().start));
    }
    wrong(source, value.span(), Shape::Table, value.get_ref());
    None
}

fn id<T: FromStr>(source: &mut Source<'_>, text: &Spanned<&str>) -> Option<Spanned<T>> {
    if let Ok(id) = text.get_ref().parse() {
        return Some(Spanned::new(text.span(), id));
    }
    unexpected(source, text.span().start, Expected::Id, text.get_ref(), None);
    None
}

fn text<'d>(source: &mut Source<'_>, value: &'d Spanned<DeValue<'_>>) -> Option<Spanned<&'d str>> {
    if let DeValue::String(text) = value.get_ref() {
        let text: &'d Cow<'_, str> = text;
        return Some(Spanned::new(value.span(), text.as_ref()));
    }
    wrong(source, value.span(), Shape::Text, value.get_ref());
    None
}

/// Reports a value of another type than was wanted.
pub(super) fn wrong(source: &mut Source<'_>, span: Range<usize>, expected: Shape, value: &DeValue<'_>) {
    let found = match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Integer,
        DeValue::Float(_) => Shape::Float,
        DeValue::Boolean(_) => Shape::Boolean,
        DeValue::Datetime(at) if at.time.is_none() => Shape::Date,
        DeValue::Datetime(_) => Shape::Time,
        DeValue::Array(_) => Shape::Array,
        DeValue::Table(_) => Shape::Table,
    };
    source.fail(span.start, Problem::WrongType { expected, found });
}
