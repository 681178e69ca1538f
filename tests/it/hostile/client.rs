//! The client against hostile and broken servers: each is got rid of within the client's limits.

use std::time::Duration;

use crate::server::{Script, Server, answer};
use jiff::Timestamp;
use vagt::domain::feed::{FeedFailure, LooksLike, ServiceState};
use vagt::feeds::{Client, Failed, FeedRequest, Fetched, Limits, Validators};

const QUIET: &str =
    r#"{"page":{"id":"p","name":"Nordlys"},"components":[],"incidents":[],"status":{"indicator":"none"}}"#;

/// Short limits, so that each test is short.
fn limits() -> Limits {
    Limits {
        connect: Duration::from_millis(500),
        read: Duration::from_millis(400),
        total: Duration::from_millis(1500),
        bytes: 256 * 1024,
        redirects: 3,
    }
}

fn request(url: &str) -> FeedRequest {
    FeedRequest {
        url: url.to_owned(),
        internal: true,
        format: None,
        words: vagt::domain::register::FeedWords::default(),
        token: None,
        validators: Validators::default(),
    }
}

async fn fetch_with(request: &FeedRequest) -> Result<Fetched, Failed> {
    let now: Timestamp = "2026-11-24T04:00:00Z".parse().unwrap();
    let client = Client::new(limits()).unwrap();
    let fetched = client.fetch(request, now);
    // Twice the total: a machine under load may be late, but not for ever.
    tokio::time::timeout(limits().total * 2, fetched).await.expect("ends within its limit")
}

async fn fetch(script: Script) -> Result<Fetched, Failed> {
    let server = Server::start(script).await;
    fetch_with(&request(&server.url("/feed"))).await
}

async fn failure(script: Script) -> FeedFailure {
    fetch(script).await.unwrap_err().failure
}

fn reading(fetched: Result<Fetched, Failed>) -> vagt::domain::feed::Reading {
    match fetched.unwrap() {
        Fetched::Reading(reading, _) => *reading,
        Fetched::NotModified => panic!("not modified"),
    }
}

#[tokio::test]
async fn a_good_answer_is_read_and_gives_its_validators() {
    let server = Server::start(Script::Say(answer("200 OK", "ETag: W/\"7\"\r\nLast-Modified: Mon\r\n", QUIET))).await;
    let fetched = fetch_with(&request(&server.url("/feed"))).await.unwrap();
    let Fetched::Reading(reading, validators) = fetched else { panic!("{fetched:?}") };
    assert_eq!((reading.supplier.as_str(), reading.state), ("Nordlys", ServiceState::Operational));
    assert_eq!(validators, Validators { etag: Some("W/\"7\"".to_owned()), last_modified: Some("Mon".to_owned()) });
    let asked = server.asked();
    assert!(asked[0].contains("user-agent: vagt/") && !asked[0].contains("if-none-match"), "{asked:?}");
}

#[tokio::test]
async fn not_modified_counts_only_when_it_was_asked_for() {
    let script = || Script::Say(answer("304 Not Modified", "", ""));
    assert_eq!(failure(script()).await, FeedFailure::UnaskedNotModified);
    let server = Server::start(script()).await;
    let validators = Validators { etag: Some("\"7\"".to_owned()), last_modified: None };
    let asked = FeedRequest { validators, ..request(&server.url("/feed")) };
    assert_eq!(fetch_with(&asked).await, Ok(Fetched::NotModified));
    assert!(server.asked()[0].contains("if-none-match: \"7\""), "{:?}", server.asked());
}

#[tokio::test]
async fn a_gzip_bomb_is_stopped_at_the_limit() {
    let bomb = include_bytes!("../../fixtures/feeds/zeros_16m.gz");
    assert!(bomb.len() < 32 * 1024);
    let mut bytes = answer("200 OK", "Content-Encoding: gzip\r\n", "");
    bytes.extend_from_slice(bomb);
    assert_eq!(failure(Script::Say(bytes)).await, FeedFailure::TooLarge { limit: 256 * 1024 });
}

