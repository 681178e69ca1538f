//! The register's screen: systems, people, gaps and the yearly wheel as lists, and what is known of the selected row.

use jiff::civil::Date;

use super::event::Moment;
use super::notice::Notice;
use super::screen::{Screen, shift};
use super::{App, Editor, Purpose};
use crate::domain::calendar;
use crate::domain::register::{Duty, Gap, Person, Spoke, Subject, System};

/// A list of the register's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterList {
    /// Systems.
    Systems,
    /// People and their roles.
    People,
    /// What is missing, and who is answerable.
    Gaps,
    /// The yearly duties.
    Wheel,
}

impl RegisterList {
    /// All four, in the order of Tab.
    pub const ALL: [Self; 4] = [Self::Systems, Self::People, Self::Gaps, Self::Wheel];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// The register's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterView {
    /// Which list is shown.
    pub list: RegisterList,
    /// The row that is looked at.
    pub row: usize,
}

/// The rows of a list that match the filter.
#[derive(Debug, Clone, PartialEq)]
pub enum RegisterRows<'a> {
    /// Systems.
    Systems(Vec<&'a System>),
    /// People.
    People(Vec<&'a Person>),
    /// Gaps.
    Gaps(Vec<Gap>),
    /// Duties.
    Wheel(Vec<Spoke>),
}

impl RegisterRows<'_> {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Systems(rows) => rows.len(),
            Self::People(rows) => rows.len(),
            Self::Gaps(rows) => rows.len(),
            Self::Wheel(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl App {
    /// Opens the register at its systems.
    pub(super) fn open_register(&mut self) {
        self.notice = None;
        self.register_filter = Editor::default();
        // No incident is at hand here, and so fewer can be called.
        self.selection.contact = 0;
        self.screen = Screen::Register(RegisterView { list: RegisterList::Systems, row: 0 });
    }

    /// Today, in Danish time.
    pub fn today(&self) -> Date {
        calendar::local(self.now).date()
    }

    /// The rows of a list of the register. The filter looks in ids and names.
    pub fn register_rows(&self, list: RegisterList) -> RegisterRows<'_> {
        let words: Vec<String> = self.register_filter.value().split_whitespace().map(str::to_lowercase).collect();
        let matches = |said: &[&str]| {
            let said = said.join(" ").to_lowercase();
            words.iter().all(|word| said.contains(word.as_str()))
        };
        let register = self.desk.register();
        match list {
            RegisterList::Systems => RegisterRows::Systems(
                register.systems().values().filter(|one| matches(&[one.id.as_str(), one.name.as_str()])).collect(),
            ),
            RegisterList::People => RegisterRows::People(
                register
                    .roster()
                    .people
                    .values()
                    .filter(|one| matches(&[one.id.as_str(), one.name.as_str(), one.title.as_str()]))
                    .collect(),
            ),
            RegisterList::Gaps => {
                let mut gaps = register.gaps(self.today());
                gaps.retain(|gap| match &gap.subject {
                    Subject::System(id) => matches(&[id.as_str(), self.desk.system_name(id), gap.what.key()]),
                    Subject::Person(id) => matches(&[id.as_str(), self.desk.person_name(id), gap.what.key()]),
                    Subject::Role(role) => matches(&[role.key(), gap.what.key()]),
                });
                RegisterRows::Gaps(gaps)
            }
            RegisterList::Wheel => {
                let mut spokes = register.spokes(self.today());
                spokes.retain(|spoke| matches(&[spoke.duty.key(), &format!("p{:02}", spoke.duty.row())]));
                RegisterRows::Wheel(spokes)
            }
        }
    }

    /// The list that Tab or a number asks for, from its first row.
    pub(super) fn show_list(view: &mut RegisterView, list: RegisterList) {
        if view.list != list {
            *view = RegisterView { list, row: 0 };
        }
    }

    /// The form that records the selected duty of the wheel as done.
    pub(super) fn open_duty(&mut self, moment: &Moment) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let Screen::Register(view) = self.screen else { return };
        match self.register_rows(view.list) {
            RegisterRows::Wheel(rows) => match rows.get(view.row).map(|spoke| spoke.duty) {
                Some(duty) => self.open_form(Purpose::Duty { duty }, moment),
                None => self.tell(Notice::NothingToFollow),
            },
            RegisterRows::Systems(_) | RegisterRows::People(_) | RegisterRows::Gaps(_) => {
                self.tell(Notice::GoToWheel);
            }
        }
    }

    /// Stands on the duty that was recorded: its next day is another one, and so is its row.
    pub(super) fn told_of_duty(&mut self, duty: Duty) {
        let place = match self.register_rows(RegisterList::Wheel) {
            RegisterRows::Wheel(rows) => rows.iter().position(|spoke| spoke.duty == duty),
            RegisterRows::Systems(_) | RegisterRows::People(_) | RegisterRows::Gaps(_) => None,
        };
        if let (Screen::Register(view), Some(place)) = (&mut self.screen, place)
            && view.list == RegisterList::Wheel
        {
            view.row = place;
        }
        self.tell(Notice::DutyDone(duty));
    }

    /// The first number of the person who is looked at, or of the first who is answerable for the gap.
    pub(super) fn number_in_register(&self, view: RegisterView) -> Option<String> {
        let roster = self.desk.register().roster();
        let of = |person: &Person| person.phone.first().map(ToString::to_string);
        match self.register_rows(view.list) {
            RegisterRows::People(rows) => rows.get(view.row).and_then(|person| of(person)),
            RegisterRows::Gaps(rows) => {
                rows.get(view.row)?.answerable.iter().find_map(|id| of(roster.people.get(id)?))
            }
            RegisterRows::Systems(rows) => {
                let supplier = self.desk.register().suppliers().get(rows.get(view.row)?.supplier.as_ref()?)?;
                supplier.phone.first().map(ToString::to_string)
            }
            RegisterRows::Wheel(_) => None,
        }
    }
}
