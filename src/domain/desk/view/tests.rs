//! Who sees a rule violation, and that nobody else finds a trace of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use ulid::Ulid;

use super::*;
use crate::domain::command::{Command, Context, Import};
use crate::domain::decide::{decide, enter};
use crate::domain::decision::{DecisionCommand, How, IsgChoice, NewWord};
use crate::domain::fact::Registration;
use crate::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
use crate::domain::profile::Restricted;
use crate::domain::register::{Holding, Person, Role, Roster};
use crate::domain::{Actor, Fact, Profile, Refusal};

const NIGHT: i64 = 1_795_486_200;

fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}

fn day() -> Date {
    "2026-11-24".parse().unwrap()
}

/// aho and nat are on call; ole is the top security officer since May, ida stands in as chief executive, dan is the DPO and
/// pia has been; hanne is in personnel; bo is IT chief.
fn roster() -> Roster {
    let people = ["aho", "nat", "ole", "ida", "dan", "pia", "hanne", "bo"].map(|id| {
        let person: Person = serde_json::from_value(serde_json::json!({ "id": id, "name": id })).unwrap();
        (person.id.clone(), person)
    });
    let holding = |role, holder: &str, from: Option<&str>, to: Option<&str>| Holding {
        role,
        holder: person(holder),
        deputies: Vec::new(),
        from: from.map(|day| day.parse().unwrap()),
        to: to.map(|day| day.parse().unwrap()),
    };
    Roster {
        people: BTreeMap::from(people),
        holdings: vec![
            holding(Role::ItOnCall, "aho", None, None),
            holding(Role::ItOnCall, "nat", None, None),
            holding(Role::ItChief, "bo", None, None),
            holding(Role::TopSecurityOfficer, "ole", Some("2026-05-01"), None),
            holding(Role::ChiefExecutive, "ida", None, None),
            holding(Role::Dpo, "dan", Some("2026-11-01"), None),
            holding(Role::Dpo, "pia", None, Some("2026-10-31")),
            holding(Role::Hr, "hanne", None, None),
        ],
    }
}

struct Night {
    desk: Desk,
    minute: i64,
}

impl Night {
    /// One rule violation, registered by aho, and an outage that everybody sees.
    fn begin() -> (Self, IncidentId) {
        let mut night = Self { desk: Desk::default(), minute: 0 };
        night.looks(Some("aho"));
        night.does("aho", Command::Import(Import::People { digest: "1".into(), roster: roster() })).unwrap();
        night.registers(IncidentKind::Availability);
        let id = night.registers(IncidentKind::RuleViolation);
        (night, id)
    }

    fn looks(&mut self, who: Option<&str>) {
        self.desk.look_as(Viewer { person: who.map(person), day: day() });
    }

    fn does(&mut self, who: &str, command: Command) -> Result<Vec<Fact>, Refusal> {
        self.minute += 1;
        let context = Context {
            now: Timestamp::from_second(NIGHT + self.minute * 60).unwrap(),
            occurred_at: None,
            actor: Actor::Person { id: person(who) },
            letter: 'A',
            fresh: Ulid::from_parts(1, u128::try_from(self.minute).unwrap()),
        };
        let facts = decide(&self.desk, command, &context)?;
        enter(&mut self.desk, facts.clone(), &context, &"device".parse().unwrap());
        Ok(facts)
    }

    fn registers(&mut self, kind: IncidentKind) -> IncidentId {
        let at = Timestamp::from_second(NIGHT).unwrap();
        let registration = Registration {
            title: "Opslag uden grund".into(),
            kind,
            reporter: "Nord".into(),
            began_at: None,
            discovered_at: at,
            reported_at: at,
            impact: Impact::default(),
            reach: Reach::Person,
            personal_data: PersonalData::No,
            systems: BTreeSet::new(),
            outage: None,
            handler: None,
        };
        let facts = self.does("aho", Command::Register(Box::new(registration))).unwrap();
        let Some(Fact::IncidentRegistered { incident, .. }) = facts.first() else { panic!("{facts:?}") };
        *incident
    }

    fn sees(&self, id: IncidentId, who: &str) -> bool {
        let incident = self.desk.everything().incident(id).unwrap();
        self.desk.may_see(incident, Some(&person(who)), day())
    }
}

