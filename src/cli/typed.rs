//! What was typed on the command line, as the rules take it. Text that would be cut is refused before anything is
//! recorded: half a note is no evidence.

use super::failure::Failure;
use super::session::Session;
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

/// A person's id as typed.
pub(super) fn person_of(session: &Session, given: &str) -> Result<PersonId, Failure> {
    given.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-person", given = given)))
}

/// The same where nobody may be named.
pub(super) fn person_if(session: &Session, given: Option<&String>) -> Result<Option<PersonId>, Failure> {
    given.map(|given| person_of(session, given)).transpose()
}
