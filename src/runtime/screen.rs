//! The loop of the screen: takes what happens, lets the state machine decide, does what it asks, draws when something
//! changed. It owns the state and the terminal; the log, the feeds and the notices are worked on elsewhere.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::arrived::{self, event, trouble};
use super::chosen::theme;
use super::feeder::{Feeder, Fetch};
use super::files::{self, Before, Reread};
use super::first_frame::{Begun, Opening, Screen};
use super::keeper::{Answer, Job, Keeper, Wanted};
use super::leaving::Leaving;
use super::notifier::Notifier;
use super::signals::Signals;
use super::terminal::{self, Input};
use super::{clock, hangup, papers, set_up, words};
use crate::app::{App, Draft, Effect, Event, Moment, Purpose, StoreNotice, Trouble};
use crate::config::{Paths, first_of};
use crate::evidence::LogFailure;
use crate::text::{Language, Text};
use crate::ui::{self, Look};

/// Shortest time between two frames.
const FRAME: Duration = Duration::from_millis(16);
/// How long typing may rest before the draft is kept.
const DRAFT: Duration = Duration::from_millis(300);
/// How long the desk must be quiet before snapshots and the head file are kept.
const SAVE: Duration = Duration::from_secs(20);
/// Answers that may wait to be taken in; whoever makes more waits.
const WAITING: usize = 256;

/// How the screen ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Entries that could not be kept and are lost.
    pub unkept: u64,
    /// The demo is asked for, in this language.
    pub demo: Option<Language>,
}

