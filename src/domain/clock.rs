//! Clocks: how long there is left, how late it became. The mechanism is general; which clocks there are is this file.
//!
//! A clock starts at a time of the incident, has a length that depends on its facts, and stops when the steps that
//! carry it are settled. Lateness is frozen when it stops (`policy.md` §4).

use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::calendar;
use super::incident::{Incident, PersonalData};
use super::playbook::Checklist;
use super::profile::Profile;
use super::severity::Severity;
use crate::domain::policy::Carried;

/// A clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockId {
    /// From reported to registered (good practice).
    Registration,
    /// From registered until ØS and the IT chief have decided (P16).
    JointDecision,
    /// From registered until users and owners are informed or judged not affected (P22).
    Inform,
    /// From the last message until the next one (good practice).
    NextUpdate,
    /// From registered until the DPO has the report (P34).
    DpoReport,
    /// From both words to convene until the group is quorate or its chair starts (P13).
    IsgCallOut,
    /// Until a decision not to convene is looked at again.
    DecisionReview,
}

impl ClockId {
    /// Every clock, in the order of an incident's life.
    pub const ALL: [Self; 7] = [
        Self::Registration,
        Self::JointDecision,
        Self::DecisionReview,
        Self::IsgCallOut,
        Self::Inform,
        Self::NextUpdate,
        Self::DpoReport,
    ];

    /// The name in files and JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::JointDecision => "joint-decision",
            Self::Inform => "inform",
            Self::NextUpdate => "next-update",
            Self::DpoReport => "dpo-report",
            Self::IsgCallOut => "isg-call-out",
            Self::DecisionReview => "decision-review",
        }
    }

    /// The row of the policy it serves, if any.
    pub fn policy_row(self) -> Option<u8> {
        match self {
            Self::JointDecision => Some(16),
            Self::Inform => Some(22),
            Self::DpoReport => Some(34),
            Self::IsgCallOut | Self::DecisionReview => Some(13),
            Self::Registration | Self::NextUpdate => None,
        }
    }
}

/// A clock that has stopped: its due time as it stood then, so that lateness never changes afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(clippy::struct_field_names, reason = "three times, each named as in the contract")]
pub struct StoppedClock {
    /// When it started.
    pub starts_at: Timestamp,
    /// When it was due.
    pub due_at: Timestamp,
    /// When it stopped.
    pub stopped_at: Timestamp,
}

/// Whether a clock runs, and whether it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockState {
    /// Running, time left.
    Running,
    /// Running, time over.
    Overdue,
    /// Stopped in time.
    Kept,
    /// Stopped too late.
    Broken,
}

impl ClockState {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Overdue => "overdue",
            Self::Kept => "kept",
            Self::Broken => "broken",
        }
    }
}

/// A clock of an incident, as seen at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Which.
    pub id: ClockId,
    /// When it started.
    pub starts_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it stopped, if it did.
    pub stopped_at: Option<Timestamp>,
}

impl Clock {
    /// How it stands at `now`.
    pub fn state(&self, now: Timestamp) -> ClockState {
        match self.stopped_at {
            Some(stopped) if stopped <= self.due_at => ClockState::Kept,
            Some(_) => ClockState::Broken,
            None if now <= self.due_at => ClockState::Running,
            None => ClockState::Overdue,
        }
    }

    /// Time left at `now`; negative once it is over.
    pub fn left(&self, now: Timestamp) -> SignedDuration {
        now.duration_until(self.due_at)
    }
}

/// When the clock `id` is due that started at `start`, by what is known of the incident.
pub fn due(
    id: ClockId,
    start: Timestamp,
    severity: Severity,
    data: PersonalData,
    reported: Timestamp,
    profile: &Profile,
) -> Timestamp {
    let after = |minutes: i64| start.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(Timestamp::MAX);
    match id {
        ClockId::Registration => after(profile.registration_minutes),
        ClockId::JointDecision if severity >= Severity::Major => after(profile.decision_minutes_grave),
        ClockId::JointDecision => by_day_or_next_morning(start, profile),
        ClockId::Inform => after(match severity {
            Severity::Serious => profile.inform_minutes_serious,
            Severity::Major => profile.inform_minutes_major,
            Severity::Minor | Severity::Moderate => profile.inform_minutes_else,
        }),
        ClockId::NextUpdate if reported.duration_until(start) < SignedDuration::from_mins(profile.early_minutes) => {
            after(profile.update_minutes_early)
        }
        ClockId::NextUpdate => after(profile.update_minutes_later),
        ClockId::DpoReport if data == PersonalData::No => after(profile.dpo_minutes_no_data),
        ClockId::DpoReport => after(profile.dpo_minutes_data),
        ClockId::IsgCallOut => after(profile.isg_call_out_minutes),
        // The deciders name it themselves.
        ClockId::DecisionReview => start,
    }
}

/// Four hours within the day; outside it, nine o'clock on the next working day (`policy.md` §4).
fn by_day_or_next_morning(start: Timestamp, profile: &Profile) -> Timestamp {
    let begun = calendar::local(start);
    let opens = time(profile.day_opens_hour, 0, 0, 0);
    let closes = time(profile.day_closes_hour, 0, 0, 0);
    let open_now = calendar::is_working_day(begun.date()) && begun.time() >= opens && begun.time() < closes;
    if open_now {
        return start
            .saturating_add(SignedDuration::from_mins(profile.decision_minutes_else))
            .unwrap_or(Timestamp::MAX);
    }
    let before_opening = calendar::is_working_day(begun.date()) && begun.time() < opens;
    let day = if before_opening { begun.date() } else { calendar::next_working_day(begun.date()) };
    day.to_datetime(time(profile.next_morning_hour, 0, 0, 0))
        .to_zoned_datetime(calendar::COPENHAGEN)
        .map_or(start, |zoned| zoned.timestamp())
}

