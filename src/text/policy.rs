//! The rows of the policy, in the project's own words.

use super::Text;
use crate::domain::policy::Row;

impl Text {
    /// What a row prescribes, in a line.
    pub fn policy_title(&self, row: &Row) -> String {
        // Forty-three of a kind: a test finds one that has no words.
        self.loader().get(&format!("policy-p{:02}", row.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::ROWS;
    use crate::text::Language;

    #[test]
    fn every_row_has_its_line_in_both_languages() {
        let [da, en] = Language::ALL.map(Text::new);
        for row in &ROWS {
            for text in [&da, &en] {
                assert!(text.loader().has(&format!("policy-p{:02}", row.number)), "P{:02}", row.number);
                assert!(text.policy_title(row).chars().count() <= 100);
            }
            assert_ne!(da.policy_title(row), en.policy_title(row));
        }
    }
}
