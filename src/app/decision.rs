//! The decision's own screen: the brief, the two deciders with each one's word, and the call-out of the group.

use super::event::{Effect, Moment};
use super::notice::Notice;
use super::page::PageRow;
use super::screen::{Screen, shift};
use super::{App, DocumentsView, IncidentView, MessagesView, Purpose};
use crate::domain::calendar;
use crate::domain::decision::{CallState, Change, DecisionEvent, DecisionState, Grounds, IsgChoice, Side};
use crate::domain::document::Subject;
use crate::domain::register::Role;
use crate::domain::severity::SeverityRule;
use crate::domain::{Fact, Incident, IncidentId, PersonId};

/// A pane of the decision's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionPane {
    /// What there is to decide on.
    Brief,
    /// Who decides, and what they said.
    Words,
    /// The call-out of the group.
    CallOut,
}

impl DecisionPane {
    /// All three, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Brief, Self::Words, Self::CallOut];

    pub(super) fn shifted(self, by: isize) -> Self {
        shift(&Self::ALL, self, by)
    }
}

/// The decision's own screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionView {
    /// Of which incident.
    pub id: IncidentId,
    /// Where the keys go.
    pub pane: DecisionPane,
    /// The row looked at in each pane, in their order.
    pub rows: [usize; 3],
    /// The incident's screen that it was opened from; `None`: the desk.
    pub from: Option<IncidentView>,
}

impl DecisionView {
    /// The row looked at in the pane.
    pub fn row(&self, pane: DecisionPane) -> usize {
        let [brief, words, call_out] = self.rows;
        match pane {
            DecisionPane::Brief => brief,
            DecisionPane::Words => words,
            DecisionPane::CallOut => call_out,
        }
    }

    pub(super) fn row_mut(&mut self, pane: DecisionPane) -> &mut usize {
        let [brief, words, call_out] = &mut self.rows;
        match pane {
            DecisionPane::Brief => brief,
            DecisionPane::Words => words,
            DecisionPane::CallOut => call_out,
        }
    }
}

/// A row of the deciders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordRow {
    /// How the decision stands.
    State(DecisionState),
    /// What has changed under it.
    Changed(Change),
    /// A decider with the newest word, if any.
    Side(Side),
    /// A word that another replaced, by its place.
    Earlier(usize),
    /// An attempt to reach somebody, by its place.
    Attempt(usize),
}

/// A row of the call-out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallRow {
    /// How many attend, how many must; who has the chair.
    Head,
    /// A seat with whoever holds it or stands in.
    Member {
        /// The seat's role.
        role: Role,
        /// Who; `None` where the roster names nobody.
        person: Option<PersonId>,
        /// Whether they stand in.
        deputy: bool,
    },
    /// An advice, by its place.
    Advice(usize),
}

/// What was done about a decision, for the user to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionNews {
    /// A word is in, and the other one is lacking.
    Word(Side),
    /// Both said the same.
    Outcome(IsgChoice),
    /// Both have spoken, on facts that one of them did not know.
    Stale,
    /// They do not agree.
    Disagree,
    /// An attempt is noted.
    Attempt(PersonId),
    /// How far the call-out has come with somebody is noted.
    Called(PersonId, CallState),
    /// Somebody leads the group's meeting; instead of whom, where another would by role.
    Chair(PersonId, Option<PersonId>),
    /// An advice is noted.
    Advice,
}

impl App {
    /// Opens the decision of the incident at hand, at the decider who has not spoken.
    pub(super) fn open_decision(&mut self, effects: &mut Vec<Effect>) {
        let Some(id) = self.incident().map(|incident| incident.id) else { return self.tell(Notice::NoIncident) };
        let from = match self.screen {
            Screen::Incident(view) => Some(view),
            Screen::Decision(view) => view.from,
            Screen::Documents(DocumentsView { subject: Subject::Incident(id), .. })
            | Screen::Messages(MessagesView { id, .. }) => {
                Some(IncidentView { id, pane: super::IncidentPane::Steps, fact: 0, entry: 0 })
            }
            Screen::Documents(DocumentsView { subject: Subject::Meeting(_), .. })
            | Screen::Desk
            | Screen::Register(_)
            | Screen::FollowUp(_)
            | Screen::Meetings(_) => None,
        };
        self.recall(id, effects);
        self.notice = None;
        self.screen = Screen::Decision(DecisionView { id, pane: DecisionPane::Words, rows: [0; 3], from });
        self.look_at_next_word();
    }

