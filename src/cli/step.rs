//! `vagt step done|skip|reopen`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use super::args::{StepArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, person_of, prose, target};
use super::session::{Session, nearest};
use crate::domain::command::StepTick;
use crate::domain::playbook::{Answer, Question};
use crate::domain::{Command, IncidentId};
use crate::tr;

pub(super) fn done(session: &Session, args: &StepArgs) -> Result<ExitCode, Failure> {
    tick(session, args, Command::DoStep)
}

pub(super) fn skip(session: &Session, args: &StepArgs) -> Result<ExitCode, Failure> {
    tick(session, args, Command::SkipStep)
}

pub(super) fn reopen(session: &Session, args: &StepArgs) -> Result<ExitCode, Failure> {
    tick(session, args, Command::ReopenStep)
}

fn tick(session: &Session, args: &StepArgs, command: fn(StepTick) -> Command) -> Result<ExitCode, Failure> {
    let answers = answers(session, &args.answers)?;
    let by = args.by.as_deref().map(|by| person_of(session, by)).transpose()?;
    let (mut open, id) = target(session, &args.id)?;
    let tick = read(session, id, args, answers, by)?;
    open.record(session, command(tick), &args.when)?;
    answer(session, open, id)
}

fn read(
    session: &Session,
    incident: IncidentId,
    args: &StepArgs,
    answers: BTreeMap<Question, Answer>,
    by: Option<crate::domain::PersonId>,
) -> Result<StepTick, Failure> {
    let step = args
        .step
        .parse()
        .map_err(|_bad| Failure::new(&tr!(session.text, "cli-bad-step", given = args.step.as_str())))?;
    let note = args.note.as_deref().map(|note| prose(session, note)).transpose()?;
    Ok(StepTick { incident, step, note, by, answers })
}

fn answers(session: &Session, given: &[String]) -> Result<BTreeMap<Question, Answer>, Failure> {
    let mut answers = BTreeMap::new();
    for pair in given {
        let wrong = || Failure::usage(&tr!(session.text, "cli-bad-answer", given = pair.as_str()));
        let (question, answer) = pair.split_once('=').ok_or_else(wrong)?;
        let question: Question = question.parse().map_err(|()| {
            match nearest(question, Question::ALL.iter().map(|question| question.key())) {
                Some(name) => wrong().hint(&tr!(session.text, "cli-did-you-mean", name = name)),
                None => wrong(),
            }
        })?;
        let answer = value_of(&Answer::ALL, Answer::key, Some(&answer.to_owned())).ok_or_else(wrong)?;
        answers.insert(question, answer);
    }
    Ok(answers)
}
