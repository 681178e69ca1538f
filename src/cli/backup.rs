//! `vagt backup|restore`, `vagt log import`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{BackupArgs, RestoreArgs};
use super::failure::Failure;
use super::json::{BackupJson, ImportJson, PackedJson, RestoreJson};
use super::session::Session;
use super::{log, print, print_json, unlock};
use crate::domain::{Desk, Fingerprint};
use crate::evidence::{self, BackupFailure, Imported, Log, LogFailure, Opened, Packing, Source, in_use};
use crate::runtime::{clock, opening};
use crate::tr;

/// Problems that an error names; `log verify` lists all.
const PROBLEMS_SHOWN: usize = 3;

/// Puts the log into one file.
pub(super) fn back_up(session: &Session, args: &BackupArgs) -> Result<ExitCode, Failure> {
    let config = if args.with_config { config_files(session)? } else { Vec::new() };
    let packing = Packing { to: &args.to, force: args.force, with_key: args.with_key, config, now: clock::now() };
    let made = evidence::back_up(session.home()?, &packing).map_err(|failure| said(session, None, failure))?;
    if args.with_key {
        session.tell(&tr!(session.text, "backup-key-warning"));
    }
    let manifest = made.manifest;
    let file = args.to.display().to_string();
    if session.json {
        return print_json(&BackupJson {
            file,
            bytes: made.bytes,
            format: manifest.format,
            program: manifest.program,
            made_at: manifest.made_at,
            device: manifest.device.to_string(),
            records: manifest.records,
            head: manifest.head,
            fingerprint: manifest.fingerprint,
            attachments_lost: manifest.attachments_lost,
            with_key: manifest.with_key,
            with_config: manifest.with_config,
            files: manifest.files.into_iter().map(PackedJson::of).collect(),
        });
    }
    let text = &session.text;
    let mut lines = vec![
        tr!(text, "backup-made", file = file.as_str(), count = manifest.records, bytes = made.bytes.to_string()),
        tr!(text, "cli-log-fingerprint", digits = manifest.fingerprint.as_str()),
        tr!(text, "backup-everything"),
    ];
    let attached = manifest.files.iter().filter(|file| file.path.starts_with("attachments/")).count();
    if attached > 0 {
        lines.push(tr!(text, "backup-attached", count = attached));
    }
    if manifest.attachments_lost > 0 {
        lines.push(tr!(text, "backup-attached-lost", count = manifest.attachments_lost));
    }
    if manifest.files.iter().any(|file| file.path == "at-rest.json") {
        lines.push(tr!(text, "backup-encrypted"));
    }
    if !manifest.with_key {
        lines.push(tr!(text, "backup-without-key"));
    }
    lines.push(if manifest.with_config {
        let count = manifest.files.iter().filter(|file| file.path.starts_with("config/")).count();
        tr!(text, "backup-with-config", count = count)
    } else {
        tr!(text, "backup-without-config")
    });
    print(&(lines.join("\n") + "\n"))
}

/// Makes a backup the log of a data directory that is missing or empty.
pub(super) fn restore(session: &Session, args: &RestoreArgs) -> Result<ExitCode, Failure> {
    let seal = unlock::backup(session, &args.from)?;
    let restored = evidence::restore_unlocked(&args.from, &session.data, args.same_device, seal.as_ref())
        .map_err(|failure| said(session, None, failure))?;
    let manifest = restored.backup.manifest;
    let data = session.data.display().to_string();
    let config = restored.config.map(|path| path.display().to_string());
    let text = &session.text;
    session.tell(&tr!(text, "restore-one-only"));
    if !manifest.with_key {
        session.tell(&tr!(text, "restore-new-key"));
    }
    if session.json {
        return print_json(&RestoreJson {
            data,
            made_at: manifest.made_at,
            device: manifest.device.to_string(),
            records: restored.verified.records,
            devices: restored.verified.devices,
            head: restored.verified.head,
            fingerprint: manifest.fingerprint,
            with_key: manifest.with_key,
            config,
        });
    }
    let at = text.full_time(manifest.made_at);
    let mut lines = vec![
        tr!(text, "restore-done", data = data.as_str(), count = restored.verified.records, at = at),
        tr!(text, "cli-log-fingerprint", digits = manifest.fingerprint.as_str()),
    ];
    if let Some(config) = config {
        lines.push(tr!(text, "restore-config", path = config.as_str()));
    }
    print(&(lines.join("\n") + "\n"))
}

/// Takes in what a backup or an export has more.
pub(super) fn import(session: &Session, file: &Path) -> Result<ExitCode, Failure> {
    let path = session.data.join("journal");
    if !path.try_exists().map_err(|error| session.log_failure(&LogFailure::io(&path, error)))? {
        return Err(said(session, None, BackupFailure::Nothing(session.data.clone())));
    }
    let home = session.home()?;
    let seal = unlock::backup(session, file)?;
    let source = Source::unlocked(file, seal.as_ref()).map_err(|failure| said(session, None, failure))?;
    if in_use(&session.data) {
        return Err(session.log_failure(&LogFailure::InUse(session.data.clone())));
    }
    let Opened { mut log, mut desk, told } = Log::open(home).map_err(|failure| session.log_failure(&failure))?;
    for told in &told {
        session.tell(&session.told(told));
    }
    let taken = log.import(&mut desk, &source);
    let Imported { known, new } = taken.map_err(|failure| said(session, Some(&desk), failure))?;
    // Not before: it would stand where the first of the new ones belongs.
    opening::record_repairs(&mut log, &mut desk, &session.config);
    // The journal has it all: what fails here is made good at the next opening.
    if log.wants_snapshot() {
        let _ = log.save(&desk);
    } else {
        let _ = log.index();
    }
    log.write_head(&desk, clock::now());
    let (head, records) = (log.end().hash.clone(), log.end().seq);
    let fingerprint = Fingerprint::of(&head).to_string();
    if session.json {
        return print_json(&ImportJson { known, new, records, head, fingerprint });
    }
    let text = &session.text;
    let lines = [
        tr!(text, "import-done", new = new, known = known),
        tr!(text, "cli-log-fingerprint", digits = fingerprint.as_str()),
    ];
    print(&(lines.join("\n") + "\n"))
}

