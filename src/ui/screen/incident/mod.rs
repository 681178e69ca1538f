//! One incident: what is known, its checklist, and everything that has happened.

pub(in crate::ui::screen) mod facts;
mod timeline;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::steps;
use crate::app::{App, IncidentPane, IncidentView};
use crate::ui::rows;
use crate::ui::{self, Look, layout, words};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: IncidentView, frame: &mut Frame<'_>, body: Rect) {
    for (pane, area) in IncidentPane::ALL.into_iter().zip(layout::incident(body)) {
        let front = seen.pane == pane;
        let inner = ui::pane(look, &title(app, look, pane, front), front, frame, area);
        let shown = match pane {
            IncidentPane::Facts => facts::rows(app, look, seen, inner),
            IncidentPane::Steps => steps::rows(app, look, inner),
            IncidentPane::Timeline => timeline::rows(app, look, seen, inner),
        };
        rows::draw(shown, look, front, frame, inner);
        if pane == IncidentPane::Steps {
            steps::draw_detail(app, look, frame, inner);
        }
    }
}

fn title(app: &App, look: &Look, pane: IncidentPane, front: bool) -> Line<'static> {
    let style = if front { look.theme.front() } else { look.theme.strong() };
    let number = IncidentPane::ALL.iter().position(|have| *have == pane).unwrap_or(0) + 1;
    let mut spans = vec![Span::styled(format!(" {number} {} ", words::incident_pane(&look.text, pane)), style)];
    let more = match pane {
        IncidentPane::Facts => app.incident().map(|incident| incident.number.to_string()),
        IncidentPane::Steps => steps::title(app).map(|title| steps::marked(app, look, title)),
        IncidentPane::Timeline => Some(app.timeline_rows().to_string()),
    };
    spans.extend(more.map(|more| Span::styled(format!("{more} "), look.theme.faint())));
    Line::from(spans)
}
