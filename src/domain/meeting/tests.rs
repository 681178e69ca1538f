//! Meetings as they are called, held, corrected and disturbed.

mod acute;
mod fixing;
mod outages;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use proptest::prelude::*;
use ulid::Ulid;

use super::*;
use crate::domain::command::{Command, Context, Import};
use crate::domain::decide::{decide, enter};
use crate::domain::decision::{CallState, DecisionCommand, How, IsgChoice, NewWord};
use crate::domain::desk::Viewer;
use crate::domain::entry::Actor;
use crate::domain::fact::Registration;
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Basis, Bilingual, Part, Playbook, PlaybookPin, Step, StepState};
use crate::domain::register::{Holding, Person, Role, Roster};
use crate::domain::severity::Severity;

const PEOPLE: [&str; 7] = ["aho", "bo", "cy", "ole", "dan", "lis", "xen"];

/// bo is IT chief (cy deputy), ole top security officer, dan the DPO, lis the lawyer, aho on call; xen holds nothing.
fn roster() -> Roster {
    let person = |id: &str| -> (PersonId, Person) {
        (id.parse().unwrap(), serde_json::from_value(serde_json::json!({ "id": id, "name": id })).unwrap())
    };
    let holding = |role, holder: &str, deputies: &[&str]| Holding {
        role,
        holder: holder.parse().unwrap(),
        deputies: deputies.iter().map(|id| id.parse().unwrap()).collect(),
        from: None,
        to: None,
    };
    Roster {
        people: PEOPLE.map(person).into_iter().collect(),
        holdings: vec![
            holding(Role::ItOnCall, "aho", &[]),
            holding(Role::ItChief, "bo", &["cy"]),
            holding(Role::TopSecurityOfficer, "ole", &[]),
            holding(Role::Dpo, "dan", &[]),
            holding(Role::Lawyer, "lis", &[]),
        ],
    }
}

fn playbook() -> Playbook {
    let both = |id: &str| Bilingual { da: id.into(), en: id.into() };
    let step = |id: &str, role, after: &[&str]| Step {
        id: id.parse().unwrap(),
        title: both(id),
        why: both(id),
        role,
        or_roles: Vec::new(),
        prescribed_by: vec![Basis::Policy(24)],
        when: None,
        clock: None,
        ask: Vec::new(),
        contacts: Vec::new(),
        message: None,
        required: true,
        repeat: false,
        note: false,
        per_system: false,
        after: after.iter().map(|id| id.parse().unwrap()).collect(),
        inputs: Vec::new(),
    };
    let part = |block: &str, steps| Arc::new(Part { block: block.into(), title: both(block), when: None, steps });
    let group = vec![
        step("isg.call-out", Role::ItChief, &[]),
        step("isg.advise", Role::Isg, &[]),
        step("isg.minutes", Role::Isg, &["isg.advise"]),
    ];
    Playbook {
        id: "all".into(),
        title: both("all"),
        policy: "2023".into(),
        kinds: IncidentKind::ALL.to_vec(),
        parts: vec![part("isg", group), part("follow-up", vec![step("follow-up.isg-agenda", Role::ItChief, &[])])],
    }
}

struct Group {
    desk: Desk,
    minute: i64,
    entries: Vec<Entry>,
    device: &'static str,
}

