//! The three lines around the body: what is at stake and the time, who is on call and what is kept, notice or keys.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;
use unicode_width::UnicodeWidthStr as _;

use super::memo::Memo;
use super::{Look, Theme, hints, notice, rows, words};
use crate::app::{App, Overlay, Screen, Tone, Trouble, is_unknown};
use crate::domain::calendar;
use crate::input::Action;
use crate::text::{Language, Text};
use crate::tr;

/// Cells between a notice and the keys beside it.
const BETWEEN: usize = 3;

/// The newest title bar.
pub(super) type Titles = Memo<Stake, Line<'static>>;

/// All that the title bar is made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stake {
    language: Language,
    theme: Theme,
    width: u16,
    demo: bool,
    partial: bool,
    open: usize,
    overdue: usize,
    down: usize,
    /// The time, in whole minutes.
    minute: Timestamp,
}

/// Name, demo mark, counts; day and time.
pub(super) fn title(app: &App, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let second = app.now().as_second();
    let stake = Stake {
        language: look.text.language(),
        theme: look.theme,
        width: area.width,
        demo: app.is_demo(),
        partial: app.is_partial(),
        open: app.board().open(),
        overdue: app.board().overdue(),
        down: app.board().outages().len(),
        minute: Timestamp::from_second(second - second.rem_euclid(60)).unwrap_or(app.now()),
    };
    let line = look.title.of(stake, |stake| stake_in_words(stake, &look.text));
    rows::put(std::slice::from_ref(&line), frame, area);
}

fn stake_in_words(stake: &Stake, text: &Text) -> Line<'static> {
    let Stake { theme, open, overdue, down, .. } = *stake;
    let mut left = vec![Span::styled(" vagt", theme.front())];
    let mut part = |words: String, style: Style| {
        left.push(Span::styled(" · ", theme.faint()));
        left.push(Span::styled(words, style));
    };
    if stake.demo {
        part(tr!(text, "ui-demo"), theme.warning());
    }
    if stake.partial {
        part(tr!(text, "ui-loading"), theme.warning());
    } else {
        part(tr!(text, "ui-open", count = open), theme.strong());
    }
    if overdue > 0 {
        part(tr!(text, "ui-overdue", count = overdue), theme.alarm());
    }
    if down > 0 {
        part(tr!(text, "ui-down", count = down), theme.warning());
    }
    let right = clock(stake.minute, text);
    let used: usize = left.iter().map(|span| span.content.width()).sum();
    let gap = usize::from(stake.width).saturating_sub(used + right.width() + 1);
    left.push(Span::raw(" ".repeat(gap)));
    left.push(Span::styled(right, theme.strong()));
    Line::from(left)
}

fn clock(now: Timestamp, text: &Text) -> String {
    let local = calendar::local(now);
    let weekday = i64::from(local.weekday().to_monday_one_offset());
    let day = tr!(text, "time-day", day = local.day(), month = local.month());
    tr!(text, "ui-clock", weekday = weekday, day = day, time = local.strftime("%H:%M").to_string())
}

/// On call, feeds, store.
pub(super) fn status(app: &App, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let (text, theme) = (&look.text, look.theme);
    let on_call = match app.on_call() {
        Some(person) => tr!(text, "ui-on-call", name = text.person(app.desk(), person)),
        None => tr!(text, "ui-on-call-nobody"),
    };
    let mut spans = vec![Span::raw(" "), Span::raw(on_call)];
    if let Some((words, style)) = acting(app, look) {
        spans.push(Span::styled(" │ ", theme.faint()));
        spans.push(Span::styled(words, style));
    }
    spans.push(Span::styled(" │ ", theme.faint()));
    let (feeds, style) = feeds(app, look);
    spans.push(Span::styled(feeds, style));
    spans.push(Span::styled(" │ ", theme.faint()));
    let (store, style) = store(app, look);
    spans.push(Span::styled(store, style));
    rows::put(&[Line::from(spans)], frame, area);
}

