//! PRTG: `/api/table.json?content=sensors&columns=objid,sensor,device,status,message,lastdown&count=2500`. Shape from
//! documentation. Without `count` it answers with 500 rows only, and `treesize` says how many there are.

use serde_json::Value;

use super::{Found, Read, text, title};
use crate::domain::feed::{Component, FeedFormat, ServiceState};

pub(super) fn read(body: &Value) -> Option<Read> {
    let sensors = body.get("sensors")?.as_array()?;
    let is_sensor = |row: &Value| row.get("status_raw").is_some() || row.get("objid").is_some();
    if body.get("prtg-version").is_none() && !sensors.iter().any(is_sensor) {
        return None;
    }
    let mut found = Found::new(FeedFormat::Prtg);
    for row in sensors {
        let state = state(row, &mut found);
        found.components.push(Component {
            id: title(row, "objid").unwrap_or_default(),
            name: title(row, "sensor").or_else(|| title(row, "name")).unwrap_or_default(),
            group: title(row, "device"),
            state,
        });
    }
    match text(body, "treesize").and_then(|size| size.parse::<usize>().ok()) {
        Some(size) if size > sensors.len() => {
            found.doubt(&format!("{} of {size} sensors given: ask with count=", sensors.len()));
        }
        Some(_) => {}
        None => found.doubt("not said how many sensors there are"),
    }
    Some(Ok(found.reading()))
}

fn state(row: &Value, found: &mut Found) -> ServiceState {
    match text(row, "status_raw").as_deref() {
        Some("3") => ServiceState::Operational,
        Some("7" | "8" | "9" | "12") => ServiceState::Maintenance,
        Some("4" | "10") => ServiceState::Degraded,
        Some("14") => ServiceState::PartialOutage,
        Some("5" | "13") => ServiceState::MajorOutage,
        Some("1" | "2" | "6" | "11") => {
            found.notes.say("sensors that cannot tell");
            ServiceState::Unknown
        }
        Some(_) | None => found.unknown(row.get("status_raw")),
    }
}
