//! The rows of what a server can do to us, as a table: what it is called afterwards, and that it ended in time.
//!
//! Those that need more than one answer, or are read in spite of it, are in [`super::client`].

use std::time::Duration;

use jiff::Timestamp;
use vagt::domain::feed::{FeedFailure, Reading, ServiceState};
use vagt::feeds::{Client, Failed, FeedRequest, Fetched, Limits, Validators, Watch};
use vagt::text::{Language, Text};

use crate::server::{Script, Server, answer};
use crate::terminal::now as clock;

/// Short waits, whole bodies.
const LIMITS: Limits = Limits {
    connect: Duration::from_millis(500),
    read: Duration::from_millis(400),
    total: Duration::from_millis(1500),
    bytes: 2 * 1024 * 1024,
    redirects: 3,
};

fn now() -> Timestamp {
    "2026-11-24T04:00:00Z".parse().unwrap()
}

fn request(url: String) -> FeedRequest {
    let words = vagt::domain::register::FeedWords::default();
    FeedRequest { url, internal: true, format: None, words, token: None, validators: Validators::default() }
}

/// A body of nothing but `part`, as long as is read at all.
pub(super) fn full_of(head: &str, part: &str) -> String {
    format!("{head}{}", part.repeat((2 * 1024 * 1024 - 100 - head.len()) / part.len()))
}

/// Answers that are small on the wire and would be large in memory.
pub(super) fn bombs() -> Vec<(&'static str, Script)> {
    let bomb = include_bytes!("../../fixtures/feeds/zeros_16m.gz");
    let zipped = |bytes: &[u8]| [&answer("200 OK", "Content-Encoding: gzip\r\n", ""), bytes].concat();
    let said = |body: &str| Script::Say(answer("200 OK", "", body));
    let rss = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>N</title>";
    let statuspage = r#"{"page":{"id":"p","name":"N"},"status":{"indicator":"none"},"components":["#;
    vec![
        ("a gzip bomb", Script::Say(zipped(bomb))),
        ("gzip without an end", Script::Repeat(zipped(bomb), bomb.to_vec())),
        ("a body without an end", Script::Repeat(answer("200 OK", "", "["), vec![b' '; 8192])),
        (
            "a length of ten gigabytes",
            Script::Repeat(answer("200 OK", "Content-Length: 10737418240\r\n", "["), vec![b' '; 8192]),
        ),
        ("empty objects", said(&full_of("[", "{},"))),
        ("small objects", said(&full_of(statuspage, "{\"\":0},"))),
        (
            "half a character and small objects",
            said(&full_of(&statuspage.replace("\"N\"", "\"\\ud800\""), "{\"\":0},")),
        ),
        ("objects in objects", said(&full_of("[", "{\"\":{\"\":{\"\":0}}},"))),
        ("empty lists", said(&full_of("[", "[],"))),
        ("numbers", said(&full_of("[", "0,"))),
        (
            "items of JSON Feed",
            said(&full_of("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"N\",\"items\":[", "{},")),
        ),
        ("items of RSS", said(&full_of(rss, "<item/>"))),
        ("entries of Atom", said(&full_of("<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title>", "<entry/>"))),
        ("groups of media", said(&full_of(&format!("{rss}<item>"), "<media:group/>"))),
    ]
}

