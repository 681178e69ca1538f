//! Corrective actions, and what else waits, a row each.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, FollowUpPane, FollowUpView, WaitingRow};
use crate::domain::clock::ClockState;
use crate::domain::follow_up::{ActionState, FollowedAction};
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, fit, in_sight, spread};

/// Cells of a day and of an incident's number.
const DAY: usize = 11;
const NUMBER: usize = 8;

/// The corrective actions in sight.
pub(super) fn actions(app: &App, look: &Look, seen: FollowUpView, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width).saturating_sub(MARK);
    let all = app.followed_actions();
    if all.is_empty() {
        return vec![Row::heading(Line::styled(tr!(look.text, "follow-up-no-actions"), look.theme.faint()))];
    }
    let selected = seen.row(FollowUpPane::Actions).min(all.len() - 1);
    let rows = all.iter().enumerate().map(|(n, row)| {
        let (left, right) = told(app, look, row);
        let style = match row.state {
            ActionState::Late | ActionState::EffectLate => look.theme.alarm(),
            ActionState::Open | ActionState::AwaitingEffect => Style::new(),
            ActionState::Assessed | ActionState::Dropped => look.theme.faint(),
        };
        Row::new(vec![Line::from(spread(&left, Style::new(), &right, style, width))], None, n == selected)
    });
    in_sight(rows.collect(), usize::from(inner.height))
}

fn told(app: &App, look: &Look, row: &FollowedAction<'_>) -> (String, String) {
    let text = &look.text;
    let action = row.action;
    let day = fit(&text.date(action.next_day()), DAY);
    let number = fit(&row.incident.number.to_string(), NUMBER);
    let owner = text.action_owner(app.desk(), &action.plan.owner);
    let left = format!("{day} {number} {} {}", action.id, action.plan.text);
    let state = match &action.effect {
        Some(effect) => text.worked(effect.value.0),
        None => text.action_state(row.state),
    };
    let mark = if row.state.is_late() { "! " } else { "" };
    (left, format!("{mark}{state} · {owner}"))
}

/// Deviations, reviews and incidents closed lately in sight.
pub(super) fn waiting(app: &App, look: &Look, seen: FollowUpView, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    let all = app.waiting_rows();
    if all.is_empty() {
        return vec![Row::heading(Line::styled(tr!(text, "follow-up-nothing-waits"), theme.faint()))];
    }
    let selected = seen.row(FollowUpPane::Waiting).min(all.len() - 1);
    let rows = all.iter().enumerate().map(|(n, row)| {
        let number = fit(&row.incident().number.to_string(), NUMBER);
        let (what, state, style) = match row {
            WaitingRow::Deviation(row) => {
                let deviation = row.deviation;
                let lapse = text.lapse(deviation.lapse);
                let said = tr!(text, "follow-up-deviation", safeguard = deviation.safeguard.as_str(), lapse = lapse);
                let handler = deviation.handler.as_ref().map(|person| text.person(app.desk(), person));
                (format!("{} {said}", deviation.id), handler.unwrap_or_default(), theme.warning())
            }
            WaitingRow::Review(incident, clock) => {
                let late = clock.state(app.now()) == ClockState::Overdue;
                let style = if late { theme.alarm() } else { Style::new() };
                (
                    format!("{}: {}", tr!(text, "follow-up-review"), incident.title),
                    text.clock_phrase(clock, app.now()),
                    style,
                )
            }
            WaitingRow::Closed(incident) => {
                let at = incident.closed_at().map(|at| text.at(at, app.now())).unwrap_or_default();
                (incident.title.to_string(), format!("{} {at}", tr!(text, "ui-closed")), theme.faint())
            }
        };
        let left = format!("{number} {what}");
        Row::new(vec![Line::from(spread(&left, Style::new(), &state, style, width))], None, n == selected)
    });
    in_sight(rows.collect(), usize::from(inner.height))
}
