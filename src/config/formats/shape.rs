//! One form of a format's answers: its lists, and what is in their rows.

use std::collections::BTreeMap;

use toml::Spanned;

use super::fields::{self, Maps};
use crate::config::failure::{Kind, Place};
use crate::config::names::{Flag, Names};
use crate::config::reader::{Table, table};
use crate::config::source::Source;
use crate::feeds::formats::described::{
    Components, Entries, Group, Happening, Incidents, JsonPath, Lookup, Maintenances, Rows, Shape, Updates,
};

/// Keys of `[[shape]]`.
pub(super) const KEYS: &[&str] = &[
    "when",
    "supplier",
    "updated",
    "headline",
    "goes_on",
    "lookups",
    "components",
    "incidents",
    "maintenances",
    "ignored",
];
const COMPONENTS: &[&str] =
    &["list", "inner", "entries", "only", "optional", "id", "name", "named_by", "group", "state"];
const INCIDENTS: &[&str] = &[
    "list",
    "inner",
    "entries",
    "only",
    "optional",
    "id",
    "title",
    "state",
    "phase",
    "over",
    "started",
    "updated",
    "resolved",
    "url",
    "url_base",
    "components",
    "updates",
];
const MAINTENANCES: &[&str] = &[
    "list",
    "inner",
    "entries",
    "only",
    "optional",
    "id",
    "title",
    "phase",
    "over",
    "starts",
    "updated",
    "ends",
    "url",
    "url_base",
    "components",
    "updates",
];
const IGNORED: &[&str] = &["list", "inner", "entries", "only", "optional"];
const LOOKUP: &[&str] = &["list", "inner", "entries", "only", "optional", "key", "value"];
const UPDATES: &[&str] = &["list", "in", "at", "text", "phase"];
const GROUP: &[&str] = &["at", "in", "outer"];
const ENTRIES: Names<'static, Entries> = Names { what: Kind::Entries, all: &Entries::ALL, key: Entries::key };

type Lookups = BTreeMap<String, Lookup>;

/// Reads a form; what is wrong in it is reported, and what can be read is.
pub(super) fn read(source: &mut Source<'_>, form: &Table<'_, '_>, maps: &Maps) -> Shape {
    let when = fields::tests(source, form, "when");
    if when.is_empty() && !form.has("when") {
        form.missing(source, "when");
    }
    let lookups = lookups(source, form);
    let components = form
        .tables(source, "components", Place::FormatList, COMPONENTS)
        .iter()
        .filter_map(|list| components(source, list, maps, &lookups))
        .collect();
    let incidents = form
        .tables(source, "incidents", Place::FormatList, INCIDENTS)
        .iter()
        .filter_map(|list| {
            let happening = happening(source, list, ("started", "resolved"), maps, &lookups);
            let state = fields::state(source, list, "state", maps);
            Some(Incidents { happening: happening?, state })
        })
        .collect();
    let maintenances = form
        .tables(source, "maintenances", Place::FormatList, MAINTENANCES)
        .iter()
        .filter_map(|list| {
            let happening = happening(source, list, ("starts", "ends"), maps, &lookups)?;
            Some(Maintenances { happening })
        })
        .collect();
    let ignored = form
        .tables(source, "ignored", Place::FormatList, IGNORED)
        .iter()
        .filter_map(|list| rows(source, list))
        .collect();
    Shape {
        when,
        supplier: fields::paths(source, form, "supplier"),
        updated: fields::paths(source, form, "updated"),
        headline: fields::headline(source, form, maps),
        goes_on: fields::paths(source, form, "goes_on"),
        components,
        incidents,
        maintenances,
        ignored,
    }
}

fn lookups(source: &mut Source<'_>, form: &Table<'_, '_>) -> Lookups {
    let mut lookups = Lookups::new();
    for (name, value) in form.free(source, "lookups") {
        let Some(value) = table(source, value, Place::FormatList, LOOKUP) else { continue };
        let rows = rows(source, &value);
        let key = fields::required_paths(source, &value, "key").into_iter().next();
        let wanted = fields::one_path(source, &value, "value");
        if let (Some(rows), Some(key)) = (rows, key) {
            lookups.insert(name.to_owned(), Lookup { rows, key, value: wanted });
        }
    }
    lookups
}

