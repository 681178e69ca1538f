//! The yearly wheel: what the policy asks for once a year, when it was last done, and when it is due (P07, P08, P10, P35–P37,
//! P42, P43).
//!
//! Once in each calendar year, at the latest on the profile's day. Nothing is refused when a day has passed: it shows.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Register, Role};
use crate::domain::clean::CleanText;
use crate::domain::entry::{Entry, Stamp};
use crate::domain::id::PersonId;

/// A yearly duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The records of processing are brought up to date (P07).
    ProcessingRecords,
    /// The risk of the whole portfolio is assessed (P07).
    PortfolioRisk,
    /// System owners are given their instructions (P07).
    OwnersInstructed,
    /// The risk of each system is assessed (P08); the register says which were not.
    SystemRisk,
    /// Management goes through how security is supported and improved (P10).
    ManagementReview,
    /// Compliance is followed up and reported to the management (P35).
    ComplianceReport,
    /// Risk and incidents are analysed, departments and systems controlled, deviations given a plan (P36).
    RiskFollowedUp,
    /// The documents are revised and approved (P37).
    DocumentsRevised,
    /// Employees are introduced and trained, drills are held (P42).
    Training,
    /// The documents are available to all and spread in each area (P43).
    DocumentsSpread,
}

impl Duty {
    /// Every duty, in the order of the policy's rows.
    pub const ALL: [Self; 10] = [
        Self::ProcessingRecords,
        Self::PortfolioRisk,
        Self::OwnersInstructed,
        Self::SystemRisk,
        Self::ManagementReview,
        Self::ComplianceReport,
        Self::RiskFollowedUp,
        Self::DocumentsRevised,
        Self::Training,
        Self::DocumentsSpread,
    ];

    /// The name in files, commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::ProcessingRecords => "processing-records",
            Self::PortfolioRisk => "portfolio-risk",
            Self::OwnersInstructed => "owners-instructed",
            Self::SystemRisk => "system-risk",
            Self::ManagementReview => "management-review",
            Self::ComplianceReport => "compliance-report",
            Self::RiskFollowedUp => "risk-followed-up",
            Self::DocumentsRevised => "documents-revised",
            Self::Training => "training",
            Self::DocumentsSpread => "documents-spread",
        }
    }

    /// The row of the policy that prescribes it.
    pub fn row(self) -> u8 {
        match self {
            Self::ProcessingRecords | Self::PortfolioRisk | Self::OwnersInstructed => 7,
            Self::SystemRisk => 8,
            Self::ManagementReview => 10,
            Self::ComplianceReport => 35,
            Self::RiskFollowedUp => 36,
            Self::DocumentsRevised => 37,
            Self::Training => 42,
            Self::DocumentsSpread => 43,
        }
    }

    /// Whose duty it is.
    pub fn role(self) -> Role {
        match self {
            Self::ProcessingRecords
            | Self::PortfolioRisk
            | Self::OwnersInstructed
            | Self::ComplianceReport
            | Self::RiskFollowedUp
            | Self::DocumentsRevised => Role::TopSecurityOfficer,
            Self::SystemRisk => Role::SystemResponsible,
            Self::ManagementReview => Role::ChiefExecutive,
            Self::Training => Role::Isg,
            Self::DocumentsSpread => Role::Director,
        }
    }

    /// The day of the built-in profile.
    pub fn usually(self) -> DayOfYear {
        match self {
            Self::ProcessingRecords => DayOfYear { month: 3, day: 1 },
            Self::PortfolioRisk => DayOfYear { month: 5, day: 1 },
            Self::OwnersInstructed | Self::DocumentsSpread => DayOfYear { month: 9, day: 1 },
            Self::SystemRisk => DayOfYear { month: 4, day: 1 },
            Self::ManagementReview => DayOfYear { month: 12, day: 1 },
            Self::ComplianceReport => DayOfYear { month: 2, day: 1 },
            Self::RiskFollowedUp => DayOfYear { month: 6, day: 1 },
            Self::DocumentsRevised => DayOfYear { month: 11, day: 1 },
            Self::Training => DayOfYear { month: 10, day: 1 },
        }
    }
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DayOfYear {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31; beyond the month's end it is the last day.
    pub day: i8,
}

impl DayOfYear {
    /// The last of December.
    pub const LAST: Self = Self { month: 12, day: 31 };

