//! What a chief reads in the papers about an incident: the decision, the group's advice, approvals that wait, and the letter
//! to the people concerned.

use vagt::documents::{Document, Making, markdown};
use vagt::domain::Command;
use vagt::domain::command::NewOutage;
use vagt::domain::decision::{Advice, CallState, DecisionCommand, Dissent, How as Given, IsgChoice, NewWord};
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::{Amendment, Began, Registration};
use vagt::domain::feed::{Phase, ServiceState};
use vagt::domain::filing::{self, FilingCommand, Receipt};
use vagt::domain::follow_up::{Ask, FollowUpCommand};
use vagt::domain::id::IncidentId;
use vagt::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
use vagt::domain::message::{Content, How, MessageCommand, MessageKind, SheetEntry, SheetKey, SheetValue, compose};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::playbook::Audience;
use vagt::text::{Language, Text};

use crate::breach::{all, at, breach, incident, paper};
use crate::documents::{Night, person};

/// Both deciders say to convene, and what is to be done.
fn convenes(night: &mut Night, id: IncidentId) {
    for (who, when) in [("dines", "02:10"), ("frode", "02:12")] {
        let word = NewWord {
            person: person(who),
            side: None,
            action: "Listen er trukket tilbage".into(),
            isg: IsgChoice::Convene,
            reason: "CPR-numre".into(),
            how: Given::Phone,
            review: None,
            with: Vec::new(),
        };
        night.says(when, "ane", Command::Decision(id, DecisionCommand::Word(Box::new(word))));
    }
}

#[test]
fn the_letter_says_whose_it_is_its_day_the_cause_and_what_we_do_as_somebody_wrote_it() {
    let (mut night, id) = breach();
    convenes(&mut night, id);
    night.says("02:30", "ane", all(id));
    let cause = Ask::Cause("Autofuldførelse valgte en forkert modtager".into(), Vec::new());
    let cause = FollowUpCommand { ask: cause, by: Some(person("magda")) };
    night.says("02:31", "ane", Command::FollowUp(id, Box::new(cause)));
    let began = Amendment { began: Some(Began::At { at: at("01:10") }), ..Amendment::default() };
    night.says("02:32", "ane", Command::Amend(id, Box::new(began)));
    let doing = SheetEntry::Known { said: SheetValue::Text("vi henter listen hjem".into()), source: None };
    night.says("02:33", "ane", Command::Message(id, Box::new(MessageCommand::SetFact(SheetKey::Doing, doing))));
    for (language, day, lines) in [
        (
            Language::Da,
            "24.11.2026",
            [
                "skete det?\nAutofuldførelse",
                "Hvad gør vi?\nVi henter listen hjem.",
                "Det begyndte den 24.11.2026 kl. 02:10.",
            ],
        ),
        (
            Language::En,
            "24 Nov 2026",
            [
                "happen?\nAutofuldførelse",
                "What are we doing?\nVi henter listen hjem.",
                "It began on 24 Nov 2026 at 02:10.",
            ],
        ),
    ] {
        let phrasing = Text::new(language).phrasing().of_municipality("Fjordby Kommune");
        let told = incident(&night, id);
        let letter = compose(&night.desk, told, Audience::DataSubjects, MessageKind::First, &phrasing, at("04:00"));
        let head: Vec<&str> = letter.as_str().lines().take(2).collect();
        assert_eq!(head, ["Fjordby Kommune", day], "{letter}");
        for line in lines {
            assert!(letter.as_str().contains(line), "{line}\n{letter}");
        }
        // What others are told has no letterhead.
        let users = compose(&night.desk, told, Audience::Users, MessageKind::First, &phrasing, at("04:00"));
        assert!(!users.as_str().contains("Fjordby"), "{users}");
    }
}

#[test]
fn p27_the_dpo_report_and_the_brief_say_that_an_approval_by_phone_waits_for_its_owner() {
    let (mut night, id) = breach();
    let message = |command| Command::Message(id, Box::new(command));
    let content = Content::Text("Kære borger".into());
    let draft = MessageCommand::Draft { audience: Audience::Citizens, kind: MessageKind::First, content };
    night.says("02:40", "ane", message(draft));
    let (letter, code) = {
        let have = &incident(&night, id).messages.all[0];
        (have.id, have.wording().code())
    };
    let how = How::Phone { code, witness: person("ane") };
    let approve = MessageCommand::Approve { message: letter, wording: None, by: person("frode"), how };
    night.says("02:41", "ane", message(approve));
    let dpo = paper(&night, id, DocumentKind::Dpo);
    assert!(dpo.contains("i telefonen 24.11.2026 03:41 (UTC+1), bevidnet af Ane Eksempel"), "{dpo}");
    assert!(dpo.contains("skal bekræftes af Frode Statist"), "{dpo}");
    let brief = paper(&night, id, DocumentKind::Brief);
    assert!(brief.contains("blev givet i telefonen og skal bekræftes af Frode Statist (P27)"), "{brief}");
    night.says("02:50", "frode", message(MessageCommand::Confirm(letter)));
    for kind in [DocumentKind::Dpo, DocumentKind::Brief] {
        assert!(!paper(&night, id, kind).contains("skal bekræftes"), "{kind:?}");
    }
}

