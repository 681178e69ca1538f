//! What people do: every command, with what the desk holds to do it to.

mod around;

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use vagt::domain::attachment::{Attachment, ContentHash};
use vagt::domain::calendar;
use vagt::domain::clean::CleanText;
use vagt::domain::command::{Assessed, Excuse, StepTick};
use vagt::domain::decision::{Advice, AttemptResult, CallState, DecisionCommand, How, IsgChoice, NewWord, Side};
use vagt::domain::fact::{Amendment, Began, Registration};
use vagt::domain::filing::{
    Act as Recorded, FilingCommand, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word,
};
use vagt::domain::follow_up::{
    AgreementKept, Ask, FollowUpCommand, ItemId, Lapse, Owner, Plan, PlanChange, Review, Worked,
};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::playbook::{Answer, InputKind, InputValue, Question, StepState};
use vagt::domain::procedure::ProcedureCommand;
use vagt::domain::severity::Severity;
use vagt::domain::{Command, Desk, Incident, IncidentId};

use around::{feeds, meetings, messages, outages, register, templates};

use crate::world::{PEOPLE, World, person};

/// How many kinds of acts there are.
pub(crate) const KINDS: usize = 60;

/// Something that is tried.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) kind: usize,
    /// Who, by whom it is recorded.
    pub(crate) who: u8,
    /// To which of what there is.
    pub(crate) pick: u8,
    pub(crate) value: u8,
    pub(crate) late: i64,
    pub(crate) other_device: bool,
    pub(crate) forged: bool,
}

/// The commands that an act comes to.
pub(crate) fn act(desk: &Desk, world: &World, act: &Act) -> Vec<Command> {
    let all: Vec<&Incident> = desk.incidents().collect();
    if act.kind < 3 || all.is_empty() {
        return vec![registers(world, act)];
    }
    let incident = all[usize::from(act.pick) % all.len()];
    match act.kind {
        3..=13 => of_incident(incident, &all, world, act),
        14..=18 => steps(desk, incident, act),
        19..=26 => decisions(incident, world, act),
        27..=31 => filings(incident.id, world, act),
        32..=38 => follow_up(incident, world, act),
        39..=45 => messages(incident, act),
        46..=53 => meetings(desk, incident, world, act),
        54 => templates(act),
        55 => feeds(desk, act),
        56 => outages(desk, act),
        _ => register(world, act),
    }
}

fn of<T: Copy>(all: &[T], value: u8) -> T {
    all[usize::from(value) % all.len()]
}

fn because(act: &Act) -> CleanText {
    if act.value % 13 == 12 { CleanText::default() } else { "derfor".into() }
}

fn registers(world: &World, act: &Act) -> Command {
    let at = world.now() - SignedDuration::from_mins(60);
    let systems: BTreeSet<_> = if act.value.is_multiple_of(2) {
        BTreeSet::new()
    } else {
        ["omsorg", "mail"].map(|id| id.parse().unwrap()).into()
    };
    Command::Register(Box::new(Registration {
        title: "Noget er galt".into(),
        kind: of(&IncidentKind::ALL, act.pick),
        reporter: "en borger".into(),
        began_at: act.value.is_multiple_of(2).then_some(at),
        discovered_at: at,
        reported_at: at,
        impact: Impact { availability: of(&Level::ALL, act.value), ..Impact::default() },
        reach: of(&Reach::ALL, act.value),
        personal_data: of(&[PersonalData::No, PersonalData::Unknown, PersonalData::Sensitive], act.value),
        systems,
        outage: None,
        handler: Some(person("mja")),
    }))
}

