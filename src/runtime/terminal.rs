//! The terminal: taken over at the start, given back at the end, on a panic and on a signal.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture, Event as Raw, KeyEventKind, MouseEvent,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use tokio::sync::mpsc::Sender;

use crate::evidence::STORE_THREAD;
use crate::input::Key;

/// What comes from the terminal.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// The mouse.
    Mouse(MouseEvent),
    /// A new size, columns and rows.
    Resize(u16, u16),
    /// Focus came or went.
    Focus(bool),
}

/// Who is told what comes from the terminal; there is a thread that reads as long as there is one.
static LISTENER: Mutex<Option<Sender<Input>>> = Mutex::new(None);

/// Whether the terminal is ours, so that it is given back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; dropping it gives it back.
#[derive(Debug)]
pub struct Taken(());

impl Taken {
    /// Takes the terminal over: raw mode, alternate screen, paste and, if wanted, the mouse.
    pub fn take(mouse: bool) -> io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let taken = Self(());
        // A program that was killed may have left its last screen there.
        execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, EnableFocusChange)?;
        if mouse {
            execute!(io::stdout(), EnableMouseCapture)?;
        }
        Ok(taken)
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, if it is ours. Safe to call at any time, also from a panic.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // Each on its own: one that fails must not keep the next from running.
        let mut out = io::stdout();
        let _ = execute!(out, DisableMouseCapture);
        let _ = execute!(out, DisableFocusChange, DisableBracketedPaste);
        let _ = execute!(out, LeaveAlternateScreen, ratatui::crossterm::cursor::Show);
        forget_input();
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// What was typed or pasted and not read yet is for nobody: the shell must not run it.
fn forget_input() {
    #[cfg(unix)]
    {
        use rustix::termios::{QueueSelector, tcflush};
        let _ = tcflush(io::stdin(), QueueSelector::IFlush);
    }
}

/// What makes the terminal put `what` on the clipboard.
pub fn copies(what: &str) -> String {
    format!("\x1b]52;c;{}\x07", base64::engine::general_purpose::STANDARD.encode(what))
}

/// A panic gives the terminal back before it is told. Panics of the database are dealt with where it is opened.
pub fn mind_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or_default();
        if name == STORE_THREAD || name.starts_with("sled") {
            return;
        }
        give_back();
        usual(panic);
    }));
}

/// Reads the terminal on a thread of its own, for whoever asked last: a desk that is opened after another one has ended,
/// as the demo is, must not lose its first key to a thread that still waits for the other.
pub fn read(inputs: Sender<Input>) -> io::Result<()> {
    if listener().replace(inputs).is_some() {
        return Ok(());
    }
    std::thread::Builder::new().name("vagt-terminal".to_owned()).spawn(move || {
        while let Ok(raw) = event::read() {
            let inputs = listener().clone();
            if let (Some(input), Some(inputs)) = (input(raw), inputs) {
                // Between two desks nobody listens.
                let _ = inputs.blocking_send(input);
            }
        }
        // The terminal is gone: the desk learns it from the closed channel.
        listener().take();
    })?;
    Ok(())
}

fn listener() -> MutexGuard<'static, Option<Sender<Input>>> {
    LISTENER.lock().unwrap_or_else(PoisonError::into_inner)
}

fn input(raw: Raw) -> Option<Input> {
    match raw {
        Raw::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(Key::from(key))),
        Raw::Key(_) => None,
        Raw::Paste(text) => Some(Input::Paste(text)),
        Raw::Mouse(mouse) => Some(Input::Mouse(mouse)),
        Raw::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
        Raw::FocusGained => Some(Input::Focus(true)),
        Raw::FocusLost => Some(Input::Focus(false)),
    }
}
