//! Every mistake in a register file or in the settings has its line, its column and its words.

use proptest::prelude::*;

use crate::config::tests::{each, english};
use crate::config::{ConfigFailure, people, settings, suppliers, systems};

const PEOPLE: &str = r#"[[person]]
id = "anb"
name = "Anna Bæk"
title = "IT-chef"
phone = ["+45 12 34 56 78"]
email = "anb@example.invalid"
verified = 2026-10-01

[[person]]
id = "cda"
name = "Carl Dam"

[[role]]
role = "it-chief"
holder = "anb"
deputies = ["cda"]
from = 2023-03-16
to = 2027-12-31
"#;

const SUPPLIERS: &str = r#"[[supplier]]
id = "skydrift"
name = "Skydrift A/S"
phone = ["70 10 20 30"]

[[supplier.feed]]
id = "skydrift-status"
url = "https://status.example.invalid/api/v2/summary.json"
format = "statuspage"
every_seconds = 60
internal = false
components = ["Login"]
"#;

const SYSTEMS: &str = r#"[[system]]
id = "omsorg"
name = "Omsorgssystemet"
owner = "anb"
responsible = "cda"
administrators = ["cda", "anb"]
supplier = "skydrift"
criticality = "critical"
personal_data = "sensitive"
citizen_facing = true
feeds = [{ feed = "skydrift-status", component = "Login" }]

[system.agreement]
hours = "døgnet rundt"
response_minutes = 30
restore_minutes = 240
report_to = "vagttelefonen"
"#;

const SETTINGS: &str = r#"me = "anb"
language = "en"
keymap = "default"
theme = "high-contrast"
mouse = false
device_letter = "B"
organisation = "Kommunen"

[notifications]
desktop = false
bell = true
"#;

fn words(failures: &[ConfigFailure]) -> Vec<String> {
    failures.iter().map(english).collect()
}

fn wrong_people(text: &str) -> Vec<String> {
    people::parse("people.toml", text).map_or_else(|failures| words(&failures), |_| Vec::new())
}

fn wrong_suppliers(text: &str) -> Vec<String> {
    suppliers::parse("suppliers.toml", text, &[]).map_or_else(|failures| words(&failures), |_| Vec::new())
}

fn wrong_systems(text: &str) -> Vec<String> {
    let roster = people::parse("people.toml", PEOPLE).unwrap();
    let suppliers = suppliers::parse("suppliers.toml", SUPPLIERS, &[]).unwrap();
    let known = systems::Known { roster: Some(&roster), suppliers: Some(&suppliers) };
    systems::parse("systems.toml", text, known).map_or_else(|failures| words(&failures), |_| Vec::new())
}

fn wrong_settings(text: &str) -> Vec<String> {
    words(&settings::parse("config.toml", text, settings::Known::default()).1)
}

#[test]
fn every_mistake_in_people_has_its_place() {
    each(
        "people.toml",
        PEOPLE,
        wrong_people,
        &[
            ("name = \"Anna Bæk\"\n", "", "1:1: expected «name» in a person"),
            ("\"Anna Bæk\"", "\"\\u001b[31m\"", "3:8: expected text in «name», found nothing"),
            ("\"Anna Bæk\"", "7", "3:8: expected text in quotes, found a whole number"),
            ("\"Anna Bæk\"", "Anna", "3:8: expected text in quotes: \"…\""),
            ("phone =", "phnoe =", "5:1: expected a key of a person, found «phnoe»; did you mean «phone»?"),
            ("[\"+45 12 34 56 78\"]", "\"12\"", "5:9: expected a list of texts, found text in quotes"),
            ("2026-10-01", "\"i går\"", "7:12: expected a date such as 2026-10-01, found text in quotes"),
            ("2026-10-01", "2026-10-01T10:00:00Z", "7:12: expected a date such as 2026-10-01, found a time"),
            (
                "deputies = [\"cda\"]",
                "deputies = [\"c da\"]",
                "16:13: expected an id of 1 to 64 letters, digits, «-», «_» or «.», found «c da»",
            ),
            (
                "holder = \"anb\"",
                "holder = \"amb\"",
                "15:10: expected a person of people.toml, found «amb»; did you mean «anb»?",
            ),
            (
                "[\"cda\"]",
                "[\"cda\", \"cda\"]",
                "16:20: expected each entry of «deputies» once, found «cda» again (first on line 16)",
            ),
            ("2027-12-31", "2022-12-31", "18:1: expected «to» on or after «from»"),
            ("[[role]]", "[[roles]]", "13:3: expected a key of people.toml, found «roles»; did you mean «role»?"),
        ],
    );
}

