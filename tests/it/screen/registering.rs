//! An incident is registered, by hand or from an outage.

use vagt::app::{Choice, Fault, FieldName, Notice, Pane, Purpose, Screen};
use vagt::domain::incident::{IncidentKind, Level, Reach};
use vagt::domain::playbook::{Answer, Question, StepState};
use vagt::domain::{Fact, Refusal};

use super::story::{me, start};
use super::{Story, step};

#[test]
fn registering_selects_the_new_incident_and_its_first_step() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").press("enter");
    assert!(story.open_form().is_none());
    assert_eq!(story.selected(), "MitID nede");
    assert_eq!(story.selected_step(), "receive.record");
    assert_eq!(story.app.pane(), Pane::Checklist);
    let number = "26-A3".parse().unwrap();
    assert_eq!(story.incident("MitID nede").number, number);
    assert_eq!(story.says(), Some(&Notice::Registered(number)));
    assert_eq!(story.incident("MitID nede").handler, Some(me()), "who registers it handles it");
}

#[test]
fn a_title_is_all_that_must_be_typed_but_it_must_be() {
    let mut story = Story::begins();
    story.press("n");
    assert_eq!(story.fault(), None, "nobody is blamed for what they have not touched");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Title), Fault::Refused(Refusal::EmptyTitle))));
    assert_eq!(story.recorded(), []);
    story.types("Strøm").press("enter");
    assert!(matches!(story.recorded().as_slice(), [Fact::IncidentRegistered { .. }]));
}

#[test]
fn registering_from_an_outage_prefills_what_the_outage_tells() {
    let mut story = Story::begins_with_an_outage();
    story.press("2 o");
    let outage = story.app.selected_outage().unwrap();
    assert_eq!(story.form().purpose(), &Purpose::Register { outage: Some(outage) });
    assert_eq!(story.field(FieldName::Title), "Nets: Login fejler");
    assert_eq!(story.field(FieldName::Systems), "mitid");
    assert_eq!(story.field(FieldName::Reporter), "Nets");
    assert_eq!(story.field(FieldName::Kind), format!("{:?}", Choice::Kind(IncidentKind::Supplier)));
    assert_eq!(story.field(FieldName::Availability), format!("{:?}", Choice::Level(Level::High)));
    assert_eq!(story.field(FieldName::Reach), format!("{:?}", Choice::Reach(Reach::Citizens)));
    assert_eq!(story.field(FieldName::Discovered), "03:00");

    story.press("enter");
    let registered = story.incident("Nets: Login fejler");
    assert_eq!(registered.outage, Some(outage));
    assert_eq!(story.app.selected_incident(), Some(registered.id));
}

#[test]
fn p21_an_outage_of_a_registered_system_gets_its_checklist_with_two_keys_and_leads_to_it_from_then_on() {
    let mut story = Story::begins_with_an_outage();
    let outage = story.app.desk().outages().next().unwrap().clone();
    assert!(story.app.desk().incident_of(outage.id).is_none() && !outage.systems.is_empty());
    story.press("2 enter enter");
    let id = story.id("Nets: Login fejler");
    let incident = story.app.desk().incident_of(outage.id).unwrap();
    assert_eq!((incident.id, &incident.systems), (id, &outage.systems.iter().cloned().collect()));
    let list = story.app.desk().checklist(incident).unwrap();
    assert_eq!(list.step(&step("availability.confirm")).unwrap().state, StepState::Todo, "it runs");
    story.press("1 home 2 enter");
    assert!(matches!(story.app.screen(), Screen::Incident(view) if view.id == id));
}

#[test]
fn with_no_outage_there_is_nothing_to_register_from() {
    let mut story = Story::begins();
    story.press("o");
    assert_eq!(story.says(), Some(&Notice::NoOutage));
    assert!(story.open_form().is_none());
}

#[test]
fn a_time_that_is_none_is_named_and_nothing_typed_is_lost() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").field_at(FieldName::Discovered).press("ctrl-u").types("kl. tre");
    assert_eq!(story.fault(), Some((Some(FieldName::Discovered), Fault::NoTime)));
    story.press("enter");
    assert_eq!(story.recorded(), []);
    assert_eq!(story.field(FieldName::Title), "MitID nede");
    story.press("ctrl-u").types("0215").press("enter");
    let discovered = story.incident("MitID nede").times.discovered;
    assert_eq!(discovered, "2026-11-24T01:15:00Z".parse().unwrap());
}

