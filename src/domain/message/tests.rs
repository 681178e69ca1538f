//! What messages promise: approvals bound to a wording, audiences told or judged, the fact sheet.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
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

/// What somebody may try, in the property tests.
#[derive(Debug, Clone, Copy)]
enum Try {
    Draft(usize),
    Edit(u8),
    Approve(usize),
    Phone(bool),
    Confirm,
    Send(Option<&'static str>),
    NotAffected(usize),
    Fact(u8),
    Template(bool),
}

const WHO: [&str; 4] = ["mja", "oes", "dep", "ceo"];

fn tries() -> impl Strategy<Value = Vec<(usize, u32, Try)>> {
    let one = prop_oneof![
        (0..Audience::ALL.len()).prop_map(Try::Draft),
        (0u8..4).prop_map(Try::Edit),
        (0usize..4).prop_map(Try::Approve),
        any::<bool>().prop_map(Try::Phone),
        Just(Try::Confirm),
        prop_oneof![Just(None), Just(Some("")), Just(Some("haster"))].prop_map(Try::Send),
        (0..Audience::ALL.len()).prop_map(Try::NotAffected),
        (0u8..4).prop_map(Try::Fact),
        any::<bool>().prop_map(Try::Template),
    ];
    proptest::collection::vec((0usize..4, 1u32..4, one), 1..40)
}

fn attempt(night: &mut Night, who: usize, running: u32, what: Try) {
    let message = MessageId { letter: 'A', running };
    let who = WHO[who];
    let template = || Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: "{what} virker ikke".into(),
    };
    let command = match what {
        Try::Draft(audience) => {
            let content = if running == 1 {
                let fields = [("what".to_owned(), CleanText::from("Mail"))].into();
                Content::Template { name: "nedbrud".parse().unwrap(), fields }
            } else {
                Content::Text("Mail virker ikke".into())
            };
            MessageCommand::Draft { audience: Audience::ALL[audience], kind: MessageKind::First, content }
        }
        Try::Edit(n) => MessageCommand::Edit(message, CleanText::from(format!("Tekst {n}"))),
        Try::Approve(by) => approve(message, WHO[by]),
        Try::Phone(right) => {
            let standing = night.incident().messages.get(message).map(|have| have.wording().code());
            let code = standing.filter(|_| right).unwrap_or_else(|| "000000000001".parse().unwrap());
            let how = How::Phone { code, witness: person("mja") };
            MessageCommand::Approve { message, wording: None, by: person("oes"), how }
        }
        Try::Confirm => MessageCommand::Confirm(message),
        Try::Send(without) => send(message, without),
        Try::NotAffected(n) => {
            MessageCommand::NotAffected { audience: Audience::ALL[n], reason: "nej".into(), by: None }
        }
        Try::Fact(n) => {
            let said = SheetValue::Text(CleanText::from(format!("Vi gør {n}")));
            MessageCommand::SetFact(SheetKey::Doing, SheetEntry::Known { said, source: None })
        }
        Try::Template(written) => {
            let event = if written {
                TemplateEvent::Written { template: template() }
            } else {
                TemplateEvent::Approved {
                    name: template().name,
                    wording: template().wording(),
                    by: person(who),
                    how: How::Here,
                    valid_until: jiff::civil::date(2026, 12, 31),
                }
            };
            let _ = night.does(who, Command::Template(Box::new(event)));
            return;
        }
    };
    // What the rules refuse changes nothing; that is what is being tried.
    let _ = night.asks(who, command);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_reaches_affected_parties_without_approval_or_a_recorded_deviation(steps in tries()) {
        let mut night = Night::begins();
        for (who, running, what) in steps {
            attempt(&mut night, who, running, what);
            let register = night.desk.register();
            for message in &night.incident().messages.all {
                for sending in message.sendings.iter().filter(|_| needs_approval(message.audience)) {
                    let covered = match &sending.grounds {
                        Grounds::NotNeeded => false,
                        // The approved text never differs from the sent one.
                        Grounds::Approval => {
                            let approval = message.approval.as_ref();
                            approval.is_some_and(|approval| {
                                approval.wording == message.wording() && approval.by != person("mja")
                            })
                        }
                        Grounds::Template => message.template.as_ref().is_some_and(|used| {
                            let template = register.templates().version(&used.name, &used.wording);
                            template.is_some_and(|template| template.fill(&used.fields).as_ref() == Ok(&message.text))
                        }),
                        Grounds::Deviation { reason } => !reason.is_empty() && message.deviation().is_some(),
                    };
                    prop_assert!(covered, "{message:?}");
                }
            }
        }
    }

    #[test]
    fn any_edit_voids_the_approval(first in "\\PC{1,60}", second in "\\PC{1,60}", back in any::<bool>()) {
        let (first, second) = (CleanText::body(&first), CleanText::body(&second));
        prop_assume!(!first.is_empty() && !second.is_empty() && first != second);
        let mut night = Night::begins();
        let id = night.drafts(Audience::Users, first.as_str());
        night.asks("oes", approve(id, "oes")).unwrap();
        night.asks("mja", MessageCommand::Edit(id, second)).unwrap();
        if back {
            night.asks("mja", MessageCommand::Edit(id, first)).unwrap();
        }
        prop_assert!(night.message(id).approval.is_none() && night.message(id).lapsed.is_some());
        prop_assert_eq!(
            night.asks("mja", send(id, None)),
            rule(MessageRefusal::ApprovalMissing { message: id, audience: Audience::Users })
        );
    }

    #[test]
    fn one_changed_character_changes_the_code(text in "[a-zæøå ,.]{1,80}", at in 0usize..80, to in "[0-9]") {
        let at = at % text.chars().count();
        let changed: String = text.chars().enumerate().map(|(n, c)| if n == at { to.chars().next().unwrap() } else { c }).collect();
        let code = |text: &str| Wording::of(Audience::Users, MessageKind::First, &CleanText::body(text)).code();
        prop_assert_ne!(code(&text), code(&changed));
        prop_assert_eq!(code(&text).to_string().parse::<SpokenCode>(), Ok(code(&text)));
    }

    #[test]
    fn the_same_entries_make_the_same_desk_in_any_order(steps in tries(), seed in any::<u64>()) {
        let mut night = Night::begins();
        for (who, running, what) in steps {
            attempt(&mut night, who, running, what);
        }
        let mut shuffled = night.entries.clone();
        shuffled.extend(night.entries.iter().step_by(3).cloned());
        let mut state = seed | 1;
        for n in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(n, usize::try_from(state >> 33).unwrap() % (n + 1));
        }
        let mut desk = Desk::default();
        for entry in &shuffled {
            desk.apply(entry);
        }
        prop_assert_eq!(desk.incident(night.id), night.desk.incident(night.id));
        prop_assert_eq!(desk.register().templates(), night.desk.register().templates());
    }
}
