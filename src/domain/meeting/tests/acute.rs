//! The meeting that a call-out is the beginning of.

use super::*;
use crate::domain::decision::{Advice, Dissent};

impl Group {
    fn notes(&mut self, incident: IncidentId, person: &str, state: CallState) {
        let call = DecisionCommand::Call(person.parse().unwrap(), state);
        self.does("aho", Command::Decision(incident, call));
    }

    fn begins_minutes(&mut self, who: &str, incident: IncidentId) -> Result<MeetingId, Refusal> {
        let invitation = self.desk.acute_invitation(self.desk.incident(incident).unwrap()).unwrap();
        self.ask(who, MeetingAsk::Call(invitation))?;
        Ok(self.desk.acute_meeting(incident).unwrap().id)
    }

    fn convened(&mut self) -> IncidentId {
        let id = self.registers(IncidentKind::Security, Severity::Serious);
        self.convenes(id);
        id
    }
}

#[test]
fn p13_p25_what_the_call_out_says_need_not_be_said_again() {
    let mut group = Group::begin();
    let id = group.convened();
    assert!(group.desk.lacks_minutes(group.desk.incident(id).unwrap()));
    for (person, state) in [
        ("ole", CallState::Attends),
        ("cy", CallState::Attends),
        ("lis", CallState::NoAnswer),
        ("dan", CallState::Attends),
        ("ole", CallState::Left),
    ] {
        group.notes(id, person, state);
    }
    group.does("aho", Command::Decision(id, DecisionCommand::Chair("cy".parse().unwrap())));
    let advice = Advice {
        question: "Lukke for adgangen?".into(),
        text: "Ja".into(),
        dissent: vec![Dissent { person: "cy".parse().unwrap(), text: "Først i morgen".into() }],
        dpo: Some("Anmeld".into()),
    };
    group.does("aho", Command::Decision(id, DecisionCommand::Advise(Box::new(advice.clone()))));
    let call_out = group.desk.incident(id).unwrap().decisions.call_out.clone();
    assert_eq!(call_out.chair_instead_of, Some("ole".parse().unwrap()), "the chair by role");

    let meeting = group.begins_minutes("aho", id).unwrap();
    let before = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!(before.invitation.as_ref().unwrap().at, call_out.met_at.unwrap());
    let seat = |role| before.seats.iter().find(|seat| seat.role == Some(role)).unwrap();
    let left = seat(Role::TopSecurityOfficer);
    assert_eq!((&left.presence, left.joined.is_some(), left.left.is_some()), (&Presence::Present, true, true));
    let deputy = seat(Role::ItChief);
    assert_eq!(deputy.presence, Presence::ByDeputy { person: "cy".parse().unwrap() });
    assert_eq!((deputy.joined.is_some(), deputy.left), (true, None), "when the deputy joined");
    assert_eq!(seat(Role::Lawyer).presence, Presence::NotReached);
    assert_eq!(before.chair.as_ref().unwrap().as_str(), "cy");

    // Whoever took the chair closes it, with nothing typed.
    group.ask_of("cy", meeting, MeetingAsk::Hold(CleanText::default())).unwrap();
    let held = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!(held.seats, before.seats);
    assert_eq!(held.chair_instead_of, Some("ole".parse().unwrap()), "who leads, and instead of whom");
    assert_eq!(held.advice.iter().map(|(_, advice)| advice).collect::<Vec<_>>(), [&advice]);
    assert_eq!(held.decided.len(), 2, "the joint decision, word by word");
    assert_eq!(group.step(id, "isg.minutes"), StepState::Done);
    assert!(!group.desk.lacks_minutes(group.desk.incident(id).unwrap()));
    for entry in &group.entries {
        let kept = serde_json::to_string(entry).unwrap();
        assert_eq!(serde_json::from_str::<Entry>(&kept).unwrap(), *entry);
    }
}

#[test]
fn whoever_writes_down_that_the_group_meets_names_nobody_to_the_chair() {
    let mut group = Group::begin();
    let id = group.convened();
    let known = group.desk.acute_invitation(group.desk.incident(id).unwrap()).unwrap();
    let named = Invitation { chair: Some("lis".parse().unwrap()), ..known.clone() };
    let refused = group.ask("aho", MeetingAsk::Call(named.clone())).unwrap_err();
    assert!(
        matches!(refused, Refusal::Meeting { refused: MeetingRefusal::NotEntitled { .. } }),
        "an on-call may not: {refused:?}"
    );
    group.ask("bo", MeetingAsk::Call(named)).unwrap();
    let ordinary = Invitation { incident: None, sort: MeetingSort::Ordinary, ..known };
    assert!(group.ask("aho", MeetingAsk::Call(ordinary)).is_err(), "an ordinary one is called by who may");
}

