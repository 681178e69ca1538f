//! Sections about the follow-up: cause, corrective actions and whether they worked, deviations from safeguards, reviews with
//! the supplier, the DPO's briefing, spot checks.

use super::{actor, person, sheet_field};
use crate::documents::Making;
use crate::documents::model::{Body, Column, Section, Value, field};
use crate::domain::Incident;
use crate::domain::follow_up::{Briefing, Review, Said};
use crate::domain::meeting::SpotCheck;
use crate::domain::message::{Sheet, SheetKey};
use crate::tr;

/// Why it happened, as stated in the follow-up and as the fact sheet has it for messages (P19).
pub(in crate::documents) fn cause(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let sheet = Sheet::of(making.desk, incident, making.now);
    let stated = incident.follow_up.cause.as_ref();
    let contributing = stated.map_or(Value::Unknown(None), |said| {
        Value::Said(said.value.contributing.iter().map(|one| Value::text(one.as_str())).collect())
    });
    let mut fields = vec![
        field(
            "stated",
            tr!(text, "doc-cause-stated"),
            stated.map_or(Value::Unknown(None), |said| Value::text(said.value.text.as_str())),
        ),
        field("contributing", tr!(text, "doc-contributing"), contributing),
        field(
            "stated_by",
            tr!(text, "doc-stated-by"),
            stated.map_or(Value::Nothing, |it| actor(making, it.by.as_ref())),
        ),
        field("stated_at", tr!(text, "doc-stated-at"), Value::time_if(stated.map(|said| said.at))),
    ];
    // The sheet tells the cause that was found, unless somebody has it tell otherwise.
    if stated.is_none() || incident.messages.sheet.contains_key(&SheetKey::Cause) {
        let mut told = sheet_field(making, &sheet, SheetKey::Cause, "cause");
        told.label = tr!(text, "doc-cause-told");
        fields.push(told);
    }
    Section::new("cause", tr!(text, "doc-cause"), Body::Fields(fields))
}

/// Corrective actions with who sees to them, by when, and whether they worked (P19, P24).
pub(in crate::documents) fn measures(making: &Making<'_>, incident: &Incident, heading: String) -> Section {
    let Making { desk, text, now, .. } = *making;
    let columns = vec![
        ("id", tr!(text, "doc-number")),
        ("text", tr!(text, "doc-corrective-action")),
        ("owner", tr!(text, "doc-action-owner")),
        ("due", tr!(text, "doc-due-day")),
        ("assess_on", tr!(text, "doc-assess-on")),
        ("state", tr!(text, "doc-state")),
        ("effect", tr!(text, "doc-effect")),
        ("note", tr!(text, "doc-notes")),
    ];
    let rows = incident.follow_up.actions.values().map(|action| {
        let state = action.state(now);
        let effect = action.effect.as_ref();
        let notes = [
            action.done.as_ref().map(|said| &said.value),
            action.dropped.as_ref().map(|said| &said.value),
            effect.map(|said| &said.value.1),
        ];
        let notes = notes.into_iter().flatten().filter(|note| !note.is_empty());
        let notes: Vec<Value> = notes.map(|note| Value::text(note.as_str())).collect();
        vec![
            Value::Text(action.id.to_string()),
            Value::text(action.plan.text.as_str()),
            Value::text(text.action_owner(desk, &action.plan.owner)),
            Value::Day(action.plan.due),
            Value::Day(action.plan.assess_on),
            Value::Code(state.key(), text.action_state(state)),
            effect.map_or(Value::Nothing, |said| Value::Code(said.value.0.key(), text.worked(said.value.0))),
            if notes.is_empty() { Value::Nothing } else { Value::Many(notes) },
        ]
    });
    Section::new("actions", heading, Body::Table(columns, rows.collect()))
}

/// Safeguards that were not as they should be, who handles each, and what limits the harm (P23).
pub(in crate::documents) fn deviations(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns = vec![
        ("id", tr!(text, "doc-number")),
        ("safeguard", tr!(text, "doc-safeguard")),
        ("lapse", tr!(text, "doc-deviation")),
        ("found_at", tr!(text, "doc-found-at")),
        ("handler", tr!(text, "doc-handler")),
        ("mitigation", tr!(text, "doc-mitigation")),
        ("mitigated_at", tr!(text, "doc-mitigated")),
        ("how", tr!(text, "doc-mitigated-how")),
    ];
    let rows = incident.follow_up.deviations.values().map(|deviation| {
        let mitigated = deviation.mitigated.as_ref();
        vec![
            Value::Text(deviation.id.to_string()),
            Value::text(deviation.safeguard.as_str()),
            Value::Code(deviation.lapse.key(), text.lapse(deviation.lapse)),
            Value::Time(deviation.found.at),
            person(making, deviation.handler.as_ref()),
            Value::text(deviation.mitigation.as_str()),
            Value::time_if(mitigated.map(|said| said.at)),
            mitigated.map_or(Value::Nothing, |said| Value::words_if(said.value.as_str())),
        ]
    });
    Section::new("deviations", tr!(text, "doc-deviations"), Body::Table(columns, rows.collect()))
}

