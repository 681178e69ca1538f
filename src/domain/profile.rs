//! The municipality's own numbers where the policy names none: lengths of clocks, thresholds, who decides, the working day.
//!
//! What a `profile.toml` does not say is as in the built-in municipality profile, `profiles/municipality.toml`. The periods
//! of law are here too, with the days from and to which they are in force, because law changes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::{self, ClosedDays};
use super::clean::CleanText;
use super::clock::ClockId;
use super::decision::Quorum;
use super::incident::IncidentKind;
use super::register::{DayOfYear, Duty, Role};

/// Whether the municipality keeps a duty that not everybody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// It does.
    On,
    /// It does not.
    Off,
}

/// The length of a period of law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
    /// Hours, round the clock.
    Hours(u32),
    /// Calendar months, in Danish time, clipped at the end of the month.
    Months(u32),
}

impl Length {
    /// When the period that began at `start` ends.
    pub fn after(self, start: Timestamp) -> Timestamp {
        match self {
            Self::Hours(hours) => calendar::hours_later(start, hours),
            Self::Months(months) => calendar::months_later(start, months),
        }
    }
}

/// A period of law, and when it is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalTerm {
    /// The clock it is the length of.
    pub clock: ClockId,
    /// How long.
    pub length: Length,
    /// First day on which it is in force; absent: since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl LegalTerm {
    fn is_valid_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Incidents that only some may see (P32, P39), besides whoever registered or handles one or has given a word on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restricted {
    /// Their kinds.
    pub kinds: Vec<IncidentKind>,
    /// The roles that see them, and those that stand in for these.
    pub roles: Vec<Role>,
}

impl Default for Restricted {
    fn default() -> Self {
        Self {
            kinds: vec![IncidentKind::RuleViolation],
            roles: vec![
                Role::TopSecurityOfficer,
                Role::ItChief,
                Role::Dpo,
                Role::DigitalisationConsultant,
                Role::AdministrativeConsultant,
                Role::Lawyer,
                Role::Manager,
                Role::Hr,
            ],
        }
    }
}

/// How well the register is to be kept: what is older than this is a gap, and when the yearly duties fall due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Upkeep {
    /// Ways in which somebody with a role is to be reachable.
    pub ways: u32,
    /// Days for which verified contact details hold.
    pub verified_days: u32,
    /// Days for which the risk assessment of a system holds (P08: a year).
    pub risk_days: u32,
    /// The last day of the year for each yearly duty; one that is not here is due by the end of the year.
    pub due: BTreeMap<Duty, DayOfYear>,
}

impl Default for Upkeep {
    fn default() -> Self {
        Self { ways: 2, verified_days: 182, risk_days: 366, due: Duty::ALL.map(|duty| (duty, duty.usually())).into() }
    }
}

/// Numbers that another municipality may set otherwise. Minutes unless the name says otherwise; hours of the day are local.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The municipality's name, where the profile gives it.
    pub organisation: CleanText,
    /// From reported to registered.
    pub registration_minutes: i64,
    /// Joint decision on major and serious incidents.
    pub decision_minutes_grave: i64,
    /// Joint decision otherwise, in the daytime.
    pub decision_minutes_else: i64,
    /// When the working day begins.
    pub day_opens_hour: i8,
    /// When it ends.
    pub day_closes_hour: i8,
    /// When a decision that may wait for the morning is due.
    pub next_morning_hour: i8,
    /// Informing users and owners of a serious incident.
    pub inform_minutes_serious: i64,
    /// … of a major one.
    pub inform_minutes_major: i64,
    /// … of any other.
    pub inform_minutes_else: i64,
    /// How long updates come close together.
    pub early_minutes: i64,
    /// Between updates at first.
    pub update_minutes_early: i64,
    /// Between updates later.
    pub update_minutes_later: i64,
    /// DPO report when no personal data are involved.
    pub dpo_minutes_no_data: i64,
    /// DPO report otherwise, unknown included.
    pub dpo_minutes_data: i64,
    /// Calling the Information Security Group out (P13 says at once).
    pub isg_minutes: i64,
    /// Members or deputies who make the Information Security Group able to advise (P11).
    pub quorum: Quorum,
    /// More people than this whose grave data reached outsiders make an incident serious.
    pub many_people: u32,
    /// Reminder to inform the people concerned, after a high risk was decided; the law names no hours.
    pub data_subjects_hours: u32,
    /// Reminder of the rest of a notification that was filed in phases; the law names no hours.
    pub supplement_hours: u32,
    /// Meeting with the supplier after everything works again, in working days.
    pub review_working_days: u32,
    /// Whether NIS2 is kept.
    pub nis2: Kept,
    /// Who decides for the data controller on breaches of personal data (the council's delegate).
    pub controller: Role,
    /// Days on which the offices are closed besides weekends and public holidays.
    pub closed: ClosedDays,
    /// The periods of law.
    pub legal: Vec<LegalTerm>,
    /// Incidents that only some may see.
    pub restricted: Restricted,
    /// What the register is held to.
    pub upkeep: Upkeep,
}

