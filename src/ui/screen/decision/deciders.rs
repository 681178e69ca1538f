//! How the decision stands, and the two deciders with each one's word, how it was given, and who was tried.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{App, Contact, WordRow};
use crate::domain::Incident;
use crate::domain::calendar;
use crate::domain::decision::{DecisionState, Grounds, Side, Word};
use crate::text::Text;
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, in_sight, wrap};

/// Cells of the mark before a decider, and of what stands below it.
const INDENT: usize = 4;

/// How a decision stands, in words.
pub(in crate::ui) fn state(text: &Text, state: DecisionState) -> String {
    match state {
        DecisionState::Open => tr!(text, "cli-decision-open"),
        DecisionState::Disagree => tr!(text, "cli-decision-disagree"),
        DecisionState::Decided(isg) => text.isg_choice(isg),
        DecisionState::Stale(isg) => tr!(text, "cli-decision-stale", isg = text.isg_choice(isg)),
    }
}

/// How it looks.
pub(in crate::ui) fn style(look: &Look, state: DecisionState) -> Style {
    match state {
        DecisionState::Open => Style::new(),
        DecisionState::Disagree | DecisionState::Stale(_) => look.theme.alarm(),
        DecisionState::Decided(_) => look.theme.good(),
    }
}

/// How it stands, for the title of the pane, which is in sight whatever row is looked at.
pub(super) fn standing_title(app: &App, look: &Look) -> Vec<Span<'static>> {
    let Some(incident) = app.incident() else { return Vec::new() };
    let text = &look.text;
    let now = app.desk().decision(incident).state;
    let words = match now {
        DecisionState::Open => tr!(text, "cli-decision-open"),
        DecisionState::Disagree => tr!(text, "decision-title-disagree"),
        DecisionState::Decided(isg) => text.isg_choice(isg),
        DecisionState::Stale(isg) => tr!(text, "decision-title-stale", isg = text.isg_choice(isg)),
    };
    vec![Span::styled(format!("{words} "), style(look, now))]
}

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, at: usize, inner: Rect) -> Vec<Row> {
    let Some(incident) = app.incident() else { return Vec::new() };
    let width = usize::from(inner.width).saturating_sub(MARK);
    let all = app.word_rows().into_iter().enumerate().map(|(n, row)| {
        let lines = match row {
            WordRow::State(now) => standing(app, look, incident, now, width),
            WordRow::Changed(change) => {
                let words = tr!(look.text, "cli-decision-changed", change = look.text.change(app.desk(), &change));
                plain(&words, "! ", look.theme.warning(), width)
            }
            WordRow::Side(side) => decider(app, look, incident, side, width),
            WordRow::Attempt(place) => attempt(app, look, incident, place, width),
            WordRow::Earlier(place) => earlier(app, look, incident, place, width),
        };
        Row::new(lines, None, n == at)
    });
    in_sight(all.collect(), usize::from(inner.height))
}

/// Words with something before the first line, the others below it.
fn plain(words: &str, before: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    let indent = before.chars().count();
    wrap(words, width.saturating_sub(indent))
        .into_iter()
        .enumerate()
        .map(|(n, line)| {
            let before = if n == 0 { before.to_owned() } else { " ".repeat(indent) };
            Line::styled(format!("{before}{line}"), style)
        })
        .collect()
}

fn standing(app: &App, look: &Look, incident: &Incident, now: DecisionState, width: usize) -> Vec<Line<'static>> {
    let text = &look.text;
    let mark = match now {
        DecisionState::Open => "… ",
        DecisionState::Decided(_) => "✓ ",
        DecisionState::Disagree | DecisionState::Stale(_) => "! ",
    };
    let mut lines = plain(&state(text, now), mark, style(look, now), width);
    let decisions = &incident.decisions;
    let deviates = decisions.outcome.as_ref().is_some_and(|outcome| {
        outcome.words.iter().filter_map(|place| decisions.words.get(*place)).any(Word::deviates)
    });
    if deviates {
        lines.extend(plain(&tr!(text, "decision-deviation"), "  ", look.theme.warning(), width));
    }
    if let Some(review) = decisions.review_at() {
        let at = text.at(review, app.now());
        let (words, style) = if review <= app.now() {
            (tr!(text, "decision-review-passed", at = at), look.theme.alarm())
        } else {
            (tr!(text, "decision-review", at = at), look.theme.faint())
        };
        lines.extend(plain(&words, "  ", style, width));
    }
    lines
}