impl Group {
    fn begin() -> Self {
        let mut group = Self { desk: Desk::default(), minute: 0, entries: Vec::new(), device: "one" };
        group.does("aho", Command::Import(Import::People { digest: "1".into(), roster: roster() }));
        let pin = PlaybookPin { id: "all".into(), digest: "1".into() };
        // One who may see everything: an IT chief.
        group.desk.look_as(Viewer { person: "bo".parse().ok(), day: Date::constant(2026, 11, 24) });
        group.does("aho", Command::Import(Import::Playbook { pin, playbook: Box::new(playbook()) }));
        group
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_795_486_200 + self.minute * 60).unwrap()
    }

    fn in_days(&self, days: i64) -> Timestamp {
        self.now() + jiff::SignedDuration::from_hours(24 * days)
    }

    fn context(&self, who: &str) -> Context {
        Context {
            now: self.now(),
            occurred_at: None,
            actor: Actor::Person { id: who.parse().unwrap() },
            letter: 'A',
            fresh: Ulid::from_parts(1, u128::try_from(self.minute).unwrap()),
        }
    }

    fn tries(&mut self, who: &str, command: Command) -> Result<(), Refusal> {
        let context = self.context(who);
        let facts = decide(&self.desk, command, &context)?;
        self.enters(facts, &context);
        Ok(())
    }

    fn enters(&mut self, facts: Vec<Fact>, context: &Context) {
        self.entries.extend(enter(&mut self.desk, facts, context, &self.device.parse().unwrap()));
        self.minute += 1;
    }

    fn does(&mut self, who: &str, command: Command) {
        self.tries(who, command).unwrap();
    }

    fn registers(&mut self, kind: IncidentKind, level: Severity) -> IncidentId {
        let now = self.now();
        let registration = Registration {
            title: "Nede".into(),
            kind,
            reporter: "Nord".into(),
            began_at: None,
            discovered_at: now,
            reported_at: now,
            impact: Impact { availability: Level::Low, ..Impact::default() },
            reach: Reach::Team,
            personal_data: PersonalData::No,
            systems: BTreeSet::new(),
            outage: None,
            handler: None,
        };
        self.does("aho", Command::Register(Box::new(registration)));
        let id = self.desk.incidents().map(|incident| (incident.number, incident.id)).max().unwrap().1;
        self.does("aho", Command::SetSeverity(id, level, "sådan er det".into()));
        id
    }

    fn ask(&mut self, who: &str, ask: MeetingAsk) -> Result<(), Refusal> {
        let command = MeetingCommand { meeting: None, by: None, ask };
        self.tries(who, Command::Meeting(Box::new(command)))
    }

    fn ask_of(&mut self, who: &str, meeting: MeetingId, ask: MeetingAsk) -> Result<(), Refusal> {
        let command = MeetingCommand { meeting: Some(meeting), by: None, ask };
        self.tries(who, Command::Meeting(Box::new(command)))
    }

    fn calls(&mut self, incident: Option<IncidentId>) -> MeetingId {
        let sort = if incident.is_some() { MeetingSort::Extraordinary } else { MeetingSort::Ordinary };
        let at = self.in_days(if incident.is_some() { 0 } else { 7 }) + jiff::SignedDuration::from_mins(10);
        let invitation = Invitation { sort, at, place: "Rådhuset".into(), chair: None, incident };
        self.ask("bo", MeetingAsk::Call(invitation)).unwrap();
        self.desk.next_meeting().unwrap().id
    }

    fn says(&mut self, incident: IncidentId, said: &str) {
        self.ask("lis", MeetingAsk::Say(Topic::Incident { incident }, Box::new(words(said)))).unwrap();
    }

    fn attends(&mut self, person: &str) {
        self.ask("lis", MeetingAsk::Attend(person.parse().unwrap(), Attendance::Present)).unwrap();
    }

    fn agenda(&self) -> Agenda {
        self.desk.agenda(self.desk.next_meeting().unwrap(), self.now())
    }

    fn step(&self, incident: IncidentId, step: &str) -> StepState {
        let incident = self.desk.incident(incident).unwrap();
        self.desk.checklist(incident).unwrap().step(&step.parse().unwrap()).unwrap().state
    }

    fn convenes(&mut self, incident: IncidentId) {
        for person in ["bo", "ole"] {
            let word = NewWord {
                person: person.parse().unwrap(),
                side: None,
                action: "nødprocedure".into(),
                isg: IsgChoice::Convene,
                reason: "alvorligt".into(),
                how: How::Phone,
                review: None,
                with: Vec::new(),
            };
            self.does("aho", Command::Decision(incident, DecisionCommand::Word(Box::new(word))));
        }
    }
}

