//! What the user is told in one line: what was done, what was refused, what is wrong. The words are made in `ui`.

use jiff::{SignedDuration, Timestamp};

use super::Purpose;
use super::decision::DecisionNews;
use super::feeds::Asked;
use super::meetings::MeetingNews;
use crate::domain::attachment::NotAttached;
use crate::domain::message::{MessageId, SheetKey, TemplateId};
use crate::domain::playbook::Audience;
use crate::domain::register::{Duty, Role};
use crate::domain::severity::Severity;
use crate::domain::{Entry, FeedId, IncidentNumber, KeyReason, PersonId, Refusal, StepId};

/// How long a plain notice stays, seconds. Refusals stay until the next action or Esc.
const STAYS: i64 = 30;

/// Why what is on screen is not being kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// No room left on the disk.
    DiskFull,
    /// The directory may only be read.
    ReadOnly,
    /// The directory is gone.
    Vanished,
    /// What the system said.
    Other(String),
}

/// News of the store that is no trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreNotice {
    /// Damaged records were healed from the second copy.
    Repaired {
        /// How many.
        records: u64,
    },
    /// The database was damaged and has been built again from the journal.
    Rebuilt,
    /// The program did not end properly last time; nothing is lost.
    Recovered,
    /// The other vagt, which had the log, is gone; this one has it now.
    TookOver,
    /// The key that signed so far cannot be used; another one signs from here on.
    NewKey {
        /// Why.
        because: KeyReason,
    },
    /// The data directory was not there and has been made.
    Made {
        /// Where.
        path: String,
    },
}

/// What the user is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// An incident was registered.
    Registered(IncidentNumber),
    /// Said of an incident and changed.
    Changed(IncidentNumber),
    /// Said of an incident and changed, and by that the rules propose a graver severity.
    ChangeRaises(IncidentNumber, Severity),
    /// Something of an incident was recorded that has words of its own, as its timeline has them.
    Recorded(Box<Entry>),
    /// An action was agreed, and the step that asks for both sides waits for one with an owner at the supplier.
    SupplierLacks,
    /// A step was done.
    StepDone(StepId),
    /// A step was done, and by what was said there the rules propose a graver severity.
    StepRaises(StepId, Severity),
    /// A step was skipped.
    StepSkipped(StepId),
    /// A step stands open again.
    StepReopened(StepId),
    /// A block was inserted into the checklist.
    BlockInserted,
    /// An incident follows a newer version of its playbook.
    PlaybookFollowed(IncidentNumber),
    /// A note was written.
    Noted(IncidentNumber),
    /// Somebody handles it now.
    Assigned(PersonId),
    /// The handling ended.
    Closed(IncidentNumber),
    /// It began again.
    Reopened(IncidentNumber),
    /// Something was done about a decision.
    Decision(DecisionNews),
    /// Nobody holds this role.
    NobodyHolds(Role),
    /// The rules say no.
    Refused(Refusal),
    /// The supplier's word could not be taken in.
    FeedRefused(FeedId, Refusal),
    /// It is on the clipboard.
    Copied(String),
    /// Every supplier is being asked.
    Asking,
    /// Every supplier has been asked.
    Asked(Asked),
    /// There is no feed to ask.
    NoFeeds,
    /// The desk is not loaded yet; nothing can be recorded.
    Loading,
    /// The form was left and is kept.
    DraftKept,
    /// Forms were half written when the program last ended: how many, and what one of them is for.
    DraftsWaiting(usize, Box<Purpose>),
    /// There is no incident to do that to.
    NoIncident,
    /// There is no step to do that to.
    NoStep,
    /// There is no outage selected.
    NoOutage,
    /// There is nothing to copy here.
    NothingToCopy,
    /// Nothing that is not known could raise the severity.
    NothingOpen,
    /// No step of the checklist is open.
    NoOpenStep,
    /// The incident has nothing of what the form chooses among.
    NothingToFollow,
    /// Minutes are made at the meeting.
    MinutesAtMeeting,
    /// The effect of an action is assessed once it is done.
    DoneFirst,
    /// A yearly duty was recorded as done.
    DutyDone(Duty),
    /// What is on the agenda because it is open comes off by being dealt with.
    NotWithdrawn,
    /// Go to the yearly wheel first.
    GoToWheel,
    /// Go to the checklist first.
    GoToChecklist,
    /// These keys ask for nothing here.
    Unbound(String),
    /// The data directory is no longer where it was.
    Vanished,
    /// What is on its way to the disk is waited for, and the desk is left then.
    Leaving,
    /// The keymap or another file is wrong.
    Config(String),
    /// The configuration was changed and is in force.
    SettingsRead,
    /// News of the store.
    Store(StoreNotice),
    /// The desk is set up.
    SetUp,
    /// Set-up was left; it is offered again.
    SetUpLeft,
    /// The files of set-up could not be written.
    SetUpFailed(String),
    /// About messages.
    Messages(MessageNotice),
    /// A file is being read.
    Attaching,
    /// The file is not attached.
    NotAttached(String, NotAttached),
    /// The document was written to this file.
    DocumentWritten(String),
    /// It could not be written.
    DocumentNotWritten(String),
    /// No document is read.
    NoDocument,
    /// About a meeting.
    Meeting(MeetingNews),
}

