//! Calling, recording and closing a meeting of the Information Security Group; and the steps that are settled by it.

use jiff::civil::Date;

use super::incident::person_known;
use super::known;
use crate::domain::calendar;
use crate::domain::clean::CleanText;
use crate::domain::command::{Context, StepTick};
use crate::domain::decision::{Advice, DecisionEvent, has_vote, is_isg_member};
use crate::domain::desk::Desk;
use crate::domain::fact::Fact;
use crate::domain::follow_up::{Ask, FollowUpCommand, FollowUpEvent, Owner, Plan};
use crate::domain::id::{IncidentId, MeetingId, MeetingItemId, PersonId, StepId};
use crate::domain::incident::ADVISE;
use crate::domain::meeting::{
    Agenda, Agreed, Attendance, Invitation, Meeting, MeetingAsk, MeetingCommand, MeetingEvent, MeetingRefusal,
    MeetingSort, Part, SpotCheck, Topic, Words, may, may_take_part,
};
use crate::domain::playbook::{Checklist, ChecklistStep, StepState};
use crate::domain::refusal::{Refusal, reason_given, text_given};

/// The step that asks for minutes.
const MINUTES: &str = "isg.minutes";
/// The step that puts an incident on the agenda.
const AGENDA: &str = "follow-up.isg-agenda";

/// Days after which the effect of an action agreed at a meeting is assessed, unless somebody sets another day.
const ASSESSED_AFTER: i64 = 30;

/// A meeting as far as it is at hand: one that is there, or one that begins now.
struct At<'a> {
    desk: &'a Desk,
    meeting: std::borrow::Cow<'a, Meeting>,
    by: Option<PersonId>,
    context: &'a Context,
}

pub(super) fn decide(desk: &Desk, command: MeetingCommand, context: &Context) -> Result<Vec<Fact>, Refusal> {
    let MeetingCommand { meeting, by, ask } = command;
    if let Some(by) = &by {
        person_known(desk, by)?;
    }
    let at = At { desk, meeting: target(desk, meeting, &ask, context)?, by, context };
    match ask {
        MeetingAsk::Call(invitation) => at.call(invitation),
        MeetingAsk::Cancel(reason) => {
            reason_given(&reason)?;
            at.one(MeetingEvent::Cancelled { reason })
        }
        MeetingAsk::AddItem(title, text) => {
            if title.is_empty() {
                return Err(Refusal::EmptyTitle);
            }
            at.one(MeetingEvent::ItemAdded { item: MeetingItemId(context.fresh), title, text })
        }
        MeetingAsk::WithdrawItem(item, reason) => {
            reason_given(&reason)?;
            at.one(MeetingEvent::ItemWithdrawn { item, reason })
        }
        MeetingAsk::Put(incident) => at.put(incident),
        MeetingAsk::Attend(person, attendance) => at.attend(person, attendance),
        MeetingAsk::Say(topic, words) => at.say(topic, *words),
        MeetingAsk::Agree(topic, text, owner, due) => at.agree(topic, text, owner, due),
        MeetingAsk::SettleAction(action, text) => {
            text_given(&text)?;
            at.one(MeetingEvent::ActionSettled { action, text })
        }
        MeetingAsk::Check(check) => at.check(*check),
        MeetingAsk::Next(when, place) => at.next(when, place),
        MeetingAsk::Hold(reason) => at.hold(&reason),
        MeetingAsk::Correct(topic, text) => {
            text_given(&text)?;
            if let Some(topic) = topic {
                at.on(topic)?;
            }
            at.one(MeetingEvent::Corrected { topic, text })
        }
    }
}

