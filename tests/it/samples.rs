//! Real answers of real status pages, read and compared with what a person sees in them. The samples are no part of the
//! project: where neither `VAGT_SAMPLES` nor a folder `shared/feeds` beside the project has them, these tests say so and
//! pass.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::Timestamp;
use vagt::config::formats;
use vagt::domain::CleanText;
use vagt::domain::feed::{FeedFailure, FeedFormat, Phase, Reading, ServiceState};
use vagt::feeds::{Formats, read_file};

static FORMATS: LazyLock<Formats> = LazyLock::new(|| formats::all(&[]));

#[expect(clippy::disallowed_methods, reason = "a test is told by its environment where the samples are")]
pub(crate) fn samples() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = ["../shared/feeds", "../../shared/feeds"].map(|folder| project.join(folder));
    let folder = std::env::var_os("VAGT_SAMPLES").map(PathBuf::from).into_iter().chain(beside).find(|at| at.is_dir());
    if folder.is_none() {
        println!("skipped: VAGT_SAMPLES does not name a folder");
    }
    folder
}

fn read_at(path: &str, now: &str) -> Option<Result<Reading, FeedFailure>> {
    Some(read_file(&samples()?.join(path), &FORMATS, None, now.parse().unwrap()))
}

/// What was read, a line each, so that a whole model can be written by hand.
pub(crate) fn told(reading: &Reading) -> String {
    let mut out = format!("{} «{}» {}", reading.format.key(), reading.supplier, reading.state.key());
    let at = |at: Option<Timestamp>| at.map_or_else(|| "–".to_owned(), |at| at.to_string());
    if reading.source_updated_at.is_some() {
        let _ = write!(out, " changed {}", at(reading.source_updated_at));
    }
    let names = |names: &[CleanText]| names.iter().map(CleanText::as_str).collect::<Vec<_>>().join(", ");
    for component in &reading.components {
        let group = component.group.as_ref().map(|group| format!(" in {group}")).unwrap_or_default();
        let _ = write!(out, "\n  {} {}{group}: {}", component.id, component.name, component.state.key());
    }
    for incident in &reading.incidents {
        let _ = write!(
            out,
            "\n! {} «{}» {} {} from {} changed {} to {} touches [{}] updates {}",
            incident.id,
            incident.title,
            incident.state.key(),
            incident.phase.key(),
            at(incident.started_at),
            at(incident.updated_at),
            at(incident.resolved_at),
            names(&incident.components),
            incident.updates.len(),
        );
    }
    for planned in &reading.maintenances {
        let _ = write!(
            out,
            "\n~ {} «{}» {} from {} to {} touches [{}] updates {}",
            planned.id,
            planned.title,
            planned.phase.key(),
            at(planned.starts_at),
            at(planned.ends_at),
            names(&planned.components),
            planned.updates.len(),
        );
    }
    for warning in &reading.warnings {
        let _ = write!(out, "\n? {warning}");
    }
    out
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

#[track_caller]
fn reads(path: &str, model: &str) {
    let Some(reading) = reading(path) else { return };
    assert_eq!(told(&reading), model, "{path}");
}

#[test]
fn better_stack_says_it_is_over_without_an_end() {
    reads(
        "betterstack/index_trimmed_live.json",
        "better_stack «Better Stack» operational\n\
         \x20 4018902 Better Stack in Better Stack: operational\n\
         ! 1050825 «Delayed data processing in the Europe region» operational resolved from 2026-09-04T13:50:00Z \
         changed 2026-09-04T19:53:00Z to – touches [4188758] updates 1",
    );
}

#[test]
fn instatus_in_its_three_forms() {
    reads("instatus/summary_up_trimmed_live.json", "instatus «Wistia» operational");
    reads(
        "instatus/components_trimmed_live.json",
        "instatus «» operational\n\x20 cm86c68hh003drlefrrklqlw1 Group Record: operational",
    );
    reads(
        "instatus/embedded_whereby-good.json",
        "instatus «Whereby» operational\n\
         \x20 ckr4ynjye1141728dog0t00n4za Meeting rooms: operational\n\
         \x20 ckr4z0okb2328958dogagjw3rkb whereby.com: operational\n\
         \x20 ckr4ymr8r1045868dog8e711ifo Admin dashboard: operational\n\
         \x20 ckr4yhqzn2017847tolh65iy03t Embedded API: operational",
    );
}

#[test]
fn incident_ios_own_forms() {
    reads(
        "incidentio/widget_summary_quiet_docsample.json",
        "incident_io «AWS - Europe (Frankfurt) - eu-central-1» operational",
    );
    reads(
        "incidentio/embedded_summary_aiven-minor.json",
        "incident_io «Aiven» partial_outage\n\
         \x20 01H0FX8N7BQQ0RCMXSG3YPD5WW Aiven: partial_outage\n\
         ! 01KJNTSXKSNJJ8NWRKFWW9XT3K «Amazon Web Services (AWS) ME-CENTRAL-1 region status» partial_outage monitoring \
         from 2026-03-01T23:12:45.176Z changed 2026-03-03T03:01:31.058Z to – touches [01H0FX8N7BQQ0RCMXSG3YPD5WW] updates 4",
    );
}

#[test]
fn status_io_partly_down_and_in_maintenance() {
    let Some(docker) = reading("statusio/docker_partial.json") else { return };
    assert_eq!((docker.state, docker.components.len()), (ServiceState::PartialOutage, 8));
    let wrong: Vec<_> = states(&docker).into_iter().filter(|(_, state)| *state != ServiceState::Operational).collect();
    assert_eq!(wrong, [("Docker Hub Automated Builds", ServiceState::PartialOutage)]);
    assert_eq!(docker.warnings, []);
    let [incident] = docker.incidents.as_slice() else { panic!("{:?}", docker.incidents) };
    assert_eq!((incident.phase, incident.started_at), (Phase::Investigating, time("2020-07-16T17:22:08.325Z")));
    assert_eq!(incident.components, [CleanText::title("5342bc9420974b775d000008")]);
    reads(
        "statusio/incident_doc_derived.json",
        "status_io «» degraded changed 2021-12-06T16:49:49.455Z\n\
         \x20 5a89ef6740eba40d1c3bb4a8 Website: maintenance\n\
         \x20 61ae3d57e3e33c05d23d5249 Mobile App: maintenance\n\
         ! 61ae3daa9c768905d9f0f6fd «Authentication Issues» degraded identified from 2021-12-06T16:43:22.431Z \
         changed 2021-12-06T16:45:19.81Z to – touches [61ae3d57e3e33c05d23d5249] updates 2\n\
         ~ 61ae3ef0a163f805d867f0b6 «Network Upgrade» in_progress from 2021-12-06T16:50:00Z to 2021-12-06T17:50:00Z \
         touches [5a89ef6740eba40d1c3bb4a8] updates 2\n\
         ~ 61ae3e9ee3e33c05d23d524f «Mobile App Upgrade» scheduled from 2021-12-22T15:00:00Z to 2021-12-22T15:15:00Z \
         touches [61ae3d57e3e33c05d23d5249] updates 1\n\
         ? the page's headline says maintenance, its parts say degraded",
    );
    let gitlab = reading("statusio/gitlab_operational.json").unwrap();
    assert_eq!((gitlab.state, gitlab.incidents.len(), gitlab.warnings.len()), (ServiceState::Operational, 0, 0));
}

#[test]
fn cachets_first_version_names_its_components() {
    reads("cachet/v1_components_docsample.json", "cachet «» operational\n\x20 1 Example in 1: operational");
}

#[test]
fn a_german_school_page_in_cstate() {
    reads(
        "cstate/index_schullogin_disrupted.json",
        "cstate «Verfügbarkeit digitaler Dienste für Schulen in Sachsen» partial_outage\n\
         \x20 Anmeldung Anmeldung in Schullogin: partial_outage\n\
         \x20 Support Support in Schullogin: operational\n\
         \x20 Schnittstellen Schnittstellen in Schullogin: operational\n\
         \x20 Nachrichten Nachrichten in Dienste in Schullogin: operational\n\
         \x20 Dateiablage Dateiablage in Dienste in Schullogin: operational\n\
         \x20 Videokonferenz Videokonferenz in Dienste in Schullogin: operational\n\
         ! 2025-09-10T1000--Schullogin_vereinzelte_Anmelde-Probleme_SaxSVS-Accounts.md \
         «Schullogin: vereinzelte Anmelde-Probleme bei SaxSVS-Accounts» partial_outage unknown from 2025-09-10T10:00:00Z \
         changed 2025-09-12T17:20:02Z to – touches [Anmeldung] updates 0",
    );
}

#[test]
fn upptime_and_uptime_kuma() {
    reads(
        "upptime/summary_subset.json",
        "upptime «» operational\n\
         \x20 skypack-dev skypack.dev: operational\n\
         \x20 cdn-skypack-dev-pkg-pin cdn.skypack.dev/{pkg}@{pin}: operational",
    );
    reads("uptimekuma/heartbeat.json", "uptime_kuma «» operational\n\x20 1 1: operational");
    reads(
        "uptimekuma/status-page.json",
        "uptime_kuma «Dashboard» unknown\n\x20 1 Unraid in Dienste: unknown\n? states are not in this answer",
    );
}

#[test]
fn google_lists_what_is_over() {
    let Some(google) = reading("gcp/incidents.json") else { return };
    assert_eq!((google.format.key(), google.state), ("google", ServiceState::Operational));
    let told: Vec<_> = google.incidents.iter().map(|i| (i.id.as_str(), i.state, i.phase, i.resolved_at)).collect();
    let (partial, over) = (ServiceState::PartialOutage, Phase::Resolved);
    assert_eq!(
        told,
        [
            ("3BvH3LVGcupoYqV6F4Nw", partial, over, time("2026-07-16T12:25:00Z")),
            ("T8gmtofFSTGT5tbhyciF", partial, over, time("2026-07-15T03:40:00Z")),
            ("5fGQt4VbkDnr3Yp8PXPr", partial, over, time("2026-06-26T19:00:00Z")),
            ("41E5S3mkTGDfkZuJZH5k", ServiceState::Degraded, over, time("2026-02-27T14:35:00Z")),
        ]
    );
    assert_eq!(google.incidents[1].components, [CleanText::title("VMWare engine")]);
    let url = google.incidents[0].url.as_ref().map(CleanText::as_str);
    assert_eq!(url, Some("https://status.cloud.google.com/incidents/3BvH3LVGcupoYqV6F4Nw"));
    assert_eq!(google.incidents[0].updates.len(), 12);
}

#[test]
fn slack_now_and_before() {
    reads("slack/current_ok.json", "slack «» operational changed 2026-06-26T10:09:39Z");
    let Some(history) = reading("slack/history.json") else { return };
    assert_eq!((history.state, history.incidents.len()), (ServiceState::Operational, 3));
    assert!(history.incidents.iter().all(|i| (i.state, i.phase) == (ServiceState::Degraded, Phase::Resolved)));
    let login = history.incidents.iter().find(|i| i.id.as_str() == "1570").unwrap();
    assert_eq!(login.components, [CleanText::title("Login/SSO")]);
    assert!(login.updates[0].text.as_str().starts_with("We have successfully deployed"), "newest first, no markup");
}

#[test]
fn one_instance_of_salesforce_is_partly_down() {
    let Some(salesforce) = reading("salesforce/instances_status_preview_trimmed.json") else { return };
    assert_eq!(salesforce.state, ServiceState::PartialOutage);
    assert_eq!(states(&salesforce)[1], ("NA137", ServiceState::PartialOutage));
    let [incident] = salesforce.incidents.as_slice() else { panic!("{:?}", salesforce.incidents) };
    assert_eq!(
        (incident.id.as_str(), incident.state, incident.phase),
        ("5968", ServiceState::Degraded, Phase::Unknown)
    );
    assert_eq!(incident.started_at, time("2020-07-29T16:08:00Z"));
    assert_eq!(incident.components, [CleanText::title("NA137")]);
}

#[test]
fn herokus_maintenance_is_over_and_still_blue() {
    reads(
        "heroku/heroku_maintenance.json",
        "heroku «» maintenance\n\
         \x20 Apps Apps: operational\n\x20 Data Data: maintenance\n\x20 Tools Tools: operational\n\
         ~ 2120 «Data Service Update on Monday, November 9 at 19:00 UTC (14:00 EST)» completed \
         from 2020-10-30T00:55:34.418Z to – touches [] updates 4",
    );
}

/// Documentation's examples, in its own spelling.
#[test]
fn microsoft_365_as_documented() {
    reads(
        "m365/healthOverviews_docsample.json",
        "microsoft_graph «» operational\n\
         \x20 Exchange Exchange Online: operational\n\x20 OrgLiveID Identity Service: operational\n\
         \x20 OSDPPlatform Microsoft 365 suite: operational",
    );
    reads(
        "m365/issues_docsample.json",
        "microsoft_graph «» unknown\n\
         ! EX226792 «Limited number of users unable to send or receive email through the Exchange Online service» \
         degraded resolved from 2020-11-13T21:00:00Z changed 2020-11-14T18:20:24.767Z to 2020-11-14T17:15:00Z \
         touches [Exchange Online] updates 1\n\
         ? the list goes on on another page, which is not read",
    );
}

#[test]
fn monitoring_of_ones_own() {
    let Some(alerts) = reading("alertmanager/alerts.json") else { return };
    assert_eq!((alerts.format.key(), alerts.state), ("alertmanager", ServiceState::Operational));
    assert!(alerts.incidents[0].phase.is_over(), "its end is five years ago");
    let firing = read_at("alertmanager/alerts.json", "2021-09-16T18:45:00Z").unwrap().unwrap();
    assert_eq!((firing.state, firing.warnings.len()), (ServiceState::Unknown, 1), "no label says how bad it is");
    reads(
        "zabbix/problem_get.json",
        "zabbix «» degraded\n\
         ! 89 «High CPU utilization (over 90% for 5m)» degraded unknown from 2024-03-05T11:04:13Z \
         changed 2024-03-05T11:04:13Z to – touches [] updates 0",
    );
    reads(
        "icinga2/example-hosts-response.json",
        "icinga2 «» operational\n\
         \x20 example-host example-host: operational\n\x20 example-host.com example-host.com: operational",
    );
}

#[test]
fn aws_in_rss_is_over_when_its_newest_notice_says_so() {
    let Some(aws) = reading("aws/rss_ec2-ap-northeast-1_2019.xml") else { return };
    assert_eq!((aws.format.key(), aws.state, aws.incidents.len()), ("aws_rss", ServiceState::Operational, 15));
    assert_eq!(aws.incidents[0].updated_at, time("2019-08-23T11:18:35Z"));
    let then = read_at("aws/rss_ec2-ap-northeast-1_2019.xml", "2019-08-23T12:00:00Z").unwrap().unwrap();
    assert_eq!(then.state, ServiceState::Operational, "what came before does not count any more");
}
