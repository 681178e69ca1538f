//! Whatever is tried, in whatever order it arrives: the laws that messages keep.

use proptest::prelude::*;

use super::*;

/// What somebody may try, in the property tests.
#[derive(Debug, Clone, Copy)]
enum Try {
    Draft(usize),
    Edit(u8),
    Approve(usize),
    Phone(bool),
    Confirm,
    Withdraw,
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
        Just(Try::Withdraw),
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
        Try::Withdraw => MessageCommand::Withdraw(message, "forældet".into()),
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
