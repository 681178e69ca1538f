//! The inputs that a playbook declares, and what is answered to them.

use super::Text;
use crate::domain::Desk;
use crate::domain::playbook::{Asked, InputKey, InputKind, InputSort, InputValue, StepPart};
use crate::tr;

impl Text {
    /// What an input asks: as in the playbooks in force, else its key.
    pub fn input(&self, desk: &Desk, key: &InputKey) -> String {
        desk.register().input_anywhere(key).map_or_else(|| key.to_string(), |input| self.pick(&input.label).to_owned())
    }

    /// What was answered to it.
    pub fn input_value(&self, desk: &Desk, key: &InputKey, value: &InputValue) -> String {
        match value {
            InputValue::Text(text) => text.to_string(),
            InputValue::Person(person) => self.person(desk, person),
            InputValue::Time(at) => self.full_time(*at),
            InputValue::Number(number) => number.to_string(),
            InputValue::Choice(chosen) => match desk.register().input_anywhere(key).map(|input| &input.kind) {
                Some(InputKind::Choice { options }) => options
                    .iter()
                    .find(|option| option.key == *chosen)
                    .map_or_else(|| chosen.clone(), |option| self.pick(&option.label).to_owned()),
                Some(InputKind::Text | InputKind::Person | InputKind::Time | InputKind::Number) | None => {
                    chosen.clone()
                }
            },
        }
    }

    /// What somebody is asked, whether a fixed question or an input.
    pub fn asked(&self, desk: &Desk, asked: Asked<'_>) -> String {
        match asked {
            Asked::Question(question) => self.question(question),
            Asked::Input(key) => self.input(desk, key),
        }
    }

    /// What sort of answer an input takes.
    pub fn input_sort(&self, sort: InputSort) -> String {
        match sort {
            InputSort::Text => tr!(self, "input-sort-text"),
            InputSort::Choice => tr!(self, "input-sort-choice"),
            InputSort::Person => tr!(self, "input-sort-person"),
            InputSort::Time => tr!(self, "input-sort-time"),
            InputSort::Number => tr!(self, "input-sort-number"),
        }
    }

    /// A part of a step that another version changes.
    pub fn step_part(&self, part: StepPart) -> String {
        match part {
            StepPart::Words => tr!(self, "step-part-words"),
            StepPart::Role => tr!(self, "step-part-role"),
            StepPart::PrescribedBy => tr!(self, "step-part-prescribed-by"),
            StepPart::Condition => tr!(self, "step-part-condition"),
            StepPart::Questions => tr!(self, "step-part-questions"),
            StepPart::Clock => tr!(self, "step-part-clock"),
            StepPart::Duty => tr!(self, "step-part-duty"),
            StepPart::Contacts => tr!(self, "step-part-contacts"),
        }
    }
}
