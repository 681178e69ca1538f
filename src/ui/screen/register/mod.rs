//! The register: systems, people, gaps, the yearly wheel.
//!
//! ```text
//! ┌[1 Systems]2 People 3 Gaps 4 Wheel ┬ Details ────────────────────────────┐
//! │ one row each, ! and how much lacks │ everything about the selected one,  │
//! │                                    │ what is missing last                │
//! └────────────────────────────────────┴─────────────────────────────────────┘
//! ```

mod details;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{App, RegisterList, RegisterRows, RegisterView};
use crate::domain::register::{DutyState, Gap, Role, Subject};
use crate::tr;
use crate::ui::pane;
use crate::ui::rows::{self, MARK, Row, in_sight, spread};
use crate::ui::{Look, layout, words};

/// Draws the list and the details.
pub(in crate::ui) fn draw(app: &App, look: &Look, seen: RegisterView, frame: &mut Frame<'_>, body: Rect) {
    let [left, right] = layout::register(body);
    let inner = pane::titled(look, &tabs(look, seen.list), true, frame, left);
    let all = app.register_rows(seen.list);
    pane::rows(list(app, look, seen, &all, inner), look, true, frame, inner);
    let head = tr!(look.text, "pane-details");
    let inner = details::frame(look, &head, frame, right);
    rows::put(&details::lines(app, look, seen, &all, inner), frame, inner);
}

/// The four lists with the keys that lead to them, the one that is shown in brackets; each stays in its place.
fn tabs(look: &Look, shown: RegisterList) -> Line<'static> {
    let mut spans = Vec::new();
    let mut before = " ";
    for (list, number) in RegisterList::ALL.into_iter().zip(1..) {
        let here = list == shown;
        let style = if here { look.theme.front() } else { look.theme.faint() };
        spans.push(Span::styled(
            if here { "[" } else { before },
            if before == "]" { look.theme.front() } else { style },
        ));
        spans.push(Span::styled(format!("{number} {}", words::register_list(&look.text, list)), style));
        before = if here { "]" } else { " " };
    }
    spans.push(Span::styled(before, look.theme.front()));
    Line::from(spans)
}

fn list(app: &App, look: &Look, seen: RegisterView, all: &RegisterRows<'_>, inner: Rect) -> Vec<Row> {
    let (text, theme) = (&look.text, look.theme);
    let width = usize::from(inner.width).saturating_sub(MARK);
    if all.is_empty() {
        let filtered = !app.filter().value().is_empty();
        let words = match seen.list {
            _ if filtered => tr!(text, "register-nothing-matches"),
            RegisterList::Systems => tr!(text, "register-no-systems"),
            RegisterList::People => tr!(text, "register-no-people"),
            RegisterList::Gaps | RegisterList::Wheel => tr!(text, "register-no-gaps"),
        };
        return rows::wrap(&words, width)
            .into_iter()
            .map(|line| Row::heading(Line::styled(line, theme.faint())))
            .collect();
    }
    let gaps = app.desk().register().gaps(app.today());
    let count = |subject: &Subject| gaps.iter().filter(|gap| gap.subject == *subject).count();
    let lacking = |count: usize| if count > 0 { tr!(text, "register-gaps", count = count) } else { String::new() };
    let told: Vec<(String, String, Style)> = match all {
        RegisterRows::Systems(rows) => rows
            .iter()
            .map(|one| {
                let missing = lacking(count(&Subject::System(one.id.clone())));
                (one.name.to_string(), missing, theme.warning())
            })
            .collect(),
        RegisterRows::People(rows) => rows
            .iter()
            .map(|one| {
                let missing = lacking(count(&Subject::Person(one.id.clone())));
                let roles: Vec<String> = held(app, one).into_iter().map(|role| text.role_short(role)).collect();
                let name = if roles.is_empty() {
                    one.name.to_string()
                } else {
                    format!("{} · {}", one.name, roles.join(", "))
                };
                (name, missing, theme.warning())
            })
            .collect(),
        RegisterRows::Gaps(rows) => rows
            .iter()
            .map(|gap| {
                let subject = text.gap_subject(app.desk(), &gap.subject);
                (format!("{subject}: {}", text.gap(app.desk(), &gap.what)), source(look, gap), theme.faint())
            })
            .collect(),
        RegisterRows::Wheel(rows) => rows
            .iter()
            .map(|spoke| {
                let style = match spoke.state {
                    DutyState::Done => theme.good(),
                    DutyState::Open => theme.faint(),
                    DutyState::Overdue => theme.alarm(),
                };
                let mark = match spoke.state {
                    DutyState::Done => "✓",
                    DutyState::Open => " ",
                    DutyState::Overdue => "⚑",
                };
                let due = text.calendar_day(spoke.due);
                (format!("{mark} P{:02} {}", spoke.duty.row(), text.duty(spoke.duty)), due, style)
            })
            .collect(),
    };
    let made = told.into_iter().enumerate().map(|(n, (left, right, style))| {
        let line = Line::from(spread(&left, Style::new(), &right, style, width));
        Row::new(vec![line], None, n == seen.row)
    });
    in_sight(made.collect(), usize::from(inner.height))
}

/// What asks for it: the policy's row, or the profile.
fn source(look: &Look, gap: &Gap) -> String {
    gap.what.row().map_or_else(|| tr!(look.text, "register-profile"), |row| format!("P{row:02}"))
}

/// The roles that somebody holds today.
fn held(app: &App, person: &crate::domain::register::Person) -> Vec<Role> {
    let holdings = app.desk().register().roster().holdings.iter();
    let mut roles: Vec<Role> = Vec::new();
    for holding in holdings.filter(|holding| holding.holder == person.id && holding.valid_on(app.today())) {
        if !roles.contains(&holding.role) {
            roles.push(holding.role);
        }
    }
    roles
}
