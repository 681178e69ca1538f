//! The desk: the state of the world as a fold over entries. Same entries, same desk, in whatever order they come.

mod apply;
mod judge;
mod keep;
mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::authority;
use super::calendar;
use super::entry::{Entry, Hlc, Stamp};
use super::fact::Claim;
use super::id::{DeviceId, FeedId, IncidentId, IncidentNumber, MeetingId, OutageId, PersonId, SupplierId, SystemId};
use super::incident::Incident;
use super::key::PublicKey;
use super::meeting::Meeting;
use super::outage::{Outage, OutageKey};
use super::playbook::Step;
use super::profile::Profile;
use super::register::{FeedSource, Person, Register, Role};
use crate::domain::policy::Carried;

pub(crate) use view::CARRIES as VIEW_CARRIES;
pub use view::{Everything, Viewer};

/// How far a device's chain has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainEnd {
    /// The letter in its incident numbers.
    pub letter: char,
    /// Newest place in the chain.
    pub seq: u64,
    /// Newest clock reading.
    pub hlc: Hlc,
    /// The key that signs its records, and the place from which on it does.
    #[serde(default)]
    pub key: Option<(u64, PublicKey)>,
}

/// A closed incident that is not loaded: enough to list it, to count it and to know what still runs. Years of them are held,
/// so it is as small as that allows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Archived {
    /// Spoken id.
    pub number: IncidentNumber,
    /// How many entries it has.
    pub entries: usize,
    /// Its state when it was set aside, without the timeline, the notes of its steps and who ticked them.
    pub summary: Box<Incident>,
}

impl Archived {
    /// Sets an incident aside.
    pub fn of(mut incident: Incident) -> Self {
        let entries = incident.timeline.len();
        incident.timeline = Vec::new();
        let summary = Box::new(incident);
        Self { number: summary.number, entries, summary }.reduced()
    }

    /// As little of its steps as there is to know: that one is done or not, and since when.
    fn reduced(mut self) -> Self {
        // Collected anew, because a map that grew step by step keeps room for as many again.
        self.summary.steps =
            std::mem::take(&mut self.summary.steps).into_iter().map(|(id, record)| (id, record.reduced())).collect();
        self
    }
}

/// A feed by itself: added by command, and what it last said.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FeedStanding {
    /// Added by command and not removed; suppliers' files name others.
    pub source: Option<FeedSource>,
    /// Newest entry that said so.
    source_stamp: Option<Stamp>,
    /// The newest claim, and when it was fetched.
    pub claim: Option<(Timestamp, Claim)>,
    claim_stamp: Option<Stamp>,
}

/// The state of the world.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Desk {
    register: Register,
    devices: BTreeMap<DeviceId, ChainEnd>,
    incidents: BTreeMap<IncidentId, Incident>,
    archived: BTreeMap<IncidentId, Archived>,
    feeds: BTreeMap<FeedId, FeedStanding>,
    outages: BTreeMap<OutageId, Outage>,
    /// Entries that came before the one that begins their incident or outage.
    early: BTreeMap<IncidentId, Vec<Entry>>,
    early_outages: BTreeMap<OutageId, Vec<Entry>>,
    /// Whose eyes it is seen through; it is none of what happened.
    #[serde(skip)]
    viewer: Viewer,
    /// Meetings of the Information Security Group, each with its entries.
    #[serde(default)]
    meetings: BTreeMap<MeetingId, Meeting>,
}

impl Desk {
    /// The next place in `device`'s chain, at wall-clock time `now`.
    pub fn next_stamp(&self, device: &DeviceId, now: Timestamp) -> Stamp {
        let newest = self.devices.values().map(|end| end.hlc).max().unwrap_or_default();
        let seq = self.devices.get(device).map_or(0, |end| end.seq);
        Stamp { hlc: newest.next(now), device: device.clone(), seq: seq + 1 }
    }

    /// How far each device's chain has come.
    pub fn devices(&self) -> &BTreeMap<DeviceId, ChainEnd> {
        &self.devices
    }

    /// The register.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The municipality's numbers.
    pub fn profile(&self) -> &Profile {
        self.register.profile()
    }

