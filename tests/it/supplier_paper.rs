//! The paper that goes to the supplier: what concerns it, and nothing of what is said inside the house.

use std::collections::BTreeMap;

use vagt::domain::command::{Excuse, StepTick};
use vagt::domain::decision::{
    Advice, AttemptResult, CallState, DecisionCommand, Dissent, How as Given, IsgChoice, NewWord,
};
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::Amendment;
use vagt::domain::filing::{FilingCommand, Phase, Receipt, Risk, Word};
use vagt::domain::follow_up::{Ask, FollowUpCommand, Lapse, Owner, Plan, Worked};
use vagt::domain::message::{Channel, Content, MessageCommand, MessageKind, SheetEntry, SheetKey, SheetValue};
use vagt::domain::playbook::{Answer, Audience, InputValue, Question};
use vagt::domain::severity::Severity;
use vagt::domain::{Command, IncidentId};

use crate::breach::{incident, paper};
use crate::documents::{Night, night, person};

/// What nobody outside may read is marked with this word.
const OURS: &str = "INTERNT";

fn ours(what: &str) -> String {
    format!("{OURS} {what}")
}

fn tick(id: IncidentId, step: &str) -> StepTick {
    StepTick::plain(id, step.parse().unwrap())
}

/// A supplier's incident in which everything that can be said in words is said, with our mark where it is ours.
fn talked_about() -> (Night, IncidentId) {
    let (desk, id) = night();
    let mut night = Night::goes_on(desk);
    let decision = |command| Command::Decision(id, command);
    let message = |command| Command::Message(id, Box::new(command));
    let filing = |command| Command::Filing(id, Box::new(command));
    let follow_up = |ask, by: &str| Command::FollowUp(id, Box::new(FollowUpCommand { ask, by: Some(person(by)) }));
    let word = |what: &str| Word {
        reason: ours(what).as_str().into(),
        by: None,
        how: None,
        advice: ours("råd").as_str().into(),
    };
    night.says("05:00", "ane", Command::Note(id, ours("note").as_str().into()));
    let reporter = Amendment { reporter: Some(ours("melder").as_str().into()), ..Amendment::default() };
    night.says("05:01", "ane", Command::Amend(id, Box::new(reporter)));
    night.says("05:02", "frode", Command::SetSeverity(id, Severity::Major, ours("alvor").as_str().into()));
    let said = NewWord {
        person: person("frode"),
        side: None,
        action: ours("handling").as_str().into(),
        isg: IsgChoice::Convene,
        reason: ours("begrundelse").as_str().into(),
        how: Given::Here,
        review: None,
        with: Vec::new(),
    };
    night.says("05:03", "frode", decision(DecisionCommand::Word(Box::new(said))));
    night.says("05:04", "ane", decision(DecisionCommand::Attempt(person("dines"), AttemptResult::Busy)));
    night.says("05:05", "ane", decision(DecisionCommand::Call(person("gudny"), CallState::NoAnswer)));
    let advice = Advice {
        question: ours("spørgsmål").as_str().into(),
        text: ours("rådet").as_str().into(),
        dissent: vec![Dissent { person: person("hjalte"), text: ours("uenig").as_str().into() }],
        dpo: Some(ours("dpo").as_str().into()),
    };
    night.says("05:06", "dines", decision(DecisionCommand::Advise(Box::new(advice))));
    night.says("05:07", "frode", filing(FilingCommand::Risk(Risk::Likely, word("risiko"))));
    let receipt = Receipt { case: ours("sag").as_str().into(), ..Receipt::default() };
    night.says("05:08", "ane", filing(FilingCommand::File(Phase::Supplement, receipt)));
    let lapse = Ask::Deviation {
        safeguard: ours("sikring").as_str().into(),
        lapse: Lapse::Off,
        handler: None,
        mitigation: ours("afbødning").as_str().into(),
    };
    night.says("05:09", "ane", follow_up(lapse, "ane"));
    night.says("05:10", "gudny", follow_up(Ask::Briefed(Given::Phone, ours("orientering").as_str().into()), "gudny"));
    let draft = |audience, what: &str| {
        let content = Content::Text(ours(what).as_str().into());
        message(MessageCommand::Draft { audience, kind: MessageKind::First, content })
    };
    night.says("05:11", "ane", draft(Audience::Owners, "til ejere"));
    night.says("05:12", "ane", draft(Audience::Supplier, "til leverandøren, i sin egen besked"));
    let judged = MessageCommand::NotAffected {
        audience: Audience::Press,
        reason: ours("ikke berørt").as_str().into(),
        by: None,
    };
    night.says("05:13", "ane", message(judged));
    let fact = SheetEntry::Known { said: SheetValue::Text(ours("vi gør").as_str().into()), source: None };
    night.says("05:14", "ane", message(MessageCommand::SetFact(SheetKey::Doing, fact)));
    // Of the reporting to them, what they gave in return is theirs; what was noted beside is ours.
    let case = [("supplier-case", "INC-42"), ("supplier-contact", "Nina"), ("supplier-promise", "kl. 4")];
    let inputs: BTreeMap<_, _> =
        case.into_iter().map(|(key, said)| (key.parse().unwrap(), InputValue::Text(said.into()))).collect();
    let answers =
        [(Question::SupplierLate, Answer::No), (Question::SupplierCompromised, Answer::No)].into_iter().collect();
    let note = Some(ours("om meldingen").as_str().into());
    night.says(
        "05:15",
        "ane",
        Command::DoStep(StepTick { inputs, answers, note, ..tick(id, "availability.supplier-case") }),
    );
    let said = |what: &str| Some(what.into());
    let answer = StepTick { note: said("de har fundet fejlen"), ..tick(id, "availability.supplier-answer") };
    night.says("05:16", "ane", Command::DoStep(answer));
    let claims = StepTick { note: said("de siger: udløbet certifikat"), ..tick(id, "supplier.claims") };
    night.says("05:17", "ane", Command::DoStep(claims));
    let confirmed = StepTick { note: Some(ours("egen kontrol").as_str().into()), ..tick(id, "availability.confirm") };
    night.says("05:18", "ane", Command::DoStep(confirmed));
    let skipped = StepTick { note: Some(ours("sprunget over").as_str().into()), ..tick(id, "availability.scope") };
    night.says("05:19", "ane", Command::SkipStep(skipped));
    let plan = Plan {
        text: "Overvåg certifikatets udløb".into(),
        owner: Owner::Supplier { name: "Borgernøglens drift".into() },
        due: "2026-12-24".parse().unwrap(),
        assess_on: "2027-01-24".parse().unwrap(),
    };
    night.says("05:20", "ane", follow_up(Ask::Agree(plan), "magda"));
    let action = *incident(&night, id).follow_up.actions.keys().last().unwrap();
    night.says("05:21", "ane", follow_up(Ask::Done(action, ours("udført").as_str().into()), "ane"));
    night.says(
        "05:22",
        "ane",
        follow_up(Ask::Assess(action, Worked::Partly, ours("virkning").as_str().into()), "magda"),
    );
    let letter = incident(&night, id).messages.all.iter().find(|it| it.audience == Audience::Supplier).unwrap().id;
    let send = MessageCommand::Send {
        message: letter,
        channel: Channel::Mail,
        to: "drift@borgernoeglen.example".into(),
        by: None,
        without_approval: None,
    };
    night.says("05:23", "ane", message(send));
    let excuse = Excuse { reason: ours("lukket").as_str().into(), by: Some(person("dines")) };
    night.says("05:24", "ane", Command::Close(id, excuse));
    night.says("05:25", "ane", Command::Reopen(id, ours("genåbnet").as_str().into()));
    (night, id)
}

