//! Who speaks, what two words amount to, and what the outcome settles.

use super::*;
use crate::domain::clock::ClockState;
use crate::domain::playbook::{Answer, StepState};

#[test]
fn one_word_is_no_outcome_and_the_second_is() {
    let mut night = Night::begin();
    night.says("bo", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Open);
    assert!(night.incident().decisions.outcome.is_none());
    assert_eq!(night.step_state("receive.joint-decision"), StepState::Todo);
    assert!(night.clock(ClockId::JointDecision).unwrap().stopped_at.is_none());
    night.says("ole", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
    assert_eq!(night.step_state("receive.joint-decision"), StepState::Done);
    assert_eq!(night.incident().answer(Question::ConveneIsg), Some(Answer::No));
    let clock = night.clock(ClockId::JointDecision).unwrap();
    assert_eq!(clock.state(night.now()), ClockState::Kept);
    let word = night.incident().decisions.word(Side::TopSecurityOfficer).unwrap();
    assert_eq!(word.recorded_by, Some("aho".parse().unwrap()));
}

#[test]
fn convening_opens_the_groups_steps_and_its_clock() {
    let mut night = Night::begin();
    assert_eq!(night.step_state("isg.call-out"), StepState::Waiting);
    both_say(&mut night, IsgChoice::Convene);
    assert_eq!(night.step_state("isg.call-out"), StepState::Todo);
    let clock = night.clock(ClockId::IsgCallOut).unwrap();
    assert_eq!(clock.starts_at.duration_until(clock.due_at).as_mins(), 30);
}

#[test]
fn the_same_person_never_gives_both_words_also_as_a_deputy() {
    let mut night = Night::begin();
    night.says("bo", IsgChoice::Convene).unwrap();
    let as_officer = NewWord { side: Some(Side::TopSecurityOfficer), ..Night::word("bo", IsgChoice::Convene) };
    let refusal = night.speaks(as_officer).unwrap_err();
    assert_eq!(refusal, Refusal::OneWordEach { person: "bo".parse().unwrap() });
    assert_eq!(refusal.policy_row(), Some(16));
    night.says("eva", IsgChoice::Convene).unwrap();
    let as_officer = NewWord { side: Some(Side::TopSecurityOfficer), ..Night::word("bo", IsgChoice::Convene) };
    night.speaks(as_officer).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::Convene), "eva is an IT chief too, and bo stands in");
}

#[test]
fn deputies_and_those_who_stand_in_may_speak_and_nobody_else() {
    let mut night = Night::begin();
    night.says("cy", IsgChoice::NotNow).unwrap();
    night.says("ida", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
    let refusal = night.says("lis", IsgChoice::NotNow).unwrap_err();
    assert!(matches!(refusal, Refusal::NotDecider { .. }), "{refusal:?}");
    assert_eq!(refusal.policy_row(), Some(16));
}

#[test]
fn two_who_disagree_have_decided_nothing() {
    let mut night = Night::begin();
    night.says("bo", IsgChoice::Convene).unwrap();
    night.says("ole", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Disagree);
    assert_eq!(night.state().key(), "open");
    assert_eq!(night.incident().answer(Question::ConveneIsg), None, "convening does not follow by itself");
    assert!(night.clock(ClockId::JointDecision).unwrap().stopped_at.is_none());
    night.says("ole", IsgChoice::Convene).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::Convene));
    assert_eq!(night.incident().decisions.words.len(), 3, "the word before stays on record");
}

#[test]
fn what_stands_is_changed_by_both_only() {
    let mut night = Night::begin();
    both_say(&mut night, IsgChoice::Convene);
    night.says("bo", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Disagree);
    assert_eq!(night.incident().answer(Question::ConveneIsg), Some(Answer::Yes));
    night.says("ole", IsgChoice::NotNow).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::NotNow));
    assert_eq!(night.clock(ClockId::IsgCallOut), None, "nobody is called together any more");
}

#[test]
fn a_word_takes_an_action_and_a_reason() {
    let mut night = Night::begin();
    let silent = NewWord { reason: CleanText::default(), ..Night::word("bo", IsgChoice::Convene) };
    assert_eq!(night.speaks(silent).unwrap_err(), Refusal::ReasonMissing);
    let idle = NewWord { action: CleanText::default(), ..Night::word("bo", IsgChoice::Convene) };
    assert_eq!(night.speaks(idle).unwrap_err(), Refusal::EmptyText);
}

