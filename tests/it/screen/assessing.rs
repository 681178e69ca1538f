//! What a tick says of the incident itself, and ticks that say nothing.

use vagt::app::{Choice, DecisionPane, Fault, FieldName, FollowUpForm, Form, Notice, Purpose, Screen};
use vagt::domain::decision::{DecisionCommand, How, IsgChoice, NewWord, Side};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::playbook::{Answer, Question, StepState};
use vagt::domain::severity::Severity;
use vagt::domain::{Command, Fact, Refusal};

use super::story::give;
use super::{Story, step};

const NEW: &str = "Fil delt med forkerte";

/// An incident of this kind of which nobody has said anything but its title.
fn unknown(kind: IncidentKind) -> Story {
    let mut story = Story::begins();
    story.press("n").types(NEW).field_at(FieldName::Kind);
    chooses(&mut story, FieldName::Kind, Choice::Kind(kind));
    story.press("enter");
    assert_eq!(story.incident(NEW).impact, Impact::default());
    story
}

fn chooses(story: &mut Story, name: FieldName, choice: Choice) {
    story.field_at(name);
    for _ in 0..8 {
        if story.field(name) == format!("{choice:?}") {
            return;
        }
        story.press("right");
    }
    panic!("{choice:?} is not on offer");
}

fn answers(story: &mut Story, question: Question, answer: Answer) {
    chooses(story, FieldName::Answer(question), Choice::Answer(Some(answer)));
}

fn state(story: &Story, id: &str) -> StepState {
    story.app.checklist().unwrap().step(&step(id)).unwrap().state
}

/// The form of the step that classifies, its two questions answered.
fn classifies(story: &mut Story) {
    story.goes_to("receive.classify").press("space");
    for question in [Question::ManyPeople, Question::PressAsking] {
        answers(story, question, Answer::No);
    }
}

#[test]
fn the_step_that_classifies_asks_how_hard_it_hits_and_records_it_with_the_tick() {
    let mut story = unknown(IncidentKind::PersonalData);
    classifies(&mut story);
    answers(&mut story, Question::ManyPeople, Answer::Yes);
    chooses(&mut story, FieldName::Confidentiality, Choice::Level(Level::High));
    chooses(&mut story, FieldName::Reach, Choice::Reach(Reach::Citizens));
    chooses(&mut story, FieldName::PersonalData, Choice::Data(PersonalData::Confidential));
    story.field_at(FieldName::Systems).types("acadre").press("space");
    assert_eq!(story.app.proposed(story.form()), Some(Severity::Serious), "the form says what follows");
    let before = story.recorded().len();
    story.press("enter");
    let incident = story.incident(NEW);
    assert_eq!(incident.impact, Impact { confidentiality: Level::High, ..Impact::default() });
    assert_eq!((incident.reach, incident.personal_data), (Reach::Citizens, PersonalData::Confidential));
    assert_eq!(incident.systems.iter().map(ToString::to_string).collect::<Vec<_>>(), ["acadre"]);
    let recorded = story.recorded();
    assert!(matches!(&recorded[before..], [Fact::IncidentAmended { .. }, Fact::StepDone { .. }]), "{recorded:?}");
    assert_eq!(story.says(), Some(&Notice::StepRaises(step("receive.classify"), Severity::Serious)));
}

#[test]
fn a_form_of_choices_that_is_left_half_filled_is_kept() {
    let mut story = unknown(IncidentKind::Security);
    classifies(&mut story);
    chooses(&mut story, FieldName::Integrity, Choice::Level(Level::High));
    story.press("esc");
    assert_eq!(story.says(), Some(&Notice::DraftKept));
    story.press("space");
    assert!(story.form().is_restored());
    assert_eq!(story.field(FieldName::Integrity), format!("{:?}", Choice::Level(Level::High)));
    assert_eq!(story.form().answer(Question::PressAsking), Some(Answer::No));
    // What is put back to where it stood is nothing to keep.
    story.press("ctrl-x").field_at(FieldName::Integrity).press("right right left left esc");
    assert_ne!(story.says(), Some(&Notice::DraftKept));
    let purpose = Purpose::Step { incident: story.id(NEW), step: step("receive.classify") };
    assert!(!story.app.has_draft(&purpose));
}

