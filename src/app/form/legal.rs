//! The forms of what the law asks for: one small form per decision or filing, and the command each stands for.

use serde::{Deserialize, Serialize};

use super::build::Builder;
use super::command::{Placed, Sender};
use super::field::{Choice, Field, FieldName, Shape};
use super::{Fault, Form, time};
use crate::domain::authority;
use crate::domain::calendar;
use crate::domain::clock::{Clock, ClockId};
use crate::domain::decision::How;
use crate::domain::filing::{Act, FilingCommand, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word};
use crate::domain::incident::PersonalData;
use crate::domain::playbook::Answer;
use crate::domain::register::Role;
use crate::domain::{Incident, IncidentId, PersonId};
use crate::input::Action;

/// What is decided or recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalForm {
    /// Since when there is awareness of a breach.
    Awareness,
    /// The risk to the people concerned.
    Risk,
    /// A filing with the data protection authority.
    File,
    /// That it need not be filed.
    NotReportable,
    /// What became of the people concerned.
    DataSubjects,
    /// Whether it is significant under NIS2.
    Significance,
    /// A report under NIS2.
    Report,
    /// That something recorded was a mistake.
    Withdraw,
}

/// A value of what the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalChoice {
    /// The risk.
    Risk(Risk),
    /// How much of a notification.
    Phase(Phase),
    /// What became of the people concerned.
    Told(Told),
    /// Whether it is significant.
    Significance(Significance),
    /// Which report.
    Report(Nis2Report),
    /// What is taken back.
    Act(Act),
}

impl LegalChoice {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Risk(risk) => risk.key(),
            Self::Phase(phase) => phase.key(),
            Self::Told(told) => told.key(),
            Self::Significance(significance) => significance.key(),
            Self::Report(report) => report.key(),
            Self::Act(act) => act.key(),
        }
    }
}

impl LegalForm {
    /// The action that opens it; its words are the form's title.
    pub fn action(self) -> Action {
        match self {
            Self::Awareness => Action::LegalAwareness,
            Self::Risk => Action::LegalRisk,
            Self::File => Action::LegalFile,
            Self::NotReportable => Action::LegalNotReportable,
            Self::DataSubjects => Action::LegalDataSubjects,
            Self::Significance => Action::LegalNis2,
            Self::Report => Action::LegalReport,
            Self::Withdraw => Action::LegalWithdraw,
        }
    }

    /// What is to be decided or recorded next for a clock of law; `None` for the others.
    pub fn for_clock(clock: &Clock, incident: &Incident) -> Option<Self> {
        match clock.id {
            ClockId::Authority if incident.times.awareness.is_none() => Some(Self::Awareness),
            ClockId::Authority | ClockId::AuthoritySupplement => Some(Self::File),
            ClockId::DataSubjects => Some(Self::DataSubjects),
            ClockId::Nis2Warning | ClockId::Nis2Notification | ClockId::Nis2Status | ClockId::Nis2Final => {
                Some(Self::Report)
            }
            ClockId::Registration
            | ClockId::JointDecision
            | ClockId::DecisionReview
            | ClockId::IsgCallOut
            | ClockId::Inform
            | ClockId::NextUpdate
            | ClockId::AgreementResponse
            | ClockId::AgreementRestore
            | ClockId::DpoReport
            | ClockId::SupplierReview => None,
        }
    }

    /// The clock that it is about.
    pub fn clock(self, incident: &Incident) -> Option<ClockId> {
        match self {
            Self::Awareness | Self::NotReportable => Some(ClockId::Authority),
            Self::File => Some(incident.filings.next_phase().clock()),
            Self::DataSubjects => Some(ClockId::DataSubjects),
            Self::Report => Some(next_report(incident).clock()),
            Self::Risk | Self::Significance | Self::Withdraw => None,
        }
    }
}

/// The report that is to be sent next.
fn next_report(incident: &Incident) -> Nis2Report {
    let order = [Nis2Report::EarlyWarning, Nis2Report::Notification, Nis2Report::Final];
    order.into_iter().find(|report| incident.filings.sent(*report).is_none()).unwrap_or(Nis2Report::Final)
}

/// What is chosen is what was decided before; where nothing was, nobody's answer is filled in.
fn choice(name: FieldName, options: &[LegalChoice], chosen: Option<LegalChoice>) -> Field {
    let none = chosen.is_none().then_some(Choice::Legal(None));
    let all = none.into_iter().chain(options.iter().map(|option| Choice::Legal(Some(*option))));
    Field::choice(name, all.collect(), Choice::Legal(chosen))
}

