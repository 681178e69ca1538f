//! A decision whose basis has changed is asked again, with the reason named.

use super::*;
use crate::domain::playbook::{Answer, StepState};

/// Whether a change is the one meant.
type Names = fn(&Change) -> bool;

fn decided() -> Night {
    let mut night = Night::begin();
    both_say(&mut night, IsgChoice::NotNow);
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
    night
}

fn changes(night: &Night) -> Vec<Change> {
    night.desk.decision(night.incident()).changes
}

#[test]
fn every_carrying_fact_that_changes_makes_it_stale_and_asks_again() {
    let worse = Impact { availability: Level::High, ..Impact::default() };
    let cases: Vec<(Amendment, Names)> = vec![
        (Amendment { impact: Some(worse), ..Amendment::default() }, |change| *change == Change::Impact),
        (Amendment { reach: Some(Reach::Person), ..Amendment::default() }, |change| {
            matches!(change, Change::Reach { .. })
        }),
        (Amendment { personal_data: Some(PersonalData::Unknown), ..Amendment::default() }, |change| {
            matches!(change, Change::PersonalData { .. })
        }),
        (
            Amendment { systems: Some(BTreeSet::new()), ..Amendment::default() },
            |change| matches!(change, Change::Systems { added, removed } if added.is_empty() && removed.len() == 1),
        ),
    ];
    for (amendment, names) in cases {
        let mut night = decided();
        night.amends(amendment.clone());
        assert_eq!(night.state(), DecisionState::Stale(IsgChoice::NotNow), "{amendment:?}");
        assert!(changes(&night).iter().any(names), "{:?}", changes(&night));
        assert!(night.desk.is_stale(night.incident()));
        assert_eq!(night.step_state("receive.joint-decision"), StepState::Todo, "it is asked again");
        assert!(night.clock(ClockId::JointDecision).unwrap().stopped_at.is_some(), "never running and stopped");
        both_say(&mut night, IsgChoice::NotNow);
        assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
        assert_eq!(night.step_state("receive.joint-decision"), StepState::Done);
    }
}

#[test]
fn a_title_is_no_ground() {
    let mut night = decided();
    night.amends(Amendment { title: Some("Omsorg nede".into()), ..Amendment::default() });
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
}

#[test]
fn a_severity_that_rises_makes_it_stale_and_one_that_falls_does_not() {
    let mut night = decided();
    let id = night.id();
    night.does(Command::SetSeverity(id, Severity::Minor, "rolig".into()));
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
    night.does(Command::SetSeverity(id, Severity::Major, "pressen".into()));
    assert_eq!(changes(&night), [Change::Severity { from: Severity::Moderate, to: Severity::Major }]);
}

#[test]
fn a_system_that_became_critical_makes_it_stale() {
    let mut night = decided();
    let systems = vec![system("mail", Criticality::Critical)];
    night.does(Command::Import(Import::Systems { digest: "2".into(), systems }));
    assert_eq!(night.state(), DecisionState::Stale(IsgChoice::NotNow));
    assert!(changes(&night).contains(&Change::Severity { from: Severity::Moderate, to: Severity::Major }));
}

#[test]
fn a_proposal_that_rises_below_a_severity_set_by_a_person_makes_it_stale() {
    let mut night = Night::begin();
    let id = night.id();
    night.does(Command::SetSeverity(id, Severity::Major, "vi ved bedst".into()));
    both_say(&mut night, IsgChoice::NotNow);
    night.ticks("receive.nature", &[(Question::LifeAtRisk, Answer::Yes)]).unwrap();
    assert!(changes(&night).contains(&Change::Proposal { from: Severity::Moderate, to: Severity::Serious }));
    assert!(night.desk.is_stale(night.incident()));
}

#[test]
fn a_yes_makes_it_stale_and_a_first_no_does_not() {
    let mut night = decided();
    night.ticks("receive.nature", &[(Question::Hostile, Answer::No), (Question::LifeAtRisk, Answer::Unknown)]).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow), "what nobody knew carried nothing");
    night.ticks("receive.nature", &[(Question::Hostile, Answer::Yes)]).unwrap();
    let named = Change::Answer { question: Question::Hostile, now: Some(Answer::Yes) };
    assert!(changes(&night).contains(&named));
    assert_eq!(night.state(), DecisionState::Stale(IsgChoice::NotNow));
}

#[test]
fn an_answer_that_is_taken_back_makes_it_stale() {
    let mut night = Night::begin();
    night.ticks("receive.nature", &[(Question::Hostile, Answer::No)]).unwrap();
    both_say(&mut night, IsgChoice::NotNow);
    night.ticks("receive.nature", &[(Question::Hostile, Answer::Unknown)]).unwrap();
    assert_eq!(night.state(), DecisionState::Stale(IsgChoice::NotNow));
}

#[test]
fn two_words_on_different_grounds_are_stale_at_once() {
    let mut night = Night::begin();
    night.says("bo", IsgChoice::NotNow).unwrap();
    night.amends(Amendment { reach: Some(Reach::Department), ..Amendment::default() });
    night.says("ole", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Stale(IsgChoice::NotNow), "bo spoke of something else");
    night.says("bo", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow), "only he has to be asked again");
}

#[test]
fn a_fact_that_goes_back_to_what_it_was_carries_again() {
    let mut night = decided();
    night.amends(Amendment { reach: Some(Reach::Citizens), ..Amendment::default() });
    assert!(night.desk.is_stale(night.incident()));
    night.amends(Amendment { reach: Some(Reach::Team), ..Amendment::default() });
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
}
