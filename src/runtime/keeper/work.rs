//! What the log worker does.
//!
//! Whatever waits when it is free goes to the disk in one sync. What cannot be kept stays in memory, in order, is told,
//! and is tried again until it is on the disk. Where another vagt has the log, it is that one's guest; when that one ends,
//! it takes over, or becomes the guest of whoever did.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::guest::{self, Follows, Guest};
use super::{Answer, Edition, Heard, Job};
use crate::config::Config;
use crate::domain::{Desk, Entry, Repair, Stamp};
use crate::evidence::{Home, Log, LogFailure, Opened, Told, in_use};
use crate::runtime::sharing::{Asked, Link};
use crate::runtime::{clock, opening};

/// How long between two tries when nothing can be kept.
const AGAIN: Duration = Duration::from_secs(2);
/// A log of more records is looked through by `log verify` only: opening it would take noticeably longer.
const LOOKED_THROUGH: u64 = 10_000;
/// How long between two looks for whoever has the log now.
const LOOK: Duration = Duration::from_millis(50);

/// Opens the log in `data` and works until it is told to end; then a last time on what is not kept yet. What a guest hears
/// comes back by `heard`.
pub(super) fn work(
    data: &Home,
    config: Config,
    jobs: &Receiver<Job>,
    heard: &SyncSender<Job>,
    answers: &Sender<Answer>,
) {
    let mut worker = match Worker::open(data, config, heard, answers) {
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
            None => match worker.patience() {
                None => match jobs.recv() {
                    Ok(job) => job,
                    Err(_ended) => break,
                },
                Some(patience) => match jobs.recv_timeout(patience) {
                    Ok(job) => job,
                    Err(RecvTimeoutError::Timeout) => Job::Record(worker.edition, Vec::new()),
                    Err(RecvTimeoutError::Disconnected) => break,
                },
            },
        };
        if matches!(job, Job::End) {
            break;
        }
        next = worker.does(job, jobs);
    }
    worker.ends(jobs);
}

/// An opening reads what is behind the snapshot. The rest is looked at too, in both copies, and what was healed is told.
fn looks_through(data: &Home, log: &mut Log, desk: &mut Desk, told: &mut Vec<Told>) {
    if log.end().seq > LOOKED_THROUGH {
        return;
    }
    // What cannot be healed now is told by whoever verifies.
    let repairs = log.mend().unwrap_or_default();
    if repairs.iter().any(|repair| matches!(repair, Repair::Journal { .. } | Repair::SetAside { .. }))
        && let Ok(again) = Log::read_only(data)
    {
        *desk = again.desk;
    }
    told.extend(repairs.into_iter().map(Told::Repaired));
}

/// The drafts that wait. What was recorded is not offered again, though whoever recorded it was ended before it was dropped.
fn drafts_left(log: &Log) -> Vec<(String, serde_json::Value)> {
    let recorded = |draft: &serde_json::Value| {
        let stamp = draft.get("recorded").and_then(|mark| serde_json::from_value::<Stamp>(mark.clone()).ok());
        stamp.is_some_and(|stamp| log.has_record(&stamp))
    };
    let (used, left): (Vec<_>, Vec<_>) = log.drafts().into_iter().partition(|(_, draft)| recorded(draft));
    for (name, _) in used {
        // One that cannot be dropped now is found again at the next opening.
        let _ = log.drop_draft(&name);
    }
    left
}

/// Where what is recorded goes.
enum Back {
    /// To the log, which is ours.
    Own(Log),
    /// To another vagt, which has it. The log is there for reading.
    Guest(Guest, Log),
    /// Nowhere: that other vagt is gone, and nobody has the log yet.
    Nobody,
}

struct Worker<'a> {
    data: &'a Home,
    config: Config,
    back: Back,
    /// Of the desk that was handed out last.
    edition: Edition,
    /// How many hosts it has been a guest of.
    guest_of: u64,
    /// In order, what is not on the disk.
    unkept: Vec<Entry>,
    /// Drafts to keep or to drop, while nobody has the log; the newest word on each.
    drafts: BTreeMap<String, Option<serde_json::Value>>,
    /// Whether the last thing told is that nothing is being kept.
    troubled: bool,
    heard: &'a SyncSender<Job>,
    answers: &'a Sender<Answer>,
}

