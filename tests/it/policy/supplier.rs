//! Incidents at a supplier, and what was agreed with it (L, F): P08, P17, P41.

use serde_json::json;

use super::{Town, is_prescribed, step};

#[test]
fn p17_the_suppliers_case_number_and_its_own_record_are_kept_with_the_incident() {
    let town = Town::new();
    let id = town.registers("supplier", &["--system", "omsorg"]);
    let begun = town.shows(&id);
    for asked in ["availability.supplier-case", "supplier.supplier-record"] {
        assert!(is_prescribed(step(&begun, asked), "P17") && step(&begun, asked)["required"] == true, "{asked}");
    }
    let late = ["--answer", "supplier-late=no", "--answer", "supplier-compromised=no"];
    let case =
        ["--answer", "supplier-case=INC-42", "--answer", "supplier-contact=Nina", "--answer", "supplier-promise=kl. 4"];
    town.does("mja", &[&["step", "done", &id, "availability.supplier-case"], &late[..], &case].concat());
    let record = ["--answer", "supplier-compromised=no", "--note", "integritet brudt fra kl. 01.10, kun vores data"];
    let kept = town.does("mja", &[&["step", "done", &id, "supplier.supplier-record"], &record[..]].concat());
    assert_eq!(step(&kept, "availability.supplier-case")["answers"]["supplier-case"], "INC-42");
    // What it says later is kept beside it.
    town.does("mja", &["step", "done", &id, "supplier.claims", "--note", "de siger nu: udløbet certifikat"]);
    let review = town.report("supplier-review", &id).to_string();
    for said in ["INC-42", "Nina", "integritet brudt fra kl. 01.10", "udløbet certifikat"] {
        assert!(review.contains(said), "{said}: {review}");
    }
}

#[test]
fn p08_whether_a_data_processing_agreement_is_there_and_when_risk_was_assessed_is_shown_in_an_incident_at_a_supplier() {
    let town = Town::new();
    let id = town.registers("supplier", &["--system", "omsorg", "--system", "mail"]);
    let review = town.report("supplier-review", &id);
    let agreed = |system: &str| {
        let all = review["agreements"].as_array().unwrap();
        all.iter().find(|one| one["system"] == system).unwrap_or_else(|| panic!("no {system}: {review}")).clone()
    };
    assert_eq!(
        (&agreed("Omsorg")["data_processing_agreement"], &agreed("Omsorg")["risk_assessed"]),
        (&json!("sag 24/117"), &json!("2026-04-01"))
    );
    assert!(agreed("Mail")["risk_assessed"].is_null(), "what is not known is left open, not out");
    let processor = step(&town.shows(&id), "supplier.processor").clone();
    assert!(is_prescribed(&processor, "P08") && processor["role"] == "dpo" && processor["required"] == true);
    let told = town.refuses("mja", &["step", "done", &id, "supplier.processor"]);
    assert!(told.contains("P08") && told.contains("Ditte Poulsen"), "{told}");
}

#[test]
fn p41_the_contract_with_its_numbers_and_times_is_shown_in_an_incident_at_the_supplier() {
    let town = Town::new();
    let id = town.registers("supplier", &["--system", "omsorg"]);
    let review = town.report("supplier-review", &id);
    let supplier = &review["suppliers"][0];
    assert_eq!(
        (&supplier["supplier"], &supplier["agreement_no"], &supplier["customer_no"]),
        (&json!("Nordvand"), &json!("DA-2026-4"), &json!("FJ-7"))
    );
    let agreed = &review["agreements"][0];
    assert_eq!((&agreed["hours"], &agreed["restore_minutes"]), (&json!("hele døgnet"), &json!(240)));
    assert_eq!(town.report("dpo", &id)["suppliers"][0]["agreement_no"], "DA-2026-4");
    assert!(is_prescribed(step(&town.shows(&id), "supplier.processor"), "P41"));
    let gaps = |vagt: &crate::vagt::Vagt| vagt.json(&["register", "check"])["gaps"].to_string();
    assert!(!gaps(&town.vagt).contains("P41"), "all of it is in the register");
    town.vagt.configure("suppliers.toml", "[[supplier]]\nid = \"nordvand\"\nname = \"Nordvand\"\nphone = [\"1\"]\n");
    assert!(gaps(&town.vagt).contains("P41"), "and what lacks there is a gap");
}
