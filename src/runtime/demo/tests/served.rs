//! The suppliers over real HTTP.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener as Blocking, TcpStream};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use super::{CAST, loaded};
use crate::app::Event;
use crate::domain::FeedId;
use crate::domain::feed::{FeedFailure, Phase, ServiceState};
use crate::feeds::{Client, FeedRequest, Fetched, Limits, Validators};
use crate::runtime::clock;
use crate::runtime::demo::Demo;
use crate::runtime::demo::page::Writer;
use crate::runtime::demo::server::{Stage, serve};
use crate::runtime::feeder::Feeder;
use crate::text::Language;

/// A server whose story began so long ago; its port.
async fn begun(seconds: u64) -> (JoinHandle<()>, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let began = Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap();
    let writer = Writer { language: Language::Da, began_at: clock::now() };
    (serve(listener, Stage { began, writer }), port)
}

fn request(url: String) -> FeedRequest {
    FeedRequest {
        url,
        internal: true,
        format: None,
        words: crate::domain::register::FeedWords::default(),
        token: None,
        validators: Validators::default(),
    }
}

/// What the server says to these bytes before it hangs up.
async fn said(port: u16, bytes: impl AsRef<[u8]> + Send + 'static) -> String {
    tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        // It may hang up in the middle.
        let _ = stream.write_all(bytes.as_ref());
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_read_by_the_desks_own_client_from_its_own_files() {
    let home = tempfile::tempdir().unwrap();
    let _demo = Demo::start(home.path(), Language::Da).await.unwrap();
    let client = Client::new(Limits::default()).unwrap();
    let suppliers = loaded(home.path()).suppliers.unwrap().content;
    for source in suppliers.iter().flat_map(|supplier| &supplier.feeds) {
        let mut asked =
            FeedRequest { format: source.format.clone(), internal: source.internal, ..request(source.url.clone()) };
        let Ok(Fetched::Reading(reading, validators)) = client.fetch(&asked, clock::now()).await else {
            panic!("{} is not read", source.id)
        };
        assert!(reading.warnings.is_empty(), "{}: {:?}", source.id, reading.warnings);
        asked.validators = validators;
        assert_eq!(client.fetch(&asked, clock::now()).await.unwrap(), Fetched::NotModified, "{}", source.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_arrives_over_http_and_a_failing_page_as_a_failure() {
    let client = Client::new(Limits::default()).unwrap();
    let (_server, port) = begun(95).await;
    let url = |id: &str| format!("http://127.0.0.1:{port}{}", super::supplier(id).path());
    let Fetched::Reading(login, _) = client.fetch(&request(url("borgernoeglen")), clock::now()).await.unwrap() else {
        panic!("no reading")
    };
    assert_eq!((login.state, login.incidents[0].phase), (ServiceState::Degraded, Phase::Monitoring));
    let failed = client.fetch(&request(url("sidegaden")), clock::now()).await.unwrap_err();
    assert_eq!(failed.failure, FeedFailure::Status { code: 500 });
}

#[tokio::test(flavor = "multi_thread")]
async fn every_feed_is_really_polled_every_two_seconds() {
    let home = tempfile::tempdir().unwrap();
    let _demo = Demo::start(home.path(), Language::Da).await.unwrap();
    let mut desk = super::desk(&loaded(home.path()));
    let (answers, mut answered) = tokio::sync::mpsc::channel(16);
    let mut feeder = Feeder::new(answers, 7, home.path().join("data"), Vec::new());
    let start = clock::now();
    feeder.watch(&desk, start);
    let mut polls: BTreeMap<FeedId, u32> = BTreeMap::new();
    // The schedule's time is a value, so twenty seconds pass as fast as the answers come.
    while let Some(due) = feeder.next_due().filter(|due| due.duration_since(start).as_secs() < 20) {
        let now = due.max(start);
        feeder.start_due(now);
        let fetch = tokio::time::timeout(Duration::from_secs(20), answered.recv()).await.unwrap().unwrap();
        for event in feeder.answered(fetch, &desk, now) {
            let Event::FeedObserved { feed, health, commands, .. } = event else { continue };
            assert_eq!(health.failure, None, "{feed}");
            *polls.entry(feed).or_default() += 1;
            for command in commands {
                super::take(&mut desk, command, now);
            }
        }
    }
    assert_eq!(polls.len(), CAST.len());
    assert!(polls.values().all(|polls| (8..=12).contains(polls)), "{polls:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_request_for_a_feed_is_turned_away() {
    let (_server, port) = begun(0).await;
    let first_line = |answer: String| answer.lines().next().unwrap_or_default().to_owned();
    assert_eq!(first_line(said(port, "GET /none HTTP/1.1\r\n\r\n").await), "HTTP/1.1 404 Not Found");
    assert_eq!(
        first_line(said(port, "POST /loenseddelvaerket/drift.rss HTTP/1.1\r\n\r\n").await),
        "HTTP/1.1 405 Method Not Allowed"
    );
    assert_eq!(first_line(said(port, "hello\r\n\r\n").await), "HTTP/1.1 400 Bad Request");
    assert_eq!(said(port, format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(20_000))).await, "", "too long");
    assert!(said(port, "GET /loenseddelvaerket/drift.rss HTTP/1.1\r\n\r\n").await.starts_with("HTTP/1.1 200 OK\r\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_in_the_same_folder_keeps_the_port_if_it_is_free() {
    let home = tempfile::tempdir().unwrap();
    let port = || std::fs::read_to_string(home.path().join("port")).unwrap().trim().parse::<u16>().unwrap();
    let demo = Demo::start(home.path(), Language::Da).await.unwrap();
    let first = port();
    let beside = Demo::start(home.path(), Language::Da).await.unwrap();
    assert_ne!(port(), first, "the first one still runs");
    let second = port();
    drop((demo, beside));
    // The listener closes when its task has noticed.
    let deadline = Instant::now() + Duration::from_secs(10);
    while Blocking::bind(("127.0.0.1", second)).is_err() {
        assert!(Instant::now() < deadline, "dropping a demo stops it");
        tokio::task::yield_now().await;
    }
    let _again = Demo::start(home.path(), Language::En).await.unwrap();
    assert_eq!(port(), second);
    assert_eq!(loaded(home.path()).suppliers.unwrap().content.len(), CAST.len());
}
