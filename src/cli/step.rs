//! `vagt step done|skip|reopen`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use super::args::{DoneArgs, StepArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, proposed, target, tell_raised};
use super::report;
use super::session::{Open, Session, nearest};
use super::typed::{line, person_if, prose, prose_if};
use crate::domain::command::{Assessed, StepTick};
use crate::domain::decide::next_kind;
use crate::domain::incident::{Level, PersonalData, Reach};
use crate::domain::message::compose;
use crate::domain::playbook::{Answer, Audience, InputKey, InputSort, InputValue, Question, Step};
use crate::domain::{CleanText, Command, IncidentId, StepId, SystemId};
use crate::tr;

pub(super) fn done(session: &Session, args: &DoneArgs) -> Result<ExitCode, Failure> {
    let level = |given: &Option<String>| value_of(&Level::ALL, Level::key, given.as_ref());
    let assessed = Assessed {
        confidentiality: level(&args.impact.confidentiality),
        integrity: level(&args.impact.integrity),
        availability: level(&args.impact.availability),
        reach: value_of(&Reach::ALL, Reach::key, args.reach.as_ref()),
        personal_data: value_of(&PersonalData::ALL, PersonalData::key, args.personal_data.as_ref()),
        systems: None,
    };
    let advice = prose_if(session, args.advice.as_ref())?;
    tick(session, &args.step, |tick| Command::DoStep(StepTick { advice, assessed, ..tick }))
}

pub(super) fn skip(session: &Session, args: &StepArgs) -> Result<ExitCode, Failure> {
    tick(session, args, Command::SkipStep)
}

pub(super) fn reopen(session: &Session, args: &StepArgs) -> Result<ExitCode, Failure> {
    tick(session, args, Command::ReopenStep)
}

fn tick(session: &Session, args: &StepArgs, command: impl FnOnce(StepTick) -> Command) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let bad_answer = |given: &str| Failure::usage(&tr!(text, "cli-bad-answer", given = given));
    let mut given: Vec<(&str, &str)> = Vec::new();
    for pair in &args.answers {
        given.push(pair.split_once('=').ok_or_else(|| bad_answer(pair))?);
    }
    let by = person_if(session, args.by.as_ref())?;
    let step: StepId =
        args.step.parse().map_err(|_bad| Failure::new(&tr!(text, "cli-bad-step", given = args.step.as_str())))?;
    let mut systems: BTreeSet<SystemId> = BTreeSet::new();
    for given in &args.for_systems {
        let id = given
            .parse()
            .map_err(|_bad| Failure::new(&tr!(text, "refusal-unknown-system", system = given.as_str())))?;
        systems.insert(id);
    }
    // What is no answer at all is told before anything is opened.
    let (answers, rest) = answers(session, &given)?;
    let (mut open, id) = target(session, &args.id)?;
    let inputs = inputs(session, &open, id, &step, &rest)?;
    let note = args.note.as_deref().map(|note| prose(session, note)).transpose()?;
    let message = message(session, &open, id, &step);
    let tick = StepTick { note, by, answers, inputs, systems, message, ..StepTick::plain(id, step) };
    let before = proposed(&open, id);
    open.record(session, command(tick), &args.when)?;
    tell_raised(session, &open, id, before);
    answer(session, open, id)
}

/// The answers to fixed questions, and what must be answers to inputs of the step.
type Sorted<'g> = (BTreeMap<Question, Answer>, Vec<(InputKey, &'g str)>);

fn answers<'g>(session: &Session, given: &[(&'g str, &'g str)]) -> Result<Sorted<'g>, Failure> {
    let mut answers = BTreeMap::new();
    let mut rest = Vec::new();
    for (key, value) in given {
        let wrong = || Failure::usage(&tr!(session.text, "cli-bad-answer", given = format!("{key}={value}")));
        if let Ok(question) = key.parse::<Question>() {
            let answer = value_of(&Answer::ALL, Answer::key, Some(&(*value).to_owned())).ok_or_else(wrong)?;
            answers.insert(question, answer);
            continue;
        }
        let near = nearest(key, Question::ALL.iter().map(|question| question.key()));
        match (key.parse::<InputKey>(), near) {
            (Ok(key), None) => rest.push((key, *value)),
            (Ok(key), Some(_)) if !matches!(*value, "yes" | "no" | "unknown") => rest.push((key, *value)),
            (_, Some(name)) => return Err(wrong().hint(&tr!(session.text, "cli-did-you-mean", name = name))),
            (Err(_), None) => return Err(wrong()),
        }
    }
    Ok((answers, rest))
}

/// What is answered to the typed inputs of the step, each read as the playbook declares it.
fn inputs(
    session: &Session,
    open: &Open,
    id: IncidentId,
    step: &StepId,
    given: &[(InputKey, &str)],
) -> Result<BTreeMap<InputKey, InputValue>, Failure> {
    if given.is_empty() {
        return Ok(BTreeMap::new());
    }
    let list = open.desk.incident(id).and_then(|incident| open.desk.checklist(incident));
    let Some(step) = list.as_ref().and_then(|list| list.step(step)).map(|step| step.step) else {
        // Which step is wrong is told by the rules, before its answers matter.
        return Ok(BTreeMap::new());
    };
    let mut inputs = BTreeMap::new();
    for (key, raw) in given {
        inputs.insert(key.clone(), value(session, step, key, raw)?);
    }
    Ok(inputs)
}

fn value(session: &Session, step: &Step, key: &InputKey, raw: &str) -> Result<InputValue, Failure> {
    let text = &session.text;
    let Some(input) = step.input(key) else {
        let failure = Failure::new(&tr!(text, "refusal-no-such-input", step = step.id.as_str(), input = key.as_str()));
        return Err(match nearest(key.as_str(), step.inputs.iter().map(|input| input.key.as_str())) {
            Some(name) => failure.hint(&tr!(text, "cli-did-you-mean", name = name)),
            None => failure,
        });
    };
    let sort = input.kind.sort();
    let wrong =
        || Failure::usage(&tr!(text, "refusal-wrong-input", input = key.as_str(), sort = text.input_sort(sort)));
    Ok(match sort {
        InputSort::Text => InputValue::Text(line(session, raw)?),
        InputSort::Choice => InputValue::Choice(raw.to_owned()),
        InputSort::Person => InputValue::Person(raw.parse().map_err(|_bad| wrong())?),
        InputSort::Number => InputValue::Number(raw.parse().map_err(|_bad| wrong())?),
        InputSort::Time => match session.time(Some(&raw.to_owned()))? {
            Some(at) => InputValue::Time(at),
            None => return Err(wrong()),
        },
    })
}

/// The text of the message that the step asks for, where it asks how that was sent.
fn message(session: &Session, open: &Open, id: IncidentId, step: &StepId) -> Option<CleanText> {
    let incident = open.desk.incident(id)?;
    let list = open.desk.checklist(incident)?;
    let step = list.step(step)?.step;
    let audience = step.message.filter(|_| step.sending_input().is_some())?;
    let kind = next_kind(incident, audience);
    if audience == Audience::Dpo {
        return Some(report::words(session, open, incident, kind));
    }
    Some(compose(&open.desk, incident, audience, kind, &session.phrasing(), session.now))
}
