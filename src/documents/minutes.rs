//! The minutes of a meeting: who was there, item by item the facts and what was said, what was agreed, the next meeting, and
//! what was corrected (P25). Until the meeting is held, as far as they are written.

use super::Making;
use super::agenda::{called, for_few, items};
use super::model::{Body, Field, Section, Value, field};
use super::parts;
use crate::domain::decision::Dissent;
use crate::domain::meeting::{Meeting, Minutes, Presence, Topic};
use crate::domain::{CleanText, IncidentNumber};
use crate::tr;

pub(super) fn sections(making: &Making<'_>, meeting: &Meeting) -> Vec<Section> {
    let minutes = making.desk.minutes(meeting, making.now);
    let mut sections = vec![held(making, meeting, &minutes), attendance(making, &minutes)];
    for mut section in items(making, &minutes.agenda, &|topic| said(making, &minutes, topic)) {
        if section.key == "spot_checks" {
            section.body = checks(making, &minutes);
        }
        sections.push(section);
    }
    sections.extend(also_treated(making, &minutes));
    sections.extend(advice(making, &minutes));
    sections.push(agreed(making, meeting, &minutes));
    sections.push(next(making, &minutes));
    sections.extend(corrections(making, &minutes));
    sections
}

fn held(making: &Making<'_>, meeting: &Meeting, minutes: &Minutes) -> Section {
    let text = making.text;
    let mut body = called(making, meeting, &minutes.agenda);
    if let Body::Fields(fields) = &mut body {
        fields.push(field("held_at", tr!(text, "doc-minutes-fixed"), Value::time(minutes.held_at)));
        if minutes.fixed_by.is_some() {
            let who = Value::Text(text.fixed_by(making.desk, minutes));
            fields.push(field("fixed_by", tr!(text, "doc-minutes-fixed-by"), who));
        }
        if !minutes.without_quorum.is_empty() {
            let reason = Value::text(minutes.without_quorum.as_str());
            fields.push(field("without_quorum", tr!(text, "doc-without-quorum"), reason));
        }
    }
    let section = Section::new("meeting", tr!(text, "doc-meeting"), body);
    let open = minutes.held_at.is_none().then(|| tr!(text, "doc-minutes-open"));
    let notes: Vec<String> = open.into_iter().chain(for_few(making, &minutes.agenda)).collect();
    if notes.is_empty() { section } else { section.noted(notes.join(" ")) }
}

fn attendance(making: &Making<'_>, minutes: &Minutes) -> Section {
    let Making { desk, text, .. } = *making;
    let mut columns = vec![
        ("role", tr!(text, "doc-role")),
        ("person", tr!(text, "doc-member")),
        ("presence", tr!(text, "doc-presence")),
        ("deputy", tr!(text, "doc-stands-in")),
    ];
    // A call-out knows when each of them came.
    let timed = minutes.seats.iter().any(|seat| seat.joined.is_some());
    if timed {
        columns.extend([("joined", tr!(text, "doc-joined")), ("left", tr!(text, "doc-left"))]);
    }
    let rows = minutes.seats.iter().map(|seat| {
        let (words, deputy) = match &seat.presence {
            Presence::ByDeputy { person } => (tr!(text, "doc-by-deputy"), parts::person(making, Some(person))),
            Presence::Present | Presence::Absent | Presence::NotReached | Presence::NotNoted | Presence::Guest => {
                (text.presence(desk, &seat.presence), Value::Nothing)
            }
        };
        let mut row = vec![
            seat.role.map_or(Value::Nothing, |role| Value::Code(role.key(), text.role(role))),
            seat.person.as_ref().map_or(Value::Nothing, |person| parts::person(making, Some(person))),
            Value::Code(seat.presence.key(), words),
            deputy,
        ];
        if timed {
            row.extend([Value::time_if(seat.joined), Value::time_if(seat.left)]);
        }
        row
    });
    let body = Body::Table(columns, rows.collect());
    Section::new("attendance", tr!(text, "doc-attendance"), body).noted(text.attendance(minutes))
}

