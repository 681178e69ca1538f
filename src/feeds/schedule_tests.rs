//! When feeds are asked: tables, and laws over random plans.

use super::*;
use proptest::prelude::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + seconds).unwrap()
}

fn source(id: &str, url: &str) -> FeedSource {
    FeedSource {
        id: id.parse().unwrap(),
        supplier: None,
        url: url.to_owned(),
        format: None,
        every_seconds: None,
        internal: false,
        components: Vec::new(),
        words: crate::domain::register::FeedWords::default(),
        token: None,
    }
}

fn one(source: FeedSource) -> (Schedule, FeedId) {
    let id = source.id.clone();
    let mut schedule = Schedule::new(7, QUIET);
    schedule.set_sources(&[source], at(0));
    assert_eq!(schedule.due(at(0)).len(), 1);
    (schedule, id)
}

/// Seconds until the next poll after `outcome`.
fn wait_after(mut source: FeedSource, every: Option<u32>, outcome: Outcome) -> f64 {
    source.every_seconds = every;
    let (mut schedule, id) = one(source);
    schedule.finished(&id, outcome, at(10));
    schedule.next_due().unwrap().duration_since(at(10)).as_secs_f64()
}

fn within_a_tenth(wait: f64, wanted: f64) {
    assert!((wanted * 0.9..=wanted * 1.1).contains(&wait), "{wait} is not about {wanted}");
}

#[test]
fn the_interval_follows_what_is_open() {
    let feed = || source("a", "https://a.example/");
    let failed = Outcome::Failed { retry_after: None };
    for (every, outcome, wanted) in [
        (None, Outcome::Quiet, 180.0),
        (None, Outcome::Open, 60.0),
        (None, Outcome::NotModified, 180.0),
        (None, failed, 180.0),
        (Some(600), Outcome::Quiet, 600.0),
        (Some(600), Outcome::Open, 60.0),
        (Some(1), Outcome::Quiet, 30.0),
        (Some(u32::MAX), Outcome::Quiet, 86_400.0),
    ] {
        within_a_tenth(wait_after(feed(), every, outcome), wanted);
    }
    let internal = FeedSource { internal: true, ..feed() };
    within_a_tenth(wait_after(internal, Some(2), Outcome::Open), 2.0);
}

#[test]
fn not_modified_keeps_the_pace_of_what_is_open() {
    let (mut schedule, id) = one(source("a", "https://a.example/"));
    schedule.finished(&id, Outcome::Open, at(0));
    assert_eq!(schedule.due(at(70)).len(), 1);
    schedule.finished(&id, Outcome::NotModified, at(70));
    within_a_tenth(schedule.next_due().unwrap().duration_since(at(70)).as_secs_f64(), 60.0);
}

#[test]
fn failures_back_off_to_a_quarter_of_an_hour_and_one_success_ends_it() {
    let (mut schedule, id) = one(source("a", "https://a.example/"));
    let mut now = at(0);
    for wanted in [180.0, 360.0, 720.0, 900.0, 900.0, 900.0] {
        schedule.finished(&id, Outcome::Failed { retry_after: None }, now);
        let next = schedule.next_due().unwrap();
        within_a_tenth(next.duration_since(now).as_secs_f64(), wanted);
        now = next;
        assert_eq!(schedule.due(now).len(), 1);
    }
    for _ in 0..100 {
        schedule.finished(&id, Outcome::Failed { retry_after: None }, now);
        now = schedule.next_due().unwrap();
        assert_eq!(schedule.due(now).len(), 1, "it is never given up");
    }
    schedule.finished(&id, Outcome::Quiet, now);
    within_a_tenth(schedule.next_due().unwrap().duration_since(now).as_secs_f64(), 180.0);
}

#[test]
fn nobody_asks_before_a_servers_wait_is_over_not_even_in_a_hurry() {
    let (mut schedule, id) = one(source("a", "https://a.example/"));
    schedule.finished(&id, Outcome::Failed { retry_after: Some(Duration::from_secs(1200)) }, at(0));
    schedule.hurry(&id, at(5));
    assert_eq!(schedule.due(at(1199)), []);
    assert_eq!(schedule.due(at(1321)).len(), 1, "but then they do");
    schedule.finished(&id, Outcome::Quiet, at(1321));
    schedule.hurry(&id, at(1330));
    assert_eq!(schedule.due(at(1330)).len(), 1, "a wish counts where no wait runs");
}