#[test]
fn not_now_on_a_serious_incident_takes_a_time_for_review() {
    let mut night = Night::begin();
    let id = night.id();
    night.does(Command::SetSeverity(id, Severity::Serious, "plejen".into()));
    let refusal = night.says("bo", IsgChoice::NotNow).unwrap_err();
    assert_eq!((refusal.clone(), refusal.policy_row()), (Refusal::ReviewMissing, Some(13)));
    let past = NewWord { review: Some(night.now()), ..Night::word("bo", IsgChoice::NotNow) };
    assert!(matches!(night.speaks(past).unwrap_err(), Refusal::ReviewNotAhead { .. }));
    let review = Some(in_an_hour(&night));
    night.speaks(NewWord { review, ..Night::word("bo", IsgChoice::NotNow) }).unwrap();
    assert_eq!(night.clock(ClockId::DecisionReview), None, "there is nothing to look at again yet");
    night.speaks(NewWord { review, ..Night::word("ole", IsgChoice::NotNow) }).unwrap();
    assert!(night.incident().decisions.word(Side::ItChief).unwrap().deviates());
    let clock = night.clock(ClockId::DecisionReview).unwrap();
    assert_eq!(Some(clock.due_at), review);
    assert_eq!(clock.state(clock.due_at + jiff::SignedDuration::from_secs(1)), ClockState::Overdue);
    night.says("bo", IsgChoice::Convene).unwrap();
    night.says("ole", IsgChoice::Convene).unwrap();
    assert_eq!(night.clock(ClockId::DecisionReview), None);
}

#[test]
fn ticking_or_skipping_the_step_decides_nothing() {
    let mut night = Night::begin();
    let tick = |night: &mut Night| night.ticks("receive.joint-decision", &[(Question::ConveneIsg, Answer::No)]);
    let refusal = tick(&mut night).unwrap_err();
    let both = vec![Role::ItChief, Role::TopSecurityOfficer];
    assert_eq!(refusal, Refusal::NotDecided { step: "receive.joint-decision".parse().unwrap(), lacking: both });
    assert_eq!(refusal.policy_row(), Some(16));
    night.says("bo", IsgChoice::NotNow).unwrap();
    assert!(matches!(tick(&mut night).unwrap_err(), Refusal::NotDecided { lacking, .. } if lacking.len() == 1));
    let skip = StepTick {
        incident: night.id(),
        step: "receive.joint-decision".parse().unwrap(),
        note: Some("haster".into()),
        by: None,
        answers: answers(&[]),
        inputs: std::collections::BTreeMap::new(),
        systems: std::collections::BTreeSet::new(),
        how: None,
        advice: CleanText::default(),
        message: None,
        assessed: Assessed::default(),
    };
    assert!(matches!(night.tries("aho", Command::SkipStep(skip)), Err(Refusal::NotDecided { .. })));
    night.says("ole", IsgChoice::NotNow).unwrap();
    tick(&mut night).unwrap();
}

#[test]
fn a_step_done_by_an_older_version_stays_done() {
    let mut night = Night::begin();
    let fact = Fact::StepDone {
        incident: night.id(),
        step: "receive.joint-decision".parse().unwrap(),
        note: None,
        answers: answers(&[(Question::ConveneIsg, Answer::Yes)]),
        by: Some("bo".parse().unwrap()),
        stopped: BTreeMap::new(),
        fulfilled: false,
        inputs: std::collections::BTreeMap::new(),
        systems: std::collections::BTreeSet::new(),
    };
    let context = night.context("aho");
    night.enters(vec![fact], &context);
    assert_eq!(night.step_state("receive.joint-decision"), StepState::Done);
    assert_eq!(night.step_state("isg.call-out"), StepState::Todo);
    night.ticks("receive.joint-decision", &[]).unwrap();
    assert_eq!(night.state(), DecisionState::Open, "one person's tick is no joint decision");
}

#[test]
fn what_an_older_version_kept_still_opens() {
    let night = Night::begin();
    let kept = serde_json::to_value(night.incident()).unwrap();
    assert_eq!(
        kept.get("decisions"),
        None,
        "what nothing was recorded in is not kept, as before there was such a thing"
    );
    assert_eq!(&serde_json::from_value::<Incident>(kept).unwrap(), night.incident());
    let mut profile = serde_json::to_value(night.desk.profile()).unwrap();
    for field in ["isg_minutes", "quorum"] {
        assert!(profile.as_object_mut().unwrap().remove(field).is_some(), "{field}");
    }
    assert_eq!(&serde_json::from_value::<crate::domain::Profile>(profile).unwrap(), night.desk.profile());
}

