//! What suppliers say, and clocks that run out.

use vagt::app::{Announcement, Asked, Event, FieldName, Notice, Overlay, StoreNotice};
use vagt::domain::clock::{ClockId, ClockState};
use vagt::domain::feed::{FeedFailure, FeedHealth, ServiceState};
use vagt::domain::{Command, Fact, OutageId};

use super::Story;
use super::story::{device, outage};

const ACADRE: &str = "Acadre svarer ikke";

fn login() -> Command {
    outage("Login fejler", ServiceState::MajorOutage)
}

#[test]
fn a_new_outage_is_recorded_shown_and_announced_and_so_is_its_end() {
    let mut story = Story::begins();
    story.feed_says(vec![login()], false);
    let id = story.app.board().outages()[0];
    assert_eq!(story.announced(), [Announcement::NewOutage(id)]);
    assert_eq!(story.app.selected_outage(), Some(id));
    story.feed_says(vec![Command::EndOutage(id)], false);
    assert_eq!(story.announced().last(), Some(&Announcement::OutageEnded(id)));
    assert_eq!(story.app.board().outages(), []);
    assert_eq!(story.app.selected_outage(), None);
}

#[test]
fn what_was_down_at_the_start_is_no_news() {
    let mut story = Story::begins();
    story.feed_says(vec![login()], true);
    assert_eq!(story.app.board().outages().len(), 1);
    assert_eq!(story.announced(), []);
}

#[test]
fn several_outages_of_one_reading_have_ids_of_their_own_and_the_worst_stands_first() {
    let mut story = Story::begins();
    story.feed_says(vec![outage("Langsom", ServiceState::Degraded), login()], false);
    let titles: Vec<&str> = story
        .app
        .board()
        .outages()
        .iter()
        .map(|id| story.app.desk().outage(*id).unwrap().look.title.as_str())
        .collect();
    assert_eq!(titles, ["Login fejler", "Langsom"]);
}

#[test]
fn the_selected_outage_stays_selected_when_a_worse_one_comes() {
    let mut story = Story::begins();
    story.feed_says(vec![outage("Langsom", ServiceState::Degraded)], false);
    let id = story.app.selected_outage();
    story.feed_says(vec![login()], false);
    assert_eq!(story.app.selected_outage(), id);
}

#[test]
fn what_feeds_ask_for_waits_for_the_whole_desk_and_is_decided_then() {
    let mut story = Story::begins_partial();
    story.feed_says(vec![login()], false).feed_says(vec![outage("Langsom", ServiceState::Degraded)], true);
    assert_eq!(story.recorded(), []);
    assert_eq!(story.app.board().outages().len(), 0);
    story.happens(Event::DeskLoaded { desk: Box::new(Story::whole_desk()), device: device(), letter: 'A' });
    assert!(matches!(story.recorded().as_slice(), [Fact::OutageRaised { .. }, Fact::OutageRaised { .. }]));
    assert_eq!(story.app.board().outages().len(), 2);
    assert_eq!(story.announced().len(), 1, "the one of the first reading is no news");
}

#[test]
fn a_feed_that_comes_late_is_refused_and_said_so_without_harm() {
    let mut story = Story::begins();
    story.feed_says(vec![Command::EndOutage(OutageId(ulid::Ulid(9)))], false);
    assert!(matches!(story.says(), Some(Notice::Refused(_))));
    assert_eq!(story.recorded(), []);
}

#[test]
fn a_reading_that_says_what_is_known_records_nothing() {
    let mut story = Story::begins();
    story.feed_says(vec![login()], false).feed_says(vec![login()], false);
    assert_eq!(story.recorded().len(), 1);
    assert_eq!(story.announced().len(), 1);
}

#[test]
fn a_feed_does_not_disturb_who_is_typing() {
    let mut story = Story::begins();
    story.press("l").types("Ringede til ").feed_says(vec![login()], false).types("Bo");
    assert_eq!(story.field(FieldName::Note), "Ringede til Bo");
}

#[test]
fn a_clock_that_runs_out_is_announced_once() {
    let mut story = Story::begins();
    let inform = Announcement::Overdue(story.id(ACADRE), ClockId::Inform);
    story.waits(24 * 60);
    assert_eq!(story.announced().iter().filter(|news| **news == inform).count(), 1);
    story.press("j k").waits(60);
    assert_eq!(story.announced().iter().filter(|news| **news == inform).count(), 1);
}

#[test]
fn a_clock_made_late_again_by_unticking_its_step_is_no_news() {
    let mut story = Story::begins();
    story.waits(5 * 60);
    let report = Announcement::Overdue(story.id(ACADRE), ClockId::DpoReport);
    let count = |story: &Story| story.announced().iter().filter(|news| **news == report).count();
    assert_eq!(count(&story), 1);
    story.goes_to("receive.dpo-report").press("space right enter").waits(2);
    let late = |story: &Story| {
        let clocks = story.app.desk().clocks(story.incident(ACADRE));
        clocks.iter().any(|clock| clock.id == ClockId::DpoReport && clock.state(story.now()) == ClockState::Overdue)
    };
    assert!(!late(&story));
    story.press("u").waits(2);
    assert!(late(&story));
    assert_eq!(count(&story), 1);
}

