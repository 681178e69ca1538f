//! The joint decision and what follows from it: each decider's word, attempts to reach them, the outcome, and the call-out
//! of the Information Security Group (P16, P13, P11, P12).
//!
//! An outcome exists only when both prescribed deciders, two different persons, have given the same word on convening. It
//! stands until another takes its place; a word goes stale when what carried it has changed. What was said stays on record.

mod call_out;
mod entitled;
mod event;
mod grounds;
mod standing;
mod word;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub(in crate::domain) use call_out::seats_of;
pub use call_out::{Advice, Call, CallOut, CallState, Dissent, Quorum, Seat};
pub use entitled::{has_vote, is_isg_member, may_speak, seats_filled, sides_of};
pub use event::{Captured, DecisionCommand, DecisionEvent, NewWord};
pub use grounds::{Change, Grounds};
pub use standing::{Decided, DecisionState, decision_step};
pub use word::{Attempt, AttemptResult, How, IsgChoice, Side, Word};

use super::entry::Entry;
use super::id::{PersonId, StepId};
use super::refusal::Refusal;
use super::register::Roster;

/// What both deciders said alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether to convene the group.
    pub isg: IsgChoice,
    /// When the second word was given.
    pub at: Timestamp,
    /// Places of the two words in [`Decisions::words`]: the IT chief's, the top security officer's.
    pub words: [usize; 2],
}

/// The decisions of an incident, folded from its facts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// Every word that counted when it was given, in the order of the log; a newer one of the same side replaces it.
    pub words: Vec<Word>,
    /// What stands. Two who disagree leave the one before standing.
    pub outcome: Option<Outcome>,
    /// Attempts to reach somebody, in the order of the log.
    pub attempts: Vec<Attempt>,
    /// The call-out of the group.
    pub call_out: CallOut,
}

/// What a decision changes beside itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::domain) struct Follows {
    /// An outcome was reached: the step it settles, by whom and when, and what it answers.
    pub(in crate::domain) outcome: Option<(Option<StepId>, PersonId, IsgChoice, Timestamp)>,
    /// The group was convened anew: its clock runs again.
    pub(in crate::domain) convened: bool,
    /// The joint decision's clock stops with these times.
    pub(in crate::domain) decided: Option<(Captured, Timestamp)>,
    /// The call-out's clock stops with these times.
    pub(in crate::domain) met: Option<(Captured, Timestamp)>,
}

impl Decisions {
    /// The newest word of a side: by when it was given, so that one entered late does not push a later one aside.
    pub fn word(&self, side: Side) -> Option<&Word> {
        self.place(side).and_then(|place| self.words.get(place))
    }

    fn place(&self, side: Side) -> Option<usize> {
        let own = self.words.iter().enumerate().filter(|(_, word)| word.side == side);
        own.max_by_key(|(place, word)| (word.at, *place)).map(|(place, _)| place)
    }

    /// The sides that have not spoken.
    pub fn lacking(&self) -> impl Iterator<Item = Side> {
        Side::ALL.into_iter().filter(|side| self.word(*side).is_none())
    }

    /// Whether both have spoken and do not agree.
    pub fn disagree(&self) -> bool {
        let [one, other] = Side::ALL.map(|side| self.word(side));
        one.zip(other).is_some_and(|(one, other)| one.isg != other.isg)
    }

    /// When a standing «not now» is to be looked at again: the earlier of what the two said.
    pub fn review_at(&self) -> Option<Timestamp> {
        let outcome = self.outcome.as_ref().filter(|outcome| outcome.isg == IsgChoice::NotNow)?;
        outcome.words.iter().filter_map(|place| self.words.get(*place)?.review).min()
    }