#[test]
fn silence_is_no_assessment_and_that_it_is_not_known_is_one() {
    let mut story = unknown(IncidentKind::Security);
    classifies(&mut story);
    let before = story.recorded().len();
    story.press("enter");
    let refused = Refusal::NotAssessed { step: step("receive.classify") };
    assert_eq!(story.fault(), Some((Some(FieldName::Availability), Fault::Refused(refused))));
    assert_eq!(story.recorded().len(), before);
    let lacking = [FieldName::Availability, FieldName::Confidentiality, FieldName::Integrity];
    assert_eq!(story.app.unanswered(story.form()), lacking, "all that is missing is told at once");
    // One key from there.
    assert_eq!(story.form().focused().unwrap().name, FieldName::Availability);
    story.press("right enter");
    assert_eq!(state(&story, "receive.classify"), StepState::Done);
    assert_eq!(story.incident(NEW).impact, Impact::default());
    let said = Some(Impact::default());
    let recorded = story.recorded();
    let found =
        recorded.iter().any(|fact| matches!(fact, Fact::IncidentAmended { amendment, .. } if amendment.impact == said));
    assert!(found, "that it is not known is on record: {recorded:?}");
}

#[test]
fn what_is_known_stands_in_the_form_and_is_not_recorded_again() {
    let mut story = Story::begins();
    classifies(&mut story);
    assert_eq!(story.field(FieldName::Availability), format!("{:?}", Choice::Level(Level::High)));
    assert_eq!(story.field(FieldName::Systems), "acadre");
    story.press("enter");
    assert!(matches!(story.recorded().as_slice(), [Fact::StepDone { .. }]), "{:?}", story.recorded());
    assert_eq!(story.says(), Some(&Notice::StepDone(step("receive.classify"))), "nothing is graver by it");
}

#[test]
fn that_personal_data_are_involved_asks_which_and_reaches_the_incident() {
    let mut story = Story::begins();
    story.goes_to("receive.nature").press("space");
    for question in [Question::Hostile, Question::SupplierFault] {
        answers(&mut story, question, Answer::No);
    }
    answers(&mut story, Question::PersonalDataInvolved, Answer::Yes);
    story.press("enter");
    let refused = Refusal::WhichData { step: step("receive.nature") };
    assert_eq!(story.fault(), Some((Some(FieldName::PersonalData), Fault::Refused(refused))));
    chooses(&mut story, FieldName::PersonalData, Choice::Data(PersonalData::Confidential));
    story.press("enter");
    assert_eq!(story.incident("Acadre svarer ikke").personal_data, PersonalData::Confidential);
    assert_eq!(story.says(), Some(&Notice::StepRaises(step("receive.nature"), Severity::Major)));
    // What somebody said of them stands whatever is answered: it is changed by saying otherwise.
    story.goes_to("receive.nature").press("space");
    answers(&mut story, Question::PersonalDataInvolved, Answer::No);
    story.press("enter");
    assert_eq!(story.incident("Acadre svarer ikke").personal_data, PersonalData::Confidential);
    // A suspicion names no sort, and the steps of a breach join all the same.
    let mut story = unknown(IncidentKind::Availability);
    story.goes_to("receive.nature").press("space");
    for question in [Question::Hostile, Question::SupplierFault] {
        answers(&mut story, question, Answer::No);
    }
    answers(&mut story, Question::PersonalDataInvolved, Answer::Unknown);
    story.press("enter");
    assert_eq!(state(&story, "receive.nature"), StepState::Done, "{:?}", story.open_form().map(Form::fault));
    assert_eq!(story.incident(NEW).personal_data, PersonalData::Unknown);
    assert_ne!(state(&story, "personal-data.awareness"), StepState::NotApplicable);
    let mut story = unknown(IncidentKind::Availability);
    story.goes_to("receive.nature").press("space");
    for question in [Question::Hostile, Question::PersonalDataInvolved, Question::SupplierFault] {
        answers(&mut story, question, Answer::No);
    }
    story.press("enter");
    assert_eq!(story.incident(NEW).personal_data, PersonalData::No, "a no is no longer unknown");
}

#[test]
fn a_change_that_makes_it_graver_says_so_as_a_tick_does() {
    let mut story = Story::begins();
    story.press("e");
    chooses(&mut story, FieldName::PersonalData, Choice::Data(PersonalData::Confidential));
    story.press("enter");
    let number = "26-A1".parse().unwrap();
    assert_eq!(story.says(), Some(&Notice::ChangeRaises(number, Severity::Major)));
    // What makes it no graver is merely changed.
    story.press("e").field_at(FieldName::Title).types("!").press("enter");
    assert_eq!(story.says(), Some(&Notice::Changed(number)));
}

