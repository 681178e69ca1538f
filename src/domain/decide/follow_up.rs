//! Cause, corrective actions, deviations, reviews and briefings: what may be recorded of them, and the step of the
//! checklist that is settled by it.
//!
//! All of it may be recorded of a closed incident too. A step is settled by who may settle it: a deviation that somebody at
//! the desk found leaves the IT chief's step to the IT chief.

use super::incident::person_known;
use super::{known, step};
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::follow_up::{Ask, FollowUp, FollowUpCommand, FollowUpEvent, ItemId, Judge, Owner};
use crate::domain::id::{IncidentId, PersonId, StepId};
use crate::domain::incident::Incident;
use crate::domain::playbook::{Answer, Question, StepState};
use crate::domain::refusal::Refusal;
use crate::domain::register::Role;

/// The step that asks for corrective actions, and the one that asks for those agreed with the supplier.
const ACTIONS: &str = "follow-up.actions";
const NO_REPEAT: &str = "supplier.no-repeat";

pub(super) fn decide(
    desk: &Desk,
    id: IncidentId,
    command: FollowUpCommand,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let incident = known(desk, id)?;
    let event = event(desk, incident, command, context);
    for person in event.by().into_iter().chain(named(&event)) {
        person_known(desk, person)?;
    }
    let register = desk.register();
    let judge = Judge {
        register: register.into(),
        roster: Some(register.roster()),
        systems: &incident.systems,
        actor: context.actor.person(),
        now: context.now,
        at: context.happened_at(),
    };
    incident.follow_up.judge(&event, &judge)?;
    let steps = settles(desk, incident, &event, context);
    Ok([Fact::FollowUp { incident: id, event }].into_iter().chain(steps).collect())
}

fn event(desk: &Desk, incident: &Incident, command: FollowUpCommand, context: &Context) -> FollowUpEvent {
    let FollowUpCommand { ask, by } = command;
    let by = by.filter(|by| Some(by) != context.actor.person());
    let follow_up = &incident.follow_up;
    match ask {
        Ask::Cause(text, contributing) => {
            let contributing = contributing.into_iter().filter(|text| !text.is_empty()).collect();
            FollowUpEvent::CauseStated { text, contributing, by }
        }
        Ask::Agree(plan) => {
            let action = ItemId::next(context.letter, follow_up.actions.keys());
            FollowUpEvent::ActionAgreed { action, plan, by }
        }
        Ask::Change(action, change, reason) => FollowUpEvent::ActionChanged { action, change, reason, by },
        Ask::Done(action, note) => FollowUpEvent::ActionDone { action, note, by },
        Ask::Drop(action, reason) => FollowUpEvent::ActionDropped { action, reason, by },
        Ask::Assess(action, worked, note) => FollowUpEvent::EffectAssessed { action, worked, note, by },
        Ask::Deviation { safeguard, lapse, handler, mitigation } => {
            let deviation = ItemId::next(context.letter, follow_up.deviations.keys());
            let handler = handler.or_else(|| it_chief(desk, context));
            FollowUpEvent::DeviationFound { deviation, safeguard, lapse, handler, mitigation, by }
        }
        Ask::Mitigated(deviation, note) => FollowUpEvent::DeviationMitigated { deviation, note, by },
        Ask::Review(review) => FollowUpEvent::ReviewHeld { review, by },
        Ask::Briefed(how, note) => FollowUpEvent::OfficerBriefed { how, note, by },
        Ask::NoBriefing(reason) => FollowUpEvent::BriefingNotNeeded { reason, by },
    }
}

/// Who handles a deviation when nobody else is named: the first IT chief in call order (P23).
pub(super) fn it_chief(desk: &Desk, context: &Context) -> Option<PersonId> {
    let day = calendar::local(context.happened_at()).date();
    desk.register().roster().call_order(Role::ItChief, day).first().map(|person| person.id.clone())
}

