//! The messages of one incident as a screen: audiences and their messages, the text of the selected one, the fact sheet.

use std::collections::BTreeSet;

use super::event::{Effect, Moment};
use super::notice::{MessageNotice, Notice};
use super::overlay::Overlay;
use super::screen::{MessagesPane, MessagesView, Screen};
use super::{App, Purpose};
use crate::domain::clock::ClockId;
use crate::domain::message::{
    How, Message, MessageCommand, MessageEvent, MessageId, MessageKind, Phrasing, Sheet, SheetKey, SheetLine,
    TO_INFORM, Template, TemplateEvent, TemplateId, Wording, needs_approval,
};
use crate::domain::playbook::{Audience, Checklist};
use crate::domain::{Command, Entry, Fact, Incident, IncidentId, decide};

/// Columns of a form that are not its text's, and the most that it is wide.
const TEXT_MARGIN: u16 = 9;
const TEXT_WIDTH: usize = 87;
/// Rows of a form of approval beside its text.
const TEXT_BESIDE: u16 = 16;

/// A row of the list: an audience, then its templates, then its messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageRow {
    /// An audience.
    Audience(Audience),
    /// A template for it, approved in advance or to be.
    Template(Audience, TemplateId),
    /// A message to it.
    Message(Audience, MessageId),
}

impl MessageRow {
    /// Whose row it is.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Audience(audience) | Self::Template(audience, _) | Self::Message(audience, _) => *audience,
        }
    }
}

impl App {
    /// The words that messages are filled with.
    pub fn phrasing(&self) -> &Phrasing {
        &self.phrasing
    }

    /// Opens the messages of the incident at hand.
    pub(super) fn open_messages(&mut self, effects: &mut Vec<Effect>) {
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        // A step that asks for a message leads to its audience.
        let step = self.checklist().and_then(|list| self.step_in(&list).and_then(|step| step.step.message));
        let audience = step.filter(|_| matches!(self.screen, Screen::Incident(_)));
        if !matches!(self.screen, Screen::Incident(_)) {
            self.open_incident(id, effects);
        }
        self.recall(id, effects);
        self.screen = Screen::Messages(MessagesView { id, pane: MessagesPane::List, line: 0, scroll: 0 });
        self.selection.message = audience.map(MessageRow::Audience).or_else(|| self.first_open());
    }

    /// The first row that asks for something: an audience not told, a message not sent.
    fn first_open(&self) -> Option<MessageRow> {
        let rows = self.message_rows();
        let messages = &self.incident()?.messages;
        let waiting = rows.iter().find(|row| match row {
            MessageRow::Message(_, id) => messages.get(*id).is_some_and(Message::is_open),
            MessageRow::Audience(_) | MessageRow::Template(..) => false,
        });
        waiting.or(rows.first()).cloned()
    }

    /// The rows of the list.
    pub fn message_rows(&self) -> Vec<MessageRow> {
        let Some(incident) = self.incident() else { return Vec::new() };
        let templates = self.desk.register().templates();
        let mut rows = Vec::new();
        for audience in Audience::ALL {
            rows.push(MessageRow::Audience(audience));
            let own = templates.current().into_iter().filter(|template| template.audience == audience);
            rows.extend(own.map(|template| MessageRow::Template(audience, template.name.clone())));
            let own = incident.messages.all.iter().filter(|message| message.audience == audience);
            rows.extend(own.map(|message| MessageRow::Message(audience, message.id)));
        }
        rows
    }

    /// The audiences that must be told: those that are in any case, and those that a required step asks for.
    pub fn required_audiences(&self) -> BTreeSet<Audience> {
        let mut required = BTreeSet::from(TO_INFORM);
        required.insert(Audience::Dpo);
        let Some(incident) = self.incident() else { return required };
        let list = self.desk.checklist(incident);
        // What hangs on an answer that nobody has given is not asked for yet.
        let asks = list.iter().flat_map(Checklist::applicable).filter(|step| step.waits_for_answer.is_none());
        required.extend(asks.filter(|step| step.step.required).filter_map(|step| step.step.message));
        // What is filed with the authority is no message of a step's: it is asked for once there is awareness of a breach.
        let aware = incident.times.awareness.is_some() && incident.filings.not_reportable.is_none();
        let filed = self.desk.clocks(incident).iter().any(|clock| clock.id == ClockId::Authority);
        required.extend((filed && aware).then_some(Audience::Authority));
        required
    }

