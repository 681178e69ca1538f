//! The one place where commands become facts, or are refused. Pure: time and fresh ids come in by [`Context`].

mod feed;
mod incident;
mod message;
mod register;
mod step;

use super::clean::CleanText;
use super::command::{Command, Context};
use super::desk::Desk;
use super::entry::Entry;
use super::fact::Fact;
use super::id::{DeviceId, IncidentId};
use super::incident::Incident;
use super::refusal::Refusal;

/// Decides `command` on `desk`: the facts it amounts to, or the rule that says no. Nothing is changed.
pub fn decide(desk: &Desk, command: Command, context: &Context) -> Result<Vec<Fact>, Refusal> {
    if let Some(given) = context.occurred_at.filter(|given| *given > context.now) {
        return Err(Refusal::InFuture { given });
    }
    match command {
        Command::Import(import) => Ok(register::import(desk, import)),
        Command::Register(registration) => incident::register(desk, *registration, context),
        Command::Amend(id, amendment) => incident::amend(desk, id, *amendment, context),
        Command::SetSeverity(id, level, reason) => {
            let incident = open(desk, id)?;
            reason_given(&reason)?;
            Ok(vec![Fact::SeveritySet { incident: incident.id, level, reason }])
        }
        Command::Note(id, text) => {
            let incident = known(desk, id)?;
            if text.is_empty() {
                return Err(Refusal::EmptyText);
            }
            Ok(vec![Fact::NoteAdded { incident: incident.id, text }])
        }
        Command::Assign(id, person) => incident::assign(desk, id, person),
        Command::Link(child, parent) => incident::link(desk, child, parent),
        Command::Close(id) => Ok(vec![Fact::IncidentClosed { incident: open(desk, id)?.id }]),
        Command::Reopen(id, reason) => {
            let incident = known(desk, id)?;
            if incident.is_open() {
                return Err(Refusal::NotClosed { incident: incident.number });
            }
            reason_given(&reason)?;
            Ok(vec![Fact::IncidentReopened { incident: id, reason }])
        }
        Command::DoStep(tick) => step::done(desk, tick, context),
        Command::SkipStep(tick) => step::skip(desk, tick, context),
        Command::ReopenStep(tick) => step::reopen(desk, tick),
        Command::AddFeed(source) => feed::add(desk, source),
        Command::RemoveFeed(id) => feed::remove(desk, id),
        Command::Claim(feed, claim) => Ok(vec![Fact::SupplierClaimed { feed, claim }]),
        Command::RaiseOutage(new) => Ok(feed::raise(desk, *new, context)),
        Command::ChangeOutage(id, look) => feed::change(desk, id, look),
        Command::EndOutage(id) => feed::end(desk, id),
        Command::Message(id, command) => message::decide(desk, id, *command, context),
        Command::Template(event) => message::template(desk, *event, context),
    }
}

/// Gives facts their places in `device`'s chain and takes them into `desk`: what is returned must now be kept.
pub fn enter(desk: &mut Desk, facts: Vec<Fact>, context: &Context, device: &DeviceId) -> Vec<Entry> {
    facts
        .into_iter()
        .map(|fact| {
            let entry = Entry {
                stamp: desk.next_stamp(device, context.now),
                at: context.now,
                occurred_at: context.occurred_at,
                actor: context.actor.clone(),
                fact,
            };
            desk.apply(&entry);
            entry
        })
        .collect()
}

fn known(desk: &Desk, id: IncidentId) -> Result<&Incident, Refusal> {
    desk.incident(id).ok_or(Refusal::UnknownIncident)
}

fn open(desk: &Desk, id: IncidentId) -> Result<&Incident, Refusal> {
    let incident = known(desk, id)?;
    if incident.is_open() { Ok(incident) } else { Err(Refusal::Closed { incident: incident.number }) }
}

fn reason_given(reason: &CleanText) -> Result<(), Refusal> {
    if reason.is_empty() { Err(Refusal::ReasonMissing) } else { Ok(()) }
}
