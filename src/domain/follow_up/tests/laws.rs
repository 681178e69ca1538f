//! What holds whatever is entered, by whom, in which order.

use proptest::prelude::*;

use super::*;
use crate::domain::fact::Amendment;
use crate::domain::filing::{FilingCommand, Phase, Receipt, Risk, Told, Word};

const PEOPLE: [&str; 6] = ["vagt", "chef", "dpo", "ejer", "ansvarlig", "oes"];

/// Something that somebody asks for: entitled or not, on time or late.
#[derive(Debug, Clone)]
struct Asked {
    what: usize,
    who: usize,
    item: u32,
    late: i64,
}

fn asked() -> impl Strategy<Value = Asked> {
    (0usize..18, 0usize..6, 1u32..4, 0i64..5).prop_map(|(what, who, item, late)| Asked { what, who, item, late })
}

fn command(story: &Story, asked: &Asked) -> Command {
    let id = story.id();
    let item = ItemId { letter: 'A', running: asked.item };
    let note = || if asked.late == 4 { CleanText::default() } else { text("derfor") };
    let word = || Word { reason: text("derfor"), ..Word::default() };
    let follow = |ask| Command::FollowUp(id, Box::new(FollowUpCommand { ask, by: None }));
    let file = |command| Command::Filing(id, Box::new(command));
    let data = |data| {
        let amendment = Amendment { personal_data: Some(data), ..Amendment::default() };
        Command::Amend(id, Box::new(amendment))
    };
    match asked.what {
        0 => follow(Ask::Cause(note(), Vec::new())),
        1 | 2 => follow(Ask::Agree(plan(i64::from(asked.item), 9))),
        3 => {
            let change = PlanChange { due: Some(day(i64::from(asked.item) + 1)), ..PlanChange::default() };
            follow(Ask::Change(item, change, note()))
        }
        4 => follow(Ask::Done(item, note())),
        5 => follow(Ask::Drop(item, note())),
        6 => follow(Ask::Assess(item, Worked::ALL[asked.who % 3], note())),
        7 => follow(Ask::Deviation { safeguard: note(), lapse: Lapse::Off, handler: None, mitigation: note() }),
        8 => follow(Ask::Mitigated(item, note())),
        9 => follow(Ask::Briefed(How::Here, note())),
        10 => data(PersonalData::Unknown),
        11 => data(PersonalData::No),
        12 => file(FilingCommand::File(Phase::ALL[asked.who % 3], Receipt { late: note(), ..Receipt::default() })),
        13 => file(FilingCommand::NotReportable(word())),
        14 => file(FilingCommand::Risk(Risk::ALL[asked.who % 3], word())),
        15 => file(FilingCommand::DataSubjects(Told::Informed, word())),
        16 => Command::Close(id, Excuse { reason: note(), by: "chef".parse().ok() }),
        _ => Command::Reopen(id, note()),
    }
}

fn refolded(entries: &[Entry]) -> Desk {
    let mut desk = Desk::default();
    for entry in entries {
        desk.apply(entry);
    }
    desk
}

proptest! {
    #[test]
    fn no_incident_is_closed_with_an_undecided_clock_of_law_or_a_required_step_open(all in prop::collection::vec(asked(), 0..40)) {
        let mut story = Story::new();
        story.minute += 60;
        for one in &all {
            story.late = Some(one.late).filter(|late| *late > 0);
            let before = story.incident().is_open();
            let next = command(&story, one);
            let was = story.desk.clone();
            let done = story.does(PEOPLE[one.who], next);
            if done.is_ok() && before && !story.incident().is_open() {
                let then = was.incidents().next().unwrap();
                prop_assert!(was.undecided_clocks(then).is_empty());
                prop_assert!(story.desk.undecided_clocks(story.incident()).is_empty());
                prop_assert_eq!(story.desk.checklist(story.incident()).unwrap().missing().count(), 0);
            }
        }
    }

    #[test]
    fn any_order_of_the_same_entries_is_the_same_follow_up(all in prop::collection::vec(asked(), 0..30), seed in any::<u64>()) {
        let mut story = Story::new();
        story.minute += 60;
        for one in &all {
            story.late = Some(one.late).filter(|late| *late > 0);
            let next = command(&story, one);
            let _ = story.does(PEOPLE[one.who], next);
        }
        let mut shuffled = story.entries.clone();
        let mut at = seed;
        for place in (1..shuffled.len()).rev() {
            at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(at >> 33).unwrap_or(0) % (place + 1));
        }
        let (mut register, rest): (Vec<Entry>, Vec<Entry>) =
            shuffled.into_iter().partition(|entry| entry.fact.scope() == crate::domain::Scope::Register);
        register.sort_by(|a, b| a.stamp.cmp(&b.stamp));
        prop_assert_eq!(&refolded(&[register, rest.clone(), rest].concat()), &story.desk);
    }

    #[test]
    fn what_was_decided_never_folds_as_void_and_reads_back_as_written(all in prop::collection::vec(asked(), 0..30)) {
        let mut story = Story::new();
        story.minute += 60;
        for one in &all {
            story.late = Some(one.late).filter(|late| *late > 0);
            let next = command(&story, one);
            let _ = story.does(PEOPLE[one.who], next);
        }
        for have in &story.incident().timeline {
            prop_assert_eq!(&have.void, &None);
            let written = serde_json::to_string(&have.entry.fact).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Fact>(&written).unwrap(), &have.entry.fact);
        }
    }
}
