//! The one place where commands become facts, or are refused. Pure: time and fresh ids come in by [`Context`].

mod assessed;
mod close;
mod decision;
mod feed;
mod filing;
mod follow_up;
mod incident;
mod legal_step;
mod meeting;
mod message;
mod procedure;
mod register;
mod said;
mod sending_step;
mod step;
mod step_facts;

use jiff::SignedDuration;

pub use assessed::{IncidentAsked, incident_asked};
pub use follow_up::supplier_lacks;
pub use legal_step::{DpoHeard, FilingChosen, LawAsked, dpo_heard, filing_chosen, is_said_of_filing, law_asked};
pub use said::{ActAsked, act_asked, act_called};
pub use sending_step::{dpo_reached_at, next_kind};

use super::command::{Command, Context};
use super::desk::Desk;
use super::entry::Entry;
use super::fact::Fact;
use super::id::{DeviceId, IncidentId};
use super::incident::Incident;
use super::refusal::{Refusal, reason_given, text_given};
use crate::domain::policy::Carried;

/// How long before the discovery that lies which a note may tell of.
const NOTE_REACHES_BACK: SignedDuration = SignedDuration::from_hours(366 * 24);

/// Decides `command` on `desk`: the facts it amounts to, or the rule that says no. Nothing is changed.
pub fn decide(desk: &Desk, command: Command, context: &Context) -> Result<Vec<Fact>, Refusal> {
    if let Some(given) = context.occurred_at.filter(|given| *given > context.now) {
        return Err(Refusal::InFuture { given });
    }
    not_before_incident(desk, &command, context)?;
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
            text_given(&text)?;
            Ok(vec![Fact::NoteAdded { incident: incident.id, text }])
        }
        Command::Attach(id, file) => incident::attach(desk, id, file),
        Command::Assign(id, person) => incident::assign(desk, id, person),
        Command::Link(child, parent) => incident::link(desk, child, parent),
        Command::Close(id, excuse) => close::decide(desk, id, excuse, context),
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
        Command::Decision(id, command) => decision::decide(desk, id, command, context),
        Command::Procedure(id, command) => procedure::decide(desk, id, command),
        Command::Filing(id, command) => filing::decide(desk, id, *command, context),
        Command::FollowUp(id, command) => follow_up::decide(desk, id, *command, context),
        Command::AddFeed(source) => feed::add(desk, source),
        Command::RemoveFeed(id) => feed::remove(desk, id),
        Command::Claim(feed, claim) => Ok(vec![Fact::SupplierClaimed { feed, claim }]),
        Command::RaiseOutage(new) => Ok(feed::raise(desk, *new, context)),
        Command::ChangeOutage(id, look) => feed::change(desk, id, look),
        Command::EndOutage(id) => feed::end(desk, id),
        Command::Message(id, command) => message::decide(desk, id, *command, context),
        Command::Duty(command) => register::duty(desk, command, context),
        Command::Template(event) => message::template(desk, *event, context),
        Command::Meeting(command) => meeting::decide(desk, *command, context),
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

/// What is done in an incident is done after it was discovered. A note, or a file, may tell what led to it: a year back.
fn not_before_incident(desk: &Desk, command: &Command, context: &Context) -> Result<(), Refusal> {
    let (Some(given), Some(id)) = (context.occurred_at, command.incident()) else { return Ok(()) };
    let Some(discovered) = desk.summary(id).map(|incident| incident.times.discovered) else { return Ok(()) };
    let least = if matches!(command, Command::Note(..) | Command::Attach(..)) {
        discovered.saturating_sub(NOTE_REACHES_BACK).unwrap_or(discovered)
    } else {
        discovered
    };
    if given < least { Err(Refusal::BeforeIncident { given, discovered }) } else { Ok(()) }
}

fn known(desk: &Desk, id: IncidentId) -> Result<&Incident, Refusal> {
    desk.incident(id).ok_or(Refusal::UnknownIncident)
}

fn open(desk: &Desk, id: IncidentId) -> Result<&Incident, Refusal> {
    let incident = known(desk, id)?;
    if incident.is_open() { Ok(incident) } else { Err(Refusal::Closed { incident: incident.number }) }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P01, incident::register),
    crate::carried!(rule P14, incident::register),
    crate::carried!(rule P15, incident::assign),
    crate::carried!(rule P20, feed::raise),
    crate::carried!(rule P22, step::done),
    crate::carried!(rule P23, follow_up::it_chief),
];
