//! Meetings of the Information Security Group in words.

use super::Text;
use super::refusal::{Explained, names};
use crate::domain::desk::Desk;
use crate::domain::meeting::{
    ActionStanding, Agenda, IncidentItem, Meeting, MeetingRefusal, MeetingSort, Presence, Topic,
};
use crate::tr;

impl Text {
    /// Ordinary or not.
    pub fn meeting_sort(&self, value: MeetingSort) -> String {
        match value {
            MeetingSort::Ordinary => tr!(self, "meeting-ordinary"),
            MeetingSort::Extraordinary => tr!(self, "meeting-extraordinary"),
        }
    }

    /// Where a meeting stands, in a word or two.
    pub fn meeting_state(&self, meeting: &Meeting) -> String {
        if meeting.held.is_some() {
            tr!(self, "meeting-held")
        } else if meeting.cancelled.is_some() {
            tr!(self, "meeting-cancelled")
        } else if meeting.invitation.is_some() {
            tr!(self, "meeting-called")
        } else {
            tr!(self, "meeting-not-called")
        }
    }

    /// Whether a seat is filled.
    pub fn presence(&self, desk: &Desk, value: &Presence) -> String {
        match value {
            Presence::Present => tr!(self, "presence-present"),
            Presence::ByDeputy { person } => tr!(self, "presence-by-deputy", person = self.person(desk, person)),
            Presence::Absent => tr!(self, "presence-absent"),
            Presence::NotReached => tr!(self, "presence-not-reached"),
            Presence::NotNoted => tr!(self, "presence-not-noted"),
            Presence::Guest => tr!(self, "presence-guest"),
        }
    }

    /// How a corrective action stands.
    pub fn action_standing(&self, value: ActionStanding) -> String {
        match value {
            ActionStanding::Late => tr!(self, "agenda-action-late"),
            ActionStanding::Open => tr!(self, "agenda-action-open"),
            ActionStanding::EffectDue => tr!(self, "agenda-action-effect-due"),
            ActionStanding::Assessed => tr!(self, "agenda-action-assessed"),
        }
    }

    /// An incident as an agenda names it; one for the eyes of few by its number alone.
    pub fn incident_item(&self, item: &IncidentItem) -> String {
        let title = item.title.as_ref().map_or_else(|| tr!(self, "agenda-closed-item"), ToString::to_string);
        format!("{} {title}", item.number)
    }

    /// What a topic of an agenda is called.
    pub fn topic(&self, desk: &Desk, agenda: &Agenda, topic: Topic) -> String {
        match topic {
            Topic::Incident { incident } => match agenda.incident(incident) {
                Some(item) => self.incident_item(item),
                None => desk
                    .summary(incident)
                    .map_or_else(|| tr!(self, "agenda-closed-item"), |found| found.number.to_string()),
            },
            Topic::Incidents => tr!(self, "agenda-list", count = agenda.list.len()),
            Topic::Outages => tr!(self, "agenda-outages", count = agenda.outages.len()),
            Topic::Actions => tr!(self, "agenda-actions", count = agenda.actions.len()),
            Topic::Deviations => tr!(self, "agenda-deviations", count = agenda.deviations.len()),
            Topic::Gaps => tr!(self, "agenda-gaps", count = agenda.gaps.iter().map(|item| item.count).sum::<usize>()),
            Topic::SpotChecks => tr!(self, "agenda-spot-checks"),
            Topic::Item { item } => match agenda.items.iter().find(|own| own.item == item) {
                Some(own) => own.title.to_string(),
                None => tr!(self, "agenda-withdrawn"),
            },
            Topic::Other => tr!(self, "agenda-other"),
        }
    }

    /// A rule of meetings that says no, and what would satisfy it.
    pub(super) fn meeting_refusal(&self, desk: &Desk, refused: &MeetingRefusal) -> Explained {
        let (error, hint) = match refused {
            MeetingRefusal::UnknownMeeting => {
                (tr!(self, "refusal-unknown-meeting"), Some(tr!(self, "refusal-unknown-meeting-hint")))
            }
            MeetingRefusal::NotCalled => {
                (tr!(self, "refusal-meeting-not-called"), Some(tr!(self, "refusal-meeting-not-called-hint")))
            }
            MeetingRefusal::AlreadyHeld => {
                (tr!(self, "refusal-meeting-held"), Some(tr!(self, "refusal-meeting-held-hint")))
            }
            MeetingRefusal::NotHeld => {
                (tr!(self, "refusal-meeting-not-held"), Some(tr!(self, "refusal-meeting-not-held-hint")))
            }
            MeetingRefusal::Cancelled => {
                (tr!(self, "refusal-meeting-cancelled"), Some(tr!(self, "refusal-meeting-cancelled-hint")))
            }
            MeetingRefusal::UnknownTopic => {
                (tr!(self, "refusal-unknown-topic"), Some(tr!(self, "refusal-unknown-topic-hint")))
            }
            MeetingRefusal::UnknownAction => (tr!(self, "refusal-unknown-agreed-action"), None),
            MeetingRefusal::NotEntitled { person, holders } => (
                tr!(self, "refusal-meeting-not-entitled", person = self.person(desk, person)),
                Some(tr!(
                    self,
                    "refusal-meeting-not-entitled-hint",
                    flag = self.flag("--by"),
                    people = names(desk, holders)
                )),
            ),
            MeetingRefusal::NobodyPresent => {
                (tr!(self, "refusal-nobody-present"), Some(tr!(self, "refusal-nobody-present-hint")))
            }
            MeetingRefusal::NotQuorate { present, quorum } => (
                tr!(self, "refusal-not-quorate", present = *present, quorum = *quorum),
                Some(tr!(self, "refusal-not-quorate-hint", flag = self.flag("--reason"))),
            ),
            MeetingRefusal::NotTreated { incidents } => {
                let mut numbers: Vec<String> = incidents.iter().take(3).map(ToString::to_string).collect();
                numbers.extend((incidents.len() > 3).then(|| "…".to_owned()));
                (
                    tr!(self, "refusal-not-treated", incidents = numbers.join(", ")),
                    Some(tr!(self, "refusal-not-treated-hint")),
                )
            }
            MeetingRefusal::CauseAndPlanMissing => {
                (tr!(self, "refusal-cause-and-plan"), Some(tr!(self, "refusal-cause-and-plan-hint")))
            }
            MeetingRefusal::NextNotAhead => {
                (tr!(self, "refusal-next-not-ahead"), Some(tr!(self, "refusal-next-not-ahead-hint")))
            }
        };
        Explained { error, hint }
    }
}
