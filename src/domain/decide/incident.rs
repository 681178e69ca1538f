//! Registering and changing incidents.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{known, open};
use crate::domain::attachment::Attachment;
use crate::domain::calendar;
use crate::domain::command::Context;
use crate::domain::desk::Desk;
use crate::domain::fact::{Amendment, Began, Fact, Registration};
use crate::domain::id::{IncidentId, PersonId, SystemId};
use crate::domain::message::began;
use crate::domain::refusal::Refusal;

pub(super) fn register(desk: &Desk, registration: Registration, context: &Context) -> Result<Vec<Fact>, Refusal> {
    if registration.title.is_empty() {
        return Err(Refusal::EmptyTitle);
    }
    for given in [registration.discovered_at, registration.reported_at] {
        if given > context.now {
            return Err(Refusal::InFuture { given });
        }
    }
    if registration.reported_at < registration.discovered_at {
        return Err(Refusal::ReportedBeforeDiscovered);
    }
    if let Some(began) = registration.began_at {
        begun_before(began, registration.discovered_at)?;
    }
    systems_known(desk, registration.systems.iter())?;
    let year = calendar::local(context.happened_at()).year().rem_euclid(100);
    let number = desk.next_number(u8::try_from(year).unwrap_or(0), context.letter);
    let playbook = desk.register().playbook_for(registration.kind).map(|(pin, _)| pin.clone());
    Ok(vec![Fact::IncidentRegistered { incident: IncidentId(context.fresh), number, registration, playbook }])
}

pub(super) fn amend(
    desk: &Desk,
    id: IncidentId,
    amendment: Amendment,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, id)?;
    if amendment.title.as_ref().is_some_and(crate::domain::CleanText::is_empty) {
        return Err(Refusal::EmptyTitle);
    }
    if let Some(systems) = &amendment.systems {
        systems_known(desk, systems.iter().filter(|system| !incident.systems.contains(*system)))?;
    }
    if let Some((at, reason)) = &amendment.awareness {
        if *at > context.now {
            return Err(Refusal::InFuture { given: *at });
        }
        if *at > incident.times.discovered && reason.is_empty() {
            return Err(Refusal::AwarenessUnjustified);
        }
    }
    if let Some(at) = amendment.began.and_then(Began::at) {
        begun_before(at, incident.times.discovered)?;
    }
    let began = began(desk, incident, context.now);
    // Only what differs is a change.
    let amendment = Amendment {
        began: amendment.began.filter(|new| new.at() != began),
        title: amendment.title.filter(|title| *title != incident.title),
        impact: amendment.impact.filter(|impact| *impact != incident.impact),
        reach: amendment.reach.filter(|reach| *reach != incident.reach),
        personal_data: amendment.personal_data.filter(|data| *data != incident.personal_data),
        systems: amendment.systems.filter(|systems| *systems != incident.systems),
        reporter: amendment.reporter.filter(|reporter| *reporter != incident.reporter),
        awareness: amendment.awareness.filter(|(at, _)| Some(*at) != incident.times.awareness),
        people: amendment.people.filter(|people| Some(*people) != incident.people),
        protected_address: amendment.protected_address.filter(|answer| Some(*answer) != incident.protected_address),
        cpr_numbers: amendment.cpr_numbers.filter(|answer| Some(*answer) != incident.cpr_numbers),
        promised: amendment.promised.filter(|promised| Some(*promised) != incident.promised),
    };
    if amendment == Amendment::default() {
        return Err(Refusal::NothingChanged);
    }
    Ok(vec![Fact::IncidentAmended { incident: id, amendment }])
}

/// It began when it was discovered, or earlier.
pub(super) fn begun_before(began: Timestamp, discovered: Timestamp) -> Result<(), Refusal> {
    if began > discovered { Err(Refusal::BeganAfterDiscovered { discovered }) } else { Ok(()) }
}

fn systems_known<'a>(desk: &Desk, mut systems: impl Iterator<Item = &'a SystemId>) -> Result<(), Refusal> {
    match systems.find(|system| !desk.register().systems().contains_key(*system)) {
        // With no register at all, any name will do: set-up never blocks the work.
        Some(system) if !desk.register().systems().is_empty() => Err(Refusal::UnknownSystem { system: system.clone() }),
        _ => Ok(()),
    }
}

