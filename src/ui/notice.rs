//! What the user is told in one line, in words.

use super::{Look, words};
use crate::app::{App, Asked, DecisionNews, MeetingNews, MessageNotice, Notice, Purpose, StoreNotice};
use crate::domain::filing::Act;
use crate::domain::meeting::MeetingRefusal;
use crate::domain::{Refusal, Scope, StepId};
use crate::input::{Action, Place};
use crate::text::sentence;
use crate::tr;

use super::rows::cut;

/// Cells of what was recorded: the whole of it is in the timeline.
const RECORDED: usize = 150;
/// Cells of a step's title where the severity that it raises stands behind it: that must be seen.
const RAISED: usize = 32;

/// Whether what `step` asks of the law is on record and stands, though the step is open.
fn stands(app: &App, step: &StepId) -> bool {
    let Some(incident) = app.incident() else { return false };
    let Some(list) = app.desk().checklist(incident) else { return false };
    let asked = |act: Act| list.step(step).is_some_and(|listed| act.is_asked_by(listed.step));
    incident.filings.to_withdraw().into_iter().any(|(act, _)| asked(act))
}

/// A notice in words.
pub(super) fn words(app: &App, look: &Look, notice: &Notice) -> String {
    let text = &look.text;
    let refused = |refusal: &Refusal| {
        if matches!(refusal, Refusal::Meeting { refused: MeetingRefusal::AlreadyHeld }) {
            return tr!(text, "notice-minutes-fixed", key = key(app, look, Action::CorrectMinutes));
        }
        let explained = text.refusal_on_screen(app.desk(), app.incident(), refusal);
        match explained.hint {
            Some(hint) => format!("{} {hint}", explained.error),
            None => explained.error,
        }
    };
    match notice {
        Notice::Registered(number) => tr!(text, "notice-registered", incident = number.to_string()),
        Notice::Changed(number) => tr!(text, "notice-changed", incident = number.to_string()),
        Notice::ChangeRaises(number, level) => {
            tr!(text, "notice-change-raises", incident = number.to_string(), level = text.severity(*level))
        }
        Notice::SupplierLacks => tr!(text, "notice-supplier-lacks"),
        Notice::Recorded(entry) => {
            let incident = match entry.fact.scope() {
                Scope::Incident(id) => app.desk().incident(id),
                Scope::Register | Scope::Outage(_) | Scope::Feed(_) | Scope::Device | Scope::Meeting(_) => None,
            };
            cut(&sentence(text, app.desk(), incident, entry), RECORDED)
        }
        Notice::StepDone(step) => tr!(text, "notice-step-done", step = title(app, look, step)),
        Notice::StepRaises(step, level) => {
            let step = cut(&title(app, look, step), RAISED);
            tr!(text, "notice-step-raises", step = step, level = text.severity(*level))
        }
        Notice::StepSkipped(step) => tr!(text, "notice-step-skipped", step = title(app, look, step)),
        Notice::StepReopened(step) if stands(app, step) => {
            let keys = app.keymap().keys_for(&[Place::Incident], Action::LegalWithdraw);
            let key = keys.map_or_else(|| "?".to_owned(), |keys| words::keys(text, &keys));
            tr!(text, "notice-step-reopened-stands", step = title(app, look, step), key = key)
        }
        Notice::StepReopened(step) => tr!(text, "notice-step-reopened", step = title(app, look, step)),
        Notice::Noted(number) => tr!(text, "notice-noted", incident = number.to_string()),
        Notice::Assigned(person) => tr!(text, "notice-assigned", person = text.person(app.desk(), person)),
        Notice::Closed(number) => tr!(text, "notice-closed", incident = number.to_string()),
        Notice::BlockInserted => tr!(text, "notice-block-inserted"),
        Notice::PlaybookFollowed(number) => tr!(text, "notice-playbook-followed", incident = number.to_string()),
        Notice::Reopened(number) => tr!(text, "notice-reopened", incident = number.to_string()),
        Notice::Decision(news) => decision(app, look, news),
        Notice::NobodyHolds(role) => tr!(text, "notice-nobody-holds", role = text.role(*role)),
        Notice::Refused(refusal) => refused(refusal),
        Notice::FeedRefused(feed, refusal) => format!("{feed}: {}", refused(refusal)),
        Notice::Copied(what) => tr!(text, "notice-copied", what = what.as_str()),
        Notice::NoFeeds => tr!(text, "notice-no-feeds"),
        Notice::Asking => tr!(text, "notice-asking"),
        Notice::Asked(asked) => self::asked(look, *asked),
        Notice::Loading => tr!(text, "notice-loading"),
        Notice::DraftKept => tr!(text, "notice-draft-kept"),
        Notice::DraftsWaiting(count, purpose) => drafts(app, look, *count, purpose),
        Notice::NoIncident => tr!(text, "notice-no-incident", key = key(app, look, Action::Register)),
        Notice::NoStep => tr!(text, "notice-no-step"),
        Notice::NoOutage => tr!(text, "notice-no-outage"),
        Notice::NothingOpen => tr!(text, "notice-nothing-open"),
        Notice::NoOpenStep => tr!(text, "notice-no-open-step"),
        Notice::MinutesAtMeeting => tr!(text, "notice-minutes-at-meeting", key = key(app, look, Action::HoldMeeting)),
        Notice::NothingToFollow => tr!(text, "notice-nothing-to-follow"),
        Notice::DoneFirst => tr!(text, "notice-done-first"),
        Notice::NothingToCopy => tr!(text, "notice-nothing-to-copy"),
        Notice::DutyDone(duty) => tr!(text, "notice-duty-done", duty = text.duty(*duty)),
        Notice::NotWithdrawn => tr!(text, "notice-not-withdrawn"),
        Notice::GoToWheel => tr!(text, "notice-go-to-wheel", key = key(app, look, Action::Pane4)),
        Notice::GoToChecklist => tr!(text, "notice-go-to-checklist", key = key(app, look, Action::Pane3)),
        Notice::Unbound(keys) => {
            tr!(text, "notice-unbound", keys = words::pressed(text, keys), help = key(app, look, Action::Help))
        }
        Notice::Vanished => tr!(text, "notice-vanished"),
        Notice::Leaving => tr!(text, "notice-leaving"),
        Notice::Config(problem) => problem.clone(),
        Notice::SettingsRead => tr!(text, "notice-settings-read"),
        Notice::Store(StoreNotice::Repaired { records }) => tr!(text, "notice-repaired", records = *records),
        Notice::Store(StoreNotice::TookOver) => tr!(text, "notice-took-over"),
        Notice::Store(StoreNotice::Rebuilt) => tr!(text, "notice-rebuilt"),
        Notice::SetUp => tr!(text, "notice-set-up"),
        Notice::SetUpLeft => tr!(text, "notice-set-up-left"),
        Notice::SetUpFailed(why) => tr!(text, "notice-set-up-failed", why = why.as_str()),
        Notice::Store(StoreNotice::Recovered) => tr!(text, "notice-recovered"),
        Notice::Store(StoreNotice::NewKey { because }) => {
            tr!(text, "notice-new-key", why = text.key_reason(*because))
        }
        Notice::DocumentWritten(path) => tr!(text, "notice-document-written", path = path.as_str()),
        Notice::Attaching => tr!(text, "notice-attaching"),
        Notice::NotAttached(path, why) => {
            let told = text.not_attached(path, why);
            told.hint.map_or_else(|| told.error.clone(), |hint| format!("{} {hint}", told.error))
        }
        Notice::DocumentNotWritten(why) => tr!(text, "notice-document-not-written", why = why.as_str()),
        Notice::NoDocument => tr!(text, "notice-no-document", key = key(app, look, Action::Open)),
        Notice::Messages(told) => of_messages(app, look, told),
        Notice::Meeting(news) => meeting(app, look, news),
        Notice::Store(StoreNotice::Made { path }) => tr!(text, "notice-new-data", path = path.as_str()),
    }
}

