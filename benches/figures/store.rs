//! A store of ten thousand incidents, made once and kept between runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use jiff::SignedDuration;
use vagt::config::{Config, Environment, Flags};
use vagt::domain::command::{Command, Excuse};
use vagt::domain::filing::{FilingCommand, Phase, Receipt};
use vagt::runtime::clock;

use crate::clerk::Clerk;
use crate::{PLACE, Taken};

/// The argument with which this program makes a store and does nothing else.
pub(crate) const WORD: &str = "make-store";

/// How many incidents.
pub(crate) const INCIDENTS: usize = 10_000;
/// The newest are open, so many; of the older ones, one in a hundred.
const RECENT: usize = 250;
const STALE_EVERY: usize = 100;
/// Days that they are spread over.
const DAYS: i64 = 400;
/// Appended in one sync, about.
const GROUP: usize = 2_000;
/// What a store that is kept must say; another number makes it again.
const EDITION: &str = "4";

/// The data directory of the large store, made now if it is not there.
pub(crate) fn large() -> Taken<PathBuf> {
    let folder = Path::new(PLACE).join(format!("store-{INCIDENTS}"));
    let made = folder.join("edition");
    if fs::read_to_string(&made).is_ok_and(|edition| edition == EDITION) {
        return Ok(folder.join("data"));
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    // In a process of its own: what it takes of memory would make every later start of a program dearer.
    let done = Process::new(std::env::current_exe()?).arg(WORD).arg(folder.join("data")).status()?;
    if !done.success() {
        return Err("the store could not be made".into());
    }
    fs::write(made, EDITION)?;
    Ok(folder.join("data"))
}

/// Makes the large store in `data`.
pub(crate) fn make(data: &Path) -> Taken<()> {
    let now = clock::now();
    let begin = now.checked_sub(SignedDuration::from_hours(24 * DAYS))?;
    let mut clerk = Clerk::open(data, &configured(data), begin)?;
    let mut waiting = Vec::new();
    for place in 0..INCIDENTS {
        clerk.at = clerk.at.max(begin.checked_add(spread(place))?);
        let (id, entries) = clerk.register(place)?;
        waiting.extend(entries);
        for _ in 0..place % 4 {
            waiting.extend(clerk.tick(id));
        }
        waiting.extend(clerk.note(id)?);
        if place + RECENT < INCIDENTS && place % STALE_EVERY > 0 {
            // Nothing is closed before it is filed where it must be, and excused where steps are left.
            let receipt = Receipt { late: "noted".into(), ..Receipt::default() };
            let filed = FilingCommand::File(Phase::Whole, receipt);
            waiting.extend(clerk.decide(Command::Filing(id, Box::new(filed)))?);
            let excuse = Excuse { reason: "agreed".into(), by: None };
            waiting.extend(clerk.decide(Command::Close(id, excuse))?);
        }
        if waiting.len() >= GROUP {
            clerk.log.append(&waiting)?;
            waiting.clear();
        }
    }
    clerk.log.append(&waiting)?;
    clerk.log.save(&clerk.desk).map_err(|failure| failure.0)?;
    clerk.log.write_head(&clerk.desk, now);
    Ok(())
}

/// How long after the first incident the `place`-th one comes; the last an hour before now.
fn spread(place: usize) -> SignedDuration {
    let seconds = (DAYS * 24 - 1) * 3600;
    let place = i64::try_from(place).unwrap_or(0);
    SignedDuration::from_secs(seconds * place / i64::try_from(INCIDENTS).unwrap_or(1))
}

/// The built-in configuration: playbooks and nothing of the user's own.
pub(crate) fn configured(data: &Path) -> Config {
    let nowhere = data.join("no-config").join("config.toml");
    let flags = Flags { data: Some(data.to_owned()), config: Some(nowhere), ..Flags::default() };
    Config::load(&flags, &Environment::default()).0
}
