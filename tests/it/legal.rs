//! A breach of personal data through the commands alone, the municipality's own profile, and what they refuse.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
[[person]]
id = "mja"
name = "Mette Jagd"

[[person]]
id = "oes"
name = "Olga Essen"

[[person]]
id = "dpo"
name = "Dina Poulsen"

[[role]]
role = "it-on-call"
holder = "mja"

[[role]]
role = "top-security-officer"
holder = "oes"

[[role]]
role = "dpo"
holder = "dpo"
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("config.toml", "me = \"mja\"\n");
    vagt
}

fn breach(vagt: &Vagt, discovered: &str) -> Value {
    let registered = [
        "incident",
        "new",
        "--title",
        "Brev til forkert borger",
        "--kind",
        "personal-data",
        "--confidentiality",
        "moderate",
        "--personal-data",
        "confidential",
        "--discovered",
        discovered,
        "--reported",
        discovered,
    ];
    vagt.json(&registered)
}

fn clock<'a>(incident: &'a Value, id: &str) -> &'a Value {
    incident["clocks"].as_array().unwrap().iter().find(|clock| clock["id"] == id).unwrap_or(&Value::Null)
}

#[test]
fn a_breach_from_discovery_to_the_last_filing() {
    let vagt = municipality();
    let seen = breach(&vagt, "2026-03-27T13:00:00Z");
    let authority = clock(&seen, "authority");
    assert_eq!(authority["due_at"], "2026-03-30T13:00:00Z", "72 hours, across the change of the clocks");
    assert_eq!(authority["if_notifiable"], true);
    assert_eq!(authority["source"], "GDPR art. 33(1)");
    assert_eq!(authority["basis"], "law: GDPR art. 33(1) · length: the law");
    assert_eq!(seen["legal"]["authority"], "open");

    // The one on call decides nothing for the controller, and says who did.
    let refused = vagt.fails(1, &["legal", "awareness", "26-A1", "--since", "2026-03-27T14:00:00Z", "--reason", "x"]);
    assert!(refused.contains("to decide, and Mette Jagd does not hold that role"), "{refused}");
    assert!(refused.contains("hint: Can decide: Olga Essen"), "{refused}");
    let refused = vagt.fails(1, &["legal", "awareness", "26-A1", "--since", "2026-03-27T14:00:00Z", "--by", "oes"]);
    assert!(refused.contains("Awareness later than discovery needs a reason"), "{refused}");
    let before = vagt.records();
    let seen = vagt.json(&[
        "legal",
        "awareness",
        "26-A1",
        "--since",
        "2026-03-27T14:00:00Z",
        "--reason",
        "the letter was opened",
        "--by",
        "oes",
        "--advice",
        "count from the opening",
    ]);
    assert_eq!(vagt.records(), before + 2, "the decision, and the step that asks for it");
    assert_eq!(seen["awareness_at"], "2026-03-27T14:00:00Z");
    assert_eq!(clock(&seen, "authority")["due_at"], "2026-03-30T14:00:00Z");
    assert_eq!(clock(&seen, "authority")["if_notifiable"], false);
    let awareness = &seen["legal"]["awareness"];
    assert_eq!((&awareness["by"], &awareness["advice"]), (&json!("oes"), &json!("count from the opening")));

    // The time is long over: a filing without the reason for the delay is refused.
    let refused = vagt.fails(1, &["legal", "file", "26-A1", "--phase", "first"]);
    assert!(refused.contains("the reason for the delay belongs to it (GDPR art. 33(1))"), "{refused}");
    let seen =
        vagt.json(&["legal", "file", "26-A1", "--phase", "first", "--case", "2026-42-1", "--late", "found late"]);
    assert_eq!(clock(&seen, "authority")["state"], "broken");
    assert_eq!(clock(&seen, "authority-supplement")["state"], "running");
    assert!(seen["timeline"].to_string().contains("reason for the delay: found late"), "{}", seen["timeline"]);
    assert_eq!(seen["legal"]["authority"], "filed");
    assert_eq!(seen["legal"]["filed"][0]["case"], "2026-42-1");
    let seen = vagt.json(&["legal", "file", "26-A1", "--phase", "supplement"]);
    assert_eq!(clock(&seen, "authority-supplement")["state"], "kept");

    let seen =
        vagt.json(&["legal", "risk", "26-A1", "high", "--reason", "an address that is protected", "--by", "oes"]);
    assert_eq!(clock(&seen, "data-subjects")["state"], "running");
    let seen = vagt.json(&["legal", "data-subjects", "26-A1", "informed", "--reason", "called at noon"]);
    assert_eq!(clock(&seen, "data-subjects")["state"], "kept");

    let page = vagt.run(&["incident", "show", "26-A1"]).out;
    assert!(page.contains("Olga Essen decided awareness of a breach"), "{page}");
    assert!(page.contains("the DPO advised: count from the opening"), "{page}");
    assert!(page.contains("GDPR art. 33(1)"), "{page}");
    assert!(page.contains("filed in part, more follows"), "{page}");
}

