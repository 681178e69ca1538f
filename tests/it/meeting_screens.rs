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

/// On call, and nothing beside that.
fn on_call() -> Seen {
    Seen::of("bo")
}

#[test]
fn who_may_not_call_the_group_says_on_whose_behalf() {
    let typed = on_call().press("i i").types("18-12 09:00").press("tab").types("Rådhuset").press("enter");
    at_least("meeting_on_behalf", &typed);
    let picture = typed.picture(Language::Da, SIZES[0]);
    assert!(picture.contains("på vegne af: ") && !picture.contains("--by"), "{picture}");
    assert_eq!(typed.app.desk().meetings().count(), 0, "nobody was named");
    let called = typed.types("frode").press("enter");
    assert!(called.app.overlay().is_none(), "{}", called.picture(Language::Da, SIZES[0]));
    // So are the others that only some may do; what the on-call writes for the group is not asked.
    for key in ["f", "x", "t"] {
        let picture = called_by_frode(key);
        assert!(picture.contains("på vegne af"), "{key}: {picture}");
    }
    for key in ["b", "g"] {
        let picture = called_by_frode(key);
        assert!(!picture.contains("på vegne af"), "{key}: {picture}");
    }
}

fn called_by_frode(key: &str) -> String {
    let again = on_call().press("i i").types("18-12 09:00").press("tab").types("Rådhuset").press("tab tab tab");
    again.types("frode").press("enter").press(key).picture(Language::Da, SIZES[0])
}

#[test]
fn an_incident_is_put_on_the_agenda_in_the_name_of_somebody_who_may() {
    let seen = on_call().press("n").types("Kopimaskinen").press("enter 1 enter f i");
    let picture = seen.picture(Language::Da, SIZES[0]);
    assert!(picture.contains("på vegne af"), "{picture}");
    let put = seen.types("dines").press("enter");
    assert!(put.app.overlay().is_none(), "{}", put.picture(Language::Da, SIZES[0]));
    let put: Vec<_> = put.app.desk().meetings().flat_map(|meeting| meeting.put().collect::<Vec<_>>()).collect();
    assert_eq!(put.len(), 1);
    assert_eq!(put[0].by, Some("dines".parse().unwrap()));
    assert_eq!(put[0].recorded_by, Some("bo".parse().unwrap()));
}

#[test]
fn a_time_ahead_is_shown_as_it_is_taken_and_now_is_now() {
    let form = |raw: &str| Seen::typical().press("i i").types(raw).picture(Language::Da, SIZES[0]);
    assert!(form("12:30").contains("= i dag 12:30"));
    assert!(form("03:00").contains("= i morgen 03:00"), "past today");
    assert!(form("nu").contains("= i dag 04:20"));
    let called = Seen::typical().press("i i").types("nu").press("tab").types("Rådhuset").press("enter");
    let picture = called.picture(Language::Da, SIZES[0]);
    assert!(called.app.overlay().is_none(), "{picture}");
}

#[test]
fn minutes_that_are_fixed_before_the_meeting_are_told_to_be() {
    let held = called().press("f").picture(Language::Da, SIZES[0]);
    assert!(held.contains("! Mødet er sat til 18.12. 09:00: det har ikke været endnu."), "{held}");
    let now = Seen::typical().press("i i").types("nu").press("tab").types("Rådhuset").press("enter");
    let held = now.later(1).press("f").picture(Language::Da, SIZES[0]);
    assert!(!held.contains("Mødet er sat til"), "{held}");
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

#[test]
fn minutes_that_are_fixed_name_the_key_that_corrects_them() {
    let seen = going_on().press("f");
    let seen = seen.types("Få kunne komme").press("enter").press("2 r");
    for (language, words) in [(Language::Da, "e tilføjer en rettelse"), (Language::En, "e adds a correction")] {
        let picture = seen.picture(language, SIZES[1]);
        assert!(picture.contains(words), "{picture}");
    }
}
