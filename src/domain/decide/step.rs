//! Ticking, skipping and reopening steps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::incident::person_known;
use super::{decision, open, reason_given};
use crate::domain::authority;
use crate::domain::clock::{self, ClockId, StoppedClock};
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::playbook::{Checklist, ChecklistStep, StepState};
use crate::domain::refusal::Refusal;

pub(super) fn done(desk: &Desk, tick: StepTick, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, tick.incident)?;
    let list = desk.checklist(incident).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let step = list.step(&tick.step).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    ready(step)?;
    decision::answered(desk, incident, step.step)?;
    entitled(desk, incident, step, &tick, context)?;
    if let Some(question) = tick.answers.keys().find(|question| !step.step.ask.contains(question)) {
        return Err(Refusal::NotAsked { step: tick.step, question: *question });
    }
    let stopped = stops(desk, incident, &list, step, context.happened_at());
    Ok(vec![Fact::StepDone {
        incident: incident.id,
        note: tick.note.filter(|note| !note.is_empty()),
        answers: tick.answers,
        by: tick.by,
        stopped,
        step: tick.step,
    }])
}

pub(super) fn skip(desk: &Desk, tick: StepTick, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, tick.incident)?;
    let list = desk.checklist(incident).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let step = list.step(&tick.step).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let reason = tick.note.clone().unwrap_or_default();
    reason_given(&reason)?;
    if step.state.is_settled() {
        return Err(Refusal::NothingChanged);
    }
    decision::answered(desk, incident, step.step)?;
    entitled(desk, incident, step, &tick, context)?;
    let stopped = stops(desk, incident, &list, step, context.happened_at());
    Ok(vec![Fact::StepSkipped { incident: incident.id, step: tick.step, reason, by: tick.by, stopped }])
}

pub(super) fn reopen(desk: &Desk, tick: StepTick) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, tick.incident)?;
    let list = desk.checklist(incident).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let step = list.step(&tick.step).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    if !step.state.is_settled() {
        return Err(Refusal::StepNotSettled { step: tick.step });
    }
    let resumed: BTreeSet<ClockId> =
        step.step.clock.iter().filter(|clock| incident.stopped.contains_key(clock)).copied().collect();
    let reason = tick.note.filter(|note| !note.is_empty());
    Ok(vec![Fact::StepReopened { incident: incident.id, step: tick.step, reason, resumed }])
}

fn ready(step: &ChecklistStep<'_>) -> Result<(), Refusal> {
    let id = || step.step.id.clone();
    match (step.state, step.waits_for, step.waits_for_answer) {
        (StepState::NotApplicable, ..) => Err(Refusal::StepNotApplicable { step: id() }),
        (StepState::Waiting, Some(first), _) => Err(Refusal::StepWaits { step: id(), first: first.clone() }),
        (StepState::Waiting, None, Some(question)) => Err(Refusal::StepWaitsForAnswer { step: id(), question }),
        (StepState::Waiting, None, None) | (StepState::Todo | StepState::Done | StepState::Skipped, ..) => Ok(()),
    }
}

fn entitled(
    desk: &Desk,
    incident: &Incident,
    step: &ChecklistStep<'_>,
    tick: &StepTick,
    context: &Context,
) -> Result<(), Refusal> {
    if let Some(by) = &tick.by {
        person_known(desk, by)?;
    }
    let Some(person) = tick.by.as_ref().or_else(|| context.actor.person()) else { return Ok(()) };
    let register = desk.register();
    authority::may_settle(register, Some(register.roster()), &incident.systems, step.step, person, context.now)
}

/// The clocks that stop when `step` is settled at `at`: those whose every other step is settled already.
fn stops(
    desk: &Desk,
    incident: &Incident,
    list: &Checklist<'_>,
    step: &ChecklistStep<'_>,
    at: Timestamp,
) -> BTreeMap<ClockId, StoppedClock> {
    let mut stopped = BTreeMap::new();
    let Some(id) = step.step.clock.filter(|id| !step.step.repeat && !incident.stopped.contains_key(id)) else {
        return stopped;
    };
    let others_settled = list
        .applicable()
        .filter(|other| other.step.clock == Some(id) && !other.step.repeat && other.step.id != step.step.id)
        .all(|other| other.state.is_settled());
    let running = clock::clocks(incident, Some(list), desk.severity(incident), desk.profile())
        .into_iter()
        .find(|clock| clock.id == id && clock.stopped_at.is_none());
    if let (true, Some(clock)) = (others_settled, running) {
        stopped.insert(
            id,
            StoppedClock { starts_at: clock.starts_at, due_at: clock.due_at, stopped_at: at.max(clock.starts_at) },
        );
    }
    stopped
}