/// A decider: who has spoken and how; else whom to call.
fn decider(app: &App, look: &Look, incident: &Incident, side: Side, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let role = text.role_short(side.role());
    let Some(word) = incident.decisions.word(side) else {
        let mut lines = plain(&tr!(text, "cli-decision-lacking", role = role), "[ ] ", theme.strong(), width);
        lines.extend(whom(app, look, side, width));
        return lines;
    };
    let stale = !word.grounds.changes(&Grounds::of(app.desk(), incident)).is_empty();
    let (mark, style) = if stale { ("[!] ", theme.warning()) } else { ("[x] ", theme.good()) };
    let said = format!("{role}: {} – {}", text.person(app.desk(), &word.person), text.isg_choice(word.isg));
    let mut lines = plain(&said, mark, style, width);
    let below = " ".repeat(INDENT);
    lines.extend(plain(&given(app, text, word), &below, theme.faint(), width));
    lines.extend(plain(
        &tr!(text, "decision-action", action = one_line(word.action.as_str())),
        &below,
        Style::new(),
        width,
    ));
    lines.extend(plain(
        &tr!(text, "decision-reason", reason = one_line(word.reason.as_str())),
        &below,
        Style::new(),
        width,
    ));
    if !word.with.is_empty() {
        let numbers: Vec<String> = word
            .with
            .iter()
            .filter_map(|id| app.desk().summary(*id))
            .map(|incident| incident.number.to_string())
            .collect();
        let words = tr!(text, "decision-with", incidents = numbers.join(", "));
        lines.extend(plain(&words, &below, theme.faint(), width));
    }
    lines
}

/// When, how, and who wrote it down.
fn given(app: &App, text: &Text, word: &Word) -> String {
    let mut parts = vec![text.at(word.at, app.now()), text.how(word.how)];
    if let Some(by) = &word.recorded_by {
        parts.push(tr!(text, "decision-recorded", who = text.person(app.desk(), by)));
    }
    parts.join(", ")
}

/// Whom to call for a word, with their numbers: the holders and deputies in call order, then whoever stands in.
fn whom(app: &App, look: &Look, side: Side, width: usize) -> Vec<Line<'static>> {
    let day = calendar::local(app.now()).date();
    let roster = app.desk().register().roster();
    let mut people = roster.call_order(side.role(), day);
    for other in side.role().stood_in_by().map(|role| roster.call_order(role, day)).unwrap_or_default() {
        if !people.iter().any(|have| have.id == other.id) {
            people.push(other);
        }
    }
    if people.is_empty() {
        people = roster.left_deputies(side.role(), day);
    }
    if people.is_empty() {
        return plain(&tr!(look.text, "decision-nobody"), &" ".repeat(INDENT), look.theme.warning(), width);
    }
    people
        .into_iter()
        .map(|person| {
            let contact = Contact::Person(side.role(), person.id.clone());
            let phone = app.phone_of(&contact).unwrap_or_default().to_owned();
            let room = width.saturating_sub(INDENT);
            let spans = crate::ui::rows::spread(person.name.as_str(), Style::new(), &phone, look.theme.faint(), room);
            Line::from([vec![Span::raw(" ".repeat(INDENT))], spans].concat())
        })
        .collect()
}

fn attempt(app: &App, look: &Look, incident: &Incident, place: usize, width: usize) -> Vec<Line<'static>> {
    let text = &look.text;
    let Some(attempt) = incident.decisions.attempts.get(place) else { return Vec::new() };
    let words = tr!(
        text,
        "cli-decision-attempt",
        at = text.at(attempt.at, app.now()),
        person = text.person(app.desk(), &attempt.person),
        result = text.attempt(attempt.result, app.now())
    );
    plain(&words, "☎ ", Style::new(), width)
}

fn earlier(app: &App, look: &Look, incident: &Incident, place: usize, width: usize) -> Vec<Line<'static>> {
    let text = &look.text;
    let Some(word) = incident.decisions.words.get(place) else { return Vec::new() };
    let words = tr!(
        text,
        "decision-earlier",
        at = text.at(word.at, app.now()),
        person = text.person(app.desk(), &word.person),
        isg = text.isg_choice(word.isg)
    );
    plain(&words, "  ", look.theme.faint(), width)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
