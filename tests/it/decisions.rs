//! The joint decision and the group's call-out through the real program (P16, P13, P11, P12).

use serde_json::{Value, json};

use crate::terminal::Terminal;
use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd" },
  { id = "chef", name = "Carl Hefner" },
  { id = "vice", name = "Viggo Celin" },
  { id = "oes", name = "Olga Essen" },
  { id = "dir", name = "Dagmar Irming" },
  { id = "dpo", name = "Ditte Poulsen" },
  { id = "jur", name = "Jens Urup" },
]
role = [
  { role = "it-on-call", holder = "mja" },
  { role = "it-chief", holder = "chef", deputies = ["vice"] },
  { role = "top-security-officer", holder = "oes", deputies = ["vice"] },
  { role = "chief-executive", holder = "dir" },
  { role = "dpo", holder = "dpo" },
  { role = "lawyer", holder = "jur" },
]
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
criticality = "critical"
"#;

fn municipality() -> (Vagt, String) {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS);
    let id = registered(&vagt, "moderate");
    (vagt, id)
}

fn registered(vagt: &Vagt, availability: &str) -> String {
    let new = ["incident", "new", "--title", "Omsorg er nede", "--kind", "availability", "--personal-data", "no"];
    let new = vagt.json(&[&new[..], &["--availability", availability]].concat());
    new["id"].as_str().unwrap().to_owned()
}

fn word<'a>(id: &'a str, by: &'a str, isg: &'a str) -> Vec<&'a str> {
    vec!["decide", id, "--action", "nødprocedure", "--isg", isg, "--reason", "plejen kan vente", "--by", by]
}

fn decision(incident: &Value) -> &Value {
    &incident["decisions"][0]
}

fn clock(incident: &Value, id: &str) -> Value {
    let clocks = incident["clocks"].as_array().unwrap();
    clocks.iter().find(|clock| clock["id"] == id).map_or(Value::Null, |clock| clock["state"].clone())
}

fn step(incident: &Value, id: &str) -> Value {
    incident["checklist"].as_array().unwrap().iter().find(|step| step["id"] == id).unwrap()["state"].clone()
}

