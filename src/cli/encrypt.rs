//! `vagt encrypt`, `vagt decrypt`.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::args::EncryptArgs;
use super::failure::Failure;
use super::session::Session;
use super::{print, print_json, unlock};
use crate::config::Environment;
use crate::evidence::{AtRest, Conversion, Converted, Cost, Half, LogFailure, RecoveryCode, Seal, in_use};
use crate::runtime::{clock, opening};
use crate::tr;

/// What is not encrypted, below the data directory.
const PLAIN: [&str; 2] = ["documents", "restored-config"];

/// Encrypts the log, goes on where that was ended, or gives it another passphrase.
pub(super) fn encrypt(session: &Session, args: &EncryptArgs) -> Result<ExitCode, Failure> {
    let at_rest = AtRest::read(&session.data).map_err(|failure| unlock::said(session, failure))?;
    match (at_rest, args.change_passphrase) {
        (Some(at_rest), true) => change(session, &at_rest),
        (None, true) => Err(not_encrypted(session)),
        (Some(at_rest), false) if at_rest.half == Half::Encrypted => {
            let text = &session.text;
            Err(Failure::new(&tr!(text, "encrypt-already")).hint(&tr!(text, "encrypt-already-hint")))
        }
        (Some(at_rest), false) => {
            let seal = seal(session)?;
            let conversion = begin(session)?;
            let (at_rest, code) = at_rest.with_new_code(&seal).map_err(|error| io(session, &session.data, error))?;
            turn(session, conversion, at_rest, &seal, &code)
        }
        (None, false) => {
            if !session.needs_log()? {
                return Err(Failure::new(&tr!(session.text, "encrypt-nothing")));
            }
            free(session)?;
            session.say(&tr!(session.text, "encrypt-beforehand"));
            let secret = unlock::new_secret(session, Environment::read().passphrase_file.as_deref())?;
            let conversion = begin(session)?;
            let made = AtRest::new(&secret, Cost::default()).map_err(|error| io(session, &session.data, error));
            let (at_rest, seal, code) = made?;
            turn(session, conversion, at_rest, &seal, &code)
        }
    }
}

/// Takes the encryption off again.
pub(super) fn decrypt(session: &Session) -> Result<ExitCode, Failure> {
    let fail = |failure: LogFailure| session.log_failure(&failure);
    let at_rest = AtRest::read(&session.data).map_err(|failure| unlock::said(session, failure))?;
    let at_rest = at_rest.ok_or_else(|| not_encrypted(session))?;
    free(session)?;
    let seal = seal(session)?;
    let mut conversion = begin(session)?;
    at_rest.at(Half::Decrypting).write(&session.data).map_err(fail)?;
    let done = conversion.decrypt(&seal, clock::now()).map_err(fail)?;
    AtRest::remove(&session.data).map_err(fail)?;
    drop(conversion);
    let Converted { lines, files } = done;
    if session.json {
        return print_json(&serde_json::json!({ "encrypted": false, "records": lines, "files": files }));
    }
    print(&format!("{}\n", tr!(session.text, "decrypt-done", lines = lines.to_string(), files = files)))
}

/// The same key under another passphrase and another code.
fn change(session: &Session, at_rest: &AtRest) -> Result<ExitCode, Failure> {
    let seal = seal(session)?;
    let secret = unlock::new_secret(session, Environment::read().new_passphrase_file.as_deref())?;
    let made = at_rest.wrapped_anew(&seal, &secret, Cost::default());
    let (at_rest, code) = made.map_err(|error| io(session, &session.data, error))?;
    at_rest.write(&session.data).map_err(|failure| session.log_failure(&failure))?;
    if session.json {
        return print_json(&serde_json::json!({ "encrypted": true, "recovery_code": code.to_string() }));
    }
    print(&format!("{}\n\n    {code}\n\n{}\n", tr!(session.text, "encrypt-code"), tr!(session.text, "encrypt-changed")))
}

/// Encrypts what is not encrypted yet. The code is told before anything is changed: whatever ends this, it is known.
fn turn(
    session: &Session,
    mut conversion: Conversion,
    at_rest: AtRest,
    seal: &Seal,
    code: &RecoveryCode,
) -> Result<ExitCode, Failure> {
    let fail = |failure: LogFailure| session.log_failure(&failure);
    let at_rest = at_rest.at(Half::Encrypting);
    at_rest.write(&session.data).map_err(fail)?;
    let text = &session.text;
    if !session.json {
        print(&format!("{}\n\n    {code}\n\n", tr!(text, "encrypt-code")))?;
    }
    let done = conversion.encrypt(seal, clock::now()).map_err(fail)?;
    at_rest.at(Half::Encrypted).write(&session.data).map_err(fail)?;
    drop(conversion);
    let Converted { lines, files } = done;
    let plain: Vec<String> =
        PLAIN.iter().filter(|name| session.data.join(name).exists()).map(|name| format!("{name}/")).collect();
    if session.json {
        return print_json(&serde_json::json!({
            "encrypted": true,
            "recovery_code": code.to_string(),
            "records": lines,
            "files": files,
            "plain": plain,
        }));
    }
    let mut said = tr!(text, "encrypt-done", lines = lines.to_string(), files = files);
    if !plain.is_empty() {
        said = format!("{said}\n{}", tr!(text, "encrypt-plain", names = plain.join(", ")));
    }
    print(&format!("{said}\n"))
}

/// Refuses while another vagt works there.
fn free(session: &Session) -> Result<(), Failure> {
    if in_use(&session.data) {
        return Err(session.log_failure(&LogFailure::InUse(session.data.clone())));
    }
    Ok(())
}

/// Opens the log, and records what its opening repaired.
fn begin(session: &Session) -> Result<Conversion, Failure> {
    free(session)?;
    let home = session.home()?;
    let mut conversion = Conversion::begin(home).map_err(|failure| session.log_failure(&failure))?;
    for told in &conversion.told {
        session.tell(&session.told(told));
    }
    opening::record_repairs(&mut conversion.log, &mut conversion.desk, &session.config);
    Ok(conversion)
}

/// What opens the log; it is encrypted, wholly or in part.
fn seal(session: &Session) -> Result<Seal, Failure> {
    session.home()?.seal().cloned().ok_or_else(|| not_encrypted(session))
}

fn not_encrypted(session: &Session) -> Failure {
    Failure::new(&tr!(session.text, "decrypt-nothing"))
}

fn io(session: &Session, path: &Path, error: std::io::Error) -> Failure {
    session.log_failure(&LogFailure::io(path, error))
}

impl Session {
    /// Says something of several lines on standard error, before it is asked.
    fn say(&self, words: &str) {
        if !self.json {
            // With no standard error there is nowhere to say it.
            let _ = writeln!(std::io::stderr().lock(), "{words}\n");
        }
    }
}
