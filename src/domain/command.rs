//! Commands: what somebody asks the desk to do. [`decide`](super::decide()) turns them into facts or refuses.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ulid::Ulid;

use super::attachment::Attachment;
use super::clean::CleanText;
use super::decision::{DecisionCommand, How};
use super::entry::Actor;
use super::fact::{Amendment, Claim, Registration};
use super::filing::FilingCommand;
use super::follow_up::FollowUpCommand;
use super::id::{FeedId, IncidentId, OutageId, PersonId, StepId, SystemId};
use super::incident::{Impact, Level, PersonalData, Reach};
use super::meeting::MeetingCommand;
use super::message::{MessageCommand, TemplateEvent};
use super::outage::{OutageKey, OutageLook};
use super::playbook::{Answer, InputKey, InputValue, Playbook, PlaybookPin, Question};
use super::procedure::ProcedureCommand;
use super::profile::Profile;
use super::register::{DutyCommand, FeedSource, Roster, Supplier, System};
use super::severity::Severity;

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Take content of the municipality's files into the log.
    Import(Import),
    /// Register an incident.
    Register(Box<Registration>),
    /// Change what was said of an incident.
    Amend(IncidentId, Box<Amendment>),
    /// Set the severity.
    SetSeverity(IncidentId, Severity, CleanText),
    /// Write a note.
    Note(IncidentId, CleanText),
    /// Attach a file whose content is kept already.
    Attach(IncidentId, Attachment),
    /// Give the handling to somebody.
    Assign(IncidentId, PersonId),
    /// Make the first a part of the second.
    Link(IncidentId, IncidentId),
    /// End the handling, and say why required steps were left undone, if any were.
    Close(IncidentId, Excuse),
    /// Begin it again.
    Reopen(IncidentId, CleanText),
    /// Tick a step.
    DoStep(StepTick),
    /// Settle a step without doing it; the note is the reason.
    SkipStep(StepTick),
    /// Untick a step; the note is the reason, if any.
    ReopenStep(StepTick),
    /// Decide, reach a decider, call the group together.
    Decision(IncidentId, DecisionCommand),
    /// Change the checklist itself.
    Procedure(IncidentId, ProcedureCommand),
    /// Record something towards authorities or the people concerned.
    Filing(IncidentId, Box<FilingCommand>),
    /// Record something of the follow-up.
    FollowUp(IncidentId, Box<FollowUpCommand>),
    /// Read a feed from now on.
    AddFeed(FeedSource),
    /// No longer read a feed.
    RemoveFeed(FeedId),
    /// A supplier says something new.
    Claim(FeedId, Claim),
    /// Something stopped working.
    RaiseOutage(Box<NewOutage>),
    /// It looks otherwise now.
    ChangeOutage(OutageId, OutageLook),
    /// It is over.
    EndOutage(OutageId),
    /// Fact sheet, messages, approval and sending.
    Message(IncidentId, Box<MessageCommand>),
    /// Write, approve, confirm or withdraw a template of messages.
    Template(Box<TemplateEvent>),
    /// Record something of the yearly wheel.
    Duty(DutyCommand),
    /// Call, record and close a meeting of the Information Security Group.
    Meeting(Box<MeetingCommand>),
}

impl Command {
    /// The incident it is about, if one that exists.
    pub fn incident(&self) -> Option<IncidentId> {
        match self {
            Self::Amend(id, _)
            | Self::SetSeverity(id, ..)
            | Self::Note(id, _)
            | Self::Attach(id, _)
            | Self::Assign(id, _)
            | Self::Link(id, _)
            | Self::Close(id, _)
            | Self::FollowUp(id, _)
            | Self::Reopen(id, _)
            | Self::Decision(id, _)
            | Self::Message(id, _)
            | Self::Procedure(id, _)
            | Self::Filing(id, _) => Some(*id),
            Self::DoStep(tick) | Self::SkipStep(tick) | Self::ReopenStep(tick) => Some(tick.incident),
            Self::Import(_)
            | Self::Register(_)
            | Self::AddFeed(_)
            | Self::RemoveFeed(_)
            | Self::Claim(..)
            | Self::RaiseOutage(_)
            | Self::ChangeOutage(..)
            | Self::EndOutage(_)
            | Self::Template(_)
            | Self::Duty(_)
            | Self::Meeting(_) => None,
        }
    }
}

/// Why required steps are left undone when an incident is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excuse {
    /// Why; empty: nothing is excused.
    pub reason: CleanText,
    /// Who vouches for it, when that is not who records it.
    pub by: Option<PersonId>,
}

