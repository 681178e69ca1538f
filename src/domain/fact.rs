//! Facts: what happened in the municipality. They are kept for ever; nothing is updated in place.
//!
//! A variant's JSON is part of the log's format: variants and fields are added, never renamed or removed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::clean::CleanText;
use super::clock::{ClockId, StoppedClock};
use super::decision::DecisionEvent;
use super::feed::{Phase, ServiceState};
use super::filing::FilingEvent;
use super::follow_up::FollowUpEvent;
use super::id::{FeedId, IncidentId, IncidentNumber, MeetingId, OutageId, PersonId, StepId, SupplierId, SystemId};
use super::incident::{Impact, IncidentKind, PersonalData, Reach};
use super::key::{KeyReason, PublicKey};
use super::meeting::MeetingEvent;
use super::message::{MessageEvent, TemplateEvent};
use super::outage::{OutageKey, OutageLook};
use super::playbook::{Answer, InputKey, InputValue, Playbook, PlaybookPin, Question};
use super::procedure::ProcedureEvent;
use super::profile::Profile;
use super::register::{DutyEvent, FeedSource, Roster, Supplier, System};
use super::repair::Repair;
use super::severity::Severity;

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Fact {
    /// An installation begins its chain.
    DeviceEnrolled {
        /// The letter in its incident numbers.
        letter: char,
        /// The key that signs its records; none: it was enrolled by a vagt that did not sign.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<PublicKey>,
    },
    /// An installation signs with this key from here on, this record included.
    KeyIntroduced {
        /// The key.
        key: PublicKey,
        /// Why it is another than before.
        because: KeyReason,
    },
    /// Something of this installation's log was made whole again, or could not be.
    LogRepaired {
        /// What.
        repair: Repair,
    },
    /// `people.toml` was read; a long file comes in parts.
    PeopleImported {
        /// Digest of the file's text.
        digest: String,
        /// Whether this part begins the file, and so replaces what was there.
        first: bool,
        /// Its content.
        roster: Roster,
    },
    /// `systems.toml` was read; a long file comes in parts.
    SystemsImported {
        /// Digest of the file's text.
        digest: String,
        /// Whether this part begins the file, and so replaces what was there.
        first: bool,
        /// Its content.
        systems: Vec<System>,
    },
    /// `suppliers.toml` was read; a long file comes in parts.
    SuppliersImported {
        /// Digest of the file's text.
        digest: String,
        /// Whether this part begins the file, and so replaces what was there.
        first: bool,
        /// Its content.
        suppliers: Vec<Supplier>,
    },
    /// `profile.toml` was read.
    ProfileImported {
        /// Digest of the file's text.
        digest: String,
        /// What it says, on top of the built-in profile.
        profile: Box<Profile>,
    },
    /// A playbook was read.
    PlaybookImported {
        /// Its exact version.
        pin: PlaybookPin,
        /// Its content.
        playbook: Playbook,
    },
    /// Something happened to a duty of the yearly wheel.
    Duty {
        /// What.
        event: DutyEvent,
    },
    /// The steps were gone through against the municipality's policy document (P37).
    PolicyRead {
        /// Digest of each section, by its letter.
        sections: BTreeMap<String, String>,
    },
    /// An incident was registered (P14, P16).
    IncidentRegistered {
        /// Unique id.
        incident: IncidentId,
        /// Spoken id.
        number: IncidentNumber,
        /// Everything that was said of it.
        registration: Registration,
        /// The playbook it follows.
        playbook: Option<PlaybookPin>,
    },
    /// Something said of an incident was changed.
    IncidentAmended {
        /// Which.
        incident: IncidentId,
        /// The change.
        amendment: Amendment,
    },
    /// A person set the severity.
    SeveritySet {
        /// Which.
        incident: IncidentId,
        /// The level.
        level: Severity,
        /// Why.
        reason: CleanText,
    },
    /// A note for the timeline.
    NoteAdded {
        /// Which.
        incident: IncidentId,
        /// The note.
        text: CleanText,
    },
    /// A file was attached (P01, P17).
    FileAttached {
        /// Which.
        incident: IncidentId,
        /// The file.
        file: Attachment,
    },
    /// Somebody took over the handling (P15).
    HandlerAssigned {
        /// Which.
        incident: IncidentId,
        /// Who.
        person: PersonId,
    },
    /// An incident became part of another.
    IncidentLinked {
        /// The part.
        incident: IncidentId,
        /// The whole.
        parent: IncidentId,
    },
    /// A step was done.
    StepDone {
        /// Which.
        incident: IncidentId,
        /// The step.
        step: StepId,
        /// A note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<CleanText>,
        /// Answers to what it asks.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        answers: BTreeMap<Question, Answer>,
        /// Answers to its typed inputs.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        inputs: BTreeMap<InputKey, InputValue>,
        /// For which systems, where it is done once for each; none: for all of them.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        systems: BTreeSet<SystemId>,
        /// Who did it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// Clocks that this stopped, with their due time as it stood.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        stopped: BTreeMap<ClockId, StoppedClock>,
        /// Whether what was recorded beside it is itself what the step asks for, so that whoever recorded that did it,
        /// whatever their role.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        fulfilled: bool,
    },
    /// A step was settled without doing it.
    StepSkipped {
        /// Which.
        incident: IncidentId,
        /// The step.
        step: StepId,
        /// Why.
        reason: CleanText,
        /// For which systems, where it is done once for each; none: for all of them.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        systems: BTreeSet<SystemId>,
        /// Who decided it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// Clocks that this stopped, with their due time as it stood.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        stopped: BTreeMap<ClockId, StoppedClock>,
    },
    /// A settled step stands open again.
    StepReopened {
        /// Which.
        incident: IncidentId,
        /// The step.
        step: StepId,
        /// Why, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<CleanText>,
        /// For which systems, where it is done once for each; none: for all of them.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        systems: BTreeSet<SystemId>,
        /// Clocks that run again.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        resumed: BTreeSet<ClockId>,
    },
    /// The checklist itself changed: a block was inserted, or a newer version is followed.
    Procedure {
        /// Which.
        incident: IncidentId,
        /// What.
        event: ProcedureEvent,
    },
    /// The handling ended.
    IncidentClosed {
        /// Which.
        incident: IncidentId,
        /// Required steps that were left undone, and why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        excused: Option<Excused>,
    },
    /// The handling began again.
    IncidentReopened {
        /// Which.
        incident: IncidentId,
        /// Why.
        reason: CleanText,
    },
    /// A decision moved on: a word, an attempt, the call-out of the group (P16, P13).
    Decision {
        /// Which incident.
        incident: IncidentId,
        /// What happened.
        event: DecisionEvent,
    },
    /// Something happened towards authorities or the people concerned (GDPR art. 33 and 34, NIS2).
    Filing {
        /// Which.
        incident: IncidentId,
        /// What.
        event: FilingEvent,
    },
    /// Something happened in the follow-up: cause, corrective actions, deviations, review, briefing (P18, P19, P23, P24, P30).
    FollowUp {
        /// Which.
        incident: IncidentId,
        /// What.
        event: FollowUpEvent,
    },
    /// A feed is read from now on.
    FeedAdded {
        /// The feed.
        source: FeedSource,
    },
    /// A feed is no longer read.
    FeedRemoved {
        /// Which.
        feed: FeedId,
    },
    /// What a supplier says changed.
    SupplierClaimed {
        /// Where.
        feed: FeedId,
        /// What.
        claim: Claim,
    },
    /// Something a supplier runs stopped working.
    OutageRaised {
        /// Unique id.
        outage: OutageId,
        /// Where it was seen.
        feed: FeedId,
        /// Whose feed.
        supplier: Option<SupplierId>,
        /// What in the feed.
        key: OutageKey,
        /// How it looks.
        look: OutageLook,
        /// Systems that hang on it.
        systems: Vec<SystemId>,
        /// Page to read more.
        url: Option<CleanText>,
        /// Since when the supplier says.
        started_at: Option<Timestamp>,
    },
    /// It looks otherwise now.
    OutageChanged {
        /// Which.
        outage: OutageId,
        /// How it looks.
        look: OutageLook,
    },
    /// It is over.
    OutageEnded {
        /// Which.
        outage: OutageId,
    },
    /// Something happened to the fact sheet or the messages of an incident (P22, P26, P27).
    Message {
        /// Which.
        incident: IncidentId,
        /// What.
        event: MessageEvent,
    },
    /// Something happened to a template of messages.
    Template {
        /// What.
        event: TemplateEvent,
    },
    /// Something happened around a meeting of the Information Security Group (P12, P24, P25).
    Meeting {
        /// Which.
        meeting: MeetingId,
        /// Who did it, when that is not who records it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// What.
        event: MeetingEvent,
    },
}

