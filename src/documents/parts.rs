//! Sections that several documents have, each said in one place.

use super::model::{Body, Field, Section, Value, field};
use super::{Making, mark};
use crate::domain::calendar;
use crate::domain::clock::{Clock, Standing};
use crate::domain::decision::{AttemptResult, DecisionState, Side};
use crate::domain::incident::{PersonalData, Ticked};
use crate::domain::message::{Sheet, SheetKey, SheetLine, SheetValue, Standing as Told};
use crate::domain::playbook::{Answer, Asked, Audience, Question, StepState};
use crate::domain::register::Role;
use crate::domain::{Desk, Incident, PersonId};
use crate::text::Text;
use crate::tr;

/// What every document says of itself.
pub(super) fn about(making: &Making<'_>, incident: Option<&Incident>) -> Vec<Field> {
    let Making { desk, text, now, head, organisation } = *making;
    let own = desk.profile().organisation.as_str();
    let mut fields = Vec::new();
    fields.push(field(
        "organisation",
        tr!(text, "doc-organisation"),
        Value::text(if own.is_empty() { organisation } else { own }),
    ));
    fields.extend(
        incident.map(|incident| field("incident", tr!(text, "doc-incident"), Value::Text(incident.number.to_string()))),
    );
    fields.push(field("made_at", tr!(text, "doc-made-at"), Value::Time(now)));
    fields.push(field("policy", tr!(text, "doc-policy"), Value::text(policy(desk, incident))));
    let head = head.map_or(Value::Unknown(None), |head| Value::Text(mark(head)));
    fields.push(field("log_head", tr!(text, "doc-log-head"), head));
    fields
}

/// The version of the policy that is followed: the incident's own, else those of the playbooks in force (P37).
fn policy(desk: &Desk, incident: Option<&Incident>) -> String {
    let register = desk.register();
    if let Some(incident) = incident {
        let own = incident.playbook.as_ref().and_then(|pin| register.playbook(pin));
        return own.map_or_else(String::new, |playbook| playbook.policy.to_string());
    }
    let mut versions: Vec<&str> = register.current_playbooks().map(|(_, playbook)| playbook.policy.as_str()).collect();
    versions.sort_unstable();
    versions.dedup();
    versions.join(", ")
}

/// Somebody's name; nobody: not known yet.
pub(super) fn person(making: &Making<'_>, id: Option<&PersonId>) -> Value {
    id.map_or(Value::Unknown(None), |id| Value::Text(making.text.person(making.desk, id)))
}

/// Who it was; nobody: vagt itself.
pub(super) fn actor(making: &Making<'_>, id: Option<&PersonId>) -> Value {
    id.map_or_else(
        || Value::Text(tr!(making.text, "timeline-program")),
        |id| Value::Text(making.text.person(making.desk, id)),
    )
}

/// What happened, in short.
pub(super) fn facts(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let status = if incident.is_open() {
        Value::Code("open", tr!(text, "cli-open"))
    } else {
        Value::Code("closed", tr!(text, "cli-closed"))
    };
    let parent = incident.parent.and_then(|id| desk.summary(id)).map(|parent| parent.number.to_string());
    let fields = vec![
        field("title", tr!(text, "doc-what"), Value::text(incident.title.as_str())),
        field("kind", tr!(text, "doc-kind"), Value::Code(incident.kind.key(), text.kind(incident.kind))),
        field("status", tr!(text, "doc-status"), status),
        field("reporter", tr!(text, "doc-reporter"), Value::text(text.name(incident.reporter.as_str()))),
        field("handler", tr!(text, "doc-handler"), person(making, incident.handler.as_ref())),
        field("part_of", tr!(text, "doc-part-of"), Value::words_if(parent.unwrap_or_default())),
    ];
    Section::new("facts", tr!(text, "doc-facts"), Body::Fields(fields))
}

