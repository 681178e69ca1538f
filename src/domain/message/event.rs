//! What happens to an incident's messages, whether it counts, and what it changes.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::approval::{Approval, How, heard_right, may_approve};
use super::kind::{Channel, MessageId, MessageKind, needs_approval};
use super::refusal::MessageRefusal;
use super::sheet::{Entered, Said, SheetEntry, SheetKey};
use super::template::TemplateUse;
use super::wording::Wording;
use super::{Judgement, Message, Messages, Sending};
use crate::domain::clean::CleanText;
use crate::domain::clock::{ClockId, StoppedClock};
use crate::domain::entry::{Entry, Stamp};
use crate::domain::id::{PersonId, StepId};
use crate::domain::playbook::Audience;
use crate::domain::refusal::{Refusal, reason_given};
use crate::domain::register::{Register, Roster};

/// What entitled somebody to send a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Grounds {
    /// Messages to this audience wait for nobody.
    NotNeeded,
    /// ØS approved this wording (P27).
    Approval,
    /// A template approved in advance, with only its fields filled.
    Template,
    /// Nothing did: a deviation, with its reason.
    Deviation {
        /// Why it could not wait.
        reason: CleanText,
    },
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum MessageEvent {
    /// A line of the fact sheet was filled, or said to be unknown yet.
    FactSet {
        /// Which line.
        key: SheetKey,
        /// What is said.
        entry: SheetEntry,
    },
    /// A message was written.
    Drafted {
        /// Its id.
        message: MessageId,
        /// To whom.
        audience: Audience,
        /// First word, update or all-clear.
        kind: MessageKind,
        /// The exact text.
        text: CleanText,
        /// What it tells of the fact sheet.
        #[serde(default)]
        said: Said,
        /// The template it was filled from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        template: Option<TemplateUse>,
    },
    /// Its text was changed; what was approved no longer is.
    Edited {
        /// Which.
        message: MessageId,
        /// The exact text.
        text: CleanText,
        /// What it tells of the fact sheet.
        #[serde(default)]
        said: Said,
    },
    /// ØS approved it (P27).
    Approved {
        /// Which.
        message: MessageId,
        /// The wording approved.
        wording: Wording,
        /// Whose word it is.
        by: PersonId,
        /// How it was given.
        how: How,
    },
    /// The approver confirmed what another had recorded.
    Confirmed {
        /// Which.
        message: MessageId,
        /// The wording confirmed.
        wording: Wording,
    },
    /// It was sent.
    Sent {
        /// Which.
        message: MessageId,
        /// The wording sent.
        wording: Wording,
        /// How.
        channel: Channel,
        /// To whom.
        to: CleanText,
        /// Who sent it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// What entitled them to.
        grounds: Grounds,
        /// Clocks that this stopped, with their due time as it stood.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        stopped: BTreeMap<ClockId, StoppedClock>,
        /// The step that asked for it, which is done by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<StepId>,
    },
    /// A draft was taken back: it will not be sent.
    Withdrawn {
        /// Which.
        message: MessageId,
        /// Why.
        reason: CleanText,
    },
    /// An audience was judged not affected (P26).
    JudgedNotAffected {
        /// Which.
        audience: Audience,
        /// Why.
        reason: CleanText,
        /// Who judged, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// Clocks that this stopped, with their due time as it stood.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        stopped: BTreeMap<ClockId, StoppedClock>,
    },
}

/// What an event is judged by: who enters it, when, and the register in force before it.
#[derive(Debug, Clone, Copy)]
pub struct Judge<'a> {
    /// Who enters it.
    pub actor: Option<&'a PersonId>,
    /// When it is entered.
    pub entered_at: Timestamp,
    /// When it happened.
    pub happened_at: Timestamp,
    /// Systems, templates.
    pub register: &'a Register,
    /// The people in force.
    pub roster: Option<&'a Roster>,
    /// Only what was known before this place counts; `None`: all that is known now.
    pub before: Option<&'a Stamp>,
}

