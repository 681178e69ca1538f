//! Decisions in the timeline: words, attempts to reach somebody, the call-out of the group and its advice.

use super::{Telling, one_line};
use crate::domain::decision::{DecisionEvent, How};
use crate::domain::id::IncidentId;
use crate::tr;

impl Telling<'_> {
    pub(super) fn decision(&self, event: &DecisionEvent) -> String {
        let (text, near) = (self.text, self.entry.happened_at());
        match event {
            DecisionEvent::WordGiven { .. } => self.word(event),
            DecisionEvent::AttemptMade { person, result } => {
                let result = text.attempt(*result, near);
                tr!(text, "timeline-attempt", who = self.who(), person = self.name(person), result = result)
            }
            DecisionEvent::MemberCalled { person, state, .. } => {
                tr!(text, "timeline-call", person = self.name(person), state = text.call_state(*state, near))
            }
            DecisionEvent::ChairTaken { person, instead_of: None, .. } => {
                tr!(text, "timeline-chair", person = self.name(person))
            }
            DecisionEvent::ChairTaken { person, instead_of: Some(usual), .. } => {
                tr!(text, "timeline-chair-instead", person = self.name(person), usual = self.name(usual))
            }
            DecisionEvent::AdviceGiven { advice } => {
                let (question, told) = (one_line(&advice.question), one_line(&advice.text));
                let mut sentence = tr!(text, "timeline-advice", question = question, advice = told);
                for dissent in &advice.dissent {
                    let (person, why) = (self.name(&dissent.person), one_line(&dissent.text));
                    sentence = tr!(text, "timeline-advice-dissent", sentence = sentence, person = person, text = why);
                }
                if let Some(dpo) = &advice.dpo {
                    sentence = tr!(text, "timeline-advice-dpo", sentence = sentence, text = one_line(dpo));
                }
                sentence
            }
        }
    }

    fn word(&self, event: &DecisionEvent) -> String {
        let DecisionEvent::WordGiven { side, person, action, isg, reason, how, review, with, grounds, .. } = event
        else {
            return String::new();
        };
        let text = self.text;
        let mut sentence = tr!(
            text,
            "timeline-word",
            who = self.name(person),
            role = text.role(side.role()),
            isg = text.isg_choice(*isg),
            action = one_line(action),
            reason = one_line(reason)
        );
        let way = text.how(*how);
        if self.entry.actor.person() != Some(person) {
            sentence = tr!(text, "timeline-word-recorded", sentence = sentence, how = way, who = self.who());
        } else if *how != How::Here {
            sentence = tr!(text, "timeline-word-how", sentence = sentence, how = way);
        }
        if let Some(review) = review {
            let at = text.at(*review, self.entry.happened_at());
            sentence = tr!(text, "timeline-word-review", sentence = sentence, at = at);
        }
        if isg.deviates_at(grounds.severity) {
            sentence = tr!(text, "timeline-word-deviation", sentence = sentence);
        }
        if !with.is_empty() {
            sentence = tr!(text, "timeline-word-with", sentence = sentence, incidents = self.numbers(with));
        }
        sentence
    }

    fn numbers(&self, ids: &[IncidentId]) -> String {
        ids.iter().map(|id| self.number(*id)).collect::<Vec<_>>().join(", ")
    }
}
