//! The name of every value a user sees. One match per enum; the ids are written out, so the compiler checks each.
//!
//! Knows values, not states of the desk; what they add up to is said in [`timeline`](super::timeline) and [`clock`](super::clock).

use super::Text;
use crate::domain::clock::{ClockId, ClockState};
use crate::domain::feed::{FeedFormat, Phase, ServiceState};
use crate::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use crate::domain::playbook::{Answer, Audience, Bilingual, Question, StepState};
use crate::domain::register::{Criticality, Role};
use crate::domain::severity::{Doubt, Severity, SeverityRule};
use crate::domain::{Desk, KeyReason, PersonId};
use crate::text::Language;
use crate::tr;

impl Text {
    /// Kind of incident. Security is never called that alone: the policy's word for it includes availability.
    pub fn kind(&self, value: IncidentKind) -> String {
        match value {
            IncidentKind::Availability => tr!(self, "kind-availability"),
            IncidentKind::Security => tr!(self, "kind-security"),
            IncidentKind::Supplier => tr!(self, "kind-supplier"),
            IncidentKind::PersonalData => tr!(self, "kind-personal-data"),
            IncidentKind::RuleViolation => tr!(self, "kind-rule-violation"),
        }
    }

    /// Why a device signs with another key.
    pub fn key_reason(&self, value: KeyReason) -> String {
        match value {
            KeyReason::First => tr!(self, "key-reason-first"),
            KeyReason::Lost => tr!(self, "key-reason-lost"),
            KeyReason::Damaged => tr!(self, "key-reason-damaged"),
            KeyReason::Replaced => tr!(self, "key-reason-replaced"),
            KeyReason::Unnamed => tr!(self, "key-reason-unnamed"),
        }
    }

    /// How strong an impact is.
    pub fn level(&self, value: Level) -> String {
        match value {
            Level::Unknown => tr!(self, "level-unknown"),
            Level::None => tr!(self, "level-none"),
            Level::Low => tr!(self, "level-low"),
            Level::Moderate => tr!(self, "level-moderate"),
            Level::High => tr!(self, "level-high"),
        }
    }

    /// How many are touched.
    pub fn reach(&self, value: Reach) -> String {
        match value {
            Reach::Unknown => tr!(self, "reach-unknown"),
            Reach::Person => tr!(self, "reach-person"),
            Reach::Team => tr!(self, "reach-team"),
            Reach::Department => tr!(self, "reach-department"),
            Reach::Municipality => tr!(self, "reach-municipality"),
            Reach::Citizens => tr!(self, "reach-citizens"),
        }
    }

    /// Which personal data are involved.
    pub fn personal_data(&self, value: PersonalData) -> String {
        match value {
            PersonalData::No => tr!(self, "data-no"),
            PersonalData::Unknown => tr!(self, "data-unknown"),
            PersonalData::Ordinary => tr!(self, "data-ordinary"),
            PersonalData::Confidential => tr!(self, "data-confidential"),
            PersonalData::Sensitive => tr!(self, "data-sensitive"),
        }
    }

    /// Severity, at most nine cells.
    pub fn severity(&self, value: Severity) -> String {
        match value {
            Severity::Minor => tr!(self, "severity-minor"),
            Severity::Moderate => tr!(self, "severity-moderate"),
            Severity::Major => tr!(self, "severity-major"),
            Severity::Serious => tr!(self, "severity-serious"),
        }
    }

    /// A role, in full.
    pub fn role(&self, value: Role) -> String {
        match value {
            Role::Council => tr!(self, "role-council"),
            Role::ChiefExecutive => tr!(self, "role-chief-executive"),
            Role::TopSecurityOfficer => tr!(self, "role-top-security-officer"),
            Role::ItChief => tr!(self, "role-it-chief"),
            Role::ItOnCall => tr!(self, "role-it-on-call"),
            Role::Director => tr!(self, "role-director"),
            Role::SystemOwner => tr!(self, "role-system-owner"),
            Role::SystemResponsible => tr!(self, "role-system-responsible"),
            Role::SystemAdministrator => tr!(self, "role-system-administrator"),
            Role::Dpo => tr!(self, "role-dpo"),
            Role::Isg => tr!(self, "role-isg"),
            Role::DigitalisationConsultant => tr!(self, "role-digitalisation-consultant"),
            Role::AdministrativeConsultant => tr!(self, "role-administrative-consultant"),
            Role::Lawyer => tr!(self, "role-lawyer"),
            Role::CrisisManagement => tr!(self, "role-crisis-management"),
            Role::Manager => tr!(self, "role-manager"),
            Role::Hr => tr!(self, "role-hr"),
            Role::Supplier => tr!(self, "role-supplier"),
        }
    }

