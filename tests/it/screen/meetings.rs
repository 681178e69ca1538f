//! The meetings of the group, as one keeps their minutes at the screen.

use vagt::app::{Fault, FieldName, MeetingField, MeetingForm, MeetingNews, MeetingsPane, Notice, Purpose, Screen};
use vagt::config::people;
use vagt::domain::command::Import;
use vagt::domain::decision::{Advice, CallState, DecisionCommand, Dissent, How, IsgChoice, NewWord};
use vagt::domain::meeting::{MeetingRefusal, Presence};
use vagt::domain::playbook::StepState;
use vagt::domain::{Command, Refusal};

use super::story::give;
use super::{Story, step};

const ACADRE: &str = "Acadre svarer ikke";

fn state(story: &Story, id: &str) -> StepState {
    let list = story.app.checklist().unwrap();
    list.step(&step(id)).unwrap().state
}

#[test]
fn p24_the_on_call_does_not_tick_the_it_chiefs_step_by_putting_an_incident_on_the_agenda() {
    let mut story = Story::begins();
    story.press("enter f i");
    assert!(matches!(story.form().purpose(), Purpose::Meeting { form: MeetingForm::Put { .. }, .. }));
    story.press("enter");
    let fault = story.fault();
    assert!(
        matches!(fault, Some((Some(FieldName::OnBehalf), Fault::Refused(Refusal::WrongRole { .. })))),
        "nobody is named: {fault:?}"
    );
    assert!(story.app.desk().meetings().next().is_none());
}

#[test]
fn p24_p25_from_an_incident_to_minutes_that_are_fixed() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("enter f i");
    assert!(matches!(story.app.notice(), Some(Notice::Meeting(MeetingNews::Put(_)))), "{:?}", story.app.notice());
    assert_eq!(state(&story, "follow-up.isg-agenda"), StepState::Done, "by the same act");
    story.press("i");
    assert!(matches!(story.app.screen(), Screen::Meetings(view) if view.pane == MeetingsPane::Agenda));
    assert!(story.app.meeting().unwrap().invitation.is_none(), "it is on the next one, which is not called yet");
    story.press("i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter");
    assert_eq!(story.app.notice(), Some(&Notice::Meeting(MeetingNews::Called)));
    assert_eq!(story.app.desk().meetings().count(), 1);
    story.press("3 home down space");
    let minutes = story.app.minutes().unwrap();
    assert_eq!(minutes.present(), 1, "the IT chief; the seat before it is held by nobody: {:?}", minutes.seats);
    story.press("2 home");
    for _ in 0..minutes.agenda.topics().len() {
        story.press("r").types("Gennemgået").press("enter down");
    }
    story.press("f enter");
    assert!(matches!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(_)))), "one seat is no quorum");
    story.types("Kun it-chefen kunne komme").press("enter");
    assert_eq!(story.app.notice(), Some(&Notice::Meeting(MeetingNews::Held)));
    assert_eq!(story.app.minutes().unwrap().without_quorum.as_str(), "Kun it-chefen kunne komme");
    let held = story.app.minutes().unwrap();
    assert!(held.held_at.is_some() && !held.treated.is_empty());
    // What is fixed is told at the key, and not once it is written.
    story.press("2 r");
    assert_eq!(story.app.notice(), Some(&Notice::Refused(Refusal::from(MeetingRefusal::AlreadyHeld))));
    assert!(story.app.overlay().is_none());
    story.press("2 enter").types("Det var ikke alt").press("enter");
    assert_eq!(story.app.notice(), Some(&Notice::Meeting(MeetingNews::Corrected)));
    assert_eq!(story.app.minutes().unwrap().treated, held.treated, "what is fixed stands");
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)), "back to where it was opened");
}

const GROUP: &str = r#"
person = [
  { id = "mk", name = "Mette Kjær" },
  { id = "bl", name = "Bo Lind" },
  { id = "os", name = "Olga Skov" },
  { id = "ag", name = "Anne Gram" },
]
role = [
  { role = "it-on-call", holder = "mk" },
  { role = "it-chief", holder = "bl" },
  { role = "top-security-officer", holder = "os" },
  { role = "dpo", holder = "ag" },
]
"#;

/// The on-call's desk, with the group convened on an incident; two came, one was not reached, and it advised.
fn convened() -> Story {
    let mut desk = Story::whole_desk();
    let roster = people::parse("people.toml", GROUP).unwrap();
    give(&mut desk, Command::Import(Import::People { digest: "9".into(), roster }), 901);
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    let word = |person: &str| {
        DecisionCommand::Word(Box::new(NewWord {
            person: person.parse().unwrap(),
            side: None,
            action: "Nødprocedure".into(),
            isg: IsgChoice::Convene,
            reason: "Plejen venter".into(),
            how: How::Phone,
            review: None,
            with: Vec::new(),
        }))
    };
    let call = |person: &str, state| DecisionCommand::Call(person.parse().unwrap(), state);
    let dissent = vec![Dissent { person: "bl".parse().unwrap(), text: "Vent til i morgen".into() }];
    let advice = Advice { question: "Lukke?".into(), text: "Luk".into(), dissent, dpo: None };
    let asked = [
        word("bl"),
        word("os"),
        call("bl", CallState::Attends),
        call("os", CallState::Attends),
        call("ag", CallState::NoAnswer),
        DecisionCommand::Advise(Box::new(advice)),
    ];
    for (n, command) in (910..).zip(asked) {
        give(&mut desk, Command::Decision(id, command), n);
    }
    Story::on(desk, false)
}

