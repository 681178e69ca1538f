//! What holds for every document, whatever came in from outside.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markdown::shown;
use super::model::{Body, Document, Section, Value, field};
use super::{json, lines, markdown};
use crate::domain::CleanText;
use crate::domain::document::DocumentKind;
use crate::text::{Language, Text};

/// A document in which every value is `words`.
fn of(words: &str) -> Document {
    let value = || Value::Text(words.to_owned());
    let fields = || {
        vec![
            field("a", "Label".to_owned(), value()),
            field("b", words.replace('\n', " "), Value::Many(vec![value(), value()])),
        ]
    };
    let columns = || vec![("x", "X".to_owned()), ("y", words.replace('\n', " "))];
    let section = |key, body| {
        let section = Section::new(key, words.replace('\n', " "), body).noted(words.replace('\n', " "));
        section.with_below("below", fields())
    };
    Document {
        kind: DocumentKind::Brief,
        title: words.replace('\n', " "),
        about: fields(),
        sections: vec![
            section("fields", Body::Fields(fields())),
            section("list", Body::List(vec![value(), value()])),
            section("table", Body::Table(columns(), vec![vec![value(), value()], vec![value(), value()]])),
            section("items", Body::Items(vec![fields(), fields()])),
        ],
    }
}

/// What a reader's program makes of it: the shape without the words, and the words without the shape.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is no word is shape")]
fn read(markdown: &str) -> (Vec<String>, String) {
    let mut shape = Vec::new();
    let mut words = String::new();
    // Typographic quotes are a matter of taste, not of structure.
    let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Start(Tag::Paragraph) | Event::End(_) => words.push(' '),
            Event::Start(Tag::Heading { level, .. }) => shape.push(format!("{level:?}")),
            other => shape.push(format!("{other:?}").chars().take(24).collect()),
        }
    }
    (shape, words)
}

fn is_safe(words: &str) -> Result<(), TestCaseError> {
    let words = CleanText::body(words);
    let plain = if words.as_str().contains('\n') { "ord\nord" } else { "ord" };
    let text = Text::new(Language::En);
    let written = markdown(&of(words.as_str()), &text);
    let (shape, said) = read(&written);
    let (expected, _) = read(&markdown(&of(plain), &text));
    prop_assert_eq!(&shape, &expected, "{}", written);
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && shown(*c)).collect::<String>();
    prop_assert!(letters(&said).contains(&letters(words.as_str())), "{} in {}", words, said);
    prop_assert!(!written.chars().any(|c| c.is_control() && c != '\n'), "{written:?}");
    for line in lines(&of(words.as_str()), &text, 60) {
        prop_assert!(!line.text.chars().any(char::is_control), "{line:?}");
    }
    prop_assert!(json(&of(words.as_str())).is_object());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_title_makes_a_heading_a_link_an_image_a_table_or_html(
        words in "([-#*_`~|<>\\[\\]()!&;:=+^$\\\\{}.@/0-9 \na-cwx]){1,24}"
    ) {
        is_safe(&words)?;
    }

    #[test]
    fn whatever_comes_in_no_control_character_goes_out(words in "\\PC{0,30}|[\u{0}-\u{9f}\u{200b}-\u{202e}\u{2066}-\u{2069}a-z#|]{0,30}") {
        is_safe(&words)?;
    }
}

#[test]
fn what_people_write_against_a_document_stays_words() {
    for words in [
        "# Heading",
        "[klik](http://x.example)",
        "![](http://x.example/a.png)",
        "<img src=x onerror=alert(1)>",
        "a | b | c",
        "| --- |",
        "---",
        "===",
        "1. one",
        "- [x] done",
        "```\ncode",
        "    indented",
        "&lt;b&gt; &#35;",
        "**fed** _skrå_ ~~væk~~",
        "[^1] [ref]: http://x.example",
        "http://x.example www.x.example ane@x.example <http://x.example>",
        "$x^2$ :tada: \\# \\",
        "linje et\n\n# linje to\n- tre\n> fire",
    ] {
        is_safe(words).unwrap();
    }
}

#[test]
fn every_section_has_a_name_of_its_own_and_is_written_under_it() {
    let written = json(&of("ord"));
    for key in ["fields", "list", "table", "items", "document", "title", "a"] {
        assert!(written.get(key).is_some(), "{key}");
    }
    assert_eq!(written["table"][0]["x"], "ord");
}
