//! What is refused: the same rules when a command is decided and when a fact is folded.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{CorrectiveAction, FollowUp, FollowUpEvent, FollowUpRefusal, ItemId, Plan};
use crate::domain::authority;
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::id::{PersonId, SystemId};
use crate::domain::refusal::{Refusal, reason_given, text_given};
use crate::domain::register::{InForce, Roster};

/// What an event is judged by, beside the follow-up so far.
pub(in crate::domain) struct Judge<'a> {
    /// Who answered for the systems by then.
    pub(in crate::domain) register: InForce<'a>,
    /// The roster in force before the event.
    pub(in crate::domain) roster: Option<&'a Roster>,
    /// The systems the incident touches.
    pub(in crate::domain) systems: &'a BTreeSet<SystemId>,
    /// Who records it.
    pub(in crate::domain) actor: Option<&'a PersonId>,
    /// When it is recorded: by then it is judged who holds a role.
    pub(in crate::domain) now: Timestamp,
    /// When it happened.
    pub(in crate::domain) at: Timestamp,
}

impl FollowUp {
    /// Whether `event` counts.
    pub(in crate::domain) fn judge(&self, event: &FollowUpEvent, by: &Judge<'_>) -> Result<(), Refusal> {
        entitled(event, by)?;
        match event {
            FollowUpEvent::CauseStated { text, .. } => text_given(text),
            FollowUpEvent::ActionAgreed { action, plan, .. } => {
                if self.actions.contains_key(action) {
                    return Err(Refusal::NothingChanged);
                }
                planned(plan, calendar::local(by.at).date())
            }
            FollowUpEvent::ActionChanged { action, change, reason, .. } => {
                let have = self.running(*action)?;
                reason_given(reason)?;
                let plan = change.on(&have.plan);
                if plan == have.plan {
                    return Err(Refusal::NothingChanged);
                }
                if have.done.is_some() && plan.due != have.plan.due {
                    return Err(FollowUpRefusal::ActionIsDone { action: *action }.into());
                }
                planned(&plan, calendar::local(have.agreed.at).date())
            }
            FollowUpEvent::ActionDone { action, .. } => self.undone(*action).map(|_| ()),
            FollowUpEvent::ActionDropped { action, reason, .. } => {
                self.undone(*action)?;
                reason_given(reason)
            }
            FollowUpEvent::EffectAssessed { action, note, worked, .. } => {
                let have = self.running(*action)?;
                if have.done.as_ref().is_none_or(|done| done.at > by.at) {
                    return Err(FollowUpRefusal::EffectBeforeDone { action: *action }.into());
                }
                // That it worked can be said in a word; that it did not must say what was seen.
                if *worked == super::Worked::Effective { Ok(()) } else { reason_given(note) }
            }
            FollowUpEvent::DeviationFound { deviation, safeguard, .. } => {
                if self.deviations.contains_key(deviation) {
                    return Err(Refusal::NothingChanged);
                }
                text_given(safeguard)
            }
            FollowUpEvent::DeviationMitigated { deviation, note, .. } => {
                let unknown = FollowUpRefusal::UnknownDeviation { deviation: *deviation };
                let have = self.deviations.get(deviation).ok_or(unknown)?;
                if have.mitigated.is_some() {
                    return Err(FollowUpRefusal::DeviationIsMitigated { deviation: *deviation }.into());
                }
                text_given(note)
            }
            FollowUpEvent::ReviewHeld { review, .. } => {
                if review.people.iter().all(CleanText::is_empty) {
                    return Err(FollowUpRefusal::NobodyThere.into());
                }
                text_given(&review.findings)
            }
            FollowUpEvent::OfficerBriefed { .. } => Ok(()),
            FollowUpEvent::BriefingNotNeeded { reason, .. } => reason_given(reason),
        }
    }

    /// An action that was not dropped.
    fn running(&self, action: ItemId) -> Result<&CorrectiveAction, Refusal> {
        let have = self.actions.get(&action).ok_or(FollowUpRefusal::UnknownAction { action })?;
        if have.dropped.is_some() { Err(FollowUpRefusal::ActionIsDropped { action }.into()) } else { Ok(have) }
    }

    /// One that was not done either.
    fn undone(&self, action: ItemId) -> Result<&CorrectiveAction, Refusal> {
        let have = self.running(action)?;
        if have.done.is_some() { Err(FollowUpRefusal::ActionIsDone { action }.into()) } else { Ok(have) }
    }
}

/// Whether who says it holds the role whose word it is, or stands in; where the roster names nobody, anybody may.
fn entitled(event: &FollowUpEvent, by: &Judge<'_>) -> Result<(), Refusal> {
    let (Some(role), Some(roster)) = (event.role(), by.roster) else { return Ok(()) };
    let Some(person) = event.by().or(by.actor) else { return Ok(()) };
    let day = calendar::local(by.now).date();
    let Err(holders) = authority::may_act_as(by.register, roster, by.systems, [role], person, day) else {
        return Ok(());
    };
    let policy = event.policy_row();
    Err(FollowUpRefusal::NotTheirs { role, person: person.clone(), holders, policy }.into())
}

fn planned(plan: &Plan, agreed: Date) -> Result<(), Refusal> {
    text_given(&plan.text)?;
    if let super::Owner::Supplier { name } = &plan.owner {
        text_given(name)?;
    }
    let Plan { due, assess_on, .. } = *plan;
    if due < agreed {
        return Err(FollowUpRefusal::DueBeforeAgreed { due }.into());
    }
    if assess_on < due {
        return Err(FollowUpRefusal::AssessedBeforeDue { assess_on, due }.into());
    }
    Ok(())
}
