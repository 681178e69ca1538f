//! Times as people type them: `03:12`, `2026-11-24 03:12`, or RFC 3339.

use jiff::civil::{DateTime, Time};
use jiff::{Timestamp, ToSpan};

use crate::domain::calendar::{COPENHAGEN, local};

/// Reads a time; without a zone it is Danish wall-clock time. A bare clock time that is not yet reached today was
/// yesterday's: at 00:10, `23:50` means twenty minutes ago.
pub(super) fn parse(raw: &str, now: Timestamp) -> Option<Timestamp> {
    let raw = raw.trim();
    if let Ok(timestamp) = raw.parse::<Timestamp>() {
        return Some(timestamp);
    }
    let civil = |at: DateTime| at.to_zoned_datetime(COPENHAGEN).ok().map(|zoned| zoned.timestamp());
    if let Ok(at) = raw.replacen(' ', "T", 1).parse::<DateTime>()
        && raw.len() > "2026-11-24".len()
    {
        return civil(at);
    }
    let time = Time::strptime("%H:%M", raw).or_else(|_not_minutes| Time::strptime("%H.%M", raw)).ok()?;
    let today = local(now).date();
    let at = civil(today.to_datetime(time))?;
    if at <= now { Some(at) } else { civil(today.saturating_sub(1.day()).to_datetime(time)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_type_them() {
        let now: Timestamp = "2026-11-24T02:10:00Z".parse().unwrap();
        let table = [
            ("2026-11-24T02:00:00Z", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24T03:00:00+01:00", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24 03:00", Some("2026-11-24T02:00:00Z")),
            ("2026-11-24T03:00", Some("2026-11-24T02:00:00Z")),
            ("03:05", Some("2026-11-24T02:05:00Z")),
            ("03.05", Some("2026-11-24T02:05:00Z")),
            ("23:50", Some("2026-11-23T22:50:00Z")),
            ("2026-11-24", None),
            ("25:00", None),
            ("soon", None),
            ("", None),
        ];
        for (raw, expected) in table {
            assert_eq!(parse(raw, now), expected.map(|text| text.parse().unwrap()), "{raw}");
        }
    }
}
