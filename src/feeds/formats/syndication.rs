//! RSS, Atom and JSON Feed: a history of notices, from which the state must be guessed.
//!
//! - The first bold label of a notice that is a known word gives its phase, else its title's prefix, else a category.
//! - A phase that is not over is open, however old. A notice without any phase is open while younger than 24 hours or
//!   without a date; an older one is taken as past, and a warning counts these, since most pages never say «over».
//! - How bad an open notice is comes from its words. A named phase without such words counts as a partial outage (the
//!   supplier says something is wrong, and this must not be missed); a notice with neither counts as unknown.
//! - Azure's page is an exception: what it lists is going on, however old. On the pages of AWS only the newest notice on a
//!   service counts.
//! - Planned work: «THIS IS A SCHEDULED EVENT» as Statuspage writes it, or the title's words; its date is the start.
//! - An empty list is a quiet page. The feed's state is the worst of what is open, maintenance in progress included.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use feed_rs::model;

use super::notes::Notes;
use super::phrases::{self, Label};
use super::plain::{self, Piece};
use super::{INCIDENTS_MAX, UPDATES_MAX, dates, decode, link};
use crate::domain::CleanText;
use crate::domain::feed::{
    FeedFailure, FeedFormat, Maintenance, Phase, Reading, ServiceState, SupplierIncident, Update,
};
use crate::domain::register::FeedWords;

/// How long a notice without a phase counts as going on.
const FRESH_HOURS: i64 = 24;
/// How Statuspage begins a notice of planned work.
const SCHEDULED_EVENT: &str = "THIS IS A SCHEDULED EVENT";
const AZURE: [&str; 2] = ["status.azure.com", "azure.status.microsoft"];
const AWS: [&str; 2] = ["status.aws.amazon.com", "health.aws.amazon.com"];

/// Whose notices they are, where that decides how they are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    /// What is listed is going on; ids are used again.
    Azure,
    /// Each notice takes the place of the one before it on the same service.
    Aws,
    /// As the rules at the top say.
    Other,
}

/// Reads a body whose root element is `root`'s, as the format that it turns out to be; `text` is it decoded, for all
/// charsets but those XML declares.
pub(super) fn recognised(
    bytes: &[u8],
    text: &str,
    root: FeedFormat,
    words: &FeedWords,
    now: Timestamp,
) -> Result<Reading, FeedFailure> {
    let feed = parsed(bytes, text, &root)?;
    let page = page(&feed);
    let format = match page {
        Page::Azure => FeedFormat::AzureRss,
        Page::Aws => FeedFormat::AwsRss,
        Page::Other => root,
    };
    Ok(reading(&feed, text, format, Reader { now, page, words }))
}

/// Reads a body as `format`.
pub(super) fn read(
    bytes: &[u8],
    text: &str,
    format: &FeedFormat,
    words: &FeedWords,
    now: Timestamp,
) -> Result<Reading, FeedFailure> {
    let feed = parsed(bytes, text, format)?;
    let page = match format {
        FeedFormat::AzureRss => Page::Azure,
        FeedFormat::AwsRss => Page::Aws,
        FeedFormat::Statuspage
        | FeedFormat::Rss
        | FeedFormat::Atom
        | FeedFormat::JsonFeed
        | FeedFormat::Aws
        | FeedFormat::Alertmanager
        | FeedFormat::Zabbix
        | FeedFormat::Icinga2
        | FeedFormat::Prtg
        | FeedFormat::Described(_) => page(&feed),
    };
    Ok(reading(&feed, text, format.clone(), Reader { now, page, words }))
}

fn parsed(bytes: &[u8], text: &str, format: &FeedFormat) -> Result<model::Feed, FeedFailure> {
    let raw = decode::declares_other_charset(bytes);
    let source = if raw { bytes } else { decode::without_declaration(text).as_bytes() };
    feed_rs::parser::Builder::new()
        .sanitize_content(false)
        .timestamp_parser(|text| dates::parse(text)?.to_string().parse().ok())
        .id_generator(|links, title, _| made_up_id(links, title.as_ref()))
        .build()
        .parse(source)
        .map_err(|error| FeedFailure::Unreadable {
            format: format.clone(),
            reason: CleanText::title(&error.to_string()).into(),
        })
}

