//! From what is not decided to the form that decides it: the clocks of law, and the questions that could raise severity.

use super::event::{Effect, Moment};
use super::notice::Notice;
use super::{App, FieldName, LegalForm, PageRow, Purpose};
use crate::app::overlay::Overlay;
use crate::domain::incident::Level;
use crate::domain::playbook::{Asked, ChecklistStep, Question, StepState};
use crate::domain::severity::Doubt;

impl App {
    pub(super) fn open_legal(&mut self, form: LegalForm, moment: &Moment, effects: &mut Vec<Effect>) {
        self.about_incident(moment, effects, |incident| Purpose::Legal { incident, form });
    }

    /// Opens the step that asks what could raise the severity, or the incident's own form where no step does: the one asked
    /// for, else the first that is open.
    pub(super) fn open_question(&mut self, doubt: Option<Doubt>, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(incident) = self.incident() else { return self.tell(Notice::NoIncident) };
        let first = || self.desk.proposal(incident).could_rise.first().map(|(doubt, _)| *doubt);
        let Some(doubt) = doubt.or_else(first) else { return self.open_unanswered(moment, effects) };
        let list = self.desk.checklist(incident);
        let step = doubt.question().and_then(|question| {
            let asks = list.as_ref()?.applicable().find(|step| step.step.ask.contains(&question))?;
            Some(asks.step.id.clone())
        });
        match (step, doubt) {
            (Some(step), _) => {
                self.select_step(step.clone());
                self.about_incident(moment, effects, |incident| Purpose::Step { incident, step });
            }
            (None, doubt) => {
                self.about_incident(moment, effects, |incident| Purpose::Amend { incident });
                let at = match doubt {
                    Doubt::PeopleTouched => FieldName::People,
                    Doubt::Reach => FieldName::Reach,
                    Doubt::Impact => self.unsaid_impact(),
                    Doubt::PersonalData | Doubt::LifeAtRisk | Doubt::Hostile | Doubt::Press | Doubt::Restore => {
                        FieldName::PersonalData
                    }
                };
                if let Some(Overlay::Form(form)) = &mut self.overlay {
                    form.focus_on(at);
                }
            }
        }
    }

    /// What else waits for an answer: what a step or a block hangs on, a question of an open step, a clock of law that nobody
    /// has decided.
    fn open_unanswered(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(incident) = self.incident() else { return self.tell(Notice::NoIncident) };
        let step = self.desk.checklist(incident).and_then(|list| {
            let open = |step: &&ChecklistStep<'_>| !step.state.is_settled();
            let asks = |step: &&ChecklistStep<'_>, asked: &Asked<'_>| match asked {
                Asked::Question(question) => step.step.ask.contains(question),
                Asked::Input(key) => step.step.inputs.iter().any(|input| input.key == **key),
            };
            let hangs = list.applicable().filter(open).find_map(|step| step.waits_for_answer);
            let answers = hangs.and_then(|asked| list.in_sight().find(|step| asks(step, &asked)));
            let unanswered = |step: &&ChecklistStep<'_>| {
                let own = |question: &Question| {
                    *question != Question::ConveneIsg && self.desk.answered(incident, *question).is_none()
                };
                step.state == StepState::Todo && step.step.ask.iter().any(own)
            };
            let found = answers.or_else(|| list.in_sight().find(unanswered))?;
            Some(found.step.id.clone())
        });
        if let Some(step) = step {
            self.select_step(step.clone());
            return self.about_incident(moment, effects, |incident| Purpose::Step { incident, step });
        }
        let undecided = self.desk.undecided_clocks(incident);
        match undecided.iter().find_map(|clock| LegalForm::for_clock(clock, incident)) {
            Some(form) => self.open_legal(form, moment, effects),
            None => self.tell(Notice::NothingOpen),
        }
    }

    /// The first of the three impacts that nobody has said.
    fn unsaid_impact(&self) -> FieldName {
        let Some(impact) = self.incident().map(|incident| incident.impact) else { return FieldName::Availability };
        let levels = [
            (FieldName::Availability, impact.availability),
            (FieldName::Confidentiality, impact.confidentiality),
            (FieldName::Integrity, impact.integrity),
        ];
        let unsaid = levels.into_iter().find(|(_, level)| *level == Level::Unknown);
        unsaid.map_or(FieldName::Availability, |(name, _)| name)
    }

    /// Enter on a fact that has a form of its own. False where it has none.
    pub(super) fn open_fact(&mut self, row: usize, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
        let Some(incident) = self.incident() else { return false };
        match self.page().get(row) {
            Some(PageRow::CouldRise(doubt, _)) => {
                let doubt = *doubt;
                self.open_question(Some(doubt), moment, effects);
            }
            Some(PageRow::Clock(clock)) => {
                let Some(form) = LegalForm::for_clock(clock, incident) else { return false };
                self.open_legal(form, moment, effects);
            }
            _ => return false,
        }
        true
    }
}