/// How asking the suppliers went: what was read, what is unknown, what may not be asked yet.
fn asked(look: &Look, asked: Asked) -> String {
    let text = &look.text;
    let Asked { read, unknown, later } = asked;
    let mut told = vec![tr!(text, "notice-asked-read", count = read)];
    told.extend((unknown > 0).then(|| tr!(text, "notice-asked-unknown", count = unknown)));
    told.extend((later > 0).then(|| tr!(text, "notice-asked-later", count = later)));
    told.join(", ")
}

/// Which form waits half filled, and the key that opens it again.
fn drafts(app: &App, look: &Look, count: usize, purpose: &Purpose) -> String {
    let text = &look.text;
    let number = purpose.incident().and_then(|id| app.desk().summary(id)).map(|incident| incident.number.to_string());
    let form = words::purpose(text, purpose);
    let form = number.map_or_else(|| form.clone(), |number| format!("{form} · {number}"));
    let keys = purpose.opened_by().and_then(|action| {
        let here = app.keymap().keys_for(app.places(), action);
        here.or_else(|| app.keymap().keys_for(&[Place::Incident], action))
    });
    let form = keys.map_or_else(|| form.clone(), |keys| format!("{form} [{}]", words::keys(text, &keys)));
    tr!(text, "notice-drafts-waiting", count = count, form = form)
}

