//! What several documents have in common: their head, names, lines of the fact sheet here, and sections by theme in the
//! files below, each said in one place.

mod follow_up;
mod handling;
mod incident;
mod informed;
mod isg;
mod open;
mod outages;
mod remedy;

pub(super) use follow_up::{briefing, cause, deviations, measures, reviews, spot_check, spot_check_columns};
pub(super) use handling::{attempts, clocks, decider_words, decision, decision_state, done};
pub(super) use incident::{
    breach, facts, impact, personal_data, personal_data_of, severity, suppliers, systems, times,
};
pub(super) use informed::{audiences, messages};
pub(super) use isg::isg;
pub(super) use open::{legal, open_questions, open_to_authority};
pub(super) use outages::{outages, unhandled_outages};
pub use remedy::MEASURES;
pub(super) use remedy::{planned, taken};

use crate::documents::model::{Field, Value, field};
use crate::documents::{Making, mark};
use crate::domain::message::{Sheet, SheetKey, SheetLine, SheetValue};
use crate::domain::playbook::Answer;
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
    fields.push(field("log_fingerprint", tr!(text, "doc-log-fingerprint"), head));
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

fn answered(text: &Text, answer: Answer) -> Value {
    if answer == Answer::Unknown { Value::Unknown(None) } else { Value::Code(answer.key(), text.answer(answer)) }
}

/// A line of the fact sheet.
pub(super) fn sheet_field(making: &Making<'_>, sheet: &Sheet, key: SheetKey, name: &'static str) -> Field {
    let mut value = sheet_value(making, sheet.line(key));
    // Nobody knows when it began: then it is said when it was discovered.
    if let (Value::Unknown(more), SheetKey::Since) = (&mut value, key) {
        let discovered = making.text.full_time(sheet.discovered());
        let discovered = tr!(making.text, "doc-discovered-then", at = discovered);
        *more = Some(more.take().into_iter().chain(Some(discovered)).collect::<Vec<_>>().join(", "));
    }
    field(name, making.text.sheet_label(sheet.matter(), key), value)
}

/// What a line of the fact sheet says.
pub(super) fn sheet_value(making: &Making<'_>, line: &SheetLine) -> Value {
    let text = making.text;
    match line {
        SheetLine::Known { value: SheetValue::Text(words), .. } => Value::text(words.as_str()),
        SheetLine::Known { value: SheetValue::Time(at), .. } => Value::Time(*at),
        SheetLine::Known { value: SheetValue::Reach(reach), .. } => Value::Code(reach.key(), text.reach(*reach)),
        SheetLine::Known { value: SheetValue::Answer(answer), .. } => answered(text, *answer),
        SheetLine::Known { value: counts @ SheetValue::Counts { .. }, .. } => {
            Value::Text(text.phrasing().value(counts))
        }
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
