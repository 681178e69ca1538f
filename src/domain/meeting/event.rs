//! What happens around a meeting, and what is asked for. The JSON of an event is the log's format: add, never rename.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::minutes::Seated;
use super::ruling::Ruling;
use crate::domain::clean::CleanText;
use crate::domain::decision::{Advice, Dissent, How, IsgChoice, Side};
use crate::domain::follow_up::ItemId;
use crate::domain::id::{DeviceId, IncidentId, MeetingId, MeetingItemId, PersonId, SystemId};
use crate::domain::incident::Incident;

/// Ordinary, or at once because of an incident (P13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingSort {
    /// As planned.
    #[default]
    Ordinary,
    /// Called for one reason.
    Extraordinary,
}

impl MeetingSort {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::Extraordinary];

    /// The name in JSON and in commands.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Extraordinary => "extraordinary",
        }
    }
}

/// What members are called to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Ordinary or not.
    #[serde(default)]
    pub sort: MeetingSort,
    /// When it takes place.
    pub at: Timestamp,
    /// Where, or the number of the bridge.
    pub place: CleanText,
    /// Who has the chair; `None`: as the roster has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<PersonId>,
    /// The incident whose call-out it comes from: attendance and advice are taken from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}

/// What something at a meeting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Topic {
    /// An incident with an item of its own, or one of the list.
    Incident {
        /// Which.
        incident: IncidentId,
    },
    /// The list of minor and moderate incidents as a whole.
    Incidents,
    /// Outages of registered systems that nobody registered an incident for (P21).
    Outages,
    /// Corrective actions and their effect (P24).
    Actions,
    /// Deviations from safeguards.
    Deviations,
    /// Gaps of the register, by who is answerable (P05).
    Gaps,
    /// Spot checks (P36).
    SpotChecks,
    /// An item put on by hand.
    Item {
        /// Which.
        item: MeetingItemId,
    },
    /// Anything else.
    Other,
}

/// How somebody's place at the meeting is noted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "attendance", rename_all = "snake_case")]
pub enum Attendance {
    /// Is there.
    Present,
    /// Is there for a member.
    DeputyFor {
        /// For whom.
        member: PersonId,
    },
    /// Is not there.
    Absent,
    /// Is there without a seat in the group.
    Guest,
}

/// What was said on a topic.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// What was discussed.
    #[serde(skip_serializing_if = "CleanText::is_empty")]
    pub said: CleanText,
    /// What was decided, by those who may.
    #[serde(skip_serializing_if = "CleanText::is_empty")]
    pub decided: CleanText,
    /// What the group advises (P12).
    #[serde(skip_serializing_if = "CleanText::is_empty")]
    pub advised: CleanText,
    /// Members who do not share the advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dissent: Vec<Dissent>,
    /// What the DPO advises, who has no vote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpo: Option<CleanText>,
    /// It was put off to the next meeting: an incident comes back on its agenda.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub postponed: bool,
}

impl MeetingEvent {
    /// The topic it is about, where it is about one.
    pub fn topic(&self) -> Option<Topic> {
        match self {
            Self::Spoken { topic, .. } => Some(*topic),
            Self::ActionAgreed { agreed } => Some(agreed.topic),
            Self::Corrected { topic, .. } => *topic,
            Self::IncidentPut { incident } => Some(Topic::Incident { incident: *incident }),
            Self::Called { .. }
            | Self::Cancelled { .. }
            | Self::ItemAdded { .. }
            | Self::ItemWithdrawn { .. }
            | Self::Attended { .. }
            | Self::ActionSettled { .. }
            | Self::SpotChecked { .. }
            | Self::NextSet { .. }
            | Self::Fixed { .. }
            | Self::Held { .. } => None,
        }
    }
}

impl Words {
    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty() && self.decided.is_empty() && self.advised.is_empty() && self.dpo.is_none()
    }
}

/// One of the two words that made a joint decision (P16), as minutes have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedWord {
    /// On which incident.
    pub incident: IncidentId,
    /// Whose word it counts as.
    pub side: Side,
    /// Who gave it.
    pub person: PersonId,
    /// What is to be done.
    pub action: CleanText,
    /// Whether to convene the group.
    pub isg: IsgChoice,
    /// Why.
    pub reason: CleanText,
    /// How it was given.
    pub how: How,
    /// When it was given.
    pub at: Timestamp,
}

impl DecidedWord {
    /// The words that made the decision standing on `incident`; none: there is none.
    pub(in crate::domain) fn of(incident: &Incident) -> Vec<Self> {
        let words = incident.decisions.outcome.iter().flat_map(|outcome| outcome.words);
        let words = words.filter_map(|place| incident.decisions.words.get(place));
        let taken = words.map(|word| Self {
            incident: incident.id,
            side: word.side,
            person: word.person.clone(),
            action: word.action.clone(),
            isg: word.isg,
            reason: word.reason.clone(),
            how: word.how,
            at: word.at,
        });
        taken.collect()
    }
}

/// An action agreed at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its own id.
    pub action: MeetingItemId,
    /// What it comes from.
    #[serde(flatten)]
    pub topic: Topic,
    /// What is to be done.
    pub text: CleanText,
    /// Who sees to it.
    pub owner: PersonId,
    /// By which day.
    pub due: Date,
    /// The corrective action of the incident that it became: it is followed up there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub became: Option<ItemId>,
}

