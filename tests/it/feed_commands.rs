//! `vagt feed` against real files and real servers on loopback.

use serde_json::{Value, json};

use crate::server::{Script, Server, answer};
use crate::vagt::Vagt;

const OUTAGE: &str = r#"{"page":{"id":"p1","name":"Fjord Drift","updated_at":"2026-11-24T01:00:00Z"},
"status":{"indicator":"minor","description":"Small troubles"},
"components":[{"id":"c1","name":"Omsorg","status":"major_outage","group":false},{"id":"c2","name":"Portal","status":"operational","group":false}],
"incidents":[{"id":"i1","name":"Omsorg svarer ikke \u001b[31m\u202erød","status":"investigating","impact":"critical","created_at":"2026-11-24T00:55:00Z","updated_at":"2026-11-24T01:00:00Z","shortlink":"https://example.org/i1","components":[{"id":"c1","name":"Omsorg","status":"major_outage"}],"incident_updates":[{"id":"u1","status":"investigating","body":"Vi <b>undersøger</b> sagen","created_at":"2026-11-24T01:00:00Z"}]}],
"scheduled_maintenances":[]}"#;

fn serve(body: &str) -> (tokio::runtime::Runtime, Server) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server =
        runtime.block_on(Server::start(Script::Say(answer("200 OK", "Content-Type: application/json\r\n", body))));
    (runtime, server)
}

fn check(vagt: &Vagt, server: &Server) -> Value {
    vagt.json(&["feed", "check", &server.url("/api/v2/summary.json"), "--internal"])
}

#[test]
fn a_feed_is_checked_and_nothing_is_stored() {
    let vagt = Vagt::new();
    let (_runtime, server) = serve(OUTAGE);
    let read = check(&vagt, &server);
    assert_eq!(
        (&read["format"], &read["state"], &read["supplier"]),
        (&json!("statuspage"), &json!("major_outage"), &json!("Fjord Drift"))
    );
    assert_eq!(read["incidents"][0]["title"], "Omsorg svarer ikke rød");
    assert_eq!(read["incidents"][0]["updates"][0]["text"], "Vi undersøger sagen");
    assert_eq!(read["not_modified"], false);
    assert_eq!(read["components"].as_array().unwrap().len(), 2);
    assert!(!vagt.data().exists());
}

#[test]
fn a_polled_outage_falls_on_the_systems_that_hang_on_it() {
    let vagt = Vagt::new();
    let (_runtime, server) = serve(OUTAGE);
    vagt.configure("suppliers.toml", &format!("[[supplier]]\nid = \"fjord\"\nname = \"Fjord Drift\"\n[[supplier.feed]]\nid = \"fjord\"\nurl = \"{}\"\ninternal = true\n", server.url("/f")));
    vagt.configure("systems.toml", "[[system]]\nid = \"omsorg\"\nname = \"Omsorg\"\nfeeds = [{ feed = \"fjord\", component = \"Omsorg\" }]\n[[system]]\nid = \"portal\"\nname = \"Portal\"\nfeeds = [{ feed = \"fjord\", component = \"Portal\" }]\n");
    let polled = vagt.json(&["feed", "poll"]);
    assert_eq!(polled[0]["state"], "major_outage");
    let log = vagt.run(&["log", "export"]).out;
    let raised: Vec<&str> = log.lines().filter(|line| line.contains("\"outage_raised\"")).collect();
    assert_eq!(raised.len(), 1, "one incident, one outage");
    assert!(raised[0].contains("[\"omsorg\"]"), "{}", raised[0]);
    assert!(!log.contains("\\u001b") && !log.contains('\u{202e}'));
    let before = vagt.records();
    vagt.json(&["feed", "poll", "fjord"]);
    assert_eq!(vagt.records(), before, "the same words a second time are no news");
}

#[test]
fn a_feed_is_added_listed_and_removed() {
    let vagt = Vagt::new();
    assert_eq!(vagt.run(&["feed", "add", "https://status.example.org/api/v2/summary.json", "--id", "example"]).code, 0);
    let listed = vagt.json(&["feed", "list"]);
    assert_eq!((&listed[0]["id"], &listed[0]["state"]), (&json!("example"), &Value::Null));
    let again = vagt.fails(1, &["feed", "add", "https://other.example.org/", "--id", "example"]);
    assert!(again.contains("example"), "{again}");
    let near = vagt.fails(1, &["feed", "remove", "exampel"]);
    assert!(near.contains("«example»"), "{near}");
    assert_eq!(vagt.run(&["feed", "remove", "example"]).code, 0);
    assert_eq!(vagt.json(&["feed", "list"]), json!([]));
}

