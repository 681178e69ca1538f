//! The outages: state and title, and below it the systems that hang on it and the incident that handles it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::{App, Target};
use crate::domain::feed::ServiceState;
use crate::domain::outage::Outage;
use crate::tr;
use crate::ui::rows::{MARK, Row, in_sight, spread, wrap};
use crate::ui::{Look, words};

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width);
    let ids = app.board().outages();
    if ids.is_empty() {
        let words = if app.desk().feed_sources().is_empty() {
            tr!(look.text, "ui-no-outages-no-feeds")
        } else if app.feeds().values().next().is_some() && app.feeds().values().all(|health| health.last_ok.is_none()) {
            tr!(look.text, "ui-no-outages-unread")
        } else {
            tr!(look.text, "ui-no-outages")
        };
        return super::super::steps::plain(look, &words, width);
    }
    let selected = app.selected_outage();
    let height = usize::from(inner.height);
    let outages: Vec<&Outage> = ids.iter().filter_map(|id| app.desk().outage(*id)).collect();
    let made = |full: bool| -> Vec<Row> {
        let row = |outage: &&Outage| {
            let chosen = selected == Some(outage.id);
            let lines = lines(app, look, outage, width.saturating_sub(MARK), full);
            Row::new(lines, Some(Target::Outage(outage.id)), chosen)
        };
        outages.iter().map(row).collect()
    };
    // In full where all of them fit; else two lines each.
    let full = made(true);
    let fits = full.iter().map(|row| row.lines.len()).sum::<usize>() <= height;
    in_sight(if fits { full } else { made(false) }, height)
}

fn lines(app: &App, look: &Look, outage: &Outage, width: usize, full: bool) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let style = theme.service(outage.look.state);
    let supplier = outage.supplier.as_ref().and_then(|id| app.desk().register().suppliers().get(id));
    let title = match supplier {
        Some(supplier) => format!("{}: {}", supplier.name, outage.look.title),
        None => outage.look.title.to_string(),
    };
    let stale = app.stale(outage);
    // What cannot be read now is not known, whatever it was.
    let state_now = if stale.is_some() { ServiceState::Unknown } else { outage.look.state };
    let style = if stale.is_some() { theme.warning() } else { style };
    let mark = words::service_mark(state_now);
    let age = text.age(outage.since(), app.now());
    let systems: Vec<&str> = outage.systems.iter().map(|id| app.desk().system_name(id)).collect();
    let state = text.service_state(outage.look.state);
    let state = match stale.map(|health| health.last_ok) {
        None => state,
        Some(Some(at)) => tr!(text, "ui-outage-stale", state = state, ago = text.ago(at, app.now())),
        Some(None) => tr!(text, "ui-outage-unread", state = state),
    };
    let touched = if systems.is_empty() { tr!(text, "ui-no-systems") } else { systems.join(", ") };
    let handled = app.desk().incident_of(outage.id).map(|incident| incident.number.to_string()).unwrap_or_default();
    let first = |title: &str| {
        let mut spans = vec![Span::styled(format!("{mark} "), style)];
        spans.extend(spread(title, style, &age, theme.faint(), width.saturating_sub(2)));
        Line::from(spans)
    };
    let last = |words: &str| Line::from(spread(&format!("  {words}"), theme.faint(), &handled, theme.strong(), width));
    let second = format!("{state} → {touched}");
    if !full {
        return vec![first(&title), last(&second)];
    }
    let mut lines = Vec::new();
    for (n, part) in wrap(&title, width.saturating_sub(4 + age.width())).into_iter().enumerate() {
        lines.push(if n == 0 { first(&part) } else { Line::styled(format!("  {part}"), style) });
    }
    let mut parts = wrap(&second, width.saturating_sub(3 + handled.width()));
    let end = parts.pop().unwrap_or_default();
    lines.extend(parts.into_iter().map(|part| Line::styled(format!("  {part}"), theme.faint())));
    lines.push(last(&end));
    lines
}
