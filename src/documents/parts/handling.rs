//! Sections about the handling: clocks, the joint decision, who was reached, what was done.

use super::actor;
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::domain::Incident;
use crate::domain::clock::{Clock, Standing};
use crate::domain::decision::{AttemptResult, DecisionState, Side};
use crate::domain::incident::{StepOutcome, Ticked};
use crate::domain::playbook::{Audience, ChecklistStep, StepState};
use crate::domain::register::Role;
use crate::tr;

/// Clocks, as many as are asked for.
pub(in crate::documents) fn clocks(
    making: &Making<'_>,
    incident: &Incident,
    heading: String,
    wanted: impl Fn(&Clock) -> bool,
) -> Section {
    let text = making.text;
    let columns = vec![
        ("clock", tr!(text, "doc-clock")),
        ("starts_at", tr!(text, "doc-starts")),
        ("due_at", tr!(text, "doc-due")),
        ("stopped_at", tr!(text, "doc-stopped")),
        ("state", tr!(text, "doc-state")),
        ("source", tr!(text, "doc-source")),
    ];
    let clocks = making.desk.clocks(incident);
    let rows = clocks.iter().filter(|clock| wanted(clock)).map(|clock| {
        let state = clock.state(making.now).key();
        vec![
            Value::Code(clock.id.key(), text.clock_name(clock.id)),
            Value::Time(clock.starts_at),
            Value::Time(clock.due_at),
            Value::time_if(clock.stopped_at),
            Value::Code(state, text.clock_phrase(clock, making.now)),
            Value::Text(text.clock_source(clock.id)),
        ]
    });
    let rows = rows.collect();
    let doubtful = clocks.iter().any(|clock| wanted(clock) && clock.standing == Standing::IfNotifiable);
    let section = Section::new("clocks", heading, Body::Table(columns, rows));
    if doubtful { section.noted(tr!(text, "doc-if-notifiable")) } else { section }
}

/// Where the joint decision stands, in a word or two (P16).
pub(in crate::documents) fn decision_state(making: &Making<'_>, incident: &Incident) -> Value {
    let text = making.text;
    let state = making.desk.decision(incident).state;
    let words = match state {
        DecisionState::Open => tr!(text, "doc-decision-open"),
        DecisionState::Disagree => tr!(text, "doc-decision-disagree"),
        DecisionState::Decided(isg) => text.isg_choice(isg),
        DecisionState::Stale(isg) => tr!(text, "doc-decision-stale", isg = text.isg_choice(isg)),
    };
    Value::Code(state.key(), words)
}

/// How the joint decision stands, and what has changed under it (P16).
pub(in crate::documents) fn decision(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let decided = desk.decision(incident);
    let changes = decided.changes.iter().map(|change| Value::Text(text.change(desk, change))).collect();
    let lacking = incident.decisions.lacking().map(|side| Value::Code(side.key(), text.role(side.role()))).collect();
    let fields = vec![
        field("state", tr!(text, "doc-state"), decision_state(making, incident)),
        field(
            "decided_at",
            tr!(text, "doc-decided-at"),
            Value::time(incident.decisions.outcome.as_ref().map(|o| o.at)),
        ),
        field("lacking", tr!(text, "doc-lacking"), Value::Many(lacking)),
        field("changed", tr!(text, "doc-changed"), Value::Many(changes)),
        field("review_at", tr!(text, "doc-review-at"), Value::time_if(incident.decisions.review_at())),
    ];
    Section::new("decision", tr!(text, "doc-decision"), Body::Fields(fields))
}

/// Every word of a decider, the newest of a side first (P16).
pub(in crate::documents) fn decider_words(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let mut items = Vec::new();
    for side in Side::ALL {
        let own = incident.decisions.words.iter().rev().filter(|word| word.side == side);
        items.extend(own.map(|word| {
            vec![
                field("decider", text.role(side.role()), actor(making, Some(&word.person))),
                field("side", tr!(text, "doc-side"), Value::Code(side.key(), text.role(side.role()))),
                field("isg", tr!(text, "doc-isg-word"), Value::Code(word.isg.state(), text.isg_choice(word.isg))),
                field("action", tr!(text, "doc-action"), Value::text(word.action.as_str())),
                field("reason", tr!(text, "doc-reason"), Value::text(word.reason.as_str())),
                field("how", tr!(text, "doc-how"), Value::Code(word.how.key(), text.how(word.how))),
                field("at", tr!(text, "doc-at"), Value::Time(word.at)),
                field(
                    "recorded_by",
                    tr!(text, "doc-recorded-by"),
                    word.recorded_by.as_ref().map_or(Value::Nothing, |by| actor(making, Some(by))),
                ),
            ]
        }));
    }
    Section::new("words", tr!(text, "doc-words"), Body::Items(items))
}

