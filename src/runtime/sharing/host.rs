//! The host's side: who is there, what they are told, and which of their records are on the way to the disk.
//!
//! Tasks of the runtime listen and write; what to answer is decided in the loop of the screen, which owns the desk.

use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::socket;
use super::{Asked, Guest, GuestId, KeyWords, LINE_MAX, PROTOCOL, Told};
use crate::domain::Entry;

/// How long a guest may take to say what it is.
const HELLO: Duration = Duration::from_secs(2);
/// Lines that wait for a guest; one that does not listen is let go, and comes again when it does.
const WAITING: usize = 1024;

/// A guest that is there.
#[derive(Debug)]
struct There {
    line: Sender<String>,
    /// How often it was told that it is behind.
    behind: u64,
}

/// The host of a data directory.
#[derive(Debug)]
pub struct Host {
    guests: BTreeMap<GuestId, There>,
    /// On their way to the disk, in order.
    coming: VecDeque<Entry>,
    /// Records of guests that are among them: whose, which, and the place of their last entry.
    owed: Vec<(GuestId, u64, u64)>,
    /// What was on its way to the disk already when this began: until it is there, guests wait outside, for it is told to
    /// nobody and found in no journal.
    begins: u64,
    outside: Vec<(GuestId, Sender<String>)>,
    path: PathBuf,
    listens: JoinHandle<()>,
}

impl Host {
    /// Listens for guests of `data`, whose lock is held: a socket that is there already is a dead one's. What they say goes
    /// to `says`. The chain reaches to `begins`, durable or not. Must be called inside a tokio runtime.
    pub fn start(data: &Path, begins: u64, says: Sender<Guest>) -> io::Result<Self> {
        let path = socket::path_of(data);
        socket::make_folder(&path)?;
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let listener = UnixListener::bind(&path)?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
        let listens = tokio::spawn(listen(listener, says));
        Ok(Self {
            guests: BTreeMap::new(),
            coming: VecDeque::new(),
            owed: Vec::new(),
            begins,
            outside: Vec::new(),
            path,
            listens,
        })
    }

    /// A guest is here; the chain is kept up to `kept`.
    pub fn welcome(&mut self, guest: GuestId, line: Sender<String>, kept: u64) {
        if kept < self.begins {
            self.outside.push((guest, line));
            return;
        }
        self.guests.insert(guest, There { line, behind: 0 });
        self.tell(guest, &Told::Hello { protocol: PROTOCOL, kept });
    }

    /// A guest is gone.
    pub fn forget(&mut self, guest: GuestId) {
        self.guests.remove(&guest);
        self.outside.retain(|(whose, _)| *whose != guest);
        self.owed.retain(|(whose, ..)| *whose != guest);
    }

    /// A guest's record was taken in, and its last entry has this place in the chain.
    pub fn took(&mut self, guest: GuestId, request: u64, last: u64) {
        self.owed.push((guest, request, last));
    }

    /// Whether a guest made its record knowing what it was told: else it is refused, whatever its place in the chain.
    pub fn is_up_to_date(&self, guest: GuestId, behind: u64) -> bool {
        self.guests.get(&guest).is_some_and(|there| there.behind == behind)
    }

    /// A guest's record is not the next of the chain.
    pub fn refuse(&mut self, guest: GuestId, request: u64, behind: u64) {
        if let Some(there) = self.guests.get_mut(&guest).filter(|there| there.behind == behind) {
            there.behind += 1;
        }
        self.tell(guest, &Told::Behind { request });
    }

    /// A guest wants to know what opens the log.
    pub fn tells_key(&mut self, guest: GuestId, key: Option<KeyWords>) {
        self.tell(guest, &Told::Key { key });
    }

    /// Entries are on their way to the disk.
    pub fn recorded(&mut self, entries: &[Entry]) {
        self.coming.extend(entries.iter().cloned());
    }

    /// The chain is durable up to here: everybody learns what became so.
    pub fn kept(&mut self, up_to: u64) {
        let count = self.coming.iter().take_while(|entry| entry.stamp.seq <= up_to).count();
        let entries: Vec<Entry> = self.coming.drain(..count).collect();
        if !entries.is_empty() && !self.guests.is_empty() {
            let everybody: Vec<GuestId> = self.guests.keys().copied().collect();
            let told = Told::Entries { entries };
            for guest in everybody {
                self.tell(guest, &told);
            }
        }
        for (guest, line) in std::mem::take(&mut self.outside) {
            self.welcome(guest, line, up_to);
        }
        for (guest, request, _) in self.owed.extract_if(.., |(_, _, last)| *last <= up_to).collect::<Vec<_>>() {
            self.tell(guest, &Told::Taken { request });
        }
    }

    fn tell(&mut self, guest: GuestId, told: &Told) {
        let Some(there) = self.guests.get(&guest) else { return };
        // Everything said here can be written; what cannot be said to a guest costs it its place.
        let said = serde_json::to_string(told).is_ok_and(|words| there.line.try_send(words).is_ok());
        if !said {
            self.forget(guest);
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.listens.abort();
        // Where it stays, the next host removes it.
        let _ = std::fs::remove_file(&self.path);
    }
}

async fn listen(listener: UnixListener, says: Sender<Guest>) {
    let mut next = 0;
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // No more files can be opened just now.
            tokio::time::sleep(HELLO).await;
            continue;
        };
        let own = rustix::process::getuid().as_raw();
        if !stream.peer_cred().is_ok_and(|peer| peer.uid() == own) {
            continue;
        }
        next += 1;
        tokio::spawn(serve(GuestId(next), stream, says.clone()));
    }
}

/// Listens to a guest until it leaves, is let go, or says something that makes no sense.
async fn serve(guest: GuestId, stream: UnixStream, says: Sender<Guest>) {
    let (listens, mut speaks) = stream.into_split();
    let mut listens = BufReader::new(listens);
    match timeout(HELLO, heard(&mut listens)).await {
        Ok(Some(Asked::Hello { protocol: PROTOCOL })) => {}
        Ok(Some(Asked::Hello { .. })) => {
            let other = Told::Other { protocol: PROTOCOL };
            if let Ok(words) = serde_json::to_string(&other) {
                let _ = speaks.write_all(format!("{words}\n").as_bytes()).await;
            }
            return;
        }
        Ok(_) | Err(_) => return,
    }
    let (line, mut lines): (Sender<String>, Receiver<String>) = channel(WAITING);
    if says.send(Guest::Came(guest, line)).await.is_err() {
        return;
    }
    let writes = tokio::spawn(async move {
        while let Some(words) = lines.recv().await {
            if speaks.write_all(words.as_bytes()).await.is_err() || speaks.write_all(b"\n").await.is_err() {
                break;
            }
        }
    });
    let stop = writes.abort_handle();
    tokio::select! {
        // The host has let it go, or it takes nothing any more.
        _ = writes => {}
        () = async {
            while let Some(asked) = heard(&mut listens).await {
                if says.send(Guest::Says(guest, asked)).await.is_err() {
                    break;
                }
            }
        } => stop.abort(),
    }
    let _ = says.send(Guest::Left(guest)).await;
}

/// The next thing a guest says; `None` when it says no more, or nothing that can be understood.
async fn heard(listens: &mut BufReader<tokio::net::unix::OwnedReadHalf>) -> Option<Asked> {
    let mut line = Vec::new();
    let most = u64::try_from(LINE_MAX).unwrap_or(u64::MAX);
    listens.take(most).read_until(b'\n', &mut line).await.ok()?;
    serde_json::from_slice(&line).ok()
}
