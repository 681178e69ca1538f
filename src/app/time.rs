//! What time alone changes: clocks that run out, notices that go, ages in whole minutes.

use jiff::{SignedDuration, Timestamp};

use super::App;
use super::event::{Announcement, Effect};

impl App {
    /// When something on screen next changes by itself; an idle desk draws nothing before. Ages are shown in whole
    /// minutes of the wall clock, so that all of them change together.
    pub fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        let minute = next_minute(now);
        // A clock is overdue once its time is past, not when it is reached.
        let due = self.board.next_due().and_then(|due| due.saturating_add(SignedDuration::from_millis(1)).ok());
        let notice = self.notice.as_ref().and_then(|(_, until)| *until);
        [minute, due, notice].into_iter().flatten().filter(|at| *at > now).min()
    }

    pub(super) fn time_passed(&mut self, effects: &mut Vec<Effect>) {
        let now = self.now;
        if self.notice.as_ref().and_then(|(_, until)| *until).is_some_and(|until| until <= now) {
            self.notice = None;
        }
        if self.board.next_due().is_some_and(|due| due < now) {
            self.resort();
        }
        for late in self.board.turned_late() {
            // The next promised update may be late in its turn: that is another moment.
            if self.announced.insert(late) {
                let (incident, clock, _) = late;
                effects.push(Effect::Announce(Announcement::Overdue(incident, clock)));
            }
        }
    }
}

/// The start of the minute after `now`.
fn next_minute(now: Timestamp) -> Option<Timestamp> {
    let second = now.as_second();
    Timestamp::from_second(second - second.rem_euclid(60) + 60).ok()
}
