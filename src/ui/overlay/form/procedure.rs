//! What a playbook says in a form: the labels of its own inputs, the blocks that can be inserted, and what a newer
//! version changes.

use crate::app::{App, Choice, Content, Field, FieldName, Purpose};
use crate::domain::decide::{IncidentAsked, incident_asked};
use crate::domain::incident::PersonalData;
use crate::domain::playbook::{Changes, InputKind, Question, Step};
use crate::tr;
use crate::ui::Look;
use crate::ui::rows::cut;

/// Changes that are named, of each sort.
const NAMED: usize = 4;

/// What a field is called and says, where the playbook has the words.
#[derive(Default)]
pub(super) struct Said {
    /// Its label.
    pub(super) label: Option<String>,
    /// The option it stands on.
    pub(super) value: Option<String>,
    /// What it is taken for, where it is a time that is typed in short.
    pub(super) taken: Option<String>,
    /// How it may be typed, where that is not plain.
    pub(super) example: Option<String>,
}

/// The words of a field that the playbook declares.
pub(super) fn said(app: &App, look: &Look, purpose: &Purpose, field: &Field) -> Said {
    let text = &look.text;
    if field.name == FieldName::PersonalData {
        let label = asks_which(app, purpose).then(|| tr!(text, "field-which-data"));
        return Said { label, value: data(look, field), ..Said::default() };
    }
    if let (FieldName::Answer(Question::ManyPeople), Some(incident)) = (field.name, purpose.incident()) {
        let incident = app.desk().incident(incident);
        let most = incident.map(|incident| app.desk().profile_of(incident).many_people);
        let label = most.map(|most| tr!(text, "question-many-people-than", count = most));
        return Said { label, ..Said::default() };
    }
    let (Purpose::Step { incident, step }, FieldName::Input(at)) = (purpose, field.name) else {
        return Said::default();
    };
    let Some(incident) = app.desk().incident(*incident) else { return Said::default() };
    let Some(list) = app.desk().checklist(incident) else { return Said::default() };
    let input = list.step(step).and_then(|listed| listed.step.inputs.get(usize::from(at)));
    let Some(input) = input else { return Said::default() };
    let label = look.text.pick(&input.label).to_owned();
    let value = match (&field.content, &input.kind) {
        (Content::Choice { options, at }, InputKind::Choice { options: declared }) => match options.get(*at) {
            Some(Choice::Option(Some(chosen))) => {
                declared.get(usize::from(*chosen)).map(|option| look.text.pick(&option.label).to_owned())
            }
            Some(_) | None => None,
        },
        _ => None,
    };
    Said { label: Some(label), value, ..Said::default() }
}

/// Whether which personal data are involved is asked beside the question whether there are any.
fn asks_which(app: &App, purpose: &Purpose) -> bool {
    let Purpose::Step { incident, step } = purpose else { return false };
    let list = app.desk().incident(*incident).and_then(|incident| app.desk().checklist(incident));
    let listed = list.as_ref().and_then(|list| list.step(step));
    listed.is_some_and(|listed| incident_asked(listed.step) == IncidentAsked::Data)
}

/// What belongs to each sort of personal data, where it is often mistaken: CPR numbers are confidential, not sensitive.
fn data(look: &Look, field: &Field) -> Option<String> {
    let Content::Choice { options, at } = &field.content else { return None };
    let Choice::Data(data) = options.get(*at)? else { return None };
    match data {
        PersonalData::Confidential => Some(tr!(look.text, "data-confidential-such-as")),
        PersonalData::Sensitive => Some(tr!(look.text, "data-sensitive-such-as")),
        PersonalData::No | PersonalData::Unknown | PersonalData::Ordinary => None,
    }
}

/// What is said before the form asks.
pub(super) fn intro(app: &App, look: &Look, purpose: &Purpose, width: usize) -> Vec<String> {
    let text = &look.text;
    let Some(incident) = purpose.incident().and_then(|id| app.desk().incident(id)) else { return Vec::new() };
    let mut lines = vec![format!("{} {}", incident.number, incident.title)];
    if let Purpose::Insert { .. } = purpose {
        lines.push(tr!(text, "form-insert-intro"));
        let blocks = app.desk().insertable_blocks(incident);
        lines.extend(blocks.iter().map(|part| cut(&format!("· {}: {}", part.block, text.pick(&part.title)), width)));
        return lines;
    }
    match app.desk().newer_playbook(incident) {
        None => lines.push(tr!(text, "form-update-newest")),
        Some((_, newer)) => {
            lines.push(tr!(text, "form-update-intro", title = text.pick(&newer.title)));
            let own = incident.playbook.as_ref().and_then(|pin| app.desk().register().playbook(pin));
            lines.extend(own.iter().flat_map(|own| changes(look, &Changes::between(own, newer), width)));
            lines.push(tr!(text, "form-update-stays"));
        }
    }
    lines
}

fn changes(look: &Look, changes: &Changes<'_>, width: usize) -> Vec<String> {
    let text = &look.text;
    let mut lines = Vec::new();
    let mut told = |head: String, steps: Vec<String>| {
        if steps.is_empty() {
            return;
        }
        lines.push(head);
        lines.extend(steps.iter().take(NAMED).map(|step| cut(&format!("  {step}"), width)));
        if steps.len() > NAMED {
            lines.push(tr!(text, "form-close-more", count = steps.len() - NAMED));
        }
    };
    let title = |sign: &str, step: &Step| format!("{sign} {}", text.pick(&step.title));
    let added = changes.added.iter().map(|step| title("+", step)).collect();
    told(tr!(text, "update-added", count = changes.added.len()), added);
    let removed = changes.removed.iter().map(|step| title("-", step)).collect();
    told(tr!(text, "update-removed", count = changes.removed.len()), removed);
    let changed = changes.changed.iter().map(|(step, parts)| {
        let parts: Vec<String> = parts.iter().map(|part| text.step_part(*part)).collect();
        format!("{} ({})", title("~", step), parts.join(", "))
    });
    told(tr!(text, "update-changed", count = changes.changed.len()), changed.collect());
    let conditions = changes.conditions.iter().map(|block| format!("~ {block}")).collect();
    told(tr!(text, "update-conditions", count = changes.conditions.len()), conditions);
    if changes.is_empty() {
        lines.push(tr!(text, "update-nothing"));
    }
    lines
}
