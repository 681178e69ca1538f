//! What each action does, wherever it is asked for.

use super::decision::DecisionPane;
use super::event::{Effect, Moment};
use super::form::Taken;
use super::notice::Notice;
use super::overlay::Overlay;
use super::screen::{FollowUpPane, FollowUpView, IncidentPane, IncidentView, MessagesPane, Pane};
use super::{App, FollowUpForm, LegalForm, MeetingForm, MeetingsPane, Purpose, RegisterList, Screen};
use crate::domain::IncidentId;
use crate::domain::message::MessageKind;
use crate::input::Action;

/// Lines that are not the page's own where it fills the screen: the bars, its frame, and the one that stays of the page before.
const PAGE_AROUND: u16 = 6;
/// The same of help, which has what the marks mean below its rows.
const HELP_AROUND: u16 = 11;

impl App {
    pub(super) fn run(&mut self, action: Action, moment: &Moment, effects: &mut Vec<Effect>) {
        match &mut self.overlay {
            Some(Overlay::Form(_)) => self.run_in_form(action, moment, effects),
            Some(Overlay::Help { .. }) => self.run_in_help(action),
            Some(Overlay::Why(_)) => {
                let page = self.page_length();
                self.run_in_why(action, page);
            }
            Some(Overlay::Feeds { .. }) => self.run_in_feeds(action),
            Some(Overlay::Filter) => self.run_in_filter(action),
            Some(Overlay::ConfirmQuit) if action == Action::Submit => effects.push(Effect::Quit),
            Some(Overlay::ConfirmQuit) => self.overlay = None,
            None => self.run_below(action, moment, effects),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest moves about in the form")]
    fn run_in_form(&mut self, action: Action, moment: &Moment, effects: &mut Vec<Effect>) {
        match action {
            Action::Submit => self.submit(moment, effects),
            Action::Back => {
                let left = self.overlay.take();
                self.notice = None;
                if let Some(Overlay::Form(form)) = left {
                    if *form.purpose() == Purpose::SetUp {
                        self.tell(Notice::SetUpLeft);
                    } else if form.only_looked() {
                        // Options that were looked through and put back are no answers.
                        if self.drafts.remove(form.purpose()).is_some() {
                            effects.push(Effect::DropDraft(form.purpose().clone()));
                        }
                    } else if self.drafts.contains_key(form.purpose()) {
                        self.left_form();
                    }
                }
            }
            Action::StartAfresh => self.start_afresh(moment, effects),
            Action::PageDown => self.scroll_text(1),
            Action::PageUp => self.scroll_text(-1),
            Action::Help => {
                self.notice = None;
                if let Some(Overlay::Form(form)) = self.overlay.take() {
                    self.overlay = Some(Overlay::Help { at: 0, under: Some(form) });
                }
            }
            other => {
                let taken = match &mut self.overlay {
                    Some(Overlay::Form(form)) => form.act(other),
                    Some(
                        Overlay::Help { .. }
                        | Overlay::Why(_)
                        | Overlay::Feeds { .. }
                        | Overlay::Filter
                        | Overlay::ConfirmQuit,
                    )
                    | None => Taken::NotMine,
                };
                self.after_typing(taken, moment, effects);
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "help has few actions of its own")]
    fn run_in_help(&mut self, action: Action) {
        // The keys that several actions begin with have a row each.
        let groups = if matches!(self.screen, Screen::Incident(_)) { 2 } else { 0 };
        let rows = self.keymap.ways(self.places_below()).len() + groups;
        let page = usize::from(self.size.1.saturating_sub(HELP_AROUND).max(1));
        let Some(Overlay::Help { at, under }) = &mut self.overlay else { return };
        let last = rows.saturating_sub(1);
        match action {
            Action::MoveDown => *at = (*at + 1).min(last),
            Action::MoveUp => *at = at.saturating_sub(1),
            Action::PageDown => *at = (*at + page).min(last),
            Action::PageUp => *at = at.saturating_sub(page),
            Action::First => *at = 0,
            Action::Last => *at = last,
            Action::Back | Action::Help | Action::Quit | Action::Open => {
                self.overlay = under.take().map(Overlay::Form);
            }
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the filter has few actions of its own")]
    fn run_in_filter(&mut self, action: Action) {
        match action {
            Action::MoveDown => self.move_by(1),
            Action::MoveUp => self.move_by(-1),
            Action::Submit => self.overlay = None,
            Action::Back => {
                self.overlay = None;
                self.filter_mut().clear();
                self.resort();
            }
            _ => {}
        }
    }

    fn run_below(&mut self, action: Action, moment: &Moment, effects: &mut Vec<Effect>) {
        if action != Action::Back && self.notice().is_some_and(|notice| notice.tone() == super::Tone::Refused) {
            self.notice = None;
        }
        let page = isize::try_from(self.page_length()).unwrap_or(1);
        match action {
            Action::MoveUp => self.move_by(-1),
            Action::MoveDown => self.move_by(1),
            Action::PageUp => self.move_by(-page),
            Action::PageDown => self.move_by(page),
            Action::First => self.move_to(0),
            Action::Last => self.move_to_last(),
            Action::NextPane => self.shift_pane(1),
            Action::PreviousPane => self.shift_pane(-1),
            Action::Pane1 => self.go_to_pane(0),
            Action::Pane2 => self.go_to_pane(1),
            Action::Pane3 => self.go_to_pane(2),
            Action::Pane4 => self.go_to_pane(3),
            Action::Open => self.open(moment, effects),
            Action::Register => self.open_form(Purpose::Register { outage: None }, moment),
            Action::RegisterFromOutage => match self.selection.outage {
                Some(id) => self.open_form(Purpose::Register { outage: Some(id) }, moment),
                None => self.tell(Notice::NoOutage),
            },
            Action::TogglePresence => self.toggle_presence(moment, effects),
            Action::Tick => self.tick(moment, effects),
            Action::NextStep => self.go_to_next_step(),
            Action::SkipStep => self.about_step(moment, effects, |incident, step| Purpose::Skip { incident, step }),
            Action::ReopenStep => self.reopen_step(moment, effects),
            Action::Why => self.ask_why(effects),
            Action::InsertBlock => self.about_incident(moment, effects, |incident| Purpose::Insert { incident }),
            Action::UpdatePlaybook => {
                self.about_incident(moment, effects, |incident| Purpose::Update { incident });
            }
            Action::Attach => self.about_incident(moment, effects, |incident| Purpose::Attach { incident }),
            Action::Note => self.about_incident(moment, effects, |incident| Purpose::Note { incident }),
            Action::Assign => self.about_incident(moment, effects, |incident| Purpose::Assign { incident }),
            Action::Severity => self.about_incident(moment, effects, |incident| Purpose::Severity { incident }),
            Action::Amend => self.about_incident(moment, effects, |incident| Purpose::Amend { incident }),
            Action::Question => self.open_question(None, moment, effects),
            Action::LegalAwareness => self.open_legal(LegalForm::Awareness, moment, effects),
            Action::LegalRisk => self.open_legal(LegalForm::Risk, moment, effects),
            Action::LegalFile => self.open_legal(LegalForm::File, moment, effects),
            Action::LegalNotReportable => self.open_legal(LegalForm::NotReportable, moment, effects),
            Action::LegalDataSubjects => self.open_legal(LegalForm::DataSubjects, moment, effects),
            Action::LegalNis2 => self.open_legal(LegalForm::Significance, moment, effects),
            Action::LegalReport => self.open_legal(LegalForm::Report, moment, effects),
            Action::LegalWithdraw => self.open_legal(LegalForm::Withdraw, moment, effects),
            Action::FollowUp => self.open_follow_up(),
            Action::StateCause => self.open_follow_up_form(FollowUpForm::Cause, moment, effects),
            Action::AgreeMeasure => self.open_follow_up_form(FollowUpForm::Agree, moment, effects),
            Action::MeasureDone => self.open_follow_up_form(FollowUpForm::Done, moment, effects),
            Action::ChangeMeasure => self.open_follow_up_form(FollowUpForm::Change, moment, effects),
            Action::DropMeasure => self.open_follow_up_form(FollowUpForm::Drop, moment, effects),
            Action::AssessEffect => self.open_follow_up_form(FollowUpForm::Effect, moment, effects),
            Action::NoteDeviation => self.open_follow_up_form(FollowUpForm::Deviation, moment, effects),
            Action::Mitigate => self.open_follow_up_form(FollowUpForm::Mitigated, moment, effects),
            Action::NoteReview => self.open_follow_up_form(FollowUpForm::Review, moment, effects),
            Action::NoteBriefing => self.open_follow_up_form(FollowUpForm::Briefing, moment, effects),
            Action::Close => self.about_incident(moment, effects, |incident| Purpose::Close { incident }),
            Action::Reopen => self.about_incident(moment, effects, |incident| Purpose::Reopen { incident }),
            Action::Decide => self.open_decision(effects),
            Action::GiveWord => self.give_word(moment, effects),
            Action::Attempt => {
                let person = self.person_in_row();
                self.about_incident(moment, effects, |incident| Purpose::Attempt { incident, person });
            }
            Action::NoteCall => self.note_call(moment, effects),
            Action::TakeChair => self.about_incident(moment, effects, |incident| Purpose::Chair { incident }),
            Action::Advise => self.about_incident(moment, effects, |incident| Purpose::Advise { incident }),
            Action::Messages => self.open_messages(effects),
            Action::Documents => self.open_documents(effects),
            Action::WriteDocument => self.write_document(effects),
            Action::Meetings => self.open_meetings(),
            Action::PutOnAgenda => self.put_on_agenda(moment, effects),
            Action::CallMeeting => self.call_meeting(moment),
            Action::AddItem => self.about_meeting(moment, MeetingForm::Item),
            Action::WithdrawItem => self.withdraw_item(moment),
            Action::NoteGuest => self.about_meeting(moment, MeetingForm::Guest),
            Action::SettleAgreed => self.settle_action(moment),
            Action::NotePresence => self.note_presence(moment),
            Action::Minute => self.minute(moment),
            Action::AgreeOn => self.agree_action(moment),
            Action::SpotCheck => self.about_meeting(moment, MeetingForm::Check),
            Action::NextMeeting => self.about_meeting(moment, MeetingForm::Next),
            Action::HoldMeeting => self.about_meeting(moment, MeetingForm::Hold),
            Action::CancelMeeting => self.about_meeting(moment, MeetingForm::Cancel),
            Action::CorrectMinutes => self.correct_minutes(moment),
            Action::DraftMessage => self.draft_message(None, moment, effects),
            Action::AllClear => self.draft_message(Some(MessageKind::AllClear), moment, effects),
            Action::RefreshMessage => self.refresh_message(moment, effects),
            Action::EditMessage => self.edit_message(moment, effects),
            Action::ApproveMessage => self.approve_message(moment, effects),
            Action::ApproveByPhone => self.approve_by_phone(moment, effects),
            Action::SendMessage => self.send_message(moment, effects),
            Action::WithdrawMessage => self.withdraw_message(moment, effects),
            Action::NotAffected => self.judge_not_affected(moment, effects),
            Action::ConfirmApproval => self.confirm_approval(moment, effects),
            Action::SetFact => {
                if let Screen::Messages(view) = self.screen {
                    self.set_fact(view, moment, effects);
                }
            }
            Action::Filter => {
                if !matches!(self.screen, Screen::Register(_)) {
                    self.screen = Screen::Desk;
                    self.pane = Pane::Incidents;
                }
                self.overlay = Some(Overlay::Filter);
            }
            Action::DutyDone => self.open_duty(moment),
            Action::ShowRegister => self.open_register(),
            Action::ShowClosed => {
                self.closed_shown = !self.closed_shown;
                self.resort();
            }
            Action::Poll => {
                if self.desk.feed_sources().is_empty() {
                    self.tell(Notice::NoFeeds);
                } else {
                    effects.push(Effect::Poll);
                    self.tell(Notice::Asking);
                }
            }
            Action::ShowFeeds => self.show_feeds(),
            Action::Copy => self.copy(effects),
            Action::Help => {
                self.notice = None;
                self.overlay = Some(Overlay::Help { at: 0, under: None });
            }
            Action::Back => self.back(),
            Action::Quit => self.quit(effects),
            // Forms have these; below one they ask for nothing.
            Action::NextField
            | Action::PreviousField
            | Action::ChooseNext
            | Action::ChoosePrevious
            | Action::Pick
            | Action::Submit
            | Action::StartAfresh => {}
        }
    }

    /// Rows of a page: those in sight of what is in front, all but one.
    pub(super) fn page_length(&self) -> usize {
        if matches!(self.screen, Screen::Documents(_)) || matches!(self.overlay, Some(Overlay::Why(_))) {
            return usize::from(self.size.1.saturating_sub(PAGE_AROUND).max(1));
        }
        usize::from(self.rows_shown().saturating_sub(1).max(1))
    }

    fn shift_pane(&mut self, by: isize) {
        match &mut self.screen {
            Screen::Desk => self.pane = self.pane.shifted(by),
            Screen::Incident(view) => view.pane = view.pane.shifted(by),
            Screen::Decision(view) => view.pane = view.pane.shifted(by),
            Screen::Messages(view) => view.pane = view.pane.shifted(by),
            Screen::Register(view) => Self::show_list(view, view.list.shifted(by)),
            Screen::Documents(_) => {}
            Screen::FollowUp(view) => view.pane = view.pane.shifted(by),
            Screen::Meetings(view) => view.pane = view.pane.shifted(by),
        }
    }

    fn go_to_pane(&mut self, place: usize) {
        match &mut self.screen {
            Screen::Desk => self.pane = Pane::ALL.get(place).copied().unwrap_or(self.pane),
            Screen::Incident(view) => view.pane = IncidentPane::ALL.get(place).copied().unwrap_or(view.pane),
            Screen::Decision(view) => view.pane = DecisionPane::ALL.get(place).copied().unwrap_or(view.pane),
            Screen::Documents(_) => {}
            Screen::Messages(view) => view.pane = MessagesPane::ALL.get(place).copied().unwrap_or(view.pane),
            Screen::Register(view) => Self::show_list(view, RegisterList::ALL.get(place).copied().unwrap_or(view.list)),
            Screen::FollowUp(view) => view.pane = FollowUpPane::ALL.get(place).copied().unwrap_or(view.pane),
            Screen::Meetings(view) => view.pane = MeetingsPane::ALL.get(place).copied().unwrap_or(view.pane),
        }
    }

    /// Enter: an incident's screen; an outage's incident, or the form that registers it; a step's form; a number copied.
    fn open(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        match self.screen {
            Screen::Desk => match self.pane {
                Pane::Incidents => match self.selection.incident {
                    Some(id) => self.open_incident(id, effects),
                    None => self.tell(Notice::NoIncident),
                },
                Pane::Outages => self.open_outage(moment, effects),
                Pane::Checklist => self.open_step(moment, effects),
                Pane::Roster => self.copy(effects),
            },
            Screen::Messages(view) => self.open_in_messages(view, moment, effects),
            Screen::Register(view) if view.list == RegisterList::Wheel => self.open_duty(moment),
            // All there is to say stands beside it.
            Screen::Register(_) => {}
            Screen::Documents(view) => self.read_document(view, effects),
            Screen::FollowUp(view) => match self.followed_incident(view) {
                Some(id) => self.open_incident(id, effects),
                None => self.tell(Notice::NoIncident),
            },
            Screen::Meetings(view) => self.open_in_meetings(view, moment),
            Screen::Incident(view) => match view.pane {
                IncidentPane::Steps => self.open_step(moment, effects),
                IncidentPane::Facts if self.open_fact(view.fact, moment, effects) => {}
                IncidentPane::Facts | IncidentPane::Timeline => {
                    self.about_incident(moment, effects, |incident| Purpose::Amend { incident });
                }
            },
            Screen::Decision(view) => self.open_in_decision(view, moment, effects),
        }
    }

    pub(super) fn open_incident(&mut self, id: IncidentId, effects: &mut Vec<Effect>) {
        // One that a filter hides is looked at, but what is selected on the desk is one that is shown there.
        if self.board.place(id).is_some() && self.selection.incident != Some(id) {
            self.select_incident(Some(id));
        }
        self.screen = Screen::Incident(IncidentView { id, pane: IncidentPane::Steps, fact: 0, entry: 0 });
        self.recall(id, effects);
        self.select_next_step();
    }

    fn open_outage(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(id) = self.selection.outage else { return self.tell(Notice::NoOutage) };
        match self.desk.incident_of(id).map(|incident| incident.id) {
            Some(incident) => self.open_incident(incident, effects),
            None => self.open_form(Purpose::Register { outage: Some(id) }, moment),
        }
    }

    fn copy(&mut self, effects: &mut Vec<Effect>) {
        let what = match (self.screen, self.pane) {
            (Screen::Desk, Pane::Roster) => self
                .contacts()
                .get(self.selection.contact)
                .and_then(|contact| self.phone_of(contact))
                .map(str::to_owned),
            (Screen::Desk, Pane::Outages) => {
                self.outage().and_then(|outage| outage.url.as_ref()).map(ToString::to_string)
            }
            (Screen::Messages(_), _) => self.message_text(),
            (Screen::Register(view), _) => self.number_in_register(view),
            (Screen::Documents(_), _) => self.document().map(|made| made.markdown.clone()),
            (Screen::Meetings(_), _) => None,
            (Screen::Desk, Pane::Incidents | Pane::Checklist)
            | (Screen::Incident(_) | Screen::Decision(_) | Screen::FollowUp(_), _) => {
                self.incident().map(|incident| incident.number.to_string())
            }
        };
        match what {
            Some(what) => {
                effects.push(Effect::Copy(what.clone()));
                self.tell(Notice::Copied(what));
            }
            None => self.tell(Notice::NothingToCopy),
        }
    }

    /// Esc: the screen, then the filter, and whatever notice there is with it. It never leaves vagt.
    fn back(&mut self) {
        // What lies below a notice has not been read yet.
        let covered = self.notice.take().is_some();
        if let Screen::Decision(view) = self.screen {
            self.leave_decision(view);
            return;
        }
        if let Screen::Meetings(view) = self.screen {
            return self.leave_meetings(view);
        }
        if let Screen::FollowUp(FollowUpView { from: Some(from), .. }) = self.screen {
            self.screen = Screen::Incident(from);
            return;
        }
        if let Screen::Register(_) = self.screen {
            if self.register_filter.value().is_empty() {
                self.screen = Screen::Desk;
            } else {
                self.register_filter.clear();
            }
        } else if let Screen::Documents(view) = self.screen {
            self.leave_documents(view);
        } else if let Screen::Messages(view) = self.screen {
            self.screen = Screen::Incident(IncidentView { id: view.id, pane: IncidentPane::Steps, fact: 0, entry: 0 });
        } else if let Screen::Incident(_) | Screen::FollowUp(_) = self.screen {
            self.screen = Screen::Desk;
            self.select_next_step();
        } else if !self.filter.value().is_empty() {
            self.filter.clear();
            self.resort();
        } else if !covered {
            self.problem = None;
        }
    }

    fn quit(&mut self, effects: &mut Vec<Effect>) {
        // What is on its way to the disk is waited for; only what cannot be kept is worth a question.
        if self.store.waiting() == 0 || self.store.trouble().is_none() {
            effects.push(Effect::Quit);
        } else {
            self.overlay = Some(Overlay::ConfirmQuit);
        }
    }
}
