//! Statuspage answers, whole and broken, and what they must read as.

use super::*;
use crate::domain::feed::{FeedFailure, LooksLike};
use crate::feeds::formats;
use proptest::prelude::*;
use serde_json::json;

const OUTAGE: &str = include_str!("../../../tests/fixtures/feeds/statuspage_outage.json");
const INCIDENT_IO: &str = include_str!("../../../tests/fixtures/feeds/incidentio_summary.json");

fn reading(text: &str) -> Reading {
    formats::read(text.as_bytes(), None, None, Timestamp::UNIX_EPOCH).unwrap()
}

fn of(value: &Value) -> Reading {
    reading(&value.to_string())
}

fn warns(reading: &Reading, words: &str) -> bool {
    reading.warnings.iter().any(|warning| warning.as_str().contains(words))
}

fn component(id: &str, status: &str) -> Value {
    json!({"id": id, "name": id, "status": status})
}

fn page(components: &Value, incidents: &Value, indicator: &str) -> Value {
    json!({"page": {"id": "p", "name": "Nordlys"}, "components": components, "incidents": incidents,
        "scheduled_maintenances": [], "status": {"indicator": indicator, "description": ""}})
}

#[test]
fn a_summary_is_read_whole() {
    let reading = reading(OUTAGE);
    assert_eq!(reading.supplier.as_str(), "Nordlys Drift");
    assert_eq!(reading.state, ServiceState::PartialOutage, "the headline says all is well");
    assert!(warns(&reading, "headline says operational, its parts say partial_outage"));
    let components: Vec<_> =
        reading.components.iter().map(|c| (c.id.as_str(), c.group.as_ref().map(CleanText::as_str), c.state)).collect();
    assert_eq!(
        components,
        [
            ("c1", Some("Sagsbehandling"), ServiceState::PartialOutage),
            ("c2", Some("Sagsbehandling"), ServiceState::Operational),
            ("c3", None, ServiceState::Maintenance),
        ]
    );
    let [open, over] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!((open.phase, open.state, open.resolved_at), (Phase::Monitoring, ServiceState::Degraded, None));
    assert_eq!(open.started_at, Some("2026-11-05T07:31:00Z".parse().unwrap()));
    assert_eq!(open.url.as_ref().map(CleanText::as_str), Some("https://nlys.example/i1"));
    assert_eq!(open.components, [CleanText::title("c1")]);
    assert_eq!(open.updates[0].text.as_str(), "En rettelse er lagt ud.\nVi holder øje.", "newest first, plain");
    assert_eq!(open.updates[1].phase, Phase::Investigating);
    assert_eq!((over.phase, over.state), (Phase::Resolved, ServiceState::MajorOutage), "postmortem is over");
    let [planned] = reading.maintenances.as_slice() else { panic!("{:?}", reading.maintenances) };
    assert_eq!(planned.phase, Phase::InProgress);
    assert_eq!(planned.ends_at, Some("2026-11-05T10:00:00Z".parse().unwrap()));
    assert_eq!(planned.url, None, "not a web address");
}

#[test]
fn the_compatible_form_is_read_with_its_nulls_and_its_own_word() {
    let reading = reading(INCIDENT_IO);
    assert_eq!(reading.state, ServiceState::MajorOutage);
    assert_eq!(reading.components[0].state, ServiceState::MajorOutage);
    assert_eq!(reading.incidents[0].components, []);
    assert_eq!(reading.maintenances, []);
    assert_eq!(reading.warnings, [] as [CleanText; 0]);
}

#[test]
fn lists_alone_and_one_incident_alone_are_recognised() {
    let components = of(&json!({"page": {"id": "p", "name": "N"}, "components": [component("a", "major_outage")]}));
    assert_eq!(components.state, ServiceState::MajorOutage);
    let past = json!({"id": "i", "name": "Login", "status": "resolved", "impact": "major",
        "created_at": "2026-11-05T07:00:00Z", "resolved_at": "2026-11-05T08:00:00Z"});
    let incidents = of(&json!({"page": {"id": "p", "name": "N"}, "incidents": [past]}));
    assert_eq!((incidents.state, incidents.incidents.len()), (ServiceState::Operational, 1));
    let bare = of(&past);
    assert_eq!((bare.state, bare.incidents[0].phase), (ServiceState::Operational, Phase::Resolved));
    let mut open = past;
    open["status"] = json!("identified");
    assert_eq!(of(&open).state, ServiceState::PartialOutage);
}

