//! `vagt report` through the real binary: what is written where, what is refused, and that a report was sent.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
[[person]]
id = "ane"
name = "Ane Eksempel"

[[person]]
id = "gudny"
name = "Gudny Paragraf"
phone = ["+45 00 00 00 07"]
email = "gudny@fjordby.example"

[[role]]
role = "it-on-call"
holder = "ane"

[[role]]
role = "dpo"
holder = "gudny"
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE);
    vagt.configure("config.toml", "me = \"ane\"\norganisation = \"Fjordby Kommune\"\n");
    vagt.json(&["incident", "new", "--title", "Mail | er <b>nede</b>", "--kind", "availability", "--reporter", "Bo"]);
    vagt
}

fn step(vagt: &Vagt, id: &str) -> Value {
    let shown = vagt.json(&["incident", "show", "26-A1"]);
    shown["checklist"].as_array().unwrap().iter().find(|step| step["id"] == id).unwrap().clone()
}

fn clock(vagt: &Vagt, id: &str) -> Value {
    let shown = vagt.json(&["incident", "show", "26-A1"]);
    shown["clocks"].as_array().unwrap().iter().find(|clock| clock["id"] == id).unwrap().clone()
}

#[test]
fn every_document_is_written_as_markdown_and_as_data() {
    let vagt = municipality();
    let before = vagt.records();
    let fingerprint = vagt.json(&["log", "verify"])["fingerprint"].clone();
    for document in ["brief", "dpo", "authority", "isg-notice", "supplier-review", "timeline", "handover", "annual"] {
        let of: &[&str] = if ["handover", "annual"].contains(&document) { &[] } else { &["26-A1"] };
        let arguments = [&["report", document], of].concat();
        let written = vagt.run(&arguments);
        assert_eq!((written.code, written.err.as_str()), (0, ""), "{document}");
        assert!(written.out.starts_with("# ") && written.out.contains("**Made:**"), "{}", written.out);
        assert!(!written.out.contains("<b>"), "{}", written.out);
        let data = vagt.json(&arguments);
        assert_eq!((&data["document"], &data["organisation"]), (&json!(document), &json!("Fjordby Kommune")));
        assert_eq!(data["log_fingerprint"], fingerprint);
        assert_eq!(data["policy"], "2023-04-11");
        assert_eq!(data["incident"], if of.is_empty() { Value::Null } else { json!("26-A1") });
    }
    assert_eq!(vagt.records(), before, "reading records nothing");
    let dansk = vagt.run(&["report", "dpo", "26-A1", "--lang", "da"]).out;
    assert!(dansk.contains("Rapport til databeskyttelsesrådgiveren") && dansk.contains("vides ikke endnu"), "{dansk}");
}

#[test]
fn a_file_is_written_whole_and_never_over_another_unless_that_is_asked_for() {
    let vagt = municipality();
    let file = vagt.path("brief.md");
    let to = file.to_str().unwrap();
    let said = vagt.run(&["report", "brief", "26-A1", "--out", to]);
    assert_eq!((said.code, said.out.trim()), (0, to));
    let first = std::fs::read_to_string(&file).unwrap();
    assert!(first.starts_with("# Brief"), "{first}");
    let refused = vagt.fails(1, &["report", "dpo", "26-A1", "--out", to]);
    assert!(refused.contains("left alone") && refused.contains("--force"), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), first);
    assert_eq!(vagt.run(&["report", "dpo", "26-A1", "--out", to, "--force", "--format", "json"]).code, 0);
    let data: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(data["document"], "dpo");
    let refused = vagt.fails(1, &["report", "dpo", "26-A1", "--out", "/nowhere/at/all.md"]);
    assert!(refused.contains("/nowhere/at/all.md"), "{refused}");
}

#[test]
fn what_does_not_fit_together_is_refused_with_a_way_on() {
    let vagt = municipality();
    for (arguments, says) in [
        (&["report", "dpo"][..], "hint: vagt report dpo 26-A14"),
        (&["report", "handover", "26-A1"], "not about a single incident"),
        (&["report", "brief", "26-A1", "--mark-sent", "--how", "mail"], "DPO report"),
        (&["report", "dpo", "26-A1", "--mark-sent"], "--how"),
        (&["report", "brief", "26-A1", "--year", "2025"], "annual report"),
        (&["report", "brief", "26-A1", "--at", "03:00"], "--mark-sent"),
        (&["report", "poem", "26-A1"], "supplier-review"),
    ] {
        let refused = vagt.fails(2, arguments);
        assert!(refused.contains(says), "{arguments:?}: {refused}");
    }
    assert!(vagt.fails(1, &["report", "dpo", "26-A9"]).contains("26-A1"));
}

