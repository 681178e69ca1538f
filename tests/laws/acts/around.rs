//! What people do around incidents: messages, templates, meetings, feeds, outages, the register.

use jiff::SignedDuration;
use vagt::domain::calendar;
use vagt::domain::clean::CleanText;
use vagt::domain::command::{Import, NewOutage};
use vagt::domain::fact::Claim;
use vagt::domain::feed::{Phase as FeedPhase, ServiceState};
use vagt::domain::meeting::{
    Attendance, FoundWanting, Invitation, MeetingAsk, MeetingCommand, MeetingSort, SpotCheck, Topic, Words,
};
use vagt::domain::message::{
    Channel, Content, How as Given, MessageCommand, MessageKind, SheetEntry, SheetKey, SheetValue, Template,
    TemplateEvent, TemplateKind,
};
use vagt::domain::outage::{OutageKey, OutageLook};
use vagt::domain::playbook::Audience;
use vagt::domain::profile::Profile;
use vagt::domain::register::{Duty, DutyCommand, FeedSource};
use vagt::domain::{Command, Desk, Incident};

use crate::world::{World, person, playbook, roster, suppliers, systems};

use super::{Act, because, of};

pub(super) fn messages(incident: &Incident, act: &Act) -> Vec<Command> {
    let audience = of(&Audience::ALL, act.value);
    let of_incident = |command| Command::Message(incident.id, Box::new(command));
    let all = &incident.messages.all;
    let newest = all.get(usize::from(act.value) % all.len().max(1));
    let asked = match (act.kind, newest) {
        (39, _) => {
            let said = SheetValue::Text(format!("Vi gør {}", act.value % 4).as_str().into());
            let known = SheetEntry::Known { said, source: None };
            let entry = if act.value.is_multiple_of(4) { SheetEntry::Unknown { who: None, when: None } } else { known };
            vec![MessageCommand::SetFact(SheetKey::Doing, entry)]
        }
        (40 | 41, _) | (_, None) => {
            let content = if act.pick.is_multiple_of(4) {
                Content::Template {
                    name: "nedbrud".parse().unwrap(),
                    fields: [("what".to_owned(), "Mail".into())].into(),
                }
            } else {
                Content::Text("Mail virker ikke".into())
            };
            let audience = if act.pick.is_multiple_of(4) { Audience::Users } else { audience };
            vec![MessageCommand::Draft { audience, kind: of(&MessageKind::ALL, act.value / 9), content }]
        }
        (42, Some(message)) => {
            let text = if act.value.is_multiple_of(2) { "Mail virker ikke" } else { "Mail virker ikke!" };
            vec![MessageCommand::Edit(message.id, text.into())]
        }
        (43, Some(message)) => {
            let code = message.wording().code();
            let how =
                if act.value.is_multiple_of(2) { Given::Here } else { Given::Phone { code, witness: person("mja") } };
            let by = person(of(&["ole", "ida", "mja"], act.pick));
            vec![
                MessageCommand::Approve { message: message.id, wording: None, by, how },
                MessageCommand::Confirm(message.id),
            ]
        }
        (44, Some(message)) => {
            let without_approval = (act.value.is_multiple_of(3)).then(|| because(act));
            let to = "alle".into();
            vec![MessageCommand::Send {
                message: message.id,
                channel: of(&Channel::ALL, act.pick),
                to,
                by: None,
                without_approval,
            }]
        }
        // Now and then one that stands, so that it goes no further.
        (_, Some(message)) if act.value.is_multiple_of(5) => vec![MessageCommand::Withdraw(message.id, because(act))],
        (_, Some(_)) => vec![MessageCommand::NotAffected { audience, reason: because(act), by: None }],
    };
    asked.into_iter().map(of_incident).collect()
}

