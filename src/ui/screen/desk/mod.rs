//! The desk: what is open, what is down, what to do next, whom to call.

mod incidents;
mod outages;
mod roster;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Borders};

use super::steps;
use crate::app::{App, Pane};
use crate::domain::playbook::Checklist;
use crate::ui::pane::{self, Head};
use crate::ui::rows::Row;
use crate::ui::{Look, layout, words};

/// Draws the four panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, frame: &mut Frame<'_>, body: Rect) {
    let list = app.checklist();
    let list = list.as_ref();
    for ((pane, number), area) in Pane::ALL.into_iter().zip(1..).zip(layout::desk(body)) {
        let front = app.pane() == pane;
        let head = Head::new(look, number, words::pane(&look.text, pane), more(app, look, pane, area, list), front);
        let inner = pane::draw(look, head, frame, area);
        if pane == Pane::Checklist {
            steps::draw(rows_of(app, look, pane, list, inner), app, look, list, front, frame, inner);
        } else {
            pane::rows(rows_of(app, look, pane, list, inner), look, front, frame, inner);
        }
    }
}

/// The inside of a pane at `area`, where its rows are.
pub(in crate::ui) fn inside(area: Rect) -> Rect {
    Block::new().borders(Borders::ALL).inner(area)
}

/// The rows of a pane that are in sight, from the first line of `inner` on.
pub(in crate::ui) fn rows_of(
    app: &App,
    look: &Look,
    pane: Pane,
    list: Option<&Checklist<'_>>,
    inner: Rect,
) -> Vec<Row> {
    match pane {
        Pane::Incidents => incidents::rows(app, look, inner),
        Pane::Outages => outages::rows(app, look, inner),
        Pane::Checklist => steps::rows(app, look, list, inner),
        Pane::Roster => roster::rows(app, look, list, inner),
    }
}

/// What there is to say of a pane beside its name.
fn more(app: &App, look: &Look, pane: Pane, area: Rect, list: Option<&Checklist<'_>>) -> Option<String> {
    match pane {
        Pane::Incidents => incidents::title(app, look, usize::from(area.width)),
        Pane::Outages => Some(app.board().outages().len().to_string()).filter(|count| count != "0"),
        Pane::Checklist => steps::title(app, list),
        Pane::Roster => None,
    }
}
