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

use super::incident::facts;
use crate::app::{App, DecisionPane, DecisionView};
use crate::tr;
use crate::ui::pane::{self, Head};
use crate::ui::rows::Row;
use crate::ui::{Look, layout};

pub(in crate::ui) use deciders::{state, style};

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: DecisionView, frame: &mut Frame<'_>, body: Rect) {
    for ((pane, number), area) in DecisionPane::ALL.into_iter().zip(1..).zip(layout::decision(body)) {
        let front = seen.pane == pane;
        let inner = pane::draw(look, head(app, look, pane, number, front), frame, area);
        let at = seen.row(pane);
        let shown = match pane {
            DecisionPane::Brief => brief(app, look, at, inner),
            DecisionPane::Words => deciders::rows(app, look, at, inner),
            DecisionPane::CallOut => call_out::rows(app, look, at, inner),
        };
        pane::rows(shown, look, front, frame, inner);
    }
}

fn head(app: &App, look: &Look, pane: DecisionPane, number: usize, front: bool) -> Head {
    let text = &look.text;
    match pane {
        DecisionPane::Brief => {
            let incident = app.incident().map(|incident| incident.number.to_string());
            Head::new(look, number, tr!(text, "pane-brief"), incident, front)
        }
        DecisionPane::Words => {
            Head { number, name: tr!(text, "pane-decision"), more: deciders::standing_title(app, look), front }
        }
        DecisionPane::CallOut => Head::new(look, number, tr!(text, "pane-call-out"), call_out::count(app, look), front),
    }
}

fn brief(app: &App, look: &Look, at: usize, inner: Rect) -> Vec<Row> {
    let Some(incident) = app.incident() else { return Vec::new() };
    facts::shown(app, look, incident, &app.brief(), at, inner)
}
