//! `summary.json` as Statuspage v2 writes it, and as incident.io does.

use serde_json::{Value, json};

use super::{Writer, home};
use crate::domain::feed::{Phase, ServiceState};
use crate::runtime::demo::cast::{Form, Simulated};
use crate::runtime::demo::scenario::{Happening, SupplierState};

pub(super) fn write(writer: &Writer, supplier: &Simulated, state: &SupplierState) -> String {
    let list = |happenings: &[Happening]| -> Value {
        // incident.io writes `null` for an empty list.
        if happenings.is_empty() && supplier.form == Form::IncidentIo {
            return Value::Null;
        }
        happenings.iter().map(|happening| happening_row(writer, supplier, happening)).collect()
    };
    let components: Vec<Value> =
        state.parts.iter().enumerate().map(|(place, (name, state))| component(supplier, place, name, *state)).collect();
    let page = json!({
        "page": {
            "id": supplier.id,
            "name": supplier.name,
            "url": home(supplier),
            "time_zone": "Copenhagen",
            "updated_at": writer.at(state.changed()).to_string(),
        },
        "status": headline(state.headline()),
        "components": components,
        "incidents": list(&state.incidents),
        "scheduled_maintenances": list(&state.maintenances),
    });
    page.to_string()
}

fn component(supplier: &Simulated, place: usize, name: &str, state: ServiceState) -> Value {
    let status = match (state, supplier.form) {
        (ServiceState::Operational | ServiceState::Unknown, _) => "operational",
        (ServiceState::Maintenance, _) => "under_maintenance",
        (ServiceState::Degraded, _) => "degraded_performance",
        (ServiceState::PartialOutage, _) => "partial_outage",
        (ServiceState::MajorOutage, Form::IncidentIo) => "full_outage",
        (ServiceState::MajorOutage, Form::Statuspage | Form::Rss | Form::Atom) => "major_outage",
    };
    let mut row = json!({ "id": part_id(supplier, place), "name": name, "status": status });
    if supplier.form == Form::Statuspage
        && let Some(row) = row.as_object_mut()
    {
        row.insert("position".to_owned(), json!(place + 1));
        row.insert("group_id".to_owned(), Value::Null);
        row.insert("group".to_owned(), json!(false));
        row.insert("only_show_if_degraded".to_owned(), json!(false));
    }
    row
}

fn part_id(supplier: &Simulated, place: usize) -> String {
    format!("{}-{}", supplier.id, place + 1)
}

fn impact(state: ServiceState) -> &'static str {
    match state {
        ServiceState::Operational | ServiceState::Unknown => "none",
        ServiceState::Maintenance => "maintenance",
        ServiceState::Degraded => "minor",
        ServiceState::PartialOutage => "major",
        ServiceState::MajorOutage => "critical",
    }
}

fn headline(state: ServiceState) -> Value {
    let description = match state {
        ServiceState::Operational | ServiceState::Unknown => "All Systems Operational",
        ServiceState::Maintenance => "Service Under Maintenance",
        ServiceState::Degraded => "Minor Service Outage",
        ServiceState::PartialOutage => "Partial System Outage",
        ServiceState::MajorOutage => "Major Service Outage",
    };
    json!({ "indicator": impact(state), "description": description })
}

fn happening_row(writer: &Writer, supplier: &Simulated, happening: &Happening) -> Value {
    let planned = happening.updates.iter().any(|told| told.phase == Phase::Scheduled);
    let time = |at| Value::from(writer.at(at).to_string());
    let id = writer.id(happening);
    let link = format!("{}/incidents/{}", home(supplier), id);
    let named = |key: &str| -> Value {
        let touched = supplier.parts.iter().enumerate().filter(|(_, name)| happening.parts.contains(name));
        touched.map(|(place, name)| json!({ key: part_id(supplier, place), "name": name })).collect()
    };
    let updates: Vec<Value> = happening
        .updates
        .iter()
        .map(|told| {
            let mut row = json!({
                "status": told.phase.key(),
                "body": writer.words(told.text),
                "created_at": time(told.at),
                "display_at": time(told.at),
            });
            if supplier.form == Form::IncidentIo
                && let Some(row) = row.as_object_mut()
            {
                row.insert("affected_components".to_owned(), named("code"));
            }
            row
        })
        .collect();
    let mut row = json!({
        "id": id,
        "name": writer.words(happening.title),
        "status": happening.phase.key(),
        "impact": if planned { "maintenance" } else { impact(happening.state) },
        "shortlink": link,
        "created_at": happening.updates.last().map_or(Value::Null, |told| time(told.at)),
        "updated_at": happening.changed().map_or(Value::Null, time),
        "resolved_at": happening.ends.filter(|_| happening.phase.is_over()).map_or(Value::Null, time),
        "incident_updates": updates,
    });
    if let Some(row) = row.as_object_mut() {
        if planned {
            row.insert("scheduled_for".to_owned(), time(happening.begins));
            row.insert("scheduled_until".to_owned(), happening.ends.map_or(Value::Null, time));
        } else if supplier.form == Form::Statuspage {
            row.insert("started_at".to_owned(), time(happening.begins));
        }
        if supplier.form == Form::Statuspage {
            row.insert("components".to_owned(), named("id"));
        }
    }
    row
}