    /// Opens the decision at the call-out, at its first seat.
    pub(super) fn open_call_out(&mut self, effects: &mut Vec<Effect>) {
        self.open_decision(effects);
        if let Screen::Decision(view) = &mut self.screen {
            view.pane = DecisionPane::CallOut;
            *view.row_mut(DecisionPane::CallOut) = 1;
        }
    }

    /// Esc: back to where it was opened.
    pub(super) fn leave_decision(&mut self, view: DecisionView) {
        self.screen = view.from.map_or(Screen::Desk, Screen::Incident);
        self.select_next_step();
    }

    /// The decider to ask next is the row that is selected; with both words to convene in, the call-out is.
    pub(super) fn look_at_next_word(&mut self) {
        let Screen::Decision(_) = self.screen else { return };
        let rows = self.word_rows();
        let next = self.next_side();
        let at = rows.iter().position(|row| *row == WordRow::Side(next)).unwrap_or(0);
        if let Screen::Decision(view) = &mut self.screen {
            *view.row_mut(DecisionPane::Words) = at;
        }
    }

    /// The side to ask next: the one that is lacking, else the one whose basis has changed, else the one that spoke first.
    fn next_side(&self) -> Side {
        let Some(incident) = self.incident() else { return Side::ItChief };
        let decisions = &incident.decisions;
        let now = Grounds::of(&self.desk, incident);
        let stale = |side: &Side| decisions.word(*side).is_some_and(|word| !word.grounds.changes(&now).is_empty());
        let oldest = || Side::ALL.into_iter().min_by_key(|side| decisions.word(*side).map(|word| word.at));
        let lacking = decisions.lacking().next().or_else(|| Side::ALL.into_iter().find(stale));
        lacking.or_else(oldest).unwrap_or(Side::ItChief)
    }

    /// What there is to decide on, as rows.
    pub fn brief(&self) -> Vec<PageRow> {
        self.incident().map_or_else(Vec::new, |incident| brief(self, incident))
    }

    /// The deciders, as rows.
    pub fn word_rows(&self) -> Vec<WordRow> {
        let Some(incident) = self.incident() else { return Vec::new() };
        let decided = self.desk.decision(incident);
        let mut rows = vec![WordRow::State(decided.state)];
        rows.extend(decided.changes.into_iter().map(WordRow::Changed));
        rows.extend(Side::ALL.map(WordRow::Side));
        let decisions = &incident.decisions;
        rows.extend((0..decisions.attempts.len()).rev().map(WordRow::Attempt));
        let stands = |place: usize| {
            let word = decisions.words.get(place);
            word.is_some_and(|word| decisions.word(word.side).is_some_and(|newest| std::ptr::eq(newest, word)))
        };
        rows.extend((0..decisions.words.len()).rev().filter(|place| !stands(*place)).map(WordRow::Earlier));
        rows
    }

    /// The call-out, as rows.
    pub fn call_rows(&self) -> Vec<CallRow> {
        let Some(incident) = self.incident() else { return Vec::new() };
        let mut rows = vec![CallRow::Head];
        for seat in self.desk.isg_seats(self.now) {
            if seat.people.is_empty() {
                rows.push(CallRow::Member { role: seat.role, person: None, deputy: false });
            }
            rows.extend(seat.people.into_iter().enumerate().map(|(place, person)| CallRow::Member {
                role: seat.role,
                person: Some(person),
                deputy: place > 0,
            }));
        }
        rows.extend((0..incident.decisions.call_out.advice.len()).map(CallRow::Advice));
        rows
    }

    /// How many rows the pane in front has, and which is selected.
    pub(super) fn decision_rows(&self, view: DecisionView) -> (usize, usize) {
        let count = match view.pane {
            DecisionPane::Brief => self.brief().len(),
            DecisionPane::Words => self.word_rows().len(),
            DecisionPane::CallOut => self.call_rows().len(),
        };
        (count, view.row(view.pane))
    }

    /// Rows that are gone are not selected.
    pub(super) fn clamp_decision(&mut self) {
        let Screen::Decision(mut view) = self.screen else { return };
        for pane in DecisionPane::ALL {
            let (count, at) = self.decision_rows(DecisionView { pane, ..view });
            *view.row_mut(pane) = at.min(count.saturating_sub(1));
        }
        self.screen = Screen::Decision(view);
    }

