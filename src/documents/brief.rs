//! The brief: one page for whoever decides. Facts, severity and why, clocks, what was done, who is affected, what is asked.

use super::Making;
use super::model::{Body, Section, Value};
use super::parts;
use crate::domain::Incident;
use crate::domain::decision::DecisionState;
use crate::domain::message::{Sheet, SheetKey};
use crate::tr;

/// Steps told at most: it is one page.
const DONE_MOST: usize = 6;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let mut facts = parts::facts(making, incident);
    if let Body::Fields(fields) = &mut facts.body {
        let sheet = Sheet::of(making.desk, incident, making.now);
        fields.retain(|field| field.key != "part_of" && field.key != "status");
        fields.push(parts::sheet_field(making, &sheet, SheetKey::Systems, "systems"));
        fields.push(parts::sheet_field(making, &sheet, SheetKey::Since, "since"));
        fields.push(parts::sheet_field(making, &sheet, SheetKey::Affected, "affected"));
        let mut cause = parts::sheet_field(making, &sheet, SheetKey::Cause, "cause");
        // What the follow-up found counts before what nobody has told anybody yet.
        if let (Value::Unknown(_), Some(stated)) = (&cause.value, &incident.follow_up.cause) {
            cause.value = Value::text(stated.value.text.as_str());
        }
        fields.push(cause);
        fields.push(parts::sheet_field(making, &sheet, SheetKey::Doing, "doing"));
        if let Body::Fields(data) = parts::personal_data(making, incident).body {
            fields.extend(data.into_iter().filter(|field| field.key == "personal_data"));
        }
        if let Body::Fields(impact) = parts::impact(making, incident).body {
            fields.extend(impact.into_iter().filter(|field| field.key != "reach"));
        }
    }
    // One page: of a group that was not convened, and of advice that was not given, there is nothing to say here.
    let convened = incident.decisions.call_out.convened_at.is_some();
    let isg = parts::isg(making, incident).into_iter().filter(|section| match &section.body {
        Body::Items(items) => !items.is_empty(),
        Body::Fields(_) | Body::List(_) | Body::Table(..) => convened,
    });
    let isg = isg.map(|mut section| {
        if let Body::Fields(fields) = &mut section.body {
            fields.retain(|field| field.value != Value::Nothing);
            for field in fields {
                // Who was there takes one line of the page.
                if let Value::Many(all) = &field.value {
                    let words = all
                        .iter()
                        .filter_map(|it| if let Value::Text(words) = it { Some(words.as_str()) } else { None });
                    field.value = Value::Text(words.collect::<Vec<_>>().join("; "));
                }
            }
        }
        section
    });
    let mut sections = vec![
        asked(making, incident),
        facts,
        parts::severity(making, incident),
        parts::clocks(making, incident, tr!(making.text, "doc-clocks-running"), |clock| clock.stopped_at.is_none()),
        parts::done(making, incident, DONE_MOST),
        parts::audiences(making, incident),
    ];
    let place = sections.iter().position(|section| section.key == "clocks").unwrap_or(sections.len());
    sections.splice(place..place, isg);
    sections
}

/// What is asked of the reader.
fn asked(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let mut asked = Vec::new();
    if let Some(at) = incident.closed_at() {
        asked.push(Value::Text(tr!(text, "doc-asked-closed", at = text.full_time(at))));
    }
    let decided = making.desk.decision(incident);
    match decided.state {
        DecisionState::Open | DecisionState::Disagree | DecisionState::Stale(_) if !incident.is_open() => {}
        DecisionState::Open => asked.push(Value::Text(tr!(text, "doc-asked-decide"))),
        DecisionState::Disagree => asked.push(Value::Text(tr!(text, "doc-asked-agree"))),
        DecisionState::Stale(_) => asked.push(Value::Text(tr!(text, "doc-asked-again"))),
        DecisionState::Decided(isg) => {
            asked.push(Value::Text(tr!(text, "doc-asked-decided", isg = text.isg_choice(isg))));
        }
    }
    let waiting = incident.messages.all.iter().filter(|message| {
        incident.is_open() && message.is_open() && !message.may_be_sent(making.desk.register(), making.now)
    });
    asked.extend(waiting.map(|message| {
        let audience = text.audience(message.audience);
        Value::Text(tr!(text, "doc-asked-approve", message = message.id.to_string(), audience = audience))
    }));
    let unconfirmed = incident.messages.all.iter().filter_map(|message| {
        let waits = text.to_be_confirmed(making.desk, message)?;
        let audience = text.audience(message.audience);
        let message = message.id.to_string();
        Some(Value::Text(tr!(text, "doc-asked-confirm", message = message, audience = audience, waits = waits)))
    });
    asked.extend(unconfirmed);
    let list = making.desk.checklist(incident).filter(|_| incident.is_open());
    if let Some(next) = list.as_ref().and_then(|list| list.next()) {
        asked.push(Value::Text(tr!(text, "doc-asked-next", step = text.pick(&next.step.title))));
    }
    Section::new("asked", tr!(text, "doc-asked"), Body::List(asked))
}
