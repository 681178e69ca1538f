//! Messages about an incident: one fact sheet, texts filled from it, ØS's approval bound to the exact wording, sending.
//!
//! vagt sends nothing itself: that a text was sent, how and to whom, is recorded. What changes here is what the policy
//! says of messages (P22, P26, P27, P28, P34 and `policy.md` §6).

mod approval;
mod command;
mod compose;
mod event;
mod kind;
mod known;
mod letter;
mod matter;
mod outdated;
mod refusal;
mod sheet;
mod template;
mod templates;
mod told;
mod wording;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use approval::{Approval, How, approvers, may_approve};
pub use command::{Content, MessageCommand};
pub use compose::{AT, CLOCK, DAY, Noun, Phrasing, YEAR, compose, fields_of};
pub use event::{Grounds, Judge, MessageEvent};
pub use kind::{BadMessageId, Channel, MessageId, MessageKind, needs_approval};
pub use known::known_input;
pub(in crate::domain) use known::{LINES, PEOPLE, RECORDS, records};
pub use letter::{LetterWords, Passage, VALUE, is_only_the_title};
pub use matter::Matter;
pub use outdated::outdated;
pub use refusal::MessageRefusal;
pub use sheet::{Entered, Said, Sheet, SheetEntry, SheetKey, SheetLine, SheetValue, Source, began, keys_for};
pub use template::{BadTemplateId, Template, TemplateEvent, TemplateId, TemplateKind, TemplateUse};
pub use templates::{TemplateApproval, Templates};
pub use told::{Change, changes, is_told, said_in};
pub use wording::{SpokenCode, Wording};

use super::clean::CleanText;
use super::id::PersonId;
use super::playbook::Audience;
use super::register::Register;

/// The audiences that must be informed or judged not affected before the clock `inform` stops (P22, P26).
pub const TO_INFORM: [Audience; 3] = [Audience::Users, Audience::Owners, Audience::Citizens];

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageState {
    /// Being written, or waiting for its approval.
    Draft,
    /// May be sent as it is worded: approved, or a template approved in advance with only its fields filled.
    Approved,
    /// Sent.
    Sent,
    /// Taken back before it was sent.
    Withdrawn,
}

impl MessageState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Approved => "approved",
            Self::Sent => "sent",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// That a message was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// When.
    pub at: Timestamp,
    /// How.
    pub channel: Channel,
    /// To whom: a list, a group, a name.
    pub to: CleanText,
    /// Who sent it.
    pub by: Option<PersonId>,
    /// Who recorded it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
    /// What entitled them to.
    pub grounds: Grounds,
}

impl Sending {
    /// The reason, where it went out without the approval it needed (P27).
    pub fn deviation(&self) -> Option<&CleanText> {
        match &self.grounds {
            Grounds::Deviation { reason } => Some(reason),
            Grounds::NotNeeded | Grounds::Approval | Grounds::Template => None,
        }
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its id within the incident.
    pub id: MessageId,
    /// To whom it goes.
    pub audience: Audience,
    /// First word, update or all-clear.
    pub kind: MessageKind,
    /// The exact text.
    pub text: CleanText,
    /// What the text tells of the fact sheet.
    pub said: Said,
    /// The template it was filled from, as long as only its fields differ.
    pub template: Option<TemplateUse>,
    /// Who wrote it.
    pub drafted_by: Option<PersonId>,
    /// When it was last written.
    pub written_at: Timestamp,
    /// The approval in force for this wording.
    pub approval: Option<Approval>,
    /// The newest approval that an edit voided.
    pub lapsed: Option<Approval>,
    /// Every time it was sent, oldest first.
    pub sendings: Vec<Sending>,
    /// Why it was taken back before it was sent, by whom and when.
    #[serde(default)]
    pub withdrawn: Option<Judgement>,
}

impl Message {
    /// The hash that an approval is bound to.
    pub fn wording(&self) -> Wording {
        Wording::of(self.audience, self.kind, &self.text)
    }

