//! Follow-up: what is refused, which step is settled by what, how actions stand, and that any order folds to the same.

mod closing;
mod laws;

use jiff::Timestamp;
use jiff::civil::Date;

use super::*;
use crate::domain::clock::ClockId;
use crate::domain::command::{Excuse, Import};
use crate::domain::decide::enter;
use crate::domain::fact::Registration;
use crate::domain::incident::{Impact, IncidentKind, PersonalData, Reach, Ticked};
use crate::domain::playbook::{Playbook, PlaybookPin};
use crate::domain::register::{Criticality, Holding, Person, Role, Roster, System};
use crate::domain::{Actor, Command, Context, Desk, Entry, Fact, Incident, IncidentId, Refusal, StepId, decide};

/// Steps that follow-up settles, beside one that nothing settles by itself.
fn playbook() -> Playbook {
    let step = |id: &str, role: &str, more: serde_json::Value| {
        let mut step = serde_json::json!({
            "id": id, "title": {"da": id, "en": id}, "why": {"da": "w", "en": "w"}, "role": role, "or_roles": [],
            "prescribed_by": ["good-practice: x"], "when": null, "clock": null, "ask": [], "contacts": [],
            "message": null, "required": true, "repeat": false, "after": []
        });
        if let (Some(step), Some(more)) = (step.as_object_mut(), more.as_object()) {
            step.extend(more.clone());
        }
        step
    };
    let none = || serde_json::json!({});
    let steps = serde_json::json!([
        step("receive.record", "it-on-call", none()),
        step("receive.safeguard-deviation", "it-chief", serde_json::json!({"ask": ["safeguard-deviation"]})),
        step("receive.dpo-brief", "dpo", serde_json::json!({"required": false, "after": ["receive.record"]})),
        step("availability.restored", "it-on-call", none()),
        step("supplier.joint-review", "system-responsible", serde_json::json!({"clock": "supplier-review"})),
        step("follow-up.cause", "system-responsible", none()),
        step("follow-up.actions", "system-owner", none()),
        step("follow-up.effect", "system-owner", serde_json::json!({"required": false, "repeat": true})),
    ]);
    let playbook = serde_json::json!({
        "id": "availability", "title": {"da": "t", "en": "t"}, "kinds": ["availability"], "policy": "2023-04-11",
        "parts": [{"block": "availability", "title": {"da": "t", "en": "t"}, "when": null, "steps": steps}]
    });
    serde_json::from_value(playbook).unwrap()
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_795_528_800 + minute * 60).unwrap()
}

/// The day so many days after the first.
fn day(days: i64) -> Date {
    crate::domain::calendar::local(at(days * 24 * 60)).date()
}

fn plan(due: i64, assess: i64) -> Plan {
    let owner = Owner::Person { person: "ejer".parse().unwrap() };
    Plan { text: CleanText::title("ny redundans"), owner, due: day(due), assess_on: day(assess) }
}

pub(super) struct Story {
    pub(super) desk: Desk,
    pub(super) entries: Vec<Entry>,
    pub(super) minute: i64,
    pub(super) late: Option<i64>,
}

