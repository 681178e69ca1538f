//! How long each clock is, by what is known of the incident and by the profile.

use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};

use super::ClockId;
use crate::domain::calendar;
use crate::domain::incident::{Incident, PersonalData};
use crate::domain::profile::Profile;
use crate::domain::register::{Agreement, Register};
use crate::domain::severity::Severity;

/// What the length of a clock hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// Severity in force.
    pub severity: Severity,
    /// Personal data.
    pub data: PersonalData,
    /// When the IT department was told.
    pub reported: Timestamp,
    /// When the next word was promised for.
    pub promised: Option<Timestamp>,
}

/// When the clock `id` is due that started at `start`; `None` when it has no length: no period of law in force, or a length
/// that only an agreement gives.
pub fn due(id: ClockId, start: Timestamp, ground: &Ground, profile: &Profile) -> Option<Timestamp> {
    let Ground { severity, data, reported, promised } = *ground;
    let after = |minutes: i64| start.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(Timestamp::MAX);
    Some(match id {
        ClockId::Registration => after(profile.registration_minutes),
        ClockId::JointDecision if severity >= Severity::Major => after(profile.decision_minutes_grave),
        ClockId::JointDecision => by_day_or_next_morning(start, profile),
        ClockId::IsgCallOut => after(profile.isg_minutes),
        ClockId::Inform => after(match severity {
            Severity::Serious => profile.inform_minutes_serious,
            Severity::Major => profile.inform_minutes_major,
            Severity::Minor | Severity::Moderate => profile.inform_minutes_else,
        }),
        ClockId::NextUpdate => match promised.filter(|promised| *promised > start) {
            Some(promised) => promised,
            None if reported.duration_until(start) < SignedDuration::from_mins(profile.early_minutes) => {
                after(profile.update_minutes_early)
            }
            None => after(profile.update_minutes_later),
        },
        ClockId::DpoReport if data == PersonalData::No => after(profile.dpo_minutes_no_data),
        ClockId::DpoReport => after(profile.dpo_minutes_data),
        // An agreement gives the length, or the deciders name the time themselves.
        ClockId::AgreementResponse | ClockId::AgreementRestore | ClockId::DecisionReview => return None,
        ClockId::Authority | ClockId::Nis2Warning | ClockId::Nis2Notification | ClockId::Nis2Final => {
            return profile.legal_due(id, start);
        }
        // Where it is still going on when the final report is due, the report of that day is one of status.
        ClockId::Nis2Status => return profile.legal_due(ClockId::Nis2Final, start),
        ClockId::AuthoritySupplement => calendar::hours_later(start, profile.supplement_hours),
        ClockId::DataSubjects => calendar::hours_later(start, profile.data_subjects_hours),
        ClockId::SupplierReview => {
            let day = profile.closed.working_days_later(calendar::local(start).date(), profile.review_working_days);
            calendar::moment(day.to_datetime(time(profile.day_closes_hour, 0, 0, 0)))
        }
    })
}

/// Four hours within the day; outside it, nine o'clock on the next working day (`policy.md` §4).
fn by_day_or_next_morning(start: Timestamp, profile: &Profile) -> Timestamp {
    let begun = calendar::local(start);
    let opens = time(profile.day_opens_hour, 0, 0, 0);
    let closes = time(profile.day_closes_hour, 0, 0, 0);
    let works = profile.closed.is_working_day(begun.date());
    if works && begun.time() >= opens && begun.time() < closes {
        return start
            .saturating_add(SignedDuration::from_mins(profile.decision_minutes_else))
            .unwrap_or(Timestamp::MAX);
    }
    let before_opening = works && begun.time() < opens;
    let day = if before_opening { begun.date() } else { profile.closed.next_working_day(begun.date()) };
    calendar::moment(day.to_datetime(time(profile.next_morning_hour, 0, 0, 0)))
}

/// When an agreement's time runs out that began at `start`: the first of those of the systems touched. Where an agreement
/// says no hours, it runs round the clock: the strictest reading.
pub(super) fn agreed(id: ClockId, start: Timestamp, incident: &Incident, register: &Register) -> Option<Timestamp> {
    let minutes = |agreement: &Agreement| {
        if id == ClockId::AgreementResponse { agreement.response_minutes } else { agreement.restore_minutes }
    };
    let agreements = incident.systems.iter().filter_map(|id| register.systems().get(id)?.agreement.as_ref());
    agreements
        .filter_map(|agreement| {
            let length = SignedDuration::from_mins(i64::from(minutes(agreement)?));
            match &agreement.service {
                Some(hours) => hours.later(start, length),
                None => start.saturating_add(length).ok(),
            }
        })
        .min()
}
