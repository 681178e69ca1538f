//! The rows of the municipality's policy that the program answers for, and what carries each of them.
//!
//! A row is carried by steps of playbooks, which name it themselves, and by rules and documents of the program, which say
//! so where they are written ([`carried!`](crate::carried)). Nothing here repeats what a playbook or a rule says.

mod rows;
mod section;

use std::collections::BTreeMap;

pub use rows::{ROWS, Row};
pub use section::Section;

use super::id::StepId;
use super::playbook::{Basis, Playbook};

/// What of the program carries a row, besides steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Carrier {
    /// A rule: something it refuses, counts or keeps.
    Rule,
    /// A document it writes.
    Document,
}

impl Carrier {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Document => "document",
        }
    }
}

/// A row and what carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    /// The row's number.
    pub row: u8,
    /// What sort of thing carries it.
    pub what: Carrier,
    /// Its name in the code.
    pub name: &'static str,
}

/// Reads `P16` at compile time; 0 is no row, which a test finds.
#[doc(hidden)]
pub const fn row_number(name: &str) -> u8 {
    match name.as_bytes() {
        [b'P', tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => (*tens - b'0') * 10 + (*ones - b'0'),
        _ => 0,
    }
}

/// Says that the function, variant or constant beside it carries a row of the policy: `carried!(rule P16, register)`.
/// Naming something that is not there does not compile.
#[macro_export]
macro_rules! carried {
    (rule $row:ident, $($what:tt)+) => {
        $crate::carried!(@ $crate::domain::policy::Carrier::Rule, $row, $($what)+)
    };
    (document $row:ident, $($what:tt)+) => {
        $crate::carried!(@ $crate::domain::policy::Carrier::Document, $row, $($what)+)
    };
    (@ $carrier:expr, $row:ident, $($what:tt)+) => {{
        // It must be there.
        let _ = $($what)+;
        $crate::domain::policy::Carried {
            row: $crate::domain::policy::row_number(stringify!($row)),
            what: $carrier,
            name: stringify!($($what)+),
        }
    }};
}

/// What carries one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The row.
    pub row: Row,
    /// The steps that name it, in the order of the playbooks.
    pub steps: Vec<StepId>,
    /// Rules and documents that carry it.
    pub carried: Vec<Carried>,
}

impl Coverage {
    /// Whether anything carries it.
    pub fn is_covered(&self) -> bool {
        !self.steps.is_empty() || !self.carried.is_empty()
    }

    /// Whether the program answers for it and nothing carries it.
    pub fn is_missing(&self) -> bool {
        self.row.required && !self.is_covered()
    }
}

/// What carries each row, by the playbooks in force and what the code says of itself.
pub fn coverage<'p>(
    playbooks: impl IntoIterator<Item = &'p Playbook>,
    carried: impl IntoIterator<Item = Carried>,
) -> Vec<Coverage> {
    let mut steps: BTreeMap<u8, Vec<StepId>> = BTreeMap::new();
    for step in playbooks.into_iter().flat_map(Playbook::steps) {
        for basis in &step.prescribed_by {
            if let Basis::Policy(row) = basis {
                let known = steps.entry(*row).or_default();
                if !known.contains(&step.id) {
                    known.push(step.id.clone());
                }
            }
        }
    }
    let carried: Vec<Carried> = carried.into_iter().collect();
    ROWS.iter()
        .map(|row| Coverage {
            row: *row,
            steps: steps.remove(&row.number).unwrap_or_default(),
            carried: carried.iter().filter(|have| have.row == row.number).copied().collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::playbook::POLICY_ROWS;

    #[test]
    fn the_rows_are_numbered_through() {
        let numbers: Vec<u8> = ROWS.iter().map(|row| row.number).collect();
        assert_eq!(numbers, (1..=POLICY_ROWS).collect::<Vec<_>>());
        let optional: Vec<u8> = ROWS.iter().filter(|row| !row.required).map(|row| row.number).collect();
        assert_eq!(optional, [7, 10, 35, 37, 42, 43]);
        assert!(ROWS.iter().all(|row| !row.sections.is_empty()));
    }

    #[test]
    fn a_row_is_read_from_its_name() {
        assert_eq!((row_number("P01"), row_number("P43"), row_number("P1"), row_number("X12")), (1, 43, 0, 0));
        let carried = crate::carried!(rule P16, row_number);
        assert_eq!((carried.row, carried.what), (16, Carrier::Rule));
    }

    #[test]
    fn a_required_row_that_nothing_carries_is_missing() {
        let rows = coverage([], [Carried { row: 2, what: Carrier::Rule, name: "council" }]);
        let missing: Vec<u8> = rows.iter().filter(|row| row.is_missing()).map(|row| row.row.number).collect();
        assert!(missing.contains(&1) && !missing.contains(&2) && !missing.contains(&7));
    }
}
