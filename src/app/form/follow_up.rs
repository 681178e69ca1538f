//! The forms of follow-up: one small form per thing that is stated, agreed, done or assessed, and the command each stands for.

use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::build::Builder;
use super::command::{Placed, Sender};
use super::field::{Choice, Content, Field, FieldName, PickOption, Shape};
use super::{Fault, Form, time};
use crate::domain::authority;
use crate::domain::calendar;
use crate::domain::decide::{ActAsked, act_asked};
use crate::domain::decision::How;
use crate::domain::follow_up::{
    AgreementKept, Ask, FollowUpCommand, FollowUpRefusal, ItemId, Lapse, Owner, Plan, PlanChange, Review, Worked,
};
use crate::domain::playbook::Step;
use crate::domain::register::Role;
use crate::domain::{CleanText, Incident, SupplierId};
use crate::input::Action;

/// What is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FollowUpForm {
    /// The cause.
    Cause,
    /// A corrective action.
    Agree,
    /// One is done.
    Done,
    /// One is changed: text, owner or days.
    Change,
    /// One will not be done.
    Drop,
    /// Whether one worked.
    Effect,
    /// A deviation from a safeguard.
    Deviation,
    /// One is mitigated.
    Mitigated,
    /// A review with the supplier.
    Review,
    /// The DPO's briefing of the top security officer.
    Briefing,
}

/// A value of follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpChoice {
    /// Whether it worked.
    Worked(Worked),
    /// What was wrong with a safeguard.
    Lapse(Lapse),
    /// Whether the agreement was kept, or nothing yet.
    Agreement(Option<AgreementKept>),
    /// How the briefing was given; `None`: none is needed.
    Briefing(Option<How>),
}

impl FollowUpChoice {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Worked(worked) => worked.key(),
            Self::Lapse(lapse) => lapse.key(),
            Self::Agreement(kept) => kept.map_or("", AgreementKept::key),
            Self::Briefing(how) => how.map_or("not-needed", How::key),
        }
    }
}

impl FollowUpForm {
    /// The action that opens it; its words are the form's title.
    pub fn action(self) -> Action {
        match self {
            Self::Cause => Action::StateCause,
            Self::Agree => Action::AgreeMeasure,
            Self::Done => Action::MeasureDone,
            Self::Change => Action::ChangeMeasure,
            Self::Drop => Action::DropMeasure,
            Self::Effect => Action::AssessEffect,
            Self::Deviation => Action::NoteDeviation,
            Self::Mitigated => Action::Mitigate,
            Self::Review => Action::NoteReview,
            Self::Briefing => Action::NoteBriefing,
        }
    }

    /// The form whose act a step asks for: the step is done by it, not by an empty tick.
    pub(in crate::app) fn for_step(step: &Step) -> Option<Self> {
        match act_asked(step)? {
            ActAsked::Cause => Some(Self::Cause),
            ActAsked::Agree | ActAsked::AgreeBoth => Some(Self::Agree),
            ActAsked::Review => Some(Self::Review),
            ActAsked::Briefing => Some(Self::Briefing),
            ActAsked::CallOut | ActAsked::Advice | ActAsked::Reach => None,
        }
    }

    /// Whose word it is.
    fn role(self) -> Option<Role> {
        match self {
            Self::Cause | Self::Review => Some(Role::SystemResponsible),
            Self::Agree | Self::Change | Self::Drop | Self::Effect => Some(Role::SystemOwner),
            Self::Briefing => Some(Role::Dpo),
            Self::Done | Self::Deviation | Self::Mitigated => None,
        }
    }

    /// Whether it chooses among what the incident has.
    fn chooses(self) -> bool {
        self.is_about_an_action() || self == Self::Mitigated
    }

    /// Whether what it chooses among are corrective actions.
    pub(in crate::app) fn is_about_an_action(self) -> bool {
        matches!(self, Self::Done | Self::Change | Self::Drop | Self::Effect)
    }

