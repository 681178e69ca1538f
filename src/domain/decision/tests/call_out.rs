//! Calling the group together: who is called, when it is quorate, what it advises.

use super::*;
use crate::domain::clock::ClockState;
use crate::domain::playbook::StepState;

fn convened() -> Night {
    let mut night = Night::begin();
    both_say(&mut night, IsgChoice::Convene);
    night
}

#[test]
fn p11_the_seats_follow_the_roster_and_name_what_nobody_holds() {
    let night = Night::begin();
    let seats = night.desk.isg_seats(night.now());
    let said: Vec<(Role, usize)> = seats.iter().map(|seat| (seat.role, seat.people.len())).collect();
    let expected = [
        (Role::TopSecurityOfficer, 2),
        (Role::ItChief, 2),
        (Role::ItChief, 1),
        (Role::DigitalisationConsultant, 0),
        (Role::AdministrativeConsultant, 0),
        (Role::Lawyer, 1),
        (Role::Dpo, 1),
    ];
    assert_eq!(said, expected);
    assert_eq!(night.desk.isg_quorum(night.now()), 3, "more than half of the five that are held");
    assert_eq!(Quorum::Members(0).of(7), 1);
    assert_eq!(night.desk.isg_chair(night.now()).unwrap().as_str(), "ole");
}

#[test]
fn members_may_be_forewarned_but_nobody_attends_what_is_not_convened() {
    let mut night = Night::begin();
    night.calls("lis", CallState::Called).unwrap();
    let refusal = night.calls("lis", CallState::Attends).unwrap_err();
    assert_eq!((refusal.clone(), refusal.policy_row()), (Refusal::IsgNotConvened, Some(13)));
    both_say(&mut night, IsgChoice::Convene);
    assert_eq!(night.incident().decisions.call_out.calls.len(), 1, "the warning stays on record");
    let refusal = night.calls("aho", CallState::Called).unwrap_err();
    assert!(matches!(refusal, Refusal::NotIsgMember { .. }));
    assert_eq!(refusal.policy_row(), Some(11));
}

#[test]
fn the_clock_stops_when_the_group_is_quorate() {
    let mut night = convened();
    night.calls("ole", CallState::Attends).unwrap();
    let joins_at = Some(in_an_hour(&night));
    night.calls("bo", CallState::Joins { joins_at }).unwrap();
    night.calls("lis", CallState::Attends).unwrap();
    assert!(night.clock(ClockId::IsgCallOut).unwrap().stopped_at.is_none());
    night.calls("dan", CallState::Attends).unwrap();
    let clock = night.clock(ClockId::IsgCallOut).unwrap();
    assert_eq!(clock.state(night.now()), ClockState::Kept);
    night.calls("dan", CallState::Left).unwrap();
    let again = night.clock(ClockId::IsgCallOut).unwrap();
    assert_eq!(again, clock, "who leaves does not start it again");
    let call = &night.incident().decisions.call_out.calls[&"dan".parse().unwrap()];
    assert!(call.attended.is_some_and(|(from, to)| to.is_some_and(|to| from < to)));
    assert_eq!(night.calls("dan", CallState::Left).unwrap_err(), Refusal::NothingChanged);
}

#[test]
fn two_people_of_one_seat_are_one_vote_towards_the_quorum() {
    let mut night = convened();
    for person in ["bo", "cy", "ida"] {
        night.calls(person, CallState::Attends).unwrap();
    }
    assert_eq!(night.desk.isg_attending(&night.incident().decisions.call_out, night.now()), 2);
    assert!(night.clock(ClockId::IsgCallOut).unwrap().stopped_at.is_none());
    night.calls("eva", CallState::Attends).unwrap();
    assert!(night.clock(ClockId::IsgCallOut).unwrap().stopped_at.is_some());
}

#[test]
fn p11_a_deputy_of_a_post_that_is_vacant_sits_in_the_group_and_counts_for_the_quorum() {
    let mut roster = roster();
    let day = "2026-11-24".parse().unwrap();
    let attending = |roster: &Roster, people: &[&str]| {
        let people: Vec<PersonId> = people.iter().map(|id| id.parse().unwrap()).collect();
        seats_filled(Some(roster), people.iter(), day)
    };
    let aho: PersonId = "aho".parse().unwrap();
    assert_eq!(attending(&roster, &["aho", "bo"]), 1, "on call, and no member");
    let lawyer = roster.holdings.iter_mut().find(|holding| holding.role == Role::Lawyer).unwrap();
    lawyer.to = Some("2026-10-31".parse().unwrap());
    lawyer.deputies = vec![aho.clone()];
    assert!(is_isg_member(Some(&roster), &aho, day) && has_vote(Some(&roster), &aho, day));
    assert_eq!(attending(&roster, &["aho", "bo"]), 2);
    assert_eq!(attending(&roster, &["lis", "bo"]), 1, "who held it holds it no more");
    let seats = seats_of(&roster, day);
    let seat = seats.iter().find(|seat| seat.role == Role::Lawyer).unwrap();
    assert_eq!(seat.people, [aho], "and is to be called");
}

