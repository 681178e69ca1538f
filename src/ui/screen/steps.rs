//! The checklist of the incident at hand: blocks and steps, and below them the selected step in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::panes;
use crate::app::{App, IncidentPane, Pane, Screen, Target};
use crate::domain::Incident;
use crate::domain::clock::ClockId;
use crate::domain::decide::dpo_reached_at;
use crate::domain::incident::Ticked;
use crate::domain::playbook::{Audience, Checklist, ChecklistStep, Part, Question, StepState};
use crate::domain::register::Role;
use crate::input::{Action, Place};
use crate::tr;
use crate::ui::rows::{self, MARK, Row, cut, put, spread, wrap};
use crate::ui::{Look, layout, pane, words};

/// From this width on a row says whose step it is.
const ROLES: usize = 56;

/// Lines that the selected step gets, in a pane of this height.
fn detail_height(inner: Rect) -> u16 {
    panes::step_details(inner.height)
}

/// The incident and how far its checklist has come.
pub(in crate::ui) fn title(app: &App, list: Option<&Checklist<'_>>) -> Option<String> {
    let incident = app.incident()?;
    let (done, all) = list?.progress();
    Some(format!("{} · {done}/{all}", incident.number))
}

/// The title with the key that lets it follow a newer version of its playbook, where there is one.
pub(in crate::ui) fn marked(app: &App, look: &Look, title: String) -> String {
    let newer = app.incident().filter(|incident| incident.is_open()).and_then(|it| app.desk().newer_playbook(it));
    let keys = app.keymap().keys_for(app.places_of_screen(), Action::UpdatePlaybook);
    match (newer, keys) {
        (Some(_), Some(keys)) => {
            tr!(look.text, "ui-newer-playbook", title = title, key = words::keys(&look.text, &keys))
        }
        _ => title,
    }
}

/// Words in place of rows.
pub(in crate::ui) fn plain(look: &Look, words: &str, width: usize) -> Vec<Row> {
    wrap(words, width.saturating_sub(2))
        .into_iter()
        .map(|line| Row::heading(Line::styled(format!(" {line}"), look.theme.faint())))
        .collect()
}

/// The rows in sight, above the selected step's lines. `list` is the checklist of the incident at hand, here as below.
pub(in crate::ui) fn rows(app: &App, look: &Look, list: Option<&Checklist<'_>>, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width);
    let Some(list) = list else {
        let words =
            if app.incident().is_some() { tr!(look.text, "ui-no-playbook") } else { tr!(look.text, "ui-no-checklist") };
        return plain(look, &words, width);
    };
    let selected = app.step_in(list).map(|step| &step.step.id);
    // A line each: what is out of sight need not be made.
    let mut all: Vec<Entry<'_, '_>> = Vec::new();
    let mut at = 0;
    let mut block = None;
    for step in list.applicable() {
        if block != Some(step.part.block.as_str()) {
            block = Some(step.part.block.as_str());
            all.push(if step.block_waits { Entry::Closed(step.part) } else { Entry::Block(step.part) });
        }
        if step.block_waits {
            continue;
        }
        if selected == Some(&step.step.id) {
            at = all.len();
        }
        all.push(Entry::Step(step));
    }
    let height = usize::from(inner.height.saturating_sub(detail_height(inner)));
    let first = layout::offset(at, all.len(), height);
    let row = |entry: Entry<'_, '_>| match entry {
        Entry::Block(part) => Row::heading(Line::styled(look.text.pick(&part.title).to_owned(), look.theme.strong())),
        Entry::Closed(part) => {
            let words = tr!(look.text, "ui-block-waits", block = look.text.pick(&part.title));
            Row::heading(Line::styled(cut(&words, width), look.theme.faint()))
        }
        Entry::Step(step) => {
            let line = line(look, step, width.saturating_sub(MARK));
            Row::new(vec![line], Some(Target::Step(step.step.id.clone())), selected == Some(&step.step.id))
        }
    };
    let count = all.len();
    let shown = all.into_iter().skip(first).take(height).map(row).collect();
    rows::cut_off(shown, first > 0, count > first + height)
}

/// Draws the rows, that there are more of them, and below them the selected step in full.
pub(in crate::ui) fn draw(
    rows: Vec<Row>,
    app: &App,
    look: &Look,
    list: Option<&Checklist<'_>>,
    front: bool,
    frame: &mut Frame<'_>,
    inner: Rect,
) {
    let beyond = rows::beyond(&rows);
    rows::draw(rows, look, front, frame, inner);
    draw_detail(app, look, list, frame, inner);
    let list = Rect { height: inner.height.saturating_sub(detail_height(inner)), ..inner };
    pane::more(look, beyond, frame, list);
}

