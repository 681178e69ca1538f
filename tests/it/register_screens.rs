//! The register as it is drawn, with the demo's municipality.

use crate::screens::{Seen, at_least, everywhere};

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
