//! Each document of one rich incident of Fjordby Kommune, as it is written, in both languages; and on the screen.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ulid::Ulid;
use vagt::app::{Effect, Event};
use vagt::documents::{MEASURES, Making, json, markdown};
use vagt::domain::command::{NewOutage, StepTick};
use vagt::domain::decide::enter;
use vagt::domain::decision::{AttemptResult, CallState, DecisionCommand, How as Given, IsgChoice, NewWord};
use vagt::domain::document::DocumentKind;
use vagt::domain::fact::{Amendment, Registration};
use vagt::domain::feed::{Phase, ServiceState};
use vagt::domain::filing::{self, FilingCommand, Receipt, Risk, Word};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::message::{Channel, Content, How, MessageCommand, MessageKind, SheetEntry, SheetKey, SheetValue};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::playbook::{Answer, Audience, Question};
use vagt::domain::severity::Severity;
use vagt::domain::{Actor, Command, Context, Desk, DeviceId, Fact, Incident, IncidentId, PersonId, decide};
use vagt::text::{Language, Text};

use crate::screens::{SIZES, Seen, name};

/// The night as it is recorded.
pub(crate) struct Night {
    pub(crate) desk: Desk,
    device: DeviceId,
    ids: u128,
}

fn at(time: &str) -> Timestamp {
    format!("2026-11-24T{time}:00Z").parse().unwrap()
}

pub(crate) fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}

impl Night {
    /// Later on that desk.
    pub(crate) fn goes_on(desk: Desk) -> Self {
        Self { desk, device: "0123456789abcdef".parse().unwrap(), ids: 20_000 }
    }

    pub(crate) fn says(&mut self, time: &str, who: &str, command: Command) -> Vec<Fact> {
        self.late(time, None, who, command)
    }

    fn late(&mut self, time: &str, happened: Option<&str>, who: &str, command: Command) -> Vec<Fact> {
        self.ids += 10;
        let actor = if who.is_empty() { Actor::Program } else { Actor::Person { id: person(who) } };
        let context = Context {
            now: at(time),
            occurred_at: happened.map(at),
            actor,
            letter: 'A',
            fresh: Ulid::from_parts(1_800_000_000_000, self.ids),
        };
        let told = format!("{command:?}");
        let facts = decide(&self.desk, command, &context);
        let facts = facts.unwrap_or_else(|refusal| panic!("{told}: {refusal:?}"));
        let entries = enter(&mut self.desk, facts, &context, &self.device);
        entries.into_iter().map(|entry| entry.fact).collect()
    }
}

fn look(state: ServiceState, phase: Phase, latest: &str) -> OutageLook {
    OutageLook {
        title: "Login afvises for mange brugere".into(),
        state,
        phase,
        components: vec!["Login".into()],
        latest: Some(latest.into()),
    }
}

fn word(by: &str, isg: IsgChoice, reason: &str, how: Given) -> Command {
    let word = NewWord {
        person: person(by),
        side: None,
        action: "Skift til nødprocedure".into(),
        isg,
        reason: reason.into(),
        how,
        review: None,
        with: Vec::new(),
    };
    // Which incident is put in by the caller.
    Command::Decision(IncidentId(Ulid::nil()), DecisionCommand::Word(Box::new(word)))
}