#[test]
fn an_unknown_role_is_answered_with_the_list_and_the_nearest() {
    let said = wrong_people(&PEOPLE.replace("it-chief", "it-cheif"));
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("people.toml:14:8: expected a role (council, chief-executive, "), "{}", said[0]);
    assert!(said[0].ends_with("found «it-cheif»; did you mean «it-chief»?"), "{}", said[0]);
}

#[test]
fn a_person_twice_is_told_with_the_first_place() {
    assert_eq!(
        wrong_people(&PEOPLE.replace("id = \"cda\"", "id = \"anb\"")),
        [
            "people.toml:10:6: expected each person once, found «anb» again (first on line 2)",
            "people.toml:16:13: expected a person of people.toml, found «cda»",
        ]
    );
}

#[test]
fn every_mistake_of_a_file_is_told_at_once_in_its_order() {
    let text = "[[person]]\nnaem = \"A\"\n[[person]]\nid = 4\nname = \"B\"\n[[role]]\nholder = \"x\"\n";
    assert_eq!(
        wrong_people(text),
        [
            "people.toml:1:1: expected «id» in a person",
            "people.toml:1:1: expected «name» in a person",
            "people.toml:2:1: expected a key of a person, found «naem»; did you mean «name»?",
            "people.toml:4:6: expected text in quotes, found a whole number",
            "people.toml:6:1: expected «role» in a role",
            "people.toml:7:10: expected a person of people.toml, found «x»",
        ]
    );
}

#[test]
fn a_thousand_mistakes_are_told_as_the_first_hundred() {
    let said = wrong_people(&"[[person]]\n".repeat(1_000));
    assert_eq!(said.len(), 100);
    assert_eq!(said[0], "people.toml:1:1: expected «id» in a person");
}

#[test]
fn columns_count_characters_also_after_a_byte_order_mark_and_with_windows_line_ends() {
    assert_eq!(wrong_people("\u{feff}ø = 1"), wrong_people("ø = 1"));
    let windows = PEOPLE.replace('\n', "\r\n").replace("\"cda\"]", "\"æø\"]");
    assert_eq!(wrong_people(&windows), ["people.toml:16:13: expected a person of people.toml, found «æø»"]);
    let said = wrong_people("[[person]]\nid = \"a\"\nname = \"æøå\" x");
    assert!(said[0].starts_with("people.toml:3:14: "), "{said:?}");
}

#[test]
fn every_mistake_in_suppliers_has_its_place() {
    each(
        "suppliers.toml",
        SUPPLIERS,
        wrong_suppliers,
        &[
            ("name = \"Skydrift A/S\"\n", "", "1:1: expected «name» in a supplier"),
            (
                "https://",
                "ftp://",
                "8:7: expected an address that begins with http:// or https://, found «ftp://status.example.invalid/api/v2/summary.json»",
            ),
            (
                "\"https://status.example.invalid/api/v2/summary.json\"",
                "\"https://\"",
                "8:7: expected an address that begins with http:// or https://, found «https://»",
            ),
            (
                "\"statuspage\"",
                "\"statuspag\"",
                "9:10: expected a feed format (statuspage, rss, atom, json_feed, azure_rss, aws_rss, aws, alertmanager, zabbix, icinga2, prtg), found «statuspag»; did you mean «statuspage»?",
            ),
            ("every_seconds = 60", "every_seconds = 0", "10:17: expected a whole number from 10 to 86400, found «0»"),
            ("every_seconds = 60", "every_seconds = -1", "10:17: expected a whole number from 10 to 86400, found «-1»"),
            (
                "every_seconds = 60\ninternal = false",
                "every_seconds = 0\ninternal = true",
                "10:17: expected a whole number from 1 to 86400, found «0»",
            ),
            ("60", "\"60\"", "10:17: expected a whole number from 10 to 86400, found text in quotes"),
            ("false", "\"no\"", "11:12: expected true or false, found text in quotes"),
            ("url = \"https://status.example.invalid/api/v2/summary.json\"\n", "", "6:1: expected «url» in a feed"),
        ],
    );
}

#[test]
fn a_feed_twice_is_refused_also_across_suppliers() {
    let text = format!("{SUPPLIERS}\n{}", SUPPLIERS.replacen("id = \"skydrift\"", "id = \"other\"", 1));
    assert_eq!(
        wrong_suppliers(&text),
        ["suppliers.toml:20:6: expected each feed once, found «skydrift-status» again (first on line 7)"]
    );
}