/// What is on a line of its own.
enum Entry<'list, 'desk> {
    Block(&'desk Part),
    /// A block of which an answer must say first whether it applies.
    Closed(&'desk Part),
    Step(&'list ChecklistStep<'desk>),
}

fn line(look: &Look, step: &ChecklistStep<'_>, width: usize) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let style = match step.state {
        StepState::Todo if step.step.required => Style::new(),
        StepState::Done => theme.good(),
        StepState::Todo | StepState::Skipped | StepState::Waiting | StepState::NotApplicable => theme.faint(),
    };
    // What must be done has a star, so that it shows without colour.
    let star = if step.step.required && !step.state.is_settled() { "*" } else { " " };
    let mut spans = vec![Span::styled(format!("{}{star}", words::step_mark(step.state)), style)];
    let mut role = if width >= ROLES { text.role_short(step.step.role) } else { String::new() };
    if let Some((done, all)) = step.systems.filter(|(_, all)| *all > 1) {
        role = if role.is_empty() { format!("{done}/{all}") } else { format!("{done}/{all} {role}") };
    }
    spans.extend(spread(text.pick(&step.step.title), style, &role, theme.faint(), width.saturating_sub(4)));
    Line::from(spans)
}

/// The selected step in full: why, what prescribes it, its clock, who did it and what was noted.
fn draw_detail(app: &App, look: &Look, list: Option<&Checklist<'_>>, frame: &mut Frame<'_>, inner: Rect) {
    let height = detail_height(inner);
    let (Some(incident), Some(list)) = (app.incident(), list) else { return };
    let Some(step) = app.step_in(list) else { return };
    if height == 0 {
        return;
    }
    let area = Rect { y: inner.bottom().saturating_sub(height), height, ..inner };
    let width = usize::from(area.width).saturating_sub(1);
    let theme = look.theme;
    let mut lines = vec![Line::styled("─".repeat(usize::from(area.width)), theme.faint())];
    let mut add = |words: &str, style| {
        lines.extend(wrap(words, width).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
    };
    if let Some(words) = closable(app, look, incident, list) {
        add(&words, theme.good());
    }
    // What the row has to cut is said in full here.
    let title = look.text.pick(&step.step.title);
    let role = look.text.role_short(step.step.role);
    if title.width() + role.width() + 7 > usize::from(area.width) || usize::from(inner.width) < ROLES + MARK {
        add(&format!("{role}: {title}"), theme.strong());
    }
    for (words, style) in waits(app, look, list, step).into_iter().chain(said(app, look, incident, step)) {
        add(&words, style);
    }
    // More than there is room for says so, and where all of it is.
    let room = usize::from(height);
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            let more = tr!(look.text, "ui-more", key = keys_to_all(app, look));
            let rest = usize::from(area.width).saturating_sub(more.width() + 1);
            let words = cut(&format!("{last}…"), rest);
            let words = format!("{}…", words.trim_end_matches(['…', ' ', '.', ',', ';', ':']));
            let style = last.style;
            *last = Line::from(vec![Span::styled(format!("{words} "), style), Span::styled(more, theme.front())]);
        }
    }
    put(&lines, frame, area);
}

/// That all that is required is done, and the key that closes; nothing while closing is not the next thing to do.
fn closable(app: &App, look: &Look, incident: &Incident, list: &Checklist<'_>) -> Option<String> {
    if !app.is_ready_to_close(incident, list) {
        return None;
    }
    let keys = app.keymap().keys_for(app.places_of_screen(), Action::Close)?;
    Some(tr!(look.text, "ui-all-done", key = words::keys(&look.text, &keys)))
}

/// The keys that show the selected step in full: from another pane, by way of the checklist's.
fn keys_to_all(app: &App, look: &Look) -> String {
    let (there, pane) = match app.screen() {
        Screen::Desk => (app.pane() == Pane::Checklist, Action::Pane3),
        Screen::Messages(_) | Screen::Meetings(_) => (false, Action::Pane2),
        Screen::Incident(seen) => (seen.pane == IncidentPane::Steps, Action::Pane2),
        Screen::Decision(_) | Screen::Documents(_) | Screen::Register(_) | Screen::FollowUp(_) => (false, Action::Back),
    };
    let key = |action| app.keymap().keys_for(app.places_of_screen(), action).map(|keys| words::keys(&look.text, &keys));
    let way = if there { None } else { key(pane) };
    way.into_iter().chain(key(Action::Open)).collect::<Vec<_>>().join(" ")
}

