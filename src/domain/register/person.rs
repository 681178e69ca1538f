//! People and the roles they hold.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::domain::clean::CleanText;
use crate::domain::id::PersonId;

/// Somebody who can be called or who acts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Initials or login.
    pub id: PersonId,
    /// Full name.
    pub name: CleanText,
    /// Job title, as people know them by.
    #[serde(default)]
    pub title: CleanText,
    /// Telephone numbers in the order to try them.
    #[serde(default)]
    pub phone: Vec<CleanText>,
    /// Mail address.
    #[serde(default)]
    pub email: CleanText,
    /// When the contact details were last checked.
    #[serde(default)]
    pub verified: Option<Date>,
}

/// A role held by somebody for a time, with deputies in order (P03: a delegation has dates).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The role.
    pub role: Role,
    /// Who holds it.
    pub holder: PersonId,
    /// Who stands in, in order.
    #[serde(default)]
    pub deputies: Vec<PersonId>,
    /// First day, if bounded.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day, if bounded.
    #[serde(default)]
    pub to: Option<Date>,
}

impl Holding {
    /// Whether it is in force on `day`.
    pub fn valid_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
