//! `vagt template write|approve|confirm|withdraw|list`: templates of messages approved in advance (P27).

use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;

use super::args::{TemplateVerb, When, value_of};
use super::failure::Failure;
use super::message::json::{ApprovalJson, approval_json};
use super::message::{approved, audience_of, given, template_of, text_of};
use super::session::Session;
use super::typed::day;
use super::{print, print_json};
use crate::domain::message::{
    MessageRefusal, Template, TemplateApproval, TemplateEvent, TemplateId, TemplateKind, Wording,
};
use crate::domain::{Command, Desk};
use crate::tr;

/// A template.
#[derive(Debug, Serialize)]
struct TemplateJson {
    name: String,
    kind: &'static str,
    audience: &'static str,
    fields: Vec<String>,
    wording: String,
    code: String,
    /// Whether its approval counts today.
    in_force: bool,
    approval: Option<ApprovalJson>,
    valid_until: Option<Date>,
    text: String,
}

pub(super) fn perform(session: &Session, verb: &TemplateVerb) -> Result<ExitCode, Failure> {
    match verb {
        TemplateVerb::Write { name, kind, audience, text, file } => {
            let template = Template {
                name: template_of(session, name)?,
                kind: value_of(&TemplateKind::ALL, TemplateKind::key, Some(kind)).unwrap_or(TemplateKind::Outage),
                audience: audience_of(audience),
                text: text_of(session, text.as_deref(), file.as_deref())?.unwrap_or_default(),
            };
            record(session, name, |_, _| TemplateEvent::Written { template })
        }
        TemplateVerb::Approve { name, until, given: args } => {
            let (by, how) = given(session, args)?;
            let valid_until = day(session, until)?;
            record(session, name, |name, wording| TemplateEvent::Approved { name, wording, by, how, valid_until })
        }
        TemplateVerb::Confirm { name } => {
            record(session, name, |name, wording| TemplateEvent::Confirmed { name, wording })
        }
        TemplateVerb::Withdraw { name } => record(session, name, |name, _| TemplateEvent::Withdrawn { name }),
        TemplateVerb::List => list(session),
    }
}

fn record(
    session: &Session,
    name: &str,
    event: impl FnOnce(TemplateId, Wording) -> TemplateEvent,
) -> Result<ExitCode, Failure> {
    let name = template_of(session, name)?;
    let mut open = session.open()?;
    let wording = open.desk.register().templates().get(&name).map(Template::wording);
    let known = wording.is_some();
    let event = event(name.clone(), wording.unwrap_or_else(Wording::none));
    // Only writing needs none to be there.
    if !known && !matches!(event, TemplateEvent::Written { .. }) {
        let unknown = MessageRefusal::UnknownTemplate { template: name }.into();
        return Err(session.refused(&open.desk, None, &unknown));
    }
    open.record(session, Command::Template(Box::new(event)), &When::now())?;
    let template = open.desk.register().templates().get(&name);
    match template {
        Some(template) if session.json => print_json(&json(session, &open.desk, template))?,
        Some(template) => print(&page(session, &open.desk, template))?,
        None => print(&format!("{name}\n"))?,
    };
    open.finish();
    Ok(ExitCode::SUCCESS)
}

fn list(session: &Session) -> Result<ExitCode, Failure> {
    let open = session.read()?;
    let templates = open.desk.register().templates().current();
    if session.json {
        let all: Vec<TemplateJson> = templates.iter().map(|one| json(session, &open.desk, one)).collect();
        return print_json(&all);
    }
    let pages: Vec<String> = templates.iter().map(|one| page(session, &open.desk, one)).collect();
    print(&pages.join("\n"))
}

fn newest(desk: &Desk, template: &Template) -> Option<TemplateApproval> {
    desk.register().templates().newest_approval(template, desk.register(), None)
}

fn json(session: &Session, desk: &Desk, template: &Template) -> TemplateJson {
    let approval = newest(desk, template);
    let in_force = desk.register().templates().approval(template, desk.register(), None, session.now).is_some();
    TemplateJson {
        name: template.name.to_string(),
        kind: template.kind.key(),
        audience: template.audience.key(),
        fields: template.fields().into_iter().map(str::to_owned).collect(),
        wording: template.wording().as_str().to_owned(),
        code: template.wording().code().to_string(),
        in_force,
        approval: approval.as_ref().map(|approval| approval_json(&approval.approval)),
        valid_until: approval.as_ref().map(|approval| approval.valid_until),
        text: template.text.to_string(),
    }
}

fn page(session: &Session, desk: &Desk, template: &Template) -> String {
    let text = &session.text;
    let mut lines = vec![
        format!("{}  {} · {}", template.name, text.audience(template.audience), text.template_kind(template.kind)),
        tr!(text, "message-code", code = template.wording().code().to_string()),
    ];
    match newest(desk, template) {
        Some(found) => {
            let until = found.valid_until.to_string();
            lines.push(format!(
                "{} · {}",
                approved(session, desk, &found.approval),
                tr!(text, "template-until", until = until)
            ));
            if found.approval.is_to_be_confirmed() {
                lines.push(tr!(text, "message-to-confirm", who = text.person(desk, &found.approval.by)));
            }
        }
        None => lines.push(tr!(text, "template-not-approved")),
    }
    lines.push(String::new());
    lines.push(template.text.to_string());
    format!("{}\n", lines.join("\n"))
}
