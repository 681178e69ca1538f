//! The checklist of the incident at hand: blocks and steps, and below them the selected step in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use crate::app::{App, Target};
use crate::domain::incident::Ticked;
use crate::domain::playbook::{ChecklistStep, StepState};
use crate::tr;
use crate::ui::rows::{MARK, Row, in_sight, spread, wrap};
use crate::ui::{Look, words};

/// Lines that the selected step gets, in a pane of this height.
fn detail_height(inner: Rect) -> u16 {
    match inner.height {
        0..7 => 0,
        7..14 => 3,
        _ => 5,
    }
}

/// The incident and how far its checklist has come.
pub(in crate::ui) fn title(app: &App) -> Option<String> {
    let incident = app.incident()?;
    let (done, all) = app.checklist()?.progress();
    Some(format!("{} · {done}/{all}", incident.number))
}

/// Words in place of rows.
pub(in crate::ui) fn plain(look: &Look, words: &str, width: usize) -> Vec<Row> {
    wrap(words, width.saturating_sub(2))
        .into_iter()
        .map(|line| Row::heading(Line::styled(format!(" {line}"), look.theme.faint())))
        .collect()
}

/// The rows in sight, above the selected step's lines.
pub(in crate::ui) fn rows(app: &App, look: &Look, inner: Rect) -> Vec<Row> {
    let width = usize::from(inner.width);
    let Some(incident) = app.incident() else { return plain(look, &tr!(look.text, "ui-no-checklist"), width) };
    let Some(list) = app.desk().checklist(incident) else {
        return plain(look, &tr!(look.text, "ui-no-playbook"), width);
    };
    let selected = app.step_in(&list).map(|step| step.step.id.clone());
    let mut all = Vec::new();
    let mut block = None;
    for step in list.applicable() {
        if block != Some(step.part.block.as_str()) {
            block = Some(step.part.block.as_str());
            all.push(Row::heading(Line::styled(look.text.pick(&step.part.title).to_owned(), look.theme.strong())));
        }
        let line = line(look, step, width.saturating_sub(MARK));
        let target = Target::Step(step.step.id.clone());
        all.push(Row::new(vec![line], Some(target), selected.as_ref() == Some(&step.step.id)));
    }
    in_sight(all, usize::from(inner.height.saturating_sub(detail_height(inner))))
}

fn line(look: &Look, step: &ChecklistStep<'_>, width: usize) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let style = match step.state {
        StepState::Todo if step.step.required => Style::new(),
        StepState::Todo => theme.faint(),
        StepState::Done => theme.good(),
        StepState::Skipped | StepState::Waiting | StepState::NotApplicable => theme.faint(),
    };
    // What must be done has a star, so that it shows without colour.
    let star = if step.step.required && !step.state.is_settled() { "*" } else { " " };
    let mut spans = vec![Span::styled(format!("{}{star}", words::step_mark(step.state)), style)];
    let role = text.role_short(step.step.role);
    spans.extend(spread(text.pick(&step.step.title), style, &role, theme.faint(), width.saturating_sub(4)));
    Line::from(spans)
}

/// The selected step in full: why, what prescribes it, its clock, who did it and what was noted.
pub(in crate::ui) fn draw_detail(app: &App, look: &Look, frame: &mut Frame<'_>, inner: Rect) {
    let height = detail_height(inner);
    let Some(incident) = app.incident() else { return };
    let Some(list) = app.desk().checklist(incident) else { return };
    let Some(step) = app.step_in(&list) else { return };
    if height == 0 {
        return;
    }
    let area = Rect { y: inner.bottom().saturating_sub(height), height, ..inner };
    let width = usize::from(area.width).saturating_sub(1);
    let theme = look.theme;
    let mut lines = vec![Line::styled("─".repeat(usize::from(area.width)), theme.faint())];
    for (words, style) in detail(app, look, step) {
        lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(format!(" {line}"), style)));
    }
    frame.render_widget(Clear, area);
    frame.render_widget(Paragraph::new(lines), area);
}

/// The most urgent first: there may be two lines only.
fn detail(app: &App, look: &Look, step: &ChecklistStep<'_>) -> Vec<(String, Style)> {
    let (text, theme) = (&look.text, look.theme);
    let mut lines = Vec::new();
    let desk = app.desk();
    if let Some(first) = step.waits_for {
        let list = app.checklist();
        let title =
            list.as_ref().and_then(|list| list.step(first)).map(|first| text.pick(&first.step.title).to_owned());
        lines.push((tr!(text, "ui-waits-for", step = title.unwrap_or_else(|| first.to_string())), theme.warning()));
    } else if let Some(question) = step.waits_for_answer {
        lines.push((tr!(text, "ui-waits-for-answer", question = text.question(question)), theme.warning()));
    }
    if let Some(outcome) = step.record.and_then(|record| record.outcome.as_ref()) {
        let who = outcome.by.as_ref().map_or("vagt", |by| desk.person_name(by)).to_owned();
        let at = text.at(outcome.at, app.now());
        let words = match outcome.how {
            Ticked::Done => tr!(text, "ui-done-by", who = who, at = at),
            Ticked::Skipped => tr!(text, "ui-skipped-by", who = who, at = at),
        };
        let note = step.record.and_then(|record| record.notes.last());
        let words = note.map_or_else(|| words.clone(), |note| format!("{words}: {}", note.as_str().replace('\n', " ")));
        lines.push((words, Style::new()));
    }
    let clocks = app.incident().map(|incident| desk.clocks(incident)).unwrap_or_default();
    if let Some(clock) = clocks.iter().find(|clock| Some(clock.id) == step.step.clock) {
        let late = clock.left(app.now()).is_negative() && clock.stopped_at.is_none();
        let style = if late { theme.alarm() } else { Style::new() };
        lines.push((text.clock_line(clock, app.now()), style));
    }
    let basis: Vec<String> = step.step.prescribed_by.iter().map(ToString::to_string).collect();
    let why = text.pick(&step.step.why);
    lines.push((format!("{why} [{}]", basis.join(", ")), theme.faint()));
    lines
}