#[test]
fn the_state_of_a_feed_is_listed_in_the_language_that_is_spoken() {
    let vagt = Vagt::new();
    let url = "http://127.0.0.1:9/api/v2/summary.json";
    assert_eq!(vagt.run(&["feed", "add", url, "--id", "example", "--internal"]).code, 0);
    let told = |language: &str| vagt.run(&["--lang", language, "feed", "poll", "example"]).out;
    assert!(told("da").contains(" ukendt "), "{}", told("da"));
    assert!(told("en").contains(" unknown "), "{}", told("en"));
}

/// A supplier whose JSON nobody else has.
const NORDLYS: &str = r#"name = "Nordlys"
sample = "real"
states = { service = { green = "operational", red = "major_outage" } }
[[shape]]
when = [{ at = "$.services", kind = "list" }, { at = "$.owner", kind = "text" }]
supplier = "$.owner"
[[shape.components]]
list = "$.services"
id = "$.key"
name = "$.title"
state = { at = "$.colour" }
"#;

#[test]
fn the_formats_are_listed_and_a_wrong_name_is_told_with_the_nearest() {
    let vagt = Vagt::new();
    let listed = vagt.json(&["feed", "formats"]);
    let of = |name: &str| listed.as_array().unwrap().iter().find(|format| format["format"] == name).cloned().unwrap();
    assert_eq!((&of("statuspage")["by"], &of("statuspage")["sample"]), (&json!("code"), &Value::Null));
    assert_eq!((&of("better_stack")["by"], &of("better_stack")["sample"]), (&json!("file"), &json!("real")));
    assert_eq!(of("cachet")["sample"], "documentation");
    let near = vagt.fails(2, &["feed", "check", "/tmp/x", "--format", "statuspge"]);
    assert!(near.contains("statuspage"), "{near}");
    let far = vagt.fails(2, &["feed", "add", "https://status.example.org/", "--format", "zzzzzzzz"]);
    assert!(far.contains("feed formats"), "{far}");
}

#[test]
fn a_format_of_ones_own_is_read_from_its_file() {
    let vagt = Vagt::new();
    let body = r#"{"owner":"Nordlys","services":[{"key":"a","title":"Sager","colour":"red"},{"key":"b","title":"Kort","colour":"mauve"}]}"#;
    let (_runtime, server) = serve(body);
    let unknown = vagt.fails(1, &["feed", "check", &server.url("/"), "--internal"]);
    assert!(unknown.contains("JSON"), "{unknown}");
    vagt.configure("formats/nordlys.toml", NORDLYS);
    let read = check(&vagt, &server);
    assert_eq!((&read["format"], &read["state"]), (&json!("nordlys"), &json!("major_outage")));
    assert_eq!(read["components"][1]["state"], "unknown");
    let listed = vagt.json(&["feed", "formats"]);
    let own = listed.as_array().unwrap().iter().find(|format| format["format"] == "nordlys").unwrap();
    assert_eq!((&own["from"], &own["name"]), (&json!("user"), &json!("Nordlys")));

    // It is named in suppliers.toml, polled, and what it said stays in the log when the file is gone.
    vagt.configure("suppliers.toml", &format!("[[supplier]]\nid = \"n\"\nname = \"Nordlys\"\n[[supplier.feed]]\nid = \"n\"\nurl = \"{}\"\ninternal = true\nformat = \"nordlys\"\n", server.url("/")));
    assert_eq!(vagt.json(&["feed", "poll"])[0]["state"], "major_outage");
    vagt.configure("formats/nordlys.toml", &NORDLYS.replace("major_outage", "major_outag"));
    let wrong = vagt.fails(1, &["config", "check"]);
    assert!(wrong.contains("formats/nordlys.toml:3:") && wrong.contains("major_outage"), "{wrong}");
    assert_eq!(vagt.json(&["feed", "list"])[0]["format"], "nordlys");
}