    /// The row that is selected.
    pub fn message_row(&self) -> Option<MessageRow> {
        let rows = self.message_rows();
        let chosen = self.selection.message.as_ref().filter(|row| rows.contains(row)).cloned();
        chosen.or_else(|| rows.into_iter().next())
    }

    /// The message that is selected: the row's own, else the newest to the row's audience.
    pub fn message(&self) -> Option<&Message> {
        let messages = &self.incident()?.messages;
        match self.message_row()? {
            MessageRow::Message(_, id) => messages.get(id),
            MessageRow::Audience(audience) => messages.all.iter().rev().find(|message| message.audience == audience),
            MessageRow::Template(..) => None,
        }
    }

    /// The lines of the fact sheet that the selected audience needs, those not known first.
    pub fn sheet_rows(&self) -> Vec<(SheetKey, SheetLine)> {
        let Some(incident) = self.incident() else { return Vec::new() };
        let audience = self.message_row().map(|row| row.audience());
        let sheet = Sheet::of(&self.desk, incident, self.now);
        let sheet = if let Some(audience) = audience { sheet.told_to(audience) } else { sheet };
        sheet.unknowns_first(audience).into_iter().map(|(key, line)| (key, line.clone())).collect()
    }

    /// Where the rows of the pane in front are counted, and which is selected.
    pub(super) fn messages_rows(&self, view: MessagesView) -> (usize, usize) {
        match view.pane {
            MessagesPane::List => {
                let (rows, row) = (self.message_rows(), self.message_row());
                let place = rows.iter().position(|have| Some(have) == row.as_ref()).unwrap_or(0);
                (rows.len(), place)
            }
            MessagesPane::Text => (usize::MAX, view.scroll),
            MessagesPane::Sheet => (self.sheet_rows().len(), view.line),
        }
    }

    /// Moves the selection of the pane in front.
    pub(super) fn move_in_messages(&mut self, to: usize) {
        let rows = self.message_rows();
        let last = self.message().map_or(0, |message| message.text.as_str().lines().count().saturating_sub(1));
        let Screen::Messages(view) = &mut self.screen else { return };
        match view.pane {
            MessagesPane::List => {
                view.scroll = 0;
                view.line = 0;
                self.selection.message = rows.get(to).cloned();
            }
            MessagesPane::Text => view.scroll = to.min(last),
            MessagesPane::Sheet => view.line = to,
        }
    }

    /// Enter: what the row asks for next.
    pub(super) fn open_in_messages(&mut self, view: MessagesView, moment: &Moment, effects: &mut Vec<Effect>) {
        match (view.pane, self.message_row()) {
            (MessagesPane::Sheet, _) => self.set_fact(view, moment, effects),
            (_, Some(MessageRow::Template(_, template))) => {
                self.about_incident(moment, effects, |incident| Purpose::FromTemplate { incident, template });
            }
            (_, Some(MessageRow::Message(_, id))) => {
                let message = self.incident().and_then(|incident| incident.messages.get(id));
                match message.map(|message| (message.is_sent(), self.sendable(message))) {
                    _ if message.is_some_and(|message| message.withdrawn.is_some()) => {
                        self.draft_message(None, moment, effects);
                    }
                    Some((true, _)) => self.draft_message(None, moment, effects),
                    Some((false, true)) => self.send_message(moment, effects),
                    Some((false, false)) => self.approve_message(moment, effects),
                    None => self.tell(Notice::Messages(MessageNotice::NoMessage)),
                }
            }
            (_, Some(MessageRow::Audience(_)) | None) => self.draft_message(None, moment, effects),
        }
    }

    /// Whether a message may go out as it is.
    pub fn sendable(&self, message: &Message) -> bool {
        message.may_be_sent(self.desk.register(), self.now)
    }

    /// A new message to the selected audience: of this kind, else the first word or an update, whichever comes next.
    pub(super) fn draft_message(&mut self, kind: Option<MessageKind>, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(row) = self.message_row() else { return self.tell(Notice::NoIncident) };
        let audience = row.audience();
        let told = self.incident().is_some_and(|incident| incident.messages.last_to(audience).is_some());
        let next = if told { MessageKind::Update } else { MessageKind::First };
        let kind = kind.unwrap_or(next);
        self.about_incident(moment, effects, |incident| Purpose::DraftMessage { incident, audience, kind });
    }