impl Story {
    /// An outage of a system with an owner and a responsible, with the roles that follow-up asks for.
    pub(super) fn new() -> Self {
        let mut story = Self { desk: Desk::default(), entries: Vec::new(), minute: 0, late: None };
        let person = |id: &str| Person {
            id: id.parse().unwrap(),
            name: CleanText::title(id),
            title: CleanText::default(),
            phone: Vec::new(),
            email: CleanText::default(),
            verified: None,
        };
        let holding =
            |role, id: &str| Holding { role, holder: id.parse().unwrap(), deputies: Vec::new(), from: None, to: None };
        let people = ["vagt", "chef", "dpo", "ejer", "ansvarlig", "oes"];
        let holdings = vec![
            holding(Role::ItOnCall, "vagt"),
            holding(Role::ItChief, "chef"),
            holding(Role::Dpo, "dpo"),
            holding(Role::TopSecurityOfficer, "oes"),
        ];
        let people = people.map(|id| (id.parse().unwrap(), person(id))).into();
        let roster = Roster { people, holdings };
        story.does("vagt", Command::Import(Import::People { digest: "d".to_owned(), roster })).unwrap();
        let system = System {
            id: "fagsystem".parse().unwrap(),
            name: CleanText::title("Fagsystem"),
            criticality: Criticality::Normal,
            owner: "ejer".parse().ok(),
            responsible: "ansvarlig".parse().ok(),
            administrators: Vec::new(),
            supplier: None,
            agreement: None,
            director: None,
            data_processing_agreement: CleanText::default(),
            risk_assessed: None,
            personal_data: PersonalData::No,
            citizen_facing: false,
            feeds: Vec::new(),
        };
        story.does("vagt", Command::Import(Import::Systems { digest: "s".to_owned(), systems: vec![system] })).unwrap();
        let pin = PlaybookPin { id: "availability".to_owned(), digest: "p".to_owned() };
        let import = Import::Playbook { pin, playbook: Box::new(playbook()) };
        story.does("vagt", Command::Import(import)).unwrap();
        let registration = Registration {
            title: CleanText::title("x"),
            kind: IncidentKind::Availability,
            reporter: CleanText::title("y"),
            began_at: None,
            discovered_at: at(-60),
            reported_at: at(-10),
            impact: Impact::default(),
            reach: Reach::Team,
            personal_data: PersonalData::No,
            systems: ["fagsystem".parse().unwrap()].into(),
            outage: None,
            handler: None,
        };
        story.does("vagt", Command::Register(Box::new(registration))).unwrap();
        story
    }

    pub(super) fn context(&self, who: &str) -> Context {
        Context {
            now: at(self.minute),
            occurred_at: self.late.map(|late| at(self.minute - late)),
            actor: Actor::Person { id: who.parse().unwrap() },
            letter: 'A',
            fresh: ulid::Ulid(u128::try_from(self.minute).unwrap()),
        }
    }

    pub(super) fn enters(&mut self, facts: Vec<Fact>, context: &Context) {
        self.entries.extend(enter(&mut self.desk, facts, context, &"d1".parse().unwrap()));
    }

    pub(super) fn does(&mut self, who: &str, command: Command) -> Result<(), Refusal> {
        self.minute += 1;
        let context = self.context(who);
        let facts = decide(&self.desk, command, &context)?;
        self.enters(facts, &context);
        Ok(())
    }

    pub(super) fn asks(&mut self, who: &str, ask: Ask) -> Result<(), Refusal> {
        let id = self.id();
        self.does(who, Command::FollowUp(id, Box::new(FollowUpCommand { ask, by: None })))
    }

    pub(super) fn asks_for(&mut self, who: &str, by: &str, ask: Ask) -> Result<(), Refusal> {
        let id = self.id();
        self.does(who, Command::FollowUp(id, Box::new(FollowUpCommand { ask, by: by.parse().ok() })))
    }

    pub(super) fn id(&self) -> IncidentId {
        self.incident().id
    }

    pub(super) fn incident(&self) -> &Incident {
        self.desk.incidents().next().unwrap()
    }

    pub(super) fn done(&self, step: &str) -> bool {
        let record = self.incident().steps.get(&step.parse::<StepId>().unwrap());
        record.and_then(|record| record.outcome.as_ref()).is_some_and(|outcome| outcome.how == Ticked::Done)
    }

    fn action(&self) -> &CorrectiveAction {
        self.incident().follow_up.actions.values().next().unwrap()
    }

    pub(super) fn closes(&mut self, who: &str) -> Result<(), Refusal> {
        let id = self.id();
        let excuse = Excuse { reason: CleanText::body("det er aftalt"), by: None };
        self.does(who, Command::Close(id, excuse))
    }
}

fn text(words: &str) -> CleanText {
    CleanText::body(words)
}

fn one() -> ItemId {
    "A1".parse().unwrap()
}

fn wrong_role(refused: &Result<(), Refusal>, wanted: Role) -> bool {
    matches!(refused, Err(Refusal::FollowUp { refused: FollowUpRefusal::NotTheirs { role, .. } }) if *role == wanted)
}

