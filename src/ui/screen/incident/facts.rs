//! What is known of an incident, in the order in which one asks for it at night.

use super::follow_up;
use crate::app::{App, IncidentView, LegalForm, PageRow};
use crate::domain::clock::ClockState;
use crate::domain::incident::Status;
use crate::domain::{Fact, Incident, PersonId};
use crate::input::{Action, Place};
use crate::tr;
use crate::ui::rows::{MARK, Row, fit, in_sight, wrap};
use crate::ui::screen::decision;
use crate::ui::{Look, words};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr as _;

/// Cells of a label, and where there is little room.
const LABEL: usize = 18;
const LABEL_NARROW: usize = 15;

/// A fact: its label, its words, how they look.
pub(super) type Told = (String, String, Style);

/// The rows in sight, the title first.
pub(super) fn rows(app: &App, look: &Look, seen: IncidentView, inner: Rect) -> Vec<Row> {
    let Some(incident) = app.incident() else { return Vec::new() };
    shown(app, look, incident, &app.page(), seen.fact, inner)
}

/// These facts below the title, the one at `at` in sight.
pub(in crate::ui::screen) fn shown(
    app: &App,
    look: &Look,
    incident: &Incident,
    page: &[PageRow],
    at: usize,
    inner: Rect,
) -> Vec<Row> {
    let width = usize::from(inner.width);
    let label_room = if width < 44 { LABEL_NARROW } else { LABEL };
    let title = wrap(incident.title.as_str(), width)
        .into_iter()
        .map(|line| Row::heading(Line::styled(line, look.theme.strong())));
    let facts = page.iter().enumerate().map(|(n, row)| {
        let (label, value, style) = told(app, look, incident, row);
        let room = width.saturating_sub(MARK + label_room);
        let lines = beside(&label, label_room, wrap(&value, room))
            .into_iter()
            .map(|(label, line)| Line::from(vec![Span::styled(label, look.theme.faint()), Span::styled(line, style)]))
            .collect::<Vec<_>>();
        Row::new(lines, None, n == at)
    });
    in_sight(title.chain(facts).collect(), usize::from(inner.height))
}

/// The lines of a value with its label beside them in `room` cells. A label is never cut: its words go on in the next line,
/// and one with a word that is too long stands above the value.
fn beside(label: &str, room: usize, value: Vec<String>) -> Vec<(String, String)> {
    // What is below another fact is indented, and the indent is no blank between words.
    let indent = label.len() - label.trim_start().len();
    let words = wrap(label, room.saturating_sub(1 + indent));
    let fits = label.split_whitespace().all(|word| indent + word.width() < room);
    if !fits {
        let above = std::iter::once((label.to_owned(), String::new()));
        return above.chain(value.into_iter().map(|line| (" ".repeat(room), line))).collect();
    }
    let count = words.len().max(value.len());
    let (mut words, mut value) = (words.into_iter(), value.into_iter());
    (0..count)
        .map(|_| {
            let label = words.next().map(|words| format!("{}{words}", " ".repeat(indent))).unwrap_or_default();
            (fit(&label, room), value.next().unwrap_or_default())
        })
        .collect()
}

