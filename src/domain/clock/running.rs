//! Which clocks an incident has: those that have stopped, and those that run because nothing has stopped them yet.

use jiff::Timestamp;

use super::length::{self, Ground, due};
use super::{Clock, ClockId, Standing, StoppedClock};
use crate::domain::filing::{Filings, Nis2Report, Risk};
use crate::domain::incident::{Incident, IncidentKind, PersonalData};
use crate::domain::playbook::Checklist;
use crate::domain::profile::Profile;
use crate::domain::register::Register;
use crate::domain::severity::Severity;

/// The step that reports a fault to the supplier: the agreement's times count from it.
const SUPPLIER_CASE: &str = "supplier-case";
/// The step that confirms that everything works again.
const RESTORED: &str = "restored";

/// What the clocks of an incident are seen by.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Its checklist, if its playbook is at hand.
    pub checklist: Option<&'a Checklist<'a>>,
    /// Severity in force.
    pub severity: Severity,
    /// The profile in force when it was registered.
    pub profile: &'a Profile,
    /// Systems and their agreements.
    pub register: &'a Register,
}

/// When a clock of law started, and whether it holds.
type Start = (Timestamp, Standing);

/// The clocks of `incident`, in the order of its life; none of them twice.
pub fn clocks(incident: &Incident, seen: &Seen<'_>) -> Vec<Clock> {
    let times = incident.times;
    let ground =
        Ground { severity: seen.severity, data: incident.personal_data, reported: times.reported, promised: None };
    let mut clocks = Vec::new();
    for id in ClockId::ALL {
        if id == ClockId::DecisionReview {
            clocks.extend(review(incident));
            continue;
        }
        if let Some(stopped) = stopped(incident, id) {
            let StoppedClock { starts_at, due_at, stopped_at } = *stopped;
            clocks.push(Clock { id, starts_at, due_at, stopped_at: Some(stopped_at), standing: Standing::Holds });
            continue;
        }
        let started = if id.is_legal() {
            legal_start(id, incident, seen.profile)
        } else {
            let start = start(id, incident, seen.checklist);
            // What was promised in a message is owed whether or not a step of the checklist asks for it.
            let told = start.filter(|_| id == ClockId::NextUpdate);
            let promised = told.and_then(|told| incident.promised_update(told));
            let carried = || is_carried(id, seen.checklist) || promised.is_some() || id == ClockId::IsgCallOut;
            let runs = id == ClockId::Registration || (incident.is_open() && carried());
            start.filter(|_| runs).map(|start| (start, Standing::Holds))
        };
        let Some((start, standing)) = started else { continue };
        let due_at = if matches!(id, ClockId::AgreementResponse | ClockId::AgreementRestore) {
            length::agreed(id, start, incident, seen.register)
        } else {
            let promised = incident.promised.filter(|promised| *promised > start);
            let promised = promised.or_else(|| incident.promised_update(start));
            due(id, start, &Ground { promised, ..ground }, seen.profile)
        };
        let stopped_at = (id == ClockId::Registration).then_some(times.registered);
        clocks.extend(due_at.map(|due_at| Clock { id, starts_at: start, due_at, stopped_at, standing }));
    }
    clocks
}

/// A clock that has stopped for good. That a breach is not reportable holds only as long as the facts that carried it.
fn stopped(incident: &Incident, id: ClockId) -> Option<&StoppedClock> {
    if !id.is_legal() {
        return incident.stopped.get(&id);
    }
    let filings = &incident.filings;
    filings.stopped.get(&id).or_else(|| match (id, &filings.not_reportable) {
        (ClockId::Authority, Some(decided)) if !incident.not_reportable_is_stale() => decided.stopped.as_ref(),
        _ => None,
    })
}

/// The time at which a standing «not now» is looked at again; another decision takes its place (P13).
fn review(incident: &Incident) -> Option<Clock> {
    let outcome = incident.decisions.outcome.as_ref().filter(|_| incident.is_open())?;
    let due_at = incident.decisions.review_at()?;
    let id = ClockId::DecisionReview;
    Some(Clock { id, starts_at: outcome.at, due_at, stopped_at: None, standing: Standing::Holds })
}

/// Whether a step waits to stop it.
fn is_carried(id: ClockId, checklist: Option<&Checklist<'_>>) -> bool {
    checklist.is_some_and(|list| {
        list.applicable().any(|step| step.step.clock == Some(id) && (!step.state.is_settled() || step.step.repeat))
    })
}

/// When a clock starts that steps, messages or decisions stop.
fn start(id: ClockId, incident: &Incident, checklist: Option<&Checklist<'_>>) -> Option<Timestamp> {
    let registered = incident.times.registered;
    match id {
        ClockId::Registration => Some(incident.times.reported),
        ClockId::JointDecision | ClockId::Inform | ClockId::DpoReport => Some(registered),
        ClockId::NextUpdate => incident.last_update_at(checklist),
        ClockId::AgreementResponse | ClockId::AgreementRestore => incident.done_called(SUPPLIER_CASE),
        ClockId::SupplierReview => incident.done_called(RESTORED),
        ClockId::IsgCallOut => {
            let call_out = &incident.decisions.call_out;
            call_out.convened_at.filter(|_| call_out.met_at.is_none())
        }
        ClockId::DecisionReview
        | ClockId::Authority
        | ClockId::AuthoritySupplement
        | ClockId::DataSubjects
        | ClockId::Nis2Warning
        | ClockId::Nis2Notification
        | ClockId::Nis2Status
        | ClockId::Nis2Final => None,
    }
}

/// When a clock of law starts. They run on when the incident is closed, but one that nobody has decided anything of does not.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other clocks are no clocks of law")]
fn legal_start(id: ClockId, incident: &Incident, profile: &Profile) -> Option<Start> {
    let filings = &incident.filings;
    let holds = |at: Timestamp| (at, Standing::Holds);
    match id {
        ClockId::Authority => match incident.times.awareness {
            Some(aware) => Some(holds(aware)),
            // Until awareness is decided, the strictest reading: it was known when it was discovered.
            None if incident.is_open() && may_be_breach(incident) => {
                Some((incident.times.discovered, Standing::IfNotifiable))
            }
            None => None,
        },
        ClockId::AuthoritySupplement => filings.first_in_phases().map(|first| holds(first.at)),
        ClockId::DataSubjects => {
            filings.risk.as_ref().filter(|risk| risk.value == Risk::High).map(|risk| holds(risk.at))
        }
        ClockId::Nis2Warning | ClockId::Nis2Notification if profile.keeps_nis2() => {
            filings.significant_since().map(holds)
        }
        ClockId::Nis2Final if profile.keeps_nis2() => final_report(incident, filings).map(holds),
        _ => None,
    }
}

/// Whether there may be something to notify.
pub(in crate::domain) fn may_be_breach(incident: &Incident) -> bool {
    incident.personal_data != PersonalData::No || incident.kind == IncidentKind::PersonalData
}

/// The final report counts from the notification; after a status report from when the incident is handled.
fn final_report(incident: &Incident, filings: &Filings) -> Option<Timestamp> {
    filings.significant_since()?;
    let notified = filings.sent(Nis2Report::Notification)?;
    match filings.sent(Nis2Report::Status) {
        None => Some(notified.at),
        Some(_) => incident.done_called(RESTORED).or_else(|| incident.closed_at()),
    }
}
