//! Giving a word, noting who was tried, calling the Information Security Group together.

use super::incident::person_known;
use super::meeting::{self, By};
use super::{known, open};
use crate::domain::calendar;
use crate::domain::clock::ClockId;
use crate::domain::command::Context;
use crate::domain::decision::{
    Advice, AttemptResult, CallState, Captured, DecisionCommand, DecisionEvent, Grounds, NewWord, Side, decision_step,
    has_vote, is_isg_member, may_speak, sides_of,
};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::{ADVISE, CALL_OUT, Incident, REACH_CHIEF, REACH_OFFICER};
use crate::domain::playbook::{Question, Step};
use crate::domain::refusal::{Refusal, reason_given, text_given};

pub(super) fn decide(
    desk: &Desk,
    id: IncidentId,
    command: DecisionCommand,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let event = match command {
        DecisionCommand::Word(word) => return words(desk, id, &word, context),
        DecisionCommand::Attempt(person, result) => {
            person_known(desk, &person)?;
            known(desk, id)?;
            DecisionEvent::AttemptMade { person, result }
        }
        DecisionCommand::Call(person, state) => call(desk, open(desk, id)?, person, state, context)?,
        DecisionCommand::Chair(person) => {
            let incident = open(desk, id)?;
            member(desk, &person, context)?;
            convened(incident)?;
            let usual = desk.isg_chair(context.happened_at()).filter(|usual| **usual != person);
            let clock = running(desk, incident, ClockId::IsgCallOut);
            DecisionEvent::ChairTaken { instead_of: usual.cloned(), person, clock }
        }
        DecisionCommand::Advise(advice) => advise(desk, open(desk, id)?, *advice, context)?,
    };
    let settled = settled(desk, known(desk, id)?, &event, context);
    Ok([Fact::Decision { incident: id, event }].into_iter().chain(settled).collect())
}

/// The step that the event fulfils, settled by the same act: the call-out once somebody of every seat was tried, whether or
/// not the group was quorate before (P11, P13); the advice, which is the group's, once it is noted.
fn settled(desk: &Desk, incident: &Incident, event: &DecisionEvent, context: &Context) -> Vec<Fact> {
    match event {
        DecisionEvent::ChairTaken { .. } | DecisionEvent::MemberCalled { .. } => {
            let after = incident.decisions.call_out.with(event, context.happened_at());
            if after.is_of_all(&desk.isg_seats(context.happened_at())) {
                meeting::settled(desk, incident.id, CALL_OUT, None, By::Act, context)
            } else {
                Vec::new()
            }
        }
        DecisionEvent::AdviceGiven { .. } => meeting::settled(desk, incident.id, ADVISE, None, By::Group, context),
        DecisionEvent::AttemptMade { person, result: AttemptResult::Reached } => {
            let sides = sides_of(Some(desk.register().roster()), person, day(context));
            reached(desk, incident, &sides, context)
        }
        DecisionEvent::WordGiven { .. } | DecisionEvent::AttemptMade { .. } => Vec::new(),
    }
}

/// The steps that ask for those who decide to be reached, settled for `sides` and for whoever gave a word before, by whoever
/// records it (P16).
fn reached(desk: &Desk, incident: &Incident, sides: &[Side], context: &Context) -> Vec<Fact> {
    let step = |side| match side {
        Side::ItChief => REACH_CHIEF,
        Side::TopSecurityOfficer => REACH_OFFICER,
    };
    let reached = Side::ALL.into_iter().filter(|side| sides.contains(side) || incident.decisions.word(*side).is_some());
    reached.flat_map(|side| meeting::settled(desk, incident.id, step(side), None, By::Act, context)).collect()
}

/// The step that asks for the joint decision is answered by it: ticking it alone decides nothing (P16).
pub(super) fn answered(desk: &Desk, incident: &Incident, step: &Step) -> Result<(), Refusal> {
    if !step.ask.contains(&Question::ConveneIsg) {
        return Ok(());
    }
    let done_before = incident.decisions.words.is_empty() && incident.answer(Question::ConveneIsg).is_some();
    if done_before || desk.decision(incident).state.is_decided() {
        return Ok(());
    }
    let lacking = incident.decisions.lacking().map(Side::role).collect();
    Err(Refusal::NotDecided { step: step.id.clone(), lacking })
}

/// One word for every incident it covers, or none at all.
fn words(desk: &Desk, id: IncidentId, word: &NewWord, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let mut covered = vec![id];
    covered.extend(word.with.iter().copied().filter(|other| *other != id));
    covered.sort_by_key(|other| *other != id);
    covered.dedup();
    covered
        .iter()
        .map(|incident| {
            let with = covered.iter().copied().filter(|other| other != incident).collect();
            let about = open(desk, *incident)?;
            let event = spoken(desk, about, word, with, context)?;
            // Whoever gave a word was reached.
            let mut settled = Vec::new();
            if let DecisionEvent::WordGiven { side, .. } = &event {
                settled = reached(desk, about, &[*side], context);
            }
            Ok([Fact::Decision { incident: *incident, event }].into_iter().chain(settled))
        })
        .collect::<Result<Vec<_>, _>>()
        .map(|facts| facts.into_iter().flatten().collect())
}

