//! The minutes: what was recorded at a meeting, seat by seat and item by item (P25).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::event::{Agreed, Attendance, DecidedWord, Invitation, MeetingEvent, SpotCheck, Topic, Words};
use super::ruling::Ruling;
use super::{Meeting, Noted};
use crate::domain::clean::CleanText;
use crate::domain::decision::{Advice, Call, CallState};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::id::{MeetingId, PersonId};
use crate::domain::register::Role;

/// Whether a seat is filled.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "presence", rename_all = "snake_case")]
pub enum Presence {
    /// The member is there.
    Present,
    /// Somebody is there for the member.
    ByDeputy {
        /// Who.
        #[serde(rename = "deputy")]
        person: PersonId,
    },
    /// Nobody is there.
    Absent,
    /// Nobody is there: the member was called and did not answer.
    NotReached,
    /// Nothing is noted.
    NotNoted,
    /// There without a seat in the group.
    Guest,
}

impl Presence {
    /// Whether the seat is filled.
    pub fn is_there(&self) -> bool {
        matches!(self, Self::Present | Self::ByDeputy { .. })
    }

    /// The name in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::ByDeputy { .. } => "by_deputy",
            Self::Absent => "absent",
            Self::NotReached => "not_reached",
            Self::NotNoted => "not_noted",
            Self::Guest => "guest",
        }
    }
}

/// A seat of the group at a meeting, or a guest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seated {
    /// The member role; `None`: a guest.
    pub role: Option<Role>,
    /// Who holds the seat, or the guest; `None` where the roster names nobody.
    pub person: Option<PersonId>,
    /// Whether it is filled.
    #[serde(flatten)]
    pub presence: Presence,
    /// When whoever is there joined, where the call-out says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Timestamp>,
    /// When they left, where they left before the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
}

impl Seated {
    fn of(role: Option<Role>, person: Option<PersonId>, presence: Presence) -> Self {
        Self { role, person, presence, joined: None, left: None }
    }

    /// Who is there: the member, or whoever is there instead.
    pub fn there(&self) -> Option<&PersonId> {
        match &self.presence {
            Presence::Present => self.person.as_ref(),
            Presence::ByDeputy { person } => Some(person),
            Presence::Absent | Presence::NotReached | Presence::NotNoted | Presence::Guest => None,
        }
    }
}

/// What was said on one topic, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Treated {
    /// The topic.
    pub topic: Topic,
    /// What was said.
    pub words: Vec<Noted<Words>>,
    /// Actions agreed on it.
    pub agreed: Vec<Noted<Agreed>>,
}

/// The content of a meeting's minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Minutes {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// What members were called to.
    pub invitation: Option<Invitation>,
    /// When it ended and the minutes were fixed; `None`: they are being written.
    pub held_at: Option<Timestamp>,
    /// Who has or had the chair.
    pub chair: Option<PersonId>,
    /// Who would have it by role, where somebody else has it.
    pub chair_instead_of: Option<PersonId>,
    /// Who was there, seat by seat, then guests.
    pub seats: Vec<Seated>,
    /// How many filled seats make the group quorate.
    pub quorum: usize,
    /// Why it was held although the group was not quorate; empty where it was, or is not held.
    pub without_quorum: CleanText,
    /// The agenda.
    pub agenda: Agenda,
    /// What was said and agreed, in the order of the agenda.
    pub treated: Vec<Treated>,
    /// Advice noted in the call-out of the incident that the meeting comes from (P12), with its time.
    pub advice: Vec<(Timestamp, Advice)>,
    /// Words of the joint decisions on the incidents with an item of their own (P16).
    pub decided: Vec<DecidedWord>,
    /// What else was decided of them.
    pub rulings: Vec<Ruling>,
    /// Who fixed them, and who recorded that where it was somebody else.
    pub fixed_by: Option<(Option<PersonId>, Option<PersonId>)>,
    /// Results of spot checks (P36).
    pub checks: Vec<Noted<SpotCheck>>,
    /// When and where the group meets next.
    pub next: Option<(Timestamp, CleanText)>,
    /// Corrections added after the minutes were fixed, in order.
    pub corrections: Vec<Noted<(Option<Topic>, CleanText)>>,
    /// What was recorded elsewhere before the minutes were fixed and came in after that: it is no part of them.
    pub came_after: usize,
}

