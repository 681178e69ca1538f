//! JSON formats whose reading needs code: which of them a body is of, and what their readings have in common.

mod alertmanager;
mod aws;
mod icinga2;
mod prtg;
mod zabbix;

use jiff::Timestamp;
use serde_json::Value;

use super::described::{Zone, value};
use super::notes::Notes;
use super::{INCIDENTS_MAX, gathered};
use crate::domain::CleanText;
use crate::domain::feed::{Component, FeedFormat, Reading, ServiceState, SupplierIncident};

/// What a body of one of these formats gives: a reading, or what its server says instead of an answer.
type Read = Result<Reading, String>;

/// Reads `body` when it has the keys of one of these formats.
pub(super) fn read(body: &Value, now: Timestamp) -> Option<(FeedFormat, Read)> {
    let one = |format, read: Option<Read>| read.map(|read| (format, read));
    one(FeedFormat::Alertmanager, alertmanager::read(body, now))
        .or_else(|| one(FeedFormat::Zabbix, zabbix::read(body)))
        .or_else(|| one(FeedFormat::Icinga2, icinga2::read(body)))
        .or_else(|| one(FeedFormat::Prtg, prtg::read(body)))
        .or_else(|| one(FeedFormat::Aws, aws::read(body)))
}

/// Reads `body` as `format`. These list only what is wrong: somebody who says what it is makes an empty list quiet.
pub(super) fn read_as(format: &FeedFormat, body: &Value, now: Timestamp) -> Option<Read> {
    let quiet = match format {
        FeedFormat::Alertmanager | FeedFormat::Aws => body,
        FeedFormat::Icinga2 => body.get("results")?,
        FeedFormat::Zabbix
        | FeedFormat::Prtg
        | FeedFormat::Statuspage
        | FeedFormat::Rss
        | FeedFormat::Atom
        | FeedFormat::JsonFeed
        | FeedFormat::AzureRss
        | FeedFormat::AwsRss
        | FeedFormat::Described(_) => &Value::Null,
    };
    if quiet.as_array().is_some_and(Vec::is_empty) {
        return Some(Ok(Found::new(format.clone()).reading()));
    }
    read(body, now).filter(|(found, _)| found == format).map(|(_, read)| read)
}

/// What was found in a body so far.
struct Found {
    format: FeedFormat,
    components: Vec<Component>,
    incidents: Vec<SupplierIncident>,
    notes: Notes,
    /// Whether something may be hidden.
    unsure: bool,
}

impl Found {
    fn new(format: FeedFormat) -> Self {
        Self { format, components: Vec::new(), incidents: Vec::new(), notes: Notes::default(), unsure: false }
    }

    /// Says what may hide something.
    fn doubt(&mut self, why: &str) {
        self.unsure = true;
        self.notes.say(why);
    }

    /// A value that nobody knows, as a state.
    fn unknown(&mut self, value: Option<&Value>) -> ServiceState {
        self.notes.unknown(&value::shown(value));
        ServiceState::Unknown
    }

    fn reading(mut self) -> Reading {
        let components = gathered(self.components, &mut self.notes);
        self.notes.cut("incidents", self.incidents.len(), INCIDENTS_MAX);
        let open = self.incidents.iter().filter(|incident| !incident.phase.is_over()).map(|incident| incident.state);
        let state = components.iter().map(|component| component.state).chain(open);
        let state = state.fold(ServiceState::Operational, ServiceState::worst);
        // Worst first: what is cut must not be what is worst.
        self.incidents.sort_by_key(|incident| (incident.phase.is_over(), std::cmp::Reverse(incident.state.severity())));
        self.incidents.truncate(INCIDENTS_MAX);
        Reading {
            format: self.format,
            supplier: CleanText::default(),
            state: if self.unsure { state.worst(ServiceState::Unknown) } else { state },
            source_updated_at: None,
            components,
            incidents: self.incidents,
            maintenances: Vec::new(),
            warnings: self.notes.into_lines(),
        }
    }
}

/// The text of a row's value; nothing when it has none.
fn text(row: &Value, key: &str) -> Option<String> {
    value::text(row.get(key)?)
}

fn title(row: &Value, key: &str) -> Option<CleanText> {
    text(row, key).map(|text| CleanText::title(&text)).filter(|text| !text.is_empty())
}

fn time(row: &Value, key: &str) -> Option<Timestamp> {
    value::time(row.get(key)?, Zone::Utc, &mut Notes::default())
}

/// Whether the first row of a list fits.
fn first_is(list: &Value, fits: impl Fn(&Value) -> bool) -> bool {
    list.as_array().and_then(|rows| rows.first()).is_some_and(fits)
}

#[cfg(test)]
#[path = "coded_tests.rs"]
mod tests;
