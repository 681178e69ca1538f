//! Sections about what is open, and how it stands towards authorities.

use super::breach;
use crate::documents::Making;
use crate::documents::model::{Body, Section, Value, field};
use crate::domain::Incident;
use crate::domain::fact::Fact;
use crate::domain::filing::FilingEvent;
use crate::domain::incident::PersonalData;
use crate::domain::message::{Sheet, SheetKey, SheetLine, SheetValue};
use crate::domain::playbook::{Answer, Asked, Audience, Question, StepState};
use crate::tr;

/// What nobody knows or has decided yet: what could raise the severity, questions, lines of the fact sheet, clocks of law.
pub(in crate::documents) fn open_questions(
    making: &Making<'_>,
    incident: &Incident,
    audiences: &[Audience],
) -> Section {
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
        let open =
            |question: &Question| *question != Question::ConveneIsg && desk.answered(incident, *question).is_none();
        for question in asked.chain(waits).filter(open) {
            add(text.question(question));
        }
    }
    for (question, answer) in &incident.answers {
        if *answer == Answer::Unknown {
            add(text.question(*question));
        }
    }
    unknown_lines(making, &Sheet::of(desk, incident, now), audiences).into_iter().for_each(&mut add);
    for clock in desk.undecided_clocks(incident) {
        let due = text.full_time(clock.due_at);
        add(tr!(text, "doc-open-clock", clock = text.clock_name(clock.id), due = due));
    }
    Section::new("open_questions", tr!(text, "doc-open-questions"), Body::List(found))
}

/// The lines of the fact sheet that `audiences` are told and nobody knows, or knows in part only.
fn unknown_lines(making: &Making<'_>, sheet: &Sheet, audiences: &[Audience]) -> Vec<String> {
    let lines = sheet.unknowns_first(audiences.iter().copied()).into_iter();
    let unknown = lines.filter(|(key, line)| match line {
        // Counted in part.
        SheetLine::Known { value: SheetValue::Counts { people, records }, .. } => people.is_none() || records.is_none(),
        SheetLine::Known { .. } => false,
        // Asked for where it is late, and there only.
        SheetLine::Unsaid => *key != SheetKey::Delay,
        SheetLine::Unknown { .. } => true,
    });
    unknown.map(|(key, _)| making.text.sheet_label(sheet.matter(), key)).collect()
}

/// What of the notification itself nobody knows yet; what we ask ourselves in the handling is for us (GDPR art. 33(4)).
pub(in crate::documents) fn open_to_authority(making: &Making<'_>, incident: &Incident) -> Section {
    let text = making.text;
    let sheet = Sheet::of(making.desk, incident, making.now).told_to(Audience::Authority);
    let touches = (incident.personal_data == PersonalData::Unknown).then(|| tr!(text, "doc-open-personal-data"));
    let kind = breach(making, incident).filter(|kind| matches!(kind.value, Value::Unknown(_))).map(|kind| kind.label);
    let lines = unknown_lines(making, &sheet, &[Audience::Authority]);
    let found = touches.into_iter().chain(kind).chain(lines).map(Value::Text).collect();
    Section::new("open_questions", tr!(text, "doc-open-questions"), Body::List(found))
}

/// What the DPO advised with each decision of law, in the order it was given; advice to a decision that was made anew is
/// advice that was given.
fn dpo_advice(making: &Making<'_>, incident: &Incident) -> Vec<Value> {
    let text = making.text;
    let counted = incident.timeline.iter().filter(|have| have.void.is_none());
    let given = counted.filter_map(|have| {
        let Fact::Filing { event, .. } = &have.entry.fact else { return None };
        let (on, word) = match event {
            FilingEvent::AwarenessDecided { word, .. } => (tr!(text, "doc-awareness"), word),
            FilingEvent::RiskDecided { word, .. } => (tr!(text, "doc-risk"), word),
            FilingEvent::NotReportable { word, .. } => (tr!(text, "doc-need-not-be-filed"), word),
            FilingEvent::DataSubjects { word, .. } => (tr!(text, "doc-data-subjects"), word),
            FilingEvent::SignificanceDecided { word, .. } => (tr!(text, "doc-nis2"), word),
            FilingEvent::Filed { .. } | FilingEvent::Reported { .. } | FilingEvent::Withdrawn { .. } => return None,
        };
        let at = text.full_time(have.entry.happened_at());
        let advice = word.advice.as_str();
        let words = || tr!(text, "doc-advice-on", on = on, at = at, advice = advice);
        (!advice.is_empty()).then(|| Value::Quoted(advice.to_owned(), words()))
    });
    given.collect()
}

/// How it stands towards authorities and the people concerned.
pub(in crate::documents) fn legal(making: &Making<'_>, incident: &Incident) -> Section {
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
        field("dpo_advice", tr!(text, "doc-dpo-advice"), Value::Said(dpo_advice(making, incident))),
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
