//! Awareness, risk, filings: what may be recorded of them, and the clocks that stop by it.
//!
//! Nothing here waits for the approval of a message, and a closed incident can be filed too. The clock that a filing stops
//! is captured as it stood.

use jiff::Timestamp;

use super::incident::person_known;
use super::{known, legal_step};
use crate::domain::authority;
use crate::domain::clock::{ClockId, ClockState, StoppedClock};
use crate::domain::command::Context;
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::filing::{FilingCommand, FilingEvent, Nis2Report, Phase, Receipt, Told, Word};
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::refusal::{Refusal, reason_given};

pub(super) fn decide(
    desk: &Desk,
    id: IncidentId,
    command: FilingCommand,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let incident = known(desk, id)?;
    let event = record(desk, incident, command, context)?;
    let step = match &event {
        FilingEvent::Withdrawn { act, of, reason } => legal_step::reopens(desk, incident, (*act, *of), reason),
        FilingEvent::AwarenessDecided { .. }
        | FilingEvent::RiskDecided { .. }
        | FilingEvent::Filed { .. }
        | FilingEvent::NotReportable { .. }
        | FilingEvent::DataSubjects { .. }
        | FilingEvent::SignificanceDecided { .. }
        | FilingEvent::Reported { .. } => {
            legal_step::settles(desk, incident, &event, context).filter(|_| incident.is_open())
        }
    };
    Ok([Fact::Filing { incident: id, event }].into_iter().chain(step).collect())
}

/// What a message to the people concerned records beside itself: that they were told, unless that is on record and stands,
/// and the step that asks for it, where it is open.
pub(super) fn told_by_message(desk: &Desk, incident: &Incident, word: Word, context: &Context) -> Vec<Fact> {
    let informed = incident.filings.told.as_ref().is_some_and(|told| told.value == Told::Informed);
    if !informed {
        let told = FilingCommand::DataSubjects(Told::Informed, word);
        return decide(desk, incident.id, told, context).unwrap_or_default();
    }
    let event = FilingEvent::DataSubjects { told: Told::Informed, word, stopped: None };
    legal_step::settles_open(desk, incident, &event, context).into_iter().filter(|_| incident.is_open()).collect()
}

/// What is recorded when somebody asks for it, if they may.
pub(super) fn record(
    desk: &Desk,
    incident: &Incident,
    command: FilingCommand,
    context: &Context,
) -> Result<FilingEvent, Refusal> {
    let event = event(desk, incident, command, context)?;
    if let Some(by) = event.by() {
        person_known(desk, by)?;
    }
    if let Some(word) = event.decision()
        && let Some(person) = word.by.as_ref().or_else(|| context.actor.person())
    {
        let register = desk.register();
        let role = register.profile().controller;
        authority::may_decide_as(register, Some(register.roster()), role, person, context.now)?;
    }
    Ok(event)
}

