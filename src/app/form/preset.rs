//! What one answer says of another: the systems of an incident of its reach, in the form that registers it, until somebody
//! says otherwise (a system that citizens use reaches them, P38, `policy.md` §3); a decider's own words of an agreement.

use super::{Choice, Content, FieldName, Form, Purpose, Stand};
use crate::domain::incident::Reach;

impl Form {
    /// Offers what the systems say of the reach, unless somebody has changed it.
    pub(super) fn preset(&mut self) {
        if !matches!(self.purpose, Purpose::Register { .. }) || self.changed.contains(&FieldName::Reach) {
            return;
        }
        let reaches = self.systems().iter().any(|system| self.citizen_facing.contains(system));
        let value = reaches.then_some(Choice::Reach(Reach::Citizens)).or(self.reach_offered);
        let field = self.fields.iter_mut().find(|field| field.name == FieldName::Reach);
        if let (Some(field), Some(value)) = (field, value) {
            field.content.choose(value);
        }
    }

    /// Whoever says in full what is to be done, or whether to convene, does not merely agree.
    pub(super) fn said_otherwise(&mut self, changed: FieldName) {
        if !matches!(changed, FieldName::Isg | FieldName::Action) {
            return;
        }
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == FieldName::Stand) {
            field.content.choose(Choice::Stand(Some(Stand::Differs)));
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
    /// Lets a choice stand on `value`, where that is on offer.
    fn choose(&mut self, value: Choice) {
        if let Self::Choice { options, at } = self
            && let Some(place) = options.iter().position(|option| *option == value)
        {
            *at = place;
        }
    }
}
