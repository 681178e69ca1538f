//! The frame of a pane: its border, and what stands in it: its number, its name and what there is to say of it.

use ratatui::Frame;
use ratatui::buffer::Cell;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders};
use unicode_width::UnicodeWidthStr as _;

use super::Look;
use super::rows::{self, Beyond, Row, cut};
use crate::tr;

/// What stands in the border.
pub(super) struct Head {
    /// The key that goes there.
    pub(super) number: usize,
    pub(super) name: String,
    /// What follows the name.
    pub(super) more: Vec<Span<'static>>,
    /// Whether the keys go here.
    pub(super) front: bool,
}

impl Head {
    /// A name and, where there is something, a word or two after it.
    pub(super) fn new(look: &Look, number: usize, name: String, more: Option<String>, front: bool) -> Self {
        let more = more.map(|more| Span::styled(format!("{more} "), look.theme.faint()));
        Self { number, name, more: more.into_iter().collect(), front }
    }
}

/// Draws the border of a pane, its number, name and what follows in it, and returns its inside.
pub(super) fn draw(look: &Look, head: Head, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let Head { number, name, more, front } = head;
    let style = if front { look.theme.front() } else { look.theme.strong() };
    let title = Line::from([vec![Span::styled(format!(" {number} {name} "), style)], more].concat());
    titled(look, &title, front, frame, area)
}

/// Draws the border of a pane with this in it, and returns its inside. The one in front has a heavy border, so that it shows without colour.
///
/// Only the border's own cells are touched: a block styles every cell of its area, and a desk has four.
pub(super) fn titled(look: &Look, title: &Line<'_>, front: bool, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let inner = Block::new().borders(Borders::ALL).inner(area);
    if area.is_empty() || inner.is_empty() {
        return inner;
    }
    let lines = if front { border::THICK } else { border::PLAIN };
    let style = if front { look.theme.front() } else { look.theme.faint() };
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let buffer = frame.buffer_mut();
    let styled = |symbol| {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        cell
    };
    let mut put = |x: u16, y: u16, made: &Cell| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.clone_from(made);
        }
    };
    let (above, below) = (styled(lines.horizontal_top), styled(lines.horizontal_bottom));
    for x in inner.left()..inner.right() {
        put(x, area.y, &above);
        put(x, bottom, &below);
    }
    let (before, after) = (styled(lines.vertical_left), styled(lines.vertical_right));
    for y in inner.top()..inner.bottom() {
        put(area.x, y, &before);
        put(right, y, &after);
    }
    put(area.x, area.y, &styled(lines.top_left));
    put(right, area.y, &styled(lines.top_right));
    put(area.x, bottom, &styled(lines.bottom_left));
    put(right, bottom, &styled(lines.bottom_right));
    buffer.set_line(inner.x, area.y, &whole_or_cut(title, usize::from(inner.width)), inner.width);
    inner
}

/// Draws rows into the inside of a pane, and on its lower edge that there are more of them.
pub(super) fn rows(rows: Vec<Row>, look: &Look, front: bool, frame: &mut Frame<'_>, inner: Rect) {
    let beyond = rows::beyond(&rows);
    rows::draw(rows, look, front, frame, inner);
    more(look, beyond, frame, inner);
}

/// Says on the line below `area` where what stands in it goes on.
pub(super) fn more(look: &Look, beyond: Beyond, frame: &mut Frame<'_>, area: Rect) {
    let arrows = match beyond {
        Beyond { above: false, below: false } => return,
        Beyond { above: true, below: false } => "↑",
        Beyond { above: false, below: true } => "↓",
        Beyond { above: true, below: true } => "↑↓",
    };
    let words = format!(" {} ", tr!(look.text, "ui-more-beyond", arrows = arrows));
    let width = u16::try_from(words.width()).unwrap_or(u16::MAX);
    let y = area.bottom();
    if area.width > width && y < frame.area().bottom() {
        let place = Rect { x: area.right() - width - 1, y, width, height: 1 };
        rows::put(&[Line::styled(words, look.theme.faint())], frame, place);
    }
}

/// A title that has no room says so where it ends.
fn whole_or_cut(title: &Line<'_>, width: usize) -> Line<'static> {
    let mut room = width;
    let mut spans: Vec<Span<'static>> = Vec::new();
    let whole = title.width() <= width;
    for span in &title.spans {
        let content = if whole { span.content.to_string() } else { cut(&span.content, room) };
        let ends = !whole && content != span.content;
        room = room.saturating_sub(content.width());
        spans.push(Span::styled(content, span.style));
        if ends || room == 0 {
            break;
        }
    }
    Line::from(spans)
}