fn reading(feed: &model::Feed, text: &str, format: FeedFormat, reader: Reader<'_>) -> Reading {
    let mut notes = Notes::default();
    let supplier = feed.title.as_ref().map(|title| plain::title(&title.content)).unwrap_or_default();
    if supplier.is_empty() {
        notes.say("the page does not say whose it is");
    }
    notes.cut("notices", feed.entries.len(), INCIDENTS_MAX);
    let ends = maintenance_ends(text, feed.entries.len());
    let mut incidents: Vec<SupplierIncident> = Vec::new();
    let mut maintenances: Vec<Maintenance> = Vec::new();
    for (place, entry) in feed.entries.iter().take(INCIDENTS_MAX).enumerate() {
        match reader.notice(entry, ends.get(place).copied().flatten(), &mut notes) {
            Notice::Incident(incident) => {
                if incidents.iter().any(|have| have.id == incident.id) {
                    notes.count("notices had an id that another has");
                }
                incidents.push(incident);
            }
            Notice::Maintenance(maintenance) => maintenances.push(maintenance),
        }
    }
    if reader.page == Page::Aws {
        close_superseded(&mut incidents);
    }
    let open = incidents.iter().filter(|incident| !incident.phase.is_over()).map(|incident| incident.state);
    let working = maintenances
        .iter()
        .filter(|planned| matches!(planned.phase, Phase::InProgress | Phase::Verifying))
        .map(|_| ServiceState::Maintenance);
    let newest =
        feed.entries.iter().filter_map(|entry| at(entry.updated.or(entry.published)).filter(|at| *at <= reader.now));
    Reading {
        format,
        supplier,
        state: open.chain(working).fold(ServiceState::Operational, ServiceState::worst),
        source_updated_at: newest.max().or_else(|| at(feed.updated.or(feed.published))),
        components: Vec::new(),
        incidents,
        maintenances,
        warnings: notes.into_lines(),
    }
}

enum Notice {
    Incident(SupplierIncident),
    Maintenance(Maintenance),
}

#[derive(Clone, Copy)]
struct Reader<'w> {
    now: Timestamp,
    page: Page,
    words: &'w FeedWords,
}

