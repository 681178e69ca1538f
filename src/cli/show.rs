//! `vagt incident list|show`, and the whole incident as other commands answer with it.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::failure::Failure;
use super::json::{ClockJson, ImpactJson, IncidentJson, SeverityJson, StepJson, SystemsJson, TimelineJson};
use super::session::Session;
use super::{attachment, decisions, message, print, print_json};
use crate::domain::clock::{Clock, ClockBasis, Standing};
use crate::domain::incident::{Status, Ticked};
use crate::domain::message::began;
use crate::domain::playbook::{ChecklistStep, InputValue, StepState};
use crate::domain::{Desk, Incident};
use crate::text::sentence;
use crate::tr;

/// `incident list`: the worst first; closed ones, when asked for, after the open ones, newest first.
pub(super) fn list(session: &Session, all: bool) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    let desk = &open.desk;
    let mut incidents = desk.worst_first(session.now);
    if all {
        let loaded = desk.incidents().filter(|incident| !incident.is_open());
        let mut closed: Vec<&Incident> =
            loaded.chain(desk.archived().map(|(_, archived)| archived.summary.as_ref())).collect();
        closed.sort_by_key(|incident| std::cmp::Reverse(incident.times.registered));
        incidents.extend(closed);
    }
    if session.json {
        let listed: Vec<IncidentJson> = incidents.iter().map(|incident| short(session, desk, incident)).collect();
        return print_json(&listed);
    }
    if !open.has_log() {
        return Ok(ExitCode::SUCCESS);
    }
    if incidents.is_empty() {
        return print(&format!("{}\n", tr!(session.text, "cli-nothing-open")));
    }
    let mut out = String::new();
    for incident in incidents {
        let next = desk.checklist(incident).and_then(|list| list.next().map(|step| title(session, step)));
        let state = if incident.is_open() { next.unwrap_or_default() } else { tr!(session.text, "cli-closed") };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{:<9} {:<9} {:<12} {}  → {}",
            incident.number.to_string(),
            session.text.severity(desk.severity(incident)),
            session.text.at(incident.times.registered, session.now),
            incident.title,
            state,
        );
        if desk.is_restricted(incident) {
            let _ = writeln!(out, "          ¤ {}", tr!(session.text, "fact-restricted"));
        }
        for line in message::warnings(session, desk, incident) {
            let _ = writeln!(out, "          {line}");
        }
    }
    print(&out)
}

/// `incident show`.
pub(super) fn one(session: &Session, id: &str) -> Result<ExitCode, Failure> {
    let mut open = session.read()?;
    let id = open.incident(session, id)?;
    let Some(incident) = open.desk.incident(id) else { return Err(Failure::new("no incident")) };
    if session.json {
        print_json(&whole(session, &open.desk, incident))
    } else {
        print(&page(session, &open.desk, incident))
    }
}

/// The incident with checklist, messages and timeline.
pub(super) fn whole(session: &Session, desk: &Desk, incident: &Incident) -> IncidentJson {
    let clocks = desk.clocks(incident);
    let list = desk.checklist(incident);
    let checklist =
        list.iter().flat_map(|list| &list.steps).map(|step| step_json(session, incident, step, &clocks)).collect();
    let timeline = incident
        .timeline
        .iter()
        .map(|have| TimelineJson {
            at: have.entry.happened_at(),
            on_behalf_of: have.entry.on_behalf_of().map(ToString::to_string),
            actor: have.entry.actor.person().map_or_else(|| "vagt".to_owned(), ToString::to_string),
            text: sentence(&session.text, desk, Some(incident), &have.entry),
        })
        .collect();
    IncidentJson {
        checklist: Some(checklist),
        messages: Some(message::json::messages(session, desk, incident)),
        audiences: Some(message::json::audiences(incident)),
        attachments: Some(attachment::json(session, incident)),
        timeline: Some(timeline),
        ..short(session, desk, incident)
    }
}

