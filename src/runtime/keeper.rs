//! The log worker: one thread owns the log, does jobs in order and answers with events.
//!
//! Here is the handle and what is said through it; what the thread does is in `work`, and how it does it as the guest of
//! another vagt in `guest`.

mod guest;
mod work;

use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};

use tokio::sync::mpsc::Sender;

use super::sharing::Told;
use crate::config::{Config, ConfigFailure};
use crate::domain::document::{DocumentKind, Subject};
use crate::domain::{Desk, DeviceId, Entry, IncidentId};
use crate::evidence::{self, Home, LogFailure, STORE_THREAD};

/// Jobs that may wait; a desk makes a handful a second at most.
const WAITING: usize = 1024;
/// What the log worker is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Keep entries, made on the desk of this edition.
    Record(Edition, Vec<Entry>),
    /// Load a closed incident; it has so many entries.
    Recall(IncidentId, usize),
    /// Keep a half-typed text.
    KeepDraft(String, serde_json::Value),
    /// Forget it.
    DropDraft(String),
    /// Tell the newest record's hash, for a document.
    Head(Wanted),
    /// The desk of this edition is taken: nothing comes any more that was made on an earlier one.
    StandsOn(Edition),
    /// Keep snapshots and the head file, of the desk of this edition.
    Save(Edition, Box<Desk>),
    /// Ask whoever reads the feeds to do so now.
    Poll,
    /// What the host of the directory says, as the guest's listener of this number heard it.
    Heard(u64, Heard),
    /// Do what waits, and end.
    End,
}

/// Which desk something was made on, of those that the worker has handed out: each takes the place of the one before, and
/// what was made on that one while it was on its way gets its place anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Edition(pub u64);

/// What a guest's listener heard.
#[derive(Debug)]
pub enum Heard {
    /// Words of the host.
    Told(Told),
    /// The host is gone.
    Lost,
}

/// What the log worker answers.
#[derive(Debug)]
pub enum Answer {
    /// The log is open.
    Opened {
        /// The desk.
        desk: Box<Desk>,
        /// Whose chain.
        device: DeviceId,
        /// The letter of new incidents.
        letter: char,
        /// What is wrong with the playbooks, which are read here.
        problems: Vec<ConfigFailure>,
        /// What to tell.
        told: Vec<evidence::Told>,
        /// Half-typed texts.
        drafts: Vec<(String, serde_json::Value)>,
        /// Whether this is a guest: another vagt keeps the log.
        guest: bool,
    },
    /// The desk is another one: what was made here and is not durable has another place in the chain now.
    Replaced {
        /// The desk.
        desk: Box<Desk>,
        /// Its edition, which [`Keeper::stands_on`] is to be told of when it is taken.
        edition: Edition,
        /// Up to where its chain is durable.
        kept: u64,
        /// Whether this is a guest.
        guest: bool,
    },
    /// The log is ours, and nothing is on its way that was made on another desk: others may come.
    Settled,
    /// Entries that another vagt made, and that are durable.
    Arrived(Vec<Entry>),
    /// The log cannot be opened at all.
    Failed(LogFailure),
    /// Everything up to this place in the chain is on the disk.
    Kept(u64),
    /// Nothing is being kept for now.
    NotKept(LogFailure),
    /// A closed incident's entries.
    Recalled(IncidentId, Vec<Entry>),
    /// The newest record's hash, for a document; none: there is no record.
    Head(Wanted, Option<String>),
}

/// A document that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub kind: DocumentKind,
    /// Beside what.
    pub subject: Subject,
    /// Cells of its longest line.
    pub width: u16,
}

/// A handle on the worker. Dropping it lets the worker finish what waits and end.
#[derive(Debug)]
pub struct Keeper {
    jobs: Option<SyncSender<Job>>,
    /// What found the queue full and must not be left out; it goes first, next time.
    overflow: Vec<Job>,
    edition: Edition,
}

impl Keeper {
    /// Starts the worker on `data`, with a configuration whose playbooks are still to be read; the first answer tells how
    /// opening went, and no more answers come once it has ended.
    pub fn start(data: Home, config: Config, answers: Sender<Answer>) -> std::io::Result<Self> {
        let (jobs, waiting) = sync_channel(WAITING);
        let heard = jobs.clone();
        std::thread::Builder::new()
            .name(STORE_THREAD.to_owned())
            .spawn(move || work::work(&data, config, &waiting, &heard, &answers))?;
        Ok(Self { jobs: Some(jobs), overflow: Vec::new(), edition: Edition::default() })
    }

    /// What is recorded from now on is made on the desk of this edition.
    pub fn stands_on(&mut self, edition: Edition) {
        self.edition = edition;
        self.overflow.push(Job::StandsOn(edition));
        self.hand_over();
    }

    /// Hands entries over to be kept, in order. Never waits; whether the worker is there at all.
    pub fn record(&mut self, entries: Vec<Entry>) -> bool {
        if !entries.is_empty() {
            self.overflow.push(Job::Record(self.edition, entries));
        }
        self.hand_over()
    }

    fn hand_over(&mut self) -> bool {
        let mut waiting = std::mem::take(&mut self.overflow).into_iter();
        let Some(jobs) = &self.jobs else { return waiting.len() == 0 };
        for job in waiting.by_ref() {
            match jobs.try_send(job) {
                Ok(()) => {}
                Err(TrySendError::Full(job)) => {
                    self.overflow.push(job);
                    break;
                }
                Err(TrySendError::Disconnected(_)) => return false,
            }
        }
        self.overflow.extend(waiting);
        true
    }

    /// Asks for something that may be left out when the worker is behind.
    pub fn ask(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.try_send(job).is_ok())
    }

    /// Asks for snapshots and the head file, of the desk that was taken last.
    pub fn save(&self, desk: &Desk) {
        self.ask(Job::Save(self.edition, Box::new(desk.clone())));
    }

    /// Hands over what found the queue full, and lets the worker end when it has done what waits. Whether all is handed
    /// over: until then, call it again.
    pub fn close(&mut self) -> bool {
        let handed_over = !self.hand_over() || self.overflow.is_empty();
        let Some(jobs) = &self.jobs else { return true };
        if handed_over && !matches!(jobs.try_send(Job::End), Err(TrySendError::Full(_))) {
            self.jobs = None;
        }
        self.jobs.is_none()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.close();
    }
}
