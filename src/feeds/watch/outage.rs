//! Which outages a reading speaks of, and whether one that is open already is over.

use jiff::{SignedDuration, Timestamp};

use crate::domain::command::NewOutage;
use crate::domain::feed::{Component, Phase, Reading, ServiceState, SupplierIncident};
use crate::domain::outage::{Outage, OutageKey, OutageLook};
use crate::domain::register::FeedSource;
use crate::domain::{CleanText, Desk, FeedId};

use super::claim::{latest, shortened};

/// Most open outages of one feed: a feed that lists hundreds is no help to anybody.
pub(super) const OPEN_MAX: usize = 20;
/// An outage that came, went and came within this time flaps.
const FLAPPING: SignedDuration = SignedDuration::from_mins(30);
/// Comings and goings that make it so.
const FLAPPING_CHANGES: usize = 3;
/// Most component names kept in an outage.
const NAMES_MAX: usize = 30;
/// Most bytes of each.
const NAME_BYTES: usize = 200;

/// An outage that a reading speaks of.
pub(super) struct Candidate<'a> {
    pub(super) key: OutageKey,
    pub(super) look: OutageLook,
    /// Whether it is bad enough to be raised; one that is open already stays open in any case.
    pub(super) raises: bool,
    incident: Option<&'a SupplierIncident>,
    touched: Vec<&'a Component>,
}

/// How an open outage stands that the reading no longer speaks of.
pub(super) enum Standing {
    /// Its incident is over and its components are clean.
    Over,
    /// Nothing is wrong any more, but nobody said so.
    Clean,
    /// It cannot be told.
    Unclear,
}

/// Whether `outage`, open now, came and went so often lately that its end would be no news. The desk tells, so that a
/// restart changes nothing.
pub(super) fn is_flapping(desk: &Desk, outage: &Outage, now: Timestamp) -> bool {
    let lately = |at: Timestamp| now.duration_since(at) < FLAPPING;
    let same = desk.outages().filter(|other| other.feed == outage.feed && other.key == outage.key);
    let changes = same.flat_map(|other| [Some(other.seen_at), other.ended_at]).flatten();
    changes.filter(|at| lately(*at)).count() >= FLAPPING_CHANGES
}

/// The open outages of `feed`.
pub(super) fn open_of<'a>(desk: &'a Desk, feed: &FeedId) -> Vec<&'a Outage> {
    desk.outages().filter(|outage| outage.is_open() && &outage.feed == feed).collect()
}

/// What `reading` speaks of, the worst first.
pub(super) fn candidates<'a>(source: &FeedSource, reading: &'a Reading, open: &[&Outage]) -> Vec<Candidate<'a>> {
    let followed: Vec<&Component> =
        reading.components.iter().filter(|component| is_followed(source, component)).collect();
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let mut explained: Vec<&CleanText> = Vec::new();
    for incident in reading.incidents.iter().filter(|incident| !incident.phase.is_over()) {
        let touched: Vec<&Component> =
            followed.iter().copied().filter(|component| incident.components.contains(&component.id)).collect();
        let elsewhere = touched.is_empty()
            && !incident.components.is_empty()
            && !source.components.is_empty()
            && !names_followed(source, reading, incident);
        if elsewhere || found.iter().any(|have| have.incident.is_some_and(|other| other.id == incident.id)) {
            continue;
        }
        // A component that was down before its incident had a name is the same outage.
        let key = touched
            .iter()
            .map(|component| OutageKey::Component(component.id.clone()))
            .find(|key| open.iter().any(|outage| &outage.key == key) && !found.iter().any(|have| &have.key == key))
            .unwrap_or_else(|| OutageKey::Incident(incident.id.clone()));
        let state = worst(incident.state, &touched);
        let raises = state.severity() >= ServiceState::PartialOutage.severity();
        if raises || open.iter().any(|outage| outage.key == key) {
            explained.extend(touched.iter().filter(|component| is_wrong(component)).map(|component| &component.id));
            let look = look(&incident.title, state, incident.phase, &touched, latest(&incident.updates));
            found.push(Candidate { key, look, raises, incident: Some(incident), touched });
        }
    }
    for component in followed.into_iter().filter(|component| is_wrong(component) && !explained.contains(&&component.id))
    {
        unexplained(component, open, &mut found);
    }
    whole(reading, source, open, &mut found);
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.look.state.severity()));
    found
}

