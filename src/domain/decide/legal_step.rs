//! Steps that ask what the law asks, and what is recorded of the law: one act is both, so that the two never say different
//! things. A tick records the decision or the filing by the same rules as when it is recorded by itself; and what is
//! recorded by itself does the step that asks for it.
//!
//! The inputs are known by name, as the built-in playbooks have them; a step of a municipality's own that asks for them is
//! the same step.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{filing, step};
use crate::domain::clean::CleanText;
use crate::domain::command::{Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::filing::{
    Act, FilingCommand, FilingEvent, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word,
};
use crate::domain::incident::Incident;
use crate::domain::playbook::{Answer, ChecklistStep, InputKey, InputValue, Question, Step, StepState};
use crate::domain::refusal::Refusal;

/// When it was known to be a breach, and why it counts from then.
const AWARE: (&str, &str) = ("aware-at", "aware-reason");
/// The risk to the people concerned, and why.
const RISK: (&str, &str) = ("risk", "risk-reason");
/// What became of the notification, its case number, and why.
const FILING: (&str, &str, &str) = ("filing", "filing-case", "filing-reason");
/// What became of the people concerned.
const TOLD: &str = "art34";
/// Why it is significant under NIS2, or is not.
const SIGNIFICANT_REASON: &str = "nis2-reason";
/// What a step's filing comes to, as far as somebody has chosen: its words are called by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingChosen {
    /// Filed, wholly or in part; or nothing is chosen yet.
    Filed,
    /// It need not be filed.
    NotReportable,
}

/// What the option called `chosen` of the input `key` comes to, where that asks what became of the notification.
pub fn filing_chosen(key: &InputKey, chosen: Option<&str>) -> Option<FilingChosen> {
    (key.as_str() == FILING.0).then_some(match chosen {
        Some(NOT_REPORTABLE) => FilingChosen::NotReportable,
        Some(_) | None => FilingChosen::Filed,
    })
}

/// Whether the input `key` takes what is said beside a notification: a remark, the reason for a delay, or why it is none.
pub fn is_said_of_filing(key: &InputKey) -> bool {
    key.as_str() == FILING.2
}

/// Where `step` asks for a decision on which the DPO is heard (P02): beside which answer. With `None` it is the step's only
/// one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DpoHeard<'a> {
    /// The input and the option of it that is the decision; the others are carried out.
    pub beside: Option<(&'a InputKey, &'static str)>,
}

/// Whether `step` asks for a decision on which the DPO is heard.
pub fn dpo_heard(step: &Step) -> Option<DpoHeard<'_>> {
    if asks(step, AWARE.0) || asks(step, RISK.0) {
        return Some(DpoHeard { beside: None });
    }
    let filing = step.inputs.iter().find(|input| input.key.as_str() == FILING.0)?;
    Some(DpoHeard { beside: Some((&filing.key, NOT_REPORTABLE)) })
}

const IN_PART: &str = "in-part";
const FILED: &str = "filed";
const NOT_REPORTABLE: &str = "not-reportable";

fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::None => "unlikely",
        Risk::Likely => "risk",
        Risk::High => "high",
    }
}

fn told(told: Told) -> &'static str {
    match told {
        Told::Informed => "informed",
        Told::Unintelligible => "unintelligible",
        Told::RiskRemoved => "risk-removed",
        Told::PublicNotice => "public",
    }
}

/// What a step asks of the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LawAsked {
    /// Nothing.
    Nothing,
    /// Something that is carried out, though it can be decided against: filing, telling the people concerned.
    CarriedOut,
    /// Something that the data controller decides.
    Decided,
}

/// What `step` asks of the law: it says who must answer it, whatever the step's own roles are (P02).
pub fn law_asked(step: &Step) -> LawAsked {
    if asks(step, AWARE.0) || asks(step, RISK.0) || step.ask.contains(&Question::Nis2Significant) {
        LawAsked::Decided
    } else if asks(step, FILING.0) || asks(step, TOLD) || report_asked(step).is_some() {
        LawAsked::CarriedOut
    } else {
        LawAsked::Nothing
    }
}

/// The facts that a tick of `step` records of the law.
pub(super) fn recorded(
    desk: &Desk,
    incident: &Incident,
    step: &Step,
    tick: &StepTick,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let said = said(incident, step, tick, context);
    if !tick.advice.is_empty() && !said.as_ref().is_some_and(hears_dpo) {
        return Err(Refusal::NoAdviceAsked { step: step.id.clone() });
    }
    match said.filter(|_| !stands(incident, step, tick)) {
        None => Ok(Vec::new()),
        Some(command) => match filing::record(desk, incident, command, context) {
            // It was recorded before, and the step is what is left.
            Err(Refusal::NothingChanged) => Ok(Vec::new()),
            Err(refusal) => Err(refusal),
            Ok(event) => Ok(vec![Fact::Filing { incident: incident.id, event }]),
        },
    }
}