    /// Whether it was sent.
    pub fn is_sent(&self) -> bool {
        !self.sendings.is_empty()
    }

    /// Whether it is still to be sent.
    pub fn is_open(&self) -> bool {
        !self.is_sent() && self.withdrawn.is_none()
    }

    /// Where it stands, by the templates that `register` holds at `now`.
    pub fn state(&self, register: &Register, now: Timestamp) -> MessageState {
        if self.withdrawn.is_some() {
            MessageState::Withdrawn
        } else if self.is_sent() {
            MessageState::Sent
        } else if self.approval.is_some() || self.template_in_force(register, None, now).is_some() {
            MessageState::Approved
        } else {
            MessageState::Draft
        }
    }

    /// Whether it may be sent as it is, without anybody's further word.
    pub fn may_be_sent(&self, register: &Register, now: Timestamp) -> bool {
        match self.state(register, now) {
            MessageState::Withdrawn => false,
            MessageState::Draft => !needs_approval(self.audience),
            MessageState::Approved | MessageState::Sent => true,
        }
    }

    /// The approval in advance that covers it: the text is the template's with only its fields filled (P27).
    pub fn template_in_force(
        &self,
        register: &Register,
        before: Option<&super::entry::Stamp>,
        now: Timestamp,
    ) -> Option<TemplateApproval> {
        let used = self.template.as_ref()?;
        let templates = register.templates();
        let template = templates.version(&used.name, &used.wording)?;
        let same = template.audience == self.audience
            && template.kind.message() == self.kind
            && template.fill(&used.fields).as_ref() == Ok(&self.text);
        if same { templates.approval(template, register, before, now) } else { None }
    }

    /// The reason of its first sending without the approval it needed.
    pub fn deviation(&self) -> Option<&CleanText> {
        self.sendings.iter().find_map(Sending::deviation)
    }

    /// Whether the approver has yet to confirm what another recorded in their name.
    pub fn is_to_be_confirmed(&self) -> bool {
        self.approval.as_ref().is_some_and(Approval::is_to_be_confirmed)
    }

    /// When the next update was promised in it.
    pub fn promised(&self) -> Option<Timestamp> {
        match self.said.get(&SheetKey::NextUpdate) {
            Some(SheetValue::Time(at)) => Some(*at),
            Some(
                SheetValue::Text(_)
                | SheetValue::Reach(_)
                | SheetValue::Names(_)
                | SheetValue::Answer(_)
                | SheetValue::Counts { .. },
            )
            | None => None,
        }
    }
}

/// An audience judged not affected (P26), or a message not to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Why.
    pub reason: CleanText,
    /// Who judged.
    pub by: Option<PersonId>,
    /// When.
    pub at: Timestamp,
}

/// How an audience of an incident stands (P26).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a> {
    /// A message was sent to it; the newest one and when.
    Informed(&'a Message, Timestamp),
    /// Told by something else that was recorded: a filing, a step; and when.
    Told(Timestamp),
    /// Judged not affected.
    NotAffected(&'a Judgement),
    /// Neither yet.
    Open,
}

impl Standing<'_> {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Informed(..) | Self::Told(_) => "informed",
            Self::NotAffected(_) => "not_affected",
            Self::Open => "open",
        }
    }

    /// Informed or judged.
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Open)
    }
}

/// The messages of one incident, and its fact sheet as far as people filled it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Messages {
    /// What people said of the fact sheet's lines; the newest counts.
    pub sheet: BTreeMap<SheetKey, Entered>,
    /// Every message, oldest first.
    pub all: Vec<Message>,
    /// Audiences judged not affected.
    pub judged: BTreeMap<Audience, Judgement>,
}

impl Messages {
    /// The message called `id`.
    pub fn get(&self, id: MessageId) -> Option<&Message> {
        self.all.iter().find(|message| message.id == id)
    }

