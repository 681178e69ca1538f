//! The fact sheet of an incident: what is known, from whom, since when, or that it is not known yet. Every text is filled
//! from it: answered once, told to everyone.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::known::known;
use super::matter::Matter;
use crate::domain::clean::CleanText;
use crate::domain::desk::Desk;
use crate::domain::id::PersonId;
use crate::domain::incident::{Incident, Reach};
use crate::domain::playbook::{Answer, Audience};

/// A line of the fact sheet (`policy.md` §6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetKey {
    /// What does not work, in our own words.
    What,
    /// What citizens cannot do, without system names.
    Service,
    /// The systems.
    Systems,
    /// Since when.
    Since,
    /// Who is affected.
    Affected,
    /// What to do meanwhile.
    Workaround,
    /// The other way for citizens to be served.
    Alternative,
    /// What we are doing.
    Doing,
    /// The cause.
    Cause,
    /// When the next word comes.
    NextUpdate,
    /// Whom to ask.
    Contact,
    /// When it worked again.
    Restored,
    /// Which personal data, and whose.
    Data,
    /// About how many people and records.
    People,
    /// Likely consequences.
    Consequences,
    /// What the people concerned can do themselves.
    Advice,
    /// Why a filing comes late.
    Delay,
    /// How to reach the DPO.
    DpoContact,
    /// Who speaks to the press (P28).
    Spokesperson,
    /// Whether CPR numbers are among the data.
    #[serde(rename = "cpr-numbers")]
    Cpr,
    /// Whether a protected name or address is among the people's.
    #[serde(rename = "protected-address")]
    Protected,
}

impl SheetKey {
    /// Every line, in the sheet's order.
    pub const ALL: [Self; 21] = [
        Self::What,
        Self::Service,
        Self::Systems,
        Self::Since,
        Self::Affected,
        Self::Workaround,
        Self::Alternative,
        Self::Doing,
        Self::Cause,
        Self::NextUpdate,
        Self::Contact,
        Self::Restored,
        Self::Data,
        Self::People,
        Self::Cpr,
        Self::Protected,
        Self::Consequences,
        Self::Advice,
        Self::Delay,
        Self::DpoContact,
        Self::Spokesperson,
    ];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Service => "service",
            Self::Systems => "systems",
            Self::Since => "since",
            Self::Affected => "affected",
            Self::Workaround => "workaround",
            Self::Alternative => "alternative",
            Self::Doing => "doing",
            Self::Cause => "cause",
            Self::NextUpdate => "next-update",
            Self::Contact => "contact",
            Self::Restored => "restored",
            Self::Data => "data",
            Self::People => "people",
            Self::Consequences => "consequences",
            Self::Advice => "advice",
            Self::Delay => "delay",
            Self::DpoContact => "dpo-contact",
            Self::Spokesperson => "spokesperson",
            Self::Cpr => "cpr-numbers",
            Self::Protected => "protected-address",
        }
    }

    /// Whether it is a time.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Since | Self::NextUpdate | Self::Restored)
    }

    /// Whether it is a yes or a no that the incident itself holds.
    pub fn is_answer(self) -> bool {
        matches!(self, Self::Cpr | Self::Protected)
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "kebab-case")]
pub enum SheetValue {
    /// Words.
    Text(CleanText),
    /// A time.
    Time(Timestamp),
    /// How many are touched.
    Reach(Reach),
    /// Names.
    Names(Vec<CleanText>),
    /// Yes or no.
    Answer(Answer),
    /// How many people and records, as far as they were counted.
    Counts {
        /// People.
        people: Option<u32>,
        /// Records.
        records: Option<u32>,
    },
}

/// What somebody enters for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "known", rename_all = "kebab-case")]
pub enum SheetEntry {
    /// It is known.
    Known {
        /// What it says.
        said: SheetValue,
        /// Who told us, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<CleanText>,
    },
    /// It is not known yet.
    Unknown {
        /// Who finds out, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<CleanText>,
        /// When it is to be known, if said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Timestamp>,
    },
}

