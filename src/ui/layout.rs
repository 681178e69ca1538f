//! Where things are, by the size of the terminal. The mouse asks here too. Plain sums: a solver would be felt at the start.

use ratatui::layout::Rect;

use crate::app::panes::{self, share};

/// From this width on a roster row has room for name and number side by side.
pub(super) const WIDE: u16 = 44;

/// Title bar, body, status line, bottom line.
pub(super) fn bars(area: Rect) -> (Rect, Rect, Rect, Rect) {
    let (top, rest) = above(area, 1);
    let (rest, bottom) = above(rest, rest.height.saturating_sub(1));
    let (body, status) = above(rest, rest.height.saturating_sub(1));
    (top, body, status, bottom)
}

/// The four panes of the desk, in the order of Tab.
pub(super) fn desk(body: Rect) -> [Rect; 4] {
    let (left, right) = beside(body, share(body.width, if body.width >= 110 { 58 } else { 57 }));
    let upper = panes::desk_upper(body.height);
    let (incidents, checklist) = above(left, upper);
    let (outages, roster) = above(right, upper);
    [incidents, outages, checklist, roster]
}

/// The three panes of an incident, in the order of Tab.
pub(super) fn incident(body: Rect) -> [Rect; 3] {
    let (facts, right) = beside(body, share(body.width, if body.width >= 110 { 45 } else { 50 }));
    let (steps, timeline) = above(right, panes::larger_half(right.height));
    [facts, steps, timeline]
}

/// The three panes of a decision, in the order of Tab.
pub(super) fn decision(body: Rect) -> [Rect; 3] {
    let (brief, right) = beside(body, share(body.width, if body.width >= 110 { 42 } else { 45 }));
    let (words, call_out) = above(right, panes::larger_half(right.height));
    [brief, words, call_out]
}

/// The three panes of an incident's messages, in the order of Tab.
pub(super) fn messages(body: Rect) -> [Rect; 3] {
    let (list, right) = beside(body, share(body.width, if body.width >= 110 { 35 } else { 43 }));
    let (text, sheet) = above(right, panes::text_upper(right.height));
    [list, text, sheet]
}

/// The register's list, and what is known of the selected row.
pub(super) fn register(body: Rect) -> [Rect; 2] {
    let (list, details) = beside(body, share(body.width, if body.width >= 110 { 50 } else { 54 }));
    [list, details]
}

/// The panes of the follow-up, in the order of Tab.
pub(super) fn follow_up(body: Rect) -> [Rect; 2] {
    let (actions, waiting) = above(body, panes::larger_half(body.height));
    [actions, waiting]
}

/// The upper rows, as many as asked for, and the others.
fn above(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// The columns on the left, as many as asked for, and the others.
fn beside(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    (Rect { width: columns, ..area }, Rect { x: area.x + columns, width: area.width - columns, ..area })
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
            for panes in [
                desk(body).to_vec(),
                incident(body).to_vec(),
                decision(body).to_vec(),
                messages(body).to_vec(),
                register(body).to_vec(),
                follow_up(body).to_vec(),
            ] {
                prop_assert!(panes.iter().all(|pane| pane.intersection(body) == *pane && pane.height >= 5 && pane.width >= 25));
                prop_assert_eq!(panes.iter().map(|pane| pane.area()).sum::<u32>(), body.area());
            }
        }
    }
}
