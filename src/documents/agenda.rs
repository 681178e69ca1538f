//! The agenda of a meeting: what it goes through, item by item, as everything stands (P24, P31). The minutes are built on
//! the same items.

use super::Making;
use super::model::{Body, Field, Section, Value, field};
use super::parts;
use crate::domain::follow_up::Worked;
use crate::domain::meeting::{Agenda, GapItem, IncidentItem, Meeting, OwnItem, Topic};
use crate::tr;

/// What is said to a topic; nothing on an agenda.
pub(super) type Said<'a> = dyn Fn(Topic) -> Vec<Field> + 'a;

pub(super) fn sections(making: &Making<'_>, meeting: &Meeting) -> Vec<Section> {
    let agenda = making.desk.agenda(meeting, making.now);
    let head = Section::new("meeting", tr!(making.text, "doc-meeting"), called(making, meeting, &agenda));
    let mut sections = vec![match for_few(making, &agenda) {
        Some(note) => head.noted(note),
        None => head,
    }];
    sections.extend(items(making, &agenda, &|_| Vec::new()));
    sections
}

/// That it names what only few may know of: then it is no paper for everybody (P39).
pub(super) fn for_few(making: &Making<'_>, agenda: &Agenda) -> Option<String> {
    let few = agenda.own.iter().chain(&agenda.list).any(|item| item.title.is_none());
    few.then(|| tr!(making.text, "doc-for-few"))
}

/// What members are called to.
pub(super) fn called(making: &Making<'_>, meeting: &Meeting, agenda: &Agenda) -> Body {
    let Making { desk, text, now, .. } = *making;
    let place = meeting.invitation.as_ref().map_or(Value::Unknown(None), |it| Value::text(it.place.as_str()));
    let mut fields = vec![
        field(
            "sort",
            tr!(text, "doc-meeting-sort"),
            Value::Code(meeting.sort().key(), text.meeting_sort(meeting.sort())),
        ),
        field("state", tr!(text, "doc-state"), Value::Code(meeting.state_key(), text.meeting_state(meeting))),
        field("at", tr!(text, "doc-at"), Value::time(meeting.at())),
        field("place", tr!(text, "doc-place"), place),
        field("chair", tr!(text, "doc-chair"), parts::person(making, desk.chair_of(meeting, now))),
    ];
    if let Some(usual) = desk.chair_instead_of(meeting, now) {
        fields.push(field("chair_instead_of", tr!(text, "doc-chair-instead-of"), parts::person(making, Some(usual))));
    }
    if let Some(incident) = meeting.incident().and_then(|id| desk.summary(id)) {
        fields.push(field("called_for", tr!(text, "doc-incident"), Value::Text(incident.number.to_string())));
    }
    if let Some(reason) = &meeting.cancelled {
        fields.push(field("cancelled", tr!(text, "doc-cancelled-why"), Value::words_if(reason.as_str())));
    }
    if let Some(since) = agenda.since {
        fields.push(field("since", tr!(text, "doc-meeting-before"), Value::Time(since)));
    }
    Body::Fields(fields)
}

/// Every item in its order, with what is said to it. Items of one sort that follow each other share a section.
pub(super) fn items(making: &Making<'_>, agenda: &Agenda, said: &Said<'_>) -> Vec<Section> {
    let text = making.text;
    let mut sections: Vec<Section> = Vec::new();
    for (number, topic) in (1_u32..).zip(agenda.topics()) {
        let heading = || format!("{number} {}", text.topic(making.desk, agenda, topic));
        let below = said(topic);
        let (key, spoken, body) = match topic {
            Topic::Incident { incident } => {
                let Some(item) = agenda.incident(incident) else { continue };
                let fields = [own_incident(making, number, item), below].concat();
                add_item(&mut sections, "incidents", || tr!(text, "doc-own-incidents"), fields);
                continue;
            }
            Topic::Item { item } => {
                let Some(own) = agenda.items.iter().find(|own| own.item == item) else { continue };
                let fields = [own_item(making, number, own), below].concat();
                add_item(&mut sections, "items", || tr!(text, "doc-own-items"), fields);
                continue;
            }
            Topic::Incidents => ("list", "list_minutes", list(making, agenda)),
            Topic::Outages => ("outages", "outages_minutes", outages(making, agenda)),
            Topic::Actions => ("actions", "actions_minutes", actions(making, agenda)),
            Topic::Deviations => ("deviations", "deviations_minutes", deviations(making, agenda)),
            Topic::Gaps => ("register_gaps", "register_gaps_minutes", gaps(making, &agenda.gaps)),
            Topic::SpotChecks => ("spot_checks", "spot_checks_minutes", Body::Fields(Vec::new())),
            Topic::Other => ("other", "other_minutes", Body::Fields(Vec::new())),
        };
        let section = Section::new(key, heading(), body);
        sections.push(if below.is_empty() { section } else { section.with_below(spoken, below) });
    }
    sections
}

