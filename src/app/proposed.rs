//! What severity the rules propose: for the incident at hand, and for what a form says before it is sent.

use super::{App, FieldName, Form};
use crate::domain::incident::PersonalData;
use crate::domain::playbook::{Answer, Question};
use crate::domain::severity::Severity;

impl App {
    /// What the rules propose for the incident at hand.
    pub(super) fn proposed_now(&self) -> Option<Severity> {
        self.incident().map(|incident| self.desk.proposal(incident).level)
    }

    /// The severity that the rules propose by now, where it is graver than `before`.
    pub(super) fn raised(&self, before: Option<Severity>) -> Option<Severity> {
        self.proposed_now().filter(|now| before.is_some_and(|before| *now > before))
    }

    /// What severity the rules would propose for what a form says, where it says what they judge by.
    pub fn proposed(&self, form: &Form) -> Option<Severity> {
        let known = form.purpose().incident().and_then(|id| self.desk.incident(id));
        let answer = |question| {
            form.answer(question).or_else(|| known.and_then(|incident| self.desk.known_answer(incident, question)))
        };
        let proposal = if form.content(FieldName::Availability).is_some() {
            let (impact, reach, data) = (form.impact(), form.reach(), form.data());
            self.desk.propose(impact, reach, data, &form.systems(), answer)
        } else {
            // Of a step that asks no more than whether there are personal data, and which.
            form.content(FieldName::PersonalData)?;
            let incident = known?;
            let data = match form.answer(Question::PersonalDataInvolved) {
                Some(Answer::Yes) => form.data().max(incident.personal_data),
                Some(Answer::No) if incident.personal_data == PersonalData::Unknown => PersonalData::No,
                Some(Answer::No | Answer::Unknown) | None => incident.personal_data,
            };
            self.desk.propose(incident.impact, incident.reach, data, &incident.systems, answer)
        };
        Some(proposal.level)
    }
}