impl<'a> Worker<'a> {
    /// Opens the log, or what can be read of it, or reaches whoever has it, and hands the desk out.
    fn open(
        data: &'a Home,
        mut config: Config,
        heard: &'a SyncSender<Job>,
        answers: &'a Sender<Answer>,
    ) -> Result<Self, LogFailure> {
        let problems = config.read_playbooks();
        let mut problem = None;
        let link = if in_use(data) { Link::attach(data).ok() } else { None };
        let opened = match &link {
            Some(_) => Log::read_only(data),
            None => match Log::open(data) {
                Err(failure @ (LogFailure::NoAccess { .. } | LogFailure::Full { .. })) => match Log::read_only(data) {
                    Ok(opened) => {
                        problem = Some(failure);
                        Ok(opened)
                    }
                    // Where there is nothing to read, what stands in the way of writing is what there is to tell.
                    Err(_unreadable) => Err(failure),
                },
                opened => opened,
            },
        };
        let Opened { mut log, mut desk, mut told } = opened?;
        if link.is_none() && problem.is_none() {
            looks_through(data, &mut log, &mut desk, &mut told);
        }
        let device = log.device().clone();
        let drafts = drafts_left(&log);
        // Where another vagt has the log, it has introduced its key.
        let introduction = if link.is_none() { log.introduction()? } else { None };
        told.extend(introduction.and_then(|introduction| introduction.told()));
        told.extend(opening::clock_behind(&desk, clock::now()));
        let imported = opening::take_in(&device, introduction, log.repairs(), &mut desk, &config);
        let letter = opening::letter(&device, &desk, &config);
        let mut worker = Self {
            data,
            config,
            back: Back::Nobody,
            edition: Edition::default(),
            guest_of: 0,
            unkept: imported,
            drafts: BTreeMap::new(),
            troubled: false,
            heard,
            answers,
        };
        let guest = link.is_some();
        if let Some(link) = link {
            worker.is_guest(link, log);
        } else {
            worker.back = Back::Own(log);
            if problem.is_none() && !worker.unkept.is_empty() {
                problem = worker.append().err();
            }
        }
        worker.answer(Answer::Opened { desk: Box::new(desk), device, letter, problems, told, drafts, guest });
        if let Some(problem) = problem {
            worker.answer(Answer::NotKept(problem));
        }
        Ok(worker)
    }

    /// How long to wait for the next job before something is tried again; `None`: there is nothing to try.
    fn patience(&self) -> Option<Duration> {
        match self.back {
            Back::Own(_) if self.unkept.is_empty() && !self.troubled => None,
            Back::Own(_) => Some(AGAIN),
            Back::Guest(..) => None,
            Back::Nobody => Some(LOOK),
        }
    }

    fn answer(&mut self, answer: Answer) {
        self.troubled = matches!(answer, Answer::NotKept(_));
        // The desk is closing: nobody asks any more.
        let _ = self.answers.blocking_send(answer);
    }

    /// Does one job; another one that was met on the way is given back.
    fn does(&mut self, job: Job, jobs: &Receiver<Job>) -> Option<Job> {
        match job {
            Job::Record(edition, entries) => {
                let mut all = entries;
                let mut fits = edition == self.edition;
                let mut next = None;
                // Group commit: whatever waits goes in the same sync.
                while let Ok(job) = jobs.try_recv() {
                    match job {
                        Job::Record(edition, entries) => {
                            fits &= edition == self.edition;
                            all.extend(entries);
                        }
                        other @ (Job::Recall(..)
                        | Job::KeepDraft(..)
                        | Job::DropDraft(_)
                        | Job::Head(_)
                        | Job::StandsOn(_)
                        | Job::Save(..)
                        | Job::Poll
                        | Job::Heard(..)
                        | Job::End) => {
                            next = Some(other);
                            break;
                        }
                    }
                }
                self.records(all, fits);
                return next;
            }
            Job::Recall(id, expected) => {
                let log = match &self.back {
                    Back::Own(log) | Back::Guest(_, log) => Some(log),
                    Back::Nobody => None,
                };
                let entries = log.and_then(|log| log.recall(id, expected).ok()).unwrap_or_default();
                let _ = self.answers.blocking_send(Answer::Recalled(id, entries));
            }
            Job::Head(wanted) => {
                let head = match &self.back {
                    Back::Own(log) => Some(log.end().clone()),
                    // What was read at the beginning has an older end.
                    Back::Guest(..) | Back::Nobody => {
                        Log::read_only(self.data).ok().map(|opened| opened.log.end().clone())
                    }
                };
                let head = head.filter(|end| end.seq > 0).map(|end| end.hash);
                let _ = self.answers.blocking_send(Answer::Head(wanted, head));
            }
            Job::KeepDraft(name, draft) => {
                self.looks();
                self.draft(name, Some(draft));
            }
            Job::DropDraft(name) => self.draft(name, None),
            Job::Save(edition, desk) => {
                // A desk that another is on its way to does not have all that is in the log.
                if self.looks()
                    && self.unkept.is_empty()
                    && edition == self.edition
                    && let Back::Own(log) = &mut self.back
                {
                    let _ = log.save(&desk);
                    log.write_head(&desk, clock::now());
                }
            }
            Job::StandsOn(edition) => {
                if edition == self.edition && matches!(self.back, Back::Own(_)) {
                    let _ = self.answers.blocking_send(Answer::Settled);
                }
            }
            Job::Poll => {
                if let Back::Guest(guest, _) = &mut self.back {
                    guest.say(&Asked::Poll);
                }
            }
            Job::Heard(number, words) => self.hears(number, words),
            Job::End => return Some(Job::End),
        }
        None
    }