impl Minutes {
    /// How many seats are filled.
    pub fn present(&self) -> usize {
        self.seats.iter().filter(|seat| seat.presence.is_there()).count()
    }

    /// Whether the group was quorate.
    pub fn is_quorate(&self) -> bool {
        self.present() >= self.quorum
    }

    /// What was said on `topic`.
    pub fn on(&self, topic: Topic) -> Option<&Treated> {
        self.treated.iter().find(|treated| treated.topic == topic)
    }
}

impl Desk {
    /// The minutes of a meeting: fixed once it was held, until then as far as they are written; without what was said of
    /// incidents that the desk's viewer may not see (P39).
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    pub fn minutes(&self, meeting: &Meeting, now: Timestamp) -> Minutes {
        let agenda = self.agenda(meeting, now);
        let held = meeting.held.as_ref();
        let own = |noted: Noted<(Topic, &Words)>| (noted.what.0, noted.map(|(_, words)| words.clone()));
        let seen = |topic: Topic| self.shows(topic);
        let spoken: Vec<(Topic, Noted<Words>)> = meeting.spoken().map(own).filter(|(topic, _)| seen(*topic)).collect();
        let agreed = meeting.agreed().filter(|noted| seen(noted.what.topic));
        let agreed: Vec<Noted<Agreed>> = agreed.map(|noted| noted.map(Clone::clone)).collect();
        let mut topics = agenda.topics();
        for topic in spoken.iter().map(|(topic, _)| *topic).chain(agreed.iter().map(|noted| noted.what.topic)) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        let treated = topics.into_iter().map(|topic| Treated {
            topic,
            words: spoken.iter().filter(|(on, _)| *on == topic).map(|(_, noted)| noted.clone()).collect(),
            agreed: agreed.iter().filter(|noted| noted.what.topic == topic).cloned().collect(),
        });
        let fixed_by = meeting.noted(|event| matches!(event, MeetingEvent::Held { .. }).then_some(())).last();
        let decided = held.map_or_else(|| self.decided_for(&agenda), |held| held.decided.clone());
        let rulings = held.map_or_else(|| self.rulings_for(&agenda), |held| held.rulings.clone());
        let corrections = meeting.noted(|event| match event {
            MeetingEvent::Corrected { topic, text } if topic.is_none_or(seen) => Some((*topic, text.clone())),
            _ => None,
        });
        Minutes {
            meeting: meeting.id,
            invitation: meeting.invitation.clone(),
            held_at: held.map(|held| held.at),
            chair: self.chair_of(meeting, now).cloned(),
            chair_instead_of: self.chair_instead_of(meeting, now).cloned(),
            seats: held.map_or_else(|| self.seats_at(meeting, now), |held| held.seats.clone()),
            quorum: held.map_or_else(|| self.isg_quorum(meeting.at().unwrap_or(now)), |held| held.quorum),
            without_quorum: held.map(|held| held.without_quorum.clone()).unwrap_or_default(),
            treated: treated.filter(|treated| !treated.words.is_empty() || !treated.agreed.is_empty()).collect(),
            agenda,
            advice: match held {
                Some(held) if meeting.incident().is_none_or(|id| self.summary(id).is_some()) => held.advice.clone(),
                Some(_) => Vec::new(),
                None => self.advice_for(meeting),
            },
            decided: decided.into_iter().filter(|word| self.summary(word.incident).is_some()).collect(),
            rulings: rulings.into_iter().filter(|ruling| self.summary(ruling.incident).is_some()).collect(),
            fixed_by: fixed_by.filter(|_| held.is_some()).map(|noted| (noted.by, noted.recorded_by)),
            checks: meeting.checks().map(|noted| noted.map(Clone::clone)).collect(),
            next: meeting.next().map(|(at, place)| (at, place.clone())),
            corrections: corrections.collect(),
            came_after: meeting.late_notes(),
        }
    }

    /// Whether the desk's viewer may read what is said on `topic` (P39).
    pub fn shows(&self, topic: Topic) -> bool {
        if let Topic::Incident { incident } = topic { self.summary(incident).is_some() } else { true }
    }

    /// Advice noted in the call-out that a meeting comes from.
    pub(in crate::domain) fn advice_for(&self, meeting: &Meeting) -> Vec<(Timestamp, Advice)> {
        let incident = meeting.incident().and_then(|id| self.summary(id));
        incident.map(|incident| incident.decisions.call_out.advice.clone()).unwrap_or_default()
    }