#[test]
fn eight_at_once_and_one_of_each_host() {
    let mut sources: Vec<FeedSource> =
        (0..12).map(|n| source(&format!("h{n:02}"), &format!("https://h{n}.example/feed"))).collect();
    sources.push(source("a0", "https://h0.example/other"));
    let mut schedule = Schedule::new(1, QUIET);
    schedule.set_sources(&sources, at(0));
    let first = schedule.due(at(0));
    assert_eq!(first.len(), IN_FLIGHT_MAX);
    assert_eq!(first[0].feed.as_str(), "a0");
    assert!(first.iter().all(|due| due.feed.as_str() != "h00"), "its host is being asked");
    assert_eq!((schedule.due(at(0)), schedule.next_due()), (Vec::new(), None));
    schedule.finished(&first[0].feed, Outcome::Quiet, at(1));
    assert_eq!(schedule.next_due(), Some(at(0)));
    assert_eq!(schedule.due(at(1))[0].feed.as_str(), "h00");
}

#[test]
fn once_an_hour_and_after_failures_a_feed_is_asked_without_condition() {
    let (mut schedule, id) = one(source("a", "https://a.example/"));
    let mut asked = Vec::new();
    let mut now = at(0);
    for _ in 0..60 {
        schedule.finished(&id, Outcome::NotModified, now);
        now = schedule.next_due().unwrap();
        if schedule.due(now)[0].unconditional {
            asked.push(now.duration_since(at(0)).as_secs());
        }
    }
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0] >= 3600 && asked[1] >= asked[0] + 3600);
    schedule.finished(&id, Outcome::Failed { retry_after: None }, now);
    assert!(schedule.due(schedule.next_due().unwrap())[0].unconditional);
}

#[test]
fn feeds_come_change_and_go() {
    let mut schedule = Schedule::new(1, QUIET);
    let a = source("a", "https://a.example/");
    schedule.set_sources(std::slice::from_ref(&a), at(0));
    assert_eq!(schedule.due(at(0)).len(), 1);
    schedule.finished(&a.id, Outcome::Quiet, at(0));
    schedule.set_sources(std::slice::from_ref(&a), at(5));
    assert_eq!(schedule.due(at(5)), [], "what did not change keeps its place");
    let moved = FeedSource { url: "https://b.example/".to_owned(), ..a.clone() };
    schedule.set_sources(&[moved], at(6));
    assert_eq!(schedule.due(at(6)).len(), 1);
    schedule.set_sources(&[], at(7));
    schedule.finished(&a.id, Outcome::Quiet, at(8));
    assert_eq!(schedule.next_due(), None);
}

proptest! {
    #[test]
    fn the_next_poll_is_never_earlier_than_asked_and_never_out_of_reach(
        seed: u64,
        every in proptest::option::of(0u32..100_000),
        outcomes in proptest::collection::vec((0u8..4, proptest::option::of(0u64..100_000)), 1..30),
    ) {
        let mut feed = source("a", "https://a.example/");
        feed.every_seconds = every;
        let mut schedule = Schedule::new(seed, QUIET);
        schedule.set_sources(std::slice::from_ref(&feed), at(0));
        let mut now = at(0);
        let own = f64::from(every.unwrap_or(180).clamp(30, 86_400));
        for (kind, retry) in outcomes {
            prop_assert_eq!(schedule.due(now).len(), 1);
            let retry_after = retry.map(Duration::from_secs);
            let outcome = match kind {
                0 => Outcome::Quiet,
                1 => Outcome::Open,
                2 => Outcome::NotModified,
                _ => Outcome::Failed { retry_after },
            };
            schedule.finished(&feed.id, outcome, now);
            let wait = schedule.next_due().unwrap().duration_since(now).as_secs_f64();
            let asked = retry_after.filter(|_| kind == 3).map_or(0.0, |wait| wait.min(RETRY_AFTER_MAX).as_secs_f64());
            prop_assert!(wait >= asked, "{} before {}", wait, asked);
            prop_assert!(wait >= own.min(60.0) * 0.89, "{} is impolite", wait);
            prop_assert!(wait <= own.max(900.0).max(asked) * 1.11, "{} is too late", wait);
            now = schedule.next_due().unwrap();
        }
    }
}