fn of_incident(incident: &Incident, all: &[&Incident], world: &World, act: &Act) -> Vec<Command> {
    let id = incident.id;
    let one = match act.kind {
        3 => Command::Amend(
            id,
            Box::new(Amendment { personal_data: Some(of(&PersonalData::ALL, act.value)), ..Amendment::default() }),
        ),
        4 => Command::Amend(
            id,
            Box::new(Amendment {
                reach: Some(of(&Reach::ALL, act.value)),
                people: Some(act.value.into()),
                ..Amendment::default()
            }),
        ),
        5 => {
            let systems =
                if act.value.is_multiple_of(2) { BTreeSet::new() } else { ["omsorg".parse().unwrap()].into() };
            Command::Amend(
                id,
                Box::new(Amendment {
                    systems: Some(systems),
                    protected_address: Some(of(&Answer::ALL, act.value)),
                    cpr_numbers: Some(of(&Answer::ALL, act.value)),
                    ..Amendment::default()
                }),
            )
        }
        6 => {
            let since = world.now() - SignedDuration::from_mins(i64::from(act.value % 60));
            let promised = Some(world.now() + SignedDuration::from_mins(act.value.into()));
            Command::Amend(
                id,
                Box::new(Amendment {
                    awareness: Some((since, because(act))),
                    began: Some(if act.value.is_multiple_of(3) { Began::Unknown } else { Began::At { at: since } }),
                    promised,
                    ..Amendment::default()
                }),
            )
        }
        7 => Command::SetSeverity(id, of(&Severity::ALL, act.value), because(act)),
        8 if act.value.is_multiple_of(3) => Command::Attach(
            id,
            Attachment {
                name: "skærm.png".into(),
                content: ContentHash([act.value; 32]),
                bytes: act.value.into(),
                about: because(act),
            },
        ),
        8 => Command::Note(id, "en note".into()),
        9 => Command::Assign(id, person(of(&PEOPLE, act.value))),
        10 => Command::Link(id, all[usize::from(act.value) % all.len()].id),
        11 => {
            // Everything of law is decided first, half of the time.
            let word = || Word { reason: "derfor".into(), by: Some(person("ole")), ..Word::default() };
            let mut first = Vec::new();
            if act.value.is_multiple_of(2) {
                first.push(Command::Filing(id, Box::new(FilingCommand::Risk(Risk::None, word()))));
                first.push(Command::Filing(id, Box::new(FilingCommand::NotReportable(word()))));
                first.push(Command::Filing(id, Box::new(FilingCommand::DataSubjects(Told::Informed, word()))));
                first.push(Command::Amend(
                    id,
                    Box::new(Amendment { personal_data: Some(PersonalData::No), ..Amendment::default() }),
                ));
            }
            first.push(Command::Close(id, Excuse { reason: "aftalt".into(), by: Some(person("bo")) }));
            return first;
        }
        12 => Command::Reopen(id, because(act)),
        _ => {
            let to =
                of(&[None, Some("maintenance"), Some("availability"), Some("security")], act.value).map(str::to_owned);
            let block = of(&["isg", "handover", "security", "supplier"], act.value).to_owned();
            let insert = ProcedureCommand::Insert { block, reason: because(act) };
            return [insert, ProcedureCommand::Update { to }].map(|command| Command::Procedure(id, command)).into();
        }
    };
    vec![one]
}

fn steps(desk: &Desk, incident: &Incident, act: &Act) -> Vec<Command> {
    let Some(list) = desk.checklist(incident) else { return Vec::new() };
    let wanted = if act.kind < 17 { StepState::Todo } else { StepState::Done };
    let there: Vec<_> = list.steps.iter().filter(|step| step.state == wanted).collect();
    if there.is_empty() {
        return Vec::new();
    }
    let step = there[usize::from(act.value) % there.len()];
    let answer = of(&Answer::ALL, act.pick);
    let input = |kind: &InputKind| match kind {
        InputKind::Text => InputValue::Text("skrevet".into()),
        InputKind::Person => InputValue::Person(person("bo")),
        InputKind::Time => InputValue::Time(incident.times.discovered),
        InputKind::Number => InputValue::Number(act.value.into()),
        InputKind::Choice { options } => InputValue::Choice(options[usize::from(act.pick) % options.len()].key.clone()),
    };
    let plain = StepTick::plain(incident.id, step.step.id.clone());
    let tick = StepTick {
        note: Some("en note".into()).filter(|_| !act.value.is_multiple_of(4)),
        assessed: Assessed {
            confidentiality: (!act.value.is_multiple_of(3)).then(|| of(&Level::ALL, act.pick)),
            reach: Some(of(&Reach::ALL, act.value)),
            personal_data: Some(of(&PersonalData::ALL, act.value / 2)),
            ..Assessed::default()
        },
        answers: step.step.ask.iter().map(|question: &Question| (*question, answer)).collect::<BTreeMap<_, _>>(),
        inputs: step.step.inputs.iter().map(|have| (have.key.clone(), input(&have.kind))).collect(),
        systems: step.systems_left(incident).into_iter().take(1).cloned().collect(),
        ..plain.clone()
    };
    vec![match act.kind {
        14..=15 => Command::DoStep(tick),
        16 => Command::SkipStep(StepTick { answers: BTreeMap::new(), inputs: BTreeMap::new(), ..tick }),
        _ => Command::ReopenStep(StepTick { note: Some("igen".into()), ..plain }),
    }]
}

