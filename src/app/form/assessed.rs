//! What a step's form asks of the incident itself, and what it says of it. What is known stands there; what nobody has said
//! stands open: that it is not known is an answer too.

use super::Form;
use super::build::Builder;
use super::field::{Choice, Field, FieldName};
use crate::domain::Incident;
use crate::domain::command::Assessed;
use crate::domain::decide::{IncidentAsked, incident_asked};
use crate::domain::incident::{Level, PersonalData};
use crate::domain::playbook::{Answer, Question, Step};

/// The three of which at least one is assessed.
const IMPACTS: [FieldName; 3] = [FieldName::Availability, FieldName::Confidentiality, FieldName::Integrity];

/// A choice that nobody has answered yet.
const OPEN: Choice = Choice::Answer(None);

impl Builder<'_> {
    /// What the step asks of the incident as a whole.
    pub(super) fn classification(&self, incident: &Incident, step: &Step) -> Vec<Field> {
        if incident_asked(step) != IncidentAsked::All {
            return Vec::new();
        }
        let judged = Self::judgement(incident.impact, incident.reach, incident.personal_data);
        let mut fields: Vec<Field> = judged.into_iter().map(open).collect();
        fields.push(self.systems(&incident.systems));
        fields
    }

    /// Which personal data, beside the question whether any are involved.
    pub(super) fn which_data(incident: &Incident) -> Field {
        let sorts = PersonalData::ALL.into_iter().filter(|data| *data >= PersonalData::Ordinary).map(Choice::Data);
        Field::choice(
            FieldName::PersonalData,
            std::iter::once(OPEN).chain(sorts).collect(),
            Choice::Data(incident.personal_data),
        )
    }
}

/// The same, with what nobody has said of the impact left open.
fn open(field: Field) -> Field {
    if !IMPACTS.contains(&field.name) || field.content.choice() != Some(Choice::Level(Level::Unknown)) {
        return field;
    }
    let options = std::iter::once(OPEN).chain(Level::ALL.map(Choice::Level)).collect();
    Field::choice(field.name, options, OPEN)
}

impl Form {
    /// What it says of the incident itself.
    pub(super) fn assessed(&self) -> Assessed {
        let level = |name| match self.choice(name) {
            Some(Choice::Level(level)) => Some(level),
            _ => None,
        };
        Assessed {
            confidentiality: level(FieldName::Confidentiality),
            integrity: level(FieldName::Integrity),
            availability: level(FieldName::Availability),
            reach: match self.choice(FieldName::Reach) {
                Some(Choice::Reach(reach)) => Some(reach),
                _ => None,
            },
            personal_data: match self.choice(FieldName::PersonalData) {
                Some(Choice::Data(data)) if self.asks_which_data() => Some(data),
                _ => None,
            },
            systems: self.content(FieldName::Systems).map(|_| self.systems()),
        }
    }

    /// The answer to a question of a step, where the form has one.
    pub fn answer(&self, question: Question) -> Option<Answer> {
        match self.choice(FieldName::Answer(question)) {
            Some(Choice::Answer(answer)) => answer,
            _ => None,
        }
    }

    /// Whether which personal data is asked as things stand: not beside a no.
    fn asks_which_data(&self) -> bool {
        let involved = Question::PersonalDataInvolved;
        self.content(FieldName::Answer(involved)).is_none() || self.answer(involved) == Some(Answer::Yes)
    }

    /// Whether the form of a step needs an answer in a field that says something of the incident.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few fields say something of the incident")]
    pub(super) fn needs(&self, name: FieldName) -> bool {
        match name {
            FieldName::Availability | FieldName::Confidentiality | FieldName::Integrity => {
                IMPACTS.into_iter().all(|impact| self.choice(impact) == Some(OPEN))
            }
            FieldName::PersonalData => self.asks_which_data(),
            _ => false,
        }
    }
}
