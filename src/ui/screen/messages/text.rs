//! The selected message: how it stands, its code, what changed since, and the exact wording.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::app::{App, MessageRow, MessagesView};
use crate::domain::Incident;
use crate::domain::message::{Approval, How, Matter, Message, Sheet, changes, needs_approval, outdated};
use crate::input::Action;
use crate::tr;
use crate::ui::rows::{Beyond, wrap};
use crate::ui::{Look, words};

type Told = (String, Style);

/// The lines in sight, and whether there are more.
pub(super) fn lines(app: &App, look: &Look, seen: MessagesView, inner: Rect) -> (Vec<Line<'static>>, Beyond) {
    let width = usize::from(inner.width).saturating_sub(2);
    let told = match (app.message_row(), app.incident(), app.message()) {
        (Some(MessageRow::Template(_, name)), ..) => template(app, look, &name),
        (_, Some(incident), Some(message)) => of(app, look, incident, message),
        _ => nothing(app, look),
    };
    let all: Vec<Line<'static>> = told
        .into_iter()
        .flat_map(|(words, style)| {
            let lines = if words.is_empty() { vec![String::new()] } else { wrap(&words, width) };
            lines.into_iter().map(move |line| Line::styled(format!(" {line}"), style))
        })
        .collect();
    let height = usize::from(inner.height);
    let beyond = Beyond { above: seen.scroll > 0, below: all.len() > seen.scroll.saturating_add(height) };
    (all.into_iter().skip(seen.scroll).take(height).collect(), beyond)
}

fn of(app: &App, look: &Look, incident: &Incident, message: &Message) -> Vec<Told> {
    let (text, theme, desk) = (&look.text, look.theme, app.desk());
    let mut told: Vec<Told> = Vec::new();
    let state = message.state(desk.register(), app.now());
    let head = format!("{} · {}", text.message_kind(message.kind), text.message_state(state));
    told.push((head, theme.strong()));
    told.extend(text.deviation(message).map(|words| (words, theme.alarm())));
    if needs_approval(message.audience) && message.is_open() {
        told.push((tr!(text, "message-code", code = message.wording().code().to_string()), theme.front()));
    }
    if let Some(taken) = &message.withdrawn {
        let who = taken.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| text.person(desk, by));
        let at = text.at(taken.at, app.now());
        let line = tr!(text, "message-withdrawn-line", who = who, at = at, reason = taken.reason.as_str());
        told.push((line, theme.warning()));
    }
    match (&message.approval, &message.lapsed) {
        (Some(approval), _) => {
            told.push((approved(app, look, approval), theme.good()));
            let confirm = key(app, look, Action::ConfirmApproval);
            told.extend(text.to_be_confirmed(desk, message).map(|words| {
                (tr!(text, "message-confirm-key", words = words, key = confirm.as_str()), theme.warning())
            }));
        }
        (None, Some(_)) if message.is_open() => told.push((tr!(text, "message-approval-lapsed"), theme.warning())),
        (None, _) => {}
    }
    if !app.sendable(message) && message.is_open() {
        let keys = tr!(
            text,
            "messages-how-to-approve",
            here = key(app, look, Action::ApproveMessage),
            phone = key(app, look, Action::ApproveByPhone)
        );
        told.push((keys, theme.faint()));
    }
    for sending in &message.sendings {
        let who = sending.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| text.person(desk, by));
        let at = text.at(sending.at, app.now());
        let channel = text.channel(sending.channel);
        let line = tr!(text, "message-sent-line", who = who, at = at, channel = channel, to = sending.to.as_str());
        told.push((line, theme.faint()));
    }
    let sheet = Sheet::of(desk, incident, app.now());
    // What waits can still be written anew; what went out asks for an update.
    let changed =
        if message.is_open() { outdated(&sheet, message) } else { changes(&sheet, &message.said, message.audience) };
    if !changed.is_empty() {
        let words = if message.is_open() {
            tr!(text, "messages-outdated", key = key(app, look, Action::RefreshMessage))
        } else {
            tr!(text, "messages-changed-since")
        };
        told.push((words, theme.warning()));
        told.extend(
            changed
                .iter()
                .map(|change| (format!("- {}", app.phrasing().change(Matter::of(incident), change)), theme.warning())),
        );
    }
    told.push((String::new(), Style::new()));
    told.extend(message.text.as_str().split('\n').map(|line| (line.to_owned(), Style::new())));
    told
}

/// Who approved it, when and how.
pub(in crate::ui) fn approved(app: &App, look: &Look, approval: &Approval) -> String {
    let text = &look.text;
    let who = text.person(app.desk(), &approval.by);
    let at = text.at(approval.at, app.now());
    match &approval.how {
        How::Here => tr!(text, "message-approved-line", who = who, at = at),
        How::Phone { witness, .. } => {
            let witness = text.person(app.desk(), witness);
            tr!(text, "message-approved-by-phone", who = who, at = at, witness = witness)
        }
    }
}

fn template(app: &App, look: &Look, name: &crate::domain::message::TemplateId) -> Vec<Told> {
    let register = app.desk().register();
    let Some(template) = register.templates().get(name) else { return Vec::new() };
    let approval = register.templates().approval(template, register, None, app.now());
    let mut told = vec![(look.text.template_kind(template.kind), look.theme.strong())];
    let counts = approval.is_some();
    if let Some(found) = approval {
        let until = tr!(look.text, "template-until", until = found.valid_until.to_string());
        told.push((format!("{} · {until}", approved(app, look, &found.approval)), look.theme.good()));
        let waits = look.text.approval_to_be_confirmed(app.desk(), &found.approval);
        let confirm = key(app, look, Action::ConfirmApproval);
        told.extend(waits.map(|words| {
            (tr!(look.text, "message-confirm-key", words = words, key = confirm.as_str()), look.theme.warning())
        }));
    }
    if counts {
        told.push((tr!(look.text, "messages-fill", key = key(app, look, Action::Open)), look.theme.faint()));
    } else {
        told.push((tr!(look.text, "template-not-approved"), look.theme.warning()));
        let keys = tr!(
            look.text,
            "messages-approve-template",
            approve = key(app, look, Action::ApproveMessage),
            phone = key(app, look, Action::ApproveByPhone),
            fill = key(app, look, Action::Open)
        );
        told.push((keys, look.theme.faint()));
    }
    told.push((String::new(), Style::new()));
    told.extend(template.text.as_str().split('\n').map(|line| (line.to_owned(), Style::new())));
    told
}

fn nothing(app: &App, look: &Look) -> Vec<Told> {
    let text = &look.text;
    let mut told = vec![(
        tr!(
            text,
            "messages-none-yet",
            write = key(app, look, Action::DraftMessage),
            judge = key(app, look, Action::NotAffected)
        ),
        look.theme.faint(),
    )];
    let judged = app.message_row().and_then(|row| app.incident()?.messages.judged.get(&row.audience()));
    if let Some(judged) = judged {
        let who = judged.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| text.person(app.desk(), by));
        let reason = judged.reason.as_str().replace('\n', " ");
        told.insert(0, (tr!(text, "messages-judged", who = who, reason = reason), Style::new()));
    }
    told
}

fn key(app: &App, look: &Look, action: Action) -> String {
    let keys = app.keymap().keys_for(app.places_of_screen(), action);
    keys.map(|keys| words::keys(&look.text, &keys)).unwrap_or_default()
}
