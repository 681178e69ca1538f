//! Incidents and planned work, read from their rows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde_json::Value;

use super::model::{Happening, Incidents, Lookup, Meaning, Phased, Shape, Updates};
use super::path::JsonPath;
use super::reading::{meaning, meant};
use super::rows::{Listed, Row, holds};
use super::value::{Zone, text, time};
use crate::domain::CleanText;
use crate::domain::feed::{Maintenance, Phase, ServiceState, SupplierIncident, Update};
use crate::feeds::formats::notes::Notes;
use crate::feeds::formats::{COMPONENTS_MAX, INCIDENTS_MAX, UPDATES_MAX, link, phrases, plain};

/// What a body says of incidents and planned work.
#[derive(Debug, Default)]
pub(super) struct Happenings {
    pub(super) incidents: Vec<SupplierIncident>,
    pub(super) maintenances: Vec<Maintenance>,
}

/// What is around the rows of one list.
struct Around<'v> {
    zone: Zone,
    updates: BTreeMap<String, &'v Value>,
}

impl Happenings {
    /// All of them, open ones first: a long history must not push out what is going on.
    pub(super) fn read(shape: &Shape, body: &Value, zone: Zone, listed: &mut Listed, notes: &mut Notes) -> Self {
        let mut happenings = Self::default();
        let mut known = BTreeMap::new();
        let mut planned_known = BTreeSet::new();
        for list in &shape.incidents {
            let (rows, around) = gather(&list.happening, body, "incidents", zone, listed, notes);
            for row in rows {
                happenings.add(incident(list, row, &around, notes), &mut known);
            }
        }
        for list in &shape.maintenances {
            let (rows, around) = gather(&list.happening, body, "maintenances", zone, listed, notes);
            for row in rows {
                let planned = maintenance(&list.happening, row, &around, notes);
                if planned_known.insert(planned.id.clone()) {
                    happenings.maintenances.push(planned);
                }
            }
        }
        notes.cut("incidents", happenings.incidents.len(), INCIDENTS_MAX);
        notes.cut("maintenances", happenings.maintenances.len(), INCIDENTS_MAX);
        happenings.incidents.sort_by_key(|incident| incident.phase.is_over());
        happenings.maintenances.sort_by_key(|planned| planned.phase.is_over());
        if let Some((last, cut)) = happenings.incidents.split_at_mut_checked(INCIDENTS_MAX).and_then(|(kept, cut)| {
            let cut = cut.iter().filter(|incident| !incident.phase.is_over());
            Some((kept.last_mut()?, cut.fold(ServiceState::Operational, |worst, cut| worst.worst(cut.state))))
        }) {
            // What is cut must not hide an outage: the last one that is kept stands for the rest.
            last.state = last.state.worst(cut);
        }
        happenings.incidents.truncate(INCIDENTS_MAX);
        happenings.maintenances.truncate(INCIDENTS_MAX);
        happenings
    }

    /// One more incident; the same one listed again, under another component, adds what it touches.
    fn add(&mut self, incident: SupplierIncident, known: &mut BTreeMap<CleanText, usize>) {
        let Some(have) = known.get(&incident.id).and_then(|at| self.incidents.get_mut(*at)) else {
            known.insert(incident.id.clone(), self.incidents.len());
            self.incidents.push(incident);
            return;
        };
        for component in incident.components {
            if !have.components.contains(&component) && have.components.len() < COMPONENTS_MAX {
                have.components.push(component);
            }
        }
        if have.phase.is_over() == incident.phase.is_over() {
            have.state = have.state.worst(incident.state);
        } else if have.phase.is_over() {
            (have.state, have.phase, have.resolved_at) = (incident.state, incident.phase, incident.resolved_at);
        }
    }
}

fn gather<'v>(
    list: &Happening,
    body: &'v Value,
    what: &str,
    zone: Zone,
    listed: &mut Listed,
    notes: &mut Notes,
) -> (Vec<Row<'v>>, Around<'v>) {
    let rows = listed.rows(body, &list.rows, what, notes);
    let lookup = list.updates.as_ref().and_then(|updates| updates.lookup.as_ref());
    let updates = lookup.map(|lookup: &Lookup| listed.lookup(body, lookup, notes)).unwrap_or_default();
    (rows, Around { zone, updates })
}

fn incident(list: &Incidents, row: Row<'_>, around: &Around<'_>, notes: &mut Notes) -> SupplierIncident {
    let happening = &list.happening;
    let title = title(happening, row);
    let phase = phase(happening, row, around.zone, Phase::Resolved, notes);
    let (state, phase) = match &list.state {
        Some(stated) => match meaning(stated, row, notes) {
            Meaning::State(state) => (state, phase),
            Meaning::Information | Meaning::Skip => (ServiceState::Operational, phase),
        },
        // It says that something is wrong and not how bad: this must not be missed.
        None if phase == Phase::Unknown => (phrases::severity(title.as_str()).unwrap_or(ServiceState::Unknown), phase),
        None => (phrases::severity(title.as_str()).unwrap_or(ServiceState::PartialOutage), phase),
    };
    let updates = updates(happening, row, around, notes);
    let newest = updates.iter().filter_map(|update| update.at).max();
    let to = moment(&happening.to, row, around.zone, notes);
    SupplierIncident {
        id: id(happening, row, &title),
        state,
        phase,
        started_at: moment(&happening.from, row, around.zone, notes),
        updated_at: moment(&happening.updated, row, around.zone, notes).or(newest).or(to),
        resolved_at: to.filter(|_| phase.is_over()),
        url: url(happening, row, notes),
        components: touched(happening, row),
        updates,
        title,
    }
}

