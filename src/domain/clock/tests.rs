//! Lengths against tables, and what stops each clock.

mod night;

use night::{Night, because, text};

use super::*;
use crate::domain::calendar;
use crate::domain::command::{Excuse, Import};
use crate::domain::fact::Amendment;
use crate::domain::filing::{FilingCommand, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word};
use crate::domain::incident::{Impact, Level, PersonalData};
use crate::domain::playbook::Answer;
use crate::domain::profile::{Kept, Profile};
use crate::domain::severity::Severity;
use crate::domain::{Command, Refusal};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn decision_due(start: &str, severity: Severity) -> String {
    let start = at(start);
    let ground = Ground { severity, data: PersonalData::No, reported: start, promised: None };
    calendar::local(due(ClockId::JointDecision, start, &ground, Profile::built_in()).unwrap())
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
    let due = |data| {
        let ground = Ground { severity: Severity::Minor, data, reported: start, promised: None };
        due(ClockId::DpoReport, start, &ground, Profile::built_in())
    };
    assert_eq!(due(PersonalData::Unknown), Some(at("2026-11-24T03:00:00Z")));
    assert_eq!(due(PersonalData::No), Some(at("2026-11-24T06:00:00Z")));
}

#[test]
fn a_stopped_clock_keeps_its_lateness() {
    let clock = Clock {
        id: ClockId::Inform,
        starts_at: at("2026-11-24T02:00:00Z"),
        due_at: at("2026-11-24T02:30:00Z"),
        stopped_at: Some(at("2026-11-24T02:31:00Z")),
        standing: Standing::Holds,
    };
    assert_eq!(clock.state(at("2026-11-25T02:00:00Z")), ClockState::Broken);
    assert_eq!(Clock { stopped_at: None, ..clock }.state(at("2026-11-24T02:30:00Z")), ClockState::Running);
    assert_eq!(Clock { stopped_at: None, ..clock }.state(at("2026-11-24T02:30:01Z")), ClockState::Overdue);
}

#[test]
fn the_agreement_runs_from_the_report_to_the_supplier_in_its_service_hours() {
    let mut night = Night::new(PersonalData::No);
    assert_eq!(night.says(ClockId::AgreementResponse), "none", "nothing is reported yet");
    night.does("2026-11-24T14:30:00Z", "a.supplier-case");
    assert_eq!(night.says(ClockId::AgreementResponse), "11-25 08:30 running", "half an hour today, half tomorrow");
    assert_eq!(night.says(ClockId::AgreementRestore), "11-25 11:30 running");
    night.does("2026-11-24T15:30:00Z", "a.supplier-answer");
    assert_eq!(night.says(ClockId::AgreementResponse), "11-25 08:30 kept");
    night.does("2026-11-25T10:45:00Z", "a.restored");
    assert_eq!(night.says(ClockId::AgreementRestore), "11-25 11:30 broken");
    let incident = night.desk.incidents().next().unwrap();
    let rules = night.desk.proposal(incident).reasons;
    assert!(rules.contains(&crate::domain::severity::SeverityRule::RestoreExceeded), "{rules:?}");
}

#[test]
fn a_review_with_the_supplier_is_due_ten_working_days_after_everything_works_again() {
    let mut night = Night::new(PersonalData::No);
    assert_eq!(night.says(ClockId::SupplierReview), "none");
    night.does("2026-12-18T11:00:00Z", "a.restored");
    assert_eq!(night.says(ClockId::SupplierReview), "01-07 16:00 running", "Christmas and New Year between");
    night.does("2027-01-07T14:59:00Z", "a.joint-review");
    assert_eq!(night.says(ClockId::SupplierReview), "01-07 16:00 kept");
}

#[test]
fn the_next_update_is_due_when_it_was_promised() {
    let mut night = Night::new(PersonalData::No);
    night.does("2026-11-24T13:40:00Z", "a.next-update");
    assert_eq!(night.says(ClockId::NextUpdate), "11-24 15:10 running", "30 minutes in the first two hours");
    night.amends(
        "2026-11-24T13:41:00Z",
        Amendment { promised: Some(at("2026-11-24T15:00:00Z")), ..Amendment::default() },
    );
    assert_eq!(night.says(ClockId::NextUpdate), "11-24 16:00 running");
    night.does("2026-11-24T15:30:00Z", "a.next-update");
    assert_eq!(night.says(ClockId::NextUpdate), "11-24 17:30 running", "a promise that is kept is used up");
}

