//! Decisions as they are given, forgotten, repeated and entered late.

mod call_out;
mod laws;
mod stale;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ulid::Ulid;

use super::*;
use crate::domain::clock::{Clock, ClockId};
use crate::domain::command::{Assessed, Command, Context, Import, StepTick};
use crate::domain::decide::{decide, enter};
use crate::domain::entry::Actor;
use crate::domain::fact::{Amendment, Fact, Registration};
use crate::domain::id::{DeviceId, IncidentId};
use crate::domain::incident::{Impact, Incident, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Basis, Bilingual, Part, Playbook, PlaybookPin, Question, Step};
use crate::domain::register::{Criticality, Holding, Person, Role, Roster, System};
use crate::domain::severity::Severity;
use crate::domain::{CleanText, Desk};

/// Who may do what: bo and eva are IT chiefs (cy stands in for bo), ole is the top security officer (bo stands in for him,
/// and ida as chief executive), dan the DPO, lis the lawyer; aho is on call.
fn roster() -> Roster {
    let person = |id: &str| {
        let (id, none): (PersonId, _) = (id.parse().unwrap(), CleanText::default());
        let person = Person {
            id: id.clone(),
            name: CleanText::title(id.as_str()),
            title: none.clone(),
            phone: Vec::new(),
            email: none,
            verified: None,
        };
        (id, person)
    };
    let holding = |role, holder: &str, deputies: &[&str]| Holding {
        role,
        holder: holder.parse().unwrap(),
        deputies: deputies.iter().map(|id| id.parse().unwrap()).collect(),
        from: None,
        to: None,
    };
    Roster {
        people: ["aho", "bo", "cy", "eva", "ole", "ida", "dan", "lis"].map(person).into_iter().collect(),
        holdings: vec![
            holding(Role::ItOnCall, "aho", &[]),
            holding(Role::ItChief, "bo", &["cy"]),
            holding(Role::ItChief, "eva", &[]),
            holding(Role::TopSecurityOfficer, "ole", &["bo"]),
            holding(Role::ChiefExecutive, "ida", &[]),
            holding(Role::Dpo, "dan", &[]),
            holding(Role::Lawyer, "lis", &[]),
        ],
    }
}

fn step(id: &str, ask: Vec<Question>, clock: Option<ClockId>) -> Step {
    let both = || Bilingual { da: id.into(), en: id.into() };
    Step {
        id: id.parse().unwrap(),
        title: both(),
        why: both(),
        role: Role::ItOnCall,
        or_roles: Vec::new(),
        prescribed_by: vec![Basis::Policy(16)],
        when: None,
        clock,
        ask,
        contacts: Vec::new(),
        message: None,
        required: true,
        repeat: false,
        note: false,
        per_system: false,
        after: Vec::new(),
        inputs: Vec::new(),
    }
}

fn playbook() -> Playbook {
    let both = || Bilingual { da: "r".into(), en: "r".into() };
    let asked = vec![Question::Hostile, Question::LifeAtRisk];
    let steps = vec![
        step("receive.nature", asked, None),
        step("receive.call-it-chief", Vec::new(), None),
        step("receive.call-oes", Vec::new(), None),
        step("receive.joint-decision", vec![Question::ConveneIsg], Some(ClockId::JointDecision)),
    ];
    let group = Part {
        block: "isg".into(),
        title: both(),
        when: Some("convene-isg is yes".parse().unwrap()),
        steps: vec![step("isg.call-out", Vec::new(), None)],
    };
    Playbook {
        id: "receive".into(),
        title: both(),
        policy: "2023".into(),
        kinds: IncidentKind::ALL.to_vec(),
        parts: vec![Part { block: "receive".into(), title: both(), when: None, steps }.into(), group.into()],
    }
}

fn system(id: &str, criticality: Criticality) -> System {
    serde_json::from_value(serde_json::json!({ "id": id, "name": id, "criticality": criticality })).unwrap()
}

/// A desk that takes commands a minute apart, and remembers every entry.
struct Night {
    desk: Desk,
    minute: i64,
    entries: Vec<Entry>,
    late: Option<i64>,
}

