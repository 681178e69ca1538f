//! A turn of the loop of the screen: what woke it goes into the state, and what the state asks for is done. What takes time
//! is done elsewhere, and wakes it again.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::arrived::{self, event, trouble};
use super::feeder::{Feeder, Fetch};
use super::files::{self, Before, Reread};
use super::first_frame::Screen;
use super::keeper::{Answer, Job, Keeper, Wanted};
use super::notifier::Notifier;
use super::screen::ScreenFailure;
use super::sharing::{Asked, Guest, Host, KeyWords};
use super::terminal::{self, Input};
use super::{attaching, clock, hangup, papers, set_up, words};
use crate::app::{App, Draft, Effect, Event, Moment, Purpose, StoreNotice, Trouble};
use crate::config::{Paths, first_of};
use crate::evidence::Home;
use crate::text::Language;
use crate::ui::Look;

/// How long typing may rest before the draft is kept.
const DRAFT: Duration = Duration::from_millis(300);
/// How long the desk must be quiet before snapshots and the head file are kept.
const SAVE: Duration = Duration::from_secs(20);

/// What one turn of the loop was woken by.
pub(super) enum Woken {
    Input(Input),
    Answer(Answer),
    Fetch(Fetch),
    Files(Box<Reread>),
    Outside(String),
    Guest(Guest),
    Attached(Box<Event>),
    Time,
    Signal,
    Gone,
}

/// What the loop works with besides the state and the screen.
pub(super) struct Turn {
    pub(super) keeper: Keeper,
    pub(super) feeder: Feeder,
    pub(super) notifier: Notifier,
    pub(super) bell: bool,
    /// Where the data are, and documents are written.
    pub(super) data: Home,
    /// Where set-up writes.
    pub(super) paths: Paths,
    /// The municipality's name, for documents.
    pub(super) organisation: String,
    /// The language to speak from the next frame on.
    pub(super) speak: Option<Language>,
    /// The demo is asked for.
    pub(super) demo: Option<Language>,
    /// The data directory, where it is made now and that is still to be told.
    pub(super) made: Option<PathBuf>,
    /// Other vagt on the same data, while the log is ours.
    pub(super) host: Option<Host>,
    /// Where what they say comes in.
    pub(super) says: mpsc::Sender<Guest>,
    /// Where files that were read come in.
    pub(super) attach: mpsc::Sender<Event>,
    /// How the configuration's files were when they were read last.
    pub(super) files: Before,
    /// Drafts that changed: kept when typing rests, the newest only.
    pub(super) drafts: BTreeMap<String, serde_json::Value>,
    pub(super) draft_due: Option<Instant>,
    pub(super) save_due: Option<Instant>,
    /// Bytes for the terminal besides the frame.
    pub(super) out: String,
    pub(super) quit: bool,
    /// Whether there is no terminal any more.
    pub(super) gone: bool,
    /// What went wrong with writing to it.
    pub(super) unwritten: Option<io::Error>,
    pub(super) failed: Option<ScreenFailure>,
}

impl Turn {
    /// When to wake although nothing happens.
    pub(super) fn wake(&self, app: &App, frame: Option<Instant>) -> Instant {
        let now = clock::now();
        let at = |then: Timestamp| {
            let wait = u64::try_from(now.duration_until(then).as_millis()).unwrap_or(0);
            Instant::now() + Duration::from_millis(wait.saturating_add(1))
        };
        let app_next = app.next_change(now).map(at);
        let feeds_next = self.feeder.next_due().map(at);
        let hour = Instant::now() + Duration::from_secs(3600);
        [app_next, feeds_next, frame, self.draft_due, self.save_due].into_iter().flatten().min().unwrap_or(hour)
    }

    /// Takes what happened; whether the screen may have changed.
    pub(super) fn woken(&mut self, app: &mut App, look: &Look, woken: Woken) -> bool {
        match woken {
            Woken::Input(input) => match event(app, look, input) {
                Some(event) => {
                    self.take(app, look, event);
                    true
                }
                None => false,
            },
            Woken::Answer(answer) => {
                self.answered(app, look, answer);
                true
            }
            Woken::Fetch(fetch) => {
                let events = self.feeder.answered(fetch, app.desk(), clock::now());
                for event in events {
                    self.take(app, look, event);
                }
                true
            }
            Woken::Files(reread) => {
                self.bell = reread.config.settings.notifications.bell;
                self.feeder.use_formats(&reread.config.formats);
                self.organisation = reread.config.settings.organisation.to_string();
                for event in files::events(&reread, self.files, &look.text) {
                    self.take(app, look, event);
                }
                self.files = reread.now();
                true
            }
            Woken::Outside(said) => {
                if self.bell {
                    self.out.push_str(&said);
                }
                false
            }
            Woken::Guest(guest) => {
                self.guest(app, look, guest);
                true
            }
            Woken::Attached(event) => {
                self.take(app, look, *event);
                true
            }
            Woken::Time => {
                let due = app.next_change(app.now()).is_some_and(|due| due <= clock::now());
                if due {
                    self.take(app, look, Event::TimePassed);
                }
                due
            }
            Woken::Signal => {
                self.quit = true;
                false
            }
            Woken::Gone => {
                self.quit = true;
                self.gone = true;
                false
            }
        }
    }

