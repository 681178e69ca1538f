//! Forms: what is asked, what is typed so far, whether the rules would take it. No words, no widgets.
//!
//! A form is checked by asking the domain to decide the very command it would send, after every change; so a form can
//! never promise what the rules refuse, and there is one set of rules.

mod assessed;
mod behalf;
mod build;
mod command;
mod decision;
mod editor;
mod field;
mod follow_up;
mod input;
mod legal;
mod meeting;
mod message;
mod preset;
mod time;
mod unanswered;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use editor::Editor;
pub use follow_up::{FollowUpChoice, FollowUpForm};
pub use legal::{LegalChoice, LegalForm};
pub use meeting::{MeetingChoice, MeetingField, MeetingForm};
pub use time::{Understood, parse as typed_time, parse_ahead as typed_ahead, parse_day as typed_day, understood};

pub use field::{Choice, Content, Field, FieldName, Pick, PickOption, Shape, Stand};

pub(super) use build::Builder;
pub(super) use command::Sender;
pub(super) use editor::Prose;

use crate::domain::decision::{Side, Word};
use crate::domain::follow_up::ItemId;
use crate::domain::message::{MessageId, MessageKind, SheetKey, TemplateId, Wording};
use crate::domain::playbook::{Audience, Question};
use crate::domain::register::Duty;
use crate::domain::{IncidentId, MeetingId, OutageId, PersonId, Refusal, Stamp, StepId, SystemId};
use crate::input::{Action, Key};

/// What a form is for. It names the draft too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "kebab-case")]
pub enum Purpose {
    /// Register an incident.
    Register {
        /// From this outage.
        outage: Option<OutageId>,
    },
    /// Change what was said of it.
    Amend {
        /// Which.
        incident: IncidentId,
    },
    /// Tick a step.
    Step {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        step: StepId,
    },
    /// Skip a step.
    Skip {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        step: StepId,
    },
    /// Set the severity.
    Severity {
        /// Of which incident.
        incident: IncidentId,
    },
    /// Write a note.
    Note {
        /// On which incident.
        incident: IncidentId,
    },
    /// Attach a file.
    Attach {
        /// To which incident.
        incident: IncidentId,
    },
    /// Give the handling to somebody.
    Assign {
        /// Of which incident.
        incident: IncidentId,
    },
    /// End the handling.
    Close {
        /// Of which incident.
        incident: IncidentId,
    },
    /// Begin it again.
    Reopen {
        /// Which incident.
        incident: IncidentId,
    },
    /// Insert a block into the checklist.
    Insert {
        /// Of which incident.
        incident: IncidentId,
    },
    /// Follow a newer version of the playbook.
    Update {
        /// Which incident.
        incident: IncidentId,
    },
    /// Give a decider's word.
    Word {
        /// On which incident.
        incident: IncidentId,
        /// Whose word it is to count as.
        side: Side,
    },
    /// Note an attempt to reach somebody.
    Attempt {
        /// On which incident.
        incident: IncidentId,
        /// Who was looked at, if anybody was.
        #[serde(default)]
        person: Option<PersonId>,
    },
    /// Note how far the call-out has come with somebody.
    Call {
        /// On which incident.
        incident: IncidentId,
        /// Who.
        person: PersonId,
    },
    /// Take the chair of the group.
    Chair {
        /// On which incident.
        incident: IncidentId,
    },
    /// Note the group's advice.
    Advise {
        /// On which incident.
        incident: IncidentId,
    },
    /// Decide or record what the law asks for.
    Legal {
        /// Of which incident.
        incident: IncidentId,
        /// What.
        form: LegalForm,
    },
    /// Record something of the follow-up.
    FollowUp {
        /// Of which incident.
        incident: IncidentId,
        /// What.
        form: FollowUpForm,
        /// The action or deviation that was selected.
        item: Option<ItemId>,
    },
    /// Call, record or close a meeting of the group.
    Meeting {
        /// Which; `None`: the next one, which need not be called yet.
        meeting: Option<MeetingId>,
        /// What.
        form: MeetingForm,
    },
    /// Record that a yearly duty was done.
    Duty {
        /// Which.
        duty: Duty,
    },
    /// Set the desk up, at the first start.
    SetUp,
    /// Write a message.
    DraftMessage {
        /// Of which incident.
        incident: IncidentId,
        /// To whom.
        audience: Audience,
        /// First word, update or all-clear.
        kind: MessageKind,
    },
    /// Fill a template approved in advance.
    FromTemplate {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        template: TemplateId,
    },
    /// Change the text of a message.
    EditMessage {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
    },
    /// Write a message anew from the fact sheet.
    RefreshMessage {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
    },
    /// Record ØS's approval, given at this desk.
    ApproveMessage {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
        /// The wording in view when the form was opened.
        wording: Wording,
    },
    /// Record ØS's approval of a template in advance, given at this desk.
    ApproveTemplate {
        /// The incident whose messages are on the screen.
        incident: IncidentId,
        /// Which.
        template: TemplateId,
        /// The wording in view when the form was opened.
        wording: Wording,
    },
    /// Record ØS's approval of a template in advance, given by phone.
    ApproveTemplateByPhone {
        /// The incident whose messages are on the screen.
        incident: IncidentId,
        /// Which.
        template: TemplateId,
        /// The wording that is read aloud.
        wording: Wording,
    },
    /// Confirm what was recorded of a template in my name.
    ConfirmTemplate {
        /// The incident whose messages are on the screen.
        incident: IncidentId,
        /// Which.
        template: TemplateId,
        /// The wording in view when the form was opened.
        wording: Wording,
    },
    /// Record ØS's approval, given by phone.
    ApproveByPhone {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
        /// The wording that is read aloud.
        wording: Wording,
    },
    /// Confirm what was recorded in my name.
    ConfirmApproval {
        /// Of which incident.
        incident: IncidentId,
        /// Which message.
        message: MessageId,
    },
    /// Record that a message was sent.
    SendMessage {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
    },
    /// Take a draft back.
    WithdrawMessage {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        message: MessageId,
    },
    /// Judge an audience not affected.
    NotAffected {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        audience: Audience,
    },
    /// Fill a line of the fact sheet.
    SetFact {
        /// Of which incident.
        incident: IncidentId,
        /// Which.
        key: SheetKey,
    },
}

