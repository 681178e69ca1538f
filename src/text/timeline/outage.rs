//! Suppliers' claims and outages in the timeline.

use super::{Telling, one_line};
use crate::domain::fact::{Claim, ClaimedComponent};
use crate::domain::id::{FeedId, OutageId};
use crate::domain::outage::OutageLook;
use crate::tr;

/// Parts of a claim that are told; the rest is a number of dots, for a supplier may change a hundred at once.
const PARTS_TOLD: usize = 5;

impl Telling<'_> {
    pub(super) fn claimed(&self, feed: &FeedId, claim: &Claim) -> String {
        let suppliers = self.desk.register().suppliers();
        let supplier = self.desk.supplier_of(feed);
        let name = supplier.and_then(|id| suppliers.get(&id)).map_or(feed.as_str(), |supplier| supplier.name.as_str());
        let state = self.text.service_state(claim.state);
        let mut parts = vec![tr!(self.text, "timeline-claimed", supplier = name, state = state)];
        let incidents = claim.incidents.iter().map(|incident| {
            let phase = self.text.phase(incident.phase);
            tr!(self.text, "timeline-claimed-incident", title = one_line(&incident.title), phase = phase)
        });
        let components = claim.components.iter().map(|component| self.component(component));
        parts.extend(incidents.chain(components).take(PARTS_TOLD));
        if claim.incidents.len() + claim.components.len() > PARTS_TOLD {
            parts.push("…".to_owned());
        }
        parts.join(" · ")
    }

    fn component(&self, component: &ClaimedComponent) -> String {
        let name = one_line(&component.name);
        match component.state {
            Some(state) => {
                tr!(self.text, "timeline-claimed-part", name = name, state = self.text.service_state(state))
            }
            None => tr!(self.text, "timeline-claimed-gone", name = name),
        }
    }

    pub(super) fn outage_raised(&self, look: &OutageLook) -> String {
        let (state, phase) = (self.text.service_state(look.state), self.text.phase(look.phase));
        tr!(self.text, "timeline-outage-raised", title = one_line(&look.title), state = state, phase = phase)
    }

    pub(super) fn outage_changed(&self, look: &OutageLook) -> String {
        let (state, phase) = (self.text.service_state(look.state), self.text.phase(look.phase));
        tr!(self.text, "timeline-outage-changed", title = one_line(&look.title), state = state, phase = phase)
    }

    pub(super) fn outage_ended(&self, id: OutageId) -> String {
        let title = self.desk.outage(id).map_or_else(|| id.to_string(), |outage| one_line(&outage.look.title));
        tr!(self.text, "timeline-outage-ended", title = title)
    }
}