    /// What another vagt on the same data wants.
    fn guest(&mut self, app: &mut App, look: &Look, guest: Guest) {
        let Some(host) = &mut self.host else { return };
        match guest {
            Guest::Came(id, line) => host.welcome(id, line, app.store().kept()),
            Guest::Left(id) => host.forget(id),
            Guest::Says(id, Asked::Record { request, behind, entries }) => {
                if !host.is_up_to_date(id, behind) || !app.takes(&entries) {
                    host.refuse(id, request, behind);
                } else if let Some(last) = entries.last().map(|entry| entry.stamp.seq) {
                    host.took(id, request, last);
                    self.take(app, look, Event::EntriesProposed(entries));
                }
            }
            Guest::Says(_, Asked::Draft { name, draft }) => {
                let job = match draft {
                    Some(draft) => Job::KeepDraft(name, draft),
                    None => Job::DropDraft(name),
                };
                self.keeper.ask(job);
            }
            Guest::Says(_, Asked::Poll) => {
                let _asked = self.feeder.hurry(app.now());
                self.feeder.start_due(app.now());
            }
            Guest::Says(id, Asked::Key) => host.tells_key(id, self.data.seal().map(KeyWords::of)),
            Guest::Says(_, Asked::Hello { .. }) => {}
        }
    }

    /// The log is ours, or another vagt's: whose it is reads the feeds.
    fn shares(&mut self, app: &mut App, look: &Look, guest: bool) {
        if app.is_guest() && !guest {
            self.take(app, look, Event::StoreNotice(StoreNotice::TookOver));
        }
        self.take(app, look, Event::Shared { guest });
        if !guest {
            self.feeder.watch(app.desk(), clock::now());
        }
    }

    /// The log is ours, and others may share it from now on.
    fn hosts(&mut self, app: &App) {
        if self.host.is_none() {
            // Where there is no socket to be had, a second vagt is told that the directory is in use.
            self.host = Host::start(&self.data, app.store().recorded(), self.says.clone()).ok();
        }
    }

    /// One event into the state, its effects out.
    pub(super) fn take(&mut self, app: &mut App, look: &Look, event: Event) {
        let now = clock::now();
        let mut effects = app.update(event, &Moment { now, fresh: clock::fresh(now) });
        while !effects.is_empty() {
            let mut more = Vec::new();
            for effect in effects {
                if let Some(event) = self.perform(app, look, effect) {
                    more.extend(app.update(event, &Moment { now, fresh: clock::fresh(now) }));
                }
            }
            effects = more;
        }
    }