#[test]
fn one_call_out_is_one_meeting_and_the_next_is_another() {
    let mut group = Group::begin();
    let id = group.convened();
    for person in ["ole", "bo", "dan"] {
        group.notes(id, person, CallState::Attends);
    }
    let first = group.begins_minutes("aho", id).unwrap();
    assert_eq!(group.begins_minutes("bo", id), Err(Refusal::NothingChanged), "it is begun already");
    group.says(id, "gennemgået");
    group.ask_of("bo", first, MeetingAsk::Hold(CleanText::default())).unwrap();
    for isg in [IsgChoice::NotNow, IsgChoice::Convene] {
        for person in ["bo", "ole"] {
            let word = NewWord {
                person: person.parse().unwrap(),
                side: None,
                action: "nødprocedure".into(),
                isg,
                reason: "sådan står det".into(),
                how: How::Phone,
                review: Some(group.in_days(1)),
                with: Vec::new(),
            };
            group.does("aho", Command::Decision(id, DecisionCommand::Word(Box::new(word))));
        }
    }
    assert!(group.desk.lacks_minutes(group.desk.incident(id).unwrap()), "the group is convened again");
    group.notes(id, "ole", CallState::Attends);
    assert_ne!(group.begins_minutes("aho", id).unwrap(), first);
}

#[test]
fn what_was_decided_of_a_breach_is_in_its_minutes_as_it_stood() {
    use crate::domain::filing::{FilingEvent, Risk, Word};
    let mut group = Group::begin();
    let id = group.convened();
    for person in ["ole", "bo", "dan"] {
        group.notes(id, person, CallState::Attends);
    }
    let word = |reason: &str| Word { reason: reason.into(), by: Some("ole".parse().unwrap()), ..Word::default() };
    let context = group.context("ole");
    let risk = |risk, why| Fact::Filing { incident: id, event: FilingEvent::RiskDecided { risk, word: word(why) } };
    group.enters(vec![risk(Risk::High, "navne og CPR-numre")], &context);
    let meeting = group.begins_minutes("aho", id).unwrap();
    group.says(id, "gennemgået");
    group.ask_of("bo", meeting, MeetingAsk::Hold(CleanText::default())).unwrap();
    let context = group.context("ole");
    group.enters(vec![risk(Risk::None, "krypteret")], &context);
    let held = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    let told: Vec<(Ruled, &str)> = held.rulings.iter().map(|it| (it.ruled, it.reason.as_str())).collect();
    assert_eq!(told, [(Ruled::Risk { risk: Risk::High }, "navne og CPR-numre")]);
}

#[test]
fn of_the_call_out_and_the_minutes_the_later_word_on_who_is_there_counts() {
    let mut group = Group::begin();
    let id = group.convened();
    for person in ["ole", "dan"] {
        group.notes(id, person, CallState::Attends);
    }
    let meeting = group.begins_minutes("aho", id).unwrap();
    let there = |group: &Group| {
        let meeting = group.desk.meeting(meeting).unwrap();
        let seats = group.desk.minutes(meeting, group.now()).seats;
        let minutes = seats.iter().any(|seat| seat.role == Some(Role::Dpo) && seat.presence == Presence::Present);
        let call_out = &group.desk.isg_call_out(group.desk.incident(id).unwrap());
        let dan: PersonId = "dan".parse().unwrap();
        let waited = group.desk.isg_waited_for(call_out, group.now()).contains(&dan);
        assert_eq!(call_out.calls[&dan].attended.is_some(), call_out.attending().any(|person| *person == dan));
        (minutes, call_out.attending().any(|person| *person == dan), waited)
    };
    assert_eq!(there(&group), (true, true, false));
    group.notes(id, "dan", CallState::Reached);
    assert_eq!(there(&group), (false, false, true), "the later word");
    group.notes(id, "dan", CallState::Attends);
    assert_eq!(there(&group), (true, true, false));
    group.ask_of("bo", meeting, MeetingAsk::Attend("dan".parse().unwrap(), Attendance::Absent)).unwrap();
    assert_eq!(there(&group), (false, false, true), "the minutes say so for both");
    group.notes(id, "dan", CallState::Attends);
    assert_eq!(there(&group), (true, true, false), "came after it was noted that nobody had");
    group.notes(id, "dan", CallState::Reached);
    group.ask_of("bo", meeting, MeetingAsk::Attend("dan".parse().unwrap(), Attendance::Present)).unwrap();
    assert_eq!(there(&group), (true, true, false));
}