    /// Looks whether the log is still there, and tells it when it no longer is.
    fn looks(&mut self) -> bool {
        let Back::Own(log) = &self.back else { return true };
        match log.still_there() {
            Ok(()) => true,
            Err(failure) => {
                if !self.troubled {
                    self.answer(Answer::NotKept(failure));
                }
                false
            }
        }
    }

    /// Takes entries to keep, or tries again. Those that do not fit were made on a desk that is another one by now, or that
    /// others' entries were on their way to.
    fn records(&mut self, entries: Vec<Entry>, fits: bool) {
        let end = match &self.back {
            Back::Own(log) => log.end().seq,
            Back::Guest(guest, _) => guest.kept,
            Back::Nobody => {
                self.unkept.extend(entries);
                self.looks_for_the_log();
                return;
            }
        };
        let next = self.unkept.last().map_or(end, |last| last.stamp.seq) + 1;
        let fits = fits && entries.first().is_none_or(|first| first.stamp.seq == next);
        self.unkept.extend(entries.iter().cloned());
        if !fits {
            self.places_again();
        }
        match &mut self.back {
            Back::Own(_) => self.keep(),
            // A host that is gone is heard of.
            Back::Guest(guest, _) => {
                let _ = guest.record(if fits { &entries } else { &self.unkept });
            }
            Back::Nobody => {}
        }
    }

    /// Keeps a draft, or drops it. One that cannot be kept costs only itself: it is still on the screen.
    fn draft(&mut self, name: String, draft: Option<serde_json::Value>) {
        match (&mut self.back, draft) {
            (Back::Own(log), Some(draft)) => {
                let _ = log.keep_draft(&name, &draft);
            }
            (Back::Own(log), None) => {
                let _ = log.drop_draft(&name);
            }
            (Back::Guest(guest, _), draft) => guest.say(&Asked::Draft { name, draft }),
            (Back::Nobody, draft) => {
                self.drafts.insert(name, draft);
            }
        }
    }

    /// What was said of drafts while nobody had the log.
    fn drafts_again(&mut self) {
        for (name, draft) in std::mem::take(&mut self.drafts) {
            self.draft(name, draft);
        }
    }

    fn keep(&mut self) {
        let Back::Own(log) = &mut self.back else { return };
        let kept = match self.unkept.last() {
            Some(last) => {
                let last = last.stamp.seq;
                log.append(&self.unkept).map(|()| last)
            }
            None => log.ready().map(|()| log.end().seq),
        };
        match kept {
            Ok(last) => {
                self.unkept.clear();
                self.answer(Answer::Kept(last));
                // A quiet moment comes after the answer.
                if let Back::Own(log) = &mut self.back {
                    let _ = log.index();
                }
            }
            // What it was to follow could not be read before; now it may, and then it is tried again.
            Err(LogFailure::OutOfOrder { .. }) => {
                self.places_again();
                self.troubled = true;
            }
            Err(failure) => self.answer(Answer::NotKept(failure)),
        }
    }

    /// Keeps what is not kept, without a word.
    fn append(&mut self) -> Result<(), LogFailure> {
        if let Back::Own(log) = &mut self.back {
            log.append(&self.unkept)?;
            self.unkept.clear();
        }
        Ok(())
    }

    /// From now on the guest of whoever `link` leads to, which is asked to keep what is not kept.
    fn is_guest(&mut self, link: Link, log: Log) {
        self.guest_of += 1;
        match Guest::of(link, self.guest_of, self.heard.clone()) {
            Ok(mut guest) => {
                guest.kept = guest.kept.max(log.end().seq);
                let _ = guest.record(&self.unkept);
                self.back = Back::Guest(guest, log);
            }
            Err(_no_thread) => self.back = Back::Nobody,
        }
    }

