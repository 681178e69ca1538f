//! The desk in parts, as it is kept: closed incidents set aside and loaded again, the head of it for the next start.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Archived, Desk, Viewer};
use crate::domain::entry::Entry;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::playbook::Shelf;

impl Desk {
    /// Sets closed incidents aside: what is kept of them is enough to list and count. Returns how many.
    pub fn archive_closed(&mut self) -> usize {
        let closed: Vec<IncidentId> =
            self.incidents.values().filter(|incident| !incident.is_open()).map(|incident| incident.id).collect();
        for id in &closed {
            if let Some(incident) = self.incidents.remove(id) {
                self.archived.insert(*id, Archived::of(incident));
            }
        }
        closed.len()
    }

    /// The desk without its incidents, for a snapshot that keeps those one by one.
    #[must_use]
    pub fn without_incidents(&self) -> Self {
        Self {
            register: self.register.clone(),
            devices: self.devices.clone(),
            incidents: BTreeMap::new(),
            archived: BTreeMap::new(),
            feeds: self.feeds.clone(),
            outages: self.outages.clone(),
            early: self.early.clone(),
            early_outages: self.early_outages.clone(),
            viewer: Viewer::default(),
            meetings: self.meetings.clone(),
        }
    }

    /// What the first frame needs: the worst `most` open incidents without their timelines, open outages, the newest
    /// register.
    #[must_use]
    pub fn head(&self, most: usize, now: Timestamp) -> Self {
        let mut head = self.without_incidents();
        for incident in self.in_order(self.incidents.values(), now).into_iter().take(most) {
            let mut incident = incident.clone();
            incident.timeline.clear();
            head.incidents.insert(incident.id, incident);
        }
        head.outages.retain(|_, outage| outage.is_open());
        // The screen of meetings waits for the log.
        head.meetings.clear();
        head.register
            .keep_playbooks(|pin| head.incidents.values().any(|incident| incident.playbook.as_ref() == Some(pin)));
        head
    }

    /// Takes the playbooks out, each block once: the desk is not whole until [`Self::unshelve_playbooks`].
    pub fn shelve_playbooks(&mut self) -> Shelf {
        self.register.shelve_playbooks()
    }

    /// Puts the playbooks back.
    pub fn unshelve_playbooks(&mut self, shelf: Shelf) {
        self.register.unshelve_playbooks(shelf);
    }

    /// Puts an incident back from a snapshot.
    pub fn restore(&mut self, incident: Incident) {
        self.incidents.insert(incident.id, incident);
    }

    /// Puts a closed incident's summary back from a snapshot.
    pub fn restore_archived(&mut self, archived: Archived) {
        self.archived.insert(archived.summary.id, archived.reduced());
    }

    /// Loads a closed incident again from its own entries.
    pub fn recall(&mut self, id: IncidentId, entries: Vec<Entry>) {
        if let Some(incident) = Incident::fold(entries, &self.register) {
            self.archived.remove(&id);
            self.early.remove(&id);
            self.incidents.insert(id, incident);
        }
    }

    /// Closed incidents that got an entry while they were set aside: they must be loaded before the desk is right.
    pub fn awaiting_recall(&self) -> Vec<IncidentId> {
        self.early.keys().filter(|id| self.archived.contains_key(id)).copied().collect()
    }
}