fn rows() -> Vec<(&'static str, Script, &'static [&'static str])> {
    let said = |text: &str| Script::Say(text.as_bytes().to_vec());
    let ok = |headers: &str, body: &str| Script::Say(answer("200 OK", headers, body));
    let deep = |open: &str| ok("", &open.repeat(20_000));
    let mut rows: Vec<(&str, Script, &[&str])> = vec![
        ("silence", Script::Silence, &["timed-out"]),
        ("a slow drip", Script::Drip(answer("200 OK", "", "["), b' ', Duration::from_millis(50)), &["timed-out"]),
        (
            "a slow drip of a header",
            Script::Drip(b"HTTP/1.1 200 OK\r\nX: ".to_vec(), b'x', Duration::from_millis(50)),
            &["timed-out"],
        ),
        (
            "headers without an end",
            Script::Repeat(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-More: yes\r\n".repeat(100)),
            &["broken", "timed-out"],
        ),
        (
            "one header without an end",
            Script::Repeat(b"HTTP/1.1 200 OK\r\nX: ".to_vec(), vec![b'x'; 8192]),
            &["broken", "timed-out"],
        ),
        (
            "«go on» without an end",
            Script::Repeat(Vec::new(), b"HTTP/1.1 100 Continue\r\n\r\n".repeat(20)),
            &["broken", "timed-out"],
        ),
        ("another protocol", said("SSH-2.0-OpenSSH_9.9\r\n"), &["broken"]),
        ("nothing at all", said(""), &["broken"]),
        ("a status that is none", said("HTTP/1.1 9999 Huge\r\n\r\n"), &["broken"]),
        ("less than it promised", said("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"), &["broken"]),
        ("two lengths", said("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"), &["broken"]),
        (
            "a piece of impossible size",
            said("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}"),
            &["broken"],
        ),
        ("gzip that is none", ok("Content-Encoding: gzip\r\n", "{\"page\":{}}"), &["broken"]),
        ("a redirect in a circle", Script::Say(answer("302 Found", "Location: /again\r\n", "")), &["redirect"]),
        ("a redirect to nowhere", Script::Say(answer("302 Found", "", "")), &["status"]),
        (
            "a redirect to a file",
            Script::Say(answer("302 Found", "Location: file:///etc/passwd\r\n", "")),
            &["redirect"],
        ),
        (
            "a redirect to a name at home",
            Script::Say(answer("302 Found", "Location: http://localhost/\r\n", "")),
            &["private-address"],
        ),
        (
            "a redirect to a private address",
            Script::Say(answer("302 Found", "Location: http://10.0.0.1/\r\n", "")),
            &["private-address"],
        ),
        (
            "a redirect to a number",
            Script::Say(answer("302 Found", "Location: http://2130706434/\r\n", "")),
            &["private-address"],
        ),
        (
            "a redirect to a mapped address",
            Script::Say(answer("302 Found", "Location: http://[::ffff:10.0.0.1]/\r\n", "")),
            &["private-address"],
        ),
        ("«not modified» unasked", Script::Say(answer("304 Not Modified", "", "")), &["unasked-not-modified"]),
        ("too busy", Script::Say(answer("429 Slow", "Retry-After: soon\r\n", "")), &["status"]),
        ("gone", Script::Say(answer("410 Gone", "", "")), &["status"]),
        ("no content", Script::Say(answer("204 No Content", "", "")), &["not-a-feed"]),
        (
            "a page to sign in at",
            ok("Content-Type: application/json\r\n", "<!doctype html><title>Log ind</title>"),
            &["not-a-feed"],
        ),
        ("JSON of an application", ok("", "{\"ok\":true}"), &["not-a-feed"]),
        ("half a feed", ok("", "{\"page\":{\"id\":\"p\",\"name\":\"N\"},\"components\":["), &["not-a-feed"]),
        ("XML of another kind", ok("", "<soap:Envelope/>"), &["not-a-feed"]),
        ("bytes", Script::Say([answer("200 OK", "", ""), (0..=255).rev().collect()].concat()), &["not-a-feed"]),
        ("deep lists", deep("["), &["not-a-feed"]),
        ("deep objects", deep("{\"a\":"), &["not-a-feed"]),
        ("deep elements", deep("<rss version='2.0'><channel><item>"), &["unreadable", "too-many-parts"]),
        (
            "an entity within entities",
            ok(
                "",
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss version='2.0'><channel><title>&b;",
            ),
            &["unreadable", "not-a-feed"],
        ),
    ];
    rows.extend(bombs().into_iter().map(|(name, script)| (name, script, ["too-large", "too-many-parts"].as_slice())));
    rows
}

async fn fetch(url: String) -> Result<Fetched, Failed> {
    Client::new(LIMITS).unwrap().fetch(&request(url), now()).await
}

#[tokio::test]
async fn every_row_ends_in_time_as_unknown_with_a_reason_in_words() {
    for (name, script, kinds) in rows() {
        let server = Server::start(script).await;
        let began = clock();
        let fetched = fetch(server.url("/feed")).await;
        let took = began.elapsed();
        // Reading comes on top of fetching, and a machine under load may be late.
        assert!(took < LIMITS.total * 2, "{name}: {took:?}");
        let failed = fetched.expect_err(name);
        let kind = serde_json::to_value(&failed.failure).unwrap()["kind"].as_str().unwrap().to_owned();
        assert!(kinds.contains(&kind.as_str()), "{name}: {:?}", failed.failure);
        unknown_with_words(name, failed.failure);
    }
}

fn unknown_with_words(name: &str, failure: FeedFailure) {
    for language in Language::ALL {
        let told = Text::new(language).feed_failure(&failure);
        assert!(!told.error.is_empty() && told.hint.is_some_and(|hint| !hint.is_empty()), "{name}");
    }
    let mut watch = Watch::default();
    watch.failed(failure, now());
    assert_eq!((watch.health().state, watch.health().last_ok), (Some(ServiceState::Unknown), None), "{name}");
    assert!(watch.health().failure.is_some(), "{name}");
}

#[tokio::test]
async fn plain_http_where_https_was_asked_is_no_feed() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/feed", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        // It may be hung up on in the middle.
        let _ = std::io::Write::write_all(&mut stream, &answer("400 Bad Request", "", "You speak https to http"));
    });
    let failed = fetch(url).await.unwrap_err();
    assert!(matches!(failed.failure, FeedFailure::Tls { .. }), "{failed:?}");
    unknown_with_words("https", failed.failure);
}