    /// Enter: a word's form, a call's form, or the facts to change.
    pub(super) fn open_in_decision(&mut self, view: DecisionView, moment: &Moment, effects: &mut Vec<Effect>) {
        match view.pane {
            DecisionPane::Brief => self.about_incident(moment, effects, |incident| Purpose::Amend { incident }),
            DecisionPane::Words => self.give_word(moment, effects),
            DecisionPane::CallOut => self.note_call(moment, effects),
        }
    }

    /// The form for the word of the decider that is selected, else of the one to ask next.
    pub(super) fn give_word(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let selected = match self.screen {
            Screen::Decision(view) if view.pane == DecisionPane::Words => {
                match self.word_rows().get(view.row(DecisionPane::Words)) {
                    Some(WordRow::Side(side)) => Some(*side),
                    Some(WordRow::State(_) | WordRow::Changed(_) | WordRow::Earlier(_) | WordRow::Attempt(_))
                    | None => None,
                }
            }
            Screen::Decision(_)
            | Screen::Messages(_)
            | Screen::Documents(_)
            | Screen::Register(_)
            | Screen::FollowUp(_)
            | Screen::Meetings(_)
            | Screen::Desk
            | Screen::Incident(_) => None,
        };
        let side = selected.unwrap_or_else(|| self.next_side());
        self.about_incident(moment, effects, |incident| Purpose::Word { incident, side });
    }

    /// Whom the row looked at is about, where it is about somebody: the first to be called of a side, else the person named.
    pub(super) fn person_in_row(&self) -> Option<PersonId> {
        let Screen::Decision(view) = self.screen else { return None };
        let incident = self.incident()?;
        match view.pane {
            DecisionPane::Brief => None,
            DecisionPane::Words => match self.word_rows().get(view.row(view.pane))? {
                WordRow::Side(side) => {
                    let spoke = incident.decisions.word(*side).map(|word| word.person.clone());
                    let day = calendar::local(self.now).date();
                    let order = self.desk.register().roster().call_order(side.role(), day);
                    spoke.or_else(|| order.first().map(|person| person.id.clone()))
                }
                WordRow::Attempt(place) => incident.decisions.attempts.get(*place).map(|have| have.person.clone()),
                WordRow::Earlier(place) => incident.decisions.words.get(*place).map(|have| have.person.clone()),
                WordRow::State(_) | WordRow::Changed(_) => None,
            },
            DecisionPane::CallOut => match self.call_rows().into_iter().nth(view.row(view.pane))? {
                CallRow::Member { person, .. } => person,
                CallRow::Head | CallRow::Advice(_) => None,
            },
        }
    }

    /// The form for the call of the member that is selected; above them, for whoever is to be called next, then for the chair;
    /// below them, for an advice.
    pub(super) fn note_call(&mut self, moment: &Moment, effects: &mut Vec<Effect>) {
        let Screen::Decision(view) = self.screen else { return };
        match self.call_rows().get(view.row(DecisionPane::CallOut)).cloned() {
            Some(CallRow::Member { person: Some(person), .. }) => {
                self.about_incident(moment, effects, |incident| Purpose::Call { incident, person });
            }
            Some(CallRow::Member { person: None, role, .. }) => self.tell(Notice::NobodyHolds(role)),
            Some(CallRow::Head) => match self.next_to_call() {
                Some((row, person)) => {
                    if let Screen::Decision(view) = &mut self.screen {
                        *view.row_mut(DecisionPane::CallOut) = row;
                    }
                    self.about_incident(moment, effects, |incident| Purpose::Call { incident, person });
                }
                None => self.about_incident(moment, effects, |incident| Purpose::Chair { incident }),
            },
            Some(CallRow::Advice(_)) | None => {
                self.about_incident(moment, effects, |incident| Purpose::Advise { incident });
            }
        }
    }

    /// The first of those who have not been called yet, and the row they stand in.
    fn next_to_call(&self) -> Option<(usize, PersonId)> {
        let untried = self.incident()?.decisions.call_out.untried(&self.desk.isg_seats(self.now));
        self.call_rows().into_iter().enumerate().find_map(|(row, listed)| match listed {
            CallRow::Member { person: Some(person), .. } if untried.contains(&person) => Some((row, person)),
            CallRow::Member { .. } | CallRow::Head | CallRow::Advice(_) => None,
        })
    }