    /// The id of the next message written on the device of this letter.
    pub fn next_id(&self, letter: char) -> MessageId {
        let own = self.all.iter().map(|message| message.id).filter(|id| id.letter == letter);
        MessageId { letter, running: own.map(|id| id.running).max().unwrap_or(0).saturating_add(1) }
    }

    /// The newest message to `audience` that waits to be sent: not sent at all, or to the DPO by phone and still to be
    /// mailed (P34).
    pub fn unfinished(&self, audience: Audience) -> Option<&Message> {
        let mailed = |message: &Message| message.sendings.iter().any(|sending| sending.channel == Channel::Mail);
        let phoned = |message: &Message| audience == Audience::Dpo && message.is_sent() && !mailed(message);
        let theirs = self.all.iter().rev().filter(|message| message.audience == audience);
        theirs.into_iter().find(|message| message.is_open() || phoned(message))
    }

    /// How `audience` stands.
    pub fn standing(&self, audience: Audience) -> Standing<'_> {
        match (self.last_to(audience), self.judged.get(&audience)) {
            (Some((message, at)), _) => Standing::Informed(message, at),
            (None, Some(judgement)) => Standing::NotAffected(judgement),
            (None, None) => Standing::Open,
        }
    }

    /// The message last sent to `audience`, and when.
    pub fn last_to(&self, audience: Audience) -> Option<(&Message, Timestamp)> {
        let sent = self.all.iter().filter(|message| message.audience == audience);
        sent.filter_map(|message| Some((message, message.sendings.iter().map(|sending| sending.at).max()?)))
            .max_by_key(|(message, at)| (*at, message.id))
    }

    /// Whether everybody who must be informed is, or was judged not affected.
    pub fn all_informed(&self) -> bool {
        TO_INFORM.into_iter().all(|audience| self.standing(audience).is_settled())
    }

    /// Who must be informed and is not, nor was judged not affected (P26, P29), and what was written and is not sent.
    pub fn left_open(&self) -> (Vec<Audience>, Vec<&Message>) {
        let audiences = TO_INFORM.into_iter().chain([Audience::Dpo]);
        let open = audiences.filter(|audience| !self.standing(*audience).is_settled()).collect();
        (open, self.all.iter().filter(|message| message.is_open()).collect())
    }

    /// When affected parties were last told how it goes, and when they were promised the next word.
    pub fn last_update(&self) -> Option<(Timestamp, Option<Timestamp>)> {
        [Audience::Users, Audience::Citizens]
            .into_iter()
            .filter_map(|audience| self.last_to(audience))
            .filter(|(message, _)| message.kind != MessageKind::AllClear)
            .map(|(message, at)| (at, message.promised().filter(|promised| *promised > at)))
            .max_by_key(|(at, _)| *at)
    }

    /// Sent to the DPO by phone, and not yet mailed (P34): the promise that is left.
    pub fn owes_mail_to_dpo(&self) -> Option<Timestamp> {
        let sendings = || {
            let reports = self.all.iter().filter(|message| message.audience == Audience::Dpo);
            reports.flat_map(|message| &message.sendings)
        };
        let phoned = sendings().filter(|sending| sending.channel == Channel::Phone).map(|sending| sending.at).max()?;
        let mailed = sendings().any(|sending| sending.channel == Channel::Mail && sending.at >= phoned);
        (!mailed).then_some(phoned)
    }

    /// Messages that went out without the approval they needed (P27).
    pub fn deviations(&self) -> impl Iterator<Item = &Message> {
        self.all.iter().filter(|message| message.deviation().is_some())
    }

    /// Messages whose approval somebody else recorded and the approver has yet to confirm.
    pub fn to_be_confirmed(&self) -> impl Iterator<Item = &Message> {
        self.all.iter().filter(|message| message.is_to_be_confirmed())
    }
}

#[cfg(test)]
mod tests;
