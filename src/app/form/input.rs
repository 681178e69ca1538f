//! The part of a step's form that the playbook itself asks for, and the form that inserts a block.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Builder;
use super::command::Sender;
use super::field::{Choice, Content, Field, FieldName, PickOption, Shape};
use super::{Fault, Form, time};
use crate::domain::decision::How;
use crate::domain::message::known_input;
use crate::domain::playbook::{ChecklistStep, Input, InputKey, InputKind, InputSort, InputValue, Step};
use crate::domain::{CleanText, Incident, PersonId, SystemId};

/// What a pick of one person shows before anybody is picked.
const NOBODY: &str = "–";

pub(super) fn nobody() -> PickOption {
    PickOption { key: String::new(), label: NOBODY.to_owned() }
}

impl Builder<'_> {
    /// Nobody, before somebody is picked: whose word it is, is asked. Then these people, then everybody by name.
    pub(super) fn somebody(&self, first: &[PersonId]) -> Vec<PickOption> {
        std::iter::once(nobody()).chain(self.people(first)).collect()
    }

    /// The same people, each with how they gave their word, which is nobody's to fill in for them. Whoever sits here is here,
    /// and is asked no more.
    pub(super) fn and_how(&self, people: Vec<PickOption>) -> Vec<PickOption> {
        let ways = |option: PickOption| {
            if option.key.is_empty() || option.key == self.me.as_str() {
                return vec![option];
            }
            let said = |how: How| PickOption { key: format!("{}/{}", option.key, how.key()), ..option.clone() };
            [How::Phone, How::Here].map(said).to_vec()
        };
        people.into_iter().flat_map(ways).collect()
    }

    /// The fields of the inputs that `step` declares, filled in with what is known already.
    pub(super) fn inputs(&self, incident: &Incident, step: &Step) -> Vec<Field> {
        let places = (0u8..).map(FieldName::Input);
        let known = |input: &Input| known_input(self.desk, incident, &input.key, self.now);
        places.zip(&step.inputs).map(|(name, input)| self.input(name, input, known(input).as_ref())).collect()
    }

    fn input(&self, name: FieldName, input: &Input, given: Option<&InputValue>) -> Field {
        match &input.kind {
            InputKind::Choice { options } => {
                let at = |chosen: &String| options.iter().position(|option| option.key == *chosen);
                let given = match given {
                    Some(InputValue::Choice(chosen)) => at(chosen).and_then(|at| u8::try_from(at).ok()),
                    Some(_) | None => None,
                };
                let all = (0u8..).zip(options).map(|(at, _)| Choice::Option(Some(at)));
                let all = std::iter::once(Choice::Option(None)).chain(all).collect();
                Field::choice(name, all, Choice::Option(given))
            }
            InputKind::Person => {
                let first = match given {
                    Some(InputValue::Person(person)) => vec![person.clone()],
                    Some(_) | None => Vec::new(),
                };
                let mut options = self.people(&first);
                options.insert(options.len().min(first.len()), nobody());
                Field::pick(name, options, None)
            }
            InputKind::Time => {
                let given = match given {
                    Some(InputValue::Time(at)) => time::print(*at, self.now),
                    Some(_) | None => String::new(),
                };
                Field::text(name, Shape::Time, &given)
            }
            InputKind::Text | InputKind::Number => {
                let given = match given {
                    Some(InputValue::Text(text)) => text.to_string(),
                    Some(InputValue::Number(number)) => number.to_string(),
                    Some(_) | None => String::new(),
                };
                Field::text(name, Shape::Line, &given)
            }
        }
    }

    /// For which systems, where the step is done once for each and more than one is left.
    pub(super) fn for_systems(&self, incident: &Incident, step: &ChecklistStep<'_>) -> Option<Field> {
        let left = step.systems_left(incident);
        if left.len() < 2 {
            return None;
        }
        let option = |id: &&SystemId| PickOption { key: id.to_string(), label: self.desk.system_name(id).to_owned() };
        Some(Field::pick(FieldName::ForSystems, left.iter().map(option).collect(), Some(BTreeSet::new())))
    }

    /// Which block, and why.
    pub(super) fn insert(&self, incident: &Incident) -> Vec<Field> {
        // The name of the file is what commands call it; what it says of itself is told below the field.
        let option =
            |part: &&crate::domain::playbook::Part| PickOption { key: part.block.clone(), label: part.block.clone() };
        let blocks = self.desk.insertable_blocks(incident);
        vec![
            Field::pick(FieldName::Block, blocks.iter().map(option).collect(), None),
            Field::text(FieldName::Reason, Shape::Prose, ""),
        ]
    }
}

impl Sender<'_> {
    /// What is answered to the inputs of `step`; what is left open is no answer.
    pub(super) fn inputs(
        &self,
        form: &Form,
        step: &Step,
    ) -> Result<BTreeMap<InputKey, InputValue>, (Option<FieldName>, Fault)> {
        let mut answers = BTreeMap::new();
        for (name, input) in (0u8..).map(FieldName::Input).zip(&step.inputs) {
            let Some(content) = form.content(name) else { continue };
            match self.value(content, input) {
                Ok(Some(value)) => {
                    answers.insert(input.key.clone(), value);
                }
                Ok(None) if input.required => return Err((Some(name), Fault::InputMissing)),
                Ok(None) => {}
                Err(fault) => return Err((Some(name), fault)),
            }
        }
        Ok(answers)
    }

    fn value(&self, content: &Content, input: &Input) -> Result<Option<InputValue>, Fault> {
        match content {
            Content::Text { editor, .. } => {
                let text = CleanText::title(editor.value());
                if text.is_empty() {
                    return Ok(None);
                }
                match input.kind.sort() {
                    InputSort::Time => {
                        let at = time::parse(text.as_str(), self.context.now).ok_or(Fault::NoTime)?;
                        Ok(Some(InputValue::Time(at)))
                    }
                    InputSort::Number => {
                        let number = text.as_str().parse().map_err(|_bad| Fault::NoNumber)?;
                        Ok(Some(InputValue::Number(number)))
                    }
                    InputSort::Text | InputSort::Choice | InputSort::Person => Ok(Some(InputValue::Text(text))),
                }
            }
            Content::Choice { options, at } => {
                let InputKind::Choice { options: declared } = &input.kind else { return Ok(None) };
                let Some(Choice::Option(Some(chosen))) = options.get(*at) else { return Ok(None) };
                let chosen = declared.get(usize::from(*chosen));
                Ok(chosen.map(|option| InputValue::Choice(option.key.clone())))
            }
            Content::Pick(pick) => {
                let person = pick.current().and_then(|option| option.key.parse().ok());
                Ok(person.map(InputValue::Person))
            }
        }
    }
}

impl Form {
    /// The systems picked for a step that is done once for each.
    pub(super) fn ticked_systems(&self) -> BTreeSet<SystemId> {
        match self.content(FieldName::ForSystems) {
            Some(Content::Pick(pick)) => pick.picked().iter().filter_map(|option| option.key.parse().ok()).collect(),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => BTreeSet::new(),
        }
    }

    /// How whoever is picked gave their word, where that is asked with who it is.
    pub(super) fn how(&self, name: FieldName) -> Option<How> {
        match self.content(name) {
            Some(Content::Pick(pick)) => pick.current()?.how(),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => None,
        }
    }

    /// The block picked.
    pub fn block(&self) -> Option<String> {
        match self.content(FieldName::Block) {
            Some(Content::Pick(pick)) => pick.current().map(|option| option.key.clone()),
            Some(Content::Text { .. } | Content::Choice { .. }) | None => None,
        }
    }
}
