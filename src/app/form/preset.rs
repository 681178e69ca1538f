//! What the kind of an incident and its systems say of it, in the form that registers it: offered, until somebody says
//! otherwise. A system that citizens use reaches them (P38, `policy.md` §3).

use super::{Choice, Content, FieldName, Form, Purpose};
use crate::domain::incident::{IncidentKind, Level, Reach};

/// What a breach of personal data begins with: it is confidentiality that suffers, as far as anybody knows.
const BREACH: [(FieldName, Level); 2] =
    [(FieldName::Availability, Level::None), (FieldName::Confidentiality, Level::Moderate)];

impl Form {
    /// Offers what the kind says of the impact in the fields that nobody has changed.
    pub(super) fn preset(&mut self) {
        if !matches!(self.purpose, Purpose::Register { .. }) {
            return;
        }
        let breach = self.choice(FieldName::Kind) == Some(Choice::Kind(IncidentKind::PersonalData));
        for (name, level) in BREACH {
            if self.changed.contains(&name) {
                continue;
            }
            let value = if breach { Some(Choice::Level(level)) } else { self.offered.get(&name).copied() };
            let field = self.fields.iter_mut().find(|field| field.name == name);
            if let (Some(field), Some(value)) = (field, value) {
                field.content.choose(value);
            }
        }
        if !self.changed.contains(&FieldName::Reach) {
            let reaches = self.systems().iter().any(|system| self.citizen_facing.contains(system));
            let citizens = reaches.then_some(Choice::Reach(Reach::Citizens));
            let value = citizens.or_else(|| self.offered.get(&FieldName::Reach).copied());
            let field = self.fields.iter_mut().find(|field| field.name == FieldName::Reach);
            if let (Some(field), Some(value)) = (field, value) {
                field.content.choose(value);
            }
        }
    }

    /// Whether the reach that stands there is offered because of a system that citizens use.
    pub fn reach_is_of_a_system(&self) -> bool {
        matches!(self.purpose, Purpose::Register { .. })
            && !self.changed.contains(&FieldName::Reach)
            && self.systems().iter().any(|system| self.citizen_facing.contains(system))
    }
}

impl Content {
    /// What a choice stands on.
    pub(super) fn choice(&self) -> Option<Choice> {
        match self {
            Self::Choice { options, at } => options.get(*at).copied(),
            Self::Text { .. } | Self::Pick(_) => None,
        }
    }

    /// Lets a choice stand on `value`, where that is on offer.
    fn choose(&mut self, value: Choice) {
        if let Self::Choice { options, at } = self
            && let Some(place) = options.iter().position(|option| *option == value)
        {
            *at = place;
        }
    }
}
