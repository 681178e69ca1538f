//! Dates as feeds write them: RFC 3339, RFC 2822 with all its liberties, Danish numbers and names. A date without a
//! zone is meant on Danish clocks.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

use crate::domain::calendar::COPENHAGEN;

/// Longest text that is looked at.
const LENGTH_MAX: usize = 80;

/// A moment that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// When.
    pub(super) at: Timestamp,
    /// Whether the zone was not said.
    pub(super) assumed: bool,
}

/// The moment that `text` names, if it names one; without a zone it is meant on Danish clocks.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    found(text, false).map(|moment| moment.at)
}

/// The moment that `text` names, if it names one; without a zone it is meant in UTC or on Danish clocks.
pub(super) fn found(text: &str, utc: bool) -> Option<Moment> {
    let text: String = text.trim().chars().take(LENGTH_MAX).collect();
    if let Ok(at) = text.parse() {
        return Some(Moment { at, assumed: false });
    }
    let mut found = Found::default();
    for word in text.split([' ', ',', '\t', '\n']).filter(|word| !word.is_empty()) {
        match word.split_once('T') {
            Some((date, time)) if date.ends_with(|c: char| c.is_ascii_digit()) => {
                found.take(date);
                found.take(time);
            }
            Some(_) | None => found.take(word),
        }
    }
    let assumed = found.zone.is_none();
    if assumed && utc {
        found.zone = Some(TimeZone::UTC);
    }
    Some(Moment { at: found.timestamp()?, assumed })
}

#[derive(Default)]
struct Found {
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    time: Option<Time>,
    /// A written `24:00` is the next day's midnight.
    next_day: bool,
    zone: Option<TimeZone>,
}

impl Found {
    fn take(&mut self, word: &str) {
        if let Some((clock, zone)) = clock(word) {
            self.next_day = clock.0 == 24;
            self.time = Time::new(clock.0 % 24, clock.1, clock.2, 0).ok();
            self.zone = zone.or(self.zone.take());
        } else if let Some(date) = numeric_date(word) {
            (self.day, self.month, self.year) = (Some(date.day()), Some(date.month()), Some(date.year()));
        } else if let Some(zone) = zone(word) {
            self.zone = Some(zone);
        } else if let Some(month) = month(word) {
            self.month = Some(month);
        } else if let Ok(number) = word.trim_end_matches('.').parse::<i16>() {
            if number > 31 || self.day.is_some() {
                self.year = Some(if number < 100 { number + 2000 } else { number });
            } else {
                self.day = i8::try_from(number).ok();
            }
        }
    }

    fn timestamp(self) -> Option<Timestamp> {
        let date = Date::new(self.year?, self.month?, self.day?).ok()?;
        let date = if self.next_day { date.checked_add(1.day()).ok()? } else { date };
        let local = DateTime::from_parts(date, self.time.unwrap_or_else(Time::midnight));
        self.zone.unwrap_or(COPENHAGEN).to_ambiguous_timestamp(local).compatible().ok()
    }
}

/// Hour, minute and second of `12:00`, `12:00:30.123` or `12:00Z`, with the zone that is stuck to it.
fn clock(word: &str) -> Option<((i8, i8, i8), Option<TimeZone>)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(word.len());
    let (digits, rest) = word.split_at_checked(end)?;
    let mut parts = digits.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = parts.next()?.parse().ok()?;
    let second = parts.next().and_then(|second| second.split('.').next()?.parse().ok()).unwrap_or(0);
    let fits = (0..=24).contains(&hour) && (0..60).contains(&minute);
    fits.then_some(((hour, minute, second), zone(rest)))
}

