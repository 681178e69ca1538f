//! Tests of the layer as a whole; those of one file stand beside it.

mod again;
mod loading;
mod malformed;
mod profile;
mod words;

use std::sync::LazyLock;

use super::ConfigFailure;
use crate::text::{Language, Text};

static ENGLISH: LazyLock<Text> = LazyLock::new(|| Text::new(Language::En));

/// What is said of a failure in English.
pub(super) fn english(failure: &ConfigFailure) -> String {
    failure.words(&ENGLISH)
}

/// Each row: what stands in the whole file, what stands in its place, and what is said of it.
pub(super) fn each(file: &str, whole: &str, check: fn(&str) -> Vec<String>, rows: &[(&str, &str, &str)]) {
    assert_eq!(check(whole), [""; 0]);
    let mut differ = Vec::new();
    for (from, to, expected) in rows {
        assert!(whole.contains(from), "{from}");
        let said = check(&whole.replacen(from, to, 1));
        if said != [format!("{file}:{expected}")] {
            differ.push(format!("{to}: {said:?}"));
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}
