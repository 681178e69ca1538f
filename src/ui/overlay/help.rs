//! The keys of the place below, straight from the keymap, and what the marks on screen mean.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_width::UnicodeWidthStr as _;

use super::{boxed, more, own_keys};
use crate::app::{App, Overlay};
use crate::input::{Action, Key};
use crate::tr;
use crate::ui::rows::{self, Row, fit};
use crate::ui::{Look, hints, layout, words};

/// Cells of the keys of an action, the one after them included.
const KEYS: usize = 12;

/// Every way to ask for an action, as many as have room, the first at least.
fn named(look: &Look, ways: &[Vec<Key>]) -> String {
    let mut shown = String::new();
    for keys in ways.iter().map(|keys| words::keys(&look.text, keys)) {
        let more = if shown.is_empty() { keys } else { format!("{shown} · {keys}") };
        if !shown.is_empty() && more.width() >= KEYS {
            break;
        }
        shown = more;
    }
    shown
}

/// Draws the keys, the row `at` in sight, with how many are not.
pub(super) fn draw(app: &App, look: &Look, at: usize, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let ways = app.keymap().ways(app.places_below());
    // What the bottom line names, or has no room for, comes first; the keys that several begin with among them.
    let wanted = hints::wanted(app);
    let mut told: Vec<(usize, String, String)> = ways
        .iter()
        .map(|(action, keys)| (hints::rank(&wanted, *action), named(look, keys), words::action(&look.text, *action)))
        .chain(hints::groups(app, look, &wanted))
        .collect();
    told.sort_by_key(|(rank, ..)| *rank);
    let at = at.min(told.len().saturating_sub(1));
    let rows: Vec<Row> = told
        .into_iter()
        .enumerate()
        .map(|(n, (_, keys, words))| {
            let line = Line::from(vec![Span::styled(fit(&keys, KEYS), look.theme.front()), Span::raw(words)]);
            Row::new(vec![line], None, n == at)
        })
        .collect();
    let height = u16::try_from(rows.len() + 7).unwrap_or(u16::MAX);
    let area = layout::middle(body, 74, height);
    let inner = boxed(look, &tr!(look.text, "ui-help-title"), frame, area);
    // Over a form, the keys of its editor too, which no keymap changes.
    let editing = matches!(app.overlay(), Some(Overlay::Help { under: Some(_), .. }));
    let mut legend: Vec<String> = editing.then(|| tr!(look.text, "ui-legend-editing")).into_iter().collect();
    legend.extend([
        tr!(look.text, "ui-legend-incidents"),
        tr!(look.text, "ui-legend-messages"),
        tr!(look.text, "ui-legend-outages"),
        tr!(look.text, "ui-legend-steps"),
    ]);
    let below = u16::try_from(legend.len() + 1).unwrap_or(0).min(inner.height);
    let list = Rect { height: inner.height - below, ..inner };
    more(look, rows::out_of_sight(&rows, usize::from(list.height)), frame, area);
    rows::draw(rows::in_sight(rows, usize::from(list.height)), look, true, frame, list);
    let mut lines = vec![Line::default()];
    lines.extend(
        legend.into_iter().map(|line| {
            Line::styled(format!(" {}", rows::cut(&line, usize::from(inner.width) - 1)), look.theme.faint())
        }),
    );
    let foot = Rect { y: list.bottom(), height: below, ..inner };
    frame.render_widget(Paragraph::new(lines), foot);
    own_keys(app, look, &[Action::MoveDown, Action::PageDown, Action::Back], frame, bottom);
}