#[test]
fn the_cause_is_the_system_responsibles_word_and_settles_its_step() {
    let mut story = Story::new();
    assert!(wrong_role(&story.asks("vagt", Ask::Cause(text("x"), Vec::new())), Role::SystemResponsible));
    assert_eq!(story.asks("ansvarlig", Ask::Cause(text(""), Vec::new())), Err(Refusal::EmptyText));
    story.asks_for("vagt", "ansvarlig", Ask::Cause(text("udløbet certifikat"), vec![text("ingen alarm")])).unwrap();
    assert!(story.done("follow-up.cause"));
    let cause = story.incident().follow_up.cause.as_ref().unwrap();
    assert_eq!((cause.by.as_ref().unwrap().as_str(), cause.value.contributing.len()), ("ansvarlig", 1));
    story.asks("ejer", Ask::Cause(text("menneskelig fejl i rutinen"), Vec::new())).unwrap();
    let record = &story.incident().steps[&"follow-up.cause".parse().unwrap()];
    assert_eq!(record.times, 1, "a cause stated again ticks nothing twice");
}

#[test]
fn an_action_has_an_owner_and_days_in_order() {
    let mut story = Story::new();
    assert!(wrong_role(&story.asks("vagt", Ask::Agree(plan(3, 9))), Role::SystemOwner));
    let early = story.asks("ejer", Ask::Agree(plan(-2, 9))).unwrap_err();
    assert!(matches!(early, Refusal::FollowUp { refused: FollowUpRefusal::DueBeforeAgreed { .. } }));
    let swapped = story.asks("ejer", Ask::Agree(plan(9, 3))).unwrap_err();
    assert!(matches!(swapped, Refusal::FollowUp { refused: FollowUpRefusal::AssessedBeforeDue { .. } }));
    let stranger = Plan { owner: Owner::Person { person: "nn".parse().unwrap() }, ..plan(3, 9) };
    assert!(matches!(story.asks("ejer", Ask::Agree(stranger)), Err(Refusal::UnknownPerson { .. })));
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    let theirs = Plan { owner: Owner::Supplier { name: CleanText::title("Driftsvagten") }, ..plan(3, 9) };
    story.asks("ejer", Ask::Agree(theirs)).unwrap();
    assert!(story.done("follow-up.actions"));
    let ids: Vec<String> = story.incident().follow_up.actions.keys().map(ToString::to_string).collect();
    assert_eq!(ids, ["A1", "A2"]);
}

#[test]
fn an_action_goes_from_open_to_done_to_assessed_and_no_other_way() {
    let mut story = Story::new();
    let unknown = Refusal::from(FollowUpRefusal::UnknownAction { action: one() });
    assert_eq!(story.asks("vagt", Ask::Done(one(), text(""))), Err(unknown));
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    assert_eq!(story.action().state(at(0)), ActionState::Open);
    assert_eq!(story.action().state(at(3 * 24 * 60)), ActionState::Open, "the day itself is not over");
    assert_eq!(story.action().state(at(4 * 24 * 60)), ActionState::Late);
    let early = Refusal::from(FollowUpRefusal::EffectBeforeDone { action: one() });
    assert_eq!(story.asks("ejer", Ask::Assess(one(), Worked::Effective, text(""))), Err(early));
    story.asks("vagt", Ask::Done(one(), text("sat op"))).unwrap();
    assert_eq!(story.action().state(at(9 * 24 * 60)), ActionState::AwaitingEffect);
    assert_eq!(story.action().state(at(10 * 24 * 60)), ActionState::EffectLate);
    let twice = Refusal::from(FollowUpRefusal::ActionIsDone { action: one() });
    assert_eq!(story.asks("vagt", Ask::Done(one(), text(""))), Err(twice.clone()));
    assert_eq!(story.asks("ejer", Ask::Drop(one(), text("x"))), Err(twice));
    assert!(wrong_role(&story.asks("vagt", Ask::Assess(one(), Worked::Effective, text(""))), Role::SystemOwner));
    assert_eq!(story.asks("ejer", Ask::Assess(one(), Worked::Partly, text(""))), Err(Refusal::ReasonMissing));
    assert!(!story.done("follow-up.effect"));
    story.asks("ejer", Ask::Assess(one(), Worked::Effective, text(""))).unwrap();
    assert!(story.done("follow-up.effect"), "all are assessed");
    assert_eq!(story.action().state(at(99 * 24 * 60)), ActionState::Assessed);
}

