//! The fact sheet: what is not known yet first, then what is, with its source.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, MessagesView};
use crate::domain::message::{Matter, SheetKey, SheetLine, SheetValue, Source, is_only_the_title};
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, in_sight, wrap};

/// Lines of a value that are shown; the form has all of it.
const LINES: usize = 3;

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, seen: MessagesView, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    let matter = app.incident().map(Matter::of);
    let audience = app.message_row().map(|row| row.audience());
    let letter = app.incident().zip(audience).is_some_and(|(it, to)| is_only_the_title(app.desk(), it, to, app.now()));
    let rows = app
        .sheet_rows()
        .into_iter()
        .enumerate()
        .map(|(n, (key, line))| {
            let label = matter.map_or_else(|| text.sheet_key(key), |matter| text.sheet_label(matter, key));
            let (words, style) = match line {
                SheetLine::Known { value, source, .. } => {
                    let value = match value {
                        SheetValue::Time(at) => text.at(at, app.now()),
                        other @ (SheetValue::Text(_)
                        | SheetValue::Reach(_)
                        | SheetValue::Names(_)
                        | SheetValue::Answer(_)
                        | SheetValue::Counts { .. }) => app.phrasing().value(&other).replace('\n', " "),
                    };
                    // The title is ours, until somebody says it for the reader.
                    let asked = key == SheetKey::What && source == Source::Incident && letter;
                    let source = text.sheet_source(app.desk(), &source);
                    if asked {
                        (format!("? {label}: {value} [{}]", tr!(text, "source-only-title")), theme.warning())
                    } else {
                        (format!("{label}: {value} [{source}]"), Style::new())
                    }
                }
                SheetLine::Unknown { who, when, .. } => {
                    let mut words = tr!(text, "message-unknown");
                    if let Some(who) = who {
                        words = tr!(text, "timeline-fact-finder", sentence = words, finder = who.as_str());
                    }
                    if let Some(when) = when {
                        let when = text.at(when, app.now());
                        words = tr!(text, "timeline-fact-when", sentence = words, when = when);
                    }
                    (format!("? {label}: {words}"), theme.warning())
                }
                SheetLine::Unsaid => (format!("? {label}"), theme.warning()),
            };
            let lines = wrap(&words, width).into_iter().take(LINES).map(|line| Line::styled(line, style)).collect();
            Row::new(lines, None, n == seen.line)
        })
        .collect();
    in_sight(rows, usize::from(inner.height))
}
