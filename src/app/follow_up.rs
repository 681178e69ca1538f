//! The follow-up of all incidents: corrective actions, what else waits, and the forms that move them on.

use std::cmp::Reverse;

use jiff::Timestamp;

use super::board::Board;
use super::event::{Effect, Moment};
use super::notice::Notice;
use super::screen::{FollowUpPane, FollowUpView, IncidentPane};
use super::{App, FollowUpForm, PageRow, Purpose, Screen};
use crate::domain::clock::{Clock, ClockId};
use crate::domain::follow_up::{CorrectiveAction, FollowedAction, FollowedDeviation, ItemId};
use crate::domain::{Desk, Incident, IncidentId};

/// How many incidents closed lately are named.
const CLOSED_LATELY: usize = 10;

/// A row of what waits beside the corrective actions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WaitingRow<'a> {
    /// A deviation that nobody has mitigated yet (P23).
    Deviation(FollowedDeviation<'a>),
    /// A review with the supplier that is due (P18).
    Review(&'a Incident, Clock),
    /// An incident closed lately.
    Closed(&'a Incident),
}

impl<'a> WaitingRow<'a> {
    /// The incident it is about.
    pub fn incident(&self) -> &'a Incident {
        match self {
            Self::Deviation(row) => row.incident,
            Self::Review(incident, _) | Self::Closed(incident) => incident,
        }
    }
}

/// Which rows there are, in order. All incidents are gone through for it, so it is found once and kept until the desk
/// changes or a day begins, as the order of the desk is.
#[derive(Debug)]
pub(super) struct Followed {
    actions: Vec<(IncidentId, ItemId)>,
    deviations: Vec<(IncidentId, ItemId)>,
    reviews: Vec<(IncidentId, Clock)>,
    closed: Vec<IncidentId>,
}

impl Followed {
    fn of(desk: &Desk, board: &Board, now: Timestamp) -> Self {
        let actions = desk.corrective_actions(now).iter().map(|row| (row.incident.id, row.action.id)).collect();
        let deviations = desk.open_deviations().iter().map(|row| (row.incident.id, row.deviation.id)).collect();
        let review = |clock: &Clock| clock.id == ClockId::SupplierReview && clock.stopped_at.is_none();
        // The board knows where one runs.
        let reviewed = board.running(ClockId::SupplierReview).filter_map(|id| desk.incident(id));
        let mut reviews: Vec<(&Incident, Clock)> =
            reviewed.filter_map(|incident| Some((incident, desk.clocks(incident).into_iter().find(review)?))).collect();
        reviews.sort_by_key(|(incident, clock)| (clock.due_at, incident.number));
        let newest = |incident: &&Incident| (Reverse(incident.closed_at()), incident.number);
        let mut closed: Vec<&Incident> = desk.summaries().filter(|incident| !incident.is_open()).collect();
        if closed.len() > CLOSED_LATELY {
            closed.select_nth_unstable_by_key(CLOSED_LATELY, newest);
            closed.truncate(CLOSED_LATELY);
        }
        closed.sort_by_key(newest);
        Self {
            actions,
            deviations,
            reviews: reviews.into_iter().map(|(incident, clock)| (incident.id, clock)).collect(),
            closed: closed.into_iter().map(|incident| incident.id).collect(),
        }
    }
}

impl App {
    /// Opens the follow-up of all incidents.
    pub(super) fn open_follow_up(&mut self) {
        let from = if let Screen::Incident(view) = self.screen { Some(view) } else { None };
        self.notice = None;
        // Whom to call goes by the incident at hand, which is another one from row to row.
        self.selection.contact = 0;
        self.screen = Screen::FollowUp(FollowUpView { pane: FollowUpPane::Actions, rows: [0; 2], from });
    }

    /// Corrective actions of all incidents, the late first.
    pub fn followed_actions(&self) -> Vec<FollowedAction<'_>> {
        let found = self.followed().actions.iter().filter_map(|(id, action)| {
            let incident = self.desk.summary(*id)?;
            let action = incident.follow_up.actions.get(action)?;
            Some(FollowedAction { incident, action, state: action.state(self.now) })
        });
        found.collect()
    }

    /// What else waits: open deviations, reviews due, and incidents closed lately, the newest first.
    pub fn waiting_rows(&self) -> Vec<WaitingRow<'_>> {
        let Followed { deviations, reviews, closed, .. } = self.followed();
        let deviations = deviations.iter().filter_map(|(id, deviation)| {
            let incident = self.desk.summary(*id)?;
            let deviation = incident.follow_up.deviations.get(deviation)?;
            Some(WaitingRow::Deviation(FollowedDeviation { incident, deviation }))
        });
        let reviews =
            reviews.iter().filter_map(|(id, clock)| Some(WaitingRow::Review(self.desk.summary(*id)?, *clock)));
        let closed = closed.iter().filter_map(|id| Some(WaitingRow::Closed(self.desk.summary(*id)?)));
        deviations.chain(reviews).chain(closed).collect()
    }

    fn followed(&self) -> &Followed {
        self.followed.get_or_init(|| Followed::of(&self.desk, &self.board, self.now))
    }

    /// How many rows the pane in front has, and which is selected.
    pub(super) fn follow_up_rows(&self, view: FollowUpView) -> (usize, usize) {
        let count = match view.pane {
            FollowUpPane::Actions => self.followed_actions().len(),
            FollowUpPane::Waiting => self.waiting_rows().len(),
        };
        (count, view.row(view.pane).min(count.saturating_sub(1)))
    }

    /// The incident of the selected row.
    pub(super) fn followed_incident(&self, view: FollowUpView) -> Option<IncidentId> {
        let row = view.row(view.pane);
        match view.pane {
            FollowUpPane::Actions => at(&self.followed_actions(), row).map(|row| row.incident.id),
            FollowUpPane::Waiting => at(&self.waiting_rows(), row).map(|row| row.incident().id),
        }
    }

    /// The action or deviation that the selected row is about, where the form is about such a thing: an action and a
    /// deviation of an incident may have the same name.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few rows of an incident are meant here")]
    fn followed_item(&self, form: FollowUpForm) -> Option<ItemId> {
        let (action, deviation) = match self.screen {
            Screen::FollowUp(view) => {
                let row = view.row(view.pane);
                match view.pane {
                    FollowUpPane::Actions => (at(&self.followed_actions(), row).map(|row| row.action.id), None),
                    FollowUpPane::Waiting => match at(&self.waiting_rows(), row) {
                        Some(WaitingRow::Deviation(row)) => (None, Some(row.deviation.id)),
                        Some(WaitingRow::Review(..) | WaitingRow::Closed(_)) | None => (None, None),
                    },
                }
            }
            Screen::Incident(view) if view.pane == IncidentPane::Facts => match self.page().get(view.fact) {
                Some(PageRow::CorrectiveAction(action)) => (*action, None),
                Some(PageRow::Deviation(deviation)) => (None, Some(*deviation)),
                _ => (None, None),
            },
            _ => (None, None),
        };
        if form == FollowUpForm::Mitigated { deviation } else { action.filter(|_| form.is_about_an_action()) }
    }

    /// Opens a form of follow-up about the incident at hand.
    pub(super) fn open_follow_up_form(&mut self, form: FollowUpForm, moment: &Moment, effects: &mut Vec<Effect>) {
        let item = self.followed_item(form);
        if form == FollowUpForm::Effect && self.incident().is_some_and(|incident| undone(incident, item)) {
            return self.tell(Notice::DoneFirst);
        }
        if self.incident().is_some_and(|incident| !form.is_about_something(incident)) {
            return self.tell(Notice::NothingToFollow);
        }
        self.about_incident(moment, effects, |incident| Purpose::FollowUp { incident, form, item });
    }
}

/// Whether the action that is meant is still to be done, or every one that is left is.
fn undone(incident: &Incident, item: Option<ItemId>) -> bool {
    let actions = &incident.follow_up.actions;
    let open = |action: &CorrectiveAction| action.done.is_none() && action.dropped.is_none();
    match item.and_then(|item| actions.get(&item)) {
        Some(action) => open(action),
        None => actions.values().any(open) && actions.values().all(|action| action.done.is_none()),
    }
}

/// The selected row: `row`, or the last where there are fewer now.
fn at<T>(rows: &[T], row: usize) -> Option<&T> {
    rows.get(row.min(rows.len().saturating_sub(1)))
}