#[test]
fn p32_and_p33_who_registers_handles_decides_or_holds_a_named_role_sees_it() {
    let (mut night, id) = Night::begin();
    let see = |night: &Night| {
        ["aho", "nat", "ole", "ida", "dan", "pia", "hanne", "bo"].map(|who| night.sees(id, who)).map(u8::from)
    };
    // aho registered it; ida stands in for ole; pia is no longer the DPO.
    assert_eq!(see(&night), [1, 0, 1, 1, 1, 0, 1, 1]);
    night.does("aho", Command::Assign(id, person("nat"))).unwrap();
    assert_eq!(see(&night), [1, 1, 1, 1, 1, 0, 1, 1], "whoever handles it");
    assert!(
        !night.desk.may_see(night.desk.everything().incident(id).unwrap(), None, day()),
        "nobody named sees nothing"
    );
}

#[test]
fn p33_who_has_given_a_word_on_it_sees_it_whatever_the_profile_says() {
    let (mut night, id) = Night::begin();
    let restricted = Restricted { roles: Vec::new(), ..Restricted::default() };
    let profile = Box::new(Profile { restricted, ..Profile::built_in().clone() });
    night.does("aho", Command::Import(Import::Profile { digest: "1".into(), profile })).unwrap();
    assert!(!night.sees(id, "bo"));
    let word = NewWord {
        person: person("bo"),
        side: None,
        action: "Luk adgangen".into(),
        isg: IsgChoice::NotNow,
        reason: "Afventer høring".into(),
        how: How::Here,
        review: None,
        with: Vec::new(),
    };
    night.does("aho", Command::Decision(id, DecisionCommand::Word(Box::new(word)))).unwrap();
    assert!(night.sees(id, "bo") && !night.sees(id, "ole"));
}

#[test]
fn p39_for_others_it_is_in_no_list_count_search_or_error() {
    let (mut night, id) = Night::begin();
    let number = night.desk.incident(id).unwrap().number;
    assert_eq!((night.desk.incidents().count(), night.desk.find(number)), (2, Some(id)));
    for who in [Some("nat"), Some("pia"), Some("nobody-known"), None] {
        night.looks(who);
        let desk = &night.desk;
        let now = Timestamp::from_second(NIGHT + 3600).unwrap();
        assert_eq!((desk.incidents().count(), desk.worst_first(now).len()), (1, 1), "{who:?}");
        assert_eq!((desk.incident(id), desk.summary(id), desk.find(number)), (None, None, None));
        let note = |id| Command::Note(id, "Set".into());
        let (this, none) = (night.does("nat", note(id)), night.does("nat", note(IncidentId(Ulid::from_parts(9, 9)))));
        assert_eq!((this, none), (Err(Refusal::UnknownIncident), Err(Refusal::UnknownIncident)));
        night.desk.archive_closed();
    }
    // Its number is not given twice for all that.
    night.looks(None);
    assert_eq!(night.desk.next_number(number.year, 'A').running, number.running + 1);
}

#[test]
fn p39_closed_and_set_aside_it_stays_unseen_and_its_registrar_is_remembered() {
    let (mut night, id) = Night::begin();
    night.does("aho", Command::Close(id, crate::domain::command::Excuse::default())).unwrap();
    night.desk.archive_closed();
    assert!(night.desk.is_archived(id) && night.desk.summary(id).is_some());
    night.looks(Some("nat"));
    assert_eq!((night.desk.archived().count(), night.desk.is_archived(id), night.desk.summary(id)), (0, false, None));
    assert!(night.desk.everything().set_aside(id).is_some() && night.desk.everything().hidden(id));
}

#[test]
fn the_profile_names_kinds_and_roles() {
    let (mut night, id) = Night::begin();
    let restricted = Restricted { kinds: vec![IncidentKind::RuleViolation], roles: vec![Role::Hr] };
    let profile = Box::new(Profile { restricted, ..Profile::built_in().clone() });
    night.does("aho", Command::Import(Import::Profile { digest: "1".into(), profile })).unwrap();
    assert_eq!((night.sees(id, "hanne"), night.sees(id, "ole"), night.sees(id, "aho")), (true, false, true));
    let open = Restricted { kinds: Vec::new(), roles: Vec::new() };
    let profile = Box::new(Profile { restricted: open, ..Profile::built_in().clone() });
    night.does("aho", Command::Import(Import::Profile { digest: "2".into(), profile })).unwrap();
    assert!(night.sees(id, "nat"), "where no kind is restricted, all are seen");
}

#[test]
fn a_snapshot_keeps_all_and_shows_nothing_until_somebody_looks() {
    let (night, id) = Night::begin();
    let kept = serde_json::to_string(&night.desk.head(40, Timestamp::from_second(NIGHT).unwrap())).unwrap();
    let mut read: Desk = serde_json::from_str(&kept).unwrap();
    assert!(read.everything().incident(id).is_some() && read.incident(id).is_none());
    read.look_as(Viewer { person: Some(person("aho")), day: day() });
    assert!(read.incident(id).is_some());
}