/// Who sits here, where that is not whoever is on call: what is entered is entered in their name.
fn acting(app: &App, look: &Look) -> Option<(String, Style)> {
    let (text, me) = (&look.text, app.me());
    if me.is_unknown() {
        // A file that cannot be read may well say it.
        let said = app.problem().is_some();
        let words = if said { tr!(text, "ui-acting-nobody") } else { tr!(text, "ui-acting-unknown") };
        return Some((words, look.theme.warning()));
    }
    let name = text.person(app.desk(), me);
    (app.on_call() != Some(me)).then(|| (tr!(text, "ui-acting", name = name), Style::new()))
}

/// How the suppliers' feeds are doing, in a few words.
fn feeds(app: &App, look: &Look) -> (String, Style) {
    let (text, theme) = (&look.text, look.theme);
    let count = app.desk().feed_sources().len();
    if count == 0 {
        return (tr!(text, "ui-no-feeds"), theme.faint());
    }
    if app.is_guest() {
        return (tr!(text, "ui-feeds-elsewhere"), Style::new());
    }
    let keys = app.keymap().keys_for(app.places_of_screen(), Action::ShowFeeds);
    let keys = keys.map(|keys| format!(" [{}]", words::keys(text, &keys))).unwrap_or_default();
    if app.online() == Some(false) {
        return (format!("{}{keys}", tr!(text, "ui-offline")), theme.alarm());
    }
    let rows = app.feed_rows();
    let known = rows.iter().filter_map(|(_, health)| *health);
    let unread = known.clone().filter(|health| is_unknown(health)).count();
    if unread == count {
        return (format!("{}{keys}", tr!(text, "ui-feeds-none-read", count = count)), theme.alarm());
    }
    let Some(newest) = known.filter_map(|health| health.last_ok).max() else {
        if unread > 0 {
            return (format!("{}{keys}", tr!(text, "ui-feeds-none-read", count = count)), theme.alarm());
        }
        return (tr!(text, "ui-feeds-asking", count = count), theme.faint());
    };
    let age = text.age(newest, app.now());
    if unread > 0 {
        (format!("{}{keys}", tr!(text, "ui-feeds-unread", count = count, unread = unread, age = age)), theme.warning())
    } else {
        (tr!(text, "ui-feeds", count = count, age = age), Style::new())
    }
}

fn store(app: &App, look: &Look) -> (String, Style) {
    let (text, theme) = (&look.text, look.theme);
    let waiting = app.store().waiting();
    match app.store().trouble() {
        Some(trouble) => {
            let why = match trouble {
                Trouble::DiskFull => tr!(text, "ui-trouble-full"),
                Trouble::ReadOnly => tr!(text, "ui-trouble-read-only"),
                Trouble::Vanished => tr!(text, "ui-trouble-vanished"),
                Trouble::Other(why) => why.clone(),
            };
            (tr!(text, "ui-not-kept", why = why), theme.alarm())
        }
        None if app.is_partial() => (tr!(text, "ui-loading"), theme.warning()),
        None if waiting > 0 => (tr!(text, "ui-keeping"), theme.warning()),
        None if app.is_guest() => (tr!(text, "ui-kept-shared"), theme.good()),
        None => (tr!(text, "ui-kept"), theme.good()),
    }
}

/// The filter while it is typed; else the notice, else what is wrong with the configuration, else the keys of this place.
pub(super) fn bottom(app: &App, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    if matches!(app.overlay(), Some(Overlay::Filter)) {
        return filter(app, look, frame, area);
    }
    let width = usize::from(area.width);
    let mut told = told(app, look, width).into_iter();
    if let Some(line) = told.next() {
        let line = if told.next().is_none() { with_keys(app, look, line, width) } else { line };
        rows::put(&[line], frame, area);
    } else if !matches!(app.overlay(), Some(Overlay::ConfirmQuit)) {
        // That question names its own keys.
        rows::put(std::slice::from_ref(&hints::line(app, look, width)), frame, area);
    }
}

