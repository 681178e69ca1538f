//! The meetings' screen and its forms, drawn.

use vagt::text::Language;

use crate::screens::{SIZES, Seen, name};

/// A typical night, with a meeting called from the desk.
fn called() -> Seen {
    Seen::typical().press("i i").types("18-12 09:00").press("tab").types("Rådhuset, lokale 2").press("enter")
}

/// The meeting half way through: who is there, what was said on the first item, an action, an item of one's own.
fn going_on() -> Seen {
    called()
        .press("b")
        .types("Nye regler for fjernadgang")
        .press("enter 3 space space down space n right tab down enter 2 home r")
        .types("Leverandørens certifikat var udløbet, og ingen blev varslet")
        .press("tab")
        .types("Leverandøren afkræves en redegørelse")
        .press("tab")
        .types("Overvåg udløb af certifikater selv")
        .press("enter a")
        .types("Kalender over certifikater")
        .press("tab tab")
        .types("31-12")
        .press("enter")
}

fn everywhere(what: &str, seen: &Seen) {
    for language in Language::ALL {
        for size in SIZES {
            insta::assert_snapshot!(name(what, language, size), seen.picture(language, size));
        }
    }
}

fn at_least(what: &str, seen: &Seen) {
    for language in Language::ALL {
        insta::assert_snapshot!(name(what, language, SIZES[0]), seen.picture(language, SIZES[0]));
    }
}

#[test]
fn the_meetings_before_any_is_called() {
    at_least("meetings_empty", &Seen::typical().press("i"));
}

#[test]
fn a_meeting_that_is_going_on() {
    everywhere("meetings", &going_on());
}

#[test]
fn the_form_that_calls_a_meeting() {
    at_least("meeting_call", &Seen::typical().press("i i"));
}

#[test]
fn the_form_for_what_was_said() {
    at_least("meeting_minute", &called().press("home r"));
}

#[test]
fn the_form_that_fixes_the_minutes_says_what_is_missing() {
    at_least("meeting_hold", &called().press("f enter"));
}

#[test]
fn the_keys_of_the_meetings() {
    at_least("meetings_help", &called().press("f1"));
}

#[test]
fn the_forms_for_a_guest_an_item_that_comes_off_and_an_action_that_is_settled() {
    at_least("meeting_guest", &called().press("g"));
    at_least("meeting_withdraw", &called().press("b").types("Nye regler").press("enter home down down w"));
    at_least("meeting_settle", &going_on().press("d"));
}

#[test]
fn the_form_for_what_was_said_shows_what_is_noted_already() {
    let seen = called().press("home r").types("Første ord").press("enter r").types("Andre ord").press("enter");
    at_least("meeting_minute_again", &seen.press("home r"));
}

#[test]
fn the_form_that_fixes_the_minutes_asks_why_where_there_is_no_quorum() {
    at_least("meeting_without_quorum", &called().press("3 home space f"));
}
