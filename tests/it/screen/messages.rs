//! The messages' screen: written from the fact sheet, approved here or by phone, sent or judged not affected, by keys alone.

use vagt::app::{Effect, Event, Fault, FieldName, MessageNotice, MessagesPane, Notice, PageRow, Purpose, Screen};
use vagt::config::people;
use vagt::domain::command::Import;
use vagt::domain::decision::{DecisionCommand, How as Given, IsgChoice, NewWord, Side};
use vagt::domain::message::{
    How, MessageCommand, MessageEvent, MessageRefusal, MessageState, SheetKey, SheetLine, Standing, Template,
    TemplateEvent, TemplateKind,
};
use vagt::domain::playbook::Audience;
use vagt::domain::{Command, Desk, Fact, Incident, Refusal};
use vagt::text::{Language, Text};

use super::Story;
use super::story::{give, me};

const ACADRE: &str = "Acadre svarer ikke";

const PEOPLE: &str = r#"
[[person]]
id = "mk"
name = "Mette Kjær"

[[person]]
id = "oe"
name = "Olga Essen"

[[role]]
role = "it-on-call"
holder = "mk"

[[role]]
role = "top-security-officer"
holder = "oe"
"#;

fn desk() -> Desk {
    let mut desk = Story::whole_desk();
    let roster = people::parse("people.toml", PEOPLE).unwrap();
    give(&mut desk, Command::Import(Import::People { digest: "2".into(), roster }), 900);
    desk
}

fn begins_on(desk: Desk) -> Story {
    let mut story = Story::on(desk, false);
    story.happens(Event::Worded(Box::new(Text::new(Language::En).phrasing())));
    story
}

fn begins() -> Story {
    begins_on(desk())
}

fn incident(story: &Story) -> &Incident {
    story.incident(ACADRE)
}

fn state(story: &Story) -> MessageState {
    let message = story.app.message().expect("a message is selected");
    message.state(story.app.desk().register(), story.now())
}

fn code(story: &Story) -> String {
    story.app.message().expect("a message is selected").wording().code().to_string()
}

fn news(notice: MessageNotice) -> Notice {
    Notice::Messages(notice)
}

#[test]
fn a_message_is_written_approved_and_sent_by_keys_alone() {
    let mut story = begins();
    story.press("m");
    assert!(matches!(story.app.screen(), Screen::Messages(view) if view.pane == MessagesPane::List));
    story.press("d");
    assert!(story.field(FieldName::MessageText).contains("What does not work: Acadre svarer ikke"));
    story.press("enter");
    let id = "A1".parse().unwrap();
    assert_eq!(story.says(), Some(&news(MessageNotice::Drafted(id, true))));
    assert_eq!(state(&story), MessageState::Draft);
    // Enter does what comes next: the approval, which is ØS's.
    story.press("enter");
    assert_eq!(story.field(FieldName::Approver), "", "it is not approved in anybody's name with one key");
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Approver), Fault::NobodyPicked)));
    story.press("down");
    assert_eq!(story.field(FieldName::Approver), "oe");
    story.press("enter");
    assert_eq!((state(&story), story.app.message().unwrap().is_to_be_confirmed()), (MessageState::Approved, true));
    story.press("enter");
    story.field_at(FieldName::To).types("alle i Acadre").press("enter");
    assert_eq!(story.says(), Some(&news(MessageNotice::Sent(id))));
    assert!(matches!(incident(&story).messages.standing(Audience::Users), Standing::Informed(..)));
    story.press("esc");
    assert!(matches!(story.app.screen(), Screen::Incident(_)));
}

