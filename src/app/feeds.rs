//! How reading the suppliers goes: which feeds are asked because somebody wants it, and the list of all of them.

use std::collections::BTreeSet;

use super::App;
use super::notice::Notice;
use super::overlay::Overlay;
use crate::domain::FeedId;
use crate::domain::feed::{FeedHealth, ServiceState};
use crate::domain::outage::Outage;
use crate::domain::register::FeedSource;
use crate::input::Action;

/// Suppliers that are being asked because somebody wanted it, and how it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asking {
    /// Those that have not answered yet.
    waiting: BTreeSet<FeedId>,
    told: Asked,
}

/// What came of asking the suppliers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Feeds that were read.
    pub read: usize,
    /// Feeds that are unknown now.
    pub unknown: usize,
    /// Feeds that were not asked: their servers have asked for a wait.
    pub later: usize,
}

/// Whether a feed's state is not known: it could not be read, or says nothing that is understood.
pub fn is_unknown(health: &FeedHealth) -> bool {
    health.failure.is_some() || health.state == Some(ServiceState::Unknown)
}

impl App {
    /// These are being asked now.
    pub(super) fn asked(&mut self, feeds: Vec<FeedId>) {
        let later = self.desk.feed_sources().len().saturating_sub(feeds.len());
        let told = Asked { later, ..Asked::default() };
        self.asking = Some(Asking { waiting: feeds.into_iter().collect(), told });
        self.tell_when_asked();
    }

    /// A feed has answered, or could not be read.
    pub(super) fn feed_tried(&mut self, feed: FeedId, health: FeedHealth) {
        if let Some(asking) = &mut self.asking
            && asking.waiting.remove(&feed)
        {
            if is_unknown(&health) {
                asking.told.unknown += 1;
            } else {
                asking.told.read += 1;
            }
        }
        self.feeds.insert(feed, health);
    }

    /// Tells how it went once all have answered, unless something else is being told.
    pub(super) fn tell_when_asked(&mut self) {
        let Some(asking) = &mut self.asking else { return };
        if !asking.waiting.is_empty() {
            // One that is no longer read does not answer.
            let sources = self.desk.feed_sources();
            asking.waiting.retain(|feed| sources.iter().any(|source| source.id == *feed));
        }
        if asking.waiting.is_empty() {
            let told = asking.told;
            self.asking = None;
            if matches!(self.notice(), None | Some(Notice::Asking)) {
                self.tell(Notice::Asked(told));
            }
        }
    }

    /// The feeds with how they are doing, those that are not known first; `None`: not tried yet.
    pub fn feed_rows(&self) -> Vec<(FeedSource, Option<&FeedHealth>)> {
        let rows = self.desk.feed_sources().into_iter();
        let mut rows: Vec<_> = rows.map(|source| (self.feeds.get(&source.id), source)).map(|(h, s)| (s, h)).collect();
        rows.sort_by_key(|(_, health)| !health.is_some_and(is_unknown));
        rows
    }

    /// How the outage's feed is doing, where it cannot be read now: what is shown is what it said last.
    pub fn stale(&self, outage: &Outage) -> Option<&FeedHealth> {
        self.feeds.get(&outage.feed).filter(|health| health.failure.is_some())
    }

    pub(super) fn show_feeds(&mut self) {
        if self.desk.feed_sources().is_empty() {
            return self.tell(Notice::NoFeeds);
        }
        self.notice = None;
        self.overlay = Some(Overlay::Feeds { at: 0 });
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "it is only read")]
    pub(super) fn run_in_feeds(&mut self, action: Action) {
        let last = self.desk.feed_sources().len().saturating_sub(1);
        let page = self.page_length() / 3 + 1;
        let Some(Overlay::Feeds { at }) = &mut self.overlay else { return };
        match action {
            Action::MoveDown => *at = (*at + 1).min(last),
            Action::MoveUp => *at = at.saturating_sub(1),
            Action::PageDown => *at = (*at + page).min(last),
            Action::PageUp => *at = at.saturating_sub(page),
            Action::First => *at = 0,
            Action::Last => *at = last,
            Action::Back | Action::Quit | Action::Open | Action::ShowFeeds => self.overlay = None,
            _ => {}
        }
    }
}
