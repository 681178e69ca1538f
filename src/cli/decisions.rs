//! Decisions and the call-out of the group as `incident show` tells them, as JSON and for people.

use jiff::Timestamp;
use serde::Serialize;

use super::session::Session;
use crate::domain::decision::{DecisionState, IsgChoice, Side, Word};
use crate::domain::playbook::{Answer, Question};
use crate::domain::{Desk, Incident, IncidentId};
use crate::text::Text;
use crate::tr;

/// A joint decision: how it stands, both words and those they replaced, and who was tried.
#[derive(Debug, Serialize)]
pub(super) struct DecisionJson {
    pub subject: &'static str,
    pub state: &'static str,
    /// What stands, also while it is asked again.
    pub outcome: Option<&'static str>,
    pub decided_at: Option<Timestamp>,
    /// Both have spoken and do not agree.
    pub disagree: bool,
    /// What has changed under it, in words.
    pub stale: Vec<String>,
    /// Not to convene on a serious incident (P13).
    pub deviation: bool,
    pub review_at: Option<Timestamp>,
    pub covers: Vec<String>,
    pub words: Vec<WordJson>,
    pub attempts: Vec<AttemptJson>,
}

/// A decider's word.
#[derive(Debug, Serialize)]
pub(super) struct WordJson {
    decider: &'static str,
    person: String,
    choice: &'static str,
    how: &'static str,
    reason: String,
    at: Timestamp,
    action: String,
    recorded_by: Option<String>,
    review_at: Option<Timestamp>,
    /// False once another of the same decider has taken its place.
    stands: bool,
}

/// An attempt to reach somebody.
#[derive(Debug, Serialize)]
pub(super) struct AttemptJson {
    person: String,
    result: &'static str,
    at: Timestamp,
    callback_at: Option<Timestamp>,
    recorded_by: Option<String>,
}

/// The call-out of the group, and what its minutes are made from.
#[derive(Debug, Serialize)]
pub(super) struct IsgJson {
    convened_at: Option<Timestamp>,
    met_at: Option<Timestamp>,
    quorum: usize,
    attending: usize,
    chair: Option<String>,
    /// Who would have it by role, where somebody else took it.
    chair_instead_of: Option<String>,
    members: Vec<MemberJson>,
    advice: Vec<AdviceJson>,
}

/// Somebody who holds a seat or stands in; `person` is null where the roster names nobody.
#[derive(Debug, Serialize)]
pub(super) struct MemberJson {
    role: &'static str,
    person: Option<String>,
    deputy: bool,
    state: Option<&'static str>,
    at: Option<Timestamp>,
    joins_at: Option<Timestamp>,
    attended_from: Option<Timestamp>,
    attended_to: Option<Timestamp>,
    calls: u32,
}

/// An advice on a question.
#[derive(Debug, Serialize)]
pub(super) struct AdviceJson {
    at: Timestamp,
    question: String,
    advice: String,
    dissent: Vec<DissentJson>,
    dpo: Option<String>,
}

/// Somebody who does not share it.
#[derive(Debug, Serialize)]
pub(super) struct DissentJson {
    person: String,
    text: String,
}

