//! Cause, corrective actions, deviations, reviews and the briefing among the facts of an incident.

use ratatui::style::Style;

use super::facts::Told;
use crate::app::{App, FollowUpForm, PageRow};
use crate::domain::Incident;
use crate::domain::follow_up::{Briefing, CorrectiveAction};
use crate::tr;
use crate::ui::{Look, words};

#[expect(clippy::wildcard_enum_match_arm, reason = "only the rows of follow-up reach it")]
pub(super) fn told(app: &App, look: &Look, incident: &Incident, row: &PageRow) -> Told {
    let (text, theme) = (&look.text, look.theme);
    let follow_up = &incident.follow_up;
    let key = |form: FollowUpForm| {
        let keys = app.keymap().keys_for(app.places_of_screen(), form.action());
        keys.map(|keys| format!(" [{}]", words::keys(text, &keys))).unwrap_or_default()
    };
    let nothing = || (String::new(), String::new(), Style::new());
    match row {
        PageRow::Cause => {
            let label = tr!(text, "field-cause");
            if let Some(cause) = &follow_up.cause {
                let all: Vec<String> = std::iter::once(&cause.value.text)
                    .chain(&cause.value.contributing)
                    .map(ToString::to_string)
                    .collect();
                (label, all.join(" · "), Style::new())
            } else {
                let none = format!("{}{}", tr!(text, "fact-no-cause"), key(FollowUpForm::Cause));
                (label, none, theme.faint())
            }
        }
        PageRow::CorrectiveAction(None) => {
            let none = format!("{}{}", tr!(text, "fact-no-actions"), key(FollowUpForm::Agree));
            (tr!(text, "fact-action"), none, theme.faint())
        }
        PageRow::CorrectiveAction(Some(id)) => {
            let Some(action) = follow_up.actions.get(id) else { return nothing() };
            let state = action.state(app.now());
            let style = if state.is_late() {
                theme.alarm()
            } else if state.is_open() {
                Style::new()
            } else {
                theme.faint()
            };
            (format!("{} {id}", tr!(text, "fact-action")), said(app, look, action), style)
        }
        PageRow::Deviation(id) => {
            let Some(deviation) = follow_up.deviations.get(id) else { return nothing() };
            let lapse = text.lapse(deviation.lapse);
            let handler = deviation.handler.as_ref().map(|person| text.person(app.desk(), person));
            let mut words = format!("{} {lapse}", deviation.safeguard);
            words.extend(handler.map(|handler| format!(" · {handler}")));
            let label = format!("{} {id}", tr!(text, "fact-deviation"));
            match &deviation.mitigated {
                Some(how) => {
                    (label, tr!(text, "fact-mitigated", said = words, how = how.value.as_str()), theme.faint())
                }
                None => (label, format!("{words}{}", key(FollowUpForm::Mitigated)), theme.warning()),
            }
        }
        PageRow::Review(at) => {
            let Some(review) = follow_up.reviews.get(*at) else { return nothing() };
            let (held, agreement) = (text.at(review.at, app.now()), text.agreement_kept(review.value.agreement));
            (tr!(text, "fact-review"), format!("{held} · {} · {agreement}", review.value.findings), Style::new())
        }
        PageRow::Briefing => {
            let Some(briefing) = &follow_up.briefing else { return nothing() };
            let words = match &briefing.value {
                Briefing::Given { how, note } => {
                    let told = format!("{} ({})", text.at(briefing.at, app.now()), text.how(*how));
                    if note.is_empty() { told } else { format!("{told} · {note}") }
                }
                Briefing::NotNeeded { reason } => tr!(text, "fact-briefing-not-needed", reason = reason.as_str()),
            };
            (tr!(text, "fact-briefing"), words, Style::new())
        }
        _ => nothing(),
    }
}

fn said(app: &App, look: &Look, action: &CorrectiveAction) -> String {
    let text = &look.text;
    let state = match &action.effect {
        Some(effect) => text.worked(effect.value.0),
        None => text.action_state(action.state(app.now())),
    };
    let owner = text.action_owner(app.desk(), &action.plan.owner);
    format!("{} · {owner} · {} · {state}", action.plan.text, text.date(action.next_day()))
}
