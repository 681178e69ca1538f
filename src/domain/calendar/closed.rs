//! Days on which the offices are closed although they are no public holidays: by custom, by agreement, or once.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::{easter, is_holiday};

/// A day of the year that is no public holiday, but on which many offices are closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CustomDay {
    /// 1 May.
    FirstOfMay,
    /// Store bededag, the fourth Friday after Easter; a public holiday to 2023, after that by agreement only.
    GreatPrayerDay,
    /// The Friday after Kristi himmelfartsdag.
    DayAfterAscension,
    /// Grundlovsdag, 5 June.
    ConstitutionDay,
    /// 24 December.
    ChristmasEve,
    /// 31 December.
    NewYearsEve,
}

impl CustomDay {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 6] = [
        Self::FirstOfMay,
        Self::GreatPrayerDay,
        Self::DayAfterAscension,
        Self::ConstitutionDay,
        Self::ChristmasEve,
        Self::NewYearsEve,
    ];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::FirstOfMay => "first-of-may",
            Self::GreatPrayerDay => "great-prayer-day",
            Self::DayAfterAscension => "day-after-ascension",
            Self::ConstitutionDay => "constitution-day",
            Self::ChristmasEve => "christmas-eve",
            Self::NewYearsEve => "new-years-eve",
        }
    }

    /// Whether it falls on `day`.
    pub fn is(self, day: Date) -> bool {
        let after_easter = |days: i32| easter(day.year()).saturating_add(days.days()) == day;
        match self {
            Self::FirstOfMay => (day.month(), day.day()) == (5, 1),
            Self::GreatPrayerDay => after_easter(26),
            Self::DayAfterAscension => after_easter(40),
            Self::ConstitutionDay => (day.month(), day.day()) == (6, 5),
            Self::ChristmasEve => (day.month(), day.day()) == (12, 24),
            Self::NewYearsEve => (day.month(), day.day()) == (12, 31),
        }
    }
}

/// The days on which the offices are closed besides weekends and public holidays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDays {
    /// Every year.
    pub yearly: BTreeSet<CustomDay>,
    /// Once.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub once: BTreeSet<Date>,
}

impl Default for ClosedDays {
    /// Grundlovsdag, Juleaftensdag and Nytårsaftensdag are closed; 1 May and the day after Kristi himmelfart are not.
    fn default() -> Self {
        let yearly = [CustomDay::ConstitutionDay, CustomDay::ChristmasEve, CustomDay::NewYearsEve];
        Self { yearly: yearly.into(), once: BTreeSet::new() }
    }
}

impl ClosedDays {
    /// None but weekends and public holidays.
    pub fn none() -> Self {
        Self { yearly: BTreeSet::new(), once: BTreeSet::new() }
    }

    /// Whether it is one of these days; weekends and public holidays are not asked about.
    pub fn has(&self, day: Date) -> bool {
        self.once.contains(&day) || self.yearly.iter().any(|custom| custom.is(day))
    }

    /// Whether the offices are open: no weekend, no public holiday, none of these days.
    pub fn is_working_day(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        !weekend && !is_holiday(day) && !self.has(day)
    }

    /// The first working day strictly after `day`.
    pub fn next_working_day(&self, day: Date) -> Date {
        self.working_days_later(day, 1)
    }

    /// The `count`th working day strictly after `day`; `day` itself when none is wanted.
    pub fn working_days_later(&self, day: Date, count: u32) -> Date {
        let (mut at, mut left) = (day, count);
        // A list of closed days may be as long as somebody likes: the search ends all the same.
        for _ in 0..(u64::from(count) + 1) * 400 {
            if left == 0 {
                break;
            }
            at = at.saturating_add(1.day());
            left -= u32::from(self.is_working_day(at));
        }
        at
    }
}
