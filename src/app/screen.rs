//! Where the user is: the screen, the pane, what is selected. Selection follows ids, never rows.

use super::decision::DecisionView;
use super::documents::DocumentsView;
use super::meetings::MeetingsView;
use super::messages::MessageRow;
use super::register::RegisterView;
use crate::domain::{IncidentId, OutageId, StepId};

/// A pane of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// What is open.
    Incidents,
    /// What is down.
    Outages,
    /// What to do next.
    Checklist,
    /// Whom to call.
    Roster,
}

impl Pane {
    /// All four, in the order of Tab.
    pub const ALL: [Self; 4] = [Self::Incidents, Self::Outages, Self::Checklist, Self::Roster];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// A pane of an incident's own screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncidentPane {
    /// What is known.
    Facts,
    /// The steps.
    Steps,
    /// What has happened, newest first.
    Timeline,
}

impl IncidentPane {
    /// All three, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Facts, Self::Steps, Self::Timeline];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

pub(super) fn shift<T: Copy + PartialEq, const N: usize>(all: &[T; N], from: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == from).unwrap_or(0);
    let to = at.cast_signed().saturating_add(by).rem_euclid(N.cast_signed());
    all.get(to.unsigned_abs()).copied().unwrap_or(from)
}

/// An incident's own screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncidentView {
    /// Which incident.
    pub id: IncidentId,
    /// Where the keys go.
    pub pane: IncidentPane,
    /// The row of the facts that is looked at.
    pub fact: usize,
    /// The row of the timeline that is looked at, newest first.
    pub entry: usize,
}

/// A pane of the messages' screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessagesPane {
    /// Audiences and messages.
    List,
    /// The text of the selected one.
    Text,
    /// The fact sheet.
    Sheet,
}

impl MessagesPane {
    /// All three, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::List, Self::Text, Self::Sheet];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// The messages of one incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessagesView {
    /// Which incident.
    pub id: IncidentId,
    /// Where the keys go.
    pub pane: MessagesPane,
    /// The line of the fact sheet that is looked at.
    pub line: usize,
    /// The first line of the text that is looked at.
    pub scroll: usize,
}

/// A pane of the follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FollowUpPane {
    /// Corrective actions.
    Actions,
    /// Deviations, reviews due, incidents closed lately.
    Waiting,
}

impl FollowUpPane {
    /// All, in the order of Tab.
    pub const ALL: [Self; 2] = [Self::Actions, Self::Waiting];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// The follow-up of all incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowUpView {
    /// Where the keys go.
    pub pane: FollowUpPane,
    /// The row of each pane that is looked at.
    pub rows: [usize; 2],
    /// The incident from which it was opened.
    pub from: Option<IncidentView>,
}

impl FollowUpView {
    /// The row of a pane that is looked at.
    pub fn row(self, pane: FollowUpPane) -> usize {
        let [actions, waiting] = self.rows;
        match pane {
            FollowUpPane::Actions => actions,
            FollowUpPane::Waiting => waiting,
        }
    }

    pub(super) fn look_at(&mut self, row: usize) {
        let [actions, waiting] = &mut self.rows;
        match self.pane {
            FollowUpPane::Actions => *actions = row,
            FollowUpPane::Waiting => *waiting = row,
        }
    }
}

/// The screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The desk with its four panes.
    Desk,
    /// One incident.
    Incident(IncidentView),
    /// The joint decision of one.
    Decision(DecisionView),
    /// The messages of one incident.
    Messages(MessagesView),
    /// Systems, people, gaps and the yearly wheel.
    Register(RegisterView),
    /// The documents about one incident.
    Documents(DocumentsView),
    /// The follow-up of all incidents.
    FollowUp(FollowUpView),
    /// The meetings of the group.
    Meetings(MeetingsView),
}

/// What is selected on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Selection {
    pub(super) incident: Option<IncidentId>,
    /// Where it was last shown: when it goes, its neighbour is next.
    pub(super) incident_place: usize,
    pub(super) outage: Option<OutageId>,
    pub(super) outage_place: usize,
    pub(super) step: Option<StepId>,
    pub(super) contact: usize,
    /// Row of the messages' list.
    pub(super) message: Option<MessageRow>,
}
