//! Taking the municipality's files into the log: only what differs from the newest import.

use crate::domain::command::Import;
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::register::RegisterFile;

/// Systems per fact, so that a record stays below the journal's line limit.
const SYSTEMS_PER_FACT: usize = 40;

pub(super) fn import(desk: &Desk, import: Import) -> Vec<Fact> {
    let register = desk.register();
    match import {
        Import::People { digest, .. } if register.digest(RegisterFile::People) == Some(&digest) => Vec::new(),
        Import::Systems { digest, .. } if register.digest(RegisterFile::Systems) == Some(&digest) => Vec::new(),
        Import::Suppliers { digest, .. } if register.digest(RegisterFile::Suppliers) == Some(&digest) => Vec::new(),
        Import::Playbook { pin, .. } if register.current_playbook(&pin.id).is_some_and(|(have, _)| *have == pin) => {
            Vec::new()
        }
        Import::People { digest, roster } => vec![Fact::PeopleImported { digest, roster }],
        Import::Systems { digest, systems } if systems.is_empty() => {
            vec![Fact::SystemsImported { digest, first: true, systems }]
        }
        Import::Systems { digest, systems } => systems
            .chunks(SYSTEMS_PER_FACT)
            .enumerate()
            .map(|(part, chunk)| Fact::SystemsImported {
                digest: digest.clone(),
                first: part == 0,
                systems: chunk.to_vec(),
            })
            .collect(),
        Import::Suppliers { digest, suppliers } => vec![Fact::SuppliersImported { digest, suppliers }],
        Import::Playbook { pin, playbook } => vec![Fact::PlaybookImported { pin, playbook: *playbook }],
    }
}