    /// Whether the incident has anything that it could be about.
    pub(in crate::app) fn is_about_something(self, incident: &Incident) -> bool {
        !self.chooses() || !self.items(incident).is_empty()
    }

    /// What of the incident it can be about: actions or deviations, in the order in which they are offered.
    fn items(self, incident: &Incident) -> Vec<(ItemId, String)> {
        let follow_up = &incident.follow_up;
        let actions = |wanted: fn(&crate::domain::follow_up::CorrectiveAction) -> bool| {
            let rows = follow_up.actions.values().filter(|action| action.dropped.is_none() && wanted(action));
            rows.map(|action| (action.id, action.plan.text.to_string())).collect()
        };
        match self {
            Self::Change => actions(|_| true),
            Self::Done | Self::Drop => actions(|action| action.done.is_none()),
            Self::Effect => actions(|action| action.done.is_some()),
            Self::Mitigated => follow_up.open_deviations().map(|have| (have.id, have.safeguard.to_string())).collect(),
            Self::Cause | Self::Agree | Self::Deviation | Self::Review | Self::Briefing => Vec::new(),
        }
    }
}

/// Days from now until an action is due, and until its effect is assessed, as a form offers them.
const DUE_DAYS: i64 = 14;
const ASSESS_DAYS: i64 = 44;

fn choice(name: FieldName, options: &[FollowUpChoice]) -> Field {
    let first = options.first().copied().map_or(Choice::Answer(None), Choice::FollowUp);
    Field::choice(name, options.iter().copied().map(Choice::FollowUp).collect(), first)
}

/// A choice that nobody has answered yet.
fn asked(name: FieldName, options: &[FollowUpChoice]) -> Field {
    let none = Choice::Answer(None);
    Field::choice(name, std::iter::once(none).chain(options.iter().copied().map(Choice::FollowUp)).collect(), none)
}

