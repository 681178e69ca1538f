//! The first frame: the terminal is taken and drawn on before anything else is started. What somebody waits for comes
//! first; the runtime, the log and the feeds follow while they read.

use std::thread::JoinHandle;

use ratatui::Terminal;

use super::backend::Quiet;
use super::chosen::theme;
use super::screen::ScreenFailure;
use super::signals::Caught;
use super::terminal::{self, Taken};
use super::{clock, set_up};
use crate::app::{App, AppStart};
use crate::config::Config;
use crate::domain::{Desk, DeviceId};
use crate::evidence::{Head, Home, read_head};
use crate::text::Text;
use crate::ui::{self, Look};

/// What the screen is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The words.
    pub text: Text,
    /// Everything that is configured; the playbooks are still to be read.
    pub config: Config,
    /// What is wrong with it, in one line, with the command that tells all of it.
    pub problem: Option<String>,
    /// Where the data are.
    pub data: Home,
    /// Whether they are made now, where nothing was.
    pub new_data: bool,
    /// What the first frame is drawn from.
    pub early: Early,
    /// Whether this is the demo.
    pub demo: bool,
}

/// What the first frame is drawn from, read while the rest is being prepared.
#[derive(Debug)]
pub struct Early(Option<JoinHandle<Option<Head>>>);

impl Early {
    /// Begins to read it, and to load the words of `text`.
    pub fn read(data: &Home, text: &Text) -> Self {
        let (data, text) = (data.clone(), text.clone());
        // Where no thread can be had they are loaded when the first is asked for.
        let _ = std::thread::Builder::new().name("vagt-words".to_owned()).spawn(move || {
            text.loader().read_early();
        });
        Self(std::thread::Builder::new().name("vagt-early".to_owned()).spawn(move || read_head(&data)).ok())
    }

    fn head(&mut self) -> Option<Head> {
        self.0.take()?.join().ok()?
    }
}

/// The terminal as it is drawn on.
pub type Screen = Terminal<Quiet>;

/// A desk whose first frame is drawn.
#[derive(Debug)]
pub struct Begun {
    pub(super) app: App,
    pub(super) look: Look,
    pub(super) screen: Screen,
    pub(super) taken: Taken,
    pub(super) caught: Caught,
    pub(super) opening: Opening,
}

/// Takes the terminal and draws the first frame.
pub fn begin(mut opening: Opening) -> Result<Begun, ScreenFailure> {
    terminal::mind_panics();
    let look = Look::new(opening.text.clone(), theme(&opening.config));
    // Before the terminal is ours: a signal that comes between must not leave it taken.
    let caught = Caught::from_now_on()?;
    let taken = Taken::take(opening.config.settings.mouse)?;
    let mut screen = Terminal::new(Quiet::new())?;
    let size = screen.size()?;
    let app = first(opening.early.head(), &opening.config, opening.demo, (size.width, size.height));
    screen.backend_mut().resized(app.size());
    screen.draw(|frame| ui::view(&app, &look, frame))?;
    Ok(Begun { app, look, screen, taken, caught, opening })
}

/// The state of the first frame: what the head file holds, or an empty desk that is being opened.
fn first(head: Option<Head>, config: &Config, demo: bool, size: (u16, u16)) -> App {
    let (desk, device) = match head {
        Some(head) => (head.desk, head.device),
        // Nothing is recorded before the log is open, and then the device is known.
        None => (Desk::default(), DeviceId::unknown()),
    };
    let letter = super::opening::letter(&device, &desk, config);
    let start = AppStart {
        desk,
        partial: true,
        me: config.person.clone(),
        device,
        letter,
        keymap: config.keymap(),
        demo,
        size,
    };
    let mut app = App::new(start, clock::now());
    app.is_looked_at_by(config.viewer().cloned());
    if let Some(offer) = set_up::offer(config).filter(|_| !demo) {
        app.offer_set_up(offer);
    }
    app
}
