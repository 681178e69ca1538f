//! What the desk knows of a line of the fact sheet by itself, before anybody has entered anything: what was said of the
//! incident in its steps and its follow-up is not asked a second time.

use jiff::Timestamp;

use super::sheet::{Sheet, SheetKey, SheetLine, SheetValue, Source};
use crate::domain::authority;
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::incident::{Incident, Reach};
use crate::domain::playbook::{Answer, InputKey, InputValue};
use crate::domain::register::Role;

/// The inputs of a step that say what the fact sheet or the incident says too, by the names that the built-in playbooks give
/// them: how many people, how many records.
pub(in crate::domain) const PEOPLE: &str = "people";
pub(in crate::domain) const RECORDS: &str = "data-records";
/// Those that are a line of the sheet: which data, likely consequences.
pub(in crate::domain) const LINES: [(&str, SheetKey); 2] =
    [("categories", SheetKey::Data), ("consequences", SheetKey::Consequences)];

/// What the desk knows of a line by itself.
pub(super) fn known(desk: &Desk, incident: &Incident, key: SheetKey, now: Timestamp) -> SheetLine {
    let said = |value, source, at| SheetLine::Known { value, source, at };
    let registered = incident.times.registered;
    let person = |role| {
        let roster = desk.register().roster();
        let day = calendar::local(now).date();
        let id =
            authority::holders_of(desk.register().into(), roster, &incident.systems, role, day).into_iter().next()?;
        roster.people.get(&id)
    };
    match key {
        SheetKey::What => said(SheetValue::Text(incident.title.clone()), Source::Incident, registered),
        SheetKey::Systems if !incident.systems.is_empty() => {
            let names = incident.systems.iter().map(|id| CleanText::title(desk.system_name(id))).collect();
            said(SheetValue::Names(names), Source::Register, registered)
        }
        SheetKey::Since => {
            let outage = incident.outage.and_then(|id| desk.outage(id));
            let outage = outage.filter(|outage| outage.since() < incident.times.discovered);
            match (incident.times.began, outage) {
                (Some(began), _) => said(SheetValue::Time(began), Source::Incident, registered),
                (None, Some(outage)) => said(SheetValue::Time(outage.since()), Source::Outage, outage.seen_at),
                (None, None) => SheetLine::Unsaid,
            }
        }
        // Nobody has said how many.
        SheetKey::Affected if incident.reach == Reach::Unknown => SheetLine::Unsaid,
        SheetKey::Affected => said(SheetValue::Reach(incident.reach), Source::Incident, registered),
        SheetKey::DpoContact => match person(Role::Dpo) {
            Some(dpo) => {
                let ways = std::iter::once(&dpo.name).chain(dpo.phone.first()).chain(Some(&dpo.email));
                let ways: Vec<CleanText> = ways.filter(|way| !way.is_empty()).cloned().collect();
                said(SheetValue::Names(ways), Source::Register, registered)
            }
            None => SheetLine::Unsaid,
        },
        SheetKey::Spokesperson => match person(Role::TopSecurityOfficer) {
            Some(officer) => said(SheetValue::Text(officer.name.clone()), Source::Register, registered),
            None => SheetLine::Unsaid,
        },
        SheetKey::Cause => match &incident.follow_up.cause {
            Some(found) => said(SheetValue::Text(found.value.text.clone()), Source::Incident, found.at),
            None => SheetLine::Unsaid,
        },
        SheetKey::Doing => doing(incident),
        SheetKey::People => match (incident.people, records(incident)) {
            (None, None) => SheetLine::Unsaid,
            (people, records) => said(SheetValue::Counts { people, records }, Source::Incident, registered),
        },
        SheetKey::Cpr => answer(incident.cpr_numbers, registered),
        SheetKey::Protected => answer(incident.protected_address, registered),
        SheetKey::Service
        | SheetKey::Systems
        | SheetKey::Workaround
        | SheetKey::Alternative
        | SheetKey::NextUpdate
        | SheetKey::Contact
        | SheetKey::Restored
        | SheetKey::Data
        | SheetKey::Consequences
        | SheetKey::Advice
        | SheetKey::Delay => SheetLine::Unsaid,
    }
}

/// What was answered; that it is not known is no answer.
fn answer(given: Option<Answer>, at: Timestamp) -> SheetLine {
    match given.filter(|answer| *answer != Answer::Unknown) {
        Some(answer) => SheetLine::Known { value: SheetValue::Answer(answer), source: Source::Incident, at },
        None => SheetLine::Unsaid,
    }
}

/// What is done about it: what the two who decided said is to be done, and the corrective actions agreed since.
fn doing(incident: &Incident) -> SheetLine {
    let outcome = incident.decisions.outcome.as_ref();
    let words = outcome.into_iter().flat_map(|outcome| outcome.words);
    let decided = words.filter_map(|place| incident.decisions.words.get(place)).map(|word| (&word.action, word.at));
    let agreed = incident.follow_up.actions.values().filter(|action| action.dropped.is_none());
    let agreed = agreed.map(|action| (&action.plan.text, action.agreed.at));
    let mut said: Vec<String> = Vec::new();
    let mut newest = None;
    for (text, at) in decided.chain(agreed) {
        let words = text.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.trim_end_matches('.').to_owned();
        if !words.is_empty() && !said.contains(&words) {
            said.push(words);
            newest = newest.max(Some(at));
        }
    }
    match newest {
        Some(at) => SheetLine::Known {
            value: SheetValue::Text(CleanText::body(&said.join("; "))),
            source: Source::Incident,
            at,
        },
        None => SheetLine::Unsaid,
    }
}

/// How many records a step counted.
pub(in crate::domain) fn records(incident: &Incident) -> Option<u32> {
    let counted = incident.inputs.iter().find(|(key, _)| key.as_str() == RECORDS).map(|(_, value)| value);
    if let Some(InputValue::Number(counted)) = counted { u32::try_from(*counted).ok() } else { None }
}

/// What is known as an answer to the input `key`, wherever it was said last: a step that asks it again begins with that.
pub fn known_input(desk: &Desk, incident: &Incident, key: &InputKey, now: Timestamp) -> Option<InputValue> {
    let given = || incident.inputs.get(key).cloned();
    if key.as_str() == PEOPLE {
        return incident.people.map(|people| InputValue::Number(people.into())).or_else(given);
    }
    let line = LINES.into_iter().find(|(name, _)| *name == key.as_str()).map(|(_, line)| line);
    let Some(line) = line else { return given() };
    match Sheet::of(desk, incident, now).value(line) {
        Some(SheetValue::Text(words)) => Some(InputValue::Text(CleanText::title(words.as_str()))),
        _ => given(),
    }
}
