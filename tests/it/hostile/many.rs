//! A desk with many feeds: what polling them costs, and that the keys do not wait for it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::desk::{slowest_key, suppliers};
use super::process;
use crate::desk::desk;
use crate::server::answer;
use crate::terminal::now;
use crate::vagt::Vagt;

const PAGE: &str = r#"{"page":{"id":"p","name":"Nordlys"},"status":{"indicator":"none"},"incidents":[],"components":[
{"id":"a","name":"Sager","status":"operational"},{"id":"b","name":"Kort","status":"operational"}]}"#;

/// Answers every address of loopback on one port, each as a host of its own; counts.
struct Suppliers {
    port: u16,
    asked: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Suppliers {
    fn start() -> Self {
        let listener = TcpListener::bind("0.0.0.0:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, most, open) =
            (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counts = (Arc::clone(&asked), Arc::clone(&most));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, most, open) = (Arc::clone(&counts.0), Arc::clone(&counts.1), Arc::clone(&open));
                std::thread::spawn(move || {
                    most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    say(stream);
                    open.fetch_sub(1, Ordering::SeqCst);
                    asked.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self { port, asked, most }
    }

    fn urls(&self, count: usize) -> Vec<String> {
        (0..count).map(|n| format!("http://127.1.{}.{}:{}/feed", n / 250, n % 250 + 1, self.port)).collect()
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// A client that goes away is none of a server's business.
fn say(mut stream: TcpStream) {
    let mut buffer = [0; 4096];
    let mut heard = Vec::new();
    while !heard.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(count) if count > 0 => heard.extend_from_slice(&buffer[..count]),
            Ok(_) | Err(_) => return,
        }
    }
    let _ = stream.write_all(&answer("200 OK", "ETag: \"1\"\r\n", PAGE));
}

/// Opens a desk with `count` feeds that are each due every `every` seconds, and watches it for `span` after all were read.
fn watch(count: usize, every: u32, span: Duration) {
    let servers = Suppliers::start();
    let vagt = Vagt::new();
    suppliers(&vagt, &servers.urls(count), every);
    let mut terminal = desk(&vagt, 120, 40);
    let began = now();
    terminal.shows("Incidents").shows("all kept");
    let first_key = slowest_key(&mut terminal, 1);
    while servers.asked() < count {
        assert!(began.elapsed() < Duration::from_secs(120), "{} of {count}", servers.asked());
        std::thread::park_timeout(Duration::from_millis(20));
    }
    let all = began.elapsed();
    let (id, asked, used, since) = (terminal.id(), servers.asked(), process::processor_time(terminal.id()), now());
    let mut slowest = first_key;
    while since.elapsed() < span {
        slowest = slowest.max(slowest_key(&mut terminal, 1));
    }
    let seconds = since.elapsed().as_secs_f64();
    let polls = servers.asked() - asked;
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let rate = polls as f64 / seconds;
    println!(
        "{count} feeds every {every} s: all read after {:.1} s; then {rate:.1} polls/s, {:.0} % of a processor, {:.1} MB, slowest key {} ms, at most {} at once",
        all.as_secs_f64(),
        (process::processor_time(id) - used) / seconds * 100.0,
        process::peak_memory(id),
        slowest.as_millis(),
        servers.most.load(Ordering::SeqCst),
    );
    assert!(polls > 0, "it goes on");
    assert!(servers.most.load(Ordering::SeqCst) <= vagt::feeds::schedule::IN_FLIGHT_MAX, "eight at once");
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    terminal.types("q");
    assert_eq!(terminal.ends().0, 0);
    let listed = vagt.json(&["feed", "list"]);
    let read = listed.as_array().unwrap().iter().filter(|feed| feed["state"] == "operational").count();
    assert_eq!(read, count);
}

#[test]
fn fifty_feeds_are_read_and_no_key_waits_for_them() {
    watch(50, 1, Duration::from_secs(3));
}

#[test]
#[ignore = "the long form: two minutes, for its figures"]
fn a_thousand_feeds_are_read_and_no_key_waits_for_them() {
    watch(1_000, 1, Duration::from_secs(20));
    watch(1_000, 30, Duration::from_secs(60));
}