    /// A role as written in a column: at most twelve cells.
    pub fn role_short(&self, value: Role) -> String {
        match value {
            Role::Council => tr!(self, "role-short-council"),
            Role::ChiefExecutive => tr!(self, "role-short-chief-executive"),
            Role::TopSecurityOfficer => tr!(self, "role-short-top-security-officer"),
            Role::ItChief => tr!(self, "role-short-it-chief"),
            Role::ItOnCall => tr!(self, "role-short-it-on-call"),
            Role::Director => tr!(self, "role-short-director"),
            Role::SystemOwner => tr!(self, "role-short-system-owner"),
            Role::SystemResponsible => tr!(self, "role-short-system-responsible"),
            Role::SystemAdministrator => tr!(self, "role-short-system-administrator"),
            Role::Dpo => tr!(self, "role-short-dpo"),
            Role::Isg => tr!(self, "role-short-isg"),
            Role::DigitalisationConsultant => tr!(self, "role-short-digitalisation-consultant"),
            Role::AdministrativeConsultant => tr!(self, "role-short-administrative-consultant"),
            Role::Lawyer => tr!(self, "role-short-lawyer"),
            Role::CrisisManagement => tr!(self, "role-short-crisis-management"),
            Role::Manager => tr!(self, "role-short-manager"),
            Role::Hr => tr!(self, "role-short-hr"),
            Role::Supplier => tr!(self, "role-short-supplier"),
        }
    }

    /// State of a service, at most sixteen cells.
    pub fn service_state(&self, value: ServiceState) -> String {
        match value {
            ServiceState::Operational => tr!(self, "state-operational"),
            ServiceState::Maintenance => tr!(self, "state-maintenance"),
            ServiceState::Unknown => tr!(self, "state-unknown"),
            ServiceState::Degraded => tr!(self, "state-degraded"),
            ServiceState::PartialOutage => tr!(self, "state-partial-outage"),
            ServiceState::MajorOutage => tr!(self, "state-major-outage"),
        }
    }

    /// How far a supplier has come, at most sixteen cells.
    pub fn phase(&self, value: Phase) -> String {
        match value {
            Phase::Investigating => tr!(self, "phase-investigating"),
            Phase::Identified => tr!(self, "phase-identified"),
            Phase::Monitoring => tr!(self, "phase-monitoring"),
            Phase::Resolved => tr!(self, "phase-resolved"),
            Phase::Scheduled => tr!(self, "phase-scheduled"),
            Phase::InProgress => tr!(self, "phase-in-progress"),
            Phase::Verifying => tr!(self, "phase-verifying"),
            Phase::Completed => tr!(self, "phase-completed"),
            Phase::Unknown => tr!(self, "phase-unknown"),
        }
    }

    /// Where a step stands, at most sixteen cells.
    pub fn step_state(&self, value: StepState) -> String {
        match value {
            StepState::Todo => tr!(self, "step-todo"),
            StepState::Done => tr!(self, "step-done"),
            StepState::Skipped => tr!(self, "step-skipped"),
            StepState::Waiting => tr!(self, "step-waiting"),
            StepState::NotApplicable => tr!(self, "step-not-applicable"),
        }
    }

