//! Playbooks through the commands: typed answers, steps for each system, blocks, newer versions, and what the policy is
//! carried by.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const SYSTEMS: &str = "[[system]]\nid = \"omsorg\"\nname = \"Omsorg\"\n\n[[system]]\nid = \"mail\"\nname = \"Mail\"\n";
const PEOPLE: &str = "[[person]]\nid = \"mja\"\nname = \"Mette Jagd\"\n";

fn built_in(name: &str) -> String {
    std::fs::read_to_string(format!("{}/playbooks/{name}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/fixtures/policy/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn begun(kind: &str) -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("systems.toml", SYSTEMS).configure("people.toml", PEOPLE);
    vagt.json(&[
        "incident",
        "new",
        "--title",
        "Noget er galt",
        "--kind",
        kind,
        "--system",
        "omsorg",
        "--system",
        "mail",
        "--personal-data",
        "ordinary",
    ]);
    vagt
}

fn step<'a>(incident: &'a Value, id: &str) -> &'a Value {
    let all = incident["checklist"].as_array().unwrap();
    all.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn shown(vagt: &Vagt) -> Value {
    vagt.json(&["incident", "show", "26-A1"])
}

fn state(vagt: &Vagt, id: &str) -> String {
    step(&shown(vagt), id)["state"].as_str().unwrap().to_owned()
}

#[test]
fn each_kind_starts_with_its_own_playbook() {
    for (kind, own) in [
        ("availability", "availability.confirm"),
        ("supplier", "supplier.supplier-record"),
        ("security", "security.contain"),
        ("personal-data", "personal-data.awareness"),
        ("rule-violation", "rule-violation.impartial"),
    ] {
        let vagt = begun(kind);
        // A rule violation is seen by whoever registered it, once that is said.
        vagt.configure("config.toml", "me = \"mja\"\n");
        assert_eq!(state(&vagt, own), "todo", "{kind}");
    }
}

#[test]
fn an_answer_to_an_input_is_read_as_declared_and_opens_the_step_that_waits_for_it() {
    let vagt = begun("personal-data");
    let facts =
        ["step", "done", "26-A1", "personal-data.facts", "--answer", "people=12", "--answer", "breach=integrity"];
    vagt.json(&facts);
    assert_eq!(state(&vagt, "personal-data.data-subjects"), "waiting");
    let said = vagt.fails(1, &["step", "done", "26-A1", "personal-data.data-subjects"]);
    assert!(said.contains("waits for an answer about risk") && said.contains("Risk"), "{said}");
    let risk = ["step", "done", "26-A1", "personal-data.risk", "--answer", "risk=high"];
    assert!(vagt.fails(1, &risk).contains("A reason is needed"));
    let done = vagt.json(&[&risk[..], &["--answer", "risk-reason=Adresser"]].concat());
    assert_eq!(done["legal"]["risk"]["value"], "high", "the step decides what the law asks");
    assert_eq!(step(&done, "personal-data.data-subjects")["state"], "todo");
    let answers = &step(&done, "personal-data.facts")["answers"];
    assert_eq!(answers["people"], json!(12));
    assert_eq!(answers["breach"], json!("integrity"));
    let told = done["timeline"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(told.contains("Risk") && told.contains("High risk"), "{told}");
}

#[test]
fn an_answer_that_is_none_records_nothing() {
    let vagt = begun("personal-data");
    let records = vagt.records();
    let tick = |answer: &str| ["step", "done", "26-A1", "personal-data.facts", "--answer", answer].map(str::to_owned);
    let fails = |code, answer: &str| {
        let tick = tick(answer);
        vagt.fails(code, &tick.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(fails(2, "people=many").contains("people must be a whole number"));
    let said = fails(1, "breach=everything");
    assert!(said.contains("breach must be one of the options") && said.contains("confidentiality"), "{said}");
    assert!(fails(1, "peopel=3").contains("Did you mean «people»") || fails(1, "peopel=3").contains("people"));
    assert_eq!(vagt.records(), records);
}

#[test]
fn awareness_is_set_by_its_step_and_later_than_discovery_needs_a_reason() {
    let vagt = begun("personal-data");
    let at = shown(&vagt)["discovered_at"].as_str().unwrap().to_owned();
    let step = |at: &str| {
        ["step", "done", "26-A1", "personal-data.awareness", "--answer", &format!("aware-at={at}")].map(str::to_owned)
    };
    let later = step(&vagt::runtime::clock::now().to_string());
    let later: Vec<&str> = later.iter().map(String::as_str).collect();
    assert!(vagt.fails(1, &later).contains("Awareness later than discovery needs a reason"));
    let first = step(&at);
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    let done = vagt.json(&[&first[..], &["--note", "Set med det samme"]].concat());
    assert_eq!(done["awareness_at"], json!(at));
    assert_eq!(done["legal"]["awareness"]["reason"], "Set med det samme");
}

#[test]
fn p22_a_step_for_each_system_is_done_when_it_is_done_for_all() {
    let vagt = begun("availability");
    let inform = ["step", "done", "26-A1", "availability.inform-owner"];
    let records = vagt.records();
    let said = vagt.fails(1, &inform);
    assert!(said.contains("for each system") && said.contains("P22") && said.contains("mail, omsorg"), "{said}");
    assert_eq!(vagt.records(), records);
    let one = vagt.json(&[&inform[..], &["--system", "omsorg", "--note", "Ringet op"]].concat());
    assert_eq!(step(&one, "availability.inform-owner")["state"], "todo");
    assert_eq!(step(&one, "availability.inform-owner")["systems"], json!({"done": 1, "of": 2, "left": ["mail"]}));
    // The one that is left need not be named.
    let both = vagt.json(&inform);
    assert_eq!(step(&both, "availability.inform-owner")["state"], "done");
    // A system that comes in later has its owner told too.
    vagt.fails(1, &[&inform[..], &["--system", "omsrog"]].concat());
    vagt.configure("systems.toml", &format!("{SYSTEMS}\n[[system]]\nid = \"esdh\"\nname = \"ESDH\"\n"));
    vagt.json(&["incident", "set", "26-A1", "--systems", "omsorg,mail,esdh"]);
    assert_eq!(state(&vagt, "availability.inform-owner"), "todo");
    vagt.json(&["step", "reopen", "26-A1", "availability.inform-owner", "--system", "mail"]);
    assert_eq!(step(&shown(&vagt), "availability.inform-owner")["systems"]["left"], json!(["esdh", "mail"]));
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_block_is_inserted_with_a_reason_and_once() {
    let vagt = begun("availability");
    let insert = ["playbook", "insert", "26-A1", "security"];
    assert_eq!(state(&vagt, "security.contain"), "waiting");
    assert!(vagt.fails(1, &insert).contains("reason"));
    let said = vagt.fails(1, &["playbook", "insert", "26-A1", "securty", "--reason", "x"]);
    assert!(said.contains("securty") && said.contains("security"), "{said}");
    let inserted = vagt.json(&[&insert[..], &["--reason", "Underlige logins"]].concat());
    assert_eq!(step(&inserted, "security.contain")["state"], "todo");
    let told = inserted["timeline"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(told.contains("inserted the block") && told.contains("Underlige logins"), "{told}");
    assert!(vagt.fails(1, &[&insert[..], &["--reason", "igen"]].concat()).contains("already"));
    // One that the playbook has not comes in before what remains before closing.
    let more = vagt.json(&["playbook", "insert", "26-A1", "handover", "--reason", "Vagtskifte"]);
    let ids: Vec<&str> = more["checklist"].as_array().unwrap().iter().filter_map(|step| step["id"].as_str()).collect();
    let place = |id: &str| ids.iter().position(|have| *have == id).unwrap();
    assert!(place("handover.confirm") < place("follow-up.cause"));
    let confirm = ["step", "done", "26-A1", "handover.open-incidents"];
    assert_eq!(step(&vagt.json(&confirm), "handover.open-incidents")["state"], "done");
}

#[test]
fn an_incident_follows_a_newer_version_only_after_what_it_changes_was_shown() {
    let vagt = begun("availability");
    vagt.json(&["step", "done", "26-A1", "availability.confirm", "--note", "Set selv"]);
    let same = vagt.json(&["playbook", "update", "26-A1"]);
    assert_eq!((&same["newer"], &same["recorded"]), (&json!(false), &json!(false)));
    let newer = built_in("availability")
        .replace("id = \"front-desks\"", "id = \"desks\"")
        .replace("en = \"Confirm the fault yourself", "en = \"Check the fault yourself");
    vagt.configure("playbooks/availability.toml", &newer);
    let records = vagt.records();
    let shows = vagt.json(&["playbook", "update", "26-A1"]);
    assert_eq!(shows["added"], json!(["availability.desks"]));
    assert_eq!(shows["removed"], json!(["availability.front-desks"]));
    assert_eq!(shows["changed"], json!([{"step": "availability.confirm", "what": ["words"]}]));
    assert!(!step(&shown(&vagt), "availability.front-desks")["title"].is_null(), "nothing has changed yet");
    assert!(vagt.records() > records, "the newer playbooks were taken in");
    let text = vagt.run(&["playbook", "update", "26-A1"]).out;
    assert!(text.contains("+ availability.desks") && text.contains("--yes"), "{text}");
    vagt.json(&["playbook", "update", "26-A1", "--yes"]);
    assert_eq!(state(&vagt, "availability.desks"), "todo");
    assert_eq!(state(&vagt, "availability.confirm"), "done", "what is done stays");
    assert_eq!(vagt.json(&["playbook", "update", "26-A1"])["newer"], json!(false));
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_record_can_follow_the_playbook_of_a_planned_outage_and_become_an_incident_when_it_overruns() {
    let vagt = begun("availability");
    vagt.json(&["playbook", "update", "26-A1", "--to", "maintenance", "--yes"]);
    assert_eq!(state(&vagt, "maintenance.announce"), "todo");
    assert_eq!(vagt.json(&["playbook", "update", "26-A1"])["newer"], json!(false), "it stays what it was made");
    for step in ["announce", "start", "end"] {
        let id = format!("maintenance.{step}");
        if step == "start" {
            let agree = ["step", "done", "26-A1", "maintenance.owner-agrees", "--system", "omsorg", "--system", "mail"];
            vagt.json(&agree);
        }
        vagt.json(&["step", "done", "26-A1", &id, "--answer", "overrun=over"][..if step == "end" { 6 } else { 4 }]);
    }
    assert_eq!(state(&vagt, "maintenance.overrun"), "todo");
    vagt.json(&["playbook", "update", "26-A1", "--to", "availability", "--yes"]);
    assert_eq!(state(&vagt, "availability.confirm"), "todo");
    let said = vagt.fails(1, &["playbook", "update", "26-A1", "--to", "maintenence"]);
    assert!(said.contains("maintenance"), "{said}");
}

#[test]
fn every_required_row_of_the_policy_is_carried() {
    let rows = Vagt::new().json(&["policy", "coverage"]);
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 43);
    let covered = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap()["covered_by"].clone();
    assert!(covered("P22").as_array().unwrap().contains(&json!("step:availability.inform-users")));
    assert!(covered("P40").as_array().unwrap().contains(&json!("rule:verify")));
    for row in rows.iter().filter(|row| row["required"] == true) {
        assert!(!row["covered_by"].as_array().unwrap().is_empty(), "{row}");
    }
}

#[test]
fn a_step_that_is_taken_out_of_a_playbook_is_noticed_when_nothing_else_carries_its_row() {
    let vagt = Vagt::new();
    // P28 hangs on one step alone.
    vagt.configure("playbooks/inform.toml", &built_in("inform").replace("\"P28\"", "\"P27\""));
    let said = vagt.fails(1, &["policy", "coverage"]);
    assert!(said.contains("P28") && !said.contains("P27"), "{said}");
    // The whole step away: the same.
    let text = built_in("inform");
    let (before, rest) = text.split_once("[[step]]\nid = \"press\"").unwrap();
    let after = rest.split_once("[[step]]").map_or_else(String::new, |(_, after)| format!("[[step]]{after}"));
    vagt.configure("playbooks/inform.toml", &format!("{before}{after}"));
    let answer = vagt.run(&["policy", "coverage", "--json"]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("P28"), "{answer:?}");
    let rows: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(rows[27]["covered_by"], json!([]));
}

#[test]
fn the_passage_behind_a_row_is_one_command_away() {
    let vagt = Vagt::new();
    let said = vagt.fails(1, &["policy", "open", "P22"]);
    assert!(said.contains("No policy document is named") && said.contains("[policy]"), "{said}");
    vagt.configure("config.toml", "[policy]\ndocument = \"politik.md\"\n");
    assert!(vagt.fails(1, &["policy", "open", "P22"]).contains("there is no such file"));
    vagt.configure("politik.md", &fixture("fjordby.md"));
    let text = vagt.run(&["policy", "open", "p22"]).out;
    assert!(
        text.contains("Nedbrud afklares efter driftsaftalen") && text.contains("availability.inform-owner"),
        "{text}"
    );
    assert!(!text.contains("postkasse"), "only the section asked for: {text}");
    let said = vagt.fails(2, &["policy", "open", "P99"]);
    assert!(said.contains("P99"), "{said}");
    vagt.configure("politik.md", "Bare tekst\n");
    assert!(vagt.run(&["policy", "open", "P22"]).out.contains("is not found"));
}

#[test]
fn a_changed_document_shows_the_steps_that_cite_the_sections_that_changed() {
    let vagt = Vagt::new();
    vagt.configure("config.toml", "[policy]\ndocument = \"politik.txt\"\n")
        .configure("politik.txt", &fixture("fjordby.txt"));
    assert_eq!(vagt.json(&["policy", "changes"])["compared"], json!(false));
    vagt.json(&["policy", "changes", "--accept"]);
    assert_eq!(vagt.json(&["policy", "changes"])["changed"], json!([]));
    vagt.configure(
        "politik.txt",
        &fixture("fjordby.txt").replace("med det samme til it-vagten", "snarest til it-vagten"),
    );
    let changes = vagt.json(&["policy", "changes"]);
    assert_eq!(changes["changed"][0]["section"], json!("I"));
    assert_eq!(changes["changed"].as_array().unwrap().len(), 1);
    assert_eq!(changes["changed"][0]["rows"], json!(["P14", "P15", "P16"]));
    assert!(changes["changed"][0]["steps"].as_array().unwrap().contains(&json!("receive.record")));
    assert!(vagt.run(&["policy", "open", "P14"]).out.contains("has changed"));
    vagt.json(&["policy", "changes", "--accept"]);
    assert_eq!(vagt.json(&["policy", "changes"])["changed"], json!([]));
}