#[test]
fn the_authority_clock_counts_from_discovery_until_awareness_is_decided() {
    let mut night = Night::new(PersonalData::Unknown);
    assert_eq!(night.says(ClockId::Authority), "11-27 13:30 running?", "72 hours from the discovery, if notifiable");
    night.files("2026-11-24T15:00:00Z", FilingCommand::Awareness(at("2026-11-24T14:30:00Z"), because("then"))).unwrap();
    assert_eq!(night.says(ClockId::Authority), "11-27 15:30 running");
    night.does("2026-11-24T15:30:00Z", "a.file");
    assert_eq!(night.says(ClockId::Authority), "11-27 15:30 running", "a ticked step has filed nothing");
    night.files("2026-11-27T14:30:00Z", FilingCommand::File(Phase::First, Receipt::default())).unwrap();
    assert_eq!(night.says(ClockId::Authority), "11-27 15:30 kept");
    assert_eq!(night.says(ClockId::AuthoritySupplement), "12-11 15:30 running", "a reminder of the rest");
    night.files("2026-12-12T14:30:00Z", FilingCommand::File(Phase::Supplement, Receipt::default())).unwrap();
    assert_eq!(night.says(ClockId::AuthoritySupplement), "12-11 15:30 broken", "and no reason is asked for it");
    night.files("2026-12-13T14:30:00Z", FilingCommand::Awareness(at("2026-11-24T13:00:00Z"), because("no"))).unwrap();
    assert_eq!(night.says(ClockId::Authority), "11-27 15:30 kept", "what has stopped is frozen");
}

#[test]
fn seventy_two_hours_across_both_changes_of_the_clocks() {
    for (at, due) in [("2026-03-27T13:00:00Z", "03-30 14:00"), ("2026-10-23T13:00:00Z", "10-26 13:00")] {
        let night = Night::registered(PersonalData::Ordinary, at, Profile::built_in().clone());
        assert_eq!(night.says(ClockId::Authority), format!("{due} running?"));
    }
}

#[test]
fn without_personal_data_there_is_nothing_to_notify() {
    let mut night = Night::new(PersonalData::No);
    assert_eq!(night.says(ClockId::Authority), "none");
    night.amends(
        "2026-11-24T14:00:00Z",
        Amendment { personal_data: Some(PersonalData::Ordinary), ..Amendment::default() },
    );
    assert_eq!(night.says(ClockId::Authority), "11-27 13:30 running?");
}

#[test]
fn a_clock_of_law_that_somebody_decides_after_closing_runs() {
    let mut night = Night::new(PersonalData::Unknown);
    let id = night.id();
    night.amends("2026-11-24T13:50:00Z", Amendment { personal_data: Some(PersonalData::No), ..Amendment::default() });
    night.at("2026-11-24T14:00:00Z", Command::Close(id, Excuse::default())).unwrap();
    assert_eq!(night.says(ClockId::Authority), "none");
    night.files("2026-11-24T14:10:00Z", FilingCommand::Awareness(at("2026-11-24T14:00:00Z"), because("x"))).unwrap();
    assert_eq!(night.says(ClockId::Authority), "11-27 15:00 running");
    let incident = night.desk.incidents().next().unwrap();
    assert_eq!(night.desk.undecided_clocks(incident).len(), 1);
}

#[test]
fn the_people_concerned_are_a_reminder_after_a_high_risk() {
    let mut night = Night::new(PersonalData::Sensitive);
    night.files("2026-11-24T14:00:00Z", FilingCommand::Risk(Risk::Likely, because("x"))).unwrap();
    assert_eq!(night.says(ClockId::DataSubjects), "none");
    night.files("2026-11-24T15:00:00Z", FilingCommand::Risk(Risk::High, because("x"))).unwrap();
    assert_eq!(night.says(ClockId::DataSubjects), "11-25 16:00 running");
    night.files("2026-11-25T15:30:00Z", FilingCommand::DataSubjects(Told::Informed, Word::default())).unwrap();
    assert_eq!(night.says(ClockId::DataSubjects), "11-25 16:00 broken");
}

