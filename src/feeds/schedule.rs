//! When each feed is asked next. Pure: time and the seed of the jitter come in as values.
//!
//! A feed is asked every three minutes when all is quiet, every minute while something is open, more and more rarely
//! while it fails, and never before a server's own wait is over. At most [`IN_FLIGHT_MAX`] feeds are asked at once, and
//! one of each host. Once an hour a feed is asked without condition, since a server's «not modified» may be wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::domain::FeedId;
use crate::domain::register::FeedSource;

/// Most feeds asked at once.
pub const IN_FLIGHT_MAX: usize = 8;
/// Between two polls when all is quiet, unless the feed or the profile says otherwise.
pub const QUIET: Duration = Duration::from_secs(180);
/// Between two polls while something is open.
pub const BUSY: Duration = Duration::from_secs(60);
/// Longest wait after failures.
pub const BACKOFF_MAX: Duration = Duration::from_secs(15 * 60);
/// Longest wait that a server is granted.
pub const RETRY_AFTER_MAX: Duration = Duration::from_secs(3600);
/// How often a feed is asked without condition.
pub const UNCONDITIONAL: SignedDuration = SignedDuration::from_hours(1);
/// The shortest interval that a file can set: politeness to suppliers, patience at home.
const LEAST: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(1));
/// The longest interval that a file can set.
const MOST: Duration = Duration::from_secs(24 * 3600);

/// A feed whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub feed: FeedId,
    /// Whether to leave the validators out.
    pub unconditional: bool,
}

/// How a poll ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Read, with something open.
    Open,
    /// Read, all quiet.
    Quiet,
    /// Not modified: as it was.
    NotModified,
    /// Not read; the server may have asked for a wait.
    Failed {
        /// That wait.
        retry_after: Option<Duration>,
    },
}

#[derive(Debug, Clone)]
struct Plan {
    source: FeedSource,
    host: String,
    due: Timestamp,
    in_flight: bool,
    open: bool,
    failures: u32,
    polls: u64,
    unconditional_at: Option<Timestamp>,
    /// Set while a server's own wait runs: not even a person's wish comes before it.
    not_before: Option<Timestamp>,
}

/// The plan of all feeds.
#[derive(Debug, Clone)]
pub struct Schedule {
    seed: u64,
    quiet: Duration,
    plans: BTreeMap<FeedId, Plan>,
}

impl Schedule {
    /// An empty plan; `seed` makes the jitter, `quiet` is the interval of feeds that set none.
    pub fn new(seed: u64, quiet: Duration) -> Self {
        Self { seed, quiet, plans: BTreeMap::new() }
    }

    /// Takes the feeds that are read from now on: new and changed ones are due at once, missing ones are forgotten.
    pub fn set_sources(&mut self, sources: &[FeedSource], now: Timestamp) {
        self.plans.retain(|id, _| sources.iter().any(|source| &source.id == id));
        for source in sources {
            let have = self.plans.get(&source.id);
            if have.is_some_and(|plan| &plan.source == source) {
                continue;
            }
            let plan = Plan {
                source: source.clone(),
                host: host(&source.url),
                due: now,
                in_flight: have.is_some_and(|plan| plan.in_flight),
                open: false,
                failures: 0,
                polls: 0,
                unconditional_at: None,
                not_before: None,
            };
            self.plans.insert(source.id.clone(), plan);
        }
    }

    /// The feeds to ask now, the longest overdue first; they count as being asked until [`Schedule::finished`].
    pub fn due(&mut self, now: Timestamp) -> Vec<Due> {
        let mut hosts: BTreeSet<String> = BTreeSet::new();
        let mut in_flight = 0;
        for plan in self.plans.values().filter(|plan| plan.in_flight) {
            hosts.insert(plan.host.clone());
            in_flight += 1;
        }
        let mut waiting: Vec<&mut Plan> =
            self.plans.values_mut().filter(|plan| !plan.in_flight && plan.due <= now).collect();
        waiting.sort_by(|a, b| (a.due, &a.source.id).cmp(&(b.due, &b.source.id)));
        let mut due = Vec::new();
        for plan in waiting {
            if in_flight >= IN_FLIGHT_MAX {
                break;
            }
            if !hosts.insert(plan.host.clone()) {
                continue;
            }
            in_flight += 1;
            plan.in_flight = true;
            plan.polls += 1;
            let unconditional = plan.unconditional_at.is_none_or(|at| now.duration_since(at) >= UNCONDITIONAL);
            if unconditional {
                plan.unconditional_at = Some(now);
            }
            due.push(Due { feed: plan.source.id.clone(), unconditional });
        }
        due
    }

