//! The incidents: the worst first, with age, the most urgent clock, and the next step where there is room.

use jiff::SignedDuration;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::{App, Target};
use crate::domain::Incident;
use crate::tr;
use crate::ui::rows::{MARK, Row, cut, cut_off, fit};
use crate::ui::{Look, layout, words};

/// From this width on a row names the next step too.
const NEXT_STEP: usize = 96;
/// From this width on a row names its clock.
const NAMED_CLOCK: usize = 80;
/// Cells of the number, as in `26-A123`; a longer one takes more of the line.
const NUMBER: usize = 7;

/// What stands beside the title: the filter, that closed ones are shown; and where rows are too narrow for it, the name of
/// the clock that the selected row counts.
pub(super) fn title(app: &App, look: &Look, width: usize) -> Option<String> {
    let mut parts = Vec::new();
    if !app.filter().value().is_empty() {
        parts.push(format!("«{}»", cut(app.filter().value(), 20)));
    }
    if app.shows_closed() {
        parts.push(tr!(look.text, "ui-with-closed"));
    }
    if !parts.is_empty() {
        return Some(parts.join(" · "));
    }
    let clock = app.selected_incident().and_then(|id| app.board().most_urgent(id)).map(|(clock, _)| clock);
    let open = app.incident().is_some_and(Incident::is_open);
    let clock = clock.filter(|_| open && width.saturating_sub(MARK + 2) < NAMED_CLOCK)?;
    Some(format!("· {}", tr!(look.text, "ui-counted", clock = look.text.clock_name(clock))))
}

/// Only the rows in sight are made: there may be ten thousand.
pub(super) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let ids = app.board().rows();
    if ids.is_empty() {
        return empty(app, look, inner);
    }
    let selected = app.selected_incident();
    let place = selected.and_then(|id| app.board().place(id)).unwrap_or(0);
    let height = usize::from(inner.height);
    let first = layout::offset(place, ids.len(), height);
    let shown = ids
        .iter()
        .skip(first)
        .take(height)
        .filter_map(|id| app.desk().summary(*id))
        .map(|incident| {
            let line = line(app, look, incident, usize::from(inner.width).saturating_sub(MARK));
            Row::new(vec![line], Some(Target::Incident(incident.id)), selected == Some(incident.id))
        })
        .collect();
    cut_off(shown, first > 0, ids.len() > first + height)
}

fn empty(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let words = if app.is_partial() {
        tr!(look.text, "ui-loading-line")
    } else if app.filter().value().is_empty() {
        let keys = app.keymap().keys_for(app.places(), crate::input::Action::Register);
        let key = keys.map_or_else(|| "n".to_owned(), |keys| words::keys(&look.text, &keys));
        tr!(look.text, "ui-nothing-open", key = key)
    } else {
        tr!(look.text, "ui-nothing-matches")
    };
    super::super::steps::plain(look, &words, usize::from(inner.width))
}

fn line(app: &App, look: &Look, incident: &Incident, width: usize) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let severity = app.board().severity(incident.id).unwrap_or_else(|| app.desk().severity(incident));
    let (clock, style) = clock(app, look, incident, width);
    let mark = words::severity_mark(severity);
    let number = incident.number.to_string();
    let number = format!("{number:<NUMBER$} ");
    let mut spans = vec![
        Span::styled(mark, theme.severity(severity)),
        Span::raw(" "),
        Span::styled(number.clone(), theme.strong()),
    ];
    let mut room = width.saturating_sub(mark.width() + 1 + number.width());
    // What went out without its approval is seen on the row, whatever the width (P27).
    if incident.messages.deviations().next().is_some() {
        spans.push(Span::styled("≠ ", theme.alarm()));
        room = room.saturating_sub(2);
    }
    // Whoever sees it sees that others do not (P39).
    if app.desk().is_restricted(incident) {
        spans.push(Span::styled("¤ ", theme.warning()));
        room = room.saturating_sub(2);
    }
    if width >= 60 {
        let words = fit(&text.severity(severity), 10);
        room = room.saturating_sub(words.width());
        spans.push(Span::styled(words, theme.severity(severity)));
    }
    if app.desk().is_stale(incident) {
        // A decision whose basis has changed has a sign of its own: it is asked again.
        let words = if width >= 60 { tr!(text, "row-stale") } else { "↻ ".to_owned() };
        room = room.saturating_sub(words.width());
        spans.push(Span::styled(words, theme.alarm()));
    }
    let mut age = if width >= 60 { text.age(incident.times.discovered, app.now()) } else { String::new() };
    let mut clock = clock;
    // Which of the two times is which is said as far as the title leaves room for it.
    let spare = room.saturating_sub(incident.title.as_str().width() + clock.width() + age.width() + 2);
    if (60..NAMED_CLOCK).contains(&width) && incident.is_open() && !clock.starts_with('⚑') && !clock.is_empty() {
        let due = tr!(text, "row-due", due = clock.as_str());
        let aged = tr!(text, "row-age", age = age.as_str());
        let (more_due, more_age) = (due.width() - clock.width(), aged.width() - age.width());
        if spare >= more_due {
            clock = due;
        }
        if spare >= more_due + more_age {
            age = aged;
        }
    }
    let tail = clock.width() + usize::from(!clock.is_empty()) + age.width() + usize::from(!age.is_empty());
    room = room.saturating_sub(tail);
    let next = if width >= NEXT_STEP { next_step(app, look, incident) } else { None };
    let title_room = if next.is_some() { room / 2 } else { room };
    spans.push(Span::raw(fit(incident.title.as_str(), title_room)));
    if let Some(next) = next {
        let room = room.saturating_sub(title_room);
        spans.push(Span::styled(fit(&format!(" → {next}"), room), theme.faint()));
    }
    if !age.is_empty() {
        spans.push(Span::raw(" "));
        spans.push(Span::styled(age, theme.faint()));
    }
    if !clock.is_empty() {
        spans.push(Span::raw(" "));
        spans.push(Span::styled(clock, style));
    }
    Line::from(spans)
}

fn next_step(app: &App, look: &Look, incident: &Incident) -> Option<String> {
    let list = app.desk().checklist(incident)?;
    list.next().map(|step| look.text.pick(&step.step.title).to_owned())
}

/// The clock due first: a sign and the time left, with its name where there is room.
fn clock(app: &App, look: &Look, incident: &Incident, width: usize) -> (String, Style) {
    let text = &look.text;
    if !incident.is_open() {
        return (tr!(text, "ui-closed"), look.theme.faint());
    }
    let Some((clock, due)) = app.board().most_urgent(incident.id) else { return (String::new(), Style::new()) };
    let left = app.now().duration_until(due);
    let style = if left.is_negative() {
        look.theme.alarm()
    } else if left < SignedDuration::from_mins(15) {
        look.theme.warning()
    } else {
        Style::new()
    };
    let duration = text.duration(left);
    // A late clock has a sign of its own, so that it shows in the narrowest column and without colour.
    let short = if left.is_negative() {
        format!("⚑ {}", tr!(text, "ui-late", duration = duration))
    } else {
        tr!(text, "ui-due", duration = duration)
    };
    if width >= NAMED_CLOCK { (format!("{} {short}", text.clock_name(clock)), style) } else { (short, style) }
}