/// The four times, never the same thing.
pub(super) fn times(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let times = &incident.times;
    let fields = vec![
        field("discovered_at", tr!(text, "doc-discovered"), Value::Time(times.discovered)),
        field("reported_at", tr!(text, "doc-reported"), Value::Time(times.reported)),
        field("registered_at", tr!(text, "doc-registered"), Value::Time(times.registered)),
        field("awareness_at", tr!(text, "doc-awareness"), Value::time(times.awareness)),
        field("closed_at", tr!(text, "doc-closed"), Value::time_if(incident.closed_at())),
    ];
    Section::new("times", tr!(text, "doc-times"), Body::Fields(fields))
}

/// Impact on confidentiality, integrity and availability, and how many are touched.
pub(super) fn impact(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let level = |level: crate::domain::incident::Level| Value::Code(level.key(), text.level(level));
    let impact = incident.impact;
    let fields = vec![
        field("confidentiality", tr!(text, "confidentiality"), level(impact.confidentiality)),
        field("integrity", tr!(text, "integrity"), level(impact.integrity)),
        field("availability", tr!(text, "availability"), level(impact.availability)),
        field("reach", tr!(text, "doc-reach"), Value::Code(incident.reach.key(), text.reach(incident.reach))),
    ];
    Section::new("impact", tr!(text, "doc-impact"), Body::Fields(fields))
}

/// The systems touched, and who answers for each.
pub(super) fn systems(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("system", tr!(text, "doc-system")),
        ("criticality", tr!(text, "doc-criticality")),
        ("owner", tr!(text, "doc-owner")),
        ("responsible", tr!(text, "doc-responsible")),
        ("supplier", tr!(text, "doc-supplier")),
        ("personal_data", tr!(text, "doc-personal-data")),
    ];
    let row = |id: &crate::domain::SystemId| {
        let name = Value::text(desk.system_name(id));
        let Some(system) = desk.register().systems().get(id) else {
            return std::iter::once(name).chain(std::iter::repeat_n(Value::Unknown(None), 5)).collect();
        };
        vec![
            name,
            Value::Code(system.criticality.key(), text.criticality(system.criticality)),
            person(making, system.owner.as_ref()),
            person(making, system.responsible.as_ref()),
            system.supplier.as_ref().map_or(Value::Nothing, |id| Value::text(desk.supplier_name(id))),
            Value::Code(system.personal_data.key(), text.personal_data(system.personal_data)),
        ]
    };
    let rows = incident.systems.iter().map(row).collect();
    Section::new("systems", tr!(text, "doc-systems"), Body::Table(columns, rows))
}

/// The suppliers of the systems touched, each once.
pub(super) fn suppliers(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("supplier", tr!(text, "doc-supplier")),
        ("agreement_no", tr!(text, "doc-agreement-no")),
        ("customer_no", tr!(text, "doc-customer-no")),
        ("phone", tr!(text, "doc-phone")),
        ("contact", tr!(text, "doc-contact")),
    ];
    let rows = suppliers_of(desk, incident).into_iter().map(|id| {
        let Some(supplier) = desk.register().suppliers().get(id) else {
            let name = Value::text(desk.supplier_name(id));
            return std::iter::once(name).chain(std::iter::repeat_n(Value::Unknown(None), 4)).collect();
        };
        vec![
            Value::text(supplier.name.as_str()),
            Value::text(supplier.agreement_no.as_str()),
            Value::text(supplier.customer_no.as_str()),
            Value::Many(supplier.phone.iter().map(|phone| Value::text(phone.as_str())).collect()),
            Value::text(supplier.contact.as_str()),
        ]
    });
    Section::new("suppliers", tr!(text, "doc-suppliers"), Body::Table(columns, rows.collect()))
}

/// Who runs the systems touched, each once.
pub(super) fn suppliers_of<'a>(desk: &'a Desk, incident: &Incident) -> Vec<&'a crate::domain::SupplierId> {
    let systems = incident.systems.iter().filter_map(|id| desk.register().systems().get(id));
    let mut found: Vec<&crate::domain::SupplierId> = Vec::new();
    for id in systems.filter_map(|system| system.supplier.as_ref()) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// What is known of the personal data.
