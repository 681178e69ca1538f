//! Durations and times as people say them, short enough for a column. Pure: now comes in.

use jiff::{SignedDuration, Timestamp, ZonedDateTime};

use super::Text;
use crate::domain::calendar;
use crate::domain::message::{CLOCK, DAY, YEAR};
use crate::tr;

impl Text {
    /// A length of time without its sign, in whole units: `<1 min`, `12 min`, `1 t 05 min`, from two days on `3 d`.
    pub fn duration(&self, length: SignedDuration) -> String {
        let minutes = length.as_secs().unsigned_abs() / 60;
        match minutes {
            0 => tr!(self, "time-moment"),
            1..60 => tr!(self, "time-minutes", minutes = minutes),
            60..2880 => tr!(self, "time-hours", hours = minutes / 60, minutes = format!("{:02}", minutes % 60)),
            _ => tr!(self, "time-days", days = minutes / 1440),
        }
    }

    /// Time left until a deadline: a plain duration, or how long it is overdue.
    pub fn left(&self, left: SignedDuration) -> String {
        let duration = self.duration(left);
        if left.is_negative() { tr!(self, "time-overdue", duration = duration) } else { duration }
    }

    /// How long ago `then` was, as a plain duration. What lies ahead, by a clock that goes wrong, is new.
    pub fn age(&self, then: Timestamp, now: Timestamp) -> String {
        self.duration(then.duration_until(now).max(SignedDuration::ZERO))
    }

    /// The same as a phrase: `for 12 min siden`.
    pub fn ago(&self, then: Timestamp, now: Timestamp) -> String {
        tr!(self, "time-ago", duration = self.age(then, now))
    }

    /// Time of day in Copenhagen, with the date when that is not today's, the year when not this year's, and the zone
    /// in the hour that comes twice in October.
    pub fn at(&self, then: Timestamp, now: Timestamp) -> String {
        let (local, today) = (calendar::local(then), calendar::local(now));
        let time = time_of_day(&local);
        let time = if comes_twice(then) { tr!(self, "time-with-zone", time = time, zone = zone(&local)) } else { time };
        if local.date() == today.date() {
            return time;
        }
        let day = if local.year() == today.year() { self.day(&local) } else { self.day_and_year(&local) };
        tr!(self, "time-on-day", day = day, time = time)
    }

    /// A time with its day in plain words, for somebody who typed less than that: today, tomorrow, yesterday, else the date.
    pub fn with_day(&self, then: Timestamp, now: Timestamp) -> String {
        let (local, today) = (calendar::local(then), calendar::local(now).date());
        let time = time_of_day(&local);
        if local.date() == today {
            tr!(self, "time-today", time = time)
        } else if today.tomorrow().is_ok_and(|day| day == local.date()) {
            tr!(self, "time-tomorrow", time = time)
        } else if today.yesterday().is_ok_and(|day| day == local.date()) {
            tr!(self, "time-yesterday", time = time)
        } else {
            self.at(then, now)
        }
    }

    /// Date, year, time and zone: for what leaves the desk, where nobody knows which day it is.
    pub fn full_time(&self, then: Timestamp) -> String {
        let local = calendar::local(then);
        let time = tr!(self, "time-on-day", day = self.day_and_year(&local), time = time_of_day(&local));
        tr!(self, "time-with-zone", time = time, zone = zone(&local))
    }

    /// The form of [`full_time`](Self::full_time) for each month, without the zone, for texts that are put together elsewhere.
    pub(super) fn time_forms(&self) -> Vec<String> {
        let form = |month: i8| {
            let day = tr!(self, "time-day", day = DAY, month = month);
            let day = tr!(self, "time-day-year", day = day, year = YEAR);
            tr!(self, "time-on-day", day = day, time = CLOCK)
        };
        (1..=12).map(form).collect()
    }

    /// How a time stands in a sentence, by month.
    pub(super) fn letter_times(&self) -> Vec<String> {
        let form = |day: String| tr!(self, "letter-time", day = day, time = CLOCK);
        self.day_forms().into_iter().map(form).collect()
    }

    /// How a day is written, by month.
    pub(super) fn day_forms(&self) -> Vec<String> {
        let form = |month: i8| {
            let day = tr!(self, "time-day", day = DAY, month = month);
            tr!(self, "time-day-year", day = day, year = YEAR)
        };
        (1..=12).map(form).collect()
    }

    /// A day with its year, for a plan that may lie far ahead.
    pub fn date(&self, date: jiff::civil::Date) -> String {
        let day = tr!(self, "time-day", day = date.day(), month = date.month());
        tr!(self, "time-day-year", day = day, year = date.year())
    }