    /// Takes in what the host says, or that it is gone.
    fn hears(&mut self, number: u64, heard: Heard) {
        let Back::Guest(guest, _) = &mut self.back else { return };
        if guest.number != number {
            return;
        }
        let follows = match heard {
            Heard::Told(told) => guest.hears(told, &self.unkept),
            Heard::Lost => {
                self.back = Back::Nobody;
                self.looks_for_the_log();
                return;
            }
        };
        match follows {
            Follows::Nothing => {}
            Follows::Arrived(entries) => self.answer(Answer::Arrived(entries)),
            Follows::Kept(up_to) => {
                self.unkept.retain(|entry| entry.stamp.seq > up_to);
                self.answer(Answer::Kept(up_to));
            }
            Follows::Rebase => {
                self.places_again();
                if let Back::Guest(guest, _) = &mut self.back {
                    let _ = guest.record(&self.unkept);
                }
            }
        }
    }

    /// Gives what was made here its places after everything that is durable, and the screen the desk that is so.
    fn places_again(&mut self) {
        // What cannot be read now is tried again with the next entry, or when the host says more.
        let Ok(Opened { log: read, mut desk, .. }) = Log::read_only(self.data) else { return };
        self.unkept = guest::after(&mut desk, read.device(), &self.unkept);
        let kept = read.end().seq;
        let is_guest = if let Back::Guest(guest, log) = &mut self.back {
            guest.kept = guest.kept.max(kept);
            *log = read;
            true
        } else {
            false
        };
        self.hands_out(desk, kept, is_guest);
    }

    fn hands_out(&mut self, desk: Desk, kept: u64, guest: bool) {
        self.edition.0 += 1;
        self.answer(Answer::Replaced { desk: Box::new(desk), edition: self.edition, kept, guest });
    }

    /// The host is gone: opens the log, or reaches whoever has it now.
    fn looks_for_the_log(&mut self) {
        if !self.data.exists() {
            if !self.troubled {
                self.answer(Answer::NotKept(LogFailure::Vanished { path: self.data.to_path_buf() }));
            }
            return;
        }
        let link = if in_use(self.data) {
            match Link::attach(self.data) {
                Ok(link) => Some(link),
                // Somebody has it and is not to be reached yet.
                Err(_not_yet) => return,
            }
        } else {
            None
        };
        let opened = if link.is_some() { Log::read_only(self.data) } else { Log::open(self.data) };
        let Opened { mut log, mut desk, .. } = match opened {
            Ok(opened) => opened,
            Err(LogFailure::InUse(_)) => return,
            Err(failure) => {
                if !self.troubled {
                    self.answer(Answer::NotKept(failure));
                }
                return;
            }
        };
        // The host may have kept some of it and died before it said so.
        let has = log.has(&self.unkept).unwrap_or_else(|_| vec![false; self.unkept.len()]);
        let mut has = has.into_iter();
        self.unkept.retain(|_| !has.next().unwrap_or(false));
        // A key that cannot be had is told of when something is to be kept.
        let introduction = if link.is_none() { log.introduction().ok().flatten() } else { None };
        let device = log.device().clone();
        let mut unkept = opening::take_in(&device, introduction, log.repairs(), &mut desk, &self.config);
        unkept.extend(guest::after(&mut desk, &device, &self.unkept));
        self.unkept = unkept;
        let (kept, guest) = (log.end().seq, link.is_some());
        match link {
            Some(link) => self.is_guest(link, log),
            None => self.back = Back::Own(log),
        }
        self.hands_out(desk, kept, guest);
        if !guest && !self.unkept.is_empty() {
            self.keep();
        }
        self.drafts_again();
    }

    /// The last thing it does: what is not kept, and the second copy.
    fn ends(mut self, jobs: &Receiver<Job>) {
        let until = 100;
        let mut tries = 0;
        while !self.unkept.is_empty() && tries < until {
            match &self.back {
                Back::Own(_) => {
                    self.keep();
                    break;
                }
                Back::Nobody => self.looks_for_the_log(),
                Back::Guest(..) => {}
            }
            // As a guest, what the host says of it.
            if let Ok(Job::Heard(number, words)) = jobs.recv_timeout(LOOK) {
                self.hears(number, words);
            }
            tries += 1;
        }
        // The journal has everything: what the store misses is made good at the next opening.
        if let Back::Own(log) = &mut self.back {
            let _ = log.index();
        }
    }
}
