//! The documents that the policy names, put together from the desk and written as Markdown, as data, or as lines for a
//! screen (`policy.md` §6).
//!
//! Pure: the desk, now and the words go in, a [`Document`] comes out. What nobody knows yet is said to be so, never left
//! out. This layer knows no disk and no screen; who may see an incident was judged by whoever hands it in.

mod agenda;
mod annual;
mod authority;
mod brief;
mod dpo;
mod handover;
mod isg_notice;
mod json;
mod markdown;
mod minutes;
mod model;
mod parts;
mod plain;
mod supplier_review;
#[cfg(test)]
mod tests;
mod timeline;
mod words;

use jiff::Timestamp;

pub use json::write as json;
pub use markdown::write as markdown;
pub use model::{Body, Column, Document, Field, Section, Value, field};
pub use parts::MEASURES;
pub use plain::lines;

use crate::domain::document::DocumentKind;
use crate::domain::incident::IncidentKind;
use crate::domain::meeting::Meeting;
use crate::domain::policy::Carried;
use crate::domain::{Desk, Fingerprint, Incident, calendar};
use crate::text::Text;
use crate::tr;

/// What a document is made from.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// The words, in the language of the document.
    pub text: &'a Text,
    /// When it is made.
    pub now: Timestamp,
    /// The hash of the newest record of the log, where the log is at hand.
    pub head: Option<&'a str>,
    /// The municipality's name, where the profile does not say it.
    pub organisation: &'a str,
}

impl Making<'_> {
    /// Makes the handover of the desk as it stands. Breaches of the rules are not handed over on paper.
    pub fn handover(&self) -> Document {
        let mut open = self.desk.worst_first(self.now);
        open.retain(|incident| incident.kind != IncidentKind::RuleViolation);
        self.document(DocumentKind::Handover, None, handover::sections(self, &open))
    }

    /// Makes the report of a year; `None`: this one.
    pub fn annual(&self, year: Option<i16>) -> Document {
        let year = year.unwrap_or_else(|| calendar::local(self.now).year());
        let archived = self.desk.archived().map(|(_, archived)| archived.summary.as_ref());
        let incidents: Vec<&Incident> = self.desk.incidents().chain(archived).collect();
        let mut document = self.document(DocumentKind::Annual, None, annual::sections(self, year, &incidents));
        document.title = tr!(self.text, "doc-title-annual-year", year = year.to_string());
        document
    }

    /// Makes any document beside `incident`, of it where it is about one; `None`: the document is about a meeting.
    pub fn make(&self, kind: DocumentKind, incident: &Incident) -> Option<Document> {
        Some(match kind {
            DocumentKind::Handover => self.handover(),
            DocumentKind::Annual => self.annual(None),
            DocumentKind::Agenda | DocumentKind::Minutes => return None,
            DocumentKind::Brief
            | DocumentKind::Dpo
            | DocumentKind::Authority
            | DocumentKind::IsgNotice
            | DocumentKind::SupplierReview
            | DocumentKind::Timeline => self.document(kind, Some(incident), self.of_incident(kind, incident)),
        })
    }

    /// Makes a document about a meeting; `None`: the document is about something else.
    pub fn of_meeting(&self, kind: DocumentKind, meeting: &Meeting) -> Option<Document> {
        let sections = match kind {
            DocumentKind::Agenda => agenda::sections(self, meeting),
            DocumentKind::Minutes => minutes::sections(self, meeting),
            DocumentKind::Brief
            | DocumentKind::Dpo
            | DocumentKind::Authority
            | DocumentKind::IsgNotice
            | DocumentKind::SupplierReview
            | DocumentKind::Timeline
            | DocumentKind::Handover
            | DocumentKind::Annual => return None,
        };
        let mut document = self.document(kind, None, sections);
        // A paper is read long after: its day is said with the year.
        let called = match &meeting.invitation {
            Some(invitation) => tr!(
                self.text,
                "meeting-title",
                sort = self.text.meeting_sort(meeting.sort()),
                at = self.text.calendar_day(calendar::local(invitation.at).date()),
                place = invitation.place.as_str()
            ),
            None => self.text.meeting_title(self.desk, meeting, self.now),
        };
        document.title = format!("{} · {called}", document.title);
        Some(document)
    }

    fn of_incident(&self, kind: DocumentKind, incident: &Incident) -> Vec<Section> {
        match kind {
            DocumentKind::Brief => brief::sections(self, incident),
            DocumentKind::Dpo => dpo::sections(self, incident),
            DocumentKind::Authority => authority::sections(self, incident),
            DocumentKind::IsgNotice => isg_notice::sections(self, incident),
            DocumentKind::SupplierReview => supplier_review::sections(self, incident),
            DocumentKind::Timeline => timeline::sections(self, incident),
            DocumentKind::Handover | DocumentKind::Annual | DocumentKind::Agenda | DocumentKind::Minutes => Vec::new(),
        }
    }

    fn document(&self, kind: DocumentKind, incident: Option<&Incident>, sections: Vec<Section>) -> Document {
        let name = title(self.text, kind);
        let title = match incident {
            Some(incident) => format!("{name} · {} {}", incident.number, incident.title),
            None => name,
        };
        Document { kind, title, about: parts::about(self, incident), sections }
    }
}

