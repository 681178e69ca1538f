//! What the forms of messages say before they ask: the text to be read aloud with its code, who could approve, what a
//! sending without approval is.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, Form, Purpose};
use crate::domain::message::{Matter, MessageId, SheetKey, TemplateId, is_only_the_title};
use crate::domain::playbook::Audience;
use crate::domain::{Incident, IncidentId};
use crate::input::Action;
use crate::tr;
use crate::ui::rows::wrap;
use crate::ui::{Look, words};

/// Between the groups of a code.
const APART: &str = "   ";
/// Rows that a form of approval needs beside the text: by phone, and here with somebody to pick.
const BESIDE: u16 = 15;
const BESIDE_PICK: u16 = 16;

/// Lines before the fields; none for other purposes.
pub(super) fn intro(app: &App, look: &Look, form: &Form, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (words, style) in told(app, look, form, width) {
        // What is set apart by blanks stays so.
        let kept = words.is_empty() || words.contains(APART);
        let broken = if kept { vec![words] } else { wrap(&words, width) };
        lines.extend(broken.into_iter().map(|line| Line::styled(line, style)));
    }
    lines
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the other purposes have words of their own")]
fn told(app: &App, look: &Look, form: &Form, width: usize) -> Vec<(String, Style)> {
    let purpose = form.purpose();
    let by_phone = matches!(purpose, Purpose::ApproveByPhone { .. } | Purpose::ApproveTemplateByPhone { .. });
    let picks = by_phone || (matches!(purpose, Purpose::ApproveMessage { .. }) && !form.fields().is_empty());
    let beside = if picks { BESIDE_PICK } else { BESIDE };
    let size = (usize::from(app.size().1.saturating_sub(beside)), width);
    let (text, theme) = (&look.text, look.theme);
    let faint = |words: String| (words, theme.faint());
    match purpose {
        Purpose::DraftMessage { incident, audience, kind } => {
            let mut lines = vec![faint(format!("{} · {}", text.audience(*audience), text.message_kind(*kind)))];
            lines.extend(only_the_title(app, look, *incident, *audience));
            lines
        }
        Purpose::EditMessage { incident, message } | Purpose::RefreshMessage { incident, message } => {
            let mut lines: Vec<(String, Style)> = Vec::new();
            if let Some(message) = found(app, *incident, *message) {
                lines.push(faint(format!("{} · {}", message.id, text.audience(message.audience))));
                if message.approval.is_some() {
                    lines.push((tr!(text, "form-edit-voids"), theme.warning()));
                }
                if let Purpose::RefreshMessage { .. } = purpose {
                    lines.push(faint(tr!(text, "form-refreshed")));
                    lines.extend(only_the_title(app, look, *incident, message.audience));
                }
            }
            lines
        }
        Purpose::ApproveMessage { incident, message, .. } => {
            let mut lines = vec![faint(tr!(text, "form-approve-read"))];
            lines.extend(unknown(app, look, *incident, *message));
            // The warning takes a row of the text's.
            let room = (size.0.saturating_sub(lines.len() - 1), size.1);
            lines.extend(wording(app, look, (*incident, *message), form.scrolled(), room));
            lines
        }
        Purpose::ConfirmApproval { incident, message } => {
            let said = found(app, *incident, *message).and_then(|message| text.to_be_confirmed(app.desk(), message));
            let mut lines = vec![faint(tr!(text, "form-confirm-read"))];
            lines.extend(said.map(&faint));
            let room = (size.0.saturating_sub(lines.len() - 1), size.1);
            lines.extend(wording(app, look, (*incident, *message), form.scrolled(), room));
            lines
        }
        Purpose::ApproveTemplate { template, .. } => {
            let mut lines = vec![faint(tr!(text, "form-approve-template-read"))];
            let room = (size.0.saturating_sub(2), size.1);
            lines.extend(template_wording(app, look, template, form.scrolled(), room));
            lines
        }
        Purpose::ConfirmTemplate { template, .. } => {
            let mut lines = vec![faint(tr!(text, "form-confirm-read"))];
            lines.extend(template_wording(app, look, template, form.scrolled(), size));
            lines
        }
        Purpose::ApproveTemplateByPhone { template, wording: read, .. } => {
            let mut lines = vec![faint(tr!(text, "form-phone-template-read"))];
            let room = (size.0.saturating_sub(2), size.1);
            lines.extend(template_wording(app, look, template, form.scrolled(), room));
            lines.push((String::new(), Style::new()));
            lines.push((read.code().to_string().replace(' ', APART), theme.front()));
            lines
        }
        Purpose::ApproveByPhone { incident, message, wording: read } => {
            let mut lines = vec![faint(tr!(text, "form-phone-read"))];
            lines.extend(unknown(app, look, *incident, *message));
            // The warning takes a row of the text's.
            let room = (size.0.saturating_sub(lines.len() - 1), size.1);
            lines.extend(wording(app, look, (*incident, *message), form.scrolled(), room));
            // Read out group by group, so it stands alone and wide apart.
            lines.push((String::new(), Style::new()));
            lines.push((read.code().to_string().replace(' ', APART), theme.front()));
            lines
        }
        Purpose::SendMessage { incident, message } => {
            let Some(known) = found(app, *incident, *message) else { return Vec::new() };
            let mut lines = vec![faint(format!("{} · {}", known.id, text.audience(known.audience)))];
            lines.extend(unknown(app, look, *incident, *message));
            lines.push(if app.sendable(known) {
                faint(tr!(text, "form-send-records"))
            } else {
                (tr!(text, "form-send-deviation"), theme.alarm())
            });
            lines
        }
        Purpose::WithdrawMessage { incident, message } => {
            let known = found(app, *incident, *message);
            let mut lines: Vec<(String, Style)> = known
                .map(|known| faint(format!("{} · {}", known.id, text.audience(known.audience))))
                .into_iter()
                .collect();
            lines.push(faint(tr!(text, "form-withdraw-stays")));
            lines
        }
        Purpose::NotAffected { audience, .. } => vec![faint(text.audience(*audience))],
        Purpose::SetFact { incident, key, .. } => {
            let matter = app.desk().incident(*incident).map(Matter::of);
            let label = matter.map_or_else(|| text.sheet_key(*key), |matter| text.sheet_label(matter, *key));
            vec![(label, theme.strong()), faint(tr!(text, "form-fact-empty"))]
        }
        Purpose::FromTemplate { template, .. } => {
            let known = app.desk().register().templates().get(template);
            known.map(|template| faint(template.text.as_str().replace('\n', " "))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// That a letter says what has happened in the words of the incident's title, because nobody has said it otherwise, and where
/// to say it.
fn only_the_title(app: &App, look: &Look, incident: IncidentId, audience: Audience) -> Option<(String, Style)> {
    let incident = app.desk().incident(incident)?;
    if !is_only_the_title(app.desk(), incident, audience, app.now()) {
        return None;
    }
    let keys = app.keymap().keys_for(app.places_of_screen(), Action::SetFact)?;
    let what = look.text.sheet_label(Matter::of(incident), SheetKey::What);
    let words = tr!(look.text, "form-only-the-title", what = what, key = words::keys(&look.text, &keys));
    Some((format!("! {words}"), look.theme.warning()))
}

fn found(app: &App, incident: IncidentId, message: MessageId) -> Option<&crate::domain::message::Message> {
    let incident: &Incident = app.desk().incident(incident)?;
    incident.messages.get(message)
}

/// That something in the text is not known yet: told before it is approved, read aloud or sent, never a hindrance.
fn unknown(app: &App, look: &Look, incident: IncidentId, message: MessageId) -> Option<(String, Style)> {
    let words = look.text.unknown_lines(&found(app, incident, message)?.text)?;
    Some((format!("! {words}"), look.theme.warning()))
}

/// The text as it stands; where there is no room for all of it, it scrolls, and how much more there is is said.
fn wording(
    app: &App,
    look: &Look,
    (incident, message): (IncidentId, MessageId),
    scrolled: usize,
    room: (usize, usize),
) -> Vec<(String, Style)> {
    let message = found(app, incident, message);
    message.map(|message| in_sight(app, look, message.text.as_str(), scrolled, room)).unwrap_or_default()
}

/// The same of a template.
fn template_wording(
    app: &App,
    look: &Look,
    template: &TemplateId,
    scrolled: usize,
    room: (usize, usize),
) -> Vec<(String, Style)> {
    let template = app.desk().register().templates().get(template);
    template.map(|template| in_sight(app, look, template.text.as_str(), scrolled, room)).unwrap_or_default()
}

fn in_sight(
    app: &App,
    look: &Look,
    words: &str,
    scrolled: usize,
    (room, width): (usize, usize),
) -> Vec<(String, Style)> {
    let lines: Vec<String> = wrap(words, width.saturating_sub(2)).into_iter().filter(|line| !line.is_empty()).collect();
    let (all, room) = (lines.len(), room.max(1));
    let first = scrolled.min(all.saturating_sub(room));
    let mut shown: Vec<(String, Style)> =
        lines.into_iter().skip(first).take(room).map(|line| (format!("│ {line}"), Style::new())).collect();
    if all > room {
        let key = |action| app.keymap().keys_for(app.places(), action).map(|keys| words::keys(&look.text, &keys));
        let below = all.saturating_sub(first + room);
        let mut more = Vec::new();
        more.extend((first > 0).then(|| (tr!(look.text, "ui-more-above", count = first), key(Action::PageUp))));
        more.extend((below > 0).then(|| (tr!(look.text, "ui-more-below", count = below), key(Action::PageDown))));
        let more: Vec<String> = more
            .into_iter()
            .map(|(words, key)| format!("{words} ({})", key.unwrap_or_else(|| "?".to_owned())))
            .collect();
        shown.push((format!("│ {}", more.join(" · ")), look.theme.warning()));
    }
    shown
}
