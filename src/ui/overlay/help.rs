//! The keys of the place below, straight from the keymap, and what the marks on screen mean.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{boxed, more, own_keys};
use crate::app::App;
use crate::input::Action;
use crate::tr;
use crate::ui::rows::{self, Row, fit};
use crate::ui::{Look, hints, layout, words};

/// Draws the keys, the row `at` in sight, with how many are not.
pub(super) fn draw(app: &App, look: &Look, at: usize, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let mut hints = app.keymap().hints(app.places_below());
    // What the bottom line names, or has no room for, comes first.
    let wanted = hints::wanted(app);
    hints.sort_by_key(|hint| hints::rank(&wanted, hint.action));
    let rows: Vec<Row> = hints
        .iter()
        .enumerate()
        .map(|(n, hint)| {
            let keys = fit(&words::keys(&look.text, &hint.keys), 12);
            let line = Line::from(vec![
                Span::styled(keys, look.theme.front()),
                Span::raw(words::action(&look.text, hint.action)),
            ]);
            Row::new(vec![line], None, n == at)
        })
        .collect();
    let height = u16::try_from(rows.len() + 7).unwrap_or(u16::MAX);
    let area = layout::middle(body, 74, height);
    let inner = boxed(look, &tr!(look.text, "ui-help-title"), frame, area);
    let legend = [
        tr!(look.text, "ui-legend-incidents"),
        tr!(look.text, "ui-legend-messages"),
        tr!(look.text, "ui-legend-outages"),
        tr!(look.text, "ui-legend-steps"),
    ];
    let below = u16::try_from(legend.len() + 1).unwrap_or(0).min(inner.height);
    let list = Rect { height: inner.height - below, ..inner };
    more(look, rows::out_of_sight(&rows, usize::from(list.height)), frame, area);
    rows::draw(rows::in_sight(rows, usize::from(list.height)), look, true, frame, list);
    let mut lines = vec![Line::default()];
    lines.extend(
        legend.map(|line| {
            Line::styled(format!(" {}", rows::cut(&line, usize::from(inner.width) - 1)), look.theme.faint())
        }),
    );
    let foot = Rect { y: list.bottom(), height: below, ..inner };
    frame.render_widget(Paragraph::new(lines), foot);
    own_keys(app, look, &[Action::MoveDown, Action::PageDown, Action::Back], frame, bottom);
}
