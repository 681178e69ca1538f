//! How corrective actions and deviations stand, over all incidents: loaded ones and those set aside.
//!
//! An action has its own due day and its own day of assessment, so neither is a clock: an incident has one clock of each
//! sort, and an action's days go on when the incident is closed.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{CorrectiveAction, Deviation};
use crate::domain::calendar;
use crate::domain::desk::Desk;
use crate::domain::incident::Incident;

/// How a corrective action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActionState {
    /// Not done, and its day is over.
    Late,
    /// Done, and the day of its assessment is over.
    EffectLate,
    /// Not done yet.
    Open,
    /// Done; its effect is to be assessed on its day.
    AwaitingEffect,
    /// Its effect is assessed.
    Assessed,
    /// It will not be done.
    Dropped,
}

impl ActionState {
    /// All, what is late first.
    pub const ALL: [Self; 6] =
        [Self::Late, Self::EffectLate, Self::Open, Self::AwaitingEffect, Self::Assessed, Self::Dropped];

    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::EffectLate => "effect_late",
            Self::Open => "open",
            Self::AwaitingEffect => "awaiting_effect",
            Self::Assessed => "assessed",
            Self::Dropped => "dropped",
        }
    }

    /// Whether somebody still has something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Late | Self::EffectLate | Self::Open | Self::AwaitingEffect)
    }

    /// Whether the day for it is over.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late | Self::EffectLate)
    }
}

impl CorrectiveAction {
    /// How it stands at `now`. A day is over when the next one begins on Danish clocks.
    pub fn state(&self, now: Timestamp) -> ActionState {
        let today = calendar::local(now).date();
        match (&self.dropped, &self.effect, &self.done) {
            (Some(_), ..) => ActionState::Dropped,
            (None, Some(_), _) => ActionState::Assessed,
            (None, None, Some(_)) if today > self.plan.assess_on => ActionState::EffectLate,
            (None, None, Some(_)) => ActionState::AwaitingEffect,
            (None, None, None) if today > self.plan.due => ActionState::Late,
            (None, None, None) => ActionState::Open,
        }
    }

    /// The day something is next due: to do it, then to assess its effect.
    pub fn next_day(&self) -> Date {
        if self.done.is_some() { self.plan.assess_on } else { self.plan.due }
    }
}

/// A corrective action among those of all incidents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FollowedAction<'a> {
    /// Of which incident; without its timeline where that is set aside.
    pub incident: &'a Incident,
    /// The action.
    pub action: &'a CorrectiveAction,
    /// How it stands.
    pub state: ActionState,
}

/// A deviation among those of all incidents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FollowedDeviation<'a> {
    /// Of which incident; without its timeline where that is set aside.
    pub incident: &'a Incident,
    /// The deviation.
    pub deviation: &'a Deviation,
}

impl Desk {
    /// Every incident as far as it is at hand: loaded, and what is kept of those set aside.
    pub fn summaries(&self) -> impl Iterator<Item = &Incident> {
        self.incidents().chain(self.archived().map(|(_, archived)| archived.summary.as_ref()))
    }

    /// Every corrective action of every incident: what is late first, then by the day something is due.
    pub fn corrective_actions(&self, now: Timestamp) -> Vec<FollowedAction<'_>> {
        let mut all: Vec<FollowedAction<'_>> = self
            .summaries()
            .flat_map(|incident| incident.follow_up.actions.values().map(move |action| (incident, action)))
            .map(|(incident, action)| FollowedAction { incident, action, state: action.state(now) })
            .collect();
        all.sort_by_key(|row| {
            (!row.state.is_late(), !row.state.is_open(), row.action.next_day(), row.incident.number, row.action.id)
        });
        all
    }

    /// Every deviation that nobody has mitigated yet, the oldest first (P23).
    pub fn open_deviations(&self) -> Vec<FollowedDeviation<'_>> {
        let mut all: Vec<FollowedDeviation<'_>> = self
            .summaries()
            .flat_map(|incident| incident.follow_up.open_deviations().map(move |deviation| (incident, deviation)))
            .map(|(incident, deviation)| FollowedDeviation { incident, deviation })
            .collect();
        all.sort_by_key(|row| (row.deviation.found.at, row.incident.number, row.deviation.id));
        all
    }
}
