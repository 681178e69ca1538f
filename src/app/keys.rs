//! A key press: to the form that is typed in, or through the keymap to an action.

use super::event::{Effect, Moment};
use super::form::{Sender, Taken};
use super::notice::Notice;
use super::overlay::Overlay;
use super::{App, Purpose, Screen};
use crate::input::{Action, Found, Key, Place};

const DESK: &[Place] = &[Place::Desk, Place::List, Place::Global];
const INCIDENT: &[Place] = &[Place::Incident, Place::List, Place::Global];
const DECISION: &[Place] = &[Place::Decision, Place::List, Place::Global];
const MESSAGES: &[Place] = &[Place::Messages, Place::List, Place::Global];
const REGISTER: &[Place] = &[Place::Register, Place::List, Place::Global];
const DOCUMENTS: &[Place] = &[Place::Documents, Place::List, Place::Global];
const FOLLOW_UP: &[Place] = &[Place::FollowUp, Place::List, Place::Global];
const MEETINGS: &[Place] = &[Place::Meetings, Place::List, Place::Global];
const HELP: &[Place] = &[Place::List, Place::Global];
const FORM: &[Place] = &[Place::Form];
const FILTER: &[Place] = &[Place::Filter];

impl App {
    /// Whose keys are in force, the nearest first.
    pub fn places(&self) -> &'static [Place] {
        match &self.overlay {
            Some(Overlay::Form(_) | Overlay::ConfirmQuit) => FORM,
            Some(Overlay::Filter) => FILTER,
            Some(Overlay::Help { .. } | Overlay::Why(_) | Overlay::Feeds { .. }) => HELP,
            None => self.places_below(),
        }
    }

    /// Whose keys are in force below help and filter.
    pub fn places_below(&self) -> &'static [Place] {
        match &self.overlay {
            Some(Overlay::Form(_) | Overlay::Help { under: Some(_), .. }) => FORM,
            Some(
                Overlay::Help { under: None, .. }
                | Overlay::Why(_)
                | Overlay::Feeds { .. }
                | Overlay::Filter
                | Overlay::ConfirmQuit,
            )
            | None => self.places_of_screen(),
        }
    }

    /// Whose keys are in force on the screen itself, whatever lies on top.
    pub fn places_of_screen(&self) -> &'static [Place] {
        match self.screen {
            Screen::Desk => DESK,
            Screen::Incident(_) => INCIDENT,
            Screen::Decision(_) => DECISION,
            Screen::Messages(_) => MESSAGES,
            Screen::Register(_) => REGISTER,
            Screen::Documents(_) => DOCUMENTS,
            Screen::FollowUp(_) => FOLLOW_UP,
            Screen::Meetings(_) => MEETINGS,
        }
    }

    pub(super) fn key(&mut self, key: Key, moment: &Moment, effects: &mut Vec<Effect>) {
        if self.pending.is_empty() && self.typed(key, moment, effects) {
            return;
        }
        self.pending.push(key);
        match self.keymap.look_up(self.places(), &self.pending) {
            Found::Run(action) => {
                self.pending.clear();
                self.run(action, moment, effects);
            }
            Found::Wait(_) => {}
            Found::Unbound => {
                let keys = std::mem::take(&mut self.pending);
                // Esc leaves a half sequence; any other stray key says where help is.
                let esc = keys.len() > 1 && self.keymap.look_up(self.places(), &[key]) == Found::Run(Action::Back);
                if !esc {
                    let shown: Vec<String> = keys.iter().map(ToString::to_string).collect();
                    self.tell(Notice::Unbound(shown.join(" ")));
                }
            }
        }
    }

    /// Text goes where text is typed. True when it was taken.
    fn typed(&mut self, key: Key, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
        let taken = match &mut self.overlay {
            Some(Overlay::Form(form)) => form.typed(key),
            Some(Overlay::Filter) => {
                let taken = self.filter_mut().typed(key, super::form::Prose::Line);
                if taken == Taken::Changed {
                    self.resort();
                }
                return taken != Taken::NotMine;
            }
            Some(Overlay::Help { .. } | Overlay::Why(_) | Overlay::Feeds { .. } | Overlay::ConfirmQuit) | None => {
                return false;
            }
        };
        self.after_typing(taken, moment, effects);
        taken != Taken::NotMine
    }

    pub(super) fn pasted(&mut self, raw: &str, moment: &Moment, effects: &mut Vec<Effect>) {
        match &mut self.overlay {
            Some(Overlay::Form(form)) => {
                let taken = form.pasted(raw);
                self.after_typing(taken, moment, effects);
            }
            Some(Overlay::Filter) => {
                self.filter_mut().pasted(raw, super::form::Prose::Line);
                self.resort();
            }
            Some(Overlay::Help { .. } | Overlay::Why(_) | Overlay::Feeds { .. } | Overlay::ConfirmQuit) | None => {}
        }
    }

    /// A change is kept at once and put to the rules.
    pub(super) fn after_typing(&mut self, taken: Taken, moment: &Moment, effects: &mut Vec<Effect>) {
        if taken != Taken::Changed {
            return;
        }
        if matches!(&self.overlay, Some(Overlay::Form(form)) if *form.purpose() == Purpose::SetUp) {
            return self.set_up_changed(effects);
        }
        if let Some(Overlay::Form(form)) = &self.overlay
            && form.purpose().keeps_draft()
        {
            let draft = form.draft();
            self.drafts.insert(draft.purpose.clone(), draft.clone());
            effects.push(Effect::KeepDraft(draft));
        }
        self.recheck(moment);
    }

    /// Puts the open form to the rules.
    pub(super) fn recheck(&mut self, moment: &Moment) {
        let context = self.my_context(moment);
        if let Some(Overlay::Form(form)) = &mut self.overlay
            && *form.purpose() != Purpose::SetUp
        {
            let fault =
                Sender { desk: &self.desk, me: &self.me, context: &context, phrasing: &self.phrasing }.fault(form);
            form.check(fault);
        }
    }
}
