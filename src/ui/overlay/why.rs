//! Why a step is asked: the rows, laws and practices that prescribe it, then what the municipality's document says.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::{boxed, more, own_keys};
use crate::app::{App, PolicyAnswer, Why};
use crate::domain::playbook::{Basis, Step};
use crate::domain::policy::{ROWS, Section};
use crate::input::Action;
use crate::tr;
use crate::ui::rows::wrap;
use crate::ui::{Look, layout};

/// Draws what prescribes the step.
pub(super) fn draw(app: &App, look: &Look, why: &Why, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    let width = body.width.saturating_sub(4).min(92);
    let inside = usize::from(width.saturating_sub(4));
    let list = app.checklist();
    let Some(step) = list.as_ref().and_then(|list| list.step(&why.step)).map(|step| step.step) else { return };
    let lines = lines(look, step, why, inside);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let area = layout::middle(body, width, height);
    let inner = boxed(look, &tr!(look.text, "ui-why-title"), frame, area);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    let first = why.at.min(lines.len().saturating_sub(usize::from(inner.height)));
    let below = lines.len().saturating_sub(first + usize::from(inner.height));
    more(look, (first, below), frame, area);
    let shown: Vec<Line<'_>> = lines.into_iter().skip(first).take(usize::from(inner.height)).collect();
    frame.render_widget(Paragraph::new(shown), inner);
    own_keys(app, look, &[Action::MoveDown, Action::PageDown, Action::Back], frame, bottom);
}

fn lines(look: &Look, step: &Step, why: &Why, width: usize) -> Vec<Line<'static>> {
    let (text, theme) = (&look.text, look.theme);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut add = |words: &str, style| {
        for paragraph in words.lines() {
            if paragraph.trim().is_empty() {
                lines.push(Line::default());
                continue;
            }
            lines.extend(wrap(paragraph, width).into_iter().map(|line| Line::styled(line, style)));
        }
    };
    let plain = ratatui::style::Style::new();
    add(text.pick(&step.title), theme.strong());
    add(text.pick(&step.why), plain);
    add(" ", plain);
    for basis in &step.prescribed_by {
        let words = match basis {
            Basis::Policy(number) => {
                let row = ROWS.iter().find(|row| row.number == *number);
                row.map_or_else(String::new, |row| format!("{basis} {}", text.policy_title(row)))
            }
            Basis::Law(law) => law.clone(),
            Basis::GoodPractice(named) if named.is_empty() => tr!(text, "ui-good-practice"),
            Basis::GoodPractice(named) => format!("{}: {named}", tr!(text, "ui-good-practice")),
        };
        add(&words, plain);
    }
    let faint = theme.faint();
    match &why.answer {
        None => add(&tr!(text, "ui-why-reading"), faint),
        Some(PolicyAnswer::NoDocument) => add(&tr!(text, "ui-why-no-document"), faint),
        Some(PolicyAnswer::Unreadable(said)) => add(said, theme.alarm()),
        Some(PolicyAnswer::Passages(passages)) => {
            for (section, passage) in passages {
                add(" ", plain);
                match passage {
                    Some((heading, body)) => {
                        add(heading.as_str(), theme.front());
                        add(body.as_str(), plain);
                    }
                    None => add(&tr!(text, "cli-policy-no-section", heading = name(*section)), faint),
                }
            }
        }
    }
    lines
}

/// The heading a section is looked for by.
fn name(section: Section) -> &'static str {
    section.headings().first().map_or("", |heading| heading.trim_end_matches('…'))
}