fn hears_dpo(command: &FilingCommand) -> bool {
    match command {
        FilingCommand::Awareness(..) | FilingCommand::Risk(..) | FilingCommand::NotReportable(_) => true,
        FilingCommand::File(..)
        | FilingCommand::Report(..)
        | FilingCommand::DataSubjects(..)
        | FilingCommand::Significance(..)
        | FilingCommand::Withdraw(..) => false,
    }
}

/// Whether what `tick` says of the law is carrying out, which is not the step's role alone to do: the same rule as where it
/// is recorded by itself.
pub(super) fn is_carried_out(incident: &Incident, step: &Step, tick: &StepTick, context: &Context) -> bool {
    match said(incident, step, tick, context) {
        Some(FilingCommand::File(..) | FilingCommand::Report(..) | FilingCommand::DataSubjects(Told::Informed, _)) => {
            true
        }
        Some(
            FilingCommand::Awareness(..)
            | FilingCommand::Risk(..)
            | FilingCommand::NotReportable(_)
            | FilingCommand::DataSubjects(..)
            | FilingCommand::Significance(..)
            | FilingCommand::Withdraw(..),
        )
        | None => false,
    }
}

/// Whether the step was opened again and says no more than what is on record and stands: it is ticked, and nothing is filed
/// or told a second time.
fn stands(incident: &Incident, step: &Step, tick: &StepTick) -> bool {
    let reopened = incident.steps.get(&step.id).is_some_and(|record| record.outcome.is_none());
    let same = || tick.inputs.iter().all(|(key, value)| incident.inputs.get(key) == Some(value));
    reopened && law_asked(step) == LawAsked::CarriedOut && incident.fulfils(step) && same()
}

fn said(incident: &Incident, step: &Step, tick: &StepTick, context: &Context) -> Option<FilingCommand> {
    let given = |name: &str| tick.inputs.iter().find(|(key, _)| key.as_str() == name).map(|(_, value)| value);
    let chosen = |name: &str| match given(name) {
        Some(InputValue::Choice(option)) => Some(option.as_str()),
        _ => None,
    };
    let text = |name: &str| match given(name) {
        Some(InputValue::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let note = || tick.note.clone().unwrap_or_default();
    let word = |reason: &str| Word {
        reason: text(reason).unwrap_or_else(note),
        by: tick.by.clone(),
        how: tick.how,
        advice: tick.advice.clone(),
    };
    let receipt = |case: &str, late: CleanText| Receipt {
        case: text(case).unwrap_or_default(),
        late,
        by: tick.by.clone(),
        how: tick.how,
    };
    if let Some(InputValue::Time(at)) = given(AWARE.0) {
        return Some(FilingCommand::Awareness(*at, word(AWARE.1)));
    }
    if let Some(chosen) = chosen(RISK.0) {
        let decided = Risk::ALL.into_iter().find(|one| risk(*one) == chosen)?;
        return Some(FilingCommand::Risk(decided, word(RISK.1)));
    }
    if let Some(chosen) = chosen(FILING.0) {
        let Word { reason, .. } = word(FILING.2);
        let begun = !incident.filings.filed.is_empty();
        return match chosen {
            NOT_REPORTABLE => Some(FilingCommand::NotReportable(word(FILING.2))),
            FILED | IN_PART if begun => Some(FilingCommand::File(Phase::Supplement, receipt(FILING.1, reason))),
            FILED => Some(FilingCommand::File(Phase::Whole, receipt(FILING.1, reason))),
            IN_PART => Some(FilingCommand::File(Phase::First, receipt(FILING.1, reason))),
            _ => None,
        };
    }
    if let Some(chosen) = chosen(TOLD) {
        let became = Told::ALL.into_iter().find(|one| told(*one) == chosen)?;
        return Some(FilingCommand::DataSubjects(became, word("")));
    }
    let significant = match tick.answers.get(&Question::Nis2Significant) {
        Some(Answer::Yes) => Some(Significance::Significant),
        Some(Answer::No) => Some(Significance::NotSignificant),
        Some(Answer::Unknown) | None => None,
    };
    if let Some(significance) = significant {
        let have = incident.filings.significance.as_ref().filter(|have| have.value.0 == significance);
        let since = have.map_or_else(|| context.happened_at(), |have| have.value.1);
        return Some(FilingCommand::Significance(significance, since, word(SIGNIFICANT_REASON)));
    }
    let (case, report) = report_asked(step)?;
    Some(FilingCommand::Report(report, receipt(case, note())))
}

/// The report under NIS2 whose receipt `step` asks for, and the input that takes it.
fn report_asked(step: &Step) -> Option<(&'static str, Nis2Report)> {
    Nis2Report::ALL.into_iter().find_map(|report| {
        let case = receipt_of(report)?;
        asks(step, case).then_some((case, report))
    })
}

/// The input that takes the receipt of a report.
fn receipt_of(report: Nis2Report) -> Option<&'static str> {
    Act::Reported(report).inputs().first().copied()
}

/// As [`settles`], where the step is not settled already.
pub(super) fn settles_open(desk: &Desk, incident: &Incident, event: &FilingEvent, context: &Context) -> Option<Fact> {
    let answers = answers(event)?;
    let list = desk.checklist(incident)?;
    let open = list.applicable().any(|step| answers.asked_by(step) && !step.state.is_settled());
    if open { settles(desk, incident, event, context) } else { None }
}

/// The fact that settles the step that asks for what `event` records, if there is one and it is theirs to settle.
pub(super) fn settles(desk: &Desk, incident: &Incident, event: &FilingEvent, context: &Context) -> Option<Fact> {
    let answers = answers(event)?;
    let list = desk.checklist(incident)?;
    let have = list.applicable().find(|step| answers.asked_by(step))?;
    let mut tick = StepTick::plain(incident.id, have.step.id.clone());
    tick.by = event.by().cloned();
    match answers.of {
        Of::Question(question, answer) => {
            tick.answers.insert(question, answer);
        }
        Of::Input(key, value) => give(have.step, key, value, &mut tick),
    }
    for (key, text) in answers.texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        give(have.step, key, InputValue::Text(text), &mut tick);
    }
    // What anybody may record is the whole of what the step asks for.
    if event.is_carried_out() {
        return Some(step::fulfilled_by(desk, incident, &list, have, tick, context));
    }
    step::settled_by(desk, incident, &list, have, tick, context)
}

