//! Everything about the selected row of the register.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

use super::source;
use crate::app::{App, RegisterRows, RegisterView};
use crate::domain::register::{DutyState, Gap, Person, Spoke, Subject, System};
use crate::domain::{PersonId, calendar};
use crate::input::Action;
use crate::tr;
use crate::ui::rows::wrap;
use crate::ui::{Look, framed, words};

/// Columns by which the further lines of a value are indented.
const INDENT: usize = 2;

/// The border, which no key goes to; returns its inside.
pub(super) fn frame(look: &Look, name: &str, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let block = framed(look, Line::styled(format!(" {name} "), look.theme.strong()), false);
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// Label and value; a value without a label is a line of its own.
type Fact = (String, String, Style);

/// The lines, cut at the bottom with a word on where the rest is.
pub(super) fn lines(
    app: &App,
    look: &Look,
    seen: RegisterView,
    all: &RegisterRows<'_>,
    inner: Rect,
) -> Vec<Line<'static>> {
    let (title, facts, rest) = match all {
        RegisterRows::Systems(rows) => match rows.get(seen.row) {
            Some(one) => (one.name.to_string(), system(app, look, one), Some(one.id.to_string())),
            None => return Vec::new(),
        },
        RegisterRows::People(rows) => match rows.get(seen.row) {
            Some(one) => (one.name.to_string(), person(app, look, one), None),
            None => return Vec::new(),
        },
        RegisterRows::Gaps(rows) => match rows.get(seen.row) {
            Some(one) => (look.text.gap_subject(app.desk(), &one.subject), gap(app, look, one), None),
            None => return Vec::new(),
        },
        RegisterRows::Wheel(rows) => match rows.get(seen.row) {
            Some(one) => (look.text.duty(one.duty), duty(app, look, one), None),
            None => return Vec::new(),
        },
    };
    let width = usize::from(inner.width);
    let mut lines: Vec<Line<'static>> =
        wrap(&title, width).into_iter().map(|line| Line::styled(line, look.theme.strong())).collect();
    for (label, value, style) in facts {
        lines.extend(told(look, &label, &value, style, width));
    }
    let height = usize::from(inner.height);
    if lines.len() > height {
        lines.truncate(height.saturating_sub(1));
        let system = rest.unwrap_or_default();
        let more = if system.is_empty() { "…".to_owned() } else { tr!(look.text, "register-more", system = system) };
        lines.push(Line::styled(more, look.theme.faint()));
    }
    lines
}

/// The label and its value, the further lines indented.
fn told(look: &Look, label: &str, value: &str, style: Style, width: usize) -> Vec<Line<'static>> {
    if label.is_empty() {
        return wrap(value, width).into_iter().map(|line| Line::styled(line, style)).collect();
    }
    let label = format!("{label}: ");
    // As a whole, so that the value goes on in the label's own line.
    let whole = wrap(&format!("{label}{value}"), width.saturating_sub(INDENT));
    let mut lines = whole.into_iter();
    let first = lines.next().unwrap_or_default();
    let rest = first.strip_prefix(&label).map(str::to_owned);
    let first = match rest {
        Some(rest) => Line::from(vec![Span::styled(label, look.theme.faint()), Span::styled(rest, style)]),
        None => Line::styled(first, look.theme.faint()),
    };
    let indented = lines.map(|line| Line::styled(format!("{}{line}", " ".repeat(INDENT)), style));
    std::iter::once(first).chain(indented).filter(|line| line.width() > 0 || label_is_shown(line)).collect()
}

fn label_is_shown(line: &Line<'_>) -> bool {
    line.spans.iter().any(|span| span.content.width() > 0)
}

fn system(app: &App, look: &Look, system: &System) -> Vec<Fact> {
    let facts = look.text.system_facts(app.desk(), system).into_iter();
    let facts = facts.map(|(label, value)| (label, value, Style::new()));
    facts.chain(missing(app, look, &Subject::System(system.id.clone()))).collect()
}

/// What the subject lacks, a line each.
fn missing(app: &App, look: &Look, subject: &Subject) -> Vec<Fact> {
    let gaps = app.desk().register().gaps(app.today());
    let own = gaps.into_iter().filter(|gap| gap.subject == *subject);
    own.map(|gap| {
        let words = format!("! {} ({})", look.text.gap(app.desk(), &gap.what), source(look, &gap));
        (String::new(), words, look.theme.warning())
    })
    .collect()
}