impl Purpose {
    /// Whether it is asked of a closed incident too: what is known of it, what the law wants, what opens it again.
    pub(in crate::app) fn goes_on_when_closed(&self) -> bool {
        matches!(
            self,
            Self::Register { .. }
                | Self::Step { .. }
                | Self::Note { .. }
                | Self::Attach { .. }
                | Self::Reopen { .. }
                | Self::Attempt { .. }
                | Self::Legal { .. }
                | Self::FollowUp { .. }
                | Self::SendMessage { .. }
                | Self::ConfirmApproval { .. }
                | Self::ApproveTemplate { .. }
                | Self::ApproveTemplateByPhone { .. }
                | Self::ConfirmTemplate { .. }
                | Self::SetUp
        )
    }

    /// Whether what is typed waits when the form is left: a confirmation is given anew each time.
    pub(super) fn keeps_draft(&self) -> bool {
        let given_anew = matches!(
            self,
            Self::ApproveMessage { .. }
                | Self::ApproveByPhone { .. }
                | Self::ConfirmApproval { .. }
                | Self::ApproveTemplate { .. }
                | Self::ApproveTemplateByPhone { .. }
                | Self::ConfirmTemplate { .. }
        );
        let held = matches!(self, Self::Meeting { form: MeetingForm::Hold, .. });
        !given_anew && !held && !matches!(self, Self::Update { .. } | Self::SetUp)
    }

    /// The message whose text is read in its form before it is answered.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few forms show a text to read")]
    pub fn message_read(&self) -> Option<MessageId> {
        match self {
            Self::ApproveMessage { message, .. }
            | Self::ApproveByPhone { message, .. }
            | Self::ConfirmApproval { message, .. } => Some(*message),
            _ => None,
        }
    }

