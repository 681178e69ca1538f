//! The five kinds of incident, each with a playbook of its own.

use serde::{Deserialize, Serialize};

/// What sort of incident it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IncidentKind {
    /// Something does not work (policy § Tilgængelighedshændelser).
    Availability,
    /// Confidentiality or integrity is hurt.
    Security,
    /// It happened at an outsourcing supplier (policy § Sikkerhedshændelser hos outsourcing-leverandør).
    Supplier,
    /// A breach of personal data (P06).
    PersonalData,
    /// Somebody with access broke the rules (P32, P33).
    RuleViolation,
}

impl IncidentKind {
    /// All kinds, the most frequent first.
    pub const ALL: [Self; 5] =
        [Self::Availability, Self::Supplier, Self::Security, Self::PersonalData, Self::RuleViolation];

    /// The name in commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Availability => "availability",
            Self::Security => "security",
            Self::Supplier => "supplier",
            Self::PersonalData => "personal-data",
            Self::RuleViolation => "rule-violation",
        }
    }
}
