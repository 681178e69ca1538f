//! Values of a body: as words to be looked up, as text to be shown, as moments.

use jiff::Timestamp;
use serde_json::Value;

use crate::feeds::formats::dates;
use crate::feeds::formats::notes::Notes;

/// What a time without a zone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Danish clocks.
    Denmark,
    /// UTC.
    Utc,
}

impl Zone {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Denmark, Self::Utc];

    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Denmark => "denmark",
            Self::Utc => "utc",
        }
    }
}

/// The number of seconds that no date of a feed is as old as: 1990. Smaller numbers count something else.
const SECONDS_MIN: i64 = 631_152_000;
/// From here on a number counts milliseconds.
const MILLISECONDS_MIN: i64 = 100_000_000_000;

/// Lower case without blanks, `_` and `-`: spelling that differs only in these is the same word.
pub fn folded(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-') && !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Text, numbers and truths as text; nothing when there is nothing to be read in it.
pub(in crate::feeds::formats) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            // Pages made from templates print the latter.
            (!text.is_empty() && text != "<no value>").then(|| text.to_owned())
        }
        Value::Number(number) => Some(match number.as_f64() {
            // Some servers write whole numbers as `2.0`.
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => format!("{float:.0}"),
            Some(_) | None => number.to_string(),
        }),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether a value is there and neither null nor empty.
pub(super) fn is_given(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => text(value).is_some(),
    }
}

/// A value as it is shown in a warning.
pub(in crate::feeds::formats) fn shown(value: Option<&Value>) -> String {
    match value {
        None => "(nothing)".to_owned(),
        Some(value) => text(value).unwrap_or_else(|| {
            let kind = if value.is_array() || value.is_object() { "(not a word)" } else { "(nothing)" };
            kind.to_owned()
        }),
    }
}

/// The moment that a value names: a date in words, or seconds or milliseconds since 1970.
pub(in crate::feeds::formats) fn time(value: &Value, zone: Zone, notes: &mut Notes) -> Option<Timestamp> {
    let text = text(value)?;
    if let Some(number) = counted(&text) {
        return if number.abs() >= MILLISECONDS_MIN {
            Timestamp::from_millisecond(number).ok()
        } else {
            Timestamp::from_second(number).ok().filter(|_| number >= SECONDS_MIN)
        };
    }
    let found = dates::found(&text, zone == Zone::Utc)?;
    if found.assumed && zone == Zone::Denmark {
        notes.say("times without a zone: read as Danish time");
    }
    Some(found.at)
}

/// A whole number, or the whole part of one with decimals.
fn counted(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    rest.chars().all(|c| c.is_ascii_digit()).then(|| whole.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_are_read_whatever_their_type() {
        assert_eq!(text(&json!(" up ")).as_deref(), Some("up"));
        assert_eq!(text(&json!(2.0)).as_deref(), Some("2"));
        assert_eq!(text(&json!(7)).as_deref(), Some("7"));
        assert_eq!(text(&json!(1.5)).as_deref(), Some("1.5"));
        assert_eq!(text(&json!(false)).as_deref(), Some("false"));
        for nothing in [json!(null), json!(""), json!("<no value>"), json!([1]), json!({"a": 1})] {
            assert_eq!(text(&nothing), None, "{nothing}");
        }
        assert_eq!(folded("Major_Outage - NOW"), "majoroutagenow");
    }

    #[test]
    fn moments_are_read_in_words_and_in_numbers_but_small_numbers_are_none() {
        let mut notes = Notes::default();
        let mut read = |value: Value, zone| time(&value, zone, &mut notes).map(|at| at.to_string());
        assert_eq!(read(json!("1709636653"), Zone::Utc).as_deref(), Some("2024-03-05T11:04:13Z"));
        assert_eq!(read(json!(1_584_180_320.814), Zone::Utc).as_deref(), Some("2020-03-14T10:05:20Z"));
        assert_eq!(read(json!(1_709_636_653_000_i64), Zone::Utc).as_deref(), Some("2024-03-05T11:04:13Z"));
        assert_eq!(read(json!("2026-09-30 20:10:16.566"), Zone::Utc).as_deref(), Some("2026-09-30T20:10:16Z"));
        assert_eq!(read(json!("2026-09-30 20:10:16"), Zone::Denmark).as_deref(), Some("2026-09-30T18:10:16Z"));
        for none in [json!(0), json!(17), json!("0"), json!("wibble"), json!(i64::MAX), json!(1e300)] {
            assert_eq!(time(&none, Zone::Utc, &mut Notes::default()), None, "{none}");
        }
        assert_eq!(notes.into_lines().len(), 1, "said once");
    }
}