#[test]
fn p13_p25_the_step_leads_to_the_acute_meeting_with_what_the_call_out_says() {
    let mut story = convened();
    story.goes_to("isg.minutes").press("space");
    assert!(matches!(story.form().purpose(), Purpose::Meeting { form: MeetingForm::Acute { .. }, .. }));
    assert_eq!(story.recorded(), [], "to look is not to record");
    assert_eq!(story.form().content(FieldName::OnBehalf).map(|_| ()), None, "the on-call may write it down");
    story.press("enter");
    assert!(story.app.overlay().is_none(), "nothing needs to be typed: {:?}", story.fault());
    assert!(matches!(story.app.notice(), Some(Notice::Meeting(MeetingNews::Begun(_)))), "{:?}", story.app.notice());
    let minutes = story.app.minutes().unwrap();
    assert_eq!((minutes.present(), minutes.is_quorate()), (2, true));
    assert!(minutes.seats.iter().any(|seat| seat.presence == Presence::NotReached), "{:?}", minutes.seats);
    assert!(minutes.seats.iter().filter(|seat| seat.joined.is_some()).count() == 2, "when they came is on record");
    assert_eq!(minutes.chair.as_ref().unwrap().as_str(), "os");
    assert_eq!(minutes.advice[0].1.dissent.len(), 1);
    // Only what is not on record is said, and the minutes are fixed in the name of whoever answers for them.
    story.press("r").types("Leverandøren er på sagen").press("enter");
    story.press("f").field_at(FieldName::OnBehalf).types("olga").press("enter");
    let held = story.app.minutes().unwrap();
    assert!(held.held_at.is_some(), "{:?}", story.fault());
    assert_eq!((held.advice.len(), held.decided.len()), (1, 2));
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Desk), "back to where it was opened");
    assert_eq!(state(&story, "isg.minutes"), StepState::Done);
}

#[test]
fn the_acute_meeting_is_opened_again_and_not_begun_anew() {
    let mut story = convened();
    story.goes_to("isg.minutes").press("enter enter esc");
    story.goes_to("isg.minutes").press("enter");
    assert!(story.app.overlay().is_none());
    assert_eq!(story.says(), Some(&Notice::MinutesAtMeeting));
    let meeting = story.app.meeting().unwrap();
    assert!(meeting.incident().is_some(), "its own meeting, and no other");
    assert_eq!(story.app.desk().meetings().count(), 1);
}

#[test]
fn the_meetings_opened_from_a_convened_incident_begin_its_minutes() {
    let mut story = convened();
    story.press("enter i");
    assert!(story.app.to_minute().is_some());
    story.press("i");
    assert!(matches!(story.form().purpose(), Purpose::Meeting { form: MeetingForm::Acute { .. }, .. }));
    story.press("esc esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)), "{:?}", story.app.screen());
}

#[test]
fn a_meeting_that_nobody_called_takes_no_attendance() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("i b").types("Nye regler").press("enter 3 down space");
    assert!(matches!(story.app.notice(), Some(Notice::Refused(_))), "{:?}", story.app.notice());
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Desk));
}

#[test]
fn an_item_put_on_by_hand_comes_off_with_a_reason_and_what_is_open_does_not() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("i b").types("Nye regler").press("enter 2 home w");
    assert_eq!(story.app.notice(), Some(&Notice::NotWithdrawn), "an incident is on it because it is open");
    for _ in 0..story.app.minutes().unwrap().agenda.topics().len() {
        if story.press("w").open_form().is_some() {
            break;
        }
        story.press("down");
    }
    story.press("enter");
    assert!(story.fault().is_some(), "it asks why");
    story.types("Udskudt til foråret").press("enter");
    assert!(story.app.meeting().unwrap().own_items().is_empty());
}

#[test]
fn a_guest_is_noted_without_a_seat() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("i i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter");
    let seats = story.app.minutes().unwrap().seats.len();
    story.press("g").types("mette").press("enter");
    let minutes = story.app.minutes().unwrap();
    assert!(minutes.seats.len() == seats + 1, "{:?}", minutes.seats);
    assert!(minutes.seats.iter().any(|seat| seat.presence == Presence::Guest), "{:?}", minutes.seats);
}

#[test]
fn p24_an_action_agreed_at_a_meeting_is_settled_from_the_meetings() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("i d");
    assert_eq!(story.app.notice(), Some(&Notice::NothingToFollow));
    story.press("i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter b").types("Rum").press("enter");
    for _ in 0..story.app.minutes().unwrap().agenda.topics().len() {
        story.press("down");
    }
    story.press("a").types("Bestil rum").press("tab tab").types("31-12").press("enter");
    assert_eq!(story.app.meeting().unwrap().open_actions().count(), 1, "{:?}", story.app.notice());
    story.press("d").field_at(FieldName::Note).types("Bestilt").press("enter");
    assert_eq!(story.app.meeting().unwrap().open_actions().count(), 0);
}

#[test]
fn a_form_for_the_minutes_blames_nothing_before_anything_is_typed() {
    let mut story = Story::at_desk_of("bl", Story::whole_desk());
    story.press("i i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter 2 home enter");
    assert_eq!(story.fault(), None, "nothing was typed yet");
    story.press("enter");
    let said = FieldName::Meeting(MeetingField::Said);
    assert_eq!(story.fault(), Some((Some(said), Fault::Refused(Refusal::EmptyText))), "now it was sent");
    story.types("Gennemgået").press("enter");
    assert_eq!(story.app.notice(), Some(&Notice::Meeting(MeetingNews::Noted)));
}