#[test]
fn not_reportable_is_stale_when_the_number_of_people_changes() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    let decided = ["legal", "not-reportable", "26-A1", "--reason", "it was encrypted", "--by", "oes"];
    let refused = vagt.fails(1, &decided);
    assert!(refused.contains("P06") && refused.contains("GDPR art. 33(1)"), "{refused}");
    vagt.json(&["legal", "risk", "26-A1", "none", "--reason", "encrypted", "--by", "oes", "--how", "phone"]);
    assert!(vagt.run(&["incident", "show", "26-A1"]).out.contains("by phone"));
    let seen = vagt.json(&decided);
    assert_eq!(seen["legal"]["authority"], "not_reportable");
    assert_ne!(clock(&seen, "authority")["stopped_at"], Value::Null);
    let seen = vagt.json(&["incident", "set", "26-A1", "--people", "3", "--protected-address", "no"]);
    assert_eq!((&seen["legal"]["authority"], &seen["legal"]["people"]), (&json!("stale"), &json!(3)));
    assert_eq!(clock(&seen, "authority")["stopped_at"], Value::Null, "it is asked again");
    assert_eq!(vagt.json(&decided)["legal"]["authority"], "not_reportable");
}

#[test]
fn nis2_from_the_decision_to_the_notification() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    let refused = vagt.fails(1, &["legal", "nis2", "26-A1", "early-warning"]);
    assert!(refused.contains("not decided significant under NIS2"), "{refused}");
    let seen = vagt.json(&["legal", "nis2", "26-A1", "significant", "--reason", "care is hit", "--by", "oes"]);
    assert_eq!(clock(&seen, "nis2-warning")["state"], "running");
    let seen = vagt.json(&["legal", "nis2", "26-A1", "early-warning", "--case", "S-1"]);
    assert_eq!(clock(&seen, "nis2-warning")["state"], "kept");
    let refused = vagt.fails(1, &["legal", "nis2", "26-A1", "final"]);
    assert!(refused.contains("follow the notification"), "{refused}");
    let seen = vagt.json(&["legal", "nis2", "26-A1", "notification"]);
    assert_eq!(clock(&seen, "nis2-final")["state"], "running");
    assert_eq!(seen["legal"]["nis2_sent"].as_array().unwrap().len(), 2);
}

#[test]
fn the_municipalitys_own_profile_counts_and_its_mistakes_are_told() {
    let vagt = municipality();
    vagt.configure("profile.toml", "many_people = 2\nnis2 = false\n[clocks]\nregistration_minutes = 5\n");
    let seen = breach(&vagt, "2026-11-24T01:00:00Z");
    assert_eq!(clock(&seen, "registration")["due_at"], "2026-11-24T01:05:00Z");
    assert_eq!(seen["severity"]["proposed"], "major");
    let seen = vagt.json(&["incident", "set", "26-A1", "--people", "3"]);
    assert_eq!(seen["severity"]["proposed"], "serious", "more than the profile's two");
    let refused = vagt.fails(1, &["legal", "nis2", "26-A1", "significant", "--reason", "x", "--by", "oes"]);
    assert!(refused.contains("profile does not keep NIS2"), "{refused}");

    let records = vagt.records();
    vagt.configure("profile.toml", "many_people = 2\n[clocks]\nregistration_minutes = 50\n");
    vagt.run(&["incident", "note", "26-A1", "x"]);
    assert_eq!(vagt.records(), records + 2, "the profile that changed, and the note");
    let seen = vagt.json(&["incident", "show", "26-A1"]);
    assert_eq!(
        clock(&seen, "registration")["due_at"],
        "2026-11-24T01:05:00Z",
        "an incident goes by the profile it began with"
    );
    assert_eq!(clock(&breach(&vagt, "2026-11-24T01:00:00Z"), "registration")["due_at"], "2026-11-24T01:50:00Z");

    vagt.configure("profile.toml", "quorom = 3\n");
    let told = vagt.fails(1, &["config", "check"]);
    assert!(
        told.contains("profile.toml:1:1: expected a key of profile.toml, found «quorom»; did you mean «quorum»?"),
        "{told}"
    );
}