/// The files of the configuration: the file itself, what lies beside it and ends the same way, and the playbooks.
fn config_files(session: &Session) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let paths = &session.config.paths;
    let mut files = Vec::new();
    for below in ["", "playbooks"] {
        let folder = paths.config_dir.join(below);
        let fail = |error| session.log_failure(&LogFailure::io(&folder, error));
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(fail(error)),
        };
        let mut found: Vec<PathBuf> = Vec::new();
        for entry in entries {
            let path = entry.map_err(fail)?.path();
            if path.extension().is_some_and(|ending| ending == "toml") && path.is_file() {
                found.push(path);
            }
        }
        found.sort();
        for path in found {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            // An editor's own, or a name that a backup does not take.
            if name.starts_with('.') || name.contains('\\') || name.is_empty() {
                continue;
            }
            let bytes = fs::read(&path).map_err(|error| session.log_failure(&LogFailure::io(&path, error)))?;
            files.push((if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") }, bytes));
        }
    }
    Ok(files)
}

/// A failure in words; `desk` knows the letters of the devices.
pub(super) fn said(session: &Session, desk: Option<&Desk>, failure: BackupFailure) -> Failure {
    let text = &session.text;
    let shown = |path: &Path| path.display().to_string();
    let (error, hint) = match failure {
        BackupFailure::Log(failure) => return session.log_failure(&failure),
        BackupFailure::Nothing(path) => {
            (tr!(text, "backup-nothing", path = shown(&path)), tr!(text, "backup-nothing-hint"))
        }
        BackupFailure::Locked(path) => (tr!(text, "log-locked", path = shown(&path)), tr!(text, "log-locked-hint")),
        BackupFailure::HalfTurned(path) => {
            (tr!(text, "encrypt-half", path = shown(&path)), tr!(text, "encrypt-half-hint"))
        }
        BackupFailure::Exists(path) => {
            (tr!(text, "backup-exists", path = shown(&path)), tr!(text, "backup-exists-hint"))
        }
        BackupFailure::Foreign(path) => {
            (tr!(text, "backup-foreign", path = shown(&path)), tr!(text, "backup-foreign-hint"))
        }
        BackupFailure::Damaged { path, at, part } => {
            let part = if part.is_empty() { String::new() } else { format!(" ({part})") };
            let error = tr!(text, "backup-damaged", path = shown(&path), at = at.to_string(), part = part);
            (error, tr!(text, "backup-damaged-hint"))
        }
        BackupFailure::Newer { format } => {
            (tr!(text, "backup-newer", format = i64::from(format)), tr!(text, "backup-newer-hint"))
        }
        BackupFailure::NotWhole { path, problems } => {
            let one = |problem: &evidence::Problem| {
                format!("{}{}: {}", problem.device, problem.seq, log::what(session, &problem.what))
            };
            let named: Vec<String> = problems.iter().take(PROBLEMS_SHOWN).map(one).collect();
            let error =
                tr!(text, "backup-not-whole", path = shown(&path), count = problems.len(), named = named.join("; "));
            (error, tr!(text, "backup-not-whole-hint"))
        }
        BackupFailure::Changed => (tr!(text, "backup-changed"), tr!(text, "backup-changed-hint")),
        BackupFailure::NotEmpty(path) => {
            (tr!(text, "backup-not-empty", path = shown(&path)), tr!(text, "backup-not-empty-hint"))
        }
        BackupFailure::OwnDisk(path) => {
            (tr!(text, "backup-own-disk", path = shown(&path)), tr!(text, "backup-own-disk-hint"))
        }
        BackupFailure::SameDevice { device } => {
            (tr!(text, "backup-same-device", device = device), tr!(text, "backup-same-device-hint"))
        }
        BackupFailure::LeftOut(path) => {
            (tr!(text, "backup-left-out", path = shown(&path)), tr!(text, "backup-left-out-hint"))
        }
        BackupFailure::OtherDevice { device } => {
            (tr!(text, "backup-other-device", device = device), tr!(text, "backup-other-device-hint"))
        }
        BackupFailure::Fork { device, seq } => {
            let ends = desk.into_iter().flat_map(|desk| desk.devices().iter());
            let letter = ends.filter(|(id, _)| id.as_str() == device).map(|(_, end)| end.letter.to_string()).next();
            let place = format!("{}{seq}", letter.unwrap_or(device));
            (tr!(text, "backup-fork", place = place), tr!(text, "backup-fork-hint"))
        }
    };
    Failure::new(&error).hint(&hint)
}
