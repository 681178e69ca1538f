//! Steps that ask how their message was sent: a tick records the sending by the rules of messages, and a message that was
//! sent does the step that asks for it. So the step is never done while its audience stands open.

use super::message;
use crate::domain::clean::CleanText;
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::incident::Incident;
use crate::domain::message::{
    Channel, Content, MessageCommand, MessageEvent, MessageKind, Sheet, SheetKey, SheetValue,
};
use crate::domain::playbook::{Audience, ChecklistStep, InputValue};
use crate::domain::refusal::Refusal;

/// Who it went to, where the register names nobody: the same in both languages.
const DPO: &str = "DPO";

/// The facts that a tick of `step` records of its message: none where it does not say how it was sent, or where that was
/// said before and only a note is added.
pub(super) fn recorded(
    desk: &Desk,
    incident: &Incident,
    step: &ChecklistStep<'_>,
    tick: &StepTick,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let (Some(audience), Some(input)) = (step.step.message, step.step.sending_input()) else { return Ok(Vec::new()) };
    let Some(InputValue::Choice(chosen)) = tick.inputs.get(&input.key) else { return Ok(Vec::new()) };
    let Some(channel) = Channel::ALL.into_iter().find(|channel| channel.key() == chosen) else {
        return Ok(Vec::new());
    };
    if step.state.is_settled() && incident.inputs.get(&input.key) == tick.inputs.get(&input.key) {
        return Ok(Vec::new());
    }
    let mut facts = Vec::new();
    let mut drafted = incident.clone();
    let message = if let Some(waiting) = incident.messages.unfinished(audience) {
        waiting.id
    } else {
        let kind = next_kind(incident, audience);
        let text = tick.message.clone().unwrap_or_else(|| bare(incident));
        let command = MessageCommand::Draft { audience, kind, content: Content::Text(text) };
        let event = message::event(desk, incident, command, context)?;
        let judge = message::judge(desk, context);
        incident.messages.judge(&event, &judge)?;
        drafted.messages.take(&event, &judge);
        facts.push(Fact::Message { incident: incident.id, event });
        incident.messages.next_id(context.letter)
    };
    let (to, by) = (receiver(desk, incident, audience, context), tick.by.clone());
    let command = MessageCommand::Send { message, channel, to, by, without_approval: None };
    let mut event = message::event(desk, &drafted, command, context)?;
    let judge = message::judge(desk, context);
    drafted.messages.judge(&event, &judge)?;
    let stops = message::stops(desk, &drafted, &event, &judge);
    if let MessageEvent::Sent { stopped, .. } = &mut event {
        *stopped = stops;
    }
    facts.push(Fact::Message { incident: incident.id, event });
    Ok(facts)
}

/// Whether the next message to `audience` is the first word or an update.
pub fn next_kind(incident: &Incident, audience: Audience) -> MessageKind {
    if incident.messages.last_to(audience).is_some() { MessageKind::Update } else { MessageKind::First }
}

/// To whom a message to `audience` goes: as the fact sheet has it, else its name.
fn receiver(desk: &Desk, incident: &Incident, audience: Audience, context: &Context) -> CleanText {
    if audience != Audience::Dpo {
        return CleanText::title(audience.key());
    }
    dpo_reached_at(desk, incident, context.now).unwrap_or_else(|| CleanText::title(DPO))
}

/// How the DPO is reached, as the fact sheet has it (P34).
pub fn dpo_reached_at(desk: &Desk, incident: &Incident, now: jiff::Timestamp) -> Option<CleanText> {
    match Sheet::of(desk, incident, now).value(SheetKey::DpoContact)? {
        SheetValue::Names(names) => {
            let names: Vec<&str> = names.iter().map(CleanText::as_str).collect();
            Some(CleanText::title(&names.join(", ")))
        }
        SheetValue::Text(words) => Some(words.clone()),
        SheetValue::Time(_) | SheetValue::Reach(_) | SheetValue::Answer(_) | SheetValue::Counts { .. } => None,
    }
}

/// What is on record of a message whose text nobody kept.
fn bare(incident: &Incident) -> CleanText {
    CleanText::title(&format!("{} {}", incident.number, incident.title))
}
