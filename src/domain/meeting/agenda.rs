//! The agenda of a meeting: computed from what is open, never typed (P24, P31).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{MeetingSort, Topic};
use super::{Meeting, MeetingId, OutageItem};
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::follow_up::{ActionState, FollowedAction, FollowedDeviation, Lapse, Owner, Worked};
use crate::domain::id::{IncidentId, IncidentNumber, MeetingItemId, PersonId};
use crate::domain::incident::{Incident, IncidentKind};
use crate::domain::register::{Gap, Role};
use crate::domain::severity::Severity;

/// Bytes of text that one entry of the log takes of an agenda; what is longer comes in parts.
const PART: usize = 24 * 1024;

/// An incident on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentItem {
    /// Which.
    pub incident: IncidentId,
    /// Its spoken id.
    pub number: IncidentNumber,
    /// Its kind.
    pub kind: IncidentKind,
    /// Its title; `None` where it is for the eyes of few: then its number stands for it.
    pub title: Option<CleanText>,
    /// Its severity.
    pub severity: Severity,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// When it was closed, if it is.
    pub closed_at: Option<Timestamp>,
    /// Whether somebody put it on by hand.
    #[serde(default)]
    pub put: bool,
    /// Whether the meeting before put it off.
    #[serde(default)]
    pub postponed: bool,
}

/// How a corrective action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionStanding {
    /// Its day is past and it is not done.
    Late,
    /// Not done.
    Open,
    /// Done, and its effect is to be assessed (P24).
    EffectDue,
    /// Done, and its effect was assessed since the meeting before.
    Assessed,
}

impl ActionStanding {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Open => "open",
            Self::EffectDue => "effect_due",
            Self::Assessed => "assessed",
        }
    }
}

/// A corrective action on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionItem {
    /// The incident it comes from; `None` where it was agreed at a meeting.
    #[serde(default)]
    pub number: Option<IncidentNumber>,
    /// The meeting and the action, where it was agreed there.
    #[serde(default)]
    pub agreed: Option<(MeetingId, MeetingItemId)>,
    /// What is to be done.
    pub text: CleanText,
    /// Who sees to it.
    pub owner: Option<PersonId>,
    /// The supplier that does, where one does.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub supplier: CleanText,
    /// By which day; its effect is assessed then, where it is done.
    pub due: Option<Date>,
    /// How it stands.
    pub standing: ActionStanding,
    /// Whether it worked, once assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Worked>,
}

/// A deviation from a safeguard on the agenda (P23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviationItem {
    /// The incident in which it was noted.
    pub number: IncidentNumber,
    /// Which safeguard.
    pub text: CleanText,
    /// What was wrong with it.
    pub lapse: Lapse,
    /// Who handles it.
    pub handler: Option<PersonId>,
    /// What is done about it meanwhile.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub mitigation: CleanText,
}

/// Gaps of the register on the agenda: how many somebody is answerable for (P05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapItem {
    /// The role that is answerable.
    pub role: Role,
    /// Who holds it, in call order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answerable: Vec<PersonId>,
    /// How many gaps.
    pub count: usize,
}

impl GapItem {
    /// The gaps of each who is answerable, the directors' first, then the most.
    fn all(gaps: &[Gap]) -> Vec<Self> {
        let mut items: Vec<Self> = Vec::new();
        for gap in gaps {
            match items.iter_mut().find(|item| item.role == gap.role && item.answerable == gap.answerable) {
                Some(item) => item.count += 1,
                None => items.push(Self { role: gap.role, answerable: gap.answerable.clone(), count: 1 }),
            }
        }
        items.sort_by_key(|item| (item.role != Role::Director, std::cmp::Reverse(item.count)));
        items
    }
}

/// An item put on by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnItem {
    /// Its id.
    pub item: MeetingItemId,
    /// Title.
    pub title: CleanText,
    /// More, if said.
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub text: CleanText,
    /// Who put it on.
    pub by: Option<PersonId>,
}

/// An agenda, in the order in which it is gone through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Agenda {
    /// The meeting before, from which on incidents are taken up; `None`: from the beginning.
    pub since: Option<Timestamp>,
    /// Major and serious incidents, each an item of its own, the worst first (P31).
    pub own: Vec<IncidentItem>,
    /// Minor and moderate incidents, as a list.
    pub list: Vec<IncidentItem>,
    /// Outages without an incident, that go on or were seen since the meeting before (P21).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outages: Vec<OutageItem>,
    /// Corrective actions that are open, or whose effect is to be assessed (P24).
    pub actions: Vec<ActionItem>,
    /// Deviations from safeguards that stand.
    pub deviations: Vec<DeviationItem>,
    /// Gaps of the register, by who is answerable (P05).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<GapItem>,
    /// Items put on by hand.
    pub items: Vec<OwnItem>,
}