#[test]
fn every_mistake_in_systems_has_its_place() {
    each(
        "systems.toml",
        SYSTEMS,
        wrong_systems,
        &[
            (
                "owner = \"anb\"",
                "owner = \"abn\"",
                "4:9: expected a person of people.toml, found «abn»; did you mean «anb»?",
            ),
            ("[\"cda\", \"anb\"]", "[\"cda\", \"xyz\"]", "6:26: expected a person of people.toml, found «xyz»"),
            (
                "supplier = \"skydrift\"",
                "supplier = \"skydrif\"",
                "7:12: expected a supplier of suppliers.toml, found «skydrif»; did you mean «skydrift»?",
            ),
            (
                "\"critical\"",
                "\"kritisk\"",
                "8:15: expected a criticality (normal, important, critical), found «kritisk»",
            ),
            (
                "\"sensitive\"",
                "\"sensitiv\"",
                "9:17: expected what personal data it holds (no, unknown, ordinary, confidential, sensitive), found «sensitiv»; did you mean «sensitive»?",
            ),
            (
                "feed = \"skydrift-status\"",
                "feed = \"skydrift\"",
                "11:19: expected a feed of suppliers.toml, found «skydrift»",
            ),
            (
                "response_minutes = 30",
                "response_minutes = 1.5",
                "15:20: expected a whole number from 1 to 129600, found a number with a decimal point",
            ),
            (
                "hours =",
                "hour =",
                "14:1: expected a key of an operating agreement, found «hour»; did you mean «hours»?",
            ),
        ],
    );
}

#[test]
fn what_was_not_read_is_not_checked_against() {
    let text = SYSTEMS.replace("skydrift", "another").replace("anb", "somebody");
    let systems = systems::parse("systems.toml", &text, systems::Known::default()).unwrap();
    assert_eq!(systems[0].owner.as_ref().unwrap().as_str(), "somebody");
}

#[test]
fn every_mistake_in_the_settings_has_its_place() {
    each(
        "config.toml",
        SETTINGS,
        wrong_settings,
        &[
            ("\"en\"", "\"dk\"", "2:12: expected a language (da, en), found «dk»; did you mean «da»?"),
            (
                "\"high-contrast\"",
                "\"high contrast\"",
                "4:9: expected a theme (dark, light, high-contrast, monochrome), found «high contrast»; did you mean «high-contrast»?",
            ),
            ("\"B\"", "\"Æ\"", "6:17: expected one letter from A to Z, found «Æ»"),
            (
                "organisation",
                "organization",
                "7:1: expected a key of config.toml, found «organization»; did you mean «organisation»?",
            ),
            ("bell", "bel", "11:1: expected a key of «notifications», found «bel»; did you mean «bell»?"),
        ],
    );
}

#[test]
fn a_mistake_in_the_settings_costs_that_value_only() {
    let (settings, failures) =
        settings::parse("config.toml", &SETTINGS.replace("high-contrast", "pink"), settings::Known::default());
    assert_eq!(failures.len(), 1);
    assert_eq!(settings.theme, settings::Theme::Dark);
    assert_eq!(settings.me.unwrap().as_str(), "anb");
    assert_eq!(settings.device_letter, Some('B'));
    assert!(!settings.mouse && !settings.notifications.desktop && settings.notifications.bell);
}

#[test]
fn text_from_a_file_cannot_carry_an_escape_sequence_into_the_register() {
    let text = PEOPLE.replace("Anna Bæk", "Anna\\u001b]0;x\\u0007 \\u202eBæk");
    let roster = people::parse("people.toml", &text).unwrap();
    assert_eq!(roster.people[&"anb".parse().unwrap()].name.as_str(), "Anna Bæk");
}

fn changed(text: &str, at: prop::sample::Index, length: usize, with: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let from = at.index(chars.len());
    let to = (from + length).min(chars.len());
    chars[..from].iter().copied().chain(with.chars()).chain(chars[to..].iter().copied()).collect()
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic_and_every_mistake_has_a_place(
        at in any::<prop::sample::Index>(),
        length in 0usize..30,
        with in "[\\[\\]{}=\",.#a-zæ0-9\\n\\r \\u{1b}\\\\-]{0,16}|\\PC{0,20}",
    ) {
        let failures: Vec<ConfigFailure> = [
            people::parse("p", &changed(PEOPLE, at, length, &with)).err(),
            suppliers::parse("s", &changed(SUPPLIERS, at, length, &with), &[]).err(),
            systems::parse("y", &changed(SYSTEMS, at, length, &with), systems::Known::default()).err(),
            Some(settings::parse("c", &changed(SETTINGS, at, length, &with), settings::Known::default()).1),
        ]
        .into_iter()
        .flatten()
        .flatten()
        .collect();
        for failure in failures {
            prop_assert!(failure.line >= 1 && failure.column >= 1);
            prop_assert!(!english(&failure).chars().any(char::is_control), "{:?}", failure);
        }
    }
}
