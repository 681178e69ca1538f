//! An outage: a supplier's service, and the systems that hang on it, not working. Not an incident: that is our handling.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::clean::CleanText;
use super::entry::Entry;
use super::fact::Fact;
use super::feed::{Phase, ServiceState};
use super::id::{FeedId, OutageId, SupplierId, SystemId};

/// What in a feed an outage was raised from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutageKey {
    /// A supplier incident, by the supplier's id.
    Incident(CleanText),
    /// A component without an incident, by the supplier's id.
    Component(CleanText),
    /// The feed as a whole, where it names neither.
    Whole,
}

/// How an outage looks from outside, as the supplier tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutageLook {
    /// Title.
    pub title: CleanText,
    /// How bad.
    pub state: ServiceState,
    /// How far the supplier has come.
    pub phase: Phase,
    /// Names of the components touched.
    pub components: Vec<CleanText>,
    /// The supplier's newest words, if any.
    pub latest: Option<CleanText>,
}

/// An outage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outage {
    /// Unique id.
    pub id: OutageId,
    /// Where it was seen.
    pub feed: FeedId,
    /// Whose feed.
    pub supplier: Option<SupplierId>,
    /// What in the feed.
    pub key: OutageKey,
    /// How it looks now.
    pub look: OutageLook,
    /// Systems that hang on it, as linked when it was raised.
    pub systems: Vec<SystemId>,
    /// Page to read more.
    pub url: Option<CleanText>,
    /// Since when the supplier says.
    pub started_at: Option<Timestamp>,
    /// When we first saw it.
    pub seen_at: Timestamp,
    /// When it was over.
    pub ended_at: Option<Timestamp>,
    /// Everything that was seen of it, in order.
    pub history: Vec<Entry>,
}

impl Outage {
    /// Whether it is going on.
    pub fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Down since: what the supplier says, unless that lies after we saw it.
    pub fn since(&self) -> Timestamp {
        self.started_at.filter(|started| *started <= self.seen_at).unwrap_or(self.seen_at)
    }

    /// Folds an outage from its entries in order; `None` until it was raised.
    pub(super) fn fold(history: Vec<Entry>) -> Option<Self> {
        let mut outage: Option<Self> = None;
        for entry in &history {
            match (&entry.fact, outage.as_mut()) {
                (Fact::OutageRaised { outage: id, feed, supplier, key, look, systems, url, started_at }, None) => {
                    outage = Some(Self {
                        id: *id,
                        feed: feed.clone(),
                        supplier: supplier.clone(),
                        key: key.clone(),
                        look: look.clone(),
                        systems: systems.clone(),
                        url: url.clone(),
                        started_at: *started_at,
                        seen_at: entry.at,
                        ended_at: None,
                        history: Vec::new(),
                    });
                }
                (Fact::OutageChanged { look, .. }, Some(outage)) => {
                    outage.look = look.clone();
                    outage.ended_at = None;
                }
                (Fact::OutageEnded { .. }, Some(outage)) => outage.ended_at = Some(entry.happened_at()),
                _ => {}
            }
        }
        let mut outage = outage?;
        outage.history = history;
        Some(outage)
    }
}
