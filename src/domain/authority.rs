//! Who may do what: the same rules when a command is decided and when a fact is folded.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::calendar;
use super::id::{PersonId, SystemId};
use super::playbook::{Basis, Step};
use super::refusal::Refusal;
use super::register::{InForce, Role, Roster};
use crate::domain::policy::Carried;

/// Whether `person` may settle `step` of an incident that touches `systems`.
///
/// The on-call's own steps are anybody's who is at the desk. A step of another role needs somebody who holds it or
/// stands in, as soon as the roster names anyone: an empty roster must never stop the work.
pub fn may_settle<'a>(
    register: impl Into<InForce<'a>>,
    roster: Option<&Roster>,
    systems: &BTreeSet<SystemId>,
    step: &Step,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if step.roles().any(|role| role == Role::ItOnCall) {
        return Ok(());
    }
    let Some(roster) = roster else { return Ok(()) };
    let Err(holders) = may_act_as(register, roster, systems, step.roles(), person, calendar::local(at).date()) else {
        return Ok(());
    };
    let policy = step.prescribed_by.iter().find_map(|basis| match basis {
        Basis::Policy(row) => Some(*row),
        Basis::Law(_) | Basis::GoodPractice(_) => None,
    });
    Err(Refusal::WrongRole { step: step.id.clone(), role: step.role, person: person.clone(), holders, policy })
}

/// Whether `person` may decide as `role`: a holder, a deputy or who stands in. Where the roster names nobody, anybody may.
pub fn may_decide_as<'a>(
    register: impl Into<InForce<'a>>,
    roster: Option<&Roster>,
    role: Role,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    let Some(roster) = roster else { return Ok(()) };
    let day = calendar::local(at).date();
    may_act_as(register, roster, &BTreeSet::new(), [role], person, day).map_err(|holders| Refusal::NotController {
        role,
        person: person.clone(),
        holders,
    })
}

/// Whether `person` holds one of `roles` on `day`, for the municipality or for one of `systems`, or stands in for it. Where
/// nobody holds them, those named to stand in act; where the roster names nobody at all, anybody may (P01–P03). Otherwise: who
/// could.
pub fn may_act_as<'a>(
    register: impl Into<InForce<'a>>,
    roster: &Roster,
    systems: &BTreeSet<SystemId>,
    roles: impl IntoIterator<Item = Role>,
    person: &PersonId,
    day: jiff::civil::Date,
) -> Result<(), Vec<PersonId>> {
    let register = register.into();
    let mut holders: Vec<PersonId> = Vec::new();
    let mut instead: Vec<PersonId> = Vec::new();
    for role in roles {
        add_all(&mut holders, holders_of(register, roster, systems, role, day));
        add_all(&mut instead, named_instead(register, roster, systems, role, day));
    }
    let named = if holders.is_empty() { &instead } else { &holders };
    if named.is_empty() || holders.contains(person) || instead.contains(person) { Ok(()) } else { Err(named.clone()) }
}

fn add_all(to: &mut Vec<PersonId>, more: Vec<PersonId>) {
    for person in more {
        if !to.contains(&person) {
            to.push(person);
        }
    }
}

/// Who is named to act as `role` where no holder does: the deputies that a holder left behind, then whoever stands in.
fn named_instead(
    register: InForce<'_>,
    roster: &Roster,
    systems: &BTreeSet<SystemId>,
    role: Role,
    day: jiff::civil::Date,
) -> Vec<PersonId> {
    let mut named: Vec<PersonId> = roster.left_deputies(role, day).iter().map(|person| person.id.clone()).collect();
    if let Some(other) = role.stood_in_by() {
        add_all(&mut named, holders_of(register, roster, systems, other, day));
    }
    named
}

/// Whether `person` may vouch for what is left undone when an incident is closed: an IT chief, or a deputy. Where the
/// roster names nobody, anybody may.
pub fn may_excuse<'a>(
    register: impl Into<InForce<'a>>,
    roster: Option<&Roster>,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    match may_decide_as(register, roster, Role::ItChief, person, at) {
        Err(Refusal::NotController { role, person, holders }) => Err(Refusal::NotExcuser { role, person, holders }),
        judged => judged,
    }
}

/// Whether the roster names no IT chief nor anybody in their place, so that anybody may vouch ([`may_excuse`]).
pub fn names_no_excuser<'a>(register: impl Into<InForce<'a>>, roster: &Roster, at: Timestamp) -> bool {
    let (register, day, none) = (register.into(), calendar::local(at).date(), BTreeSet::new());
    holders_of(register, roster, &none, Role::ItChief, day).is_empty()
        && named_instead(register, roster, &none, Role::ItChief, day).is_empty()
}

/// Who holds `role`, for the municipality or for one of `systems`, in call order.
pub fn holders_of(
    register: InForce<'_>,
    roster: &Roster,
    systems: &BTreeSet<SystemId>,
    role: Role,
    day: jiff::civil::Date,
) -> Vec<PersonId> {
    let mut holders: Vec<PersonId> = Vec::new();
    let mut add = |id: &PersonId| {
        if !holders.contains(id) {
            holders.push(id.clone());
        }
    };
    if role == Role::Isg {
        for member in Role::ISG_MEMBERS {
            roster.call_order(member, day).iter().for_each(|person| add(&person.id));
        }
    }
    if role.is_per_system() {
        for system in systems {
            register.answering(system, role).into_iter().for_each(&mut add);
        }
    }
    roster.call_order(role, day).iter().for_each(|person| add(&person.id));
    holders
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[crate::carried!(rule P05, holders_of)];

#[cfg(test)]
mod tests;
