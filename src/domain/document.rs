//! The documents that the policy names. Which there are, and what each is about; what they say is put together elsewhere.

use super::id::{IncidentId, MeetingId};

/// A document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// One page for whoever decides (P12).
    Brief,
    /// The report to the data protection officer (P34).
    Dpo,
    /// What a notification to the supervisory authority must hold (GDPR art. 33(3)).
    Authority,
    /// The call to the Information Security Group (P13).
    IsgNotice,
    /// The joint review with the supplier (P18).
    SupplierReview,
    /// Everything that happened (P40).
    Timeline,
    /// What the next one on call must know (good practice).
    Handover,
    /// The year's figures (P35).
    Annual,
    /// What a meeting of the group goes through (P24, P31).
    Agenda,
    /// What was said at it (P25).
    Minutes,
}

/// What documents are asked for beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An incident.
    Incident(IncidentId),
    /// A meeting of the group.
    Meeting(MeetingId),
}

impl Subject {
    /// The documents there are beside it, in the order in which they are needed.
    pub fn documents(self) -> &'static [DocumentKind] {
        let (of_incidents, of_meetings) = DocumentKind::ALL.split_at(8);
        match self {
            Self::Incident(_) => of_incidents,
            Self::Meeting(_) => of_meetings,
        }
    }

    /// The incident, where it is one.
    pub fn incident(self) -> Option<IncidentId> {
        if let Self::Incident(id) = self { Some(id) } else { None }
    }
}

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    /// One incident.
    Incident,
    /// The desk as it stands.
    Desk,
    /// A year.
    Year,
    /// A meeting.
    Meeting,
}

impl DocumentKind {
    /// All: those of an incident in the order in which it needs them, then those of a meeting.
    pub const ALL: [Self; 10] = [
        Self::Brief,
        Self::Dpo,
        Self::Authority,
        Self::IsgNotice,
        Self::SupplierReview,
        Self::Timeline,
        Self::Handover,
        Self::Annual,
        Self::Agenda,
        Self::Minutes,
    ];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Dpo => "dpo",
            Self::Authority => "authority",
            Self::IsgNotice => "isg-notice",
            Self::SupplierReview => "supplier-review",
            Self::Timeline => "timeline",
            Self::Handover => "handover",
            Self::Annual => "annual",
            Self::Agenda => "agenda",
            Self::Minutes => "minutes",
        }
    }

    /// What it is about.
    pub fn about(self) -> About {
        match self {
            Self::Brief | Self::Dpo | Self::Authority | Self::IsgNotice | Self::SupplierReview | Self::Timeline => {
                About::Incident
            }
            Self::Handover => About::Desk,
            Self::Annual => About::Year,
            Self::Agenda | Self::Minutes => About::Meeting,
        }
    }
}

/// A line of a document as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub text: String,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The title.
    Title,
    /// A section's heading.
    Heading,
    /// What names a thing of several lines.
    Label,
    /// A word to the reader.
    Note,
    /// Something that is not known yet.
    Unknown,
    /// Anything else.
    Plain,
}
