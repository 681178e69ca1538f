//! The JSON formats with code of their own, as their documentation shows them, and damaged. The answers are of our own
//! making, in the shapes of `feeds.md` of the design.

use super::*;
use crate::domain::feed::{FeedFailure, Phase};
use crate::feeds::formats;
use proptest::prelude::*;
use serde_json::json;

const NOW: &str = "2026-11-05T08:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn of(body: &Value) -> Reading {
    formats::read(body.to_string().as_bytes(), None, None, now()).unwrap()
}

fn forced(body: &str, format: &FeedFormat) -> Result<Reading, FeedFailure> {
    formats::read(body.as_bytes(), None, Some(format), now())
}

fn alert(state: &str, severity: &str, ends: &str) -> Value {
    json!({"annotations": {"summary": "Disken er <b>fuld</b>"}, "endsAt": ends, "fingerprint": format!("f-{state}-{severity}"),
        "startsAt": "2026-11-05T07:00:00Z", "updatedAt": "2026-11-05T07:59:00Z", "generatorURL": "/graph",
        "status": {"state": state, "inhibitedBy": [], "silencedBy": []},
        "labels": {"alertname": "DiskFull", "severity": severity, "job": "fil", "instance": "fil1"}})
}

fn zabbix(rows: &Value) -> Value {
    json!({"jsonrpc": "2.0", "result": rows, "id": 1})
}

fn problem(severity: &str, suppressed: &str, r_eventid: &str) -> Value {
    json!({"eventid": format!("{severity}{suppressed}"), "clock": "1793862000", "r_eventid": r_eventid, "r_clock": if r_eventid == "0" { "0" } else { "1793863000" },
        "name": "Høj last", "severity": severity, "suppressed": suppressed, "acknowledged": "0"})
}

fn icinga(kind: &str, state: f64, hard: f64, downtime: f64) -> Value {
    json!({"results": [{"attrs": {"__name": "fil1!disk", "display_name": "disk", "host_name": "fil1", "state": state,
        "state_type": hard, "downtime_depth": downtime}, "name": "fil1!disk", "type": kind}]})
}

fn sensors(states: &[Value], size: usize) -> Value {
    let rows: Vec<Value> = states
        .iter()
        .enumerate()
        .map(|(at, raw)| json!({"objid": at, "sensor": "Ping", "device": "Router", "status": "x", "status_raw": raw}))
        .collect();
    json!({"prtg-version": "24.1", "treesize": size, "sensors": rows})
}

fn aws(status: &str) -> Value {
    json!([{"date": "1793862000", "arn": "arn:aws:health:eu-north-1::event/MULTI/AWS_X/1", "region_name": "Stockholm",
        "status": status, "service": "multipleservices-eu-north-1", "service_name": "Multiple services (Stockholm)",
        "summary": "Increased Error Rates", "event_log": [{"summary": "s", "message": "We are <b>looking</b>.",
        "status": 1, "timestamp": 1_793_862_600}],
        "impacted_services": {"ec2-eu-north-1": {"service_name": "Amazon EC2", "current": "3", "max": "3"}}}])
}

#[test]
fn alertmanagers_alerts_are_as_bad_as_their_label_says() {
    let ahead = "2026-11-05T09:00:00Z";
    let body = json!([
        alert("active", "warning", ahead),
        alert("active", "critical", ahead),
        alert("suppressed", "critical", ahead),
        alert("active", "none", ahead),
        alert("active", "critical-but-over", "2026-11-05T07:30:00Z"),
    ]);
    let reading = of(&body);
    assert_eq!((reading.format.key(), reading.state), ("alertmanager", ServiceState::PartialOutage));
    let worst = &reading.incidents[0];
    assert_eq!((worst.title.as_str(), worst.phase), ("Disken er fuld", Phase::Unknown));
    assert_eq!(worst.components, ["fil", "fil1"].map(CleanText::title));
    assert_eq!(reading.incidents.iter().filter(|alert| alert.phase.is_over()).count(), 1);
    for (state, severity, wanted) in [
        ("unprocessed", "critical", ServiceState::Unknown),
        ("active", "oops", ServiceState::Unknown),
        ("suppressed", "critical", ServiceState::Maintenance),
        ("active", "info", ServiceState::Operational),
    ] {
        assert_eq!(of(&json!([alert(state, severity, ahead)])).state, wanted, "{state} {severity}");
    }
    let mut bare = alert("active", "x", ahead);
    bare["labels"].as_object_mut().unwrap().remove("severity");
    assert_eq!(of(&json!([bare])).state, ServiceState::Unknown);
}