impl<'a> Judge<'a> {
    /// The judge of an entry of the log.
    pub fn of(entry: &'a Entry, register: &'a Register) -> Self {
        Self {
            actor: entry.actor.person(),
            entered_at: entry.at,
            happened_at: entry.happened_at(),
            register,
            roster: register.roster_at(&entry.stamp),
            before: Some(&entry.stamp),
        }
    }
}

impl Messages {
    /// Why `event` does not count, if so. The same rules when a command is decided and when its fact is folded.
    pub fn judge(&self, event: &MessageEvent, judge: &Judge<'_>) -> Result<(), Refusal> {
        match event {
            MessageEvent::FactSet { entry, .. } => {
                if entry.is_empty() {
                    return Err(Refusal::EmptyText);
                }
                Ok(())
            }
            MessageEvent::Drafted { message, text, .. } => match self.get(*message) {
                Some(_) => Err(Refusal::NothingChanged),
                None if text.is_empty() => Err(Refusal::EmptyText),
                None => Ok(()),
            },
            MessageEvent::Edited { message, text, .. } => {
                self.unsent(*message)?;
                let have = self.not_withdrawn(*message)?;
                if text.is_empty() {
                    return Err(Refusal::EmptyText);
                }
                if *text == have.text { Err(Refusal::NothingChanged) } else { Ok(()) }
            }
            MessageEvent::Approved { message, wording, by, how } => {
                let have = self.not_withdrawn(*message)?;
                if *wording != have.wording() {
                    return Err(MessageRefusal::WordingChanged { message: *message }.into());
                }
                may_approve(judge.roster, by, judge.entered_at)?;
                heard_right(how, wording, by)?;
                if have.approval.is_some() { Err(Refusal::NothingChanged) } else { Ok(()) }
            }
            MessageEvent::Confirmed { message, wording } => {
                let have = self.known(*message)?;
                let Some(approval) = have.approval.as_ref().filter(|approval| approval.is_to_be_confirmed()) else {
                    return Err(MessageRefusal::NothingToConfirm { message: *message }.into());
                };
                if *wording != approval.wording {
                    return Err(MessageRefusal::WordingChanged { message: *message }.into());
                }
                if judge.actor != Some(&approval.by) {
                    return Err(MessageRefusal::NotYours { approver: approval.by.clone() }.into());
                }
                Ok(())
            }
            MessageEvent::Sent { message, wording, grounds, to, .. } => {
                let have = self.not_withdrawn(*message)?;
                if *wording != have.wording() {
                    return Err(MessageRefusal::WordingChanged { message: *message }.into());
                }
                if to.is_empty() {
                    return Err(MessageRefusal::ReceiverMissing.into());
                }
                entitled(have, grounds, judge)
            }
            MessageEvent::Withdrawn { message, reason } => {
                self.unsent(*message)?;
                self.not_withdrawn(*message)?;
                reason_given(reason)
            }
            MessageEvent::JudgedNotAffected { audience: Audience::Dpo, .. } => {
                Err(MessageRefusal::AlwaysInformed.into())
            }
            MessageEvent::JudgedNotAffected { reason, .. } if reason.is_empty() => Err(Refusal::ReasonMissing),
            MessageEvent::JudgedNotAffected { .. } => Ok(()),
        }
    }

    fn known(&self, id: MessageId) -> Result<&Message, Refusal> {
        self.get(id).ok_or_else(|| MessageRefusal::UnknownMessage { message: id }.into())
    }

    /// One that nobody has taken back.
    fn not_withdrawn(&self, id: MessageId) -> Result<&Message, Refusal> {
        let have = self.known(id)?;
        if have.withdrawn.is_some() { Err(MessageRefusal::Withdrawn { message: id }.into()) } else { Ok(have) }
    }

