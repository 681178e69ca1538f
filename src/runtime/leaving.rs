//! Leaving: what waits is kept first. It ends quickly by itself, says so when it does not, and can be cut short.

use std::time::Duration;

use ratatui::Terminal;
use tokio::sync::mpsc::Receiver;
use tokio::time::Instant;

use super::arrived::trouble;
use super::backend::Quiet;
use super::clock;
use super::keeper::{Answer, Keeper};
use super::signals::Signals;
use super::terminal::Input;
use crate::app::{App, Event, Moment};
use crate::evidence::LogFailure;
use crate::input::Key;
use crate::ui::{self, Look};

/// How long entries that are on their way are waited for: longer than any disk takes that still works.
const ENTRIES: Duration = Duration::from_secs(10);
/// How long the second copy is waited for; the next opening makes good what it misses.
const COPIES: Duration = Duration::from_secs(3);
/// How long nothing is said. What comes before is no answer to it: a key that was typed twice, a second signal.
const SILENT: Duration = Duration::from_millis(500);
/// How long between two tries to hand over what found the queue full.
const HAND_OVER: Duration = Duration::from_millis(5);

/// What is still listened to while leaving.
pub(super) struct Leaving<'a> {
    pub(super) look: &'a Look,
    pub(super) signals: &'a mut Signals,
    pub(super) typed: &'a mut Receiver<Input>,
    pub(super) answers: &'a mut Receiver<Answer>,
    /// `None` when there is no terminal any more.
    pub(super) screen: Option<&'a mut Terminal<Quiet>>,
}

impl Leaving<'_> {
    /// Waits until the worker has done what it was asked, or for as long as is sensible. What is not kept by then, the
    /// state tells.
    pub(super) async fn wait(mut self, mut keeper: Keeper, app: &mut App) -> Result<(), LogFailure> {
        let began = Instant::now();
        let mut said = false;
        let mut listens = true;
        loop {
            let patience = if app.store().waiting() > 0 { ENTRIES } else { COPIES };
            let until = began + patience;
            let mut wake = if said { until } else { until.min(began + SILENT) };
            if !keeper.close() {
                wake = wake.min(Instant::now() + HAND_OVER);
            }
            tokio::select! {
                biased;
                answer = self.answers.recv() => match answer {
                    Some(Answer::Kept(up_to)) => tell(app, Event::Kept { up_to }),
                    Some(Answer::NotKept(failure)) => tell(app, Event::NotKept { why: trouble(failure) }),
                    Some(Answer::Failed(failure)) => return Err(failure),
                    Some(
                        Answer::Opened { .. }
                        | Answer::Replaced { .. }
                        | Answer::Settled
                        | Answer::Arrived(_)
                        | Answer::Recalled(..)
                        | Answer::Head(..),
                    ) => {}
                    None => return Ok(()),
                },
                () = self.signals.any() => if said { return Ok(()) },
                input = self.typed.recv(), if listens => match input {
                    Some(input) => if said && hurries(&input) { return Ok(()) },
                    None => listens = false,
                },
                () = tokio::time::sleep_until(wake) => {
                    let now = Instant::now();
                    if now >= until {
                        return Ok(());
                    }
                    if !said && now >= began + SILENT {
                        said = true;
                        tell(app, Event::Leaving);
                        self.draw(app);
                    }
                }
            }
        }
    }

    fn draw(&mut self, app: &App) {
        let look = self.look;
        if let Some(screen) = &mut self.screen {
            // A terminal that went away meanwhile needs no picture.
            let _ = screen.draw(|frame| ui::view(app, look, frame));
        }
    }
}

/// Whether this is said by somebody who does not want to wait.
fn hurries(input: &Input) -> bool {
    let keys = ["q", "ctrl-c"].map(str::parse::<Key>);
    matches!(input, Input::Key(key) if keys.iter().any(|known| known.as_ref().is_ok_and(|known| known == key)))
}

fn tell(app: &mut App, event: Event) {
    let now = clock::now();
    // Whatever would follow from it comes too late.
    let _ = app.update(event, &Moment { now, fresh: clock::fresh(now) });
}
