//! Every mistake in a profile, and in the hours of an agreement, has its line, its column and its words.

use proptest::prelude::*;

use crate::config::profile::BUILT_IN;
use crate::config::tests::{each, english};
use crate::config::{profile, systems};
use crate::domain::calendar::{CustomDay, Holidays, Opening};

const PROFILE: &str = r#"organisation = "Fjordby Kommune"
quorum = 4
many_people = 10
controller = "top-security-officer"
nis2 = true

[working_day]
opens = 8
closes = 16
morning = 9
also_closed = ["constitution-day", "first-of-may"]
closed_on = [2027-05-07]

[clocks]
isg_minutes = 30
data_subjects_hours = 24

[[legal]]
clock = "authority"
hours = 72
from = 2018-05-25
to = 2027-12-31
"#;

const SYSTEMS: &str = r#"[[system]]
id = "omsorg"
name = "Omsorgssystemet"

[system.agreement]
service = ["mon-fri 08:00-16:00"]
holidays = "closed"
also_closed = ["great-prayer-day"]
closed_on = [2026-12-30]
"#;

fn wrong_profile(text: &str) -> Vec<String> {
    profile::parse("profile.toml", text).map_or_else(|failures| failures.iter().map(english).collect(), |_| Vec::new())
}

fn wrong_systems(text: &str) -> Vec<String> {
    systems::parse("systems.toml", text, systems::Known::default())
        .map_or_else(|failures| failures.iter().map(english).collect(), |_| Vec::new())
}

#[test]
fn every_mistake_in_a_profile_has_its_place() {
    each(
        "profile.toml",
        PROFILE,
        wrong_profile,
        &[
            ("quorum = 4", "quorom = 4", "2:1: expected a key of profile.toml, found «quorom»; did you mean «quorum»?"),
            ("quorum = 4", "quorum = 0", "2:10: expected a whole number from 1 to 100, found «0»"),
            ("quorum = 4", "quorum = \"4\"", "2:10: expected a whole number from 1 to 100, found text in quotes"),
            ("nis2 = true", "nis2 = \"yes\"", "5:8: expected true or false, found text in quotes"),
            ("closes = 16", "closes = 24", "9:10: expected a whole number from 0 to 23, found «24»"),
            ("closes = 16", "closes = 8", "9:1: the working day ends before it begins"),
            (
                "\"first-of-may\"",
                "\"first-of-mai\"",
                "11:36: expected a day of the year (first-of-may, great-prayer-day, day-after-ascension, constitution-day, christmas-eve, new-years-eve), found «first-of-mai»; did you mean «first-of-may»?",
            ),
            ("2027-05-07", "\"7. maj\"", "12:14: expected a date such as 2026-10-01, found text in quotes"),
            (
                "isg_minutes",
                "isg_minuts",
                "15:1: expected a key of «clocks», found «isg_minuts»; did you mean «isg_minutes»?",
            ),
            ("isg_minutes = 30", "isg_minutes = -1", "15:15: expected a whole number from 1 to 43200, found «-1»"),
            (
                "\"authority\"",
                "\"autority\"",
                "19:9: expected a clock (authority, nis2-warning, nis2-notification, nis2-final), found «autority»; did you mean «authority»?",
            ),
            ("hours = 72", "hours = 0", "20:9: expected a whole number from 1 to 2160, found «0»"),
            ("hours = 72\n", "", "18:1: a period of law has either «hours» or «months»"),
            ("hours = 72", "hours = 72\nmonths = 1", "21:1: a period of law has either «hours» or «months»"),
            ("to = 2027-12-31", "to = 2017-12-31", "22:1: expected «to» on or after «from»"),
            ("clock = \"authority\"\n", "", "18:1: expected «clock» in a period of law"),
        ],
    );
}

#[test]
fn an_unknown_controller_is_answered_with_the_nearest_role() {
    let said = wrong_profile(&PROFILE.replace("top-security-officer", "top-security-oficer"));
    assert!(said[0].starts_with("profile.toml:4:14: expected a role"), "{said:?}");
    assert!(said[0].ends_with("did you mean «top-security-officer»?"), "{said:?}");
}

#[test]
fn every_mistake_in_the_hours_of_an_agreement_has_its_place() {
    each(
        "systems.toml",
        SYSTEMS,
        wrong_systems,
        &[
            (
                "\"mon-fri 08:00-16:00\"",
                "\"man-fre 8-16\"",
                "6:12: expected hours such as «mon-fri 08:00-16:00», or «always», found «man-fre 8-16»",
            ),
            ("[\"mon-fri 08:00-16:00\"]", "[]", "6:1: expected text in «service», found nothing"),
            (
                "\"closed\"",
                "\"close\"",
                "7:12: expected whether holidays are served (closed, open), found «close»; did you mean «closed»?",
            ),
            ("2026-12-30", "2026-12-30T08:00:00Z", "9:14: expected a date such as 2026-10-01, found a time"),
        ],
    );
    let said = wrong_systems(&SYSTEMS.replacen("service = [\"mon-fri 08:00-16:00\"]\n", "", 1));
    assert_eq!(said.len(), 3, "each of the days without hours: {said:?}");
}

#[test]
fn the_hours_of_an_agreement_are_read() {
    let read = |text: &str| {
        let systems = systems::parse("systems.toml", text, systems::Known::default()).unwrap();
        systems[0].agreement.clone().unwrap().service
    };
    let hours = read(SYSTEMS).unwrap();
    assert_eq!(hours.openings, ["mon-fri 08:00-16:00".parse::<Opening>().unwrap()]);
    assert_eq!((hours.holidays, hours.closed.once.len()), (Holidays::Closed, 1));
    assert!(hours.closed.yearly.contains(&CustomDay::GreatPrayerDay), "an agreement may still name it");
    let always = "[[system]]\nid = \"a\"\nname = \"A\"\n[system.agreement]\nservice = [\"always\"]\n";
    assert_eq!(read(always), Some(crate::domain::calendar::ServiceHours::always()));
    assert_eq!(read("[[system]]\nid = \"a\"\nname = \"A\"\n[system.agreement]\nhours = \"døgnet rundt\"\n"), None);
}

proptest! {
    #[test]
    fn no_change_of_a_profile_makes_reading_panic_and_every_mistake_has_a_place(
        at in any::<prop::sample::Index>(), length in 0usize..12, with in "\\PC{0,8}",
    ) {
        let letters: Vec<char> = BUILT_IN.chars().collect();
        let before = at.index(letters.len());
        let text: String =
            BUILT_IN.chars().take(before).chain(with.chars()).chain(BUILT_IN.chars().skip(before + length)).collect();
        if let Err(failures) = profile::parse("profile.toml", &text) {
            prop_assert!(!failures.is_empty());
            prop_assert!(failures.iter().all(|failure| failure.line > 0 && failure.column > 0));
        }
    }
}
