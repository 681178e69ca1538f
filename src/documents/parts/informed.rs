//! Sections about who was told what.

use super::actor;
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::domain::Incident;
use crate::domain::message::{How, Message, Standing as Told};
use crate::domain::playbook::Audience;
use crate::tr;

/// Who may be affected, and whether each was told (P26).
pub(in crate::documents) fn audiences(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns = vec![
        ("audience", tr!(text, "doc-audience")),
        ("state", tr!(text, "doc-state")),
        ("at", tr!(text, "doc-at")),
        ("reason", tr!(text, "doc-reason")),
        ("by", tr!(text, "doc-by")),
    ];
    let wanted = Audience::ALL.into_iter().filter(|audience| {
        crate::domain::message::TO_INFORM.contains(audience) || incident.standing(*audience).is_settled()
    });
    let rows = wanted.map(|audience| {
        let standing = incident.standing(audience);
        let (at, reason, by) = match standing {
            Told::Informed(message, at) => {
                let last = message.sendings.iter().max_by_key(|sending| sending.at);
                (Some(at), Value::Nothing, last.map_or(Value::Nothing, |sending| actor(making, sending.by.as_ref())))
            }
            Told::NotAffected(judged) => {
                (Some(judged.at), Value::text(judged.reason.as_str()), actor(making, judged.by.as_ref()))
            }
            Told::Told(at) => (Some(at), Value::Nothing, Value::Nothing),
            Told::Open => (None, Value::Nothing, Value::Nothing),
        };
        vec![
            Value::Code(audience.key(), text.audience(audience)),
            Value::Code(standing.key(), text.standing(standing)),
            Value::time_if(at),
            reason,
            by,
        ]
    });
    Section::new("audiences", tr!(text, "doc-audiences"), Body::Table(columns, rows.collect()))
}

/// How the approval of a message was given, and that it is still to be confirmed where it is (P27).
fn approval(making: &Making<'_>, message: &Message) -> Value {
    let Making { desk, text, .. } = *making;
    let Some(approval) = &message.approval else { return Value::Nothing };
    let at = text.full_time(approval.at);
    let how = match &approval.how {
        How::Here => tr!(text, "doc-approved-here", at = at),
        How::Phone { witness, .. } => {
            tr!(text, "doc-approved-by-phone", at = at, witness = text.person(desk, witness))
        }
    };
    let waits = text.to_be_confirmed(desk, message).map(Value::Text);
    Value::Many(std::iter::once(Value::Text(how)).chain(waits).collect())
}

/// Every message, with its exact text and how it went out (P34, P27).
pub(in crate::documents) fn messages(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let items = incident.messages.all.iter().map(|message| {
        let state = message.state(desk.register(), now);
        let sent = message.sendings.iter().map(|sending| {
            let who = sending.by.as_ref().map_or_else(|| tr!(text, "timeline-program"), |by| text.person(desk, by));
            Value::Text(tr!(
                text,
                "message-sent-line",
                who = who,
                at = text.full_time(sending.at),
                channel = text.channel(sending.channel),
                to = sending.to.as_str()
            ))
        });
        let approved = message.approval.as_ref().map_or(Value::Nothing, |approval| actor(making, Some(&approval.by)));
        vec![
            field("id", text.audience(message.audience), Value::Text(message.id.to_string())),
            field(
                "audience",
                tr!(text, "doc-audience"),
                Value::Code(message.audience.key(), text.audience(message.audience)),
            ),
            field("kind", tr!(text, "doc-kind"), Value::Code(message.kind.key(), text.message_kind(message.kind))),
            field("state", tr!(text, "doc-state"), Value::Code(state.key(), text.message_state(state))),
            field("approved_by", tr!(text, "doc-approved-by"), approved),
            field("approval", tr!(text, "doc-approval"), approval(making, message)),
            field("sent", tr!(text, "doc-sent"), Value::Many(sent.collect())),
            field(
                "deviation",
                tr!(text, "doc-deviation"),
                message.deviation().map_or(Value::Nothing, |reason| Value::text(reason.as_str())),
            ),
            field("text", tr!(text, "doc-text"), Value::text(message.text.as_str())),
        ]
    });
    let section = Section::new("messages", tr!(text, "doc-messages"), Body::Items(items.collect()));
    match incident.messages.owes_mail_to_dpo() {
        Some(_) => section.noted(tr!(text, "message-owes-mail")),
        None => section,
    }
}
