//! Forms: what they change, what they keep of what is typed, and how help lies over them.

use vagt::app::{
    Choice, Content, Draft, Effect, Event, Fault, FieldName, Notice, Overlay, Pane, Purpose, Screen, Target, ToAttach,
};
use vagt::domain::attachment::{Attachment, ContentHash, NotAttached};
use vagt::domain::severity::Severity;
use vagt::domain::{Fact, Refusal};

use super::Story;
use super::story::me;

const ACADRE: &str = "Acadre svarer ikke";

#[test]
fn the_severity_is_set_with_a_reason_and_not_without() {
    let mut story = Story::begins();
    story.press("v");
    let major = format!("{:?}", Choice::Severity(Severity::Major));
    while story.field(FieldName::Severity) != major {
        story.press("right");
    }
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    assert_eq!(story.form().focused().unwrap().name, FieldName::Reason, "typing goes where the fault is");
    story.types("Mange ringer").press("enter");
    assert_eq!(story.app.desk().severity(story.incident(ACADRE)), Severity::Major);
    assert_eq!(story.says(), Some(&Notice::Changed("26-A1".parse().unwrap())));
}

#[test]
fn a_note_is_written_with_lines_of_its_own() {
    let mut story = Story::begins();
    story.press("l").types("Ringede til vagten").press("alt-enter").types("Ingen tog den").press("enter");
    assert!(matches!(
        story.recorded().as_slice(),
        [Fact::NoteAdded { text, .. }] if text.as_str() == "Ringede til vagten\nIngen tog den"
    ));
    assert_eq!(story.says(), Some(&Notice::Noted("26-A1".parse().unwrap())));
}

#[test]
fn a_file_is_recorded_once_it_lies_beside_the_log_and_what_was_typed_waits_until_then() {
    let mut story = Story::begins();
    story.press("V enter");
    assert_eq!(story.fault(), Some((Some(FieldName::File), Fault::FileMissing)));
    story.types("/tmp/brev.txt").press("tab").types("fra leverandøren").press("enter");
    let incident = story.id(ACADRE);
    let (path, about) = ("/tmp/brev.txt".to_owned(), "fra leverandøren".into());
    assert!(story.effects.contains(&Effect::Attach(ToAttach { incident, path: path.clone(), about })));
    assert_eq!((story.says(), story.recorded().len()), (Some(&Notice::Attaching), 0));
    story.happens(Event::FileNotPut { path: path.clone(), why: NotAttached::Empty });
    assert_eq!(story.says(), Some(&Notice::NotAttached(path, NotAttached::Empty)));
    story.press("V");
    assert_eq!(story.field(FieldName::File), "/tmp/brev.txt");
    story.press("enter");
    let content = ContentHash([7; 32]);
    let file = Attachment { name: "brev.txt".into(), content, bytes: 3, about: "fra leverandøren".into() };
    story.happens(Event::FilePut(incident, Box::new(file.clone())));
    assert_eq!(story.recorded(), [Fact::FileAttached { incident, file: file.clone() }]);
    assert!(!story.app.has_draft(&Purpose::Attach { incident }));
    story.happens(Event::FilePut(incident, Box::new(file)));
    assert_eq!(story.says(), Some(&Notice::Refused(Refusal::AttachedAlready { name: "brev.txt".into() })));
}

#[test]
fn an_empty_note_is_none() {
    let mut story = Story::begins();
    story.press("l enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Note), Fault::Refused(Refusal::EmptyText))));
    assert_eq!(story.recorded(), []);
}

#[test]
fn taking_an_incident_is_two_keys_and_giving_it_is_a_name() {
    let mut story = Story::begins();
    story.press("a enter");
    assert_eq!(story.incident(ACADRE).handler, Some(me()));
    assert_eq!(story.says(), Some(&Notice::Assigned(me())));
    story.press("a").types("bo").press("enter");
    assert_eq!(story.incident(ACADRE).handler, Some("bl".parse().unwrap()));
}

#[test]
fn assigning_to_a_name_nobody_has_says_that_nobody_is_picked() {
    let mut story = Story::begins();
    story.press("a").types("zzz").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Handler), Fault::NobodyPicked)));
    assert_eq!(story.recorded(), []);
}

