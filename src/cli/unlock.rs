//! Unlocking an encrypted log, once per start: by another vagt that has it open, by a file, or by asking.

use std::fs;
use std::io::{self, BufRead as _, BufReader, IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use zeroize::Zeroizing;

use super::backup;
use super::failure::Failure;
use super::session::Session;
use crate::config::Environment;
use crate::evidence::{AtRest, AtRestFailure, Backup, Half, Home, Seal, Secret, in_use};
use crate::runtime::sharing::{Link, NoLink};
use crate::tr;

/// How often somebody may be wrong.
const TRIES: u32 = 3;
/// How long another vagt is waited for, in steps.
const STEPS: u32 = 40;
const STEP: Duration = Duration::from_millis(50);
/// Bytes of a passphrase at most.
const LONGEST: u64 = 4096;
const ROOM: usize = 4096;

impl Session {
    /// The data directory, unlocked where it is encrypted. Asks once.
    pub(super) fn home(&self) -> Result<&Home, Failure> {
        if let Some(home) = self.home.get() {
            return Ok(home);
        }
        let home = home(self, &self.data)?;
        Ok(self.home.get_or_init(|| home))
    }
}

/// The data directory `data`, unlocked where it is encrypted.
pub(super) fn home(session: &Session, data: &Path) -> Result<Home, Failure> {
    if !AtRest::is_there(data) {
        return Ok(data.into());
    }
    let at_rest = AtRest::read(data).map_err(|failure| said(session, failure))?;
    let Some(at_rest) = at_rest else { return Ok(data.into()) };
    if at_rest.half != Half::Encrypted {
        session.tell(&tr!(session.text, "encrypt-half", path = data.display().to_string()));
    }
    let seal = match told_by_host(data).filter(|seal| at_rest.is_of(seal)) {
        Some(seal) => seal,
        None => unlocked(session, &at_rest, data)?,
    };
    Ok(Home::unlocked(data.to_owned(), seal))
}

/// What opens the backup at `path`, where it is of an encrypted log: this one's own key, if it is that, or what is asked for.
pub(super) fn backup(session: &Session, path: &Path) -> Result<Option<Seal>, Failure> {
    let at_rest = Backup::at_rest(path).map_err(|failure| backup::said(session, None, failure))?;
    let Some(at_rest) = at_rest else { return Ok(None) };
    let own = session.home.get().and_then(Home::seal).filter(|seal| at_rest.is_of(seal));
    own.cloned().map_or_else(|| unlocked(session, &at_rest, path), Ok).map(Some)
}

/// What is wrong with `at-rest.json`, in words.
pub(super) fn said(session: &Session, failure: AtRestFailure) -> Failure {
    let text = &session.text;
    match failure {
        AtRestFailure::Log(failure) => session.log_failure(&failure),
        AtRestFailure::Newer(version) => {
            Failure::new(&tr!(text, "log-newer", version = i64::from(version))).hint(&tr!(text, "log-newer-hint"))
        }
        AtRestFailure::Damaged(path) => Failure::new(&tr!(text, "unlock-damaged", path = path.display().to_string()))
            .hint(&tr!(text, "log-no-key-hint")),
    }
}

/// A vagt that has the directory open has unlocked it. One that works lets go quickly, a desk that is being opened can be reached
/// soon.
fn told_by_host(data: &Path) -> Option<Seal> {
    for _ in 0..STEPS {
        if !in_use(data) {
            return None;
        }
        match Link::attach(data).and_then(|mut link| link.key()) {
            Ok(seal) => return seal,
            Err(NoLink::OtherVersion { .. }) => return None,
            Err(NoLink::Nobody | NoLink::Silent(_)) => std::thread::park_timeout(STEP),
        }
    }
    None
}

/// Unlocks with the passphrase of the file that the environment names, else with what is typed, three times at most.
fn unlocked(session: &Session, at_rest: &AtRest, what: &Path) -> Result<Seal, Failure> {
    let text = &session.text;
    let wrong = || Failure::new(&tr!(text, "unlock-wrong")).hint(&tr!(text, "unlock-wrong-hint"));
    if let Some(file) = Environment::read().passphrase_file {
        return at_rest.unlock(&read(session, &file)?).ok_or_else(wrong);
    }
    let prompt = tr!(text, "unlock-ask", path = what.display().to_string());
    let hidden = Hidden::from_now_on(session)?;
    for tried in 1..=TRIES {
        if let Some(seal) = at_rest.unlock(&ask(session, &prompt, &hidden)?) {
            return Ok(seal);
        }
        if tried < TRIES {
            let again = tr!(text, "unlock-again", left = TRIES - tried);
            say(&format!("{}: {}\r\n", tr!(text, "cli-note"), again.replace('\n', " ")));
        }
    }
    Err(wrong())
}

/// A passphrase that is to be from now on: of the file that `file` names, else typed twice.
pub(super) fn new_secret(session: &Session, file: Option<&Path>) -> Result<Secret, Failure> {
    let text = &session.text;
    let secret = if let Some(file) = file {
        read(session, file)?
    } else {
        let hidden = Hidden::from_now_on(session)?;
        let secret = ask(session, &tr!(text, "unlock-new"), &hidden)?;
        if is_long_enough(&secret) && !ask(session, &tr!(text, "unlock-new-again"), &hidden)?.is_same(&secret) {
            return Err(Failure::new(&tr!(text, "unlock-new-differs")).hint(&tr!(text, "unlock-nothing-changed")));
        }
        secret
    };
    if is_long_enough(&secret) {
        return Ok(secret);
    }
    Err(Failure::new(&tr!(text, "unlock-new-short", least = LEAST)).hint(&tr!(text, "unlock-nothing-changed")))
}

/// Characters of a passphrase at least.
const LEAST: usize = 12;

fn is_long_enough(secret: &Secret) -> bool {
    secret.characters() >= LEAST
}

/// The first line of a file; a descriptor is one too, as `/dev/fd/3`.
fn read(session: &Session, file: &Path) -> Result<Secret, Failure> {
    let fail = |error: io::Error| {
        let path = file.display().to_string();
        Failure::new(&tr!(session.text, "unlock-no-file", path = path, reason = error.to_string()))
    };
    let opened = fs::File::open(file).map_err(fail)?;
    let mut line = Zeroizing::new(String::with_capacity(ROOM));
    BufReader::new(io::Read::take(opened, LONGEST)).read_line(&mut line).map_err(fail)?;
    Ok(Secret::new(std::mem::take(&mut *line)))
}

fn say(words: &str) {
    let mut out = io::stderr().lock();
    // With no standard error there is nowhere to say it.
    let _ = out.write_all(words.as_bytes()).and_then(|()| out.flush());
}

/// The terminal while it shows nothing of what is typed; as it was when this is dropped.
struct Hidden(());

impl Hidden {
    /// Before anything is asked: what is typed early is not shown either.
    fn from_now_on(session: &Session) -> Result<Self, Failure> {
        let text = &session.text;
        if !io::stdin().is_terminal() {
            return Err(Failure::new(&tr!(text, "unlock-no-terminal")).hint(&tr!(text, "unlock-no-terminal-hint")));
        }
        enable_raw_mode().map(Self).map_err(|error| failed(session, &error))
    }
}

fn failed(session: &Session, error: &io::Error) -> Failure {
    Failure::new(&tr!(session.text, "cli-screen-failed", reason = error.to_string()))
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing back.
        let _ = disable_raw_mode();
    }
}

