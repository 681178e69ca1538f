//! The suppliers' feeds: which are known, which are not and why, and when each was read last.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{boxed, more, own_keys};
use crate::app::{App, is_unknown};
use crate::domain::feed::{FeedHealth, ServiceState};
use crate::domain::register::FeedSource;
use crate::input::Action;
use crate::tr;
use crate::ui::rows::{self, MARK, Row, wrap};
use crate::ui::{Look, layout, words};

/// Draws the feeds, the row `at` in sight.
pub(super) fn draw(app: &App, look: &Look, at: usize, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let width = body.width.saturating_sub(4).min(92);
    let inside = usize::from(width.saturating_sub(2));
    let rows: Vec<Row> = if app.is_guest() {
        let told = wrap(&tr!(look.text, "ui-feeds-of-other"), inside.saturating_sub(MARK));
        vec![Row::new(told.into_iter().map(Line::raw).collect(), None, true)]
    } else {
        let feeds = app.feed_rows();
        let at = at.min(feeds.len().saturating_sub(1));
        let row = |(n, (source, health)): (usize, &(FeedSource, Option<&FeedHealth>))| {
            Row::new(lines(app, look, source, *health, inside.saturating_sub(MARK + 1)), None, n == at)
        };
        feeds.iter().enumerate().map(row).collect()
    };
    let height = rows.iter().map(|row| row.lines.len()).sum::<usize>() + 2;
    let area = layout::middle(body, width, u16::try_from(height).unwrap_or(u16::MAX));
    let inner = boxed(look, &tr!(look.text, "ui-feeds-title"), frame, area);
    more(look, rows::out_of_sight(&rows, usize::from(inner.height)), frame, area);
    rows::draw(rows::in_sight(rows, usize::from(inner.height)), look, true, frame, inner);
    own_keys(app, look, &[Action::MoveDown, Action::Back], frame, bottom);
}

/// Mark, supplier, state and time in one line; below it, why it is not known and what to do.
fn lines(app: &App, look: &Look, source: &FeedSource, health: Option<&FeedHealth>, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let supplier = source.supplier.as_ref().and_then(|id| app.desk().register().suppliers().get(id));
    let name = match supplier {
        Some(supplier) => format!("{} ({})", supplier.name, source.id),
        None => source.id.to_string(),
    };
    let ago = |at| text.ago(at, app.now());
    let read = match health.and_then(|health| health.last_ok) {
        Some(at) if health.is_some_and(|health| health.failure.is_some()) => {
            tr!(text, "cli-feed-last-read", ago = ago(at))
        }
        Some(at) => tr!(text, "cli-feed-read", ago = ago(at)),
        None if health.is_none() => tr!(text, "ui-feed-asking"),
        None => tr!(text, "cli-feed-never"),
    };
    let state = match health {
        Some(health) if is_unknown(health) => ServiceState::Unknown,
        other => other.and_then(|health| health.state).unwrap_or(ServiceState::Unknown),
    };
    let style = if health.is_some_and(is_unknown) { theme.warning() } else { theme.service(state) };
    let first = format!("{} {name} · {} · {read}", words::service_mark(state), text.service_state(state));
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (n, part) in wrap(&first, width.saturating_sub(2)).into_iter().enumerate() {
        lines.push(Line::styled(if n == 0 { part } else { format!("  {part}") }, style));
    }
    if let Some(failure) = health.and_then(|health| health.failure.as_ref()) {
        let told = text.feed_failure(failure);
        let told = told.hint.map_or_else(|| told.error.clone(), |hint| format!("{} {hint}", told.error));
        let why = wrap(&told, width.saturating_sub(2)).into_iter();
        lines.extend(why.map(|part| Line::styled(format!("  {part}"), theme.faint())));
    }
    lines
}
