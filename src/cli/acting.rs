//! Who acts: taken at their word while nobody is configured, and known to the roster otherwise.

use super::failure::Failure;
use super::session::{Session, nearest};
use crate::domain::PersonId;
use crate::domain::register::Roster;
use crate::text::Text;
use crate::tr;

impl Session {
    /// Refuses `--as` for somebody whom the roster does not know: what they did would stand under a name that nobody
    /// has. The file goes before the log, as it does for everything that is taken in.
    pub(super) fn refuse_strangers(&self, in_the_log: Option<&Roster>) -> Result<(), Failure> {
        let Some(given) = &self.acting else { return Ok(()) };
        let file = self.config.people.as_ref().map(|read| &read.content);
        match file.or(in_the_log) {
            Some(roster) if !roster.people.is_empty() && !roster.people.contains_key(given) => {
                let failure = Failure::new(&tr!(self.text, "cli-unknown-acting", given = given.as_str()));
                Err(failure.hint(&hint(&self.text, given.as_str(), Some(roster))))
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// A `--as` that cannot be an id; most likely it is a name.
pub(super) fn bad_id(text: &Text, given: &str, roster: Option<&Roster>) -> Failure {
    Failure::usage(&tr!(text, "cli-bad-person", given = given)).hint(&hint(text, given, roster))
}

fn hint(text: &Text, given: &str, roster: Option<&Roster>) -> String {
    if let Some(hint) = roster.and_then(|roster| text.role_hint(roster, given)) {
        return hint;
    }
    match roster.and_then(|roster| nearest_person(given, roster)) {
        Some((id, name)) => tr!(text, "cli-did-you-mean-person", id = id.as_str(), name = name),
        None => tr!(text, "cli-unknown-acting-hint"),
    }
}

/// The person whose id, name or part of a name is nearest to what was typed.
fn nearest_person<'r>(given: &str, roster: &'r Roster) -> Option<(&'r PersonId, &'r str)> {
    let wanted = given.to_lowercase();
    let spoken: Vec<(String, &PersonId, &str)> = roster
        .people
        .values()
        .flat_map(|person| {
            let name = person.name.as_str();
            let parts = name.split_whitespace().chain([name, person.id.as_str()]);
            parts.map(move |part| (part.to_lowercase(), &person.id, name))
        })
        .collect();
    let near = nearest(&wanted, spoken.iter().map(|(part, _, _)| part.as_str()))?;
    spoken.iter().find(|(part, _, _)| *part == near).map(|(_, id, name)| (*id, *name))
}
