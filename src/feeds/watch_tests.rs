//! What answers amount to, told as stories over several polls.

use super::*;
use crate::domain::command::{Context, Import};
use crate::domain::decide::enter;
use crate::domain::entry::Actor;
use crate::domain::feed::{Component, FeedFormat, LooksLike, Phase, SupplierIncident, Update};
use crate::domain::register::{FeedLink, System};
use crate::domain::{CleanText, DeviceId, FeedId, decide};
use ulid::Ulid;

/// A desk with one feed and its watch; commands are decided and entered as the runtime does it.
struct Story {
    desk: Desk,
    watch: Watch,
    source: FeedSource,
    minute: i64,
    fresh: u128,
}

impl Story {
    fn new() -> Self {
        let source = FeedSource {
            id: "nordlys".parse().unwrap(),
            supplier: None,
            url: "https://status.nordlys.example/".to_owned(),
            format: None,
            every_seconds: None,
            internal: false,
            components: Vec::new(),
            words: crate::domain::register::FeedWords::default(),
            token: None,
        };
        let mut story = Self { desk: Desk::default(), watch: Watch::default(), source, minute: 0, fresh: 1 };
        let system = |id: &str, component: Option<&str>| -> System {
            System {
                feeds: vec![FeedLink { feed: story.source.id.clone(), component: component.map(str::to_owned) }],
                ..serde_json::from_value(serde_json::json!({"id": id, "name": id})).unwrap()
            }
        };
        let systems = vec![system("esdh", Some("Sagsarkiv")), system("mail", Some("c2")), system("all", None)];
        story.decide(vec![Command::Import(Import::Systems { digest: "d".to_owned(), systems })]);
        story.decide(vec![Command::AddFeed(story.source.clone())]);
        story
    }

    /// A story whose baseline is behind it.
    fn begun() -> Self {
        let mut story = Self::new();
        assert!(story.reads(quiet()).baseline);
        story
    }

    fn now(&self) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + self.minute * 60).unwrap()
    }

    fn decide(&mut self, commands: Vec<Command>) {
        let device: DeviceId = "device".parse().unwrap();
        for command in commands {
            self.fresh += 1;
            let context = Context {
                now: self.now(),
                occurred_at: None,
                actor: Actor::Program,
                letter: 'A',
                fresh: Ulid(self.fresh),
            };
            let facts = decide(&self.desk, command, &context).unwrap();
            enter(&mut self.desk, facts, &context, &device);
        }
    }

    fn reads(&mut self, reading: Reading) -> Observed {
        self.minute += 1;
        let observed = self.watch.read(&self.desk, &self.source, reading, self.now());
        self.decide(observed.commands.clone());
        observed
    }

    fn restarts(&mut self) {
        self.watch = Watch::new(None);
    }

    fn open(&self) -> Vec<String> {
        self.desk.outages().filter(|outage| outage.is_open()).map(|outage| outage.look.title.to_string()).collect()
    }
}

fn component(id: &str, name: &str, state: ServiceState) -> Component {
    Component { id: CleanText::title(id), name: CleanText::title(name), group: None, state }
}

fn incident(id: &str, state: ServiceState, phase: Phase, components: &[&str]) -> SupplierIncident {
    SupplierIncident {
        id: CleanText::title(id),
        title: CleanText::title(&format!("Fejl {id}")),
        state,
        phase,
        started_at: None,
        updated_at: None,
        resolved_at: None,
        url: None,
        components: components.iter().map(|id| CleanText::title(id)).collect(),
        updates: vec![Update { at: None, phase, text: CleanText::body("Vi ser på det.") }],
    }
}

/// Two components in these states, and these incidents.
fn says(first: ServiceState, second: ServiceState, incidents: Vec<SupplierIncident>) -> Reading {
    let components = vec![component("c1", "Sagsarkiv", first), component("c2", "Mailgateway", second)];
    let open = incidents.iter().filter(|incident| !incident.phase.is_over()).map(|incident| incident.state);
    let state = open.chain([first, second]).fold(ServiceState::Operational, ServiceState::worst);
    Reading {
        format: FeedFormat::Statuspage,
        supplier: CleanText::title("Nordlys"),
        state,
        source_updated_at: None,
        components,
        incidents,
        maintenances: Vec::new(),
        warnings: Vec::new(),
    }
}

use ServiceState::{Degraded, MajorOutage, Operational, PartialOutage, Unknown};

fn quiet() -> Reading {
    says(Operational, Operational, Vec::new())
}

