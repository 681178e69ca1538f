//! The first start offers set-up, once there is a desk that nobody has worked on.

use vagt::app::{Effect, Event, Fault, FieldName, Notice, Purpose, SetUp, SetUpOffer, Tongue};
use vagt::domain::command::Import;
use vagt::domain::register::Role;
use vagt::domain::{Command, Desk};

use super::Story;
use super::story::device;

/// A desk that is being opened, with set-up to be offered.
fn first_start() -> Story {
    let mut story = Story::on(Desk::default(), true);
    story.app.offer_set_up(SetUpOffer { tongue: Tongue::Danish, folder: "/hjem/vagt".into() });
    story
}

fn opens(story: &mut Story, desk: Desk) {
    story.happens(Event::DeskLoaded { desk: Box::new(desk), device: device(), letter: 'A' });
}

#[test]
fn an_empty_desk_begins_with_set_up_and_a_desk_with_records_does_not() {
    let mut story = first_start();
    assert!(story.open_form().is_none(), "nothing is asked before the log is open");
    opens(&mut story, Desk::default());
    assert_eq!(story.form().purpose(), &Purpose::SetUp);
    let mut used = first_start();
    opens(&mut used, Story::whole_desk());
    assert!(used.open_form().is_none());
    let mut configured = Story::on(Desk::default(), true);
    opens(&mut configured, Desk::default());
    assert!(configured.open_form().is_none());
}

#[test]
fn a_name_is_all_that_must_be_typed() {
    let mut story = first_start();
    opens(&mut story, Desk::default());
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Name), Fault::NameMissing)));
    story.types("Mette Kjær").press("enter");
    let answers = SetUp {
        tongue: Tongue::Danish,
        organisation: "".into(),
        name: "Mette Kjær".into(),
        phone: "".into(),
        role: Some(Role::ItOnCall),
    };
    assert_eq!(story.effects, [Effect::SetUp(answers)], "and no draft of it is kept");
}

#[test]
fn whoever_was_named_sits_here_once_the_files_are_written() {
    let mut story = first_start();
    opens(&mut story, Desk::default());
    story.field_at(FieldName::Name).types("Mette Kjær").press("enter");
    story.happens(Event::SetUpFailed { why: "people.toml".to_owned() });
    assert_eq!(story.field(FieldName::Name), "Mette Kjær", "nothing typed is lost");
    assert_eq!(story.says(), Some(&Notice::SetUpFailed("people.toml".to_owned())));
    let roster = Story::whole_desk().register().roster().clone();
    let files = vec![Command::Import(Import::People { digest: "1".to_owned(), roster })];
    story.happens(Event::SetUpDone { me: "mk".parse().unwrap(), files });
    assert!(story.open_form().is_none());
    assert_eq!(story.says(), Some(&Notice::SetUp));
    assert_eq!(story.app.me().as_str(), "mk");
    assert_eq!(story.app.desk().person_name(story.app.me()), "Mette Kjær");
    story.press("n");
    assert_eq!(story.field(FieldName::Reporter), "Mette Kjær");
}

#[test]
fn the_language_is_spoken_as_soon_as_it_is_chosen() {
    let mut story = first_start();
    opens(&mut story, Desk::default());
    story.press("right");
    assert_eq!(story.effects, [Effect::Speak(Tongue::English)]);
    story.field_at(FieldName::Name).types("Bo").press("ctrl-x");
    assert_eq!(story.field(FieldName::Name), "");
    assert_eq!(story.effects.len(), 1, "it stays chosen");
}

#[test]
fn set_up_is_left_with_esc_and_nothing_is_written() {
    let mut story = first_start();
    opens(&mut story, Desk::default());
    story.field_at(FieldName::Name).types("Bo").press("esc");
    assert!(story.open_form().is_none());
    assert_eq!((story.says(), story.effects.as_slice()), (Some(&Notice::SetUpLeft), [].as_slice()));
    story.press("n").types("Strøm").press("enter");
    assert_eq!(story.selected(), "Strøm", "the desk can be used all the same");
}

#[test]
fn the_demo_needs_no_name() {
    let mut story = first_start();
    opens(&mut story, Desk::default());
    story.press("backtab right enter");
    assert_eq!(story.effects, [Effect::Demo]);
}