impl SheetEntry {
    /// Whether it says nothing at all.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Known { said: SheetValue::Text(text), .. } => text.is_empty(),
            Self::Known { said: SheetValue::Names(names), .. } => names.is_empty(),
            Self::Known {
                said: SheetValue::Time(_) | SheetValue::Reach(_) | SheetValue::Answer(_) | SheetValue::Counts { .. },
                ..
            }
            | Self::Unknown { .. } => false,
        }
    }
}

/// An entry with its author and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entered {
    /// What was entered.
    pub entry: SheetEntry,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<PersonId>,
}

/// What the fact sheet said at a moment: its known lines.
pub type Said = BTreeMap<SheetKey, SheetValue>;

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// What was said of the incident.
    Incident,
    /// The supplier's outage.
    Outage,
    /// The register.
    Register,
    /// Entered by somebody, who may name who told them.
    Entered {
        /// By whom.
        by: Option<PersonId>,
        /// Who told them.
        told_by: Option<CleanText>,
    },
}

/// A line as it stands.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetLine {
    /// Known.
    Known {
        /// What it says.
        value: SheetValue,
        /// Where it comes from.
        source: Source,
        /// Since when it is said.
        at: Timestamp,
    },
    /// Said to be unknown yet.
    Unknown {
        /// Who finds out.
        who: Option<CleanText>,
        /// When it is to be known.
        when: Option<Timestamp>,
        /// When that was said.
        at: Timestamp,
    },
    /// Nobody has said anything of it.
    Unsaid,
}

/// The fact sheet as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    matter: Matter,
    discovered: Timestamp,
    lines: BTreeMap<SheetKey, SheetLine>,
}

impl Sheet {
    /// The sheet of `incident`: what people entered, else what the desk knows.
    pub fn of(desk: &Desk, incident: &Incident, now: Timestamp) -> Self {
        let mut lines: BTreeMap<SheetKey, SheetLine> = BTreeMap::new();
        for key in SheetKey::ALL {
            let line = match incident.messages.sheet.get(&key) {
                // What was counted is counted on: the newest figures, whoever gave them where.
                Some(Entered { entry: SheetEntry::Known { said: SheetValue::Counts { .. }, .. }, .. }) => {
                    known(desk, incident, key, now)
                }
                Some(Entered { entry: SheetEntry::Known { said, source }, at, by }) => SheetLine::Known {
                    value: said.clone(),
                    source: Source::Entered { by: by.clone(), told_by: source.clone() },
                    at: *at,
                },
                Some(Entered { entry: SheetEntry::Unknown { who, when }, at, .. }) => {
                    SheetLine::Unknown { who: who.clone(), when: *when, at: *at }
                }
                None => known(desk, incident, key, now),
            };
            lines.insert(key, line);
        }
        Self { matter: Matter::of(incident), discovered: incident.times.discovered, lines }
    }

    /// The sheet as `audience` is told it: without what is ours alone.
    #[must_use]
    pub fn told_to(mut self, audience: Audience) -> Self {
        for key in SheetKey::ALL {
            if self.is_ours(key, audience) {
                self.lines.insert(key, SheetLine::Unsaid);
            }
        }
        self
    }

    /// Whether what the desk knows of a line by itself is not for `audience`. What the two decided, and what was agreed
    /// after them, is an order to our own people: outside the house it is told what we do once somebody has written that.
    pub fn is_ours(&self, key: SheetKey, audience: Audience) -> bool {
        let by_itself = matches!(self.line(key), SheetLine::Known { source: Source::Incident, .. });
        key == SheetKey::Doing && by_itself && is_outside(audience)
    }

    /// The same without who of us finds out what is not known yet: that is not for a reader outside the house.
    #[must_use]
    pub fn without_finders(mut self) -> Self {
        for line in self.lines.values_mut() {
            if let SheetLine::Unknown { who, .. } = line {
                *who = None;
            }
        }
        self
    }

    /// When it was discovered: what is said in the place of «since» while nobody knows when it began.
    pub fn discovered(&self) -> Timestamp {
        self.discovered
    }

