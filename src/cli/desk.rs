//! `vagt` and `vagt demo`: the desk itself.

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use super::failure::Failure;
use super::keeping::other_version;
use super::print;
use super::session::Session;
use super::unlock;
use crate::config::{Config, ConfigFailure, Environment, Flags, Settings};
use crate::evidence::{LogFailure, in_use, read_head};
use crate::runtime::demo::Demo;
use crate::runtime::first_frame::{self, Early, Opening};
use crate::runtime::screen::{self, Ended, ScreenFailure};
use crate::runtime::sharing::{Link, NoLink};
use crate::runtime::words::config_problems;
use crate::text::{Language, Text};
use crate::tr;

/// What `TERM` says of terminals that show lines one after the other and place nothing.
const DRAWS_NOTHING: [&str; 2] = ["dumb", "unknown"];
/// How long another vagt on the same directory is waited for, in what steps, and how long without a word.
const LETS_GO: Duration = Duration::from_secs(2);
const STEP: Duration = Duration::from_millis(50);
const SILENT: Duration = Duration::from_millis(200);

/// Opens the desk on the user's own store.
pub(super) fn open(session: &Session) -> Result<ExitCode, Failure> {
    needs_terminal(session)?;
    let home = session.home()?;
    let known = if session.acting.is_some() && session.config.people.is_none() { read_head(home) } else { None };
    session.refuse_strangers(known.as_ref().map(|head| head.desk.register().roster()))?;
    let opening = Opening {
        early: Early::read(home, &session.text),
        text: session.text.clone().on_screen(),
        config: session.config.clone(),
        problem: config_problems(&session.text, &session.config, &session.problems),
        data: home.clone(),
        new_data: !session.data.exists(),
        demo: false,
    };
    let begun = wait_for(session, &opening.data).and_then(|()| first_frame::begin(opening));
    let ended = match begun {
        Ok(begun) => run(session, screen::run(begun))?,
        Err(failure) => Err(failure),
    };
    let demo = ended.as_ref().ok().and_then(|ended| ended.demo);
    let code = told(session, ended)?;
    demo.map_or(Ok(code), |language| demo_in(session, None, language))
}

/// Opens the desk of the demo: on a store that is thrown away, or in the directory that is to be kept.
pub(super) fn demo(session: &Session, keep: Option<&Path>) -> Result<ExitCode, Failure> {
    if session.named || session.acting.is_some() {
        let failure = Failure::usage(&tr!(session.text, "cli-demo-own"));
        return Err(failure.hint(&tr!(session.text, "cli-demo-own-hint")));
    }
    demo_in(session, keep, session.config.language)
}

fn demo_in(session: &Session, keep: Option<&Path>, language: Language) -> Result<ExitCode, Failure> {
    needs_terminal(session)?;
    let failed =
        |error: std::io::Error| Failure::new(&tr!(session.text, "cli-demo-failed", reason = error.to_string()));
    let throw_away = match keep {
        Some(_) => None,
        None => Some(tempfile::Builder::new().prefix("vagt-demo-").tempdir().map_err(failed)?),
    };
    let Some(folder) = keep.or(throw_away.as_ref().map(tempfile::TempDir::path)) else { return open(session) };
    let home = unlock::home(session, &folder.join("data"))?;
    let ended = run(session, async {
        if let Err(failure) = wait_for(session, &folder.join("data")) {
            return Ok(Err(failure));
        }
        // The simulated suppliers live as long as the desk.
        let suppliers = Demo::start(&folder.join("config"), language).await.map_err(failed)?;
        let (config, problems) = demo_config(session, folder, language);
        let language = config.language;
        let same = language == session.text.language();
        let text = if same { session.text.clone().on_screen() } else { Text::new(language) };
        let opening = Opening {
            early: Early::read(&home, &text),
            problem: config_problems(&text, &config, &problems),
            text,
            config,
            data: home,
            new_data: false,
            demo: true,
        };
        let ended = match first_frame::begin(opening) {
            Ok(begun) => screen::run(begun).await,
            Err(failure) => Err(failure),
        };
        drop(suppliers);
        Ok(ended)
    })??;
    let code = told(session, ended)?;
    match keep {
        Some(path) => {
            print(&format!("{}\n", tr!(session.text, "cli-demo-kept", path = path.display().to_string())))?;
        }
        None => {
            print(&format!("{}\n", tr!(session.text, "cli-demo-over")))?;
        }
    }
    Ok(code)
}

