//! What the rules say of an incident as the desk knows it: severity, checklist, clocks, and the order that follows.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Desk;
use crate::domain::clock::{Clock, ClockId, ClockState, StoppedClock};
use crate::domain::id::SystemId;
use crate::domain::incident::{Impact, Incident, PersonalData, Reach};
use crate::domain::playbook::{Answer, Checklist, Known, Question};
use crate::domain::register::Criticality;
use crate::domain::severity::{Basis, Proposal, Severity};
use crate::domain::{clock, decision, severity};

impl Desk {
    /// What severity the rules propose for `incident`, and why.
    pub fn proposal(&self, incident: &Incident) -> Proposal {
        severity::propose(&self.basis_of(incident))
    }

    /// What severity the rules would propose for what is said of an incident, and why.
    pub fn propose(
        &self,
        impact: Impact,
        reach: Reach,
        personal_data: PersonalData,
        systems: &BTreeSet<SystemId>,
        answer: impl Fn(Question) -> Option<Answer>,
    ) -> Proposal {
        severity::propose(&self.basis(impact, reach, personal_data, systems, answer))
    }

    /// The answer to a question that a severity rule asks: what somebody said, and what counts and clocks say by
    /// themselves.
    pub fn known_answer(&self, incident: &Incident, question: Question) -> Option<Answer> {
        let said = incident.answer(question);
        if question == Question::ManyPeople {
            let most = self.profile_of(incident).many_people;
            return severity::many_people(incident.people, incident.protected_address, most).or(said);
        }
        let late = incident.stopped.get(&ClockId::AgreementRestore).is_some_and(StoppedClock::is_late);
        if question == Question::RestoreExceeded && late { Some(Answer::Yes) } else { said }
    }

    /// What is answered already: what somebody said to the question, else what was said of the incident when it was
    /// registered or since. A step that asks offers it.
    pub fn answered(&self, incident: &Incident, question: Question) -> Option<Answer> {
        self.known_answer(incident, question).or_else(|| incident.implied_answer(question))
    }

    /// What the rules go by in `incident`.
    fn basis_of(&self, incident: &Incident) -> Basis {
        let Incident { impact, reach, personal_data, .. } = *incident;
        self.basis(impact, reach, personal_data, &incident.systems, |question| self.known_answer(incident, question))
    }

    fn basis(
        &self,
        impact: Impact,
        reach: Reach,
        personal_data: PersonalData,
        systems: &BTreeSet<SystemId>,
        answer: impl Fn(Question) -> Option<Answer>,
    ) -> Basis {
        let touched = systems.iter().filter_map(|id| self.register.systems().get(id));
        let agreed = touched
            .filter(|system| system.criticality == Criticality::Critical)
            .any(|system| system.agreement.as_ref().is_some_and(|agreement| agreement.restore_minutes.is_some()));
        let systems = systems
            .iter()
            .map(|id| self.register.systems().get(id).map_or(Criticality::Normal, |system| system.criticality))
            .collect();
        Basis {
            impact,
            reach,
            personal_data,
            systems,
            life_at_risk: answer(Question::LifeAtRisk),
            hostile: answer(Question::Hostile),
            press: answer(Question::PressAsking),
            many_people: answer(Question::ManyPeople),
            restore_exceeded: if agreed { answer(Question::RestoreExceeded) } else { Some(Answer::No) },
        }
    }

    /// Every rule of severity, the gravest first, and whether it is met.
    pub fn criteria(&self, incident: &Incident) -> [(severity::SeverityRule, bool); 16] {
        severity::rules(&self.basis_of(incident))
    }

    /// The severity in force: what a person set, else what the rules propose.
    pub fn severity(&self, incident: &Incident) -> Severity {
        let set = incident.severity.as_ref().map(|set| set.level);
        set.unwrap_or_else(|| severity::level(&self.basis_of(incident)))
    }

    /// The checklist of `incident`; `None` when its playbook is not in the log.
    pub fn checklist<'a>(&'a self, incident: &'a Incident) -> Option<Checklist<'a>> {
        let playbook = self.register.playbook(incident.playbook.as_ref()?)?;
        let mut list = Checklist::of(incident, playbook, &self.known(incident));
        if self.is_stale(incident)
            && let Some(step) = decision::decision_step(playbook)
        {
            list.ask_again(step);
        }
        Some(list)
    }

    /// What the conditions of `incident`'s steps are judged by.
    pub fn known<'a>(&'a self, incident: &'a Incident) -> Known<'a> {
        let mut systems = incident.systems.iter().filter_map(|id| self.register.systems().get(id));
        Known {
            kind: incident.kind,
            severity: self.severity(incident),
            impact: incident.impact.highest(),
            reach: incident.reach,
            personal_data: incident.personal_data,
            has_supplier: systems.any(|system| system.supplier.is_some()),
            nis2: self.profile_of(incident).keeps_nis2(),
            answers: &incident.answers,
            inputs: &incident.inputs,
        }
    }

    /// The clocks of `incident`.
    pub fn clocks(&self, incident: &Incident) -> Vec<Clock> {
        let list = self.checklist(incident);
        let seen = clock::Seen {
            checklist: list.as_ref(),
            severity: self.severity(incident),
            profile: self.profile_of(incident),
            register: &self.register,
        };
        clock::clocks(incident, &seen)
    }

    /// The clocks of law that nobody has stopped: neither filed, nor decided, nor done.
    pub fn undecided_clocks(&self, incident: &Incident) -> Vec<Clock> {
        let clocks = self.clocks(incident).into_iter();
        clocks.filter(|clock| clock.id.is_legal() && clock.stopped_at.is_none()).collect()
    }

    /// The running clock of `incident` that is due first.
    pub fn most_urgent(&self, incident: &Incident) -> Option<Clock> {
        self.clocks(incident).into_iter().filter(|clock| clock.stopped_at.is_none()).min_by_key(|clock| clock.due_at)
    }

    /// Open incidents, the worst first: overdue and grave above the rest, then by what is due first.
    pub fn worst_first(&self, now: Timestamp) -> Vec<&Incident> {
        self.in_order(self.incidents(), now)
    }

    pub(super) fn in_order<'a>(
        &'a self,
        incidents: impl Iterator<Item = &'a Incident>,
        now: Timestamp,
    ) -> Vec<&'a Incident> {
        let mut open: Vec<(&Incident, Severity, Option<Clock>)> = incidents
            .filter(|incident| incident.is_open())
            .map(|incident| (incident, self.severity(incident), self.most_urgent(incident)))
            .collect();
        open.sort_by_key(|(incident, severity, clock)| {
            let overdue = clock.is_some_and(|clock| clock.state(now) == ClockState::Overdue);
            let due = clock.map_or(Timestamp::MAX, |clock| clock.due_at);
            (std::cmp::Reverse(*severity), !overdue, due, incident.number)
        });
        open.into_iter().map(|(incident, ..)| incident).collect()
    }
}
