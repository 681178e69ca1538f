//! The state drawn. A pure function: the same [`App`] and [`Look`] give the same frame. It changes nothing, reads no clock
//! and knows no terminal.
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
mod hit;
mod layout;
mod notice;
mod overlay;
mod rows;
mod screen;
mod theme;
mod words;

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Borders, Paragraph, Wrap};

pub use hit::hit;
pub use theme::Theme;

use crate::app::{App, Screen};
use crate::text::Text;
use crate::tr;

/// The least size the desk works at, columns and rows.
pub const LEAST: (u16, u16) = (80, 24);

/// How things look, apart from what they are.
#[derive(Debug)]
pub struct Look {
    /// The words.
    pub text: Text,
    /// The colours.
    pub theme: Theme,
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
    }
    bars::status(app, look, frame, status);
    bars::bottom(app, look, frame, bottom);
    overlay::draw(app, look, frame, body, bottom);
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

/// Draws the border of a pane and returns its inside. The one in front has a heavy border, as [`framed`] has.
///
/// Only the border's own cells are touched: a block styles every cell of its area, and a desk has four.
fn pane(look: &Look, title: &Line<'_>, front: bool, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let inner = Block::new().borders(Borders::ALL).inner(area);
    if area.is_empty() || inner.is_empty() {
        return inner;
    }
    let lines = if front { border::THICK } else { border::PLAIN };
    let style = if front { look.theme.front() } else { look.theme.faint() };
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let buffer = frame.buffer_mut();
    let mut put = |x: u16, y: u16, symbol: &str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    for x in inner.left()..inner.right() {
        put(x, area.y, lines.horizontal_top);
        put(x, bottom, lines.horizontal_bottom);
    }
    for y in inner.top()..inner.bottom() {
        put(area.x, y, lines.vertical_left);
        put(right, y, lines.vertical_right);
    }
    put(area.x, area.y, lines.top_left);
    put(right, area.y, lines.top_right);
    put(area.x, bottom, lines.bottom_left);
    put(right, bottom, lines.bottom_right);
    buffer.set_line(inner.x, area.y, title, inner.width);
    inner
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
