//! A role where a person is wanted: what is said to whoever took the one for the other.

use super::Text;
use crate::domain::register::{Person, Role, Roster};
use crate::tr;

/// Names of roles that people use beside those in files.
const SPOKEN: [(&str, Role); 8] = [
    ("oes", Role::TopSecurityOfficer),
    ("øs", Role::TopSecurityOfficer),
    ("it-chef", Role::ItChief),
    ("itchef", Role::ItChief),
    ("it-vagt", Role::ItOnCall),
    ("on-call", Role::ItOnCall),
    ("jurist", Role::Lawyer),
    ("kommunaldirektør", Role::ChiefExecutive),
];

/// The role called so, by its name in files or as people say it.
pub fn role_called(given: &str) -> Option<Role> {
    let given = given.trim().to_lowercase();
    let named = Role::ALL.into_iter().find(|role| role.key() == given);
    named.or_else(|| SPOKEN.into_iter().find(|(name, _)| *name == given).map(|(_, role)| role))
}

impl Text {
    /// That an id is wanted where a role was named, and whose that is; `None` where none was.
    pub fn role_hint(&self, roster: &Roster, given: &str) -> Option<String> {
        let role = role_called(given)?;
        let mut people: Vec<&Person> = Vec::new();
        for holding in roster.holdings.iter().filter(|holding| holding.role == role) {
            for id in std::iter::once(&holding.holder).chain(&holding.deputies) {
                let person = roster.people.get(id).filter(|person| !people.iter().any(|have| have.id == person.id));
                people.extend(person);
            }
        }
        let named: Vec<String> = people.iter().map(|person| format!("{} ({})", person.id, person.name)).collect();
        let role = self.role(role);
        Some(if named.is_empty() {
            tr!(self, "role-not-a-person", role = role)
        } else {
            tr!(self, "role-held-by", role = role, people = named.join(", "))
        })
    }
}
