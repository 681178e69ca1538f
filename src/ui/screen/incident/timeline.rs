//! Everything that has happened, newest first; what was void is marked, what is not kept yet too.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, IncidentView};
use crate::text::sentence;
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, in_sight, wrap};

/// Rows that are made around the one looked at; more are never in sight.
const AROUND: usize = 150;

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, seen: IncidentView, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width);
    let Some(incident) = app.incident() else { return Vec::new() };
    if app.is_partial() {
        return super::super::steps::plain(look, &tr!(look.text, "ui-loading-line"), width);
    }
    if app.is_recalling(seen.id) {
        return super::super::steps::plain(look, &tr!(look.text, "ui-recalling"), width);
    }
    let first = seen.entry.saturating_sub(AROUND / 2);
    let all = incident
        .timeline
        .iter()
        .rev()
        .enumerate()
        .skip(first)
        .take(AROUND)
        .map(|(n, have)| {
            let at = look.text.at(have.entry.happened_at(), app.now());
            let words = sentence(&look.text, app.desk(), Some(incident), &have.entry);
            let style = if have.void.is_some() { look.theme.warning() } else { ratatui::style::Style::new() };
            let indent = at.chars().count() + 1;
            let room = width.saturating_sub(MARK + indent);
            let kept = app.is_kept(&have.entry);
            let words = if kept { words } else { format!("{words} {}", tr!(look.text, "ui-entry-not-kept")) };
            let lines = wrap(&words, room)
                .into_iter()
                .enumerate()
                .map(|(n, line)| {
                    let before = if n == 0 { format!("{at} ") } else { " ".repeat(indent) };
                    Line::from(vec![Span::styled(before, look.theme.faint()), Span::styled(line, style)])
                })
                .collect();
            Row::new(lines, None, n == seen.entry)
        })
        .collect();
    in_sight(all, usize::from(inner.height))
}