    /// The template whose text is read in its form before it is answered.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few forms show a text to read")]
    pub fn template_read(&self) -> Option<&TemplateId> {
        match self {
            Self::ApproveTemplate { template, .. }
            | Self::ApproveTemplateByPhone { template, .. }
            | Self::ConfirmTemplate { template, .. } => Some(template),
            _ => None,
        }
    }

    /// The action that opens its form, where one key does: from the desk, or from the incident it is about.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others are opened from a row of their own")]
    pub fn opened_by(&self) -> Option<Action> {
        Some(match self {
            Self::Register { outage: None } => Action::Register,
            Self::Amend { .. } => Action::Amend,
            Self::Note { .. } => Action::Note,
            Self::Attach { .. } => Action::Attach,
            Self::Severity { .. } => Action::Severity,
            Self::Assign { .. } => Action::Assign,
            Self::Reopen { .. } => Action::Reopen,
            Self::Insert { .. } => Action::InsertBlock,
            Self::Skip { .. } => Action::SkipStep,
            Self::Step { .. } => Action::Tick,
            Self::Legal { form, .. } => form.action(),
            Self::FollowUp { form, .. } => form.action(),
            _ => return None,
        })
    }

    /// The incident it is about, if one that exists.
    pub fn incident(&self) -> Option<IncidentId> {
        match self {
            Self::Register { .. } | Self::SetUp | Self::Meeting { .. } | Self::Duty { .. } => None,
            Self::Amend { incident }
            | Self::Step { incident, .. }
            | Self::Skip { incident, .. }
            | Self::Severity { incident }
            | Self::Note { incident }
            | Self::Attach { incident }
            | Self::Assign { incident }
            | Self::Close { incident }
            | Self::Reopen { incident }
            | Self::Insert { incident }
            | Self::Update { incident }
            | Self::Word { incident, .. }
            | Self::Attempt { incident, .. }
            | Self::Call { incident, .. }
            | Self::Chair { incident }
            | Self::Advise { incident }
            | Self::Legal { incident, .. }
            | Self::FollowUp { incident, .. }
            | Self::DraftMessage { incident, .. }
            | Self::FromTemplate { incident, .. }
            | Self::EditMessage { incident, .. }
            | Self::RefreshMessage { incident, .. }
            | Self::ApproveMessage { incident, .. }
            | Self::ApproveByPhone { incident, .. }
            | Self::ConfirmApproval { incident, .. }
            | Self::ApproveTemplate { incident, .. }
            | Self::ApproveTemplateByPhone { incident, .. }
            | Self::ConfirmTemplate { incident, .. }
            | Self::SendMessage { incident, .. }
            | Self::WithdrawMessage { incident, .. }
            | Self::NotAffected { incident, .. }
            | Self::SetFact { incident, .. } => Some(*incident),
        }
    }
}

/// A form as it was left, in a form that can be kept and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is for.
    pub purpose: Purpose,
    /// What was changed in it, by field.
    pub values: Vec<(FieldName, String)>,
    /// The place of the entry that it became, set before that is kept: with a record at that place it is used up, also where
    /// nobody came to drop it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<Stamp>,
}

/// Why the form cannot be sent as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The rules say no.
    Refused(Refusal),
    /// That is no time.
    NoTime,
    /// That is no day.
    NoDay,
    /// That is no code.
    NoCode,
    /// A question has no answer; unknown is one.
    Unanswered(Question),
    /// That is no whole number.
    NoNumber,
    /// The step needs an answer here.
    InputMissing,
    /// No system is picked for a step that is done once for each.
    NoSystemPicked,
    /// No file is named.
    FileMissing,
    /// Nobody is picked.
    NobodyPicked,
    /// Nobody is named.
    NameMissing,
    /// Required steps are open, and nobody has said that it is to be closed all the same.
    NotConfirmed,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    pub(super) purpose: Purpose,
    pub(super) fields: Vec<Field>,
    focus: usize,
    /// What differs from how the form was offered.
    changed: BTreeSet<FieldName>,
    /// What the user has changed since it was opened: only that is blamed before the form is sent.
    touched: BTreeSet<FieldName>,
    /// Whether the user has tried to send it: then every fault is shown.
    tried: bool,
    restored: bool,
    fault: Option<(Option<FieldName>, Fault)>,
    /// The systems that citizens use, where that says whom an incident reaches.
    pub(super) citizen_facing: BTreeSet<SystemId>,
    /// How many lines of the text above the fields have been scrolled past.
    scrolled: usize,
    /// The reach as it was offered.
    reach_offered: Option<Choice>,
    /// What each choice stood on when the form was offered.
    offered: Vec<(FieldName, Choice)>,
    /// What the DPO's advice is asked beside; with `None` it is asked always.
    pub(super) beside: Option<Beside>,
    /// The other decider's word when the form was opened: that, and no later one, is what this one may agree with.
    pub(super) other_word: Option<Word>,
}

