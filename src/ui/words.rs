//! Words that only the screen has: panes, fields, actions, keys.

use super::hints::Group;
use crate::app::{
    Begin, Choice, FieldName, FollowUpChoice, FollowUpPane, IncidentPane, LegalChoice, MeetingChoice, MeetingField,
    MeetingForm, MeetingsPane, MessagesPane, Pane, Purpose, RegisterList, Stand, Tongue,
};
use crate::domain::feed::ServiceState;
use crate::domain::playbook::{Basis, Step, StepState};
use crate::domain::severity::Severity;
use crate::input::{Action, Key};
use crate::text::Text;
use crate::tr;

/// A pane of the desk.
pub(super) fn pane(text: &Text, pane: Pane) -> String {
    match pane {
        Pane::Incidents => tr!(text, "pane-incidents"),
        Pane::Outages => tr!(text, "pane-outages"),
        Pane::Checklist => tr!(text, "pane-checklist"),
        Pane::Roster => tr!(text, "pane-roster"),
    }
}

/// A pane of an incident.
pub(super) fn incident_pane(text: &Text, pane: IncidentPane) -> String {
    match pane {
        IncidentPane::Facts => tr!(text, "pane-facts"),
        IncidentPane::Steps => tr!(text, "pane-checklist"),
        IncidentPane::Timeline => tr!(text, "pane-timeline"),
    }
}

/// A pane of the messages.
pub(super) fn messages_pane(text: &Text, pane: MessagesPane) -> String {
    match pane {
        MessagesPane::List => tr!(text, "pane-messages"),
        MessagesPane::Text => tr!(text, "pane-message-text"),
        MessagesPane::Sheet => tr!(text, "pane-fact-sheet"),
    }
}

/// A list of the register.
pub(super) fn register_list(text: &Text, list: RegisterList) -> String {
    match list {
        RegisterList::Systems => tr!(text, "pane-systems"),
        RegisterList::People => tr!(text, "pane-people"),
        RegisterList::Gaps => tr!(text, "pane-gaps"),
        RegisterList::Wheel => tr!(text, "pane-wheel"),
    }
}

/// A pane of the follow-up.
pub(super) fn follow_up_pane(text: &Text, pane: FollowUpPane) -> String {
    match pane {
        FollowUpPane::Actions => tr!(text, "pane-actions"),
        FollowUpPane::Waiting => tr!(text, "pane-waiting"),
    }
}

/// A pane of the meetings.
pub(super) fn meetings_pane(text: &Text, pane: MeetingsPane) -> String {
    match pane {
        MeetingsPane::List => tr!(text, "pane-meetings"),
        MeetingsPane::Agenda => tr!(text, "pane-agenda"),
        MeetingsPane::Seats => tr!(text, "pane-attendance"),
    }
}

/// A field of a form about a meeting.
fn meeting_field(text: &Text, name: MeetingField) -> String {
    match name {
        MeetingField::At => tr!(text, "field-meeting-at"),
        MeetingField::Place => tr!(text, "field-meeting-place"),
        MeetingField::Sort => tr!(text, "field-meeting-sort"),
        MeetingField::Incident => tr!(text, "field-meeting-incident"),
        MeetingField::Presence => tr!(text, "field-meeting-presence"),
        MeetingField::Instead => tr!(text, "field-meeting-instead"),
        MeetingField::Said => tr!(text, "field-meeting-said"),
        MeetingField::Decided => tr!(text, "field-meeting-decided"),
        MeetingField::Postponed => tr!(text, "field-meeting-postponed"),
        MeetingField::Owner => tr!(text, "field-meeting-owner"),
        MeetingField::Due => tr!(text, "field-meeting-due"),
        MeetingField::Checked => tr!(text, "field-meeting-checked"),
        MeetingField::Found => tr!(text, "field-meeting-found"),
        MeetingField::Cause => tr!(text, "field-meeting-cause"),
        MeetingField::Plan => tr!(text, "field-meeting-plan"),
        MeetingField::Guest => tr!(text, "field-meeting-guest"),
        MeetingField::Agreed => tr!(text, "field-meeting-agreed"),
        MeetingField::Correction => tr!(text, "field-meeting-correction"),
    }
}

