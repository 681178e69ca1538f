//! A form: its fields with what is typed so far, the fault where it lies, the keys at its foot.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use super::{boxed, key_hint};
use crate::app::{App, Content, Editor, Fault, Field, Form, Pick, Purpose, Shape};
use crate::domain::Incident;
use crate::input::Action;
use crate::tr;
use crate::ui::rows::{cut, fit, wrap};
use crate::ui::{Look, layout, words};

/// Cells of a label.
const LABEL: usize = 18;
/// Options of a pick that are shown at a time.
const OPTIONS: usize = 6;
/// Lines of a note that are shown.
const PROSE: usize = 4;

/// The lines of a form, and where the cursor stands among them.
#[derive(Default)]
struct Page {
    lines: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
    /// Line of the field in focus.
    focus: usize,
}

/// Draws the form over `body`.
pub(super) fn draw(app: &App, look: &Look, form: &Form, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let width = body.width.saturating_sub(4).min(92);
    let inner_width = usize::from(width.saturating_sub(3));
    let page = page(app, look, form, inner_width);
    let foot = foot(app, look, form, inner_width);
    let wanted = page.lines.len() + foot.len() + 2;
    let area = layout::middle(body, width, u16::try_from(wanted).unwrap_or(u16::MAX));
    let inner = boxed(look, &title(app, look, form.purpose()), frame, area);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    let below = u16::try_from(foot.len()).unwrap_or(0).min(inner.height);
    let list = Rect { height: inner.height - below, ..inner };
    let height = usize::from(list.height);
    // The field in focus is in sight, with its options if it has any.
    let first = page.lines.len().saturating_sub(height).min((page.focus + OPTIONS + 2).saturating_sub(height));
    let first = first.min(page.focus);
    let lines: Vec<Line<'_>> = page.lines.into_iter().skip(first).take(height).collect();
    frame.render_widget(Paragraph::new(lines), list);
    frame.render_widget(Paragraph::new(foot), Rect { y: list.bottom(), height: below, ..inner });
    if let Some((column, line)) = page.cursor
        && let Some(line) = line.checked_sub(first).filter(|line| *line < height)
    {
        let at = |from: u16, by: usize, end: u16| {
            from.saturating_add(u16::try_from(by).unwrap_or(u16::MAX)).min(end.saturating_sub(1))
        };
        frame.set_cursor_position(Position::new(at(list.x, column, list.right()), at(list.y, line, list.bottom())));
    }
    keys(app, look, form, frame, bottom);
}

/// The keys of a form, in place of those of the desk below, unless something is being told.
fn keys(app: &App, look: &Look, form: &Form, frame: &mut Frame<'_>, bottom: Rect) {
    if app.notice().is_some() {
        return;
    }
    let mut actions = vec![Action::Submit, Action::NextField];
    match form.focused().map(|field| &field.content) {
        Some(Content::Choice { .. }) => actions.push(Action::ChooseNext),
        Some(Content::Pick(pick)) if pick.is_many() => actions.push(Action::Pick),
        Some(Content::Pick(_) | Content::Text { .. }) | None => {}
    }
    actions.extend([Action::StartAfresh, Action::Back]);
    let spans: Vec<Span<'_>> = std::iter::once(Span::raw(" "))
        .chain(actions.into_iter().flat_map(|action| key_hint(app, look, action)))
        .collect();
    let line = Line::from(spans);
    frame.render_widget(ratatui::widgets::Clear, bottom);
    frame.render_widget(Paragraph::new(line), bottom);
}

fn title(app: &App, look: &Look, purpose: &Purpose) -> String {
    let words = words::purpose(&look.text, purpose);
    let number = purpose.incident().and_then(|id| app.desk().summary(id)).map(|incident| incident.number.to_string());
    number.map_or_else(|| words.clone(), |number| format!("{words} · {number}"))
}

fn page(app: &App, look: &Look, form: &Form, width: usize) -> Page {
    let mut page = Page::default();
    for words in intro(app, look, form.purpose()) {
        page.lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, look.theme.faint())));
    }
    if !page.lines.is_empty() {
        page.lines.push(Line::default());
    }
    let focused = form.focused().map(|field| field.name);
    for field in form.fields() {
        let focus = focused == Some(field.name);
        if focus {
            page.focus = page.lines.len();
        }
        let blamed = form.fault().is_some_and(|(at, _)| at == Some(field.name));
        draw_field(&mut page, look, field, focus, blamed, width);
    }
    page
}

