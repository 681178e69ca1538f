//! The gate before closing (`policy.md` §5, step `close`): no clock of law is undecided, and each required step is done or
//! excused.

use std::collections::BTreeMap;

use super::incident::person_known;
use super::open;
use crate::domain::authority;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::command::{Context, Excuse};
use crate::domain::desk::Desk;
use crate::domain::fact::{Excused, Fact};
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::playbook::Checklist;
use crate::domain::refusal::Refusal;

pub(super) fn decide(desk: &Desk, id: IncidentId, excuse: Excuse, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, id)?;
    let undecided = desk.undecided_clocks(incident);
    if !undecided.is_empty() {
        return Err(Refusal::ClocksUndecided { clocks: undecided.into_iter().map(|clock| clock.id).collect() });
    }
    let list = desk.checklist(incident);
    let left: Vec<_> = list.iter().flat_map(Checklist::missing).map(|step| step.step.id.clone()).collect();
    if left.is_empty() {
        return Ok(vec![Fact::IncidentClosed { incident: id, excused: None }]);
    }
    if excuse.reason.is_empty() {
        return Err(Refusal::StepsLeft { steps: left });
    }
    let Excuse { reason, by } = excuse;
    if let Some(by) = &by {
        person_known(desk, by)?;
    }
    let by = by.filter(|by| Some(by) != context.actor.person());
    if let Some(person) = by.as_ref().or_else(|| context.actor.person()) {
        let register = desk.register();
        authority::may_excuse(register, Some(register.roster()), person, context.now)?;
    }
    let stopped = list.as_ref().map_or_else(BTreeMap::new, |list| stops(desk, incident, list, context));
    let unchecked = authority::names_no_excuser(desk.register(), desk.register().roster(), context.now);
    let excused = Excused { steps: left.into_iter().collect(), reason, by, stopped, unchecked };
    Ok(vec![Fact::IncidentClosed { incident: id, excused: Some(excused) }])
}

/// The clocks that stop when every required step is settled: those that a required step carries, and no clock of law.
fn stops(desk: &Desk, incident: &Incident, list: &Checklist<'_>, context: &Context) -> BTreeMap<ClockId, StoppedClock> {
    let carried = |id: ClockId| list.missing().any(|step| step.step.clock == Some(id) && !step.step.repeat);
    desk.clocks(incident)
        .into_iter()
        .filter(|clock| clock.stopped_at.is_none() && !clock.id.is_legal() && carried(clock.id))
        .map(|clock| {
            let stopped_at = context.happened_at().max(clock.starts_at);
            (clock.id, StoppedClock { starts_at: clock.starts_at, due_at: clock.due_at, stopped_at })
        })
        .collect()
}