fn told(app: &App, look: &Look, incident: &Incident, row: &PageRow) -> Told {
    let (text, theme, desk) = (&look.text, look.theme, app.desk());
    let at = |when| text.at(when, app.now());
    let plain = |label: String, value: String| (label, value, Style::new());
    let numbered = |id: &crate::domain::IncidentId| {
        desk.summary(*id).map_or_else(String::new, |other| format!("{} {}", other.number, other.title))
    };
    match row {
        PageRow::Restricted => (tr!(text, "field-seen-by"), tr!(text, "fact-restricted"), theme.warning()),
        PageRow::Severity(severity) => {
            let words = format!("{} {}", words::severity_mark(*severity).trim(), text.severity(*severity));
            let words = words.trim().to_owned();
            let words = if incident.severity.is_some() { words } else { tr!(text, "fact-proposed", level = words) };
            (tr!(text, "field-severity"), words, theme.severity(*severity))
        }
        PageRow::SetReason => {
            let set = incident.severity.as_ref();
            let who = set.and_then(|set| set.by.as_ref()).map_or_else(|| "vagt".to_owned(), |by| text.person(desk, by));
            let reason = set.map(|set| set.reason.to_string()).unwrap_or_default();
            plain(tr!(text, "fact-because"), tr!(text, "fact-set-by", who = who, reason = reason))
        }
        PageRow::Rule(rule) => {
            // The clocks stand between the severity and its reasons: the first of them says what they are.
            let proposal = desk.proposal(incident);
            let first = proposal.reasons.iter().find(|rule| rule.level() == proposal.level);
            let begins = incident.severity.is_none() && first == Some(rule);
            let label = if begins { tr!(text, "fact-because") } else { String::new() };
            (label, text.severity_rule(*rule), theme.faint())
        }
        PageRow::CouldRise(doubt, level) => {
            let keys = app.keymap().keys_for(app.places_of_screen(), Action::Question);
            // The key leads to the first of them.
            let first = desk.proposal(incident).could_rise.first() == Some(&(*doubt, *level));
            let keys = keys.filter(|_| first).map(|keys| format!(" [{}]", words::keys(text, &keys)));
            let keys = keys.unwrap_or_default();
            (String::new(), format!("? {}{keys}", text.doubt(*doubt, *level)), theme.faint())
        }
        PageRow::Proposed(level) => {
            (String::new(), tr!(text, "fact-now-proposed", level = text.severity(*level)), theme.warning())
        }
        PageRow::Filings => {
            let style = if incident.not_reportable_is_stale() { theme.warning() } else { Style::new() };
            (tr!(text, "fact-filings"), text.filings(desk, incident, app.now()).join(" · "), style)
        }
        PageRow::People => {
            let count = incident.people.map(|people| people.to_string());
            let answered = |what: String, answer| format!("{what}: {}", text.answer(answer));
            let cpr = incident.cpr_numbers.map(|answer| answered(tr!(text, "timeline-cpr-numbers"), answer));
            let address =
                incident.protected_address.map(|answer| answered(tr!(text, "timeline-protected-address"), answer));
            let told = count.into_iter().chain(cpr).chain(address).collect::<Vec<_>>().join(" · ");
            plain(tr!(text, "field-people"), told)
        }
        PageRow::Criterion(rule, met) => {
            let label = if *met { tr!(text, "fact-met") } else { tr!(text, "fact-not-met") };
            let style = if *met { Style::new() } else { theme.faint() };
            (label, text.severity_rule(*rule), style)
        }
        PageRow::Decision => {
            let now = desk.decision(incident).state;
            (tr!(text, "fact-decision"), decision::state(text, now), decision::style(look, now))
        }
        PageRow::DecisionChanged(change) => (String::new(), text.change(desk, change), theme.warning()),
        PageRow::CallOut => {
            let call_out = desk.isg_call_out(incident);
            let (here, needed) = (desk.isg_attending(&call_out, app.now()), desk.isg_quorum(app.now()));
            plain(tr!(text, "fact-call-out"), tr!(text, "call-out-count", here = here, needed = needed))
        }
        PageRow::Progress => {
            let (done, all) = desk.checklist(incident).map_or((0, 0), |list| list.progress());
            plain(tr!(text, "fact-progress"), tr!(text, "fact-progress-steps", done = done, all = all))
        }
        PageRow::MessageDeviation(id) => {
            let words = incident.messages.get(*id).and_then(|message| text.deviation(message)).unwrap_or_default();
            let words = format!("≠ {words}");
            (tr!(text, "fact-message", message = id.to_string()), words, theme.alarm())
        }
        PageRow::ToConfirm(id) => {
            let words = incident.messages.get(*id).and_then(|message| text.to_be_confirmed(desk, message));
            // Two keys: to the messages, and what confirms there.
            let there = app.keymap().keys_for(app.places_of_screen(), Action::Messages);
            let confirms = app.keymap().keys_for(&[Place::Messages], Action::ConfirmApproval);
            let keys = there.into_iter().chain(confirms).map(|keys| words::keys(text, &keys)).collect::<Vec<_>>();
            let words = words.map(|words| tr!(text, "message-confirm-key", words = words, key = keys.join(" ")));
            (tr!(text, "fact-message", message = id.to_string()), words.unwrap_or_default(), theme.warning())
        }
        PageRow::MessageOutdated(id) => {
            // Two keys: to the messages, and what writes it anew there.
            let there = app.keymap().keys_for(app.places_of_screen(), Action::Messages);
            let renews = app.keymap().keys_for(&[Place::Messages], Action::RefreshMessage);
            let keys = there.into_iter().chain(renews).map(|keys| words::keys(text, &keys)).collect::<Vec<_>>();
            let words = tr!(text, "message-outdated", key = keys.join(" "));
            (tr!(text, "fact-message", message = id.to_string()), words, theme.warning())
        }
        PageRow::OwesMail => (tr!(text, "audience-dpo"), tr!(text, "message-owes-mail"), theme.warning()),
        PageRow::Clock(clock) => {
            let style = match clock.state(app.now()) {
                ClockState::Overdue | ClockState::Broken => theme.alarm(),
                ClockState::Running => Style::new(),
                ClockState::Kept => theme.faint(),
            };
            let mut words = format!(
                "{} ({}) · {}",
                text.clock_phrase(clock, app.now()),
                at(clock.due_at),
                text.clock_source(clock.id)
            );
            // What stops a clock of law is a form, and the row says its key.
            let form = LegalForm::for_clock(clock, incident).filter(|_| clock.stopped_at.is_none());
            let keys = form.and_then(|form| app.keymap().keys_for(app.places_of_screen(), form.action()));
            words.extend(keys.map(|keys| format!(" [{}]", words::keys(text, &keys))));
            (text.clock_name(clock.id), words, style)
        }
        PageRow::Cause
        | PageRow::CorrectiveAction(_)
        | PageRow::Deviation(_)
        | PageRow::Review(_)
        | PageRow::Briefing => follow_up::told(app, look, incident, row),
        PageRow::Status => match incident.status {
            Status::Open => plain(tr!(text, "fact-status"), tr!(text, "ui-open-one")),
            Status::Closed { at: when } => {
                let who = closed_by(incident).map(|by| text.person(desk, by));
                let words = who.map_or_else(
                    || format!("{} {}", tr!(text, "ui-closed"), at(when)),
                    |who| tr!(text, "fact-closed-by", at = at(when), who = who),
                );
                (tr!(text, "fact-status"), words, theme.strong())
            }
        },
        PageRow::Kind => plain(tr!(text, "field-kind"), text.kind(incident.kind)),
        PageRow::Handler => {
            let name = incident.handler.as_ref().map(|id| text.person(desk, id));
            plain(tr!(text, "field-handler"), name.unwrap_or_else(|| tr!(text, "fact-nobody")))
        }
        PageRow::Reporter => plain(tr!(text, "field-reporter"), text.name(incident.reporter.as_str())),
        PageRow::Impact => plain(tr!(text, "fact-impact"), text.impact(incident.impact)),
        PageRow::Reach => plain(tr!(text, "field-reach"), text.reach(incident.reach)),
        PageRow::PersonalData => plain(tr!(text, "field-personal-data"), text.personal_data(incident.personal_data)),
        PageRow::Began => {
            let began = crate::domain::message::began(desk, incident, app.now());
            plain(tr!(text, "field-began"), began.map_or_else(|| tr!(text, "message-unknown"), at))
        }
        PageRow::Discovered => plain(tr!(text, "field-discovered"), at(incident.times.discovered)),
        PageRow::Reported => plain(tr!(text, "field-reported"), at(incident.times.reported)),
        PageRow::Registered => plain(tr!(text, "fact-registered"), at(incident.times.registered)),
        PageRow::Awareness => plain(tr!(text, "fact-awareness"), incident.times.awareness.map(at).unwrap_or_default()),
        PageRow::Outage(id) => {
            let outage = desk.outage(*id);
            let words = outage.map(|outage| {
                let state = text.service_state(outage.look.state);
                format!("{} {state}: {}", words::service_mark(outage.look.state), outage.look.title)
            });
            let style = outage.map_or_else(Style::new, |outage| theme.service(outage.look.state));
            (tr!(text, "fact-outage"), words.unwrap_or_default(), style)
        }
        PageRow::Parent(id) => plain(tr!(text, "fact-parent"), numbered(id)),
        PageRow::Part(id) => plain(tr!(text, "fact-part"), numbered(id)),
        PageRow::System(id) => (tr!(text, "fact-system"), desk.system_name(id).to_owned(), theme.strong()),
        PageRow::SystemPerson(role, person) => {
            let contact = crate::app::Contact::Person(*role, person.clone());
            let phone = app.phone_of(&contact).unwrap_or_default();
            plain(format!("  {}", text.role_short(*role)), format!("{} {phone}", text.person(desk, person)))
        }
        PageRow::Supplier(id) => {
            let phone = app.phone_of(&crate::app::Contact::Supplier(id.clone())).unwrap_or_default();
            plain(format!("  {}", tr!(text, "role-short-supplier")), format!("{} {phone}", desk.supplier_name(id)))
        }
        PageRow::NoSystems => (tr!(text, "fact-system"), tr!(text, "ui-no-systems"), theme.faint()),
    }
}

