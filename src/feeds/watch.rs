//! What a feed's answers amount to: per feed a small machine that turns readings and failures into commands for the
//! desk. Pure; it reads the desk and changes nothing.
//!
//! - The first reading of a feed of which the desk holds no claim is a baseline: what is open is recorded and raised,
//!   but [`Observed::baseline`] says that nobody need be woken.
//! - An outage is raised at once from an open supplier incident, and from a component that is down in two polls.
//!   Degraded service raises nothing.
//! - It ends when the incident is over and the components are clean, or after two clean polls. A component that is red,
//!   degraded or unknown is not clean, whatever its incident says.
//! - What comes and goes is one outage: after three changes within half an hour it stays open until it has calmed down,
//!   so that nobody is woken for each turn.
//! - After a restart the desk still holds its open outages and the last claim, so nothing is raised twice.

mod claim;
mod outage;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::command::Command;
use crate::domain::feed::{FeedFailure, FeedHealth, Reading, ServiceState};
use crate::domain::outage::OutageKey;
use crate::domain::register::FeedSource;
use crate::domain::{Desk, OutageId};

/// Polls that must agree before an outage without a named incident is raised, or one ends without a word.
const CONFIRM: u8 = 2;
/// Feeds that must all fail before our own connection is suspected.
const OWN_CONNECTION: usize = 3;

/// What an answer amounts to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Observed {
    /// To be decided in this order, each with a fresh context.
    pub commands: Vec<Command>,
    /// Whether this was the first look at the feed: record, but notify nobody.
    pub baseline: bool,
}

/// One feed as watched.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    health: FeedHealth,
    last_good: Option<Reading>,
    /// How often in a row something unconfirmed was seen.
    pending: BTreeMap<OutageKey, u8>,
    /// How often in a row an outage looked over.
    clean: BTreeMap<OutageId, u8>,
}

impl Watch {
    /// A feed not yet looked at; `last_good` is the last reading kept from an earlier run, if one was.
    pub fn new(last_good: Option<Reading>) -> Self {
        Self { last_good, ..Self::default() }
    }

    /// A feed not yet looked at in this run, which an earlier one read last at `last_ok`.
    pub fn after(last_ok: Option<Timestamp>) -> Self {
        Self { health: FeedHealth { last_ok, ..FeedHealth::default() }, ..Self::default() }
    }

    /// How fetching goes. The state is unknown from the first failure on; what was last known is [`Watch::last_good`].
    pub fn health(&self) -> &FeedHealth {
        &self.health
    }

    /// The newest reading, however old.
    pub fn last_good(&self) -> Option<&Reading> {
        self.last_good.as_ref()
    }

    /// Whether something is open that makes it worth asking more often.
    pub fn is_open(&self) -> bool {
        self.last_good.as_ref().is_some_and(|reading| {
            reading.state.severity() > 0 || reading.incidents.iter().any(|incident| !incident.phase.is_over())
        })
    }

    /// Takes a reading.
    pub fn read(&mut self, desk: &Desk, source: &FeedSource, reading: Reading, now: Timestamp) -> Observed {
        let last_claim = desk.feed(&source.id).and_then(|standing| standing.claim.as_ref()).map(|(_, claim)| claim);
        let baseline = last_claim.is_none();
        let before = match (baseline, &self.last_good, last_claim) {
            (true, _, _) | (_, None, None) => claim::Before::Nothing,
            (false, Some(reading), _) => claim::Before::Reading(reading),
            (false, None, Some(claim)) => claim::Before::Claim(claim),
        };
        let claim = claim::changes(before, &reading).map(|claim| Command::Claim(source.id.clone(), claim));
        let mut commands: Vec<Command> = claim.into_iter().collect();
        commands.extend(self.outages(desk, source, &reading, baseline, now));
        self.health = FeedHealth { state: Some(reading.state), last_ok: Some(now), last_try: Some(now), failure: None };
        self.last_good = Some(reading);
        Observed { commands, baseline }
    }

    /// Takes «not modified»: the last reading, seen once more. Without one there is nothing it could mean.
    pub fn not_modified(&mut self, desk: &Desk, source: &FeedSource, now: Timestamp) -> Observed {
        if let Some(reading) = self.last_good.clone() {
            return self.read(desk, source, reading, now);
        }
        self.failed(FeedFailure::UnaskedNotModified, now);
        Observed::default()
    }

