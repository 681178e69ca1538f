//! Who may give which word, and who sits in the group: the same rules when a command is decided and when a fact is folded.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::word::Side;
use crate::domain::id::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::register::{Person, Role, Roster};

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
    // A post that is vacant is its deputies'.
    let left = |role| roster.left_deputies(role, day).into_iter().any(|deputy| deputy.id == *person);
    roles.into_iter().any(|role| roster.holds(person, role, day) || left(role))
}

fn anybody(roster: &Roster, day: Date) -> bool {
    let filled = |role| !roster.call_order(role, day).is_empty() || !roster.left_deputies(role, day).is_empty();
    Role::ISG_MEMBERS.into_iter().any(filled)
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

/// Whose a seat of the group is: its holder's, and who may fill it instead.
struct Claims<'a> {
    holder: Option<&'a PersonId>,
    instead: Vec<&'a PersonId>,
}

fn seats(roster: &Roster, day: Date) -> Vec<Claims<'_>> {
    let mut seats = Vec::new();
    for role in Role::ISG_MEMBERS {
        let stands_in = role.stood_in_by().map(|role| roster.call_order(role, day)).unwrap_or_default();
        let stands_in = || stands_in.iter().map(|person| &person.id);
        seats.extend(roster.held(role, day).into_iter().map(|holding| Claims {
            holder: Some(&holding.holder),
            instead: holding.deputies.iter().chain(stands_in()).collect(),
        }));
        let left = roster.left_deputies(role, day);
        if !left.is_empty() {
            let instead = left.into_iter().map(|person| &person.id).chain(stands_in()).collect();
            seats.push(Claims { holder: None, instead });
        }
    }
    seats
}

/// How many seats of the group `people` fill on `day`, each of them one: holders their own, then deputies, those of a post
/// that is vacant among them, and whoever stands in (P11). With nobody named, as many as there are people.
pub fn seats_filled<'a>(roster: Option<&Roster>, people: impl Iterator<Item = &'a PersonId>, day: Date) -> usize {
    let people: BTreeSet<&PersonId> = people.collect();
    let Some(roster) = roster.filter(|roster| anybody(roster, day)) else { return people.len() };
    let (all, empty) = (seats(roster, day), empty_seats(roster, people, day));
    all.len() - empty.len()
}

/// Whom the group waits for while `people` are there: of each seat that nobody fills its holder, of a post that is vacant
/// its first deputy.
pub(super) fn waited_for<'a>(roster: &Roster, people: impl Iterator<Item = &'a PersonId>, day: Date) -> Vec<PersonId> {
    let empty = empty_seats(roster, people.collect(), day);
    let mut waited: Vec<PersonId> = Vec::new();
    for person in empty.into_iter().filter_map(|seat| seat.holder.or_else(|| seat.instead.first().copied())) {
        if !waited.contains(person) {
            waited.push(person.clone());
        }
    }
    waited
}

fn empty_seats<'a>(roster: &'a Roster, mut free: BTreeSet<&PersonId>, day: Date) -> Vec<Claims<'a>> {
    let mut seats = seats(roster, day);
    seats.retain(|seat| seat.holder.is_none_or(|holder| !free.remove(holder)));
    seats.retain(|seat| {
        let found = seat.instead.iter().find(|deputy| free.contains(**deputy));
        found.is_none_or(|deputy| !free.remove(*deputy))
    });
    seats
}
