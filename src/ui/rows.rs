//! Rows of a pane: cut to its width by cells, marked when selected, windowed so that the selected one is in sight.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::{Look, layout};
use crate::app::Target;
use crate::domain::clean::stands_alone;

/// Cells of the mark before a row.
pub(super) const MARK: usize = 2;

/// On which sides of what is in sight there is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Beyond {
    pub(super) above: bool,
    pub(super) below: bool,
}

/// A row: one line or a few that belong together.
pub(super) struct Row {
    pub(super) lines: Vec<Line<'static>>,
    /// What the mouse hits here.
    pub(super) target: Option<Target>,
    pub(super) selected: bool,
    /// Whether it has room for the mark, as all rows have that can be selected.
    marked: bool,
    /// What of the list is out of sight beside it.
    beyond: Beyond,
}

impl Row {
    /// Lines that can be selected.
    pub(super) fn new(lines: Vec<Line<'static>>, target: Option<Target>, selected: bool) -> Self {
        Self { lines, target, selected, marked: true, beyond: Beyond::default() }
    }

    /// A line nobody can select.
    pub(super) fn heading(line: Line<'static>) -> Self {
        Self { lines: vec![line], target: None, selected: false, marked: false, beyond: Beyond::default() }
    }
}

/// How many cells a text takes.
fn cells(text: &str) -> usize {
    if text.chars().all(single) { text.chars().count() } else { text.width() }
}

/// Whether a character is one cell by itself: those that texts are written with, and those that frames are drawn with.
fn single(c: char) -> bool {
    stands_alone(c) || matches!(c, '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{257f}')
}

/// `text` in at most `width` cells, with an ellipsis where it was cut.
pub(super) fn cut(text: &str, width: usize) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(1);
    let mut out = if text.chars().all(single) {
        text.chars().take(room).collect()
    } else {
        whole_graphemes(text, room).to_owned()
    };
    if width > 0 {
        out.push('…');
    }
    out
}

/// The beginning of `text` that has room in `width` cells, by what is seen as one sign.
fn whole_graphemes(text: &str, width: usize) -> &str {
    let mut cells = 0;
    let mut ends = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        cells += grapheme.width();
        if cells > width {
            break;
        }
        ends = at + grapheme.len();
    }
    text.get(..ends).unwrap_or_default()
}

/// `text` cut or filled up to exactly `width` cells.
pub(super) fn fit(text: &str, width: usize) -> String {
    let mut out = cut(text, width);
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(cells(&out))));
    out
}

/// Left and right in a line of `width` cells; the left gives way, with at least one cell between.
pub(super) fn spread(
    left: &str,
    left_style: Style,
    right: &str,
    right_style: Style,
    width: usize,
) -> Vec<Span<'static>> {
    let right = cut(right, width.saturating_sub(1));
    let room = width.saturating_sub(right.width() + usize::from(!right.is_empty()));
    let mut spans = vec![Span::styled(fit(left, room), left_style)];
    if !right.is_empty() {
        spans.push(Span::raw(" "));
        spans.push(Span::styled(right, right_style));
    }
    spans
}

/// Text in lines of at most `width` cells, broken between words.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for word in line.split_whitespace() {
            if !current.is_empty() && current.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
            // A word longer than the line is broken where the line ends.
            while current.width() > width && width > 0 {
                let mut head = String::new();
                let mut cells = 0;
                let mut graphemes = current.graphemes(true);
                let mut rest = String::new();
                for grapheme in graphemes.by_ref() {
                    if cells + grapheme.width() > width && !head.is_empty() {
                        rest.push_str(grapheme);
                        break;
                    }
                    cells += grapheme.width();
                    head.push_str(grapheme);
                }
                rest.extend(graphemes);
                lines.push(head);
                if rest == current {
                    break;
                }
                current = rest;
            }
        }
        lines.push(current);
    }
    lines
}

/// The rows that are in sight in `height` lines, in order.
pub(super) fn in_sight(rows: Vec<Row>, height: usize) -> Vec<Row> {
    let first = first_in_sight(&rows, height);
    let count: usize = rows.iter().map(|row| row.lines.len()).sum();
    let mut at = 0;
    let mut shown = Vec::new();
    for mut row in rows {
        let length = row.lines.len();
        let skipped = first.saturating_sub(at).min(length);
        row.lines.drain(..skipped);
        let room = (first + height).saturating_sub(at.max(first));
        row.lines.truncate(room);
        at += length;
        if !row.lines.is_empty() {
            shown.push(row);
        }
        if at >= first + height {
            break;
        }
    }
    cut_off(shown, first > 0, count > first + height)
}

/// The rows in sight of a list that goes on above or below them.
pub(super) fn cut_off(mut shown: Vec<Row>, above: bool, below: bool) -> Vec<Row> {
    if let Some(first) = shown.first_mut() {
        first.beyond = Beyond { above, below };
    }
    shown
}

/// Where the list that these rows are the part in sight of goes on.
pub(super) fn beyond(shown: &[Row]) -> Beyond {
    shown.first().map_or_else(Beyond::default, |row| row.beyond)
}

