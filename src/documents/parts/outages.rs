//! Sections about what suppliers say is down, and whether anybody handles it (P21).

use crate::documents::Making;
use crate::documents::model::{Body, Section, Value};
use crate::domain::feed::ServiceState;
use crate::domain::outage::Outage;
use crate::tr;

/// What suppliers say is down, with the incident that handles it.
pub(in crate::documents) fn outages(making: &Making<'_>) -> Section {
    let open = making.desk.outages().filter(|outage| outage.is_open());
    Section::new("outages", tr!(making.text, "doc-outages"), table(making, open))
}

/// What is down of a registered system without an incident: no checklist is running for it (P21). Planned work is none.
pub(in crate::documents) fn unhandled_outages(making: &Making<'_>) -> Section {
    let Making { desk, text, .. } = *making;
    let unhandled = |outage: &&Outage| {
        let planned = outage.look.state == ServiceState::Maintenance;
        outage.is_open() && !planned && !outage.systems.is_empty() && desk.incident_of(outage.id).is_none()
    };
    let body = table(making, desk.outages().filter(unhandled));
    let section = Section::new("unhandled_outages", tr!(text, "doc-unhandled-outages"), body);
    let none = matches!(&section.body, Body::Table(_, rows) if rows.is_empty());
    if none { section } else { section.noted(tr!(text, "doc-unhandled-outages-note")) }
}

fn table<'a>(making: &Making<'_>, outages: impl Iterator<Item = &'a Outage>) -> Body {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("since", tr!(text, "doc-since")),
        ("title", tr!(text, "doc-what")),
        ("state", tr!(text, "doc-state")),
        ("systems", tr!(text, "doc-systems")),
        ("incident", tr!(text, "doc-incident")),
    ];
    let rows = outages.map(|outage| {
        let incident = desk.incident_of(outage.id).map(|incident| Value::Text(incident.number.to_string()));
        vec![
            Value::Time(outage.since()),
            Value::text(outage.look.title.as_str()),
            Value::Code(outage.look.state.key(), text.service_state(outage.look.state)),
            Value::Many(outage.systems.iter().map(|id| Value::text(desk.system_name(id))).collect()),
            incident.unwrap_or(Value::Nothing),
        ]
    });
    Body::Table(columns, rows.collect())
}
