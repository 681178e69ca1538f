//! The messages' screen and its forms, drawn.

use vagt::app::Event;
use vagt::domain::Command;
use vagt::domain::message::{Template, TemplateEvent, TemplateKind};
use vagt::domain::playbook::Audience;
use vagt::text::{Language, Text};

use crate::screens::{SIZES, Seen, name};

/// The incident of a typical night, with its messages open and in the words of `language`.
fn messages(language: Language) -> Seen {
    let worded = Event::Worded(Box::new(Text::new(language).phrasing()));
    Seen::typical().event(worded).press("enter m")
}

/// The least size in both languages, each with messages in its own words.
fn in_both(what: &str, tell: impl Fn(Seen) -> Seen) {
    for language in Language::ALL {
        let seen = tell(messages(language));
        insta::assert_snapshot!(name(what, language, SIZES[0]), seen.picture(language, SIZES[0]));
    }
}

#[test]
fn the_messages_before_anything_is_written() {
    in_both("messages_empty", |seen| seen);
}

#[test]
fn the_messages_of_an_incident_in_the_middle_of_its_story() {
    for language in Language::ALL {
        let seen = messages(language)
            .press("3 down enter")
            .types("Ring i stedet")
            .press("enter 1 d enter a down enter s tab")
            .types("alle ansatte")
            .press("enter d enter down d enter s tab")
            .types("Karla")
            .press("enter down down i")
            .types("kun ansatte")
            .press("enter down d enter s tab")
            .types("avisen")
            .press("tab")
            .types("deadline")
            .press("enter home down down 3 down enter")
            .types("Vi skifter et certifikat")
            .press("enter 1");
        for size in SIZES {
            insta::assert_snapshot!(name("messages", language, size), seen.picture(language, size));
        }
    }
}

#[test]
fn the_form_that_writes_a_message() {
    in_both("message_draft", |seen| seen.press("d"));
}

#[test]
fn the_form_of_an_approval_by_phone_shows_the_code_wide_apart() {
    in_both("message_phone", |seen| seen.press("d enter t tab").types("123"));
}

#[test]
fn the_form_of_a_templates_approval_by_phone_shows_its_code_too() {
    let template = Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: "{what}.\n\nVi arbejder på det. Næste besked kl. {kl}.".into(),
    };
    let written = Command::Template(Box::new(TemplateEvent::Written { template }));
    in_both("message_template", |seen| seen.event(Event::FilesRead(vec![written.clone()])).press("down"));
    in_both("message_template_phone", |seen| {
        seen.event(Event::FilesRead(vec![written.clone()])).press("down t").types("123")
    });
}

#[test]
fn the_form_of_a_sending_without_approval() {
    in_both("message_deviation", |seen| seen.press("d enter s tab").types("alle").press("enter"));
}

#[test]
fn the_desk_and_the_incident_show_a_deviation() {
    in_both("message_deviation_desk", |seen| {
        seen.press("d enter s tab").types("alle").press("tab").types("ØS svarer ikke").press("enter esc esc")
    });
    in_both("message_deviation_incident", |seen| {
        seen.press("d enter s tab").types("alle").press("tab").types("ØS svarer ikke").press("enter esc")
    });
}

#[test]
fn the_form_of_a_line_of_the_fact_sheet() {
    in_both("message_fact", |seen| seen.press("f"));
}

#[test]
fn the_keys_of_the_messages() {
    in_both("messages_help", |seen| seen.press("f1"));
}

#[test]
fn the_form_of_an_approval_here_shows_the_text_that_is_approved() {
    in_both("message_approve", |seen| seen.press("d enter a"));
}

#[test]
fn a_draft_that_is_withdrawn_with_a_reason() {
    in_both("message_withdraw", |seen| seen.press("d enter x"));
    in_both("message_withdrawn", |seen| seen.press("d enter x").types("Skrevet til de forkerte").press("enter"));
    for language in Language::ALL {
        let again = messages(language).press("d enter x").types("Nej").press("enter a");
        let picture = again.picture(language, SIZES[0]);
        let words = if language == Language::Da { "A1 er trukket tilbage" } else { "A1 was withdrawn" };
        assert!(picture.contains(words) && again.app.overlay().is_none(), "{picture}");
    }
}

#[test]
fn an_approval_by_phone_names_the_keys_that_confirm_it() {
    let seen = messages(Language::Da).press("d enter");
    let code = seen.app.message().unwrap().wording().code().to_string();
    let seen = seen.press("t").types(&code).press("tab down enter");
    let picture = seen.picture(Language::Da, SIZES[1]);
    assert!(picture.contains("ved egen skærm: o"), "{picture}");
    let picture = seen.press("esc 1").picture(Language::Da, SIZES[2]);
    assert!(picture.contains("ved egen skærm: m o"), "{picture}");
}

#[test]
fn a_long_text_that_is_read_aloud_scrolls_and_says_how_much_more_there_is() {
    for language in Language::ALL {
        let mut seen = messages(language).press("d");
        for line in 1..=14 {
            seen = seen.press("alt-enter").types(&format!("linje nr {line}"));
        }
        let seen = seen.press("enter t");
        let picture = |seen: &Seen| seen.picture(language, SIZES[0]);
        let first = picture(&seen);
        assert!(!first.contains("linje nr 14") && first.contains("(PgDn)"), "{first}");
        let last = picture(&seen.press("pagedown pagedown pagedown pagedown"));
        assert!(last.contains("linje nr 14") && last.contains("(PgUp)") && !last.contains("(PgDn)"), "{last}");
    }
}

#[test]
fn a_draft_on_facts_that_have_changed_says_what_and_names_the_key_that_writes_it_anew() {
    let outdated = |seen: Seen| {
        let seen = seen.press("d enter").later(10).press("3 down down enter").types("Vi skifter et certifikat");
        seen.press("enter 1")
    };
    in_both("message_outdated", outdated);
    in_both("message_refreshed", |seen| outdated(seen).press("r"));
    in_both("message_outdated_incident", |seen| outdated(seen).press("esc"));
}

#[test]
fn a_letter_to_the_people_concerned_asks_what_has_happened_where_only_the_title_says_it() {
    in_both("message_letter", |seen| seen.press("end up d"));
    in_both("message_letter_sheet", |seen| seen.press("end up 3"));
    in_both("message_letter_citizens", |seen| seen.press("home down down d"));
}