#[test]
fn the_built_in_profile_is_printed_to_copy_from_and_is_in_order() {
    let vagt = Vagt::new();
    let printed = vagt.run(&["config", "profile"]).out;
    vagt.configure("profile.toml", &printed);
    assert_eq!(vagt.run(&["config", "check"]).code, 0);
}

#[test]
fn p20_the_agreement_counts_in_its_service_hours_and_an_update_as_promised() {
    let vagt = municipality();
    vagt.configure(
        "systems.toml",
        "[[system]]\nid = \"omsorg\"\nname = \"Omsorg\"\ncriticality = \"critical\"\n[system.agreement]\nservice = [\"mon-fri 08:00-16:00\"]\nresponse_minutes = 60\nrestore_minutes = 240\n",
    );
    vagt.json(&[
        "incident",
        "new",
        "--title",
        "x",
        "--kind",
        "supplier",
        "--system",
        "omsorg",
        "--discovered",
        "2026-04-01T13:00:00Z",
        "--reported",
        "2026-04-01T13:00:00Z",
        "--personal-data",
        "no",
        "--at",
        "2026-04-01T13:00:00Z",
    ]);
    let case = [
        "step",
        "done",
        "26-A1",
        "availability.supplier-case",
        "--answer",
        "supplier-late=no",
        "--answer",
        "supplier-compromised=no",
    ];
    let seen = vagt.json(&[case.as_slice(), &["--at", "2026-04-01T13:30:00Z"]].concat());
    assert_eq!(clock(&seen, "agreement-response")["due_at"], "2026-04-07T06:30:00Z", "Easter between");
    let seen = vagt.json(&["step", "done", "26-A1", "availability.supplier-answer", "--at", "2026-04-07T06:00:00Z"]);
    assert_eq!(clock(&seen, "agreement-response")["state"], "kept");
    assert_eq!(clock(&seen, "agreement-restore")["source"], "P20");
    let seen = vagt.json(&["incident", "set", "26-A1", "--next-update", "2026-12-24T10:00:00Z"]);
    assert_eq!(seen["legal"]["next_update_at"], "2026-12-24T10:00:00Z");
}

fn step_state(incident: &Value, id: &str) -> Value {
    let steps = incident["checklist"].as_array().unwrap();
    steps.iter().find(|step| step["id"] == id).map(|step| step["state"].clone()).unwrap_or_default()
}

