//! The documents' screen: the list, the document that is read, the file it is written to, by keys alone.

use vagt::app::{Effect, Event, MadeDocument, Notice, Screen};
use vagt::domain::document::{DocumentKind, Line, LineKind};

use super::Story;

/// What was asked to be made.
fn asked(story: &mut Story) -> Vec<(DocumentKind, u16)> {
    let made = story.news().into_iter().filter_map(|effect| {
        if let Effect::MakeDocument { kind, width, .. } = effect { Some((kind, width)) } else { None }
    });
    made.collect()
}

fn made(story: &Story, kind: DocumentKind, lines: usize) -> Event {
    let Screen::Documents(view) = story.app.screen() else { panic!("another screen") };
    let line = |n: usize| Line { kind: LineKind::Plain, text: n.to_string() };
    Event::DocumentMade(Box::new(MadeDocument {
        kind,
        subject: view.subject,
        lines: (0..lines).map(line).collect(),
        markdown: "# Brief\n".to_owned(),
        name: "26-A1-brief.md".to_owned(),
    }))
}

#[test]
fn a_document_is_opened_read_to_its_end_written_and_left() {
    let mut story = Story::begins();
    story.press("enter p");
    story.news();
    story.press("w");
    assert_eq!(story.says(), Some(&Notice::NoDocument));
    story.press("down enter");
    assert_eq!(asked(&mut story), [(DocumentKind::Dpo, 76)]);
    assert!(story.app.document().is_none(), "it is being made");
    // One that comes late, of another kind, is not shown.
    let late = made(&story, DocumentKind::Brief, 100);
    story.happens(late);
    assert!(story.app.document().is_none());
    let event = made(&story, DocumentKind::Dpo, 100);
    story.happens(event).press("end");
    let first = |story: &Story| {
        if let Screen::Documents(view) = story.app.screen() { view.line } else { None }
    };
    assert_eq!(first(&story), Some(100 - 19), "the last line is the lowest in sight");
    story.press("down up");
    assert_eq!(first(&story), Some(100 - 20), "it does not run past its end");
    story.news();
    story.press("w");
    let written = Effect::WriteDocument { name: "26-A1-brief.md".to_owned(), content: "# Brief\n".to_owned() };
    assert_eq!(story.news(), [written], "what is read is what is written");
    story.happens(Event::DocumentWritten { path: "/x/26-A1-brief.md".to_owned() });
    assert_eq!(story.says(), Some(&Notice::DocumentWritten("/x/26-A1-brief.md".to_owned())));
    story.press("esc");
    assert_eq!(first(&story), None);
    assert!(matches!(story.app.screen(), Screen::Documents(_)));
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
    assert!(story.recorded().is_empty(), "reading records nothing");
}

#[test]
fn another_size_makes_the_document_anew() {
    let mut story = Story::begins();
    story.press("enter p enter");
    story.news();
    story.happens(Event::Resized { width: 200, height: 60 });
    assert_eq!(asked(&mut story), [(DocumentKind::Brief, 100)]);
    story.press("esc");
    story.happens(Event::Resized { width: 80, height: 24 });
    assert!(asked(&mut story).is_empty());
}