#[test]
fn by_phone_the_code_that_is_read_back_must_be_that_of_the_text() {
    let mut story = begins();
    story.press("m d enter t");
    story.field_at(FieldName::Code).types("12").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Code), Fault::NoCode)));
    let right = code(&story);
    story.types("3456789012").press("enter");
    let wrong = MessageRefusal::WrongCode { given: "123456789012".parse().unwrap() };
    assert_eq!(story.fault(), Some((Some(FieldName::Code), Fault::Refused(Refusal::Message { refused: wrong }))));
    story.press("ctrl-u").types(&right).press("enter");
    assert_eq!(story.says(), Some(&news(MessageNotice::Approved("A1".parse().unwrap(), true))));
    let approval = story.app.message().unwrap().approval.clone().unwrap();
    assert!(matches!(&approval.how, How::Phone { witness, .. } if *witness == me()));
    assert_eq!((approval.by.as_str(), approval.is_to_be_confirmed()), ("oe", true));
}

#[test]
fn an_edit_voids_the_approval_and_the_screen_says_so() {
    let mut story = begins();
    story.press("m d enter a down enter e");
    story.press("end").types(" Ring 1234.").press("enter");
    assert_eq!(story.says(), Some(&news(MessageNotice::Edited("A1".parse().unwrap()))));
    assert_eq!(state(&story), MessageState::Draft);
    assert!(story.app.message().unwrap().lapsed.is_some());
}

#[test]
fn sending_without_approval_asks_for_a_reason() {
    let mut story = begins();
    story.press("m d enter s");
    story.field_at(FieldName::To).types("alle").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("ØS svarer ikke").press("enter");
    assert_eq!(incident(&story).messages.deviations().count(), 1);
    // What needs no approval asks for none.
    story.press("down d enter s");
    assert!(story.form().content(FieldName::Reason).is_none());
}

