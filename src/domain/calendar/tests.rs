//! The calendar against hand-made tables, and the laws that hold on any day.

use jiff::civil::date;
use jiff::{SignedDuration, ToSpan};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn danish(at: Timestamp) -> String {
    local(at).strftime("%Y-%m-%d %H:%M %:z").to_string()
}

fn hours(openings: &[&str]) -> ServiceHours {
    ServiceHours {
        openings: openings.iter().map(|text| text.parse().unwrap()).collect(),
        holidays: service::Holidays::Closed,
        closed: ClosedDays::default(),
    }
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

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
    for (year, listed) in table {
        for day in listed.split(' ') {
            let day: Date = format!("{year}-{day}").parse().unwrap();
            assert!(is_holiday(day), "{day}");
        }
        let first = date(year, 1, 1);
        let all = (0..366).map(|n| first.saturating_add(n.days())).filter(|day| day.year() == year);
        assert_eq!(all.filter(|day| is_holiday(*day)).count(), 10, "{year}: seven by Easter, New Year and Christmas");
    }
}

#[test]
fn easter_of_other_centuries() {
    let table = [
        (1818, 3, 22),
        (1900, 4, 15),
        (1943, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
        (2000, 4, 23),
        (2008, 3, 23),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
        (2100, 3, 28),
        (2285, 3, 22),
    ];
    for (year, month, day) in table {
        assert_eq!(easter(year), date(year, month, day));
    }
}

#[test]
fn store_bededag_is_a_holiday_to_2023_and_an_ordinary_day_from_2024() {
    let closed = ClosedDays::default();
    for day in [date(2022, 5, 13), date(2023, 5, 5)] {
        assert!(is_holiday(day) && !closed.is_working_day(day), "{day}");
    }
    for day in [date(2024, 4, 26), date(2025, 5, 16), date(2026, 5, 1)] {
        assert!(closed.is_working_day(day), "{day}");
        let agreed = ClosedDays { yearly: [CustomDay::GreatPrayerDay].into(), ..ClosedDays::none() };
        assert!(!agreed.is_working_day(day), "{day}: an agreement may still name it");
    }
}

#[test]
fn days_that_are_closed_by_custom_and_days_that_are_not() {
    let closed = ClosedDays::default();
    for day in [date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)] {
        assert!(!is_holiday(day) && !closed.is_working_day(day), "{day}");
        assert!(ClosedDays::none().is_working_day(day), "{day}");
    }
    for (day, custom) in [(date(2026, 5, 1), CustomDay::FirstOfMay), (date(2026, 5, 15), CustomDay::DayAfterAscension)]
    {
        assert!(closed.is_working_day(day), "{day}");
        let otherwise = ClosedDays { yearly: [custom].into(), ..ClosedDays::none() };
        assert!(!otherwise.is_working_day(day), "{day}");
    }
    let once = ClosedDays { once: [date(2026, 11, 25)].into(), ..ClosedDays::none() };
    assert_eq!(once.next_working_day(date(2026, 11, 24)), date(2026, 11, 26));
}

#[test]
fn working_days_skip_easter_and_christmas() {
    let closed = ClosedDays::default();
    assert_eq!(closed.next_working_day(date(2026, 4, 1)), date(2026, 4, 7));
    assert_eq!(closed.next_working_day(date(2026, 12, 23)), date(2026, 12, 28));
    assert_eq!(closed.next_working_day(date(2026, 11, 20)), date(2026, 11, 23));
    assert_eq!(closed.next_working_day(date(2027, 3, 24)), date(2027, 3, 30), "Easter 2027");
    assert_eq!(closed.working_days_later(date(2026, 12, 18), 10), date(2027, 1, 7), "Christmas and New Year between");
    assert_eq!(closed.working_days_later(date(2028, 6, 2), 1), date(2028, 6, 6), "2. pinsedag is Grundlovsdag");
    assert_eq!(closed.working_days_later(date(2026, 11, 24), 0), date(2026, 11, 24));
}

#[test]
fn a_list_of_closed_days_without_end_ends_the_search() {
    let first = date(2026, 1, 1);
    let once = (0..4000).map(|n| first.saturating_add(n.days())).collect();
    let closed = ClosedDays { once, ..ClosedDays::none() };
    assert!(closed.next_working_day(first) > first);
}

#[test]
fn a_month_later_is_the_same_day_or_the_last() {
    let table = [
        ("2026-01-31T09:00:00Z", 1, "2026-02-28 10:00 +01:00"),
        ("2028-01-31T09:00:00Z", 1, "2028-02-29 10:00 +01:00"),
        ("2026-03-31T08:00:00Z", 1, "2026-04-30 10:00 +02:00"),
        ("2026-03-15T08:00:00Z", 1, "2026-04-15 09:00 +02:00"),
        ("2026-10-15T07:00:00Z", 1, "2026-11-15 09:00 +01:00"),
        ("2026-12-31T23:30:00Z", 1, "2027-02-01 00:30 +01:00"),
        ("2026-02-28T01:30:00Z", 1, "2026-03-28 02:30 +01:00"),
        ("2027-02-28T01:30:00Z", 1, "2027-03-28 03:30 +02:00"),
        ("2026-11-24T09:00:00Z", 12, "2027-11-24 10:00 +01:00"),
    ];
    for (start, months, expected) in table {
        assert_eq!(danish(months_later(at(start), months)), expected, "{start}");
    }
}