/// What a step waits for, if it does.
pub(in crate::ui) fn waits(
    app: &App,
    look: &Look,
    list: &Checklist<'_>,
    step: &ChecklistStep<'_>,
) -> Option<(String, Style)> {
    let text = &look.text;
    let words = if let Some(first) = step.waits_for {
        let title = list.step(first).map(|first| text.pick(&first.step.title).to_owned());
        tr!(text, "ui-waits-for", step = title.unwrap_or_else(|| first.to_string()))
    } else {
        let asked = step.waits_for_answer?;
        tr!(text, "ui-waits-for-answer", question = text.asked(app.desk(), asked))
    };
    Some((words, look.theme.warning()))
}

/// Who did a step, its clock, why it is asked: the most urgent first, there may be two lines only.
pub(in crate::ui) fn said(
    app: &App,
    look: &Look,
    incident: &Incident,
    step: &ChecklistStep<'_>,
) -> Vec<(String, Style)> {
    let (text, theme) = (&look.text, look.theme);
    let mut lines = Vec::new();
    let desk = app.desk();
    if let Some(outcome) = step.outcome() {
        let who = match (&outcome.by, &outcome.recorded_by) {
            (Some(by), _) => text.person(desk, by),
            (None, Some(_)) => text.role_short(Role::Isg),
            (None, None) => "vagt".to_owned(),
        };
        let at = text.at(outcome.at, app.now());
        let words = match outcome.how {
            Ticked::Done => tr!(text, "ui-done-by", who = who, at = at),
            Ticked::Skipped => tr!(text, "ui-skipped-by", who = who, at = at),
        };
        let words = match &outcome.recorded_by {
            // What is the group's own is told from who wrote it down.
            Some(scribe) if outcome.by.is_none() => {
                tr!(text, "timeline-recorded-by", sentence = words, who = text.person(desk, scribe))
            }
            Some(_) | None => words,
        };
        let note = step.record.and_then(|record| record.notes.last());
        let words = note.map_or_else(|| words.clone(), |note| format!("{words}: {}", note.as_str().replace('\n', " ")));
        lines.push((words, Style::new()));
    }
    let clock = step.step.clock.and_then(|id| desk.clocks(incident).into_iter().find(|clock| clock.id == id));
    if let Some(clock) = clock {
        let late = clock.left(app.now()).is_negative() && clock.stopped_at.is_none();
        let style = if late { theme.alarm() } else { Style::new() };
        lines.push((format!("{} · {}", text.clock_line(&clock, app.now()), text.clock_source(clock.id)), style));
    }
    let elsewhere = report(app, look, incident, step).or_else(|| elsewhere(app, look, incident, step));
    lines.extend(elsewhere.map(|words| (words, Style::new())));
    lines.push((words::why(text, step.step), theme.faint()));
    lines
}

/// Where the report is made that a step records the sending of, and to whom it goes (P34).
fn report(app: &App, look: &Look, incident: &Incident, step: &ChecklistStep<'_>) -> Option<String> {
    step.step.sending_input().filter(|_| step.step.message == Some(Audience::Dpo) && !step.state.is_settled())?;
    let text = &look.text;
    let key = way(app, look, Action::Documents)?;
    Some(match dpo_reached_at(app.desk(), incident, app.now()) {
        Some(to) => tr!(text, "ui-dpo-report-to", key = key, to = to.as_str()),
        None => tr!(text, "ui-dpo-report", key = key),
    })
}

/// The place where an open step is done, where that is not its own form, with the keys that lead there.
fn elsewhere(app: &App, look: &Look, incident: &Incident, step: &ChecklistStep<'_>) -> Option<String> {
    if step.state.is_settled() || !incident.is_open() {
        return None;
    }
    let text = &look.text;
    let place = if step.step.ask.contains(&Question::ConveneIsg) {
        Action::Decide
    } else if step.step.message.is_some() {
        Action::Messages
    } else if step.step.clock == Some(ClockId::SupplierReview) {
        Action::Documents
    } else {
        return None;
    };
    let key = way(app, look, place)?;
    Some(tr!(text, "ui-done-elsewhere", key = key, place = words::action(text, place)))
}

/// The keys that lead to a place of the incident: from the desk by way of its screen, where the desk has none of its own.
fn way(app: &App, look: &Look, action: Action) -> Option<String> {
    let key = |places: &[Place], action| Some(words::keys(&look.text, &app.keymap().keys_for(places, action)?));
    if let Some(here) = key(app.places_of_screen(), action) {
        return Some(here);
    }
    let Screen::Desk = app.screen() else { return None };
    let pane = if app.pane() == Pane::Incidents { None } else { key(app.places_of_screen(), Action::Pane1) };
    let open = key(app.places_of_screen(), Action::Open)?;
    let there = key(&[Place::Incident, Place::List, Place::Global], action)?;
    Some(pane.into_iter().chain([open, there]).collect::<Vec<_>>().join(" "))
}