    /// Takes the outcome of a poll and sets the next one.
    pub fn finished(&mut self, feed: &FeedId, outcome: Outcome, now: Timestamp) {
        let (seed, quiet) = (self.seed, self.quiet);
        let Some(plan) = self.plans.get_mut(feed) else { return };
        plan.in_flight = false;
        let mut asked = None;
        match outcome {
            Outcome::Open | Outcome::Quiet => {
                plan.open = outcome == Outcome::Open;
                plan.failures = 0;
            }
            Outcome::NotModified => plan.failures = 0,
            Outcome::Failed { retry_after } => {
                plan.failures = plan.failures.saturating_add(1);
                asked = retry_after.map(|wait| wait.min(RETRY_AFTER_MAX));
                // What failed may have been the validators' fault.
                plan.unconditional_at = None;
            }
        }
        let jitter = Jitter::of(seed, feed, plan.polls);
        let wait = jitter.around(plan.interval(quiet));
        // Jitter on a wait that was asked for only ever adds.
        let asked = asked.map(|wait| jitter.after(wait));
        plan.not_before = asked.map(|wait| later(now, wait));
        plan.due = later(now, asked.map_or(wait, |asked| asked.max(wait)));
    }

    /// Asks a feed as soon as may be, because a person wants it. Whether it is asked now, or is being asked already: a server
    /// may have asked for a wait.
    pub fn hurry(&mut self, feed: &FeedId, now: Timestamp) -> bool {
        let Some(plan) = self.plans.get_mut(feed) else { return false };
        plan.due = plan.not_before.map_or(now, |not_before| not_before.max(now)).min(plan.due);
        plan.in_flight || plan.due <= now
    }

    /// When the next feed is due; `None` while none is, or all are being asked.
    pub fn next_due(&self) -> Option<Timestamp> {
        let hosts: BTreeSet<&str> =
            self.plans.values().filter(|plan| plan.in_flight).map(|plan| plan.host.as_str()).collect();
        let in_flight = self.plans.values().filter(|plan| plan.in_flight).count();
        if in_flight >= IN_FLIGHT_MAX {
            return None;
        }
        let free = self.plans.values().filter(|plan| !plan.in_flight && !hosts.contains(plan.host.as_str()));
        free.map(|plan| plan.due).min()
    }
}

impl Plan {
    fn interval(&self, quiet: Duration) -> Duration {
        let (public, internal) = LEAST;
        let least = if self.source.internal { internal } else { public };
        let own = self.source.every_seconds.map_or(quiet, |seconds| Duration::from_secs(seconds.into()));
        let own = own.clamp(least, MOST);
        if self.failures > 0 {
            let doubled = own.saturating_mul(2u32.saturating_pow(self.failures.min(20) - 1));
            return doubled.min(BACKOFF_MAX.max(own));
        }
        if self.open { own.min(BUSY) } else { own }
    }
}

/// A number between -1 and 1, the same for the same seed, feed and poll.
#[derive(Debug, Clone, Copy)]
struct Jitter(i32);

impl Jitter {
    const SCALE: u32 = 1000;

    fn of(seed: u64, feed: &FeedId, poll: u64) -> Self {
        // FNV-1a over the parts, then a mix so that neighbouring polls do not resemble each other.
        let mut hash = seed ^ 0xcbf2_9ce4_8422_2325;
        for byte in feed.as_str().bytes().chain(poll.to_le_bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^= hash >> 31;
        let span = u64::from(2 * Self::SCALE + 1);
        Self(i32::try_from(hash % span).unwrap_or(0) - i32::try_from(Self::SCALE).unwrap_or(0))
    }

    /// Up to a tenth less or more.
    fn around(self, wait: Duration) -> Duration {
        let part = wait / (10 * Self::SCALE) * self.0.unsigned_abs();
        if self.0 < 0 { wait.saturating_sub(part) } else { wait + part }
    }

    /// Up to a tenth more.
    fn after(self, wait: Duration) -> Duration {
        wait + wait / (10 * Self::SCALE) * self.0.unsigned_abs()
    }
}

fn later(now: Timestamp, wait: Duration) -> Timestamp {
    now.saturating_add(SignedDuration::try_from(wait).unwrap_or(SignedDuration::MAX)).unwrap_or(Timestamp::MAX)
}

fn host(url: &str) -> String {
    reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| url.to_owned())
}

#[cfg(test)]
#[path = "schedule_tests.rs"]
mod tests;
