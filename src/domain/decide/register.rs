//! Taking the municipality's files into the log: only what differs from the newest import.

use std::collections::BTreeMap;

use crate::domain::calendar;
use crate::domain::command::{Context, Import};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::refusal::Refusal;
use crate::domain::register::{DutyCommand, DutyEvent, RegisterFile, Roster};

/// Items per fact, so that a record stays below the journal's line limit.
const PER_FACT: usize = 40;

pub(super) fn import(desk: &Desk, import: Import) -> Vec<Fact> {
    let register = desk.register();
    match import {
        Import::People { digest, .. } if register.digest(RegisterFile::People) == Some(&digest) => Vec::new(),
        Import::Systems { digest, .. } if register.digest(RegisterFile::Systems) == Some(&digest) => Vec::new(),
        Import::Suppliers { digest, .. } if register.digest(RegisterFile::Suppliers) == Some(&digest) => Vec::new(),
        Import::Profile { digest, .. } if register.digest(RegisterFile::Profile) == Some(&digest) => Vec::new(),
        Import::Playbook { pin, .. } if register.current_playbook(&pin.id).is_some_and(|(have, _)| *have == pin) => {
            Vec::new()
        }
        Import::Policy { sections } if register.policy_sections() == Some(&sections) => Vec::new(),
        Import::Policy { sections } => vec![Fact::PolicyRead { sections }],
        Import::People { digest, roster } => {
            let Roster { people, holdings } = roster;
            let people: Vec<_> = people.into_values().collect();
            let people_parts = parts(&people).into_iter().map(|chunk| Roster {
                people: chunk.iter().map(|person| (person.id.clone(), person.clone())).collect(),
                holdings: Vec::new(),
            });
            let holding_parts =
                holdings.chunks(PER_FACT).map(|chunk| Roster { people: BTreeMap::new(), holdings: chunk.to_vec() });
            people_parts
                .chain(holding_parts)
                .enumerate()
                .map(|(part, roster)| Fact::PeopleImported { digest: digest.clone(), first: part == 0, roster })
                .collect()
        }
        Import::Systems { digest, systems } => parts(&systems)
            .into_iter()
            .enumerate()
            .map(|(part, systems)| Fact::SystemsImported { digest: digest.clone(), first: part == 0, systems })
            .collect(),
        Import::Suppliers { digest, suppliers } => parts(&suppliers)
            .into_iter()
            .enumerate()
            .map(|(part, suppliers)| Fact::SuppliersImported { digest: digest.clone(), first: part == 0, suppliers })
            .collect(),
        Import::Profile { digest, profile } => vec![Fact::ProfileImported { digest, profile }],
        Import::Playbook { pin, playbook } => vec![Fact::PlaybookImported { pin, playbook: *playbook }],
    }
}

/// A yearly duty that was done, not before it was, and not twice on one day.
pub(super) fn duty(desk: &Desk, command: DutyCommand, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let DutyCommand::Done { duty, on, by, note } = command;
    if on > calendar::local(context.now).date() {
        // The day it is given for begins then.
        return Err(Refusal::InFuture { given: calendar::moment(on.to_datetime(jiff::civil::Time::midnight())) });
    }
    if desk.register().wheel().was_done_on(duty, on) {
        return Err(Refusal::NothingChanged);
    }
    Ok(vec![Fact::Duty { event: DutyEvent::Done { duty, on, by, note } }])
}

/// Chunks of at most [`PER_FACT`]; an empty list is one empty part, because emptying a file is a change too.
fn parts<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() { vec![Vec::new()] } else { items.chunks(PER_FACT).map(<[T]>::to_vec).collect() }
}
