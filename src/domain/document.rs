//! The documents that the policy names. Which there are, and what each is about; what they say is put together elsewhere.

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
}

impl DocumentKind {
    /// All, in the order in which an incident needs them.
    pub const ALL: [Self; 8] = [
        Self::Brief,
        Self::Dpo,
        Self::Authority,
        Self::IsgNotice,
        Self::SupplierReview,
        Self::Timeline,
        Self::Handover,
        Self::Annual,
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