fn meeting_choice(text: &Text, choice: MeetingChoice) -> String {
    match choice {
        MeetingChoice::Sort(sort) => text.meeting_sort(sort),
        MeetingChoice::Present => tr!(text, "presence-present"),
        MeetingChoice::Instead => tr!(text, "choice-meeting-instead"),
        MeetingChoice::Absent => tr!(text, "presence-absent"),
        MeetingChoice::Treated => tr!(text, "choice-meeting-treated"),
        MeetingChoice::Postponed => tr!(text, "words-postponed"),
    }
}

/// What a form about a meeting is for.
fn meeting_form(text: &Text, form: &MeetingForm) -> String {
    match form {
        MeetingForm::Call => action(text, Action::CallMeeting),
        MeetingForm::Acute { .. } => tr!(text, "form-acute-meeting"),
        MeetingForm::Item => action(text, Action::AddItem),
        MeetingForm::Put { .. } => action(text, Action::PutOnAgenda),
        MeetingForm::Present { .. } => action(text, Action::NotePresence),
        MeetingForm::Say { .. } => action(text, Action::Minute),
        MeetingForm::Agree { .. } => action(text, Action::AgreeOn),
        MeetingForm::Check => action(text, Action::SpotCheck),
        MeetingForm::Withdraw { .. } => action(text, Action::WithdrawItem),
        MeetingForm::Guest => action(text, Action::NoteGuest),
        MeetingForm::Settle => action(text, Action::SettleAgreed),
        MeetingForm::Next => action(text, Action::NextMeeting),
        MeetingForm::Cancel => action(text, Action::CancelMeeting),
        MeetingForm::Hold => action(text, Action::HoldMeeting),
        MeetingForm::Correct { .. } => action(text, Action::CorrectMinutes),
    }
}

