//! `systems.toml`: the municipality's systems, whose they are, who runs them, and what they hang on.
//!
//! People, suppliers and feeds are checked against the other files where those could be read; a file that is missing or
//! broken is not this file's fault.

use toml::Spanned;

use super::failure::{ConfigFailure, Each, Expected, Kind, Place};
use super::hours;
use super::names::{Flag, Names, Once};
use super::people;
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::clean::CleanText;
use crate::domain::incident::PersonalData;
use crate::domain::register::{Agreement, Criticality, FeedLink, Roster, Supplier, System};
use crate::domain::{FeedId, PersonId, SupplierId, SystemId};

const SYSTEM: &[&str] = &[
    "id",
    "name",
    "owner",
    "responsible",
    "administrators",
    "supplier",
    "criticality",
    "personal_data",
    "citizen_facing",
    "agreement",
    "feeds",
    "director",
    "data_processing_agreement",
    "risk_assessed",
];
const AGREEMENT: &[&str] =
    &["hours", "service", "holidays", "also_closed", "closed_on", "response_minutes", "restore_minutes", "report_to"];
const FEED: &[&str] = &["feed", "component"];
/// Up to ninety days.
const MINUTES: std::ops::Range<u32> = 1..129_601;
const CRITICALITIES: Names<'static, Criticality> = Names {
    what: Kind::Criticality,
    all: &[Criticality::Normal, Criticality::Important, Criticality::Critical],
    key: Criticality::key,
};
const PERSONAL_DATA: Names<'static, PersonalData> =
    Names { what: Kind::PersonalData, all: &PersonalData::ALL, key: PersonalData::key };

/// What the references of `systems.toml` are checked against; `None`: not read, so not checked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The people.
    pub roster: Option<&'a Roster>,
    /// The suppliers and their feeds.
    pub suppliers: Option<&'a [Supplier]>,
}

/// Reads the systems, or says everything that is wrong with them.
pub fn parse(file: &str, text: &str, known: Known<'_>) -> Result<Vec<System>, Vec<ConfigFailure>> {
    let mut source = Source::new(file, text);
    let systems = read(&mut source, known);
    source.finish(systems)
}

fn read(source: &mut Source<'_>, known: Known<'_>) -> Option<Vec<System>> {
    let root = source.root()?;
    let file = Table::new(source, Place::File("systems.toml"), &["system"], root.get_ref(), 0);
    let mut once = Once::new(Each::System);
    let mut systems = Vec::new();
    for table in file.tables(source, "system", Place::System, SYSTEM) {
        let id = table.required_id::<SystemId>(source, "id");
        if let Some(id) = &id {
            once.sees(source, &Spanned::new(id.span(), id.get_ref().as_str()));
        }
        systems.extend(system(source, &table, id, known));
    }
    Some(systems)
}

fn system(
    source: &mut Source<'_>,
    table: &Table<'_, '_>,
    id: Option<Spanned<SystemId>>,
    known: Known<'_>,
) -> Option<System> {
    let name = table.title(source, "name");
    let owner = table.id(source, "owner").and_then(|id| person(source, id, known));
    let responsible = table.id(source, "responsible").and_then(|id| person(source, id, known));
    let administrators =
        table.ids(source, "administrators").into_iter().filter_map(|id| person(source, id, known)).collect();
    let supplier = table.id(source, "supplier").and_then(|id| supplier(source, id, known));
    let criticality = table.one_of(source, "criticality", &CRITICALITIES).map(Spanned::into_inner);
    let personal_data = table.one_of(source, "personal_data", &PERSONAL_DATA).map(Spanned::into_inner);
    let citizen_facing = table.truth(source, "citizen_facing", Flag::No).is_yes();
    let agreement = table
        .table(source, "agreement", Place::Agreement, AGREEMENT)
        .map(|agreement| read_agreement(source, &agreement));
    let feeds = table
        .tables(source, "feeds", Place::FeedLink, FEED)
        .iter()
        .filter_map(|link| feed_link(source, link, known))
        .collect();
    let director = table.id(source, "director").and_then(|id| person(source, id, known));
    let data_processing_agreement = table.words(source, "data_processing_agreement");
    let risk_assessed = table.date(source, "risk_assessed");
    Some(System {
        id: id?.into_inner(),
        name: name?,
        owner,
        responsible,
        administrators,
        supplier,
        criticality: criticality.unwrap_or_default(),
        personal_data: personal_data.unwrap_or_default(),
        citizen_facing,
        agreement,
        feeds,
        director,
        data_processing_agreement,
        risk_assessed,
    })
}

fn read_agreement(source: &mut Source<'_>, table: &Table<'_, '_>) -> Agreement {
    Agreement {
        hours: table.words(source, "hours"),
        service: hours::service(source, table),
        response_minutes: table.number(source, "response_minutes", MINUTES),
        restore_minutes: table.number(source, "restore_minutes", MINUTES),
        report_to: table.words(source, "report_to"),
    }
}

fn feed_link(source: &mut Source<'_>, table: &Table<'_, '_>, known: Known<'_>) -> Option<FeedLink> {
    let feed = table.required_id::<FeedId>(source, "feed");
    let component = table.text(source, "component").map(|name| CleanText::title(name.get_ref()).into());
    let feed = feed?;
    let suppliers = known.suppliers.unwrap_or_default();
    let feeds = || suppliers.iter().flat_map(|supplier| &supplier.feeds).map(|feed| &feed.id);
    if known.suppliers.is_some() && !feeds().any(|have| have == feed.get_ref()) {
        let names = feeds().map(FeedId::as_str);
        unexpected(source, feed.span().start, Expected::Feed, feed.get_ref().as_str(), names);
        return None;
    }
    Some(FeedLink { feed: feed.into_inner(), component })
}

fn person(source: &mut Source<'_>, id: Spanned<PersonId>, known: Known<'_>) -> Option<PersonId> {
    match known.roster {
        Some(roster) => people::known(source, id, |id| roster.people.contains_key(id), roster.people.keys()),
        None => Some(id.into_inner()),
    }
}

fn supplier(source: &mut Source<'_>, id: Spanned<SupplierId>, known: Known<'_>) -> Option<SupplierId> {
    let Some(suppliers) = known.suppliers else { return Some(id.into_inner()) };
    if suppliers.iter().any(|have| &have.id == id.get_ref()) {
        return Some(id.into_inner());
    }
    let names = suppliers.iter().map(|supplier| supplier.id.as_str());
    unexpected(source, id.span().start, Expected::Supplier, id.get_ref().as_str(), names);
    None
}