fn words(said: &str) -> Words {
    Words { said: said.into(), ..Words::default() }
}

#[test]
fn p24_p31_the_agenda_is_computed_from_what_is_open() {
    let mut group = Group::begin();
    let minor = group.registers(IncidentKind::Availability, Severity::Minor);
    let major = group.registers(IncidentKind::Availability, Severity::Major);
    let serious = group.registers(IncidentKind::Security, Severity::Serious);
    let secret = group.registers(IncidentKind::RuleViolation, Severity::Moderate);
    group.calls(None);
    let agenda = group.agenda();
    let own: Vec<IncidentId> = agenda.own.iter().map(|item| item.incident).collect();
    let list: Vec<IncidentId> = agenda.list.iter().map(|item| item.incident).collect();
    assert_eq!((own, list), (vec![serious, major], vec![secret, minor]), "an item of their own, and the list");
    assert_eq!(agenda.incident(secret).unwrap().title, None, "a rule violation is named by its number alone");
    assert!(agenda.has(Topic::Incident { incident: minor }) && agenda.has(Topic::Incidents));
    assert!(!agenda.has(Topic::Actions), "nothing is open");
}

#[test]
fn p31_a_major_incident_is_treated_or_put_off_in_so_many_words() {
    let mut group = Group::begin();
    let one = group.registers(IncidentKind::Availability, Severity::Major);
    let other = group.registers(IncidentKind::Availability, Severity::Serious);
    let first = group.calls(None);
    let refusal = group.ask("bo", MeetingAsk::Hold(CleanText::default())).unwrap_err();
    assert_eq!((refusal, Some(25)), (MeetingRefusal::NobodyPresent.into(), MeetingRefusal::NobodyPresent.policy_row()));
    group.attends("ole");
    group.says(one, "gennemgået");
    let refusal = group.ask("bo", MeetingAsk::Hold(CleanText::default())).unwrap_err();
    assert_eq!(refusal.policy_row(), Some(31));
    let put_off = Words { postponed: true, ..words("mangler leverandørens svar") };
    group.ask("lis", MeetingAsk::Say(Topic::Incident { incident: other }, Box::new(put_off))).unwrap();
    let excuse = crate::domain::command::Excuse { reason: "øvelse".into(), by: Some("bo".parse().unwrap()) };
    for id in [one, other] {
        group.does("aho", Command::Close(id, excuse.clone()));
    }
    let refusal = group.ask("bo", MeetingAsk::Hold(CleanText::default())).unwrap_err();
    assert_eq!(refusal, MeetingRefusal::NotQuorate { present: 1, quorum: 3 }.into());
    assert_eq!(refusal.policy_row(), Some(12));
    group.ask("bo", MeetingAsk::Hold("kun én kunne".into())).unwrap();
    let held = group.desk.meeting(first).unwrap();
    assert_eq!(group.desk.minutes(held, group.now()).without_quorum.as_str(), "kun én kunne");
    group.calls(None);
    let agenda = group.agenda();
    assert_eq!(agenda.own.iter().map(|item| (item.incident, item.postponed)).collect::<Vec<_>>(), [(other, true)]);
    assert!(agenda.since.is_some());
}

#[test]
fn p24_what_is_put_on_by_hand_is_there_and_settles_the_step() {
    let mut group = Group::begin();
    let id = group.registers(IncidentKind::Availability, Severity::Minor);
    let refusal = group.ask("lis", MeetingAsk::Put(id)).unwrap_err();
    assert!(matches!(refusal, Refusal::WrongRole { .. }), "{refusal:?}");
    group.ask("bo", MeetingAsk::Put(id)).unwrap();
    assert_eq!(group.step(id, "follow-up.isg-agenda"), StepState::Done);
    group.ask("lis", MeetingAsk::AddItem("Nye regler for adgang".into(), CleanText::default())).unwrap();
    assert_eq!(group.desk.meetings().count(), 1, "both are on the next meeting, which nobody has called yet");
    let called = group.calls(None);
    assert_eq!(
        group.desk.meetings().map(|meeting| meeting.id).collect::<Vec<_>>(),
        [called],
        "calling it calls that one"
    );
    let agenda = group.agenda();
    assert!(agenda.list[0].put && agenda.items.len() == 1);
    assert_eq!(group.ask("bo", MeetingAsk::Put(id)), Err(Refusal::NothingChanged));
    let item = agenda.items[0].item;
    group.ask("lis", MeetingAsk::WithdrawItem(item, "taget andetsteds".into())).unwrap();
    assert!(group.agenda().items.is_empty());
}

