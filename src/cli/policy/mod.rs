//! `vagt policy coverage|open|changes`: what carries each row of the policy, the passages of the municipality's own
//! document behind them, and which of its sections have changed.

mod carried;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use super::args::When;
use super::failure::Failure;
use super::session::{Session, nearest};
use super::{print, print_json};
use crate::config::failure::ConfigFailure;
use crate::config::policy::{Document, Passage};
use crate::domain::Command;
use crate::domain::command::Import;
use crate::domain::playbook::{Basis, Playbook};
use crate::domain::policy::{self, Coverage, ROWS, Row, Section};
use crate::tr;

/// A row and what carries it, as scripts read it.
#[derive(Debug, Serialize)]
struct RowJson {
    id: String,
    required: bool,
    covered_by: Vec<String>,
    title: String,
    sections: Vec<&'static str>,
}

pub(super) fn coverage(session: &Session) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let books = playbooks(session);
    let rows = policy::coverage(&books, carried::all());
    let shown: Vec<RowJson> = rows
        .iter()
        .map(|have| RowJson {
            id: id(&have.row),
            required: have.row.required,
            covered_by: covered_by(have),
            title: text.policy_title(&have.row),
            sections: have.row.sections.iter().map(|section| section.letter()).collect(),
        })
        .collect();
    if session.json {
        print_json(&shown)?;
    } else {
        let mut lines = String::new();
        for row in &shown {
            let mark = if row.required { '●' } else { '○' };
            let _ = writeln!(lines, "{} {mark} {} ({})", row.id, row.title, row.sections.join(" "));
            let by = if row.covered_by.is_empty() { "–".to_owned() } else { row.covered_by.join(", ") };
            let _ = writeln!(lines, "      {by}");
        }
        print(&lines)?;
    }
    let missing: Vec<String> = rows.iter().filter(|row| row.is_missing()).map(|row| id(&row.row)).collect();
    if missing.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::new(&tr!(text, "cli-policy-uncovered", rows = missing.join(", ")))
        .hint(&tr!(text, "cli-policy-uncovered-hint")))
}

/// The playbooks in force by the files; what is wrong with them is told.
fn playbooks(session: &Session) -> Vec<Playbook> {
    let mut config = session.config.clone();
    for problem in config.read_playbooks() {
        session.tell(&problem.words(&session.text));
    }
    config.playbooks.into_iter().map(|(_, playbook)| playbook).collect()
}

fn id(row: &Row) -> String {
    format!("P{:02}", row.number)
}

fn covered_by(have: &Coverage) -> Vec<String> {
    let steps = have.steps.iter().map(|step| format!("step:{step}"));
    let rules = have.carried.iter().map(|carried| {
        let name: String = carried.name.split_whitespace().collect();
        format!("{}:{}", carried.what.key(), name.replace("::", "."))
    });
    steps.chain(rules).collect()
}

/// A row of the policy as typed.
fn row(session: &Session, given: &str) -> Result<Row, Failure> {
    let name = given.trim().to_uppercase();
    let ids: Vec<String> = ROWS.iter().map(id).collect();
    let found = ROWS.iter().find(|row| id(row) == name || format!("P{}", row.number) == name);
    found.copied().ok_or_else(|| {
        let failure = Failure::usage(&tr!(session.text, "cli-policy-no-row", given = given));
        match nearest(&name, ids.iter().map(String::as_str)) {
            Some(near) => failure.hint(&tr!(session.text, "cli-did-you-mean", name = near)),
            None => failure.hint(&tr!(session.text, "cli-policy-rows-hint")),
        }
    })
}

/// The municipality's document, read now.
fn document(session: &Session) -> Result<Document, Failure> {
    let text = &session.text;
    let Some(path) = session.config.policy_document() else {
        return Err(Failure::new(&tr!(text, "cli-policy-no-document")).hint(&tr!(text, "cli-policy-no-document-hint")));
    };
    Document::read(&path).map_err(|problem| {
        let failure = ConfigFailure::whole(&path.display().to_string(), problem);
        Failure::new(&failure.words(text)).hint(&tr!(text, "cli-policy-no-document-hint"))
    })
}

/// A passage behind a row.
#[derive(Debug, Serialize)]
struct PassageJson {
    section: &'static str,
    heading: Option<String>,
    text: Option<String>,
    changed: Option<bool>,
}

#[derive(Debug, Serialize)]
struct OpenJson {
    id: String,
    title: String,
    passages: Vec<PassageJson>,
    steps: Vec<String>,
}

