//! Atlassian Statuspage v2 and incident.io's compatible form: `summary.json`, and `components.json`, `incidents.json`,
//! `status.json` or one incident alone.
//!
//! The state is computed from components and open incidents; the page's own headline is only compared, since it often
//! says less than the parts do. Where the parts say nothing, the state is unknown, never green.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::described::folded;
use super::notes::Notes;
use super::{COMPONENTS_MAX, INCIDENTS_MAX, UPDATES_MAX, dates, gathered, link, named, plain};
use crate::domain::CleanText;
use crate::domain::feed::{Component, FeedFormat, Maintenance, Phase, Reading, ServiceState, SupplierIncident, Update};

/// Reads `body` when it has the keys of a Statuspage answer.
pub(super) fn read(body: &Value) -> Option<Reading> {
    let has = |key: &str| body.get(key).is_some();
    let parts = ["components", "incidents", "scheduled_maintenances", "status"];
    let page = body.get("page").is_some_and(|page| page.get("id").is_some_and(Value::is_string));
    let headline = body.get("status").is_some_and(|status| status.get("indicator").is_some_and(Value::is_string));
    let known = if page {
        parts.iter().any(|part| has(part))
    } else if headline {
        has("components") || has("incidents")
    } else {
        any_row(body, "components", is_component)
            || any_row(body, "incidents", is_incident)
            || any_row(body, "scheduled_maintenances", is_incident)
            || is_incident(body)
    };
    known.then(|| read_object(body))
}

/// Reads any object, because somebody said what it is.
pub(super) fn read_forced(body: &Value) -> Option<Reading> {
    body.is_object().then(|| read_object(body))
}

fn any_row(body: &Value, key: &str, fits: impl Fn(&Value) -> bool) -> bool {
    body.get(key).and_then(Value::as_array).is_some_and(|rows| rows.iter().any(fits))
}

/// Other pages have components too, with states in capitals.
fn is_component(row: &Value) -> bool {
    let small = |state: &str| !state.chars().any(char::is_uppercase);
    text(row, "id").is_some()
        && text(row, "status").is_some_and(small)
        && component_state(text(row, "status")).is_some()
}

fn is_incident(row: &Value) -> bool {
    let named = ["id", "name", "status"].iter().all(|key| text(row, key).is_some());
    named && (row.get("impact").is_some() || row.get("incident_updates").is_some())
}

fn read_object(body: &Value) -> Reading {
    let mut notes = Notes::default();
    let page = body.get("page").unwrap_or(&Value::Null);
    let supplier = text(page, "name").map(plain::title).unwrap_or_default();
    if supplier.is_empty() {
        notes.say("the page does not say whose it is");
    }
    let bare = is_incident(body) && body.get("incidents").is_none();
    let components = components(body, &mut notes);
    let (incidents, maintenances) = happenings(body, bare, &mut notes);

    let headline = body.get("status").filter(|_| !bare).map(|status| impact(text(status, "indicator"), &mut notes));
    let computed = computed(&components, &incidents);
    let state = match headline {
        None => computed,
        Some(headline) => against_headline(body, computed, headline, !components.is_empty(), &mut notes),
    };
    let state = if bare || has_any_list(body) || headline.is_some() { state } else { ServiceState::Unknown };
    Reading {
        format: FeedFormat::Statuspage,
        supplier,
        state,
        source_updated_at: time(page, "updated_at").or_else(|| bare.then(|| time(body, "updated_at")).flatten()),
        components,
        incidents,
        maintenances,
        warnings: notes.into_lines(),
    }
}

fn has_any_list(body: &Value) -> bool {
    ["components", "incidents"].iter().any(|key| body.get(key).is_some_and(Value::is_array))
}

/// Worst of components and open incidents.
fn computed(components: &[Component], incidents: &[SupplierIncident]) -> ServiceState {
    let components = components.iter().map(|component| component.state);
    let incidents = incidents.iter().filter(|incident| !incident.phase.is_over()).map(|incident| incident.state);
    components.chain(incidents).fold(ServiceState::Operational, ServiceState::worst)
}

/// The state of an answer that has a headline, so that it ought to have components and incidents too.
fn against_headline(
    body: &Value,
    computed: ServiceState,
    headline: ServiceState,
    has_components: bool,
    notes: &mut Notes,
) -> ServiceState {
    // incident.io writes `null` for an empty list; a list that is absent or of another kind may hide an outage.
    let told = |key: &str| body.get(key).is_some_and(|list| list.is_null() || list.is_array());
    let missing: Vec<&str> = ["components", "incidents"].into_iter().filter(|key| !told(key)).collect();
    if missing.len() == 2 {
        notes.say("only the headline is given: neither components nor incidents");
        return headline;
    }
    if headline != computed {
        notes.say(&format!("the page's headline says {}, its parts say {}", headline.key(), computed.key()));
    }
    if let [missing] = missing.as_slice() {
        notes.say(&format!("no list of {missing}"));
        return computed.worst(ServiceState::Unknown);
    }
    if !has_components && headline != ServiceState::Operational {
        return computed.worst(ServiceState::Unknown);
    }
    computed
}