#[test]
fn an_incident_is_closed_and_begun_again_with_a_reason() {
    let mut story = Story::begins();
    story.press("enter c o k tab down enter");
    assert_eq!(story.says(), Some(&Notice::Closed("26-A1".parse().unwrap())));
    assert_eq!(story.app.screen(), Screen::Desk);
    assert_eq!(story.rows(), ["Mail er langsom"]);

    story.press("h end");
    assert_eq!(story.selected(), ACADRE);
    story.press("r enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("Fejlen er tilbage").press("enter");
    assert!(story.incident(ACADRE).is_open());
    assert_eq!(story.says(), Some(&Notice::Reopened("26-A1".parse().unwrap())));
    assert_eq!(story.selected(), ACADRE);
}

#[test]
fn amending_records_only_what_differs() {
    let mut story = Story::begins();
    story.press("e enter");
    assert_eq!(story.fault(), Some((None, Fault::Refused(Refusal::NothingChanged))));
    story.field_at(FieldName::Title).types("!").press("enter");
    let Some(Fact::IncidentAmended { amendment, .. }) = story.recorded().pop() else { panic!("it is amended") };
    assert_eq!(amendment.title, Some("Acadre svarer ikke!".into()));
    assert_eq!((amendment.impact, amendment.systems, amendment.reporter), (None, None, None));
}

#[test]
fn what_is_typed_is_kept_and_offered_again_after_esc() {
    let mut story = Story::begins();
    story.press("l").types("Halvt skre").press("esc");
    assert!(story.open_form().is_none());
    assert_eq!(story.says(), Some(&Notice::DraftKept));
    let purpose = Purpose::Note { incident: story.id(ACADRE) };
    assert!(story.app.has_draft(&purpose));
    story.press("l");
    assert_eq!(story.field(FieldName::Note), "Halvt skre");
    assert!(story.form().is_restored());
    story.types("vet").press("enter");
    assert!(matches!(story.recorded().as_slice(), [Fact::NoteAdded { text, .. }] if text.as_str() == "Halvt skrevet"));
    assert!(story.effects.contains(&Effect::DropDraft(purpose.clone())), "what is sent is no draft");
    assert!(!story.app.has_draft(&purpose));
}

#[test]
fn what_is_typed_is_offered_again_after_a_restart() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").field_at(FieldName::Systems).types("mit").press("space");
    story.field_at(FieldName::Reporter).types("En borger");
    let mut again = story.starts_again();
    let Some(Notice::DraftsWaiting(1, waits)) = again.says() else { panic!("{:?}", again.says()) };
    assert!(matches!(**waits, Purpose::Register { .. }), "which form waits is told");
    again.press("n");
    assert_eq!(again.field(FieldName::Title), "MitID nede");
    assert_eq!(again.field(FieldName::Systems), "mitid");
    assert_eq!(again.field(FieldName::Reporter), "En borger", "the first letter replaces what is offered");
    again.press("enter");
    assert_eq!(again.selected(), "MitID nede");
}

#[test]
fn a_blank_at_the_end_of_what_is_typed_survives_a_restart() {
    let mut story = Story::begins();
    story.press("l").types("Ringede til ");
    let mut again = story.starts_again();
    again.press("l").types("Bo");
    assert_eq!(again.field(FieldName::Note), "Ringede til Bo");
}

#[test]
fn lines_and_choices_survive_a_restart() {
    let mut story = Story::begins();
    story.press("v right").field_at(FieldName::Reason).types("En").press("alt-enter alt-enter").types("to");
    let level = story.field(FieldName::Severity);
    let mut again = story.starts_again();
    again.press("v");
    assert_eq!(again.field(FieldName::Severity), level);
    assert_eq!(again.field(FieldName::Reason), "En\n\nto");
}

#[test]
fn a_draft_of_a_hostile_hand_does_not_reach_the_terminal() {
    let mut story = Story::begins();
    let values = vec![
        (FieldName::Title, "Mit\u{1b}[31mID\u{202e}".to_owned()),
        (FieldName::Systems, "mitid \u{1b}[2J".to_owned()),
    ];
    let purpose = Purpose::Register { outage: None };
    story.happens(Event::DraftsRestored(vec![Draft { purpose, values, recorded: None }])).press("n");
    assert_eq!(story.field(FieldName::Title), "MitID");
    assert_eq!(story.field(FieldName::Systems), "mitid");
}

#[test]
fn drafts_that_come_late_do_not_overwrite_what_was_typed_meanwhile() {
    let mut story = Story::begins();
    let purpose = Purpose::Note { incident: story.id(ACADRE) };
    let old = Draft { purpose, values: vec![(FieldName::Note, "I går".to_owned())], recorded: None };
    story.press("l").types("I nat").happens(Event::DraftsRestored(vec![old])).press("esc l");
    assert_eq!(story.field(FieldName::Note), "I nat");
}

#[test]
fn a_form_that_is_open_and_untouched_takes_the_draft_that_comes_late() {
    let mut story = Story::begins();
    let purpose = Purpose::Note { incident: story.id(ACADRE) };
    let old = Draft { purpose, values: vec![(FieldName::Note, "I går".to_owned())], recorded: None };
    story.press("l").happens(Event::DraftsRestored(vec![old])).types(" kl. tre");
    assert_eq!(story.field(FieldName::Note), "I går kl. tre");
    assert_eq!(story.says(), None);
    story.press("enter");
    assert!(story.open_form().is_none());
}

