//! What a supplier says of itself, in one model whatever the format it was published in.

use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::id::{BadId, FormatId};

/// State of a service as shown. `Unknown` is a state of its own and never green.
///
/// The order is how urgently a person wants to see it; [`ServiceState::severity`] is the order of how bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// In operation.
    Operational,
    /// Planned work.
    Maintenance,
    /// Cannot be told: unreadable, unreachable, or a value nobody knows.
    Unknown,
    /// Slow or with faults.
    Degraded,
    /// Down for some, or in part.
    PartialOutage,
    /// Down.
    MajorOutage,
}

impl ServiceState {
    /// All of them, best first.
    pub const ALL: [Self; 6] =
        [Self::Operational, Self::Maintenance, Self::Unknown, Self::Degraded, Self::PartialOutage, Self::MajorOutage];

    /// How bad it is, on the one axis where maintenance and unknown have no place (they count as nothing wrong).
    pub fn severity(self) -> u8 {
        match self {
            Self::Operational | Self::Maintenance | Self::Unknown => 0,
            Self::Degraded => 1,
            Self::PartialOutage => 2,
            Self::MajorOutage => 3,
        }
    }

    /// The worse of two, for a feed as a whole: an outage beats unknown, unknown beats maintenance and green.
    #[must_use]
    pub fn worst(self, other: Self) -> Self {
        self.max(other)
    }

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Operational => "operational",
            Self::Maintenance => "maintenance",
            Self::Unknown => "unknown",
            Self::Degraded => "degraded",
            Self::PartialOutage => "partial_outage",
            Self::MajorOutage => "major_outage",
        }
    }
}

/// How far the handling has come, of an incident or a maintenance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The cause is being looked for.
    Investigating,
    /// The cause is found.
    Identified,
    /// A fix is in place and watched: still open.
    Monitoring,
    /// Over.
    Resolved,
    /// Planned, not begun.
    Scheduled,
    /// Planned work going on.
    InProgress,
    /// Planned work done, being checked.
    Verifying,
    /// Planned work over.
    Completed,
    /// Not said, or in words nobody knows.
    Unknown,
}

impl Phase {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Investigating,
        Self::Identified,
        Self::Monitoring,
        Self::Resolved,
        Self::Scheduled,
        Self::InProgress,
        Self::Verifying,
        Self::Completed,
        Self::Unknown,
    ];

    /// Whether nothing more is to come.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Resolved | Self::Completed)
    }

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
            Self::Scheduled => "scheduled",
            Self::InProgress => "in_progress",
            Self::Verifying => "verifying",
            Self::Completed => "completed",
            Self::Unknown => "unknown",
        }
    }
}

/// A feed format that vagt reads: built into the program, or described by a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum FeedFormat {
    /// Atlassian Statuspage v2, and incident.io's compatible form.
    Statuspage,
    /// RSS 0.9–2.0.
    Rss,
    /// Atom 1.0.
    Atom,
    /// JSON Feed.
    JsonFeed,
    /// The status page of Microsoft Azure, in RSS: it lists only what is going on.
    AzureRss,
    /// The status pages of Amazon Web Services, in RSS.
    AwsRss,
    /// What is going on at Amazon Web Services, in JSON.
    Aws,
    /// Prometheus' Alertmanager.
    Alertmanager,
    /// Problems of Zabbix.
    Zabbix,
    /// Hosts and services of Icinga 2.
    Icinga2,
    /// Sensors of PRTG.
    Prtg,
    /// What a file of feed formats describes under this name, one of those that come with vagt or the user's own. A
    /// file may be gone again while the log still names it.
    Described(FormatId),
}

impl FeedFormat {
    /// The formats whose reading needs code.
    pub const CODED: [Self; 11] = [
        Self::Statuspage,
        Self::Rss,
        Self::Atom,
        Self::JsonFeed,
        Self::AzureRss,
        Self::AwsRss,
        Self::Aws,
        Self::Alertmanager,
        Self::Zabbix,
        Self::Icinga2,
        Self::Prtg,
    ];

    /// The name in commands and JSON.
    pub fn key(&self) -> &str {
        match self {
            Self::Statuspage => "statuspage",
            Self::Rss => "rss",
            Self::Atom => "atom",
            Self::JsonFeed => "json_feed",
            Self::AzureRss => "azure_rss",
            Self::AwsRss => "aws_rss",
            Self::Aws => "aws",
            Self::Alertmanager => "alertmanager",
            Self::Zabbix => "zabbix",
            Self::Icinga2 => "icinga2",
            Self::Prtg => "prtg",
            Self::Described(id) => id.as_str(),
        }
    }
}

impl FromStr for FeedFormat {
    type Err = BadId;

    fn from_str(raw: &str) -> Result<Self, BadId> {
        match Self::CODED.into_iter().find(|format| format.key() == raw) {
            Some(format) => Ok(format),
            None => raw.parse().map(Self::Described),
        }
    }
}

impl TryFrom<String> for FeedFormat {
    type Error = BadId;

    fn try_from(raw: String) -> Result<Self, BadId> {
        raw.parse()
    }
}

impl From<FeedFormat> for String {
    fn from(format: FeedFormat) -> Self {
        format.key().to_owned()
    }
}

/// A part of a supplier's service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// The supplier's id, unique within the feed.
    pub id: CleanText,
    /// Name.
    pub name: CleanText,
    /// The group it is listed under.
    pub group: Option<CleanText>,
    /// State.
    pub state: ServiceState,
}

impl Component {
    /// Whether a file's `name` means this component: its id, or its name whatever the case.
    pub fn is_called(&self, name: &str) -> bool {
        self.id.as_str() == name || self.name.as_str().to_lowercase() == name.to_lowercase()
    }
}

