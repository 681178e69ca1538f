//! `vagt follow-up cause|action|effect|deviation|mitigated|review|briefed|list`.

pub(super) mod json;

use std::process::ExitCode;

use super::args::{ActionVerb, FollowUpVerb, OwnerArgs, SaidArgs, value_of};
use super::failure::Failure;
use super::incident::{answer, target};
use super::session::Session;
use super::typed::{day, day_if, line, one_of, person_if, person_of, prose, prose_if};
use super::{print, print_json};
use crate::domain::decide::supplier_lacks;
use crate::domain::decision::How;
use crate::domain::follow_up::{
    AgreementKept, Ask, FollowUp, FollowUpCommand, FollowedAction, FollowedDeviation, ItemId, Lapse, Owner, Plan,
    PlanChange, Review, Worked,
};
use crate::domain::{Command, Desk, IncidentId};
use crate::tr;

pub(super) fn perform(session: &Session, verb: &FollowUpVerb) -> Result<ExitCode, Failure> {
    let (id, ask, said) = match verb {
        FollowUpVerb::List { id } => return list(session, id.as_deref()),
        FollowUpVerb::Action(verb) => action(session, verb)?,
        FollowUpVerb::Cause { id, cause, contributing, said } => {
            let contributing: Result<Vec<_>, Failure> = contributing.iter().map(|text| line(session, text)).collect();
            (id, Ask::Cause(prose(session, cause)?, contributing?), said)
        }
        FollowUpVerb::Effect { id, item, worked, note, said } => {
            let worked = value_of(&Worked::ALL, Worked::key, Some(worked)).unwrap_or(Worked::NotEffective);
            (id, Ask::Assess(action_of(session, id, item)?, worked, prose_if(session, note.as_ref())?), said)
        }
        FollowUpVerb::Deviation { id, safeguard, lapse, handler, mitigation, said } => {
            let ask = Ask::Deviation {
                safeguard: line(session, safeguard)?,
                lapse: value_of(&Lapse::ALL, Lapse::key, Some(lapse)).unwrap_or(Lapse::Missing),
                handler: person_if(session, handler.as_ref())?,
                mitigation: prose_if(session, mitigation.as_ref())?,
            };
            (id, ask, said)
        }
        FollowUpVerb::Mitigated { id, item, note, said } => {
            let item = item_of(session, id, item, |follow_up| follow_up.deviations.keys().copied().collect())?;
            (id, Ask::Mitigated(item, prose(session, note)?), said)
        }
        FollowUpVerb::Review { id, people, findings, agreement, supplier, said } => {
            let people: Result<Vec<_>, Failure> = people.iter().map(|name| line(session, name)).collect();
            let bad = |given: &String| Failure::usage(&tr!(session.text, "cli-bad-supplier", given = given.as_str()));
            let review = Review {
                supplier: supplier.as_ref().map(|given| given.parse().map_err(|_bad| bad(given))).transpose()?,
                people: people?,
                findings: prose(session, findings)?,
                agreement: value_of(&AgreementKept::ALL, AgreementKept::key, Some(agreement))
                    .unwrap_or(AgreementKept::NoAgreement),
            };
            (id, Ask::Review(review), said)
        }
        FollowUpVerb::Briefed { id, how, note, not_needed, said } => {
            let ask = if let Some(reason) = not_needed {
                Ask::NoBriefing(prose(session, reason)?)
            } else {
                let how = value_of(&How::ALL, How::key, Some(how)).unwrap_or(How::Here);
                Ask::Briefed(how, prose_if(session, note.as_ref())?)
            };
            (id, ask, said)
        }
    };
    let by = person_if(session, said.by.as_ref())?;
    let (mut open, id) = target(session, id)?;
    let command = Command::FollowUp(id, Box::new(FollowUpCommand { ask, by }));
    open.record(session, command, &said.when)?;
    let agreed = matches!(verb, FollowUpVerb::Action(ActionVerb::Add { .. }));
    if agreed && open.desk.incident(id).is_some_and(|incident| supplier_lacks(&open.desk, incident)) {
        session.tell(&tr!(session.text, "notice-supplier-lacks"));
    }
    answer(session, open, id)
}

