//! What is wrong is said in the language of the desk, and all of it at once.

use std::fs;

use crate::config::{Config, ConfigFailure, Environment, Flags, first_of};
use crate::text::{Language, Text};

fn load(files: &[(&str, &str)], flags: Flags) -> Vec<ConfigFailure> {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::create_dir_all(home.path().join(name).parent().unwrap()).unwrap();
        fs::write(home.path().join(name), text).unwrap();
    }
    let flags = Flags { config: Some(home.path().join("config.toml")), data: Some(home.path().join("data")), ..flags };
    Config::load(&flags, &Environment::default()).1
}

fn danish(failures: &[ConfigFailure]) -> Vec<String> {
    let text = Text::new(Language::Da);
    failures.iter().map(|failure| failure.words(&text)).collect()
}

const PEOPLE: &str = "[[person]]\nid = \"anb\"\nname = \"Anna\"\n";

#[test]
fn every_mistake_in_every_file_is_said_in_danish_in_the_order_of_files_and_lines() {
    let failures = load(
        &[
            ("config.toml", "me = \"amb\"\nkeymap = \"vmi\"\ntheme = \"lys\"\nmouse = 1\n"),
            ("people.toml", PEOPLE),
            ("suppliers.toml", "[[supplier]]\nid = \"sky\"\nname = Sky\n"),
            ("systems.toml", "[[system]]\nid = \"a\"\nowner = \"x y\"\n[[system]]\nid = \"a\"\nname = \"\"\n"),
            ("playbooks/mine.toml", "id = \"mine\"\nkinds = [\"suplier\"]\n"),
        ],
        Flags::default(),
    );
    assert_eq!(
        danish(&failures),
        [
            "config.toml:1:6: her skulle stå en person fra people.toml, ikke «amb»; mente du «anb»?",
            "config.toml:2:10: her skulle stå en fil eller en tastaturopsætning (default, vim), ikke «vmi»; mente du «vim»?",
            "config.toml:3:9: her skulle stå et tema (dark, light, high-contrast, monochrome), ikke «lys»",
            "config.toml:4:9: her skulle stå true eller false, ikke et helt tal",
            "playbooks/mine.toml:1:1: «title» mangler i en drejebog",
            "playbooks/mine.toml:1:1: «policy» mangler i en drejebog",
            "playbooks/mine.toml:1:1: her skal være mindst ét «[[step]]» eller «parts»",
            "playbooks/mine.toml:2:10: her skulle stå en slags hændelse (availability, supplier, security, personal-data, rule-violation), ikke «suplier»; mente du «supplier»?",
            "suppliers.toml:3:8: tekst skal stå i anførselstegn: \"…\"",
            "systems.toml:1:1: «name» mangler i et system",
            "systems.toml:3:9: her skulle stå et id på 1 til 64 bogstaver, tal, «-», «_» eller «.», ikke «x y»",
            "systems.toml:5:6: hvert system må kun stå én gang, men «a» står her igen (først på linje 2)",
            "systems.toml:6:8: der skulle stå tekst i «name», men der står intet",
        ]
    );
    let text = Text::new(Language::Da);
    let first = first_of(&failures, &text).unwrap();
    assert!(first.ends_with("mente du «anb»? (og 12 mere: `vagt config check`)"), "{first}");
    assert_eq!(first_of(&[], &text), None);
}

#[test]
fn an_own_keymap_is_read_with_the_rest_and_its_mistakes_are_told() {
    let files = [("config.toml", "keymap = \"mine.toml\"\n"), ("mine.toml", "[desk]\n\"n\" = \"regster\"\n")];
    assert_eq!(
        danish(&load(&files, Flags::default())),
        [
            "mine.toml:2:7: her skulle stå navnet på en handling (vagt keymap actions), eller \"nothing\", ikke «regster»; mente du «register»?"
        ]
    );
    let flags = Flags { keymap: Some("vim".into()), ..Flags::default() };
    assert_eq!(load(&files, flags), [], "the flag's keymap is the one in force");
}

#[test]
fn a_keymap_of_the_command_line_that_is_none_is_told_with_those_there_are() {
    let flags = Flags { keymap: Some("emacs".into()), ..Flags::default() };
    assert_eq!(
        danish(&load(&[], flags)),
        ["--keymap: her skulle stå en fil eller en tastaturopsætning (default, vim), ikke «emacs»"]
    );
}

#[test]
fn me_is_not_looked_up_where_nobody_is_configured() {
    assert_eq!(load(&[("config.toml", "me = \"anb\"\n")], Flags::default()), []);
    let both = [("config.toml", "me = \"anb\"\n"), ("people.toml", "[[person]]\nid = 1\n")];
    assert!(load(&both, Flags::default()).iter().all(|failure| failure.file == "people.toml"));
}

#[test]
fn the_nearest_name_is_near() {
    use crate::config::failure::nearest;
    assert_eq!(nearest("supliers", ["supplier", "systems"]).as_deref(), Some("supplier"));
    assert_eq!(nearest("it-cheif", ["it-chief", "isg"]).as_deref(), Some("it-chief"));
    assert_eq!(nearest("xy", ["supplier"]), None);
    assert_eq!(nearest("", ["isg"]), None);
}
