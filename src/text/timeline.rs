//! An entry of the log as one sentence for people. Decides nothing: what counts was decided in the fold.

mod change;
mod decision;
mod filing;
mod follow_up;
mod meeting;
mod message;
mod outage;
mod procedure;
mod step;

use super::Text;
use crate::domain::CleanText;
use crate::domain::attachment::Attachment;
use crate::domain::desk::Desk;
use crate::domain::entry::{Actor, Entry};
use crate::domain::fact::{Fact, Registration};
use crate::domain::id::{IncidentId, PersonId, StepId};
use crate::domain::incident::Incident;
use crate::domain::playbook::Step;
use crate::domain::register::DutyEvent;
use crate::tr;

/// `entry` as one sentence on one line. With its incident, changes say what they changed from, a void entry says that
/// it is and why, and steps are called as in the version of the playbook that the incident follows.
pub fn sentence(text: &Text, desk: &Desk, incident: Option<&Incident>, entry: &Entry) -> String {
    let mut sentence = Telling { text, desk, incident, entry }.fact();
    if let Some(then) = entry.occurred_at {
        sentence = tr!(text, "timeline-late", sentence = sentence, when = text.at(then, entry.at));
    }
    let void = incident
        .and_then(|incident| incident.timeline.iter().find(|have| have.entry.stamp == entry.stamp))
        .and_then(|have| have.void.as_ref());
    match void {
        Some(refusal) => {
            tr!(text, "timeline-void", sentence = sentence, reason = text.refusal(desk, refusal).error)
        }
        None => sentence,
    }
}

/// What a step is called: as in the incident's own playbook, else as in any playbook in force, else its id.
pub(super) fn step_title(text: &Text, desk: &Desk, incident: Option<&Incident>, id: &StepId) -> String {
    let register = desk.register();
    let own = incident.and_then(|incident| register.playbook(incident.playbook.as_ref()?)?.step(id));
    let inserted = || -> Option<&Step> {
        incident?.inserted.iter().flat_map(|inserted| &inserted.part.steps).find(|step| step.id == *id)
    };
    own.or_else(inserted)
        .or_else(|| register.step_anywhere(id))
        .map_or_else(|| id.to_string(), |step| text.pick(&step.title).to_owned())
}

/// What a sentence is made from.
struct Telling<'a> {
    text: &'a Text,
    desk: &'a Desk,
    incident: Option<&'a Incident>,
    entry: &'a Entry,
}