pub(super) fn personal_data(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let sheet = Sheet::of(desk, incident, now);
    let data = if incident.personal_data == PersonalData::Unknown {
        Value::Unknown(None)
    } else {
        Value::Code(incident.personal_data.key(), text.personal_data(incident.personal_data))
    };
    let address = incident.protected_address.map_or(Value::Unknown(None), |answer| answered(text, answer));
    let fields = vec![
        field("personal_data", tr!(text, "doc-personal-data"), data),
        sheet_field(making, &sheet, SheetKey::Data, "data"),
        field(
            "people",
            tr!(text, "doc-people"),
            incident.people.map_or(Value::Unknown(None), |n| Value::Number(n.into())),
        ),
        sheet_field(making, &sheet, SheetKey::People, "people_and_records"),
        field("protected_address", tr!(text, "doc-protected-address"), address),
        sheet_field(making, &sheet, SheetKey::Consequences, "consequences"),
    ];
    Section::new("personal_data", tr!(text, "doc-personal-data"), Body::Fields(fields))
}

fn answered(text: &Text, answer: Answer) -> Value {
    if answer == Answer::Unknown { Value::Unknown(None) } else { Value::Code(answer.key(), text.answer(answer)) }
}

/// A line of the fact sheet.
pub(super) fn sheet_field(making: &Making<'_>, sheet: &Sheet, key: SheetKey, name: &'static str) -> Field {
    field(name, making.text.sheet_key(key), sheet_value(making, sheet.line(key)))
}

/// What a line of the fact sheet says.
pub(super) fn sheet_value(making: &Making<'_>, line: &SheetLine) -> Value {
    let text = making.text;
    match line {
        SheetLine::Known { value: SheetValue::Text(words), .. } => Value::text(words.as_str()),
        SheetLine::Known { value: SheetValue::Time(at), .. } => Value::Time(*at),
        SheetLine::Known { value: SheetValue::Reach(reach), .. } => Value::Code(reach.key(), text.reach(*reach)),
        SheetLine::Known { value: SheetValue::Names(names), .. } => {
            Value::Many(names.iter().map(|name| Value::text(name.as_str())).collect())
        }
        SheetLine::Unsaid => Value::Unknown(None),
        SheetLine::Unknown { who, when, .. } => {
            let who = who.as_ref().map(|who| who.as_str().to_owned());
            let more: Vec<String> = who.into_iter().chain(when.map(|when| text.full_time(when))).collect();
            Value::Unknown((!more.is_empty()).then(|| more.join(", ")))
        }
    }
}

/// Severity in force, who set it and why, the rules that fired, and what could raise it.
pub(super) fn severity(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let proposal = desk.proposal(incident);
    let level = |level: crate::domain::severity::Severity| Value::Code(level.key(), text.severity(level));
    let set = incident.severity.as_ref();
    let fields = vec![
        field("level", tr!(text, "doc-level"), level(desk.severity(incident))),
        field("proposed", tr!(text, "doc-proposed"), level(proposal.level)),
        field(
            "rules",
            tr!(text, "doc-rules"),
            Value::Many(proposal.reasons.iter().map(|rule| Value::Text(text.severity_rule(*rule))).collect()),
        ),
        field("set_by", tr!(text, "doc-set-by"), set.map_or(Value::Nothing, |set| actor(making, set.by.as_ref()))),
        field("set_at", tr!(text, "doc-set-at"), Value::time_if(set.map(|set| set.at))),
        field("reason", tr!(text, "doc-reason"), set.map_or(Value::Nothing, |set| Value::text(set.reason.as_str()))),
        field(
            "could_rise",
            tr!(text, "doc-could-rise"),
            Value::Many(proposal.could_rise.iter().map(|(doubt, to)| Value::Text(text.doubt(*doubt, *to))).collect()),
        ),
    ];
    Section::new("severity", tr!(text, "doc-severity"), Body::Fields(fields))
}