    /// The day in `year`, clipped at the end of the month.
    pub fn of(self, year: i16) -> Date {
        let first = Date::new(year, self.month.clamp(1, 12), 1).unwrap_or(Date::ZERO);
        let day = self.day.clamp(1, first.days_in_month());
        first.with().day(day).build().unwrap_or(first)
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DutyCommand {
    /// Record that a duty was done.
    Done {
        /// Which.
        duty: Duty,
        /// On which day.
        on: Date,
        /// Who did it, when that is not who recorded it.
        by: Option<PersonId>,
        /// What came of it, and where it is filed.
        note: CleanText,
    },
}

/// What happened to a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum DutyEvent {
    /// It was done.
    Done {
        /// Which.
        duty: Duty,
        /// On which day.
        on: Date,
        /// Who did it, when that is not who recorded it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
        /// What came of it, and where it is filed.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        note: CleanText,
    },
}

/// A duty as it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Its place in the log.
    stamp: Stamp,
    /// Which.
    pub duty: Duty,
    /// On which day.
    pub on: Date,
    /// Who did it.
    pub by: Option<PersonId>,
    /// Who recorded it.
    pub recorded_by: Option<PersonId>,
    /// What came of it.
    pub note: CleanText,
}

/// Every duty that was done, in the order of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wheel {
    done: Vec<Done>,
}

/// How a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DutyState {
    /// Done for this year.
    Done,
    /// Not yet, and not late.
    Open,
    /// The day has passed.
    Overdue,
}

impl DutyState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Overdue => "overdue",
        }
    }
}

/// A duty of the wheel on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoke {
    /// Which.
    pub duty: Duty,
    /// The day by which it is to be done next.
    pub due: Date,
    /// How it stands.
    pub state: DutyState,
    /// When it was last done, by whom, and what came of it.
    pub last: Option<Done>,
}

impl Wheel {
    pub(super) fn is_empty(&self) -> bool {
        self.done.is_empty()
    }

    /// Takes an entry in, at its place in the order. One that is there already changes nothing.
    pub(super) fn take(&mut self, event: &DutyEvent, entry: &Entry) {
        let DutyEvent::Done { duty, on, by, note } = event;
        if let Err(place) = self.done.binary_search_by(|have| have.stamp.cmp(&entry.stamp)) {
            let recorded_by = entry.actor.person().cloned();
            let (by, note) = (by.clone().or_else(|| recorded_by.clone()), note.clone());
            let done = Done { stamp: entry.stamp.clone(), duty: *duty, on: *on, by, recorded_by, note };
            self.done.insert(place, done);
        }
    }

    /// The duty as it was last done in `year`.
    pub fn done_in(&self, duty: Duty, year: i16) -> Option<&Done> {
        let own = self.done.iter().filter(|done| done.duty == duty && done.on.year() == year);
        own.max_by_key(|done| (done.on, done.stamp.clone()))
    }

    /// Whether it is recorded that the duty was done on that day.
    pub fn was_done_on(&self, duty: Duty, on: Date) -> bool {
        self.done.iter().any(|done| done.duty == duty && done.on == on)
    }

    /// When the duty was last done; of two on a day the one recorded later.
    pub fn last(&self, duty: Duty) -> Option<&Done> {
        self.done.iter().filter(|done| done.duty == duty).max_by_key(|done| (done.on, done.stamp.clone()))
    }
}

impl Register {
    /// Every duty as it stands on `day`, the first due first.
    pub fn spokes(&self, day: Date) -> Vec<Spoke> {
        let mut spokes = Duty::ALL.map(|duty| self.spoke(duty, day)).to_vec();
        spokes.sort_by_key(|spoke| (spoke.due, spoke.duty));
        spokes
    }

    /// How each duty stands for `year`, seen on `day`: done in that year, or due in it.
    pub fn duties_of(&self, year: i16, day: Date) -> Vec<Spoke> {
        let spoke = |duty: Duty| {
            let due = self.day_of(duty).of(year);
            let last = self.wheel.done_in(duty, year).cloned();
            let state = match last {
                Some(_) => DutyState::Done,
                None if due < day => DutyState::Overdue,
                None => DutyState::Open,
            };
            Spoke { duty, due, state, last }
        };
        Duty::ALL.map(spoke).to_vec()
    }

    fn day_of(&self, duty: Duty) -> DayOfYear {
        self.profile().upkeep.due.get(&duty).copied().unwrap_or(DayOfYear::LAST)
    }