#[test]
fn zabbixs_problems_are_text_through_and_through() {
    let reading = of(&zabbix(&json!([problem("4", "0", "0"), problem("5", "0", "17"), problem("5", "1", "0")])));
    assert_eq!((reading.format.key(), reading.state), ("zabbix", ServiceState::MajorOutage));
    assert_eq!(reading.incidents[0].started_at, Some("2026-11-05T07:00:00Z".parse().unwrap()));
    assert_eq!(reading.incidents.iter().filter(|problem| problem.phase.is_over()).count(), 1);
    for (severity, wanted) in [
        ("0", ServiceState::Unknown),
        ("1", ServiceState::Operational),
        ("2", ServiceState::Degraded),
        ("3", ServiceState::PartialOutage),
        ("9", ServiceState::Unknown),
    ] {
        assert_eq!(of(&zabbix(&json!([problem(severity, "0", "0")]))).state, wanted, "{severity}");
    }
    assert_eq!(of(&zabbix(&json!([]))).state, ServiceState::Operational, "no open problem");
    let error =
        json!({"jsonrpc": "2.0", "error": {"code": -32602, "message": "Invalid params.", "data": "No permission."}});
    let read = formats::read(error.to_string().as_bytes(), None, None, now());
    let reason = "Zabbix says: Invalid params. No permission.".to_owned();
    assert_eq!(read, Err(FeedFailure::Unreadable { format: FeedFormat::Zabbix, reason }));
}