pub(super) fn open(session: &Session, given: &str) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let row = row(session, given)?;
    let document = document(session)?;
    let open = session.read()?;
    let accepted = open.desk.register().policy_sections();
    let passages: Vec<PassageJson> = row
        .sections
        .iter()
        .map(|section| {
            let passage = document.passage(*section);
            PassageJson {
                section: section.letter(),
                heading: passage.map(|passage| passage.heading.to_string()),
                text: passage.map(|passage| passage.text.to_string()),
                changed: accepted
                    .map(|accepted| accepted.get(section.letter()) != passage.map(|passage| &passage.digest)),
            }
        })
        .collect();
    let steps = citing(&playbooks(session), &[row.number]);
    if session.json {
        return print_json(&OpenJson { id: id(&row), title: text.policy_title(&row), passages, steps });
    }
    let mut words = format!("{} {}\n", id(&row), text.policy_title(&row));
    for (passage, section) in passages.iter().zip(row.sections) {
        words.push('\n');
        if let (Some(heading), Some(body)) = (&passage.heading, &passage.text) {
            let _ = writeln!(words, "{heading}\n\n{body}");
        } else {
            let heading = section.headings().first().map_or("", |heading| heading.trim_end_matches('…'));
            let _ = writeln!(words, "{}", tr!(text, "cli-policy-no-section", heading = heading));
        }
        if passage.changed == Some(true) {
            let _ = writeln!(words, "\n{}", tr!(text, "cli-policy-changed"));
        }
    }
    if !steps.is_empty() {
        let _ = writeln!(words, "\n{}", tr!(text, "cli-policy-steps", steps = steps.join(", ")));
    }
    print(&words)
}

/// The steps that name one of these rows.
fn citing(books: &[Playbook], rows: &[u8]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in books.iter().flat_map(Playbook::steps) {
        let cites = step.prescribed_by.iter().any(|basis| matches!(basis, Basis::Policy(row) if rows.contains(row)));
        if cites && !steps.iter().any(|have| have == step.id.as_str()) {
            steps.push(step.id.to_string());
        }
    }
    steps
}

/// A section that is not as it was when the steps were last gone through.
#[derive(Debug, Serialize)]
struct ChangeJson {
    section: &'static str,
    heading: String,
    rows: Vec<String>,
    steps: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ChangesJson {
    /// Whether the document has been gone through before.
    compared: bool,
    changed: Vec<ChangeJson>,
    accepted: bool,
}

pub(super) fn changes(session: &Session, accept: bool) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let document = document(session)?;
    let mut open = if accept { session.open()? } else { session.read()? };
    let before = open.desk.register().policy_sections().cloned();
    let now = document.digests();
    let books = playbooks(session);
    let differs = |section: &Section| {
        before.as_ref().is_some_and(|before| before.get(section.letter()) != now.get(section.letter()))
    };
    let changed: Vec<ChangeJson> = Section::ALL
        .into_iter()
        .filter(differs)
        .map(|section| {
            let rows: Vec<u8> =
                ROWS.iter().filter(|row| row.sections.contains(&section)).map(|row| row.number).collect();
            ChangeJson {
                section: section.letter(),
                heading: heading(document.passage(section), section),
                steps: citing(&books, &rows),
                rows: rows.iter().map(|row| format!("P{row:02}")).collect(),
            }
        })
        .collect();
    if accept {
        open.record(session, Command::Import(Import::Policy { sections: now }), &When::now())?;
    }
    let json = ChangesJson { compared: before.is_some(), changed, accepted: accept };
    let code = if session.json { print_json(&json)? } else { print(&told(session, &json))? };
    open.finish();
    let _ = text;
    Ok(code)
}

fn heading(passage: Option<&Passage>, section: Section) -> String {
    let known = || section.headings().first().map_or("", |heading| heading.trim_end_matches('…')).to_owned();
    passage.map_or_else(known, |passage| passage.heading.to_string())
}

fn told(session: &Session, json: &ChangesJson) -> String {
    let text = &session.text;
    let mut words = String::new();
    for change in &json.changed {
        let _ = writeln!(words, "§ {} ({})", change.heading, change.rows.join(", "));
        let steps: BTreeSet<&String> = change.steps.iter().collect();
        words.extend(steps.iter().map(|step| format!("  {step}\n")));
    }
    if json.changed.is_empty() && json.compared {
        let _ = writeln!(words, "{}", tr!(text, "cli-policy-same"));
    }
    let last = match (json.accepted, json.compared, json.changed.is_empty()) {
        (true, ..) => Some(tr!(text, "cli-policy-accepted")),
        (false, false, _) => Some(tr!(text, "cli-policy-not-compared")),
        (false, true, false) => Some(tr!(text, "cli-policy-accept-hint")),
        (false, true, true) => None,
    };
    words.extend(last.map(|line| format!("{line}\n")));
    words
}
