//! Follow-up (L, T, O): the review with the supplier, corrective actions, deviations, the briefing (P18, P19, P23, P30).

use serde_json::json;

use super::{Town, clock, is_prescribed, step, timeline};

#[test]
fn p18_the_review_with_the_supplier_says_when_who_and_what_was_found() {
    let town = Town::new();
    let id = town.registers("supplier", &["--system", "omsorg", "--personal-data", "no"]);
    assert!(is_prescribed(step(&town.shows(&id), "supplier.joint-review"), "P18"));
    let restored = ["--answer", "workaround-used=no", "--by", "svar"];
    let works = town.does("mja", &[&["step", "done", &id, "availability.restored"], &restored[..]].concat());
    assert_eq!(clock(&works, "supplier-review")["state"], "running", "it runs from when it works again");
    let review = ["follow-up", "review", &id, "--findings", "certifikat udløb", "--agreement", "not-kept"];
    let with = ["--with", "Nina fra Nordvand", "--with", "Sven Arp"];
    let told = town.refuses("mja", &[&review[..], &with].concat());
    assert!(told.contains("P18") && told.contains("Sven Arp"), "{told}");
    let held = town.does("svar", &[&review[..], &with].concat());
    let kept = &held["follow_up"]["reviews"][0];
    assert_eq!(
        (&kept["people"], &kept["findings"]),
        (&json!(["Nina fra Nordvand", "Sven Arp"]), &json!("certifikat udløb"))
    );
    assert!(kept["held_at"].is_string() && kept["agreement"] == "not-kept");
    assert_eq!(
        (&clock(&held, "supplier-review")["state"], &step(&held, "supplier.joint-review")["state"]),
        (&json!("kept"), &json!("done"))
    );
}

#[test]
fn p19_what_shall_keep_it_from_happening_again_has_an_owner_and_a_day_also_at_the_supplier() {
    let town = Town::new();
    let id = town.registers("supplier", &["--system", "omsorg", "--personal-data", "no"]);
    for asked in ["follow-up.cause", "follow-up.actions", "supplier.no-repeat"] {
        assert!(is_prescribed(step(&town.shows(&id), asked), "P19"), "{asked}");
    }
    let told = town.refuses("mja", &["follow-up", "cause", &id, "udløbet certifikat"]);
    assert!(told.contains("P19"), "{told}");
    town.does("svar", &["follow-up", "cause", &id, "udløbet certifikat"]);
    let add = |days: &[&str], owner: [&str; 2]| -> Vec<String> {
        let add = [&["follow-up", "action", "add", &id, "overvåg udløb"], &owner[..], days].concat();
        add.into_iter().map(str::to_owned).collect()
    };
    let given = |command: &[String]| -> Vec<String> { command.to_vec() };
    let days = ["--due", "2099-01-10", "--assess", "2099-03-01"];
    let past = given(&add(&["--due", "2020-01-10", "--assess", "2099-03-01"], ["--owner", "ejer"]));
    let told = town.refuses("ejer", &past.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(told.contains("P19"), "a day that has passed: {told}");
    for owner in [["--owner", "ejer"], ["--supplier-owner", "Nina fra Nordvand"]] {
        let command = add(&days, owner);
        town.does("ejer", &command.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let listed = town.does("oes", &["follow-up", "list"]);
    let owners: Vec<_> = listed["actions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["owner"], &one["supplier_owner"], &one["due_on"]))
        .collect();
    let due = json!("2099-01-10");
    assert_eq!(owners, [(&json!("ejer"), &json!(null), &due), (&json!(null), &json!("Nina fra Nordvand"), &due)]);
    assert_eq!(step(&town.shows(&id), "follow-up.actions")["state"], "done");
}

#[test]
fn p23_a_deviation_from_the_safeguards_is_the_it_chiefs_to_handle_and_says_what_limits_the_harm() {
    let town = Town::new();
    let id = town.registers("security", &["--personal-data", "no"]);
    assert!(is_prescribed(step(&town.shows(&id), "receive.safeguard-deviation"), "P23"));
    let deviation = ["follow-up", "deviation", &id, "alarm", "--lapse", "off", "--mitigation", "manuel kontrol"];
    let found = town.does("mja", &deviation);
    let kept = &found["follow_up"]["deviations"][0];
    assert_eq!((&kept["handler"], &kept["mitigation"]), (&json!("chef"), &json!("manuel kontrol")));
    assert_eq!(
        step(&found, "receive.safeguard-deviation")["state"],
        "todo",
        "anybody may find it; the step is the IT chief's"
    );
    let told = town
        .refuses("mja", &["step", "done", &id, "receive.safeguard-deviation", "--answer", "safeguard-deviation=yes"]);
    assert!(told.contains("P23") && told.contains("Carl Hefner"), "{told}");
    let handled = town
        .does("chef", &["follow-up", "deviation", &id, "firewall", "--lapse", "bypassed", "--mitigation", "lukket"]);
    assert_eq!(step(&handled, "receive.safeguard-deviation")["state"], "done");
    assert_eq!(town.does("oes", &["follow-up", "list"])["deviations"].as_array().unwrap().len(), 2);
    town.does("chef", &["follow-up", "mitigated", &id, "A1", "slået til"]);
    assert_eq!(town.does("oes", &["follow-up", "list"])["deviations"].as_array().unwrap().len(), 1);
}

#[test]
fn p30_the_dpos_briefing_of_the_top_security_officer_is_noted_or_why_there_was_none() {
    let town = Town::new();
    for (how, said) in
        [(&["--how", "phone", "--note", "kort om omfang"][..], "phone"), (&["--not-needed", "intet nyt"], "not_needed")]
    {
        let id = town.registers("security", &["--personal-data", "no"]);
        assert!(is_prescribed(step(&town.shows(&id), "receive.dpo-brief"), "P30"));
        let briefed = [&["follow-up", "briefed", &id], how].concat();
        let told = town.refuses("mja", &briefed);
        assert!(told.contains("P30") && told.contains("Ditte Poulsen"), "the DPO's word: {told}");
        let noted = town.does("dpo", &briefed);
        assert_eq!(
            (&noted["follow_up"]["briefing"]["how"], &noted["follow_up"]["briefing"]["by"]),
            (&json!(said), &json!("dpo"))
        );
        assert_eq!(step(&noted, "receive.dpo-brief")["state"], "done");
        assert!(timeline(&noted).contains(how[how.len() - 1]), "{}", timeline(&noted));
    }
}
