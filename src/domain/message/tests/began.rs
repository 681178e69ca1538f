//! When an incident began: asked, told, and never made up.

use super::*;
use crate::domain::fact::{Amendment, Began, Fact};
use crate::domain::message::{Phrasing, SheetEntry, SheetKey, SheetLine, SheetValue, began, compose};
use crate::domain::refusal::Refusal;
use jiff::Timestamp;

const EARLIER: &str = "2026-11-23T22:10:00Z";

fn at(raw: &str) -> Timestamp {
    raw.parse().unwrap()
}

impl Night {
    fn says_began(&mut self, began: Began) -> Result<(), Refusal> {
        let amendment = Amendment { began: Some(began), ..Amendment::default() };
        self.does("mja", Command::Amend(self.id, Box::new(amendment)))
    }

    fn sheet_says(&mut self, raw: &str) -> Result<(), Refusal> {
        let entry = SheetEntry::Known { said: SheetValue::Time(at(raw)), source: None };
        self.asks("mja", MessageCommand::SetFact(SheetKey::Since, entry))
    }

    fn registered(&self) -> Fact {
        let mut facts = self.entries.iter().map(|entry| &entry.fact);
        facts.find(|fact| matches!(fact, Fact::IncidentRegistered { .. })).unwrap().clone()
    }

    fn began(&self) -> Option<Timestamp> {
        began(&self.desk, self.incident(), self.now)
    }
}

#[test]
fn that_it_was_discovered_is_not_that_it_began() {
    let mut night = Night::begins();
    assert_eq!(night.began(), None);
    let sheet = Sheet::of(&night.desk, night.incident(), night.now);
    assert_eq!(*sheet.line(SheetKey::Since), SheetLine::Unsaid);
    let phrasing = Phrasing { discovered: "opdaget %T; begyndt: vides ikke".into(), ..Phrasing::default() };
    let told = |night: &Night| {
        compose(&night.desk, night.incident(), Audience::Users, MessageKind::First, &phrasing, night.now)
    };
    assert!(told(&night).as_str().contains("since: opdaget 24-11-2026 03:00; begyndt: vides ikke"), "{}", told(&night));
    night.says_began(Began::At { at: at(EARLIER) }).unwrap();
    assert_eq!(night.began(), Some(at(EARLIER)));
    assert!(told(&night).as_str().contains("since: 23-11-2026 23:10"), "{}", told(&night));
}

#[test]
fn what_was_said_last_of_the_beginning_counts_wherever_it_was_said() {
    let mut night = Night::begins();
    night.says_began(Began::At { at: at(EARLIER) }).unwrap();
    night.sheet_says("2026-11-24T01:00:00Z").unwrap();
    assert_eq!(night.began(), Some(at("2026-11-24T01:00:00Z")));
    assert_eq!(night.says_began(Began::At { at: at("2026-11-24T01:00:00Z") }), Err(Refusal::NothingChanged));
    night.says_began(Began::At { at: at(EARLIER) }).unwrap();
    assert_eq!(night.began(), Some(at(EARLIER)));
    night.says_began(Began::Unknown).unwrap();
    assert_eq!(night.began(), None, "it turned out not to be known");
    assert_eq!(night.says_began(Began::Unknown), Err(Refusal::NothingChanged));
}

#[test]
fn nothing_begins_after_it_was_discovered() {
    let mut night = Night::begins();
    let discovered = night.incident().times.discovered;
    let refused = Err(Refusal::BeganAfterDiscovered { discovered });
    assert_eq!(night.says_began(Began::At { at: at("2026-11-24T02:00:01Z") }), refused);
    assert_eq!(night.sheet_says("2026-11-24T02:00:01Z"), refused);
    assert_eq!(night.says_began(Began::At { at: discovered }), Ok(()));
    let Fact::IncidentRegistered { mut registration, .. } = night.registered() else { panic!() };
    registration.began_at = Some(at("2026-11-24T02:00:01Z"));
    assert_eq!(night.does("mja", Command::Register(Box::new(registration))), refused);
}

#[test]
fn an_incident_that_was_registered_before_the_beginning_was_asked_is_still_read() {
    let night = Night::begins();
    let kept = serde_json::to_string(&night.registered()).unwrap();
    assert!(!kept.contains("began"), "{kept}");
    let read: Fact = serde_json::from_str(&kept).unwrap();
    assert_eq!(read, night.registered());
}
