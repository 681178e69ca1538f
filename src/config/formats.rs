//! Files of feed formats: where things are in a supplier's JSON, and what its words mean. Those that come with the
//! program, and the user's own in `formats/` beside `config.toml`, which replace those of the same name or join them.
//!
//! ```toml
//! name = "Nordlys"
//! sample = "real"                     # or "documentation"
//! times = "utc"                       # a time without a zone; else Danish
//! states = { service = { green = "operational", red = "major_outage", grey = "skip" } }
//! phases = { incident = { open = "investigating", closed = "resolved" } }
//! [[shape]]
//! when = [{ at = "$.services", kind = "list" }]
//! supplier = "$.owner"
//! headline = { at = "$.colour", map = "service", counts = "when-silent" }
//! [[shape.components]]
//! list = "$.services"                 # inner, entries, only, optional
//! id = "$.key"
//! name = "$.title"
//! state = { at = "$.colour", map = "service" }
//! [[shape.incidents]]
//! list = "$.incidents"
//! id = "$.id"
//! title = "$.headline"
//! phase = { at = "$.status", map = "incident" }
//! updates = { list = "$.log[*]", at = "$.when", text = "$.text" }
//! ```
//!
//! `CONTRIBUTING.md` has every key. Nothing here fetches or reads a feed.

mod fields;
mod shape;
#[cfg(test)]
mod tests;

use std::path::Path;

use rust_embed::RustEmbed;
use toml::Spanned;

use self::fields::Maps;
use super::failure::{ConfigFailure, Expected, Kind, Place, Problem, found};
use super::names::Names;
use super::reader::{Table, unexpected};
use super::source::Source;
use super::{file as disk, folder};
use crate::domain::FormatId;
use crate::domain::feed::FeedFormat;
use crate::feeds::Formats;
use crate::feeds::formats::described::{Described, Sample, Zone};

const KEYS: &[&str] = &["name", "sample", "times", "states", "phases", "shape"];
const SAMPLES: Names<'static, Sample> = Names { what: Kind::Sample, all: &Sample::ALL, key: Sample::key };
const ZONES: Names<'static, Zone> = Names { what: Kind::Zone, all: &Zone::ALL, key: Zone::key };

#[derive(RustEmbed)]
#[folder = "formats/"]
struct BuiltIn;

/// The names of the formats that come with the program and need no code.
pub fn built_in_names() -> Vec<String> {
    BuiltIn::iter().filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect()
}

/// The formats that come with the program and need no code. A test reads them all.
pub fn built_in() -> Vec<Described> {
    let read = BuiltIn::iter().filter_map(|name| {
        let embedded = BuiltIn::get(&name)?;
        parse(name.strip_suffix(".toml")?, &name, &String::from_utf8_lossy(&embedded.data)).ok()
    });
    read.collect()
}

/// Every format in force: the user's `own`, then those that come with the program and are not replaced.
pub fn all(own: &[Described]) -> Formats {
    let theirs = built_in().into_iter().filter(|built_in| !own.iter().any(|own| own.id == built_in.id));
    Formats::with(own.iter().cloned().chain(theirs).collect())
}

/// The user's own formats, and what is wrong with the others of `folder`.
pub(super) fn own(folder: &Path) -> (Vec<Described>, Vec<ConfigFailure>) {
    folder::each(folder, "formats", read)
}

fn read(path: &Path, shown: &str) -> Result<Option<Described>, Vec<ConfigFailure>> {
    let fail = |problem| vec![ConfigFailure::whole(shown, problem)];
    let Some(text) = disk::read(path).map_err(fail)? else { return Ok(None) };
    parse(&path.file_stem().unwrap_or_default().to_string_lossy(), shown, &text).map(Some)
}

/// Reads the format called `id`, or says everything that is wrong with its file.
pub fn parse(id: &str, file: &str, text: &str) -> Result<Described, Vec<ConfigFailure>> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let fits = !id.is_empty() && id.len() <= 40 && id.chars().all(plain);
    let taken = FeedFormat::CODED.iter().any(|format| format.key() == id);
    let Some(id) = id.parse::<FormatId>().ok().filter(|_| fits && !taken) else {
        let problem = Problem::Unexpected { expected: Expected::FormatName, found: found(id), nearest: None };
        return Err(vec![ConfigFailure::whole(file, problem)]);
    };
    let mut source = Source::new(file, text);
    let format = describe(&mut source, id);
    source.finish(format)
}

fn describe(source: &mut Source<'_>, id: FormatId) -> Option<Described> {
    let root = source.root()?;
    let file = Table::new(source, Place::Format, KEYS, root.get_ref(), 0);
    let name = file.title(source, "name");
    let sample = file.required_one_of(source, "sample", &SAMPLES).map(Spanned::into_inner);
    let times = file.one_of(source, "times", &ZONES).map_or(Zone::Denmark, Spanned::into_inner);
    let maps = Maps::read(source, &file);
    let tables = file.tables(source, "shape", Place::FormatShape, shape::KEYS);
    if tables.is_empty() {
        file.missing(source, "shape");
    }
    let shapes = tables.iter().map(|table| shape::read(source, table, &maps)).collect();
    Some(Described { id, name: name?, sample: sample?, times, shapes })
}

/// The format that `text` names, coded or one of `described`.
pub(super) fn named(source: &mut Source<'_>, text: &Spanned<&str>, described: &[String]) -> Option<FeedFormat> {
    let raw = *text.get_ref();
    let coded = FeedFormat::CODED;
    let names = || coded.iter().map(FeedFormat::key).chain(described.iter().map(String::as_str));
    if names().any(|name| name == raw) {
        return raw.parse().ok();
    }
    let expected = Expected::OneOf(Kind::FeedFormat, names().map(str::to_owned).collect());
    unexpected(source, text.span().start, expected, raw, names());
    None
}