#[test]
fn p25_minutes_are_fixed_and_corrections_stand_beside_them() {
    let mut group = Group::begin();
    let id = group.registers(IncidentKind::Availability, Severity::Major);
    let meeting = group.calls(None);
    let deputy = Attendance::DeputyFor { member: "bo".parse().unwrap() };
    group.attends("ole");
    group.ask("lis", MeetingAsk::Attend("cy".parse().unwrap(), deputy)).unwrap();
    group.ask("lis", MeetingAsk::Attend("dan".parse().unwrap(), Attendance::Absent)).unwrap();
    group.attends("lis");
    group.ask("lis", MeetingAsk::Attend("xen".parse().unwrap(), Attendance::Guest)).unwrap();
    group.says(id, "gennemgået");
    let topic = Topic::Incident { incident: id };
    let due = calendar::local(group.in_days(30)).date();
    group.ask("lis", MeetingAsk::Agree(topic, "To linjer".into(), "bo".parse().unwrap(), due)).unwrap();
    group.ask("lis", MeetingAsk::Agree(Topic::Other, "Ny skabelon".into(), "bo".parse().unwrap(), due)).unwrap();
    group.ask("bo", MeetingAsk::Next(group.in_days(90), "Rådhuset".into())).unwrap();
    let refusal = group.ask_of("xen", meeting, MeetingAsk::Hold(CleanText::default())).unwrap_err();
    assert_eq!(refusal.policy_row(), Some(12), "{refusal:?}");
    let refusal = group.ask_of("bo", meeting, MeetingAsk::Correct(None, "x".into())).unwrap_err();
    assert_eq!(refusal, MeetingRefusal::NotHeld.into());
    group.ask_of("bo", meeting, MeetingAsk::Hold(CleanText::default())).unwrap();

    let fixed = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!((fixed.present(), fixed.quorum, fixed.is_quorate()), (3, 3, true));
    let by_deputy = Presence::ByDeputy { person: "cy".parse().unwrap() };
    assert!(fixed.seats.iter().any(|seat| seat.role == Some(Role::ItChief) && seat.presence == by_deputy));
    assert!(fixed.seats.iter().any(|seat| seat.role.is_none() && seat.presence == Presence::Guest));
    assert_eq!(fixed.on(topic).unwrap().agreed.len(), 1);
    assert!(fixed.agenda.actions.is_empty(), "what it agreed is not also what it took up");
    assert_eq!(fixed.chair.as_ref().unwrap().as_str(), "ole");

    let late = group.ask_of("lis", meeting, MeetingAsk::Say(topic, Box::new(words("noget andet"))));
    assert_eq!(late, Err(MeetingRefusal::AlreadyHeld.into()));
    let renamed = crate::domain::fact::Amendment { title: Some("Et andet navn".into()), ..Default::default() };
    group.does("aho", Command::Amend(id, Box::new(renamed)));
    group.ask_of("bo", meeting, MeetingAsk::Correct(Some(topic), "Det var linje to".into())).unwrap();
    let after = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!(after.agenda, fixed.agenda, "what lies elsewhere was captured");
    assert_eq!(after.treated, fixed.treated);
    assert_eq!(after.corrections.len(), 1);

    let agenda = group.agenda();
    assert_eq!(agenda.actions.len(), 2, "what was agreed comes back until it is settled");
    assert!(group.desk.incident(id).unwrap().follow_up.actions.len() == 1, "on an incident it is one of its own");
    let (of, action) = agenda.actions.iter().find_map(|action| action.agreed).unwrap();
    group.ask_of("bo", of, MeetingAsk::SettleAction(action, "gjort".into())).unwrap();
    assert_eq!(group.agenda().actions.len(), 1);
    for entry in &group.entries {
        let kept = serde_json::to_string(entry).unwrap();
        assert_eq!(
            serde_json::from_str::<Entry>(&kept).map_err(|error| format!("{error}: {kept}")).as_ref(),
            Ok(entry)
        );
    }
}

