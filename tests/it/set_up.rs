//! Setting up, and what a mistake in it is answered with.

use serde_json::{Value, json};

use crate::vagt::Vagt;

const PEOPLE: &str =
    "[[person]]\nid = \"mja\"\nname = \"Mette Jagd\"\n[[person]]\nid = \"chef\"\nname = \"Carl Hefner\"\n";

#[test]
fn config_check_tells_every_mistake_in_the_language_of_the_desk_and_in_parts_as_json() {
    let vagt = Vagt::new();
    vagt.configure("config.toml", "theme = \"drak\"\n").configure("people.toml", "[[person]]\nid = 4\nnaem = \"M\"\n");
    let danish = vagt.fails(1, &["--lang", "da", "config", "check"]);
    for line in [
        "error: config.toml:1:9: her skulle stå et tema (dark, light, high-contrast, monochrome), ikke «drak»; mente du «dark»?",
        "error: people.toml:1:1: «name» mangler i en person",
        "error: people.toml:2:6: her skulle stå tekst i anførselstegn, ikke et helt tal",
        "error: people.toml:3:1: «naem» hører ikke til i en person; mente du «name»?",
    ] {
        assert!(danish.lines().any(|said| said == line), "{line}\n{danish}");
    }
    let answer = vagt.run(&["config", "check", "--json"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let checks: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(checks[0]["ok"], false);
    assert_eq!(checks[0]["problems"].as_array().unwrap().len(), 4);
    assert_eq!(
        checks[0]["mistakes"][3],
        json!({
            "file": "people.toml",
            "line": 3,
            "column": 1,
            "what": "expected a key of a person, found «naem»; did you mean «name»?",
            "nearest": "name",
        })
    );
}

#[test]
fn a_keymap_that_is_none_is_answered_with_those_there_are() {
    let vagt = Vagt::new();
    let said = vagt.fails(2, &["--keymap", "vmi", "incident", "list"]);
    assert!(said.contains("(default, vim), found «vmi»; did you mean «vim»?"), "{said}");
    vagt.configure("config.toml", "keymap = \"emacs\"\n");
    let said = vagt.fails(1, &["config", "check"]);
    assert!(said.contains("config.toml:1:10: expected a file or a keymap (default, vim), found «emacs»"), "{said}");
    let said = vagt.fails(2, &["--lang", "dk", "incident", "list"]);
    assert!(said.contains("da"), "{said}");
}

#[test]
fn a_file_to_check_that_is_not_there_is_told_with_the_nearest_folder_that_is() {
    let vagt = Vagt::new();
    let there = vagt.path("config").display().to_string();
    let missing = format!("{there}/keys/mine.toml");
    for check in ["keymap", "playbook"] {
        let said = vagt.fails(1, &[check, "check", &missing]);
        assert!(said.contains(&format!("error: {missing}: there is no such file")), "{said}");
        assert!(said.contains(&format!("hint: the nearest folder that is there is {there}\n")), "{said}");
    }
}
