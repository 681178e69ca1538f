//! RSS and Atom answers, whole and broken, and what they must read as.

use super::*;
use crate::feeds::formats;
use proptest::prelude::*;

const HISTORY: &str = include_str!("../../../tests/fixtures/feeds/statuspage_history.xml");
const ATOM: &str = include_str!("../../../tests/fixtures/feeds/driftsmeddelelser.atom");

fn now() -> Timestamp {
    "2026-11-05T09:00:00Z".parse().unwrap()
}

fn read(bytes: &[u8]) -> Result<Reading, FeedFailure> {
    formats::read(bytes, None, None, now())
}

fn items(items: &str) -> Reading {
    let feed = format!("<rss version='2.0'><channel><title>Kystdata</title>{items}</channel></rss>");
    read(feed.as_bytes()).unwrap()
}

fn item(title: &str, date: &str) -> String {
    format!("<item><title>{title}</title><pubDate>{date}</pubDate><guid>{title}</guid></item>")
}

#[test]
fn statuspages_history_is_read() {
    let reading = read(HISTORY.as_bytes()).unwrap();
    assert_eq!((reading.format, reading.state), (FeedFormat::Rss, ServiceState::PartialOutage));
    let [planned] = reading.maintenances.as_slice() else { panic!("{:?}", reading.maintenances) };
    assert_eq!(planned.phase, Phase::Scheduled);
    assert_eq!(planned.starts_at, Some("2026-11-08T01:00:00Z".parse().unwrap()));
    assert_eq!(planned.ends_at, Some("2026-11-08T03:00:00Z".parse().unwrap()));
    let [open, over] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!((open.phase, open.state), (Phase::Identified, ServiceState::PartialOutage));
    assert_eq!(open.updates.len(), 2);
    assert!(open.updates[0].text.as_str().starts_with("En disk er fuld."), "{:?}", open.updates);
    assert!(open.updates[1].text.as_str().starts_with("Vi ser på det."), "{:?}", open.updates);
    assert_eq!((over.phase, over.resolved_at), (Phase::Resolved, Some("2026-11-04T10:00:00Z".parse().unwrap())));
}

#[test]
fn danish_notices_in_atom_are_read() {
    let reading = read(ATOM.as_bytes()).unwrap();
    assert_eq!((reading.format, reading.supplier.as_str()), (FeedFormat::Atom, "Kystdata: driftsmeddelelser"));
    let [open, over] = reading.incidents.as_slice() else { panic!("{:?}", reading.incidents) };
    assert_eq!((open.phase, open.state), (Phase::Unknown, ServiceState::PartialOutage), "«åben» is open at any age");
    assert_eq!(over.phase, Phase::Resolved);
    assert_eq!(reading.maintenances[0].phase, Phase::Scheduled);
    assert_eq!(reading.state, ServiceState::PartialOutage);
}

#[test]
fn a_quiet_list_is_green_and_a_broken_one_is_not_read() {
    assert_eq!(items("").state, ServiceState::Operational);
    let whole = HISTORY.as_bytes();
    assert!(matches!(read(&whole[..whole.len() / 2]), Err(FeedFailure::Unreadable { format: FeedFormat::Rss, .. })));
}

#[test]
fn a_notice_that_does_not_say_is_open_for_a_day() {
    let young = items(&item("Login er nede", "Thu, 05 Nov 2026 01:00:00 +0100"));
    assert_eq!((young.state, young.incidents[0].phase), (ServiceState::PartialOutage, Phase::Unknown));
    let old = items(&item("Login er nede", "Mon, 02 Nov 2026 01:00:00 +0100"));
    assert_eq!((old.state, old.incidents[0].resolved_at), (ServiceState::Operational, None));
    assert!(old.warnings.iter().any(|warning| warning.as_str().contains("older than a day")));
    assert_eq!(items(&item("Login er nede", "")).state, ServiceState::PartialOutage, "no date is no excuse");
    assert_eq!(items(&item("Noget om login", "Thu, 05 Nov 2026 01:00:00 +0100")).state, ServiceState::Unknown);
}

#[test]
fn incident_ios_label_and_news_are_understood() {
    let body = |label: &str| {
        format!(
            "<item><title>Login</title><description>&lt;b&gt;{label}&lt;/b&gt;&lt;br&gt;tekst</description>\
             <pubDate>Thu, 05 Nov 2026 01:00:00 +0100</pubDate></item>"
        )
    };
    assert_eq!(items(&body("Status: Resolved")).incidents[0].phase, Phase::Resolved);
    assert_eq!(items(&body("Status: Monitoring")).state, ServiceState::PartialOutage, "monitoring is open");
    assert_eq!(items(&body("Information")).state, ServiceState::Operational);
}

#[test]
fn azures_page_lists_only_what_is_going_on() {
    let link = "<link>https://status.azure.com/en-us/status/</link>";
    let reading = items(&format!("{link}{}", item("Virtual machines", "Sat, 20 Jul 2024 12:59:45 Z")));
    assert_eq!(reading.state, ServiceState::PartialOutage);
    assert_eq!(items(link).state, ServiceState::Operational);
}

#[test]
fn ids_stay_the_same_from_reading_to_reading() {
    let feed = "<item><title>a</title></item><item><link>https://a.example/x</link></item><item/>\
        <item><guid>https://a.example/status#update7</guid></item><item><guid>https://a.example/#i1</guid></item>";
    let ids = |reading: Reading| reading.incidents.into_iter().map(|incident| incident.id).collect::<Vec<_>>();
    let first = ids(items(feed));
    assert_eq!(first, ids(items(feed)));
    assert_eq!(first[3].as_str(), "https://a.example/status");
    assert_eq!(first[4].as_str(), "https://a.example/#i1", "the front page is no id");
}

#[test]
fn charsets_and_bad_bytes_are_survived() {
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>bl\xe5</title></channel></rss>";
    assert_eq!(read(latin).unwrap().supplier.as_str(), "blå");
    let broken = b"<rss version=\"2.0\"><channel><title>bl\xff</title></channel></rss>";
    assert_eq!(read(broken).unwrap().supplier.as_str(), "bl\u{fffd}");
    let wide: Vec<u8> = std::iter::once(0xfeff)
        .chain("<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss version=\"2.0\"><channel><title>blå</title></channel></rss>".encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(read(&wide).unwrap().supplier.as_str(), "blå");
}

#[test]
fn hostile_titles_come_out_clean() {
    let reading = items(&item("a\u{202e}b&#x1b;]0;x&#7;\nc\u{9b}2J", "Thu, 05 Nov 2026 01:00:00 +0100"));
    assert!(reading.incidents.iter().all(|incident| !incident.title.as_str().chars().any(char::is_control)));
    assert!(!reading.incidents[0].title.as_str().contains('\u{202e}'));
}

proptest! {
    #[test]
    fn no_cut_and_no_noise_makes_it_panic(cut in 0usize..2600, noise in "[<>&;a-z\"'/ \\x00-\\x1f]{0,12}") {
        for fixture in [HISTORY, ATOM] {
            let mut bytes = fixture.as_bytes().to_vec();
            let at = cut.min(bytes.len());
            bytes.splice(at..at, noise.bytes());
            let _ = read(&bytes);
            bytes.truncate(at);
            // A cut feed is not a quiet one: what was cut off may be the outage.
            if at + 20 < fixture.len() {
                prop_assert!(read(&bytes).is_err());
            }
        }
    }
}