    /// A clock, at most eighteen cells.
    pub fn clock_name(&self, value: ClockId) -> String {
        match value {
            ClockId::Registration => tr!(self, "clock-registration"),
            ClockId::JointDecision => tr!(self, "clock-joint-decision"),
            ClockId::IsgCallOut => tr!(self, "clock-isg-call-out"),
            ClockId::AgreementResponse => tr!(self, "clock-agreement-response"),
            ClockId::AgreementRestore => tr!(self, "clock-agreement-restore"),
            ClockId::Authority => tr!(self, "clock-authority"),
            ClockId::AuthoritySupplement => tr!(self, "clock-authority-supplement"),
            ClockId::DataSubjects => tr!(self, "clock-data-subjects"),
            ClockId::Nis2Warning => tr!(self, "clock-nis2-warning"),
            ClockId::Nis2Notification => tr!(self, "clock-nis2-notification"),
            ClockId::Nis2Status => tr!(self, "clock-nis2-status"),
            ClockId::Nis2Final => tr!(self, "clock-nis2-final"),
            ClockId::SupplierReview => tr!(self, "clock-supplier-review"),
            ClockId::Inform => tr!(self, "clock-inform"),
            ClockId::NextUpdate => tr!(self, "clock-next-update"),
            ClockId::DpoReport => tr!(self, "clock-dpo-report"),
            ClockId::DecisionReview => tr!(self, "clock-decision-review"),
        }
    }

    /// How a clock stands, at most sixteen cells; [`Text::clock_phrase`] says it with the time.
    pub fn clock_state(&self, value: ClockState) -> String {
        match value {
            ClockState::Running => tr!(self, "clock-state-running"),
            ClockState::Overdue => tr!(self, "clock-state-overdue"),
            ClockState::Kept => tr!(self, "clock-state-kept"),
            ClockState::Broken => tr!(self, "clock-state-broken"),
        }
    }

    /// A question, as it is put to a person.
    pub fn question(&self, value: Question) -> String {
        match value {
            Question::LifeAtRisk => tr!(self, "question-life-at-risk"),
            Question::Hostile => tr!(self, "question-hostile"),
            Question::PersonalDataInvolved => tr!(self, "question-personal-data-involved"),
            Question::SupplierFault => tr!(self, "question-supplier-fault"),
            Question::SupplierCompromised => tr!(self, "question-supplier-compromised"),
            Question::SafeguardDeviation => tr!(self, "question-safeguard-deviation"),
            Question::PressAsking => tr!(self, "question-press-asking"),
            Question::WorkaroundUsed => tr!(self, "question-workaround-used"),
            Question::SameCause => tr!(self, "question-same-cause"),
            Question::ConveneIsg => tr!(self, "question-convene-isg"),
            Question::ManyPeople => tr!(self, "question-many-people"),
            Question::SupplierLate => tr!(self, "question-supplier-late"),
            Question::Nis2Significant => tr!(self, "question-nis2-significant"),
            Question::RestoreExceeded => tr!(self, "question-restore-exceeded"),
        }
    }

    /// An answer.
    pub fn answer(&self, value: Answer) -> String {
        match value {
            Answer::Yes => tr!(self, "answer-yes"),
            Answer::No => tr!(self, "answer-no"),
            Answer::Unknown => tr!(self, "answer-unknown"),
        }
    }

    /// To whom a message goes.
    pub fn audience(&self, value: Audience) -> String {
        match value {
            Audience::Users => tr!(self, "audience-users"),
            Audience::Owners => tr!(self, "audience-owners"),
            Audience::Citizens => tr!(self, "audience-citizens"),
            Audience::Press => tr!(self, "audience-press"),
            Audience::Supplier => tr!(self, "audience-supplier"),
            Audience::Dpo => tr!(self, "audience-dpo"),
            Audience::Isg => tr!(self, "audience-isg"),
            Audience::DataSubjects => tr!(self, "audience-data-subjects"),
            Audience::Authority => tr!(self, "audience-authority"),
        }
    }

    /// How much depends on a system.
    pub fn criticality(&self, value: Criticality) -> String {
        match value {
            Criticality::Normal => tr!(self, "criticality-normal"),
            Criticality::Important => tr!(self, "criticality-important"),
            Criticality::Critical => tr!(self, "criticality-critical"),
        }
    }

