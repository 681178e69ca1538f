//! The Danish calendar: public holidays, working days, months, and the municipality's time zone.
//!
//! Rules in `law-and-locale.md` §4. Store bededag is a holiday until 2023 only. Which further days the offices are closed is
//! the profile's ([`ClosedDays`]); when a supplier is at work is the agreement's ([`ServiceHours`]).

mod closed;
mod service;
#[cfg(test)]
mod tests;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ToSpan, ZonedDateTime};

pub use closed::{ClosedDays, CustomDay};
pub use service::{BadOpening, Holidays, Opening, ServiceHours};

/// Europe/Copenhagen, compiled in: the desk needs no zone files.
pub const COPENHAGEN: TimeZone = jiff::tz::get!("Europe/Copenhagen");

/// `at` on Danish clocks.
pub fn local(at: Timestamp) -> ZonedDateTime {
    at.to_zoned_datetime(COPENHAGEN)
}

/// Easter Sunday by the Gregorian computus (Meeus/Jones/Butcher).
#[expect(clippy::many_single_char_names, reason = "the published algorithm's own letters")]
pub fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).unwrap_or(3);
    let day = i8::try_from(n % 31 + 1).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(Date::constant(2000, 4, 23))
}

/// Whether `day` is a Danish public holiday.
pub fn is_holiday(day: Date) -> bool {
    let fixed = matches!((day.month(), day.day()), (1, 1) | (12, 25 | 26));
    let Ok(since) = day.since((jiff::Unit::Day, easter(day.year()))) else { return fixed };
    let since = since.get_days();
    let great_prayer = since == 26 && day.year() <= 2023;
    fixed || great_prayer || matches!(since, -3 | -2 | 0 | 1 | 39 | 49 | 50)
}

/// The moment of a Danish wall-clock time. One that is skipped in March is as much later as the clocks were moved; of the
/// two that October has, the first is meant.
pub fn moment(local: DateTime) -> Timestamp {
    local.to_zoned_datetime(COPENHAGEN).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The first moment after `now` that shows the clock time of `at`, `step` by `step` after its day; two steps at most.
pub fn next_after(at: Timestamp, now: Timestamp, step: Span) -> Option<Timestamp> {
    let shown = local(at);
    let mut day = shown.date();
    for _ in 0..2 {
        day = day.checked_add(step).ok()?;
        let next = moment(day.to_datetime(shown.time()));
        if next > now {
            return Some(next);
        }
    }
    None
}

/// So many hours later, round the clock: legal periods in hours count elapsed time (`law-and-locale.md` §2.1).
pub fn hours_later(at: Timestamp, hours: u32) -> Timestamp {
    at.saturating_add(SignedDuration::from_hours(i64::from(hours))).unwrap_or(Timestamp::MAX)
}

/// The same wall-clock time so many months later; a day that the month does not have is its last (31 January + 1 month is
/// 28 or 29 February).
pub fn months_later(at: Timestamp, months: u32) -> Timestamp {
    local(at).checked_add(i64::from(months).months()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}
