//! The follow-up of all incidents.
//!
//! ```text
//! ┌ Corrective actions ─────────────────────────────────────┐
//! │ late first: day, incident, what, who, how it stands     │
//! ├ Deviations, reviews, closed lately ─────────────────────┤
//! │ day, incident, what                                     │
//! └─────────────────────────────────────────────────────────┘
//! ```

mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::{App, FollowUpPane, FollowUpView};
use crate::ui::pane::{self, Head};
use crate::ui::{Look, layout, words};

/// Draws the panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: FollowUpView, frame: &mut Frame<'_>, body: Rect) {
    for ((pane, number), area) in FollowUpPane::ALL.into_iter().zip(1..).zip(layout::follow_up(body)) {
        let front = seen.pane == pane;
        let head = Head::new(look, number, words::follow_up_pane(&look.text, pane), None, front);
        let inner = pane::draw(look, head, frame, area);
        let rows = match pane {
            FollowUpPane::Actions => rows::actions(app, look, seen, inner),
            FollowUpPane::Waiting => rows::waiting(app, look, seen, inner),
        };
        pane::rows(rows, look, front, frame, inner);
    }
}
