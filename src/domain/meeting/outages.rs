//! What suppliers said was down without anybody registering an incident: an ordinary meeting goes through that too (P21, P24).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::feed::ServiceState;
use crate::domain::id::{OutageId, SystemId};
use crate::domain::outage::Outage;

/// An outage of a registered system that is no incident's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutageItem {
    /// Which.
    pub outage: OutageId,
    /// What the supplier calls it.
    pub title: CleanText,
    /// How bad it was told to be.
    pub state: ServiceState,
    /// The systems that hang on it.
    pub systems: Vec<SystemId>,
    /// Since when.
    pub since: Timestamp,
    /// When it was over, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
}

impl From<&Outage> for OutageItem {
    fn from(outage: &Outage) -> Self {
        Self {
            outage: outage.id,
            title: outage.look.title.clone(),
            state: outage.look.state,
            systems: outage.systems.clone(),
            since: outage.since(),
            ended_at: outage.ended_at,
        }
    }
}

impl Desk {
    /// Outages of registered systems without an incident, that go on or were seen since `since`, the oldest first: no
    /// checklist ran for them (P21). Planned work is none.
    pub fn outages_to_discuss(&self, since: Option<Timestamp>) -> Vec<OutageItem> {
        let seen = |outage: &&Outage| match (outage.ended_at, since) {
            (Some(ended), Some(since)) => ended > since,
            (None, _) | (_, None) => true,
        };
        let unhandled = |outage: &&Outage| {
            let planned = outage.look.state == ServiceState::Maintenance;
            !planned && !outage.systems.is_empty() && self.incident_of(outage.id).is_none()
        };
        let mut found: Vec<OutageItem> = self.outages().filter(seen).filter(unhandled).map(OutageItem::from).collect();
        found.sort_by_key(|item| (item.since, item.outage));
        found
    }
}
