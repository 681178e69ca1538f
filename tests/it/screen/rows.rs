//! Rows, what is selected among them, the filter, the mouse, and keys that ask for nothing.

use vagt::app::{Effect, Event, IncidentPane, Notice, Overlay, Pane, Screen, Target};
use vagt::domain::Command;
use vagt::domain::severity::Severity;

use super::story::give;
use super::{Story, step};

const ACADRE: &str = "Acadre svarer ikke";
const MAIL: &str = "Mail er langsom";

#[test]
fn the_worst_incident_is_selected_at_the_start() {
    let story = Story::begins();
    assert_eq!(story.rows(), [ACADRE, MAIL]);
    assert_eq!(story.selected(), ACADRE);
}

#[test]
fn the_filter_narrows_as_one_types_and_esc_restores() {
    let mut story = Story::begins();
    story.press("s").types("mail");
    assert_eq!(story.rows(), [MAIL]);
    assert_eq!(story.selected(), MAIL);
    story.types("x");
    assert_eq!(story.rows(), [""; 0]);
    assert_eq!(story.selected(), "");
    story.press("backspace");
    assert_eq!(story.selected(), MAIL);
    story.press("esc");
    assert_eq!(story.rows(), [ACADRE, MAIL]);
    assert_eq!(story.app.filter().value(), "");
}

#[test]
fn enter_keeps_the_filter_and_esc_takes_it_off_later() {
    let mut story = Story::begins();
    story.press("/").types("LANGSOM 26-a").press("enter");
    assert!(story.app.overlay().is_none());
    assert_eq!(story.rows(), [MAIL]);
    story.press("esc");
    assert_eq!(story.rows(), [ACADRE, MAIL]);
    assert_eq!(story.selected(), MAIL, "and what was found stays selected");
}

#[test]
fn the_selection_follows_its_incident_when_the_order_changes() {
    let mut story = Story::begins();
    story.press("j");
    let mut desk = Story::whole_desk();
    let set = Command::SetSeverity(story.id(MAIL), Severity::Serious, "Ingen kan arbejde".into());
    let entries = give(&mut desk, set, 500);
    story.happens(Event::EntriesArrived(entries));
    assert_eq!(story.rows(), [MAIL, ACADRE]);
    assert_eq!(story.selected(), MAIL);
}

#[test]
fn the_selection_falls_to_the_neighbour_when_its_incident_goes() {
    let mut story = Story::begins();
    story.press("n").types("Tredje").field_at(vagt::app::FieldName::PersonalData).press("left enter 1");
    let rows: Vec<String> = story.rows().into_iter().map(str::to_owned).collect();
    story.press("home j");
    assert_eq!(story.selected(), rows[1]);
    story.press("c o k tab down enter");
    assert_eq!(story.selected(), rows[2], "the one below moves up");
    story.press("c o k tab down enter");
    assert_eq!(story.selected(), rows[0], "the last one leaves the one above");
    story.press("c o k tab down enter");
    assert_eq!(story.selected(), "");
    story.press("l");
    assert_eq!(story.says(), Some(&Notice::NoIncident));
}

#[test]
fn moving_stops_at_both_ends() {
    let mut story = Story::begins();
    story.press("k up pageup");
    assert_eq!(story.selected(), ACADRE);
    story.press("down j pagedown end");
    assert_eq!(story.selected(), MAIL);
    story.press("home");
    assert_eq!(story.selected(), ACADRE);
}

#[test]
fn tab_goes_round_the_panes_and_digits_go_straight() {
    let mut story = Story::begins();
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(story.app.pane());
        story.press("tab");
    }
    assert_eq!(seen, [Pane::Incidents, Pane::Outages, Pane::Checklist, Pane::Roster, Pane::Incidents]);
    story.press("3");
    assert_eq!(story.app.pane(), Pane::Checklist);
    story.press("backtab");
    assert_eq!(story.app.pane(), Pane::Outages);
}

#[test]
fn enter_opens_the_incident_and_esc_comes_back_to_it() {
    let mut story = Story::begins();
    story.press("j enter");
    let id = story.id(MAIL);
    assert!(matches!(story.app.screen(), Screen::Incident(view) if view.id == id && view.pane == IncidentPane::Steps));
    story.press("1 end tab tab end esc");
    assert_eq!(story.app.screen(), Screen::Desk);
    assert_eq!(story.selected(), MAIL);
}

#[test]
fn esc_leaves_an_incident_whatever_is_told_and_the_notice_goes_with_it() {
    let mut story = Story::begins();
    story.press("enter space");
    assert!(matches!(story.says(), Some(Notice::StepDone(_))));
    story.press("esc");
    assert_eq!((story.app.screen(), story.says()), (Screen::Desk, None));
    story.press("s").types("mail").press("enter y");
    assert!(matches!(story.says(), Some(Notice::Copied(_))));
    story.press("esc");
    assert_eq!(story.rows(), [ACADRE, MAIL]);
}

#[test]
fn what_is_wrong_with_the_configuration_is_not_dismissed_unread_below_a_notice() {
    let mut story = Story::begins();
    story.happens(Event::ConfigProblem("people.toml:3".to_owned())).press("y esc");
    assert_eq!((story.says(), story.app.problem()), (None, Some("people.toml:3")));
    story.press("r esc");
    assert_eq!((story.says(), story.app.problem()), (None, Some("people.toml:3")));
    story.press("esc");
    assert_eq!(story.app.problem(), None);
}