/// Somebody of the roster that an event names beside who it is by.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other events name nobody else")]
fn named(event: &FollowUpEvent) -> Option<&PersonId> {
    match event {
        FollowUpEvent::ActionAgreed { plan, .. } => plan.owner.person(),
        FollowUpEvent::ActionChanged { change, .. } => change.owner.as_ref().and_then(Owner::person),
        FollowUpEvent::DeviationFound { handler, .. } => handler.as_ref(),
        _ => None,
    }
}

/// The steps that the event does, with what it says there.
fn carries(event: &FollowUpEvent, after: &FollowUp) -> Vec<(&'static str, CleanText)> {
    if let FollowUpEvent::ActionAgreed { plan, .. } = event {
        let both = after.is_agreed_with_supplier().then_some(NO_REPEAT);
        return std::iter::once(ACTIONS).chain(both).map(|step| (step, plan.text.clone())).collect();
    }
    carries_one(event, after).into_iter().collect()
}

fn carries_one(event: &FollowUpEvent, after: &FollowUp) -> Option<(&'static str, CleanText)> {
    match event {
        FollowUpEvent::CauseStated { text, .. } => Some(("follow-up.cause", text.clone())),
        FollowUpEvent::EffectAssessed { note, .. } if after.is_all_assessed() => {
            Some(("follow-up.effect", note.clone()))
        }
        FollowUpEvent::ActionDropped { reason, .. } if after.is_all_assessed() => {
            Some(("follow-up.effect", reason.clone()))
        }
        FollowUpEvent::DeviationFound { safeguard, .. } => Some(("receive.safeguard-deviation", safeguard.clone())),
        FollowUpEvent::ReviewHeld { review, .. } => Some(("supplier.joint-review", review.findings.clone())),
        FollowUpEvent::OfficerBriefed { note, .. } => Some(("receive.dpo-brief", note.clone())),
        FollowUpEvent::BriefingNotNeeded { reason, .. } => Some(("receive.dpo-brief", reason.clone())),
        FollowUpEvent::ActionAgreed { .. }
        | FollowUpEvent::EffectAssessed { .. }
        | FollowUpEvent::ActionDropped { .. }
        | FollowUpEvent::ActionChanged { .. }
        | FollowUpEvent::ActionDone { .. }
        | FollowUpEvent::DeviationMitigated { .. } => None,
    }
}

/// Whether the step that asks for actions on both sides stands to be done, and nobody at the supplier answers for one yet
/// (P19).
pub fn supplier_lacks(desk: &Desk, incident: &Incident) -> bool {
    let asked = || {
        let list = desk.checklist(incident)?;
        Some(list.step(&NO_REPEAT.parse().ok()?)?.state == StepState::Todo)
    };
    !incident.follow_up.is_agreed_with_supplier() && asked() == Some(true)
}

/// The facts that settle the matching steps, where they are open, apply, and are theirs to settle.
fn settles(desk: &Desk, incident: &Incident, event: &FollowUpEvent, context: &Context) -> Vec<Fact> {
    let mut after = incident.follow_up.clone();
    after.take(event, context.actor.person(), context.happened_at());
    let settled = |(name, note)| settles_one(desk, incident, event, (name, note), context);
    carries(event, &after).into_iter().filter_map(settled).collect()
}

fn settles_one(
    desk: &Desk,
    incident: &Incident,
    event: &FollowUpEvent,
    (name, note): (&str, CleanText),
    context: &Context,
) -> Option<Fact> {
    let id: StepId = name.parse().ok()?;
    let list = desk.checklist(incident)?;
    let have = list.step(&id)?;
    let asks = have.step.ask.contains(&Question::SafeguardDeviation);
    let answered = !asks || incident.answer(Question::SafeguardDeviation) == Some(Answer::Yes);
    // What is agreed with the supplier is agreed at the review, or after it.
    let early = name == NO_REPEAT && have.state == StepState::Waiting;
    if early || have.state == StepState::NotApplicable || (have.state == StepState::Done && answered) {
        return None;
    }
    let mut tick = StepTick::plain(incident.id, id);
    tick.note = Some(note).filter(|note| !note.is_empty());
    tick.by = event.by().cloned();
    if asks {
        tick.answers.insert(Question::SafeguardDeviation, Answer::Yes);
    }
    step::settled_by(desk, incident, &list, have, tick, context)
}
