//! The joint review with the supplier: what they said and when against what we saw and when, the agreement, the data, the
//! cause, and what was agreed. The two are told apart: a claim is what they say, never what is so. It goes to the supplier:
//! what of our log is theirs to read is chosen in [`concern`].

mod concern;

use jiff::Timestamp;

use self::concern::{Concern, GIVEN};
use super::Making;
use super::model::{Body, Section, Value, field};
use super::parts;
use crate::domain::clock::ClockId;
use crate::domain::fact::Fact;
use crate::domain::id::StepId;
use crate::domain::incident::PersonalData;
use crate::domain::message::{Sheet, SheetKey, began};
use crate::domain::outage::Outage;
use crate::domain::{Entry, Incident};
use crate::text::sentence;
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let text = making.text;
    let agreed = |clock: &crate::domain::clock::Clock| {
        matches!(clock.id, ClockId::AgreementResponse | ClockId::AgreementRestore | ClockId::SupplierReview)
    };
    let data = parts::personal_data(making, incident);
    // Of the log it names nobody of ours, and of the plans it has what is agreed: how we judge them is ours.
    let cause = parts::cause(making, incident);
    let steps = parts::measures(making, incident, tr!(text, "doc-agreed-steps"));
    vec![
        parts::suppliers(making, incident),
        event(making, incident),
        theirs(making, incident),
        ours(making, incident),
        agreement(making, incident),
        parts::clocks(making, incident, tr!(text, "doc-agreement-clocks"), agreed),
        only(data, &["personal_data", "data", "people", "people_and_records"]),
        only(cause, &["stated", "contributing", "stated_at", "cause"]),
        parts::reviews(making, incident),
        only(steps, &["id", "text", "owner", "due", "state"]),
        open(making, incident),
    ]
}

/// The section with these fields or columns, and no others.
fn only(section: Section, keys: &[&str]) -> Section {
    let kept = |key: &str| keys.contains(&key);
    let body = match section.body {
        Body::Fields(fields) => Body::Fields(fields.into_iter().filter(|field| kept(field.key)).collect()),
        Body::Items(items) => {
            let of = |item: Vec<super::model::Field>| item.into_iter().filter(|field| kept(field.key)).collect();
            Body::Items(items.into_iter().map(of).collect())
        }
        Body::Table(columns, rows) => {
            let of = |row: Vec<Value>| {
                let cells = columns.iter().zip(row).filter(|((key, _), _)| kept(key));
                cells.map(|(_, cell)| cell).collect()
            };
            let rows = rows.into_iter().map(of).collect();
            Body::Table(columns.into_iter().filter(|(key, _)| kept(key)).collect(), rows)
        }
        list @ Body::List(_) => list,
    };
    Section { body, ..section }
}

/// What it is about, as the supplier is told it.
fn event(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let sheet = Sheet::of(making.desk, incident, making.now);
    let line = |key: SheetKey| parts::sheet_field(making, &sheet, key, key.key());
    let kind = field("kind", tr!(text, "doc-kind"), Value::Code(incident.kind.key(), text.kind(incident.kind)));
    let lines = [SheetKey::What, SheetKey::Systems, SheetKey::Since, SheetKey::Affected].map(line);
    Section::new("event", tr!(text, "doc-facts"), Body::Fields(std::iter::once(kind).chain(lines).collect()))
}