#[test]
fn starting_afresh_throws_the_draft_away() {
    let mut story = Story::begins();
    story.press("l").types("Vrøvl").press("ctrl-x");
    let purpose = Purpose::Note { incident: story.id(ACADRE) };
    assert_eq!(story.field(FieldName::Note), "");
    assert!(!story.form().is_restored());
    assert_eq!(story.effects.last(), Some(&Effect::DropDraft(purpose)));
    story.press("esc l");
    assert_eq!(story.field(FieldName::Note), "");
}

#[test]
fn leaving_a_form_that_nobody_typed_in_says_nothing() {
    let mut story = Story::begins();
    story.press("l").types("Halvt").press("esc");
    story.press("a esc");
    assert_eq!(story.says(), None, "the draft that waits is another form's");
}

#[test]
fn drafts_are_told_apart_by_what_they_are_for() {
    let mut story = Story::begins();
    story.press("l").types("Om Acadre").press("esc esc j l");
    assert_eq!(story.selected(), "Mail er langsom");
    assert_eq!(story.field(FieldName::Note), "");
}

#[test]
fn help_opens_over_a_form_and_returns_to_it_with_the_text_intact() {
    let mut story = Story::begins();
    story.press("n").types("MitID ne");
    let at = story.form().focused().unwrap().name;
    story.press("f1");
    assert!(matches!(story.app.overlay(), Some(Overlay::Help { under: Some(_), .. })));
    story.press("down pagedown end up home esc");
    assert_eq!(story.field(FieldName::Title), "MitID ne");
    assert_eq!(story.form().focused().unwrap().name, at);
    story.types("de");
    assert_eq!(story.field(FieldName::Title), "MitID nede");
}

#[test]
fn what_is_typed_replaces_a_time_that_is_offered() {
    let mut story = Story::begins();
    story.press("n").types("Printer");
    story.field_at(FieldName::Discovered);
    assert!(!story.field(FieldName::Discovered).is_empty());
    story.types("01:10");
    assert_eq!(story.field(FieldName::Discovered), "01:10");
    story.types("5");
    assert_eq!(story.field(FieldName::Discovered), "01:105", "what was typed is not replaced");
}

#[test]
fn a_time_that_is_offered_is_edited_where_the_cursor_was_moved() {
    let mut story = Story::begins();
    story.press("n").types("Printer");
    story.field_at(FieldName::Discovered);
    let offered = story.field(FieldName::Discovered);
    story.press("end backspace");
    assert_eq!(Some(story.field(FieldName::Discovered).as_str()), offered.get(..offered.len() - 1));
}

#[test]
fn the_arrows_lead_out_of_a_list_at_its_ends() {
    let mut story = Story::begins();
    story.press("n").types("Printer");
    story.field_at(FieldName::Systems);
    story.press("up");
    assert_ne!(focus(&story), Some(FieldName::Systems));
    story.press("down");
    assert_eq!(focus(&story), Some(FieldName::Systems));
    for _ in 0..20 {
        story.press("down");
    }
    assert_ne!(focus(&story), Some(FieldName::Systems));
}

#[test]
fn letters_in_a_form_are_text_and_no_commands() {
    let mut story = Story::begins();
    story.press("n").types("qnxvluchs?123");
    assert_eq!(story.field(FieldName::Title), "qnxvluchs?123");
}

#[test]
fn a_paste_is_made_safe_where_it_lands() {
    let mut story = Story::begins();
    story.press("l").pastes("To\u{1b}]0;pwned\u{7}\r\nlinjer\t\u{202e}her\0");
    assert_eq!(story.field(FieldName::Note), "To\nlinjer her");
    story.press("esc n").pastes("en\nlinje\u{1b}[31m");
    assert_eq!(story.field(FieldName::Title), "en linje");
}

#[test]
fn the_wheel_and_a_stray_click_do_not_throw_typing_away() {
    let mut story = Story::begins();
    story.press("n").types("MitID").clicks(Target::Pane(Pane::Roster));
    assert_eq!(story.field(FieldName::Title), "MitID");
    assert_eq!(story.app.pane(), Pane::Incidents);
}