/// What the DPO advises is asked beside some choices only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside {
    /// The choice.
    pub(super) of: FieldName,
    /// What it must stand on.
    pub(super) choice: Choice,
}

/// What became of a key or an action in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// What the form says has changed.
    Changed,
    /// Only the cursor or the focus moved.
    Moved,
    /// The form has no use for it.
    NotMine,
}

impl Form {
    pub(super) fn new(purpose: Purpose, fields: Vec<Field>) -> Self {
        let (changed, touched) = (BTreeSet::new(), BTreeSet::new());
        let offered: Vec<(FieldName, Choice)> =
            fields.iter().filter_map(|field| Some((field.name, field.content.choice()?))).collect();
        let reach_offered = offered.iter().find(|(name, _)| *name == FieldName::Reach).map(|(_, choice)| *choice);
        Self {
            purpose,
            fields,
            focus: 0,
            changed,
            touched,
            tried: false,
            restored: false,
            fault: None,
            scrolled: 0,
            citizen_facing: BTreeSet::new(),
            reach_offered,
            offered,
            beside: None,
            other_word: None,
        }
    }

    /// What it is for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// Its fields, in order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Whether a field is asked as things stand; one that is not is neither shown nor gone to.
    pub fn is_asked(&self, name: FieldName) -> bool {
        let beside = self.beside.filter(|_| name == FieldName::DpoAdvice);
        beside.is_none_or(|beside| self.choice(beside.of) == Some(beside.choice))
    }

    /// The place of the next field that is asked, or of the one before; at the end the first comes again where `around`.
    fn beyond(&self, forward: bool, around: bool) -> usize {
        let asked = |at: &usize| self.fields.get(*at).is_some_and(|field| self.is_asked(field.name));
        let (before, after) = (0..self.focus, self.focus + 1..self.fields.len());
        let next = if forward {
            after.clone().find(asked).or_else(|| before.clone().find(asked).filter(|_| around))
        } else {
            before.rev().find(asked).or_else(|| after.rev().find(asked).filter(|_| around))
        };
        next.unwrap_or(self.focus)
    }

    /// The field where typing goes.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// Whether a draft from before filled it.
    pub fn is_restored(&self) -> bool {
        self.restored
    }

    /// The fault to show, and at which field. A field that nobody has touched is not blamed before the form is sent.
    pub fn fault(&self) -> Option<(Option<FieldName>, &Fault)> {
        let (field, fault) = self.fault.as_ref()?;
        let blamed = match field {
            Some(field) => self.touched.contains(field),
            // A step that waits is told at once; that nothing is changed yet is no news.
            None => *fault != Fault::Refused(Refusal::NothingChanged),
        };
        (self.tried || blamed).then_some((*field, fault))
    }

    /// Whether it could be sent as it is.
    pub fn is_sound(&self) -> bool {
        self.fault.is_none()
    }