/// `2026-11-05`, `05-11-2026`, `5/11/2026` (day first, as in Denmark).
fn numeric_date(word: &str) -> Option<Date> {
    let parts: Vec<i16> = word.split(['-', '/', '.']).map_while(|part| part.parse().ok()).collect();
    let [first, month, last] = *parts.as_slice() else { return None };
    let (year, day) = if first > 31 { (first, last) } else { (last, first) };
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn month(word: &str) -> Option<i8> {
    let head: String = word.chars().take(3).collect::<String>().to_lowercase();
    Some(match head.as_str() {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" | "maj" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" | "okt" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    })
}

fn zone(word: &str) -> Option<TimeZone> {
    let hours = match word.to_ascii_uppercase().as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "WET" => 0,
        "CET" | "BST" | "WEST" => 1,
        "CEST" | "EET" => 2,
        "EEST" => 3,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        // JavaScript's `GMT+0000`.
        _ => return offset(word.strip_prefix("GMT").unwrap_or(word)),
    };
    Some(TimeZone::fixed(Offset::from_hours(hours).ok()?))
}

/// `+0100`, `-05:30`.
fn offset(word: &str) -> Option<TimeZone> {
    let (sign, digits) = match word.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, word.strip_prefix('-')?),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if digits.len() != 4 {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let seconds = sign * ((number / 100) * 3600 + (number % 100) * 60);
    Some(TimeZone::fixed(Offset::from_seconds(seconds).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_writing_a_moment_is_read() {
        let table = [
            ("2026-11-05T12:00:00Z", "2026-11-05T12:00:00Z"),
            ("2026-11-05T12:00:00.000-05:00", "2026-11-05T17:00:00Z"),
            ("2026-11-05T12:00:00+0100", "2026-11-05T11:00:00Z"),
            ("Thu, 05 Nov 2026 12:00:00 +0000", "2026-11-05T12:00:00Z"),
            ("Thu, 5 Nov 2026 12:00:00 GMT", "2026-11-05T12:00:00Z"),
            ("Sat, 20 Jul 2024 12:59:45 Z", "2024-07-20T12:59:45Z"),
            ("Fri, 23 Aug 2019 04:18:35 PDT", "2019-08-23T11:18:35Z"),
            ("Tor, 05 nov 2026 12:00:00 +0100", "2026-11-05T11:00:00Z"),
            ("5. november 2026 12:00", "2026-11-05T11:00:00Z"),
            ("05-11-2026 12:00", "2026-11-05T11:00:00Z"),
            ("1. juli 2026 12:00", "2026-07-01T10:00:00Z"),
            ("2026-11-05 24:00", "2026-11-05T23:00:00Z"),
            ("2026-11-05", "2026-11-04T23:00:00Z"),
            ("Nov 5, 2026 12:00 UTC", "2026-11-05T12:00:00Z"),
            ("2025-09-12 19:20:02 +0200 +0200", "2025-09-12T17:20:02Z"),
            ("2025-09-10 10:00:00 +0000 UTC", "2025-09-10T10:00:00Z"),
            ("Sat Jun 11 2022 20:00:00 GMT+0000 (Coordinated Universal Time)", "2022-06-11T20:00:00Z"),
        ];
        for (given, wanted) in table {
            assert_eq!(parse(given), Some(wanted.parse().unwrap()), "{given}");
        }
    }

    #[test]
    fn a_zone_that_is_not_said_is_assumed_and_told() {
        let at = |text: &str| text.parse().unwrap();
        let naive = found("2026-08-06 20:31:37", true);
        assert_eq!(naive, Some(Moment { at: at("2026-08-06T20:31:37Z"), assumed: true }));
        let danish = found("2026-08-06 20:31:37", false);
        assert_eq!(danish, Some(Moment { at: at("2026-08-06T18:31:37Z"), assumed: true }));
        assert!(!found("2026-08-06 20:31:37 CEST", true).unwrap().assumed);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for given in ["", "soon", "31 Feb 2026", "12:00", "99-99-9999", "2026"] {
            assert_eq!(parse(given), None, "{given}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[0-9a-zA-Z:.,+ /\\-æ]{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn a_printed_moment_reads_back(seconds in -2_000_000_000i64..4_000_000_000) {
            let at = Timestamp::from_second(seconds).unwrap();
            prop_assert_eq!(parse(&at.to_string()), Some(at));
        }
    }
}
