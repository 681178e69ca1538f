//! A feed's token: sent to its own origin and nowhere else, and found in nothing that vagt writes or shows.

use std::path::Path;

use serde_json::Value;

use crate::server::{Script, Server, answer};
use crate::vagt::{Answer, Vagt};

/// In lower case, as the servers keep what they hear.
const SECRET: &str = "hunter2-hunter2-hunter2";
const QUIET: &str =
    r#"{"page":{"id":"p","name":"Nordlys"},"components":[],"incidents":[],"status":{"indicator":"none"}}"#;

struct Servers {
    runtime: tokio::runtime::Runtime,
    all: Vec<Server>,
}

impl Servers {
    fn new() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        Self { runtime, all: Vec::new() }
    }

    fn says(&mut self, bytes: Vec<u8>) -> String {
        self.all.push(self.runtime.block_on(Server::start(Script::Say(bytes))));
        self.all.last().unwrap().url("/feed")
    }

    fn asked(&self, at: usize) -> Vec<String> {
        self.all[at].asked()
    }
}

fn feed(vagt: &Vagt, url: &str, token: &str) {
    vagt.configure("suppliers.toml", &format!("[[supplier]]\nid = \"n\"\nname = \"Nordlys\"\n[[supplier.feed]]\nid = \"n\"\nurl = \"{url}\"\ninternal = true\ntoken = {token}\n"));
}

fn poll(vagt: &Vagt) -> (Answer, Value) {
    let output = vagt.command(&["feed", "poll", "--json"]).env("NORDLYS_TOKEN", SECRET).output().unwrap();
    let answer = Answer::of(&output);
    let told = serde_json::from_str(&answer.out).unwrap_or(Value::Null);
    holds_no_secret(&answer.out);
    holds_no_secret(&answer.err);
    (answer, told)
}

fn holds_no_secret(text: &str) {
    assert!(!text.to_lowercase().contains("hunter2"), "{text}");
}

/// Every file below `folder`, but for the token's own.
fn files_hold_no_secret(folder: &Path, but: Option<&Path>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_hold_no_secret(&path, but);
        } else if Some(path.as_path()) != but {
            let bytes = std::fs::read(&path).unwrap_or_default();
            assert!(!bytes.windows(7).any(|part| part.eq_ignore_ascii_case(b"hunter2")), "{}", path.display());
        }
    }
}

fn everything_holds_no_secret(vagt: &Vagt, but: Option<&Path>) {
    for arguments in [["feed", "list"].as_slice(), &["feed", "list", "--json"], &["log", "export"], &["log", "verify"]]
    {
        let answer = vagt.run(arguments);
        holds_no_secret(&answer.out);
        holds_no_secret(&answer.err);
    }
    let backup = vagt.path("backup.tar");
    let made = vagt.run(&["backup", backup.to_str().unwrap(), "--with-config", "--with-key", "--force"]);
    assert_eq!(made.code, 0, "{made:?}");
    files_hold_no_secret(&vagt.path(""), but);
}

#[test]
fn a_token_of_the_environment_is_sent_and_left_nowhere() {
    let (vagt, mut servers) = (Vagt::new(), Servers::new());
    vagt.configure("config.toml", "language = \"en\"\n");
    let url = servers.says(answer("200 OK", "", QUIET));
    feed(&vagt, &url, "{ env = \"NORDLYS_TOKEN\" }");
    let (answer, told) = poll(&vagt);
    assert_eq!((answer.code, &told[0]["state"]), (0, &Value::from("operational")), "{answer:?}");
    assert!(servers.asked(0)[0].contains(&format!("authorization: bearer {SECRET}")), "{:?}", servers.asked(0));
    everything_holds_no_secret(&vagt, None);
    assert!(vagt.run(&["log", "export"]).out.contains("NORDLYS_TOKEN"), "where it is found is told");
}

#[test]
fn a_token_that_is_missing_is_a_reason_and_the_server_is_not_asked() {
    let (vagt, mut servers) = (Vagt::new(), Servers::new());
    let url = servers.says(answer("200 OK", "", QUIET));
    feed(&vagt, &url, "{ env = \"NORDLYS_OTHER\" }");
    let (answer, told) = poll(&vagt);
    assert_eq!((answer.code, &told[0]["state"]), (1, &Value::from("unknown")), "{answer:?}");
    assert!(told[0]["error"].as_str().unwrap().contains("NORDLYS_OTHER"), "{told}");
    assert_eq!(servers.asked(0), [] as [String; 0]);
}

