//! The IT department and the safe handling of outages (I, T, F): P14, P15, P21, P38.

use serde_json::json;

use super::{Town, clock, is_prescribed, step, timeline};

#[test]
fn p14_when_it_was_discovered_and_when_it_was_reported_are_both_kept_apart() {
    let town = Town::new();
    let times = ["--discovered", "2026-11-24T01:00:00Z", "--reported", "2026-11-24T01:25:00Z"];
    let id = town.registers("security", &[&times[..], &["--at", "2026-11-24T01:30:00Z"]].concat());
    let shown = town.shows(&id);
    assert_eq!((&shown["discovered_at"], &shown["reported_at"]), (&json!(times[1]), &json!(times[3])));
    assert_eq!(shown["registered_at"], "2026-11-24T01:30:00Z");
    assert_eq!(clock(&shown, "registration")["starts_at"], times[3], "our time runs from the report");
    assert!(is_prescribed(step(&shown, "receive.record"), "P14"));
    let report = town.report("dpo", &id);
    assert_eq!(
        (&report["times"]["discovered_at"], &report["times"]["reported_at"]),
        (&json!(times[1]), &json!(times[3]))
    );
    let swapped =
        ["incident", "new", "--title", "x", "--kind", "security", "--discovered", times[3], "--reported", times[1]];
    let told = town.refuses("mja", &swapped);
    assert!(told.contains("P14"), "{told}");
}

#[test]
fn p15_somebody_of_the_it_department_handles_a_breakdown_and_is_named() {
    let town = Town::new();
    let id = town.registers("availability", &["--system", "mail"]);
    let taken = town.does("mja", &["incident", "assign", &id, "mja"]);
    assert_eq!(taken["handler"], "mja");
    assert!(is_prescribed(step(&taken, "receive.record"), "P15"));
    assert!(town.refuses("mja", &["incident", "assign", &id, "hvem"]).contains("hvem"), "nobody the roster knows");
    let handed = town.does("mja", &["incident", "assign", &id, "chef"]);
    assert_eq!(handed["handler"], "chef");
    let told = timeline(&handed);
    assert!(told.contains("Mette Jagd") && told.contains("Carl Hefner"), "who had it stays told: {told}");
    let shift = town.does("oes", &["report", "handover"]);
    assert_eq!(shift["incidents"][0]["handler"], "Carl Hefner", "{shift}");
}

#[test]
fn p21_an_operating_incident_starts_its_procedure_when_it_is_registered_and_when_planned_work_overruns() {
    let town = Town::new();
    for kind in ["availability", "supplier"] {
        let id = town.registers(kind, &["--system", "omsorg"]);
        assert_eq!(step(&town.shows(&id), "availability.confirm")["state"], "todo", "{kind}");
    }
    let id = town.registers("availability", &["--system", "mail"]);
    let planned = town.does("mja", &["playbook", "update", &id, "--to", "maintenance", "--yes"]);
    assert!(
        planned["checklist"].as_array().is_none_or(|steps| steps.iter().all(|one| one["id"] != "availability.confirm"))
    );
    for (done, more) in [
        ("announce", &[][..]),
        ("owner-agrees", &["--by", "ejer"]),
        ("start", &[]),
        ("end", &["--answer", "overrun=over"]),
    ] {
        town.does("mja", &[&["step", "done", &id, &format!("maintenance.{done}")], more].concat());
    }
    let overrun = step(&town.shows(&id), "maintenance.overrun").clone();
    assert!(is_prescribed(&overrun, "P21") && overrun["state"] == "todo" && overrun["required"] == true, "{overrun}");
    town.does("mja", &["playbook", "update", &id, "--to", "availability", "--yes"]);
    assert_eq!(step(&town.shows(&id), "availability.confirm")["state"], "todo");
}

#[test]
fn p38_what_citizens_rely_on_weighs_more_and_data_are_checked_when_it_works_again() {
    let town = Town::new();
    let level = |reach: &str| {
        let hit = ["--system", "mail", "--availability", "moderate", "--personal-data", "no", "--reach", reach];
        town.shows(&town.registers("availability", &hit))["severity"]["proposed"].clone()
    };
    assert_eq!((level("team"), level("citizens")), (json!("moderate"), json!("major")));
    let id = town.registers("availability", &["--system", "mail", "--personal-data", "no"]);
    let begun = town.shows(&id);
    for (asked, role) in [("availability.scope", "it-on-call"), ("availability.restored", "system-responsible")] {
        let asked = step(&begun, asked);
        assert!(is_prescribed(asked, "P38") && asked["required"] == true && asked["role"] == role, "{asked}");
    }
    let told = town.refuses("mja", &["step", "done", &id, "availability.restored", "--answer", "workaround-used=no"]);
    assert!(told.contains("P38") && told.contains("Sven Arp"), "who uses it says that it works: {told}");
    let early = town.refuses("mja", &["step", "done", &id, "availability.all-clear"]);
    assert!(early.contains("availability.restored"), "nobody is told that it is over before: {early}");
    let done = ["--answer", "workaround-used=no", "--by", "svar", "--note", "data er hele"];
    let restored = town.does("mja", &[&["step", "done", &id, "availability.restored"], &done[..]].concat());
    assert_eq!(step(&restored, "availability.restored")["done_by"], "svar");
}

#[test]
fn p16_what_the_decision_rests_on_is_assessed_and_silence_is_no_assessment() {
    let town = Town::new();
    let id = town.registers("personal-data", &[]);
    let classify =
        ["step", "done", &id, "receive.classify", "--answer", "many-people=yes", "--answer", "press-asking=no"];
    let told = town.refuses("mja", &classify);
    assert!(told.contains("P16") && told.contains("--confidentiality"), "{told}");
    let said = ["--confidentiality", "high", "--reach", "citizens", "--personal-data", "confidential"];
    let classified = town.does("mja", &[&classify[..], &said].concat());
    assert_eq!(step(&classified, "receive.classify")["state"], "done");
    assert_eq!(classified["severity"]["proposed"], "serious", "many people's CPR numbers have reached others");
    assert!(timeline(&classified).contains("impact"), "it is the incident's own change: {}", timeline(&classified));
    // That nobody knows is an answer, and is on record.
    let other = town.registers("security", &[]);
    let classify =
        ["step", "done", &other, "receive.classify", "--answer", "press-asking=no", "--integrity", "unknown"];
    let unknown = town.does("mja", &classify);
    assert_eq!(step(&unknown, "receive.classify")["state"], "done");
    assert!(timeline(&unknown).contains("is not known yet"), "{}", timeline(&unknown));
}
