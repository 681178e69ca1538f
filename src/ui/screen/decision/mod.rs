//! The joint decision: what there is to decide on, who decides and what they said, and the call-out of the group.
//!
//! ```text
//! ┌ 1 brief ─────────────────┬ 2 decision ──────────────────────────────────┐
//! │ severity and its criteria│ how it stands, what has changed under it     │
//! │ what could raise it      │ each decider's word, attempts to reach them  │
//! │ clocks, who is affected  ├ 3 call-out ──────────────────────────────────┤
//! │                          │ every member and deputy; advice              │
//! └──────────────────────────┴──────────────────────────────────────────────┘
//! ```

mod call_out;
mod deciders;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::incident::facts;
use crate::app::{App, DecisionPane, DecisionView};
use crate::tr;
use crate::ui::rows::{self, Row};
use crate::ui::{Look, framed, layout};

pub(in crate::ui) use deciders::{state, style};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: DecisionView, frame: &mut Frame<'_>, body: Rect) {
    for (pane, area) in DecisionPane::ALL.into_iter().zip(layout::decision(body)) {
        let front = seen.pane == pane;
        let block = framed(look, title(app, look, pane, front), front);
        let inner = block.inner(area);
        frame.render_widget(block, area);
        let at = seen.row(pane);
        let shown = match pane {
            DecisionPane::Brief => brief(app, look, at, inner),
            DecisionPane::Words => deciders::rows(app, look, at, inner),
            DecisionPane::CallOut => call_out::rows(app, look, at, inner),
        };
        rows::draw(shown, look, front, frame, inner);
    }
}

fn title(app: &App, look: &Look, pane: DecisionPane, front: bool) -> Line<'static> {
    let style = if front { look.theme.front() } else { look.theme.strong() };
    let number = DecisionPane::ALL.iter().position(|have| *have == pane).unwrap_or(0) + 1;
    let name = match pane {
        DecisionPane::Brief => tr!(look.text, "pane-brief"),
        DecisionPane::Words => tr!(look.text, "pane-decision"),
        DecisionPane::CallOut => tr!(look.text, "pane-call-out"),
    };
    let mut spans = vec![Span::styled(format!(" {number} {name} "), style)];
    let more = match pane {
        DecisionPane::Brief => app.incident().map(|incident| incident.number.to_string()),
        DecisionPane::Words => return Line::from([spans, deciders::standing_title(app, look)].concat()),
        DecisionPane::CallOut => call_out::count(app, look),
    };
    spans.extend(more.map(|more| Span::styled(format!("{more} "), look.theme.faint())));
    Line::from(spans)
}

fn brief(app: &App, look: &Look, at: usize, inner: Rect) -> Vec<Row> {
    let Some(incident) = app.incident() else { return Vec::new() };
    facts::shown(app, look, incident, &app.brief(), at, inner)
}