/// What the form is about, before it asks.
fn intro(app: &App, look: &Look, purpose: &Purpose) -> Vec<String> {
    let text = &look.text;
    let title_of = |incident: &Incident| format!("{} {}", incident.number, incident.title);
    match purpose {
        Purpose::Step { incident, step } | Purpose::Skip { incident, step } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let Some(list) = app.desk().checklist(incident) else { return Vec::new() };
            let Some(step) = list.step(step) else { return Vec::new() };
            let basis: Vec<String> = step.step.prescribed_by.iter().map(ToString::to_string).collect();
            vec![
                text.pick(&step.step.title).to_owned(),
                format!("{} [{}]", text.pick(&step.step.why), basis.join(", ")),
            ]
        }
        Purpose::Close { incident } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let missing = app.desk().checklist(incident).map_or(0, |list| list.missing().count());
            let mut lines = vec![title_of(incident)];
            if missing > 0 {
                lines.push(tr!(text, "form-close-missing", count = missing));
            }
            lines
        }
        Purpose::Severity { incident } => {
            let Some(incident) = app.desk().incident(*incident) else { return Vec::new() };
            let proposal = app.desk().proposal(incident);
            let mut lines = vec![tr!(text, "form-severity-proposed", level = text.severity(proposal.level))];
            let reasons = proposal.reasons.iter().filter(|rule| rule.level() == proposal.level);
            lines.extend(reasons.map(|rule| format!("· {}", text.severity_rule(*rule))));
            lines
        }
        Purpose::Note { incident } | Purpose::Assign { incident } | Purpose::Reopen { incident } => {
            app.desk().incident(*incident).map(title_of).into_iter().collect()
        }
        Purpose::Register { .. } | Purpose::Amend { .. } => Vec::new(),
    }
}

fn draw_field(page: &mut Page, look: &Look, field: &Field, focus: bool, blamed: bool, width: usize) {
    let theme = look.theme;
    let label = words::field(&look.text, field.name);
    let style = match (focus, blamed) {
        (_, true) => theme.alarm(),
        (true, false) => theme.front(),
        (false, false) => theme.faint(),
    };
    let mark = if focus { "› " } else { "  " };
    // A question is longer than a label: it gets a line of its own.
    let mut left = if label.width() + 2 > LABEL {
        page.lines.extend(
            wrap(&label, width.saturating_sub(2)).into_iter().map(|line| Line::styled(format!("{mark}{line}"), style)),
        );
        vec![Span::raw(" ".repeat(LABEL))]
    } else {
        vec![Span::styled(format!("{mark}{}", fit(&label, LABEL - 2)), style)]
    };
    let room = width.saturating_sub(LABEL);
    match &field.content {
        Content::Text { editor, shape: Shape::Prose } => draw_prose(page, left, editor, focus, room),
        Content::Text { editor, shape: Shape::Line | Shape::Time } => {
            let (shown, column) = in_window(editor, room);
            left.push(Span::styled(
                fit(&shown, room),
                if focus { Style::new().add_modifier(ratatui::style::Modifier::UNDERLINED) } else { Style::new() },
            ));
            if focus {
                page.cursor = Some((LABEL + column, page.lines.len()));
            }
            page.lines.push(Line::from(left));
        }
        Content::Choice { options, at } => {
            let value = options.get(*at).map(|choice| words::choice(&look.text, *choice)).unwrap_or_default();
            let value = if focus { format!("‹ {value} ›  {}/{}", at + 1, options.len()) } else { value };
            left.push(Span::styled(cut(&value, room), if focus { theme.strong() } else { Style::new() }));
            page.lines.push(Line::from(left));
        }
        Content::Pick(pick) => draw_pick(page, look, pick, left, focus, room),
    }
}

