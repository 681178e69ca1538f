//! The name of every value a user sees. One match per enum; the ids are written out, so the compiler checks each.

use super::Text;
use crate::domain::severity::Severity;
use crate::tr;

impl Text {
    /// Severity, at most nine cells wide.
    pub fn severity(&self, severity: Severity) -> String {
        match severity {
            Severity::Minor => tr!(self, "severity-minor"),
            Severity::Moderate => tr!(self, "severity-moderate"),
            Severity::Major => tr!(self, "severity-major"),
            Severity::Serious => tr!(self, "severity-serious"),
        }
    }
}