    /// The joint decisions that stand on the incidents of `agenda` with an item of their own, word by word.
    pub(in crate::domain) fn decided_for(&self, agenda: &Agenda) -> Vec<DecidedWord> {
        agenda.own.iter().filter_map(|item| self.summary(item.incident)).flat_map(DecidedWord::of).collect()
    }

    /// Who is at a meeting: every seat by the roster of its day, filled by what was noted there and by the call-out that it
    /// comes from; of the two the later word counts. Then guests.
    pub fn seats_at(&self, meeting: &Meeting, now: Timestamp) -> Vec<Seated> {
        if let Some(held) = &meeting.held {
            return held.seats.clone();
        }
        let calls = meeting.incident().and_then(|id| self.summary(id)).map(|found| &found.decisions.call_out.calls);
        let call = |person: &PersonId| calls.and_then(|calls| calls.get(person));
        let mut noted: Vec<(&PersonId, &Attendance)> = Vec::new();
        for have in meeting.timeline.iter().filter(|have| have.void.is_none()) {
            if let Fact::Meeting { event: MeetingEvent::Attended { person, attendance }, .. } = &have.entry.fact {
                noted.retain(|(before, _)| *before != person);
                let at = have.entry.happened_at();
                if !call(person).is_some_and(|call| call.at > at && gainsays(call, attendance)) {
                    noted.push((person, attendance));
                }
            }
        }
        let came = |person: &PersonId| call(person).is_some_and(|call| call.attended.is_some());
        let mut seats = Vec::new();
        // Whoever stands in for several fills one seat.
        let mut used: Vec<&PersonId> = Vec::new();
        let all = self.isg_seats(meeting.at().unwrap_or(now));
        for seat in &all {
            let Some(member) = seat.people.first() else {
                seats.push(Seated::of(Some(seat.role), None, Presence::NotNoted));
                continue;
            };
            let own = noted.iter().find(|(person, _)| *person == member).map(|(_, attendance)| *attendance);
            let deputy = noted
                .iter()
                .find(|(_, attendance)| matches!(attendance, Attendance::DeputyFor { member: of } if of == member));
            let stands_in = seat.people.iter().skip(1).find(|person| {
                let holds = all.iter().any(|other| other.people.first() == Some(*person));
                came(person) && !holds && !used.contains(person)
            });
            let presence = match (own, deputy, stands_in) {
                (Some(Attendance::Present), ..) => Presence::Present,
                (_, Some((person, _)), _) => Presence::ByDeputy { person: (*person).clone() },
                (Some(Attendance::Absent), ..) => Presence::Absent,
                _ if came(member) => Presence::Present,
                (_, None, Some(person)) => {
                    used.push(person);
                    Presence::ByDeputy { person: person.clone() }
                }
                _ => call(member).map_or(Presence::NotNoted, unseen),
            };
            let mut seated = Seated::of(Some(seat.role), Some(member.clone()), presence);
            if let Some((joined, left)) = seated.there().and_then(|there| call(there)?.attended) {
                (seated.joined, seated.left) = (Some(joined), left);
            }
            seats.push(seated);
        }
        let seated = |person: &PersonId| all.iter().any(|seat| seat.people.first() == Some(person));
        for (person, attendance) in noted {
            let guest = match attendance {
                Attendance::Guest => true,
                Attendance::Present => !seated(person),
                Attendance::DeputyFor { .. } | Attendance::Absent => false,
            };
            if guest {
                seats.push(Seated::of(None, Some(person.clone()), Presence::Guest));
            }
        }
        seats
    }
}

/// Whether a call says otherwise of somebody than was noted at the meeting.
fn gainsays(call: &Call, noted: &Attendance) -> bool {
    match noted {
        Attendance::Absent => call.state == CallState::Attends,
        Attendance::Present | Attendance::DeputyFor { .. } => !call.state.needs_convening(),
        // Whoever has no seat is not called.
        Attendance::Guest => false,
    }
}

/// The presence of a member who was called and did not come.
fn unseen(call: &Call) -> Presence {
    if call.state == CallState::NoAnswer { Presence::NotReached } else { Presence::NotNoted }
}

impl<T> Noted<T> {
    /// The same note of something else.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { what: to(self.what), at: self.at, by: self.by, recorded_by: self.recorded_by }
    }
}
