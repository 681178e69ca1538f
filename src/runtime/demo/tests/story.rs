//! The story: by itself, and as it arrives at a desk that polls every two seconds.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{CAST, desk, loaded, supplier, take};
use crate::domain::feed::{FeedFailure, Phase, ServiceState};
use crate::domain::{Command, Desk, FeedId, OutageId};
use crate::feeds::{Watch, formats};
use crate::runtime::demo::municipality;
use crate::runtime::demo::page::Writer;
use crate::runtime::demo::scenario::{Answering, CYCLE, scenario};
use crate::text::Language;

#[test]
fn at_the_start_nothing_is_down() {
    for simulated in &CAST {
        let state = scenario(simulated, Duration::ZERO);
        assert!(state.headline() <= ServiceState::Degraded, "{}", simulated.id);
        assert!(state.incidents.is_empty(), "{}", simulated.id);
        assert_eq!(state.answering, Answering::Page);
    }
}

#[test]
fn the_login_fails_by_name_within_twenty_seconds_and_is_resolved_after_two_minutes() {
    let login = supplier("borgernoeglen");
    let phase = |seconds| scenario(login, Duration::from_secs(seconds)).incidents.first().map(|told| told.phase);
    assert_eq!(phase(20), Some(Phase::Investigating));
    assert_eq!(scenario(login, Duration::from_secs(20)).headline(), ServiceState::PartialOutage);
    assert_eq!(phase(50), Some(Phase::Identified));
    assert_eq!(phase(85), Some(Phase::Monitoring));
    assert_eq!(phase(125), Some(Phase::Resolved));
    assert_eq!(scenario(login, Duration::from_secs(125)).headline(), ServiceState::Operational);
    assert_eq!(phase(165), None);
}

#[test]
fn each_cycle_tells_the_same_with_ids_of_its_own() {
    for simulated in &CAST {
        for seconds in 0..CYCLE.as_secs() {
            let first = Duration::from_secs(seconds) + CYCLE;
            let (one, two) = (scenario(simulated, first), scenario(simulated, first + CYCLE));
            assert_eq!(one, scenario(simulated, first));
            assert_eq!((&one.parts, one.answering), (&two.parts, two.answering), "{} {seconds}", simulated.id);
            for (before, after) in one.incidents.iter().zip(&two.incidents) {
                assert_ne!(before.id, after.id);
                assert_eq!((before.title, before.phase), (after.title, after.phase));
            }
        }
    }
}

#[test]
fn one_status_page_fails_for_a_while() {
    let failing = |seconds| {
        CAST.iter()
            .filter(|simulated| scenario(simulated, Duration::from_secs(seconds)).answering == Answering::Error)
            .count()
    };
    assert_eq!([failing(89), failing(90), failing(111), failing(112)], [0, 1, 1, 0]);
}

/// A desk with the municipality, and what its feeds amount to while the story goes on.
struct Audience {
    desk: Desk,
    watches: BTreeMap<FeedId, Watch>,
    raised: Vec<(u64, String, Vec<String>)>,
    ended: Vec<(u64, String)>,
    titles: BTreeMap<OutageId, String>,
}

impl Audience {
    fn poll(&mut self, seconds: u64) {
        let start: Timestamp = "2026-11-24T02:00:00Z".parse().unwrap();
        let now = start + SignedDuration::from_secs(i64::try_from(seconds).unwrap());
        for source in self.desk.feed_sources() {
            let simulated = supplier(source.id.as_str());
            let state = scenario(simulated, Duration::from_secs(seconds));
            let watch = self.watches.entry(source.id.clone()).or_default();
            if state.answering == Answering::Error {
                watch.failed(FeedFailure::Status { code: 500 }, now);
                continue;
            }
            let page = Writer { language: Language::Da, began_at: start }.page(simulated, &state);
            let reading = formats::read(page.as_bytes(), None, source.format.as_ref(), now).unwrap();
            for command in watch.read(&self.desk, &source, reading, now).commands {
                self.note(&command, seconds);
                take(&mut self.desk, command, now);
            }
        }
        for outage in self.desk.outages() {
            self.titles.entry(outage.id).or_insert_with(|| outage.look.title.as_str().to_owned());
        }
    }

    fn note(&mut self, command: &Command, seconds: u64) {
        if let Command::RaiseOutage(new) = command {
            let systems = new.systems.iter().map(|id| id.as_str().to_owned()).collect();
            self.raised.push((seconds, new.look.title.as_str().to_owned(), systems));
        }
        if let Command::EndOutage(id) = command {
            self.ended.push((seconds, self.titles[id].clone()));
        }
    }
}

#[test]
fn a_desk_that_follows_the_story_raises_and_ends_its_outages() {
    let home = tempfile::tempdir().unwrap();
    municipality::write(home.path(), 4711, Language::Da).unwrap();
    let config = loaded(home.path());
    let mut audience = Audience {
        desk: desk(&config),
        watches: BTreeMap::new(),
        raised: Vec::new(),
        ended: Vec::new(),
        titles: BTreeMap::new(),
    };
    for seconds in (0..CYCLE.as_secs() + 20).step_by(2) {
        audience.poll(seconds);
    }
    let raised: Vec<(u64, &str)> = audience.raised.iter().map(|(at, title, _)| (*at, title.as_str())).collect();
    assert_eq!(
        raised,
        [
            (12, "Login afvises for mange brugere"),
            (166, "Ingen adgang til Skolegongen"),
            (200, "Udgående opkald virker ikke"),
            (226, "Kørelister vises ikke på mobil"),
            (258, "Trådløst net"),
            (312, "Login afvises for mange brugere"),
        ]
    );
    let ended: Vec<(u64, &str)> = audience.ended.iter().map(|(at, title)| (*at, title.as_str())).collect();
    assert_eq!(
        ended,
        [
            (120, "Login afvises for mange brugere"),
            (246, "Ingen adgang til Skolegongen"),
            (266, "Udgående opkald virker ikke"),
            (276, "Kørelister vises ikke på mobil"),
            (290, "Trådløst net"),
        ]
    );
    let (_, _, login) = &audience.raised[0];
    assert_eq!(login.join(" "), "borgerlogin byggesag pladsanvisning selvbetjening ydelser");
    let (_, _, telephony) = &audience.raised[2];
    assert_eq!(telephony.join(" "), "noedkald telefoni");
}
