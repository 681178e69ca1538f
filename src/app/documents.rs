//! The documents as a screen: the list of them, and the one that is read. They are made elsewhere, of the desk as it is then;
//! what is read is what is written to a file.

use super::App;
use super::event::Effect;
use super::meetings::MeetingsView;
use super::notice::Notice;
use super::screen::{IncidentPane, IncidentView, Screen};
use crate::domain::document::{DocumentKind, Line, Subject};
use crate::domain::meeting::MeetingRefusal;

/// Columns that a line of a document has at most: longer ones are hard to read.
const LINE_MOST: u16 = 100;
/// Columns and rows around it: borders, and a blank before each line; title bar, status, keys.
const AROUND: (u16, u16) = (4, 5);

/// The documents of one incident, or of one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentsView {
    /// Beside what.
    pub subject: Subject,
    /// The meetings as they were looked at, where it was opened from there.
    pub from: Option<MeetingsView>,
    /// The row of the list that is selected.
    pub row: usize,
    /// The first line of the document that is read; `None`: the list is shown.
    pub line: Option<usize>,
}

impl DocumentsView {
    /// The document that is selected.
    pub fn kind(&self) -> DocumentKind {
        let all = self.subject.documents();
        all.get(self.row).or(all.first()).copied().unwrap_or(DocumentKind::Brief)
    }
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeDocument {
    /// Which.
    pub kind: DocumentKind,
    /// Beside what it was asked for.
    pub subject: Subject,
    /// Its lines, as wide as was asked for.
    pub lines: Vec<Line>,
    /// The same as Markdown, for files.
    pub markdown: String,
    /// What a file of it is called.
    pub name: String,
}

impl App {
    /// Opens the list of documents about the incident at hand, or about the meeting that is looked at.
    pub(super) fn open_documents(&mut self, effects: &mut Vec<Effect>) {
        if let Screen::Meetings(view) = self.screen {
            return self.open_papers_of_meeting(view);
        }
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        self.recall(id, effects);
        self.notice = None;
        self.document = None;
        let subject = Subject::Incident(id);
        self.screen = Screen::Documents(DocumentsView { subject, from: None, row: 0, line: None });
    }

    /// Minutes are what is wanted of a meeting that was held, the agenda of one to come.
    fn open_papers_of_meeting(&mut self, view: MeetingsView) {
        let Some((id, held)) = self.meeting().map(|meeting| (meeting.id, meeting.held.is_some())) else {
            return self.tell(Notice::Refused(MeetingRefusal::UnknownMeeting.into()));
        };
        self.notice = None;
        self.document = None;
        let (subject, from) = (Subject::Meeting(id), Some(MeetingsView { meeting: Some(id), ..view }));
        self.screen = Screen::Documents(DocumentsView { subject, from, row: usize::from(held), line: None });
    }

    /// The document that is read, once it is made.
    pub fn document(&self) -> Option<&MadeDocument> {
        let Screen::Documents(view) = self.screen else { return None };
        self.document.as_ref().filter(|made| made.kind == view.kind() && made.subject == view.subject)
    }

    /// Enter: the selected document, made of the desk as it is now.
    pub(super) fn read_document(&mut self, view: DocumentsView, effects: &mut Vec<Effect>) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let line = Some(view.line.unwrap_or(0));
        self.screen = Screen::Documents(DocumentsView { line, ..view });
        let width = self.size.0.saturating_sub(AROUND.0).min(LINE_MOST);
        effects.push(Effect::MakeDocument { kind: view.kind(), subject: view.subject, width });
    }

    /// Another size or language: the document that is read is made anew.
    pub(super) fn read_document_again(&mut self, effects: &mut Vec<Effect>) {
        if let Screen::Documents(view @ DocumentsView { line: Some(_), .. }) = self.screen {
            self.read_document(view, effects);
        }
    }

    /// It is made.
    pub(super) fn document_made(&mut self, made: MadeDocument) {
        self.document = Some(made);
        let (count, _) = self.documents_rows();
        if let Screen::Documents(view) = &mut self.screen {
            view.line = view.line.map(|line| line.min(count.saturating_sub(1)));
        }
    }

    /// Writes the document that is read to a file.
    pub(super) fn write_document(&mut self, effects: &mut Vec<Effect>) {
        match self.document() {
            Some(made) => {
                effects.push(Effect::WriteDocument { name: made.name.clone(), content: made.markdown.clone() });
            }
            None => self.tell(Notice::NoDocument),
        }
    }

    /// Where the rows are counted, and which is selected; of a document, the lines that may stand at the top.
    pub(super) fn documents_rows(&self) -> (usize, usize) {
        let Screen::Documents(view) = self.screen else { return (0, 0) };
        match view.line {
            None => (view.subject.documents().len(), view.row),
            Some(line) => {
                let lines = self.document().map_or(0, |made| made.lines.len());
                let height = usize::from(self.size.1.saturating_sub(AROUND.1));
                (lines.saturating_sub(height) + 1, line)
            }
        }
    }

    pub(super) fn move_in_documents(&mut self, to: usize) {
        let (count, _) = self.documents_rows();
        let to = to.min(count.saturating_sub(1));
        if let Screen::Documents(view) = &mut self.screen {
            match &mut view.line {
                Some(line) => *line = to,
                None => view.row = to,
            }
        }
    }

    /// Esc: from the document to the list, from there to the incident or the meetings.
    pub(super) fn leave_documents(&mut self, view: DocumentsView) {
        self.document = None;
        self.screen = match (view.line, view.subject, view.from) {
            (Some(_), ..) => Screen::Documents(DocumentsView { line: None, ..view }),
            (None, _, Some(from)) => Screen::Meetings(from),
            (None, Subject::Incident(id), None) => {
                Screen::Incident(IncidentView { id, pane: IncidentPane::Steps, fact: 0, entry: 0 })
            }
            (None, Subject::Meeting(_), None) => Screen::Desk,
        };
    }
}
