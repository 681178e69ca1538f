//! `vagt register` through the real program: the check (P05, P08, P41), systems, and the yearly wheel.

use serde_json::Value;

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd", phone = ["11 11 11 11", "22 22 22 22"], verified = 2026-11-01 },
  { id = "dir", name = "Dagmar Irming", phone = ["33 33 33 33"] },
  { id = "oes", name = "Olga Essen", phone = ["44 44 44 44"], email = "oes@fjordby.example", verified = 2026-11-01 },
]
role = [
  { role = "it-chief", holder = "mja" },
  { role = "director", holder = "dir" },
  { role = "top-security-officer", holder = "oes", deputies = ["mja"] },
]
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
responsible = "mja"
supplier = "nordvand"
personal_data = "sensitive"
risk_assessed = 2020-01-01

[[system]]
id = "kort"
name = "Kort"
owner = "oes"
responsible = "mja"
director = "oes"
personal_data = "no"
risk_assessed = 2099-01-01
"#;

const SUPPLIERS: &str = "[[supplier]]\nid = \"nordvand\"\nname = \"Nordvand\"\n";

fn municipality() -> Vagt {
    let vagt = Vagt::new();
    vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS).configure("suppliers.toml", SUPPLIERS);
    vagt
}

fn gaps(checked: &Value, of: &str) -> Vec<(String, String, String)> {
    let gaps = checked["gaps"].as_array().unwrap().iter();
    let own = gaps.filter(|gap| gap["system"] == of || gap["person"] == of || gap["role"] == of);
    own.map(|gap| {
        let text = |key: &str| gap[key].as_str().unwrap_or("profile").to_owned();
        let who: Vec<&str> = gap["answerable"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        (text("missing"), text("prescribed_by"), who.join(" "))
    })
    .collect()
}

#[test]
fn p05_p08_p41_the_check_lists_every_gap_with_who_is_answerable_and_records_nothing() {
    let vagt = municipality();
    let checked = vagt.json(&["register", "check"]);
    let gap = |missing: &str, row: &str, who: &str| (missing.to_owned(), row.to_owned(), who.to_owned());
    assert_eq!(
        gaps(&checked, "omsorg"),
        [
            gap("no-owner", "P05", "dir"),
            gap("old-risk-assessment", "P08", "mja"),
            gap("no-agreement", "P20", "mja"),
            gap("no-data-processing-agreement", "P08", "mja"),
            gap("no-supplier-phone", "P20", "mja"),
            gap("no-supplier-number", "P41", "mja"),
        ]
    );
    assert_eq!(gaps(&checked, "kort"), []);
    assert_eq!(gaps(&checked, "dir"), [gap("few-ways", "profile", "mja"), gap("never-verified", "profile", "mja")]);
    assert_eq!(gaps(&checked, "dpo"), [gap("nobody-holds", "profile", "mja")]);
    assert!(!vagt.data().exists(), "looking records nothing");
    assert_eq!(vagt.run(&["register", "check"]).code, 0);
    assert_eq!(vagt.run(&["register", "check", "--strict"]).code, 1);
    let words = vagt.run(&["register", "check"]).out;
    assert!(words.contains("Omsorg: no system owner (P05) → director: Dagmar Irming"), "{words}");
}

#[test]
fn a_system_is_shown_with_what_is_agreed_and_what_lacks() {
    let vagt = municipality();
    let listed = vagt.json(&["register", "list"]);
    assert_eq!(listed[0]["id"], "kort");
    let shown = vagt.run(&["register", "show", "omsorg"]);
    assert!(shown.out.contains("system responsible: Mette Jagd") && shown.out.contains("! Omsorg: no system owner"));
    assert_eq!(vagt.json(&["register", "show", "omsorg"])["risk_assessed"], "2020-01-01");
    assert!(vagt.fails(1, &["register", "show", "omsorq"]).contains("did you mean «omsorg»"));
}

#[test]
fn a_mistake_in_what_the_register_says_has_its_place() {
    let vagt = municipality();
    vagt.configure("systems.toml", &SYSTEMS.replace("director = \"oes\"", "director = \"oess\""));
    let said = vagt.fails(1, &["config", "check"]);
    assert!(said.contains("systems.toml:15:12") && said.contains("did you mean «oes»"), "{said}");
    vagt.configure("systems.toml", &SYSTEMS.replace("2020-01-01", "\"last year\""));
    assert!(vagt.fails(1, &["config", "check"]).contains("systems.toml:8:17"));
}

fn spoke(wheel: &Value, id: &str) -> Value {
    wheel.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
}

#[test]
fn p07_p10_p35_p36_p37_p42_p43_the_wheel_shows_each_duty_and_records_that_one_was_done() {
    let vagt = municipality();
    vagt.configure("profile.toml", "[wheel]\ncompliance-report = \"12-31\"\n");
    let before = vagt.json(&["register", "wheel"]);
    let rows: std::collections::BTreeSet<&str> =
        before.as_array().unwrap().iter().map(|one| one["prescribed_by"].as_str().unwrap()).collect();
    assert_eq!(rows.into_iter().collect::<Vec<_>>(), ["P07", "P08", "P10", "P35", "P36", "P37", "P42", "P43"]);
    let report = spoke(&before, "compliance-report");
    assert_eq!(
        (&report["state"], &report["done"], &report["role"]),
        (&"open".into(), &Value::Null, &"top-security-officer".into())
    );
    let year: i16 = report["due"].as_str().unwrap().split('-').next().unwrap().parse().unwrap();
    let on = format!("{year}-01-02");
    let note = ["--by", "oes", "--note", "Forelagt direktionen, sag 26/114"];
    let done = ["--as", "mja", "register", "wheel", "--done", "compliance-report", "--on", &on];
    let after = spoke(&vagt.json(&[&done[..], &note].concat()), "compliance-report");
    assert_eq!(
        (&after["state"], &after["done_by"], &after["recorded_by"]),
        (&"done".into(), &"oes".into(), &"mja".into())
    );
    assert_eq!(after["due"], format!("{}-12-31", year + 1));
    assert_eq!(spoke(&vagt.json(&["register", "wheel"]), "compliance-report"), after, "it is kept");
    assert!(vagt.fails(1, &done).contains("error"), "not twice on one day");
    let ahead = ["register", "wheel", "--done", "training", "--on", "2099-01-01"];
    vagt.fails(1, &ahead);
    vagt.fails(2, &["register", "wheel", "--done", "training", "--on", "someday"]);
    vagt.fails(2, &["register", "wheel", "--on", "2026-01-01"]);
    assert!(vagt.run(&["register", "wheel"]).out.contains("Forelagt direktionen"));
}

#[test]
fn the_coverage_shows_the_yearly_rows_as_carried_by_the_wheel() {
    let rows = Vagt::new().json(&["policy", "coverage"]);
    for id in ["P07", "P10", "P35", "P37", "P42", "P43"] {
        let row = rows.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap();
        let carried: Vec<&str> = row["covered_by"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(carried.iter().any(|by| by.contains("Duty.")), "{id}: {carried:?}");
    }
}
