//! Who may do what around a meeting: the same rules when a command is decided and when a fact is folded.

use jiff::civil::Date;

use super::event::MeetingEvent;
use super::refusal::MeetingRefusal;
use crate::domain::id::PersonId;
use crate::domain::register::{Role, Roster};

/// Who calls the group together and answers for its minutes: whoever has the chair by the roster, the IT chief, and the
/// consultant who takes the minutes.
const LEADS: [Role; 4] = [Role::Isg, Role::TopSecurityOfficer, Role::ItChief, Role::AdministrativeConsultant];

/// What somebody does around a meeting, as far as it matters who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Calls the group together and answers for its minutes.
    Leads,
    /// Records what is on the agenda, who is there and what is said.
    Records,
}

impl Part {
    fn of(event: &MeetingEvent) -> Self {
        match event {
            // The two who decide have convened the group: that it meets is only written down.
            MeetingEvent::Called { invitation } if invitation.incident.is_some() => Self::Records,
            MeetingEvent::Called { .. }
            | MeetingEvent::Cancelled { .. }
            | MeetingEvent::Fixed { .. }
            | MeetingEvent::Held { .. }
            | MeetingEvent::NextSet { .. }
            | MeetingEvent::Corrected { .. } => Self::Leads,
            MeetingEvent::ItemAdded { .. }
            | MeetingEvent::ItemWithdrawn { .. }
            | MeetingEvent::IncidentPut { .. }
            | MeetingEvent::Attended { .. }
            | MeetingEvent::Spoken { .. }
            | MeetingEvent::ActionAgreed { .. }
            | MeetingEvent::ActionSettled { .. }
            | MeetingEvent::SpotChecked { .. } => Self::Records,
        }
    }

    /// The roles whose holders may.
    fn roles(self) -> Vec<Role> {
        match self {
            Self::Leads => LEADS.to_vec(),
            // Members speak for themselves; at night the on-call writes for them.
            Self::Records => {
                let mut roles = Role::ISG_MEMBERS.to_vec();
                roles.extend([Role::Isg, Role::ItOnCall]);
                roles
            }
        }
    }
}

/// Whether `person` may record `event` on `day`, with `chair` in the chair. A roster that names nobody for it never stops
/// the work.
pub(in crate::domain) fn may(
    roster: Option<&Roster>,
    chair: Option<&PersonId>,
    event: &MeetingEvent,
    person: &PersonId,
    day: Date,
) -> Result<(), MeetingRefusal> {
    let Some(roster) = roster else { return Ok(()) };
    may_take_part(roster, chair, Part::of(event), person, day)
}

/// Whether `person` may take this part in a meeting with `chair` in the chair; otherwise who could. A roster that names nobody
/// for it never stops the work.
pub fn may_take_part(
    roster: &Roster,
    chair: Option<&PersonId>,
    part: Part,
    person: &PersonId,
    day: Date,
) -> Result<(), MeetingRefusal> {
    if chair == Some(person) {
        return Ok(());
    }
    let roles = part.roles();
    let mut holders: Vec<PersonId> = Vec::new();
    for holder in roles.iter().flat_map(|role| roster.call_order(*role, day)) {
        if !holders.contains(&holder.id) {
            holders.push(holder.id.clone());
        }
    }
    if holders.is_empty() || roles.iter().any(|role| roster.holds(person, *role, day)) {
        return Ok(());
    }
    Err(MeetingRefusal::NotEntitled { person: person.clone(), holders })
}
