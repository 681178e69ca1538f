//! What a tick says of the incident itself: how hard it hits, how far it reaches, which systems and whose data. It is recorded
//! beside the tick, as the same change that is made by hand, so that the severity is proposed by it (`policy.md` §3).

use super::incident;
use crate::domain::command::{Assessed, Context, StepTick};
use crate::domain::desk::Desk;
use crate::domain::fact::{Amendment, Fact};
use crate::domain::incident::{CLASSIFY, Impact, Incident, Level, PersonalData};
use crate::domain::playbook::{Answer, ChecklistStep, Question, Step};
use crate::domain::refusal::Refusal;

/// What a step asks of the incident itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentAsked {
    /// Nothing.
    Nothing,
    /// Which personal data are involved.
    Data,
    /// Impact, reach, systems and personal data.
    All,
}

/// What `step` asks of the incident itself.
pub fn incident_asked(step: &Step) -> IncidentAsked {
    if step.id.as_str() == CLASSIFY {
        IncidentAsked::All
    } else if step.ask.contains(&Question::PersonalDataInvolved) {
        IncidentAsked::Data
    } else {
        IncidentAsked::Nothing
    }
}

/// The facts that a tick records of the incident. Silence is no assessment: where nobody has said how hard confidentiality,
/// integrity or availability is hit, the step that asks for it says so, or that it is not known.
pub(super) fn recorded(
    desk: &Desk,
    incident: &Incident,
    step: &ChecklistStep<'_>,
    tick: &StepTick,
    context: &Context,
) -> Result<Vec<Fact>, Refusal> {
    let said = &tick.assessed;
    let impact = said.impact(incident.impact);
    let asked = incident_asked(step.step) == IncidentAsked::All && !step.state.is_settled();
    let unknown = asked && impact.highest() == Level::Unknown;
    if unknown && !said.says_impact() {
        return Err(Refusal::NotAssessed { step: tick.step.clone() });
    }
    let Assessed { reach, systems, .. } = said.clone();
    let personal_data = personal_data(incident, tick)?;
    let amendment = Amendment { impact: Some(impact), reach, personal_data, systems, ..Amendment::default() };
    match incident::amend(desk, incident.id, amendment, context) {
        // That it is not known is said, though it changes nothing.
        Err(Refusal::NothingChanged) if unknown => Ok(vec![not_known(incident)]),
        Err(Refusal::NothingChanged) => Ok(Vec::new()),
        Ok(facts) if unknown => Ok(std::iter::once(not_known(incident)).chain(facts).collect()),
        recorded => recorded,
    }
}

fn not_known(incident: &Incident) -> Fact {
    let amendment = Amendment { impact: Some(Impact::default()), ..Amendment::default() };
    Fact::IncidentAmended { incident: incident.id, amendment }
}

/// Which personal data, as the answer to whether any are involved has it: a yes says which; a no that there are none, where
/// nobody has said which there are.
fn personal_data(incident: &Incident, tick: &StepTick) -> Result<Option<PersonalData>, Refusal> {
    let said = tick.assessed.personal_data;
    let some = |data: PersonalData| data >= PersonalData::Ordinary;
    match tick.answers.get(&Question::PersonalDataInvolved) {
        Some(Answer::Yes) if !some(said.unwrap_or(incident.personal_data)) => {
            Err(Refusal::WhichData { step: tick.step.clone() })
        }
        Some(Answer::No) if said.is_some_and(some) => Err(Refusal::WhichData { step: tick.step.clone() }),
        Some(Answer::No) if incident.personal_data == PersonalData::Unknown => Ok(Some(PersonalData::No)),
        Some(Answer::Yes | Answer::No | Answer::Unknown) | None => Ok(said),
    }
}
