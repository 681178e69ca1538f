//! Who may act where a post is vacant.

use super::*;
use crate::domain::decision::{Side, may_speak};
use crate::domain::register::{Holding, Person, Register};
use jiff::civil::Date;

fn person(id: &str) -> Person {
    serde_json::from_value(serde_json::json!({ "id": id, "name": id })).unwrap()
}

fn id(id: &str) -> PersonId {
    id.parse().unwrap()
}

fn holding(role: Role, holder: &str, deputies: &[&str], to: Option<Date>) -> Holding {
    Holding { role, holder: id(holder), deputies: deputies.iter().map(|one| id(one)).collect(), from: None, to }
}

fn roster(holdings: Vec<Holding>) -> Roster {
    let people = ["bo", "cy", "ole", "xen", "eva"].map(|one| (id(one), person(one)));
    Roster { people: people.into_iter().collect(), holdings }
}

/// 24 November 2026.
fn now() -> Timestamp {
    Timestamp::from_second(1_795_486_200).unwrap()
}

const LEFT: Option<Date> = Some(Date::constant(2026, 10, 31));

fn may(roster: &Roster, role: Role, person: &str) -> Result<(), Vec<PersonId>> {
    let day = calendar::local(now()).date();
    may_act_as(&Register::default(), roster, &BTreeSet::new(), [role], &id(person), day)
}

#[test]
fn p01_where_a_post_is_vacant_the_deputy_that_is_named_acts_and_nobody_else() {
    let roster = roster(vec![holding(Role::ItChief, "bo", &["cy"], LEFT)]);
    assert_eq!(may(&roster, Role::ItChief, "cy"), Ok(()));
    assert_eq!(may(&roster, Role::ItChief, "xen"), Err(vec![id("cy")]));
    assert_eq!(may(&roster, Role::ItChief, "bo"), Err(vec![id("cy")]), "who has left does not");
    let excused = may_excuse(&Register::default(), Some(&roster), &id("xen"), now());
    assert!(matches!(excused, Err(Refusal::NotExcuser { .. })), "{excused:?}");
    assert!(!names_no_excuser(&Register::default(), &roster, now()));
    let day = calendar::local(now()).date();
    assert_eq!(may_speak(Some(&roster), Side::ItChief, &id("cy"), day), Ok(()));
    assert!(may_speak(Some(&roster), Side::ItChief, &id("xen"), day).is_err());
}

#[test]
fn where_nobody_is_named_at_all_anybody_acts() {
    for roster in [roster(Vec::new()), roster(vec![holding(Role::ItChief, "bo", &[], LEFT)])] {
        assert_eq!(may(&roster, Role::ItChief, "xen"), Ok(()));
        assert!(names_no_excuser(&Register::default(), &roster, now()));
    }
}

#[test]
fn who_is_named_anew_ends_what_the_deputies_of_the_one_before_did() {
    let anew = [holding(Role::ItChief, "bo", &["cy"], LEFT), holding(Role::ItChief, "eva", &[], None)];
    let roster = roster(anew.into());
    assert_eq!(may(&roster, Role::ItChief, "cy"), Err(vec![id("eva")]));
    assert_eq!(may(&roster, Role::ItChief, "eva"), Ok(()));
}

#[test]
fn p03_a_delegation_that_has_ended_leaves_the_chief_executive_and_not_its_deputies() {
    let both =
        [holding(Role::TopSecurityOfficer, "bo", &["cy"], LEFT), holding(Role::ChiefExecutive, "ole", &[], None)];
    let roster = roster(both.into());
    assert_eq!(may(&roster, Role::TopSecurityOfficer, "ole"), Ok(()));
    assert_eq!(may(&roster, Role::TopSecurityOfficer, "cy"), Err(vec![id("ole")]));
}

#[test]
fn who_stands_in_for_a_role_that_nobody_holds_is_asked_before_anybody_is() {
    let roster = roster(vec![holding(Role::SystemOwner, "eva", &[], None)]);
    assert_eq!(may(&roster, Role::SystemResponsible, "eva"), Ok(()));
    assert_eq!(may(&roster, Role::SystemResponsible, "xen"), Err(vec![id("eva")]));
}