fn maintenance(list: &Happening, row: Row<'_>, around: &Around<'_>, notes: &mut Notes) -> Maintenance {
    let title = title(list, row);
    Maintenance {
        id: id(list, row, &title),
        phase: phase(list, row, around.zone, Phase::Completed, notes),
        starts_at: moment(&list.from, row, around.zone, notes),
        ends_at: moment(&list.to, row, around.zone, notes),
        url: url(list, row, notes),
        components: touched(list, row),
        updates: updates(list, row, around, notes),
        title,
    }
}

/// How far it has come: what says that it is over goes first, then its word; without a word for it, its end.
fn phase(list: &Happening, row: Row<'_>, zone: Zone, over: Phase, notes: &mut Notes) -> Phase {
    if !list.over.is_empty() && list.over.iter().all(|test| holds(test, row.value)) {
        return over;
    }
    match &list.phase {
        Some(Phased::Is(phase)) => *phase,
        Some(Phased::At(paths, words)) => meant(paths, words, row, notes).unwrap_or(Phase::Unknown),
        // An end that lies ahead is nothing that an incident has.
        None if over == Phase::Resolved && moment(&list.to, row, zone, notes).is_some() => over,
        None => Phase::Unknown,
    }
}

fn title(list: &Happening, row: Row<'_>) -> CleanText {
    row.text(&list.title).map(|title| plain::title(&title)).unwrap_or_default()
}

fn id(list: &Happening, row: Row<'_>, title: &CleanText) -> CleanText {
    let id = row.text(&list.id).map(|id| CleanText::title(&id)).filter(|id| !id.is_empty());
    id.or_else(|| Some(title.clone()).filter(|title| !title.is_empty())).unwrap_or_else(|| CleanText::title("unnamed"))
}

fn moment(paths: &[JsonPath], row: Row<'_>, zone: Zone, notes: &mut Notes) -> Option<Timestamp> {
    paths.iter().filter_map(|path| path.first(row.value)).find_map(|value| time(value, zone, notes))
}

fn url(list: &Happening, row: Row<'_>, notes: &mut Notes) -> Option<CleanText> {
    let raw = row.given(&list.url).and_then(text)?;
    let whole = if raw.contains("://") || list.url_base.is_empty() { raw } else { format!("{}{raw}", list.url_base) };
    let link = link(&whole);
    if link.is_none() {
        notes.count("links dropped: not plain web addresses");
    }
    link
}

fn touched(list: &Happening, row: Row<'_>) -> Vec<CleanText> {
    let mut seen = BTreeSet::new();
    let found = list.components.iter().flat_map(|path| path.all(row.value)).filter_map(text);
    found.map(|id| CleanText::title(&id)).filter(|id| seen.insert(id.clone())).take(COMPONENTS_MAX).collect()
}

fn updates(list: &Happening, row: Row<'_>, around: &Around<'_>, notes: &mut Notes) -> Vec<Update> {
    let Some(updates) = &list.updates else { return Vec::new() };
    let found = updates.list.all(row.value);
    let found: Vec<&Value> = match &updates.lookup {
        Some(_) => found.into_iter().filter_map(|key| around.updates.get(&text(key)?).copied()).collect(),
        None => found
            .into_iter()
            .flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice))
            .collect(),
    };
    notes.cut("updates of an incident", found.len(), UPDATES_MAX);
    let mut read: Vec<Update> = found
        .into_iter()
        .filter(|value| value.is_object())
        .map(|value| update(updates, Row { value, key: None, outer: Some(row.value) }, around.zone))
        .collect();
    // Newest first is how most write them, but not all; what has no time keeps its place at the end.
    read.sort_by_key(|update| std::cmp::Reverse(update.at));
    read.truncate(UPDATES_MAX);
    read
}

fn update(updates: &Updates, row: Row<'_>, zone: Zone) -> Update {
    // What is odd in the history of an incident is of no interest.
    let mut notes = Notes::default();
    let phase = match &updates.phase {
        Some(Phased::Is(phase)) => *phase,
        Some(Phased::At(paths, words)) => meant(paths, words, row, &mut notes).unwrap_or(Phase::Unknown),
        None => Phase::Unknown,
    };
    Update {
        at: moment(&updates.at, row, zone, &mut notes),
        phase,
        text: row.given(&updates.text).and_then(text).map(|words| plain::body(&words)).unwrap_or_default(),
    }
}
