//! The feeds while a desk is open: asks what is due, each in a task of its own, and turns answers into events.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::OnceCell;
use tokio::sync::mpsc::Sender;

use crate::app::Event;
use crate::config::{environment, formats};
use crate::domain::feed::{FeedFailure, FeedHealth};
use crate::domain::register::FeedSource;
use crate::domain::{Desk, FeedId};
use crate::feeds::formats::described::Described;
use crate::feeds::{
    Client, Connection, Failed, FeedRequest, Fetched, Limits, Observed, Outcome, Schedule, Validators, Watch,
    own_connection,
};

use super::clock;
use super::feed_cache::FeedCache;

/// Interval of feeds that set none and have nothing open.
const QUIET: Duration = Duration::from_secs(180);

/// Least time between two writes of how reading went.
const KEEP: Duration = Duration::from_secs(1);

/// What a fetch came to.
#[derive(Debug)]
pub struct Fetch {
    feed: FeedId,
    result: Result<Fetched, Failed>,
}

/// All feeds of a desk.
#[derive(Debug)]
pub struct Feeder {
    client: Arc<OnceCell<Client>>,
    /// The user's own formats.
    formats: Arc<[Described]>,
    schedule: Schedule,
    sources: Arc<BTreeMap<FeedId, FeedSource>>,
    watches: BTreeMap<FeedId, Watch>,
    validators: BTreeMap<FeedId, Validators>,
    fetches: Sender<Fetch>,
    online: Option<bool>,
    /// Where it is kept how reading went.
    data: PathBuf,
    unkept: Unkept,
}

impl Feeder {
    /// Watches nothing yet. Answers of fetches go to `fetches`; how reading went is kept in the data directory `data`;
    /// `formats` are the user's own.
    pub fn new(fetches: Sender<Fetch>, seed: u64, data: PathBuf, formats: Vec<Described>) -> Self {
        Self {
            data,
            client: Arc::default(),
            formats: formats.into(),
            schedule: Schedule::new(seed, QUIET),
            sources: Arc::default(),
            unkept: Unkept::default(),
            watches: BTreeMap::new(),
            validators: BTreeMap::new(),
            fetches,
            online: None,
        }
    }

    /// Watches the feeds of `desk` from now on; those that stay keep what is known of them.
    pub fn watch(&mut self, desk: &Desk, now: Timestamp) {
        let sources = desk.feed_sources();
        if self.sources.values().eq(sources.iter()) {
            return;
        }
        self.schedule.set_sources(&sources, now);
        let changed = |source: &FeedSource| self.sources.get(&source.id) != Some(source);
        let fresh: Vec<FeedId> =
            sources.iter().filter(|source| changed(source)).map(|source| source.id.clone()).collect();
        let before = FeedCache::read(&self.data);
        for source in sources.iter().filter(|source| fresh.contains(&source.id)) {
            self.validators.remove(&source.id);
            let last_ok = before.health(source).and_then(|health| health.last_ok);
            self.watches.insert(source.id.clone(), Watch::after(last_ok));
        }
        self.sources = Arc::new(sources.into_iter().map(|source| (source.id.clone(), source)).collect());
        self.watches.retain(|id, _| self.sources.contains_key(id));
    }

    /// Reads answers by these formats of the user's from now on.
    pub fn use_formats(&mut self, formats: &[Described]) {
        if *self.formats != *formats {
            self.formats = formats.into();
            self.client = Arc::default();
            // What did not change may read otherwise now.
            self.validators.clear();
        }
    }

