//! A value as people read it, without any markup: what the writers have in common.

use super::model::Value;
use crate::text::Text;
use crate::tr;

/// A value in words. Several stand beside each other; [`lines`] keeps them apart.
pub(super) fn words(text: &Text, value: &Value) -> String {
    match value {
        Value::Unknown(None) => tr!(text, "message-unknown"),
        Value::Unknown(Some(more)) => format!("{} ({more})", tr!(text, "message-unknown")),
        Value::Nothing => "–".to_owned(),
        Value::Said(all) if all.is_empty() => "–".to_owned(),
        Value::Text(words) | Value::Code(_, words) | Value::Quoted(_, words) => words.clone(),
        Value::Time(at) => text.full_time(*at),
        Value::Day(day) => text.calendar_day(*day),
        Value::Number(number) => number.to_string(),
        Value::Many(all) if all.is_empty() => tr!(text, "doc-none"),
        Value::Many(all) | Value::Said(all) => {
            all.iter().map(|one| words_of_one(text, one)).collect::<Vec<_>>().join("; ")
        }
    }
}

fn words_of_one(text: &Text, value: &Value) -> String {
    words(text, value).split_whitespace().collect::<Vec<_>>().join(" ")
}
