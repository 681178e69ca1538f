//! A breach of personal data of Fjordby Kommune, from what its steps are told to what everyone is told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use vagt::documents::{Making, markdown};
use vagt::domain::command::StepTick;
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::{Amendment, Registration};
use vagt::domain::follow_up::{Ask, FollowUpCommand};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::message::{
    MessageCommand, MessageKind, Sheet, SheetEntry, SheetKey, SheetValue, compose, known_input,
};
use vagt::domain::playbook::{Audience, InputValue};
use vagt::domain::{Command, Fact, Incident, IncidentId};
use vagt::text::{Language, Text};

use crate::documents::{Night, person};
use crate::screens::Seen;

/// A breach is reported at two.
fn breach() -> (Night, IncidentId) {
    let mut night = Night::goes_on(Seen::empty().app.desk().clone());
    let registration = Registration {
        title: "CPR-liste til forkert modtager".into(),
        kind: IncidentKind::PersonalData,
        reporter: "Borgerservice".into(),
        discovered_at: at("01:50"),
        reported_at: at("02:00"),
        impact: Impact { confidentiality: Level::High, ..Impact::default() },
        reach: Reach::Department,
        personal_data: PersonalData::Confidential,
        systems: ["borgerlogin"].iter().map(|id| id.parse().unwrap()).collect(),
        outage: None,
        handler: Some(person("ane")),
    };
    let facts = night.says("02:05", "ane", Command::Register(Box::new(registration)));
    let Some(Fact::IncidentRegistered { incident, .. }) = facts.first() else { panic!("no incident") };
    (night, *incident)
}

fn at(time: &str) -> Timestamp {
    format!("2026-11-24T{time}:00Z").parse().unwrap()
}

fn incident(night: &Night, id: IncidentId) -> &Incident {
    night.desk.incident(id).unwrap()
}

/// The step that asks for the breach's facts, with these answers.
fn facts(id: IncidentId, inputs: &[(&str, InputValue)]) -> Command {
    let inputs = inputs.iter().map(|(key, value)| (key.parse().unwrap(), value.clone()));
    let step = "personal-data.facts".parse().unwrap();
    Command::DoStep(StepTick { inputs: inputs.collect::<BTreeMap<_, _>>(), ..StepTick::plain(id, step) })
}

fn all(id: IncidentId) -> Command {
    facts(
        id,
        &[
            ("breach", InputValue::Choice("confidentiality".to_owned())),
            ("people", InputValue::Number(12)),
            ("data-records", InputValue::Number(1)),
            ("categories", InputValue::Text("Navne og CPR-numre på borgere".into())),
            ("consequences", InputValue::Text("Misbrug af identitet".into())),
        ],
    )
}

fn paper(night: &Night, id: IncidentId, kind: DocumentKind) -> String {
    let text = Text::new(Language::Da);
    let making = Making { desk: &night.desk, text: &text, now: at("04:00"), head: None, organisation: "Fjordby" };
    markdown(&making.make(kind, incident(night, id)).unwrap(), &text).replace("**", "")
}

fn sheet(night: &Night, id: IncidentId, key: SheetKey) -> Option<String> {
    let text = Text::new(Language::Da);
    let sheet = Sheet::of(&night.desk, incident(night, id), at("04:00"));
    sheet.value(key).map(|value| text.phrasing().value(value))
}

fn known(night: &Night, id: IncidentId, key: &str) -> Option<InputValue> {
    known_input(&night.desk, incident(night, id), &key.parse().unwrap(), at("04:00"))
}

#[test]
fn what_the_step_is_told_of_the_breach_is_told_to_everyone() {
    let (mut night, id) = breach();
    let recorded = night.says("02:30", "ane", all(id));
    assert!(matches!(recorded.last(), Some(Fact::StepDone { .. })), "the tick is told last: {recorded:?}");
    assert_eq!(incident(&night, id).people, Some(12));
    for (key, said) in [
        (SheetKey::People, "12 personer, 1 post"),
        (SheetKey::Data, "Navne og CPR-numre på borgere"),
        (SheetKey::Consequences, "Misbrug af identitet"),
    ] {
        assert_eq!(sheet(&night, id, key).as_deref(), Some(said));
    }
    for kind in [DocumentKind::Authority, DocumentKind::Dpo, DocumentKind::SupplierReview] {
        let paper = paper(&night, id, kind);
        for line in ["Antal berørte personer: 12", "Personer og poster: 12 personer, 1 post"] {
            assert!(paper.contains(line), "{kind:?}: {line}\n{paper}");
        }
        assert!(paper.contains("Navne og CPR-numre på borgere") && paper.contains("Misbrug af identitet"), "{paper}");
        // Nor is it an open question.
        assert_eq!(paper.matches("Personer og poster").count(), 1, "{kind:?}\n{paper}");
    }
    assert!(paper(&night, id, DocumentKind::Authority).contains("Bruddets art: Fortrolighed"));
    let phrasing = Text::new(Language::Da).phrasing();
    let letter =
        compose(&night.desk, incident(&night, id), Audience::DataSubjects, MessageKind::First, &phrasing, at("04:00"));
    assert!(letter.as_str().contains("Navne og CPR-numre på borgere"), "{letter}");
    // The same again says nothing more.
    assert_eq!(night.says("02:31", "ane", all(id)).len(), 1);
}