    /// When a feed is due next.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.schedule.next_due()
    }

    /// Asks every feed now, as far as the servers' own wishes allow; those that are asked.
    pub fn hurry(&mut self, now: Timestamp) -> Vec<FeedId> {
        let Self { sources, schedule, .. } = self;
        sources.keys().filter(|id| schedule.hurry(id, now)).cloned().collect()
    }

    /// Starts what is due.
    pub fn start_due(&mut self, now: Timestamp) {
        for due in self.schedule.due(now) {
            let Some(source) = self.sources.get(&due.feed) else { continue };
            let validators =
                if due.unconditional { None } else { self.validators.get(&due.feed).cloned() }.unwrap_or_default();
            let request = FeedRequest {
                url: source.url.clone(),
                internal: source.internal,
                format: source.format.clone(),
                words: source.words.clone(),
                token: source.token.clone(),
                validators,
            };
            let (client, fetches) = (Arc::clone(&self.client), self.fetches.clone());
            let formats = Arc::clone(&self.formats);
            tokio::spawn(async move {
                let result = match client.get_or_try_init(|| client_of_this_machine(formats)).await {
                    Ok(client) => client.fetch(&request, clock::now()).await,
                    Err(failure) => Err(failure.into()),
                };
                // The desk is closing: nobody asks any more.
                let _ = fetches.send(Fetch { feed: due.feed, result }).await;
            });
        }
    }

    /// Takes the answer of a fetch; the events it amounts to.
    pub fn answered(&mut self, fetch: Fetch, desk: &Desk, now: Timestamp) -> Vec<Event> {
        let Fetch { feed, result } = fetch;
        // A feed that was removed meanwhile: a late answer changes nothing.
        let (Some(source), Some(watch)) = (self.sources.get(&feed), self.watches.get_mut(&feed)) else {
            return Vec::new();
        };
        let (observed, outcome) = match result {
            Ok(Fetched::Reading(reading, validators)) => {
                self.validators.insert(feed.clone(), validators);
                let observed = watch.read(desk, source, *reading, now);
                (observed, if watch.is_open() { Outcome::Open } else { Outcome::Quiet })
            }
            Ok(Fetched::NotModified) => (watch.not_modified(desk, source, now), Outcome::NotModified),
            Err(Failed { failure, retry_after }) => {
                self.validators.remove(&feed);
                watch.failed(failure, now);
                (Observed::default(), Outcome::Failed { retry_after })
            }
        };
        let health = watch.health().clone();
        self.schedule.finished(&feed, outcome, now);
        self.unkept.add(&self.data, &self.sources, feed.clone(), health.clone());
        let Observed { commands, baseline } = observed;
        let mut events = vec![Event::FeedObserved { feed, health, commands, baseline }];
        let online = own_connection(self.watches.values().map(Watch::health)) == Connection::Fine;
        if self.online != Some(online) {
            self.online = Some(online);
            events.push(Event::OwnConnection(online));
        }
        events
    }
}

impl Drop for Feeder {
    fn drop(&mut self) {
        self.unkept.keep(&self.data);
    }
}

/// How reading went, as far as it is not yet kept. With many feeds a write for each answer would hold up the screen: it is
/// done beside it, and at most once a second.
#[derive(Debug, Default)]
struct Unkept(Arc<Mutex<Answers>>);

#[derive(Debug, Default)]
struct Answers {
    sources: Arc<BTreeMap<FeedId, FeedSource>>,
    latest: BTreeMap<FeedId, FeedHealth>,
    /// Whether somebody is writing, or will again in a moment.
    is_kept: bool,
}

impl Unkept {
    fn add(&self, data: &Path, sources: &Arc<BTreeMap<FeedId, FeedSource>>, feed: FeedId, health: FeedHealth) {
        let mut unkept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        unkept.sources = Arc::clone(sources);
        unkept.latest.insert(feed, health);
        if std::mem::replace(&mut unkept.is_kept, true) {
            return;
        }
        drop(unkept);
        let (shared, data) = (Self(Arc::clone(&self.0)), data.to_owned());
        tokio::spawn(async move {
            loop {
                let (writer, data) = (Self(Arc::clone(&shared.0)), data.clone());
                // A file that cannot be written is written with the next answer.
                let wrote = tokio::task::spawn_blocking(move || writer.keep(&data)).await;
                if !wrote.unwrap_or(false) {
                    return;
                }
                tokio::time::sleep(KEEP).await;
            }
        });
    }

    /// Writes what there is; whether there was anything. Where there was not, the next answer begins anew.
    fn keep(&self, data: &Path) -> bool {
        let mut unkept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (sources, tried) = (Arc::clone(&unkept.sources), std::mem::take(&mut unkept.latest));
        unkept.is_kept = !tried.is_empty();
        drop(unkept);
        if tried.is_empty() {
            return false;
        }
        FeedCache::keep(
            data,
            &sources.values().collect::<Vec<_>>(),
            tried.iter().map(|(id, health)| (id, health.clone())),
        );
        true
    }
}

/// Reads the machine's certificates and the formats, which takes some milliseconds: not where somebody waits for a key.
async fn client_of_this_machine(own: Arc<[Described]>) -> Result<Client, FeedFailure> {
    let made = tokio::task::spawn_blocking(move || {
        Client::new(Limits::default()).map(|client| client.reading(formats::all(&own)).finding(environment::token))
    })
    .await;
    made.unwrap_or_else(|error| Err(FeedFailure::Broken { reason: error.to_string() }))
}
