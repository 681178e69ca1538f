//! The fields of a form: a line each, three where prose is written; a pick in focus opens its options over what is below.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::Page;
use super::procedure::Said;
use crate::app::{Content, Editor, Field, FieldName, Pick, PickOption, Shape};
use crate::tr;
use crate::ui::rows::{cut, fit, wrap};
use crate::ui::words;
use crate::ui::{Look, layout};

/// Cells of a label with the mark before it and at least one cell after it.
const LABEL: usize = 20;
/// Options of a pick that are shown at a time.
const OPTIONS: usize = 6;
/// Lines of a note that are shown.
const PROSE: usize = 3;
/// Lines of a message's wording that are shown.
const WORDING: usize = 11;
/// From here on, in percent of what there is room for, a line says how long it is.
const COUNTED: usize = 80;

/// How much a field has room for, where the last thing typed did not fit.
pub(super) fn overflowed(field: &Field) -> Option<usize> {
    match &field.content {
        Content::Text { editor, shape } => editor.is_overflowed().then(|| shape.room()),
        Content::Choice { .. } | Content::Pick(_) => None,
    }
}

/// Adds a field to the page.
pub(super) fn draw(
    page: &mut Page,
    look: &Look,
    (field, said): (&Field, &Said),
    focus: bool,
    blamed: bool,
    width: usize,
) {
    let theme = look.theme;
    let label = said.label.clone().unwrap_or_else(|| words::field(&look.text, field.name));
    let style = match (focus, blamed) {
        (_, true) => theme.alarm(),
        (true, false) => theme.front(),
        (false, false) => theme.faint(),
    };
    let mark = if focus { "› " } else { "  " };
    // A question is longer than a label: it gets a line of its own.
    let mut left = if label.width() + 3 > LABEL {
        page.lines.extend(
            wrap(&label, width.saturating_sub(2)).into_iter().map(|line| Line::styled(format!("{mark}{line}"), style)),
        );
        vec![Span::raw(" ".repeat(LABEL))]
    } else {
        vec![Span::styled(format!("{mark}{}", fit(&label, LABEL - 2)), style)]
    };
    let room = width.saturating_sub(LABEL);
    match &field.content {
        // The exact wording needs room: it has lines of its own, below its label.
        Content::Text { editor, shape: Shape::Prose } if field.name == FieldName::MessageText => {
            left.extend(out_of_sight(look, editor, width).map(|words| Span::styled(words, theme.faint())));
            page.lines.push(Line::from(left));
            draw_prose(page, Vec::new(), editor, focus, (0, width), WORDING);
        }
        Content::Text { editor, shape: Shape::Prose } => {
            draw_prose(page, left, editor, focus, (LABEL, room), PROSE);
        }
        Content::Text { editor, shape: shape @ (Shape::Line | Shape::Time | Shape::Ahead | Shape::Day) } => {
            // What is typed is shown whole; where there is room beside it, how it may be typed.
            let typed = editor.value().width() + 2;
            let example = said.example.clone().filter(|example| focus && example.width() + typed < room);
            let count = counted(editor, *shape).filter(|_| focus).or_else(|| said.taken.clone()).or(example);
            let room = room.saturating_sub(count.as_ref().map_or(0, |count| count.width() + 1));
            let (shown, column) = in_window(editor, room);
            // What the first letter typed replaces looks as selected text does.
            if focus && editor.is_offered() {
                let rest = room.saturating_sub(shown.width());
                left.push(Span::styled(shown, theme.selected()));
                left.push(Span::styled(" ".repeat(rest), underlined()));
            } else {
                left.push(Span::styled(fit(&shown, room), if focus { underlined() } else { Style::new() }));
            }
            let style = if editor.is_overflowed() { theme.alarm() } else { theme.faint() };
            left.extend(count.map(|count| Span::styled(format!(" {count}"), style)));
            if focus {
                page.cursor = Some((LABEL + column, page.lines.len()));
            }
            page.lines.push(Line::from(left));
        }
        Content::Choice { options, at } => {
            let own = || options.get(*at).map(|choice| words::choice(&look.text, *choice));
            let value = said.value.clone().or_else(own).unwrap_or_default();
            let value = if focus { format!("‹ {value} ›  {}/{}", at + 1, options.len()) } else { value };
            left.push(Span::styled(cut(&value, room), if focus { theme.strong() } else { Style::new() }));
            page.lines.push(Line::from(left));
        }
        Content::Pick(pick) => draw_pick(page, look, pick, left, focus, room),
    }
}