/// The decisions of an incident.
pub(super) fn decisions(text: &Text, desk: &Desk, incident: &Incident) -> Vec<DecisionJson> {
    let decisions = &incident.decisions;
    let decided = desk.decision(incident);
    let standing: Vec<&Word> = Side::ALL.into_iter().filter_map(|side| decisions.word(side)).collect();
    let is_stale = matches!(decided.state, DecisionState::Stale(_));
    let outcome = decisions.outcome.as_ref();
    let mut covers: Vec<IncidentId> = standing.iter().flat_map(|word| word.with.iter().copied()).collect();
    covers.sort_unstable();
    covers.dedup();
    // Logs from before decisions had words answered it in the step.
    let answered = (decisions.words.is_empty()).then(|| answered(incident)).flatten();
    vec![DecisionJson {
        subject: "convene_isg",
        state: answered.map_or_else(|| decided.state.key(), IsgChoice::state),
        outcome: outcome.map(|outcome| outcome.isg).or(answered).map(IsgChoice::state),
        decided_at: outcome.map(|outcome| outcome.at),
        disagree: decided.state == DecisionState::Disagree,
        stale: if is_stale { decided.changes.iter().map(|c| text.change(desk, c)).collect() } else { Vec::new() },
        deviation: outcome
            .is_some_and(|have| have.words.iter().filter_map(|place| decisions.words.get(*place)).any(Word::deviates)),
        review_at: decisions.review_at(),
        covers: covers.into_iter().map(|id| number(desk, id)).collect(),
        words: decisions
            .words
            .iter()
            .map(|word| WordJson {
                decider: word.side.key(),
                person: word.person.to_string(),
                choice: word.isg.state(),
                how: word.how.key(),
                reason: word.reason.to_string(),
                at: word.at,
                action: word.action.to_string(),
                recorded_by: word.recorded_by.as_ref().map(ToString::to_string),
                review_at: word.review,
                stands: standing.iter().any(|have| std::ptr::eq(*have, word)),
            })
            .collect(),
        attempts: decisions
            .attempts
            .iter()
            .map(|attempt| AttemptJson {
                person: attempt.person.to_string(),
                result: attempt.result.state(),
                at: attempt.at,
                callback_at: attempt.result.callback_at(),
                recorded_by: attempt.recorded_by.as_ref().map(ToString::to_string),
            })
            .collect(),
    }]
}

/// Whether ISG is convened, as answered in the step of a log from before decisions had words.
fn answered(incident: &Incident) -> Option<IsgChoice> {
    match incident.answer(Question::ConveneIsg) {
        Some(Answer::Yes) => Some(IsgChoice::Convene),
        Some(Answer::No) => Some(IsgChoice::NotNow),
        Some(Answer::Unknown) | None => None,
    }
}

fn number(desk: &Desk, id: IncidentId) -> String {
    desk.summary(id).map_or_else(|| id.to_string(), |incident| incident.number.to_string())
}

/// The call-out as it stands; `None` when nobody was called and the group is not convened.
pub(super) fn isg(session: &Session, desk: &Desk, incident: &Incident) -> Option<IsgJson> {
    let call_out = desk.isg_call_out(incident);
    if call_out.convened_at.is_none() && call_out.calls.is_empty() {
        return None;
    }
    let mut members = Vec::new();
    for seat in desk.isg_seats(session.now) {
        let role = seat.role.key();
        if seat.people.is_empty() {
            members.push(MemberJson {
                role,
                person: None,
                deputy: false,
                state: None,
                at: None,
                joins_at: None,
                attended_from: None,
                attended_to: None,
                calls: 0,
            });
        }
        for (place, person) in seat.people.iter().enumerate() {
            let call = call_out.calls.get(person);
            let attended = call.and_then(|call| call.attended);
            members.push(MemberJson {
                role,
                person: Some(person.to_string()),
                deputy: place > 0,
                state: call.map(|call| call.state.key()),
                at: call.map(|call| call.at),
                joins_at: call.and_then(|call| call.state.joins_at()),
                attended_from: attended.map(|(from, _)| from),
                attended_to: attended.and_then(|(_, to)| to),
                calls: call.map_or(0, |call| call.times),
            });
        }
    }
    let advice = call_out.advice.iter().map(|(at, advice)| AdviceJson {
        at: *at,
        question: advice.question.to_string(),
        advice: advice.text.to_string(),
        dissent: advice
            .dissent
            .iter()
            .map(|dissent| DissentJson { person: dissent.person.to_string(), text: dissent.text.to_string() })
            .collect(),
        dpo: advice.dpo.as_ref().map(ToString::to_string),
    });
    Some(IsgJson {
        convened_at: call_out.convened_at,
        met_at: call_out.met_at,
        quorum: desk.isg_quorum(session.now),
        attending: desk.isg_attending(&call_out, session.now),
        chair: call_out.chair.as_ref().map(|(person, _)| person.to_string()),
        chair_instead_of: call_out.chair_instead_of.as_ref().map(ToString::to_string),
        members,
        advice: advice.collect(),
    })
}

