//! The rows themselves: where in the municipality's document each stands, and whether the program answers for it. What a
//! row says is paraphrased in `locales/`, as `policy-p01` and so on.

use super::Section;

/// A row of the policy's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its number, 16 for P16.
    pub number: u8,
    /// The sections of the document in which it stands.
    pub sections: &'static [Section],
    /// Whether the program answers for it; otherwise it is shown in the yearly wheel.
    pub required: bool,
}

/// Shown in the yearly wheel.
const fn yearly(number: u8, sections: &'static [Section]) -> Row {
    Row { number, sections, required: false }
}

/// Carried by the program.
const fn row(number: u8, sections: &'static [Section]) -> Row {
    Row { number, sections, required: true }
}

/// Every row, in order.
pub const ROWS: [Row; 43] = [
    row(1, &[Section::Introduction]),
    row(2, &[Section::Roles]),
    row(3, &[Section::Roles]),
    row(4, &[Section::Roles]),
    row(5, &[Section::Roles]),
    row(6, &[Section::Roles]),
    yearly(7, &[Section::Roles]),
    row(8, &[Section::Roles]),
    row(9, &[Section::Roles]),
    yearly(10, &[Section::Management]),
    row(11, &[Section::Group]),
    row(12, &[Section::Group]),
    row(13, &[Section::Group]),
    row(14, &[Section::ItDepartment]),
    row(15, &[Section::ItDepartment]),
    row(16, &[Section::ItDepartment]),
    row(17, &[Section::Supplier]),
    row(18, &[Section::Supplier]),
    row(19, &[Section::Supplier]),
    row(20, &[Section::Availability]),
    row(21, &[Section::Availability]),
    row(22, &[Section::Availability]),
    row(23, &[Section::Availability]),
    row(24, &[Section::Availability]),
    row(25, &[Section::Availability]),
    row(26, &[Section::Information]),
    row(27, &[Section::Information]),
    row(28, &[Section::Information]),
    row(29, &[Section::FollowUp]),
    row(30, &[Section::FollowUp]),
    row(31, &[Section::FollowUp]),
    row(32, &[Section::Violation]),
    row(33, &[Section::Violation]),
    row(34, &[Section::Reporting]),
    yearly(35, &[Section::Evaluation]),
    row(36, &[Section::Evaluation]),
    yearly(37, &[Section::Introduction, Section::Evaluation]),
    row(38, &[Section::Prevention]),
    row(39, &[Section::Prevention]),
    row(40, &[Section::Prevention]),
    row(41, &[Section::Prevention]),
    yearly(42, &[Section::Awareness]),
    yearly(43, &[Section::Awareness, Section::Introduction]),
];
