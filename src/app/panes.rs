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

impl App {
    /// Rows that the pane in front shows.
    pub(super) fn rows_shown(&self) -> u16 {
        let body = self.size().1.saturating_sub(BARS);
        let upper_or_rest = |upper: u16, is_upper: bool| if is_upper { upper } else { body.saturating_sub(upper) };
        let height = match self.screen {
            Screen::Desk => upper_or_rest(desk_upper(body), matches!(self.pane, Pane::Incidents | Pane::Outages)),
            Screen::Incident(view) => match view.pane {
                IncidentPane::Facts => body,
                IncidentPane::Steps => larger_half(body),
                IncidentPane::Timeline => body.saturating_sub(larger_half(body)),
            },
            Screen::Decision(view) => match view.pane {
                DecisionPane::Brief => body,
                DecisionPane::Words => larger_half(body),
                DecisionPane::CallOut => body.saturating_sub(larger_half(body)),
            },
            Screen::Messages(view) => match view.pane {
                MessagesPane::List => body,
                MessagesPane::Text => text_upper(body),
                MessagesPane::Sheet => body.saturating_sub(text_upper(body)),
            },
            Screen::Meetings(view) => match view.pane {
                MeetingsPane::List => body,
                MeetingsPane::Agenda => text_upper(body),
                MeetingsPane::Seats => body.saturating_sub(text_upper(body)),
            },
            Screen::FollowUp(view) => upper_or_rest(larger_half(body), view.pane == FollowUpPane::Actions),
            Screen::Register(_) | Screen::Documents(_) => body,
        };
        height.saturating_sub(FRAME)
    }
}
