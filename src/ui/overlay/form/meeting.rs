//! What the forms of meetings say before they ask: which meeting, which item with what is noted there, what a call-out says.

use crate::app::{App, MeetingForm};
use crate::domain::meeting::Topic;
use crate::domain::{Incident, MeetingId};
use crate::tr;
use crate::ui::Look;

/// Lines noted on an item of the agenda that are named before its form; more are counted.
const NOTED: usize = 3;

/// The meeting, and what at it the form is about, with what is noted there already.
pub(super) fn intro(app: &App, look: &Look, meeting: Option<MeetingId>, form: &MeetingForm) -> Vec<String> {
    let (text, desk) = (&look.text, app.desk());
    if let MeetingForm::Put { incident } = form {
        let incident = desk.incident(*incident);
        return incident.map(|incident| format!("{} {}", incident.number, incident.title)).into_iter().collect();
    }
    if let MeetingForm::Acute { incident } = form {
        return desk.incident(*incident).map(|incident| acute_intro(app, look, incident)).unwrap_or_default();
    }
    let Some(meeting) = meeting.and_then(|id| desk.meeting(id)) else { return Vec::new() };
    let mut lines = vec![text.meeting_title(desk, meeting, app.now())];
    match form {
        MeetingForm::Present { person } => lines.push(text.person(desk, person)),
        MeetingForm::Say { topic } | MeetingForm::Agree { topic } | MeetingForm::Correct { topic: Some(topic) } => {
            let minutes = desk.minutes(meeting, app.now());
            lines.push(text.topic(desk, &minutes.agenda, *topic));
            let noted = text.noted_on(desk, &minutes, *topic);
            let left_out = noted.len().saturating_sub(NOTED);
            lines.extend((left_out > 0).then(|| tr!(text, "form-noted-before", count = left_out)));
            lines.extend(noted.into_iter().skip(left_out).map(|words| format!("· {words}")));
        }
        MeetingForm::Hold => {
            let minutes = desk.minutes(meeting, app.now());
            lines.push(text.attendance(&minutes));
            let early = meeting.at().filter(|at| *at > app.now());
            lines.extend(early.map(|at| tr!(text, "form-hold-early", at = text.at(at, app.now()))));
            lines.push(tr!(text, "form-hold-meeting"));
            if !minutes.is_quorate() {
                lines.push(tr!(text, "form-hold-without-quorum"));
            }
        }
        MeetingForm::Check => lines.push(tr!(text, "form-spot-check")),
        MeetingForm::Withdraw { item } => {
            lines.push(text.topic(desk, &desk.agenda(meeting, app.now()), Topic::Item { item: *item }));
        }
        MeetingForm::Guest => lines.push(tr!(text, "form-guest")),
        MeetingForm::Call
        | MeetingForm::Acute { .. }
        | MeetingForm::Item
        | MeetingForm::Put { .. }
        | MeetingForm::Settle
        | MeetingForm::Next
        | MeetingForm::Cancel
        | MeetingForm::Correct { topic: None } => {}
    }
    lines
}

/// What the call-out says already of the meeting whose minutes are begun.
fn acute_intro(app: &App, look: &Look, incident: &Incident) -> Vec<String> {
    let (text, desk) = (&look.text, app.desk());
    let mut lines = vec![format!("{} {}", incident.number, incident.title)];
    if let Some(meeting) = desk.acute_draft(incident) {
        let minutes = desk.minutes(&meeting, app.now());
        lines.push(text.attendance(&minutes));
        let there = minutes.seats.iter().filter(|seat| seat.presence.is_there());
        lines.extend(there.map(|seat| format!("· {}", text.seat(desk, seat, app.now()))));
        lines.extend(text.chair_of(desk, &minutes));
        lines.push(tr!(text, "form-acute-advice", count = minutes.advice.len()));
    }
    lines.push(tr!(text, "form-acute-left"));
    lines
}