fn draw_prose(page: &mut Page, mut left: Vec<Span<'static>>, editor: &Editor, focus: bool, room: usize) {
    // Broken by cells rather than words, so that the cursor is where the letter will be.
    let mut lines: Vec<String> = vec![String::new()];
    let mut cursor = (0, 0);
    let mut letters = 0;
    for grapheme in editor.value().graphemes(true) {
        if letters == editor.cursor() {
            cursor = place(&lines);
        }
        letters += grapheme.chars().count();
        if grapheme == "\n" {
            lines.push(String::new());
            continue;
        }
        if lines.last().is_some_and(|line| line.width() + grapheme.width() > room.saturating_sub(1)) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(grapheme);
        }
    }
    if editor.cursor() >= letters {
        cursor = place(&lines);
    }
    let shown = if focus { PROSE } else { 1 };
    let first = cursor.1.saturating_sub(shown - 1).min(lines.len().saturating_sub(1));
    let style = if focus { Style::new().add_modifier(ratatui::style::Modifier::UNDERLINED) } else { Style::new() };
    for n in 0..shown {
        let before = if n == 0 { std::mem::take(&mut left) } else { vec![Span::raw(" ".repeat(LABEL))] };
        let words = lines.get(first + n).map(String::as_str).unwrap_or_default();
        let mut spans = before;
        spans.push(Span::styled(fit(words, room), style));
        if focus && cursor.1 == first + n {
            page.cursor = Some((LABEL + cursor.0, page.lines.len()));
        }
        page.lines.push(Line::from(spans));
    }
}

/// Column and line after what is written so far.
fn place(lines: &[String]) -> (usize, usize) {
    (lines.last().map_or(0, |line| line.width()), lines.len().saturating_sub(1))
}

/// The part of a line around the cursor, and the cursor's column in it.
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
    (shown, cursor.saturating_sub(skip))
}

fn draw_pick(page: &mut Page, look: &Look, pick: &Pick, mut left: Vec<Span<'static>>, focus: bool, room: usize) {
    let (text, theme) = (&look.text, look.theme);
    let picked: Vec<String> = pick.picked().into_iter().map(|option| option.label).collect();
    let summary = if picked.is_empty() { tr!(text, "ui-none-picked") } else { picked.join(", ") };
    if !focus {
        left.push(Span::raw(cut(&summary, room)));
        page.lines.push(Line::from(left));
        return;
    }
    left.push(Span::styled(cut(&summary, room), theme.strong()));
    page.lines.push(Line::from(left));
    let before = tr!(text, "ui-pick-search");
    let (shown, column) = in_window(pick.filter(), room.saturating_sub(before.width() + 1));
    page.cursor = Some((LABEL + before.width() + 1 + column, page.lines.len()));
    page.lines.push(Line::from(vec![
        Span::raw(" ".repeat(LABEL)),
        Span::styled(format!("{before} "), theme.faint()),
        Span::raw(shown),
    ]));
    let matches = pick.matches();
    if matches.is_empty() {
        page.lines
            .push(Line::styled(format!("{}{}", " ".repeat(LABEL), tr!(text, "ui-nothing-matches")), theme.faint()));
    }
    let first = layout::offset(pick.at(), matches.len(), OPTIONS);
    for (n, option) in matches.iter().enumerate().skip(first).take(OPTIONS) {
        let mark = match (pick.is_many(), pick.has(option)) {
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
            (false, _) => "",
        };
        let at = n == pick.at();
        let words = fit(&format!("{mark}{}", option.label), room.saturating_sub(2));
        page.lines.push(Line::from(vec![
            Span::raw(" ".repeat(LABEL)),
            Span::raw(if at { "› " } else { "  " }),
            Span::styled(words, if at { theme.selected() } else { Style::new() }),
        ]));
    }
}

/// The fault, or that all is well; that a draft was restored.
fn foot(app: &App, look: &Look, form: &Form, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let mut lines = vec![Line::default()];
    if let Some((_, fault)) = form.fault() {
        let words = match fault {
            Fault::Refused(refusal) => {
                let explained = text.refusal(app.desk(), refusal);
                explained.hint.map_or_else(|| explained.error.clone(), |hint| format!("{} {hint}", explained.error))
            }
            Fault::NoTime => tr!(text, "fault-no-time"),
            Fault::Unanswered(question) => tr!(text, "fault-unanswered", question = text.question(*question)),
            Fault::NobodyPicked => tr!(text, "fault-nobody-picked"),
        };
        lines.extend(wrap(&format!("! {words}"), width).into_iter().map(|line| Line::styled(line, theme.alarm())));
    } else if form.is_restored() {
        lines.push(Line::styled(cut(&tr!(text, "ui-draft-restored"), width), theme.warning()));
    } else if matches!(form.purpose(), Purpose::Register { .. } | Purpose::Amend { .. }) {
        let proposed =
            app.proposed(form).map(|level| tr!(text, "form-severity-proposed", level = text.severity(level)));
        lines.extend(proposed.map(|words| Line::styled(cut(&words, width), theme.faint())));
    }
    lines
}
