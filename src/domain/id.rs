//! The names things go by: ids made by machines (ULIDs), ids written by people in files, and the number spoken on the phone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ulid::Ulid;

/// Why a written id was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, «-», «_» or «.», not «{0}»")]
pub struct BadId(String);

macro_rules! machine_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Ulid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! written_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(raw: &str) -> Result<Self, BadId> {
                written(raw).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadId;
            fn try_from(raw: String) -> Result<Self, BadId> {
                written(&raw).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

machine_id!(
    /// An incident, unique without asking anyone; [`IncidentNumber`] is its spoken name.
    IncidentId
);
machine_id!(
    /// An outage: something of a supplier's or of ours that is not working.
    OutageId
);
machine_id!(
    /// A meeting of the Information Security Group.
    MeetingId
);
machine_id!(
    /// An item that somebody put on a meeting's agenda, or an action agreed at a meeting.
    MeetingItemId
);
written_id!(
    /// A person, by initials or login as in `people.toml`.
    PersonId
);
written_id!(
    /// A system of the register, as in `systems.toml`.
    SystemId
);
written_id!(
    /// A supplier, as in `suppliers.toml`.
    SupplierId
);
written_id!(
    /// A supplier's status feed.
    FeedId
);
written_id!(
    /// A feed format that a file describes; the file is called so.
    FormatId
);
written_id!(
    /// A step, `<defining file>.<step>`, also when its block is included elsewhere.
    StepId
);
written_id!(
    /// An installation with a log chain of its own.
    DeviceId
);

fn written(raw: &str) -> Result<String, BadId> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if (1..=64).contains(&raw.chars().count()) && raw.chars().all(fits) {
        Ok(raw.to_owned())
    } else {
        Err(BadId(raw.chars().filter(|c| !c.is_control()).take(64).collect()))
    }
}

impl DeviceId {
    /// Stands in where the device is not known yet. Nothing is ever recorded under it.
    pub fn unknown() -> Self {
        Self("unknown".to_owned())
    }
}

/// The id of whoever the system gives no name.
const NOBODY_KNOWN: &str = "unknown";

impl PersonId {
    /// Whether nobody is configured and the system gives no name either. The id is no word of any language.
    pub fn is_unknown(&self) -> bool {
        self.0 == NOBODY_KNOWN
    }

    /// Whether a name that somebody is recorded under is that id.
    pub fn is_unknown_name(name: &str) -> bool {
        name == NOBODY_KNOWN
    }

    /// The person behind a login name that nobody wrote for us: characters that fit no id become `-`.
    pub fn from_login(login: &str) -> Self {
        let fit: String = login
            .chars()
            .take(64)
            .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
            .collect();
        Self(if fit.is_empty() { NOBODY_KNOWN.to_owned() } else { fit })
    }
}

/// What an incident is called on the phone: `26-A14` = year, device letter, running number.
///
/// The letter makes it unique without asking anyone, as long as no two devices share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IncidentNumber {
    /// Last two digits of the year in which it was registered, local time.
    pub year: u8,
    /// The device's letter.
    pub letter: char,
    /// Counts from 1 per year and letter.
    pub running: u32,
}

impl fmt::Display for IncidentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{}{}", self.year, self.letter, self.running)
    }
}

impl FromStr for IncidentNumber {
    type Err = BadId;

    /// Reads what people type: case does not matter, the dash may be missing.
    fn from_str(raw: &str) -> Result<Self, BadId> {
        let bad = || BadId(raw.chars().filter(|c| !c.is_control()).take(64).collect());
        let text = raw.trim().to_ascii_uppercase();
        let (year, rest) = text.split_at_checked(2).ok_or_else(bad)?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let mut chars = rest.chars();
        let letter = chars.next().filter(char::is_ascii_uppercase).ok_or_else(bad)?;
        let digits = chars.as_str();
        let running: u32 = digits.parse().ok().filter(|n| *n > 0).ok_or_else(bad)?;
        if digits.starts_with('+') || year.starts_with('+') {
            return Err(bad());
        }
        Ok(Self { year: year.parse().ok().ok_or_else(bad)?, letter, running })
    }
}

impl TryFrom<String> for IncidentNumber {
    type Error = BadId;
    fn try_from(raw: String) -> Result<Self, BadId> {
        raw.parse()
    }
}

impl From<IncidentNumber> for String {
    fn from(number: IncidentNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_reads_back_as_printed(year in 0u8..100, letter in "[A-Z]", running in 1u32..1_000_000) {
            let number = IncidentNumber { year, letter: letter.chars().next().unwrap(), running };
            prop_assert_eq!(number.to_string().parse::<IncidentNumber>().unwrap(), number);
            prop_assert_eq!(number.to_string().to_lowercase().replace('-', "").parse::<IncidentNumber>().unwrap(), number);
        }

        #[test]
        fn no_text_makes_reading_a_number_fail_badly(raw in "\\PC{0,12}") {
            let _ = raw.parse::<IncidentNumber>();
        }
    }

    #[test]
    fn an_id_with_blanks_or_controls_is_refused() {
        assert!("a b".parse::<PersonId>().is_err());
        assert!("a\u{1b}".parse::<SystemId>().is_err());
        assert!("".parse::<StepId>().is_err());
        assert!("receive.record".parse::<StepId>().is_ok());
        assert!("sbsys-æøå".parse::<SystemId>().is_ok());
    }
}
