//! What meetings, topics and actions are called on the command line.

use jiff::civil::Date;
use ulid::Ulid;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::cli::time;
use crate::domain::calendar;
use crate::domain::id::MeetingItemId;
use crate::domain::meeting::{Meeting, MeetingRefusal, Topic};
use crate::domain::{Desk, IncidentNumber, MeetingId, Refusal, SystemId};
use crate::tr;

/// The next meeting, whether it is called or not.
const NEXT: &str = "next";

/// A meeting's name: its date, with a number where others were called to that day before it; one that nobody has called is
/// the next one. The number stays when another of the day is moved.
pub(super) fn of(desk: &Desk, meeting: &Meeting) -> String {
    match meeting.at().map(|at| calendar::local(at).date()) {
        Some(day) => on(desk, meeting, day),
        None if desk.next_meeting().is_some_and(|next| next.id == meeting.id) => NEXT.to_owned(),
        None => meeting.id.to_string(),
    }
}

/// What a meeting is called among those that were ever called to `day`.
fn on(desk: &Desk, meeting: &Meeting, day: Date) -> String {
    let place = |meeting: &Meeting| meeting.days().get(&day).map(|stamp| ((*stamp).clone(), meeting.id));
    let own = place(meeting);
    let before = desk.meetings().filter_map(place).filter(|other| own.as_ref().is_some_and(|own| other < own)).count();
    if before == 0 { day.to_string() } else { format!("{day}/{}", before + 1) }
}

/// What is said of a meeting that something was done about: its name, or that it is the next one.
pub(super) fn told(session: &Session, desk: &Desk, meeting: &Meeting) -> String {
    if meeting.is_open() && meeting.invitation.is_none() {
        tr!(session.text, "cli-meeting-next")
    } else {
        of(desk, meeting)
    }
}

/// The meeting called so: `next`, `last` (the one held last), a date or an id.
pub(super) fn meeting(session: &Session, desk: &Desk, given: &str) -> Result<MeetingId, Failure> {
    let found = match given {
        NEXT => desk.next_meeting().map(|meeting| meeting.id),
        "last" => {
            let held = desk.meetings().filter_map(|meeting| Some((meeting.held.as_ref()?.at, meeting.id)));
            held.max().map(|(_, id)| id)
        }
        _ => {
            let id = Ulid::from_string(given).ok().map(MeetingId).filter(|id| desk.meeting(*id).is_some());
            let day = time::day(given, session.now).map(|day| day.to_string());
            let named = |name: String| name == given || Some(name) == day;
            let called = |meeting: &&Meeting| named(of(desk, meeting));
            // One that was moved is still found by the name that its invitation had.
            let was_called = |meeting: &&Meeting| meeting.days().keys().any(|day| named(on(desk, meeting, *day)));
            let found = || desk.meetings().find(called).or_else(|| desk.meetings().find(was_called));
            id.or_else(|| found().map(|meeting| meeting.id))
        }
    };
    found.ok_or_else(|| unknown(session, desk))
}

pub(super) fn unknown(session: &Session, desk: &Desk) -> Failure {
    session.refused(desk, None, &Refusal::from(MeetingRefusal::UnknownMeeting))
}

fn no_topic(session: &Session) -> Failure {
    let text = &session.text;
    Failure::new(&tr!(text, "refusal-unknown-topic")).hint(&tr!(text, "refusal-unknown-topic-hint"))
}

/// The topic called so.
pub(super) fn topic(session: &Session, desk: &Desk, meeting: Option<&Meeting>, given: &str) -> Result<Topic, Failure> {
    Ok(match given {
        "incidents" => Topic::Incidents,
        "outages" => Topic::Outages,
        "actions" => Topic::Actions,
        "deviations" => Topic::Deviations,
        "gaps" => Topic::Gaps,
        "spot-checks" => Topic::SpotChecks,
        "other" => Topic::Other,
        _ if given.starts_with("item-") => Topic::Item { item: own_item(session, desk, meeting, given)? },
        _ if place(given, "").is_some() => numbered(session, desk, meeting, given)?,
        _ => {
            let number: Option<IncidentNumber> = given.parse().ok();
            let incident = number.and_then(|number| desk.find(number)).ok_or_else(|| no_topic(session))?;
            Topic::Incident { incident }
        }
    })
}

/// What a topic is called.
pub(super) fn of_topic(desk: &Desk, meeting: &Meeting, topic: Topic) -> String {
    match topic {
        Topic::Incident { incident } => {
            desk.summary(incident).map_or_else(|| incident.to_string(), |incident| incident.number.to_string())
        }
        Topic::Incidents => "incidents".to_owned(),
        Topic::Outages => "outages".to_owned(),
        Topic::Actions => "actions".to_owned(),
        Topic::Deviations => "deviations".to_owned(),
        Topic::Gaps => "gaps".to_owned(),
        Topic::SpotChecks => "spot-checks".to_owned(),
        Topic::Other => "other".to_owned(),
        Topic::Item { item } => {
            let place = meeting.items_ever().position(|have| have == item);
            place.map_or_else(|| item.to_string(), |place| format!("item-{}", place + 1))
        }
    }
}

/// The topic that has this number on the agenda.
fn numbered(session: &Session, desk: &Desk, meeting: Option<&Meeting>, given: &str) -> Result<Topic, Failure> {
    let topics = meeting.map(|meeting| desk.agenda(meeting, session.now).topics()).unwrap_or_default();
    place(given, "").and_then(|place| topics.get(place).copied()).ok_or_else(|| no_topic(session))
}

/// The own item called `item-1`, or by its number on the agenda.
pub(super) fn own_item(
    session: &Session,
    desk: &Desk,
    meeting: Option<&Meeting>,
    given: &str,
) -> Result<MeetingItemId, Failure> {
    if place(given, "").is_some()
        && let Topic::Item { item } = numbered(session, desk, meeting, given)?
    {
        return Ok(item);
    }
    let place = place(given, "item-").ok_or_else(|| no_topic(session))?;
    meeting.and_then(|meeting| meeting.items_ever().nth(place)).ok_or_else(|| no_topic(session))
}

/// The action called `action-1`.
pub(super) fn action(session: &Session, meeting: Option<&Meeting>, given: &str) -> Result<MeetingItemId, Failure> {
    let place = place(given, "action-").or_else(|| place(given, ""));
    let found = place.and_then(|place| meeting?.agreed().nth(place).map(|noted| noted.what.action));
    found.ok_or_else(|| Failure::new(&tr!(session.text, "refusal-unknown-agreed-action")))
}

fn place(given: &str, before: &str) -> Option<usize> {
    given.strip_prefix(before)?.parse::<usize>().ok()?.checked_sub(1)
}

/// A system's id as typed.
pub(super) fn system(session: &Session, given: &str) -> Result<SystemId, Failure> {
    given.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-system", given = given)))
}