#[test]
fn an_audience_is_judged_not_affected_with_a_reason() {
    let mut story = begins();
    story.press("m down down i enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Reason), Fault::Refused(Refusal::ReasonMissing))));
    story.types("kun internt").press("enter");
    assert!(matches!(incident(&story).messages.standing(Audience::Citizens), Standing::NotAffected(_)));
    story.press("down down down i");
    assert!(matches!(story.says(), Some(Notice::Refused(Refusal::Message { .. }))), "the DPO gets every incident");
}

#[test]
fn a_line_of_the_fact_sheet_is_filled_or_said_to_be_unknown() {
    let mut story = begins();
    // What is not known and matters first: when it began.
    story.press("m f").types("02:10").press("enter");
    let set = story.recorded();
    assert!(format!("{:?}", set.last()).contains("Since"), "{set:?}");
    story.press("f").types("Brug papir").press("enter");
    let set = story.recorded();
    let Some(Fact::Message { event: MessageEvent::FactSet { key, .. }, .. }) = set.last() else { panic!("{set:?}") };
    assert_eq!(story.says(), Some(&news(MessageNotice::FactSet(*key))));
    story.press("d");
    assert!(story.field(FieldName::MessageText).contains("Brug papir"), "{}", story.field(FieldName::MessageText));
    story.press("esc");
    // The next that is not known is the first of the sheet; an empty field says that nobody knows yet.
    story.press("3 enter");
    story.field_at(FieldName::Source).types("Bo").press("enter");
    let set = story.recorded();
    assert!(format!("{:?}", set.last()).contains("Unknown"), "{set:?}");
}

#[test]
fn the_next_update_is_a_time_that_lies_ahead() {
    let mut story = begins();
    story.press("m 3");
    let at = |story: &Story| {
        let Screen::Messages(view) = story.app.screen() else { panic!("another screen") };
        story.app.sheet_rows()[view.line].0
    };
    while at(&story) != vagt::domain::message::SheetKey::NextUpdate {
        story.press("down");
    }
    // It is three o'clock: half past two is tomorrow's.
    story.press("enter").types("02:30").press("enter");
    story.press("1 d enter a down enter s");
    story.field_at(FieldName::To).types("alle").press("enter");
    let clocks = story.app.desk().clocks(incident(&story));
    let next = clocks.iter().find(|clock| clock.id == vagt::domain::clock::ClockId::NextUpdate).unwrap();
    assert_eq!(next.due_at.to_string(), "2026-11-25T01:30:00Z");
}

#[test]
fn whoever_is_said_to_have_approved_is_asked_at_their_own_desk() {
    let mut desk = desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    let mut does = |command, fresh| give(&mut desk, Command::Message(id, Box::new(command)), fresh);
    let content = vagt::domain::message::Content::Text("Acadre er nede".into());
    let kind = vagt::domain::message::MessageKind::First;
    does(MessageCommand::Draft { audience: Audience::Users, kind, content }, 901);
    let mut story = begins_on(desk);
    story.press("m a down enter");
    let mut again = begins_on(story.app.desk().clone());
    assert!(!matches!(again.says(), Some(Notice::Messages(MessageNotice::ToConfirm(_)))), "not mine to confirm");
    again.press("m o");
    assert!(matches!(again.says(), Some(Notice::Refused(Refusal::Message { .. }))));

    let mut own = Story::at_desk_of("oe", story.app.desk().clone());
    assert_eq!(own.says(), Some(&news(MessageNotice::ToConfirm("26-A1".parse().unwrap()))));
    own.press("m o");
    assert!(matches!(own.form().purpose(), Purpose::ConfirmApproval { .. }), "it is asked before it is done");
    assert_eq!(incident(&own).messages.to_be_confirmed().count(), 1);
    own.press("esc o enter");
    assert_eq!(own.says(), Some(&news(MessageNotice::Confirmed("A1".parse().unwrap()))));
    assert_eq!(incident(&own).messages.to_be_confirmed().count(), 0);
}

#[test]
fn a_template_approved_in_advance_is_filled_and_sent_at_once() {
    let mut desk = desk();
    let template = Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: "{what}. Ring {nummer}.".into(),
    };
    let (name, wording) = (template.name.clone(), template.wording());
    let approved = TemplateEvent::Approved {
        name,
        wording,
        by: "oe".parse().unwrap(),
        how: How::Here,
        valid_until: "2026-12-31".parse().unwrap(),
    };
    give(&mut desk, Command::Template(Box::new(TemplateEvent::Written { template })), 902);
    give(&mut desk, Command::Template(Box::new(approved)), 903);
    let mut story = begins_on(desk);
    story.press("m down enter");
    assert_eq!(story.field(FieldName::Free(0)), ACADRE, "from the fact sheet");
    story.press("enter");
    let missing = MessageRefusal::FieldMissing { field: "nummer".into() };
    assert_eq!(story.fault(), Some((Some(FieldName::Free(1)), Fault::Refused(missing.into()))));
    story.types("1234").press("enter");
    assert_eq!(story.app.message().unwrap().text.as_str(), "Acadre svarer ikke. Ring 1234.");
    assert_eq!(state(&story), MessageState::Approved);
    story.press("s");
    assert!(story.form().content(FieldName::Reason).is_none());
}

/// A desk on which a template has been written that nobody has approved yet.
fn begins_with_a_template() -> (Story, Template) {
    let mut desk = desk();
    let template = Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: "Acadre er nede.".into(),
    };
    give(&mut desk, Command::Template(Box::new(TemplateEvent::Written { template: template.clone() })), 902);
    (begins_on(desk), template)
}

#[test]
fn p27_a_template_is_approved_in_advance_on_the_screen_with_the_last_day_on_which_it_counts() {
    let (mut story, template) = begins_with_a_template();
    // It is no message's approval that the key asks for here.
    story.press("m down a down");
    assert!(matches!(story.form().purpose(), Purpose::ApproveTemplate { .. }), "{:?}", story.form().purpose());
    story.press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::ValidUntil), Fault::NoDay)), "a day is said, never offered");
    story.field_at(FieldName::ValidUntil).types("31-12-2026").press("enter");
    let recorded = story.recorded();
    let Some(Fact::Template { event: TemplateEvent::Approved { name, valid_until, wording, by, .. } }) =
        recorded.last()
    else {
        panic!("{recorded:?}")
    };
    assert_eq!((name, by.as_str(), valid_until.to_string().as_str()), (&template.name, "oe", "2026-12-31"));
    assert_eq!(*wording, template.wording());
    story.press("enter enter");
    assert_eq!(state(&story), MessageState::Approved, "what is written from it goes out at once");
}

