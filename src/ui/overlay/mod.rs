//! What lies on top of a screen: forms, help, a question before leaving, the keys that may come next.

mod feeds;
mod form;
mod help;
mod why;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};
use unicode_width::UnicodeWidthStr as _;

use super::rows::{cut, wrap};
use super::{Look, framed, layout, words};
use crate::app::{App, Overlay};
use crate::input::Action;
use crate::tr;

/// Draws what is on top of `body`, if anything is.
pub(super) fn draw(app: &App, look: &Look, frame: &mut Frame<'_>, body: Rect, bottom: Rect) {
    match app.overlay() {
        Some(Overlay::Form(form)) => form::draw(app, look, form, frame, body, bottom),
        Some(Overlay::Help { at, .. }) => help::draw(app, look, *at, frame, body, bottom),
        Some(Overlay::Feeds { at }) => feeds::draw(app, look, *at, frame, body, bottom),
        Some(Overlay::Why(why)) => why::draw(app, look, why, frame, body, bottom),
        Some(Overlay::ConfirmQuit) => confirm(app, look, frame, body),
        Some(Overlay::Filter) | None => {}
    }
    which_key(app, look, frame, body);
}

/// A cleared box in the middle; its inside.
fn boxed(look: &Look, title: &str, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let block = framed(look, Line::styled(format!(" {title} "), look.theme.front()), true);
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inner
}

/// How much of a box lies above and below what is in sight, on its lower edge: nothing where all of it is.
fn more(look: &Look, (above, below): (usize, usize), frame: &mut Frame<'_>, area: Rect) {
    let mut parts: Vec<String> = Vec::new();
    parts.extend((above > 0).then(|| tr!(look.text, "ui-more-above", count = above)));
    parts.extend((below > 0).then(|| tr!(look.text, "ui-more-below", count = below)));
    if parts.is_empty() || area.width < 4 || area.height == 0 {
        return;
    }
    let words = format!(" {} ", parts.join(" · "));
    let words = cut(&words, usize::from(area.width - 4));
    let width = u16::try_from(words.width()).unwrap_or(area.width);
    let place = Rect { x: area.right() - width - 2, y: area.bottom() - 1, width, height: 1 };
    frame.render_widget(Paragraph::new(Line::styled(words, look.theme.strong())), place);
}

/// Keys and what they do.
type KeyHint = (String, String);

/// The keys of an action here, and its word.
fn key_hint(app: &App, look: &Look, action: Action) -> KeyHint {
    let keys = app.keymap().keys_for(app.places(), action);
    let keys = keys.map(|keys| words::keys(&look.text, &keys)).unwrap_or_default();
    (keys, words::action(&look.text, action))
}

/// Keys and what they do, as many cells apart.
fn key_hints(look: &Look, hints: &[KeyHint], apart: usize) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (n, (keys, word)) in hints.iter().enumerate() {
        let before = if n == 0 { 0 } else { apart };
        spans.push(Span::raw(" ".repeat(before)));
        spans.push(Span::styled(keys.clone(), look.theme.front()));
        spans.push(Span::raw(format!(" {word}")));
    }
    Line::from(spans)
}

/// The keys of what lies on top, in place of those of the desk below, unless something is being told.
fn own_keys(app: &App, look: &Look, actions: &[Action], frame: &mut Frame<'_>, bottom: Rect) {
    let hints: Vec<KeyHint> = actions.iter().map(|action| key_hint(app, look, *action)).collect();
    own_hints(app, look, &hints, frame, bottom);
}

/// Draws these keys in the bottom line, unless something is being told.
fn own_hints(app: &App, look: &Look, hints: &[KeyHint], frame: &mut Frame<'_>, bottom: Rect) {
    if app.notice().is_some() {
        return;
    }
    // Nearer each other where there is little room, so that the last one, which leads out, is always there.
    let wide = key_hints(look, hints, 3);
    let line = if wide.width() <= usize::from(bottom.width) { wide } else { key_hints(look, hints, 2) };
    frame.render_widget(Clear, bottom);
    frame.render_widget(Paragraph::new(line), bottom);
}

fn confirm(app: &App, look: &Look, frame: &mut Frame<'_>, body: Rect) {
    let question = tr!(look.text, "ui-confirm-quit", count = app.store().waiting());
    let lines = wrap(&question, 56);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(4);
    let area = layout::middle(body, 60, height);
    let inner = boxed(look, &tr!(look.text, "ui-confirm-quit-title"), frame, area);
    let mut shown: Vec<Line<'_>> = lines.into_iter().map(|line| Line::raw(format!(" {line}"))).collect();
    shown.push(Line::default());
    let key = |action| app.keymap().keys_for(app.places(), action).map(|keys| words::keys(&look.text, &keys));
    let answers = tr!(
        look.text,
        "ui-confirm-quit-keys",
        leave = key(Action::Submit).unwrap_or_default(),
        stay = key(Action::Back).unwrap_or_default()
    );
    shown.push(Line::styled(format!(" {answers}"), look.theme.strong()));
    frame.render_widget(Paragraph::new(shown), inner);
}

/// The keys that may come next, where a sequence has begun.
fn which_key(app: &App, look: &Look, frame: &mut Frame<'_>, body: Rect) {
    let hints = app.which_key();
    if hints.is_empty() {
        return;
    }
    let lines: Vec<Line<'_>> = hints
        .iter()
        .map(|hint| {
            let rest = words::keys(&look.text, hint.keys.get(app.pending().len()..).unwrap_or_default());
            Line::from(vec![
                Span::styled(format!(" {rest} "), look.theme.front()),
                Span::raw(words::action(&look.text, hint.action)),
            ])
        })
        .collect();
    let width =
        lines.iter().map(Line::width).max().unwrap_or(0).max(words::keys(&look.text, app.pending()).width() + 2);
    let width = u16::try_from(width + 4).unwrap_or(u16::MAX).min(body.width);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(body.height);
    let area = Rect { x: body.right() - width, y: body.bottom() - height, width, height };
    let inner = boxed(look, &words::keys(&look.text, app.pending()), frame, area);
    frame.render_widget(Paragraph::new(lines), inner);
}