/// Prose in `shown` lines, `indent` cells from the left and `room` cells wide.
fn draw_prose(
    page: &mut Page,
    mut left: Vec<Span<'static>>,
    editor: &Editor,
    focus: bool,
    (indent, room): (usize, usize),
    shown: usize,
) {
    let (lines, cursor) = broken(editor, room.saturating_sub(1));
    let first = first_shown(cursor.1, shown, lines.len());
    let style = if focus { underlined() } else { Style::new() };
    for n in 0..shown {
        let before = if n == 0 { std::mem::take(&mut left) } else { vec![Span::raw(" ".repeat(indent))] };
        let words = lines.get(first + n).map(String::as_str).unwrap_or_default();
        let mut spans = before;
        spans.push(Span::styled(fit(words, room), style));
        if focus && cursor.1 == first + n {
            page.cursor = Some((indent + cursor.0, page.lines.len()));
        }
        page.lines.push(Line::from(spans));
    }
}

/// How much of an exact wording lies above and below what is shown of it.
fn out_of_sight(look: &Look, editor: &Editor, width: usize) -> Option<String> {
    let (lines, cursor) = broken(editor, width.saturating_sub(1));
    let above = first_shown(cursor.1, WORDING, lines.len());
    let below = lines.len().saturating_sub(above + WORDING);
    let mut words = Vec::new();
    words.extend((above > 0).then(|| tr!(look.text, "ui-more-above", count = above)));
    words.extend((below > 0).then(|| tr!(look.text, "ui-more-below", count = below)));
    (!words.is_empty()).then(|| words.join(" · "))
}

/// The first line that is shown of so many, so that the cursor's is among them.
fn first_shown(cursor: usize, shown: usize, lines: usize) -> usize {
    cursor.saturating_sub(shown.saturating_sub(1)).min(lines.saturating_sub(1))
}

/// What is typed in lines of at most `room` cells, broken after blanks as far as words allow, and the cursor's column and
/// line among them. Every letter stays, so that the cursor is where the next one will be.
fn broken(editor: &Editor, room: usize) -> (Vec<String>, (usize, usize)) {
    let mut lines = vec![String::new()];
    // The cursor as a line and the bytes before it there: a word that moves to the next line takes it along.
    let mut cursor = None;
    let mut letters = 0;
    for grapheme in editor.value().graphemes(true) {
        let here = lines.last().map_or(0, String::len);
        if cursor.is_none() && letters >= editor.cursor() {
            cursor = Some((lines.len() - 1, here));
        }
        letters += grapheme.chars().count();
        if grapheme == "\n" {
            lines.push(String::new());
            continue;
        }
        // A blank may stand past the edge: nothing is seen of it.
        let full = lines.last().is_some_and(|line| line.width() + grapheme.width() > room);
        if full && grapheme != " " {
            let last = lines.len() - 1;
            let word = lines.last().and_then(|line| line.rfind(' ')).map_or(here, |blank| blank + 1);
            let moved = lines.last_mut().map(|line| line.split_off(word)).unwrap_or_default();
            // A word longer than the line is broken where the line ends.
            let still = moved.width() + grapheme.width() > room;
            lines.push(moved);
            cursor = cursor.map(
                |(line, bytes)| {
                    if line == last && bytes >= word { (line + 1, bytes - word) } else { (line, bytes) }
                },
            );
            if still {
                lines.push(String::new());
            }
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(grapheme);
        }
    }
    let (line, bytes) = cursor.unwrap_or_else(|| (lines.len() - 1, lines.last().map_or(0, String::len)));
    let column = lines.get(line).and_then(|words| words.get(..bytes)).map_or(0, unicode_width::UnicodeWidthStr::width);
    (lines, (column.min(room), line))
}

/// The part of a line around the cursor, and the cursor's column in it. An ellipsis stands where it goes on.
fn in_window(editor: &Editor, room: usize) -> (String, usize) {
    let cursor = editor.cells_before();
    let skip = cursor.saturating_sub(room.saturating_sub(1));
    let mut before = 0;
    let mut shown = String::new();
    for grapheme in editor.value().graphemes(true) {
        if before >= skip {
            shown.push_str(grapheme);
        }
        before += grapheme.width();
    }
    let column = cursor.saturating_sub(skip);
    if skip > 0 && column > 1 {
        let first = shown.graphemes(true).next().map_or(0, str::len);
        let cells = shown.get(..first).map_or(0, unicode_width::UnicodeWidthStr::width);
        shown.replace_range(..first, &format!("…{}", " ".repeat(cells.saturating_sub(1))));
    }
    (shown, column)
}

