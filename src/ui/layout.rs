//! Where things are, by the size of the terminal. The mouse asks here too.

use ratatui::layout::{Constraint, Layout, Rect};

/// From this width on a roster row has room for name and number side by side.
pub(super) const WIDE: u16 = 44;

/// Title bar, body, status line, bottom line.
pub(super) fn bars(area: Rect) -> (Rect, Rect, Rect, Rect) {
    let [top, body, status, bottom] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1), Constraint::Length(1)])
            .areas(area);
    (top, body, status, bottom)
}

/// The four panes of the desk, in the order of Tab.
pub(super) fn desk(body: Rect) -> [Rect; 4] {
    let left = if body.width >= 110 { 58 } else { 57 };
    let [left, right] = Layout::horizontal([Constraint::Percentage(left), Constraint::Fill(1)]).areas(body);
    let upper = if body.height >= 32 { 32 } else { 38 };
    let halves = |area| Layout::vertical([Constraint::Percentage(upper), Constraint::Fill(1)]).areas(area);
    let [incidents, checklist] = halves(left);
    let [outages, roster] = halves(right);
    [incidents, outages, checklist, roster]
}

/// The three panes of an incident, in the order of Tab.
pub(super) fn incident(body: Rect) -> [Rect; 3] {
    let left = if body.width >= 110 { 45 } else { 50 };
    let [facts, right] = Layout::horizontal([Constraint::Percentage(left), Constraint::Fill(1)]).areas(body);
    let [steps, timeline] = Layout::vertical([Constraint::Percentage(55), Constraint::Fill(1)]).areas(right);
    [facts, steps, timeline]
}

/// A box in the middle of `area`, as large as wanted where there is room.
pub(super) fn middle(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// The first row shown of `count` rows in `height`, with `selected` in sight. It moves by half pages, so that a step in the
/// list redraws two rows and not all of them, and follows from the selection alone.
pub(super) fn offset(selected: usize, count: usize, height: usize) -> usize {
    if height == 0 || count <= height {
        return 0;
    }
    let step = (height / 2).max(1);
    (selected / step * step).saturating_sub(height / 4).min(count - height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_selected_row_is_always_in_sight(count in 1usize..500, selected in 0usize..500, height in 1usize..60) {
            let selected = selected.min(count - 1);
            let first = offset(selected, count, height);
            prop_assert!(first <= selected && selected < first + height, "{first}");
            prop_assert!(first + height <= count.max(height));
        }

        #[test]
        fn the_panes_cover_the_body_and_lie_in_it(width in 80u16..300, height in 21u16..100) {
            let body = Rect::new(0, 1, width, height);
            for panes in [desk(body).to_vec(), incident(body).to_vec()] {
                prop_assert!(panes.iter().all(|pane| pane.intersection(body) == *pane && pane.height >= 5 && pane.width >= 25));
                prop_assert_eq!(panes.iter().map(|pane| pane.area()).sum::<u32>(), body.area());
            }
        }
    }
}
