//! The monotonic clock, read in one place.

use std::time::{Duration, Instant};

/// Now.
#[expect(clippy::disallowed_methods, reason = "a figure is a difference of two of these")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// How long `work` takes.
pub(crate) fn of<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = now();
    let made = work();
    (begun.elapsed(), made)
}