impl Agenda {
    /// What can be spoken to, in order. Spot checks and anything else are always there.
    pub fn topics(&self) -> Vec<Topic> {
        let mut topics: Vec<Topic> = self.own.iter().map(|item| Topic::Incident { incident: item.incident }).collect();
        topics.extend((!self.list.is_empty()).then_some(Topic::Incidents));
        topics.extend((!self.outages.is_empty()).then_some(Topic::Outages));
        topics.extend((!self.actions.is_empty()).then_some(Topic::Actions));
        topics.extend((!self.deviations.is_empty()).then_some(Topic::Deviations));
        topics.extend((!self.gaps.is_empty()).then_some(Topic::Gaps));
        topics.extend(self.items.iter().map(|item| Topic::Item { item: item.item }));
        topics.extend([Topic::SpotChecks, Topic::Other]);
        topics
    }

    /// Whether `topic` is on it; an incident of the list counts as one.
    pub fn has(&self, topic: Topic) -> bool {
        let listed = |item: &IncidentItem| Topic::Incident { incident: item.incident } == topic;
        self.topics().contains(&topic) || self.list.iter().any(listed)
    }

    /// The incident called so on it.
    pub fn incident(&self, id: IncidentId) -> Option<&IncidentItem> {
        self.own.iter().chain(&self.list).find(|item| item.incident == id)
    }

    pub(super) fn extend(&mut self, more: Self) {
        self.since = self.since.or(more.since);
        self.own.extend(more.own);
        self.list.extend(more.list);
        self.outages.extend(more.outages);
        self.actions.extend(more.actions);
        self.deviations.extend(more.deviations);
        self.gaps.extend(more.gaps);
        self.items.extend(more.items);
    }

    /// Itself in parts that each fit an entry of the log; at least one.
    pub(in crate::domain) fn into_parts(self) -> Vec<Self> {
        let mut parts = Parts { done: Vec::new(), part: Self { since: self.since, ..Self::default() }, bytes: 0 };
        let since = self.since;
        let length = |text: &CleanText| text.as_str().len() + 256;
        for item in self.own {
            parts.room(item.title.as_ref().map_or(256, length), since).own.push(item);
        }
        for item in self.list {
            parts.room(item.title.as_ref().map_or(256, length), since).list.push(item);
        }
        for item in self.outages {
            parts.room(length(&item.title) + 64 * item.systems.len(), since).outages.push(item);
        }
        for item in self.actions {
            parts.room(length(&item.text) + length(&item.supplier), since).actions.push(item);
        }
        for item in self.deviations {
            parts.room(length(&item.text) + length(&item.mitigation), since).deviations.push(item);
        }
        for item in self.gaps {
            parts.room(256 + 64 * item.answerable.len(), since).gaps.push(item);
        }
        for item in self.items {
            parts.room(length(&item.title) + length(&item.text), since).items.push(item);
        }
        parts.done.push(parts.part);
        parts.done
    }
}

/// An agenda on its way into parts.
struct Parts {
    done: Vec<Agenda>,
    part: Agenda,
    bytes: usize,
}

impl Parts {
    /// The part that has room for so many more bytes.
    fn room(&mut self, bytes: usize, since: Option<Timestamp>) -> &mut Agenda {
        if self.bytes > 0 && self.bytes + bytes > PART {
            self.done.push(std::mem::replace(&mut self.part, Agenda { since, ..Agenda::default() }));
            self.bytes = 0;
        }
        self.bytes += bytes;
        &mut self.part
    }
}

impl Desk {
    /// The agenda of a meeting: as it was treated, once it is held; until then as everything stands.
    ///
    /// An ordinary meeting takes up every incident that was registered or open since the ordinary meeting before; one that
    /// is called for an incident takes up that one. Whatever was put on by hand is on either. What the desk's viewer may
    /// not see is on neither (P39).
    pub fn agenda(&self, meeting: &Meeting, now: Timestamp) -> Agenda {
        if let Some(held) = &meeting.held {
            return self.as_seen(held.agenda.clone());
        }
        let before = self.last_ordinary(None);
        let since = before.and_then(|meeting| meeting.held.as_ref()).map(|held| held.at);
        let put: Vec<IncidentId> = meeting.put().map(|noted| noted.what).collect();
        let ordinary = meeting.sort() == MeetingSort::Ordinary;
        let postponed = before.filter(|_| ordinary).map(Meeting::postponed).unwrap_or_default();
        let taken_up = |incident: &Incident| {
            let since_then = since.is_none_or(|since| {
                incident.times.registered > since || incident.closed_at().is_none_or(|closed| closed > since)
            });
            put.contains(&incident.id)
                || postponed.contains(&incident.id)
                || if ordinary { since_then } else { meeting.incident() == Some(incident.id) }
        };
        let mut found: Vec<IncidentItem> = self
            .summaries()
            .filter(|incident| taken_up(incident))
            .map(|incident| IncidentItem {
                incident: incident.id,
                number: incident.number,
                kind: incident.kind,
                title: (!self.is_for_few(incident)).then(|| incident.title.clone()),
                severity: self.severity(incident),
                registered_at: incident.times.registered,
                closed_at: incident.closed_at(),
                put: put.contains(&incident.id),
                postponed: postponed.contains(&incident.id),
            })
            .collect();
        found.sort_by_key(|item| (std::cmp::Reverse(item.severity), item.number));
        let (own, list) = found
            .into_iter()
            .partition(|item| item.severity >= Severity::Major || meeting.incident() == Some(item.incident));
        let items = meeting.own_items();
        if !ordinary {
            return Agenda { since, own, list, items, ..Agenda::default() };
        }
        let outages = self.outages_to_discuss(since);
        let actions = self.actions_to_discuss(meeting, since, now);
        let deviations = self.deviations_to_discuss();
        let gaps = self.gaps_to_discuss(now);
        Agenda { since, own, list, outages, actions, deviations, gaps, items }
    }