impl Builder<'_> {
    /// The fields; `None` where there is nothing it could be about.
    pub(super) fn follow_up(
        &self,
        incident: &Incident,
        form: FollowUpForm,
        item: Option<ItemId>,
    ) -> Option<Vec<Field>> {
        let prose = |name| Field::text(name, Shape::Prose, "");
        let line = |name| Field::text(name, Shape::Line, "");
        let mut fields = Vec::new();
        let mut which = None;
        if form.chooses() {
            let mut items = form.items(incident);
            let item = item.filter(|item| items.iter().any(|(id, _)| id == item));
            items.sort_by_key(|(id, _)| Some(*id) != item);
            if items.is_empty() {
                return None;
            }
            // What is chosen already, or the only one there is, need not be asked first.
            let asked = item.is_none() && items.len() > 1;
            let option =
                |(id, text): (ItemId, String)| PickOption { key: id.to_string(), label: format!("{id} {text}") };
            let pick = Field::pick(FieldName::Item, items.into_iter().map(option).collect(), None);
            if asked {
                fields.push(pick);
            } else {
                which = Some(pick);
            }
        }
        fields.extend(match form {
            FollowUpForm::Cause => vec![prose(FieldName::Cause), prose(FieldName::Contributing)],
            FollowUpForm::Agree => {
                let owners = self.holders(incident, Role::SystemOwner);
                vec![
                    line(FieldName::Task),
                    Field::pick(FieldName::Owner, self.me_or_somebody(&owners), None),
                    line(FieldName::SupplierOwner),
                    Field::text(FieldName::Due, Shape::Day, &self.in_days(DUE_DAYS)),
                    Field::text(FieldName::AssessOn, Shape::Day, &self.in_days(ASSESS_DAYS)),
                ]
            }
            FollowUpForm::Done | FollowUpForm::Mitigated => vec![prose(FieldName::Note)],
            FollowUpForm::Change => {
                let only = which.as_ref().and_then(Field::picked);
                let have = only.and_then(|id| incident.follow_up.actions.get(&id)).map(|action| &action.plan);
                self.plan_to_change(have)
            }
            FollowUpForm::Drop => vec![prose(FieldName::Reason)],
            FollowUpForm::Effect => {
                vec![asked(FieldName::Worked, &Worked::ALL.map(FollowUpChoice::Worked)), prose(FieldName::Note)]
            }
            FollowUpForm::Deviation => {
                let chiefs = self.holders(incident, Role::ItChief);
                vec![
                    line(FieldName::Safeguard),
                    choice(FieldName::Lapse, &Lapse::ALL.map(FollowUpChoice::Lapse)),
                    Field::pick(FieldName::Handler, self.people(&chiefs), None),
                    prose(FieldName::Mitigation),
                ]
            }
            FollowUpForm::Review => {
                let mut kept = vec![FollowUpChoice::Agreement(None)];
                kept.extend(AgreementKept::ALL.map(|kept| FollowUpChoice::Agreement(Some(kept))));
                let mut fields = vec![
                    line(FieldName::Participants),
                    prose(FieldName::Findings),
                    choice(FieldName::Agreement, &kept),
                ];
                fields.extend(self.supplier(incident));
                fields
            }
            FollowUpForm::Briefing => {
                let options = [Some(How::Here), Some(How::Phone), None].map(FollowUpChoice::Briefing);
                vec![asked(FieldName::Briefing, &options), prose(FieldName::Note)]
            }
        });
        fields.extend(which);
        fields.extend(form.role().and_then(|role| self.said_by(incident, role)));
        Some(fields)
    }

    /// Which supplier: those of the incident's systems first; nobody is asked where none is known.
    fn supplier(&self, incident: &Incident) -> Option<Field> {
        let register = self.desk.register();
        let own = incident.systems.iter().filter_map(|id| register.systems().get(id)?.supplier.as_ref());
        let own: Vec<&SupplierId> = own.collect();
        let mut options: Vec<PickOption> = register
            .suppliers()
            .values()
            .map(|supplier| PickOption { key: supplier.id.to_string(), label: supplier.name.to_string() })
            .collect();
        if options.is_empty() {
            return None;
        }
        let place = |option: &PickOption| own.iter().position(|id| id.as_str() == option.key).unwrap_or(own.len());
        options.sort_by_key(|option| (place(option), option.label.to_lowercase()));
        let nobody = PickOption { key: String::new(), label: "–".to_owned() };
        // What no system says is not to be guessed.
        let at = if own.is_empty() { 0 } else { options.len() };
        options.insert(at, nobody);
        Some(Field::pick(FieldName::Supplier, options, None))
    }

    /// The plan as it is, where it is known which is meant; what is left empty stays.
    fn plan_to_change(&self, have: Option<&Plan>) -> Vec<Field> {
        let text = have.map_or("", |plan| plan.text.as_str());
        let (owner, supplier) = match have.map(|plan| &plan.owner) {
            Some(Owner::Person { person }) => (Some(person.clone()), ""),
            Some(Owner::Supplier { name }) => (None, name.as_str()),
            None => (None, ""),
        };
        let first: Vec<crate::domain::PersonId> = owner.into_iter().collect();
        let mut people = self.people(&first);
        if first.is_empty() {
            people.insert(0, PickOption { key: String::new(), label: "–".to_owned() });
        }
        let day =
            |day: fn(&Plan) -> jiff::civil::Date| have.map_or_else(String::new, |plan| time::print_day(day(plan)));
        vec![
            Field::text(FieldName::Task, Shape::Line, text),
            Field::pick(FieldName::Owner, people, None),
            Field::text(FieldName::SupplierOwner, Shape::Line, supplier),
            Field::text(FieldName::Due, Shape::Day, &day(|plan| plan.due)),
            Field::text(FieldName::AssessOn, Shape::Day, &day(|plan| plan.assess_on)),
            Field::text(FieldName::Reason, Shape::Prose, ""),
        ]
    }

    fn in_days(&self, days: i64) -> String {
        let span: Span = days.days();
        let today = calendar::local(self.now).date();
        time::print_day(today.checked_add(span).unwrap_or(today))
    }

    /// Who holds `role` today on `incident`, and who stands in.
    pub(super) fn holders(&self, incident: &Incident, role: Role) -> Vec<crate::domain::PersonId> {
        let register = self.desk.register();
        let day = calendar::local(self.now).date();
        authority::holders_of(register.into(), register.roster(), &incident.systems, role, day)
    }

    /// These people first; nobody before somebody is picked, unless I am the first of them.
    fn me_or_somebody(&self, first: &[crate::domain::PersonId]) -> Vec<PickOption> {
        if first.first() == Some(self.me) { self.people(first) } else { self.somebody(first) }
    }

    /// Who said it, asked only where it is not mine to say: those who may first, then everybody.
    fn said_by(&self, incident: &Incident, role: Role) -> Option<Field> {
        let register = self.desk.register();
        let day = calendar::local(self.now).date();
        let holders =
            authority::may_act_as(register, register.roster(), &incident.systems, [role], self.me, day).err()?;
        Some(Field::pick(FieldName::DecidedBy, self.somebody(&holders), None))
    }
}