#[cfg(unix)]
#[test]
fn a_token_of_a_file_counts_only_when_it_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (vagt, mut servers) = (Vagt::new(), Servers::new());
    vagt.configure("config.toml", "language = \"en\"\n");
    let url = servers.says(answer("200 OK", "", QUIET));
    let file = vagt.path("token");
    std::fs::write(&file, format!("{SECRET}\n")).unwrap();
    let mode = |bits| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(bits)).unwrap();
    feed(&vagt, &url, &format!("{{ file = \"{}\", header = \"PRIVATE-TOKEN\" }}", file.display()));
    mode(0o644);
    let (_, told) = poll(&vagt);
    assert!(told[0]["error"].as_str().unwrap().contains("Others can read"), "{told}");
    assert_eq!(servers.asked(0), [] as [String; 0]);
    mode(0o600);
    let (_, told) = poll(&vagt);
    assert_eq!(told[0]["state"], "operational");
    assert!(servers.asked(0)[0].contains(&format!("private-token: {SECRET}")), "{:?}", servers.asked(0));
    assert!(!servers.asked(0)[0].contains("authorization"));
    everything_holds_no_secret(&vagt, Some(&file));
}

#[test]
fn no_token_crosses_to_another_origin_and_none_comes_back_with_us() {
    for token in ["{ env = \"NORDLYS_TOKEN\" }", "{ env = \"NORDLYS_TOKEN\", header = \"PRIVATE-TOKEN\" }"] {
        let (vagt, mut servers) = (Vagt::new(), Servers::new());
        let good = servers.says(answer("200 OK", "", QUIET));
        let away = servers.says(answer("302 Found", &format!("Location: {good}\r\n"), ""));
        feed(&vagt, &away, token);
        let (_, told) = poll(&vagt);
        assert_eq!(told[0]["state"], "operational");
        assert!(servers.asked(1)[0].contains(SECRET));
        let abroad = servers.asked(0).join("");
        for leak in ["hunter2", "private-token", "authorization", "referer"] {
            assert!(!abroad.contains(leak), "{leak}: {abroad}");
        }
    }
}

#[test]
fn a_server_that_repeats_the_token_brings_it_nowhere() {
    let echo = |text: &str| {
        format!(
            r#"{{"page":{{"id":"p","name":"{text}"}},"status":{{"indicator":"critical"}},"components":[{{"id":"{text}","name":"{text}","status":"major_outage"}}],
            "incidents":[{{"id":"{text}","name":"{text}","status":"investigating","impact":"critical","shortlink":"https://a.example/{text}","incident_updates":[{{"body":"Bearer {text}","status":"investigating"}}]}}]}}"#
        )
    };
    for bytes in [
        answer("200 OK", "", &echo(SECRET)),
        answer("200 OK", "", &format!("<!doctype html><title>{SECRET}</title>")),
        answer("200 OK", "", &format!("{{\"{SECRET}\": {SECRET}")),
        answer("302 Found", &format!("Location: /{SECRET}/\r\n"), ""),
        answer("302 Found", &format!("Location: ftp://{SECRET}.example/{SECRET}\r\n"), ""),
        answer("302 Found", &format!("Location: http://{SECRET}.localhost/\r\n"), ""),
        answer(&format!("401 {SECRET}"), &format!("WWW-Authenticate: Bearer {SECRET}\r\n"), SECRET),
    ] {
        let (vagt, mut servers) = (Vagt::new(), Servers::new());
        vagt.configure("config.toml", "language = \"en\"\n");
        let url = servers.says(bytes);
        feed(&vagt, &url, "{ env = \"NORDLYS_TOKEN\" }");
        poll(&vagt);
        assert!(servers.asked(0)[0].contains(SECRET), "it was sent");
        everything_holds_no_secret(&vagt, None);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn neither_the_screen_nor_a_list_of_processes_shows_a_token() {
    use std::os::unix::fs::PermissionsExt as _;
    let (vagt, mut servers) = (Vagt::new(), Servers::new());
    let page = answer("200 OK", "", &format!("<!doctype html><title>Hej {SECRET}</title>"));
    let url = servers.says(page);
    let file = vagt.path("token");
    std::fs::write(&file, SECRET).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    feed(&vagt, &url, &format!("{{ file = \"{}\" }}", file.display()));
    let mut terminal = crate::desk::desk(&vagt, 120, 40);
    terminal.shows("Incidents").shows("all kept").types("P").shows("Suppliers' feeds").shows("Hej …");
    holds_no_secret(&super::process::command_line(terminal.id()));
    terminal.types("\x1b").hides("Suppliers' feeds").types("q");
    let (code, raw) = terminal.ends();
    assert_eq!(code, 0);
    holds_no_secret(&String::from_utf8_lossy(&raw));
    assert!(servers.asked(0)[0].contains(SECRET));
    files_hold_no_secret(&vagt.path(""), Some(&file));
}

#[test]
fn what_stands_where_a_tokens_place_should_is_not_repeated() {
    for token in [
        "\"hunter2-hunter2\"",
        "{ env = \"hunter2-hunter2\" }",
        "{ file = \"hunter2\" }",
        "{ env = \"A\", file = \"/hunter2\" }",
        "{ env = \"A\", header = \"hunter2: x\" }",
    ] {
        let vagt = Vagt::new();
        feed(&vagt, "https://status.example/", token);
        let told = vagt.run(&["config", "check"]);
        assert_eq!(told.code, 1, "{token}: {told:?}");
        holds_no_secret(&told.err);
        holds_no_secret(&told.out);
    }
}