    /// A form about the selected message.
    fn about_message(
        &mut self,
        moment: &Moment,
        effects: &mut Vec<Effect>,
        purpose: impl FnOnce(IncidentId, &Message) -> Purpose,
    ) {
        let Some(message) = self.message().cloned() else {
            return self.tell(Notice::Messages(MessageNotice::NoMessage));
        };
        self.about_incident(moment, effects, |incident| purpose(incident, &message));
    }

    pub(super) fn edit_message(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        self.about_message(moment, effects, |incident, message| Purpose::EditMessage { incident, message: message.id });
    }

    /// The selected message written anew from the fact sheet, to be read before it is kept. What was filled from a template
    /// is filled again.
    pub(super) fn refresh_message(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let template = self.message().filter(|message| message.is_open()).and_then(|message| message.template.clone());
        if let Some(used) = template {
            let template = used.name;
            return self.about_incident(moment, effects, |incident| Purpose::FromTemplate { incident, template });
        }
        self.about_message(moment, effects, |incident, message| Purpose::RefreshMessage {
            incident,
            message: message.id,
        });
    }

    /// The approval of the selected message, or of the selected template in advance.
    pub(super) fn approve_message(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if let Some((template, wording)) = self.template_in_row() {
            let purpose = |incident| Purpose::ApproveTemplate { incident, template, wording };
            return self.about_incident(moment, effects, purpose);
        }
        self.about_message(moment, effects, |incident, message| Purpose::ApproveMessage {
            incident,
            message: message.id,
            wording: message.wording(),
        });
    }

    /// The template that is selected, in the wording that is in view.
    fn template_in_row(&self) -> Option<(TemplateId, Wording)> {
        let Some(MessageRow::Template(_, name)) = self.message_row() else { return None };
        let wording = self.desk.register().templates().get(&name)?.wording();
        Some((name, wording))
    }

    pub(super) fn approve_by_phone(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if let Some((template, wording)) = self.template_in_row() {
            let purpose = |incident| Purpose::ApproveTemplateByPhone { incident, template, wording };
            return self.about_incident(moment, effects, purpose);
        }
        self.about_message(moment, effects, |incident, message| Purpose::ApproveByPhone {
            incident,
            message: message.id,
            wording: message.wording(),
        });
    }

    pub(super) fn send_message(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        self.about_message(moment, effects, |incident, message| Purpose::SendMessage { incident, message: message.id });
    }

    /// Takes the selected draft back.
    pub(super) fn withdraw_message(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        self.about_message(moment, effects, |incident, message| Purpose::WithdrawMessage {
            incident,
            message: message.id,
        });
    }

    pub(super) fn judge_not_affected(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(row) = self.message_row() else { return self.tell(Notice::NoIncident) };
        let audience = row.audience();
        self.about_incident(moment, effects, |incident| Purpose::NotAffected { incident, audience });
    }

    /// Fills the line of the fact sheet that is selected, or the first that is not known.
    pub(super) fn set_fact(&mut self, view: MessagesView, moment: &Moment, effects: &mut Vec<Effect>) {
        let at = if view.pane == MessagesPane::Sheet { view.line } else { 0 };
        let Some((key, _)) = self.sheet_rows().into_iter().nth(at) else { return };
        self.about_incident(moment, effects, |incident| Purpose::SetFact { incident, key });
    }

    /// Asks whether what was recorded in my name is confirmed; told at once where there is nothing to confirm.
    pub(super) fn confirm_approval(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if let Some((name, wording)) = self.template_in_row() {
            let event = TemplateEvent::Confirmed { name: name.clone(), wording: wording.clone() };
            let command = Command::Template(Box::new(event));
            if let Err(refusal) = decide(&self.desk, command, &self.my_context(moment)) {
                return self.tell(Notice::Refused(refusal));
            }
            let purpose = |incident| Purpose::ConfirmTemplate { incident, template: name, wording };
            return self.about_incident(moment, effects, purpose);
        }
        let asked = self.incident().map(|incident| incident.id).zip(self.message().map(|message| message.id));
        if let Some((incident, message)) = asked {
            let command = Command::Message(incident, Box::new(MessageCommand::Confirm(message)));
            if let Err(refusal) = decide(&self.desk, command, &self.my_context(moment)) {
                return self.tell(Notice::Refused(refusal));
            }
        }
        self.about_message(moment, effects, |incident, message| Purpose::ConfirmApproval {
            incident,
            message: message.id,
        });
    }

