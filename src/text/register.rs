//! The register in words: gaps, and the duties of the yearly wheel.

use jiff::civil::Date;

use super::Text;
use crate::domain::calendar::Opening;
use crate::domain::desk::Desk;
use crate::domain::id::{PersonId, SupplierId};
use crate::domain::register::{Agreement, Duty, DutyState, Gap, GapKind, Role, Spoke, Subject, System};
use crate::tr;

impl Text {
    /// A day with its year.
    pub fn calendar_day(&self, day: Date) -> String {
        let short = tr!(self, "time-day", day = i64::from(day.day()), month = i64::from(day.month()));
        tr!(self, "time-day-year", day = short, year = i64::from(day.year()))
    }

    /// A yearly duty.
    pub fn duty(&self, duty: Duty) -> String {
        match duty {
            Duty::ProcessingRecords => tr!(self, "duty-processing-records"),
            Duty::PortfolioRisk => tr!(self, "duty-portfolio-risk"),
            Duty::OwnersInstructed => tr!(self, "duty-owners-instructed"),
            Duty::SystemRisk => tr!(self, "duty-system-risk"),
            Duty::ManagementReview => tr!(self, "duty-management-review"),
            Duty::ComplianceReport => tr!(self, "duty-compliance-report"),
            Duty::RiskFollowedUp => tr!(self, "duty-risk-followed-up"),
            Duty::DocumentsRevised => tr!(self, "duty-documents-revised"),
            Duty::Training => tr!(self, "duty-training"),
            Duty::DocumentsSpread => tr!(self, "duty-documents-spread"),
        }
    }

    /// How a duty stands: done when, or due when.
    pub fn duty_state(&self, spoke: &Spoke) -> String {
        let due = self.calendar_day(spoke.due);
        match (spoke.state, &spoke.last) {
            (DutyState::Done, Some(last)) => tr!(self, "duty-done", day = self.calendar_day(last.on)),
            (DutyState::Overdue, _) => tr!(self, "duty-overdue", day = due),
            (DutyState::Open | DutyState::Done, _) => tr!(self, "duty-open", day = due),
        }
    }

    /// How a duty stands, in a word.
    pub fn duty_word(&self, state: DutyState) -> String {
        match state {
            DutyState::Done => tr!(self, "duty-word-done"),
            DutyState::Open => tr!(self, "duty-word-open"),
            DutyState::Overdue => tr!(self, "duty-word-overdue"),
        }
    }

    /// What is missing, without in what.
    pub fn gap(&self, desk: &Desk, what: &GapKind) -> String {
        match what {
            GapKind::NoOwner => tr!(self, "gap-no-owner"),
            GapKind::NoResponsible => tr!(self, "gap-no-responsible"),
            GapKind::Unknown(id) => tr!(self, "gap-unknown", person = id.as_str()),
            GapKind::NoAgreement => tr!(self, "gap-no-agreement"),
            GapKind::NoDataProcessingAgreement => tr!(self, "gap-no-data-processing-agreement"),
            GapKind::NoRiskAssessment => tr!(self, "gap-no-risk-assessment"),
            GapKind::OldRiskAssessment(last) => tr!(self, "gap-old-risk-assessment", day = self.calendar_day(*last)),
            GapKind::UnknownSupplier(id) => tr!(self, "gap-unknown-supplier", supplier = id.as_str()),
            GapKind::NoSupplierPhone(id) => tr!(self, "gap-no-supplier-phone", supplier = desk.supplier_name(id)),
            GapKind::NoSupplierNumber(id) => tr!(self, "gap-no-supplier-number", supplier = desk.supplier_name(id)),
            GapKind::FewWays(ways) => tr!(self, "gap-few-ways", count = *ways),
            GapKind::NeverVerified => tr!(self, "gap-never-verified"),
            GapKind::VerifiedLongAgo(last) => tr!(self, "gap-verified-long-ago", day = self.calendar_day(*last)),
            GapKind::NobodyHolds => tr!(self, "gap-nobody-holds"),
            GapKind::NoDeputy => tr!(self, "gap-no-deputy"),
        }
    }

    /// In what something is missing.
    pub fn gap_subject(&self, desk: &Desk, subject: &Subject) -> String {
        match subject {
            Subject::System(id) => desk.system_name(id).to_owned(),
            Subject::Person(id) => self.person(desk, id),
            Subject::Role(role) => self.role(*role),
        }
    }

