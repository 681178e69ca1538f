//! A desk of which every supplier's server is hostile: it stays small, answers keys, and calls nothing green.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::Value;

use super::{process, rows};
use crate::desk::desk;
use crate::server::{Script, Server, answer};
use crate::terminal::{Terminal, now};
use crate::vagt::Vagt;

/// Memory that hostile servers may cost beside an idle desk, MB.
const MEMORY: f64 = 64.0;
/// From a key to what it shows, on a busy machine and without optimisation.
const KEY: Duration = Duration::from_secs(2);

/// A supplier for each address.
pub(super) fn suppliers(vagt: &Vagt, urls: &[String], every: u32) {
    let mut text = String::new();
    for (n, url) in urls.iter().enumerate() {
        writeln!(text, "[[supplier]]\nid = \"s{n}\"\nname = \"Supplier {n}\"\n[[supplier.feed]]\nid = \"f{n}\"")
            .unwrap();
        writeln!(text, "url = \"{url}\"\ninternal = true\nevery_seconds = {every}").unwrap();
    }
    vagt.configure("suppliers.toml", &text);
}

/// The longest of some waits from a key to what it shows.
pub(super) fn slowest_key(terminal: &mut Terminal, times: usize) -> Duration {
    let mut slowest = Duration::ZERO;
    for _ in 0..times {
        let began = now();
        terminal.types("P").shows("Suppliers' feeds");
        let shown = now();
        slowest = slowest.max(shown.duration_since(began));
        terminal.types("\x1b").hides("Suppliers' feeds");
        slowest = slowest.max(shown.elapsed());
        std::thread::park_timeout(Duration::from_millis(200));
    }
    slowest
}

fn idle_memory(runtime: &tokio::runtime::Runtime) -> f64 {
    let vagt = Vagt::new();
    let quiet = r#"{"page":{"id":"p","name":"N"},"components":[],"incidents":[],"status":{"indicator":"none"}}"#;
    let server = runtime.block_on(Server::start(Script::Say(answer("200 OK", "", quiet))));
    suppliers(&vagt, &[server.url("/feed")], 1);
    let mut terminal = desk(&vagt, 120, 40);
    terminal.shows("Incidents").shows("1 feed");
    while server.asked().len() < 3 {
        std::thread::park_timeout(Duration::from_millis(50));
    }
    let memory = process::held_memory(terminal.id());
    terminal.types("q");
    assert_eq!(terminal.ends().0, 0);
    memory
}

#[test]
fn a_desk_with_hostile_servers_only_stays_small_answers_keys_and_calls_nothing_green() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let idle = idle_memory(&runtime);
    let said = |body: &str| Script::Say(answer("200 OK", "", body));
    let nasty = "\\u001b[31mA\\u001b]0;owned\\u0007\\u202eB";
    let mut scripts: Vec<Script> = rows::bombs().into_iter().map(|(_, script)| script).collect();
    let prompt = scripts.len();
    scripts.extend([
        said(&format!("{{\"page\":{{\"id\":\"p\",\"name\":\"{nasty}\"}},\"components\":[],\"status\":{{\"indicator\":\"{nasty}\"}}}}")),
        said(&rows::full_of("<!doctype html><title>", "\u{301}")),
        said(&"[".repeat(500_000)),
        Script::Silence,
        Script::Drip(answer("200 OK", "", "["), b' ', Duration::from_millis(50)),
        Script::Repeat(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X-More: yes\r\n".repeat(100)),
    ]);
    let servers: Vec<Server> = scripts
        .into_iter()
        .zip(2..)
        .map(|(script, n)| runtime.block_on(Server::start_on(&format!("127.0.0.{n}"), script)))
        .collect();
    let vagt = Vagt::new();
    let urls: Vec<String> = servers.iter().map(|server| server.url("/feed")).collect();
    suppliers(&vagt, &urls, 1);
    let mut terminal = desk(&vagt, 120, 40);
    terminal.shows("Incidents").shows("all kept");
    let deadline = now() + Duration::from_secs(90);
    let mut slowest = Duration::ZERO;
    while servers.iter().take(prompt).any(|server| server.asked().len() < 3)
        || servers.iter().any(|server| server.asked().is_empty())
    {
        slowest = slowest.max(slowest_key(&mut terminal, 1));
        assert!(now() < deadline, "{:?}", servers.iter().map(|server| server.asked().len()).collect::<Vec<_>>());
    }
    let peak = process::peak_memory(terminal.id());
    println!("idle {idle:.1} MB, peak {peak:.1} MB, slowest key {slowest:?}");
    assert!(peak - idle < MEMORY, "{peak} MB, idle {idle} MB");
    assert!(slowest < KEY, "{slowest:?}");
    assert!(!terminal.screen().contains("owned"));
    terminal.types("q");
    let (code, raw) = terminal.ends();
    assert_eq!(code, 0);
    assert!(!String::from_utf8_lossy(&raw).contains("owned"), "a title of the terminal's window");
    let listed = vagt.json(&["feed", "list"]);
    let feeds = listed.as_array().unwrap();
    assert_eq!(feeds.len(), servers.len());
    for feed in feeds {
        // One that was never answered is not yet known; none is anything better.
        assert!(matches!(&feed["state"], Value::Null) || feed["state"] == "unknown", "{feed}");
        assert!(feed["state"].is_null() || feed["id"] == format!("f{prompt}") || feed["error"].is_string(), "{feed}");
    }
    assert!(feeds.iter().filter(|feed| feed["error"].is_string()).count() >= prompt, "{listed}");
}
