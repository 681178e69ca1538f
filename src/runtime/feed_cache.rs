//! How reading each feed went last, kept beside the log for the next desk and for `vagt feed list`. It is no evidence: what
//! a supplier said is in the log, and a file that is missing or cannot be read costs nothing but its answer.
//!
//! A plain file and not the store: a command looks at it while a desk has the store open.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::domain::FeedId;
use crate::domain::feed::FeedHealth;
use crate::domain::register::FeedSource;

const FILE: &str = "feeds.json";
/// Another one is not read; the next that is written takes its place.
const VERSION: u32 = 1;

/// How a feed was doing, and at which address: one that is asked elsewhere now has not been read there.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    url: String,
    health: FeedHealth,
}

/// How every feed was doing when it was tried last.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FeedCache {
    v: u32,
    feeds: BTreeMap<FeedId, Known>,
}

impl Default for FeedCache {
    fn default() -> Self {
        Self { v: VERSION, feeds: BTreeMap::new() }
    }
}

impl FeedCache {
    /// What was kept in the data directory; nothing where nothing was, or where it cannot be read.
    pub fn read(data: &Path) -> Self {
        let kept = std::fs::read(data.join(FILE)).ok();
        let kept = kept.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        kept.filter(|cache| cache.v == VERSION).unwrap_or_default()
    }

    /// How this feed was doing, if it was ever tried at the address it has now.
    pub fn health(&self, source: &FeedSource) -> Option<&FeedHealth> {
        self.feeds.get(&source.id).filter(|known| known.url == source.url).map(|known| &known.health)
    }

    /// Keeps how these feeds are doing now beside what another vagt kept of others; a feed that is in neither is forgotten
    /// with the next that is written. A directory that is gone is not made again.
    pub fn keep<'a>(data: &Path, sources: &[&FeedSource], tried: impl IntoIterator<Item = (&'a FeedId, FeedHealth)>) {
        let mut cache = Self::read(data);
        let urls: BTreeMap<&FeedId, &String> = sources.iter().map(|source| (&source.id, &source.url)).collect();
        cache.feeds.retain(|id, known| urls.get(id) == Some(&&known.url));
        for (id, health) in tried {
            if let Some(url) = urls.get(id) {
                cache.feeds.insert(id.clone(), Known { url: (*url).clone(), health });
            }
        }
        // What cannot be written is asked for again.
        let _ = cache.write(data);
    }

    fn write(&self, data: &Path) -> std::io::Result<()> {
        // Of its own name: two that write at once each leave a whole file.
        let mut file = tempfile::NamedTempFile::new_in(data)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.persist(data.join(FILE))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::feed::{FeedFailure, ServiceState};
    use jiff::Timestamp;

    fn source(id: &str, url: &str) -> FeedSource {
        serde_json::from_value(serde_json::json!({"id": id, "url": url})).unwrap()
    }

    fn health(second: i64) -> FeedHealth {
        let at = Timestamp::from_second(second).ok();
        let failure = Some(FeedFailure::Status { code: 429 });
        FeedHealth { state: Some(ServiceState::Unknown), last_ok: None, last_try: at, failure }
    }

    #[test]
    fn what_is_kept_of_a_feed_is_read_back_as_long_as_it_is_asked_at_the_same_address() {
        let dir = tempfile::tempdir().unwrap();
        let (a, b) = (source("a", "https://a.example/"), source("b", "https://b.example/"));
        FeedCache::keep(dir.path(), &[&a, &b], [(&a.id, health(1))]);
        FeedCache::keep(dir.path(), &[&a, &b], [(&b.id, health(2))]);
        let cache = FeedCache::read(dir.path());
        assert_eq!((cache.health(&a), cache.health(&b)), (Some(&health(1)), Some(&health(2))));
        assert_eq!(cache.health(&source("a", "https://other.example/")), None);
        FeedCache::keep(dir.path(), &[&b], []);
        assert_eq!(FeedCache::read(dir.path()).health(&a), None, "it is no longer read");
    }

    #[test]
    fn a_file_that_is_no_such_file_and_a_directory_that_is_gone_cost_nothing() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE), "{\"v\":1,").unwrap();
        let a = source("a", "https://a.example/");
        assert_eq!(FeedCache::read(dir.path()).health(&a), None);
        FeedCache::keep(dir.path(), &[&a], [(&a.id, health(1))]);
        assert_eq!(FeedCache::read(dir.path()).health(&a), Some(&health(1)));
        let gone = dir.path().join("gone");
        FeedCache::keep(&gone, &[&a], [(&a.id, health(1))]);
        assert!(!gone.exists());
    }
}