#[test]
fn p25_what_another_device_had_noted_and_brings_later_is_no_part_of_the_minutes() {
    let mut group = Group::begin();
    let meeting = group.calls(None);
    group.attends("ole");
    let before = group.desk.clone();
    let elsewhere = MeetingEvent::Spoken { topic: Topic::Other, words: words("sagt et andet sted") };
    let mut away = Group { desk: before, minute: group.minute, entries: Vec::new(), device: "two" };
    let context = away.context("lis");
    away.enters(vec![Fact::Meeting { meeting, by: None, event: elsewhere }], &context);
    group.minute += 5;
    group.ask("bo", MeetingAsk::Hold("kun én kunne".into())).unwrap();
    for entry in &away.entries {
        group.desk.apply(entry);
    }
    let minutes = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!((minutes.treated.len(), minutes.came_after), (0, 1), "it is told, and it is not in them");
}

#[test]
fn p13_one_called_at_once_takes_attendance_and_advice_from_the_call_out() {
    let mut group = Group::begin();
    let id = group.registers(IncidentKind::Security, Severity::Serious);
    let other = group.registers(IncidentKind::Security, Severity::Minor);
    let at = group.now();
    let early =
        Invitation { sort: MeetingSort::Extraordinary, at, place: "bro 1".into(), chair: None, incident: Some(id) };
    assert_eq!(group.ask("bo", MeetingAsk::Call(early)), Err(Refusal::IsgNotConvened));
    group.convenes(id);
    let meeting = group.calls(Some(id));
    for person in ["ole", "cy", "lis"] {
        let call = DecisionCommand::Call(person.parse().unwrap(), CallState::Attends);
        group.does("aho", Command::Decision(id, call));
    }
    assert_eq!(group.step(id, "isg.call-out"), StepState::Todo, "quorate, and the DPO is still to be called");
    let call = DecisionCommand::Call("dan".parse().unwrap(), CallState::NoAnswer);
    group.does("aho", Command::Decision(id, call));
    assert_eq!(group.step(id, "isg.call-out"), StepState::Done, "the deputy of the IT chief is there");
    let said = Words { advised: "Sluk for adgangen".into(), ..words("gennemgået") };
    group.ask("aho", MeetingAsk::Say(Topic::Incident { incident: id }, Box::new(said))).unwrap();
    assert_eq!(group.step(id, "isg.advise"), StepState::Done);
    assert_eq!(group.desk.incident(id).unwrap().decisions.call_out.advice.len(), 1, "noted there, once");
    group.ask("bo", MeetingAsk::Hold(CleanText::default())).unwrap();
    assert_eq!(group.step(id, "isg.minutes"), StepState::Done);
    let minutes = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!((minutes.present(), minutes.advice.len()), (3, 1));
    assert!(minutes.agenda.incident(other).is_none(), "it is about the one incident");
    group.calls(None);
    assert!(group.agenda().incident(id).is_some(), "the next ordinary meeting still takes it up");
}

#[test]
fn p36_a_deviation_found_by_a_spot_check_has_cause_and_plan() {
    let mut group = Group::begin();
    group.calls(None);
    let wanting = FoundWanting {
        cause: CleanText::default(),
        plan: "Luk dem".into(),
        owner: "bo".parse().unwrap(),
        due: calendar::local(group.in_days(30)).date(),
    };
    let check = |deviation| {
        let check = SpotCheck { what: "Borgerservice".into(), system: None, found: "Åbne konti".into(), deviation };
        MeetingAsk::Check(Box::new(check))
    };
    let refusal = group.ask("lis", check(Some(wanting.clone()))).unwrap_err();
    assert_eq!(refusal.policy_row(), Some(36));
    group.ask("lis", check(Some(FoundWanting { cause: "Ingen oprydning".into(), ..wanting }))).unwrap();
    assert_eq!(group.desk.next_meeting().unwrap().checks().count(), 1);
}

