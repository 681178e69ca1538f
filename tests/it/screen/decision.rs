//! Two decide at night: one at the desk or by phone, the other by phone; then the group is called together.

use vagt::app::{Choice, DecisionNews, DecisionPane, Fault, FieldName, Notice, Purpose, Screen, WordRow};
use vagt::config::people;
use vagt::domain::command::Import;
use vagt::domain::decision::{CallState, DecisionCommand, DecisionState, How, IsgChoice, NewWord, Side};
use vagt::domain::playbook::StepState;
use vagt::domain::{Command, Refusal};

use super::story::{Story, give, give_on, me, step};

const ACADRE: &str = "Acadre svarer ikke";

const PEOPLE: &str = r#"
person = [
  { id = "mk", name = "Mette Kjær" },
  { id = "bl", name = "Bo Lind", phone = ["+45 12 34 56 02"] },
  { id = "os", name = "Olga Skov" },
  { id = "kd", name = "Karl Dam" },
  { id = "ag", name = "Anne Gram" },
]
role = [
  { role = "it-on-call", holder = "mk" },
  { role = "it-chief", holder = "bl", deputies = ["mk"] },
  { role = "top-security-officer", holder = "os" },
  { role = "chief-executive", holder = "kd" },
  { role = "dpo", holder = "ag" },
]
"#;

fn begins() -> Story {
    let mut desk = Story::whole_desk();
    let roster = people::parse("people.toml", PEOPLE).unwrap();
    give(&mut desk, Command::Import(Import::People { digest: "1".to_owned(), roster }), 301);
    Story::on(desk, false)
}

/// A word by whoever is offered: whoever speaks second says that they agree with the first.
fn says(story: &mut Story, action: Option<&str>, reason: &str) {
    story.press("w");
    if story.form().other_word().is_some() {
        assert_eq!(story.field(FieldName::Stand), "Stand(None)", "nobody agrees before they say so");
        story.press("right tab");
    } else {
        assert_eq!(story.field(FieldName::Isg), "Isg(None)", "what the rules propose is no answer");
        story.press("right right tab");
        story.types(action.unwrap_or("Vent")).press("tab");
    }
    story.types(reason).press("tab");
    assert_eq!(story.field(FieldName::Decider), "", "whose word it is, and how it is given, is not filled in for them");
    story.press("down enter");
}

fn state(story: &Story) -> DecisionState {
    story.app.desk().decision(story.incident(ACADRE)).state
}

fn seen(story: &Story) -> (DecisionPane, usize) {
    let Screen::Decision(view) = story.app.screen() else { panic!("{:?}", story.app.screen()) };
    (view.pane, view.row(view.pane))
}

fn row(story: &Story) -> WordRow {
    let (_, at) = seen(story);
    story.app.word_rows()[at].clone()
}

#[test]
fn two_words_by_phone_make_the_decision_in_few_keys() {
    let mut story = begins();
    // d · w → → Tab … Tab … Tab ↓ Enter · w → Tab … Tab ↓ Enter: beside what is written.
    story.press("d");
    assert_eq!(row(&story), WordRow::Side(Side::ItChief), "the decider to ask first is the one looked at");
    says(&mut story, Some("Nødprocedure"), "Plejen venter");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Word(Side::TopSecurityOfficer))));
    assert_eq!(row(&story), WordRow::Side(Side::TopSecurityOfficer));
    says(&mut story, None, "Enig");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Outcome(IsgChoice::NotNow))));
    assert_eq!(state(&story), DecisionState::Decided(IsgChoice::NotNow));
    let decisions = &story.incident(ACADRE).decisions;
    let [chief, officer] = Side::ALL.map(|side| decisions.word(side).unwrap());
    assert_eq!((chief.person.as_str(), chief.how, chief.recorded_by.as_ref()), ("bl", How::Phone, Some(&me())));
    assert_eq!((officer.person.as_str(), officer.action.as_str()), ("os", "Nødprocedure"), "what they agreed with");
    let list = story.app.checklist().unwrap();
    assert_eq!(list.step(&step("receive.joint-decision")).unwrap().state, StepState::Done);
}

