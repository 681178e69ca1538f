//! The roles of the policy (§ Roller, ansvar og beføjelser; Informationssikkerhedsgruppen; IT afdelingens rolle).

use serde::{Deserialize, Serialize};

/// A role with a duty in an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The data controller (P02).
    Council,
    /// Top security officer unless delegated (P03).
    ChiefExecutive,
    /// Decides on action with the IT chief, approves messages, handles the press (P16, P27, P28).
    TopSecurityOfficer,
    /// Decides with the top security officer, handles deviations from safeguards (P16, P23). There may be several.
    ItChief,
    /// Receives, registers and handles (P14, P15).
    ItOnCall,
    /// Appoints system owners in an area (P05).
    Director,
    /// Is informed (P22).
    SystemOwner,
    /// Daily security of a system; confirms restoration (P08, P22).
    SystemResponsible,
    /// Second-line support; communicates faults and outages (P09).
    SystemAdministrator,
    /// Collects every reported incident, briefs and advises (P29, P30).
    Dpo,
    /// The Information Security Group as a whole (P11–P13).
    Isg,
    /// ISG member (P11).
    DigitalisationConsultant,
    /// ISG member (P11).
    AdministrativeConsultant,
    /// ISG member (P11).
    Lawyer,
    /// Called when welfare or life is at risk; named by the profile.
    CrisisManagement,
    /// Line manager, in rule violations (P32).
    Manager,
    /// Personnel department, in rule violations (P32).
    Hr,
    /// An outsourcing supplier (P17, P18).
    Supplier,
}

impl Role {
    /// Every role, in the policy's order.
    pub const ALL: [Self; 18] = [
        Self::Council,
        Self::ChiefExecutive,
        Self::TopSecurityOfficer,
        Self::ItChief,
        Self::ItOnCall,
        Self::Director,
        Self::SystemOwner,
        Self::SystemResponsible,
        Self::SystemAdministrator,
        Self::Dpo,
        Self::Isg,
        Self::DigitalisationConsultant,
        Self::AdministrativeConsultant,
        Self::Lawyer,
        Self::CrisisManagement,
        Self::Manager,
        Self::Hr,
        Self::Supplier,
    ];

    /// The name used in files, commands and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Council => "council",
            Self::ChiefExecutive => "chief-executive",
            Self::TopSecurityOfficer => "top-security-officer",
            Self::ItChief => "it-chief",
            Self::ItOnCall => "it-on-call",
            Self::Director => "director",
            Self::SystemOwner => "system-owner",
            Self::SystemResponsible => "system-responsible",
            Self::SystemAdministrator => "system-administrator",
            Self::Dpo => "dpo",
            Self::Isg => "isg",
            Self::DigitalisationConsultant => "digitalisation-consultant",
            Self::AdministrativeConsultant => "administrative-consultant",
            Self::Lawyer => "lawyer",
            Self::CrisisManagement => "crisis-management",
            Self::Manager => "manager",
            Self::Hr => "hr",
            Self::Supplier => "supplier",
        }
    }

    /// The role that stands in when no holder or deputy can be reached (policy § Roller, column "stands in").
    #[expect(clippy::wildcard_enum_match_arm, reason = "the policy names a stand-in for few roles only")]
    pub fn stood_in_by(self) -> Option<Self> {
        match self {
            Self::TopSecurityOfficer => Some(Self::ChiefExecutive),
            Self::SystemResponsible => Some(Self::SystemOwner),
            Self::SystemAdministrator => Some(Self::SystemResponsible),
            _ => None,
        }
    }

    /// Roles held per system (in `systems.toml`) rather than for the whole municipality.
    pub fn is_per_system(self) -> bool {
        matches!(self, Self::SystemOwner | Self::SystemResponsible | Self::SystemAdministrator)
    }

    /// Who makes up the Information Security Group (P11).
    pub const ISG_MEMBERS: [Self; 6] = [
        Self::TopSecurityOfficer,
        Self::ItChief,
        Self::DigitalisationConsultant,
        Self::AdministrativeConsultant,
        Self::Lawyer,
        Self::Dpo,
    ];
}