fn red() -> Reading {
    says(MajorOutage, Operational, Vec::new())
}

fn named(phase: Phase) -> SupplierIncident {
    incident("i1", MajorOutage, phase, &["c1"])
}

#[test]
fn the_first_reading_is_a_baseline_that_raises_what_is_open() {
    let mut story = Story::new();
    let first = story.reads(red());
    assert!(first.baseline);
    assert!(matches!(first.commands.as_slice(), [Command::Claim(..), Command::RaiseOutage(_)]), "{first:?}");
    assert_eq!(story.open(), ["Sagsarkiv"]);
    let second = story.reads(red());
    assert_eq!(second, Observed::default(), "nothing changed");
}

#[test]
fn a_component_must_be_red_twice_and_a_named_incident_once() {
    let mut story = Story::begun();
    story.reads(red());
    assert_eq!(story.open(), [] as [String; 0], "once may be a hiccup");
    story.reads(quiet());
    story.reads(red());
    assert_eq!(story.open(), [] as [String; 0], "twice, but not in a row");
    story.reads(red());
    assert_eq!(story.open(), ["Sagsarkiv"]);

    let mut story = Story::begun();
    story.reads(says(Operational, Operational, vec![named(Phase::Investigating)]));
    assert_eq!(story.open(), ["Fejl i1"]);
}

