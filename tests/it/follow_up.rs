//! Follow-up through the commands alone: from the cause to the effect of an action, the gate before closing, and after it.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
[[person]]
id = "mja"
name = "Mette Jagd"

[[person]]
id = "chef"
name = "Carl Hefner"

[[person]]
id = "ejer"
name = "Else Jensen"

[[role]]
role = "it-on-call"
holder = "mja"

[[role]]
role = "it-chief"
holder = "chef"

[[role]]
role = "dpo"
holder = "ejer"
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
owner = "ejer"
responsible = "ejer"
"#;

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS);
    let new = ["incident", "new", "--title", "Omsorg nede", "--kind", "availability", "--system", "omsorg"];
    vagt.json(&[&new[..], &["--personal-data", "no", "--as", "mja"]].concat());
    vagt
}

fn state<'a>(incident: &'a Value, step: &str) -> &'a Value {
    let steps = incident["checklist"].as_array().unwrap();
    &steps.iter().find(|have| have["id"] == step).unwrap_or_else(|| panic!("no {step}"))["state"]
}

fn follow<'a>(verb: &[&'a str]) -> Vec<&'a str> {
    [&["follow-up"], verb, &["--as", "mja"]].concat()
}

#[test]
fn what_is_agreed_with_a_supplier_has_an_owner_on_their_side_and_what_lacks_is_told() {
    let vagt = municipality();
    let new = ["incident", "new", "--title", "Omsorg nede igen", "--kind", "supplier", "--system", "omsorg"];
    vagt.json(&[&new[..], &["--personal-data", "no", "--as", "mja"]].concat());
    let review = ["review", "26-A2", "--findings", "certifikat", "--agreement", "not-kept", "--with", "Nina"];
    vagt.json(&follow(&[&review[..], &["--by", "ejer"]].concat()));
    let add = |owner: [&'static str; 2]| {
        let days = ["--due", "2099-01-10", "--assess", "2099-03-01", "--by", "ejer"];
        follow(&[&["action", "add", "26-A2", "overvåg udløb"][..], &owner, &days].concat())
    };
    let ours = vagt.run(&add(["--owner", "mja"]));
    assert!(ours.code == 0 && ours.err.contains("an owner at the supplier"), "{}", ours.err);
    assert_eq!(state(&vagt.json(&["incident", "show", "26-A2", "--as", "mja"]), "supplier.no-repeat"), "todo");
    let tick = ["step", "done", "26-A2", "supplier.no-repeat", "--by", "ejer", "--as", "mja"];
    let told = vagt.fails(1, &tick);
    assert!(told.contains("--supplier-owner"), "{told}");
    let theirs = vagt.run(&add(["--supplier-owner", "Nina"]));
    assert!(theirs.code == 0 && !theirs.err.contains("supplier"), "{}", theirs.err);
    assert_eq!(state(&vagt.json(&["incident", "show", "26-A2", "--as", "mja"]), "supplier.no-repeat"), "done");
}

