//! Who may give which word, and who sits in the group: the same rules when a command is decided and when a fact is folded.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::word::Side;
use crate::domain::id::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::register::{Holding, Person, Role, Roster};

/// Whether `person` may give the word of `side` on `day`: its holder, a deputy, or whoever stands in (P16). A roster that
/// names nobody for it never stops the work.
pub fn may_speak(roster: Option<&Roster>, side: Side, person: &PersonId, day: Date) -> Result<(), Refusal> {
    let Some(roster) = roster else { return Ok(()) };
    let ids = |people: Vec<&Person>| -> Vec<PersonId> { people.into_iter().map(|person| person.id.clone()).collect() };
    let mut holders = ids(roster.call_order(side.role(), day));
    if holders.is_empty() {
        // A post that is vacant is its deputies'.
        holders = ids(roster.left_deputies(side.role(), day));
    }
    if holders.is_empty() || holders.contains(person) || roster.holds(person, side.role(), day) {
        return Ok(());
    }
    Err(Refusal::NotDecider { role: side.role(), person: person.clone(), holders })
}

/// The sides whose word `person` may give on `day`; the one they hold themselves before one they stand in for.
pub fn sides_of(roster: Option<&Roster>, person: &PersonId, day: Date) -> Vec<Side> {
    let mut sides: Vec<Side> =
        Side::ALL.into_iter().filter(|side| may_speak(roster, *side, person, day).is_ok()).collect();
    let holds = |side: Side| {
        roster.is_some_and(|roster| roster.held(side.role(), day).into_iter().any(|holding| holding.holder == *person))
    };
    sides.sort_by_key(|side| !holds(*side));
    sides
}

fn holds_any(roster: &Roster, roles: impl IntoIterator<Item = Role>, person: &PersonId, day: Date) -> bool {
    roles.into_iter().any(|role| roster.holds(person, role, day))
}

fn anybody(roster: &Roster, day: Date) -> bool {
    Role::ISG_MEMBERS.into_iter().any(|role| !roster.call_order(role, day).is_empty())
}

/// Whether `person` sits in the group on `day`, or stands in for whoever does (P11). With nobody named, anybody.
pub fn is_isg_member(roster: Option<&Roster>, person: &PersonId, day: Date) -> bool {
    roster.is_none_or(|roster| !anybody(roster, day) || holds_any(roster, Role::ISG_MEMBERS, person, day))
}

/// Whether `person` has a vote in the group on `day`: as any member but the DPO, who advises and does not vote.
pub fn has_vote(roster: Option<&Roster>, person: &PersonId, day: Date) -> bool {
    let voting = Role::ISG_MEMBERS.into_iter().filter(|role| *role != Role::Dpo);
    roster.is_none_or(|roster| !anybody(roster, day) || holds_any(roster, voting, person, day))
}

/// How many seats of the group `people` fill on `day`, each of them one: holders their own, then deputies and whoever
/// stands in. With nobody named, as many as there are people.
pub fn seats_filled<'a>(roster: Option<&Roster>, people: impl Iterator<Item = &'a PersonId>, day: Date) -> usize {
    let mut free: BTreeSet<&PersonId> = people.collect();
    let Some(roster) = roster.filter(|roster| anybody(roster, day)) else { return free.len() };
    let mut seats: Vec<&Holding> = Vec::new();
    for role in Role::ISG_MEMBERS {
        seats.extend(roster.held(role, day));
    }
    let all = seats.len();
    seats.retain(|seat| !free.remove(&seat.holder));
    seats.retain(|seat| {
        let instead = seat.role.stood_in_by().map(|role| roster.call_order(role, day)).unwrap_or_default();
        let deputies = seat.deputies.iter().chain(instead.into_iter().map(|person| &person.id));
        let found = deputies.into_iter().find(|deputy| free.contains(*deputy));
        found.is_none_or(|deputy| !free.remove(deputy))
    });
    all - seats.len()
}