    /// Scrolls the text that a form of approval shows, by so many pages.
    pub(super) fn scroll_text(&mut self, pages: isize) {
        let Some(Overlay::Form(form)) = &mut self.overlay else { return };
        let (purpose, templates) = (form.purpose(), self.desk.register().templates());
        let message = purpose
            .incident()
            .zip(purpose.message_read())
            .and_then(|(incident, message)| Some(&self.desk.incident(incident)?.messages.get(message)?.text));
        let template = || purpose.template_read().and_then(|name| Some(&templates.get(name)?.text));
        let Some(text) = message.or_else(template) else { return };
        // As wide as the form can be here: where words are broken earlier, a line or two more.
        let width = usize::from(self.size.0.saturating_sub(TEXT_MARGIN)).clamp(1, TEXT_WIDTH);
        let lines = text.as_str().lines().map(|line| line.chars().count() / width + 1).sum::<usize>();
        let page = usize::from(self.size.1.saturating_sub(TEXT_BESIDE).max(2)) - 1;
        let page = isize::try_from(page).unwrap_or(1);
        form.scroll(pages.saturating_mul(page), lines.saturating_sub(1));
    }

    /// The text of the selected message, for the clipboard.
    pub(super) fn message_text(&self) -> Option<String> {
        self.message().map(|message| message.text.to_string())
    }

    /// Says what was done to the messages, and stands on it.
    pub(super) fn told_of_messages(&mut self, entries: &[Entry]) {
        let Some(Entry { fact: Fact::Message { incident, event }, .. }) = entries.first() else { return };
        let known = |app: &Self, id: MessageId| {
            app.desk.incident(*incident).and_then(|incident| incident.messages.get(id)).map(|message| message.audience)
        };
        let (id, news) = match event {
            MessageEvent::FactSet { key, .. } => (None, MessageNotice::FactSet(*key)),
            MessageEvent::JudgedNotAffected { audience, .. } => (None, MessageNotice::Judged(*audience)),
            MessageEvent::Drafted { message, audience, .. } => {
                let waits = needs_approval(*audience);
                (Some(*message), MessageNotice::Drafted(*message, waits))
            }
            MessageEvent::Edited { message, .. } => (Some(*message), MessageNotice::Edited(*message)),
            MessageEvent::Approved { message, how, .. } => {
                let by_phone = matches!(how, How::Phone { .. });
                (Some(*message), MessageNotice::Approved(*message, by_phone))
            }
            MessageEvent::Confirmed { message, .. } => (Some(*message), MessageNotice::Confirmed(*message)),
            MessageEvent::Sent { message, .. } => (Some(*message), MessageNotice::Sent(*message)),
            MessageEvent::Withdrawn { message, .. } => (Some(*message), MessageNotice::Withdrawn(*message)),
        };
        if let Some((id, audience)) = id.and_then(|id| Some((id, known(self, id)?))) {
            self.selection.message = Some(MessageRow::Message(audience, id));
        }
        self.tell(Notice::Messages(news));
    }

    /// At the start of an own desk: what others recorded in my name waits for my word.
    pub(super) fn remind_to_confirm(&mut self) {
        let mine = |incident: &&Incident| {
            let mut waiting = incident.messages.to_be_confirmed();
            waiting.any(|message| message.approval.as_ref().is_some_and(|approval| approval.by == self.me))
        };
        let number = self.desk.incidents().find(mine).map(|incident| incident.number);
        if let Some(number) = number {
            return self.tell(Notice::Messages(MessageNotice::ToConfirm(number)));
        }
        let register = self.desk.register();
        let (templates, now) = (register.templates(), self.now);
        let waits = |template: &&&Template| {
            let newest = templates.approval(template, register, None, now).map(|newest| newest.approval);
            newest.is_some_and(|approval| approval.is_to_be_confirmed() && approval.by == self.me)
        };
        let current = templates.current();
        let name = current.iter().find(waits).map(|template| template.name.clone());
        if let Some(name) = name {
            self.tell(Notice::Messages(MessageNotice::TemplateToConfirm(name)));
        }
    }
}
