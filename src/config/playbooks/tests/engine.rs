//! What playbook files of the user's can do with each other: steps of a library, blocks by themselves, inputs that
//! conditions read.

use super::called;
use super::own::{DRILL, said};

const LIBRARY: &str = r#"
id = "library"
title = { da = "Trin til brug", en = "Steps for use" }
policy = "2023-04-11"
[[step]]
id = "photo"
title = { da = "Tag et foto af skærmen", en = "Photograph the screen" }
why = { da = "Det viser, hvordan det så ud", en = "It shows what it looked like" }
role = "it-on-call"
prescribed_by = ["good-practice: NIST SP 800-61"]
ask = [{ key = "photos", type = "number", label = { da = "Antal", en = "How many" } }]
required = true
"#;

#[test]
fn a_step_of_a_library_is_used_by_others_who_may_say_otherwise() {
    let used = "[[step]]\nuse = \"library.photo\"\n[[step]]\nid = \"again\"\nuse = \"library.photo\"\nrole = \"hr\"\nrequired = false\n";
    let drill = format!("{DRILL}{used}");
    let (playbooks, failures) = said(&[("drill.toml", &drill), ("library.toml", LIBRARY)]);
    assert_eq!(failures, [""; 0]);
    let (pin, drill_book) = called(&playbooks, "drill");
    let step = |id: &str| drill_book.step(&id.parse().unwrap()).unwrap().clone();
    let (photo, again) = (step("drill.photo"), step("drill.again"));
    assert_eq!(photo.title.en.as_str(), "Photograph the screen");
    assert!(photo.required && !again.required);
    assert_eq!((photo.role.key(), again.role.key()), ("it-on-call", "hr"));
    assert_eq!(again.inputs, photo.inputs);
    assert!(playbooks.iter().all(|(pin, _)| pin.id != "library"), "a library is no checklist");
    // What the library says is part of the version.
    let changed = LIBRARY.replace("Photograph the screen", "Photograph all screens");
    let (playbooks, _) = said(&[("drill.toml", &drill), ("library.toml", &changed)]);
    assert_ne!(called(&playbooks, "drill").0.digest, pin.digest);
}

#[test]
fn a_block_that_is_in_no_checklist_stands_by_itself_so_that_it_can_be_inserted() {
    let block = DRILL.replace("parts = [\"self\"]\n", "");
    let (playbooks, failures) = said(&[("drill.toml", &block)]);
    assert_eq!(failures, [""; 0]);
    assert_eq!(called(&playbooks, "drill").1.parts.len(), 1);
}

#[test]
fn a_condition_reads_what_another_step_of_the_checklist_asks() {
    let asks = DRILL.replace(
        "role = \"it-on-call\"",
        "role = \"it-on-call\"\nask = [{ key = \"people-there\", type = \"number\", label = { da = \"Æ\", en = \"A\" } }]",
    );
    let reads = "[[step]]\nid = \"many\"\ntitle = { da = \"Æ\", en = \"A\" }\nwhy = { da = \"Æ\", en = \"A\" }\nrole = \"hr\"\n\
                 prescribed_by = [\"P42\"]\nwhen = \"people-there at-least 5\"\n";
    assert_eq!(said(&[("drill.toml", &format!("{asks}{reads}"))]).1, [""; 0]);
    let near = reads.replace("people-there", "people-ther");
    assert_eq!(
        said(&[("drill.toml", &format!("{asks}{near}"))]).1,
        [
            "playbooks/drill.toml:19:8: expected kind, severity, impact, reach, personal-data, «system has supplier», «profile has nis2», an input or a question, found «people-ther»; did you mean «people-there»?"
        ]
    );
}

#[test]
fn a_condition_asks_of_an_input_only_what_it_can_be() {
    let with = |when: &str| {
        let text = DRILL
            .replace("[\"self\"]", "[\"self\", \"personal-data\"]")
            .replace("role = \"it-on-call\"", &format!("role = \"it-on-call\"\nwhen = \"{when}\""));
        said(&[("drill.toml", &text)]).1
    };
    assert_eq!(with("risk is high and people at-least 10"), [""; 0]);
    assert_eq!(
        with("risk is hihg"),
        ["playbooks/drill.toml:11:8: expected an option (unlikely, risk, high), found «hihg»; did you mean «high»?"]
    );
    assert_eq!(with("risk at-least 3"), ["playbooks/drill.toml:11:8: «at-least» needs an input of the type «number»"]);
}

#[test]
fn two_sorts_of_one_input_in_one_checklist_are_refused() {
    let ask = |sort: &str| {
        format!("ask = [{{ key = \"people-there\", type = \"{sort}\", label = {{ da = \"Æ\", en = \"A\" }} }}]")
    };
    let step = |id: &str, ask: &str| {
        format!(
            "[[step]]\nid = \"{id}\"\ntitle = {{ da = \"Æ\", en = \"A\" }}\nwhy = {{ da = \"Æ\", en = \"A\" }}\nrole = \"hr\"\n\
             prescribed_by = [\"P42\"]\n{ask}\n"
        )
    };
    let text = format!("{DRILL}{}{}", step("one", &ask("number")), step("two", &ask("text")));
    let (_, failures) = said(&[("drill.toml", &text)]);
    assert!(
        failures.iter().all(|failure| failure.ends_with("one checklist asks for this twice, and not alike")),
        "{failures:?}"
    );
    assert!(!failures.is_empty());
}