pub(super) fn templates(act: &Act) -> Vec<Command> {
    let text = if act.pick.is_multiple_of(2) { "{what} virker ikke" } else { "{what} er nede" };
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

pub(super) fn meetings(desk: &Desk, incident: &Incident, world: &World, act: &Act) -> Vec<Command> {
    let ask = |ask| Command::Meeting(Box::new(MeetingCommand { meeting: None, by: None, ask }));
    let topic = if act.value.is_multiple_of(3) { Topic::Other } else { Topic::Incident { incident: incident.id } };
    let day = calendar::local(world.now() + SignedDuration::from_hours(24 * 30)).date();
    let words = |postponed| Words { said: "gennemgået".into(), postponed, ..Words::default() };
    let next = desk.next_meeting();
    let item = next.and_then(|meeting| meeting.own_items().first().map(|item| item.item));
    let asks = match act.kind {
        46 | 47 => {
            let sort = if act.value.is_multiple_of(3) { MeetingSort::Extraordinary } else { MeetingSort::Ordinary };
            let about = (sort == MeetingSort::Extraordinary).then_some(incident.id);
            let at = world.now() + SignedDuration::from_hours(i64::from(act.value) + 1);
            vec![MeetingAsk::Call(Invitation { sort, at, place: "Rådhuset".into(), chair: None, incident: about })]
        }
        48 => match item.filter(|_| act.value.is_multiple_of(2)) {
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
            MeetingAsk::Say(topic, Box::new(words(act.value.is_multiple_of(5)))),
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
                MeetingAsk::Check(Box::new(check((act.value.is_multiple_of(2)).then_some(wanting)))),
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
            asks.push(MeetingAsk::Hold(because(act)));
            asks
        }
        _ => {
            let held = desk.meetings().find(|meeting| meeting.held.is_some());
            let Some(held) = held.filter(|_| !act.value.is_multiple_of(4)) else {
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

pub(super) fn feeds(desk: &Desk, act: &Act) -> Vec<Command> {
    let id = "status".parse().unwrap();
    let source = FeedSource {
        id,
        supplier: None,
        url: "https://status.example.org/".to_owned(),
        format: None,
        every_seconds: None,
        internal: false,
        components: Vec::new(),
        words: vagt::domain::register::FeedWords::default(),
        token: None,
    };
    let claim = Claim { state: look(act).state, components: Vec::new(), incidents: Vec::new() };
    let has = desk.feed(&source.id).is_some_and(|feed| feed.source.is_some());
    let feed = source.id.clone();
    if has && act.value.is_multiple_of(2) {
        vec![Command::RemoveFeed(feed)]
    } else {
        vec![Command::AddFeed(source), Command::Claim(feed, claim)]
    }
}

pub(super) fn outages(desk: &Desk, act: &Act) -> Vec<Command> {
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

pub(super) fn register(world: &World, act: &Act) -> Vec<Command> {
    let digest = act.value.to_string();
    let import = match (act.kind, act.pick % 3) {
        (57, 0) => Import::People { digest, roster: roster(if act.value.is_multiple_of(2) { &["cy"] } else { &[] }) },
        (57, 1) => Import::Systems { digest, systems: systems(of(&["eje", "sva"], act.value)) },
        (57, _) => Import::Suppliers { digest, suppliers: suppliers(of(&["1", "2"], act.value)) },
        (58, 0) => {
            let profile = Profile { many_people: u32::from(act.value % 20), ..Profile::built_in().clone() };
            Import::Profile { digest, profile: Box::new(profile) }
        }
        (58, 1) => playbook("availability", (!act.value.is_multiple_of(3)).then_some(act.value % 4)),
        (58, _) => Import::Policy { sections: [("R".to_owned(), digest)].into() },
        _ => {
            let on = calendar::local(world.now() - SignedDuration::from_hours(24 * i64::from(act.pick % 9))).date();
            let done = DutyCommand::Done { duty: of(&Duty::ALL, act.value), on, by: None, note: "gjort".into() };
            return vec![Command::Duty(done)];
        }
    };
    vec![Command::Import(import)]
}
