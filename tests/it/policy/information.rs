//! Information about incidents (M, O): the press, the DPO's collection (P28, P29).

use serde_json::{Value, json};

use super::{Town, is_prescribed, step};

#[test]
fn p28_the_press_gets_one_line_that_the_top_security_officer_answers_for_and_each_contact_is_logged() {
    let town = Town::new();
    let id = town.registers("availability", &["--system", "mail", "--personal-data", "no"]);
    assert_eq!(step(&town.shows(&id), "inform.press")["state"], "waiting", "nobody is asking yet");
    town.does("chef", &["incident", "severity", &id, "major", "--reason", "mange ringer"]);
    let asked = town.shows(&id);
    assert!(is_prescribed(step(&asked, "inform.press"), "P28") && step(&asked, "inform.press")["state"] == "todo");
    let told = town.refuses("mja", &["step", "done", &id, "inform.press", "--answer", "press-asking=yes"]);
    assert!(told.contains("P28") && told.contains("Olga Essen"), "{told}");
    town.does("mja", &["message", "draft", &id, "--audience", "press"]);
    let send = ["message", "send", &id, "A1", "--channel", "phone", "--to"];
    let told = town.refuses("mja", &[&send[..], &["Fjordposten"]].concat());
    assert!(told.contains("P27"), "{told}");
    town.does("oes", &["message", "approve", &id, "A1"]);
    town.does("oes", &[&send[..], &["Fjordposten"]].concat());
    let sent = town.does("oes", &[&send[..], &["Radio Fjord"]].concat());
    let log: Vec<(&Value, &Value)> =
        sent["messages"][0]["sent"].as_array().unwrap().iter().map(|one| (&one["to"], &one["recorded_by"])).collect();
    assert_eq!(log.iter().map(|(to, _)| *to).collect::<Vec<_>>(), ["Fjordposten", "Radio Fjord"]);
    assert!(sent["messages"][0]["sent"].as_array().unwrap().iter().all(|one| one["at"].is_string()));
    let done = town.does("oes", &["step", "done", &id, "inform.press", "--answer", "press-asking=yes"]);
    assert_eq!(step(&done, "inform.press")["done_by"], "oes");
}

#[test]
fn p29_every_incident_has_a_report_to_the_dpo_whatever_its_kind() {
    let town = Town::new();
    for kind in ["availability", "supplier", "security", "personal-data", "rule-violation"] {
        let id = town.registers(kind, &["--personal-data", "no"]);
        let begun = town.shows(&id);
        let asked = step(&begun, "receive.dpo-report");
        assert!(
            is_prescribed(asked, "P29") && asked["required"] == true && asked["state"] == "todo",
            "{kind}: {asked}"
        );
        let judged = ["message", "not-affected", &id, "--audience", "dpo", "--reason", "intet"];
        assert!(town.refuses("oes", &judged).contains("P29"), "{kind}");
        let report = town.report("dpo", &id);
        assert_eq!((&report["document"], &report["incident"]), (&json!("dpo"), &json!(id)));
        let told = town.vagt.fails(1, &["--as", "chef", "incident", "close", &id]);
        let by_law = kind == "personal-data" && told.contains("undecided by law");
        assert!(by_law || told.contains("required"), "{kind}: it is not closed without: {told}");
        town.does("mja", &["report", "dpo", &id, "--mark-sent", "--how", "mail"]);
        let sent = town.shows(&id);
        assert_eq!(step(&sent, "receive.dpo-report")["state"], "done", "{kind}");
        let to = sent["messages"][0]["sent"][0]["to"].as_str().unwrap();
        assert!(to.contains("dpo@fjordby.example"), "{kind}: {to}");
        assert!(is_prescribed(step(&sent, "follow-up.dpo-close"), "P29"), "and the final one at its end");
    }
}