#[tokio::test]
async fn an_endless_body_and_endless_headers_are_left() {
    let head = answer("200 OK", "", "[");
    assert_eq!(failure(Script::Repeat(head, vec![b' '; 8192])).await, FeedFailure::TooLarge { limit: 256 * 1024 });
    let headers = Script::Repeat(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-More: yes\r\n".repeat(100));
    assert!(matches!(failure(headers).await, FeedFailure::Broken { .. } | FeedFailure::TimedOut { .. }));
}

#[tokio::test]
async fn a_slow_drip_ends_with_the_total_limit() {
    let drip = Script::Drip(answer("200 OK", "", "["), b' ', Duration::from_millis(50));
    assert_eq!(failure(drip).await, FeedFailure::TimedOut { seconds: 2 });
}

#[tokio::test]
async fn a_server_that_never_answers_ends_with_the_read_limit() {
    assert_eq!(failure(Script::Silence).await, FeedFailure::TimedOut { seconds: 1 });
}

#[tokio::test]
async fn a_closed_port_and_a_cut_connection_are_told_apart() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/feed", gone.local_addr().unwrap());
    drop(gone);
    let refused = fetch_with(&request(&url)).await.unwrap_err().failure;
    assert!(matches!(&refused, FeedFailure::Refused { host } if host.starts_with("127.0.0.1:")), "{refused:?}");
    let short = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{".to_vec();
    assert!(matches!(failure(Script::Say(short)).await, FeedFailure::Broken { .. }));
}

#[tokio::test]
async fn redirects_are_followed_so_far_and_no_further() {
    let round = answer("302 Found", "Location: /feed?key=secret\r\n", "");
    let failure = failure(Script::Say(round)).await;
    let FeedFailure::Redirect { to } = &failure else { panic!("{failure:?}") };
    assert!(to.ends_with("/feed?…"), "{to}");

    let good = Server::start(Script::Say(answer("200 OK", "", QUIET))).await;
    let away = answer("301 Moved Permanently", &format!("Location: {}\r\n", good.url("/there")), "");
    assert_eq!(reading(fetch(Script::Say(away)).await).supplier.as_str(), "Nordlys");
}

#[tokio::test]
async fn neither_validators_nor_passwords_cross_to_another_origin() {
    let good = Server::start(Script::Say(answer("200 OK", "", QUIET))).await;
    let away = answer("302 Found", &format!("Location: {}\r\n", good.url("/there")), "");
    let first = Server::start(Script::Say(away)).await;
    let url = first.url("/feed").replace("http://", "http://user:secret@");
    let validators = Validators { etag: Some("\"7\"".to_owned()), last_modified: Some("Mon".to_owned()) };
    fetch_with(&FeedRequest { validators, ..request(&url) }).await.unwrap();
    let (home, abroad) = (first.asked(), good.asked());
    assert!(home[0].contains("authorization: basic") && home[0].contains("if-none-match"), "{home:?}");
    for secret in ["authorization", "if-none-match", "if-modified-since", "referer", "secret"] {
        assert!(!abroad[0].contains(secret), "{secret}: {abroad:?}");
    }
}

#[tokio::test]
async fn a_redirect_never_leads_to_another_private_address() {
    for to in [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706434/",
        "http://[::ffff:127.0.0.2]/",
        "http://localhost/",
        "//192.168.0.1/",
    ] {
        let failure = failure(Script::Say(answer("302 Found", &format!("Location: {to}\r\n"), ""))).await;
        assert!(matches!(failure, FeedFailure::PrivateAddress { .. }), "{to}: {failure:?}");
    }
    for to in ["file:///etc/passwd", "javascript:alert(1)", "gopher://a.example/"] {
        let failure = failure(Script::Say(answer("302 Found", &format!("Location: {to}\r\n"), ""))).await;
        assert!(matches!(failure, FeedFailure::Redirect { .. }), "{to}: {failure:?}");
    }
}

#[tokio::test]
async fn a_public_feed_at_a_private_address_is_not_even_asked() {
    let server = Server::start(Script::Say(answer("200 OK", "", QUIET))).await;
    for url in [server.url("/feed"), server.url("/feed").replace("127.0.0.1", "localhost")] {
        let public = FeedRequest { internal: false, ..request(&url) };
        let failure = fetch_with(&public).await.unwrap_err().failure;
        assert!(matches!(failure, FeedFailure::PrivateAddress { .. }), "{url}: {failure:?}");
    }
    assert_eq!(server.asked(), [] as [String; 0]);
}

#[tokio::test]
async fn an_error_status_brings_the_wait_that_it_asks_for() {
    let busy = fetch(Script::Say(answer("503 Busy", "Retry-After: 90\r\n", ""))).await.unwrap_err();
    assert_eq!(busy.failure, FeedFailure::Status { code: 503 });
    assert_eq!(busy.retry_after, Some(Duration::from_secs(90)));
    let date = fetch(Script::Say(answer("429 Slow", "Retry-After: Tue, 24 Nov 2026 04:02:00 GMT\r\n", ""))).await;
    assert_eq!(date.unwrap_err().retry_after, Some(Duration::from_secs(120)));
    assert_eq!(fetch(Script::Say(answer("404 Gone", "", ""))).await.unwrap_err().retry_after, None);
    assert_eq!(failure(Script::Say(answer("302 Found", "", ""))).await, FeedFailure::Status { code: 302 });
}

#[tokio::test]
async fn what_is_no_feed_is_no_feed_with_a_200() {
    let html =
        Script::Say(answer("200 OK", "Content-Type: application/json\r\n", "<!doctype html><title>Log ind</title>"));
    let FeedFailure::NotAFeed { looks_like: LooksLike::Html { title } } = failure(html).await else { panic!() };
    assert_eq!(title.unwrap().as_str(), "Log ind");
    let half = QUIET.get(..QUIET.len() / 2).unwrap();
    let broken = failure(Script::Say(answer("200 OK", "", half))).await;
    assert!(matches!(broken, FeedFailure::NotAFeed { looks_like: LooksLike::BrokenJson { .. } }), "{broken:?}");
    let empty = failure(Script::Say(answer("200 OK", "", ""))).await;
    assert_eq!(empty, FeedFailure::NotAFeed { looks_like: LooksLike::Empty });
}

#[tokio::test]
async fn deep_nesting_is_refused_and_costs_nothing() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(20_000), close.repeat(20_000));
        let failure = failure(Script::Say(answer("200 OK", "", &deep))).await;
        assert!(matches!(failure, FeedFailure::NotAFeed { looks_like: LooksLike::BrokenJson { .. } }), "{failure:?}");
    }
    let tags = format!("<rss version='2.0'><channel>{}", "<item>".repeat(20_000));
    let failure = failure(Script::Say(answer("200 OK", "", &tags))).await;
    assert!(matches!(failure, FeedFailure::Unreadable { .. }), "{failure:?}");
}

