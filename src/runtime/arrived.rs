//! What comes from the terminal and from the log worker, as the events of the screen.

use std::io;

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::terminal::Input;
use super::words;
use crate::app::{App, Event, Mouse, StoreNotice, Trouble};
use crate::domain::Repair;
use crate::evidence::{LogFailure, Told};
use crate::ui::{self, Look};

/// Rows of one notch of the mouse wheel.
const NOTCH: i16 = 3;

/// What came from the terminal, as an event; the mouse is told what it hit.
pub fn event(app: &App, look: &Look, input: Input) -> Option<Event> {
    Some(match input {
        Input::Key(key) => Event::KeyPressed(key),
        Input::Paste(raw) => Event::Pasted(raw),
        Input::Resize(width, height) => Event::Resized { width, height },
        // Nothing on screen hangs on the focus.
        Input::Focus(_) => return None,
        Input::Mouse(mouse) => Event::MouseUsed(used(app, look, mouse)?),
    })
}

fn used(app: &App, look: &Look, mouse: MouseEvent) -> Option<Mouse> {
    let target = || ui::hit(app, look, app.size(), mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => target().map(Mouse::Pressed),
        MouseEventKind::ScrollUp => target().map(|target| Mouse::Scrolled(target, -NOTCH)),
        MouseEventKind::ScrollDown => target().map(|target| Mouse::Scrolled(target, NOTCH)),
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

/// What the opening of the log tells.
pub fn told(look: &Look, told: &Told) -> Event {
    match told {
        Told::Repaired(Repair::Store { .. }) => Event::StoreNotice(StoreNotice::Rebuilt),
        Told::Repaired(repair @ (Repair::Journal { .. } | Repair::StoreRecords { .. })) => {
            Event::StoreNotice(StoreNotice::Repaired { records: repair.count() })
        }
        Told::Repaired(Repair::SetAside { finished: false, .. }) => Event::StoreNotice(StoreNotice::Recovered),
        Told::NewKey { because } => Event::StoreNotice(StoreNotice::NewKey { because: *because }),
        Told::StoreUnavailable { .. }
        | Told::Damaged { .. }
        | Told::ClockBehind { .. }
        | Told::Repaired(Repair::Lost { .. } | Repair::SetAside { finished: true, .. }) => {
            Event::ConfigProblem(words::told(&look.text, told))
        }
        Told::ReadOnly => Event::NotKept { why: Trouble::ReadOnly },
    }
}

/// Why nothing is being kept, as the screen tells it.
pub fn trouble(failure: LogFailure) -> Trouble {
    match failure {
        LogFailure::Full { .. } => Trouble::DiskFull,
        LogFailure::NoAccess { .. } => Trouble::ReadOnly,
        LogFailure::Vanished { .. } => Trouble::Vanished,
        LogFailure::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => Trouble::Vanished,
        other @ (LogFailure::Io { .. }
        | LogFailure::InUse(_)
        | LogFailure::Locked(_)
        | LogFailure::NoKey(_)
        | LogFailure::Newer { .. }
        | LogFailure::TooLong { .. }
        | LogFailure::NotIntroduced
        | LogFailure::OutOfOrder { .. }) => Trouble::Other(other.to_string()),
    }
}