#[test]
fn p16_a_no_by_both_is_on_record_as_fully_as_a_yes() {
    let (vagt, id) = municipality();
    vagt.json(&["reach", &id, "oes", "--result", "no-answer"]);
    vagt.json(&["reach", &id, "oes", "--result", "callback", "--callback", "2099-01-01 06:00"]);
    let one = vagt.json(&word(&id, "chef", "not-now"));
    assert_eq!((&decision(&one)["state"], clock(&one, "joint-decision")), (&json!("open"), json!("running")));
    let both = vagt.json(&word(&id, "oes", "not-now"));
    let decided = decision(&both);
    assert_eq!((&decided["state"], &decided["outcome"]), (&json!("not_now"), &json!("not_now")));
    assert_eq!((clock(&both, "joint-decision"), step(&both, "receive.joint-decision")), (json!("kept"), json!("done")));
    let first = &decided["words"][0];
    assert_eq!(
        (&first["decider"], &first["person"], &first["choice"], &first["how"], &first["recorded_by"]),
        (&json!("it-chief"), &json!("chef"), &json!("not_now"), &json!("phone"), &json!("mja"))
    );
    assert_eq!((&first["reason"], &first["action"]), (&json!("plejen kan vente"), &json!("nødprocedure")));
    let tried: Vec<&Value> = decided["attempts"].as_array().unwrap().iter().map(|attempt| &attempt["result"]).collect();
    assert_eq!(tried, ["no_answer", "callback"]);
    let shown = vagt.run(&["incident", "show", &id]).out;
    for said in ["Decision: not now", "IT chief: Carl Hefner: not now (by phone)", "Olga Essen: no answer"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

#[test]
fn p16_nobody_decides_alone() {
    let (vagt, id) = municipality();
    let before = vagt.records();
    let told =
        vagt.fails(1, &["step", "done", &id, "receive.joint-decision", "--by", "chef", "--answer", "convene-isg=no"]);
    assert!(told.contains("P16") && told.contains("hint: No word yet from: IT chief, top security officer"), "{told}");
    let told = vagt.fails(1, &word(&id, "jur", "not-now"));
    assert!(told.contains("P16") && told.contains("Carl Hefner"), "{told}");
    assert_eq!(vagt.records(), before, "nothing of it is recorded");
    vagt.json(&word(&id, "vice", "convene"));
    let as_officer = [word(&id, "vice", "convene"), vec!["--role", "top-security-officer"]].concat();
    let told = vagt.fails(1, &as_officer);
    assert!(told.contains("P16") && told.contains("two different persons"), "{told}");
    let both = vagt.json(&word(&id, "dir", "convene"));
    assert_eq!(decision(&both)["state"], "convene", "the deputy of one, the stand-in of the other");
}

#[test]
fn p16_two_who_disagree_are_asked_again() {
    let (vagt, id) = municipality();
    vagt.json(&word(&id, "chef", "convene"));
    let quarrel = vagt.json(&word(&id, "oes", "not-now"));
    assert_eq!((&decision(&quarrel)["state"], &decision(&quarrel)["disagree"]), (&json!("open"), &json!(true)));
    assert_eq!(step(&quarrel, "isg.call-out"), "waiting");
    let settled = vagt.json(&word(&id, "oes", "convene"));
    assert_eq!((&decision(&settled)["state"], step(&settled, "isg.call-out")), (&json!("convene"), json!("todo")));
    assert_eq!(decision(&settled)["words"].as_array().unwrap().len(), 3);
    let standing: Vec<&Value> =
        decision(&settled)["words"].as_array().unwrap().iter().map(|word| &word["stands"]).collect();
    assert_eq!(standing, [true, false, true]);
}

#[test]
fn p16_a_decision_is_stale_when_what_carried_it_changes() {
    let (vagt, id) = municipality();
    vagt.json(&word(&id, "chef", "not-now"));
    vagt.json(&word(&id, "oes", "not-now"));
    let worse = vagt.json(&["incident", "set", &id, "--availability", "high", "--systems", "omsorg"]);
    let decided = decision(&worse);
    assert_eq!((&decided["state"], &decided["outcome"]), (&json!("stale"), &json!("not_now")));
    let reasons = decided["stale"].to_string();
    assert!(reasons.contains("the severity rose from moderate to serious"), "{reasons}");
    assert!(reasons.contains("new systems: Omsorg"), "{reasons}");
    assert_eq!(step(&worse, "receive.joint-decision"), "todo", "it is asked again");
    let told = vagt.fails(1, &["step", "done", &id, "receive.joint-decision", "--by", "chef"]);
    assert!(told.contains("Ask both again"), "{told}");
    let told = vagt.fails(1, &word(&id, "chef", "not-now"));
    assert!(told.contains("P13") && told.contains("--review"), "{told}");
    vagt.json(&word(&id, "chef", "convene"));
    assert_eq!(decision(&vagt.json(&word(&id, "oes", "convene")))["state"], "convene");
}

#[test]
fn p13_not_now_on_a_serious_incident_has_a_time_for_review_and_shows_as_a_deviation() {
    let (vagt, id) = municipality();
    vagt.json(&["incident", "severity", &id, "serious", "--reason", "plejen"]);
    let review = |by| [word(&id, by, "not-now"), vec!["--review", "2099-01-01 06:00"]].concat();
    vagt.json(&review("chef"));
    let both = vagt.json(&review("oes"));
    assert_eq!((&decision(&both)["deviation"], clock(&both, "decision-review")), (&json!(true), json!("running")));
    assert_eq!(decision(&both)["review_at"], "2099-01-01T05:00:00Z");
    let told = vagt.fails(1, &[word(&id, "chef", "not-now"), vec!["--review", "2020-01-01 06:00"]].concat());
    assert!(told.contains("passed already"), "{told}");
}

#[test]
fn p16_one_decision_may_cover_several_incidents() {
    let (vagt, id) = municipality();
    let other = registered(&vagt, "low");
    for by in ["chef", "oes"] {
        vagt.json(&[word(&id, by, "not-now"), vec!["--with", &other]].concat());
    }
    for (one, covered) in [(&id, &other), (&other, &id)] {
        let shown = vagt.json(&["incident", "show", one]);
        assert_eq!((&decision(&shown)["state"], &decision(&shown)["covers"]), (&json!("not_now"), &json!([covered])));
        assert_eq!(clock(&shown, "joint-decision"), "kept");
    }
}

#[test]
fn p13_p11_p12_the_group_is_called_together_and_advises() {
    let (vagt, id) = municipality();
    let told = vagt.fails(1, &["isg", "attends", &id, "oes"]);
    assert!(told.contains("P13"), "{told}");
    vagt.json(&["isg", "call", &id, "jur"]);
    vagt.json(&word(&id, "chef", "convene"));
    vagt.json(&word(&id, "oes", "convene"));
    let told = vagt.fails(1, &["isg", "call", &id, "mja"]);
    assert!(told.contains("P11"), "{told}");
    vagt.json(&["isg", "no-answer", &id, "oes"]);
    vagt.json(&["isg", "reached", &id, "vice"]);
    vagt.json(&["isg", "joins", &id, "dpo", "--from", "2099-01-01 06:00"]);
    let chief = vagt.json(&["isg", "attends", &id, "chef"]);
    assert_eq!(step(&chief, "isg.call-out"), "todo", "the lawyer was called, and nothing more is known");
    let told = vagt.fails(1, &["step", "done", &id, "isg.call-out", "--by", "chef"]);
    assert!(told.contains("P13") && told.contains("Not everybody has been called yet: J"), "{told}");
    let waiting = vagt.json(&["isg", "attends", &id, "jur"]);
    assert_eq!((&waiting["isg"]["quorum"], clock(&waiting, "isg-call-out")), (&json!(3), json!("running")));
    assert_eq!(step(&waiting, "isg.call-out"), "done", "somebody of every seat was tried, though there is no quorum");
    let quorate = vagt.json(&["isg", "attends", &id, "dir"]);
    assert_eq!((&quorate["isg"]["attending"], clock(&quorate, "isg-call-out")), (&json!(3), json!("kept")));
    assert!(quorate["isg"]["met_at"].is_string());
    let chaired = vagt.json(&["isg", "chair", &id, "dir"]);
    assert_eq!(chaired["isg"]["chair"], "dir");
    let told = vagt.fails(1, &["isg", "advice", &id, "--question", "Luk?", "--advice", "Ja", "--dissent", "dpo=nej"]);
    assert!(told.contains("P12") && told.contains("--dpo"), "{told}");
    let advice =
        ["isg", "advice", &id, "--question", "Luk?", "--advice", "Ja", "--dissent", "jur=for sent", "--dpo", "tæl"];
    let advised = vagt.json(&advice);
    let asked = advised["checklist"].as_array().unwrap().iter().find(|step| step["id"] == "isg.advise").unwrap();
    assert_eq!((&asked["state"], &asked["done_by"]), (&json!("done"), &Value::Null), "it is the group's");
    assert_eq!(asked["recorded_by"], "mja", "and who wrote it down is told from it");
    let given = &advised["isg"]["advice"][0];
    assert_eq!((&given["dissent"][0]["person"], &given["dpo"]), (&json!("jur"), &json!("tæl")));
    vagt.json(&["isg", "leaves", &id, "jur"]);
    let shown = vagt.json(&["incident", "show", &id]);
    let members = shown["isg"]["members"].as_array().unwrap();
    let member = |id: &str| members.iter().find(|member| member["person"] == id).unwrap();
    assert_eq!((&member("jur")["state"], member("jur")["attended_to"].is_string()), (&json!("left"), true));
    assert_eq!((&member("oes")["state"], &member("vice")["deputy"]), (&json!("no_answer"), &json!(true)));
    assert_eq!(member("dpo")["joins_at"], "2099-01-01T05:00:00Z");
    let unheld = members.iter().filter(|member| member["person"].is_null()).count();
    assert_eq!(unheld, 2, "seats that the roster leaves empty are said");
    let page = vagt.run(&["incident", "show", &id]).out;
    assert!(page.contains("ISG call-out: 2 attending, 3 needed") && page.contains("chair: Dagmar Irming"), "{page}");
}

/// Keys that are no text: what one presses beside what one writes.
struct Counted {
    terminal: Terminal,
    keys: usize,
}

impl Counted {
    fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.keys += 1;
            self.terminal.types(key);
        }
        self
    }

    fn writes(&mut self, text: &str) -> &mut Self {
        self.terminal.types(text).shows(text);
        self
    }

    fn shows(&mut self, words: &str) -> &mut Self {
        self.terminal.shows(words);
        self
    }
}