#[tokio::test]
async fn a_mark_and_a_bad_byte_are_read_past() {
    let mut marked = answer("200 OK", "", "\u{feff}");
    marked.extend_from_slice(QUIET.replace("Nordlys", "N?rdlys").as_bytes());
    let at = marked.iter().rposition(|byte| *byte == b'?').unwrap();
    marked[at] = 0xff;
    assert_eq!(reading(fetch(Script::Say(marked)).await).supplier.as_str(), "N\u{fffd}rdlys");
}

#[tokio::test]
async fn no_text_of_a_feed_carries_anything_into_the_terminal() {
    let nasty = "\\u001b[31mA\\u001b]0;owned\\u0007\\u009b2J\\u202eB\\u2066\\n\\r\\u200b\\u0000&#27;[1mC";
    let long = "x".repeat(10_000);
    let text = format!("{nasty}{long}");
    let body = format!(
        r#"{{"page":{{"id":"p","name":"{text}"}},"components":[{{"id":"{text}","name":"{text}","status":"{text}"}}],
        "incidents":[{{"id":"{text}","name":"{text}","status":"{text}","impact":"{text}","shortlink":"https://a.example/{text}",
        "components":[{{"id":"{text}"}}],"incident_updates":[{{"body":"{text}","status":"{text}"}}]}}],
        "scheduled_maintenances":[],"status":{{"indicator":"{text}"}}}}"#
    );
    let reading = reading(fetch(Script::Say(answer("200 OK", "", &body))).await);
    assert_eq!(reading.state, ServiceState::Unknown);
    let json = serde_json::to_value(&reading).unwrap();
    let mut seen = 0;
    each_text(&json, &mut |text| {
        seen += 1;
        let bad = |c: char| {
            (c.is_control() && c != '\n')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        };
        assert!(!text.chars().any(bad), "{text:?}");
        assert!(!text.contains("owned") && text.chars().count() <= 11_000, "{text:?}");
    });
    assert!(seen > 10, "{seen}");
    let title = &reading.incidents[0].title;
    assert!(title.as_str().chars().count() <= 200 && title.as_str().starts_with("AB"), "{title}");
    assert_eq!(reading.incidents[0].components[0], reading.components[0].id, "ids still match when they are cut");
}

fn each_text(value: &serde_json::Value, look: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => look(text),
        serde_json::Value::Array(rows) => rows.iter().for_each(|row| each_text(row, look)),
        serde_json::Value::Object(map) => map.values().for_each(|value| each_text(value, look)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

#[tokio::test]
async fn no_error_shows_the_secrets_of_an_address() {
    let closed = {
        let gone = Server::start(Script::Silence).await;
        gone.url("/feed?token=hunter2#hunter2").replace("http://", "http://me:hunter2@")
    };
    let silent = Server::start(Script::Silence).await;
    let silent = silent.url("/feed?token=hunter2").replace("http://", "http://me:hunter2@");
    let urls = [
        closed.as_str(),
        silent.as_str(),
        "ftp://me:hunter2@a.example/?hunter2",
        "http://me:hunter2@no-such-name.invalid/?hunter2",
        "http://me:hunter2@10.0.0.1:99999/?hunter2",
        "http://?hunter2",
    ];
    for url in urls {
        for internal in [true, false] {
            let failed = fetch_with(&FeedRequest { internal, ..request(url) }).await.unwrap_err();
            let told = format!("{failed} {failed:?} {}", serde_json::to_string(&failed.failure).unwrap());
            assert!(!told.contains("hunter2"), "{told}");
        }
    }
}
