//! `vagt playbook|keymap|config check`: mistakes with line, column and what was expected; exit 1 when there are any.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::failure::Failure;
use super::json::{CheckJson, MistakeJson};
use super::place::nearest_folder;
use super::session::Session;
use super::{print, print_json};
use crate::config::failure::Unreadable;
use crate::config::{self, ConfigFailure, Problem, keymap, playbooks};
use crate::input::Action;
use crate::tr;

pub(super) fn playbooks(session: &Session, files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let folder = session.config.paths.playbooks();
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let problems = playbooks::check_all(&paths, Some(&folder));
    let of = |file: &PathBuf| {
        let name = file.display().to_string();
        problems.iter().filter(|problem| problem.file == name).cloned().collect()
    };
    let checks: Vec<Checked<'_>> = files.iter().map(|file| Checked { file, problems: of(file) }).collect();
    report(session, &checks, &tr!(session.text, "cli-check-failed-hint"))
}

pub(super) fn keymaps(session: &Session, files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let checks: Vec<Checked<'_>> = files.iter().map(|file| Checked { file, problems: keymap::check(file) }).collect();
    report(session, &checks, &tr!(session.text, "cli-check-keymap-hint"))
}

/// An action in `keymap actions`.
#[derive(Debug, serde::Serialize)]
struct ActionJson {
    name: &'static str,
    does: String,
}

/// The actions by the names that keymap files have for them.
pub(super) fn actions(session: &Session) -> Result<ExitCode, Failure> {
    let action = |action: &Action| ActionJson { name: action.name(), does: crate::ui::does(&session.text, *action) };
    let all: Vec<ActionJson> = Action::ALL.iter().map(action).collect();
    if session.json {
        return print_json(&all);
    }
    let lines: Vec<String> = all.iter().map(|action| format!("{:<22} {}\n", action.name, action.does)).collect();
    print(&lines.concat())
}

pub(super) fn config(session: &Session) -> Result<ExitCode, Failure> {
    let mut problems = session.problems.clone();
    problems.extend(session.config.clone().read_playbooks());
    config::in_order(&mut problems);
    let file = &session.config.paths.config_dir;
    if problems.is_empty() && !file.exists() && !session.json {
        return print(&format!("{}\n", tr!(session.text, "cli-check-nothing")));
    }
    let checks = [Checked { file, problems }];
    report(session, &checks, &tr!(session.text, "cli-check-failed-hint"))
}

/// A file and what is wrong with it.
struct Checked<'f> {
    file: &'f Path,
    problems: Vec<ConfigFailure>,
}

impl Checked<'_> {
    fn json(&self, session: &Session) -> CheckJson {
        CheckJson {
            file: self.file.display().to_string(),
            ok: self.problems.is_empty(),
            problems: self.problems.iter().map(|problem| problem.words(&session.text)).collect(),
            mistakes: self.problems.iter().map(|problem| mistake(session, problem)).collect(),
        }
    }
}

fn mistake(session: &Session, problem: &ConfigFailure) -> MistakeJson {
    let place = |number: usize| (number > 0).then_some(number);
    MistakeJson {
        file: problem.file.clone(),
        line: place(problem.line),
        column: place(problem.column),
        what: problem.problem.words(&session.text),
        nearest: problem.nearest().map(str::to_owned),
    }
}

/// What is in order on standard output, each mistake as an `error:` line.
fn report(session: &Session, checks: &[Checked<'_>], hint: &str) -> Result<ExitCode, Failure> {
    let told: Vec<CheckJson> = checks.iter().map(|check| check.json(session)).collect();
    if session.json {
        print_json(&told)?;
    } else {
        for check in told.iter().filter(|check| check.ok) {
            print(&format!("{}\n", tr!(session.text, "cli-check-ok", file = check.file.as_str())))?;
        }
    }
    let problems: Vec<String> = told.into_iter().flat_map(|check| check.problems).collect();
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let missing = checks
        .iter()
        .find(|check| check.problems.iter().any(|problem| problem.problem == Problem::Unreadable(Unreadable::Missing)));
    let hint = match missing {
        Some(check) => nearest_folder(&session.text, check.file),
        None => hint.to_owned(),
    };
    Err(Failure::new(&problems.join("\n")).hint(&hint))
}
