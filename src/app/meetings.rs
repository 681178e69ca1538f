//! The meetings of the group as a screen: the list, the agenda of the selected one with what was said, and its seats.

use super::event::{Effect, Moment};
use super::form::MeetingForm;
use super::notice::Notice;
use super::screen::{IncidentPane, IncidentView, Screen, shift};
use super::{App, Purpose};
use crate::domain::meeting::{
    Attendance, Meeting, MeetingAsk, MeetingCommand, MeetingEvent, MeetingRefusal, Minutes, Presence, Seated, Topic,
};
use crate::domain::playbook::StepState;
use crate::domain::{Command, Entry, Fact, Incident, IncidentId, IncidentNumber, MeetingId, PersonId, Refusal};

/// The step that asks for minutes.
const MINUTES: &str = "isg.minutes";

/// A pane of the meetings' screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingsPane {
    /// All meetings.
    List,
    /// The agenda of the selected one, with what was said.
    Agenda,
    /// Who is there.
    Seats,
}

impl MeetingsPane {
    /// All three, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::List, Self::Agenda, Self::Seats];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// The meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingsView {
    /// The selected one; `None`: the next.
    pub meeting: Option<MeetingId>,
    /// Where the keys go.
    pub pane: MeetingsPane,
    /// The item of the agenda that is looked at.
    pub item: usize,
    /// The seat that is looked at.
    pub seat: usize,
    /// The incident from which it was opened.
    pub from: Option<IncidentView>,
}

/// What was done around a meeting, for the user to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingNews {
    /// It is called.
    Called,
    /// The minutes of the one that an incident's call-out began are begun.
    Begun(IncidentNumber),
    /// It is cancelled.
    Cancelled,
    /// An item is on its agenda.
    Item,
    /// An incident is on its agenda.
    Put(IncidentNumber),
    /// Somebody's attendance is noted.
    Attended(PersonId),
    /// Something is noted for the minutes.
    Noted,
    /// The minutes are fixed.
    Held,
    /// A correction stands beside them.
    Corrected,
}