/// A spot check of a department or a system (P36).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpotCheck {
    /// What was checked: a department, a routine.
    pub what: CleanText,
    /// The system, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<SystemId>,
    /// What was found.
    pub found: CleanText,
    /// What is wrong, if anything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation: Option<FoundWanting>,
}

/// A deviation found by a spot check: it gets a cause and a plan (P36).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundWanting {
    /// Why it is so.
    pub cause: CleanText,
    /// What is to be done about it.
    pub plan: CleanText,
    /// Who sees to it.
    pub owner: PersonId,
    /// By which day.
    pub due: Date,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum MeetingEvent {
    /// It was called; once more: time, place or chair changed.
    Called {
        /// To what.
        invitation: Invitation,
    },
    /// It does not take place.
    Cancelled {
        /// Why.
        reason: CleanText,
    },
    /// Somebody put an item on its agenda.
    ItemAdded {
        /// Its id.
        item: MeetingItemId,
        /// Title.
        title: CleanText,
        /// More, if said.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        text: CleanText,
    },
    /// Somebody took an item off again.
    ItemWithdrawn {
        /// Which.
        item: MeetingItemId,
        /// Why.
        reason: CleanText,
    },
    /// Somebody saw to it that an incident is on the agenda (P24, P31).
    IncidentPut {
        /// Which.
        incident: IncidentId,
    },
    /// Somebody is there or not.
    Attended {
        /// Who.
        person: PersonId,
        /// How.
        #[serde(flatten)]
        attendance: Attendance,
    },
    /// Something was said, decided or advised.
    Spoken {
        /// On what.
        topic: Topic,
        /// What.
        words: Words,
    },
    /// An action was agreed (P24).
    ActionAgreed {
        /// What, who, by when.
        agreed: Agreed,
    },
    /// An action agreed here was done, or is no longer needed.
    ActionSettled {
        /// Which.
        action: MeetingItemId,
        /// What came of it.
        text: CleanText,
    },
    /// The result of a spot check (P36).
    SpotChecked {
        /// What was found.
        check: SpotCheck,
    },
    /// When the group meets next.
    NextSet {
        /// When.
        at: Timestamp,
        /// Where.
        place: CleanText,
    },
    /// A part of what the minutes rest on, as it stood: what lies in other scopes is captured. Comes before [`Self::Held`].
    Fixed {
        /// Whether this part is the first.
        first: bool,
        /// The agenda as it was treated.
        #[serde(default)]
        agenda: Agenda,
        /// Advice noted in the call-out, with its time.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        advice: Vec<(Timestamp, Advice)>,
        /// Words of the joint decisions that stood on incidents with an item of their own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        decided: Vec<DecidedWord>,
        /// What else had been decided of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rulings: Vec<Ruling>,
    },
    /// The meeting is over and its minutes are fixed (P25).
    Held {
        /// Who had the chair.
        chair: Option<PersonId>,
        /// Who would have had it by role, where that was somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        chair_instead_of: Option<PersonId>,
        /// Who was there, seat by seat.
        seats: Vec<Seated>,
        /// How many seats make the group quorate, as it stood.
        quorum: usize,
        /// How far each device's chain had come: what was recorded elsewhere and comes in later is no part of the minutes.
        #[serde(default)]
        covers: BTreeMap<DeviceId, u64>,
        /// Why it was held although the group was not quorate.
        #[serde(default, skip_serializing_if = "CleanText::is_empty")]
        without_quorum: CleanText,
    },
    /// Something is corrected in minutes that are fixed: it is added, nothing is changed.
    Corrected {
        /// On what, if on something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<Topic>,
        /// The correction.
        text: CleanText,
    },
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingCommand {
    /// Of which meeting; `None`: the next one, which need not be called yet.
    pub meeting: Option<MeetingId>,
    /// Who does it, when that is not who records it.
    pub by: Option<PersonId>,
    /// What.
    pub ask: MeetingAsk,
}

/// What is asked for of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub enum MeetingAsk {
    /// Call it, or change what it was called to.
    Call(Invitation),
    /// Cancel it; why.
    Cancel(CleanText),
    /// Put an item on its agenda: title, and more.
    AddItem(CleanText, CleanText),
    /// Take an item off; why.
    WithdrawItem(MeetingItemId, CleanText),
    /// See to it that an incident is on the agenda.
    Put(IncidentId),
    /// Note who is there.
    Attend(PersonId, Attendance),
    /// Note what was said.
    Say(Topic, Box<Words>),
    /// Agree on an action: on what, what, who, by when.
    Agree(Topic, CleanText, PersonId, Date),
    /// Settle an action agreed here; what came of it.
    SettleAction(MeetingItemId, CleanText),
    /// Note the result of a spot check.
    Check(Box<SpotCheck>),
    /// Set the next meeting: when and where. It is called by that.
    Next(Timestamp, CleanText),
    /// End it and fix the minutes; where the group is not quorate, why it was held all the same.
    Hold(CleanText),
    /// Add a correction to minutes that are fixed.
    Correct(Option<Topic>, CleanText),
}