/// What was said on a topic: that nothing was is said too.
fn said(making: &Making<'_>, minutes: &Minutes, topic: Topic) -> Vec<Field> {
    let text = making.text;
    let words: Vec<_> = minutes.on(topic).into_iter().flat_map(|treated| &treated.words).map(|it| &it.what).collect();
    let all = |of: fn(&crate::domain::meeting::Words) -> &CleanText| -> Vec<Value> {
        words.iter().map(|words| of(words)).filter(|it| !it.is_empty()).map(|it| Value::text(it.as_str())).collect()
    };
    let said = all(|words| &words.said);
    let said = if said.is_empty() { Value::Nothing } else { Value::Many(said) };
    let mut fields: Vec<Field> = joint_decision(making, minutes, topic).into_iter().collect();
    fields.extend(rulings(making, minutes, topic));
    fields.push(field("said", tr!(text, "doc-discussed"), said));
    let mut also = |key, label, values: Vec<Value>| {
        if !values.is_empty() {
            fields.push(field(key, label, Value::Many(values)));
        }
    };
    also("decided", tr!(text, "doc-decided"), all(|words| &words.decided));
    also("advice", tr!(text, "doc-advice"), all(|words| &words.advised));
    also("dissent", tr!(text, "doc-dissent"), words.iter().flat_map(|it| dissent(making, &it.dissent)).collect());
    let dpo = words.iter().filter_map(|words| words.dpo.as_ref()).map(|dpo| Value::text(dpo.as_str()));
    also("dpo", tr!(text, "doc-dpo-advice"), dpo.collect());
    let off = words.last().filter(|words| words.postponed);
    let off = off.map(|_| Value::Code("postponed", tr!(text, "words-postponed")));
    also("postponed", tr!(text, "doc-put-off"), off.into_iter().collect());
    fields
}

/// The joint decision that stands on the incident of `topic`, in the words of the two who took it (P16).
fn joint_decision(making: &Making<'_>, minutes: &Minutes, topic: Topic) -> Option<Field> {
    let Making { desk, text, .. } = *making;
    let own = minutes.decided.iter().filter(|word| topic == Topic::Incident { incident: word.incident });
    let words = own.map(|word| {
        Value::Text(tr!(
            text,
            "doc-decided-word",
            role = text.role(word.side.role()),
            who = text.person(desk, &word.person),
            isg = text.isg_choice(word.isg),
            action = word.action.as_str(),
            reason = word.reason.as_str(),
            how = text.how(word.how),
            at = text.full_time(word.at)
        ))
    });
    let words: Vec<Value> = words.collect();
    (!words.is_empty()).then(|| field("joint_decision", tr!(text, "doc-decision"), Value::Many(words)))
}

/// What else was decided of the incident of `topic`.
fn rulings(making: &Making<'_>, minutes: &Minutes, topic: Topic) -> Option<Field> {
    let Making { desk, text, now, .. } = *making;
    let own = minutes.rulings.iter().filter(|ruling| topic == Topic::Incident { incident: ruling.incident });
    let all: Vec<Value> = own.map(|ruling| Value::Text(text.ruling(desk, ruling, now))).collect();
    (!all.is_empty()).then(|| field("rulings", tr!(text, "doc-rulings"), Value::Many(all)))
}

fn dissent(making: &Making<'_>, all: &[Dissent]) -> Vec<Value> {
    let line = |it: &Dissent| Value::Text(format!("{}: {}", making.text.person(making.desk, &it.person), it.text));
    all.iter().map(line).collect()
}

/// What was spoken to without being an item of its own, as an incident of the list.
fn also_treated(making: &Making<'_>, minutes: &Minutes) -> Option<Section> {
    let Making { desk, text, .. } = *making;
    let topics = minutes.agenda.topics();
    let items = minutes.treated.iter().filter(|treated| !topics.contains(&treated.topic)).map(|treated| {
        let name = Value::text(text.topic(desk, &minutes.agenda, treated.topic));
        [vec![field("topic", tr!(text, "doc-item-of"), name)], said(making, minutes, treated.topic)].concat()
    });
    let items: Vec<Vec<Field>> = items.collect();
    (!items.is_empty()).then(|| Section::new("also_treated", tr!(text, "doc-also-treated"), Body::Items(items)))
}

