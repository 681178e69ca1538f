//! What a playbook file of the user's can do, and every mistake it can hold.

use std::fs;

use proptest::prelude::*;

use super::{built, called};
use crate::config::playbooks::file::{Origin, parse};
use crate::config::playbooks::{BuiltIn, check_all, load};
use crate::config::tests::english;
use crate::domain::playbook::{Playbook, PlaybookPin};

fn text_of(name: &str) -> String {
    String::from_utf8(BuiltIn::get(name).unwrap().data.into_owned()).unwrap()
}

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

pub(super) fn said(files: &[(&str, &str)]) -> (Vec<(PlaybookPin, Playbook)>, Vec<String>) {
    let folder = folder(files);
    let (playbooks, failures) = load(Some(folder.path()));
    (playbooks, failures.iter().map(english).collect())
}

#[test]
fn a_block_of_the_users_changes_every_playbook_that_includes_it_and_their_digests() {
    let inform = text_of("inform.toml").replace("Settle a press line and name one spokesperson", "Ring the town crier");
    let (playbooks, failures) = said(&[("inform.toml", &inform)]);
    assert_eq!(failures, [""; 0]);
    for (pin, playbook) in &playbooks {
        let Some(press) = playbook.step(&"inform.press".parse().unwrap()) else {
            assert!(matches!(pin.id.as_str(), "maintenance" | "handover"), "{}", pin.id);
            continue;
        };
        assert_eq!(press.title.en.as_str(), "Ring the town crier");
        assert_ne!(called(&built(), &pin.id).0.digest, pin.digest, "{}", pin.id);
    }
}

#[test]
fn the_same_files_give_the_same_digest() {
    assert_eq!(built(), built());
}

#[test]
fn a_broken_file_is_reported_and_the_built_in_one_stays_in_force() {
    let broken = text_of("availability.toml").replace("prescribed_by = [\"P38\"]", "prescribed_by = [\"P99\"]");
    let (playbooks, failures) = said(&[("availability.toml", &broken)]);
    assert_eq!(
        failures,
        [
            "playbooks/availability.toml:32:18: expected P01 to P43, «law: …» or «good-practice: …», found «P99»",
            "playbooks/availability.toml:138:18: expected P01 to P43, «law: …» or «good-practice: …», found «P99»",
        ]
    );
    assert_eq!(playbooks, built());
}

pub(super) const DRILL: &str = r#"
id = "drill"
title = { da = "Øvelse", en = "Drill" }
policy = "2023-04-11"
parts = ["self"]
[[step]]
id = "start"
title = { da = "Begynd", en = "Begin" }
why = { da = "Ellers sker der intet", en = "Else nothing happens" }
role = "it-on-call"
prescribed_by = ["P42"]
"#;

#[test]
fn a_playbook_of_the_users_joins_the_built_in_ones() {
    let (playbooks, failures) = said(&[("drill.toml", DRILL)]);
    assert_eq!(failures, [""; 0]);
    assert_eq!(called(&playbooks, "drill").1.steps().next().unwrap().id.as_str(), "drill.start");
    assert_eq!(playbooks.len(), built().len() + 1);
}

/// What is wrong with `DRILL` once `from` is `to`.
fn wrong(from: &str, to: &str) -> Vec<String> {
    assert!(DRILL.contains(from), "{from}");
    let (playbooks, failures) = said(&[("drill.toml", &DRILL.replace(from, to))]);
    assert_eq!(playbooks, built(), "a file that is wrong must not count");
    failures
}

