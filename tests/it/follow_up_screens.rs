//! The follow-up's screen, its forms, and what an incident shows of it, drawn.

use vagt::text::Language;

use crate::screens::{SIZES, Seen, name};

/// An incident with a cause, two corrective actions of which one is done, and an open deviation.
fn followed() -> Seen {
    Seen::typical()
        .press("enter f c")
        .types("Certifikatet udløb")
        .press("tab tab down enter f a")
        .types("Overvåg udløb af certifikater")
        .press("tab down tab tab tab tab down enter f a")
        .types("Aftal varsling")
        .press("tab down tab tab tab tab down enter f d tab")
        .types("Sat op")
        .press("enter f s")
        .types("Alarmen")
        .press("enter")
}

fn least(what: &str, seen: &Seen) {
    for language in Language::ALL {
        insta::assert_snapshot!(name(what, language, SIZES[0]), seen.picture(language, SIZES[0]));
    }
}

#[test]
fn the_follow_up_of_all_incidents() {
    let seen = followed().press("esc f").later(60 * 24 * 20);
    for language in Language::ALL {
        for size in SIZES {
            insta::assert_snapshot!(name("follow_up", language, size), seen.picture(language, size));
        }
    }
    least("follow_up_empty", &Seen::empty().press("f"));
}

#[test]
fn what_an_incident_shows_of_it() {
    least("follow_up_incident", &followed().press("1 end"));
}

#[test]
fn the_forms_of_follow_up() {
    for (what, keys) in [
        ("cause", "f c"),
        ("action", "f a"),
        ("done", "f d"),
        ("change", "f u"),
        ("effect", "f e"),
        ("deviation", "f s"),
        ("mitigated", "f m"),
        ("review", "f r"),
        ("briefing", "f b"),
    ] {
        least(&format!("follow_up_form_{what}"), &followed().press(keys));
    }
    least("follow_up_keys", &followed().press("f"));
}