/// What an action does, in a word or three.
pub(super) fn action(text: &Text, action: Action) -> String {
    match action {
        Action::Register => tr!(text, "action-register"),
        Action::Tick => tr!(text, "action-tick"),
        Action::Why => tr!(text, "action-why"),
        Action::InsertBlock => tr!(text, "action-insert-block"),
        Action::UpdatePlaybook => tr!(text, "action-update-playbook"),
        Action::NextStep => tr!(text, "action-next-step"),
        Action::SkipStep => tr!(text, "action-skip-step"),
        Action::ReopenStep => tr!(text, "action-reopen-step"),
        Action::Note => tr!(text, "action-note"),
        Action::Attach => tr!(text, "action-attach"),
        Action::Assign => tr!(text, "action-assign"),
        Action::Severity => tr!(text, "action-severity"),
        Action::Amend => tr!(text, "action-amend"),
        Action::Question => tr!(text, "action-question"),
        Action::LegalAwareness => tr!(text, "action-legal-awareness"),
        Action::LegalRisk => tr!(text, "action-legal-risk"),
        Action::LegalFile => tr!(text, "action-legal-file"),
        Action::LegalNotReportable => tr!(text, "action-legal-not-reportable"),
        Action::LegalDataSubjects => tr!(text, "action-legal-data-subjects"),
        Action::LegalNis2 => tr!(text, "action-legal-nis2"),
        Action::LegalReport => tr!(text, "action-legal-report"),
        Action::LegalWithdraw => tr!(text, "action-legal-withdraw"),
        Action::FollowUp => tr!(text, "action-follow-up"),
        Action::StateCause => tr!(text, "action-state-cause"),
        Action::AgreeMeasure => tr!(text, "action-agree-action"),
        Action::MeasureDone => tr!(text, "action-action-done"),
        Action::ChangeMeasure => tr!(text, "action-change-action"),
        Action::WithdrawItem => tr!(text, "action-withdraw-item"),
        Action::NoteGuest => tr!(text, "action-note-guest"),
        Action::SettleAgreed => tr!(text, "action-settle-action"),
        Action::DutyDone => tr!(text, "action-duty-done"),
        Action::DropMeasure => tr!(text, "action-drop-action"),
        Action::AssessEffect => tr!(text, "action-assess-effect"),
        Action::NoteDeviation => tr!(text, "action-note-deviation"),
        Action::Mitigate => tr!(text, "action-mitigate"),
        Action::NoteReview => tr!(text, "action-note-review"),
        Action::NoteBriefing => tr!(text, "action-note-briefing"),
        Action::Close => tr!(text, "action-close"),
        Action::Reopen => tr!(text, "action-reopen"),
        Action::Decide => tr!(text, "action-decide"),
        Action::GiveWord => tr!(text, "action-give-word"),
        Action::Attempt => tr!(text, "action-attempt"),
        Action::NoteCall => tr!(text, "action-note-call"),
        Action::TakeChair => tr!(text, "action-take-chair"),
        Action::Advise => tr!(text, "action-advise"),
        Action::RegisterFromOutage => tr!(text, "action-register-from-outage"),
        Action::Messages => tr!(text, "action-messages"),
        Action::Documents => tr!(text, "action-documents"),
        Action::WriteDocument => tr!(text, "action-write-document"),
        Action::Meetings => tr!(text, "action-meetings"),
        Action::PutOnAgenda => tr!(text, "action-put-on-agenda"),
        Action::CallMeeting => tr!(text, "action-call-meeting"),
        Action::AddItem => tr!(text, "action-add-item"),
        Action::TogglePresence => tr!(text, "action-toggle-presence"),
        Action::NotePresence => tr!(text, "action-note-presence"),
        Action::Minute => tr!(text, "action-minute"),
        Action::AgreeOn => tr!(text, "action-agree-on"),
        Action::SpotCheck => tr!(text, "action-spot-check"),
        Action::NextMeeting => tr!(text, "action-next-meeting"),
        Action::HoldMeeting => tr!(text, "action-hold-meeting"),
        Action::CancelMeeting => tr!(text, "action-cancel-meeting"),
        Action::CorrectMinutes => tr!(text, "action-correct-minutes"),
        Action::DraftMessage => tr!(text, "action-draft-message"),
        Action::AllClear => tr!(text, "action-all-clear"),
        Action::RefreshMessage => tr!(text, "action-refresh-message"),
        Action::EditMessage => tr!(text, "action-edit-message"),
        Action::ApproveMessage => tr!(text, "action-approve-message"),
        Action::ApproveByPhone => tr!(text, "action-approve-by-phone"),
        Action::SendMessage => tr!(text, "action-send-message"),
        Action::WithdrawMessage => tr!(text, "action-withdraw-message"),
        Action::NotAffected => tr!(text, "action-not-affected"),
        Action::ConfirmApproval => tr!(text, "action-confirm-approval"),
        Action::SetFact => tr!(text, "action-set-fact"),
        Action::ShowRegister => tr!(text, "action-show-register"),
        Action::Open => tr!(text, "action-open"),
        Action::Filter => tr!(text, "action-filter"),
        Action::ShowClosed => tr!(text, "action-show-closed"),
        Action::Poll => tr!(text, "action-poll"),
        Action::ShowFeeds => tr!(text, "action-show-feeds"),
        Action::Copy => tr!(text, "action-copy"),
        Action::MoveUp => tr!(text, "action-move-up"),
        Action::MoveDown => tr!(text, "action-move-down"),
        Action::PageUp => tr!(text, "action-page-up"),
        Action::PageDown => tr!(text, "action-page-down"),
        Action::First => tr!(text, "action-first"),
        Action::Last => tr!(text, "action-last"),
        Action::NextPane => tr!(text, "action-next-pane"),
        Action::PreviousPane => tr!(text, "action-previous-pane"),
        Action::Pane1 => tr!(text, "action-pane-1"),
        Action::Pane2 => tr!(text, "action-pane-2"),
        Action::Pane3 => tr!(text, "action-pane-3"),
        Action::Pane4 => tr!(text, "action-pane-4"),
        Action::NextField => tr!(text, "action-next-field"),
        Action::PreviousField => tr!(text, "action-previous-field"),
        Action::ChooseNext => tr!(text, "action-choose-next"),
        Action::ChoosePrevious => tr!(text, "action-choose-previous"),
        Action::Pick => tr!(text, "action-pick"),
        Action::Submit => tr!(text, "action-submit"),
        Action::StartAfresh => tr!(text, "action-start-afresh"),
        Action::Help => tr!(text, "action-help"),
        Action::Back => tr!(text, "action-back"),
        Action::Quit => tr!(text, "action-quit"),
    }
}