#[test]
fn the_second_decider_says_for_themselves_whether_to_convene() {
    let mut story = begins();
    story.press("d");
    says(&mut story, Some("Nødprocedure"), "Plejen venter");
    story.press("w");
    assert_eq!(story.form().other_word().unwrap().action.as_str(), "Nødprocedure", "it is there to be agreed with");
    assert_eq!((story.field(FieldName::Action).as_str(), story.field(FieldName::Isg).as_str()), ("", "Isg(None)"));
    story.press("tab").types("Enig").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Stand), Fault::InputMissing)));
    assert_eq!(story.form().focused().unwrap().name, FieldName::Stand, "the cursor is where the answer is missing");
    assert_eq!(story.app.unanswered(story.form()).first(), Some(&FieldName::Stand));
    assert_eq!(state(&story), DecisionState::Open);
}

#[test]
fn an_agreement_is_with_the_word_that_was_read() {
    let mut story = begins();
    story.press("d");
    says(&mut story, Some("Nødprocedure"), "Plejen venter");
    story.press("w right tab").types("Enig").press("esc w");
    assert_eq!(story.field(FieldName::Stand), "Stand(None)", "it is given anew when the form is left");
    assert_eq!(story.field(FieldName::Reason), "Enig", "what was typed waits");
    // Meanwhile the first word is given anew, on another device.
    let id = story.incident(ACADRE).id;
    let word = NewWord {
        person: "bl".parse().unwrap(),
        side: Some(Side::ItChief),
        action: "Sluk for alt".into(),
        isg: IsgChoice::Convene,
        reason: "Det brænder".into(),
        how: How::Phone,
        review: None,
        with: Vec::new(),
    };
    let mut desk = story.app.desk().clone();
    let command = Command::Decision(id, DecisionCommand::Word(Box::new(word)));
    let entries = give_on(&mut desk, command, 777, &"desk-b".parse().unwrap());
    story.happens(vagt::app::Event::EntriesArrived(entries));
    story.press("right").field_at(FieldName::Decider).press("down enter");
    let officer = story.incident(ACADRE).decisions.word(Side::TopSecurityOfficer).unwrap().clone();
    assert_eq!((officer.action.as_str(), officer.isg), ("Nødprocedure", IsgChoice::NotNow), "not what came after");
}

