//! Real answers of real status pages, read and compared with what a person sees in them. The samples are no part of the
//! project: without `VAGT_SAMPLES` these tests say so and pass.

use std::path::PathBuf;

use jiff::Timestamp;
use vagt::domain::CleanText;
use vagt::domain::feed::{FeedFailure, FeedFormat, LooksLike, Phase, Reading, ServiceState};
use vagt::feeds::read_file;

#[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the samples are")]
fn samples() -> Option<PathBuf> {
    let folder = std::env::var_os("VAGT_SAMPLES").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: VAGT_SAMPLES does not name a folder");
    }
    folder
}

fn read_at(path: &str, now: &str) -> Option<Result<Reading, FeedFailure>> {
    Some(read_file(&samples()?.join(path), None, now.parse().unwrap()))
}

fn reading(path: &str) -> Option<Reading> {
    Some(read_at(path, "2026-11-05T12:00:00Z")?.unwrap())
}

#[expect(clippy::unnecessary_wraps, reason = "compared with optional times")]
fn time(text: &str) -> Option<Timestamp> {
    Some(text.parse().unwrap())
}

fn states(reading: &Reading) -> Vec<(&str, ServiceState)> {
    reading.components.iter().map(|component| (component.name.as_str(), component.state)).collect()
}

#[test]
fn a_page_where_all_is_well() {
    let Some(reading) = reading("statuspage/summary_codametrix_operational.json") else { return };
    assert_eq!((reading.format, reading.supplier.as_str()), (FeedFormat::Statuspage, "CodaMetrix"));
    assert_eq!(reading.state, ServiceState::Operational);
    assert_eq!(reading.source_updated_at, time("2026-08-02T18:59:36.991Z"));
    let groups: Vec<_> =
        reading.components.iter().map(|c| (c.name.as_str(), c.group.as_ref().map(CleanText::as_str))).collect();
    assert_eq!(
        groups,
        [
            ("CMX Automate", Some("CMX-Automate")),
            ("CMX-Amplify", Some("CMX-Amplify")),
            ("Analytics Dashboards", Some("CMX-Automate")),
        ]
    );
    assert_eq!((reading.incidents.len(), reading.maintenances.len(), reading.warnings.len()), (0, 0, 0));
}

#[test]
fn an_outage_that_the_headline_calls_minor() {
    let Some(reading) = reading("statuspage/summary_github_partial_outage_2022.json") else { return };
    assert_eq!(reading.state, ServiceState::PartialOutage);
    assert!(reading.warnings.iter().any(|w| w.as_str().contains("degraded") && w.as_str().contains("partial_outage")));
    assert_eq!(reading.components.len(), 11);
    let wrong: Vec<_> = states(&reading).into_iter().filter(|(_, state)| *state != ServiceState::Operational).collect();
    assert_eq!(wrong, [("Packages", ServiceState::PartialOutage)]);
    let [incident] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!(incident.title.as_str(), "Incident with Packages and Pages");
    assert_eq!((incident.state, incident.phase), (ServiceState::PartialOutage, Phase::Investigating));
    assert_eq!(incident.started_at, time("2022-11-25T14:39:09.542Z"));
    assert_eq!(incident.url.as_ref().map(CleanText::as_str), Some("https://stspg.io/33vh8r7z43kh"));
    let touched: Vec<&str> = incident.components.iter().map(CleanText::as_str).collect();
    assert_eq!(touched, ["st3j38cctv9l", "vg70hn9s2tyj"]);
    assert_eq!(incident.updates.len(), 7);
    assert_eq!(incident.updates[0].at, time("2022-11-25T15:50:04.967Z"));
}

#[test]
fn an_outage_with_maintenance_beside_it() {
    let Some(reading) = reading("statuspage/summary_github_incident_2020.json") else { return };
    assert_eq!(reading.state, ServiceState::MajorOutage);
    assert_eq!(
        states(&reading),
        [("API", ServiceState::PartialOutage), ("Management Portal", ServiceState::MajorOutage),]
    );
    let [incident] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!((incident.state, incident.phase), (ServiceState::MajorOutage, Phase::Identified));
    assert_eq!(incident.started_at, time("2014-05-14T20:22:39.441Z"));
    assert_eq!(incident.components, []);
    let planned: Vec<_> = reading.maintenances.iter().map(|m| (m.id.as_str(), m.phase, m.starts_at)).collect();
    assert_eq!(
        planned,
        [
            ("w1zdr745wmfy", Phase::Scheduled, time("2014-05-18T04:00:00Z")),
            ("k7mf5z1gz05c", Phase::InProgress, time("2014-05-14T20:30:00Z")),
        ]
    );
    assert_eq!(reading.maintenances[1].updates.len(), 2);
}

#[test]
fn one_incident_of_the_compatible_form() {
    let Some(reading) = reading("incidentio/compat_incident_trimmed.json") else { return };
    assert_eq!((reading.format, reading.state), (FeedFormat::Statuspage, ServiceState::Operational));
    let [incident] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!((incident.state, incident.phase), (ServiceState::Degraded, Phase::Resolved));
    assert_eq!(incident.resolved_at, time("2026-09-23T09:54:16Z"));
    assert_eq!(incident.updates[0].text.as_str(), "All impacted services have now fully recovered.");
}

#[test]
fn planned_work_in_rss() {
    let path = "rss/statuspage_history_govuk_maintenance_2024.xml";
    let Some(reading) = read_at(path, "2024-01-09T00:00:00Z") else { return };
    let reading = reading.unwrap();
    assert_eq!((reading.format, reading.state), (FeedFormat::Rss, ServiceState::Operational));
    assert_eq!(reading.supplier.as_str(), "GOV.UK Status - Incident History");
    assert_eq!(reading.incidents, []);
    let [planned] = reading.maintenances.as_slice() else { panic!("{:?}", reading.maintenances) };
    assert_eq!(planned.phase, Phase::Scheduled);
    assert_eq!((planned.starts_at, planned.ends_at), (time("2024-01-16T12:00:00Z"), time("2024-01-16T16:00:00Z")));
    assert_eq!(
        planned.url.as_ref().map(CleanText::as_str),
        Some("https://status.publishing.service.gov.uk/incidents/cnntrg2j816c")
    );
    let text = planned.updates[0].text.as_str();
    assert!(text.starts_with("Hello,") && !text.contains('<'), "{text}");
}

#[test]
fn azures_quiet_and_loud_pages() {
    let Some(quiet) = reading("azure/azure-feed-empty.xml") else { return };
    assert_eq!((quiet.state, quiet.incidents.len()), (ServiceState::Operational, 0));
    let loud = reading("azure/azure-feed-20240721.xml").unwrap();
    assert_eq!(loud.state, ServiceState::PartialOutage);
    assert_eq!(loud.incidents[0].started_at, time("2024-07-20T12:59:45Z"));
}

#[test]
fn other_formats_are_refused_rather_than_guessed() {
    let Some(folder) = samples() else { return };
    let other = ["instatus", "betterstack", "statusio", "slack", "gcp", "heroku", "cstate", "uptimekuma", "upptime"];
    let mut seen = 0;
    for name in other {
        for file in std::fs::read_dir(folder.join(name)).unwrap() {
            let path = file.unwrap().path();
            let read = read_file(&path, None, Timestamp::UNIX_EPOCH);
            assert_eq!(read, Err(FeedFailure::NotAFeed { looks_like: LooksLike::OtherJson }), "{path:?}");
            seen += 1;
        }
    }
    assert!(seen > other.len(), "{seen} samples");
}