fn components(body: &Value, notes: &mut Notes) -> Vec<Component> {
    let rows = rows(body, "components", notes);
    let is_group = |row: &Value| row.get("group").and_then(Value::as_bool) == Some(true);
    let groups: BTreeMap<&str, CleanText> = rows
        .iter()
        .filter(|row| is_group(row))
        .filter_map(|row| Some((text(row, "id")?, plain::title(text(row, "name")?))))
        .collect();
    let single = rows.iter().filter(|row| !is_group(row)).map(|row| {
        let name = text(row, "name").map(plain::title).unwrap_or_default();
        let state = component_state(text(row, "status")).unwrap_or_else(|| {
            notes.unknown(shown(row, "status"));
            ServiceState::Unknown
        });
        let group = text(row, "group_id").and_then(|id| groups.get(id)).cloned();
        Component { id: written_id(row), name, group, state }
    });
    let single: Vec<Component> = single.collect();
    gathered(single, notes)
}

/// Incidents, and the maintenances that some answers list among them.
fn happenings(body: &Value, bare: bool, notes: &mut Notes) -> (Vec<SupplierIncident>, Vec<Maintenance>) {
    let mut incidents = Vec::new();
    let mut maintenances = Vec::new();
    let listed = if bare { std::slice::from_ref(body) } else { rows(body, "incidents", notes) };
    notes.cut("incidents", listed.len(), INCIDENTS_MAX);
    // Open ones first: a long history must not push out what is going on.
    let mut ordered: Vec<(usize, &Value)> = listed.iter().enumerate().collect();
    ordered.sort_by_key(|(_, row)| incident_phase(row).is_some_and(Phase::is_over));
    for (place, row) in ordered {
        if incident_phase(row).is_none()
            && text(row, "status").is_some_and(|status| maintenance_phase(status).is_some())
        {
            if maintenances.len() < INCIDENTS_MAX {
                maintenances.push(maintenance(row, place, notes));
            }
        } else if incidents.len() < INCIDENTS_MAX {
            incidents.push(incident(row, place, notes));
        }
    }
    let planned = rows(body, "scheduled_maintenances", notes);
    notes.cut("maintenances", planned.len(), INCIDENTS_MAX);
    for (place, row) in planned.iter().enumerate().take(INCIDENTS_MAX.saturating_sub(maintenances.len())) {
        maintenances.push(maintenance(row, place, notes));
    }
    (incidents, maintenances)
}

fn incident(row: &Value, place: usize, notes: &mut Notes) -> SupplierIncident {
    let title = text(row, "name").map(plain::title).unwrap_or_default();
    let resolved_at = time(row, "resolved_at");
    let phase = incident_phase(row).unwrap_or_else(|| {
        notes.unknown(shown(row, "status"));
        Phase::Unknown
    });
    SupplierIncident {
        id: id(row, &title, place),
        state: impact(text(row, "impact"), notes),
        phase,
        started_at: time(row, "started_at").or_else(|| time(row, "created_at")),
        updated_at: time(row, "updated_at").or_else(|| newest_update(row)).or(resolved_at),
        resolved_at,
        url: url(row, notes),
        components: touched(row),
        updates: updates(row, incident_word, notes),
        title,
    }
}

fn maintenance(row: &Value, place: usize, notes: &mut Notes) -> Maintenance {
    let title = text(row, "name").map(plain::title).unwrap_or_default();
    let phase = text(row, "status").and_then(maintenance_phase).unwrap_or_else(|| {
        notes.unknown(shown(row, "status"));
        Phase::Unknown
    });
    Maintenance {
        id: id(row, &title, place),
        phase,
        starts_at: time(row, "scheduled_for").or_else(|| time(row, "started_at")),
        ends_at: time(row, "scheduled_until").or_else(|| time(row, "resolved_at")),
        url: url(row, notes),
        components: touched(row),
        updates: updates(row, maintenance_phase, notes),
        title,
    }
}

fn updates(row: &Value, phase: fn(&str) -> Option<Phase>, notes: &mut Notes) -> Vec<Update> {
    let listed = row.get("incident_updates").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    notes.cut("updates of an incident", listed.len(), UPDATES_MAX);
    let mut updates: Vec<Update> = listed
        .iter()
        .filter(|update| update.is_object())
        .take(UPDATES_MAX)
        .map(|update| Update {
            at: update_time(update),
            phase: text(update, "status").and_then(phase).unwrap_or(Phase::Unknown),
            text: text(update, "body").map(plain::body).unwrap_or_default(),
        })
        .collect();
    // Newest first is how they come, but not everywhere; what has no time keeps its place at the end.
    updates.sort_by_key(|update| std::cmp::Reverse(update.at));
    updates
}

