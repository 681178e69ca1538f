//! The guest's side: the way to the host, one line at a time, never waited for longer than said.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

use super::socket;
use super::{Asked, LINE_MAX, NoLink, PROTOCOL, Told};
use crate::evidence::Seal;

/// How long the host may take to answer a hello.
const HELLO: Duration = Duration::from_secs(2);
/// How long the host may take to take a line.
const WRITE: Duration = Duration::from_secs(5);

/// The way to the host of a data directory.
#[derive(Debug)]
pub struct Link {
    speaks: UnixStream,
    listens: BufReader<UnixStream>,
    /// A line that has begun to come.
    line: Vec<u8>,
    kept: u64,
}

impl Link {
    /// Reaches the host of `data`.
    pub fn attach(data: &Path) -> Result<Self, NoLink> {
        let path = socket::path_of(data);
        // No socket, or one that its host left behind.
        let absent = [io::ErrorKind::NotFound, io::ErrorKind::ConnectionRefused];
        let nobody =
            |error: io::Error| if absent.contains(&error.kind()) { NoLink::Nobody } else { NoLink::Silent(error) };
        socket::is_mine(&path).map_err(nobody)?;
        let speaks = UnixStream::connect(&path).map_err(nobody)?;
        speaks.set_write_timeout(Some(WRITE))?;
        let listens = BufReader::new(speaks.try_clone()?);
        let mut link = Self { speaks, listens, line: Vec::new(), kept: 0 };
        link.say(&Asked::Hello { protocol: PROTOCOL })?;
        match link.hear(Some(HELLO))? {
            Some(Told::Hello { protocol: PROTOCOL, kept }) => {
                link.kept = kept;
                Ok(link)
            }
            Some(Told::Hello { protocol, .. } | Told::Other { protocol }) => {
                Err(NoLink::OtherVersion { theirs: protocol })
            }
            Some(Told::Entries { .. } | Told::Taken { .. } | Told::Behind { .. } | Told::Key { .. }) | None => {
                Err(NoLink::Silent(io::ErrorKind::TimedOut.into()))
            }
        }
    }

    /// What opens the log, where it is encrypted and the host knows.
    pub fn key(&mut self) -> Result<Option<Seal>, NoLink> {
        self.say(&Asked::Key)?;
        loop {
            match self.hear(Some(HELLO))? {
                Some(Told::Key { key }) => return Ok(key.and_then(|key| key.seal())),
                // What happens meanwhile is read from the journal.
                Some(_) => {}
                None => return Err(NoLink::Silent(io::ErrorKind::TimedOut.into())),
            }
        }
    }

    /// How far the chain was durable when the host was reached; what became so later is heard.
    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// The same way, to be spoken on by another thread.
    pub fn speaker(&self) -> io::Result<Speaker> {
        Ok(Speaker(self.speaks.try_clone()?))
    }

    /// Says something to the host.
    pub fn say(&mut self, asked: &Asked) -> io::Result<()> {
        say(&mut self.speaks, asked)
    }

    /// The next thing the host says; `None` when it says nothing for so long. No patience given: waits until it does. The
    /// error [`io::ErrorKind::UnexpectedEof`]: the host is gone.
    pub fn hear(&mut self, patience: Option<Duration>) -> io::Result<Option<Told>> {
        self.listens.get_ref().set_read_timeout(patience)?;
        let room = LINE_MAX.saturating_sub(self.line.len());
        let most = u64::try_from(room).unwrap_or(u64::MAX);
        match (&mut self.listens).take(most).read_until(b'\n', &mut self.line) {
            Ok(_) if self.line.ends_with(b"\n") => {
                let line = std::mem::take(&mut self.line);
                Ok(Some(serde_json::from_slice(&line)?))
            }
            // It ended, or talks without end.
            Ok(_) => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// What speaks to the host.
#[derive(Debug)]
pub struct Speaker(UnixStream);

impl Speaker {
    /// Says something to the host.
    pub fn say(&mut self, asked: &Asked) -> io::Result<()> {
        say(&mut self.0, asked)
    }
}

impl Drop for Speaker {
    fn drop(&mut self) {
        // Whoever listens on the same way wakes up and ends.
        let _ = self.0.shutdown(std::net::Shutdown::Both);
    }
}

fn say(speaks: &mut UnixStream, asked: &Asked) -> io::Result<()> {
    let mut line = serde_json::to_vec(asked)?;
    line.push(b'\n');
    speaks.write_all(&line)
}
