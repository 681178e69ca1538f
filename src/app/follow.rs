//! Forms opened, sent and left; steps ticked and opened again; what the user is told about it.

use super::decision::decision_of;
use super::event::{Effect, Moment};
use super::form::{Builder, Sender};
use super::notice::Notice;
use super::overlay::Overlay;
use super::{App, Draft, FollowUpForm, LegalForm, Pane, Purpose, Screen};
use crate::domain::authority;
use crate::domain::command::StepTick;
use crate::domain::decide::{ActAsked, act_asked, supplier_lacks};
use crate::domain::filing::FilingEvent;
use crate::domain::follow_up::FollowUpEvent;
use crate::domain::message::{Message, MessageEvent, MessageRefusal};
use crate::domain::playbook::{Audience, StepState};
use crate::domain::procedure::ProcedureEvent;
use crate::domain::register::DutyEvent;
use crate::domain::severity::Severity;
use crate::domain::{Actor, Command, Entry, Fact, IncidentId, Refusal, StepId};

impl App {
    /// Opens a form, with the draft that waits for it.
    pub(super) fn open_form(&mut self, purpose: Purpose, moment: &Moment) {
        let form = Builder { desk: &self.desk, me: &self.me, now: self.now, phrasing: &self.phrasing }.build(purpose);
        let Some(mut form) = form else { return self.tell(Notice::NoIncident) };
        if let Some(draft) = self.drafts.get(form.purpose()) {
            form.restore(draft);
        }
        self.notice = None;
        self.overlay = Some(Overlay::Form(Box::new(form)));
        self.recheck(moment);
    }

    /// A form about the incident at hand.
    pub(super) fn about_incident(
        &mut self,
        moment: &Moment,
        effects: &mut Vec<Effect>,
        purpose: impl FnOnce(IncidentId) -> Purpose,
    ) {
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        if self.desk.is_archived(id) {
            self.recall(id, effects);
            return self.tell(Notice::Loading);
        }
        let purpose = purpose(id);
        match self.refused_at_once(&purpose) {
            Some(refusal) => self.tell(Notice::Refused(refusal)),
            None => self.open_form(purpose, moment),
        }
    }

    /// What no filling in of the form could change. A step's form opens all the same: it shows the step in full.
    fn refused_at_once(&self, purpose: &Purpose) -> Option<Refusal> {
        let incident = self.desk.incident(purpose.incident()?)?;
        let number = incident.number;
        #[expect(clippy::wildcard_enum_match_arm, reason = "few forms have a rule of their own")]
        let own = match purpose {
            Purpose::EditMessage { message, .. }
            | Purpose::RefreshMessage { message, .. }
            | Purpose::WithdrawMessage { message, .. }
            | Purpose::SendMessage { message, .. }
            | Purpose::ApproveMessage { message, .. }
            | Purpose::ApproveByPhone { message, .. }
                if incident.messages.get(*message).is_some_and(|message| message.withdrawn.is_some()) =>
            {
                Some(MessageRefusal::Withdrawn { message: *message }.into())
            }
            Purpose::EditMessage { message, .. }
            | Purpose::RefreshMessage { message, .. }
            | Purpose::WithdrawMessage { message, .. }
                if incident.messages.get(*message).is_some_and(Message::is_sent) =>
            {
                Some(MessageRefusal::AlreadySent { message: *message }.into())
            }
            Purpose::ApproveMessage { message, .. } | Purpose::ApproveByPhone { message, .. }
                if incident.messages.get(*message).is_some_and(|message| message.approval.is_some()) =>
            {
                Some(Refusal::NothingChanged)
            }
            Purpose::NotAffected { audience: Audience::Dpo, .. } => Some(MessageRefusal::AlwaysInformed.into()),
            Purpose::Legal { form: LegalForm::Withdraw, .. } if incident.filings.to_withdraw().is_empty() => {
                Some(Refusal::NothingToWithdraw)
            }
            Purpose::Reopen { .. } if incident.is_open() => Some(Refusal::NotClosed { incident: number }),
            _ => None,
        };
        let closed = || {
            let refused = !incident.is_open() && !purpose.goes_on_when_closed();
            refused.then_some(Refusal::Closed { incident: number })
        };
        let apart = || {
            let meets = matches!(purpose, Purpose::Chair { .. } | Purpose::Advise { .. });
            (meets && incident.decisions.call_out.convened_at.is_none()).then_some(Refusal::IsgNotConvened)
        };
        own.or_else(closed).or_else(apart)
    }