/// What an action does, in a word, for a line that has no room for more; `None`: it is said in a word anyway.
#[expect(clippy::wildcard_enum_match_arm, reason = "most actions are named in a word, or in no line")]
pub(super) fn hint(text: &Text, action: Action) -> Option<String> {
    let word = match action {
        Action::Register => tr!(text, "hint-register"),
        Action::FollowUp => tr!(text, "hint-follow-up"),
        Action::Meetings => tr!(text, "hint-meetings"),
        Action::NextPane => tr!(text, "hint-next-pane"),
        Action::Tick => tr!(text, "hint-tick"),
        Action::SkipStep => tr!(text, "hint-skip-step"),
        Action::NextStep => tr!(text, "hint-next-step"),
        Action::RefreshMessage => tr!(text, "hint-refresh-message"),
        Action::Why => tr!(text, "hint-why"),
        Action::Note => tr!(text, "hint-note"),
        Action::Attach => tr!(text, "hint-attach"),
        Action::Severity => tr!(text, "hint-severity"),
        Action::Amend => tr!(text, "hint-amend"),
        Action::Close => tr!(text, "hint-close"),
        Action::Poll => tr!(text, "hint-poll"),
        Action::ShowFeeds => tr!(text, "hint-show-feeds"),
        Action::Copy => tr!(text, "hint-copy"),
        Action::MeasureDone => tr!(text, "hint-action-done"),
        Action::DropMeasure => tr!(text, "hint-drop-action"),
        Action::AgreeMeasure => tr!(text, "hint-agree-action"),
        Action::NoteReview => tr!(text, "hint-note-review"),
        Action::Minute => tr!(text, "hint-minute"),
        Action::AgreeOn => tr!(text, "hint-agree-on"),
        Action::TogglePresence => tr!(text, "hint-toggle-presence"),
        Action::HoldMeeting => tr!(text, "hint-hold-meeting"),
        Action::CallMeeting => tr!(text, "hint-call-meeting"),
        Action::AddItem => tr!(text, "hint-add-item"),
        Action::ShowClosed => tr!(text, "hint-show-closed"),
        Action::ChangeMeasure => tr!(text, "hint-change-action"),
        Action::SettleAgreed => tr!(text, "hint-settle-action"),
        Action::WithdrawItem => tr!(text, "hint-withdraw-item"),
        Action::DutyDone => tr!(text, "hint-duty-done"),
        _ => return None,
    };
    Some(word)
}

/// What is found behind a key that several actions begin with, for help.
pub(super) fn help_group(text: &Text, group: Group) -> String {
    match group {
        Group::FollowUp => tr!(text, "help-group-follow-up"),
        Group::Legal => tr!(text, "help-group-legal"),
    }
}

/// What the actions that begin with one key are about.
pub(super) fn hint_group(text: &Text, group: Group) -> String {
    match group {
        Group::FollowUp => tr!(text, "hint-group-follow-up"),
        Group::Legal => tr!(text, "hint-group-legal"),
    }
}

