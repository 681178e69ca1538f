//! The rows of lists, and whether each row was meant by some list: one that nobody knows may be an outage.

use std::collections::BTreeMap;

use serde_json::Value;

use super::model::{Check, Entries, Lookup, Pick, Rows, Test};
use super::path::JsonPath;
use super::value::{folded, is_given, text};
use crate::feeds::formats::notes::Notes;

/// A row, with what is around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'v> {
    pub(super) value: &'v Value,
    pub(super) key: Option<&'v str>,
    pub(super) outer: Option<&'v Value>,
}

impl<'v> Row<'v> {
    /// The first of `picks` that gives text.
    pub(super) fn text(&self, picks: &[Pick]) -> Option<String> {
        picks.iter().find_map(|pick| match pick {
            Pick::Path(path) => text(path.first(self.value)?),
            Pick::Key => self.key.map(str::to_owned),
        })
    }

    /// The first of `paths` that leads to something that is given.
    pub(super) fn given(&self, paths: &[JsonPath]) -> Option<&'v Value> {
        paths.iter().filter_map(|path| path.first(self.value)).find(|value| is_given(value))
    }
}

/// What was read of a body's lists so far.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// Whether something may be hidden: a list that is not there, or a row that nobody knows.
    pub(super) unsure: bool,
    /// Of each list from which some rows were taken: which of them were.
    taken: BTreeMap<String, Vec<bool>>,
}

impl Listed {
    /// The rows that are meant, called `what` in warnings.
    pub(super) fn rows<'v>(&mut self, body: &'v Value, rows: &Rows, what: &str, notes: &mut Notes) -> Vec<Row<'v>> {
        let mut all = Vec::new();
        let lists = rows.list.all(body);
        if lists.is_empty() && !rows.optional {
            self.doubt(&format!("no list of {what}"), notes);
        }
        for list in lists {
            self.entries(list, None, rows, what, &mut all, notes);
        }
        if let Some(inner) = &rows.inner {
            let outer = std::mem::take(&mut all);
            for row in outer {
                match inner.first(row.value) {
                    None if rows.optional => {}
                    None => self.doubt(&format!("no list of {what}"), notes),
                    Some(list) => self.entries(list, Some(row.value), rows, what, &mut all, notes),
                }
            }
        }
        self.taking(rows, all)
    }

    /// Rows that are known and not looked at.
    pub(super) fn pass(&mut self, body: &Value, rows: &Rows) {
        self.rows(body, rows, "what is passed over", &mut Notes::default());
    }

    /// The rows that others name by a key.
    pub(super) fn lookup<'v>(
        &mut self,
        body: &'v Value,
        lookup: &Lookup,
        notes: &mut Notes,
    ) -> BTreeMap<String, &'v Value> {
        let rows = self.rows(body, &lookup.rows, "what others refer to", notes);
        let found = rows.into_iter().filter_map(|row| {
            let value = lookup.value.as_ref().map_or(Some(row.value), |path| path.first(row.value));
            Some((text(lookup.key.first(row.value)?)?, value?))
        });
        found.collect()
    }

    /// Says when a list had rows that no list of the format took.
    pub(super) fn finish(&mut self, notes: &mut Notes) {
        let left: usize = self.taken.values().flatten().filter(|taken| !**taken).count();
        if left > 0 {
            self.doubt(&format!("{left} rows of a kind that is not understood"), notes);
        }
    }

    fn doubt(&mut self, why: &str, notes: &mut Notes) {
        self.unsure = true;
        notes.say(why);
    }

    fn entries<'v>(
        &mut self,
        list: &'v Value,
        outer: Option<&'v Value>,
        rows: &Rows,
        what: &str,
        into: &mut Vec<Row<'v>>,
        notes: &mut Notes,
    ) {
        match list {
            Value::Array(items) if rows.entries == Entries::Items || (rows.inner.is_some() && outer.is_none()) => {
                into.extend(items.iter().map(|value| Row { value, key: None, outer }));
            }
            Value::Object(values) if rows.entries == Entries::Values => {
                into.extend(values.iter().map(|(key, value)| Row { value, key: Some(key), outer }));
            }
            Value::Object(_) if rows.entries == Entries::One => into.push(Row { value: list, key: None, outer }),
            Value::Null if rows.optional => {}
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
                self.doubt(&format!("the list of {what} is no list"), notes);
            }
        }
    }

    fn taking<'v>(&mut self, rows: &Rows, all: Vec<Row<'v>>) -> Vec<Row<'v>> {
        if rows.only.is_empty() {
            return all;
        }
        let inner = rows.inner.as_ref().map(JsonPath::as_str).unwrap_or_default();
        let taken = self.taken.entry(format!("{} {inner}", rows.list.as_str())).or_default();
        taken.resize(all.len().max(taken.len()), false);
        let meant = all.into_iter().zip(taken).filter(|(row, _)| rows.only.iter().all(|test| holds(test, row.value)));
        meant
            .map(|(row, taken)| {
                *taken = true;
                row
            })
            .collect()
    }
}

/// Whether a condition holds.
pub(super) fn holds(test: &Test, value: &Value) -> bool {
    let found = test.at.first(value);
    match &test.check {
        Check::Is(words) => {
            found.and_then(text).is_some_and(|word| words.iter().any(|have| folded(have) == folded(&word)))
        }
        Check::Given => found.is_some_and(is_given),
        Check::Absent => !found.is_some_and(is_given),
        Check::List => found.is_some_and(Value::is_array),
        Check::Object => found.is_some_and(Value::is_object),
        Check::Text => found.is_some_and(Value::is_string),
        Check::Number => found.is_some_and(Value::is_number),
    }
}