fn first_in_sight(rows: &[Row], height: usize) -> usize {
    let count: usize = rows.iter().map(|row| row.lines.len()).sum();
    let before = rows.iter().take_while(|row| !row.selected).map(|row| row.lines.len()).sum::<usize>();
    let tall = rows.iter().find(|row| row.selected).map_or(0, |row| row.lines.len());
    let selected = if tall == 0 { 0 } else { before };
    // The last line of a tall row must be in sight too, and its first goes before.
    let mut first = layout::offset(selected, count, height);
    if selected + tall > first + height {
        first = (selected + tall).saturating_sub(height).min(selected);
    }
    first
}

/// How many lines of `rows` lie above and below what is in sight in `height` lines.
pub(super) fn out_of_sight(rows: &[Row], height: usize) -> (usize, usize) {
    let count: usize = rows.iter().map(|row| row.lines.len()).sum();
    let first = first_in_sight(rows, height);
    (first, count.saturating_sub(first + height))
}

/// Draws rows into `area`; the selected one is reversed where the keys go, and marked everywhere.
pub(super) fn draw(rows: Vec<Row>, look: &Look, front: bool, frame: &mut Frame<'_>, area: Rect) {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let width = usize::from(area.width);
    for row in rows {
        for (n, line) in row.lines.into_iter().enumerate() {
            let mark = match (row.marked, row.selected) {
                (false, _) => "",
                (true, true) if n == 0 => "› ",
                (true, _) => "  ",
            };
            let mut spans = vec![Span::raw(mark)];
            spans.extend(line.spans);
            let mut line = Line::from(spans);
            if row.selected && front {
                let cells = line.width();
                line.spans.push(Span::raw(" ".repeat(width.saturating_sub(cells))));
                for span in &mut line.spans {
                    span.style = look.theme.selected();
                }
            }
            lines.push(line);
        }
    }
    put(&lines, frame, area);
}

/// Lines as they are, one below the other, cut at the right. What they are put on keeps its style where they set none.
///
/// Not a paragraph: that one lays out each line anew, which a key press can be felt to cost.
pub(super) fn put(lines: &[Line<'_>], frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    for (line, y) in lines.iter().zip(area.rows().map(|row| row.y)) {
        let mut x = area.x;
        for span in &line.spans {
            x = put_span(span, line.style, buffer, (x, y), area.right());
        }
    }
}

/// One span, up to `right`; where the next one begins. What is one cell a character needs no search for graphemes.
fn put_span(span: &Span<'_>, line: Style, buffer: &mut Buffer, (x, y): (u16, u16), right: u16) -> u16 {
    let style = line.patch(span.style);
    let text = span.content.as_ref();
    if !text.chars().all(single) {
        let room = usize::from(right.saturating_sub(x));
        return buffer.set_stringn(x, y, text, room, style).0;
    }
    let mut at = x;
    for c in text.chars() {
        if at >= right {
            break;
        }
        if let Some(cell) = buffer.cell_mut((at, y)) {
            // What is blank already stays so: most of a screen is, and such cells are told apart sooner.
            if c != ' ' || cell.symbol() != " " {
                cell.set_char(c);
            }
            cell.set_style(style);
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_by_cells_and_says_so() {
        assert_eq!(cut("Borgerservice", 20), "Borgerservice");
        assert_eq!(cut("Borgerservice", 7), "Borger…");
        assert_eq!(cut("会议室系统", 5), "会议…");
        assert_eq!(fit("æøå", 5), "æøå  ");
    }

    proptest! {
        #[test]
        fn lines_look_as_the_library_would_draw_them(texts in proptest::collection::vec("[a-zæøå …→─会\u{301}é]{0,9}", 1..4), width in 1u16..12) {
            let line = Line::from(texts.iter().map(|text| Span::styled(text.clone(), Style::new().bold())).collect::<Vec<_>>());
            let area = Rect::new(0, 0, width, 1);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let mut x = 0;
            for span in &line.spans {
                x = put_span(span, line.style, &mut ours, (x, 0), width);
            }
            theirs.set_line(0, 0, &line, width);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn plain_text_is_cut_where_its_signs_end(text in "[a-zæøå …→─]{0,30}", width in 0usize..30) {
            let cut = cut(&text, width);
            let kept = if text.width() <= width { text.as_str() } else { whole_graphemes(&text, width.saturating_sub(1)) };
            prop_assert_eq!(cut.strip_suffix('…').filter(|_| cut != text).unwrap_or(&cut), kept);
        }

        #[test]
        fn nothing_is_wider_than_asked(text in "\\PC{0,60}", width in 0usize..30) {
            prop_assert!(cut(&text, width).width() <= width.max(usize::from(width > 0)));
            prop_assert!(fit(&text, width).width() <= width + 1);
        }

        #[test]
        fn wrapping_keeps_every_letter(text in "[a-zæøå ]{0,80}", width in 1usize..30) {
            let lines = wrap(&text, width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }

        #[test]
        fn the_selected_row_is_in_sight(heights in proptest::collection::vec(1usize..4, 1..40), at in 0usize..40, height in 3usize..20) {
            let at = at.min(heights.len() - 1);
            let rows = heights.iter().enumerate().map(|(n, tall)| {
                Row::new(vec![Line::raw(n.to_string()); *tall], None, n == at)
            }).collect();
            let shown = in_sight(rows, height);
            prop_assert!(shown.iter().map(|row| row.lines.len()).sum::<usize>() <= height);
            let row = shown.iter().find(|row| row.selected);
            prop_assert_eq!(row.map(|row| row.lines.len()), Some(heights[at]));
        }
    }
}