#[test]
fn p27_a_template_is_approved_by_phone_like_a_message_and_confirmed_at_ones_own_desk() {
    let (mut story, template) = begins_with_a_template();
    story.press("m down t");
    assert!(matches!(story.form().purpose(), Purpose::ApproveTemplateByPhone { .. }), "{:?}", story.form().purpose());
    story.types("111 111 111 111").field_at(FieldName::ValidUntil).types("31-12-2026").press("enter");
    let wrong = MessageRefusal::WrongCode { given: "111 111 111 111".parse().unwrap() };
    assert_eq!(story.fault(), Some((Some(FieldName::Code), Fault::Refused(wrong.into()))));
    story.press("esc t").types(&template.wording().code().to_string());
    story.field_at(FieldName::Witness).types("olga").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::ValidUntil), Fault::NoDay)), "nothing is offered for it");
    story.types("31-12-2026").press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Witness), Fault::Refused(MessageRefusal::OwnWitness.into()))));
    story.press("esc t").types(&template.wording().code().to_string());
    story.field_at(FieldName::ValidUntil).types("31-12-2026").press("enter");
    let recorded = story.recorded();
    let Some(Fact::Template { event: TemplateEvent::Approved { wording, by, how, .. } }) = recorded.last() else {
        panic!("{recorded:?}")
    };
    assert_eq!((wording, by.as_str()), (&template.wording(), "oe"), "one alone could: who approved is no question");
    assert!(matches!(how, How::Phone { witness, .. } if witness.as_str() == "mk"), "{how:?}");

    let waits = |story: &Story| {
        let register = story.app.desk().register();
        let found = register.templates().newest_approval(&template, register, None).unwrap();
        found.approval.is_to_be_confirmed()
    };
    assert!(waits(&story));
    story.press("o");
    assert!(matches!(story.says(), Some(Notice::Refused(Refusal::Message { .. }))), "it is not mine to confirm");
    let again = begins_on(story.app.desk().clone());
    assert_eq!(again.says(), None, "not mine to confirm");
    let mut own = Story::at_desk_of("oe", story.app.desk().clone());
    assert_eq!(own.says(), Some(&news(MessageNotice::TemplateToConfirm(template.name.clone()))));
    own.press("m down o");
    assert!(matches!(own.form().purpose(), Purpose::ConfirmTemplate { .. }), "it is asked before it is done");
    assert!(waits(&own));
    own.press("enter");
    assert!(!waits(&own));
    assert_eq!(Story::at_desk_of("oe", own.app.desk().clone()).says(), None, "said once, and no more");
}

#[test]
fn who_approved_by_phone_is_asked_where_more_than_one_could() {
    let mut desk = desk();
    let more = PEOPLE.replace("holder = \"oe\"", "holder = \"oe\"\ndeputies = [\"mk\"]");
    let roster = people::parse("people.toml", &more).unwrap();
    give(&mut desk, Command::Import(Import::People { digest: "3".into(), roster }), 905);
    let mut story = begins_on(desk);
    story.press("m d enter t");
    assert_eq!(story.field(FieldName::Approver), "", "nobody is named before somebody is picked");
    let code = code(&story);
    story.types(&code).press("enter");
    assert_eq!(story.fault(), Some((Some(FieldName::Approver), Fault::NobodyPicked)));
}