#[test]
fn a_fact_set_by_hand_afterwards_wins_and_is_what_the_step_begins_with_again() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    let amendment = Amendment { people: Some(14), ..Amendment::default() };
    night.says("02:40", "ane", Command::Amend(id, Box::new(amendment)));
    let by_hand = SheetEntry::Known { said: SheetValue::Text("Navne,\nadresser".into()), source: None };
    let set = |key, entry| Command::Message(id, Box::new(MessageCommand::SetFact(key, entry)));
    night.says("02:41", "ane", set(SheetKey::Data, by_hand));
    assert_eq!(sheet(&night, id, SheetKey::People).as_deref(), Some("14 personer, 1 post"));
    assert_eq!(sheet(&night, id, SheetKey::Data).as_deref(), Some("Navne,\nadresser"));
    assert_eq!(known(&night, id, "people"), Some(InputValue::Number(14)));
    assert_eq!(known(&night, id, "data-records"), Some(InputValue::Number(1)));
    assert_eq!(known(&night, id, "categories"), Some(InputValue::Text("Navne, adresser".into())));
    // What is offered is sent back as it is: the lines that were written stay as they were.
    let offered = ["people", "data-records", "categories", "consequences"];
    let offered: Vec<_> = offered.into_iter().map(|key| (key, known(&night, id, key).unwrap())).collect();
    assert_eq!(night.says("02:50", "ane", facts(id, &offered)).len(), 1);
    assert_eq!(sheet(&night, id, SheetKey::Data).as_deref(), Some("Navne,\nadresser"));
    // The newest counts, also over a line that was written by hand.
    let words = SheetEntry::Known { said: SheetValue::Text("mange".into()), source: None };
    night.says("02:51", "ane", set(SheetKey::People, words));
    assert_eq!(sheet(&night, id, SheetKey::People).as_deref(), Some("mange"));
    night.says("02:52", "ane", facts(id, &[("people", InputValue::Number(20))]));
    assert_eq!(sheet(&night, id, SheetKey::People).as_deref(), Some("20 personer, 1 post"));
}

#[test]
fn how_many_records_is_not_known_until_somebody_says_so() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", facts(id, &[("people", InputValue::Number(1))]));
    assert_eq!(sheet(&night, id, SheetKey::People).as_deref(), Some("1 person, poster: vides ikke endnu"));
}

#[test]
fn the_cause_that_was_found_is_the_cause_that_is_told_unless_the_sheet_says_otherwise() {
    let (mut night, id) = breach();
    let cause = Ask::Cause("Autofuldførelse valgte en forkert modtager".into(), Vec::new());
    let command = FollowUpCommand { ask: cause, by: Some(person("magda")) };
    night.says("02:30", "ane", Command::FollowUp(id, Box::new(command)));
    for kind in [DocumentKind::Brief, DocumentKind::Authority, DocumentKind::IsgNotice] {
        let paper = paper(&night, id, kind);
        assert!(paper.contains("Årsag: Autofuldførelse valgte en forkert modtager"), "{kind:?}\n{paper}");
    }
    let dpo = paper(&night, id, DocumentKind::Dpo);
    assert!(dpo.contains("Fundet årsag: Autofuldførelse") && !dpo.contains("som den fortælles"), "{dpo}");
    let other = SheetEntry::Known { said: SheetValue::Text("En fejl ved afsendelsen".into()), source: None };
    night.says("02:40", "ane", Command::Message(id, Box::new(MessageCommand::SetFact(SheetKey::Cause, other))));
    assert!(paper(&night, id, DocumentKind::Brief).contains("Årsag: En fejl ved afsendelsen"));
    let dpo = paper(&night, id, DocumentKind::Dpo);
    assert!(dpo.contains("som den fortælles i meddelelser: En fejl ved afsendelsen"), "{dpo}");
}

#[test]
fn the_letter_to_the_people_says_what_happened_and_how_much_of_it_is_not_known_yet() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    let text = Text::new(Language::Da);
    let letter = compose(
        &night.desk,
        incident(&night, id),
        Audience::DataSubjects,
        MessageKind::First,
        &text.phrasing(),
        at("04:00"),
    );
    assert!(letter.as_str().contains("Hvad er der sket: CPR-liste til forkert modtager"), "{letter}");
    // What is done and what they can do themselves.
    assert_eq!(
        text.unknown_lines(&letter).as_deref(),
        Some("2 linjer i teksten siger »vides ikke endnu«."),
        "{letter}"
    );
    assert_eq!(text.unknown_lines(&"Alt vides ikke endnu, men mere følger.".into()), None);
}
