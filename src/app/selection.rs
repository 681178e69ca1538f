//! What is selected, and how it follows what it is when the rows move under it.

use super::App;
use super::board::Wanted;
use super::notice::Notice;
use super::screen::{IncidentPane, Pane, Screen};
use crate::domain::playbook::{Checklist, ChecklistStep, StepState};
use crate::domain::{IncidentId, OutageId, StepId};

impl App {
    fn wanted(&self) -> Wanted<'_> {
        Wanted { filter: self.filter.value(), closed: self.closed_shown, now: self.now }
    }

    /// Everything anew: the register changed, or another desk came.
    pub(super) fn rebuild(&mut self) {
        let mut board = std::mem::take(&mut self.board);
        board.rebuild(&self.desk, self.wanted());
        self.board = board;
        self.followed.take();
        self.settle();
    }

    /// The rows in order again.
    pub(super) fn resort(&mut self) {
        let mut board = std::mem::take(&mut self.board);
        board.sort(self.wanted());
        self.board = board;
        self.followed.take();
        self.settle();
    }

    /// The selection stays on what it was on; when that is gone, on its neighbour.
    fn settle(&mut self) {
        self.leave_what_is_not_seen();
        let rows = self.board.rows();
        let place = self.selection.incident.and_then(|id| self.board.place(id));
        let place = place.unwrap_or_else(|| self.selection.incident_place.min(rows.len().saturating_sub(1)));
        let incident = rows.get(place).copied();
        self.selection.incident_place = place;
        if incident != self.selection.incident {
            self.select_incident(incident);
        }
        let outages = self.board.outages();
        let place = self.selection.outage.and_then(|id| outages.iter().position(|have| *have == id));
        let place = place.unwrap_or_else(|| self.selection.outage_place.min(outages.len().saturating_sub(1)));
        self.selection.outage = outages.get(place).copied();
        self.selection.outage_place = place;
        self.clamp();
    }

    /// A screen about an incident that is no longer for these eyes gives way to the desk.
    fn leave_what_is_not_seen(&mut self) {
        let about_one = match self.screen {
            Screen::Incident(_) | Screen::Decision(_) | Screen::Messages(_) | Screen::Documents(_) => true,
            Screen::Desk | Screen::Register(_) | Screen::FollowUp(_) | Screen::Meetings(_) => false,
        };
        if about_one && self.incident().is_none() {
            self.screen = Screen::Desk;
            self.overlay = None;
        }
        let about = match &self.overlay {
            Some(super::Overlay::Form(form)) => form.purpose().incident(),
            _ => None,
        };
        if about.is_some_and(|id| self.desk.summary(id).is_none()) {
            self.overlay = None;
        }
    }

    pub(super) fn select_incident(&mut self, id: Option<IncidentId>) {
        self.selection.incident = id;
        if let Some(place) = id.and_then(|id| self.board.place(id)) {
            self.selection.incident_place = place;
        }
        self.selection.contact = 0;
        self.select_next_step();
    }

    pub(super) fn select_outage(&mut self, id: OutageId) {
        if let Some(place) = self.board.outages().iter().position(|have| *have == id) {
            self.selection.outage = Some(id);
            self.selection.outage_place = place;
        }
    }

    pub(super) fn select_step(&mut self, id: StepId) {
        self.selection.step = Some(id);
        self.selection.contact = 0;
    }

    /// After a tick the next open step at or after it is selected: nobody is taken back to what they passed by. What did
    /// another step than the one stood on leaves the selection there, as long as that is open.
    pub(super) fn select_after(&mut self, ticked: &StepId) {
        let open = |list: &Checklist<'_>, id| list.step(id).is_some_and(|step| step.state == StepState::Todo);
        let stood_on = self.selection.step.as_ref().filter(|id| *id != ticked);
        if stood_on.is_some_and(|id| self.checklist().is_some_and(|list| open(&list, id))) {
            return;
        }
        let after = self.checklist().and_then(|list| {
            let last = list.missing().next().is_none();
            // With all that is required done, what is left is to close: the cursor stays where it is.
            if last {
                return None;
            }
            list.next_from(ticked).map(|step| step.step.id.clone())
        });
        match after {
            Some(step) => self.select_step(step),
            None => self.select_next_step(),
        }
    }

    /// Goes to the next open step behind the one that is selected, from the end to the first again; its pane comes to the
    /// front.
    pub(super) fn go_to_next_step(&mut self) {
        let Some(list) = self.checklist() else { return self.tell(Notice::NoStep) };
        let open = |step: &&ChecklistStep<'_>| step.state == StepState::Todo;
        let at = self.step_in(&list).map(|step| step.step.id.clone());
        let place = at.and_then(|id| list.in_sight().position(|step| step.step.id == id));
        let behind = list.in_sight().skip(place.map_or(0, |place| place + 1)).find(open);
        let next = behind.or_else(|| list.in_sight().find(open)).map(|step| step.step.id.clone());
        let Some(next) = next else { return self.tell(Notice::NoOpenStep) };
        match &mut self.screen {
            Screen::Desk => self.pane = Pane::Checklist,
            Screen::Incident(view) => view.pane = IncidentPane::Steps,
            Screen::Decision(_)
            | Screen::Messages(_)
            | Screen::Register(_)
            | Screen::Documents(_)
            | Screen::FollowUp(_)
            | Screen::Meetings(_) => return,
        }
        self.select_step(next);
    }

    /// The step to do next is the one that is selected.
    pub(super) fn select_next_step(&mut self) {
        let next = self.checklist().and_then(|list| {
            // With all that is required done, what is left is to close: the cursor stays where it is.
            let chosen = self.selection.step.clone().filter(|id| list.in_sight().any(|step| step.step.id == *id));
            if let Some(stays) = chosen.filter(|_| list.missing().next().is_none()) {
                return Some(stays);
            }
            let first = list.in_sight().next().map(|step| step.step.id.clone());
            list.next().map(|step| step.step.id.clone()).or(first)
        });
        self.selection.step = next;
        self.selection.contact = 0;
    }

    /// The checklist of the incident at hand.
    pub fn checklist(&self) -> Option<Checklist<'_>> {
        self.desk.checklist(self.incident()?)
    }

    /// Whether all that is required of an open incident is done and no clock of law is undecided, so that closing comes next.
    pub fn is_ready_to_close(&self, incident: &crate::domain::Incident, list: &Checklist<'_>) -> bool {
        let steps = list.in_sight().next().is_some() && list.missing().next().is_none();
        incident.is_open() && steps && self.desk.undecided_clocks(incident).is_empty()
    }

    /// The step that is selected, as it stands in `list`: the one chosen, else the next.
    pub fn step_in<'a, 'b>(&self, list: &'b Checklist<'a>) -> Option<&'b ChecklistStep<'a>> {
        let chosen = self.selection.step.as_ref().and_then(|id| list.in_sight().find(|step| step.step.id == *id));
        chosen.or_else(|| list.next()).or_else(|| list.in_sight().next())
    }

    /// The id of the step that is selected.
    pub fn selected_step(&self) -> Option<StepId> {
        let list = self.checklist()?;
        self.step_in(&list).map(|step| step.step.id.clone())
    }

    /// Where the rows of the pane in front are counted, and which row is selected.
    fn rows(&self) -> (usize, usize) {
        let steps = |app: &Self| {
            let Some(list) = app.checklist() else { return (0, 0) };
            let at = app.step_in(&list).map(|step| step.step.id.clone());
            let place = at.and_then(|id| list.in_sight().position(|step| step.step.id == id));
            (list.in_sight().count(), place.unwrap_or(0))
        };
        match self.screen {
            Screen::Desk => match self.pane {
                Pane::Incidents => (self.board.rows().len(), self.selection.incident_place),
                Pane::Outages => (self.board.outages().len(), self.selection.outage_place),
                Pane::Checklist => steps(self),
                Pane::Roster => (self.contacts().len(), self.selection.contact),
            },
            Screen::Messages(view) => self.messages_rows(view),
            Screen::Register(view) => (self.register_rows(view.list).len(), view.row),
            Screen::Documents(_) => self.documents_rows(),
            Screen::FollowUp(view) => self.follow_up_rows(view),
            Screen::Meetings(view) => self.meetings_rows(view),
            Screen::Incident(view) => match view.pane {
                IncidentPane::Facts => (self.page().len(), view.fact),
                IncidentPane::Steps => steps(self),
                IncidentPane::Timeline => (self.timeline_rows(), view.entry),
            },
            Screen::Decision(view) => self.decision_rows(view),
        }
    }

    /// How many entries the timeline at hand has.
    pub fn timeline_rows(&self) -> usize {
        self.incident().map_or(0, |incident| incident.timeline.len())
    }

    /// Moves the selection of the pane in front.
    pub(super) fn move_by(&mut self, by: isize) {
        let (count, at) = self.rows();
        self.move_to(at.saturating_add_signed(by).min(count.saturating_sub(1)));
    }

    pub(super) fn move_to_last(&mut self) {
        let (count, _) = self.rows();
        self.move_to(count.saturating_sub(1));
    }

    pub(super) fn move_to(&mut self, to: usize) {
        match &mut self.screen {
            Screen::Incident(view) if view.pane == IncidentPane::Facts => view.fact = to,
            Screen::Incident(view) if view.pane == IncidentPane::Timeline => view.entry = to,
            Screen::Incident(_) => self.move_step(to),
            Screen::Decision(view) => *view.row_mut(view.pane) = to,
            Screen::Messages(_) => self.move_in_messages(to),
            Screen::Register(view) => view.row = to,
            Screen::Documents(_) => self.move_in_documents(to),
            Screen::FollowUp(view) => view.look_at(to),
            Screen::Meetings(_) => self.move_in_meetings(to),
            Screen::Desk => match self.pane {
                Pane::Incidents => {
                    if let Some(id) = self.board.rows().get(to).copied()
                        && self.selection.incident != Some(id)
                    {
                        self.select_incident(Some(id));
                    }
                }
                Pane::Outages => {
                    self.selection.outage = self.board.outages().get(to).copied();
                    self.selection.outage_place = to;
                }
                Pane::Checklist => self.move_step(to),
                Pane::Roster => self.selection.contact = to,
            },
        }
        self.clamp();
    }

    fn move_step(&mut self, to: usize) {
        let id = self.checklist().and_then(|list| list.in_sight().nth(to).map(|step| step.step.id.clone()));
        if let Some(id) = id {
            self.select_step(id);
        }
    }

    /// Rows that are gone are not selected.
    pub(super) fn clamp(&mut self) {
        // What is not on the screen, or first anyway, need not be counted: this follows each key.
        if self.selection.contact > 0 {
            self.selection.contact = self.selection.contact.min(self.contacts().len().saturating_sub(1));
        }
        if let Screen::Register(view) = self.screen {
            let last = self.register_rows(view.list).len().saturating_sub(1);
            if let Screen::Register(view) = &mut self.screen {
                view.row = view.row.min(last);
            }
        }
        if !matches!(self.screen, Screen::Incident(_)) {
            return;
        }
        let facts = self.page().len().saturating_sub(1);
        let entries = self.timeline_rows().saturating_sub(1);
        let lines = if let Screen::Messages(_) = self.screen { self.sheet_rows().len() } else { 0 };
        if let Screen::Messages(view) = &mut self.screen {
            view.line = view.line.min(lines.saturating_sub(1));
        }
        if let Screen::Incident(view) = &mut self.screen {
            view.fact = view.fact.min(facts);
            view.entry = view.entry.min(entries);
        }
        self.clamp_decision();
    }
}
