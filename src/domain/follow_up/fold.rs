//! The follow-up as a fold over its events; what does not count never gets here.

use jiff::Timestamp;

use super::{Briefing, Cause, CorrectiveAction, Deviation, FollowUp, FollowUpEvent, Said};
use crate::domain::id::PersonId;

impl FollowUp {
    /// Takes an event in that counts: recorded by `actor`, happened `at`.
    pub(in crate::domain) fn take(&mut self, event: &FollowUpEvent, actor: Option<&PersonId>, at: Timestamp) {
        let by = event.by().or(actor).cloned();
        match event.clone() {
            FollowUpEvent::CauseStated { text, contributing, .. } => {
                self.cause = Some(Said { value: Cause { text, contributing }, by, at });
            }
            FollowUpEvent::ActionAgreed { action, plan, .. } => {
                let agreed = Said { value: (), by, at };
                let new = CorrectiveAction { id: action, plan, agreed, done: None, dropped: None, effect: None };
                self.actions.entry(action).or_insert(new);
            }
            FollowUpEvent::ActionChanged { action, change, .. } => {
                if let Some(have) = self.actions.get_mut(&action) {
                    have.plan = change.on(&have.plan);
                }
            }
            FollowUpEvent::ActionDone { action, note, .. } => {
                if let Some(have) = self.actions.get_mut(&action) {
                    have.done = Some(Said { value: note, by, at });
                }
            }
            FollowUpEvent::ActionDropped { action, reason, .. } => {
                if let Some(have) = self.actions.get_mut(&action) {
                    have.dropped = Some(Said { value: reason, by, at });
                }
            }
            FollowUpEvent::EffectAssessed { action, worked, note, .. } => {
                if let Some(have) = self.actions.get_mut(&action) {
                    have.effect = Some(Said { value: (worked, note), by, at });
                }
            }
            FollowUpEvent::DeviationFound { deviation, safeguard, lapse, handler, mitigation, .. } => {
                let found = Said { value: (), by, at };
                let new = Deviation { id: deviation, safeguard, lapse, handler, mitigation, found, mitigated: None };
                self.deviations.entry(deviation).or_insert(new);
            }
            FollowUpEvent::DeviationMitigated { deviation, note, .. } => {
                if let Some(have) = self.deviations.get_mut(&deviation) {
                    have.mitigated = Some(Said { value: note, by, at });
                }
            }
            FollowUpEvent::ReviewHeld { review, .. } => self.reviews.push(Said { value: review, by, at }),
            FollowUpEvent::OfficerBriefed { how, note, .. } => {
                self.briefing = Some(Said { value: Briefing::Given { how, note }, by, at });
            }
            FollowUpEvent::BriefingNotNeeded { reason, .. } => {
                self.briefing = Some(Said { value: Briefing::NotNeeded { reason }, by, at });
            }
        }
    }
}
