//! `people.toml`: everybody who can be called, and who holds which role when.
//!
//! It knows nothing of systems: whose those are stands in `systems.toml`.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::failure::{ConfigFailure, Contradiction, Each, Expected, Kind, Place, Problem};
use super::names::{Names, Once};
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::PersonId;
use crate::domain::clean::CleanText;
use crate::domain::register::{Holding, Person, Role, Roster};

const PERSON: &[&str] = &["id", "name", "title", "phone", "email", "verified"];
const ROLE: &[&str] = &["role", "holder", "deputies", "from", "to"];
/// The names of roles in files.
pub(super) const ROLES: Names<'static, Role> = Names { what: Kind::Role, all: &Role::ALL, key: Role::key };

/// Reads the roster, or says everything that is wrong with it.
pub fn parse(file: &str, text: &str) -> Result<Roster, Vec<ConfigFailure>> {
    let mut source = Source::new(file, text);
    let roster = read(&mut source);
    source.finish(roster)
}

fn read(source: &mut Source<'_>) -> Option<Roster> {
    let root = source.root()?;
    let file = Table::new(source, Place::File("people.toml"), &["person", "role"], root.get_ref(), 0);
    let mut once = Once::new(Each::Person);
    let mut people = BTreeMap::new();
    let mut named = BTreeSet::new();
    for table in file.tables(source, "person", Place::Person, PERSON) {
        let id = table.required_id::<PersonId>(source, "id");
        // Named even when the rest is wrong, so that one mistake does not look like many.
        named.extend(id.iter().map(|id| id.get_ref().clone()));
        let person = person(source, &table, id.as_ref());
        if let (Some(id), Some(person)) = (id, person)
            && once.sees(source, &Spanned::new(id.span(), id.get_ref().as_str()))
        {
            people.insert(id.into_inner(), person);
        }
    }
    let holdings = file
        .tables(source, "role", Place::Role, ROLE)
        .iter()
        .filter_map(|table| holding(source, table, &named))
        .collect();
    Some(Roster { people, holdings })
}

fn person(source: &mut Source<'_>, table: &Table<'_, '_>, id: Option<&Spanned<PersonId>>) -> Option<Person> {
    let name = table.title(source, "name");
    let title = table.words(source, "title");
    let phone = table.texts(source, "phone").iter().map(|number| CleanText::title(number.get_ref())).collect();
    let email = table.words(source, "email");
    let verified = table.date(source, "verified");
    Some(Person { id: id?.get_ref().clone(), name: name?, title, phone, email, verified })
}

fn holding(source: &mut Source<'_>, table: &Table<'_, '_>, people: &BTreeSet<PersonId>) -> Option<Holding> {
    let role = table.required_one_of(source, "role", &ROLES);
    let holder = table.required_id(source, "holder").and_then(|id| known(source, id, |id| people.contains(id), people));
    let deputies: Vec<PersonId> = table
        .ids(source, "deputies")
        .into_iter()
        .filter_map(|id| known(source, id, |id| people.contains(id), people))
        .collect();
    let from = table.date(source, "from");
    let to = table.date(source, "to");
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        source.fail(table.key_at("to"), Problem::Contradiction(Contradiction::EndsBeforeStart));
    }
    Some(Holding { role: role?.into_inner(), holder: holder?, deputies, from, to })
}

/// The person, if `is_known`; reports it otherwise, with the nearest of `people`.
pub(super) fn known<'p>(
    source: &mut Source<'_>,
    id: Spanned<PersonId>,
    is_known: impl FnOnce(&PersonId) -> bool,
    people: impl IntoIterator<Item = &'p PersonId>,
) -> Option<PersonId> {
    if is_known(id.get_ref()) {
        return Some(id.into_inner());
    }
    let names = people.into_iter().map(PersonId::as_str);
    unexpected(source, id.span().start, Expected::Person, id.get_ref().as_str(), names);
    None
}