#[test]
fn each_promised_update_that_is_late_is_announced() {
    let mut story = Story::begins();
    let late = Announcement::Overdue(story.id(ACADRE), ClockId::NextUpdate);
    let count = |story: &Story| story.announced().iter().filter(|news| **news == late).count();
    story.goes_to("availability.inform-users").press("space").waits(120);
    assert_eq!(count(&story), 1);
    // The update is sent, and the next one is promised.
    story.goes_to("availability.next-update").press("space").waits(1);
    assert_eq!(count(&story), 1);
    story.waits(120);
    assert_eq!(count(&story), 2);
}

#[test]
fn what_ran_out_before_the_start_is_no_news() {
    let mut story = Story::begins();
    story.waits(24 * 60);
    let desk = story.app.desk().clone();
    assert!(story.app.board().overdue() > 0);
    let mut later = Story::begins();
    later.passes(24 * 3600);
    let mut again = vagt::app::App::new(
        vagt::app::AppStart {
            desk,
            partial: false,
            me: super::story::me(),
            device: device(),
            letter: 'A',
            keymap: vagt::input::Keymap::built_in(),
            demo: false,
            size: (80, 24),
        },
        later.now(),
    );
    let moment = vagt::app::Moment { now: later.now(), fresh: ulid::Ulid(1) };
    assert_eq!(again.update(Event::TimePassed, &moment), []);
}

#[test]
fn an_incident_whose_clock_runs_out_rises_without_anybody_pressing_a_key() {
    let mut story = Story::begins();
    story.waits(24 * 60);
    let overdue = story.app.board().overdue();
    assert!(overdue > 0);
    let worst: Vec<_> = story.app.desk().worst_first(story.now()).into_iter().map(|incident| incident.id).collect();
    assert_eq!(story.app.board().rows(), worst);
}

fn answers(story: &mut Story, failure: Option<FeedFailure>) {
    let state = if failure.is_some() { ServiceState::Unknown } else { ServiceState::Operational };
    let health = FeedHealth { state: Some(state), last_ok: None, last_try: Some(story.now()), failure };
    let feed = "nets".parse().unwrap();
    story.happens(Event::FeedObserved { feed, health, commands: Vec::new(), baseline: false });
}

#[test]
fn asking_the_suppliers_ends_with_how_it_went() {
    let mut story = Story::begins();
    story.press("p").happens(Event::FeedsAsked(vec!["nets".parse().unwrap()]));
    assert_eq!(story.says(), Some(&Notice::Asking));
    answers(&mut story, Some(FeedFailure::Status { code: 503 }));
    assert_eq!(story.says(), Some(&Notice::Asked(Asked { read: 0, unknown: 1, later: 0 })));
    answers(&mut story, None);
    assert_eq!(
        story.says(),
        Some(&Notice::Asked(Asked { read: 0, unknown: 1, later: 0 })),
        "nobody asked for this one"
    );
    story.press("p").happens(Event::FeedsAsked(vec!["nets".parse().unwrap()]));
    answers(&mut story, None);
    assert_eq!(story.says(), Some(&Notice::Asked(Asked { read: 1, unknown: 0, later: 0 })));
    story.press("p").happens(Event::FeedsAsked(Vec::new()));
    assert_eq!(story.says(), Some(&Notice::Asked(Asked { read: 0, unknown: 0, later: 1 })), "its server wants a wait");
    story.waits(2);
    assert_eq!(story.says(), None, "and it goes by itself");
}

#[test]
fn how_asking_went_takes_no_other_news_away() {
    let mut story = Story::begins();
    story.press("p").happens(Event::FeedsAsked(vec!["nets".parse().unwrap()])).press("1 y");
    let copied = story.says().cloned();
    answers(&mut story, None);
    assert_eq!((story.says().cloned(), copied.is_some()), (copied, true));
}

#[test]
fn the_feeds_are_looked_at_and_left_again() {
    let mut story = Story::begins();
    story.press("P");
    assert!(matches!(story.app.overlay(), Some(Overlay::Feeds { .. })));
    assert_eq!(story.app.feed_rows().len(), 1);
    story.press("down esc");
    assert!(story.app.overlay().is_none());
    story.press("P q");
    assert!(story.app.overlay().is_none() && story.news().is_empty(), "q leaves the list, not the desk");
}

#[test]
fn what_is_wrong_with_the_configuration_is_not_covered_by_the_news_of_a_new_directory() {
    let mut story = Story::begins();
    let made = || Event::StoreNotice(StoreNotice::Made { path: "/srv/vagt".to_owned() });
    story.happens(Event::ConfigProblem("config.toml:3".to_owned())).happens(made());
    assert_eq!((story.says(), story.app.problem()), (None, Some("config.toml:3")));
    let mut right = Story::begins();
    assert!(matches!(right.happens(made()).says(), Some(Notice::Store(_))), "where all is right it is told");
}
