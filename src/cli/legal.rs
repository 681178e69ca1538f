//! `vagt legal awareness|risk|file|not-reportable|data-subjects|nis2`.

use std::process::ExitCode;

use super::args::{LegalVerb, ReceiptArgs, When, WordArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::json::{FiledJson, LegalDecisionJson, LegalJson};
use super::session::Session;
use super::typed::{line, person_if, prose_if};
use crate::domain::decision::How;
use crate::domain::filing::{Decided, FilingCommand, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word};
use crate::domain::{CleanText, Command, Incident, Refusal};

pub(super) fn perform(session: &Session, verb: &LegalVerb) -> Result<ExitCode, Failure> {
    match verb {
        LegalVerb::Awareness { id, since, word } => {
            let since = session.time(since.as_ref())?.unwrap_or(session.now);
            record(session, id, FilingCommand::Awareness(since, read_word(session, word)?), &word.when)
        }
        LegalVerb::Risk { id, risk, word } => {
            let risk = value_of(&Risk::ALL, Risk::key, Some(risk)).unwrap_or(Risk::High);
            record(session, id, FilingCommand::Risk(risk, read_word(session, word)?), &word.when)
        }
        LegalVerb::File { id, phase, receipt } => {
            let sent = read_receipt(session, receipt)?;
            let (mut open, id) = target(session, id)?;
            let next = open.desk.incident(id).map(|incident| incident.filings.next_phase());
            let phase = value_of(&Phase::ALL, Phase::key, phase.as_ref()).or(next).unwrap_or(Phase::Whole);
            open.record(session, Command::Filing(id, Box::new(FilingCommand::File(phase, sent))), &receipt.when)?;
            answer(session, open, id)
        }
        LegalVerb::NotReportable { id, word } => {
            record(session, id, FilingCommand::NotReportable(read_word(session, word)?), &word.when)
        }
        LegalVerb::DataSubjects { id, told, word } => {
            let told = value_of(&Told::ALL, Told::key, Some(told)).unwrap_or(Told::Informed);
            record(session, id, FilingCommand::DataSubjects(told, read_word(session, word)?), &word.when)
        }
        LegalVerb::Nis2 { id, nis2, since, reason, receipt } => {
            let sent = read_receipt(session, receipt)?;
            let significance = value_of(&Significance::ALL, Significance::key, Some(nis2));
            let command = if let Some(significance) = significance {
                let since = session.time(since.as_ref())?.unwrap_or(session.now);
                let reason = prose_if(session, reason.as_ref())?;
                let word = Word { reason, by: sent.by, ..Word::default() };
                FilingCommand::Significance(significance, since, word)
            } else {
                let report = value_of(&Nis2Report::ALL, Nis2Report::key, Some(nis2));
                FilingCommand::Report(report.unwrap_or(Nis2Report::EarlyWarning), sent)
            };
            record(session, id, command, &receipt.when)
        }
        LegalVerb::Withdraw { id, act, reason, when } => {
            let reason = prose_if(session, reason.as_ref())?;
            let (mut open, id) = target(session, id)?;
            let acts = open.desk.incident(id).map(|incident| incident.filings.to_withdraw()).unwrap_or_default();
            let newest = acts.into_iter().map(|(have, _)| have).find(|have| have.key() == act);
            let newest = newest.ok_or_else(|| session.refused(&open.desk, None, &Refusal::NothingToWithdraw))?;
            open.record(session, Command::Filing(id, Box::new(FilingCommand::Withdraw(newest, reason))), when)?;
            answer(session, open, id)
        }
    }
}

fn record(session: &Session, id: &str, command: FilingCommand, when: &When) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, id)?;
    open.record(session, Command::Filing(id, Box::new(command)), when)?;
    answer(session, open, id)
}

fn read_word(session: &Session, args: &WordArgs) -> Result<Word, Failure> {
    Ok(Word {
        reason: prose_if(session, args.reason.as_ref())?,
        by: person_if(session, args.by.as_ref())?,
        how: value_of(&How::ALL, How::key, args.how.as_ref()),
        advice: prose_if(session, args.advice.as_ref())?,
    })
}

fn read_receipt(session: &Session, args: &ReceiptArgs) -> Result<Receipt, Failure> {
    Ok(Receipt {
        case: line(session, args.case.as_deref().unwrap_or_default())?,
        late: prose_if(session, args.late.as_ref())?,
        by: person_if(session, args.by.as_ref())?,
        how: None,
    })
}

/// How an incident stands towards the law, as JSON.
pub(super) fn json(incident: &Incident) -> LegalJson {
    let filings = &incident.filings;
    let authority = match (&filings.not_reportable, filings.filed.is_empty()) {
        (_, false) => "filed",
        (Some(_), true) if incident.not_reportable_is_stale() => "stale",
        (Some(_), true) => "not_reportable",
        (None, true) => "open",
    };
    let not_reportable = filings.not_reportable.as_ref().map(|decided| LegalDecisionJson {
        value: "not-reportable",
        since: None,
        reason: decided.word.reason.to_string(),
        advice: said(&decided.word.advice),
        by: decided.by.as_ref().map(ToString::to_string),
        how: decided.word.how.map(How::key),
        at: decided.at,
    });
    let filed = filings.filed.iter().map(|filed| FiledJson {
        what: filed.phase.key(),
        at: filed.at,
        case: said(&filed.receipt.case),
        late: said(&filed.receipt.late),
        by: filed.by.as_ref().map(ToString::to_string),
    });
    let sent = filings.sent.iter().map(|sent| FiledJson {
        what: sent.report.key(),
        at: sent.at,
        case: said(&sent.receipt.case),
        late: said(&sent.receipt.late),
        by: sent.by.as_ref().map(ToString::to_string),
    });
    LegalJson {
        awareness: filings.awareness.as_ref().map(|decided| decision(decided, "aware", Some(decided.value))),
        risk: filings.risk.as_ref().map(|decided| decision(decided, decided.value.key(), None)),
        authority,
        not_reportable,
        filed: filed.collect(),
        data_subjects: filings.told.as_ref().map(|decided| decision(decided, decided.value.key(), None)),
        nis2: filings
            .significance
            .as_ref()
            .map(|decided| decision(decided, decided.value.0.key(), Some(decided.value.1))),
        nis2_sent: sent.collect(),
        people: incident.people,
        protected_address: incident.protected_address.map(crate::domain::playbook::Answer::key),
        cpr_numbers: incident.cpr_numbers.map(crate::domain::playbook::Answer::key),
        next_update_at: incident.promised,
    }
}

fn decision<T>(decided: &Decided<T>, value: &'static str, since: Option<jiff::Timestamp>) -> LegalDecisionJson {
    LegalDecisionJson {
        value,
        since,
        reason: decided.word.reason.to_string(),
        advice: said(&decided.word.advice),
        by: decided.by.as_ref().map(ToString::to_string),
        how: decided.word.how.map(How::key),
        at: decided.at,
    }
}

fn said(text: &CleanText) -> Option<String> {
    (!text.is_empty()).then(|| text.to_string())
}
