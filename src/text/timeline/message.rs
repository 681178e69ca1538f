//! Fact sheet, messages and templates in the timeline.

use super::{Telling, one_line};
use crate::domain::CleanText;
use crate::domain::message::{Grounds, How, MessageEvent, MessageId, SheetEntry, TemplateEvent};
use crate::tr;

/// The beginning of a text on one line: all of it is in the message.
fn head(text: &CleanText) -> String {
    CleanText::title(text.as_str()).to_string()
}

impl Telling<'_> {
    pub(super) fn message(&self, event: &MessageEvent) -> String {
        let (text, who) = (self.text, self.who());
        match event {
            MessageEvent::FactSet { key, entry: SheetEntry::Known { said, source } } => {
                let value = one_line(&CleanText::body(&text.phrasing().value(said)));
                let told = tr!(text, "timeline-fact", who = who, line = text.sheet_key(*key), value = value);
                match source.as_ref().filter(|source| !source.is_empty()) {
                    Some(source) => tr!(text, "timeline-fact-source", sentence = told, source = one_line(source)),
                    None => told,
                }
            }
            MessageEvent::FactSet { key, entry: SheetEntry::Unknown { who: finder, when } } => {
                let mut told = tr!(text, "timeline-fact-unknown", who = who, line = text.sheet_key(*key));
                if let Some(finder) = finder {
                    told = tr!(text, "timeline-fact-finder", sentence = told, finder = one_line(finder));
                }
                match when {
                    Some(when) => {
                        tr!(text, "timeline-fact-when", sentence = told, when = text.at(*when, self.entry.at))
                    }
                    None => told,
                }
            }
            MessageEvent::Drafted { message, audience, kind, text: said, template, .. } => {
                let told = tr!(
                    text,
                    "timeline-message-drafted",
                    who = who,
                    message = message.to_string(),
                    audience = text.audience(*audience),
                    kind = text.message_kind(*kind),
                    text = head(said)
                );
                match template {
                    Some(template) => {
                        tr!(text, "timeline-message-template", sentence = told, template = template.name.as_str())
                    }
                    None => told,
                }
            }
            MessageEvent::Edited { message, text: said, .. } => {
                tr!(text, "timeline-message-edited", who = who, message = self.called(*message), text = head(said))
            }
            MessageEvent::Approved { message, by, how, wording } => {
                let sentence = tr!(
                    text,
                    "timeline-message-approved",
                    who = self.name(by),
                    message = self.called(*message),
                    code = wording.code().to_string()
                );
                self.given(&sentence, by, how)
            }
            MessageEvent::Confirmed { message, .. } => {
                tr!(text, "timeline-message-confirmed", who = who, message = self.called(*message))
            }
            MessageEvent::Withdrawn { message, reason } => tr!(
                text,
                "timeline-message-withdrawn",
                who = who,
                message = self.called(*message),
                reason = one_line(reason)
            ),
            MessageEvent::Sent { message, channel, to, by, grounds, stopped, .. } => {
                let sent = tr!(
                    text,
                    "timeline-message-sent",
                    who = self.doer(by.as_ref()),
                    message = self.called(*message),
                    channel = text.channel(*channel),
                    to = one_line(to)
                );
                let mut parts = vec![self.recorded(sent, by.as_ref())];
                match grounds {
                    Grounds::Deviation { reason } => {
                        parts.push(tr!(text, "timeline-message-deviation", reason = one_line(reason)));
                    }
                    Grounds::Template => parts.push(tr!(text, "timeline-message-by-template")),
                    Grounds::NotNeeded | Grounds::Approval => {}
                }
                parts.extend(self.stops(stopped));
                parts.join(" · ")
            }
            MessageEvent::JudgedNotAffected { audience, reason, by, stopped } => {
                let judged = tr!(
                    text,
                    "timeline-not-affected",
                    who = self.doer(by.as_ref()),
                    audience = text.audience(*audience)
                );
                let mut parts = vec![self.because(self.recorded(judged, by.as_ref()), Some(reason))];
                parts.extend(self.stops(stopped));
                parts.join(" · ")
            }
        }
    }

    /// How an approval was given, and that it waits where another recorded it.
    fn given(&self, sentence: &str, by: &crate::domain::PersonId, how: &How) -> String {
        let text = self.text;
        let told = match how {
            How::Phone { witness, .. } => {
                tr!(text, "timeline-by-phone", sentence = sentence, witness = self.name(witness))
            }
            How::Here => sentence.to_owned(),
        };
        self.recorded(told, Some(by))
    }

    /// A message by id and audience.
    fn called(&self, id: MessageId) -> String {
        let known = self.incident.and_then(|incident| incident.messages.get(id));
        known.map_or_else(|| id.to_string(), |message| format!("{id} ({})", self.text.audience(message.audience)))
    }

    pub(super) fn template(&self, event: &TemplateEvent) -> String {
        let (text, who) = (self.text, self.who());
        match event {
            TemplateEvent::Written { template } => {
                tr!(text, "timeline-template-written", who = who, template = template.name.as_str())
            }
            TemplateEvent::Approved { name, by, how, valid_until, .. } => {
                let sentence = tr!(
                    text,
                    "timeline-template-approved",
                    who = self.name(by),
                    template = name.as_str(),
                    until = valid_until.to_string()
                );
                self.given(&sentence, by, how)
            }
            TemplateEvent::Confirmed { name, .. } => {
                tr!(text, "timeline-template-confirmed", who = who, template = name.as_str())
            }
            TemplateEvent::Withdrawn { name } => {
                tr!(text, "timeline-template-withdrawn", who = who, template = name.as_str())
            }
        }
    }
}
