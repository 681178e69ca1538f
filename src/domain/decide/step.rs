//! Ticking, skipping and reopening steps.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::incident::person_known;
use super::{assessed, decision, legal_step, open, said, sending_step, step_facts};
use crate::domain::authority;
use crate::domain::clean::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::id::{PersonId, SystemId};
use crate::domain::incident::Incident;
use crate::domain::playbook::{Asked, Checklist, ChecklistStep, InputKey, InputKind, InputValue, Step, StepState};
use crate::domain::refusal::{Refusal, reason_given};

pub(super) fn done(desk: &Desk, tick: StepTick, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, tick.incident)?;
    let list = desk.checklist(incident).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let step = list.step(&tick.step).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    ready(step)?;
    decision::answered(desk, incident, step.step)?;
    let fulfilled = match entitled(desk, incident, step, &tick, context) {
        Err(Refusal::WrongRole { .. }) if legal_step::is_carried_out(incident, step.step, &tick, context) => true,
        judged => {
            judged?;
            false
        }
    };
    if let Some(question) = tick.answers.keys().find(|question| !step.step.ask.contains(question)) {
        return Err(Refusal::NotAsked { step: tick.step, question: *question });
    }
    for (key, value) in &tick.inputs {
        input_fits(desk, step, key, value)?;
    }
    said::something(desk, incident, step, &tick, context)?;
    let systems = systems(incident, step, &tick.systems)?;
    let stopped = stops(desk, incident, &list, step, &systems, context.happened_at());
    let mut facts: Vec<Fact> = legal_step::recorded(desk, incident, step.step, &tick, context)?.into_iter().collect();
    facts.extend(sending_step::recorded(desk, incident, step, &tick, context)?);
    facts.extend(step_facts::recorded(desk, incident, &tick, context));
    facts.extend(assessed::recorded(desk, incident, step, &tick, context)?);
    let done = Fact::StepDone {
        incident: incident.id,
        note: tick.note.filter(|note| !note.is_empty()),
        answers: tick.answers,
        inputs: tick.inputs,
        systems,
        by: tick.by,
        stopped,
        step: tick.step,
        fulfilled,
    };
    facts.push(done);
    Ok(facts)
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
    let systems = systems(incident, step, &tick.systems)?;
    let stopped = stops(desk, incident, &list, step, &systems, context.happened_at());
    Ok(vec![Fact::StepSkipped { incident: incident.id, step: tick.step, reason, systems, by: tick.by, stopped }])
}

pub(super) fn reopen(desk: &Desk, tick: StepTick) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, tick.incident)?;
    let list = desk.checklist(incident).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let step = list.step(&tick.step).ok_or_else(|| Refusal::UnknownStep { step: tick.step.clone() })?;
    let some = step.record.is_some_and(|record| !record.systems.is_empty());
    if !step.state.is_settled() && !some {
        return Err(Refusal::StepNotSettled { step: tick.step });
    }
    let ticked = |system: &SystemId| step.record.is_some_and(|record| record.systems.contains_key(system));
    if let Some(system) = tick.systems.iter().find(|system| !ticked(system)) {
        return Err(Refusal::NotThisSystem { step: tick.step, system: system.clone() });
    }
    Ok(vec![reopened(incident, step, tick.note.filter(|note| !note.is_empty()), tick.systems)])
}

/// The fact that `step` stands open again, and the clocks that run again by it.
pub(super) fn reopened(
    incident: &Incident,
    step: &ChecklistStep<'_>,
    reason: Option<CleanText>,
    systems: BTreeSet<SystemId>,
) -> Fact {
    let resumed: BTreeSet<ClockId> =
        step.step.clock.iter().filter(|clock| incident.stopped.contains_key(clock)).copied().collect();
    Fact::StepReopened { incident: incident.id, step: step.step.id.clone(), reason, systems, resumed }
}

/// The fact that `step` is done by something else that was recorded, if it is theirs to settle: it does not ask whether the
/// step waits for another, because what was recorded has happened.
pub(super) fn settled_by(
    desk: &Desk,
    incident: &Incident,
    list: &Checklist<'_>,
    step: &ChecklistStep<'_>,
    tick: StepTick,
    context: &Context,
) -> Option<Fact> {
    let settled = fulfilled_by(desk, incident, list, step, tick, context);
    if matches!(settled, Fact::StepDone { fulfilled: true, .. }) { None } else { Some(settled) }
}

/// The fact that `step` is done by something else that was recorded, which is itself what it asks for: whoever recorded that
/// did it, also where the step is another's to tick.
pub(super) fn fulfilled_by(
    desk: &Desk,
    incident: &Incident,
    list: &Checklist<'_>,
    step: &ChecklistStep<'_>,
    tick: StepTick,
    context: &Context,
) -> Fact {
    let who = tick.by.as_ref().or_else(|| context.actor.person());
    let fulfilled = who.is_some_and(|person| may_settle(desk, &incident.systems, step.step, person, context).is_err());
    let stopped = stops(desk, incident, list, step, &incident.systems, context.happened_at());
    Fact::StepDone {
        incident: incident.id,
        note: tick.note,
        answers: tick.answers,
        inputs: tick.inputs,
        systems: BTreeSet::new(),
        by: tick.by,
        stopped,
        step: tick.step,
        fulfilled,
    }
}

