//! `vagt register check|list|show|wheel`: what the register says, what it lacks and who is answerable, the yearly wheel.

use std::fmt::Write as _;
use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;

use super::args::{RegisterVerb, WheelArgs, When, value_of};
use super::failure::Failure;
use super::session::{Session, nearest};
use super::typed::{day_if, person_if, prose_if};
use super::{print, print_json};
use crate::domain::register::{Duty, DutyCommand, Gap, Spoke, Subject, System};
use crate::domain::{Command, Desk, PersonId, SystemId, calendar};
use crate::tr;

pub(super) fn perform(session: &Session, verb: &RegisterVerb) -> Result<ExitCode, Failure> {
    match verb {
        RegisterVerb::Check { strict } => check(session, *strict),
        RegisterVerb::List => list(session),
        RegisterVerb::Show { system } => show(session, system),
        RegisterVerb::Wheel(args) => wheel(session, args),
    }
}

fn today(session: &Session) -> Date {
    calendar::local(session.now).date()
}

/// A gap, as scripts read it.
#[derive(Debug, Serialize)]
struct GapJson {
    system: Option<String>,
    person: Option<String>,
    role: Option<&'static str>,
    missing: &'static str,
    text: String,
    /// The policy's row; none: the profile asks.
    prescribed_by: Option<String>,
    answerable_role: &'static str,
    answerable: Vec<String>,
}

#[derive(Debug, Serialize)]
struct CheckJson {
    systems: usize,
    people: usize,
    /// False where there are no systems or no people at all: then there is nothing to check.
    configured: bool,
    gaps: Vec<GapJson>,
}

fn gap_json(session: &Session, desk: &Desk, gap: &Gap) -> GapJson {
    let (mut system, mut person, mut role) = (None, None, None);
    match &gap.subject {
        Subject::System(id) => system = Some(id.to_string()),
        Subject::Person(id) => person = Some(id.to_string()),
        Subject::Role(value) => role = Some(value.key()),
    }
    GapJson {
        system,
        person,
        role,
        missing: gap.what.key(),
        text: session.text.gap(desk, &gap.what),
        prescribed_by: gap.what.row().map(row),
        answerable_role: gap.role.key(),
        answerable: gap.answerable.iter().map(PersonId::to_string).collect(),
    }
}

fn row(row: u8) -> String {
    format!("P{row:02}")
}

