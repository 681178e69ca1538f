//! What prescribes a step: a row of the policy, a law, or good practice.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How many rows the policy table has (P01–P43).
pub const POLICY_ROWS: u8 = 43;

/// What prescribes a step.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Basis {
    /// A row of the municipality's policy, `P16`.
    Policy(u8),
    /// A law, named after the colon: `law: GDPR art. 33`.
    Law(String),
    /// Good practice, optionally named: `good-practice: NIST SP 800-61`.
    GoodPractice(String),
}

/// Why a basis was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected P01 to P43, «law: …» or «good-practice», not «{0}»")]
pub struct BadBasis(String);

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Policy(row) => write!(f, "P{row:02}"),
            Self::Law(law) => write!(f, "law: {law}"),
            Self::GoodPractice(source) if source.is_empty() => f.write_str("good-practice"),
            Self::GoodPractice(source) => write!(f, "good-practice: {source}"),
        }
    }
}

impl FromStr for Basis {
    type Err = BadBasis;
    fn from_str(raw: &str) -> Result<Self, BadBasis> {
        let bad = || BadBasis(raw.chars().filter(|c| !c.is_control()).take(60).collect());
        if let Some(law) = raw.strip_prefix("law:") {
            return Ok(Self::Law(law.trim().to_owned()));
        }
        if let Some(source) = raw.strip_prefix("good-practice") {
            let source = if source.is_empty() { source } else { source.strip_prefix(':').ok_or_else(bad)? };
            return Ok(Self::GoodPractice(source.trim().to_owned()));
        }
        let row: u8 = raw.strip_prefix('P').filter(|n| n.len() == 2).and_then(|n| n.parse().ok()).ok_or_else(bad)?;
        if (1..=POLICY_ROWS).contains(&row) { Ok(Self::Policy(row)) } else { Err(bad()) }
    }
}

impl TryFrom<String> for Basis {
    type Error = BadBasis;
    fn try_from(raw: String) -> Result<Self, BadBasis> {
        raw.parse()
    }
}

impl From<Basis> for String {
    fn from(basis: Basis) -> Self {
        basis.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_reads_back_as_printed() {
        for raw in ["P01", "P43", "law: GDPR art. 33", "good-practice", "good-practice: NIST SP 800-61"] {
            assert_eq!(raw.parse::<Basis>().unwrap().to_string(), raw);
        }
        for raw in ["P00", "P44", "P1", "p16", "good-practice NIST", ""] {
            assert!(raw.parse::<Basis>().is_err(), "{raw}");
        }
    }
}