/// The clocks of `incident`: those that have stopped, and those that run because their steps are not settled.
pub fn clocks(
    incident: &Incident,
    checklist: Option<&Checklist<'_>>,
    severity: Severity,
    profile: &Profile,
) -> Vec<Clock> {
    let times = incident.times;
    let due = |id, start| due(id, start, severity, incident.personal_data, times.reported, profile);
    let carried = |id: ClockId| {
        checklist.is_some_and(|list| {
            list.applicable().any(|step| step.step.clock == Some(id) && (!step.state.is_settled() || step.step.repeat))
        })
    };
    let mut clocks = Vec::new();
    for id in ClockId::ALL {
        if id == ClockId::DecisionReview {
            clocks.extend(review(incident));
            continue;
        }
        if let Some(stopped) = incident.stopped.get(&id) {
            clocks.push(Clock {
                id,
                starts_at: stopped.starts_at,
                due_at: stopped.due_at,
                stopped_at: Some(stopped.stopped_at),
            });
            continue;
        }
        let start = match id {
            ClockId::Registration => {
                let due_at = due(id, times.reported);
                clocks.push(Clock { id, starts_at: times.reported, due_at, stopped_at: Some(times.registered) });
                continue;
            }
            ClockId::NextUpdate => incident.last_update_at(checklist),
            ClockId::IsgCallOut => {
                let called = incident.decisions.call_out.convened_at.filter(|_| incident.is_open());
                if let Some(start) = called.filter(|_| incident.decisions.call_out.met_at.is_none()) {
                    clocks.push(Clock { id, starts_at: start, due_at: due(id, start), stopped_at: None });
                }
                continue;
            }
            ClockId::JointDecision | ClockId::Inform | ClockId::DpoReport => Some(times.registered),
            ClockId::DecisionReview => None,
        };
        // What was promised in a message is owed whether or not a step of the checklist asks for it.
        let promised = start.filter(|_| id == ClockId::NextUpdate).and_then(|start| incident.promised_update(start));
        if let Some(start) = start
            && incident.is_open()
            && (carried(id) || promised.is_some())
        {
            let due_at = promised.unwrap_or_else(|| due(id, start));
            clocks.push(Clock { id, starts_at: start, due_at, stopped_at: None });
        }
    }
    clocks
}

/// The time at which a standing «not now» is looked at again; another decision takes its place (P13).
fn review(incident: &Incident) -> Option<Clock> {
    let outcome = incident.decisions.outcome.as_ref().filter(|_| incident.is_open())?;
    let due_at = incident.decisions.review_at()?;
    Some(Clock { id: ClockId::DecisionReview, starts_at: outcome.at, due_at, stopped_at: None })
}
/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(rule P16, ClockId::JointDecision),
    crate::carried!(rule P22, ClockId::Inform),
    crate::carried!(rule P34, ClockId::DpoReport),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn decision_due(start: &str, severity: Severity) -> String {
        let start = at(start);
        calendar::local(due(ClockId::JointDecision, start, severity, PersonalData::No, start, &Profile::built_in()))
            .strftime("%Y-%m-%d %H:%M")
            .to_string()
    }

    #[test]
    fn a_joint_decision_takes_four_hours_by_day_and_waits_for_the_morning_at_night() {
        assert_eq!(decision_due("2026-11-24T09:00:00Z", Severity::Moderate), "2026-11-24 14:00");
        assert_eq!(decision_due("2026-11-24T02:00:00Z", Severity::Minor), "2026-11-24 09:00");
        assert_eq!(decision_due("2026-11-24T20:00:00Z", Severity::Minor), "2026-11-25 09:00");
        assert_eq!(decision_due("2026-04-01T20:00:00Z", Severity::Minor), "2026-04-07 09:00", "after Easter");
        assert_eq!(decision_due("2026-11-24T02:00:00Z", Severity::Serious), "2026-11-24 03:30");
    }

    #[test]
    fn both_clock_changes_keep_elapsed_time_right() {
        // 25 October 2026: 03:00 becomes 02:00. 29 March: 02:00 becomes 03:00.
        assert_eq!(decision_due("2026-10-25T00:45:00Z", Severity::Major), "2026-10-25 02:15");
        assert_eq!(decision_due("2026-03-29T00:45:00Z", Severity::Major), "2026-03-29 03:15");
    }

    #[test]
    fn unknown_personal_data_shortens_the_dpo_clock() {
        let start = at("2026-11-24T02:00:00Z");
        let due = |data| due(ClockId::DpoReport, start, Severity::Minor, data, start, &Profile::built_in());
        assert_eq!(due(PersonalData::Unknown), at("2026-11-24T03:00:00Z"));
        assert_eq!(due(PersonalData::No), at("2026-11-24T06:00:00Z"));
    }

    #[test]
    fn a_stopped_clock_keeps_its_lateness() {
        let clock = Clock {
            id: ClockId::Inform,
            starts_at: at("2026-11-24T02:00:00Z"),
            due_at: at("2026-11-24T02:30:00Z"),
            stopped_at: Some(at("2026-11-24T02:31:00Z")),
        };
        assert_eq!(clock.state(at("2026-11-25T02:00:00Z")), ClockState::Broken);
        assert_eq!(Clock { stopped_at: None, ..clock }.state(at("2026-11-24T02:30:00Z")), ClockState::Running);
        assert_eq!(Clock { stopped_at: None, ..clock }.state(at("2026-11-24T02:30:01Z")), ClockState::Overdue);
    }
}
