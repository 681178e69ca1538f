//! What was done, or is to be done, against a breach, as it is told outside the house: measures, without who of our staff
//! carried them out and without the rest of the checklist (GDPR art. 33(3)(d)).

use super::handling::answered;
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value};
use crate::domain::Incident;
use crate::domain::incident::Ticked;
use crate::tr;

/// The steps of the built-in playbooks that are measures against a breach: to contain it, to mend it, to tell those whom it
/// may harm. This is the one place that says so; every other step, and any that a municipality adds by a name of its own, is
/// our own way of working and stays in the house.
pub const MEASURES: [&str; 13] = [
    // Contain.
    "security.contain",
    "security.protect-backups",
    "security.preserve",
    "security.credentials",
    "supplier.cut-access",
    // Mend.
    "security.eradicate",
    "security.recover",
    "security.integrity",
    "availability.restored",
    // Tell.
    "security.tell-connected",
    "inform.inform-affected",
    "personal-data.data-subjects",
    "personal-data.processor-chain",
];

/// The measures taken, in the order they were. Notes are our own and may name anybody: what a step asks is what is told.
pub(in crate::documents) fn taken(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns =
        vec![("at", tr!(text, "doc-at")), ("measure", tr!(text, "doc-measure")), ("said", tr!(text, "doc-said-of-it"))];
    let list = desk.checklist(incident);
    let mut taken: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for step in list.iter().flat_map(|list| &list.steps) {
        let Some(outcome) = step.outcome().filter(|outcome| outcome.how == Ticked::Done) else { continue };
        if !MEASURES.contains(&step.step.id.as_str()) {
            continue;
        }
        let said = answered(making, incident, step).into_iter().map(Value::text).collect();
        taken.push((
            outcome.at,
            vec![Value::Time(outcome.at), Value::text(text.pick(&step.step.title)), Value::Said(said)],
        ));
    }
    taken.sort_by_key(|(at, _)| *at);
    let rows = taken.into_iter().map(|(_, row)| row).collect();
    let section = Section::new("done", tr!(text, "doc-measures-taken"), Body::Table(columns, rows));
    section.noted(tr!(text, "doc-measures-note"))
}

/// The corrective actions that are agreed, by when, and how far each has come (P19).
pub(in crate::documents) fn planned(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { text, now, .. } = *making;
    let columns =
        vec![("text", tr!(text, "doc-measure")), ("due", tr!(text, "doc-due-day")), ("state", tr!(text, "doc-state"))];
    let agreed = incident.follow_up.actions.values().filter(|action| action.dropped.is_none());
    let rows = agreed.map(|action| {
        let state = action.state(now);
        vec![
            Value::text(action.plan.text.as_str()),
            Value::Day(action.plan.due),
            Value::Code(state.key(), text.action_state(state)),
        ]
    });
    Section::new("planned", tr!(text, "doc-measures-planned"), Body::Table(columns, rows.collect()))
}