/// What a field asks for.
pub(super) fn field(text: &Text, name: FieldName) -> String {
    match name {
        FieldName::Title => tr!(text, "field-title"),
        FieldName::Kind => tr!(text, "field-kind"),
        FieldName::Systems => tr!(text, "field-systems"),
        FieldName::ValidUntil => tr!(text, "field-valid-until"),
        FieldName::Began => tr!(text, "field-began"),
        FieldName::Discovered => tr!(text, "field-discovered"),
        FieldName::Reported => tr!(text, "field-reported"),
        FieldName::Reporter => tr!(text, "field-reporter"),
        FieldName::Confidentiality => tr!(text, "field-confidentiality"),
        FieldName::Integrity => tr!(text, "field-integrity"),
        FieldName::Availability => tr!(text, "field-availability"),
        FieldName::Reach => tr!(text, "field-reach"),
        FieldName::PersonalData => tr!(text, "field-personal-data"),
        // What a playbook asks for is in the playbook; the form says it.
        FieldName::Input(_) => String::new(),
        FieldName::ForSystems => tr!(text, "field-for-systems"),
        FieldName::Block => tr!(text, "field-block"),
        FieldName::Note => tr!(text, "field-note"),
        FieldName::DoneBy => tr!(text, "field-done-by"),
        FieldName::OnBehalf => tr!(text, "field-on-behalf"),
        FieldName::Severity => tr!(text, "field-severity"),
        FieldName::Reason => tr!(text, "field-reason"),
        FieldName::Handler => tr!(text, "field-handler"),
        FieldName::Stand => tr!(text, "field-stand"),
        FieldName::Isg => tr!(text, "field-isg"),
        FieldName::Action => tr!(text, "field-action"),
        FieldName::Decider => tr!(text, "field-decider"),
        FieldName::How => tr!(text, "field-how"),
        FieldName::Review => tr!(text, "field-review"),
        FieldName::With => tr!(text, "field-with"),
        FieldName::Reached => tr!(text, "field-reached"),
        FieldName::Result => tr!(text, "field-result"),
        FieldName::Callback => tr!(text, "field-callback"),
        FieldName::CallState => tr!(text, "field-call-state"),
        FieldName::JoinsAt => tr!(text, "field-joins-at"),
        FieldName::Chair => tr!(text, "field-chair"),
        FieldName::Question => tr!(text, "field-question"),
        FieldName::Advice => tr!(text, "field-advice"),
        FieldName::DissentBy => tr!(text, "field-dissent-by"),
        FieldName::Dissent => tr!(text, "field-dissent"),
        FieldName::DpoAdvice => tr!(text, "field-dpo-advice"),
        FieldName::Since => tr!(text, "field-since"),
        FieldName::DecidedBy => tr!(text, "field-decided-by"),
        FieldName::Risk => tr!(text, "field-risk"),
        FieldName::Phase => tr!(text, "field-phase"),
        FieldName::Case => tr!(text, "field-case"),
        FieldName::Late => tr!(text, "field-late"),
        FieldName::Told => tr!(text, "field-told"),
        FieldName::Act => tr!(text, "field-act"),
        FieldName::Significance => tr!(text, "field-significance"),
        FieldName::Report => tr!(text, "field-report"),
        FieldName::People => tr!(text, "field-people"),
        FieldName::ProtectedAddress => tr!(text, "field-protected-address"),
        FieldName::CprNumbers => tr!(text, "field-cpr-numbers"),
        FieldName::Excuse => tr!(text, "field-excuse"),
        FieldName::Item => tr!(text, "field-item"),
        FieldName::Cause => tr!(text, "field-cause"),
        FieldName::Contributing => tr!(text, "field-contributing"),
        FieldName::Task => tr!(text, "field-task"),
        FieldName::Owner => tr!(text, "field-owner"),
        FieldName::SupplierOwner => tr!(text, "field-supplier-owner"),
        FieldName::Due => tr!(text, "field-due"),
        FieldName::AssessOn => tr!(text, "field-assess-on"),
        FieldName::Worked => tr!(text, "field-worked"),
        FieldName::Safeguard => tr!(text, "field-safeguard"),
        FieldName::Lapse => tr!(text, "field-lapse"),
        FieldName::Mitigation => tr!(text, "field-mitigation"),
        FieldName::Participants => tr!(text, "field-participants"),
        FieldName::Findings => tr!(text, "field-findings"),
        FieldName::Agreement => tr!(text, "field-agreement"),
        FieldName::Supplier => tr!(text, "field-supplier"),
        FieldName::Briefing => tr!(text, "field-briefing"),
        FieldName::Language => tr!(text, "field-language"),
        FieldName::Organisation => tr!(text, "field-organisation"),
        FieldName::File => tr!(text, "field-file"),
        FieldName::About => tr!(text, "field-about"),
        FieldName::Name => tr!(text, "field-name"),
        FieldName::Phone => tr!(text, "field-phone"),
        FieldName::Role => tr!(text, "field-role"),
        FieldName::Begin => tr!(text, "field-begin"),
        FieldName::MessageText => tr!(text, "field-message-text"),
        FieldName::Free(place) => (place + 1).to_string(),
        FieldName::Approver => tr!(text, "field-approver"),
        FieldName::Code => tr!(text, "field-code"),
        FieldName::Witness => tr!(text, "field-witness"),
        FieldName::Channel => tr!(text, "field-channel"),
        FieldName::To => tr!(text, "field-to"),
        FieldName::Fact => tr!(text, "field-fact"),
        FieldName::Source => tr!(text, "field-source"),
        FieldName::DoneOn => tr!(text, "field-done-on"),
        FieldName::Meeting(name) => meeting_field(text, name),
        FieldName::Answer(question) => text.question(question),
    }
}

