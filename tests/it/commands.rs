//! The story of an outage through the commands alone, and what they refuse.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
[[person]]
id = "mja"
name = "Mette Jagd"
phone = ["+45 00 00 00 01"]

[[person]]
id = "chef"
name = "Carl Hefner"

[[person]]
id = "oes"
name = "Olga Essen"

[[role]]
role = "it-on-call"
holder = "mja"

[[role]]
role = "it-chief"
holder = "chef"

[[role]]
role = "top-security-officer"
holder = "oes"
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
id = "fjord"
name = "Fjord Drift"
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
criticality = "critical"
owner = "chef"
responsible = "oes"
supplier = "fjord"
personal_data = "sensitive"
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("suppliers.toml", SUPPLIERS).configure("systems.toml", SYSTEMS);
    vagt
}

fn step<'a>(incident: &'a Value, id: &str) -> &'a Value {
    incident["checklist"].as_array().unwrap().iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn clock<'a>(incident: &'a Value, id: &str) -> &'a Value {
    incident["clocks"].as_array().unwrap().iter().find(|clock| clock["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn an_outage_from_registering_to_closing() {
    let vagt = municipality();
    let registered = vagt.json(&[
        "incident",
        "new",
        "--title",
        "Omsorg er nede",
        "--kind",
        "availability",
        "--system",
        "omsorg",
        "--availability",
        "high",
        "--reach",
        "department",
        "--reporter",
        "Plejecenter Nord",
    ]);
    let id = registered["id"].as_str().unwrap();
    assert!(id.ends_with("-A1"), "{id}");
    assert_eq!(registered["status"], "open");
    assert_eq!(registered["severity"]["level"], "serious");
    assert_eq!(registered["personal_data"], "unknown");
    assert_eq!(registered["systems"], json!(["omsorg"]));
    assert_eq!(step(&registered, "receive.record")["state"], "todo");
    assert_eq!(step(&registered, "supplier.supplier-record")["state"], "waiting", "nobody has said whose fault it is");
    assert_eq!(clock(&registered, "joint-decision")["state"], "running");
    assert_eq!(clock(&registered, "registration")["state"], "kept");

    let note = ["step", "done", id, "receive.record", "--note", "ringet ind af vagtsygeplejersken"];
    let ticked = vagt.json(&note);
    assert_eq!(step(&ticked, "receive.record")["state"], "done");
    assert_eq!(step(&ticked, "receive.record")["done_by"], "mja");
    assert_eq!(step(&ticked, "receive.record")["note"], "ringet ind af vagtsygeplejersken");

    let nature = vagt.json(&[
        "step",
        "done",
        id,
        "receive.nature",
        "--answer",
        "hostile=no",
        "--answer",
        "personal-data-involved=unknown",
        "--answer",
        "supplier-fault=yes",
    ]);
    assert_eq!(step(&nature, "supplier.supplier-record")["state"], "todo", "a supplier's fault opens its steps");

    let word = |by| {
        let word = ["decide", id, "--action", "nødprocedure", "--isg", "not-now", "--review", "2099-01-01 06:00"];
        vagt.json(&[&word[..], &["--reason", "vi ser tiden an", "--by", by]].concat())
    };
    word("chef");
    let decided = word("oes");
    assert_eq!(step(&decided, "receive.joint-decision")["done_by"], "oes");
    assert_eq!(step(&decided, "receive.joint-decision")["recorded_by"], "mja");
    assert_eq!(clock(&decided, "joint-decision")["state"], "kept");
    assert_eq!(decided["decisions"][0]["state"], "not_now");

    let skipped = vagt.json(&["step", "skip", id, "availability.front-desks", "--note", "lukket om natten"]);
    assert_eq!(step(&skipped, "availability.front-desks")["state"], "skipped");
    let reopened = vagt.json(&["step", "reopen", id, "availability.front-desks"]);
    assert_eq!(step(&reopened, "availability.front-desks")["state"], "todo");

    let set = vagt.json(&["incident", "severity", id, "major", "--reason", "nødprocedure virker"]);
    assert_eq!((&set["severity"]["level"], &set["severity"]["proposed"]), (&json!("major"), &json!("serious")));
    vagt.json(&["incident", "set", id, "--personal-data", "no", "--availability", "moderate"]);
    vagt.json(&["incident", "note", id, "leverandøren har fundet fejlen", "--at", "00:01"]);
    vagt.json(&["incident", "assign", id, "chef"]);
    let child = vagt.json(&["incident", "new", "--title", "Medicinskab svarer ikke", "--kind", "supplier"]);
    let child = child["id"].as_str().unwrap();
    assert!(child.ends_with("-A2"), "{child}");
    assert_eq!(vagt.json(&["incident", "link", child, id])["parent"], id);

    let closed = vagt.json(&["incident", "close", id, "--excuse", "aftalt", "--by", "chef"]);
    assert_eq!(closed["status"], "closed");
    let open = vagt.json(&["incident", "list"]);
    assert_eq!(open.as_array().unwrap().iter().map(|one| &one["id"]).collect::<Vec<_>>(), [child]);
    assert!(open[0].get("timeline").is_none());
    assert_eq!(vagt.json(&["incident", "list", "--all"]).as_array().unwrap().len(), 2);
    assert_eq!(vagt.json(&["incident", "reopen", id, "--reason", "igen"])["status"], "open");
    vagt.json(&["incident", "close", id, "--excuse", "aftalt", "--by", "chef"]);

    let shown = vagt.json(&["incident", "show", &id.to_lowercase()]);
    assert_eq!(shown["status"], "closed");
    assert_eq!(shown["handler"], "chef");
    assert_eq!(shown["impact"]["availability"], "moderate");
    assert_eq!(shown["timeline"].as_array().unwrap().len(), 16, "with the two who were reached by giving their word");
    let verified = vagt.json(&["log", "verify"]);
    assert_eq!((&verified["ok"], &verified["problems"], &verified["devices"]), (&json!(true), &json!([]), &json!(1)));
    let exported = vagt.run(&["log", "export"]);
    assert_eq!(exported.out.lines().count() as u64, verified["records"].as_u64().unwrap());
}

#[test]
fn bad_input_gets_a_clear_error_and_records_nothing() {
    let vagt = municipality();
    let id = vagt.json(&["incident", "new", "--title", "x", "--kind", "availability"]);
    let id = id["id"].as_str().unwrap();
    let before = vagt.records();
    let long = "æ".repeat(201);
    let new = |more: &[&'static str]| [&["incident", "new", "--kind", "availability", "--title", "t"], more].concat();
    let table: Vec<(i32, Vec<&str>, &str)> = vec![
        (2, vec!["incident", "new", "--title", "t", "--kind", "availabilty"], "availability"),
        (2, vec!["incident", "new", "--kind", "availability"], "--title"),
        (1, vec!["incident", "new", "--title", " \u{1b}[2J ", "--kind", "availability"], "title"),
        (2, vec!["incident", "new", "--title", &long, "--kind", "availability"], "200"),
        (2, vec!["incident", "set", id, "--title", &long], "200"),
        (2, new(&["--availability", "9"]), "moderate"),
        (2, new(&["--personal-data", "perhaps"]), "unknown"),
        (1, new(&["--system", "omsorgg"]), "omsorg"),
        (1, new(&["--discovered", "2099-01-01T00:00:00Z"]), "future"),
        (2, new(&["--discovered", "yesterdayish"]), "03:12"),
        (1, vec!["incident", "show", "26-Z99"], "26-Z99"),
        (1, vec!["incident", "show", "nonsense"], "26-A14"),
        (1, vec!["step", "done", id, "receive.recrod"], "receive.record"),
        (1, vec!["step", "skip", id, "receive.record"], "reason"),
        (1, vec!["step", "done", id, "receive.call-oes"], "P16"),
        (1, vec!["step", "done", id, "receive.record", "--by", "nobody"], "nobody"),
        (2, vec!["step", "done", id, "receive.nature", "--answer", "hostil=no"], "hostile"),
        (1, vec!["step", "done", id, "receive.record", "--answer", "hostile=no"], "receive.record"),
        (1, vec!["step", "done", id, "receive.record", "--at", "2099-01-01 00:00"], "future"),
        (1, vec!["incident", "severity", id, "major"], "reason"),
        (2, vec!["incident", "severity", id, "grave", "--reason", "r"], "serious"),
        (1, vec!["incident", "assign", id, "mjaa"], "mja"),
        (1, vec!["incident", "link", id, id], ""),
        (1, vec!["incident", "reopen", id, "--reason", "r"], ""),
        (1, vec!["incident", "note", id, "\u{200b}"], ""),
        (2, vec!["--lang", "xx", "incident", "list"], "da"),
        (2, vec!["frobnicate"], ""),
    ];
    for (code, arguments, names) in table {
        let said = vagt.fails(code, &arguments);
        assert!(said.contains(names), "{arguments:?} should name {names:?}: {said}");
        assert!(!said.chars().any(|c| c.is_control() && c != '\n'), "{said:?}");
    }
    assert_eq!(vagt.records(), before);
}

#[test]
fn a_wrong_file_is_told_with_line_and_column_and_the_last_good_one_stays_in_force() {
    let vagt = municipality();
    vagt.json(&["incident", "new", "--title", "x", "--kind", "availability", "--system", "omsorg"]);
    vagt.configure("people.toml", "[[person]]\nid = \"mja\"\nnmae = \"Mette\"\n");
    let checked = vagt.fails(1, &["config", "check"]);
    assert!(checked.contains("people.toml:3:1") && checked.contains("name"), "{checked}");
    let answer = vagt.run(&["incident", "new", "--title", "y", "--kind", "availability", "--system", "omsorg"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.err.contains("people.toml:3:1"), "{answer:?}");
    let said = vagt.fails(1, &["step", "done", answer.out.trim(), "receive.call-oes"]);
    assert!(said.contains("Carl Hefner"), "the roles of the last good file are in force: {said}");
}

#[test]
fn files_are_checked_before_they_are_used() {
    let vagt = Vagt::new();
    let file = vagt.path("mine.toml");
    let name = file.to_str().unwrap();
    std::fs::write(&file, "id = \"mine\"\n[[step]]\nid = \"a\"\nrole = \"it-cheif\"\n").unwrap();
    let said = vagt.fails(1, &["playbook", "check", name]);
    assert!(said.contains("mine.toml:4:") && said.contains("it-chief"), "{said}");
    std::fs::write(&file, "[desk]\nj = \"fly\"\n").unwrap();
    let said = vagt.fails(1, &["keymap", "check", name]);
    assert!(said.contains("mine.toml:2:"), "{said}");
    let said = vagt.fails(1, &["keymap", "check", "/nowhere/at-all.toml"]);
    assert!(said.contains("at-all.toml"), "{said}");
    let root = env!("CARGO_MANIFEST_DIR");
    for name in ["receive", "inform", "availability", "supplier", "isg", "follow-up"] {
        let answer = vagt.run(&["playbook", "check", &format!("{root}/playbooks/{name}.toml")]);
        assert_eq!(answer.code, 0, "{answer:?}");
    }
    for name in ["default", "vim"] {
        let answer = vagt.run(&["keymap", "check", &format!("{root}/keymaps/{name}.toml")]);
        assert_eq!(answer.code, 0, "{answer:?}");
    }
}

#[test]
fn a_directory_without_rights_is_told_kindly() {
    let vagt = Vagt::new();
    std::fs::write(vagt.data(), "a file where the directory should be").unwrap();
    let said = vagt.fails(1, &["incident", "new", "--title", "x", "--kind", "availability"]);
    assert!(said.contains("data"), "{said}");
}

#[test]
fn a_fresh_machine_needs_no_set_up() {
    let vagt = Vagt::new();
    assert_eq!(vagt.json(&["incident", "list"]), json!([]));
    assert!(!vagt.data().exists(), "reading makes nothing");
    let id = vagt.run(&["incident", "new", "--title", "Første", "--kind", "security", "--system", "whatever"]);
    assert!(id.out.trim().ends_with("-A1"), "{id:?}");
    let shown = vagt.json(&["incident", "show", id.out.trim()]);
    assert_eq!(step(&shown, "receive.record")["state"], "todo");
    assert_eq!(vagt.run(&["completions", "bash"]).code, 0);
}

#[test]
fn both_languages_speak() {
    let vagt = Vagt::new();
    let danish = vagt.run(&["--lang", "da", "incident", "show", "26-A9"]);
    assert!(danish.err.contains("der er ingen hændelse 26-A9"), "{danish:?}");
}

#[test]
fn a_journal_rewritten_with_right_hashes_is_given_away_by_the_second_copy() {
    use vagt::evidence::{Record, Signature, encode};
    let vagt = Vagt::new();
    for title in ["first", "second"] {
        vagt.run(&["incident", "new", "--title", title, "--kind", "availability"]);
    }
    let answer = vagt.run(&["log", "verify"]);
    assert!(answer.code == 0 && answer.out.contains("second copy: the same "), "{answer:?}");

    let chain = std::fs::read_dir(vagt.data().join("journal")).unwrap().next().unwrap().unwrap().path();
    let segment = std::fs::read_dir(chain).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&segment).unwrap();
    let (before, last) = text.trim_end().rsplit_once('\n').unwrap();
    let mut record = Record::decode(last.as_bytes()).unwrap();
    record.entry.at = record.entry.at.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap();
    let signature = Signature::parse(record.signature.as_deref().unwrap()).unwrap();
    let line = encode(&record.entry, &record.prev).unwrap().signed(&signature);
    std::fs::write(&segment, [before.as_bytes(), b"\n", &line].concat()).unwrap();

    let answer = vagt.run(&["log", "verify"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains("one record is not the same there"), "{answer:?}");
    assert_eq!(answer.out.matches("second copy:").count(), 1, "{answer:?}");
}

#[test]
fn a_second_copy_that_cannot_be_compared_is_said_and_is_no_failure() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "first", "--kind", "availability"]);
    let owner = vagt::evidence::Log::open(vagt.data()).unwrap();
    let answer = vagt.run(&["log", "verify"]);
    drop(owner);
    assert!(answer.code == 0 && answer.out.contains("second copy: not compared"), "{answer:?}");
}