/// Advice noted in the call-out that the meeting comes from (P12).
fn advice(making: &Making<'_>, minutes: &Minutes) -> Option<Section> {
    let text = making.text;
    let items = minutes.advice.iter().map(|(at, advice)| {
        vec![
            field("question", tr!(text, "doc-question"), Value::text(advice.question.as_str())),
            field("at", tr!(text, "doc-at"), Value::Time(*at)),
            field("advice", tr!(text, "doc-advice"), Value::text(advice.text.as_str())),
            field("dissent", tr!(text, "doc-dissent"), Value::Said(dissent(making, &advice.dissent))),
            field(
                "dpo",
                tr!(text, "doc-dpo-advice"),
                advice.dpo.as_ref().map_or(Value::Nothing, |dpo| Value::text(dpo.as_str())),
            ),
        ]
    });
    let items: Vec<Vec<Field>> = items.collect();
    (!items.is_empty()).then(|| Section::new("call_out_advice", tr!(text, "doc-call-out-advice"), Body::Items(items)))
}

/// Results of spot checks; a deviation has its cause and its plan (P36).
fn checks(making: &Making<'_>, minutes: &Minutes) -> Body {
    let rows = minutes.checks.iter().map(|noted| parts::spot_check(making, &noted.what));
    Body::Table(parts::spot_check_columns(making), rows.collect())
}

fn agreed(making: &Making<'_>, meeting: &Meeting, minutes: &Minutes) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("topic", tr!(text, "doc-item-of")),
        ("text", tr!(text, "doc-action")),
        ("owner", tr!(text, "doc-action-owner")),
        ("due", tr!(text, "doc-due-day")),
        ("follow_up", tr!(text, "doc-follow-up-as")),
        ("settled", tr!(text, "doc-settled")),
    ];
    let number = |topic: Topic| -> Option<IncidentNumber> {
        if let Topic::Incident { incident } = topic { Some(desk.summary(incident)?.number) } else { None }
    };
    let rows = minutes.treated.iter().flat_map(|treated| &treated.agreed).map(|noted| {
        let agreed = &noted.what;
        let became = number(agreed.topic).zip(agreed.became).map(|(number, id)| format!("{number} {id}"));
        let settled = meeting.settled(agreed.action);
        vec![
            Value::text(text.topic(desk, &minutes.agenda, agreed.topic)),
            Value::text(agreed.text.as_str()),
            parts::person(making, Some(&agreed.owner)),
            Value::Day(agreed.due),
            became.map_or(Value::Nothing, Value::Text),
            settled.map_or(Value::Nothing, |it| Value::text(it.what.as_str())),
        ]
    });
    Section::new("agreed", tr!(text, "doc-agreed"), Body::Table(columns, rows.collect()))
}

fn next(making: &Making<'_>, minutes: &Minutes) -> Section {
    let text = making.text;
    let place = minutes.next.as_ref().map_or(Value::Unknown(None), |(_, place)| Value::text(place.as_str()));
    let fields = vec![
        field("at", tr!(text, "doc-at"), Value::time(minutes.next.as_ref().map(|(at, _)| *at))),
        field("place", tr!(text, "doc-place"), place),
    ];
    Section::new("next", tr!(text, "doc-next-meeting"), Body::Fields(fields))
}

/// What stands beside fixed minutes: corrections, and how much came in too late to be part of them.
fn corrections(making: &Making<'_>, minutes: &Minutes) -> Option<Section> {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("at", tr!(text, "doc-at")),
        ("by", tr!(text, "doc-by")),
        ("topic", tr!(text, "doc-item-of")),
        ("text", tr!(text, "doc-correction")),
    ];
    let rows = minutes.corrections.iter().map(|noted| {
        let (topic, words) = &noted.what;
        vec![
            Value::Time(noted.at),
            parts::person(making, noted.by.as_ref()),
            topic.map_or(Value::Nothing, |topic| Value::text(text.topic(desk, &minutes.agenda, topic))),
            Value::text(words.as_str()),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    if rows.is_empty() && minutes.came_after == 0 {
        return None;
    }
    let section = Section::new("corrections", tr!(text, "doc-corrections"), Body::Table(columns, rows));
    Some(if minutes.came_after == 0 {
        section
    } else {
        let late = u64::try_from(minutes.came_after).unwrap_or(u64::MAX);
        let late = field("came_after", tr!(text, "doc-came-after"), Value::Number(late));
        section.with_below("late_notes", vec![late])
    })
}
