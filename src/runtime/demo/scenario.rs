//! How a supplier stands at a moment of the story. Pure: the time since the start comes in as a value.
//!
//! The story repeats in cycles with new ids, so that a desk left open keeps changing.

use std::time::Duration;

use super::cast::{Line, Simulated};
use super::episodes::{EPISODES, Episode, Step, Telling};
use crate::domain::feed::{Phase, ServiceState};

/// How long the story is before it begins again.
pub(super) const CYCLE: Duration = Duration::from_secs(300);
/// How long a page still lists what is over.
pub(super) const KEPT: Duration = Duration::from_secs(40);

/// Whether a supplier's page answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answering {
    /// With the page.
    Page,
    /// With an error of the server.
    Error,
}

/// How a supplier stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SupplierState {
    /// Whether its page answers; the rest is what it would say.
    pub(super) answering: Answering,
    /// State of each part, in the supplier's order.
    pub(super) parts: Vec<(&'static str, ServiceState)>,
    /// Incidents, newest first; those just over included.
    pub(super) incidents: Vec<Happening>,
    /// Planned work, newest first; what is just over included.
    pub(super) maintenances: Vec<Happening>,
}

/// An incident or planned work as told so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Happening {
    /// Id within the story, new in each cycle.
    pub(super) id: String,
    /// Title.
    pub(super) title: Line,
    /// How far the handling has come.
    pub(super) phase: Phase,
    /// How bad it is now; of one that is over, how bad it was.
    pub(super) state: ServiceState,
    /// The parts it touches.
    pub(super) parts: &'static [&'static str],
    /// When it begins or began, since the start; for planned work the work itself.
    pub(super) begins: Duration,
    /// When planned work is to end; of an incident, when it ended.
    pub(super) ends: Option<Duration>,
    /// What was written, newest first.
    pub(super) updates: Vec<Told>,
}

/// An update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// When, since the start.
    pub(super) at: Duration,
    /// How far the handling had come.
    pub(super) phase: Phase,
    /// What was written.
    pub(super) text: Line,
}

impl SupplierState {
    /// The worst of parts and open incidents, as a page's headline ought to say.
    pub(super) fn headline(&self) -> ServiceState {
        let parts = self.parts.iter().map(|(_, state)| *state);
        let open = self.incidents.iter().filter(|incident| !incident.phase.is_over()).map(|incident| incident.state);
        parts.chain(open).fold(ServiceState::Operational, ServiceState::worst)
    }

    /// When the newest update was written; the start, before there is one.
    pub(super) fn changed(&self) -> Duration {
        let all = self.incidents.iter().chain(&self.maintenances);
        all.filter_map(Happening::changed).max().unwrap_or_default()
    }
}

impl Happening {
    /// When its newest update was written.
    pub(super) fn changed(&self) -> Option<Duration> {
        self.updates.first().map(|told| told.at)
    }
}

/// How `supplier` stands `elapsed` after the start.
pub(super) fn scenario(supplier: &Simulated, elapsed: Duration) -> SupplierState {
    let mut state = SupplierState {
        answering: Answering::Page,
        parts: supplier.parts.iter().map(|name| (*name, ServiceState::Operational)).collect(),
        incidents: Vec::new(),
        maintenances: Vec::new(),
    };
    let cycle = elapsed.as_secs() / CYCLE.as_secs();
    // What ended late in the cycle before is still listed.
    for cycle in [Some(cycle), cycle.checked_sub(1)].into_iter().flatten() {
        for episode in EPISODES.iter().rev().filter(|episode| episode.supplier == supplier.id) {
            state.add(episode, cycle, elapsed);
        }
    }
    state
}

impl SupplierState {
    fn add(&mut self, episode: &Episode, cycle: u64, elapsed: Duration) {
        let moment = |step: &Step| Duration::from_secs(cycle * CYCLE.as_secs() + step.at);
        let begun: Vec<&Step> = episode.steps.iter().take_while(|step| moment(step) <= elapsed).collect();
        let Some(now) = begun.last() else { return };
        if !now.phase.is_over() {
            for (name, state) in &mut self.parts {
                if episode.parts.contains(name) {
                    *state = state.worst(now.state);
                }
            }
        }
        match episode.telling {
            Telling::Silent => return,
            Telling::NoAnswer => {
                if !now.phase.is_over() {
                    self.answering = Answering::Error;
                }
                return;
            }
            Telling::Incident | Telling::Maintenance => {}
        }
        if now.phase.is_over() && elapsed >= moment(now) + KEPT {
            return;
        }
        let worst = begun.iter().map(|step| step.state).fold(ServiceState::Operational, ServiceState::worst);
        let updates = begun.iter().rev().map(|step| Told { at: moment(step), phase: step.phase, text: step.text });
        let work = |step: &&Step| step.phase == Phase::InProgress || episode.telling == Telling::Incident;
        let begins = episode.steps.iter().find(work).map(moment).unwrap_or_default();
        let last = episode.steps.last().map(moment);
        let told = Happening {
            id: format!("{}-{}", episode.slug, cycle + 1),
            title: episode.title,
            phase: now.phase,
            state: if now.phase.is_over() { worst } else { now.state },
            parts: episode.parts,
            begins,
            ends: last.filter(|_| now.phase.is_over() || episode.telling == Telling::Maintenance),
            updates: updates.collect(),
        };
        match episode.telling {
            Telling::Maintenance => self.maintenances.push(told),
            Telling::Incident | Telling::Silent | Telling::NoAnswer => self.incidents.push(told),
        }
    }
}