    /// A form about the selected step of the incident at hand.
    pub(super) fn about_step(
        &mut self,
        moment: &Moment,
        effects: &mut Vec<Effect>,
        purpose: impl FnOnce(IncidentId, StepId) -> Purpose,
    ) {
        let Some(step) = self.selected_step() else { return self.tell(Notice::NoStep) };
        self.about_incident(moment, effects, |incident| purpose(incident, step));
    }

    /// Opens the form of the act that the selected step asks for, where it stands to be done: the step is done by it.
    fn open_act(&mut self, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
        let purpose = self.incident().filter(|incident| incident.is_open()).and_then(|found| {
            let list = self.desk.checklist(found)?;
            let step = self.step_in(&list).filter(|step| step.state == StepState::Todo)?.step;
            let incident = found.id;
            match act_asked(step)? {
                ActAsked::Advice => Some(Purpose::Advise { incident }),
                ActAsked::Reach => {
                    let first = self.desk.contacts(found, step, self.now).into_iter().next();
                    Some(Purpose::Attempt { incident, person: first.map(|(_, person)| person.id.clone()) })
                }
                ActAsked::Cause
                | ActAsked::Agree
                | ActAsked::AgreeBoth
                | ActAsked::Review
                | ActAsked::Briefing
                | ActAsked::CallOut => {
                    Some(Purpose::FollowUp { incident, form: FollowUpForm::for_step(step)?, item: None })
                }
            }
        });
        let Some(purpose) = purpose else { return false };
        self.about_incident(moment, effects, |_| purpose);
        true
    }

    /// Opens the place where the selected step is done, if that is one of its own: the decision, the acute meeting, an act.
    fn open_elsewhere(&mut self, moment: &Moment, effects: &mut Vec<Effect>) -> bool {
        if self.leads_to_decision() {
            self.open_decision(effects);
            return true;
        }
        if self.leads_to_minutes() {
            self.open_minutes(moment);
            return true;
        }
        self.open_act(moment, effects)
    }

    /// Enter on a step: the form of the act that it asks for, else its own, with the step in full.
    pub(super) fn open_step(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if !self.open_elsewhere(moment, effects) {
            self.about_step(moment, effects, |incident, step| Purpose::Step { incident, step });
        }
    }

    /// Space: ticks at once what asks nothing and is mine; opens the step's form otherwise.
    pub(super) fn tick(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if self.screen == Screen::Desk && self.pane == Pane::Outages {
            return self.tell(Notice::GoToChecklist);
        }
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        if self.desk.is_archived(id) {
            self.recall(id, effects);
            return self.tell(Notice::Loading);
        }
        if self.open_elsewhere(moment, effects) {
            return;
        }
        let Some(incident) = self.incident() else { return self.tell(Notice::NoIncident) };
        let Some(list) = self.desk.checklist(incident) else { return self.tell(Notice::NoStep) };
        let Some(step) = self.step_in(&list) else { return self.tell(Notice::NoStep) };
        if act_asked(step.step) == Some(ActAsked::CallOut) && step.state == StepState::Todo && incident.is_open() {
            return self.open_call_out(effects);
        }
        let register = self.desk.register();
        let mine =
            authority::may_settle(register, Some(register.roster()), &incident.systems, step.step, &self.me, self.now)
                .is_ok();
        // A step that is done already is not done twice by one slip of the thumb: its form asks for a note.
        // So does one that is to be done for several systems: for which?
        let which = step.systems_left(incident).len() > 1;
        let plain = !step.step.asks() && mine && !which && !step.state.is_settled();
        let step = step.step.id.clone();
        if !plain {
            return self.about_incident(moment, effects, |incident| Purpose::Step { incident, step });
        }
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let tick = StepTick::plain(id, step.clone());
        let before = self.proposed_now();
        match self.decide(Command::DoStep(tick), moment, effects) {
            Ok(entries) => self.told(&entries, before),
            Err(refusal) => self.tell(Notice::Refused(refusal)),
        }
    }

