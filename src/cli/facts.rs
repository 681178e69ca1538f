//! `vagt facts ID [set KEY TEXT]`: the fact sheet that messages are filled from.

use std::fmt::Write as _;
use std::process::ExitCode;

use jiff::Timestamp;
use serde::Serialize;

use super::args::{FactsArgs, FactsVerb, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::session::Session;
use super::typed::{line, prose};
use super::{print, print_json};
use crate::domain::message::{MessageCommand, Sheet, SheetEntry, SheetKey, SheetLine, SheetValue};
use crate::domain::playbook::{Answer, Audience};
use crate::domain::{CleanText, Command, Desk, Incident};
use crate::tr;

/// A line of the sheet.
#[derive(Debug, Serialize)]
struct LineJson {
    key: &'static str,
    label: String,
    /// `known`, `unknown` (said to be so) or `unsaid`.
    state: &'static str,
    value: Option<String>,
    source: Option<String>,
    at: Option<Timestamp>,
    /// Who finds out.
    who: Option<String>,
    /// By when.
    due_at: Option<Timestamp>,
}

pub(super) fn perform(session: &Session, args: &FactsArgs) -> Result<ExitCode, Failure> {
    match &args.verb {
        None => show(session, &args.id),
        Some(FactsVerb::Set { key, text, unknown, source, who, due, when }) => {
            let key = value_of(&SheetKey::ALL, SheetKey::key, Some(key)).unwrap_or(SheetKey::What);
            let said = |raw: &Option<String>| -> Result<Option<CleanText>, Failure> {
                let said = raw.as_deref().map(|raw| line(session, raw)).transpose()?;
                Ok(said.filter(|text| !text.is_empty()))
            };
            let entry = if *unknown {
                SheetEntry::Unknown { who: said(who)?, when: session.time_ahead(due.as_ref())? }
            } else {
                let raw = text.clone().unwrap_or_default();
                SheetEntry::Known { said: value(session, key, &raw)?, source: said(source)? }
            };
            let (mut open, id) = target(session, &args.id)?;
            let command = Command::Message(id, Box::new(MessageCommand::SetFact(key, entry)));
            open.record(session, command, when)?;
            answer(session, open, id)
        }
    }
}

fn value(session: &Session, key: SheetKey, raw: &str) -> Result<SheetValue, Failure> {
    if key.is_time() {
        let raw = raw.to_owned();
        let ahead = key == SheetKey::NextUpdate;
        let at = if ahead { session.time_ahead(Some(&raw)) } else { session.time(Some(&raw)) }?;
        return Ok(SheetValue::Time(at.unwrap_or(session.now)));
    }
    // A yes or a no is one; what says more, or that it is not known, is kept in its words.
    let answer = value_of(&[Answer::Yes, Answer::No], Answer::key, Some(&raw.trim().to_lowercase()));
    if let Some(answer) = answer.filter(|_| key.is_answer()) {
        return Ok(SheetValue::Answer(answer));
    }
    Ok(SheetValue::Text(prose(session, raw)?))
}

fn show(session: &Session, id: &str) -> Result<ExitCode, Failure> {
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let lines = lines(session, &open.desk, incident);
    if session.json {
        return print_json(&lines);
    }
    let mut out = String::new();
    for line in lines {
        let said = if let Some(value) = line.value {
            value.replace('\n', " ")
        } else {
            let mut words = tr!(session.text, "message-unknown");
            if let Some(who) = line.who {
                words = tr!(session.text, "timeline-fact-finder", sentence = words, finder = who);
            }
            if let Some(due) = line.due_at {
                let when = session.text.at(due, session.now);
                words = tr!(session.text, "timeline-fact-when", sentence = words, when = when);
            }
            words
        };
        let source = line.source.map(|source| format!("  [{source}]")).unwrap_or_default();
        let mark = if line.state == "known" { ' ' } else { '?' };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{mark} {:<13} {}: {said}{source}", line.key, line.label);
    }
    print(&out)
}

fn lines(session: &Session, desk: &Desk, incident: &Incident) -> Vec<LineJson> {
    let text = &session.text;
    let phrasing = text.phrasing();
    let sheet = Sheet::of(desk, incident, session.now);
    sheet
        .unknowns_first(Audience::ALL)
        .into_iter()
        .map(|(key, line)| {
            let empty = LineJson {
                key: key.key(),
                label: text.sheet_label(sheet.matter(), key),
                state: "unsaid",
                value: None,
                source: None,
                at: None,
                who: None,
                due_at: None,
            };
            match line {
                SheetLine::Known { value, source, at } => LineJson {
                    state: "known",
                    value: Some(phrasing.value(value)),
                    source: Some(text.sheet_source(desk, source)),
                    at: Some(*at),
                    ..empty
                },
                SheetLine::Unknown { who, when, at } => LineJson {
                    state: "unknown",
                    at: Some(*at),
                    who: who.as_ref().map(ToString::to_string),
                    due_at: *when,
                    ..empty
                },
                SheetLine::Unsaid => empty,
            }
        })
        .collect()
}
