//! Each supplier's page at many moments, read with the readers of real feeds.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::CAST;
use crate::domain::feed::{Maintenance, Phase, Reading, ServiceState, SupplierIncident};
use crate::feeds::formats;
use crate::runtime::demo::cast::Simulated;
use crate::runtime::demo::page::Writer;
use crate::runtime::demo::scenario::{CYCLE, Happening, SupplierState, scenario};
use crate::text::Language;

fn start() -> Timestamp {
    "2026-11-24T02:00:00.25Z".parse().unwrap()
}

fn check(supplier: &Simulated, state: &SupplierState, reading: &Reading, at: &str) {
    assert!(reading.warnings.is_empty(), "{at}: {:?}", reading.warnings);
    assert_eq!(reading.supplier.as_str(), supplier.name, "{at}");
    assert_eq!(reading.state, state.headline(), "{at}");
    let parts: Vec<(&str, ServiceState)> =
        reading.components.iter().map(|part| (part.name.as_str(), part.state)).collect();
    assert_eq!(parts, state.parts, "{at}");
    let incident = |have: &SupplierIncident, told: &Happening| {
        assert!(have.id.as_str().ends_with(&told.id), "{at}: {}", have.id.as_str());
        assert_eq!((have.phase, have.state), (told.phase, told.state), "{at}");
        assert_eq!(have.updates.len(), told.updates.len(), "{at}");
        assert!(have.url.is_some() && have.updated_at.is_some() && have.started_at.is_some(), "{at}");
        let touched = have.components.len();
        assert_eq!(touched, told.parts.len(), "{at}");
    };
    assert_eq!(reading.incidents.len(), state.incidents.len(), "{at}");
    reading.incidents.iter().zip(&state.incidents).for_each(|(have, told)| incident(have, told));
    let planned = |have: &Maintenance, told: &Happening| {
        assert!(have.id.as_str().ends_with(&told.id), "{at}: {}", have.id.as_str());
        assert_eq!(have.phase, told.phase, "{at}");
        assert!(have.starts_at.is_some() && have.ends_at > have.starts_at, "{at}");
    };
    assert_eq!(reading.maintenances.len(), state.maintenances.len(), "{at}");
    reading.maintenances.iter().zip(&state.maintenances).for_each(|(have, told)| planned(have, told));
}

#[test]
fn every_page_reads_without_a_warning_as_what_was_meant() {
    for language in Language::ALL {
        let writer = Writer { language, began_at: start() };
        for supplier in &CAST {
            for seconds in (0..=2 * CYCLE.as_secs()).step_by(5) {
                let state = scenario(supplier, Duration::from_secs(seconds));
                let page = writer.page(supplier, &state);
                let now = start() + SignedDuration::from_secs(i64::try_from(seconds).unwrap());
                let at = format!("{} after {seconds} s in {}", supplier.id, language.key());
                let reading =
                    formats::read(page.as_bytes(), None, None, now).unwrap_or_else(|why| panic!("{at}: {why}"));
                check(supplier, &state, &reading, &at);
            }
        }
    }
}

#[test]
fn updates_are_read_with_their_phase_in_every_form() {
    for (id, seconds) in [("borgernoeglen", 81), ("skolegongen", 216), ("loenseddelvaerket", 156), ("landkending", 106)]
    {
        let supplier = super::supplier(id);
        let state = scenario(supplier, Duration::from_secs(seconds));
        let page = Writer { language: Language::Da, began_at: start() }.page(supplier, &state);
        let reading = formats::read(page.as_bytes(), None, None, start()).unwrap();
        let phases: Vec<Phase> = reading.incidents[0].updates.iter().map(|update| update.phase).collect();
        let told: Vec<Phase> = state.incidents[0].updates.iter().map(|told| told.phase).collect();
        assert_eq!(phases, told, "{id}");
        assert_eq!(reading.incidents[0].updates[0].text.as_str(), state.incidents[0].updates[0].text.da, "{id}");
    }
}

#[test]
fn two_runs_give_no_id_twice() {
    let supplier = super::supplier("borgernoeglen");
    let state = scenario(supplier, Duration::from_secs(20));
    let id = |began_at| {
        let page = Writer { language: Language::Da, began_at }.page(supplier, &state);
        formats::read(page.as_bytes(), None, None, began_at).unwrap().incidents[0].id.clone()
    };
    assert_ne!(id(start()), id(start() + SignedDuration::from_secs(60)));
}

#[test]
fn a_page_stays_the_same_to_the_byte_between_two_steps() {
    let supplier = super::supplier("borgernoeglen");
    let page = |seconds| {
        let state = scenario(supplier, Duration::from_secs_f32(seconds));
        Writer { language: Language::Da, began_at: start() }.page(supplier, &state)
    };
    assert_eq!(page(12.5), page(44.5));
    assert_ne!(page(44.5), page(45.0));
}