    fn day(&self, local: &ZonedDateTime) -> String {
        tr!(self, "time-day", day = local.day(), month = local.month())
    }

    fn day_and_year(&self, local: &ZonedDateTime) -> String {
        tr!(self, "time-day-year", day = self.day(local), year = local.year())
    }
}

fn time_of_day(local: &ZonedDateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// Copenhagen's distance to UTC, which nobody can misread as a local name could be.
fn zone(local: &ZonedDateTime) -> String {
    format!("UTC+{}", local.offset().seconds() / 3600)
}

/// Whether clocks in Copenhagen show this time twice, an hour apart.
fn comes_twice(then: Timestamp) -> bool {
    let shown = calendar::local(then).datetime();
    [-1, 1].into_iter().any(|hours| {
        then.saturating_add(SignedDuration::from_hours(hours))
            .is_ok_and(|other| calendar::local(other).datetime() == shown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use proptest::prelude::*;

    fn ts(raw: &str) -> Timestamp {
        raw.parse().unwrap()
    }

    #[test]
    fn a_duration_is_short_and_its_minutes_stand_in_line() {
        let (da, en) = (Text::new(Language::Da), Text::new(Language::En));
        let table = [
            (0, "<1 min", "<1 min"),
            (59, "<1 min", "<1 min"),
            (60, "1 min", "1 min"),
            (12 * 60, "12 min", "12 min"),
            (65 * 60, "1 t 05 min", "1 h 05 min"),
            (47 * 3600 + 59 * 60, "47 t 59 min", "47 h 59 min"),
            (72 * 3600, "3 d", "3 d"),
        ];
        for (seconds, danish, english) in table {
            assert_eq!(da.duration(SignedDuration::from_secs(seconds)), danish);
            assert_eq!(en.duration(SignedDuration::from_secs(seconds)), english);
        }
        assert_eq!(da.left(SignedDuration::from_mins(-12)), "overskredet 12 min");
        assert_eq!(en.left(SignedDuration::from_mins(-12)), "12 min overdue");
        assert_eq!(da.left(SignedDuration::from_mins(12)), "12 min");
    }

    #[test]
    fn a_time_names_its_day_only_when_that_is_not_today() {
        let (da, en) = (Text::new(Language::Da), Text::new(Language::En));
        let then = ts("2026-11-24T02:12:00Z");
        let table = [
            ("2026-11-24T10:00:00Z", "03:12", "03:12"),
            ("2026-11-25T10:00:00Z", "24.11. 03:12", "24 Nov 03:12"),
            ("2027-01-01T10:00:00Z", "24.11.2026 03:12", "24 Nov 2026 03:12"),
        ];
        for (now, danish, english) in table {
            assert_eq!((da.at(then, ts(now)), en.at(then, ts(now))), (danish.to_owned(), english.to_owned()));
        }
        assert_eq!(da.full_time(then), "24.11.2026 03:12 (UTC+1)");
        assert_eq!(en.full_time(ts("2026-07-04T22:30:00Z")), "5 Jul 2026 00:30 (UTC+2)");
    }

    #[test]
    fn the_hour_that_comes_twice_is_told_apart() {
        let da = Text::new(Language::Da);
        let now = ts("2026-10-25T08:00:00Z");
        assert_eq!(da.at(ts("2026-10-25T00:30:00Z"), now), "02:30 (UTC+2)");
        assert_eq!(da.at(ts("2026-10-25T01:30:00Z"), now), "02:30 (UTC+1)");
        assert_eq!(da.at(ts("2026-10-25T02:30:00Z"), now), "03:30");
        assert_eq!(da.at(ts("2026-03-29T01:30:00Z"), ts("2026-03-29T08:00:00Z")), "03:30");
    }

    #[test]
    fn what_a_wrong_clock_puts_into_the_future_is_new() {
        let da = Text::new(Language::Da);
        let now = ts("2026-11-24T02:12:00Z");
        assert_eq!(da.age(ts("2026-11-24T03:12:00Z"), now), "<1 min");
        assert_eq!(da.ago(ts("2026-11-24T02:00:00Z"), now), "for 12 min siden");
    }

    proptest! {
        #[test]
        fn every_duration_and_time_can_be_said_in_its_column(seconds in -4_000_000_000i64..4_000_000_000, now in 0i64..4_000_000_000) {
            for language in Language::ALL {
                let text = Text::new(language);
                prop_assert!(text.duration(SignedDuration::from_secs(seconds)).chars().count() <= 11);
                let (then, now) = (Timestamp::from_second(seconds).unwrap(), Timestamp::from_second(now).unwrap());
                prop_assert!(text.at(then, now).chars().count() <= 27);
            }
        }
    }
}
