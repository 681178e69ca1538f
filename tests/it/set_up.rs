//! Setting up, and what a mistake in it is answered with.

use serde_json::{Value, json};

use crate::desk::desk;
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
    let said = vagt.fails(1, &["keymap", "check", "emacs"]);
    assert!(said.contains("error: emacs: expected a file or a keymap (default, vim), found «emacs»"), "{said}");
    assert_eq!(vagt.run(&["keymap", "check", "vim"]).out, "vim: in order\n");
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

#[test]
fn a_configuration_directory_that_is_not_there_is_refused_with_the_nearest_that_is() {
    let vagt = Vagt::new();
    let there = vagt.path("config").display().to_string();
    for wrong in [format!("{there}/vgat"), format!("{there}/vgat/config.toml"), format!("{there}/vgat/x/y")] {
        let said = vagt.fails(1, &["--config", &wrong, "incident", "list"]);
        assert!(said.contains(&format!("error: there is no {wrong} for --config\n")), "{said}");
        assert!(said.contains(&format!("hint: the nearest folder that is there is {there}\n")), "{said}");
    }
    assert_eq!(vagt.run(&["--config", &there, "incident", "list"]).code, 0, "a folder without a file is a beginning");
    let said = vagt.fails(1, &["--config", &format!("{there}/confg.toml"), "config", "check"]);
    assert!(said.contains("confg.toml: there is no such file"), "{said}");
}

#[test]
fn reading_where_nothing_was_ever_recorded_says_so_and_recording_says_what_is_made() {
    let vagt = Vagt::new();
    let (data, above) = (vagt.data().display().to_string(), vagt.path("").display().to_string());
    let above = above.trim_end_matches('/');
    for read in [&["incident", "list"][..], &["feed", "list"]] {
        let answer = vagt.run(read);
        assert_eq!((answer.code, answer.out.as_str()), (0, ""), "{read:?}: an empty answer would be none: {answer:?}");
        let note = format!(
            "note: no log in {data}: nothing was ever recorded there; the nearest folder that is there is {above}\n"
        );
        assert_eq!(answer.err, note, "{read:?}");
    }
    assert!(vagt.fails(1, &["incident", "show", "26-A1"]).contains("no log in"));
    assert_eq!(vagt.json(&["incident", "list"]), json!([]));
    assert!(vagt.fails(1, &["log", "verify"]).contains("there is no data directory"), "nothing was proved");
    assert!(!vagt.data().exists());

    let first = vagt.run(&["incident", "new", "--title", "x", "--kind", "availability"]);
    assert_eq!((first.code, first.err), (0, format!("note: new data directory: {data}\n")));
    let second = vagt.run(&["incident", "new", "--title", "y", "--kind", "availability"]);
    assert_eq!((second.code, second.err.as_str()), (0, ""));
    assert_eq!(vagt.run(&["incident", "list"]).err, "");
}

#[test]
fn somebody_whom_the_roster_does_not_know_cannot_act() {
    let vagt = Vagt::new();
    let new = |person: &'static str| vec!["--as", person, "incident", "new", "--title", "x", "--kind", "availability"];
    assert_eq!(vagt.run(&new("anybody")).code, 0, "as long as nobody is configured, everybody can act");
    vagt.configure("people.toml", PEOPLE);
    let before = vagt.records();
    for (given, near) in [("mjaa", "mja"), ("Mete", "mja"), ("hefner", "chef")] {
        let said = vagt.fails(1, &new(given));
        assert!(said.contains(&format!("error: nobody in people.toml has the id «{given}»\n")), "{said}");
        assert!(said.contains(&format!("hint: did you mean «{near}» (")), "{said}");
    }
    assert!(vagt.fails(2, &new("Mette Jagd")).contains("hint: did you mean «mja» (Mette Jagd)?"));
    assert!(vagt.fails(1, &new("zzzzzzzzz")).contains("hint: --as takes an id from people.toml"));
    assert!(vagt.fails(1, &["--as", "mjaa", "incident", "list"]).contains("«mja»"));
    assert_eq!(vagt.records(), before);
    assert_eq!(vagt.run(&new("chef")).code, 0);
    std::fs::remove_file(vagt.path("config/people.toml")).unwrap();
    assert!(vagt.fails(1, &new("mjaa")).contains("«mja»"), "the last roster taken in is in force");
}