    /// Does what the state asks for; what is to be told it about that.
    fn perform(&mut self, app: &App, look: &Look, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Record(entries) => {
                self.save_due = Some(Instant::now() + SAVE);
                if !app.is_guest() {
                    self.feeder.watch(app.desk(), app.now());
                }
                if let Some(host) = &mut self.host {
                    host.recorded(&entries);
                }
                if !self.keeper.record(entries) {
                    let why = Trouble::Other(crate::tr!(look.text, "ui-trouble-ended"));
                    return Some(Event::NotKept { why });
                }
            }
            Effect::Recall(id) => {
                let expected =
                    app.desk().archived().find(|(have, _)| **have == id).map(|(_, archived)| archived.entries);
                if let Some(expected) = expected {
                    self.keeper.ask(Job::Recall(id, expected));
                }
            }
            // What is about to be recorded is marked before it is, and dropped behind it, in the order of the jobs.
            Effect::KeepDraft(draft) if draft.recorded.is_some() => {
                let name = name(&draft.purpose);
                self.drafts.remove(&name);
                if let Ok(value) = serde_json::to_value(&draft) {
                    self.keeper.ask(Job::KeepDraft(name, value));
                }
            }
            Effect::KeepDraft(draft) => {
                if let Ok(value) = serde_json::to_value(&draft) {
                    self.drafts.insert(name(&draft.purpose), value);
                }
                self.draft_due.get_or_insert_with(|| Instant::now() + DRAFT);
            }
            Effect::DropDraft(purpose) => {
                let name = name(&purpose);
                self.drafts.remove(&name);
                self.keeper.ask(Job::DropDraft(name));
            }
            Effect::Poll if app.is_guest() => {
                self.keeper.ask(Job::Poll);
            }
            Effect::Poll => {
                let asked = self.feeder.hurry(app.now());
                self.feeder.start_due(app.now());
                return Some(Event::FeedsAsked(asked));
            }
            Effect::Announce(announcement) => {
                if let Some((title, text)) = words::announcement(&look.text, app.desk(), &announcement) {
                    self.notifier.say(title, text);
                }
            }
            Effect::ReadPolicy(sections) => {
                return Some(Event::PolicyRead(super::words::passages(&look.text, &self.paths, &sections)));
            }
            Effect::Copy(what) => self.out.push_str(&terminal::copies(&what)),
            Effect::MakeDocument { kind, subject, width } => {
                let wanted = Wanted { kind, subject, width };
                if !self.keeper.ask(Job::Head(wanted)) {
                    return papers::make(app, &look.text, &self.organisation, wanted, None);
                }
            }
            Effect::Attach(wanted) => {
                let path = wanted.path.clone();
                if let Err(why) = attaching::start(self.data.clone(), wanted, self.attach.clone()) {
                    return Some(Event::FileNotPut { path, why });
                }
            }
            Effect::WriteDocument { name, content } => return Some(papers::write(&self.data, &name, &content)),
            Effect::Speak(tongue) => self.speak = Some(set_up::language(tongue)),
            Effect::SetUp(answers) => {
                return Some(match set_up::write(&self.paths, &answers) {
                    Ok((me, files)) => {
                        self.organisation = answers.organisation.to_string();
                        Event::SetUpDone { me, files }
                    }
                    Err(error) => Event::SetUpFailed { why: error.to_string() },
                });
            }
            Effect::Demo => {
                self.demo = Some(look.text.language());
                self.quit = true;
            }
            Effect::Quit => self.quit = true,
        }
        None
    }

    /// An answer of the log worker, as the events it amounts to.
    fn answered(&mut self, app: &mut App, look: &Look, answer: Answer) {
        match answer {
            Answer::Opened { desk, device, letter, problems, told, drafts, guest } => {
                self.take(app, look, Event::DeskLoaded { desk, device, letter });
                self.shares(app, look, guest);
                if !guest {
                    self.hosts(app);
                }
                self.save_due = Some(Instant::now() + SAVE);
                if let Some(problem) = first_of(&problems, &look.text).filter(|_| app.problem().is_none()) {
                    self.files = Before::Wrong;
                    self.take(app, look, Event::ConfigProblem(words::config_problem(&look.text, &problem)));
                }
                let drafts: Vec<Draft> =
                    drafts.into_iter().filter_map(|(_, draft)| serde_json::from_value(draft).ok()).collect();
                if !drafts.is_empty() {
                    self.take(app, look, Event::DraftsRestored(drafts));
                }
                if let Some(path) = self.made.take() {
                    self.take(app, look, Event::StoreNotice(StoreNotice::Made { path: path.display().to_string() }));
                }
                for line in told {
                    self.take(app, look, arrived::told(look, &line));
                }
            }
            Answer::Failed(failure) => self.failed = Some(ScreenFailure::Log(failure)),
            Answer::Replaced { desk, edition, kept, guest } => {
                self.keeper.stands_on(edition);
                self.take(app, look, Event::DeskReplaced { desk, kept });
                self.shares(app, look, guest);
            }
            Answer::Settled => self.hosts(app),
            Answer::Arrived(entries) => self.take(app, look, Event::EntriesArrived(entries)),
            Answer::Kept(up_to) => {
                if let Some(host) = &mut self.host {
                    host.kept(up_to);
                }
                self.take(app, look, Event::Kept { up_to });
            }
            Answer::NotKept(failure) => self.take(app, look, Event::NotKept { why: trouble(failure) }),
            Answer::Recalled(id, entries) => self.take(app, look, Event::Recalled(id, entries)),
            Answer::Head(wanted, head) => {
                if let Some(event) = papers::make(app, &look.text, &self.organisation, wanted, head.as_deref()) {
                    self.take(app, look, event);
                }
            }
        }
    }

    /// What is due by the clock besides the screen.
    pub(super) fn on_time(&mut self, app: &mut App) {
        let now = Instant::now();
        if self.feeder.next_due().is_some_and(|due| due <= clock::now()) && !app.is_partial() {
            self.feeder.start_due(clock::now());
        }
        if self.draft_due.is_some_and(|due| due <= now) {
            self.draft_due = None;
            self.keep_drafts();
        }
        if self.save_due.is_some_and(|due| due <= now) {
            self.save_due = None;
            if app.store().is_kept() && !app.is_partial() {
                self.keeper.save(app.desk());
            }
        }
    }

    pub(super) fn keep_drafts(&mut self) {
        for (name, draft) in std::mem::take(&mut self.drafts) {
            self.keeper.ask(Job::KeepDraft(name, draft));
        }
    }

    /// A terminal that takes nothing any more ends the desk; what waits is kept first.
    pub(super) fn written(&mut self, written: io::Result<()>) {
        if let Err(error) = written {
            self.quit = true;
            self.gone = true;
            self.unwritten = Some(error).filter(|error| !hangup::is_told_by(error));
        }
    }

    /// What goes to the terminal beside the frame.
    pub(super) fn flush(&mut self, screen: &mut Screen) -> io::Result<()> {
        if self.out.is_empty() {
            return Ok(());
        }
        screen.backend_mut().say(&std::mem::take(&mut self.out))
    }
}

/// A draft's name in the store.
fn name(purpose: &Purpose) -> String {
    serde_json::to_string(purpose).unwrap_or_default()
}
