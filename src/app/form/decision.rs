//! The forms of a decision: a word, an attempt, a call, the chair, an advice. What is filled in, and the command they are.

use std::collections::BTreeSet;

use super::build::Builder;
use super::command::{Placed, Sender};
use super::field::{Choice, Content, Field, FieldName, PickOption, Shape, Stand};
use super::input::nobody;
use super::{Fault, Form, time};
use crate::domain::calendar;
use crate::domain::decision::{
    Advice, AttemptResult, CallState, DecisionCommand, Dissent, How, IsgChoice, NewWord, Side, has_vote,
};
use crate::domain::{CleanText, Command, Incident, IncidentId, PersonId, Refusal};

/// What can be said of convening the group; nothing before it is said.
fn votes() -> Field {
    let all = IsgChoice::ALL.map(|isg| Choice::Isg(Some(isg)));
    let all = std::iter::once(Choice::Isg(None)).chain(all).collect();
    Field::choice(FieldName::Isg, all, Choice::Isg(None))
}

impl Builder<'_> {
    /// A decider's word. Nothing of it is filled in: neither what the rules propose nor what the other one said is to be this
    /// one's answer unread. Who speaks second says that they agree, or gives a word in full.
    pub(super) fn word(&self, incident: &Incident, side: Side) -> Vec<Field> {
        let other = incident.decisions.word(side.other());
        let own = incident.decisions.word(side);
        // What they said themselves before is theirs to say again.
        let action = own.map(|word| word.action.to_string().replace('\n', " ")).unwrap_or_default();
        let action = Field::text(FieldName::Action, Shape::Line, &action);
        let reason = Field::text(FieldName::Reason, Shape::Prose, "");
        let decider = Field::pick(FieldName::Decider, self.who_and_how(side, other.map(|word| &word.person)), None);
        let review = Field::text(FieldName::Review, Shape::Ahead, "");
        let mut fields = if other.is_some() {
            let all = [None, Some(Stand::Agrees), Some(Stand::Differs)].map(Choice::Stand).to_vec();
            vec![Field::choice(FieldName::Stand, all, Choice::Stand(None)), reason, decider, review, votes(), action]
        } else {
            vec![votes(), action, reason, decider, review]
        };
        let others = self.others(incident);
        if !others.is_empty() {
            let covered = other.or(own).map(|word| word.with.as_slice()).unwrap_or_default();
            let covered = covered.iter().map(ToString::to_string).collect();
            fields.push(Field::pick(FieldName::With, others, Some(covered)));
        }
        fields
    }

    /// Whose word it is and how it is given, which is not filled in for anybody else; at one's own desk it is one's own.
    fn who_and_how(&self, side: Side, spoke: Option<&PersonId>) -> Vec<PickOption> {
        let people = self.deciders(side, spoke);
        let mine = people.first().is_some_and(|first| first.key == self.me.as_str());
        let ways = |option: PickOption| {
            // Whoever sits here is here.
            let ways = if option.key == self.me.as_str() { vec![How::Here] } else { vec![How::Phone, How::Here] };
            ways.into_iter().map(move |how| PickOption {
                key: format!("{}/{}", option.key, how.key()),
                label: option.label.clone(),
            })
        };
        (!mine).then(nobody).into_iter().chain(people.into_iter().flat_map(ways)).collect()
    }

    /// Whoever may give this side's word: I first where I hold the role, else holders before deputies; whoever spoke for the
    /// other side last.
    fn deciders(&self, side: Side, spoke: Option<&PersonId>) -> Vec<PickOption> {
        let day = calendar::local(self.now).date();
        let roster = self.desk.register().roster();
        let stands_in = side.role().stood_in_by();
        let mut ids: Vec<PersonId> = Vec::new();
        for role in std::iter::once(side.role()).chain(stands_in) {
            for person in roster.call_order(role, day) {
                if !ids.contains(&person.id) {
                    ids.push(person.id.clone());
                }
            }
        }
        if ids.is_empty() {
            ids.extend(roster.left_deputies(side.role(), day).iter().map(|person| person.id.clone()));
        }
        if ids.is_empty() {
            // Nobody is named for it: whoever there is.
            let rest = self.people(std::slice::from_ref(self.me));
            return rest.into_iter().filter(|option| spoke.is_none_or(|id| id.as_str() != option.key)).collect();
        }
        let mine = roster
            .holdings
            .iter()
            .any(|have| have.role == side.role() && have.valid_on(day) && have.holder == *self.me);
        ids.sort_by_key(|id| (Some(id) == spoke, !(mine && id == self.me)));
        self.named(&ids)
    }

    fn named(&self, ids: &[PersonId]) -> Vec<PickOption> {
        let name = |id: &PersonId| PickOption { key: id.to_string(), label: self.desk.person_name(id).to_owned() };
        ids.iter().map(name).collect()
    }

    /// The other open incidents, which one decision may cover too.
    fn others(&self, incident: &Incident) -> Vec<PickOption> {
        self.desk
            .worst_first(self.now)
            .into_iter()
            .filter(|other| other.id != incident.id)
            .map(|other| PickOption { key: other.id.to_string(), label: format!("{} {}", other.number, other.title) })
            .collect()
    }

    /// An attempt to reach somebody: whoever was looked at is offered first, then the deciders who have not spoken.
    pub(super) fn attempt(&self, incident: &Incident, person: Option<&PersonId>) -> Vec<Field> {
        let day = calendar::local(self.now).date();
        let roster = self.desk.register().roster();
        let mut first: Vec<PersonId> = person.into_iter().cloned().collect();
        let spoken = Side::ALL.into_iter().filter(|side| incident.decisions.word(*side).is_some());
        for side in incident.decisions.lacking().chain(spoken) {
            for person in roster.call_order(side.role(), day) {
                if !first.contains(&person.id) {
                    first.push(person.id.clone());
                }
            }
        }
        let open = Choice::Answer(None);
        let results = std::iter::once(open).chain(AttemptResult::ALL.map(Choice::Attempt)).collect();
        vec![
            Field::pick(FieldName::Reached, self.people(&first), None),
            Field::choice(FieldName::Result, results, open),
            Field::text(FieldName::Callback, Shape::Ahead, ""),
        ]
    }

    /// How far the call-out has come with somebody: what comes after where it stands is offered.
    pub(super) fn call(incident: &Incident, person: &PersonId) -> Vec<Field> {
        let call = incident.decisions.call_out.calls.get(person);
        let next = match call.map(|call| call.state) {
            None | Some(CallState::NoAnswer) => CallState::Called,
            Some(CallState::Called) => CallState::Reached,
            Some(CallState::Reached) => CallState::Joins { joins_at: None },
            Some(CallState::Joins { .. } | CallState::Left) => CallState::Attends,
            Some(CallState::Attends) => CallState::Left,
        };
        vec![
            Field::choice(FieldName::CallState, CallState::ALL.map(Choice::Call).to_vec(), Choice::Call(next)),
            Field::text(FieldName::JoinsAt, Shape::Ahead, ""),
        ]
    }

    /// Who takes the chair: the one who has it by role is offered.
    pub(super) fn chair(&self) -> Vec<Field> {
        let first: Vec<PersonId> = self.desk.isg_chair(self.now).into_iter().cloned().collect();
        let mut ids = first;
        for person in self.desk.isg_seats(self.now).into_iter().flat_map(|seat| seat.people) {
            if !ids.contains(&person) {
                ids.push(person);
            }
        }
        let people = if ids.is_empty() { self.people(&[]) } else { self.named(&ids) };
        vec![Field::pick(FieldName::Chair, people, None)]
    }

    /// An advice on a question; only those who have a vote can dissent.
    pub(super) fn advice(&self) -> Vec<Field> {
        let day = calendar::local(self.now).date();
        let roster = self.desk.register().roster();
        let mut voters: Vec<PersonId> = Vec::new();
        for person in self.desk.isg_seats(self.now).into_iter().flat_map(|seat| seat.people) {
            if has_vote(Some(roster), &person, day) && !voters.contains(&person) {
                voters.push(person);
            }
        }
        vec![
            Field::text(FieldName::Question, Shape::Line, ""),
            Field::text(FieldName::Advice, Shape::Prose, ""),
            Field::pick(FieldName::DissentBy, self.named(&voters), Some(BTreeSet::new())),
            Field::text(FieldName::Dissent, Shape::Line, ""),
            Field::text(FieldName::DpoAdvice, Shape::Line, ""),
        ]
    }
}