/// Clocks, as many as are asked for.
pub(super) fn clocks(
    making: &Making<'_>,
    incident: &Incident,
    heading: String,
    wanted: impl Fn(&Clock) -> bool,
) -> Section {
    let text = making.text;
    let columns = vec![
        ("clock", tr!(text, "doc-clock")),
        ("starts_at", tr!(text, "doc-starts")),
        ("due_at", tr!(text, "doc-due")),
        ("stopped_at", tr!(text, "doc-stopped")),
        ("state", tr!(text, "doc-state")),
        ("source", tr!(text, "doc-source")),
    ];
    let clocks = making.desk.clocks(incident);
    let rows = clocks.iter().filter(|clock| wanted(clock)).map(|clock| {
        let state = clock.state(making.now).key();
        vec![
            Value::Code(clock.id.key(), text.clock_name(clock.id)),
            Value::Time(clock.starts_at),
            Value::Time(clock.due_at),
            Value::time_if(clock.stopped_at),
            Value::Code(state, text.clock_phrase(clock, making.now)),
            Value::Text(text.clock_source(clock.id)),
        ]
    });
    let rows = rows.collect();
    let doubtful = clocks.iter().any(|clock| wanted(clock) && clock.standing == Standing::IfNotifiable);
    let section = Section::new("clocks", heading, Body::Table(columns, rows));
    if doubtful { section.noted(tr!(text, "doc-if-notifiable")) } else { section }
}

/// Where the joint decision stands, in a word or two (P16).
pub(super) fn decision_state(making: &Making<'_>, incident: &Incident) -> Value {
    let text = making.text;
    let state = making.desk.decision(incident).state;
    let words = match state {
        DecisionState::Open => tr!(text, "doc-decision-open"),
        DecisionState::Disagree => tr!(text, "doc-decision-disagree"),
        DecisionState::Decided(isg) => text.isg_choice(isg),
        DecisionState::Stale(isg) => tr!(text, "doc-decision-stale", isg = text.isg_choice(isg)),
    };
    Value::Code(state.key(), words)
}

/// How the joint decision stands, and what has changed under it (P16).
pub(super) fn decision(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, .. } = *making;
    let decided = desk.decision(incident);
    let changes = decided.changes.iter().map(|change| Value::Text(text.change(desk, change))).collect();
    let lacking = incident.decisions.lacking().map(|side| Value::Code(side.key(), text.role(side.role()))).collect();
    let fields = vec![
        field("state", tr!(text, "doc-state"), decision_state(making, incident)),
        field(
            "decided_at",
            tr!(text, "doc-decided-at"),
            Value::time(incident.decisions.outcome.as_ref().map(|o| o.at)),
        ),
        field("lacking", tr!(text, "doc-lacking"), Value::Many(lacking)),
        field("changed", tr!(text, "doc-changed"), Value::Many(changes)),
        field("review_at", tr!(text, "doc-review-at"), Value::time_if(incident.decisions.review_at())),
    ];
    Section::new("decision", tr!(text, "doc-decision"), Body::Fields(fields))
}

/// Every word of a decider, the newest of a side first (P16).
pub(super) fn decider_words(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let mut items = Vec::new();
    for side in Side::ALL {
        let own = incident.decisions.words.iter().rev().filter(|word| word.side == side);
        items.extend(own.map(|word| {
            vec![
                field("decider", text.role(side.role()), actor(making, Some(&word.person))),
                field("side", tr!(text, "doc-side"), Value::Code(side.key(), text.role(side.role()))),
                field("isg", tr!(text, "doc-isg-word"), Value::Code(word.isg.state(), text.isg_choice(word.isg))),
                field("action", tr!(text, "doc-action"), Value::text(word.action.as_str())),
                field("reason", tr!(text, "doc-reason"), Value::text(word.reason.as_str())),
                field("how", tr!(text, "doc-how"), Value::Code(word.how.key(), text.how(word.how))),
                field("at", tr!(text, "doc-at"), Value::Time(word.at)),
                field(
                    "recorded_by",
                    tr!(text, "doc-recorded-by"),
                    word.recorded_by.as_ref().map_or(Value::Nothing, |by| actor(making, Some(by))),
                ),
            ]
        }));
    }
    Section::new("words", tr!(text, "doc-words"), Body::Items(items))
}