#[test]
fn what_is_too_long_lies_before_the_incident_or_in_a_directory_that_cannot_be_read_is_refused() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "t", "--kind", "availability"]);
    let before = vagt.records();
    let long = "x".repeat(9_000);
    assert!(vagt.fails(2, &["incident", "note", "26-A1", &long]).contains("8192"));
    let said = vagt.fails(1, &["incident", "close", "26-A1", "--at", "2020-01-01 00:00"]);
    assert!(said.contains("lies before the incident"), "{said}");
    assert!(vagt.fails(1, &["incident", "note", "26-A1", "x", "--at", "1900-01-01 00:00"]).contains("hint: "));
    assert_eq!(vagt.records(), before);
    assert_eq!(vagt.run(&["incident", "note", "26-A1", "led to it", "--at", "2026-11-20 03:00"]).code, 0);
    let file = vagt.path("config").join("no-directory");
    std::fs::write(&file, "").unwrap();
    assert!(vagt.fails(1, &["--data", file.to_str().unwrap(), "incident", "list"]).starts_with("error: "));
    let missing = vagt.path("mistyped");
    for command in ["verify", "export"] {
        let said = vagt.fails(1, &["--data", missing.to_str().unwrap(), "log", command]);
        assert!(said.contains("there is no data directory"), "{said}");
    }
}

