//! Fact sheet, messages, approvals, sendings and templates.

use std::collections::BTreeMap;

use super::incident::{begun_before, person_known};
use super::meeting::{self, By};
use super::{filing, known, open};
use crate::domain::clean::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::command::Context;
use crate::domain::desk::Desk;
use crate::domain::fact::{Amendment, Fact};
use crate::domain::filing::Word;
use crate::domain::id::{IncidentId, PersonId, StepId};
use crate::domain::incident::{INFORM, Incident};
use crate::domain::message::{
    Content, Grounds, How, Judge, Message, MessageCommand, MessageEvent, MessageId, MessageKind, MessageRefusal, Said,
    Sheet, SheetEntry, SheetKey, SheetValue, TemplateEvent, TemplateUse, is_told, needs_approval, said_in,
};
use crate::domain::playbook::{Answer, Audience, StepState};
use crate::domain::refusal::Refusal;

pub(super) fn decide(
    desk: &Desk,
    id: IncidentId,
    command: MessageCommand,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    // A promise to mail, or a confirmation, may be kept after the incident was closed.
    let late = matches!(command, MessageCommand::Confirm(_) | MessageCommand::Send { .. });
    let incident = if late { known(desk, id)? } else { open(desk, id)? };
    // What the incident itself holds is answered there, so that the rules go by it too.
    if let MessageCommand::SetFact(key, SheetEntry::Known { said: SheetValue::Answer(answer), .. }) = &command {
        return super::incident::amend(desk, id, answered(*key, *answer), context);
    }
    let mut event = event(desk, incident, command, context)?;
    let judge = judge(desk, context);
    incident.messages.judge(&event, &judge)?;
    let stops = stops(desk, incident, &event, &judge);
    if let MessageEvent::Sent { stopped, .. } | MessageEvent::JudgedNotAffected { stopped, .. } = &mut event {
        *stopped = stops;
    }
    let asked = asked_for(desk, incident, &event, context);
    if let MessageEvent::Sent { step, .. } = &mut event {
        *step = asked;
    }
    let beside = follows(desk, incident, &event, &judge, context);
    Ok([Fact::Message { incident: id, event }].into_iter().chain(beside).collect())
}

/// What is changed of the incident by an answer on its fact sheet.
fn answered(key: SheetKey, answer: Answer) -> Amendment {
    let given = |line: SheetKey| (line == key).then_some(answer);
    Amendment {
        cpr_numbers: given(SheetKey::Cpr),
        protected_address: given(SheetKey::Protected),
        ..Amendment::default()
    }
}

/// What a message settles beside itself: that the people concerned were told (GDPR art. 34), and the step that asks for
/// everybody who may be affected to be told (P26).
fn follows(desk: &Desk, incident: &Incident, event: &MessageEvent, judge: &Judge<'_>, context: &Context) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let MessageEvent::Sent { message, by, .. } = event {
        let audience = incident.messages.get(*message).map(|message| message.audience);
        if audience == Some(Audience::DataSubjects) {
            let word = Word { by: by.clone(), ..Word::default() };
            facts.extend(filing::told_by_message(desk, incident, word, context));
        }
    }
    let by = match event {
        MessageEvent::Sent { by, .. } | MessageEvent::JudgedNotAffected { by, .. } => by.as_ref(),
        MessageEvent::FactSet { .. }
        | MessageEvent::Drafted { .. }
        | MessageEvent::Edited { .. }
        | MessageEvent::Approved { .. }
        | MessageEvent::Confirmed { .. }
        | MessageEvent::Withdrawn { .. } => return facts,
    };
    let mut after = incident.messages.clone();
    after.take(event, judge);
    if after.all_informed() {
        facts.extend(meeting::settled(desk, incident.id, INFORM, by, By::Act, context));
    }
    facts
}

pub(super) fn template(desk: &Desk, event: TemplateEvent, context: &Context) -> Result<Vec<Fact>, Refusal> {
    if let TemplateEvent::Approved { by, how, .. } = &event {
        approval_known(desk, by, how)?;
    }
    desk.register().templates().judge(&event, &judge(desk, context))?;
    Ok(vec![Fact::Template { event }])
}

pub(super) fn judge<'a>(desk: &'a Desk, context: &'a Context) -> Judge<'a> {
    Judge {
        actor: context.actor.person(),
        entered_at: context.now,
        happened_at: context.happened_at(),
        register: desk.register(),
        roster: Some(desk.register().roster()),
        before: None,
    }
}