/// Who was tried, and what came of it.
pub(super) fn attempts(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns =
        vec![("at", tr!(text, "doc-at")), ("person", tr!(text, "doc-person")), ("result", tr!(text, "doc-result"))];
    let mut rows: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for attempt in &incident.decisions.attempts {
        let key = match attempt.result {
            AttemptResult::Reached | AttemptResult::NoAnswer | AttemptResult::Busy | AttemptResult::Callback { .. } => {
                attempt.result.key()
            }
        };
        let result = Value::Code(key, text.attempt(attempt.result, making.now));
        rows.push((attempt.at, vec![Value::Time(attempt.at), actor(making, Some(&attempt.person)), result]));
    }
    for (person, call) in &incident.decisions.call_out.calls {
        let state = Value::Code(call.state.key(), text.call_state(call.state, making.now));
        rows.push((call.at, vec![Value::Time(call.at), actor(making, Some(person)), state]));
    }
    rows.sort_by_key(|(at, _)| *at);
    Section::new("calls", tr!(text, "doc-calls"), Body::Table(columns, rows.into_iter().map(|(_, row)| row).collect()))
}

/// What was done: every step settled, in the order it was.
pub(super) fn done(making: &Making<'_>, incident: &Incident, most: usize) -> Section {
    let Making { desk, text, .. } = *making;
    let columns = vec![
        ("at", tr!(text, "doc-at")),
        ("step", tr!(text, "doc-step")),
        ("state", tr!(text, "doc-state")),
        ("by", tr!(text, "doc-by")),
        ("notes", tr!(text, "doc-notes")),
    ];
    let list = desk.checklist(incident);
    let mut settled: Vec<(jiff::Timestamp, Vec<Value>)> = Vec::new();
    for step in list.iter().flat_map(|list| &list.steps) {
        let Some(outcome) = step.outcome() else { continue };
        let state = match outcome.how {
            Ticked::Done => StepState::Done,
            Ticked::Skipped => StepState::Skipped,
        };
        let notes = step.record.iter().flat_map(|record| &record.notes).map(|note| Value::text(note.as_str()));
        settled.push((
            outcome.at,
            vec![
                Value::Time(outcome.at),
                Value::text(text.pick(&step.step.title)),
                Value::Code(state.key(), text.step_state(state)),
                actor(making, outcome.by.as_ref()),
                Value::Many(notes.collect()),
            ],
        ));
    }
    settled.sort_by_key(|(at, _)| *at);
    let left_out = settled.len().saturating_sub(most);
    let rows = settled.into_iter().skip(left_out).map(|(_, row)| row).collect();
    let section = Section::new("done", tr!(text, "doc-done"), Body::Table(columns, rows));
    if left_out > 0 { section.noted(tr!(text, "doc-left-out", count = left_out)) } else { section }
}

