//! The desk: the state of the world as a fold over entries. Same entries, same desk, in whatever order they come.

mod view;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::authority;
use super::calendar;
use super::clock::{self, Clock, ClockId, ClockState, StoppedClock};
use super::decision;
use super::entry::{Entry, Hlc, Stamp};
use super::fact::{Claim, Fact, Scope};
use super::id::{DeviceId, FeedId, IncidentId, IncidentNumber, MeetingId, OutageId, PersonId, SupplierId, SystemId};
use super::incident::{Impact, Incident, PersonalData, Reach};
use super::key::PublicKey;
use super::meeting::Meeting;
use super::outage::{Outage, OutageKey};
use super::playbook::{Answer, Checklist, Known, PlaybookPin, Question, Shelf, Step};
use super::profile::Profile;
use super::register::{Criticality, FeedSource, Person, Register, Role};
use super::severity::{self, Basis, Proposal, Severity};
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

/// A closed incident that is not loaded: enough to list it and to count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Archived {
    /// Spoken id.
    pub number: IncidentNumber,
    /// How many entries it has.
    pub entries: usize,
    /// Its state when it was set aside, without the timeline.
    pub summary: Box<Incident>,
}

impl Archived {
    /// Sets an incident aside.
    pub fn of(mut incident: Incident) -> Self {
        let entries = incident.timeline.len();
        incident.timeline = Vec::new();
        Self { number: incident.number, entries, summary: Box::new(incident) }
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

    /// What severity the rules propose for `incident`, and why.
    pub fn proposal(&self, incident: &Incident) -> Proposal {
        severity::propose(&self.basis_of(incident))
    }

    /// What severity the rules would propose for what is said of an incident, and why.
    pub fn propose(
        &self,
        impact: Impact,
        reach: Reach,
        personal_data: PersonalData,
        systems: &BTreeSet<SystemId>,
        answer: impl Fn(Question) -> Option<Answer>,
    ) -> Proposal {
        severity::propose(&self.basis(impact, reach, personal_data, systems, answer))
    }

    /// The answer to a question that a severity rule asks: what somebody said, and what counts and clocks say by
    /// themselves.
    pub fn known_answer(&self, incident: &Incident, question: Question) -> Option<Answer> {
        let said = incident.answer(question);
        if question == Question::ManyPeople {
            let most = self.profile_of(incident).many_people;
            return severity::many_people(incident.people, incident.protected_address, most).or(said);
        }
        let late = incident.stopped.get(&ClockId::AgreementRestore).is_some_and(StoppedClock::is_late);
        if question == Question::RestoreExceeded && late { Some(Answer::Yes) } else { said }
    }

    /// What is answered already: what somebody said to the question, else what was said of the incident when it was
    /// registered or since. A step that asks offers it.
    pub fn answered(&self, incident: &Incident, question: Question) -> Option<Answer> {
        self.known_answer(incident, question).or_else(|| incident.implied_answer(question))
    }

    /// What the rules go by in `incident`.
    fn basis_of(&self, incident: &Incident) -> Basis {
        let Incident { impact, reach, personal_data, .. } = *incident;
        self.basis(impact, reach, personal_data, &incident.systems, |question| self.known_answer(incident, question))
    }

    fn basis(
        &self,
        impact: Impact,
        reach: Reach,
        personal_data: PersonalData,
        systems: &BTreeSet<SystemId>,
        answer: impl Fn(Question) -> Option<Answer>,
    ) -> Basis {
        let touched = systems.iter().filter_map(|id| self.register.systems().get(id));
        let agreed = touched
            .filter(|system| system.criticality == Criticality::Critical)
            .any(|system| system.agreement.as_ref().is_some_and(|agreement| agreement.restore_minutes.is_some()));
        let systems = systems
            .iter()
            .map(|id| self.register.systems().get(id).map_or(Criticality::Normal, |system| system.criticality))
            .collect();
        Basis {
            impact,
            reach,
            personal_data,
            systems,
            life_at_risk: answer(Question::LifeAtRisk),
            hostile: answer(Question::Hostile),
            press: answer(Question::PressAsking),
            many_people: answer(Question::ManyPeople),
            restore_exceeded: if agreed { answer(Question::RestoreExceeded) } else { Some(Answer::No) },
        }
    }

    /// Every rule of severity, the gravest first, and whether it is met.
    pub fn criteria(&self, incident: &Incident) -> [(severity::SeverityRule, bool); 16] {
        severity::rules(&self.basis_of(incident))
    }

    /// The severity in force: what a person set, else what the rules propose.
    pub fn severity(&self, incident: &Incident) -> Severity {
        let set = incident.severity.as_ref().map(|set| set.level);
        set.unwrap_or_else(|| severity::level(&self.basis_of(incident)))
    }

    /// The checklist of `incident`; `None` when its playbook is not in the log.
    pub fn checklist<'a>(&'a self, incident: &'a Incident) -> Option<Checklist<'a>> {
        let playbook = self.register.playbook(incident.playbook.as_ref()?)?;
        let mut list = Checklist::of(incident, playbook, &self.known(incident));
        if self.is_stale(incident)
            && let Some(step) = decision::decision_step(playbook)
        {
            list.ask_again(step);
        }
        Some(list)
    }

    /// What the conditions of `incident`'s steps are judged by.
    pub fn known<'a>(&'a self, incident: &'a Incident) -> Known<'a> {
        let mut systems = incident.systems.iter().filter_map(|id| self.register.systems().get(id));
        Known {
            kind: incident.kind,
            severity: self.severity(incident),
            impact: incident.impact.highest(),
            reach: incident.reach,
            personal_data: incident.personal_data,
            has_supplier: systems.any(|system| system.supplier.is_some()),
            nis2: self.profile_of(incident).keeps_nis2(),
            answers: &incident.answers,
            inputs: &incident.inputs,
        }
    }

    /// The clocks of `incident`.
    pub fn clocks(&self, incident: &Incident) -> Vec<Clock> {
        let list = self.checklist(incident);
        let seen = clock::Seen {
            checklist: list.as_ref(),
            severity: self.severity(incident),
            profile: self.profile_of(incident),
            register: &self.register,
        };
        clock::clocks(incident, &seen)
    }

    /// The clocks of law that nobody has stopped: neither filed, nor decided, nor done.
    pub fn undecided_clocks(&self, incident: &Incident) -> Vec<Clock> {
        let clocks = self.clocks(incident).into_iter();
        clocks.filter(|clock| clock.id.is_legal() && clock.stopped_at.is_none()).collect()
    }

    /// The running clock of `incident` that is due first.
    pub fn most_urgent(&self, incident: &Incident) -> Option<Clock> {
        self.clocks(incident).into_iter().filter(|clock| clock.stopped_at.is_none()).min_by_key(|clock| clock.due_at)
    }

    /// Open incidents, the worst first: overdue and grave above the rest, then by what is due first.
    pub fn worst_first(&self, now: Timestamp) -> Vec<&Incident> {
        self.in_order(self.incidents(), now)
    }

    fn in_order<'a>(&'a self, incidents: impl Iterator<Item = &'a Incident>, now: Timestamp) -> Vec<&'a Incident> {
        let mut open: Vec<(&Incident, Severity, Option<Clock>)> = incidents
            .filter(|incident| incident.is_open())
            .map(|incident| (incident, self.severity(incident), self.most_urgent(incident)))
            .collect();
        open.sort_by_key(|(incident, severity, clock)| {
            let overdue = clock.is_some_and(|clock| clock.state(now) == ClockState::Overdue);
            let due = clock.map_or(Timestamp::MAX, |clock| clock.due_at);
            (std::cmp::Reverse(*severity), !overdue, due, incident.number)
        });
        open.into_iter().map(|(incident, ..)| incident).collect()
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
        self.archived.insert(archived.summary.id, archived);
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

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] =
    &[crate::carried!(rule P04, Desk::worst_first), crate::carried!(rule P11, Desk::contacts)];
