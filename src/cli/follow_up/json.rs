//! The JSON shapes of follow-up. Only additions; days are `yyyy-mm-dd` on Danish clocks, times in UTC, absent is `null`.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::domain::follow_up::{Briefing, CorrectiveAction, Deviation, FollowedAction, FollowedDeviation, Owner, Said};
use crate::domain::{CleanText, Incident, PersonId};

/// `follow-up list`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ListJson {
    actions: Vec<ActionJson>,
    /// Those not mitigated yet.
    deviations: Vec<DeviationJson>,
}

/// The follow-up of one incident, in `incident show`.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FollowUpJson {
    cause: Option<CauseJson>,
    actions: Vec<ActionJson>,
    deviations: Vec<DeviationJson>,
    reviews: Vec<ReviewJson>,
    briefing: Option<BriefingJson>,
}

#[derive(Debug, Serialize)]
struct CauseJson {
    text: String,
    contributing: Vec<String>,
    by: Option<String>,
    at: Timestamp,
}

#[derive(Debug, Serialize)]
struct ActionJson {
    incident: String,
    id: String,
    /// `late`, `effect_late`, `open`, `awaiting_effect`, `assessed` or `dropped`.
    state: &'static str,
    text: String,
    owner: Option<String>,
    /// Who answers for it on the supplier's side.
    supplier_owner: Option<String>,
    due_on: Date,
    assess_on: Date,
    agreed_at: Timestamp,
    agreed_by: Option<String>,
    done_at: Option<Timestamp>,
    dropped_at: Option<Timestamp>,
    /// `effective`, `partly` or `not-effective`.
    effect: Option<&'static str>,
    assessed_at: Option<Timestamp>,
    assessed_by: Option<String>,
    /// The newest that was said of it: the assessment, why it was dropped, how it was done.
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct DeviationJson {
    incident: String,
    id: String,
    safeguard: String,
    lapse: &'static str,
    handler: Option<String>,
    mitigation: Option<String>,
    found_at: Timestamp,
    found_by: Option<String>,
    mitigated_at: Option<Timestamp>,
    mitigated_how: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReviewJson {
    held_at: Timestamp,
    by: Option<String>,
    supplier: Option<String>,
    people: Vec<String>,
    findings: String,
    /// `kept`, `not-kept` or `no-agreement`.
    agreement: &'static str,
}

#[derive(Debug, Serialize)]
struct BriefingJson {
    /// `here`, `phone` or `not_needed`.
    how: &'static str,
    note: Option<String>,
    by: Option<String>,
    at: Timestamp,
}

/// Actions and deviations of one incident or of all.
pub(super) fn listing(actions: &[FollowedAction<'_>], open: &[FollowedDeviation<'_>]) -> ListJson {
    ListJson {
        actions: actions.iter().map(|row| action(row.incident, row.action, row.state.key())).collect(),
        deviations: open.iter().map(|row| deviation(row.incident, row.deviation)).collect(),
    }
}

/// The follow-up of one incident.
pub(in crate::cli) fn one(incident: &Incident, now: Timestamp) -> FollowUpJson {
    let follow_up = &incident.follow_up;
    FollowUpJson {
        cause: follow_up.cause.as_ref().map(|cause| CauseJson {
            text: cause.value.text.to_string(),
            contributing: texts(&cause.value.contributing),
            by: name(cause.by.as_ref()),
            at: cause.at,
        }),
        actions: follow_up.actions.values().map(|have| action(incident, have, have.state(now).key())).collect(),
        deviations: follow_up.deviations.values().map(|have| deviation(incident, have)).collect(),
        reviews: follow_up
            .reviews
            .iter()
            .map(|review| ReviewJson {
                held_at: review.at,
                by: name(review.by.as_ref()),
                supplier: review.value.supplier.as_ref().map(ToString::to_string),
                people: texts(&review.value.people),
                findings: review.value.findings.to_string(),
                agreement: review.value.agreement.key(),
            })
            .collect(),
        briefing: follow_up.briefing.as_ref().map(briefing),
    }
}

fn briefing(said: &Said<Briefing>) -> BriefingJson {
    let (how, note) = match &said.value {
        Briefing::Given { how, note } => (how.key(), note),
        Briefing::NotNeeded { reason } => ("not_needed", reason),
    };
    BriefingJson { how, note: words(note), by: name(said.by.as_ref()), at: said.at }
}

fn action(incident: &Incident, action: &CorrectiveAction, state: &'static str) -> ActionJson {
    let (owner, supplier_owner) = match &action.plan.owner {
        Owner::Person { person } => (Some(person.to_string()), None),
        Owner::Supplier { name } => (None, Some(name.to_string())),
    };
    let effect = action.effect.as_ref();
    let note = effect.map(|effect| &effect.value.1);
    let note = note.or_else(|| action.dropped.as_ref().or(action.done.as_ref()).map(|said| &said.value));
    ActionJson {
        incident: incident.number.to_string(),
        id: action.id.to_string(),
        state,
        text: action.plan.text.to_string(),
        owner,
        supplier_owner,
        due_on: action.plan.due,
        assess_on: action.plan.assess_on,
        agreed_at: action.agreed.at,
        agreed_by: name(action.agreed.by.as_ref()),
        done_at: action.done.as_ref().map(|done| done.at),
        dropped_at: action.dropped.as_ref().map(|dropped| dropped.at),
        effect: effect.map(|effect| effect.value.0.key()),
        assessed_at: effect.map(|effect| effect.at),
        assessed_by: effect.and_then(|effect| name(effect.by.as_ref())),
        note: note.and_then(words),
    }
}

fn deviation(incident: &Incident, deviation: &Deviation) -> DeviationJson {
    DeviationJson {
        incident: incident.number.to_string(),
        id: deviation.id.to_string(),
        safeguard: deviation.safeguard.to_string(),
        lapse: deviation.lapse.key(),
        handler: name(deviation.handler.as_ref()),
        mitigation: words(&deviation.mitigation),
        found_at: deviation.found.at,
        found_by: name(deviation.found.by.as_ref()),
        mitigated_at: deviation.mitigated.as_ref().map(|said| said.at),
        mitigated_how: deviation.mitigated.as_ref().map(|said| said.value.to_string()),
    }
}

fn name(person: Option<&PersonId>) -> Option<String> {
    person.map(ToString::to_string)
}

fn texts(all: &[CleanText]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

fn words(text: &CleanText) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}
