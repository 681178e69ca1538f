//! What a chief reads in the papers about an incident: the decision, the group's advice, approvals that wait, and the letter
//! to the people concerned.

use vagt::domain::Command;
use vagt::domain::decision::{Advice, CallState, DecisionCommand, Dissent, How as Given, IsgChoice, NewWord};
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::{Amendment, Began};
use vagt::domain::follow_up::{Ask, FollowUpCommand};
use vagt::domain::id::IncidentId;
use vagt::domain::message::{Content, How, MessageCommand, MessageKind, compose};
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
fn the_letter_says_whose_it_is_its_day_the_cause_and_what_was_decided() {
    let (mut night, id) = breach();
    convenes(&mut night, id);
    night.says("02:30", "ane", all(id));
    let cause = Ask::Cause("Autofuldførelse valgte en forkert modtager".into(), Vec::new());
    let cause = FollowUpCommand { ask: cause, by: Some(person("magda")) };
    night.says("02:31", "ane", Command::FollowUp(id, Box::new(cause)));
    let began = Amendment { began: Some(Began::At { at: at("01:10") }), ..Amendment::default() };
    night.says("02:32", "ane", Command::Amend(id, Box::new(began)));
    for (language, day, lines) in [
        (
            Language::Da,
            "24.11.2026",
            ["Årsag: Autofuldførelse", "Hvad vi gør: Listen er trukket tilbage", "Siden: 24.11.2026 02:10"],
        ),
        (
            Language::En,
            "24 Nov 2026",
            ["Cause: Autofuldførelse", "What we are doing: Listen er trukket tilbage", "Since: 24 Nov 2026 02:10"],
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