/// Who may be affected, and whether each was told (P26).
pub(super) fn audiences(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let columns = vec![
        ("audience", tr!(text, "doc-audience")),
        ("state", tr!(text, "doc-state")),
        ("at", tr!(text, "doc-at")),
        ("reason", tr!(text, "doc-reason")),
        ("by", tr!(text, "doc-by")),
    ];
    let wanted = Audience::ALL.into_iter().filter(|audience| {
        crate::domain::message::TO_INFORM.contains(audience) || incident.messages.standing(*audience).is_settled()
    });
    let rows = wanted.map(|audience| {
        let standing = incident.messages.standing(audience);
        let (at, reason, by) = match standing {
            Told::Informed(message, at) => {
                let last = message.sendings.iter().max_by_key(|sending| sending.at);
                (Some(at), Value::Nothing, last.map_or(Value::Nothing, |sending| actor(making, sending.by.as_ref())))
            }
            Told::NotAffected(judged) => {
                (Some(judged.at), Value::text(judged.reason.as_str()), actor(making, judged.by.as_ref()))
            }
            Told::Open => (None, Value::Nothing, Value::Nothing),
        };
        vec![
            Value::Code(audience.key(), text.audience(audience)),
            Value::Code(standing.key(), text.standing(standing)),
            Value::time_if(at),
            reason,
            by,
        ]
    });
    Section::new("audiences", tr!(text, "doc-audiences"), Body::Table(columns, rows.collect()))
}

/// Every message, with its exact text and how it went out (P34, P27).
pub(super) fn messages(making: &Making<'_>, incident: &Incident) -> Section {
    let Making { desk, text, now, .. } = *making;
    let items = incident.messages.all.iter().map(|message| {
        let state = message.state(desk.register(), now);
        let sent = message.sendings.iter().map(|sending| {
            let who = sending.by.as_ref().map_or_else(|| tr!(text, "timeline-program"), |by| text.person(desk, by));
            Value::Text(tr!(
                text,
                "message-sent-line",
                who = who,
                at = text.full_time(sending.at),
                channel = text.channel(sending.channel),
                to = sending.to.as_str()
            ))
        });
        let approved = message.approval.as_ref().map_or(Value::Nothing, |approval| actor(making, Some(&approval.by)));
        vec![
            field("id", text.audience(message.audience), Value::Text(message.id.to_string())),
            field(
                "audience",
                tr!(text, "doc-audience"),
                Value::Code(message.audience.key(), text.audience(message.audience)),
            ),
            field("kind", tr!(text, "doc-kind"), Value::Code(message.kind.key(), text.message_kind(message.kind))),
            field("state", tr!(text, "doc-state"), Value::Code(state.key(), text.message_state(state))),
            field("approved_by", tr!(text, "doc-approved-by"), approved),
            field("sent", tr!(text, "doc-sent"), Value::Many(sent.collect())),
            field(
                "deviation",
                tr!(text, "doc-deviation"),
                message.deviation().map_or(Value::Nothing, |reason| Value::text(reason.as_str())),
            ),
            field("text", tr!(text, "doc-text"), Value::text(message.text.as_str())),
        ]
    });
    let section = Section::new("messages", tr!(text, "doc-messages"), Body::Items(items.collect()));
    match incident.messages.owes_mail_to_dpo() {
        Some(_) => section.noted(tr!(text, "message-owes-mail")),
        None => section,
    }
}