    /// How many gaps of the register each is answerable for, the directors first (P05).
    pub fn gaps_to_discuss(&self, now: Timestamp) -> Vec<GapItem> {
        GapItem::all(&self.register().gaps(calendar::local(now).date()))
    }

    /// An agenda that was captured through other eyes, without the incidents that the desk's viewer may not see.
    fn as_seen(&self, mut agenda: Agenda) -> Agenda {
        agenda.own.retain(|item| self.summary(item.incident).is_some());
        agenda.list.retain(|item| self.summary(item.incident).is_some());
        agenda.actions.retain(|action| action.number.is_none_or(|number| self.find(number).is_some()));
        agenda.deviations.retain(|deviation| self.find(deviation.number).is_some());
        agenda
    }

    /// Whether an incident is known to few: then an agenda, which all read, says nothing of it but its number.
    fn is_for_few(&self, incident: &Incident) -> bool {
        incident.kind == IncidentKind::RuleViolation || self.is_restricted(incident)
    }

    fn for_all(&self, incident: &Incident, text: &CleanText) -> CleanText {
        if self.is_for_few(incident) { CleanText::default() } else { text.clone() }
    }

    /// Corrective actions for a meeting, the late ones first: those that are open, those whose effect is to be assessed, and
    /// what was assessed since the meeting before; and what was agreed at a meeting and is not settled. What is agreed at
    /// this very meeting stands in its minutes as that, not also as something it took up.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    fn actions_to_discuss(&self, meeting: &Meeting, since: Option<Timestamp>, now: Timestamp) -> Vec<ActionItem> {
        let today = calendar::local(now).date();
        let mut actions: Vec<ActionItem> = Vec::new();
        let came_of_this = |row: &FollowedAction<'_>| {
            let topic = Topic::Incident { incident: row.incident.id };
            meeting.agreed().any(|noted| noted.what.topic == topic && noted.what.became == Some(row.action.id))
        };
        for row in self.corrective_actions(now) {
            if came_of_this(&row) {
                continue;
            }
            let effect = row.action.effect.as_ref().filter(|said| since.is_none_or(|since| said.at > since));
            let standing = match row.state {
                ActionState::Late => ActionStanding::Late,
                ActionState::Open => ActionStanding::Open,
                ActionState::EffectLate | ActionState::AwaitingEffect => ActionStanding::EffectDue,
                ActionState::Assessed if effect.is_some() => ActionStanding::Assessed,
                ActionState::Assessed | ActionState::Dropped => continue,
            };
            let (owner, supplier) = match &row.action.plan.owner {
                Owner::Person { person } => (Some(person.clone()), CleanText::default()),
                Owner::Supplier { name } => (None, name.clone()),
            };
            actions.push(ActionItem {
                number: Some(row.incident.number),
                agreed: None,
                text: self.for_all(row.incident, &row.action.plan.text),
                owner,
                supplier,
                due: Some(row.action.next_day()),
                standing,
                effect: effect.map(|said| said.value.0),
            });
        }
        for meeting in self.meetings().filter(|other| other.id != meeting.id) {
            actions.extend(meeting.open_actions().map(|agreed| ActionItem {
                number: match agreed.topic {
                    Topic::Incident { incident } => self.summary(incident).map(|incident| incident.number),
                    _ => None,
                },
                agreed: Some((meeting.id, agreed.action)),
                text: agreed.text.clone(),
                owner: Some(agreed.owner.clone()),
                supplier: CleanText::default(),
                due: Some(agreed.due),
                standing: if agreed.due < today { ActionStanding::Late } else { ActionStanding::Open },
                effect: None,
            }));
        }
        actions.sort_by_key(|action| (action.standing, action.due, action.number));
        actions
    }

    /// Deviations from safeguards that nobody has mitigated.
    fn deviations_to_discuss(&self) -> Vec<DeviationItem> {
        let item = |row: FollowedDeviation<'_>| DeviationItem {
            number: row.incident.number,
            text: self.for_all(row.incident, &row.deviation.safeguard),
            lapse: row.deviation.lapse,
            handler: row.deviation.handler.clone(),
            mitigation: self.for_all(row.incident, &row.deviation.mitigation),
        };
        self.open_deviations().into_iter().map(item).collect()
    }
}