#[test]
fn an_agenda_too_long_for_one_entry_comes_in_parts() {
    let item = |n: u32| ActionItem {
        number: None,
        agreed: None,
        text: CleanText::body(&format!("{n} {}", "lang ".repeat(200))),
        owner: None,
        due: None,
        standing: ActionStanding::Open,
        supplier: CleanText::default(),
        effect: None,
    };
    let agenda = Agenda { actions: (0..100).map(item).collect(), ..Agenda::default() };
    let parts = agenda.clone().into_parts();
    assert!(parts.len() > 3);
    let mut whole = Agenda::default();
    for part in parts {
        assert!(serde_json::to_string(&part).unwrap().len() < 48 * 1024);
        whole.extend(part);
    }
    assert_eq!(whole, agenda);
}

/// Something that somebody enters: entitled or not, allowed or not.
#[derive(Debug, Clone)]
enum Entered {
    Call(usize),
    Item(usize),
    Put(usize),
    Attend(usize, bool),
    Say(usize, bool),
    Agree(usize),
    Cancel(usize),
    Held(usize),
    Correct(usize),
    Roster,
}

fn entered() -> impl Strategy<Value = Entered> {
    let who = 0usize..PEOPLE.len();
    prop_oneof![
        2 => who.clone().prop_map(Entered::Call),
        1 => who.clone().prop_map(Entered::Item),
        1 => who.clone().prop_map(Entered::Put),
        3 => (who.clone(), any::<bool>()).prop_map(|(who, there)| Entered::Attend(who, there)),
        3 => (who.clone(), any::<bool>()).prop_map(|(who, off)| Entered::Say(who, off)),
        1 => who.clone().prop_map(Entered::Agree),
        1 => who.clone().prop_map(Entered::Cancel),
        2 => who.clone().prop_map(Entered::Held),
        1 => who.prop_map(Entered::Correct),
        1 => Just(Entered::Roster),
    ]
}

/// The facts themselves, past the rules that `decide` asks first: as another device may have written them.
fn raw(group: &Group, what: &Entered) -> (usize, Vec<Fact>) {
    let meeting = MeetingId(Ulid::from_parts(7, 7));
    let incident = group.desk.incidents().next().unwrap().id;
    let (who, events) = match what {
        Entered::Call(who) => {
            let at = group.in_days(1);
            let invitation =
                Invitation { sort: MeetingSort::Ordinary, at, place: "her".into(), chair: None, incident: None };
            (*who, vec![MeetingEvent::Called { invitation }])
        }
        Entered::Item(who) => {
            let item = MeetingItemId(group.context("aho").fresh);
            (*who, vec![MeetingEvent::ItemAdded { item, title: "Punkt".into(), text: CleanText::default() }])
        }
        Entered::Put(who) => (*who, vec![MeetingEvent::IncidentPut { incident }]),
        Entered::Attend(who, there) => {
            let attendance = if *there { Attendance::Present } else { Attendance::Absent };
            (*who, vec![MeetingEvent::Attended { person: "ole".parse().unwrap(), attendance }])
        }
        Entered::Say(who, postponed) => {
            let words = Words { postponed: *postponed, ..words("sagt") };
            (*who, vec![MeetingEvent::Spoken { topic: Topic::Incident { incident }, words }])
        }
        Entered::Agree(who) => {
            let agreed = Agreed {
                action: MeetingItemId(group.context("aho").fresh),
                topic: Topic::Other,
                text: "gør det".into(),
                owner: "bo".parse().unwrap(),
                due: calendar::local(group.now()).date(),
                became: None,
            };
            (*who, vec![MeetingEvent::ActionAgreed { agreed }])
        }
        Entered::Cancel(who) => (*who, vec![MeetingEvent::Cancelled { reason: "sygdom".into() }]),
        Entered::Held(who) => {
            let begun = Meeting::begin(meeting);
            let have = group.desk.meeting(meeting).unwrap_or(&begun);
            let agenda = group.desk.agenda(have, group.now());
            let held = MeetingEvent::Held {
                chair: None,
                chair_instead_of: None,
                seats: group.desk.seats_at(have, group.now()),
                quorum: 3,
                without_quorum: CleanText::default(),
                covers: group.desk.devices().iter().map(|(device, end)| (device.clone(), end.seq)).collect(),
            };
            let (advice, decided, rulings) = (Vec::new(), Vec::new(), Vec::new());
            (*who, vec![MeetingEvent::Fixed { first: true, agenda, advice, decided, rulings }, held])
        }
        Entered::Correct(who) => (*who, vec![MeetingEvent::Corrected { topic: None, text: "rettet".into() }]),
        Entered::Roster => {
            let import = Fact::PeopleImported { digest: group.minute.to_string(), first: true, roster: roster() };
            return (0, vec![import]);
        }
    };
    (who, events.into_iter().map(|event| Fact::Meeting { meeting, by: None, event }).collect())
}

