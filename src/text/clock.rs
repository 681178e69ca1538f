//! A clock in words: how it stands, and what asks for it. The policy names duties but no lengths, and the words say so.

use jiff::Timestamp;

use super::Text;
use crate::domain::clock::{Clock, ClockBasis, ClockId, ClockState, Standing};
use crate::tr;

impl Text {
    /// How a clock stands at `now`: `12 min tilbage`, `overskredet 12 min`; once stopped, how it went.
    pub fn clock_phrase(&self, clock: &Clock, now: Timestamp) -> String {
        let duration = |at: Timestamp| self.duration(clock.left(at));
        let running = |phrase: String| match clock.standing {
            Standing::Holds => phrase,
            Standing::IfNotifiable => tr!(self, "clock-if-notifiable", phrase = phrase),
        };
        match (clock.state(now), clock.stopped_at) {
            (ClockState::Running, _) => running(tr!(self, "clock-left", duration = duration(now))),
            (ClockState::Overdue, _) => running(self.left(clock.left(now))),
            (ClockState::Kept, stopped) => tr!(self, "clock-kept", duration = duration(stopped.unwrap_or(now))),
            (ClockState::Broken, stopped) => tr!(self, "clock-late", duration = duration(stopped.unwrap_or(now))),
        }
    }

    /// Name and standing in one line.
    pub fn clock_line(&self, clock: &Clock, now: Timestamp) -> String {
        tr!(self, "clock-line", clock = self.clock_name(clock.id), phrase = self.clock_phrase(clock, now))
    }

    /// What asks for it, for a column: `politik P16`, a passage of law, or `profil` where neither has such a duty.
    pub fn clock_source(&self, id: ClockId) -> String {
        match id.basis() {
            ClockBasis::Policy(row) => tr!(self, "clock-source-policy", row = policy_row(row)),
            ClockBasis::Law(law) => law.to_owned(),
            ClockBasis::GoodPractice => tr!(self, "clock-source-profile"),
        }
    }

    /// The same in full: whose the duty is, and whose the length.
    pub fn clock_basis(&self, id: ClockId) -> String {
        match (id, id.basis()) {
            (ClockId::AgreementResponse | ClockId::AgreementRestore, ClockBasis::Policy(row)) => {
                tr!(self, "clock-basis-agreement", row = policy_row(row))
            }
            (_, ClockBasis::Policy(row)) => tr!(self, "clock-basis-policy", row = policy_row(row)),
            (_, ClockBasis::Law(law)) if id.has_legal_length() => tr!(self, "clock-basis-law", law = law),
            (_, ClockBasis::Law(law)) => tr!(self, "clock-basis-reminder", law = law),
            (_, ClockBasis::GoodPractice) => tr!(self, "clock-basis-practice"),
        }
    }
}

/// A row of the policy table as it is cited: `P05`.
pub(super) fn policy_row(row: u8) -> String {
    format!("P{row:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn a_clock_says_what_is_left_and_once_stopped_how_it_went() {
        let at = |minutes: i64| Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap();
        let clock = Clock {
            id: ClockId::JointDecision,
            starts_at: at(0),
            due_at: at(30),
            stopped_at: None,
            standing: Standing::Holds,
        };
        let da = Text::new(Language::Da);
        assert_eq!(da.clock_line(&clock, at(18)), "fælles beslutning: 12 min tilbage");
        assert_eq!(da.clock_line(&clock, at(42)), "fælles beslutning: overskredet 12 min");
        let stopped = |minutes| Clock { stopped_at: Some(at(minutes)), ..clock };
        assert_eq!(da.clock_phrase(&stopped(20), at(900)), "overholdt, 10 min i god tid");
        assert_eq!(da.clock_phrase(&stopped(37), at(900)), "7 min for sent");
        let open = Clock { id: ClockId::Authority, standing: Standing::IfNotifiable, ..clock };
        assert_eq!(da.clock_phrase(&open, at(18)), "12 min tilbage, hvis anmeldelsespligtig");
        assert_eq!(da.clock_phrase(&open, at(42)), "overskredet 12 min, hvis anmeldelsespligtig");
    }

    #[test]
    fn a_clock_names_the_policy_only_for_what_the_policy_says() {
        let da = Text::new(Language::Da);
        assert_eq!(da.clock_source(ClockId::JointDecision), "politik P16");
        assert_eq!(da.clock_source(ClockId::NextUpdate), "profil");
        assert_eq!(da.clock_basis(ClockId::Inform), "pligt: politik P22 · længde: profil");
        assert_eq!(da.clock_source(ClockId::Authority), "GDPR art. 33(1)");
        assert_eq!(da.clock_basis(ClockId::Authority), "lov: GDPR art. 33(1) · længde: loven");
        assert_eq!(da.clock_basis(ClockId::DataSubjects), "lov: GDPR art. 34, uden timetal · påmindelse: profil");
        assert_eq!(da.clock_basis(ClockId::AgreementRestore), "pligt: politik P20 · længde: driftsaftalen");
        assert_eq!(Text::new(Language::En).clock_basis(ClockId::Registration), "good practice · length: profile");
    }
}