fn action<'a>(session: &Session, verb: &'a ActionVerb) -> Result<(&'a String, Ask, &'a SaidArgs), Failure> {
    Ok(match verb {
        ActionVerb::Add { id, task, owner, due, assess, said } => {
            let owner = owner_of(session, owner)?.ok_or_else(|| Failure::new("no owner"))?;
            let (due, assess_on) = (day(session, due)?, day(session, assess)?);
            let plan = Plan { text: line(session, task)?, owner, due, assess_on };
            (id, Ask::Agree(plan), said)
        }
        ActionVerb::Change { id, item, task, owner, due, assess, reason, said } => {
            let change = PlanChange {
                text: task.as_ref().map(|task| line(session, task)).transpose()?,
                owner: owner_of(session, owner)?,
                due: day_if(session, due.as_ref())?,
                assess_on: day_if(session, assess.as_ref())?,
            };
            let item = action_of(session, id, item)?;
            (id, Ask::Change(item, change, prose_if(session, reason.as_ref())?), said)
        }
        ActionVerb::Done { id, item, note, said } => {
            let item = action_of(session, id, item)?;
            (id, Ask::Done(item, prose_if(session, note.as_ref())?), said)
        }
        ActionVerb::Drop { id, item, reason, said } => {
            let item = action_of(session, id, item)?;
            (id, Ask::Drop(item, prose_if(session, reason.as_ref())?), said)
        }
    })
}

/// The corrective action called so.
fn action_of(session: &Session, id: &str, given: &str) -> Result<ItemId, Failure> {
    item_of(session, id, given, |follow_up| follow_up.actions.keys().copied().collect())
}

/// The action or deviation called so; what an incident has is looked up only where a number stands alone.
fn item_of(
    session: &Session,
    id: &str,
    given: &str,
    there: impl Fn(&FollowUp) -> Vec<ItemId>,
) -> Result<ItemId, Failure> {
    if let Ok(item) = given.parse() {
        return Ok(item);
    }
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    let items = open.desk.incident(id).map(|incident| there(&incident.follow_up)).unwrap_or_default();
    one_of(session, given, items.into_iter())
}

fn owner_of(session: &Session, args: &OwnerArgs) -> Result<Option<Owner>, Failure> {
    Ok(match (&args.owner, &args.supplier_owner) {
        (Some(person), _) => Some(Owner::Person { person: person_of(session, person)? }),
        (None, Some(name)) => Some(Owner::Supplier { name: line(session, name)? }),
        (None, None) => None,
    })
}

fn list(session: &Session, id: Option<&str>) -> Result<ExitCode, Failure> {
    let mut open = session.read()?;
    let id = id.map(|id| open.incident(session, id)).transpose()?;
    let desk = &open.desk;
    let of = |incident: IncidentId| id.is_none_or(|id| id == incident);
    let mut actions = desk.corrective_actions(session.now);
    actions.retain(|row| of(row.incident.id));
    let mut deviations = desk.open_deviations();
    deviations.retain(|row| of(row.incident.id));
    if session.json {
        return print_json(&json::listing(&actions, &deviations));
    }
    print(&page(session, desk, &actions, &deviations))
}

fn page(session: &Session, desk: &Desk, actions: &[FollowedAction<'_>], open: &[FollowedDeviation<'_>]) -> String {
    let text = &session.text;
    let mut lines: Vec<String> = actions
        .iter()
        .map(|row| {
            let (action, owner) = (row.action, text.action_owner(desk, &row.action.plan.owner));
            let state = match &action.effect {
                Some(effect) => text.worked(effect.value.0),
                None => text.action_state(row.state),
            };
            let (number, day) = (row.incident.number, text.date(action.next_day()));
            format!("{number:<8} {:<3} {day:<12} {state}: {} ({owner})", action.id.to_string(), action.plan.text)
        })
        .collect();
    lines.extend(open.iter().map(|row| {
        let deviation = row.deviation;
        let (number, lapse) = (row.incident.number, text.lapse(deviation.lapse));
        let said = tr!(text, "follow-up-deviation", safeguard = deviation.safeguard.as_str(), lapse = lapse);
        format!("{number:<8} {:<3} {said}", deviation.id.to_string())
    }));
    if lines.is_empty() {
        lines.push(tr!(text, "follow-up-none"));
    }
    lines.push(String::new());
    lines.join("\n")
}