/// Something a supplier wrote about an incident or a maintenance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// When, by the supplier's clock.
    pub at: Option<Timestamp>,
    /// How far the handling had come.
    pub phase: Phase,
    /// Plain text.
    pub text: CleanText,
}

/// An incident as the supplier tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplierIncident {
    /// The supplier's id, unique within the feed.
    pub id: CleanText,
    /// Title.
    pub title: CleanText,
    /// How bad, as far as the supplier says.
    pub state: ServiceState,
    /// How far the handling has come.
    pub phase: Phase,
    /// Start.
    pub started_at: Option<Timestamp>,
    /// Last change.
    pub updated_at: Option<Timestamp>,
    /// End.
    pub resolved_at: Option<Timestamp>,
    /// Page to read more; http or https only.
    pub url: Option<CleanText>,
    /// Ids of the components touched.
    pub components: Vec<CleanText>,
    /// Updates, newest first.
    pub updates: Vec<Update>,
}

/// Planned work as the supplier tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maintenance {
    /// The supplier's id, unique within the feed.
    pub id: CleanText,
    /// Title.
    pub title: CleanText,
    /// How far it has come.
    pub phase: Phase,
    /// Planned or real start.
    pub starts_at: Option<Timestamp>,
    /// Planned or real end.
    pub ends_at: Option<Timestamp>,
    /// Page to read more; http or https only.
    pub url: Option<CleanText>,
    /// Ids of the components touched.
    pub components: Vec<CleanText>,
    /// Updates, newest first.
    pub updates: Vec<Update>,
}

/// One answer of a feed, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The format it came in.
    pub format: FeedFormat,
    /// What the page calls itself.
    pub supplier: CleanText,
    /// Worst of open incidents and components; the page's own headline is not trusted.
    pub state: ServiceState,
    /// When the supplier last changed it.
    pub source_updated_at: Option<Timestamp>,
    /// Components, without group headers.
    pub components: Vec<Component>,
    /// Open incidents, and resolved ones that the feed still lists.
    pub incidents: Vec<SupplierIncident>,
    /// Planned work.
    pub maintenances: Vec<Maintenance>,
    /// What was missing or odd, one line each.
    pub warnings: Vec<CleanText>,
}

/// Why a feed could not be read. Words, and what to do about it, are made in `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[error("feed not read: {self:?}")]
pub enum FeedFailure {
    /// The address is not an http or https address, or has no host.
    BadAddress {
        /// What was given, cleaned and without secrets.
        given: String,
    },
    /// The file could not be read.
    NoFile {
        /// What the system said.
        reason: String,
    },
    /// The token that the server wants is not to be had, or may not be sent.
    NoToken {
        /// Why.
        trouble: TokenTrouble,
    },
    /// The address is on our own network and was not marked internal.
    PrivateAddress {
        /// The host.
        host: String,
    },
    /// The host's name could not be looked up.
    NameUnknown {
        /// The host.
        host: String,
    },
    /// Nobody listens there.
    Refused {
        /// The host and port.
        host: String,
    },
    /// No whole answer within the time limit.
    TimedOut {
        /// The limit, seconds.
        seconds: u64,
    },
    /// The certificate was not accepted.
    Tls {
        /// What was wrong with it.
        reason: String,
    },
    /// The server answered with an error.
    Status {
        /// HTTP status code.
        code: u16,
    },
    /// Too many redirects, or one that may not be followed.
    Redirect {
        /// Where it led.
        to: String,
    },
    /// The answer is larger than we read.
    TooLarge {
        /// The limit on decompressed bytes.
        limit: u64,
    },
    /// The answer has more parts than a status feed has, and would take too much memory.
    TooManyParts,
    /// The server said «not modified» although nobody had asked.
    UnaskedNotModified,
    /// The connection broke.
    Broken {
        /// What the system said.
        reason: String,
    },
    /// The answer is no feed that we know.
    NotAFeed {
        /// What it looks like instead.
        looks_like: LooksLike,
    },
    /// It begins like a feed but cannot be read.
    Unreadable {
        /// The format it begins like.
        format: FeedFormat,
        /// What is wrong with it.
        reason: String,
    },
}

/// Why a token is not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TokenTrouble {
    /// The variable of the environment is not set, or is empty.
    NotSet {
        /// Its name.
        name: String,
    },
    /// The file cannot be read, or is empty.
    NoFile {
        /// What the system said.
        reason: String,
    },
    /// Others than its owner may read the file.
    OpenToOthers {
        /// Its path.
        path: String,
    },
    /// It cannot stand in a header.
    Unfit,
    /// The address is http on the public internet, where everybody on the way would read it.
    InTheOpen,
}

/// What an answer looks like that is no feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum LooksLike {
    /// A web page.
    Html {
        /// Its title, if it has one.
        title: Option<CleanText>,
    },
    /// JSON of another shape.
    OtherJson,
    /// JSON that breaks off or is broken.
    BrokenJson {
        /// Where and why.
        reason: String,
    },
    /// XML of another shape.
    OtherXml,
    /// Nothing.
    Empty,
    /// Something else.
    Garbage,
}

/// How a feed is doing, as far as fetching goes; apart from what it says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FeedHealth {
    /// State as last read; unknown once it cannot be read any more.
    pub state: Option<ServiceState>,
    /// Last time it was read well.
    pub last_ok: Option<Timestamp>,
    /// Last time it was tried.
    pub last_try: Option<Timestamp>,
    /// Why the last try failed, if it did.
    pub failure: Option<FeedFailure>,
}
