//! What the Information Security Group did about an incident: when it was convened, who was there, what it advised (P12, P13).

use super::person;
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::domain::Incident;
use crate::domain::decision::Advice;
use crate::domain::meeting::{Meeting, Presence, Topic};
use crate::tr;
use jiff::Timestamp;

/// When the group was convened, who came, and what it advised; nothing of it is left out where it did not meet.
pub(in crate::documents) fn isg(making: &Making<'_>, incident: &Incident) -> [Section; 2] {
    let Making { desk, text, now, .. } = *making;
    let call_out = &incident.decisions.call_out;
    let meeting = called_for(making, incident);
    let chair = meeting.and_then(|meeting| desk.chair_of(meeting, now));
    let chair = chair.or_else(|| call_out.chair.as_ref().map(|(person, _)| person));
    let there = attendance(making, incident, meeting);
    let fields = vec![
        field("convened_at", tr!(text, "doc-convened"), Value::time_if(call_out.convened_at)),
        field("met_at", tr!(text, "doc-met"), Value::time_if(call_out.met_at)),
        field("chair", tr!(text, "doc-chair"), chair.map_or(Value::Nothing, |chair| person(making, Some(chair)))),
        field(
            "attendance",
            tr!(text, "doc-attendance"),
            if there.is_empty() { Value::Nothing } else { Value::Many(there) },
        ),
    ];
    let facts = Section::new("isg", tr!(text, "doc-isg"), Body::Fields(fields));
    let facts = if call_out.convened_at.is_none() { facts.noted(tr!(text, "doc-isg-not-convened")) } else { facts };
    let items = advice(making, incident).into_iter().map(|(at, advice)| {
        let dissent = advice.dissent.iter();
        let dissent = dissent.map(|it| Value::Text(format!("{}: {}", text.person(desk, &it.person), it.text)));
        vec![
            field("question", tr!(text, "doc-question"), Value::text(advice.question.as_str())),
            field("at", tr!(text, "doc-at"), Value::Time(at)),
            field("advice", tr!(text, "doc-advice"), Value::words_if(advice.text.as_str())),
            field("dissent", tr!(text, "doc-dissent"), Value::Said(dissent.collect())),
            field(
                "dpo",
                tr!(text, "doc-dpo-advice"),
                advice.dpo.as_ref().map_or(Value::Nothing, |dpo| Value::text(dpo.as_str())),
            ),
        ]
    });
    [facts, Section::new("isg_advice", tr!(text, "doc-isg-advice"), Body::Items(items.collect()))]
}

/// The meeting that was called for the incident, the newest of them.
fn called_for<'a>(making: &Making<'a>, incident: &Incident) -> Option<&'a Meeting> {
    let own = making.desk.meetings().filter(|meeting| meeting.incident() == Some(incident.id));
    own.filter(|meeting| meeting.cancelled.is_none()).max_by_key(|meeting| meeting.at())
}

/// Who was there: seat by seat where a meeting was called, else by the calls.
fn attendance(making: &Making<'_>, incident: &Incident, meeting: Option<&Meeting>) -> Vec<Value> {
    let Making { desk, text, now, .. } = *making;
    let line = |who: String, words: String| Value::Text(format!("{who}: {words}"));
    if let Some(meeting) = meeting {
        let seats = desk.seats_at(meeting, now).into_iter().filter(|seat| seat.presence != Presence::NotNoted);
        let told = seats.map(|seat| {
            let who = seat.person.as_ref().map_or_else(String::new, |person| text.person(desk, person));
            let role = seat.role.map(|role| format!("{} ", text.role(role))).unwrap_or_default();
            line(format!("{role}{who}").trim().to_owned(), text.presence(desk, &seat.presence))
        });
        return told.collect();
    }
    let calls = incident.decisions.call_out.calls.iter();
    calls.map(|(id, call)| line(text.person(desk, id), text.call_state(call.state, now))).collect()
}

/// Advice on the incident: of its call-out, and of any meeting that spoke of it, in the order it was given.
fn advice(making: &Making<'_>, incident: &Incident) -> Vec<(Timestamp, Advice)> {
    let mut all = incident.decisions.call_out.advice.clone();
    let topic = Topic::Incident { incident: incident.id };
    for noted in making.desk.meetings().flat_map(Meeting::spoken) {
        let (on, words) = noted.what;
        if on == topic && !(words.advised.is_empty() && words.dpo.is_none()) {
            let (dissent, dpo) = (words.dissent.clone(), words.dpo.clone());
            all.push((
                noted.at,
                Advice { question: incident.title.clone(), text: words.advised.clone(), dissent, dpo },
            ));
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all
}
