//! A desk with one incident on it, and a playbook whose steps carry the clocks.

use jiff::{SignedDuration, Timestamp};

use super::super::{Clock, ClockId, Standing};
use super::at;
use crate::domain::calendar::{self, ServiceHours};
use crate::domain::clean::CleanText;
use crate::domain::command::{Import, StepTick};
use crate::domain::decide::enter;
use crate::domain::fact::{Amendment, Registration};
use crate::domain::filing::{FilingCommand, Word};
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Basis, Bilingual, Part, Playbook, PlaybookPin, Question, Step};
use crate::domain::profile::Profile;
use crate::domain::register::{Agreement, Criticality, Role, System};
use crate::domain::{Actor, Command, Context, Desk, DeviceId, Entry, IncidentId, Refusal, decide};

/// A desk with one incident on it, and a playbook whose steps carry the clocks.
pub(super) struct Night {
    pub(super) desk: Desk,
    ids: u128,
}

pub(super) fn text(raw: &str) -> CleanText {
    CleanText::body(raw)
}

fn step(id: &str, clock: Option<ClockId>) -> Step {
    let both = || Bilingual { da: text(id), en: text(id) };
    Step {
        id: id.parse().unwrap(),
        title: both(),
        why: both(),
        role: Role::ItOnCall,
        or_roles: Vec::new(),
        prescribed_by: vec![Basis::Policy(15)],
        when: None,
        clock,
        ask: vec![Question::RestoreExceeded],
        inputs: Vec::new(),
        contacts: Vec::new(),
        message: None,
        required: false,
        repeat: false,
        note: false,
        per_system: false,
        after: Vec::new(),
    }
}

fn playbook() -> (PlaybookPin, Playbook) {
    let title = || Bilingual { da: text("t"), en: text("t") };
    let mut update = step("a.next-update", Some(ClockId::NextUpdate));
    update.repeat = true;
    let steps = vec![
        step("a.supplier-case", None),
        step("a.supplier-answer", Some(ClockId::AgreementResponse)),
        step("a.restored", Some(ClockId::AgreementRestore)),
        step("a.joint-review", Some(ClockId::SupplierReview)),
        step("a.file", Some(ClockId::Authority)),
        update,
    ];
    let part = Part { block: "a".to_owned(), title: title(), when: None, steps };
    let pin = PlaybookPin { id: "a".to_owned(), digest: "1".to_owned() };
    let kinds = IncidentKind::ALL.to_vec();
    (pin, Playbook { id: "a".to_owned(), title: title(), policy: text("1"), kinds, parts: vec![part.into()] })
}

fn device() -> DeviceId {
    "d1".parse().unwrap()
}

impl Night {
    /// Registered at 14:30 in winter, on a Tuesday; reported and discovered a little before.
    pub(super) fn new(data: PersonalData) -> Self {
        Self::registered(data, "2026-11-24T13:30:00Z", Profile::built_in().clone())
    }

    pub(super) fn registered(data: PersonalData, at: &str, profile: Profile) -> Self {
        let mut night = Self { desk: Desk::default(), ids: 0 };
        let (pin, playbook) = playbook();
        let agreement = Agreement {
            hours: text("8-16"),
            service: Some(ServiceHours {
                openings: vec!["mon-fri 08:00-16:00".parse().unwrap()],
                holidays: calendar::Holidays::Closed,
                closed: profile.closed.clone(),
            }),
            response_minutes: Some(60),
            restore_minutes: Some(240),
            report_to: CleanText::default(),
        };
        let system = System {
            id: "omsorg".parse().unwrap(),
            name: text("Omsorg"),
            owner: None,
            responsible: None,
            administrators: Vec::new(),
            supplier: None,
            criticality: Criticality::Critical,
            personal_data: data,
            citizen_facing: false,
            agreement: Some(agreement),
            feeds: Vec::new(),
            director: None,
            data_processing_agreement: CleanText::default(),
            risk_assessed: None,
        };
        let imports = [
            Import::Profile { digest: "p".to_owned(), profile: Box::new(profile) },
            Import::Systems { digest: "s".to_owned(), systems: vec![system] },
            Import::Playbook { pin, playbook: Box::new(playbook) },
        ];
        for import in imports {
            night.at(at, Command::Import(import)).unwrap();
        }
        let when: Timestamp = at.parse().unwrap();
        let before = |minutes| when.checked_sub(SignedDuration::from_mins(minutes)).unwrap();
        let registration = Registration {
            title: text("x"),
            kind: IncidentKind::Availability,
            reporter: text("y"),
            began_at: None,
            discovered_at: before(60),
            reported_at: before(10),
            impact: Impact { availability: Level::Low, ..Impact::default() },
            reach: Reach::Team,
            personal_data: data,
            systems: ["omsorg".parse().unwrap()].into(),
            outage: None,
            handler: None,
        };
        night.at(at, Command::Register(Box::new(registration))).unwrap();
        night
    }

    pub(super) fn at(&mut self, at: &str, command: Command) -> Result<Vec<Entry>, Refusal> {
        self.ids += 1;
        let context = Context {
            now: at.parse().unwrap(),
            occurred_at: None,
            actor: Actor::Person { id: "mk".parse().unwrap() },
            letter: 'A',
            fresh: ulid::Ulid(self.ids),
        };
        let facts = decide(&self.desk, command, &context)?;
        Ok(enter(&mut self.desk, facts, &context, &device()))
    }

    pub(super) fn id(&self) -> IncidentId {
        self.desk.incidents().next().unwrap().id
    }

    pub(super) fn does(&mut self, at: &str, step: &str) {
        let tick = StepTick::plain(self.id(), step.parse().unwrap());
        self.at(at, Command::DoStep(tick)).unwrap();
    }

    pub(super) fn files(&mut self, at: &str, command: FilingCommand) -> Result<(), Refusal> {
        let id = self.id();
        self.at(at, Command::Filing(id, Box::new(command))).map(|_| ())
    }

    pub(super) fn amends(&mut self, at: &str, amendment: Amendment) {
        let id = self.id();
        self.at(at, Command::Amend(id, Box::new(amendment))).unwrap();
    }

    pub(super) fn clock(&self, id: ClockId) -> Option<Clock> {
        let incident = self.desk.incidents().next().unwrap();
        let clocks = self.desk.clocks(incident);
        let mut found = clocks.into_iter().filter(|clock| clock.id == id);
        let first = found.next();
        assert_eq!(found.next(), None, "{id:?} is there once");
        first
    }

    /// Due time on Danish clocks, `running`, `kept` or `broken` long after, and `?` if it holds only if notifiable.
    pub(super) fn says(&self, id: ClockId) -> String {
        let Some(clock) = self.clock(id) else { return "none".to_owned() };
        let due = calendar::local(clock.due_at).strftime("%m-%d %H:%M").to_string();
        let state = match clock.stopped_at {
            None => "running",
            Some(_) => clock.state(at("2030-01-01T00:00:00Z")).key(),
        };
        format!("{due} {state}{}", if clock.standing == Standing::IfNotifiable { "?" } else { "" })
    }
}

pub(super) fn because(reason: &str) -> Word {
    Word { reason: text(reason), ..Word::default() }
}
