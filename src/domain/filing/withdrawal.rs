//! Taking back what was recorded by mistake: facts are never deleted, so another one says that it does not count. What it
//! stopped runs again, and the step that it did stands open.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Filings, Nis2Report, Phase, Told};
use crate::domain::clock::ClockId;
use crate::domain::playbook::Step;

/// Something recorded that can be taken back. What is decided once more replaces what was decided; these would stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// A filing with the supervisory authority.
    Filed(Phase),
    /// That it need not be filed.
    NotReportable,
    /// What became of the people concerned.
    DataSubjects(Told),
    /// A report under NIS2.
    Reported(Nis2Report),
}

impl Act {
    /// The names of the sorts in commands.
    pub const KEYS: [&'static str; 4] = ["filing", "not-reportable", "data-subjects", "nis2-report"];

    /// The name of its sort in commands.
    pub fn key(self) -> &'static str {
        let [filing, not_reportable, data_subjects, report] = Self::KEYS;
        match self {
            Self::Filed(_) => filing,
            Self::NotReportable => not_reportable,
            Self::DataSubjects(_) => data_subjects,
            Self::Reported(_) => report,
        }
    }

    /// Whether it is what `step` asks for.
    pub fn is_asked_by(self, step: &Step) -> bool {
        self.inputs().first().is_some_and(|name| step.inputs.iter().any(|input| input.key.as_str() == *name))
    }

    /// The inputs of a step that say the same, by the names that the built-in playbooks give them; the first says whether.
    pub(in crate::domain) fn inputs(self) -> &'static [&'static str] {
        match self {
            Self::Filed(_) | Self::NotReportable => &["filing", "filing-case", "filing-reason"],
            Self::DataSubjects(_) => &["art34"],
            Self::Reported(report) => match report {
                Nis2Report::EarlyWarning => &["nis2-warning-case"],
                Nis2Report::Notification => &["nis2-notification-case"],
                Nis2Report::Final => &["nis2-final-case"],
                // A status report is not yet the final one.
                Nis2Report::Status => &[],
            },
        }
    }
}

impl Filings {
    /// What can be taken back, and when it was done: of several of a sort the newest.
    pub fn to_withdraw(&self) -> Vec<(Act, Timestamp)> {
        let mut acts = Vec::new();
        acts.extend(self.filed.last().map(|filed| (Act::Filed(filed.phase), filed.at)));
        acts.extend(self.not_reportable.as_ref().map(|decided| (Act::NotReportable, decided.at)));
        acts.extend(self.told.as_ref().map(|told| (Act::DataSubjects(told.value), told.at)));
        acts.extend(self.sent.last().map(|sent| (Act::Reported(sent.report), sent.at)));
        acts
    }

    /// Whether anything is left that does what `act` does.
    pub(in crate::domain) fn still_stands(&self, act: Act) -> bool {
        match act {
            Act::Filed(_) | Act::NotReportable => !self.filed.is_empty() || self.not_reportable.is_some(),
            Act::DataSubjects(_) => self.told.is_some(),
            Act::Reported(report) => self.sent(report).is_some(),
        }
    }

    /// Takes back what was done at `at`. Where another one of the kind has stopped the clock too, it stays stopped.
    pub(in crate::domain) fn withdraw(&mut self, act: Act, at: Timestamp) {
        match act {
            Act::Filed(phase) => {
                if let Some(place) = self.filed.iter().rposition(|filed| filed.phase == phase && filed.at == at) {
                    self.filed.remove(place);
                }
                if !self.filed.iter().any(|filed| filed.phase.clock() == phase.clock()) {
                    self.stopped.remove(&phase.clock());
                }
            }
            Act::NotReportable => {
                self.not_reportable.take_if(|decided| decided.at == at);
            }
            Act::DataSubjects(value) => {
                if self.told.take_if(|told| told.value == value && told.at == at).is_some() {
                    self.told = self.told_earlier.pop();
                } else if let Some(place) =
                    self.told_earlier.iter().rposition(|told| told.value == value && told.at == at)
                {
                    self.told_earlier.remove(place);
                }
                if self.told.is_none() {
                    self.stopped.remove(&ClockId::DataSubjects);
                }
            }
            Act::Reported(report) => {
                if let Some(place) = self.sent.iter().rposition(|sent| sent.report == report && sent.at == at) {
                    self.sent.remove(place);
                }
                if self.sent(report).is_none() {
                    self.stopped.remove(&report.clock());
                }
            }
        }
    }
}
