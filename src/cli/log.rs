//! `vagt log verify|export`.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

use super::failure::Failure;
use super::json::{AttachedJson, CheckedJson, ComparisonJson, KeyJson, ProblemJson, RepairJson, VerifyJson};
use super::session::Session;
use super::{attachment, print, print_json};
use crate::domain::attachment::Attachment;
use crate::domain::{Desk, Fingerprint, KeyReason, Repair};
use crate::evidence::{
    self, Comparison, ContentState, Introduced, Log, LogFailure, Opened, Problem, ProblemKind, Repaired, Sought, Told,
    Unreadable, Verification, in_use,
};
use crate::runtime::opening;
use crate::tr;

/// Digits of a key that are shown: enough to compare, and the whole is in the record.
const KEY_SHOWN: usize = 16;

/// Proves the log whole; 1 with the problems listed when it is not.
///
/// Opening repairs what a crash left behind; where another vagt has the log, it is verified as it stands. A fingerprint that
/// is of no state of the log is a problem of its own.
pub(super) fn verify(session: &Session, digits: &[String]) -> Result<ExitCode, Failure> {
    let sought = sought(session, digits)?;
    let has_log = session.needs_log()?;
    let fail = |failure| session.log_failure(&failure);
    let mut opened = None;
    if has_log && !in_use(&session.data) {
        opened = Opening::of(session)?;
    }
    let mut store = opened.as_ref().map_or(Ok(None), Opening::compare).map_err(fail)?;
    let mut found = evidence::verify_for(session.home()?, sought).map_err(fail)?;
    let differs = store.is_some_and(|store| store.missing + store.different + store.extra > 0);
    if (differs || !found.is_whole())
        && let Some(opening) = &mut opened
        && opening.mend(session)
    {
        store = opening.compare().map_err(fail)?;
        found = evidence::verify_for(session.home()?, sought).map_err(fail)?;
    }
    if store.is_some_and(|store| store.hidden > 0)
        && let Some(opening) = &opened
    {
        // Told below; and the next opening makes it right.
        let _ = opening.log.distrust_snapshot();
    }
    let repaired = opened.as_ref().map_or(0, |opening| opening.repaired);
    let lost = evidence::not_whole(session.home()?, &found.attached)
        .map_err(|source| fail(LogFailure::Io { path: session.data.clone(), source }))?;
    let known = found.sought != Some(Sought::Unknown);
    let cut = opened.as_ref().is_some_and(|opening| opening.lost);
    let ok = !cut && found.is_whole() && store.as_ref().is_none_or(Comparison::agrees) && known && lost.is_empty();
    if session.json {
        print_json(&VerifyJson {
            records: found.records,
            devices: found.devices,
            fingerprint: Fingerprint::of(&found.head).to_string(),
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
            signed: found.signed,
            before_signatures: found.before_signatures,
            on_behalf: found.on_behalf,
            keys: found.keys.iter().map(key_json).collect(),
            attachments: AttachedJson {
                whole: found.attached.len().saturating_sub(lost.len()),
                lost: lost.iter().map(|(file, state)| attachment::lost_json(file, *state)).collect(),
            },
            repairs: found.repairs.iter().map(repair_json).collect(),
            checked: sought.zip(found.sought).map(|(sought, of)| checked_json(sought, of)),
            head: found.head,
        })?;
    } else if has_log {
        print(&words(session, &found, store, &lost))?;
    }
    match sought {
        Some(sought) if !known => {
            let error = tr!(session.text, "cli-log-sought-unknown", digits = sought.to_string());
            Err(Failure::new(&error).hint(&tr!(session.text, "cli-log-sought-unknown-hint")))
        }
        Some(_) | None => Ok(if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }),
    }
}

/// The log as it is opened for being verified.
struct Opening {
    log: Log,
    desk: Desk,
    repaired: u64,
    /// Whether it was found just now that records are in neither copy.
    lost: bool,
}

