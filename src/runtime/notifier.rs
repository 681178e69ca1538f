//! Notices outside the window, on a thread of their own: a session bus that does not answer delays no key press.

use std::io;
use std::sync::mpsc::{SyncSender, sync_channel};

use tokio::sync::mpsc::Sender;

use crate::notify;

/// Notices that may wait; when a desktop answers that slowly, the oldest are news enough.
const WAITING: usize = 8;

/// A handle on the thread.
#[derive(Debug)]
pub struct Notifier(SyncSender<(String, String)>);

impl Notifier {
    /// Starts it. Where no desktop says it, or none is wanted, what makes the terminal say it goes to `terminal`.
    pub fn start(desktop: bool, terminal: Sender<String>) -> io::Result<Self> {
        let (notices, waiting) = sync_channel::<(String, String)>(WAITING);
        std::thread::Builder::new().name("vagt-notices".to_owned()).spawn(move || {
            while let Ok((title, text)) = waiting.recv() {
                if !(desktop && notify::desktop(&title, &text)) {
                    // A loop that is behind with its own work needs no more bells.
                    let _ = terminal.try_send(notify::terminal(&title, &text));
                }
            }
        })?;
        Ok(Self(notices))
    }

    /// Says it, unless too much waits to be said already.
    pub fn say(&self, title: String, text: String) {
        let _ = self.0.try_send((title, text));
    }
}
