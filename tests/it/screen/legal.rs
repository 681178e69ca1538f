//! What the law asks for, at the keyboard: from a clock to the form that stops it, and the questions that could raise it.

use vagt::app::{Fault, FieldName, LegalForm, Notice, Purpose};
use vagt::config::people;
use vagt::domain::clock::ClockId;
use vagt::domain::command::Import;
use vagt::domain::decision::How;
use vagt::domain::fact::Amendment;
use vagt::domain::filing::{Act, FilingCommand, FilingEvent, Phase, Risk, Word};
use vagt::domain::incident::PersonalData;
use vagt::domain::playbook::Question;
use vagt::domain::{Command, Fact, Refusal};

use super::Story;
use super::story::give;

const ACADRE: &str = "Acadre svarer ikke";

#[test]
fn awareness_is_decided_from_its_key_and_needs_a_reason() {
    let mut story = Story::begins();
    story.press("enter t k");
    let incident = story.incident(ACADRE).id;
    assert_eq!(*story.form().purpose(), Purpose::Legal { incident, form: LegalForm::Awareness });
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("Brevet var åbnet").press("enter");
    let entry = Box::new(story.entries().pop().unwrap());
    assert_eq!(story.says(), Some(&Notice::Recorded(entry)), "what was recorded is told");
    let discovered = story.incident(ACADRE).times.discovered;
    assert_eq!(story.incident(ACADRE).times.awareness, Some(discovered), "the strictest reading was offered");
}

