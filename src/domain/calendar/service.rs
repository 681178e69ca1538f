//! Service hours of an operating agreement: when the supplier is at work, and how much of a time that is (P20).
//!
//! They are wall-clock hours of Danish days. What is counted within them is elapsed time: an agreement that runs round the
//! clock has a day of 25 hours in October and one of 23 in March.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use super::{ClosedDays, is_holiday, local, moment};

const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];
/// Minutes of a day, the last of which is midnight.
const MIDNIGHT: u16 = 24 * 60;
/// How many days are looked through for the end of an agreed time.
const DAYS_MOST: u16 = 3660;

/// Hours of some days of the week, as `mon-fri 08:00-16:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Opening {
    /// First and last day of the week, Monday = 0.
    days: (u8, u8),
    /// From and to, in minutes of the day.
    minutes: (u16, u16),
}

/// A text that names no hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("hours are written «mon-fri 08:00-16:00», not «{0}»")]
pub struct BadOpening(String);

impl Opening {
    /// All day, every day.
    pub const ALWAYS: Self = Self { days: (0, 6), minutes: (0, MIDNIGHT) };

    /// First and last day of the week, as files name them: `mon`, `fri`.
    pub fn days(self) -> (&'static str, &'static str) {
        let name = |day: u8| DAYS.get(usize::from(day)).map_or("", |(name, _)| *name);
        (name(self.days.0), name(self.days.1))
    }

    /// From and to on the clock: `08:00`, `24:00`.
    pub fn clock(self) -> (String, String) {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        (clock(self.minutes.0), clock(self.minutes.1))
    }

    fn is_on(self, weekday: Weekday) -> bool {
        let Ok(day) = u8::try_from(weekday.to_monday_zero_offset()) else { return false };
        let (first, last) = self.days;
        // A week may be written across its end: fri-mon.
        if first <= last { (first..=last).contains(&day) } else { day >= first || day <= last }
    }
}

impl FromStr for Opening {
    type Err = BadOpening;

    fn from_str(raw: &str) -> Result<Self, BadOpening> {
        let bad = || BadOpening(raw.chars().filter(|c| !c.is_control()).take(40).collect());
        let (days, hours) = raw.trim().split_once(' ').ok_or_else(bad)?;
        let day = |name: &str| {
            let place = DAYS.iter().position(|(have, _)| name.eq_ignore_ascii_case(have))?;
            u8::try_from(place).ok()
        };
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let days = day(first).zip(day(last)).ok_or_else(bad)?;
        let (from, to) = hours.trim().split_once('-').ok_or_else(bad)?;
        let minutes = minutes(from).zip(minutes(to)).filter(|(from, to)| from < to).ok_or_else(bad)?;
        Ok(Self { days, minutes })
    }
}

/// `08:00` in minutes of the day; `24:00` is its end.
fn minutes(raw: &str) -> Option<u16> {
    let (hours, minutes) = raw.split_once(':')?;
    let both_digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !both_digits(hours) || !both_digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then_some(hours * 60 + minutes).filter(|sum| *sum <= MIDNIGHT)
}

impl fmt::Display for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((first, last), (from, to)) = (self.days(), self.clock());
        f.write_str(first)?;
        if first != last {
            write!(f, "-{last}")?;
        }
        write!(f, " {from}-{to}")
    }
}

impl TryFrom<String> for Opening {
    type Error = BadOpening;
    fn try_from(raw: String) -> Result<Self, BadOpening> {
        raw.parse()
    }
}

impl From<Opening> for String {
    fn from(opening: Opening) -> Self {
        opening.to_string()
    }
}

/// When hours begin or end that are written `local`. In the hour that March skips it is the moment of the skip, which is on
/// a full hour: none of that hour was ever served.
fn boundary(at: DateTime) -> Timestamp {
    let found = moment(at);
    if local(found).datetime() == at { found } else { moment(at.date().at(at.hour(), 0, 0, 0)) }
}

/// Whether an agreement is served on public holidays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holidays {
    /// Nobody is there.
    #[default]
    Closed,
    /// As on any other day.
    Open,
}

impl Holidays {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Closed, Self::Open];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
        }
    }
}

/// When an agreement is served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceHours {
    /// The hours; where several are on one day, they add up.
    pub openings: Vec<Opening>,
    /// Public holidays.
    #[serde(default)]
    pub holidays: Holidays,
    /// Further days on which nobody is there.
    pub closed: ClosedDays,
}

impl ServiceHours {
    /// Round the clock, every day of the year.
    pub fn always() -> Self {
        Self { openings: vec![Opening::ALWAYS], holidays: Holidays::Open, closed: ClosedDays::none() }
    }

    /// The times of `day` at which somebody is there, in order, none of them touching another.
    fn open_on(&self, day: Date) -> Vec<(Timestamp, Timestamp)> {
        if self.closed.has(day) || (self.holidays == Holidays::Closed && is_holiday(day)) {
            return Vec::new();
        }
        let at = |minutes: u16| {
            let (hours, rest) = (minutes / 60, minutes % 60);
            let read = i8::try_from(hours).ok().zip(i8::try_from(rest).ok());
            match read.and_then(|(hours, rest)| Time::new(hours, rest, 0, 0).ok()) {
                Some(time) => boundary(day.to_datetime(time)),
                None => moment(day.saturating_add(1.day()).to_datetime(Time::midnight())),
            }
        };
        let mut open: Vec<(Timestamp, Timestamp)> = self
            .openings
            .iter()
            .filter(|opening| opening.is_on(day.weekday()))
            .map(|opening| (at(opening.minutes.0), at(opening.minutes.1)))
            .filter(|(from, to)| from < to)
            .collect();
        open.sort();
        let mut merged: Vec<(Timestamp, Timestamp)> = Vec::new();
        for (from, to) in open {
            match merged.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => merged.push((from, to)),
            }
        }
        merged
    }

    /// Whether somebody is there at `at`.
    pub fn is_open(&self, at: Timestamp) -> bool {
        self.open_on(local(at).date()).iter().any(|(from, to)| *from <= at && at < *to)
    }

    /// How much of the time from `from` to `to` lies within the service hours; nothing when `to` is not later.
    pub fn elapsed(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let mut sum = SignedDuration::ZERO;
        let (mut day, last) = (local(from).date(), local(to).date());
        while day <= last {
            for (opens, closes) in self.open_on(day) {
                let (opens, closes) = (opens.max(from), closes.min(to));
                if opens < closes {
                    sum = sum.saturating_add(opens.duration_until(closes));
                }
            }
            let next = day.saturating_add(1.day());
            if next == day {
                break;
            }
            day = next;
        }
        sum
    }

    /// When `length` of service time has passed since `start`; `None` when that is not within ten years, as where nobody is
    /// ever there.
    pub fn later(&self, start: Timestamp, length: SignedDuration) -> Option<Timestamp> {
        let mut left = length;
        let mut day = local(start).date();
        for _ in 0..DAYS_MOST {
            for (opens, closes) in self.open_on(day) {
                let opens = opens.max(start);
                if opens >= closes {
                    continue;
                }
                let here = opens.duration_until(closes);
                if left <= here {
                    return opens.saturating_add(left).ok();
                }
                left = left.saturating_sub(here);
            }
            day = day.saturating_add(1.day());
        }
        None
    }
}
