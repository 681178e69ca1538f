//! Names of what the law asks for, and how an incident stands towards it in a line each.

use super::Text;
use crate::domain::filing::{Act, Nis2Report, Phase, Risk, Significance, Told};
use crate::domain::{Desk, Incident};
use crate::tr;
use jiff::Timestamp;

impl Text {
    /// The risk to the people concerned.
    pub fn risk(&self, value: Risk) -> String {
        match value {
            Risk::None => tr!(self, "risk-none"),
            Risk::Likely => tr!(self, "risk-risk"),
            Risk::High => tr!(self, "risk-high"),
        }
    }

    /// How much of a notification.
    pub fn filing_phase(&self, value: Phase) -> String {
        match value {
            Phase::Whole => tr!(self, "filing-whole"),
            Phase::First => tr!(self, "filing-first"),
            Phase::Supplement => tr!(self, "filing-supplement"),
        }
    }

    /// What became of the people concerned.
    pub fn told_subjects(&self, value: Told) -> String {
        match value {
            Told::Informed => tr!(self, "told-informed"),
            Told::Unintelligible => tr!(self, "told-unintelligible"),
            Told::RiskRemoved => tr!(self, "told-risk-removed"),
            Told::PublicNotice => tr!(self, "told-public-notice"),
        }
    }

    /// Whether it is significant under NIS2.
    pub fn significance(&self, value: Significance) -> String {
        match value {
            Significance::Significant => tr!(self, "nis2-significant"),
            Significance::NotSignificant => tr!(self, "nis2-not-significant"),
        }
    }

    /// A report under NIS2.
    pub fn nis2_report(&self, value: Nis2Report) -> String {
        match value {
            Nis2Report::EarlyWarning => tr!(self, "nis2-report-early-warning"),
            Nis2Report::Notification => tr!(self, "nis2-report-notification"),
            Nis2Report::Status => tr!(self, "nis2-report-status"),
            Nis2Report::Final => tr!(self, "nis2-report-final"),
        }
    }

    /// Something recorded that can be taken back.
    pub fn recorded_act(&self, value: Act) -> String {
        match value {
            Act::Filed(phase) => tr!(self, "act-filed", phase = self.filing_phase(phase)),
            Act::NotReportable => tr!(self, "act-not-reportable"),
            Act::DataSubjects(told) => tr!(self, "act-data-subjects", told = self.told_subjects(told)),
            Act::Reported(report) => tr!(self, "act-reported", report = self.nis2_report(report)),
        }
    }

    /// How an incident stands towards authorities and the people concerned: what was decided and sent, oldest duty first.
    pub fn filings(&self, desk: &Desk, incident: &Incident, now: Timestamp) -> Vec<String> {
        let filings = &incident.filings;
        let who =
            |by: Option<&crate::domain::PersonId>| by.map_or_else(|| "vagt".to_owned(), |by| self.person(desk, by));
        let mut lines = Vec::new();
        if let Some(risk) = &filings.risk {
            lines.push(tr!(self, "filing-line-risk", risk = self.risk(risk.value), who = who(risk.by.as_ref())));
        }
        lines.extend(filings.filed.iter().map(|filed| {
            let (phase, at) = (self.filing_phase(filed.phase), self.at(filed.at, now));
            tr!(self, "filing-line-filed", phase = phase, at = at, case = filed.receipt.case.as_str())
        }));
        if let Some(decided) = &filings.not_reportable {
            let who = who(decided.by.as_ref());
            lines.push(if incident.not_reportable_is_stale() {
                tr!(self, "filing-line-stale", who = who)
            } else {
                tr!(self, "filing-line-not-reportable", who = who, reason = decided.word.reason.as_str())
            });
        }
        lines.extend(filings.told.as_ref().map(|told| {
            tr!(self, "filing-line-told", told = self.told_subjects(told.value), at = self.at(told.at, now))
        }));
        lines.extend(filings.significance.as_ref().map(|decided| {
            tr!(
                self,
                "filing-line-nis2",
                significance = self.significance(decided.value.0),
                who = who(decided.by.as_ref())
            )
        }));
        lines.extend(filings.sent.iter().map(|sent| {
            let (report, at) = (self.nis2_report(sent.report), self.at(sent.at, now));
            tr!(self, "filing-line-sent", report = report, at = at, case = sent.receipt.case.as_str())
        }));
        lines
    }
}