/// What the user is told about messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageNotice {
    /// One was written; whether it waits for an approval.
    Drafted(MessageId, bool),
    /// Its text was changed.
    Edited(MessageId),
    /// It is approved; whether by phone.
    Approved(MessageId, bool),
    /// The approver confirmed it.
    Confirmed(MessageId),
    /// It was taken back.
    Withdrawn(MessageId),
    /// It is recorded as sent.
    Sent(MessageId),
    /// An audience was judged not affected.
    Judged(Audience),
    /// A line of the fact sheet was filled.
    FactSet(SheetKey),
    /// Somebody recorded an approval in my name on this incident.
    ToConfirm(IncidentNumber),
    /// Somebody recorded an approval in my name of this template.
    TemplateToConfirm(TemplateId),
    /// No message is selected.
    NoMessage,
}

/// How a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something to know.
    Plain,
    /// Something did not happen.
    Refused,
}

impl Notice {
    /// How it is shown.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Registered(_)
            | Self::Changed(_)
            | Self::ChangeRaises(..)
            | Self::SupplierLacks
            | Self::Recorded(_)
            | Self::StepDone(_)
            | Self::StepRaises(..)
            | Self::StepSkipped(_)
            | Self::StepReopened(_)
            | Self::Noted(_)
            | Self::BlockInserted
            | Self::PlaybookFollowed(_)
            | Self::Assigned(_)
            | Self::Closed(_)
            | Self::Reopened(_)
            | Self::Decision(_)
            | Self::DutyDone(_)
            | Self::Copied(_)
            | Self::DocumentWritten(_)
            | Self::SettingsRead
            | Self::Messages(
                MessageNotice::Drafted(..)
                | MessageNotice::Edited(_)
                | MessageNotice::Approved(..)
                | MessageNotice::Confirmed(_)
                | MessageNotice::Sent(_)
                | MessageNotice::Withdrawn(_)
                | MessageNotice::Judged(_)
                | MessageNotice::FactSet(_),
            )
            | Self::Meeting(_)
            | Self::SetUp => Tone::Done,
            Self::Asking
            | Self::Attaching
            | Self::Asked(_)
            | Self::NoFeeds
            | Self::DraftKept
            | Self::DraftsWaiting(..)
            | Self::NothingToCopy
            | Self::NobodyHolds(_)
            | Self::NothingOpen
            | Self::NoOpenStep
            | Self::NothingToFollow
            | Self::MinutesAtMeeting
            | Self::DoneFirst
            | Self::GoToChecklist
            | Self::GoToWheel
            | Self::NotWithdrawn
            | Self::Unbound(_)
            | Self::Leaving
            | Self::Store(_)
            | Self::Messages(MessageNotice::ToConfirm(_) | MessageNotice::TemplateToConfirm(_))
            | Self::SetUpLeft => Tone::Plain,
            Self::Refused(_)
            | Self::DocumentNotWritten(_)
            | Self::NotAttached(..)
            | Self::NoDocument
            | Self::FeedRefused(..)
            | Self::Loading
            | Self::Messages(MessageNotice::NoMessage)
            | Self::NoIncident
            | Self::NoStep
            | Self::NoOutage
            | Self::Vanished
            | Self::Config(_)
            | Self::SetUpFailed(_) => Tone::Refused,
        }
    }

    /// Whether it tells of something that is on record now.
    pub fn is_of_record(&self) -> bool {
        self.tone() == Tone::Done && !matches!(self, Self::Copied(_) | Self::SetUp | Self::DocumentWritten(_))
    }

    /// When it goes by itself, if it does.
    pub(super) fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let stays = self.tone() == Tone::Refused
            || matches!(
                self,
                Self::DocumentWritten(_)
                    | Self::Attaching
                    | Self::DraftsWaiting(..)
                    | Self::Store(_)
                    | Self::Messages(MessageNotice::ToConfirm(_) | MessageNotice::TemplateToConfirm(_))
            );
        if stays { None } else { now.saturating_add(SignedDuration::from_secs(STAYS)).ok() }
    }
}
