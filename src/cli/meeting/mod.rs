//! `vagt isg meeting …`: meetings of the group, their agenda and their minutes.

mod json;
mod name;

use std::process::ExitCode;

use super::args::{AboutArgs, MeetingVerb, value_of};
use super::failure::Failure;
use super::session::{Open, Session};
use super::typed::{day, line, person_if, person_of, prose, prose_if};
use super::{print, print_json};
use crate::domain::decision::Dissent;
use crate::domain::document::DocumentKind;
use crate::domain::meeting::{
    Attendance, FoundWanting, Invitation, Meeting, MeetingAsk, MeetingCommand, MeetingSort, SpotCheck, Words,
};
use crate::domain::{Command, Desk, Fact, MeetingId};
use crate::text::MinutesLine;
use crate::tr;

pub(super) fn perform(session: &Session, verb: &MeetingVerb) -> Result<ExitCode, Failure> {
    match verb {
        MeetingVerb::List => list(session),
        MeetingVerb::Show { meeting } => show(session, meeting),
        MeetingVerb::Agenda { meeting } => agenda(session, meeting),
        MeetingVerb::Call { on, place, sort, incident, chair, about } => {
            let mut open = session.open()?;
            let incident = incident.as_ref().map(|id| open.incident(session, id)).transpose()?;
            // What the call-out says of its meeting need not be said again.
            let known = incident.and_then(|id| open.desk.incident(id));
            let known = known.and_then(|incident| open.desk.acute_invitation(incident));
            let usual = if incident.is_some() { MeetingSort::Extraordinary } else { MeetingSort::Ordinary };
            let place = place.as_ref().map(|place| line(session, place)).transpose()?;
            let invitation = Invitation {
                sort: value_of(&MeetingSort::ALL, MeetingSort::key, sort.as_ref()).unwrap_or(usual),
                at: session.time_ahead(on.as_ref())?.or(known.as_ref().map(|it| it.at)).unwrap_or(session.now),
                place: place.or(known.as_ref().map(|it| it.place.clone())).unwrap_or_default(),
                chair: person_if(session, chair.as_ref())?.or(known.and_then(|it| it.chair)),
                incident,
            };
            record(session, open, about, false, |_, _| Ok(MeetingAsk::Call(invitation)))
        }
        MeetingVerb::Cancel { reason, about } => {
            let reason = prose_if(session, reason.as_ref())?;
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::Cancel(reason)))
        }
        MeetingVerb::Put { id, about } => {
            let mut open = session.open()?;
            let incident = open.incident(session, id)?;
            record(session, open, about, false, |_, _| Ok(MeetingAsk::Put(incident)))
        }
        MeetingVerb::Item { title, text, about } => {
            let (title, text) = (line(session, title)?, prose_if(session, text.as_ref())?);
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::AddItem(title, text)))
        }
        MeetingVerb::Withdraw { topic, reason, about } => {
            let reason = prose_if(session, reason.as_ref())?;
            record(session, session.open()?, about, false, |open, meeting| {
                Ok(MeetingAsk::WithdrawItem(name::own_item(session, &open.desk, meeting, topic)?, reason))
            })
        }
        MeetingVerb::Present { person, member, absent, guest, about } => {
            let person = person_of(session, person)?;
            let attendance = match (person_if(session, member.as_ref())?, absent, guest) {
                (Some(member), ..) => Attendance::DeputyFor { member },
                (None, true, _) => Attendance::Absent,
                (None, false, true) => Attendance::Guest,
                (None, false, false) => Attendance::Present,
            };
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::Attend(person, attendance)))
        }
        MeetingVerb::Minute { topic, said, decided, advice, dissent, dpo, postponed, about } => {
            let words = Words {
                said: prose_if(session, said.as_ref())?,
                decided: prose_if(session, decided.as_ref())?,
                advised: prose_if(session, advice.as_ref())?,
                dissent: dissent.iter().map(|given| dissents(session, given)).collect::<Result<Vec<_>, _>>()?,
                dpo: Some(prose_if(session, dpo.as_ref())?).filter(|text| !text.is_empty()),
                postponed: *postponed,
            };
            record(session, session.open()?, about, false, |open, meeting| {
                Ok(MeetingAsk::Say(name::topic(session, &open.desk, meeting, topic)?, Box::new(words)))
            })
        }
        MeetingVerb::Action { topic, text, owner, due, about } => {
            let (text, owner) = (prose(session, text)?, person_of(session, owner)?);
            let due = day(session, due)?;
            record(session, session.open()?, about, false, |open, meeting| {
                Ok(MeetingAsk::Agree(name::topic(session, &open.desk, meeting, topic)?, text, owner, due))
            })
        }
        MeetingVerb::Settle { action, text, about } => {
            let text = prose(session, text)?;
            record(session, session.open()?, about, true, |_, meeting| {
                Ok(MeetingAsk::SettleAction(name::action(session, meeting, action)?, text))
            })
        }
        MeetingVerb::Check { what, found, system, cause, plan, owner, due, about } => {
            let deviation = match (plan, owner, due) {
                (Some(plan), Some(owner), Some(due)) => Some(FoundWanting {
                    cause: prose_if(session, cause.as_ref())?,
                    plan: prose(session, plan)?,
                    owner: person_of(session, owner)?,
                    due: day(session, due)?,
                }),
                _ => None,
            };
            let system = system.as_ref().map(|system| name::system(session, system)).transpose()?;
            let check = SpotCheck { what: line(session, what)?, system, found: prose(session, found)?, deviation };
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::Check(Box::new(check))))
        }
        MeetingVerb::Next { on, place, about } => {
            let at = session.time_ahead(Some(on))?.unwrap_or(session.now);
            let place = line(session, place)?;
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::Next(at, place)))
        }
        MeetingVerb::Hold { reason, about } => {
            let reason = prose_if(session, reason.as_ref())?;
            record(session, session.open()?, about, false, |_, _| Ok(MeetingAsk::Hold(reason)))
        }
        MeetingVerb::Correct { text, topic, about } => {
            let text = prose(session, text)?;
            record(session, session.open()?, about, true, |open, meeting| {
                let topic = topic.as_ref().map(|topic| name::topic(session, &open.desk, meeting, topic));
                Ok(MeetingAsk::Correct(topic.transpose()?, text))
            })
        }
    }
}

