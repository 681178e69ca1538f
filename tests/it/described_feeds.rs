//! The feed formats that files describe: one small answer of each form, with the model written by hand beside it, and what
//! becomes of such an answer when it is damaged. The answers are of our own making. Where no real answer was at hand
//! (`sample = "documentation"`), the shape is from documentation.

use std::path::PathBuf;
use std::sync::LazyLock;

use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use vagt::config::formats;
use vagt::domain::feed::{FeedFailure, LooksLike, Reading, ServiceState};
use vagt::feeds::Formats;

use crate::samples::{samples, told};

static FORMATS: LazyLock<Formats> = LazyLock::new(|| formats::all(&[]));

static DOCUMENTS: LazyLock<Vec<(String, Value)>> = LazyLock::new(documents);

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds/formats")
}

fn read(body: &str) -> Result<Reading, FeedFailure> {
    FORMATS.read(body.as_bytes(), None, None, Timestamp::UNIX_EPOCH)
}

#[track_caller]
fn reads(name: &str, model: &str) {
    let body = std::fs::read_to_string(folder().join(name)).unwrap();
    assert_eq!(told(&read(&body).unwrap()), model, "{name}");
}

#[test]
fn better_stack() {
    reads(
        "better_stack.json",
        "better_stack «Fjordby Vand» major_outage changed 2026-11-05T08:00:00Z\n\
         \x20 21 Selvbetjening in Drift: major_outage\n\
         \x20 22 Kort in Drift: operational\n\
         ! 31 «Selvbetjening svarer ikke» major_outage investigating from 2026-11-05T07:31:00Z \
         changed 2026-11-05T07:40:00Z to – touches [21] updates 1\n\
         ~ 32 «Nye servere» in_progress from 2026-11-06T21:00:00Z to 2026-11-06T23:00:00Z touches [] updates 0",
    );
}

#[test]
fn instatus_in_three_forms() {
    reads(
        "instatus_summary.json",
        "instatus «Havnens Post» major_outage\n\
         ! https://status.havnen.example/i1 «Breve bliver ikke sendt» major_outage identified from 2026-11-07T20:00:00Z \
         changed – to – touches [] updates 0\n\
         ~ https://status.havnen.example/m1 «Opgradering» scheduled from 2026-11-08T20:00:00Z to – touches [] updates 0\n\
         ? the page's headline says degraded, its parts say major_outage",
    );
    reads(
        "instatus_components.json",
        "instatus «» partial_outage\n\
         \x20 g Post: operational\n\x20 a Breve in Post: partial_outage\n\x20 b Pakker in Post: maintenance",
    );
    reads(
        "instatus_page.json",
        "instatus «Havnens Post» major_outage\n\
         \x20 a Breve: major_outage\n\
         ! i «Breve bliver ikke sendt» operational investigating from 2026-11-07T20:00:00Z \
         changed 2026-11-07T20:05:00Z to – touches [a] updates 1",
    );
}

#[test]
fn cachet_1_and_2() {
    reads(
        "cachet2_components.json",
        "cachet «» major_outage\n\
         \x20 1 Web in 0: major_outage\n\x20 2 Mail in 1: operational\n\x20 3 Fil in 1: unknown\n\
         ? «0» does not say how the service is",
    );
    reads(
        "cachet2_incidents.json",
        "cachet «» degraded\n\
         ! 9 «Web er langsom» degraded identified from 2026-08-06T18:31:37Z changed 2026-08-06T19:00:00Z to – \
         touches [1] updates 0\n\
         ! 8 «Web er nede» partial_outage resolved from 2026-08-01T08:00:00Z changed 2026-08-01T09:00:00Z to – \
         touches [0] updates 0\n\
         ~ 7 «Flytning» scheduled from 2026-08-09T20:00:00Z to – touches [] updates 0\n\
         ? times without a zone: read as Danish time",
    );
}

