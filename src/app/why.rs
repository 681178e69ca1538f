//! Why a step is asked: what prescribes it, and the passages of the municipality's own document behind that.

use super::App;
use super::event::Effect;
use super::notice::Notice;
use super::overlay::Overlay;
use crate::domain::playbook::Basis;
use crate::domain::policy::{ROWS, Section};
use crate::domain::{CleanText, StepId};
use crate::input::Action;

/// Characters that a line has at least, where it is worked out how far one can scroll.
const NARROW: usize = 40;

/// The step whose reasons are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Which.
    pub step: StepId,
    /// The first line in sight.
    pub at: usize,
    /// What the document says, once it is read.
    pub answer: Option<PolicyAnswer>,
}

/// What came of reading the municipality's policy document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyAnswer {
    /// None is configured.
    NoDocument,
    /// It could not be read.
    Unreadable(String),
    /// The sections asked for, with heading and text where they were found.
    Passages(Vec<(Section, Option<(CleanText, CleanText)>)>),
}

impl App {
    /// Shows what prescribes the selected step, and asks for the passages behind it.
    pub(super) fn ask_why(&mut self, effects: &mut Vec<Effect>) {
        let Some(list) = self.checklist() else { return self.tell(Notice::NoStep) };
        let Some(step) = self.step_in(&list).map(|step| step.step) else { return self.tell(Notice::NoStep) };
        let mut sections: Vec<Section> = Vec::new();
        for basis in &step.prescribed_by {
            let Basis::Policy(number) = basis else { continue };
            for section in ROWS.iter().filter(|row| row.number == *number).flat_map(|row| row.sections) {
                if !sections.contains(section) {
                    sections.push(*section);
                }
            }
        }
        let answer = sections.is_empty().then(|| PolicyAnswer::Passages(Vec::new()));
        let why = Why { step: step.id.clone(), at: 0, answer };
        self.notice = None;
        self.overlay = Some(Overlay::Why(why));
        if !sections.is_empty() {
            effects.push(Effect::ReadPolicy(sections));
        }
    }

    /// The document was read.
    pub(super) fn policy_read(&mut self, answer: PolicyAnswer) {
        if let Some(Overlay::Why(why)) = &mut self.overlay {
            why.answer = Some(answer);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "it is only read")]
    pub(super) fn run_in_why(&mut self, action: Action, page: usize) {
        let Some(Overlay::Why(why)) = &mut self.overlay else { return };
        let most = why.most();
        match action {
            Action::MoveDown => why.at = (why.at + 1).min(most),
            Action::MoveUp => why.at = why.at.saturating_sub(1),
            Action::PageDown => why.at = (why.at + page).min(most),
            Action::PageUp => why.at = why.at.saturating_sub(page),
            Action::First => why.at = 0,
            Action::Last => why.at = most,
            Action::Back | Action::Quit | Action::Open | Action::Why => self.overlay = None,
            _ => {}
        }
    }
}

impl Why {
    /// As far as there can be lines.
    fn most(&self) -> usize {
        match &self.answer {
            Some(PolicyAnswer::Passages(passages)) => passages
                .iter()
                .filter_map(|(_, passage)| passage.as_ref())
                .map(|(_, text)| text.as_str().lines().count() + text.as_str().len() / NARROW)
                .sum(),
            Some(PolicyAnswer::NoDocument | PolicyAnswer::Unreadable(_)) | None => 0,
        }
    }
}
