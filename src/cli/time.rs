//! Times as people type them: `03:12`, `24-11-2026 03:12`, `2026-11-24 03:12`, or RFC 3339; and days.

use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};

use crate::app;
use crate::domain::calendar::{COPENHAGEN, local};

/// Reads a time; without a zone it is Danish wall-clock time. A bare clock time that is not yet reached today was
/// yesterday's: at 00:10, `23:50` means twenty minutes ago.
pub(super) fn parse(raw: &str, now: Timestamp) -> Option<Timestamp> {
    let raw = raw.trim();
    if let Ok(timestamp) = raw.parse::<Timestamp>() {
        return Some(timestamp);
    }
    let civil = |at: DateTime| at.to_zoned_datetime(COPENHAGEN).ok().map(|zoned| zoned.timestamp());
    if let Ok(at) = raw.replacen(' ', "T", 1).parse::<DateTime>()
        && raw.len() > "2026-11-24".len()
    {
        return civil(at);
    }
    let clock = Time::strptime("%H:%M", raw).or_else(|_not_minutes| Time::strptime("%H.%M", raw));
    // What is no clock time alone may have a day before it, as in the forms.
    let Ok(time) = clock else { return app::typed_time(raw, now) };
    let today = local(now).date();
    let at = civil(today.to_datetime(time))?;
    if at <= now { Some(at) } else { civil(today.saturating_sub(1.day()).to_datetime(time)) }
}

/// Reads a day, as the forms do.
pub(super) fn day(raw: &str, now: Timestamp) -> Option<Date> {
    app::typed_day(raw, now)
}

/// Whether this is written as a day that no calendar has, alone or before a time.
pub(super) fn is_no_day(raw: &str) -> bool {
    let day = raw.split_whitespace().next().unwrap_or_default();
    let numbers: Option<Vec<i16>> = day.split(['-', '/', '.']).map(|part| part.parse().ok()).collect();
    let parts = match numbers.as_deref() {
        Some([year, month, day]) if *year > 31 => (*year, *month, *day),
        Some([day, month, year]) if *year > 31 => (*year, *month, *day),
        _ => return false,
    };
    let (year, month, day) = parts;
    let known = i8::try_from(month).ok().zip(i8::try_from(day).ok());
    known.is_none_or(|(month, day)| Date::new(year, month, day).is_err())
}

/// Reads a time that lies ahead, as the forms do: a bare clock time that is reached today already is tomorrow's.
pub(super) fn ahead(raw: &str, now: Timestamp) -> Option<Timestamp> {
    app::typed_ahead(raw, now).or_else(|| parse(raw, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_time_that_lies_ahead_is_the_next_one() {
        let now: Timestamp = "2026-11-24T02:10:00Z".parse().unwrap();
        let table = [
            ("06:00", "2026-11-24T05:00:00Z"),
            ("03:05", "2026-11-25T02:05:00Z"),
            ("23.50", "2026-11-24T22:50:00Z"),
            ("2026-11-24 03:00", "2026-11-24T02:00:00Z"),
            ("2026-11-24T03:00:00+01:00", "2026-11-24T02:00:00Z"),
            ("24-12 10:00", "2026-12-24T09:00:00Z"),
            ("nu", "2026-11-24T02:10:00Z"),
            ("now", "2026-11-24T02:10:00Z"),
        ];
        for (raw, expected) in table {
            assert_eq!(ahead(raw, now), Some(expected.parse().unwrap()), "{raw}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_from_what_is_no_day() {
        for raw in ["31-02-2027", "2027-02-31", "29.02.2027", "31/04/2027 10:00", "32-12-2026", "24-13-2026"] {
            assert!(is_no_day(raw), "{raw}");
        }
        for raw in ["28-02-2027", "29-02-2028", "jul", "", "24-12", "03:12", "12"] {
            assert!(!is_no_day(raw), "{raw}");
        }
    }

    #[test]
    fn days_as_people_type_them() {
        let now: Timestamp = "2026-11-24T02:10:00Z".parse().unwrap();
        for raw in ["24-12-2026", "24/12/2026", "24.12.2026", "2026-12-24", "24-12"] {
            assert_eq!(day(raw, now), Some(jiff::civil::date(2026, 12, 24)), "{raw}");
        }
        for raw in ["", "12", "32-12-2026", "24-13-2026", "jul"] {
            assert_eq!(day(raw, now), None, "{raw}");
        }
    }

    #[test]
    fn times_as_people_type_them() {
        let now: Timestamp = "2026-11-24T02:10:00Z".parse().unwrap();
        let table = [
            ("2026-11-24T02:00:00Z", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24T03:00:00+01:00", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24 03:00", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24T03:00", Some("2026-11-24T02:00:00Z")),
            ("03:05", Some("2026-11-24T02:05:00Z")),
            ("03.05", Some("2026-11-24T02:05:00Z")),
            ("23:50", Some("2026-11-23T22:50:00Z")),
            ("24-11-2026 03:00", Some("2026-11-24T02:00:00Z")),
            ("24.11.2026 03.00", Some("2026-11-24T02:00:00Z")),
            ("23-11 23:50", Some("2026-11-23T22:50:00Z")),
            ("2026-11-24", None),
            ("25:00", None),
            ("soon", None),
            ("", None),
        ];
        for (raw, expected) in table {
            assert_eq!(parse(raw, now), expected.map(|text| text.parse().unwrap()), "{raw}");
        }
    }
}
