//! The handover: what the next one on call must know. Open incidents, what is next in each, what was promised, clocks, calls.

use super::Making;
use super::model::{Body, Section, Value, field};
use super::parts;
use crate::domain::clock::Clock;
use crate::domain::message::{Sheet, SheetKey, SheetLine};
use crate::domain::register::Role;
use crate::domain::{Incident, calendar};
use crate::tr;

pub(super) fn sections(making: &Making<'_>, open: &[&Incident]) -> Vec<Section> {
    vec![
        on_call(making),
        incidents(making, open),
        parts::unhandled_outages(making),
        promises(making, open),
        clocks(making, open),
        calls(making, open),
        parts::outages(making),
    ]
}

/// Who is on call, in call order.
fn on_call(making: &Making<'_>) -> Section {
    let text = making.text;
    let columns = vec![("person", tr!(text, "doc-person")), ("phone", tr!(text, "doc-phone"))];
    let day = calendar::local(making.now).date();
    let people = making.desk.register().roster().call_order(Role::ItOnCall, day);
    let rows = people.into_iter().map(|person| {
        let phone = person.phone.iter().map(|phone| Value::text(phone.as_str())).collect();
        vec![Value::text(person.name.as_str()), Value::Said(phone)]
    });
    Section::new("on_call", tr!(text, "doc-on-call"), Body::Table(columns, rows.collect()))
}

/// The open incidents, in the order they are handed in: the worst first.
fn incidents(making: &Making<'_>, open: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let items = open.iter().map(|incident| {
        let list = desk.checklist(incident);
        let next = list.as_ref().and_then(|list| list.next());
        let severity = desk.severity(incident);
        let urgent = desk.most_urgent(incident);
        vec![
            field("id", tr!(text, "doc-incident"), Value::Text(incident.number.to_string())),
            field("title", tr!(text, "doc-what"), Value::text(incident.title.as_str())),
            field("severity", tr!(text, "doc-level"), Value::Code(severity.key(), text.severity(severity))),
            field("handler", tr!(text, "doc-handler"), parts::person(making, incident.handler.as_ref())),
            field(
                "next_step",
                tr!(text, "doc-next-step"),
                next.map_or(Value::Nothing, |step| Value::text(text.pick(&step.step.title))),
            ),
            field(
                "next_role",
                tr!(text, "doc-next-role"),
                next.map_or(Value::Nothing, |step| Value::Code(step.step.role.key(), text.role(step.step.role))),
            ),
            field(
                "urgent_clock",
                tr!(text, "doc-urgent-clock"),
                urgent.map_or(Value::Nothing, |clock| Value::Code(clock.id.key(), text.clock_line(&clock, now))),
            ),
            field("decided", tr!(text, "doc-decision"), parts::decision_state(making, incident)),
        ]
    });
    Section::new("incidents", tr!(text, "doc-open-incidents"), Body::Items(items.collect()))
}

/// What was promised, to be kept by whoever takes over.
fn promises(making: &Making<'_>, open: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("due_at", tr!(text, "doc-due")),
        ("what", tr!(text, "doc-promised")),
    ];
    let mut rows: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for incident in open {
        let mut add = |at: Option<jiff::Timestamp>, what: String| {
            let number = Value::Text(incident.number.to_string());
            rows.push((at.unwrap_or(now), vec![number, Value::time(at), Value::Text(what)]));
        };
        let told = incident.messages.last_update().and_then(|(_, promised)| promised);
        if let Some(at) = incident.promised.or(told) {
            add(Some(at), tr!(text, "doc-promise-update"));
        }
        if incident.messages.owes_mail_to_dpo().is_some() {
            add(None, tr!(text, "message-owes-mail"));
        }
        if let Some(at) = incident.decisions.review_at() {
            add(Some(at), tr!(text, "doc-promise-review"));
        }
        let sheet = Sheet::of(desk, incident, now);
        for key in SheetKey::ALL {
            if let SheetLine::Unknown { who: Some(who), when, .. } = sheet.line(key) {
                add(
                    *when,
                    tr!(text, "doc-promise-fact", who = who.as_str(), fact = text.sheet_label(sheet.matter(), key)),
                );
            }
        }
    }
    rows.sort_by_key(|(at, _)| *at);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Section::new("promises", tr!(text, "doc-promises"), Body::Table(columns, rows))
}

/// Every clock that runs, the most urgent first.
fn clocks(making: &Making<'_>, open: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("clock", tr!(text, "doc-clock")),
        ("due_at", tr!(text, "doc-due")),
        ("state", tr!(text, "doc-state")),
    ];
    let mut running: Vec<(&Incident, Clock)> = open
        .iter()
        .flat_map(|incident| desk.clocks(incident).into_iter().map(move |clock| (*incident, clock)))
        .filter(|(_, clock)| clock.stopped_at.is_none())
        .collect();
    running.sort_by_key(|(incident, clock)| (clock.due_at, incident.number));
    let rows = running.into_iter().map(|(incident, clock)| {
        vec![
            Value::Text(incident.number.to_string()),
            Value::Code(clock.id.key(), text.clock_name(clock.id)),
            Value::Time(clock.due_at),
            Value::Code(clock.state(now).key(), text.clock_phrase(&clock, now)),
        ]
    });
    Section::new("clocks", tr!(text, "doc-clocks-running"), Body::Table(columns, rows.collect()))
}

/// Who was called, and what came of it.
fn calls(making: &Making<'_>, open: &[&Incident]) -> Section {
    let text = making.text;
    let mut columns = vec![("incident", tr!(text, "doc-incident"))];
    let mut rows = Vec::new();
    for incident in open {
        let Body::Table(own, calls) = parts::attempts(making, incident).body else { continue };
        if columns.len() == 1 {
            columns.extend(own);
        }
        let number = || Value::Text(incident.number.to_string());
        rows.extend(calls.into_iter().map(|row| std::iter::once(number()).chain(row).collect()));
    }
    Section::new("calls", tr!(text, "doc-calls"), Body::Table(columns, rows))
}