impl App {
    /// Opens the meetings, at the agenda of the incident's own where they are opened from one that has one, else of the next.
    pub(super) fn open_meetings(&mut self) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let from = match self.screen {
            Screen::Incident(view) => Some(view),
            Screen::Decision(view) => {
                let steps = IncidentView { id: view.id, pane: IncidentPane::Steps, fact: 0, entry: 0 };
                Some(view.from.unwrap_or(steps))
            }
            Screen::Desk
            | Screen::Messages(_)
            | Screen::Documents(_)
            | Screen::Register(_)
            | Screen::FollowUp(_)
            | Screen::Meetings(_) => None,
        };
        self.notice = None;
        let meeting = from.and_then(|view| self.desk.acute_meeting(view.id)).map(|meeting| meeting.id);
        let any = meeting.is_some() || self.desk.next_meeting().is_some();
        let pane = if any { MeetingsPane::Agenda } else { MeetingsPane::List };
        self.screen = Screen::Meetings(MeetingsView { meeting, pane, item: 0, seat: 0, from });
    }

    /// Whether the selected step asks for minutes that are still to be made: they are, at the meeting.
    pub(super) fn leads_to_minutes(&self) -> bool {
        let Some(incident) = self.incident() else { return false };
        let Some(list) = self.desk.checklist(incident) else { return false };
        let Some(step) = self.step_in(&list) else { return false };
        let held = self.desk.acute_meeting(incident.id).is_some_and(|meeting| meeting.held.is_some());
        // What the step waits for is noted at the meeting too, once the group is convened.
        let convened = incident.decisions.call_out.convened_at.is_some();
        let open = step.state == StepState::Todo || (step.state == StepState::Waiting && convened);
        step.step.id.as_str() == MINUTES && open && incident.is_open() && !held
    }

    /// Opens the meeting that comes from the call-out of the incident at hand; where nobody has begun its minutes, the form
    /// that does, with what the call-out says.
    pub(super) fn open_minutes(&mut self, moment: &Moment) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let Some(incident) = self.incident() else { return self.tell(Notice::NoIncident) };
        let (id, lacks) = (incident.id, self.desk.lacks_minutes(incident));
        let own = self.desk.acute_meeting(id).map(|meeting| meeting.id);
        self.open_meetings();
        if let (Screen::Meetings(view), Some(own)) = (&mut self.screen, own) {
            (view.meeting, view.pane) = (Some(own), MeetingsPane::Agenda);
        }
        if lacks {
            return self.begin_minutes(id, moment);
        }
        self.tell(Notice::MinutesAtMeeting);
    }

    fn begin_minutes(&mut self, incident: IncidentId, moment: &Moment) {
        self.open_form(Purpose::Meeting { meeting: None, form: MeetingForm::Acute { incident } }, moment);
    }

    /// The incident that the meetings were opened from, where its group is convened and nobody has begun the minutes.
    pub fn to_minute(&self) -> Option<&Incident> {
        let Screen::Meetings(MeetingsView { from: Some(from), .. }) = self.screen else { return None };
        self.desk.incident(from.id).filter(|incident| self.desk.lacks_minutes(incident))
    }

    /// The form that calls a meeting; from an incident whose group is convened, the one that begins that meeting's minutes.
    pub(super) fn call_meeting(&mut self, moment: &Moment) {
        match self.to_minute().map(|incident| incident.id) {
            Some(_) if self.partial => self.tell(Notice::Loading),
            Some(incident) => self.begin_minutes(incident, moment),
            None => self.about_meeting(moment, MeetingForm::Call),
        }
    }

    /// Esc: back to where it was opened.
    pub(super) fn leave_meetings(&mut self, view: MeetingsView) {
        if let Some(from) = view.from {
            self.screen = Screen::Incident(from);
        } else {
            self.screen = Screen::Desk;
            self.select_next_step();
        }
    }

    /// The meeting that is selected: the one chosen, else the first of the list.
    pub fn meeting(&self) -> Option<&Meeting> {
        let Screen::Meetings(view) = self.screen else { return None };
        let chosen = view.meeting.and_then(|id| self.desk.meeting(id));
        chosen.or_else(|| self.desk.meetings_in_order().into_iter().next())
    }

    /// Its minutes, as far as they are written.
    pub fn minutes(&self) -> Option<Minutes> {
        self.meeting().map(|meeting| self.desk.minutes(meeting, self.now))
    }

    fn topics(&self) -> Vec<Topic> {
        self.meeting().map(|meeting| self.desk.agenda(meeting, self.now).topics()).unwrap_or_default()
    }

    fn seats(&self) -> Vec<Seated> {
        self.meeting().map(|meeting| self.desk.seats_at(meeting, self.now)).unwrap_or_default()
    }

    /// Where the rows of the pane in front are counted, and which is selected.
    pub(super) fn meetings_rows(&self, view: MeetingsView) -> (usize, usize) {
        match view.pane {
            MeetingsPane::List => {
                let all = self.desk.meetings_in_order();
                let chosen = self.meeting().map(|meeting| meeting.id);
                (all.len(), all.iter().position(|meeting| Some(meeting.id) == chosen).unwrap_or(0))
            }
            MeetingsPane::Agenda => (self.topics().len(), view.item),
            MeetingsPane::Seats => (self.seats().len(), view.seat),
        }
    }

    /// Moves the selection of the pane in front.
    pub(super) fn move_in_meetings(&mut self, to: usize) {
        let chosen = self.desk.meetings_in_order().get(to).map(|meeting| meeting.id);
        let Screen::Meetings(view) = &mut self.screen else { return };
        match view.pane {
            MeetingsPane::List => (view.meeting, view.item, view.seat) = (chosen, 0, 0),
            MeetingsPane::Agenda => view.item = to,
            MeetingsPane::Seats => view.seat = to,
        }
    }

    /// Enter: the agenda of a meeting; what was said on an item, or a correction of it; who fills a seat.
    pub(super) fn open_in_meetings(&mut self, view: MeetingsView, moment: &Moment) {
        match (view.pane, self.meeting().map(|meeting| meeting.held.is_some())) {
            (_, None) => self.call_meeting(moment),
            (MeetingsPane::List, Some(_)) => {
                if let Screen::Meetings(view) = &mut self.screen {
                    view.pane = MeetingsPane::Agenda;
                }
            }
            (MeetingsPane::Agenda, Some(false)) => self.minute(moment),
            (MeetingsPane::Agenda, Some(true)) => self.correct_minutes(moment),
            (MeetingsPane::Seats, Some(_)) => self.note_presence(moment),
        }
    }

    /// A form about the selected meeting.
    pub(super) fn about_meeting(&mut self, moment: &Moment, form: MeetingForm) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let meeting = self.meeting();
        // The next one is called, whatever is looked at, unless that is itself still to come.
        let calls = matches!(form, MeetingForm::Call | MeetingForm::Item);
        let adds = calls || matches!(form, MeetingForm::Correct { .. } | MeetingForm::Settle | MeetingForm::Put { .. });
        let fixed = |meeting: &Meeting| !meeting.is_open() && meeting.cancelled.is_none();
        // No filling in would change that, and what can be done instead has a key of its own.
        if meeting.is_some_and(fixed) && !adds {
            return self.tell(Notice::Refused(Refusal::from(MeetingRefusal::AlreadyHeld)));
        }
        let meeting = meeting.filter(|meeting| !calls || meeting.is_open()).map(|meeting| meeting.id);
        if meeting.is_none() && !calls {
            return self.tell(Notice::Refused(Refusal::from(MeetingRefusal::UnknownMeeting)));
        }
        self.open_form(Purpose::Meeting { meeting, form }, moment);
    }

    fn topic(&self) -> Option<Topic> {
        let Screen::Meetings(view) = self.screen else { return None };
        let topics = self.topics();
        topics.get(view.item.min(topics.len().saturating_sub(1))).copied()
    }

    /// The form for what was said on the selected item.
    pub(super) fn minute(&mut self, moment: &Moment) {
        match self.topic() {
            Some(topic) => self.about_meeting(moment, MeetingForm::Say { topic }),
            None => self.tell(Notice::Refused(Refusal::from(MeetingRefusal::UnknownMeeting))),
        }
    }

    /// The form for an action agreed on the selected item.
    pub(super) fn agree_action(&mut self, moment: &Moment) {
        let topic = self.topic().unwrap_or(Topic::Other);
        self.about_meeting(moment, MeetingForm::Agree { topic });
    }

    /// The form for a correction of the selected item.
    pub(super) fn correct_minutes(&mut self, moment: &Moment) {
        let topic = self.topic();
        self.about_meeting(moment, MeetingForm::Correct { topic });
    }

    /// The form that takes the selected item off the agenda.
    pub(super) fn withdraw_item(&mut self, moment: &Moment) {
        match self.topic() {
            Some(Topic::Item { item }) => self.about_meeting(moment, MeetingForm::Withdraw { item }),
            Some(
                Topic::Incident { .. }
                | Topic::Incidents
                | Topic::Actions
                | Topic::Outages
                | Topic::Gaps
                | Topic::Deviations
                | Topic::SpotChecks
                | Topic::Other,
            ) => self.tell(Notice::NotWithdrawn),
            None => self.tell(Notice::Refused(Refusal::from(MeetingRefusal::UnknownMeeting))),
        }
    }

    /// The form for what came of an action agreed at a meeting, whichever meeting that was.
    pub(super) fn settle_action(&mut self, moment: &Moment) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        if self.desk.meetings().all(|meeting| meeting.open_actions().next().is_none()) {
            return self.tell(Notice::NothingToFollow);
        }
        self.open_form(Purpose::Meeting { meeting: None, form: MeetingForm::Settle }, moment);
    }

    /// The form for who fills the selected seat.
    pub(super) fn note_presence(&mut self, moment: &Moment) {
        let Screen::Meetings(view) = self.screen else { return };
        let seat = self.seats().into_iter().nth(view.seat);
        match seat.map(|seat| (seat.role, seat.person)) {
            Some((_, Some(person))) => self.about_meeting(moment, MeetingForm::Present { person }),
            Some((Some(role), None)) => self.tell(Notice::NobodyHolds(role)),
            Some((None, None)) | None => {
                self.tell(Notice::Refused(Refusal::from(MeetingRefusal::UnknownMeeting)));
            }
        }
    }

    /// Space on a seat: the member is there; once more: is not.
    pub(super) fn toggle_presence(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Screen::Meetings(view) = self.screen else { return };
        if view.pane != MeetingsPane::Seats {
            return self.open_in_meetings(view, moment);
        }
        let Some(seat) = self.seats().into_iter().nth(view.seat) else { return };
        let (Some(_), Some(person)) = (seat.role, seat.person) else { return self.note_presence(moment) };
        let there = seat.presence == Presence::Present;
        let attendance = if there { Attendance::Absent } else { Attendance::Present };
        let meeting = self.meeting().map(|meeting| meeting.id);
        let form = Purpose::Meeting { meeting, form: MeetingForm::Present { person: person.clone() } };
        self.ask_meeting(meeting, MeetingAsk::Attend(person, attendance), form, moment, effects);
    }

    /// Sees to it that the incident at hand is on the agenda of the next meeting.
    pub(super) fn put_on_agenda(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        let form = Purpose::Meeting { meeting: None, form: MeetingForm::Put { incident: id } };
        self.ask_meeting(None, MeetingAsk::Put(id), form, moment, effects);
    }

    /// What is asked with a key alone; where it is not for me to do, the form asks in whose name it is done.
    fn ask_meeting(
        &mut self,
        meeting: Option<MeetingId>,
        ask: MeetingAsk,
        form: Purpose,
        moment: &Moment,
        effects: &mut Vec<Effect>,
    ) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let command = Command::Meeting(Box::new(MeetingCommand { meeting, by: None, ask }));
        match self.decide(command, moment, effects) {
            Ok(entries) => {
                self.told_of_meeting(&entries);
            }
            Err(Refusal::Meeting { refused: MeetingRefusal::NotEntitled { .. } } | Refusal::WrongRole { .. }) => {
                self.open_form(form, moment);
            }
            Err(refusal) => self.tell(Notice::Refused(refusal)),
        }
    }

    /// Says what was done around a meeting, and stands on it. False when nothing was.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    pub(super) fn told_of_meeting(&mut self, entries: &[Entry]) -> bool {
        let about = |entry: &Entry| match &entry.fact {
            Fact::Meeting { meeting, event, .. } => Some((*meeting, event.clone())),
            _ => None,
        };
        let mut events =
            entries.iter().filter_map(about).filter(|(_, event)| !matches!(event, MeetingEvent::Fixed { .. }));
        let Some((meeting, event)) = events.next() else { return false };
        let news = match event {
            MeetingEvent::Called { invitation } => {
                let incident = invitation.incident.and_then(|id| self.desk.summary(id));
                incident.map_or(MeetingNews::Called, |incident| MeetingNews::Begun(incident.number))
            }
            MeetingEvent::Cancelled { .. } => MeetingNews::Cancelled,
            MeetingEvent::ItemAdded { .. } => MeetingNews::Item,
            MeetingEvent::IncidentPut { incident } => match self.desk.summary(incident) {
                Some(incident) => MeetingNews::Put(incident.number),
                None => MeetingNews::Item,
            },
            MeetingEvent::Attended { person, .. } => MeetingNews::Attended(person),
            MeetingEvent::Held { .. } => MeetingNews::Held,
            MeetingEvent::Corrected { .. } => MeetingNews::Corrected,
            MeetingEvent::ItemWithdrawn { .. }
            | MeetingEvent::Spoken { .. }
            | MeetingEvent::ActionAgreed { .. }
            | MeetingEvent::ActionSettled { .. }
            | MeetingEvent::SpotChecked { .. }
            | MeetingEvent::NextSet { .. }
            | MeetingEvent::Fixed { .. } => MeetingNews::Noted,
        };
        let (topics, seats) = (self.topics().len(), self.seats().len());
        if let Screen::Meetings(view) = &mut self.screen {
            view.meeting = Some(meeting);
            match (&news, view.pane) {
                (MeetingNews::Begun(_), _) => (view.pane, view.item) = (MeetingsPane::Agenda, 0),
                (MeetingNews::Called, MeetingsPane::List) => view.pane = MeetingsPane::Agenda,
                // The next seat and the next item are one row down.
                (MeetingNews::Attended(_), MeetingsPane::Seats) => {
                    view.seat = (view.seat + 1).min(seats.saturating_sub(1));
                }
                (MeetingNews::Noted, MeetingsPane::Agenda) => view.item = view.item.min(topics.saturating_sub(1)),
                _ => {}
            }
        }
        if self.incident().is_some() {
            self.select_next_step();
        }
        self.tell(Notice::Meeting(news));
        true
    }
}