fn underlined() -> Style {
    Style::new().add_modifier(Modifier::UNDERLINED)
}

/// How long a line is and may be, once that is worth knowing.
fn counted(editor: &Editor, shape: Shape) -> Option<String> {
    let (have, room) = (editor.value().chars().count(), shape.room());
    (have * 100 >= room * COUNTED).then(|| format!("{have}/{room}"))
}

/// An option's name, and how a word is given where it says that.
fn named(look: &Look, option: &PickOption) -> String {
    let name = look.text.name(&option.label);
    option.how().map_or_else(|| name.clone(), |how| format!("{name} · {}", look.text.how(how)))
}

fn draw_pick(page: &mut Page, look: &Look, pick: &Pick, mut left: Vec<Span<'static>>, focus: bool, room: usize) {
    let (text, theme) = (&look.text, look.theme);
    let picked: Vec<String> = pick.picked().iter().map(|option| named(look, option)).collect();
    let summary = if picked.is_empty() { tr!(text, "ui-none-picked") } else { picked.join(", ") };
    left.push(Span::styled(cut(&summary, room), if focus { theme.strong() } else { Style::new() }));
    page.lines.push(Line::from(left));
    // The search line and the options: as many lines as there can be, however few match.
    let begins = page.lines.len();
    let height = 1 + pick.count().clamp(1, OPTIONS);
    page.least = page.least.max(begins + height);
    if !focus {
        return;
    }
    let before = tr!(text, "ui-pick-search");
    let (shown, column) = in_window(pick.filter(), room.saturating_sub(before.width() + 1));
    page.cursor = Some((LABEL + before.width() + 1 + column, begins));
    let indent = || Span::raw(" ".repeat(LABEL));
    let matches = pick.matches();
    let first = layout::offset(pick.at(), matches.len(), OPTIONS);
    let mut search = vec![indent(), Span::styled(format!("{before} "), theme.faint())];
    let hint = if shown.is_empty() { format!(" {}", tr!(text, "ui-pick-type")) } else { String::new() };
    search.extend([Span::raw(shown), Span::styled(hint, theme.faint())]);
    let below = matches.len().saturating_sub(first + OPTIONS);
    let mut beyond: Vec<String> = Vec::new();
    beyond.extend((first > 0).then(|| tr!(text, "ui-more-above", count = first)));
    beyond.extend((below > 0).then(|| tr!(text, "ui-more-below", count = below)));
    if !beyond.is_empty() {
        search.push(Span::styled(format!("  {}", beyond.join(" · ")), theme.strong()));
    }
    let mut lines = vec![Line::from(search)];
    if matches.is_empty() {
        lines.push(Line::from(vec![indent(), Span::styled(tr!(text, "ui-nothing-matches"), theme.faint())]));
    }
    for (n, option) in matches.iter().enumerate().skip(first).take(OPTIONS) {
        let mark = match (pick.is_many(), pick.has(option)) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, _) => "",
        };
        let at = n == pick.at();
        let words = fit(&format!("{mark}{}", named(look, option)), room.saturating_sub(2));
        lines.push(Line::from(vec![
            indent(),
            Span::raw(if at { "› " } else { "  " }),
            Span::styled(words, if at { theme.selected() } else { Style::new() }),
        ]));
    }
    lines.resize(height, Line::default());
    page.options = Some((begins, lines));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prose_is_broken_between_words() {
        let (lines, at) = broken(&Editor::of("næste opdatering kommer"), 12);
        assert_eq!(lines, ["næste ", "opdatering ", "kommer"]);
        assert_eq!(at, (6, 2));
    }

    #[test]
    fn a_line_that_goes_on_to_the_left_says_so() {
        assert_eq!(in_window(&Editor::of("0123456789"), 6), ("…6789".to_owned(), 5));
        assert_eq!(in_window(&Editor::of("0123"), 6), ("0123".to_owned(), 4));
    }

    proptest! {
        #[test]
        fn breaking_keeps_every_letter(text in "[a-zæøå会 \n]{0,80}", room in 2usize..30) {
            let (lines, (column, line)) = broken(&Editor::of(&text), room);
            prop_assert_eq!(lines.concat(), text.replace('\n', ""));
            prop_assert!(lines.iter().all(|line| line.trim_end_matches(' ').width() <= room));
            prop_assert!(column <= room && line < lines.len());
        }
    }
}
