//! The content as data: times in UTC, the contract's names, what is not known is `null`. None of the prose.

use serde_json::{Map, Value as Json};

use super::model::{Body, Document, Field, Value};

/// The document as one JSON object: what is said of itself, then each section under its name.
pub fn write(document: &Document) -> Json {
    let mut object = fields(&document.about);
    object.insert("document".to_owned(), document.kind.key().into());
    object.insert("title".to_owned(), document.title.clone().into());
    for section in &document.sections {
        object.insert(section.key.to_owned(), body(&section.body));
        if let Some((key, below)) = &section.below {
            object.insert((*key).to_owned(), Json::Object(fields(below)));
        }
    }
    Json::Object(object)
}

fn body(body: &Body) -> Json {
    match body {
        Body::Fields(all) => Json::Object(fields(all)),
        Body::List(all) => all.iter().map(value).collect(),
        Body::Items(all) => all.iter().map(|item| Json::Object(fields(item))).collect(),
        Body::Table(columns, rows) => rows
            .iter()
            .map(|row| {
                let cells = columns.iter().zip(row).map(|((key, _), cell)| ((*key).to_owned(), value(cell)));
                Json::Object(cells.collect())
            })
            .collect(),
    }
}

fn fields(fields: &[Field]) -> Map<String, Json> {
    fields.iter().map(|field| (field.key.to_owned(), value(&field.value))).collect()
}

fn value(value: &Value) -> Json {
    match value {
        Value::Unknown(_) | Value::Nothing => Json::Null,
        Value::Text(words) | Value::Quoted(words, _) => words.clone().into(),
        Value::Code(key, _) => (*key).into(),
        Value::Time(at) => at.to_string().into(),
        Value::Day(day) => day.to_string().into(),
        Value::Number(number) => (*number).into(),
        Value::Many(all) | Value::Said(all) => all.iter().map(self::value).collect(),
    }
}