#[test]
fn a_filing_is_its_key_a_case_number_and_enter() {
    let mut story = Story::begins();
    story.press("enter t k tab").types("Åbnet").press("enter");
    story.press("t a enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Phase), Fault::InputMissing)), "nothing is filed by one key");
    story.press("right tab").types("2026-42").press("enter");
    let recorded = story.recorded();
    let [.., Fact::Filing { event: FilingEvent::Filed { phase, receipt, stopped }, .. }, Fact::StepDone { step, .. }] =
        recorded.as_slice()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!(step.as_str(), "personal-data.file", "it is the same act");
    assert_eq!((*phase, receipt.case.as_str()), (Phase::Whole, "2026-42"));
    assert!(stopped.is_some(), "the clock that ran is stopped by it");
}

#[test]
fn each_form_of_the_law_opens_from_the_incident_and_esc_leads_back() {
    for (keys, form) in [
        ("t k", LegalForm::Awareness),
        ("t r", LegalForm::Risk),
        ("t a", LegalForm::File),
        ("t i", LegalForm::NotReportable),
        ("t p", LegalForm::DataSubjects),
        ("t n", LegalForm::Significance),
        ("t s", LegalForm::Report),
    ] {
        let mut story = Story::begins();
        let incident = story.incident(ACADRE).id;
        story.press("enter").press(keys);
        assert_eq!(*story.form().purpose(), Purpose::Legal { incident, form }, "{keys}");
        story.press("esc");
        assert!(story.app.overlay().is_none(), "{keys}");
    }
}

#[test]
fn a_risk_is_chosen_and_recorded_with_its_reason() {
    let mut story = Story::begins();
    story.press("enter t r right right right tab").types("Følsomme oplysninger").press("enter");
    assert_eq!(story.incident(ACADRE).filings.risk.as_ref().unwrap().value, Risk::High);
}

#[test]
fn what_the_dpo_advises_is_asked_by_the_steps_of_its_decisions_too() {
    let mut story = Story::begins();
    story.goes_to("receive.nature").press("space");
    story.press("n tab y tab right right tab n enter");
    story.goes_to("personal-data.awareness").press("space");
    story.field_at(FieldName::Input(0)).types("02:50").field_at(FieldName::Input(1)).types("Åbnet brev");
    story.field_at(FieldName::DoneBy).types("gram");
    story.field_at(FieldName::DpoAdvice).types("Regn fra brevet").press("enter");
    let awareness = story.incident(ACADRE).filings.awareness.clone().unwrap();
    assert_eq!(awareness.word.advice.as_str(), "Regn fra brevet");
    story.goes_to("personal-data.facts").press("space").field_at(FieldName::Note).types("Et brev").press("enter");
    story.goes_to("personal-data.risk").press("space").field_at(FieldName::Input(0)).press("right");
    story.field_at(FieldName::Input(1)).types("Låst").field_at(FieldName::DoneBy).types("gram");
    story.field_at(FieldName::DpoAdvice).types("Enig").press("enter");
    assert_eq!(story.incident(ACADRE).filings.risk.as_ref().unwrap().word.advice.as_str(), "Enig");
    // Where it is filed there is nothing to advise on: the field comes with the decision.
    story.goes_to("personal-data.file").press("space").field_at(FieldName::Input(0)).press("right");
    assert!(!story.form().is_asked(FieldName::DpoAdvice));
    for _ in 0..9 {
        story.press("tab");
        assert_ne!(story.form().focused().unwrap().name, FieldName::DpoAdvice);
    }
    story.field_at(FieldName::Input(0)).press("left left");
    assert!(story.form().is_asked(FieldName::DpoAdvice), "{}", story.field(FieldName::Input(0)));
    story.field_at(FieldName::Input(2)).types("Låst").field_at(FieldName::DoneBy).types("gram");
    story.field_at(FieldName::DpoAdvice).types("Enig").press("enter");
    let decided = story.incident(ACADRE).filings.not_reportable.clone().unwrap();
    assert_eq!((decided.word.reason.as_str(), decided.word.advice.as_str()), ("Låst", "Enig"));
}

#[test]
fn a_late_filing_without_its_reason_names_the_field_that_takes_it() {
    let mut desk = Story::whole_desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    let known = Amendment { personal_data: Some(PersonalData::Ordinary), ..Amendment::default() };
    give(&mut desk, Command::Amend(id, Box::new(known)), 301);
    let word = Word { reason: "Set i loggen".into(), ..Word::default() };
    let aware = FilingCommand::Awareness("2026-11-20T02:00:00Z".parse().unwrap(), word);
    give(&mut desk, Command::Filing(id, Box::new(aware)), 302);
    let mut story = Story::on(desk, false);
    story.goes_to("personal-data.file").press("space").field_at(FieldName::Input(0)).press("right enter");
    let late = Fault::Refused(Refusal::LateUnexplained { clock: ClockId::Authority });
    assert_eq!(story.fault(), Some((Some(FieldName::Input(2)), late)));
    assert_eq!(story.form().focused().unwrap().name, FieldName::Input(2), "typing goes where it lacks");
    story.types("Fundet sent").press("enter");
    let filed = story.incident(ACADRE).filings.filed.first().cloned().unwrap();
    assert_eq!(filed.receipt.late.as_str(), "Fundet sent");
}

#[test]
fn the_first_open_question_is_one_key_away() {
    let mut story = Story::begins();
    story.press("enter s");
    let Purpose::Step { step, .. } = story.form().purpose() else { panic!("{:?}", story.form().purpose()) };
    assert_eq!(step.as_str(), "receive.welfare");
}

#[test]
fn enter_on_a_clock_of_law_among_the_facts_opens_the_form_that_stops_it() {
    let mut story = Story::begins();
    story.press("enter t k tab").types("Åbnet").press("enter 1");
    let place = story.app.page().iter().position(
        |row| matches!(row, vagt::app::PageRow::Clock(clock) if clock.id == vagt::domain::clock::ClockId::Authority),
    );
    for _ in 0..place.unwrap() {
        story.press("down");
    }
    story.press("enter");
    assert!(matches!(story.form().purpose(), Purpose::Legal { form: LegalForm::File, .. }));
}

#[test]
fn whose_word_it_is_and_how_it_was_given_is_asked_and_never_filled_in() {
    let mut desk = Story::whole_desk();
    let roster = people::parse(
        "people.toml",
        r#"person = [{ id = "mk", name = "Mette Kjær" }, { id = "os", name = "Olga Skov" }]
        role = [{ role = "it-on-call", holder = "mk" }, { role = "top-security-officer", holder = "os" }]"#,
    );
    give(&mut desk, Command::Import(Import::People { digest: "1".to_owned(), roster: roster.unwrap() }), 301);
    let mut story = Story::on(desk, false);
    story.press("enter t r enter");
    assert_eq!(story.field(FieldName::DecidedBy), "");
    assert_eq!(story.fault(), Some((Some(FieldName::Risk), Fault::InputMissing)));
    // What else is missing is named with it.
    let lacking = story.app.unanswered(story.form());
    assert_eq!(lacking, [FieldName::Risk, FieldName::Reason, FieldName::DecidedBy]);
    // Typing goes where the first of them is.
    story.press("right tab").types("Helbred").field_at(FieldName::DecidedBy).press("down down enter");
    let risk = story.incident(ACADRE).filings.risk.clone().unwrap();
    assert_eq!((risk.by.unwrap().as_str(), risk.word.how), ("os", Some(How::Here)));
    // What somebody else carried out is said the same way; what I did myself asks nothing more.
    story.press("t a right").field_at(FieldName::DoneBy).types("skov").press("enter");
    let filed = story.incident(ACADRE).filings.filed.first().cloned().unwrap();
    assert_eq!((filed.by.unwrap().as_str(), filed.receipt.how), ("os", Some(How::Phone)));
    story.press("t a right right right enter");
    let filed = story.incident(ACADRE).filings.filed.last().cloned().unwrap();
    assert_eq!((filed.by, filed.receipt.how), (Some(super::story::me()), None));
}

#[test]
fn that_the_people_concerned_were_told_is_never_one_key() {
    let mut story = Story::begins();
    story.press("enter t p enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Told), Fault::InputMissing)));
    assert_eq!(story.app.unanswered(story.form()), [FieldName::Told]);
    assert!(story.incident(ACADRE).filings.told.is_none());
}

#[test]
fn a_filing_recorded_by_mistake_is_taken_back_and_its_clock_and_its_step_are_open_again() {
    let mut story = Story::begins();
    story.press("enter t x");
    assert_eq!(story.says(), Some(&Notice::Refused(Refusal::NothingToWithdraw)));
    story.press("t k tab").types("Åbnet").press("enter t a right enter");
    let file: vagt::domain::StepId = "personal-data.file".parse().unwrap();
    assert!(story.incident(ACADRE).done_at(&file).is_some());
    story.press("t x enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.field_at(FieldName::Reason).types("Forkert sag").press("enter");
    let recorded = story.recorded();
    let [.., Fact::Filing { event: FilingEvent::Withdrawn { act, reason, .. }, .. }, Fact::StepReopened { step, .. }] =
        recorded.as_slice()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!((*act, reason.as_str(), step), (Act::Filed(Phase::Whole), "Forkert sag", &file));
    assert!(matches!(story.says(), Some(Notice::Recorded(_))), "{:?}", story.says());
    let incident = story.incident(ACADRE);
    assert!(incident.filings.filed.is_empty() && incident.done_at(&file).is_none());
    let clocks = story.app.desk().clocks(incident);
    let clock = clocks.iter().find(|clock| clock.id == ClockId::Authority).unwrap();
    assert_eq!(clock.stopped_at, None, "it runs again");
    // And it can be filed anew.
    story.press("t a right enter");
    assert_eq!(story.incident(ACADRE).filings.filed.len(), 1);
    assert!(story.incident(ACADRE).done_at(&file).is_some());
}

#[test]
fn with_nothing_left_that_could_raise_the_severity_the_key_leads_to_whatever_is_unanswered() {
    let mut story = Story::begins();
    story.goes_to("receive.welfare").press("space").field_at(FieldName::Answer(Question::LifeAtRisk)).press("j enter");
    let incident = story.incident(ACADRE);
    assert_eq!(story.app.desk().proposal(incident).could_rise, [], "it is as grave as can be");
    story.press("1 enter s");
    let Purpose::Step { incident, step } = story.form().purpose().clone() else { panic!("{:?}", story.says()) };
    let desk = story.app.desk();
    let incident = desk.incident(incident).unwrap();
    let list = desk.checklist(incident).unwrap();
    let asked = &list.step(&step).unwrap().step.ask;
    assert!(asked.iter().any(|question| desk.answered(incident, *question).is_none()), "{step}");
}
