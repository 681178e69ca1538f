//! `vagt decide`, `vagt reach`, `vagt isg …`: the joint decision, who was tried, and the call-out of the group.

use std::process::ExitCode;

use super::args::{AdviceArgs, DecideArgs, IsgVerb, MemberArgs, ReachArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::session::Session;
use super::typed::{person_of, prose, prose_if};
use crate::domain::Command;
use crate::domain::decision::{
    Advice, AttemptResult, CallState, DecisionCommand, Dissent, How, IsgChoice, NewWord, Side,
};
use crate::tr;

pub(super) fn decide(session: &Session, args: &DecideArgs) -> Result<ExitCode, Failure> {
    let person = person_of(session, &args.by)?;
    let review = session.time_ahead(args.review.as_ref())?;
    let near = if person == session.me { How::Here } else { How::Phone };
    let (mut open, id) = target(session, &args.id)?;
    let with = args.with.iter().map(|other| open.incident(session, other)).collect::<Result<Vec<_>, _>>()?;
    let word = NewWord {
        person,
        side: value_of(&Side::ALL, Side::key, args.role.as_ref()),
        action: prose(session, &args.action)?,
        isg: value_of(&IsgChoice::ALL, IsgChoice::key, Some(&args.isg)).unwrap_or(IsgChoice::Convene),
        reason: prose(session, &args.reason)?,
        how: value_of(&How::ALL, How::key, args.how.as_ref()).unwrap_or(near),
        review,
        with,
    };
    open.record(session, Command::Decision(id, DecisionCommand::Word(Box::new(word))), &args.when)?;
    answer(session, open, id)
}

pub(super) fn reach(session: &Session, args: &ReachArgs) -> Result<ExitCode, Failure> {
    let person = person_of(session, &args.person)?;
    let callback = session.time_ahead(args.callback.as_ref())?;
    let result = match value_of(&AttemptResult::ALL, AttemptResult::key, Some(&args.result)) {
        Some(AttemptResult::Callback { .. }) => AttemptResult::Callback { at: callback },
        Some(result) => result,
        None => AttemptResult::NoAnswer,
    };
    let (mut open, id) = target(session, &args.id)?;
    open.record(session, Command::Decision(id, DecisionCommand::Attempt(person, result)), &args.when)?;
    answer(session, open, id)
}

pub(super) fn isg(session: &Session, verb: &IsgVerb) -> Result<ExitCode, Failure> {
    let call = |state| move |person| DecisionCommand::Call(person, state);
    match verb {
        IsgVerb::Call(args) => member(session, args, call(CallState::Called)),
        IsgVerb::Reached(args) => member(session, args, call(CallState::Reached)),
        IsgVerb::NoAnswer(args) => member(session, args, call(CallState::NoAnswer)),
        IsgVerb::Joins { member: args, from } => {
            let joins_at = session.time_ahead(from.as_ref())?;
            member(session, args, call(CallState::Joins { joins_at }))
        }
        IsgVerb::Attends(args) => member(session, args, call(CallState::Attends)),
        IsgVerb::Leaves(args) => member(session, args, call(CallState::Left)),
        IsgVerb::Chair(args) => member(session, args, DecisionCommand::Chair),
        IsgVerb::Advice(args) => advice(session, args),
        IsgVerb::Meeting(verb) => super::meeting::perform(session, verb),
    }
}

fn member(
    session: &Session,
    args: &MemberArgs,
    command: impl FnOnce(crate::domain::PersonId) -> DecisionCommand,
) -> Result<ExitCode, Failure> {
    let person = person_of(session, &args.person)?;
    let (mut open, id) = target(session, &args.id)?;
    open.record(session, Command::Decision(id, command(person)), &args.when)?;
    answer(session, open, id)
}

fn advice(session: &Session, args: &AdviceArgs) -> Result<ExitCode, Failure> {
    let dissent = args.dissent.iter().map(|given| dissent(session, given)).collect::<Result<Vec<_>, _>>()?;
    let (mut open, id) = target(session, &args.id)?;
    let advice = Advice {
        question: prose(session, &args.question)?,
        text: prose(session, &args.advice)?,
        dissent,
        dpo: Some(prose_if(session, args.dpo.as_ref())?).filter(|text| !text.is_empty()),
    };
    open.record(session, Command::Decision(id, DecisionCommand::Advise(Box::new(advice))), &args.when)?;
    answer(session, open, id)
}

fn dissent(session: &Session, given: &str) -> Result<Dissent, Failure> {
    let (person, text) =
        given.split_once('=').ok_or_else(|| Failure::usage(&tr!(session.text, "cli-bad-dissent", given = given)))?;
    Ok(Dissent { person: person_of(session, person)?, text: prose(session, text)? })
}