#[test]
fn a_running_desk_takes_in_what_changes_and_keeps_what_was_in_force_when_a_file_is_wrong() {
    let vagt = Vagt::new();
    let mut night = desk(&vagt, 120, 40);
    night.shows("all kept").shows("New data directory").hides("Mette Jagd");
    let people = format!("{PEOPLE}[[role]]\nrole = \"it-on-call\"\nholder = \"mja\"\n");
    vagt.configure("people.toml", &people);
    night.shows("Mette Jagd").shows("The configuration was changed").shows("all kept");
    vagt.configure("people.toml", &people.replace("Mette", "Mathilde").replace("[[role]]", "[[rolle]]"));
    night.shows("people.toml:7:3: expected a key").shows("Mette Jagd");
    vagt.configure("people.toml", &people.replace("Mette", "Mathilde"));
    night.shows("Mathilde Jagd").hides("people.toml:7:3");
    let keys = "[desk]\n\"n\" = \"nothing\"\n\"b\" = \"register\"\n";
    vagt.configure("mine.toml", keys).configure("config.toml", "keymap = \"mine.toml\"\n");
    night.shows("b registers an incident").types("b").shows("Register incident");
    night.types("\x1b").hides("Register incident").types("q");
    assert_eq!(night.ends().0, 0);
    assert_eq!(vagt.json(&["log", "verify"])["ok"], true);
}

#[test]
fn help_and_a_wrong_command_line_speak_the_language_of_the_desk() {
    let vagt = Vagt::new();
    let danish = |arguments: &[&str]| {
        let answer = vagt.run(&[&["--lang", "da"], arguments].concat());
        (answer.code, answer.out, answer.err)
    };
    for command in [&["--help"][..], &["incident", "new", "-h"], &["feed", "add", "--help"], &["step", "--help"]] {
        let (code, out, err) = danish(command);
        assert_eq!((code, err.as_str()), (0, ""));
        for word in ["Brug: vagt", "Tilvalg:", "Vis hjælp"] {
            assert!(out.contains(word), "{command:?} should say {word}: {out}");
        }
        for word in ["Usage", "OPTIONS", "COMMAND", "Options", "possible", "Print", "default"] {
            let named = word == "default" && out.contains("(default, vim)");
            assert!(named || !out.contains(word), "{command:?} should not say {word}: {out}");
        }
    }
    let wrong: [(&[&str], &str, &str); 9] = [
        (&["incidnet"], "der er ingen kommando «incidnet»", "mente du «incident»?"),
        (&["incident", "list", "--al"], "«--al» er ikke et tilvalg her", "mente du «--all»?"),
        (&["incident", "show", "26-A1", "x"], "«x» er ét ord for meget", "`vagt incident show --help` viser hvordan"),
        (
            &["incident", "severity", "26-A1", "sreious"],
            "«sreious» kan ikke bruges til <GRAD>: minor, moderate, major, serious",
            "mente du «serious»?",
        ),
        (&["incident", "new", "--title"], "--title <TITEL> mangler en værdi", "`vagt incident new --help`"),
        (
            &["incident", "new"],
            "der mangler: --title <TITEL>, --kind <SLAGS> (availability, supplier,",
            "`vagt incident new --help`",
        ),
        (&["incident"], "der mangler en kommando: new, list, show", "`vagt incident --help`"),
        (
            &["feed", "add", "http://x", "--every", "0"],
            "«0» kan ikke bruges til --every <SEKUNDER>: her skal stå et helt tal fra 1 til 86400",
            "`vagt feed add --help`",
        ),
        (&["incident", "list", "--json=1"], "--json tager ingen værdi", "`vagt incident list --help`"),
    ];
    for (arguments, error, hint) in wrong {
        let (code, out, err) = danish(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}: {err}");
        assert!(
            err.starts_with(&format!("error: {error}")) && err.contains(&format!("\nhint: {hint}")),
            "{arguments:?}: {err}"
        );
    }
    // The configured language counts as well, and English is English.
    vagt.configure("config.toml", "language = \"da\"\n");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vagt"));
    crate::vagt::bare(&mut command, &vagt.path(""));
    let config = vagt.path("config");
    let output = command.arg("--config").arg(&config).args(["feed", "chekc"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("der er ingen kommando «chekc»"));
    let said = vagt.fails(2, &["incident", "new", "--title", "x"]);
    assert_eq!(
        said,
        "error: missing: --kind <KIND> (availability, supplier, security, personal-data, rule-violation)\n\
         hint: `vagt incident new --help` shows how\n"
    );
}
