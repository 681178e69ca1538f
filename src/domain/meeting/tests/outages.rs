//! Outages that nobody registered an incident for.

use super::*;
use crate::domain::command::NewOutage;
use crate::domain::feed::{Phase, ServiceState};
use crate::domain::outage::{OutageKey, OutageLook};

#[test]
fn p21_p24_outages_that_nobody_registered_are_on_the_agenda_and_stay_in_its_minutes() {
    let mut group = Group::begin();
    let outage = |title: &str, state, systems: &[&str]| {
        Command::RaiseOutage(Box::new(NewOutage {
            feed: "nets".parse().unwrap(),
            key: OutageKey::Incident(title.into()),
            look: OutageLook {
                title: title.into(),
                state,
                phase: Phase::Investigating,
                components: Vec::new(),
                latest: None,
            },
            systems: systems.iter().map(|system| system.parse().unwrap()).collect(),
            url: None,
            started_at: None,
        }))
    };
    group.does("aho", outage("Login fejler", ServiceState::MajorOutage, &["mitid"]));
    group.does("aho", outage("Planlagt arbejde", ServiceState::Maintenance, &["mitid"]));
    group.does("aho", outage("Noget andet", ServiceState::MajorOutage, &[]));
    let meeting = group.calls(None);
    let titles = |agenda: &Agenda| -> Vec<String> { agenda.outages.iter().map(|it| it.title.to_string()).collect() };
    assert_eq!(titles(&group.agenda()), ["Login fejler"], "not what is planned, nor what touches no system");
    assert!(group.agenda().has(Topic::Outages));
    group.attends("ole");
    group.ask("lis", MeetingAsk::Say(Topic::Outages, Box::new(words("Vi var ikke ramt")))).unwrap();
    let ended = group.desk.outages().find(|outage| outage.look.title.as_str() == "Login fejler").unwrap().id;
    group.does("aho", Command::EndOutage(ended));
    assert_eq!(titles(&group.agenda()), ["Login fejler"], "over, and not discussed yet");
    group.ask("bo", MeetingAsk::Hold("kun én kunne".into())).unwrap();
    let held = group.desk.minutes(group.desk.meeting(meeting).unwrap(), group.now());
    assert_eq!(titles(&held.agenda), ["Login fejler"]);
    assert!(held.agenda.outages[0].ended_at.is_some() && held.on(Topic::Outages).is_some());
    group.calls(None);
    assert!(group.agenda().outages.is_empty(), "the next meeting takes up what came after");
}