/// The fact that opens the step again that `act` had done, where nothing is left that does it.
pub(super) fn reopens(
    desk: &Desk,
    incident: &Incident,
    (act, of): (Act, Timestamp),
    reason: &CleanText,
) -> Option<Fact> {
    let mut after = incident.filings.clone();
    after.withdraw(act, of);
    if after.still_stands(act) {
        return None;
    }
    let list = desk.checklist(incident)?;
    let named = act.inputs().first()?;
    let have = list.applicable().find(|step| asks(step.step, named) && step.state == StepState::Done)?;
    Some(step::reopened(incident, have, Some(reason.clone()), BTreeSet::new()))
}

/// Puts what was said into the input that takes it; a step of a municipality's own may ask for less.
fn give(step: &Step, name: &str, value: InputValue, tick: &mut StepTick) {
    let Ok(key) = name.parse::<InputKey>() else { return };
    if step.input(&key).is_some_and(|input| input.kind.takes(&value)) {
        tick.inputs.insert(key, value);
    }
}

fn asks(step: &Step, name: &str) -> bool {
    step.inputs.iter().any(|input| input.key.as_str() == name)
}

/// What an event answers: the question or input a step is known by, and what else it says there.
struct Answers {
    of: Of,
    texts: Vec<(&'static str, CleanText)>,
}

enum Of {
    Question(Question, Answer),
    Input(&'static str, InputValue),
}

impl Answers {
    fn asked_by(&self, step: &ChecklistStep<'_>) -> bool {
        match &self.of {
            Of::Question(question, _) => step.step.ask.contains(question),
            Of::Input(name, _) => asks(step.step, name),
        }
    }
}

fn answers(event: &FilingEvent) -> Option<Answers> {
    let choice = |name, option: &str| Of::Input(name, InputValue::Choice(option.to_owned()));
    let (of, texts) = match event {
        FilingEvent::AwarenessDecided { since, word } => {
            (Of::Input(AWARE.0, InputValue::Time(*since)), vec![(AWARE.1, word.reason.clone())])
        }
        FilingEvent::RiskDecided { risk: decided, word } => {
            (choice(RISK.0, risk(*decided)), vec![(RISK.1, word.reason.clone())])
        }
        FilingEvent::Filed { phase, receipt, .. } => {
            let how = if *phase == Phase::First { IN_PART } else { FILED };
            (choice(FILING.0, how), vec![(FILING.1, receipt.case.clone()), (FILING.2, receipt.late.clone())])
        }
        FilingEvent::NotReportable { word, .. } => {
            (choice(FILING.0, NOT_REPORTABLE), vec![(FILING.2, word.reason.clone())])
        }
        FilingEvent::DataSubjects { told: became, .. } => (choice(TOLD, told(*became)), Vec::new()),
        FilingEvent::SignificanceDecided { significance, word, .. } => (
            Of::Question(Question::Nis2Significant, significance.answer()),
            vec![(SIGNIFICANT_REASON, word.reason.clone())],
        ),
        FilingEvent::Reported { report, receipt, .. } => {
            let case = receipt_of(*report)?;
            (Of::Input(case, InputValue::Text(receipt.case.clone())), Vec::new())
        }
        FilingEvent::Withdrawn { .. } => return None,
    };
    Some(Answers { of, texts })
}
