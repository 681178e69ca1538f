//! The one reader of the wall clock, and the one source of fresh ids.

use jiff::Timestamp;
use ulid::Ulid;

/// Now, by the wall clock.
#[expect(clippy::disallowed_methods, reason = "this is the place")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// An id nobody has used: the time and 80 random bits.
pub fn fresh(now: Timestamp) -> Ulid {
    let mut random = [0u8; 16];
    // Without randomness the nanoseconds still tell two ids of one device apart.
    if getrandom::fill(&mut random).is_err() {
        random = now.as_nanosecond().to_be_bytes();
    }
    Ulid::from_parts(u64::try_from(now.as_millisecond()).unwrap_or(0), u128::from_be_bytes(random))
}
