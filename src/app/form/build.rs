//! The forms as they are offered: which fields, and what is filled in already.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::field::{Choice, Field, FieldName, PickOption, Shape};
use super::{Beside, Form, Purpose, time};
use crate::domain::authority;
use crate::domain::calendar;
use crate::domain::decide::{LawAsked, dpo_heard, law_asked};
use crate::domain::feed::ServiceState;
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::message::{Phrasing, began};
use crate::domain::outage::Outage;
use crate::domain::playbook::{Answer, ChecklistStep, InputKind, Question, Step};
use crate::domain::register::Role;
use crate::domain::severity::Severity;
use crate::domain::{Desk, Incident, PersonId, SystemId};

/// What the forms are filled in from.
pub(in crate::app) struct Builder<'a> {
    pub(in crate::app) desk: &'a Desk,
    pub(in crate::app) me: &'a PersonId,
    pub(in crate::app) now: Timestamp,
    /// What messages are filled with.
    pub(in crate::app) phrasing: &'a Phrasing,
}

/// What is known of an incident before anybody typed.
struct Known {
    title: String,
    kind: IncidentKind,
    systems: BTreeSet<SystemId>,
    discovered: Timestamp,
    reporter: String,
    impact: Impact,
    reach: Reach,
    personal_data: PersonalData,
}

/// How many required steps of an incident are neither done nor skipped.
pub(super) fn missing(desk: &Desk, incident: &Incident) -> usize {
    desk.checklist(incident).map_or(0, |list| list.missing().count())
}

