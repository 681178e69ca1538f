//! How entries are taken in: each in its scope, whatever came before it, and again where what it rests on arrives late.

use super::{ChainEnd, Desk};
use crate::domain::entry::{Entry, Hlc, Stamp};
use crate::domain::fact::{Fact, Scope};
use crate::domain::id::{FeedId, IncidentId, OutageId};
use crate::domain::incident::Incident;
use crate::domain::meeting::Meeting;
use crate::domain::outage::Outage;
use crate::domain::playbook::PlaybookPin;
use crate::domain::profile::Profile;

impl Desk {
    /// Takes an entry in. Taking it twice, or late, ends in the same desk.
    pub fn apply(&mut self, entry: &Entry) {
        let end = self.devices.entry(entry.stamp.device.clone()).or_insert(ChainEnd {
            letter: 'A',
            seq: 0,
            hlc: Hlc(0),
            key: None,
        });
        end.seq = end.seq.max(entry.stamp.seq);
        end.hlc = end.hlc.max(entry.stamp.hlc);
        if let Fact::DeviceEnrolled { letter, .. } = entry.fact {
            end.letter = letter;
        }
        if let Some(key) = entry.fact.introduces()
            && end.key.is_none_or(|(since, _)| since <= entry.stamp.seq)
        {
            end.key = Some((entry.stamp.seq, key));
        }
        match entry.fact.scope() {
            Scope::Device => {}
            Scope::Register => self.apply_register(entry),
            Scope::Incident(id) => self.apply_incident(id, entry),
            Scope::Feed(id) => self.apply_feed(id, entry),
            Scope::Outage(id) => self.apply_outage(id, entry),
            Scope::Meeting(id) => {
                self.meetings.entry(id).or_insert_with(|| Meeting::begin(id)).take(entry.clone(), &self.register);
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts of this scope reach it")]
    fn apply_register(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::PeopleImported { digest, first, roster } => {
                self.register.import_people(&entry.stamp, digest, *first, roster.clone());
                self.refold_after(&entry.stamp);
            }
            Fact::SystemsImported { digest, first, systems } => {
                self.register.import_systems(&entry.stamp, digest, *first, systems.clone());
                self.refold_after(&entry.stamp);
            }
            Fact::SuppliersImported { digest, first, suppliers } => {
                self.register.import_suppliers(&entry.stamp, digest, *first, suppliers.clone());
            }
            Fact::PolicyRead { sections } => self.register.read_policy(&entry.stamp, sections.clone()),
            Fact::ProfileImported { digest, profile } => {
                self.register.import_profile(&entry.stamp, digest, Profile::clone(profile));
                self.refold_after(&entry.stamp);
            }
            Fact::PlaybookImported { pin, playbook } => {
                let is_new = self.register.import_playbook(&entry.stamp, pin.clone(), playbook.clone());
                if is_new {
                    self.refold_following(pin);
                }
            }
            Fact::Duty { event } => self.register.take_duty(event, entry),
            Fact::Template { .. } => {
                self.register.take_template(entry);
                self.refold_after(&entry.stamp);
            }
            _ => {}
        }
    }

    /// A playbook that arrives after the entries of incidents that follow it: those are judged again.
    fn refold_following(&mut self, pin: &PlaybookPin) {
        for incident in self.incidents.values_mut().filter(|incident| incident.ever_followed(pin)) {
            let entries = incident.timeline.drain(..).map(|have| have.entry).collect();
            if let Some(folded) = Incident::fold(entries, &self.register) {
                *incident = folded;
            }
        }
    }

    /// A roster that arrives late changes who was entitled to what since: those incidents are judged again.
    fn refold_after(&mut self, stamp: &Stamp) {
        for incident in
            self.incidents.values_mut().filter(|incident| incident.newest().is_some_and(|newest| newest > stamp))
        {
            let entries = incident.timeline.drain(..).map(|have| have.entry).collect();
            if let Some(folded) = Incident::fold(entries, &self.register) {
                *incident = folded;
            }
        }
        for meeting in self.meetings.values_mut() {
            meeting.judge_again(stamp, &self.register);
        }
    }

    fn apply_incident(&mut self, id: IncidentId, entry: &Entry) {
        if let Some(incident) = self.incidents.get_mut(&id) {
            incident.take(entry.clone(), &self.register);
            return;
        }
        if let Some(mut incident) = Incident::begin(entry.clone()) {
            for early in self.early.remove(&id).unwrap_or_default() {
                incident.take(early, &self.register);
            }
            self.archived.remove(&id);
            self.incidents.insert(id, incident);
        } else {
            self.early.entry(id).or_default().push(entry.clone());
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "only the facts of this scope reach it")]
    fn apply_feed(&mut self, id: FeedId, entry: &Entry) {
        let standing = self.feeds.entry(id).or_default();
        match &entry.fact {
            Fact::FeedAdded { source } if standing.source_stamp.as_ref() < Some(&entry.stamp) => {
                standing.source = Some(source.clone());
                standing.source_stamp = Some(entry.stamp.clone());
            }
            Fact::FeedRemoved { .. } if standing.source_stamp.as_ref() < Some(&entry.stamp) => {
                standing.source = None;
                standing.source_stamp = Some(entry.stamp.clone());
            }
            Fact::SupplierClaimed { claim, .. } if standing.claim_stamp.as_ref() < Some(&entry.stamp) => {
                standing.claim = Some((entry.at, claim.clone()));
                standing.claim_stamp = Some(entry.stamp.clone());
            }
            _ => {}
        }
    }

    fn apply_outage(&mut self, id: OutageId, entry: &Entry) {
        let mut history = match self.outages.remove(&id) {
            Some(outage) => outage.history,
            None => self.early_outages.remove(&id).unwrap_or_default(),
        };
        if let Err(place) = history.binary_search_by(|have| have.stamp.cmp(&entry.stamp)) {
            history.insert(place, entry.clone());
        }
        match Outage::fold(history.clone()) {
            Some(outage) => {
                self.outages.insert(id, outage);
            }
            None => {
                self.early_outages.insert(id, history);
            }
        }
    }
}