#[test]
fn nis2_counts_from_awareness_and_the_final_report_from_the_notification_sent() {
    let mut night = Night::registered(PersonalData::No, "2027-01-28T12:00:00Z", Profile::built_in().clone());
    let sent = |report| FilingCommand::Report(report, Receipt::default());
    assert_eq!(night.files("2027-01-28T12:05:00Z", sent(Nis2Report::EarlyWarning)), Err(Refusal::NotSignificant));
    let since = at("2027-01-28T12:00:00Z");
    let yes = FilingCommand::Significance(Significance::Significant, since, because("x"));
    night.files("2027-01-28T12:10:00Z", yes).unwrap();
    assert_eq!(night.says(ClockId::Nis2Warning), "01-29 13:00 running");
    assert_eq!(night.says(ClockId::Nis2Notification), "01-31 13:00 running");
    assert_eq!(night.says(ClockId::Nis2Final), "none", "it counts from the notification sent");
    night.files("2027-01-29T12:00:00Z", sent(Nis2Report::EarlyWarning)).unwrap();
    assert_eq!(night.says(ClockId::Nis2Warning), "01-29 13:00 kept");
    assert_eq!(night.files("2027-01-30T12:00:00Z", sent(Nis2Report::Final)), Err(Refusal::NotificationFirst));
    night.files("2027-01-31T09:00:00Z", sent(Nis2Report::Notification)).unwrap();
    assert_eq!(night.says(ClockId::Nis2Notification), "01-31 13:00 kept");
    assert_eq!(night.says(ClockId::Nis2Final), "02-28 10:00 running", "31 January and a month, clipped");
    night.files("2027-02-28T08:00:00Z", sent(Nis2Report::Status)).unwrap();
    assert_eq!(night.says(ClockId::Nis2Status), "02-28 10:00 kept");
    assert_eq!(night.says(ClockId::Nis2Final), "none", "it is still going on");
    night.does("2027-03-10T09:00:00Z", "a.restored");
    assert_eq!(
        night.says(ClockId::Nis2Final),
        "04-10 10:00 running",
        "a month after it is handled, the clocks having changed"
    );
    night.files("2027-04-10T07:00:00Z", sent(Nis2Report::Final)).unwrap();
    assert_eq!(night.says(ClockId::Nis2Final), "04-10 10:00 kept");
}

#[test]
fn what_is_sent_too_late_needs_the_reason_and_stays_late() {
    let mut night = Night::new(PersonalData::Ordinary);
    let late = "2026-11-28T13:00:00Z";
    let filed = |receipt| FilingCommand::File(Phase::Whole, receipt);
    let refused = night.files(late, filed(Receipt::default()));
    assert_eq!(refused, Err(Refusal::LateUnexplained { clock: ClockId::Authority }));
    night.files(late, filed(Receipt { late: text("nobody knew"), ..Receipt::default() })).unwrap();
    assert_eq!(night.says(ClockId::Authority), "11-27 13:30 broken");
    assert_eq!(night.says(ClockId::AuthoritySupplement), "none", "all of it was filed");
}

#[test]
fn a_profile_without_nis2_has_none_of_it() {
    let profile = Profile { nis2: Kept::Off, ..Profile::built_in().clone() };
    let mut night = Night::registered(PersonalData::No, "2026-11-24T13:30:00Z", profile);
    let yes = FilingCommand::Significance(Significance::Significant, at("2026-11-24T13:00:00Z"), because("x"));
    assert_eq!(night.files("2026-11-24T13:40:00Z", yes), Err(Refusal::WithoutNis2));
}

#[test]
fn an_incident_goes_by_the_profile_in_force_when_it_was_registered() {
    let mut night = Night::new(PersonalData::No);
    assert_eq!(night.says(ClockId::DpoReport), "none", "no step carries it");
    night.does("2026-11-24T13:40:00Z", "a.next-update");
    let changed = Profile { update_minutes_early: 45, ..Profile::built_in().clone() };
    let import = Import::Profile { digest: "q".to_owned(), profile: Box::new(changed) };
    night.at("2026-11-24T13:41:00Z", Command::Import(import)).unwrap();
    assert_eq!(night.says(ClockId::NextUpdate), "11-24 15:10 running");
    assert_eq!(night.desk.profile().update_minutes_early, 45, "the next incident goes by it");
}

#[test]
fn many_people_are_counted_against_the_profiles_number_and_a_protected_address_alone_is_enough() {
    use crate::domain::severity::SeverityRule::GraveDataOut;
    let mut night = Night::new(PersonalData::Confidential);
    let now = "2026-11-24T14:00:00Z";
    let impact = Impact { confidentiality: Level::Moderate, ..Impact::default() };
    night.amends(now, Amendment { impact: Some(impact), people: Some(10), ..Amendment::default() });
    let fires = |night: &Night| {
        let incident = night.desk.incidents().next().unwrap();
        night.desk.proposal(incident).reasons.contains(&GraveDataOut)
    };
    assert!(!fires(&night), "ten are not more than ten");
    night.amends(now, Amendment { people: Some(11), ..Amendment::default() });
    assert!(fires(&night));
    night.amends(now, Amendment { people: Some(1), protected_address: Some(Answer::Yes), ..Amendment::default() });
    assert!(fires(&night));
    night.amends(now, Amendment { protected_address: Some(Answer::No), ..Amendment::default() });
    assert!(!fires(&night));
}