fn run(all: &[Entered]) -> Group {
    let mut group = Group::begin();
    group.registers(IncidentKind::Availability, Severity::Major);
    for (n, what) in all.iter().enumerate() {
        group.device = if n % 3 == 2 { "two" } else { "one" };
        let (who, facts) = raw(&group, what);
        let context = group.context(PEOPLE[who]);
        group.enters(facts, &context);
    }
    group
}

proptest! {
    #[test]
    fn any_order_and_duplication_folds_to_the_same_meetings(all in prop::collection::vec(entered(), 0..24), seed in any::<u64>()) {
        let group = run(&all);
        let mut shuffled = group.entries.clone();
        let mut at = seed;
        for place in (1..shuffled.len()).rev() {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(at >> 33).unwrap_or(0) % (place + 1));
        }
        // The register's files come in their own order; here they come last, so that everything is judged again.
        let register = |entry: &Entry| entry.fact.scope() == crate::domain::Scope::Register;
        let (mut files, rest): (Vec<Entry>, Vec<Entry>) = shuffled.into_iter().partition(register);
        files.sort_by(|a, b| a.stamp.cmp(&b.stamp));
        let mut desk = Desk::default();
        for entry in [rest.clone(), files, rest].concat() {
            desk.apply(&entry);
        }
        let folded: BTreeMap<MeetingId, &Meeting> = desk.meetings().map(|meeting| (meeting.id, meeting)).collect();
        let kept: BTreeMap<MeetingId, &Meeting> = group.desk.meetings().map(|meeting| (meeting.id, meeting)).collect();
        prop_assert_eq!(folded, kept);
        let text = serde_json::to_string(&group.desk).unwrap();
        let read: Desk = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read.meetings().collect::<Vec<_>>(), group.desk.meetings().collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_said_at_a_meeting_that_was_held(all in prop::collection::vec(entered(), 0..24)) {
        let group = run(&all);
        for meeting in group.desk.meetings() {
            let mut held = false;
            for have in meeting.timeline().iter().filter(|have| have.void.is_none()) {
                let Fact::Meeting { event, .. } = &have.entry.fact else { continue };
                let goes_on = matches!(event, MeetingEvent::Corrected { .. } | MeetingEvent::ActionSettled { .. });
                prop_assert_eq!(held, goes_on && held, "{:?}", event);
                held |= matches!(event, MeetingEvent::Held { .. });
            }
            prop_assert_eq!(held, meeting.held.is_some());
            if let Some(held) = &meeting.held {
                prop_assert!(held.seats.iter().any(|seat| seat.presence.is_there()));
                prop_assert!(meeting.untreated(&held.agenda, meeting.incident()).is_empty());
            }
        }
    }
}
