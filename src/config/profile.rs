//! `profile.toml`: the municipality's own numbers, on top of the built-in profile.
//!
//! The built-in one is a file too (`profiles/municipality.toml`), to copy from; a test holds it and the domain together.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;

use super::failure::{ConfigFailure, Contradiction, Expected, Kind, Place, Problem};
use super::hours;
use super::names::{Flag, Names};
use super::people::ROLES;
use super::playbooks::KINDS;
use super::reader::{Table, unexpected};
use super::source::Source;
use crate::domain::Profile;
use crate::domain::clean::CleanText;
use crate::domain::clock::ClockId;
use crate::domain::decision::Quorum;
use crate::domain::profile::{Kept, LegalTerm, Length, Restricted};
use crate::domain::register::{DayOfYear, Duty};

/// The built-in profile as a file.
pub const BUILT_IN: &str = include_str!("../../profiles/municipality.toml");

const KEYS: &[&str] = &[
    "organisation",
    "quorum",
    "many_people",
    "controller",
    "nis2",
    "restricted",
    "register",
    "wheel",
    "working_day",
    "clocks",
    "legal",
];
const WORKING_DAY: &[&str] = &["opens", "closes", "morning", "also_closed", "closed_on"];
const CLOCKS: &[&str] = &[
    "registration_minutes",
    "decision_minutes_grave",
    "decision_minutes_else",
    "isg_minutes",
    "inform_minutes_serious",
    "inform_minutes_major",
    "inform_minutes_else",
    "early_minutes",
    "update_minutes_early",
    "update_minutes_later",
    "dpo_minutes_no_data",
    "dpo_minutes_data",
    "data_subjects_hours",
    "supplement_hours",
    "review_working_days",
];
const RESTRICTED: &[&str] = &["kinds", "roles"];
const UPKEEP: &[&str] = &["ways", "verified_days", "risk_days"];
/// The duties of the yearly wheel.
const WHEEL: [&str; 10] = [
    "processing-records",
    "portfolio-risk",
    "owners-instructed",
    "system-risk",
    "management-review",
    "compliance-report",
    "risk-followed-up",
    "documents-revised",
    "training",
    "documents-spread",
];
const LEGAL: &[&str] = &["clock", "hours", "months", "from", "to"];
/// The clocks whose length is the law's.
const LEGAL_CLOCKS: Names<'static, ClockId> = Names {
    what: Kind::Clock,
    all: &[ClockId::Authority, ClockId::Nis2Warning, ClockId::Nis2Notification, ClockId::Nis2Final],
    key: ClockId::key,
};
/// Up to thirty days.
const MINUTES: Range<u32> = 1..43_201;
/// Up to ninety days.
const HOURS: Range<u32> = 1..2_161;

/// Reads the profile, or says everything that is wrong with it.
pub fn parse(file: &str, text: &str) -> Result<Profile, Vec<ConfigFailure>> {
    let mut source = Source::new(file, text);
    let profile = read(&mut source);
    source.finish(profile)
}

fn read(source: &mut Source<'_>) -> Option<Profile> {
    let root = source.root()?;
    let file = Table::new(source, Place::File("profile.toml"), KEYS, root.get_ref(), 0);
    let mut profile = Profile::built_in().clone();
    if let Some(name) = file.text(source, "organisation") {
        profile.organisation = CleanText::title(name.get_ref());
    }
    profile.quorum = file.number(source, "quorum", 1..101).map_or(profile.quorum, Quorum::Members);
    set(source, &file, "many_people", 0..1_000_001, &mut profile.many_people);
    if let Some(role) = file.one_of(source, "controller", &ROLES) {
        profile.controller = role.into_inner();
    }
    let built_in = if profile.nis2 == Kept::On { Flag::Yes } else { Flag::No };
    profile.nis2 = if file.truth(source, "nis2", built_in).is_yes() { Kept::On } else { Kept::Off };
    if let Some(day) = file.table(source, "working_day", Place::WorkingDay, WORKING_DAY) {
        working_day(source, &day, &mut profile);
    }
    if let Some(table) = file.table(source, "clocks", Place::Clocks, CLOCKS) {
        clocks(source, &table, &mut profile);
    }
    if let Some(table) = file.table(source, "restricted", Place::Restricted, RESTRICTED) {
        restricted(source, &table, &mut profile.restricted);
    }
    if let Some(table) = file.table(source, "register", Place::Upkeep, UPKEEP) {
        set(source, &table, "ways", 1..11, &mut profile.upkeep.ways);
        set(source, &table, "verified_days", 1..3_661, &mut profile.upkeep.verified_days);
        set(source, &table, "risk_days", 1..3_661, &mut profile.upkeep.risk_days);
    }
    if let Some(table) = file.table(source, "wheel", Place::Wheel, &WHEEL) {
        for duty in Duty::ALL {
            if let Some(day) = table.text(source, duty.key()).and_then(|text| day_of_year(source, &text)) {
                profile.upkeep.due.insert(duty, day);
            }
        }
    }
    let terms: Vec<LegalTerm> =
        file.tables(source, "legal", Place::Legal, LEGAL).iter().filter_map(|term| legal(source, term)).collect();
    profile.legal.retain(|term| !terms.iter().any(|own| own.clock == term.clock));
    profile.legal.extend(terms);
    profile.legal.sort_by_key(|term| (term.clock, term.from));
    Some(profile)
}

