//! The first start: who sits here, in which language, with which role. Asked once, in a form that Esc leaves.
//!
//! It is no fact: what is answered goes into the municipality's files, by [`Effect::SetUp`], and comes back from there.

use super::event::{Effect, Moment};
use super::form::{Choice, Content, Field, Shape};
use super::notice::Notice;
use super::overlay::Overlay;
use super::{App, Fault, FieldName, Form, Purpose};
use crate::domain::register::Role;
use crate::domain::{CleanText, Command, PersonId};

/// The roles that are asked about; the others follow in the files.
const ROLES: [Role; 8] = [
    Role::ItOnCall,
    Role::ItChief,
    Role::TopSecurityOfficer,
    Role::Dpo,
    Role::DigitalisationConsultant,
    Role::AdministrativeConsultant,
    Role::Lawyer,
    Role::CrisisManagement,
];

/// A language that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Danish.
    Danish,
    /// English.
    English,
}

impl Tongue {
    /// Both, the municipality's own first.
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];
}

/// What comes after set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begin {
    /// The user's own desk.
    Desk,
    /// The demo; nothing is set up.
    Demo,
}

/// What set-up would write, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUpOffer {
    /// The language in force.
    pub tongue: Tongue,
    /// The folder of the files, as shown.
    pub folder: CleanText,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUp {
    /// The language.
    pub tongue: Tongue,
    /// The municipality's name; may be empty.
    pub organisation: CleanText,
    /// Who sits here.
    pub name: CleanText,
    /// Their number; may be empty.
    pub phone: CleanText,
    /// Their role, if it is one of those asked about.
    pub role: Option<Role>,
}

impl App {
    /// Set-up is to be offered once the desk is open, unless somebody has worked on it already.
    pub fn offer_set_up(&mut self, offer: SetUpOffer) {
        self.set_up = Some(offer);
    }

    /// What set-up would write, and where, as long as it is to be offered.
    pub fn set_up(&self) -> Option<&SetUpOffer> {
        self.set_up.as_ref()
    }

    /// The whole desk is here: one that nobody has worked on begins with set-up.
    pub(super) fn begin_with_set_up(&mut self) {
        let used = self.desk.incidents().next().is_some()
            || self.desk.archived().next().is_some()
            || !self.desk.register().roster().people.is_empty();
        if used {
            self.set_up = None;
        }
        if let (Some(offer), None) = (&self.set_up, &self.overlay) {
            self.overlay = Some(Overlay::Form(Box::new(form(offer.tongue))));
            // That the directory is new is no news to whoever is welcomed, and the line is for the keys.
            if matches!(self.notice(), Some(Notice::Store(super::notice::StoreNotice::Made { .. }))) {
                self.notice = None;
            }
        }
    }

    /// Whether set-up lies on top, whose keys the bottom line is for.
    pub(super) fn is_welcoming(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Form(form)) if *form.purpose() == Purpose::SetUp)
    }

    /// The language just chosen is spoken at once; what is missing is said when it is sent.
    pub(super) fn set_up_changed(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Form(form)) = &mut self.overlay else { return };
        form.check(fault(form));
        let tongue = tongue(form);
        if let Some(offer) = &mut self.set_up
            && offer.tongue != tongue
        {
            offer.tongue = tongue;
            effects.push(Effect::Speak(tongue));
        }
    }

    /// Everything anew, in the language chosen.
    pub(super) fn set_up_afresh(&mut self) {
        let tongue = self.set_up.as_ref().map_or(Tongue::Danish, |offer| offer.tongue);
        self.overlay = Some(Overlay::Form(Box::new(form(tongue))));
    }

    /// Sends what was answered; the form stays until the files are written.
    pub(super) fn submit_set_up(&mut self, effects: &mut Vec<Effect>) {
        let Some(Overlay::Form(form)) = &mut self.overlay else { return };
        form.check(fault(form));
        if begin(form) == Begin::Demo {
            effects.push(Effect::Demo);
        } else if form.is_sound() {
            let [organisation, name, phone] =
                [FieldName::Organisation, FieldName::Name, FieldName::Phone].map(|name| form.line(name));
            let role = match form.choice(FieldName::Role) {
                Some(Choice::Role(role)) => role,
                _ => None,
            };
            effects.push(Effect::SetUp(SetUp { tongue: tongue(form), organisation, name, phone, role }));
        } else {
            form.blame();
        }
    }

    /// The files are written: whoever was named sits here from now on.
    pub(super) fn is_set_up(&mut self, me: PersonId, files: Vec<Command>, moment: &Moment, effects: &mut Vec<Effect>) {
        self.is_looked_at_by(Some(me.clone()));
        self.me = me;
        self.set_up = None;
        self.overlay = None;
        self.program(files, true, moment, effects);
        self.tell(Notice::SetUp);
    }
}

fn form(tongue: Tongue) -> Form {
    let roles = ROLES.map(Some).into_iter().chain([None]).map(Choice::Role).collect();
    let begin = vec![Choice::Begin(Begin::Desk), Choice::Begin(Begin::Demo)];
    let mut form = Form::new(
        Purpose::SetUp,
        vec![
            Field::choice(FieldName::Language, Tongue::ALL.map(Choice::Tongue).to_vec(), Choice::Tongue(tongue)),
            Field::text(FieldName::Organisation, Shape::Line, ""),
            Field::text(FieldName::Name, Shape::Line, ""),
            Field::text(FieldName::Phone, Shape::Line, ""),
            Field::choice(FieldName::Role, roles, Choice::Role(ROLES.first().copied())),
            Field::choice(FieldName::Begin, begin, Choice::Begin(Begin::Desk)),
        ],
    );
    form.check(fault(&form));
    form
}

fn tongue(form: &Form) -> Tongue {
    match form.choice(FieldName::Language) {
        Some(Choice::Tongue(tongue)) => tongue,
        _ => Tongue::Danish,
    }
}

fn begin(form: &Form) -> Begin {
    match form.choice(FieldName::Begin) {
        Some(Choice::Begin(begin)) => begin,
        _ => Begin::Desk,
    }
}

/// A name is all that must be typed.
fn fault(form: &Form) -> Option<(Option<FieldName>, Fault)> {
    let Some(Content::Text { editor, .. }) = form.content(FieldName::Name) else { return None };
    let missing = !editor.value().chars().any(char::is_alphanumeric);
    (missing && begin(form) == Begin::Desk).then_some((Some(FieldName::Name), Fault::NameMissing))
}
