//! The checklist: a running playbook, with what has happened to each step and what is next.

use jiff::Timestamp;

use super::condition::{Asked, Known, Truth};
use super::{Part, Playbook, Step};
use crate::domain::id::{StepId, SystemId};
use crate::domain::incident::{Incident, StepOutcome, StepRecord, Ticked};

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepState {
    /// To be done.
    Todo,
    /// Done.
    Done,
    /// Settled without doing it, with a reason.
    Skipped,
    /// Another step comes first, or a question is not answered yet.
    Waiting,
    /// Its condition is false.
    NotApplicable,
}

impl StepState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Waiting => "waiting",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Done or skipped.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }
}

/// A step as it stands in one incident.
#[derive(Debug, Clone, Copy)]
pub struct ChecklistStep<'a> {
    /// The block it belongs to.
    pub part: &'a Part,
    /// The step.
    pub step: &'a Step,
    /// Where it stands.
    pub state: StepState,
    /// What it waits for, when it waits for a step.
    pub waits_for: Option<&'a StepId>,
    /// What it waits for, when it waits for an answer.
    pub waits_for_answer: Option<Asked<'a>>,
    /// Whether its whole block waits for an answer: then it is not shown by itself yet.
    pub block_waits: bool,
    /// For how many systems of how many it is settled, where it is done once for each.
    pub systems: Option<(usize, usize)>,
    /// What has happened to it.
    pub record: Option<&'a StepRecord>,
}

impl<'a> ChecklistStep<'a> {
    /// When it was settled.
    pub fn settled_at(&self) -> Option<Timestamp> {
        Some(self.outcome()?.at)
    }

    /// How it was settled; where it is done for each system, how it was for the one that came last.
    pub fn outcome(&self) -> Option<&'a StepOutcome> {
        if !self.state.is_settled() {
            return None;
        }
        let record = self.record?;
        record.outcome.as_ref().or_else(|| record.systems.values().max_by_key(|outcome| outcome.at))
    }

    /// The systems of `incident` for which it is still to be done; none where it is not done for each.
    pub fn systems_left<'i>(&self, incident: &'i Incident) -> Vec<&'i SystemId> {
        if self.systems.is_none() {
            return Vec::new();
        }
        let settled = |system: &SystemId| self.record.is_some_and(|record| record.systems.contains_key(system));
        incident.systems.iter().filter(|system| !settled(system)).collect()
    }
}

/// A running playbook.
#[derive(Debug, Clone)]
pub struct Checklist<'a> {
    /// All steps in order, those that do not apply included.
    pub steps: Vec<ChecklistStep<'a>>,
}

impl<'a> Checklist<'a> {
    /// The checklist of `incident`, which follows `playbook`: its blocks, and those that somebody inserted.
    pub fn of(incident: &'a Incident, playbook: &'a Playbook, known: &Known<'_>) -> Self {
        let count = playbook.parts.iter().map(|part| part.steps.len()).sum();
        let mut steps: Vec<ChecklistStep<'a>> = Vec::with_capacity(count);
        for (part, inserted) in parts(incident, playbook) {
            let when = part.when.as_ref().filter(|_| !inserted);
            let block = when.map_or(Truth::True, |when| when.judge(known));
            for step in &part.steps {
                let own = step.when.as_ref().map_or(Truth::True, |when| when.judge(known));
                let record = incident.steps.get(&step.id);
                let systems = progress(incident, step, record);
                let mut waits_for_answer = None;
                let state = match (outcome(record, systems), block, own) {
                    (Some(Ticked::Done), ..) => StepState::Done,
                    (Some(Ticked::Skipped), ..) => StepState::Skipped,
                    (None, Truth::False, _) | (None, _, Truth::False) => StepState::NotApplicable,
                    (None, Truth::Pending(asked), _) | (None, _, Truth::Pending(asked)) => {
                        waits_for_answer = Some(asked);
                        StepState::Waiting
                    }
                    (None, Truth::True, Truth::True) => StepState::Todo,
                };
                let block_waits = state == StepState::Waiting && matches!(block, Truth::Pending(_));
                steps.push(ChecklistStep {
                    part,
                    step,
                    state,
                    waits_for: None,
                    waits_for_answer,
                    block_waits,
                    systems,
                    record,
                });
            }
        }
        let mut list = Self { steps };
        // A step that comes to wait for another stays one that others wait for: the order of the steps is no matter.
        for place in 0..list.steps.len() {
            let Some(step) = list.steps.get(place).filter(|step| step.state == StepState::Todo) else { continue };
            let Some(first) = step.step.after.iter().find(|id| list.is_to_come(id)) else { continue };
            if let Some(step) = list.steps.get_mut(place) {
                step.state = StepState::Waiting;
                step.waits_for = Some(first);
            }
        }
        list
    }

