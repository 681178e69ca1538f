//! Conditions: what holds, what waits, what is refused.

use super::condition::{Asked, Condition, Known, Test, Truth};
use super::{Answer, BadCondition, InputKey, InputValue, Question, Wanted};
use crate::domain::incident::{IncidentKind, Level, PersonalData, Reach};
use crate::domain::severity::Severity;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn known(answers: &BTreeMap<Question, Answer>) -> Known<'_> {
    Known {
        kind: IncidentKind::Availability,
        severity: Severity::Major,
        impact: Level::Moderate,
        reach: Reach::Department,
        personal_data: PersonalData::Unknown,
        has_supplier: true,
        nis2: true,
        answers,
        inputs: {
            static NONE: BTreeMap<InputKey, InputValue> = BTreeMap::new();
            &NONE
        },
    }
}

#[test]
fn an_unanswered_question_makes_a_condition_pending_unless_it_does_not_matter() {
    let nothing = BTreeMap::new();
    let judge = |raw: &str| {
        let condition: &'static Condition = Box::leak(Box::new(raw.parse::<Condition>().unwrap()));
        condition.judge(&known(&nothing))
    };
    assert_eq!(judge("hostile is yes"), Truth::Pending(Asked::Question(Question::Hostile)));
    assert_eq!(judge("hostile is yes and kind is supplier"), Truth::False);
    assert_eq!(judge("hostile is yes or severity at-least major"), Truth::True);
    assert_eq!(judge("not hostile is yes"), Truth::Pending(Asked::Question(Question::Hostile)));
}

#[test]
fn unknown_is_an_answer() {
    let answers = BTreeMap::from([(Question::SupplierFault, Answer::Unknown)]);
    let judge = |raw: &str| {
        let condition: &'static Condition = Box::leak(Box::new(raw.parse::<Condition>().unwrap()));
        condition.judge(&known(&answers))
    };
    assert_eq!(judge("supplier-fault is-not no"), Truth::True);
    assert_eq!(judge("supplier-fault is yes"), Truth::False);
    assert_eq!(judge("personal-data is-not no and (system has supplier or reach at-least citizens)"), Truth::True);
}

#[test]
fn an_answer_to_an_input_is_read_by_conditions() {
    let answers = BTreeMap::new();
    let inputs = BTreeMap::from([
        ("risk".parse().unwrap(), InputValue::Choice("high".to_owned())),
        ("people".parse().unwrap(), InputValue::Number(12)),
    ]);
    let known = Known { inputs: &inputs, ..known(&answers) };
    for (raw, holds) in [
        ("risk is high", true),
        ("risk is-not high", false),
        ("risk is none", false),
        ("people at-least 12", true),
        ("people at-least 13", false),
        ("people is 12", true),
        ("risk given", true),
        ("reason given", false),
        ("not reason given and (risk is high or people is 1)", true),
    ] {
        let condition: Condition = raw.parse().unwrap();
        assert_eq!(condition.judge(&known), if holds { Truth::True } else { Truth::False }, "{raw}");
    }
    let condition: Condition = "reason is good".parse().unwrap();
    assert!(matches!(condition.judge(&known), Truth::Pending(Asked::Input(key)) if key.as_str() == "reason"));
}

#[test]
fn a_mistake_says_what_was_expected() {
    let wrong = |raw: &str| raw.parse::<Condition>().unwrap_err();
    let expected = |wanted, found: &str| BadCondition::Expected { wanted, found: found.to_owned() };
    let levels = Wanted::OneOf(vec!["minor", "moderate", "major", "serious"]);
    assert_eq!(wrong("severity at-least grave"), expected(levels, "grave"));
    assert_eq!(wrong("hostile maybe"), expected(Wanted::IsOrIsNot, "maybe"));
    assert_eq!(wrong("(hostile is yes"), expected(Wanted::Closing, ""));
    assert_eq!(wrong("risk maybe"), expected(Wanted::Subject, "risk"));
    assert_eq!(wrong("risk is"), expected(Wanted::Value, ""));
    assert_eq!(wrong("people at-least many"), expected(Wanted::Number, "many"));
    assert_eq!(wrong("profile has nis"), expected(Wanted::HasNis2, "nis"));
    assert_eq!(wrong(&"(".repeat(5_000)), BadCondition::TooDeep);
}

fn any_condition() -> impl Strategy<Value = Condition> {
    let atom = prop_oneof![
        (0usize..5).prop_map(|n| Condition::Kind(IncidentKind::ALL[n])),
        (0usize..4).prop_map(|n| Condition::SeverityAtLeast(Severity::ALL[n])),
        (0usize..5).prop_map(|n| Condition::PersonalData(PersonalData::ALL[n])),
        Just(Condition::HasSupplier),
        Just(Condition::Nis2),
        (0usize..13, 0usize..3).prop_map(|(q, a)| Condition::Answered(Question::ALL[q], Answer::ALL[a])),
        "risk|people|case-number".prop_map(|key| Condition::Input(key.parse().unwrap(), Test::Given)),
        any::<i64>().prop_map(|least| Condition::Input("people".parse().unwrap(), Test::AtLeast(least))),
        "[a-z]{4,9}".prop_map(|word| Condition::Input("risk".parse().unwrap(), Test::Is(word))),
    ];
    atom.prop_recursive(4, 24, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Condition::And(Box::new(a), Box::new(b))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| Condition::Or(Box::new(a), Box::new(b))),
            inner.prop_map(|a| Condition::Not(Box::new(a))),
        ]
    })
}

proptest! {
    #[test]
    fn a_condition_reads_back_as_printed(condition in any_condition()) {
        prop_assert_eq!(condition.to_string().parse::<Condition>().unwrap(), condition);
    }

    #[test]
    fn no_text_makes_reading_fail_badly(raw in "\\PC{0,60}") {
        let _ = raw.parse::<Condition>();
    }
}