fn decisions(incident: &Incident, world: &World, act: &Act) -> Vec<Command> {
    let id = incident.id;
    let isg = of(&IsgChoice::ALL, act.value / 4);
    let word = |who: &str, side: Option<Side>| {
        let review = Some(world.now() + SignedDuration::from_hours(2));
        let word = NewWord {
            person: person(who),
            side,
            action: "gør noget".into(),
            isg,
            reason: "derfor".into(),
            how: How::Phone,
            review,
            with: Vec::new(),
        };
        Command::Decision(id, DecisionCommand::Word(Box::new(word)))
    };
    let one = match act.kind {
        19 | 20 => return vec![word("bo", None), word("ole", None)],
        21 => word(of(&PEOPLE, act.value), Some(of(&Side::ALL, act.pick))),
        22 => {
            let results = [
                AttemptResult::Reached,
                AttemptResult::NoAnswer,
                AttemptResult::Busy,
                AttemptResult::Callback { at: None },
            ];
            Command::Decision(id, DecisionCommand::Attempt(person("ole"), results[usize::from(act.value) % 4]))
        }
        23 | 24 => {
            let states = [
                CallState::Called,
                CallState::Reached,
                CallState::NoAnswer,
                CallState::Joins { joins_at: None },
                CallState::Attends,
                CallState::Left,
            ];
            let who = of(&["bo", "ole", "lis", "dan", "cy", "ida"], act.pick);
            Command::Decision(id, DecisionCommand::Call(person(who), states[usize::from(act.value) % 6]))
        }
        25 => Command::Decision(id, DecisionCommand::Chair(person("ole"))),
        _ => {
            let advice =
                Advice { question: "Lukke?".into(), text: "Ja".into(), dissent: Vec::new(), dpo: Some("tæl".into()) };
            Command::Decision(id, DecisionCommand::Advise(Box::new(advice)))
        }
    };
    vec![one]
}

fn filings(id: IncidentId, world: &World, act: &Act) -> Vec<Command> {
    let word =
        || Word { reason: because(act), by: Some(person(of(&["ole", "ida", "mja"], act.pick))), ..Word::default() };
    let receipt = || Receipt { late: "sent fundet".into(), case: "1".into(), ..Receipt::default() };
    let since = world.now() - SignedDuration::from_mins(i64::from(act.value % 50));
    let asked = match act.kind {
        27 => vec![FilingCommand::Awareness(since, word()), FilingCommand::Risk(of(&Risk::ALL, act.value), word())],
        28 => vec![FilingCommand::File(of(&Phase::ALL, act.value), receipt())],
        29 if act.pick.is_multiple_of(2) => vec![
            FilingCommand::Withdraw(Recorded::Filed(of(&Phase::ALL, act.value)), because(act)),
            FilingCommand::Withdraw(Recorded::NotReportable, because(act)),
            FilingCommand::Withdraw(Recorded::DataSubjects(of(&Told::ALL, act.value)), because(act)),
            FilingCommand::Withdraw(Recorded::Reported(of(&Nis2Report::ALL, act.value)), because(act)),
        ],
        29 => vec![FilingCommand::NotReportable(word())],
        30 => vec![FilingCommand::DataSubjects(of(&Told::ALL, act.value), word())],
        _ => vec![
            FilingCommand::Significance(of(&Significance::ALL, act.pick), since, word()),
            FilingCommand::Report(of(&Nis2Report::ALL, act.value), receipt()),
        ],
    };
    asked.into_iter().map(|command| Command::Filing(id, Box::new(command))).collect()
}

fn follow_up(incident: &Incident, world: &World, act: &Act) -> Vec<Command> {
    let day = |days: i64| calendar::local(world.now() + SignedDuration::from_hours(24 * days)).date();
    let first = ItemId { letter: 'A', running: 1 };
    let action = incident
        .follow_up
        .actions
        .keys()
        .nth(usize::from(act.value) % incident.follow_up.actions.len().max(1))
        .copied()
        .unwrap_or(first);
    let deviation = incident.follow_up.deviations.keys().next_back().copied().unwrap_or(first);
    let plan =
        Plan {
            text: "overvåg".into(), owner: Owner::Person { person: person("eje") }, due: day(3), assess_on: day(9)
        };
    let change = PlanChange { due: Some(day(i64::from(act.value % 5) + 1)), ..PlanChange::default() };
    let review = Review {
        supplier: None,
        people: vec!["os".into(), "dem".into()],
        findings: "certifikat".into(),
        agreement: of(&AgreementKept::ALL, act.value),
    };
    let asks = match act.kind {
        32 => vec![Ask::Cause(because(act), Vec::new()), Ask::Agree(plan)],
        33 => vec![Ask::Agree(plan), Ask::Change(action, change, because(act))],
        34 => vec![Ask::Done(action, because(act)), Ask::Assess(action, of(&Worked::ALL, act.value), because(act))],
        35 => vec![Ask::Drop(action, because(act))],
        36 => vec![
            Ask::Deviation {
                safeguard: "alarm".into(),
                lapse: of(&Lapse::ALL, act.value),
                handler: None,
                mitigation: because(act),
            },
            Ask::Mitigated(deviation, because(act)),
        ],
        37 => vec![Ask::Review(review)],
        _ if act.value.is_multiple_of(2) => vec![Ask::Briefed(How::Here, because(act))],
        _ => vec![Ask::NoBriefing(because(act))],
    };
    let by = (act.pick.is_multiple_of(3)).then(|| person(of(&["sva", "eje", "dan", "bo"], act.value)));
    asks.into_iter()
        .map(|ask| Command::FollowUp(incident.id, Box::new(FollowUpCommand { ask, by: by.clone() })))
        .collect()
}
