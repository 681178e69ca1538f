//! A breach of personal data of Fjordby Kommune, from what its steps are told to what everyone is told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use vagt::documents::{Making, markdown};
use vagt::domain::clock::ClockId;
use vagt::domain::command::StepTick;
use vagt::domain::decision::{DecisionCommand, How as Given, IsgChoice, NewWord};
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::{Amendment, Registration};
use vagt::domain::filing::{FilingCommand, Phase, Receipt, Risk, Told, Word};
use vagt::domain::follow_up::{Ask, FollowUpCommand};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::message::{
    Channel, Content, How, MessageCommand, MessageKind, Sheet, SheetEntry, SheetKey, SheetValue, Standing, compose,
    is_only_the_title, known_input, outdated,
};
use vagt::domain::playbook::{Answer, Audience, InputValue, Question, StepState};
use vagt::domain::{Command, Fact, Incident, IncidentId, PersonId, StepId};
use vagt::text::{Language, Text};

use crate::documents::{Night, person};
use crate::screens::Seen;

/// A breach is reported at two.
pub(crate) fn breach() -> (Night, IncidentId) {
    let mut night = Night::goes_on(Seen::empty().app.desk().clone());
    let registration = Registration {
        title: "CPR-liste til forkert modtager".into(),
        kind: IncidentKind::PersonalData,
        reporter: "Borgerservice".into(),
        began_at: None,
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

pub(crate) fn at(time: &str) -> Timestamp {
    format!("2026-11-24T{time}:00Z").parse().unwrap()
}

pub(crate) fn incident(night: &Night, id: IncidentId) -> &Incident {
    night.desk.incident(id).unwrap()
}

/// The step that asks for the breach's facts, with these answers.
fn facts(id: IncidentId, inputs: &[(&str, InputValue)]) -> Command {
    let inputs = inputs.iter().map(|(key, value)| (key.parse().unwrap(), value.clone()));
    let step = "personal-data.facts".parse().unwrap();
    Command::DoStep(StepTick { inputs: inputs.collect::<BTreeMap<_, _>>(), ..StepTick::plain(id, step) })
}

pub(crate) fn all(id: IncidentId) -> Command {
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

pub(crate) fn paper(night: &Night, id: IncidentId, kind: DocumentKind) -> String {
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
        assert!(paper.contains("Navne og CPR-numre på borgere"), "{paper}");
        // What it may lead to for the people is for us to judge.
        assert_eq!(paper.contains("Misbrug af identitet"), kind != DocumentKind::SupplierReview, "{paper}");
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
    let amendment = Amendment { people: Some(21), ..Amendment::default() };
    night.says("02:53", "ane", Command::Amend(id, Box::new(amendment)));
    assert_eq!(sheet(&night, id, SheetKey::People).as_deref(), Some("21 personer, 1 post"));
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
    // When it began, why, what is done and what they can do themselves is not known.
    assert_eq!(
        letter.as_str(),
        "24.11.2026

Om dine personoplysninger

Vi skriver til dig, fordi der er sket et brud på sikkerheden for dine personoplysninger.

Hvad er der sket?
CPR-liste til forkert modtager. Vi opdagede det den 24.11.2026 kl. 02:50; hvornår det begyndte, ved vi ikke endnu.

Hvorfor skete det?
Det ved vi ikke endnu.

Hvilke oplysninger om dig drejer det sig om?
Navne og CPR-numre på borgere.

Hvad kan det betyde for dig?
Misbrug af identitet.

Hvad gør vi?
Det ved vi ikke endnu.

Hvad kan du selv gøre?
Det ved vi ikke endnu.

Hvem kan du kontakte?
Du kan kontakte kommunens databeskyttelsesrådgiver: Gudny Paragraf, +45 00 00 00 07, gudny@fjordby.example."
    );
    assert_eq!(
        text.unknown_lines(&letter).as_deref(),
        Some("4 steder siger teksten, at noget ikke vides endnu."),
        "{letter}"
    );
    assert_eq!(text.unknown_lines(&"Alt vides ikke endnu, men mere følger.".into()), None);
    assert!(is_only_the_title(&night.desk, incident(&night, id), Audience::DataSubjects, at("04:00")));
    let what = SheetEntry::Known { said: SheetValue::Text("en liste blev sendt til en forkert".into()), source: None };
    night.says("02:40", "ane", Command::Message(id, Box::new(MessageCommand::SetFact(SheetKey::What, what))));
    assert!(!is_only_the_title(&night.desk, incident(&night, id), Audience::DataSubjects, at("04:00")));
}

#[test]
fn what_the_two_decided_is_an_order_to_us_and_no_answer_to_people_outside() {
    let (mut night, id) = breach();
    let order = "Stop forsendelser fra Sikker post; få breve retur";
    for who in ["dines", "frode"] {
        let word = NewWord {
            person: person(who),
            side: None,
            action: order.into(),
            isg: IsgChoice::NotNow,
            reason: "Listen er sendt forkert".into(),
            how: Given::Phone,
            review: Some(at("05:00")),
            with: Vec::new(),
        };
        night.says("02:20", "ane", Command::Decision(id, DecisionCommand::Word(Box::new(word))));
    }
    let text = Text::new(Language::Da);
    let written = |night: &Night, audience| {
        let phrasing = text.phrasing();
        compose(&night.desk, incident(night, id), audience, MessageKind::First, &phrasing, at("04:00")).to_string()
    };
    for outside in [Audience::Citizens, Audience::DataSubjects, Audience::Press, Audience::Supplier] {
        assert!(!written(&night, outside).contains("Sikker post"), "{outside:?}");
    }
    assert!(written(&night, Audience::DataSubjects).contains("Hvad gør vi?\nDet ved vi ikke endnu."));
    let paper_of = paper(&night, id, DocumentKind::Authority);
    assert!(!paper_of.contains("Sikker post") && paper_of.contains("Hvad vi gør: vides ikke endnu"), "{paper_of}");
    for inside in [Audience::Owners, Audience::Dpo, Audience::Isg] {
        assert!(written(&night, inside).contains(order), "{inside:?}");
    }
    // A letter of before this was so is not to be written anew for it.
    let content = Content::Text(format!("Hvad gør vi?\n{order}.").as_str().into());
    let draft = MessageCommand::Draft { audience: Audience::DataSubjects, kind: MessageKind::First, content };
    night.says("02:30", "ane", Command::Message(id, Box::new(draft)));
    let told = incident(&night, id);
    let draft = &told.messages.all[0];
    assert!(draft.said.contains_key(&SheetKey::Doing));
    let changes = outdated(&Sheet::of(&night.desk, told, at("04:00")), draft);
    assert!(changes.iter().all(|change| change.key != SheetKey::Doing), "{changes:?}");
    night.says("02:40", "ane", set(id, SheetKey::Doing, "vi henter brevene hjem"));
    assert!(written(&night, Audience::DataSubjects).contains("Hvad gør vi?\nVi henter brevene hjem."));
    assert!(written(&night, Audience::Isg).contains("vi henter brevene hjem"));
}

fn state(night: &Night, id: IncidentId, step: &str) -> StepState {
    let list = night.desk.checklist(incident(night, id)).unwrap();
    list.step(&step.parse().unwrap()).unwrap().state
}

fn done_by(night: &Night, id: IncidentId, step: &str) -> Option<PersonId> {
    let step: StepId = step.parse().unwrap();
    incident(night, id).steps.get(&step)?.outcome.as_ref()?.by.clone()
}

/// A breach of high risk, as the controller judged it.
fn grave() -> (Night, IncidentId) {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    let word = Word { reason: "CPR-numre".into(), by: Some(person("frode")), how: None, advice: "".into() };
    night.says("02:31", "ane", Command::Filing(id, Box::new(FilingCommand::Risk(Risk::High, word))));
    (night, id)
}

#[test]
fn what_is_filed_and_told_ticks_its_steps_whoever_records_it() {
    let (mut night, id) = grave();
    let receipt = |by: Option<&str>| Receipt { case: "2026-1".into(), late: "".into(), by: by.map(person), how: None };
    // On call, and no role that the step names.
    night.says("02:40", "carla", Command::Filing(id, Box::new(FilingCommand::File(Phase::First, receipt(None)))));
    assert_eq!(state(&night, id, "personal-data.file"), StepState::Done);
    assert_eq!(done_by(&night, id, "personal-data.file"), Some(person("carla")), "nobody else was named");
    assert!(matches!(incident(&night, id).standing(Audience::Authority), Standing::Told(_)));
    let told = FilingCommand::DataSubjects(Told::Informed, Word::default());
    night.says("02:41", "carla", Command::Filing(id, Box::new(told)));
    assert_eq!(state(&night, id, "personal-data.data-subjects"), StepState::Done);
    let briefed = FollowUpCommand { ask: Ask::Briefed(Given::Phone, "".into()), by: Some(person("gudny")) };
    night.says("02:42", "carla", Command::FollowUp(id, Box::new(briefed)));
    assert_eq!(state(&night, id, "receive.dpo-brief"), StepState::Done);
    assert!(incident(&night, id).timeline.iter().all(|have| have.void.is_none()));
}

#[test]
fn a_step_is_not_fulfilled_by_saying_so() {
    let (mut night, id) = grave();
    let context = vagt::domain::Context {
        now: at("02:40"),
        occurred_at: None,
        actor: vagt::domain::Actor::Person { id: person("carla") },
        letter: 'A',
        fresh: ulid::Ulid::from_parts(1_800_000_000_000, 9_999),
    };
    let claimed = Fact::StepDone {
        incident: id,
        step: "personal-data.file".parse().unwrap(),
        note: None,
        answers: BTreeMap::new(),
        inputs: BTreeMap::new(),
        systems: std::collections::BTreeSet::new(),
        by: None,
        stopped: BTreeMap::new(),
        fulfilled: true,
    };
    vagt::domain::decide::enter(&mut night.desk, vec![claimed], &context, &"0123456789abcdef".parse().unwrap());
    assert_eq!(state(&night, id, "personal-data.file"), StepState::Todo, "nothing is filed");
}

#[test]
fn the_letter_that_was_sent_is_the_word_to_the_people_concerned() {
    let (mut night, id) = grave();
    let message = |command| Command::Message(id, Box::new(command));
    let content = Content::Text("Kære borger".into());
    let draft = MessageCommand::Draft { audience: Audience::DataSubjects, kind: MessageKind::First, content };
    night.says("02:40", "carla", message(draft));
    let letter = incident(&night, id).messages.all[0].id;
    let approve = MessageCommand::Approve { message: letter, wording: None, by: person("frode"), how: How::Here };
    night.says("02:41", "frode", message(approve));
    let send = MessageCommand::Send {
        message: letter,
        channel: Channel::Mail,
        to: "de 12 borgere".into(),
        by: None,
        without_approval: None,
    };
    let recorded = night.says("02:42", "carla", message(send));
    assert!(matches!(recorded.first(), Some(Fact::Message { .. })), "{recorded:?}");
    assert_eq!(incident(&night, id).filings.told.as_ref().map(|told| told.value), Some(Told::Informed));
    assert_eq!(state(&night, id, "personal-data.data-subjects"), StepState::Done);
    let clocks = night.desk.clocks(incident(&night, id));
    let clock = clocks.iter().find(|clock| clock.id == ClockId::DataSubjects);
    assert!(clock.is_none_or(|clock| clock.stopped_at.is_some()), "{clock:?}");
    // The step opened again is done again by the next letter.
    night.says(
        "02:50",
        "carla",
        Command::ReopenStep(StepTick::plain(id, "personal-data.data-subjects".parse().unwrap())),
    );
    assert_eq!(state(&night, id, "personal-data.data-subjects"), StepState::Todo);
    let content = Content::Text("Kære borger, en gang til".into());
    let draft = MessageCommand::Draft { audience: Audience::DataSubjects, kind: MessageKind::Update, content };
    night.says("02:51", "carla", message(draft));
    let letter = incident(&night, id).messages.all[1].id;
    let send = MessageCommand::Send {
        message: letter,
        channel: Channel::Mail,
        to: "de 12 borgere".into(),
        by: None,
        without_approval: Some("haster".into()),
    };
    night.says("02:52", "carla", message(send));
    assert_eq!(state(&night, id, "personal-data.data-subjects"), StepState::Done);
}

#[test]
fn when_everybody_is_told_or_judged_the_step_that_asks_for_it_is_done() {
    let (mut night, id) = breach();
    for audience in [Audience::Users, Audience::Owners, Audience::Citizens] {
        assert_ne!(state(&night, id, "inform.inform-affected"), StepState::Done);
        let judged = MessageCommand::NotAffected { audience, reason: "ikke berørt".into(), by: None };
        night.says("02:30", "carla", Command::Message(id, Box::new(judged)));
    }
    assert_eq!(state(&night, id, "inform.inform-affected"), StepState::Done);
    assert_eq!(done_by(&night, id, "inform.inform-affected"), Some(person("carla")));
}

#[test]
fn the_dpo_is_told_by_the_step_that_asks_for_the_report() {
    let (mut night, id) = breach();
    assert!(matches!(incident(&night, id).standing(Audience::Dpo), Standing::Open));
    let tick = StepTick::plain(id, "receive.dpo-report".parse().unwrap());
    night.says("02:30", "ane", Command::DoStep(tick));
    assert!(matches!(incident(&night, id).standing(Audience::Dpo), Standing::Told(_)));
}

#[test]
fn what_was_counted_is_the_answer_that_the_next_step_begins_with() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    assert_eq!(night.desk.known_answer(incident(&night, id), Question::ManyPeople), Some(Answer::Yes));
}

fn set(id: IncidentId, key: SheetKey, said: &str) -> Command {
    let entry = SheetEntry::Known { said: SheetValue::Text(said.into()), source: None };
    Command::Message(id, Box::new(MessageCommand::SetFact(key, entry)))
}

#[test]
fn a_draft_says_what_has_changed_since_it_was_written_and_no_longer_when_it_is_written_anew() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    night.says("02:31", "ane", set(id, SheetKey::Doing, "vi beder modtageren slette listen"));
    let text = Text::new(Language::Da).phrasing();
    let letter = |night: &Night| {
        let told = incident(night, id);
        compose(&night.desk, told, Audience::DataSubjects, MessageKind::First, &text, at("04:00"))
    };
    let changed = |night: &Night, place: usize| -> Vec<SheetKey> {
        let sheet = Sheet::of(&night.desk, incident(night, id), at("04:00"));
        outdated(&sheet, &incident(night, id).messages.all[place]).into_iter().map(|change| change.key).collect()
    };
    let draft = |content| MessageCommand::Draft {
        audience: Audience::DataSubjects,
        kind: MessageKind::First,
        content: Content::Text(content),
    };
    let message = |command| Command::Message(id, Box::new(command));
    night.says("02:40", "ane", message(draft(letter(&night))));
    // What the writer leaves out is no change.
    night.says("02:40", "ane", message(draft("Kære borger".into())));
    assert_eq!((changed(&night, 0), changed(&night, 1)), (vec![], vec![]));
    night.says("02:50", "ane", set(id, SheetKey::Doing, "Listen er slettet"));
    night.says("02:51", "ane", set(id, SheetKey::Advice, "Hold øje med e-Boks"));
    assert_eq!(changed(&night, 0), [SheetKey::Doing, SheetKey::Advice]);
    assert_eq!(changed(&night, 1), [SheetKey::Doing, SheetKey::Advice]);
    // That nobody knows it any more is a change too.
    let unknown = SheetEntry::Unknown { who: None, when: None };
    night.says("02:52", "ane", message(MessageCommand::SetFact(SheetKey::Consequences, unknown)));
    assert_eq!(changed(&night, 0), [SheetKey::Consequences, SheetKey::Doing, SheetKey::Advice]);
    let first = incident(&night, id).messages.all[0].id;
    night.says("02:55", "ane", message(MessageCommand::Edit(first, letter(&night))));
    assert_eq!(changed(&night, 0), []);
    // What is taken back waits no more.
    let second = incident(&night, id).messages.all[1].id;
    night.says("02:56", "ane", message(MessageCommand::Withdraw(second, "forældet".into())));
    assert_eq!(changed(&night, 1), []);
}

#[test]
fn cpr_numbers_and_protected_addresses_are_two_facts_told_apart_everywhere() {
    let (mut night, id) = breach();
    let dpo = paper(&night, id, DocumentKind::Dpo);
    for line in ["CPR-numre iblandt: vides ikke endnu", "Beskyttet navn/adresse: vides ikke endnu"] {
        assert!(dpo.contains(line), "{line}\n{dpo}");
    }
    let amendment = Amendment { cpr_numbers: Some(Answer::Yes), ..Amendment::default() };
    night.says("02:30", "ane", Command::Amend(id, Box::new(amendment)));
    // An answer on the fact sheet is the incident's own, and the rules go by it.
    let entry = SheetEntry::Known { said: SheetValue::Answer(Answer::No), source: None };
    night.says("02:31", "ane", Command::Message(id, Box::new(MessageCommand::SetFact(SheetKey::Protected, entry))));
    assert_eq!(incident(&night, id).protected_address, Some(Answer::No));
    assert_eq!(sheet(&night, id, SheetKey::Cpr).as_deref(), Some("ja"));
    assert_eq!(sheet(&night, id, SheetKey::Protected).as_deref(), Some("nej"));
    for kind in [DocumentKind::Dpo, DocumentKind::Authority] {
        let paper = paper(&night, id, kind);
        assert!(paper.contains("CPR-numre iblandt: ja") && paper.contains("Beskyttet navn/adresse: nej"), "{paper}");
    }
    // A record of an older vagt knows one of the two only.
    let old: Amendment = serde_json::from_str(r#"{"protected_address":"yes"}"#).unwrap();
    assert_eq!((old.protected_address, old.cpr_numbers), (Some(Answer::Yes), None));
}

#[test]
fn the_dpo_report_has_the_dpos_advice_to_each_decision_also_to_one_that_was_made_anew() {
    let (mut night, id) = breach();
    night.says("02:30", "ane", all(id));
    let word =
        |advice: &str| Word { reason: "fordi".into(), by: Some(person("frode")), how: None, advice: advice.into() };
    let filing = |command| Command::Filing(id, Box::new(command));
    assert!(paper(&night, id, DocumentKind::Dpo).contains("DPO'ens råd: –"), "nobody was asked");
    night.says("02:31", "frode", filing(FilingCommand::Awareness(at("02:00"), word("regn fra to"))));
    night.says("02:32", "frode", filing(FilingCommand::Risk(Risk::None, word("næppe nogen"))));
    night.says("02:33", "frode", filing(FilingCommand::NotReportable(word("lad være"))));
    night.says("02:34", "frode", filing(FilingCommand::Risk(Risk::Likely, word(""))));
    let dpo = paper(&night, id, DocumentKind::Dpo);
    for advice in [
        "Kendskab til et brud, 24.11.2026 03:31 (UTC+1): regn fra to",
        "Risiko for de registrerede, 24.11.2026 03:32 (UTC+1): næppe nogen",
        "Skal ikke anmeldes, 24.11.2026 03:33 (UTC+1): lad være",
    ] {
        assert!(dpo.contains(advice), "{advice}\n{dpo}");
    }
}

#[test]
fn p34_a_report_by_phone_is_to_be_mailed_until_it_is() {
    let (mut night, id) = breach();
    let inputs = [("sent-how".parse().unwrap(), InputValue::Choice("phone".to_owned()))].into_iter().collect();
    let tick = StepTick { inputs, ..StepTick::plain(id, "receive.dpo-report".parse().unwrap()) };
    night.says("02:30", "ane", Command::DoStep(tick));
    let phoned = paper(&night, id, DocumentKind::Dpo);
    assert!(phoned.contains("Sendt: telefon 24.11.2026 03:30 (UTC+1); mangler at blive mailet"), "{phoned}");
    let left_open = |night: &Night| Text::new(Language::Da).left_open(incident(night, id)).join("\n");
    assert!(left_open(&night).contains("mangler at blive mailet"), "closing says so: {}", left_open(&night));
    let message = incident(&night, id).messages.all[0].id;
    let send = MessageCommand::Send {
        message,
        channel: Channel::Mail,
        to: "dpo@fjordby.example".into(),
        by: None,
        without_approval: None,
    };
    night.says("02:45", "ane", Command::Message(id, Box::new(send)));
    let mailed = paper(&night, id, DocumentKind::Dpo);
    assert!(mailed.contains("Sendt: telefon 24.11.2026 03:30 (UTC+1); mail 24.11.2026 03:45 (UTC+1)"), "{mailed}");
    assert!(!mailed.contains("mailes") && !mailed.contains("blive mailet"), "{mailed}");
    assert!(!left_open(&night).contains("mailet"), "{}", left_open(&night));
}

#[test]
fn an_update_to_citizens_says_in_sentences_what_is_new_and_the_last_word_that_it_is_over() {
    let (mut night, id) = breach();
    let text = Text::new(Language::Da).phrasing();
    let letter = |night: &Night, kind| {
        compose(&night.desk, incident(night, id), Audience::Citizens, kind, &text, at("04:00")).to_string()
    };
    let message = |command| Command::Message(id, Box::new(command));
    night.says("02:30", "ane", set(id, SheetKey::Service, "breve kan være sendt til en forkert"));
    night.says("02:31", "ane", set(id, SheetKey::Doing, "vi undersøger sagen"));
    let first = letter(&night, MessageKind::First);
    let head =
        "Hvad betyder det for dig?\nBreve kan være sendt til en forkert. Vi opdagede det den 24.11.2026 kl. 02:50; ";
    assert!(first.contains(head) && first.contains("Hvad gør vi?\nVi undersøger sagen."), "{first}");
    let content = Content::Text(first.as_str().into());
    night.says(
        "02:40",
        "ane",
        message(MessageCommand::Draft { audience: Audience::Citizens, kind: MessageKind::First, content }),
    );
    let send = MessageCommand::Send {
        message: incident(&night, id).messages.all[0].id,
        channel: Channel::Website,
        to: "alle".into(),
        by: None,
        without_approval: Some("haster".into()),
    };
    night.says("02:41", "ane", message(send));
    night.says("02:50", "ane", set(id, SheetKey::Doing, "brevene er hentet hjem"));
    let update = letter(&night, MessageKind::Update);
    let new = "- Hvad gør vi? Brevene er hentet hjem. (før: vi undersøger sagen)\n\nHvad betyder det for dig?";
    assert!(update.contains(new), "{update}");
    assert_eq!(update.matches("\n- ").count(), 1, "a sentence that was told is told: {update}");
    let over = letter(&night, MessageKind::AllClear);
    assert!(over.contains("Hvornår det var overstået, ved vi ikke endnu."), "{over}");
}
