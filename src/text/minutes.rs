//! An agenda and minutes as lines: what the meeting's screen and command show.

use jiff::Timestamp;

use super::Text;
use crate::domain::desk::Desk;
use crate::domain::filing::Act;
use crate::domain::meeting::{
    ActionItem, Agenda, Agreed, GapItem, IncidentItem, Meeting, Minutes, Noted, OutageItem, Ruled, Ruling, Seated,
    SpotCheck, Topic, Words,
};
use crate::domain::{CleanText, PersonId};
use crate::tr;

/// A line of an agenda or of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MinutesLine {
    /// A heading, and the topic that it heads, if it does.
    Head(String, Option<Topic>),
    /// A line below it.
    Line(String),
}

impl Text {
    /// A meeting in a line: which, when and where.
    pub fn meeting_title(&self, desk: &Desk, meeting: &Meeting, now: Timestamp) -> String {
        let sort = self.meeting_sort(meeting.sort());
        let Some(invitation) = &meeting.invitation else { return tr!(self, "meeting-title-not-called", sort = sort) };
        let at = self.at(invitation.at, now);
        let place = one_line(&invitation.place);
        let title = if place.is_empty() {
            tr!(self, "meeting-title-nowhere", sort = sort, at = at)
        } else {
            tr!(self, "meeting-title", sort = sort, at = at, place = place)
        };
        match invitation.incident.and_then(|id| desk.summary(id)) {
            Some(incident) => format!("{title} · {}", incident.number),
            None => title,
        }
    }

    /// An agenda as lines.
    pub fn agenda(&self, desk: &Desk, agenda: &Agenda, now: Timestamp) -> Vec<MinutesLine> {
        let mut lines = Vec::new();
        for (number, topic) in (1..).zip(agenda.topics()) {
            lines.push(MinutesLine::Head(format!("{number} {}", self.topic(desk, agenda, topic)), Some(topic)));
            lines.extend(self.about(desk, agenda, topic, now).into_iter().map(MinutesLine::Line));
        }
        lines
    }

    /// Minutes as lines: who was there, then item by item what was said, then what was corrected.
    pub fn minutes(&self, desk: &Desk, minutes: &Minutes, now: Timestamp) -> Vec<MinutesLine> {
        let mut lines = vec![MinutesLine::Head(self.attendance(minutes), None)];
        if !minutes.without_quorum.is_empty() {
            let reason = one_line(&minutes.without_quorum);
            lines.push(MinutesLine::Line(tr!(self, "minutes-without-quorum", reason = reason)));
        }
        lines.extend(minutes.seats.iter().map(|seat| MinutesLine::Line(self.seat(desk, seat, now))));
        lines.extend(self.chair_of(desk, minutes).map(MinutesLine::Line));
        lines.extend(self.treated(desk, minutes, now));
        if let Some(at) = minutes.held_at {
            let who = self.fixed_by(desk, minutes);
            lines.push(MinutesLine::Head(tr!(self, "minutes-fixed", at = self.at(at, now), who = who), None));
        }
        for noted in &minutes.corrections {
            let (topic, text) = &noted.what;
            let on = topic.map(|topic| format!("{}: ", self.topic(desk, &minutes.agenda, topic))).unwrap_or_default();
            let who = noted.by.as_ref().map_or_else(String::new, |by| self.person(desk, by));
            let text = format!("{on}{}", one_line(text));
            lines.push(MinutesLine::Line(tr!(
                self,
                "minutes-correction",
                at = self.at(noted.at, now),
                who = who,
                text = text
            )));
        }
        if minutes.came_after > 0 {
            lines.push(MinutesLine::Line(tr!(self, "minutes-came-after", count = minutes.came_after)));
        }
        lines
    }

