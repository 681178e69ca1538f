//! The Danish calendar: public holidays, working days, and the municipality's time zone.
//!
//! Rules in `law-and-locale.md` §4. Store bededag is a holiday until 2023 only.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};

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

/// Whether the municipality's offices are closed: weekends, holidays, and the days it closes by custom
/// (Grundlovsdag, Juleaftensdag, Nytårsaftensdag).
pub fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let custom = matches!((day.month(), day.day()), (6, 5) | (12, 24 | 31));
    !weekend && !custom && !is_holiday(day)
}

/// The first working day strictly after `day`.
pub fn next_working_day(day: Date) -> Date {
    let mut next = day;
    // The longest closed run is Christmas: a fortnight always holds a working day.
    for _ in 0..14 {
        next = next.saturating_add(1.day());
        if is_working_day(next) {
            break;
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_and_the_days_that_follow_it() {
        let table = [
            (2024, "03-28 03-29 03-31 04-01 05-09 05-19 05-20"),
            (2025, "04-17 04-18 04-20 04-21 05-29 06-08 06-09"),
            (2026, "04-02 04-03 04-05 04-06 05-14 05-24 05-25"),
            (2027, "03-25 03-26 03-28 03-29 05-06 05-16 05-17"),
            (2028, "04-13 04-14 04-16 04-17 05-25 06-04 06-05"),
            (2029, "03-29 03-30 04-01 04-02 05-10 05-20 05-21"),
            (2030, "04-18 04-19 04-21 04-22 05-30 06-09 06-10"),
        ];
        for (year, days) in table {
            for day in days.split(' ') {
                let day: Date = format!("{year}-{day}").parse().unwrap();
                assert!(is_holiday(day), "{day}");
            }
            let holidays = (0..366)
                .filter(|n| {
                    is_holiday(date(year, 1, 1).saturating_add((*n).days()))
                        && date(year, 1, 1).saturating_add((*n).days()).year() == year
                })
                .count();
            assert_eq!(holidays, 10, "{year}: seven by Easter, New Year and Christmas");
        }
    }

    #[test]
    fn store_bededag_is_an_ordinary_day_from_2024() {
        assert!(is_holiday(date(2023, 5, 5)));
        for day in [date(2024, 4, 26), date(2025, 5, 16), date(2026, 5, 1)] {
            assert!(is_working_day(day), "{day}");
        }
    }

    #[test]
    fn the_next_working_day_skips_easter_and_christmas() {
        assert_eq!(next_working_day(date(2026, 4, 1)), date(2026, 4, 7));
        assert_eq!(next_working_day(date(2026, 12, 23)), date(2026, 12, 28));
        assert_eq!(next_working_day(date(2026, 11, 20)), date(2026, 11, 23));
    }
}
