//! `vagt message draft|edit|approve|confirm|send|not-affected|list|show`.

pub(super) mod json;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use super::args::{ApproveArgs, DraftArgs, EditArgs, GivenArgs, MessageVerb, SendArgs, When, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::session::{Open, Session};
use super::typed::{line as one_line, one_of, person_if, person_of, prose, prose_if, too_long};
use super::{print, print_json};
use crate::domain::clean::BODY_MAX;
use crate::domain::message::{
    Approval, Channel, Content, How, Message, MessageCommand, MessageId, MessageKind, Standing, TemplateId, compose,
    fields_of, needs_approval,
};
use crate::domain::playbook::Audience;
use crate::domain::{CleanText, Command, Desk, Incident, IncidentId, PersonId};
use crate::tr;

/// Longest file read as a text, in bytes.
const FILE_MAX: u64 = 256 * 1024;

pub(super) fn perform(session: &Session, verb: &MessageVerb) -> Result<ExitCode, Failure> {
    match verb {
        MessageVerb::Draft(args) => draft(session, args),
        MessageVerb::Edit(args) => edit(session, args),
        MessageVerb::Approve(args) => approve(session, args),
        MessageVerb::Confirm { id, message, when } => {
            let message = message_of(session, id, message)?;
            record(session, id, MessageCommand::Confirm(message), when, Some(message))
        }
        MessageVerb::Withdraw { id, message, reason, when } => {
            let message = message_of(session, id, message)?;
            let reason = prose_if(session, reason.as_ref())?;
            record(session, id, MessageCommand::Withdraw(message, reason), when, Some(message))
        }
        MessageVerb::Send(args) => send(session, args),
        MessageVerb::NotAffected { id, audience, reason, by, when } => {
            let by = person_if(session, by.as_ref())?;
            let reason = prose_if(session, reason.as_ref())?;
            let command = MessageCommand::NotAffected { audience: audience_of(audience), reason, by };
            record(session, id, command, when, None)
        }
        MessageVerb::List { id } => list(session, id),
        MessageVerb::Show { id, message, text } => show(session, id, message, *text),
    }
}

fn draft(session: &Session, args: &DraftArgs) -> Result<ExitCode, Failure> {
    let audience = audience_of(&args.audience);
    let kind = match (args.update, args.all_clear) {
        (_, true) => MessageKind::AllClear,
        (true, false) => MessageKind::Update,
        (false, false) => MessageKind::First,
    };
    let given = text_of(session, args.text.as_deref(), args.file.as_deref())?;
    let fields = fields(session, &args.fields)?;
    let template = args.template.as_deref().map(|name| template_of(session, name)).transpose()?;
    let (mut open, id) = target(session, &args.id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let phrasing = session.phrasing();
    let content = match (template, given) {
        (Some(name), _) => {
            let known = open.desk.register().templates().get(&name);
            let fields = match known {
                Some(template) => fields_of(&open.desk, incident, template, fields, &phrasing, session.now),
                None => fields,
            };
            Content::Template { name, fields }
        }
        (None, Some(text)) => Content::Text(text),
        (None, None) => Content::Text(compose(&open.desk, incident, audience, kind, &phrasing, session.now)),
    };
    let command = MessageCommand::Draft { audience, kind, content };
    open.record(session, Command::Message(id, Box::new(command)), &args.when)?;
    let new = open.desk.incident(id).and_then(|incident| incident.messages.all.last()).map(|message| message.id);
    told(session, open, id, new)
}

fn edit(session: &Session, args: &EditArgs) -> Result<ExitCode, Failure> {
    let message = message_of(session, &args.id, &args.message)?;
    let text = text_of(session, args.text.as_deref(), args.file.as_deref())?.unwrap_or_default();
    record(session, &args.id, MessageCommand::Edit(message, text), &args.when, Some(message))
}

fn approve(session: &Session, args: &ApproveArgs) -> Result<ExitCode, Failure> {
    let message = message_of(session, &args.id, &args.message)?;
    let (by, how) = given(session, &args.given)?;
    let command = MessageCommand::Approve { message, wording: None, by, how };
    record(session, &args.id, command, &args.when, Some(message))
}

/// Whose word it is, and how it was given.
pub(super) fn given(session: &Session, args: &GivenArgs) -> Result<(PersonId, How), Failure> {
    let person = |given: &Option<String>| match given.as_deref() {
        Some(given) => person_of(session, given),
        None => Ok(session.me.clone()),
    };
    let by = person(&args.by)?;
    let how = match (&args.code, args.how.as_deref()) {
        // That somebody else read the text in view is not for this desk to assume.
        (None, None) if by != session.me => {
            return Err(Failure::usage(&tr!(session.text, "cli-approval-how", person = by.as_str()))
                .hint(&tr!(session.text, "cli-approval-how-hint")));
        }
        (Some(code), Some("phone") | None) => {
            let code = code.parse().map_err(|_bad| {
                Failure::usage(&tr!(session.text, "cli-bad-code", given = code.as_str()))
                    .hint(&tr!(session.text, "cli-bad-code-hint"))
            })?;
            How::Phone { code, witness: person(&args.witness)? }
        }
        _ => How::Here,
    };
    Ok((by, how))
}

fn send(session: &Session, args: &SendArgs) -> Result<ExitCode, Failure> {
    let message = message_of(session, &args.id, &args.message)?;
    let reason = prose_if(session, args.reason.as_ref())?;
    let command = MessageCommand::Send {
        message,
        channel: value_of(&Channel::ALL, Channel::key, Some(&args.channel)).unwrap_or(Channel::Mail),
        to: one_line(session, &args.to)?,
        by: person_if(session, args.by.as_ref())?,
        without_approval: args.without_approval.then_some(reason),
    };
    record(session, &args.id, command, &args.when, Some(message))
}

fn record(
    session: &Session,
    id: &str,
    command: MessageCommand,
    when: &When,
    message: Option<MessageId>,
) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, id)?;
    open.record(session, Command::Message(id, Box::new(command)), when)?;
    told(session, open, id, message)
}