fn add_item(sections: &mut Vec<Section>, key: &'static str, heading: impl FnOnce() -> String, fields: Vec<Field>) {
    match sections.iter_mut().find(|section| section.key == key) {
        Some(Section { body: Body::Items(items), .. }) => items.push(fields),
        Some(_) | None => sections.push(Section::new(key, heading(), Body::Items(vec![fields]))),
    }
}

fn own_incident(making: &Making<'_>, number: u32, item: &IncidentItem) -> Vec<Field> {
    let text = making.text;
    let mut fields = vec![
        field("id", tr!(text, "doc-item", number = number), Value::Text(item.number.to_string())),
        field("title", tr!(text, "doc-what"), title(making, item)),
        field("severity", tr!(text, "doc-level"), Value::Code(item.severity.key(), text.severity(item.severity))),
        field("kind", tr!(text, "doc-kind"), Value::Code(item.kind.key(), text.kind(item.kind))),
        field("registered_at", tr!(text, "doc-registered"), Value::Time(item.registered_at)),
        field("closed_at", tr!(text, "doc-closed"), Value::time_if(item.closed_at)),
    ];
    let remarks = remarks(making, item);
    if remarks != Value::Nothing {
        fields.push(field("remarks", tr!(text, "doc-remark"), remarks));
    }
    fields
}

fn title(making: &Making<'_>, item: &IncidentItem) -> Value {
    let words = item.title.as_ref().map_or_else(|| tr!(making.text, "agenda-closed-item"), ToString::to_string);
    Value::text(words)
}

/// Why it is on the agenda, where it would not be by itself.
fn remarks(making: &Making<'_>, item: &IncidentItem) -> Value {
    let text = making.text;
    let put = item.put.then(|| Value::Code("put", tr!(text, "agenda-put")));
    let postponed = item.postponed.then(|| Value::Code("postponed", tr!(text, "words-postponed")));
    let all: Vec<Value> = put.into_iter().chain(postponed).collect();
    if all.is_empty() { Value::Nothing } else { Value::Many(all) }
}

fn own_item(making: &Making<'_>, number: u32, own: &OwnItem) -> Vec<Field> {
    let text = making.text;
    let mut fields = vec![field("title", tr!(text, "doc-item", number = number), Value::text(own.title.as_str()))];
    if !own.text.is_empty() {
        fields.push(field("text", tr!(text, "doc-what"), Value::text(own.text.as_str())));
    }
    fields.push(field("by", tr!(text, "doc-put-on-by"), parts::person(making, own.by.as_ref())));
    fields
}

fn list(making: &Making<'_>, agenda: &Agenda) -> Body {
    let text = making.text;
    let columns = vec![
        ("id", tr!(text, "doc-incident")),
        ("title", tr!(text, "doc-what")),
        ("severity", tr!(text, "doc-level")),
        ("kind", tr!(text, "doc-kind")),
        ("registered_at", tr!(text, "doc-registered")),
        ("closed_at", tr!(text, "doc-closed")),
        ("remarks", tr!(text, "doc-remark")),
    ];
    let rows = agenda.list.iter().map(|item| {
        vec![
            Value::Text(item.number.to_string()),
            title(making, item),
            Value::Code(item.severity.key(), text.severity(item.severity)),
            Value::Code(item.kind.key(), text.kind(item.kind)),
            Value::Time(item.registered_at),
            Value::time_if(item.closed_at),
            remarks(making, item),
        ]
    });
    Body::Table(columns, rows.collect())
}