    /// The items of the agenda with what was said on each.
    pub fn treated(&self, desk: &Desk, minutes: &Minutes, now: Timestamp) -> Vec<MinutesLine> {
        let agenda = &minutes.agenda;
        let mut topics = agenda.topics();
        topics.extend(
            minutes.treated.iter().map(|treated| treated.topic).filter(|topic| !agenda.topics().contains(topic)),
        );
        let mut lines = Vec::new();
        for (number, topic) in (1..).zip(topics) {
            lines.push(MinutesLine::Head(format!("{number} {}", self.topic(desk, agenda, topic)), Some(topic)));
            let mut below = self.about(desk, agenda, topic, now);
            below.extend(self.decided(desk, minutes, topic, now));
            below.extend(self.advised(desk, minutes, topic));
            if let Some(treated) = minutes.on(topic) {
                below.extend(treated.words.iter().flat_map(|noted| self.words(desk, &noted.what)));
                below.extend(treated.agreed.iter().map(|noted| self.agreed(desk, &noted.what)));
            }
            if topic == Topic::SpotChecks {
                below.extend(minutes.checks.iter().map(|noted| self.spot_check(desk, noted)));
            }
            lines.extend(below.into_iter().map(MinutesLine::Line));
        }
        if let Some((at, place)) = &minutes.next {
            let next = tr!(self, "timeline-next-meeting", at = self.at(*at, now), place = one_line(place));
            lines.push(MinutesLine::Head(next, None));
        }
        lines
    }

    /// The advice of the call-out that the meeting comes from, where `topic` is its incident.
    fn advised(&self, desk: &Desk, minutes: &Minutes, topic: Topic) -> Vec<String> {
        let own = minutes.invitation.as_ref().and_then(|invitation| invitation.incident);
        if own.is_none_or(|incident| topic != Topic::Incident { incident }) {
            return Vec::new();
        }
        let lines = minutes.advice.iter().flat_map(|(_, advice)| {
            let (question, text) = (one_line(&advice.question), one_line(&advice.text));
            let said = tr!(self, "minutes-advice", question = question, text = text);
            std::iter::once(said).chain(self.dissent(desk, &advice.dissent, advice.dpo.as_ref()))
        });
        lines.collect()
    }

    /// Who leads the meeting, and instead of whom.
    pub fn chair_of(&self, desk: &Desk, minutes: &Minutes) -> Option<String> {
        let person = self.person(desk, minutes.chair.as_ref()?);
        Some(match &minutes.chair_instead_of {
            None => tr!(self, "cli-isg-chair", person = person),
            Some(usual) => tr!(self, "cli-isg-chair-instead", person = person, usual = self.person(desk, usual)),
        })
    }

    /// Who fixed minutes, with whoever recorded it for them.
    pub fn fixed_by(&self, desk: &Desk, minutes: &Minutes) -> String {
        let (by, recorded_by) = minutes.fixed_by.clone().unwrap_or_default();
        let who = by.map_or_else(|| tr!(self, "timeline-program"), |by| self.person(desk, &by));
        match recorded_by {
            Some(other) => tr!(self, "minutes-recorded-by", who = who, other = self.person(desk, &other)),
            None => who,
        }
    }

    /// The words of the joint decision on the incident that `topic` is, and what else was decided of it.
    pub fn decided(&self, desk: &Desk, minutes: &Minutes, topic: Topic, now: Timestamp) -> Vec<String> {
        let own = minutes.decided.iter().filter(|word| topic == Topic::Incident { incident: word.incident });
        let lines = own.map(|word| {
            tr!(
                self,
                "minutes-decided",
                role = self.role(word.side.role()),
                who = self.person(desk, &word.person),
                isg = self.isg_choice(word.isg),
                action = one_line(&word.action),
                reason = one_line(&word.reason),
                how = self.how(word.how),
                at = self.at(word.at, now)
            )
        });
        let rulings = minutes.rulings.iter().filter(|ruling| topic == Topic::Incident { incident: ruling.incident });
        lines.chain(rulings.map(|ruling| self.ruling(desk, ruling, now))).collect()
    }

    /// Something decided of an incident beside the joint decision: what, by whom, when and why.
    pub fn ruling(&self, desk: &Desk, ruling: &Ruling, now: Timestamp) -> String {
        let what = match ruling.ruled {
            Ruled::Awareness { since } => tr!(self, "ruling-awareness", at = self.at(since, now)),
            Ruled::Risk { risk } => tr!(self, "ruling-risk", risk = self.risk(risk)),
            Ruled::Filed { phase } => self.recorded_act(Act::Filed(phase)),
            Ruled::NotReportable => self.recorded_act(Act::NotReportable),
            Ruled::DataSubjects { told } => self.recorded_act(Act::DataSubjects(told)),
            Ruled::Significance { significance } => self.significance(significance),
        };
        let who = ruling.by.as_ref().map_or_else(|| "vagt".to_owned(), |by| self.person(desk, by));
        let mut said = tr!(self, "ruling", what = what, who = who, at = self.at(ruling.at, now));
        if !ruling.reason.is_empty() {
            said = format!("{said}: {}", one_line(&ruling.reason));
        }
        if !ruling.dpo.is_empty() {
            said = format!("{said} · {}", tr!(self, "words-dpo", text = one_line(&ruling.dpo)));
        }
        said
    }

