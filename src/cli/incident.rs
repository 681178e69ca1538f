//! `vagt incident new|set|severity|note|assign|link|close|reopen`.

use std::collections::BTreeSet;
use std::process::ExitCode;

use super::args::{ImpactArgs, NewArgs, SetArgs, When, value_of};
use super::failure::Failure;
use super::session::{Open, Session};
use super::typed::{person_if, person_of, prose, prose_if, title};
use super::{print, print_json, show};
use crate::domain::calendar;
use crate::domain::command::Excuse;
use crate::domain::desk::Viewer;
use crate::domain::fact::{Amendment, Began, Registration};
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::Answer;
use crate::domain::severity::Severity;
use crate::domain::{CleanText, Command, Fact, IncidentId, SystemId};
use crate::tr;

pub(super) fn new(session: &Session, args: &NewArgs) -> Result<ExitCode, Failure> {
    let occurred = session.time(args.when.at.as_ref())?.unwrap_or(session.now);
    let reported_at = session.time(args.reported.as_ref())?.unwrap_or(occurred);
    let discovered_at = session.time(args.discovered.as_ref())?.unwrap_or(reported_at);
    let mut registration = Registration {
        title: title(session, &args.title)?,
        kind: value_of(&IncidentKind::ALL, IncidentKind::key, Some(&args.kind)).unwrap_or(IncidentKind::Availability),
        reporter: title(session, args.reporter.as_deref().unwrap_or_default())?,
        began_at: session.time(args.began.as_ref())?,
        discovered_at,
        reported_at,
        impact: impact(&args.impact, Impact::default()),
        reach: value_of(&Reach::ALL, Reach::key, args.reach.as_ref()).unwrap_or_default(),
        personal_data: value_of(&PersonalData::ALL, PersonalData::key, args.personal_data.as_ref()).unwrap_or_default(),
        systems: systems(session, &args.systems)?,
        outage: None,
        handler: None,
    };
    let mut open = session.open()?;
    // Whoever registers is answered, also where the configuration names nobody who could see it again.
    let today = calendar::local(session.now).date();
    if open.desk.look_as(Viewer { person: Some(session.me.clone()), day: today }) {
        let unseen = open.desk.profile().restricted.kinds.contains(&registration.kind);
        if unseen {
            session.tell(&tr!(session.text, "cli-nobody-sees"));
        }
    }
    if args.reporter.is_none() {
        registration.reporter = CleanText::title(open.desk.person_name(&session.me));
    }
    let entries = open.record(session, Command::Register(Box::new(registration)), &args.when)?;
    let id = entries.iter().find_map(|entry| {
        if let Fact::IncidentRegistered { incident, .. } = &entry.fact { Some(*incident) } else { None }
    });
    let Some(incident) = id.and_then(|id| open.desk.incident(id)) else { return Err(Failure::new("not registered")) };
    if session.json {
        print_json(&show::whole(session, &open.desk, incident))?;
    } else {
        print(&format!("{}\n", incident.number))?;
    }
    open.finish();
    Ok(ExitCode::SUCCESS)
}

pub(super) fn set(session: &Session, args: &SetArgs) -> Result<ExitCode, Failure> {
    let awareness = session.time(args.awareness.as_ref())?;
    let began = match args.began.as_deref() {
        Some("unknown") => Some(Began::Unknown),
        _ => session.time(args.began.as_ref())?.map(|at| Began::At { at }),
    };
    let systems = args.systems.as_deref().map(|given| systems(session, given)).transpose()?;
    let (mut open, id) = target(session, &args.id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    let amendment = Amendment {
        title: args.title.as_deref().map(|given| title(session, given)).transpose()?,
        impact: Some(impact(&args.impact, incident.impact)),
        reach: value_of(&Reach::ALL, Reach::key, args.reach.as_ref()),
        personal_data: value_of(&PersonalData::ALL, PersonalData::key, args.personal_data.as_ref()),
        systems,
        reporter: args.reporter.as_deref().map(|given| title(session, given)).transpose()?,
        began,
        awareness: match awareness {
            Some(at) => Some((at, prose_if(session, args.reason.as_ref())?)),
            None => None,
        },
        people: args.people,
        protected_address: value_of(&Answer::ALL, Answer::key, args.protected_address.as_ref()),
        cpr_numbers: value_of(&Answer::ALL, Answer::key, args.cpr_numbers.as_ref()),
        promised: session.time_ahead(args.next_update.as_ref())?,
    };
    let before = proposed(&open, id);
    open.record(session, Command::Amend(id, Box::new(amendment)), &args.when)?;
    tell_raised(session, &open, id, before);
    answer(session, open, id)
}

pub(super) fn severity(
    session: &Session,
    id: &str,
    level: &String,
    reason: Option<&str>,
    when: &When,
) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, id)?;
    let level = value_of(&Severity::ALL, Severity::key, Some(level)).unwrap_or(Severity::Minor);
    let reason = prose(session, reason.unwrap_or_default())?;
    open.record(session, Command::SetSeverity(id, level, reason), when)?;
    answer(session, open, id)
}

