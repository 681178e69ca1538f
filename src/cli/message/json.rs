//! The JSON of messages and audiences. Only additions; times in UTC; absent is `null`.

use jiff::Timestamp;
use serde::Serialize;

use crate::cli::session::Session;
use crate::domain::message::{How, Message, Sending, Sheet, Standing, TO_INFORM, changes, needs_approval};
use crate::domain::playbook::Audience;
use crate::domain::{Desk, Incident};

/// A message.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct MessageJson {
    pub id: String,
    pub audience: &'static str,
    pub kind: &'static str,
    pub state: &'static str,
    pub needs_approval: bool,
    pub approved_by: Option<String>,
    pub approval: Option<ApprovalJson>,
    /// Whether an edit voided an approval and there is no new one.
    pub approval_void: bool,
    pub template: Option<String>,
    /// Why it was sent without the approval it needed.
    pub deviation: Option<String>,
    /// Why it was taken back before it was sent.
    pub withdrawn: Option<String>,
    pub wording: String,
    pub code: String,
    pub promised_update_at: Option<Timestamp>,
    pub sent: Vec<SendingJson>,
    /// What the fact sheet says otherwise now than when the text was written.
    pub changed_since: Vec<ChangeJson>,
    pub text: String,
}

/// An approval.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ApprovalJson {
    pub by: String,
    pub how: &'static str,
    pub at: Timestamp,
    pub code: Option<String>,
    pub witness: Option<String>,
    pub recorded_by: Option<String>,
    pub confirmed_at: Option<Timestamp>,
    pub to_be_confirmed: bool,
}

/// A sending.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct SendingJson {
    pub at: Timestamp,
    pub channel: &'static str,
    pub to: String,
    pub by: Option<String>,
    pub recorded_by: Option<String>,
    pub deviation: Option<String>,
}

/// A line that changed.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ChangeJson {
    pub key: &'static str,
    pub before: Option<String>,
    pub now: Option<String>,
}

/// How an audience stands.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct AudienceJson {
    pub audience: &'static str,
    pub state: &'static str,
    pub message: Option<String>,
    pub at: Option<Timestamp>,
    pub reason: Option<String>,
    pub by: Option<String>,
}

/// The messages of an incident, oldest first.
pub(in crate::cli) fn messages(session: &Session, desk: &Desk, incident: &Incident) -> Vec<MessageJson> {
    incident.messages.all.iter().map(|one| message(session, desk, incident, one)).collect()
}

/// One message.
pub(in crate::cli) fn message(session: &Session, desk: &Desk, incident: &Incident, one: &Message) -> MessageJson {
    let phrasing = session.text.phrasing();
    let sheet = Sheet::of(desk, incident, session.now);
    let approval = one.approval.as_ref().map(approval_json);
    let template = one.template_in_force(desk.register(), None, session.now);
    let approved_by = one.approval.as_ref().or(template.as_ref().map(|template| &template.approval));
    let changed = changes(&sheet, &one.said, one.audience).into_iter().map(|change| ChangeJson {
        key: change.key.key(),
        before: change.before.as_ref().map(|value| phrasing.value(value)),
        now: change.now.as_ref().map(|value| phrasing.value(value)),
    });
    MessageJson {
        id: one.id.to_string(),
        audience: one.audience.key(),
        kind: one.kind.key(),
        state: one.state(desk.register(), session.now).key(),
        needs_approval: needs_approval(one.audience),
        approved_by: approved_by.map(|approval| approval.by.to_string()),
        approval,
        approval_void: one.approval.is_none() && one.lapsed.is_some(),
        template: one.template.as_ref().map(|template| template.name.to_string()),
        deviation: one.deviation().map(ToString::to_string),
        withdrawn: one.withdrawn.as_ref().map(|taken| taken.reason.to_string()),
        wording: one.wording().as_str().to_owned(),
        code: one.wording().code().to_string(),
        promised_update_at: one.promised(),
        sent: one.sendings.iter().map(sending_json).collect(),
        changed_since: changed.collect(),
        text: one.text.to_string(),
    }
}

/// An approval as JSON.
pub(in crate::cli) fn approval_json(approval: &crate::domain::message::Approval) -> ApprovalJson {
    let (code, witness) = match &approval.how {
        How::Here => (None, None),
        How::Phone { code, witness } => (Some(code.to_string()), Some(witness.to_string())),
    };
    ApprovalJson {
        by: approval.by.to_string(),
        how: approval.how.key(),
        at: approval.at,
        code,
        witness,
        recorded_by: approval.recorded_by.as_ref().map(ToString::to_string),
        confirmed_at: approval.confirmed_at,
        to_be_confirmed: approval.is_to_be_confirmed(),
    }
}

fn sending_json(sending: &Sending) -> SendingJson {
    SendingJson {
        at: sending.at,
        channel: sending.channel.key(),
        to: sending.to.to_string(),
        by: sending.by.as_ref().map(ToString::to_string),
        recorded_by: sending.recorded_by.as_ref().map(ToString::to_string),
        deviation: sending.deviation().map(ToString::to_string),
    }
}

/// The audiences that an incident has: those to be informed in any case and the DPO, and whoever was written to or judged.
pub(in crate::cli) fn of_interest(incident: &Incident) -> Vec<Audience> {
    let messages = &incident.messages;
    let named = |audience: &Audience| {
        TO_INFORM.contains(audience)
            || *audience == Audience::Dpo
            || incident.standing(*audience).is_settled()
            || messages.judged.contains_key(audience)
            || messages.all.iter().any(|message| message.audience == *audience)
    };
    Audience::ALL.into_iter().filter(named).collect()
}

/// How each audience of the incident stands (P26).
pub(in crate::cli) fn audiences(incident: &Incident) -> Vec<AudienceJson> {
    of_interest(incident)
        .into_iter()
        .map(|audience| {
            let standing = incident.standing(audience);
            let (message, at, reason, by) = match standing {
                Standing::Informed(message, at) => {
                    let by = message.sendings.last().and_then(|sending| sending.by.as_ref());
                    (Some(message.id.to_string()), Some(at), None, by.map(ToString::to_string))
                }
                Standing::NotAffected(judgement) => (
                    None,
                    Some(judgement.at),
                    Some(judgement.reason.to_string()),
                    judgement.by.as_ref().map(ToString::to_string),
                ),
                Standing::Told(at) => (None, Some(at), None, None),
                Standing::Open => (None, None, None, None),
            };
            AudienceJson { audience: audience.key(), state: standing.key(), message, at, reason, by }
        })
        .collect()
}
