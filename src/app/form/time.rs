//! Times as people type them: `02:40` on the local clock, a date before it where it was another day.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use super::field::Shape;
use crate::domain::calendar::{COPENHAGEN, local, next_after};

/// How a time is offered: `02:40`, or `23-11-2026 02:40` when that was not today.
pub(super) fn print(at: Timestamp, now: Timestamp) -> String {
    let (then, today) = (local(at), local(now));
    let form = if then.date() == today.date() { "%H:%M" } else { "%d-%m-%Y %H:%M" };
    then.strftime(form).to_string()
}

/// Reads `02:40`, `2.40`, `0240`, `23-11 02:40`, `23/11/2026 02:40`, `2026-11-23 02:40`. A time alone is the newest one
/// that is not in the future; a date without a year is of this year, or of last year if it would be in the future. `nu` and
/// `now` are this moment; `i går`, `i dag` and `i morgen` (`yesterday`, `today`, `tomorrow`) are days.
pub fn parse(raw: &str, now: Timestamp) -> Option<Timestamp> {
    if is_now(raw) {
        return Some(now);
    }
    let today = local(now).date();
    if let Some((days, rest)) = near_day(raw) {
        let time = clock(rest)?;
        let day = today.checked_add(days.days()).ok()?;
        return Some(day.to_datetime(time).to_zoned_datetime(COPENHAGEN).ok()?.timestamp());
    }
    let mut words = raw.split_whitespace().rev();
    let time = clock(words.next()?)?;
    let day = words.next();
    if words.next().is_some() {
        return None;
    }
    let at = |day: Date| Some(day.to_datetime(time).to_zoned_datetime(COPENHAGEN).ok()?.timestamp());
    match day {
        None => {
            let newest = at(today)?;
            if newest > now { at(today.checked_sub(1.day()).ok()?) } else { Some(newest) }
        }
        Some(day) => {
            let parts: Vec<&str> = day.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
            match parts.as_slice() {
                [year, month, day] if year.len() == 4 => at(date(year, month, day)?),
                [day, month, year] if year.len() == 4 => at(date(year, month, day)?),
                [day, month] => {
                    let this = date(&today.year().to_string(), month, day)?;
                    let past = if this > today { this.checked_sub(1.year()).ok()? } else { this };
                    at(past)
                }
                _ => None,
            }
        }
    }
}

/// Reads a time that lies ahead: a time alone is the next one, a date without a year the next of that name. `nu` is now.
pub fn parse_ahead(raw: &str, now: Timestamp) -> Option<Timestamp> {
    let at = parse(raw, now)?;
    if at > now || is_now(raw) || near_day(raw).is_some() {
        return Some(at);
    }
    let step = match raw.split_whitespace().count() {
        1 => 1.day(),
        _ if raw.split_whitespace().next().is_some_and(|day| !has_year(day)) => 1.year(),
        _ => return Some(at),
    };
    next_after(at, now, step).or(Some(at))
}

/// The days that have a name of their own, by how far they are, and the time behind it; in either language.
fn near_day(raw: &str) -> Option<(i64, &str)> {
    const NAMED: [(&str, i64); 8] = [
        ("i går", -1),
        ("igår", -1),
        ("yesterday", -1),
        ("i dag", 0),
        ("today", 0),
        ("i morgen", 1),
        ("imorgen", 1),
        ("tomorrow", 1),
    ];
    let raw = raw.trim();
    NAMED.into_iter().find_map(|(name, days)| {
        let (head, rest) = raw.split_at_checked(name.len())?;
        (head.to_lowercase() == name && rest.starts_with(char::is_whitespace)).then(|| (days, rest.trim()))
    })
}

fn is_now(raw: &str) -> bool {
    ["nu", "now"].contains(&raw.trim().to_lowercase().as_str())
}

/// What a field of times takes what is typed for, where that is worth saying: another day than this, a year that was left
/// out, or any time that lies ahead.
pub fn understood(shape: Shape, raw: &str, now: Timestamp) -> Option<Understood> {
    let moment = |at: Timestamp| Understood::Moment(at);
    match shape {
        Shape::Line | Shape::Prose => None,
        Shape::Ahead => parse_ahead(raw, now).map(moment),
        Shape::Time => {
            let other_day = |at: &Timestamp| local(*at).date() != local(now).date();
            parse(raw, now).filter(|at| is_now(raw) || other_day(at) && raw.split_whitespace().count() == 1).map(moment)
        }
        Shape::Day => parse_day(raw, now).filter(|_| !has_year(raw.trim())).map(Understood::Day),
    }
}

/// What is typed, as it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Understood {
    /// This time.
    Moment(Timestamp),
    /// This day.
    Day(Date),
}

/// How a day is offered.
pub(super) fn print_day(day: Date) -> String {
    day.strftime("%d-%m-%Y").to_string()
}

/// Reads a day: `24-12-2026`, `24-12` or `2026-12-24`; without a year the next of that name.
pub fn parse_day(raw: &str, now: Timestamp) -> Option<Date> {
    let typed = Some(raw.trim()).filter(|typed| !typed.is_empty())?;
    parse_ahead(&format!("{typed} 12:00"), now).map(|at| local(at).date())
}

