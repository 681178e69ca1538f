//! What the answers to a step say of the incident itself: recorded with the tick, so that it is answered once and told to
//! everyone. The newest counts: a fact that somebody sets by hand afterwards stands, until the step is done anew.
//!
//! The inputs are known by name, as the built-in playbooks have them.

use super::incident;
use crate::domain::clean::CleanText;
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::{Amendment, Fact};
use crate::domain::incident::Incident;
use crate::domain::message::{self, LINES, MessageEvent, PEOPLE, RECORDS, Sheet, SheetEntry, SheetKey, SheetValue};
use crate::domain::playbook::InputValue;

/// The facts that a tick records beside itself; what is said already is not said again.
pub(super) fn recorded(desk: &Desk, incident: &Incident, tick: &StepTick, context: &Context) -> Vec<Fact> {
    let given = |name: &str| tick.inputs.iter().find(|(key, _)| key.as_str() == name).map(|(_, value)| value);
    let number = |name: &str| match given(name) {
        Some(InputValue::Number(number)) => u32::try_from(*number).ok(),
        _ => None,
    };
    let (people, records) = (number(PEOPLE), number(RECORDS));
    let counted = Amendment { people, ..Amendment::default() };
    let mut facts = incident::amend(desk, incident.id, counted, context).unwrap_or_default();

    let sheet = Sheet::of(desk, incident, context.now);
    let told_by = tick.by.as_ref().map(|by| CleanText::title(desk.person_name(by)));
    let mut set = |key, said| {
        let entry = SheetEntry::Known { said, source: told_by.clone() };
        facts.push(Fact::Message { incident: incident.id, event: MessageEvent::FactSet { key, entry } });
    };
    for (name, key) in LINES {
        let Some(InputValue::Text(words)) = given(name) else { continue };
        // The form shows it in one line: what only was broken otherwise is the same.
        let have = match sheet.value(key) {
            Some(SheetValue::Text(have)) => Some(CleanText::title(have.as_str())),
            _ => None,
        };
        if have.as_ref() != Some(words) {
            set(key, SheetValue::Text(words.clone()));
        }
    }
    // Where nobody has written it by hand, the sheet counts by itself.
    if (people.is_some() || records.is_some()) && incident.messages.sheet.contains_key(&SheetKey::People) {
        let people = people.or(incident.people);
        let counts = SheetValue::Counts { people, records: records.or_else(|| message::records(incident)) };
        if sheet.value(SheetKey::People) != Some(&counts) {
            set(SheetKey::People, counts);
        }
    }
    facts
}
