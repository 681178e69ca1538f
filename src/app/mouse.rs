//! The mouse: never needed, always working.

use super::event::{Mouse, Target};
use super::screen::Pane;
use super::{App, Screen};

impl App {
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        // What lies on top is worked with keys: a stray click must not throw typing away.
        if self.overlay.is_some() || self.screen != Screen::Desk {
            return;
        }
        match mouse {
            Mouse::Pressed(target) => self.press(target),
            Mouse::Scrolled(target, rows) => {
                self.pane = pane_of(&target);
                self.move_by(isize::from(rows));
            }
        }
    }

    fn press(&mut self, target: Target) {
        self.pane = pane_of(&target);
        match target {
            Target::Pane(_) => {}
            Target::Incident(id) => {
                if self.board.place(id).is_some() && self.selection.incident != Some(id) {
                    self.select_incident(Some(id));
                }
            }
            Target::Outage(id) => self.select_outage(id),
            Target::Step(id) => self.select_step(id),
            Target::Contact(place) => {
                self.selection.contact = place;
                self.clamp();
            }
        }
    }
}

fn pane_of(target: &Target) -> Pane {
    match target {
        Target::Pane(pane) => *pane,
        Target::Incident(_) => Pane::Incidents,
        Target::Outage(_) => Pane::Outages,
        Target::Step(_) => Pane::Checklist,
        Target::Contact(_) => Pane::Roster,
    }
}
