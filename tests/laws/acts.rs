//! What people do: every command, with what the desk holds to do it to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::SignedDuration;
use vagt::domain::calendar;
use vagt::domain::clean::CleanText;
use vagt::domain::command::{Excuse, Import, NewOutage, StepTick};
use vagt::domain::decision::{Advice, AttemptResult, CallState, DecisionCommand, How, IsgChoice, NewWord, Side};
use vagt::domain::fact::{Amendment, Claim, Registration};
use vagt::domain::feed::{Phase as FeedPhase, ServiceState};
use vagt::domain::filing::{FilingCommand, Nis2Report, Phase, Receipt, Risk, Significance, Told, Word};
use vagt::domain::follow_up::{
    AgreementKept, Ask, FollowUpCommand, ItemId, Lapse, Owner, Plan, PlanChange, Review, Worked,
};
use vagt::domain::incident::{Impact, IncidentKind, Level, PersonalData, Reach};
use vagt::domain::meeting::{
    Attendance, FoundWanting, Invitation, MeetingAsk, MeetingCommand, MeetingSort, SpotCheck, Topic, Words,
};
use vagt::domain::message::{
    Channel, Content, How as Given, MessageCommand, MessageKind, SheetEntry, SheetKey, SheetValue, Template,
    TemplateEvent, TemplateKind,
};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::playbook::{Answer, Audience, InputKind, InputValue, Question, StepState};
use vagt::domain::procedure::ProcedureCommand;
use vagt::domain::profile::Profile;
use vagt::domain::register::{Duty, DutyCommand, FeedSource};
use vagt::domain::severity::Severity;
use vagt::domain::{Command, Desk, Incident, IncidentId};

