//! What of an incident's log concerns its supplier. The paper leaves the house, so the choice is made here, fact by fact, and
//! a new fact does not compile until somebody has made it: what is not named as theirs stays ours. Notes, decisions, calls,
//! names of people, and messages to anybody else are never theirs.

use std::collections::BTreeMap;

use crate::domain::clock::ClockId;
use crate::domain::fact::Fact;
use crate::domain::follow_up::FollowUpEvent;
use crate::domain::id::StepId;
use crate::domain::message::{Channel, MessageEvent, MessageId};
use crate::domain::playbook::{Audience, InputKey, InputValue};
use crate::domain::{CleanText, Desk, Incident};

/// Something that happened between us and the supplier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Concern<'a> {
    /// It was registered with us.
    Registered,
    /// It was reported to them: what they gave in return is in these answers.
    Reported(&'a BTreeMap<InputKey, InputValue>),
    /// A message to them went out.
    Sent(MessageId, Channel),
    /// It was taken higher up in their house.
    Escalated,
    /// They answered or told something, in the words noted.
    Said(Option<&'a CleanText>),
    /// It works again, as those who use it say.
    Restored,
    /// It was gone through together.
    Reviewed,
}

/// What a step has to do with the supplier, by the name it has in the built-in playbooks, else by what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Report,
    Escalation,
    Answer,
    Restored,
    Review,
}

/// What of the answers to a report is theirs: their case number, who of theirs was spoken to, what they promised.
pub(super) const GIVEN: [&str; 3] = ["supplier-case", "supplier-contact", "supplier-promise"];

/// What `fact` has to do with the supplier; `None`: nothing, or nothing that is theirs to read.
pub(super) fn of<'a>(desk: &Desk, incident: &Incident, fact: &'a Fact) -> Option<Concern<'a>> {
    match fact {
        Fact::IncidentRegistered { .. } => Some(Concern::Registered),
        Fact::StepDone { step, note, inputs, .. } => Some(match step_of(desk, incident, step)? {
            Step::Report => Concern::Reported(inputs),
            Step::Escalation => Concern::Escalated,
            // The note is what the step is there for: what they said.
            Step::Answer => Concern::Said(note.as_ref()),
            Step::Restored => Concern::Restored,
            Step::Review => Concern::Reviewed,
        }),
        Fact::Message { event, .. } => message(incident, event),
        Fact::FollowUp { event, .. } => follow_up(event),
        // Ours: what is said of the incident inside the house, decided, weighed, noted, attached, skipped, filed.
        Fact::IncidentAmended { .. }
        | Fact::SeveritySet { .. }
        | Fact::NoteAdded { .. }
        | Fact::FileAttached { .. }
        | Fact::HandlerAssigned { .. }
        | Fact::IncidentLinked { .. }
        | Fact::StepSkipped { .. }
        | Fact::StepReopened { .. }
        | Fact::Procedure { .. }
        | Fact::IncidentClosed { .. }
        | Fact::IncidentReopened { .. }
        | Fact::Decision { .. }
        | Fact::Filing { .. }
        | Fact::Template { .. }
        | Fact::Meeting { .. }
        // What a supplier's page said is told beside, from the outages.
        | Fact::FeedAdded { .. }
        | Fact::FeedRemoved { .. }
        | Fact::SupplierClaimed { .. }
        | Fact::OutageRaised { .. }
        | Fact::OutageChanged { .. }
        | Fact::OutageEnded { .. }
        // About no incident.
        | Fact::DeviceEnrolled { .. }
        | Fact::KeyIntroduced { .. }
        | Fact::LogRepaired { .. }
        | Fact::PeopleImported { .. }
        | Fact::SystemsImported { .. }
        | Fact::SuppliersImported { .. }
        | Fact::ProfileImported { .. }
        | Fact::PlaybookImported { .. }
        | Fact::Duty { .. }
        | Fact::PolicyRead { .. } => None,
    }
}

/// The step that `fact` opens again, so that what it was taken for no longer stands.
pub(super) fn taken_back(fact: &Fact) -> Option<&StepId> {
    if let Fact::StepReopened { step, .. } = fact { Some(step) } else { None }
}

fn message<'a>(incident: &Incident, event: &MessageEvent) -> Option<Concern<'a>> {
    match event {
        MessageEvent::Sent { message, channel, .. } => {
            let theirs = incident.messages.get(*message).is_some_and(|have| have.audience == Audience::Supplier);
            theirs.then_some(Concern::Sent(*message, *channel))
        }
        MessageEvent::FactSet { .. }
        | MessageEvent::Drafted { .. }
        | MessageEvent::Edited { .. }
        | MessageEvent::Approved { .. }
        | MessageEvent::Confirmed { .. }
        | MessageEvent::Withdrawn { .. }
        | MessageEvent::JudgedNotAffected { .. } => None,
    }
}

fn follow_up<'a>(event: &FollowUpEvent) -> Option<Concern<'a>> {
    match event {
        FollowUpEvent::ReviewHeld { .. } => Some(Concern::Reviewed),
        // The cause, and what was agreed on either side, have sections of their own.
        FollowUpEvent::CauseStated { .. }
        | FollowUpEvent::ActionAgreed { .. }
        | FollowUpEvent::ActionChanged { .. }
        | FollowUpEvent::ActionDone { .. }
        | FollowUpEvent::ActionDropped { .. }
        | FollowUpEvent::EffectAssessed { .. }
        | FollowUpEvent::DeviationFound { .. }
        | FollowUpEvent::DeviationMitigated { .. }
        | FollowUpEvent::OfficerBriefed { .. }
        | FollowUpEvent::BriefingNotNeeded { .. } => None,
    }
}

fn step_of(desk: &Desk, incident: &Incident, id: &StepId) -> Option<Step> {
    match id.as_str().rsplit('.').next()? {
        "supplier-case" => return Some(Step::Report),
        "escalate-supplier" => return Some(Step::Escalation),
        "supplier-answer" | "supplier-record" | "claims" => return Some(Step::Answer),
        "restored" => return Some(Step::Restored),
        "joint-review" => return Some(Step::Review),
        _ => {}
    }
    let list = desk.checklist(incident)?;
    let step = list.step(id)?.step;
    match step.clock {
        Some(ClockId::AgreementResponse) => Some(Step::Answer),
        Some(ClockId::AgreementRestore) => Some(Step::Restored),
        Some(ClockId::SupplierReview) => Some(Step::Review),
        Some(_) | None => (step.message == Some(Audience::Supplier)).then_some(Step::Report),
    }
}
