//! Prometheus' Alertmanager: `GET /api/v2/alerts`, a list of what is firing. Shape from documentation.
//!
//! How bad an alert is says its label `severity`, which is the rules' own word; an alert that somebody silenced is shown
//! as planned work. The end of one that fires lies ahead.

use jiff::Timestamp;
use serde_json::Value;

use super::{Found, Read, first_is, text, time, title};
use crate::domain::CleanText;
use crate::domain::feed::{FeedFormat, Phase, ServiceState, SupplierIncident};
use crate::feeds::formats::described::folded;
use crate::feeds::formats::{link, plain};

pub(super) fn read(body: &Value, now: Timestamp) -> Option<Read> {
    let is_alert = |row: &Value| row.get("fingerprint").is_some() && row.get("labels").is_some_and(Value::is_object);
    if !first_is(body, is_alert) {
        return None;
    }
    let mut found = Found::new(FeedFormat::Alertmanager);
    for row in body.as_array()? {
        let alert = alert(row, now, &mut found);
        found.incidents.push(alert);
    }
    Some(Ok(found.reading()))
}

fn alert(row: &Value, now: Timestamp, found: &mut Found) -> SupplierIncident {
    let none = Value::Null;
    let part = |key: &str| row.get(key).unwrap_or(&none);
    let (labels, annotations) = (part("labels"), part("annotations"));
    let name = title(labels, "alertname").unwrap_or_else(|| CleanText::title("unnamed"));
    let words = text(annotations, "summary").map(|text| plain::title(&text)).filter(|text| !text.is_empty());
    let over = time(row, "endsAt").is_some_and(|end| end <= now);
    let said = part("status").get("state");
    let state = match said.and_then(crate::feeds::formats::described::value::text).as_deref() {
        Some("active") => severity(labels, found),
        Some("suppressed") => ServiceState::Maintenance,
        Some("unprocessed") => {
            found.notes.say("alerts that are not processed yet");
            ServiceState::Unknown
        }
        Some(_) | None => found.unknown(said),
    };
    let touched = ["service", "job", "instance"].iter().filter_map(|key| title(labels, key));
    SupplierIncident {
        id: title(row, "fingerprint").unwrap_or_else(|| name.clone()),
        title: words.unwrap_or(name),
        state,
        phase: if over { Phase::Resolved } else { Phase::Unknown },
        started_at: time(row, "startsAt"),
        updated_at: time(row, "updatedAt"),
        resolved_at: time(row, "endsAt").filter(|_| over),
        url: text(row, "generatorURL").and_then(|url| link(&url)),
        components: touched.collect(),
        updates: Vec::new(),
    }
}

fn severity(labels: &Value, found: &mut Found) -> ServiceState {
    let said = labels.get("severity");
    match text(labels, "severity").map(|word| folded(&word)).as_deref() {
        Some("none" | "info" | "information") => ServiceState::Operational,
        Some("warning" | "warn" | "minor") => ServiceState::Degraded,
        Some("critical" | "error" | "major" | "high" | "page" | "emergency" | "disaster") => {
            ServiceState::PartialOutage
        }
        Some(_) => found.unknown(said),
        None => {
            found.notes.say("alerts without the label «severity»");
            ServiceState::Unknown
        }
    }
}