#[test]
fn closing_with_required_steps_open_takes_a_reason() {
    let mut story = Story::begins();
    story.press("c enter");
    let Some((Some(FieldName::Excuse), Fault::Refused(Refusal::StepsLeft { .. }))) = story.fault() else {
        panic!("{:?}", story.fault())
    };
    assert_eq!(story.recorded(), []);
    // What was typed waits, as in any other form.
    story.types("aftalt med it-chefen").press("esc");
    assert_eq!(story.says(), Some(&Notice::DraftKept));
    story.press("c");
    assert_eq!(story.field(FieldName::Excuse), "aftalt med it-chefen");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::DecidedBy), Fault::NobodyPicked)), "nobody is named for them");
    story.press("down enter");
    let recorded = story.recorded();
    let [Fact::IncidentClosed { excused: Some(excused), .. }] = recorded.as_slice() else { panic!("{recorded:?}") };
    assert_eq!(excused.reason.as_str(), "aftalt med it-chefen");
    assert!(!excused.steps.is_empty());
}

#[test]
fn what_no_form_could_change_is_refused_at_the_key() {
    let mut story = Story::begins();
    let number = "26-A1".parse().unwrap();
    story.press("r");
    assert!(story.open_form().is_none());
    assert_eq!(story.says(), Some(&Notice::Refused(Refusal::NotClosed { incident: number })));
    story.press("c o k tab down enter h end");
    for key in ["c", "v", "a", "e", "x"] {
        story.press(key);
        assert!(story.open_form().is_none(), "{key}");
        assert_eq!(story.says(), Some(&Notice::Refused(Refusal::Closed { incident: number })), "{key}");
    }
    story.press("l");
    assert!(story.open_form().is_some(), "a note is always taken");
}

#[test]
fn a_draft_is_offered_again_without_its_old_fault() {
    let mut story = Story::begins();
    story.press("n").types("MitID nede").field_at(FieldName::Discovered).press("ctrl-u").types("kl. tre");
    assert!(story.fault().is_some());
    story.press("esc n");
    assert_eq!(story.field(FieldName::Discovered), "kl. tre");
    assert_eq!(story.fault(), None);
    let mut again = story.starts_again();
    again.press("n");
    assert_eq!(again.fault(), None);
    again.press("enter");
    assert_eq!(again.fault(), Some((Some(FieldName::Discovered), Fault::NoTime)));
}

#[test]
fn a_title_that_is_too_long_is_not_cut_in_silence() {
    let mut story = Story::begins();
    story.press("n").types(&"x".repeat(200));
    assert!(!overflowed(&story), "all of it is there");
    story.types("y");
    assert!(overflowed(&story));
    assert_eq!(story.field(FieldName::Title), "x".repeat(200));
    story.press("backspace");
    assert!(!overflowed(&story));
    story.press("ctrl-u").pastes(&"æ".repeat(201));
    assert!(overflowed(&story));
    assert_eq!(story.field(FieldName::Title), "æ".repeat(200));
}

fn focus(story: &Story) -> Option<FieldName> {
    story.form().focused().map(|field| field.name)
}

fn overflowed(story: &Story) -> bool {
    let Some(Content::Text { editor, .. }) = story.form().content(FieldName::Title) else { panic!("no title") };
    editor.is_overflowed()
}

#[test]
fn what_was_done_on_one_screen_leaves_its_line_to_the_keys_of_the_next() {
    let mut story = Story::begins();
    story.press("l").types("Ringede").press("enter");
    assert!(matches!(story.says(), Some(Notice::Noted(_))));
    story.press("2");
    assert!(story.says().is_some(), "another pane is the same screen");
    story.press("R");
    assert_eq!(story.says(), None);
    story.press("esc c enter esc d");
    assert!(!matches!(story.says(), Some(Notice::Noted(_))));
}

#[test]
fn what_was_typed_is_marked_with_the_record_it_becomes_before_that_is_kept_and_dropped_behind_it() {
    let mut story = Story::begins();
    story.press("l").types("Ringet til vagten");
    story.news();
    story.press("enter");
    let news = story.news();
    let [Effect::KeepDraft(draft), Effect::Record(entries), Effect::DropDraft(dropped), ..] = news.as_slice() else {
        panic!("{news:?}")
    };
    assert_eq!(draft.recorded.as_ref(), entries.last().map(|entry| &entry.stamp));
    assert_eq!((&draft.purpose, draft.values.len()), (dropped, 1));
    // A draft that was kept by an older vagt has no mark.
    let old = serde_json::json!({"purpose": draft.purpose, "values": draft.values});
    assert_eq!(serde_json::from_value::<Draft>(old).unwrap().recorded, None);
}

#[test]
fn a_blank_typed_in_a_choice_is_a_slip_and_chooses_nothing() {
    let mut story = Story::begins();
    story.press("v");
    let level = story.field(FieldName::Severity);
    story.press("space space");
    assert_eq!(story.field(FieldName::Severity), level);
    story.press("right");
    assert_ne!(story.field(FieldName::Severity), level);
}
