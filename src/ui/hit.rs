//! What the mouse hit. It asks the same layout and the same rows that were drawn.

use ratatui::layout::{Position, Rect};

use super::{Look, layout, screen};
use crate::app::{App, Pane, Screen, Target};

/// What is at `column`, `row` of a terminal of this size, if it is something.
pub fn hit(app: &App, look: &Look, size: (u16, u16), column: u16, row: u16) -> Option<Target> {
    if app.screen() != Screen::Desk || app.overlay().is_some() {
        return None;
    }
    let at = Position::new(column, row);
    let (_, body, _, _) = layout::bars(Rect::new(0, 0, size.0, size.1));
    let (pane, area) = Pane::ALL.into_iter().zip(layout::desk(body)).find(|(_, area)| area.contains(at))?;
    let inner = screen::desk::inside(area);
    let mut line = usize::from(row.checked_sub(inner.y)?);
    let list = app.checklist();
    for shown in screen::desk::rows_of(app, look, pane, list.as_ref(), inner) {
        if line < shown.lines.len() {
            return Some(shown.target.unwrap_or(Target::Pane(pane)));
        }
        line -= shown.lines.len();
    }
    Some(Target::Pane(pane))
}