fn decision(app: &App, look: &Look, news: &DecisionNews) -> String {
    let text = &look.text;
    let name = |person| text.person(app.desk(), person);
    match news {
        DecisionNews::Word(lacking) => tr!(text, "notice-word", role = text.role_short(lacking.role())),
        DecisionNews::Outcome(isg) => tr!(text, "notice-outcome", isg = text.isg_choice(*isg)),
        DecisionNews::Stale => tr!(text, "notice-stale"),
        DecisionNews::Disagree => tr!(text, "notice-disagree"),
        DecisionNews::Attempt(person) => tr!(text, "notice-attempt", person = name(person)),
        DecisionNews::Called(person, state) => {
            let words = text.call_state(*state, app.now());
            tr!(text, "notice-called", person = name(person), state = state.key(), words = words)
        }
        DecisionNews::Chair(person, None) => tr!(text, "notice-chair", person = name(person)),
        DecisionNews::Chair(person, Some(usual)) => {
            tr!(text, "notice-chair-instead", person = name(person), usual = name(usual))
        }
        DecisionNews::Advice => tr!(text, "notice-advice"),
    }
}

fn meeting(app: &App, look: &Look, news: &MeetingNews) -> String {
    let text = &look.text;
    match news {
        MeetingNews::Called => tr!(text, "notice-meeting-called"),
        MeetingNews::Begun(number) => tr!(
            text,
            "notice-meeting-begun",
            incident = number.to_string(),
            minute = key(app, look, Action::Minute),
            hold = key(app, look, Action::HoldMeeting)
        ),
        MeetingNews::Cancelled => tr!(text, "notice-meeting-cancelled"),
        MeetingNews::Item => tr!(text, "notice-meeting-item"),
        MeetingNews::Put(number) => tr!(text, "notice-meeting-put", incident = number.to_string()),
        MeetingNews::Attended(person) => {
            tr!(text, "notice-meeting-attended", person = text.person(app.desk(), person))
        }
        MeetingNews::Noted => tr!(text, "notice-meeting-noted"),
        MeetingNews::Held => tr!(text, "notice-meeting-held"),
        MeetingNews::Corrected => tr!(text, "notice-meeting-corrected"),
    }
}