    /// Opens the selected step again; where that one is open, the one ticked last.
    pub(super) fn reopen_step(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        if self.desk.is_archived(id) {
            self.recall(id, effects);
            return self.tell(Notice::Loading);
        }
        let Some(incident) = self.incident() else { return self.tell(Notice::NoIncident) };
        let Some(list) = self.desk.checklist(incident) else { return self.tell(Notice::NoStep) };
        let selected = self.step_in(&list).filter(|step| step.state.is_settled()).map(|step| step.step.id.clone());
        let last = self.last_ticked.as_ref().filter(|(of, _)| *of == id).map(|(_, step)| step.clone());
        let Some(step) = selected.or(last).or_else(|| self.selected_step()) else {
            return self.tell(Notice::NoStep);
        };
        let tick = StepTick::plain(id, step.clone());
        match self.decide(Command::ReopenStep(tick), moment, effects) {
            Ok(entries) => {
                self.told(&entries, None);
                self.last_ticked = None;
                self.select_step(step);
            }
            Err(refusal) => self.tell(Notice::Refused(refusal)),
        }
    }

    /// Sends the form. Nothing typed is lost when the rules say no.
    pub(super) fn submit(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        if matches!(&self.overlay, Some(Overlay::Form(form)) if *form.purpose() == Purpose::SetUp) {
            return self.submit_set_up(effects);
        }
        self.recheck(moment);
        if matches!(&self.overlay, Some(Overlay::Form(form)) if matches!(form.purpose(), Purpose::Attach { .. })) {
            return self.submit_file(effects);
        }
        let context = self.context(Actor::Person { id: self.me.clone() }, moment.fresh);
        let Some(Overlay::Form(form)) = &mut self.overlay else { return };
        if self.partial {
            return self.tell(Notice::Loading);
        }
        let command = match (Sender { desk: &self.desk, me: &self.me, context: &context, phrasing: &self.phrasing })
            .command(form)
        {
            Ok(command) if form.is_sound() => command,
            Ok(_) | Err(_) => {
                form.blame();
                return self.look_at_unanswered();
            }
        };
        let purpose = form.purpose().clone();
        let (proposed, before) = (self.proposed_now(), effects.len());
        match self.decide(command, moment, effects) {
            Ok(entries) => {
                self.overlay = None;
                if let Some(draft) = self.drafts.remove(&purpose) {
                    // Who is killed before it is dropped finds by its mark that it was used.
                    let recorded = entries.last().map(|entry| entry.stamp.clone());
                    effects.insert(before, Effect::KeepDraft(Draft { recorded, ..draft }));
                    effects.push(Effect::DropDraft(purpose));
                }
                self.told(&entries, proposed);
            }
            // The form was sound a moment ago; should the rules say no all the same, it stays open.
            Err(refusal) => self.tell(Notice::Refused(refusal)),
        }
    }

    /// Of several answers that are missing, the first is typed next.
    fn look_at_unanswered(&mut self) {
        let Some(Overlay::Form(form)) = &self.overlay else { return };
        let first = self.unanswered(form).first().copied();
        if let (Some(Overlay::Form(form)), Some(first)) = (&mut self.overlay, first) {
            form.focus_on(first);
        }
    }

    /// Throws away what was typed and offers the form as at first.
    pub(super) fn start_afresh(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Some(Overlay::Form(form)) = &self.overlay else { return };
        let purpose = form.purpose().clone();
        if purpose == Purpose::SetUp {
            return self.set_up_afresh();
        }
        let at = form.focused().map(|field| field.name);
        if self.drafts.remove(&purpose).is_some() {
            effects.push(Effect::DropDraft(purpose.clone()));
        }
        self.open_form(purpose, moment);
        if let (Some(Overlay::Form(form)), Some(at)) = (&mut self.overlay, at) {
            form.focus_on(at);
        }
    }

    /// A form was left with Esc: what was typed waits.
    pub(super) fn left_form(&mut self) {
        self.tell(Notice::DraftKept);
    }