impl Telling<'_> {
    fn fact(&self) -> String {
        let (text, who) = (self.text, self.who());
        match &self.entry.fact {
            Fact::DeviceEnrolled { letter, .. } => {
                tr!(text, "timeline-device", who = who, letter = letter.to_string())
            }
            Fact::KeyIntroduced { because, .. } => {
                tr!(text, "timeline-key", who = who, why = text.key_reason(*because))
            }
            Fact::LogRepaired { repair } => tr!(text, "timeline-repair", what = text.repair(repair)),
            Fact::PeopleImported { roster, .. } => {
                tr!(text, "timeline-people", who = who, count = roster.people.len())
            }
            Fact::SystemsImported { systems, .. } => tr!(text, "timeline-systems", who = who, count = systems.len()),
            Fact::SuppliersImported { suppliers, .. } => {
                tr!(text, "timeline-suppliers", who = who, count = suppliers.len())
            }
            Fact::PlaybookImported { playbook, .. } => {
                tr!(text, "timeline-playbook", who = who, title = text.pick(&playbook.title))
            }
            Fact::Duty { event: DutyEvent::Done { duty, on, .. } } => {
                tr!(text, "timeline-duty", who = who, duty = text.duty(*duty), day = text.calendar_day(*on))
            }
            Fact::PolicyRead { .. } => tr!(text, "timeline-policy-read", who = who),
            Fact::IncidentRegistered { registration, .. } => self.registered(registration),
            Fact::IncidentAmended { amendment, .. } if self.is_not_known(amendment) => {
                tr!(text, "timeline-not-known", who = who)
            }
            Fact::IncidentAmended { amendment, .. } => {
                tr!(text, "timeline-amended", who = who, changes = self.changes(amendment))
            }
            Fact::SeveritySet { level, reason, .. } => {
                let level = text.severity(*level);
                tr!(text, "timeline-severity-set", who = who, level = level, reason = one_line(reason))
            }
            Fact::NoteAdded { text: note, .. } => tr!(text, "timeline-note", who = who, text = one_line(note)),
            Fact::FileAttached { file, .. } => self.attached(file),
            Fact::HandlerAssigned { person, .. } if self.entry.actor.person() == Some(person) => {
                tr!(text, "timeline-handler-self", who = who)
            }
            Fact::HandlerAssigned { person, .. } => {
                tr!(text, "timeline-handler", who = who, person = self.name(person))
            }
            Fact::IncidentLinked { parent, .. } => {
                tr!(text, "timeline-linked", who = who, parent = self.number(*parent))
            }
            Fact::StepDone { step, note, answers, inputs, systems, by, stopped, .. } => {
                let title = self.title(step, systems);
                self.step_done(&title, note.as_ref(), (answers, inputs), by.as_ref(), stopped)
            }
            Fact::StepSkipped { step, reason, systems, by, stopped, .. } => {
                self.step_skipped(&self.title(step, systems), reason, by.as_ref(), stopped)
            }
            Fact::StepReopened { step, reason, systems, resumed, .. } => {
                self.step_reopened(&self.title(step, systems), reason.as_ref(), resumed)
            }
            Fact::Procedure { event, .. } => self.procedure(event),
            Fact::IncidentClosed { excused, .. } => self.closed(excused.as_ref()),
            Fact::FollowUp { event, .. } => self.follow_up(event),
            Fact::IncidentReopened { reason, .. } => {
                self.because(tr!(text, "timeline-reopened", who = who), Some(reason))
            }
            Fact::Decision { event, .. } => self.decision(event),
            Fact::ProfileImported { profile, .. } => {
                tr!(text, "timeline-profile", who = who, name = profile.organisation.as_str())
            }
            Fact::Filing { event, .. } => self.filing(event),
            Fact::FeedAdded { source } => tr!(text, "timeline-feed-added", who = who, feed = source.id.as_str()),
            Fact::FeedRemoved { feed } => tr!(text, "timeline-feed-removed", who = who, feed = feed.as_str()),
            Fact::SupplierClaimed { feed, claim } => self.claimed(feed, claim),
            Fact::OutageRaised { look, .. } => self.outage_raised(look),
            Fact::OutageChanged { look, .. } => self.outage_changed(look),
            Fact::OutageEnded { outage } => self.outage_ended(*outage),
            Fact::Message { event, .. } => self.message(event),
            Fact::Template { event } => self.template(event),
            Fact::Meeting { event, by, .. } => self.meeting(event, by.as_ref()),
        }
    }

    fn attached(&self, file: &Attachment) -> String {
        let bytes = self.text.bytes(file.bytes);
        let told = tr!(self.text, "timeline-attached", who = self.who(), name = one_line(&file.name), bytes = bytes);
        self.because(told, Some(&file.about).filter(|about| !about.is_empty()))
    }

    fn registered(&self, registration: &Registration) -> String {
        let Registration { title, kind, reporter, .. } = registration;
        let kind = self.text.kind(*kind);
        let sentence = tr!(self.text, "timeline-registered", who = self.who(), title = one_line(title), kind = kind);
        if reporter.is_empty() {
            return sentence;
        }
        tr!(self.text, "timeline-reported-by", sentence = sentence, reporter = self.text.name(&one_line(reporter)))
    }

    fn who(&self) -> String {
        match &self.entry.actor {
            Actor::Person { id } => self.name(id),
            Actor::Program => tr!(self.text, "timeline-program"),
        }
    }

    fn name(&self, person: &PersonId) -> String {
        self.text.person(self.desk, person)
    }

    fn number(&self, id: IncidentId) -> String {
        let loaded = self.desk.incident(id).map(|incident| incident.number);
        loaded
            .or_else(|| self.desk.archived().find(|(have, _)| **have == id).map(|(_, archived)| archived.number))
            .map_or_else(|| tr!(self.text, "timeline-another-incident"), |number| number.to_string())
    }

    fn because(&self, sentence: String, reason: Option<&CleanText>) -> String {
        match reason.filter(|reason| !reason.is_empty()) {
            Some(reason) => tr!(self.text, "timeline-with-reason", sentence = sentence, reason = one_line(reason)),
            None => sentence,
        }
    }
}

/// A body is several lines; a sentence is one.
fn one_line(text: &CleanText) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