/// Who recorded that it was closed, where its entries are at hand.
fn closed_by(incident: &Incident) -> Option<&PersonId> {
    let closes = |fact: &Fact| matches!(fact, Fact::IncidentClosed { .. });
    incident.timeline.iter().rev().find(|had| had.void.is_none() && closes(&had.entry.fact))?.entry.actor.person()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Text};

    #[test]
    fn a_label_is_never_cut() {
        let value = || vec!["overskredet 18".to_owned(), "min".to_owned()];
        let line = |label: &str, value: &str| (format!("{label:<15}"), value.to_owned());
        assert_eq!(
            beside("fælles beslutning", 15, value()),
            [line("fælles", "overskredet 18"), line("beslutning", "min")]
        );
        assert_eq!(
            beside("næste opdatering", 15, vec!["7 min".to_owned()]),
            [line("næste", "7 min"), line("opdatering", "")]
        );
        assert_eq!(
            beside("personoplysninger", 15, vec!["ukendt".to_owned()]),
            [("personoplysninger".to_owned(), String::new()), line("", "ukendt")]
        );
        assert_eq!(beside("  systemejer", 15, vec!["Bo".to_owned()]), [line("  systemejer", "Bo")]);
    }

    #[test]
    fn every_label_fits_its_column() {
        for language in Language::ALL {
            let text = Text::new(language);
            let clocks = crate::domain::clock::ClockId::ALL.map(|id| text.clock_name(id));
            let labels = [
                tr!(text, "field-severity"),
                tr!(text, "fact-status"),
                tr!(text, "field-kind"),
                tr!(text, "field-handler"),
                tr!(text, "field-reporter"),
                tr!(text, "fact-impact"),
                tr!(text, "field-reach"),
                tr!(text, "field-personal-data"),
                tr!(text, "field-began"),
                tr!(text, "field-discovered"),
                tr!(text, "field-reported"),
                tr!(text, "fact-registered"),
                tr!(text, "fact-awareness"),
                tr!(text, "fact-filings"),
                tr!(text, "field-people"),
                tr!(text, "fact-outage"),
                tr!(text, "fact-parent"),
                tr!(text, "fact-part"),
                tr!(text, "fact-system"),
                tr!(text, "fact-met"),
                tr!(text, "fact-not-met"),
                tr!(text, "fact-decision"),
                tr!(text, "fact-call-out"),
                tr!(text, "fact-progress"),
                tr!(text, "field-cause"),
                tr!(text, "fact-action"),
                tr!(text, "fact-deviation"),
                tr!(text, "fact-review"),
                tr!(text, "fact-briefing"),
            ];
            for label in labels.iter().chain(&clocks) {
                assert!(label.width() < LABEL, "{language:?} {label}");
            }
        }
    }
}
