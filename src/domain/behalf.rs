//! Whose word or deed an entry is, when that is not who recorded it: by phone, or put down afterwards.

use super::decision::DecisionEvent;
use super::entry::Entry;
use super::fact::{Excused, Fact};
use super::id::PersonId;
use super::incident::ADVISE;
use super::message::{MessageEvent, TemplateEvent};
use super::register::DutyEvent;

impl Entry {
    /// The person that whoever recorded this speaks for; `None`: it is their own word, or the program's.
    pub fn on_behalf_of(&self) -> Option<&PersonId> {
        self.fact.said_by().filter(|person| self.actor.person() != Some(*person))
    }
}

impl Fact {
    /// Whether it is the Information Security Group's, and whoever recorded it wrote it down (P12).
    pub fn is_of_the_group(&self) -> bool {
        matches!(self, Self::StepDone { step, fulfilled: true, .. } if step.as_str() == ADVISE)
    }

    /// Whose word or deed it is, where the fact says so.
    pub fn said_by(&self) -> Option<&PersonId> {
        match self {
            Self::StepDone { by, .. }
            | Self::StepSkipped { by, .. }
            | Self::Meeting { by, .. }
            | Self::Duty { event: DutyEvent::Done { by, .. } }
            | Self::Message {
                event: MessageEvent::Sent { by, .. } | MessageEvent::JudgedNotAffected { by, .. }, ..
            } => by.as_ref(),
            Self::IncidentClosed { excused, .. } => excused.as_ref().and_then(|Excused { by, .. }| by.as_ref()),
            Self::Decision { event: DecisionEvent::WordGiven { person, .. }, .. } => Some(person),
            Self::Filing { event, .. } => event.by(),
            Self::FollowUp { event, .. } => event.by(),
            Self::Message { event: MessageEvent::Approved { by, .. }, .. }
            | Self::Template { event: TemplateEvent::Approved { by, .. } } => Some(by),
            Self::Message {
                event:
                    MessageEvent::FactSet { .. }
                    | MessageEvent::Drafted { .. }
                    | MessageEvent::Edited { .. }
                    | MessageEvent::Confirmed { .. }
                    | MessageEvent::Withdrawn { .. },
                ..
            }
            | Self::Template {
                event: TemplateEvent::Written { .. } | TemplateEvent::Confirmed { .. } | TemplateEvent::Withdrawn { .. },
            }
            | Self::Decision {
                event:
                    DecisionEvent::AttemptMade { .. }
                    | DecisionEvent::MemberCalled { .. }
                    | DecisionEvent::ChairTaken { .. }
                    | DecisionEvent::AdviceGiven { .. },
                ..
            }
            | Self::DeviceEnrolled { .. }
            | Self::KeyIntroduced { .. }
            | Self::LogRepaired { .. }
            | Self::PeopleImported { .. }
            | Self::SystemsImported { .. }
            | Self::SuppliersImported { .. }
            | Self::ProfileImported { .. }
            | Self::PlaybookImported { .. }
            | Self::PolicyRead { .. }
            | Self::IncidentRegistered { .. }
            | Self::IncidentAmended { .. }
            | Self::SeveritySet { .. }
            | Self::NoteAdded { .. }
            | Self::FileAttached { .. }
            | Self::HandlerAssigned { .. }
            | Self::IncidentLinked { .. }
            | Self::StepReopened { .. }
            | Self::Procedure { .. }
            | Self::IncidentReopened { .. }
            | Self::FeedAdded { .. }
            | Self::FeedRemoved { .. }
            | Self::SupplierClaimed { .. }
            | Self::OutageRaised { .. }
            | Self::OutageChanged { .. }
            | Self::OutageEnded { .. } => None,
        }
    }
}