impl Night {
    fn begin() -> Self {
        let mut night = Self { desk: Desk::default(), minute: 0, entries: Vec::new(), late: None };
        night.does(Command::Import(Import::People { digest: "1".into(), roster: roster() }));
        let systems = vec![system("care", Criticality::Critical), system("mail", Criticality::Normal)];
        night.does(Command::Import(Import::Systems { digest: "1".into(), systems }));
        let pin = PlaybookPin { id: "receive".into(), digest: "1".into() };
        night.does(Command::Import(Import::Playbook { pin, playbook: Box::new(playbook()) }));
        night.registers(Level::Moderate);
        night
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_795_486_200 + self.minute * 60).unwrap()
    }

    fn context(&self, who: &str) -> Context {
        Context {
            now: self.now(),
            occurred_at: self.late.map(|minutes| self.now() - jiff::SignedDuration::from_mins(minutes)),
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
        let device: DeviceId = "device".parse().unwrap();
        self.entries.extend(enter(&mut self.desk, facts, context, &device));
        self.minute += 1;
    }

    fn does(&mut self, command: Command) {
        self.tries("aho", command).unwrap();
    }

    fn registers(&mut self, availability: Level) -> IncidentId {
        let now = self.now();
        self.does(Command::Register(Box::new(Registration {
            title: "Nede".into(),
            kind: IncidentKind::Availability,
            reporter: "Nord".into(),
            began_at: None,
            discovered_at: now,
            reported_at: now,
            impact: Impact { availability, ..Impact::default() },
            reach: Reach::Team,
            personal_data: PersonalData::No,
            systems: BTreeSet::from(["mail".parse().unwrap()]),
            outage: None,
            handler: None,
        })));
        self.desk.incidents().last().unwrap().id
    }

    fn id(&self) -> IncidentId {
        self.desk.incidents().next().unwrap().id
    }

    fn incident(&self) -> &Incident {
        self.desk.incidents().next().unwrap()
    }

    fn word(person: &str, isg: IsgChoice) -> NewWord {
        NewWord {
            person: person.parse().unwrap(),
            side: None,
            action: "Skift til nødprocedure".into(),
            isg,
            reason: "Plejen kan ikke se medicinlister".into(),
            how: How::Phone,
            review: None,
            with: Vec::new(),
        }
    }

    fn says(&mut self, person: &str, isg: IsgChoice) -> Result<(), Refusal> {
        self.speaks(Self::word(person, isg))
    }

    fn speaks(&mut self, word: NewWord) -> Result<(), Refusal> {
        let id = self.id();
        self.tries("aho", Command::Decision(id, DecisionCommand::Word(Box::new(word))))
    }

    fn amends(&mut self, amendment: Amendment) {
        let id = self.id();
        self.does(Command::Amend(id, Box::new(amendment)));
    }

    fn calls(&mut self, person: &str, state: CallState) -> Result<(), Refusal> {
        let id = self.id();
        self.tries("aho", Command::Decision(id, DecisionCommand::Call(person.parse().unwrap(), state)))
    }

    fn ticks(&mut self, step: &str, answers: &[(Question, crate::domain::playbook::Answer)]) -> Result<(), Refusal> {
        let tick = StepTick {
            incident: self.id(),
            step: step.parse().unwrap(),
            note: None,
            by: None,
            answers: answers.iter().copied().collect(),
            inputs: std::collections::BTreeMap::new(),
            systems: std::collections::BTreeSet::new(),
            how: None,
            advice: CleanText::default(),
            message: None,
            assessed: Assessed::default(),
        };
        self.tries("aho", Command::DoStep(tick))
    }

    fn state(&self) -> DecisionState {
        self.desk.decision(self.incident()).state
    }

    fn step_state(&self, step: &str) -> crate::domain::playbook::StepState {
        let list = self.desk.checklist(self.incident()).unwrap();
        list.step(&step.parse().unwrap()).unwrap().state
    }

    fn clock(&self, id: ClockId) -> Option<Clock> {
        self.desk.clocks(self.incident()).into_iter().find(|clock| clock.id == id)
    }
}

/// A desk that took the same entries in another order.
fn refolded(entries: &[Entry]) -> Desk {
    let mut desk = Desk::default();
    for entry in entries {
        desk.apply(entry);
    }
    desk
}

fn both_say(night: &mut Night, isg: IsgChoice) {
    night.says("bo", isg).unwrap();
    night.says("ole", isg).unwrap();
}

fn in_an_hour(night: &Night) -> Timestamp {
    night.now() + jiff::SignedDuration::from_hours(1)
}

fn answers(
    pairs: &[(Question, crate::domain::playbook::Answer)],
) -> BTreeMap<Question, crate::domain::playbook::Answer> {
    pairs.iter().copied().collect()
}
