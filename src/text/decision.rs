//! Decisions and the call-out of the group in words.

use jiff::Timestamp;

use super::Text;
use crate::domain::decision::{AttemptResult, CallOut, CallState, Change, How, IsgChoice};
use crate::domain::desk::Desk;
use crate::domain::id::SystemId;
use crate::tr;

impl Text {
    /// A word on convening the group.
    pub fn isg_choice(&self, value: IsgChoice) -> String {
        match value {
            IsgChoice::Convene => tr!(self, "isg-convene"),
            IsgChoice::NotNow => tr!(self, "isg-not-now"),
        }
    }

    /// How a word was given.
    pub fn how(&self, value: How) -> String {
        match value {
            How::Here => tr!(self, "how-here"),
            How::Phone => tr!(self, "how-phone"),
        }
    }

    /// Who leads the group's meeting, and instead of whom; `None` while nobody has taken that on.
    pub fn chair_taken(&self, desk: &Desk, call_out: &CallOut) -> Option<String> {
        let (person, _) = call_out.chair.as_ref()?;
        let person = self.person(desk, person);
        Some(match &call_out.chair_instead_of {
            None => tr!(self, "cli-isg-chair", person = person),
            Some(usual) => tr!(self, "cli-isg-chair-instead", person = person, usual = self.person(desk, usual)),
        })
    }

    /// What came of an attempt to reach somebody; `near` is the time beside which it is read.
    pub fn attempt(&self, value: AttemptResult, near: Timestamp) -> String {
        match value {
            AttemptResult::Reached => tr!(self, "attempt-reached"),
            AttemptResult::NoAnswer => tr!(self, "attempt-no-answer"),
            AttemptResult::Busy => tr!(self, "attempt-busy"),
            AttemptResult::Callback { at: None } => tr!(self, "attempt-callback"),
            AttemptResult::Callback { at: Some(at) } => tr!(self, "attempt-callback-at", at = self.at(at, near)),
        }
    }

    /// How far the call-out has come with somebody; `near` is the time beside which it is read.
    pub fn call_state(&self, value: CallState, near: Timestamp) -> String {
        match value {
            CallState::Called => tr!(self, "call-called"),
            CallState::Reached => tr!(self, "call-reached"),
            CallState::NoAnswer => tr!(self, "call-no-answer"),
            CallState::Joins { joins_at: None } => tr!(self, "call-joins"),
            CallState::Joins { joins_at: Some(at) } => tr!(self, "call-joins-at", at = self.at(at, near)),
            CallState::Attends => tr!(self, "call-attends"),
            CallState::Left => tr!(self, "call-left"),
        }
    }

    /// What has changed under a decision.
    pub fn change(&self, desk: &Desk, change: &Change) -> String {
        match change {
            Change::Severity { from, to } => {
                tr!(self, "change-severity", from = self.severity(*from), to = self.severity(*to))
            }
            Change::Proposal { from, to } => {
                tr!(self, "change-proposal", from = self.severity(*from), to = self.severity(*to))
            }
            Change::Impact => tr!(self, "change-impact"),
            Change::Reach { from, to } => tr!(self, "change-reach", from = self.reach(*from), to = self.reach(*to)),
            Change::PersonalData { from, to } => {
                let (from, to) = (self.personal_data(*from), self.personal_data(*to));
                tr!(self, "change-personal-data", from = from, to = to)
            }
            Change::Systems { added, removed } if removed.is_empty() => {
                tr!(self, "change-systems-added", systems = systems(desk, added))
            }
            Change::Systems { added, removed } if added.is_empty() => {
                tr!(self, "change-systems-removed", systems = systems(desk, removed))
            }
            Change::Systems { added, removed } => {
                let added = tr!(self, "change-systems-added", systems = systems(desk, added));
                let removed = tr!(self, "change-systems-removed", systems = systems(desk, removed));
                format!("{added}; {removed}")
            }
            Change::Answer { question, now } => {
                let answer = now.map_or_else(String::new, |now| self.answer(now));
                tr!(self, "change-answer", question = self.question(*question), answer = answer)
            }
        }
    }
}

fn systems(desk: &Desk, ids: &[SystemId]) -> String {
    ids.iter().map(|id| desk.system_name(id)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_word_of_a_decision_is_said_and_unlike_the_others() {
        for language in Language::ALL {
            let text = Text::new(language);
            let now: Timestamp = "2026-11-24T02:12:00Z".parse().unwrap();
            let mut said: Vec<Vec<String>> = vec![
                IsgChoice::ALL.map(|choice| text.isg_choice(choice)).to_vec(),
                How::ALL.map(|how| text.how(how)).to_vec(),
                AttemptResult::ALL.map(|result| text.attempt(result, now)).to_vec(),
                CallState::ALL.map(|state| text.call_state(state, now)).to_vec(),
            ];
            for words in &mut said {
                let count = words.len();
                words.sort();
                words.dedup();
                assert_eq!(words.len(), count, "{language:?} {words:?}");
            }
        }
    }
}