/// A value of a choice.
pub(super) fn choice(text: &Text, choice: Choice) -> String {
    match choice {
        Choice::Kind(kind) => text.kind(kind),
        Choice::Level(level) => text.level(level),
        Choice::Reach(reach) => text.reach(reach),
        Choice::Data(data) => text.personal_data(data),
        Choice::Severity(severity) => text.severity(severity),
        Choice::Answer(Some(answer)) => text.answer(answer),
        Choice::Answer(None) | Choice::Option(_) | Choice::Legal(None) | Choice::Isg(None) | Choice::Stand(None) => {
            tr!(text, "ui-no-answer")
        }
        Choice::Legal(Some(LegalChoice::Risk(risk))) => text.risk(risk),
        Choice::Legal(Some(LegalChoice::Phase(phase))) => text.filing_phase(phase),
        Choice::Legal(Some(LegalChoice::Told(told))) => text.told_subjects(told),
        Choice::Legal(Some(LegalChoice::Significance(significance))) => text.significance(significance),
        Choice::Legal(Some(LegalChoice::Report(report))) => text.nis2_report(report),
        Choice::Legal(Some(LegalChoice::Act(act))) => text.recorded_act(act),
        Choice::FollowUp(FollowUpChoice::Worked(worked)) => text.worked(worked),
        Choice::FollowUp(FollowUpChoice::Lapse(lapse)) => text.lapse(lapse),
        Choice::FollowUp(FollowUpChoice::Agreement(kept)) => {
            kept.map_or_else(|| "–".to_owned(), |kept| text.agreement_kept(kept))
        }
        Choice::FollowUp(FollowUpChoice::Briefing(None)) => tr!(text, "briefing-not-needed"),
        Choice::Tongue(Tongue::Danish) => tr!(text, "set-up-danish"),
        Choice::Tongue(Tongue::English) => tr!(text, "set-up-english"),
        Choice::Channel(channel) => text.channel(channel),
        Choice::Meeting(choice) => meeting_choice(text, choice),
        Choice::Role(Some(role)) => text.role(role),
        Choice::Role(None) => tr!(text, "set-up-no-role"),
        Choice::Stand(Some(Stand::Agrees)) => tr!(text, "stand-agrees"),
        Choice::Stand(Some(Stand::Differs)) => tr!(text, "stand-differs"),
        Choice::Isg(Some(isg)) => text.isg_choice(isg),
        Choice::FollowUp(FollowUpChoice::Briefing(Some(how))) => text.how(how),
        Choice::Attempt(result) => text.attempt(result, jiff::Timestamp::UNIX_EPOCH),
        Choice::Call(state) => text.call_state(state, jiff::Timestamp::UNIX_EPOCH),
        Choice::Begin(Begin::Desk) => tr!(text, "set-up-desk"),
        Choice::Begin(Begin::Demo) => tr!(text, "set-up-demo"),
    }
}