impl Sender<'_> {
    pub(super) fn word(&self, form: &Form, incident: IncidentId, side: Side) -> Result<Command, Placed> {
        let (isg, action) = match (form.choice(FieldName::Stand), form.other_word()) {
            (Some(Choice::Stand(None)), _) => return Err((Some(FieldName::Stand), Fault::InputMissing)),
            (Some(Choice::Stand(Some(Stand::Agrees))), Some(other)) => (other.isg, other.action.clone()),
            _ => in_full(form)?,
        };
        let (person, how) = decider(form).ok_or((Some(FieldName::Decider), Fault::NobodyPicked))?;
        let word = NewWord {
            person,
            side: Some(side),
            action,
            isg,
            reason: form.prose(FieldName::Reason),
            how,
            // A time for review belongs to a «not now» only.
            review: if isg == IsgChoice::NotNow { self.ahead(form, FieldName::Review)? } else { None },
            with: picked(form, FieldName::With).filter_map(|key| key.parse().ok().map(IncidentId)).collect(),
        };
        Ok(Command::Decision(incident, DecisionCommand::Word(Box::new(word))))
    }

    pub(super) fn attempt(&self, form: &Form, incident: IncidentId) -> Result<Command, Placed> {
        let person = form.person(FieldName::Reached).ok_or((Some(FieldName::Reached), Fault::NobodyPicked))?;
        let result = match form.choice(FieldName::Result) {
            Some(Choice::Attempt(AttemptResult::Callback { .. })) => {
                AttemptResult::Callback { at: self.ahead(form, FieldName::Callback)? }
            }
            Some(Choice::Attempt(result)) => result,
            Some(_) | None => return Err((Some(FieldName::Result), Fault::InputMissing)),
        };
        Ok(Command::Decision(incident, DecisionCommand::Attempt(person, result)))
    }

    pub(super) fn call(&self, form: &Form, incident: IncidentId, person: &PersonId) -> Result<Command, Placed> {
        let state = match form.choice(FieldName::CallState) {
            Some(Choice::Call(CallState::Joins { .. })) => {
                CallState::Joins { joins_at: self.ahead(form, FieldName::JoinsAt)? }
            }
            Some(Choice::Call(state)) => state,
            Some(_) | None => CallState::Called,
        };
        Ok(Command::Decision(incident, DecisionCommand::Call(person.clone(), state)))
    }

    pub(super) fn advice(form: &Form, incident: IncidentId) -> Result<Command, Placed> {
        let question = form.line(FieldName::Question);
        let text = form.prose(FieldName::Advice);
        for (name, said) in [(FieldName::Question, &question), (FieldName::Advice, &text)] {
            if said.is_empty() {
                return Err((Some(name), Fault::Refused(Refusal::EmptyText)));
            }
        }
        let why = form.line(FieldName::Dissent);
        let dissenters: Vec<PersonId> = picked(form, FieldName::DissentBy).filter_map(|key| key.parse().ok()).collect();
        if !dissenters.is_empty() && why.is_empty() {
            return Err((Some(FieldName::Dissent), Fault::Refused(Refusal::ReasonMissing)));
        }
        let dissent = dissenters.into_iter().map(|person| Dissent { person, text: why.clone() }).collect();
        let dpo = Some(form.line(FieldName::DpoAdvice)).filter(|said| !said.is_empty());
        let advice = Advice { question, text, dissent, dpo };
        Ok(Command::Decision(incident, DecisionCommand::Advise(Box::new(advice))))
    }

    /// A time that lies ahead, where one is given.
    fn ahead(&self, form: &Form, name: FieldName) -> Result<Option<jiff::Timestamp>, Placed> {
        let raw = form.line(name);
        if raw.is_empty() {
            return Ok(None);
        }
        time::parse_ahead(raw.as_str(), self.context.now).map(Some).ok_or((Some(name), Fault::NoTime))
    }
}

/// What is said of convening and of what is to be done, where it is not what the other decider said.
fn in_full(form: &Form) -> Result<(IsgChoice, CleanText), Placed> {
    let Some(Choice::Isg(Some(isg))) = form.choice(FieldName::Isg) else {
        return Err((Some(FieldName::Isg), Fault::InputMissing));
    };
    let action = form.line(FieldName::Action);
    if action.is_empty() {
        return Err((Some(FieldName::Action), Fault::Refused(Refusal::EmptyText)));
    }
    Ok((isg, action))
}

/// Whose word it is, and how it is given.
fn decider(form: &Form) -> Option<(PersonId, How)> {
    let Some(Content::Pick(pick)) = form.content(FieldName::Decider) else { return None };
    let option = pick.current()?;
    Some((option.person()?, option.how()?))
}

fn picked(form: &Form, name: FieldName) -> impl Iterator<Item = String> {
    let picked = match form.content(name) {
        Some(Content::Pick(pick)) => pick.picked(),
        Some(Content::Text { .. } | Content::Choice { .. }) | None => Vec::new(),
    };
    picked.into_iter().map(|option| option.key)
}