/// A breach at a supplier: called in at night, decided, half of it told, filed in phases, one thing entered late, one by
/// somebody who was not entitled to it.
pub(crate) fn night() -> (Desk, IncidentId) {
    let mut night =
        Night { desk: Seen::empty().app.desk().clone(), device: "0123456789abcdef".parse().unwrap(), ids: 0 };
    let systems = ["borgerlogin", "selvbetjening"];
    let outage = NewOutage {
        feed: "borgernoeglen".parse().unwrap(),
        key: OutageKey::Incident("x1".into()),
        look: look(ServiceState::PartialOutage, Phase::Investigating, "Vi undersøger *fejlen*"),
        systems: systems.iter().map(|id| id.parse().unwrap()).collect(),
        url: None,
        started_at: Some(at("01:40")),
    };
    let raised = night.says("01:55", "", Command::RaiseOutage(Box::new(outage)));
    let Some(Fact::OutageRaised { outage, .. }) = raised.first() else { panic!("no outage") };
    let registered = night.says(
        "02:05",
        "ane",
        Command::Register(Box::new(Registration {
            title: "Login | [afvises](http://x.example) <b>for mange</b>".into(),
            kind: IncidentKind::Supplier,
            reporter: "Magda Sufflør".into(),
            began_at: None,
            discovered_at: at("01:50"),
            reported_at: at("02:00"),
            impact: Impact { confidentiality: Level::Moderate, integrity: Level::None, availability: Level::High },
            reach: Reach::Citizens,
            personal_data: PersonalData::Unknown,
            systems: systems.iter().map(|id| id.parse().unwrap()).collect(),
            outage: Some(*outage),
            handler: Some(person("ane")),
        })),
    );
    let Some(Fact::IncidentRegistered { incident, .. }) = registered.first() else { panic!("no incident") };
    let (outage, id) = (*outage, *incident);
    let in_it = |command: Command| {
        if let Command::Decision(_, command) = command { Command::Decision(id, command) } else { command }
    };
    let tick =
        |step: &str, note: &str| StepTick { note: Some(note.into()), ..StepTick::plain(id, step.parse().unwrap()) };
    let message = |command| Command::Message(id, Box::new(command));
    let fact = |key, said: SheetValue, source: &str| {
        message(MessageCommand::SetFact(key, SheetEntry::Known { said, source: Some(source.into()) }))
    };
    night.says("02:06", "ane", Command::DoStep(tick("receive.record", "Meldt i telefonen\nfra Borgerservice")));
    let mut welfare = tick("receive.welfare", "Ingen i fare");
    welfare.answers = BTreeMap::from([(Question::LifeAtRisk, Answer::No)]);
    night.says("02:07", "ane", Command::DoStep(welfare));
    night.says(
        "02:08",
        "ane",
        in_it(Command::Decision(id, DecisionCommand::Attempt(person("dines"), AttemptResult::NoAnswer))),
    );
    night.says("02:11", "ane", in_it(word("dines", IsgChoice::Convene, "Borgerne kan ikke logge ind", Given::Phone)));
    night.says("02:14", "frode", in_it(word("frode", IsgChoice::Convene, "Enig", Given::Here)));
    night.says(
        "02:16",
        "ane",
        in_it(Command::Decision(id, DecisionCommand::Call(person("jorgen"), CallState::NoAnswer))),
    );
    let joins = CallState::Joins { joins_at: Some(at("03:00")) };
    night.says("02:17", "ane", in_it(Command::Decision(id, DecisionCommand::Call(person("hjalte"), joins))));
    night.says(
        "02:18",
        "ane",
        fact(SheetKey::Doing, SheetValue::Text("Nødprocedure; leverandøren er kontaktet".into()), "Ane"),
    );
    let unknown = SheetEntry::Unknown { who: Some("Borgernøglen".into()), when: Some(at("06:00")) };
    night.says("02:19", "ane", message(MessageCommand::SetFact(SheetKey::Cause, unknown)));
    night.says(
        "02:20",
        "ane",
        message(MessageCommand::Draft {
            audience: Audience::Users,
            kind: MessageKind::First,
            content: Content::Text("Login virker ikke.\n# Brug papirskemaet".into()),
        }),
    );
    let first = night.desk.incident(id).unwrap().messages.all[0].id;
    night.says(
        "02:22",
        "frode",
        message(MessageCommand::Approve { message: first, wording: None, by: person("frode"), how: How::Here }),
    );
    night.says(
        "02:24",
        "ane",
        message(MessageCommand::Send {
            message: first,
            channel: Channel::Intranet,
            to: "alle ansatte".into(),
            by: None,
            without_approval: None,
        }),
    );
    night.says(
        "02:30",
        "",
        Command::ChangeOutage(outage, look(ServiceState::MajorOutage, Phase::Identified, "Et certifikat er udløbet")),
    );
    let amendment =
        Amendment { personal_data: Some(PersonalData::Confidential), people: Some(14), ..Amendment::default() };
    night.says("02:35", "ane", Command::Amend(id, Box::new(amendment)));
    night.says("02:36", "frode", Command::SetSeverity(id, Severity::Serious, "CPR-numre kan være set af andre".into()));
    let by = |reason: &str, advice: &str| Word {
        reason: reason.into(),
        by: Some(person("frode")),
        advice: advice.into(),
        ..Word::default()
    };
    night.says(
        "02:40",
        "frode",
        Command::Filing(
            id,
            Box::new(FilingCommand::Awareness(at("02:35"), by("Leverandøren bekræftede", "Regn fra bekræftelsen"))),
        ),
    );
    night.says("02:42", "frode", Command::Filing(id, Box::new(FilingCommand::Risk(Risk::High, by("CPR-numre", "")))));
    let receipt = Receipt { case: "2026-42-0001".into(), by: Some(person("gudny")), ..Receipt::default() };
    night.says("03:10", "ane", Command::Filing(id, Box::new(FilingCommand::File(filing::Phase::First, receipt))));
    night.says(
        "03:11",
        "ane",
        fact(SheetKey::Data, SheetValue::Text("Navn, adresse og CPR-nummer på 14 borgere".into()), "Borgernøglen"),
    );
    night.late("03:12", Some("02:09"), "ane", Command::Note(id, "Bo Prøvesen ringede til leverandøren".into()));
    night.says(
        "03:20",
        "ane",
        message(MessageCommand::Draft {
            audience: Audience::Dpo,
            kind: MessageKind::First,
            content: Content::Text("Rapport i telefonen".into()),
        }),
    );
    let report = night.desk.incident(id).unwrap().messages.all[1].id;
    night.says(
        "03:21",
        "ane",
        message(MessageCommand::Send {
            message: report,
            channel: Channel::Phone,
            to: "Gudny Paragraf".into(),
            by: None,
            without_approval: None,
        }),
    );
    night.says("04:10", "", Command::EndOutage(outage));
    crate::meeting_documents::followed_up(&mut night, id);
    // From another device: a word of somebody who does not hold the role. It stays, and does not count.
    let void = Fact::StepDone {
        incident: id,
        step: "receive.safeguard-deviation".parse().unwrap(),
        note: None,
        answers: BTreeMap::new(),
        inputs: BTreeMap::new(),
        systems: std::collections::BTreeSet::new(),
        by: Some(person("carla")),
        stopped: BTreeMap::new(),
        fulfilled: false,
    };
    let context = Context {
        now: at("04:20"),
        occurred_at: None,
        actor: Actor::Person { id: person("carla") },
        letter: 'A',
        fresh: Ulid::from_parts(1_800_000_000_000, 9_999),
    };
    enter(&mut night.desk, vec![void], &context, &night.device);
    (night.desk, id)
}

