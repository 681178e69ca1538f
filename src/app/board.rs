//! The order of the rows: worst first, kept up to date one incident at a time so that ten thousand of them cost nothing.
//!
//! The order is the domain's own ([`Desk::worst_first`]; a test holds the two together), computed from what is cached.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::domain::clock::ClockId;
use crate::domain::severity::Severity;
use crate::domain::{Desk, Incident, IncidentId, IncidentNumber, OutageId};

/// What the order of an incident hangs on.
#[derive(Debug, Clone, PartialEq)]
struct Rank {
    severity: Severity,
    /// Running clocks, the first due first.
    clocks: Vec<(ClockId, Timestamp)>,
    number: IncidentNumber,
    open: bool,
    /// What a filter looks in, lower case.
    words: String,
}

/// A clock that ran out, and the moment at which it did.
pub(super) type Late = (IncidentId, ClockId, Timestamp);

/// The rows of the desk in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    ranks: BTreeMap<IncidentId, Rank>,
    rows: Vec<IncidentId>,
    places: BTreeMap<IncidentId, usize>,
    outages: Vec<OutageId>,
    open: usize,
    overdue: usize,
    /// The clocks that had run out when the rows were last sorted.
    late: BTreeSet<Late>,
    /// Those of them that nobody has taken note of.
    turned_late: Vec<Late>,
    /// When the order may next change by itself.
    next_due: Option<Timestamp>,
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) filter: &'a str,
    pub(super) closed: bool,
    pub(super) now: Timestamp,
}

impl Board {
    /// Everything anew.
    pub(super) fn rebuild(&mut self, desk: &Desk, wanted: Wanted<'_>) {
        self.ranks = desk.incidents().map(|incident| (incident.id, Rank::of(desk, incident))).collect();
        self.ranks.extend(desk.archived().map(|(id, archived)| (*id, Rank::of(desk, &archived.summary))));
        self.sort(wanted);
        self.sort_outages(desk);
    }

    /// One incident changed; the order is not touched before [`Board::sort`].
    pub(super) fn refresh(&mut self, desk: &Desk, id: IncidentId) {
        match desk.summary(id) {
            Some(incident) => {
                self.ranks.insert(id, Rank::of(desk, incident));
            }
            // Not for these eyes, or no longer.
            None => {
                self.ranks.remove(&id);
            }
        }
    }

    /// The rows in order.
    pub(super) fn sort(&mut self, wanted: Wanted<'_>) {
        let Wanted { filter, closed, now } = wanted;
        let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
        let matches = |rank: &Rank| words.iter().all(|word| rank.words.contains(word.as_str()));
        let mut open: Vec<(&IncidentId, &Rank)> =
            self.ranks.iter().filter(|(_, rank)| rank.open && matches(rank)).collect();
        open.sort_by_key(|(_, rank)| {
            let due = rank.clocks.first().map(|(_, due)| *due);
            (Reverse(rank.severity), due.is_none_or(|due| due >= now), due.unwrap_or(Timestamp::MAX), rank.number)
        });
        let mut rows: Vec<IncidentId> = open.into_iter().map(|(id, _)| *id).collect();
        if closed {
            let mut over: Vec<(&IncidentId, &Rank)> =
                self.ranks.iter().filter(|(_, rank)| !rank.open && matches(rank)).collect();
            over.sort_by_key(|(_, rank)| Reverse(rank.number));
            rows.extend(over.into_iter().map(|(id, _)| *id));
        }
        self.rows = rows;
        self.places = self.rows.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        self.open = self.ranks.values().filter(|rank| rank.open).count();
        self.overdue =
            self.ranks.values().filter(|rank| rank.clocks.first().is_some_and(|(_, due)| *due < now)).count();
        let late: BTreeSet<Late> = self
            .ranks
            .iter()
            .flat_map(|(id, rank)| {
                rank.clocks.iter().filter(|(_, due)| *due < now).map(move |(clock, due)| (*id, *clock, *due))
            })
            .collect();
        self.turned_late.extend(late.difference(&self.late).copied());
        self.late = late;
        self.next_due =
            self.ranks.values().flat_map(|rank| &rank.clocks).map(|(_, due)| *due).filter(|due| *due >= now).min();
    }

    /// The outages in order: open ones only, the worst and then the newest first.
    pub(super) fn sort_outages(&mut self, desk: &Desk) {
        let mut open: Vec<_> = desk.outages().filter(|outage| outage.is_open()).collect();
        open.sort_by_key(|outage| (Reverse(outage.look.state), Reverse(outage.since()), outage.id));
        self.outages = open.into_iter().map(|outage| outage.id).collect();
    }

    /// The incidents shown, in order.
    pub fn rows(&self) -> &[IncidentId] {
        &self.rows
    }

    /// Where an incident is shown.
    pub fn place(&self, id: IncidentId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The outages shown, in order.
    pub fn outages(&self) -> &[OutageId] {
        &self.outages
    }

    /// How many incidents are open, shown or not.
    pub fn open(&self) -> usize {
        self.open
    }

    /// How many of them have a clock that ran out.
    pub fn overdue(&self) -> usize {
        self.overdue
    }

    /// When the next clock runs out.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        self.next_due
    }

    /// The severity in force of an incident.
    pub fn severity(&self, id: IncidentId) -> Option<Severity> {
        self.ranks.get(&id).map(|rank| rank.severity)
    }

    /// The running clock of an incident that is due first, and when.
    pub fn most_urgent(&self, id: IncidentId) -> Option<(ClockId, Timestamp)> {
        self.ranks.get(&id)?.clocks.first().copied()
    }

    /// The incidents in which `clock` runs.
    pub(super) fn running(&self, clock: ClockId) -> impl Iterator<Item = IncidentId> {
        let runs = move |rank: &Rank| rank.clocks.iter().any(|(id, _)| *id == clock);
        self.ranks.iter().filter(move |(_, rank)| runs(rank)).map(|(id, _)| *id)
    }

    /// The clocks that have run out since this was last asked: every event asks.
    pub(super) fn turned_late(&mut self) -> Vec<Late> {
        std::mem::take(&mut self.turned_late)
    }

    /// Every clock that has run out.
    pub(super) fn late(&self) -> &BTreeSet<Late> {
        &self.late
    }
}

impl Rank {
    fn of(desk: &Desk, incident: &Incident) -> Self {
        let mut words = format!("{} {}", incident.number, incident.title);
        for id in &incident.systems {
            words.push(' ');
            words.push_str(desk.system_name(id));
        }
        let mut clocks: Vec<(ClockId, Timestamp)> = if incident.is_open() {
            desk.clocks(incident)
                .into_iter()
                .filter(|clock| clock.stopped_at.is_none())
                .map(|clock| (clock.id, clock.due_at))
                .collect()
        } else {
            Vec::new()
        };
        clocks.sort_by_key(|(_, due)| *due);
        Self {
            severity: desk.severity(incident),
            clocks,
            number: incident.number,
            open: incident.is_open(),
            words: words.to_lowercase(),
        }
    }
}