fn short(session: &Session, desk: &Desk, incident: &Incident) -> IncidentJson {
    let text = &session.text;
    let proposal = desk.proposal(incident);
    let closed_at = match incident.status {
        Status::Open => None,
        Status::Closed { at } => Some(at),
    };
    let parent = incident.parent.and_then(|id| desk.summary(id)).map(|parent| parent.number.to_string());
    IncidentJson {
        id: incident.number.to_string(),
        title: incident.title.to_string(),
        kind: incident.kind.key(),
        status: if incident.is_open() { "open" } else { "closed" },
        severity: SeverityJson {
            level: desk.severity(incident).key(),
            proposed: proposal.level.key(),
            reasons: proposal.reasons.iter().map(|rule| text.severity_rule(*rule)).collect(),
            could_rise: proposal.could_rise.iter().map(|(doubt, level)| text.doubt(*doubt, *level)).collect(),
        },
        began_at: began(desk, incident, session.now),
        discovered_at: incident.times.discovered,
        reported_at: incident.times.reported,
        registered_at: incident.times.registered,
        awareness_at: incident.times.awareness,
        closed_at,
        reporter: incident.reporter.to_string(),
        handler: incident.handler.as_ref().map(ToString::to_string),
        parent,
        impact: ImpactJson {
            confidentiality: incident.impact.confidentiality.key(),
            integrity: incident.impact.integrity.key(),
            availability: incident.impact.availability.key(),
        },
        reach: incident.reach.key(),
        personal_data: incident.personal_data.key(),
        systems: incident.systems.iter().map(ToString::to_string).collect(),
        checklist: None,
        clocks: desk.clocks(incident).iter().map(|clock| clock_json(session, clock)).collect(),
        legal: super::legal::json(incident),
        follow_up: super::follow_up::json::one(incident, session.now),
        decisions: decisions::decisions(text, desk, incident),
        isg: decisions::isg(session, desk, incident),
        messages: None,
        audiences: None,
        message_deviations: incident.messages.deviations().count(),
        approvals_to_confirm: incident.messages.to_be_confirmed().count(),
        restricted: desk.is_restricted(incident),
        attachments: None,
        timeline: None,
    }
}

fn clock_json(session: &Session, clock: &Clock) -> ClockJson {
    ClockJson {
        id: clock.id.key(),
        label: session.text.clock_name(clock.id),
        starts_at: clock.starts_at,
        due_at: clock.due_at,
        stopped_at: clock.stopped_at,
        state: clock.state(session.now).key(),
        basis: session.text.clock_basis(clock.id),
        source: match clock.id.basis() {
            ClockBasis::Policy(row) => Some(format!("P{row:02}")),
            ClockBasis::Law(law) => Some(law.to_owned()),
            ClockBasis::GoodPractice => None,
        },
        if_notifiable: clock.standing == Standing::IfNotifiable,
    }
}

fn step_json(session: &Session, incident: &Incident, step: &ChecklistStep<'_>, clocks: &[Clock]) -> StepJson {
    let outcome = step.outcome();
    let done = outcome.filter(|outcome| outcome.how == Ticked::Done);
    let due_at = clocks.iter().find(|clock| step.step.clock == Some(clock.id) && !step.state.is_settled());
    let notes: Vec<&str> =
        step.record.iter().flat_map(|record| &record.notes).map(crate::domain::CleanText::as_str).collect();
    StepJson {
        id: step.step.id.to_string(),
        title: title(session, step),
        role: step.step.role.key(),
        state: step.state.key(),
        required: step.step.required,
        prescribed_by: step.step.prescribed_by.iter().map(ToString::to_string).collect(),
        due_at: due_at.map(|clock| clock.due_at),
        done_at: done.map(|outcome| outcome.at),
        done_by: outcome.and_then(|outcome| outcome.by.as_ref()).map(ToString::to_string),
        recorded_by: outcome.and_then(|outcome| outcome.recorded_by.as_ref()).map(ToString::to_string),
        note: if notes.is_empty() { None } else { Some(notes.join("\n")) },
        waits_for: step.waits_for.map(ToString::to_string),
        answers: answers(incident, step),
        systems: step.systems.map(|(done, of)| SystemsJson {
            done,
            of,
            left: step.systems_left(incident).iter().map(ToString::to_string).collect(),
        }),
    }
}