/// The meeting that a document is about: the one named, else the next for an agenda, the last held for minutes.
pub(super) fn of_document(
    session: &Session,
    desk: &Desk,
    kind: DocumentKind,
    given: Option<&str>,
) -> Result<MeetingId, Failure> {
    match given {
        Some(given) => name::meeting(session, desk, given),
        None if kind == DocumentKind::Minutes && desk.meetings().any(|meeting| meeting.held.is_some()) => {
            name::meeting(session, desk, "last")
        }
        None => name::meeting(session, desk, "next"),
    }
}

fn dissents(session: &Session, given: &str) -> Result<Dissent, Failure> {
    let (person, text) =
        given.split_once('=').ok_or_else(|| Failure::usage(&tr!(session.text, "cli-bad-dissent", given = given)))?;
    Ok(Dissent { person: person_of(session, person)?, text: prose(session, text)? })
}

/// Records what is asked of the meeting meant, and answers with it. What goes on after a meeting is held is about the last
/// one unless another is named; the rest is about the next one.
fn record(
    session: &Session,
    mut open: Open,
    about: &AboutArgs,
    after: bool,
    ask: impl FnOnce(&Open, Option<&Meeting>) -> Result<MeetingAsk, Failure>,
) -> Result<ExitCode, Failure> {
    let by = person_if(session, about.by.as_ref())?;
    let named = match (&about.meeting, after) {
        (Some(given), _) => Some(name::meeting(session, &open.desk, given)?),
        (None, true) => Some(name::meeting(session, &open.desk, "last")?),
        (None, false) => None,
    };
    let meant = named.or_else(|| open.desk.next_meeting().map(|meeting| meeting.id));
    let ask = ask(&open, meant.and_then(|id| open.desk.meeting(id)))?;
    let command = MeetingCommand { meeting: named, by, ask };
    let entries = open.record(session, Command::Meeting(Box::new(command)), &about.when)?;
    let touched = entries
        .iter()
        .find_map(|entry| if let Fact::Meeting { meeting, .. } = &entry.fact { Some(*meeting) } else { None });
    answer(session, open, touched.or(meant))
}

fn answer(session: &Session, open: Open, id: Option<MeetingId>) -> Result<ExitCode, Failure> {
    if let Some(meeting) = id.and_then(|id| open.desk.meeting(id)) {
        if session.json {
            print_json(&json::whole(session, &open.desk, meeting))?;
        } else {
            print(&format!("{}\n", name::told(session, &open.desk, meeting)))?;
        }
    }
    open.finish();
    Ok(ExitCode::SUCCESS)
}

/// Open ones by when they take place, then those that are over, the newest first.
fn list(session: &Session) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    let meetings = open.desk.meetings_in_order();
    if session.json {
        let all: Vec<_> = meetings.iter().map(|meeting| json::brief(session, &open.desk, meeting)).collect();
        return print_json(&all);
    }
    let text = &session.text;
    if meetings.is_empty() {
        return print(&format!("{}\n", tr!(text, "meetings-none")));
    }
    let lines = meetings.iter().map(|meeting| {
        let (name, state) = (name::of(&open.desk, meeting), text.meeting_state(meeting));
        format!("{name:<12} {state:<14} {}\n", text.meeting_title(&open.desk, meeting, session.now))
    });
    print(&lines.collect::<String>())
}

fn show(session: &Session, given: &str) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    let id = name::meeting(session, &open.desk, given)?;
    let Some(meeting) = open.desk.meeting(id) else { return Err(name::unknown(session, &open.desk)) };
    if session.json {
        return print_json(&json::whole(session, &open.desk, meeting));
    }
    let minutes = open.desk.minutes(meeting, session.now);
    told(session, &open, meeting, session.text.minutes(&open.desk, &minutes, session.now))
}

fn agenda(session: &Session, given: &str) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    let id = name::meeting(session, &open.desk, given)?;
    let Some(meeting) = open.desk.meeting(id) else { return Err(name::unknown(session, &open.desk)) };
    if session.json {
        return print_json(&json::agenda(session, &open.desk, meeting));
    }
    let agenda = open.desk.agenda(meeting, session.now);
    told(session, &open, meeting, session.text.agenda(&open.desk, &agenda, session.now))
}

fn told(session: &Session, open: &Open, meeting: &Meeting, lines: Vec<MinutesLine>) -> Result<ExitCode, Failure> {
    let mut out = format!("{}\n", session.text.meeting_title(&open.desk, meeting, session.now));
    for line in lines {
        match line {
            MinutesLine::Head(words, _) => out.extend(["\n", &words, "\n"]),
            MinutesLine::Line(words) => out.extend(["  ", &words, "\n"]),
        }
    }
    print(&out)
}
