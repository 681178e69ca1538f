//! Meetings as JSON.

use jiff::Timestamp;
use serde::Serialize;

use super::name;
use crate::cli::session::Session;
use crate::domain::decision::Dissent;
use crate::domain::meeting::{Agenda, IncidentItem, Meeting, MeetingEntry, Noted, Ruled, Topic, Words};
use crate::domain::{Desk, Fact};

/// A meeting in a list.
#[derive(Debug, Serialize)]
pub(super) struct BriefJson {
    id: String,
    name: String,
    sort: &'static str,
    state: &'static str,
    at: Option<Timestamp>,
    place: Option<String>,
    chair: Option<String>,
    /// Who would have it by role, where somebody else has it.
    chair_instead_of: Option<String>,
    incident: Option<String>,
    held_at: Option<Timestamp>,
}

/// A meeting with all that is recorded of it.
#[derive(Debug, Serialize)]
pub(super) struct MeetingJson {
    #[serde(flatten)]
    brief: BriefJson,
    quorum: usize,
    present: usize,
    quorate: bool,
    /// Who fixed the minutes, and who recorded that where it was somebody else.
    fixed_by: Option<String>,
    fixed_recorded_by: Option<String>,
    /// The words of the joint decisions on the incidents that have an item of their own.
    joint_decisions: Vec<DecidedJson>,
    /// What else was decided of them.
    rulings: Vec<RulingJson>,
    /// Why it was held although it was not quorate.
    without_quorum: Option<String>,
    seats: Vec<SeatJson>,
    agenda: AgendaJson,
    minutes: Vec<TreatedJson>,
    call_out_advice: Vec<AdviceJson>,
    actions: Vec<AgreedJson>,
    checks: Vec<CheckJson>,
    next: Option<NextJson>,
    corrections: Vec<CorrectionJson>,
    came_after: usize,
    timeline: Vec<LineJson>,
}

/// One of the two words of a joint decision.
#[derive(Debug, Serialize)]
struct DecidedJson {
    incident: Option<String>,
    side: &'static str,
    person: String,
    isg: &'static str,
    action: String,
    reason: String,
    how: &'static str,
    at: Timestamp,
}

/// Something decided of an incident beside the joint decision.
#[derive(Debug, Serialize)]
struct RulingJson {
    incident: Option<String>,
    #[serde(flatten)]
    ruled: Ruled,
    by: Option<String>,
    reason: Option<String>,
    dpo: Option<String>,
    at: Timestamp,
}

#[derive(Debug, Serialize)]
struct SeatJson {
    role: Option<&'static str>,
    person: Option<String>,
    presence: &'static str,
    deputy: Option<String>,
    joined_at: Option<Timestamp>,
    left_at: Option<Timestamp>,
}

/// An agenda.
#[derive(Debug, Serialize)]
pub(super) struct AgendaJson {
    since: Option<Timestamp>,
    items: Vec<ItemJson>,
}

#[derive(Debug, Serialize)]
struct ItemJson {
    topic: String,
    title: String,
    text: Option<String>,
    incidents: Vec<IncidentJson>,
    outages: Vec<OutageJson>,
    actions: Vec<ActionJson>,
    deviations: Vec<DeviationJson>,
    gaps: Vec<GapJson>,
}

#[derive(Debug, Serialize)]
struct GapJson {
    role: &'static str,
    answerable: Vec<String>,
    count: usize,
}

#[derive(Debug, Serialize)]
struct IncidentJson {
    id: String,
    title: Option<String>,
    kind: &'static str,
    severity: &'static str,
    registered_at: Timestamp,
    closed_at: Option<Timestamp>,
    put: bool,
    postponed: bool,
}

/// An outage that is no incident's.
#[derive(Debug, Serialize)]
struct OutageJson {
    id: String,
    title: String,
    state: &'static str,
    systems: Vec<String>,
    since: Timestamp,
    ended_at: Option<Timestamp>,
}

