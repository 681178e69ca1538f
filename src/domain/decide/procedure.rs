//! Inserting a block into a running incident, and following a newer version of its playbook.

use super::open;
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::playbook::{Part, Playbook, PlaybookPin, Truth};
use crate::domain::procedure::{ProcedureCommand, ProcedureEvent};
use crate::domain::refusal::{Refusal, reason_given};

pub(super) fn decide(desk: &Desk, id: IncidentId, command: ProcedureCommand) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, id)?;
    let event = match command {
        ProcedureCommand::Insert { block, reason } => {
            let Some((from, part)) = desk.block(&block) else { return Err(Refusal::UnknownBlock { block }) };
            if !insertable(desk, incident, part) {
                return Err(Refusal::BlockThere { block });
            }
            reason_given(&reason)?;
            ProcedureEvent::BlockInserted { part: Box::new(part.clone()), from: from.clone(), reason }
        }
        ProcedureCommand::Update { to } => {
            let (to, _) = desk.update_of(incident, to.as_deref())?;
            ProcedureEvent::Repinned { from: incident.playbook.clone(), to: to.clone() }
        }
    };
    Ok(vec![Fact::Procedure { incident: id, event }])
}

/// Whether the block is not open in the incident's checklist already.
fn insertable(desk: &Desk, incident: &Incident, part: &Part) -> bool {
    if incident.has_inserted(&part.block) {
        return false;
    }
    let own = incident.playbook.as_ref().and_then(|pin| desk.register().playbook(pin));
    let known = desk.known(incident);
    !own.is_some_and(|playbook| {
        playbook.parts.iter().any(|have| {
            have.block == part.block && have.when.as_ref().is_none_or(|when| when.judge(&known) == Truth::True)
        })
    })
}

impl Desk {
    /// The version of its playbook that `incident` could follow instead of the one it follows, if there is a newer one.
    /// Where it follows the one that served its kind, that is the one which does now; else the one of the same name.
    pub fn newer_playbook(&self, incident: &Incident) -> Option<(&PlaybookPin, &Playbook)> {
        let own = incident.playbook.as_ref();
        let of_kind = || self.register().playbook_for(incident.kind);
        let same = || self.register().current_playbook(&own?.id);
        let other =
            own.and_then(|pin| self.register().playbook(pin)).is_some_and(|have| !have.kinds.contains(&incident.kind));
        let newest = if other { same() } else { of_kind().or_else(same) }?;
        (own != Some(newest.0)).then_some(newest)
    }

    /// What `incident` would follow instead: a newer version of its playbook, or the playbook called `to`.
    pub fn update_of(&self, incident: &Incident, to: Option<&str>) -> Result<(&PlaybookPin, &Playbook), Refusal> {
        let Some(name) = to else { return self.newer_playbook(incident).ok_or(Refusal::NothingNewer) };
        let found = self.register().current_playbook(name);
        let found = found.ok_or_else(|| Refusal::UnknownPlaybook { playbook: name.to_owned() })?;
        if incident.playbook.as_ref() == Some(found.0) { Err(Refusal::NothingNewer) } else { Ok(found) }
    }

    /// A block by name, as the newest playbooks have it, with the playbook it is taken from.
    pub fn block(&self, name: &str) -> Option<(&PlaybookPin, &Part)> {
        // What comes from the file of the same name first.
        let own = self.register().current_playbook(name).into_iter();
        own.chain(self.register().current_playbooks()).find_map(|(pin, playbook)| {
            playbook.parts.iter().find(|part| part.block == name).map(|part| (pin, &**part))
        })
    }

    /// The blocks that could be inserted into the checklist of `incident`, by name, each once.
    pub fn insertable_blocks<'a>(&'a self, incident: &Incident) -> Vec<&'a Part> {
        let mut blocks: Vec<&Part> = Vec::new();
        for (_, playbook) in self.register().current_playbooks() {
            for part in &playbook.parts {
                let seen = blocks.iter().any(|have| have.block == part.block);
                if !seen && insertable(self, incident, part) {
                    blocks.push(part);
                }
            }
        }
        blocks.sort_by(|one, other| one.block.cmp(&other.block));
        blocks
    }
}