#[test]
fn what_makes_an_incident_graver_is_told_beside_the_answer() {
    let vagt = municipality();
    let set = |more: &[&'static str]| vagt.run(&[&["incident", "set", "26-A1", "--as", "mja"], more].concat());
    let told = set(&["--personal-data", "sensitive", "--confidentiality", "high"]);
    assert_eq!((told.code, told.out.trim()), (0, "26-A1"));
    assert!(told.err.contains("Severity proposed by now"), "{}", told.err);
    let told = set(&["--title", "Omsorg er nede"]);
    assert!(told.code == 0 && !told.err.contains("Severity"), "{}", told.err);
    let answers = ["--answer", "life-at-risk=yes"];
    let told = vagt.run(&[&["step", "done", "26-A1", "receive.welfare", "--as", "mja"], &answers[..]].concat());
    assert!(told.code == 0 && told.err.contains("Severity proposed by now: "), "{}", told.err);
}

#[test]
fn from_the_cause_to_the_effect_and_beyond_the_closing() {
    let vagt = municipality();
    let said = vagt.fails(1, &follow(&["cause", "26-A1", "certifikat udløbet"]));
    assert!(said.contains("P19") && said.contains("Else Jensen"), "{said}");
    let cause = follow(&["cause", "26-A1", "certifikat udløbet", "--contributing", "ingen alarm", "--by", "ejer"]);
    let told = vagt.json(&cause);
    assert_eq!(told["follow_up"]["cause"]["text"], "certifikat udløbet");
    assert_eq!(told["follow_up"]["cause"]["by"], "ejer");
    assert_eq!(state(&told, "follow-up.cause"), "done");

    let days = ["--due", "2099-01-10", "--assess", "2099-03-01", "--by", "ejer"];
    let add = [&follow(&["action", "add", "26-A1", "overvåg udløb", "--owner", "mja"])[..], &days].concat();
    assert_eq!(state(&vagt.json(&add), "follow-up.actions"), "done");
    let days = ["--due", "2099-01-10", "--assess", "2098-03-01", "--by", "ejer"];
    let wrong = [&follow(&["action", "add", "26-A1", "mere", "--supplier-owner", "Driften"])[..], &days].concat();
    assert!(vagt.fails(1, &wrong).contains("P24"));
    assert_eq!(vagt.run(&follow(&["action", "add", "26-A1", "mere", "--due", "2099-01-10"])).code, 2, "no owner");
    let early = follow(&["effect", "26-A1", "A1", "effective", "--by", "ejer"]);
    assert!(vagt.fails(1, &early).contains("P24"));

    let deviation = follow(&["deviation", "26-A1", "alarm", "--lapse", "off", "--mitigation", "manuel kontrol"]);
    let told = vagt.json(&deviation);
    assert_eq!(told["follow_up"]["deviations"][0]["handler"], "chef");
    assert_eq!(state(&told, "receive.safeguard-deviation"), "todo", "it is the IT chief's step");
    let listed = vagt.json(&["follow-up", "list"]);
    assert_eq!(listed["actions"][0]["state"], "open");
    assert_eq!(listed["deviations"][0]["id"], "A1");
    vagt.json(&follow(&["mitigated", "26-A1", "A1", "slået til igen"]));
    assert_eq!(vagt.json(&["follow-up", "list", "26-A1"])["deviations"], json!([]));
    let briefed = vagt.json(&follow(&["briefed", "26-A1", "--not-needed", "ingen oplysninger", "--by", "ejer"]));
    assert_eq!(briefed["follow_up"]["briefing"]["how"], "not_needed");
    assert_eq!(state(&briefed, "receive.dpo-brief"), "done");

    let said = vagt.fails(1, &["incident", "close", "26-A1", "--as", "mja"]);
    assert!(said.contains("receive.record") && said.contains("--excuse"), "{said}");
    let said = vagt.fails(1, &["incident", "close", "26-A1", "--as", "mja", "--excuse", "aftalt"]);
    assert!(said.contains("Carl Hefner"), "{said}");
    let closed = vagt.json(&["incident", "close", "26-A1", "--as", "mja", "--excuse", "aftalt", "--by", "chef"]);
    assert_eq!((&closed["status"], state(&closed, "receive.record")), (&json!("closed"), &json!("skipped")));

    vagt.json(&follow(&["action", "done", "26-A1", "A1", "--note", "sat op"]));
    assert_eq!(vagt.json(&["follow-up", "list"])["actions"][0]["state"], "awaiting_effect");
    let effect = follow(&["effect", "26-A1", "A1", "partly", "--note", "én alarm kom for sent", "--by", "ejer"]);
    let told = vagt.json(&effect);
    assert_eq!((&told["status"], state(&told, "follow-up.effect")), (&json!("closed"), &json!("done")));
    assert_eq!(told["follow_up"]["actions"][0]["effect"], "partly");
    let page = vagt.run(&["follow-up", "list", "--lang", "en"]).out;
    assert!(page.contains("partly effective: overvåg udløb (Mette Jagd)"), "{page}");
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn closing_waits_for_what_the_law_leaves_undecided() {
    let vagt = municipality();
    vagt.json(&["incident", "set", "26-A1", "--personal-data", "unknown"]);
    let said = vagt.fails(1, &["incident", "close", "26-A1", "--as", "chef", "--excuse", "aftalt", "--lang", "en"]);
    assert!(said.contains("undecided by law") && said.contains("vagt legal"), "{said}");
    vagt.json(&["incident", "set", "26-A1", "--personal-data", "no"]);
    assert_eq!(vagt.json(&["incident", "close", "26-A1", "--as", "chef", "--excuse", "aftalt"])["status"], "closed");
}

#[test]
fn closing_names_the_steps_that_the_list_shows_and_no_others() {
    let vagt = municipality();
    // Nobody says whether it is hostile: the steps of that block are never shown.
    vagt.json(&["step", "skip", "26-A1", "receive.nature", "--note", "uvist", "--as", "mja"]);
    let shown = vagt.run(&["incident", "show", "26-A1"]).out;
    let said = vagt.fails(1, &["incident", "close", "26-A1", "--as", "chef"]);
    let named: Vec<&str> =
        said.split_whitespace().filter_map(|word| word.strip_prefix('[')?.strip_suffix(']')).collect();
    let required = shown.lines().filter(|line| line.starts_with("[ ]*") || line.starts_with("[.]*")).count();
    assert_eq!(named.len(), required, "every one of them, whatever room there is: {said}\n{shown}");
    assert!(said.contains("Reach the IT chief [receive.call-it-chief]"), "each by its title and its id: {said}");
    assert!(named.iter().all(|step| shown.contains(step)), "{said}\n{shown}");
    assert!(!said.contains("security."), "{said}");
}

#[test]
fn p26_closing_says_who_was_not_told_and_what_was_not_sent() {
    let vagt = municipality();
    vagt.json(&["message", "draft", "26-A1", "--audience", "users", "--text", "Omsorg er nede", "--as", "mja"]);
    let closed = vagt.run(&["incident", "close", "26-A1", "--as", "chef", "--excuse", "aftalt"]);
    assert_eq!(closed.code, 0, "{closed:?}");
    assert!(closed.err.contains("citizens and businesses") && closed.err.contains("P26"), "{closed:?}");
    assert!(closed.err.contains("A1 (affected users)"), "{closed:?}");
}

#[test]
fn p13_who_is_called_before_the_group_is_convened_is_forewarned_and_that_is_said() {
    let vagt = municipality();
    let called = vagt.run(&["isg", "call", "26-A1", "ejer", "--as", "mja"]);
    assert!(called.code == 0 && called.err.contains("P13"), "{called:?}");
    assert!(vagt.fails(1, &["isg", "attends", "26-A1", "ejer", "--as", "mja"]).contains("P13"));
}

#[test]
fn with_no_people_known_a_decision_is_taken_at_its_word_and_that_is_said() {
    let vagt = Vagt::new();
    vagt.json(&["incident", "new", "--title", "Mail nede", "--kind", "availability"]);
    let word = ["decide", "26-A1", "--action", "vent", "--isg", "not-now", "--reason", "lille", "--by", "anna"];
    let said = vagt.run(&word);
    assert!(said.code == 0 && said.err.contains("no role is checked: anna"), "{said:?}");
}

#[test]
fn the_brief_of_what_is_closed_has_the_cause_and_asks_nothing_and_answers_are_told() {
    let vagt = municipality();
    vagt.json(&["step", "done", "26-A1", "receive.welfare", "--answer", "life-at-risk=no", "--as", "mja"]);
    vagt.json(&["follow-up", "cause", "26-A1", "Et certifikat udløb", "--by", "ejer", "--as", "mja"]);
    let open = vagt.run(&["report", "brief", "26-A1"]).out;
    assert!(open.contains("Next step:") && open.contains("Et certifikat udløb"), "{open}");
    vagt.json(&["incident", "close", "26-A1", "--as", "chef", "--excuse", "aftalt"]);
    let closed = vagt.run(&["report", "brief", "26-A1"]).out;
    assert!(closed.contains("Closed ") && closed.contains("Et certifikat udløb"), "{closed}");
    for asked in ["Next step:", "decide on action", "Cause:** not known"] {
        assert!(!closed.contains(asked), "{asked}: {closed}");
    }
    let report = vagt.run(&["report", "dpo", "26-A1"]).out;
    assert!(report.contains("Are people's lives or welfare at risk? no"), "{report}");
}