/// With `--json` the incident, else the message as it now stands.
fn told(session: &Session, open: Open, id: IncidentId, message: Option<MessageId>) -> Result<ExitCode, Failure> {
    if session.json {
        return answer(session, open, id);
    }
    let incident = open.desk.incident(id);
    let found = message.and_then(|message| incident.and_then(|incident| incident.messages.get(message)));
    let Some(message) = found else { return answer(session, open, id) };
    print(&page(session, &open.desk, message))?;
    open.finish();
    Ok(ExitCode::SUCCESS)
}

fn list(session: &Session, id: &str) -> Result<ExitCode, Failure> {
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    if session.json {
        return print_json(&json::messages(session, &open.desk, incident));
    }
    let lines = lines(session, &open.desk, incident);
    print(&format!("{}\n", lines.join("\n").trim_end()))
}

fn show(session: &Session, id: &str, message: &str, only_text: bool) -> Result<ExitCode, Failure> {
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    let wanted = there(session, &open, id, message)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let Some(message) = incident.messages.get(wanted) else {
        let refusal = crate::domain::message::MessageRefusal::UnknownMessage { message: wanted }.into();
        return Err(session.refused(&open.desk, Some(incident), &refusal));
    };
    if only_text {
        return print(&format!("{}\n", message.text));
    }
    if session.json {
        return print_json(&json::message(session, &open.desk, incident, message));
    }
    print(&page(session, &open.desk, message))
}

/// One line that says how a message stands.
fn line(session: &Session, desk: &Desk, message: &Message) -> String {
    let text = &session.text;
    let state = text.message_state(message.state(desk.register(), session.now));
    let mut parts = vec![text.audience(message.audience), text.message_kind(message.kind), state];
    if message.is_open() && !message.may_be_sent(desk.register(), session.now) {
        parts.push(tr!(text, "message-waits-for-approval"));
    }
    if message.approval.is_none() && message.lapsed.is_some() {
        parts.push(tr!(text, "message-approval-lapsed"));
    }
    parts.extend(text.to_be_confirmed(desk, message));
    parts.extend(text.deviation(message));
    format!("{:<4} {}", message.id.to_string(), parts.join(" · "))
}

/// A message for people: how it stands, its code, its text, where it went.
fn page(session: &Session, desk: &Desk, message: &Message) -> String {
    let text = &session.text;
    let mut lines = vec![line(session, desk, message)];
    if needs_approval(message.audience) {
        lines.push(tr!(text, "message-code", code = message.wording().code().to_string()));
    }
    lines.extend(text.unknown_lines(&message.text));
    if let Some(approval) = &message.approval {
        lines.push(approved(session, desk, approval));
    }
    for sending in &message.sendings {
        let who = sending.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| text.person(desk, by));
        let at = text.at(sending.at, session.now);
        let channel = text.channel(sending.channel);
        lines.push(tr!(text, "message-sent-line", who = who, at = at, channel = channel, to = sending.to.as_str()));
    }
    format!("{}\n\n{}\n", lines.join("\n"), message.text)
}

