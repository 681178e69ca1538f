//! `vagt playbook|keymap|config check`: mistakes with line, column and what was expected; exit 1 when there are any.

use std::path::PathBuf;
use std::process::ExitCode;

use super::failure::Failure;
use super::json::CheckJson;
use super::session::Session;
use super::{print, print_json};
use crate::config::playbooks;
use crate::input::Keymap;
use crate::tr;

pub(super) fn playbooks(session: &Session, files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let folder = session.config.paths.playbooks();
    let paths: Vec<&std::path::Path> = files.iter().map(PathBuf::as_path).collect();
    let problems = playbooks::check_all(&paths, Some(&folder));
    let of = |file: &PathBuf| {
        let name = file.display().to_string();
        problems.iter().filter(|problem| problem.file == name).map(ToString::to_string).collect()
    };
    report(session, &files.iter().map(|file| checked(file, of(file))).collect::<Vec<_>>())
}

pub(super) fn keymaps(session: &Session, files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let check = |file: &PathBuf| {
        let name = file.display();
        match std::fs::read_to_string(file) {
            Ok(source) => match Keymap::parse(&source) {
                Ok(_) => Vec::new(),
                Err(faults) => faults
                    .iter()
                    .map(|fault| format!("{name}:{}:{}: {}", fault.line, fault.column, fault.wrong()))
                    .collect(),
            },
            Err(error) => vec![format!("{name}: {error}")],
        }
    };
    report(session, &files.iter().map(|file| checked(file, check(file))).collect::<Vec<_>>())
}

pub(super) fn config(session: &Session) -> Result<ExitCode, Failure> {
    let playbooks = session.config.clone().read_playbooks();
    let problems: Vec<String> = session.problems.iter().chain(&playbooks).map(ToString::to_string).collect();
    let file = &session.config.paths.config_dir;
    if problems.is_empty() && !file.exists() && !session.json {
        return print(&format!("{}\n", tr!(session.text, "cli-check-nothing")));
    }
    report(session, &[checked(file, problems)])
}

fn checked(file: &std::path::Path, problems: Vec<String>) -> CheckJson {
    CheckJson { file: file.display().to_string(), ok: problems.is_empty(), problems }
}

/// What is in order on standard output, each mistake as an `error:` line.
fn report(session: &Session, checks: &[CheckJson]) -> Result<ExitCode, Failure> {
    let problems: Vec<String> = checks.iter().flat_map(|check| check.problems.clone()).collect();
    if session.json {
        print_json(&checks)?;
    } else {
        for check in checks.iter().filter(|check| check.ok) {
            print(&format!("{}\n", tr!(session.text, "cli-check-ok", file = check.file.as_str())))?;
        }
    }
    if problems.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Err(Failure::new(&problems.join("\n")).hint(&tr!(session.text, "cli-check-failed-hint")))
}