/// The meeting meant. Nobody needs to call one before something is put on the agenda of the next.
fn target<'a>(
    desk: &'a Desk,
    meeting: Option<MeetingId>,
    ask: &MeetingAsk,
    context: &Context,
) -> Result<std::borrow::Cow<'a, Meeting>, Refusal> {
    use std::borrow::Cow;
    if let Some(id) = meeting {
        return desk.meeting(id).map(Cow::Borrowed).ok_or_else(|| MeetingRefusal::UnknownMeeting.into());
    }
    let begins = || Cow::Owned(Meeting::begin(MeetingId(context.fresh)));
    match ask {
        MeetingAsk::Call(invitation) => Ok(uncalled(desk, invitation).map_or_else(begins, Cow::Borrowed)),
        MeetingAsk::AddItem(..) | MeetingAsk::Put(_) => Ok(desk.next_ordinary().map_or_else(begins, Cow::Borrowed)),
        MeetingAsk::Cancel(_)
        | MeetingAsk::WithdrawItem(..)
        | MeetingAsk::Attend(..)
        | MeetingAsk::Say(..)
        | MeetingAsk::Agree(..)
        | MeetingAsk::SettleAction(..)
        | MeetingAsk::Check(_)
        | MeetingAsk::Next(..)
        | MeetingAsk::Hold(_)
        | MeetingAsk::Correct(..) => {
            desk.next_meeting().map(Cow::Borrowed).ok_or_else(|| MeetingRefusal::UnknownMeeting.into())
        }
    }
}

/// The meeting on whose agenda something stands already and that nobody has called: an ordinary call is its call. One for an
/// incident whose meeting goes on is that one's.
fn uncalled<'a>(desk: &'a Desk, invitation: &Invitation) -> Option<&'a Meeting> {
    if let Some(incident) = invitation.incident {
        return desk.acute_meeting(incident).filter(|meeting| meeting.is_open());
    }
    let waits = |meeting: &&Meeting| meeting.is_open() && meeting.invitation.is_none();
    desk.meetings().find(waits).filter(|_| invitation.sort == MeetingSort::Ordinary)
}

