//! Everything in the code that says of itself that it carries a row of the policy.

use crate::domain::policy::Carried;
use crate::domain::{authority, clock, decide, desk, follow_up, meeting, register, severity};
use crate::{documents, evidence};

/// The annotations, module by module; a test finds a module that is missing here.
const ALL: &[&[Carried]] = &[
    authority::CARRIES,
    clock::CARRIES,
    decide::CARRIES,
    desk::CARRIES,
    desk::VIEW_CARRIES,
    documents::CARRIES,
    evidence::CARRIES,
    follow_up::CARRIES,
    meeting::CARRIES,
    register::CARRIES,
    severity::CARRIES,
];

/// Every annotation.
pub(super) fn all() -> impl Iterator<Item = Carried> {
    ALL.iter().copied().flatten().copied()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::playbook::POLICY_ROWS;

    fn count(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                count(&path, found);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains("const CARRIES: &[Carried]")) {
                found.push(path.display().to_string());
            }
        }
    }

    #[test]
    fn every_annotation_is_collected_and_names_a_row() {
        let mut found = Vec::new();
        count(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
        found.retain(|path| !path.ends_with("carried.rs"));
        assert_eq!(found.len(), ALL.len(), "{found:#?}");
        let mut seen = std::collections::BTreeSet::new();
        for carried in all() {
            assert!((1..=POLICY_ROWS).contains(&carried.row), "{carried:?}");
            assert!(seen.insert((carried.row, carried.name)), "{carried:?} twice");
        }
    }
}
