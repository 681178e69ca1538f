//! The loop of the screen: takes what happens, lets the state machine decide, does what it asks, draws when something
//! changed. It owns the state and the terminal; the log, the feeds and the notices are worked on elsewhere.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

use super::chosen::theme;
use super::feeder::Feeder;
use super::files::{self, Before};
use super::first_frame::{Begun, Opening};
use super::keeper::Keeper;
use super::leaving::Leaving;
use super::notifier::Notifier;
use super::signals::Signals;
use super::terminal;
use super::turn::{Turn, Woken};
use super::{clock, hangup};
use crate::app::Event;
use crate::evidence::LogFailure;
use crate::text::{Language, Text};
use crate::ui::{self, Look};

/// Shortest time between two frames.
const FRAME: Duration = Duration::from_millis(16);
/// How long nothing may come in before what was typed when the desk was left is over, and how long it may take at most.
const PAUSE: Duration = Duration::from_millis(20);
const REST: Duration = Duration::from_millis(500);
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
    /// Another vagt, which shares by another version, has the log.
    #[error("another version of vagt has the log, which shares by version {theirs}")]
    OtherVersion {
        /// Its version.
        theirs: u32,
    },
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
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
    let (says, mut guests) = mpsc::channel(WAITING);
    let (attach, mut attached) = mpsc::channel(WAITING);
    let now = clock::now();
    let mut turn = Turn {
        keeper,
        feeder: Feeder::new(
            fetches,
            u64::from(now.subsec_nanosecond().unsigned_abs()),
            data.to_path_buf(),
            config.formats.clone(),
        ),
        notifier: Notifier::start(config.settings.notifications.desktop, say)?,
        paths: config.paths.clone(),
        organisation: config.settings.organisation.to_string(),
        speak: None,
        demo: None,
        bell: config.settings.notifications.bell,
        made: new_data.then(|| data.to_path_buf()),
        data,
        host: None,
        says,
        attach,
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
    let words = worded(&look, &turn.organisation);
    turn.take(&mut app, &look, words);
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
            Some(event) = attached.recv() => Woken::Attached(Box::new(event)),
            Some(guest) = guests.recv() => Woken::Guest(guest),
            () = tokio::time::sleep_until(wake) => Woken::Time,
        };
        if let Woken::Files(reread) = &woken
            && !demo
        {
            look = Look::new(Text::new(reread.config.language), theme(&reread.config));
            turn.take(&mut app, &look, worded(&look, reread.config.settings.organisation.as_str()));
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
            let words = worded(&look, &turn.organisation);
            turn.take(&mut app, &look, words);
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
        turn.keeper.save(app.desk());
    }
    let Turn { keeper, demo, gone, unwritten, host, .. } = turn;
    let (signals, typed, answers) = (&mut signals, &mut typed, &mut answers);
    let leaving = Leaving { look: &look, signals, typed, answers, screen: (!gone).then_some(&mut screen) };
    leaving.wait(keeper, &mut app).await?;
    if !gone {
        // The rest of a paste, of which a key has left the desk, is on its way: the shell must not run it.
        let until = Instant::now() + REST;
        while tokio::time::timeout(PAUSE, typed.recv()).await.is_ok_and(|input| input.is_some())
            && Instant::now() < until
        {}
    }
    drop(host);
    drop(taken);
    match (app.store().waiting(), unwritten) {
        (0, Some(error)) => Err(ScreenFailure::Terminal(error)),
        (unkept, _) => Ok(Ended { unkept, demo }),
    }
}

/// The words of messages in the language of the screen, of this municipality.
fn worded(look: &Look, organisation: &str) -> Event {
    Event::Worded(Box::new(look.text.phrasing().of_municipality(organisation)))
}
