//! The call-out of the Information Security Group: who was called and came, when it was quorate, and what it advised.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::DecisionEvent;
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::id::PersonId;
use crate::domain::register::{Role, Roster};

/// How far the call-out has come with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CallState {
    /// Called, nothing more known.
    Called,
    /// Reached.
    Reached,
    /// No answer.
    NoAnswer,
    /// Joins.
    Joins {
        /// When, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        joins_at: Option<Timestamp>,
    },
    /// Is there.
    Attends,
    /// Has left.
    Left,
}

impl CallState {
    /// All, without a time.
    pub const ALL: [Self; 6] =
        [Self::Called, Self::Reached, Self::NoAnswer, Self::Joins { joins_at: None }, Self::Attends, Self::Left];

    /// The name in JSON and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
            Self::Joins { .. } => "joins",
            Self::Attends => "attends",
            Self::Left => "left",
        }
    }

    /// When they join, if said.
    pub fn joins_at(self) -> Option<Timestamp> {
        match self {
            Self::Joins { joins_at } => joins_at,
            Self::Called | Self::Reached | Self::NoAnswer | Self::Attends | Self::Left => None,
        }
    }

    /// Members may be forewarned before the group is convened; nobody can attend what is not.
    pub fn needs_convening(self) -> bool {
        matches!(self, Self::Attends | Self::Left)
    }
}

/// Somebody's place in the call-out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// How far it has come.
    pub state: CallState,
    /// Since when.
    pub at: Timestamp,
    /// How often they were called or tried.
    pub times: u32,
    /// When they first attended this meeting, and when they last left it; none once a later word says otherwise.
    pub attended: Option<(Timestamp, Option<Timestamp>)>,
}

/// Somebody who does not share an advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dissent {
    /// Who.
    pub person: PersonId,
    /// What they say instead.
    pub text: CleanText,
}

/// What the group advises on a question (P12): ØS decides, the group advises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The question.
    pub question: CleanText,
    /// The advice.
    pub text: CleanText,
    /// Members who do not share it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dissent: Vec<Dissent>,
    /// What the DPO advises, who has no vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpo: Option<CleanText>,
}

/// How many must attend (profile).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    /// More than half of the seats that somebody holds.
    #[default]
    Majority,
    /// So many.
    Members(u32),
}

impl Quorum {
    /// How many of `seats` must attend; never none.
    pub fn of(self, seats: usize) -> usize {
        match self {
            Self::Majority => seats / 2 + 1,
            Self::Members(count) => usize::try_from(count.max(1)).unwrap_or(usize::MAX),
        }
    }
}

/// The call-out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CallOut {
    /// When both words to convene were given.
    pub convened_at: Option<Timestamp>,
    /// Everybody who was called, by person.
    pub calls: BTreeMap<PersonId, Call>,
    /// Who has the chair, and since when.
    pub chair: Option<(PersonId, Timestamp)>,
    /// Who would have it by role, where somebody else took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_instead_of: Option<PersonId>,
    /// When the group was quorate, or the chair started.
    pub met_at: Option<Timestamp>,
    /// Advice in the order it was noted.
    pub advice: Vec<(Timestamp, Advice)>,
}

/// A seat of the group: a role, and whoever can fill it, the holder first (P11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The role.
    pub role: Role,
    /// The holder, then the deputies in order; empty where the roster names nobody.
    pub people: Vec<PersonId>,
}

impl CallOut {
    /// Both words are in: whoever was forewarned stays called; who came to a meeting before did not come to this one.
    pub(super) fn convene(&mut self, at: Timestamp) {
        self.convened_at = Some(at);
        (self.chair, self.chair_instead_of) = (None, None);
        self.met_at = None;
        self.calls.retain(|_, call| !call.state.needs_convening());
    }

    pub(super) fn called(&mut self, person: &PersonId, state: CallState, at: Timestamp) {
        let call = self.calls.entry(person.clone()).or_insert(Call { state, at, times: 0, attended: None });
        // The later word counts: whoever is said to be on the way after they were said to be there was not there.
        if call.state == CallState::Attends && !state.needs_convening() {
            call.attended = None;
        }
        (call.state, call.at) = (state, at);
        match state {
            CallState::Called | CallState::Reached | CallState::NoAnswer => call.times += 1,
            CallState::Attends => call.attended = Some((call.attended.map_or(at, |(from, _)| from), None)),
            CallState::Left => call.attended = call.attended.map(|(from, _)| (from, Some(at))),
            CallState::Joins { .. } => {}
        }
    }

    /// Whether the group is quorate for the first time, now that so many seats are filled.
    pub(super) fn met_with(&mut self, filled: usize, quorum: Option<usize>, at: Timestamp) -> bool {
        if self.met_at.is_some() || quorum.is_none_or(|needed| filled < needed) {
            return false;
        }
        self.met_at = Some(at);
        true
    }