#[test]
fn p12_brief_and_dpo_report_have_the_groups_attendance_and_advice() {
    let (mut night, id) = breach();
    let unconvened = paper(&night, id, DocumentKind::Dpo);
    assert!(unconvened.contains("Gruppen er ikke indkaldt til denne hændelse."), "{unconvened}");
    assert!(!paper(&night, id, DocumentKind::Brief).contains("Gruppens råd"));
    convenes(&mut night, id);
    for (who, state) in [("dines", CallState::Attends), ("gudny", CallState::NoAnswer)] {
        let called = DecisionCommand::Call(person(who), state);
        night.says("02:20", "ane", Command::Decision(id, called));
    }
    let dissent = vec![Dissent { person: person("hjalte"), text: "Vent til i morgen".into() }];
    let advice = Advice {
        question: "Skal borgerne skrives til i nat?".into(),
        text: "Ja".into(),
        dissent,
        dpo: Some("Ja".into()),
    };
    night.says("02:25", "dines", Command::Decision(id, DecisionCommand::Advise(Box::new(advice))));
    for kind in [DocumentKind::Dpo, DocumentKind::Brief] {
        let paper = paper(&night, id, kind);
        for words in [
            "Informationssikkerhedsgruppen",
            "Indkaldt: 24.11.2026 03:12",
            "Dines Fiktion: til stede",
            "Gudny Paragraf: intet svar",
            "Skal borgerne skrives til i nat?",
            "Hjalte Pseudonym: Vent til i morgen",
        ] {
            assert!(paper.contains(words), "{kind:?}: {words}\n{paper}");
        }
    }
}

fn desk_paper(night: &Night, make: impl Fn(&Making<'_>) -> Document) -> String {
    let text = Text::new(Language::Da);
    let making = Making { desk: &night.desk, text: &text, now: at("04:00"), head: None, organisation: "Fjordby" };
    markdown(&make(&making), &text).replace("**", "")
}

#[test]
fn p21_the_handover_says_which_outages_nobody_handles() {
    let (mut night, _) = breach();
    let none = desk_paper(&night, handover);
    assert!(none.contains("## Nedbrud uden hændelse\n\nIngen"), "{none}");
    let outage = |title: &str, state, systems: &[&str]| NewOutage {
        feed: "borgernoeglen".parse().unwrap(),
        key: OutageKey::Incident(title.into()),
        look: OutageLook {
            title: title.into(),
            state,
            phase: Phase::Investigating,
            components: Vec::new(),
            latest: None,
        },
        systems: systems.iter().map(|id| id.parse().unwrap()).collect(),
        url: None,
        started_at: None,
    };
    for (title, state, systems) in [
        ("Login afvises", ServiceState::PartialOutage, &["borgerlogin"][..]),
        ("Planlagt opgradering", ServiceState::Maintenance, &["borgerlogin"][..]),
        ("Noget andet hos leverandøren", ServiceState::MajorOutage, &[][..]),
    ] {
        night.says("03:00", "ane", Command::RaiseOutage(Box::new(outage(title, state, systems))));
    }
    let paper = desk_paper(&night, handover);
    let from = paper.find("## Nedbrud uden hændelse").unwrap();
    let section = paper.get(from..).unwrap().split("\n## ").next().unwrap();
    assert!(
        section.contains("Login afvises") && section.contains("Borgerlogin") && section.contains("P21"),
        "{section}"
    );
    assert!(!section.contains("Planlagt") && !section.contains("Noget andet"), "{section}");
}

#[test]
fn p02_the_controller_is_the_municipality_whoever_sits_in_its_council() {
    let (night, id) = breach();
    let paper = paper(&night, id, DocumentKind::Authority);
    assert!(paper.contains("Dataansvarlig: Fjordby ved byrådet"), "{paper}");
    let mut nobody = Night::goes_on(vagt::domain::Desk::default());
    let registered = nobody.says("02:05", "ane", registering());
    let Some(vagt::domain::Fact::IncidentRegistered { incident, .. }) = registered.first() else { panic!() };
    let paper = crate::breach::paper(&nobody, *incident, DocumentKind::Authority);
    assert!(paper.contains("Dataansvarlig: Fjordby ved byrådet"), "{paper}");
    assert!(!paper.contains("byrådet: vides ikke"), "{paper}");
    // Nor is anything made up that nobody said.
    for line in ["Omfang: vides ikke endnu", "integritet: vides ikke endnu", "Begyndt: vides ikke endnu"] {
        assert!(paper.contains(line), "{line}\n{paper}");
    }
    assert!(paper.contains("Siden: vides ikke endnu (opdaget 24.11.2026 02:50 (UTC+1))"), "{paper}");
}

fn registering() -> Command {
    Command::Register(Box::new(Registration {
        title: "Liste til forkert modtager".into(),
        kind: IncidentKind::PersonalData,
        reporter: "Borgerservice".into(),
        began_at: None,
        discovered_at: at("01:50"),
        reported_at: at("02:00"),
        impact: Impact::default(),
        reach: Reach::default(),
        personal_data: PersonalData::Unknown,
        systems: std::collections::BTreeSet::new(),
        outage: None,
        handler: None,
    }))
}

#[test]
fn p35_the_gaps_of_the_annual_report_say_of_which_day_they_are() {
    let (night, _) = breach();
    let paper = desk_paper(&night, |making| making.annual(Some(2026)));
    assert_eq!(paper.matches("Som registret står 24.11.2026;").count(), 2, "{paper}");
    assert!(paper.contains("Opgjort: 24.11.2026"), "{paper}");
}

fn handover(making: &Making<'_>) -> Document {
    making.handover()
}

#[test]
fn what_is_said_of_a_filing_in_time_is_no_reason_for_a_delay() {
    let (mut night, id) = breach();
    let receipt = Receipt { case: "2026-42".into(), late: "resten følger".into(), ..Receipt::default() };
    night.says("02:40", "carla", Command::Filing(id, Box::new(FilingCommand::File(filing::Phase::First, receipt))));
    let paper = paper(&night, id, DocumentKind::Authority);
    assert!(paper.contains("Grund til forsinkelsen: ikke forsinket"), "{paper}");
}
