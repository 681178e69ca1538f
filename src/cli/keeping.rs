//! Where a command's entries go: into the log, or to the vagt that has it open.

use std::io;
use std::time::Duration;

use super::failure::Failure;
use super::session::Session;
use crate::domain::{Desk, Entry};
use crate::evidence::{Log, Opened, Told, in_use};
use crate::runtime::sharing::{self, Asked, Link, NoLink};
use crate::tr;

/// How long another vagt that cannot be reached is waited for, in steps: a command that works lets go quickly, a desk that
/// is being opened can be reached soon.
const STEPS: u32 = 40;
const STEP: Duration = Duration::from_millis(50);
/// How long the other vagt may say nothing while something is to be kept.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where a command's entries go.
#[derive(Debug)]
pub(super) enum Keeping {
    /// Into the log.
    Own(Log),
    /// To the vagt that has the log open; here it is for reading.
    Shared(Log, Shared),
}

/// The way to the vagt that has the log open.
#[derive(Debug)]
pub(super) struct Shared {
    link: Link,
    request: u64,
    behind: u64,
}

/// What became of entries.
#[derive(Debug)]
pub(super) enum Kept {
    /// They are on the disk.
    Done,
    /// Others came first, and nothing was recorded: these are to be taken in, and it is to be decided again.
    Behind(Vec<Entry>),
    /// The other vagt has ended meanwhile.
    Lost,
}

/// A log that was opened or reached.
pub(super) struct Reached {
    pub(super) keeping: Keeping,
    pub(super) desk: Desk,
    pub(super) told: Vec<Told>,
}

impl Keeping {
    /// Opens the log of the session's data, or reaches whoever has it open.
    pub(super) fn reach(session: &Session) -> Result<Reached, Failure> {
        let data = session.home()?;
        for _ in 0..STEPS {
            if !in_use(data) {
                break;
            }
            match Link::attach(data) {
                Ok(link) => {
                    // After it was reached: what becomes durable from now on is heard.
                    let read = Log::read_only(data).map_err(|failure| session.log_failure(&failure))?;
                    let Opened { log, desk, told } = read;
                    let shared = Shared { link, request: 0, behind: 0 };
                    return Ok(Reached { keeping: Self::Shared(log, shared), desk, told });
                }
                Err(NoLink::OtherVersion { theirs }) => return Err(other_version(session, theirs)),
                Err(NoLink::Nobody | NoLink::Silent(_)) => std::thread::park_timeout(STEP),
            }
        }
        let Opened { log, desk, told } = Log::open(data).map_err(|failure| session.log_failure(&failure))?;
        Ok(Reached { keeping: Self::Own(log), desk, told })
    }

    /// The log, at least for reading.
    pub(super) fn log(&self) -> &Log {
        match self {
            Self::Own(log) | Self::Shared(log, _) => log,
        }
    }

    /// The log, where it is ours.
    pub(super) fn own(&mut self) -> Option<&mut Log> {
        match self {
            Self::Own(log) => Some(log),
            Self::Shared(..) => None,
        }
    }

    /// Whether another vagt has it.
    pub(super) fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(..))
    }

    /// Keeps entries, stamped as the next of the chain.
    pub(super) fn keep(&mut self, session: &Session, entries: &[Entry]) -> Result<Kept, Failure> {
        if entries.is_empty() {
            return Ok(Kept::Done);
        }
        match self {
            Self::Own(log) => {
                log.append(entries).map_err(|failure| session.log_failure(&failure))?;
                Ok(Kept::Done)
            }
            Self::Shared(_, shared) => match shared.keep(entries) {
                Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(silent(session, &error)),
                Err(_gone) => Ok(Kept::Lost),
                kept => kept.map_err(|error| silent(session, &error)),
            },
        }
    }
}

impl Shared {
    fn keep(&mut self, entries: &[Entry]) -> io::Result<Kept> {
        self.request += 1;
        let (request, behind) = (self.request, self.behind);
        self.link.say(&Asked::Record { request, behind, entries: entries.to_vec() })?;
        let mut others: Vec<Entry> = Vec::new();
        let mut refused = false;
        loop {
            match self.link.hear(Some(PATIENCE))? {
                Some(sharing::Told::Entries { entries: came }) => {
                    others.extend(came.into_iter().filter(|entry| !entries.contains(entry)));
                }
                Some(sharing::Told::Taken { request: taken }) if taken == request => return Ok(Kept::Done),
                Some(sharing::Told::Behind { request: which }) if which == request => {
                    self.behind += 1;
                    refused = true;
                }
                Some(_) => {}
                None => return Err(io::ErrorKind::TimedOut.into()),
            }
            // What came first may still be on its way to the disk when the refusal is here.
            if refused && !others.is_empty() {
                return Ok(Kept::Behind(others));
            }
        }
    }
}

/// Another version of vagt has the log, and they do not understand each other.
pub(super) fn other_version(session: &Session, theirs: u32) -> Failure {
    let (text, path) = (&session.text, session.data.display().to_string());
    let ours = sharing::PROTOCOL.to_string();
    Failure::new(&tr!(text, "log-other-version", path = path, theirs = theirs.to_string(), ours = ours))
        .hint(&tr!(text, "log-other-version-hint"))
}

fn silent(session: &Session, error: &io::Error) -> Failure {
    let (text, path) = (&session.text, session.data.display().to_string());
    Failure::new(&tr!(text, "log-shared-silent", path = path, reason = error.to_string()))
        .hint(&tr!(text, "log-shared-silent-hint"))
}