#[test]
fn cachet_3_numbers_its_states_otherwise() {
    reads(
        "cachet3_components.json",
        "cachet «» partial_outage\n\
         \x20 1 Web: partial_outage\n\x20 2 Mail: maintenance\n\x20 3 Fil: unknown\n\
         ? «5» does not say how the service is",
    );
    reads(
        "cachet3_incidents.json",
        "cachet «» partial_outage\n\
         ! 5 «Mail driller» partial_outage monitoring from 2026-08-06T18:31:37Z changed 2026-08-06T19:31:37Z to – \
         touches [] updates 0\n\
         ? times without a zone: read as Danish time\n\
         ? the list goes on on another page, which is not read",
    );
    reads(
        "cachet3_status.json",
        "cachet «» partial_outage\n? only the headline is given: neither components nor incidents",
    );
}

#[test]
fn cstate_lists_an_issue_under_each_system_it_touches() {
    reads(
        "cstate.json",
        "cstate «Kysten IT» major_outage changed 2026-11-05T08:00:00Z\n\
         \x20 Login Login in Adgang: operational\n\x20 Fil Fil in Data: operational\n\
         ! a.md «Login virker ikke for alle» major_outage unknown from 2026-11-05T07:00:00Z \
         changed 2026-11-05T07:20:02Z to – touches [Login, Fil] updates 0\n\
         ? the page's headline says operational, its parts say major_outage",
    );
}

#[test]
fn upptime_and_uptime_kuma() {
    reads(
        "upptime.json",
        "upptime «» major_outage\n\x20 hjemmeside Hjemmeside: major_outage\n\x20 kort Kort: degraded",
    );
    reads(
        "uptime_kuma_heartbeat.json",
        "uptime_kuma «» major_outage\n\x20 1 1: major_outage\n\x20 2 2: maintenance\n\x20 3 3: unknown\n\
         ? 1 value not understood: «(nothing)»",
    );
    reads(
        "uptime_kuma_page.json",
        "uptime_kuma «Drift» partial_outage\n\x20 1 Router in Net: unknown\n\
         ! 4 «Netværket er nede» partial_outage unknown from 2026-11-05T07:16:00Z changed – to – touches [] updates 0\n\
         ~ 2 «Ny switch» scheduled from 2026-11-09T21:00:00Z to 2026-11-09T22:00:00Z touches [] updates 0\n\
         ? states are not in this answer",
    );
}

#[test]
fn status_io_keeps_a_security_event_apart() {
    reads(
        "status_io.json",
        "status_io «» major_outage changed 2026-11-05T07:20:00Z\n\
         \x20 c1 Betaling: major_outage\n\x20 c2 Portal: unknown\n\
         ! i1 «Betaling fejler» major_outage identified from 2026-11-05T07:00:00Z changed 2026-11-05T07:10:00Z to – \
         touches [c1] updates 2\n\
         ? «600» does not say how the service is",
    );
}

#[test]
fn slack_salesforce_heroku_and_google() {
    reads(
        "slack.json",
        "slack «» major_outage changed 2026-11-05T07:30:00Z\n\
         ! 77 «Beskeder kommer ikke frem» major_outage investigating from 2026-11-05T07:00:00Z \
         changed 2026-11-05T07:30:00Z to – touches [Messaging] updates 1\n\
         ~ 78 «Nye vilkår» scheduled from 2026-11-05T06:00:00Z to – touches [] updates 0\n\
         ? «active» does not say how the service is",
    );
    reads(
        "salesforce.json",
        "salesforce «» major_outage\n\x20 EU9 EU9 in EMEA: major_outage\n\x20 EU10 EU10 in EMEA: operational\n\
         ! 12 «serviceDisruption» partial_outage unknown from 2026-11-05T06:50:00Z changed 2026-11-05T07:30:00Z to – \
         touches [EU9] updates 1\n\
         ~ 3 «Winter release» unknown from 2026-11-14T22:00:00Z to 2026-11-15T02:00:00Z touches [EU10] updates 0",
    );
    reads(
        "heroku.json",
        "heroku «» major_outage\n\x20 Apps Apps: major_outage\n\x20 Data Data: operational\n\
         ! 5 «Apps svarer ikke» major_outage investigating from 2026-11-05T07:00:00Z changed 2026-11-05T07:20:00Z to – \
         touches [] updates 1",
    );
    reads(
        "google.json",
        "google «» major_outage\n\
         ! aB3 «Gmail users cannot send mail» major_outage unknown from 2026-11-05T07:00:00Z \
         changed 2026-11-05T07:40:00Z to – touches [Gmail, europe-north2] updates 1",
    );
}