#[test]
fn a_feeds_own_words_decide_what_is_over() {
    let vagt = Vagt::new();
    let notices = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Drift","items":[
        {"id":"1","title":"Rød: Login er nede","content_text":"x","date_published":"2020-01-01T07:30:00Z"},
        {"id":"2","title":"Grøn: Print er nede","content_text":"x","date_published":"2020-01-01T07:30:00Z"}]}"#;
    let (_runtime, server) = serve(notices);
    let supplier = |words: &str| {
        format!(
            "[[supplier]]\nid = \"n\"\nname = \"N\"\n[[supplier.feed]]\nid = \"n\"\nurl = \"{}\"\ninternal = true\n{words}",
            server.url("/")
        )
    };
    vagt.configure("suppliers.toml", &supplier(""));
    assert_eq!(vagt.json(&["feed", "poll"])[0]["state"], "operational", "old, and no word says that it is open");
    vagt.configure("suppliers.toml", &supplier("words = { open = [\"rød\"], over = [\"grøn\"] }\n"));
    assert_eq!(vagt.json(&["feed", "poll"])[0]["state"], "partial_outage");
    vagt.configure("suppliers.toml", &supplier("words = { opne = [\"rød\"], open_hours = 0 }\n"));
    let wrong = vagt.fails(1, &["config", "check"]);
    assert!(wrong.contains("suppliers.toml:8:11") && wrong.contains("«open»"), "{wrong}");
}

#[test]
fn what_is_no_feed_is_told_in_plain_words() {
    let vagt = Vagt::new();
    let (_html, html) = serve("<!doctype html><title>Log ind</title><p>velkommen");
    let (_half, half) = serve(OUTAGE.get(..OUTAGE.len() / 2).unwrap());
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let refused = format!("http://{}/", closed.local_addr().unwrap());
    drop(closed);
    let table: Vec<(Vec<String>, &str)> = vec![
        (vec![html.url("/"), "--internal".into()], "Log ind"),
        (vec![half.url("/"), "--internal".into()], "JSON"),
        (vec![refused.clone(), "--internal".into()], "127.0.0.1"),
        (vec![refused], "127.0.0.1"),
        (vec!["ftp://example.org/".into()], "ftp"),
        (vec!["/nowhere/at-all.json".into()], "at-all"),
    ];
    for (arguments, names) in table {
        let all: Vec<&str> = ["feed", "check"].into_iter().chain(arguments.iter().map(String::as_str)).collect();
        let said = vagt.fails(1, &all);
        assert!(said.contains(names), "{all:?} should name {names:?}: {said}");
    }
}

/// A feed of suppliers.toml at this address.
fn fed(url: &str) -> Vagt {
    let vagt = Vagt::new();
    let feed = format!(
        "[[supplier]]\nid = \"fjord\"\nname = \"Fjord\"\n[[supplier.feed]]\nid = \"fjord\"\nurl = \"{url}\"\ninternal = true\n"
    );
    vagt.configure("suppliers.toml", &feed);
    vagt
}

#[test]
fn the_list_tells_the_last_read_and_not_the_last_change() {
    let (runtime, server) = serve(OUTAGE);
    let vagt = fed(&server.url("/f"));
    vagt.json(&["feed", "poll"]);
    std::thread::park_timeout(std::time::Duration::from_millis(1100));
    let second = vagt.json(&["feed", "poll"]);
    let time = |feed: &Value, name: &str| feed[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert!(time(&second[0], "read_at") > time(&second[0], "claimed_at"), "{second}");
    assert_eq!(vagt.json(&["feed", "list"])[0]["read_at"], second[0]["read_at"]);
    drop((runtime, server));

    let answer = vagt.run(&["feed", "poll"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let listed = &vagt.json(&["feed", "list"])[0];
    assert_eq!((&listed["state"], &listed["read_at"]), (&json!("unknown"), &second[0]["read_at"]));
    assert!(listed["error"].as_str().unwrap().contains("accepts no connection"), "{listed}");
    let words = vagt.run(&["feed", "list"]).out;
    assert!(words.contains("unknown") && words.contains("last read") && words.contains("accepts no"), "{words}");
    assert!(!vagt.run(&["log", "export"]).out.contains("accepts no connection"), "it is no record");
}

#[test]
fn a_feed_that_never_could_be_read_says_why() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(Script::Say(answer("429 Too Many Requests", "", ""))));
    let vagt = fed(&server.url("/f"));
    assert_eq!(vagt.run(&["feed", "poll"]).code, 1);
    let words = vagt.run(&["feed", "list"]).out;
    assert!(words.contains("never read") && words.contains("429"), "{words}");
    assert_eq!(vagt.json(&["feed", "list"])[0]["read_at"], Value::Null);
}

#[test]
fn an_internal_address_is_refused_with_what_to_do_in_the_file_and_with_the_command() {
    let vagt = Vagt::new();
    vagt.configure(
        "suppliers.toml",
        "[[supplier]]\nid = \"f\"\nname = \"F\"\n[[supplier.feed]]\nid = \"f\"\nurl = \"http://127.0.0.1:9/\"\n",
    );
    let polled = vagt.run(&["feed", "poll"]);
    assert!(polled.out.contains("internal = true"), "{polled:?}");
}
