//! Zabbix: the answer of `problem.get`, a list of problems in which every value is text. Shape from documentation.
//!
//! An error comes as a good answer with `error` in it. A problem that is suppressed is shown as planned work.

use serde_json::Value;

use super::{Found, Read, text, time, title};
use crate::domain::CleanText;
use crate::domain::feed::{FeedFormat, Phase, ServiceState, SupplierIncident};

pub(super) fn read(body: &Value) -> Option<Read> {
    text(body, "jsonrpc")?;
    if let Some(error) = body.get("error") {
        let said = [text(error, "message"), text(error, "data")].into_iter().flatten().collect::<Vec<_>>().join(" ");
        return Some(Err(format!("Zabbix says: {said}")));
    }
    let rows = body.get("result")?.as_array()?;
    if rows.iter().any(|row| row.get("eventid").is_none() && row.get("severity").is_none()) {
        return None;
    }
    let mut found = Found::new(FeedFormat::Zabbix);
    for row in rows {
        let problem = problem(row, &mut found);
        found.incidents.push(problem);
    }
    Some(Ok(found.reading()))
}

fn problem(row: &Value, found: &mut Found) -> SupplierIncident {
    let name = title(row, "name").unwrap_or_else(|| CleanText::title("unnamed"));
    // Over is what has both the event that ended it and its time.
    let ended = time(row, "r_clock")
        .filter(|_| text(row, "r_eventid").is_some_and(|id| id.parse::<u64>().is_ok_and(|id| id > 0)));
    let said = row.get("severity");
    let state = match text(row, "severity").as_deref() {
        _ if text(row, "suppressed").as_deref() == Some("1") => ServiceState::Maintenance,
        Some("1") => ServiceState::Operational,
        Some("2") => ServiceState::Degraded,
        Some("3") => ServiceState::PartialOutage,
        Some("4" | "5") => ServiceState::MajorOutage,
        Some("0") => {
            found.notes.say("problems that nobody has classified");
            ServiceState::Unknown
        }
        Some(_) | None => found.unknown(said),
    };
    SupplierIncident {
        id: title(row, "eventid").unwrap_or_else(|| name.clone()),
        title: name,
        state,
        phase: if ended.is_some() { Phase::Resolved } else { Phase::Unknown },
        started_at: time(row, "clock"),
        updated_at: ended.or_else(|| time(row, "clock")),
        resolved_at: ended,
        url: None,
        components: Vec::new(),
        updates: Vec::new(),
    }
}
