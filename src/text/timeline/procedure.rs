//! Changes of the checklist itself in the timeline, and answers to the inputs that a playbook declares.

use std::collections::{BTreeMap, BTreeSet};

use super::{Telling, one_line};
use crate::domain::id::SystemId;
use crate::domain::playbook::{InputKey, InputValue};
use crate::domain::procedure::ProcedureEvent;
use crate::tr;

impl Telling<'_> {
    pub(super) fn procedure(&self, event: &ProcedureEvent) -> String {
        let (text, who) = (self.text, self.who());
        match event {
            ProcedureEvent::BlockInserted { part, reason, .. } => {
                let title = text.pick(&part.title);
                self.because(tr!(text, "timeline-block-inserted", who = who, title = title), Some(reason))
            }
            ProcedureEvent::Repinned { to, .. } => {
                let title = self.desk.register().playbook(to).map_or(to.id.as_str(), |book| text.pick(&book.title));
                tr!(text, "timeline-repinned", who = who, title = title)
            }
        }
    }

    /// What was answered to the inputs, one piece each.
    pub(super) fn inputs(&self, inputs: &BTreeMap<InputKey, InputValue>) -> Vec<String> {
        let told = inputs.iter().map(|(key, value)| {
            let label = self.text.input(self.desk, key);
            tr!(self.text, "timeline-answer", question = label, answer = self.text.input_value(self.desk, key, value))
        });
        told.map(|words| one_line(&words.into())).collect()
    }

    /// For which systems a step was settled.
    pub(super) fn for_systems(&self, systems: &BTreeSet<SystemId>) -> Option<String> {
        let names: Vec<&str> = systems.iter().map(|system| self.desk.system_name(system)).collect();
        (!names.is_empty()).then(|| tr!(self.text, "timeline-for-systems", systems = names.join(", ")))
    }
}