impl Opening {
    /// Opens it, tells and records what was repaired. `None`: it cannot be opened, and is verified as it stands.
    fn of(session: &Session) -> Result<Option<Self>, Failure> {
        let Opened { mut log, mut desk, told } = match Log::open(session.home()?) {
            Ok(opened) => opened,
            // Nothing of it can be verified.
            Err(failure @ LogFailure::NoKey(_)) => return Err(session.log_failure(&failure)),
            Err(_) => return Ok(None),
        };
        let count = |told: &Told| if let Told::Repaired(repair) = told { repair.count() } else { 0 };
        for told in &told {
            session.tell(&session.told(told));
        }
        opening::record_repairs(&mut log, &mut desk, &session.config);
        let lost = told.iter().any(|told| matches!(told, Told::Repaired(Repair::Lost { .. })));
        Ok(Some(Self { log, desk, repaired: told.iter().map(count).sum(), lost }))
    }

    fn compare(&self) -> Result<Option<Comparison>, LogFailure> {
        self.log.compare(&self.desk)
    }

    /// Heals each copy from the other, record by record; whether there was anything to heal.
    fn mend(&mut self, session: &Session) -> bool {
        // What cannot be healed is told as it is.
        let Ok(repairs) = self.log.mend() else { return false };
        for repair in &repairs {
            session.tell(&session.text.repair(repair));
        }
        if repairs.is_empty() {
            return false;
        }
        self.repaired += repairs.iter().map(Repair::count).sum::<u64>();
        // The desk was made from what was read before.
        if let Ok(Ok(opened)) = session.home().map(Log::read_only) {
            self.desk = opened.desk;
        }
        opening::record_repairs(&mut self.log, &mut self.desk, &session.config);
        true
    }
}

/// The fingerprint that was given, in one word or several.
fn sought(session: &Session, digits: &[String]) -> Result<Option<Fingerprint>, Failure> {
    if digits.is_empty() {
        return Ok(None);
    }
    let given = digits.join(" ");
    given.parse().map(Some).map_err(|_bad| {
        Failure::usage(&tr!(session.text, "cli-log-sought-bad", given = given.as_str()))
            .hint(&tr!(session.text, "cli-log-sought-bad-hint"))
    })
}

fn words(
    session: &Session,
    found: &Verification,
    store: Option<Comparison>,
    lost: &[(&Attachment, ContentState)],
) -> String {
    let text = &session.text;
    let mut lines = Vec::new();
    if found.is_whole() {
        lines.push(tr!(text, "cli-log-whole", records = found.records.to_string(), devices = found.devices));
    } else {
        lines.push(tr!(text, "cli-log-problems", count = found.problems.len()));
    }
    for problem in &found.problems {
        let place = problem.at.as_ref().map(|(segment, line)| {
            format!(" ({})", tr!(text, "cli-log-place", segment = segment.as_str(), line = line.to_string()))
        });
        let what = what(session, &problem.what);
        lines.push(format!("  {}{}{}: {what}", problem.device, problem.seq, place.unwrap_or_default()));
    }
    lines.extend(signatures(session, found));
    lines.extend(lost.iter().map(|(file, state)| attachment::lost_line(session, file, *state)));
    let whole = found.attached.len().saturating_sub(lost.len());
    if whole > 0 {
        lines.push(tr!(text, "cli-log-attached", count = whole));
    }
    lines.extend(found.repairs.iter().map(|repaired| {
        let place = format!("{}{}", repaired.device, repaired.seq);
        let at = text.full_time(repaired.at);
        tr!(text, "cli-log-repair", place = place, at = at, what = text.repair(&repaired.repair))
    }));
    lines.extend(copy(session, store));
    lines.push(tr!(text, "cli-log-fingerprint", digits = Fingerprint::of(&found.head).to_string()));
    match found.sought {
        Some(Sought::Current) => lines.push(tr!(text, "cli-log-sought-current")),
        Some(Sought::Earlier { records_ago }) => {
            lines.push(tr!(text, "cli-log-sought-earlier", count = records_ago));
        }
        // An error of its own.
        Some(Sought::Unknown) | None => {}
    }
    lines.push(String::new());
    lines.join("\n")
}

