//! Meetings of the Information Security Group: called, with an agenda that is computed, recorded while they go on, and
//! closed with minutes that are then fixed (P12, P13, P24, P25, P31, P36).
//!
//! A meeting is a fold over its own entries. One may be begun by putting something on its agenda, before it is called.
//! What its minutes rest on in other scopes (incidents, actions, the call-out) is captured when it is held; what comes
//! in from elsewhere after that is shown beside the minutes, never in them.

mod acute;
mod agenda;
mod entitled;
mod event;
mod minutes;
mod outages;
mod refusal;
mod ruling;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use agenda::{ActionItem, ActionStanding, Agenda, DeviationItem, GapItem, IncidentItem, OwnItem};
pub use event::{
    Agreed, Attendance, DecidedWord, FoundWanting, Invitation, MeetingAsk, MeetingCommand, MeetingEvent, MeetingSort,
    SpotCheck, Topic, Words,
};
pub use minutes::{Minutes, Presence, Seated, Treated};
pub use outages::OutageItem;
pub use refusal::MeetingRefusal;
pub use ruling::{Ruled, Ruling};

pub(in crate::domain) use entitled::may;
pub use entitled::{Part, may_take_part};

use super::calendar;
use super::clean::CleanText;
use super::decision::Advice;
use super::desk::Desk;
use super::entry::{Entry, Stamp};
use super::fact::Fact;
use super::id::{DeviceId, IncidentId, MeetingId, MeetingItemId, PersonId};
use super::policy::Carried;
use super::refusal::Refusal;
use super::register::Register;

/// An entry of a meeting, and why it does not count if it does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingEntry {
    /// The entry.
    pub entry: Entry,
    /// Why it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void: Option<Refusal>,
}

/// Something noted at a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted<T> {
    /// What.
    pub what: T,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it.
    pub by: Option<PersonId>,
    /// Who recorded it, when that was somebody else.
    pub recorded_by: Option<PersonId>,
}

/// What is captured for minutes while they are being fixed: agenda, advice, words of joint decisions, what else was decided.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Fixing(Agenda, Vec<(Timestamp, Advice)>, #[serde(default)] Vec<DecidedWord>, #[serde(default)] Vec<Ruling>);

/// That a meeting was held, with what was captured then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// When it ended.
    pub at: Timestamp,
    /// Who had the chair.
    pub chair: Option<PersonId>,
    /// Who would have had it by role, where that was somebody else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair_instead_of: Option<PersonId>,
    /// Who was there, seat by seat.
    pub seats: Vec<Seated>,
    /// How many seats make the group quorate.
    pub quorum: usize,
    /// Why it was held although the group was not quorate.
    #[serde(default)]
    pub without_quorum: CleanText,
    /// The agenda that was treated.
    pub agenda: Agenda,
    /// Advice noted in the call-out.
    pub advice: Vec<(Timestamp, Advice)>,
    /// Words of the joint decisions that stood on the incidents that were treated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<DecidedWord>,
    /// What else had been decided of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rulings: Vec<Ruling>,
    /// How far each device's chain had come.
    covers: BTreeMap<DeviceId, u64>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// Unique id.
    pub id: MeetingId,
    /// What members are called to; `None` while it is not called.
    pub invitation: Option<Invitation>,
    /// Why it does not take place, if it was cancelled.
    pub cancelled: Option<CleanText>,
    /// That it was held.
    pub held: Option<Held>,
    /// Captured for the minutes, while they are being fixed.
    #[serde(default)]
    fixing: Fixing,
    /// The evidence, in order.
    timeline: Vec<MeetingEntry>,
}

impl Meeting {
    pub(in crate::domain) fn begin(id: MeetingId) -> Self {
        Self { id, invitation: None, cancelled: None, held: None, fixing: Fixing::default(), timeline: Vec::new() }
    }

    /// Takes an entry in, at its place in the order. One that is there already changes nothing.
    pub(in crate::domain) fn take(&mut self, entry: Entry, register: &Register) {
        match self.timeline.binary_search_by(|have| have.entry.stamp.cmp(&entry.stamp)) {
            Ok(_) => {}
            Err(place) if place == self.timeline.len() => self.append(entry, register),
            Err(place) => {
                self.timeline.insert(place, MeetingEntry { entry, void: None });
                self.fold_again(register);
            }
        }
    }