#[test]
fn incident_ios_own_forms() {
    reads(
        "incident_io_widget.json",
        "incident_io «Nordlys ID» major_outage\n\
         ! 01A «Login fejler» major_outage identified from – changed 2026-11-05T07:30:00Z to – touches [c1] updates 1\n\
         ~ 01B «Nye nøgler» in_progress from 2026-11-05T06:00:00Z to 2026-11-05T08:00:00Z touches [] updates 0",
    );
    reads(
        "incident_io_page.json",
        "incident_io «Nordlys ID» major_outage\n\x20 c1 Login: major_outage\n\
         ! 01A «Login fejler» major_outage investigating from 2026-11-05T07:00:00Z changed 2026-11-05T07:00:00Z to – \
         touches [c1] updates 1",
    );
}

/// Shape from documentation.
#[test]
fn microsoft_365_by_graph() {
    reads(
        "microsoft_graph_health.json",
        "microsoft_graph «» major_outage\n\
         \x20 Exchange Exchange Online: degraded\n\x20 microsoftteams Microsoft Teams: operational\n\
         ! EX1 «Mail er forsinket» major_outage identified from 2026-11-05T06:00:00Z changed 2026-11-05T07:30:00Z to – \
         touches [Exchange Online] updates 1\n\
         ! EX2 «Ny knap» operational identified from 2026-11-01T06:00:00Z changed 2026-11-02T07:30:00Z to – \
         touches [] updates 0",
    );
    reads(
        "microsoft_graph_issues.json",
        "microsoft_graph «» major_outage\n\
         ! TM1 «Møder kan ikke startes» major_outage identified from 2026-11-05T06:00:00Z \
         changed 2026-11-05T07:30:00Z to – touches [Microsoft Teams] updates 0\n\
         ! TM0 «Chat var nede» degraded resolved from 2026-11-01T06:00:00Z changed 2026-11-01T07:30:00Z \
         to 2026-11-01T07:00:00Z touches [Microsoft Teams] updates 0",
    );
}

#[test]
fn every_format_has_an_answer_here_and_each_answer_is_of_one_format_only() {
    let mut seen = std::collections::BTreeSet::new();
    for (name, body) in DOCUMENTS.iter() {
        let text = body.to_string();
        if !FORMATS.described().iter().any(|described| described.id.as_str() == read(&text).unwrap().format.key()) {
            continue;
        }
        let fitting: Vec<_> = FORMATS
            .described()
            .iter()
            .filter(|described| {
                Formats::with(vec![(*described).clone()])
                    .read(text.as_bytes(), None, None, Timestamp::UNIX_EPOCH)
                    .is_ok()
            })
            .map(|described| described.id.to_string())
            .collect();
        assert_eq!(fitting.len(), 1, "{name}: {fitting:?}");
        seen.extend(fitting);
    }
    for described in FORMATS.described() {
        assert!(seen.contains(described.id.as_str()), "{} has no fixture", described.id);
    }
}