impl Sender<'_> {
    pub(super) fn follow_up(&self, form: &Form, what: FollowUpForm) -> Result<FollowUpCommand, Placed> {
        let chosen = |name| match form.choice(name) {
            Some(Choice::FollowUp(choice)) => Some(choice),
            _ => None,
        };
        let missing = |name| (Some(name), Fault::InputMissing);
        let day = |name| time::parse_day(form.raw(name), self.context.now).ok_or((Some(name), Fault::NoDay));
        let ask = match what {
            FollowUpForm::Cause => Ask::Cause(form.prose(FieldName::Cause), lines(form, FieldName::Contributing, '\n')),
            FollowUpForm::Agree => {
                let supplier = form.line(FieldName::SupplierOwner);
                let owner = if supplier.is_empty() {
                    let person = form.person(FieldName::Owner);
                    Owner::Person { person: person.ok_or((Some(FieldName::Owner), Fault::NobodyPicked))? }
                } else {
                    Owner::Supplier { name: supplier }
                };
                let text = form.line(FieldName::Task);
                let (due, assess_on) = (day(FieldName::Due)?, day(FieldName::AssessOn)?);
                Ask::Agree(Plan { text, owner, due, assess_on })
            }
            FollowUpForm::Done => Ask::Done(item(form)?, form.prose(FieldName::Note)),
            FollowUpForm::Change => {
                let supplier = Some(form.line(FieldName::SupplierOwner)).filter(|name| !name.is_empty());
                let person = || form.person(FieldName::Owner).map(|person| Owner::Person { person });
                let given = |name| if form.raw(name).trim().is_empty() { Ok(None) } else { day(name).map(Some) };
                let change = PlanChange {
                    text: Some(form.line(FieldName::Task)).filter(|text| !text.is_empty()),
                    owner: supplier.map(|name| Owner::Supplier { name }).or_else(person),
                    due: given(FieldName::Due)?,
                    assess_on: given(FieldName::AssessOn)?,
                };
                let id = item(form)?;
                Ask::Change(id, self.differing(form, id, change), form.prose(FieldName::Reason))
            }
            FollowUpForm::Drop => Ask::Drop(item(form)?, form.prose(FieldName::Reason)),
            FollowUpForm::Effect => match chosen(FieldName::Worked) {
                Some(FollowUpChoice::Worked(worked)) => Ask::Assess(item(form)?, worked, form.prose(FieldName::Note)),
                _ => return Err(missing(FieldName::Worked)),
            },
            FollowUpForm::Deviation => match chosen(FieldName::Lapse) {
                Some(FollowUpChoice::Lapse(lapse)) => Ask::Deviation {
                    safeguard: form.line(FieldName::Safeguard),
                    lapse,
                    handler: form.person(FieldName::Handler),
                    mitigation: form.prose(FieldName::Mitigation),
                },
                _ => return Err(missing(FieldName::Lapse)),
            },
            FollowUpForm::Mitigated => Ask::Mitigated(item(form)?, form.prose(FieldName::Note)),
            FollowUpForm::Review => match chosen(FieldName::Agreement) {
                Some(FollowUpChoice::Agreement(Some(agreement))) => Ask::Review(Review {
                    supplier: form.picked(FieldName::Supplier).and_then(|key| key.parse().ok()),
                    people: lines(form, FieldName::Participants, ','),
                    findings: form.prose(FieldName::Findings),
                    agreement,
                }),
                _ => return Err((Some(FieldName::Agreement), Fault::InputMissing)),
            },
            FollowUpForm::Briefing => match chosen(FieldName::Briefing) {
                Some(FollowUpChoice::Briefing(Some(how))) => Ask::Briefed(how, form.prose(FieldName::Note)),
                Some(FollowUpChoice::Briefing(None)) => Ask::NoBriefing(form.prose(FieldName::Note)),
                _ => return Err(missing(FieldName::Briefing)),
            },
        };
        let by = match form.content(FieldName::DecidedBy) {
            Some(_) => {
                Some(form.person(FieldName::DecidedBy).ok_or((Some(FieldName::DecidedBy), Fault::NobodyPicked))?)
            }
            None => None,
        };
        Ok(FollowUpCommand { ask, by: by.filter(|by| by != self.me) })
    }
}