/// What suppliers said was down of registered systems, that nobody registered an incident for (P21).
fn outages(making: &Making<'_>, agenda: &Agenda) -> Body {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("since", tr!(text, "doc-since")),
        ("ended_at", tr!(text, "doc-to")),
        ("title", tr!(text, "doc-what")),
        ("state", tr!(text, "doc-state")),
        ("systems", tr!(text, "doc-systems")),
    ];
    let rows = agenda.outages.iter().map(|item| {
        let systems = item.systems.iter().map(|id| Value::text(desk.system_name(id)));
        vec![
            Value::Time(item.since),
            Value::time_if(item.ended_at),
            Value::text(item.title.as_str()),
            Value::Code(item.state.key(), text.service_state(item.state)),
            Value::Many(systems.collect()),
        ]
    });
    Body::Table(columns, rows.collect())
}

fn actions(making: &Making<'_>, agenda: &Agenda) -> Body {
    let text = making.text;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("text", tr!(text, "doc-corrective-action")),
        ("owner", tr!(text, "doc-action-owner")),
        ("due", tr!(text, "doc-due-day")),
        ("state", tr!(text, "doc-state")),
        ("effect", tr!(text, "doc-effect")),
    ];
    let rows = agenda.actions.iter().map(|action| {
        let owner = match &action.owner {
            None if !action.supplier.is_empty() => {
                Value::Text(tr!(text, "owner-supplier", name = action.supplier.as_str()))
            }
            owner => parts::person(making, owner.as_ref()),
        };
        let effect = |worked: Worked| Value::Code(worked.key(), text.worked(worked));
        vec![
            action.number.map_or(Value::Nothing, |number| Value::Text(number.to_string())),
            for_all(making, action.text.as_str()),
            owner,
            action.due.map_or(Value::Unknown(None), Value::Day),
            Value::Code(action.standing.key(), text.action_standing(action.standing)),
            action.effect.map_or(Value::Nothing, effect),
        ]
    });
    Body::Table(columns, rows.collect())
}

/// Words, or what stands in their place where few know them.
fn for_all(making: &Making<'_>, words: &str) -> Value {
    if words.is_empty() { Value::Text(tr!(making.text, "agenda-closed-item")) } else { Value::text(words) }
}

fn deviations(making: &Making<'_>, agenda: &Agenda) -> Body {
    let text = making.text;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("safeguard", tr!(text, "doc-safeguard")),
        ("lapse", tr!(text, "doc-deviation")),
        ("handler", tr!(text, "doc-handler")),
        ("mitigation", tr!(text, "doc-mitigation")),
    ];
    let rows = agenda.deviations.iter().map(|item| {
        vec![
            Value::Text(item.number.to_string()),
            for_all(making, item.text.as_str()),
            Value::Code(item.lapse.key(), text.lapse(item.lapse)),
            parts::person(making, item.handler.as_ref()),
            Value::words_if(item.mitigation.as_str()),
        ]
    });
    Body::Table(columns, rows.collect())
}

/// Gaps of the register by who is answerable (P05).
pub(super) fn gaps(making: &Making<'_>, gaps: &[GapItem]) -> Body {
    let text = making.text;
    let columns = vec![
        ("role", tr!(text, "doc-role")),
        ("answerable", tr!(text, "doc-answerable")),
        ("count", tr!(text, "doc-count")),
    ];
    let rows = gaps.iter().map(|item| {
        let who = item.answerable.iter().map(|id| parts::person(making, Some(id)));
        vec![
            Value::Code(item.role.key(), text.role(item.role)),
            Value::Many(who.collect()),
            Value::Number(u64::try_from(item.count).unwrap_or(u64::MAX)),
        ]
    });
    Body::Table(columns, rows.collect())
}