    fn spoke(&self, duty: Duty, day: Date) -> Spoke {
        let last = self.wheel.last(duty);
        let due = self.day_of(duty).of(last.map_or(day.year(), |last| last.on.year().saturating_add(1)));
        let state = match last {
            _ if due < day => DutyState::Overdue,
            Some(last) if last.on.year() == day.year() => DutyState::Done,
            Some(_) | None => DutyState::Open,
        };
        Spoke { duty, due, state, last: last.cloned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Actor, Fact, Hlc};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn entry(n: u64, duty: Duty, on: &str) -> (DutyEvent, Entry) {
        let event = DutyEvent::Done { duty, on: day(on), by: None, note: CleanText::default() };
        let entry = Entry {
            stamp: Stamp { hlc: Hlc(n), device: "a".parse().unwrap(), seq: n },
            at: jiff::Timestamp::UNIX_EPOCH,
            occurred_at: None,
            actor: Actor::Person { id: "ole".parse().unwrap() },
            fact: Fact::Duty { event: event.clone() },
        };
        (event, entry)
    }

    fn with(entries: &[(DutyEvent, Entry)]) -> Register {
        let mut register = Register::default();
        for (event, entry) in entries {
            register.take_duty(event, entry);
        }
        register
    }

    fn of(register: &Register, duty: Duty, on: &str) -> (String, DutyState) {
        let spoke = register.spokes(day(on)).into_iter().find(|spoke| spoke.duty == duty).unwrap();
        (spoke.due.to_string(), spoke.state)
    }

    #[test]
    fn p07_p10_p35_p37_p42_p43_every_yearly_row_has_a_duty_with_a_holder_and_a_day() {
        let rows: std::collections::BTreeSet<u8> = Duty::ALL.map(Duty::row).into();
        let optional = crate::domain::policy::ROWS.iter().filter(|row| !row.required).map(|row| row.number);
        assert!(optional.into_iter().all(|row| rows.contains(&row)), "{rows:?}");
        assert!(rows.contains(&8) && rows.contains(&36));
        assert_eq!(Register::default().spokes(day("2026-11-24")).len(), Duty::ALL.len());
    }

    #[test]
    fn p35_a_duty_is_due_once_in_each_calendar_year() {
        let never = with(&[]);
        assert_eq!(of(&never, Duty::ComplianceReport, "2026-02-01"), ("2026-02-01".into(), DutyState::Open));
        assert_eq!(of(&never, Duty::ComplianceReport, "2026-02-02"), ("2026-02-01".into(), DutyState::Overdue));
        let done = with(&[entry(1, Duty::ComplianceReport, "2026-04-10")]);
        assert_eq!(of(&done, Duty::ComplianceReport, "2026-11-24"), ("2027-02-01".into(), DutyState::Done));
        assert_eq!(of(&done, Duty::ComplianceReport, "2027-01-31"), ("2027-02-01".into(), DutyState::Open));
        assert_eq!(of(&done, Duty::ComplianceReport, "2027-02-02"), ("2027-02-01".into(), DutyState::Overdue));
        assert_eq!(of(&done, Duty::Training, "2026-11-24"), ("2026-10-01".into(), DutyState::Overdue));
    }

    #[test]
    fn p35_a_year_counts_what_was_done_in_it() {
        let wheel = with(&[entry(1, Duty::Training, "2025-06-01"), entry(2, Duty::Training, "2026-01-02")]);
        let of = |year, on| {
            let spokes = wheel.duties_of(year, day(on));
            let spoke = spokes.into_iter().find(|spoke| spoke.duty == Duty::Training).unwrap();
            (spoke.due.to_string(), spoke.state, spoke.last.map(|done| done.on.to_string()))
        };
        assert_eq!(of(2025, "2026-11-24"), ("2025-10-01".into(), DutyState::Done, Some("2025-06-01".into())));
        assert_eq!(of(2026, "2026-11-24"), ("2026-10-01".into(), DutyState::Done, Some("2026-01-02".into())));
        assert_eq!(of(2024, "2026-11-24"), ("2024-10-01".into(), DutyState::Overdue, None));
        assert_eq!(of(2027, "2027-10-01"), ("2027-10-01".into(), DutyState::Open, None));
    }

    #[test]
    fn the_same_entries_in_any_order_and_twice_give_the_same_wheel() {
        let (one, two) = (entry(1, Duty::Training, "2026-01-02"), entry(2, Duty::Training, "2025-06-01"));
        let straight = with(&[one.clone(), two.clone()]);
        assert_eq!(straight, with(&[two.clone(), one.clone(), two]));
        assert_eq!(straight.wheel().last(Duty::Training).map(|done| done.on), Some(day("2026-01-02")));
    }

    #[test]
    fn a_day_beyond_the_end_of_the_month_is_its_last() {
        assert_eq!(DayOfYear { month: 2, day: 31 }.of(2027), day("2027-02-28"));
        assert_eq!(DayOfYear { month: 2, day: 31 }.of(2028), day("2028-02-29"));
    }
}