    /// What is sent is neither edited nor taken back.
    fn unsent(&self, id: MessageId) -> Result<(), Refusal> {
        if self.known(id)?.is_sent() { Err(MessageRefusal::AlreadySent { message: id }.into()) } else { Ok(()) }
    }

    /// Takes in an event that counts.
    pub fn take(&mut self, event: &MessageEvent, judge: &Judge<'_>) {
        let at = judge.happened_at;
        let actor = judge.actor.cloned();
        match event {
            MessageEvent::FactSet { key, entry } => {
                self.sheet.insert(*key, Entered { entry: entry.clone(), at, by: actor });
            }
            MessageEvent::Drafted { message, audience, kind, text, said, template } => self.all.push(Message {
                id: *message,
                audience: *audience,
                kind: *kind,
                text: text.clone(),
                said: said.clone(),
                template: template.clone(),
                drafted_by: actor,
                written_at: at,
                approval: None,
                lapsed: None,
                sendings: Vec::new(),
                withdrawn: None,
            }),
            MessageEvent::Edited { message, text, said } => {
                if let Some(have) = self.get_mut(*message) {
                    have.text = text.clone();
                    have.said = said.clone();
                    have.written_at = at;
                    have.template = None;
                    // Any edit voids an approval, also one that brings back what was approved.
                    have.lapsed = have.approval.take().or(have.lapsed.take());
                }
            }
            MessageEvent::Approved { message, wording, by, how } => {
                let recorded_by = actor.filter(|actor| actor != by);
                if let Some(have) = self.get_mut(*message) {
                    have.approval = Some(Approval {
                        wording: wording.clone(),
                        by: by.clone(),
                        how: how.clone(),
                        at,
                        recorded_by,
                        confirmed_at: None,
                    });
                }
            }
            MessageEvent::Confirmed { message, .. } => {
                if let Some(approval) = self.get_mut(*message).and_then(|have| have.approval.as_mut()) {
                    approval.confirmed_at = Some(at);
                }
            }
            MessageEvent::Sent { message, channel, to, by, grounds, .. } => {
                let recorded_by = if by.is_some() && by != &actor { actor.clone() } else { None };
                let sending = Sending {
                    at,
                    channel: *channel,
                    to: to.clone(),
                    by: by.clone().or(actor),
                    recorded_by,
                    grounds: grounds.clone(),
                };
                if let Some(have) = self.get_mut(*message) {
                    have.sendings.push(sending);
                }
            }
            MessageEvent::Withdrawn { message, reason } => {
                if let Some(have) = self.get_mut(*message) {
                    have.withdrawn = Some(Judgement { reason: reason.clone(), by: actor, at });
                    // Nobody is asked to confirm what will not be sent.
                    have.lapsed = have.approval.take().or(have.lapsed.take());
                }
            }
            MessageEvent::JudgedNotAffected { audience, reason, by, .. } => {
                let judgement = Judgement { reason: reason.clone(), by: by.clone().or(actor), at };
                self.judged.insert(*audience, judgement);
            }
        }
    }

    fn get_mut(&mut self, id: MessageId) -> Option<&mut Message> {
        self.all.iter_mut().find(|message| message.id == id)
    }
}

/// Whether the grounds named are there (P27).
fn entitled(message: &Message, grounds: &Grounds, judge: &Judge<'_>) -> Result<(), Refusal> {
    let missing = || {
        let Message { id, audience, .. } = *message;
        Err(MessageRefusal::ApprovalMissing { message: id, audience }.into())
    };
    match grounds {
        Grounds::NotNeeded if needs_approval(message.audience) => missing(),
        Grounds::Approval if message.approval.is_none() => missing(),
        Grounds::Template if message.template_in_force(judge.register, judge.before, judge.happened_at).is_none() => {
            missing()
        }
        Grounds::Deviation { reason } if reason.is_empty() => Err(Refusal::ReasonMissing),
        Grounds::NotNeeded | Grounds::Approval | Grounds::Template | Grounds::Deviation { .. } => Ok(()),
    }
}
