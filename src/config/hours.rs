//! Days and hours as files write them: the hours of an agreement, days on which somebody is closed.

use std::collections::BTreeSet;

use toml::de::DeValue;

use super::failure::{Contradiction, Expected, Kind, Problem, Shape};
use super::names::Names;
use super::reader::{Table, unexpected, wrong};
use super::source::Source;
use crate::domain::calendar::{ClosedDays, CustomDay, Holidays, Opening, ServiceHours};

/// The word for round the clock, every day of the year.
const ALWAYS: &str = "always";
const HOLIDAYS: Names<'static, Holidays> = Names { what: Kind::Holidays, all: &Holidays::ALL, key: Holidays::key };
const CUSTOM_DAYS: Names<'static, CustomDay> =
    Names { what: Kind::CustomDay, all: &CustomDay::ALL, key: CustomDay::key };

/// The service hours of an agreement: `["mon-fri 08:00-16:00"]` or `["always"]`; `None` when it says none.
pub(super) fn service(source: &mut Source<'_>, table: &Table<'_, '_>) -> Option<ServiceHours> {
    let holidays = table.one_of(source, "holidays", &HOLIDAYS).map(toml::Spanned::into_inner);
    let closed = closed(source, table, ClosedDays::default());
    if !table.has("service") {
        for key in ["holidays", "also_closed", "closed_on"] {
            if table.has(key) {
                source.fail(table.key_at(key), Problem::Contradiction(Contradiction::DaysWithoutHours));
            }
        }
        return None;
    }
    let texts = table.texts(source, "service");
    if texts.iter().any(|text| *text.get_ref() == ALWAYS) {
        let always = ServiceHours::always();
        let own = table.has("also_closed") || table.has("closed_on");
        let closed = if own { closed } else { always.closed };
        return Some(ServiceHours { holidays: holidays.unwrap_or(Holidays::Open), closed, ..always });
    }
    let mut openings: Vec<Opening> = Vec::new();
    for text in &texts {
        match text.get_ref().parse() {
            Ok(opening) => openings.push(opening),
            Err(_bad) => unexpected(source, text.span().start, Expected::Hours, text.get_ref(), [ALWAYS]),
        }
    }
    if texts.is_empty() {
        source.fail(table.key_at("service"), Problem::Empty { key: "service" });
    }
    Some(ServiceHours { openings, holidays: holidays.unwrap_or_default(), closed })
}

/// `also_closed`, by name every year, and `closed_on`, once; what is not said is as in `otherwise`.
pub(super) fn closed(source: &mut Source<'_>, table: &Table<'_, '_>, otherwise: ClosedDays) -> ClosedDays {
    let ClosedDays { mut yearly, mut once } = otherwise;
    if table.has("also_closed") {
        let named = table.some_of(source, "also_closed", &CUSTOM_DAYS);
        yearly = named.into_iter().map(toml::Spanned::into_inner).collect();
    }
    if let Some(values) = table.values(source, "closed_on") {
        once = BTreeSet::new();
        for value in values {
            if let DeValue::Datetime(found) = value.get_ref()
                && found.time.is_none()
            {
                once.extend(super::reader::day(source, value.span().start, found));
            } else {
                wrong(source, value.span(), Shape::Date, value.get_ref());
            }
        }
    }
    ClosedDays { yearly, once }
}
