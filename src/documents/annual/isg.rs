//! The group's year: meetings that were held (P24, P25), and when it was convened at once (P13).

use jiff::Timestamp;

use super::follow_up::counts;
use super::{Span, count};
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value};
use crate::domain::Incident;
use crate::domain::incident::IncidentKind;
use crate::domain::meeting::Presence;
use crate::domain::playbook::Answer;
use crate::tr;

/// Meetings that were held, with how many seats were filled.
pub(super) fn held(making: &Making<'_>, span: Span) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("held_at", tr!(text, "doc-review-held")),
        ("sort", tr!(text, "doc-meeting-sort")),
        ("present", tr!(text, "doc-present")),
        ("quorate", tr!(text, "doc-quorate")),
        ("incidents", tr!(text, "doc-own-incidents")),
        ("agreed", tr!(text, "doc-agreed")),
    ];
    let mut rows: Vec<(Timestamp, Vec<Value>)> = Vec::new();
    for meeting in desk.meetings() {
        let Some(held) = meeting.held.as_ref().filter(|held| span.holds(held.at)) else { continue };
        let present = held.seats.iter().map(|seat| &seat.presence).filter(|it| Presence::is_there(it)).count();
        let quorate = if present >= held.quorum { Answer::Yes } else { Answer::No };
        let agenda = desk.agenda(meeting, now);
        let own = agenda.own.iter().filter(|item| item.kind != IncidentKind::RuleViolation).count();
        let row = vec![
            Value::Time(held.at),
            Value::Code(meeting.sort().key(), text.meeting_sort(meeting.sort())),
            count(present),
            Value::Code(quorate.key(), text.answer(quorate)),
            count(own),
            count(meeting.agreed().filter(|noted| counts(making, noted.what.topic)).count()),
        ];
        rows.push((held.at, row));
    }
    rows.sort_by_key(|(at, _)| *at);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Section::new("held_meetings", tr!(text, "doc-held-meetings"), Body::Table(columns, rows))
}

/// When the group was convened at once, and when it met.
pub(super) fn convened(making: &Making<'_>, span: Span, incidents: &[&Incident]) -> Section {
    let text = making.text;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("convened_at", tr!(text, "doc-convened")),
        ("met_at", tr!(text, "doc-met")),
    ];
    let mut rows: Vec<(Timestamp, Vec<Value>)> = Vec::new();
    for incident in incidents.iter().filter(|incident| incident.kind != IncidentKind::RuleViolation) {
        let call_out = &incident.decisions.call_out;
        let Some(convened) = call_out.convened_at.filter(|at| span.holds(*at)) else { continue };
        let number = Value::Text(incident.number.to_string());
        rows.push((convened, vec![number, Value::Time(convened), Value::time(call_out.met_at)]));
    }
    rows.sort_by_key(|(at, _)| *at);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Section::new("meetings", tr!(text, "doc-convened-at-once"), Body::Table(columns, rows))
}
