//! Loading a whole configuration from a folder.

use std::fs;
use std::path::Path;

use crate::config::failure::{Problem, Unreadable};
use crate::config::tests::english;
use crate::config::{Config, Environment, FILE_MAX, Flags, Language, Theme};
use crate::domain::command::Import;
use crate::domain::entry::Actor;
use crate::domain::register::RegisterFile;
use crate::domain::{Command, Context, Desk, Entry, decide};

const PEOPLE: &str = "[[person]]\nid = \"anb\"\nname = \"Anna\"\n";
const SUPPLIERS: &str = "[[supplier]]\nid = \"sky\"\nname = \"Sky\"\n";
const SYSTEMS: &str = "[[system]]\nid = \"omsorg\"\nname = \"Omsorg\"\nowner = \"anb\"\nsupplier = \"sky\"\n";

fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(home.path().join(name), text).unwrap();
    }
    home
}

fn flags(home: &Path) -> Flags {
    Flags { config: Some(home.join("config.toml")), data: Some(home.join("data")), ..Flags::default() }
}

fn load(home: &Path) -> (Config, Vec<String>) {
    let environment = Environment { user: Some("nn".into()), ..Environment::default() };
    let (config, failures) = Config::load(&flags(home), &environment);
    (config, failures.iter().map(english).collect())
}

#[test]
fn an_empty_folder_means_defaults_and_the_built_in_playbooks() {
    let home = home(&[]);
    let (config, failures) = load(home.path());
    assert_eq!(failures, [""; 0]);
    assert_eq!(config.language, Language::Da);
    assert_eq!(config.settings.theme, Theme::Dark);
    assert_eq!(config.person.as_str(), "nn");
    assert_eq!(config.imports().len(), config.playbooks.len());
    assert_eq!(config.playbooks.len(), 8);
}

#[test]
fn a_file_of_settings_that_is_no_toml_still_says_who_sits_here_and_in_which_language() {
    for (wrong, name) in [("theme = drak", "value"), ("[notifications", "table"), ("keymap = \"vim", "string")] {
        let home = home(&[("config.toml", &format!("me = \"anb\"\nlanguage = \"en\"\n{wrong}\n"))]);
        let (config, failures) = load(home.path());
        assert!(failures[0].starts_with("config.toml:3:"), "{name}: {failures:?}");
        assert_eq!((config.person.as_str(), config.language), ("anb", Language::En), "{name}");
        assert_eq!(config.settings.theme, Theme::Dark, "{name}: nothing else is taken from it");
    }
}

