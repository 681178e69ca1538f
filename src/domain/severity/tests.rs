//! Each rule of the policy's profile, what could raise the level, and that worse facts never lower it.

use super::*;
use proptest::prelude::*;

fn quiet() -> Basis {
    Basis {
        impact: calm(),
        reach: Reach::Person,
        personal_data: PersonalData::No,
        systems: vec![Criticality::Normal],
        life_at_risk: Some(Answer::No),
        hostile: Some(Answer::No),
        press: Some(Answer::No),
        many_people: Some(Answer::No),
        restore_exceeded: Some(Answer::No),
    }
}

fn calm() -> Impact {
    Impact { confidentiality: Level::None, integrity: Level::None, availability: Level::None }
}

fn down(availability: Level) -> Impact {
    Impact { availability, ..calm() }
}

#[test]
fn what_nobody_said_of_impact_and_reach_raises_nothing_and_is_asked() {
    let open = Basis { impact: Impact::default(), reach: Reach::default(), ..quiet() };
    let proposal = propose(&open);
    assert_eq!(proposal.level, Severity::Minor);
    assert_eq!(proposal.could_rise, [(Doubt::Impact, Severity::Moderate), (Doubt::Reach, Severity::Moderate)]);
    // Each is asked until it is said, also where only one of the three impacts is open.
    let critical = Basis {
        systems: vec![Criticality::Critical],
        impact: Impact { integrity: Level::Unknown, ..calm() },
        ..quiet()
    };
    assert_eq!(propose(&critical).could_rise, [(Doubt::Impact, Severity::Serious)]);
    assert_eq!(propose(&quiet()).could_rise, []);
}

#[test]
fn the_rules_of_the_policy_profile() {
    use Criticality::{Critical, Important, Normal};
    let cases: Vec<(Basis, Severity, SeverityRule)> = vec![
        (quiet(), Severity::Minor, SeverityRule::NothingMore),
        (
            Basis { impact: down(Level::High), systems: vec![Critical], ..quiet() },
            Severity::Serious,
            SeverityRule::HighOnCritical,
        ),
        (
            Basis { impact: down(Level::High), reach: Reach::Citizens, ..quiet() },
            Severity::Serious,
            SeverityRule::DownForMany,
        ),
        (
            Basis { impact: down(Level::Low), systems: vec![Critical, Critical], ..quiet() },
            Severity::Serious,
            SeverityRule::SeveralCritical,
        ),
        (Basis { life_at_risk: Some(Answer::Yes), ..quiet() }, Severity::Serious, SeverityRule::LifeAtRisk),
        (Basis { hostile: Some(Answer::Yes), ..quiet() }, Severity::Serious, SeverityRule::HostileInside),
        (
            Basis {
                impact: Impact { confidentiality: Level::Moderate, ..Impact::default() },
                personal_data: PersonalData::Confidential,
                many_people: Some(Answer::Yes),
                ..quiet()
            },
            Severity::Serious,
            SeverityRule::GraveDataOut,
        ),
        (
            Basis { impact: down(Level::High), systems: vec![Important], ..quiet() },
            Severity::Major,
            SeverityRule::HighOnImportant,
        ),
        (
            Basis { impact: down(Level::Moderate), systems: vec![Critical], ..quiet() },
            Severity::Major,
            SeverityRule::ModerateOnCritical,
        ),
        (
            Basis { impact: down(Level::Moderate), reach: Reach::Municipality, ..quiet() },
            Severity::Major,
            SeverityRule::WideReach,
        ),
        (
            Basis { impact: down(Level::Moderate), personal_data: PersonalData::Ordinary, ..quiet() },
            Severity::Major,
            SeverityRule::DataModerate,
        ),
        (
            Basis { impact: down(Level::Low), personal_data: PersonalData::Sensitive, ..quiet() },
            Severity::Major,
            SeverityRule::GraveDataTouched,
        ),
        (Basis { press: Some(Answer::Yes), ..quiet() }, Severity::Major, SeverityRule::PressAsking),
        (
            Basis { restore_exceeded: Some(Answer::Yes), systems: vec![Critical], ..quiet() },
            Severity::Major,
            SeverityRule::RestoreExceeded,
        ),
        (
            Basis { restore_exceeded: Some(Answer::Yes), systems: vec![Important], ..quiet() },
            Severity::Minor,
            SeverityRule::NothingMore,
        ),
        (
            Basis { impact: down(Level::High), systems: vec![Normal], ..quiet() },
            Severity::Moderate,
            SeverityRule::ModerateImpact,
        ),
        (
            Basis { impact: down(Level::Low), personal_data: PersonalData::Unknown, ..quiet() },
            Severity::Moderate,
            SeverityRule::DataPossible,
        ),
        (Basis { reach: Reach::Department, ..quiet() }, Severity::Moderate, SeverityRule::DepartmentReach),
        (Basis { impact: down(Level::Low), ..quiet() }, Severity::Minor, SeverityRule::NothingMore),
    ];
    for (basis, level, rule) in cases {
        let proposal = propose(&basis);
        assert_eq!((proposal.level, proposal.reasons[0]), (level, rule), "{basis:?}");
    }
}