fn of_messages(app: &App, look: &Look, told: &MessageNotice) -> String {
    let text = &look.text;
    let id = ToString::to_string;
    match told {
        MessageNotice::Drafted(message, true) => {
            let keys = key(app, look, Action::ApproveMessage);
            tr!(text, "notice-message-waits", message = id(message), key = keys)
        }
        MessageNotice::Drafted(message, false) => {
            tr!(text, "notice-message-drafted", message = id(message), key = key(app, look, Action::SendMessage))
        }
        MessageNotice::Edited(message) => tr!(text, "notice-message-edited", message = id(message)),
        MessageNotice::Approved(message, false) => {
            tr!(text, "notice-message-approved", message = id(message), key = key(app, look, Action::SendMessage))
        }
        MessageNotice::Approved(message, true) => {
            tr!(text, "notice-message-by-phone", message = id(message), key = key(app, look, Action::SendMessage))
        }
        MessageNotice::Confirmed(message) => tr!(text, "notice-message-confirmed", message = id(message)),
        MessageNotice::Withdrawn(message) => tr!(text, "notice-message-withdrawn", message = id(message)),
        MessageNotice::Sent(message) => tr!(text, "notice-message-sent", message = id(message)),
        MessageNotice::Judged(audience) => tr!(text, "notice-judged", audience = text.audience(*audience)),
        MessageNotice::FactSet(line) => tr!(text, "notice-fact-set", line = text.sheet_key(*line)),
        MessageNotice::ToConfirm(number) => {
            tr!(text, "notice-to-confirm", incident = number.to_string(), key = key(app, look, Action::Messages))
        }
        MessageNotice::TemplateToConfirm(name) => {
            tr!(text, "notice-template-to-confirm", template = name.as_str(), key = key(app, look, Action::Messages))
        }
        MessageNotice::NoMessage => {
            tr!(text, "notice-no-message", key = key(app, look, Action::DraftMessage))
        }
    }
}

/// What must be said beside what was done while nothing can be kept; nothing when it is merely on its way to the disk.
pub(super) fn unkept(app: &App, look: &Look, notice: &Notice) -> Option<String> {
    let troubled = app.store().trouble().is_some() && app.store().waiting() > 0;
    (troubled && notice.is_of_record()).then(|| tr!(look.text, "notice-not-kept"))
}

fn key(app: &App, look: &Look, action: Action) -> String {
    app.keymap().keys_for(app.places(), action).map_or_else(|| "?".to_owned(), |keys| words::keys(&look.text, &keys))
}

fn title(app: &App, look: &Look, step: &StepId) -> String {
    let list = app.checklist();
    let found = list.as_ref().and_then(|list| list.step(step));
    found.map_or_else(|| step.to_string(), |step| look.text.pick(&step.step.title).to_owned())
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::*;
    use crate::text::{Language, Text};
    use crate::ui::LEAST;

    #[test]
    fn no_notice_of_fixed_words_is_cut_at_the_least_width() {
        for language in Language::ALL {
            let text = Text::new(language);
            let words = [
                tr!(text, "notice-registered", incident = "26-A1234"),
                tr!(text, "notice-asking"),
                tr!(text, "notice-loading"),
                tr!(text, "notice-draft-kept"),
                tr!(text, "notice-no-incident", key = "n"),
                tr!(text, "notice-go-to-checklist", key = "3"),
                tr!(text, "notice-unbound", keys = "Ctrl-z", help = "F1"),
                tr!(text, "notice-repaired", records = 120),
                tr!(text, "notice-rebuilt"),
                tr!(text, "notice-recovered"),
                tr!(text, "notice-word", role = "ØS"),
                tr!(text, "notice-outcome", isg = tr!(text, "isg-not-now")),
                tr!(text, "notice-stale"),
                tr!(text, "notice-disagree"),
                tr!(text, "notice-advice"),
                format!("{} {}", tr!(text, "notice-registered", incident = "26-A1"), tr!(text, "notice-not-kept")),
            ];
            for words in words {
                assert!(words.width() + 4 <= usize::from(LEAST.0), "{language:?} {}: {words}", words.width());
            }
        }
    }
}
