//! What the log worker does.
//!
//! Whatever waits when it is free goes to the disk in one sync. What cannot be kept stays in memory, in order, is told,
//! and is tried again until it is on the disk.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::{Answer, Job};
use crate::config::Config;
use crate::domain::Entry;
use crate::evidence::{Log, LogFailure, Opened};
use crate::runtime::{clock, opening};

/// How long between two tries when nothing can be kept.
const AGAIN: Duration = Duration::from_secs(2);

/// Opens the log in `data` and works until nobody asks any more; then a last time on what is not kept yet.
pub(super) fn work(data: &Path, config: Config, jobs: &Receiver<Job>, answers: &Sender<Answer>) {
    let mut worker = match Worker::open(data, config, answers) {
        Ok(worker) => worker,
        Err(failure) => {
            let _ = answers.blocking_send(Answer::Failed(failure));
            return;
        }
    };
    let mut next = None;
    loop {
        let job = match next.take() {
            Some(job) => job,
            None if worker.rests() => match jobs.recv() {
                Ok(job) => job,
                Err(_ended) => break,
            },
            None => match jobs.recv_timeout(AGAIN) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => Job::Record(Vec::new()),
                Err(RecvTimeoutError::Disconnected) => break,
            },
        };
        next = worker.does(job, jobs);
    }
    if !worker.rests() {
        worker.keep();
    }
    // The journal has everything: what the store misses is made good at the next opening.
    let _ = worker.log.index();
}

struct Worker<'a> {
    log: Log,
    /// In order, what is not on the disk.
    unkept: Vec<Entry>,
    /// Whether the last thing told is that nothing is being kept.
    troubled: bool,
    answers: &'a Sender<Answer>,
}

impl<'a> Worker<'a> {
    /// Opens the log, or what can be read of it, and hands the desk out.
    fn open(data: &Path, mut config: Config, answers: &'a Sender<Answer>) -> Result<Self, LogFailure> {
        let problems = config.read_playbooks();
        let mut problem = None;
        let opened = match Log::open(data) {
            Err(failure @ (LogFailure::NoAccess { .. } | LogFailure::Full { .. })) => match Log::read_only(data) {
                Ok(opened) => {
                    problem = Some(failure);
                    opened
                }
                // Where there is nothing to read, what stands in the way of writing is what there is to tell.
                Err(_unreadable) => return Err(failure),
            },
            opened => opened?,
        };
        let Opened { mut log, mut desk, mut told } = opened;
        let device = log.device().clone();
        let introduction = log.introduction()?;
        told.extend(introduction.and_then(|introduction| introduction.told()));
        let mut unkept = opening::take_in(&device, introduction, &mut desk, &config);
        if !unkept.is_empty() {
            problem = log.append(&unkept).err();
            if problem.is_none() {
                unkept.clear();
            }
        }
        let letter = opening::letter(&device, &desk, &config);
        let drafts = log.drafts();
        let mut worker = Self { log, unkept, troubled: false, answers };
        worker.answer(Answer::Opened { desk: Box::new(desk), device, letter, problems, told, drafts });
        if let Some(problem) = problem {
            worker.answer(Answer::NotKept(problem));
        }
        Ok(worker)
    }

    /// Whether there is nothing to try again.
    fn rests(&self) -> bool {
        self.unkept.is_empty() && !self.troubled
    }

    fn answer(&mut self, answer: Answer) {
        self.troubled = matches!(answer, Answer::NotKept(_));
        // The desk is closing: nobody asks any more.
        let _ = self.answers.blocking_send(answer);
    }

    /// Does one job; another one that was met on the way is given back.
    fn does(&mut self, job: Job, jobs: &Receiver<Job>) -> Option<Job> {
        match job {
            Job::Record(entries) => {
                self.unkept.extend(entries);
                let mut next = None;
                // Group commit: whatever waits goes in the same sync.
                while let Ok(job) = jobs.try_recv() {
                    match job {
                        Job::Record(entries) => self.unkept.extend(entries),
                        other @ (Job::Recall(..)
                        | Job::KeepDraft(..)
                        | Job::DropDraft(_)
                        | Job::Head(_)
                        | Job::Save(_)) => {
                            next = Some(other);
                            break;
                        }
                    }
                }
                self.keep();
                return next;
            }
            Job::Recall(id, expected) => {
                let entries = self.log.recall(id, expected).unwrap_or_default();
                let _ = self.answers.blocking_send(Answer::Recalled(id, entries));
            }
            Job::Head(wanted) => {
                let end = self.log.end();
                let head = (end.seq > 0).then(|| end.hash.clone());
                let _ = self.answers.blocking_send(Answer::Head(wanted, head));
            }
            // A draft that cannot be kept costs only itself: it is still on the screen.
            Job::KeepDraft(name, draft) => {
                self.looks();
                let _ = self.log.keep_draft(&name, &draft);
            }
            Job::DropDraft(name) => {
                let _ = self.log.drop_draft(&name);
            }
            Job::Save(desk) => {
                if self.looks() && self.unkept.is_empty() {
                    let _ = self.log.save(&desk);
                    self.log.write_head(&desk, clock::now());
                }
            }
        }
        None
    }

    /// Looks whether the log is still there, and tells it when it no longer is.
    fn looks(&mut self) -> bool {
        match self.log.still_there() {
            Ok(()) => true,
            Err(failure) => {
                if !self.troubled {
                    self.answer(Answer::NotKept(failure));
                }
                false
            }
        }
    }

    fn keep(&mut self) {
        let kept = match self.unkept.last() {
            Some(last) => {
                let last = last.stamp.seq;
                self.log.append(&self.unkept).map(|()| last)
            }
            None => self.log.ready().map(|()| self.log.end().seq),
        };
        match kept {
            Ok(last) => {
                self.unkept.clear();
                self.answer(Answer::Kept(last));
                // A quiet moment comes after the answer.
                let _ = self.log.index();
            }
            Err(failure) => self.answer(Answer::NotKept(failure)),
        }
    }
}
