//! What the form that closes says before it asks: which required steps are open, what closing means, and what goes on after it.

use crate::app::App;
use crate::domain::playbook::Checklist;
use crate::domain::{Incident, IncidentId};
use crate::input::Action;
use crate::tr;
use crate::ui::rows::cut;
use crate::ui::{Look, words};

/// Steps that are named where some are missing.
const NAMED: usize = 3;

/// Lines before the fields.
pub(super) fn intro(app: &App, look: &Look, incident: IncidentId, width: usize) -> Vec<String> {
    let text = &look.text;
    let Some(incident) = app.desk().incident(incident) else { return Vec::new() };
    // A long title leaves the room to what closing means.
    let mut lines = vec![cut(&format!("{} {}", incident.number, incident.title), width)];
    let list = app.desk().checklist(incident);
    let missing: Vec<&str> = list.iter().flat_map(Checklist::missing).map(|step| text.pick(&step.step.title)).collect();
    if missing.is_empty() {
        lines.push(tr!(text, "form-close-all-done"));
    } else {
        lines.push(tr!(text, "form-close-missing", count = missing.len()));
        lines.extend(missing.iter().take(NAMED).map(|title| cut(&format!("· {title}"), width)));
        if missing.len() > NAMED {
            lines.push(tr!(text, "form-close-more", count = missing.len() - NAMED));
        }
    }
    let key = |action| {
        let keys = app.keymap().keys_for(app.places_of_screen(), action);
        keys.map_or_else(|| "?".to_owned(), |keys| words::keys(text, &keys))
    };
    lines.push(tr!(text, "form-close-means", reopen = key(Action::Reopen), follow = key(Action::FollowUp)));
    let still = text.left_open(incident).into_iter().chain(waits(app, look, incident));
    lines.extend(still.map(|line| format!("! {line}")));
    lines
}

/// What is still waited for when the handling ends: approvals to confirm, actions and their effects.
fn waits(app: &App, look: &Look, incident: &Incident) -> Vec<String> {
    let (text, now) = (&look.text, app.now());
    let confirm = incident.messages.to_be_confirmed().filter_map(|message| {
        let words = text.to_be_confirmed(app.desk(), message)?;
        Some(format!("{}: {words}", tr!(text, "fact-message", message = message.id.to_string())))
    });
    let mut lines: Vec<String> = confirm.collect();
    let actions = incident.follow_up.actions.values().filter(|action| action.state(now).is_open());
    lines.extend(actions.map(|action| {
        let (state, day) = (text.action_state(action.state(now)), text.date(action.next_day()));
        tr!(text, "form-close-action", action = action.id.to_string(), state = state, day = day)
    }));
    lines
}