pub(crate) const HEAD: &str = "3f1c5a0d9b7e4c21aa55aa55aa55aa55aa55aa55aa55aa55aa55aa55aa55aa55";

fn with<T>(language: Language, tell: impl Fn(Making<'_>, &Incident) -> T) -> T {
    let (desk, id) = night();
    let text = Text::new(language);
    let making =
        Making { desk: &desk, text: &text, now: at("05:00"), head: Some(HEAD), organisation: "Fjordby Kommune" };
    tell(making, desk.incident(id).unwrap())
}

fn written(kind: DocumentKind) {
    for language in Language::ALL {
        let page = with(language, |making, incident| markdown(&making.make(kind, incident).unwrap(), making.text));
        assert!(!page.chars().any(|c| c.is_control() && c != '\n'), "{page:?}");
        insta::assert_snapshot!(format!("document_{}_{}", kind.key(), language.key()), page);
    }
    let data = with(Language::En, |making, incident| json(&making.make(kind, incident).unwrap()));
    let same = with(Language::Da, |making, incident| json(&making.make(kind, incident).unwrap()));
    assert_eq!(data["document"], same["document"]);
    assert_eq!(data["made_at"], "2026-11-24T05:00:00Z");
}

#[test]
fn p12_the_brief_is_one_page_that_says_what_is_asked() {
    written(DocumentKind::Brief);
    let page = with(Language::Da, |making, incident| {
        markdown(&making.make(DocumentKind::Brief, incident).unwrap(), making.text)
    });
    assert!(page.lines().count() <= 90, "{page}");
}

#[test]
fn p34_the_dpo_report_is_complete_at_any_moment() {
    written(DocumentKind::Dpo);
}

#[test]
fn p02_what_is_filed_with_the_authority_names_the_controller_and_what_is_unknown() {
    written(DocumentKind::Authority);
}

#[test]
fn what_is_filed_holds_the_measures_and_nothing_else_of_how_we_work() {
    let (desk, id) = night();
    let mut night = Night::goes_on(desk);
    let step = |step: &str, note: &str| {
        let note = Some(note.into());
        Command::DoStep(StepTick { note, ..StepTick::plain(id, step.parse().unwrap()) })
    };
    night.says("04:30", "hjalte", step("personal-data.processor-chain", "Frode Statist ringede dem op"));
    let text = Text::new(Language::Da);
    let making = Making { desk: &night.desk, text: &text, now: at("05:00"), head: None, organisation: "Fjordby" };
    let paper = making.make(DocumentKind::Authority, night.desk.incident(id).unwrap()).unwrap();
    let (page, data) = (markdown(&paper, &text), json(&paper));
    let dpo = person("gudny");
    for (who, person) in &night.desk.register().roster().people {
        assert_eq!(page.contains(person.name.as_str()), *who == dpo, "{who}: {page}");
    }
    let done = data["done"].as_array().unwrap();
    assert_eq!(done.len(), 1, "{done:?}");
    assert_eq!(done[0]["measure"], "Giv databehandlere og fælles dataansvarlige besked");
    assert!(!data["planned"].as_array().unwrap().is_empty());
    for ours in ["Få fat i", "pressen", "dagsorden", "Journalisér", "NIS"] {
        assert!(!page.contains(ours), "{ours}: {page}");
    }
    // Each is a step of the built-in playbooks: one that is renamed there is renamed here.
    let playbooks = night.desk.register().current_playbooks();
    let steps = playbooks.flat_map(|(_, playbook)| &playbook.parts).flat_map(|part| &part.steps);
    let steps: std::collections::BTreeSet<&str> = steps.map(|step| step.id.as_str()).collect();
    assert_eq!(MEASURES.into_iter().filter(|step| !steps.contains(step)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn p13_the_notice_says_why_now_and_who_is_called() {
    written(DocumentKind::IsgNotice);
}

#[test]
fn p17_p18_their_word_stands_against_ours() {
    written(DocumentKind::SupplierReview);
}

#[test]
fn p40_the_timeline_has_what_came_late_and_what_does_not_count() {
    written(DocumentKind::Timeline);
    let data = with(Language::En, |making, incident| json(&making.make(DocumentKind::Timeline, incident).unwrap()));
    let rows = data["timeline"].as_array().unwrap();
    assert_eq!(rows.iter().filter(|row| !row["void"].is_null()).count(), 1);
    let late: Vec<_> = rows.iter().filter(|row| !row["entered_at"].is_null()).collect();
    assert_eq!(late.len(), 1);
    assert_eq!(
        (&late[0]["at"], &late[0]["entered_at"]),
        (&"2026-11-24T02:09:00Z".into(), &"2026-11-24T03:12:00Z".into())
    );
}

#[test]
fn the_handover_says_what_is_open_next_and_promised() {
    written(DocumentKind::Handover);
}

#[test]
fn p35_the_year_in_figures() {
    written(DocumentKind::Annual);
}

#[test]
fn the_documents_on_the_screen() {
    for language in Language::ALL {
        let text = Text::new(language);
        let mut seen = Seen::typical().press("enter p");
        let size = SIZES[0];
        insta::assert_snapshot!(name("documents", language, size), seen.picture(language, size));
        for _ in 0..2 {
            seen = seen.press("down");
        }
        seen = seen.press("up");
        let asked = seen.asked("enter");
        let Some(Effect::MakeDocument { kind, subject, width }) = asked.into_iter().next() else { panic!("not made") };
        let wanted = vagt::runtime::keeper::Wanted { kind, subject, width };
        let made = vagt::runtime::papers::make(&seen.app, &text, "Fjordby Kommune", wanted, Some(HEAD)).unwrap();
        let seen = seen.event(made);
        insta::assert_snapshot!(name("documents_dpo", language, size), seen.picture(language, size));
        let seen = seen.press("pagedown w").event(Event::DocumentWritten { path: "/data/26-A1-dpo.md".to_owned() });
        insta::assert_snapshot!(name("documents_written", language, size), seen.picture(language, size));
    }
}