/// What is said of an incident when it is registered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Registration {
    /// Title.
    pub title: CleanText,
    /// Kind.
    pub kind: IncidentKind,
    /// Who reported it; may be external (P01).
    pub reporter: CleanText,
    /// When it began; none: not known yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began_at: Option<Timestamp>,
    /// When it was noticed.
    pub discovered_at: Timestamp,
    /// When the IT department was told (P14).
    pub reported_at: Timestamp,
    /// Impact.
    pub impact: Impact,
    /// Reach.
    pub reach: Reach,
    /// Personal data.
    pub personal_data: PersonalData,
    /// Systems touched.
    pub systems: BTreeSet<SystemId>,
    /// The outage it is about, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outage: Option<OutageId>,
    /// Who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<PersonId>,
}

/// Required steps that were left undone when an incident was closed: each counts as skipped with the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Excused {
    /// The steps.
    pub steps: BTreeSet<StepId>,
    /// Why.
    pub reason: CleanText,
    /// Who vouched for it, when that is not who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Clocks that this stopped, with their due time as it stood.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stopped: BTreeMap<ClockId, StoppedClock>,
    /// Whether the roster named no IT chief then, so that nobody could be checked to be one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchecked: bool,
}

/// A change of what was said of an incident; what is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Amendment {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<CleanText>,
    /// Impact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<Impact>,
    /// Reach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
    /// Personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_data: Option<PersonalData>,
    /// Systems touched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub systems: Option<BTreeSet<SystemId>>,
    /// Who reported it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reporter: Option<CleanText>,
    /// When it began, or that it is not known after all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began: Option<Began>,
    /// When it was known to be a breach, with the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awareness: Option<(Timestamp, CleanText)>,
    /// How many people's data are concerned, as far as it was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Whether a protected name or address is among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protected_address: Option<Answer>,
    /// Whether CPR numbers are among the data: another fact than protection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpr_numbers: Option<Answer>,
    /// When the next word was promised for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised: Option<Timestamp>,
}

