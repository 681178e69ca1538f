//! The meeting that is held at once because of an incident (P13): what its call-out says of it already, so that nobody types
//! it again.

use jiff::Timestamp;

use super::Meeting;
use super::event::{Attendance, Invitation, MeetingEvent, MeetingSort};
use crate::domain::clean::CleanText;
use crate::domain::decision::{Call, CallOut, CallState};
use crate::domain::desk::Desk;
use crate::domain::id::{IncidentId, MeetingId, PersonId};
use crate::domain::incident::Incident;
use crate::domain::playbook::InputValue;

impl Incident {
    /// Where the group meets on it: the bridge or room that a step asked for by that name.
    pub fn meeting_place(&self) -> Option<&CleanText> {
        let asked = self.inputs.iter().find(|(key, _)| ["bridge", "place"].contains(&key.as_str()));
        asked.and_then(|(_, value)| if let InputValue::Text(place) = value { Some(place) } else { None })
    }
}

impl CallOut {
    /// Takes in what was noted of somebody at the meeting, unless a call since says how it is.
    fn noted(&mut self, person: &PersonId, attendance: &Attendance, at: Timestamp) {
        let call = self.calls.get_mut(person);
        if call.as_ref().is_some_and(|call| call.at > at) {
            return;
        }
        match (attendance, call) {
            (Attendance::Present | Attendance::DeputyFor { .. }, Some(call)) if call.state == CallState::Attends => {}
            (Attendance::Present | Attendance::DeputyFor { .. }, Some(call)) => {
                (call.state, call.at, call.attended) = (CallState::Attends, at, Some((at, None)));
            }
            (Attendance::Present | Attendance::DeputyFor { .. }, None) => {
                let call = Call { state: CallState::Attends, at, times: 0, attended: Some((at, None)) };
                self.calls.insert(person.clone(), call);
            }
            // Whoever is not there was called all the same.
            (Attendance::Absent, Some(call)) if call.state == CallState::Attends => {
                (call.state, call.at, call.attended) = (CallState::Called, at, None);
            }
            (Attendance::Absent | Attendance::Guest, _) => {}
        }
    }
}

impl Desk {
    /// What the call-out of an incident says of its meeting: since when the group meets, where, who took the chair. `None`
    /// while it is not convened.
    pub fn acute_invitation(&self, incident: &Incident) -> Option<Invitation> {
        let call_out = &incident.decisions.call_out;
        let at = call_out.met_at.or(call_out.convened_at)?;
        let chair = call_out.chair.as_ref().map(|(person, _)| person);
        Some(Invitation {
            sort: MeetingSort::Extraordinary,
            at,
            place: incident.meeting_place().cloned().unwrap_or_default(),
            chair: chair.filter(|person| Some(*person) != self.isg_chair(at)).cloned(),
            incident: Some(incident.id),
        })
    }

    /// The meeting of an incident as its call-out has it, before anybody has begun its minutes.
    pub fn acute_draft(&self, incident: &Incident) -> Option<Meeting> {
        let invitation = Some(self.acute_invitation(incident)?);
        Some(Meeting { invitation, ..Meeting::begin(MeetingId(incident.id.0)) })
    }

    /// The meeting that comes from the call-out of an incident: one that is open, else the one held since the group was
    /// convened last.
    pub fn acute_meeting(&self, incident: IncidentId) -> Option<&Meeting> {
        let convened = self.summary(incident)?.decisions.call_out.convened_at;
        let own = || self.meetings().filter(|meeting| meeting.incident() == Some(incident));
        let held = |meeting: &Meeting| meeting.held.as_ref().map(|held| held.at);
        let since = own().filter_map(|meeting| Some((held(meeting)?, meeting)));
        let newest = since.filter(|(at, _)| convened.is_none_or(|convened| convened <= *at)).max_by_key(|(at, _)| *at);
        own().find(|meeting| meeting.is_open()).or_else(|| newest.map(|(_, meeting)| meeting))
    }

    /// The call-out of an incident with what the minutes of its meeting say of who is there: of the two the later word counts.
    /// Whoever tells who is there asks here.
    pub fn isg_call_out(&self, incident: &Incident) -> CallOut {
        let mut call_out = incident.decisions.call_out.clone();
        let Some(meeting) = self.acute_meeting(incident.id) else { return call_out };
        let noted = meeting.noted(|event| {
            if let MeetingEvent::Attended { person, attendance } = event { Some((person, attendance)) } else { None }
        });
        for noted in noted {
            let (person, attendance) = noted.what;
            call_out.noted(person, attendance, noted.at);
        }
        call_out
    }

    /// Whether the group is convened on an incident and nobody has begun the minutes of that meeting.
    pub fn lacks_minutes(&self, incident: &Incident) -> bool {
        incident.is_open()
            && incident.decisions.call_out.convened_at.is_some()
            && self.acute_meeting(incident.id).is_none()
    }
}