#[test]
fn degraded_service_raises_nothing() {
    let mut story = Story::begun();
    for _ in 0..5 {
        story.reads(says(Degraded, Operational, vec![incident("i1", Degraded, Phase::Investigating, &["c1"])]));
    }
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn systems_are_those_that_hang_on_the_touched_components_or_the_feed() {
    let mut story = Story::begun();
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    let outage = story.desk.outages().next().unwrap();
    let systems: Vec<&str> = outage.systems.iter().map(crate::domain::SystemId::as_str).collect();
    assert_eq!(systems, ["all", "esdh"]);
}

#[test]
fn only_followed_components_count() {
    let mut story = Story::begun();
    story.source.components = vec!["mailgateway".to_owned()];
    for _ in 0..3 {
        story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    }
    assert_eq!(story.open(), [] as [String; 0]);
    story.reads(says(MajorOutage, Operational, vec![incident("i2", PartialOutage, Phase::Investigating, &[])]));
    assert_eq!(story.open(), ["Fejl i2"], "an incident that names no component may touch ours");
}

#[test]
fn what_is_followed_may_be_named_by_incidents_alone() {
    let reading = |touched: &[&str]| Reading {
        components: Vec::new(),
        ..says(
            ServiceState::Operational,
            ServiceState::Operational,
            vec![incident("i1", ServiceState::MajorOutage, Phase::Investigating, touched)],
        )
    };
    let mut story = Story::begun();
    story.source.components = vec!["gmail".to_owned()];
    story.reads(reading(&["Google Meet"]));
    assert_eq!(story.desk.outages().filter(|outage| outage.is_open()).count(), 0, "not ours");
    story.reads(reading(&["Gmail", "europe-north2"]));
    assert_eq!(story.desk.outages().filter(|outage| outage.is_open()).count(), 1);
}

#[test]
fn an_outage_ends_after_two_clean_polls_or_at_once_when_it_is_said_to_be_over() {
    let mut story = Story::begun();
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    story.reads(quiet());
    assert_eq!(story.open(), ["Fejl i1"], "it vanished from the list, which says little");
    story.reads(quiet());
    assert_eq!(story.open(), [] as [String; 0]);

    let mut story = Story::begun();
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    story.reads(says(Operational, Operational, vec![named(Phase::Resolved)]));
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn what_comes_and_goes_is_one_outage_until_it_has_calmed_down() {
    let mut story = Story::begun();
    let (down, up) = (
        || says(MajorOutage, Operational, vec![named(Phase::Investigating)]),
        || says(Operational, Operational, vec![named(Phase::Resolved)]),
    );
    // Raised in the second minute, over in the third, raised again in the fourth.
    story.reads(down());
    story.reads(up());
    assert_eq!(story.open(), [] as [String; 0]);
    let began = story.minute - 1;
    for _ in 0..5 {
        story.reads(down());
        story.reads(up());
        assert_eq!(story.open(), ["Fejl i1"], "it stays");
    }
    let raised = story.desk.outages().count();
    assert_eq!(raised, 2, "six turns are two outages");
    // Nothing of it lies in the watch: a restart changes nothing.
    story.watch = Watch::default();
    while story.minute < began + 29 {
        story.reads(up());
        assert_eq!(story.open(), ["Fejl i1"], "{}", story.minute - began);
    }
    story.reads(up());
    assert_eq!(story.open(), [] as [String; 0], "half an hour after the first");
    // A single one is over as soon as ever.
    story.minute += 60;
    story.reads(down());
    story.reads(up());
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn a_resolved_incident_with_a_red_component_stays_open() {
    let mut story = Story::begun();
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    for _ in 0..3 {
        story.reads(says(MajorOutage, Operational, vec![named(Phase::Resolved)]));
        assert_eq!(story.open(), ["Fejl i1"]);
    }
    story.reads(says(Degraded, Operational, vec![named(Phase::Resolved)]));
    assert_eq!(story.open(), ["Fejl i1"], "degraded is not clean");
    story.reads(says(Operational, Operational, vec![named(Phase::Resolved)]));
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn unknown_ends_nothing_and_neither_does_a_failure() {
    let mut story = Story::begun();
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Investigating)]));
    for _ in 0..5 {
        story.reads(says(Unknown, Operational, Vec::new()));
    }
    story.reads(quiet());
    story.watch.failed(FeedFailure::Status { code: 503 }, story.now());
    story.reads(quiet());
    assert_eq!(story.open(), ["Fejl i1"], "a failure between two clean polls breaks the row");
    story.reads(quiet());
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn an_incident_that_explains_a_red_component_is_the_same_outage() {
    let mut story = Story::begun();
    story.reads(red());
    story.reads(red());
    story.reads(says(MajorOutage, Operational, vec![named(Phase::Identified)]));
    assert_eq!(story.open(), ["Fejl i1"]);
    assert_eq!(story.desk.outages().count(), 1);
}

#[test]
fn an_open_incident_that_eases_stays_open_with_its_new_look() {
    let mut story = Story::begun();
    story.reads(says(Operational, Operational, vec![named(Phase::Investigating)]));
    story.reads(says(Operational, Operational, vec![incident("i1", Degraded, Phase::Monitoring, &["c1"])]));
    let outage = story.desk.outages().next().unwrap();
    assert!(outage.is_open());
    assert_eq!((outage.look.state, outage.look.phase), (Degraded, Phase::Monitoring));
}

#[test]
fn a_restart_raises_nothing_twice_and_claims_nothing_twice() {
    let mut story = Story::begun();
    let down = || says(MajorOutage, Operational, vec![named(Phase::Investigating)]);
    story.reads(down());
    story.restarts();
    let after = story.reads(down());
    assert_eq!(after, Observed::default(), "neither baseline nor news");
    story.restarts();
    story.reads(quiet());
    story.reads(quiet());
    assert_eq!((story.open().len(), story.desk.outages().count()), (0, 1), "it ends in the new run");
}

#[test]
fn only_what_changed_is_claimed() {
    let mut story = Story::begun();
    let claims = |observed: &Observed| {
        observed
            .commands
            .iter()
            .filter_map(|command| if let Command::Claim(_, claim) = command { Some(claim.clone()) } else { None })
            .collect::<Vec<_>>()
    };
    let first = story.reads(says(Degraded, Operational, vec![incident("i1", Degraded, Phase::Investigating, &["c1"])]));
    let [claim] = claims(&first).try_into().unwrap();
    assert_eq!((claim.state, claim.components.len(), claim.incidents.len()), (Degraded, 1, 1));
    assert_eq!(claim.components[0].state, Some(Degraded));
    let moved = story.reads(says(Degraded, Operational, vec![incident("i1", Degraded, Phase::Identified, &["c1"])]));
    let [claim] = claims(&moved).try_into().unwrap();
    assert_eq!((claim.components.len(), claim.incidents[0].phase), (0, Phase::Identified));
    let mut same = says(Degraded, Operational, vec![incident("i1", Degraded, Phase::Identified, &["c1"])]);
    same.source_updated_at = Some(story.now());
    assert_eq!(claims(&story.reads(same)), [], "a ticking clock is no news");
    let mut gone = quiet();
    gone.components.pop();
    let [claim] = claims(&story.reads(gone)).try_into().unwrap();
    assert!(claim.components.iter().any(|c| c.id.as_str() == "c2" && c.state.is_none()), "{claim:?}");
}

#[test]
fn a_claim_and_an_outage_fit_into_a_record_whatever_the_feed_says() {
    let mut story = Story::new();
    let long = "\\\"".repeat(8000);
    let incidents = (0..200)
        .map(|n| SupplierIncident {
            title: CleanText::title(&long),
            updates: vec![Update { at: None, phase: Phase::Investigating, text: CleanText::body(&long) }],
            ..incident(&format!("i{n}"), MajorOutage, Phase::Investigating, &["c1", "c2"])
        })
        .collect();
    let mut reading = says(MajorOutage, MajorOutage, incidents);
    reading.components.extend((0..400).map(|n| component(&format!("x{n}"), &long, MajorOutage)));
    let observed = story.watch.read(&story.desk, &story.source, reading, story.now());
    let raised = observed.commands.iter().filter(|command| matches!(command, Command::RaiseOutage(_))).count();
    assert_eq!(raised, outage::OPEN_MAX);
    for command in &observed.commands {
        let bytes = if let Command::Claim(_, claim) = command {
            serde_json::to_vec(claim).unwrap().len()
        } else {
            let Command::RaiseOutage(new) = command else { panic!("{command:?}") };
            serde_json::to_vec(&new.look).unwrap().len()
        };
        assert!((1000..60 * 1024).contains(&bytes), "{bytes}");
    }
}

#[test]
fn a_failure_makes_the_state_unknown_and_keeps_what_was_last_known() {
    let mut story = Story::begun();
    assert_eq!(story.watch.health().state, Some(Operational));
    let last_ok = story.watch.health().last_ok;
    story.minute += 1;
    story.watch.failed(FeedFailure::TimedOut { seconds: 20 }, story.now());
    let health = story.watch.health();
    assert_eq!((health.state, health.last_ok, health.last_try), (Some(Unknown), last_ok, Some(story.now())));
    assert_eq!(story.watch.last_good().map(|reading| reading.state), Some(Operational));
    story.watch.not_modified(&story.desk, &story.source, story.now());
    assert_eq!(story.watch.health().state, Some(Operational));
    assert_eq!(story.watch.health().failure, None);
}

#[test]
fn not_modified_confirms_and_means_nothing_to_who_never_read() {
    let mut story = Story::begun();
    story.reads(red());
    let observed = story.watch.not_modified(&story.desk, &story.source, story.now());
    assert!(matches!(observed.commands.as_slice(), [Command::RaiseOutage(_)]), "{observed:?}");

    let mut fresh = Watch::new(None);
    assert_eq!(fresh.not_modified(&story.desk, &story.source, story.now()), Observed::default());
    assert_eq!(fresh.health().state, Some(Unknown));
}

#[test]
fn a_feed_that_names_nothing_is_an_outage_as_a_whole() {
    let mut story = Story::begun();
    let down = || Reading { components: Vec::new(), state: MajorOutage, ..quiet() };
    story.reads(down());
    story.reads(down());
    assert_eq!(story.open(), ["Nordlys"]);
    story.reads(quiet());
    story.reads(quiet());
    assert_eq!(story.open(), [] as [String; 0]);
}

#[test]
fn three_unreachable_feeds_are_one_fault_of_ours() {
    let tried = |failure| FeedHealth { last_try: Some(Timestamp::UNIX_EPOCH), failure, ..FeedHealth::default() };
    let dead = || tried(Some(FeedFailure::NameUnknown { host: "a.example".to_owned() }));
    let portal = tried(Some(FeedFailure::NotAFeed { looks_like: LooksLike::Html { title: None } }));
    let busy = tried(Some(FeedFailure::Status { code: 503 }));
    let untried = FeedHealth::default();
    for (healths, wanted) in [
        (vec![dead(), dead(), dead()], Connection::OwnFault),
        (vec![dead(), dead(), portal, untried], Connection::OwnFault),
        (vec![dead(), dead()], Connection::Fine),
        (vec![dead(), dead(), dead(), tried(None)], Connection::Fine),
        (vec![dead(), dead(), busy], Connection::Fine),
        (vec![], Connection::Fine),
    ] {
        assert_eq!(own_connection(&healths), wanted, "{healths:?}");
    }
}

#[test]
fn a_feed_of_another_name_is_not_this_ones_business() {
    let mut story = Story::begun();
    story.reads(says(Operational, Operational, vec![named(Phase::Investigating)]));
    let other: FeedId = "other".parse().unwrap();
    let source = FeedSource { id: other, ..story.source.clone() };
    let observed = Watch::new(None).read(&story.desk, &source, quiet(), story.now());
    assert!(observed.baseline);
    assert!(matches!(observed.commands.as_slice(), [Command::Claim(..)]), "it ends nothing of the first feed's");
}