/// A component that is down without an open incident: an outage of its own, or one whose incident was closed too early.
fn unexplained<'a>(component: &'a Component, open: &[&Outage], found: &mut Vec<Candidate<'a>>) {
    let own = OutageKey::Component(component.id.clone());
    let has_own = open.iter().any(|outage| outage.key == own);
    let lingering = open.iter().find(|outage| {
        matches!(outage.key, OutageKey::Incident(_)) && outage.look.components.contains(&component.name)
    });
    let (key, before) = match lingering {
        Some(outage) if !has_own => (outage.key.clone(), Some(*outage)),
        Some(_) | None => (own, None),
    };
    if let Some(have) = found.iter_mut().find(|have| have.key == key) {
        if !have.touched.contains(&component) {
            have.touched.push(component);
            have.look.state = worst(have.look.state, &have.touched);
            have.look.components = names(&have.touched);
        }
        return;
    }
    let raises = component.state.severity() >= ServiceState::PartialOutage.severity();
    if !raises && !has_own && before.is_none() {
        return;
    }
    let title = before.map_or(&component.name, |outage| &outage.look.title);
    let words = before.and_then(|outage| outage.look.latest.clone());
    let phase = before.map_or(Phase::Unknown, |outage| outage.look.phase);
    let look = look(title, component.state, phase, &[component], words);
    found.push(Candidate { key, look, raises, incident: None, touched: vec![component] });
}

/// A feed that names neither components nor incidents but says that it is down.
fn whole(reading: &Reading, source: &FeedSource, open: &[&Outage], found: &mut Vec<Candidate<'_>>) {
    let is_open = open.iter().any(|outage| outage.key == OutageKey::Whole);
    let raises = reading.state.severity() >= ServiceState::PartialOutage.severity();
    let silent = reading.components.is_empty() && reading.incidents.is_empty();
    if silent && source.components.is_empty() && (raises || (is_open && reading.state.severity() > 0)) {
        let look = look(&reading.supplier, reading.state, Phase::Unknown, &[], None);
        found.push(Candidate { key: OutageKey::Whole, look, raises, incident: None, touched: Vec::new() });
    }
}

/// The outage to raise from `candidate`, with the systems that hang on it.
pub(super) fn raised(desk: &Desk, source: &FeedSource, candidate: &Candidate<'_>) -> NewOutage {
    let touched: Vec<Component> = candidate.touched.iter().copied().cloned().collect();
    let systems = desk.register().systems_on(&source.id, &touched);
    NewOutage {
        feed: source.id.clone(),
        key: candidate.key.clone(),
        look: candidate.look.clone(),
        systems: systems.into_iter().map(|system| system.id.clone()).collect(),
        url: candidate.incident.and_then(|incident| incident.url.clone()),
        started_at: candidate.incident.and_then(|incident| incident.started_at),
    }
}

/// How `outage` stands, now that no candidate speaks of it.
pub(super) fn standing(outage: &Outage, reading: &Reading) -> Standing {
    let is_its = |component: &&Component| match &outage.key {
        OutageKey::Component(id) => &component.id == id,
        OutageKey::Incident(_) => outage.look.components.contains(&component.name),
        OutageKey::Whole => true,
    };
    let unknown = reading.components.iter().filter(is_its).any(|component| component.state == ServiceState::Unknown);
    let gone = match &outage.key {
        OutageKey::Component(_) => !reading.components.iter().any(|component| is_its(&component)),
        OutageKey::Incident(_) | OutageKey::Whole => false,
    };
    if unknown || ((gone || outage.key == OutageKey::Whole) && reading.state == ServiceState::Unknown) {
        return Standing::Unclear;
    }
    let over = match &outage.key {
        OutageKey::Incident(id) => {
            reading.incidents.iter().any(|incident| &incident.id == id && incident.phase.is_over())
        }
        OutageKey::Component(_) | OutageKey::Whole => false,
    };
    if over { Standing::Over } else { Standing::Clean }
}

fn is_followed(source: &FeedSource, component: &Component) -> bool {
    source.components.is_empty() || source.components.iter().any(|name| component.is_called(name))
}

/// Whether an incident names what is followed by itself: some feeds list no components, only what incidents touch.
fn names_followed(source: &FeedSource, reading: &Reading, incident: &SupplierIncident) -> bool {
    let is_listed = |id: &CleanText| reading.components.iter().any(|component| &component.id == id);
    let is_meant =
        |id: &CleanText| source.components.iter().any(|name| name.to_lowercase() == id.as_str().to_lowercase());
    incident.components.iter().any(|id| !is_listed(id) && is_meant(id))
}

fn is_wrong(component: &Component) -> bool {
    component.state.severity() > 0
}

fn worst(state: ServiceState, touched: &[&Component]) -> ServiceState {
    touched.iter().filter(|component| is_wrong(component)).fold(state, |worst, component| worst.worst(component.state))
}

fn names(touched: &[&Component]) -> Vec<CleanText> {
    touched.iter().take(NAMES_MAX).map(|component| shortened(&component.name, NAME_BYTES)).collect()
}

fn look(
    title: &CleanText,
    state: ServiceState,
    phase: Phase,
    touched: &[&Component],
    latest: Option<CleanText>,
) -> OutageLook {
    OutageLook { title: title.clone(), state, phase, components: names(touched), latest }
}
