//! What a supplier says now that it did not say before, as a claim for the evidence log.
//!
//! A claim is one record of the log and so has a bound: what does not fit is left out, the worst things first in.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::CleanText;
use crate::domain::fact::{Claim, ClaimedComponent, ClaimedIncident};
use crate::domain::feed::{Component, Phase, Reading, ServiceState};

/// Most bytes of text in a claim; a record holds 64 KiB, and JSON can double what it quotes.
const BYTES_MAX: usize = 24 * 1024;
/// Most bytes of one update's words in a claim.
const LATEST_MAX: usize = 1500;
/// What an item takes besides its text.
const ITEM_BYTES: usize = 120;

/// What was known before.
#[derive(Clone, Copy)]
pub(super) enum Before<'a> {
    /// Nothing: everything that is not normal is new.
    Nothing,
    /// The whole answer before this one.
    Reading(&'a Reading),
    /// Only the last recorded change: what it does not name is taken as normal.
    Claim(&'a Claim),
}

/// The claim that `reading` amounts to; `None` when it says nothing new.
pub(super) fn changes(before: Before<'_>, reading: &Reading) -> Option<Claim> {
    let mut components = components(&before, reading);
    let mut incidents = incidents(&before, reading);
    let same_state = match before {
        Before::Nothing => false,
        Before::Reading(before) => before.state == reading.state,
        Before::Claim(claim) => claim.state == reading.state,
    };
    if same_state && components.is_empty() && incidents.is_empty() {
        return None;
    }
    components.sort_by_key(|component| Reverse(component.state));
    incidents.sort_by_key(|incident| (incident.phase.is_over(), Reverse(incident.state)));
    let mut left = BYTES_MAX;
    incidents.retain(|incident| {
        let latest = incident.latest.as_ref().map_or(0, |text| text.as_str().len());
        fits(&mut left, incident.id.as_str().len() + incident.title.as_str().len() + latest)
    });
    components.retain(|component| fits(&mut left, component.id.as_str().len() + component.name.as_str().len()));
    Some(Claim { state: reading.state, components, incidents })
}

fn fits(left: &mut usize, bytes: usize) -> bool {
    match left.checked_sub(bytes + ITEM_BYTES) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => false,
    }
}

fn components(before: &Before<'_>, reading: &Reading) -> Vec<ClaimedComponent> {
    let claimed = |component: &Component| ClaimedComponent {
        id: component.id.clone(),
        name: component.name.clone(),
        state: Some(component.state),
    };
    let mut known: BTreeMap<&CleanText, Option<ServiceState>> = BTreeMap::new();
    match before {
        Before::Nothing => {}
        Before::Reading(before) => known.extend(before.components.iter().map(|have| (&have.id, Some(have.state)))),
        Before::Claim(claim) => known.extend(claim.components.iter().map(|have| (&have.id, have.state))),
    }
    let is_new = |component: &&Component| match known.get(&component.id) {
        Some(state) => *state != Some(component.state),
        None => component.state != ServiceState::Operational || matches!(before, Before::Reading(_)),
    };
    let mut changed: Vec<ClaimedComponent> = reading.components.iter().filter(is_new).map(claimed).collect();
    if let Before::Reading(before) = before {
        let now: std::collections::BTreeSet<&CleanText> = reading.components.iter().map(|have| &have.id).collect();
        let gone = before.components.iter().filter(|have| !now.contains(&have.id));
        changed.extend(gone.map(|have| ClaimedComponent { state: None, ..claimed(have) }));
    }
    changed
}

fn incidents(before: &Before<'_>, reading: &Reading) -> Vec<ClaimedIncident> {
    let known: BTreeMap<CleanText, ClaimedIncident> = match before {
        Before::Nothing => BTreeMap::new(),
        Before::Reading(before) => all(before).map(|have| (have.id.clone(), have)).collect(),
        Before::Claim(claim) => claim.incidents.iter().map(|have| (have.id.clone(), have.clone())).collect(),
    };
    all(reading)
        .filter(|incident| match known.get(&incident.id) {
            Some(have) => have != incident,
            None => !incident.phase.is_over() || matches!(before, Before::Reading(_)),
        })
        .collect()
}

fn all(reading: &Reading) -> impl Iterator<Item = ClaimedIncident> {
    let incidents = reading.incidents.iter().map(|incident| ClaimedIncident {
        id: incident.id.clone(),
        title: incident.title.clone(),
        state: incident.state,
        phase: incident.phase,
        latest: latest(&incident.updates),
    });
    let maintenances = reading.maintenances.iter().map(|planned| ClaimedIncident {
        id: planned.id.clone(),
        title: planned.title.clone(),
        state: ServiceState::Maintenance,
        phase: planned.phase,
        latest: latest(&planned.updates),
    });
    incidents.chain(maintenances)
}

/// A supplier's newest words, cut to what a record can hold.
pub(super) fn latest(updates: &[crate::domain::feed::Update]) -> Option<CleanText> {
    let newest = updates.first().filter(|update| !update.text.is_empty() || update.phase != Phase::Unknown)?;
    let text = shortened(&newest.text, LATEST_MAX);
    Some(text).filter(|text| !text.is_empty())
}

/// At most `bytes` bytes of `text`, cut between characters and marked as cut.
pub(super) fn shortened(text: &CleanText, bytes: usize) -> CleanText {
    if text.as_str().len() <= bytes {
        return text.clone();
    }
    let mut end = bytes;
    while !text.as_str().is_char_boundary(end) {
        end -= 1;
    }
    let head = text.as_str().get(..end).unwrap_or_default();
    CleanText::body(&format!("{}…", head.trim_end()))
}
