//! What minutes must hold before they are fixed, and what they say of the decision and of themselves.

use super::*;

/// The group convened on an incident, everybody but the DPO there, the meeting called for it.
fn convened() -> (Group, IncidentId, MeetingId) {
    let mut group = Group::begin();
    let id = group.registers(IncidentKind::Security, Severity::Serious);
    group.convenes(id);
    let meeting = group.calls(Some(id));
    for person in ["bo", "ole", "lis", "dan"] {
        group.attends(person);
    }
    (group, id, meeting)
}

fn hold() -> MeetingAsk {
    MeetingAsk::Hold(CleanText::default())
}

#[test]
fn p25_minutes_that_say_nothing_of_the_incident_they_were_called_for_are_not_fixed() {
    let (mut group, id, meeting) = convened();
    let number = group.desk.incident(id).unwrap().number;
    let refused = MeetingRefusal::NotTreated { incidents: vec![number] };
    assert_eq!(group.ask_of("bo", meeting, hold()), Err(refused.into()));
    group.says(id, "gennemgået");
    group.ask_of("bo", meeting, hold()).unwrap();
    assert!(group.desk.meeting(meeting).unwrap().held.is_some());
}

#[test]
fn advice_of_the_call_out_is_said_of_its_incident() {
    let (mut group, id, meeting) = convened();
    let advice = Advice { question: "Lukke?".into(), text: "Ja".into(), dissent: Vec::new(), dpo: None };
    group.does("lis", Command::Decision(id, DecisionCommand::Advise(Box::new(advice))));
    group.ask_of("bo", meeting, hold()).unwrap();
}

#[test]
fn minutes_that_were_fixed_before_that_was_asked_still_count() {
    let (mut group, id, meeting) = convened();
    // As an older version held it: nothing was said, and no words of a decision were captured.
    let agenda = group.agenda();
    let seats = group.desk.seats_at(group.desk.meeting(meeting).unwrap(), group.now());
    let fixed = r#"{"what":"fixed","first":true}"#;
    let mut fixed: MeetingEvent = serde_json::from_str(fixed).unwrap();
    let MeetingEvent::Fixed { agenda: captured, .. } = &mut fixed else { panic!("{fixed:?}") };
    *captured = agenda;
    let held = MeetingEvent::Held {
        chair: None,
        chair_instead_of: None,
        seats,
        quorum: 3,
        without_quorum: CleanText::default(),
        covers: group.desk.devices().iter().map(|(device, end)| (device.clone(), end.seq)).collect(),
    };
    let facts = [fixed, held].map(|event| Fact::Meeting { meeting, by: None, event });
    let context = group.context("bo");
    group.enters(facts.to_vec(), &context);
    let minutes = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert!(minutes.held_at.is_some() && minutes.decided.is_empty());
    assert!(minutes.agenda.incident(id).is_some());
}

#[test]
fn p16_minutes_have_the_joint_decision_as_it_stood_and_who_fixed_them() {
    let (mut group, id, meeting) = convened();
    group.says(id, "gennemgået");
    let decided = |group: &Group| group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now()).decided;
    let people = |words: &[DecidedWord]| words.iter().map(|word| word.person.to_string()).collect::<Vec<_>>();
    let before = decided(&group);
    assert_eq!(people(&before), ["bo", "ole"]);
    assert!(before.iter().all(|word| word.incident == id && word.action.as_str() == "nødprocedure"));
    let command = MeetingCommand { meeting: Some(meeting), by: Some("bo".parse().unwrap()), ask: hold() };
    group.tries("aho", Command::Meeting(Box::new(command))).unwrap();
    // Another decision after the meeting is no part of its minutes.
    let word = NewWord {
        person: "bo".parse().unwrap(),
        side: None,
        action: "noget andet".into(),
        isg: IsgChoice::Convene,
        reason: "nyt".into(),
        how: How::Phone,
        review: None,
        with: Vec::new(),
    };
    group.does("aho", Command::Decision(id, DecisionCommand::Word(Box::new(word))));
    assert_eq!(decided(&group), before);
    let minutes = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    let named = minutes.fixed_by.map(|(by, recorded_by)| [by, recorded_by].map(|who| who.unwrap().to_string()));
    assert_eq!(named, Some(["bo".to_owned(), "aho".to_owned()]));
}
