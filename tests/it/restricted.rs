//! Rule violations in a restricted view, through the real program: two people at the same data directory (P32, P33, P39).

use std::path::Path;

use serde_json::Value;

use crate::signed::script;
use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "aho", name = "Anne Holm" },
  { id = "nat", name = "Nanna Thy" },
  { id = "oes", name = "Olga Essen" },
]
role = [
  { role = "it-on-call", holder = "aho", deputies = ["nat"] },
  { role = "top-security-officer", holder = "oes" },
]
"#;

const TITLE: &str = "Opslag i naboens sag";

fn desk() -> (Vagt, String) {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE);
    let new = |title, kind| vagt.json(&["--as", "aho", "incident", "new", "--title", title, "--kind", kind]);
    new("Mail er nede", "availability");
    let id = new(TITLE, "rule-violation");
    assert_eq!(id["restricted"], true);
    (vagt, id["id"].as_str().unwrap().to_owned())
}

fn titles(listed: &Value) -> Vec<&str> {
    listed.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
}

#[test]
fn p33_who_may_see_it_sees_it_marked_and_who_may_not_finds_no_trace() {
    let (vagt, id) = desk();
    for who in ["aho", "oes"] {
        let listed = vagt.json(&["--as", who, "incident", "list"]);
        assert!(titles(&listed).contains(&TITLE), "{who}");
        assert!(vagt.run(&["--as", who, "incident", "show", &id]).out.contains("restricted view"));
    }
    assert_eq!(titles(&vagt.json(&["--as", "nat", "incident", "list", "--all"])), ["Mail er nede"]);
    assert_eq!(titles(&vagt.json(&["incident", "list", "--all"])), ["Mail er nede"], "nobody is named");
    assert!(!vagt.run(&["--as", "nat", "incident", "list"]).out.contains("restricted"));
}

#[test]
fn p39_every_command_answers_as_if_there_were_no_such_incident() {
    let (vagt, id) = desk();
    let none = "26-A99";
    let before = vagt.records();
    let commands: [&[&str]; 12] = [
        &["incident", "show", "ID"],
        &["incident", "show", "ID", "--json"],
        &["incident", "note", "ID", "set"],
        &["incident", "assign", "ID", "nat"],
        &["incident", "close", "ID"],
        &["step", "done", "ID", "receive.record"],
        &["decide", "ID", "--action", "luk", "--isg", "convene", "--reason", "r", "--by", "oes"],
        &["message", "list", "ID"],
        &["facts", "ID"],
        &["legal", "risk", "ID", "high", "--reason", "r"],
        &["playbook", "insert", "ID", "isg"],
        &["isg", "chair", "ID", "oes"],
    ];
    for command in commands {
        let said = |id: &str| {
            let typed: Vec<&str> = command.iter().map(|word| if *word == "ID" { id } else { word }).collect();
            let answer = vagt.run(&[&["--as", "nat"], &typed[..]].concat());
            (answer.code, answer.out, answer.err.replace(id, "ID"))
        };
        let (this, other) = (said(&id), said(none));
        assert_ne!(this.0, 0, "{command:?}");
        assert!(!this.2.contains(TITLE), "{this:?}");
        // A hint names incidents that there are, which are the same for both.
        assert_eq!(this.0, other.0, "{command:?}: {this:?} {other:?}");
        let first = |said: &str| said.lines().find(|line| line.starts_with("error")).map(str::to_owned);
        assert_eq!(first(&this.2), first(&other.2), "{command:?}");
    }
    assert_eq!(vagt.records(), before, "nothing was recorded");
}

#[test]
fn p32_it_is_handed_over_by_assigning_it() {
    let (vagt, id) = desk();
    vagt.json(&["--as", "aho", "incident", "assign", &id, "nat"]);
    assert_eq!(vagt.json(&["--as", "nat", "incident", "show", &id])["title"], TITLE);
    // Whoever hands it on sees it no longer, and is answered all the same.
    assert_eq!(vagt.json(&["--as", "nat", "incident", "assign", &id, "oes"])["id"], id.as_str());
    vagt.fails(1, &["--as", "nat", "incident", "show", &id]);
}

#[test]
fn p39_an_export_leaves_out_what_the_exporter_may_not_see_and_says_so() {
    let (vagt, id) = desk();
    let whole = vagt.run(&["--as", "oes", "log", "export"]);
    assert!(whole.out.contains(TITLE) && !whole.err.contains("left out"), "{whole:?}");
    let part = vagt.run(&["--as", "nat", "log", "export"]);
    assert!(!part.out.contains(TITLE) && part.err.contains("one record of incidents in restricted view"), "{part:?}");
    assert_eq!(part.out.lines().count(), whole.out.lines().count());
    let marker = part.out.lines().find(|line| line.contains("left_out")).unwrap();
    let marker: Value = serde_json::from_str(marker).unwrap();
    let keys: Vec<&String> = marker.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["device", "hash", "left_out", "prev", "seq", "sig", "v"]);
    // The chain can be followed across the gap.
    let after = |out: &str, seq: u64| {
        let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let mut found = lines.filter(|line| line["seq"] == seq);
        found.next().map(|line| line["prev"].clone())
    };
    let next = marker["seq"].as_u64().unwrap() + 1;
    assert!(after(&part.out, next).is_none_or(|prev| prev == marker["hash"]));
    let folder = tempfile::tempdir().unwrap();
    if let Some(answer) = script(folder.path(), part.out.as_bytes(), None) {
        assert_eq!(answer.code, 0, "whoever may not read it can still verify it: {answer:?}");
    }
    assert!(vagt.run(&["log", "verify"]).code == 0 && !id.is_empty());
}

#[test]
fn who_registers_without_a_name_is_answered_and_told() {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE);
    let new = vagt.run(&["incident", "new", "--title", TITLE, "--kind", "rule-violation"]);
    assert!(new.code == 0 && new.err.contains("nobody is set"), "{new:?}");
    vagt.fails(1, &["incident", "show", new.out.trim()]);
    assert_eq!(vagt.json(&["--as", "oes", "incident", "show", new.out.trim()])["title"], TITLE);
}

/// The one place where incidents are had is the desk as seen: only the log may take everything, so that a screen, a command
/// or a document that is new cannot show what its reader may not see.
#[test]
fn only_the_log_takes_everything() {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if std::fs::read_to_string(&path).unwrap().contains(".everything()") {
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.retain(|path| !path.contains("/src/evidence/") && !path.contains("/src/domain/desk/view"));
    assert!(found.is_empty(), "these bypass the viewer: {found:#?}");
}