    /// Somebody takes the chair and starts. True when that is what ends the call-out.
    pub(super) fn chaired(&mut self, person: &PersonId, instead_of: Option<PersonId>, at: Timestamp) -> bool {
        self.chair = Some((person.clone(), at));
        self.chair_instead_of = instead_of;
        let first = self.met_at.is_none();
        self.met_at.get_or_insert(at);
        first
    }

    /// The same once `event` of a call-out has happened.
    pub(in crate::domain) fn with(&self, event: &DecisionEvent, at: Timestamp) -> Self {
        let mut after = self.clone();
        match event {
            DecisionEvent::MemberCalled { person, state, .. } => after.called(person, *state, at),
            DecisionEvent::ChairTaken { person, instead_of, .. } => {
                after.chaired(person, instead_of.clone(), at);
            }
            DecisionEvent::WordGiven { .. } | DecisionEvent::AttemptMade { .. } | DecisionEvent::AdviceGiven { .. } => {
            }
        }
        after
    }

    /// Whoever is called first of each seat of which nobody has been reached, tried in vain or joined: neither the holder
    /// nor a deputy (P11, P13). Whoever has a seat of their own does not stand for another's.
    pub fn untried(&self, seats: &[Seat]) -> Vec<PersonId> {
        let chairs = |person: &PersonId| self.chair.as_ref().is_some_and(|(chair, _)| chair == person);
        let tried = |person: &PersonId| {
            chairs(person) || self.calls.get(person).is_some_and(|call| call.state != CallState::Called)
        };
        let holders: BTreeSet<&PersonId> = seats.iter().filter_map(|seat| seat.people.first()).collect();
        let mut people: Vec<PersonId> = Vec::new();
        for seat in seats {
            let Some((holder, deputies)) = seat.people.split_first() else { continue };
            let stood_for = deputies.iter().any(|deputy| !holders.contains(deputy) && tried(deputy));
            if !tried(holder) && !stood_for && !people.contains(holder) {
                people.push(holder.clone());
            }
        }
        people
    }

    /// Whether somebody of every seat was reached, tried in vain or joined. Where the roster names nobody: whether the group
    /// has met.
    pub(in crate::domain) fn is_of_all(&self, seats: &[Seat]) -> bool {
        let held = seats.iter().any(|seat| !seat.people.is_empty());
        if held { self.untried(seats).is_empty() } else { self.met_at.is_some() }
    }

    /// Who is there.
    pub fn attending(&self) -> impl Iterator<Item = &PersonId> {
        self.calls.iter().filter(|(_, call)| call.state == CallState::Attends).map(|(person, _)| person)
    }
}

impl Desk {
    /// The seats of the group at a moment: one for each holding of a member role, and an empty one for each role that
    /// nobody holds (P11).
    pub fn isg_seats(&self, now: Timestamp) -> Vec<Seat> {
        seats_of(self.register().roster(), calendar::local(now).date())
    }

    /// How many must attend for the group to be quorate (profile).
    pub fn isg_quorum(&self, now: Timestamp) -> usize {
        let held = self.isg_seats(now).iter().filter(|seat| !seat.people.is_empty()).count();
        self.profile().quorum.of(held)
    }

    /// How many seats of the group are filled by whoever attends.
    pub fn isg_attending(&self, call_out: &CallOut, now: Timestamp) -> usize {
        let day = calendar::local(now).date();
        super::seats_filled(Some(self.register().roster()), call_out.attending(), day)
    }

    /// Whom the group still waits for: of each seat that nobody fills whoever holds it.
    pub fn isg_waited_for(&self, call_out: &CallOut, now: Timestamp) -> Vec<PersonId> {
        super::entitled::waited_for(self.register().roster(), call_out.attending(), calendar::local(now).date())
    }

    /// Who has the chair unless somebody takes it: the holder of the group's own role, else the top security officer.
    pub fn isg_chair(&self, now: Timestamp) -> Option<&PersonId> {
        let day = calendar::local(now).date();
        let roster = self.register().roster();
        let first = |role| roster.call_order(role, day).first().map(|person| &person.id);
        first(Role::Isg).or_else(|| first(Role::TopSecurityOfficer))
    }
}

/// The seats of the group on `day`, as `roster` has them (P11).
pub(in crate::domain) fn seats_of(roster: &Roster, day: Date) -> Vec<Seat> {
    let mut seats = Vec::new();
    for role in Role::ISG_MEMBERS {
        let before = seats.len();
        seats.extend(roster.held(role, day).into_iter().map(|holding| Seat {
            role,
            people: std::iter::once(&holding.holder).chain(&holding.deputies).cloned().collect(),
        }));
        if seats.len() == before {
            // A post that is vacant is its deputies'.
            let people = roster.left_deputies(role, day).into_iter().map(|person| person.id.clone()).collect();
            seats.push(Seat { role, people });
        }
    }
    seats
}