    /// A roster that arrives late changes who was entitled to what since.
    pub(in crate::domain) fn judge_again(&mut self, stamp: &Stamp, register: &Register) {
        if self.timeline.last().is_some_and(|newest| newest.entry.stamp > *stamp) {
            self.fold_again(register);
        }
    }

    fn fold_again(&mut self, register: &Register) {
        let entries: Vec<Entry> = self.timeline.drain(..).map(|have| have.entry).collect();
        *self = Self::begin(self.id);
        for entry in entries {
            self.append(entry, register);
        }
    }

    fn append(&mut self, entry: Entry, register: &Register) {
        let Fact::Meeting { event, by, .. } = &entry.fact else { return };
        let person = by.as_ref().or_else(|| entry.actor.person());
        let day = calendar::local(entry.happened_at()).date();
        let roster = register.roster_at(&entry.stamp);
        let entitled = person.map_or(Ok(()), |person| may(roster, self.chair(), event, person, day));
        let void = entitled.and_then(|()| self.allows(event)).err().map(Refusal::from);
        if void.is_none() {
            self.effect(event, &entry);
        }
        self.timeline.push(MeetingEntry { entry, void });
    }

    /// Whether `event` may happen to the meeting as it stands.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    pub(in crate::domain) fn allows(&self, event: &MeetingEvent) -> Result<(), MeetingRefusal> {
        match (event, self.held.is_some()) {
            (MeetingEvent::Corrected { .. }, false) => return Err(MeetingRefusal::NotHeld),
            (MeetingEvent::Corrected { .. } | MeetingEvent::ActionSettled { .. }, true) => {}
            (_, true) => return Err(MeetingRefusal::AlreadyHeld),
            (MeetingEvent::Called { .. }, false) => return Ok(()),
            (_, false) if self.cancelled.is_some() => return Err(MeetingRefusal::Cancelled),
            (MeetingEvent::Attended { .. } | MeetingEvent::Spoken { .. } | MeetingEvent::Held { .. }, false)
                if self.invitation.is_none() =>
            {
                return Err(MeetingRefusal::NotCalled);
            }
            (_, false) => {}
        }
        match event {
            MeetingEvent::ItemWithdrawn { item, .. } if !self.own_items().iter().any(|own| own.item == *item) => {
                Err(MeetingRefusal::UnknownTopic)
            }
            MeetingEvent::Spoken { topic: Topic::Item { item }, .. }
                if !self.own_items().iter().any(|own| own.item == *item) =>
            {
                Err(MeetingRefusal::UnknownTopic)
            }
            MeetingEvent::ActionSettled { action, .. } if !self.open_actions().any(|open| open.action == *action) => {
                Err(MeetingRefusal::UnknownAction)
            }
            MeetingEvent::SpotChecked { check } if check.deviation.as_ref().is_some_and(FoundWanting::is_bare) => {
                Err(MeetingRefusal::CauseAndPlanMissing)
            }
            MeetingEvent::Held { seats, .. } if !seats.iter().any(|seat| seat.presence.is_there()) => {
                Err(MeetingRefusal::NobodyPresent)
            }
            MeetingEvent::Held { .. } => {
                // What was held while a call-out alone counted as words on its incident stays held.
                let incidents = self.untreated(&self.fixing.0, self.incident());
                if incidents.is_empty() { Ok(()) } else { Err(MeetingRefusal::NotTreated { incidents }) }
            }
            _ => Ok(()),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "what is only noted is read from the timeline")]
    fn effect(&mut self, event: &MeetingEvent, entry: &Entry) {
        match event {
            MeetingEvent::Called { invitation } => {
                self.invitation = Some(invitation.clone());
                self.cancelled = None;
            }
            MeetingEvent::Cancelled { reason } => self.cancelled = Some(reason.clone()),
            MeetingEvent::Fixed { first, agenda, advice, decided, rulings } => {
                if *first {
                    self.fixing = Fixing::default();
                }
                self.fixing.0.extend(agenda.clone());
                self.fixing.1.extend(advice.clone());
                self.fixing.2.extend(decided.clone());
                self.fixing.3.extend(rulings.clone());
            }
            MeetingEvent::Held { chair, chair_instead_of, seats, quorum, covers, without_quorum } => {
                let Fixing(agenda, advice, decided, rulings) = std::mem::take(&mut self.fixing);
                self.held = Some(Held {
                    at: entry.happened_at(),
                    chair: chair.clone(),
                    chair_instead_of: chair_instead_of.clone(),
                    seats: seats.clone(),
                    quorum: *quorum,
                    without_quorum: without_quorum.clone(),
                    agenda,
                    advice,
                    decided,
                    rulings,
                    covers: covers.clone(),
                });
            }
            _ => {}
        }
    }

    /// Every entry in order, those included that do not count.
    pub fn timeline(&self) -> &[MeetingEntry] {
        &self.timeline
    }

    /// Whether an entry was recorded elsewhere before the minutes were fixed, and came in after that.
    fn came_after(&self, entry: &Entry) -> bool {
        let Fact::Meeting { event, .. } = &entry.fact else { return false };
        let goes_on = matches!(
            event,
            MeetingEvent::Corrected { .. }
                | MeetingEvent::ActionSettled { .. }
                | MeetingEvent::Fixed { .. }
                | MeetingEvent::Held { .. }
        );
        let covered = |held: &Held| held.covers.get(&entry.stamp.device).is_some_and(|upto| entry.stamp.seq <= *upto);
        !goes_on && self.held.as_ref().is_some_and(|held| !covered(held))
    }

    /// How much was recorded elsewhere before the minutes were fixed and came in after that: it is no part of them.
    pub fn late_notes(&self) -> usize {
        self.timeline.iter().filter(|have| have.void.is_none() && self.came_after(&have.entry)).count()
    }

    /// What was noted and counts, in order, as far as `pick` takes it.
    pub fn noted<'a, T>(
        &'a self,
        pick: impl Fn(&'a MeetingEvent) -> Option<T> + 'a,
    ) -> impl Iterator<Item = Noted<T>> + 'a {
        self.timeline.iter().filter(|have| have.void.is_none() && !self.came_after(&have.entry)).filter_map(
            move |have| {
                let Fact::Meeting { event, by, .. } = &have.entry.fact else { return None };
                let actor = have.entry.actor.person();
                let recorded_by = by.as_ref().and(actor).filter(|actor| by.as_ref() != Some(*actor)).cloned();
                let by = by.as_ref().or(actor).cloned();
                Some(Noted { what: pick(event)?, at: have.entry.happened_at(), by, recorded_by })
            },
        )
    }

    /// Whether it is still to come or going on.
    pub fn is_open(&self) -> bool {
        self.held.is_none() && self.cancelled.is_none()
    }

    /// When it takes place, or took place.
    pub fn at(&self) -> Option<Timestamp> {
        self.invitation.as_ref().map(|invitation| invitation.at).or_else(|| self.held.as_ref().map(|held| held.at))
    }

    /// When it was first called to each day that it was ever called to: a meeting that moves keeps its place among those
    /// of a day, and leaves the others theirs.
    pub fn days(&self) -> BTreeMap<Date, &Stamp> {
        let mut days = BTreeMap::new();
        for have in self.timeline.iter().filter(|have| have.void.is_none()) {
            if let Fact::Meeting { event: MeetingEvent::Called { invitation }, .. } = &have.entry.fact {
                days.entry(calendar::local(invitation.at).date()).or_insert(&have.entry.stamp);
            }
        }
        days
    }

    /// Ordinary until it is called otherwise.
    pub fn sort(&self) -> MeetingSort {
        self.invitation.as_ref().map_or(MeetingSort::Ordinary, |invitation| invitation.sort)
    }

    /// The incident whose call-out it comes from.
    pub fn incident(&self) -> Option<IncidentId> {
        self.invitation.as_ref().and_then(|invitation| invitation.incident)
    }

    /// Who was named to have the chair.
    pub fn chair(&self) -> Option<&PersonId> {
        self.invitation.as_ref().and_then(|invitation| invitation.chair.as_ref())
    }

    /// Incidents that somebody put on the agenda.
    pub fn put(&self) -> impl Iterator<Item = Noted<IncidentId>> + '_ {
        self.noted(|event| if let MeetingEvent::IncidentPut { incident } = event { Some(*incident) } else { None })
    }

    /// Items put on by hand and not withdrawn.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    pub fn own_items(&self) -> Vec<OwnItem> {
        let mut items: Vec<OwnItem> = Vec::new();
        for have in self.timeline.iter().filter(|have| have.void.is_none()) {
            match &have.entry.fact {
                Fact::Meeting { event: MeetingEvent::ItemAdded { item, title, text }, by, .. } => items.push(OwnItem {
                    item: *item,
                    title: title.clone(),
                    text: text.clone(),
                    by: by.as_ref().or_else(|| have.entry.actor.person()).cloned(),
                }),
                Fact::Meeting { event: MeetingEvent::ItemWithdrawn { item, .. }, .. } => {
                    items.retain(|have| have.item != *item);
                }
                _ => {}
            }
        }
        items
    }

    /// Every item that was ever put on by hand, in order: what they are numbered by.
    #[expect(clippy::wildcard_enum_match_arm, reason = "one of them is meant")]
    pub fn items_ever(&self) -> impl Iterator<Item = MeetingItemId> + '_ {
        let added = self.noted(|event| match event {
            MeetingEvent::ItemAdded { item, .. } => Some(*item),
            _ => None,
        });
        added.map(|noted| noted.what)
    }

    /// Where it stands, as JSON has it.
    pub fn state_key(&self) -> &'static str {
        match (&self.held, &self.cancelled, &self.invitation) {
            (Some(_), ..) => "held",
            (None, Some(_), _) => "cancelled",
            (None, None, Some(_)) => "called",
            (None, None, None) => "not_called",
        }
    }

    /// What was said, decided and advised, in order.
    pub fn spoken(&self) -> impl Iterator<Item = Noted<(Topic, &Words)>> + '_ {
        self.noted(|event| if let MeetingEvent::Spoken { topic, words } = event { Some((*topic, words)) } else { None })
    }

    /// Actions agreed at it, in order.
    pub fn agreed(&self) -> impl Iterator<Item = Noted<&Agreed>> + '_ {
        self.noted(|event| if let MeetingEvent::ActionAgreed { agreed } = event { Some(agreed) } else { None })
    }

    /// What came of an action agreed at it, once it is settled.
    #[expect(clippy::wildcard_enum_match_arm, reason = "one of them is meant")]
    pub fn settled(&self, action: MeetingItemId) -> Option<Noted<&CleanText>> {
        self.noted(move |event| match event {
            MeetingEvent::ActionSettled { action: of, text } if *of == action => Some(text),
            _ => None,
        })
        .next()
    }

    /// Actions agreed at it that are followed up here and that nobody has settled.
    pub fn open_actions(&self) -> impl Iterator<Item = &Agreed> + '_ {
        self.agreed()
            .map(|noted| noted.what)
            .filter(|agreed| agreed.became.is_none() && self.settled(agreed.action).is_none())
    }

    /// Results of spot checks, in order.
    pub fn checks(&self) -> impl Iterator<Item = Noted<&SpotCheck>> + '_ {
        self.noted(|event| if let MeetingEvent::SpotChecked { check } = event { Some(check) } else { None })
    }

    /// When and where the group meets next, as it was said here.
    #[expect(clippy::wildcard_enum_match_arm, reason = "one of them is meant")]
    pub fn next(&self) -> Option<(Timestamp, &CleanText)> {
        let next = self.noted(|event| match event {
            MeetingEvent::NextSet { at, place } => Some((*at, place)),
            _ => None,
        });
        next.last().map(|noted| noted.what)
    }

    /// Incidents of `agenda` with an item of their own on which nothing was said here (P31), nor `elsewhere`.
    pub(in crate::domain) fn untreated(
        &self,
        agenda: &Agenda,
        elsewhere: Option<IncidentId>,
    ) -> Vec<crate::domain::IncidentNumber> {
        let treated = |incident: IncidentId| {
            elsewhere == Some(incident) || self.spoken().any(|noted| noted.what.0 == Topic::Incident { incident })
        };
        agenda.own.iter().filter(|item| !treated(item.incident)).map(|item| item.number).collect()
    }

    /// Incidents that were put off to the next meeting: nothing else was said of them after that.
    pub fn postponed(&self) -> Vec<IncidentId> {
        let mut postponed = Vec::new();
        for (topic, words) in self.spoken().map(|noted| noted.what) {
            if let Topic::Incident { incident } = topic {
                postponed.retain(|have| *have != incident);
                if words.postponed {
                    postponed.push(incident);
                }
            }
        }
        postponed
    }
}