use crate::world::{PEOPLE, World, person, playbook, roster, suppliers, systems};

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
    let systems: BTreeSet<_> =
        if act.value % 2 == 0 { BTreeSet::new() } else { ["omsorg", "mail"].map(|id| id.parse().unwrap()).into() };
    Command::Register(Box::new(Registration {
        title: "Noget er galt".into(),
        kind: of(&IncidentKind::ALL, act.pick),
        reporter: "en borger".into(),
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
            let systems = if act.value % 2 == 0 { BTreeSet::new() } else { ["omsorg".parse().unwrap()].into() };
            Command::Amend(
                id,
                Box::new(Amendment {
                    systems: Some(systems),
                    protected_address: Some(of(&Answer::ALL, act.value)),
                    ..Amendment::default()
                }),
            )
        }
        6 => {
            let since = world.now() - SignedDuration::from_mins(i64::from(act.value % 60));
            let promised = Some(world.now() + SignedDuration::from_mins(act.value.into()));
            Command::Amend(
                id,
                Box::new(Amendment { awareness: Some((since, because(act))), promised, ..Amendment::default() }),
            )
        }
        7 => Command::SetSeverity(id, of(&Severity::ALL, act.value), because(act)),
        8 => Command::Note(id, "en note".into()),
        9 => Command::Assign(id, person(of(&PEOPLE, act.value))),
        10 => Command::Link(id, all[usize::from(act.value) % all.len()].id),
        11 => {
            // Everything of law is decided first, half of the time.
            let word = || Word { reason: "derfor".into(), by: Some(person("ole")), ..Word::default() };
            let mut first = Vec::new();
            if act.value % 2 == 0 {
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
        note: Some("en note".into()),
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
            Command::Decision(id, DecisionCommand::Attempt(person("ole"), results[usize::from(act.value) % 4].clone()))
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
            Command::Decision(id, DecisionCommand::Call(person(who), states[usize::from(act.value) % 6].clone()))
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
    let receipt = || Receipt { late: "sent fundet".into(), case: "1".into(), by: None };
    let since = world.now() - SignedDuration::from_mins(i64::from(act.value % 50));
    let asked = match act.kind {
        27 => vec![FilingCommand::Awareness(since, word()), FilingCommand::Risk(of(&Risk::ALL, act.value), word())],
        28 => vec![FilingCommand::File(of(&Phase::ALL, act.value), receipt())],
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
        _ if act.value % 2 == 0 => vec![Ask::Briefed(How::Here, because(act))],
        _ => vec![Ask::NoBriefing(because(act))],
    };
    let by = (act.pick % 3 == 0).then(|| person(of(&["sva", "eje", "dan", "bo"], act.value)));
    asks.into_iter()
        .map(|ask| Command::FollowUp(incident.id, Box::new(FollowUpCommand { ask, by: by.clone() })))
        .collect()
}

fn messages(incident: &Incident, act: &Act) -> Vec<Command> {
    let audience = of(&Audience::ALL, act.value);
    let of_incident = |command| Command::Message(incident.id, Box::new(command));
    let all = &incident.messages.all;
    let newest = all.get(usize::from(act.value) % all.len().max(1));
    let asked = match (act.kind, newest) {
        (39, _) => {
            let said = SheetValue::Text(format!("Vi gør {}", act.value % 4).as_str().into());
            let known = SheetEntry::Known { said, source: None };
            let entry = if act.value % 4 == 0 { SheetEntry::Unknown { who: None, when: None } } else { known };
            vec![MessageCommand::SetFact(SheetKey::Doing, entry)]
        }
        (40 | 41, _) | (_, None) => {
            let content = if act.pick % 4 == 0 {
                Content::Template {
                    name: "nedbrud".parse().unwrap(),
                    fields: [("what".to_owned(), "Mail".into())].into(),
                }
            } else {
                Content::Text("Mail virker ikke".into())
            };
            let audience = if act.pick % 4 == 0 { Audience::Users } else { audience };
            vec![MessageCommand::Draft { audience, kind: of(&MessageKind::ALL, act.value / 9), content }]
        }
        (42, Some(message)) => {
            let text = if act.value % 2 == 0 { "Mail virker ikke" } else { "Mail virker ikke!" };
            vec![MessageCommand::Edit(message.id, text.into())]
        }
        (43, Some(message)) => {
            let code = message.wording().code();
            let how = if act.value % 2 == 0 { Given::Here } else { Given::Phone { code, witness: person("mja") } };
            let by = person(of(&["ole", "ida", "mja"], act.pick));
            vec![
                MessageCommand::Approve { message: message.id, wording: None, by, how },
                MessageCommand::Confirm(message.id),
            ]
        }
        (44, Some(message)) => {
            let without_approval = (act.value % 3 == 0).then(|| because(act));
            let to = "alle".into();
            vec![MessageCommand::Send {
                message: message.id,
                channel: of(&Channel::ALL, act.pick),
                to,
                by: None,
                without_approval,
            }]
        }
        (_, Some(_)) => vec![MessageCommand::NotAffected { audience, reason: because(act), by: None }],
    };
    asked.into_iter().map(of_incident).collect()
}

fn templates(act: &Act) -> Vec<Command> {
    let text = if act.pick % 2 == 0 { "{what} virker ikke" } else { "{what} er nede" };
    let template = Template {
        name: "nedbrud".parse().unwrap(),
        kind: TemplateKind::Outage,
        audience: Audience::Users,
        text: text.into(),
    };
    let (name, wording) = (template.name.clone(), template.wording());
    let valid_until = jiff::civil::date(2026, 12, 31);
    let approved = TemplateEvent::Approved {
        name: name.clone(),
        wording: wording.clone(),
        by: person("ole"),
        how: Given::Here,
        valid_until,
    };
    let events = match act.value % 3 {
        0 => vec![TemplateEvent::Written { template }, approved, TemplateEvent::Confirmed { name, wording }],
        1 => vec![approved, TemplateEvent::Confirmed { name, wording }],
        _ => vec![TemplateEvent::Withdrawn { name }],
    };
    events.into_iter().map(|event| Command::Template(Box::new(event))).collect()
}

fn meetings(desk: &Desk, incident: &Incident, world: &World, act: &Act) -> Vec<Command> {
    let ask = |ask| Command::Meeting(Box::new(MeetingCommand { meeting: None, by: None, ask }));
    let topic = if act.value % 3 == 0 { Topic::Other } else { Topic::Incident { incident: incident.id } };
    let day = calendar::local(world.now() + SignedDuration::from_hours(24 * 30)).date();
    let words = |postponed| Words { said: "gennemgået".into(), postponed, ..Words::default() };
    let next = desk.next_meeting();
    let item = next.and_then(|meeting| meeting.own_items().first().map(|item| item.item));
    let asks = match act.kind {
        46 | 47 => {
            let sort = if act.value % 3 == 0 { MeetingSort::Extraordinary } else { MeetingSort::Ordinary };
            let about = (sort == MeetingSort::Extraordinary).then_some(incident.id);
            let at = world.now() + SignedDuration::from_hours(i64::from(act.value) + 1);
            vec![MeetingAsk::Call(Invitation { sort, at, place: "Rådhuset".into(), chair: None, incident: about })]
        }
        48 => match item.filter(|_| act.value % 2 == 0) {
            Some(item) => vec![MeetingAsk::WithdrawItem(item, because(act))],
            None => vec![MeetingAsk::AddItem("Nye regler".into(), CleanText::default()), MeetingAsk::Put(incident.id)],
        },
        49 => {
            let attendance = [
                Attendance::Present,
                Attendance::Absent,
                Attendance::Guest,
                Attendance::DeputyFor { member: person("bo") },
            ];
            vec![MeetingAsk::Attend(
                person(of(&["ole", "cy", "lis"], act.pick)),
                attendance[usize::from(act.value) % 4].clone(),
            )]
        }
        50 => vec![
            MeetingAsk::Say(topic, Box::new(words(act.value % 5 == 0))),
            MeetingAsk::Agree(Topic::Other, "gør det".into(), person("bo"), day),
        ],
        51 => {
            let check = |deviation| SpotCheck {
                what: "Borgerservice".into(),
                system: None,
                found: "åbne konti".into(),
                deviation,
            };
            let wanting = FoundWanting { cause: because(act), plan: "luk dem".into(), owner: person("bo"), due: day };
            vec![
                MeetingAsk::Check(Box::new(check((act.value % 2 == 0).then_some(wanting)))),
                MeetingAsk::Next(world.now() + SignedDuration::from_hours(999), "igen".into()),
            ]
        }
        52 => {
            // It is gone through to its end.
            let mut asks = vec![MeetingAsk::Attend(person("ole"), Attendance::Present)];
            let agenda = next.map(|meeting| desk.agenda(meeting, world.now()));
            let own = agenda.iter().flat_map(|agenda| agenda.own.iter().map(|item| item.incident));
            asks.extend(own.map(|incident| MeetingAsk::Say(Topic::Incident { incident }, Box::new(words(false)))));
            asks.push(MeetingAsk::Agree(Topic::Other, "til næste gang".into(), person("bo"), day));
            asks.push(MeetingAsk::Hold);
            asks
        }
        _ => {
            let held = desk.meetings().find(|meeting| meeting.held.is_some());
            let Some(held) = held.filter(|_| act.value % 4 != 0) else {
                return vec![ask(MeetingAsk::Cancel(because(act)))];
            };
            let open = held.open_actions().next().map(|agreed| agreed.action);
            let settle = open.map(|action| MeetingAsk::SettleAction(action, "gjort".into()));
            let asks = settle.into_iter().chain([MeetingAsk::Correct(None, "rettet".into())]);
            return asks
                .map(|ask| Command::Meeting(Box::new(MeetingCommand { meeting: Some(held.id), by: None, ask })))
                .collect();
        }
    };
    asks.into_iter().map(ask).collect()
}

fn look(act: &Act) -> OutageLook {
    let state = of(&[ServiceState::Degraded, ServiceState::MajorOutage, ServiceState::Unknown], act.pick);
    OutageLook {
        title: "Login fejler".into(),
        state,
        phase: FeedPhase::Investigating,
        components: Vec::new(),
        latest: None,
    }
}

fn feeds(desk: &Desk, act: &Act) -> Vec<Command> {
    let id = "status".parse().unwrap();
    let source = FeedSource {
        id,
        supplier: None,
        url: "https://status.example.org/".to_owned(),
        format: None,
        every_seconds: None,
        internal: false,
        components: Vec::new(),
    };
    let claim = Claim { state: look(act).state, components: Vec::new(), incidents: Vec::new() };
    let has = desk.feed(&source.id).is_some_and(|feed| feed.source.is_some());
    let feed = source.id.clone();
    if has && act.value % 2 == 0 {
        vec![Command::RemoveFeed(feed)]
    } else {
        vec![Command::AddFeed(source), Command::Claim(feed, claim)]
    }
}

fn outages(desk: &Desk, act: &Act) -> Vec<Command> {
    let there: Vec<_> = desk.outages().filter(|outage| outage.is_open()).map(|outage| outage.id).collect();
    match (there.first(), act.value % 3) {
        (Some(id), 0) => vec![Command::EndOutage(*id)],
        (Some(id), 1) => vec![Command::ChangeOutage(*id, look(act))],
        _ => vec![Command::RaiseOutage(Box::new(NewOutage {
            feed: "status".parse().unwrap(),
            key: OutageKey::Incident(format!("i{}", act.value % 4).as_str().into()),
            look: look(act),
            systems: vec!["omsorg".parse().unwrap()],
            url: None,
            started_at: None,
        }))],
    }
}

fn register(world: &World, act: &Act) -> Vec<Command> {
    let digest = act.value.to_string();
    let import = match (act.kind, act.pick % 3) {
        (57, 0) => Import::People { digest, roster: roster(if act.value % 2 == 0 { &["cy"] } else { &[] }) },
        (57, 1) => Import::Systems { digest, systems: systems(of(&["eje", "sva"], act.value)) },
        (57, _) => Import::Suppliers { digest, suppliers: suppliers(of(&["1", "2"], act.value)) },
        (58, 0) => {
            let profile = Profile { many_people: u32::from(act.value % 20), ..Profile::built_in().clone() };
            Import::Profile { digest, profile: Box::new(profile) }
        }
        (58, 1) => playbook("availability", (act.value % 3 != 0).then_some(act.value % 4)),
        (58, _) => Import::Policy { sections: [("R".to_owned(), digest)].into() },
        _ => {
            let on = calendar::local(world.now() - SignedDuration::from_hours(24 * i64::from(act.pick % 9))).date();
            let done = DutyCommand::Done { duty: of(&Duty::ALL, act.value), on, by: None, note: "gjort".into() };
            return vec![Command::Duty(done)];
        }
    };
    vec![Command::Import(import)]
}