/// What a document is called.
pub fn title(text: &Text, kind: DocumentKind) -> String {
    match kind {
        DocumentKind::Brief => tr!(text, "doc-title-brief"),
        DocumentKind::Dpo => tr!(text, "doc-title-dpo"),
        DocumentKind::Authority => tr!(text, "doc-title-authority"),
        DocumentKind::IsgNotice => tr!(text, "doc-title-isg-notice"),
        DocumentKind::SupplierReview => tr!(text, "doc-title-supplier-review"),
        DocumentKind::Timeline => tr!(text, "doc-title-timeline"),
        DocumentKind::Handover => tr!(text, "doc-title-handover"),
        DocumentKind::Annual => tr!(text, "doc-title-annual"),
        DocumentKind::Agenda => tr!(text, "doc-title-agenda"),
        DocumentKind::Minutes => tr!(text, "doc-title-minutes"),
    }
}

/// What a document is for, in a line.
pub fn purpose(text: &Text, kind: DocumentKind) -> String {
    match kind {
        DocumentKind::Brief => tr!(text, "doc-purpose-brief"),
        DocumentKind::Dpo => tr!(text, "doc-purpose-dpo"),
        DocumentKind::Authority => tr!(text, "doc-purpose-authority"),
        DocumentKind::IsgNotice => tr!(text, "doc-purpose-isg-notice"),
        DocumentKind::SupplierReview => tr!(text, "doc-purpose-supplier-review"),
        DocumentKind::Timeline => tr!(text, "doc-purpose-timeline"),
        DocumentKind::Handover => tr!(text, "doc-purpose-handover"),
        DocumentKind::Annual => tr!(text, "doc-purpose-annual"),
        DocumentKind::Agenda => tr!(text, "doc-purpose-agenda"),
        DocumentKind::Minutes => tr!(text, "doc-purpose-minutes"),
    }
}

/// The log's head as it is read aloud, by which a document names what it was made from. The one place to change it.
pub fn mark(head: &str) -> String {
    Fingerprint::of(head).to_string()
}

/// What here carries rows of the policy.
pub(crate) const CARRIES: &[Carried] = &[
    crate::carried!(document P02, authority::sections),
    crate::carried!(document P12, brief::sections),
    crate::carried!(document P13, isg_notice::sections),
    crate::carried!(document P17, supplier_review::theirs),
    crate::carried!(document P18, supplier_review::sections),
    crate::carried!(document P19, parts::measures),
    crate::carried!(document P21, parts::unhandled_outages),
    crate::carried!(document P23, parts::deviations),
    crate::carried!(document P24, agenda::sections),
    crate::carried!(document P25, minutes::sections),
    crate::carried!(document P29, dpo::sections),
    crate::carried!(document P30, parts::briefing),
    crate::carried!(document P34, parts::messages),
    crate::carried!(document P35, annual::sections),
    crate::carried!(document P36, annual::deviations),
    crate::carried!(document P37, annual::wheel),
    crate::carried!(document P42, annual::wheel),
    crate::carried!(document P43, annual::wheel),
    crate::carried!(document P40, timeline::sections),
];