#[test]
fn p16_p13_the_it_chief_decides_at_the_desk_with_the_other_on_the_phone() {
    let table = [
        ("da", (80, 24), ["mangler svar", "Svaret er noteret", "Besluttet af begge: indkald nu", "ringet til"]),
        ("en", (120, 40), ["no word yet", "The word is recorded", "Decided by both: convene now", "called"]),
    ];
    for (language, (columns, rows), [lacking, one, both, called]) in table {
        let (vagt, id) = municipality();
        vagt.json(&["incident", "severity", &id, "serious", "--reason", "plejen"]);
        vagt.configure("config.toml", &format!("language = \"{language}\"\n"));
        let (data, config) = (vagt.data(), vagt.path("config/config.toml"));
        let arguments = ["--data", data.to_str().unwrap(), "--config", config.to_str().unwrap()];
        let arguments = [&arguments[..], &["--as", "chef", "--lang", language]].concat();
        let terminal = Terminal::start(&vagt.path(""), columns, rows, &arguments);
        let mut night = Counted { terminal, keys: 0 };
        // The whole desk is there, and not only its first frame.
        night.shows("Omsorg er nede").shows(if language == "da" { "alt er gemt" } else { "all kept" });
        night.press(&["d"]).shows(lacking);
        // Neither what the rules propose nor what the other said is filled in: each says it.
        night.press(&["w", "\x1b[C", "\t"]).writes("Skift til papir").press(&["\t"]).writes("Medicin");
        night.press(&["\r"]).shows(one);
        night.press(&["w", "\x1b[C", "\t"]).writes("Enig").press(&["\t", "\x1b[B", "\r"]).shows(both);
        assert!(night.keys <= 12, "{} keys in {language}", night.keys);
        night.press(&["i", "\r"]).shows(called).shows("✓");
        night.terminal.types("q");
        assert_eq!(night.terminal.ends().0, 0);
        let shown = vagt.json(&["incident", "show", &id]);
        let words = decision(&shown)["words"].as_array().unwrap();
        let told: Vec<(&Value, &Value)> = words.iter().map(|word| (&word["person"], &word["how"])).collect();
        assert_eq!(told, [(&json!("chef"), &json!("here")), (&json!("oes"), &json!("phone"))]);
        assert_eq!((&words[1]["recorded_by"], &decision(&shown)["state"]), (&json!("chef"), &json!("convene")));
        assert_eq!(shown["isg"]["members"][0]["state"], "called");
    }
}