#[test]
fn what_was_reported_before_it_was_discovered_is_refused_at_the_field() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").field_at(FieldName::Reported).press("ctrl-u").types("0130").press("enter");
    let refused = Fault::Refused(Refusal::ReportedBeforeDiscovered);
    assert_eq!(story.fault(), Some((Some(FieldName::Reported), refused)));
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_form_left_open_past_its_minute_is_still_sound() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede");
    story.passes(22 * 3600);
    story.press("enter");
    let times = story.incident("MitID nede").times;
    assert_eq!(times.reported.as_second(), start().as_second() - 7, "as it was offered");
    assert!(times.discovered <= times.reported);
}

#[test]
fn a_registration_shows_in_spite_of_a_filter() {
    let mut story = Story::begins();
    story.press("s").types("acadre").press("enter n").types("MitID nede").press("enter");
    assert_eq!(story.selected(), "MitID nede");
    assert!(story.rows().contains(&"MitID nede"));
    assert_eq!(story.app.filter().value(), "");
}

#[test]
fn the_first_step_of_a_new_incident_is_to_do_and_later_ones_are_there() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").press("enter");
    let list = story.app.checklist().unwrap();
    assert_eq!(list.step(&step("receive.record")).unwrap().state, StepState::Todo);
    assert!(list.applicable().count() > 10);
}

#[test]
fn what_nobody_said_of_a_new_incident_is_not_made_up() {
    let mut story = Story::begins();
    story.press("n").types("Mail til forkerte");
    for kind in [IncidentKind::Availability, IncidentKind::PersonalData] {
        story.field_at(FieldName::Kind);
        while story.field(FieldName::Kind) != format!("{:?}", Choice::Kind(kind)) {
            story.press("right");
        }
        for name in [FieldName::Availability, FieldName::Confidentiality, FieldName::Integrity] {
            assert_eq!(story.field(name), format!("{:?}", Choice::Level(Level::Unknown)), "{kind:?}");
        }
        assert_eq!(story.field(FieldName::Reach), format!("{:?}", Choice::Reach(Reach::Unknown)), "{kind:?}");
        assert_eq!(story.field(FieldName::Began), "", "nobody knows when it began");
    }
    // What somebody has said stays, also when the form is left and taken up again.
    story.field_at(FieldName::Confidentiality).press("right right right right");
    story.press("esc");
    let mut story = story.starts_again();
    story.press("n");
    assert_eq!(story.field(FieldName::Confidentiality), format!("{:?}", Choice::Level(Level::High)));
    story.press("enter");
    // That personal data are involved is not asked again as if nobody had said it.
    story.goes_to("receive.nature").press("space");
    let involved = story.field(FieldName::Answer(Question::PersonalDataInvolved));
    assert_eq!(involved, format!("{:?}", Choice::Answer(Some(Answer::Yes))));
    story.press("enter");
    let [hostile, fault] = [Question::Hostile, Question::SupplierFault].map(FieldName::Answer);
    let lacking = [hostile, FieldName::PersonalData, fault];
    assert_eq!(story.app.unanswered(story.form()), lacking, "all that are missing are named, and which data they are");
}

#[test]
fn a_system_that_citizens_use_offers_that_they_are_reached_until_somebody_says_otherwise() {
    let mut story = Story::begins();
    let reach = |reach| format!("{:?}", Choice::Reach(reach));
    story.press("n").types("Login fejler").field_at(FieldName::Systems).types("mitid").press("space");
    assert_eq!(story.field(FieldName::Reach), reach(Reach::Citizens));
    assert!(story.form().reach_is_of_a_system(), "and the form says what it is offered for");
    story.types("mitid").press("space");
    assert_eq!(story.field(FieldName::Reach), reach(Reach::Unknown), "taken away with the system");
    story.field_at(FieldName::Reach).press("right");
    let own = story.field(FieldName::Reach);
    story.press("backtab backtab backtab backtab").field_at(FieldName::Systems).types("mitid").press("space");
    assert_eq!(story.field(FieldName::Reach), own, "what somebody said stands");
}
