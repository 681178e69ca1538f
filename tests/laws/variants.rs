//! The variants of facts, one name each. A variant that is new does not compile until it is named here, and fails the test
//! until the acts reach it.

use std::collections::BTreeSet;

use vagt::domain::Fact;
use vagt::domain::decision::DecisionEvent;
use vagt::domain::filing::FilingEvent;
use vagt::domain::follow_up::FollowUpEvent;
use vagt::domain::meeting::MeetingEvent;
use vagt::domain::message::{MessageEvent, TemplateEvent};
use vagt::domain::procedure::ProcedureEvent;
use vagt::domain::register::DutyEvent;

/// Names every variant, and lists the names.
macro_rules! variants {
    ($($pattern:pat => $name:literal),+ $(,)?) => {
        /// Every name.
        pub(crate) const ALL: &[&str] = &[$($name),+];

        /// The name of a fact's variant.
        pub(crate) fn name(fact: &Fact) -> &'static str {
            match fact { $($pattern => $name),+ }
        }
    };
}

variants! {
    Fact::DeviceEnrolled { .. } => "device enrolled",
    Fact::KeyIntroduced { .. } => "key introduced",
    Fact::LogRepaired { .. } => "log repaired",
    Fact::PeopleImported { .. } => "people imported",
    Fact::SystemsImported { .. } => "systems imported",
    Fact::SuppliersImported { .. } => "suppliers imported",
    Fact::ProfileImported { .. } => "profile imported",
    Fact::PlaybookImported { .. } => "playbook imported",
    Fact::PolicyRead { .. } => "policy read",
    Fact::Duty { event: DutyEvent::Done { .. } } => "duty done",
    Fact::IncidentRegistered { .. } => "incident registered",
    Fact::IncidentAmended { .. } => "incident amended",
    Fact::SeveritySet { .. } => "severity set",
    Fact::NoteAdded { .. } => "note added",
    Fact::FileAttached { .. } => "file attached",
    Fact::HandlerAssigned { .. } => "handler assigned",
    Fact::IncidentLinked { .. } => "incident linked",
    Fact::StepDone { .. } => "step done",
    Fact::StepSkipped { .. } => "step skipped",
    Fact::StepReopened { .. } => "step reopened",
    Fact::IncidentClosed { .. } => "incident closed",
    Fact::IncidentReopened { .. } => "incident reopened",
    Fact::Procedure { event: ProcedureEvent::BlockInserted { .. }, .. } => "block inserted",
    Fact::Procedure { event: ProcedureEvent::Repinned { .. }, .. } => "repinned",
    Fact::Decision { event: DecisionEvent::WordGiven { .. }, .. } => "word given",
    Fact::Decision { event: DecisionEvent::AttemptMade { .. }, .. } => "attempt made",
    Fact::Decision { event: DecisionEvent::MemberCalled { .. }, .. } => "member called",
    Fact::Decision { event: DecisionEvent::ChairTaken { .. }, .. } => "chair taken",
    Fact::Decision { event: DecisionEvent::AdviceGiven { .. }, .. } => "advice given",
    Fact::Filing { event: FilingEvent::AwarenessDecided { .. }, .. } => "awareness decided",
    Fact::Filing { event: FilingEvent::RiskDecided { .. }, .. } => "risk decided",
    Fact::Filing { event: FilingEvent::Filed { .. }, .. } => "filed",
    Fact::Filing { event: FilingEvent::NotReportable { .. }, .. } => "not reportable",
    Fact::Filing { event: FilingEvent::DataSubjects { .. }, .. } => "data subjects",
    Fact::Filing { event: FilingEvent::SignificanceDecided { .. }, .. } => "significance decided",
    Fact::Filing { event: FilingEvent::Reported { .. }, .. } => "reported",
    Fact::Filing { event: FilingEvent::Withdrawn { .. }, .. } => "filing withdrawn",
    Fact::FollowUp { event: FollowUpEvent::CauseStated { .. }, .. } => "cause stated",
    Fact::FollowUp { event: FollowUpEvent::ActionAgreed { .. }, .. } => "action agreed",
    Fact::FollowUp { event: FollowUpEvent::ActionChanged { .. }, .. } => "action changed",
    Fact::FollowUp { event: FollowUpEvent::ActionDone { .. }, .. } => "action done",
    Fact::FollowUp { event: FollowUpEvent::ActionDropped { .. }, .. } => "action dropped",
    Fact::FollowUp { event: FollowUpEvent::EffectAssessed { .. }, .. } => "effect assessed",
    Fact::FollowUp { event: FollowUpEvent::DeviationFound { .. }, .. } => "deviation found",
    Fact::FollowUp { event: FollowUpEvent::DeviationMitigated { .. }, .. } => "deviation mitigated",
    Fact::FollowUp { event: FollowUpEvent::ReviewHeld { .. }, .. } => "review held",
    Fact::FollowUp { event: FollowUpEvent::OfficerBriefed { .. }, .. } => "officer briefed",
    Fact::FollowUp { event: FollowUpEvent::BriefingNotNeeded { .. }, .. } => "briefing not needed",
    Fact::FeedAdded { .. } => "feed added",
    Fact::FeedRemoved { .. } => "feed removed",
    Fact::SupplierClaimed { .. } => "supplier claimed",
    Fact::OutageRaised { .. } => "outage raised",
    Fact::OutageChanged { .. } => "outage changed",
    Fact::OutageEnded { .. } => "outage ended",
    Fact::Message { event: MessageEvent::FactSet { .. }, .. } => "fact set",
    Fact::Message { event: MessageEvent::Drafted { .. }, .. } => "drafted",
    Fact::Message { event: MessageEvent::Edited { .. }, .. } => "edited",
    Fact::Message { event: MessageEvent::Approved { .. }, .. } => "approved",
    Fact::Message { event: MessageEvent::Confirmed { .. }, .. } => "confirmed",
    Fact::Message { event: MessageEvent::Sent { .. }, .. } => "sent",
    Fact::Message { event: MessageEvent::Withdrawn { .. }, .. } => "withdrawn",
    Fact::Message { event: MessageEvent::JudgedNotAffected { .. }, .. } => "judged not affected",
    Fact::Template { event: TemplateEvent::Written { .. } } => "template written",
    Fact::Template { event: TemplateEvent::Approved { .. } } => "template approved",
    Fact::Template { event: TemplateEvent::Confirmed { .. } } => "template confirmed",
    Fact::Template { event: TemplateEvent::Withdrawn { .. } } => "template withdrawn",
    Fact::Meeting { event: MeetingEvent::Called { .. }, .. } => "meeting called",
    Fact::Meeting { event: MeetingEvent::Cancelled { .. }, .. } => "meeting cancelled",
    Fact::Meeting { event: MeetingEvent::ItemAdded { .. }, .. } => "item added",
    Fact::Meeting { event: MeetingEvent::ItemWithdrawn { .. }, .. } => "item withdrawn",
    Fact::Meeting { event: MeetingEvent::IncidentPut { .. }, .. } => "incident put",
    Fact::Meeting { event: MeetingEvent::Attended { .. }, .. } => "attended",
    Fact::Meeting { event: MeetingEvent::Spoken { .. }, .. } => "spoken",
    Fact::Meeting { event: MeetingEvent::ActionAgreed { .. }, .. } => "meeting agreed",
    Fact::Meeting { event: MeetingEvent::ActionSettled { .. }, .. } => "meeting settled",
    Fact::Meeting { event: MeetingEvent::SpotChecked { .. }, .. } => "spot checked",
    Fact::Meeting { event: MeetingEvent::NextSet { .. }, .. } => "next set",
    Fact::Meeting { event: MeetingEvent::Fixed { .. }, .. } => "minutes fixed",
    Fact::Meeting { event: MeetingEvent::Held { .. }, .. } => "meeting held",
    Fact::Meeting { event: MeetingEvent::Corrected { .. }, .. } => "minutes corrected",
}

/// The variants that were not reached.
pub(crate) fn missing(reached: &BTreeSet<&str>) -> Vec<&'static str> {
    ALL.iter().copied().filter(|name| !reached.contains(name)).collect()
}
