//! Amazon Web Services: `https://health.aws.amazon.com/public/currentevents`, in UTF-16: what is going on now. Shape from
//! documentation and clients.
//!
//! An event's region stands in its name; so do the services it touches, as keys. Regions and services can be followed.

use serde_json::Value;

use super::{Found, Read, first_is, text, time, title};
use crate::domain::CleanText;
use crate::domain::feed::{FeedFormat, Phase, ServiceState, SupplierIncident, Update};
use crate::feeds::formats::{COMPONENTS_MAX, UPDATES_MAX, plain};

pub(super) fn read(body: &Value) -> Option<Read> {
    let is_event = |row: &Value| {
        text(row, "arn").is_some_and(|arn| arn.starts_with("arn:aws"))
            || (row.get("event_log").is_some() && row.get("service").is_some())
    };
    if !first_is(body, is_event) {
        return None;
    }
    let mut found = Found::new(FeedFormat::Aws);
    for row in body.as_array()? {
        let event = event(row, &mut found);
        found.incidents.push(event);
    }
    Some(Ok(found.reading()))
}

fn event(row: &Value, found: &mut Found) -> SupplierIncident {
    let arn = text(row, "arn").unwrap_or_default();
    let region = arn.split(':').nth(3).filter(|region| !region.is_empty()).map(CleanText::title);
    let said = row.get("status");
    let (state, phase) = match text(row, "status").as_deref() {
        Some("0") => (ServiceState::Operational, Phase::Resolved),
        Some("1") => (ServiceState::Operational, Phase::Unknown),
        Some("2") => (ServiceState::Degraded, Phase::Unknown),
        Some("3") => (ServiceState::MajorOutage, Phase::Unknown),
        Some(_) | None => (found.unknown(said), Phase::Unknown),
    };
    let services = row.get("impacted_services").and_then(Value::as_object);
    let touched = region
        .into_iter()
        .chain([title(row, "service"), title(row, "region_name")].into_iter().flatten())
        .chain(services.into_iter().flat_map(|services| services.keys()).map(|key| CleanText::title(key)));
    let updates = updates(row, found);
    let name = ["service_name", "summary"].iter().filter_map(|key| title(row, key));
    let name = CleanText::title(&name.map(String::from).collect::<Vec<_>>().join(": "));
    SupplierIncident {
        id: CleanText::title(&arn),
        title: name,
        state,
        phase,
        started_at: time(row, "date"),
        updated_at: updates.iter().filter_map(|update| update.at).max().or_else(|| time(row, "date")),
        resolved_at: None,
        url: None,
        components: touched.take(COMPONENTS_MAX).collect(),
        updates,
    }
}

fn updates(row: &Value, found: &mut Found) -> Vec<Update> {
    let listed = row.get("event_log").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    found.notes.cut("updates of an incident", listed.len(), UPDATES_MAX);
    let mut updates: Vec<Update> = listed
        .iter()
        .map(|entry| Update {
            at: time(entry, "timestamp"),
            phase: Phase::Unknown,
            text: text(entry, "message").map(|words| plain::body(&words)).unwrap_or_default(),
        })
        .collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.at));
    updates.truncate(UPDATES_MAX);
    updates
}