fn event(desk: &Desk, incident: &Incident, command: FilingCommand, context: &Context) -> Result<FilingEvent, Refusal> {
    let filings = &incident.filings;
    let at = context.happened_at();
    Ok(match command {
        FilingCommand::Awareness(since, word) => {
            past(since, context)?;
            if since > incident.times.discovered && word.reason.is_empty() {
                return Err(Refusal::AwarenessUnjustified);
            }
            reason_given(&word.reason)?;
            unchanged(filings.awareness.as_ref().map(|have| (have.value, &have.word)), &since, &word)?;
            FilingEvent::AwarenessDecided { since, word }
        }
        FilingCommand::Risk(risk, word) => {
            reason_given(&word.reason)?;
            unchanged(filings.risk.as_ref().map(|have| (have.value, &have.word)), &risk, &word)?;
            FilingEvent::RiskDecided { risk, word }
        }
        FilingCommand::File(phase, receipt) => {
            match (phase, filings.filed.is_empty()) {
                (Phase::Supplement, true) => return Err(Refusal::NothingFiled),
                (Phase::Whole | Phase::First, false) => return Err(Refusal::AlreadyFiled),
                (Phase::Supplement, false) | (Phase::Whole | Phase::First, true) => {}
            }
            let stopped = stopped(desk, incident, phase.clock(), at);
            explained(stopped.as_ref(), phase.clock(), &receipt)?;
            FilingEvent::Filed { phase, receipt, stopped }
        }
        FilingCommand::NotReportable(word) => {
            reason_given(&word.reason)?;
            // Whether it is reportable hangs on the risk, and on nothing else.
            if filings.risk.is_none() {
                return Err(Refusal::RiskUndecided);
            }
            let stands = filings.not_reportable.as_ref().filter(|_| !incident.not_reportable_is_stale());
            unchanged(stands.map(|have| ((), &have.word)), &(), &word)?;
            FilingEvent::NotReportable { word, stopped: stopped(desk, incident, ClockId::Authority, at) }
        }
        FilingCommand::DataSubjects(told, word) => {
            // That they were told needs no reason; that they need not be does.
            if told != Told::Informed {
                reason_given(&word.reason)?;
            }
            let stopped = stopped(desk, incident, ClockId::DataSubjects, at);
            FilingEvent::DataSubjects { told, word, stopped }
        }
        FilingCommand::Significance(significance, since, word) => {
            kept(desk, incident)?;
            past(since, context)?;
            reason_given(&word.reason)?;
            let have = filings.significance.as_ref().map(|have| (have.value, &have.word));
            unchanged(have, &(significance, since), &word)?;
            FilingEvent::SignificanceDecided { significance, since, word }
        }
        FilingCommand::Report(report, receipt) => {
            kept(desk, incident)?;
            filings.significant_since().ok_or(Refusal::NotSignificant)?;
            let follows = matches!(report, Nis2Report::Status | Nis2Report::Final);
            if follows && filings.sent(Nis2Report::Notification).is_none() {
                return Err(Refusal::NotificationFirst);
            }
            // A status report is due when the final one would have been.
            let clock = if report == Nis2Report::Status { ClockId::Nis2Final } else { report.clock() };
            let stopped = stopped(desk, incident, clock, at);
            explained(stopped.as_ref(), clock, &receipt)?;
            FilingEvent::Reported { report, receipt, stopped }
        }
        FilingCommand::Withdraw(act, reason) => {
            let have = filings.to_withdraw().into_iter().find(|(have, _)| *have == act);
            let (act, of) = have.ok_or(Refusal::NothingToWithdraw)?;
            reason_given(&reason)?;
            FilingEvent::Withdrawn { act, of, reason }
        }
    })
}

fn past(given: Timestamp, context: &Context) -> Result<(), Refusal> {
    if given > context.now { Err(Refusal::InFuture { given }) } else { Ok(()) }
}

fn kept(desk: &Desk, incident: &Incident) -> Result<(), Refusal> {
    if desk.profile_of(incident).keeps_nis2() { Ok(()) } else { Err(Refusal::WithoutNis2) }
}

/// The same decision once more is none. That the DPO's advice is not said again takes nothing of it back.
fn unchanged<T: PartialEq>(have: Option<(T, &Word)>, value: &T, word: &Word) -> Result<(), Refusal> {
    let same = |said: &Word| {
        let advised = said.advice == word.advice || word.advice.is_empty();
        advised && (&said.reason, &said.by, said.how) == (&word.reason, &word.by, word.how)
    };
    match have {
        Some((have, said)) if have == *value && same(said) => Err(Refusal::NothingChanged),
        _ => Ok(()),
    }
}

/// The clock as it stands, stopped at `at`; `None` when it does not run.
fn stopped(desk: &Desk, incident: &Incident, id: ClockId, at: Timestamp) -> Option<StoppedClock> {
    let running = desk.clocks(incident).into_iter().find(|clock| clock.id == id && clock.stopped_at.is_none())?;
    Some(StoppedClock { starts_at: running.starts_at, due_at: running.due_at, stopped_at: at.max(running.starts_at) })
}

/// Later than the law has it needs the reason for the delay. A reminder of ours is no such time.
fn explained(stopped: Option<&StoppedClock>, clock: ClockId, receipt: &Receipt) -> Result<(), Refusal> {
    let late = stopped.is_some_and(|stopped| stopped.state() == ClockState::Broken);
    if late && clock.has_legal_length() && receipt.late.is_empty() {
        return Err(Refusal::LateUnexplained { clock });
    }
    Ok(())
}