    /// What is noted on a topic so far, the newest last.
    pub fn noted_on(&self, desk: &Desk, minutes: &Minutes, topic: Topic) -> Vec<String> {
        let mut noted = self.advised(desk, minutes, topic);
        let Some(treated) = minutes.on(topic) else { return noted };
        let words = treated.words.iter().flat_map(|noted| self.words(desk, &noted.what));
        noted.extend(words.chain(treated.agreed.iter().map(|noted| self.agreed(desk, &noted.what))));
        noted
    }

    /// How many seats are filled, and whether that is enough.
    pub fn attendance(&self, minutes: &Minutes) -> String {
        let (present, quorum) = (minutes.present(), minutes.quorum);
        if minutes.is_quorate() {
            tr!(self, "minutes-quorate", present = present, quorum = quorum)
        } else {
            tr!(self, "minutes-not-quorate", present = present, quorum = quorum)
        }
    }

    /// A seat: role, who holds it, whether it is filled.
    pub fn seat(&self, desk: &Desk, seat: &Seated, now: Timestamp) -> String {
        let who = seat.person.as_ref().map_or_else(|| "–".to_owned(), |person| self.person(desk, person));
        let mut presence = self.presence(desk, &seat.presence);
        presence.extend(self.seated_when(seat, now).map(|when| format!(" {when}")));
        match seat.role {
            Some(role) => format!("{} {who}: {presence}", self.role_short(role)),
            None => format!("{who}: {presence}"),
        }
    }

    /// From when, and until when if they left before the end, where that is on record.
    pub fn seated_when(&self, seat: &Seated, now: Timestamp) -> Option<String> {
        let joined = self.at(seat.joined?, now);
        Some(match seat.left {
            None => tr!(self, "presence-from", at = joined),
            Some(left) => tr!(self, "presence-from-to", at = joined, left = self.at(left, now)),
        })
    }

    /// What an agenda says of a topic beside its name.
    fn about(&self, desk: &Desk, agenda: &Agenda, topic: Topic, now: Timestamp) -> Vec<String> {
        match topic {
            Topic::Incident { incident } => {
                agenda.incident(incident).map(|item| self.incident_facts(item, now)).into_iter().collect()
            }
            Topic::Incidents => agenda
                .list
                .iter()
                .map(|item| format!("{} · {}", self.incident_item(item), self.incident_facts(item, now)))
                .collect(),
            Topic::Outages => agenda.outages.iter().map(|item| self.outage_item(desk, item, now)).collect(),
            Topic::Actions => agenda.actions.iter().map(|action| self.action_item(desk, action)).collect(),
            Topic::Deviations => agenda
                .deviations
                .iter()
                .map(|deviation| {
                    let handler =
                        deviation.handler.as_ref().map(|handler| format!(" · {}", self.person(desk, handler)));
                    let text = self.for_all(&deviation.text);
                    let lapse = self.lapse(deviation.lapse);
                    format!("{} {text} {lapse}{}", deviation.number, handler.unwrap_or_default())
                })
                .collect(),
            Topic::Gaps => agenda.gaps.iter().map(|item| self.gap_item(desk, item)).collect(),
            Topic::Item { item } => {
                let own = agenda.items.iter().find(|own| own.item == item);
                own.map(|own| one_line(&own.text)).filter(|text| !text.is_empty()).into_iter().collect()
            }
            Topic::SpotChecks | Topic::Other => Vec::new(),
        }
    }

