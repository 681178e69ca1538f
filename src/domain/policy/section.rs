//! The sections of the municipality's document, by the letters of the policy's table, and the headings they are found by.

/// A section of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Introduction and scope.
    Introduction,
    /// Roles, duties and powers.
    Roles,
    /// The part of the management.
    Management,
    /// The Information Security Group.
    Group,
    /// The part of the IT department.
    ItDepartment,
    /// Awareness and training.
    Awareness,
    /// Evaluation and control.
    Evaluation,
    /// Incidents at an outsourcing supplier.
    Supplier,
    /// Availability incidents.
    Availability,
    /// Information about incidents.
    Information,
    /// Following up on reported incidents.
    FollowUp,
    /// Breaches of the rules.
    Violation,
    /// Reporting.
    Reporting,
    /// Preventive security and aims.
    Prevention,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 14] = [
        Self::Introduction,
        Self::Roles,
        Self::Management,
        Self::Group,
        Self::ItDepartment,
        Self::Awareness,
        Self::Evaluation,
        Self::Supplier,
        Self::Availability,
        Self::Information,
        Self::FollowUp,
        Self::Violation,
        Self::Reporting,
        Self::Prevention,
    ];

    /// The letter in the policy's table, which is also its name in the log.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Introduction => "A",
            Self::Roles => "R",
            Self::Management => "D",
            Self::Group => "G",
            Self::ItDepartment => "I",
            Self::Awareness => "U",
            Self::Evaluation => "E",
            Self::Supplier => "L",
            Self::Availability => "T",
            Self::Information => "M",
            Self::FollowUp => "O",
            Self::Violation => "V",
            Self::Reporting => "B",
            Self::Prevention => "F",
        }
    }

    /// The headings it is found by; one that ends in «…» may go on.
    pub fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Introduction => &[
                "Organisering og styring af informationssikkerhed",
                "Indledning…",
                "Anvendelsesområde…",
                "Organisationens sammenhæng",
            ],
            Self::Roles => &["Roller, ansvar og beføjelser…"],
            Self::Management => &["Direktionens rolle…"],
            Self::Group => &["Informationssikkerhedsgruppen"],
            Self::ItDepartment => &["IT afdelingens rolle", "IT-afdelingens rolle"],
            Self::Awareness => &["Sikkerhedsbevidsthed"],
            Self::Evaluation => &["Evaluering og tilsyn…"],
            Self::Supplier => &["Sikkerhedshændelser hos outsourcing-leverandør…"],
            Self::Availability => &["Tilgængelighedshændelser"],
            Self::Information => &["Information om sikkerhedshændelser"],
            Self::FollowUp => &["Opfølgning på rapporterede sikkerhedshændelser"],
            Self::Violation => &["Overtrædelse…"],
            Self::Reporting => &["Rapportering…"],
            Self::Prevention => &["Forebyggende sikkerhed…", "Målsætninger…"],
        }
    }

    /// Headings that begin none of these sections, but end the one before.
    pub const OTHERS: [&'static str; 2] =
        ["Håndtering af informationssikkerhedshændelser", "Distribution af informationssikkerhed"];
}