#[derive(Debug, Serialize)]
struct ActionJson {
    incident: Option<String>,
    text: Option<String>,
    owner: Option<String>,
    supplier: Option<String>,
    due: Option<String>,
    state: &'static str,
    effect: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct DeviationJson {
    incident: String,
    text: Option<String>,
    lapse: &'static str,
    handler: Option<String>,
    mitigation: Option<String>,
}

#[derive(Debug, Serialize)]
struct TreatedJson {
    topic: String,
    words: Vec<WordsJson>,
}

#[derive(Debug, Serialize)]
struct WordsJson {
    at: Timestamp,
    by: Option<String>,
    recorded_by: Option<String>,
    said: Option<String>,
    decided: Option<String>,
    advice: Option<String>,
    dissent: Vec<DissentJson>,
    dpo: Option<String>,
    postponed: bool,
}

#[derive(Debug, Serialize)]
struct DissentJson {
    person: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct AdviceJson {
    at: Timestamp,
    question: String,
    advice: String,
    dissent: Vec<DissentJson>,
    dpo: Option<String>,
}

#[derive(Debug, Serialize)]
struct AgreedJson {
    name: String,
    topic: String,
    text: String,
    owner: String,
    due: String,
    settled: Option<String>,
}

#[derive(Debug, Serialize)]
struct CheckJson {
    what: String,
    system: Option<String>,
    found: String,
    deviation: bool,
    cause: Option<String>,
    plan: Option<String>,
    owner: Option<String>,
    due: Option<String>,
}

#[derive(Debug, Serialize)]
struct NextJson {
    at: Timestamp,
    place: String,
}

#[derive(Debug, Serialize)]
struct CorrectionJson {
    at: Timestamp,
    by: Option<String>,
    topic: Option<String>,
    text: String,
}

#[derive(Debug, Serialize)]
struct LineJson {
    at: Timestamp,
    text: String,
    void: bool,
}

pub(super) fn brief(session: &Session, desk: &Desk, meeting: &Meeting) -> BriefJson {
    let invitation = meeting.invitation.as_ref();
    BriefJson {
        id: meeting.id.to_string(),
        name: name::of(desk, meeting),
        sort: meeting.sort().key(),
        state: meeting.state_key(),
        at: meeting.at(),
        place: invitation.map(|invitation| invitation.place.to_string()),
        chair: desk.chair_of(meeting, session.now).map(ToString::to_string),
        chair_instead_of: desk.chair_instead_of(meeting, session.now).map(ToString::to_string),
        incident: meeting.incident().and_then(|id| desk.summary(id)).map(|incident| incident.number.to_string()),
        held_at: meeting.held.as_ref().map(|held| held.at),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a meeting's entries are about meetings")]
pub(super) fn whole(session: &Session, desk: &Desk, meeting: &Meeting) -> MeetingJson {
    let minutes = desk.minutes(meeting, session.now);
    let topic = |topic| name::of_topic(desk, meeting, topic);
    let shown = meeting.agreed().enumerate().filter(|(_, noted)| desk.shows(noted.what.topic));
    let agreed = shown.map(|(place, noted)| AgreedJson {
        name: format!("action-{}", place + 1),
        topic: topic(noted.what.topic),
        text: noted.what.text.to_string(),
        owner: noted.what.owner.to_string(),
        due: noted.what.due.to_string(),
        settled: meeting.settled(noted.what.action).map(|came| came.what.to_string()),
    });
    let about = |have: &&MeetingEntry| match &have.entry.fact {
        Fact::Meeting { event, .. } => event.topic().is_none_or(|topic| desk.shows(topic)),
        _ => true,
    };
    let timeline = meeting.timeline().iter().filter(about).map(|have| LineJson {
        at: have.entry.happened_at(),
        text: crate::text::sentence(&session.text, desk, None, &have.entry),
        void: have.void.is_some(),
    });
    MeetingJson {
        brief: brief(session, desk, meeting),
        quorum: minutes.quorum,
        present: minutes.present(),
        quorate: minutes.is_quorate(),
        fixed_by: minutes.fixed_by.as_ref().and_then(|(by, _)| by.as_ref()).map(ToString::to_string),
        fixed_recorded_by: minutes.fixed_by.as_ref().and_then(|(_, by)| by.as_ref()).map(ToString::to_string),
        joint_decisions: minutes
            .decided
            .iter()
            .map(|word| DecidedJson {
                incident: desk.summary(word.incident).map(|incident| incident.number.to_string()),
                side: word.side.key(),
                person: word.person.to_string(),
                isg: word.isg.state(),
                action: word.action.to_string(),
                reason: word.reason.to_string(),
                how: word.how.key(),
                at: word.at,
            })
            .collect(),
        rulings: minutes
            .rulings
            .iter()
            .map(|ruling| RulingJson {
                incident: desk.summary(ruling.incident).map(|incident| incident.number.to_string()),
                ruled: ruling.ruled,
                by: ruling.by.as_ref().map(ToString::to_string),
                reason: Some(&ruling.reason).filter(|why| !why.is_empty()).map(ToString::to_string),
                dpo: Some(&ruling.dpo).filter(|said| !said.is_empty()).map(ToString::to_string),
                at: ruling.at,
            })
            .collect(),
        without_quorum: Some(&minutes.without_quorum).filter(|why| !why.is_empty()).map(ToString::to_string),
        seats: minutes
            .seats
            .iter()
            .map(|seat| SeatJson {
                role: seat.role.map(crate::domain::register::Role::key),
                person: seat.person.as_ref().map(ToString::to_string),
                presence: seat.presence.key(),
                deputy: seat.there().filter(|there| seat.person.as_ref() != Some(*there)).map(ToString::to_string),
                joined_at: seat.joined,
                left_at: seat.left,
            })
            .collect(),
        agenda: of_agenda(session, desk, meeting, &minutes.agenda),
        minutes: minutes
            .treated
            .iter()
            .filter(|treated| !treated.words.is_empty())
            .map(|treated| TreatedJson {
                topic: topic(treated.topic),
                words: treated.words.iter().map(words).collect(),
            })
            .collect(),
        call_out_advice: minutes
            .advice
            .iter()
            .map(|(at, advice)| AdviceJson {
                at: *at,
                question: advice.question.to_string(),
                advice: advice.text.to_string(),
                dissent: dissent(&advice.dissent),
                dpo: advice.dpo.as_ref().map(ToString::to_string),
            })
            .collect(),
        actions: agreed.collect(),
        checks: minutes
            .checks
            .iter()
            .map(|noted| {
                let wanting = noted.what.deviation.as_ref();
                CheckJson {
                    what: noted.what.what.to_string(),
                    system: noted.what.system.as_ref().map(ToString::to_string),
                    found: noted.what.found.to_string(),
                    deviation: wanting.is_some(),
                    cause: wanting.map(|wanting| wanting.cause.to_string()),
                    plan: wanting.map(|wanting| wanting.plan.to_string()),
                    owner: wanting.map(|wanting| wanting.owner.to_string()),
                    due: wanting.map(|wanting| wanting.due.to_string()),
                }
            })
            .collect(),
        next: minutes.next.as_ref().map(|(at, place)| NextJson { at: *at, place: place.to_string() }),
        corrections: minutes
            .corrections
            .iter()
            .map(|noted| CorrectionJson {
                at: noted.at,
                by: noted.by.as_ref().map(ToString::to_string),
                topic: noted.what.0.map(topic),
                text: noted.what.1.to_string(),
            })
            .collect(),
        came_after: minutes.came_after,
        timeline: timeline.collect(),
    }
}

fn words(noted: &Noted<Words>) -> WordsJson {
    let said = |text: &crate::domain::CleanText| (!text.is_empty()).then(|| text.to_string());
    WordsJson {
        at: noted.at,
        by: noted.by.as_ref().map(ToString::to_string),
        recorded_by: noted.recorded_by.as_ref().map(ToString::to_string),
        said: said(&noted.what.said),
        decided: said(&noted.what.decided),
        advice: said(&noted.what.advised),
        dissent: dissent(&noted.what.dissent),
        dpo: noted.what.dpo.as_ref().map(ToString::to_string),
        postponed: noted.what.postponed,
    }
}

fn dissent(all: &[Dissent]) -> Vec<DissentJson> {
    let json = |dissent: &Dissent| DissentJson { person: dissent.person.to_string(), text: dissent.text.to_string() };
    all.iter().map(json).collect()
}

pub(super) fn agenda(session: &Session, desk: &Desk, meeting: &Meeting) -> AgendaJson {
    of_agenda(session, desk, meeting, &desk.agenda(meeting, session.now))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
fn of_agenda(session: &Session, desk: &Desk, meeting: &Meeting, agenda: &Agenda) -> AgendaJson {
    let said = |text: &crate::domain::CleanText| (!text.is_empty()).then(|| text.to_string());
    let incident = |item: &IncidentItem| IncidentJson {
        id: item.number.to_string(),
        title: item.title.as_ref().map(ToString::to_string),
        kind: item.kind.key(),
        severity: item.severity.key(),
        registered_at: item.registered_at,
        closed_at: item.closed_at,
        put: item.put,
        postponed: item.postponed,
    };
    let items = agenda.topics().into_iter().map(|topic| {
        let on = |wanted| topic == wanted;
        let incidents = match topic {
            Topic::Incident { incident: id } => agenda.incident(id).map(incident).into_iter().collect(),
            Topic::Incidents => agenda.list.iter().map(incident).collect(),
            _ => Vec::new(),
        };
        let outages = agenda.outages.iter().filter(|_| on(Topic::Outages)).map(|item| OutageJson {
            id: item.outage.to_string(),
            title: item.title.to_string(),
            state: item.state.key(),
            systems: item.systems.iter().map(ToString::to_string).collect(),
            since: item.since,
            ended_at: item.ended_at,
        });
        let actions = agenda.actions.iter().filter(|_| on(Topic::Actions)).map(|action| ActionJson {
            incident: action.number.map(|number| number.to_string()),
            text: said(&action.text),
            supplier: said(&action.supplier),
            owner: action.owner.as_ref().map(ToString::to_string),
            due: action.due.map(|due| due.to_string()),
            state: action.standing.key(),
            effect: action.effect.map(crate::domain::follow_up::Worked::key),
        });
        let deviations = agenda.deviations.iter().filter(|_| on(Topic::Deviations)).map(|deviation| DeviationJson {
            incident: deviation.number.to_string(),
            text: said(&deviation.text),
            lapse: deviation.lapse.key(),
            handler: deviation.handler.as_ref().map(ToString::to_string),
            mitigation: said(&deviation.mitigation),
        });
        let gaps = agenda.gaps.iter().filter(|_| on(Topic::Gaps)).map(|item| GapJson {
            role: item.role.key(),
            answerable: item.answerable.iter().map(ToString::to_string).collect(),
            count: item.count,
        });
        let own = agenda.items.iter().find(|own| topic == Topic::Item { item: own.item });
        ItemJson {
            topic: name::of_topic(desk, meeting, topic),
            title: session.text.topic(desk, agenda, topic),
            text: own.and_then(|own| said(&own.text)),
            incidents,
            outages: outages.collect(),
            actions: actions.collect(),
            deviations: deviations.collect(),
            gaps: gaps.collect(),
        }
    });
    AgendaJson { since: agenda.since, items: items.collect() }
}