#[test]
fn no_command_cuts_what_it_records() {
    let vagt = Vagt::new();
    vagt.run(&["incident", "new", "--title", "t", "--kind", "availability"]);
    let before = vagt.records();
    let (long, wide) = ("x".repeat(9_000), "x".repeat(201));
    let file = vagt.path("long.txt");
    std::fs::write(&file, &long).unwrap();
    let file = file.display().to_string();
    let commands: [&[&str]; 8] = [
        &["decide", "26-A1", "--action", "a", "--isg", "not-now", "--by", "mja", "--reason", &long],
        &["isg", "advice", "26-A1", "--question", "q", "--advice", &long],
        &["message", "not-affected", "26-A1", "--audience", "press", "--reason", &long],
        &["message", "draft", "26-A1", "--audience", "users", "--file", &file],
        &["facts", "26-A1", "set", "contact", &long],
        &["legal", "risk", "26-A1", "high", "--reason", &long],
        &["legal", "file", "26-A1", "--phase", "whole", "--case", &wide],
        &["playbook", "insert", "26-A1", "security", "--reason", &long],
    ];
    for command in commands {
        let said = vagt.fails(2, command);
        assert!(said.contains("is longer than") && said.contains("hint: "), "{:?}: {said}", &command[..2]);
    }
    assert_eq!(vagt.records(), before);
}

#[test]
fn a_severity_that_somebody_set_says_who_and_what_the_rules_propose() {
    let vagt = Vagt::new();
    let new = ["incident", "new", "--title", "MitID nede", "--kind", "availability"];
    vagt.run(&[&new[..], &["--availability", "high", "--reach", "citizens"]].concat());
    vagt.run(&["incident", "severity", "26-A1", "minor", "--reason", "kun testmiljøet"]);
    let shown = vagt.run(&["--lang", "da", "incident", "show", "26-A1"]).out;
    let place = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}: {shown}"));
    assert!(place("mindre") < place("kun testmiljøet"), "{shown}");
    assert!(place("kun testmiljøet") < place("Reglerne foreslår: alvorlig"), "{shown}");
}
