//! Tests of the playbooks: those built in, those of the user, and a run of each from start to close.

mod built_in;
mod engine;
mod own;
mod run;

use super::load;
use crate::config::tests::english;
use crate::domain::playbook::{Playbook, PlaybookPin};

fn built() -> Vec<(PlaybookPin, Playbook)> {
    let (playbooks, failures) = load(None);
    assert!(failures.is_empty(), "{:#?}", failures.iter().map(english).collect::<Vec<_>>());
    playbooks
}

fn called(playbooks: &[(PlaybookPin, Playbook)], id: &str) -> (PlaybookPin, Playbook) {
    playbooks.iter().find(|(pin, _)| pin.id == id).cloned().unwrap_or_else(|| panic!("no playbook {id}"))
}
