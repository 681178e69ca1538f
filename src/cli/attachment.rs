//! `vagt attach`, `vagt attachment list|save`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{AttachArgs, AttachmentVerb};
use super::failure::Failure;
use super::incident::{answer, target};
use super::json::{AttachmentJson, LostJson};
use super::session::Session;
use super::typed::prose_if;
use super::{print, print_json};
use crate::domain::attachment::{Attached, Attachment, ContentHash, NotAttached};
use crate::domain::{CleanText, Command, Desk, Incident};
use crate::evidence::{self, AttachFailure, ContentState, Put};
use crate::tr;

/// Attaches files: all of them are read and put beside the log before the first is recorded.
pub(super) fn attach(session: &Session, args: &AttachArgs) -> Result<ExitCode, Failure> {
    let about = prose_if(session, args.about.as_ref())?;
    let (mut open, id) = target(session, &args.id)?;
    let mut put: Vec<Put> = Vec::new();
    for path in &args.files {
        put.push(evidence::put(session.home()?, path).map_err(|failure| said(session, &failure))?);
    }
    for Put { name, content, bytes } in put {
        let file = Attachment { name: CleanText::title(&name), content, bytes, about: about.clone() };
        open.record(session, Command::Attach(id, file), &args.when)?;
    }
    answer(session, open, id)
}

pub(super) fn run(session: &Session, verb: &AttachmentVerb) -> Result<ExitCode, Failure> {
    match verb {
        AttachmentVerb::List { id } => {
            let mut open = session.read()?;
            let id = open.incident(session, id)?;
            let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
            list(session, incident)
        }
        AttachmentVerb::Save { id, number, to } => {
            let mut open = session.read()?;
            let id = open.incident(session, id)?;
            let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
            save(session, incident, *number, to.as_deref())
        }
    }
}

/// The files of an incident in JSON, each with how what is kept of it stands.
pub(super) fn json(session: &Session, incident: &Incident) -> Vec<AttachmentJson> {
    let one = |(place, have): (usize, &Attached)| AttachmentJson {
        number: place + 1,
        name: have.file.name.to_string(),
        bytes: have.file.bytes,
        sha256: have.file.content.to_string(),
        about: Some(have.file.about.to_string()).filter(|about| !about.is_empty()),
        attached_at: have.at,
        attached_by: have.by.as_ref().map(ToString::to_string),
        state: state_key(state(session, &have.file).unwrap_or(ContentState::Missing)),
    };
    incident.attachments.iter().enumerate().map(one).collect()
}

fn state_key(state: ContentState) -> &'static str {
    match state {
        ContentState::Whole => "whole",
        ContentState::Missing => "missing",
        ContentState::Damaged => "damaged",
    }
}

/// What `log verify` says of a file whose content is not whole.
pub(super) fn lost_line(session: &Session, file: &Attachment, state: ContentState) -> String {
    format!("  {}: {} ({})", file.name, state_words(session, state), file.content)
}

fn state_words(session: &Session, state: ContentState) -> String {
    match state {
        ContentState::Whole => String::new(),
        ContentState::Missing => tr!(session.text, "attachment-missing"),
        ContentState::Damaged => tr!(session.text, "attachment-damaged"),
    }
}

/// The same in JSON.
pub(super) fn lost_json(file: &Attachment, state: ContentState) -> LostJson {
    LostJson { name: file.name.to_string(), sha256: file.content.to_string(), state: state_key(state) }
}

/// Writes the content of every file that may be seen below `folder`, each under its hash; those there already stay. How many
/// there are.
pub(super) fn give_all(session: &Session, desk: &Desk, folder: &Path) -> Result<usize, Failure> {
    let fail = |error: std::io::Error| {
        let path = folder.display().to_string();
        Failure::new(&tr!(session.text, "log-io", path = path, reason = error.to_string()))
    };
    let archived = desk.archived().map(|(_, archived)| archived.summary.as_ref());
    let mut files: BTreeMap<ContentHash, &Attachment> = BTreeMap::new();
    for incident in desk.incidents().chain(archived) {
        files.extend(incident.attachments.iter().map(|have| (have.file.content, &have.file)));
    }
    std::fs::create_dir_all(folder).map_err(fail)?;
    for file in files.values() {
        match evidence::give_out(session.home()?, file, &folder.join(file.content.to_string())) {
            Ok(()) => {}
            Err(failure) if failure.why == NotAttached::Exists => {}
            Err(failure) => return Err(said(session, &failure)),
        }
    }
    Ok(files.len())
}

fn list(session: &Session, incident: &Incident) -> Result<ExitCode, Failure> {
    if session.json {
        return print_json(&json(session, incident));
    }
    let text = &session.text;
    if incident.attachments.is_empty() {
        return print(&format!("{}\n", tr!(text, "attachment-none")));
    }
    print(&(lines(session, incident).join("\n") + "\n"))
}

/// How what is kept of a file stands. The log was read already: it is unlocked.
fn state(session: &Session, file: &Attachment) -> std::io::Result<ContentState> {
    match session.home() {
        Ok(home) => evidence::state_of(home, file),
        Err(_locked) => Ok(ContentState::Missing),
    }
}

/// The files of an incident, a line each.
pub(super) fn lines(session: &Session, incident: &Incident) -> Vec<String> {
    let text = &session.text;
    let line = |(place, Attached { file, at, .. }): (usize, &Attached)| {
        let state = match state(session, file) {
            Ok(ContentState::Whole) => String::new(),
            Ok(state) => format!("  ! {}", state_words(session, state)),
            Err(error) => format!("  ! {}", CleanText::title(&error.to_string())),
        };
        let about: Vec<&str> = file.about.as_str().split_whitespace().collect();
        let about = if about.is_empty() { String::new() } else { format!("  {}", about.join(" ")) };
        let (at, bytes) = (text.at(*at, session.now), text.bytes(file.bytes));
        format!("{:>3}  {}  {bytes}  {at}{about}{state}", place + 1, file.name)
    };
    incident.attachments.iter().enumerate().map(line).collect()
}

fn save(session: &Session, incident: &Incident, number: usize, to: Option<&Path>) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let found = number.checked_sub(1).and_then(|place| incident.attachments.get(place));
    let Some(Attached { file, .. }) = found else {
        let hint = tr!(text, "attachment-unknown-hint", incident = incident.number.to_string());
        return Err(Failure::new(&tr!(text, "attachment-unknown", number = number)).hint(&hint));
    };
    let to = to.map_or_else(|| PathBuf::from(file.file_name()), Path::to_owned);
    evidence::give_out(session.home()?, file, &to).map_err(|failure| said(session, &failure))?;
    let path = to.display().to_string();
    if session.json {
        return print_json(&serde_json::json!({ "file": path, "bytes": file.bytes, "sha256": file.content }));
    }
    print(&format!("{path}\n"))
}

fn said(session: &Session, failure: &AttachFailure) -> Failure {
    let told = session.text.not_attached(&failure.path.display().to_string(), &failure.why);
    let failure = Failure::new(&told.error);
    match &told.hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}
