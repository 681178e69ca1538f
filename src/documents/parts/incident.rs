//! Sections about the incident itself: what, when, which systems and whose, which data, how grave.

use super::{actor, person, sheet_field};
use crate::documents::Making;
use crate::documents::model::{Body, Field, Section, Value, field};
use crate::domain::incident::{Level, PersonalData, Reach};
use crate::domain::message::{Sheet, SheetKey, began};
use crate::domain::playbook::{InputKind, InputValue};
use crate::domain::{Desk, Incident};
use crate::tr;

/// What happened, in short.
pub(in crate::documents) fn facts(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let status = if incident.is_open() {
        Value::Code("open", tr!(text, "cli-open"))
    } else {
        Value::Code("closed", tr!(text, "cli-closed"))
    };
    let parent = incident.parent.and_then(|id| desk.summary(id)).map(|parent| parent.number.to_string());
    let fields = vec![
        field("title", tr!(text, "doc-what"), Value::text(incident.title.as_str())),
        field("kind", tr!(text, "doc-kind"), Value::Code(incident.kind.key(), text.kind(incident.kind))),
        field("status", tr!(text, "doc-status"), status),
        field("reporter", tr!(text, "doc-reporter"), Value::text(text.name(incident.reporter.as_str()))),
        field("handler", tr!(text, "doc-handler"), person(making, incident.handler.as_ref())),
        field("part_of", tr!(text, "doc-part-of"), Value::words_if(parent.unwrap_or_default())),
    ];
    Section::new("facts", tr!(text, "doc-facts"), Body::Fields(fields))
}

/// The times, never the same thing.
pub(in crate::documents) fn times(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let times = &incident.times;
    let began = began(making.desk, incident, making.now);
    let fields = vec![
        field("began_at", tr!(text, "doc-began"), Value::time(began)),
        field("discovered_at", tr!(text, "doc-discovered"), Value::Time(times.discovered)),
        field("reported_at", tr!(text, "doc-reported"), Value::Time(times.reported)),
        field("registered_at", tr!(text, "doc-registered"), Value::Time(times.registered)),
        field("awareness_at", tr!(text, "doc-awareness"), Value::time(times.awareness)),
        field("closed_at", tr!(text, "doc-closed"), Value::time_if(incident.closed_at())),
    ];
    Section::new("times", tr!(text, "doc-times"), Body::Fields(fields))
}

/// Impact on confidentiality, integrity and availability, and how many are touched.
pub(in crate::documents) fn impact(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let level = |level: Level| match level {
        Level::Unknown => Value::Unknown(None),
        known @ (Level::None | Level::Low | Level::Moderate | Level::High) => {
            Value::Code(known.key(), text.level(known))
        }
    };
    let reach = Some(incident.reach).filter(|reach| *reach != Reach::Unknown);
    let reach = reach.map_or(Value::Unknown(None), |reach| Value::Code(reach.key(), text.reach(reach)));
    let impact = incident.impact;
    let fields = vec![
        field("confidentiality", tr!(text, "confidentiality"), level(impact.confidentiality)),
        field("integrity", tr!(text, "integrity"), level(impact.integrity)),
        field("availability", tr!(text, "availability"), level(impact.availability)),
        field("reach", tr!(text, "doc-reach"), reach),
    ];
    Section::new("impact", tr!(text, "doc-impact"), Body::Fields(fields))
}

/// The systems touched, and who answers for each.
pub(in crate::documents) fn systems(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("system", tr!(text, "doc-system")),
        ("criticality", tr!(text, "doc-criticality")),
        ("owner", tr!(text, "doc-owner")),
        ("responsible", tr!(text, "doc-responsible")),
        ("supplier", tr!(text, "doc-supplier")),
        ("personal_data", tr!(text, "doc-personal-data")),
    ];
    let row = |id: &crate::domain::SystemId| {
        let name = Value::text(desk.system_name(id));
        let Some(system) = desk.register().systems().get(id) else {
            return std::iter::once(name).chain(std::iter::repeat_n(Value::Unknown(None), 5)).collect();
        };
        vec![
            name,
            Value::Code(system.criticality.key(), text.criticality(system.criticality)),
            person(making, system.owner.as_ref()),
            person(making, system.responsible.as_ref()),
            system.supplier.as_ref().map_or(Value::Nothing, |id| Value::text(desk.supplier_name(id))),
            Value::Code(system.personal_data.key(), text.personal_data(system.personal_data)),
        ]
    };
    let rows = incident.systems.iter().map(row).collect();
    Section::new("systems", tr!(text, "doc-systems"), Body::Table(columns, rows))
}