/// Attaches a file, once; also to a closed incident, as what comes late still belongs to it.
pub(super) fn attach(desk: &Desk, id: IncidentId, file: Attachment) -> Result<Vec<Fact>, Refusal> {
    let incident = known(desk, id)?;
    if file.name.is_empty() {
        return Err(Refusal::EmptyTitle);
    }
    if let Some(have) = incident.attachments.iter().find(|have| have.file.content == file.content) {
        return Err(Refusal::AttachedAlready { name: have.file.name.clone() });
    }
    Ok(vec![Fact::FileAttached { incident: incident.id, file }])
}

pub(super) fn assign(desk: &Desk, id: IncidentId, person: PersonId) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, id)?;
    person_known(desk, &person)?;
    if incident.handler.as_ref() == Some(&person) {
        return Err(Refusal::NothingChanged);
    }
    Ok(vec![Fact::HandlerAssigned { incident: id, person }])
}

/// Somebody the roster knows; with no roster at all, anybody.
pub(super) fn person_known(desk: &Desk, person: &PersonId) -> Result<(), Refusal> {
    let people = &desk.register().roster().people;
    if people.is_empty() || people.contains_key(person) {
        Ok(())
    } else {
        Err(Refusal::UnknownPerson { person: person.clone() })
    }
}

pub(super) fn link(desk: &Desk, child: IncidentId, parent: IncidentId) -> Result<Vec<Fact>, Refusal> {
    let incident = open(desk, child)?;
    known(desk, parent)?;
    let (mut above, mut seen) = (Some(parent), BTreeSet::new());
    // Two desks that had not heard of each other can have made a circle further up: it is walked once.
    while let Some(id) = above.filter(|id| seen.insert(*id)) {
        if id == child {
            return Err(Refusal::LinkCircle);
        }
        above = desk.incident(id).and_then(|incident| incident.parent);
    }
    if incident.parent == Some(parent) {
        return Err(Refusal::NothingChanged);
    }
    Ok(vec![Fact::IncidentLinked { incident: child, parent }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::{decide, enter};
    use crate::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
    use crate::domain::{Actor, Command};

    #[test]
    fn a_circle_of_links_that_two_desks_made_is_walked_once() {
        let now: jiff::Timestamp = "2026-11-29T02:00:00Z".parse().unwrap();
        let context = |fresh: u128| Context {
            now,
            occurred_at: None,
            actor: Actor::Program,
            letter: 'A',
            fresh: ulid::Ulid(fresh),
        };
        let device = "device".parse().unwrap();
        let mut desk = Desk::default();
        let [one, two, three] = [1, 2, 3].map(|fresh| {
            let registration = Registration {
                title: "Mail".into(),
                kind: IncidentKind::Availability,
                reporter: "x".into(),
                began_at: None,
                discovered_at: now,
                reported_at: now,
                impact: Impact::default(),
                reach: Reach::Team,
                personal_data: PersonalData::No,
                systems: BTreeSet::new(),
                outage: None,
                handler: None,
            };
            let facts = decide(&desk, Command::Register(Box::new(registration)), &context(fresh)).unwrap();
            enter(&mut desk, facts, &context(fresh), &device);
            IncidentId(ulid::Ulid(fresh))
        });
        assert_eq!(link(&desk, two, two), Err(Refusal::LinkCircle));
        // Each desk allowed its own link; then they heard of each other.
        let circle = [(two, three), (three, two)].map(|(incident, parent)| Fact::IncidentLinked { incident, parent });
        enter(&mut desk, circle.to_vec(), &context(4), &device);
        assert_eq!(link(&desk, one, two), Ok(vec![Fact::IncidentLinked { incident: one, parent: two }]));
        assert_eq!(
            link(&desk, two, one),
            Ok(vec![Fact::IncidentLinked { incident: two, parent: one }]),
            "it is undone so"
        );
    }
}
