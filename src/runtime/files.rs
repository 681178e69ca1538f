//! The configuration's files while the desk runs: looked at every two seconds by a task of the workers, read again when
//! they changed. The log gets what changed as it does at the start: as imports that the desk decides.

use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::words;
use crate::app::Event;
use crate::config::{Config, ConfigFailure};
use crate::domain::Command;
use crate::text::Text;

/// How long between two looks.
const LOOK: Duration = Duration::from_secs(2);
/// How long a changed file must lie still: an editor may be writing it.
const STILL: Duration = Duration::from_millis(300);

/// The files, read again.
#[derive(Debug)]
pub struct Reread {
    /// What they say; where one is wrong, what was in force.
    pub config: Config,
    /// Everything that is wrong.
    pub failures: Vec<ConfigFailure>,
}

impl Reread {
    /// How the files are now.
    pub fn now(&self) -> Before {
        if self.failures.is_empty() { Before::Right } else { Before::Wrong }
    }
}

/// Whether the files were in order when they were read last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// They were.
    Right,
    /// They were not, and the desk says so.
    Wrong,
}

/// Watches until nobody listens. Must run inside a tokio runtime.
pub fn watch(config: Config, tell: Sender<Reread>) {
    tokio::spawn(async move {
        let mut config = config;
        let mut known = config.stamp().clone();
        loop {
            tokio::select! {
                () = tell.closed() => break,
                () = tokio::time::sleep(LOOK) => {}
            }
            let mut seen = config.look();
            if seen == known {
                continue;
            }
            loop {
                tokio::time::sleep(STILL).await;
                let now = config.look();
                if now == seen {
                    break;
                }
                seen = now;
            }
            let (fresh, failures) = config.again();
            // As they looked before they were read: what changed meanwhile is seen at the next look.
            known = fresh.stamp().clone();
            config = fresh.clone();
            if tell.send(Reread { config: fresh, failures }).await.is_err() {
                break;
            }
        }
    });
}

/// What the desk is told about files that were read again, in order.
pub fn events(reread: &Reread, before: Before, text: &Text) -> Vec<Event> {
    let Reread { config, failures } = reread;
    let imports = config.imports().into_iter().map(Command::Import).collect();
    let (me, viewer) = (config.person.clone(), config.viewer().cloned());
    let settings = Event::SettingsRead { me, viewer, keymap: config.keymap() };
    let mut events = vec![Event::FilesRead(imports), settings];
    match words::config_problems(text, config, failures) {
        Some(problem) => events.push(Event::ConfigProblem(problem)),
        // The same line may tell of something else that is wrong, which is not mended by this.
        None if before == Before::Wrong => events.push(Event::ConfigMended),
        None => {}
    }
    events
}