/// Decision and call-out for people, as lines.
pub(super) fn lines(session: &Session, desk: &Desk, incident: &Incident) -> Vec<String> {
    let (text, decisions) = (&session.text, &incident.decisions);
    let mut lines = Vec::new();
    if !decisions.words.is_empty() || !decisions.attempts.is_empty() {
        lines.extend(decision_lines(session, desk, incident));
    }
    if let Some(isg) = isg(session, desk, incident) {
        let call_out = desk.isg_call_out(incident);
        lines.push(tr!(text, "cli-isg", count = isg.attending, quorum = isg.quorum));
        let called = |member: &MemberJson| match (&member.person, member.state, member.at) {
            (None, ..) => tr!(text, "cli-isg-nobody"),
            (Some(_), Some(_), Some(_)) => {
                let id = member.person.as_ref().and_then(|person| person.parse().ok());
                let call = id.and_then(|id: crate::domain::PersonId| call_out.calls.get(&id));
                call.map_or_else(String::new, |call| {
                    format!("{} {}", text.at(call.at, session.now), text.call_state(call.state, session.now))
                })
            }
            (Some(_), ..) => tr!(text, "cli-isg-not-called"),
        };
        for member in &isg.members {
            let name = member.person.as_ref().and_then(|person| person.parse().ok());
            let name = name.map_or_else(|| "–".to_owned(), |id| text.person(desk, &id));
            let role = crate::domain::register::Role::ALL.into_iter().find(|role| role.key() == member.role);
            let role = role.map_or_else(String::new, |role| text.role_short(role));
            lines.push(format!("  {role:<12} {name:<24} {}", called(member)));
        }
        lines.extend(text.chair_taken(desk, &decisions.call_out).map(|words| format!("  {words}")));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

fn decision_lines(session: &Session, desk: &Desk, incident: &Incident) -> Vec<String> {
    let (text, decisions) = (&session.text, &incident.decisions);
    let decided = desk.decision(incident);
    let state = match decided.state {
        DecisionState::Open => tr!(text, "cli-decision-open"),
        DecisionState::Disagree => tr!(text, "cli-decision-disagree"),
        DecisionState::Decided(isg) => text.isg_choice(isg),
        DecisionState::Stale(isg) => tr!(text, "cli-decision-stale", isg = text.isg_choice(isg)),
    };
    let mut lines = vec![tr!(text, "cli-decision", state = state)];
    if matches!(decided.state, DecisionState::Stale(_)) {
        let changed = |change| format!("  {}", tr!(text, "cli-decision-changed", change = text.change(desk, change)));
        lines.extend(decided.changes.iter().map(changed));
    }
    for side in Side::ALL {
        let role = text.role(side.role());
        let line = match decisions.word(side) {
            None => tr!(text, "cli-decision-lacking", role = role),
            Some(word) => tr!(
                text,
                "cli-decision-word",
                role = role,
                person = text.person(desk, &word.person),
                isg = text.isg_choice(word.isg),
                how = text.how(word.how),
                at = text.at(word.at, session.now),
                reason = word.reason.to_string()
            ),
        };
        lines.push(format!("  {line}"));
    }
    for attempt in &decisions.attempts {
        let line = tr!(
            text,
            "cli-decision-attempt",
            at = text.at(attempt.at, session.now),
            person = text.person(desk, &attempt.person),
            result = text.attempt(attempt.result, attempt.at)
        );
        lines.push(format!("  {line}"));
    }
    lines
}