/// `03-01`: the first of March, every year.
fn day_of_year(source: &mut Source<'_>, text: &Spanned<&str>) -> Option<DayOfYear> {
    let (month, day) = text.get_ref().split_once('-').unwrap_or_default();
    let two = |digits: &str| if digits.len() == 2 { digits.parse::<i8>().ok() } else { None };
    // A leap year has every day that a year can have.
    let found = two(month).zip(two(day)).filter(|(month, day)| Date::new(2028, *month, *day).is_ok());
    if found.is_none() {
        unexpected(source, text.span().start, Expected::DayOfYear, text.get_ref(), None);
    }
    found.map(|(month, day)| DayOfYear { month, day })
}

fn restricted(source: &mut Source<'_>, table: &Table<'_, '_>, into: &mut Restricted) {
    if table.has("kinds") {
        into.kinds = table.some_of(source, "kinds", &KINDS).into_iter().map(Spanned::into_inner).collect();
    }
    if table.has("roles") {
        into.roles = table.some_of(source, "roles", &ROLES).into_iter().map(Spanned::into_inner).collect();
    }
}

fn set<T: From<u32>>(source: &mut Source<'_>, table: &Table<'_, '_>, key: &str, range: Range<u32>, into: &mut T) {
    if let Some(number) = table.number(source, key, range) {
        *into = T::from(number);
    }
}

fn working_day(source: &mut Source<'_>, table: &Table<'_, '_>, profile: &mut Profile) {
    let mut hour = |key: &str, into: &mut i8| {
        let read = table.number(source, key, 0..24).and_then(|hour| i8::try_from(hour).ok());
        *into = read.unwrap_or(*into);
    };
    hour("opens", &mut profile.day_opens_hour);
    hour("closes", &mut profile.day_closes_hour);
    hour("morning", &mut profile.next_morning_hour);
    if profile.day_opens_hour >= profile.day_closes_hour {
        let key = if table.has("closes") { "closes" } else { "opens" };
        source.fail(table.key_at(key), Problem::Contradiction(Contradiction::DayEndsBeforeStart));
    }
    profile.closed = hours::closed(source, table, profile.closed.clone());
}

fn clocks(source: &mut Source<'_>, table: &Table<'_, '_>, profile: &mut Profile) {
    let minutes: [(&str, &mut i64); 12] = [
        ("registration_minutes", &mut profile.registration_minutes),
        ("decision_minutes_grave", &mut profile.decision_minutes_grave),
        ("decision_minutes_else", &mut profile.decision_minutes_else),
        ("isg_minutes", &mut profile.isg_minutes),
        ("inform_minutes_serious", &mut profile.inform_minutes_serious),
        ("inform_minutes_major", &mut profile.inform_minutes_major),
        ("inform_minutes_else", &mut profile.inform_minutes_else),
        ("early_minutes", &mut profile.early_minutes),
        ("update_minutes_early", &mut profile.update_minutes_early),
        ("update_minutes_later", &mut profile.update_minutes_later),
        ("dpo_minutes_no_data", &mut profile.dpo_minutes_no_data),
        ("dpo_minutes_data", &mut profile.dpo_minutes_data),
    ];
    for (key, into) in minutes {
        set(source, table, key, MINUTES, into);
    }
    set(source, table, "data_subjects_hours", HOURS, &mut profile.data_subjects_hours);
    set(source, table, "supplement_hours", HOURS, &mut profile.supplement_hours);
    set(source, table, "review_working_days", 1..251, &mut profile.review_working_days);
}

