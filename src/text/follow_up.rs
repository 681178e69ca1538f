//! Follow-up in words: how a corrective action stands, who answers for it, and what is refused.

use super::Text;
use super::refusal::names;
use crate::domain::clock::ClockId;
use crate::domain::desk::Desk;
use crate::domain::follow_up::{ActionState, AgreementKept, FollowUpRefusal, Lapse, Owner, Worked};
use crate::tr;

impl Text {
    /// How a corrective action stands.
    pub fn action_state(&self, state: ActionState) -> String {
        match state {
            ActionState::Late => tr!(self, "action-state-late"),
            ActionState::EffectLate => tr!(self, "action-state-effect-late"),
            ActionState::Open => tr!(self, "action-state-open"),
            ActionState::AwaitingEffect => tr!(self, "action-state-awaiting"),
            ActionState::Assessed => tr!(self, "action-state-assessed"),
            ActionState::Dropped => tr!(self, "action-state-dropped"),
        }
    }

    /// Whether a corrective action worked.
    pub fn worked(&self, worked: Worked) -> String {
        match worked {
            Worked::Effective => tr!(self, "worked-effective"),
            Worked::Partly => tr!(self, "worked-partly"),
            Worked::NotEffective => tr!(self, "worked-not"),
        }
    }

    /// What was wrong with a safeguard.
    pub fn lapse(&self, lapse: Lapse) -> String {
        match lapse {
            Lapse::Missing => tr!(self, "lapse-missing"),
            Lapse::Off => tr!(self, "lapse-off"),
            Lapse::Bypassed => tr!(self, "lapse-bypassed"),
        }
    }

    /// Whether the agreement was kept.
    pub fn agreement_kept(&self, kept: AgreementKept) -> String {
        match kept {
            AgreementKept::Kept => tr!(self, "agreement-kept"),
            AgreementKept::NotKept => tr!(self, "agreement-not-kept"),
            AgreementKept::NoAgreement => tr!(self, "agreement-none"),
        }
    }

    /// Who answers for a corrective action.
    pub fn action_owner(&self, desk: &Desk, owner: &Owner) -> String {
        match owner {
            Owner::Person { person } => self.person(desk, person),
            Owner::Supplier { name } => tr!(self, "owner-supplier", name = name.as_str()),
        }
    }

    /// What stops a clock of law, where closing waits for it; on the command line with the command that does.
    pub(super) fn what_decides(&self, clock: ClockId) -> String {
        let nis2 = |command| tr!(self, "decides-nis2", flag = self.flag(command));
        match clock {
            ClockId::AuthoritySupplement => {
                tr!(self, "decides-supplement", flag = self.flag("vagt legal file ID --phase supplement"))
            }
            ClockId::DataSubjects => {
                tr!(self, "decides-data-subjects", flag = self.flag("vagt legal data-subjects"))
            }
            ClockId::Nis2Warning => nis2("vagt legal nis2 ID early-warning"),
            ClockId::Nis2Notification => nis2("vagt legal nis2 ID notification"),
            ClockId::Nis2Status => nis2("vagt legal nis2 ID status"),
            ClockId::Nis2Final => nis2("vagt legal nis2 ID final"),
            ClockId::Authority
            | ClockId::Registration
            | ClockId::JointDecision
            | ClockId::DecisionReview
            | ClockId::IsgCallOut
            | ClockId::Inform
            | ClockId::NextUpdate
            | ClockId::AgreementResponse
            | ClockId::AgreementRestore
            | ClockId::DpoReport
            | ClockId::SupplierReview => tr!(self, "decides-authority", flag = self.flag("vagt legal")),
        }
    }

    pub(super) fn follow_up_refusal(&self, desk: &Desk, refused: &FollowUpRefusal) -> String {
        match refused {
            FollowUpRefusal::NotTheirs { role, person, .. } => {
                tr!(self, "refusal-not-theirs", role = self.role(*role), person = self.person(desk, person))
            }
            FollowUpRefusal::UnknownAction { action } => {
                tr!(self, "refusal-unknown-action", action = action.to_string())
            }
            FollowUpRefusal::UnknownDeviation { deviation } => {
                tr!(self, "refusal-unknown-deviation", deviation = deviation.to_string())
            }
            FollowUpRefusal::ActionIsDone { action } => tr!(self, "refusal-action-done", action = action.to_string()),
            FollowUpRefusal::ActionIsDropped { action } => {
                tr!(self, "refusal-action-dropped", action = action.to_string())
            }
            FollowUpRefusal::EffectBeforeDone { action } => {
                tr!(self, "refusal-effect-before-done", action = action.to_string())
            }
            FollowUpRefusal::DueBeforeAgreed { due } => {
                tr!(self, "refusal-due-before-agreed", due = self.date(*due))
            }
            FollowUpRefusal::AssessedBeforeDue { assess_on, due } => {
                tr!(self, "refusal-assessed-before-due", assess = self.date(*assess_on), due = self.date(*due))
            }
            FollowUpRefusal::DeviationIsMitigated { deviation } => {
                tr!(self, "refusal-deviation-mitigated", deviation = deviation.to_string())
            }
            FollowUpRefusal::NobodyThere => tr!(self, "refusal-nobody-there"),
        }
    }

    pub(super) fn follow_up_refusal_hint(&self, desk: &Desk, refused: &FollowUpRefusal) -> Option<String> {
        Some(match refused {
            FollowUpRefusal::NotTheirs { holders, .. } => {
                tr!(self, "refusal-not-theirs-hint", flag = self.flag("--by"), holders = names(desk, holders))
            }
            FollowUpRefusal::UnknownAction { .. } | FollowUpRefusal::UnknownDeviation { .. } => {
                tr!(self, "refusal-unknown-item-hint")
            }
            FollowUpRefusal::ActionIsDone { .. } => tr!(self, "refusal-action-done-hint"),
            FollowUpRefusal::EffectBeforeDone { .. } => tr!(self, "refusal-effect-before-done-hint"),
            FollowUpRefusal::NobodyThere => tr!(self, "refusal-nobody-there-hint"),
            FollowUpRefusal::ActionIsDropped { .. }
            | FollowUpRefusal::DueBeforeAgreed { .. }
            | FollowUpRefusal::AssessedBeforeDue { .. }
            | FollowUpRefusal::DeviationIsMitigated { .. } => return None,
        })
    }
}
