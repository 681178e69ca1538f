//! How the height of the screen is shared between panes: drawn so, and paged so.

use super::screen::{FollowUpPane, IncidentPane, MessagesPane, Pane, Screen};
use super::{App, DecisionPane, MeetingsPane};

/// The bars above and below the panes.
const BARS: u16 = 3;
/// The frame of a pane.
const FRAME: u16 = 2;

/// So many in a hundred, to the nearest cell.
pub(crate) fn share(whole: u16, percent: u32) -> u16 {
    u16::try_from((u32::from(whole) * percent + 50) / 100).unwrap_or(whole)
}

/// The upper panes of the desk.
pub(crate) fn desk_upper(body: u16) -> u16 {
    share(body, if body >= 32 { 32 } else { 38 })
}

/// An incident's steps, a decision's words, the follow-up's actions.
pub(crate) fn larger_half(body: u16) -> u16 {
    share(body, 55)
}

/// The text of messages and of minutes.
pub(crate) fn text_upper(body: u16) -> u16 {
    share(body, 60)
}

/// Lines below the steps that the selected one gets, where the inside of their pane is so high.
pub(crate) fn step_details(inner: u16) -> u16 {
    match inner {
        0..7 => 0,
        7..14 => 4,
        _ => 7,
    }
}

impl App {
    /// Rows that the pane in front shows, of a line each; where a row may have several lines, half as many.
    pub(super) fn rows_shown(&self) -> u16 {
        let body = self.size().1.saturating_sub(BARS);
        let inside = |height: u16| height.saturating_sub(FRAME);
        let rest = |upper: u16| inside(body.saturating_sub(upper));
        let steps = |height: u16| height.saturating_sub(step_details(height));
        match self.screen {
            Screen::Desk => match self.pane {
                Pane::Incidents => inside(desk_upper(body)),
                Pane::Outages => inside(desk_upper(body)) / 2,
                Pane::Checklist => steps(rest(desk_upper(body))),
                Pane::Roster => rest(desk_upper(body)),
            },
            Screen::Incident(view) => match view.pane {
                IncidentPane::Facts => inside(body) / 2,
                IncidentPane::Steps => steps(inside(larger_half(body))),
                IncidentPane::Timeline => rest(larger_half(body)) / 2,
            },
            Screen::Decision(view) => match view.pane {
                DecisionPane::Brief => inside(body) / 2,
                DecisionPane::Words => inside(larger_half(body)) / 2,
                DecisionPane::CallOut => rest(larger_half(body)) / 2,
            },
            Screen::Messages(view) => match view.pane {
                MessagesPane::List => inside(body),
                MessagesPane::Text => inside(text_upper(body)),
                MessagesPane::Sheet => rest(text_upper(body)) / 2,
            },
            Screen::Meetings(view) => match view.pane {
                MeetingsPane::List => inside(body),
                MeetingsPane::Agenda => inside(text_upper(body)) / 2,
                MeetingsPane::Seats => rest(text_upper(body)),
            },
            Screen::FollowUp(view) => match view.pane {
                FollowUpPane::Actions => inside(larger_half(body)) / 2,
                FollowUpPane::Waiting => rest(larger_half(body)),
            },
            Screen::Register(_) | Screen::Documents(_) => inside(body),
        }
    }
}