/// When an incident began, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "known", rename_all = "kebab-case")]
pub enum Began {
    /// At this time.
    At {
        /// When.
        at: Timestamp,
    },
    /// It is not known.
    Unknown,
}

impl Began {
    /// When; none: it is not known.
    pub fn at(self) -> Option<Timestamp> {
        match self {
            Self::At { at } => Some(at),
            Self::Unknown => None,
        }
    }
}

/// What a supplier says, where it differs from what it said before (P17: the supplier's own record).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Computed state of the feed.
    pub state: ServiceState,
    /// Components whose state changed.
    pub components: Vec<ClaimedComponent>,
    /// Incidents and maintenances that are new or changed.
    pub incidents: Vec<ClaimedIncident>,
}

/// A component as claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedComponent {
    /// The supplier's id.
    pub id: CleanText,
    /// Name.
    pub name: CleanText,
    /// State; `None`: no longer listed.
    pub state: Option<ServiceState>,
}

/// An incident or maintenance as claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedIncident {
    /// The supplier's id.
    pub id: CleanText,
    /// Title.
    pub title: CleanText,
    /// State.
    pub state: ServiceState,
    /// Phase.
    pub phase: Phase,
    /// The newest words.
    pub latest: Option<CleanText>,
}

/// What a fact is about. A late entry re-folds its scope and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The installation's own chain.
    Device,
    /// People, systems, suppliers, playbooks.
    Register,
    /// One incident.
    Incident(IncidentId),
    /// One feed.
    Feed(FeedId),
    /// One outage.
    Outage(OutageId),
    /// One meeting.
    Meeting(MeetingId),
}

impl Fact {
    /// The key that it introduces: the record that keeps it is the first that is signed with it.
    pub fn introduces(&self) -> Option<PublicKey> {
        if let Self::DeviceEnrolled { key: Some(key), .. } | Self::KeyIntroduced { key, .. } = self {
            Some(*key)
        } else {
            None
        }
    }

    /// What it is about.
    pub fn scope(&self) -> Scope {
        match self {
            Self::DeviceEnrolled { .. } | Self::KeyIntroduced { .. } | Self::LogRepaired { .. } => Scope::Device,
            Self::PeopleImported { .. }
            | Self::SystemsImported { .. }
            | Self::SuppliersImported { .. }
            | Self::ProfileImported { .. }
            | Self::PlaybookImported { .. }
            | Self::Template { .. }
            | Self::Duty { .. }
            | Self::PolicyRead { .. } => Scope::Register,
            Self::IncidentRegistered { incident, .. }
            | Self::IncidentAmended { incident, .. }
            | Self::SeveritySet { incident, .. }
            | Self::NoteAdded { incident, .. }
            | Self::FileAttached { incident, .. }
            | Self::HandlerAssigned { incident, .. }
            | Self::IncidentLinked { incident, .. }
            | Self::StepDone { incident, .. }
            | Self::StepSkipped { incident, .. }
            | Self::StepReopened { incident, .. }
            | Self::Procedure { incident, .. }
            | Self::Filing { incident, .. }
            | Self::FollowUp { incident, .. }
            | Self::IncidentClosed { incident, .. }
            | Self::IncidentReopened { incident, .. }
            | Self::Message { incident, .. }
            | Self::Decision { incident, .. } => Scope::Incident(*incident),
            Self::FeedAdded { source } => Scope::Feed(source.id.clone()),
            Self::FeedRemoved { feed } | Self::SupplierClaimed { feed, .. } => Scope::Feed(feed.clone()),
            Self::OutageRaised { outage, .. } | Self::OutageChanged { outage, .. } | Self::OutageEnded { outage } => {
                Scope::Outage(*outage)
            }
            Self::Meeting { meeting, .. } => Scope::Meeting(*meeting),
        }
    }
}