#[test]
fn the_text_is_copied_and_what_is_half_written_waits() {
    let mut story = begins();
    story.press("m d");
    story.press("end").types(" Mere følger.");
    let mut again = story.starts_again();
    again.happens(Event::Worded(Box::new(Text::new(Language::En).phrasing())));
    again.press("m d");
    assert!(again.field(FieldName::MessageText).ends_with("Mere følger."));
    again.press("enter y");
    let copied =
        again.effects.iter().any(|effect| matches!(effect, Effect::Copy(text) if text.contains("Mere følger.")));
    assert!(copied);
}

#[test]
fn the_cursor_moves_among_the_lines_of_a_text() {
    let mut story = begins();
    story.press("m d");
    let before: Vec<String> = story.field(FieldName::MessageText).lines().map(str::to_owned).collect();
    story.press("up home").types("X").press("end").types("Y").press("down").types("Z");
    let after: Vec<String> = story.field(FieldName::MessageText).lines().map(str::to_owned).collect();
    let [.., last_but_one, last] = before.as_slice() else { panic!("{before:?}") };
    let [.., changed, end] = after.as_slice() else { panic!("{after:?}") };
    assert_eq!((changed.as_str(), end.as_str()), (format!("X{last_but_one}Y").as_str(), format!("{last}Z").as_str()));
}

#[test]
fn a_draft_on_facts_that_have_changed_says_so_everywhere_and_is_written_anew_with_one_key() {
    let mut story = begins();
    story.press("m d enter");
    let id = "A1".parse().unwrap();
    let waits = |story: &Story| story.app.page().contains(&PageRow::MessageOutdated(id));
    // An approval does not make it true.
    story.press("a down enter").waits(60);
    story.press("esc");
    assert!(!waits(&story), "nothing has changed yet");
    story.press("m 3");
    let doing = story.app.sheet_rows().iter().position(|(key, _)| *key == SheetKey::Doing).unwrap();
    for _ in 0..doing {
        story.press("down");
    }
    story.press("enter").types("Vi genstarter serveren").press("enter");
    assert_eq!(story.says(), Some(&news(MessageNotice::FactSet(SheetKey::Doing))));
    story.press("esc");
    assert!(waits(&story));
    story.press("m r");
    let purpose = Purpose::RefreshMessage { incident: story.id(ACADRE), message: id };
    assert_eq!(story.form().purpose(), &purpose);
    assert!(story.field(FieldName::MessageText).contains("Vi genstarter serveren"));
    story.press("enter");
    assert_eq!(story.says(), Some(&news(MessageNotice::Edited(id))));
    assert_eq!(state(&story), MessageState::Draft, "the approval was of other words");
    story.press("esc");
    assert!(!waits(&story));
    // With nothing to change there is nothing to write anew.
    story.press("m r enter");
    assert_eq!(story.fault().map(|(_, fault)| fault), Some(Fault::Refused(Refusal::NothingChanged)));
}

#[test]
fn an_order_to_our_own_people_is_not_offered_as_what_we_tell() {
    let mut desk = desk();
    let id = desk.incidents().find(|incident| incident.title.as_str() == ACADRE).unwrap().id;
    for (person, n) in [("mk", 910), ("oe", 920)] {
        let word = NewWord {
            person: person.parse().unwrap(),
            side: Some(if person == "mk" { Side::ItChief } else { Side::TopSecurityOfficer }),
            action: "Stop forsendelser".into(),
            isg: IsgChoice::Convene,
            reason: "Det breder sig".into(),
            how: Given::Phone,
            review: None,
            with: Vec::new(),
        };
        give(&mut desk, Command::Decision(id, DecisionCommand::Word(Box::new(word))), n);
    }
    let mut story = begins_on(desk);
    story.press("m 3");
    let rows = story.app.sheet_rows();
    let doing = rows.iter().position(|(key, _)| *key == SheetKey::Doing).unwrap();
    assert!(matches!(rows[doing].1, SheetLine::Known { .. }), "our own users read it");
    for _ in 0..doing {
        story.press("down");
    }
    story.press("enter");
    assert_eq!(story.field(FieldName::Fact), "");
}