#[test]
fn no_note_no_decision_and_nothing_told_to_others_reaches_the_paper_that_goes_to_the_supplier() {
    let (night, id) = talked_about();
    let timeline = paper(&night, id, DocumentKind::Timeline);
    assert!(timeline.matches(OURS).count() >= 20, "the story says it all: {timeline}");
    let theirs = paper(&night, id, DocumentKind::SupplierReview);
    assert!(!theirs.contains(OURS), "{theirs}");
    // Whose word, call or attempt it was, who reported it to us, what was filed.
    for name in ["Dines", "Gudny", "Frode", "Magda", "Bo Prøvesen", "2026-42-0001", "Ingen i fare", "papirskemaet"] {
        assert!(!theirs.contains(name), "{name}\n{theirs}");
    }
}

#[test]
fn p18_the_paper_has_what_was_told_to_the_supplier_and_what_it_answered_each_with_its_time() {
    let (night, id) = talked_about();
    let theirs = paper(&night, id, DocumentKind::SupplierReview);
    for told in [
        "| 24.11.2026 06:15 (UTC+1) | Meldt til leverandøren · Sagsnummer: INC-42 · Talt med: Nina · Lovet: kl. 4 |",
        "| 24.11.2026 06:16 (UTC+1) | Svar fra leverandøren |",
        "de har fundet fejlen",
        "de siger: udløbet certifikat",
        "Meddelelse A4 sendt til leverandøren, mail",
        "Et certifikat er udløbet",
        "Overvåg certifikatets udløb",
        "Borgernøglens drift",
        "Åbne spørgsmål",
    ] {
        assert!(theirs.contains(told), "{told}\n{theirs}");
    }
    // What was opened anew no longer stands as told.
    let (mut night, id) = (night, id);
    night.says("05:30", "ane", Command::ReopenStep(tick(id, "availability.supplier-case")));
    let again = paper(&night, id, DocumentKind::SupplierReview);
    assert!(!again.contains("INC-42") && again.contains("Svar fra leverandøren"), "{again}");
}