async fn read(bytes: Vec<u8>) -> Reading {
    let server = Server::start(Script::Say([answer("200 OK", "", ""), bytes].concat())).await;
    match fetch(server.url("/feed")).await {
        Ok(Fetched::Reading(reading, _)) => *reading,
        other => panic!("{other:?}"),
    }
}

const ODD: &str = r#"{"page":{"id":"p","name":"Nordlys æ"},"status":{"indicator":"none"},"components":[
    {"id":"a","name":"Sager \ud800","status":"major_outage"},{"id":"b","name":"Kort","status":"mauve"}],"incidents":[]}"#;

#[tokio::test]
async fn every_encoding_is_read_and_none_makes_an_outage_green() {
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { ODD.encode_utf16().flat_map(order).collect() };
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    for (name, bytes) in [
        ("plain", ODD.as_bytes().to_vec()),
        ("a mark", [b"\xef\xbb\xbf", ODD.as_bytes()].concat()),
        ("UTF-16 with a mark", [b"\xff\xfe".to_vec(), little.clone()].concat()),
        ("UTF-16 the other way", [b"\xfe\xff".to_vec(), big.clone()].concat()),
        ("UTF-16 without a mark", little),
        ("UTF-16 without a mark the other way", big),
        (
            "a byte that is none",
            ODD.replace("æ", "?").bytes().map(|byte| if byte == b'?' { 0xff } else { byte }).collect(),
        ),
    ] {
        let reading = read(bytes).await;
        assert!(reading.supplier.as_str().starts_with("Nordlys"), "{name}: {}", reading.supplier);
        assert_eq!(reading.state, ServiceState::MajorOutage, "{name}");
        assert_eq!(reading.components[0].name.as_str(), "Sager \u{fffd}", "{name}");
        assert_eq!(reading.components[1].state, ServiceState::Unknown, "{name}: a word nobody knows is not green");
    }
}

#[tokio::test]
async fn a_list_that_is_too_long_is_cut_and_says_so_and_the_worst_is_kept() {
    let component = |n: usize, status: &str| {
        format!("{{\"id\":\"c{n}\",\"name\":\"Del {n} med et navn af almindelig længde\",\"status\":\"{status}\"}}")
    };
    let mut components: Vec<String> = (0..2_000).map(|n| component(n, "operational")).collect();
    components.push(component(2_000, "major_outage"));
    let incidents: Vec<String> = (0..600)
        .map(|n| {
            let update = "{\"body\":\"Vi undersøger\",\"status\":\"investigating\"},".repeat(if n == 0 { 200 } else { 1 });
            let updates = update.trim_end_matches(',');
            format!("{{\"id\":\"i{n}\",\"name\":\"Sag {n}\",\"status\":\"resolved\",\"impact\":\"none\",\"incident_updates\":[{updates}]}}")
        })
        .collect();
    let body = format!(
        "{{\"page\":{{\"id\":\"p\",\"name\":\"N\"}},\"status\":{{\"indicator\":\"none\"}},\"components\":[{}],\"incidents\":[{}]}}",
        components.join(","),
        incidents.join(",")
    );
    let reading = read(body.into_bytes()).await;
    assert_eq!(reading.state, ServiceState::MajorOutage, "what is cut hides no outage");
    assert_eq!((reading.components.len(), reading.incidents.len()), (500, 200));
    assert!(reading.incidents.iter().all(|incident| incident.updates.len() <= 50));
    assert!(
        reading.warnings.iter().filter(|warning| warning.as_str().contains("cut")).count() >= 2,
        "{:?}",
        reading.warnings
    );
}

#[tokio::test]
async fn an_answer_is_read_whatever_its_validators_and_only_sane_ones_are_sent_back() {
    let long = format!("ETag: \"{}\"\r\nLast-Modified: yesterday\r\n", "x".repeat(4_000));
    let server = Server::start(Script::Say(answer("200 OK", &long, ODD))).await;
    let Ok(Fetched::Reading(_, validators)) = fetch(server.url("/feed")).await else { panic!("it is read") };
    assert_eq!(validators, Validators { etag: None, last_modified: Some("yesterday".to_owned()) });
    // Always the same mark on ever new words: they are read all the same.
    let same = Server::start(Script::Say(answer("200 OK", "ETag: \"0\"\r\n", ODD))).await;
    let validators = Validators { etag: Some("\"0\"".to_owned()), last_modified: None };
    let asked = FeedRequest { validators, ..request(same.url("/feed")) };
    let fetched = Client::new(LIMITS).unwrap().fetch(&asked, now()).await.unwrap();
    assert!(matches!(fetched, Fetched::Reading(reading, _) if reading.state == ServiceState::MajorOutage));
}