fn spoken(
    desk: &Desk,
    incident: &Incident,
    word: &NewWord,
    with: Vec<IncidentId>,
    context: &Context,
) -> Result<DecisionEvent, Refusal> {
    let NewWord { person, side, action, isg, reason, how, review, .. } = word.clone();
    person_known(desk, &person)?;
    text_given(&action)?;
    reason_given(&reason)?;
    let side = match side {
        Some(side) => side,
        None => side_of(desk, incident, &person, context)?,
    };
    let roster = desk.register().roster();
    may_speak(Some(roster), side, &person, day(context))?;
    if incident.decisions.word(side.other()).is_some_and(|other| other.person == person) {
        return Err(Refusal::OneWordEach { person });
    }
    let grounds = Grounds::of(desk, incident);
    if isg.deviates_at(grounds.severity) && review.is_none() {
        return Err(Refusal::ReviewMissing);
    }
    if let Some(given) = review.filter(|given| *given <= context.happened_at()) {
        return Err(Refusal::ReviewNotAhead { given });
    }
    let step =
        incident.playbook.as_ref().and_then(|pin| desk.register().playbook(pin)).and_then(decision_step).cloned();
    let clock = running(desk, incident, ClockId::JointDecision);
    Ok(DecisionEvent::WordGiven { side, person, action, isg, reason, how, review, with, grounds, step, clock })
}

/// Whose word it is when nobody says so: the side the person spoke for before, else one that nobody else has spoken for.
fn side_of(desk: &Desk, incident: &Incident, person: &PersonId, context: &Context) -> Result<Side, Refusal> {
    let sides = sides_of(Some(desk.register().roster()), person, day(context));
    let decisions = &incident.decisions;
    let own = sides.iter().find(|side| decisions.word(**side).is_some_and(|word| word.person == *person));
    let free = sides.iter().find(|side| decisions.word(**side).is_none());
    match own.or(free).or(sides.first()) {
        Some(side) => Ok(*side),
        None => may_speak(Some(desk.register().roster()), Side::ItChief, person, day(context)).map(|()| Side::ItChief),
    }
}

fn day(context: &Context) -> jiff::civil::Date {
    calendar::local(context.happened_at()).date()
}

fn member(desk: &Desk, person: &PersonId, context: &Context) -> Result<(), Refusal> {
    person_known(desk, person)?;
    if is_isg_member(Some(desk.register().roster()), person, day(context)) {
        return Ok(());
    }
    Err(Refusal::NotIsgMember { person: person.clone() })
}

fn convened(incident: &Incident) -> Result<(), Refusal> {
    if incident.decisions.call_out.convened_at.is_some() { Ok(()) } else { Err(Refusal::IsgNotConvened) }
}

fn call(
    desk: &Desk,
    incident: &Incident,
    person: PersonId,
    state: CallState,
    context: &Context,
) -> Result<DecisionEvent, Refusal> {
    member(desk, &person, context)?;
    if state.needs_convening() {
        convened(incident)?;
    }
    let attending = desk.isg_call_out(incident).attending().any(|have| *have == person);
    if (state == CallState::Attends && attending) || (state == CallState::Left && !attending) {
        return Err(Refusal::NothingChanged);
    }
    let quorum = (state == CallState::Attends).then(|| desk.isg_quorum(context.now));
    let clock = quorum.and_then(|_| running(desk, incident, ClockId::IsgCallOut));
    Ok(DecisionEvent::MemberCalled { person, state, quorum, clock })
}

fn advise(desk: &Desk, incident: &Incident, advice: Advice, context: &Context) -> Result<DecisionEvent, Refusal> {
    convened(incident)?;
    if advice.question.is_empty() || advice.text.is_empty() {
        return Err(Refusal::EmptyText);
    }
    let roster = desk.register().roster();
    for dissent in &advice.dissent {
        member(desk, &dissent.person, context)?;
        reason_given(&dissent.text)?;
        if !has_vote(Some(roster), &dissent.person, day(context)) {
            return Err(Refusal::NoVote { person: dissent.person.clone() });
        }
    }
    Ok(DecisionEvent::AdviceGiven { advice })
}

/// A running clock with its times as they stand.
fn running(desk: &Desk, incident: &Incident, id: ClockId) -> Option<Captured> {
    desk.clocks(incident)
        .into_iter()
        .find(|clock| clock.id == id && clock.stopped_at.is_none())
        .map(|clock| Captured { starts_at: clock.starts_at, due_at: clock.due_at })
}