pub(super) fn event(
    desk: &Desk,
    incident: &Incident,
    command: MessageCommand,
    context: &Context,
) -> Result<MessageEvent, Refusal> {
    let messages = &incident.messages;
    let find =
        |id: MessageId| messages.get(id).ok_or_else(|| Refusal::from(MessageRefusal::UnknownMessage { message: id }));
    let told = |before: &Said, text: &CleanText| said_in(&Sheet::of(desk, incident, context.now), before, text);
    Ok(match command {
        MessageCommand::SetFact(key, entry) => {
            if let (SheetKey::Since, SheetEntry::Known { said: SheetValue::Time(at), .. }) = (key, &entry) {
                begun_before(*at, incident.times.discovered)?;
            }
            MessageEvent::FactSet { key, entry }
        }
        MessageCommand::Draft { audience, kind, content } => {
            let (text, template) = content_of(desk, audience, kind, content)?;
            let message = messages.next_id(context.letter);
            let said = told(&Said::new(), &text);
            MessageEvent::Drafted { message, audience, kind, text, said, template }
        }
        MessageCommand::Edit(message, text) => {
            let mut said = told(&find(message)?.said, &text);
            // What nobody knows any more, and the text no longer says, is not told in it.
            let sheet = Sheet::of(desk, incident, context.now);
            said.retain(|key, value| sheet.value(*key).is_some() || is_told(value, &text));
            MessageEvent::Edited { message, text, said }
        }
        MessageCommand::Approve { message, wording, by, how } => {
            approval_known(desk, &by, &how)?;
            let wording = wording.map_or_else(|| find(message).map(Message::wording), Ok)?;
            MessageEvent::Approved { message, wording, by, how }
        }
        MessageCommand::Confirm(message) => {
            let have = find(message)?;
            let approved = have.approval.as_ref().map(|approval| approval.wording.clone());
            MessageEvent::Confirmed { message, wording: approved.unwrap_or_else(|| have.wording()) }
        }
        MessageCommand::Send { message, channel, to, by, without_approval } => {
            if let Some(by) = &by {
                person_known(desk, by)?;
            }
            let have = find(message)?;
            if have.withdrawn.is_some() {
                return Err(MessageRefusal::Withdrawn { message }.into());
            }
            let happened = context.happened_at();
            let grounds = if !needs_approval(have.audience) {
                Grounds::NotNeeded
            } else if have.approval.is_some() {
                Grounds::Approval
            } else if have.template_in_force(desk.register(), None, happened).is_some() {
                Grounds::Template
            } else {
                let audience = have.audience;
                let reason = without_approval.ok_or(MessageRefusal::ApprovalMissing { message, audience })?;
                Grounds::Deviation { reason }
            };
            let wording = have.wording();
            MessageEvent::Sent { message, wording, channel, to, by, grounds, stopped: BTreeMap::new(), step: None }
        }
        MessageCommand::Withdraw(message, reason) => MessageEvent::Withdrawn { message, reason },
        MessageCommand::NotAffected { audience, reason, by } => {
            if let Some(by) = &by {
                person_known(desk, by)?;
            }
            MessageEvent::JudgedNotAffected { audience, reason, by, stopped: BTreeMap::new() }
        }
    })
}

fn approval_known(desk: &Desk, by: &PersonId, how: &How) -> Result<(), Refusal> {
    person_known(desk, by)?;
    match how {
        How::Phone { witness, .. } => person_known(desk, witness),
        How::Here => Ok(()),
    }
}

fn content_of(
    desk: &Desk,
    audience: Audience,
    kind: MessageKind,
    content: Content,
) -> Result<(CleanText, Option<TemplateUse>), Refusal> {
    let (name, fields) = match content {
        Content::Text(text) => return Ok((text, None)),
        Content::Template { name, fields } => (name, fields),
    };
    let template = desk
        .register()
        .templates()
        .get(&name)
        .ok_or_else(|| Refusal::from(MessageRefusal::UnknownTemplate { template: name.clone() }))?;
    if template.audience != audience || template.kind.message() != kind {
        return Err(MessageRefusal::OtherTemplate { template: name }.into());
    }
    let text = template.fill(&fields)?;
    let wording = template.wording();
    Ok((text, Some(TemplateUse { name, wording, fields })))
}

/// The step that `event` does, where a message was sent that a step asks for: the first of the checklist for its audience
/// and kind, if the sender may settle it. What asks anything more than that it is sent stays to be done.
fn asked_for(desk: &Desk, incident: &Incident, event: &MessageEvent, context: &Context) -> Option<StepId> {
    let MessageEvent::Sent { message, by, .. } = event else { return None };
    let message = incident.messages.get(*message)?;
    if !matches!(message.audience, Audience::Dpo | Audience::Users | Audience::Press) || !incident.is_open() {
        return None;
    }
    let ends = message.kind == MessageKind::AllClear;
    let list = desk.checklist(incident)?;
    let step = list.applicable().find(|step| {
        let ending = step.step.clock == Some(ClockId::NextUpdate);
        step.step.message == Some(message.audience) && !step.step.repeat && ending == ends
    })?;
    let plain = step.step.asks_sending_only() && step.systems.is_none() && step.state == StepState::Todo;
    let person = by.as_ref().or_else(|| context.actor.person());
    let may = person
        .is_none_or(|person| super::step::may_settle(desk, &incident.systems, step.step, person, context).is_ok());
    (plain && may).then(|| step.step.id.clone())
}

/// The clocks that `event` stops: `inform` when everybody is informed or judged not affected, `next-update` with the
/// users' all-clear, `dpo-report` when the DPO was told, also by phone.
pub(super) fn stops(
    desk: &Desk,
    incident: &Incident,
    event: &MessageEvent,
    judge: &Judge<'_>,
) -> BTreeMap<ClockId, StoppedClock> {
    let mut after = incident.messages.clone();
    after.take(event, judge);
    let sent = if let MessageEvent::Sent { message, .. } = event { after.get(*message) } else { None };
    let sent = sent.map(|message| (message.audience, message.kind));
    #[expect(clippy::wildcard_enum_match_arm, reason = "messages stop three of the clocks")]
    let ends = |id: ClockId| match id {
        ClockId::Inform => after.all_informed(),
        ClockId::NextUpdate => sent == Some((Audience::Users, MessageKind::AllClear)),
        ClockId::DpoReport => sent.is_some_and(|(audience, _)| audience == Audience::Dpo),
        _ => false,
    };
    let told = matches!(event, MessageEvent::Sent { .. } | MessageEvent::JudgedNotAffected { .. });
    desk.clocks(incident)
        .into_iter()
        .filter(|clock| told && clock.stopped_at.is_none() && ends(clock.id))
        .map(|clock| {
            let stopped_at = judge.happened_at.max(clock.starts_at);
            (clock.id, StoppedClock { starts_at: clock.starts_at, due_at: clock.due_at, stopped_at })
        })
        .collect()
}