/// Asks, while nothing is shown.
fn ask(session: &Session, prompt: &str, _hidden: &Hidden) -> Result<Secret, Failure> {
    say(&format!("{prompt} "));
    let typed = typed().map_err(|error| failed(session, &error));
    say("\r\n");
    typed?.ok_or_else(|| Failure::new(&tr!(session.text, "unlock-left")))
}

/// A line as it is typed; `None`: whoever sits there wants to leave.
#[expect(clippy::wildcard_enum_match_arm, reason = "keys that are no part of a line")]
fn typed() -> io::Result<Option<Secret>> {
    let mut line = Zeroizing::new(String::with_capacity(ROOM));
    loop {
        let Event::Key(key) = event::read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok(Some(Secret::new(std::mem::take(&mut *line)))),
            KeyCode::Char('j' | 'm') if control => return Ok(Some(Secret::new(std::mem::take(&mut *line)))),
            KeyCode::Char('c' | 'd') if control => return Ok(None),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('u') if control => line.clear(),
            KeyCode::Char('h') if control => drop(line.pop()),
            KeyCode::Backspace => drop(line.pop()),
            // Room is never grown: what was typed would be left behind somewhere.
            KeyCode::Char(typed) if !control && line.len() + typed.len_utf8() <= line.capacity() => line.push(typed),
            _ => {}
        }
    }
}
