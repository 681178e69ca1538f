//! Steps that are what is said of them: a tick that says nothing does not do them. What is on record by itself (a cause, a
//! review, the call-out) is said already.

use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::id::StepId;
use crate::domain::incident::{ADVISE, CALL_OUT, Incident, REACH_CHIEF, REACH_OFFICER};
use crate::domain::playbook::{ChecklistStep, Step};
use crate::domain::refusal::Refusal;

/// What is recorded by a form of its own, and does the step that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActAsked {
    /// The cause (P19).
    Cause,
    /// A corrective action (P19).
    Agree,
    /// A corrective action with an owner at the supplier (P19).
    AgreeBoth,
    /// A review with the supplier (P18).
    Review,
    /// The DPO's briefing of the top security officer (P30).
    Briefing,
    /// The call-out of the group (P11, P13).
    CallOut,
    /// The group's advice (P12).
    Advice,
    /// To reach one of those who decide (P16).
    Reach,
}

/// The act that `step` asks for, if it is one that is recorded by itself.
pub fn act_asked(step: &Step) -> Option<ActAsked> {
    act_called(&step.id)
}

/// The same by what the step is called.
pub fn act_called(step: &StepId) -> Option<ActAsked> {
    match step.as_str() {
        "follow-up.cause" => Some(ActAsked::Cause),
        "follow-up.actions" => Some(ActAsked::Agree),
        "supplier.no-repeat" => Some(ActAsked::AgreeBoth),
        "supplier.joint-review" => Some(ActAsked::Review),
        "receive.dpo-brief" => Some(ActAsked::Briefing),
        CALL_OUT => Some(ActAsked::CallOut),
        ADVISE => Some(ActAsked::Advice),
        REACH_CHIEF | REACH_OFFICER => Some(ActAsked::Reach),
        _ => None,
    }
}

/// Refuses a tick that says nothing, where what is said is the whole of the step and nothing of it is on record.
pub(super) fn something(
    desk: &Desk,
    incident: &Incident,
    step: &ChecklistStep<'_>,
    tick: &StepTick,
    context: &Context,
) -> Result<(), Refusal> {
    let noted = tick.note.as_ref().is_some_and(|note| !note.is_empty());
    if noted || step.state.is_settled() {
        return Ok(());
    }
    let id = || step.step.id.clone();
    let follow_up = &incident.follow_up;
    let on_record = match act_asked(step.step) {
        Some(ActAsked::Cause) => follow_up.cause.is_some(),
        Some(ActAsked::Agree) => !follow_up.actions.is_empty(),
        Some(ActAsked::AgreeBoth) => follow_up.is_agreed_with_supplier(),
        Some(ActAsked::Review) => !follow_up.reviews.is_empty(),
        Some(ActAsked::Briefing) => follow_up.briefing.is_some(),
        Some(ActAsked::Advice) => !incident.decisions.call_out.advice.is_empty(),
        Some(ActAsked::CallOut) => {
            let people = incident.decisions.call_out.untried(&desk.isg_seats(context.happened_at()));
            return if people.is_empty() { Ok(()) } else { Err(Refusal::NotCalled { step: id(), people }) };
        }
        // Whom somebody reached by hand, before anybody sat here, they say themselves.
        Some(ActAsked::Reach) => true,
        None => !step.step.note || !tick.inputs.is_empty(),
    };
    if on_record { Ok(()) } else { Err(Refusal::NothingSaid { step: id() }) }
}
