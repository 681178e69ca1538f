//! Audiences with how they stand, and below each its templates and messages.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, MessageRow};
use crate::domain::message::{Message, MessageState, Sheet, Standing, outdated};
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, in_sight, spread};

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width).saturating_sub(MARK);
    let selected = app.message_row();
    let rows = app
        .message_rows()
        .into_iter()
        .map(|row| {
            let line = line(app, look, &row, width);
            Row::new(vec![line], None, selected.as_ref() == Some(&row))
        })
        .collect();
    in_sight(rows, usize::from(inner.height))
}

fn line(app: &App, look: &Look, row: &MessageRow, width: usize) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let Some(incident) = app.incident() else { return Line::default() };
    let (left, left_style, right, right_style) = match row {
        MessageRow::Audience(audience) => {
            let standing = incident.standing(*audience);
            let required = app.required_audiences().contains(audience);
            let words = match standing {
                Standing::Informed(_, at) | Standing::Told(at) => format!("✓ {}", text.at(at, app.now())),
                Standing::NotAffected(_) | Standing::Open => text.standing(standing),
            };
            let style = match standing {
                Standing::Informed(..) | Standing::Told(_) => theme.good(),
                Standing::Open if required => theme.warning(),
                Standing::NotAffected(_) | Standing::Open => theme.faint(),
            };
            let mark = if required { "*" } else { " " };
            (format!("{mark} {}", text.audience_short(*audience)), theme.strong(), words, style)
        }
        MessageRow::Template(_, name) => {
            let left = format!("  {}", tr!(text, "messages-template", name = name.as_str()));
            let templates = app.desk().register().templates();
            let counts = templates
                .get(name)
                .is_some_and(|template| templates.approval(template, app.desk().register(), None, app.now()).is_some());
            let (words, style) = if counts {
                (tr!(text, "message-state-approved"), theme.good())
            } else {
                (tr!(text, "template-not-approved"), theme.warning())
            };
            (left, theme.faint(), words, style)
        }
        MessageRow::Message(_, id) => match incident.messages.get(*id) {
            Some(message) => {
                let (state, style) = state(app, look, message);
                (format!("  {id} {}", text.message_kind(message.kind)), Style::new(), state, style)
            }
            None => return Line::default(),
        },
    };
    Line::from(spread(&left, left_style, &right, right_style, width))
}

/// How a message stands, with what nobody may overlook.
fn state(app: &App, look: &Look, message: &Message) -> (String, Style) {
    let (text, theme) = (&look.text, look.theme);
    let state = message.state(app.desk().register(), app.now());
    let words = text.message_state(state);
    if message.deviation().is_some() {
        return (format!("≠ {}", tr!(text, "messages-deviation")), theme.alarm());
    }
    if message.is_to_be_confirmed() {
        return (format!("{words} ○"), theme.warning());
    }
    let waits = app.incident().filter(|_| message.is_open());
    if waits.is_some_and(|incident| !outdated(&Sheet::of(app.desk(), incident, app.now()), message).is_empty()) {
        return (tr!(text, "messages-outdated-short"), theme.warning());
    }
    match state {
        MessageState::Draft if !app.sendable(message) => (tr!(text, "messages-waits"), theme.warning()),
        MessageState::Draft => (words, Style::new()),
        MessageState::Withdrawn => (words, theme.faint()),
        MessageState::Approved | MessageState::Sent => (words, theme.good()),
    }
}
