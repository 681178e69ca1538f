//! The state drawn. A pure function: the same [`App`] and [`Look`] give the same frame. It changes nothing, reads no clock
//! and knows no terminal. What a [`Look`] keeps from one frame to the next it keeps with all that it was made from (`memo`).
//!
//! ```text
//! ┌ title bar: vagt · open · overdue · down ·················· day and time ┐
//! │ Incidents                         │ Outages                             │
//! │ worst first, age, urgent clock    │ state, title, systems               │
//! ├───────────────────────────────────┼─────────────────────────────────────┤
//! │ Checklist                         │ Roster                              │
//! │ steps of the selected incident    │ whom to call for the step, chain    │
//! ├───────────────────────────────────┴─────────────────────────────────────┤
//! │ status: who is on call · feeds · what is kept                           │
//! │ notice, or the keys of this place                                       │
//! └─────────────────────────────────────────────────────────────────────────┘
//! ```

mod bars;
mod hints;
mod hit;
mod layout;
mod memo;
mod notice;
mod overlay;
mod pane;
mod rows;
mod screen;
mod theme;
mod words;

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Borders, Paragraph, Wrap};

pub use hit::hit;
pub use theme::Theme;

use memo::Memo;

use crate::app::{App, Screen};
use crate::input::Action;
use crate::text::Text;
use crate::tr;

/// What an action does, in a few words.
pub fn does(text: &Text, action: Action) -> String {
    words::action(text, action)
}

/// The least size the desk works at, columns and rows.
pub const LEAST: (u16, u16) = (80, 24);

/// How things look, apart from what they are.
#[derive(Debug)]
pub struct Look {
    /// The words.
    pub text: Text,
    /// The colours.
    pub theme: Theme,
    title: bars::Titles,
    hints: hints::Lines,
}

impl Look {
    /// These words in these colours.
    pub fn new(text: Text, theme: Theme) -> Self {
        Self { text, theme, title: Memo::default(), hints: Memo::default() }
    }
}

/// Draws the whole screen.
pub fn view(app: &App, look: &Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return too_small(look, frame, area);
    }
    let (top, body, status, bottom) = layout::bars(area);
    bars::title(app, look, frame, top);
    match app.screen() {
        Screen::Desk => screen::desk::draw(app, look, frame, body),
        Screen::Incident(seen) => screen::incident::draw(app, look, seen, frame, body),
        Screen::Decision(seen) => screen::decision::draw(app, look, seen, frame, body),
        Screen::Messages(seen) => screen::messages::draw(app, look, seen, frame, body),
        Screen::Register(seen) => screen::register::draw(app, look, seen, frame, body),
        Screen::Documents(seen) => screen::documents::draw(app, look, seen, frame, body),
        Screen::FollowUp(seen) => screen::follow_up::draw(app, look, seen, frame, body),
        Screen::Meetings(seen) => screen::meetings::draw(app, look, seen, frame, body),
    }
    bars::status(app, look, frame, status);
    bars::bottom(app, look, frame, bottom);
    overlay::draw(app, look, frame, body, bottom);
    bars::told_at_length(app, look, frame, bottom);
}

fn too_small(look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let words = tr!(
        look.text,
        "ui-too-small",
        columns = area.width.to_string(),
        rows = area.height.to_string(),
        least = format!("{}x{}", LEAST.0, LEAST.1)
    );
    let message = Paragraph::new(words).wrap(Wrap { trim: true }).alignment(Alignment::Center);
    frame.render_widget(message, area);
}

/// A titled box; the one in front has a heavy border, so that it shows without colour too.
fn framed<'a>(look: &Look, title: Line<'a>, front: bool) -> Block<'a> {
    let border = if front { BorderType::Thick } else { BorderType::Plain };
    Block::new()
        .borders(Borders::ALL)
        .border_type(border)
        .border_style(if front { look.theme.front() } else { look.theme.faint() })
        .title(title)
}