/// Who was tried, and what came of it.
pub(in crate::documents) fn attempts(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns =
        vec![("at", tr!(text, "doc-at")), ("person", tr!(text, "doc-person")), ("result", tr!(text, "doc-result"))];
    let mut rows: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for attempt in &incident.decisions.attempts {
        let key = match attempt.result {
            AttemptResult::Reached | AttemptResult::NoAnswer | AttemptResult::Busy | AttemptResult::Callback { .. } => {
                attempt.result.key()
            }
        };
        let result = Value::Code(key, text.attempt(attempt.result, making.now));
        rows.push((attempt.at, vec![Value::Time(attempt.at), actor(making, Some(&attempt.person)), result]));
    }
    for (person, call) in &incident.decisions.call_out.calls {
        let state = Value::Code(call.state.key(), text.call_state(call.state, making.now));
        rows.push((call.at, vec![Value::Time(call.at), actor(making, Some(person)), state]));
    }
    rows.sort_by_key(|(at, _)| *at);
    Section::new("calls", tr!(text, "doc-calls"), Body::Table(columns, rows.into_iter().map(|(_, row)| row).collect()))
}

/// What is answered to what `step` asks.
pub(super) fn answered(making: &Making<'_>, incident: &Incident, step: &ChecklistStep<'_>) -> Vec<String> {
    let Making { desk, text, .. } = *making;
    let said = |question: String, answer: String| tr!(text, "timeline-answer", question = question, answer = answer);
    let questions = step
        .step
        .ask
        .iter()
        .filter_map(|question| Some(said(text.question(*question), text.answer(incident.answer(*question)?))));
    let sending = step.step.sending_input().map(|input| &input.key);
    let inputs = step.step.inputs.iter().filter_map(|input| {
        let value = incident.inputs.get(&input.key)?;
        // What was said of the sending when it was ticked may be overtaken: the sendings are what is so.
        let sent = step.step.message.filter(|_| sending == Some(&input.key)).and_then(|to| sent(making, incident, to));
        let said = sent.unwrap_or_else(|| text.input_value(desk, &input.key, value));
        Some(format!("{}: {said}", text.pick(&input.label)))
    });
    questions.chain(inputs).filter(|words| !words.is_empty()).collect()
}

/// How and when messages to `audience` went out, and that one by phone is still to be mailed, if it is (P34).
fn sent(making: &Making<'_>, incident: &Incident, audience: Audience) -> Option<String> {
    let text = making.text;
    let theirs = incident.messages.all.iter().filter(|message| message.audience == audience);
    let mut sendings: Vec<_> = theirs.flat_map(|message| &message.sendings).collect();
    sendings.sort_by_key(|sending| sending.at);
    let mut told: Vec<String> = sendings
        .into_iter()
        .map(|sending| format!("{} {}", text.channel(sending.channel), text.full_time(sending.at)))
        .collect();
    if told.is_empty() {
        return None;
    }
    let owes = audience == Audience::Dpo && incident.messages.owes_mail_to_dpo().is_some();
    told.extend(owes.then(|| tr!(text, "doc-still-to-be-mailed")));
    Some(told.join("; "))
}

/// What was done: every step settled, in the order it was.
pub(in crate::documents) fn done(making: &Making<'_>, incident: &Incident, most: usize) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("at", tr!(text, "doc-at")),
        ("step", tr!(text, "doc-step")),
        ("state", tr!(text, "doc-state")),
        ("by", tr!(text, "doc-by")),
        ("notes", tr!(text, "doc-notes")),
    ];
    let list = desk.checklist(incident);
    let mut settled: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for step in list.iter().flat_map(|list| &list.steps) {
        let Some(outcome) = step.outcome() else { continue };
        let state = match outcome.how {
            Ticked::Done => StepState::Done,
            Ticked::Skipped => StepState::Skipped,
        };
        // What was answered is what was done; a step that asks nothing has its notes.
        let answers = answered(making, incident, step).into_iter().filter(|_| outcome.how == Ticked::Done);
        let notes = step.record.iter().flat_map(|record| &record.notes).map(ToString::to_string);
        let notes = answers.chain(notes).map(Value::text);
        settled.push((
            outcome.at,
            vec![
                Value::Time(outcome.at),
                Value::text(text.pick(&step.step.title)),
                Value::Code(state.key(), text.step_state(state)),
                doer(making, outcome),
                Value::Said(notes.collect()),
            ],
        ));
    }
    settled.sort_by_key(|(at, _)| *at);
    let left_out = settled.len().saturating_sub(most);
    let rows = settled.into_iter().skip(left_out).map(|(_, row)| row).collect();
    let section = Section::new("done", tr!(text, "doc-done"), Body::Table(columns, rows));
    if left_out > 0 { section.noted(tr!(text, "doc-left-out", count = left_out)) } else { section }
}

/// Who did it; what is the group's own is told from who wrote it down.
fn doer(making: &Making<'_>, outcome: &StepOutcome) -> Value {
    let Making { desk, text, .. } = *making;
    match (&outcome.by, &outcome.recorded_by) {
        (None, Some(scribe)) => {
            let (group, who) = (text.role_short(Role::Isg), text.person(desk, scribe));
            Value::Text(tr!(text, "timeline-recorded-by", sentence = group, who = who))
        }
        (by, _) => actor(making, by.as_ref()),
    }
}
