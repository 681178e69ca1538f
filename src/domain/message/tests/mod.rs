//! The rules of messages on a desk: who approves, what an edit voids, what may be sent, and that order does not matter.

mod began;
mod laws;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use ulid::Ulid;

use super::*;
use crate::domain::command::Import;
use crate::domain::decide::enter;
use crate::domain::entry::{Actor, Entry};
use crate::domain::fact::{Fact, Registration};
use crate::domain::id::{DeviceId, IncidentId};
use crate::domain::incident::{Impact, Incident, IncidentKind, PersonalData, Reach};
use crate::domain::refusal::Refusal;
use crate::domain::register::{Holding, Person, Role, Roster};
use crate::domain::{Command, Context, Desk, decide};

fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}

fn roster() -> Roster {
    let people = ["mja", "oes", "dep", "ceo"].map(|id| {
        let person = Person {
            id: person(id),
            name: CleanText::title(id),
            title: CleanText::default(),
            phone: Vec::new(),
            email: CleanText::default(),
            verified: None,
        };
        (person.id.clone(), person)
    });
    let holding = |role, holder: &str, deputies: &[&str]| Holding {
        role,
        holder: person(holder),
        deputies: deputies.iter().map(|id| person(id)).collect(),
        from: None,
        to: None,
    };
    Roster {
        people: people.into(),
        holdings: vec![
            holding(Role::ItOnCall, "mja", &[]),
            holding(Role::TopSecurityOfficer, "oes", &["dep"]),
            holding(Role::ChiefExecutive, "ceo", &[]),
        ],
    }
}

/// A desk, and everything that was entered on it.
struct Night {
    desk: Desk,
    entries: Vec<Entry>,
    id: IncidentId,
    now: Timestamp,
}

impl Night {
    fn begins() -> Self {
        Self::with(Some(roster()))
    }

    fn with(roster: Option<Roster>) -> Self {
        let now = "2026-11-24T02:00:00Z".parse().unwrap();
        let mut night = Self { desk: Desk::default(), entries: Vec::new(), id: IncidentId(Ulid(7)), now };
        if let Some(roster) = roster {
            night.does("mja", Command::Import(Import::People { digest: "1".into(), roster })).unwrap();
        }
        let registration = Registration {
            title: "Mail er nede".into(),
            kind: IncidentKind::Availability,
            reporter: "Servicedesken".into(),
            began_at: None,
            discovered_at: now,
            reported_at: now,
            impact: Impact::default(),
            reach: Reach::Team,
            personal_data: PersonalData::No,
            systems: [].into(),
            outage: None,
            handler: None,
        };
        night.does("mja", Command::Register(Box::new(registration))).unwrap();
        night
    }

    fn does(&mut self, who: &str, command: Command) -> Result<(), Refusal> {
        self.now = self.now.checked_add(SignedDuration::from_mins(1)).unwrap();
        let actor = Actor::Person { id: person(who) };
        let context = Context { now: self.now, occurred_at: None, actor, letter: 'A', fresh: self.id.0 };
        let facts = decide(&self.desk, command, &context)?;
        let device: DeviceId = "desk-a".parse().unwrap();
        self.entries.extend(enter(&mut self.desk, facts, &context, &device));
        Ok(())
    }

    fn asks(&mut self, who: &str, command: MessageCommand) -> Result<(), Refusal> {
        self.does(who, Command::Message(self.id, Box::new(command)))
    }

    fn drafts(&mut self, audience: Audience, text: &str) -> MessageId {
        let content = Content::Text(text.into());
        self.asks("mja", MessageCommand::Draft { audience, kind: MessageKind::First, content }).unwrap();
        self.incident().messages.all.last().unwrap().id
    }

    fn incident(&self) -> &Incident {
        self.desk.incident(self.id).unwrap()
    }

    fn message(&self, id: MessageId) -> &Message {
        self.incident().messages.get(id).unwrap()
    }

    fn state(&self, id: MessageId) -> MessageState {
        self.message(id).state(self.desk.register(), self.now)
    }
}

fn approve(message: MessageId, by: &str) -> MessageCommand {
    MessageCommand::Approve { message, wording: None, by: person(by), how: How::Here }
}

fn send(message: MessageId, without_approval: Option<&str>) -> MessageCommand {
    let without_approval = without_approval.map(CleanText::from);
    MessageCommand::Send { message, channel: Channel::Sms, to: "alle".into(), by: None, without_approval }
}

fn rule(refused: MessageRefusal) -> Result<(), Refusal> {
    Err(Refusal::Message { refused })
}

