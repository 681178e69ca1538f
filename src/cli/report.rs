//! `vagt report`: the documents that the policy names, and that the DPO report was sent.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::args::{ReportArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::meeting;
use super::place::nearest_folder;
use super::session::{Open, Session};
use super::typed::line;
use super::{print, print_json};
use crate::documents::{self, Document, Making};
use crate::domain::decide::{dpo_reached_at, next_kind};
use crate::domain::document::{About, DocumentKind};
use crate::domain::message::{Channel, Content, MessageCommand, MessageId, MessageKind, compose};
use crate::domain::playbook::Audience;
use crate::domain::{CleanText, Command, Incident, IncidentId};
use crate::tr;

pub(super) fn perform(session: &Session, args: &ReportArgs) -> Result<ExitCode, Failure> {
    let kind = value_of(&DocumentKind::ALL, DocumentKind::key, Some(&args.document)).unwrap_or(DocumentKind::Brief);
    let text = &session.text;
    if args.mark_sent {
        return mark_sent(session, kind, args);
    }
    if args.when.at.is_some() {
        return Err(Failure::usage(&tr!(text, "cli-report-at")));
    }
    if args.year.is_some() && kind.about() != About::Year {
        return Err(Failure::usage(&tr!(text, "cli-report-year")));
    }
    let mut open = session.read()?;
    let document = match (kind.about(), args.id.as_deref()) {
        (About::Incident, Some(id)) => {
            let id = open.incident(session, id)?;
            let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
            making(session, &open).make(kind, incident)
        }
        (About::Meeting, given) => {
            let id = meeting::of_document(session, &open.desk, kind, given)?;
            open.desk.meeting(id).and_then(|meeting| making(session, &open).of_meeting(kind, meeting))
        }
        (About::Incident, None) => {
            return Err(Failure::usage(&tr!(text, "cli-report-no-id", document = kind.key())).hint(&tr!(
                text,
                "cli-report-no-id-hint",
                document = kind.key()
            )));
        }
        (About::Desk | About::Year, Some(_)) => {
            return Err(Failure::usage(&tr!(text, "cli-report-needs-none", document = kind.key())));
        }
        (About::Desk, None) => Some(making(session, &open).handover()),
        (About::Year, None) => Some(making(session, &open).annual(args.year)),
    };
    let Some(document) = document else { return Err(Failure::new("no document")) };
    give(session, args, &document)
}

fn making<'a>(session: &'a Session, open: &'a Open) -> Making<'a> {
    Making {
        desk: &open.desk,
        text: &session.text,
        now: session.now,
        head: open.head(),
        organisation: session.config.settings.organisation.as_str(),
    }
}

/// Prints it, or writes it to the file.
fn give(session: &Session, args: &ReportArgs, document: &Document) -> Result<ExitCode, Failure> {
    let json = args.format.as_deref() == Some("json") || (session.json && args.format.is_none());
    let Some(path) = args.out.as_deref() else {
        return if json {
            print_json(&documents::json(document))
        } else {
            print(&documents::markdown(document, &session.text))
        };
    };
    let content = if json {
        let text = serde_json::to_string_pretty(&documents::json(document));
        text.map_err(|error| Failure::new(&error.to_string()))? + "\n"
    } else {
        documents::markdown(document, &session.text)
    };
    write(session, path, &content, args.force)?;
    print(&format!("{}\n", path.display()))
}

/// A file is whole or not there, and one that is there is replaced only when that was asked for.
fn write(session: &Session, path: &Path, content: &str, force: bool) -> Result<(), Failure> {
    let text = &session.text;
    let name = || path.display().to_string();
    let io = |error: std::io::Error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return Failure::new(&tr!(text, "cli-report-exists", path = name()))
                .hint(&tr!(text, "cli-report-exists-hint"));
        }
        // The file that is written first has a name of its own, which is nobody's business.
        let said = error.to_string();
        let reason = said.split(" at path ").next().unwrap_or(&said);
        let failure = Failure::new(&tr!(text, "log-io", path = name(), reason = reason));
        if error.kind() == std::io::ErrorKind::NotFound { failure.hint(&nearest_folder(text, path)) } else { failure }
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut fresh = tempfile::NamedTempFile::new_in(folder).map_err(io)?;
    fresh.write_all(content.as_bytes()).and_then(|()| fresh.as_file().sync_all()).map_err(io)?;
    let kept: Result<File, _> = if force { fresh.persist(path) } else { fresh.persist_noclobber(path) };
    kept.map_err(|failed| io(failed.error))?;
    Ok(())
}

/// Records that the DPO report was sent, as a message to the DPO: by phone it is still to be mailed (P34).
fn mark_sent(session: &Session, kind: DocumentKind, args: &ReportArgs) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let (DocumentKind::Dpo, Some(id)) = (kind, args.id.as_deref()) else {
        return Err(Failure::usage(&tr!(text, "cli-report-mark-sent")));
    };
    let channel = if args.how.as_deref() == Some("phone") { Channel::Phone } else { Channel::Mail };
    let given = args.to.as_deref().map(|to| line(session, to)).transpose()?;
    let (mut open, id) = target(session, id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let to = given.or_else(|| dpo_reached_at(&open.desk, incident, session.now)).unwrap_or_default();
    if to.is_empty() {
        return Err(Failure::usage(&tr!(text, "cli-report-to")).hint(&tr!(text, "cli-report-to-hint")));
    }
    let message = match incident.messages.unfinished(Audience::Dpo).map(|message| message.id) {
        Some(message) => message,
        None => draft(session, &mut open, id, args)?,
    };
    let command = MessageCommand::Send { message, channel, to, by: None, without_approval: None };
    open.record(session, Command::Message(id, Box::new(command)), &args.when)?;
    if channel == Channel::Phone {
        session.tell(&tr!(text, "message-owes-mail"));
    }
    answer(session, open, id)
}

/// Writes the message: what the fact sheet says, and the report it goes with.
fn draft(session: &Session, open: &mut Open, id: IncidentId, args: &ReportArgs) -> Result<MessageId, Failure> {
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let kind = next_kind(incident, Audience::Dpo);
    let content = Content::Text(words(session, open, incident, kind));
    let command = MessageCommand::Draft { audience: Audience::Dpo, kind, content };
    open.record(session, Command::Message(id, Box::new(command)), &args.when)?;
    let newest = open.desk.incident(id).and_then(|incident| incident.messages.all.last());
    newest.map(|message| message.id).ok_or_else(|| Failure::new("no message"))
}

/// What the message to the DPO says: the fact sheet, and the report it goes with.
pub(super) fn words(session: &Session, open: &Open, incident: &Incident, kind: MessageKind) -> CleanText {
    let text = &session.text;
    let said = compose(&open.desk, incident, Audience::Dpo, kind, &text.phrasing(), session.now);
    let head = open.head().map(documents::mark).unwrap_or_default();
    let made = tr!(text, "doc-dpo-sent", at = text.full_time(session.now), fingerprint = head);
    CleanText::body(&format!("{said}\n\n{made}"))
}