#[test]
fn an_effect_seen_before_the_action_was_done_is_refused_also_when_entered_late() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    story.minute += 60;
    story.asks("vagt", Ask::Done(one(), text(""))).unwrap();
    story.late = Some(30);
    let early = Refusal::from(FollowUpRefusal::EffectBeforeDone { action: one() });
    assert_eq!(story.asks("ejer", Ask::Assess(one(), Worked::Effective, text(""))), Err(early));
}

#[test]
fn a_dropped_action_needs_a_reason_and_is_over() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    assert_eq!(story.asks("ejer", Ask::Drop(one(), text(""))), Err(Refusal::ReasonMissing));
    story.asks("ejer", Ask::Drop(one(), text("systemet udfases"))).unwrap();
    let over = Refusal::from(FollowUpRefusal::ActionIsDropped { action: one() });
    assert_eq!(story.asks("vagt", Ask::Done(one(), text(""))), Err(over));
    assert_eq!(story.action().state(at(0)), ActionState::Dropped);
    assert!(!story.done("follow-up.effect"), "nothing was assessed");
}

#[test]
fn a_change_says_what_and_why() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    let later = |days| PlanChange { due: Some(day(days)), ..PlanChange::default() };
    assert_eq!(story.asks("ejer", Ask::Change(one(), later(5), text(""))), Err(Refusal::ReasonMissing));
    assert_eq!(story.asks("ejer", Ask::Change(one(), later(3), text("x"))), Err(Refusal::NothingChanged));
    story.asks("ejer", Ask::Change(one(), later(5), text("leverance forsinket"))).unwrap();
    assert_eq!(story.action().plan.due, day(5));
}

#[test]
fn a_deviation_is_the_it_chiefs_to_handle_and_settles_the_step_when_the_it_chief_says_it() {
    let mut story = Story::new();
    let found = |safeguard: &str| Ask::Deviation {
        safeguard: text(safeguard),
        lapse: Lapse::Off,
        handler: None,
        mitigation: text("adgang lukket"),
    };
    story.asks("vagt", found("firewall")).unwrap();
    let deviation = story.incident().follow_up.open_deviations().next().unwrap();
    assert_eq!(deviation.handler.as_ref().unwrap().as_str(), "chef");
    assert!(!story.done("receive.safeguard-deviation"), "the step is left to the IT chief");
    story.asks("chef", found("backup")).unwrap();
    assert!(story.done("receive.safeguard-deviation"));
    let asked = crate::domain::playbook::Question::SafeguardDeviation;
    assert_eq!(story.incident().answer(asked), Some(crate::domain::playbook::Answer::Yes));
    assert_eq!(story.asks("vagt", Ask::Mitigated(one(), text(""))), Err(Refusal::EmptyText));
    story.asks("vagt", Ask::Mitigated(one(), text("slået til"))).unwrap();
    let twice = Refusal::from(FollowUpRefusal::DeviationIsMitigated { deviation: one() });
    assert_eq!(story.asks("vagt", Ask::Mitigated(one(), text("x"))), Err(twice));
    assert_eq!(story.desk.open_deviations().len(), 1);
}

