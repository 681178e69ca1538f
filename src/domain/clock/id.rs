//! Which clocks there are, and what asks for each.

use serde::{Deserialize, Serialize};

/// A clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockId {
    /// From reported to registered (good practice).
    Registration,
    /// From registered until ØS and the IT chief have decided (P16).
    JointDecision,
    /// Until a decision not to convene is looked at again (P13).
    DecisionReview,
    /// From both words to convene until the Information Security Group is quorate or its chair starts (P13).
    IsgCallOut,
    /// From registered until users and owners are informed or judged not affected (P22).
    Inform,
    /// From the last message until the next one (good practice).
    NextUpdate,
    /// From reported to the supplier until it answers, in the agreement's service hours (P20).
    AgreementResponse,
    /// From reported to the supplier until everything works again, in the agreement's service hours (P20).
    AgreementRestore,
    /// From registered until the DPO has the report (P34).
    DpoReport,
    /// From awareness of a breach until it is filed with the supervisory authority, or decided not reportable.
    Authority,
    /// From the first filing until the rest of it is filed (reminder: the law names no hours).
    AuthoritySupplement,
    /// From a high risk decided until the people concerned are informed (reminder: the law names no hours).
    DataSubjects,
    /// From awareness of a significant incident until the early warning is sent.
    #[serde(rename = "nis2-warning")]
    Nis2Warning,
    /// From awareness of a significant incident until the notification is sent.
    #[serde(rename = "nis2-notification")]
    Nis2Notification,
    /// From the notification sent until the status report of an incident that is still going on.
    #[serde(rename = "nis2-status")]
    Nis2Status,
    /// From the notification sent, or after a status report from handled, until the final report.
    #[serde(rename = "nis2-final")]
    Nis2Final,
    /// From everything works again until the incident was reviewed with the supplier (P18).
    SupplierReview,
}

/// What asks for a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockBasis {
    /// A row of the policy; the length is the profile's.
    Policy(u8),
    /// A passage of law.
    Law(&'static str),
    /// Good practice; the length is the profile's.
    GoodPractice,
}

impl ClockId {
    /// Every clock, in the order of an incident's life.
    pub const ALL: [Self; 17] = [
        Self::Registration,
        Self::JointDecision,
        Self::DecisionReview,
        Self::IsgCallOut,
        Self::Inform,
        Self::NextUpdate,
        Self::AgreementResponse,
        Self::AgreementRestore,
        Self::DpoReport,
        Self::Authority,
        Self::AuthoritySupplement,
        Self::DataSubjects,
        Self::Nis2Warning,
        Self::Nis2Notification,
        Self::Nis2Status,
        Self::Nis2Final,
        Self::SupplierReview,
    ];

    /// The clocks that a filing stops, and nothing else: a ticked step has filed nothing.
    pub const LEGAL: [Self; 7] = [
        Self::Authority,
        Self::AuthoritySupplement,
        Self::DataSubjects,
        Self::Nis2Warning,
        Self::Nis2Notification,
        Self::Nis2Status,
        Self::Nis2Final,
    ];

    /// The name in files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::JointDecision => "joint-decision",
            Self::DecisionReview => "decision-review",
            Self::IsgCallOut => "isg-call-out",
            Self::Inform => "inform",
            Self::NextUpdate => "next-update",
            Self::AgreementResponse => "agreement-response",
            Self::AgreementRestore => "agreement-restore",
            Self::DpoReport => "dpo-report",
            Self::Authority => "authority",
            Self::AuthoritySupplement => "authority-supplement",
            Self::DataSubjects => "data-subjects",
            Self::Nis2Warning => "nis2-warning",
            Self::Nis2Notification => "nis2-notification",
            Self::Nis2Status => "nis2-status",
            Self::Nis2Final => "nis2-final",
            Self::SupplierReview => "supplier-review",
        }
    }

    /// What asks for it.
    pub fn basis(self) -> ClockBasis {
        match self {
            Self::JointDecision => ClockBasis::Policy(16),
            Self::IsgCallOut | Self::DecisionReview => ClockBasis::Policy(13),
            Self::Inform => ClockBasis::Policy(22),
            Self::AgreementResponse | Self::AgreementRestore => ClockBasis::Policy(20),
            Self::DpoReport => ClockBasis::Policy(34),
            Self::SupplierReview => ClockBasis::Policy(18),
            Self::Authority => ClockBasis::Law("GDPR art. 33(1)"),
            Self::AuthoritySupplement => ClockBasis::Law("GDPR art. 33(4)"),
            Self::DataSubjects => ClockBasis::Law("GDPR art. 34"),
            Self::Nis2Warning | Self::Nis2Notification | Self::Nis2Status | Self::Nis2Final => {
                ClockBasis::Law("NIS 2-loven § 13")
            }
            Self::Registration | Self::NextUpdate => ClockBasis::GoodPractice,
        }
    }

    /// The row of the policy it serves, if any.
    pub fn policy_row(self) -> Option<u8> {
        match self.basis() {
            ClockBasis::Policy(row) => Some(row),
            ClockBasis::Law(_) | ClockBasis::GoodPractice => None,
        }
    }

    /// Whether only a filing stops it.
    pub fn is_legal(self) -> bool {
        Self::LEGAL.contains(&self)
    }

    /// Whether the length of it is the law's own: those that the profile lists with the days they are in force.
    pub fn has_legal_length(self) -> bool {
        matches!(self, Self::Authority | Self::Nis2Warning | Self::Nis2Notification | Self::Nis2Final)
    }
}