impl FoundWanting {
    fn is_bare(&self) -> bool {
        self.cause.is_empty() || self.plan.is_empty()
    }
}

impl Desk {
    /// The meeting that comes next: of those that are open, the one called for first, an ordinary one before one that is
    /// not called yet.
    pub fn next_meeting(&self) -> Option<&Meeting> {
        self.meetings()
            .filter(|meeting| meeting.is_open())
            .min_by_key(|meeting| (meeting.at().unwrap_or(Timestamp::MAX), meeting.id))
    }

    /// All meetings: those to come in their order, then those that are over, the newest first.
    pub fn meetings_in_order(&self) -> Vec<&Meeting> {
        let key = |meeting: &Meeting| meeting.at().unwrap_or(Timestamp::MAX);
        let (mut open, mut over): (Vec<&Meeting>, Vec<&Meeting>) = self.meetings().partition(|it| it.is_open());
        open.sort_by_key(|meeting| (key(meeting), meeting.id));
        over.sort_by_key(|meeting| std::cmp::Reverse((key(meeting), meeting.id)));
        open.into_iter().chain(over).collect()
    }

    /// The ordinary meeting that comes next; one that is not called yet after all that are.
    pub fn next_ordinary(&self) -> Option<&Meeting> {
        let open = self.meetings().filter(|meeting| meeting.is_open() && meeting.sort() == MeetingSort::Ordinary);
        open.min_by_key(|meeting| (meeting.at().unwrap_or(Timestamp::MAX), meeting.id))
    }

