//! Introduction and roles (A, R): whom the rules cover, who holds what, who sees it all (P01, P03, P04, P06, P09).

use serde_json::json;

use super::{Town, clock, is_prescribed, step, timeline};

#[test]
fn p01_who_reports_and_who_is_affected_may_be_outside_and_on_paper() {
    let town = Town::new();
    // No system: a letter is paper. Nobody of the roster: a citizen reports.
    let paper =
        ["--reporter", "Bo Prøvesen, borger", "--personal-data", "confidential", "--confidentiality", "moderate"];
    let id = town.registers("personal-data", &paper);
    let shown = town.shows(&id);
    assert_eq!((&shown["reporter"], &shown["systems"]), (&json!("Bo Prøvesen, borger"), &json!([])));
    assert_eq!(town.report("dpo", &id)["facts"]["reporter"], "Bo Prøvesen, borger");
    town.does("mja", &["message", "draft", &id, "--audience", "citizens", "--text", "Et brev kom forkert frem"]);
    town.does("oes", &["message", "approve", &id, "A1"]);
    let sent =
        town.does("mja", &["message", "send", &id, "A1", "--channel", "in-person", "--to", "på papir til borgeren"]);
    assert_eq!(sent["messages"][0]["sent"][0]["channel"], "in-person");
    let citizens = sent["audiences"].as_array().unwrap().iter().find(|one| one["audience"] == "citizens").unwrap();
    assert_eq!(citizens["state"], "informed");

    // A politician or an external party is covered, and is heard in another way than an employee.
    for (offender, heard) in [("employee", "hear"), ("politician", "hear-other"), ("external", "hear-other")] {
        let id = town.registers("rule-violation", &[]);
        let who = format!("offender={offender}");
        let told = town.does("chef", &["step", "done", &id, "rule-violation.inform-oes", "--answer", &who]);
        assert!(is_prescribed(step(&told, "rule-violation.inform-oes"), "P01"));
        for way in ["hear", "hear-other"] {
            let applies = step(&told, &format!("rule-violation.{way}"))["state"] != "not_applicable";
            assert_eq!(applies, way == heard, "{offender}: {way}");
        }
    }
}

#[test]
fn p03_the_top_security_officer_holds_the_role_from_a_day_and_else_it_is_the_chief_executive() {
    let roster = |officer: &str| {
        format!(
            "person = [\n  {{ id = \"chef\", name = \"Carl Hefner\" }},\n  {{ id = \"oes\", name = \"Olga Essen\" }},\n  \
             {{ id = \"dir\", name = \"Dagmar Irming\" }},\n]\nrole = [\n  {{ role = \"it-chief\", holder = \"chef\" }},\n  \
             {{ role = \"chief-executive\", holder = \"dir\" }},\n  {{ role = \"top-security-officer\", holder = \"oes\"{officer} }},\n]\n"
        )
    };
    let says = |holding: &str, who: &str| {
        let town = Town::new();
        town.vagt.configure("systems.toml", "").configure("people.toml", &roster(holding));
        let id = town.vagt.json(&["incident", "new", "--title", "x", "--kind", "availability"])["id"].clone();
        let word =
            ["--isg", "not-now", "--action", "a", "--reason", "r", "--role", "top-security-officer", "--by", who];
        let review = ["--review", "2099-01-01 06:00"];
        let answer = town.vagt.run(&[&["decide", id.as_str().unwrap()], &word[..], &review].concat());
        (answer.code, answer.err)
    };
    for holding in ["", ", from = 2023-03-16", ", to = 2099-12-31"] {
        assert_eq!(says(holding, "oes").0, 0, "{holding}");
    }
    for over in [", to = 2024-12-31", ", from = 2099-01-01"] {
        let (code, told) = says(over, "oes");
        assert!(code == 1 && told.contains("P16") && told.contains("Dagmar Irming"), "{over}: {told}");
        assert_eq!(says(over, "dir").0, 0, "without a delegate it is the chief executive's: {over}");
    }
}