#[test]
fn the_review_and_what_is_agreed_with_a_supplier_open_their_forms_by_either_key() {
    for key in ["space", "enter"] {
        let mut story = unknown(IncidentKind::Supplier);
        story.goes_to("supplier.joint-review").press(key);
        let incident = story.id(NEW);
        let form = |form| Purpose::FollowUp { incident, form, item: None };
        assert_eq!(*story.form().purpose(), form(FollowUpForm::Review), "{key}");
        story.types("Nina").field_at(FieldName::Findings).types("Udløbet certifikat");
        story.field_at(FieldName::Agreement).press("right enter");
        assert_eq!(state(&story, "supplier.joint-review"), StepState::Done);
        assert_eq!(state(&story, "supplier.no-repeat"), StepState::Todo);
        story.goes_to("supplier.no-repeat").press(key);
        assert_eq!(*story.form().purpose(), form(FollowUpForm::Agree), "{key}");
        // What we do ourselves is one side of two.
        story.types("Overvåg udløb").field_at(FieldName::Owner).types("kjær").press("enter");
        assert_eq!(story.says(), Some(&Notice::SupplierLacks));
        assert_eq!(state(&story, "follow-up.actions"), StepState::Done);
        assert_eq!(state(&story, "supplier.no-repeat"), StepState::Todo);
        story.goes_to("supplier.no-repeat").press(key);
        assert_eq!(*story.form().purpose(), form(FollowUpForm::Agree), "{key}");
        story.types("Forny i tide").field_at(FieldName::SupplierOwner).types("Nina").press("enter");
        assert_eq!(story.incident(NEW).follow_up.actions.len(), 2);
        for settled in ["supplier.no-repeat", "follow-up.actions"] {
            assert_eq!(state(&story, settled), StepState::Done, "{settled}");
        }
    }
}

#[test]
fn what_is_agreed_before_the_review_does_not_settle_what_is_agreed_with_the_supplier() {
    let mut story = unknown(IncidentKind::Supplier);
    story.press("1 enter f a").types("Overvåg").field_at(FieldName::SupplierOwner).types("Nina").press("enter");
    assert_eq!(state(&story, "follow-up.actions"), StepState::Done);
    assert_eq!(state(&story, "supplier.no-repeat"), StepState::Waiting);
}

#[test]
fn a_step_that_is_what_is_written_of_it_takes_a_note() {
    let mut story = unknown(IncidentKind::PersonalData);
    story.goes_to("personal-data.document").press("space");
    let before = story.recorded().len();
    story.press("enter");
    let refused = Refusal::NothingSaid { step: step("personal-data.document") };
    assert_eq!(story.fault(), Some((Some(FieldName::Note), Fault::Refused(refused))));
    assert_eq!(story.recorded().len(), before);
    assert_eq!(story.form().focused().unwrap().name, FieldName::Note, "typing goes where it lacks");
    story.types("Delt 02.10, lukket 02.40").press("enter");
    assert_eq!(state(&story, "personal-data.document"), StepState::Done);
    // An answer to what it asks says something too.
    story.goes_to("personal-data.facts").press("space enter");
    assert!(story.fault().is_some());
    chooses(&mut story, FieldName::Input(0), Choice::Option(Some(0)));
    story.press("enter");
    assert_eq!(state(&story, "personal-data.facts"), StepState::Done);
}

#[test]
fn the_call_out_is_made_on_its_own_screen_and_is_not_a_tick() {
    let mut desk = Story::whole_desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == "Acadre svarer ikke").unwrap().id;
    for (n, (person, side)) in (301..).zip([("bl", Side::ItChief), ("ag", Side::TopSecurityOfficer)]) {
        let word = NewWord {
            person: person.parse().unwrap(),
            side: Some(side),
            action: "Nødprocedure".into(),
            isg: IsgChoice::Convene,
            reason: "Alvorligt".into(),
            how: How::Phone,
            review: None,
            with: Vec::new(),
        };
        give(&mut desk, Command::Decision(id, DecisionCommand::Word(Box::new(word))), n);
    }
    let mut story = Story::on(desk, false);
    story.goes_to("isg.call-out").press("space");
    let Screen::Decision(view) = story.app.screen() else { panic!("{:?}", story.app.screen()) };
    assert_eq!((view.id, view.pane), (id, DecisionPane::CallOut));
    assert_eq!(story.recorded(), [], "nobody has been called by it");
    // And so is the advice, which is the group's and not that of whoever writes it down.
    for key in ["space", "enter"] {
        story.press("esc").goes_to("isg.advise").press(key);
        assert_eq!(*story.form().purpose(), Purpose::Advise { incident: id }, "{key}");
    }
    story.types("Lukke?").field_at(FieldName::Advice).types("Ja, i nat").press("enter");
    let outcome = story.incident("Acadre svarer ikke").steps[&step("isg.advise")].outcome.clone().unwrap();
    assert_eq!((outcome.by, outcome.recorded_by), (None, Some(super::story::me())));
}
