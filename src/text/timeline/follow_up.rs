//! Cause, corrective actions, deviations, reviews and briefings in the timeline.

use super::{Telling, one_line};
use crate::domain::fact::Excused;
use crate::domain::follow_up::{FollowUpEvent, PlanChange};
use crate::tr;

impl Telling<'_> {
    pub(super) fn follow_up(&self, event: &FollowUpEvent) -> String {
        let text = self.text;
        let who = self.doer(event.by());
        let sentence = match event {
            FollowUpEvent::CauseStated { text: cause, contributing, .. } => {
                let sentence = tr!(text, "timeline-cause", who = who, cause = one_line(cause));
                let more: Vec<String> = contributing.iter().map(one_line).collect();
                if more.is_empty() {
                    sentence
                } else {
                    tr!(text, "timeline-cause-more", sentence = sentence, more = more.join("; "))
                }
            }
            FollowUpEvent::ActionAgreed { action, plan, .. } => tr!(
                text,
                "timeline-action-agreed",
                who = who,
                action = action.to_string(),
                text = one_line(&plan.text),
                owner = text.action_owner(self.desk, &plan.owner),
                due = text.date(plan.due),
                assess = text.date(plan.assess_on)
            ),
            FollowUpEvent::ActionChanged { action, change, reason, .. } => {
                let changes = self.plan_changes(change);
                let sentence =
                    tr!(text, "timeline-action-changed", who = who, action = action.to_string(), changes = changes);
                self.because(sentence, Some(reason))
            }
            FollowUpEvent::ActionDone { action, note, .. } => {
                self.because(tr!(text, "timeline-action-done", who = who, action = action.to_string()), Some(note))
            }
            FollowUpEvent::ActionDropped { action, reason, .. } => {
                self.because(tr!(text, "timeline-action-dropped", who = who, action = action.to_string()), Some(reason))
            }
            FollowUpEvent::EffectAssessed { action, worked, note, .. } => {
                let worked = text.worked(*worked);
                let sentence = tr!(text, "timeline-effect", who = who, action = action.to_string(), worked = worked);
                self.because(sentence, Some(note))
            }
            FollowUpEvent::DeviationFound { deviation, safeguard, lapse, handler, mitigation, .. } => {
                let sentence = tr!(
                    text,
                    "timeline-deviation",
                    who = who,
                    deviation = deviation.to_string(),
                    safeguard = one_line(safeguard),
                    lapse = text.lapse(*lapse)
                );
                let handler =
                    handler.as_ref().map(|person| tr!(text, "timeline-deviation-handler", person = self.name(person)));
                let mitigation = Some(one_line(mitigation)).filter(|text| !text.is_empty());
                [Some(sentence), handler, mitigation].into_iter().flatten().collect::<Vec<_>>().join(" · ")
            }
            FollowUpEvent::DeviationMitigated { deviation, note, .. } => {
                let sentence = tr!(text, "timeline-mitigated", who = who, deviation = deviation.to_string());
                self.because(sentence, Some(note))
            }
            FollowUpEvent::ReviewHeld { review, .. } => {
                let people: Vec<String> = review.people.iter().map(one_line).collect();
                tr!(
                    text,
                    "timeline-review",
                    who = who,
                    people = people.join(", "),
                    findings = one_line(&review.findings),
                    agreement = text.agreement_kept(review.agreement)
                )
            }
            FollowUpEvent::OfficerBriefed { how, note, .. } => {
                let how = text.how(*how);
                self.because(tr!(text, "timeline-briefed", who = who, how = how), Some(note))
            }
            FollowUpEvent::BriefingNotNeeded { reason, .. } => {
                self.because(tr!(text, "timeline-no-briefing", who = who), Some(reason))
            }
        };
        self.recorded(sentence, event.by())
    }

    fn plan_changes(&self, change: &PlanChange) -> String {
        let text = self.text;
        let said = change.text.as_ref().map(one_line);
        let owner = change.owner.as_ref().map(|owner| text.action_owner(self.desk, owner));
        let due = change.due.map(|day| tr!(text, "follow-up-due", day = text.date(day)));
        let assess = change.assess_on.map(|day| tr!(text, "follow-up-assess", day = text.date(day)));
        [said, owner, due, assess].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn closed(&self, excused: Option<&Excused>) -> String {
        let text = self.text;
        let by = excused.and_then(|excused| excused.by.as_ref());
        let Some(excused) = excused else { return tr!(text, "timeline-closed", who = self.who()) };
        let count = excused.steps.len();
        let sentence = tr!(text, "timeline-closed-excused", who = self.doer(by), count = count);
        let sentence = self.because(sentence, Some(&excused.reason));
        let sentence =
            if excused.unchecked { format!("{sentence} ({})", tr!(text, "timeline-no-chief")) } else { sentence };
        self.recorded(sentence, by)
    }
}
