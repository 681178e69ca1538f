//! What was typed on the command line, as the rules take it. Text that would be cut is refused before anything is
//! recorded: half a note is no evidence.

use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Date;

use super::failure::Failure;
use super::session::Session;
use super::time;
use crate::domain::clean::{BODY_MAX, TITLE_MAX};
use crate::domain::{CleanText, PersonId};
use crate::tr;

/// The title of an incident.
pub(super) fn title(session: &Session, given: &str) -> Result<CleanText, Failure> {
    if CleanText::fits_title(given) {
        return Ok(CleanText::title(given));
    }
    Err(Failure::usage(&tr!(session.text, "cli-title-too-long", max = TITLE_MAX))
        .hint(&tr!(session.text, "cli-title-too-long-hint")))
}

/// Any other text of one line.
pub(super) fn line(session: &Session, given: &str) -> Result<CleanText, Failure> {
    if CleanText::fits_title(given) { Ok(CleanText::title(given)) } else { Err(too_long(session, TITLE_MAX)) }
}

/// A note, a reason, a message.
pub(super) fn prose(session: &Session, given: &str) -> Result<CleanText, Failure> {
    if CleanText::fits_body(given) { Ok(CleanText::body(given)) } else { Err(too_long(session, BODY_MAX)) }
}

/// The same where nothing may be said: that is an empty text, and the rules say whether it will do.
pub(super) fn prose_if(session: &Session, given: Option<&String>) -> Result<CleanText, Failure> {
    prose(session, given.map_or("", String::as_str))
}

/// What is said of a text that is longer than `max` characters.
pub(super) fn too_long(session: &Session, max: usize) -> Failure {
    Failure::usage(&tr!(session.text, "cli-text-too-long", max = max))
        .hint(&tr!(session.text, "cli-text-too-long-hint"))
}

/// One of several that are called by a device's letter and a number, as in `A2`: the number alone will do where only one
/// has it.
pub(super) fn one_of<I: Copy + Display + FromStr>(
    session: &Session,
    given: &str,
    there: impl Iterator<Item = I>,
) -> Result<I, Failure> {
    if let Ok(id) = given.parse() {
        return Ok(id);
    }
    let text = &session.text;
    let told = tr!(text, "cli-bad-item", given = given);
    let Some(number) = given.trim().parse::<u32>().ok() else { return Err(Failure::usage(&told)) };
    let named: Vec<(String, I)> = there.map(|id| (id.to_string(), id)).collect();
    let running = |name: &str| name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse() == Ok(number);
    let found: Vec<I> = named.iter().filter(|(name, _)| running(name)).map(|(_, id)| *id).collect();
    if let [only] = found.as_slice() {
        return Ok(*only);
    }
    let names: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
    Err(Failure::new(&told).hint(&if names.is_empty() {
        tr!(text, "cli-bad-item-none")
    } else {
        tr!(text, "cli-bad-item-hint", names = names.join(", "))
    }))
}

/// A day as typed: `24-12-2026` or `2026-12-24`; without a year the next of that name.
pub(super) fn day(session: &Session, given: &str) -> Result<Date, Failure> {
    time::day(given, session.now).ok_or_else(|| {
        if time::is_no_day(given) {
            return Failure::usage(&tr!(session.text, "cli-no-such-day", given = given));
        }
        Failure::usage(&tr!(session.text, "cli-bad-day", given = given))
    })
}

/// The same where none may be said.
pub(super) fn day_if(session: &Session, given: Option<&String>) -> Result<Option<Date>, Failure> {
    given.map(|given| day(session, given)).transpose()
}

/// A person's id as typed.
pub(super) fn person_of(session: &Session, given: &str) -> Result<PersonId, Failure> {
    given.parse().map_err(|_bad| {
        let failure = Failure::usage(&tr!(session.text, "cli-bad-person", given = given));
        let roster = session.config.people.as_ref().map(|read| &read.content);
        match roster.and_then(|roster| session.text.role_hint(roster, given)) {
            Some(hint) => failure.hint(&hint),
            None => failure.hint(&tr!(session.text, "refusal-unknown-person-hint")),
        }
    })
}

/// The same where nobody may be named.
pub(super) fn person_if(session: &Session, given: Option<&String>) -> Result<Option<PersonId>, Failure> {
    given.map(|given| person_of(session, given)).transpose()
}