/// The same as the doing of the group, whatever the role of whoever writes it down.
pub(super) fn of_the_group(mut done: Fact) -> Fact {
    if let Fact::StepDone { fulfilled, .. } = &mut done {
        *fulfilled = true;
    }
    done
}

fn ready(step: &ChecklistStep<'_>) -> Result<(), Refusal> {
    let id = || step.step.id.clone();
    match (step.state, step.waits_for, step.waits_for_answer) {
        (StepState::NotApplicable, ..) => Err(Refusal::StepNotApplicable { step: id() }),
        (StepState::Waiting, Some(first), _) => Err(Refusal::StepWaits { step: id(), first: first.clone() }),
        (StepState::Waiting, None, Some(Asked::Question(question))) => {
            Err(Refusal::StepWaitsForAnswer { step: id(), question })
        }
        (StepState::Waiting, None, Some(Asked::Input(input))) => {
            Err(Refusal::StepWaitsForInput { step: id(), input: input.clone() })
        }
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
    let systems = if tick.systems.is_empty() { &incident.systems } else { &tick.systems };
    may_settle(desk, systems, step.step, person, context)
}

/// Whether `person` may settle `step` for `systems`, by the roster as it is now.
pub(super) fn may_settle(
    desk: &Desk,
    systems: &BTreeSet<SystemId>,
    step: &Step,
    person: &PersonId,
    context: &Context,
) -> Result<(), Refusal> {
    let register = desk.register();
    authority::may_settle(register, Some(register.roster()), systems, step, person, context.now)
}

/// Whether the step asks for `key`, and `value` is an answer to it.
fn input_fits(desk: &Desk, step: &ChecklistStep<'_>, key: &InputKey, value: &InputValue) -> Result<(), Refusal> {
    let id = || step.step.id.clone();
    let input = step.step.input(key).ok_or_else(|| Refusal::NoSuchInput { step: id(), input: key.clone() })?;
    if let InputValue::Person(person) = value {
        person_known(desk, person)?;
    }
    if input.kind.takes(value) {
        return Ok(());
    }
    let options = match &input.kind {
        InputKind::Choice { options } => options.iter().map(|option| option.key.clone()).collect(),
        InputKind::Text | InputKind::Person | InputKind::Time | InputKind::Number => Vec::new(),
    };
    Err(Refusal::WrongInput { step: id(), input: key.clone(), sort: input.kind.sort(), options })
}

/// The systems that a tick settles the step for: those named, else the only one left. Empty: it is settled as a whole.
fn systems(
    incident: &Incident,
    step: &ChecklistStep<'_>,
    named: &BTreeSet<SystemId>,
) -> Result<BTreeSet<SystemId>, Refusal> {
    let id = || step.step.id.clone();
    let theirs = |system: &&SystemId| step.systems.is_some() && incident.systems.contains(*system);
    if let Some(system) = named.iter().find(|system| !theirs(system)) {
        return Err(Refusal::NotThisSystem { step: id(), system: system.clone() });
    }
    if !named.is_empty() || step.systems.is_none() {
        return Ok(named.clone());
    }
    match step.systems_left(incident).as_slice() {
        // All of them are settled already: what is added is a note for all.
        [] => Ok(incident.systems.clone()),
        [only] => Ok(BTreeSet::from([(*only).clone()])),
        left => Err(Refusal::WhichSystem { step: id(), left: left.iter().map(|system| (*system).clone()).collect() }),
    }
}

/// The clocks that stop when `step` is settled at `at`: those whose every other step is settled already.
fn stops(
    desk: &Desk,
    incident: &Incident,
    list: &Checklist<'_>,
    step: &ChecklistStep<'_>,
    systems: &BTreeSet<SystemId>,
    at: Timestamp,
) -> BTreeMap<ClockId, StoppedClock> {
    let mut stopped = BTreeMap::new();
    if step.systems_left(incident).iter().any(|system| !systems.contains(*system)) {
        return stopped;
    }
    let Some(id) =
        step.step.clock.filter(|id| !step.step.repeat && !id.is_legal() && !incident.stopped.contains_key(id))
    else {
        return stopped;
    };
    let others_settled = list
        .applicable()
        .filter(|other| other.step.clock == Some(id) && !other.step.repeat && other.step.id != step.step.id)
        .all(|other| other.state.is_settled());
    let running = desk.clocks(incident).into_iter().find(|clock| clock.id == id && clock.stopped_at.is_none());
    if let (true, Some(clock)) = (others_settled, running) {
        stopped.insert(
            id,
            StoppedClock { starts_at: clock.starts_at, due_at: clock.due_at, stopped_at: at.max(clock.starts_at) },
        );
    }
    stopped
}