/// The configuration of the demo in `folder`. What was asked for by flag or environment holds; then what a demo that is kept
/// says itself; then how the user likes the screen elsewhere.
fn demo_config(session: &Session, folder: &Path, language: Language) -> (Config, Vec<ConfigFailure>) {
    let mut flags = Flags {
        data: Some(folder.join("data")),
        config: Some(folder.join("config")),
        lang: session.asked_language,
        keymap: session.asked_keymap.clone(),
        acting: None,
    };
    let kept = Config::begin(&flags, &Environment::default()).0.settings;
    let (mine, usual) = (&session.config.settings, Settings::default());
    flags.lang = flags.lang.or(kept.language).or(Some(language));
    flags.keymap = kept.keymap.or_else(|| mine.keymap.clone());
    let (mut config, problems) = Config::begin(&flags, &Environment::default());
    config.no_color = session.config.no_color;
    if config.settings.theme == usual.theme {
        config.settings.theme = mine.theme;
    }
    if config.settings.mouse == usual.mouse {
        config.settings.mouse = mine.mouse;
    }
    if config.settings.notifications == usual.notifications {
        config.settings.notifications = mine.notifications;
    }
    (config, problems)
}

fn needs_terminal(session: &Session) -> Result<(), Failure> {
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        let Some(term) = Environment::read().term.filter(|term| DRAWS_NOTHING.contains(&term.as_str())) else {
            return Ok(());
        };
        return Err(Failure::new(&tr!(session.text, "cli-dumb-terminal", term = term))
            .hint(&tr!(session.text, "cli-dumb-terminal-hint")));
    }
    Err(Failure::new(&tr!(session.text, "cli-no-terminal")).hint(&tr!(session.text, "cli-no-terminal-hint")))
}

/// Runs a desk to its end. What still goes on then is left to itself: a name server that does not answer would keep the
/// program from ending for as long as it likes.
fn run<T>(session: &Session, desk: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        // The screen has the main thread; what is fetched waits more than it works.
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|error| Failure::new(&tr!(session.text, "cli-screen-failed", reason = error.to_string())))?;
    let ended = runtime.block_on(desk);
    runtime.shutdown_background();
    Ok(ended)
}

/// Before there is a desk to see: one that is open on the directory is shared; what else works there is given a little time
/// to let go. One that was just killed needs some, and says nothing to anybody; longer than that is said.
fn wait_for(session: &Session, data: &Path) -> Result<(), ScreenFailure> {
    for step in 0..LETS_GO.as_millis() / STEP.as_millis() {
        if !in_use(data) {
            return Ok(());
        }
        match Link::attach(data) {
            Ok(_shared) => return Ok(()),
            Err(NoLink::OtherVersion { theirs }) => return Err(ScreenFailure::OtherVersion { theirs }),
            Err(NoLink::Nobody | NoLink::Silent(_)) => {}
        }
        if step == SILENT.as_millis() / STEP.as_millis() {
            session.tell(&tr!(session.text, "cli-waits-for-other", path = data.display().to_string()));
        }
        std::thread::park_timeout(STEP);
    }
    if in_use(data) { Err(LogFailure::InUse(data.to_owned()).into()) } else { Ok(()) }
}

fn told(session: &Session, ended: Result<Ended, ScreenFailure>) -> Result<ExitCode, Failure> {
    match ended {
        Ok(Ended { unkept: 0, .. }) => Ok(ExitCode::SUCCESS),
        Ok(Ended { unkept, .. }) => Err(Failure::new(&tr!(session.text, "cli-left-unkept", count = unkept))
            .hint(&tr!(session.text, "cli-left-unkept-hint"))),
        Err(ScreenFailure::Log(failure)) => Err(session.log_failure(&failure)),
        Err(ScreenFailure::OtherVersion { theirs }) => Err(other_version(session, theirs)),
        Err(ScreenFailure::Terminal(error)) => {
            Err(Failure::new(&tr!(session.text, "cli-screen-failed", reason = error.to_string())))
        }
    }
}