impl At<'_> {
    fn day(&self) -> Date {
        calendar::local(self.context.happened_at()).date()
    }

    fn person(&self) -> Option<&PersonId> {
        self.by.as_ref().or_else(|| self.context.actor.person())
    }

    /// The fact, if the rules allow it.
    fn fact(&self, event: MeetingEvent) -> Result<Fact, Refusal> {
        let roster = Some(self.desk.register().roster());
        if let Some(person) = self.person() {
            may(roster, self.meeting.chair(), &event, person, self.day())?;
        }
        self.meeting.allows(&event)?;
        Ok(Fact::Meeting { meeting: self.meeting.id, by: self.by.clone(), event })
    }

    fn one(&self, event: MeetingEvent) -> Result<Vec<Fact>, Refusal> {
        Ok(vec![self.fact(event)?])
    }

    fn agenda(&self) -> Agenda {
        self.desk.agenda(&self.meeting, self.context.now)
    }

    fn on(&self, topic: Topic) -> Result<(), Refusal> {
        if self.agenda().has(topic) { Ok(()) } else { Err(MeetingRefusal::UnknownTopic.into()) }
    }

    fn call(&self, invitation: Invitation) -> Result<Vec<Fact>, Refusal> {
        if let Some(chair) = &invitation.chair {
            self.member(chair)?;
        }
        if let Some(id) = invitation.incident {
            let incident = known(self.desk, id)?;
            if incident.decisions.call_out.convened_at.is_none() {
                return Err(Refusal::IsgNotConvened);
            }
            // Whoever only writes it down names nobody to the chair but who took it.
            let took = incident.decisions.call_out.chair.as_ref().map(|(person, _)| person);
            if let Some(person) = self.person().filter(|_| invitation.chair.as_ref().is_some_and(|it| Some(it) != took))
            {
                let roster = self.desk.register().roster();
                may_take_part(roster, self.meeting.chair(), Part::Leads, person, self.day())?;
            }
        }
        if self.meeting.invitation.as_ref() == Some(&invitation) && self.meeting.cancelled.is_none() {
            return Err(Refusal::NothingChanged);
        }
        self.one(MeetingEvent::Called { invitation })
    }

    fn member(&self, person: &PersonId) -> Result<(), Refusal> {
        person_known(self.desk, person)?;
        if is_isg_member(Some(self.desk.register().roster()), person, self.day()) {
            return Ok(());
        }
        Err(Refusal::NotIsgMember { person: person.clone() })
    }

    /// Putting an incident on the agenda settles the step that asks for it, by the same act.
    fn put(&self, id: IncidentId) -> Result<Vec<Fact>, Refusal> {
        let incident = self.desk.summary(id).ok_or(Refusal::UnknownIncident)?;
        let there = self.meeting.put().any(|noted| noted.what == id);
        let mut facts = Vec::new();
        if !there {
            facts.push(self.fact(MeetingEvent::IncidentPut { incident: id })?);
        }
        let list = self.desk.checklist(incident).filter(|_| incident.is_open());
        if let Some(found) = list.as_ref().and_then(|list| todo(list, AGENDA)) {
            let tick = StepTick { by: self.by.clone(), ..StepTick::plain(id, found.step.id.clone()) };
            facts.extend(super::step::done(self.desk, tick, self.context)?);
        }
        if facts.is_empty() { Err(Refusal::NothingChanged) } else { Ok(facts) }
    }

    fn attend(&self, person: PersonId, attendance: Attendance) -> Result<Vec<Fact>, Refusal> {
        match &attendance {
            Attendance::Present | Attendance::Absent => self.member(&person)?,
            Attendance::DeputyFor { member } => {
                person_known(self.desk, &person)?;
                self.member(member)?;
            }
            Attendance::Guest => person_known(self.desk, &person)?,
        }
        self.one(MeetingEvent::Attended { person, attendance })
    }

    /// Advice on the incident that the meeting comes from is advice of its call-out: it is noted there, once.
    fn say(&self, topic: Topic, mut words: Words) -> Result<Vec<Fact>, Refusal> {
        if words.is_empty() {
            return Err(Refusal::EmptyText);
        }
        self.on(topic)?;
        let roster = self.desk.register().roster();
        for dissent in &words.dissent {
            self.member(&dissent.person)?;
            reason_given(&dissent.text)?;
            if !has_vote(Some(roster), &dissent.person, self.day()) {
                return Err(Refusal::NoVote { person: dissent.person.clone() });
            }
        }
        let mut facts = Vec::new();
        let own = self.meeting.incident().filter(|incident| topic == Topic::Incident { incident: *incident });
        let convened = own.and_then(|id| self.desk.incident(id)).filter(|incident| {
            incident.is_open() && incident.decisions.call_out.convened_at.is_some() && !words.advised.is_empty()
        });
        if let Some(incident) = convened {
            let advice = Advice {
                question: incident.title.clone(),
                text: std::mem::take(&mut words.advised),
                dissent: std::mem::take(&mut words.dissent),
                dpo: words.dpo.take(),
            };
            // It must be allowed here too.
            self.fact(MeetingEvent::Spoken { topic, words: words.clone() })?;
            facts.push(Fact::Decision { incident: incident.id, event: DecisionEvent::AdviceGiven { advice } });
            facts.extend(settled(self.desk, incident.id, ADVISE, None, By::Group, self.context));
        }
        if !words.is_empty() {
            facts.insert(0, self.fact(MeetingEvent::Spoken { topic, words })?);
        }
        Ok(facts)
    }

    /// An action on an incident is one of its corrective actions, where whoever records it may agree one there.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few of them are meant here")]
    fn agree(&self, topic: Topic, text: CleanText, owner: PersonId, due: Date) -> Result<Vec<Fact>, Refusal> {
        person_known(self.desk, &owner)?;
        text_given(&text)?;
        self.on(topic)?;
        let mut followed = Vec::new();
        if let Topic::Incident { incident } = topic {
            let assess_on = due.saturating_add(jiff::Span::new().days(ASSESSED_AFTER));
            let plan = Plan { text: text.clone(), owner: Owner::Person { person: owner.clone() }, due, assess_on };
            let command = FollowUpCommand { ask: Ask::Agree(plan), by: self.by.clone() };
            followed = super::follow_up::decide(self.desk, incident, command, self.context).unwrap_or_default();
        }
        let became = followed.iter().find_map(|fact| match fact {
            Fact::FollowUp { event: FollowUpEvent::ActionAgreed { action, .. }, .. } => Some(*action),
            _ => None,
        });
        let action = MeetingItemId(self.context.fresh);
        let own =
            self.fact(MeetingEvent::ActionAgreed { agreed: Agreed { action, topic, text, owner, due, became } })?;
        Ok([own].into_iter().chain(followed).collect())
    }

    fn check(&self, check: SpotCheck) -> Result<Vec<Fact>, Refusal> {
        text_given(&check.what)?;
        text_given(&check.found)?;
        if let Some(system) = check.system.as_ref().filter(|id| !self.desk.register().systems().contains_key(*id)) {
            return Err(Refusal::UnknownSystem { system: system.clone() });
        }
        if let Some(wanting) = &check.deviation {
            person_known(self.desk, &wanting.owner)?;
        }
        self.one(MeetingEvent::SpotChecked { check })
    }

    /// Saying when the group meets next calls that meeting.
    fn next(&self, at: jiff::Timestamp, place: CleanText) -> Result<Vec<Fact>, Refusal> {
        if at <= self.context.happened_at() {
            return Err(MeetingRefusal::NextNotAhead.into());
        }
        let invitation =
            Invitation { sort: MeetingSort::Ordinary, at, place: place.clone(), chair: None, incident: None };
        let own = self.fact(MeetingEvent::NextSet { at, place })?;
        let waits = uncalled(self.desk, &invitation).filter(|meeting| meeting.id != self.meeting.id);
        let planned = self.desk.meetings().filter(|meeting| meeting.is_open() && meeting.id != self.meeting.id);
        let follows = planned.filter(|meeting| meeting.sort() == MeetingSort::Ordinary && meeting.invitation.is_some());
        let meeting = follows.min_by_key(|meeting| meeting.at()).or(waits);
        let id = meeting.map_or(MeetingId(self.context.fresh), |meeting| meeting.id);
        let event = MeetingEvent::Called { invitation };
        Ok(vec![own, Fact::Meeting { meeting: id, by: self.by.clone(), event }])
    }

    /// Ends it: what the minutes rest on elsewhere is captured, and the step that asks for minutes is settled. A group that
    /// is not quorate says why it met all the same.
    fn hold(&self, reason: &CleanText) -> Result<Vec<Fact>, Refusal> {
        let (desk, now) = (self.desk, self.context.now);
        let agenda = self.agenda();
        let advice = desk.advice_for(&self.meeting);
        let untreated = self.meeting.untreated(&agenda, self.meeting.incident().filter(|_| !advice.is_empty()));
        let (decided, rulings) = (desk.decided_for(&agenda), desk.rulings_for(&agenda));
        let incidents: Vec<IncidentId> = self.minuted(&agenda);
        let (seats, quorum) = (desk.seats_at(&self.meeting, now), desk.isg_quorum(self.meeting.at().unwrap_or(now)));
        let present = seats.iter().filter(|seat| seat.presence.is_there()).count();
        let is_quorate = present >= quorum;
        let held = MeetingEvent::Held {
            chair: desk.chair_of(&self.meeting, now).cloned(),
            chair_instead_of: desk.chair_instead_of(&self.meeting, now).cloned(),
            seats,
            quorum,
            without_quorum: if is_quorate { CleanText::default() } else { reason.clone() },
            covers: desk.devices().iter().map(|(device, end)| (device.clone(), end.seq)).collect(),
        };
        let held = self.fact(held)?;
        if !untreated.is_empty() {
            return Err(MeetingRefusal::NotTreated { incidents: untreated }.into());
        }
        if !is_quorate && reason.is_empty() {
            return Err(MeetingRefusal::NotQuorate { present, quorum }.into());
        }
        let by = || self.by.clone();
        let meeting = self.meeting.id;
        let parts = agenda.into_parts().into_iter().enumerate().map(|(n, agenda)| {
            let event = MeetingEvent::Fixed {
                first: n == 0,
                agenda,
                advice: Vec::new(),
                decided: Vec::new(),
                rulings: Vec::new(),
            };
            Fact::Meeting { meeting, by: by(), event }
        });
        let more = |advice, decided, rulings| {
            let event = MeetingEvent::Fixed { first: false, agenda: Agenda::default(), advice, decided, rulings };
            Fact::Meeting { meeting, by: by(), event }
        };
        let advice = advice.into_iter().map(|advice| more(vec![advice], Vec::new(), Vec::new()));
        let decided = decided.into_iter().map(|word| more(Vec::new(), vec![word], Vec::new()));
        let rulings = rulings.into_iter().map(|ruling| more(Vec::new(), Vec::new(), vec![ruling]));
        let mut facts: Vec<Fact> = parts.chain(advice).chain(decided).chain(rulings).collect();
        facts.push(held);
        for incident in incidents {
            facts.extend(self.minutes_written(incident));
        }
        Ok(facts)
    }

    /// The incidents that these minutes are the minutes of: the one that the meeting comes from, and those spoken of.
    fn minuted(&self, agenda: &Agenda) -> Vec<IncidentId> {
        let mut incidents: Vec<IncidentId> = self.meeting.incident().into_iter().collect();
        for (topic, _) in self.meeting.spoken().map(|noted| noted.what) {
            if let Topic::Incident { incident } = topic
                && agenda.incident(incident).is_some()
                && !incidents.contains(&incident)
            {
                incidents.push(incident);
            }
        }
        incidents
    }

    /// The step that asks for minutes: done by whoever fixes them, else by the first of those present who may.
    fn minutes_written(&self, incident: IncidentId) -> Vec<Fact> {
        let seats = self.desk.seats_at(&self.meeting, self.context.now);
        let present: Vec<PersonId> = seats.iter().filter_map(|seat| seat.there()).cloned().collect();
        settled(self.desk, incident, MINUTES, self.by.as_ref(), By::Present(&present), self.context)
    }
}

