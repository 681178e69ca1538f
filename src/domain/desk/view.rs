//! Whose eyes the desk is seen through: the incidents that its viewer may see, and no others (P32, P39).
//!
//! Everything that shows, counts, searches or decides asks the desk for its incidents here, so that a rule violation is in
//! nothing that the wrong person looks at: neither by name, nor in a count, nor by a telling error. A desk shows nothing
//! restricted until somebody says who looks. Only the log takes [`Desk::everything`], because it keeps all; a test holds that.
//!
//! It is a view, not a seal: who can read the data directory can read the records.

use jiff::civil::Date;

use super::{Archived, Desk};
use crate::domain::id::{IncidentId, IncidentNumber, OutageId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::policy::Carried;

/// Who looks at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Viewer {
    /// The person; nobody: somebody who was not named, and sees nothing restricted.
    pub person: Option<PersonId>,
    /// The day by which roles are held, in Danish time.
    pub day: Date,
}

/// All that the desk holds, whoever looks. For the log alone.
#[derive(Debug, Clone, Copy)]
pub struct Everything<'a>(&'a Desk);

impl Desk {
    /// From now on it is seen through the eyes of `viewer`. Whether that is another one than before.
    pub fn look_as(&mut self, viewer: Viewer) -> bool {
        let other = self.viewer != viewer;
        self.viewer = viewer;
        other
    }

    /// Through whose eyes it is seen.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// Whether the incident is one that only some may see.
    pub fn is_restricted(&self, incident: &Incident) -> bool {
        self.profile().restricted.kinds.contains(&incident.kind)
    }

    /// Whether `viewer` may see `incident` on `day`: anyone, unless it is restricted; then whoever registered or handles
    /// it, has given a word on it, or holds one of the profile's roles or stands in (P32, P33).
    pub fn may_see(&self, incident: &Incident, viewer: Option<&PersonId>, day: Date) -> bool {
        if !self.is_restricted(incident) {
            return true;
        }
        let Some(viewer) = viewer else { return false };
        let named = incident.registered_by() == Some(viewer)
            || incident.handler.as_ref() == Some(viewer)
            || incident.decisions.words.iter().any(|word| word.person == *viewer);
        let roster = self.register.roster();
        named || self.profile().restricted.roles.iter().any(|role| roster.holds(viewer, *role, day))
    }

    fn sees(&self, incident: &Incident) -> bool {
        self.may_see(incident, self.viewer.person.as_ref(), self.viewer.day)
    }

    /// Loaded incidents: all open ones, and closed ones that were looked at.
    pub fn incidents(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.values().filter(|incident| self.sees(incident))
    }

    /// Closed incidents that are not loaded.
    pub fn archived(&self) -> impl Iterator<Item = (&IncidentId, &Archived)> {
        self.archived.iter().filter(|(_, archived)| self.sees(&archived.summary))
    }

    /// A loaded incident.
    pub fn incident(&self, id: IncidentId) -> Option<&Incident> {
        self.incidents.get(&id).filter(|incident| self.sees(incident))
    }

    /// An incident as far as it is at hand: loaded, or what is kept of one that was set aside.
    pub fn summary(&self, id: IncidentId) -> Option<&Incident> {
        self.incident(id).or_else(|| self.set_aside(id).map(|archived| archived.summary.as_ref()))
    }

    /// Whether the incident is set aside and must be loaded before it can be worked on.
    pub fn is_archived(&self, id: IncidentId) -> bool {
        self.set_aside(id).is_some()
    }

    /// What is kept of an incident that was set aside.
    pub fn set_aside(&self, id: IncidentId) -> Option<&Archived> {
        self.archived.get(&id).filter(|archived| self.sees(&archived.summary))
    }

    /// The incident spoken of as `number`.
    pub fn find(&self, number: IncidentNumber) -> Option<IncidentId> {
        let loaded = self.incidents().find(|incident| incident.number == number).map(|incident| incident.id);
        loaded.or_else(|| self.archived().find(|(_, archived)| archived.number == number).map(|(id, _)| *id))
    }

    /// The incidents that are part of `id`.
    pub fn children(&self, id: IncidentId) -> impl Iterator<Item = &Incident> {
        self.incidents().filter(move |incident| incident.parent == Some(id))
    }

    /// The open incident that was registered from an outage.
    pub fn incident_of(&self, outage: OutageId) -> Option<&Incident> {
        self.incidents().find(|incident| incident.outage == Some(outage) && incident.is_open())
    }

    /// All that it holds, whoever looks: for the log, which keeps it.
    pub fn everything(&self) -> Everything<'_> {
        Everything(self)
    }
}

impl<'a> Everything<'a> {
    /// A loaded incident.
    pub fn incident(self, id: IncidentId) -> Option<&'a Incident> {
        self.0.incidents.get(&id)
    }

    /// What is kept of an incident that was set aside.
    pub fn set_aside(self, id: IncidentId) -> Option<&'a Archived> {
        self.0.archived.get(&id)
    }

    /// Whether anything of an incident is on the desk: loaded, set aside, or entries that came before its first.
    pub fn knows(self, id: IncidentId) -> bool {
        self.0.incidents.contains_key(&id) || self.0.archived.contains_key(&id) || self.0.early.contains_key(&id)
    }

    /// How many incidents are open.
    pub fn open(self) -> usize {
        self.0.incidents.values().filter(|incident| incident.is_open()).count()
    }

    /// The incidents that the desk's viewer may not see, and those of which only late entries came: those may be restricted
    /// too.
    pub fn hidden(self, id: IncidentId) -> bool {
        let known = self.0.incidents.get(&id).or_else(|| self.0.archived.get(&id).map(|have| have.summary.as_ref()));
        known.is_none_or(|incident| !self.0.sees(incident))
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P32, Desk::may_see),
    crate::carried!(rule P33, Desk::may_see),
    crate::carried!(rule P39, Desk::may_see),
];

#[cfg(test)]
mod tests;