#[test]
fn every_mistake_in_a_playbook_has_its_place() {
    let table: &[(&str, &str, &str)] = &[
        ("id = \"drill\"", "id = \"dril\"", "2:6: expected «drill» as the file is called, found «dril»"),
        ("id = \"start\"\n", "", "6:1: expected «id» in a step"),
        (
            "id = \"start\"",
            "id = \"drill.start\"",
            "7:6: expected an id of letters, digits, «-» and «_», without the file's name, found «drill.start»",
        ),
        ("title = { da = \"Begynd\", en = \"Begin\" }\n", "", "6:1: expected «title» in a step"),
        (
            "{ da = \"Øvelse\", en = \"Drill\" }",
            "{ da = \"Øvelse\" }",
            "3:9: expected «en» in a text in both languages",
        ),
        ("en = \"Drill\"", "en = \" \\u200b\"", "3:31: expected text in «en», found nothing"),
        ("role = \"it-on-call\"\n", "", "6:1: expected «role» in a step"),
        (
            "prescribed_by = [\"P42\"]\n",
            "",
            "6:1: expected what prescribes the step: P01 to P43, «law: …» or «good-practice: …»",
        ),
        ("[\"P42\"]", "[]", "11:1: expected what prescribes the step: P01 to P43, «law: …» or «good-practice: …»"),
        ("[\"P42\"]", "[\"P42\", \"P4\"]", "11:25: expected P01 to P43, «law: …» or «good-practice: …», found «P4»"),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nrequird = true",
            "11:1: expected a key of a step, found «requird»; did you mean «required»?",
        ),
        (
            "[\"self\"]",
            "[\"self\", \"infrom\"]",
            "5:18: expected a playbook file, found «infrom»; did you mean «inform»?",
        ),
        ("[\"self\"]", "[\"self\", \"drill\"]", "5:18: expected each part once, found «drill» again (first on line 5)"),
        ("[\"self\"]", "[\"self\", 7]", "5:18: expected text in quotes or a table, found a whole number"),
        (
            "[\"self\"]",
            "[\"self\", { block = \"isg\", when = \"convene-isg is yes\" }]",
            "5:28: no other step asks what this condition looks at",
        ),
        ("parts = [\"self\"]", "kinds = [\"supplier\"]", "5:1: a playbook with «kinds» needs «parts»"),
        (
            "parts = [\"self\"]",
            "parts = [\"self\"]\nkinds = [\"supplier\"]",
            "6:10: expected a kind of incident that «supplier.toml» does not serve already, found «supplier»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nclock = \"inform\"\nrepeat = true",
            "11:1: a step with «repeat» can only carry the clock «next-update»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nwhen = \"severity at-least grave\"",
            "11:8: expected minor, moderate, major, serious, found «grave»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nwhen = \"hostil is yes\"",
            "11:8: expected kind, severity, impact, reach, personal-data, «system has supplier», «profile has nis2», an input or a question, found «hostil»; did you mean «hostile»?",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [\"hostile\"]\nwhen = \"hostile is yes\"",
            "12:1: no other step asks what this condition looks at",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nafter = [\"recieve.record\"]",
            "11:10: expected a step of a playbook, found «recieve.record»; did you mean «receive.record»?",
        ),
        ("role = \"it-on-call\"", "role = \"it-on-call\"\nafter = [\"start\"]", "11:10: a step cannot wait for itself"),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [\"hostil\"]",
            "11:8: expected a question (life-at-risk, hostile, personal-data-involved, supplier-fault, supplier-compromised, safeguard-deviation, press-asking, workaround-used, same-cause, convene-isg, many-people, supplier-late, nis2-significant, restore-exceeded), found «hostil»; did you mean «hostile»?",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"Case\", type = \"text\", label = { da = \"Æ\", en = \"A\" } }]",
            "11:16: expected a name of 2 to 32 small letters, digits and «-» that means nothing else in conditions, found «Case»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"hostile\", type = \"text\", label = { da = \"Æ\", en = \"A\" } }]",
            "11:16: expected a name of 2 to 32 small letters, digits and «-» that means nothing else in conditions, found «hostile»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"case\", type = \"txt\", label = { da = \"Æ\", en = \"A\" } }]",
            "11:31: expected a sort of input (text, choice, person, time, number), found «txt»; did you mean «text»?",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"case\", type = \"text\", label = { da = \"Æ\", en = \"A\" }, options = [] }]",
            "11:71: expected no «options», because it is no choice, found «options»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"case\", type = \"choice\", label = { da = \"Æ\", en = \"A\" } }]",
            "11:8: expected a whole number from 2 to 12, found «0»",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [{ key = \"case\", type = \"text\" }]",
            "11:8: expected «label» in an input",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nask = [7]",
            "11:8: expected text in quotes or a table, found a whole number",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nwhen = \"risk is high\"",
            "11:1: no other step asks what this condition looks at",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nwhen = \"profile has nis\"",
            "11:8: expected «has nis2», found «nis»; did you mean «is»?",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nuse = \"receive.recrod\"",
            "11:7: expected a step of a playbook, found «receive.recrod»; did you mean «receive.record»?",
        ),
        (
            "role = \"it-on-call\"",
            "role = \"it-on-call\"\nuse = \"maintenance.all-clear\"",
            "11:7: the step that is used here itself uses another",
        ),
    ];
    let mut differ = Vec::new();
    for (from, to, expected) in table {
        let said = wrong(from, to);
        if said != [format!("playbooks/drill.toml:{expected}")] {
            differ.push(format!("{to}: {said:?}"));
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn a_file_with_neither_steps_nor_parts_is_hollow() {
    let hollow = "id = \"drill\"\ntitle = { da = \"Øvelse\", en = \"Drill\" }\npolicy = \"1\"\n";
    assert_eq!(
        said(&[("drill.toml", hollow)]).1,
        ["playbooks/drill.toml:1:1: expected at least one «[[step]]» or «parts»"]
    );
}

#[test]
fn two_steps_of_one_id_are_one_too_many() {
    let twice = format!("{DRILL}{}", DRILL.split_once("[[step]]").map(|(_, step)| format!("[[step]]{step}")).unwrap());
    let (_, failures) = said(&[("drill.toml", &twice)]);
    assert_eq!(failures, ["playbooks/drill.toml:13:6: expected each step once, found «start» again (first on line 7)"]);
}

#[test]
fn steps_that_wait_for_each_other_are_refused_where_they_do() {
    let step = |id: &str, after: &str| {
        format!(
            "[[step]]\nid = \"{id}\"\ntitle = {{ da = \"Æ\", en = \"A\" }}\nwhy = {{ da = \"Æ\", en = \"A\" }}\n\
             role = \"hr\"\nprescribed_by = [\"P42\"]\nafter = [\"{after}\"]\n"
        )
    };
    let text = format!("{DRILL}{}{}{}", step("one", "two"), step("two", "one"), step("three", "one"));
    let (_, failures) = said(&[("drill.toml", &text)]);
    assert_eq!(
        failures,
        [
            "playbooks/drill.toml:18:10: these steps wait for each other",
            "playbooks/drill.toml:25:10: these steps wait for each other"
        ]
    );
}

#[test]
fn a_block_that_drops_what_a_built_in_playbook_needs_is_set_aside() {
    let text = text_of("receive.toml").replace("ask = [\"convene-isg\"]\n", "");
    let (playbooks, failures) = said(&[("receive.toml", &text), ("drill.toml", DRILL)]);
    assert!(
        failures.iter().any(|failure| failure
            == "availability.toml:15:13: «convene-isg» is needed here; the file in your playbooks folder no longer has it"),
        "{failures:#?}"
    );
    assert_eq!(called(&playbooks, "receive"), called(&built(), "receive"));
    assert!(playbooks.iter().any(|(pin, _)| pin.id == "drill"), "the other file has nothing to do with it");
}

#[test]
fn a_playbook_too_long_for_a_record_is_refused() {
    let long = "æ".repeat(190);
    let both = format!("{{ da = \"{long}\", en = \"{long}\" }}");
    let step = |n| {
        format!("[[step]]\nid = \"s{n}\"\ntitle = {both}\nwhy = {both}\nrole = \"hr\"\nprescribed_by = [\"P42\"]\n")
    };
    let text = std::iter::once(DRILL.to_owned()).chain((0..60).map(step)).collect::<String>();
    let (playbooks, failures) = said(&[("drill.toml", &text)]);
    assert_eq!(failures, ["playbooks/drill.toml:1:1: the playbook with its blocks is too long to be kept in the log"]);
    assert_eq!(playbooks, built());
}

#[test]
fn checking_a_file_tells_what_loading_would() {
    let good = folder(&[("drill.toml", DRILL)]);
    assert_eq!(check_all(&[&good.path().join("drill.toml")], None), []);
    let path = good.path().join("nothing.toml");
    let failures = check_all(&[&path], None);
    assert_eq!(failures.len(), 1);
    assert!(english(&failures[0]).contains("nothing.toml: there is no such file"), "{:?}", failures[0]);
}

#[test]
fn files_checked_together_may_name_each_other() {
    let other = DRILL.replace("\"drill\"", "\"other\"").replace("parts = [\"self\"]", "parts = [\"self\", \"drill\"]");
    let both = folder(&[("drill.toml", DRILL), ("other.toml", &other)]);
    let (drill, other) = (both.path().join("drill.toml"), both.path().join("other.toml"));
    assert_eq!(check_all(&[&drill, &other], None), []);
    assert_eq!(check_all(&[&other], None).len(), 1);
    assert_eq!(check_all(&[&other], Some(both.path())), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_change_to_a_playbook_makes_loading_panic(
        at in 0.0f64..1.0,
        length in 0usize..40,
        with in "[\\[\\]{}=\",.#a-zæ0-9\\n \\u{1b}]{0,12}",
    ) {
        let text = text_of("availability.toml");
        let chars: Vec<char> = text.chars().collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place within the text")]
        let from = (at * chars.len() as f64) as usize;
        let to = (from + length).min(chars.len());
        let changed: String = chars[..from].iter().copied().chain(with.chars()).chain(chars[to..].iter().copied()).collect();
        let lines = changed.lines().count().max(1);
        if let Err(failures) = parse("availability", "a.toml", &changed, Origin::User) {
            prop_assert!(!failures.is_empty());
            for failure in failures {
                prop_assert!((1..=lines + 1).contains(&failure.line) && failure.column >= 1, "{failure:?}");
                prop_assert!(!english(&failure).chars().any(char::is_control), "{:?}", failure);
            }
        }
    }
}
