//! How bad, how wide, and whose data: the scales on which an incident is classified (`policy.md` §3).

use serde::{Deserialize, Serialize};

/// Impact on one of confidentiality, integrity and availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// None.
    #[default]
    None,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Level {
    /// All levels, rising.
    pub const ALL: [Self; 4] = [Self::None, Self::Low, Self::Moderate, Self::High];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// Impact on confidentiality, integrity and availability (P17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Impact {
    /// Information reached somebody it should not.
    pub confidentiality: Level,
    /// Information is wrong or incomplete.
    pub integrity: Level,
    /// Something cannot be used.
    pub availability: Level,
}

impl Impact {
    /// The highest of the three.
    pub fn highest(self) -> Level {
        self.confidentiality.max(self.integrity).max(self.availability)
    }
}

/// How many are touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// One person.
    #[default]
    Person,
    /// A team.
    Team,
    /// A department.
    Department,
    /// The whole municipality.
    Municipality,
    /// Citizens or businesses (P38).
    Citizens,
}

impl Reach {
    /// All, widening.
    pub const ALL: [Self; 5] = [Self::Person, Self::Team, Self::Department, Self::Municipality, Self::Citizens];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Team => "team",
            Self::Department => "department",
            Self::Municipality => "municipality",
            Self::Citizens => "citizens",
        }
    }
}

/// Whether personal data are involved, and which. `Unknown` is an answer of its own and keeps the clocks running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalData {
    /// None.
    No,
    /// Not known yet.
    #[default]
    Unknown,
    /// Ordinary.
    Ordinary,
    /// Confidential: CPR numbers, protected addresses.
    Confidential,
    /// Special categories (GDPR art. 9).
    Sensitive,
}

impl PersonalData {
    /// All, graver and graver.
    pub const ALL: [Self; 5] = [Self::No, Self::Unknown, Self::Ordinary, Self::Confidential, Self::Sensitive];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Ordinary => "ordinary",
            Self::Confidential => "confidential",
            Self::Sensitive => "sensitive",
        }
    }
}