    /// Takes a failure. Nothing is raised and nothing ends by it: not knowing is no news of the service.
    pub fn failed(&mut self, failure: FeedFailure, now: Timestamp) {
        self.health.state = Some(ServiceState::Unknown);
        self.health.last_try = Some(now);
        self.health.failure = Some(failure);
        self.pending.clear();
        self.clean.clear();
    }

    fn outages(
        &mut self,
        desk: &Desk,
        source: &FeedSource,
        reading: &Reading,
        baseline: bool,
        now: Timestamp,
    ) -> Vec<Command> {
        let open = outage::open_of(desk, &source.id);
        let found = outage::candidates(source, reading, &open);
        let mut commands = Vec::new();
        self.pending.retain(|key, _| found.iter().any(|candidate| &candidate.key == key));
        self.clean.retain(|id, _| open.iter().any(|outage| &outage.id == id));
        let mut room = outage::OPEN_MAX.saturating_sub(open.len());
        for candidate in &found {
            if let Some(have) = open.iter().find(|outage| outage.key == candidate.key) {
                self.clean.remove(&have.id);
                if have.look != candidate.look {
                    commands.push(Command::ChangeOutage(have.id, candidate.look.clone()));
                }
                continue;
            }
            let seen = self.pending.entry(candidate.key.clone()).or_default();
            *seen = seen.saturating_add(1);
            let confirmed = baseline || *seen >= CONFIRM || matches!(candidate.key, OutageKey::Incident(_));
            if candidate.raises && confirmed && room > 0 {
                room -= 1;
                self.pending.remove(&candidate.key);
                commands.push(Command::RaiseOutage(Box::new(outage::raised(desk, source, candidate))));
            }
        }
        for outage in open.iter().filter(|outage| !found.iter().any(|candidate| candidate.key == outage.key)) {
            let seen = self.clean.entry(outage.id).or_default();
            match outage::standing(outage, reading) {
                outage::Standing::Unclear => *seen = 0,
                outage::Standing::Over => *seen = CONFIRM,
                outage::Standing::Clean => *seen = seen.saturating_add(1),
            }
            if *seen >= CONFIRM && !outage::is_flapping(desk, outage, now) {
                self.clean.remove(&outage.id);
                commands.push(Command::EndOutage(outage.id));
            }
        }
        commands
    }
}

/// Whether the world is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// As far as can be told.
    Fine,
    /// All feeds fail in ways that our own network explains: say this once instead of that of each.
    OwnFault,
}

/// Judges all feeds together: when at least three are watched and none can be reached, it is we who are cut off.
pub fn own_connection<'a>(healths: impl IntoIterator<Item = &'a FeedHealth>) -> Connection {
    let tried: Vec<&FeedHealth> = healths.into_iter().filter(|health| health.last_try.is_some()).collect();
    let unreached = |health: &&FeedHealth| health.failure.as_ref().is_some_and(is_unreached);
    if tried.len() >= OWN_CONNECTION && tried.iter().all(unreached) { Connection::OwnFault } else { Connection::Fine }
}

/// Whether a failure can be the fault of our own network.
fn is_unreached(failure: &FeedFailure) -> bool {
    match failure {
        FeedFailure::NameUnknown { .. }
        | FeedFailure::Refused { .. }
        | FeedFailure::TimedOut { .. }
        | FeedFailure::Tls { .. }
        | FeedFailure::Redirect { .. }
        | FeedFailure::PrivateAddress { .. }
        | FeedFailure::Broken { .. } => true,
        // A captive portal answers everything with its own page.
        FeedFailure::NotAFeed { looks_like } => {
            matches!(looks_like, crate::domain::feed::LooksLike::Html { .. })
        }
        FeedFailure::BadAddress { .. }
        | FeedFailure::NoToken { .. }
        | FeedFailure::NoFile { .. }
        | FeedFailure::Status { .. }
        | FeedFailure::TooLarge { .. }
        | FeedFailure::TooManyParts
        | FeedFailure::UnaskedNotModified
        | FeedFailure::Unreadable { .. } => false,
    }
}

#[cfg(test)]
#[path = "watch_tests.rs"]
mod tests;