    /// The ordinary meeting that was held last; before `at`, if one is given.
    pub fn last_ordinary(&self, before: Option<Timestamp>) -> Option<&Meeting> {
        let held = self.meetings().filter(|meeting| meeting.sort() == MeetingSort::Ordinary);
        let held = held.filter_map(|meeting| Some((meeting.held.as_ref()?.at, meeting)));
        held.filter(|(at, _)| before.is_none_or(|before| *at < before)).max_by_key(|(at, _)| *at).map(|(_, it)| it)
    }

    /// Who would have the chair of a meeting by role, where somebody else has it.
    pub fn chair_instead_of<'a>(&'a self, meeting: &'a Meeting, now: Timestamp) -> Option<&'a PersonId> {
        if let Some(held) = &meeting.held {
            return held.chair_instead_of.as_ref();
        }
        let chair = self.chair_of(meeting, now)?;
        self.isg_chair(meeting.at().unwrap_or(now)).filter(|usual| *usual != chair)
    }

    /// Who has the chair of a meeting: who was named, else who has it by the roster.
    pub fn chair_of<'a>(&'a self, meeting: &'a Meeting, now: Timestamp) -> Option<&'a PersonId> {
        meeting
            .held
            .as_ref()
            .and_then(|held| held.chair.as_ref())
            .or_else(|| meeting.chair())
            .or_else(|| {
                // One that takes place at once has whoever took the chair of the call-out.
                let call_out = &self.summary(meeting.incident()?)?.decisions.call_out;
                call_out.chair.as_ref().map(|(person, _)| person)
            })
            .or_else(|| self.isg_chair(meeting.at().unwrap_or(now)))
    }
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P05, Agenda::topics),
    crate::carried!(rule P12, may),
    crate::carried!(rule P13, MeetingSort::Extraordinary),
    crate::carried!(rule P24, Desk::agenda),
    crate::carried!(rule P25, Desk::minutes),
    crate::carried!(rule P31, Meeting::untreated),
    crate::carried!(rule P36, FoundWanting::is_bare),
];

#[cfg(test)]
mod tests;