/// What nobody knows or has decided yet: what could raise the severity, questions, lines of the fact sheet, clocks of law.
pub(super) fn open_questions(making: &Making<'_>, incident: &Incident, audiences: &[Audience]) -> Section {
    let Making { desk, text, now, .. } = *making;
    let mut found: Vec<Value> = Vec::new();
    let mut add = |words: String| {
        let value = Value::Text(words);
        if !found.contains(&value) {
            found.push(value);
        }
    };
    if incident.personal_data == PersonalData::Unknown {
        add(tr!(text, "doc-open-personal-data"));
    }
    let list = desk.checklist(incident);
    for step in list.iter().flat_map(|list| &list.steps).filter(|step| step.state != StepState::NotApplicable) {
        let waits = match step.waits_for_answer {
            Some(Asked::Question(question)) => Some(question),
            Some(Asked::Input(_)) | None => None,
        };
        let asked = step.step.ask.iter().copied().filter(|_| !step.state.is_settled());
        // Whether to convene is the joint decision, which has a place of its own.
        let open = |question: &Question| *question != Question::ConveneIsg && incident.answer(*question).is_none();
        for question in asked.chain(waits).filter(open) {
            add(text.question(question));
        }
    }
    for (question, answer) in &incident.answers {
        if *answer == Answer::Unknown {
            add(text.question(*question));
        }
    }
    let sheet = Sheet::of(desk, incident, now);
    for (key, line) in sheet.unknowns_first(audiences.iter().copied()) {
        match line {
            SheetLine::Known { .. } => {}
            // Asked for where it is late, and there only.
            SheetLine::Unsaid if key == SheetKey::Delay => {}
            SheetLine::Unknown { .. } | SheetLine::Unsaid => add(text.sheet_key(key)),
        }
    }
    for clock in desk.undecided_clocks(incident) {
        let due = text.full_time(clock.due_at);
        add(tr!(text, "doc-open-clock", clock = text.clock_name(clock.id), due = due));
    }
    Section::new("open_questions", tr!(text, "doc-open-questions"), Body::List(found))
}

/// How it stands towards authorities and the people concerned.
pub(super) fn legal(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let filings = &incident.filings;
    let aware = filings.awareness.as_ref();
    let risk = filings.risk.as_ref();
    let told = filings.told.as_ref();
    let authority = match (&filings.not_reportable, filings.filed.is_empty()) {
        (_, false) => Value::Code("filed", tr!(text, "doc-filed")),
        (Some(_), true) if incident.not_reportable_is_stale() => {
            Value::Code("stale", tr!(text, "doc-not-reportable-stale"))
        }
        (Some(decided), true) => Value::Code(
            "not_reportable",
            tr!(text, "doc-not-reportable", reason = decided.word.reason.as_str().replace('\n', " ")),
        ),
        (None, true) => Value::Code("open", tr!(text, "doc-authority-open")),
    };
    let why =
        |reason: Option<&crate::domain::CleanText>| reason.map_or(Value::Unknown(None), |r| Value::text(r.as_str()));
    let advice = [aware.map(|d| &d.word), risk.map(|d| &d.word), told.map(|d| &d.word)];
    let advice = advice.into_iter().flatten().filter(|word| !word.advice.is_empty());
    let fields = vec![
        field("awareness_at", tr!(text, "doc-awareness"), Value::time(incident.times.awareness)),
        field("awareness_reason", tr!(text, "doc-awareness-reason"), why(aware.map(|decided| &decided.word.reason))),
        field(
            "risk",
            tr!(text, "doc-risk"),
            risk.map_or(Value::Unknown(None), |d| Value::Code(d.value.key(), text.risk(d.value))),
        ),
        field("risk_reason", tr!(text, "doc-risk-reason"), why(risk.map(|decided| &decided.word.reason))),
        field("authority", tr!(text, "doc-authority"), authority),
        field(
            "data_subjects",
            tr!(text, "doc-data-subjects"),
            told.map_or(Value::Unknown(None), |d| Value::Code(d.value.key(), text.told_subjects(d.value))),
        ),
        field(
            "dpo_advice",
            tr!(text, "doc-dpo-advice"),
            Value::Many(advice.map(|word| Value::text(word.advice.as_str())).collect()),
        ),
        field(
            "nis2",
            tr!(text, "doc-nis2"),
            filings
                .significance
                .as_ref()
                .map_or(Value::Unknown(None), |d| Value::Code(d.value.0.key(), text.significance(d.value.0))),
        ),
    ];
    Section::new("legal", tr!(text, "doc-legal"), Body::Fields(fields))
}

/// Who holds a role today, the first in call order.
pub(super) fn holder(making: &Making<'_>, role: Role) -> Value {
    let day = calendar::local(making.now).date();
    let first = making.desk.register().roster().call_order(role, day).first().map(|person| person.name.as_str());
    first.map_or(Value::Unknown(None), Value::text)
}