#[test]
fn whoever_says_it_in_their_own_words_does_not_merely_agree() {
    let mut story = begins();
    story.press("d");
    says(&mut story, Some("Nødprocedure"), "Plejen venter");
    story.press("w right").field_at(FieldName::Action).types("Sluk for alt");
    assert_eq!(story.field(FieldName::Stand), "Stand(Some(Differs))");
    story.field_at(FieldName::Reason).types("Det breder sig").press("tab down down enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Isg), Fault::InputMissing)), "said in full, or agreed with");
    story.press("right enter");
    let officer = story.incident(ACADRE).decisions.word(Side::TopSecurityOfficer).unwrap().clone();
    assert_eq!((officer.action.as_str(), officer.isg), ("Sluk for alt", IsgChoice::Convene));
    assert_eq!((officer.person.as_str(), officer.how), ("os", How::Here), "who and how are one answer");
}

#[test]
fn an_attempt_is_noted_for_whoever_the_row_is_about() {
    let mut story = begins();
    story.press("d");
    for (side, person) in [(Side::ItChief, "bl"), (Side::TopSecurityOfficer, "os")] {
        while row(&story) != WordRow::Side(side) {
            story.press("down");
        }
        story.press("t");
        assert!(story.field(FieldName::Reached).starts_with(person), "{side:?}: {}", story.field(FieldName::Reached));
        story.press("esc");
    }
}

#[test]
fn options_that_were_looked_through_are_no_answer() {
    let mut story = begins();
    let incident = story.incident(ACADRE).id;
    story.press("d w right right left left esc");
    assert!(!story.app.has_draft(&Purpose::Word { incident, side: Side::ItChief }));
    story.press("w");
    assert_eq!(story.field(FieldName::Isg), "Isg(None)");
    // What is chosen where nothing stood is an answer, and kept; so is what was typed.
    story.press("right esc w");
    assert_eq!(story.field(FieldName::Isg), format!("{:?}", Choice::Isg(Some(IsgChoice::ALL[0]))));
    story.press("tab").types("Vent").press("esc w");
    assert_eq!(story.field(FieldName::Action), "Vent");
}

#[test]
fn the_step_leads_to_the_decision_instead_of_being_ticked() {
    let mut story = begins();
    story.goes_to("receive.joint-decision").press("space");
    assert_eq!(seen(&story).0, DecisionPane::Words);
    assert_eq!(story.recorded(), []);
    story.press("esc");
    assert_eq!(story.app.screen(), Screen::Desk);
    story.goes_to("receive.joint-decision").press("3 enter");
    assert!(matches!(story.app.screen(), Screen::Decision(_)));
}

#[test]
fn esc_goes_back_to_where_it_was_opened() {
    let mut story = begins();
    story.press("enter d esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
    story.press("d d esc esc");
    assert_eq!(story.app.screen(), Screen::Desk);
}

#[test]
fn whoever_spoke_for_one_cannot_speak_for_the_other() {
    let mut story = begins();
    let roster = PEOPLE.replace("holder = \"os\"", "holder = \"os\", deputies = [\"bl\"]");
    let roster = people::parse("people.toml", &roster).unwrap();
    story.happens(vagt::app::Event::FilesRead(vec![Command::Import(Import::People { digest: "2".into(), roster })]));
    story.press("d");
    says(&mut story, Some("Nødprocedure"), "Plejen venter");
    story.press("w right tab").types("Enig").field_at(FieldName::Decider).types("lind").press("enter");
    let refused = Refusal::OneWordEach { person: "bl".parse().unwrap() };
    assert_eq!(story.fault(), Some((Some(FieldName::Decider), Fault::Refused(refused))));
}

#[test]
fn a_word_takes_action_and_reason_and_nothing_typed_is_lost() {
    let mut story = begins();
    story.press("d w enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Isg), Fault::InputMissing)));
    story.press("right enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Action), Fault::Refused(Refusal::EmptyText))));
    story.types("Nødprocedure").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Decider), Fault::NobodyPicked)));
    assert_eq!(story.app.unanswered(story.form()), [FieldName::Reason, FieldName::Decider]);
    story.press("esc");
    let mut story = story.starts_again();
    story.press("d w");
    assert_eq!(story.field(FieldName::Action), "Nødprocedure");
}

#[test]
fn not_now_on_a_serious_incident_asks_for_a_time_and_its_passing_is_told() {
    let mut story = begins();
    story.press("v right right tab").types("Plejen").press("enter");
    assert_eq!(story.app.desk().severity(story.incident(ACADRE)), vagt::domain::severity::Severity::Serious);
    story.press("d w");
    assert_eq!(story.field(FieldName::Isg), "Isg(None)", "what is expected is said, and not filled in");
    story.press("right right tab").types("Vent").press("tab").types("Få er ramt").press("tab down enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Review), Fault::Refused(Refusal::ReviewMissing))));
    story.types("03:40").press("enter");
    story.press("w right tab").types("Enig").press("tab down");
    story.field_at(FieldName::Review).types("03:40").press("enter");
    assert_eq!(state(&story), DecisionState::Decided(IsgChoice::NotNow));
    story.waits(45);
    let id = story.id(ACADRE);
    let review = vagt::app::Announcement::Overdue(id, vagt::domain::clock::ClockId::DecisionReview);
    assert!(story.announced().contains(&review), "{:?}", story.announced());
}

#[test]
fn a_stale_decision_is_the_next_step_again() {
    let mut story = begins();
    story.press("d");
    says(&mut story, Some("Vent"), "Få er ramt");
    says(&mut story, None, "Enig");
    story.press("esc enter e").field_at(FieldName::Reach).press("right enter");
    assert_eq!(state(&story), DecisionState::Stale(IsgChoice::NotNow));
    let id = step("receive.joint-decision");
    assert_eq!(story.app.checklist().unwrap().step(&id).unwrap().state, StepState::Todo);
    story.press("d");
    assert_eq!(row(&story), WordRow::Side(Side::ItChief));
    assert!(matches!(story.app.word_rows()[1], WordRow::Changed(_)), "the reason is named");
    says(&mut story, None, "Stadig få");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Stale)), "the other has to be asked too");
    says(&mut story, None, "Enig");
    assert_eq!(state(&story), DecisionState::Decided(IsgChoice::NotNow));
}