pub(super) fn note(session: &Session, id: &str, text: &str, when: &When) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, id)?;
    open.record(session, Command::Note(id, prose(session, text)?), when)?;
    answer(session, open, id)
}

pub(super) fn assign(session: &Session, id: &str, person: &str, when: &When) -> Result<ExitCode, Failure> {
    let person = person_of(session, person)?;
    let (mut open, id) = target(session, id)?;
    open.record(session, Command::Assign(id, person), when)?;
    answer(session, open, id)
}

pub(super) fn link(session: &Session, child: &str, parent: &str, when: &When) -> Result<ExitCode, Failure> {
    let (mut open, child) = target(session, child)?;
    let parent = open.incident(session, parent)?;
    open.record(session, Command::Link(child, parent), when)?;
    answer(session, open, child)
}

pub(super) fn close(
    session: &Session,
    id: &str,
    excuse: Option<&String>,
    by: Option<&String>,
    when: &When,
) -> Result<ExitCode, Failure> {
    let excuse = Excuse { reason: prose_if(session, excuse)?, by: person_if(session, by)? };
    let (mut open, id) = target(session, id)?;
    open.record(session, Command::Close(id, excuse), when)?;
    answer(session, open, id)
}

pub(super) fn reopen(session: &Session, id: &str, reason: Option<&str>, when: &When) -> Result<ExitCode, Failure> {
    let (mut open, id) = target(session, id)?;
    let reason = prose(session, reason.unwrap_or_default())?;
    open.record(session, Command::Reopen(id, reason), when)?;
    answer(session, open, id)
}

/// The severity that the rules propose.
pub(super) fn proposed(open: &Open, id: IncidentId) -> Option<Severity> {
    open.desk.incident(id).map(|incident| open.desk.proposal(incident).level)
}

/// Says that the rules propose a graver severity than `before`.
pub(super) fn tell_raised(session: &Session, open: &Open, id: IncidentId, before: Option<Severity>) {
    let now = proposed(open, id).zip(before).filter(|(now, before)| now > before);
    if let Some((level, _)) = now {
        session.tell(&tr!(session.text, "cli-severity-raised", level = session.text.severity(level)));
    }
}

/// Opens the log and finds the incident.
pub(super) fn target(session: &Session, id: &str) -> Result<(Open, IncidentId), Failure> {
    let mut open = session.open()?;
    let id = open.incident(session, id)?;
    Ok((open, id))
}

/// The id of the incident, or with `--json` all of it.
pub(super) fn answer(session: &Session, open: Open, id: IncidentId) -> Result<ExitCode, Failure> {
    match (open.desk.incident(id), open.spoken) {
        (Some(incident), _) if session.json => print_json(&show::whole(session, &open.desk, incident))?,
        (Some(incident), _) => print(&format!("{}\n", incident.number))?,
        // It was handed to somebody else, and is no longer for these eyes.
        (None, Some(number)) if session.json => print_json(&serde_json::json!({ "id": number.to_string() }))?,
        (None, Some(number)) => print(&format!("{number}\n"))?,
        (None, None) => return Err(Failure::new("no incident")),
    };
    open.finish();
    Ok(ExitCode::SUCCESS)
}

fn systems(session: &Session, given: &[String]) -> Result<BTreeSet<SystemId>, Failure> {
    given
        .iter()
        .filter(|name| !name.is_empty())
        .map(|name| {
            name.parse().map_err(|_bad| Failure::usage(&tr!(session.text, "cli-bad-system", given = name.as_str())))
        })
        .collect()
}

fn impact(args: &ImpactArgs, before: Impact) -> Impact {
    let level = |given: &Option<String>, before| value_of(&Level::ALL, Level::key, given.as_ref()).unwrap_or(before);
    Impact {
        confidentiality: level(&args.confidentiality, before.confidentiality),
        integrity: level(&args.integrity, before.integrity),
        availability: level(&args.availability, before.availability),
    }
}
