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
use ratatui::text::{Line, Span};

use crate::app::{App, MessagesPane, MessagesView};
use crate::ui::rows;
use crate::ui::{Look, framed, layout, words};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: MessagesView, frame: &mut Frame<'_>, body: Rect) {
    for (pane, area) in MessagesPane::ALL.into_iter().zip(layout::messages(body)) {
        let front = seen.pane == pane;
        let block = framed(look, title(app, look, pane, front), front);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        match pane {
            MessagesPane::List => rows::draw(list::rows(app, look, inner), look, front, frame, inner),
            MessagesPane::Text => rows::put(&text::lines(app, look, seen, inner), frame, inner),
            MessagesPane::Sheet => rows::draw(sheet::rows(app, look, seen, inner), look, front, frame, inner),
        }
    }
}

fn title(app: &App, look: &Look, pane: MessagesPane, front: bool) -> Line<'static> {
    let style = if front { look.theme.front() } else { look.theme.strong() };
    let number = MessagesPane::ALL.iter().position(|have| *have == pane).unwrap_or(0) + 1;
    let mut spans = vec![Span::styled(format!(" {number} {} ", words::messages_pane(&look.text, pane)), style)];
    let more = match pane {
        MessagesPane::List => app.incident().map(|incident| incident.number.to_string()),
        MessagesPane::Text => app.message().map(|message| message.id.to_string()),
        MessagesPane::Sheet => app.message_row().map(|row| look.text.audience_short(row.audience())),
    };
    spans.extend(more.map(|more| Span::styled(format!("{more} "), look.theme.faint())));
    Line::from(spans)
}
