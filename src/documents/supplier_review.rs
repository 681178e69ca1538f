//! The joint review with the supplier: what they said and when against what we saw and when, the agreement, the data, the
//! cause, and what was agreed. The two are told apart: a claim is what they say, never what is so.

use super::Making;
use super::model::{Body, Section, Value, field};
use super::parts;
use crate::domain::clock::ClockId;
use crate::domain::fact::Fact;
use crate::domain::outage::Outage;
use crate::domain::{Entry, Incident};
use crate::text::sentence;
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let text = making.text;
    let agreed = |clock: &crate::domain::clock::Clock| {
        matches!(clock.id, ClockId::AgreementResponse | ClockId::AgreementRestore | ClockId::SupplierReview)
    };
    vec![
        parts::suppliers(making, incident),
        theirs(making, incident),
        ours(making, incident),
        agreement(making, incident),
        parts::clocks(making, incident, tr!(text, "doc-agreement-clocks"), agreed),
        parts::personal_data(making, incident),
        parts::cause(making, incident),
        parts::reviews(making, incident),
        parts::measures(making, incident, tr!(text, "doc-agreed-steps")),
    ]
}

/// The outages that the incident is about, or that touched its systems while it went on.
fn outages<'a>(making: &'a Making<'_>, incident: &Incident) -> Vec<&'a Outage> {
    let until = incident.closed_at().unwrap_or(making.now);
    let touches = |outage: &&Outage| {
        let overlaps =
            outage.seen_at <= until && outage.ended_at.is_none_or(|ended| ended >= incident.times.discovered);
        incident.outage == Some(outage.id)
            || (overlaps && outage.systems.iter().any(|system| incident.systems.contains(system)))
    };
    making.desk.outages().filter(touches).collect()
}

/// What the supplier said, and when we read it.
#[expect(clippy::wildcard_enum_match_arm, reason = "an outage has three facts, two of which say how it looks")]
pub(super) fn theirs(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("read_at", tr!(text, "doc-read-at")),
        ("supplier", tr!(text, "doc-supplier")),
        ("state", tr!(text, "doc-state")),
        ("phase", tr!(text, "doc-phase-said")),
        ("said", tr!(text, "doc-said")),
        ("since", tr!(text, "doc-since-said")),
    ];
    let mut said: Vec<(&Entry, Vec<Value>)> = Vec::new();
    for outage in outages(making, incident) {
        let supplier = outage
            .supplier
            .as_ref()
            .map_or_else(|| Value::Text(outage.feed.to_string()), |id| Value::text(desk.supplier_name(id)));
        for entry in &outage.history {
            let (look, since) = match &entry.fact {
                Fact::OutageRaised { look, started_at, .. } => (Some(look), *started_at),
                Fact::OutageChanged { look, .. } => (Some(look), None),
                _ => (None, None),
            };
            let (state, phase, words) = match look {
                Some(look) => {
                    let words = look.latest.as_ref().map_or(String::new(), |latest| format!(": {latest}"));
                    (
                        Value::Code(look.state.key(), text.service_state(look.state)),
                        Value::Code(look.phase.key(), text.phase(look.phase)),
                        format!("{}{words}", look.title),
                    )
                }
                None => (Value::Nothing, Value::Nothing, sentence(text, desk, None, entry)),
            };
            let row =
                vec![Value::Time(entry.at), supplier.clone(), state, phase, Value::text(words), Value::time_if(since)];
            said.push((entry, row));
        }
    }
    said.sort_by(|(a, _), (b, _)| a.stamp.cmp(&b.stamp));
    let rows = said.into_iter().map(|(_, row)| row).collect();
    Section::new("theirs", tr!(text, "doc-theirs"), Body::Table(columns, rows)).noted(tr!(text, "doc-theirs-note"))
}

/// What we saw and did, and when.
fn ours(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![("at", tr!(text, "doc-at")), ("what", tr!(text, "doc-what-we-saw"))];
    let mut rows = vec![
        (incident.times.discovered, tr!(text, "doc-discovered")),
        (incident.times.reported, tr!(text, "doc-reported")),
    ];
    let counted = incident.timeline.iter().filter(|have| have.void.is_none());
    rows.extend(counted.map(|have| (have.entry.happened_at(), sentence(text, desk, Some(incident), &have.entry))));
    rows.sort_by_key(|(at, _)| *at);
    let rows = rows.into_iter().map(|(at, words)| vec![Value::Time(at), Value::text(words)]).collect();
    Section::new("ours", tr!(text, "doc-ours"), Body::Table(columns, rows))
}

/// What the operating agreement promises for each system (P20), and how it stands with the data-processing agreement and the
/// assessment of its risk (P08, P41).
fn agreement(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let items = incident.systems.iter().map(|id| {
        let system = making.desk.register().systems().get(id);
        let agreement = system.and_then(|system| system.agreement.as_ref());
        let processing = system.map(|system| &system.data_processing_agreement).filter(|filed| !filed.is_empty());
        let assessed = system.and_then(|system| system.risk_assessed);
        let minutes = |length: Option<u32>| length.map_or(Value::Unknown(None), |length| Value::Number(length.into()));
        vec![
            field("system", tr!(text, "doc-system"), Value::text(making.desk.system_name(id))),
            field(
                "hours",
                tr!(text, "doc-service-hours"),
                agreement.and_then(|it| text.service_hours(it)).map_or(Value::Unknown(None), Value::Text),
            ),
            field("response_minutes", tr!(text, "doc-response"), minutes(agreement.and_then(|a| a.response_minutes))),
            field("restore_minutes", tr!(text, "doc-restore"), minutes(agreement.and_then(|a| a.restore_minutes))),
            field(
                "data_processing_agreement",
                tr!(text, "doc-data-agreement"),
                processing.map_or(Value::Unknown(None), |filed| Value::text(filed.as_str())),
            ),
            field(
                "risk_assessed",
                tr!(text, "doc-risk-assessed"),
                assessed.map_or(Value::Unknown(None), |day| Value::Text(day.to_string())),
            ),
        ]
    });
    Section::new("agreements", tr!(text, "doc-agreements"), Body::Items(items.collect()))
}
