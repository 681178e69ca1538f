//! The checklist: a running playbook, with what has happened to each step and what is next.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::condition::{Known, Truth};
use super::{Part, Playbook, Question, Step};
use crate::domain::id::StepId;
use crate::domain::incident::{Incident, StepRecord, Ticked};

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
    pub waits_for_answer: Option<Question>,
    /// What has happened to it.
    pub record: Option<&'a StepRecord>,
}

impl ChecklistStep<'_> {
    /// When it was settled.
    pub fn settled_at(&self) -> Option<Timestamp> {
        Some(self.record?.outcome.as_ref()?.at)
    }
}

/// A running playbook.
#[derive(Debug, Clone)]
pub struct Checklist<'a> {
    /// All steps in order, those that do not apply included.
    pub steps: Vec<ChecklistStep<'a>>,
}

impl<'a> Checklist<'a> {
    /// The checklist of `incident`, which follows `playbook`.
    pub fn of(incident: &'a Incident, playbook: &'a Playbook, known: &Known<'_>) -> Self {
        let count = playbook.parts.iter().map(|part| part.steps.len()).sum();
        let mut steps: Vec<ChecklistStep<'a>> = Vec::with_capacity(count);
        for part in &playbook.parts {
            let block = part.when.as_ref().map_or(Truth::True, |when| when.judge(known));
            for step in &part.steps {
                let own = step.when.as_ref().map_or(Truth::True, |when| when.judge(known));
                let record = incident.steps.get(&step.id);
                let outcome = record.and_then(|record| record.outcome.as_ref()).map(|outcome| outcome.how);
                let mut waits_for_answer = None;
                let state = match (outcome, block, own) {
                    (Some(Ticked::Done), ..) => StepState::Done,
                    (Some(Ticked::Skipped), ..) => StepState::Skipped,
                    (None, Truth::False, _) | (None, _, Truth::False) => StepState::NotApplicable,
                    (None, Truth::Pending(question), _) | (None, _, Truth::Pending(question)) => {
                        waits_for_answer = Some(question);
                        StepState::Waiting
                    }
                    (None, Truth::True, Truth::True) => StepState::Todo,
                };
                steps.push(ChecklistStep { part, step, state, waits_for: None, waits_for_answer, record });
            }
        }
        let open: BTreeSet<&'a StepId> = steps
            .iter()
            .filter(|step| matches!(step.state, StepState::Todo | StepState::Waiting))
            .map(|step| &step.step.id)
            .collect();
        for step in steps.iter_mut().filter(|step| step.state == StepState::Todo) {
            if let Some(first) = step.step.after.iter().find(|id| open.contains(id)) {
                step.state = StepState::Waiting;
                step.waits_for = Some(first);
            }
        }
        Self { steps }
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

    /// The next step to do: the first required one that waits for nothing, else the first of any.
    pub fn next(&self) -> Option<&ChecklistStep<'a>> {
        let todo = |step: &&ChecklistStep<'a>| step.state == StepState::Todo;
        self.steps.iter().filter(todo).find(|step| step.step.required).or_else(|| self.steps.iter().find(todo))
    }

    /// How many applicable steps are settled, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let applicable = self.applicable().count();
        (self.applicable().filter(|step| step.state.is_settled()).count(), applicable)
    }

    /// Required steps that are neither done nor excused.
    pub fn missing(&self) -> impl Iterator<Item = &ChecklistStep<'a>> {
        self.applicable().filter(|step| step.step.required && !step.state.is_settled())
    }
}