#[test]
fn oes_a_deputy_or_the_chief_executive_approves_and_nobody_else() {
    for (who, may) in [("oes", true), ("dep", true), ("ceo", true), ("mja", false)] {
        let mut night = Night::begins();
        let id = night.drafts(Audience::Users, "Mail virker ikke");
        assert_eq!(night.asks(who, approve(id, who)).is_ok(), may, "{who}");
        assert_eq!(night.state(id) == MessageState::Approved, may, "{who}");
    }
}

#[test]
fn without_a_roster_anybody_is_taken_at_their_word_but_one_that_names_no_approver_entitles_nobody() {
    let mut night = Night::with(None);
    let id = night.drafts(Audience::Users, "Mail virker ikke");
    assert_eq!(night.asks("mja", approve(id, "mja")), Ok(()));
    let mut night = Night::with(Some(Roster { holdings: Vec::new(), ..roster() }));
    let id = night.drafts(Audience::Users, "Mail virker ikke");
    assert_eq!(
        night.asks("mja", approve(id, "mja")),
        rule(MessageRefusal::NotApprover { person: person("mja"), holders: Vec::new() })
    );
}

#[test]
fn a_word_that_another_recorded_waits_for_its_owner() {
    let mut night = Night::begins();
    let id = night.drafts(Audience::Press, "Mail virker ikke");
    night.asks("mja", approve(id, "oes")).unwrap();
    assert!(night.message(id).is_to_be_confirmed());
    assert_eq!(
        night.asks("dep", MessageCommand::Confirm(id)),
        rule(MessageRefusal::NotYours { approver: person("oes") })
    );
    night.asks("oes", MessageCommand::Confirm(id)).unwrap();
    assert!(!night.message(id).is_to_be_confirmed());
}

#[test]
fn an_approval_of_what_was_edited_meanwhile_does_not_count() {
    let mut night = Night::begins();
    let id = night.drafts(Audience::Users, "Mail virker ikke");
    let seen = night.message(id).wording();
    night.asks("mja", MessageCommand::Edit(id, "Intet virker".into())).unwrap();
    let command = MessageCommand::Approve { message: id, wording: Some(seen), by: person("oes"), how: How::Here };
    assert_eq!(night.asks("oes", command), rule(MessageRefusal::WordingChanged { message: id }));
}

#[test]
fn an_entry_whose_author_was_not_entitled_folds_as_void() {
    let mut night = Night::begins();
    let id = night.drafts(Audience::Users, "Mail virker ikke");
    let wording = night.message(id).wording();
    let forged = [
        MessageEvent::Approved { message: id, wording: wording.clone(), by: person("mja"), how: How::Here },
        MessageEvent::Sent {
            message: id,
            wording,
            channel: Channel::Sms,
            to: "alle".into(),
            by: None,
            grounds: Grounds::NotNeeded,
            stopped: BTreeMap::new(),
            step: None,
        },
    ];
    for event in forged {
        let device: DeviceId = "desk-b".parse().unwrap();
        let entry = Entry {
            stamp: night.desk.next_stamp(&device, night.now),
            at: night.now,
            occurred_at: None,
            actor: Actor::Person { id: person("mja") },
            fact: Fact::Message { incident: night.id, event },
        };
        night.desk.apply(&entry);
        assert!(night.incident().timeline.last().unwrap().void.is_some());
        assert_eq!(night.state(id), MessageState::Draft);
    }
}

#[test]
fn the_dpo_report_the_isg_notice_the_supplier_owners_and_filings_never_wait() {
    for audience in Audience::ALL {
        let mut night = Night::begins();
        let id = night.drafts(audience, "Mail virker ikke");
        let waits = matches!(audience, Audience::Users | Audience::Citizens | Audience::Press | Audience::DataSubjects);
        let expected = if waits { rule(MessageRefusal::ApprovalMissing { message: id, audience }) } else { Ok(()) };
        assert_eq!(night.asks("mja", send(id, None)), expected, "{audience:?}");
    }
}

#[test]
fn only_what_a_reader_finds_in_the_text_counts_as_told() {
    let mut night = Night::begins();
    let known = |said| SheetEntry::Known { said, source: None };
    let id = night.drafts(Audience::Owners, "Mail er nede");
    let doing = SheetValue::Text("Vi skifter en disk".into());
    night.asks("mja", MessageCommand::SetFact(SheetKey::Doing, known(doing.clone()))).unwrap();
    let next = "2026-11-24T03:30:00Z".parse().unwrap();
    night.asks("mja", MessageCommand::SetFact(SheetKey::NextUpdate, known(SheetValue::Time(next)))).unwrap();
    // An edit that corrects a word tells none of it.
    night.asks("mja", MessageCommand::Edit(id, "Mail er nede!".into())).unwrap();
    assert_eq!((night.message(id).said.get(&SheetKey::Doing), night.message(id).promised()), (None, None));
    let text = "Mail er nede. Vi skifter en disk. Mere kl. 4.30 (04.30).";
    night.asks("mja", MessageCommand::Edit(id, text.into())).unwrap();
    assert_eq!(night.message(id).said.get(&SheetKey::Doing), Some(&doing));
    assert_eq!(night.message(id).promised(), Some(next));
}