/// A notice of one line, and the keys of this place as far as there is room beside it.
fn with_keys(app: &App, look: &Look, mut line: Line<'static>, width: usize) -> Line<'static> {
    let room = width.saturating_sub(line.width() + BETWEEN);
    let keys = if app.overlay().is_none() { hints::beside(app, look, room) } else { None };
    if let Some(keys) = keys {
        line.spans.push(Span::styled(" ".repeat(width.saturating_sub(line.width() + keys.width())), Style::new()));
        line.spans.extend(keys.spans);
    }
    line
}

/// What has no room in the bottom line is told in as many lines as it takes, over what lies above it.
pub(super) fn told_at_length(app: &App, look: &Look, frame: &mut Frame<'_>, bottom: Rect) {
    let lines = told(app, look, usize::from(bottom.width));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(bottom.y);
    // What lies on top has keys of its own in the bottom line.
    let covered = app.notice().is_none() && app.overlay().is_some();
    if height < 2 || covered || matches!(app.overlay(), Some(Overlay::Filter)) {
        return;
    }
    let area = Rect { y: bottom.bottom() - height, height, ..bottom };
    frame.render_widget(Clear, area);
    rows::put(&lines, frame, area);
    // Who is on call and what is kept is not covered by news, however long.
    if let Some(y) = area.y.checked_sub(1) {
        let above = Rect { y, height: 1, ..bottom };
        frame.render_widget(Clear, above);
        status(app, look, frame, above);
    }
}

/// The notice, else what is wrong with the configuration. What is done has a tick only as far as it is kept, or on its way
/// to be.
fn told(app: &App, look: &Look, width: usize) -> Vec<Line<'static>> {
    let (mark, style, words) = if let Some(told) = app.notice() {
        let words = notice::words(app, look, told);
        if let Some(unkept) = notice::unkept(app, look, told) {
            ("!", look.theme.alarm(), format!("{} {unkept}", words.trim_end_matches('.')))
        } else {
            let mark = match told.tone() {
                Tone::Done => "✓",
                Tone::Plain => "·",
                Tone::Refused => "!",
            };
            (mark, look.theme.tone(told.tone()), words)
        }
    } else if let Some(problem) = app.problem() {
        ("!", look.theme.alarm(), problem.to_owned())
    } else {
        return Vec::new();
    };
    let lines = rows::wrap(&words, width.saturating_sub(4)).into_iter().enumerate();
    lines.map(|(n, line)| Line::styled(format!(" {} {line}", if n == 0 { mark } else { " " }), style)).collect()
}

fn filter(app: &App, look: &Look, frame: &mut Frame<'_>, area: Rect) {
    let label = format!(" {} ", tr!(look.text, "ui-filter"));
    let typed = app.filter();
    let count = match app.screen() {
        Screen::Register(view) => app.register_rows(view.list).len(),
        Screen::Desk
        | Screen::Incident(_)
        | Screen::Decision(_)
        | Screen::Documents(_)
        | Screen::FollowUp(_)
        | Screen::Meetings(_)
        | Screen::Messages(_) => app.board().rows().len(),
    };
    let count = tr!(look.text, "ui-filter-count", count = count);
    let left = u16::try_from(label.width()).unwrap_or(0);
    let cursor = u16::try_from(typed.cells_before()).unwrap_or(u16::MAX);
    let line = Line::from(vec![
        Span::styled(label, look.theme.front()),
        Span::raw(typed.value().to_owned()),
        Span::styled(format!("   {count}"), look.theme.faint()),
    ]);
    rows::put(&[line], frame, area);
    frame.set_cursor_position((area.x.saturating_add(left).saturating_add(cursor).min(area.right() - 1), area.y));
}
