//! In whose name a form about a meeting is sent, where it is not for whoever sits here to do it.

use super::build::Builder;
use super::field::{Field, FieldName};
use super::meeting::{MeetingForm, none};
use crate::domain::calendar;
use crate::domain::meeting::{Meeting, MeetingRefusal, Part, may_take_part};
use crate::domain::register::Role;

impl MeetingForm {
    /// What whoever records it does.
    fn part(&self) -> Part {
        match self {
            Self::Call | Self::Next | Self::Cancel | Self::Hold | Self::Correct { .. } => Part::Leads,
            Self::Item
            | Self::Acute { .. }
            | Self::Put { .. }
            | Self::Present { .. }
            | Self::Say { .. }
            | Self::Agree { .. }
            | Self::Check
            | Self::Withdraw { .. }
            | Self::Guest
            | Self::Settle => Part::Records,
        }
    }
}

impl Builder<'_> {
    /// In whose name, asked only where it is not for me to do: nobody, then those who may, then everybody.
    pub(super) fn on_behalf(&self, meeting: Option<&Meeting>, form: &MeetingForm) -> Option<Field> {
        let roster = self.desk.register().roster();
        let day = calendar::local(self.now).date();
        let chair = meeting.and_then(Meeting::chair);
        let holders = match (form, may_take_part(roster, chair, form.part(), self.me, day)) {
            // It is asked when it could not be done by itself.
            (MeetingForm::Put { .. }, _) => {
                roster.call_order(Role::ItChief, day).iter().map(|person| person.id.clone()).collect()
            }
            (_, Err(MeetingRefusal::NotEntitled { holders, .. })) => holders,
            (_, Ok(()) | Err(_)) => return None,
        };
        let mut people = vec![none()];
        people.extend(self.people(&holders));
        Some(Field::pick(FieldName::OnBehalf, people, None))
    }
}
