//! What a notification to the supervisory authority must hold (GDPR art. 33(3)), with the reasons for a delay (33(1)) and what
//! follows in phases (33(4)). Whether there is anything to notify is for the controller to decide.
//!
//! It leaves the house: it names nobody of our staff but the contact point, and has nothing of how we work beside the
//! measures themselves.

use super::Making;
use super::model::{Body, Section, Value, field};
use super::parts;
use crate::domain::Incident;
use crate::domain::clock::{ClockId, ClockState};
use crate::domain::message::{Sheet, SheetKey};
use crate::domain::playbook::Audience;
use crate::domain::register::Role;
use crate::tr;

pub(super) fn sections(making: &Making<'_>, incident: &Incident) -> Vec<Section> {
    let text = making.text;
    let sheet = Sheet::of(making.desk, incident, making.now).told_to(Audience::Authority).without_finders();
    let line = |key, name| parts::sheet_field(making, &sheet, key, name);
    let own = making.desk.profile().organisation.as_str();
    let organisation = if own.is_empty() { making.organisation } else { own };
    // The municipality is the controller, its council acts for it (P02): who sits there is no open question.
    let municipality = match organisation {
        "" => Value::Unknown(None),
        name => Value::Text(tr!(text, "doc-by-council", organisation = name, council = text.role(Role::Council))),
    };
    let controller = vec![
        field("controller", tr!(text, "doc-controller-is"), municipality),
        field("organisation", tr!(text, "doc-organisation"), Value::text(organisation)),
        field("decides", tr!(text, "doc-decides"), Value::text(text.role(making.desk.profile_of(incident).controller))),
        line(SheetKey::DpoContact, "dpo_contact"),
    ];
    let mut nature = vec![line(SheetKey::What, "what"), line(SheetKey::Since, "since"), line(SheetKey::Cause, "cause")];
    nature.extend(parts::breach(making, incident));
    if let Body::Fields(fields) = parts::impact(making, incident).body {
        nature.extend(fields);
    }
    let mut data = parts::personal_data_of(making, incident, &sheet);
    if let Body::Fields(fields) = &mut data.body {
        fields.retain(|field| field.key != "consequences");
    }
    let consequences = vec![line(SheetKey::Consequences, "consequences"), line(SheetKey::Advice, "advice")];
    vec![
        Section::new("controller", tr!(text, "doc-controller"), Body::Fields(controller))
            .noted(tr!(text, "doc-authority-note")),
        Section::new("nature", tr!(text, "doc-nature"), Body::Fields(nature)),
        data,
        parts::times(making, incident),
        Section::new("consequences", tr!(text, "doc-consequences"), Body::Fields(consequences)),
        Section::new("measures", tr!(text, "doc-measures"), Body::Fields(vec![line(SheetKey::Doing, "doing")])),
        parts::taken(making, incident),
        parts::planned(making, incident),
        delay(making, incident, &sheet),
        filed(making, incident),
        reasons(making, incident),
        parts::open_to_authority(making, incident),
    ]
}

/// Whether it is late, and why.
fn delay(making: &Making<'_>, incident: &Incident, sheet: &Sheet) -> Section {
    let text = making.text;
    let clock = making.desk.clocks(incident).into_iter().find(|clock| clock.id == ClockId::Authority);
    let late = clock.is_some_and(|clock| matches!(clock.state(making.now), ClockState::Overdue | ClockState::Broken));
    let said = incident.filings.filed.iter().map(|filed| &filed.receipt.late).find(|late| !late.is_empty());
    let reason = match (said, late) {
        // What was said of a filing in time is no reason for a delay.
        (Some(said), true) => Value::text(said.as_str()),
        (_, false) => Value::Text(tr!(text, "doc-not-late")),
        (None, true) => parts::sheet_value(making, sheet.line(SheetKey::Delay)),
    };
    let fields = vec![
        field("due_at", tr!(text, "doc-due"), Value::time(clock.map(|clock| clock.due_at))),
        field("stopped_at", tr!(text, "doc-stopped"), Value::time_if(clock.and_then(|clock| clock.stopped_at))),
        field(
            "state",
            tr!(text, "doc-state"),
            clock.map_or(Value::Unknown(None), |clock| {
                Value::Code(clock.state(making.now).key(), text.clock_phrase(&clock, making.now))
            }),
        ),
        field("reason", tr!(text, "doc-delay-reason"), reason),
    ];
    Section::new("delay", tr!(text, "doc-delay"), Body::Fields(fields))
}

/// What the controller decided and why. What the DPO advised, and what is asked of us by other laws, is not for the form.
fn reasons(making: &Making<'_>, incident: &Incident) -> Section {
    const FOR_THE_FORM: [&str; 5] = ["awareness_at", "awareness_reason", "risk", "risk_reason", "data_subjects"];
    let mut legal = parts::legal(making, incident);
    if let Body::Fields(fields) = &mut legal.body {
        fields.retain(|field| FOR_THE_FORM.contains(&field.key));
    }
    legal
}

/// What was filed so far.
fn filed(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns = vec![("at", tr!(text, "doc-at")), ("phase", tr!(text, "doc-phase")), ("case", tr!(text, "doc-case"))];
    let rows = incident.filings.filed.iter().map(|filed| {
        vec![
            Value::Time(filed.at),
            Value::Code(filed.phase.key(), text.filing_phase(filed.phase)),
            Value::text(filed.receipt.case.as_str()),
        ]
    });
    Section::new("filed", tr!(text, "doc-filed-so-far"), Body::Table(columns, rows.collect()))
}
