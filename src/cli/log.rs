//! `vagt log verify|export`.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::json::{ComparisonJson, ProblemJson, VerifyJson};
use super::session::Session;
use super::{print, print_json};
use crate::domain::Desk;
use crate::evidence::{
    self, Comparison, Log, Problem, ProblemKind, Told, Unreadable, Verification, fingerprint, in_use,
};
use crate::tr;

/// Proves the log whole; 1 with the problems listed when it is not.
///
/// Opening repairs what a crash left behind; where another vagt has the log, it is verified as it stands.
pub(super) fn verify(session: &Session) -> Result<ExitCode, Failure> {
    let mut repaired = 0;
    let has_log = session.needs_log()?;
    let mut store = None;
    if has_log
        && !in_use(&session.data)
        && let Ok(opened) = Log::open(&session.data)
    {
        store = opened.log.compare(&opened.desk).map_err(|failure| session.log_failure(&failure))?;
        if store.is_some_and(|store| store.hidden > 0) {
            // Told below; and the next opening makes it right.
            let _ = opened.log.distrust_snapshot();
        }
        for told in &opened.told {
            session.tell(&session.told(told));
            repaired += match told {
                Told::JournalHealed { records } => *records,
                Told::StoreRebuilt { .. } | Told::TornTail { .. } => 1,
                Told::Damaged { .. } | Told::ReadOnly | Told::StoreUnavailable { .. } => 0,
            };
        }
    }
    let found = evidence::verify(&session.data).map_err(|failure| session.log_failure(&failure))?;
    let ok = found.is_whole() && store.as_ref().is_none_or(Comparison::agrees);
    if session.json {
        print_json(&VerifyJson {
            records: found.records,
            devices: found.devices,
            fingerprint: fingerprint(&found.head),
            ok,
            problems: found.problems.iter().map(|problem| problem_json(session, problem)).collect(),
            repaired,
            store: store.map(|Comparison { same, missing, different, extra, hidden }| ComparisonJson {
                same,
                missing,
                different,
                extra,
                hidden,
            }),
            head: found.head,
        })?;
    } else if has_log {
        print(&words(session, &found, store))?;
    }
    Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn words(session: &Session, found: &Verification, store: Option<Comparison>) -> String {
    let text = &session.text;
    let mut lines = Vec::new();
    if found.is_whole() {
        lines.push(tr!(text, "cli-log-whole", records = found.records.to_string(), devices = found.devices));
    } else {
        lines.push(tr!(text, "cli-log-problems", count = found.problems.len()));
    }
    for problem in &found.problems {
        lines.push(format!("  {}{}: {}", problem.device, problem.seq, what(session, &problem.what)));
    }
    lines.extend(copy(session, store));
    lines.push(tr!(text, "cli-log-fingerprint", digits = fingerprint(&found.head)));
    lines.push(String::new());
    lines.join("\n")
}

/// What the second copy says, a line for each kind of difference.
fn copy(session: &Session, store: Option<Comparison>) -> Vec<String> {
    let text = &session.text;
    let Some(Comparison { same, missing, different, extra, hidden }) = store else {
        return vec![tr!(text, "cli-log-store-not-compared")];
    };
    let mut lines = Vec::new();
    if missing > 0 {
        lines.push(tr!(text, "cli-log-store-missing", count = missing));
    }
    if different > 0 {
        lines.push(tr!(text, "cli-log-store-different", count = different));
    }
    if extra > 0 {
        lines.push(tr!(text, "cli-log-store-extra", count = extra));
    }
    if hidden > 0 {
        lines.push(tr!(text, "cli-log-store-hidden", count = hidden));
    }
    if lines.is_empty() {
        lines.push(tr!(text, "cli-log-store-same", count = same));
    }
    lines
}

fn problem_json(session: &Session, problem: &Problem) -> ProblemJson {
    ProblemJson { device: problem.device.clone(), seq: problem.seq, what: what(session, &problem.what) }
}

fn what(session: &Session, kind: &ProblemKind) -> String {
    let text = &session.text;
    match kind {
        ProblemKind::Unreadable(Unreadable::HashMismatch) => tr!(text, "log-problem-hash"),
        ProblemKind::Unreadable(Unreadable::Shape) => tr!(text, "log-problem-shape"),
        ProblemKind::Unreadable(Unreadable::Newer(version)) => {
            tr!(text, "log-problem-newer", version = i64::from(*version))
        }
        ProblemKind::Unfinished => tr!(text, "log-problem-unfinished"),
        ProblemKind::BrokenLink => tr!(text, "log-problem-link"),
        ProblemKind::Gap { expected } => tr!(text, "log-problem-gap", expected = expected.to_string()),
        ProblemKind::NumberTwice { number } => tr!(text, "log-problem-number", number = number.to_string()),
        ProblemKind::ClockBack => tr!(text, "log-problem-clock"),
        ProblemKind::ForeignDevice => tr!(text, "log-problem-device"),
    }
}

/// Writes the records byte for byte; a file is whole or not there.
pub(super) fn export(session: &Session, out: Option<&Path>) -> Result<ExitCode, Failure> {
    let fail = |failure| session.log_failure(&failure);
    let mut desk = Desk::default();
    if session.needs_log()? {
        // Read only: what is exported is what is kept, and another vagt may be working on it.
        desk = session.seen(Log::read_only(&session.data).map_err(fail)?.desk);
    }
    let mut left_out = 0;
    match out {
        None => {
            let mut stdout = std::io::stdout().lock();
            match evidence::export(&session.data, &desk, &mut stdout) {
                Err(evidence::LogFailure::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => {}
                other => left_out = other.map_err(fail)?,
            }
        }
        Some(path) => {
            let io = |error: std::io::Error| {
                Failure::new(&tr!(
                    session.text,
                    "log-io",
                    path = path.display().to_string(),
                    reason = error.to_string()
                ))
            };
            let fresh = path.with_extension("part");
            let mut file = BufWriter::new(File::create(&fresh).map_err(io)?);
            left_out = evidence::export(&session.data, &desk, &mut file).map_err(fail)?;
            file.flush().and_then(|()| file.get_ref().sync_all()).map_err(io)?;
            std::fs::rename(&fresh, path).map_err(io)?;
        }
    }
    if left_out > 0 {
        session.tell(&tr!(session.text, "cli-log-left-out", count = left_out));
    }
    Ok(ExitCode::SUCCESS)
}