#[test]
fn a_review_held_stops_its_clock_and_settles_its_step() {
    let mut story = Story::new();
    let id = story.id();
    let tick = crate::domain::command::StepTick::plain(id, "availability.restored".parse().unwrap());
    story.does("vagt", Command::DoStep(tick)).unwrap();
    let running = |story: &Story| {
        let clocks = story.desk.clocks(story.incident());
        clocks.iter().any(|clock| clock.id == ClockId::SupplierReview && clock.stopped_at.is_none())
    };
    assert!(running(&story));
    let review = |people: &[&str]| Review {
        supplier: None,
        people: people.iter().map(|name| CleanText::title(name)).collect(),
        findings: text("fejl i opdatering"),
        agreement: AgreementKept::NotKept,
    };
    let empty = Refusal::from(FollowUpRefusal::NobodyThere);
    assert_eq!(story.asks("ansvarlig", Ask::Review(review(&[]))), Err(empty));
    assert!(wrong_role(&story.asks("vagt", Ask::Review(review(&["a"]))), Role::SystemResponsible));
    story.asks("ansvarlig", Ask::Review(review(&["os", "dem"]))).unwrap();
    assert!(story.done("supplier.joint-review") && !running(&story));
}

#[test]
fn the_briefing_is_the_dpos_and_counts_although_its_step_waits() {
    let mut story = Story::new();
    let brief = || Ask::Briefed(How::Phone, text("kort"));
    assert!(wrong_role(&story.asks("vagt", brief()), Role::Dpo));
    assert_eq!(story.asks("dpo", Ask::NoBriefing(text(""))), Err(Refusal::ReasonMissing));
    story.asks_for("vagt", "dpo", brief()).unwrap();
    assert!(story.done("receive.dpo-brief"), "it has happened, whatever the step waits for");
}

#[test]
fn what_is_left_goes_on_when_the_incident_is_closed_and_set_aside() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    story.closes("chef").unwrap();
    story.asks("vagt", Ask::Done(one(), text("sat op"))).unwrap();
    let mut aside = story.desk.clone();
    assert_eq!(aside.archive_closed(), 1);
    let rows = aside.corrective_actions(at(20 * 24 * 60));
    assert_eq!((rows.len(), rows[0].state), (1, ActionState::EffectLate));
    story.asks("ejer", Ask::Assess(one(), Worked::NotEffective, text("skete igen"))).unwrap();
    story.asks("ansvarlig", Ask::Cause(text("først kendt bagefter"), Vec::new())).unwrap();
    assert!(!story.incident().is_open() && story.done("follow-up.effect") && story.done("follow-up.cause"));
}

#[test]
fn a_word_of_somebody_who_may_not_folds_as_void() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    let event = FollowUpEvent::ActionDropped { action: one(), reason: text("x"), by: None };
    story.minute += 1;
    let context = story.context("vagt");
    let fact = Fact::FollowUp { incident: story.id(), event };
    story.enters(vec![fact], &context);
    assert!(story.incident().timeline.last().unwrap().void.is_some());
    assert_eq!(story.action().dropped, None);
}

#[test]
fn a_word_is_judged_by_who_answered_for_the_system_then_however_often_it_is_folded() {
    let mut story = Story::new();
    story.asks("ejer", Ask::Agree(plan(3, 9))).unwrap();
    let before = story.desk.register().systems().values().next().unwrap().clone();
    let now = System { owner: "chef".parse().ok(), ..before };
    story.does("vagt", Command::Import(Import::Systems { digest: "t".to_owned(), systems: vec![now] })).unwrap();
    assert!(wrong_role(&story.asks("ejer", Ask::Agree(plan(3, 9))), Role::SystemOwner));
    story.asks("chef", Ask::Agree(plan(3, 9))).unwrap();
    let entries = story.incident().timeline.iter().map(|have| have.entry.clone()).collect();
    let id = story.id();
    story.desk.recall(id, entries);
    assert!(story.incident().timeline.iter().all(|have| have.void.is_none()));
    assert_eq!(story.incident().follow_up.actions.len(), 2);
}

#[test]
fn an_incident_kept_before_there_was_follow_up_opens() {
    let story = Story::new();
    let kept = serde_json::to_value(story.incident()).unwrap();
    assert_eq!(kept.get("follow_up"), None, "what nothing was recorded in is not kept");
    let opened: Incident = serde_json::from_value(kept).unwrap();
    assert_eq!(opened.follow_up, FollowUp::default());
    let closed = serde_json::json!({"type": "incident_closed", "incident": story.id()});
    let read: Fact = serde_json::from_value(closed.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), closed, "a closing without an excuse reads and writes as before");
}