#[test]
fn seventy_two_hours_are_elapsed_hours_across_both_clock_changes() {
    assert_eq!(danish(hours_later(at("2026-03-27T13:00:00Z"), 72)), "2026-03-30 15:00 +02:00");
    assert_eq!(danish(hours_later(at("2026-10-23T12:00:00Z"), 72)), "2026-10-26 13:00 +01:00");
    assert_eq!(
        danish(hours_later(at("2026-11-20T13:00:00Z"), 72)),
        "2026-11-23 14:00 +01:00",
        "a weekend moves nothing"
    );
}

#[test]
fn a_time_that_is_skipped_or_comes_twice_has_one_moment() {
    assert_eq!(moment(date(2026, 3, 29).at(2, 30, 0, 0)), at("2026-03-29T01:30:00Z"), "the clocks say 03:30");
    assert_eq!(moment(date(2026, 10, 25).at(2, 30, 0, 0)), at("2026-10-25T00:30:00Z"), "the first of the two");
}

#[test]
fn service_hours_eight_to_four_against_a_hand_made_table() {
    let agreement = hours(&["mon-fri 08:00-16:00"]);
    // Start, hours of service, due.
    let table = [
        ("2026-11-24T08:00:00Z", 4, "2026-11-24 13:00 +01:00"),
        ("2026-11-24T14:00:00Z", 4, "2026-11-25 11:00 +01:00"),
        ("2026-11-20T14:30:00Z", 1, "2026-11-23 08:30 +01:00"),
        ("2026-11-21T11:00:00Z", 8, "2026-11-23 16:00 +01:00"),
        // Before Easter, with Thursday, Friday and Monday between.
        ("2026-04-01T13:00:00Z", 4, "2026-04-07 11:00 +02:00"),
        ("2027-03-24T14:00:00Z", 2, "2027-03-30 09:00 +02:00"),
        // Christmas: 24 by custom, 25 and 26, a weekend.
        ("2026-12-23T14:00:00Z", 2, "2026-12-28 09:00 +01:00"),
        ("2026-12-30T14:00:00Z", 2, "2027-01-04 09:00 +01:00"),
        // A Thursday that is a holiday, the Friday after it is not.
        ("2026-05-13T12:00:00Z", 4, "2026-05-15 10:00 +02:00"),
        // From a Friday to the Monday after each change of the clocks.
        ("2026-03-27T14:00:00Z", 2, "2026-03-30 09:00 +02:00"),
        ("2026-10-23T13:00:00Z", 2, "2026-10-26 09:00 +01:00"),
    ];
    for (start, length, due) in table {
        let length = SignedDuration::from_hours(length);
        let later = agreement.later(at(start), length).unwrap();
        assert_eq!(danish(later), due, "{start} + {length:?}");
        assert_eq!(agreement.elapsed(at(start), later), length, "{start}");
    }
}

#[test]
fn an_agreement_round_the_clock_has_days_of_23_and_25_hours() {
    let always = ServiceHours::always();
    let day = |day: Date| {
        let end = day.saturating_add(1.day());
        always.elapsed(moment(day.at(0, 0, 0, 0)), moment(end.at(0, 0, 0, 0))).as_hours()
    };
    assert_eq!((day(date(2026, 3, 29)), day(date(2026, 10, 25)), day(date(2026, 12, 25))), (23, 25, 24));
    let start = at("2026-10-24T22:30:00Z");
    assert_eq!(always.later(start, SignedDuration::from_hours(4)), Some(at("2026-10-25T02:30:00Z")));
    assert_eq!(always.later(start, days(30)), start.checked_add(days(30)).ok());
}

#[test]
fn hours_across_the_change_of_the_clocks_are_elapsed_time() {
    let night = hours(&["sun 01:00-04:00"]);
    let sum = |day: Date| night.elapsed(moment(day.at(0, 0, 0, 0)), moment(day.at(23, 0, 0, 0)));
    assert_eq!(sum(date(2026, 3, 29)), SignedDuration::from_hours(2), "02:00 to 03:00 never was");
    assert_eq!(sum(date(2026, 10, 25)), SignedDuration::from_hours(4), "02:00 to 03:00 was twice");
    assert_eq!(sum(date(2026, 11, 1)), SignedDuration::from_hours(3));
    let skipped = hours(&["sun 01:00-02:30"]);
    let (from, to) = (at("2026-03-28T23:00:00Z"), at("2026-03-29T21:00:00Z"));
    assert_eq!(skipped.elapsed(from, to), SignedDuration::from_hours(1), "half past two never came");
}