impl Reader<'_> {
    fn notice(&self, entry: &model::Entry, end: Option<Timestamp>, notes: &mut Notes) -> Notice {
        let title = entry.title.as_ref().map(|title| plain::title(&title.content)).unwrap_or_default();
        let body = entry
            .content
            .as_ref()
            .and_then(|content| content.body.as_deref())
            .or_else(|| entry.summary.as_ref().map(|summary| summary.content.as_str()))
            .unwrap_or_default();
        let told = Told::read(body, self.words);
        let label = told
            .updates
            .iter()
            .find_map(|(label, _)| *label)
            .or_else(|| phrases::title_label(title.as_str(), self.words))
            .or_else(|| entry.categories.iter().find_map(|category| phrases::label(&category.term, self.words)));
        let url = entry.links.first().and_then(|first| link(&first.href));
        if url.is_none() && !entry.links.is_empty() {
            notes.count("links dropped: not plain web addresses");
        }
        let published = at(entry.published.or(entry.updated));
        let changed = at(entry.updated.or(entry.published));
        let id = match (self.page, published) {
            (Page::Azure, Some(at)) => CleanText::title(&format!("{}@{at}", key(entry))),
            (Page::Azure, None) | (Page::Aws | Page::Other, _) => key(entry),
        };
        let updates = told.updates(changed, notes);
        if told.scheduled || is_planned(label, title.as_str()) {
            let phase = match label {
                Some(Label::Phase(Phase::Resolved)) => Phase::Completed,
                Some(Label::Phase(phase)) => phase,
                Some(Label::Information | Label::Open) | None if published.is_some_and(|at| at > self.now) => {
                    Phase::Scheduled
                }
                Some(Label::Information | Label::Open) | None => Phase::Unknown,
            };
            let components = Vec::new();
            let ends_at = end.filter(|end| published.is_none_or(|start| *end >= start));
            return Notice::Maintenance(Maintenance {
                id,
                title,
                phase,
                starts_at: published,
                ends_at,
                url,
                components,
                updates,
            });
        }
        let (phase, state) = self.standing(label, changed, &title, body, notes);
        Notice::Incident(SupplierIncident {
            id,
            title,
            state,
            phase,
            started_at: published,
            updated_at: changed,
            resolved_at: changed.filter(|_| phase.is_over() && label.is_some()),
            url,
            components: Vec::new(),
            updates,
        })
    }

    /// Phase and state of a notice, by the rules at the top.
    fn standing(
        &self,
        label: Option<Label>,
        changed: Option<Timestamp>,
        title: &CleanText,
        body: &str,
        notes: &mut Notes,
    ) -> (Phase, ServiceState) {
        let words = phrases::severity(title.as_str()).or_else(|| phrases::severity(plain::body(body).as_str()));
        let hours = self.words.open_hours.map_or(FRESH_HOURS, i64::from);
        let fresh = changed.is_none_or(|at| self.now.duration_since(at) < SignedDuration::from_hours(hours));
        match label {
            Some(Label::Phase(phase)) => (phase, words.unwrap_or(ServiceState::PartialOutage)),
            Some(Label::Open) => (Phase::Unknown, words.unwrap_or(ServiceState::PartialOutage)),
            None if self.page == Page::Azure => (Phase::Unknown, words.unwrap_or(ServiceState::PartialOutage)),
            Some(Label::Information) if fresh => (Phase::Unknown, ServiceState::Operational),
            Some(Label::Information) => (Phase::Resolved, ServiceState::Operational),
            None if fresh => (Phase::Unknown, words.unwrap_or(ServiceState::Unknown)),
            None => {
                notes.count("notices do not say whether they are over and are older than a day: taken as past");
                (Phase::Resolved, words.unwrap_or(ServiceState::Unknown))
            }
        }
    }
}

/// A notice's body, split where a bold label begins an update; newest first, as Statuspage and incident.io write it.
struct Told {
    scheduled: bool,
    updates: Vec<(Option<Label>, String)>,
}

impl Told {
    fn read(body: &str, words: &FeedWords) -> Self {
        let mut told = Self { scheduled: body.contains(SCHEDULED_EVENT), updates: vec![(None, String::new())] };
        for piece in plain::pieces(body) {
            match piece {
                Piece::Bold(text) if text.contains(SCHEDULED_EVENT) => {}
                Piece::Bold(text) => match phrases::label(&text, words) {
                    Some(label) => told.updates.push((Some(label), String::new())),
                    None => told.add(&text),
                },
                Piece::Text(text) => told.add(&text),
            }
        }
        told
    }

    fn add(&mut self, text: &str) {
        if let Some((_, update)) = self.updates.last_mut() {
            update.push_str(text);
        }
    }

    /// The updates; only the newest one's time is known, and only if it has a label does that time belong to it.
    fn updates(&self, changed: Option<Timestamp>, notes: &mut Notes) -> Vec<Update> {
        notes.cut("updates of a notice", self.updates.len().saturating_sub(1), UPDATES_MAX);
        let labelled = self.updates.iter().any(|(label, _)| label.is_some());
        self.updates
            .iter()
            .filter(|(label, _)| !labelled || label.is_some())
            .take(UPDATES_MAX)
            .enumerate()
            .map(|(place, (label, text))| Update {
                at: changed.filter(|_| place == 0),
                phase: match label {
                    Some(Label::Phase(phase)) => *phase,
                    Some(Label::Information | Label::Open) | None => Phase::Unknown,
                },
                text: CleanText::body(text.trim().trim_start_matches(['-', '–', ':']).trim_start()),
            })
            .filter(|update| !update.text.is_empty() || update.phase != Phase::Unknown)
            .collect()
    }
}