/// Why the screen could not go on.
#[derive(Debug, thiserror::Error)]
pub enum ScreenFailure {
    /// The log cannot be opened.
    #[error(transparent)]
    Log(#[from] LogFailure),
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

/// What one turn of the loop was woken by.
enum Woken {
    Input(Input),
    Answer(Answer),
    Fetch(Fetch),
    Files(Box<Reread>),
    Outside(String),
    Time,
    Signal,
    Gone,
}

/// Runs a desk whose first frame is drawn until the user leaves. Must run inside a tokio runtime.
pub async fn run(begun: Begun) -> Result<Ended, ScreenFailure> {
    let Begun { mut app, mut look, mut screen, taken, caught, opening } = begun;
    let Opening { config, problem, data, new_data, demo, .. } = opening;
    let mut signals = Signals::listen(&caught)?;

    // Not before the first frame: it would wait for its share of the processor.
    let (tell, mut answers) = mpsc::channel(WAITING);
    let keeper = Keeper::start(data.clone(), config.clone(), tell)?;
    let (fetches, mut fetched) = mpsc::channel(WAITING);
    let (inputs, mut typed) = mpsc::channel(WAITING);
    let (say, mut outside) = mpsc::channel(16);
    let mut hung_up = hangup::watch()?;
    terminal::read(inputs)?;
    let (reread, mut files) = mpsc::channel(1);
    files::watch(config.clone(), reread);
    let now = clock::now();
    let mut turn = Turn {
        keeper,
        feeder: Feeder::new(fetches, u64::from(now.subsec_nanosecond().unsigned_abs())),
        notifier: Notifier::start(config.settings.notifications.desktop, say)?,
        paths: config.paths.clone(),
        organisation: config.settings.organisation.to_string(),
        speak: None,
        demo: None,
        bell: config.settings.notifications.bell,
        made: new_data.then(|| data.clone()),
        data,
        files: if problem.is_some() { Before::Wrong } else { Before::Right },
        drafts: BTreeMap::new(),
        draft_due: None,
        save_due: None,
        out: String::new(),
        quit: false,
        gone: false,
        unwritten: None,
        failed: None,
    };
    if let Some(problem) = problem {
        turn.take(&mut app, &look, Event::ConfigProblem(problem));
    }
    turn.take(&mut app, &look, Event::Worded(Box::new(look.text.phrasing())));
    let mut dirty = true;
    let mut drawn = Instant::now();
    while !turn.quit && turn.failed.is_none() {
        let wake = turn.wake(&app, if dirty { Some(drawn + FRAME) } else { None });
        let woken = tokio::select! {
            biased;
            () = signals.any() => Woken::Signal,
            Some(()) = hung_up.recv() => Woken::Gone,
            input = typed.recv() => input.map_or(Woken::Gone, Woken::Input),
            Some(answer) = answers.recv() => Woken::Answer(answer),
            Some(fetch) = fetched.recv() => Woken::Fetch(fetch),
            Some(reread) = files.recv() => Woken::Files(Box::new(reread)),
            Some(said) = outside.recv() => Woken::Outside(said),
            () = tokio::time::sleep_until(wake) => Woken::Time,
        };
        if let Woken::Files(reread) = &woken
            && !demo
        {
            look = Look { text: Text::new(reread.config.language), theme: theme(&reread.config) };
            turn.take(&mut app, &look, Event::Worded(Box::new(look.text.phrasing())));
        }
        dirty |= turn.woken(&mut app, &look, woken);
        // What came in meanwhile belongs to the same frame.
        while !turn.quit
            && let Ok(input) = typed.try_recv()
        {
            dirty |= turn.woken(&mut app, &look, Woken::Input(input));
        }
        turn.on_time(&mut app);
        if let Some(language) = turn.speak.take() {
            look.text = Text::new(language);
            turn.take(&mut app, &look, Event::Worded(Box::new(look.text.phrasing())));
        }
        if dirty && drawn.elapsed() >= FRAME && !turn.quit {
            screen.backend_mut().resized(app.size());
            let frame = screen.draw(|frame| ui::view(&app, &look, frame)).map(drop);
            turn.written(frame);
            drawn = Instant::now();
            dirty = false;
        }
        let beside = turn.flush(&mut screen);
        turn.written(beside);
    }
    if let Some(failure) = turn.failed.take() {
        return Err(failure);
    }
    turn.keep_drafts();
    if !app.is_partial() {
        turn.keeper.ask(Job::Save(Box::new(app.desk().clone())));
    }
    let Turn { keeper, demo, gone, unwritten, .. } = turn;
    let (signals, typed, answers) = (&mut signals, &mut typed, &mut answers);
    let leaving = Leaving { look: &look, signals, typed, answers, screen: (!gone).then_some(&mut screen) };
    leaving.wait(keeper, &mut app).await?;
    drop(taken);
    match (app.store().waiting(), unwritten) {
        (0, Some(error)) => Err(ScreenFailure::Terminal(error)),
        (unkept, _) => Ok(Ended { unkept, demo }),
    }
}

/// What the loop works with besides the state and the screen.
struct Turn {
    keeper: Keeper,
    feeder: Feeder,
    notifier: Notifier,
    bell: bool,
    /// Where the data are, and documents are written.
    data: PathBuf,
    /// Where set-up writes.
    paths: Paths,
    /// The municipality's name, for documents.
    organisation: String,
    /// The language to speak from the next frame on.
    speak: Option<Language>,
    /// The demo is asked for.
    demo: Option<Language>,
    /// The data directory, where it is made now and that is still to be told.
    made: Option<PathBuf>,
    /// How the configuration's files were when they were read last.
    files: Before,
    /// Drafts that changed: kept when typing rests, the newest only; `None`: dropped.
    drafts: BTreeMap<String, Option<serde_json::Value>>,
    draft_due: Option<Instant>,
    save_due: Option<Instant>,
    /// Bytes for the terminal besides the frame.
    out: String,
    quit: bool,
    /// Whether there is no terminal any more.
    gone: bool,
    /// What went wrong with writing to it.
    unwritten: Option<io::Error>,
    failed: Option<ScreenFailure>,
}

impl Turn {
    /// When to wake although nothing happens.
    fn wake(&self, app: &App, frame: Option<Instant>) -> Instant {
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
    fn woken(&mut self, app: &mut App, look: &Look, woken: Woken) -> bool {
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

    /// One event into the state, its effects out.
    fn take(&mut self, app: &mut App, look: &Look, event: Event) {
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
                self.feeder.watch(app.desk(), app.now());
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
            Effect::KeepDraft(draft) => {
                let value = serde_json::to_value(&draft).ok();
                self.drafts.insert(name(&draft.purpose), value);
                self.draft_due.get_or_insert_with(|| Instant::now() + DRAFT);
            }
            Effect::DropDraft(purpose) => {
                self.drafts.insert(name(&purpose), None);
                self.draft_due.get_or_insert_with(Instant::now);
            }
            Effect::Poll => {
                self.feeder.hurry(app.now());
                self.feeder.start_due(app.now());
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
            Answer::Opened { desk, device, letter, problems, told, drafts } => {
                self.take(app, look, Event::DeskLoaded { desk, device, letter });
                self.feeder.watch(app.desk(), clock::now());
                self.save_due = Some(Instant::now() + SAVE);
                if let Some(problem) = first_of(&problems, &look.text).filter(|_| app.problem().is_none()) {
                    self.files = Before::Wrong;
                    self.take(app, look, Event::ConfigProblem(problem));
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
            Answer::Kept(up_to) => self.take(app, look, Event::Kept { up_to }),
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
    fn on_time(&mut self, app: &mut App) {
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
                self.keeper.ask(Job::Save(Box::new(app.desk().clone())));
            }
        }
    }

    fn keep_drafts(&mut self) {
        for (name, draft) in std::mem::take(&mut self.drafts) {
            let job = match draft {
                Some(draft) => Job::KeepDraft(name, draft),
                None => Job::DropDraft(name),
            };
            self.keeper.ask(job);
        }
    }

    /// A terminal that takes nothing any more ends the desk; what waits is kept first.
    fn written(&mut self, written: io::Result<()>) {
        if let Err(error) = written {
            self.quit = true;
            self.gone = true;
            self.unwritten = Some(error).filter(|error| !hangup::is_told_by(error));
        }
    }

    /// What goes to the terminal beside the frame.
    fn flush(&mut self, screen: &mut Screen) -> io::Result<()> {
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