fn update_time(update: &Value) -> Option<Timestamp> {
    ["display_at", "created_at", "updated_at"].iter().find_map(|key| time(update, key))
}

fn newest_update(row: &Value) -> Option<Timestamp> {
    row.get("incident_updates")?.as_array()?.iter().filter_map(update_time).max()
}

/// Ids of the components that an incident touches: its own list, else those its updates name.
fn touched(row: &Value) -> Vec<CleanText> {
    let of = |rows: &Value, key: &str| -> Vec<CleanText> {
        let rows = rows.as_array().map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|row| text(row, key)).take(COMPONENTS_MAX).map(CleanText::title).collect()
    };
    let own = row.get("components").map(|list| of(list, "id")).unwrap_or_default();
    let mut touched = if own.is_empty() {
        let updates = row.get("incident_updates").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        updates
            .iter()
            .take(UPDATES_MAX)
            .filter_map(|update| update.get("affected_components"))
            .flat_map(|list| of(list, "code"))
            .collect()
    } else {
        own
    };
    let mut seen = std::collections::BTreeSet::new();
    touched.retain(|id: &CleanText| seen.insert(id.clone()));
    touched.truncate(COMPONENTS_MAX);
    touched
}

fn rows<'a>(body: &'a Value, key: &str, notes: &mut Notes) -> &'a [Value] {
    match body.get(key) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(rows)) => rows,
        Some(Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
            notes.say(&format!("{key} is no list"));
            &[]
        }
    }
}

fn id(row: &Value, name: &CleanText, place: usize) -> CleanText {
    named(written_id(row), name, place)
}

fn written_id(row: &Value) -> CleanText {
    match row.get("id") {
        Some(Value::String(id)) => CleanText::title(id),
        Some(Value::Number(id)) => CleanText::title(&id.to_string()),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => CleanText::default(),
    }
}

fn url(row: &Value, notes: &mut Notes) -> Option<CleanText> {
    let raw = text(row, "shortlink").or_else(|| text(row, "url"))?;
    let link = link(raw);
    if link.is_none() {
        notes.count("links dropped: not plain web addresses");
    }
    link
}

fn text<'a>(row: &'a Value, key: &str) -> Option<&'a str> {
    row.get(key)?.as_str()
}

fn time(row: &Value, key: &str) -> Option<Timestamp> {
    dates::parse(text(row, key)?)
}

/// A value as it is shown in a warning.
fn shown<'a>(row: &'a Value, key: &str) -> &'a str {
    match row.get(key) {
        None | Some(Value::Null) => "(nothing)",
        Some(Value::String(word)) => word,
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => "(not a word)",
    }
}

fn component_state(word: Option<&str>) -> Option<ServiceState> {
    Some(match folded(word?).as_str() {
        "operational" => ServiceState::Operational,
        "undermaintenance" => ServiceState::Maintenance,
        "degradedperformance" => ServiceState::Degraded,
        "partialoutage" => ServiceState::PartialOutage,
        "majoroutage" | "fulloutage" => ServiceState::MajorOutage,
        _ => return None,
    })
}

fn impact(word: Option<&str>, notes: &mut Notes) -> ServiceState {
    match word.map(folded).as_deref() {
        Some("none") => ServiceState::Operational,
        Some("maintenance") => ServiceState::Maintenance,
        Some("minor") => ServiceState::Degraded,
        Some("major") => ServiceState::PartialOutage,
        Some("critical") => ServiceState::MajorOutage,
        other => {
            notes.unknown(word.filter(|_| other.is_some()).unwrap_or("(no impact)"));
            ServiceState::Unknown
        }
    }
}

fn incident_word(word: &str) -> Option<Phase> {
    Some(match folded(word).as_str() {
        "investigating" => Phase::Investigating,
        "identified" => Phase::Identified,
        "monitoring" => Phase::Monitoring,
        "resolved" | "postmortem" => Phase::Resolved,
        _ => return None,
    })
}

/// The phase of an incident; one without a word for it but with an end is over.
fn incident_phase(row: &Value) -> Option<Phase> {
    match text(row, "status") {
        Some(word) => incident_word(word),
        None => time(row, "resolved_at").map(|_| Phase::Resolved),
    }
}

fn maintenance_phase(word: &str) -> Option<Phase> {
    Some(match folded(word).as_str() {
        "scheduled" => Phase::Scheduled,
        "inprogress" => Phase::InProgress,
        "verifying" => Phase::Verifying,
        "completed" => Phase::Completed,
        _ => return None,
    })
}

#[cfg(test)]
#[path = "statuspage_tests.rs"]
mod tests;