#[test]
fn a_press_of_the_mouse_selects() {
    let mut story = Story::begins_with_an_outage();
    let id = story.id(MAIL);
    story.clicks(Target::Incident(id));
    assert_eq!((story.selected(), story.app.pane()), (MAIL, Pane::Incidents));
    story.clicks(Target::Step(step("receive.call-it-chief")));
    assert_eq!((story.selected_step().as_str(), story.app.pane()), ("receive.call-it-chief", Pane::Checklist));
    let outage = story.app.board().outages()[0];
    story.clicks(Target::Outage(outage));
    assert_eq!((story.app.selected_outage(), story.app.pane()), (Some(outage), Pane::Outages));
    story.clicks(Target::Contact(9999));
    assert!(story.app.selected_contact() < story.app.contacts().len());
}

#[test]
fn a_press_on_a_row_that_is_gone_selects_nothing_that_is_not_there() {
    let mut story = Story::begins();
    story.press("c o k tab down enter");
    let gone = story.id(ACADRE);
    story.clicks(Target::Incident(gone));
    assert_eq!(story.selected(), MAIL);
}

#[test]
fn coming_back_from_a_closed_incident_that_is_not_listed_selects_one_that_is() {
    let mut story = Story::begins_with_an_outage();
    story.press("2 o enter c o k tab down enter 2 enter");
    story.press("esc");
    assert_eq!(story.app.screen(), Screen::Desk);
    assert!(story.rows().contains(&story.selected()), "{:?} in {:?}", story.selected(), story.rows());
}

#[test]
fn an_incident_reached_by_its_outage_in_spite_of_a_filter_is_not_selected_below_it() {
    let mut story = Story::begins_with_an_outage();
    story.press("2 o enter 1 s").types("mail").press("enter 2 enter");
    let id = story.id("Nets: Login fejler");
    assert!(matches!(story.app.screen(), Screen::Incident(view) if view.id == id));
    story.press("esc 1");
    assert_eq!(story.rows(), [MAIL]);
    assert_eq!(story.selected(), MAIL);
    assert_eq!(story.app.incident().unwrap().title.as_str(), MAIL);
}

#[test]
fn an_incident_begun_again_on_its_own_screen_is_on_the_board() {
    let mut story = Story::begins();
    story.press("c o k tab down enter h end enter r").types("Igen").press("enter esc h");
    assert_eq!(story.rows(), [ACADRE, MAIL]);
    assert_eq!(story.selected(), ACADRE);
}

#[test]
fn hiding_the_closed_ones_again_leaves_an_open_one_selected() {
    let mut story = Story::begins();
    story.press("c o k tab down enter h end");
    assert_eq!(story.selected(), ACADRE);
    story.press("h");
    assert_eq!(story.selected(), MAIL);
}

#[test]
fn a_step_of_one_incident_is_not_carried_over_to_another() {
    let mut story = Story::begins();
    story.goes_to("receive.call-it-chief").press("1 j");
    assert_eq!(story.selected_step(), "receive.record");
}

#[test]
fn a_filter_for_what_nobody_has_leaves_nothing_selected_and_nothing_to_do() {
    let mut story = Story::begins();
    story.press("s").types("zzz").press("enter space");
    assert_eq!(story.says(), Some(&Notice::NoIncident));
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_window_of_no_size_is_survived() {
    let mut story = Story::begins();
    story.happens(Event::Resized { width: 0, height: 0 }).press("pagedown enter ? pagedown esc");
    assert_eq!(story.selected(), MAIL);
}

#[test]
fn a_key_that_asks_for_nothing_is_named_so_that_help_can_be_found() {
    let mut story = Story::begins();
    story.press("z");
    assert_eq!(story.says(), Some(&Notice::Unbound("z".to_owned())));
    story.press("ctrl-z");
    assert_eq!(story.says(), Some(&Notice::Unbound("ctrl-z".to_owned())));
    story.waits(1);
    assert_eq!(story.says(), None, "and goes by itself");
}

#[test]
fn help_shows_the_keys_and_closes_with_the_key_that_opened_it() {
    let mut story = Story::begins();
    story.press("?");
    assert!(matches!(story.app.overlay(), Some(Overlay::Help { under: None, .. })));
    story.press("?");
    assert!(story.app.overlay().is_none());
    story.press("f1 q");
    assert!(story.app.overlay().is_none());
    assert!(!story.effects.contains(&Effect::Quit));
}

#[test]
fn a_number_to_call_is_one_key_from_the_clipboard() {
    let mut story = Story::begins();
    story.press("4 home y");
    assert!(matches!(story.effects.last(), Some(Effect::Copy(number)) if number.starts_with("+45")));
    story.press("1 y");
    assert_eq!(story.effects.last(), Some(&Effect::Copy("26-A1".to_owned())));
}

#[test]
fn asking_the_suppliers_is_passed_on() {
    let mut story = Story::begins();
    story.press("p");
    assert_eq!(story.news(), [Effect::Poll]);
    assert_eq!(story.says(), Some(&Notice::Asking));
}