fn legal(source: &mut Source<'_>, table: &Table<'_, '_>) -> Option<LegalTerm> {
    let clock = table.required_one_of(source, "clock", &LEGAL_CLOCKS).map(Spanned::into_inner);
    let hours = table.number(source, "hours", HOURS);
    let months = table.number(source, "months", 1..25);
    let (from, to) = (table.date(source, "from"), table.date(source, "to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        source.fail(table.key_at("to"), Problem::Contradiction(Contradiction::EndsBeforeStart));
    }
    if table.has("hours") == table.has("months") {
        source.fail(table.key_at("months"), Problem::Contradiction(Contradiction::OneLength));
    }
    let length = hours.map(Length::Hours).or(months.map(Length::Months));
    Some(LegalTerm { clock: clock?, length: length?, from, to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_says_what_the_domain_has_and_an_empty_one_changes_nothing() {
        assert_eq!(parse("municipality.toml", BUILT_IN).as_ref(), Ok(Profile::built_in()));
        assert_eq!(parse("profile.toml", "").as_ref(), Ok(Profile::built_in()));
    }

    #[test]
    fn every_key_of_the_built_in_file_is_read_and_every_key_that_is_read_is_in_it() {
        for key in KEYS
            .iter()
            .chain(RESTRICTED)
            .chain(UPKEEP)
            .chain(&WHEEL)
            .chain(WORKING_DAY)
            .chain(CLOCKS)
            .chain(LEGAL)
            .filter(|key| **key != "to")
        {
            assert!(BUILT_IN.contains(key), "{key}");
        }
    }

    #[test]
    fn restricted_kinds_and_roles_and_the_days_of_the_wheel_are_the_municipalitys_own() {
        assert_eq!(WHEEL, Duty::ALL.map(Duty::key));
        let text = "[restricted]\nkinds = []\nroles = [\"hr\"]\n[register]\nways = 3\n[wheel]\ntraining = \"02-29\"\n";
        let profile = parse("profile.toml", text).unwrap();
        assert_eq!((profile.restricted.kinds.len(), profile.upkeep.ways), (0, 3));
        assert_eq!(profile.restricted.roles, [crate::domain::register::Role::Hr]);
        assert_eq!(profile.upkeep.due[&Duty::Training], DayOfYear { month: 2, day: 29 });
        for wrong in ["13-01", "02-30", "1-1", "1. maj", ""] {
            let failures = parse("profile.toml", &format!("[wheel]\ntraining = \"{wrong}\"\n")).unwrap_err();
            assert_eq!((failures[0].line, failures[0].column), (2, 12), "{wrong}");
        }
        let failures = parse("profile.toml", "[restricted]\nroles = [\"boss\"]\n[register]\nways = 0\n").unwrap_err();
        assert_eq!(failures.len(), 2);
    }

    #[test]
    fn a_file_says_only_what_differs() {
        let text = "quorum = 4\nmany_people = 5\nnis2 = false\n[clocks]\nisg_minutes = 45\n[[legal]]\nclock = \"authority\"\nhours = 96\n";
        let profile = parse("profile.toml", text).unwrap();
        assert_eq!((profile.many_people, profile.isg_minutes, profile.nis2), (5, 45, Kept::Off));
        assert_eq!((profile.quorum, Profile::built_in().quorum), (Quorum::Members(4), Quorum::Majority));
        assert_eq!(profile.registration_minutes, Profile::built_in().registration_minutes);
        let own: Vec<_> = profile.legal.iter().filter(|term| term.clock == ClockId::Authority).collect();
        assert_eq!(own.len(), 1, "a period of one's own replaces the built-in one");
        assert_eq!(own[0].length, Length::Hours(96));
        assert_eq!(profile.legal.len(), 4);
    }
}
