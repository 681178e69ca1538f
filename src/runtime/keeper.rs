//! The log worker: one thread owns the log, does jobs in order and answers with events.
//!
//! Whatever waits when it is free goes to the disk in one sync. What cannot be kept stays in memory, in order, is told,
//! and is tried again until it is on the disk.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::{clock, opening};
use crate::config::{Config, ConfigFailure};
use crate::domain::{Desk, DeviceId, Entry, IncidentId};
use crate::evidence::{Log, LogFailure, Opened, STORE_THREAD, Told};

/// Jobs that may wait; a desk makes a handful a second at most.
const WAITING: usize = 1024;
/// How long between two tries when nothing can be kept.
const AGAIN: Duration = Duration::from_secs(2);

/// How long the end of the program waits for the worker, in naps of a millisecond at least.
const FINISH_MILLIS: u32 = 20_000;

/// What the log worker is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Keep entries.
    Record(Vec<Entry>),
    /// Load a closed incident; it has so many entries.
    Recall(IncidentId, usize),
    /// Keep a half-typed text.
    KeepDraft(String, serde_json::Value),
    /// Forget it.
    DropDraft(String),
    /// Keep snapshots and the head file.
    Save(Box<Desk>),
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
        told: Vec<Told>,
        /// Half-typed texts.
        drafts: Vec<(String, serde_json::Value)>,
    },
    /// The log cannot be opened at all.
    Failed(LogFailure),
    /// Everything up to this place in the chain is on the disk.
    Kept(u64),
    /// Nothing is being kept for now.
    NotKept(LogFailure),
    /// A closed incident's entries.
    Recalled(IncidentId, Vec<Entry>),
}

/// A handle on the worker. Dropping it lets the worker finish what waits and end.
#[derive(Debug)]
pub struct Keeper {
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
    /// Entries that found the queue full; they go first, next time.
    overflow: Vec<Entry>,
}

impl Keeper {
    /// Starts the worker on `data`, with a configuration whose playbooks are still to be read; the first answer tells how opening went.
    pub fn start(data: PathBuf, config: Config, answers: Sender<Answer>) -> std::io::Result<Self> {
        let (jobs, waiting) = sync_channel(WAITING);
        let thread = std::thread::Builder::new()
            .name(STORE_THREAD.to_owned())
            .spawn(move || work(&data, config, &waiting, &answers))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread), overflow: Vec::new() })
    }

    /// Hands entries over to be kept, in order. Never waits; whether the worker is there at all.
    pub fn record(&mut self, entries: Vec<Entry>) -> bool {
        self.overflow.extend(entries);
        if self.overflow.is_empty() {
            return true;
        }
        let Some(jobs) = &self.jobs else { return false };
        match jobs.try_send(Job::Record(std::mem::take(&mut self.overflow))) {
            Ok(()) => true,
            Err(TrySendError::Full(Job::Record(entries))) => {
                self.overflow = entries;
                true
            }
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => false,
        }
    }

    /// Asks for something that may be left out when the worker is behind.
    pub fn ask(&self, job: Job) -> bool {
        self.jobs.as_ref().is_some_and(|jobs| jobs.try_send(job).is_ok())
    }

    /// Lets the worker finish what waits; `meanwhile` takes its answers. A disk that answers no more ends the wait: what
    /// is not kept by then is the caller's to tell.
    pub fn finish_while(mut self, mut meanwhile: impl FnMut()) {
        while !self.overflow.is_empty() && self.record(Vec::new()) {
            meanwhile();
            std::thread::park_timeout(Duration::from_millis(1));
        }
        self.jobs = None;
        for _ in 0..FINISH_MILLIS {
            if self.thread.as_ref().is_none_or(JoinHandle::is_finished) {
                break;
            }
            meanwhile();
            std::thread::park_timeout(Duration::from_millis(1));
        }
        meanwhile();
    }
}

fn work(data: &std::path::Path, config: Config, jobs: &Receiver<Job>, answers: &Sender<Answer>) {
    let mut unkept: Vec<Entry> = Vec::new();
    let mut log = match open(data, config, &mut unkept, answers) {
        Ok(log) => log,
        Err(failure) => {
            let _ = answers.blocking_send(Answer::Failed(failure));
            return;
        }
    };
    let mut next = None;
    loop {
        let job = match next.take() {
            Some(job) => job,
            None if unkept.is_empty() => match jobs.recv() {
                Ok(job) => job,
                Err(_ended) => break,
            },
            None => match jobs.recv_timeout(AGAIN) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => Job::Record(Vec::new()),
                Err(RecvTimeoutError::Disconnected) => break,
            },
        };
        match job {
            Job::Record(entries) => {
                unkept.extend(entries);
                // Group commit: whatever waits goes in the same sync.
                while let Ok(job) = jobs.try_recv() {
                    match job {
                        Job::Record(entries) => unkept.extend(entries),
                        other @ (Job::Recall(..) | Job::KeepDraft(..) | Job::DropDraft(_) | Job::Save(_)) => {
                            next = Some(other);
                            break;
                        }
                    }
                }
                keep(&mut log, &mut unkept, answers);
            }
            Job::Recall(id, expected) => {
                let entries = log.recall(id, expected).unwrap_or_default();
                let _ = answers.blocking_send(Answer::Recalled(id, entries));
            }
            // A draft that cannot be kept costs only itself: it is still on the screen.
            Job::KeepDraft(name, draft) => {
                let _ = log.keep_draft(&name, &draft);
            }
            Job::DropDraft(name) => {
                let _ = log.drop_draft(&name);
            }
            Job::Save(desk) => {
                if unkept.is_empty() {
                    let _ = log.save(&desk);
                    log.write_head(&desk, clock::now());
                }
            }
        }
    }
    keep(&mut log, &mut unkept, answers);
    // The journal has everything: what the store misses is made good at the next opening.
    let _ = log.index();
}

/// Opens the log, or what can be read of it, and hands the desk out. What could not be kept yet is left in `unkept`.
fn open(
    data: &std::path::Path,
    mut config: Config,
    unkept: &mut Vec<Entry>,
    answers: &Sender<Answer>,
) -> Result<Log, LogFailure> {
    let problems = config.read_playbooks();
    let opened = match Log::open(data) {
        Err(LogFailure::NoAccess { .. } | LogFailure::Full { .. }) => Log::read_only(data),
        opened => opened,
    };
    let Opened { mut log, mut desk, told } = opened?;
    let device = log.device().clone();
    *unkept = opening::take_in(&device, &mut desk, &config);
    let kept = if unkept.is_empty() { Ok(()) } else { log.append(unkept) };
    if kept.is_ok() {
        unkept.clear();
    }
    let letter = opening::letter(&device, &desk, &config);
    let drafts = log.drafts();
    let _ = answers.blocking_send(Answer::Opened { desk: Box::new(desk), device, letter, problems, told, drafts });
    if let Err(problem) = kept {
        let _ = answers.blocking_send(Answer::NotKept(problem));
    }
    Ok(log)
}

fn keep(log: &mut Log, unkept: &mut Vec<Entry>, answers: &Sender<Answer>) {
    let Some(last) = unkept.last().map(|entry| entry.stamp.seq) else { return };
    match log.append(unkept) {
        Ok(()) => {
            unkept.clear();
            let _ = answers.blocking_send(Answer::Kept(last));
            // A quiet moment comes after the answer.
            let _ = log.index();
        }
        Err(failure) => {
            let _ = answers.blocking_send(Answer::NotKept(failure));
        }
    }
}