    /// The numbers that an incident goes by: those in force when it was registered.
    pub fn profile_of(&self, incident: &Incident) -> &Profile {
        incident.begun.as_ref().map_or_else(|| self.register.profile(), |begun| self.register.profile_at(begun))
    }

    /// The running number of the next incident of `year` and `letter`.
    pub fn next_number(&self, year: u8, letter: char) -> IncidentNumber {
        let loaded = self.incidents.values().map(|incident| incident.number);
        let archived = self.archived.values().map(|archived| archived.number);
        let highest = loaded
            .chain(archived)
            .filter(|number| number.year == year && number.letter == letter)
            .map(|number| number.running)
            .max();
        IncidentNumber { year, letter, running: highest.unwrap_or(0).saturating_add(1) }
    }

    /// All outages seen, over or not.
    pub fn outages(&self) -> impl Iterator<Item = &Outage> {
        self.outages.values()
    }

    /// An outage.
    pub fn outage(&self, id: OutageId) -> Option<&Outage> {
        self.outages.get(&id)
    }

    /// The open outage raised from `key` of `feed`.
    pub fn open_outage(&self, feed: &FeedId, key: &OutageKey) -> Option<&Outage> {
        self.outages.values().find(|outage| outage.is_open() && &outage.feed == feed && &outage.key == key)
    }

    /// All meetings, held or not.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.meetings.values()
    }

    /// A meeting.
    pub fn meeting(&self, id: MeetingId) -> Option<&Meeting> {
        self.meetings.get(&id)
    }

    /// What is known of a feed.
    pub fn feed(&self, id: &FeedId) -> Option<&FeedStanding> {
        self.feeds.get(id)
    }

    /// Every feed that is read: those of the suppliers' file, then those added by command.
    pub fn feed_sources(&self) -> Vec<FeedSource> {
        let mut sources: BTreeMap<FeedId, FeedSource> = BTreeMap::new();
        for supplier in self.register.suppliers().values() {
            for feed in &supplier.feeds {
                let source = FeedSource { supplier: Some(supplier.id.clone()), ..feed.clone() };
                sources.insert(source.id.clone(), source);
            }
        }
        for source in self.feeds.values().filter_map(|standing| standing.source.as_ref()) {
            sources.insert(source.id.clone(), source.clone());
        }
        sources.into_values().collect()
    }

    /// Whose feed it is.
    pub fn supplier_of(&self, feed: &FeedId) -> Option<SupplierId> {
        self.feed_sources().into_iter().find(|source| &source.id == feed)?.supplier
    }

    /// Whom to call for `step` of `incident`, in order: the roles it offers, then its own role.
    pub fn contacts(&self, incident: &Incident, step: &Step, now: Timestamp) -> Vec<(Role, &Person)> {
        let day = calendar::local(now).date();
        let roster = self.register.roster();
        let mut found: Vec<(Role, &Person)> = Vec::new();
        for role in step.contacts.iter().copied().chain(step.roles()) {
            for id in authority::holders_of((&self.register).into(), roster, &incident.systems, role, day) {
                if let Some(person) = roster.people.get(&id)
                    && !found.iter().any(|(_, have)| have.id == person.id)
                {
                    found.push((role, person));
                }
            }
        }
        found
    }

    /// The name to show for a person; the id itself when the roster does not know them.
    pub fn person_name<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.register.roster().people.get(id).map_or(id.as_str(), |person| person.name.as_str())
    }

    /// The name to show for a system; the id itself when the register does not know it.
    pub fn system_name<'a>(&'a self, id: &'a SystemId) -> &'a str {
        self.register.systems().get(id).map_or(id.as_str(), |system| system.name.as_str())
    }

    /// The name to show for a supplier; the id itself when the register does not know it.
    pub fn supplier_name<'a>(&'a self, id: &'a SupplierId) -> &'a str {
        self.register.suppliers().get(id).map_or(id.as_str(), |supplier| supplier.name.as_str())
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] =
    &[crate::carried!(rule P04, Desk::worst_first), crate::carried!(rule P11, Desk::contacts)];
