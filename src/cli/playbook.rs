//! `vagt playbook list|insert|update`: the playbooks in force, and what changes the checklist of a running incident.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use super::args::{InsertArgs, UpdateArgs};
use super::failure::Failure;
use super::incident::{answer, target};
use super::session::{Session, nearest};
use super::typed::prose_if;
use super::{print, print_json};
use crate::domain::playbook::{Changes, Step};
use crate::domain::procedure::ProcedureCommand;
use crate::domain::{Command, Desk, Incident, Refusal};
use crate::tr;

/// A playbook in force.
#[derive(Debug, Serialize)]
struct PlaybookJson {
    id: String,
    title: String,
    policy: String,
    digest: String,
    kinds: Vec<&'static str>,
    blocks: Vec<String>,
    steps: usize,
}

pub(super) fn list(session: &Session) -> Result<ExitCode, Failure> {
    let mut config = session.config.clone();
    for problem in config.read_playbooks() {
        session.tell(&problem.words(&session.text));
    }
    let books: Vec<PlaybookJson> = config
        .playbooks
        .iter()
        .map(|(pin, book)| PlaybookJson {
            id: pin.id.clone(),
            title: session.text.pick(&book.title).to_owned(),
            policy: book.policy.to_string(),
            digest: pin.digest.clone(),
            kinds: book.kinds.iter().map(|kind| kind.key()).collect(),
            blocks: book.parts.iter().map(|part| part.block.clone()).collect(),
            steps: book.steps().count(),
        })
        .collect();
    if session.json {
        return print_json(&books);
    }
    let lines = books.iter().map(|book| {
        let blocks = book.blocks.join(", ");
        format!("{:<16} {}\n{:<16} {blocks}\n", book.id, book.title, "")
    });
    print(&lines.collect::<String>())
}

pub(super) fn insert(session: &Session, args: &InsertArgs) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, &args.id)?;
    let reason = prose_if(session, args.reason.as_ref())?;
    let known = open.desk.incident(id).map(|incident| open.desk.insertable_blocks(incident));
    let names: Vec<String> = known.unwrap_or_default().iter().map(|part| part.block.clone()).collect();
    if open.desk.block(&args.block).is_none()
        && let Some(near) = nearest(&args.block, names.iter().map(String::as_str))
    {
        let error = tr!(session.text, "refusal-unknown-block", block = args.block.as_str());
        return Err(Failure::new(&error).hint(&tr!(session.text, "cli-did-you-mean", name = near)));
    }
    let command = ProcedureCommand::Insert { block: args.block.clone(), reason };
    open.record(session, Command::Procedure(id, command), &args.when)?;
    answer(session, open, id)
}

/// What a newer version changes.
#[derive(Debug, Serialize)]
struct UpdateJson {
    id: String,
    newer: bool,
    from: Option<String>,
    to: Option<String>,
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<ChangedJson>,
    conditions: Vec<String>,
    recorded: bool,
}

#[derive(Debug, Serialize)]
struct ChangedJson {
    step: String,
    what: Vec<&'static str>,
}

pub(super) fn update(session: &Session, args: &UpdateArgs) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, &args.id)?;
    let (told, json) = {
        let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
        let newer = match open.desk.update_of(incident, args.to.as_deref()) {
            Ok(newer) => Some(newer),
            Err(Refusal::NothingNewer) => None,
            Err(refusal) => return Err(unknown(session, &open.desk, incident, &refusal)),
        };
        let own = incident.playbook.as_ref().and_then(|pin| open.desk.register().playbook(pin));
        let empty = crate::domain::playbook::Playbook::empty();
        let changes = newer.map(|(_, newer)| Changes::between(own.unwrap_or(&empty), newer)).unwrap_or_default();
        let json = UpdateJson {
            id: incident.number.to_string(),
            newer: newer.is_some(),
            from: incident.playbook.as_ref().map(|pin| pin.id.clone()),
            to: newer.map(|(pin, _)| pin.id.clone()),
            added: ids(&changes.added),
            removed: ids(&changes.removed),
            changed: changes
                .changed
                .iter()
                .map(|(step, parts)| ChangedJson {
                    step: step.id.to_string(),
                    what: parts.iter().map(|part| part.key()).collect(),
                })
                .collect(),
            conditions: changes.conditions.iter().map(|block| (*block).to_owned()).collect(),
            recorded: newer.is_some() && args.yes,
        };
        (words(session, &changes, newer.is_some()), json)
    };
    let newer = json.newer;
    if newer && args.yes {
        open.record(session, Command::Procedure(id, ProcedureCommand::Update { to: args.to.clone() }), &args.when)?;
    }
    let code = if session.json {
        print_json(&json)?
    } else {
        let end = match (newer, args.yes) {
            (false, _) => String::new(),
            (true, true) => format!("{}\n", tr!(session.text, "cli-update-done", id = json.id.as_str())),
            (true, false) => format!("{}\n", tr!(session.text, "cli-update-hint")),
        };
        print(&format!("{told}{end}"))?
    };
    open.finish();
    Ok(code)
}

fn unknown(session: &Session, desk: &Desk, incident: &Incident, refusal: &Refusal) -> Failure {
    let names = desk.register().current_playbooks().map(|(pin, _)| pin.id.as_str());
    let near = if let Refusal::UnknownPlaybook { playbook } = refusal { nearest(playbook, names) } else { None };
    let failure = session.refused(desk, Some(incident), refusal);
    match near {
        Some(name) => failure.hint(&tr!(session.text, "cli-did-you-mean", name = name)),
        None => failure,
    }
}

fn ids(steps: &[&Step]) -> Vec<String> {
    steps.iter().map(|step| step.id.to_string()).collect()
}

fn words(session: &Session, changes: &Changes<'_>, newer: bool) -> String {
    let text = &session.text;
    if !newer {
        return format!("{}\n", tr!(text, "form-update-newest"));
    }
    let line = |sign: char, step: &Step| format!("{sign} {:<28} {}\n", step.id.to_string(), text.pick(&step.title));
    let mut words = String::new();
    words.extend(changes.added.iter().map(|step| line('+', step)));
    words.extend(changes.removed.iter().map(|step| line('-', step)));
    for (step, parts) in &changes.changed {
        let parts: Vec<String> = parts.iter().map(|part| text.step_part(*part)).collect();
        words.push_str(line('~', step).trim_end());
        let _ = writeln!(words, " ({})", parts.join(", "));
    }
    words.extend(
        changes
            .conditions
            .iter()
            .map(|block| format!("~ {block:<28} {}\n", text.step_part(crate::domain::playbook::StepPart::Condition))),
    );
    if changes.is_empty() {
        words.push_str(&tr!(text, "update-nothing"));
        words.push('\n');
    }
    words
}