/// Lists the gaps; a gap is no failure unless that is asked for. Where nothing is configured it says so: nothing was
/// checked then.
fn check(session: &Session, strict: bool) -> Result<ExitCode, Failure> {
    let open = session.taken_in()?;
    let desk = &open.desk;
    let gaps = desk.register().gaps(today(session));
    let (systems, people) = (desk.register().systems().len(), desk.register().roster().people.len());
    if session.json {
        let gaps = gaps.iter().map(|gap| gap_json(session, desk, gap)).collect();
        print_json(&CheckJson { systems, people, configured: systems > 0 && people > 0, gaps })?;
    } else {
        let mut out = String::new();
        for gap in &gaps {
            let _ = writeln!(out, "{}", line(session, desk, gap));
        }
        let text = &session.text;
        let file = |name| session.config.paths.beside(name).display().to_string();
        if systems == 0 {
            let _ = writeln!(out, "{}", tr!(text, "cli-register-no-systems", file = file("systems.toml")));
        }
        if people == 0 {
            let _ = writeln!(out, "{}", tr!(text, "cli-register-no-people", file = file("people.toml")));
        }
        if systems > 0 || people > 0 {
            let told = tr!(text, "cli-register-checked", gaps = gaps.len(), systems = systems, people = people);
            let _ = writeln!(out, "{told}");
        }
        print(&out)?;
    }
    let whole = gaps.is_empty() && systems > 0 && people > 0;
    Ok(if strict && !whole { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn line(session: &Session, desk: &Desk, gap: &Gap) -> String {
    let text = &session.text;
    let subject = text.gap_subject(desk, &gap.subject);
    let source = gap.what.row().map_or_else(|| tr!(text, "register-profile"), row);
    format!("{subject}: {} ({source}) → {}", text.gap(desk, &gap.what), text.answerable(desk, gap))
}

/// A system, as scripts read it.
#[derive(Debug, Serialize)]
struct SystemJson {
    id: String,
    name: String,
    owner: Option<String>,
    responsible: Option<String>,
    administrators: Vec<String>,
    director: Option<String>,
    supplier: Option<String>,
    criticality: &'static str,
    personal_data: &'static str,
    citizen_facing: bool,
    agreement: bool,
    response_minutes: Option<u32>,
    restore_minutes: Option<u32>,
    data_processing_agreement: Option<String>,
    risk_assessed: Option<Date>,
    gaps: Vec<&'static str>,
}

fn system_json(desk: &Desk, system: &System, day: Date) -> SystemJson {
    let id = |person: &Option<PersonId>| person.as_ref().map(PersonId::to_string);
    let filed = &system.data_processing_agreement;
    SystemJson {
        id: system.id.to_string(),
        name: system.name.to_string(),
        owner: id(&system.owner),
        responsible: id(&system.responsible),
        administrators: system.administrators.iter().map(PersonId::to_string).collect(),
        director: id(&system.director),
        supplier: system.supplier.as_ref().map(ToString::to_string),
        criticality: system.criticality.key(),
        personal_data: system.personal_data.key(),
        citizen_facing: system.citizen_facing,
        agreement: system.agreement.is_some(),
        response_minutes: system.agreement.as_ref().and_then(|agreed| agreed.response_minutes),
        restore_minutes: system.agreement.as_ref().and_then(|agreed| agreed.restore_minutes),
        data_processing_agreement: (!filed.is_empty()).then(|| filed.to_string()),
        risk_assessed: system.risk_assessed,
        gaps: of_system(&desk.register().gaps(day), &system.id).map(|gap| gap.what.key()).collect(),
    }
}

fn of_system<'a>(gaps: &'a [Gap], id: &SystemId) -> impl Iterator<Item = &'a Gap> {
    let subject = Subject::System(id.clone());
    gaps.iter().filter(move |gap| gap.subject == subject)
}

fn list(session: &Session) -> Result<ExitCode, Failure> {
    let open = session.taken_in()?;
    let (desk, text) = (&open.desk, &session.text);
    let systems = desk.register().systems();
    if session.json {
        let all: Vec<SystemJson> = systems.values().map(|one| system_json(desk, one, today(session))).collect();
        return print_json(&all);
    }
    let gaps = desk.register().gaps(today(session));
    let mut out = String::new();
    for system in systems.values() {
        let missing = of_system(&gaps, &system.id).count();
        let missing =
            if missing > 0 { format!("  {}", tr!(text, "register-gaps", count = missing)) } else { String::new() };
        let level = text.criticality(system.criticality);
        let _ = writeln!(out, "{:<16} {level:<10} {}{missing}", system.id.to_string(), system.name);
    }
    if systems.is_empty() {
        let _ = writeln!(out, "{}", tr!(text, "register-no-systems"));
    }
    print(&out)
}

fn show(session: &Session, given: &str) -> Result<ExitCode, Failure> {
    let open = session.taken_in()?;
    let (desk, text) = (&open.desk, &session.text);
    let systems = desk.register().systems();
    let found = given.parse::<SystemId>().ok().and_then(|id| systems.get(&id));
    let Some(system) = found else {
        let failure = Failure::new(&tr!(text, "cli-unknown-system", given = given));
        return Err(match nearest(given, systems.keys().map(SystemId::as_str)) {
            Some(name) => failure.hint(&tr!(text, "cli-did-you-mean", name = name)),
            None => failure.hint(&tr!(text, "cli-unknown-system-hint")),
        });
    };
    if session.json {
        return print_json(&system_json(desk, system, today(session)));
    }
    let mut out = String::new();
    let _ = writeln!(out, "{}  {}", system.id, system.name);
    for (label, value) in text.system_facts(desk, system) {
        let _ = writeln!(out, "  {label}: {value}");
    }
    for gap in of_system(&desk.register().gaps(today(session)), &system.id) {
        let _ = writeln!(out, "! {}", line(session, desk, gap));
    }
    print(&out)
}

/// A duty, as scripts read it.
#[derive(Debug, Serialize)]
struct SpokeJson {
    id: &'static str,
    title: String,
    prescribed_by: String,
    role: &'static str,
    state: &'static str,
    due: Date,
    done: Option<Date>,
    done_by: Option<String>,
    recorded_by: Option<String>,
    note: Option<String>,
}

fn spoke_json(session: &Session, spoke: &Spoke) -> SpokeJson {
    let last = spoke.last.as_ref();
    SpokeJson {
        id: spoke.duty.key(),
        title: session.text.duty(spoke.duty),
        prescribed_by: row(spoke.duty.row()),
        role: spoke.duty.role().key(),
        state: spoke.state.key(),
        due: spoke.due,
        done: last.map(|last| last.on),
        done_by: last.and_then(|last| last.by.as_ref()).map(PersonId::to_string),
        recorded_by: last.and_then(|last| last.recorded_by.as_ref()).map(PersonId::to_string),
        note: last.filter(|last| !last.note.is_empty()).map(|last| last.note.to_string()),
    }
}

fn wheel(session: &Session, args: &WheelArgs) -> Result<ExitCode, Failure> {
    let text = &session.text;
    let done = value_of(&Duty::ALL, Duty::key, args.done.as_ref());
    let open = if let Some(duty) = done {
        let on = day_if(session, args.on.as_ref())?;
        let by = person_if(session, args.by.as_ref())?;
        let note = prose_if(session, args.note.as_ref())?;
        let mut open = session.open()?;
        let command = DutyCommand::Done { duty, on: on.unwrap_or_else(|| today(session)), by, note };
        open.record(session, Command::Duty(command), &When::now())?;
        open
    } else {
        session.taken_in()?
    };
    let spokes = open.desk.register().spokes(today(session));
    if session.json {
        print_json(&spokes.iter().map(|spoke| spoke_json(session, spoke)).collect::<Vec<_>>())?;
    } else {
        let mut out = String::new();
        for spoke in &spokes {
            let (id, state) = (spoke.duty.key(), text.duty_state(spoke));
            let _ = writeln!(out, "{id:<19} {} · {} · {}", row(spoke.duty.row()), text.role(spoke.duty.role()), state);
            let _ = writeln!(out, "  {}", text.duty(spoke.duty));
            if let Some(last) = spoke.last.as_ref().filter(|last| !last.note.is_empty()) {
                let _ = writeln!(out, "  «{}»", last.note.as_str().replace('\n', " "));
            }
        }
        print(&out)?;
    }
    if done.is_some() {
        open.finish();
    }
    Ok(ExitCode::SUCCESS)
}