    /// Says what was done, and that a graver severity is proposed by it than `before`; moves on to what comes next.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the program's own facts are told elsewhere")]
    fn told(&mut self, entries: &[Entry], before: Option<Severity>) {
        let Some(entry) = entries.last() else { return };
        if let Some((incident, event)) = entries.first().and_then(|entry| decision_of(&entry.fact)) {
            self.told_of_decision(incident, event);
            return self.clamp();
        }
        if self.told_of_meeting(entries) {
            return self.clamp();
        }
        // What a message settles beside itself is told by the message.
        if is_told(entries) {
            self.told_of_messages(entries);
            self.look_at_next_word();
            return self.clamp();
        }
        // What was taken back is the news; that its step is open again shows in the checklist.
        if let Some(first) = entries.first()
            && matches!(first.fact, Fact::Filing { event: FilingEvent::Withdrawn { .. }, .. })
        {
            self.tell(Notice::Recorded(Box::new(first.clone())));
            return self.clamp();
        }
        // What was agreed is not yet what the step asks for: what lacks is told before it is looked for.
        if let Some(Fact::FollowUp { incident, event: FollowUpEvent::ActionAgreed { .. } }) =
            entries.first().map(|entry| &entry.fact)
            && self.desk.incident(*incident).is_some_and(|incident| supplier_lacks(&self.desk, incident))
        {
            self.tell(Notice::SupplierLacks);
            return self.clamp();
        }
        let number = |app: &Self, id: IncidentId| app.desk.incident(id).map(|incident| incident.number);
        match &entry.fact {
            Fact::IncidentRegistered { incident, number, .. } => {
                self.pane = Pane::Incidents;
                self.screen = Screen::Desk;
                if self.board.place(*incident).is_none() {
                    self.filter.clear();
                    self.resort();
                }
                self.select_incident(Some(*incident));
                // What comes next is the first step.
                self.pane = Pane::Checklist;
                self.tell(Notice::Registered(*number));
            }
            Fact::StepDone { incident, step, .. } => {
                self.last_ticked = Some((*incident, step.clone()));
                self.select_after(step);
                self.tell(match self.raised(before) {
                    Some(level) => Notice::StepRaises(step.clone(), level),
                    None => Notice::StepDone(step.clone()),
                });
            }
            Fact::StepSkipped { incident, step, .. } => {
                self.last_ticked = Some((*incident, step.clone()));
                self.select_after(step);
                self.tell(Notice::StepSkipped(step.clone()));
            }
            Fact::Procedure { event: ProcedureEvent::BlockInserted { .. }, .. } => {
                self.select_next_step();
                self.tell(Notice::BlockInserted);
            }
            Fact::Procedure { incident, event: ProcedureEvent::Repinned { .. } } => {
                self.select_next_step();
                if let Some(number) = number(self, *incident) {
                    self.tell(Notice::PlaybookFollowed(number));
                }
            }
            Fact::StepReopened { step, .. } => self.tell(Notice::StepReopened(step.clone())),
            Fact::HandlerAssigned { person, .. } => self.tell(Notice::Assigned(person.clone())),
            Fact::NoteAdded { incident, .. } => {
                if let Some(number) = number(self, *incident) {
                    self.tell(Notice::Noted(number));
                }
            }
            Fact::IncidentClosed { incident, .. } => {
                let number = number(self, *incident);
                self.screen = Screen::Desk;
                self.select_next_step();
                if let Some(number) = number {
                    self.tell(Notice::Closed(number));
                }
            }
            Fact::IncidentReopened { incident, .. } => {
                if let Some(number) = number(self, *incident) {
                    self.tell(Notice::Reopened(number));
                }
            }
            Fact::IncidentAmended { incident, .. } | Fact::SeveritySet { incident, .. } => {
                if let Some(number) = number(self, *incident) {
                    self.tell(match self.raised(before) {
                        Some(level) => Notice::ChangeRaises(number, level),
                        None => Notice::Changed(number),
                    });
                }
            }
            Fact::Filing { .. } | Fact::FollowUp { .. } | Fact::Template { .. } => {
                self.tell(Notice::Recorded(Box::new(entry.clone())));
            }
            Fact::Message { .. } => self.told_of_messages(entries),
            Fact::Duty { event: DutyEvent::Done { duty, .. } } => self.told_of_duty(*duty),
            _ => {}
        }
        self.look_at_next_word();
        self.clamp();
    }
}

/// Whether somebody was told something, or need not be.
fn is_told(entries: &[Entry]) -> bool {
    matches!(
        entries.first().map(|entry| &entry.fact),
        Some(Fact::Message { event: MessageEvent::Sent { .. } | MessageEvent::JudgedNotAffected { .. }, .. })
    )
}