#[test]
fn one_word_covers_several_incidents_or_none() {
    let mut night = Night::begin();
    let other = night.registers(Level::Low);
    let with = vec![other];
    night.speaks(NewWord { with: with.clone(), ..Night::word("bo", IsgChoice::NotNow) }).unwrap();
    night.speaks(NewWord { with: with.clone(), ..Night::word("ole", IsgChoice::NotNow) }).unwrap();
    for incident in night.desk.incidents() {
        assert_eq!(night.desk.decision(incident).state, DecisionState::Decided(IsgChoice::NotNow));
        let covered = &incident.decisions.word(Side::ItChief).unwrap().with;
        assert_eq!(covered.len(), 1);
        assert_ne!(covered[0], incident.id);
    }
    let closed = Fact::IncidentClosed { incident: other, excused: None };
    let context = night.context("bo");
    night.enters(vec![closed], &context);
    let before = night.entries.len();
    let refused = night.speaks(NewWord { with, ..Night::word("bo", IsgChoice::NotNow) });
    assert!(matches!(refused, Err(Refusal::Closed { .. })));
    assert_eq!(night.entries.len(), before, "nothing of it is on record");
}

#[test]
fn p16_whoever_is_reached_for_both_sides_settles_each_step_once() {
    let mut night = Night::begin();
    let id = night.id();
    let reached = DecisionCommand::Attempt("bo".parse().unwrap(), AttemptResult::Reached);
    night.does(Command::Decision(id, reached.clone()));
    night.does(Command::Decision(id, reached));
    let done = |id: &str| {
        let called = |fact: &Fact| matches!(fact, Fact::StepDone { step, .. } if step.as_str() == id);
        night.entries.iter().filter(|entry| called(&entry.fact)).count()
    };
    assert_eq!((done("receive.call-it-chief"), done("receive.call-oes")), (1, 1));
}

#[test]
fn attempts_are_on_record_with_what_came_of_them() {
    let mut night = Night::begin();
    let id = night.id();
    let later = Some(in_an_hour(&night));
    for result in [AttemptResult::NoAnswer, AttemptResult::Callback { at: later }] {
        night.does(Command::Decision(id, DecisionCommand::Attempt("ole".parse().unwrap(), result)));
    }
    let attempts = &night.incident().decisions.attempts;
    assert_eq!(attempts.len(), 2);
    assert_eq!(attempts[1].result, AttemptResult::Callback { at: later });
    let nobody = DecisionCommand::Attempt("nobody".parse().unwrap(), AttemptResult::Busy);
    assert!(matches!(night.tries("aho", Command::Decision(id, nobody)), Err(Refusal::UnknownPerson { .. })));
}

#[test]
fn a_word_entered_late_does_not_push_a_later_one_aside() {
    let mut night = Night::begin();
    night.minute += 60;
    night.says("bo", IsgChoice::Convene).unwrap();
    night.late = Some(20);
    night.says("eva", IsgChoice::NotNow).unwrap();
    night.late = None;
    let standing = night.incident().decisions.word(Side::ItChief).unwrap();
    assert_eq!((standing.person.as_str(), standing.isg), ("bo", IsgChoice::Convene));
    assert_eq!(night.incident().decisions.words.len(), 2);
}

#[test]
fn with_nobody_named_two_different_persons_still_decide() {
    let mut night = Night::begin();
    let empty = Import::People { digest: "2".into(), roster: Roster::default() };
    night.does(Command::Import(empty));
    night.says("one", IsgChoice::Convene).unwrap();
    assert!(
        night
            .speaks(NewWord { side: Some(Side::TopSecurityOfficer), ..Night::word("one", IsgChoice::Convene) })
            .is_err()
    );
    night.says("two", IsgChoice::Convene).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::Convene));
}

#[test]
fn who_is_entitled_is_judged_by_the_day_the_word_was_given() {
    let mut night = Night::begin();
    let mut delegated = roster();
    delegated.holdings.retain(|holding| holding.role != Role::ChiefExecutive);
    for holding in &mut delegated.holdings {
        if holding.role == Role::TopSecurityOfficer {
            // Ole hands over to lis at midnight.
            holding.deputies.clear();
            holding.to = Some("2026-11-24".parse().unwrap());
        }
    }
    delegated.holdings.push(Holding {
        role: Role::TopSecurityOfficer,
        holder: "lis".parse().unwrap(),
        deputies: Vec::new(),
        from: Some("2026-11-25".parse().unwrap()),
        to: None,
    });
    night.does(Command::Import(Import::People { digest: "2".into(), roster: delegated }));
    night.says("bo", IsgChoice::Convene).unwrap();
    assert!(matches!(night.says("lis", IsgChoice::Convene), Err(Refusal::NotDecider { .. })));
    night.minute += 24 * 60;
    assert!(matches!(night.says("ole", IsgChoice::Convene), Err(Refusal::NotDecider { .. })));
    // What ole said the day before and nobody wrote down counts, because he had the role then.
    night.late = Some(24 * 60);
    night.says("ole", IsgChoice::Convene).unwrap();
    assert_eq!(night.state(), DecisionState::Decided(IsgChoice::Convene));
}