    /// A feed format by its proper name; one that a file describes by the file's.
    pub fn feed_format(&self, value: &FeedFormat) -> String {
        match value {
            FeedFormat::Statuspage => tr!(self, "format-statuspage"),
            FeedFormat::Rss => tr!(self, "format-rss"),
            FeedFormat::Atom => tr!(self, "format-atom"),
            FeedFormat::JsonFeed => tr!(self, "format-json-feed"),
            FeedFormat::AzureRss => tr!(self, "format-azure-rss"),
            FeedFormat::AwsRss => tr!(self, "format-aws-rss"),
            FeedFormat::Aws => tr!(self, "format-aws"),
            FeedFormat::Alertmanager => tr!(self, "format-alertmanager"),
            FeedFormat::Zabbix => tr!(self, "format-zabbix"),
            FeedFormat::Icinga2 => tr!(self, "format-icinga2"),
            FeedFormat::Prtg => tr!(self, "format-prtg"),
            FeedFormat::Described(id) => id.to_string(),
        }
    }

    /// Why a severity is proposed.
    pub fn severity_rule(&self, value: SeverityRule) -> String {
        match value {
            SeverityRule::HighOnCritical => tr!(self, "rule-high-on-critical"),
            SeverityRule::DownForMany => tr!(self, "rule-down-for-many"),
            SeverityRule::GraveDataOut => tr!(self, "rule-grave-data-out"),
            SeverityRule::LifeAtRisk => tr!(self, "rule-life-at-risk"),
            SeverityRule::HostileInside => tr!(self, "rule-hostile-inside"),
            SeverityRule::SeveralCritical => tr!(self, "rule-several-critical"),
            SeverityRule::HighOnImportant => tr!(self, "rule-high-on-important"),
            SeverityRule::ModerateOnCritical => tr!(self, "rule-moderate-on-critical"),
            SeverityRule::WideReach => tr!(self, "rule-wide-reach"),
            SeverityRule::DataModerate => tr!(self, "rule-data-moderate"),
            SeverityRule::GraveDataTouched => tr!(self, "rule-grave-data-touched"),
            SeverityRule::PressAsking => tr!(self, "rule-press-asking"),
            SeverityRule::RestoreExceeded => tr!(self, "rule-restore-exceeded"),
            SeverityRule::ModerateImpact => tr!(self, "rule-moderate-impact"),
            SeverityRule::DataPossible => tr!(self, "rule-data-possible"),
            SeverityRule::DepartmentReach => tr!(self, "rule-department-reach"),
            SeverityRule::NothingMore => tr!(self, "rule-nothing-more"),
        }
    }

    /// What would raise the severity, and to which level.
    pub fn doubt(&self, doubt: Doubt, level: Severity) -> String {
        let level = self.severity(level);
        match doubt {
            Doubt::PersonalData => tr!(self, "doubt-personal-data", level = level),
            Doubt::Impact => tr!(self, "doubt-impact", level = level),
            Doubt::Reach => tr!(self, "doubt-reach", level = level),
            Doubt::LifeAtRisk => tr!(self, "doubt-life-at-risk", level = level),
            Doubt::Hostile => tr!(self, "doubt-hostile", level = level),
            Doubt::PeopleTouched => tr!(self, "doubt-people-touched", level = level),
            Doubt::Press => tr!(self, "doubt-press", level = level),
            Doubt::Restore => tr!(self, "doubt-restore", level = level),
        }
    }

    /// Somebody's name as shown: the id itself where the roster does not know it.
    pub fn person(&self, desk: &Desk, id: &PersonId) -> String {
        let name = desk.person_name(id);
        if id.is_unknown() && name == id.as_str() { tr!(self, "person-unknown") } else { name.to_owned() }
    }

    /// A name as it was typed or offered, as shown; the id of whoever has none is no word of any language.
    pub fn name(&self, name: &str) -> String {
        if PersonId::is_unknown_name(name) { tr!(self, "person-unknown") } else { name.to_owned() }
    }

    /// All three impacts in one line.
    pub fn impact(&self, impact: Impact) -> String {
        let Impact { confidentiality, integrity, availability } = impact;
        [
            (tr!(self, "confidentiality"), confidentiality),
            (tr!(self, "integrity"), integrity),
            (tr!(self, "availability"), availability),
        ]
        .map(|(name, level)| format!("{name} {}", self.level(level)))
        .join(", ")
    }

    /// A playbook's own text in the language.
    pub fn pick<'a>(&self, both: &'a Bilingual) -> &'a str {
        match self.language() {
            Language::Da => both.da.as_str(),
            Language::En => both.en.as_str(),
        }
    }
}