/// Reviews held with the supplier: when, who took part, what was found (P18).
pub(in crate::documents) fn reviews(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let item = |said: &Said<Review>| {
        let Review { supplier, people, findings, agreement } = &said.value;
        vec![
            field("at", tr!(text, "doc-review-held"), Value::Time(said.at)),
            field(
                "supplier",
                tr!(text, "doc-supplier"),
                supplier.as_ref().map_or(Value::Nothing, |id| Value::text(desk.supplier_name(id))),
            ),
            field(
                "people",
                tr!(text, "doc-took-part"),
                Value::Said(people.iter().map(|one| Value::text(one.as_str())).collect()),
            ),
            field("findings", tr!(text, "doc-findings"), Value::text(findings.as_str())),
            field(
                "agreement",
                tr!(text, "doc-agreements"),
                Value::Code(agreement.key(), text.agreement_kept(*agreement)),
            ),
            field("by", tr!(text, "doc-review-by"), actor(making, said.by.as_ref())),
        ]
    };
    let items = incident.follow_up.reviews.iter().map(item).collect();
    Section::new("reviews", tr!(text, "doc-reviews"), Body::Items(items))
}

/// The DPO's word to the top security officer (P30).
pub(in crate::documents) fn briefing(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let said = incident.follow_up.briefing.as_ref();
    let (state, how, words) = match said.map(|said| &said.value) {
        None => (Value::Unknown(None), Value::Nothing, Value::Nothing),
        Some(Briefing::Given { how, note }) => (
            Value::Code("given", tr!(text, "doc-briefed")),
            Value::Code(how.key(), text.how(*how)),
            Value::words_if(note.as_str()),
        ),
        Some(Briefing::NotNeeded { reason }) => (
            Value::Code("not-needed", tr!(text, "doc-briefing-not-needed")),
            Value::Nothing,
            Value::words_if(reason.as_str()),
        ),
    };
    let fields = vec![
        field("state", tr!(text, "doc-state"), state),
        field("how", tr!(text, "doc-how"), how),
        field("words", tr!(text, "doc-notes"), words),
        field("by", tr!(text, "doc-by"), said.map_or(Value::Nothing, |said| actor(making, said.by.as_ref()))),
        field("at", tr!(text, "doc-at"), Value::time_if(said.map(|said| said.at))),
    ];
    Section::new("briefing", tr!(text, "doc-briefing"), Body::Fields(fields))
}

/// The columns of spot checks.
pub(in crate::documents) fn spot_check_columns(making: &Making<'_>) -> Vec<Column> {
    let text = making.text;
    vec![
        ("what", tr!(text, "doc-checked")),
        ("system", tr!(text, "doc-system")),
        ("found", tr!(text, "doc-found")),
        ("cause", tr!(text, "doc-cause")),
        ("plan", tr!(text, "doc-plan")),
        ("owner", tr!(text, "doc-action-owner")),
        ("due", tr!(text, "doc-due-day")),
    ]
}

/// A spot check; a deviation has its cause and its plan (P36).
pub(in crate::documents) fn spot_check(making: &Making<'_>, check: &SpotCheck) -> Vec<Value> {
    let wanting = check.deviation.as_ref();
    let words = |of: Option<&crate::domain::CleanText>| of.map_or(Value::Nothing, |it| Value::text(it.as_str()));
    vec![
        Value::text(check.what.as_str()),
        check.system.as_ref().map_or(Value::Nothing, |id| Value::text(making.desk.system_name(id))),
        Value::text(check.found.as_str()),
        words(wanting.map(|it| &it.cause)),
        words(wanting.map(|it| &it.plan)),
        wanting.map_or(Value::Nothing, |it| person(making, Some(&it.owner))),
        wanting.map_or(Value::Nothing, |it| Value::Day(it.due)),
    ]
}