impl Builder<'_> {
    pub(super) fn legal(&self, incident: &Incident, form: LegalForm) -> Vec<Field> {
        let filings = &incident.filings;
        let prose = |name| Field::text(name, Shape::Prose, "");
        let line = |name| Field::text(name, Shape::Line, "");
        let since = |at| Field::text(FieldName::Since, Shape::Time, &time::print(at, self.now));
        let mut fields = match form {
            // The strictest reading stands there until somebody says otherwise.
            LegalForm::Awareness => {
                vec![since(incident.times.awareness.unwrap_or(incident.times.discovered)), prose(FieldName::Reason)]
            }
            LegalForm::Risk => {
                let risk = filings.risk.as_ref().map(|risk| LegalChoice::Risk(risk.value));
                let options = Risk::ALL.map(LegalChoice::Risk);
                vec![choice(FieldName::Risk, &options, risk), prose(FieldName::Reason)]
            }
            LegalForm::File => {
                let options = Phase::ALL.map(LegalChoice::Phase);
                vec![choice(FieldName::Phase, &options, None), line(FieldName::Case), prose(FieldName::Late)]
            }
            LegalForm::NotReportable => vec![prose(FieldName::Reason)],
            LegalForm::DataSubjects => {
                let options = Told::ALL.map(LegalChoice::Told);
                vec![choice(FieldName::Told, &options, None), prose(FieldName::Reason)]
            }
            LegalForm::Significance => {
                let options = Significance::ALL.map(LegalChoice::Significance);
                let value = filings.significance.as_ref().map(|decided| decided.value);
                let at = value.map_or(incident.times.discovered, |(_, at)| at);
                let is = value.map(|(is, _)| LegalChoice::Significance(is));
                vec![choice(FieldName::Significance, &options, is), since(at), prose(FieldName::Reason)]
            }
            LegalForm::Report => {
                let options = Nis2Report::ALL.map(LegalChoice::Report);
                vec![choice(FieldName::Report, &options, None), line(FieldName::Case), prose(FieldName::Late)]
            }
            LegalForm::Withdraw => {
                let acts: Vec<_> = filings.to_withdraw().into_iter().map(|(act, _)| LegalChoice::Act(act)).collect();
                // The only one there is need not be asked for.
                let only = if let [only] = acts.as_slice() { Some(*only) } else { None };
                vec![choice(FieldName::Act, &acts, only), prose(FieldName::Reason)]
            }
        };
        match form {
            // What is carried out is mine, unless somebody else did it.
            LegalForm::File | LegalForm::Report | LegalForm::DataSubjects => fields.push(self.carried_out_by(incident)),
            LegalForm::Awareness | LegalForm::Risk | LegalForm::NotReportable | LegalForm::Significance => {
                fields.extend(self.decided_by());
            }
            LegalForm::Withdraw => {}
        }
        if matches!(form, LegalForm::Awareness | LegalForm::Risk | LegalForm::NotReportable) {
            fields.push(line(FieldName::DpoAdvice));
        }
        fields
    }

    /// Who did it: I first, then the DPO, who may do the filing, and whoever decides.
    fn carried_out_by(&self, incident: &Incident) -> Field {
        let mut people = vec![self.me.clone()];
        for id in [Role::Dpo, self.desk.register().profile().controller]
            .into_iter()
            .flat_map(|role| self.holders(incident, role))
        {
            if !people.contains(&id) {
                people.push(id);
            }
        }
        Field::pick(FieldName::DoneBy, self.and_how(self.people(&people)), None)
    }

    /// Who decided and how they said so, asked only where it is not mine to decide: nobody before somebody is picked, for it
    /// is their word; those who may come first, then everybody.
    fn decided_by(&self) -> Option<Field> {
        let register = self.desk.register();
        let (roster, role) = (register.roster(), register.profile().controller);
        if authority::may_decide_as(register, Some(roster), role, self.me, self.now).is_ok() {
            return None;
        }
        let day = calendar::local(self.now).date();
        let holders = authority::holders_of(register.into(), roster, &std::collections::BTreeSet::new(), role, day);
        Some(Field::pick(FieldName::DecidedBy, self.and_how(self.somebody(&holders)), None))
    }

    /// How many people, whether CPR numbers are among the data, and, which is another fact, whether a protected name or
    /// address is: asked once it is known that there are data.
    pub(super) fn people_concerned(incident: &Incident) -> Vec<Field> {
        if matches!(incident.personal_data, PersonalData::No | PersonalData::Unknown) {
            return Vec::new();
        }
        let count = incident.people.map(|people| people.to_string()).unwrap_or_default();
        let mut options = vec![Choice::Answer(None)];
        options.extend(Answer::ALL.map(|answer| Choice::Answer(Some(answer))));
        let ask = |name, given| Field::choice(name, options.clone(), Choice::Answer(given));
        vec![
            Field::text(FieldName::People, Shape::Line, &count),
            ask(FieldName::CprNumbers, incident.cpr_numbers),
            ask(FieldName::ProtectedAddress, incident.protected_address),
        ]
    }
}