fn is_planned(label: Option<Label>, title: &str) -> bool {
    match label {
        Some(Label::Phase(Phase::Scheduled | Phase::InProgress | Phase::Verifying | Phase::Completed)) => true,
        Some(Label::Phase(Phase::Investigating | Phase::Identified | Phase::Monitoring | Phase::Unknown)) => false,
        Some(Label::Phase(Phase::Resolved) | Label::Information | Label::Open) | None => phrases::is_planned(title),
    }
}

fn at(when: Option<impl ToString>) -> Option<Timestamp> {
    dates::parse(&when?.to_string().replace(" UTC", "Z").replacen(' ', "T", 1))
}

/// A notice's id. Some ids change with every update and carry it as the address' fragment: these are cut to the
/// address, unless it is the site's front page, which all notices share.
fn key(entry: &model::Entry) -> CleanText {
    let id = entry.id.as_str();
    let address = id.split_once('#').and_then(|(address, _)| {
        let url = reqwest::Url::parse(address).ok()?;
        (url.path().len() > 1).then_some(address)
    });
    CleanText::title(address.unwrap_or(id))
}

/// An id for a notice without one, the same at each reading.
fn made_up_id(links: &[model::Link], title: Option<&model::Text>) -> String {
    let link = links.first().map(|link| link.href.as_str());
    let title = title.map(|title| title.content.as_str());
    match (link, title) {
        (Some(link), Some(title)) => format!("{title} {link}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "unnamed".to_owned(),
    }
}

fn page(feed: &model::Feed) -> Page {
    let links = feed.links.iter().filter_map(|link| reqwest::Url::parse(&link.href).ok());
    let hosts: Vec<String> = links.filter_map(|url| url.host_str().map(str::to_owned)).collect();
    let is_on = |known: &[&str]| hosts.iter().any(|host| known.contains(&host.as_str()));
    if is_on(&AZURE) {
        Page::Azure
    } else if is_on(&AWS) {
        Page::Aws
    } else {
        Page::Other
    }
}

/// Of the notices on one service only the newest counts: the one that says that all is well has an id of its own.
fn close_superseded(incidents: &mut [SupplierIncident]) {
    let mut newest: BTreeMap<String, Option<Timestamp>> = BTreeMap::new();
    for incident in incidents.iter() {
        let at = newest.entry(service(&incident.id)).or_default();
        *at = (*at).max(incident.updated_at);
    }
    for incident in incidents.iter_mut().filter(|incident| !incident.phase.is_over()) {
        let is_newest = newest.get(&service(&incident.id)).is_none_or(|at| *at == incident.updated_at);
        if !is_newest && incident.updated_at.is_some() {
            incident.phase = Phase::Resolved;
        }
    }
}

/// The service in an id such as `http://status.aws.amazon.com/#ec2-eu-north-1_1566559115`.
fn service(id: &CleanText) -> String {
    let fragment = id.as_str().split_once('#').map_or(id.as_str(), |(_, fragment)| fragment);
    fragment.rsplit_once('_').map_or(fragment, |(service, _)| service).to_owned()
}

/// Statuspage's `maintenanceEndDate` of each item, which the feed reader drops. Nothing when the items cannot be
/// matched one to one.
fn maintenance_ends(text: &str, entries: usize) -> Vec<Option<Timestamp>> {
    const TAG: &str = "maintenanceEndDate>";
    if !text.contains(TAG) {
        return Vec::new();
    }
    let items: Vec<&str> = text.split("<item>").skip(1).collect();
    if items.len() != entries {
        return Vec::new();
    }
    items.iter().map(|item| dates::parse(item.split_once(TAG)?.1.split('<').next()?)).collect()
}

#[cfg(test)]
#[path = "syndication_tests.rs"]
mod tests;