#[test]
fn icingas_states_mean_other_things_for_hosts_and_services() {
    for (kind, state, hard, downtime, wanted) in [
        ("Service", 0.0, 1.0, 0.0, ServiceState::Operational),
        ("Service", 1.0, 1.0, 0.0, ServiceState::Degraded),
        ("Service", 2.0, 1.0, 0.0, ServiceState::MajorOutage),
        ("Service", 3.0, 1.0, 0.0, ServiceState::Unknown),
        ("Service", 2.0, 0.0, 0.0, ServiceState::Unknown),
        ("Service", 2.0, 1.0, 1.0, ServiceState::Maintenance),
        ("Host", 1.0, 1.0, 0.0, ServiceState::MajorOutage),
        ("Host", 7.0, 1.0, 0.0, ServiceState::Unknown),
    ] {
        let reading = of(&icinga(kind, state, hard, downtime));
        assert_eq!(reading.state, wanted, "{kind} {state} {hard} {downtime}");
        assert_eq!(reading.state == ServiceState::Unknown, !reading.warnings.is_empty());
        assert_eq!(reading.components[0].name.as_str(), "fil1: disk");
    }
    assert_eq!(forced(r#"{"results":[]}"#, &FeedFormat::Icinga2).unwrap().state, ServiceState::Operational);
}

#[test]
fn prtg_must_give_all_its_sensors() {
    let reading = of(&sensors(&[json!(3), json!("5"), json!(7)], 3));
    assert_eq!((reading.format.key(), reading.state), ("prtg", ServiceState::MajorOutage));
    assert_eq!(reading.components[0].group, Some(CleanText::title("Router")));
    assert_eq!(of(&sensors(&[json!(3)], 1)).state, ServiceState::Operational);
    assert_eq!(of(&sensors(&[json!(3)], 800)).state, ServiceState::Unknown, "799 are not here");
    assert_eq!(of(&sensors(&[], 0)).state, ServiceState::Operational, "asked for those that are down");
    for (raw, wanted) in [(4, ServiceState::Degraded), (14, ServiceState::PartialOutage), (6, ServiceState::Unknown)] {
        assert_eq!(of(&sensors(&[json!(raw)], 1)).state, wanted, "{raw}");
    }
}

#[test]
fn aws_is_read_in_its_wide_characters_and_quiet_when_empty() {
    let mut wide = vec![0xfe, 0xff];
    wide.extend(aws("3").to_string().encode_utf16().flat_map(u16::to_be_bytes));
    let reading = formats::read(&wide, None, None, now()).unwrap();
    assert_eq!((reading.format.key(), reading.state), ("aws", ServiceState::MajorOutage));
    let event = &reading.incidents[0];
    assert_eq!(event.title.as_str(), "Multiple services (Stockholm): Increased Error Rates");
    assert!(event.components.contains(&CleanText::title("eu-north-1")), "{:?}", event.components);
    assert!(event.components.contains(&CleanText::title("ec2-eu-north-1")));
    assert_eq!(event.updates[0].text.as_str(), "We are looking.");
    assert_eq!(of(&aws("1")).state, ServiceState::Operational, "information raises nothing");
    assert_eq!(of(&aws("0")).incidents[0].phase, Phase::Resolved);
    assert_eq!(of(&aws("4")).state, ServiceState::Unknown);
    let quiet = forced("\u{feff}[]", &FeedFormat::Aws).unwrap();
    assert_eq!((quiet.state, quiet.format.key()), (ServiceState::Operational, "aws"));
    assert!(formats::read(b"[]", None, None, now()).is_err(), "an empty list is nobody's");
}

#[test]
fn a_forced_format_is_not_read_as_another() {
    let bodies =
        [aws("3"), sensors(&[json!(5)], 1), icinga("Host", 1.0, 1.0, 0.0), zabbix(&json!([problem("4", "0", "0")]))];
    let formats =
        [FeedFormat::Aws, FeedFormat::Prtg, FeedFormat::Icinga2, FeedFormat::Zabbix, FeedFormat::Alertmanager];
    for body in &bodies {
        let own = of(body).format;
        for format in &formats {
            assert_eq!(forced(&body.to_string(), format).is_ok(), *format == own, "{own:?} as {format:?}");
        }
    }
}

#[test]
fn a_json_feed_is_read_like_rss() {
    let body = json!({"version": "https://jsonfeed.org/version/1.1", "title": "Nordlys drift", "items": [
        {"id": "1", "title": "Login er nede", "content_html": "<p><strong>Undersøger</strong> - Vi ser på det.</p>",
         "date_published": "2026-11-05T07:30:00Z", "url": "https://drift.example/1"},
        {"id": "2", "title": "Print er langsomt", "content_text": "Løst", "date_published": "2026-11-01T07:30:00Z"}]});
    let reading = of(&body);
    assert_eq!((reading.format.key(), reading.supplier.as_str()), ("json_feed", "Nordlys drift"));
    assert_eq!((reading.state, reading.incidents.len()), (ServiceState::PartialOutage, 2));
    assert_eq!(reading.incidents[0].phase, Phase::Investigating);
}

#[test]
fn on_the_pages_of_aws_the_newest_notice_counts() {
    let item = |title: &str, hour: u8| {
        format!(
            "<item><title>{title}</title><link>http://status.aws.amazon.com/</link>\
             <pubDate>Wed, 04 Nov 2026 {hour:02}:10:00 PST</pubDate>\
             <guid>http://status.aws.amazon.com/#ec2-eu-north-1_17938{hour}</guid><description>x</description></item>"
        )
    };
    let page = |items: &[String]| {
        format!(
            "<rss version=\"2.0\"><channel><title>EC2</title><link>http://status.aws.amazon.com/</link>{}</channel></rss>",
            items.concat()
        )
    };
    let (bad, well) =
        (item("Service disruption: Connectivity", 20), item("Service is operating normally: Connectivity", 22));
    let read = |body: &str| formats::read(body.as_bytes(), None, None, now()).unwrap();
    let open = read(&page(std::slice::from_ref(&bad)));
    assert_eq!((open.format.key(), open.state), ("aws_rss", ServiceState::MajorOutage));
    for items in [[well.clone(), bad.clone()], [bad.clone(), well.clone()]] {
        let over = read(&page(&items));
        assert_eq!((over.state, over.incidents.len()), (ServiceState::Operational, 2));
    }
    let as_rss = formats::read(page(&[bad]).as_bytes(), None, Some(&FeedFormat::Rss), now()).unwrap();
    assert_eq!(as_rss.format, FeedFormat::Rss);
}

/// Every place in a document that is no row of a list.
fn places(value: &Value, here: &str, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, child) in map {
                let path = format!("{here}/{key}");
                out.push(path.clone());
                places(child, &path, out);
            }
        }
        Value::Array(rows) => {
            for (at, child) in rows.iter().enumerate() {
                places(child, &format!("{here}/{at}"), out);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn damaged(mut body: Value, path: &str, how: u8) -> Value {
    let (parent, key) = path.rsplit_once('/').unwrap();
    let Some(parent) = body.pointer_mut(parent).and_then(Value::as_object_mut) else { return body };
    match how {
        0 => {
            parent.remove(key);
        }
        1 => {
            parent.insert(key.to_owned(), json!("wibble"));
        }
        2 => {
            parent.insert(key.to_owned(), json!(17));
        }
        3 => {
            parent.insert(key.to_owned(), Value::Null);
        }
        _ => {
            parent.insert(key.to_owned(), json!({"a": []}));
        }
    }
    body
}

fn outages() -> [Value; 6] {
    [
        json!([alert("active", "critical", "2026-11-05T09:00:00Z")]),
        zabbix(&json!([problem("4", "0", "0")])),
        icinga("Host", 1.0, 1.0, 0.0),
        icinga("Service", 2.0, 1.0, 0.0),
        sensors(&[json!(5)], 1),
        aws("3"),
    ]
}

#[test]
fn no_single_damage_hides_an_outage() {
    for body in outages() {
        let mut all = Vec::new();
        places(&body, "", &mut all);
        for path in &all {
            for how in 0..5 {
                // In seventeen downtimes at once: odd, and no damage.
                if path.ends_with("downtime_depth") && how == 2 {
                    continue;
                }
                let damaged = damaged(body.clone(), path, how);
                let Ok(reading) = formats::read(damaged.to_string().as_bytes(), None, None, now()) else { continue };
                let green = matches!(reading.state, ServiceState::Operational | ServiceState::Maintenance);
                assert!(!green, "{path} {how}: {reading:?}");
                let reasoned = reading.state != ServiceState::Unknown || !reading.warnings.is_empty();
                assert!(reasoned, "{path} {how}: unknown without a reason");
            }
        }
    }
}

proptest! {
    #[test]
    fn no_heap_of_damages_breaks_the_reading(
        which in 0usize..6,
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0u8..5), 1..6),
    ) {
        let mut body = outages()[which].clone();
        for (place, how) in damages {
            let mut all = Vec::new();
            places(&body, "", &mut all);
            if all.is_empty() {
                break;
            }
            let path: &String = place.get(&all);
            body = damaged(body, path, how);
            let _ = formats::read(body.to_string().as_bytes(), None, None, now());
            for format in FeedFormat::CODED {
                let _ = forced(&body.to_string(), &format);
            }
        }
    }
}
