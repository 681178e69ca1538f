//! Attaching a file from the screen: the file is read and put beside the log elsewhere, and recorded when it is there.

use super::App;
use super::event::{Effect, Moment};
use super::form::{FieldName, Purpose};
use super::notice::Notice;
use super::overlay::Overlay;
use crate::domain::attachment::{Attachment, NotAttached};
use crate::domain::{CleanText, Command, IncidentId};

/// A file to attach, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToAttach {
    /// To which incident.
    pub incident: IncidentId,
    /// Where it is: as typed, or as a terminal pastes a file that is dropped on it.
    pub path: String,
    /// What it is.
    pub about: CleanText,
}

impl App {
    /// Asks for the file to be read. What was typed waits until it is attached.
    pub(super) fn submit_file(&mut self, effects: &mut Vec<Effect>) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let Some(Overlay::Form(form)) = &mut self.overlay else { return };
        let Purpose::Attach { incident } = *form.purpose() else { return };
        if !form.is_sound() {
            return form.blame();
        }
        let path = form.raw(FieldName::File).to_owned();
        let about = form.prose(FieldName::About);
        self.left_form();
        self.overlay = None;
        self.tell(Notice::Attaching);
        effects.push(Effect::Attach(ToAttach { incident, path, about }));
    }

    /// It lies beside the log: it is recorded.
    pub(super) fn file_put(
        &mut self,
        incident: IncidentId,
        file: Attachment,
        moment: &Moment,
        effects: &mut Vec<Effect>,
    ) {
        self.forget_file(incident, effects);
        match self.decide(Command::Attach(incident, file), moment, effects) {
            Ok(entries) => {
                if let Some(entry) = entries.into_iter().last() {
                    self.tell(Notice::Recorded(Box::new(entry)));
                }
            }
            Err(refusal) => self.tell(Notice::Refused(refusal)),
        }
    }

    /// It is not attached; what was typed is in the form when that is opened again.
    pub(super) fn file_not_put(&mut self, path: String, why: NotAttached) {
        self.tell(Notice::NotAttached(path, why));
    }

    fn forget_file(&mut self, incident: IncidentId, effects: &mut Vec<Effect>) {
        let purpose = Purpose::Attach { incident };
        if self.drafts.remove(&purpose).is_some() {
            effects.push(Effect::DropDraft(purpose));
        }
    }
}
