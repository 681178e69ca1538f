//! Whose eyes the desk is seen through: told to the desk whenever somebody sits down, another desk comes, or a day begins.

use super::App;
use crate::domain::PersonId;
use crate::domain::calendar;
use crate::domain::desk::Viewer;

impl App {
    /// Who looks from now on; nobody: somebody whose name nobody has said, who sees nothing restricted.
    pub fn is_looked_at_by(&mut self, viewer: Option<PersonId>) {
        self.viewer = viewer;
        if self.look_again() {
            self.rebuild();
            // What others have to look after, or what ran out before, is no news.
            self.announced.extend(self.board.late().iter().copied());
        }
    }

    /// Tells the desk whose eyes it is seen through, and on which day; whether that is news to it.
    pub(super) fn look_again(&mut self) -> bool {
        let day = calendar::local(self.now).date();
        self.desk.look_as(Viewer { person: self.viewer.clone(), day })
    }
}
