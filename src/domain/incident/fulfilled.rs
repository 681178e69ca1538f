//! Steps that are fulfilled by what is recorded of the incident: who recorded that did them, whatever their role.

use jiff::Timestamp;

use super::Incident;
use crate::domain::calendar;
use crate::domain::decision::{AttemptResult, Side, seats_of};
use crate::domain::filing::{Act, Nis2Report};
use crate::domain::message::TO_INFORM;
use crate::domain::playbook::Step;
use crate::domain::register::Roster;

/// The step that asks to find those who may be affected, and to tell each group (P26).
pub(in crate::domain) const INFORM: &str = "inform.inform-affected";
/// The step that asks how hard the incident hits, how far it reaches, which systems and whose data (`policy.md` §3).
pub(in crate::domain) const CLASSIFY: &str = "receive.classify";
/// The step that asks for the call-out of every member.
pub(in crate::domain) const CALL_OUT: &str = "isg.call-out";
/// The step that asks for the group's advice.
pub(in crate::domain) const ADVISE: &str = "isg.advise";
/// The steps that ask to reach those who decide.
pub(in crate::domain) const REACH_CHIEF: &str = "receive.call-it-chief";
/// The other of the two.
pub(in crate::domain) const REACH_OFFICER: &str = "receive.call-oes";
/// The input that asks what became of the notification, and the one that asks what became of the people concerned.
const FILING: &str = "filing";
const TOLD: &str = "art34";

impl Incident {
    /// Whether the call-out that `step` asks for has come to every seat, as `roster` had them at `at`.
    pub(in crate::domain) fn has_called_all(&self, step: &Step, roster: Option<&Roster>, at: Timestamp) -> bool {
        let seats = || roster.map_or_else(Vec::new, |roster| seats_of(roster, calendar::local(at).date()));
        step.id.as_str() == CALL_OUT && self.decisions.call_out.is_of_all(&seats())
    }

    /// Whether what is recorded is itself what `step` asks for.
    pub(in crate::domain) fn fulfils(&self, step: &Step) -> bool {
        let asks = |name: &str| step.inputs.iter().any(|input| input.key.as_str() == name);
        let reached = |side| {
            let tried = self.decisions.attempts.iter().any(|attempt| attempt.result == AttemptResult::Reached);
            tried || self.decisions.word(side).is_some()
        };
        match step.id.as_str() {
            // A quorum was enough for it once.
            CALL_OUT => self.decisions.call_out.met_at.is_some(),
            ADVISE => !self.decisions.call_out.advice.is_empty(),
            REACH_CHIEF => reached(Side::ItChief),
            REACH_OFFICER => reached(Side::TopSecurityOfficer),
            INFORM => TO_INFORM.into_iter().all(|audience| self.messages.standing(audience).is_settled()),
            _ if asks(FILING) => !self.filings.filed.is_empty(),
            _ if asks(TOLD) => self.filings.told.is_some(),
            _ => Nis2Report::ALL.into_iter().any(|report| {
                let asked = Act::Reported(report).inputs().iter().any(|name| asks(name));
                asked && self.filings.sent(report).is_some()
            }),
        }
    }
}