/// The step, where it stands to be done and asks nothing.
fn todo<'a>(list: &'a Checklist<'a>, step: &str) -> Option<&'a ChecklistStep<'a>> {
    let id: StepId = step.parse().ok()?;
    list.step(&id)
        .filter(|found| found.state == StepState::Todo && found.step.ask.is_empty() && found.step.inputs.is_empty())
}

/// Who settles a step beside the act that fulfils it, where it is not for whoever acts to tick.
#[derive(Debug, Clone, Copy)]
pub(super) enum By<'a> {
    /// Whoever acts all the same: the act is what the step asks for, and nobody else did it.
    Act,
    /// The group: whoever writes down what it said did not say it.
    Group,
    /// The first of these who may; nobody: somebody who may ticks it by hand.
    Present(&'a [PersonId]),
}

/// What settles `step` of `incident` beside the act that fulfils it: nothing where it does not stand open.
pub(super) fn settled(
    desk: &Desk,
    incident: IncidentId,
    step: &str,
    by: Option<&PersonId>,
    otherwise: By<'_>,
    context: &Context,
) -> Vec<Fact> {
    let Some(incident) = desk.incident(incident).filter(|incident| incident.is_open()) else { return Vec::new() };
    let Some(list) = &desk.checklist(incident) else { return Vec::new() };
    let Some(found) = todo(list, step) else { return Vec::new() };
    let actor = context.actor.person();
    let may =
        |person: &&PersonId| super::step::may_settle(desk, &incident.systems, found.step, person, context).is_ok();
    let plain = StepTick::plain(incident.id, found.step.id.clone());
    let act = |tick| super::step::fulfilled_by(desk, incident, list, found, tick, context);
    let present: &[PersonId] = match otherwise {
        By::Group => return vec![super::step::of_the_group(act(plain))],
        By::Act => &[],
        By::Present(people) => people,
    };
    let who = by.into_iter().chain(actor).chain(present).find(may);
    let Some(who) = who.filter(|_| matches!(otherwise, By::Present(_))) else {
        let By::Act = otherwise else { return Vec::new() };
        let by = who.or(by).filter(|who| Some(*who) != actor).cloned();
        return vec![act(StepTick { by, ..plain })];
    };
    let by = Some(who).filter(|who| Some(*who) != actor).cloned();
    super::step::done(desk, StepTick { by, ..plain }, context).unwrap_or_default()
}