impl Default for Profile {
    fn default() -> Self {
        let term = |clock, length| LegalTerm { clock, length, from: None, to: None };
        Self {
            organisation: CleanText::default(),
            registration_minutes: 15,
            decision_minutes_grave: 30,
            decision_minutes_else: 4 * 60,
            day_opens_hour: 8,
            day_closes_hour: 16,
            next_morning_hour: 9,
            inform_minutes_serious: 30,
            inform_minutes_major: 60,
            inform_minutes_else: 4 * 60,
            early_minutes: 120,
            update_minutes_early: 30,
            update_minutes_later: 60,
            dpo_minutes_no_data: 4 * 60,
            dpo_minutes_data: 60,
            isg_minutes: 30,
            quorum: Quorum::Majority,
            many_people: 10,
            data_subjects_hours: 24,
            supplement_hours: 14 * 24,
            review_working_days: 10,
            nis2: Kept::On,
            controller: Role::TopSecurityOfficer,
            closed: ClosedDays::default(),
            legal: vec![
                LegalTerm { from: Some(Date::constant(2018, 5, 25)), ..term(ClockId::Authority, Length::Hours(72)) },
                LegalTerm { from: Some(NIS2_IN_FORCE), ..term(ClockId::Nis2Warning, Length::Hours(24)) },
                LegalTerm { from: Some(NIS2_IN_FORCE), ..term(ClockId::Nis2Notification, Length::Hours(72)) },
                LegalTerm { from: Some(NIS2_IN_FORCE), ..term(ClockId::Nis2Final, Length::Months(1)) },
            ],
            restricted: Restricted::default(),
            upkeep: Upkeep::default(),
        }
    }
}

/// The day from which the NIS 2 act is in force.
const NIS2_IN_FORCE: Date = Date::constant(2025, 7, 1);

static BUILT_IN: LazyLock<Profile> = LazyLock::new(Profile::default);

impl Profile {
    /// The built-in municipality profile (`policy.md` §4).
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// When the period of law of `clock` that began at `start` ends; `None` when none was in force that day.
    ///
    /// Where several are in force, the strictest counts.
    pub fn legal_due(&self, clock: ClockId, start: Timestamp) -> Option<Timestamp> {
        let day = calendar::local(start).date();
        let in_force = self.legal.iter().filter(|term| term.clock == clock && term.is_valid_on(day));
        in_force.map(|term| term.length.after(start)).min()
    }

    /// Whether a duty of NIS2 is kept.
    pub fn keeps_nis2(&self) -> bool {
        self.nis2 == Kept::On
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_of_law_is_the_one_in_force_on_the_day_it_begins() {
        let mut profile = Profile::built_in().clone();
        let day = |text: &str| text.parse::<Date>().ok();
        profile.legal = vec![
            LegalTerm { clock: ClockId::Authority, length: Length::Hours(72), from: None, to: day("2027-06-30") },
            LegalTerm { clock: ClockId::Authority, length: Length::Hours(96), from: day("2027-07-01"), to: None },
        ];
        let due = |start: &str| profile.legal_due(ClockId::Authority, at(start)).unwrap();
        assert_eq!(due("2027-06-30T21:59:00Z"), at("2027-07-03T21:59:00Z"), "the last minute of June in Danish time");
        assert_eq!(due("2027-06-30T22:00:00Z"), at("2027-07-04T22:00:00Z"));
        assert_eq!(profile.legal_due(ClockId::Nis2Warning, at("2027-07-01T00:00:00Z")), None);
    }

    #[test]
    fn what_an_older_log_says_of_the_profile_still_reads() {
        let old = r#"{"registration_minutes":20,"decision_minutes_grave":30}"#;
        let profile: Profile = serde_json::from_str(old).unwrap();
        assert_eq!(profile.registration_minutes, 20);
        assert_eq!(Profile { registration_minutes: 15, ..profile }, *Profile::built_in());
    }
}