/// The newest answers to the inputs that the step declares.
fn answers(incident: &Incident, step: &ChecklistStep<'_>) -> serde_json::Map<String, serde_json::Value> {
    let given = step.step.inputs.iter().filter_map(|input| Some((input, incident.inputs.get(&input.key)?)));
    let value = |value: &InputValue| match value {
        InputValue::Text(text) => text.to_string().into(),
        InputValue::Choice(chosen) => chosen.clone().into(),
        InputValue::Person(person) => person.to_string().into(),
        InputValue::Time(at) => at.to_string().into(),
        InputValue::Number(number) => (*number).into(),
    };
    given.map(|(input, given)| (input.key.to_string(), value(given))).collect()
}

fn title(session: &Session, step: &ChecklistStep<'_>) -> String {
    session.text.pick(&step.step.title).to_owned()
}

/// The incident for people, outside the screen.
fn page(session: &Session, desk: &Desk, incident: &Incident) -> String {
    let text = &session.text;
    let mut lines = vec![
        format!("{}  {}", incident.number, incident.title),
        format!(
            "{} · {} · {}",
            text.kind(incident.kind),
            text.severity(desk.severity(incident)),
            if incident.is_open() { tr!(text, "cli-open") } else { tr!(text, "cli-closed") }
        ),
    ];
    if desk.is_restricted(incident) {
        lines.push(format!("¤ {}", tr!(text, "fact-restricted")));
    }
    let proposal = desk.proposal(incident);
    if let Some(set) = &incident.severity {
        let by = set.by.as_ref().map_or_else(|| tr!(text, "timeline-program"), |by| text.person(desk, by));
        let level = text.severity(proposal.level);
        let reason = set.reason.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push(format!("  {}", tr!(text, "cli-severity-set", by = by, reason = reason)));
        lines.push(format!("  {}", tr!(text, "form-severity-proposed", level = level)));
    }
    lines.extend(proposal.reasons.iter().map(|rule| format!("  {}", text.severity_rule(*rule))));
    lines.extend(proposal.could_rise.iter().map(|(doubt, level)| format!("  ? {}", text.doubt(*doubt, *level))));
    lines.push(String::new());
    lines.extend(
        desk.clocks(incident)
            .iter()
            .map(|clock| format!("  {} · {}", text.clock_line(clock, session.now), text.clock_source(clock.id))),
    );
    lines.extend(text.filings(desk, incident, session.now).into_iter().map(|line| format!("  {line}")));
    lines.push(String::new());
    lines.extend(decisions::lines(session, desk, incident));
    lines.extend(message::lines(session, desk, incident));
    if let Some(list) = desk.checklist(incident) {
        let mut starred = false;
        for step in list.in_sight() {
            let mark = match step.state {
                StepState::Done => "[x]",
                StepState::Skipped => "[-]",
                StepState::Waiting => "[.]",
                StepState::Todo | StepState::NotApplicable => "[ ]",
            };
            // As the desk marks what closing waits for.
            let star = if step.step.required && !step.state.is_settled() { '*' } else { ' ' };
            starred |= star == '*';
            lines.push(format!("{mark}{star} {:<28} {}", step.step.id.to_string(), title(session, step)));
            lines.extend(step.record.iter().flat_map(|record| &record.notes).map(|note| format!("      {note}")));
        }
        lines.extend(starred.then(|| tr!(text, "cli-steps-required")));
    }
    if !incident.attachments.is_empty() {
        lines.push(String::new());
        lines.push(tr!(text, "cli-attachments"));
        lines.extend(attachment::lines(session, incident));
    }
    lines.push(String::new());
    for have in &incident.timeline {
        let at = text.at(have.entry.happened_at(), session.now);
        lines.push(format!("{at:<13} {}", sentence(text, desk, Some(incident), &have.entry)));
    }
    lines.push(String::new());
    lines.join("\n")
}
