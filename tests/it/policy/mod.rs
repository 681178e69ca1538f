//! The rows of the municipality's policy, each shown by the evidence it leaves: a test `pNN_…` for every row that must be
//! carried, here by section of the document or where its rule lives. `rows` finds a row that none shows.

mod follow_up;
mod information;
mod it_department;
mod refusals;
mod roles;
mod rows;
mod supplier;

use serde_json::Value;

use crate::vagt::Vagt;

const PEOPLE: &str = r#"
person = [
  { id = "mja", name = "Mette Jagd" },
  { id = "chef", name = "Carl Hefner" },
  { id = "oes", name = "Olga Essen" },
  { id = "dpo", name = "Ditte Poulsen", email = "dpo@fjordby.example" },
  { id = "ejer", name = "Else Jensen" },
  { id = "svar", name = "Sven Arp" },
]
role = [
  { role = "it-on-call", holder = "mja" },
  { role = "it-chief", holder = "chef" },
  { role = "top-security-officer", holder = "oes", from = 2023-03-16 },
  { role = "dpo", holder = "dpo" },
]
"#;

const SYSTEMS: &str = r#"
[[system]]
id = "omsorg"
name = "Omsorg"
owner = "ejer"
responsible = "svar"
supplier = "nordvand"
personal_data = "sensitive"
data_processing_agreement = "sag 24/117"
risk_assessed = 2026-04-01
[system.agreement]
hours = "hele døgnet"
response_minutes = 30
restore_minutes = 240

[[system]]
id = "mail"
name = "Mail"
owner = "ejer"
responsible = "svar"
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
id = "nordvand"
name = "Nordvand"
phone = ["+45 00 00 00 09"]
customer_no = "FJ-7"
agreement_no = "DA-2026-4"
"#;

/// A municipality with a roster, two systems and a supplier, and the program's commands.
struct Town {
    vagt: Vagt,
}

impl Town {
    fn new() -> Self {
        let vagt = Vagt::new();
        vagt.configure("people.toml", PEOPLE).configure("systems.toml", SYSTEMS).configure("suppliers.toml", SUPPLIERS);
        Self { vagt }
    }

    /// Registers an incident of `kind`, with what is said of it besides; its id.
    fn registers(&self, kind: &str, more: &[&str]) -> String {
        let new = ["--as", "mja", "incident", "new", "--title", "Noget er galt", "--kind", kind];
        self.vagt.json(&[&new[..], more].concat())["id"].as_str().unwrap().to_owned()
    }

    /// A command that must do, by `who`; what it answers.
    fn does(&self, who: &str, command: &[&str]) -> Value {
        self.vagt.json(&[&["--as", who], command].concat())
    }

    /// A command that the rules refuse; what is said.
    fn refuses(&self, who: &str, command: &[&str]) -> String {
        let before = self.vagt.records();
        let said = self.vagt.fails(1, &[&["--as", who], command].concat());
        assert_eq!(self.vagt.records(), before, "what is refused leaves nothing: {said}");
        said
    }

    fn shows(&self, id: &str) -> Value {
        self.does("oes", &["incident", "show", id])
    }

    fn report(&self, document: &str, id: &str) -> Value {
        self.does("oes", &["report", document, id])
    }
}

/// The step of a checklist.
fn step<'a>(incident: &'a Value, id: &str) -> &'a Value {
    let steps = incident["checklist"].as_array().unwrap();
    steps.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

/// The clock of an incident.
fn clock<'a>(incident: &'a Value, id: &str) -> &'a Value {
    incident["clocks"].as_array().unwrap().iter().find(|clock| clock["id"] == id).unwrap_or(&Value::Null)
}

/// Whether a step is there because of this row.
fn is_prescribed(step: &Value, row: &str) -> bool {
    step["prescribed_by"].as_array().unwrap().iter().any(|basis| basis == row)
}

/// Everything that the timeline says.
fn timeline(incident: &Value) -> String {
    let lines = incident["timeline"].as_array().unwrap().iter();
    lines.map(|line| line["text"].as_str().unwrap()).collect::<Vec<_>>().join("\n")
}
