//! What the year's incidents led to: corrective actions and their effect (P24), deviations from safeguards with cause and
//! plan, and spot checks (P36).

use super::{Span, count};
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::documents::parts;
use crate::domain::Incident;
use crate::domain::follow_up::{ActionState, CorrectiveAction, Worked};
use crate::domain::incident::IncidentKind;
use crate::domain::meeting::{Meeting, Topic};
use crate::tr;

/// Corrective actions agreed in the period, as they stand now.
pub(super) fn actions(making: &Making<'_>, span: Span, incidents: &[&Incident]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let own = incidents.iter().filter(|incident| incident.kind != IncidentKind::RuleViolation);
    let agreed: Vec<&CorrectiveAction> = own
        .flat_map(|incident| incident.follow_up.actions.values())
        .filter(|action| span.holds(action.agreed.at))
        .collect();
    let of = |states: &[ActionState]| count(agreed.iter().filter(|action| states.contains(&action.state(now))).count());
    let worked = |worked: Worked| {
        let own = agreed.iter().filter(|action| action.state(now) == ActionState::Assessed);
        count(own.filter(|action| action.effect.as_ref().is_some_and(|said| said.value.0 == worked)).count())
    };
    let counts = |topic: Topic| counts(making, topic);
    let at_meetings = desk.meetings().flat_map(Meeting::agreed).filter(|noted| counts(noted.what.topic));
    let at_meetings = at_meetings.filter(|noted| span.holds(noted.at)).count();
    let unsettled = desk.meetings().flat_map(Meeting::open_actions).filter(|agreed| counts(agreed.topic)).count();
    let fields = vec![
        field("agreed", tr!(text, "doc-total-actions"), count(agreed.len())),
        field("open", tr!(text, "doc-not-done"), of(&[ActionState::Open, ActionState::Late])),
        field("late", tr!(text, "doc-not-done-late"), of(&[ActionState::Late])),
        field("done", tr!(text, "doc-done-unassessed"), of(&[ActionState::AwaitingEffect, ActionState::EffectLate])),
        field("effect_late", tr!(text, "doc-done-unassessed-late"), of(&[ActionState::EffectLate])),
        field("assessed", tr!(text, "doc-assessed"), of(&[ActionState::Assessed])),
        field("effective", assessed_as(making, Worked::Effective), worked(Worked::Effective)),
        field("partly", assessed_as(making, Worked::Partly), worked(Worked::Partly)),
        field("not_effective", assessed_as(making, Worked::NotEffective), worked(Worked::NotEffective)),
        field("dropped", tr!(text, "doc-dropped"), of(&[ActionState::Dropped])),
        field("agreed_at_meetings", tr!(text, "doc-agreed-at-meetings"), count(at_meetings)),
        field("unsettled", tr!(text, "doc-unsettled"), count(unsettled)),
    ];
    Section::new("actions", tr!(text, "doc-corrective-actions"), Body::Fields(fields))
        .noted(tr!(text, "doc-annual-actions-note"))
}

/// Whether what was agreed on a topic is counted: breaches of the rules are nowhere.
pub(super) fn counts(making: &Making<'_>, topic: Topic) -> bool {
    let Topic::Incident { incident } = topic else { return true };
    making.desk.summary(incident).is_some_and(|incident| incident.kind != IncidentKind::RuleViolation)
}

fn assessed_as(making: &Making<'_>, worked: Worked) -> String {
    tr!(making.text, "doc-assessed-as", worked = making.text.worked(worked))
}

/// Deviations from safeguards found in the period or still open, each with the incident's cause and what is planned.
pub(in crate::documents) fn deviations(making: &Making<'_>, span: Span, incidents: &[&Incident]) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("incident", tr!(text, "doc-incident")),
        ("safeguard", tr!(text, "doc-safeguard")),
        ("lapse", tr!(text, "doc-deviation")),
        ("found_at", tr!(text, "doc-found-at")),
        ("cause", tr!(text, "doc-cause")),
        ("mitigation", tr!(text, "doc-mitigation")),
        ("plan", tr!(text, "doc-plan")),
        ("mitigated_at", tr!(text, "doc-mitigated")),
    ];
    let own = incidents.iter().filter(|incident| incident.kind != IncidentKind::RuleViolation);
    let mut found: Vec<_> = own
        .flat_map(|incident| incident.follow_up.deviations.values().map(move |deviation| (*incident, deviation)))
        .filter(|(_, it)| span.holds(it.found.at) || (it.found.at < span.to && it.mitigated.is_none()))
        .collect();
    found.sort_by_key(|(incident, deviation)| (deviation.found.at, incident.number, deviation.id));
    let rows = found.into_iter().map(|(incident, deviation)| {
        let cause = incident.follow_up.cause.as_ref();
        let planned = incident.follow_up.actions.values().filter(|action| action.dropped.is_none());
        let plan: Vec<Value> = planned
            .map(|action| {
                let (owner, due) = (&action.plan.owner, text.calendar_day(action.plan.due));
                let (what, owner) = (action.plan.text.as_str(), text.action_owner(desk, owner));
                Value::Text(tr!(text, "doc-planned", what = what, owner = owner, due = due))
            })
            .collect();
        vec![
            Value::Text(incident.number.to_string()),
            Value::text(deviation.safeguard.as_str()),
            Value::Code(deviation.lapse.key(), text.lapse(deviation.lapse)),
            Value::Time(deviation.found.at),
            cause.map_or(Value::Unknown(None), |said| Value::text(said.value.text.as_str())),
            Value::text(deviation.mitigation.as_str()),
            if plan.is_empty() { Value::Unknown(None) } else { Value::Many(plan) },
            Value::time_if(deviation.mitigated.as_ref().map(|said| said.at)),
        ]
    });
    Section::new("deviations", tr!(text, "doc-deviations"), Body::Table(columns, rows.collect()))
}

/// Spot checks of the period, a deviation with its cause and its plan.
pub(super) fn checks(making: &Making<'_>, span: Span) -> Section {
    let text = making.text;
    let mut noted: Vec<_> = making.desk.meetings().flat_map(Meeting::checks).filter(|it| span.holds(it.at)).collect();
    noted.sort_by_key(|noted| noted.at);
    let rows = noted.into_iter().map(|noted| parts::spot_check(making, noted.what)).collect();
    Section::new("spot_checks", tr!(text, "agenda-spot-checks"), Body::Table(parts::spot_check_columns(making), rows))
}