fn rows(source: &mut Source<'_>, list: &Table<'_, '_>) -> Option<Rows> {
    let at = fields::required_paths(source, list, "list").into_iter().next();
    let inner = fields::one_path(source, list, "inner");
    let entries = list.one_of(source, "entries", &ENTRIES).map_or(Entries::Items, Spanned::into_inner);
    let only = fields::tests(source, list, "only");
    let optional = list.truth(source, "optional", Flag::No).is_yes();
    Some(Rows { list: at?, inner, entries, only, optional })
}

fn components(source: &mut Source<'_>, list: &Table<'_, '_>, maps: &Maps, lookups: &Lookups) -> Option<Components> {
    let rows = rows(source, list);
    let id = fields::picks(source, list, "id");
    let name = fields::picks(source, list, "name");
    let named_by = list.table(source, "named_by", Place::FormatField, &["at", "in"]).and_then(|value| {
        let at = fields::required_paths(source, &value, "at");
        Some((at, lookup(source, &value, lookups)?))
    });
    let group = group(source, list, lookups);
    if !list.has("state") {
        list.missing(source, "state");
    }
    let state = fields::state(source, list, "state", maps);
    Some(Components { rows: rows?, id, name, named_by, group, state: state? })
}

fn group(source: &mut Source<'_>, list: &Table<'_, '_>, lookups: &Lookups) -> Option<Group> {
    if !list.is_table("group") {
        return Some(fields::paths(source, list, "group")).filter(|paths| !paths.is_empty()).map(Group::Here);
    }
    let value = list.table(source, "group", Place::FormatField, GROUP)?;
    let at = fields::required_paths(source, &value, "at");
    if value.truth(source, "outer", Flag::No).is_yes() {
        return Some(Group::Outer(at));
    }
    Some(match lookup(source, &value, lookups) {
        Some(lookup) => Group::Elsewhere(at, Box::new(lookup)),
        None => Group::Here(at),
    })
}

/// The rows that `in` names.
fn lookup(source: &mut Source<'_>, of: &Table<'_, '_>, lookups: &Lookups) -> Option<Lookup> {
    let name = of.text(source, "in")?;
    let have = lookups.get(*name.get_ref()).cloned();
    if have.is_none() {
        let names: Vec<&str> = lookups.keys().map(String::as_str).collect();
        fields::unknown_name(source, &name, &names);
    }
    have
}

fn happening(
    source: &mut Source<'_>,
    list: &Table<'_, '_>,
    (from, to): (&str, &str),
    maps: &Maps,
    lookups: &Lookups,
) -> Option<Happening> {
    let rows = rows(source, list);
    let id = fields::picks(source, list, "id");
    let title = fields::picks(source, list, "title");
    let phase = fields::phase(source, list, maps);
    let over = fields::tests(source, list, "over");
    let paths = |source: &mut Source<'_>, key: &str| -> Vec<JsonPath> { fields::paths(source, list, key) };
    let (from, updated, to) = (paths(source, from), paths(source, "updated"), paths(source, to));
    let (url, components) = (paths(source, "url"), paths(source, "components"));
    let url_base = list.text(source, "url_base").map(|base| (*base.get_ref()).to_owned()).unwrap_or_default();
    let updates = list.table(source, "updates", Place::FormatField, UPDATES);
    let updates = updates.and_then(|table| updates_of(source, &table, maps, lookups));
    Some(Happening { rows: rows?, id, title, phase, over, from, updated, to, url, url_base, components, updates })
}

fn updates_of(source: &mut Source<'_>, of: &Table<'_, '_>, maps: &Maps, lookups: &Lookups) -> Option<Updates> {
    let list = fields::required_paths(source, of, "list").into_iter().next();
    let lookup = lookup(source, of, lookups);
    let at = fields::paths(source, of, "at");
    let text = fields::required_paths(source, of, "text");
    let phase = fields::phase(source, of, maps);
    Some(Updates { list: list?, lookup, at, text, phase })
}
