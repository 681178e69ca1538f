//! The register as it is drawn, with the demo's municipality.

use vagt::text::Language;

use crate::screens::{SIZES, Seen, at_least, everywhere};

#[test]
fn the_systems_of_the_municipality() {
    everywhere("register", &Seen::typical().press("R down down"));
}

#[test]
fn people_gaps_and_the_yearly_wheel() {
    let seen = Seen::typical().press("R 2 down down");
    at_least("register_people", &seen);
    let seen = seen.press("3 down");
    at_least("register_gaps", &seen);
    let seen = seen.press("4");
    everywhere("register_wheel", &seen);
}

#[test]
fn the_filter_of_the_register() {
    at_least("register_filter", &Seen::typical().press("R s").types("medicin"));
    at_least("register_nothing", &Seen::typical().press("R s").types("xyz").press("enter"));
}

#[test]
fn the_keys_of_the_register() {
    at_least("register_help", &Seen::typical().press("R f1"));
}

#[test]
fn a_restricted_incident_is_marked_for_those_who_see_it() {
    let seen = Seen::typical().press("n").types("Opslag i naboens sag").press("tab right right right right enter 1");
    at_least("restricted_desk", &seen.press("1 end enter"));
}

#[test]
fn p35_a_yearly_duty_is_recorded_as_done_from_the_wheel() {
    at_least("register_duty", &Seen::typical().press("R 4 down enter"));
    let seen = Seen::typical().press("R d");
    at_least("register_duty_elsewhere", &seen);
    let first = |seen: &Seen| seen.app.desk().register().spokes(seen.app.today())[0].duty;
    let seen = seen.press("4 home");
    let duty = first(&seen);
    let seen = seen.press("d tab tab").types("Lagt i sagen").press("enter");
    let done = seen.app.desk().register().wheel().last(duty).unwrap();
    assert_eq!((done.on, done.note.as_str()), (seen.app.today(), "Lagt i sagen"));
    assert_ne!(first(&seen), duty, "the next one is due first now");
    at_least("register_duty_done", &seen);
    let again = seen.press("d enter");
    assert!(again.picture(Language::Da, SIZES[0]).contains("udført den:"), "twice on one day is once");
}