#[test]
fn a_headline_alone_is_all_there_is() {
    let reading = of(&json!({"page": {"id": "p", "name": "N"}, "status": {"indicator": "major"}}));
    assert_eq!(reading.state, ServiceState::PartialOutage);
    assert!(warns(&reading, "only the headline"));
}

#[test]
fn what_nobody_understands_is_unknown_and_counted() {
    let odd = page(
        &json!([component("a", "operational"), component("b", "wobbly"), component("c", "wobbly"), {"id": "d"}]),
        &json!([]),
        "none",
    );
    let reading = of(&odd);
    assert_eq!(reading.state, ServiceState::Unknown);
    assert!(warns(&reading, "3 values not understood: «(nothing)», «wobbly»"), "{:?}", reading.warnings);
}

#[test]
fn an_incident_without_a_known_phase_is_open() {
    let incident = json!({"id": "i", "name": "n", "status": "pondering", "impact": "critical"});
    assert_eq!(of(&page(&json!([]), &json!([incident]), "none")).state, ServiceState::MajorOutage);
}

#[test]
fn a_missing_or_odd_list_is_not_taken_for_an_empty_one() {
    let whole = page(&json!([component("a", "operational")]), &json!([]), "none");
    assert_eq!(of(&whole).state, ServiceState::Operational);
    for key in ["components", "incidents"] {
        let mut missing = whole.clone();
        missing.as_object_mut().unwrap().remove(key);
        assert_eq!(of(&missing).state, ServiceState::Unknown, "{key}");
        missing[key] = json!("none");
        assert_eq!(of(&missing).state, ServiceState::Unknown, "{key}");
        missing[key] = Value::Null;
        assert_eq!(of(&missing).state, ServiceState::Operational, "{key}");
    }
}

#[test]
fn an_alarm_in_the_headline_without_any_part_is_unknown() {
    assert_eq!(of(&page(&json!([]), &json!([]), "major")).state, ServiceState::Unknown);
    assert_eq!(of(&page(&json!([]), &json!([]), "none")).state, ServiceState::Operational);
}

#[test]
fn maintenance_listed_among_incidents_is_maintenance() {
    let planned = json!({"id": "m", "name": "n", "status": "in_progress", "impact": "critical"});
    let reading = of(&page(&json!([component("a", "operational")]), &json!([planned]), "none"));
    assert_eq!((reading.incidents.len(), reading.maintenances.len()), (0, 1));
    assert_eq!(reading.state, ServiceState::Operational);
}

#[test]
fn what_is_too_much_is_cut_and_said_and_hides_no_outage() {
    let mut components: Vec<Value> =
        (0..COMPONENTS_MAX + 7).map(|n| component(&format!("c{n}"), "operational")).collect();
    components[COMPONENTS_MAX + 3]["status"] = json!("major_outage");
    let updates: Vec<Value> = (0..=UPDATES_MAX).map(|n| json!({"body": n.to_string(), "status": "resolved"})).collect();
    let mut incidents: Vec<Value> = (0..=INCIDENTS_MAX)
        .map(|n| json!({"id": n, "name": "n", "status": "resolved", "impact": "minor", "incident_updates": updates}))
        .collect();
    incidents[INCIDENTS_MAX]["status"] = json!("investigating");
    let reading = of(&page(&json!(components), &json!(incidents), "none"));
    assert_eq!(reading.components.len(), COMPONENTS_MAX);
    assert_eq!(reading.incidents.len(), INCIDENTS_MAX);
    assert!(reading.incidents.iter().any(|incident| !incident.phase.is_over()), "open ones are kept first");
    assert!(reading.incidents.iter().all(|incident| incident.updates.len() == UPDATES_MAX));
    assert_eq!(reading.state, ServiceState::MajorOutage);
    for words in ["cut: 500 of 507 components", "cut: 200 of 201 incidents", "cut: 50 of 51 updates"] {
        assert!(warns(&reading, words), "{words}: {:?}", reading.warnings);
    }
}