pub(super) fn approved(session: &Session, desk: &Desk, approval: &Approval) -> String {
    let text = &session.text;
    let who = text.person(desk, &approval.by);
    let at = text.at(approval.at, session.now);
    match &approval.how {
        How::Here => tr!(text, "message-approved-line", who = who, at = at),
        How::Phone { witness, .. } => {
            tr!(text, "message-approved-by-phone", who = who, at = at, witness = text.person(desk, witness))
        }
    }
}

/// What nobody may overlook: deviations, approvals to confirm, a mail that is owed to the DPO.
pub(super) fn warnings(session: &Session, desk: &Desk, incident: &Incident) -> Vec<String> {
    let text = &session.text;
    let messages = &incident.messages;
    let named = |message: &Message, words: Option<String>| words.map(|words| format!("{} {words}", message.id));
    let deviations = messages.deviations().filter_map(|message| named(message, text.deviation(message)));
    let confirm = messages.to_be_confirmed().filter_map(|message| named(message, text.to_be_confirmed(desk, message)));
    let owed = messages.owes_mail_to_dpo().map(|_| tr!(text, "message-owes-mail"));
    deviations.chain(confirm).chain(owed).collect()
}

/// The audiences and messages of an incident for people; nothing where there is nothing to say yet.
pub(super) fn lines(session: &Session, desk: &Desk, incident: &Incident) -> Vec<String> {
    let text = &session.text;
    let messages = &incident.messages;
    let mut lines: Vec<String> = Vec::new();
    for audience in json::of_interest(incident) {
        let standing = incident.standing(audience);
        let more = match standing {
            Standing::Told(at) => format!(" {}", text.at(at, session.now)),
            Standing::Informed(message, at) => format!(" {} {}", message.id, text.at(at, session.now)),
            Standing::NotAffected(judgement) => format!(": {}", judgement.reason.as_str().replace('\n', " ")),
            Standing::Open => String::new(),
        };
        lines.push(format!("  {}: {}{more}", text.audience(audience), text.standing(standing)));
    }
    lines.extend(messages.all.iter().map(|message| format!("  {}", line(session, desk, message))));
    lines.extend(messages.owes_mail_to_dpo().map(|_| format!("  {}", tr!(text, "message-owes-mail"))));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// A text given as such or in a file; one that would be cut is refused.
pub(super) fn text_of(
    session: &Session,
    text: Option<&str>,
    file: Option<&Path>,
) -> Result<Option<CleanText>, Failure> {
    let raw = match (text, file) {
        (Some(text), _) => text.to_owned(),
        (None, Some(path)) => {
            let failed = |reason: String| {
                Failure::new(&tr!(
                    session.text,
                    "cli-text-unreadable",
                    path = path.display().to_string(),
                    reason = reason
                ))
            };
            let length = std::fs::metadata(path).map_err(|error| failed(error.to_string()))?.len();
            if length > FILE_MAX {
                return Err(too_long(session, BODY_MAX));
            }
            std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?
        }
        (None, None) => return Ok(None),
    };
    prose(session, &raw).map(Some)
}

fn fields(session: &Session, given: &[String]) -> Result<BTreeMap<String, CleanText>, Failure> {
    given
        .iter()
        .map(|pair| {
            let wrong = || Failure::usage(&tr!(session.text, "cli-bad-field", given = pair.as_str()));
            let (name, value) = pair.split_once('=').ok_or_else(wrong)?;
            if !CleanText::fits_title(value) {
                return Err(wrong());
            }
            Ok((name.to_owned(), CleanText::title(value)))
        })
        .collect()
}

/// The message called so; what an incident has is looked up only where a number stands alone.
fn message_of(session: &Session, id: &str, given: &str) -> Result<MessageId, Failure> {
    if let Ok(message) = given.parse() {
        return Ok(message);
    }
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    there(session, &open, id, given)
}

fn there(session: &Session, open: &Open, id: IncidentId, given: &str) -> Result<MessageId, Failure> {
    let all = open.desk.incident(id).map(|incident| incident.messages.all.iter().map(|message| message.id));
    one_of(session, given, all.into_iter().flatten())
}

/// A template's name as typed.
pub(super) fn template_of(session: &Session, given: &str) -> Result<TemplateId, Failure> {
    given.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-template", given = given)))
}

/// An audience whose name was checked.
pub(super) fn audience_of(given: &String) -> Audience {
    value_of(&Audience::ALL, Audience::key, Some(given)).unwrap_or(Audience::Users)
}
