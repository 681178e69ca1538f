//! Why the text of a condition was refused, as data: the words are made where the file is told of.

/// Why a condition was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCondition {
    /// Something else should stand here.
    #[error("«{found}» where {wanted:?} should stand")]
    Expected {
        /// What should stand here.
        wanted: Wanted,
        /// What stands here; empty at the end.
        found: String,
    },
    /// Too many parentheses or «not»s inside each other.
    #[error("the condition is nested too deeply")]
    TooDeep,
}

/// What a condition wants to read next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// «and», «or» or the end.
    Joint,
    /// «)»
    Closing,
    /// What a condition can be about.
    Subject,
    /// «is» or «is-not»
    IsOrIsNot,
    /// «at-least»
    AtLeast,
    /// «has supplier»
    HasSupplier,
    /// «has nis2»
    HasNis2,
    /// A whole number
    Number,
    /// What an input may be answered with.
    Value,
    /// One of these names.
    OneOf(Vec<&'static str>),
}