#[test]
fn an_id_used_twice_keeps_the_worse_state() {
    for states in [["major_outage", "operational"], ["operational", "major_outage"]] {
        let reading = of(&page(&json!([component("a", states[0]), component("a", states[1])]), &json!([]), "none"));
        assert_eq!((reading.components.len(), reading.state), (1, ServiceState::MajorOutage));
    }
}

#[test]
fn look_alikes_are_no_statuspage() {
    for other in [
        json!({"page": {"name": "N", "url": "u", "status": "UP"}}),
        json!({"systems": [], "summaryStatus": "ok"}),
        json!({"components": []}),
        json!({"components": [{"name": "a"}]}),
        json!({"status": "active", "id": "x", "name": "y"}),
        json!({"status": {"indicator": 3}, "components": []}),
        json!({"page": "p", "components": 3}),
    ] {
        let failure = formats::read(other.to_string().as_bytes(), None, None, Timestamp::UNIX_EPOCH);
        assert_eq!(failure, Err(FeedFailure::NotAFeed { looks_like: LooksLike::OtherJson }), "{other}");
    }
}

/// Every place in a document, as a path of keys and indices.
fn paths(value: &Value, here: &[String], out: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(rows) => rows.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (key, child) in children {
        let mut path = here.to_vec();
        path.push(key);
        out.push(path.clone());
        paths(child, &path, out);
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, key| match value {
        Value::Array(rows) => rows.get_mut(key.parse::<usize>().ok()?),
        Value::Object(map) => map.get_mut(key),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// Documents where the outage shows in both places, or in components only, or in an incident only.
fn document_with_one_sign(which: u8) -> Value {
    let mut body: Value = serde_json::from_str(if which < 2 { OUTAGE } else { INCIDENT_IO }).unwrap();
    match which {
        1 => body["incidents"] = json!([]),
        3 => body["components"][0]["status"] = json!("operational"),
        _ => {}
    }
    body
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// An outage that is in the document cannot turn green because one value became unreadable or one key vanished.
    /// Rows and words themselves may be dropped or replaced by nonsense, never by another valid word.
    #[test]
    fn a_mutation_never_hides_an_outage(which in any::<prop::sample::Index>(), how in 0u8..4, document in 0u8..4) {
        let mut body = document_with_one_sign(document);
        let mut places = Vec::new();
        paths(&body, &[], &mut places);
        // A whole row that vanishes is another document, and `id` or `group` decide only what a row is called.
        places.retain(|path| path.last().is_some_and(|key| key.parse::<usize>().is_err()));
        let path = which.get(&places).clone();
        let (key, parent) = path.split_last().unwrap();
        match how {
            0 => { at(&mut body, parent).unwrap().as_object_mut().unwrap().remove(key); }
            1 => *at(&mut body, &path).unwrap() = json!("wibble"),
            2 => *at(&mut body, &path).unwrap() = json!(17),
            _ => *at(&mut body, &path).unwrap() = json!({"a": []}),
        }
        if let Ok(reading) = formats::read(body.to_string().as_bytes(), None, None, Timestamp::UNIX_EPOCH) {
            prop_assert!(
                !matches!(reading.state, ServiceState::Operational | ServiceState::Maintenance),
                "{path:?} {how}: {reading:?}"
            );
        }
    }

    #[test]
    fn a_truncated_body_is_broken_json(cut in 1usize..2000) {
        let end = (1..=cut.min(OUTAGE.trim_end().len() - 1)).rev().find(|at| OUTAGE.is_char_boundary(*at)).unwrap();
        let read = formats::read(&OUTAGE.as_bytes()[..end], None, None, Timestamp::UNIX_EPOCH);
        let broken = matches!(read, Err(FeedFailure::NotAFeed { looks_like: LooksLike::BrokenJson { .. } }));
        prop_assert!(broken, "{read:?}");
    }
}