#[test]
fn what_is_whole_is_imported_with_the_digest_of_its_text() {
    let home = home(&[("people.toml", PEOPLE), ("suppliers.toml", SUPPLIERS), ("systems.toml", SYSTEMS)]);
    let (config, failures) = load(home.path());
    assert_eq!(failures, [""; 0]);
    // What `sha256sum` prints for an empty file and for this text.
    assert_eq!(
        crate::config::file::digest_of_file(""),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(config.people.as_ref().unwrap().digest, crate::config::file::digest_of_file(PEOPLE));
    let mut desk = Desk::default();
    take_in(&mut desk, &config);
    for file in [RegisterFile::People, RegisterFile::Suppliers, RegisterFile::Systems] {
        assert!(desk.register().digest(file).is_some(), "{file:?}");
    }
    assert_eq!(desk.register().current_playbooks().count(), 8);
    assert_eq!(take_in(&mut desk, &config), 0, "the same files change nothing the second time");
}

/// Decides and applies every import; how many facts that made.
fn take_in(desk: &mut Desk, config: &Config) -> usize {
    let mut facts = 0;
    for import in config.imports() {
        let context = Context {
            now: "2026-11-24T02:00:00Z".parse().unwrap(),
            occurred_at: None,
            actor: Actor::Program,
            letter: 'A',
            fresh: ulid::Ulid::nil(),
        };
        for fact in decide(desk, Command::Import(import), &context).unwrap() {
            facts += 1;
            let stamp = desk.next_stamp(&"device".parse().unwrap(), context.now);
            desk.apply(&Entry { stamp, at: context.now, occurred_at: None, actor: context.actor.clone(), fact });
        }
    }
    facts
}

#[test]
fn a_broken_register_file_costs_only_itself() {
    let home = home(&[
        ("people.toml", "[[person]]\nid = 1\n"),
        ("suppliers.toml", SUPPLIERS),
        ("systems.toml", SYSTEMS),
        ("config.toml", "me = \"anb\"\nthem = \"light\"\n"),
    ]);
    let (config, failures) = load(home.path());
    assert_eq!(
        failures,
        [
            "config.toml:2:1: expected a key of config.toml, found «them»; did you mean «theme»?",
            "people.toml:1:1: expected «name» in a person",
            "people.toml:2:6: expected text in quotes, found a whole number",
        ]
    );
    assert!(config.people.is_none() && config.suppliers.is_some() && config.systems.is_some());
    assert_eq!(config.person.as_str(), "anb");
    assert!(!config.imports().iter().any(|import| matches!(import, Import::People { .. })));
}

#[test]
fn a_file_past_a_mebibyte_is_refused() {
    let just = format!("#{}\n", "x".repeat(usize::try_from(FILE_MAX).unwrap() - 2));
    let home = home(&[("people.toml", &just), ("suppliers.toml", &format!("{just}#"))]);
    let (config, failures) = load(home.path());
    assert!(config.people.is_some());
    assert!(config.suppliers.is_none());
    assert_eq!(failures, ["suppliers.toml: expected at most 1048576 bytes, found 1048577"]);
}

#[test]
fn bytes_that_are_no_text_and_a_folder_in_a_files_place_are_reported() {
    let home = home(&[]);
    fs::write(home.path().join("people.toml"), b"# ok \xff").unwrap();
    fs::create_dir(home.path().join("systems.toml")).unwrap();
    let (_, failures) = load(home.path());
    assert_eq!(failures[0], "people.toml: expected UTF-8 text, byte 5 begins something else");
    assert_eq!(failures[1], "systems.toml: expected a file, found a folder");
}

#[test]
fn the_language_is_the_flags_then_the_variables_then_the_files_then_the_locales() {
    let home = home(&[("config.toml", "language = \"da\"\n")]);
    fs::create_dir(home.path().join("none")).unwrap();
    let language = |flag: Option<Language>, lang: Option<&str>, file: &str, locale: Option<&str>| {
        let environment =
            Environment { lang: lang.map(Into::into), locale: locale.map(Into::into), ..Environment::default() };
        let flags = Flags {
            lang: flag,
            config: Some(home.path().join(file)),
            data: Some(home.path().to_owned()),
            ..Flags::default()
        };
        let (config, failures) = Config::load(&flags, &environment);
        (config.language, failures.iter().map(english).collect::<Vec<_>>())
    };
    let quiet = |language| (language, Vec::<String>::new());
    assert_eq!(language(Some(Language::En), Some("da"), "config.toml", None), quiet(Language::En));
    assert_eq!(language(None, Some("en"), "config.toml", None), quiet(Language::En));
    assert_eq!(language(None, None, "config.toml", Some("en_GB.UTF-8")), quiet(Language::Da));
    assert_eq!(language(None, None, "none/config.toml", Some("en_GB.UTF-8")), quiet(Language::En));
    assert_eq!(language(None, None, "none/config.toml", Some("C.UTF-8")), quiet(Language::Da));
    let (spoken, said) = language(None, Some("klingon"), "none/config.toml", None);
    assert_eq!(spoken, Language::Da);
    assert_eq!(said, ["VAGT_LANG: expected a language (da, en), found «klingon»"]);
}

#[test]
fn a_configuration_asked_for_by_name_is_missed_and_one_not_written_yet_is_not() {
    let home = home(&[]);
    let missed = |flag: Option<&str>, variable: Option<&str>| {
        let path = |name: &str| home.path().join(name);
        let environment = Environment { config: variable.map(path), ..Environment::default() };
        let flags = Flags { config: flag.map(path), data: Some(path("data")), ..Flags::default() };
        Config::load(&flags, &environment).1.iter().map(|failure| failure.file.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missed(Some("config.toml"), Some("gone")), [""; 0]);
    assert!(missed(Some("confg.toml"), None)[0].ends_with("confg.toml"));
    assert!(missed(None, Some("gone"))[0].starts_with("VAGT_CONFIG="));
    // What is not called as a file is the folder of the files, whether or not it is there yet.
    let environment = Environment { config: Some(home.path().join("gone")), ..Environment::default() };
    let (config, failures) = Config::load(&Flags::default(), &environment);
    assert_eq!(config.paths.config_file, home.path().join("gone/config.toml"));
    assert_eq!(failures[0].problem, Problem::Unreadable(Unreadable::NoFolder));
}