impl Sender<'_> {
    pub(super) fn legal(&self, form: &Form, incident: IncidentId, what: LegalForm) -> Result<FilingCommand, Placed> {
        let chosen = |name| match form.choice(name) {
            Some(Choice::Legal(choice)) => choice,
            _ => None,
        };
        let unanswered = |name| (Some(name), Fault::InputMissing);
        Ok(match what {
            LegalForm::Awareness => FilingCommand::Awareness(self.since(form, incident)?, self.legal_word(form)?),
            LegalForm::Risk => match chosen(FieldName::Risk) {
                Some(LegalChoice::Risk(risk)) => FilingCommand::Risk(risk, self.legal_word(form)?),
                _ => return Err(unanswered(FieldName::Risk)),
            },
            LegalForm::File => match chosen(FieldName::Phase) {
                Some(LegalChoice::Phase(phase)) => FilingCommand::File(phase, self.receipt(form)?),
                _ => return Err(unanswered(FieldName::Phase)),
            },
            LegalForm::NotReportable => FilingCommand::NotReportable(self.legal_word(form)?),
            LegalForm::DataSubjects => match chosen(FieldName::Told) {
                Some(LegalChoice::Told(told)) => FilingCommand::DataSubjects(told, self.legal_word(form)?),
                _ => return Err(unanswered(FieldName::Told)),
            },
            LegalForm::Significance => match chosen(FieldName::Significance) {
                Some(LegalChoice::Significance(is)) => {
                    FilingCommand::Significance(is, self.since(form, incident)?, self.legal_word(form)?)
                }
                _ => return Err(unanswered(FieldName::Significance)),
            },
            LegalForm::Report => match chosen(FieldName::Report) {
                Some(LegalChoice::Report(report)) => FilingCommand::Report(report, self.receipt(form)?),
                _ => return Err(unanswered(FieldName::Report)),
            },
            LegalForm::Withdraw => match chosen(FieldName::Act) {
                Some(LegalChoice::Act(act)) => FilingCommand::Withdraw(act, form.prose(FieldName::Reason)),
                _ => return Err(unanswered(FieldName::Act)),
            },
        })
    }

    /// The time in the form. A field shows minutes only: one that was not touched keeps the seconds of the discovery.
    fn since(&self, form: &Form, incident: IncidentId) -> Result<jiff::Timestamp, Placed> {
        let typed = self.time(form, FieldName::Since)?;
        let discovered = self.desk.incident(incident).map(|incident| incident.times.discovered);
        let same = |at: &jiff::Timestamp| time::print(*at, self.context.now) == form.raw(FieldName::Since);
        Ok(discovered.filter(same).unwrap_or(typed))
    }

    /// Whoever is picked as who decided or did it, and how they said so, unless that is me.
    fn by(&self, form: &Form) -> Result<(Option<PersonId>, Option<How>), Placed> {
        let asked = [FieldName::DecidedBy, FieldName::DoneBy].into_iter().find(|name| form.content(*name).is_some());
        let Some(name) = asked else { return Ok((None, None)) };
        let by = form.person(name).ok_or((Some(name), Fault::NobodyPicked))?;
        Ok((Some(by).filter(|by| by != self.me), form.how(name)))
    }

    fn receipt(&self, form: &Form) -> Result<Receipt, Placed> {
        let (by, how) = self.by(form)?;
        Ok(Receipt { case: form.line(FieldName::Case), late: form.prose(FieldName::Late), by, how })
    }

    fn legal_word(&self, form: &Form) -> Result<Word, Placed> {
        let (by, how) = self.by(form)?;
        Ok(Word { reason: form.prose(FieldName::Reason), by, how, advice: form.dpo_advice() })
    }
}
