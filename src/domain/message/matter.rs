//! What a message is about: a breach is not told in the words of an outage.

use crate::domain::incident::{Incident, IncidentKind, Level};

/// What sort of thing has happened, as messages and the fact sheet word it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Something does not work.
    Outage,
    /// Confidentiality or integrity is hurt.
    Security,
    /// A breach of personal data.
    Breach,
    /// Somebody broke the rules.
    Rules,
}

impl Matter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Outage, Self::Security, Self::Breach, Self::Rules];

    /// What `incident` is about. At a supplier it is an outage unless confidentiality or integrity is hurt.
    pub fn of(incident: &Incident) -> Self {
        let impact = incident.impact;
        match incident.kind {
            IncidentKind::Security => Self::Security,
            IncidentKind::PersonalData => Self::Breach,
            IncidentKind::RuleViolation => Self::Rules,
            IncidentKind::Supplier if impact.confidentiality.max(impact.integrity) > Level::None => Self::Security,
            IncidentKind::Availability | IncidentKind::Supplier => Self::Outage,
        }
    }
}
