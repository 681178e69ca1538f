//! A supplier's state written as the page it publishes, in the form it publishes in.

mod statuspage;
mod syndication;

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::cast::{Form, Line, Simulated};
use super::scenario::{Happening, SupplierState};
use crate::text::Language;

/// What all pages need to know: in which language, and what the time was at the start of the story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writer {
    /// The language of titles and updates.
    pub(super) language: Language,
    /// The start by the wall clock.
    pub(super) began_at: Timestamp,
}

impl Writer {
    /// The page of `supplier`. The same state gives the same bytes, so that a validator holds.
    pub(super) fn page(&self, supplier: &Simulated, state: &SupplierState) -> String {
        match supplier.form {
            Form::Statuspage | Form::IncidentIo => statuspage::write(self, supplier, state),
            Form::Rss => syndication::rss(self, supplier, state),
            Form::Atom => syndication::atom(self, supplier, state),
        }
    }

    /// Its id on the page: of this run, since a supplier never gives an id twice and a desk may outlive a demo.
    fn id(&self, happening: &Happening) -> String {
        format!("{:x}-{}", self.began_at.as_second(), happening.id)
    }

    fn words(&self, line: Line) -> &'static str {
        line.in_language(self.language)
    }

    /// The moment `since_start`, to whole seconds as pages write it.
    fn at(&self, since_start: Duration) -> Timestamp {
        let start = Timestamp::from_second(self.began_at.as_second()).unwrap_or(self.began_at);
        let since_start = SignedDuration::try_from(since_start).unwrap_or(SignedDuration::MAX);
        start.saturating_add(since_start).unwrap_or(Timestamp::MAX)
    }
}

/// Where the supplier's page would be, were there one.
fn home(supplier: &Simulated) -> String {
    format!("https://status.{}.example", supplier.id)
}