    /// Says what became of it, and moves on to whoever is to be asked next.
    pub(super) fn told_of_decision(&mut self, incident: IncidentId, event: &DecisionEvent) {
        let Some(found) = self.desk.incident(incident) else { return };
        let state = self.desk.decision(found).state;
        let lacking = found.decisions.lacking().next();
        let news = match event {
            DecisionEvent::WordGiven { side, .. } => match (state, lacking) {
                (_, Some(other)) => DecisionNews::Word(other),
                (DecisionState::Disagree, _) => DecisionNews::Disagree,
                (DecisionState::Decided(isg), None) => DecisionNews::Outcome(isg),
                (DecisionState::Stale(_), None) => DecisionNews::Stale,
                (DecisionState::Open, None) => DecisionNews::Word(side.other()),
            },
            DecisionEvent::AttemptMade { person, .. } => DecisionNews::Attempt(person.clone()),
            DecisionEvent::MemberCalled { person, state, .. } => DecisionNews::Called(person.clone(), *state),
            DecisionEvent::ChairTaken { person, instead_of, .. } => {
                DecisionNews::Chair(person.clone(), instead_of.clone())
            }
            DecisionEvent::AdviceGiven { .. } => DecisionNews::Advice,
        };
        if let DecisionEvent::WordGiven { .. } = event {
            self.look_at_next_word();
            let convened = news == DecisionNews::Outcome(IsgChoice::Convene);
            if let (Screen::Decision(view), true) = (&mut self.screen, convened) {
                view.pane = DecisionPane::CallOut;
                *view.row_mut(DecisionPane::CallOut) = 1;
            }
        }
        self.tell(Notice::Decision(news));
    }

    /// Whether the selected step is the joint decision and is not answered yet: then it is made on its own screen.
    pub(super) fn leads_to_decision(&self) -> bool {
        let Some(incident) = self.incident() else { return false };
        let Some(list) = self.desk.checklist(incident) else { return false };
        let Some(step) = self.step_in(&list) else { return false };
        let asks = step.step.ask.contains(&crate::domain::playbook::Question::ConveneIsg);
        asks && incident.is_open() && !step.state.is_settled()
    }
}

/// The incident whose decision an entry is about, and what happened to it.
pub(super) fn decision_of(fact: &Fact) -> Option<(IncidentId, &DecisionEvent)> {
    if let Fact::Decision { incident, event } = fact { Some((*incident, event)) } else { None }
}

fn brief(app: &App, incident: &Incident) -> Vec<PageRow> {
    let desk = &app.desk;
    let proposal = desk.proposal(incident);
    let mut rows = vec![PageRow::Severity(desk.severity(incident))];
    rows.extend(incident.severity.as_ref().map(|_| PageRow::SetReason));
    let criteria = desk.criteria(incident);
    let criterion = |(rule, met): &(SeverityRule, bool)| PageRow::Criterion(*rule, *met);
    let carries = |(rule, met): &&(SeverityRule, bool)| *met && rule.level() == proposal.level;
    rows.extend(criteria.iter().filter(carries).map(criterion));
    rows.extend(proposal.could_rise.iter().map(|(doubt, level)| PageRow::CouldRise(*doubt, *level)));
    rows.extend(desk.clocks(incident).into_iter().map(PageRow::Clock));
    rows.extend([PageRow::Impact, PageRow::Reach, PageRow::PersonalData]);
    if incident.systems.is_empty() {
        rows.push(PageRow::NoSystems);
    }
    for id in &incident.systems {
        rows.push(PageRow::System(id.clone()));
        if let Some(system) = desk.register().systems().get(id) {
            rows.extend(system.owner.iter().map(|id| PageRow::SystemPerson(Role::SystemOwner, id.clone())));
            rows.extend(system.supplier.iter().map(|id| PageRow::Supplier(id.clone())));
        }
    }
    rows.push(PageRow::Progress);
    rows.push(PageRow::Discovered);
    // What is met for a lower level, and what is not met, in the order of the rules.
    rows.extend(criteria.iter().filter(|have| !carries(have)).map(criterion));
    rows
}