impl Builder<'_> {
    /// The form for a purpose; `None` when what it is about does not exist.
    pub(in crate::app) fn build(&self, purpose: Purpose) -> Option<Form> {
        let fields = match &purpose {
            Purpose::Register { outage: None } => self.register(&self.blank()),
            Purpose::Register { outage: Some(id) } => self.register(&self.known_of(self.desk.outage(*id)?)),
            Purpose::Amend { incident } => self.amend(self.desk.incident(*incident)?),
            Purpose::Step { incident, step } => {
                let incident = self.desk.incident(*incident)?;
                let list = self.desk.checklist(incident)?;
                self.step(incident, list.step(step)?)
            }
            Purpose::Skip { incident, step } => {
                let incident = self.desk.incident(*incident)?;
                let list = self.desk.checklist(incident)?;
                let step = list.step(step)?;
                let mut fields: Vec<Field> = self.for_systems(incident, step).into_iter().collect();
                fields.push(Field::text(FieldName::Reason, Shape::Prose, ""));
                // How it was said belongs to a decision, and to skip is none.
                fields.extend(
                    self.whoever(incident, step.step).map(|people| Field::pick(FieldName::DoneBy, people, None)),
                );
                fields
            }
            Purpose::Severity { incident } => {
                let incident = self.desk.incident(*incident)?;
                let options = Severity::ALL.map(Choice::Severity).to_vec();
                vec![
                    Field::choice(FieldName::Severity, options, Choice::Severity(self.desk.severity(incident))),
                    Field::text(FieldName::Reason, Shape::Prose, ""),
                ]
            }
            Purpose::Attach { .. } => {
                vec![Field::text(FieldName::File, Shape::Line, ""), Field::text(FieldName::About, Shape::Prose, "")]
            }
            Purpose::Note { .. } => vec![Field::text(FieldName::Note, Shape::Prose, "")],
            Purpose::Assign { incident } => self.assign(self.desk.incident(*incident)?),
            Purpose::Word { incident, side } => self.word(self.desk.incident(*incident)?, *side),
            Purpose::Attempt { incident, person } => self.attempt(self.desk.incident(*incident)?, person.as_ref()),
            Purpose::Call { incident, person } => Self::call(self.desk.incident(*incident)?, person),
            Purpose::Chair { .. } => self.chair(),
            Purpose::Advise { .. } => self.advice(),
            Purpose::Close { incident } => self.close(self.desk.incident(*incident)?),
            Purpose::Legal { incident, form } => self.legal(self.desk.incident(*incident)?, *form),
            Purpose::FollowUp { incident, form, item } => {
                self.follow_up(self.desk.incident(*incident)?, *form, *item)?
            }
            Purpose::Meeting { meeting, form } => self.meeting(*meeting, form),
            Purpose::Duty { .. } => vec![
                Field::text(FieldName::DoneOn, Shape::Day, &time::print_day(calendar::local(self.now).date())),
                Field::pick(FieldName::DoneBy, self.people(std::slice::from_ref(self.me)), None),
                Field::text(FieldName::Note, Shape::Prose, ""),
            ],
            // It is about nothing on the desk.
            Purpose::SetUp => return None,
            Purpose::Insert { incident } => self.insert(self.desk.incident(*incident)?),
            // What it changes is told above; there is nothing to fill in.
            Purpose::Update { incident } => {
                self.desk.incident(*incident)?;
                Vec::new()
            }
            Purpose::Reopen { .. } => vec![Field::text(FieldName::Reason, Shape::Prose, "")],
            Purpose::DraftMessage { .. }
            | Purpose::FromTemplate { .. }
            | Purpose::EditMessage { .. }
            | Purpose::RefreshMessage { .. }
            | Purpose::ApproveMessage { .. }
            | Purpose::ApproveByPhone { .. }
            | Purpose::ConfirmApproval { .. }
            | Purpose::ApproveTemplate { .. }
            | Purpose::ApproveTemplateByPhone { .. }
            | Purpose::ConfirmTemplate { .. }
            | Purpose::SendMessage { .. }
            | Purpose::WithdrawMessage { .. }
            | Purpose::NotAffected { .. }
            | Purpose::SetFact { .. } => self.message(&purpose)?,
        };
        let registers = matches!(purpose, Purpose::Register { .. });
        let systems = self.desk.register().systems().values();
        let citizen_facing = systems.filter(|system| registers && system.citizen_facing);
        let citizen_facing = citizen_facing.map(|system| system.id.clone()).collect();
        let other_word = if let Purpose::Word { incident, side } = &purpose {
            self.desk.incident(*incident).and_then(|incident| incident.decisions.word(side.other()).cloned())
        } else {
            None
        };
        let beside = self.beside(&purpose);
        Some(Form { citizen_facing, beside, other_word, ..Form::new(purpose, fields) })
    }

    fn blank(&self) -> Known {
        Known {
            title: String::new(),
            kind: IncidentKind::Availability,
            systems: BTreeSet::new(),
            discovered: self.now,
            reporter: if self.me.is_unknown() { String::new() } else { self.desk.person_name(self.me).to_owned() },
            impact: Impact::default(),
            reach: Reach::Unknown,
            personal_data: PersonalData::Unknown,
        }
    }

    fn known_of(&self, outage: &Outage) -> Known {
        let register = self.desk.register();
        let supplier = outage.supplier.as_ref().and_then(|id| register.suppliers().get(id));
        let citizens =
            outage.systems.iter().filter_map(|id| register.systems().get(id)).any(|system| system.citizen_facing);
        let availability = match outage.look.state {
            ServiceState::MajorOutage => Level::High,
            ServiceState::PartialOutage => Level::Moderate,
            ServiceState::Unknown => Level::Unknown,
            ServiceState::Degraded | ServiceState::Maintenance => Level::Low,
            ServiceState::Operational => Level::None,
        };
        Known {
            title: match supplier {
                Some(supplier) => format!("{}: {}", supplier.name, outage.look.title),
                None => outage.look.title.to_string(),
            },
            kind: if supplier.is_some() { IncidentKind::Supplier } else { IncidentKind::Availability },
            systems: outage.systems.iter().cloned().collect(),
            discovered: outage.seen_at.min(self.now),
            reporter: supplier.map_or_else(|| outage.feed.to_string(), |supplier| supplier.name.to_string()),
            impact: Impact { availability, ..Impact::default() },
            reach: if citizens { Reach::Citizens } else { Reach::Unknown },
            personal_data: PersonalData::Unknown,
        }
    }

    fn register(&self, known: &Known) -> Vec<Field> {
        let discovered = time::print(known.discovered, self.now);
        let mut fields = vec![
            Field::text(FieldName::Title, Shape::Line, &known.title),
            Field::choice(FieldName::Kind, IncidentKind::ALL.map(Choice::Kind).to_vec(), Choice::Kind(known.kind)),
            self.systems(&known.systems),
        ];
        fields.extend(Self::judgement(known.impact, known.reach, known.personal_data));
        fields.extend([
            Field::text(FieldName::Began, Shape::Time, ""),
            Field::text(FieldName::Discovered, Shape::Time, &discovered),
            Field::text(FieldName::Reported, Shape::Time, &time::print(self.now, self.now)),
            Field::offered(FieldName::Reporter, &known.reporter),
        ]);
        fields
    }

    fn amend(&self, incident: &Incident) -> Vec<Field> {
        let mut fields = vec![Field::text(FieldName::Title, Shape::Line, incident.title.as_str())];
        fields.push(self.systems(&incident.systems));
        fields.extend(Self::judgement(incident.impact, incident.reach, incident.personal_data));
        let reporter = incident.reporter.as_str();
        let reporter = if PersonId::is_unknown_name(reporter) { "" } else { reporter };
        let began = began(self.desk, incident, self.now).map_or_else(String::new, |at| time::print(at, self.now));
        fields.push(Field::text(FieldName::Began, Shape::Time, &began));
        fields.push(Field::text(FieldName::Reporter, Shape::Line, reporter));
        fields.extend(Self::people_concerned(incident));
        fields
    }

    pub(super) fn judgement(impact: Impact, reach: Reach, data: PersonalData) -> [Field; 5] {
        let level = |name, level| Field::choice(name, Level::ALL.map(Choice::Level).to_vec(), Choice::Level(level));
        [
            level(FieldName::Availability, impact.availability),
            level(FieldName::Confidentiality, impact.confidentiality),
            level(FieldName::Integrity, impact.integrity),
            Field::choice(FieldName::Reach, Reach::ALL.map(Choice::Reach).to_vec(), Choice::Reach(reach)),
            Field::choice(FieldName::PersonalData, PersonalData::ALL.map(Choice::Data).to_vec(), Choice::Data(data)),
        ]
    }

    pub(super) fn systems(&self, picked: &BTreeSet<SystemId>) -> Field {
        let mut options: Vec<PickOption> = self
            .desk
            .register()
            .systems()
            .values()
            .map(|system| PickOption { key: system.id.to_string(), label: system.name.to_string() })
            .collect();
        options.sort_by_key(|option| (!picked.iter().any(|id| id.as_str() == option.key), option.label.to_lowercase()));
        Field::pick(FieldName::Systems, options, Some(picked.iter().map(ToString::to_string).collect()))
    }

    fn step(&self, incident: &Incident, listed: &ChecklistStep<'_>) -> Vec<Field> {
        let step = listed.step;
        let mut options = vec![Choice::Answer(None)];
        options.extend(Answer::ALL.map(|answer| Choice::Answer(Some(answer))));
        let mut fields: Vec<Field> = self.for_systems(incident, listed).into_iter().collect();
        fields.extend(self.classification(incident, step));
        for question in &step.ask {
            let given = Choice::Answer(self.desk.answered(incident, *question));
            fields.push(Field::choice(FieldName::Answer(*question), options.clone(), given));
            fields.extend((*question == Question::PersonalDataInvolved).then(|| Self::which_data(incident)));
        }
        fields.extend(self.inputs(incident, step));
        fields.push(Field::text(FieldName::Note, Shape::Prose, ""));
        fields.extend(self.done_by(incident, step));
        fields.extend(dpo_heard(step).map(|_| Field::text(FieldName::DpoAdvice, Shape::Line, "")));
        fields
    }

    /// The choice beside which a step hears the DPO, where it does so only then.
    fn beside(&self, purpose: &Purpose) -> Option<Beside> {
        let Purpose::Step { incident, step } = purpose else { return None };
        let list = self.desk.checklist(self.desk.incident(*incident)?)?;
        let step = list.step(step)?.step;
        let (key, option) = dpo_heard(step)?.beside?;
        let (at, input) = (0u8..).zip(&step.inputs).find(|(_, input)| input.key == *key)?;
        let InputKind::Choice { options } = &input.kind else { return None };
        let (chosen, _) = (0u8..).zip(options).find(|(_, declared)| declared.key == option)?;
        Some(Beside { of: FieldName::Input(at), choice: Choice::Option(Some(chosen)) })
    }

    /// Who did it, asked only when the step is not mine, or what it asks of the law is not mine to decide: those first who
    /// may, then everybody.
    fn whoever(&self, incident: &Incident, step: &Step) -> Option<Vec<PickOption>> {
        let register = self.desk.register();
        let roster = register.roster();
        let mine = authority::may_settle(register, Some(roster), &incident.systems, step, self.me, self.now).is_ok();
        let controller = register.profile().controller;
        let decides = authority::may_decide_as(register, Some(roster), controller, self.me, self.now).is_ok();
        let asked = law_asked(step);
        if mine && (decides || asked == LawAsked::Nothing) {
            return None;
        }
        // What may be carried out is mine first; what must be decided is the controller's.
        let mut ids: Vec<PersonId> = Vec::new();
        ids.extend(Some(self.me.clone()).filter(|_| asked == LawAsked::CarriedOut));
        let decider = Some(controller).filter(|_| asked != LawAsked::Nothing);
        for id in decider.into_iter().chain(step.roles()).flat_map(|role| self.holders(incident, role)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        // I am offered first where I may; that anybody else did it is not filled in for them.
        Some(if ids.first() == Some(self.me) { self.people(&ids) } else { self.somebody(&ids) })
    }

    /// The same for a tick; what the law asks is said with how it was given.
    fn done_by(&self, incident: &Incident, step: &Step) -> Option<Field> {
        let people = self.whoever(incident, step)?;
        let law = law_asked(step) != LawAsked::Nothing;
        Some(Field::pick(FieldName::DoneBy, if law { self.and_how(people) } else { people }, None))
    }

    /// Nothing to fill in, unless required steps are open: then one reason excuses them all, and an IT chief vouches for it.
    fn close(&self, incident: &Incident) -> Vec<Field> {
        if missing(self.desk, incident) == 0 {
            return Vec::new();
        }
        let mut fields = vec![Field::text(FieldName::Excuse, Shape::Prose, "")];
        let register = self.desk.register();
        let roster = register.roster();
        if authority::may_excuse(register, Some(roster), self.me, self.now).is_err() {
            let chiefs = self.holders(incident, Role::ItChief);
            fields.push(Field::pick(FieldName::DecidedBy, self.somebody(&chiefs), None));
        }
        fields
    }

    fn assign(&self, incident: &Incident) -> Vec<Field> {
        // Taking it oneself is one key away, unless one has it.
        let first = if incident.handler.as_ref() == Some(self.me) { Vec::new() } else { vec![self.me.clone()] };
        vec![Field::pick(FieldName::Handler, self.people(&first), None)]
    }

    /// These people first, then everybody by name.
    pub(super) fn people(&self, first: &[PersonId]) -> Vec<PickOption> {
        let mut rest: Vec<_> =
            self.desk.register().roster().people.values().filter(|person| !first.contains(&person.id)).collect();
        rest.sort_by_key(|person| person.name.as_str().to_lowercase());
        first
            .iter()
            .map(|id| PickOption { key: id.to_string(), label: self.desk.person_name(id).to_owned() })
            .chain(
                rest.into_iter()
                    .map(|person| PickOption { key: person.id.to_string(), label: person.name.to_string() }),
            )
            .collect()
    }
}