#[test]
fn a_forced_format_that_does_not_fit_is_refused() {
    for described in FORMATS.described() {
        let format = described.id.as_str().parse().unwrap();
        for body in ["[]", "{}", r#"{"page":{"id":"a","name":"b"},"components":[]}"#] {
            let read = FORMATS.read(body.as_bytes(), None, Some(&format), Timestamp::UNIX_EPOCH);
            assert!(matches!(read, Err(FeedFailure::Unreadable { .. })), "{format:?} {body}: {read:?}");
        }
    }
    let gone = "gone".parse().unwrap();
    let read = FORMATS.read(b"{}", None, Some(&gone), Timestamp::UNIX_EPOCH);
    assert!(matches!(read, Err(FeedFailure::Unreadable { .. })), "the file of a format was taken away");
}

#[test]
fn too_much_is_cut_without_hiding_an_outage() {
    let mut body: Value =
        serde_json::from_str(&std::fs::read_to_string(folder().join("upptime.json")).unwrap()).unwrap();
    let row = json!({"name": "x", "slug": "x", "status": "up", "uptimeDay": "100%"});
    let rows = body.as_array_mut().unwrap();
    rows[0]["status"] = json!("up");
    rows[1]["status"] = json!("up");
    for n in 0..3_000 {
        let mut row = row.clone();
        row["slug"] = json!(format!("s{n}"));
        rows.push(row);
    }
    rows[2_900]["status"] = json!("down");
    let reading = read(&body.to_string()).unwrap();
    assert_eq!((reading.components.len(), reading.state), (500, ServiceState::MajorOutage));

    let mut google: Value =
        serde_json::from_str(&std::fs::read_to_string(folder().join("google.json")).unwrap()).unwrap();
    let mut over = google[0].clone();
    over["end"] = json!("2026-11-05T09:00:00+00:00");
    let open = google[0].clone();
    let rows = google.as_array_mut().unwrap();
    rows.clear();
    for n in 0..2_000 {
        let mut row = if n == 1_999 { open.clone() } else { over.clone() };
        row["id"] = json!(format!("i{n}"));
        rows.push(row);
    }
    let reading = read(&google.to_string()).unwrap();
    assert_eq!((reading.incidents.len(), reading.state), (200, ServiceState::MajorOutage));
    assert_eq!(reading.incidents[0].id.as_str(), "i1999", "what is open comes first");
}

#[test]
fn what_is_nested_too_deep_is_refused_and_half_a_character_is_not() {
    let deep = format!("{{\"systems\":{}1{}}}", "[".repeat(500), "]".repeat(500));
    assert!(matches!(read(&deep), Err(FeedFailure::NotAFeed { looks_like: LooksLike::BrokenJson { .. } })));
    let text = std::fs::read_to_string(folder().join("upptime.json")).unwrap().replace("Hjemmeside", r"Hjem\ud800");
    let reading = read(&text).unwrap();
    assert_eq!(reading.components[0].name.as_str(), "Hjem\u{fffd}");
}

/// Every answer at hand in which something is wrong: our own, and the real ones where they are.
fn documents() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    if let Some(samples) = samples() {
        let folders = std::fs::read_dir(samples).unwrap().map(|folder| folder.unwrap().path()).filter(|at| at.is_dir());
        files.extend(folders.flat_map(|folder| std::fs::read_dir(folder).unwrap()).map(|file| file.unwrap().path()));
    }
    files.sort();
    let documents = files.into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(&path).ok()?;
        let reading = read(&text).ok()?;
        let wrong = reading.state.severity() > 0 && reading.format.key() != "statuspage";
        Some((path.display().to_string(), serde_json::from_str(&text).ok()?)).filter(|_| wrong)
    });
    documents.collect()
}