#[test]
fn what_the_law_asks_is_said_once_by_the_step_or_by_the_command() {
    let vagt = municipality();
    breach(&vagt, "2026-03-27T13:00:00Z");
    let by = |arguments: &[&str]| vagt.json(&[arguments, &["--by", "oes"]].concat());

    let seen = by(&["legal", "awareness", "26-A1", "--since", "2026-03-27T13:00:00Z", "--reason", "seen at once"]);
    assert_eq!(step_state(&seen, "personal-data.awareness"), "done");
    let seen = by(&["legal", "risk", "26-A1", "risk", "--reason", "an address"]);
    assert_eq!(step_state(&seen, "personal-data.risk"), "done");
    assert_eq!(step_state(&seen, "personal-data.data-subjects"), "not_applicable");
    // Decided anew, and what hangs on the step's answer follows.
    let seen = by(&["legal", "risk", "26-A1", "high", "--reason", "a protected address"]);
    assert_eq!(step_state(&seen, "personal-data.data-subjects"), "todo");
    let file = ["step", "done", "26-A1", "personal-data.file", "--answer", "filing=not-reportable"];
    let refused = vagt.fails(1, &[&file[..], &["--by", "oes"]].concat());
    assert!(refused.contains("A reason is needed"), "{refused}");

    let told = ["step", "done", "26-A1", "personal-data.data-subjects", "--answer", "art34=informed"];
    let seen = by(&told);
    assert_eq!(seen["legal"]["data_subjects"]["value"], "informed");
    assert_eq!(clock(&seen, "data-subjects")["state"], "kept");
    let part = ["step", "done", "26-A1", "personal-data.file", "--answer", "filing=in-part"];
    let seen = by(&[&part[..], &["--answer", "filing-case=2026-7", "--note", "found late"]].concat());
    assert_eq!(seen["legal"]["filed"][0]["what"], "first");
    assert_eq!(seen["legal"]["filed"][0]["case"], "2026-7");
    assert_eq!(clock(&seen, "authority-supplement")["state"], "running");
    let rest = ["step", "done", "26-A1", "personal-data.file", "--answer", "filing=filed", "--note", "the rest"];
    let seen = by(&rest);
    assert_eq!(seen["legal"]["filed"][1]["what"], "supplement");
    assert_eq!(clock(&seen, "authority-supplement")["state"], "kept");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn what_the_dpo_advised_is_recorded_by_the_step_as_by_the_command() {
    let decided = |commands: &[&[&str]]| {
        let vagt = municipality();
        breach(&vagt, "2026-03-27T13:00:00Z");
        vagt.json(&["step", "done", "26-A1", "personal-data.facts", "--by", "oes", "--note", "alt er ukendt endnu"]);
        for command in commands {
            vagt.json(&[command, &["--by", "oes", "--advice", "spørg hjemmeplejen"][..]].concat());
        }
        let seen = vagt.json(&["incident", "show", "26-A1"]);
        ["awareness", "risk", "not_reportable"].map(|what| {
            let mut said = seen["legal"][what].clone();
            said["at"] = Value::Null;
            said
        })
    };
    let since = "2026-03-27T13:00:00Z";
    let by_command = decided(&[
        &["legal", "awareness", "26-A1", "--since", since, "--reason", "set"],
        &["legal", "risk", "26-A1", "none", "--reason", "krypteret"],
        &["legal", "not-reportable", "26-A1", "--reason", "ingen risiko"],
    ]);
    let done = |step: &'static str, asked: &[&'static str]| {
        let answers = asked.iter().flat_map(|asked| ["--answer", *asked]);
        ["step", "done", "26-A1", step].into_iter().chain(answers).collect::<Vec<_>>()
    };
    let by_step = decided(&[
        &done("personal-data.awareness", &["aware-at=2026-03-27T13:00:00Z", "aware-reason=set"]),
        &done("personal-data.risk", &["risk=unlikely", "risk-reason=krypteret"]),
        &done("personal-data.file", &["filing=not-reportable", "filing-reason=ingen risiko"]),
    ]);
    assert_eq!(by_step, by_command);
    for said in by_step {
        assert_eq!(said["advice"], "spørg hjemmeplejen", "{said}");
    }
}

#[test]
fn advice_of_what_is_no_decision_is_not_lost_but_refused() {
    let vagt = municipality();
    breach(&vagt, "2026-03-27T13:00:00Z");
    for step in [
        &["personal-data.file", "--answer", "filing=filed", "--note", "sent"][..],
        &["personal-data.document", "--note", "skrevet"][..],
    ] {
        let command = [&["step", "done", "26-A1"][..], step, &["--by", "oes", "--advice", "anmeld"][..]].concat();
        let refused = vagt.fails(1, &command);
        assert!(refused.contains("does not ask what the DPO advises"), "{refused}");
    }
}

#[test]
fn the_same_decision_without_the_advice_takes_nothing_of_it_back() {
    let vagt = municipality();
    breach(&vagt, "2026-03-27T13:00:00Z");
    let risk = ["legal", "risk", "26-A1", "high", "--reason", "helbred", "--by", "oes"];
    vagt.json(&[&risk[..], &["--advice", "underret"]].concat());
    vagt.fails(1, &risk);
    assert_eq!(vagt.json(&["incident", "show", "26-A1"])["legal"]["risk"]["advice"], "underret");
}

#[test]
fn the_controller_decides_also_where_the_step_may_be_ticked_by_the_dpo() {
    let vagt = municipality();
    breach(&vagt, "2026-03-27T13:00:00Z");
    vagt.json(&["step", "done", "26-A1", "personal-data.facts", "--by", "dpo", "--note", "alt er ukendt endnu"]);
    let risk = ["step", "done", "26-A1", "personal-data.risk", "--answer", "risk=high", "--note", "x"];
    let refused = vagt.fails(1, &[&risk[..], &["--by", "dpo"]].concat());
    assert!(refused.contains("to decide") && refused.contains("does not hold that role"), "{refused}");
}