    fn incident_facts(&self, item: &IncidentItem, now: Timestamp) -> String {
        let mut facts = vec![self.severity(item.severity), self.kind(item.kind)];
        facts.push(match item.closed_at {
            Some(at) => tr!(self, "agenda-closed-at", at = self.at(at, now)),
            None => tr!(self, "agenda-open-since", at = self.at(item.registered_at, now)),
        });
        facts.extend(item.put.then(|| tr!(self, "agenda-put")));
        facts.extend(item.postponed.then(|| tr!(self, "words-postponed")));
        facts.join(" · ")
    }

    fn outage_item(&self, desk: &Desk, item: &OutageItem, now: Timestamp) -> String {
        let mut parts = vec![one_line(&item.title), self.service_state(item.state)];
        parts.extend(item.systems.iter().map(|system| desk.system_name(system).to_owned()));
        let since = self.at(item.since, now);
        parts.push(match item.ended_at {
            Some(ended) => tr!(self, "presence-from-to", at = since, left = self.at(ended, now)),
            None => tr!(self, "agenda-open-since", at = since),
        });
        parts.join(" · ")
    }

    fn gap_item(&self, desk: &Desk, item: &GapItem) -> String {
        let who = self.who_answers(desk, item.role, &item.answerable);
        tr!(self, "agenda-gap", who = who, count = item.count)
    }

    fn action_item(&self, desk: &Desk, action: &ActionItem) -> String {
        let text = self.for_all(&action.text);
        let mut parts = vec![match action.number {
            Some(number) => format!("{number} {text}"),
            None => text,
        }];
        parts.extend(action.owner.as_ref().map(|owner| self.person(desk, owner)));
        parts.extend((!action.supplier.is_empty()).then(|| one_line(&action.supplier)));
        parts.extend(action.due.map(|due| self.date(due)));
        parts.push(self.action_standing(action.standing));
        parts.extend(action.effect.map(|worked| self.worked(worked)));
        parts.join(" · ")
    }

    /// What an agenda says in a text's place where it is known to few.
    fn for_all(&self, text: &CleanText) -> String {
        if text.is_empty() { tr!(self, "agenda-closed-item") } else { one_line(text) }
    }

    fn words(&self, desk: &Desk, words: &Words) -> Vec<String> {
        let labelled = [
            (tr!(self, "words-said"), &words.said),
            (tr!(self, "words-decided"), &words.decided),
            (tr!(self, "words-advised"), &words.advised),
        ];
        let said = labelled.into_iter().filter(|(_, text)| !text.is_empty());
        let mut lines: Vec<String> = said.map(|(label, text)| format!("{label}: {}", one_line(text))).collect();
        lines.extend(self.dissent(desk, &words.dissent, words.dpo.as_ref()));
        lines.extend(words.postponed.then(|| tr!(self, "words-postponed")));
        lines
    }

    fn dissent(
        &self,
        desk: &Desk,
        dissent: &[crate::domain::decision::Dissent],
        dpo: Option<&CleanText>,
    ) -> Vec<String> {
        let dissents = dissent.iter().map(|dissent| {
            tr!(self, "words-dissent", person = self.person(desk, &dissent.person), text = one_line(&dissent.text))
        });
        dissents.chain(dpo.map(|dpo| tr!(self, "words-dpo", text = one_line(dpo)))).collect()
    }

    fn agreed(&self, desk: &Desk, agreed: &Agreed) -> String {
        let owner: &PersonId = &agreed.owner;
        tr!(
            self,
            "timeline-meeting-action",
            action = one_line(&agreed.text),
            owner = self.person(desk, owner),
            due = self.date(agreed.due)
        )
    }

    fn spot_check(&self, desk: &Desk, noted: &Noted<SpotCheck>) -> String {
        let check = &noted.what;
        let system = check.system.as_ref().map(|system| desk.system_name(system).to_owned());
        let what = [Some(one_line(&check.what)), system].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let sentence = tr!(self, "timeline-spot-check", what = what, found = one_line(&check.found));
        match &check.deviation {
            None => sentence,
            Some(wanting) => tr!(
                self,
                "timeline-spot-deviation",
                sentence = sentence,
                cause = one_line(&wanting.cause),
                plan = one_line(&wanting.plan),
                owner = self.person(desk, &wanting.owner),
                due = self.date(wanting.due)
            ),
        }
    }
}

fn one_line(text: &CleanText) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}