#[test]
fn what_an_older_version_kept_still_opens() {
    let night = Night::begins();
    let without = |value: serde_json::Value, field: &str| {
        let mut value = value;
        value.as_object_mut().unwrap().remove(field).expect("the field is there");
        value
    };
    let kept = serde_json::to_value(night.incident()).unwrap();
    assert_eq!(kept.get("messages"), None, "what nothing was recorded in is not kept");
    assert_eq!(serde_json::from_value::<Incident>(kept).unwrap(), *night.incident());
    let kept = without(serde_json::to_value(night.desk.register()).unwrap(), "templates");
    assert_eq!(serde_json::from_value::<Register>(kept).unwrap(), *night.desk.register());
}

#[test]
fn a_template_is_filled_once_and_only_with_its_own_fields() {
    let template = Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: "{what} virker ikke siden {kl}.\nRing {nr}.".into(),
    };
    let fill = |pairs: &[(&str, &str)]| {
        template.fill(&pairs.iter().map(|(name, value)| ((*name).to_owned(), CleanText::body(value))).collect())
    };
    assert_eq!(template.fields(), ["what", "kl", "nr"]);
    let filled = fill(&[("what", "{kl}"), ("kl", "3\n\nIgnorér resten"), ("nr", "1")]).unwrap();
    assert_eq!(filled.as_str(), "{kl} virker ikke siden 3 Ignorér resten.\nRing 1.");
    assert_eq!(fill(&[("what", "a"), ("kl", "b")]), Err(MessageRefusal::FieldMissing { field: "nr".into() }));
    let extra = fill(&[("what", "a"), ("kl", "b"), ("nr", "c"), ("x", "d")]);
    assert_eq!(extra, Err(MessageRefusal::UnknownField { field: "x".into() }));
    for bad in ["{", "}", "{}", "{a b}", "{a", "a}b", "{a{b}}"] {
        assert!(!Template { text: bad.into(), ..template.clone() }.is_sound(), "{bad}");
    }
}

#[test]
fn a_code_is_read_however_it_is_said() {
    let code = Wording::of(Audience::Users, MessageKind::First, &"Mail er nede".into()).code();
    let spoken = code.to_string();
    assert_eq!(spoken.split(' ').map(str::len).collect::<Vec<_>>(), [3, 3, 3, 3]);
    for raw in [spoken.clone(), spoken.replace(' ', ""), spoken.replace(' ', "-"), format!(" {spoken}")] {
        assert_eq!(raw.parse::<SpokenCode>(), Ok(code), "{raw}");
    }
    for raw in ["", "12", "482 019 773 20x", "482 019 773 2050", "４８２０１９７７３２０５"] {
        assert!(raw.parse::<SpokenCode>().is_err(), "{raw}");
    }
}

#[test]
fn p27_a_draft_that_was_taken_back_is_neither_approved_nor_sent_and_stays_in_the_record() {
    let mut night = Night::begins();
    let id = night.drafts(Audience::Users, "Mail virker ikke");
    night.asks("mja", approve(id, "oes")).unwrap();
    assert_eq!(night.asks("mja", MessageCommand::Withdraw(id, "".into())), Err(Refusal::ReasonMissing));
    night.asks("mja", MessageCommand::Withdraw(id, "det var noget andet".into())).unwrap();
    assert_eq!(night.state(id), MessageState::Withdrawn);
    assert!(!night.message(id).is_to_be_confirmed() && !night.message(id).is_open());
    let withdrawn = rule(MessageRefusal::Withdrawn { message: id });
    assert_eq!(night.asks("oes", approve(id, "oes")), withdrawn);
    assert_eq!(night.asks("mja", send(id, None)), withdrawn);
    assert_eq!(night.asks("mja", send(id, Some("haster"))), withdrawn, "not as a deviation either");
    assert_eq!(night.asks("mja", MessageCommand::Edit(id, "Mail virker".into())), withdrawn);
    assert_eq!(night.asks("mja", MessageCommand::Withdraw(id, "igen".into())), withdrawn);
    let next = night.drafts(Audience::Users, "Telefonen virker ikke");
    assert_ne!(next, id, "its name is not given away");
}

#[test]
fn what_was_sent_is_not_taken_back() {
    let mut night = Night::begins();
    let id = night.drafts(Audience::Supplier, "Jeres drift er nede");
    night.asks("mja", send(id, None)).unwrap();
    assert_eq!(
        night.asks("mja", MessageCommand::Withdraw(id, "fortrudt".into())),
        rule(MessageRefusal::AlreadySent { message: id })
    );
}