#[test]
fn a_notification_begins_once_and_what_follows_is_the_rest() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    let late = ["--late", "found late"];
    let filed = vagt.run(&[&["legal", "file", "26-A1"][..], &late].concat());
    assert!(filed.code == 0 && filed.err.contains("filed in full"), "{filed:?}");
    for phase in ["first", "whole"] {
        let refused = vagt.fails(1, &["legal", "file", "26-A1", "--phase", phase]);
        assert!(refused.contains("GDPR art. 33(4)") && refused.contains("supplement"), "{refused}");
    }
    let more = vagt.run(&["legal", "file", "26-A1", "--case", "2026-7"]);
    assert!(more.code == 0 && more.err.contains("filed the rest"), "{more:?}");
    let filed = vagt.json(&["incident", "show", "26-A1"])["legal"]["filed"].clone();
    assert_eq!(filed.as_array().unwrap().iter().map(|one| &one["what"]).collect::<Vec<_>>(), ["whole", "supplement"]);
}

#[test]
fn what_was_recorded_by_mistake_is_taken_back_with_a_reason() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    let refused = vagt.fails(1, &["legal", "withdraw", "26-A1", "filing", "--reason", "x"]);
    assert!(refused.contains("Nothing of that kind is on record"), "{refused}");
    let seen = vagt.json(&["legal", "file", "26-A1", "--late", "found late"]);
    assert_eq!(step_state(&seen, "personal-data.file"), "done");
    let refused = vagt.fails(1, &["legal", "withdraw", "26-A1", "filing"]);
    assert!(refused.contains("A reason is needed"), "{refused}");
    let seen = vagt.json(&["legal", "withdraw", "26-A1", "filing", "--reason", "another case"]);
    assert_eq!(step_state(&seen, "personal-data.file"), "todo");
    assert_eq!(seen["legal"]["authority"], "open");
    assert_eq!(clock(&seen, "authority")["stopped_at"], Value::Null);
    let page = vagt.run(&["incident", "show", "26-A1"]).out;
    assert!(page.contains("took back what was recorded") && page.contains("filed, in full"), "{page}");
    assert!(page.contains("another case"), "{page}");
}

#[test]
fn informing_the_people_is_the_same_act_by_its_step_and_by_the_command() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    vagt.json(&["legal", "risk", "26-A1", "high", "--reason", "cpr", "--by", "oes"]);
    // Mette is on call and no top security officer: what is carried out is hers to record, what is decided is not.
    let told = ["step", "done", "26-A1", "personal-data.data-subjects", "--answer"];
    let refused = vagt.fails(1, &[&told[..], &["art34=public", "--note", "x"]].concat());
    assert!(refused.contains("does not hold that role"), "{refused}");
    let seen = vagt.json(&[&told[..], &["art34=informed"]].concat());
    assert_eq!(step_state(&seen, "personal-data.data-subjects"), "done");
    assert_eq!(seen["legal"]["data_subjects"]["value"], "informed");
    // Opened again by a slip, and ticked again: they were not told twice.
    vagt.json(&["step", "reopen", "26-A1", "personal-data.data-subjects"]);
    let records = vagt.records();
    let seen = vagt.json(&[&told[..], &["art34=informed"]].concat());
    assert_eq!(step_state(&seen, "personal-data.data-subjects"), "done");
    assert_eq!(vagt.records(), records + 1, "the tick alone");
    vagt.json(&["step", "reopen", "26-A1", "personal-data.data-subjects"]);
    let seen = vagt.json(&["legal", "data-subjects", "26-A1", "informed"]);
    assert_eq!(step_state(&seen, "personal-data.data-subjects"), "done", "recorded again, and ticked again");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn a_step_opened_again_is_ticked_again_without_a_second_filing() {
    let vagt = municipality();
    breach(&vagt, "2026-11-24T01:00:00Z");
    let file = ["step", "done", "26-A1", "personal-data.file", "--answer", "filing=filed", "--note", "found late"];
    vagt.json(&file);
    vagt.json(&["step", "reopen", "26-A1", "personal-data.file"]);
    let seen = vagt.json(&file);
    assert_eq!(step_state(&seen, "personal-data.file"), "done");
    assert_eq!(seen["legal"]["filed"].as_array().unwrap().len(), 1, "what stands is not filed once more");
}