#[test]
fn p34_the_dpo_report_by_phone_is_a_promise_to_mail_until_it_is_mailed() {
    let vagt = municipality();
    assert_eq!(clock(&vagt, "dpo-report")["state"], "running");
    let phoned = vagt.run(&["report", "dpo", "26-A1", "--mark-sent", "--how", "phone"]);
    assert!(phoned.code == 0 && phoned.err.contains("still to be mailed"), "{phoned:?}");
    assert_eq!(clock(&vagt, "dpo-report")["state"], "kept");
    let done = step(&vagt, "receive.dpo-report");
    assert_eq!((&done["state"], &done["done_by"]), (&json!("done"), &json!("ane")));
    let report = vagt.run(&["report", "dpo", "26-A1"]).out;
    assert!(report.contains("still to be mailed") && report.contains("Gudny Paragraf"), "{report}");
    let handover = vagt.json(&["report", "handover"]);
    assert_eq!(handover["promises"][0]["incident"], "26-A1", "{handover}");

    let mailed = vagt.json(&["report", "dpo", "26-A1", "--mark-sent", "--how", "mail", "--to", "dpo@fjordby.example"]);
    let message = &mailed["messages"][0];
    assert_eq!(message["sent"].as_array().unwrap().len(), 2, "one report, told twice: {message}");
    assert_eq!(mailed["messages"].as_array().unwrap().len(), 1);
    assert!(!vagt.run(&["incident", "list"]).out.contains("still to be mailed"));
    let close = step(&vagt, "follow-up.dpo-close");
    assert_ne!(close["state"], "done", "the final report is another step");
}

#[test]
fn p34_a_report_sent_earlier_is_recorded_with_its_time_and_needs_a_receiver() {
    let vagt = Vagt::new();
    let at = ["--discovered", "2026-01-05 08:00", "--reported", "2026-01-05 08:00", "--at", "2026-01-05 08:05"];
    vagt.json(&[&["incident", "new", "--title", "x", "--kind", "availability"][..], &at].concat());
    let refused = vagt.fails(2, &["report", "dpo", "26-A1", "--mark-sent", "--how", "mail"]);
    assert!(refused.contains("P34") && refused.contains("--to"), "{refused}");
    let sent = ["report", "dpo", "26-A1", "--mark-sent", "--how", "mail", "--to", "dpo", "--at", "2026-01-05 08:30"];
    vagt.json(&sent);
    assert_eq!(clock(&vagt, "dpo-report")["stopped_at"], "2026-01-05T07:30:00Z");
}

#[test]
fn p35_breaches_of_the_rules_are_in_no_figure_of_the_year() {
    let vagt = municipality();
    let before = vagt.json(&["report", "annual"]);
    vagt.json(&["incident", "new", "--title", "Opslag uden grund", "--kind", "rule-violation"]);
    let after = vagt.json(&["report", "annual"]);
    for section in ["by_kind", "clocks", "availability", "meetings"] {
        assert_eq!(before[section], after[section], "{section}");
    }
    assert_eq!(after["period"]["incidents"], 1);
    assert!(!after.to_string().contains("rule-violation") && !after.to_string().contains("Opslag"), "{after}");
    let handover = vagt.run(&["report", "handover"]).out;
    assert!(!handover.contains("Opslag"), "{handover}");
    assert_eq!(vagt.json(&["report", "annual", "--year", "2020"])["period"]["incidents"], 0);
}

#[test]
fn p34_the_step_of_the_report_records_how_it_was_sent_or_says_that_nobody_knows() {
    let vagt = municipality();
    let done = ["step", "done", "26-A1", "receive.dpo-report"];
    let said = vagt.run(&done);
    assert!(said.code == 0 && said.err.contains("P34") && said.err.contains("--mark-sent"), "{said:?}");
    vagt.json(&["step", "reopen", "26-A1", "receive.dpo-report"]);
    let sent = vagt.json(&[&done[..], &["--answer", "sent-how=mail"]].concat());
    let message = &sent["messages"][0];
    assert_eq!((&message["audience"], &message["state"]), (&json!("dpo"), &json!("sent")));
    assert_eq!(message["sent"][0]["channel"], "mail", "{message}");
    assert_eq!(step(&vagt, "receive.dpo-report")["state"], "done");
    assert_eq!(clock(&vagt, "dpo-report")["state"], "kept");
}
