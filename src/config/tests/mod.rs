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