    /// The content of a field.
    pub fn content(&self, name: FieldName) -> Option<&Content> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.content)
    }

    /// The other decider's word, in the form for the second.
    pub fn other_word(&self) -> Option<&Word> {
        self.other_word.as_ref()
    }

    /// How many lines of the text above the fields have been scrolled past; there may be fewer.
    pub fn scrolled(&self) -> usize {
        self.scrolled
    }

    /// Scrolls the text above the fields, where there is one.
    pub(super) fn scroll(&mut self, by: isize, most: usize) {
        self.scrolled = self.scrolled.saturating_add_signed(by).min(most);
    }

    pub(super) fn check(&mut self, fault: Option<(Option<FieldName>, Fault)>) {
        self.fault = fault;
    }

    /// The user asked to send it but cannot: the fault shows, and typing goes where it is.
    pub(super) fn blame(&mut self) {
        self.tried = true;
        let at = self.fault.as_ref().and_then(|(field, _)| *field);
        if let Some(at) = at.and_then(|name| self.fields.iter().position(|field| field.name == name)) {
            self.focus = at;
        }
    }

    pub(super) fn focus_on(&mut self, name: FieldName) {
        if let Some(at) = self.fields.iter().position(|field| field.name == name) {
            self.focus = at;
        }
    }

    /// A key that is text or edits text, where the focused field takes text.
    pub(super) fn typed(&mut self, key: Key) -> Taken {
        let Some(field) = self.fields.get_mut(self.focus) else { return Taken::NotMine };
        let taken = field.content.typed(key);
        if taken == Taken::Changed {
            let name = field.name;
            self.changed.insert(name);
            self.touched.insert(name);
            self.said_otherwise(name);
        }
        taken
    }

    pub(super) fn pasted(&mut self, raw: &str) -> Taken {
        let Some(field) = self.fields.get_mut(self.focus) else { return Taken::NotMine };
        let taken = field.content.pasted(raw);
        if taken == Taken::Changed {
            let name = field.name;
            self.changed.insert(name);
            self.touched.insert(name);
            self.said_otherwise(name);
        }
        taken
    }

    /// An action that moves about in the form or changes a choice.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a form has few actions of its own")]
    pub(super) fn act(&mut self, action: Action) -> Taken {
        let [on, back] = [true, false].map(|forward| self.beyond(forward, false));
        let [round_on, round_back] = [true, false].map(|forward| self.beyond(forward, true));
        let Some(field) = self.fields.get_mut(self.focus) else { return Taken::NotMine };
        let change = match action {
            Action::NextField => {
                self.focus = round_on;
                return Taken::Moved;
            }
            Action::PreviousField => {
                self.focus = round_back;
                return Taken::Moved;
            }
            Action::MoveDown => match field.content.moved(1) {
                Taken::NotMine => {
                    self.focus = on;
                    return Taken::Moved;
                }
                taken => taken,
            },
            Action::MoveUp => match field.content.moved(-1) {
                Taken::NotMine => {
                    self.focus = back;
                    return Taken::Moved;
                }
                taken => taken,
            },
            Action::ChooseNext => field.content.chosen(1),
            Action::ChoosePrevious => field.content.chosen(-1),
            Action::Pick => field.content.picked(),
            _ => Taken::NotMine,
        };
        if change == Taken::Changed {
            let name = field.name;
            self.changed.insert(name);
            self.touched.insert(name);
            if name == FieldName::Systems {
                self.preset();
            }
            self.said_otherwise(name);
        }
        change
    }

    /// What is to be kept of it: what differs from how it was offered.
    pub(super) fn draft(&self) -> Draft {
        let values = self
            .fields
            .iter()
            .filter(|field| self.changed.contains(&field.name))
            .map(|field| (field.name, field.content.keep()))
            .collect();
        Draft { purpose: self.purpose.clone(), values, recorded: None }
    }

    /// Whether nothing is answered by it: what was changed are choices whose options were looked through, and that stand
    /// again where they stood.
    pub(super) fn only_looked(&self) -> bool {
        let as_offered = |field: &Field| {
            let offered = self.offered.iter().find(|(name, _)| *name == field.name).map(|(_, choice)| *choice);
            offered.is_some() && field.content.choice() == offered
        };
        self.fields.iter().filter(|field| self.changed.contains(&field.name)).all(as_offered)
    }

    /// Fills in what was kept.
    pub(super) fn restore(&mut self, draft: &Draft) {
        for (name, value) in &draft.values {
            if let Some(field) = self.fields.iter_mut().find(|field| field.name == *name)
                && field.content.restore(value)
            {
                self.changed.insert(*name);
                self.restored = true;
            }
        }
    }
}
