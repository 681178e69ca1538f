//! What happened around a meeting, in sentences.

use super::{Telling, one_line};
use crate::domain::id::PersonId;
use crate::domain::meeting::{Attendance, Invitation, MeetingEvent, Topic};
use crate::tr;

impl Telling<'_> {
    pub(super) fn meeting(&self, event: &MeetingEvent, by: Option<&PersonId>) -> String {
        let text = self.text;
        let who = self.doer(by);
        let sentence = match event {
            MeetingEvent::Called { invitation: Invitation { at, place, incident: Some(incident), .. } } => {
                let place = Some(one_line(place)).filter(|place| !place.is_empty());
                let at = text.at(*at, self.entry.at);
                let at = std::iter::once(at).chain(place).collect::<Vec<_>>().join(", ");
                tr!(text, "timeline-meeting-for", who = who, incident = self.number(*incident), at = at)
            }
            MeetingEvent::Called { invitation } => tr!(
                text,
                "timeline-meeting-called",
                who = who,
                sort = text.meeting_sort(invitation.sort),
                at = text.at(invitation.at, self.entry.at),
                place = one_line(&invitation.place)
            ),
            MeetingEvent::Cancelled { reason } => {
                self.because(tr!(text, "timeline-meeting-cancelled", who = who), Some(reason))
            }
            MeetingEvent::ItemAdded { title, .. } => {
                tr!(text, "timeline-item-added", who = who, title = one_line(title))
            }
            MeetingEvent::ItemWithdrawn { reason, .. } => {
                self.because(tr!(text, "timeline-item-withdrawn", who = who), Some(reason))
            }
            MeetingEvent::IncidentPut { incident } => {
                tr!(text, "timeline-incident-put", who = who, incident = self.number(*incident))
            }
            MeetingEvent::Attended { person, attendance } => {
                let person = self.name(person);
                match attendance {
                    Attendance::Present => tr!(text, "timeline-present", person = person),
                    Attendance::DeputyFor { member } => {
                        tr!(text, "timeline-deputy", person = person, member = self.name(member))
                    }
                    Attendance::Absent => tr!(text, "timeline-absent", person = person),
                    Attendance::Guest => tr!(text, "timeline-guest", person = person),
                }
            }
            MeetingEvent::Spoken { topic, words } => {
                let on = self.meeting_topic(*topic);
                let mut parts = Vec::new();
                for (label, said) in [
                    (tr!(text, "words-said"), &words.said),
                    (tr!(text, "words-decided"), &words.decided),
                    (tr!(text, "words-advised"), &words.advised),
                ] {
                    parts.extend((!said.is_empty()).then(|| format!("{label}: {}", one_line(said))));
                }
                parts.extend(words.dpo.as_ref().map(|dpo| tr!(text, "words-dpo", text = one_line(dpo))));
                for dissent in &words.dissent {
                    let person = self.name(&dissent.person);
                    parts.push(tr!(text, "words-dissent", person = person, text = one_line(&dissent.text)));
                }
                parts.extend(words.postponed.then(|| tr!(text, "words-postponed")));
                format!("{on}: {}", parts.join(" · "))
            }
            MeetingEvent::ActionAgreed { agreed } => tr!(
                text,
                "timeline-meeting-action",
                action = one_line(&agreed.text),
                owner = self.name(&agreed.owner),
                due = text.date(agreed.due)
            ),
            MeetingEvent::ActionSettled { text: came, .. } => {
                tr!(text, "timeline-agreed-settled", who = who, text = one_line(came))
            }
            MeetingEvent::SpotChecked { check } => {
                let sentence =
                    tr!(text, "timeline-spot-check", what = one_line(&check.what), found = one_line(&check.found));
                match &check.deviation {
                    Some(wanting) => tr!(
                        text,
                        "timeline-spot-deviation",
                        sentence = sentence,
                        cause = one_line(&wanting.cause),
                        plan = one_line(&wanting.plan),
                        owner = self.name(&wanting.owner),
                        due = text.date(wanting.due)
                    ),
                    None => sentence,
                }
            }
            MeetingEvent::NextSet { at, place } => {
                tr!(text, "timeline-next-meeting", at = text.at(*at, self.entry.at), place = one_line(place))
            }
            MeetingEvent::Fixed { .. } => tr!(text, "timeline-meeting-captured"),
            MeetingEvent::Held { seats, without_quorum, .. } => {
                let there = seats.iter().filter(|seat| seat.presence.is_there()).count();
                let told = tr!(text, "timeline-meeting-held", who = who, count = there);
                if without_quorum.is_empty() {
                    told
                } else {
                    let reason = one_line(without_quorum);
                    tr!(text, "timeline-meeting-without-quorum", sentence = told, reason = reason)
                }
            }
            MeetingEvent::Corrected { text: correction, .. } => {
                tr!(text, "timeline-minutes-corrected", who = who, text = one_line(correction))
            }
        };
        self.recorded(sentence, by)
    }

    fn meeting_topic(&self, topic: Topic) -> String {
        let agenda = crate::domain::meeting::Agenda::default();
        match topic {
            Topic::Incidents => tr!(self.text, "agenda-incidents"),
            Topic::Outages => tr!(self.text, "doc-unhandled-outages"),
            Topic::Actions => tr!(self.text, "agenda-corrective-actions"),
            Topic::Deviations => tr!(self.text, "agenda-safeguards"),
            Topic::Gaps => tr!(self.text, "agenda-register"),
            Topic::Item { item } => {
                let own = self.desk.meetings().flat_map(crate::domain::meeting::Meeting::own_items);
                let title = own.into_iter().find(|own| own.item == item).map(|own| own.title.to_string());
                title.unwrap_or_else(|| tr!(self.text, "agenda-withdrawn"))
            }
            Topic::Incident { .. } | Topic::SpotChecks | Topic::Other => self.text.topic(self.desk, &agenda, topic),
        }
    }
}
