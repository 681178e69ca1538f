//! The meetings of the Information Security Group.
//!
//! ```text
//! ┌ 1 meetings ──────────────┬ 2 agenda ────────────────────────────────────┐
//! │ those to come            │ item by item: what it is about, what was     │
//! │ those that are over      │ said, decided and agreed                     │
//! │                          ├ 3 attendance ────────────────────────────────┤
//! │                          │ seat by seat                                 │
//! └──────────────────────────┴──────────────────────────────────────────────┘
//! ```

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, MeetingsPane, MeetingsView};
use crate::domain::meeting::{Minutes, Presence};
use crate::input::Action;
use crate::text::MinutesLine;
use crate::tr;
use crate::ui::pane::{self, Head};
use crate::ui::rows::{MARK, Row, cut, in_sight, wrap};
use crate::ui::{Look, layout, words};

/// Lines below an item that is not looked at.
const BRIEF: usize = 3;

/// Draws the three panes.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: MeetingsView, frame: &mut Frame<'_>, body: Rect) {
    let minutes = app.minutes();
    for ((pane, number), area) in MeetingsPane::ALL.into_iter().zip(1..).zip(layout::messages(body)) {
        let front = seen.pane == pane;
        let more = more(app, look, minutes.as_ref(), pane);
        let head = Head::new(look, number, words::meetings_pane(&look.text, pane), more, front);
        let inner = pane::draw(look, head, frame, area);
        let shown = match (pane, &minutes) {
            (MeetingsPane::List, _) => list(app, look, inner),
            (MeetingsPane::Agenda, Some(minutes)) => agenda(app, look, minutes, seen.item, inner),
            (MeetingsPane::Seats, Some(minutes)) => seats(app, look, minutes, seen.seat, inner),
            (MeetingsPane::Agenda | MeetingsPane::Seats, None) => Vec::new(),
        };
        pane::rows(shown, look, front, frame, inner);
    }
}

/// What there is to say of a pane beside its name.
fn more(app: &App, look: &Look, minutes: Option<&Minutes>, pane: MeetingsPane) -> Option<String> {
    match pane {
        MeetingsPane::List => None,
        MeetingsPane::Agenda => app.meeting().map(|meeting| look.text.meeting_state(meeting)),
        MeetingsPane::Seats => minutes.map(|minutes| format!("{}/{}", minutes.present(), minutes.quorum)),
    }
}

fn list(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    let meetings = app.desk().meetings_in_order();
    if meetings.is_empty() {
        let key = key(app, look, Action::CallMeeting);
        let words = match app.to_minute() {
            Some(incident) => tr!(text, "meetings-to-minute", key = key, incident = incident.number.to_string()),
            None => tr!(text, "meetings-none-yet", key = key),
        };
        return wrap(&words, width)
            .into_iter()
            .map(|line| Row::heading(Line::styled(format!(" {line}"), theme.faint())))
            .collect();
    }
    let selected = app.meeting().map(|meeting| meeting.id);
    let rows = meetings.into_iter().map(|meeting| {
        let title = text.meeting_title(app.desk(), meeting, app.now());
        let style = if meeting.is_open() { theme.strong() } else { Style::new() };
        let state = text.meeting_state(meeting);
        let state_style = if meeting.held.is_some() { theme.good() } else { theme.faint() };
        let mut lines: Vec<Line<'static>> =
            wrap(&title, width).into_iter().take(2).map(|line| Line::styled(line, style)).collect();
        lines.push(Line::styled(cut(&state, width), state_style));
        Row::new(lines, None, Some(meeting.id) == selected)
    });
    in_sight(rows.collect(), usize::from(inner.height))
}

/// The items with what is below each; below the one that is looked at, all that there is room for.
fn agenda(app: &App, look: &Look, minutes: &Minutes, at: usize, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    let height = usize::from(inner.height);
    let mut items: Vec<(Line<'static>, Vec<Line<'static>>, bool)> = Vec::new();
    for line in text.treated(app.desk(), minutes, app.now()) {
        match line {
            MinutesLine::Head(words, topic) => {
                let mut head = wrap(&words, width).into_iter();
                let first = Line::styled(head.next().unwrap_or_default(), theme.strong());
                let rest = head.map(|line| Line::styled(format!("  {line}"), theme.strong())).collect();
                items.push((first, rest, topic.is_some()));
            }
            MinutesLine::Line(words) => {
                let Some((_, below, _)) = items.last_mut() else { continue };
                let lines = wrap(&words, width.saturating_sub(2));
                below.extend(lines.into_iter().map(|line| Line::raw(format!("  {line}"))));
            }
        }
    }
    let count = items.iter().filter(|(.., topic)| *topic).count();
    let at = at.min(count.saturating_sub(1));
    let mut rows: Vec<Row> = Vec::new();
    for (n, (head, below, topic)) in items.into_iter().enumerate() {
        let selected = topic && n == at;
        let room = if selected { height.saturating_sub(2).max(BRIEF) } else { BRIEF };
        let more = below.len().saturating_sub(room);
        let mut lines = vec![head];
        lines.extend(below.into_iter().take(room));
        if more > 0 {
            lines.push(Line::styled(format!("  {}", tr!(text, "meetings-more", count = more)), theme.faint()));
        }
        rows.push(Row::new(lines, None, selected));
    }
    for noted in &minutes.corrections {
        let who = noted.by.as_ref().map_or_else(String::new, |by| text.person(app.desk(), by));
        let at = text.at(noted.at, app.now());
        let said = noted.what.1.as_str().replace('\n', " ");
        let words = tr!(text, "minutes-correction", at = at, who = who, text = said);
        let lines = wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.warning())).collect();
        rows.push(Row::new(lines, None, false));
    }
    in_sight(rows, height)
}

fn seats(app: &App, look: &Look, minutes: &Minutes, at: usize, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    let seats = minutes.seats.iter().enumerate().map(|(n, seat)| {
        let (mark, style) = match seat.presence {
            Presence::Present | Presence::ByDeputy { .. } => ("[x]", theme.good()),
            Presence::Guest => ("[+]", Style::new()),
            Presence::Absent | Presence::NotReached => ("[-]", theme.faint()),
            Presence::NotNoted => ("[ ]", Style::new()),
        };
        // The mark says it of most: words only where there is more to say.
        let words = match (&seat.presence, &seat.role, &seat.person) {
            (Presence::Present | Presence::NotNoted | Presence::Absent, Some(role), Some(person)) => {
                let when = text.seated_when(seat, app.now()).map(|when| format!(" {when}")).unwrap_or_default();
                format!("{mark} {} {}{when}", text.role_short(*role), text.person(app.desk(), person))
            }
            _ => format!("{mark} {}", text.seat(app.desk(), seat, app.now())),
        };
        let mut lines = wrap(&words, width).into_iter().map(|line| Line::styled(line, style));
        let first = lines.next().unwrap_or_default();
        let rest = lines.map(|line| Line::from([vec![ratatui::text::Span::raw("    ")], line.spans].concat()));
        Row::new(std::iter::once(first).chain(rest).collect(), None, n == at)
    });
    let mut rows: Vec<Row> = seats.collect();
    if let Some(words) = text.chair_of(app.desk(), minutes) {
        let lines = wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.faint()));
        rows.push(Row::new(lines.collect(), None, false));
    }
    in_sight(rows, usize::from(inner.height))
}

fn key(app: &App, look: &Look, action: Action) -> String {
    let keys = app.keymap().keys_for(app.places_of_screen(), action);
    keys.map(|keys| words::keys(&look.text, &keys)).unwrap_or_default()
}
