//! One incident: what is known, its checklist, and everything that has happened.

pub(in crate::ui::screen) mod facts;
mod follow_up;
mod timeline;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::steps;
use crate::app::{App, IncidentPane, IncidentView};
use crate::domain::playbook::Checklist;
use crate::tr;
use crate::ui::pane::{self, Head};
use crate::ui::{Look, layout, words};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: IncidentView, frame: &mut Frame<'_>, body: Rect) {
    let list = app.checklist();
    let list = list.as_ref();
    for ((pane, number), area) in IncidentPane::ALL.into_iter().zip(1..).zip(layout::incident(body)) {
        let front = seen.pane == pane;
        let head = Head::new(look, number, words::incident_pane(&look.text, pane), more(app, look, pane, list), front);
        let inner = pane::draw(look, head, frame, area);
        let shown = match pane {
            IncidentPane::Facts => facts::rows(app, look, seen, inner),
            IncidentPane::Steps => steps::rows(app, look, list, inner),
            IncidentPane::Timeline => timeline::rows(app, look, seen, inner),
        };
        if pane == IncidentPane::Steps {
            steps::draw(shown, app, look, list, front, frame, inner);
        } else {
            pane::rows(shown, look, front, frame, inner);
        }
    }
}

/// What there is to say of a pane beside its name.
fn more(app: &App, look: &Look, pane: IncidentPane, list: Option<&Checklist<'_>>) -> Option<String> {
    match pane {
        IncidentPane::Facts => app.incident().map(|incident| {
            let number = incident.number.to_string();
            if incident.is_open() { number } else { format!("{number} · {}", tr!(look.text, "ui-closed")) }
        }),
        IncidentPane::Steps => steps::title(app, list).map(|title| steps::marked(app, look, title)),
        IncidentPane::Timeline => Some(app.timeline_rows().to_string()),
    }
}
