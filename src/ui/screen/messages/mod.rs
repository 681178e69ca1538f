//! The messages of an incident.
//!
//! ```text
//! ┌ Messages ───────────────┬ Text of the selected one ─────────────┐
//! │ audience        informed│ how it stands, its code, what changed │
//! │   A1 first      sent    │ the exact wording                     │
//! │ audience            open├ Fact sheet ───────────────────────────┤
//! │                         │ not known yet first, then what is     │
//! └─────────────────────────┴───────────────────────────────────────┘
//! ```

mod list;
mod sheet;
mod text;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{App, MessagesPane, MessagesView};
use crate::ui::pane::{self, Head};
use crate::ui::rows;
use crate::ui::{Look, layout, words};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: MessagesView, frame: &mut Frame<'_>, body: Rect) {
    for ((pane, number), area) in MessagesPane::ALL.into_iter().zip(1..).zip(layout::messages(body)) {
        let front = seen.pane == pane;
        let head = Head::new(look, number, words::messages_pane(&look.text, pane), more(app, look, pane), front);
        let inner = pane::draw(look, head, frame, area);
        match pane {
            MessagesPane::List => pane::rows(list::rows(app, look, inner), look, front, frame, inner),
            MessagesPane::Text => {
                let (lines, beyond) = text::lines(app, look, seen, inner);
                rows::put(&lines, frame, inner);
                pane::more(look, beyond, frame, inner);
            }
            MessagesPane::Sheet => pane::rows(sheet::rows(app, look, seen, inner), look, front, frame, inner),
        }
    }
}

/// What there is to say of a pane beside its name.
fn more(app: &App, look: &Look, pane: MessagesPane) -> Option<String> {
    match pane {
        MessagesPane::List => app.incident().map(|incident| incident.number.to_string()),
        MessagesPane::Text => app.message().map(|message| message.id.to_string()),
        MessagesPane::Sheet => app.message_row().map(|row| look.text.audience_short(row.audience())),
    }
}
