//! How bad, how wide, and whose data: the scales on which an incident is classified (`policy.md` §3).

use serde::{Deserialize, Serialize};

/// Impact on one of confidentiality, integrity and availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nobody has said.
    #[default]
    Unknown,
    /// None.
    None,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

impl Level {
    /// Every answer: first that there is none, then rising.
    pub const ALL: [Self; 5] = [Self::Unknown, Self::None, Self::Low, Self::Moderate, Self::High];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
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

    /// Whether nobody has said yet how hard one of the three is hit.
    pub fn is_open(self) -> bool {
        [self.confidentiality, self.integrity, self.availability].contains(&Level::Unknown)
    }

    /// The same with what nobody has said at its worst.
    #[must_use]
    pub fn at_worst(self) -> Self {
        let worst = |level| if level == Level::Unknown { Level::High } else { level };
        Self {
            confidentiality: worst(self.confidentiality),
            integrity: worst(self.integrity),
            availability: worst(self.availability),
        }
    }
}

/// How many are touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Nobody has said.
    #[default]
    Unknown,
    /// One person.
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
    /// Every answer: first that there is none, then widening.
    pub const ALL: [Self; 6] =
        [Self::Unknown, Self::Person, Self::Team, Self::Department, Self::Municipality, Self::Citizens];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
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
