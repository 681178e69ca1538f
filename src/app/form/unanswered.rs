//! What is still to be filled in, all of it: whoever is tired is told once.

use super::{Choice, Content, Fault, Field, FieldName, Form, LegalForm, Purpose, Stand};
use crate::app::App;
use crate::domain::Refusal;
use crate::domain::playbook::Step;

impl App {
    /// The fields of `form` that must have an answer and have none, where that is what is wrong with it.
    pub fn unanswered(&self, form: &Form) -> Vec<FieldName> {
        let lacking = match form.fault() {
            Some((_, fault)) => matches!(
                fault,
                Fault::Unanswered(_)
                    | Fault::InputMissing
                    | Fault::FileMissing
                    | Fault::NobodyPicked
                    | Fault::Refused(
                        Refusal::EmptyText
                            | Refusal::ReasonMissing
                            | Refusal::NotAssessed { .. }
                            | Refusal::WhichData { .. }
                    )
            ),
            None => false,
        };
        if !lacking {
            return Vec::new();
        }
        let list =
            form.purpose().incident().and_then(|incident| self.desk().checklist(self.desk().incident(incident)?));
        let step = match (form.purpose(), &list) {
            (Purpose::Step { step, .. }, Some(list)) => list.step(step).map(|listed| listed.step),
            (_, _) => None,
        };
        // Who does not speak second, or says what the first did, has said it all.
        let differs = matches!(form.choice(FieldName::Stand), None | Some(Choice::Stand(Some(Stand::Differs))));
        let in_full = |name| differs || !matches!(name, FieldName::Isg | FieldName::Action);
        let lacks = |field: &&Field| {
            let needed =
                must_be_answered(form.purpose(), field.name, step) || (step.is_some() && form.needs(field.name));
            needed && in_full(field.name) && field.content.is_unanswered()
        };
        form.fields().iter().filter(lacks).map(|field| field.name).collect()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few fields must be answered")]
fn must_be_answered(purpose: &Purpose, name: FieldName, step: Option<&Step>) -> bool {
    let decides = matches!(
        purpose,
        Purpose::Legal {
            form: LegalForm::Awareness
                | LegalForm::Risk
                | LegalForm::NotReportable
                | LegalForm::Significance
                | LegalForm::Withdraw,
            ..
        }
    );
    let word = matches!(purpose, Purpose::Word { .. });
    match name {
        FieldName::Answer(_)
        | FieldName::DoneBy
        | FieldName::DecidedBy
        | FieldName::Risk
        | FieldName::Phase
        | FieldName::Told
        | FieldName::Significance
        | FieldName::Report
        | FieldName::Act
        | FieldName::Worked
        | FieldName::Briefing
        | FieldName::Cause
        | FieldName::Task
        | FieldName::Safeguard
        | FieldName::Findings => true,
        FieldName::Input(at) => {
            step.and_then(|step| step.inputs.get(usize::from(at))).is_some_and(|input| input.required)
        }
        FieldName::Result => matches!(purpose, Purpose::Attempt { .. }),
        FieldName::Reason => decides || word,
        FieldName::Stand | FieldName::Isg | FieldName::Decider | FieldName::Action => word,
        _ => false,
    }
}

impl Content {
    fn is_unanswered(&self) -> bool {
        match self {
            Self::Text { editor, .. } => editor.value().trim().is_empty(),
            Self::Choice { .. } => matches!(
                self.choice(),
                Some(
                    Choice::Answer(None)
                        | Choice::Option(None)
                        | Choice::Legal(None)
                        | Choice::Isg(None)
                        | Choice::Stand(None)
                )
            ),
            Self::Pick(pick) => !pick.is_many() && pick.current().is_none_or(|option| option.key.is_empty()),
        }
    }
}
