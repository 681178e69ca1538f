//! The call to the Information Security Group: why now, when and where, who is called, and the brief.

use super::Making;
use super::brief;
use super::model::{Body, Section, Value, field};
use super::parts;
use crate::domain::decision::IsgChoice;
use crate::domain::{CleanText, Incident};
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let mut sections = vec![why(making, incident), meeting(making, incident), called(making, incident)];
    // The rules are said above, as the reason to meet.
    sections.extend(brief::sections(making, incident));
    sections
}

/// Why the group meets now: the rules that fired, and the reasons that the deciders gave.
fn why(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let severity = desk.severity(incident);
    let rules = desk.proposal(incident).reasons;
    let rules = rules.iter().map(|rule| Value::Text(text.severity_rule(*rule))).collect();
    let reasons = incident.decisions.outcome.iter().filter(|outcome| outcome.isg == IsgChoice::Convene);
    let reasons = reasons.flat_map(|outcome| outcome.words).filter_map(|place| incident.decisions.words.get(place));
    let reasons = reasons.map(|word| Value::Text(format!("{}: {}", text.person(desk, &word.person), word.reason)));
    let fields = vec![
        field("severity", tr!(text, "doc-level"), Value::Code(severity.key(), text.severity(severity))),
        field("rules", tr!(text, "doc-rules"), Value::Many(rules)),
        field("reasons", tr!(text, "doc-deciders-reasons"), Value::Said(reasons.collect())),
    ];
    Section::new("why", tr!(text, "doc-why-now"), Body::Fields(fields))
}

/// When and where.
fn meeting(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let call_out = &incident.decisions.call_out;
    let chair = call_out.chair.as_ref().map(|(person, _)| person).or_else(|| desk.isg_chair(now));
    let place = incident.meeting_place().map_or("", CleanText::as_str);
    let fields = vec![
        field("convened_at", tr!(text, "doc-convened"), Value::time(call_out.convened_at)),
        field("met_at", tr!(text, "doc-met"), Value::time(call_out.met_at)),
        field("where", tr!(text, "doc-where"), Value::text(place)),
        field("chair", tr!(text, "doc-chair"), parts::person(making, chair)),
        field(
            "quorum",
            tr!(text, "doc-quorum"),
            Value::Number(u64::try_from(desk.isg_quorum(now)).unwrap_or(u64::MAX)),
        ),
    ];
    let section = Section::new("meeting", tr!(text, "doc-when-where"), Body::Fields(fields));
    if call_out.convened_at.is_none() { section.noted(tr!(text, "doc-not-convened")) } else { section }
}

/// Every seat with whoever holds it or stands in (P11).
fn called(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("role", tr!(text, "doc-role")),
        ("person", tr!(text, "doc-person")),
        ("stands_in", tr!(text, "doc-stands-in")),
        ("phone", tr!(text, "doc-phone")),
        ("state", tr!(text, "doc-state")),
    ];
    let call_out = desk.isg_call_out(incident);
    let mut rows = Vec::new();
    for seat in desk.isg_seats(now) {
        let role = || Value::Code(seat.role.key(), text.role(seat.role));
        if seat.people.is_empty() {
            rows.push(vec![role(), Value::Unknown(None), Value::Nothing, Value::Nothing, Value::Nothing]);
        }
        for (place, id) in seat.people.iter().enumerate() {
            let person = desk.register().roster().people.get(id);
            let phone = person.and_then(|person| person.phone.first()).map_or("", |phone| phone.as_str());
            let call = call_out.calls.get(id);
            let deputy = if place == 0 { Value::Nothing } else { Value::Code("yes", tr!(text, "answer-yes")) };
            rows.push(vec![
                role(),
                parts::person(making, Some(id)),
                deputy,
                Value::text(phone),
                call.map_or_else(
                    || Value::Code("not_called", tr!(text, "doc-not-called")),
                    |call| Value::Code(call.state.key(), text.call_state(call.state, now)),
                ),
            ]);
        }
    }
    Section::new("called", tr!(text, "doc-who-is-called"), Body::Table(columns, rows))
}
