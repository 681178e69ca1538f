//! Fjordby Kommune's files.

use std::collections::BTreeSet;
use std::fs;

use super::{CAST, loaded};
use crate::domain::CleanText;
use crate::domain::feed::FeedFormat;
use crate::domain::register::{Criticality, Role};
use crate::runtime::demo::cast::Form;
use crate::runtime::demo::municipality::{earlier_port, write};
use crate::text::Language;

#[test]
fn the_demo_files_load_clean_with_every_role_held() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), 4711, Language::En).unwrap();
    let config = loaded(home.path());
    assert_eq!(config.language, Language::En);
    assert_eq!(config.settings.organisation.as_str(), "Fjordby Kommune");
    let roster = config.people.unwrap().content;
    assert!(roster.people.contains_key(&config.person));
    assert_eq!(config.suppliers.unwrap().content.len(), 12);
    let systems = config.systems.unwrap().content;
    assert_eq!(systems.len(), 25);
    let day = jiff::civil::date(2026, 11, 24);
    for role in Role::ALL {
        assert!(!roster.call_order(role, day).is_empty(), "{role:?}");
    }
    let on_call: Vec<&str> = roster.call_order(Role::ItOnCall, day).iter().map(|person| person.name.as_str()).collect();
    assert_eq!(on_call, ["Ane Eksempel", "Bo Prøvesen", "Carla Opdigt"]);
    for system in &systems {
        assert!(system.owner.is_some() && system.responsible.is_some(), "{}", system.id);
        assert!(!system.administrators.is_empty() && !system.feeds.is_empty(), "{}", system.id);
    }
    assert!(systems.iter().filter(|system| system.citizen_facing).count() >= 8);
    assert!(systems.iter().filter(|system| system.criticality == Criticality::Critical).count() >= 6);
}

#[test]
fn no_telephone_number_in_the_demo_can_ring() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), 4711, Language::Da).unwrap();
    let config = loaded(home.path());
    let people = config.people.unwrap().content.people;
    let suppliers = config.suppliers.unwrap().content;
    let numbers = people.values().flat_map(|person| &person.phone);
    let all: Vec<&str> =
        numbers.chain(suppliers.iter().flat_map(|supplier| &supplier.phone)).map(CleanText::as_str).collect();
    assert!(all.iter().all(|number| number.starts_with("+45 00 00 ")), "{all:?}");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "each is somebody's own");
}

#[test]
fn the_files_and_the_simulated_suppliers_agree() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), 4711, Language::Da).unwrap();
    let config = loaded(home.path());
    let suppliers = config.suppliers.unwrap().content;
    for (supplier, simulated) in suppliers.iter().zip(&CAST) {
        assert_eq!((supplier.id.as_str(), supplier.name.as_str()), (simulated.id, simulated.name));
        let [feed] = supplier.feeds.as_slice() else { panic!("{}: one feed each", supplier.id) };
        assert_eq!(feed.id.as_str(), simulated.id);
        assert_eq!(feed.url, format!("http://127.0.0.1:4711{}", simulated.path()));
        assert_eq!((feed.internal, feed.every_seconds), (true, Some(2)));
        let format = match simulated.form {
            Form::Statuspage | Form::IncidentIo => FeedFormat::Statuspage,
            Form::Rss => FeedFormat::Rss,
            Form::Atom => FeedFormat::Atom,
        };
        assert_eq!(feed.format, Some(format));
    }
    for system in config.systems.unwrap().content {
        for link in system.feeds {
            let simulated = super::supplier(link.feed.as_str());
            match link.component {
                Some(part) => assert!(simulated.parts.contains(&part.as_str()), "{}: {part}", system.id),
                None => assert!(simulated.parts.is_empty(), "{}: {} as a whole", system.id, link.feed),
            }
        }
    }
}

#[test]
fn a_demo_is_written_over_but_somebodys_own_files_are_not() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(earlier_port(home.path()).unwrap(), None);
    assert_eq!(earlier_port(&home.path().join("none")).unwrap(), None);
    write(&home.path().join("demo"), 4711, Language::Da).unwrap();
    assert_eq!(earlier_port(&home.path().join("demo")).unwrap(), Some(4711));
    fs::write(home.path().join("people.toml"), "").unwrap();
    for port in [None, Some("harbour")] {
        if let Some(text) = port {
            fs::write(home.path().join("port"), text).unwrap();
        }
        assert_eq!(earlier_port(home.path()).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists, "{port:?}");
    }
}