    fn is_to_come(&self, id: &StepId) -> bool {
        let to_come = |step: &ChecklistStep<'_>| matches!(step.state, StepState::Todo | StepState::Waiting);
        self.steps.iter().any(|step| step.step.id == *id && to_come(step))
    }

    /// A step that was done stands open again, because what it rested on has changed.
    pub(in crate::domain) fn ask_again(&mut self, id: &StepId) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.step.id == *id && step.state == StepState::Done) {
            step.state = StepState::Todo;
        }
    }

    /// The step called `id`.
    pub fn step(&self, id: &StepId) -> Option<&ChecklistStep<'a>> {
        self.steps.iter().find(|step| &step.step.id == id)
    }

    /// The steps that apply, in order.
    pub fn applicable(&self) -> impl Iterator<Item = &ChecklistStep<'a>> {
        self.steps.iter().filter(|step| step.state != StepState::NotApplicable)
    }

    /// The steps to show: those that apply, without the blocks of which an answer must say first whether they do.
    pub fn in_sight(&self) -> impl Iterator<Item = &ChecklistStep<'a>> {
        self.applicable().filter(|step| !step.block_waits)
    }

    /// The next step to do: the first required one that waits for nothing, else the first of any.
    pub fn next(&self) -> Option<&ChecklistStep<'a>> {
        let todo = |step: &&ChecklistStep<'a>| step.state == StepState::Todo;
        self.steps.iter().filter(todo).find(|step| step.step.required).or_else(|| self.steps.iter().find(todo))
    }

    /// The next step to do at `id` or after it: the first that waits for nothing; from the beginning where there is none.
    pub fn next_from(&self, id: &StepId) -> Option<&ChecklistStep<'a>> {
        let place = self.steps.iter().position(|step| step.step.id == *id)?;
        let onward = self.steps.iter().skip(place).find(|step| step.state == StepState::Todo);
        onward.or_else(|| self.next())
    }

    /// How many of the steps in sight are settled, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.in_sight().count();
        (self.in_sight().filter(|step| step.state.is_settled()).count(), all)
    }

    /// Required steps that are neither done nor excused, of those in sight: nobody can do or excuse what is not shown, and
    /// a block whose question was skipped with a reason does not apply.
    pub fn missing(&self) -> impl Iterator<Item = &ChecklistStep<'a>> {
        self.in_sight().filter(|step| step.step.required && !step.state.is_settled())
    }
}

/// The blocks in order, and whether somebody inserted them: then their condition no longer counts. A block that the
/// playbook has not itself comes before its last one, which is about what remains before closing.
fn parts<'a>(incident: &'a Incident, playbook: &'a Playbook) -> Vec<(&'a Part, bool)> {
    let mut parts: Vec<(&Part, bool)> =
        playbook.parts.iter().map(|part| (&**part, incident.has_inserted(&part.block))).collect();
    for inserted in incident.inserted.iter().map(|inserted| &inserted.part) {
        if playbook.parts.iter().any(|part| part.block == inserted.block) {
            continue;
        }
        let last = if playbook.parts.len() > 1 { parts.len().saturating_sub(1) } else { parts.len() };
        parts.insert(last, (inserted, true));
    }
    parts
}

/// For how many systems of how many a step is settled. `None` where it is not done for each: it is not such a step, no
/// system is named, or it was settled for all of them at once.
fn progress(incident: &Incident, step: &Step, record: Option<&StepRecord>) -> Option<(usize, usize)> {
    let whole = record.is_some_and(|record| record.outcome.is_some());
    if !step.per_system || whole || incident.systems.is_empty() {
        return None;
    }
    let settled = |system: &&SystemId| record.is_some_and(|record| record.systems.contains_key(*system));
    Some((incident.systems.iter().filter(settled).count(), incident.systems.len()))
}

/// How a step ended, if it did: for all at once, or for each system, of which one that was done counts more.
fn outcome(record: Option<&StepRecord>, systems: Option<(usize, usize)>) -> Option<Ticked> {
    let record = record?;
    match systems {
        None => record.outcome.as_ref().map(|outcome| outcome.how),
        Some((settled, all)) if settled < all => None,
        Some(_) => {
            let done = record.systems.values().any(|outcome| outcome.how == Ticked::Done);
            Some(if done { Ticked::Done } else { Ticked::Skipped })
        }
    }
}