    /// Who is to close a gap: the role, and who holds it.
    pub fn answerable(&self, desk: &Desk, gap: &Gap) -> String {
        self.who_answers(desk, gap.role, &gap.answerable)
    }

    /// A role that is answerable, and who holds it.
    pub(super) fn who_answers(&self, desk: &Desk, role: Role, answerable: &[PersonId]) -> String {
        let role = self.role(role);
        let who: Vec<String> = answerable.iter().map(|id| self.person(desk, id)).collect();
        let who = if who.is_empty() { tr!(self, "register-nobody") } else { who.join(", ") };
        tr!(self, "register-answerable", role = role, who = who)
    }
}

impl Text {
    /// What the register says of a system, each with what it is called; what is not said shows as a dash.
    pub fn system_facts(&self, desk: &Desk, system: &System) -> Vec<(String, String)> {
        let dash = || "–".to_owned();
        let who = |id: &Option<PersonId>| id.as_ref().map_or_else(dash, |id| self.person(desk, id));
        let said = |words: String| if words.is_empty() { dash() } else { words };
        let administrators: Vec<String> = system.administrators.iter().map(|id| self.person(desk, id)).collect();
        let supplier = system.supplier.as_ref().map_or_else(dash, |id| self.supplier_line(desk, id));
        vec![
            (self.role(Role::SystemOwner), who(&system.owner)),
            (self.role(Role::SystemResponsible), who(&system.responsible)),
            (self.role(Role::SystemAdministrator), said(administrators.join(", "))),
            (self.role(Role::Director), who(&system.director)),
            (self.role(Role::Supplier), supplier),
            (
                tr!(self, "register-agreement"),
                system.agreement.as_ref().map_or_else(dash, |agreed| self.agreement(agreed)),
            ),
            (tr!(self, "register-data-agreement"), said(system.data_processing_agreement.to_string())),
            (tr!(self, "register-risk"), system.risk_assessed.map_or_else(dash, |day| self.calendar_day(day))),
            (tr!(self, "register-criticality"), self.criticality(system.criticality)),
            (tr!(self, "field-personal-data"), self.personal_data(system.personal_data)),
        ]
    }

    /// A supplier with the number to call and the numbers to give.
    fn supplier_line(&self, desk: &Desk, id: &SupplierId) -> String {
        let Some(supplier) = desk.register().suppliers().get(id) else { return id.to_string() };
        let mut parts = vec![supplier.name.to_string()];
        parts.extend(supplier.phone.first().map(ToString::to_string));
        let numbers = [("register-customer", &supplier.customer_no), ("register-agreement-no", &supplier.agreement_no)];
        for (id, number) in numbers {
            if !number.is_empty() {
                parts.push(format!("{} {number}", self.loader().get(id)));
            }
        }
        parts.join(" · ")
    }

    /// When an agreement is served: as its own words have it, else the hours that it is counted in.
    pub fn service_hours(&self, agreement: &Agreement) -> Option<String> {
        if !agreement.hours.is_empty() {
            return Some(agreement.hours.to_string());
        }
        let service = agreement.service.as_ref()?;
        if service.openings.contains(&Opening::ALWAYS) {
            return Some(tr!(self, "service-always"));
        }
        let day = |day: &'static str| tr!(self, "service-day", day = day);
        let opening = |opening: &Opening| {
            let ((first, last), (from, to)) = (opening.days(), opening.clock());
            let days = if first == last { day(first) } else { format!("{}-{}", day(first), day(last)) };
            format!("{days} {from}-{to}")
        };
        Some(service.openings.iter().map(opening).collect::<Vec<_>>().join(", "))
    }

    fn agreement(&self, agreement: &Agreement) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.service_hours(agreement));
        let duration = |minutes: u32| self.duration(jiff::SignedDuration::from_mins(i64::from(minutes)));
        parts.extend(agreement.response_minutes.map(|m| tr!(self, "register-response", time = duration(m))));
        parts.extend(agreement.restore_minutes.map(|m| tr!(self, "register-restore", time = duration(m))));
        if parts.is_empty() { tr!(self, "register-agreed") } else { parts.join(" · ") }
    }
}
