//! What a command says beside its answer, on standard error: what was recorded where that may surprise, and what the rules
//! let pass but somebody should know.

use super::session::Session;
use crate::domain::decision::DecisionEvent;
use crate::domain::filing::FilingEvent;
use crate::domain::message::MessageEvent;
use crate::domain::playbook::Audience;
use crate::domain::{Desk, Entry, Fact, IncidentId, PersonId, StepId};
use crate::tr;

/// Says what there is to say of `entries`, which are kept.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts call for a remark")]
pub(super) fn on(session: &Session, desk: &Desk, entries: &[Entry]) {
    let text = &session.text;
    for entry in entries {
        let actor = entry.actor.person();
        match &entry.fact {
            Fact::Decision { event: DecisionEvent::WordGiven { person, .. }, .. } => unknown(session, desk, person),
            Fact::Message { event: MessageEvent::Approved { by, .. }, .. } => unknown(session, desk, by),
            Fact::Decision { incident, event: DecisionEvent::MemberCalled { state, .. } }
                if !state.needs_convening() =>
            {
                forewarned(session, desk, *incident);
            }
            Fact::Filing { event, .. } => {
                if let FilingEvent::Filed { phase, .. } = event {
                    session.tell(&tr!(text, "filing-recorded", phase = text.filing_phase(*phase)));
                }
                if let Some(person) = event.decision().and_then(|word| word.by.as_ref().or(actor)) {
                    unknown(session, desk, person);
                }
            }
            Fact::StepDone { incident, step, .. } if asks_sending(desk, *incident, step) => {
                session.tell(&tr!(text, "cli-sending-not-recorded"));
            }
            Fact::IncidentClosed { incident, excused } => {
                if excused.as_ref().is_some_and(|excused| excused.unchecked) {
                    session.tell(&tr!(text, "cli-no-chief"));
                }
                let incident = desk.incident(*incident);
                incident.map(|incident| text.left_open(incident)).iter().flatten().for_each(|line| session.tell(line));
            }
            _ => {}
        }
    }
}

/// An empty roster never stops the work; that no role was checked is said.
fn unknown(session: &Session, desk: &Desk, person: &PersonId) {
    if desk.register().roster().people.is_empty() {
        session.tell(&tr!(session.text, "cli-no-roster", person = person.as_str()));
    }
}

/// Members may be told before the group is convened; that it is not yet, is said.
fn forewarned(session: &Session, desk: &Desk, incident: IncidentId) {
    let convened = desk.incident(incident).is_some_and(|it| it.decisions.call_out.convened_at.is_some());
    if !convened {
        session.tell(&tr!(session.text, "cli-forewarned"));
    }
}

/// Whether the step asks how the report to the DPO was sent, and nothing to the DPO is on record (P34).
fn asks_sending(desk: &Desk, incident: IncidentId, step: &StepId) -> bool {
    let Some(incident) = desk.incident(incident) else { return false };
    let list = desk.checklist(incident);
    let asks = list.as_ref().and_then(|list| list.step(step)).is_some_and(|step| step.step.sending_input().is_some());
    asks && incident.messages.last_to(Audience::Dpo).is_none()
}
