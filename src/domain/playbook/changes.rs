//! What differs between two versions of a playbook: what somebody sees before a running incident follows the newer one.

use super::{Playbook, Step};

/// What another version of a playbook changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes<'a> {
    /// Steps that come in.
    pub added: Vec<&'a Step>,
    /// Steps that go.
    pub removed: Vec<&'a Step>,
    /// Steps that say, ask or require something else, as they will be, with what differs.
    pub changed: Vec<(&'a Step, Vec<StepPart>)>,
    /// Blocks whose condition differs, by name.
    pub conditions: Vec<&'a str>,
}

/// A part of a step that can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepPart {
    /// What to do, or why.
    Words,
    /// Whose step it is.
    Role,
    /// What prescribes it.
    PrescribedBy,
    /// When it applies, or what it waits for.
    Condition,
    /// What it asks.
    Questions,
    /// Which clock it stops.
    Clock,
    /// Whether it must be done, may be done again, or is done for each system.
    Duty,
    /// Whom it offers to call or write to.
    Contacts,
}

impl StepPart {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Role => "role",
            Self::PrescribedBy => "prescribed_by",
            Self::Condition => "condition",
            Self::Questions => "questions",
            Self::Clock => "clock",
            Self::Duty => "duty",
            Self::Contacts => "contacts",
        }
    }
}

impl<'a> Changes<'a> {
    /// What `to` changes in `from`.
    pub fn between(from: &'a Playbook, to: &'a Playbook) -> Self {
        let added = to.steps().filter(|step| from.step(&step.id).is_none()).collect();
        let removed = from.steps().filter(|step| to.step(&step.id).is_none()).collect();
        let changed = to
            .steps()
            .filter_map(|step| {
                let parts = differing(from.step(&step.id)?, step);
                (!parts.is_empty()).then_some((step, parts))
            })
            .collect();
        let conditions = to
            .parts
            .iter()
            .filter(|part| {
                from.parts.iter().find(|have| have.block == part.block).is_some_and(|have| have.when != part.when)
            })
            .map(|part| part.block.as_str())
            .collect();
        Self { added, removed, changed, conditions }
    }

    /// Whether nothing differs that a checklist would show.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty() && self.conditions.is_empty()
    }
}

fn differing(from: &Step, to: &Step) -> Vec<StepPart> {
    let parts = [
        (StepPart::Words, from.title != to.title || from.why != to.why),
        (StepPart::Role, from.role != to.role || from.or_roles != to.or_roles),
        (StepPart::PrescribedBy, from.prescribed_by != to.prescribed_by),
        (StepPart::Condition, from.when != to.when || from.after != to.after),
        (StepPart::Questions, (&from.ask, &from.inputs, from.note) != (&to.ask, &to.inputs, to.note)),
        (StepPart::Clock, from.clock != to.clock),
        (StepPart::Duty, (from.required, from.repeat, from.per_system) != (to.required, to.repeat, to.per_system)),
        (StepPart::Contacts, from.contacts != to.contacts || from.message != to.message),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}
