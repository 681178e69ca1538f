//! The call-out: how many attend and how many must, every member and deputy with how far it has come, the advice.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use crate::app::{App, CallRow, Contact};
use crate::domain::Incident;
use crate::domain::clock::ClockId;
use crate::domain::decision::{CallOut, CallState};
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::{MARK, Row, cut, in_sight, spread, wrap};

/// From this width on name and role give way to a member's number; in less room it stands where it fits.
const NUMBERS: usize = 56;

/// How many seats are filled of those that must be, for the title.
pub(super) fn count(app: &App, look: &Look) -> Option<String> {
    let incident = app.incident()?;
    incident.decisions.call_out.convened_at?;
    let call_out = app.desk().isg_call_out(incident);
    let (here, needed) = (app.desk().isg_attending(&call_out, app.now()), app.desk().isg_quorum(app.now()));
    Some(tr!(look.text, "call-out-count", here = here, needed = needed))
}

/// The rows in sight.
pub(super) fn rows(app: &App, look: &Look, at: usize, inner: Rect) -> Vec<Row> {
    let Some(incident) = app.incident() else { return Vec::new() };
    let width = usize::from(inner.width).saturating_sub(MARK);
    let call_out = app.desk().isg_call_out(incident);
    let all = app.call_rows().into_iter().enumerate().map(|(n, row)| {
        let lines = match row {
            CallRow::Head => head(app, look, incident, &call_out, width),
            CallRow::Member { role, person: None, .. } => {
                let words = format!("[ ] {}", tr!(look.text, "call-out-vacant", role = look.text.role_short(role)));
                vec![Line::styled(cut(&words, width), look.theme.warning())]
            }
            CallRow::Member { role, person: Some(person), deputy } => {
                let role = look.text.role_short(role);
                let role = if deputy { tr!(look.text, "call-out-deputy", role = role) } else { role };
                vec![member(app, look, &call_out, &role, &person, width)]
            }
            CallRow::Advice(place) => advice(app, look, incident, place, width),
        };
        Row::new(lines, None, n == at)
    });
    in_sight(all.collect(), usize::from(inner.height))
}

fn head(app: &App, look: &Look, incident: &Incident, call_out: &CallOut, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    if call_out.convened_at.is_none() {
        let words = tr!(text, "call-out-not-convened");
        return wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.faint())).collect();
    }
    let mut lines = Vec::new();
    if let Some(clock) = app.desk().clocks(incident).into_iter().find(|clock| clock.id == ClockId::IsgCallOut) {
        let late = clock.left(app.now()).is_negative() && clock.stopped_at.is_none();
        let style = if late { theme.alarm() } else { theme.strong() };
        lines.push(Line::styled(cut(&text.clock_line(&clock, app.now()), width), style));
    }
    let chair = match (text.chair_taken(app.desk(), call_out), app.desk().isg_chair(app.now())) {
        (Some(words), _) => words,
        (None, Some(person)) => tr!(text, "call-out-chair-by-role", person = text.person(app.desk(), person)),
        (None, None) => tr!(text, "call-out-no-chair"),
    };
    lines.extend(wrap(&chair, width).into_iter().map(Line::raw));
    let waited = app.desk().isg_waited_for(call_out, app.now());
    if !waited.is_empty() {
        let names: Vec<String> = waited.iter().map(|person| text.person(app.desk(), person)).collect();
        let words = tr!(text, "call-out-missing", people = names.join(", "));
        lines.extend(wrap(&words, width).into_iter().map(|line| Line::styled(line, theme.warning())));
    }
    lines
}

/// Mark, name and role; number where there is room; how far it has come.
fn member(
    app: &App,
    look: &Look,
    call_out: &CallOut,
    role: &str,
    person: &crate::domain::PersonId,
    width: usize,
) -> Line<'static> {
    let (text, theme) = (&look.text, look.theme);
    let call = call_out.calls.get(person);
    let (mark, style) = match call.map(|call| call.state) {
        None => ("[ ] ", Style::new()),
        Some(CallState::Called | CallState::Reached) => ("[~] ", Style::new()),
        Some(CallState::Joins { .. }) => ("[>] ", theme.strong()),
        Some(CallState::Attends) => ("[x] ", theme.good()),
        Some(CallState::NoAnswer) => ("[-] ", theme.warning()),
        Some(CallState::Left) => ("[-] ", theme.faint()),
    };
    let state = call.map(|call| text.call_state(call.state, app.now())).unwrap_or_default();
    let room = width.saturating_sub(mark.len());
    let mut left = format!("{} · {role}", text.person(app.desk(), person));
    if let Some(phone) = app.phone_of(&Contact::Person(crate::domain::register::Role::Isg, person.clone())) {
        // The number is what one calls by.
        let taken = phone.width() + 3 + state.width() + usize::from(!state.is_empty());
        if width >= NUMBERS || left.width() + taken <= room {
            left = format!("{} · {phone}", cut(&left, room.saturating_sub(taken)));
        }
    }
    let spans = spread(&left, style, &state, style, room);
    Line::from([vec![Span::styled(mark, style)], spans].concat())
}

fn advice(app: &App, look: &Look, incident: &Incident, place: usize, width: usize) -> Vec<Line<'static>> {
    let text = &look.text;
    let Some((_, advice)) = incident.decisions.call_out.advice.get(place) else { return Vec::new() };
    let said = tr!(text, "call-out-advice", question = advice.question.to_string(), advice = advice.text.to_string());
    let mut words = vec![said];
    words.extend(advice.dissent.iter().map(|dissent| {
        tr!(
            text,
            "call-out-dissent",
            person = text.person(app.desk(), &dissent.person),
            text = dissent.text.to_string()
        )
    }));
    words.extend(advice.dpo.iter().map(|dpo| tr!(text, "call-out-dpo", text = dpo.to_string())));
    words.iter().flat_map(|words| wrap(words, width)).map(Line::raw).collect()
}