#[test]
fn hours_are_read_as_written_and_nothing_else_is() {
    for text in ["mon-fri 08:00-16:00", "sat 10:00-14:00", "mon-sun 00:00-24:00", "fri-mon 20:00-24:00"] {
        assert_eq!(text.parse::<Opening>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "mon",
        "mon-fri",
        "08:00-16:00",
        "man-fre 08:00-16:00",
        "mon-fri 8-16",
        "mon-fri 16:00-08:00",
        "mon 08:00-08:00",
        "mon 08:60-09:00",
        "mon 08:00-24:01",
        "mon +8:00-16:00",
        "mon 08:00-16:00-17:00",
    ] {
        assert!(text.parse::<Opening>().is_err(), "{text}");
    }
}

#[test]
fn hours_that_overlap_are_not_counted_twice() {
    let agreement = hours(&["mon-fri 08:00-16:00", "tue 12:00-20:00"]);
    let (from, to) = (at("2026-11-23T23:00:00Z"), at("2026-11-24T23:00:00Z"));
    assert_eq!(agreement.elapsed(from, to), SignedDuration::from_hours(12));
    assert!(agreement.is_open(at("2026-11-24T18:00:00Z")) && !agreement.is_open(at("2026-11-25T18:00:00Z")));
}

#[test]
fn where_nobody_is_ever_there_no_time_passes() {
    let never = ServiceHours { openings: Vec::new(), ..ServiceHours::always() };
    assert_eq!(never.later(at("2026-11-24T02:00:00Z"), SignedDuration::from_mins(1)), None);
    assert_eq!(never.elapsed(at("2026-11-24T02:00:00Z"), at("2027-11-24T02:00:00Z")), SignedDuration::ZERO);
}

fn any_hours() -> impl Strategy<Value = ServiceHours> {
    let opening = (0u8..7, 0u8..7, 0u16..1440, 1u16..1440).prop_map(|(first, last, from, length)| {
        let (names, to) = (["mon", "tue", "wed", "thu", "fri", "sat", "sun"], (from + length).min(1440));
        let name = |day: u8| names[usize::from(day)];
        let text =
            format!("{}-{} {:02}:{:02}-{:02}:{:02}", name(first), name(last), from / 60, from % 60, to / 60, to % 60);
        text.parse::<Opening>().unwrap()
    });
    (proptest::collection::vec(opening, 1..4), prop::bool::ANY).prop_map(|(openings, open)| ServiceHours {
        openings,
        holidays: if open { service::Holidays::Open } else { service::Holidays::Closed },
        closed: ClosedDays::default(),
    })
}

/// Seconds of the years 2025 to 2027, which hold six changes of the clocks.
fn any_time() -> impl Strategy<Value = Timestamp> {
    (1_735_689_600i64..1_830_297_600).prop_map(|second| Timestamp::from_second(second).unwrap())
}

proptest! {
    #[test]
    fn service_time_adds_up(hours in any_hours(), a in any_time(), first in 0i64..2_000_000, second in 0i64..2_000_000) {
        let b = a.saturating_add(SignedDuration::from_secs(first)).unwrap();
        let c = b.saturating_add(SignedDuration::from_secs(second)).unwrap();
        prop_assert_eq!(hours.elapsed(a, b) + hours.elapsed(b, c), hours.elapsed(a, c));
        prop_assert!(hours.elapsed(a, c) <= a.duration_until(c));
    }

    #[test]
    fn what_is_due_after_some_service_time_has_just_that_much_before_it(
        hours in any_hours(), start in any_time(), minutes in 1i64..6000,
    ) {
        let length = SignedDuration::from_mins(minutes);
        if let Some(due) = hours.later(start, length) {
            prop_assert!(due > start);
            prop_assert_eq!(hours.elapsed(start, due), length);
        }
    }

    #[test]
    fn round_the_clock_service_time_is_elapsed_time(start in any_time(), seconds in 0i64..5_000_000) {
        let end = start.saturating_add(SignedDuration::from_secs(seconds)).unwrap();
        prop_assert_eq!(ServiceHours::always().elapsed(start, end), SignedDuration::from_secs(seconds));
    }

    #[test]
    fn easter_is_a_sunday_of_spring(year in 1583i16..4000) {
        let day = easter(year);
        prop_assert_eq!(day.weekday(), jiff::civil::Weekday::Sunday);
        prop_assert!(day >= date(year, 3, 22) && day <= date(year, 4, 25));
    }

    #[test]
    fn a_month_later_is_in_the_next_month(start in any_time(), months in 1u32..13) {
        let (before, after) = (local(start), local(months_later(start, months)));
        let count = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
        prop_assert_eq!(count(after.date()) - count(before.date()), i32::try_from(months).unwrap());
        prop_assert!(after.date().day() <= before.date().day());
    }

    #[test]
    fn no_text_makes_reading_hours_fail_badly(raw in "\\PC{0,24}") {
        let _ = raw.parse::<Opening>();
    }
}
