//! Systems: whose they are, who runs them, what they hang on.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::calendar::ServiceHours;
use crate::domain::clean::CleanText;
use crate::domain::id::{FeedId, PersonId, SupplierId, SystemId};
use crate::domain::incident::PersonalData;

/// How much the municipality depends on a system (`policy.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criticality {
    /// Work goes on without it for days.
    #[default]
    Normal,
    /// Work suffers within the day.
    Important,
    /// Welfare, safety or the whole municipality depends on it.
    Critical,
}

impl Criticality {
    /// The name in files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Important => "important",
            Self::Critical => "critical",
        }
    }
}

/// What the operating agreement promises (P20).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Service hours in words, as in the agreement.
    #[serde(default)]
    pub hours: CleanText,
    /// The same as hours that can be counted in; absent: round the clock, which is the strictest reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<ServiceHours>,
    /// Agreed response time, minutes.
    #[serde(default)]
    pub response_minutes: Option<u32>,
    /// Agreed restore time, minutes.
    #[serde(default)]
    pub restore_minutes: Option<u32>,
    /// How a fault is reported.
    #[serde(default)]
    pub report_to: CleanText,
}

/// A supplier's feed, or one of its components, on which a system depends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedLink {
    /// The feed.
    pub feed: FeedId,
    /// The component by id or name; absent: the whole feed.
    #[serde(default)]
    pub component: Option<String>,
}

/// A system of the municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct System {
    /// Short name used in commands.
    pub id: SystemId,
    /// Name as people know it.
    pub name: CleanText,
    /// System owner (P05).
    #[serde(default)]
    pub owner: Option<PersonId>,
    /// System responsible (P05).
    #[serde(default)]
    pub responsible: Option<PersonId>,
    /// System administrators, in call order (P09).
    #[serde(default)]
    pub administrators: Vec<PersonId>,
    /// Who runs it, if not the municipality itself.
    #[serde(default)]
    pub supplier: Option<SupplierId>,
    /// How much depends on it.
    #[serde(default)]
    pub criticality: Criticality,
    /// What personal data it holds.
    #[serde(default)]
    pub personal_data: PersonalData,
    /// Whether citizens or businesses use it themselves (P38).
    #[serde(default)]
    pub citizen_facing: bool,
    /// The operating agreement (P20).
    #[serde(default)]
    pub agreement: Option<Agreement>,
    /// What it hangs on.
    #[serde(default)]
    pub feeds: Vec<FeedLink>,
    /// The director whose area it is in, and who appoints its owner (P05).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub director: Option<PersonId>,
    /// Where the data-processing agreement is filed; empty: there is none (P08).
    #[serde(default, skip_serializing_if = "CleanText::is_empty")]
    pub data_processing_agreement: CleanText,
    /// When its risk was last assessed (P08).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_assessed: Option<Date>,
}

impl System {
    /// Everybody who answers for it, owner first, without repeats.
    pub fn people(&self) -> Vec<&PersonId> {
        let mut people: Vec<&PersonId> = Vec::new();
        for id in self.owner.iter().chain(&self.responsible).chain(&self.administrators) {
            if !people.contains(&id) {
                people.push(id);
            }
        }
        people
    }
}