#[test]
fn an_unknown_that_could_raise_the_level_is_named_with_the_level() {
    let basis =
        Basis { impact: down(Level::Moderate), personal_data: PersonalData::Unknown, life_at_risk: None, ..quiet() };
    let proposal = propose(&basis);
    assert_eq!(proposal.level, Severity::Moderate);
    assert_eq!(proposal.could_rise, [(Doubt::LifeAtRisk, Severity::Serious), (Doubt::PersonalData, Severity::Major)]);
}

fn any_level() -> impl Strategy<Value = Level> {
    (0usize..5).prop_map(|n| Level::ALL[n])
}

proptest! {
    #[test]
    fn worse_facts_never_lower_the_level(
        c in any_level(), i in any_level(), a in any_level(), worse in any_level(), reach in 0usize..6, data in 0usize..5, critical in 0usize..3,
    ) {
        let basis = Basis {
            impact: Impact { confidentiality: c, integrity: i, availability: a },
            reach: Reach::ALL[reach],
            personal_data: PersonalData::ALL[data],
            systems: vec![Criticality::Critical; critical],
            ..quiet()
        };
        let before = propose(&basis).level;
        prop_assert_eq!(before, level(&basis));
        let worse = Basis {
            impact: Impact { availability: a.max(worse), ..basis.impact },
            systems: vec![Criticality::Critical; critical + 1],
            reach: Reach::ALL[(reach + 1).min(5)],
            ..basis
        };
        prop_assert!(propose(&worse).level >= before);
    }
}

#[test]
fn the_press_and_the_agreed_time_are_open_questions_too() {
    let basis =
        Basis { press: None, restore_exceeded: Some(Answer::Unknown), systems: vec![Criticality::Critical], ..quiet() };
    assert_eq!(
        propose(&basis).could_rise,
        [(Doubt::Press, Severity::Major), (Doubt::Restore, Severity::Major)],
        "asked, and not known, is open"
    );
    for (doubt, _) in propose(&basis).could_rise {
        assert!(doubt.question().is_some(), "{doubt:?}");
    }
}

#[test]
fn many_people_are_more_than_the_number_or_a_protected_address() {
    let table = [
        (None, None, None),
        (Some(10), None, None),
        (Some(11), None, Some(Answer::Yes)),
        (None, Some(Answer::Yes), Some(Answer::Yes)),
        (Some(1), Some(Answer::Yes), Some(Answer::Yes)),
        (Some(10), Some(Answer::No), Some(Answer::No)),
        (Some(10), Some(Answer::Unknown), None),
        (None, Some(Answer::No), None),
    ];
    for (people, address, expected) in table {
        assert_eq!(many_people(people, address, 10), expected, "{people:?} {address:?}");
    }
}
