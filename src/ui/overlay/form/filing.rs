//! What is said beside a filing, by its name: why so late where the deadline is over, the reason where nothing is filed, and
//! otherwise a remark. The same in the step's form and in the form of the law.

use crate::app::{App, Choice, Content, FieldName, Form, LegalChoice, LegalForm, Purpose};
use crate::domain::Incident;
use crate::domain::clock::{ClockId, ClockState};
use crate::domain::decide::{FilingChosen, filing_chosen, is_said_of_filing};
use crate::domain::playbook::{InputKind, Step};
use crate::tr;
use crate::ui::Look;

/// The label of a field that takes what is said beside a filing; nothing for the others.
pub(super) fn label(app: &App, look: &Look, form: &Form, name: FieldName) -> Option<String> {
    let incident = app.desk().incident(form.purpose().incident()?)?;
    let clock = match (form.purpose(), name) {
        (Purpose::Legal { form: what, .. }, FieldName::Late) => legal_clock(form, *what, incident)?,
        (Purpose::Step { step, .. }, FieldName::Input(at)) => {
            let list = app.desk().checklist(incident)?;
            let step = list.step(step)?.step;
            is_said_of_filing(&step.inputs.get(usize::from(at))?.key).then_some(())?;
            if chosen(form, step) == Some(FilingChosen::NotReportable) {
                return Some(tr!(look.text, "field-reason"));
            }
            incident.filings.next_phase().clock()
        }
        _ => return None,
    };
    let mut clocks = app.desk().clocks(incident).into_iter();
    let late = clocks.any(|have| have.id == clock && have.state(app.now()) == ClockState::Overdue);
    Some(if late { tr!(look.text, "field-late") } else { tr!(look.text, "field-remark") })
}

/// The clock that what is chosen in a form of the law would stop.
fn legal_clock(form: &Form, what: LegalForm, incident: &Incident) -> Option<ClockId> {
    let chosen = form.fields().iter().find_map(|field| match &field.content {
        Content::Choice { options, at } => match options.get(*at) {
            Some(Choice::Legal(Some(LegalChoice::Phase(phase)))) => Some(phase.clock()),
            Some(Choice::Legal(Some(LegalChoice::Report(report)))) => Some(report.clock()),
            Some(_) | None => None,
        },
        Content::Text { .. } | Content::Pick(_) => None,
    });
    chosen.or_else(|| what.clock(incident))
}

/// What the step's own form has chosen to become of the notification.
fn chosen(form: &Form, step: &Step) -> Option<FilingChosen> {
    let places = (0u8..).map(FieldName::Input);
    places.zip(&step.inputs).find_map(|(name, input)| {
        let InputKind::Choice { options: declared } = &input.kind else { return None };
        let Some(Content::Choice { options, at }) = form.content(name) else { return None };
        let place = match options.get(*at) {
            Some(Choice::Option(Some(place))) => Some(usize::from(*place)),
            Some(_) | None => None,
        };
        let key = place.and_then(|place| declared.get(place)).map(|option| option.key.as_str());
        filing_chosen(&input.key, key)
    })
}