/// What of it neither side has said yet.
fn open(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let sheet = Sheet::of(making.desk, incident, making.now);
    let mut asked = vec![SheetKey::Since, SheetKey::Affected];
    asked.extend((incident.follow_up.cause.is_none()).then_some(SheetKey::Cause));
    let touches = !matches!(incident.personal_data, PersonalData::No);
    asked.extend(touches.then_some(SheetKey::Data));
    let unknown = asked.into_iter().filter(|key| sheet.value(*key).is_none());
    let mut found: Vec<Value> = unknown.map(|key| Value::Text(text.sheet_label(sheet.matter(), key))).collect();
    if incident.personal_data == PersonalData::Unknown {
        found.insert(0, Value::Text(tr!(text, "doc-open-personal-data")));
    }
    Section::new("open_questions", tr!(text, "doc-open-questions"), Body::List(found))
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
    // What they told us otherwise than on their page, as it was noted.
    let whose = only_supplier(making, incident);
    for (entry, concern) in concerns(making, incident) {
        if let Concern::Said(Some(words)) = concern {
            let at = Value::Time(entry.happened_at());
            let words = Value::text(words.as_str());
            said.push((entry, vec![at, whose.clone(), Value::Nothing, Value::Nothing, words, Value::Nothing]));
        }
    }
    said.sort_by_key(|(entry, _)| (entry.happened_at(), entry.stamp.clone()));
    let rows = said.into_iter().map(|(_, row)| row).collect();
    Section::new("theirs", tr!(text, "doc-theirs"), Body::Table(columns, rows)).noted(tr!(text, "doc-theirs-note"))
}

/// The supplier, where the systems have only one.
fn only_supplier(making: &Making<'_>, incident: &Incident) -> Value {
    let desk = making.desk;
    let systems = incident.systems.iter().filter_map(|id| desk.register().systems().get(id));
    let mut suppliers: Vec<_> = systems.filter_map(|system| system.supplier.as_ref()).collect();
    suppliers.dedup();
    if let [only] = suppliers.as_slice() { Value::text(desk.supplier_name(only)) } else { Value::Nothing }
}

/// What of the log is theirs, in its order; what a step was taken for is out again where it was opened anew.
fn concerns<'a>(making: &Making<'_>, incident: &'a Incident) -> Vec<(&'a Entry, Concern<'a>)> {
    let mut found: Vec<(&Entry, Concern<'_>)> = Vec::new();
    for entry in incident.timeline.iter().filter(|have| have.void.is_none()).map(|have| &have.entry) {
        if let Some(step) = concern::taken_back(&entry.fact) {
            found.retain(|(earlier, _)| done(&earlier.fact) != Some(step));
        }
        found.extend(concern::of(making.desk, incident, &entry.fact).map(|concern| (entry, concern)));
    }
    found
}

fn done(fact: &Fact) -> Option<&StepId> {
    if let Fact::StepDone { step, .. } = fact { Some(step) } else { None }
}

/// What we saw, and when they were told of it and answered.
fn ours(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![("at", tr!(text, "doc-at")), ("what", tr!(text, "doc-what-we-saw"))];
    let mut rows: Vec<(Timestamp, String)> = Vec::new();
    rows.extend(began(desk, incident, now).map(|at| (at, tr!(text, "doc-began"))));
    rows.push((incident.times.discovered, tr!(text, "doc-discovered")));
    for (entry, concern) in concerns(making, incident) {
        rows.push((entry.happened_at(), words(making, concern)));
    }
    rows.sort_by_key(|(at, _)| *at);
    rows.dedup();
    let rows = rows.into_iter().map(|(at, words)| vec![Value::Time(at), Value::text(words)]).collect();
    Section::new("ours", tr!(text, "doc-ours"), Body::Table(columns, rows))
}

fn words(making: &Making<'_>, concern: Concern<'_>) -> String {
    let Making { desk, text, .. } = *making;
    match concern {
        Concern::Registered => tr!(text, "doc-registered"),
        Concern::Reported(given) => {
            let theirs = given.iter().filter(|(key, _)| GIVEN.contains(&key.as_str()));
            let told = theirs.map(|(key, value)| {
                let value = text.input_value(desk, key, value);
                format!("{}: {value}", text.input(desk, key))
            });
            std::iter::once(tr!(text, "doc-supplier-reported")).chain(told).collect::<Vec<_>>().join(" · ")
        }
        Concern::Sent(message, channel) => {
            tr!(text, "doc-supplier-sent", message = message.to_string(), channel = text.channel(channel))
        }
        Concern::Escalated => tr!(text, "doc-supplier-escalated"),
        Concern::Said(_) => tr!(text, "doc-supplier-answered"),
        Concern::Restored => tr!(text, "doc-supplier-restored"),
        Concern::Reviewed => tr!(text, "doc-supplier-reviewed"),
    }
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
