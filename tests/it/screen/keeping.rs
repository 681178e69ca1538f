//! What is on screen, and whether it is kept.

use vagt::app::{Announcement, Effect, Event, FieldName, Notice, Overlay, Trouble};
use vagt::domain::Fact;

use super::Story;
use super::story::device;

const ACADRE: &str = "Acadre svarer ikke";

#[test]
fn nothing_is_shown_as_kept_before_the_log_says_so() {
    let mut story = Story::begins();
    assert!(story.app.store().is_kept());
    story.press("space");
    let entry = story.entries().pop().unwrap();
    assert!(!story.app.store().is_kept());
    assert_eq!(story.app.store().waiting(), 1);
    assert!(!story.app.is_kept(&entry));
    story.happens(Event::Kept { up_to: entry.stamp.seq - 1 });
    assert!(!story.app.is_kept(&entry), "the one before it is another");
    story.happens(Event::Kept { up_to: entry.stamp.seq });
    assert!(story.app.store().is_kept() && story.app.is_kept(&entry));
}

#[test]
fn a_late_word_that_less_is_kept_takes_nothing_back() {
    let mut story = Story::begins();
    story.press("space").keeps().happens(Event::Kept { up_to: 1 });
    assert!(story.app.store().is_kept());
}

#[test]
fn trouble_is_shown_and_announced_once_until_it_is_over() {
    let mut story = Story::begins();
    story.press("space").cannot_keep().cannot_keep();
    assert_eq!(story.app.store().trouble(), Some(&Trouble::DiskFull));
    assert_eq!(story.announced(), [Announcement::NotKept]);
    story.keeps();
    assert_eq!(story.app.store().trouble(), None);
    story.press("u").cannot_keep();
    assert_eq!(story.announced().len(), 2, "new trouble is news");
}

#[test]
fn the_desk_stays_usable_while_nothing_can_be_kept() {
    let mut story = Story::begins();
    story.cannot_keep().press("l").types("Uden disk").press("enter");
    assert!(matches!(story.recorded().as_slice(), [Fact::NoteAdded { .. }]));
    assert_eq!(story.app.store().waiting(), 1);
}

#[test]
fn quitting_asks_while_something_is_not_kept() {
    let mut story = Story::begins();
    story.press("space").cannot_keep().press("q");
    assert!(matches!(story.app.overlay(), Some(Overlay::ConfirmQuit)));
    story.press("esc");
    assert!(story.app.overlay().is_none());
    assert!(!story.effects.contains(&Effect::Quit));
    story.press("q enter");
    assert!(story.effects.contains(&Effect::Quit));
}

#[test]
fn quitting_asks_nothing_when_all_is_kept() {
    let mut story = Story::begins();
    story.press("space").keeps().press("q");
    assert_eq!(story.effects.last(), Some(&Effect::Quit));
}

#[test]
fn esc_never_leaves() {
    let mut story = Story::begins();
    story.press("enter esc esc esc esc");
    assert!(!story.effects.contains(&Effect::Quit));
}

#[test]
fn while_the_desk_is_partial_nobody_records_anything_and_nothing_typed_is_lost() {
    let mut story = Story::begins_partial();
    story.press("space");
    assert_eq!(story.says(), Some(&Notice::Loading));
    story.press("u");
    assert_eq!(story.says(), Some(&Notice::Loading));
    story.press("l").types("Hastig").press("enter");
    assert_eq!(story.says(), Some(&Notice::Loading));
    assert_eq!(story.field(FieldName::Note), "Hastig");
    assert_eq!(story.recorded(), []);

    story.happens(whole());
    assert_eq!(story.says(), None);
    assert_eq!(story.field(FieldName::Note), "Hastig");
    story.press("enter");
    assert!(matches!(story.recorded().as_slice(), [Fact::NoteAdded { .. }]));
}

#[test]
fn the_whole_desk_arrives_under_the_selection() {
    let mut story = Story::begins_partial();
    assert_eq!(story.rows(), [ACADRE]);
    story.happens(whole());
    assert_eq!(story.rows(), [ACADRE, "Mail er langsom"]);
    assert_eq!(story.selected(), ACADRE);
    assert!(!story.app.is_partial());
    assert!(story.app.store().is_kept());
}

#[test]
fn a_chain_known_only_when_the_desk_is_loaded_starts_at_its_own_place() {
    let mut story = Story::begins_partial();
    let desk = Box::new(Story::whole_desk());
    story.happens(Event::DeskLoaded { desk, device: "desk-new".parse().unwrap(), letter: 'B' }).press("space");
    let entry = story.entries().pop().unwrap();
    assert_eq!(entry.stamp.seq, 1);
    assert!(!story.app.is_kept(&entry));
    assert!(!story.app.store().is_kept());
    story.happens(Event::Kept { up_to: 1 });
    assert!(story.app.store().is_kept());
}

#[test]
fn entries_of_another_way_in_are_kept_when_they_come() {
    let mut story = Story::begins();
    let mut desk = Story::whole_desk();
    let id = story.id(ACADRE);
    let entries = super::story::give(&mut desk, vagt::domain::Command::Note(id, "Fra kommandolinjen".into()), 400);
    story.happens(Event::EntriesArrived(entries.clone()));
    assert!(story.app.is_kept(&entries[0]));
    assert!(story.app.store().is_kept());
    assert_eq!(story.incident(ACADRE).timeline.len(), desk.incident(id).unwrap().timeline.len());
    assert_eq!(story.recorded(), [], "nobody need keep them again");
}

fn whole() -> Event {
    Event::DeskLoaded { desk: Box::new(Story::whole_desk()), device: device(), letter: 'A' }
}
