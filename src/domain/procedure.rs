//! What changes the checklist of a running incident: a block that somebody inserts, and a newer version of its playbook.
//!
//! The content of an inserted block is captured in the fact, so that the incident keeps what it was given whatever
//! becomes of the files.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::entry::Entry;
use super::id::PersonId;
use super::incident::Incident;
use super::playbook::{Part, PlaybookPin};
use super::refusal::Refusal;

/// What happened to the checklist of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ProcedureEvent {
    /// A block joined the checklist, whatever its condition says.
    BlockInserted {
        /// The block with its steps, as they were in force.
        part: Box<Part>,
        /// The playbook it was taken from.
        from: PlaybookPin,
        /// Why.
        reason: CleanText,
    },
    /// The incident follows another version of its playbook from now on; what is done stays done.
    Repinned {
        /// What it followed.
        from: Option<PlaybookPin>,
        /// What it follows now.
        to: PlaybookPin,
    },
}

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProcedureCommand {
    /// Insert the block of this name.
    Insert {
        /// Its name.
        block: String,
        /// Why.
        reason: CleanText,
    },
    /// Follow the newest version of the playbook, or of the one called so.
    Update {
        /// The name of another playbook; absent: its own.
        to: Option<String>,
    },
}

/// A block that somebody inserted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsertedBlock {
    /// The block with its steps.
    pub part: Part,
    /// Why.
    pub reason: CleanText,
    /// Who.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

impl Incident {
    /// Whether somebody inserted the block called `block`.
    pub fn has_inserted(&self, block: &str) -> bool {
        self.inserted.iter().any(|have| have.part.block == block)
    }

    /// Why an event does not count: it builds on a version that the incident did not follow, or comes twice.
    pub(in crate::domain) fn void_procedure(&self, event: &ProcedureEvent) -> Option<Refusal> {
        match event {
            ProcedureEvent::BlockInserted { part, .. } => {
                self.has_inserted(&part.block).then(|| Refusal::BlockThere { block: part.block.clone() })
            }
            ProcedureEvent::Repinned { from, .. } => (*from != self.playbook).then_some(Refusal::NothingNewer),
        }
    }

    /// Takes an event in.
    pub(in crate::domain) fn take_procedure(&mut self, event: &ProcedureEvent, entry: &Entry) {
        match event {
            ProcedureEvent::BlockInserted { part, reason, .. } => self.inserted.push(InsertedBlock {
                part: part.as_ref().clone(),
                reason: reason.clone(),
                by: entry.actor.person().cloned(),
                at: entry.happened_at(),
            }),
            ProcedureEvent::Repinned { to, .. } => self.playbook = Some(to.clone()),
        }
    }
}
