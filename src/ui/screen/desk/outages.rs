//! The outages: state and title, and below it the systems that hang on it and the incident that handles it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Target};
use crate::domain::outage::Outage;
use crate::tr;
use crate::ui::rows::{MARK, Row, cut, in_sight, spread};
use crate::ui::{Look, words};

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width);
    let ids = app.board().outages();
    if ids.is_empty() {
        let words = if app.desk().feed_sources().is_empty() {
            tr!(look.text, "ui-no-outages-no-feeds")
        } else {
            tr!(look.text, "ui-no-outages")
        };
        return super::super::steps::plain(look, &words, width);
    }
    let selected = app.selected_outage();
    let all = ids
        .iter()
        .filter_map(|id| app.desk().outage(*id))
        .map(|outage| {
            let lines = lines(app, look, outage, width.saturating_sub(MARK));
            Row::new(lines, Some(Target::Outage(outage.id)), selected == Some(outage.id))
        })
        .collect();
    in_sight(all, usize::from(inner.height))
}

fn lines(app: &App, look: &Look, outage: &Outage, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let style = theme.service(outage.look.state);
    let supplier = outage.supplier.as_ref().and_then(|id| app.desk().register().suppliers().get(id));
    let title = match supplier {
        Some(supplier) => format!("{}: {}", supplier.name, outage.look.title),
        None => outage.look.title.to_string(),
    };
    let mark = words::service_mark(outage.look.state);
    let age = text.age(outage.since(), app.now());
    let mut first = vec![Span::styled(format!("{mark} "), style)];
    first.extend(spread(&title, style, &age, theme.faint(), width.saturating_sub(2)));
    let systems: Vec<&str> = outage
        .systems
        .iter()
        .map(|id| app.desk().register().systems().get(id).map_or(id.as_str(), |system| system.name.as_str()))
        .collect();
    let state = text.service_state(outage.look.state);
    let touched = if systems.is_empty() { tr!(text, "ui-no-systems") } else { systems.join(", ") };
    let handled = app.desk().incident_of(outage.id).map(|incident| incident.number.to_string());
    let second = spread(
        &cut(&format!("  {state} → {touched}"), width),
        theme.faint(),
        &handled.unwrap_or_default(),
        theme.strong(),
        width,
    );
    vec![Line::from(first), Line::from(second)]
}