#[test]
fn the_clock_stops_when_the_chair_starts_and_its_lateness_is_frozen() {
    let mut night = convened();
    night.minute += 40;
    let id = night.id();
    night.does(Command::Decision(id, DecisionCommand::Chair("ole".parse().unwrap())));
    assert_eq!(night.clock(ClockId::IsgCallOut).unwrap().state(night.now()), ClockState::Broken);
    let call_out = &night.incident().decisions.call_out;
    assert_eq!(call_out.chair.as_ref().unwrap().0.as_str(), "ole");
}

#[test]
fn the_dpo_advises_and_has_no_vote() {
    let mut night = convened();
    let id = night.id();
    let dissent = |person: &str| Dissent { person: person.parse().unwrap(), text: "for sent".into() };
    let advice = |who: &str| Advice {
        question: "Skal vi lukke adgangen?".into(),
        text: "Ja, i nat".into(),
        dissent: vec![dissent(who)],
        dpo: Some("Tæl de berørte først".into()),
    };
    let advise = |who: &str| Command::Decision(id, DecisionCommand::Advise(Box::new(advice(who))));
    let refusal = night.tries("aho", advise("dan")).unwrap_err();
    assert_eq!((refusal.clone(), refusal.policy_row()), (Refusal::NoVote { person: "dan".parse().unwrap() }, Some(12)));
    night.tries("aho", advise("lis")).unwrap();
    let given = &night.incident().decisions.call_out.advice;
    assert_eq!(given[0].1, advice("lis"));
}

#[test]
fn convening_anew_begins_a_new_call_out() {
    let mut night = convened();
    let id = night.id();
    night.calls("lis", CallState::Attends).unwrap();
    night.does(Command::Decision(id, DecisionCommand::Chair("ole".parse().unwrap())));
    both_say(&mut night, IsgChoice::NotNow);
    assert!(matches!(night.calls("bo", CallState::Attends), Err(Refusal::IsgNotConvened)));
    both_say(&mut night, IsgChoice::Convene);
    let clock = night.clock(ClockId::IsgCallOut).unwrap();
    assert!(clock.stopped_at.is_none());
    let call_out = &night.incident().decisions.call_out;
    assert_eq!((call_out.attending().count(), call_out.chair.as_ref()), (0, None));
}

#[test]
fn p13_p11_the_call_out_is_done_when_somebody_of_every_seat_was_tried_and_not_by_a_quorum() {
    let state = |night: &Night| night.step_state("isg.call-out");
    let mut night = convened();
    for person in ["bo", "eva", "lis"] {
        night.calls(person, CallState::Attends).unwrap();
    }
    let id = night.id();
    assert!(night.incident().decisions.call_out.met_at.is_some(), "quorate");
    assert_eq!(state(&night), StepState::Todo, "the IT chief does not stand for the officer's seat beside their own");
    let ticked = night.ticks("isg.call-out", &[]);
    let people = ["ole", "dan"].map(|id| id.parse().unwrap()).to_vec();
    assert_eq!(ticked, Err(Refusal::NotCalled { step: "isg.call-out".parse().unwrap(), people }));
    night.calls("dan", CallState::NoAnswer).unwrap();
    night.calls("ole", CallState::Called).unwrap();
    assert_eq!(state(&night), StepState::Todo, "called, and nothing more is known");
    night.calls("ole", CallState::Joins { joins_at: None }).unwrap();
    assert_eq!(state(&night), StepState::Done);
    assert_eq!(refolded(&night.entries).incident(id), night.desk.incident(id));
}

#[test]
fn the_call_out_is_done_without_a_quorum_where_all_were_tried_in_vain() {
    let mut night = convened();
    for person in ["ole", "bo", "eva", "lis", "dan"] {
        night.calls(person, CallState::NoAnswer).unwrap();
    }
    assert!(night.incident().decisions.call_out.met_at.is_none());
    assert_eq!(night.step_state("isg.call-out"), StepState::Done);
}