#[test]
fn p04_the_top_security_officer_sees_every_open_incident_in_one_place_the_worst_first() {
    let town = Town::new();
    let minor = town.registers("availability", &["--personal-data", "no"]);
    let serious = town.registers("supplier", &["--personal-data", "no"]);
    town.does("chef", &["incident", "severity", &serious, "serious", "--reason", "plejen"]);
    let secret = town.registers("rule-violation", &["--personal-data", "no"]);
    let major = town.registers("security", &["--personal-data", "no"]);
    town.does("chef", &["incident", "severity", &major, "major", "--reason", "mange"]);
    let closed = town.registers("availability", &["--personal-data", "no"]);
    town.does("chef", &["incident", "close", &closed, "--excuse", "øvelse"]);
    let listed = |who: &str| -> Vec<String> {
        let listed = town.does(who, &["incident", "list"]);
        listed.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let all = listed("oes");
    assert_eq!(all[..2], [serious, major]);
    assert!(all.len() == 4 && all.contains(&minor) && all.contains(&secret), "{all:?}");
    assert!(!listed("svar").contains(&secret), "what is restricted is for those who coordinate");
}

#[test]
fn p06_a_breach_of_personal_data_has_its_procedure_and_leaves_its_record() {
    let town = Town::new();
    let id = town.registers("personal-data", &["--personal-data", "confidential", "--confidentiality", "moderate"]);
    let begun = town.shows(&id);
    for required in ["awareness", "facts", "risk", "file", "document"] {
        assert_eq!(step(&begun, &format!("personal-data.{required}"))["required"], true, "{required}");
    }
    assert!(is_prescribed(step(&begun, "personal-data.document"), "P06"));
    assert_eq!(clock(&begun, "authority")["state"], "running");
    let facts =
        ["--answer", "people=14", "--answer", "categories=CPR på borgere", "--answer", "breach=confidentiality"];
    town.does("mja", &[&["step", "done", &id, "personal-data.facts"], &facts[..]].concat());
    town.does("oes", &["legal", "risk", &id, "high", "--reason", "CPR-numre"]);
    let documented = town.does("mja", &["step", "done", &id, "personal-data.document", "--note", "sag 26/9"]);
    assert_eq!(step(&documented, "personal-data.document")["note"], "sag 26/9");
    assert_eq!(step(&documented, "personal-data.facts")["answers"]["people"], 14);
    let told = timeline(&documented);
    assert!(told.contains("CPR på borgere") && told.contains("CPR-numre"), "{told}");

    let filed = town.does("mja", &["legal", "file", &id, "--phase", "first", "--case", "1", "--late", "resten følger"]);
    assert!(timeline(&filed).contains("remark: resten følger"), "in time it explains no delay: {}", timeline(&filed));

    // What turns out later to be one has it too, whatever it was registered as.
    let outage = town.registers("availability", &["--personal-data", "no"]);
    assert_eq!(step(&town.shows(&outage), "personal-data.document")["state"], "waiting");
    let nature = ["--answer", "hostile=no", "--answer", "personal-data-involved=yes", "--answer", "supplier-fault=no"];
    let told = town.refuses("mja", &[&["step", "done", &outage, "receive.nature"], &nature[..]].concat());
    assert!(told.contains("P06") && told.contains("--personal-data"), "a yes says which: {told}");
    let nature = [&nature[..], &["--personal-data", "ordinary"]].concat();
    let turned = town.does("mja", &[&["step", "done", &outage, "receive.nature"], &nature[..]].concat());
    assert_eq!(turned["personal_data"], "ordinary");
    assert_eq!(step(&turned, "personal-data.document")["required"], true);
    assert_ne!(step(&turned, "personal-data.awareness")["state"], "waiting");
}

#[test]
fn p09_an_outage_and_a_planned_one_are_each_communicated_and_the_message_is_kept() {
    let town = Town::new();
    for (playbook, asks) in [("availability", "availability.inform-users"), ("maintenance", "maintenance.announce")] {
        let id = town.registers("availability", &["--system", "mail", "--personal-data", "no"]);
        if playbook == "maintenance" {
            town.does("mja", &["playbook", "update", &id, "--to", playbook, "--yes"]);
        }
        let begun = town.shows(&id);
        let asked = step(&begun, asks);
        assert!(is_prescribed(asked, "P09") && asked["required"] == true && asked["state"] == "todo", "{asked}");
        town.does("mja", &["message", "draft", &id, "--audience", "users", "--text", "Mail lukker kl. 22"]);
        town.does("oes", &["message", "approve", &id, "A1"]);
        let sent = town.does("mja", &["message", "send", &id, "A1", "--channel", "intranet", "--to", "alle ansatte"]);
        let sending = &sent["messages"][0]["sent"][0];
        assert_eq!((&sending["channel"], &sending["to"]), (&json!("intranet"), &json!("alle ansatte")));
        assert!(sending["at"].is_string());
        if playbook == "maintenance" {
            // It asks for the time besides, so that it stays to be ticked.
            let window = ["--answer", "window-from=22.00", "--answer", "window-to=23.30"];
            let announced = town.does("mja", &[&["step", "done", &id, asks], &window[..]].concat());
            assert_eq!(step(&announced, asks)["answers"]["window-to"], "23.30");
        } else {
            assert_eq!(step(&sent, asks)["state"], "done", "by the same act");
        }
        assert!(timeline(&sent).contains("alle ansatte"));
        let all_clear = step(&sent, &format!("{playbook}.all-clear"));
        assert!(is_prescribed(all_clear, "P09"), "and so is its end: {all_clear}");
    }
}