impl Sender<'_> {
    /// Of a change, what the action does not say already.
    fn differing(&self, form: &Form, action: ItemId, change: PlanChange) -> PlanChange {
        let incident = form.purpose().incident().and_then(|id| self.desk.incident(id));
        let Some(have) = incident.and_then(|incident| incident.follow_up.actions.get(&action)) else { return change };
        let Plan { text, owner, due, assess_on } = &have.plan;
        PlanChange {
            text: change.text.filter(|new| new != text),
            owner: change.owner.filter(|new| new != owner),
            due: change.due.filter(|new| new != due),
            assess_on: change.assess_on.filter(|new| new != assess_on),
        }
    }
}

/// Several texts of one field.
fn lines(form: &Form, name: FieldName, apart: char) -> Vec<CleanText> {
    form.raw(name).split(apart).map(CleanText::title).filter(|text| !text.is_empty()).collect()
}

fn item(form: &Form) -> Result<ItemId, Placed> {
    let key = match form.content(FieldName::Item) {
        Some(Content::Pick(pick)) => pick.current().map(|option| option.key.clone()),
        Some(Content::Text { .. } | Content::Choice { .. }) | None => None,
    };
    key.and_then(|key| key.parse().ok()).ok_or((Some(FieldName::Item), Fault::InputMissing))
}

/// The field that a refusal is about.
pub(super) fn blamed(refused: &FollowUpRefusal) -> FieldName {
    match refused {
        FollowUpRefusal::NotTheirs { .. } => FieldName::DecidedBy,
        FollowUpRefusal::DueBeforeAgreed { .. } => FieldName::Due,
        FollowUpRefusal::AssessedBeforeDue { .. } => FieldName::AssessOn,
        FollowUpRefusal::NobodyThere => FieldName::Participants,
        FollowUpRefusal::UnknownAction { .. }
        | FollowUpRefusal::UnknownDeviation { .. }
        | FollowUpRefusal::ActionIsDone { .. }
        | FollowUpRefusal::ActionIsDropped { .. }
        | FollowUpRefusal::EffectBeforeDone { .. }
        | FollowUpRefusal::DeviationIsMitigated { .. } => FieldName::Item,
    }
}

/// The field of a follow-up form that may not be empty.
pub(super) fn needed(form: &Form) -> Option<FieldName> {
    let needed = [FieldName::Cause, FieldName::Task, FieldName::Safeguard, FieldName::Findings];
    needed.into_iter().find(|name| form.content(*name).is_some())
}