/// How much is signed, with which keys, and by whom for whom.
fn signatures(session: &Session, found: &Verification) -> Vec<String> {
    let text = &session.text;
    let (signed, records) = (found.signed.to_string(), found.records.to_string());
    let mut lines = vec![tr!(text, "cli-log-signed", signed = signed, records = records)];
    for introduced in &found.keys {
        let key: String = introduced.key.to_string().chars().take(KEY_SHOWN).collect();
        let place = format!("{}{}", introduced.device, introduced.seq);
        lines.push(match introduced.because {
            None => tr!(text, "cli-log-key", key = key, place = place),
            Some(why) => tr!(text, "cli-log-key-because", key = key, place = place, why = text.key_reason(why)),
        });
    }
    if found.before_signatures > 0 {
        lines.push(tr!(text, "cli-log-before-signatures", count = found.before_signatures));
    }
    if found.on_behalf > 0 {
        lines.push(tr!(text, "cli-log-on-behalf", count = found.on_behalf));
    }
    lines
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

fn repair_json(repaired: &Repaired) -> RepairJson {
    let Repaired { device, seq, at, repair } = repaired;
    RepairJson { device: device.clone(), seq: *seq, recorded_at: *at, repair: repair.clone() }
}

fn key_json(introduced: &Introduced) -> KeyJson {
    KeyJson {
        device: introduced.device.clone(),
        seq: introduced.seq,
        key: introduced.key.to_string(),
        because: introduced.because.map(KeyReason::key),
    }
}

fn checked_json(sought: Fingerprint, of: Sought) -> CheckedJson {
    let (state, records_ago) = match of {
        Sought::Current => ("current", Some(0)),
        Sought::Earlier { records_ago } => ("earlier", Some(records_ago)),
        Sought::Unknown => ("unknown", None),
    };
    CheckedJson { fingerprint: sought.to_string(), state, records_ago }
}

fn problem_json(session: &Session, problem: &Problem) -> ProblemJson {
    let (segment, line) = problem.at.clone().unzip();
    ProblemJson { device: problem.device.clone(), seq: problem.seq, segment, line, what: what(session, &problem.what) }
}

pub(super) fn what(session: &Session, kind: &ProblemKind) -> String {
    let text = &session.text;
    match kind {
        ProblemKind::Unreadable(Unreadable::HashMismatch) => tr!(text, "log-problem-hash"),
        ProblemKind::Unreadable(Unreadable::Unsigned) | ProblemKind::Unsigned => tr!(text, "log-problem-unsigned"),
        ProblemKind::BadSignature => tr!(text, "log-problem-signature"),
        ProblemKind::UnknownKey => tr!(text, "log-problem-unknown-key"),
        ProblemKind::ForeignKey => tr!(text, "log-problem-foreign-key"),
        ProblemKind::Unreadable(Unreadable::Shape) => tr!(text, "log-problem-shape"),
        ProblemKind::Unreadable(Unreadable::Sealed) => tr!(text, "log-problem-sealed"),
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
pub(super) fn export(session: &Session, out: Option<&Path>, attachments: Option<&Path>) -> Result<ExitCode, Failure> {
    let fail = |failure| session.log_failure(&failure);
    let mut desk = Desk::default();
    if session.needs_log()? {
        // Read only: what is exported is what is kept, and another vagt may be working on it.
        desk = session.seen(Log::read_only(session.home()?).map_err(fail)?.desk);
    }
    let mut left_out = 0;
    match out {
        None => {
            let mut stdout = std::io::stdout().lock();
            match evidence::export(session.home()?, &desk, &mut stdout) {
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
            left_out = evidence::export(session.home()?, &desk, &mut file).map_err(fail)?;
            file.flush().and_then(|()| file.get_ref().sync_all()).map_err(io)?;
            std::fs::rename(&fresh, path).map_err(io)?;
        }
    }
    if let Some(folder) = attachments {
        let count = attachment::give_all(session, &desk, folder)?;
        session.tell(&tr!(session.text, "export-attached", count = count, path = folder.display().to_string()));
    }
    if left_out > 0 {
        session.tell(&tr!(session.text, "cli-log-left-out", count = left_out));
    }
    Ok(ExitCode::SUCCESS)
}
