//! A rule violation at two desks: one who may see it, one who may not, and the moment at which that changes.

use vagt::app::{Effect, Event, Screen};
use vagt::domain::fact::Registration;
use vagt::domain::incident::{Impact, IncidentKind, PersonalData, Reach};
use vagt::domain::{Command, Desk, Fact, IncidentId, Scope};

use super::Story;
use super::story::{give, me, start};

const TITLE: &str = "Opslag i naboens sag";

/// A desk on which a rule violation was registered, and which that is.
fn desk() -> (Desk, IncidentId) {
    let mut desk = Story::whole_desk();
    let registration = Registration {
        title: TITLE.into(),
        kind: IncidentKind::RuleViolation,
        reporter: "Nord".into(),
        began_at: None,
        discovered_at: start(),
        reported_at: start(),
        impact: Impact::default(),
        reach: Reach::Person,
        personal_data: PersonalData::Ordinary,
        systems: std::collections::BTreeSet::new(),
        outage: None,
        handler: Some(me()),
    };
    let entries = give(&mut desk, Command::Register(Box::new(registration)), 600);
    let id = entries.iter().find_map(|entry| match (&entry.fact, entry.fact.scope()) {
        (Fact::IncidentRegistered { .. }, Scope::Incident(id)) => Some(id),
        _ => None,
    });
    (desk, id.unwrap())
}

#[test]
fn p39_whoever_may_not_see_it_has_no_row_count_search_or_notice_of_it() {
    let (desk, id) = desk();
    let mut seen = Story::on(desk.clone(), false);
    assert!(seen.rows().contains(&TITLE), "whoever handles it");
    let open = seen.app.board().open();
    seen.press("s").types("naboens").press("enter");
    assert_eq!(seen.rows(), [TITLE]);

    let mut other = Story::at_desk_of("nobody-named", desk);
    assert!(!other.rows().contains(&TITLE));
    assert_eq!((other.app.board().rows().len(), other.app.board().open() + 1), (other.app.board().open(), open));
    other.press("s").types("naboens").press("enter");
    assert_eq!(other.rows(), [""; 0]);
    other.press("esc");
    // Its clocks run out without a word.
    let before = other.effects.len();
    other.waits(60 * 24 * 5);
    let about = |effect: &Effect| matches!(effect, Effect::Announce(vagt::app::Announcement::Overdue(about, _)) if *about == id);
    let told = other.effects[before..].iter().any(about);
    assert!(!told);
    assert_eq!((other.app.desk().incident(id), other.app.desk().summary(id)), (None, None));
}

#[test]
fn p32_a_desk_whose_person_is_not_named_or_changes_shows_what_that_person_may_see() {
    let (desk, id) = desk();
    let mut story = Story::on(desk, false);
    let me = story.app.me().clone();
    story.app.is_looked_at_by(None);
    assert!(!story.rows().contains(&TITLE), "nobody is named");
    story.app.is_looked_at_by(Some(me));
    assert!(story.rows().contains(&TITLE));
    story.press("s").types("naboens").press("enter enter");
    assert!(matches!(story.app.screen(), Screen::Incident(view) if view.id == id));
    // Somebody else sits down: what stood on the screen is gone with it.
    let keymap = vagt::input::Keymap::built_in();
    let other: vagt::domain::PersonId = "nobody-named".parse().unwrap();
    story.happens(Event::SettingsRead { me: other.clone(), viewer: Some(other), keymap });
    assert_eq!((story.app.screen(), story.app.incident()), (Screen::Desk, None));
}
