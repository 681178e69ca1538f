//! The documents of an incident, or of a meeting.
//!
//! ```text
//! ┌ Documents ───────────────────────────┐   ┌ Brief ───────────────────────────────┐
//! │ name               what it is for    │ → │ its lines, as many as there is room  │
//! └──────────────────────────────────────┘   └──────────────────────────────────────┘
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, DocumentsView};
use crate::documents;
use crate::domain::document::{DocumentKind, LineKind, Subject};
use crate::tr;
use crate::ui::Look;
use crate::ui::pane::{self, Head};
use crate::ui::rows::{self, Beyond, MARK, Row, in_sight, spread};

/// Draws the list, or the document that is read.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: DocumentsView, frame: &mut Frame<'_>, body: Rect) {
    let number = match seen.subject {
        Subject::Incident(_) => app.incident().map(|incident| incident.number.to_string()),
        Subject::Meeting(id) => app.desk().meeting(id).map(|it| look.text.meeting_title(app.desk(), it, app.now())),
    };
    let Some(first) = seen.line else {
        let head = Head::new(look, 1, tr!(look.text, "pane-documents"), number, true);
        let inner = pane::draw(look, head, frame, body);
        return pane::rows(list(look, seen, inner), look, true, frame, inner);
    };
    let head = Head::new(look, 1, documents::title(&look.text, seen.kind()), number, true);
    let inner = pane::draw(look, head, frame, body);
    let Some(made) = app.document() else {
        let line = Line::styled(format!(" {}", tr!(look.text, "documents-making")), look.theme.faint());
        return rows::put(&[line], frame, inner);
    };
    let shown: Vec<Line<'static>> = made
        .lines
        .iter()
        .skip(first)
        .take(usize::from(inner.height))
        .map(|line| Line::styled(format!(" {}", line.text), style(look, line.kind)))
        .collect();
    rows::put(&shown, frame, inner);
    let below = made.lines.len() > first.saturating_add(usize::from(inner.height));
    pane::more(look, Beyond { above: first > 0, below }, frame, inner);
}

fn list(look: &Look, seen: DocumentsView, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width).saturating_sub(MARK);
    let row = |(n, kind): (usize, DocumentKind)| {
        let (name, purpose) = (documents::title(&look.text, kind), documents::purpose(&look.text, kind));
        let spans = spread(&name, look.theme.strong(), &purpose, look.theme.faint(), width);
        Row::new(vec![Line::from(spans)], None, n == seen.row)
    };
    in_sight(seen.subject.documents().iter().copied().enumerate().map(row).collect(), usize::from(inner.height))
}

fn style(look: &Look, kind: LineKind) -> Style {
    match kind {
        LineKind::Title | LineKind::Heading => look.theme.front(),
        LineKind::Label => look.theme.strong(),
        LineKind::Note => look.theme.faint(),
        LineKind::Unknown => look.theme.warning(),
        LineKind::Plain => Style::new(),
    }
}