    /// Why an event does not count, judged by the roster that was in force before it.
    pub(in crate::domain) fn void(
        &self,
        event: &DecisionEvent,
        roster: Option<&Roster>,
        entry: &Entry,
    ) -> Option<Refusal> {
        let day = super::calendar::local(entry.happened_at()).date();
        match event {
            DecisionEvent::WordGiven { side, person, isg, reason, review, grounds, .. } => {
                if let Err(refusal) = may_speak(roster, *side, person, day) {
                    return Some(refusal);
                }
                if self.word(side.other()).is_some_and(|other| other.person == *person) {
                    return Some(Refusal::OneWordEach { person: person.clone() });
                }
                if reason.is_empty() {
                    return Some(Refusal::ReasonMissing);
                }
                (isg.deviates_at(grounds.severity) && review.is_none()).then_some(Refusal::ReviewMissing)
            }
            DecisionEvent::AttemptMade { .. } => None,
            DecisionEvent::MemberCalled { person, state, .. } => {
                if !is_isg_member(roster, person, day) {
                    return Some(Refusal::NotIsgMember { person: person.clone() });
                }
                (state.needs_convening() && self.call_out.convened_at.is_none()).then_some(Refusal::IsgNotConvened)
            }
            DecisionEvent::ChairTaken { person, .. } => {
                if !is_isg_member(roster, person, day) {
                    return Some(Refusal::NotIsgMember { person: person.clone() });
                }
                self.call_out.convened_at.is_none().then_some(Refusal::IsgNotConvened)
            }
            DecisionEvent::AdviceGiven { advice } => {
                if self.call_out.convened_at.is_none() {
                    return Some(Refusal::IsgNotConvened);
                }
                let voiceless = advice.dissent.iter().find(|dissent| !has_vote(roster, &dissent.person, day));
                voiceless.map(|dissent| Refusal::NoVote { person: dissent.person.clone() })
            }
        }
    }

    /// Takes an event in that counts; what it changes beside the decisions.
    pub(in crate::domain) fn take(&mut self, event: &DecisionEvent, entry: &Entry, roster: Option<&Roster>) -> Follows {
        let at = entry.happened_at();
        let recorded_by = entry.actor.person().cloned();
        match event {
            DecisionEvent::WordGiven { person, step, clock, .. } => {
                let Some(word) = Word::of(event, at, recorded_by.filter(|by| by != person)) else {
                    return Follows::default();
                };
                self.words.push(word);
                self.conclude(person, step.as_ref(), *clock)
            }
            DecisionEvent::AttemptMade { person, result } => {
                self.attempts.push(Attempt { person: person.clone(), result: *result, at, recorded_by });
                Follows::default()
            }
            DecisionEvent::MemberCalled { person, state, quorum, clock } => {
                self.call_out.called(person, *state, at);
                let day = super::calendar::local(at).date();
                let filled = seats_filled(roster, self.call_out.attending(), day);
                let met = self.call_out.met_with(filled, *quorum, at);
                Follows { met: met.then_some(*clock).flatten().map(|clock| (clock, at)), ..Follows::default() }
            }
            DecisionEvent::ChairTaken { person, instead_of, clock } => {
                let met = self.call_out.chaired(person, instead_of.clone(), at);
                Follows { met: met.then_some(*clock).flatten().map(|clock| (clock, at)), ..Follows::default() }
            }
            DecisionEvent::AdviceGiven { advice } => {
                self.call_out.advice.push((at, advice.clone()));
                Follows::default()
            }
        }
    }

    /// Whether the words that stand make an outcome, and what follows if they do.
    fn conclude(&mut self, last: &PersonId, step: Option<&StepId>, clock: Option<Captured>) -> Follows {
        let [Some(one), Some(other)] = Side::ALL.map(|side| self.place(side)) else { return Follows::default() };
        let (Some(first), Some(second)) = (self.words.get(one), self.words.get(other)) else {
            return Follows::default();
        };
        let words = [one, other];
        let stands = self.outcome.as_ref().is_some_and(|have| have.words == words);
        if first.isg != second.isg || stands {
            return Follows::default();
        }
        let (isg, at) = (first.isg, first.at.max(second.at));
        let convened =
            isg == IsgChoice::Convene && self.outcome.as_ref().is_none_or(|before| before.isg != IsgChoice::Convene);
        if convened {
            self.call_out.convene(at);
        } else if isg == IsgChoice::NotNow {
            self.call_out.convened_at = None;
        }
        self.outcome = Some(Outcome { isg, at, words });
        Follows {
            outcome: Some((step.cloned(), last.clone(), isg, at)),
            convened,
            decided: clock.map(|clock| (clock, at)),
            met: None,
        }
    }
}

#[cfg(test)]
mod tests;