/// The suppliers of the systems touched, each once.
pub(in crate::documents) fn suppliers(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("supplier", tr!(text, "doc-supplier")),
        ("agreement_no", tr!(text, "doc-agreement-no")),
        ("customer_no", tr!(text, "doc-customer-no")),
        ("phone", tr!(text, "doc-phone")),
        ("contact", tr!(text, "doc-contact")),
    ];
    let rows = suppliers_of(desk, incident).into_iter().map(|id| {
        let Some(supplier) = desk.register().suppliers().get(id) else {
            let name = Value::text(desk.supplier_name(id));
            return std::iter::once(name).chain(std::iter::repeat_n(Value::Unknown(None), 4)).collect();
        };
        vec![
            Value::text(supplier.name.as_str()),
            Value::text(supplier.agreement_no.as_str()),
            Value::text(supplier.customer_no.as_str()),
            Value::Said(supplier.phone.iter().map(|phone| Value::text(phone.as_str())).collect()),
            Value::text(supplier.contact.as_str()),
        ]
    });
    Section::new("suppliers", tr!(text, "doc-suppliers"), Body::Table(columns, rows.collect()))
}

/// Who runs the systems touched, each once.
fn suppliers_of<'a>(desk: &'a Desk, incident: &Incident) -> Vec<&'a crate::domain::SupplierId> {
    let systems = incident.systems.iter().filter_map(|id| desk.register().systems().get(id));
    let mut found: Vec<&crate::domain::SupplierId> = Vec::new();
    for id in systems.filter_map(|system| system.supplier.as_ref()) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The input that asks for the kind of breach, as the built-in playbook names it.
const BREACH: &str = "breach";

/// The kind of breach, where a step asks for it.
pub(in crate::documents) fn breach(making: &Making<'_>, incident: &Incident) -> Option<Field> {
    let list = making.desk.checklist(incident)?;
    let mut inputs = list.applicable().flat_map(|step| &step.step.inputs);
    let input = inputs.find(|input| input.key.as_str() == BREACH)?;
    let said = match (&input.kind, incident.inputs.get(&input.key)) {
        (InputKind::Choice { options }, Some(InputValue::Choice(chosen))) => {
            options.iter().find(|option| option.key == *chosen)
        }
        _ => None,
    };
    let said = said.map_or(Value::Unknown(None), |option| Value::text(making.text.pick(&option.label)));
    Some(field("breach", tr!(making.text, "doc-breach"), said))
}

/// What is known of the personal data.
pub(in crate::documents) fn personal_data(making: &Making<'_>, incident: &Incident) -> Section {
    personal_data_of(making, incident, &Sheet::of(making.desk, incident, making.now))
}

/// The same as `sheet` tells it.
pub(in crate::documents) fn personal_data_of(making: &Making<'_>, incident: &Incident, sheet: &Sheet) -> Section {
    let text = making.text;
    let data = if incident.personal_data == PersonalData::Unknown {
        Value::Unknown(None)
    } else {
        Value::Code(incident.personal_data.key(), text.personal_data(incident.personal_data))
    };
    let fields = vec![
        field("personal_data", tr!(text, "doc-personal-data"), data),
        sheet_field(making, sheet, SheetKey::Data, "data"),
        field(
            "people",
            tr!(text, "doc-people"),
            incident.people.map_or(Value::Unknown(None), |n| Value::Number(n.into())),
        ),
        sheet_field(making, sheet, SheetKey::People, "people_and_records"),
        sheet_field(making, sheet, SheetKey::Cpr, "cpr_numbers"),
        sheet_field(making, sheet, SheetKey::Protected, "protected_address"),
        sheet_field(making, sheet, SheetKey::Consequences, "consequences"),
    ];
    Section::new("personal_data", tr!(text, "doc-personal-data"), Body::Fields(fields))
}

/// Severity in force, who set it and why, the rules that fired, and what could raise it.
pub(in crate::documents) fn severity(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let proposal = desk.proposal(incident);
    let level = |level: crate::domain::severity::Severity| Value::Code(level.key(), text.severity(level));
    let set = incident.severity.as_ref();
    let fields = vec![
        field("level", tr!(text, "doc-level"), level(desk.severity(incident))),
        field("proposed", tr!(text, "doc-proposed"), level(proposal.level)),
        field(
            "rules",
            tr!(text, "doc-rules"),
            Value::Many(proposal.reasons.iter().map(|rule| Value::Text(text.severity_rule(*rule))).collect()),
        ),
        field("set_by", tr!(text, "doc-set-by"), set.map_or(Value::Nothing, |set| actor(making, set.by.as_ref()))),
        field("set_at", tr!(text, "doc-set-at"), Value::time_if(set.map(|set| set.at))),
        field("reason", tr!(text, "doc-reason"), set.map_or(Value::Nothing, |set| Value::text(set.reason.as_str()))),
        field(
            "could_rise",
            tr!(text, "doc-could-rise"),
            Value::Many(proposal.could_rise.iter().map(|(doubt, to)| Value::Text(text.doubt(*doubt, *to))).collect()),
        ),
    ];
    Section::new("severity", tr!(text, "doc-severity"), Body::Fields(fields))
}
