//! Steps in the timeline: who did or settled them, what was answered, and which clocks that stopped.

use std::collections::{BTreeMap, BTreeSet};

use super::{Telling, step_title};
use crate::domain::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::id::{PersonId, StepId, SystemId};
use crate::domain::playbook::{Answer, InputKey, InputValue, Question};
use crate::domain::register::Role;
use crate::tr;

impl Telling<'_> {
    pub(super) fn step_done(
        &self,
        step: &str,
        note: Option<&CleanText>,
        (answers, inputs): (&BTreeMap<Question, Answer>, &BTreeMap<InputKey, InputValue>),
        by: Option<&PersonId>,
        stopped: &BTreeMap<ClockId, StoppedClock>,
    ) -> String {
        let group = self.entry.fact.is_of_the_group();
        let who = if group { self.text.role_short(Role::Isg) } else { self.doer(by) };
        let done = tr!(self.text, "timeline-step-done", who = who, step = step);
        let done = if group {
            tr!(self.text, "timeline-recorded-by", sentence = done, who = self.who())
        } else {
            self.recorded(done, by)
        };
        let mut parts = vec![self.because(done, note)];
        parts.extend(answers.iter().map(|(question, answer)| {
            let (question, answer) = (self.text.question(*question), self.text.answer(*answer));
            tr!(self.text, "timeline-answer", question = question, answer = answer)
        }));
        parts.extend(self.inputs(inputs));
        parts.extend(self.stops(stopped));
        parts.join(" · ")
    }

    pub(super) fn step_skipped(
        &self,
        step: &str,
        reason: &CleanText,
        by: Option<&PersonId>,
        stopped: &BTreeMap<ClockId, StoppedClock>,
    ) -> String {
        let skipped = tr!(self.text, "timeline-step-skipped", who = self.doer(by), step = step);
        let mut parts = vec![self.because(self.recorded(skipped, by), Some(reason))];
        parts.extend(self.stops(stopped));
        parts.join(" · ")
    }

    pub(super) fn step_reopened(&self, step: &str, reason: Option<&CleanText>, resumed: &BTreeSet<ClockId>) -> String {
        let reopened = tr!(self.text, "timeline-step-reopened", who = self.who(), step = step);
        let mut parts = vec![self.because(reopened, reason)];
        parts.extend(
            resumed.iter().map(|clock| tr!(self.text, "timeline-clock-resumed", clock = self.text.clock_name(*clock))),
        );
        parts.join(" · ")
    }

    /// What the step is called, and for which systems it was settled.
    pub(super) fn title(&self, step: &StepId, systems: &BTreeSet<SystemId>) -> String {
        let title = step_title(self.text, self.desk, self.incident, step);
        self.for_systems(systems).map_or_else(|| title.clone(), |systems| format!("{title} {systems}"))
    }

    pub(super) fn doer(&self, by: Option<&PersonId>) -> String {
        by.map_or_else(|| self.who(), |person| self.name(person))
    }

    pub(super) fn recorded(&self, sentence: String, by: Option<&PersonId>) -> String {
        if by.is_none_or(|by| self.entry.actor.person() == Some(by)) {
            return sentence;
        }
        tr!(self.text, "timeline-recorded-by", sentence = sentence, who = self.who())
    }

    pub(super) fn stops(&self, stopped: &BTreeMap<ClockId, StoppedClock>) -> Vec<String> {
        let told = stopped.iter().map(|(id, clock)| {
            let name = self.text.clock_name(*id);
            if clock.stopped_at <= clock.due_at {
                tr!(self.text, "timeline-clock-kept", clock = name)
            } else {
                let late = self.text.duration(clock.due_at.duration_until(clock.stopped_at));
                tr!(self.text, "timeline-clock-broken", clock = name, late = late)
            }
        });
        told.collect()
    }
}