fn person(app: &App, look: &Look, person: &Person) -> Vec<Fact> {
    let (text, desk, today) = (&look.text, app.desk(), app.today());
    let plain = |label: String, value: String| (label, value, Style::new());
    let dash = |words: String| if words.is_empty() { "–".to_owned() } else { words };
    let phones: Vec<&str> = person.phone.iter().map(crate::domain::CleanText::as_str).collect();
    let mut facts = vec![
        plain(tr!(text, "register-phone"), dash(phones.join(", "))),
        plain(tr!(text, "register-mail"), dash(person.email.to_string())),
    ];
    let verified = person.verified.map_or_else(|| tr!(text, "register-never"), |day| text.calendar_day(day));
    facts.push(plain(tr!(text, "register-verified"), verified));
    if !person.title.is_empty() {
        facts.insert(0, plain(String::new(), person.title.to_string()));
    }
    let names = |ids: &[PersonId]| ids.iter().map(|id| text.person(desk, id)).collect::<Vec<_>>().join(", ");
    for holding in desk.register().roster().holdings.iter().filter(|holding| holding.valid_on(today)) {
        if holding.holder == person.id {
            let from = holding.from.map(|from| format!(" {} –", text.calendar_day(from))).unwrap_or_default();
            let to = holding.to.map(|to| format!(" – {}", text.calendar_day(to))).unwrap_or_default();
            let deputies = names(&holding.deputies);
            let deputies = if deputies.is_empty() { String::new() } else { format!(" ({deputies})") };
            facts.push(plain(tr!(text, "register-roles"), format!("{}{from}{to}{deputies}", text.role(holding.role))));
        } else if holding.deputies.contains(&person.id) {
            let stands_in = format!("{} ({})", text.role(holding.role), text.person(desk, &holding.holder));
            facts.push(plain(String::new(), format!("  ↔ {stands_in}")));
        }
    }
    let systems = desk.register().systems().values().filter(|one| one.people().contains(&&person.id));
    let systems: Vec<&str> = systems.map(|one| one.name.as_str()).collect();
    if !systems.is_empty() {
        facts.push(plain(tr!(text, "register-systems"), systems.join(", ")));
    }
    facts.extend(missing(app, look, &Subject::Person(person.id.clone())));
    facts
}

fn gap(app: &App, look: &Look, gap: &Gap) -> Vec<Fact> {
    let (text, desk) = (&look.text, app.desk());
    let asked = match gap.what.row() {
        Some(row) => {
            let found = crate::domain::policy::ROWS.iter().find(|have| have.number == row);
            let title = found.map(|row| text.policy_title(row)).unwrap_or_default();
            format!("P{row:02} {title}")
        }
        None => tr!(text, "register-profile"),
    };
    let mut facts = vec![
        (tr!(text, "register-missing"), text.gap(desk, &gap.what), look.theme.warning()),
        (tr!(text, "register-asked-by"), asked, Style::new()),
        (tr!(text, "register-closes-it"), text.answerable(desk, gap), Style::new()),
    ];
    let roster = desk.register().roster();
    for person in gap.answerable.iter().filter_map(|id| roster.people.get(id)) {
        if let Some(phone) = person.phone.first() {
            facts.push((person.name.to_string(), phone.to_string(), Style::new()));
        }
    }
    facts
}

fn duty(app: &App, look: &Look, spoke: &Spoke) -> Vec<Fact> {
    let (text, desk) = (&look.text, app.desk());
    let register = desk.register();
    let nowhere = std::collections::BTreeSet::new();
    let day = calendar::local(app.now()).date();
    let role = spoke.duty.role();
    let holders = crate::domain::authority::holders_of(register.into(), register.roster(), &nowhere, role, day);
    let holders: Vec<String> = holders.iter().take(3).map(|id| text.person(desk, id)).collect();
    let whose =
        if holders.is_empty() { text.role(role) } else { format!("{}: {}", text.role(role), holders.join(", ")) };
    let style = if spoke.state == DutyState::Overdue { look.theme.alarm() } else { Style::new() };
    let last = spoke.last.as_ref().map_or_else(
        || tr!(text, "register-never"),
        |last| {
            let who = last.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| text.person(desk, by));
            tr!(text, "register-last-by", day = text.calendar_day(last.on), who = who)
        },
    );
    let mut facts = vec![
        (tr!(text, "register-asked-by"), format!("P{:02}", spoke.duty.row()), Style::new()),
        (tr!(text, "register-whose"), whose, Style::new()),
        (tr!(text, "register-due"), text.calendar_day(spoke.due), style),
        (tr!(text, "register-last"), last, Style::new()),
    ];
    if let Some(last) = spoke.last.as_ref().filter(|last| !last.note.is_empty()) {
        facts.push((tr!(text, "register-note"), last.note.as_str().replace('\n', " "), Style::new()));
    }
    let keys = app.keymap().keys_for(app.places_of_screen(), Action::DutyDone);
    let key = keys.map(|keys| words::keys(text, &keys)).unwrap_or_default();
    let how = tr!(text, "register-how", key = key);
    facts.push((String::new(), how, look.theme.faint()));
    facts
}