/// Every place in a document that is no row of a list, as a path of keys and indices.
fn places(value: &Value, here: &[String], out: &mut Vec<Vec<String>>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(rows) => rows.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (key, child) in children {
        let mut path = here.to_vec();
        let is_row = value.is_array();
        path.push(key);
        if !is_row {
            out.push(path.clone());
        }
        places(child, &path, out);
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> Option<&'a mut Value> {
    path.iter().try_fold(value, |value, key| match value {
        Value::Array(rows) => rows.get_mut(key.parse::<usize>().ok()?),
        Value::Object(map) => map.get_mut(key),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

/// One change to the value at `path`, by a number.
fn mutated(mut body: Value, path: &[String], how: u8) -> Value {
    let (key, parent) = path.split_last().unwrap();
    match how {
        0 => {
            at(&mut body, parent).unwrap().as_object_mut().unwrap().remove(key);
        }
        1 => *at(&mut body, path).unwrap() = json!("wibble"),
        2 => *at(&mut body, path).unwrap() = json!(17),
        3 => *at(&mut body, path).unwrap() = json!(true),
        _ => *at(&mut body, path).unwrap() = json!({"a": []}),
    }
    body
}

#[track_caller]
fn is_not_green(name: &str, path: &[String], how: u8, body: &Value) {
    let Ok(reading) = read(&body.to_string()) else { return };
    assert!(
        !matches!(reading.state, ServiceState::Operational | ServiceState::Maintenance),
        "{name} {path:?} {how}: {}",
        told(&reading)
    );
    assert!(
        reading.state != ServiceState::Unknown || !reading.warnings.is_empty(),
        "{name} {path:?} {how}: unknown without a reason"
    );
}

/// Not a sample of the places but all of them: an outage cannot turn green because one value became unreadable or one key
/// vanished.
#[test]
fn no_single_damage_hides_an_outage() {
    let mut tried = 0;
    for (name, body) in DOCUMENTS.iter() {
        // Where each sign of an outage stands alone, a single damage can reach it.
        for body in with_one_sign(body) {
            let mut all = Vec::new();
            places(&body, &[], &mut all);
            for path in &all {
                for how in 0..5 {
                    is_not_green(name, path, how, &mutated(body.clone(), path, how));
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 3_000, "{tried}");
}

/// The document itself, and with its incidents or its components made well.
fn with_one_sign(body: &Value) -> Vec<Value> {
    let mut variants = vec![body.clone()];
    for well in [
        ("downtime", "operational"),
        ("MAJOROUTAGE", "OPERATIONAL"),
        ("red", "green"),
        ("MAJOR_INCIDENT_CORE", "OK"),
        ("full_outage", "operational"),
    ] {
        let text = body.to_string();
        let changed = text.replacen(&format!("\"{}\"", well.0), &format!("\"{}\"", well.1), 1);
        if changed != text {
            variants.push(serde_json::from_str(&changed).unwrap());
        }
    }
    variants.retain(|body| read(&body.to_string()).is_ok_and(|reading| reading.state.severity() > 0));
    variants
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_heap_of_damages_makes_an_outage_green_or_breaks_the_reading(
        document in any::<prop::sample::Index>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0u8..5), 1..4),
    ) {
        let all = &*DOCUMENTS;
        let (name, body) = document.get(all);
        let mut body = body.clone();
        for (place, how) in damages {
            let mut all = Vec::new();
            places(&body, &[], &mut all);
            if all.is_empty() {
                break;
            }
            let path = place.get(&all).clone();
            body = mutated(body, &path, how);
            is_not_green(name, &path, how, &body);
        }
    }

    #[test]
    fn what_breaks_off_is_no_feed(document in any::<prop::sample::Index>(), end in any::<prop::sample::Index>()) {
        let all = &*DOCUMENTS;
        let text = document.get(all).1.to_string();
        let cut: String = text.chars().take(end.index(text.chars().count() - 1)).collect();
        let broken = matches!(
            read(&cut),
            Err(FeedFailure::NotAFeed { looks_like: LooksLike::BrokenJson { .. } | LooksLike::Empty })
        );
        prop_assert!(broken, "{cut}");
    }
}