    /// What the incident is about, which says how its lines are called.
    pub fn matter(&self) -> Matter {
        self.matter
    }

    /// The line of `key`.
    pub fn line(&self, key: SheetKey) -> &SheetLine {
        self.lines.get(&key).unwrap_or(&SheetLine::Unsaid)
    }

    /// The value of `key`, where it is known.
    pub fn value(&self, key: SheetKey) -> Option<&SheetValue> {
        match self.line(key) {
            SheetLine::Known { value, .. } => Some(value),
            SheetLine::Unknown { .. } | SheetLine::Unsaid => None,
        }
    }

    /// The known lines.
    pub fn said(&self) -> Said {
        SheetKey::ALL.into_iter().filter_map(|key| Some((key, self.value(key)?.clone()))).collect()
    }

    /// The lines that any of `audiences` needs, those not known first, each in the sheet's order.
    pub fn unknowns_first(&self, audiences: impl IntoIterator<Item = Audience>) -> Vec<(SheetKey, &SheetLine)> {
        let wanted: Vec<&[SheetKey]> = audiences.into_iter().map(keys_for).collect();
        let mut keys: Vec<SheetKey> =
            SheetKey::ALL.into_iter().filter(|key| wanted.iter().any(|keys| keys.contains(key))).collect();
        keys.extend(
            SheetKey::ALL.into_iter().filter(|key| !keys.contains(key) && self.is_said(*key)).collect::<Vec<_>>(),
        );
        keys.sort_by_key(|key| self.value(*key).is_some());
        keys.into_iter().map(|key| (key, self.line(key))).collect()
    }

    fn is_said(&self, key: SheetKey) -> bool {
        *self.line(key) != SheetLine::Unsaid
    }
}

/// When `incident` began, as far as anybody knows: what the fact sheet says of it.
pub fn began(desk: &Desk, incident: &Incident, now: Timestamp) -> Option<Timestamp> {
    match Sheet::of(desk, incident, now).value(SheetKey::Since) {
        Some(SheetValue::Time(at)) => Some(*at),
        Some(_) | None => None,
    }
}

/// Whether `audience` is outside the house.
fn is_outside(audience: Audience) -> bool {
    match audience {
        Audience::Citizens | Audience::DataSubjects | Audience::Press | Audience::Supplier | Audience::Authority => {
            true
        }
        Audience::Users | Audience::Owners | Audience::Dpo | Audience::Isg => false,
    }
}

/// The lines that a message to `audience` is filled from, in its order (`policy.md` §6). Citizens and the press read no
/// system names.
pub fn keys_for(audience: Audience) -> &'static [SheetKey] {
    use SheetKey as K;
    match audience {
        Audience::Users | Audience::Owners => {
            &[K::What, K::Systems, K::Since, K::Affected, K::Workaround, K::Doing, K::NextUpdate, K::Contact]
        }
        Audience::Citizens => &[K::Service, K::Since, K::Affected, K::Alternative, K::Doing, K::NextUpdate, K::Contact],
        Audience::Press => &[K::Service, K::Since, K::Doing, K::NextUpdate, K::Spokesperson],
        Audience::Supplier => &[K::What, K::Systems, K::Since, K::Affected, K::Contact],
        Audience::Dpo => &[
            K::What,
            K::Systems,
            K::Since,
            K::Affected,
            K::Data,
            K::People,
            K::Cpr,
            K::Protected,
            K::Consequences,
            K::Doing,
        ],
        Audience::Isg => &[K::What, K::Systems, K::Since, K::Affected, K::Cause, K::Doing, K::NextUpdate, K::Contact],
        Audience::DataSubjects => {
            &[K::What, K::Since, K::Cause, K::Data, K::Consequences, K::Doing, K::Advice, K::DpoContact]
        }
        Audience::Authority => &[
            K::What,
            K::Since,
            K::Data,
            K::People,
            K::Cpr,
            K::Protected,
            K::DpoContact,
            K::Consequences,
            K::Doing,
            K::Delay,
        ],
    }
}