#[test]
fn those_who_disagree_are_told_so() {
    let mut story = begins();
    story.press("d");
    says(&mut story, Some("Vent"), "Få er ramt");
    story.press("w right right tab").types("Nej").press("tab down");
    story.field_at(FieldName::Isg).press("right").field_at(FieldName::Action).types("Luk").press("enter");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Disagree)));
    assert_eq!(state(&story), DecisionState::Disagree);
}

#[test]
fn an_attempt_is_noted_with_the_decider_who_lacks_first() {
    let mut story = begins();
    story.press("d t");
    assert_eq!(story.field(FieldName::Reached), "bl");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Result), Fault::InputMissing)), "how it went is not assumed");
    story.field_at(FieldName::Result).press("right right enter");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Attempt("bl".parse().unwrap()))));
    assert_eq!(story.incident(ACADRE).decisions.attempts.len(), 1);
}

#[test]
fn the_call_out_is_walked_member_by_member_until_the_group_is_quorate() {
    let mut story = begins();
    story.press("d m");
    assert_eq!(story.says(), Some(&Notice::Refused(Refusal::IsgNotConvened)), "nobody chairs what is not convened");
    story.press("w right tab").types("Luk").press("tab").types("Pressen ringer").press("tab down enter");
    says(&mut story, None, "Enig");
    assert_eq!(seen(&story), (DecisionPane::CallOut, 1), "the call-out is where the keys go now");
    let id = story.id(ACADRE);
    let first = story.app.call_rows()[1].clone();
    story.press("i");
    let Purpose::Call { incident, person } = story.form().purpose().clone() else { panic!("{first:?}") };
    assert_eq!((incident, person.as_str()), (id, "os"));
    story.field_at(FieldName::CallState).press("left left enter");
    assert_eq!(seen(&story), (DecisionPane::CallOut, 1), "the arrow leads to the next member, and nothing else does");
    story.press("down i left left enter");
    let call_out = &story.incident(ACADRE).decisions.call_out;
    assert_eq!(call_out.attending().count(), 2);
    assert!(call_out.met_at.is_some(), "two of three seats");
    story.press("down i tab").types("04:30").press("backtab right right right enter");
    let joins = story.incident(ACADRE).decisions.call_out.calls[&"mk".parse().unwrap()].state;
    assert!(matches!(joins, CallState::Joins { joins_at: Some(_) }), "{joins:?}");
    story.press("m enter");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Chair("os".parse().unwrap(), None))));
    story.press("r").types("Luk adgangen?").press("tab").types("Ja, i nat").press("enter");
    assert_eq!(story.says(), Some(&Notice::Decision(DecisionNews::Advice)));
}

#[test]
fn one_decision_covers_the_incidents_that_are_picked() {
    let mut story = begins();
    story.press("d w right right tab").types("Vent").press("tab").types("Samme årsag");
    story.press("tab down").field_at(FieldName::With).press("space enter");
    says(&mut story, None, "Enig");
    for incident in story.app.desk().incidents() {
        assert_eq!(story.app.desk().decision(incident).state, DecisionState::Decided(IsgChoice::NotNow));
    }
}
