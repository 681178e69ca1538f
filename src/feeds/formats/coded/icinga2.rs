//! Icinga 2: `GET /v1/objects/hosts` and `/services`. States are numbers with decimals; a soft state is one that is not
//! confirmed yet.

use serde_json::Value;

use super::{Found, Read, first_is, text, title};
use crate::domain::CleanText;
use crate::domain::feed::{Component, FeedFormat, ServiceState};

pub(super) fn read(body: &Value) -> Option<Read> {
    let results = body.get("results")?;
    let is_object = |row: &Value| {
        row.get("attrs").is_some_and(|attrs| attrs.get("state").is_some() || attrs.get("state_type").is_some())
    };
    if !first_is(results, is_object) {
        return None;
    }
    let mut found = Found::new(FeedFormat::Icinga2);
    for row in results.as_array()? {
        let component = object(row, &mut found);
        found.components.push(component);
    }
    Some(Ok(found.reading()))
}

fn object(row: &Value, found: &mut Found) -> Component {
    let none = Value::Null;
    let attrs = row.get("attrs").unwrap_or(&none);
    let id = title(row, "name").or_else(|| title(attrs, "__name")).unwrap_or_default();
    let shown = title(attrs, "display_name").or_else(|| title(attrs, "name"));
    let host = title(attrs, "host_name");
    let is_host = text(row, "type").or_else(|| text(attrs, "type")).is_some_and(|kind| kind == "Host");
    let downtime = attrs.get("downtime_depth").and_then(Value::as_f64).is_some_and(|depth| depth > 0.0);
    let soft = text(attrs, "state_type").as_deref() == Some("0");
    let state = match text(attrs, "state").as_deref() {
        Some("0") => ServiceState::Operational,
        Some("1" | "2" | "3") if downtime => ServiceState::Maintenance,
        Some("1" | "2" | "3") if soft => {
            found.notes.say("checks that failed and are not confirmed yet");
            ServiceState::Unknown
        }
        Some("1") if is_host => ServiceState::MajorOutage,
        Some("1") => ServiceState::Degraded,
        Some("2") => ServiceState::MajorOutage,
        Some("3") => {
            found.notes.say("checks that cannot tell");
            ServiceState::Unknown
        }
        Some(_) | None => found.unknown(attrs.get("state")),
    };
    let name = match (&host, shown) {
        (Some(host), Some(shown)) => CleanText::title(&format!("{host}: {shown}")),
        (None, Some(shown)) => shown,
        (_, None) => id.clone(),
    };
    Component { id, name, group: host, state }
}