fn has_year(day: &str) -> bool {
    day.split(['-', '/', '.']).any(|part| part.len() == 4)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn clock(raw: &str) -> Option<Time> {
    let (hour, minute) = match raw.split_once([':', '.']) {
        Some(parts) => parts,
        None if raw.is_ascii() && raw.len() == 4 => raw.split_at_checked(2)?,
        None => return None,
    };
    let plain = |part: &str| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
    if !plain(hour) || !plain(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn now() -> Timestamp {
        "2026-11-24T02:12:30Z".parse().unwrap()
    }

    fn read(raw: &str) -> Option<String> {
        parse(raw, now()).map(|at| local(at).strftime("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn a_time_alone_is_the_newest_that_has_been() {
        assert_eq!(read("02:40").as_deref(), Some("2026-11-24 02:40"));
        assert_eq!(read("0240").as_deref(), Some("2026-11-24 02:40"));
        assert_eq!(read("2.40").as_deref(), Some("2026-11-24 02:40"));
        assert_eq!(read("23:50").as_deref(), Some("2026-11-23 23:50"));
    }

    #[test]
    fn the_moment_itself_has_a_word() {
        for raw in ["nu", "Now", " NU "] {
            assert_eq!((parse(raw, now()), parse_ahead(raw, now())), (Some(now()), Some(now())), "{raw}");
        }
        assert_eq!(parse("nu 02:40", now()), None);
    }

    #[test]
    fn a_date_may_stand_before_it() {
        for raw in ["23-11 22:05", "23/11 22:05", "23.11. 22:05", "2026-11-23 22:05", "23-11-2026 22.05"] {
            assert_eq!(read(raw).as_deref(), Some("2026-11-23 22:05"), "{raw}");
        }
        assert_eq!(read("24-12 10:00").as_deref(), Some("2025-12-24 10:00"));
    }

    #[test]
    fn a_time_that_lies_ahead_is_the_next_of_its_name() {
        let ahead = |raw: &str| {
            parse_ahead(raw, now()).map(|at| local(at).strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
        };
        let table = [
            ("06:00", "2026-11-24 06:00"),
            ("02:40", "2026-11-25 02:40"),
            ("23:50", "2026-11-24 23:50"),
            ("25-11 09:00", "2026-11-25 09:00"),
            ("23-11-2026 09:00", "2026-11-23 09:00"),
            ("nu", "2026-11-24 03:12"),
        ];
        for (raw, expected) in table {
            assert_eq!(ahead(raw), expected, "{raw}");
        }
    }

    #[test]
    fn what_a_time_is_taken_for_is_said_where_it_could_be_another() {
        let said = |shape, raw: &str| match understood(shape, raw, now()) {
            Some(Understood::Moment(at)) => local(at).strftime("%d-%m %H:%M").to_string(),
            Some(Understood::Day(day)) => print_day(day),
            None => String::new(),
        };
        let table = [
            (Shape::Ahead, "02:40", "25-11 02:40"),
            (Shape::Ahead, "06:00", "24-11 06:00"),
            (Shape::Ahead, "nu", "24-11 03:12"),
            (Shape::Ahead, "06:", ""),
            (Shape::Time, "02:40", ""),
            (Shape::Time, "23:50", "23-11 23:50"),
            (Shape::Time, "nu", "24-11 03:12"),
            (Shape::Day, "24-12", "24-12-2026"),
            (Shape::Day, "24-12-2026", ""),
            (Shape::Line, "02:40", ""),
        ];
        for (shape, raw, expected) in table {
            assert_eq!(said(shape, raw), expected, "{raw}");
        }
    }

    #[test]
    fn what_is_no_time_is_told_so() {
        for raw in ["", "25:00", "abc", "10:61", "1:2:3", "+1:20", "40-40 10:00", "a 23-11 10:00"] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn a_time_reads_back_as_offered(minutes_ago in 0i64..500_000) {
            let at = now().checked_sub(minutes_ago.minutes()).unwrap();
            let shown = print(at, now());
            let again = parse(&shown, now()).unwrap();
            // Twice a year one spelling names two times.
            prop_assert!(again.duration_until(at).abs() < jiff::SignedDuration::from_mins(61), "{shown}");
        }

        #[test]
        fn no_text_makes_reading_fail_badly(raw in "\\PC{0,20}") {
            let _ = parse(&raw, now());
        }
    }

    #[test]
    fn the_days_around_today_have_names() {
        let now: Timestamp = "2026-11-24T02:10:00Z".parse().unwrap();
        let read = |raw: &str| parse(raw, now).map(|at| at.to_string());
        for raw in ["i går 22:15", "I GÅR 22.15", "yesterday 2215", " igår  22:15 "] {
            assert_eq!(read(raw).as_deref(), Some("2026-11-23T21:15:00Z"), "{raw}");
        }
        assert_eq!(read("i dag 01:00").as_deref(), Some("2026-11-24T00:00:00Z"));
        let ahead = |raw: &str| parse_ahead(raw, now).map(|at| at.to_string());
        assert_eq!(ahead("i morgen 08:00").as_deref(), Some("2026-11-25T07:00:00Z"));
        assert_eq!(ahead("i går 22:15").as_deref(), Some("2026-11-23T21:15:00Z"), "what is past is not moved a year");
        for raw in ["i går", "går 22:15", "yesterdays 22:15", "i går 25:00"] {
            assert_eq!(read(raw), None, "{raw}");
        }
    }
}
