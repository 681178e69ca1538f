//! `ask` of a step: questions by name, and typed inputs that the playbook declares itself.

use toml::Spanned;
use toml::de::DeValue;

use super::step::table_in_both;
use crate::config::failure::{Each, Expected, Kind, Place, Shape};
use crate::config::names::{Flag, Names, Once};
use crate::config::reader::{self, Table, unexpected};
use crate::config::source::Source;
use crate::domain::playbook::{ChoiceOption, Input, InputKey, InputKind, InputSort, OPTIONS_MAX, Question};

const KEYS: &[&str] = &["key", "type", "label", "options", "required"];
const OPTION: &[&str] = &["key", "label"];
const QUESTIONS: Names<'static, Question> = Names { what: Kind::Question, all: &Question::ALL, key: Question::key };
const SORTS: Names<'static, InputSort> = Names { what: Kind::Input, all: &InputSort::ALL, key: InputSort::key };

/// What a step asks.
#[derive(Debug, Default)]
pub(super) struct Ask {
    /// The fixed questions.
    pub(super) questions: Vec<Question>,
    /// The inputs it declares.
    pub(super) inputs: Vec<Input>,
    /// Byte at which each input is declared.
    pub(super) inputs_at: Vec<usize>,
}

/// Reads `ask`: texts are questions, tables are inputs.
pub(super) fn read(source: &mut Source<'_>, table: &Table<'_, '_>) -> Ask {
    let mut once = Once::new(Each::Entry("ask"));
    let mut ask = Ask::default();
    for value in table.values(source, "ask").unwrap_or_default() {
        match value.get_ref() {
            DeValue::String(name) => {
                let name = Spanned::new(value.span(), name.as_ref());
                if once.sees(source, &name)
                    && let Some(question) = QUESTIONS.read(source, &name)
                {
                    ask.questions.push(question.into_inner());
                }
            }
            DeValue::Table(_) => {
                let Some(table) = reader::table(source, value, Place::Input, KEYS) else { continue };
                if let Some(input) = input(source, &table, &mut once) {
                    ask.inputs.push(input);
                    ask.inputs_at.push(value.span().start);
                }
            }
            other @ (DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)) => reader::wrong(source, value.span(), Shape::TextOrTable, other),
        }
    }
    ask
}

fn input(source: &mut Source<'_>, table: &Table<'_, '_>, once: &mut Once) -> Option<Input> {
    let key = key(source, table, once);
    let label = table_in_both(source, table, "label");
    let sort = table.required_one_of(source, "type", &SORTS).map(Spanned::into_inner);
    let required = table.truth(source, "required", Flag::No).is_yes();
    let options = table.has("options").then(|| options(source, table));
    let kind = match sort? {
        InputSort::Text => InputKind::Text,
        InputSort::Person => InputKind::Person,
        InputSort::Time => InputKind::Time,
        InputSort::Number => InputKind::Number,
        InputSort::Choice => {
            let options = options.clone().unwrap_or_default();
            if !(2..=OPTIONS_MAX).contains(&options.len()) {
                unexpected(source, table.key_at("options"), Expected::Options, &options.len().to_string(), None);
            }
            InputKind::Choice { options }
        }
    };
    if !matches!(kind, InputKind::Choice { .. }) && options.is_some() {
        unexpected(source, table.key_at("options"), Expected::NoOptions, "options", None);
    }
    Some(Input { key: key?, label: label?, kind, required })
}

fn key(source: &mut Source<'_>, table: &Table<'_, '_>, once: &mut Once) -> Option<InputKey> {
    let text = table.required_text(source, "key")?;
    if let Ok(key) = text.get_ref().parse() {
        return once.sees(source, &text).then_some(key);
    }
    unexpected(source, text.span().start, Expected::InputKey, text.get_ref(), None);
    None
}

fn options(source: &mut Source<'_>, table: &Table<'_, '_>) -> Vec<ChoiceOption> {
    let mut once = Once::new(Each::Entry("options"));
    let mut options = Vec::new();
    for table in table.tables(source, "options", Place::Choice, OPTION) {
        // An option is named like an input: both are words of conditions.
        let key = key(source, &table, &mut once);
        let label = table_in_both(source, &table, "label");
        if let (Some(key), Some(label)) = (key, label) {
            options.push(ChoiceOption { key: key.to_string(), label });
        }
    }
    options
}