/// What a form is for.
pub(super) fn purpose(text: &Text, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Register { .. } => tr!(text, "form-register"),
        Purpose::Amend { .. } => tr!(text, "form-amend"),
        Purpose::Step { .. } => tr!(text, "form-step"),
        Purpose::Skip { .. } => tr!(text, "form-skip"),
        Purpose::Severity { .. } => tr!(text, "form-severity"),
        Purpose::Note { .. } => tr!(text, "form-note"),
        Purpose::Attach { .. } => tr!(text, "form-attach"),
        Purpose::Assign { .. } => tr!(text, "form-assign"),
        Purpose::Close { .. } => tr!(text, "form-close"),
        Purpose::Reopen { .. } => tr!(text, "form-reopen"),
        Purpose::Insert { .. } => tr!(text, "form-insert"),
        Purpose::Update { .. } => tr!(text, "form-update"),
        Purpose::Word { side, .. } => tr!(text, "form-word", role = text.role_short(side.role())),
        Purpose::Attempt { .. } => tr!(text, "form-attempt"),
        Purpose::Call { .. } => tr!(text, "form-call"),
        Purpose::Chair { .. } => tr!(text, "form-chair"),
        Purpose::Advise { .. } => tr!(text, "form-advise"),
        Purpose::Legal { form, .. } => action(text, form.action()),
        Purpose::FollowUp { form, .. } => action(text, form.action()),
        Purpose::Meeting { form, .. } => meeting_form(text, form),
        Purpose::Duty { .. } => action(text, Action::DutyDone),
        Purpose::SetUp => tr!(text, "form-set-up"),
        Purpose::DraftMessage { .. } => tr!(text, "form-draft-message"),
        Purpose::FromTemplate { template, .. } => tr!(text, "form-from-template", template = template.as_str()),
        Purpose::RefreshMessage { .. } => tr!(text, "form-refresh-message"),
        Purpose::EditMessage { .. } => tr!(text, "form-edit-message"),
        Purpose::ApproveMessage { .. } => tr!(text, "form-approve-message"),
        Purpose::ApproveTemplate { template, .. } => {
            tr!(text, "form-approve-template", template = template.as_str())
        }
        Purpose::ApproveTemplateByPhone { template, .. } => {
            tr!(text, "form-approve-template-by-phone", template = template.as_str())
        }
        Purpose::ApproveByPhone { .. } => tr!(text, "form-approve-by-phone"),
        Purpose::ConfirmApproval { .. } | Purpose::ConfirmTemplate { .. } => action(text, Action::ConfirmApproval),
        Purpose::SendMessage { .. } => tr!(text, "form-send-message"),
        Purpose::WithdrawMessage { .. } => action(text, Action::WithdrawMessage),
        Purpose::NotAffected { .. } => tr!(text, "form-not-affected"),
        Purpose::SetFact { .. } => tr!(text, "form-set-fact"),
    }
}

/// Keys as a person finds them on the keyboard.
pub(super) fn keys(text: &Text, keys: &[Key]) -> String {
    keys.iter().map(|key| named(text, &key.to_string())).collect::<Vec<_>>().join(" ")
}

/// Keys that were pressed, by their names in keymap files.
pub(super) fn pressed(text: &Text, keys: &str) -> String {
    keys.split(' ').map(|key| named(text, key)).collect::<Vec<_>>().join(" ")
}

fn named(text: &Text, key: &str) -> String {
    match key {
        "space" => tr!(text, "key-space"),
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "backtab" => "Shift-Tab".to_owned(),
        "pageup" => "PgUp".to_owned(),
        "pagedown" => "PgDn".to_owned(),
        "tab" | "enter" | "esc" | "home" | "end" | "f1" => {
            let mut letters = key.chars();
            letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
        }
        other => other.strip_prefix("ctrl-").map_or_else(|| other.to_owned(), |key| format!("Ctrl-{key}")),
    }
}

/// Why a step is asked, and what asks for it.
pub(super) fn why(text: &Text, step: &Step) -> String {
    let basis: Vec<String> = step
        .prescribed_by
        .iter()
        .map(|basis| match basis {
            Basis::Policy(_) => basis.to_string(),
            Basis::Law(law) => law.clone(),
            Basis::GoodPractice(_) => tr!(text, "ui-good-practice"),
        })
        .collect();
    format!("{} [{}]", text.pick(&step.why), basis.join(", "))
}

/// How grave, as a mark that shows without colour.
pub(super) fn severity_mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Minor => "   ",
        Severity::Moderate => "!  ",
        Severity::Major => "!! ",
        Severity::Serious => "!!!",
    }
}

/// A service's state, as a mark that shows without colour.
pub(super) fn service_mark(state: ServiceState) -> &'static str {
    match state {
        ServiceState::Operational => "✓",
        ServiceState::Maintenance => "◇",
        ServiceState::Unknown => "?",
        ServiceState::Degraded => "≈",
        ServiceState::PartialOutage => "▽",
        ServiceState::MajorOutage => "▼",
    }
}

/// Where a step stands, as a box.
pub(super) fn step_mark(state: StepState) -> &'static str {
    match state {
        StepState::Todo => "[ ]",
        StepState::Done => "[x]",
        StepState::Skipped => "[-]",
        StepState::Waiting => "[.]",
        StepState::NotApplicable => "   ",
    }
}