/// A step to tick, skip or reopen.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTick {
    /// Of which incident.
    pub incident: IncidentId,
    /// The step.
    pub step: StepId,
    /// Note or reason.
    pub note: Option<CleanText>,
    /// Who did it, when that is not who records it.
    pub by: Option<PersonId>,
    /// Answers to what it asks.
    pub answers: BTreeMap<Question, Answer>,
    /// Answers to its typed inputs.
    pub inputs: BTreeMap<InputKey, InputValue>,
    /// For which systems, where it is done once for each; none: for the one that is left.
    pub systems: BTreeSet<SystemId>,
    /// How the word of who did it was given, where it is a decision.
    pub how: Option<How>,
    /// What the DPO advised, where the step asks for a decision of the law.
    pub advice: CleanText,
    /// The text of the message, where the step asks how it was sent.
    pub message: Option<CleanText>,
    /// What is said of the incident itself by the same act.
    pub assessed: Assessed,
}

/// What somebody says of an incident while they tick a step; what is `None` they do not say. That something is not known is
/// said too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessed {
    /// Impact on confidentiality.
    pub confidentiality: Option<Level>,
    /// Impact on integrity.
    pub integrity: Option<Level>,
    /// Impact on availability.
    pub availability: Option<Level>,
    /// How many are touched.
    pub reach: Option<Reach>,
    /// Whether personal data are involved, and which.
    pub personal_data: Option<PersonalData>,
    /// All systems touched.
    pub systems: Option<BTreeSet<SystemId>>,
}

impl Assessed {
    /// The impact, where `have` stands for what is not said.
    pub fn impact(&self, have: Impact) -> Impact {
        Impact {
            confidentiality: self.confidentiality.unwrap_or(have.confidentiality),
            integrity: self.integrity.unwrap_or(have.integrity),
            availability: self.availability.unwrap_or(have.availability),
        }
    }

    /// Whether it says anything of the impact, be it that it is not known.
    pub fn says_impact(&self) -> bool {
        self.confidentiality.or(self.integrity).or(self.availability).is_some()
    }
}

impl StepTick {
    /// `step` of `incident` and nothing said besides.
    pub fn plain(incident: IncidentId, step: StepId) -> Self {
        Self {
            incident,
            step,
            note: None,
            by: None,
            answers: BTreeMap::new(),
            inputs: BTreeMap::new(),
            systems: BTreeSet::new(),
            how: None,
            advice: CleanText::default(),
            message: None,
            assessed: Assessed::default(),
        }
    }
}

/// Content of a file, already validated.
#[derive(Debug, Clone, PartialEq)]
pub enum Import {
    /// `people.toml`
    People {
        /// Digest of the text.
        digest: String,
        /// Content.
        roster: Roster,
    },
    /// `systems.toml`
    Systems {
        /// Digest of the text.
        digest: String,
        /// Content.
        systems: Vec<System>,
    },
    /// `suppliers.toml`
    Suppliers {
        /// Digest of the text.
        digest: String,
        /// Content.
        suppliers: Vec<Supplier>,
    },
    /// The municipality's policy document, as the steps were last gone through against it.
    Policy {
        /// Digest of each section, by its letter.
        sections: BTreeMap<String, String>,
    },
    /// `profile.toml`
    Profile {
        /// Digest of the text.
        digest: String,
        /// Content.
        profile: Box<Profile>,
    },
    /// A playbook.
    Playbook {
        /// Exact version.
        pin: PlaybookPin,
        /// Content.
        playbook: Box<Playbook>,
    },
}

/// An outage to raise.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOutage {
    /// Where it was seen.
    pub feed: FeedId,
    /// What in the feed.
    pub key: OutageKey,
    /// How it looks.
    pub look: OutageLook,
    /// Systems that hang on it.
    pub systems: Vec<SystemId>,
    /// Page to read more.
    pub url: Option<CleanText>,
    /// Since when the supplier says.
    pub started_at: Option<Timestamp>,
}

/// What a decision needs besides the desk: time, a fresh id, who asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// Now.
    pub now: Timestamp,
    /// When it happened, where somebody says so.
    pub occurred_at: Option<Timestamp>,
    /// Who asks.
    pub actor: Actor,
    /// The letter of this device's incident numbers.
    pub letter: char,
    /// An id nobody has used.
    pub fresh: Ulid,
}

impl Context {
    /// When it happened.
    pub fn happened_at(&self) -> Timestamp {
        self.occurred_at.unwrap_or(self.now)
    }
}
